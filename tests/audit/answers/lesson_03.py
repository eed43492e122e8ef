"""Answers to lesson 3, activations: right ones in many styles, and wrong ones."""

from textwrap import dedent

from .editing import edited

_STABLE = """small = np.exp(-np.abs(x))
        self.out = np.where(x >= 0, 1 / (1 + small), small / (1 + small))"""

_RIGHT = {
    "relu": {
        "plain": """
            class Relu:
                def __init__(self):
                    self.mask = None

                def forward(self, x):
                    self.mask = x <= 0
                    out = x.copy()
                    out[self.mask] = 0
                    return out

                def backward(self, dout):
                    dx = dout.copy()
                    dx[self.mask] = 0
                    return dx
        """,
        "recomputed from x": """
            class Relu:
                def forward(self, x):
                    self.x = x
                    return np.maximum(self.x, 0)

                def backward(self, dout):
                    return dout * (self.x > 0)
        """,
        "from the output": """
            class Relu:
                def forward(self, x):
                    self.out = np.clip(x, 0, None)
                    return self.out

                def backward(self, upstream):
                    return np.where(self.out > 0, upstream, 0.0)
        """,
        "in place on own buffers": """
            class Relu:
                def __init__(self):
                    self.gate = self.grad = None

                def forward(self, x):
                    self.gate = np.empty(x.shape)
                    np.greater(x, 0, out=self.gate)
                    return np.multiply(x, self.gate)

                def backward(self, dout):
                    self.grad = np.empty(dout.shape, dtype=dout.dtype)
                    np.multiply(dout, self.gate, out=self.grad, casting="unsafe")
                    return self.grad
        """,
        "heaviside and a closure": """
            class Relu:
                def forward(self, x):
                    step = np.heaviside(x, 0)
                    self.pull_back = lambda dout: dout * step
                    return x * step

                def backward(self, dout):
                    return self.pull_back(dout)
        """,
        "loops over flat arrays": """
            class Relu:
                def forward(self, x: np.ndarray) -> np.ndarray:
                    self.open = [value > 0 for value in x.flat]
                    values = [value if go else 0 for value, go in zip(x.flat, self.open)]
                    return np.array(values, dtype=x.dtype).reshape(x.shape)

                def backward(self, dout: np.ndarray) -> np.ndarray:
                    values = []
                    for value, go in zip(dout.flatten(), self.open):
                        values.append(value if go else 0.0)
                    return np.reshape(np.array(values), dout.shape)
        """,
        "a base class with a slope": """
            class Activation:
                def forward(self, x):
                    self.slope = self.derivative(x)
                    return self.function(x)

                def backward(self, dout):
                    return self.slope * dout


            class Relu(Activation):
                @staticmethod
                def function(x):
                    return 0.5 * (x + np.abs(x))

                @staticmethod
                def derivative(x):
                    return np.piecewise(x.astype(float), [x > 0], [1.0, 0.0])
        """,
        "einsum, single precision": """
            class Relu:
                def forward(self, x):
                    self.gate = (x > 0).astype(np.float32)
                    return np.einsum("...,...->...", x.astype(np.float32), self.gate)

                def backward(self, dout):
                    return np.einsum("...,...->...", dout.astype(np.float32), self.gate)
        """,
        "a property": """
            class Relu:
                def forward(self, x):
                    self._x = np.array(x, copy=True)
                    return np.where(self.active, self._x, 0)

                @property
                def active(self):
                    return self._x > 0

                def backward(self, dout):
                    return np.where(self.active, dout, 0)
        """,
        "np.copyto and where=": """
            class Relu:
                def forward(self, x):
                    self.positive = np.greater(x, 0)
                    out = np.zeros_like(x)
                    np.copyto(out, x, where=self.positive)
                    return out

                def backward(self, dout):
                    dx = np.zeros_like(dout)
                    np.copyto(dx, dout, where=self.positive)
                    return dx
        """,
    },
    "sigmoid": {
        "plain": """
            class Sigmoid:
                def __init__(self):
                    self.out = None

                def forward(self, x):
                    small = np.exp(-np.abs(x))
                    self.out = np.where(x >= 0, 1 / (1 + small), small / (1 + small))
                    return self.out

                def backward(self, dout):
                    return dout * self.out * (1 - self.out)
        """,
        "a half tanh": """
            class Sigmoid:
                def forward(self, x):
                    self.y = 0.5 * (1 + np.tanh(0.5 * x))
                    return self.y

                def backward(self, dout):
                    return dout * self.y * (1 - self.y)
        """,
        "logaddexp": """
            class Sigmoid:
                def forward(self, x):
                    self.out = np.exp(-np.logaddexp(0, -x))
                    return self.out

                def backward(self, dout):
                    dx = self.out - self.out**2
                    return dx * dout
        """,
        "masks": """
            class Sigmoid:
                def forward(self, x):
                    out = np.empty(x.shape)
                    up = x >= 0
                    out[up] = 1 / (1 + np.exp(-x[up]))
                    e = np.exp(x[~up])
                    out[~up] = e / (1 + e)
                    self.out = out
                    return out

                def backward(self, dout):
                    dx = dout.copy()
                    dx *= self.out
                    dx *= 1 - self.out
                    return dx
        """,
        "clipped": """
            class Sigmoid:
                def forward(self, x):
                    self.slope = None
                    self.out = 1 / (1 + np.exp(-np.clip(x, -500, 500)))
                    return self.out

                def backward(self, dout):
                    if self.slope is None:
                        self.slope = self.out * (1 - self.out)
                    return dout * self.slope
        """,
        "loop with math": """
            import math


            def sigmoid(value):
                if value < 0:
                    power = math.exp(value)
                    return power / (1 + power)
                return 1 / (1 + math.exp(-value))


            class Sigmoid:
                def forward(self, x):
                    self.out = np.array([sigmoid(v) for v in x.ravel()]).reshape(x.shape)
                    return self.out

                def backward(self, dout):
                    slopes = [d * s * (1 - s) for d, s in zip(dout.flat, self.out.flat)]
                    return np.reshape(slopes, dout.shape)
        """,
        "recomputed in backward": """
            class Sigmoid:
                def forward(self, x):
                    self.x = x.copy()
                    return self.value()

                def value(self):
                    a = np.exp(np.minimum(self.x, 0))
                    b = np.exp(np.minimum(-self.x, 0))
                    return a / (a + b)

                def backward(self, dout):
                    s = self.value()
                    return np.multiply(np.multiply(s, 1 - s), dout)
        """,
        "symmetric": """
            class Sigmoid:
                def forward(self, x):
                    positive = 1 / (1 + np.exp(-np.abs(x)))
                    self.slope = positive * (1 - positive)
                    return np.where(x < 0, 1 - positive, positive)

                def backward(self, dout):
                    return self.slope * dout
        """,
        "vectorized, single precision": """
            class Sigmoid:
                def __init__(self):
                    self.function = np.vectorize(self._one, otypes=[np.float32])

                @staticmethod
                def _one(v):
                    z = np.exp(-abs(float(v)))
                    return 1 / (1 + z) if v > 0 else z / (1 + z)

                def forward(self, x):
                    self.out = self.function(x)
                    return self.out

                def backward(self, dout):
                    return dout.astype(np.float32) * (self.out - np.square(self.out))
        """,
        "a softmax of two": """
            class Sigmoid:
                def forward(self, x):
                    pair = np.stack([np.zeros(x.shape), x])
                    pair = np.exp(pair - pair.max(axis=0))
                    self.no, self.yes = pair / pair.sum(axis=0)
                    return self.yes

                def backward(self, dout):
                    return np.einsum("...,...,...->...", dout, self.no, self.yes)
        """,
    },
    "tanh": {
        "plain": """
            class Tanh:
                def __init__(self):
                    self.out = None

                def forward(self, x):
                    self.out = np.tanh(x)
                    return self.out

                def backward(self, dout):
                    return dout * (1 - self.out**2)
        """,
        "recomputed, with cosh": """
            class Tanh:
                def forward(self, x):
                    self.x = x
                    return np.tanh(x)

                def backward(self, dout):
                    return dout / np.cosh(self.x) ** 2
        """,
        "two factors, in place on a copy": """
            class Tanh:
                def forward(self, x):
                    y = np.tanh(x)
                    self.y = y.copy()
                    return y

                def backward(self, dout):
                    dx = np.array(dout, copy=True)
                    dx *= 1 - self.y
                    dx *= 1 + self.y
                    return dx
        """,
        "from exponentials that cannot overflow": """
            class Tanh:
                def forward(self, x):
                    e = np.exp(-2 * np.abs(x))
                    self.out = np.sign(x) * (1 - e) / (1 + e)
                    return self.out

                def backward(self, dout):
                    return dout - dout * self.out * self.out
        """,
        "of the sigmoid": """
            class Tanh:
                def __init__(self):
                    self.sigmoid = Sigmoid()

                def forward(self, x):
                    return 2 * self.sigmoid.forward(2 * x) - 1

                def backward(self, dout):
                    return self.sigmoid.backward(2 * dout) * 2
        """,
        "slope kept": """
            class Tanh(object):
                slope: np.ndarray

                def forward(self, x: np.ndarray) -> np.ndarray:
                    result = np.tanh(x)
                    self.slope = np.ones(result.shape) - np.square(result)
                    return result

                def backward(self, dout: np.ndarray) -> np.ndarray:
                    return np.multiply(self.slope, dout)
        """,
        "loop with math": """
            import math


            class Tanh:
                def forward(self, x):
                    self.out = np.zeros(x.shape)
                    for index, value in np.ndenumerate(x):
                        self.out[index] = math.tanh(value)
                    return self.out

                def backward(self, dout):
                    dx = np.zeros(dout.shape)
                    for index in np.ndindex(dout.shape):
                        dx[index] = dout[index] * (1 - self.out[index] ** 2)
                    return dx
        """,
        "a closure, single precision": """
            class Tanh:
                def forward(self, x):
                    y = np.tanh(x.astype(np.float32))
                    self.vjp = lambda dout: dout.astype(np.float32) * (1 - y * y)
                    return y

                def backward(self, dout):
                    return self.vjp(dout)
        """,
    },
    "mended_relu": {
        "plain": """
            class MendedRelu:
                def __init__(self):
                    self.mask = None

                def forward(self, x):
                    self.mask = x <= 0
                    out = x.copy()
                    out[self.mask] = 0
                    return out

                def backward(self, dout):
                    dx = dout.copy()
                    dx[self.mask] = 0
                    return dx
        """,
        "a child that hands on a copy": """
            class MendedRelu(HastyRelu):
                def backward(self, dout):
                    return super().backward(dout.copy())
        """,
        "a Relu": "class MendedRelu(Relu):\n    pass",
        "np.where": """
            class MendedRelu:
                def forward(self, x):
                    self.mask = x > 0
                    return np.where(self.mask, x, 0)

                def backward(self, dout):
                    return np.where(self.mask, dout, 0)
        """,
        "it holds a Relu": """
            class MendedRelu:
                def __init__(self):
                    self._relu = Relu()

                def forward(self, x):
                    return self._relu.forward(x)

                def backward(self, dout):
                    return self._relu.backward(dout)
        """,
        "a product": """
            class MendedRelu(HastyRelu):
                def backward(self, dout):
                    return dout * ~self.mask
        """,
        "np.array makes a copy": """
            class MendedRelu:
                def forward(self, x):
                    out = np.array(x)
                    out[out < 0] = 0
                    self.out = out.copy()
                    return out

                def backward(self, dout):
                    dx = np.zeros(dout.shape)
                    dx[self.out > 0] = dout[self.out > 0]
                    return dx
        """,
    },
}

