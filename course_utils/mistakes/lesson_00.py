"""Known mistakes of lesson 0, start here."""

from course_utils.mistakes import Mistake

MISTAKES = (
    Mistake(
        "mean_square",
        "mean square: sum in place of mean",
        "the squares are added up, and the sum is not divided by how many they are.",
        old="np.mean(x**2)",
        new="np.sum(x**2)",
    ),
    Mistake(
        "mean_square",
        "mean square: not squared",
        "the mean is taken of the numbers themselves: they are not squared.",
        old="np.mean(x**2)",
        new="np.mean(x)",
    ),
    Mistake(
        "mean_square",
        "mean square: square of the mean",
        "the mean is taken first and squared then: positive and negative numbers have cancelled "
        "by that time. First square, then take the mean.",
        old="np.mean(x**2)",
        new="np.mean(x) ** 2",
    ),
    Mistake(
        "mean_square",
        "mean square: root taken",
        "a square root is taken at the end: the formula has none.",
        old="np.mean(x**2)",
        new="np.sqrt(np.mean(x**2))",
    ),
    Mistake(
        "mean_square",
        "mean square: absolute values",
        "absolute values are averaged in place of squares.",
        old="np.mean(x**2)",
        new="np.mean(np.abs(x))",
    ),
    Mistake(
        "mean_square",
        "mean square: return inside the loop",
        "`return` stands inside the loop, so that it ends after the first number: it belongs after "
        "the loop, as far to the left as `for`.",
        code="""
        def mean_square(x):
            total = 0
            for value in x:
                total += value**2
                return total / len(x)
        """,
    ),
    Mistake(
        "mean_square",
        "mean square: first entry left out",
        "the first number is left out: Python counts from 0.",
        code="""
        def mean_square(x):
            total = 0
            for i in range(1, len(x)):
                total += x[i] ** 2
            return total / len(x)
        """,
    ),
    Mistake(
        "mean_square",
        "mean square: last entry left out",
        "the last number is left out: `range(n)` ends before n by itself.",
        code="""
        def mean_square(x):
            total = 0
            for i in range(len(x) - 1):
                total += x[i] ** 2
            return total / len(x)
        """,
    ),
    Mistake(
        "mean_square",
        "mean square: times two",
        "each number is multiplied by 2: to square is `**2`.",
        old="np.mean(x**2)",
        new="np.mean(x * 2)",
    ),
    Mistake(
        "mean_square",
        "mean square: doubled",
        "the result is taken twice.",
        old="np.mean(x**2)",
        new="2 * np.mean(x**2)",
    ),
    Mistake(
        "mean_square",
        "mean square: squares not averaged",
        "the squares are returned as they are, one for each number: average them.",
        old="np.mean(x**2)",
        new="x**2",
    ),
    Mistake(
        "mean_square",
        "mean square: x squared in place",
        "`x` is squared in place, so that whoever handed it over loses it: make a new array.",
        code="""
        def mean_square(x):
            x *= x
            return np.mean(x)
        """,
    ),
)
