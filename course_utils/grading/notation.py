"""From a lesson's source to its notebook: the short notation expanded to nbgrader's metadata.

A source is a Python file in jupytext's percent format. A cell's heading may carry

- ``exercise="ID"``: the learner writes here, between BEGIN SOLUTION and END SOLUTION;
- ``check="ID" points=N``: a graded test cell;
- ``[markdown] question="ID" points=N``: an open answer, graded by hand; the cell holds the model
  answer and the rubric, and the student gets an empty one;
- ``[markdown] needs="LIBRARY …"``, in the first line of the file: what the lesson's checks use
  beyond the course's own dependencies (see `Lesson.needs`); there may stand ``seconds=N``, too,
  how long a submission may take when it is graded.

An ID becomes the cell's ``grade_id`` and its id in the file.
"""

import hashlib
from collections import Counter

import jupytext
import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from course_utils.grading.lessons import CourseError, Lesson
from course_utils.grading.stamp import badge, setup_cell, with_links
from course_utils.settings import read_settings

# Python's version is left out: the file must not change with the machine that built it.
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
_KINDS = {
    "exercise": {"grade": False, "locked": False, "solution": True},
    "check": {"grade": True, "locked": True, "solution": False},
    "question": {"grade": True, "locked": False, "solution": True},
}
_CELL_TYPE = {"exercise": "code", "check": "code", "question": "markdown"}


def expand(lesson: Lesson) -> nbformat.NotebookNode:
    """Return the lesson's solution notebook, not yet executed.

    The same source and the same `course.toml` give the same notebook, to the byte.

    Raises
    ------
    CourseError
        If the source breaks the rules of the notation; the text names the cell.
    """
    settings = read_settings(lesson.root / "course.toml")
    source = jupytext.reads(lesson.source.read_text(encoding="utf-8"), fmt="py:percent")
    if not source.cells or source.cells[0].cell_type != "markdown":
        raise CourseError(f"{lesson.source}: the first cell must be Markdown, the lesson's title.")
    head = source.cells[0].metadata
    said = (head.pop("needs", ""), head.pop("seconds", lesson.seconds))
    if said != (" ".join(lesson.needs), lesson.seconds):
        raise CourseError(
            f"{lesson.source}: what the lesson needs cannot be read. The first line of the file "
            'should say it like this: # %% [markdown] needs="torch sympy" seconds=300'
        )
    cells = [_expand_cell(cell, lesson) for cell in source.cells]
    for cell in cells:
        if cell.cell_type == "markdown":
            cell.source = with_links(cell.source, settings)
    cells.insert(1, new_code_cell(setup_cell(settings)))
    cells.insert(0, new_markdown_cell(badge(lesson, settings)))
    _set_ids(cells, lesson)
    return new_notebook(cells=cells, metadata=_METADATA, nbformat_minor=5)


def grade_id(cell: nbformat.NotebookNode) -> str | None:
    """Return the ID that the source gave to this cell, or None."""
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def _expand_cell(cell: nbformat.NotebookNode, lesson: Lesson) -> nbformat.NotebookNode:
    make = new_code_cell if cell.cell_type == "code" else new_markdown_cell
    notes = {key: value for key, value in cell.metadata.items() if key != "lines_to_next_cell"}
    if not notes:
        return make(cell.source)
    problem = _problem(notes, cell)
    if problem:
        first_line = cell.source.split("\n", 1)[0]
        raise CourseError(f"{lesson.source}: the cell that begins {first_line!r} {problem}.")
    kind = next(key for key in notes if key in _KINDS)
    text = cell.source
    if kind == "check":  # the learner does not see metadata, so this line tells the points
        text = f"# Check {notes[kind]}: {notes['points']} point{'s'[: notes['points'] > 1]}\n{text}"
    nbgrader = {"grade_id": notes[kind], "schema_version": 3, "task": False, **_KINDS[kind]}
    if "points" in notes:
        nbgrader["points"] = notes["points"]
    return make(text, metadata={"nbgrader": dict(sorted(nbgrader.items()))})


def _problem(notes: dict, cell: nbformat.NotebookNode) -> str | None:
    kinds = [key for key in notes if key in _KINDS]
    unknown = set(notes) - set(_KINDS) - {"points"}
    if unknown or len(kinds) != 1:
        return f"needs one of {sorted(_KINDS)} and knows besides it only 'points'; found {notes}"
    kind = kinds[0]
    if cell.cell_type != _CELL_TYPE[kind]:
        return f"is a {kind}, so it must be a {_CELL_TYPE[kind]} cell"
    if kind == "exercise":
        if "points" in notes:
            return "is an exercise: points stand at its checks"
        if "### BEGIN SOLUTION" not in cell.source:
            return "is an exercise without a ### BEGIN SOLUTION"
    elif not (isinstance(notes.get("points"), int) and notes["points"] > 0):
        return f"needs points, a whole number above 0; found {notes.get('points')!r}"
    return None


def _set_ids(cells: list[nbformat.NotebookNode], lesson: Lesson) -> None:
    """Give each cell an id that stays while its text stays: its grade_id, or a sum of the text."""
    seen = Counter()
    for cell in cells:
        cell.id = grade_id(cell) or hashlib.sha256(cell.source.encode()).hexdigest()[:12]
        seen[cell.id] += 1
        if seen[cell.id] > 1:
            if grade_id(cell):
                raise CourseError(f"{lesson.source}: two cells have the ID {cell.id!r}.")
            cell.id = f"{cell.id}-{seen[cell.id]}"