_EDITS = {
    "relu": {
        "leaky": ("out[self.mask] = 0", "out[self.mask] *= 0.01"),
        "leaky backward": ("dx[self.mask] = 0", "dx[self.mask] *= 0.01"),
        "capped at 6": ("return out", "return np.minimum(out, 6)"),
        "capped at 1": ("return out", "return np.clip(out, 0, 1)"),
        "mask of the output": (
            "        self.mask = x <= 0\n        out = x.copy()\n        out[self.mask] = 0",
            "        out = np.maximum(x, 0)\n        self.mask = out < 0",
        ),
        "threshold 1": ("x <= 0", "x <= 1"),
        "threshold 0.1": ("x <= 0", "x <= 0.1"),
        "exactly 0 only": ("x <= 0", "x == 0"),
        "sign": ("return out", "return -out"),
        "squared": ("return out", "return out**2"),
        "sigmoid": ("return out", "return 1 / (1 + np.exp(-x))"),
        "softplus": ("return out", "return np.log1p(np.exp(x))"),
        "the mask returned": ("return out", "return self.mask"),
        "a flat result": ("return out", "return out.ravel()"),
        "the positive ones": ("return out", "return x[x > 0]"),
        "summed": ("return out", "return out.sum()"),
        "nothing returned by forward": ("        return out", ""),
        "nothing returned by backward": ("        return dx", ""),
        "printed": ("return dx", "print(dx)"),
        "dout returned": ("return dx", "return dout"),
        "the mask as gradient": ("return dx", "return (~self.mask).astype(float)"),
        "the mask, inverted, as gradient": ("return dx", "return self.mask.astype(float)"),
        "mask a local name": ("self.mask = x <= 0\n", "mask = x <= 0\n        self.mask = x > 9\n"),
        "mask never kept": (
            "self.mask = x <= 0\n",
            "mask = x <= 0\n",
            "out[self.mask]",
            "out[mask]",
        ),
        "the first mask for ever": (
            "self.mask = x <= 0",
            "self.mask = x <= 0 if self.mask is None else self.mask",
        ),
        "mask of absolute values": ("x <= 0", "np.abs(x) <= 0"),
        "any": ("x <= 0", "np.full(x.shape, (x <= 0).any())"),
        "rows as a whole": (
            "x <= 0",
            "np.broadcast_to(x.sum(axis=-1, keepdims=True) <= 0, x.shape)",
        ),
        "gradient -1 below 0": ("dx[self.mask] = 0", "dx[self.mask] *= -1"),
        "gradient of ones": ("dx = dout.copy()", "dx = np.ones_like(dout)"),
        "sign of the gradient": ("return dx", "return -dx"),
        "doubled gradient": ("return dx", "return 2 * dx"),
        "averaged over the batch": ("return dx", "return dx / len(dx)"),
        "summed gradient": ("return dx", "return dx.sum(axis=0)"),
        "x returned as gradient": (
            "self.mask = x <= 0",
            "self.mask, self.x = x <= 0, x",
            "return dx",
            "return np.maximum(self.x, 0)",
        ),
        "integers": ("dx = dout.copy()", "dx = dout.astype(int)"),
        "float16 rounding": ("dx = dout.copy()", "dx = np.round(dout, 1)"),
        "out is a second name": ("x.copy()", "x"),
        "dx is a second name": ("dout.copy()", "dout"),
        "x[:] is no copy": ("x.copy()", "x[:]"),
        "dout.view": ("dout.copy()", "dout.view()"),
        "np.asarray is no copy": ("dout.copy()", "np.asarray(dout)"),
        "mask on the class": ("self.mask", "Relu.mask"),
        "mask used up": ("        return dx", "        self.mask = None\n        return dx"),
        "mask changed by backward": (
            "        return dx",
            "        self.mask |= dout < 0\n        return dx",
        ),
        "a global mask": (
            "self.mask = x <= 0",
            "global mask\n        self.mask = mask = x <= 0",
            "dx[self.mask]",
            "dx[mask]",
        ),
        "forward called in backward": (
            "        dx = dout.copy()\n        dx[self.mask] = 0",
            "        dx = self.forward(dout)",
        ),
        "gradients that grow": (
            "        return dx",
            "        self.dx = getattr(self, 'dx', 0) + dx\n        return self.dx",
        ),
        "matrices only": (
            "out[self.mask] = 0",
            "for i in range(x.shape[0]):\n            for j in range(x.shape[1]):\n"
            "                out[i, j] = max(x[i, j], 0)",
        ),
        "self forgotten": ("self.mask = x <= 0", "mask = x <= 0"),
        "output changed by backward": (
            "        return out",
            "        self.out = out\n        return out",
            "        dx = dout.copy()\n",
            "        dx = self.out\n        dx[...] = dout\n",
        ),
    },
    "sigmoid": {
        "naive": (
            _STABLE,
            "self.out = 1 / (1 + np.exp(-x))",
        ),
        "exp(x) over 1 + exp(x)": (
            _STABLE,
            "self.out = np.exp(x) / (1 + np.exp(x))",
        ),
        "both branches computed": (
            _STABLE,
            "self.out = np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))",
        ),
        "clipped too soon": (
            "small = np.exp(-np.abs(x))",
            "x = np.clip(x, -1, 1)\n        small = np.exp(-np.abs(x))",
        ),
        "clipped at 2": (
            "small = np.exp(-np.abs(x))",
            "x = np.clip(x, -2, 2)\n        small = np.exp(-np.abs(x))",
        ),
        "clipped at 5": (
            "small = np.exp(-np.abs(x))",
            "x = np.clip(x, -5, 5)\n        small = np.exp(-np.abs(x))",
        ),
        "1 + exp(x)": (
            _STABLE,
            "self.out = 1 / (1 + np.exp(x))",
        ),
        "1 - exp": (
            "1 / (1 + small)",
            "1 / (1 - small)",
            "small / (1 + small)",
            "small / (1 - small)",
        ),
        "a negative numerator": ("small / (1 + small)", "-small / (1 + small)"),
        "parentheses": ("small / (1 + small)", "small / 1 + small"),
        "2 in the denominator": ("(1 + small)", "(2 + small)"),
        "tanh": ("return self.out", "self.out = np.tanh(x)\n        return self.out"),
        "hard": (
            "return self.out",
            "self.out = np.clip(0.25 * x + 0.5, 0, 1)\n        return self.out",
        ),
        "step": ("return self.out", "self.out = (x > 0) * 1.0\n        return self.out"),
        "softmax": (
            "return self.out",
            "self.out = np.exp(x) / np.exp(x).sum()\n        return self.out",
        ),
        "2 to the power of x": ("np.exp(-np.abs(x))", "2.0 ** -np.abs(x)"),
        "half x": ("-np.abs(x)", "-np.abs(x) / 2"),
        "twice x": ("-np.abs(x)", "-2 * np.abs(x)"),
        "squared x": ("-np.abs(x)", "-(x**2)"),
        "logit": ("return self.out", "return np.log(self.out / (1 - self.out))"),
        "the log": ("return self.out", "return np.log(self.out)"),
        "rounded": ("return self.out", "return self.out.round(2)"),
        "flat": ("return self.out", "return self.out.ravel()"),
        "nothing returned": ("        return self.out", ""),
        "printed": ("return self.out", "print(self.out)"),
        "nothing returned by backward": ("return dout", "dout"),
        "out not kept": ("self.out = np.where", "out = np.where", "return self.out", "return out"),
        "slope y²(1 - y)": ("dout * self.out * (1", "dout * self.out**2 * (1"),
        "slope y + (1 - y)": ("self.out * (1 - self.out)", "(self.out + (1 - self.out))"),
        "slope 1 / y(1 - y)": (
            "dout * self.out * (1 - self.out)",
            "dout / (self.out * (1 - self.out))",
        ),
        "slope exp(-y)": ("self.out * (1 - self.out)", "np.exp(-self.out)"),
        "slope quarter": ("self.out * (1 - self.out)", "0.25"),
        "slope y(1 - dout)": ("self.out * (1 - self.out)", "self.out * (1 - dout)"),
        "slope y(1 + y)": ("(1 - self.out)", "(1 + self.out)"),
        "slope (1 - y)²": ("self.out * (1 - self.out)", "(1 - self.out) ** 2"),
        "dout times y": ("dout * self.out * (1 - self.out)", "self.out * (1 - self.out) + dout"),
        "no dout": ("dout * self.out", "self.out"),
        "dout returned": ("dout * self.out * (1 - self.out)", "dout"),
        "sign": ("return dout", "return -dout"),
        "averaged": ("(1 - self.out)", "(1 - self.out) / len(dout)"),
        "matrix product": (
            "dout * self.out * (1 - self.out)",
            "dout @ (self.out * (1 - self.out)).T",
        ),
        "summed": (
            "return dout * self.out * (1 - self.out)",
            "return np.sum(dout * self.out * (1 - self.out))",
        ),
        "out on the class": ("self.out", "Sigmoid.out"),
        "out overwritten by backward": (
            "return dout * self.out * (1 - self.out)",
            "self.out = self.out * (1 - self.out)\n        return dout * self.out",
        ),
        "out overwritten in place": (
            "return dout * self.out * (1 - self.out)",
            "self.out *= 1 - self.out\n        return dout * self.out",
        ),
        "dx written into out": (
            "return dout * self.out * (1 - self.out)",
            "dx = self.out\n        dx *= dout * (1 - self.out)\n        return dx",
        ),
        "the first output for ever": (
            "self.out = np.where(",
            "self.out = self.out if self.out is not None else np.where(",
        ),
        "gradients that grow": (
            "return dout * self.out",
            "self.n = getattr(self, 'n', 0) + 1\n        return self.n * dout * self.out",
        ),
        "x made absolute in place": ("np.abs(x)", "np.abs(x, out=x)"),
        "integer output": (
            "return self.out",
            "self.out = self.out.astype(int)\n        return self.out",
        ),
        "math.exp": ("np.exp(-np.abs(x))", "__import__('math').exp(-np.abs(x))"),
    },
    "tanh": {
        "sinh": ("np.tanh(x)", "np.sinh(x)"),
        "arctan": ("np.tanh(x)", "np.arctan(x)"),
        "arctanh": ("np.tanh(x)", "np.arctanh(x)"),
        "of 2x": ("np.tanh(x)", "np.tanh(2 * x)"),
        "sinh over cosh": ("np.tanh(x)", "np.sinh(x) / np.cosh(x)"),
        "one exponential that overflows": (
            "np.tanh(x)",
            "(np.exp(2 * x) - 1) / (np.exp(2 * x) + 1)",
        ),
        "the other exponential": ("np.tanh(x)", "(1 - np.exp(-2 * x)) / (1 + np.exp(-2 * x))"),
        "exponentials, halved": (
            "np.tanh(x)",
            "(1 - np.exp(-np.abs(x))) / (1 + np.exp(-np.abs(x))) * np.sign(x)",
        ),
        "signs swapped": ("np.tanh(x)", "1 / np.where(x == 0, 1e9, np.tanh(np.clip(x, -9, 9)))"),
        "absolute": ("np.tanh(x)", "np.tanh(np.abs(x))"),
        "clipped line": ("np.tanh(x)", "np.clip(x, -1, 1)"),
        "naive sigmoid": ("np.tanh(x)", "2 / (1 + np.exp(-x)) - 1"),
        "naive sigmoid of 2x": ("np.tanh(x)", "2 / (1 + np.exp(-2 * x)) - 1"),
        "nothing returned": ("        return self.out", ""),
        "printed": ("return self.out", "print(self.out)"),
        "nothing returned by backward": ("return dout", "dout"),
        "flat": ("return self.out", "return self.out.ravel()"),
        "rounded": ("return self.out", "return self.out.round(2)"),
        "not kept": (
            "self.out = np.tanh(x)\n        return self.out",
            "out = np.tanh(x)\n        return out",
        ),
        "no dout": ("dout * (1 - self.out**2)", "(1 - self.out**2)"),
        "dout returned": ("dout * (1 - self.out**2)", "dout"),
        "y² - 1": ("1 - self.out**2", "self.out**2 - 1"),
        "1 - 2y": ("self.out**2", "2 * self.out"),
        "1 - y³": ("self.out**2", "self.out**3"),
        "1 / (1 - y²)": ("dout * (1 - self.out**2)", "dout / (1 - self.out**2)"),
        "1 - |y|": ("self.out**2", "np.abs(self.out)"),
        "root": ("(1 - self.out**2)", "np.sqrt(1 - self.out**2)"),
        "1 - dout²": ("dout * (1 - self.out**2)", "self.out * (1 - dout**2)"),
        "dout squared": ("dout * (", "dout**2 * ("),
        "product of dout and y squared": ("dout * (1 - self.out**2)", "1 - (dout * self.out) ** 2"),
        "^": ("self.out**2", "self.out ^ 2"),
        "added": ("dout * (", "dout + ("),
        "half": ("return dout *", "return 0.5 * dout *"),
        "sign": ("return dout", "return -dout"),
        "averaged": ("(1 - self.out**2)", "(1 - self.out**2) / len(dout)"),
        "summed": ("return dout * (1 - self.out**2)", "return np.sum(dout * (1 - self.out**2))"),
        "matrix product": ("dout * (1 - self.out**2)", "dout @ (1 - self.out**2).T"),
        "cosh without square": (
            "self.out = np.tanh(x)\n",
            "self.out = np.tanh(x)\n        self.x = x\n",
            "dout * (1 - self.out**2)",
            "dout / np.cosh(self.x)",
        ),
        "derivative of the input's tan": (
            "self.out = np.tanh(x)\n",
            "self.out = np.tanh(x)\n        self.x = x\n",
            "1 - self.out**2",
            "1 + np.tan(self.x) ** 2",
        ),
        "on the class": ("self.out", "Tanh.out"),
        "out squared in place": (
            "return dout * (1 - self.out**2)",
            "self.out **= 2\n        return dout * (1 - self.out)",
        ),
        "the first output for ever": (
            "self.out = np.tanh(x)",
            "self.out = np.tanh(x) if self.out is None else self.out",
        ),
        "x overwritten": ("self.out = np.tanh(x)", "np.tanh(x, out=x)\n        self.out = x"),
        "dout overwritten": (
            "return dout * (1 - self.out**2)",
            "np.multiply(dout, 1 - self.out**2, out=dout)\n        return dout",
        ),
        "integers": ("self.out = np.tanh(x)", "self.out = np.tanh(x).astype(int)"),
        "zeros_like": (
            "self.out = np.tanh(x)",
            "self.out = np.zeros_like(x)\n        self.out[...] = np.tanh(x)",
        ),
    },
    "mended_relu": {
        "the copy in forward only": ("dx = dout.copy()", "dx = dout"),
        "the copy in backward only": ("out = x.copy()", "out = x"),
        "copied too late": (
            "dx = dout.copy()\n        dx[self.mask] = 0",
            "dout[self.mask] = 0\n        dx = dout.copy()",
        ),
        "copied, and the wrong one changed": ("dx[self.mask] = 0", "dout[self.mask] = 0"),
        "both changed": ("dx[self.mask] = 0", "dx[self.mask] = dout[self.mask] = 0"),
        "the wrong one returned": ("return dx", "return dout"),
        "copy not called": ("dout.copy()", "dout.copy"),
        "a slice": ("dout.copy()", "dout[:]"),
        "a view": ("dout.copy()", "dout.view()"),
        "reshaped": ("dout.copy()", "dout.reshape(dout.shape)"),
        "np.asarray": ("dout.copy()", "np.asarray(dout)"),
        "in place product": (
            "dx = dout.copy()\n        dx[self.mask] = 0",
            "dx = dout\n        dx *= ~self.mask",
        ),
        "put back by the wrong numbers": ("return dx", "dout[self.mask] = 1\n        return dx"),
        "no mask any more": ("        dx[self.mask] = 0\n", ""),
        "mask inverted": ("dx[self.mask]", "dx[~self.mask]"),
        "mask of dout": ("dx[self.mask]", "dx[dout <= 0]"),
        "at 0 as well": ("x <= 0", "x < 0"),
        "ones": ("dx = dout.copy()", "dx = np.ones_like(dout)"),
        "nothing returned": ("        return dx", ""),
        "on the class": ("self.mask", "MendedRelu.mask"),
        "integer gradient": (
            "dx = dout.copy()",
            "dx = np.zeros(dout.shape, dtype=int) + dout.astype(int)",
        ),
        "the mask copied instead": (
            "self.mask = x <= 0",
            "self.mask = (x <= 0).copy()",
            "dx = dout.copy()",
            "dx = dout",
        ),
        "a copy of the output changed": (
            "out[self.mask] = 0\n        return out",
            "copy = out.copy()\n        copy[self.mask] = 0\n        return out",
        ),
    },
}

