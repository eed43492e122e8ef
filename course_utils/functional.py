"""What lesson 8 builds: networks as plain functions on dicts, with tanh and softmax.

`params` holds what is learned, `outputs` every array of a forward pass, `grads` one gradient for
each parameter. For two layers, N examples, nx inputs, nh hidden units and ny classes:

====================  ==========  =================================
`Wh`, `bh`            parameter   (nx, nh), (nh,)
`Wy`, `by`            parameter   (nh, ny), (ny,)
`X`                   output      (N, nx), the examples
`htilde`, `h`         output      (N, nh), before and after tanh
`ytilde`, `yhat`      output      (N, ny), before and after softmax
====================  ==========  =================================
"""

import numpy as np

from course_utils.layers import softmax

Arrays = dict[str, np.ndarray]


def init_params(nx: int, nh: int, ny: int, rng: np.random.Generator | int = 0) -> Arrays:
    """Return random weights and zero biases for nx inputs, nh hidden units, ny classes.

    Each weight is normal with standard deviation 1/√n, where n inputs meet in the unit that it
    leads to (LeCun et al., *Efficient BackProp*, 1998). `rng` is a generator or a seed.
    """
    rng = np.random.default_rng(rng)
    return {
        "Wh": rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh)),
        "bh": np.zeros(nh),
        "Wy": rng.normal(0, 1 / np.sqrt(nh), size=(nh, ny)),
        "by": np.zeros(ny),
    }


def forward(params: Arrays, X: np.ndarray) -> tuple[np.ndarray, Arrays]:
    """Return the probabilities yhat (N, ny) for X (N, nx), and all outputs on the way."""
    htilde = X @ params["Wh"] + params["bh"]
    h = np.tanh(htilde)
    ytilde = h @ params["Wy"] + params["by"]
    yhat = softmax(ytilde)
    return yhat, {"X": X, "htilde": htilde, "h": h, "ytilde": ytilde, "yhat": yhat}


def loss_accuracy(Yhat: np.ndarray, Y: np.ndarray) -> tuple[float, float]:
    """Return the mean cross-entropy of Yhat (N, ny) against one-hot Y (N, ny), and the accuracy.

    The accuracy is the share, from 0 to 1, of the rows whose largest entries are at one place.
    """
    loss = -np.mean(np.sum(Y * np.log(Yhat + 1e-12), axis=1))  # log(0) has no value
    accuracy = np.mean(Yhat.argmax(axis=1) == Y.argmax(axis=1))
    return float(loss), float(accuracy)


def backward(params: Arrays, outputs: Arrays, Y: np.ndarray) -> Arrays:
    """Return the gradient of the loss for each of `params`, given `outputs` and one-hot Y."""
    dytilde = (outputs["yhat"] - Y) / len(Y)
    dh = dytilde @ params["Wy"].T
    dhtilde = dh * (1 - outputs["h"] ** 2)
    return {
        "Wh": outputs["X"].T @ dhtilde,
        "bh": dhtilde.sum(axis=0),
        "Wy": outputs["h"].T @ dytilde,
        "by": dytilde.sum(axis=0),
    }


def sgd(params: Arrays, grads: Arrays, eta: float) -> Arrays:
    """Subtract eta * gradient from each array of `params`, in place, and return `params`."""
    for key in params:
        params[key] -= eta * grads[key]
    return params


def forward3(params: Arrays, X: np.ndarray) -> tuple[np.ndarray, Arrays]:
    """Return yhat (N, ny) and the outputs of a network with two hidden layers.

    Parameters are `Wg` (nx, ng), `bg`, `Wh` (ng, nh), `bh`, `Wy` (nh, ny), `by`; outputs gain
    `gtilde` and `g`, both (N, ng).
    """
    gtilde = X @ params["Wg"] + params["bg"]
    g = np.tanh(gtilde)
    yhat, outputs = forward({key: params[key] for key in ("Wh", "bh", "Wy", "by")}, g)
    return yhat, outputs | {"X": X, "gtilde": gtilde, "g": g}


def backward3(params: Arrays, outputs: Arrays, Y: np.ndarray) -> Arrays:
    """Return the gradient of the loss for each parameter of a network with two hidden layers."""
    dytilde = (outputs["yhat"] - Y) / len(Y)
    dh = dytilde @ params["Wy"].T
    dhtilde = dh * (1 - outputs["h"] ** 2)
    dg = dhtilde @ params["Wh"].T
    dgtilde = dg * (1 - outputs["g"] ** 2)
    return {
        "Wg": outputs["X"].T @ dgtilde,
        "bg": dgtilde.sum(axis=0),
        "Wh": outputs["g"].T @ dhtilde,
        "bh": dhtilde.sum(axis=0),
        "Wy": outputs["h"].T @ dytilde,
        "by": dytilde.sum(axis=0),
    }
