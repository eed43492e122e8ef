"""Answers to lesson 5, affine and softmax: right ones in many styles, and wrong ones."""

from textwrap import dedent

from .editing import edited

_RIGHT = {
    "affine": {
        "plain": """
            class Affine:
                def __init__(self, W, b):
                    self.W = W
                    self.b = b
                    self.x = None
                    self.dW = None
                    self.db = None

                def forward(self, x):
                    self.x = x
                    out = x @ self.W + self.b
                    return out

                def backward(self, dout):
                    dx = dout @ self.W.T
                    self.dW = self.x.T @ dout
                    self.db = np.sum(dout, axis=0)
                    return dx
        """,
        "einsum": """
            class Affine:
                def __init__(self, W, b):
                    self.W, self.b = W, b

                def forward(self, x):
                    self.x = np.array(x)
                    return np.einsum("nd,dm->nm", x, self.W) + self.b

                def backward(self, dout):
                    self.dW = np.einsum("nd,nm->dm", self.x, dout)
                    self.db = np.einsum("nm->m", dout)
                    return np.einsum("nm,dm->nd", dout, self.W)
        """,
        "loops over examples": """
            class Affine:
                def __init__(self, weights, bias):
                    self.weights = weights
                    self.bias = bias

                def forward(self, batch):
                    self.batch = batch
                    return np.array([example.dot(self.weights) + self.bias for example in batch])

                def backward(self, upstream):
                    self.dW = np.zeros(self.weights.shape)
                    self.db = np.zeros(self.bias.shape)
                    rows = []
                    for example, d in zip(self.batch, upstream):
                        self.dW += np.outer(example, d)
                        self.db += d
                        rows.append(self.weights @ d)
                    return np.stack(rows)
        """,
        "in place on own buffers": """
            class Affine:
                def __init__(self, W, b):
                    self.W, self.b = W, b
                    self.dW, self.db = np.zeros_like(W), np.zeros_like(b)

                def forward(self, x):
                    self.x = x
                    out = np.matmul(x, self.W)
                    out += self.b
                    return out

                def backward(self, dout):
                    self.dW[...] = self.x.T.dot(dout)
                    self.db[:] = dout.sum(0)
                    return dout.dot(self.W.T)
        """,
        "dW and db as properties": """
            class Affine:
                def __init__(self, W, b):
                    self.params = {"W": W, "b": b}

                def forward(self, x):
                    self._x = x
                    return x.dot(self.params["W"]) + self.params["b"]

                def backward(self, dout):
                    self._dout = dout.copy()
                    return dout.dot(self.params["W"].T)

                @property
                def dW(self):
                    return self._x.T.dot(self._dout)

                @property
                def db(self):
                    return self._dout.sum(axis=0)
        """,
        "a base class and a dict of gradients": """
            class Layer:
                def __init__(self, **params):
                    for name, value in params.items():
                        setattr(self, name, value)

                def keep(self, **grads):
                    self.__dict__.update(grads)


            class Affine(Layer):
                def __init__(self, W, b):
                    super().__init__(W=W, b=b)

                def forward(self, x):
                    self.keep(x=x)
                    return np.add(np.dot(x, self.W), self.b)

                def backward(self, dout):
                    N = dout.shape[0]
                    self.keep(dW=np.dot(self.x.T, dout), db=np.ones(N) @ dout)
                    return np.dot(dout, self.W.T)
        """,
        "the bias as one more row of weights": """
            class Affine:
                def __init__(self, W, b):
                    self.W, self.b, self.dW, self.db = W, b, None, None

                def forward(self, x):
                    self.inputs = np.hstack([x, np.ones((len(x), 1))])
                    return self.inputs @ np.vstack([self.W, self.b])

                def backward(self, dout):
                    both = self.inputs.T @ dout
                    self.dW, self.db = both[:-1], both[-1]
                    return (self.W @ dout.T).T
        """,
        "a closure": """
            class Affine:
                def __init__(self, W: np.ndarray, b: np.ndarray) -> None:
                    self.W = W
                    self.b = b

                def forward(self, x: np.ndarray) -> np.ndarray:
                    def pull_back(dout):
                        return dout @ self.W.T, x.T @ dout, dout.sum(axis=0)

                    self.pull_back = pull_back
                    return x @ self.W + self.b

                def backward(self, dout: np.ndarray) -> np.ndarray:
                    dx, self.dW, self.db = self.pull_back(dout)
                    return dx
        """,
        "a dataclass": """
            from dataclasses import dataclass, field


            @dataclass
            class Affine:
                W: np.ndarray
                b: np.ndarray
                x: np.ndarray = field(default=None, repr=False)
                dW: np.ndarray = None
                db: np.ndarray = None

                def forward(self, x):
                    self.x = x
                    return np.tensordot(x, self.W, axes=1) + self.b.reshape(1, -1)

                def backward(self, dout):
                    self.dW = np.tensordot(self.x, dout, axes=(0, 0))
                    self.db = np.add.reduce(dout)
                    return np.inner(dout, self.W)
        """,
        "single precision": """
            class Affine:
                def __init__(self, W, b):
                    self.W, self.b = W, b

                def forward(self, x):
                    self.x = x.astype(np.float32)
                    return self.x @ self.W.astype(np.float32) + self.b.astype(np.float32)

                def backward(self, dout):
                    dout = dout.astype(np.float32)
                    self.dW, self.db = self.x.T @ dout, dout.sum(axis=0)
                    return dout @ self.W.T.astype(np.float32)
        """,
    },
    "softmax": {
        "plain": """
            def softmax(x):
                shifted = x - np.max(x, axis=-1, keepdims=True)
                powers = np.exp(shifted)
                return powers / powers.sum(axis=-1, keepdims=True)
        """,
        "the book's transpose": """
            def softmax(x):
                if x.ndim == 2:
                    x = x.T
                    x = x - np.max(x, axis=0)
                    y = np.exp(x) / np.sum(np.exp(x), axis=0)
                    return y.T
                x = x - np.max(x)
                return np.exp(x) / np.sum(np.exp(x))
        """,
        "row by row": """
            def softmax_of_row(row):
                e = np.exp(row - row.max())
                return e / e.sum()


            def softmax(x):
                if x.ndim == 1:
                    return softmax_of_row(x)
                return np.array([softmax_of_row(row) for row in x])
        """,
        "recursion": """
            def softmax(logits):
                if np.ndim(logits) > 1:
                    return np.stack([softmax(row) for row in logits])
                weights = [np.exp(z - max(logits)) for z in logits]
                return np.array(weights) / sum(weights)
        """,
        "by way of the logarithm": """
            def softmax(x):
                m = x.max(axis=-1, keepdims=True)
                log_sum = m + np.log(np.sum(np.exp(x - m), axis=-1, keepdims=True))
                return np.exp(x - log_sum)
        """,
        "in place on its own array": """
            def softmax(x):
                y = np.array(x, dtype=float)
                y -= np.amax(y, axis=-1)[..., np.newaxis]
                np.exp(y, out=y)
                y /= np.sum(y, axis=-1)[..., None]
                return y
        """,
        "apply_along_axis": """
            def softmax(x):
                def one(row):
                    powers = np.exp(row - np.max(row))
                    return powers / np.sum(powers)

                return np.apply_along_axis(one, -1, x)
        """,
        "one row for a mini-batch": """
            def softmax(x):
                batch = np.atleast_2d(x)
                e = np.exp(batch - batch.max(axis=1).reshape(-1, 1))
                return (e / e.sum(axis=1).reshape(-1, 1)).reshape(x.shape)
        """,
        "differences of all pairs": """
            def softmax(x):
                with np.errstate(over="ignore"):
                    return 1 / np.exp(x[..., None, :] - x[..., :, None]).sum(axis=-1)
        """,
        "logaddexp": """
            def softmax(x):
                return np.exp(x - np.logaddexp.reduce(x, axis=-1, keepdims=True))
        """,
        "single precision": """
            def softmax(x: np.ndarray) -> np.ndarray:
                x = x.astype(np.float32)
                e = np.exp(x - np.max(x, axis=-1, keepdims=True))
                return e / np.einsum("...c->...", e)[..., np.newaxis]
        """,
    },
    "cross_entropy": {
        "plain": """
            def cross_entropy_error(y, t):
                t = np.array(t)
                if y.ndim == 1:
                    y = y.reshape(1, -1)
                    t = t.reshape(1, -1)
                if t.size == y.size:
                    t = t.reshape(y.shape).argmax(axis=1)
                N = y.shape[0]
                right = y[np.arange(N), t.reshape(-1)]
                return -np.sum(np.log(right + 1e-7)) / N
        """,
        "one-hot everywhere": """
            def cross_entropy_error(y, t):
                t = np.asarray(t)
                one_hot = t if t.shape == y.shape else np.eye(y.shape[-1])[t]
                return -np.sum(one_hot * np.log(y + 1e-7)) / (len(y) if y.ndim > 1 else 1)
        """,
        "loop with math": """
            import math


            def cross_entropy_error(y, t):
                rows, targets = ([y], [t]) if y.ndim == 1 else (y, t)
                total = 0.0
                for row, target in zip(rows, targets):
                    if np.size(target) > 1:
                        target = list(target).index(1)
                    total -= math.log(max(row[int(target)], 1e-12))
                return total / len(rows)
        """,
        "clipped, a mean": """
            def cross_entropy_error(y, t):
                y = np.clip(np.atleast_2d(y), 1e-12, 1.0)
                labels = np.asarray(t)
                if labels.size == y.size:
                    labels = np.argmax(labels.reshape(y.shape), axis=-1)
                return np.mean(-np.log(np.take_along_axis(y, labels.reshape(-1, 1), axis=1)))
        """,
        "recursion for one example": """
            def cross_entropy_error(y, t):
                if y.ndim == 1:
                    return cross_entropy_error(y[None], np.array([t]))
                if np.ndim(t) == 2:
                    t = t.argmax(axis=1)
                return -np.log(y[range(len(y)), t] + 1e-7).mean()
        """,
        "a comparison makes the one-hot rows": """
            def cross_entropy_error(probabilities, targets, *, tiny=1e-9):
                y = probabilities.reshape(-1, probabilities.shape[-1])
                t = np.array(targets)
                if t.size != y.size:
                    t = t.reshape(-1, 1) == np.arange(y.shape[1])
                t = t.reshape(y.shape).astype(bool)
                return float(np.average(-np.log(np.maximum(y[t], tiny))))
        """,
        "einsum of the logarithms, a 0-d array": """
            def cross_entropy_error(y, t):
                def as_one_hot(t):
                    t = np.asarray(t)
                    return np.eye(y.shape[-1])[t] if t.ndim < y.ndim else t

                logs = np.einsum("...c,...c->...", as_one_hot(t), np.log(y + 1e-8))
                return np.array(-logs.mean())
        """,
        "single precision": """
            def cross_entropy_error(y, t):
                y = np.atleast_2d(y).astype(np.float32)
                t = np.asarray(t)
                if t.size == y.size:
                    t = t.reshape(y.shape).argmax(axis=1)
                labels = np.atleast_1d(t)
                picked = np.array([row[label] for row, label in zip(y, labels)])
                return -np.log(picked + np.float32(1e-7)).mean()
        """,
        "try and except": """
            def cross_entropy_error(y, t):
                try:
                    C = y.shape[1]
                except IndexError:
                    y, t = np.array([y]), np.array([t])
                    C = y.shape[1]
                if t.ndim == 1:
                    t = np.array([[int(c == label) for c in range(C)] for label in t])
                losses = []
                for probabilities, target in zip(y, t):
                    losses.append(-np.dot(target, np.log(probabilities + 1e-7)))
                return sum(losses) / len(losses)
        """,
    },
    "softmax_with_loss": {
        "plain": """
            class SoftmaxWithLoss:
                def __init__(self):
                    self.y = None
                    self.t = None

                def forward(self, x, t):
                    self.t = t
                    self.y = softmax(x)
                    return cross_entropy_error(self.y, self.t)

                def backward(self, dout=1):
                    N = self.y.shape[0]
                    if self.t.size == self.y.size:
                        dx = self.y - self.t
                    else:
                        dx = self.y.copy()
                        dx[np.arange(N), self.t] -= 1
                    return dout * dx / N
        """,
        "one-hot in forward": """
            class SoftmaxWithLoss:
                def forward(self, x, t):
                    self.one_hot = t if t.ndim == 2 else np.eye(x.shape[1])[t]
                    self.y = softmax(x)
                    self.loss = cross_entropy_error(self.y, self.one_hot)
                    return self.loss

                def backward(self, dout=1):
                    return (self.y - self.one_hot) * dout / len(self.y)
        """,
        "gradient computed in forward": """
            class SoftmaxWithLoss:
                def forward(self, logits, targets):
                    y = softmax(logits)
                    labels = targets.argmax(axis=1) if targets.ndim > 1 else targets
                    self.slope = y.copy()
                    self.slope[range(len(y)), labels] -= 1.0
                    self.slope /= len(y)
                    return cross_entropy_error(y, labels)

                def backward(self, dout=1.0):
                    return dout * self.slope
        """,
        "logarithms, without the earlier functions": """
            class SoftmaxWithLoss:
                def forward(self, x, t):
                    if t.ndim == 1:
                        t = (t[:, None] == np.arange(x.shape[1])).astype(float)
                    z = x - x.max(axis=1, keepdims=True)
                    self.log_y = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
                    self.t = t
                    return -np.mean(np.sum(t * self.log_y, axis=1))

                def backward(self, dout=1):
                    return dout * (np.exp(self.log_y) - self.t) / self.t.shape[0]
        """,
        "everything recomputed": """
            class SoftmaxWithLoss:
                def __init__(self):
                    self.args = None

                def forward(self, *args):
                    self.args = args
                    x, t = args
                    return cross_entropy_error(softmax(x), t)

                def backward(self, dout=1):
                    x, t = self.args
                    dx = softmax(x)
                    N, C = dx.shape
                    if len(t.shape) == 2:
                        dx = dx - t
                    else:
                        for n in range(N):
                            dx[n, t[n]] -= 1
                    dx *= dout / N
                    return dx
        """,
        "a closure": """
            class SoftmaxWithLoss:
                def forward(self, x, t):
                    y = softmax(x)
                    hot = np.zeros(y.shape)
                    hot[np.arange(len(y)), t.argmax(1) if t.shape == y.shape else t] = 1
                    self._backward = lambda dout: np.multiply(dout / len(y), y - hot)
                    return cross_entropy_error(y, t)

                def backward(self, dout=1):
                    return self._backward(dout)
        """,
        "two base classes": """
            class Node:
                saved = ()

                def save(self, *values):
                    self.saved = values


            class Targets:
                @staticmethod
                def one_hot(t, C):
                    return np.identity(C)[t] if np.ndim(t) == 1 else np.asarray(t, dtype=float)


            class SoftmaxWithLoss(Node, Targets):
                def forward(self, x, t):
                    y, target = softmax(x), self.one_hot(t, x.shape[-1])
                    self.save(y, target)
                    return cross_entropy_error(y, target)

                def backward(self, dout=1):
                    y, target = self.saved
                    return np.subtract(y, target) / (y.shape[0] / dout)
        """,
        "through both nodes by the chain rule": """
            class SoftmaxWithLoss:
                def forward(self, x, t):
                    self.y, self.t = softmax(x), t
                    return cross_entropy_error(self.y, t)

                def backward(self, dout=1):
                    N, C = self.y.shape
                    hot = self.t if self.t.ndim == 2 else np.eye(C)[self.t]
                    dy = -hot / np.maximum(self.y, 1e-300) * dout / N
                    inner = (dy * self.y).sum(axis=1, keepdims=True)
                    return self.y * (dy - inner)
        """,
        "single precision": """
            class SoftmaxWithLoss:
                def forward(self, x, t):
                    self.y, self.t = softmax(x).astype(np.float32), t
                    return cross_entropy_error(self.y, t)

                def backward(self, dout=1):
                    hot = np.eye(self.y.shape[1], dtype=np.float32)
                    dx = self.y - (hot[self.t] if self.t.ndim == 1 else self.t.astype(np.float32))
                    return (dx * np.float32(dout) / len(dx)).astype(np.float32)
        """,
    },
    "simple_net": {
        "plain": """
            class SimpleNet:
                def __init__(self, W):
                    self.W = W

                def predict(self, x):
                    return x @ self.W

                def loss(self, x, t):
                    z = self.predict(x)
                    y = softmax(z)
                    loss = cross_entropy_error(y, t)
                    return loss
        """,
        "np.dot, nested": """
            class SimpleNet:
                def __init__(self, W):
                    self.W = W

                def predict(self, inputs):
                    return np.dot(inputs, self.W)

                def loss(self, inputs, targets):
                    return cross_entropy_error(softmax(self.predict(inputs)), targets)
        """,
        "a base class": """
            class Net:
                def loss(self, x, t):
                    return cross_entropy_error(softmax(self.predict(x)), t)


            class SimpleNet(Net):
                def __init__(self, W):
                    self.W = W

                def predict(self, x):
                    return np.matmul(x, self.W)
        """,
        "einsum, a dataclass": """
            from dataclasses import dataclass


            @dataclass
            class SimpleNet:
                W: np.ndarray

                def predict(self, x):
                    return np.einsum("...d,dc->...c", x, self.W)

                def loss(self, x, t):
                    return cross_entropy_error(t=t, y=softmax(self.predict(x=x)))
        """,
        "loops": """
            class SimpleNet:
                def __init__(self, W):
                    self.W = W

                def predict(self, x):
                    if x.ndim == 2:
                        return np.array([self.predict(row) for row in x])
                    return np.array([sum(x[i] * self.W[i, j] for i in range(2)) for j in range(3)])

                def loss(self, x, t):
                    return cross_entropy_error(softmax(self.predict(x)), t)
        """,
        "a property over a dict": """
            class SimpleNet:
                def __init__(self, W):
                    self.params = {"W": W}

                @property
                def W(self):
                    return self.params["W"]

                def predict(self, x):
                    return x.dot(self.params["W"])

                def probabilities(self, x):
                    return softmax(self.predict(x))

                def loss(self, x, t):
                    return float(cross_entropy_error(self.probabilities(x), t))
        """,
        "without the earlier functions": """
            class SimpleNet:
                def __init__(self, W):
                    self.W = W

                def predict(self, x):
                    return np.tensordot(x, self.W, axes=1)

                def loss(self, x, t):
                    z = np.atleast_2d(self.predict(x))
                    t = np.atleast_1d(t)
                    labels = t.reshape(z.shape).argmax(axis=1) if t.size == z.size else t
                    top = z.max(axis=1)
                    log_sum = top + np.log(np.exp(z - top[:, None]).sum(axis=1))
                    return np.mean(log_sum - z[np.arange(len(z)), labels])
        """,
        "a node for the loss": """
            class SimpleNet:
                def __init__(self, W):
                    self.W = W
                    self.affine = Affine(W, np.zeros(W.shape[1]))
                    self.last = SoftmaxWithLoss()

                def predict(self, x):
                    return self.affine.forward(np.atleast_2d(x)).reshape(*x.shape[:-1], -1)

                def loss(self, x, t):
                    logits = np.atleast_2d(self.predict(x))
                    t = np.array(t)
                    if t.size == logits.size:
                        t = t.reshape(logits.shape).argmax(axis=1)
                    labels = t.reshape(-1)
                    return self.last.forward(logits, labels)
        """,
    },
}

