"""What the pages for people share: templates, the lesson's headings, text made safe to show."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup, escape

from course_utils import mistakes
from course_utils.grading.lessons import Lesson
from course_utils.settings import settings

_CAP = 4000  # characters of one text
_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-Z\\^-~])")
# Control characters, those that turn the direction of writing, halves of characters.
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
# A path with folders; Colab's and Kaggle's are the student's own.
_PATH = re.compile(
    r"(?<![\w/.)\]])(?!/(?:content|kaggle)/)~?(?:/[\w.+@=-]+)+/([\w.+@=-]+)", re.ASCII
)


@dataclass(frozen=True)
class Outline:
    """How a lesson calls its parts.

    Attributes
    ----------
    title : str
        The lesson's title.
    headings : dict of str to str
        The heading above each exercise and question, by its ID.
    """

    title: str
    headings: dict[str, str]


@cache
def outline(lesson: Lesson) -> Outline:
    """Return the headings of a lesson, from its student notebook."""
    title, heading, headings = "", "", {}
    for cell in json.loads(lesson.student.read_bytes())["cells"]:
        marks = cell["metadata"].get("nbgrader", {})
        name, source = marks.get("grade_id"), "".join(cell["source"])
        if name and marks["solution"]:
            taken = heading in headings.values()
            headings[name] = f"{heading} ({name})" if taken else heading or name
        elif cell["cell_type"] == "markdown":
            for level, text in re.findall(r"^(#+) +(.+)$", source, re.MULTILINE):
                heading = re.sub(r"[`*$]| \(\d+ points?\)$", "", text)
                title = title or (heading if level == "#" else "")
    return Outline(title or lesson.name, headings)


@cache
def explanations(lesson: Lesson) -> dict[str, str]:
    """Return what each known mistake is, by its name, as the lesson's own catalogue has it."""
    known = {mistake.name: mistake.explanation for mistake in mistakes.catalogue()}
    own = getattr(mistakes, f"lesson_{lesson.name[:2]}", None)
    return known | {mistake.name: mistake.explanation for mistake in (own.MISTAKES if own else ())}


def plain(text: str, cap: int = _CAP) -> str:
    """Return text without colour codes, control characters and paths of this machine.

    Of a text longer than `cap` characters beginning and end are kept, and it is said how much of
    it is not shown.
    """
    if len(text) <= cap:
        return _plain(text)
    head, tail = text[: cap // 2], text[-(cap // 2) :]
    left_out = len(text) - len(head) - len(tail)
    return f"{_plain(head)}\n[… {left_out:,} characters are not shown here …]\n{_plain(tail)}"


def _plain(text: str) -> str:
    text = _ANSI.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    return _PATH.sub(r"…/\1", _UNSHOWABLE.sub("\ufffd", text))


def render(template: str, **values: object) -> str:
    """Return the page that a template of this package makes; what goes in is escaped."""
    return _environment().get_template(template).render(course=settings().title, **values)


def number(value: float) -> str:
    """Return points as people write them: 2, 2.5, 0.33."""
    return f"{round(value, 2):.10g}"


def plural(count: float, noun: str) -> str:
    """Return the count with its noun: "1 point", "2 points"."""
    return f"{number(count)} {noun}{'' if count == 1 else 's'}"


def duration(seconds: float) -> str:
    """Return a time span in its two largest units: "1 d 2 h", "5 min 3 s"."""
    left, parts = round(seconds), []
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min"), (1, "s")):
        count, left = divmod(left, size)
        if count:
            parts.append(f"{count} {unit}")
    return " ".join(parts[:2]) or "0 s"


def ticked(text: str) -> Markup:
    """Return text as HTML, with what stands between backticks as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "plain": plain,
        "number": number,
        "plural": plural,
        "duration": duration,
        "ticked": ticked,
    }
    return environment
