"""What every lesson begins with, made from `course.toml`: the Colab badge and the setup cell."""

from course_utils.grading.lessons import Lesson
from course_utils.settings import Settings

_BADGE = "[![Open In Colab](https://colab.research.google.com/assets/colab-badge.svg)]({url})"

# Runs before course_utils is there, in Colab, Kaggle, Binder, a local Jupyter and the grader alike.
_SETUP = """\
# Setup: run this cell first. It fetches the course's helpers, but only where they are missing.
import importlib.metadata, importlib.util, subprocess, sys
from pathlib import Path

origin = "{archive}"
if importlib.util.find_spec("course_utils") is None:
    for folder in Path.cwd().resolve().parents:
        if (folder / "course.toml").exists():  # a checkout: nothing to download
            origin = str(folder)
    if not origin:
        raise RuntimeError(
            "The course's helpers are not installed here, and this copy of the course names no "
            "place to fetch them from. Open the notebook from a checkout with `make lab`. If you "
            "maintain the course: set `repository` in course.toml, run `make build`, and hand "
            "the notebook out again.")
    keep = [f"numpy=={{importlib.metadata.version('numpy')}}"]  # pip must not replace the host's
    pip = [sys.executable, "-m", "pip", "install", "--quiet", origin, *keep]
    done = subprocess.run(pip, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(
            f"The course's helpers could not be installed from {{origin}}. Is there a network? (On "
            f"Kaggle: Settings, Internet.) Then run this cell again. pip said:\\n{{done.stderr}}")
    importlib.invalidate_caches()

import course_utils

print(f"Ready: course_utils {{course_utils.__version__}} for {title}.")"""


def badge(lesson: Lesson, settings: Settings) -> str:
    """Return the Markdown of the badge that opens the student's notebook in Colab.

    With no repository configured, Colab cannot find the notebook by itself: the badge then leads
    to its start page, and the text says to upload the file.
    """
    if not settings.repository:
        url = "https://colab.research.google.com/"
        return f"{_BADGE.format(url=url)} (choose *Upload*, then this notebook's file)"
    path = lesson.student.relative_to(lesson.root).as_posix()
    url = (
        "https://colab.research.google.com/github/"
        f"{settings.repository}/blob/{settings.branch}/{path}"
    )
    return _BADGE.format(url=url)


def setup_cell(settings: Settings) -> str:
    """Return the code of the setup cell, the same in every lesson."""
    return _SETUP.format(archive=settings.archive_url, title=settings.title)
