"""What lesson 7 builds: mini-batches, the update in place, the loop, and parameters on disk."""

import os
import sys
from pathlib import Path

import numpy as np

from course_utils.network import TwoLayerNet


def get_mini_batch(
    x: np.ndarray, t: np.ndarray, batch_size: int, rng: np.random.Generator | int = 0
) -> tuple[np.ndarray, np.ndarray]:
    """Return `batch_size` different random examples, each with its own target.

    Parameters
    ----------
    x, t : ndarray
        N examples and their targets, along the first axis.
    batch_size : int
        How many to take, at most N.
    rng : numpy.random.Generator or int
        A generator, or the seed of a new one.

    Returns
    -------
    x_batch, t_batch : ndarray
        `batch_size` rows of `x`, and the same rows of `t`.

    Raises
    ------
    ValueError
        If there are fewer than `batch_size` examples.
    """
    rng = np.random.default_rng(rng)
    rows = rng.choice(len(x), size=batch_size, replace=False)
    return x[rows], t[rows]


def epoch_batches(
    size: int, batch_size: int, rng: np.random.Generator | int = 0
) -> list[np.ndarray]:
    """Return the row numbers 0 … size - 1 in random order, cut into mini-batches.

    Parameters
    ----------
    size : int
        Number of examples.
    batch_size : int
        Rows in each mini-batch; the last takes what is left, and may be smaller.
    rng : numpy.random.Generator or int
        A generator, or the seed of a new one.

    Returns
    -------
    list of ndarray of int
        Each row number occurs once.
    """
    rng = np.random.default_rng(rng)
    order = rng.permutation(size)
    return [order[start : start + batch_size] for start in range(0, size, batch_size)]


def sgd_update(params: dict[str, np.ndarray], grads: dict[str, np.ndarray], lr: float) -> None:
    """Take one step of gradient descent, in place: each array of `params` loses ``lr * grad``.

    Parameters
    ----------
    params : dict of str to ndarray
        The arrays that the layers hold; they are changed, not replaced.
    grads : dict of str to ndarray
        Under the same names, of the same shapes; left as they are.
    lr : float
        The learning rate.
    """
    for key in params:
        params[key] -= lr * grads[key]


def train(
    net: TwoLayerNet,
    train_set: tuple[np.ndarray, np.ndarray],
    test_set: tuple[np.ndarray, np.ndarray],
    epochs: int,
    lr: float,
    batch_size: int = 100,
    rng: np.random.Generator | int = 0,
    progress: bool = False,
) -> dict[str, list[float]]:
    """Train a network by gradient descent on mini-batches; each epoch uses every example once.

    Parameters
    ----------
    net : TwoLayerNet
        Or whatever has `params`, `loss`, `gradient` and `accuracy`; its parameters are changed.
    train_set, test_set : (x, t)
        Examples and targets to learn from, and others to measure with.
    epochs : int
        How often to go through the training set.
    lr : float
        The learning rate.
    batch_size : int
        Examples in each mini-batch.
    rng : numpy.random.Generator or int
        Shuffles the examples anew for each epoch; or the seed of a new generator.
    progress : bool
        Whether to show a progress bar on stdout.

    Returns
    -------
    dict of str to list of float
        ``loss`` of each mini-batch, before its update; ``train_acc`` and ``test_acc`` after each
        epoch, on the whole of each set.
    """
    from tqdm import tqdm

    x_train, t_train = train_set
    rng = np.random.default_rng(rng)
    history = {"loss": [], "train_acc": [], "test_acc": []}
    for _ in tqdm(range(epochs), desc="epochs", file=sys.stdout, disable=not progress):
        for rows in epoch_batches(len(x_train), batch_size, rng):
            x_batch, t_batch = x_train[rows], t_train[rows]
            history["loss"].append(net.loss(x_batch, t_batch))
            grads = net.gradient(x_batch, t_batch)
            sgd_update(net.params, grads, lr)
        history["train_acc"].append(net.accuracy(*train_set))
        history["test_acc"].append(net.accuracy(*test_set))
    return history


def save_params(path: Path | str, params: dict[str, np.ndarray]) -> None:
    """Write parameters to an .npz file: plain arrays under their names, nothing pickled.

    Parameters
    ----------
    path : Path or str
        The file; an older one of this name is replaced, once the new one is whole.
    params : dict of str to ndarray
        Arrays of numbers.
    """
    path = Path(path)
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            np.savez(file, **params)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def load_params(path: Path | str, params: dict[str, np.ndarray]) -> None:
    """Copy parameters from an .npz file *into* arrays, so that the layers that hold them see it.

    Parameters
    ----------
    path : Path or str
        What `save_params` wrote.
    params : dict of str to ndarray
        The arrays to fill. They keep their dtype.

    Raises
    ------
    ValueError
        If the file lacks one of the names, or its array has another shape; nothing was copied then.
    """
    with np.load(path, allow_pickle=False) as file:
        saved = {key: file[key] for key in file.files}
    shapes = {key: value.shape for key, value in saved.items()}
    for key, value in params.items():
        if shapes.get(key) != value.shape:
            raise ValueError(
                f"{path}: expected {key} of shape {value.shape}, found the shapes {shapes}. "
                "Make the network with the sizes that it had when it was saved."
            )
    for key, value in params.items():
        value[...] = saved[key]
