"""What lessons 0 and 1 build: NumPy's operations as loops, their NumPy forms, and `unbroadcast`."""

import numpy as np


def mean_square(x):
    """Return the mean of the squares of the numbers in x, shape (N,)."""
    return np.mean(x**2)


def naive_relu(x):
    """Return max(x, 0), entry by entry, for x of shape (N, D), as a new array."""
    x = x.copy()
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            x[i, j] = max(x[i, j], 0)
    return x


def naive_add(x, y):
    """Return x + y, entry by entry, for x and y of one shape (N, D)."""
    z = np.zeros(x.shape)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            z[i, j] = x[i, j] + y[i, j]
    return z


def naive_add_matrix_and_vector(x, y):
    """Return x (N, D) with the vector y (D,) added to each of its rows."""
    z = np.zeros(x.shape)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            z[i, j] = x[i, j] + y[j]
    return z


def naive_vector_dot(x, y):
    """Return the sum of x[i] * y[i] for vectors (D,); ValueError if their lengths differ."""
    if len(x) != len(y):
        raise ValueError(f"x and y must have one length; found {len(x)} and {len(y)}.")
    z = 0.0
    for i in range(len(x)):
        z += x[i] * y[i]
    return z


def naive_matrix_vector_dot(x, y):
    """Return the dot product of each row of x (N, D) with y (D,), shape (N,)."""
    z = np.zeros(x.shape[0])
    for i in range(x.shape[0]):
        z[i] = naive_vector_dot(x[i, :], y)
    return z


def naive_matrix_dot(x, y):
    """Return each row of x (N, D) dotted with each column of y (D, M), shape (N, M)."""
    z = np.zeros((x.shape[0], y.shape[1]))
    for i in range(x.shape[0]):
        for j in range(y.shape[1]):
            z[i, j] = naive_vector_dot(x[i, :], y[:, j])
    return z


def numpy_relu(x):
    """Return max(x, 0), entry by entry, for x of any shape, as a new array."""
    return np.maximum(x, 0)


def numpy_add(x, y):
    """Return x + y for arrays of one shape, or of shapes that broadcast."""
    return x + y


def numpy_dot(x, y):
    """Return the dot product of two vectors, a matrix and a vector, or two matrices."""
    return x @ y


def unbroadcast(gradient, shape):
    """Sum a gradient back to the shape of an operand that was broadcast.

    A number that broadcasting used several times receives the sum of the gradients of its uses.

    Parameters
    ----------
    gradient : ndarray
        The gradient of the result, in the shape after broadcasting; it is left as it was.
    shape : tuple of int
        The operand's own shape, one that broadcasts to ``gradient.shape``; ``()`` for a number.

    Returns
    -------
    ndarray of shape `shape`
        A new array.
    """
    extra = np.ndim(gradient) - len(shape)  # axes that the operand does not have
    gradient = np.sum(gradient, axis=tuple(range(extra)))
    stretched = tuple(axis for axis, length in enumerate(shape) if length == 1)
    return np.asarray(gradient.sum(axis=stretched, keepdims=True))
