"""What this machine has for grading: the walls that hold here, and the parts that are needed."""

import os
import platform
import shutil
import sys
import tempfile
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from course_utils.grading.lessons import all_lessons
from course_utils.grading.sandbox import Walls, landlock_version, try_walls

_NEEDED_SPACE = 1 << 30  # bytes, for a class's notebooks, pages and pictures
_BUBBLEWRAP = "apt install bubblewrap, or dnf install bubblewrap"
_NESTING = (
    "in a container: --security-opt seccomp=unconfined --security-opt apparmor=unconfined; "
    "on Ubuntu: sysctl kernel.apparmor_restrict_unprivileged_userns=0"
)


@dataclass(frozen=True)
class Row:
    """One thing that was looked at.

    Attributes
    ----------
    part : str
        Its name.
    holds : bool
        Whether it is there and works.
    found : str
        What was found.
    purpose : str
        What it protects from, or is needed for.
    remedy : str
        How to get it, where it does not hold.
    needed : bool
        Whether ``course grade --sandbox auto`` cannot do without it.
    """

    part: str
    holds: bool
    found: str
    purpose: str
    remedy: str
    needed: bool = False


def doctor(root: Path) -> list[Row]:
    """Return what this machine has for grading the lessons of the checkout at `root`."""
    return [*_walls(), *_parts(), *_lessons(root)]


def ready(rows: list[Row]) -> bool:
    """Whether ``course grade --sandbox auto`` would work here."""
    return all(row.holds for row in rows if row.needed)


def _walls() -> list[Row]:
    wrapped, trouble = try_walls(bubblewrap=True)
    walls = wrapped if wrapped.enough else try_walls(bubblewrap=False)[0]
    return [
        Row(
            "bubblewrap",
            walls.bubblewrap,
            "holds" if walls.bubblewrap else _last_line(trouble),
            "reading your files and other submissions, writing to them, the network, processes "
            "that outlive",
            f"{_BUBBLEWRAP}; {_NESTING}",
        ),
        Row(
            "namespaces of each submission",
            walls.namespaces,
            "hold" if walls.namespaces else "not to be had behind the outer wall",
            "traces in /tmp for the next submission, processes that outlive, too many files; "
            "without them each submission needs a new process, which takes seconds",
            f"{_BUBBLEWRAP}; {_NESTING}",
        ),
        Row(
            "Landlock",
            walls.landlock > 0,
            f"version {walls.landlock}" if walls.landlock else _landlock_trouble(),
            "reading and writing your files, also where bubblewrap cannot run",
            "Linux 6.2 or newer, with landlock among those in /sys/kernel/security/lsm "
            "(kernel parameter lsm=)",
        ),
        Row(
            "seccomp",
            walls.seccomp,
            "holds" if walls.seccomp else "does not hold",
            "the network, other processes, the depths of the kernel, also where bubblewrap "
            "cannot run",
            "Linux on x86-64 or AArch64, its kernel with CONFIG_SECCOMP_FILTER",
        ),
        Row(
            "a bound on processes",
            walls.processes,
            "holds" if walls.processes else "does not hold",
            "fork bombs; without it only processor time and the time limit end them",
            "grade as a user other than root, or as a root that may change users "
            "(in a container: --cap-add SETUID --cap-add SETGID)",
        ),
        _verdict(walls),
    ]


def _verdict(walls: Walls) -> Row:
    """Return the row that sums up the walls."""
    if not walls.enough:
        found = "too few walls"
    elif walls.warm:
        found = "all submissions from one warm process"
    else:
        found = "a new process for each submission"
    return Row(
        "walls enough to grade",
        walls.enough,
        found,
        "students' code running with your rights",
        f"{_BUBBLEWRAP}; or --sandbox none, if you trust every submission",
        needed=True,
    )


def _landlock_trouble() -> str:
    found = landlock_version()
    return f"version {found}, which does not hold" if found else "the kernel has none"


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["does not work"])[-1]


def _parts() -> list[Row]:
    free = shutil.disk_usage(tempfile.gettempdir()).free
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return [
        Row(
            "Python",
            sys.version_info >= (3, 11),
            platform.python_version(),
            "everything",
            "install Python 3.11 or newer",
            needed=True,
        ),
        _package("nbgrader"),
        Row(
            "alembic",
            shutil.which("alembic") is not None,
            shutil.which("alembic") or "not on PATH",
            "nbgrader's gradebook, which starts it by name",
            "activate the environment that the course is installed in",
            needed=True,
        ),
        Row(
            "free disk",
            free >= _NEEDED_SPACE,
            f"{free / 1e9:.1f} GB in {tempfile.gettempdir()}",
            "what submissions write while they run",
            "make room, or set TMPDIR to a folder with 1 GB free",
        ),
        Row("processors", bool(cores), f"{cores}", "as many submissions at a time", "see --jobs"),
    ]


def _package(name: str) -> Row:
    try:
        found, holds = version(name), True
    except PackageNotFoundError:
        found, holds = "not installed", False
    remedy = "pip install 'backpropagation-by-hand[grading]'"
    return Row(name, holds, found, "the gradebook and hand grading", remedy, needed=True)


def _lessons(root: Path) -> list[Row]:
    return [
        Row(
            f"lesson {lesson.name}",
            not lesson.missing,
            f"lacks {', '.join(lesson.missing)}" if lesson.missing else ", ".join(lesson.needs),
            "grading this lesson",
            f"pip install {' '.join(lesson.missing)}",
        )
        for lesson in all_lessons(root)
        if lesson.needs
    ]
