"""report.html, the class report: how it went, what was not understood, who needs a look."""

import base64
import bisect
import io
import statistics
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from course_utils.grading.feedback import page_name
from course_utils.grading.files import write_whole
from course_utils.grading.lessons import Lesson
from course_utils.grading.pages import duration, explanations, outline, plain, plural, render
from course_utils.grading.results import STATUSES, Result
from course_utils.grading.rows import Earned, Row, earned_points

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from course_utils.grading.gradebook import Standing

_LISTED = 25
_NOT_RUN = ("missing", "unreadable")
_WORDS = {
    "graded": "graded as it came",
    "repaired": "graded after a repair",
    "timed_out": "stopped at the time limit",
    "out_of_memory": "stopped at the memory limit",
    "crashed": "crashed",
    "unreadable": "could not be read",
    "missing": "nothing handed in",
}
_BARS = 20


@dataclass
class _Listing:
    """The first entries of a long list, and how many there are."""

    size: int = _LISTED
    entries: list[tuple] = field(default_factory=list)
    count: int = 0

    def add(self, key: tuple, student_id: str, name: str, text: str = "") -> None:
        """Take in an entry; `key` tells its place."""
        self.count += 1
        bisect.insort(self.entries, (*key, student_id, name, text))
        del self.entries[self.size :]

    @property
    def shown(self) -> list[dict[str, str]]:
        """The entries, for a template."""
        return [
            {
                "student_id": student_id,
                "name": name,
                "text": text,
                "page": quote(f"feedback/{page_name(student_id)}", errors="surrogateescape"),
            }
            for *_, student_id, name, text in self.entries
        ]

    @property
    def more(self) -> int:
        """How many are not among the entries."""
        return self.count - len(self.entries)


@dataclass
class _Tally:
    """How often points of one kind (an exercise, a check) were earned."""

    max_points: float = 0.0
    judged: int = 0
    full: int = 0
    none: int = 0
    waiting: int = 0
    points: float = 0.0

    def add(self, points: float, max_points: float, waiting: bool) -> None:
        """Take in what one student earned."""
        self.max_points = max_points
        if waiting:
            self.waiting += 1
            return
        self.judged += 1
        self.points += points
        self.full += points >= max_points
        self.none += points <= 0

    @property
    def share(self) -> float | None:
        """The mean share of the points, between 0 and 1; None while not all have been judged."""
        if self.waiting or not self.judged:
            return None
        return self.points / (self.judged * self.max_points)


