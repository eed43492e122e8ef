"""Make digits16: 300 training and 300 evaluation digits of 16×16 pixels, from MNIST.

Run it from the root of the course:

    python -m data.make_digits16 [FOLDER]

FOLDER is `data/digits16` unless another is named. Every step is integer arithmetic, and no random
generator takes part, so the same bytes come out on every machine and with every NumPy.
"""

import hashlib
import os
import sys
from pathlib import Path

import numpy as np

from course_utils.datasets import DIGITS16_HEADER, load_mnist

PER_CLASS = 30
BOX = 20  # MNIST scales every digit to fit a box of 20×20
INK = 14  # the box becomes 14×14, and a margin of one pixel makes it 16×16


def overlaps(before: int, after: int) -> np.ndarray:
    """Return how much each of `after` equal cells covers of each of `before` cells.

    Both rows of cells are laid over the same line of length ``before * after``.

    Parameters
    ----------
    before, after : int
        Numbers of cells.

    Returns
    -------
    ndarray of int, shape (after, before)
        Lengths of the overlaps; each row sums to `before`.
    """
    new, old = np.arange(after)[:, None] * before, np.arange(before) * after
    return np.clip(np.minimum(new + before, old + after) - np.maximum(new, old), 0, None)


def digit_box(image: np.ndarray) -> np.ndarray:
    """Return the digit in the middle of its 20×20 box.

    Parameters
    ----------
    image : ndarray of uint8, shape (28, 28)
        A digit of MNIST, placed by its centre of mass.

    Returns
    -------
    ndarray of uint8, shape (20, 20)
    """
    rows, columns = np.flatnonzero(image.any(axis=1)), np.flatnonzero(image.any(axis=0))
    ink = image[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    box = np.zeros((BOX, BOX), np.uint8)
    top, left = (BOX - ink.shape[0]) // 2, (BOX - ink.shape[1]) // 2
    box[top : top + ink.shape[0], left : left + ink.shape[1]] = ink
    return box


def shrink(image: np.ndarray) -> np.ndarray:
    """Shrink a digit to 16×16: crop to its box, average over areas, add the margin.

    Parameters
    ----------
    image : ndarray of uint8, shape (28, 28)

    Returns
    -------
    ndarray of int, shape (16, 16)
        Values from 0 to 255, rounded to the nearest integer.
    """
    weights = overlaps(BOX, INK)
    area = BOX * BOX  # the weights of one new pixel sum to this
    average = (weights @ digit_box(image).astype(int) @ weights.T + area // 2) // area
    return np.pad(average, 1)


def choose(images: np.ndarray, labels: np.ndarray) -> list[int]:
    """Choose 30 examples of each class, in an order that mixes the classes.

    The SHA-256 of an image's pixels serves as its lot: a shuffle that needs no generator.

    Parameters
    ----------
    images : ndarray of uint8, shape (N, 28, 28)
    labels : ndarray of int, shape (N,)

    Returns
    -------
    list of int
        300 indices into `images`.
    """
    lots = [hashlib.sha256(image.tobytes()).digest() for image in images]
    chosen = []
    for digit in range(10):
        chosen += sorted(np.flatnonzero(labels == digit), key=lots.__getitem__)[:PER_CLASS]
    # Read backwards, the lots give a second order that knows nothing of the first.
    return sorted(chosen, key=lambda i: lots[i][::-1])


def write_csv(path: Path, images: np.ndarray, labels: np.ndarray) -> None:
    """Write the chosen digits: a header, then in each row the label and 256 pixels.

    Parameters
    ----------
    path : Path
        The file; it appears under this name when it is whole.
    images : ndarray of uint8, shape (N, 28, 28)
    labels : ndarray of int, shape (N,)
    """
    rows = [[labels[i], *shrink(images[i]).ravel()] for i in choose(images, labels)]
    lines = [DIGITS16_HEADER, *(",".join(map(str, row)) for row in rows)]
    partial = path.with_name(path.name + ".part")
    partial.write_text("\n".join(lines) + "\n", encoding="ascii", newline="\n")
    os.replace(partial, path)


def main(folder: Path) -> None:
    """Write `trainset.csv` from MNIST's training set and `evalset.csv` from its test set.

    Parameters
    ----------
    folder : Path
        Where to; it is made if need be.
    """
    folder.mkdir(parents=True, exist_ok=True)
    train, test = load_mnist(normalize=False, flatten=False)
    for name, (images, labels) in (("trainset.csv", train), ("evalset.csv", test)):
        write_csv(folder / name, images[:, 0], labels)
        print(f"{folder / name}: {hashlib.sha256((folder / name).read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parent / "digits16")
