"""Answers to lesson 1, arrays: right ones in many styles, and wrong ones nobody catalogued."""

from textwrap import dedent

from .editing import edited

_RIGHT = {
    "naive_relu": {
        "plain": """
            def naive_relu(x):
                z = x.copy()
                for i in range(x.shape[0]):
                    for j in range(x.shape[1]):
                        z[i, j] = max(x[i, j], 0)
                return z
        """,
        "zeros, and an if": """
            def naive_relu(matrix):
                rows, columns = matrix.shape
                result = np.zeros((rows, columns))
                for r in range(rows):
                    for c in range(columns):
                        value = matrix[r][c]
                        if value > 0:
                            result[r][c] = value
                return result
        """,
        "lists, then an array": """
            def naive_relu(x):
                return np.array([[v if v > 0 else 0 for v in row] for row in x])
        """,
        "np.where": "def naive_relu(x):\n    return np.where(x > 0, x, 0.0)",
        "a mask": "def naive_relu(x: np.ndarray) -> np.ndarray:\n    return x * (x > 0)",
        "in place on a buffer": """
            def naive_relu(x):
                out = np.empty_like(x)
                np.maximum(x, 0, out=out)
                return out
        """,
        "single precision, with a helper": """
            def positive_part(value):
                return (value + abs(value)) / 2


            def naive_relu(x):
                z = np.zeros(x.shape, dtype=np.float32)
                for index in np.ndindex(*x.shape):
                    z[index] = positive_part(x[index])
                return z
        """,
        "nditer": """
            def naive_relu(x):
                x = np.array(x, copy=True)
                for value in np.nditer(x, op_flags=["readwrite"]):
                    if value < 0:
                        value[...] = 0
                return x
        """,
        "vectorize": "naive_relu = np.vectorize(lambda v: max(v, 0), otypes=[float])",
        "flat": """
            def naive_relu(x):
                flat = [max(v, 0) for v in x.flatten()]
                return np.reshape(flat, x.shape)
        """,
    },
    "naive_add": {
        "plain": """
            def naive_add(x, y):
                z = np.zeros(x.shape)
                for i in range(x.shape[0]):
                    for j in range(x.shape[1]):
                        z[i, j] = x[i, j] + y[i, j]
                return z
        """,
        "zip": """
            def naive_add(x, y):
                rows = []
                for a, b in zip(x, y):
                    rows.append([p + q for p, q in zip(a, b)])
                return np.array(rows)
        """,
        "a copy of floats": """
            def naive_add(x, y):
                z = x.astype(float)
                for i, row in enumerate(y):
                    for j, value in enumerate(row):
                        z[i, j] += value
                return z
        """,
        "operator": "def naive_add(first, second):\n    return first + second",
        "ufunc": "naive_add = np.add",
        "result_type and a buffer": """
            def naive_add(x, y):
                out = np.empty(x.shape, dtype=np.result_type(x, y))
                it = np.ndindex(x.shape)
                for index in it:
                    out[index] = x.item(index) + y.item(index)
                return out
        """,
        "while": """
            def naive_add(x, y):
                N, D = np.shape(x)
                z = np.empty((N, D), dtype=np.float64)
                i = 0
                while i < N:
                    j = 0
                    while j < D:
                        z[i][j] = x[i][j] - (-y[i][j])
                        j = j + 1
                    i = i + 1
                return z
        """,
        "einsum": "def naive_add(x, y):\n    return np.einsum('kij->ij', np.stack([x, y]))",
        "fromiter": """
            def naive_add(x, y):
                total = np.fromiter((a + b for a, b in zip(x.flat, y.flat)), dtype=float)
                return total.reshape(x.shape)
        """,
        "single precision": """
            def naive_add(x, y):
                return x.astype(np.float32) + y.astype(np.float32)
        """,
    },
    "naive_add_matrix_and_vector": {
        "plain": """
            def naive_add_matrix_and_vector(x, y):
                z = np.zeros(x.shape)
                for i in range(x.shape[0]):
                    for j in range(x.shape[1]):
                        z[i, j] = x[i, j] + y[j]
                return z
        """,
        "one row after the other": """
            def naive_add_matrix_and_vector(x, y):
                return np.array([row + y for row in x])
        """,
        "columns outside": """
            def naive_add_matrix_and_vector(x, y):
                z = x.astype(float)
                for j, bias in enumerate(y):
                    z[:, j] += bias
                return z
        """,
        "uses the exercise before": """
            def naive_add_matrix_and_vector(x, y):
                return naive_add(x, np.tile(y, (len(x), 1)))
        """,
        "outer product with ones": """
            def naive_add_matrix_and_vector(x, y):
                return x + np.outer(np.ones(x.shape[0]), y)
        """,
        "broadcasting": "naive_add_matrix_and_vector = lambda x, y: x + y",
        "transposed": """
            def naive_add_matrix_and_vector(x, y):
                columns = [column + y[j] for j, column in enumerate(x.T)]
                return np.stack(columns, axis=1)
        """,
        "a nested function": """
            def naive_add_matrix_and_vector(x, y):
                def add_rows(row):
                    return [a + b for a, b in zip(row, y, strict=True)]

                return np.asarray(list(map(add_rows, x)))
        """,
    },
    "naive_vector_dot": {
        "plain": """
            def naive_vector_dot(x, y):
                if len(x) != len(y):
                    raise ValueError(f"x has {len(x)} entries, y has {len(y)}")
                z = 0.0
                for i in range(len(x)):
                    z += x[i] * y[i]
                return z
        """,
        "strict zip": """
            def naive_vector_dot(x, y):
                return sum(a * b for a, b in zip(x, y, strict=True))
        """,
        "matmul raises by itself": "def naive_vector_dot(x, y):\n    return x @ y",
        "np.dot": "naive_vector_dot = np.dot",
        "shapes compared, a Python float": """
            def naive_vector_dot(x, y):
                if not x.shape == y.shape:
                    raise ValueError
                total: float = 0
                for index, value in enumerate(x):
                    total = total + float(value) * float(y[index])
                return total
        """,
        "an error of its own": """
            class LengthError(ValueError):
                pass


            def naive_vector_dot(x, y):
                if x.size != y.size:
                    raise LengthError("vectors of two lengths")
                return np.sum(np.multiply(x, y))
        """,
        "a helper that checks": """
            def _same_length(x, y):
                n, m = len(x), len(y)
                if n > m or n < m:
                    raise ValueError("lengths %d and %d" % (n, m))
                return n


            def naive_vector_dot(x, y):
                n = _same_length(x, y)
                products = np.empty(n)
                for k in range(n):
                    products[k] = x[k] * y[k]
                return products.sum()
        """,
        "an error turned into another": """
            def naive_vector_dot(x, y):
                try:
                    assert len(x) == len(y), "lengths differ"
                except AssertionError as error:
                    raise ValueError(str(error)) from error
                return np.einsum("i,i->", x, y)
        """,
        "a 0-d array": """
            def naive_vector_dot(x, y):
                if x.shape[0] != y.shape[0]:
                    raise ValueError("x and y differ in length")
                z = np.array(0.0)
                for a, b in zip(x, y):
                    z += a * b
                return z
        """,
    },
    "naive_matrix_vector_dot": {
        "plain": """
            def naive_matrix_vector_dot(x, y):
                z = np.zeros(x.shape[0])
                for i in range(x.shape[0]):
                    z[i] = naive_vector_dot(x[i, :], y)
                return z
        """,
        "two loops": """
            def naive_matrix_vector_dot(x, y):
                z = np.zeros(len(x))
                for i in range(len(x)):
                    for j in range(len(y)):
                        z[i] += x[i, j] * y[j]
                return z
        """,
        "list": """
            def naive_matrix_vector_dot(x, y):
                return np.array([naive_vector_dot(row, y) for row in x])
        """,
        "sum over axis 1": "def naive_matrix_vector_dot(x, y):\n    return (x * y).sum(axis=1)",
        "sum over axis -1": "def naive_matrix_vector_dot(a, b):\n    return np.sum(a * b, axis=-1)",
        "columns added up": """
            def naive_matrix_vector_dot(x, y):
                z = np.zeros(x.shape[0])
                for j in range(x.shape[1]):
                    z += y[j] * x[:, j]
                return z
        """,
        "einsum": "def naive_matrix_vector_dot(x, y):\n    return np.einsum('nd,d->n', x, y)",
        "matmul": "naive_matrix_vector_dot = np.matmul",
        "map": """
            from functools import partial


            def naive_matrix_vector_dot(x, y):
                return np.array(list(map(partial(naive_vector_dot, y), x)))
        """,
        "single precision": """
            def naive_matrix_vector_dot(x, y):
                z = np.empty(x.shape[0], dtype=np.float32)
                for i, row in enumerate(x):
                    z[i] = row.dot(y)
                return z
        """,
    },
    "naive_matrix_dot": {
        "plain": """
            def naive_matrix_dot(x, y):
                z = np.zeros((x.shape[0], y.shape[1]))
                for i in range(x.shape[0]):
                    for j in range(y.shape[1]):
                        z[i, j] = naive_vector_dot(x[i, :], y[:, j])
                return z
        """,
        "three loops": """
            def naive_matrix_dot(A, B):
                (n, d), m = A.shape, B.shape[1]
                C = np.zeros((n, m))
                for i in range(n):
                    for j in range(m):
                        for k in range(d):
                            C[i][j] += A[i][k] * B[k][j]
                return C
        """,
        "k outside: sum of outer products": """
            def naive_matrix_dot(x, y):
                z = np.zeros((x.shape[0], y.shape[1]))
                for k in range(x.shape[1]):
                    z += np.outer(x[:, k], y[k])
                return z
        """,
        "column by column": """
            def naive_matrix_dot(x, y):
                z = np.zeros((x.shape[0], y.shape[1]))
                for j in range(y.shape[1]):
                    z[:, j] = naive_matrix_vector_dot(x, y[:, j])
                return z
        """,
        "lists": """
            def naive_matrix_dot(x, y):
                columns = list(zip(*y))
                return np.array([[sum(a * b for a, b in zip(r, c)) for c in columns] for r in x])
        """,
        "row by row": """
            def naive_matrix_dot(x, y):
                return np.stack([naive_matrix_vector_dot(y.T, row) for row in x])
        """,
        "broadcast and sum": """
            def naive_matrix_dot(x, y):
                return (x[:, :, np.newaxis] * y[np.newaxis, :, :]).sum(axis=1)
        """,
        "einsum": "def naive_matrix_dot(x, y):\n    return np.einsum('nd,dm->nm', x, y)",
        "transposed twice": "def naive_matrix_dot(x, y):\n    return (y.T @ x.T).T",
        "an out buffer": """
            def naive_matrix_dot(x, y):
                out = np.empty((len(x), y.shape[1]))
                np.matmul(x, y, out=out)
                return out
        """,
    },
    "numpy_forms": {
        "plain": """
            def numpy_relu(x):
                return np.maximum(x, 0)


            def numpy_add(x, y):
                return x + y


            def numpy_dot(x, y):
                return x @ y
        """,
        "np.where, np.add, np.dot": """
            def numpy_relu(x):
                return np.where(x < 0, 0, x)


            def numpy_add(x, y):
                return np.add(x, y)


            def numpy_dot(x, y):
                return np.dot(x, y)
        """,
        "lambdas": """
            numpy_relu = lambda x: x * (x > 0)
            numpy_add = lambda x, y: y + x
            numpy_dot = lambda x, y: np.tensordot(x, y, axes=1)
        """,
        "NumPy's own functions by new names": """
            import functools

            numpy_relu = functools.partial(np.maximum, 0)
            numpy_add = np.add
            numpy_dot = np.matmul
        """,
        "clip, copy, method": """
            def numpy_relu(x):
                return x.clip(0)


            def numpy_add(x, y):
                z = x.copy()
                z += y
                return z


            def numpy_dot(x, y):
                return x.dot(y)
        """,
        "masks and einsum": """
            def numpy_relu(x):
                out = x.copy()
                out[out < 0] = 0
                return out


            def numpy_add(x, y):
                return x - -y


            def numpy_dot(x, y):
                rule = "...j,j->..." if y.ndim == 1 else "ij,jk->ik"
                return np.einsum(rule, x, y)
        """,
        "half the sum with the absolute value": """
            def numpy_relu(x):
                return (x + np.abs(x)) / 2


            def numpy_add(x, y):
                return np.sum(np.broadcast_arrays(x, y), axis=0)


            def numpy_dot(x, y):
                if x.ndim == 1:
                    return np.vdot(x, y)
                return np.inner(x, y.T)
        """,
        "single precision and type hints": """
            def numpy_relu(x: np.ndarray) -> np.ndarray:
                return np.fmax(x, 0).astype(np.float32)


            def numpy_add(x: np.ndarray, y: np.ndarray) -> np.ndarray:
                return np.float32(x) + np.float32(y)


            def numpy_dot(x: np.ndarray, y: np.ndarray):
                return np.matmul(x.astype(np.float32), y.astype(np.float32))
        """,
    },
    "unbroadcast": {
        "plain": """
            def unbroadcast(gradient, shape):
                while gradient.ndim > len(shape):
                    gradient = gradient.sum(axis=0)
                for axis, length in enumerate(shape):
                    if length == 1:
                        gradient = gradient.sum(axis=axis, keepdims=True)
                return gradient
        """,
        "padded on the left, one sum": """
            def unbroadcast(gradient, shape):
                padded = (1,) * (gradient.ndim - len(shape)) + shape
                axes = tuple(i for i, n in enumerate(padded) if n == 1)
                return gradient.sum(axis=axes, keepdims=True).reshape(shape)
        """,
        "recursion": """
            def unbroadcast(gradient, shape):
                if gradient.shape == tuple(shape):
                    return gradient
                if gradient.ndim > len(shape):
                    return unbroadcast(np.sum(gradient, axis=0), shape)
                for axis in range(len(shape)):
                    if shape[axis] != gradient.shape[axis]:
                        return unbroadcast(np.sum(gradient, axis=axis, keepdims=True), shape)
        """,
        "every entry added where it belongs": """
            def unbroadcast(gradient, shape):
                result = np.zeros(shape)
                extra = gradient.ndim - len(shape)
                for index in np.ndindex(gradient.shape):
                    own = tuple(0 if n == 1 else i for i, n in zip(index[extra:], shape))
                    result[own] += gradient[index]
                return result
        """,
        "np.add.at on a view": """
            def unbroadcast(gradient, shape):
                places = np.arange(int(np.prod(shape))).reshape(shape)
                places = np.broadcast_to(places, gradient.shape)
                total = np.bincount(places.ravel(), gradient.ravel(), minlength=int(np.prod(shape)))
                return total.reshape(shape)
        """,
        "sums from the right, negative axes": """
            def unbroadcast(gradient, shape):
                for axis in range(1, len(shape) + 1):
                    if shape[-axis] == 1 and gradient.shape[-axis] > 1:
                        gradient = np.sum(gradient, axis=-axis, keepdims=True)
                extra = tuple(range(gradient.ndim - len(shape)))
                return np.add.reduce(gradient, axis=extra) if extra else gradient
        """,
        "einsum": """
            def unbroadcast(gradient, shape):
                letters = "abcdefgh"[: gradient.ndim]
                padded = [1] * (gradient.ndim - len(shape)) + list(shape)
                kept = "".join(c for c, n in zip(letters, padded) if n != 1)
                return np.einsum(f"{letters}->{kept}", gradient).reshape(shape)
        """,
        "a copy, and helpers": """
            def lost_axes(gradient, shape):
                return list(range(len(gradient.shape) - len(shape)))


            def unbroadcast(gradient, shape):
                g = np.array(gradient, dtype=float)
                for _ in lost_axes(gradient, shape):
                    g = g.sum(0)
                ones = [i for i in range(len(shape)) if shape[i] == 1]
                for i in ones:
                    g = np.expand_dims(g.sum(i), i)
                return g
        """,
        "matrices of ones": """
            def unbroadcast(gradient, shape):
                g = gradient
                while len(g.shape) != len(shape):
                    g = np.tensordot(np.ones(g.shape[0]), g, axes=(0, 0))
                for axis, n in enumerate(shape):
                    if n == 1:
                        g = np.apply_along_axis(lambda v: [v.sum()], axis, g)
                return g
        """,
        "single precision, keyword arguments": """
            def unbroadcast(gradient: np.ndarray, shape: tuple) -> np.ndarray:
                extra = np.ndim(gradient) - len(shape)
                total = np.sum(a=gradient.astype(np.float32), axis=tuple(range(extra)))
                ones = tuple(np.flatnonzero(np.array(shape, dtype=int) == 1))
                return np.asarray(np.sum(total, axis=ones, keepdims=True))
        """,
        "a Python float for a single number": """
            def unbroadcast(gradient, shape):
                if shape == ():
                    return float(gradient.sum())
                g = gradient
                while g.ndim > len(shape):
                    g = sum(g)
                for axis in range(g.ndim):
                    if shape[axis] < g.shape[axis]:
                        g = g.sum(axis=axis, keepdims=True)
                return g
        """,
        "split and add": """
            def unbroadcast(gradient, shape):
                result = gradient
                while result.ndim > len(shape):
                    rows, result = result, np.zeros(result.shape[1:])
                    for row in rows:
                        result = result + row
                for axis in range(len(shape)):
                    if shape[axis] == 1:
                        result = sum(np.split(result, result.shape[axis], axis=axis))
                return result
        """,
    },
}

