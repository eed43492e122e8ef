"""Answers to lesson 9: right ones in several styles, and wrong ones that no catalogue has."""

from textwrap import dedent

from .editing import edited

_PLAIN_MSE = dedent("""
    def mse(out, targ):
        diff = out[:, 0] - targ
        squares = diff ** 2
        return squares.mean()
""")

_PLAIN_MSE_GRAD = dedent("""
    def mse_grad(out, targ):
        N = out.shape[0]
        diff = out[:, 0] - targ
        grad = 2 * diff / N
        return grad.reshape(N, 1)
""")

_PLAIN_LIN_GRAD = dedent("""
    def lin_grad(inp, dout, w, b):
        dinp = np.dot(dout, w.T)
        dw = np.dot(inp.T, dout)
        db = np.sum(dout, axis=0)
        return dinp, dw, db
""")

_PLAIN_NETWORK = dedent("""
    def forward_and_backward(inp, targ, params):
        w1, b1, w2, b2 = params["w1"], params["b1"], params["w2"], params["b2"]
        l1 = lin(inp, w1, b1)
        l2 = relu(l1)
        pred = lin(l2, w2, b2)
        loss = mse(pred, targ)
        dpred = mse_grad(pred, targ)
        dl2, dw2, db2 = lin_grad(l2, dpred, w2, b2)
        dl1 = dl2 * (l1 > 0)
        dinp, dw1, db1 = lin_grad(inp, dl1, w1, b1)
        grads = {"inp": dinp, "w1": dw1, "b1": db1, "w2": dw2, "b2": db2}
        return loss, grads
""")

_PLAIN_LIN = dedent("""
    class Lin:
        def __init__(self, w, b):
            self.w = Param(w)
            self.b = Param(b)

        def __call__(self, inp):
            self.inp = inp
            out = np.dot(inp, self.w.data) + self.b.data
            return out

        def backward(self, dout):
            self.w.g = np.dot(self.inp.T, dout)
            self.b.g = np.sum(dout, axis=0)
            dinp = np.dot(dout, self.w.data.T)
            return dinp
""")

_PLAIN_MSE_CLASS = dedent("""
    class Mse:
        def __call__(self, inp, targ):
            self.inp = inp
            self.targ = targ
            diff = inp[:, 0] - targ
            return np.mean(diff ** 2)

        def backward(self, dout=1):
            N = self.targ.shape[0]
            diff = self.inp[:, 0] - self.targ
            dinp = 2 * diff / N
            return dout * dinp.reshape(N, 1)
""")

_TIMES = """

class Times(Module):
    def forward(self, x, y):
        return x * y

    def bwd(self, dout, x, y):
        return dout * y, dout * x
"""

_PLAIN_MODULE = (
    dedent("""
    class Module:
        def __call__(self, *args):
            self.args = args
            out = self.forward(*args)
            self.out = out
            return out

        def backward(self, dout=1):
            grads = self.bwd(dout, *self.args)
            return grads
""")
    + _TIMES
)

_PLAIN_MODULES = dedent("""
    class ReluModule(Module):
        def forward(self, inp):
            return np.where(inp > 0, inp, 0)

        def bwd(self, dout, inp):
            return np.where(inp > 0, dout, 0)


    class LinModule(Module):
        def __init__(self, w, b):
            self.w = Param(w)
            self.b = Param(b)

        def forward(self, inp):
            return np.dot(inp, self.w.data) + self.b.data

        def bwd(self, dout, inp):
            self.w.g = np.dot(inp.T, dout)
            self.b.g = np.sum(dout, axis=0)
            dinp = np.dot(dout, self.w.data.T)
            return dinp


    class MseModule(Module):
        def forward(self, inp, targ):
            return np.mean((inp[:, 0] - targ) ** 2)

        def bwd(self, dout, inp, targ):
            diff = inp[:, 0] - targ
            N = targ.shape[0]
            return dout * 2 / N * diff[:, np.newaxis]
""")

_MADE_MODEL = """
class Model(Module):
    def __init__(self, w1, b1, w2, b2):
        self.layers = [LinModule(w1, b1), ReluModule(), LinModule(w2, b2)]
        self.loss = MseModule()
"""

_PLAIN_MODEL = (
    _MADE_MODEL
    + """
    def forward(self, inp, targ):
        out = inp
        for layer in self.layers:
            out = layer(out)
        loss = self.loss(out, targ)
        return loss

    def bwd(self, dout, inp, targ):
        grad = self.loss.backward(dout)
        layers = self.layers[::-1]
        for layer in layers:
            grad = layer.backward(grad)
        return grad
"""
)

