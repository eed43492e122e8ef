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
                "only a step upward is taken: the bend of the curve within the step stays in the "
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
                "only the second value is divided: division comes before the minus, unless "
                "parentheses say otherwise.",
                "f(x + h) - f(x - h) / (2 * h)",
            ),
            (
                "the wrong way round",
                "the upper value is subtracted from the lower one: that reverses the sign.",
                "(f(x - h) - f(x + h)) / (2 * h)",
            ),
            (
                "h too small",
                "h is too small: the two values agree in almost all digits, and their difference "
                "is mostly rounding error. The course takes 1e-4.",
                "(f(x + 1e-10) - f(x - 1e-10)) / 2e-10",
            ),
            (
                "h too large",
                "h is too large: over so long a step the curve bends, and the result shows it. The "
                "course takes 1e-4.",
                "(f(x + 0.1) - f(x - 0.1)) / 0.2",
            ),
        )
    ),
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
                "h = 1",
                "h is too large: over so long a step the curve bends, and the result shows it. "
                "The course takes 1e-4.",
                "(f(x + 1) - f(x - 1)) / (2 * 1)",
            ),
            (
                "h = 0.01",
                "h is too large: over so long a step the curve bends, and the result shows it. "
                "The course takes 1e-4.",
                "(f(x + 0.01) - f(x - 0.01)) / (2 * 0.01)",
            ),
            (
                "h = 1e-8",
                "h is too small: the two values agree in almost all digits, and their "
                "difference is mostly rounding error. The course takes 1e-4.",
                "(f(x + 1e-8) - f(x - 1e-8)) / (2 * 1e-8)",
            ),
            (
                "h = 1e-12",
                "h is too small: the two values agree in almost all digits, and their "
                "difference is mostly rounding error. The course takes 1e-4.",
                "(f(x + 1e-12) - f(x - 1e-12)) / (2 * 1e-12)",
            ),
            (
                "h = 1e-15",
                "h is too small: the two values agree in almost all digits, and their "
                "difference is mostly rounding error. The course takes 1e-4.",
                "(f(x + 1e-15) - f(x - 1e-15)) / 2e-15",
            ),
            (
                "backward difference",
                "only a step downward is taken: the bend of the curve within the step stays in the "
                "result. Step to both sides.",
                "(f(x) - f(x - h)) / h",
            ),
            (
                "multiplied by 2h",
                "the difference is multiplied by 2h: a slope is height *over* distance.",
                "(f(x + h) - f(x - h)) * (2 * h)",
            ),
            (
                "divided by 2",
                "the difference is divided by 2, and not by h as well: the two points are 2h "
                "apart.",
                "(f(x + h) - f(x - h)) / 2",
            ),
            (
                "divided by 2h²",
                "the difference is divided by h twice: the two points are 2h apart.",
                "(f(x + h) - f(x - h)) / (2 * h**2)",
            ),
            (
                "second derivative",
                "the second derivative is computed, how fast the slope changes: f(x) itself has "
                "no place in a central difference.",
                "(f(x + h) - 2 * f(x) + f(x - h)) / h**2",
            ),
            (
                "absolute value",
                "the sign is dropped: a slope may be negative.",
                "abs((f(x + h) - f(x - h)) / (2 * h))",
            ),
            (
                "the value",
                "the height of f comes back, and not its slope.",
                "f(x)",
            ),
            (
                "the mean of the heights",
                "the two heights are averaged: their *difference* counts.",
                "(f(x + h) + f(x - h)) / 2",
            ),
            (
                "the two heights added",
                "the two heights are added: their *difference* counts.",
                "(f(x + h) + f(x - h)) / (2 * h)",
            ),
            (
                "h beside f(x)",
                "h is added to the height, f(x) + h: it is x that moves, inside the parentheses.",
                "(f(x) + h - (f(x) - h)) / (2 * h)",
            ),
            (
                "2h above and h below",
                "one step is twice as long as the other: step as far to one side as to the other.",
                "(f(x + 2 * h) - f(x - h)) / (2 * h)",
            ),
            (
                "slope from the origin",
                "the height is divided by x: that is the slope of a line from the origin.",
                "f(x) / x",
            ),
            (
                "relative change",
                "the slope is divided by the height of f: the slope itself is asked for.",
                "(f(x + h) - f(x - h)) / (2 * h) / f(x)",
            ),
            (
                "brackets missing everywhere",
                "only the second value is divided, and then multiplied by h: all of the "
                "difference belongs above the line, all of 2h below it.",
                "f(x + h) - f(x - h) / 2 * h",
            ),
            (
                "the example's formula",
                "the slope of the example's function is returned, whatever `f` is: `f` may be any "
                "function, and only its values are known.",
                "0.02 * x + 0.1",
            ),
            (
                "the example's function",
                "the slope of the example's function is returned, whatever `f` is: `f` may be any "
                "function, and only its values are known.",
                "(lambda f: (f(x + h) - f(x - h)) / (2 * h))(lambda t: 0.01 * t**2 + 0.1 * t)",
            ),
            (
                "the example's answers",
                "the two answers of the example are returned, whatever `f` is: compute the slope "
                "from values of `f`.",
                "0.2 if x == 5 else 0.3",
            ),
            (
                "single precision",
                "the heights are rounded to 32 bits: about 7 digits, and their difference has "
                "hardly any left.",
                "(np.float32(f(x + h)) - np.float32(f(x - h))) / (2 * h)",
            ),
            (
                "integer x",
                "x is cut to a whole number before the step: keep its decimals.",
                "(f(int(x) + h) - f(int(x) - h)) / (2 * h)",
            ),
            (
                "rounded",
                "the slope is rounded: return it in full.",
                "round((f(x + h) - f(x - h)) / (2 * h), 1)",
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
    Mistake(
        "tangent_line",
        "tangent: globals",
        "what the line needs is kept in global names: the next tangent overwrites it for this one, "
        "too. Names inside the function are kept for each line.",
        code="""
        def tangent_line(f, x):
            globals()["line"] = x, numerical_diff(f, x), f(x)

            def tangent(t):
                at, slope, height = globals()["line"]
                return height + slope * (t - at)

            return tangent
        """,
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
                "the slope at every t",
                "the function returns the slope, whatever t is: it should be the height of the "
                "line at t.",
                "lambda t: slope",
            ),
            (
                "the height at every t",
                "the function returns the height at x, whatever t is: the line should rise with "
                "its slope.",
                "lambda t: f(x)",
            ),
            (
                "f itself",
                "f itself is returned: the tangent is a straight line that touches f at x.",
                "f",
            ),
            (
                "height and slope swapped",
                "the height and the slope change places: it is the slope that multiplies the way "
                "from x to t.",
                "lambda t: slope + f(x) * (t - x)",
            ),
            (
                "brackets missing",
                "the parentheses around t - x are missing: only t is multiplied, and x is "
                "subtracted afterwards.",
                "lambda t: f(x) + slope * t - x",
            ),
            (
                "brackets around the sum",
                "the height is multiplied by t - x as well: only the slope should be.",
                "lambda t: (f(x) + slope) * (t - x)",
            ),
            (
                "the height of f at t",
                "the height is taken at t: the line starts from the height at x.",
                "lambda t: f(t) + slope * (t - x)",
            ),
            (
                "t + x",
                "t + x is taken for the way from the point of contact to t: where t = x, that way "
                "is 0.",
                "lambda t: f(x) + slope * (t + x)",
            ),
            (
                "the normal",
                "the slope of the line is -1 / slope: such a line stands at right angles to the "
                "tangent.",
                "lambda t: f(x) - (t - x) / slope",
            ),
            (
                "slope at 0",
                "the slope is taken at 0, and not at x.",
                "lambda t: f(x) + numerical_diff(f, 0) * (t - x)",
            ),
            (
                "slope at the height",
                "the slope is taken at f(x): `numerical_diff` wants the place, x.",
                "lambda t: f(x) + numerical_diff(f, f(x)) * (t - x)",
            ),
            (
                "x always 5",
                "t is measured from 5, the place of the example: it should be x.",
                "lambda t: f(x) + slope * (t - 5)",
            ),
            (
                "the example's slope",
                "the formula of the example's slope stands in the code: `numerical_diff` finds "
                "the slope of any f.",
                "lambda t: f(x) + (0.02 * x + 0.1) * (t - x)",
            ),
            (
                "the example's line",
                "the line of the example is returned, whatever f and x are: compute its height and "
                "its slope from them.",
                "lambda t: 0.2 * t - 0.25",
            ),
            (
                "rounded slope",
                "the slope is rounded: keep it in full.",
                "lambda t: f(x) + round(slope, 1) * (t - x)",
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
                "x holds integers: what is written into such an array loses its decimals, so that "
                "a step of h vanishes, or becomes a whole 1. Work on an array of floats.",
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
                "each entry is moved upward only: the bend of f within the step stays in the "
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
                "the upper value is subtracted from the lower one: that reverses the sign.",
                "np.ndindex(x.shape)",
                "(along(at - h) - along(at + h)) / (2 * h)",
            ),
            (
                "h too small",
                "h is too small: the two values agree in almost all digits, and their difference "
                "is mostly rounding error. The course takes 1e-4.",
                "np.ndindex(x.shape)",
                "(along(at + 1e-10) - along(at - 1e-10)) / (2 * 1e-10)",
            ),
            (
                "h too large",
                "h is too large: over so long a step f bends, and the result shows it. The course "
                "takes 1e-4.",
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
        "only the first entry gets its slope: a `return` inside the loop ends the function there.",
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
            "numerical_gradient",
            f"numerical gradient: {name}",
            explanation,
            code=f"""
            def numerical_gradient(f, x):
                h = 1e-4
                {start}
                gradient = np.zeros(x.shape)
                for index in np.ndindex(x.shape):
                    before = x[index]
                    center = f(x)
                    x[index] = before + h
                    above = f(x)
                    x[index] = before - h
                    below = f(x)
                    {after}
                    gradient[index] = {slope}
                return {result}
            """,
        )
        for name, explanation, start, after, slope, result in (
            (
                "backward difference",
                "each entry is moved downward only: the bend of f within the step stays in the "
                "result. Step to both sides.",
                "x = np.array(x, dtype=float)",
                "x[index] = before",
                "(center - below) / h",
                "gradient",
            ),
            (
                "brackets missing",
                "only the second value is divided: division comes before the minus, unless "
                "parentheses say otherwise.",
                "x = np.array(x, dtype=float)",
                "x[index] = before",
                "above - below / (2 * h)",
                "gradient",
            ),
            (
                "values in place of slopes",
                "the values of f come back, and not its slopes.",
                "x = np.array(x, dtype=float)",
                "x[index] = before",
                "above",
                "gradient",
            ),
            (
                "absolute values",
                "the signs are dropped: a slope may be negative.",
                "x = np.array(x, dtype=float)",
                "x[index] = before",
                "(above - below) / (2 * h)",
                "np.abs(gradient)",
            ),
            (
                "put back as 0",
                "an entry that was moved is set to 0, and not to what it was: the next ones are "
                "tried at another point.",
                "x = np.array(x, dtype=float)",
                "x[index] = 0",
                "(above - below) / (2 * h)",
                "gradient",
            ),
            (
                "half put back",
                "an entry that was moved is not put back to where it was: the next ones are "
                "tried at another point.",
                "x = np.array(x, dtype=float)",
                "x[index] = before + h",
                "(above - below) / (2 * h)",
                "gradient",
            ),
            (
                "not divided",
                "the differences are not divided by the distance between the two points: a slope "
                "is height over distance.",
                "x = np.array(x, dtype=float)",
                "x[index] = before",
                "above - below",
                "gradient",
            ),
            (
                "the example's formula",
                "2x is returned, the gradient of the example: f may be any function.",
                "x = np.array(x, dtype=float)",
                "x[index] = before",
                "(above - below) / (2 * h)",
                "2 * x",
            ),
            (
                "single precision",
                "x is held in 32 bits, about 7 digits: a step of h is hardly seen. Use floats "
                "of 64 bits.",
                "x = np.array(x, dtype=np.float32)",
                "x[index] = before",
                "(above - below) / (2 * h)",
                "gradient",
            ),
        )
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
                "the walk moves the very array that was handed over: the caller's next walk could "
                "not start there again. Walk on a copy.",
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
                "the learning rate is left out: each step is as long as the whole gradient. "
                "Multiply the gradient by `lr`.",
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
                "only one step counts: a `return` inside the loop ends the function, or every step "
                "begins at `init_x` again.",
                "np.array(init_x, dtype=float)",
                "1",
                "lr * numerical_gradient(f, x)",
            ),
            (
                "a step too few",
                "one step too few is taken: `range(n)` gives n rounds.",
                "np.array(init_x, dtype=float)",
                "step_num - 1",
                "lr * numerical_gradient(f, x)",
            ),
            (
                "a step too many",
                "one step too many is taken: `range(n)` gives n rounds.",
                "np.array(init_x, dtype=float)",
                "step_num + 1",
                "lr * numerical_gradient(f, x)",
            ),
            (
                "the defaults in place of the arguments",
                "100 steps are taken, whatever `step_num` says: the caller's value must count.",
                "np.array(init_x, dtype=float)",
                "100",
                "lr * numerical_gradient(f, x)",
            ),
        )
    ),
    *(
        Mistake(
            "gradient_descent",
            f"descent: {name}",
            explanation,
            code=f"""
            def gradient_descent(f, init_x, lr=0.01, step_num=100):
                x = np.array(init_x, dtype=float)
                path = [x.copy()]
                for k in {steps}:
                    {step}
                    path.append(x.copy())
                return {result}
            """,
        )
        for name, explanation, steps, step, result in (
            (
                "lr minus the gradient",
                "the gradient is subtracted from `lr`: the two should be multiplied.",
                "range(step_num)",
                "x -= lr - numerical_gradient(f, x)",
                "x",
            ),
            (
                "only lr",
                "`lr` itself is subtracted, and the gradient is left out: `lr` is its factor.",
                "range(step_num)",
                "x -= lr",
                "x",
            ),
            (
                "the sign of the gradient",
                "only the sign of the gradient is used: its size counts as well.",
                "range(step_num)",
                "x -= lr * np.sign(numerical_gradient(f, x))",
                "x",
            ),
            (
                "unit steps",
                "the gradient is divided by its length: its size counts.",
                "range(step_num)",
                "g = numerical_gradient(f, x); x -= lr * g / np.linalg.norm(g)",
                "x",
            ),
            (
                "lr always 0.1",
                "the learning rate is 0.1, whatever `lr` says: the caller's value must count.",
                "range(step_num)",
                "x -= 0.1 * numerical_gradient(f, x)",
                "x",
            ),
            (
                "the value returned",
                "the value of f is returned: the exercise asks for the point where the walk ends.",
                "range(step_num)",
                "x -= lr * numerical_gradient(f, x)",
                "f(x)",
            ),
            (
                "the gradient returned",
                "the gradient is returned: the exercise asks for the point where the walk ends.",
                "range(step_num)",
                "x -= lr * numerical_gradient(f, x)",
                "numerical_gradient(f, x)",
            ),
            (
                "the path returned",
                "all points of the walk are returned: the exercise asks for the last one.",
                "range(step_num)",
                "x -= lr * numerical_gradient(f, x)",
                "np.array(path)",
            ),
            (
                "the value in place of the gradient",
                "the value of f is multiplied by `lr` and subtracted: it is the gradient that "
                "tells the way down.",
                "range(step_num)",
                "x -= lr * f(x)",
                "x",
            ),
            (
                "multiplied",
                "the point is multiplied by the step: the step should be subtracted.",
                "range(step_num)",
                "x *= lr * numerical_gradient(f, x)",
                "x",
            ),
            (
                "all entries by one difference",
                "`numerical_diff` is used, which moves all entries at once: the gradient has one "
                "slope for each.",
                "range(step_num)",
                "x -= lr * numerical_diff(f, x)",
                "x",
            ),
            (
                "entries moved one after the other",
                "each entry is moved before the slope of the next is taken: all slopes of a step "
                "belong to one and the same point.",
                "range(step_num)",
                "for i in np.ndindex(x.shape): x[i] -= lr * numerical_gradient(f, x)[i]",
                "x",
            ),
            (
                "the first entry only",
                "only the first entry moves: the gradient has one slope for each.",
                "range(step_num)",
                "x[0] -= lr * numerical_gradient(f, x)[0]",
                "x",
            ),
            (
                "stops early",
                "the walk stops before `step_num` steps are done, on some condition of its own: "
                "take them all.",
                "range(step_num)",
                "x -= lr * numerical_gradient(f, x) * (f(x) >= 1)",
                "x",
            ),
            (
                "twice as many steps",
                "twice as many steps are taken as `step_num` says.",
                "range(2 * step_num)",
                "x -= lr * numerical_gradient(f, x)",
                "x",
            ),
            (
                "momentum",
                "a part of the previous step is added: that is momentum, another method.",
                "range(step_num)",
                "v = 0.9 * (v if k else 0) - lr * numerical_gradient(f, x); x += v",
                "x",
            ),
            (
                "a learning rate that falls",
                "the learning rate falls from step to step: here it stays.",
                "range(step_num)",
                "x -= lr / (k + 1) * numerical_gradient(f, x)",
                "x",
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
                "the difference is not divided by the size of the two numbers: 0.001 is nothing "
                "beside 1000, and everything beside 0.001.",
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
                "the two arrays are compared as vectors, by their lengths, and not entry by entry: "
                "large entries then hide what is wrong in a small one.",
                "np.sqrt(np.sum((a - b) ** 2)) / np.maximum(np.sqrt(np.sum(a**2)) "
                "+ np.sqrt(np.sum(b**2)), 1e-12)",
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
                size = np.abs(a) + np.abs(b)
                off = np.abs(a - b)
                safe = np.where(size == 0, 1, size)
                return {error}
            """,
        )
        for name, explanation, error in (
            (
                "smallest",
                "the smallest error is returned: the largest is asked for.",
                "np.min(off / safe)",
            ),
            (
                "sum",
                "the errors are added up: the largest of them is asked for.",
                "np.sum(off / safe)",
            ),
            (
                "median",
                "the median of the errors is returned: the largest is asked for.",
                "np.median(off / safe)",
            ),
            (
                "the first entry",
                "only the first entry is looked at: the largest error of all is asked for.",
                "np.ravel(off / safe)[0]",
            ),
            (
                "largest difference over largest size",
                "one size, the largest, stands under every difference: each entry has a size of "
                "its own. Divide entry by entry, then take the maximum.",
                "np.max(off) / np.max(safe)",
            ),
            (
                "sums divided",
                "the sum of the differences is divided by the sum of the sizes: divide entry by "
                "entry, then take the maximum.",
                "np.sum(off) / np.sum(safe)",
            ),
            (
                "all divided by the largest",
                "one size, the largest, stands under every difference: each entry has a size of "
                "its own. Divide entry by entry, then take the maximum.",
                "np.max(off / ((np.max(np.abs(a)) + np.max(np.abs(b))) or 1))",
            ),
            (
                "root of squares below",
                "the root of a² + b² stands below the line: it should be |a| + |b|.",
                "np.max(off / np.where(size == 0, 1, np.sqrt(np.square(a) + np.square(b))))",
            ),
            (
                "product below",
                "the product stands below the line: it should be the sum |a| + |b|.",
                "np.max(off / np.where(size == 0, 1, np.abs(a) * np.abs(b)))",
            ),
            (
                "signs lost above",
                "the difference of the absolute values stands above the line: numbers of opposite "
                "signs would count as equal.",
                "np.max(np.abs(np.abs(a) - np.abs(b)) / safe)",
            ),
            (
                "0.1 added below",
                "the number added below the line is so large that it shows: 1e-12 is enough.",
                "np.max(off / (size + 0.1))",
            ),
            (
                "1e-3 added below",
                "the number added below the line is so large that it shows: 1e-12 is enough.",
                "np.max(off / (size + 1e-3))",
            ),
            (
                "0.1 at least",
                "the floor below the line is so high that it shows: 1e-12 is enough.",
                "np.max(off / np.maximum(size, 0.1))",
            ),
            (
                "1 where both are 0",
                "two zeros count as an error of 1: they are equal, so their error is 0.",
                "np.max(np.where(size == 0, 1, off / safe))",
            ),
            (
                "largest of each column",
                "the largest error of each column is returned: one number for the whole array is "
                "asked for.",
                "np.max(off / safe, axis=0)",
            ),
            (
                "squares above",
                "the differences are squared: take their absolute values.",
                "np.max(off**2 / safe)",
            ),
            (
                "integers",
                "the quotients lose their decimals, which `//` and `int` cut off: keep them.",
                "np.max(off / safe) // 1",
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
                "the half in front of the weight decay is kept: the slope of W² is 2W, and its 2 "
                "cancels the half.",
                "np.outer(x, error) + 0.005 * W, error",
            ),
            (
                "weight decay without its factor",
                "the factor 0.01 of the weight decay is forgotten: it stays when the slope is "
                "taken.",
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
    *(
        Mistake(
            "loss_gradients",
            f"loss gradients: {name}",
            explanation,
            code=f"""
            def loss_gradients(W, b, x, t):
                error = {error}
                dW = {dW}
                return dW, error
            """,
        )
        for name, explanation, error, dW in (
            (
                "weight decay of 0.1",
                "the factor of the weight decay is not the 0.01 of the loss.",
                "x @ W + b - t",
                "x[:, np.newaxis] * error + 0.1 * W",
            ),
            (
                "weight decay of 0.001",
                "the factor of the weight decay is not the 0.01 of the loss.",
                "x @ W + b - t",
                "x[:, np.newaxis] * error + 0.001 * W",
            ),
            (
                "weight decay, factor squared",
                "the factor 0.01 is squared: in the loss, only W is.",
                "x @ W + b - t",
                "x[:, np.newaxis] * error + 0.01**2 * W",
            ),
            (
                "weight decay without W",
                "0.01 is added, without W: the slope of W² is 2W.",
                "x @ W + b - t",
                "x[:, np.newaxis] * error + 0.01",
            ),
            (
                "weight decay of the sizes",
                "the weight decay is added without signs: W itself, not |W|.",
                "x @ W + b - t",
                "x[:, np.newaxis] * error + 0.01 * np.abs(W)",
            ),
            (
                "weight decay of the signs",
                "the weight decay of |W| is added, whose slope is a sign: in this loss W is "
                "squared.",
                "x @ W + b - t",
                "x[:, np.newaxis] * error + 0.01 * np.sign(W)",
            ),
            (
                "weight decay added up",
                "W is added up to one number: each weight has a slope of its own.",
                "x @ W + b - t",
                "x[:, np.newaxis] * error + 0.01 * W.sum()",
            ),
            (
                "weight decay squared",
                "W² is added where its slope should be: the slope of W² is 2W.",
                "x @ W + b - t",
                "x[:, np.newaxis] * error + 0.01 * W**2",
            ),
            (
                "weight decay squared, half",
                "half of W² is added, as it stands in the loss: what is added should be its slope.",
                "x @ W + b - t",
                "x[:, np.newaxis] * error + 0.5 * 0.01 * W**2",
            ),
            (
                "weight decay inside the product",
                "the weight decay is added inside the parentheses, and so multiplied by x as well: "
                "its way into the loss does not go through x.",
                "x @ W + b - t",
                "x[:, np.newaxis] * (error + 0.01 * W)",
            ),
            (
                "weight decay of dW",
                "a hundredth of the gradient is added where a hundredth of W should be.",
                "x @ W + b - t",
                "1.01 * x[:, np.newaxis] * error",
            ),
            (
                "target forgotten",
                "the target is not subtracted: the error is the output minus t.",
                "x @ W + b",
                "x[:, np.newaxis] * error + 0.01 * W",
            ),
            (
                "bias forgotten",
                "b is left out of the error: it is part of the output.",
                "x @ W - t",
                "x[:, np.newaxis] * error + 0.01 * W",
            ),
            (
                "error the wrong way round",
                "the output is subtracted from the target: the error is the output minus t.",
                "t - x @ W - b",
                "x[:, np.newaxis] * error + 0.01 * W",
            ),
            (
                "error squared",
                "the error is squared: that belongs to the loss, and its slope is asked for.",
                "x @ W + b - t",
                "x[:, np.newaxis] * error**2 + 0.01 * W",
            ),
            (
                "error doubled",
                "the slope of the squared error is doubled: the 1/2 of the loss cancels that 2.",
                "x @ W + b - t",
                "2 * x[:, np.newaxis] * error + 0.01 * W",
            ),
            (
                "error halved",
                "the slope of the squared error is halved: the 1/2 of the loss cancels the 2 of "
                "the square.",
                "x @ W + b - t",
                "0.5 * x[:, np.newaxis] * error + 0.01 * W",
            ),
            (
                "x forgotten",
                "x is left out: how much W matters depends on the input that it multiplies.",
                "x @ W + b - t",
                "np.ones_like(W) * error + 0.01 * W",
            ),
            (
                "W in the place of x",
                "W stands where x should: the slope along a weight is the input that it "
                "multiplies.",
                "x @ W + b - t",
                "W * error + 0.01 * W",
            ),
            (
                "averaged over the inputs",
                "the gradient is divided by the number of inputs: there is a single example, "
                "and no mean in the loss.",
                "x @ W + b - t",
                "x[:, np.newaxis] * error / len(x) + 0.01 * W",
            ),
        )
    ),
    # What else is often seen.
    Mistake(
        "numerical_diff",
        "diff: a step by the size of x",
        "the step is a share of x: at x = 0 there is none. h is the same everywhere.",
        code="""
        def numerical_diff(f, x):
            h = 1e-4 * x
            return (f(x + h) - f(x - h)) / (2 * h)
        """,
    ),
    Mistake(
        "numerical_diff",
        "diff: h = 1e-3",
        "h is too large: 1e-4 is a 1 at the fourth decimal.",
        code="""
        def numerical_diff(f, x):
            h = 1e-3
            return (f(x + h) - f(x - h)) / (2 * h)
        """,
    ),
    Mistake(
        "numerical_diff",
        "diff: h = 1e4",
        "h is 10000: a small number has a minus in its exponent.",
        code="""
        def numerical_diff(f, x):
            h = 1e4
            return (f(x + h) - f(x - h)) / (2 * h)
        """,
    ),
    Mistake(
        "numerical_diff",
        "diff: one step over two",
        "one step is taken, but the difference is divided by two: step to both sides.",
        code="""
        def numerical_diff(f, x):
            h = 1e-4
            return (f(x + h) - f(x)) / (2 * h)
        """,
    ),
    Mistake(
        "numerical_diff",
        "diff: 2 to the power of h",
        "2 is raised to the power of h: the distance between the two points is 2 times h.",
        code="""
        def numerical_diff(f, x):
            h = 1e-4
            return (f(x + h) - f(x - h)) / (2 ** h)
        """,
    ),
    Mistake(
        "numerical_diff",
        "diff: divided by h squared",
        "the difference is divided by the square of h: the distance between the two "
        "points is 2 times h.",
        code="""
        def numerical_diff(f, x):
            h = 1e-4
            return (f(x + h) - f(x - h)) / h**2
        """,
    ),
    Mistake(
        "numerical_diff",
        "diff: the slope at 5",
        "x is written out as 5: it is an argument.",
        code="""
        def numerical_diff(f, x):
            return (f(5 + 1e-4) - f(5 - 1e-4)) / 2e-4
        """,
    ),
    Mistake(
        "numerical_gradient",
        "numerical gradient: rows move",
        "a whole row moves at once: in an array of more than one axis, one index is not "
        "enough to name an entry.",
        code="""
        def numerical_gradient(f, x):
            h = 1e-4
            x = np.array(x, dtype=float)
            gradient = np.zeros(x.shape)
            for i in range(len(x)):
                old = x[i].copy()
                x[i] = old + h
                up = f(x)
                x[i] = old - h
                down = f(x)
                x[i] = old
                gradient[i] = (up - down) / (2 * h)
            return gradient
        """,
    ),
    Mistake(
        "numerical_gradient",
        "numerical gradient: rows move, seen through a view",
        "a whole row moves at once: in an array of more than one axis, one index is not "
        "enough to name an entry.",
        code="""
        def numerical_gradient(f, x):
            h = 1e-4
            x = np.array(x, dtype=float)
            gradient = np.zeros(x.shape)
            for i in range(len(x)):
                old = x[i]
                x[i] = old + h
                up = f(x)
                x[i] = old - h
                down = f(x)
                x[i] = old
                gradient[i] = (up - down) / (2 * h)
            return gradient
        """,
    ),
    Mistake(
        "numerical_gradient",
        "numerical gradient: returned as a list",
        "a list comes back: return an array, which can be multiplied by a learning rate.",
        code="""
        def numerical_gradient(f, x):
            x = np.array(x, dtype=float)
            gradient = np.zeros(x.shape)
            for index in np.ndindex(x.shape):
                step = np.zeros(x.shape)
                step[index] = 1e-4
                gradient[index] = (f(x + step) - f(x - step)) / 2e-4
            return gradient.tolist()
        """,
    ),
    Mistake(
        "numerical_gradient",
        "numerical gradient: h = 0.01",
        "h is too large: the bend of f within the step shows.",
        code="""
        def numerical_gradient(f, x):
            x = np.array(x, dtype=float)
            gradient = np.zeros(x.shape)
            for index in np.ndindex(x.shape):
                step = np.zeros(x.shape)
                step[index] = 0.01
                gradient[index] = (f(x + step) - f(x - step)) / 0.02
            return gradient
        """,
    ),
    Mistake(
        "numerical_gradient",
        "numerical gradient: slopes added up",
        "each slope is added to those found before: an entry of the gradient is one slope.",
        code="""
        def numerical_gradient(f, x):
            x = np.array(x, dtype=float)
            gradient = np.zeros(x.shape)
            for index in np.ndindex(x.shape):
                step = np.zeros(x.shape)
                step[index] = 1e-4
                gradient[index] = gradient.sum() + (f(x + step) - f(x - step)) / 2e-4
            return gradient
        """,
    ),
    Mistake(
        "numerical_gradient",
        "numerical gradient: divided by its length",
        "the gradient is divided by its length: its size counts.",
        code="""
        def numerical_gradient(f, x):
            x = np.array(x, dtype=float)
            gradient = np.zeros(x.shape)
            for index in np.ndindex(x.shape):
                step = np.zeros(x.shape)
                step[index] = 1e-4
                gradient[index] = (f(x + step) - f(x - step)) / 2e-4
            return gradient / np.linalg.norm(gradient)
        """,
    ),
    Mistake(
        "gradient_descent",
        "descent: the lowest point",
        "the lowest point of the walk comes back: return where the walk ends, even if it "
        "has climbed.",
        code="""
        def gradient_descent(f, init_x, lr=0.01, step_num=100):
            x = np.array(init_x, dtype=float)
            best = x
            for _ in range(step_num):
                x = x - lr * numerical_gradient(f, x)
                best = x if f(x) < f(best) else best
            return best
        """,
    ),
    Mistake(
        "relative_error",
        "relative error: zeros skipped",
        "entries are skipped where only one of the two is 0: their error is 1.",
        code="""
        def relative_error(a, b):
            a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
            keep = (a != 0) & (b != 0)
            if not keep.any():
                return 0.0
            a, b = a[keep], b[keep]
            return np.max(np.abs(a - b) / (np.abs(a) + np.abs(b)))
        """,
    ),
    Mistake(
        "relative_error",
        "relative error: for numbers only",
        "an `if` asks about a whole array: it can only ask about one value. Entry by "
        "entry, `np.where` chooses.",
        code="""
        def relative_error(a, b):
            size = abs(a) + abs(b)
            if size == 0:
                return 0.0
            return abs(a - b) / size
        """,
    ),
    Mistake(
        "loss_gradients",
        "loss gradients: all times 0.01",
        "the factor 0.01 stands before both terms: it belongs to the weight decay alone.",
        code="""
        def loss_gradients(W, b, x, t):
            error = x @ W + b - t
            return 0.01 * (x[:, np.newaxis] * error + W), error
        """,
    ),
    Mistake(
        "loss_gradients",
        "loss gradients: times W",
        "the weight decay is multiplied: the two parts of the gradient add up.",
        code="""
        def loss_gradients(W, b, x, t):
            error = x @ W + b - t
            return x[:, np.newaxis] * error * 0.01 * W, error
        """,
    ),
    Mistake(
        "loss_gradients",
        "loss gradients: db doubled",
        "the slope of the squared error is doubled: the 1/2 of the loss cancels the 2 of "
        "the square.",
        code="""
        def loss_gradients(W, b, x, t):
            error = x @ W + b - t
            return x[:, np.newaxis] * error + 0.01 * W, 2 * error
        """,
    ),
    Mistake(
        "loss_gradients",
        "loss gradients: db averaged",
        "`db` is averaged: each entry of b has a slope of its own.",
        code="""
        def loss_gradients(W, b, x, t):
            error = x @ W + b - t
            return x[:, np.newaxis] * error + 0.01 * W, error.mean()
        """,
    ),
    Mistake(
        "loss_gradients",
        "loss gradients: outer product reshaped",
        "the entries of the outer product stand in the wrong places: row i, column j "
        "holds x[i] times error[j].",
        code="""
        def loss_gradients(W, b, x, t):
            error = x @ W + b - t
            return np.outer(error, x).reshape(W.shape) + 0.01 * W, error
        """,
    ),
    Mistake(
        "loss_gradients",
        "loss gradients: outer product turned",
        "the outer product is transposed: row i, column j holds x[i] times error[j].",
        code="""
        def loss_gradients(W, b, x, t):
            error = x @ W + b - t
            return error[:, np.newaxis] * x + 0.01 * W, error
        """,
    ),
    Mistake(
        "loss_gradients",
        "loss gradients: exchanged",
        "dW and db change places.",
        code="""
        def loss_gradients(W, b, x, t):
            error = x @ W + b - t
            return error, x[:, np.newaxis] * error + 0.01 * W
        """,
    ),
    *(
        Mistake(target, name, explanation, old=old, new=new)
        for target, name, explanation, old, new in (
            (
                "tangent_line",
                "tangent: divided by the way",
                "the slope is divided by t - x: the line rises by slope times the way.",
                "slope * (t - x)",
                "slope / (t - x) if t != x else height",
            ),
            (
                "tangent_line",
                "tangent: x for its height",
                "x stands where f(x) should: the line has the height of f at x.",
                "height = f(x)",
                "height = x",
            ),
            (
                "tangent_line",
                "tangent: a step of 1",
                "the slope is measured over a step of 1: use `numerical_diff`.",
                "numerical_diff(f, x)",
                "f(x + 1) - f(x)",
            ),
            (
                "tangent_line",
                "tangent: the slope 0.2",
                "the slope of the example is written out: each point has a slope of its own.",
                "numerical_diff(f, x)",
                "0.2",
            ),
            (
                "tangent_line",
                "tangent: whole t",
                "t is cut to a whole number: it may have decimals.",
                "(t - x)",
                "(int(t) - x)",
            ),
            (
                "gradient_descent",
                "descent: the rate 0.01",
                "the learning rate is written out as 0.01: take `lr`.",
                "lr * num",
                "0.01 * num",
            ),
            (
                "gradient_descent",
                "descent: the point forgotten",
                "the old point is forgotten: each step starts from where the last one ended.",
                "x -= lr * numerical_gradient(f, x)",
                "x = -lr * numerical_gradient(f, x)",
            ),
            (
                "gradient_descent",
                "descent: a factor",
                "x is multiplied by 1 less the step: the step is subtracted.",
                "x -= lr * numerical_gradient(f, x)",
                "x *= 1 - lr * numerical_gradient(f, x)",
            ),
            (
                "gradient_descent",
                "descent: divided by the rate",
                "the gradient is divided by the learning rate: it is to be multiplied by it.",
                "x -= lr * numerical_gradient(f, x)",
                "x -= numerical_gradient(f, x) / lr",
            ),
            (
                "gradient_descent",
                "descent: no step that climbs",
                "a step that climbs is not taken: every step is, even if it overshoots.",
                "x -= lr * numerical_gradient(f, x)\n    return x",
                "before = x.copy()\n        x -= lr * numerical_gradient(f, x)\n   "
                "     x = before if f(before) < f(x) else x\n    return x",
            ),
            (
                "gradient_descent",
                "descent: entry by entry",
                "the entries move one after the other, each with a gradient of its own: all move "
                "at once, with one gradient.",
                "x -= lr * numerical_gradient(f, x)",
                "for index in np.ndindex(x.shape):\n            x[index] -= lr * n"
                "umerical_gradient(f, x)[index]",
            ),
            (
                "gradient_descent",
                "descent: stops near the bottom",
                "the walk stops as soon as f is small: it takes `step_num` steps.",
                "x -= lr * numerical_gradient(f, x)",
                "if f(x) < 1e-3:\n            break\n        x -= lr * numerical_gradient(f, x)",
            ),
            (
                "gradient_descent",
                "descent: the example's function",
                "the slope of the example is used: `f` is an argument.",
                "numerical_gradient(f, x)",
                "2 * x",
            ),
            (
                "gradient_descent",
                "descent: a copy of integers",
                "the steps are written into an array of integers, which cuts their decimals off: "
                "start from a copy that holds floats.",
                "x = np.array(init_x, dtype=float)\n    for _ in range(step_num):\n"
                "        x -= lr * numerical_gradient(f, x)",
                "x = np.array(init_x)\n    for _ in range(step_num):\n        x[..."
                "] = x - lr * numerical_gradient(f, x)",
            ),
            (
                "relative_error",
                "relative error: a floor of 0.001",
                "the size under the line is kept from becoming small: of small numbers the error "
                "then comes out too small. Only a size of 0 needs care.",
                "np.where(size == 0, 1, size)",
                "np.maximum(size, 1e-3)",
            ),
            (
                "relative_error",
                "relative error: 0.0001 added",
                "the size under the line is kept from becoming small: of small numbers the error "
                "then comes out too small. Only a size of 0 needs care.",
                "np.where(size == 0, 1, size)",
                "(size + 1e-4)",
            ),
            (
                "relative_error",
                "relative error: 1 added",
                "the size under the line is kept from becoming small: of small numbers the error "
                "then comes out too small. Only a size of 0 needs care.",
                "np.where(size == 0, 1, size)",
                "(size + 1)",
            ),
            (
                "relative_error",
                "relative error: divided by b",
                "the difference is divided by the size of `b` alone: under the line stands the "
                "size of both.",
                "size = np.abs(a) + np.abs(b)",
                "size = np.abs(b)",
            ),
            (
                "relative_error",
                "relative error: size of the sum",
                "the absolute value is taken of the sum: take it of each of the two, or opposite "
                "signs cancel.",
                "size = np.abs(a) + np.abs(b)",
                "size = np.abs(a + b)",
            ),
            (
                "relative_error",
                "relative error: no absolute values below",
                "the absolute value is taken of the sum: take it of each of the two, or opposite "
                "signs cancel.",
                "size = np.abs(a) + np.abs(b)",
                "size = a + b",
            ),
            (
                "relative_error",
                "relative error: the zeros of a",
                "a size is replaced where `a` is 0, even if `b` is not: replace it only where "
                "both are 0.",
                "np.where(size == 0, 1, size)",
                "np.where(a == 0, 1, size)",
            ),
            (
                "relative_error",
                "relative error: in per cent",
                "the error is given in per cent: it is a share, at most 1.",
                "np.max(np.abs(a - b)",
                "np.max(100 * np.abs(a - b)",
            ),
        )
    ),
)