_EDITS = {
    "affine": {
        "x and W swapped": ("x @ self.W", "self.W @ x"),
        "entry by entry": ("x @ self.W", "x * self.W"),
        "bias twice": ("+ self.b", "+ 2 * self.b"),
        "bias first": ("x @ self.W + self.b", "(x + self.b) @ self.W"),
        "bias summed": ("+ self.b", "+ self.b.sum()"),
        "bias multiplied": ("+ self.b", "* self.b"),
        "relu as well": ("return out", "return np.maximum(out, 0)"),
        "the first example only": ("return out", "return out[0]"),
        "transposed": ("return out", "return out.T"),
        "averaged": ("return out", "return out.mean(axis=0)"),
        "nothing returned by forward": ("        return out\n", ""),
        "forward prints": ("return out", "print(out)"),
        "x not kept": ("        self.x = x\n        out", "        out"),
        "the output kept as x": (
            "self.x = x\n        out = x @ self.W + self.b",
            "out = x @ self.W + self.b\n        self.x = out",
        ),
        "nothing returned by backward": ("        return dx", ""),
        "backward prints": ("return dx", "print(dx)"),
        "backward returns all three": ("return dx", "return dx, self.dW, self.db"),
        "backward returns dW": ("return dx", "return self.dW"),
        "dout returned": ("return dx", "return dout"),
        "dx transposed": ("return dx", "return dx.T"),
        "dx summed": ("return dx", "return dx.sum(axis=0)"),
        "dx the wrong way round": ("dout @ self.W.T", "self.W @ dout.T"),
        "dx without transpose": ("dout @ self.W.T", "dout @ self.W"),
        "dx without dout": ("dout @ self.W.T", "np.ones_like(dout) @ self.W.T"),
        "dx from x": ("dout @ self.W.T", "self.x @ self.W @ self.W.T"),
        "dx plus b": ("dout @ self.W.T", "(dout + self.b) @ self.W.T"),
        "dx sign": ("return dx", "return -dx"),
        "dx doubled": ("return dx", "return 2 * dx"),
        "dx over M": ("return dx", "return dx / dout.shape[1]"),
        "dW the wrong way round": ("self.x.T @ dout", "dout.T @ self.x"),
        "dW entry by entry": ("self.x.T @ dout", "self.x * dout"),
        "dW of the first example": ("self.x.T @ dout", "np.outer(self.x[0], dout[0])"),
        "dW of the last example": ("self.x.T @ dout", "np.outer(self.x[-1], dout[-1])"),
        "dW of means": ("self.x.T @ dout", "np.outer(self.x.mean(axis=0), dout.mean(axis=0))"),
        "dW of sums": ("self.x.T @ dout", "np.outer(self.x.sum(axis=0), dout.sum(axis=0))"),
        "dW sign": ("self.x.T @ dout", "-self.x.T @ dout"),
        "dW averaged": ("self.x.T @ dout", "self.x.T @ dout / len(dout)"),
        "dW averaged over D": ("self.x.T @ dout", "self.x.T @ dout / self.x.shape[1]"),
        "dW plus decay": ("self.x.T @ dout", "self.x.T @ dout + 0.01 * self.W"),
        "dW of absolute x": ("self.x.T @ dout", "np.abs(self.x).T @ dout"),
        "dW a local name": ("self.dW = self", "dW = self"),
        "db a local name": ("self.db = np", "db = np"),
        "dw in small letters": ("self.dW = self", "self.dw = self"),
        "db not summed": ("np.sum(dout, axis=0)", "dout"),
        "db of the first example": ("np.sum(dout, axis=0)", "dout[0]"),
        "db of the last example": ("np.sum(dout, axis=0)", "dout[-1]"),
        "db the largest": ("np.sum(dout, axis=0)", "np.max(dout, axis=0)"),
        "db of ones": ("np.sum(dout, axis=0)", "np.ones(dout.shape[1])"),
        "db the batch size": ("np.sum(dout, axis=0)", "np.full(dout.shape[1], float(len(dout)))"),
        "db times b": ("np.sum(dout, axis=0)", "np.sum(dout * self.b, axis=0)"),
        "db sign": ("np.sum(dout", "-np.sum(dout"),
        "db a column": ("np.sum(dout, axis=0)", "np.sum(dout, axis=0).reshape(-1, 1)"),
        "db over all": ("np.sum(dout, axis=0)", "np.full(self.b.shape, np.sum(dout))"),
        "db accumulates": (
            "self.db = np.sum(dout, axis=0)",
            "self.db = np.sum(dout, axis=0) + (0 if self.db is None else self.db)",
        ),
        "everything accumulates": (
            "self.dW = self.x.T @ dout\n        self.db = np.sum(dout, axis=0)",
            "self.dW = self.x.T @ dout + (0 if self.dW is None else self.dW)\n"
            "        self.db = np.sum(dout, axis=0) + (0 if self.db is None else self.db)",
        ),
        "dW and db swapped": (
            "self.dW = self.x.T @ dout\n        self.db = np.sum(dout, axis=0)",
            "self.db = self.x.T @ dout\n        self.dW = np.sum(dout, axis=0)",
        ),
        "W on the class": ("self.W", "Affine.W"),
        "b on the class": ("self.b\n", "Affine.b\n", "self.b = b", "Affine.b = b"),
        "W and b on the class": (
            "self.W",
            "Affine.W",
            "self.b ",
            "Affine.b ",
            "self.b\n",
            "Affine.b\n",
        ),
        "x on the class": ("self.x", "Affine.x"),
        "gradients on the class": ("self.dW", "Affine.dW", "self.db", "Affine.db"),
        "x global": (
            "self.x = x\n        out",
            "global kept\n        kept = x\n        out",
            "self.x.T",
            "kept.T",
        ),
        "a copy of b": ("self.b = b", "self.b = b.copy()"),
        "b as an array of its own": ("self.b = b", "self.b = np.array(b)"),
        "W as floats, copied": ("self.W = W", "self.W = W.astype(float)"),
        "the product kept": ("self.W = W", "self.W = W * 1.0"),
        "W transposed once and kept": (
            "self.x = None",
            "self.x = None\n        self.WT = W.T.copy()",
            "self.W.T",
            "self.WT",
        ),
        "b updated in backward": (
            "        return dx",
            "        self.b -= 0.1 * self.db\n        return dx",
        ),
        "W decays in forward": (
            "self.x = x\n        out",
            "self.x = x\n        self.W *= 0.99\n        out",
        ),
        "bias added in place": (
            "self.b\n        return",
            "self.b\n        self.b += 0.1\n        return",
        ),
        "x shifted in place": (
            "self.x = x\n        out",
            "x -= x.mean(axis=0)\n        self.x = x\n        out",
        ),
        "dout averaged in place": ("        dx =", "        dout /= len(dout)\n        dx ="),
        "dout changed in place": ("        dx =", "        dout *= 2\n        dx ="),
        "x used up": ("        return dx", "        self.x = None\n        return dx"),
        "new random weights": ("self.W = W", "self.W = np.random.randn(*W.shape)"),
        "zeros for b": ("self.b = b", "self.b = np.zeros_like(b)"),
        "square shapes only": (
            "self.x.T @ dout",
            "(dout.T @ self.x if self.x.shape == dout.shape else self.x.T @ dout)",
        ),
        "one example only": ("self.x.T @ dout", "self.x.reshape(-1, 1) @ dout.reshape(1, -1)"),
        "integers": ("return dx", "return dx.astype(int)"),
        "backward computes forward": ("return dx", "return self.forward(dx)"),
    },
    "softmax": {
        "two maxima": ("np.max(x, axis=-1, keepdims=True)", "np.max(x)"),
        "the last logit": ("np.max(x, axis=-1, keepdims=True)", "x[..., -1:]"),
        "the first logit": ("np.max(x, axis=-1, keepdims=True)", "x[..., :1]"),
        "the largest absolute value": (
            "np.max(x, axis=-1, keepdims=True)",
            "np.abs(x).max(axis=-1, keepdims=True)",
        ),
        "shift by 1000": ("np.max(x, axis=-1, keepdims=True)", "1000"),
        "shift upwards": ("x - np.max", "x + np.max"),
        "argmax": ("np.max(", "np.argmax("),
        "divided by the maximum": ("x - np.max", "x / np.max"),
        "clipped": ("x - np.max(x, axis=-1, keepdims=True)", "np.clip(x, -500, 500)"),
        "clipped at 20": ("shifted = x -", "x = np.clip(x, -20, 20)\n    shifted = x -"),
        "2 to the power": ("np.exp(shifted)", "2.0**shifted"),
        "10 to the power": ("np.exp(shifted)", "10.0**shifted"),
        "squares": ("np.exp(shifted)", "x**2"),
        "expm1": ("np.exp(", "np.expm1("),
        "powers twice": ("np.exp(shifted)", "np.exp(np.exp(shifted))"),
        "half temperature": ("np.exp(shifted)", "np.exp(shifted / 2)"),
        "doubled": ("np.exp(shifted)", "np.exp(2 * shifted)"),
        "sum of logits below": ("powers.sum(", "x.sum("),
        "largest power below": ("powers.sum(", "powers.max("),
        "mean below": ("powers.sum(", "powers.mean("),
        "1 added below": (
            "powers.sum(axis=-1, keepdims=True)",
            "(1 + powers.sum(axis=-1, keepdims=True))",
        ),
        "1e-3 added below": (
            "powers.sum(axis=-1, keepdims=True)",
            "(1e-3 + powers.sum(axis=-1, keepdims=True))",
        ),
        "norm below": (
            "powers.sum(axis=-1, keepdims=True)",
            "np.linalg.norm(powers, axis=-1, keepdims=True)",
        ),
        "unshifted below": ("powers.sum(axis=-1", "np.exp(x).sum(axis=-1"),
        "divided by C": ("powers.sum(axis=-1, keepdims=True)", "x.shape[-1]"),
        "not divided, logits": ("return powers /", "return shifted /"),
        "one-hot of the largest": (
            "return powers / powers.sum(axis=-1, keepdims=True)",
            "return (shifted == 0) * 1.0",
        ),
        "class number": (
            "return powers / powers.sum(axis=-1, keepdims=True)",
            "return powers.argmax(axis=-1)",
        ),
        "largest probability": (
            "return powers / powers.sum(axis=-1, keepdims=True)",
            "return (powers / powers.sum(axis=-1, keepdims=True)).max(axis=-1)",
        ),
        "rounded": (
            "return powers / powers.sum(axis=-1, keepdims=True)",
            "return np.round(powers / powers.sum(axis=-1, keepdims=True), 3)",
        ),
        "axis 0 for the sum": ("powers.sum(axis=-1", "powers.sum(axis=0"),
        "axis 0 for the maximum": ("np.max(x, axis=-1", "np.max(x, axis=0"),
        "axis 1": ("axis=-1", "axis=1"),
        "axis 0": ("axis=-1", "axis=0"),
        "no axis for the sum": ("powers.sum(axis=-1, keepdims=True)", "powers.sum()"),
        "no axis at all": (
            "np.max(x, axis=-1, keepdims=True)",
            "np.max(x)",
            "powers.sum(axis=-1, keepdims=True)",
            "powers.sum()",
        ),
        "rows flattened": ("    shifted", "    x = x.reshape(1, -1)\n    shifted"),
        "always a mini-batch": ("    shifted", "    x = np.atleast_2d(x)\n    shifted"),
        "the first row": ("    shifted", "    x = x[0] if x.ndim == 2 else x\n    shifted"),
        "transposed": (
            "return powers / powers.sum(axis=-1, keepdims=True)",
            "return (powers / powers.sum(axis=-1, keepdims=True)).T",
        ),
        "in place": ("shifted = x - np", "x -= np", "np.exp(shifted)", "np.exp(x)"),
        "powers in place": ("np.exp(shifted)", "np.exp(shifted, out=x)"),
        "nothing returned": ("return powers", "powers"),
        "printed": (
            "return powers / powers.sum(axis=-1, keepdims=True)",
            "print(powers / powers.sum(axis=-1, keepdims=True))",
        ),
        "builtin max": ("np.max(x, axis=-1, keepdims=True)", "max(x)"),
        "builtin sum": ("powers.sum(axis=-1, keepdims=True)", "sum(powers)"),
        "math.exp": ("np.exp", "__import__('math').exp"),
        "by heart": (
            "return powers / powers.sum(axis=-1, keepdims=True)",
            "return np.array([0.018211273, 0.245191813, 0.736596914])",
        ),
        "sigmoid, normalized": ("np.exp(shifted)", "1 / (1 + np.exp(-x))"),
        "absolute, normalized": ("np.exp(shifted)", "np.abs(x)"),
        "nan to zero": (
            "x - np.max(x, axis=-1, keepdims=True)",
            "x",
            "return powers / powers.sum(axis=-1, keepdims=True)",
            "return np.nan_to_num(powers / powers.sum(axis=-1, keepdims=True))",
        ),
        "nan to one": (
            "x - np.max(x, axis=-1, keepdims=True)",
            "x",
            "return powers / powers.sum(axis=-1, keepdims=True)",
            "return np.nan_to_num(powers / powers.sum(axis=-1, keepdims=True), nan=1.0)",
        ),
        "log": ("return powers", "return np.log(powers)"),
    },
    "cross_entropy": {
        "1 added": ("1e-7", "1"),
        "1e-3 added": ("1e-7", "1e-3"),
        "1e-2 added": ("1e-7", "1e-2"),
        "tiny number subtracted": ("right + 1e-7", "right - 1e-7"),
        "tiny number outside": ("np.log(right + 1e-7)", "np.log(right) + 1e-7"),
        "floor of 0.1": ("right + 1e-7", "np.maximum(right, 0.1)"),
        "floor of 0.01": ("right + 1e-7", "np.maximum(right, 0.01)"),
        "zeros left out": ("right + 1e-7", "np.where(right > 0, right, 1)"),
        "nan and inf to 0": ("np.log(right + 1e-7)", "np.nan_to_num(np.log(right), neginf=0.0)"),
        "not averaged": (" / N", ""),
        "divided by C": ("/ N", "/ y.shape[1]"),
        "divided by N twice": ("/ N", "/ N**2"),
        "divided by N - 1": ("/ N", "/ max(N - 1, 0.5)"),
        "divided by y.size": ("/ N", "/ y.size"),
        "sign": ("return -np", "return np"),
        "absolute": (
            "return -np.sum(np.log(right + 1e-7)) / N",
            "return np.abs(np.sum(right)) / N",
        ),
        "log2": ("np.log(", "np.log2("),
        "log1p": ("np.log(right + 1e-7)", "np.log1p(right)"),
        "log of the sum": ("np.sum(np.log(right + 1e-7)) / N", "np.log(np.sum(right) / N + 1e-7)"),
        "exp": ("np.log(right + 1e-7)", "np.exp(right)"),
        "1 - p": ("-np.sum(np.log(right + 1e-7)) / N", "np.sum(1 - right) / N"),
        "log of 1 - p": ("right + 1e-7", "1 - right + 1e-7"),
        "squared error": ("-np.sum(np.log(right + 1e-7)) / N", "np.sum((1 - right) ** 2) / N"),
        "p log p": ("np.log(right + 1e-7)", "right * np.log(right + 1e-7)"),
        "one for each example": ("-np.sum(np.log(right + 1e-7)) / N", "-np.log(right + 1e-7)"),
        "an array of one": (
            "np.sum(np.log(right + 1e-7))",
            "np.sum(np.log(right + 1e-7), keepdims=True)",
        ),
        "largest loss": ("-np.sum(np.log(right + 1e-7)) / N", "np.max(-np.log(right + 1e-7))"),
        "median loss": ("-np.sum(np.log(right + 1e-7)) / N", "np.median(-np.log(right + 1e-7))"),
        "the first example": ("-np.sum(np.log(right + 1e-7)) / N", "-np.log(right[0] + 1e-7)"),
        "the last example": ("-np.sum(np.log(right + 1e-7)) / N", "-np.log(right[-1] + 1e-7)"),
        "rows by column": ("y[np.arange(N), t.reshape(-1)]", "y[t.reshape(-1), np.arange(N)]"),
        "column by column": ("y[np.arange(N), t.reshape(-1)]", "y[:, t.reshape(-1)]"),
        "rows picked": ("y[np.arange(N), t.reshape(-1)]", "y[t.reshape(-1)]"),
        "the first class": ("y[np.arange(N), t.reshape(-1)]", "y[:, 0]"),
        "label minus 1": ("t.reshape(-1)]", "t.reshape(-1) - 1]"),
        "argmin": ("argmax(axis=1)", "argmin(axis=1)"),
        "argmax over axis 0": ("argmax(axis=1)", "argmax(axis=0)"),
        "argmax of all": ("argmax(axis=1)", "argmax()"),
        "argmax of y": ("t.reshape(y.shape).argmax(axis=1)", "y.argmax(axis=1)"),
        "one-hot only": ("t.size == y.size", "True"),
        "labels only": ("t.size == y.size", "False"),
        "batches only": ("y.ndim == 1", "False"),
        "arrays only": ("t = np.array(t)", "t = t"),
        "y not made a row": ("        y = y.reshape(1, -1)\n", ""),
        "y a column": ("y.reshape(1, -1)", "y.reshape(-1, 1)"),
        "ndim of t asked": ("y.ndim == 1", "t.ndim == 1"),
        "y normalized in place": ("    N =", "    y /= y.sum(axis=1, keepdims=True) * 2\n    N ="),
        "y clipped in place": ("    t = np.array(t)", "    y[y < 0.3] = 0.3\n    t = np.array(t)"),
        "tiny number added in place": ("    t = np.array(t)", "    y += 1e-7\n    t = np.array(t)"),
        "softmax again": ("    t = np.array(t)", "    y = softmax(y)\n    t = np.array(t)"),
        "printed": (
            "return -np.sum(np.log(right + 1e-7)) / N",
            "print(-np.sum(np.log(right + 1e-7)) / N)",
        ),
        "nothing returned": ("return -np", "-np"),
        "rounded": (
            "return -np.sum(np.log(right + 1e-7)) / N",
            "return round(-np.sum(np.log(right + 1e-7)) / N, 2)",
        ),
        "truncated": (
            "return -np.sum(np.log(right + 1e-7)) / N",
            "return int(-np.sum(np.log(right + 1e-7)) / N)",
        ),
        "probability returned": (
            "return -np.sum(np.log(right + 1e-7)) / N",
            "return np.sum(right) / N",
        ),
        "accuracy": (
            "return -np.sum(np.log(right + 1e-7)) / N",
            "return np.mean(right == y.max(axis=1))",
        ),
        "by heart": ("return -np.sum(np.log(right + 1e-7)) / N", "return 1.3086"),
        "batch of 4": ("/ N", "/ 4"),
        "t changed": (
            "t = np.array(t)",
            "t -= 1\n    t += 1\n    t = np.array(t)\n    y = y + 0.1",
        ),
    },
    "softmax_with_loss": {
        "loss of the logits": (
            "cross_entropy_error(self.y, self.t)",
            "cross_entropy_error(x, self.t)",
        ),
        "arguments swapped": (
            "cross_entropy_error(self.y, self.t)",
            "cross_entropy_error(self.t, self.y)",
        ),
        "probabilities returned": ("return cross_entropy_error(self.y, self.t)", "return self.y"),
        "nothing returned by forward": (
            "return cross_entropy_error(self.y, self.t)",
            "self.loss = cross_entropy_error(self.y, self.t)",
        ),
        "forward prints": (
            "return cross_entropy_error(self.y, self.t)",
            "print(cross_entropy_error(self.y, self.t))",
        ),
        "negative loss": ("return cross_entropy_error", "return -cross_entropy_error"),
        "loss times N": (
            "return cross_entropy_error(self.y, self.t)",
            "return len(x) * cross_entropy_error(self.y, self.t)",
        ),
        "loss over N": (
            "return cross_entropy_error(self.y, self.t)",
            "return cross_entropy_error(self.y, self.t) / len(x)",
        ),
        "loss over C": (
            "return cross_entropy_error(self.y, self.t)",
            "return cross_entropy_error(self.y, self.t) / x.shape[1]",
        ),
        "loss doubled": ("return cross_entropy_error", "return 2 * cross_entropy_error"),
        "softmax of all": ("softmax(x)", "softmax(x.ravel()).reshape(x.shape)"),
        "softmax of columns": ("softmax(x)", "softmax(x.T).T"),
        "softmax of absolute values": ("softmax(x)", "softmax(np.abs(x))"),
        "sigmoid": ("softmax(x)", "1 / (1 + np.exp(-x))"),
        "softmax of -x": ("softmax(x)", "softmax(-x)"),
        "t not kept": ("        self.t = t\n", ""),
        "y not kept": (
            "self.y = softmax(x)\n",
            "y = softmax(x)\n",
            "cross_entropy_error(self.y",
            "cross_entropy_error(y",
        ),
        "the logits kept": (
            "self.y = softmax(x)\n        return cross_entropy_error(self.y, self.t)",
            "self.y = x\n        return cross_entropy_error(softmax(x), self.t)",
        ),
        "t - y for one-hot": ("self.y - self.t", "self.t - self.y"),
        "added for one-hot": ("self.y - self.t", "self.y + self.t"),
        "multiplied for one-hot": ("self.y - self.t", "self.y * self.t"),
        "labels: 1 added": ("-= 1", "+= 1"),
        "labels: set to 1": ("-= 1", "= 1"),
        "labels: set to -1": ("-= 1", "= -1"),
        "labels: set to 0": ("-= 1", "= 0"),
        "labels: 1/N subtracted": ("-= 1", "-= 1 / N"),
        "labels: the label subtracted": ("-= 1", "-= self.t"),
        "labels: whole columns": ("dx[np.arange(N), self.t]", "dx[:, self.t]"),
        "labels: whole rows": ("dx[np.arange(N), self.t]", "dx[self.t]"),
        "labels: rows and columns swapped": (
            "dx[np.arange(N), self.t]",
            "dx.T[np.arange(N) % 3, self.t % N]",
        ),
        "labels: the first row": ("dx[np.arange(N), self.t]", "dx[0, self.t]"),
        "labels: no copy": ("self.y.copy()", "self.y"),
        "labels only": (
            "if self.t.size == self.y.size:\n            dx = self.y - self.t\n"
            "        else:\n            dx",
            "if True:\n            dx",
        ),
        "one-hot only": ("self.t.size == self.y.size", "True"),
        "one-hot by ndim 1": ("self.t.size == self.y.size", "self.t.ndim == 1"),
        "one-hot made of the largest": (
            "self.y - self.t",
            "self.y - (self.y == self.y.max(axis=1, keepdims=True))",
        ),
        "not averaged": (" / N", ""),
        "times N": ("/ N", "* N"),
        "N is C": ("self.y.shape[0]", "self.y.shape[1]"),
        "N is the size": ("dx / N", "dx / dx.size"),
        "one-hot: not averaged": (
            "return dout * dx / N",
            "return dout * dx / (N if self.t.ndim == 1 else 1)",
        ),
        "labels: not averaged": (
            "return dout * dx / N",
            "return dout * dx / (N if self.t.ndim == 2 else 1)",
        ),
        "divided by N of t": ("return dout * dx / N", "return dout * dx / self.t.size"),
        "dout forgotten": ("return dout * dx / N", "return dx / N"),
        "dout added": ("return dout * dx / N", "return dout + dx / N"),
        "divided by dout": ("return dout * dx / N", "return dx / N / dout"),
        "dout for labels only": ("dx = self.y - self.t", "dx = (self.y - self.t) / dout"),
        "sign": ("return dout", "return -dout"),
        "doubled": ("return dout", "return 2 * dout"),
        "half": ("return dout", "return 0.5 * dout"),
        "times y": ("return dout * dx / N", "return dout * dx * self.y / N"),
        "times y(1 - y)": ("return dout * dx / N", "return dout * dx * self.y * (1 - self.y) / N"),
        "summed": ("return dout * dx / N", "return dout * dx.sum(axis=0) / N"),
        "averaged into one row": ("return dout * dx / N", "return dout * dx.mean(axis=0)"),
        "transposed": ("return dout * dx / N", "return (dout * dx / N).T"),
        "a tuple": ("return dout * dx / N", "return dout * dx / N, None"),
        "nothing returned": ("return dout * dx / N", "dx = dout * dx / N"),
        "printed": ("return dout * dx / N", "print(dout * dx / N)"),
        "no default for dout": ("dout=1", "dout"),
        "default 0": ("dout=1", "dout=0"),
        "default 2": ("dout=1", "dout=2"),
        "softmax of y": (
            "        N = self.y.shape[0]",
            "        self.y = softmax(self.y)\n        N = self.y.shape[0]",
        ),
        "y divided in place": (
            "        N = self.y.shape[0]",
            "        N = self.y.shape[0]\n        self.y /= N",
        ),
        "y on the class": ("self.y", "SoftmaxWithLoss.y"),
        "t on the class": ("self.t", "SoftmaxWithLoss.t"),
        "both on the class": ("self.", "SoftmaxWithLoss."),
        "t changed by forward": ("self.t = t", "t -= t.min()\n        self.t = t"),
        "t changed by backward": (
            "dx = self.y.copy()",
            "dx = self.y.copy()\n            self.t -= 1\n            self.t %= 3",
        ),
        "t turned in place": (
            "        return dout",
            "        self.t[:] = self.t[::-1]\n        return dout",
        ),
        "the first targets for ever": ("self.t = t", "self.t = t if self.t is None else self.t"),
        "the first mini-batch for ever": (
            "self.y = softmax(x)",
            "self.y = softmax(x) if self.y is None else self.y",
        ),
        "x shifted in place": (
            "self.y = softmax(x)",
            "x -= x.max(axis=1, keepdims=True)\n        self.y = softmax(x)",
        ),
        "x overwritten": ("self.y = softmax(x)", "x[...] = softmax(x)\n        self.y = x"),
        "naive softmax": ("softmax(x)", "np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)"),
        "gradients that grow": (
            "return dout * dx / N",
            "self.dx = getattr(self, 'dx', 0) + dout * dx / N\n        return self.dx",
        ),
        "batch of 4": ("/ N", "/ 4"),
        "three classes by heart": ("self.t.size == self.y.size", "self.t.shape == (4, 3)"),
        "the loss as gradient": (
            "return dout * dx / N",
            "return dout * cross_entropy_error(self.y, self.t)",
        ),
        "y alone for one-hot": ("dx = self.y - self.t", "dx = self.y * 1"),
        "only right classes": ("dx = self.y - self.t", "dx = (self.y - 1) * self.t"),
    },
    "simple_net": {
        "sigmoid in predict": ("return x @ self.W", "return 1 / (1 + np.exp(-(x @ self.W)))"),
        "relu in predict": ("return x @ self.W", "return np.maximum(x @ self.W, 0)"),
        "bias of 1": ("return x @ self.W", "return x @ self.W + 1"),
        "sign": ("return x @ self.W", "return -(x @ self.W)"),
        "W transposed": ("x @ self.W", "x @ self.W.T"),
        "x and W swapped": ("x @ self.W", "self.W @ x"),
        "always a mini-batch": ("x @ self.W", "np.atleast_2d(x) @ self.W"),
        "one example only": ("x @ self.W", "self.W.T @ x"),
        "summed": ("return x @ self.W", "return (x @ self.W).sum(axis=0)"),
        "nothing returned by predict": ("return x @ self.W", "x @ self.W"),
        "predict prints": ("return x @ self.W", "print(x @ self.W)"),
        "predict keeps, loss reads": (
            "return x @ self.W",
            "self.z = x @ self.W\n        return self.z",
            "z = self.predict(x)",
            "z = self.z",
        ),
        "predict keeps, loss reads if there": (
            "return x @ self.W",
            "self.z = x @ self.W\n        return self.z",
            "z = self.predict(x)",
            "z = self.z if hasattr(self, 'z') else self.predict(x)",
        ),
        "W copied": ("self.W = W", "self.W = W.copy()"),
        "W as a new array": ("self.W = W", "self.W = np.array(W)"),
        "W as floats": ("self.W = W", "self.W = W.astype(float)"),
        "W random": ("self.W = W", "self.W = np.random.randn(2, 3)"),
        "W zeros": ("self.W = W", "self.W = np.zeros_like(W)"),
        "W normalized": ("self.W = W", "self.W = W / np.linalg.norm(W)"),
        "W on the class": ("self.W", "SimpleNet.W"),
        "W global": (
            "self.W = W",
            "global the_weights\n        the_weights = W",
            "x @ self.W",
            "x @ the_weights",
        ),
        "W not stored": ("self.W = W", "pass"),
        "first predictions for ever": (
            "return x @ self.W",
            "self.z = getattr(self, 'z', x @ self.W)\n        return self.z",
        ),
        "loss of the logits": ("y = softmax(z)", "y = z"),
        "softmax of x": ("y = softmax(z)", "y = softmax(x)"),
        "sigmoid in loss": ("y = softmax(z)", "y = 1 / (1 + np.exp(-z))"),
        "argmax": ("y = softmax(z)", "y = np.eye(3)[z.argmax(axis=-1)]"),
        "loss returns y": ("return loss", "return y"),
        "loss returns the logits": ("return loss", "return z"),
        "nothing returned": ("        return loss", ""),
        "printed": ("return loss", "print(loss)"),
        "sign of the loss": ("return loss", "return -loss"),
        "loss over N": ("return loss", "return loss / len(x)"),
        "loss times N": ("return loss", "return loss * len(x)"),
        "arguments swapped": ("cross_entropy_error(y, t)", "cross_entropy_error(t, y)"),
        "self forgotten": ("z = self.predict(x)", "z = predict(x)"),
        "predict not called": ("z = self.predict(x)", "z = self.predict"),
        "mean squared error": (
            "loss = cross_entropy_error(y, t)",
            "loss = np.mean((y - (t if np.shape(t) == y.shape else np.eye(3)[t])) ** 2)",
        ),
        "one-hot only": (
            "loss = cross_entropy_error(y, t)",
            "loss = -np.sum(t * np.log(y + 1e-7)) / (len(y) if y.ndim == 2 else 1)",
        ),
        "labels only": (
            "loss = cross_entropy_error(y, t)",
            "y = np.atleast_2d(y)\n        loss = -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))",
        ),
        "weight decay": ("return loss", "return loss + 0.5 * 0.01 * np.sum(self.W**2)"),
        "x scaled in place": ("return x @ self.W", "x /= 2\n        return x @ self.W * 2"),
        "x shifted in place": ("return x @ self.W", "x -= x.max()\n        return x @ self.W"),
        "W moved by loss": ("        return loss", "        self.W -= 0.1\n        return loss"),
        "W moved by predict": ("return x @ self.W", "self.W *= 0.9\n        return x @ self.W"),
        "rounded": ("return loss", "return round(float(loss), 2)"),
        "t changed": (
            "        loss =",
            "        t = np.asarray(t)\n        t *= 1\n        t += 0\n        loss = 0.1 +",
        ),
        "t really changed": (
            "        return loss",
            "        if isinstance(t, np.ndarray):\n            t[...] = 0\n        return loss",
        ),
    },
}