RIGHT = {
    "mse": {
        "plain": _PLAIN_MSE,
        "terse": "def mse(o, t): return ((o.ravel() - t)**2).mean()\n",
        "targets as a column": dedent("""
            def mse(out, targ):
                return np.mean(np.square(out - targ.reshape(-1, 1)))
        """),
        "a loop": dedent("""
            def mse(out, targ):
                total = 0.0
                for i in range(len(targ)):
                    difference = out[i][0] - targ[i]
                    total += difference * difference
                return total / len(targ)
        """),
        "a scalar product": dedent("""
            def mse(out: np.ndarray, targ: np.ndarray) -> float:
                d = np.subtract(out.squeeze(axis=1), targ)
                return float(d @ d) / d.size
        """),
        "einsum, float32 inside": dedent("""
            def mse(out, targ):
                d = (targ - out[..., 0]).astype(np.float32)
                return np.einsum("n,n->", d, d) / np.float32(len(d))
        """),
    },
    "mse_grad": {
        "plain": _PLAIN_MSE_GRAD,
        "terse": "def mse_grad(o, t): return 2 * (o - t[:, None]) / len(t)\n",
        "a loop": dedent("""
            def mse_grad(out, targ):
                grad = np.zeros(out.shape)
                for i in range(out.shape[0]):
                    grad[i, 0] = 2.0 * (out[i, 0] - targ[i]) / out.shape[0]
                return grad
        """),
        "on a buffer of its own": dedent("""
            def mse_grad(out, targ):
                grad = out.copy()
                grad[:, 0] -= targ
                grad *= 2 / targ.size
                return grad
        """),
        "np.expand_dims": dedent("""
            def mse_grad(out: np.ndarray, targ: np.ndarray) -> np.ndarray:
                factor = 2 / len(targ)
                return np.expand_dims(factor * np.subtract(out.ravel(), targ), axis=1)
        """),
    },
    "lin_grad": {
        "plain": _PLAIN_LIN_GRAD,
        "terse": "def lin_grad(x, d, w, b): return d @ w.T, x.T @ d, d.sum(0)\n",
        "einsum": dedent("""
            def lin_grad(inp, dout, w, b):
                return [
                    np.einsum("nm,dm->nd", dout, w),
                    np.einsum("nd,nm->dm", inp, dout),
                    np.einsum("nm->m", dout),
                ]
        """),
        "row by row": dedent("""
            def lin_grad(inp, dout, w, b):
                dinp, dw, db = np.zeros(inp.shape), np.zeros(w.shape), np.zeros(b.shape)
                for n, row in enumerate(dout):
                    dinp[n] = w @ row
                    dw += np.outer(inp[n], row)
                    db += row
                return dinp, dw, db
        """),
        "transposed twice": dedent("""
            def lin_grad(inp: np.ndarray, dout: np.ndarray, w: np.ndarray, b: np.ndarray) -> tuple:
                ones = np.ones(dout.shape[0])
                return (
                    np.transpose(np.matmul(w, np.transpose(dout))),
                    np.transpose(np.matmul(np.transpose(dout), inp)),
                    np.dot(ones, dout),
                )
        """),
    },
    "forward_and_backward": {
        "plain": _PLAIN_NETWORK,
        "terse": dedent("""
            def forward_and_backward(x, t, p):
                a = lin(x, p["w1"], p["b1"]); h = relu(a); o = lin(h, p["w2"], p["b2"])
                dh, dw2, db2 = lin_grad(h, mse_grad(o, t), p["w2"], p["b2"])
                dx, dw1, db1 = lin_grad(x, dh * (a > 0), p["w1"], p["b1"])
                return mse(o, t), dict(inp=dx, w1=dw1, b1=db1, w2=dw2, b2=db2)
        """),
        "with formulas of its own": dedent("""
            def forward_and_backward(inp, targ, params):
                w1, b1, w2, b2 = [params[k] for k in ("w1", "b1", "w2", "b2")]
                before = inp @ w1 + b1
                after = np.maximum(before, 0)
                out = after @ w2 + b2
                diff = out - targ[:, None]
                grads = {}
                dout = diff * 2 / len(inp)
                grads["w2"], grads["b2"] = after.T @ dout, dout.sum(0)
                d = dout @ w2.T
                d[before <= 0] = 0
                grads["w1"], grads["b1"] = inp.T @ d, d.sum(0)
                grads["inp"] = d @ w1.T
                return (diff * diff).mean(), grads
        """),
        "nested functions": dedent("""
            def forward_and_backward(inp, targ, params):
                seen = {}

                def forward():
                    seen["l1"] = lin(inp, params["w1"], params["b1"])
                    seen["l2"] = relu(seen["l1"])
                    seen["out"] = lin(seen["l2"], w=params["w2"], b=params["b2"])
                    return mse(seen["out"], targ)

                def backward():
                    dout = mse_grad(seen["out"], targ)
                    dl2, dw2, db2 = lin_grad(seen["l2"], dout, params["w2"], params["b2"])
                    dl1 = np.where(seen["l1"] > 0, dl2, 0)
                    dinp, dw1, db1 = lin_grad(inp, dl1, params["w1"], params["b1"])
                    return {"b2": db2, "w2": dw2, "b1": db1, "w1": dw1, "inp": dinp}

                loss = forward()
                return loss, backward()
        """),
        "a list, and the params' own order": dedent("""
            def forward_and_backward(
                inp: np.ndarray, targ: np.ndarray, params: dict[str, np.ndarray]
            ) -> list:
                first, second = ((params[f"w{i}"], params[f"b{i}"]) for i in (1, 2))
                l1 = lin(inp, *first)
                l2 = relu(l1)
                out = lin(l2, *second)
                dl2, *last = lin_grad(l2, mse_grad(out, targ), *second)
                dinp, *begin = lin_grad(inp, np.heaviside(l1, 0) * dl2, *first)
                return [float(mse(out, targ)), {"inp": dinp, **dict(zip(params, begin + last))}]
        """),
    },
    "lin_class": {
        "plain": _PLAIN_LIN,
        "terse": dedent("""
            class Lin:
                def __init__(self, w, b): self.w, self.b = Param(w), Param(b)

                def __call__(self, inp):
                    self.x = inp
                    return inp @ self.w.data + self.b.data

                def backward(self, d):
                    self.w.g, self.b.g = self.x.T @ d, d.sum(0)
                    return d @ self.w.data.T
        """),
        "on top of lin and lin_grad": dedent("""
            class Lin:
                def __init__(self, w, b):
                    self.w = Param(w)
                    self.b = Param(b)

                def __call__(self, inp):
                    self.kept = inp.copy()
                    return lin(inp, self.w.data, self.b.data)

                def backward(self, dout):
                    dinp, self.w.g, self.b.g = lin_grad(self.kept, dout, self.w.data, self.b.data)
                    return dinp
        """),
        "a closure keeps the input": dedent("""
            class Lin:
                def __init__(self, w, b):
                    self.w = Param(data=w)
                    self.b = Param(data=b)

                def __call__(self, inp):
                    def way_back(dout):
                        self.w.g = np.einsum("nd,nm->dm", inp, dout)
                        self.b.g = np.einsum("nm->m", dout)
                        return np.einsum("nm,dm->nd", dout, self.w.data)

                    self.way_back = way_back
                    return np.einsum("nd,dm->nm", inp, self.w.data) + self.b.data

                def backward(self, dout):
                    return self.way_back(dout)
        """),
        "a base class and properties": dedent("""
            class Remembers:
                def __call__(self, inp):
                    self._seen = [inp]
                    return self.compute(inp)

                @property
                def seen(self):
                    return self._seen[-1]


            class Lin(Remembers):
                def __init__(self, w, b):
                    self.w, self.b = (Param(array) for array in (w, b))

                def compute(self, inp: np.ndarray) -> np.ndarray:
                    out = np.matmul(inp, self.w.data)
                    out += self.b.data
                    return out

                def backward(self, dout: np.ndarray) -> np.ndarray:
                    self.w.g = np.matmul(self.seen.transpose(), dout)
                    self.b.g = np.zeros(self.b.data.shape)
                    for row in dout:
                        self.b.g += row
                    return np.matmul(dout, self.w.data.transpose())
        """),
    },
    "mse_class": {
        "plain": _PLAIN_MSE_CLASS,
        "terse": dedent("""
            class Mse:
                def __call__(self, inp, targ):
                    self.d = inp - targ[:, None]
                    return (self.d**2).mean()

                def backward(self, dout=1): return dout * 2 * self.d / len(self.d)
        """),
        "on top of mse and mse_grad": dedent("""
            class Mse:
                def __call__(self, inp, targ):
                    self.args = inp, targ
                    return mse(inp, targ)

                def backward(self, dout=1):
                    return np.multiply(dout, mse_grad(*self.args))
        """),
        "the gradient made on the way there": dedent("""
            class Mse:
                def __init__(self):
                    self.grad = None

                def __call__(self, inp, targ):
                    n = inp.shape[0]
                    residual = np.subtract(inp.ravel(), targ)
                    self.grad = (residual * (2.0 / n)).reshape((n, 1))
                    return float(np.dot(residual, residual)) / n

                def backward(self, dout=1.0):
                    return self.grad * dout
        """),
        "loops and a helper": dedent("""
            class Mse:
                def differences(self):
                    return [float(o[0]) - float(t) for o, t in zip(self.inp, self.targ)]

                def __call__(self, inp, targ):
                    self.inp, self.targ = inp.copy(), targ.copy()
                    return sum(d * d for d in self.differences()) / len(targ)

                def backward(self, dout=1):
                    diffs = self.differences()
                    return np.array([[dout * 2 * d / len(diffs)] for d in diffs])
        """),
    },
    "module": {
        "plain": _PLAIN_MODULE,
        "terse": dedent("""
            class Module:
                def __call__(self, *args):
                    self.args, self.out = args, self.forward(*args)
                    return self.out

                def backward(self, dout=1): return self.bwd(dout, *self.args)
        """)
        + _TIMES,
        "with an __init__ and hints": dedent("""
            class Module:
                args: tuple = ()
                out = None

                def __call__(self, *inputs: np.ndarray):
                    self.args = tuple(inputs)
                    self.out = self.forward(*self.args)
                    return self.out

                def backward(self, dout: float | np.ndarray = 1):
                    return self.bwd(dout, *self.args)

                def forward(self, *args):
                    raise NotImplementedError("a subclass writes forward")

                def bwd(self, dout, *args):
                    raise NotImplementedError("a subclass writes bwd")
        """)
        + _TIMES,
        "a list of arguments": dedent("""
            class Module(object):
                def __call__(self, *args):
                    self.args = list(args)
                    setattr(self, "out", getattr(self, "forward")(*args))
                    return self.out

                def backward(self, dout=1):
                    arguments = [dout]
                    for arg in self.args:
                        arguments.append(arg)
                    return self.bwd(*arguments)
        """)
        + _TIMES,
        "one dict for all that is kept": dedent("""
            class Module:
                def __call__(self, *args):
                    self.kept = {"args": args, "out": self.forward(*args)}
                    return self.kept["out"]

                args = property(lambda self: self.kept["args"])
                out = property(lambda self: self.kept["out"])

                def backward(self, dout=1):
                    return self.bwd(dout, *self.args)
        """)
        + _TIMES,
    },
    "three_modules": {
        "plain": _PLAIN_MODULES,
        "terse": dedent("""
            class ReluModule(Module):
                def forward(self, x): return x * (x > 0)
                def bwd(self, d, x): return d * (x > 0)


            class LinModule(Module):
                def __init__(self, w, b): self.w, self.b = Param(w), Param(b)
                def forward(self, x): return x @ self.w.data + self.b.data

                def bwd(self, d, x):
                    self.w.g, self.b.g = x.T @ d, d.sum(0)
                    return d @ self.w.data.T


            class MseModule(Module):
                def forward(self, x, t): return ((x[:, 0] - t)**2).mean()
                def bwd(self, d, x, t): return 2 * d * (x - t[:, None]) / len(t)
        """),
        "on top of the functions": dedent("""
            class ReluModule(Module):
                def forward(self, inp):
                    return relu(inp)

                def bwd(self, dout, inp):
                    return dout * (relu(inp) > 0)


            class LinModule(Module):
                def __init__(self, w, b):
                    self.w = Param(w)
                    self.b = Param(b)

                def forward(self, inp):
                    return lin(inp, self.w.data, self.b.data)

                def bwd(self, dout, inp):
                    dinp, self.w.g, self.b.g = lin_grad(inp, dout, self.w.data, self.b.data)
                    return dinp


            class MseModule(Module):
                def forward(self, inp, targ):
                    return mse(inp, targ)

                def bwd(self, dout, inp, targ):
                    return dout * mse_grad(inp, targ)
        """),
        "masks and buffers of their own": dedent("""
            class ReluModule(Module):
                def forward(self, inp):
                    out = inp.copy()
                    out[out < 0] = 0
                    return out

                def bwd(self, dout, inp):
                    dinp = np.array(dout, dtype=float)
                    dinp[inp <= 0] = 0
                    return dinp


            class LinModule(Module):
                def __init__(self, w, b):
                    self.w = Param(w)
                    self.b = Param(b)

                def forward(self, inp):
                    out = np.empty((inp.shape[0], self.w.data.shape[1]))
                    np.matmul(inp, self.w.data, out=out)
                    out += self.b.data
                    return out

                def bwd(self, dout, inp):
                    for param in (self.w, self.b):
                        param.g = np.zeros_like(param.data)
                    self.w.g += inp.T @ dout
                    self.b.g += dout.sum(axis=0)
                    return (self.w.data @ dout.T).T


            class MseModule(Module):
                def _difference(self, inp, targ):
                    return np.subtract(np.squeeze(inp, axis=1), targ)

                def forward(self, inp, targ):
                    d = self._difference(inp, targ)
                    return np.dot(d, d) / d.size

                def bwd(self, dout, inp, targ):
                    d = self._difference(inp, targ)
                    d *= 2 * dout
                    d /= d.size
                    return d.reshape(inp.shape)
        """),
        "einsum and a base class": dedent("""
            class WithParams(Module):
                def __init__(self, w, b):
                    self.w, self.b = Param(data=w), Param(data=b)


            class ReluModule(Module):
                def slope(self, inp: np.ndarray) -> np.ndarray:
                    return np.heaviside(inp, 0)

                def forward(self, inp: np.ndarray) -> np.ndarray:
                    return inp * self.slope(inp)

                def bwd(self, dout: np.ndarray, inp: np.ndarray) -> np.ndarray:
                    return self.slope(inp) * dout


            class LinModule(WithParams):
                def forward(self, inp):
                    return np.einsum("nd,dm->nm", inp, self.w.data) + self.b.data[None]

                def bwd(self, dout, inp):
                    self.b.g = np.einsum("nm->m", dout)
                    self.w.g = np.einsum("nd,nm->dm", inp, dout)
                    return np.einsum("nm,dm->nd", dout, self.w.data)


            class MseModule(Module):
                def forward(self, inp, targ):
                    return np.einsum("n,n->", d := inp[:, 0] - targ, d) / len(d)

                def bwd(self, dout, inp, targ):
                    return np.stack([dout * 2 * (inp[:, 0] - targ) / len(inp)], axis=1)
        """),
    },
    "model": {
        "plain": _PLAIN_MODEL,
        "terse": _MADE_MODEL
        + """
    def forward(self, x, t):
        for f in self.layers: x = f(x)
        return self.loss(x, t)

    def bwd(self, d, x, t):
        d = self.loss.backward(d)
        for f in self.layers[::-1]: d = f.backward(d)
        return d
""",
        "no loops": _MADE_MODEL
        + """
    def forward(self, inp, targ):
        first, activation, second = self.layers
        return self.loss(second(activation(first(inp))), targ)

    def bwd(self, dout, inp, targ):
        first, activation, second = self.layers
        return first.backward(activation.backward(second.backward(self.loss.backward(dout))))
""",
        "reduce": "from functools import reduce\n"
        + _MADE_MODEL
        + """
    def forward(self, inp: np.ndarray, targ: np.ndarray) -> float:
        return self.loss(reduce(lambda out, layer: layer(out), self.layers, inp), targ)

    def bwd(self, dout, inp, targ) -> np.ndarray:
        way_back = [self.loss, *reversed(self.layers)]
        return reduce(lambda grad, module: module.backward(dout=grad), way_back, dout)
""",
        "counted backward": _MADE_MODEL
        + """
    def outputs(self, inp):
        for layer in self.layers:
            inp = layer(inp)
            yield inp

    def forward(self, inp, targ):
        *_, last = self.outputs(inp)
        return float(self.loss(last, targ))

    def bwd(self, dout, inp, targ):
        gradient = self.loss.backward(dout)
        i = len(self.layers) - 1
        while i >= 0:
            gradient = self.layers[i].backward(gradient)
            i -= 1
        return gradient
""",
    },
}

