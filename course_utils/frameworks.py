"""PyTorch, TensorFlow and SymPy where they are installed, and what lesson 11 builds with them.

``from course_utils.frameworks import torch`` (or ``tf``, ``sympy``) gives the library itself. Where
it is not installed, that prints one line, and the name stands for an `Absent`, which is false.
"""

import importlib
import logging
import os
from importlib.util import find_spec
from types import ModuleType
from typing import Any

import numpy as np

from course_utils.network import TwoLayerNet

TITLES = {"torch": "PyTorch", "tensorflow": "TensorFlow", "sympy": "SymPy"}


class Absent:
    """Stands for a library that is not installed, and for all that it holds.

    It is false; a class that is derived from it is a plain one; to call it is an error.
    """

    def __init__(self, text: str):
        self._text = text

    def __bool__(self) -> bool:
        return False

    def __getattr__(self, name: str) -> "Absent":
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        """Raise ModuleNotFoundError, and say what to install."""
        raise ModuleNotFoundError(self._text)

    def __mro_entries__(self, bases: tuple) -> tuple:
        return ()


def absence(library: str) -> str:
    """Return "" if a library can be imported; else the beginning of a sentence that says so."""
    return "" if find_spec(library) else f"{TITLES.get(library, library)} is not installed here"


def load(library: str) -> ModuleType | Absent:
    """Return a library; where it is not installed, print one line, and return an `Absent`."""
    if text := absence(library):
        print(f"{text}: this part is skipped. To install it: pip install {library}")
        return Absent(f"{text}: pip install {library}")
    if library == "tensorflow":  # it tells stderr about the processor, and of things it can mend
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
        os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
        logging.getLogger("tensorflow").setLevel(logging.ERROR)
    return importlib.import_module(library)


def __getattr__(name: str) -> ModuleType | Absent:
    """Load a library when it is imported from here: none of them is light."""
    library = {"tf": "tensorflow"}.get(name, name)
    if library not in TITLES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return load(library)


def numpy_fit(params, x, t, lr, steps, momentum=0.0, batch_size=None):
    """Train the two-layer network of lesson 6 in NumPy: what the frameworks are compared with.

    Parameters
    ----------
    params : dict of str to ndarray
        ``W1`` (D, H), ``b1`` (H,), ``W2`` (H, C), ``b2`` (C,): where the training starts.
    x, t : ndarray, shapes (N, D) and (N,)
        Examples and their labels.
    lr : float
        The learning rate.
    steps : int
        How many steps.
    momentum : float
        v ← momentum · v + gradient, W ← W - lr · v, with v = 0 at the start (Polyak 1964).
    batch_size : int, optional
        Examples of a step, taken in their order, again and again; a divisor of N. By default all.

    Returns
    -------
    losses : list of float
        Before each step.
    params : dict of str to ndarray
        After the last one.
    """
    net = TwoLayerNet(*params["W1"].shape, len(params["b2"]), dtype=params["W1"].dtype)
    velocity = {}
    for key, value in params.items():
        net.params[key][...] = value
        velocity[key] = np.zeros_like(value)
    batch_size = batch_size or len(x)
    losses = []
    for step in range(steps):
        first = step * batch_size % len(x)
        x_batch, t_batch = x[first : first + batch_size], t[first : first + batch_size]
        for key, gradient in net.gradient(x_batch, t_batch).items():
            velocity[key] = momentum * velocity[key] + gradient
            net.params[key] -= lr * velocity[key]
        # Not the net's own loss: frameworks do without the 1e-7 that keeps it from log(0).
        right = net.last_layer.y[np.arange(len(t_batch)), t_batch]
        losses.append(float(-np.log(right).mean()))
    return losses, net.params


def torch_gradients(x, W, b):
    """Return L, the sum of all entries of (x @ W + b)³, and its gradients (dx, dW, db).

    Parameters
    ----------
    x, W, b : ndarray, shapes (N, D), (D, M) and (M,)

    Returns
    -------
    L : float
    gradients : tuple of ndarray
        In the shapes of `x`, `W` and `b`.
    """
    torch = load("torch")
    x, W, b = (torch.tensor(array, requires_grad=True) for array in (x, W, b))
    loss = ((x @ W + b) ** 3).sum()
    loss.backward()
    return loss.item(), (x.grad.numpy(), W.grad.numpy(), b.grad.numpy())


