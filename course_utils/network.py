"""The two-layer network that lesson 6 builds: with explicit formulas, then from layers."""

import numpy as np

from course_utils.gradients import numerical_gradient
from course_utils.layers import Affine, Relu, SoftmaxWithLoss, cross_entropy_error, softmax


class TwoLayerNet:
    """Affine → Relu → Affine gives the logits; softmax with cross-entropy gives the loss.

    Parameters
    ----------
    input_size, hidden_size, output_size : int
        D numbers in each example, H hidden units, C classes.
    weight_init_std : float
        Standard deviation of the normal numbers that the weights start from; biases start at 0.
    rng : numpy.random.Generator or int
        Draws the weights; or the seed of a new generator.
    dtype : type
        Of the parameters: float64 for a gradient check; float32 trains in about half the time.

    Attributes
    ----------
    params : dict of str to ndarray
        ``W1`` (D, H), ``b1`` (H,), ``W2`` (H, C), ``b2`` (C,): the very arrays that the layers
        hold, so a change in place is a change of the network.
    layers : dict of str to layer
        In forward order.
    last_layer : SoftmaxWithLoss
        Turns logits and targets into the loss.
    """

    def __init__(
        self,
        input_size: int,
        hidden_size: int,
        output_size: int,
        weight_init_std: float = 0.01,
        rng: np.random.Generator | int = 0,
        dtype: type = np.float64,
    ):
        rng = np.random.default_rng(rng)
        params = {
            "W1": weight_init_std * rng.standard_normal((input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * rng.standard_normal((hidden_size, output_size)),
            "b2": np.zeros(output_size),
        }
        self.params = {key: value.astype(dtype) for key, value in params.items()}
        self.layers = {
            "Affine1": Affine(self.params["W1"], self.params["b1"]),
            "Relu1": Relu(),
            "Affine2": Affine(self.params["W2"], self.params["b2"]),
        }
        self.last_layer = SoftmaxWithLoss()

    def predict(self, x: np.ndarray) -> np.ndarray:
        """Return the logits (N, C) of the examples x (N, D)."""
        for layer in self.layers.values():
            x = layer.forward(x)
        return x

    def loss(self, x: np.ndarray, t: np.ndarray) -> float:
        """Return the mean cross-entropy of x (N, D) against t, labels (N,) or one-hot (N, C)."""
        return self.last_layer.forward(self.predict(x), t)

    def accuracy(self, x: np.ndarray, t: np.ndarray) -> float:
        """Return the share, from 0 to 1, of the examples whose largest logit is the right one."""
        labels = t if np.ndim(t) == 1 else np.argmax(t, axis=1)
        return np.mean(self.predict(x).argmax(axis=1) == labels)

    def numerical_gradient(self, x: np.ndarray, t: np.ndarray) -> dict[str, np.ndarray]:
        """Return the gradient of the loss for each of `params` by central differences: slow.

        The parameters are moved in place and put back; float32 is too coarse for such steps.
        """
        return {
            key: numerical_gradient(lambda _: self.loss(x, t), value)
            for key, value in self.params.items()
        }

    def gradient(self, x: np.ndarray, t: np.ndarray) -> dict[str, np.ndarray]:
        """Return the gradient of the loss for each of `params`: one pass forward, one backward."""
        self.loss(x, t)
        dout = self.last_layer.backward()
        for layer in reversed(self.layers.values()):
            dout = layer.backward(dout)
        first, second = self.layers["Affine1"], self.layers["Affine2"]
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class FormulaNet:
    """The same network with explicit formulas in place of layers: parameters are float64.

    Takes and has what `TwoLayerNet` takes and has, but for `dtype` and the layers.
    """

    def __init__(
        self,
        input_size: int,
        hidden_size: int,
        output_size: int,
        weight_init_std: float = 0.01,
        rng: np.random.Generator | int = 0,
    ):
        rng = np.random.default_rng(rng)
        self.params = {
            "W1": weight_init_std * rng.standard_normal((input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * rng.standard_normal((hidden_size, output_size)),
            "b2": np.zeros(output_size),
        }

    def predict(self, x: np.ndarray) -> np.ndarray:
        """Return the logits (N, C) of the examples x (N, D)."""
        a1 = x @ self.params["W1"] + self.params["b1"]
        z1 = np.maximum(a1, 0)
        return z1 @ self.params["W2"] + self.params["b2"]

    def loss(self, x: np.ndarray, t: np.ndarray) -> float:
        """Return the mean cross-entropy of x (N, D) against t, labels (N,) or one-hot (N, C)."""
        return cross_entropy_error(softmax(self.predict(x)), t)

    def accuracy(self, x: np.ndarray, t: np.ndarray) -> float:
        """Return the share, from 0 to 1, of the examples whose largest logit is the right one."""
        labels = t if np.ndim(t) == 1 else np.argmax(t, axis=1)
        return np.mean(self.predict(x).argmax(axis=1) == labels)

    def numerical_gradient(self, x: np.ndarray, t: np.ndarray) -> dict[str, np.ndarray]:
        """Return the gradient of the loss for each of `params` by central differences: slow."""
        return {
            key: numerical_gradient(lambda _: self.loss(x, t), value)
            for key, value in self.params.items()
        }

    def gradient(self, x: np.ndarray, t: np.ndarray) -> dict[str, np.ndarray]:
        """Return the gradient of the loss for each of `params` by formulas."""
        W1, b1, W2, b2 = (self.params[key] for key in ("W1", "b1", "W2", "b2"))
        t = t if np.ndim(t) == 2 else np.eye(len(b2))[t]  # one-hot rows

        # forward
        a1 = x @ W1 + b1
        z1 = np.maximum(a1, 0)
        y = softmax(z1 @ W2 + b2)

        # backward
        da2 = (y - t) / len(x)
        dz1 = da2 @ W2.T
        da1 = dz1 * (a1 > 0)
        dW2, db2 = z1.T @ da2, da2.sum(axis=0)
        dW1, db1 = x.T @ da1, da1.sum(axis=0)
        return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


def gradient_errors(
    first: dict[str, np.ndarray], second: dict[str, np.ndarray]
) -> dict[str, np.ndarray]:
    """Return the relative error |a - b| / (|a| + |b|) of each entry of two sets of gradients.

    Parameters
    ----------
    first, second : dict of str to ndarray
        Gradients under the same names, of the same shapes.

    Returns
    -------
    dict of str to ndarray
        Of the same shapes: 0 where two entries are equal, 1 where they have nothing in common.
    """
    errors = {}
    for key in first:
        a, b = first[key], second[key]
        size = np.abs(a) + np.abs(b)
        errors[key] = np.abs(a - b) / np.where(size == 0, 1, size)
    return errors
