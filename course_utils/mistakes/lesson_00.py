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
        "the mean is taken first and then squared: by that time positive and negative numbers have "
        "canceled. First square, then take the mean.",
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
        "`return` stands inside the loop, so that the function ends after the first number: it "
        "belongs after the loop, as far to the left as `for`.",
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
        "the first number is left out: Python counts from 0, so the first index is 0, not 1.",
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
        "the result is doubled: the formula has no factor of 2.",
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
    Mistake(
        "mean_square",
        "mean square: cubes",
        "the numbers are raised to the power of 3: to square is `**2`.",
        old="np.mean(x**2)",
        new="np.mean(x**3)",
    ),
    Mistake(
        "mean_square",
        "mean square: 2 to the power of x",
        "2 is raised to the power of each number, `2**x`: the square of x is `x**2`.",
        old="np.mean(x**2)",
        new="np.mean(2**x)",
    ),
    Mistake(
        "mean_square",
        "mean square: variance",
        "the mean is subtracted before squaring, as `np.var` does: the formula squares the "
        "numbers themselves.",
        old="np.mean(x**2)",
        new="np.var(x)",
    ),
    Mistake(
        "mean_square",
        "mean square: sample variance",
        "the mean is subtracted before squaring, and the sum divided by N - 1: that is the "
        "variance of a sample.",
        old="np.mean(x**2)",
        new="np.sum((x - np.mean(x)) ** 2) / max(len(x) - 1, 1)",
    ),
    Mistake(
        "mean_square",
        "mean square: standard deviation",
        "the standard deviation is taken, `np.std`: it subtracts the mean first, and takes a "
        "root at the end.",
        old="np.mean(x**2)",
        new="np.std(x)",
    ),
    Mistake(
        "mean_square",
        "mean square: median",
        "the median of the squares is taken in place of their mean.",
        old="np.mean(x**2)",
        new="np.median(x**2)",
    ),
    Mistake(
        "mean_square",
        "mean square: divided by N - 1",
        "the sum is divided by N - 1: a mean divides by how many numbers there are.",
        old="np.mean(x**2)",
        new="np.sum(x**2) / max(len(x) - 1, 1)",
    ),
    Mistake(
        "mean_square",
        "mean square: divided by N + 1",
        "the sum is divided by N + 1: a mean divides by how many numbers there are.",
        old="np.mean(x**2)",
        new="np.sum(x**2) / (len(x) + 1)",
    ),
    Mistake(
        "mean_square",
        "mean square: floor division",
        "`//` divides and drops the decimals: `/` keeps them.",
        old="np.mean(x**2)",
        new="np.sum(x**2) // len(x)",
    ),
    Mistake(
        "mean_square",
        "mean square: largest square",
        "the largest of the squares is returned in place of their mean.",
        old="np.mean(x**2)",
        new="np.max(x**2)",
    ),
    Mistake(
        "mean_square",
        "mean square: product of the squares",
        "the squares are multiplied together: add them up.",
        old="np.mean(x**2)",
        new="np.prod(x**2) / len(x)",
    ),
    Mistake(
        "mean_square",
        "mean square: square of the sum",
        "the numbers are added up first, and their sum is squared: square each number first, then "
        "add up.",
        old="np.mean(x**2)",
        new="np.sum(x) ** 2 / len(x)",
    ),
    Mistake(
        "mean_square",
        "mean square: square of the sum of sizes",
        "the absolute values are added up first, and their sum is squared: square each number "
        "first, then add up.",
        old="np.mean(x**2)",
        new="np.sum(np.abs(x)) ** 2 / len(x)",
    ),
    Mistake(
        "mean_square",
        "mean square: length of the vector",
        "the square root of the sum of the squares is taken, as `np.linalg.norm` does: the formula "
        "has no root, and divides the sum by N.",
        old="np.mean(x**2)",
        new="np.linalg.norm(x)",
    ),
    Mistake(
        "mean_square",
        "mean square: positive numbers only",
        "only the positive numbers are counted: the squares of the negative ones belong to the "
        "mean as well.",
        old="np.mean(x**2)",
        new="np.mean(x[x > 0] ** 2)",
    ),
    Mistake(
        "mean_square",
        "mean square: the example's answer",
        "the answer to the example is returned, whatever `x` holds: compute it from `x`.",
        old="np.mean(x**2)",
        new="7.5",
    ),
    Mistake(
        "mean_square",
        "mean square: always divided by 4",
        "the sum is divided by 4, the length of the example: `x` tells how long it is, `len(x)`.",
        old="np.mean(x**2)",
        new="np.sum(x**2) / 4",
    ),
    Mistake(
        "mean_square",
        "mean square: only the last square",
        "each round of the loop replaces what was there, so that only the last square is left: add "
        "each square to those before it.",
        old="np.mean(x**2)",
        new="x[-1] ** 2 / len(x)",
    ),
    Mistake(
        "mean_square",
        "mean square: divided in each round",
        "the sum is divided by N in each round of the loop: divide once, after it.",
        code="""
        def mean_square(x):
            total = 0
            for value in x:
                total = (total + value**2) / len(x)
            return total
        """,
    ),
    Mistake(
        "mean_square",
        "mean square: halved in each round",
        "each round of the loop takes the mean of two numbers: that gives the last ones more "
        "weight. Add up first, divide once.",
        code="""
        def mean_square(x):
            total = 0
            for value in x:
                total = (total + value**2) / 2
            return total
        """,
    ),
)