_LIN_SLIPS = {
    "bias left out": (" + self.b.data", ""),
    "bias subtracted": (" + self.b.data", " - self.b.data"),
    "bias twice": (" + self.b.data", " + 2 * self.b.data"),
    "w from the left": ("np.dot(inp, self.w.data)", "np.dot(self.w.data, inp)"),
    "w transposed on the way there": ("np.dot(inp, self.w.data)", "np.dot(inp, self.w.data.T)"),
    "the box for the array": ("np.dot(inp, self.w.data)", "np.dot(inp, self.w)"),
    "Relu of the inputs": ("np.dot(inp, self.w.data)", "np.dot(np.maximum(inp, 0), self.w.data)"),
    "w.g not set": ("        self.w.g = ", "        dw = "),
    "b.g not set": ("        self.b.g = ", "        db = "),
    "gradients under dw and db": ("self.w.g", "self.dw", "self.b.g", "self.db"),
    "gradients in data": ("self.w.g", "self.w.data", "self.b.g", "self.b.data"),
    "gradients swapped": ("self.w.g", "self.v.g", "self.b.g", "self.w.g", "self.v.g", "self.b.g"),
    "bias averaged": ("np.sum(dout, axis=0)", "np.mean(dout, axis=0)"),
    "bias along the rows": ("np.sum(dout, axis=0)", "np.sum(dout, axis=1)"),
    "bias one number": ("np.sum(dout, axis=0)", "np.sum(dout)"),
    "bias not summed": ("np.sum(dout, axis=0)", "dout"),
    "bias with two axes": ("np.sum(dout, axis=0)", "np.sum(dout, axis=0, keepdims=True)"),
    "bias with w": ("np.sum(dout, axis=0)", "np.sum(dout * self.b.data, axis=0)"),
    "w.g divided": ("np.sum(dout, axis=0)", "np.sum(dout, axis=0) / len(dout)"),
    "dinp with w untransposed": ("self.w.data.T)\n", "self.w.data)\n"),
    "dinp with w.g": ("np.dot(dout, self.w.data.T)", "np.dot(dout, self.w.g.T)"),
    "dinp transposed": ("np.dot(dout, self.w.data.T)", "np.dot(self.w.data, dout.T)"),
    "w.g returned": ("return dinp", "return self.w.g"),
    "three returned": ("return dinp", "return dinp, self.w.g, self.b.g"),
    "nothing returned": ("        return dinp\n", ""),
    "the step taken": ("return dinp", "self.w.data -= 0.1 * self.w.g\n        return dinp"),
    "dout changed": ("dinp = np.dot(dout,", "dout *= 2\n        dinp = 0.5 * np.dot(dout,"),
}