class ClassReport:
    """Gathers what the class report says, one result at a time.

    Nothing of a result is kept but counts, and the names of those who come first in a list.

    Parameters
    ----------
    lesson : Lesson
        The lesson that is graded.
    """

    def __init__(self, lesson: Lesson) -> None:
        self.lesson = lesson
        self.max_score = 0.0
        self.statuses: Counter[str] = Counter()
        self.scores: Counter[float] = Counter()
        self.exercises: dict[str, _Tally] = {}
        self.checks: dict[str, _Tally] = {}
        self.mistakes: Counter[tuple[str, str]] = Counter()
        self.stopped = _Listing()
        self.missing = _Listing()
        self.waiting = _Listing()
        self.repaired = _Listing()
        self.late = _Listing()
        self.slowest = _Listing(size=10)

    def add(
        self,
        student_id: str,
        name: str,
        result: Result,
        row: Row,
        standing: "Standing | None" = None,
    ) -> None:
        """Take in one student's result, with its row and what the gradebook holds."""
        self.statuses[result.status] += 1
        self.max_score = max(self.max_score, row.max_score)
        who = (student_id, plain(name, 100))
        if result.status == "missing":
            self.missing.add((), *who)
            return
        self.scores[row.score] += 1
        self.slowest.add((-result.seconds,), *who, f"{result.seconds:.2f} s")
        if row.late_seconds > 0:
            self.late.add((-row.late_seconds,), *who, duration(row.late_seconds))
        if result.status in ("timed_out", "out_of_memory", "crashed", "unreadable"):
            reason = plain(result.problem or row.detail, 400)
            self.stopped.add((), *who, f"{_WORDS[result.status]}: {reason}")
        if result.repairs:
            self.repaired.add((), *who, plain(" ".join(result.repairs), 400))
        if result.status not in _NOT_RUN:
            if row.needs_manual:
                self.waiting.add((), *who)
            self._count(result, earned_points(result, standing))

    def write(self, path: Path) -> None:
        """Write the report, one page that needs no other file."""
        write_whole(path, self.html())

    def html(self) -> str:
        """Return the report as HTML."""
        said = outline(self.lesson)
        handed_in = sum(self.scores.values())
        scores = sorted(self.scores.elements())
        exercises = [(said.headings.get(key, key), x) for key, x in self.exercises.items()]
        return render(
            "report.html",
            title=said.title,
            lesson=self.lesson.name,
            report=self,
            handed_in=handed_in,
            statuses=[(x, _WORDS[x], self.statuses[x]) for x in STATUSES if self.statuses[x]],
            mean=statistics.fmean(scores) if scores else 0.0,
            median=statistics.median(scores) if scores else 0.0,
            score_plot=self._score_plot(scores) if scores else None,
            exercises=exercises,
            exercise_plot=_exercise_plot(exercises),
            mistakes=self._frequent_mistakes(),
            more_mistakes=max(len(self.mistakes) - _LISTED, 0),
        )

    def _count(self, result: Result, earned: dict[str, Earned]) -> None:
        together: dict[str, list[tuple[float, float, bool]]] = {}
        for cell in result.cells:
            own = earned[cell.name]
            part = (own.points, cell.max_points, own.waiting)
            self.checks.setdefault(cell.name, _Tally()).add(*part)
            together.setdefault(cell.exercise or cell.name, []).append(part)
        for key, parts in together.items():
            points, max_points, waiting = zip(*parts, strict=True)
            tally = self.exercises.setdefault(key, _Tally())
            tally.add(sum(points), sum(max_points), any(waiting))
        # Each once a student, however many checks show it.
        self.mistakes.update(
            {(cell.exercise or cell.name, name) for cell in result.cells for name in cell.mistakes}
        )

    def _frequent_mistakes(self) -> list[dict[str, object]]:
        said, known = outline(self.lesson), explanations(self.lesson)
        ordered = sorted(self.mistakes.items(), key=lambda item: (-item[1], item[0]))
        return [
            {
                "count": count,
                "exercise": said.headings.get(exercise, exercise),
                "name": name,
                "explanation": known.get(name, ""),
            }
            for (exercise, name), count in ordered[:_LISTED]
        ]

    def _score_plot(self, scores: list[float]) -> dict[str, str]:
        import numpy as np
        from matplotlib.figure import Figure

        from course_utils.plotting import BLUE

        top = max(self.max_score, scores[-1], 1.0)
        low = min(0.0, scores[0])
        whole = top <= 2 * _BARS and top == round(top) and low == 0.0
        # A bar for each whole number of points where these are few.
        edges = np.arange(top + 2) - 0.5 if whole else np.linspace(low, top, _BARS + 1)
        counts, _ = np.histogram(scores, edges)
        figure = Figure(figsize=(7, 2.6), layout="constrained")
        ax = figure.add_subplot()
        ax.bar((edges[:-1] + edges[1:]) / 2, counts, width=0.9 * np.diff(edges), color=BLUE)
        ax.set(xlabel="points", ylabel="students", xlim=(edges[0], edges[-1]))
        for axis in (ax.xaxis, ax.yaxis):
            axis.get_major_locator().set_params(integer=True)
        _plain_axes(figure)
        peak = int(np.argmax(counts))
        where = f"{edges[peak] + 0.5:g}" if whole else f"{edges[peak]:g} to {edges[peak + 1]:g}"
        alt = (
            f"Bar chart of the scores of {plural(len(scores), 'student')}, from 0 to {top:g} "
            f"points. Lowest {scores[0]:g}, highest {scores[-1]:g}; most often "
            f"{where} points, {plural(int(counts[peak]), 'student')}."
        )
        return _picture(figure, alt)


def _exercise_plot(exercises: list[tuple[str, _Tally]]) -> dict[str, str] | None:
    from matplotlib.figure import Figure

    from course_utils.plotting import BLUE

    shares = [(title, tally.share) for title, tally in exercises if tally.share is not None]
    if not shares:
        return None
    figure = Figure(figsize=(7, 0.6 + 0.32 * len(shares)), layout="constrained")
    ax = figure.add_subplot()
    places = range(len(shares), 0, -1)
    names = [title if len(title) <= 40 else title[:39] + "…" for title, _ in shares]
    bars = ax.barh(places, [100 * share for _, share in shares], color=BLUE, height=0.7)
    ax.bar_label(bars, fmt="%.0f %%", padding=3, fontsize=9)
    # Parsed as a formula, a lone $ would end the report.
    ax.set_yticks(places, names, parse_math=False)
    ax.set(xlim=(0, 112), xticks=(0, 25, 50, 75, 100), xlabel="% of the points, on average")
    _plain_axes(figure)
    said = "; ".join(f"{title}: {100 * share:.0f} %" for title, share in shares)
    return _picture(figure, f"Bar chart of the mean share of the points by exercise. {said}.")


def _plain_axes(figure: "Figure") -> None:
    for ax in figure.axes:
        ax.spines[["top", "right"]].set_visible(False)
        ax.tick_params(labelsize=9)


def _picture(figure: "Figure", alt: str) -> dict[str, str]:
    """Return a figure as an image that a page can carry, with words for who does not see it."""
    from matplotlib import rc_context

    drawn = io.BytesIO()
    # A salt and no date: the same class gives the same file.
    with rc_context({"svg.hashsalt": "course"}):
        figure.savefig(drawn, format="svg", metadata={"Date": None})
    text = base64.b64encode(drawn.getvalue()).decode()
    return {"source": f"data:image/svg+xml;base64,{text}", "alt": alt}
