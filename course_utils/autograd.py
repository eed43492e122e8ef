"""What lesson 10 builds: a tape that records operations, its gradients, and a small network on it.

Each operation is a node as in `layers`, with `forward` and `backward`. A `Tensor` sends its value
through nodes; an open `Tape` remembers them in order to walk back. Formulas: Baydin et al.,
*Automatic Differentiation in Machine Learning: a Survey* (2018), section 3.2.
"""

import numpy as np

from course_utils.arrays import unbroadcast
from course_utils.layers import Relu, Tanh


class Add:
    """x + y, of shapes that broadcast."""

    def __init__(self):
        self.x_shape = None
        self.y_shape = None

    def forward(self, x, y):
        """Return x + y."""
        self.x_shape = np.shape(x)
        self.y_shape = np.shape(y)
        return x + y

    def backward(self, dout):
        """Return (dx, dy), each of the shape of its input."""
        dx = unbroadcast(dout, self.x_shape)
        dy = unbroadcast(dout, self.y_shape)
        return dx, dy


class Sub:
    """x - y, of shapes that broadcast."""

    def __init__(self):
        self.x_shape = None
        self.y_shape = None

    def forward(self, x, y):
        """Return x - y."""
        self.x_shape = np.shape(x)
        self.y_shape = np.shape(y)
        return x - y

    def backward(self, dout):
        """Return (dx, dy), each of the shape of its input."""
        dx = unbroadcast(dout, self.x_shape)
        dy = unbroadcast(-dout, self.y_shape)
        return dx, dy


class Mul:
    """x * y, of shapes that broadcast."""

    def __init__(self):
        self.x = None
        self.y = None

    def forward(self, x, y):
        """Return x * y."""
        self.x = x
        self.y = y
        return x * y

    def backward(self, dout):
        """Return (dx, dy), each of the shape of its input."""
        dx = unbroadcast(dout * self.y, np.shape(self.x))
        dy = unbroadcast(dout * self.x, np.shape(self.y))
        return dx, dy


class Div:
    """x / y, of shapes that broadcast."""

    def __init__(self):
        self.x = None
        self.y = None

    def forward(self, x, y):
        """Return x / y."""
        self.x = x
        self.y = y
        return x / y

    def backward(self, dout):
        """Return (dx, dy), each of the shape of its input."""
        dx = unbroadcast(dout / self.y, np.shape(self.x))
        dy = unbroadcast(-dout * self.x / self.y**2, np.shape(self.y))
        return dx, dy


class Pow:
    """x to the power of a number."""

    def __init__(self):
        self.x = None
        self.exponent = None

    def forward(self, x, exponent):
        """Return x ** exponent, where the exponent is a plain number."""
        self.x = x
        self.exponent = exponent
        return x**exponent

    def backward(self, dout):
        """Return dx, the shape of x."""
        return dout * self.exponent * self.x ** (self.exponent - 1)


class MatMul:
    """x @ y for matrices x (N, D) and y (D, M), result (N, M)."""

    def __init__(self):
        self.x = None
        self.y = None

    def forward(self, x, y):
        """Return x @ y, shape (N, M)."""
        self.x = x
        self.y = y
        return x @ y

    def backward(self, dout):
        """Return dx (N, D) and dy (D, M), given dout (N, M)."""
        dx = dout @ self.y.T
        dy = self.x.T @ dout
        return dx, dy


class Exp:
    """exp(x), entry by entry."""

    def __init__(self):
        self.out = None

    def forward(self, x):
        """Return exp(x)."""
        self.out = np.exp(x)
        return self.out

    def backward(self, dout):
        """Return dx, the shape of x: exp is its own slope."""
        return dout * self.out


class Log:
    """The natural logarithm of x, entry by entry."""

    def __init__(self):
        self.x = None

    def forward(self, x):
        """Return log(x)."""
        self.x = x
        return np.log(x)

    def backward(self, dout):
        """Return dx, the shape of x."""
        return dout / self.x


