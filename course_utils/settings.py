"""The course's settings: what `course.toml` says, wherever this copy of the course lives."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@dataclass(frozen=True)
class Settings:
    """Title of the course, and where its repository is to be found.

    Attributes
    ----------
    title : str
        The name of the course.
    repository : str
        ``owner/name`` on the host; empty while none is configured.
    branch : str
        The branch that notebooks are opened and fetched from.
    host : str
        The address of the Git host, without a slash at the end.
    """

    title: str
    repository: str
    branch: str
    host: str

    @property
    def archive_url(self) -> str:
        """Address of the repository's zip archive; empty while no repository is configured."""
        return self._url(f"archive/refs/heads/{self.branch}.zip")

    def raw_url(self, path: str) -> str:
        """Address of one file of the repository; empty while no repository is configured."""
        return self._url(f"raw/{self.branch}/{path}")

    def page_url(self, path: str) -> str:
        """Address where a person reads one file; empty while no repository is configured."""
        return self._url(f"blob/{self.branch}/{path}")

    def _url(self, tail: str) -> str:
        return f"{self.host}/{self.repository}/{tail}" if self.repository else ""


def read_settings(path: Path) -> Settings:
    """Read a `course.toml`.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    Settings

    Raises
    ------
    ValueError
        If the file is not TOML, or a setting is missing, unknown or not text.
    """
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path} is not valid TOML: {error}. Mend that line.") from error
    expected = set(Settings.__dataclass_fields__)
    if set(found) != expected or not all(isinstance(value, str) for value in found.values()):
        raise ValueError(
            f"{path}: expected the settings {sorted(expected)}, each a text in quotes; "
            f"found {found}. Correct the file."
        )
    return Settings(**{**found, "host": found["host"].rstrip("/")})


@cache
def settings() -> Settings:
    """Return the settings of this copy of the course: the installed ones, or the checkout's."""
    installed = _PACKAGE / "course.toml"
    return read_settings(installed if installed.exists() else _PACKAGE.parent / "course.toml")
