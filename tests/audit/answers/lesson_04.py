"""Answers to lesson 4, numerical gradients: right ones in many styles, and wrong ones."""

from textwrap import dedent

from .editing import edited

_RIGHT = {
    "numerical_diff": {
        "plain": """
            def numerical_diff(f, x):
                h = 1e-4
                return (f(x + h) - f(x - h)) / (2 * h)
        """,
        "lambda": "numerical_diff = lambda f, x: (f(x + 1e-4) - f(x - 1e-4)) / 2e-4",
        "steps named": """
            STEP = 0.0001


            def numerical_diff(function, at, step=STEP):
                above = function(at + step)
                below = function(at - step)
                rise, run = above - below, 2 * step
                return rise / run
        """,
        "the points as they are in floats": """
            def numerical_diff(f, x: float) -> float:
                h = 10**-4
                right, left = x + h, x - h
                return (f(right) - f(left)) / (right - left)
        """,
        "the mean of a forward and a backward difference": """
            def numerical_diff(f, x):
                def one_sided(h):
                    return (f(x + h) - f(x)) / h

                return 0.5 * (one_sided(1e-4) + one_sided(-1e-4))
        """,
        "half steps": """
            def numerical_diff(f, x):
                h = 2e-4
                return np.float64((f(x + h / 2) - f(x - h / 2)) / h)
        """,
        "four points": """
            def numerical_diff(f, x):
                h = 1e-3
                near = f(x + h) - f(x - h)
                far = f(x + 2 * h) - f(x - 2 * h)
                return (8 * near - far) / (12 * h)
        """,
        "np.diff": """
            def numerical_diff(f, x):
                h = 1e-4
                heights = [f(place) for place in (x - h, x + h)]
                return np.diff(heights)[0] / 2 / h
        """,
        "a loop over both sides": """
            def numerical_diff(f, x):
                h, total = 1e-4, 0.0
                for side in (+1, -1):
                    total += side * f(x + side * h)
                return float(total / (2 * h))
        """,
        "a 0-d array": """
            def numerical_diff(f, x):
                h = np.array(1e-4)
                return np.array((f(x + h) - f(x - h)) / (2.0 * h))
        """,
    },
    "tangent_line": {
        "plain": """
            def tangent_line(f, x):
                slope = numerical_diff(f, x)
                height = f(x)
                return lambda t: height + slope * (t - x)
        """,
        "def inside": """
            def tangent_line(f, x):
                m = numerical_diff(f, x)
                b = f(x) - m * x

                def line(t):
                    return m * t + b

                return line
        """,
        "an object that can be called": """
            class Line:
                def __init__(self, slope, intercept):
                    self.slope, self.intercept = slope, intercept

                def __call__(self, t):
                    return self.slope * t + self.intercept


            def tangent_line(f, x):
                slope = numerical_diff(f, x)
                return Line(slope, f(x) - slope * x)
        """,
        "a polynomial of NumPy": """
            def tangent_line(f, x):
                slope = numerical_diff(f, x)
                return np.poly1d([slope, f(x) - slope * x])
        """,
        "partial": """
            from functools import partial


            def _height(point, slope, t):
                return point[1] + slope * (t - point[0])


            def tangent_line(f, x):
                return partial(_height, (x, f(x)), numerical_diff(f, x))
        """,
        "all of it at t": """
            def tangent_line(f, x):
                return lambda t: f(x) + numerical_diff(f, x) * (t - x)
        """,
        "a bound method of a dataclass": """
            from dataclasses import dataclass


            @dataclass
            class Tangent:
                x: float
                y: float
                m: float

                def at(self, t):
                    return self.y - self.m * (self.x - t)


            def tangent_line(f, x):
                return Tangent(x=x, y=f(x), m=numerical_diff(f, x)).at
        """,
        "its own differences, keyword arguments": """
            def tangent_line(f, x, h=1e-4):
                up, down = f(x + h), f(x - h)
                slope = (up - down) / (2 * h)

                def tangent(t=x, *, slope=slope, height=f(x)):
                    return height + slope * (t - x)

                return tangent
        """,
    },
    "numerical_gradient": {
        "plain": """
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
        "copies": """
            def numerical_gradient(f, x):
                h = 1e-4
                x = np.asarray(x).astype(float)
                grad = np.empty(x.shape)
                for index, _ in np.ndenumerate(x):
                    up, down = x.copy(), x.copy()
                    up[index] += h
                    down[index] -= h
                    grad[index] = (f(up) - f(down)) / (2 * h)
                return grad
        """,
        "flat": """
            def numerical_gradient(f, x):
                x = np.array(x, float)
                shape, flat = x.shape, x.ravel()
                slopes = []
                for i in range(flat.size):
                    values = []
                    for sign in (1, -1):
                        moved = flat.copy()
                        moved[i] += sign * 1e-4
                        values.append(f(moved.reshape(shape)))
                    slopes.append((values[0] - values[1]) / 2e-4)
                return np.array(slopes).reshape(shape)
        """,
        "the book's nditer": """
            def numerical_gradient(f, x):
                h = 1e-4
                x = np.array(x, dtype=np.float64)
                grad = np.zeros_like(x)
                it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
                while not it.finished:
                    idx = it.multi_index
                    tmp_val = x[idx]
                    x[idx] = tmp_val + h
                    fxh1 = f(x)
                    x[idx] = tmp_val - h
                    fxh2 = f(x)
                    grad[idx] = (fxh1 - fxh2) / (2 * h)
                    x[idx] = tmp_val
                    it.iternext()
                return grad
        """,
        "one variable at a time, by numerical_diff": """
            def numerical_gradient(f, x):
                x = np.array(x, dtype=float)

                def along(index):
                    def g(value):
                        point = x.copy()
                        point[index] = value
                        return f(point)

                    return numerical_diff(g, x[index])

                return np.array([along(i) for i in np.ndindex(*x.shape)]).reshape(x.shape)
        """,
        "directions of length h": """
            def numerical_gradient(f, x):
                h = 1e-4
                point = np.asarray(x, dtype=float)
                steps = h * np.eye(point.size).reshape(point.size, *point.shape)
                rise = [f(point + step) - f(point - step) for step in steps]
                return np.reshape(rise, point.shape) / (2 * h)
        """,
        "recursion over the axes": """
            def numerical_gradient(f, x):
                h, x = 1e-4, np.array(x, dtype=float)

                def slopes(part):
                    if part.ndim > 1:
                        return [slopes(row) for row in part]
                    result = []
                    for i in range(len(part)):
                        old = part[i]
                        part[i] = old + h
                        above = f(x)
                        part[i] = old - h
                        below = f(x)
                        part[i] = old
                        result.append((above - below) / (2 * h))
                    return result

                return np.array(slopes(x))
        """,
        "moved in place and put back": """
            def numerical_gradient(f, x: np.ndarray) -> np.ndarray:
                h = 1e-4
                if not isinstance(x, np.ndarray) or x.dtype.kind != "f":
                    x = np.array(x, dtype=float)
                gradient = np.full(x.shape, np.nan)
                for index in np.ndindex(x.shape):
                    keep = x[index].item()
                    try:
                        x[index] = keep + h
                        gradient[index] = f(x)
                        x[index] = keep - h
                        gradient[index] -= f(x)
                    finally:
                        x[index] = keep
                gradient /= 2 * h
                return gradient
        """,
        "moved by += and -=": """
            def numerical_gradient(f, x):
                h = 1e-4
                x = np.array(x) * 1.0
                g = np.zeros(x.shape)
                for index in np.ndindex(x.shape):
                    x[index] += h
                    up = f(x)
                    x[index] -= 2 * h
                    down = f(x)
                    x[index] += h
                    g[index] = (up - down) / (2 * h)
                return g
        """,
    },
    "gradient_descent": {
        "plain": """
            def gradient_descent(f, init_x, lr=0.01, step_num=100):
                x = np.array(init_x, dtype=float)
                for _ in range(step_num):
                    x -= lr * numerical_gradient(f, x)
                return x
        """,
        "a new array each step": """
            def gradient_descent(f, init_x, lr=0.01, step_num=100):
                x = init_x
                for i in range(step_num):
                    grad = numerical_gradient(f, x)
                    x = x - lr * grad
                return x
        """,
        "recursion": """
            def gradient_descent(f, init_x, lr=0.01, step_num=100):
                if step_num == 0:
                    return np.array(init_x, dtype=float)
                before = gradient_descent(f, init_x, lr, step_num - 1)
                return before - lr * numerical_gradient(f, before)
        """,
        "a generator": """
            import itertools


            def gradient_descent(f, init_x, lr=0.01, step_num=100):
                def walk(x):
                    while True:
                        yield x
                        x = x + (-lr) * numerical_gradient(f, x)

                return next(itertools.islice(walk(np.asarray(init_x) * 1.0), step_num, None))
        """,
        "the path kept": """
            def gradient_descent(f, init_x, lr=0.01, step_num=100):
                path = [np.copy(init_x).astype(float)]
                while len(path) <= step_num:
                    path.append(path[-1] - lr * numerical_gradient(f, path[-1]))
                return path[step_num]
        """,
        "an optimizer": """
            class Descent:
                def __init__(self, lr: float):
                    self.lr = lr

                def step(self, x, gradient):
                    np.subtract(x, self.lr * gradient, out=x)


            def gradient_descent(f, init_x, lr=0.01, step_num=100):
                x, optimizer = init_x.astype(np.float64), Descent(lr=lr)
                step = 0
                while step < step_num:
                    optimizer.step(x, gradient=numerical_gradient(f, x))
                    step += 1
                return x
        """,
        "reduce": """
            from functools import reduce


            def gradient_descent(f, init_x, lr=0.01, step_num=100):
                return reduce(
                    lambda x, _: x - lr * numerical_gradient(f, x),
                    range(step_num),
                    np.array(init_x, float),
                )
        """,
    },
    "relative_error": {
        "plain": """
            def relative_error(a, b):
                size = np.abs(a) + np.abs(b)
                return np.max(np.abs(a - b) / np.where(size == 0, 1, size))
        """,
        "a tiny floor": """
            def relative_error(a, b):
                return np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))
        """,
        "a tiny number added, a Python float": """
            def relative_error(a, b, eps=1e-12):
                top, bottom = abs(a - b), abs(a) + abs(b)
                return float(np.max(top / (bottom + eps)))
        """,
        "loop": """
            def relative_error(a, b):
                largest = 0.0
                for p, q in zip(np.ravel(a), np.ravel(b)):
                    if p == q:
                        continue
                    error = abs(p - q) / (abs(p) + abs(q))
                    if error > largest:
                        largest = error
                return largest
        """,
        "divide where": """
            def relative_error(a, b):
                a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
                total = np.abs(a) + np.abs(b)
                error = np.zeros(total.shape)
                np.divide(np.abs(a - b), total, out=error, where=total > 0)
                return error.max()
        """,
        "nan replaced": """
            def relative_error(a, b):
                with np.errstate(invalid="ignore"):
                    ratio = np.abs(np.subtract(a, b)) / np.add(np.abs(a), np.abs(b))
                return np.nan_to_num(ratio).max()
        """,
        "a mask": """
            def relative_error(a, b):
                a, b = np.atleast_1d(a).astype(float), np.atleast_1d(b).astype(float)
                unequal = a != b
                if not unequal.any():
                    return 0
                difference = np.abs(a[unequal] - b[unequal])
                return np.amax(difference / (np.abs(a[unequal]) + np.abs(b[unequal])))
        """,
        "a helper for one pair": """
            def _error(a, b):
                size = abs(a) + abs(b)
                return abs(a - b) / size if size else 0.0


            def relative_error(a, b):
                return np.vectorize(_error, otypes=[float])(a, b).max()
        """,
        "a 0-d array": """
            def relative_error(a, b):
                size = np.array(np.abs(a) + np.abs(b), dtype=float, ndmin=1)
                size[size == 0] = np.inf
                return np.asarray(np.max(np.abs(np.array(a) - b) / size))
        """,
    },
    "loss_gradients": {
        "plain": """
            def loss_gradients(W, b, x, t):
                error = x @ W + b - t
                dW = x[:, np.newaxis] * error + 0.01 * W
                db = error
                return dW, db
        """,
        "outer": """
            def loss_gradients(W, b, x, t):
                error = x @ W + b - t
                return np.outer(x, error) + 0.01 * W, error.copy()
        """,
        "loops": """
            def loss_gradients(W, b, x, t):
                error = x @ W + b - t
                dW = np.zeros(W.shape)
                for i in range(W.shape[0]):
                    for j in range(W.shape[1]):
                        dW[i, j] = x[i] * error[j] + 0.01 * W[i, j]
                return [dW, error]
        """,
        "in place on its own array": """
            def loss_gradients(W, b, x, t):
                error = x @ W + b - t
                dW = np.einsum("d,m->dm", x, error)
                dW += W / 100
                return dW, 1.0 * error
        """,
        "two paths": """
            DECAY = 0.01


            def loss_gradients(W, b, x, t):
                y = np.dot(x, W) + b

                def from_error():
                    return x.reshape(-1, 1) @ (y - t).reshape(1, -1)

                def from_decay():
                    return DECAY * W

                return sum([from_error(), from_decay()]), y - t
        """,
        "by layers": """
            class Affine:
                def __init__(self, W, b):
                    self.W, self.b = W, b

                def forward(self, x):
                    self.x = x[None, :]
                    return self.x @ self.W + self.b

                def backward(self, dout):
                    self.dW, self.db = self.x.T @ dout, dout.sum(axis=0)


            def loss_gradients(W, b, x, t):
                layer = Affine(W, b)
                layer.backward(dout=layer.forward(x) - t)
                return layer.dW + 0.5 * 0.01 * 2 * W, layer.db
        """,
    },
}

_EDITS = {
    "numerical_diff": {
        "backward difference": ("f(x + h) - f(x - h)) / (2 * h)", "f(x) - f(x - h)) / h"),
        "h = 1": ("1e-4", "1"),
        "h = 0.01": ("1e-4", "0.01"),
        "h = 1e-2, 2h": ("1e-4", "1e-2"),
        "h = 1e-8": ("1e-4", "1e-8"),
        "h = 1e-12": ("1e-4", "1e-12"),
        "h = 1e-15": ("1e-4", "1e-15"),
        "h = 1e4": ("1e-4", "1e4"),
        "h = -4": ("1e-4", "1e-4 - 4"),
        "h of the size of x": ("1e-4", "1e-4 * x * 1e3"),
        "h = 0": ("1e-4", "0"),
        "multiplied": ("/ (2 * h)", "* (2 * h)"),
        "divided by 2": ("/ (2 * h)", "/ 2"),
        "divided by h / 2": ("/ (2 * h)", "/ (h / 2)"),
        "divided by 4h": ("/ (2 * h)", "/ (4 * h)"),
        "divided by h²": ("/ (2 * h)", "/ (2 * h**2)"),
        "second derivative": (
            "(f(x + h) - f(x - h)) / (2 * h)",
            "(f(x + h) - 2 * f(x) + f(x - h)) / h**2",
        ),
        "plus": ("f(x + h) - f", "f(x + h) + f"),
        "x times h": ("f(x + h) - f(x - h)", "f(x * h) - f(x - h)"),
        "the same point twice": ("f(x - h)", "f(x + h)"),
        "2h above, 1h below": ("f(x + h)", "f(x + 2 * h)"),
        "f(x) + h": ("f(x + h) - f(x - h)", "f(x) + h - (f(x) - h)"),
        "f of h": ("f(x + h) - f(x - h)", "f(h) - f(-h)"),
        "the value": ("(f(x + h) - f(x - h)) / (2 * h)", "f(x)"),
        "the mean value": ("(f(x + h) - f(x - h)) / (2 * h)", "(f(x + h) + f(x - h)) / 2"),
        "absolute": ("return (", "return abs("),
        "rounded": (
            "return (f(x + h) - f(x - h)) / (2 * h)",
            "return round((f(x + h) - f(x - h)) / (2 * h), 1)",
        ),
        "rounded to 4": (
            "return (f(x + h) - f(x - h)) / (2 * h)",
            "return round((f(x + h) - f(x - h)) / (2 * h), 4)",
        ),
        "floor division": ("/ (2 * h)", "// (2 * h)"),
        "truncated": (
            "return (f(x + h) - f(x - h)) / (2 * h)",
            "return int((f(x + h) - f(x - h)) / (2 * h))",
        ),
        "a function": ("return (", "return lambda x: ("),
        "printed": (
            "return (f(x + h) - f(x - h)) / (2 * h)",
            "print((f(x + h) - f(x - h)) / (2 * h))",
        ),
        "nothing returned": ("return (", "("),
        "the formula of the parabola": ("(f(x + h) - f(x - h)) / (2 * h)", "0.02 * x + 0.1"),
        "the parabola in place of f": (
            "    h = 1e-4",
            "    h = 1e-4\n    f = lambda t: 0.01 * t**2 + 0.1 * t",
        ),
        "by heart": ("(f(x + h) - f(x - h)) / (2 * h)", "0.2 if x == 5 else 0.3"),
        "slope over x": ("(f(x + h) - f(x - h)) / (2 * h)", "f(x) / x"),
        "relative": ("(2 * h)", "(2 * h) / f(x)"),
        "single precision": ("f(x + h) - f(x - h)", "np.float32(f(x + h)) - np.float32(f(x - h))"),
        "single precision of x": (
            "    h = 1e-4",
            "    h = np.float32(1e-4)\n    x = np.float32(x)",
        ),
        "a list": (
            "return (f(x + h) - f(x - h)) / (2 * h)",
            "return [(f(x + h) - f(x - h)) / (2 * h)]",
        ),
        "x an integer": ("    h = 1e-4", "    h = 1e-4\n    x = int(x)"),
        "x rounded": ("    h = 1e-4", "    h = 1e-4\n    x = round(x, 2)"),
        "difference without brackets": (
            "(f(x + h) - f(x - h)) / (2 * h)",
            "f(x + h) - f(x - h) / 2 * h",
        ),
        "f not called": ("f(x - h)", "f"),
    },
    "tangent_line": {
        "the height alone": ("lambda t: height + slope * (t - x)", "lambda t: height"),
        "the slope alone": ("lambda t: height + slope * (t - x)", "lambda t: slope"),
        "f itself": ("lambda t: height + slope * (t - x)", "f"),
        "t + x": ("(t - x)", "(t + x)"),
        "brackets missing": ("slope * (t - x)", "slope * t - x"),
        "brackets misplaced": ("height + slope * (t - x)", "(height + slope) * (t - x)"),
        "height subtracted": ("height + slope", "-height + slope"),
        "slope subtracted": ("height + slope", "height - slope"),
        "height at t": ("height + slope", "f(t) + slope"),
        "slope of 0": ("numerical_diff(f, x)", "numerical_diff(f, 0)"),
        "height of 0": ("height = f(x)", "height = f(0)"),
        "height and slope swapped": ("height + slope * (t - x)", "slope + height * (t - x)"),
        "divided": ("slope * (t - x)", "slope / (t - x + 1e-9)"),
        "x at 5": ("(t - x)", "(t - 5)"),
        "half the slope": ("slope * (t - x)", "slope * (t - x) / 2"),
        "a parabola": ("slope * (t - x)", "slope * (t - x) ** 2"),
        "the normal": ("slope * (t - x)", "-1 / slope * (t - x)"),
        "the function printed": (
            "return lambda t: height + slope * (t - x)",
            "print(lambda t: height + slope * (t - x))",
        ),
        "called already": (
            "return lambda t: height + slope * (t - x)",
            "return (lambda t: height + slope * (t - x))(x)",
        ),
        "a tuple": ("return lambda t: height + slope * (t - x)", "return slope, height"),
        "points of the line": (
            "return lambda t: height + slope * (t - x)",
            "return height + slope * (np.arange(0, 20, 0.1) - x)",
        ),
        "a text": (
            "return lambda t: height + slope * (t - x)",
            "return f'{height} + {slope} * (t - {x})'",
        ),
        "the line's parameters unused": ("lambda t: height", "lambda t: height * t / x"),
        "the line prints": (
            "lambda t: height + slope * (t - x)",
            "lambda t: print(height + slope * (t - x))",
        ),
        "no argument": ("lambda t:", "lambda: (t := x) and"),
        "two arguments": ("lambda t:", "lambda f, t:"),
        "rounded": ("slope = numerical_diff(f, x)", "slope = round(numerical_diff(f, x), 1)"),
        "integers": (
            "lambda t: height + slope * (t - x)",
            "lambda t: int(height + slope * (t - x))",
        ),
        "the parabola by heart": ("numerical_diff(f, x)", "0.02 * x + 0.1"),
        "the first tangent by heart": (
            "lambda t: height + slope * (t - x)",
            "lambda t: 0.2 * t - 0.25",
        ),
        "arguments swapped": ("numerical_diff(f, x)", "numerical_diff(x, f)"),
        "slope of the value": ("numerical_diff(f, x)", "numerical_diff(f, f(x))"),
        "value at the slope": ("height = f(x)", "height = f(slope)"),
        "globals": (
            "    slope = numerical_diff(f, x)\n    height = f(x)\n"
            "    return lambda t: height + slope * (t - x)",
            "    global at, slope, height\n    at, slope, height = x, numerical_diff(f, x), f(x)\n"
            "    return lambda t: height + slope * (t - at)",
        ),
        "the first tangent for ever": (
            "    slope = numerical_diff(f, x)\n    height = f(x)\n",
            "    known = tangent_line.__dict__\n"
            "    slope = known.setdefault('slope', numerical_diff(f, x))\n"
            "    height = known.setdefault('height', f(x))\n",
        ),
    },
    "numerical_gradient": {
        "backward difference": (
            "above = f(x)",
            "above = None",
            "below = f(x)\n        x[index] = before\n",
            "below = f(x)\n        x[index] = before\n        above = f(x)\n",
            "(2 * h)",
            "h",
        ),
        "h = 0.01": ("h = 1e-4", "h = 0.01"),
        "h = 1": ("h = 1e-4", "h = 1"),
        "h = 1e-8": ("h = 1e-4", "h = 1e-8"),
        "h = 1e-12": ("h = 1e-4", "h = 1e-12"),
        "h = 0": ("h = 1e-4", "h = 0"),
        "multiplied": ("/ (2 * h)", "* (2 * h)"),
        "divided by 2": ("/ (2 * h)", "/ 2"),
        "not divided": (" / (2 * h)", ""),
        "brackets": ("(above - below) / (2 * h)", "above - below / (2 * h)"),
        "plus": ("above - below", "above + below"),
        "the upper value": ("(above - below)", "above"),
        "stepped by 2h below": ("before - h", "before - 2 * h"),
        "stepped from where it was": ("x[index] = before - h", "x[index] -= h"),
        "multiplied step": ("before + h", "before * h"),
        "set to h": ("before + h", "h", "before - h", "-h"),
        "put back as 0": ("        x[index] = before\n", "        x[index] = 0\n"),
        "put back too early": (
            "        x[index] = before - h\n        below = f(x)\n        x[index] = before\n",
            "        x[index] = before - h\n        x[index] = before\n        below = f(x)\n",
        ),
        "put back after the loop": (
            "        x[index] = before\n",
            "",
            "    return gradient",
            "    x[index] = before\n    return gradient",
        ),
        "not copied, and not put back": (
            "np.array(x, dtype=float)",
            "np.asarray(x, dtype=float)",
            "        x[index] = before\n",
            "",
        ),
        "not copied, half put back": (
            "np.array(x, dtype=float)",
            "np.asarray(x, dtype=float)",
            "        x[index] = before\n",
            "        x[index] = before + h\n",
        ),
        "gradient of the values": (
            "gradient[index] = (above - below) / (2 * h)",
            "gradient[index] = above",
        ),
        "accumulated": ("gradient[index] = ", "gradient += "),
        "added to all before": ("gradient[index] = ", "gradient[index] = gradient.sum() + "),
        "one number": ("gradient[index] = ", "gradient = "),
        "the sum of the slopes": ("return gradient", "return gradient.sum()"),
        "the length": ("return gradient", "return np.sqrt((gradient**2).sum())"),
        "normalized": ("return gradient", "return gradient / np.linalg.norm(gradient)"),
        "sign": ("return gradient", "return -gradient"),
        "a list": (
            "gradient = np.zeros(x.shape)",
            "gradient = []",
            "gradient[index] = ",
            "gradient.append(",
            "(2 * h)\n",
            "(2 * h))\n",
        ),
        "transposed": ("return gradient", "return gradient.T"),
        "the moved point": ("return gradient", "return x"),
        "printed": ("return gradient", "print(gradient)"),
        "nothing returned": ("    return gradient", ""),
        "single precision": ("dtype=float", "dtype=np.float32"),
        "a gradient of single precision": (
            "h = 1e-4",
            "h = np.float32(1e-4)",
            "above = f(x)",
            "above = np.float32(f(x))",
            "below = f(x)",
            "below = np.float32(f(x))",
        ),
        "rounded": ("return gradient", "return gradient.round(2)"),
        "integers": ("gradient = np.zeros(x.shape)", "gradient = np.zeros(x.shape, dtype=int)"),
        "integer x": ("np.array(x, dtype=float)", "np.array(x, dtype=int)"),
        "arrays of floats only": ("np.array(x, dtype=float)", "x.copy()"),
        "arrays only": ("np.array(x, dtype=float)", "x.astype(float)"),
        "vectors only": ("np.ndindex(x.shape)", "range(x.size)"),
        "matrices only": (
            "np.ndindex(x.shape)",
            "((i, j) for i in range(x.shape[0]) for j in range(x.shape[1]))",
        ),
        "the first axis only": ("np.ndindex(x.shape)", "range(x.shape[0])"),
        "the last entry left out": ("np.ndindex(x.shape)", "list(np.ndindex(x.shape))[:-1]"),
        "the first entry left out": ("np.ndindex(x.shape)", "list(np.ndindex(x.shape))[1:]"),
        "indices as a list": ("x[index]", "x[list(index)]"),
        "sum of squares by heart": ("    return gradient", "    return 2 * x"),
        "first two entries": ("np.ndindex(x.shape)", "list(np.ndindex(x.shape))[:2]"),
        "f of the entry": ("f(x)", "f(x[index])"),
        "f of the old x": ("h = 1e-4\n", "h = 1e-4\n    point = x\n", "f(x)", "f(point)"),
        "zeros by a name": ("gradient = np.zeros(x.shape)", "gradient = x"),
        "absolute": ("return gradient", "return np.abs(gradient)"),
        "averaged": ("return gradient", "return gradient / gradient.size"),
    },
    "gradient_descent": {
        "divided by lr": ("lr * numerical", "1 / lr * numerical"),
        "lr subtracted": ("lr * numerical_gradient(f, x)", "lr - numerical_gradient(f, x)"),
        "only lr": ("lr * numerical_gradient(f, x)", "lr"),
        "the sign of the gradient": (
            "lr * numerical_gradient(f, x)",
            "lr * np.sign(numerical_gradient(f, x))",
        ),
        "unit steps": (
            "numerical_gradient(f, x)",
            "(lambda g: g / np.linalg.norm(g))(numerical_gradient(f, x))",
        ),
        "gradient at the start": (
            "numerical_gradient(f, x)",
            "numerical_gradient(f, np.array(init_x, dtype=float))",
        ),
        "always from the start": (
            "x -= lr * numerical_gradient(f, x)",
            "x = init_x - lr * numerical_gradient(f, x)",
        ),
        "lr halved": ("lr * numerical", "lr / 2 * numerical"),
        "lr doubled": ("lr * numerical", "2 * lr * numerical"),
        "lr that decays": ("    for _", "    for k", "lr * numerical", "lr / (k + 1) * numerical"),
        "lr 0.1": ("lr * numerical", "0.1 * numerical"),
        "lr 0.01": ("lr * numerical", "0.01 * numerical"),
        "100 steps": ("range(step_num)", "range(100)"),
        "from 1": ("range(step_num)", "range(1, step_num)"),
        "one more": ("range(step_num)", "range(step_num + 1)"),
        "twice as many": ("range(step_num)", "range(2 * step_num)"),
        "return inside the loop": ("    return x", "        return x"),
        "value returned": ("return x", "return f(x)"),
        "gradient returned": ("return x", "return numerical_gradient(f, x)"),
        "path returned": (
            "    for _",
            "    path = [x.copy()]\n    for _",
            "    return x",
            "    path.append(x.copy())\n    return path",
        ),
        "nothing returned": ("    return x", ""),
        "printed": ("return x", "print(x)"),
        "the start returned": ("return x", "return init_x"),
        "=-": ("x -= lr", "x =- lr"),
        "a local name": ("x -= lr", "step = lr"),
        "+=": ("x -= lr", "x += lr"),
        "*=": ("x -= lr", "x *= lr"),
        "the value in place of the gradient": ("numerical_gradient(f, x)", "f(x)"),
        "numerical_diff": ("numerical_gradient(f, x)", "numerical_diff(f, x)"),
        "gradient times value": ("numerical_gradient(f, x)", "numerical_gradient(f, x) * f(x)"),
        "integers": (
            "dtype=float",
            "dtype=int",
            "x -= lr * numerical_gradient(f, x)",
            "x -= (lr * numerical_gradient(f, x)).astype(int)",
        ),
        "rounded": ("return x", "return x.round(2)"),
        "not copied": ("np.array(init_x, dtype=float)", "init_x"),
        "asarray": ("np.array(init_x, dtype=float)", "np.asarray(init_x, dtype=float)"),
        "copied after the walk": (
            "np.array(init_x, dtype=float)",
            "init_x",
            "return x",
            "return x.copy()",
        ),
        "momentum": (
            "    for _",
            "    v = 0\n    for _",
            "x -= lr * numerical_gradient(f, x)",
            "v = 0.9 * v - lr * numerical_gradient(f, x)\n        x += v",
        ),
        "entry by entry, on the moved point": (
            "x -= lr * numerical_gradient(f, x)",
            "for i in np.ndindex(x.shape):\n            x[i] -= lr * numerical_gradient(f, x)[i]",
        ),
        "the first entry only": (
            "x -= lr * numerical_gradient(f, x)",
            "x[0] -= lr * numerical_gradient(f, x)[0]",
        ),
        "stops when the loss is small": (
            "        x -=",
            "        if f(x) < 1:\n            break\n        x -=",
        ),
        "stops at the first rise": (
            "        x -=",
            "        if np.linalg.norm(numerical_gradient(f, x)) < 1:\n"
            "            return x\n        x -=",
        ),
        "flat": ("return x", "return x.ravel()"),
        "the best point by heart": ("return x", "return np.zeros(x.shape)"),
        "arguments swapped": ("numerical_gradient(f, x)", "numerical_gradient(x, f)"),
    },
    "relative_error": {
        "minimum": ("np.max", "np.min"),
        "sum": ("np.max", "np.sum"),
        "median": ("np.max", "np.median"),
        "the ratio of the largest": (
            "np.max(np.abs(a - b) / np.where(size == 0, 1, size))",
            "np.max(np.abs(a - b)) / np.max(np.where(size == 0, 1, size))",
        ),
        "the ratio of the sums": (
            "np.max(np.abs(a - b) / np.where(size == 0, 1, size))",
            "np.sum(np.abs(a - b)) / (np.sum(size) or 1)",
        ),
        "squared": ("np.abs(a - b)", "(a - b) ** 2"),
        "root of squares below": ("np.abs(a) + np.abs(b)", "np.sqrt(a**2 + b**2)"),
        "sum, then absolute": ("np.abs(a) + np.abs(b)", "np.abs(a + b)"),
        "difference below": ("np.abs(a) + np.abs(b)", "np.abs(a) - np.abs(b)"),
        "product below": ("np.abs(a) + np.abs(b)", "np.abs(a) * np.abs(b)"),
        "only a below": ("np.abs(a) + np.abs(b)", "np.abs(a)"),
        "only b below": ("np.abs(a) + np.abs(b)", "np.abs(b)"),
        "the larger below": ("np.abs(a) + np.abs(b)", "np.maximum(np.abs(a), np.abs(b))"),
        "the smaller below": ("np.abs(a) + np.abs(b)", "np.minimum(np.abs(a), np.abs(b))"),
        "the larger of all below": (
            "np.abs(a) + np.abs(b)",
            "np.max(np.abs(a)) + np.max(np.abs(b))",
        ),
        "sum above": ("np.abs(a - b)", "np.abs(a + b)"),
        "absolute values above": ("np.abs(a - b)", "(np.abs(a) - np.abs(b))"),
        "absolute values above, absolute": ("np.abs(a - b)", "np.abs(np.abs(a) - np.abs(b))"),
        "no absolute value above": ("np.abs(a - b)", "(a - b)"),
        "no absolute values below": ("np.abs(a) + np.abs(b)", "a + b"),
        "doubled": ("return np", "return 2 * np"),
        "per cent": ("return np", "return 100 * np"),
        "one minus": ("return np", "return 1 - np"),
        "upside down": (
            "np.abs(a - b) / np.where(size == 0, 1, size)",
            "size / np.where(a == b, 1, np.abs(a - b))",
        ),
        "0.1 added below": ("size == 0, 1, size", "size == 0, 1, size + 0.1"),
        "1e-3 added below": ("np.where(size == 0, 1, size)", "(size + 1e-3)"),
        "floor of 1": ("np.where(size == 0, 1, size)", "np.maximum(size, 1)"),
        "floor of 0.1": ("np.where(size == 0, 1, size)", "np.maximum(size, 0.1)"),
        "0/0": ("np.where(size == 0, 1, size)", "size"),
        "0 is 1": (
            "np.max(np.abs(a - b) / np.where(size == 0, 1, size))",
            "np.max(np.where(size == 0, 1, np.abs(a - b) / size))",
        ),
        "nan left to nanmax": (
            "np.max(np.abs(a - b) / np.where(size == 0, 1, size))",
            "np.nanmax(np.abs(a - b) / size)",
        ),
        "0 in one counts as 0": ("size == 0, 1, size", "(a == 0) | (b == 0), 1e300, size"),
        "0 in one is dropped": (
            "    return",
            "    if np.any(size == 0) and np.all(size == 0):\n        return 0.0\n    return",
            "np.where(size == 0, 1, size)",
            "np.where((a == 0) | (b == 0), np.inf, size)",
        ),
        "builtin max": ("np.max(", "max("),
        "the first entry": (
            "np.max(np.abs(a - b) / np.where(size == 0, 1, size))",
            "np.ravel(np.abs(a - b) / np.where(size == 0, 1, size))[0]",
        ),
        "the index": ("np.max", "np.argmax"),
        "largest of each column": (
            "np.max(np.abs(a - b) / np.where(size == 0, 1, size))",
            "np.max(np.abs(a - b) / np.where(size == 0, 1, size), axis=0)",
        ),
        "keepdims": ("1, size))", "1, size), keepdims=True)"),
        "arrays only": (
            "size = np.abs(a) + np.abs(b)",
            "size = np.abs(a) + np.abs(b)\n    size[size == 0] = 1",
        ),
        "a changed in place": (
            "    return",
            "    a -= b\n    return",
            "np.abs(a - b)",
            "np.abs(a)",
        ),
        "b changed in place": ("    return", "    b += (b == 0)\n    return"),
        "printed": ("return np", "print(np", "size))", "size)))"),
        "nothing returned": ("return np", "np"),
        "rounded": (
            "return np.max(np.abs(a - b) / np.where(size == 0, 1, size))",
            "return round(float(np.max(np.abs(a - b) / np.where(size == 0, 1, size))), 3)",
        ),
        "whether they are close": (
            "return np.max(np.abs(a - b) / np.where(size == 0, 1, size))",
            "return bool(np.allclose(a, b))",
        ),
        "absolute error": (
            "return np.max(np.abs(a - b) / np.where(size == 0, 1, size))",
            "return np.max(np.abs(a - b))",
        ),
        "of norms": (
            "return np.max(np.abs(a - b) / np.where(size == 0, 1, size))",
            "return np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b) or 1)",
        ),
        "by heart": ("return np.max(np.abs(a - b) / np.where(size == 0, 1, size))", "return 0.25"),
        "integers": ("size == 0, 1, size))", "size == 0, 1, size)) // 1"),
    },
    "loss_gradients": {
        "decay times 0.1": ("0.01 * W", "0.1 * W"),
        "decay times 0.001": ("0.01 * W", "0.001 * W"),
        "decay not on W": ("0.01 * W", "0.01"),
        "decay of |W|": ("0.01 * W", "0.01 * np.abs(W)"),
        "decay of the sign": ("0.01 * W", "0.01 * np.sign(W)"),
        "decay summed": ("0.01 * W", "0.01 * W.sum()"),
        "decay squared": ("0.01 * W", "0.01**2 * W"),
        "decay on dW": ("x[:, np.newaxis] * error + 0.01 * W", "1.01 * x[:, np.newaxis] * error"),
        "decay in the product": (
            "x[:, np.newaxis] * error + 0.01 * W",
            "x[:, np.newaxis] * (error + 0.01 * W)",
        ),
        "decay transposed": ("0.01 * W", "0.01 * W.T"),
        "decay also on b": ("db = error", "db = error + 0.01 * b"),
        "error without t": ("x @ W + b - t", "x @ W + b"),
        "error without b": ("x @ W + b - t", "x @ W - t"),
        "error with a sign": ("x @ W + b - t", "t - (x @ W + b)"),
        "error squared": ("x[:, np.newaxis] * error", "x[:, np.newaxis] * error**2"),
        "doubled error": ("x[:, np.newaxis] * error", "2 * x[:, np.newaxis] * error"),
        "halved error": ("x[:, np.newaxis] * error", "0.5 * x[:, np.newaxis] * error"),
        "x forgotten": ("x[:, np.newaxis] * error", "error"),
        "x as a row": ("x[:, np.newaxis] * error", "x[np.newaxis, :] * error[:, np.newaxis]"),
        "dot product": ("x[:, np.newaxis] * error", "x @ error"),
        "without a new axis": ("x[:, np.newaxis] * error", "x * error"),
        "W in place of x": ("x[:, np.newaxis] * error", "W * error"),
        "db summed": ("db = error", "db = error.sum()"),
        "db doubled": ("db = error", "db = 2 * error"),
        "db averaged": ("db = error", "db = error / len(error)"),
        "db of ones": ("db = error", "db = np.ones_like(error)"),
        "db as a row": ("db = error", "db = error[np.newaxis, :]"),
        "db sign": ("db = error", "db = -error"),
        "db and dW swapped": ("return dW, db", "return db, dW"),
        "only dW": ("return dW, db", "return dW"),
        "flat": ("return dW, db", "return np.concatenate([dW.ravel(), db])"),
        "W changed in place": (
            "x[:, np.newaxis] * error + 0.01 * W",
            "x[:, np.newaxis] * error\n    W *= 0.01\n    dW += W",
        ),
        "W decayed in place": ("    return", "    W -= 0.01 * W\n    return"),
        "b changed in place": ("    return", "    b -= db\n    return"),
        "t changed in place": ("error = x @ W + b - t", "t -= x @ W + b\n    error = -t"),
        "x changed in place": ("    return", "    x *= 0.99\n    return"),
        "the visible shape": (
            "x[:, np.newaxis] * error + 0.01 * W",
            "(x[:, np.newaxis] * error + 0.01 * W)[:2, :3]",
        ),
        "printed": ("return dW, db", "print(dW, db)"),
        "averaged over D": ("x[:, np.newaxis] * error", "x[:, np.newaxis] * error / len(x)"),
        "decay twice": ("    return", "    dW += 0.01 * W\n    return"),
        "the square's derivative": ("0.01 * W", "0.01 * W**2"),
        "half the square": ("0.01 * W", "0.5 * 0.01 * W**2"),
    },
}

_OTHERS = {
    "numerical_gradient": {
        "a gradient that lives on": """
            def numerical_gradient(f, x, gradient={}):
                h = 1e-4
                x = np.array(x, dtype=float)
                for index in np.ndindex(x.shape):
                    up, down = x.copy(), x.copy()
                    up[index] += h
                    down[index] -= h
                    slope = (f(up) - f(down)) / (2 * h)
                    gradient[index] = gradient.get(index, 0) + slope
                return np.array([gradient[i] for i in np.ndindex(x.shape)]).reshape(x.shape)
        """,
        "np.gradient": """
            def numerical_gradient(f, x):
                return np.gradient(np.array(x, dtype=float))
        """,
        "a shallow second name": """
            def numerical_gradient(f, x):
                h = 1e-4
                x = np.array(x, dtype=float)
                gradient = np.zeros(x.shape)
                before = x
                for index in np.ndindex(x.shape):
                    x[index] += h
                    above = f(x)
                    x[index] -= 2 * h
                    below = f(x)
                    x = before
                    gradient[index] = (above - below) / (2 * h)
                return gradient
        """,
        "the caller's array moved for lists' sake": """
            def numerical_gradient(f, x):
                h = 1e-4
                gradient = np.zeros(np.shape(x))
                for i in range(len(x)):
                    before = x[i]
                    x[i] = before + h
                    above = f(x)
                    x[i] = before - h
                    below = f(x)
                    x[i] = before
                    gradient[i] = (above - below) / (2 * h)
                return gradient
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