class Sum:
    """The sum of x, over all of its axes or some."""

    def __init__(self):
        self.shape = None
        self.axis = None
        self.keepdims = None

    def forward(self, x, axis=None, keepdims=False):
        """Return np.sum(x, axis, keepdims): axis is an integer, a tuple, or None for all."""
        self.shape = np.shape(x)
        self.axis = axis
        self.keepdims = keepdims
        return np.sum(x, axis=axis, keepdims=keepdims)

    def backward(self, dout):
        """Return dx, the shape of x: each entry gets the gradient of the sum that it went into."""
        if self.axis is not None and not self.keepdims:
            dout = np.expand_dims(dout, self.axis)
        return np.broadcast_to(dout, self.shape).copy()


class Reshape:
    """The entries of x, in their order, in another shape."""

    def __init__(self):
        self.shape = None

    def forward(self, x, shape):
        """Return x in the new shape."""
        self.shape = np.shape(x)
        return np.reshape(x, shape)

    def backward(self, dout):
        """Return dx, the shape of x."""
        return np.reshape(dout, self.shape)


open_tapes = []  # the tapes that are recording now


class Tensor:
    """An array of floats; what is computed from it is recorded on every open tape."""

    __array_ufunc__ = None  # so that `array * tensor` is left to the tensor, as `2 * tensor` is

    def __init__(self, value):
        self.value = np.asarray(value, dtype=float)

    def __repr__(self):
        return f"Tensor({self.value})"

    def apply(self, node, *others, **options):
        """Send this tensor, then `others`, through a node; record it; return the output."""
        inputs = [self]
        for other in others:
            inputs.append(other if isinstance(other, Tensor) else Tensor(other))
        output = Tensor(node.forward(*(x.value for x in inputs), **options))
        for tape in open_tapes:
            tape.record(node, inputs, output)
        return output

    def __add__(self, other):
        return self.apply(Add(), other)

    def __radd__(self, other):
        return Tensor(other) + self

    def __sub__(self, other):
        return self.apply(Sub(), other)

    def __rsub__(self, other):
        return Tensor(other) - self

    def __mul__(self, other):
        return self.apply(Mul(), other)

    def __rmul__(self, other):
        return Tensor(other) * self

    def __truediv__(self, other):
        return self.apply(Div(), other)

    def __rtruediv__(self, other):
        return Tensor(other) / self

    def __neg__(self):
        return self * -1

    def __pow__(self, exponent):
        return self.apply(Pow(), exponent=exponent)

    def __matmul__(self, other):
        return self.apply(MatMul(), other)

    def __rmatmul__(self, other):
        return Tensor(other) @ self

    def exp(self):
        """Return exp of each entry."""
        return self.apply(Exp())

    def log(self):
        """Return the natural logarithm of each entry."""
        return self.apply(Log())

    def relu(self):
        """Return max(x, 0) of each entry x."""
        return self.apply(Relu())

    def tanh(self):
        """Return the hyperbolic tangent of each entry."""
        return self.apply(Tanh())

    def sum(self, axis=None, keepdims=False):
        """Return the sum over all axes, or over some."""
        return self.apply(Sum(), axis=axis, keepdims=keepdims)

    def mean(self, axis=None, keepdims=False):
        """Return the mean over all axes, or over some."""
        total = self.sum(axis, keepdims)
        return total / (self.value.size / total.value.size)

    def reshape(self, shape):
        """Return the same entries in another shape."""
        return self.apply(Reshape(), shape=shape)


def topological_order(end, inputs):
    """Return `end` and all that it is computed from, each after its own inputs.

    Parameters
    ----------
    end : hashable
        The last node.
    inputs : dict
        Each computed node's inputs, a tuple or list of nodes. A node that is not in it was given.

    Returns
    -------
    list
        Each node once; `end` comes last.
    """
    order, done, waiting = [], set(), [end]
    while waiting:
        node = waiting[-1]
        missing = [x for x in inputs.get(node, ()) if x not in done]
        if missing:
            waiting.extend(missing)
            continue
        waiting.pop()
        if node not in done:
            done.add(node)
            order.append(node)
    return order


