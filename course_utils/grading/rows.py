"""grades.csv: one row for each submission."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from course_utils.grading.files import write_whole
from course_utils.grading.lessons import CourseError
from course_utils.grading.pages import plain
from course_utils.grading.results import Result

if TYPE_CHECKING:
    from course_utils.grading.gradebook import Standing

_DETAIL_CAP = 2000  # characters
# What a spreadsheet takes for the start of a formula; and the mark that makes it text again.
_FORMULA = ("=", "+", "-", "@", "'")


@dataclass(frozen=True)
class Row:
    """One line of grades.csv; the fields are its columns, in their order.

    Attributes
    ----------
    student_id, lesson : str
        Whose work, and on what.
    score, max_score : float
        Points earned (by the checks, and given by hand), and points to be had.
    status : str
        One of `results.STATUSES`.
    detail : str
        For a person: where points were lost, what was repaired, what stopped the grading.
    needs_manual : bool
        Whether points are still to be given by hand.
    late_seconds : int
        How late it was handed in; 0 while no due date is known.
    """

    student_id: str
    lesson: str
    score: float
    max_score: float
    status: str
    detail: str
    needs_manual: bool = False
    late_seconds: int = 0


COLUMNS = [x.name for x in fields(Row)]


def row_of(
    student_id: str,
    result: Result,
    standing: "Standing | None" = None,
    late_seconds: int = 0,
    notes: Iterable[str] = (),
) -> Row:
    """Return the row of a result.

    Parameters
    ----------
    student_id : str
        Whose it is.
    result : Result
        What grading found.
    standing : Standing, optional
        What the gradebook holds; points that a person gave there stand for those of the checks.
    late_seconds : int
        How late it was handed in.
    notes : iterable of str
        What else is to be said in the row's detail.
    """
    earned = earned_points(result, standing)
    lost = [
        f"{cell.name} {own.points:g}/{cell.max_points:g}"
        for cell in result.cells
        if not (own := earned[cell.name]).waiting and own.points < cell.max_points
    ]
    if result.status in ("missing", "unreadable"):
        lost = []  # nothing was judged: the problem says it all
    said = [*lost, *result.repairs, result.problem, *notes]
    detail = "; ".join(filter(None, (" ".join(plain(x).split()).removesuffix(".") for x in said)))
    return Row(
        student_id,
        result.lesson,
        round(sum(x.points for x in earned.values()), 6),
        round(result.max_score, 6),
        result.status,
        detail if len(detail) <= _DETAIL_CAP else detail[: _DETAIL_CAP - 1] + "…",
        any(x.waiting for x in earned.values()),
        late_seconds,
    )


@dataclass(frozen=True, slots=True)
class Earned:
    """What one graded cell comes to, with what people gave.

    Attributes
    ----------
    points : float
        The points so far.
    waiting : bool
        Whether a person has still to look.
    by_hand : bool
        Whether the points are a person's.
    """

    points: float
    waiting: bool = False
    by_hand: bool = False


def earned_points(result: Result, standing: "Standing | None" = None) -> dict[str, Earned]:
    """Return what each graded cell of a result comes to, by its name."""
    marks = standing.marks if standing else {}
    found = {}
    for cell in result.cells:
        mark = marks.get(cell.name)
        if mark and (mark.manual is not None or mark.extra is not None):
            found[cell.name] = Earned(mark.points, mark.needs_manual, by_hand=True)
        else:
            found[cell.name] = Earned(cell.points or 0.0, waiting=cell.points is None)
    return found


def read_grades(path: Path) -> list[Row]:
    """Read a grades.csv; one that does not exist has no rows.

    Raises
    ------
    CourseError
        If the file is not one that `write_grades` wrote.
    """
    if not path.exists():
        return []
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return [
                Row(
                    **{name: row[name] for name in ("student_id", "lesson", "status")},
                    score=float(row["score"]),
                    max_score=float(row["max_score"]),
                    detail=row["detail"].removeprefix("'"),
                    needs_manual=row["needs_manual"] == "True",
                    late_seconds=int(row["late_seconds"]),
                )
                for row in csv.DictReader(file)
            ]
    except (AttributeError, KeyError, TypeError, ValueError, csv.Error) as error:
        raise CourseError(
            f"{path} is not a file that `course grade` wrote: its columns should be "
            f"{', '.join(COLUMNS)}. Move it away, or choose another folder."
        ) from error


def write_grades(path: Path, rows: Iterable[Row]) -> None:
    """Write rows to a grades.csv; a detail that would start a formula gets an apostrophe."""
    lines = ([getattr(row, name) for name in COLUMNS] for row in rows)
    place = COLUMNS.index("detail")
    write_csv(path, [COLUMNS, *([*x[:place], inert(x[place]), *x[place + 1 :]] for x in lines)])


def inert(text: str) -> str:
    """Return text for a cell of a CSV file that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def write_csv(path: Path, lines: Iterable[Iterable[object]]) -> None:
    """Write a CSV file, whole or not at all; numbers without needless zeros."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for line in lines:
        writer.writerow([f"{x:.10g}" if isinstance(x, float) else x for x in line])
    # Half a character, as a folder name may hold, must not cost the class its grades.
    write_whole(path, text.getvalue().encode(errors="replace").decode())