# Wrong in more than a piece.
_OTHERS = {
    "affine": {
        "bias added to the weights": """
            class Affine:
                def __init__(self, W, b):
                    self.W = W
                    self.b = b
                    self.x = None
                    self.dW = None
                    self.db = None

                def forward(self, x):
                    self.x = x
                    return x @ (self.W + self.b)

                def backward(self, dout):
                    self.dW = self.x.T @ dout
                    self.db = dout.sum(axis=0)
                    return dout @ self.W.T
        """,
        "dx with dW": """
            class Affine:
                def __init__(self, W, b):
                    self.W = W
                    self.b = b
                    self.x = None
                    self.dW = None
                    self.db = None

                def forward(self, x):
                    self.x = x
                    return x @ self.W + self.b

                def backward(self, dout):
                    self.dW = self.x.T @ dout
                    self.db = dout.sum(axis=0)
                    return dout @ self.dW.T
        """,
        "dx less the bias": """
            class Affine:
                def __init__(self, W, b):
                    self.W = W
                    self.b = b
                    self.x = None
                    self.dW = None
                    self.db = None

                def forward(self, x):
                    self.x = x
                    return x @ self.W + self.b

                def backward(self, dout):
                    self.dW = self.x.T @ dout
                    self.db = dout.sum(axis=0)
                    return (dout - self.b) @ self.W.T
        """,
        "copy of b": """
            class Affine:
                def __init__(self, W, b):
                    self.W = W
                    self.b = b.copy()

                def forward(self, x):
                    self.x = x
                    return x @ self.W + self.b

                def backward(self, dout):
                    self.dW = self.x.T @ dout
                    self.db = dout.sum(axis=0)
                    return dout @ self.W.T
        """,
        "copy of W.T": """
            class Affine:
                def __init__(self, W, b):
                    self.W = W
                    self.WT = W.T.copy()
                    self.b = b

                def forward(self, x):
                    self.x = x
                    return x @ self.W + self.b

                def backward(self, dout):
                    self.dW = self.x.T @ dout
                    self.db = dout.sum(axis=0)
                    return dout @ self.WT
        """,
        "step in place": """
            class Affine:
                def __init__(self, W, b):
                    self.W = W
                    self.b = b
                    self.x = None
                    self.dW = None
                    self.db = None

                def forward(self, x):
                    self.x = x
                    return x @ self.W + self.b

                def backward(self, dout):
                    self.dW = self.x.T @ dout
                    self.db = dout.sum(axis=0)
                    self.W -= 0.1 * self.dW
                    self.b -= 0.1 * self.db
                    return dout @ self.W.T
        """,
        "step": """
            class Affine:
                def __init__(self, W, b):
                    self.W = W
                    self.b = b
                    self.x = None
                    self.dW = None
                    self.db = None

                def forward(self, x):
                    self.x = x
                    return x @ self.W + self.b

                def backward(self, dout):
                    self.dW = self.x.T @ dout
                    self.db = dout.sum(axis=0)
                    self.W = self.W - 0.1 * self.dW
                    return dout @ self.W.T
        """,
        "dW with the output": """
            class Affine:
                def __init__(self, W, b):
                    self.W = W
                    self.b = b
                    self.x = None
                    self.dW = None
                    self.db = None

                def forward(self, x):
                    self.out = x @ self.W + self.b
                    self.x = x
                    return self.out

                def backward(self, dout):
                    self.dW = self.x.T @ (dout * self.out)
                    self.db = dout.sum(axis=0)
                    return dout @ self.W.T
        """,
        "W added to dW": """
            class Affine:
                def __init__(self, W, b):
                    self.W = W
                    self.b = b
                    self.x = None
                    self.dW = None
                    self.db = None

                def forward(self, x):
                    self.x = x
                    return x @ self.W + self.b

                def backward(self, dout):
                    self.dW = self.x.T @ dout + self.W
                    self.db = dout.sum(axis=0)
                    return dout @ self.W.T
        """,
        "x as integers": """
            class Affine:
                def __init__(self, W, b):
                    self.W = W
                    self.b = b
                    self.x = None
                    self.dW = None
                    self.db = None

                def forward(self, x):
                    self.x = x.astype(int)
                    return x @ self.W + self.b

                def backward(self, dout):
                    self.dW = self.x.T @ dout
                    self.db = dout.sum(axis=0)
                    return dout @ self.W.T
        """,
        "dout divided by N in place": """
            class Affine:
                def __init__(self, W, b):
                    self.W = W
                    self.b = b
                    self.x = None
                    self.dW = None
                    self.db = None

                def forward(self, x):
                    self.x = x
                    return x @ self.W + self.b

                def backward(self, dout):
                    dout /= len(dout)
                    self.dW = self.x.T @ dout
                    self.db = dout.sum(axis=0)
                    return dout @ self.W.T
        """,
        "W and b swapped": """
            class Affine:
                def __init__(self, W, b):
                    self.W = b
                    self.b = W

                def forward(self, x):
                    self.x = x
                    return x @ self.W + self.b

                def backward(self, dout):
                    self.dW = self.x.T @ dout
                    self.db = dout.sum(axis=0)
                    return dout @ self.W.T
        """,
    },
    "softmax": {
        "maximum of the columns": """
            def softmax(x):
                e = np.exp(x - x.max(axis=0))
                return e / e.sum(axis=-1, keepdims=True)
        """,
        "largest size": """
            def softmax(x):
                e = np.exp(x - np.abs(x).max(axis=-1, keepdims=True))
                return e / e.sum(axis=-1, keepdims=True)
        """,
        "largest added": """
            def softmax(x):
                e = np.exp(x + x.max(axis=-1, keepdims=True))
                return e / e.sum(axis=-1, keepdims=True)
        """,
        "divided by the largest": """
            def softmax(x):
                z = x / x.max(axis=-1, keepdims=True)
                e = np.exp(z)
                return e / e.sum(axis=-1, keepdims=True)
        """,
        "denominator shifted alone": """
            def softmax(x):
                m = x.max(axis=-1, keepdims=True)
                return np.exp(x) / np.exp(x - m).sum(axis=-1, keepdims=True)
        """,
        "logits cut off": """
            def softmax(x):
                e = np.exp(np.clip(x, -500, 500))
                return e / e.sum(axis=-1, keepdims=True)
        """,
        "nan set to 0": """
            def softmax(x):
                e = np.exp(x)
                return np.nan_to_num(e / e.sum(axis=-1, keepdims=True))
        """,
        "shifted without exponential": """
            def softmax(x):
                z = x - x.min(axis=-1, keepdims=True)
                return z / z.sum(axis=-1, keepdims=True)
        """,
        "divided by the length": """
            def softmax(x):
                e = np.exp(x - x.max(axis=-1, keepdims=True))
                return e / np.linalg.norm(e, axis=-1, keepdims=True)
        """,
        "divided by the mean": """
            def softmax(x):
                e = np.exp(x - x.max(axis=-1, keepdims=True))
                return e / e.mean(axis=-1, keepdims=True)
        """,
        "largest takes all": """
            def softmax(x):
                out = np.zeros(x.shape)
                if x.ndim == 1:
                    out[x.argmax()] = 1
                else:
                    out[np.arange(len(x)), x.argmax(axis=1)] = 1
                return out
        """,
        "1 added to the sum": """
            def softmax(x):
                e = np.exp(x - x.max(axis=-1, keepdims=True))
                return e / (1 + e.sum(axis=-1, keepdims=True))
        """,
        "divided by the sum of logits": """
            def softmax(x):
                s = x.sum(axis=-1, keepdims=True)
                e = np.exp(x - x.max(axis=-1, keepdims=True))
                return e / s
        """,
        "power of the sum": """
            def softmax(x):
                m = x.max(axis=-1, keepdims=True)
                return np.exp(x - m) / np.exp((x - m).sum(axis=-1, keepdims=True))
        """,
        "filled into integers": """
            def softmax(x):
                out = np.zeros_like(x)
                if x.ndim == 1:
                    e = np.exp(x - x.max())
                    out[:] = e / e.sum()
                else:
                    for i, r in enumerate(x):
                        e = np.exp(r - r.max())
                        out[i] = e / e.sum()
                return out
        """,
        "each logit for itself": """
            def softmax(x):
                out = np.zeros(x.shape)
                for i in range(x.shape[0]):
                    e = np.exp(x[i] - x[i].max())
                    out[i] = e / e.sum()
                return out
        """,
        "hundredth added": """
            def softmax(x):
                e = np.exp(x - x.max(axis=-1, keepdims=True))
                return e / (e.sum(axis=-1, keepdims=True) + 1e-2)
        """,
    },
    "cross_entropy": {
        "row and column swapped": """
            def cross_entropy_error(y, t):
                t = np.array(t)
                if y.ndim == 1:
                    y = y.reshape(1, -1)
                    t = t.reshape(1, -1)
                if t.size == y.size:
                    t = t.argmax(axis=1)
                t = t.ravel()
                n = len(y)
                return -np.sum(np.log(y[t, np.arange(n)] + 1e-7)) / n
        """,
        "whole rows picked": """
            def cross_entropy_error(y, t):
                t = np.array(t)
                if y.ndim == 1:
                    y = y.reshape(1, -1)
                    t = t.reshape(1, -1)
                if t.size == y.size:
                    t = t.argmax(axis=1)
                t = t.ravel()
                n = len(y)
                return -np.sum(np.log(y[t] + 1e-7)) / n
        """,
        "one-hot over N and C": """
            def cross_entropy_error(y, t):
                t = np.array(t)
                if y.ndim == 1:
                    y, t = y.reshape(1, -1), t.reshape(1, -1)
                if t.size == y.size:
                    return -np.mean(t * np.log(y + 1e-7))
                return -np.mean(np.log(y[np.arange(len(y)), t.ravel()] + 1e-7))
        """,
        "argmax of everything": """
            def cross_entropy_error(y, t):
                t = np.array(t)
                if y.ndim == 1:
                    y = y.reshape(1, -1)
                    t = t.reshape(1, -1)
                if t.size == y.size:
                    t = t.argmax()
                t = np.ravel(t)
                n = len(y)
                return -np.sum(np.log(y[np.arange(n), t] + 1e-7)) / n
        """,
        "argmin of one-hot": """
            def cross_entropy_error(y, t):
                t = np.array(t)
                if y.ndim == 1:
                    y = y.reshape(1, -1)
                    t = t.reshape(1, -1)
                if t.size == y.size:
                    t = t.argmin(axis=1)
                t = t.ravel()
                n = len(y)
                return -np.sum(np.log(y[np.arange(n), t] + 1e-7)) / n
        """,
        "argmax of y for one-hot": """
            def cross_entropy_error(y, t):
                t = np.array(t)
                if y.ndim == 1:
                    y = y.reshape(1, -1)
                    t = t.reshape(1, -1)
                if t.size == y.size:
                    t = y.argmax(axis=1)
                t = t.ravel()
                n = len(y)
                return -np.sum(np.log(y[np.arange(n), t] + 1e-7)) / n
        """,
        "squared differences": """
            def cross_entropy_error(y, t):
                t = np.array(t)
                if y.ndim == 1:
                    y, t = y.reshape(1, -1), t.reshape(1, -1)
                if t.size != y.size:
                    t = np.eye(y.shape[1])[t.ravel()]
                return np.sum((y - t) ** 2) / len(y)
        """,
        "y and t swapped": """
            def cross_entropy_error(y, t):
                t = np.array(t)
                if y.ndim == 1:
                    y, t = y.reshape(1, -1), t.reshape(1, -1)
                if t.size != y.size:
                    t = np.eye(y.shape[1])[t.ravel()]
                return -np.sum(y * np.log(t + 1e-7)) / len(y)
        """,
        "entropy of y": """
            def cross_entropy_error(y, t):
                t = np.array(t)
                if y.ndim == 1:
                    y = y.reshape(1, -1)
                    t = t.reshape(1, -1)
                if t.size == y.size:
                    t = t.argmax(axis=1)
                t = t.ravel()
                return -np.sum(y * np.log(y + 1e-7)) / len(y)
        """,
        "label multiplied": """
            def cross_entropy_error(y, t):
                t = np.array(t)
                if t.ndim == 1:
                    t = np.eye(y.shape[-1])[t]
                return -np.sum(t * np.log(y + 1e-7)) / (len(y) if y.ndim == 2 else 1)
        """,
        "one-hot not divided": """
            def cross_entropy_error(y, t):
                t = np.array(t)
                if y.ndim == 1:
                    y, t = y.reshape(1, -1), t.reshape(1, -1)
                if t.shape == y.shape:
                    return -np.sum(t * np.log(y + 1e-7))
                return -np.mean(np.log(y[np.arange(len(y)), t.ravel()] + 1e-7))
        """,
        "mean divided by N": """
            def cross_entropy_error(y, t):
                t = np.array(t)
                if y.ndim == 1:
                    y = y.reshape(1, -1)
                    t = t.reshape(1, -1)
                if t.size == y.size:
                    t = t.argmax(axis=1)
                t = t.ravel()
                return np.mean(np.abs(np.log(y[np.arange(len(y)), t]) / len(y)))
        """,
        "last example over N": """
            def cross_entropy_error(y, t):
                t = np.array(t)
                if y.ndim == 1:
                    y = y.reshape(1, -1)
                    t = t.reshape(1, -1)
                if t.size == y.size:
                    t = t.argmax(axis=1)
                t = t.ravel()
                for i in range(len(y)):
                    loss = -np.log(y[i, t[i]] + 1e-7)
                return loss / len(y)
        """,
        "last example left out": """
            def cross_entropy_error(y, t):
                t = np.array(t)
                if y.ndim == 1:
                    y = y.reshape(1, -1)
                    t = t.reshape(1, -1)
                if t.size == y.size:
                    t = t.argmax(axis=1)
                t = t.ravel()
                loss = 0
                for i in range(len(y) - 1):
                    loss -= np.log(y[i, t[i]] + 1e-7)
                return loss / len(y)
        """,
        "exponential of the loss": """
            def cross_entropy_error(y, t):
                t = np.array(t)
                if y.ndim == 1:
                    y = y.reshape(1, -1)
                    t = t.reshape(1, -1)
                if t.size == y.size:
                    t = t.argmax(axis=1)
                t = t.ravel()
                return np.exp(-np.mean(np.log(y[np.arange(len(y)), t] + 1e-7)))
        """,
    },
    "softmax_with_loss": {
        "one-hot without N": """
            class SoftmaxWithLoss:
                def __init__(self):
                    self.y = None
                    self.t = None

                def forward(self, x, t):
                    self.t = t
                    self.y = softmax(x)
                    return cross_entropy_error(self.y, t)

                def backward(self, dout=1):
                    n = self.y.shape[0]
                    if self.t.size == self.y.size:
                        return dout * (self.y - self.t)
                    dx = self.y.copy()
                    dx[np.arange(n), self.t] -= 1
                    return dout * dx / n
        """,
        "labels without N": """
            class SoftmaxWithLoss:
                def __init__(self):
                    self.y = None
                    self.t = None

                def forward(self, x, t):
                    self.t = t
                    self.y = softmax(x)
                    return cross_entropy_error(self.y, t)

                def backward(self, dout=1):
                    n = self.y.shape[0]
                    if self.t.size == self.y.size:
                        return dout * (self.y - self.t) / n
                    dx = self.y.copy()
                    dx[np.arange(n), self.t] -= 1
                    return dout * dx
        """,
        "one-hot without dout": """
            class SoftmaxWithLoss:
                def __init__(self):
                    self.y = None
                    self.t = None

                def forward(self, x, t):
                    self.t = t
                    self.y = softmax(x)
                    return cross_entropy_error(self.y, t)

                def backward(self, dout=1):
                    n = self.y.shape[0]
                    if self.t.size == self.y.size:
                        return (self.y - self.t) / n
                    dx = self.y.copy()
                    dx[np.arange(n), self.t] -= 1
                    return dout * dx / n
        """,
        "labels without dout": """
            class SoftmaxWithLoss:
                def __init__(self):
                    self.y = None
                    self.t = None

                def forward(self, x, t):
                    self.t = t
                    self.y = softmax(x)
                    return cross_entropy_error(self.y, t)

                def backward(self, dout=1):
                    n = self.y.shape[0]
                    if self.t.size == self.y.size:
                        return dout * (self.y - self.t) / n
                    dx = self.y.copy()
                    dx[np.arange(n), self.t] -= 1
                    return dx / n
        """,
        "loss for dout": """
            class SoftmaxWithLoss:
                def __init__(self):
                    self.y = None
                    self.t = None

                def forward(self, x, t):
                    self.t = t
                    self.y = softmax(x)
                    self.loss = cross_entropy_error(self.y, t)
                    return self.loss

                def backward(self, dout=1):
                    n = self.y.shape[0]
                    if self.t.size == self.y.size:
                        return self.loss * (self.y - self.t) / n
                    dx = self.y.copy()
                    dx[np.arange(n), self.t] -= 1
                    return self.loss * dx / n
        """,
        "y and t swapped in the call": """
            class SoftmaxWithLoss:
                def __init__(self):
                    self.y = None
                    self.t = None

                def forward(self, x, t):
                    self.t = t
                    self.y = softmax(x)
                    return cross_entropy_error(t, self.y)

                def backward(self, dout=1):
                    n = self.y.shape[0]
                    if self.t.size == self.y.size:
                        return dout * (self.y - self.t) / n
                    dx = self.y.copy()
                    dx[np.arange(n), self.t] -= 1
                    return dout * dx / n
        """,
        "labels, y overwritten": """
            class SoftmaxWithLoss:
                def __init__(self):
                    self.y = None
                    self.t = None

                def forward(self, x, t):
                    self.t = t
                    self.y = softmax(x)
                    return cross_entropy_error(self.y, t)

                def backward(self, dout=1):
                    n = self.y.shape[0]
                    if self.t.size == self.y.size:
                        return dout * (self.y - self.t) / n
                    dx = self.y
                    dx[np.arange(n), self.t] -= 1
                    return dout * dx / n
        """,
        "labels, whole columns": """
            class SoftmaxWithLoss:
                def __init__(self):
                    self.y = None
                    self.t = None

                def forward(self, x, t):
                    self.t = t
                    self.y = softmax(x)
                    return cross_entropy_error(self.y, t)

                def backward(self, dout=1):
                    n = self.y.shape[0]
                    if self.t.size == self.y.size:
                        return dout * (self.y - self.t) / n
                    dx = self.y.copy()
                    dx[:, self.t] -= 1
                    return dout * dx / n
        """,
        "labels, whole rows": """
            class SoftmaxWithLoss:
                def __init__(self):
                    self.y = None
                    self.t = None

                def forward(self, x, t):
                    self.t = t
                    self.y = softmax(x)
                    return cross_entropy_error(self.y, t)

                def backward(self, dout=1):
                    n = self.y.shape[0]
                    if self.t.size == self.y.size:
                        return dout * (self.y - self.t) / n
                    dx = self.y.copy()
                    dx[self.t] -= 1
                    return dout * dx / n
        """,
        "labels, added": """
            class SoftmaxWithLoss:
                def __init__(self):
                    self.y = None
                    self.t = None

                def forward(self, x, t):
                    self.t = t
                    self.y = softmax(x)
                    return cross_entropy_error(self.y, t)

                def backward(self, dout=1):
                    n = self.y.shape[0]
                    if self.t.size == self.y.size:
                        return dout * (self.y - self.t) / n
                    dx = self.y.copy()
                    dx[np.arange(n), self.t] += 1
                    return dout * dx / n
        """,
        "labels, set to -1": """
            class SoftmaxWithLoss:
                def __init__(self):
                    self.y = None
                    self.t = None

                def forward(self, x, t):
                    self.t = t
                    self.y = softmax(x)
                    return cross_entropy_error(self.y, t)

                def backward(self, dout=1):
                    n = self.y.shape[0]
                    if self.t.size == self.y.size:
                        return dout * (self.y - self.t) / n
                    dx = self.y.copy()
                    dx[np.arange(n), self.t] = -1
                    return dout * dx / n
        """,
        "labels, set to 1": """
            class SoftmaxWithLoss:
                def __init__(self):
                    self.y = None
                    self.t = None

                def forward(self, x, t):
                    self.t = t
                    self.y = softmax(x)
                    return cross_entropy_error(self.y, t)

                def backward(self, dout=1):
                    n = self.y.shape[0]
                    if self.t.size == self.y.size:
                        return dout * (self.y - self.t) / n
                    dx = self.y.copy()
                    dx[np.arange(n), self.t] = 1
                    return dout * dx / n
        """,
        "labels, row and column swapped": """
            class SoftmaxWithLoss:
                def __init__(self):
                    self.y = None
                    self.t = None

                def forward(self, x, t):
                    self.t = t
                    self.y = softmax(x)
                    return cross_entropy_error(self.y, t)

                def backward(self, dout=1):
                    n = self.y.shape[0]
                    if self.t.size == self.y.size:
                        return dout * (self.y - self.t) / n
                    dx = self.y.copy()
                    dx[self.t, np.arange(n)] -= 1
                    return dout * dx / n
        """,
        "labels, y divided first": """
            class SoftmaxWithLoss:
                def __init__(self):
                    self.y = None
                    self.t = None

                def forward(self, x, t):
                    self.t = t
                    self.y = softmax(x)
                    return cross_entropy_error(self.y, t)

                def backward(self, dout=1):
                    n = self.y.shape[0]
                    if self.t.size == self.y.size:
                        return dout * (self.y - self.t) / n
                    dx = self.y / n
                    dx[np.arange(n), self.t] -= 1
                    return dout * dx
        """,
        "labels, dout first": """
            class SoftmaxWithLoss:
                def __init__(self):
                    self.y = None
                    self.t = None

                def forward(self, x, t):
                    self.t = t
                    self.y = softmax(x)
                    return cross_entropy_error(self.y, t)

                def backward(self, dout=1):
                    n = self.y.shape[0]
                    if self.t.size == self.y.size:
                        return dout * (self.y - self.t) / n
                    dx = dout * self.y
                    dx[np.arange(n), self.t] -= 1
                    return dx / n
        """,
        "N columns": """
            class SoftmaxWithLoss:
                def __init__(self):
                    self.y = None
                    self.t = None

                def forward(self, x, t):
                    self.t = t
                    self.y = softmax(x)
                    return cross_entropy_error(self.y, t)

                def backward(self, dout=1):
                    t = self.t
                    if t.ndim == 1:
                        t = np.eye(len(t))[t]
                    return dout * (self.y - t) / len(self.y)
        """,
        "columns up to the largest label": """
            class SoftmaxWithLoss:
                def __init__(self):
                    self.y = None
                    self.t = None

                def forward(self, x, t):
                    self.t = t
                    self.y = softmax(x)
                    return cross_entropy_error(self.y, t)

                def backward(self, dout=1):
                    t = self.t
                    if t.ndim == 1:
                        t = np.eye(t.max() + 1)[t]
                    return dout * (self.y - t) / len(self.y)
        """,
        "ten columns": """
            class SoftmaxWithLoss:
                def __init__(self):
                    self.y = None
                    self.t = None

                def forward(self, x, t):
                    self.t = t
                    self.y = softmax(x)
                    return cross_entropy_error(self.y, t)

                def backward(self, dout=1):
                    t = self.t
                    if t.ndim == 1:
                        t = np.eye(10)[t]
                    return dout * (self.y - t) / len(self.y)
        """,
        "slope of a sigmoid alone": """
            class SoftmaxWithLoss:
                def __init__(self):
                    self.y = None
                    self.t = None

                def forward(self, x, t):
                    self.t = t
                    self.y = softmax(x)
                    return cross_entropy_error(self.y, t)

                def backward(self, dout=1):
                    return dout * self.y * (1 - self.y) / len(self.y)
        """,
        "argmax over axis 0": """
            class SoftmaxWithLoss:
                def __init__(self):
                    self.y = None
                    self.t = None

                def forward(self, x, t):
                    self.t = t
                    self.y = softmax(x)
                    return cross_entropy_error(self.y, t)

                def backward(self, dout=1):
                    n = self.y.shape[0]
                    t = self.t if self.t.ndim == 1 else self.t.argmax(axis=0)
                    dx = self.y.copy()
                    dx[np.arange(len(t)), t] -= 1
                    return dout * dx / n
        """,
        "dout below the line": """
            class SoftmaxWithLoss:
                def __init__(self):
                    self.y = None
                    self.t = None

                def forward(self, x, t):
                    self.t = t
                    self.y = softmax(x)
                    return cross_entropy_error(self.y, t)

                def backward(self, dout=1):
                    n = self.y.shape[0]
                    if self.t.size == self.y.size:
                        return (self.y - self.t) / (n * dout)
                    dx = self.y.copy()
                    dx[np.arange(n), self.t] -= 1
                    return dx / (n * dout)
        """,
    },
    "simple_net": {
        "softmax of the input": """
            class SimpleNet:
                def __init__(self, W):
                    self.W = W

                def predict(self, x):
                    return x @ self.W

                def loss(self, x, t):
                    return cross_entropy_error(softmax(x), t)
        """,
        "transpose of W": """
            class SimpleNet:
                def __init__(self, W):
                    self.W = W

                def predict(self, x):
                    return x @ self.W.T

                def loss(self, x, t):
                    return cross_entropy_error(softmax(self.predict(x)), t)
        """,
        "weights of seed 0": """
            class SimpleNet:
                def __init__(self, W):
                    self.W = np.random.RandomState(0).randn(2, 3)

                def predict(self, x):
                    return x @ self.W

                def loss(self, x, t):
                    return cross_entropy_error(softmax(self.predict(x)), t)
        """,
        "W shared by all nets": """
            class SimpleNet:
                def __init__(self, W):
                    SimpleNet.W = W
                def predict(self, x):
                    return x @ SimpleNet.W
                def loss(self, x, t):
                    return cross_entropy_error(softmax(self.predict(x)), t)
        """,
        "old logits": """
            class SimpleNet:
                def __init__(self, W):
                    self.W = W
                    self.a = None

                def predict(self, x):
                    if self.a is None or self.a.shape[0] != len(x):
                        self.a = x @ self.W
                    return self.a

                def loss(self, x, t):
                    return cross_entropy_error(softmax(self.predict(x)), t)
        """,
        "old logits in the loss": """
            class SimpleNet:
                def __init__(self, W):
                    self.W = W
                    self.a = None

                def predict(self, x):
                    self.a = x @ self.W
                    return self.a

                def loss(self, x, t):
                    if self.a is None:
                        self.predict(x)
                    return cross_entropy_error(softmax(self.a), t)
        """,
        "largest logit as target": """
            class SimpleNet:
                def __init__(self, W):
                    self.W = W

                def predict(self, x):
                    return x @ self.W

                def loss(self, x, t):
                    a = self.predict(x)
                    return cross_entropy_error(softmax(a), a.argmax(axis=-1))
        """,
        "softmax of all": """
            class SimpleNet:
                def __init__(self, W):
                    self.W = W

                def predict(self, x):
                    return x @ self.W

                def loss(self, x, t):
                    a = self.predict(x)
                    e = np.exp(a - a.max())
                    return cross_entropy_error(e / e.sum(), t)
        """,
        "powers only": """
            class SimpleNet:
                def __init__(self, W):
                    self.W = W

                def predict(self, x):
                    return x @ self.W

                def loss(self, x, t):
                    return cross_entropy_error(np.exp(self.predict(x)), t)
        """,
        "mean of the logits": """
            class SimpleNet:
                def __init__(self, W):
                    self.W = W

                def predict(self, x):
                    return x @ self.W

                def loss(self, x, t):
                    return cross_entropy_error(softmax(self.predict(x).mean(axis=0)), t)
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