class Tape:
    """Records what is computed from tensors while it is open, and computes gradients from that.

    Attributes
    ----------
    records : dict
        For each output, a `Tensor`, the node that made it and the node's inputs, a list.
    """

    def __init__(self):
        self.records = {}

    def __enter__(self):
        open_tapes.append(self)
        return self

    def __exit__(self, *error):
        open_tapes.remove(self)

    def record(self, node, inputs, output):
        """Remember how `output` was made, a new tensor: else the way back would never end."""
        if any(x is output for x in inputs):
            raise ValueError("the output is one of the inputs: put the result into a new Tensor.")
        self.records[output] = (node, inputs)

    def gradient(self, result, sources):
        """Return the gradients of the sum of `result` with respect to `sources`.

        Parameters
        ----------
        result : Tensor
            Of any shape; its entries are added up.
        sources : Tensor or list of Tensor
            Inputs, or values on the way.

        Returns
        -------
        ndarray or list of ndarray
            The shape of each source; None for one that `result` was not computed from.
        """
        inputs = {output: made_from for output, (_, made_from) in self.records.items()}
        gradients = {result: np.ones_like(result.value)}
        for output in reversed(topological_order(result, inputs)):
            if output not in self.records:
                continue
            node, tensors = self.records[output]
            found = node.backward(gradients[output])
            found = found if isinstance(found, tuple) else (found,)
            for x, dx in zip(tensors, found, strict=True):
                gradients[x] = gradients[x] + dx if x in gradients else dx
        if isinstance(sources, list | tuple):
            return [gradients.get(x) for x in sources]
        return gradients.get(sources)


def recorded_edges(tape, result, names):
    """Return what a tape recorded on the way to `result`, for `plotting.computational_graph`.

    Parameters
    ----------
    tape : Tape
        Or whatever has `records` and `gradient`.
    result : Tensor
        The end of the graph.
    names : dict of str to Tensor
        What to write on the given tensors and on the result. Others carry their number or shape.

    Returns
    -------
    edges : list of (source, target, value, gradient)
        On each edge the value that flows forward, and what comes back along this edge alone.
    labels : dict of str to str
        For each node, what to write on it.
    """
    inputs = {output: made_from for output, (_, made_from) in tape.records.items()}
    order = topological_order(result, inputs)
    gradient = dict(zip(order, tape.gradient(result, order), strict=True))
    given = {tensor: name for name, tensor in names.items()}
    key, labels, edges = {}, {}, []
    for i, tensor in enumerate(order):
        if tensor not in inputs:
            plain = f"{tensor.value:g}" if tensor.value.ndim == 0 else str(tensor.value.shape)
            key[tensor] = f"given{i}"
            labels[key[tensor]] = given.get(tensor, plain)
            continue
        node, sources = tape.records[tensor]
        kind = type(node).__name__
        key[tensor] = f"{kind}{i}"
        signs = {
            "Pow": "**",
            "Sum": "Σ",
            "Add": "+",
            "Sub": "−",
            "Mul": "×",
            "Div": "÷",
            "MatMul": "@",
        }
        labels[key[tensor]] = signs.get(kind, kind.lower())
        found = node.backward(gradient[tensor])
        found = found if isinstance(found, tuple) else (found,)
        for x, dx in zip(sources, found, strict=True):
            edges.append((key[x], key[tensor], x.value, dx))
    edges.append((key[result], "result", result.value, gradient[result]))
    labels["result"] = given.get(result, "result")
    return edges, labels


