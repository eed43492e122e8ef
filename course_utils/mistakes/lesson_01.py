"""Known mistakes of lesson 1, arrays."""

from course_utils.mistakes import Mistake

MISTAKES = (
    Mistake(
        "naive_relu",
        "relu: x changed in place",
        "the negative entries of `x` itself are overwritten: the caller's array is the same one, "
        "under another name. Make an array of your own before you write.",
        old="    x = x.copy()\n",
        new="",
    ),
    Mistake(
        "naive_relu",
        "relu: absolute value",
        "the sign of the negative entries is reversed: relu sets them to 0.",
        old="max(x[i, j], 0)",
        new="abs(x[i, j])",
    ),
    Mistake(
        "naive_relu",
        "relu: the smaller of both",
        "the negative entries are kept and the positive ones set to 0: it is the other way around.",
        old="max(x[i, j], 0)",
        new="min(x[i, j], 0)",
    ),
    Mistake(
        "naive_relu",
        "relu: 1 for what is positive",
        "each positive entry becomes 1: relu keeps it as it is.",
        old="max(x[i, j], 0)",
        new="x[i, j] > 0",
    ),
    Mistake(
        "naive_relu",
        "relu: return inside the loop",
        "the function returns after the first row: `return` is indented so far that it belongs to "
        "the loop.",
        old="    return x",
        new="        return x",
    ),
    Mistake(
        "naive_relu",
        "relu: both loops over the rows",
        "the inner loop runs over the number of rows, `x.shape[0]`: it should run over the "
        "columns.",
        old="range(x.shape[1])",
        new="range(x.shape[0])",
    ),
    Mistake(
        "naive_relu",
        "relu loops: at least 1",
        "each entry is compared with 1: relu compares it with 0.",
        old="max(x[i, j], 0)",
        new="max(x[i, j], 1)",
    ),
    Mistake(
        "naive_relu",
        "relu loops: capped at 6",
        "large entries are cut off at 6: relu leaves them as they are.",
        old="max(x[i, j], 0)",
        new="min(max(x[i, j], 0), 6)",
    ),
    Mistake(
        "naive_relu",
        "relu loops: leaky",
        "negative entries keep a hundredth of their size: relu sets them to 0.",
        old="max(x[i, j], 0)",
        new="max(x[i, j], 0.01 * x[i, j])",
    ),
    Mistake(
        "naive_relu",
        "relu loops: of the opposite sign",
        "the sign of each entry is reversed first: it is the *negative* entries that become 0.",
        old="max(x[i, j], 0)",
        new="max(-x[i, j], 0)",
    ),
    Mistake(
        "naive_relu",
        "relu loops: squared",
        "positive entries are squared: relu leaves them as they are.",
        old="max(x[i, j], 0)",
        new="max(x[i, j], 0) ** 2",
    ),
    Mistake(
        "naive_relu",
        "relu loops: sigmoid",
        "the sigmoid is computed, which is another function: relu is max(x, 0).",
        old="max(x[i, j], 0)",
        new="1 / (1 + np.exp(-x[i, j]))",
    ),
    Mistake(
        "naive_relu",
        "relu loops: positive entries become 0",
        "the negative entries are kept and the positive ones set to 0: it is the other way around.",
        old="max(x[i, j], 0)",
        new="0 if x[i, j] > 0 else x[i, j]",
    ),
    Mistake(
        "naive_relu",
        "relu loops: return inside both loops",
        "the function returns after the first entry: `return` is indented so far that it belongs "
        "to both loops.",
        old="    return x",
        new="            return x",
    ),
    Mistake(
        "naive_relu",
        "relu loops: nothing stored",
        "nothing is written into the array: a new value for a loop variable changes no entry. "
        "Store each value at its place [i, j].",
        code="""
        def naive_relu(x):
            return x.copy()
        """,
    ),
    Mistake(
        "naive_relu",
        "relu loops: np.max",
        "`np.max(x, 0)` is called: it takes 0 for an axis, and looks for the largest entry along "
        "it. The function that compares each entry with 0 has a longer name.",
        code="""
        def naive_relu(x):
            return np.max(x, 0)
        """,
    ),
    Mistake(
        "naive_relu",
        "relu loops: break",
        "the loop over a row ends at its first negative entry: those after it count as well.",
        code="""
        def naive_relu(x):
            z = np.zeros(x.shape)
            for i in range(x.shape[0]):
                for j in range(x.shape[1]):
                    if x[i, j] <= 0:
                        break
                    z[i, j] = x[i, j]
            return z
        """,
    ),
    Mistake(
        "naive_relu",
        "relu loops: the whole row",
        "the whole row becomes 0 as soon as one of its entries is negative: only that entry "
        "should.",
        code="""
        def naive_relu(x):
            x = x.copy()
            for i in range(x.shape[0]):
                for j in range(x.shape[1]):
                    if x[i, j] < 0:
                        x[i] = 0
            return x
        """,
    ),
    Mistake(
        "naive_relu",
        "relu loops: below 1",
        "entries between 0 and 1 become 0 as well: relu keeps whatever is positive.",
        old="max(x[i, j], 0)",
        new="x[i, j] if x[i, j] >= 1 else 0",
    ),
    Mistake(
        "naive_relu",
        "relu loops: the example's shape",
        "the shape of the example, (2, 3), stands in the code: `x.shape` tells how many rows and "
        "columns there are.",
        code="""
        def naive_relu(x):
            z = np.zeros((2, 3))
            for i in range(2):
                for j in range(3):
                    z[i, j] = max(x[i, j], 0)
            return z
        """,
    ),
    Mistake(
        "naive_relu",
        "relu loops: rows and columns from 1",
        "both loops begin at 1: the first row and the first column have the index 0.",
        code="""
        def naive_relu(x):
            x = x.copy()
            for i in range(1, x.shape[0]):
                for j in range(1, x.shape[1]):
                    x[i, j] = max(x[i, j], 0)
            return x
        """,
    ),
    Mistake(
        "naive_relu",
        "relu loops: a shape of two arguments",
        "`np.zeros` is given two numbers: it takes the shape as *one* argument, a tuple with "
        "brackets of its own.",
        old="x.copy()",
        new="np.zeros(x.shape[0], x.shape[1])",
    ),
    Mistake(
        "naive_add",
        "add: sums stored as integers",
        "the array for the sums holds integers, because it was made from `x`: each sum loses what "
        "comes after its point when it is stored.",
        old="np.zeros(x.shape)",
        new="x.copy()",
    ),
    Mistake(
        "naive_add",
        "add: x changed in place",
        "the sums are written into `x` itself, and whoever handed it over loses it: write them "
        "into an array of your own.",
        old="np.zeros(x.shape)",
        new="x",
    ),
    Mistake(
        "naive_add",
        "add: y changed in place",
        "the sums are written into `y` itself, and whoever handed it over loses it: write them "
        "into an array of your own.",
        old="np.zeros(x.shape)",
        new="y",
    ),
    Mistake(
        "naive_add",
        "add: indices of y swapped",
        "`y` is read at [j, i]: the row comes first in an index, for both arrays.",
        old="y[i, j]",
        new="y[j, i]",
    ),
    Mistake(
        "naive_add",
        "add: return inside the loop",
        "the function returns after the first row: `return` is indented so far that it belongs to "
        "the loop.",
        old="    return z",
        new="        return z",
    ),
    Mistake(
        "naive_add",
        "add: both loops over the rows",
        "the inner loop runs over the number of rows, `x.shape[0]`: it should run over the "
        "columns.",
        old="range(x.shape[1])",
        new="range(x.shape[0])",
    ),
    Mistake(
        "naive_add",
        "add: multiplies",
        "the entries are multiplied: this function adds them.",
        old="x[i, j] + y[i, j]",
        new="x[i, j] * y[i, j]",
    ),
    Mistake(
        "naive_add",
        "add loops: subtracted",
        "`y` is subtracted: it should be added.",
        old="+ y[i, j]",
        new="- y[i, j]",
    ),
    Mistake(
        "naive_add",
        "add loops: x twice",
        "`x` is added to itself, and `y` never used.",
        old="+ y[i, j]",
        new="+ x[i, j]",
    ),
    Mistake(
        "naive_add",
        "add loops: y twice",
        "`y` is added to itself, and `x` never used.",
        old="x[i, j] +",
        new="y[i, j] +",
    ),
    Mistake(
        "naive_add",
        "add loops: the first row of y",
        "every row receives the first row of `y`: `y` is a matrix, and its row index has to move "
        "as well.",
        old="y[i, j]",
        new="y[0, j]",
    ),
    Mistake(
        "naive_add",
        "add loops: the first column of y",
        "every column receives the first column of `y`: `y` is a matrix, and its column index has "
        "to move as well.",
        old="y[i, j]",
        new="y[i, 0]",
    ),
    Mistake(
        "naive_add",
        "add loops: joined",
        "the two are joined, one after the other, as `+` does with lists: add entry by entry.",
        code="""
        def naive_add(x, y):
            return np.concatenate([x, y])
        """,
    ),
    Mistake(
        "naive_add",
        "add loops: only the last sum",
        "each round of the loop replaces the whole result, so that a single number is left: write "
        "each sum to its place [i, j].",
        old="z[i, j] = x",
        new="z = x",
    ),
    Mistake(
        "naive_add",
        "add loops: return inside both loops",
        "the function returns after the first entry: `return` is indented so far that it "
        "belongs to both loops.",
        old="    return z",
        new="            return z",
    ),
    Mistake(
        "naive_add",
        "add: sums stored as the integers of y",
        "the array for the sums holds integers, because it was made from `y`: each sum loses what "
        "comes after its point when it is stored.",
        old="np.zeros(x.shape)",
        new="np.zeros_like(y)",
    ),
    Mistake(
        "naive_add",
        "add loops: only the diagonal",
        "row and column move together, so that only the entries [0, 0], [1, 1] and so on are "
        "computed: for each row, the other loop has to run over all columns.",
        code="""
        def naive_add(x, y):
            z = np.zeros(x.shape)
            for i in range(min(x.shape)):
                z[i, i] = x[i, i] + y[i, i]
            return z
        """,
    ),
    Mistake(
        "naive_add",
        "add loops: a running sum",
        "each entry of the result also contains those before it: every entry has a sum of its own.",
        code="""
        def naive_add(x, y):
            return np.cumsum(x + y).reshape(x.shape)
        """,
    ),
    Mistake(
        "naive_add",
        "add loops: a whole row replaced",
        "each sum fills the whole row i, and the last one stays: it belongs at [i, j] alone.",
        old="z[i, j] = ",
        new="z[i] = ",
    ),
    Mistake(
        "naive_add",
        "add loops: int",
        "`int` cuts off the decimals of the entries before they are added: keep them.",
        old="x[i, j] + y[i, j]",
        new="int(x[i, j]) + int(y[i, j])",
    ),
    Mistake(
        "naive_add",
        "add loops: made anew for each row",
        "the array for the result is made anew in each round of the loop, and the rows before are "
        "lost: make it once, before the loops.",
        code="""
        def naive_add(x, y):
            for i in range(x.shape[0]):
                z = np.zeros(x.shape)
                for j in range(x.shape[1]):
                    z[i, j] = x[i, j] + y[i, j]
            return z
        """,
    ),
    Mistake(
        "naive_add",
        "add loops: joined side by side",
        "the two are joined, one after the other, as `+` does with lists: add entry by entry.",
        code="""
        def naive_add(x, y):
            return np.hstack([x, y])
        """,
    ),
    Mistake(
        "naive_add",
        "add loops: a square result",
        "the number of rows, `len(x)`, is taken for the number of columns as well: that is the "
        "second number of the shape.",
        code="""
        def naive_add(x, y):
            n = len(x)
            z = np.zeros((n, n))
            for i in range(n):
                for j in range(n):
                    z[i, j] = x[i, j] + y[i, j]
            return z
        """,
    ),
    Mistake(
        "naive_add",
        "add loops: a shape of two arguments",
        "`np.zeros` is given two numbers: it takes the shape as *one* argument, a tuple with "
        "brackets of its own.",
        old="np.zeros(x.shape)",
        new="np.zeros(x.shape[0], x.shape[1])",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: the vector's entry by row",
        "the entry of `y` is chosen by the row, y[i]: `y` has one number for each *column*.",
        old="y[j]",
        new="y[i]",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: x changed in place",
        "the sums are written into `x` itself, and whoever handed it over loses it: write them "
        "into an array of your own.",
        old="np.zeros(x.shape)",
        new="x",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: return inside the loop",
        "the function returns after the first row: `return` is indented so far that it belongs to "
        "the loop.",
        old="    return z",
        new="        return z",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: both loops over the rows",
        "the inner loop runs over the number of rows, `x.shape[0]`: it should run over the "
        "columns.",
        old="range(x.shape[1])",
        new="range(x.shape[0])",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: only the first row",
        "the vector is added to the first row only: every row should receive it.",
        code="""
        def naive_add_matrix_and_vector(x, y):
            z = x.copy()
            for j in range(x.shape[1]):
                z[0, j] += y[j]
            return z
        """,
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: subtracted",
        "`y` is subtracted: it should be added.",
        old="+ y[j]",
        new="- y[j]",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: multiplied",
        "the entries are multiplied where they should be added.",
        old="+ y[j]",
        new="* y[j]",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: y twice",
        "`y` is added twice: the formula has it once.",
        old="+ y[j]",
        new="+ 2 * y[j]",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: x forgotten",
        "`x` is left out, so that every row of the result is `y`: add the entries of `x`.",
        old="x[i, j] + ",
        new="",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: x twice",
        "`x` is added to itself, and `y` never used.",
        old="+ y[j]",
        new="+ x[i, j]",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: y turned round",
        "`y` is read backward, from its end: column j should receive entry j of `y`.",
        old="y[j]",
        new="y[-j - 1]",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: y one place on",
        "`y` is read one place off: column j should receive entry j of `y`.",
        old="y[j]",
        new="y[j - 1]",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: all of y",
        "the sum of `y` is added to each entry: each column should receive its own entry of `y`.",
        old="y[j]",
        new="y.sum()",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: the mean of y",
        "the mean of `y` is added to each entry: each column should receive its own entry of `y`.",
        old="y[j]",
        new="y.mean()",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: y as a row more",
        "`y` becomes one more row: it should be added to each row.",
        code="""
        def naive_add_matrix_and_vector(x, y):
            return np.vstack([x, y])
        """,
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: the first row of x",
        "the first row of `x` is used for all rows: the row index of `x` has to move as well.",
        old="x[i, j]",
        new="x[0, j]",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: sums stored as integers",
        "the array for the sums holds integers, because it was made from `x`: each sum loses what "
        "comes after its point when it is stored.",
        old="np.zeros(x.shape)",
        new="np.zeros_like(x)",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: only the last row stored",
        "only the last row is stored: the line that stores a row stands after the loop, and not "
        "inside.",
        code="""
        def naive_add_matrix_and_vector(x, y):
            z = np.zeros(x.shape)
            z[-1] = x[-1] + y
            return z
        """,
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: the first entry of y",
        "the first entry of `y` is added in every column: the index of `y` has to move as well.",
        old="y[j]",
        new="y[0]",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: a running sum of y",
        "the entries of `y` are added up along the row: column j should receive entry j alone.",
        old="y[j]",
        new="y[: j + 1].sum()",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: y added again in each row",
        "each row receives `y` once more than the row before it: every row should receive it once.",
        old="+ y[j]",
        new="+ (i + 1) * y[j]",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: y from its end, -j",
        "`y` is read backward, from its end: column j should receive entry j of `y`.",
        old="y[j]",
        new="y[-j]",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: y changed in place",
        "the sums are written into `y` itself, which every row still needs, and its owner too: "
        "write them into an array of your own.",
        code="""
        def naive_add_matrix_and_vector(x, y):
            z = np.zeros(x.shape)
            for i in range(x.shape[0]):
                for j in range(x.shape[1]):
                    y[j] += x[i, j]
                    z[i, j] = y[j]
            return z
        """,
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: y as a column",
        "`y` is made a column, so that its entries go to the rows: it has one number for each "
        "*column*.",
        code="""
        def naive_add_matrix_and_vector(x, y):
            return x + y.reshape(-1, 1)
        """,
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: as many rows as y has entries",
        "the loop over the rows runs over the length of `y`: that is the number of *columns*.",
        old="range(x.shape[0])",
        new="range(len(y))",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: a shape of two arguments",
        "`np.zeros` is given two numbers: it takes the shape as *one* argument, a tuple with "
        "brackets of its own.",
        old="np.zeros(x.shape)",
        new="np.zeros(x.shape[0], x.shape[1])",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: lengths not compared",
        "nothing compares the two lengths: `zip` stops at the end of the shorter vector, and a "
        "loop over `range(len(x))` never asks about `y`. Compare them first, and raise the error.",
        code="""
        def naive_vector_dot(x, y):
            return sum(a * b for a, b in zip(x, y))
        """,
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: one number stretched",
        "a vector of length 1 is used again for every entry of the other one, as NumPy's `*` does. "
        "Compare the lengths first, and raise the error.",
        code="""
        def naive_vector_dot(x, y):
            return np.sum(x * y)
        """,
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: assert in place of raise",
        "an `assert` compares the lengths. It is meant for what can never happen, and `python -O` "
        "skips it: what a caller may get wrong deserves a ValueError.",
        code="""
        def naive_vector_dot(x, y):
            assert len(x) == len(y)
            return sum(a * b for a, b in zip(x, y))
        """,
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: products not added up",
        "the products are returned as they are, one for each entry: a dot product is their sum.",
        code="""
        def naive_vector_dot(x, y):
            if len(x) != len(y):
                raise ValueError("lengths differ")
            return x * y
        """,
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: only the last product",
        "each round of the loop replaces what was there, so that only the last product is left: "
        "add each product to those before it.",
        old="z += x[i]",
        new="z = x[i]",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: return inside the loop",
        "the function returns after the first product: `return` is indented so far that it belongs "
        "to the loop.",
        old="    return z",
        new="        return z",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: sum begins at 1",
        "the sum begins at 1: before anything is added, a sum is 0.",
        old="z = 0.0",
        new="z = 1.0",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: sum without a beginning",
        "the sum has no value before the loop adds to it: begin it at 0.",
        old="    z = 0.0\n",
        new="",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: first entry left out",
        "the loop begins at 1: the first entry of an array has the index 0.",
        old="range(len(x))",
        new="range(1, len(x))",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: last entry left out",
        "the last entry is left out: `range(n)` already stops before n.",
        old="range(len(x))",
        new="range(len(x) - 1)",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: added in place of multiplied",
        "the entries are added where they should be multiplied.",
        old="x[i] * y[i]",
        new="x[i] + y[i]",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: product of the sums",
        "each vector is added up first, and the two sums are multiplied: multiply entry by entry, "
        "then add up.",
        old="    for i in range(len(x)):\n        z += x[i] * y[i]\n    return z",
        new="    return sum(x) * sum(y)",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: None in place of the error",
        "the lengths are compared, but no error is raised: `raise ValueError(...)` ends the "
        "function, and whoever called it hears of it. A value that is returned, or a text that "
        "is printed, may go unnoticed.",
        old='raise ValueError(f"x and y must have one length; found {len(x)} and {len(y)}.")',
        new="return None",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: a text in place of the error",
        "the lengths are compared, but no error is raised: `raise ValueError(...)` ends the "
        "function, and whoever called it hears of it. A value that is returned, or a text that "
        "is printed, may go unnoticed.",
        old='raise ValueError(f"x and y must have one length; found {len(x)} and {len(y)}.")',
        new='return "ValueError"',
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: nan in place of the error",
        "the lengths are compared, but no error is raised: `raise ValueError(...)` ends the "
        "function, and whoever called it hears of it. A value that is returned, or a text that "
        "is printed, may go unnoticed.",
        old='raise ValueError(f"x and y must have one length; found {len(x)} and {len(y)}.")',
        new='return float("nan")',
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: 0 in place of the error",
        "the lengths are compared, but no error is raised: `raise ValueError(...)` ends the "
        "function, and whoever called it hears of it. A value that is returned, or a text that "
        "is printed, may go unnoticed.",
        old='raise ValueError(f"x and y must have one length; found {len(x)} and {len(y)}.")',
        new="return 0",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: x with itself",
        "`x` is multiplied by itself, and `y` never used.",
        old="* y[i]",
        new="* x[i]",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: y with itself",
        "`y` is multiplied by itself, and `x` never used.",
        old="x[i] *",
        new="y[i] *",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: divided",
        "the entries are divided where they should be multiplied.",
        old="* y[i]",
        new="/ y[i]",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: multiplied up",
        "the products are multiplied together, and not added: from 0 on, that stays 0.",
        old="z += x",
        new="z *= x",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: y from its end",
        "`y` is read backward, from its end: entry i of `x` belongs to entry i of `y`.",
        old="y[i]",
        new="y[-i - 1]",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: divided by D",
        "the sum is divided by the length: a dot product is the sum itself.",
        old="return z",
        new="return z / len(x)",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: integers",
        "each product loses its decimals, which `int` cuts off: keep them.",
        old="x[i] * y[i]",
        new="int(x[i] * y[i])",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: three entries",
        "the loop always runs over three entries, as in the example: `len(x)` tells how many "
        "there are.",
        old="range(len(x))",
        new="range(3)",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: the example's answer",
        "the answer to the example is returned, whatever `x` and `y` hold: compute it from them.",
        old="return z",
        new="return 9.5",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: outer product",
        "each entry of `x` is multiplied by each entry of `y`, as `np.outer` does: only entries "
        "with the same index belong together.",
        old="return z",
        new="return np.outer(x, y)",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: multiplied up from 1",
        "the products are multiplied together: a dot product adds them up.",
        code="""
        def naive_vector_dot(x, y):
            if len(x) != len(y):
                raise ValueError("lengths differ")
            return np.prod(x * y)
        """,
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: products stored as integers",
        "the products are stored in an array of integers, because it was made from `x`: each of "
        "them loses what comes after its point.",
        code="""
        def naive_vector_dot(x, y):
            if len(x) != len(y):
                raise ValueError("lengths differ")
            z = np.zeros_like(x)
            for i in range(len(x)):
                z[i] = x[i] * y[i]
            return z.sum()
        """,
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: only a longer x noticed",
        "the lengths are compared in one direction only: either vector may be the longer one.",
        old="len(x) != len(y)",
        new="len(x) > len(y)",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: only a longer y noticed",
        "the lengths are compared in one direction only: either vector may be the longer one.",
        old="len(x) != len(y)",
        new="len(x) < len(y)",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: y from its end, -i",
        "`y` is read backward, from its end: entry i of `x` belongs to entry i of `y`.",
        old="y[i]",
        new="y[-i]",
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: columns in place of rows",
        "`y` is multiplied by the columns of `x`: each entry of the result belongs to a *row*.",
        old="    for i in range(x.shape[0]):\n        z[i] = naive_vector_dot(x[i, :], y)",
        new="    for i in range(x.shape[0]):\n        z[i] = naive_vector_dot(x[:, i], y)",
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: one entry for each column",
        "the array for the result has one entry for each column of `x`: it needs one for each row.",
        old="np.zeros(x.shape[0])",
        new="np.zeros(x.shape[1])",
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: products not added up",
        "the products are returned as they are, in the shape of `x`: add up those of each row.",
        code="""
        def naive_matrix_vector_dot(x, y):
            return x * y
        """,
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: only the last product",
        "each round of the inner loop replaces what was there, so that only the last product of "
        "each row is left: add each product to those before it.",
        code="""
        def naive_matrix_vector_dot(x, y):
            return x[:, -1] * y[-1]
        """,
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: added up over the rows",
        "the sum runs down the columns: `axis=1` is the one across each row.",
        code="""
        def naive_matrix_vector_dot(x, y):
            return (x * y).sum(axis=0)
        """,
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: return inside the loop",
        "the function returns after the first row: `return` is indented so far that it belongs to "
        "the loop.",
        old="    return z",
        new="        return z",
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: y from its end",
        "`y` is read backward, from its end: entry j of a row belongs to entry j of `y`.",
        old="(x[i, :], y)",
        new="(x[i, :], y[::-1])",
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: the row with itself",
        "each row is multiplied by itself, and `y` is never used.",
        old="(x[i, :], y)",
        new="(x[i, :], x[i, :])",
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: a running sum",
        "each entry of the result also contains the one before it: every row has a sum of its own.",
        old="z[i] = ",
        new="z[i] = z[i - 1] + ",
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: the first row alone",
        "the first row is used for all rows: the row index of `x` has to move as well.",
        old="x[i, :]",
        new="x[0, :]",
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: added in place of multiplied",
        "the entries are added where they should be multiplied.",
        old="naive_vector_dot(x[i, :], y)",
        new="np.sum(x[i, :] + y)",
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: two rows",
        "the loop always runs over two rows, as in the example: `x.shape[0]` tells how many "
        "there are.",
        old="range(x.shape[0])",
        new="range(2)",
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: rows from 1",
        "the loop begins at 1: the first row has the index 0.",
        old="range(x.shape[0])",
        new="range(1, x.shape[0])",
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: the last row left out",
        "the last row is left out: `range(n)` already stops before n.",
        old="range(x.shape[0])",
        new="range(x.shape[0] - 1)",
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: y by row",
        "the entry of `y` is chosen by the row, y[i]: within a row it has to move along with the "
        "column.",
        code="""
        def naive_matrix_vector_dot(x, y):
            z = np.zeros(x.shape[0])
            for i in range(x.shape[0]):
                for j in range(x.shape[1]):
                    z[i] += x[i, j] * y[i]
            return z
        """,
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: both loops over the rows",
        "the inner loop runs over the number of rows, `x.shape[0]`: it should run over the "
        "columns.",
        code="""
        def naive_matrix_vector_dot(x, y):
            z = np.zeros(x.shape[0])
            for i in range(x.shape[0]):
                for j in range(x.shape[0]):
                    z[i] += x[i, j] * y[j]
            return z
        """,
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: stored as integers",
        "the array for the result holds integers, because it took its dtype from `x`: each sum "
        "loses what comes after its point when it is stored.",
        old="np.zeros(x.shape[0])",
        new="np.zeros(x.shape[0], dtype=x.dtype)",
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: mean in place of sum",
        "the mean of the products is taken: a dot product is their sum.",
        old="naive_vector_dot(x[i, :], y)",
        new="np.mean(x[i, :] * y)",
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: sizes without sign",
        "the absolute values of the products are added up: their signs count.",
        old="naive_vector_dot(x[i, :], y)",
        new="np.sum(np.abs(x[i, :] * y))",
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: begun at 1",
        "each sum begins at 1: before anything is added, a sum is 0.",
        old="z[i] = ",
        new="z[i] = 1 + ",
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: the last column left out",
        "the last column is left out: `range(n)` already stops before n.",
        old="naive_vector_dot(x[i, :], y)",
        new="naive_vector_dot(x[i, :-1], y[:-1])",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: entry by entry",
        "the entries are multiplied one by one, `x * y`: each row of `x` is to meet each column of "
        "`y` in a dot product.",
        code="""
        def naive_matrix_dot(x, y):
            return x * y
        """,
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: rows of y in place of columns",
        "the rows of `x` meet the *rows* of `y`: column j is `y[:, j]`.",
        old="y[:, j]",
        new="y[j, :]",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: indices of the result swapped",
        "rows and columns of the result change places: what row i of `x` and column j of `y` give "
        "belongs at [i, j].",
        old="z[i, j]",
        new="z[j, i]",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: result transposed",
        "rows and columns of the result change places: what row i of `x` and column j of `y` give "
        "belongs at [i, j].",
        code="""
        def naive_matrix_dot(x, y):
            return (x @ y).T
        """,
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: result in the shape of x",
        "the array for the result has the shape of `x`: it should have a row for each row of `x`, "
        "and a column for each column of `y`.",
        old="np.zeros((x.shape[0], y.shape[1]))",
        new="np.zeros(x.shape)",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: loop over the wrong length",
        "the second loop does not run over the number of columns of `y`, `y.shape[1]`.",
        old="range(y.shape[1])",
        new="range(x.shape[1])",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: only the last product",
        "each round of the innermost loop replaces what was there, so that only the last product "
        "is left: add each product to those before it.",
        code="""
        def naive_matrix_dot(x, y):
            return np.outer(x[:, -1], y[-1, :])
        """,
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: return inside the loop",
        "the function returns after the first row: `return` is indented so far that it belongs to "
        "the loop.",
        old="    return z",
        new="        return z",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: x and y swapped",
        "the two matrices change places: the order matters, and the rows of the result are those "
        "of `x`.",
        code="""
        def naive_matrix_dot(x, y):
            return y @ x
        """,
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: result in the shape of y",
        "the array for the result has the shape of `y`: it should have a row for each row of `x`, "
        "and a column for each column of `y`.",
        old="np.zeros((x.shape[0], y.shape[1]))",
        new="np.zeros(y.shape)",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: the column of the row",
        "row i is multiplied by column i alone: each row meets *each* column, j.",
        old="y[:, j]",
        new="y[:, i]",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: the row of the column",
        "column j is multiplied by row j alone: each column meets *each* row, i.",
        old="x[i, :]",
        new="x[j, :]",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: one number",
        "each round of the loop replaces the whole result, so that a single number is left: write "
        "each dot product to its place [i, j].",
        old="z[i, j] = ",
        new="z = ",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: added to a whole row",
        "each dot product is added to the whole row i: it belongs at [i, j] alone.",
        old="z[i, j] = ",
        new="z[i] += ",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: a whole row replaced",
        "each dot product fills the whole row i, and the last one stays: it belongs at [i, j] "
        "alone.",
        old="z[i, j] = ",
        new="z[i] = ",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: only the first product",
        "only the first product of each row and column is counted: a dot product adds up all of "
        "them.",
        old="naive_vector_dot(x[i, :], y[:, j])",
        new="x[i, 0] * y[0, j]",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: added in place of multiplied",
        "the entries are added where they should be multiplied.",
        old="naive_vector_dot(x[i, :], y[:, j])",
        new="np.sum(x[i, :] + y[:, j])",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: outer product",
        "each entry of `x` is multiplied by each entry of `y`, as `np.outer` does: each *row* of "
        "`x` is to meet each *column* of `y` in a dot product.",
        code="""
        def naive_matrix_dot(x, y):
            return np.outer(x, y)
        """,
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: Kronecker product",
        "`np.kron` is used, which puts a copy of `y` in the place of each entry of `x`: that is "
        "another product.",
        code="""
        def naive_matrix_dot(x, y):
            return np.kron(x, y)
        """,
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: stored as integers",
        "the array for the result holds integers, because it took its dtype from `x`: each sum "
        "loses what comes after its point when it is stored.",
        old="y.shape[1]))",
        new="y.shape[1]), dtype=x.dtype)",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: a running sum in each row",
        "the sum is not set back to 0 where a new entry begins: each entry is a dot product of its "
        "own.",
        code="""
        def naive_matrix_dot(x, y):
            return np.cumsum(x @ y, axis=1)
        """,
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: a running sum",
        "the sum is not set back to 0 where a new entry begins: each entry is a dot product of its "
        "own.",
        code="""
        def naive_matrix_dot(x, y):
            return np.cumsum(x @ y).reshape(len(x), -1)
        """,
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: innermost loop over the rows",
        "the innermost loop runs over the rows of `x`, or the columns of `y`: it should run over "
        "the length D that the two share.",
        code="""
        def naive_matrix_dot(x, y):
            z = np.zeros((x.shape[0], y.shape[1]))
            for i in range(x.shape[0]):
                for j in range(y.shape[1]):
                    for k in range(x.shape[0]):
                        z[i, j] += x[i, k] * y[k, j]
            return z
        """,
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: innermost loop over the columns of y",
        "the innermost loop runs over the rows of `x`, or the columns of `y`: it should run over "
        "the length D that the two share.",
        code="""
        def naive_matrix_dot(x, y):
            z = np.zeros((x.shape[0], y.shape[1]))
            for i in range(x.shape[0]):
                for j in range(y.shape[1]):
                    for k in range(y.shape[1]):
                        z[i, j] += x[i, k] * y[k, j]
            return z
        """,
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: last product left out",
        "the last product of each sum is left out: `range(n)` already stops before n.",
        code="""
        def naive_matrix_dot(x, y):
            z = np.zeros((x.shape[0], y.shape[1]))
            for i in range(x.shape[0]):
                for j in range(y.shape[1]):
                    for k in range(x.shape[1] - 1):
                        z[i, j] += x[i, k] * y[k, j]
            return z
        """,
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: first product left out",
        "the first product of each sum is left out: the innermost loop should begin at 0.",
        code="""
        def naive_matrix_dot(x, y):
            z = np.zeros((x.shape[0], y.shape[1]))
            for i in range(x.shape[0]):
                for j in range(y.shape[1]):
                    for k in range(1, x.shape[1]):
                        z[i, j] += x[i, k] * y[k, j]
            return z
        """,
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: indices of y swapped",
        "`y` is read at [j, k]: its row is the index that is added up, k, and its column is j.",
        code="""
        def naive_matrix_dot(x, y):
            z = np.zeros((x.shape[0], y.shape[1]))
            for i in range(x.shape[0]):
                for j in range(y.shape[1]):
                    for k in range(x.shape[1]):
                        z[i, j] += x[i, k] * y[j, k]
            return z
        """,
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: only the diagonal",
        "row and column move together, so that only the entries [0, 0], [1, 1] and so on are "
        "computed: each row meets *each* column.",
        code="""
        def naive_matrix_dot(x, y):
            z = np.zeros((x.shape[0], y.shape[1]))
            for i in range(min(z.shape)):
                z[i, i] = naive_vector_dot(x[i, :], y[:, i])
            return z
        """,
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: one list for all rows",
        "one and the same list stands for all rows, as in `[[0] * M] * N`: what is written into "
        "one row appears in all of them. Make a new list for each, or an array.",
        code="""
        def naive_matrix_dot(x, y):
            return np.tile(naive_matrix_vector_dot(y.T, x[-1]), (len(x), 1))
        """,
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: the first column alone",
        "the first column of `y` is used for all columns: the column index of `y` has to move as "
        "well.",
        old="y[:, j]",
        new="y[:, 0]",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: the first row alone",
        "the first row of `x` is used for all rows: the row index of `x` has to move as well.",
        old="x[i, :]",
        new="x[0, :]",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: products of the sums",
        "each row and each column is added up first, and the two sums are multiplied: multiply "
        "entry by entry, then add up.",
        old="naive_vector_dot(x[i, :], y[:, j])",
        new="x[i, :].sum() * y[:, j].sum()",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: squeezed",
        "axes of length 1 are taken away: the result has two axes, (N, M), however short they are.",
        old="return z",
        new="return z.squeeze()",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: a square result",
        "the result has as many columns as `x` has rows: it needs one for each column of `y`.",
        code="""
        def naive_matrix_dot(x, y):
            n = len(x)
            z = np.zeros((n, n))
            for i in range(n):
                for j in range(n):
                    z[i, j] = naive_vector_dot(x[i, :], y[:, j])
            return z
        """,
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: a shape of two arguments",
        "`np.zeros` is given two numbers: it takes the shape as *one* argument, a tuple with "
        "brackets of its own.",
        old="np.zeros((x.shape[0], y.shape[1]))",
        new="np.zeros(x.shape[0], y.shape[1])",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: columns of x",
        "the *columns* of `x` meet those of `y`: row i is `x[i, :]`.",
        old="x[i, :]",
        new="x[:, i]",
    ),
    Mistake(
        "numpy_relu",
        "relu: np.max in place of np.maximum",
        "`np.max(x, 0)` is called: it takes 0 for an axis, and looks for the largest entry along "
        "it. The function that compares each entry with 0 has a longer name.",
        old="np.maximum(x, 0)",
        new="np.max(x, 0)",
    ),
    Mistake(
        "numpy_relu",
        "relu: np.minimum",
        "the negative entries are kept and the positive ones set to 0: it is the other way around.",
        old="np.maximum(x, 0)",
        new="np.minimum(x, 0)",
    ),
    Mistake(
        "numpy_relu",
        "relu: np.abs",
        "the sign of the negative entries is reversed: relu sets them to 0.",
        old="np.maximum(x, 0)",
        new="np.abs(x)",
    ),
    Mistake(
        "numpy_relu",
        "relu: only the comparison",
        "only the comparison `x > 0` is returned, True or False for each entry: relu keeps the "
        "positive entries themselves.",
        old="np.maximum(x, 0)",
        new="x > 0",
    ),
    Mistake(
        "numpy_relu",
        "relu: negative entries dropped",
        "only the positive entries come back, in one row: relu keeps the shape, with 0 in the "
        "place of the others.",
        old="np.maximum(x, 0)",
        new="x[x > 0]",
    ),
    Mistake(
        "numpy_relu",
        "relu: written into x",
        "zeros are written into `x` itself, and whoever handed it over loses it: make a new array.",
        code="""
        def numpy_relu(x):
            x[x < 0] = 0
            return x
        """,
    ),
    Mistake(
        "numpy_relu",
        "relu: capped at 6",
        "large entries are cut off at 6: relu leaves them as they are.",
        old="np.maximum(x, 0)",
        new="np.clip(x, 0, 6)",
    ),
    Mistake(
        "numpy_relu",
        "relu: capped at 1",
        "large entries are cut off at 1: relu leaves them as they are.",
        old="np.maximum(x, 0)",
        new="np.clip(x, 0, 1)",
    ),
    Mistake(
        "numpy_relu",
        "relu: at least 1",
        "each entry is compared with 1: relu compares it with 0.",
        old="np.maximum(x, 0)",
        new="np.maximum(x, 1)",
    ),
    Mistake(
        "numpy_relu",
        "relu: leaky",
        "negative entries keep a hundredth of their size: relu sets them to 0.",
        old="np.maximum(x, 0)",
        new="np.maximum(x, 0.01 * x)",
    ),
    Mistake(
        "numpy_relu",
        "relu: of the opposite sign",
        "the sign of each entry is reversed first: it is the *negative* entries that become 0.",
        old="np.maximum(x, 0)",
        new="np.maximum(-x, 0)",
    ),
    Mistake(
        "numpy_relu",
        "relu: the sign alone",
        "only the sign of each entry is returned: relu keeps the positive entries as they are.",
        old="np.maximum(x, 0)",
        new="np.sign(x)",
    ),
    Mistake(
        "numpy_relu",
        "relu: the largest entry",
        "the largest entry of all is returned, a single number: relu compares each entry with 0.",
        old="np.maximum(x, 0)",
        new="np.max(x)",
    ),
    Mistake(
        "numpy_relu",
        "relu: indices",
        "`np.where` is given a condition alone: then it returns *where* the condition holds. Two "
        "more arguments tell it what to put where it holds, and where not.",
        old="np.maximum(x, 0)",
        new="np.where(x > 0)",
    ),
    Mistake(
        "numpy_relu",
        "relu: sigmoid",
        "the sigmoid is computed, which is another function: relu is max(x, 0).",
        old="np.maximum(x, 0)",
        new="1 / (1 + np.exp(-x))",
    ),
    Mistake(
        "numpy_relu",
        "relu: softplus",
        "log(1 + exp(x)) is computed, a smooth relative of relu: relu itself is max(x, 0).",
        old="np.maximum(x, 0)",
        new="np.log1p(np.exp(x))",
    ),
    Mistake(
        "numpy_add",
        "add: +=",
        "`x += y` is used: it writes the sum into the caller's array. A `+` alone makes a new one.",
        code="""
        def numpy_add(x, y):
            x += y
            return x
        """,
    ),
    Mistake(
        "numpy_add",
        "add: everything added up",
        "all entries are added up to one number: add entry by entry.",
        old="x + y",
        new="np.sum(x) + np.sum(y)",
    ),
    Mistake(
        "numpy_add",
        "add: subtracted",
        "`y` is subtracted: it should be added.",
        old="return x + y",
        new="return x - y",
    ),
    Mistake(
        "numpy_add",
        "add: multiplied",
        "the entries are multiplied where they should be added.",
        old="return x + y",
        new="return x * y",
    ),
    Mistake(
        "numpy_add",
        "add: x twice",
        "`x` is added to itself, and `y` never used.",
        old="return x + y",
        new="return x + x",
    ),
    Mistake(
        "numpy_add",
        "add: joined in one row",
        "the two are joined, one after the other, as `np.append` does: add entry by entry.",
        old="return x + y",
        new="return np.append(x, y)",
    ),
    Mistake(
        "numpy_add",
        "add: stacked",
        "the two are put on top of each other, as `np.vstack` does: add entry by entry.",
        old="return x + y",
        new="return np.vstack([x, y])",
    ),
    Mistake(
        "numpy_add",
        "add: y added up first",
        "the sum of `y` is added to each entry of `x`: add entry by entry.",
        old="return x + y",
        new="return x + y.sum()",
    ),
    Mistake(
        "numpy_add",
        "add: the loops for two matrices",
        "one of the functions above is called, which takes matrices only: this one takes a vector "
        "as well.",
        old="x + y",
        new="naive_add(x, y)",
    ),
    Mistake(
        "numpy_dot",
        "dot: entry by entry",
        "the entries are multiplied one by one: `*` does not add up. The dot product has an "
        "operator of its own.",
        old="x @ y",
        new="x * y",
    ),
    Mistake(
        "numpy_dot",
        "dot: all products added up",
        "all products are added up to one number: right for two vectors, but a matrix keeps a sum "
        "for each of its rows.",
        old="x @ y",
        new="np.sum(x * y)",
    ),
    Mistake(
        "numpy_dot",
        "dot: x and y swapped",
        "the two change places: the order matters, and the rows of the result are those of `x`.",
        old="x @ y",
        new="y @ x",
    ),
    Mistake(
        "numpy_dot",
        "dot: y transposed",
        "`y` is transposed first: the shapes (N, D) and (D, M) fit as they are.",
        old="x @ y",
        new="x @ y.T",
    ),
    Mistake(
        "numpy_dot",
        "dot: outer product",
        "each entry of `x` is multiplied by each entry of `y`, as `np.outer` does: a dot product "
        "adds up the products of entries with the same index.",
        old="return x @ y",
        new="return np.outer(x, y)",
    ),
    Mistake(
        "numpy_dot",
        "dot: added up along axis 0",
        "the products are added up down the columns: each *row* of `x` meets `y`.",
        old="return x @ y",
        new="return np.sum(x * y, axis=0)",
    ),
    Mistake(
        "numpy_dot",
        "dot: tensordot over two axes",
        "`np.tensordot` is called without `axes`: it then sums over two axes of each array, and a "
        "dot product sums over one.",
        old="x @ y",
        new="np.tensordot(x, y)",
    ),
    Mistake(
        "numpy_dot",
        "dot: np.vdot",
        "`np.vdot` is called, which lays out both arrays as vectors first: right for two vectors "
        "only.",
        old="x @ y",
        new="np.vdot(x, y)",
    ),
    Mistake(
        "numpy_dot",
        "dot: np.inner",
        "`np.inner` is called, which pairs rows with *rows*: the rows of `x` should meet the "
        "columns of `y`.",
        old="x @ y",
        new="np.inner(x, y)",
    ),
    Mistake(
        "numpy_dot",
        "dot: the loops for two matrices",
        "one of the functions above is called, which takes matrices only: this one takes a vector "
        "as well.",
        old="x @ y",
        new="naive_matrix_dot(x, y)",
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: keepdims lost",
        "the sum over an axis that has length 1 in `shape` removes that axis: it should stay, with "
        "length 1.",
        old=", keepdims=True",
        new="",
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: only the lacking axes",
        "only the axes that the operand lacked are summed: those where it had length 1 were "
        "stretched too.",
        old="length == 1",
        new="False",
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: only the axes of length 1",
        "only the axes of length 1 are summed: those that the operand lacked, on the left, must "
        "be summed first.",
        code="""
        def unbroadcast(gradient, shape):
            stretched = tuple(axis for axis, length in enumerate(shape) if length == 1)
            return gradient.sum(axis=stretched, keepdims=True)
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: lacking axes kept",
        "the lacking axes are summed with `keepdims`, and stay with length 1: the operand does not "
        "have them at all.",
        code="""
        def unbroadcast(gradient, shape):
            shape = (1,) * (gradient.ndim - len(shape)) + tuple(shape)
            stretched = tuple(axis for axis, length in enumerate(shape) if length == 1)
            return gradient.sum(axis=stretched, keepdims=True)
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: mean in place of sum",
        "the mean is taken in place of the sum: each use of a number adds its gradient in full.",
        code="""
        def unbroadcast(gradient, shape):
            while gradient.ndim > len(shape):
                gradient = gradient.mean(axis=0)
            for axis, length in enumerate(shape):
                if length == 1:
                    gradient = gradient.mean(axis=axis, keepdims=True)
            return gradient
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: only one use counted",
        "the gradient of one use is taken and the others are dropped: all of them add up.",
        code="""
        def unbroadcast(gradient, shape):
            while gradient.ndim > len(shape):
                gradient = gradient[0]
            for axis, length in enumerate(shape):
                if length == 1:
                    gradient = gradient.take([0], axis=axis)
            return gradient
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: lacking axes on the right",
        "the axes on the right are summed away: shapes are aligned at the right, so the lacking "
        "ones are on the left.",
        code="""
        def unbroadcast(gradient, shape):
            while gradient.ndim > len(shape):
                gradient = gradient.sum(axis=-1)
            for axis, length in enumerate(shape):
                if length == 1:
                    gradient = gradient.sum(axis=axis, keepdims=True)
            return gradient
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: the other axes summed",
        "the sum runs over the axes that the operand had in full: those where it had length 1 were "
        "stretched.",
        old="length == 1",
        new="length != 1",
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: everything summed",
        "everything is summed to one number: only the stretched axes are summed.",
        code="""
        def unbroadcast(gradient, shape):
            return gradient.sum()
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: total in every entry",
        "every entry holds the sum of the whole gradient: sum only over the stretched axes.",
        code="""
        def unbroadcast(gradient, shape):
            return np.full(shape, gradient.sum())
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: always axis 0",
        "the sum always runs over axis 0: `shape` says which axes were stretched.",
        code="""
        def unbroadcast(gradient, shape):
            return gradient.sum(axis=0)
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: the largest in place of the sum",
        "the largest gradient is taken in place of the sum: the gradients of several uses add up.",
        old="axis=tuple(range(extra)))",
        new="axis=tuple(range(extra))) if extra <= 0 else gradient.max(axis=tuple(range(extra)))",
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: the product in place of the sum",
        "the gradients are multiplied: the gradients of several uses add up.",
        old="axis=tuple(range(extra)))",
        new="axis=tuple(range(extra))) if extra <= 0 else gradient.prod(axis=tuple(range(extra)))",
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: all axes where one has length 1",
        "the sum runs over all axes as soon as one of them has length 1 in `shape`: only those of "
        "length 1 were stretched.",
        old="gradient.sum(axis=stretched, keepdims=True)",
        new="gradient.sum(keepdims=True) if stretched else gradient",
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: only the first axis of length 1",
        "only the first axis of length 1 is summed: there may be more of them.",
        old="axis=stretched",
        new="axis=stretched[:1]",
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: only the first two axes looked at",
        "only the first two axes are looked at: `shape` may have more.",
        old="axis=stretched",
        new="axis=tuple(x for x in stretched if x < 2)",
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: axes of length 2 as well",
        "axes that have another length than 1 in `shape` are summed as well: they were not "
        "stretched.",
        old="length == 1",
        new="length in (1, 2)",
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: reshape",
        "`reshape` is called on the gradient as it is: it lays the same numbers out anew, and adds "
        "up none of them. Sum first.",
        code="""
        def unbroadcast(gradient, shape):
            return gradient.reshape(shape)
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: broadcast once more",
        "`np.broadcast_to` is called: it stretches, and what was stretched is to be summed.",
        code="""
        def unbroadcast(gradient, shape):
            return np.broadcast_to(gradient, shape)
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: axes of length 1 first",
        "the axes of length 1 are summed while the lacking axes are still there, so that their "
        "numbers do not fit yet: sum over the lacking axes first.",
        code="""
        def unbroadcast(gradient, shape):
            for axis, length in enumerate(shape):
                if length == 1:
                    gradient = gradient.sum(axis=axis, keepdims=True)
            while gradient.ndim > len(shape):
                gradient = gradient.sum(axis=0)
            return gradient
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: lacking axes counted on",
        "the lacking axes are counted on, 0, 1 and so on, while each sum takes one away and the "
        "others move up: the next one is axis 0 again.",
        code="""
        def unbroadcast(gradient, shape):
            for axis in range(gradient.ndim - len(shape)):
                gradient = gradient.sum(axis=axis)
            for axis, length in enumerate(shape):
                if length == 1:
                    gradient = gradient.sum(axis=axis, keepdims=True)
            return gradient
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: lengths taken for axes",
        "the lengths in `shape` are taken for the numbers of the axes: `enumerate` gives both.",
        code="""
        def unbroadcast(gradient, shape):
            while gradient.ndim > len(shape):
                gradient = gradient.sum(axis=0)
            for length in shape:
                if length == 1:
                    gradient = gradient.sum(axis=length, keepdims=True)
            return gradient
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: axes counted from the end",
        "the axes are counted from the end, `-axis`: `enumerate` counts them from the left.",
        code="""
        def unbroadcast(gradient, shape):
            while gradient.ndim > len(shape):
                gradient = gradient.sum(axis=0)
            for axis, length in enumerate(shape):
                if length == 1:
                    gradient = gradient.sum(axis=-axis, keepdims=True)
            return gradient
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: only the last axis looked at",
        "only the last axis is looked at: any axis may have the length 1 in `shape`.",
        code="""
        def unbroadcast(gradient, shape):
            while gradient.ndim > len(shape):
                gradient = gradient.sum(axis=0)
            if shape and shape[-1] == 1:
                gradient = gradient.sum(axis=-1, keepdims=True)
            return gradient
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: len in place of ndim",
        "`len(gradient)` is asked, the length of its first axis: the number of axes is "
        "`gradient.ndim`.",
        code="""
        def unbroadcast(gradient, shape):
            while len(gradient) > len(shape):
                gradient = gradient.sum(axis=0)
            for axis, length in enumerate(shape):
                if length == 1:
                    gradient = gradient.sum(axis=axis, keepdims=True)
            return gradient
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: one lacking axis only",
        "only one of the lacking axes is summed: there may be several, and each needs its sum.",
        code="""
        def unbroadcast(gradient, shape):
            if gradient.ndim > len(shape):
                gradient = gradient.sum(axis=0)
            for axis, length in enumerate(shape):
                if length == 1:
                    gradient = gradient.sum(axis=axis, keepdims=True)
            return gradient
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: return inside the loop",
        "the function returns after the first axis: `return` is indented so far that it belongs to "
        "the loop.",
        code="""
        def unbroadcast(gradient, shape):
            while gradient.ndim > len(shape):
                gradient = gradient.sum(axis=0)
            for axis, length in enumerate(shape):
                if length == 1:
                    gradient = gradient.sum(axis=axis, keepdims=True)
                return gradient
            return gradient
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: sum not kept",
        "the sum over the axes of length 1 is computed and not kept: `sum` returns a new array, "
        "and leaves its own as it was.",
        code="""
        def unbroadcast(gradient, shape):
            while gradient.ndim > len(shape):
                gradient = gradient.sum(axis=0)
            for axis, length in enumerate(shape):
                if length == 1:
                    gradient.sum(axis=axis, keepdims=True)
            return gradient
        """,
    ),
    *(
        Mistake(target, f"{short}: {name}", explanation, old=old, new=new)
        for target, short, columns in (
            ("naive_relu", "relu loops", "x.shape[1]"),
            ("naive_add", "add loops", "x.shape[1]"),
            ("naive_add_matrix_and_vector", "matrix and vector", "x.shape[1]"),
            ("naive_matrix_dot", "matrix dot", "y.shape[1]"),
        )
        for name, explanation, old, new in (
            (
                "rows from 1",
                "the loop over the rows begins at 1: the first row has the index 0.",
                "range(x.shape[0])",
                "range(1, x.shape[0])",
            ),
            (
                "the last row left out",
                "the last row is left out: `range(n)` already stops before n.",
                "range(x.shape[0])",
                "range(x.shape[0] - 1)",
            ),
            (
                "columns from 1",
                "the loop over the columns begins at 1: the first column has the index 0.",
                f"range({columns})",
                f"range(1, {columns})",
            ),
            (
                "the last column left out",
                "the last column is left out: `range(n)` already stops before n.",
                f"range({columns})",
                f"range({columns} - 1)",
            ),
        )
    ),
)
