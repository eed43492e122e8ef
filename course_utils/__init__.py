"""What the lessons of Backpropagation by Hand import; a module is loaded when it is asked for."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("backpropagation-by-hand")
except PackageNotFoundError:  # a checkout on sys.path that was never installed
    __version__ = "0+checkout"