WRONG = {
    "mse": edited(
        _PLAIN_MSE,
        {
            "a table": ("out[:, 0] - targ", "out - targ"),
            "summed": ("squares.mean()", "squares.sum()"),
            "halved": ("squares.mean()", "squares.mean() / 2"),
            "root": ("squares.mean()", "np.sqrt(squares.mean())"),
            "not squared": ("diff ** 2", "diff"),
            "doubled": ("diff ** 2", "diff * 2"),
            "absolute": ("diff ** 2", "abs(diff)"),
            "cubed": ("diff ** 2", "diff ** 3"),
            "^": ("diff ** 2", "diff ^ 2"),
            "mean squared first": ("squares.mean()", "diff.mean() ** 2"),
            "a plus": ("- targ", "+ targ"),
            "only out": ("out[:, 0] - targ", "out[:, 0]"),
            "the first row": ("out[:, 0]", "out[0]"),
            "the first output": ("out[:, 0]", "out[0, 0]"),
            "not averaged": ("return squares.mean()", "return squares"),
            "N - 1": ("squares.mean()", "squares.sum() / (len(squares) - 1)"),
            "N + 1": ("squares.mean()", "squares.sum() / (len(squares) + 1)"),
            "four": ("squares.mean()", "squares.sum() / 4"),
            "median": ("squares.mean()", "np.median(squares)"),
            "maximum": ("squares.mean()", "squares.max()"),
            "variance": ("squares.mean()", "diff.var()"),
            "nothing returned": ("return squares", "squares"),
            "in place": ("diff = out[:, 0] - targ", "diff = out[:, 0]\n    diff -= targ"),
            "relative": ("diff ** 2", "(diff / targ) ** 2"),
            "the column": ("squares.mean()", "squares.mean(keepdims=True)"),
        },
    ),
    "mse_grad": edited(
        _PLAIN_MSE_GRAD,
        {
            "a table": ("out[:, 0] - targ", "out - targ", "grad.reshape(N, 1)", "grad"),
            "a table, summed": ("out[:, 0] - targ", "(out - targ).sum(axis=1)"),
            "a row": ("grad.reshape(N, 1)", "grad"),
            "one row": ("grad.reshape(N, 1)", "grad.reshape(1, N)"),
            "no 2": ("2 * diff", "diff"),
            "half": ("2 * diff", "diff / 2"),
            "no N": ("2 * diff / N", "2 * diff"),
            "neither": ("2 * diff / N", "diff"),
            "N twice": ("/ N\n", "/ N / N\n"),
            "times N": ("/ N\n", "* N\n"),
            "N squared": ("/ N\n", "/ N ** 2\n"),
            "four": ("/ N\n", "/ 4\n"),
            "sign": ("out[:, 0] - targ", "targ - out[:, 0]"),
            "a plus": ("- targ", "+ targ"),
            "squared": ("2 * diff", "diff ** 2"),
            "the square's gradient": ("2 * diff", "2 * diff ** 2"),
            "of the sign": ("2 * diff", "np.sign(diff)"),
            "one number": ("2 * diff / N", "2 * diff.mean() * np.ones(N)"),
            "of the targets only": ("out[:, 0] - targ", "-targ"),
            "the first output": ("out[:, 0]", "out[0, 0]"),
            "nothing returned": ("return grad", "grad"),
            "a list": ("grad.reshape(N, 1)", "grad.tolist()"),
            "in place": ("diff = out[:, 0] - targ", "diff = out[:, 0]\n    diff -= targ"),
            "the loss": ("return grad.reshape(N, 1)", "return np.mean(diff ** 2)"),
            "turned round": ("grad.reshape(N, 1)", "grad[::-1].reshape(N, 1)"),
            "N is the outputs": ("out.shape[0]", "out.shape[1]"),
        },
    ),
    "lin_grad": edited(
        _PLAIN_LIN_GRAD,
        {
            "order: w first": ("return dinp, dw, db", "return dw, dinp, db"),
            "order: b first": ("return dinp, dw, db", "return db, dw, dinp"),
            "without inp": ("return dinp, dw, db", "return dw, db"),
            "only inp": ("return dinp, dw, db", "return dinp"),
            "a dict": ("return dinp, dw, db", 'return {"inp": dinp, "w": dw, "b": db}'),
            "nothing returned": ("    return dinp, dw, db\n", ""),
            "dinp without .T": ("np.dot(dout, w.T)", "np.dot(dout, w)"),
            "dinp transposed": ("np.dot(dout, w.T)", "np.dot(w, dout.T)"),
            "dinp from inp": ("np.dot(dout, w.T)", "np.dot(inp, w)"),
            "dinp with the bias": ("np.dot(dout, w.T)", "np.dot(dout - b, w.T)"),
            "dw without .T": ("np.dot(inp.T, dout)", "np.dot(inp, dout)"),
            "dw transposed": ("np.dot(inp.T, dout)", "np.dot(dout.T, inp)"),
            "dw divided": ("np.dot(inp.T, dout)", "np.dot(inp.T, dout) / len(inp)"),
            "dw times w": ("np.dot(inp.T, dout)", "np.dot(inp.T, dout) * w"),
            "dw without dout": ("np.dot(inp.T, dout)", "np.dot(inp.T, np.ones_like(dout))"),
            "dw outer": ("np.dot(inp.T, dout)", "np.outer(inp[0], dout[0])"),
            "db not summed": ("np.sum(dout, axis=0)", "dout"),
            "db one number": ("np.sum(dout, axis=0)", "np.sum(dout)"),
            "db along the rows": ("np.sum(dout, axis=0)", "np.sum(dout, axis=1)"),
            "db averaged": ("np.sum(dout, axis=0)", "np.mean(dout, axis=0)"),
            "db with two axes": ("np.sum(dout, axis=0)", "np.sum(dout, axis=0, keepdims=True)"),
            "db times b": ("np.sum(dout, axis=0)", "np.sum(dout, axis=0) * b"),
            "db is 1": ("np.sum(dout, axis=0)", "np.ones_like(b)"),
            "db the first row": ("np.sum(dout, axis=0)", "dout[0]"),
            "w changed": ("    return dinp", "    w -= 0.1 * dw\n    return dinp"),
            "dout changed": ("    dinp =", "    dout /= len(inp)\n    dinp ="),
            "signs": ("return dinp, dw, db", "return -dinp, -dw, -db"),
        },
    ),
    "forward_and_backward": edited(
        _PLAIN_NETWORK,
        {
            "no mask": ("dl2 * (l1 > 0)", "dl2"),
            "mask of dl2": ("dl2 * (l1 > 0)", "dl2 * (dl2 > 0)"),
            "relu of dl2": ("dl2 * (l1 > 0)", "relu(dl2)"),
            "mask inverted": ("l1 > 0", "l1 < 0"),
            "mask of l2 >= 0": ("l1 > 0", "l2 >= 0"),
            "the slope alone": ("dl2 * (l1 > 0)", "1.0 * (l1 > 0)"),
            "l1 for its slope": ("dl2 * (l1 > 0)", "dl2 * l1"),
            "no relu": ("relu(l1)", "l1"),
            "relu at the end, too": ("pred = lin(l2, w2, b2)", "pred = relu(lin(l2, w2, b2))"),
            "l2 passed by": ("lin(l2, w2, b2)", "lin(l1, w2, b2)"),
            "l1 to the second": ("lin_grad(l2, dpred", "lin_grad(l1, dpred"),
            "inp to the second": ("lin_grad(l2, dpred", "lin_grad(inp, dpred"),
            "dl2 to the first": ("lin_grad(inp, dl1", "lin_grad(inp, dl2"),
            "w2 to the first": ("lin_grad(inp, dl1, w1", "lin_grad(inp, dl1, w2"),
            "w1 to the second": ("lin_grad(l2, dpred, w2", "lin_grad(l2, dpred, w1"),
            "arguments swapped": ("lin_grad(l2, dpred,", "lin_grad(dpred, l2,"),
            "targets swapped": ("mse_grad(pred, targ)", "mse_grad(targ, pred)"),
            "the gradient of the loss left out": ("mse_grad(pred, targ)", "np.ones_like(pred)"),
            "the loss as its gradient": ("mse_grad(pred, targ)", "loss * np.ones_like(pred)"),
            "the prediction for its gradient": ("mse_grad(pred, targ)", "pred"),
            "gradient of the targets": ("mse_grad(pred, targ)", "-mse_grad(pred, targ)"),
            "divided again": ("mse_grad(pred, targ)", "mse_grad(pred, targ) / len(inp)"),
            "times the loss": ("mse_grad(pred, targ)", "loss * mse_grad(pred, targ)"),
            "a table": ("mse(pred, targ)", "np.mean((pred - targ) ** 2)"),
            "loss summed": ("mse(pred, targ)", "mse(pred, targ) * len(targ)"),
            "loss of the hidden layer": ("mse(pred, targ)", "mse(l2, targ)"),
            "stale prediction": ("mse(pred, targ)", "mse(out[: len(targ)], targ)"),
            "stale params": (
                'params["w1"], params["b1"], params["w2"], params["b2"]\n',
                'PARAMS["w1"], PARAMS["b1"], PARAMS["w2"], PARAMS["b2"]\n',
                "def forward_and",
                'PARAMS = {"w1": np.ones((4, 3)), "b1": np.zeros(3), "w2": np.ones((3, '
                '1)), "b2": np.zeros(1)}\n'
                "\n"
                "\n"
                "def forward_and",
            ),
            "b1 twice": ("lin(l2, w2, b2)", "lin(l2, w2, b1)"),
            "inp forgotten": ('"inp": dinp, ', ""),
            "biases forgotten": (', "b2": db2', "", '"b1": db1, ', ""),
            "keys with a d": ('"w1": dw1', '"dw1": dw1'),
            "capital keys": ('"w1": dw1', '"W1": dw1', '"w2": dw2', '"W2": dw2'),
            "w1 and w2 swapped": ('"w1": dw1', '"w1": dw2', '"w2": dw2', '"w2": dw1'),
            "b1 and b2 swapped": ('"b1": db1', '"b1": db2', '"b2": db2', '"b2": db1'),
            "dl1 for inp": ('"inp": dinp', '"inp": dl1'),
            "inp for its gradient": ('"inp": dinp', '"inp": inp'),
            "parameters for gradients": ('"w1": dw1', '"w1": w1'),
            "order": ("return loss, grads", "return grads, loss"),
            "only the gradients": ("return loss, grads", "return grads"),
            "only the loss": ("return loss, grads", "return loss"),
            "nothing returned": ("    return loss, grads\n", ""),
            "a tuple of gradients": (
                'grads = {"inp": dinp, "w1": dw1, "b1": db1, "w2": dw2, "b2": db2}',
                "grads = dinp, dw1, db1, dw2, db2",
            ),
            "the step taken": ("    return loss", "    w2 -= 0.1 * dw2\n    return loss"),
            "inp scaled in place": ("    l1 = lin", "    inp -= inp.mean()\n    l1 = lin"),
            "dl1 averaged": ("dl2 * (l1 > 0)", "dl2 * (l1 > 0) / len(inp)"),
        },
    ),
    "lin_class": edited(
        _PLAIN_LIN,
        {
            **_LIN_SLIPS,
            "inp not kept": ("        self.inp = inp\n", ""),
            "the output kept": (
                "        self.inp = inp\n",
                "",
                "        return out",
                "        self.inp = out\n        return out",
            ),
            "the first inp kept": ("self.inp = inp", 'self.inp = getattr(self, "inp", inp)'),
            "kept on the class": ("self.inp = inp", "Lin.inp = inp"),
            "kept in a global": (
                "self.inp = inp",
                "globals().update(kept=inp)",
                "self.inp.T",
                "kept.T",
            ),
            "result not returned": ("        return out\n", ""),
            "gradients added up": (
                "self.w.g = ",
                "self.w.g = (0 if self.w.g is None else self.w.g) + ",
            ),
            "bias added up": ("self.b.g = ", "self.b.g = (0 if self.b.g is None else self.b.g) + "),
            "w.g transposed": ("np.dot(self.inp.T, dout)", "np.dot(dout.T, self.inp)"),
            "w.g averaged": ("np.dot(self.inp.T, dout)", "np.dot(self.inp.T, dout) / len(dout)"),
            "inp centred in place": (
                "self.inp = inp",
                "inp -= inp.mean(axis=0)\n        self.inp = inp",
            ),
            "w scaled at each call": (
                "self.inp = inp",
                "self.inp = inp\n        self.w.data *= 0.9",
            ),
        },
    ),
    "mse_class": edited(
        _PLAIN_MSE_CLASS,
        {
            "dout of 0 for a missing one": ("return dout * dinp", "return (dout or 1) * dinp"),
            "a table": ("diff = inp[:, 0] - targ", "diff = inp - targ"),
            "a table on the way back": (
                "self.inp[:, 0] - self.targ",
                "self.inp - self.targ",
                "dinp.reshape(N, 1)",
                "dinp",
            ),
            "summed": ("np.mean(diff", "np.sum(diff"),
            "halved": ("np.mean(diff ** 2)", "np.mean(diff ** 2) / 2"),
            "root": ("np.mean(diff ** 2)", "np.mean(diff ** 2) ** 0.5"),
            "absolute": ("np.mean(diff ** 2)", "np.mean(abs(diff))"),
            "not squared": ("diff ** 2", "diff"),
            "not returned": ("return np.mean", "np.mean"),
            "inp not kept": ("        self.inp = inp\n", ""),
            "targ not kept": ("        self.targ = targ\n", ""),
            "kept on the class": (
                "self.inp = inp",
                "Mse.inp = inp",
                "self.targ = targ",
                "Mse.targ = targ",
            ),
            "the first kept": (
                "self.inp = inp",
                'self.inp = getattr(self, "inp", inp)',
                "self.targ = targ",
                'self.targ = getattr(self, "targ", targ)',
            ),
            "no 2": ("2 * diff / N", "diff / N"),
            "no N": ("2 * diff / N", "2 * diff"),
            "N twice": ("2 * diff / N", "2 * diff / N / N"),
            "N written out": ("2 * diff / N", "2 * diff / 6"),
            "sign": ("self.inp[:, 0] - self.targ", "self.targ - self.inp[:, 0]"),
            "dout left out": ("dout * dinp", "dinp"),
            "dout added": ("dout * dinp", "dout + dinp"),
            "dout divided": ("dout * dinp", "dinp / dout"),
            "dout twice": ("dout * dinp", "dout * dout * dinp"),
            "no default": ("dout=1", "dout"),
            "the default is 0": ("dout=1", "dout=0"),
            "a row": ("dinp.reshape(N, 1)", "dinp"),
            "one row": ("dinp.reshape(N, 1)", "dinp.reshape(1, N)"),
            "squared": ("2 * diff / N", "diff ** 2 / N"),
            "nothing returned": ("return dout * ", "dout * "),
            "in place": ("diff = inp[:, 0] - targ", "diff = inp[:, 0]\n        diff -= targ"),
            "the gradient for targ": (
                "return dout * dinp.reshape(N, 1)",
                "return dout * dinp.reshape(N, 1), -dout * dinp",
            ),
        },
    ),
    "module": edited(
        _PLAIN_MODULE,
        {
            "the first result kept": (
                "out = self.forward(*args)",
                "out = vars(self).get('out', self.forward(*args))",
            ),
            "args not kept": ("        self.args = args\n", ""),
            "out not kept": ("        self.out = out\n", ""),
            "nothing returned": ("        return out\n", ""),
            "the arguments returned": ("        return out\n", "        return args\n"),
            "not spread": ("self.forward(*args)", "self.forward(args)"),
            "not spread on the way back": ("*self.args)", "self.args)"),
            "one argument": (
                "(self, *args)",
                "(self, args)",
                "forward(*args)",
                "forward(args)",
                "*self.args",
                "self.args",
            ),
            "two arguments": (
                "(self, *args)",
                "(self, x, y)",
                "self.args = args",
                "self.args = x, y",
                "forward(*args)",
                "forward(x, y)",
            ),
            "the first argument kept": ("self.args = args", "self.args = args[:1]"),
            "the last argument kept": ("self.args = args", "self.args = args[-1:]"),
            "kept in reverse": ("self.args = args", "self.args = args[::-1]"),
            "kept on the class": ("self.args = args", "Module.args = args"),
            "kept on its own class": ("self.args = args", "type(self).args = args"),
            "kept under another name": ("self.args", "self.inputs"),
            "out under another name": ("self.out = out", "self.result = out"),
            "kept once": ("self.args = args", 'self.args = getattr(self, "args", args)'),
            "added to a list": ("self.args = args", 'self.args = getattr(self, "args", ()) + args'),
            "dout left out": ("self.bwd(dout, ", "self.bwd(1, "),
            "no dout": ("self.bwd(dout, ", "self.bwd("),
            "dout last": ("self.bwd(dout, *self.args)", "self.bwd(*self.args, dout)"),
            "dout not by default": ("dout=1", "dout"),
            "the default is 0": ("dout=1", "dout=0"),
            "the result for its gradient": ("self.bwd(dout, ", "self.bwd(self.out, "),
            "forward for bwd": ("self.bwd(dout, *self.args)", "self.forward(*self.args)"),
            "calls itself": ("self.bwd(dout, *self.args)", "self.backward(dout)"),
            "bwd called on the way there": ("self.forward(*args)", "self.bwd(1, *args)"),
            "gradient not returned": ("        return grads\n", ""),
            "the first gradient only": ("        return grads\n", "        return grads[0]\n"),
            "args forgotten afterwards": (
                "        return grads\n",
                "        self.args = None\n        return grads\n",
            ),
            "out is the arguments": ("self.out = out", "self.out = args"),
        },
    ),
    "three_modules": edited(
        _PLAIN_MODULES,
        {
            "the mask of the last forward": (
                "return np.where(inp > 0, inp, 0)",
                "self.mask = inp > 0\n        return np.where(inp > 0, inp, 0)",
                "np.where(inp > 0, dout, 0)",
                "np.where(self.mask, dout, 0)",
            ),
            "no Module": ("class LinModule(Module)", "class LinModule"),
            **{
                f"Lin: {name}": tuple(piece.replace("self.inp", "inp") for piece in pieces)
                for name, pieces in _LIN_SLIPS.items()
            },
            "Relu: gradient at 0": ("np.where(inp > 0, dout, 0)", "np.where(inp >= 0, dout, 0)"),
            "Relu: mask of dout": ("np.where(inp > 0, dout, 0)", "np.where(dout > 0, dout, 0)"),
            "Relu: no mask": ("np.where(inp > 0, dout, 0)", "dout"),
            "Relu: inverted": ("np.where(inp > 0, dout, 0)", "np.where(inp > 0, 0, dout)"),
            "Relu: the slope alone": ("np.where(inp > 0, dout, 0)", "np.where(inp > 0, 1, 0)"),
            "Relu: inp for dout": ("np.where(inp > 0, dout, 0)", "np.where(inp > 0, inp, 0)"),
            "Relu: absolute": ("np.where(inp > 0, inp, 0)", "np.abs(inp)"),
            "Relu: minimum": ("np.where(inp > 0, inp, 0)", "np.minimum(inp, 0)"),
            "Relu: leaky": ("np.where(inp > 0, inp, 0)", "np.where(inp > 0, inp, 0.01 * inp)"),
            "Relu: one number": ("np.where(inp > 0, inp, 0)", "max(inp.max(), 0)"),
            "Relu: the mask": ("np.where(inp > 0, inp, 0)", "1.0 * (inp > 0)"),
            "Relu: in place": (
                "return np.where(inp > 0, inp, 0)",
                "inp[inp < 0] = 0\n        return inp",
            ),
            "Relu: dout in place": (
                "return np.where(inp > 0, dout, 0)",
                "dout[inp <= 0] = 0\n        return dout",
            ),
            "Relu: keeps its own": (
                "return np.where(inp > 0, inp, 0)",
                "self.x = inp\n        return np.where(inp > 0, inp, 0)",
                "np.where(inp > 0, dout, 0)",
                "np.where(self.out > 0, dout, 0)",
            ),
            "Lin: w.g transposed": ("np.dot(inp.T, dout)", "np.dot(dout.T, inp)"),
            "Lin: w.g averaged": ("np.dot(inp.T, dout)", "np.dot(inp.T, dout) / len(dout)"),
            "Lin: what forward saw": (
                "return np.dot(inp, self.w.data)",
                "self.x = inp\n        return np.dot(inp, self.w.data)",
                "np.dot(inp.T, dout)",
                "np.dot(self.x.T, dout)",
            ),
            "Lin: what the call saw": ("np.dot(inp.T, dout)", "np.dot(self.args[0].T, dout)"),
            "Lin: shared": ("self.w = Param(w)", "LinModule.w = Param(w)"),
            "Lin: added up": ("self.w.g = ", "self.w.g = (0 if self.w.g is None else self.w.g) + "),
            "Mse: a table": ("np.mean((inp[:, 0] - targ)", "np.mean((inp - targ)"),
            "Mse: a table on the way back": (
                "diff = inp[:, 0] - targ",
                "diff = inp - targ",
                "diff[:, np.newaxis]",
                "diff",
            ),
            "Mse: summed": ("np.mean(", "np.sum("),
            "Mse: halved": ("np.mean(", "0.5 * np.mean("),
            "Mse: not squared": (" ** 2", ""),
            "Mse: absolute": ("np.mean((inp[:, 0] - targ) ** 2)", "np.mean(abs(inp[:, 0] - targ))"),
            "Mse: root": (
                "np.mean((inp[:, 0] - targ) ** 2)",
                "np.sqrt(np.mean((inp[:, 0] - targ) ** 2))",
            ),
            "Mse: no 2": ("dout * 2 / N", "dout / N"),
            "Mse: no N": ("dout * 2 / N", "dout * 2"),
            "Mse: N twice": ("dout * 2 / N", "dout * 2 / N / N"),
            "Mse: dout left out": ("dout * 2 / N", "2 / N"),
            "Mse: dout added": ("dout * 2 / N *", "dout + 2 / N *"),
            "Mse: sign": ("diff = inp[:, 0] - targ", "diff = targ - inp[:, 0]"),
            "Mse: a row": ("diff[:, np.newaxis]", "diff"),
            "Mse: one row": ("diff[:, np.newaxis]", "diff[np.newaxis]"),
            "Mse: squared": ("diff[:, np.newaxis]", "diff[:, np.newaxis] ** 2"),
            "Mse: nothing returned": ("return np.mean", "np.mean"),
            "Mse: bwd returns nothing": ("return dout * 2", "dout * 2"),
            "Mse: in place": (
                "return np.mean((inp[:, 0] - targ) ** 2)",
                "inp[:, 0] -= targ\n        return np.mean(inp ** 2)",
            ),
        },
    ),
    "model": edited(
        _PLAIN_MODEL,
        {
            "each layer gets inp": ("layer(out)", "layer(inp)"),
            "forward for a call": ("layer(out)", "layer.forward(out)"),
            "the loss's forward": ("self.loss(out, targ)", "self.loss.forward(out, targ)"),
            "no loss": ("return loss", "return out"),
            "nothing returned": ("        return loss\n", ""),
            "loss of inp": ("self.loss(out, targ)", "self.loss(inp, targ)"),
            "loss arguments swapped": ("self.loss(out, targ)", "self.loss(targ, out)"),
            "the last layer left out": (
                "for layer in self.layers:",
                "for layer in self.layers[:-1]:",
            ),
            "the first layer left out": (
                "for layer in self.layers:",
                "for layer in self.layers[1:]:",
            ),
            "the Relu left out": ("for layer in self.layers:", "for layer in self.layers[::2]:"),
            "the layers backward": ("for layer in self.layers:", "for layer in self.layers[::-1]:"),
            "forward order on the way back": ("self.layers[::-1]", "self.layers"),
            "reverse() in place": (
                "layers = self.layers[::-1]",
                "self.layers.reverse()\n        layers = self.layers",
            ),
            "reverse() assigned": ("self.layers[::-1]", "self.layers.reverse()"),
            "no loss on the way back": (
                "grad = self.loss.backward(dout)",
                "grad = dout * np.ones((len(targ), 1))",
            ),
            "dout to the layers": (
                "        grad = self.loss.backward(dout)\n",
                "        grad = dout\n",
            ),
            "dout not to the loss": ("self.loss.backward(dout)", "self.loss.backward()"),
            "grad not handed on": ("grad = layer.backward(grad)", "layer.backward(grad)"),
            "dout to each layer": ("layer.backward(grad)", "layer.backward(dout)"),
            "bwd for backward": ("layer.backward(grad)", "layer.bwd(grad, inp)"),
            "bwd returns nothing": ("        return grad\n", ""),
            "bwd ends early": ("        return grad\n", "            return grad\n"),
            "the Relu left out on the way back": ("self.layers[::-1]", "self.layers[::-2]"),
            "the first layer left out on the way back": ("self.layers[::-1]", "self.layers[:0:-1]"),
            "dout returned": ("return grad", "return dout"),
            "divided again": ("self.loss.backward(dout)", "self.loss.backward(dout) / len(targ)"),
            "sign": ("self.loss.backward(dout)", "-self.loss.backward(dout)"),
            "dout twice": ("self.loss.backward(dout)", "dout * self.loss.backward(dout)"),
            "the step taken": (
                "        return grad\n",
                "        for i in (0, 2):\n"
                "            self.layers[i].w.data -= 0.1 * self.layers[i].w.g\n"
                "        return grad\n",
            ),
        },
    ),
}