def softmax_cross_entropy(logits, labels):
    """Return the mean over the mini-batch of -log of the probability given to the right class.

    Parameters
    ----------
    logits : Tensor, shape (N, C)
        Of any size: exp does not overflow.
    labels : ndarray of int, shape (N,)
        The right class of each row.

    Returns
    -------
    Tensor, shape ()
    """
    # Moving a row by a constant changes no probability, so the largest logit may be one.
    shifted = logits - logits.value.max(axis=1, keepdims=True)
    one_hot = np.eye(logits.value.shape[1])[labels]
    right = (shifted * one_hot).sum(axis=1)
    return (shifted.exp().sum(axis=1).log() - right).mean()


class NaiveDense:
    """activation(x @ W + b), with W (D, M) and b (M,).

    Parameters
    ----------
    input_size, output_size : int
        D and M.
    activation : str, optional
        Name of a method of `Tensor`, such as "relu"; none by default.
    weight_init_std : float
        Standard deviation of the normal numbers that W starts from; b starts at 0.
    rng : numpy.random.Generator or int
        Draws W; or the seed of a new generator.
    """

    def __init__(self, input_size, output_size, activation=None, weight_init_std=0.01, rng=0):
        rng = np.random.default_rng(rng)
        self.activation = activation
        self.W = Tensor(weight_init_std * rng.standard_normal((input_size, output_size)))
        self.b = Tensor(np.zeros(output_size))

    def __call__(self, inputs):
        """Return the outputs (N, M), a `Tensor`, for the inputs (N, D), a `Tensor` or an array."""
        z = inputs @ self.W + self.b
        return getattr(z, self.activation)() if self.activation else z

    @property
    def weights(self):
        """The list [W, b]."""
        return [self.W, self.b]


class NaiveSequential:
    """Layers in a row: each one's output is the next one's input."""

    def __init__(self, layers):
        self.layers = layers

    def __call__(self, inputs):
        """Return the last layer's output, a `Tensor`."""
        x = inputs
        for layer in self.layers:
            x = layer(x)
        return x

    @property
    def weights(self):
        """The weights of all layers, in one list."""
        return [weight for layer in self.layers for weight in layer.weights]


class BatchGenerator:
    """Hands out images (N, D) and labels (N,) in mini-batches, in their order."""

    def __init__(self, images, labels, batch_size=128):
        self.index = 0
        self.images = images
        self.labels = labels
        self.batch_size = batch_size
        self.num_batches = -(-len(images) // batch_size)  # rounded up

    def next(self):
        """Return the next images and labels; the last mini-batch takes what is left."""
        rows = slice(self.index, self.index + self.batch_size)
        self.index += self.batch_size
        return self.images[rows], self.labels[rows]


def one_training_step(model, images_batch, labels_batch, learning_rate=0.1):
    """Move the model's weights against the gradient of its loss, once.

    Parameters
    ----------
    model : NaiveSequential
        Its weights are changed in place.
    images_batch : ndarray, shape (N, D)
        The mini-batch.
    labels_batch : ndarray of int, shape (N,)
        Its right classes.
    learning_rate : float
        How far to go.

    Returns
    -------
    float
        The mini-batch's loss before the step.
    """
    with Tape() as tape:
        loss = softmax_cross_entropy(model(images_batch), labels_batch)
    gradients = tape.gradient(loss, model.weights)
    for weight, gradient in zip(model.weights, gradients, strict=True):
        weight.value -= learning_rate * gradient
    return float(loss.value)


def fit(model, images, labels, epochs, batch_size=128, learning_rate=0.1):
    """Train a model; return the loss of each mini-batch, a list of floats.

    Parameters
    ----------
    model : NaiveSequential
        Its weights are changed in place.
    images, labels : ndarray, shapes (N, D) and (N,)
        The training set; each epoch uses every example once, in the order given.
    epochs, batch_size, learning_rate
        How often to go through it, in mini-batches of how many examples, and how far a step goes.
    """
    losses = []
    for _ in range(epochs):
        batches = BatchGenerator(images, labels, batch_size)
        for _ in range(batches.num_batches):
            losses.append(one_training_step(model, *batches.next(), learning_rate))
    return losses
