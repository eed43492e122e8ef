"""What `course.toml` puts into every lesson: the Colab badge, the setup cell, and its links."""

import json

from course_utils.grading.lessons import Lesson
from course_utils.settings import Settings

_BADGE = "[![Open In Colab](https://colab.research.google.com/assets/colab-badge.svg)]({url})"

# Runs before course_utils is there, in Colab, Kaggle, Binder, a local Jupyter and the grader alike.
_SETUP = """\
# Setup: run this cell first. It fetches the course's helpers, but only where they are missing.
import importlib.metadata, importlib.util, subprocess, sys
from pathlib import Path

if importlib.util.find_spec("course_utils") is None:
    archive = "{archive}"
    here = Path.cwd()  # inside a checkout of the course, there is nothing to download
    checkouts = [folder for folder in (here, *here.parents) if (folder / "course.toml").exists()]
    origin = str(checkouts[0]) if checkouts else archive
    if not origin:
        raise RuntimeError(
            "The course's helpers are not installed here, and this notebook does not know where to "
            "fetch them. Open it in a checkout of the course, with `make lab`. If you maintain the "
            "course: set `repository` in course.toml, run `make build`, and hand it out again.")
    keep = [f"numpy=={{x.version}}" for x in importlib.metadata.distributions(name="numpy")][:1]
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-color", origin, *keep]
    done = subprocess.run(pip, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(
            f"pip said:\\n{{done.stderr}}\\nThe course's helpers could not be installed from "
            f"{{origin}}. Is there a network? (On Kaggle: Settings, Internet.) Then try again.")
    importlib.invalidate_caches()
import course_utils

print("Ready: course_utils", course_utils.__version__, "for {title}.")"""


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


def with_links(text: str, settings: Settings) -> str:
    """Return a Markdown text whose links into the checkout also lead somewhere away from it.

    A source writes them as seen from its notebook, ``../../docs/notation.md``. They become
    addresses of the repository; with none configured they stay, and work inside a checkout.
    """
    page = settings.page_url("")
    return text.replace("](../../", f"]({page}") if page else text


def setup_cell(settings: Settings) -> str:
    """Return the code of the setup cell, the same in every lesson."""
    title = json.dumps(settings.title, ensure_ascii=False)[1:-1]  # it may hold a quotation mark
    return _SETUP.format(archive=settings.archive_url, title=title)
