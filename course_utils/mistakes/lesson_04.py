"""Known mistakes of lesson 4, numerical gradients."""

from course_utils.mistakes import Mistake

MISTAKES = (
    *(
        Mistake(
            "numerical_diff",
            f"numerical: {name}",
            explanation,
            code=f"""
            def numerical_diff(f, x):
                h = 1e-4
                return {slope}
            """,
        )
        for name, explanation, slope in (
            (
                "h lost beside x",
                "h is so small that x + h is x itself: a float has about 16 digits. The course "
                "takes 1e-4.",
                "(f(x + 1e-50) - f(x - 1e-50)) / 2e-50",
            ),
            (
                "forward difference",
                "only a step upwards is taken: the bend of the curve within the step stays in the "
                "result. Step to both sides.",
                "(f(x + h) - f(x)) / h",
            ),
            (
                "/ 2 * h",
                "the difference is divided by 2 and then multiplied by h: Python reads / and * "
                "from left to right. All of 2h belongs under the line.",
                "(f(x + h) - f(x - h)) / 2 * h",
            ),
            (
                "divided by h in place of 2h",
                "the difference is divided by h: from x - h to x + h it is two steps.",
                "(f(x + h) - f(x - h)) / h",
            ),
            (
                "not divided",
                "the difference is not divided by the distance between the two points: a slope is "
                "height over distance.",
                "f(x + h) - f(x - h)",
            ),
            (
                "brackets missing",
                "only the second value is divided: the division comes before the minus, unless "
                "brackets say otherwise.",
                "f(x + h) - f(x - h) / (2 * h)",
            ),
            (
                "the wrong way round",
                "the upper value is taken from the lower one: the sign turns round.",
                "(f(x - h) - f(x + h)) / (2 * h)",
            ),
            (
                "h too small",
                "h is 1e-10: the two heights agree in almost all digits, and their difference is "
                "mostly rounding error. The course takes 1e-4.",
                "(f(x + 1e-10) - f(x - 1e-10)) / 2e-10",
            ),
            (
                "h too large",
                "h is 0.1: over so long a step the curve bends, and the result shows it. The "
                "course takes 1e-4.",
                "(f(x + 0.1) - f(x - 0.1)) / 0.2",
            ),
        )
    ),
    *(
        Mistake(
            "tangent_line",
            f"tangent: {name}",
            explanation,
            code=f"""
            def tangent_line(f, x):
                slope = numerical_diff(f, x)
                return {line}
            """,
        )
        for name, explanation, line in (
            (
                "a number in place of a function",
                "no function is returned (but a number, say, or nothing at all): the tangent is a "
                "line, so what is asked for is a function that gives its height at any t.",
                "slope",
            ),
            (
                "line through the origin",
                "f(x) is left out, and t is not measured from x: the line has the right slope, "
                "but goes through the origin and not through the point of contact.",
                "lambda t: slope * t",
            ),
            (
                "the height at x taken for the height at 0",
                "f(x) is taken for the height of the line at t = 0: it has that height at t = x.",
                "lambda t: f(x) + slope * t",
            ),
            (
                "the height left out",
                "f(x) is left out: the line has the right slope, but at t = x it should be as "
                "high as f.",
                "lambda t: slope * (t - x)",
            ),
            (
                "x - t in place of t - x",
                "the line falls where f rises: the way from the point of contact to t is t - x.",
                "lambda t: f(x) + slope * (x - t)",
            ),
            (
                "slope taken at t",
                "the slope is computed anew at each t: a tangent is straight, it keeps the slope "
                "that f has at x.",
                "lambda t: f(x) + numerical_diff(f, t) * (t - x)",
            ),
        )
    ),
    *(
        Mistake(
            "numerical_gradient",
            f"numerical gradient: {name}",
            explanation,
            code=f"""
            def numerical_gradient(f, x):
                h = 1e-4
                {start}
                for index in np.ndindex(x.shape):
                    before = x[index]
                    x[index] = before + h
                    above = f(x)
                    x[index] = {lower}
                    below = f(x)
                    {after}
                    gradient[index] = (above - below) / (2 * h)
                return {result}
            """,
        )
        for name, explanation, start, lower, after, result in (
            (
                "integers",
                "x holds integers: what is written into such an array loses its decimals, so a "
                "step of h vanishes, or becomes a whole 1. Work on an array of floats.",
                "x = np.array(x); gradient = np.zeros(x.shape)",
                "before - h",
                "x[index] = before",
                "gradient",
            ),
            (
                "integers, and a result of integers",
                "x holds integers, and so does the array for the result: what is written into "
                "either loses its decimals. Both must hold floats.",
                "x = np.array(x); gradient = np.zeros_like(x)",
                "before - h",
                "x[index] = before",
                "gradient",
            ),
            (
                "a result of integers",
                "the array for the result holds integers, as `np.zeros_like(x)` does if x does: "
                "the slopes lose their decimals.",
                "gradient = np.zeros_like(x); x = np.array(x, dtype=float)",
                "before - h",
                "x[index] = before",
                "gradient",
            ),
            (
                "x not put back",
                "an entry that was moved is not put back: the next ones are tried at another "
                "point.",
                "x = np.asarray(x, dtype=float); gradient = np.zeros(x.shape)",
                "before - h",
                "",
                "gradient",
            ),
            (
                "the step down ends where it began",
                "the step down starts from x + h and is as long as h: it ends at x. The lower "
                "point is h below the old value.",
                "x = np.array(x, dtype=float); gradient = np.zeros(x.shape)",
                "before",
                "x[index] = before",
                "gradient",
            ),
            (
                "the result is flat",
                "the slopes are put in one long row: the gradient has the shape of x.",
                "x = np.array(x, dtype=float); gradient = np.zeros(x.shape)",
                "before - h",
                "x[index] = before",
                "gradient.ravel()",
            ),
            (
                "the result is x under another name",
                "the slopes are written into x itself: after `gradient = x` there are two names "
                "for one array. The result needs an array of its own.",
                "x = np.asarray(x, dtype=float); gradient = x",
                "before - h",
                "x[index] = before",
                "gradient",
            ),
        )
    ),
    *(
        Mistake(
            "numerical_gradient",
            f"numerical gradient: {name}",
            explanation,
            code=f"""
            def numerical_gradient(f, x):
                h = 1e-4
                x = np.array(x, dtype=float)
                gradient = np.zeros(x.shape)

                def along(moved):
                    point = x.copy()
                    point[index] = moved
                    return f(point)

                for index in {places}:
                    at = x[index]
                    gradient[index] = {slope}
                return gradient
            """,
        )
        for name, explanation, places, slope in (
            (
                "h lost beside x",
                "h is so small that x + h is x itself: a float has about 16 digits. The course "
                "takes 1e-4.",
                "np.ndindex(x.shape)",
                "(along(at + 1e-50) - along(at - 1e-50)) / 2e-50",
            ),
            (
                "forward difference",
                "each entry is moved upwards only: the bend of f within the step stays in the "
                "result. Step to both sides.",
                "np.ndindex(x.shape)",
                "(along(at + h) - along(at)) / h",
            ),
            (
                "/ 2 * h",
                "the difference is divided by 2 and then multiplied by h: Python reads / and * "
                "from left to right. All of 2h belongs under the line.",
                "np.ndindex(x.shape)",
                "(along(at + h) - along(at - h)) / 2 * h",
            ),
            (
                "divided by h in place of 2h",
                "the difference is divided by h: from x - h to x + h it is two steps.",
                "np.ndindex(x.shape)",
                "(along(at + h) - along(at - h)) / h",
            ),
            (
                "the wrong way round",
                "the upper value is taken from the lower one: the sign turns round.",
                "np.ndindex(x.shape)",
                "(along(at - h) - along(at + h)) / (2 * h)",
            ),
            (
                "h too small",
                "h is 1e-10: the two values agree in almost all digits, and their difference is "
                "mostly rounding error. The course takes 1e-4.",
                "np.ndindex(x.shape)",
                "(along(at + 1e-10) - along(at - 1e-10)) / (2 * 1e-10)",
            ),
            (
                "h too large",
                "h is 0.1: over so long a step f bends, and the result shows it. The course takes "
                "1e-4.",
                "np.ndindex(x.shape)",
                "(along(at + 0.1) - along(at - 0.1)) / (2 * 0.1)",
            ),
            (
                "all entries moved at once, one slope for each",
                "all entries move at once: every place receives the same slope. Move one entry, "
                "and leave the others where they are.",
                "np.ndindex(x.shape)",
                "(f(x + h) - f(x - h)) / (2 * h)",
            ),
            (
                "f sees one entry only",
                "f receives a single entry: it needs the whole array, with that entry moved.",
                "np.ndindex(x.shape)",
                "(f(at + h) - f(at - h)) / (2 * h)",
            ),
            (
                "a row moved at once",
                "a whole row moves at once: in an array of two or more dimensions, x[i] is a row. "
                "Each entry has an index of its own.",
                "range(len(x))",
                "(along(at + h) - along(at - h)) / (2 * h)",
            ),
        )
    ),
    Mistake(
        "numerical_gradient",
        "numerical gradient: all entries moved at once",
        "all entries move at once: that is one slope, in a direction that belongs to no entry. "
        "Move them one after the other.",
        code="""
        def numerical_gradient(f, x):
            h = 1e-4
            x = np.array(x, dtype=float)
            return (f(x + h) - f(x - h)) / (2 * h)
        """,
    ),
    Mistake(
        "numerical_gradient",
        "numerical gradient: up and down are one array",
        "both points are the same array under two names, as after `up = x` and `down = x`: the "
        "step down undoes the step up. Each needs a copy of its own.",
        code="""
        def numerical_gradient(f, x):
            h = 1e-4
            x = np.array(x, dtype=float)
            gradient = np.zeros(x.shape)
            for index in np.ndindex(x.shape):
                up = x
                down = x
                up[index] += h
                down[index] -= h
                gradient[index] = (f(up) - f(down)) / (2 * h)
            return gradient
        """,
    ),
    Mistake(
        "numerical_gradient",
        "numerical gradient: return inside the loop",
        "only the first entry gets its slope: a `return` inside the loop ends it there.",
        code="""
        def numerical_gradient(f, x):
            h = 1e-4
            x = np.array(x, dtype=float)
            gradient = np.zeros(x.shape)
            for index in np.ndindex(x.shape):
                before = x[index]
                x[index] = before + h
                above = f(x)
                x[index] = before - h
                below = f(x)
                x[index] = before
                gradient[index] = (above - below) / (2 * h)
                return gradient
        """,
    ),
    *(
        Mistake(
            "gradient_descent",
            f"descent: {name}",
            explanation,
            code=f"""
            def gradient_descent(f, init_x, lr=0.01, step_num=100):
                x = {start}
                first = numerical_gradient(f, x)
                for _ in range({steps}):
                    x -= {step}
                return x
            """,
        )
        for name, explanation, start, steps, step in (
            (
                "the start changed",
                "the walk moves the very array that was handed over: a second walk would not "
                "start there again. Walk on a copy.",
                "np.asarray(init_x, dtype=float)",
                "step_num",
                "lr * numerical_gradient(f, x)",
            ),
            (
                "integers",
                "x holds integers, and a step of floats cannot be subtracted from them in place. "
                "Start from a copy that holds floats.",
                "init_x.copy()",
                "step_num",
                "lr * numerical_gradient(f, x)",
            ),
            (
                "uphill",
                "the gradient is added: it points uphill, so the walk must go the other way.",
                "np.array(init_x, dtype=float)",
                "step_num",
                "-lr * numerical_gradient(f, x)",
            ),
            (
                "learning rate forgotten",
                "the learning rate is left out: each step is as long as the whole gradient.",
                "np.array(init_x, dtype=float)",
                "step_num",
                "numerical_gradient(f, x)",
            ),
            (
                "one gradient for all steps",
                "the gradient is computed once, at the start: every step needs the gradient of "
                "the place where it begins.",
                "np.array(init_x, dtype=float)",
                "step_num",
                "lr * first",
            ),
            (
                "only one step counts",
                "only one step counts: a `return` inside the loop ends it, or every step begins "
                "at `init_x` again.",
                "np.array(init_x, dtype=float)",
                "1",
                "lr * numerical_gradient(f, x)",
            ),
            (
                "a step too few",
                "one step too few is taken.",
                "np.array(init_x, dtype=float)",
                "step_num - 1",
                "lr * numerical_gradient(f, x)",
            ),
            (
                "a step too many",
                "one step too many is taken.",
                "np.array(init_x, dtype=float)",
                "step_num + 1",
                "lr * numerical_gradient(f, x)",
            ),
            (
                "the defaults in place of the arguments",
                "`step_num` is set anew inside the function: the caller's value must count.",
                "np.array(init_x, dtype=float)",
                "100",
                "lr * numerical_gradient(f, x)",
            ),
        )
    ),
    *(
        Mistake(
            "relative_error",
            f"relative error: {name}",
            explanation,
            code=f"""
            def relative_error(a, b):
                a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
                with np.errstate(all="ignore"):
                    return {formula}
            """,
        )
        for name, explanation, formula in (
            (
                "nan where both are 0",
                "0 is divided by 0, which is nan: where both entries are 0, the error is 0.",
                "np.max(np.abs(a - b) / (np.abs(a) + np.abs(b)))",
            ),
            (
                "not divided",
                "the difference is not divided by the size of the two: it is absolute, and says "
                "nothing without knowing how large they are.",
                "np.max(np.abs(a - b))",
            ),
            (
                "divided by 1 at least",
                "the size under the line is never below 1: between small numbers the error is "
                "absolute then. Replace a size of 0, and no other.",
                "np.max(np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1))",
            ),
            (
                "divided by one of the two",
                "the difference is divided by the size of `a` alone: both sizes belong under the "
                "line, so that a and b may change places.",
                "np.max(np.abs(a - b) / np.where(a == 0, 1, np.abs(a)))",
            ),
            (
                "divided by the larger",
                "the difference is divided by the larger of the two sizes: that is used too, but "
                "here the sum of both stands under the line.",
                "np.max(np.abs(a - b) / np.maximum(np.maximum(np.abs(a), np.abs(b)), 1e-12))",
            ),
            (
                "divided by the mean of the two",
                "the difference is divided by the mean of the two sizes: here their sum stands "
                "under the line.",
                "np.max(2 * np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-12))",
            ),
            (
                "signs kept above",
                "the difference keeps its sign: a negative one would never be the largest. Its "
                "absolute value counts.",
                "np.max((a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-12))",
            ),
            (
                "signs kept below",
                "a and b are added before their absolute value is taken: entries of opposite sign "
                "cancel there.",
                "np.max(np.abs(a - b) / np.maximum(np.abs(a + b), 1e-12))",
            ),
            (
                "mean in place of maximum",
                "the mean over all entries is taken: it hides one wrong entry among many right "
                "ones. The largest counts.",
                "np.mean(np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-12))",
            ),
            (
                "one for each entry",
                "each entry keeps an error of its own: one number is asked for, the largest.",
                "np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-12)",
            ),
            (
                "of the lengths",
                "the lengths of the two arrays are compared, not their entries: a large entry "
                "then hides what is wrong in a small one.",
                "np.sqrt(np.sum((a - b) ** 2)) / np.maximum(np.sqrt(np.sum(a**2)) "
                "+ np.sqrt(np.sum(b**2)), 1e-12)",
            ),
        )
    ),
    *(
        Mistake(
            "loss_gradients",
            f"loss gradients: {name}",
            explanation,
            code=f"""
            def loss_gradients(W, b, x, t):
                error = x @ W + b - t
                dW, db = {formula}
                return dW, db
            """,
        )
        for name, explanation, formula in (
            (
                "weight decay forgotten",
                "only one of the two ways of `W` into the loss is counted: it enters the weight "
                "decay as well.",
                "np.outer(x, error), error",
            ),
            (
                "weight decay, factor 2",
                "the half in front of the weight decay is forgotten: the slope of W²/2 is W.",
                "np.outer(x, error) + 0.02 * W, error",
            ),
            (
                "weight decay, half",
                "the half in front of the weight decay is kept: the slope of W² is 2W, and the two "
                "cancels the half.",
                "np.outer(x, error) + 0.005 * W, error",
            ),
            (
                "weight decay without its factor",
                "the factor 0.01 of the weight decay is forgotten.",
                "np.outer(x, error) + W, error",
            ),
            (
                "weight decay subtracted",
                "the weight decay is subtracted: both terms of the loss are added, and so are "
                "their slopes.",
                "np.outer(x, error) - 0.01 * W, error",
            ),
            (
                "weight decay not differentiated",
                "the weight decay itself is added, one number for all weights: each weight needs "
                "its slope.",
                "np.outer(x, error) + 0.5 * 0.01 * np.sum(W**2), error",
            ),
            (
                "weight decay on b",
                "b has a weight decay too: in this loss only W has one.",
                "(np.outer(x, error) + 0.01 * W, error + 0.01 * b)",
            ),
            (
                "dW transposed",
                "rows and columns of dW change places: it has the shape of W, (D, M).",
                "np.outer(error, x) + 0.01 * W.T, error",
            ),
        )
    ),
)
