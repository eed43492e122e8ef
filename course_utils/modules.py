"""What lesson 9 builds: one network with mean squared error, from functions to modules.

`inp` (N, D) is what a step is given, `targ` (N,) the targets; `dout` is the upstream gradient, of
the shape of the step's result. Formulas: Goodfellow, Bengio, Courville, *Deep Learning*, 6.5.
"""

import numpy as np


def mse(out, targ):
    """Return the mean squared difference of out (N, 1) and targ (N,), one number."""
    return np.mean((out[:, 0] - targ) ** 2)


def mse_grad(out, targ):
    """Return dL/dout, shape (N, 1), of `mse`."""
    diff = out[:, 0] - targ
    return 2 * diff[:, None] / len(targ)


def lin(inp, w, b):
    """Return inp @ w + b, shape (N, M), for w (D, M) and b (M,)."""
    return inp @ w + b


def relu(inp):
    """Return max(inp, 0), entry by entry."""
    return np.maximum(inp, 0)


def lin_grad(inp, dout, w, b):
    """Return dL/dinp (N, D), dL/dw (D, M) and dL/db (M,) of `lin`, for dout (N, M)."""
    return dout @ w.T, inp.T @ dout, dout.sum(axis=0)


def forward_and_backward(inp, targ, params):
    """Return the loss of lin → relu → lin → mse, and its gradients.

    Parameters
    ----------
    inp, targ : ndarray
        Examples (N, D) and targets (N,).
    params : dict of str to ndarray
        ``w1`` (D, H), ``b1`` (H,), ``w2`` (H, 1), ``b2`` (1,).

    Returns
    -------
    loss : float
    grads : dict of str to ndarray
        For each of `params`, and ``inp``; each in the shape of what it belongs to.
    """
    w1, b1, w2, b2 = (params[key] for key in ("w1", "b1", "w2", "b2"))
    l1 = lin(inp, w1, b1)
    l2 = relu(l1)
    out = lin(l2, w2, b2)
    loss = mse(out, targ)
    dout = mse_grad(out, targ)
    dl2, dw2, db2 = lin_grad(l2, dout, w2, b2)
    dl1 = dl2 * (l1 > 0)
    dinp, dw1, db1 = lin_grad(inp, dl1, w1, b1)
    return loss, {"inp": dinp, "w1": dw1, "b1": db1, "w2": dw2, "b2": db2}


class Param:
    """An array that is learned, `data`, and beside it its gradient, `g`."""

    def __init__(self, data):
        self.data = data
        self.g = None


class Lin:
    """inp @ w + b, as an object that remembers."""

    def __init__(self, w, b):
        self.w = Param(w)
        self.b = Param(b)

    def __call__(self, inp):
        """Return inp @ w + b, shape (N, M)."""
        self.inp = inp
        return inp @ self.w.data + self.b.data

    def backward(self, dout):
        """Return dL/dinp (N, D) for dout (N, M); set w.g (D, M) and b.g (M,)."""
        self.w.g = self.inp.T @ dout
        self.b.g = dout.sum(axis=0)
        return dout @ self.w.data.T


class Mse:
    """The mean squared difference of inp (N, 1) and targ (N,), as an object that remembers."""

    def __call__(self, inp, targ):
        """Return the loss, one number."""
        self.diff = inp[:, 0] - targ
        return np.mean(self.diff**2)

    def backward(self, dout=1):
        """Return dL/dinp, shape (N, 1)."""
        return dout * 2 * self.diff[:, None] / len(self.diff)


class Module:
    """What every module has in common: it remembers its arguments, and hands them to `bwd`.

    A subclass writes ``forward(*args)``, which returns the result, and ``bwd(dout, *args)``, which
    returns the gradient of each argument that has one.
    """

    def __call__(self, *args):
        """Return forward(*args); keep the arguments as `args` and the result as `out`."""
        self.args = args
        self.out = self.forward(*args)
        return self.out

    def backward(self, dout=1):
        """Return bwd(dout, *args) for the arguments of the last call."""
        return self.bwd(dout, *self.args)


class Times(Module):
    """x * y, for trying `Module`: a module of two inputs."""

    def forward(self, x, y):
        """Return x * y."""
        return x * y

    def bwd(self, dout, x, y):
        """Return (dx, dy)."""
        return dout * y, dout * x


class ReluModule(Module):
    """max(inp, 0), entry by entry."""

    def forward(self, inp):
        """Return inp with its negative entries set to 0."""
        return np.maximum(inp, 0)

    def bwd(self, dout, inp):
        """Return dL/dinp, the shape of inp."""
        return dout * (inp > 0)


class LinModule(Module):
    """inp @ w + b."""

    def __init__(self, w, b):
        self.w = Param(w)
        self.b = Param(b)

    def forward(self, inp):
        """Return inp @ w + b, shape (N, M)."""
        return inp @ self.w.data + self.b.data

    def bwd(self, dout, inp):
        """Return dL/dinp (N, D); set w.g (D, M) and b.g (M,)."""
        self.w.g = inp.T @ dout
        self.b.g = dout.sum(axis=0)
        return dout @ self.w.data.T


class MseModule(Module):
    """The mean squared difference of inp (N, 1) and targ (N,)."""

    def forward(self, inp, targ):
        """Return the loss, one number."""
        return np.mean((inp[:, 0] - targ) ** 2)

    def bwd(self, dout, inp, targ):
        """Return dL/dinp, shape (N, 1)."""
        return dout * 2 * (inp[:, 0] - targ)[:, None] / len(targ)


class Model(Module):
    """A network of modules with its loss, which is a module itself."""

    def __init__(self, w1, b1, w2, b2):
        self.layers = [LinModule(w1, b1), ReluModule(), LinModule(w2, b2)]
        self.loss = MseModule()

    def forward(self, inp, targ):
        """Return the loss of inp (N, D) against targ (N,)."""
        for layer in self.layers:
            inp = layer(inp)
        return self.loss(inp, targ)

    def bwd(self, dout, inp, targ):
        """Return dL/dinp (N, D); every layer sets the gradients of its parameters."""
        dout = self.loss.backward(dout)
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        return dout
