"""What lesson 12 builds: better starts, better steps, more images; and a board for the results."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

# Error rates in per cent on MNIST's test set, of networks with one hidden layer of 800 units that
# were trained with cross-entropy: Simard, Steinkraus, Platt, "Best Practices for Convolutional
# Neural Networks Applied to Visual Document Analysis", ICDAR 2003.
RECORDS = {
    "800 units, 2003": 1.6,
    "800 units, affine, 2003": 1.1,
    "800 units, elastic, 2003": 0.7,
}

Pair = tuple[np.ndarray, np.ndarray]


def split(
    x: np.ndarray, t: np.ndarray, count: int, rng: np.random.Generator | int = 0
) -> tuple[Pair, Pair]:
    """Set `count` random examples aside for validation.

    Parameters
    ----------
    x, t : ndarray
        N examples and their targets, along the first axis.
    count : int
        How many to set aside.
    rng : numpy.random.Generator or int
        Draws them; or the seed of a new generator.

    Returns
    -------
    (x_train, t_train), (x_val, t_val) : pairs of ndarray
        N - count examples and count others; together, each example once.
    """
    order = np.random.default_rng(rng).permutation(len(x))
    chosen, rest = order[:count], order[count:]
    return (x[rest], t[rest]), (x[chosen], t[chosen])


def he_init(shape: tuple[int, int], rng: np.random.Generator | int = 0) -> np.ndarray:
    """Return random weights (D, M) that keep the size of what goes through Relu layers.

    Normal numbers of variance 2 / D (He, Zhang, Ren, Sun, "Delving Deep into Rectifiers", 2015).
    """
    return np.random.default_rng(rng).standard_normal(shape) * np.sqrt(2 / shape[0])


class Momentum:
    """Gradient descent with a velocity v for each parameter p (Polyak, 1964).

    v ← momentum · v − lr · gradient, then p ← p + v. `update` takes dicts of arrays with the same
    keys, and changes those of `params` in place.
    """

    def __init__(self, lr: float = 0.01, momentum: float = 0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params: dict[str, np.ndarray], grads: dict[str, np.ndarray]) -> None:
        """Take one step, in place."""
        for key in params:
            self.v[key] = self.momentum * self.v.get(key, 0) - self.lr * grads[key]
            params[key] += self.v[key]


class Adam:
    """Steps of about the length lr for each parameter, whatever the size of its gradients.

    Running means of the gradient and of its square, corrected for their start at 0 (Kingma, Ba,
    "Adam: A Method for Stochastic Optimization", 2015, algorithm 1). `update` is as in `Momentum`.
    """

    def __init__(self, lr: float = 0.001, beta1: float = 0.9, beta2: float = 0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.steps = 0
        self.m = {}
        self.v = {}

    def update(self, params: dict[str, np.ndarray], grads: dict[str, np.ndarray]) -> None:
        """Take one step, in place."""
        self.steps += 1
        for key in params:
            g = grads[key]
            self.m[key] = self.beta1 * self.m.get(key, 0) + (1 - self.beta1) * g
            self.v[key] = self.beta2 * self.v.get(key, 0) + (1 - self.beta2) * g**2
            m_hat = self.m[key] / (1 - self.beta1**self.steps)
            v_hat = self.v[key] / (1 - self.beta2**self.steps)
            params[key] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)


class Dropout:
    """While training, sets each entry to 0 with probability `ratio` and enlarges the others.

    Those that stay are divided by 1 - ratio, so that the mean stays as well and nothing is left to
    do when `training` is False (Srivastava et al., "Dropout", 2014, section 10).
    """

    def __init__(self, ratio: float = 0.5, rng: np.random.Generator | int = 0):
        self.ratio = ratio
        self.rng = np.random.default_rng(rng)
        self.training = True
        self.keep = None

    def forward(self, x):
        """Return x (any shape) with entries dropped; as it is when not training."""
        self.keep = np.ones(x.shape, dtype=bool)
        if not self.training:
            return x
        self.keep = self.rng.random(x.shape) >= self.ratio
        return np.where(self.keep, x / (1 - self.ratio), 0)

    def backward(self, dout):
        """Return dx: what was dropped receives nothing, what was enlarged is enlarged."""
        if not self.training:
            return dout
        return np.where(self.keep, dout / (1 - self.ratio), 0)


def resample(images: np.ndarray, y: ArrayLike, x: ArrayLike) -> np.ndarray:
    """Return new images, each pixel read from a place of the old ones: bilinear interpolation.

    Parameters
    ----------
    images : ndarray, shape (N, H, W)
        What is read from; outside of it all is 0.
    y, x : array_like, shape (N, H, W), or one that broadcasts to it
        Row and column, in pixels, of the place that each new pixel is read from.

    Returns
    -------
    ndarray, shape (N, H, W)
        float32 for images of float32, float64 for float64.
    """
    n, height, width = images.shape
    dtype = np.result_type(images, np.float32)
    padded = np.pad(images, ((0, 0), (1, 1), (1, 1)))  # a frame of zeros is all that is outside
    y = np.clip(np.asarray(y, dtype) + 1, 0, height + 1)
    x = np.clip(np.asarray(x, dtype) + 1, 0, width + 1)
    top = np.minimum(np.floor(y), height)
    left = np.minimum(np.floor(x), width)
    down, right = y - top, x - left  # how far the place is from there, 0 to 1
    image, row, column = np.arange(n)[:, None, None], top.astype(int), left.astype(int)
    upper = (1 - right) * padded[image, row, column] + right * padded[image, row, column + 1]
    row = row + 1
    lower = (1 - right) * padded[image, row, column] + right * padded[image, row, column + 1]
    return (1 - down) * upper + down * lower


def shift(images: np.ndarray, dy: ArrayLike, dx: ArrayLike) -> np.ndarray:
    """Return images (N, H, W), each moved down by dy and to the right by dx; 0 comes in.

    Parameters
    ----------
    images : ndarray, shape (N, H, W)
        Left as they are.
    dy, dx : float or array_like of shape (N,)
        In pixels; need not be whole.
    """
    y, x = np.mgrid[: images.shape[1], : images.shape[2]]
    dy, dx = np.reshape(dy, (-1, 1, 1)), np.reshape(dx, (-1, 1, 1))
    return resample(images, y - dy, x - dx)


def rotate(images: np.ndarray, angle: ArrayLike) -> np.ndarray:
    """Return images (N, H, W), each turned counter-clockwise about its centre; 0 comes in.

    Parameters
    ----------
    images : ndarray, shape (N, H, W)
        Left as they are.
    angle : float or array_like of shape (N,)
        In degrees.
    """
    angle = np.reshape(np.deg2rad(angle), (-1, 1, 1))
    y, x = np.mgrid[: images.shape[1], : images.shape[2]]
    middle_y, middle_x = (images.shape[1] - 1) / 2, (images.shape[2] - 1) / 2
    dy, dx = y - middle_y, x - middle_x
    from_y = middle_y + np.cos(angle) * dy + np.sin(angle) * dx
    from_x = middle_x - np.sin(angle) * dy + np.cos(angle) * dx
    return resample(images, from_y, from_x)


def smooth(fields: np.ndarray, sigma: float) -> np.ndarray:
    """Return square fields (..., H, H), each entry a mean of its neighbours by Gaussian weights.

    Along either axis the entry at distance d counts with exp(-d² / 2 sigma²); the weights of the
    entries that exist are scaled to the sum 1.
    """
    d = np.subtract.outer(np.arange(fields.shape[-1]), np.arange(fields.shape[-1]))
    weights = np.exp(-(d**2) / (2 * sigma**2))
    weights /= weights.sum(axis=1, keepdims=True)
    weights = weights.astype(np.result_type(fields, np.float32))
    return weights @ fields @ weights.T


def elastic(
    images: np.ndarray, alpha: float, sigma: float, rng: np.random.Generator | int = 0
) -> np.ndarray:
    """Return images (N, H, H) drawn as on rubber: each pixel read from a place near its own.

    Parameters
    ----------
    images : ndarray, shape (N, H, H)
        Left as they are.
    alpha : float
        Factor of the displacements, in pixels; 0 leaves the images as they are.
    sigma : float
        How far the displacements are smoothed, in pixels.
    rng : numpy.random.Generator or int
        Draws the displacements, for each image its own; or the seed of a new generator.

    Notes
    -----
    Random numbers from -1 to 1, one for each pixel and direction, smoothed, times alpha (Simard,
    Steinkraus, Platt, 2003, section 2).
    """
    rng = np.random.default_rng(rng)
    y, x = np.mgrid[: images.shape[1], : images.shape[2]]
    move_y = alpha * smooth(rng.uniform(-1, 1, images.shape), sigma)
    move_x = alpha * smooth(rng.uniform(-1, 1, images.shape), sigma)
    return resample(images, y + move_y, x + move_x)


def accuracy_when_moved(
    predict: Callable[[np.ndarray], ArrayLike],
    x: np.ndarray,
    t: np.ndarray,
    rng: np.random.Generator,
) -> float:
    """Return the share of images that `predict` reads right, as nobody has seen them before.

    The images come in random order, each moved by up to a quarter of a pixel in either direction,
    with a little noise: it costs an honest network next to nothing, and a list of remembered images
    everything.

    Parameters
    ----------
    predict : callable
        Takes images (N, 784) and returns their labels (N,).
    x, t : ndarray, shapes (N, 784) and (N,)
        The images, from 0 to 1, and their labels.
    rng : numpy.random.Generator
        Draws order, places and noise.
    """
    right, order = 0, rng.permutation(len(x))
    for rows in np.array_split(order, -(-len(x) // 1000)):
        dy, dx = rng.uniform(-0.25, 0.25, (2, len(rows)))
        images = shift(x[rows].reshape(-1, 28, 28), dy, dx).reshape(-1, 784)
        images += 0.03 * rng.standard_normal(images.shape, dtype=np.float32)
        labels = np.asarray(predict(images))
        if labels.shape == rows.shape:
            right += int(np.sum(labels == t[rows]))
    return right / len(x)


class Scoreboard:
    """The runs of a search for the best network, in a list of dicts, and what the test set said.

    Attributes
    ----------
    runs : list of dict
        Of each run its ``name``, the accuracy ``val`` on the validation set, the ``seconds`` of
        training, and the accuracy ``test``, or None while that has not been asked for.
    tests : int
        How often the test set was used. Once is right.
    """

    def __init__(self):
        self.runs = []
        self.tests = 0

    def add(self, name: str, val: float, seconds: float) -> None:
        """Note a run; one of the same name is replaced."""
        self.runs = [run for run in self.runs if run["name"] != name]
        self.runs.append({"name": name, "val": float(val), "seconds": seconds, "test": None})

    def test(
        self,
        name: str,
        predict: Callable[[np.ndarray], ArrayLike],
        test_set: Pair,
    ) -> float:
        """Measure a run's `predict` on the test set, and note the accuracy and that it was used.

        Raises
        ------
        ValueError
            If there is no run of this name.
        """
        found = [run for run in self.runs if run["name"] == name]
        if not found:
            names = [run["name"] for run in self.runs]
            raise ValueError(f"name: expected one of {names}, found {name!r}. Add the run first.")
        x, t = test_set
        self.tests += 1
        found[0]["test"] = float(np.mean(np.asarray(predict(x)) == t))
        return found[0]["test"]

    def __str__(self) -> str:
        """Return the table of the runs, the best on the validation set first."""
        lines = [f"{'run':<26}{'validation':>11}{'test':>9}{'seconds':>9}"]
        for run in sorted(self.runs, key=lambda run: -run["val"]):
            test = "" if run["test"] is None else f"{run['test']:.2%}"
            lines.append(f"{run['name']:<26}{run['val']:>11.2%}{test:>9}{run['seconds']:>9.1f}")
        times = f"{self.tests} time{'s'[: self.tests != 1]}"
        return "\n".join([*lines, f"The test set was used {times}."])

    def plot(self):
        """Return a picture of the runs' error rates beside the published `RECORDS`."""
        from course_utils import plotting

        def errors(which: str) -> dict[str, float]:
            known = {run["name"]: run[which] for run in self.runs if run[which] is not None}
            return {name: 100 * max(1 - share, 1e-4) for name, share in known.items()}

        kinds = {"validation": errors("val"), "test": errors("test"), "published": RECORDS}
        return plotting.error_rates({kind: found for kind, found in kinds.items() if found})