_EDITS = {
    "naive_relu": {
        "a whole row set to 0": (
            "z[i, j] = max(x[i, j], 0)",
            "if x[i, j] < 0:\n                z[i] = 0",
        ),
        "below 1": ("max(x[i, j], 0)", "x[i, j] if x[i, j] >= 1 else 0"),
        "rows one too few": ("range(x.shape[0])", "range(x.shape[0] - 1)"),
        "columns one too few": ("range(x.shape[1])", "range(x.shape[1] - 1)"),
        "rows from 1": ("range(x.shape[0])", "range(1, x.shape[0])"),
        "columns from 1": ("range(x.shape[1])", "range(1, x.shape[1])"),
        "loops over the wrong axes": (
            "range(x.shape[0]):\n        for j in range(x.shape[1])",
            "range(x.shape[1]):\n        for j in range(x.shape[0])",
        ),
        "both loops over the columns": ("range(x.shape[0])", "range(x.shape[1])"),
        "threshold 1": ("max(x[i, j], 0)", "x[i, j] if x[i, j] > 1 else 0"),
        "at least 1": ("max(x[i, j], 0)", "max(x[i, j], 1)"),
        "capped at 1": ("max(x[i, j], 0)", "min(max(x[i, j], 0), 1)"),
        "capped at 6": ("max(x[i, j], 0)", "min(max(x[i, j], 0), 6)"),
        "leaky": ("max(x[i, j], 0)", "max(x[i, j], 0.01 * x[i, j])"),
        "sign lost": ("max(x[i, j], 0)", "-max(x[i, j], 0)"),
        "negative entries turned": ("max(x[i, j], 0)", "max(-x[i, j], 0)"),
        "squared": ("max(x[i, j], 0)", "max(x[i, j], 0) ** 2"),
        "integers": ("max(x[i, j], 0)", "max(int(x[i, j]), 0)"),
        "an array of integers": ("x.copy()", "np.zeros(x.shape, dtype=int)"),
        "an array of True and False": ("x.copy()", "np.zeros(x.shape, dtype=bool)"),
        "a second name": ("x.copy()", "x"),
        "nothing returned": ("    return z", "    z"),
        "printed": ("return z", "print(z)"),
        "the argument returned": ("return z", "return x"),
        "flat": ("return z", "return z.ravel()"),
        "transposed": ("return z", "return z.T"),
        "added up": ("return z", "return z.sum()"),
        "the last row": ("return z", "return z[i]"),
        "the last entry": ("return z", "return z[i, j]"),
        "indices swapped": ("z[i, j] =", "z[j, i] ="),
        "return inside both loops": (
            "z[i, j] = max(x[i, j], 0)\n    return z",
            "z[i, j] = max(x[i, j], 0)\n            return z",
        ),
        "compared, not assigned": ("z[i, j] = max", "z[i, j] == max"),
        "the largest of all": ("max(x[i, j], 0)", "max(x.max(), 0)"),
        "sigmoid": ("max(x[i, j], 0)", "1 / (1 + np.exp(-x[i, j]))"),
        "the visible shape": ("range(x.shape[1])", "range(3)"),
        "the diagonal": ("for j in range(x.shape[1])", "for j in range(i, i + 1)"),
        "a local name": ("z[i, j] = max", "value = max"),
    },
    "naive_add": {
        "made anew in the loop": ("        for j", "        z = np.zeros(x.shape)\n        for j"),
        "a whole row replaced": ("z[i, j] = ", "z[i] = "),
        "decimals cut off first": ("x[i, j] + y[i, j]", "int(x[i, j]) + int(y[i, j])"),
        "rows one too few": ("range(x.shape[0])", "range(x.shape[0] - 1)"),
        "columns one too few": ("range(x.shape[1])", "range(x.shape[1] - 1)"),
        "columns from 1": ("range(x.shape[1])", "range(1, x.shape[1])"),
        "both loops over the columns": ("range(x.shape[0])", "range(x.shape[1])"),
        "subtracted": ("x[i, j] + y", "x[i, j] - y"),
        "x twice": ("y[i, j]", "x[i, j]"),
        "y twice": ("x[i, j] +", "y[i, j] +"),
        "only x": (" + y[i, j]", ""),
        "only y": ("x[i, j] + ", ""),
        "the first row of y": ("y[i, j]", "y[0, j]"),
        "the first column of y": ("y[i, j]", "y[i, 0]"),
        "y's row": ("y[i, j]", "y[i]"),
        "the mean": ("x[i, j] + y[i, j]", "(x[i, j] + y[i, j]) / 2"),
        "the larger": ("x[i, j] + y[i, j]", "max(x[i, j], y[i, j])"),
        "dtype of x": ("np.zeros(x.shape)", "np.zeros_like(x)"),
        "dtype of y": ("np.zeros(x.shape)", "np.zeros_like(y)"),
        "rounded to integers": ("np.zeros(x.shape)", "np.zeros(x.shape, dtype=np.int64)"),
        "a copy of x, of its dtype": ("np.zeros(x.shape)", "x.copy()"),
        "x itself": ("np.zeros(x.shape)", "x"),
        "from ones": ("z[i, j] = ", "z[i, j] += 1 + "),
        "result transposed": ("return z", "return z.T"),
        "indices swapped": ("z[i, j] =", "z[j, i] ="),
        "shape transposed": ("np.zeros(x.shape)", "np.zeros(x.shape[::-1])"),
        "printed": ("return z", "print(z)"),
        "everything added up": ("return z", "return z.sum()"),
        "a row of sums": ("return z", "return z.sum(axis=0)"),
        "joined": ("return z", "return np.concatenate([x, y])"),
        "lists joined": ("return z", "return x.tolist() + y.tolist()"),
        "the last sum": ("z[i, j] = x", "z = x"),
        "a running sum": ("z[i, j] = x[i, j]", "z[i, j] = z[i, j - 1] + x[i, j]"),
        "the visible shape": ("np.zeros(x.shape)", "np.zeros((2, 3))"),
        "return inside both loops": (
            "y[i, j]\n    return z",
            "y[i, j]\n            return z",
        ),
    },
    "naive_add_matrix_and_vector": {
        "dtype of x": ("np.zeros(x.shape)", "np.zeros_like(x)"),
        "rows of y": ("range(x.shape[0])", "range(len(y))"),
        "y from its end": ("y[j]", "y[-j]"),
        "columns one too few": ("range(x.shape[1])", "range(x.shape[1] - 1)"),
        "rows one too few": ("range(x.shape[0])", "range(x.shape[0] - 1)"),
        "rows from 1": ("range(x.shape[0])", "range(1, x.shape[0])"),
        "both loops over the columns": ("range(x.shape[0])", "range(x.shape[1])"),
        "the first entry of y": ("y[j]", "y[0]"),
        "the last entry of y": ("y[j]", "y[-1]"),
        "y turned round": ("y[j]", "y[-j - 1]"),
        "y one on": ("y[j]", "y[j - 1]"),
        "y twice": ("y[j]", "2 * y[j]"),
        "subtracted": ("+ y[j]", "- y[j]"),
        "multiplied": ("+ y[j]", "* y[j]"),
        "y forgotten": (" + y[j]", ""),
        "x forgotten": ("x[i, j] + ", ""),
        "all of y": ("y[j]", "y.sum()"),
        "the mean of y": ("y[j]", "y.mean()"),
        "x twice": ("y[j]", "x[i, j]"),
        "integers": ("np.zeros(x.shape)", "np.zeros(x.shape, dtype=int)"),
        "x itself": ("np.zeros(x.shape)", "x"),
        "y at the last row": ("return z", "return np.vstack([x, y])"),
        "a column of y": ("return z", "return np.column_stack([x, y])"),
        "rows added up": ("return z", "return z.sum(axis=0)"),
        "transposed": ("return z", "return z.T"),
        "printed": ("return z", "print(z)"),
        "the visible shape": ("np.zeros(x.shape)", "np.zeros((2, 3))"),
        "y changed": ("x[i, j] + y[j]", "x[i, j] + y[j]\n            y[j] = z[i, j]"),
        "as a column": ("return z", "return x + y.reshape(-1, 1)"),
        "row index of x fixed": ("x[i, j]", "x[0, j]"),
    },
    "naive_vector_dot": {
        "another error": ("raise ValueError", "raise Exception"),
        "only a longer x": ("len(x) != len(y)", "len(x) > len(y)"),
        "the text in place of the error": (
            'raise ValueError(f"x has {len(x)} entries, y has {len(y)}")',
            'return "ValueError"',
        ),
        "the error returned": ("raise ValueError", "return ValueError"),
        "the error printed": (
            'raise ValueError(f"x has {len(x)} entries, y has {len(y)}")',
            'print("ValueError: lengths differ")\n        return',
        ),
        "printed, and carried on": (
            'raise ValueError(f"x has {len(x)} entries, y has {len(y)}")',
            'print("lengths differ")',
        ),
        "None for two lengths": (
            'raise ValueError(f"x has {len(x)} entries, y has {len(y)}")',
            "return None",
        ),
        "nan for two lengths": (
            'raise ValueError(f"x has {len(x)} entries, y has {len(y)}")',
            "return float('nan')",
        ),
        "0 for two lengths": (
            'raise ValueError(f"x has {len(x)} entries, y has {len(y)}")',
            "return 0",
        ),
        "TypeError": ("raise ValueError", "raise TypeError"),
        "IndexError": ("raise ValueError", "raise IndexError"),
        "Exception": ("raise ValueError", "raise Exception"),
        "a text raised": ('ValueError(f"x has {len(x)} entries, y has {len(y)}")', '"ValueError"'),
        "only the longer x": ("len(x) != len(y)", "len(x) > len(y)"),
        "only the longer y": ("len(x) != len(y)", "len(x) < len(y)"),
        "the same object": ("len(x) != len(y)", "len(x) is not len(x)"),
        "equal lengths refused": ("len(x) != len(y)", "len(x) == len(y)"),
        "raised after the loop, never reached": (
            'raise ValueError(f"x has {len(x)} entries, y has {len(y)}")',
            "pass\n    return sum(x[i] * y[i] for i in range(min(len(x), len(y))))",
        ),
        "the shorter length": (
            'raise ValueError(f"x has {len(x)} entries, y has {len(y)}")',
            "n = min(len(x), len(y))\n        x, y = x[:n], y[:n]",
        ),
        "ndim compared": ("len(x) != len(y)", "x.ndim != y.ndim"),
        "divided": ("x[i] * y[i]", "x[i] / y[i]"),
        "x squared": ("x[i] * y[i]", "x[i] * x[i]"),
        "y squared": ("x[i] * y[i]", "y[i] * y[i]"),
        "the mean": ("return z", "return z / len(x)"),
        "the root": ("return z", "return z**0.5"),
        "integers": ("x[i] * y[i]", "int(x[i] * y[i])"),
        "subtracted": ("z += x", "z -= x"),
        "multiplied": ("z += x", "z *= x"),
        "=+": ("z += x", "z =+ x"),
        "y backwards": ("y[i]", "y[-i]"),
        "y backwards, aligned": ("y[i]", "y[-i - 1]"),
        "every second": ("range(len(x))", "range(0, len(x), 2)"),
        "three entries": ("range(len(x))", "range(3)"),
        "printed": ("return z", "print(z)"),
        "the index returned": ("return z", "return i"),
        "a list": ("return z", "return [z]"),
        "an array of one": ("z = 0.0", "z = np.zeros(1)"),
        "x changed": ("z += x[i] * y[i]", "x[i] *= y[i]\n        z += x[i]"),
        "outer product": ("return z", "return np.outer(x, y)"),
        "absolute value": ("return z", "return abs(z)"),
        "the example": ("return z", "return 9.5"),
    },
    "naive_matrix_vector_dot": {
        "dtype of x": ("np.zeros(x.shape[0])", "np.zeros(x.shape[0], dtype=x.dtype)"),
        "rows one too few": ("range(x.shape[0])", "range(x.shape[0] - 1)"),
        "rows from 1": ("range(x.shape[0])", "range(1, x.shape[0])"),
        "over the columns": ("for i in range(x.shape[0])", "for i in range(x.shape[1])"),
        "the first row": ("x[i, :]", "x[0, :]"),
        "x transposed": ("x[i, :]", "x.T[i, :]"),
        "integers": ("np.zeros(x.shape[0])", "np.zeros(x.shape[0], dtype=int)"),
        "a column": ("np.zeros(x.shape[0])", "np.zeros((x.shape[0], 1))"),
        "a result in the shape of x": ("np.zeros(x.shape[0])", "np.zeros(x.shape)"),
        "in the shape of y": ("np.zeros(x.shape[0])", "np.zeros(y.shape)"),
        "one number": ("z[i] = naive", "z = naive"),
        "added up": ("return z", "return z.sum()"),
        "printed": ("return z", "print(z)"),
        "a running sum": ("z[i] = naive", "z[i] = z[i - 1] + naive"),
        "all rows in every entry": ("z[i] = ", "z += "),
        "divided by D": ("return z", "return z / x.shape[1]"),
        "divided by N": ("return z", "return z / len(x)"),
        "y turned round": (":], y)", ":], y[::-1])"),
        "the row with itself": (":], y)", ":], x[i, :])"),
        "sign": ("return z", "return -z"),
        "two rows": ("range(x.shape[0])", "range(2)"),
        "rows backwards": ("x[i, :]", "x[-i, :]"),
        "only the first product": ("naive_vector_dot(x[i, :], y)", "x[i, 0] * y[0]"),
        "y at the row's place": ("naive_vector_dot(x[i, :], y)", "x[i].sum() * y[i % len(y)]"),
        "y added": ("naive_vector_dot(x[i, :], y)", "np.sum(x[i] + y)"),
        "nothing stored": ("z[i] = naive", "naive"),
        "x changed": (
            "z[i] = naive_vector_dot(x[i, :], y)",
            "x[i] *= y\n        z[i] = x[i].sum()",
        ),
    },
    "naive_matrix_dot": {
        "dtype of x": ("y.shape[1]))", "y.shape[1]), dtype=x.dtype)"),
        "squeezed": ("return z", "return z.squeeze()"),
        "a running sum in each row": ("return z", "return z.cumsum(axis=1)"),
        "the diagonal alone": (
            "for j in range(y.shape[1])",
            "for j in range(i, min(i + 1, y.shape[1]))",
        ),
        "rows one too few": ("range(x.shape[0])", "range(x.shape[0] - 1)"),
        "columns one too few": ("range(y.shape[1])", "range(y.shape[1] - 1)"),
        "columns from 1": ("range(y.shape[1])", "range(1, y.shape[1])"),
        "loop over the rows of y": ("range(y.shape[1])", "range(y.shape[0])"),
        "loops over the columns of x": ("range(x.shape[0])", "range(x.shape[1])"),
        "result in the shape of y": ("(x.shape[0], y.shape[1])", "y.shape"),
        "result in swapped shape": ("(x.shape[0], y.shape[1])", "(y.shape[1], x.shape[0])"),
        "inner lengths for the result": ("(x.shape[0], y.shape[1])", "(x.shape[1], y.shape[0])"),
        "result of one row": ("(x.shape[0], y.shape[1])", "y.shape[1]"),
        "columns of x": ("x[i, :]", "x[:, i]"),
        "the first column only": ("y[:, j]", "y[:, 0]"),
        "the first row only": ("x[i, :]", "x[0, :]"),
        "column i": ("y[:, j]", "y[:, i]"),
        "row j": ("x[i, :]", "x[j, :]"),
        "y backwards": ("y[:, j]", "y[::-1, j]"),
        "integers": ("y.shape[1]))", "y.shape[1]), dtype=int)"),
        "printed": ("return z", "print(z)"),
        "added up": ("return z", "return z.sum()"),
        "mean": ("return z", "return z / x.shape[1]"),
        "sign": ("return z", "return -z"),
        "one number": ("z[i, j] = ", "z = "),
        "added to a whole row": ("z[i, j] = ", "z[i] += "),
        "a whole row set": ("z[i, j] = ", "z[i] = "),
        "y transposed": ("return z", "return x @ y.T"),
        "x transposed": ("return z", "return x.T @ y"),
        "both transposed": ("return z", "return (x.T @ y.T)"),
        "right for square ones": ("return z", "return z if len(x) == y.shape[1] else z.T"),
        "the first product": ("naive_vector_dot(x[i, :], y[:, j])", "x[i, 0] * y[0, j]"),
        "product of single entries": ("naive_vector_dot(x[i, :], y[:, j])", "x[i, j] * y[i, j]"),
        "sum in place of product": (
            "naive_vector_dot(x[i, :], y[:, j])",
            "np.sum(x[i, :] + y[:, j])",
        ),
        "x changed": ("    return z", "    x[:] = 0\n    return z"),
        "np.inner": ("return z", "return np.inner(x, y)"),
        "np.outer": ("return z", "return np.outer(x, y)"),
        "np.kron": ("return z", "return np.kron(x, y)"),
        "flat": ("return z", "return z.ravel()"),
    },
    "numpy_forms": {
        "relu: capped at 1": ("np.maximum(x, 0)", "np.clip(x, 0, 1)"),
        "relu: capped at 6": ("np.maximum(x, 0)", "np.clip(x, 0, 6)"),
        "relu: at least 1": ("np.maximum(x, 0)", "np.maximum(x, 1)"),
        "relu: leaky": ("np.maximum(x, 0)", "np.maximum(x, 0.01 * x)"),
        "relu: builtin max": ("np.maximum(x, 0)", "max(x, 0)"),
        "relu: np.max of all": ("np.maximum(x, 0)", "np.max(x)"),
        "relu: np.amax along an axis": ("np.maximum(x, 0)", "x.max(axis=0)"),
        "relu: negative entries turned": ("np.maximum(x, 0)", "np.maximum(-x, 0)"),
        "relu: the sign": ("np.maximum(x, 0)", "np.sign(x)"),
        "relu: the mask inverted": ("np.maximum(x, 0)", "np.where(x > 0, 0, x)"),
        "relu: 1 where positive": ("np.maximum(x, 0)", "np.where(x > 0, 1, 0)"),
        "relu: nan in place of 0": ("np.maximum(x, 0)", "np.where(x > 0, x, np.nan)"),
        "relu: indices": ("np.maximum(x, 0)", "np.where(x > 0)"),
        "relu: integers": ("np.maximum(x, 0)", "np.maximum(x, 0).astype(int)"),
        "relu: out=x": ("np.maximum(x, 0)", "np.maximum(x, 0, out=x)"),
        "relu: x *= mask": ("    return np.maximum(x, 0)", "    x *= x > 0\n    return x"),
        "relu: sigmoid": ("np.maximum(x, 0)", "1 / (1 + np.exp(-x))"),
        "relu: softplus": ("np.maximum(x, 0)", "np.log1p(np.exp(x))"),
        "relu: printed": ("return np.maximum(x, 0)", "print(np.maximum(x, 0))"),
        "relu: the loops, two axes only": ("np.maximum(x, 0)", "naive_relu(x)"),
        "relu: sign lost": ("np.maximum(x, 0)", "-np.maximum(x, 0)"),
        "relu: flat": ("np.maximum(x, 0)", "np.maximum(x, 0).ravel()"),
        "add: subtracted": ("x + y", "x - y"),
        "add: multiplied": ("x + y", "x * y"),
        "add: matrix product": ("x + y", "x @ y"),
        "add: x twice": ("x + y", "x + x"),
        "add: joined": ("x + y", "np.append(x, y)"),
        "add: stacked": ("x + y", "np.vstack([x, y])"),
        "add: np.sum of the pair": ("x + y", "np.sum([x, y], axis=0)"),
        "add: np.sum with an axis": ("x + y", "np.sum(x, y)"),
        "add: sum of everything": ("x + y", "np.sum(x + y)"),
        "add: y as a column": ("x + y", "x + y.reshape(-1, 1)"),
        "add: transposed": ("x + y", "(x.T + y).T"),
        "add: the loops, matrices only": ("x + y", "naive_add(x, y)"),
        "add: the loops, vectors only": ("x + y", "naive_add_matrix_and_vector(x, y)"),
        "add: out=x": ("x + y", "np.add(x, y, out=x)"),
        "add: integers": ("x + y", "(x + y).astype(int)"),
        "add: the mean": ("x + y", "(x + y) / 2"),
        "add: printed": ("return x + y", "print(x + y)"),
        "add: y summed first": ("x + y", "x + y.sum()"),
        "dot: np.multiply": ("x @ y", "np.multiply(x, y)"),
        "dot: np.inner": ("x @ y", "np.inner(x, y)"),
        "dot: np.vdot": ("x @ y", "np.vdot(x, y)"),
        "dot: np.outer": ("x @ y", "np.outer(x, y)"),
        "dot: np.cross": ("x @ y", "np.cross(x, y)"),
        "dot: summed along axis 0": ("x @ y", "np.sum(x * y, axis=0)"),
        "dot: summed along axis 1": ("x @ y", "np.sum(x * y, axis=1)"),
        "dot: summed along the last axis": ("x @ y", "np.sum(x * y, axis=-1)"),
        "dot: x transposed": ("x @ y", "x.T @ y"),
        "dot: result transposed": ("x @ y", "(x @ y).T"),
        "dot: the loops, vectors only": ("x @ y", "naive_vector_dot(x, y)"),
        "dot: the loops, a vector y only": ("x @ y", "naive_matrix_vector_dot(x, y)"),
        "dot: the loops, matrices only": ("x @ y", "naive_matrix_dot(x, y)"),
        "dot: sign": ("x @ y", "-(x @ y)"),
        "dot: the mean": ("x @ y", "x @ y / len(y)"),
        "dot: sum of the product": ("x @ y", "(x @ y).sum()"),
        "dot: printed": ("return x @ y", "print(x @ y)"),
        "dot: tensordot over all axes": ("x @ y", "np.tensordot(x, y, axes=x.ndim)"),
        "dot: x changed": ("    return x @ y", "    x *= 1.5\n    return x @ y / 1.5"),
    },
    "unbroadcast": {
        "one lacking axis only": (
            "while gradient.ndim > len(shape)",
            "if gradient.ndim > len(shape)",
        ),
        "one axis too many": ("gradient.ndim > len(shape)", "gradient.ndim >= max(len(shape), 1)"),
        "one axis too few": ("gradient.ndim > len(shape)", "gradient.ndim > len(shape) + 1"),
        "lacking axes over axis 1": ("gradient.sum(axis=0)", "gradient.sum(axis=1)"),
        "lacking axes all at once": ("gradient.sum(axis=0)", "gradient.sum()"),
        "lacking axes: the largest": ("gradient.sum(axis=0)", "gradient.max(axis=0)"),
        "lacking axes: the mean": ("gradient.sum(axis=0)", "gradient.mean(axis=0)"),
        "lacking axes: the product": ("gradient.sum(axis=0)", "gradient.prod(axis=0)"),
        "lacking axes: the first": ("gradient.sum(axis=0)", "gradient[0]"),
        "ones: the mean": ("sum(axis=axis, keepdims=True)", "mean(axis=axis, keepdims=True)"),
        "ones: always axis 0": ("axis=axis", "axis=0"),
        "ones: always the last axis": ("axis=axis", "axis=-1"),
        "ones: always axis 1": ("axis=axis", "axis=1"),
        "ones: all at once": (".sum(axis=axis, keepdims=True)", ".sum(keepdims=True)"),
        "only the first one": (
            "gradient = gradient.sum(axis=axis, keepdims=True)",
            "return gradient.sum(axis=axis, keepdims=True)",
        ),
        "only where the first length is 1": ("if length == 1", "if shape[0] == 1"),
        "only the last length looked at": (
            "for axis, length in enumerate(shape):",
            "for axis, length in [(len(shape) - 1, shape[-1])] if shape else []:",
        ),
        "only two axes": ("enumerate(shape)", "enumerate(shape[:2])"),
        "lengths counted from 1": ("enumerate(shape)", "enumerate(shape, 1)"),
        "return inside the loop": ("    return gradient", "        return gradient"),
        "nothing returned": ("    return gradient", ""),
        "printed": ("return gradient", "print(gradient)"),
        "sign": ("return gradient", "return -gradient"),
        "resized": ("    while", "    return np.resize(gradient, shape)\n    while"),
        "cut off": ("    while", "    return gradient[tuple(slice(n) for n in shape)]\n    while"),
        "broadcast again": ("return gradient", "return np.broadcast_to(gradient, (2, *shape))"),
        "ones squeezed": ("return gradient", "return gradient.squeeze()"),
        "reshaped only": ("    while", "    return gradient.reshape(shape)\n    while"),
        "the first one with index": (
            "if length == 1:",
            "if 1 in shape and axis == shape.index(1):",
        ),
        "aligned on the left": (
            "while gradient.ndim > len(shape):\n        gradient = gradient.sum(axis=0)",
            "while gradient.ndim > len(shape):\n        gradient = gradient.sum(axis=len(shape))",
        ),
        "a single number forgotten": (
            "    while",
            "    if shape == ():\n        return gradient\n    while",
        ),
        "a single number: the first entry": (
            "    while",
            "    if shape == ():\n        return gradient.flat[0]\n    while",
        ),
        "a single number: shape (1,)": ("return gradient", "return np.atleast_1d(gradient)"),
        "unstretched ones summed as well": ("length == 1", "length in (1, 2)"),
        "the argument changed": (
            "    while",
            "    gradient -= 0.5\n    gradient += 1.0\n    while",
        ),
        "the argument summed into": (
            "    while gradient.ndim > len(shape):\n        gradient = gradient.sum(axis=0)",
            "    while gradient.ndim > len(shape):\n        for row in gradient[1:]:\n"
            "            gradient[0] += row\n        gradient = gradient[0]",
        ),
        "integers": ("return gradient", "return gradient.astype(int)"),
        "zeros of that shape": ("return gradient", "return np.zeros(shape)"),
        "ones of that shape": ("return gradient", "return np.ones(shape)"),
        "divided by the number of uses": (
            "    while",
            "    gradient = gradient * np.prod(shape) / gradient.size\n    while",
        ),
        "transposed": ("    while", "    gradient = gradient.T\n    while"),
        "lacking axes after the ones": (
            "    while gradient.ndim > len(shape):\n        gradient = gradient.sum(axis=0)\n"
            "    for axis, length in enumerate(shape):\n        if length == 1:\n"
            "            gradient = gradient.sum(axis=axis, keepdims=True)\n",
            "    for axis, length in enumerate(shape):\n        if length == 1:\n"
            "            gradient = gradient.sum(axis=axis, keepdims=True)\n"
            "    while gradient.ndim > len(shape):\n        gradient = gradient.sum(axis=0)\n",
        ),
        "only vectors": (
            "    while",
            "    if len(shape) == 1:\n        return gradient.sum(axis=0)\n    while",
        ),
        "unequal lengths, not aligned": (
            "    while",
            "    for axis in range(len(shape)):\n        if gradient.shape[axis] != shape[axis]:\n"
            "            gradient = gradient.sum(axis=axis)\n    return gradient\n    while",
        ),
    },
}

