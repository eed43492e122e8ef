"""What lessons 0 and 1 build."""

import numpy as np


def mean_square(x):
    """Return the mean of the squares of the numbers in x, shape (N,)."""
    return np.mean(x**2)
