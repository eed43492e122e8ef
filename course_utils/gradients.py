"""Derivatives without a formula, and the measure that compares them with a formula's."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike


def numerical_diff(f: Callable[[float], float], x: float, h: float = 1e-4) -> float:
    """Return the slope of `f` at `x` by central differences.

    Parameters
    ----------
    f : callable
        A function of one number.
    x : float
        Where the slope is wanted.
    h : float
        The step to either side, in units of `x`.

    Returns
    -------
    float
        ``(f(x + h) - f(x - h)) / 2h``; its error shrinks with h² until rounding takes over
        (Press et al., *Numerical Recipes*, section 5.7).
    """
    return (f(x + h) - f(x - h)) / (2 * h)


def tangent_line(f: Callable[[float], float], x: float) -> Callable[[ArrayLike], ArrayLike]:
    """Return the tangent of `f` at `x` as a function of its own: ``t -> f(x) + f'(x) (t - x)``."""
    slope = numerical_diff(f, x)
    height = f(x)
    return lambda t: height + slope * (t - x)


def numerical_gradient(
    f: Callable[[np.ndarray], float], x: ArrayLike, h: float = 1e-4
) -> np.ndarray:
    """Return the gradient of `f` at `x`, entry by entry, by central differences.

    Parameters
    ----------
    f : callable
        Takes an array of the shape of `x`, returns one number. It may ignore its argument and read
        the array `x` itself, as the loss of a network reads its weights: `x` is moved in place.
    x : array_like, any shape
        Where the gradient is wanted. A float array has each entry moved and put back; anything
        else (integers, a list) is copied to float64 first, for an integer cannot move by `h`.
    h : float
        The step to either side, in units of `x`.

    Returns
    -------
    ndarray
        The shape of `x`.
    """
    x = np.asarray(x)
    if not np.issubdtype(x.dtype, np.floating):
        x = x.astype(np.float64)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        gradient[index] = _entry(f, x, index, h)
    return gradient


def sampled_gradient(
    f: Callable[[np.ndarray], float],
    x: np.ndarray,
    count: int,
    rng: np.random.Generator,
    h: float = 1e-4,
) -> tuple[tuple[np.ndarray, ...], np.ndarray]:
    """Return some entries of the gradient of `f` at `x`: for parameters too large to try each.

    Parameters
    ----------
    f : callable
        As in `numerical_gradient`.
    x : ndarray of floats, any shape
        Each chosen entry is moved in place and put back.
    count : int
        How many different entries; all of them if `x` has fewer.
    rng : numpy.random.Generator
        Chooses the entries.
    h : float
        The step to either side, in units of `x`.

    Returns
    -------
    where : tuple of ndarray
        The chosen entries as an index: ``x[where]`` has shape (count,).
    gradient : ndarray, shape (count,)
        The slopes along them.

    Raises
    ------
    TypeError
        If `x` does not hold floats.
    """
    if not np.issubdtype(x.dtype, np.floating):
        raise TypeError(
            f"x must hold floats to be moved by h; found {x.dtype}. Use x.astype(float)."
        )
    chosen = rng.choice(x.size, size=min(count, x.size), replace=False)
    where = np.unravel_index(np.sort(chosen), x.shape)
    gradient = np.array([_entry(f, x, index, h) for index in zip(*where, strict=True)])
    return where, gradient


def gradient_descent(
    f: Callable[[np.ndarray], float], init_x: ArrayLike, lr: float = 0.01, step_num: int = 100
) -> np.ndarray:
    """Walk downhill on `f` from `init_x`: `step_num` steps of ``x -= lr * gradient``.

    Parameters
    ----------
    f : callable
        Takes an array of the shape of `init_x`, returns one number.
    init_x : array_like
        Where the walk begins; it is left as it was.
    lr : float
        The learning rate: how far a step goes for a gradient of length 1.
    step_num : int
        How many steps.

    Returns
    -------
    ndarray
        The last point, of the shape of `init_x`.
    """
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return x


def relative_error(a: ArrayLike, b: ArrayLike) -> float:
    """Return the largest ``|a - b| / (|a| + |b|)`` over all entries: 0 is equal, 1 is unrelated.

    Where both entries are 0 the error is 0. Below 1e-7 a gradient is right; above 1e-2 it is wrong
    (the rule of thumb of Stanford's CS231n, *Gradient checks*).

    Raises
    ------
    ValueError
        If the shapes differ.
    """
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape != b.shape:
        raise ValueError(f"a and b must have one shape; found {a.shape} and {b.shape}.")
    size = np.abs(a) + np.abs(b)
    return float(np.max(np.abs(a - b) / np.where(size == 0, 1, size), initial=0.0))


def _entry(f: Callable[[np.ndarray], float], x: np.ndarray, index: tuple, h: float) -> float:
    """Return the slope of `f` along one entry of `x`, moved in place and put back."""
    before = x[index]
    try:
        x[index] = before + h
        above = f(x)
        x[index] = before - h
        below = f(x)
    finally:
        x[index] = before
    return (above - below) / (2 * h)
