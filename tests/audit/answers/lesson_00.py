"""Answers to lesson 0, start here: right ones in many styles, and wrong ones nobody catalogued."""

from textwrap import dedent

from .editing import edited

_RIGHT = {
    "mean_square": {
        "plain": """
            def mean_square(x):
                return np.mean(x**2)
        """,
        "loop": """
            def mean_square(x):
                total = 0
                for value in x:
                    total += value * value
                return total / len(x)
        """,
        "loop over indices, a Python float": """
            def mean_square(numbers: np.ndarray) -> float:
                n = numbers.shape[0]
                result = 0.0
                i = 0
                while i < n:
                    result = result + float(numbers[i]) ** 2 / n
                    i += 1
                return float(result)
        """,
        "lambda": "mean_square = lambda x: (x @ x) / x.size",
        "einsum": """
            def mean_square(x):
                return np.einsum("i,i->", x, x) / len(x)
        """,
        "generator expression": """
            def mean_square(x):
                return sum(v**2 for v in x) / len(x)
        """,
        "in place on a copy": """
            def mean_square(x):
                squares = np.array(x, dtype=float)
                squares *= squares
                squares /= len(squares)
                return squares.sum()
        """,
        "norm": """
            def mean_square(x):
                return np.linalg.norm(x) ** 2 / len(x)
        """,
        "variance plus squared mean": """
            def mean_square(x):
                return np.var(x) + np.mean(x) ** 2
        """,
        "single precision": """
            def mean_square(x):
                return np.square(x.astype(np.float32)).mean()
        """,
        "a helper, a dot product, a 0-d array": """
            def square(x):
                return np.power(x, 2)


            def mean_square(x):
                return np.array(np.average(square(x)))
        """,
        "recursion": """
            def mean_square(x):
                def total(rest):
                    return 0.0 if len(rest) == 0 else rest[0] ** 2 + total(rest[1:])

                return total(list(x)) / len(x)
        """,
        "the standard library": """
            import math
            import statistics


            def mean_square(x):
                return statistics.fmean(math.pow(v, 2) for v in x.tolist())
        """,
    },
}

_EDITS = {
    "mean_square": {
        "cubed": ("x**2", "x**3"),
        "2 to the power of x": ("x**2", "2**x"),
        "variance": ("np.mean(x**2)", "np.var(x)"),
        "sample variance": ("np.mean(x**2)", "np.var(x, ddof=1)"),
        "standard deviation": ("np.mean(x**2)", "np.std(x)"),
        "median": ("np.mean", "np.median"),
        "halved": ("np.mean(x**2)", "0.5 * np.mean(x**2)"),
        "divided by N - 1": ("np.mean(x**2)", "np.sum(x**2) / (len(x) - 1)"),
        "divided by N + 1": ("np.mean(x**2)", "np.sum(x**2) / (len(x) + 1)"),
        "divided by N twice": ("np.mean(x**2)", "np.mean(x**2) / len(x)"),
        "only the first square divided": ("np.mean(x**2)", "x[0] ** 2 + sum(x[1:]) ** 2 / len(x)"),
        "truncated": ("np.mean(x**2)", "int(np.mean(x**2))"),
        "floor division": ("np.mean(x**2)", "np.sum(x**2) // len(x)"),
        "rounded": ("np.mean(x**2)", "round(np.mean(x**2), 2)"),
        "sign": ("np.mean", "-np.mean"),
        "product in place of sum": ("np.mean(x**2)", "np.prod(x**2) / len(x)"),
        "largest square": ("np.mean", "np.max"),
        "the visible example": ("np.mean(x**2)", "7.5"),
        "always divided by 4": ("np.mean(x**2)", "np.sum(x**2) / 4"),
        "sum of the absolute values, squared": ("np.mean(x**2)", "np.sum(np.abs(x)) ** 2 / len(x)"),
        "norm": ("np.mean(x**2)", "np.linalg.norm(x)"),
        "a list of one number": ("np.mean(x**2)", "[np.mean(x**2)]"),
        "an array of one number": ("np.mean(x**2)", "np.mean(x**2, keepdims=True)"),
        "printed": ("return np.mean(x**2)", "print(np.mean(x**2))"),
        "^ in place of **": ("x**2", "x ^ 2"),
        "positive entries only": ("np.mean(x**2)", "np.mean(x[x > 0] ** 2)"),
        "sum of the squares forgotten for a loop variable": (
            "return np.mean(x**2)",
            "for value in x:\n        total = value**2\n    return total / len(x)",
        ),
        "x sorted in place": ("return", "x.sort()\n    return"),
        "integers in place of decimals": ("x**2", "x.astype(int) ** 2"),
        "ignores its argument": ("x**2", "np.array([1.0, -2.0, 3.0, 4.0]) ** 2"),
        "the function itself": ("np.mean(x**2)", "mean_square"),
    },
}

_OTHERS = {
    "mean_square": {
        "a total that lives on": """
            total = 0


            def mean_square(x):
                global total
                for value in x:
                    total += value**2
                return total / len(x)
        """,
        "a global array": """
            numbers = np.array([1.0, -2.0, 3.0, 4.0])


            def mean_square(x):
                return sum(value**2 for value in numbers) / len(numbers)
        """,
        "a mutable default": """
            def mean_square(x, squares=[]):
                for value in x:
                    squares.append(value**2)
                return sum(squares) / len(squares) * 1.0 if len(squares) == len(x) else sum(squares)
        """,
        "divided inside the loop": """
            def mean_square(x):
                total = 0
                for value in x:
                    total = (total + value**2) / len(x)
                return total
        """,
        "pairs averaged one after the other": """
            def mean_square(x):
                mean = 0
                for value in x:
                    mean = (mean + value**2) / 2
                return mean
        """,
        "absolute values written back": """
            def mean_square(x):
                for i in range(len(x)):
                    x[i] = abs(x[i])
                return np.mean(x**2)
        """,
    },
}

RIGHT = {
    name: {style: dedent(source).strip() for style, source in answers.items()}
    for name, answers in _RIGHT.items()
}
WRONG = {
    name: edited(RIGHT[name]["plain"], _EDITS[name])
    | {slip: dedent(source).strip() for slip, source in _OTHERS.get(name, {}).items()}
    for name in RIGHT
}