_OTHERS = {
    "relu": {
        "no self": """
            class Relu:
                def forward(x):
                    return np.maximum(x, 0)

                def backward(dout):
                    return dout
        """,
        "zeros_like of an integer x": """
            class Relu:
                def forward(self, x):
                    self.out = np.maximum(x, 0)
                    return self.out

                def backward(self, dout):
                    dx = self.out.copy()
                    dx[self.out > 0] = dout[self.out > 0]
                    return dx
        """,
        "a mask that remembers": """
            class Relu:
                mask = []

                def forward(self, x):
                    self.mask.append(x > 0)
                    return x * self.mask[-1]

                def backward(self, dout):
                    return dout * self.mask[-1]
        """,
        "a stack that empties": """
            class Relu:
                def __init__(self):
                    self.masks = []

                def forward(self, x):
                    self.masks.append(x > 0)
                    return x * self.masks[-1]

                def backward(self, dout):
                    return dout * self.masks.pop()
        """,
        "a number for all": """
            class Relu:
                def forward(self, x):
                    self.x = x
                    return x if x.sum() > 0 else 0 * x

                def backward(self, dout):
                    return dout if self.x.sum() > 0 else 0 * dout
        """,
        "mask not on self": """
            class Relu:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    mask = x <= 0
                    out = x.copy()
                    out[mask] = 0
                    return out

                def backward(self, dout):
                    dx = dout.copy()
                    dx[self.mask] = 0
                    return dx
        """,
        "whole rows": """
            class Relu:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    self.mask = np.where(x <= 0)[0]
                    out = x.copy()
                    out[self.mask] = 0
                    return out

                def backward(self, dout):
                    dx = dout.copy()
                    dx[self.mask] = 0
                    return dx
        """,
    },
    "mended_relu": {
        "unchanged": """
            class MendedRelu(HastyRelu):
                pass
        """,
        "forward mended": """
            class MendedRelu(HastyRelu):
                def forward(self, x):
                    return super().forward(x.copy())
        """,
        "a copy handed back, the original changed": """
            class MendedRelu(HastyRelu):
                def backward(self, dout):
                    return super().backward(dout).copy()
        """,
        "only the upper half copied": """
            class MendedRelu(HastyRelu):
                def backward(self, dout):
                    dx = dout[0]
                    return super().backward(dout) + 0 * dx
        """,
        "zeros outside the copy": """
            class MendedRelu:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    self.mask = x <= 0
                    out = x.copy()
                    out[self.mask] = 0
                    return out

                def backward(self, dout):
                    dx = dout.copy()
                    dout[self.mask] = 0
                    return dx
        """,
    },
    "sigmoid": {
        "minus in both denominators": """
            class Sigmoid:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    z = np.exp(-np.abs(x))
                    self.out = np.where(x >= 0, 1 / (1 - z), z / (1 - z))
                    return self.out

                def backward(self, dout):
                    return dout * self.out * (1 - self.out)
        """,
        "clipped at 10": """
            class Sigmoid:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    x = np.clip(x, -10, 10)
                    self.out = 1 / (1 + np.exp(-x))
                    return self.out

                def backward(self, dout):
                    return dout * self.out * (1 - self.out)
        """,
        "nothing at 0": """
            class Sigmoid:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    out = np.zeros(x.shape)
                    pos = x > 0
                    neg = x < 0
                    out[pos] = 1 / (1 + np.exp(-x[pos]))
                    z = np.exp(x[neg])
                    out[neg] = z / (1 + z)
                    self.out = out
                    return out

                def backward(self, dout):
                    return dout * self.out * (1 - self.out)
        """,
        "overflow silenced": """
            class Sigmoid:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    with np.errstate(over='ignore'):
                        self.out = np.exp(x) / (1 + np.exp(x))
                    return self.out

                def backward(self, dout):
                    return dout * self.out * (1 - self.out)
        """,
        "nan replaced by 0": """
            class Sigmoid:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    with np.errstate(all='ignore'):
                        self.out = np.nan_to_num(np.exp(x) / (1 + np.exp(x)))
                    return self.out

                def backward(self, dout):
                    return dout * self.out * (1 - self.out)
        """,
        "tanh of half x": """
            class Sigmoid:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    self.out = np.tanh(x / 2)
                    return self.out

                def backward(self, dout):
                    return dout * self.out * (1 - self.out)
        """,
        "slope from dout": """
            class Sigmoid:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    z = np.exp(-np.abs(x))
                    self.out = np.where(x >= 0, 1 / (1 + z), z / (1 + z))
                    return self.out

                def backward(self, dout):
                    return dout * (1 - dout)
        """,
        "dout for one term only": """
            class Sigmoid:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    z = np.exp(-np.abs(x))
                    self.out = np.where(x >= 0, 1 / (1 + z), z / (1 + z))
                    return self.out

                def backward(self, dout):
                    return dout * self.out - self.out ** 2
        """,
        "slope squared": """
            class Sigmoid:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    z = np.exp(-np.abs(x))
                    self.out = np.where(x >= 0, 1 / (1 + z), z / (1 + z))
                    return self.out

                def backward(self, dout):
                    return dout * (self.out * (1 - self.out)) ** 2
        """,
        "slope returned": """
            class Sigmoid:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    z = np.exp(-np.abs(x))
                    self.out = np.where(x >= 0, 1 / (1 + z), z / (1 + z))
                    self.out = self.out * (1 - self.out)
                    return self.out

                def backward(self, dout):
                    return dout * self.out
        """,
        "slope of the slope": """
            class Sigmoid:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    z = np.exp(-np.abs(x))
                    out = np.where(x >= 0, 1 / (1 + z), z / (1 + z))
                    self.out = out * (1 - out)
                    return out

                def backward(self, dout):
                    return dout * self.out * (1 - self.out)
        """,
        "sigmoid of dout": """
            class Sigmoid:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    z = np.exp(-np.abs(x))
                    self.out = np.where(x >= 0, 1 / (1 + z), z / (1 + z))
                    return self.out

                def backward(self, dout):
                    y = 1 / (1 + np.exp(-dout))
                    return dout * y * (1 - y)
        """,
        "shifted by the largest": """
            class Sigmoid:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    z = np.exp(x - np.max(x))
                    self.out = z / (1 + z)
                    return self.out

                def backward(self, dout):
                    return dout * self.out * (1 - self.out)
        """,
        "e with three decimals": """
            class Sigmoid:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    z = 2.718 ** (-np.abs(x))
                    self.out = np.where(x >= 0, 1 / (1 + z), z / (1 + z))
                    return self.out

                def backward(self, dout):
                    return dout * self.out * (1 - self.out)
        """,
        "parentheses missing in both branches": """
            class Sigmoid:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    z = np.exp(-np.abs(x))
                    self.out = np.where(x >= 0, 1 / 1 + z, z / 1 + z)
                    return self.out

                def backward(self, dout):
                    return dout * self.out * (1 - self.out)
        """,
        "negative half left out": """
            class Sigmoid:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    out = np.zeros(x.shape)
                    pos = x >= 0
                    out[pos] = 1 / (1 + np.exp(-x[pos]))
                    self.out = out
                    return out

                def backward(self, dout):
                    return dout * self.out * (1 - self.out)
        """,
        "matrix product with the slope": """
            class Sigmoid:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    z = np.exp(-np.abs(x))
                    self.out = np.where(x >= 0, 1 / (1 + z), z / (1 + z))
                    return self.out

                def backward(self, dout):
                    return dout @ (self.out * (1 - self.out)).T
        """,
    },
    "tanh": {
        "inverse function": """
            class Tanh:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    self.out = np.arctanh(x)
                    return self.out

                def backward(self, dout):
                    return dout * (1 - self.out ** 2)
        """,
        "slope of tanh of dout": """
            class Tanh:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    self.out = np.tanh(x)
                    return self.out

                def backward(self, dout):
                    return 1 - np.tanh(dout) ** 2
        """,
        "type of x": """
            class Tanh:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    self.out = np.tanh(x).astype(x.dtype)
                    return self.out

                def backward(self, dout):
                    return dout * (1 - self.out ** 2)
        """,
        "clipped at 5": """
            class Tanh:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    x = np.clip(x, -5, 5)
                    self.out = (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))
                    return self.out

                def backward(self, dout):
                    return dout * (1 - self.out ** 2)
        """,
        "clipped at 3": """
            class Tanh:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    x = np.clip(x, -3, 3)
                    self.out = np.tanh(x)
                    return self.out

                def backward(self, dout):
                    return dout * (1 - self.out ** 2)
        """,
        "slope -2y": """
            class Tanh:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    self.out = np.tanh(x)
                    return self.out

                def backward(self, dout):
                    return dout * -2 * self.out
        """,
        "dout squared in one term": """
            class Tanh:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    self.out = np.tanh(x)
                    return self.out

                def backward(self, dout):
                    return dout - (dout * self.out) ** 2
        """,
        "one over tanh": """
            class Tanh:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    self.out = 1 / np.tanh(x)
                    return self.out

                def backward(self, dout):
                    return dout * (1 - self.out ** 2)
        """,
        "parentheses of the fraction missing": """
            class Tanh:
                def __init__(self):
                    self.mask = None
                    self.out = None

                def forward(self, x):
                    p, q = np.exp(np.clip(x, -300, 300)), np.exp(-np.clip(x, -300, 300))
                    self.out = p - q / p + q
                    return self.out

                def backward(self, dout):
                    return dout * (1 - self.out ** 2)
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