def torch_fit(params, x, t, lr, steps):
    """Do what `numpy_fit` does, with PyTorch's gradients and an update by hand."""
    torch = load("torch")
    p = {key: torch.tensor(value, requires_grad=True) for key, value in params.items()}
    x, t = torch.tensor(x), torch.tensor(t)
    losses = []
    for _ in range(steps):
        logits = torch.relu(x @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]
        loss = torch.nn.functional.cross_entropy(logits, t)
        loss.backward()
        with torch.no_grad():
            for tensor in p.values():
                tensor -= lr * tensor.grad
                tensor.grad.zero_()
        losses.append(loss.item())
    return losses, {key: tensor.detach().numpy() for key, tensor in p.items()}


def optimizer_fit(params, x, t, lr, momentum, steps):
    """Do what `numpy_fit` does, with PyTorch's gradients and an optimizer."""
    torch = load("torch")
    p = {key: torch.tensor(value, requires_grad=True) for key, value in params.items()}
    x, t = torch.tensor(x), torch.tensor(t)
    optimizer = torch.optim.SGD(p.values(), lr=lr, momentum=momentum)
    losses = []
    for _ in range(steps):
        logits = torch.relu(x @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]
        loss = torch.nn.functional.cross_entropy(logits, t)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses, {key: tensor.detach().numpy() for key, tensor in p.items()}


def tf_polynomial(x, y):
    """Return z = x²y + xy + 3y and its gradients (dx, dy), for two numbers; all of them floats."""
    tf = load("tensorflow")
    x, y = tf.constant(x), tf.constant(y)
    with tf.GradientTape() as tape:
        tape.watch([x, y])
        z = x**2 * y + x * y + 3 * y
    dx, dy = tape.gradient(z, [x, y])
    return float(z), (float(dx), float(dy))


def tape_fit(W, b, x, t, lr, steps):
    """Train a single affine layer with softmax and cross-entropy, by a gradient tape.

    Parameters
    ----------
    W, b : ndarray, shapes (D, C) and (C,)
        Where the training starts.
    x, t : ndarray, shapes (N, D) and (N,)
        Examples and their labels; every step uses all of them.
    lr, steps
        As in `numpy_fit`.

    Returns
    -------
    losses : list of float
        Before each step.
    W, b : ndarray
        After the last one.
    """
    tf = load("tensorflow")
    W, b = tf.Variable(W), tf.Variable(b)
    losses = []
    for _ in range(steps):
        with tf.GradientTape() as tape:
            logits = x @ W + b
            each = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=t, logits=logits)
            loss = tf.reduce_mean(each)
        dW, db = tape.gradient(loss, [W, b])
        W.assign_sub(lr * dW)
        b.assign_sub(lr * db)
        losses.append(float(loss))
    return losses, W.numpy(), b.numpy()


def keras_fit(params, x, t, lr, epochs, batch_size):
    """Train a two-layer network with Keras, its examples in mini-batches in their order.

    Parameters
    ----------
    params, x, t, lr
        As in `numpy_fit`.
    epochs, batch_size : int
        How often to go through the examples, and how many make a mini-batch.

    Returns
    -------
    losses : list of float
        Of each epoch: the mean over its mini-batches.
    weights : list of ndarray
        W1, b1, W2, b2 at the end, in float32.
    """
    keras = load("tensorflow").keras
    inputs, hidden, outputs = len(params["W1"]), len(params["b1"]), len(params["b2"])
    model = keras.Sequential(
        [
            keras.Input((inputs,)),
            keras.layers.Dense(hidden, activation="relu"),
            keras.layers.Dense(outputs),
        ]
    )
    model.set_weights([params[key] for key in ("W1", "b1", "W2", "b2")])
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer=keras.optimizers.SGD(lr), loss=loss)
    record = model.fit(x, t, batch_size=batch_size, epochs=epochs, shuffle=False, verbose=0)
    return record.history["loss"], model.get_weights()


def partial_derivatives(formula, point):
    """Return the partial derivatives of a formula at a point.

    Parameters
    ----------
    formula : str
        In SymPy's notation, such as ``"x**2*y"``.
    point : dict of str to float
        The value of each variable.

    Returns
    -------
    dict of str to float
        For each variable, the derivative along it.
    """
    sympy = load("sympy")
    f = sympy.sympify(formula)
    return {name: float(sympy.diff(f, name).subs(point)) for name in point}


def is_derivative(formula, claim, name):
    """Return whether a formula's derivative by the variable `name` is `claim`; all three are text.

    The two may be written differently: what counts is whether their difference is 0 everywhere.
    """
    sympy = load("sympy")
    difference = sympy.diff(sympy.sympify(formula), name) - sympy.sympify(claim)
    return sympy.simplify(difference) == 0
