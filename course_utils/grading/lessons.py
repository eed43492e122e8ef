"""Which lessons there are, and where each of their files lives."""

import re
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

_NAME = re.compile(r"\d\d_[a-z0-9_]+")
_NEEDS = re.compile(r"""# %% \[markdown\].* needs="([a-z0-9_ ]+)\"""")
_SECONDS = re.compile(r"""# %% \[markdown\].* seconds=(\d+)""")


class CourseError(Exception):
    """A mistake in what a person gave us; its text says what to do."""


@dataclass(frozen=True)
class Lesson:
    """One lesson of the course, as files below the course's root.

    Attributes
    ----------
    root : Path
        The checkout.
    name : str
        Number and title, such as ``02_computational_graphs``; nbgrader's assignment name.
    """

    root: Path
    name: str

    @property
    def source(self) -> Path:
        """The only file of the lesson that a person edits (jupytext percent format)."""
        return self.root / "solutions" / self.name / f"{self.name}.py"

    @property
    def solution(self) -> Path:
        """The solved notebook, executed: for readers, and nbgrader's source."""
        return self.source.with_suffix(".ipynb")

    @property
    def student(self) -> Path:
        """The notebook that a student gets."""
        return self.root / "notebooks" / self.name / f"{self.name}.ipynb"

    @property
    def needs(self) -> list[str]:
        """The libraries that its checks use beyond the course's own dependencies.

        The first line of the source names them, as one imports and installs them:
        ``# %% [markdown] needs="torch sympy"``.
        """
        found = _NEEDS.match(self._heading)
        return found[1].split() if found else []

    @property
    def seconds(self) -> int:
        """How long one submission may take when it is graded.

        A minute, or what the first line of the source says: ``# %% [markdown] seconds=300``.
        """
        found = _SECONDS.match(self._heading)
        return int(found[1]) if found else 60

    @property
    def _heading(self) -> str:
        with self.source.open(encoding="utf-8") as file:
            return file.readline()

    @property
    def missing(self) -> list[str]:
        """Those of `needs` that are not installed here."""
        return [library for library in self.needs if find_spec(library) is None]

    def require_needs(self, why: str) -> None:
        """Raise `CourseError` if any of `needs` is missing; `why` goes on from "Without it …"."""
        if missing := self.missing:
            raise CourseError(
                f"{self.name} needs what is not installed here: {', '.join(missing)}. "
                f"Without it {why}. Install it and try again: pip install {' '.join(missing)}"
            )


def course_root(start: Path | None = None) -> Path:
    """Return the checkout that holds `start` (by default the current folder).

    Raises
    ------
    CourseError
        If neither that folder nor one above it is a checkout of the course.
    """
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        if (folder / "course.toml").exists() and (folder / "solutions").is_dir():
            return folder
    raise CourseError(
        f"{start} is not inside a checkout of the course: neither it nor a folder above it has "
        "course.toml and solutions/. Change to the checkout and try again."
    )


def all_lessons(root: Path) -> list[Lesson]:
    """Return the lessons of a checkout in their order."""
    names = sorted(
        folder.name for folder in root.glob("solutions/*/") if _NAME.fullmatch(folder.name)
    )
    return [lesson for lesson in (Lesson(root, name) for name in names) if lesson.source.exists()]


def find_lesson(root: Path, name: str) -> Lesson:
    """Return the lesson called `name`, which may be shortened: ``02``, ``02_comp``, a path to it.

    Raises
    ------
    CourseError
        If no lesson begins so, or more than one.
    """
    lessons = all_lessons(root)
    wanted = Path(name.rstrip("/")).stem
    found = [x for x in lessons if x.name == wanted] or [
        x for x in lessons if wanted and x.name.startswith(wanted)
    ]
    if len(found) == 1:
        return found[0]
    problem = "fits several lessons" if found else "is no lesson"
    raise CourseError(
        f"{name!r} {problem} of {root}. Choose one of: {', '.join(x.name for x in lessons)}."
    )
