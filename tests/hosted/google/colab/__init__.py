"""A stand-in for the package of this name that Colab's kernels have."""

from google.colab import drive, files

__all__ = ["drive", "files"]