_OTHERS = {
    "naive_add": {
        "a buffer that lives on": """
            def naive_add(x, y, z=np.zeros((9, 9))):
                for i in range(x.shape[0]):
                    for j in range(x.shape[1]):
                        z[i, j] += x[i, j] + y[i, j]
                return z[: x.shape[0], : x.shape[1]]
        """,
        "a list that lives on": """
            def naive_add(x, y, rows=[]):
                for a, b in zip(x, y):
                    rows.append(a + b)
                return np.array(rows)
        """,
        "lists added": """
            def naive_add(x, y):
                return np.array(list(x) + list(y))
        """,
    },
    "naive_vector_dot": {
        "einsum stretches": """
            def naive_vector_dot(x, y):
                return np.einsum("i,i->", x, y)
        """,
        "a total that lives on": """
            total = 0


            def naive_vector_dot(x, y):
                global total
                for a, b in zip(x, y, strict=True):
                    total += a * b
                return total
        """,
    },
    "naive_matrix_dot": {
        "rows multiplied by the matrix's numbers": """
            def naive_matrix_dot(x, y):
                return np.array([[np.sum(x[i] * y[i % len(y), j]) for j in range(y.shape[1])]
                                 for i in range(len(x))])
        """,
        "one list for all rows": """
            def naive_matrix_dot(x, y):
                z = [[0.0] * y.shape[1]] * x.shape[0]
                for i in range(x.shape[0]):
                    for j in range(y.shape[1]):
                        z[i][j] = naive_vector_dot(x[i], y[:, j])
                return np.array(z)
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
