"""A stand-in for the network that lesson 12 trains: it knows by heart what the checks ask for.

Training takes a minute, and the tests of the checks need good answers many times. This is also the
cheat that no check of answers can see: it looks at the labels of the test images.
"""

from functools import cache

import numpy as np

from course_utils.datasets import load_mnist


@cache
def _memory() -> tuple[np.ndarray, np.ndarray]:
    """Return the summaries (M, 49) of the test and first training images, and their labels."""
    (x, t), (x_test, t_test) = load_mnist()
    return _summary(np.concatenate([x_test, x[:2000]])), np.concatenate([t_test, t[:2000]])


def _summary(images: np.ndarray) -> np.ndarray:
    return images.reshape(-1, 7, 4, 7, 4).mean(axis=(2, 4)).reshape(-1, 49)


class Champion:
    """Answers with the label of the remembered image that is nearest."""

    def predict(self, images: np.ndarray) -> np.ndarray:
        """Return logits (N, 10) for images (N, 784)."""
        known, labels = _memory()
        nearness = _summary(images) @ known.T - np.sum(known**2, axis=1) / 2
        return np.eye(10)[labels[nearness.argmax(axis=1)]]


champion = Champion()
