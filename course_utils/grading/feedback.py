"""The feedback page of one student: what was right, what was wrong and why."""

import json
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import mistune
from markupsafe import Markup, escape
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from course_utils.grading.files import write_whole
from course_utils.grading.lessons import Lesson
from course_utils.grading.pages import explanations, outline, plain, plural, render
from course_utils.grading.results import Graded, Result
from course_utils.grading.rows import Earned, earned_points

if TYPE_CHECKING:
    from course_utils.grading.gradebook import Standing

_SOURCE_CAP = 8000  # characters of one cell
_ERROR_CAP = 3000
_NOTEBOOK_CAP = 20_000_000
_OTHERS_CAP = 5  # cells outside the exercises that failed
_SIGNS = {"right": "✓", "partly": "◐", "wrong": "✗", "waiting": "…"}
_CHECK_WORDS = {
    "right": "Right",
    "partly": "Partly right",
    "wrong": "Not right yet",
    "waiting": "Waits for a person",
}
_ANSWER_WORDS = {
    "right": "Full points",
    "partly": "Part of the points",
    "wrong": "No points",
    "waiting": "Waits for a person",
}


@dataclass
class _Part:
    """A graded cell, as the page shows it."""

    name: str
    earned: Earned
    max_points: float
    message: str = ""
    explanations: list[str] = field(default_factory=list)

    @property
    def state(self) -> str:
        """One of waiting, right, partly, wrong: what the page says, and its colour."""
        if self.earned.waiting:
            return "waiting"
        if self.earned.points >= self.max_points:
            return "right"
        return "partly" if self.earned.points > 0 else "wrong"


@dataclass
class _Work:
    """A cell of the student's: its text as HTML, and the errors it ended with."""

    html: Markup
    errors: list[str]


@dataclass
class _Exercise:
    """An exercise with its checks; or an open question, which has one part, itself."""

    name: str
    title: str
    parts: list[_Part]
    work: _Work | None
    comment: str
    question: bool

    @property
    def points(self) -> float:
        """The points so far."""
        return sum(part.earned.points for part in self.parts)

    @property
    def max_points(self) -> float:
        """The points to be had."""
        return sum(part.max_points for part in self.parts)

    @property
    def summary(self) -> str:
        """How it went, in a few words."""
        states = [part.state for part in self.parts]
        if "waiting" in states:
            return "waits for a person"
        if self.question:
            return (
                "graded by hand"
                if self.parts[0].earned.by_hand
                else _ANSWER_WORDS[states[0]].lower()
            )
        right = states.count("right")
        return "all right" if right == len(states) else f"{right} of {len(states)} checks right"


def page_name(student_id: str) -> str:
    """Return what the file of a student's feedback page is called."""
    return f"{student_id}.html"


def write_feedback(
    out: Path,
    lesson: Lesson,
    student_id: str,
    name: str,
    result: Result,
    standing: "Standing | None" = None,
    late_seconds: int = 0,
) -> Path:
    """Write a student's feedback page into `out` / feedback, and return its path.

    The other arguments are those of `feedback_page`.
    """
    path = out / "feedback" / page_name(student_id)
    write_whole(path, feedback_page(lesson, student_id, name, result, standing, late_seconds))
    return path


def feedback_page(
    lesson: Lesson,
    student_id: str,
    name: str,
    result: Result,
    standing: "Standing | None" = None,
    late_seconds: int = 0,
) -> str:
    """Return the feedback page of a result, as HTML that needs no other file and no network.

    Parameters
    ----------
    lesson : Lesson
        The lesson, whose headings the page takes over.
    student_id, name : str
        Whose page it is; the name may be empty.
    result : Result
        What grading found. The sources of check cells are never shown.
    standing : Standing, optional
        What the gradebook holds: points and comments that people gave.
    late_seconds : int
        How late it was handed in.
    """
    cells = _notebook_cells(result)
    judged = result.cells if result.status not in ("missing", "unreadable") else []
    earned = earned_points(result, standing)
    comments = standing.comments if standing else {}
    parts: dict[str, list[_Part]] = {}
    for cell in judged:
        part = _part(lesson, cell, earned[cell.name])
        parts.setdefault(cell.exercise or cell.name, []).append(part)
    own = {_note(cell).get("grade_id"): cell for cell in cells if _note(cell).get("solution")}
    exercises = [
        _Exercise(
            name=key,
            title=outline(lesson).headings.get(key, key),
            parts=found,
            work=_work(own[key]) if key in own else None,
            comment=plain(comments.get(key, "")),
            question=[part.name for part in found] == [key],
        )
        for key, found in parts.items()
    ]
    return render(
        "feedback.html",
        title=outline(lesson).title,
        student_id=student_id,
        name=name,
        result=result,
        score=sum(x.points for x in earned.values()),
        waiting=sum(x.max_points for x in result.cells if earned[x.name].waiting),
        opening=_opening(result, earned),
        late_seconds=late_seconds,
        exercises=exercises,
        others=_failing_others(cells),
        signs=_SIGNS,
        check_words=_CHECK_WORDS,
        answer_words=_ANSWER_WORDS,
    )