# ---- More of each ----

WRONG["numerical_diff"] |= {
    "h e": dedent("""
        def numerical_diff(f, x):
            h = 10e-4
            return (f(x + h) - f(x - h)) / (2 * h)
    """),
    "relative h": dedent("""
        def numerical_diff(f, x):
            h = 1e-4 * x
            return (f(x + h) - f(x - h)) / (2 * h)
    """),
}
WRONG["numerical_gradient"] |= {
    "returns list": dedent("""
        def numerical_gradient(f, x):
            h = 1e-4
            x = np.array(x, dtype=float)
            gradient = np.zeros(x.shape)
            for index in np.ndindex(x.shape):
                old = x[index]
                x[index] = old + h
                up = f(x)
                x[index] = old - h
                down = f(x)
                x[index] = old
                gradient[index] = (up - down) / (2 * h)
            return gradient.tolist()
    """),
    "1-d only": dedent("""
        def numerical_gradient(f, x):
            h = 1e-4
            x = np.array(x, dtype=float)
            gradient = np.zeros(x.shape)
            for index in range(len(x)):
                old = x[index]
                x[index] = old + h
                up = f(x)
                x[index] = old - h
                down = f(x)
                x[index] = old
                gradient[index] = (up - down) / (2 * h)
            return gradient
    """),
}
WRONG["gradient_descent"] |= {
    "best of path": dedent("""
        def gradient_descent(f, init_x, lr=0.01, step_num=100):
            x = np.array(init_x, dtype=float)
            best = x.copy()
            for _ in range(step_num):
                x -= lr * numerical_gradient(f, x)
                best = x.copy() if f(x) < f(best) else best
            return best
    """),
    "lr constant": dedent("""
        def gradient_descent(f, init_x, lr=0.01, step_num=100):
            x = np.array(init_x, dtype=float)
            for _ in range(step_num):
                x -= 0.01 * numerical_gradient(f, x)
            return x
    """),
}
WRONG["relative_error"] |= {
    "eps 1e-3": dedent("""
        def relative_error(a, b):
            a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
            size = np.abs(a) + np.abs(b)
            return np.max(np.abs(a - b) / np.maximum(size, 1e-3))
    """),
    "nan": dedent("""
        def relative_error(a, b):
            a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
            size = np.abs(a) + np.abs(b)
            return np.max(np.abs(a - b) / size)
    """),
    "only b": dedent("""
        def relative_error(a, b):
            a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
            size = np.abs(b)
            return np.max(np.abs(a - b) / np.where(size == 0, 1, size))
    """),
}
WRONG["loss_gradients"] |= {
    "factor on all": dedent("""
        def loss_gradients(W, b, x, t):
            error = x @ W + b - t
            dW = 0.01 * (x[:, np.newaxis] * error + W)
            db = error
            return dW, db
    """),
}
RIGHT["tangent_line"] |= {
    "polynomial": dedent("""
        def tangent_line(f, x):
            d = numerical_diff(f, x)
            return np.poly1d([d, f(x) - d * x])
    """),
}
RIGHT["numerical_gradient"] |= {
    "unit steps": dedent("""
        def numerical_gradient(f, x):
            x = np.array(x).astype(float)
            n = x.size
            slopes = []
            for k in range(n):
                step = np.zeros(n)
                step[k] = 1e-4
                step = step.reshape(x.shape)
                slopes.append((f(x + step) - f(x - step)) / (2 * 1e-4))
            return np.reshape(slopes, x.shape)
    """),
}
