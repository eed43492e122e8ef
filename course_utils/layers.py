"""The layers that lessons 2 to 5 build, so that a later lesson starts from working code.

Each has `forward`, which remembers what the way back needs, and `backward`, which takes the
upstream gradient `dout` = dL/d(output) and returns dL/d(input); layers with parameters leave
dL/d(parameter) in attributes (`dW`, `db`). Formulas: Goodfellow, Bengio, Courville, *Deep
Learning*, section 6.5.
"""

import numpy as np


class MulLayer:
    """A node that multiplies its two inputs, numbers or arrays of one shape."""

    def __init__(self):
        self.x = None
        self.y = None

    def forward(self, x, y):
        """Return x * y."""
        self.x = x
        self.y = y
        return x * y

    def backward(self, dout):
        """Return (dx, dy): each input's gradient needs the other input."""
        dx = dout * self.y
        dy = dout * self.x
        return dx, dy


class AddLayer:
    """A node that adds its two inputs, numbers or arrays of one shape."""

    def forward(self, x, y):
        """Return x + y."""
        return x + y

    def backward(self, dout):
        """Return (dx, dy): a sum hands its gradient on to both inputs."""
        dx = dout * 1
        dy = dout * 1
        return dx, dy


class Relu:
    """max(x, 0), entry by entry; the gradient at 0 is 0."""

    def __init__(self):
        self.mask = None

    def forward(self, x):
        """Return the array x with its negative entries set to 0."""
        self.mask = x <= 0
        return np.where(self.mask, 0, x)

    def backward(self, dout):
        """Return dx, the shape of x: dout where x was above 0, else 0."""
        return np.where(self.mask, 0, dout)


class Sigmoid:
    """1 / (1 + exp(-x)), entry by entry, without overflow."""

    def __init__(self):
        self.out = None

    def forward(self, x):
        """Return the sigmoid of the array x, between 0 and 1."""
        small = np.exp(-np.abs(x))  # never above 1, so it cannot overflow
        self.out = np.where(x >= 0, 1, small) / (1 + small)
        return self.out

    def backward(self, dout):
        """Return dx, the shape of x: the slope is out * (1 - out)."""
        return dout * self.out * (1 - self.out)


class Tanh:
    """tanh(x), entry by entry."""

    def __init__(self):
        self.out = None

    def forward(self, x):
        """Return the hyperbolic tangent of the array x, between -1 and 1."""
        self.out = np.tanh(x)
        return self.out

    def backward(self, dout):
        """Return dx, the shape of x: the slope is 1 - out²."""
        return dout * (1 - self.out**2)


class Affine:
    """x @ W + b for a mini-batch: x (N, D), W (D, M), b (M,), result (N, M)."""

    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.x = None
        self.dW = None
        self.db = None

    def forward(self, x):
        """Return x @ W + b, shape (N, M)."""
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        """Return dx (N, D) for dout (N, M); set dW (D, M) and db (M,)."""
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        return dout @ self.W.T


def softmax(x):
    """Return exp(x) / sum of exp(x) along the last axis: logits (N, C) or (C,) to probabilities."""
    shifted = x - np.max(x, axis=-1, keepdims=True)  # changes no ratio, and exp cannot overflow
    powers = np.exp(shifted)
    return powers / powers.sum(axis=-1, keepdims=True)


def cross_entropy_error(y, t):
    """Return the mean over the mini-batch of -log of the probability given to the right class.

    Parameters
    ----------
    y : ndarray, shape (N, C) or (C,)
        Probabilities, each row summing to 1.
    t : ndarray
        Labels, shape (N,) or a single integer; or one-hot rows, the shape of `y`.

    Returns
    -------
    float
        In nats; ln C for a network that knows nothing.
    """
    y = np.atleast_2d(y)
    labels = as_labels(t, y.shape)
    right = y[np.arange(len(y)), labels]
    return -np.mean(np.log(right + 1e-7))  # log(0) has no value


class SoftmaxWithLoss:
    """Softmax and cross-entropy in one node; logits x (N, C), t labels (N,) or one-hot (N, C)."""

    def __init__(self):
        self.loss = None
        self.y = None
        self.t = None

    def forward(self, x, t):
        """Return the mean cross-entropy of softmax(x) against t."""
        self.t = t
        self.y = softmax(x)
        self.loss = cross_entropy_error(self.y, self.t)
        return self.loss

    def backward(self, dout=1):
        """Return dx (N, C) = dout * (y - one-hot t) / N."""
        y = np.atleast_2d(self.y)
        dx = y.copy()
        dx[np.arange(len(y)), as_labels(self.t, y.shape)] -= 1
        return dout * (dx / len(y)).reshape(self.y.shape)


class SimpleNet:
    """A single matrix of weights W (D, C), with softmax and cross-entropy for its loss."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        """Return the logits x @ W: (C,) for one example x (D,), or (N, C) for x (N, D)."""
        return x @ self.W

    def loss(self, x, t):
        """Return the mean cross-entropy of softmax(x @ W) against t, labels or one-hot."""
        return cross_entropy_error(softmax(self.predict(x)), t)


def as_labels(t, shape):
    """Return targets as labels (N,), whether they come as labels or as one-hot rows (N, C)."""
    t = np.asarray(t)
    if t.size == shape[0] * shape[1] and (t.ndim == 2 or shape[0] == 1 < shape[1]):
        return t.reshape(shape).argmax(axis=1)
    return t.reshape(shape[0]).astype(int)