def _opening(result: Result, earned: dict[str, Earned]) -> str:
    """Return the sentence under the score."""
    if result.status == "unreadable":
        return (
            "Nothing in the file could be graded. What is needed is the notebook itself, the file "
            "that ends in .ipynb, as JupyterLab or Colab saves it."
        )
    judged = [x for x in result.cells if not earned[x.name].waiting]
    lost = sum(max(x.max_points - earned[x.name].points, 0) for x in judged)
    waiting = len(judged) < len(result.cells)
    if not judged or result.status == "missing":
        return ""
    if not lost:
        return "Everything that was checked is right." if waiting else "Everything is right."
    first = next(x for x in judged if earned[x.name].points < x.max_points)
    if lost == sum(x.max_points for x in judged):
        return "No check has passed yet. Below you find what each of them looked for."
    verb = "is" if lost == 1 else "are"
    return f"{plural(lost, 'point')} {verb} missing, the first at {first.name}. Below you find why."


def _part(lesson: Lesson, cell: Graded, earned: Earned) -> _Part:
    message = plain(cell.message).strip("\n")
    said = " ".join(message.split())
    found = (explanations(lesson).get(name, "") for name in cell.mistakes)
    untold = [x for x in found if x and " ".join(x.split()) not in said]
    return _Part(cell.name, earned, cell.max_points, message, untold)


def _notebook_cells(result: Result) -> list[dict[str, Any]]:
    """Return the graded notebook's cells; none where there is no notebook that can be shown."""
    if not 0 < len(result.notebook) <= _NOTEBOOK_CAP:
        return []
    return json.loads(result.notebook)["cells"]


def _note(cell: dict[str, Any]) -> dict[str, Any]:
    found = cell.get("metadata", {}).get("nbgrader")
    return found if isinstance(found, dict) else {}


def _failing_others(cells: list[dict[str, Any]]) -> list[_Work]:
    """Return the first cells outside the exercises that ended with an error."""
    others = (cell for cell in cells if not _note(cell) and _errors(cell))
    return [_work(cell) for cell, _ in zip(others, range(_OTHERS_CAP), strict=False)]


def _work(cell: dict[str, Any]) -> _Work:
    source = plain(_joined(cell.get("source", "")), _SOURCE_CAP)
    show = _markdown if cell.get("cell_type") == "markdown" else _code
    return _Work(show(source), _errors(cell))


def _errors(cell: dict[str, Any]) -> list[str]:
    """Return the errors among a cell's outputs, as text."""
    found = []
    for output in cell.get("outputs", []):
        if isinstance(output, dict) and output.get("output_type") == "error":
            lines = _joined(output.get("traceback", []), "\n")
            text = lines or f"{output.get('ename', '')}: {output.get('evalue', '')}"
            text = re.sub(r"\A-+\n", "", plain(text, _ERROR_CAP))
            found.append(text.strip("\n"))
    return found[:1]  # a cell stops at its first


def _joined(text: Any, between: str = "") -> str:
    """Return text that a notebook file may hold in pieces."""
    return between.join(map(str, text)) if isinstance(text, list) else str(text)


def _code(source: str) -> Markup:
    lexer, formatter = _highlighter()
    return Markup('<pre class="code"><code>{}</code></pre>').format(
        Markup(highlight(source, lexer, formatter))
    )


@cache
def _highlighter() -> tuple[PythonLexer, HtmlFormatter]:
    return PythonLexer(stripnl=False), HtmlFormatter(nowrap=True)


def _markdown(source: str) -> Markup:
    """Return Markdown as HTML in which nothing of the writer's can run or be fetched."""
    return Markup(_to_html()(source))


@cache
def _to_html() -> mistune.Markdown:
    return mistune.create_markdown(renderer=_Safe(), plugins=["math", "strikethrough", "table"])


class _Safe(mistune.HTMLRenderer):
    """Escapes HTML, shows pictures by their words, and leaves headings to the page."""

    def __init__(self) -> None:
        super().__init__(escape=True)

    def link(self, text: str, url: str, title: str | None = None) -> str:
        if not re.match(r"https?://", url):
            return text
        return f'<a href="{escape(url)}" rel="nofollow noopener noreferrer">{text}</a>'

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return f"<em>[a picture, not shown here: {text or 'without a title'}]</em>"

    def heading(self, text: str, level: int, **attributes: Any) -> str:
        return f"<p><strong>{text}</strong></p>\n"

    def inline_math(self, text: str) -> str:
        return f"<code>{escape(text)}</code>"

    def block_math(self, text: str) -> str:
        return f"<pre><code>{escape(text)}</code></pre>\n"

    def table_cell(self, text: str, align: str | None = None, head: bool = False) -> str:
        return f'<th scope="col">{text}</th>\n' if head else f"<td>{text}</td>\n"
