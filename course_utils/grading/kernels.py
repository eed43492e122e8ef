"""How the kernels of the instructor's side are started: their settings, and their environment."""

import contextlib
import os
from collections.abc import Iterator

from traitlets.config import Config

# What a notebook says to its kernel is nobody else's on a shared machine.
KERNEL = Config({"KernelManager": {"transport_encryption": "auto"}})


@contextlib.contextmanager
def environment(**values: str | None) -> Iterator[None]:
    """Set environment variables (None: unset them) for a while."""
    before = {name: os.environ.get(name) for name in values}
    try:
        _set_environment(values)
        yield
    finally:
        _set_environment(before)


def _set_environment(values: dict[str, str | None]) -> None:
    for name, value in values.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
