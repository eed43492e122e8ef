"""Try a filled-in notebook: run it, and tell the points of each exercise and what is wrong."""

import contextlib
import copy
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import DeadKernelError
from nbgrader.utils import determine_grade, is_grade, is_solution

from course_utils.grading.kernels import KERNEL, environment
from course_utils.grading.lessons import CourseError, Lesson, all_lessons, course_root
from course_utils.grading.notation import grade_id

_CELL_TIMEOUT = 300  # seconds, as in nbgrader_config.py
_TIMED_OUT = {
    "ename": "CellTimeoutError",
    "evalue": f"the cell did not end within {_CELL_TIMEOUT} seconds. Is there an endless loop?",
    "traceback": [],
}


@dataclass
class ExerciseResult:
    """The points of one exercise.

    Attributes
    ----------
    name : str
        The exercise's ID.
    points, max_points : float
        Points reached, and points to be had.
    problem : list of str
        A line or two on the first check that lost points; empty when none did.
    """

    name: str
    points: float = 0.0
    max_points: float = 0.0
    problem: list[str] = field(default_factory=list)


@dataclass
class CheckReport:
    """What `check_notebook` found.

    Attributes
    ----------
    lesson : str or None
        The lesson that the notebook belongs to, where it is known here.
    exercises : list of ExerciseResult
        In the order of the lesson.
    by_hand : list of str
        The open questions, with their points.
    restored : list of str
        The check cells that were not as the lesson has them.
    """

    lesson: str | None
    exercises: list[ExerciseResult]
    by_hand: list[str]
    restored: list[str]


def check_notebook(path: Path) -> CheckReport:
    """Run a notebook as it stands, and judge it by its visible checks. The file stays untouched.

    Where the notebook's lesson is found (in the checkout that holds the notebook, the current
    folder or this package), changed and deleted check cells are first restored from it.

    Parameters
    ----------
    path : Path
        The notebook, under any name.

    Raises
    ------
    CourseError
        If the file is no notebook or holds no check, or the kernel dies.
    """
    try:
        notebook = read_notebook(path.read_bytes())
    except OSError as error:
        raise CourseError(f"{path}: {error.strerror}. Give a lesson's .ipynb file.") from error
    except ValueError as error:
        raise CourseError(f"{path}: {error}. Give a lesson's .ipynb file.") from error
    lesson = find_own_lesson(notebook, path)
    release = nbformat.read(lesson.student, as_version=4) if lesson else notebook
    restored = restore_checks(notebook, release) if lesson else []
    if not any(_is_check(cell) for cell in notebook.cells):
        raise CourseError(f"{path} has no check cells. Is it a notebook of this course?")
    run(notebook, path)
    return CheckReport(
        lesson=lesson.name if lesson else None,
        exercises=_exercises(notebook, release),
        by_hand=[
            f"{grade_id(cell)} ({cell.metadata.nbgrader.get('points', 0):g} points)"
            for cell in release.cells
            if is_grade(cell) and is_solution(cell)
        ],
        restored=restored,
    )


def read_notebook(raw: bytes) -> nbformat.NotebookNode:
    """Return the notebook that a file's bytes hold, of whatever version, as version 4.

    Raises
    ------
    ValueError
        If they are not a notebook; the text says why.
    """
    if not raw.strip():
        raise ValueError("the file is empty")
    try:
        notebook = nbformat.reads(raw.decode("utf-8-sig"), as_version=4)
        cells = notebook.cells
    except UnicodeDecodeError as error:
        raise ValueError("not a notebook: its bytes are not UTF-8 text") from error
    except Exception as error:  # a file from outside breaks nbformat in many ways
        reason = str(error).strip().split("\n")[0][:80] or type(error).__name__
        raise ValueError(f"not a notebook: {reason}") from error
    for place, cell in enumerate(cells, start=1):
        if not (
            isinstance(cell, dict)
            and isinstance(cell.get("source"), str)
            and isinstance(cell.get("metadata"), dict)
            and isinstance(cell["metadata"].get("nbgrader", {}), dict)
        ):
            raise ValueError(f"a damaged notebook: cell {place} has no text or no metadata")
    return notebook


def grade_ids(notebook: nbformat.NotebookNode) -> list[str]:
    """Return the IDs of a notebook's exercises, checks and questions, in their order."""
    return [name for cell in notebook.cells if (name := grade_id(cell))]


def find_own_lesson(notebook: nbformat.NotebookNode, path: Path) -> Lesson | None:
    """Return the lesson that most of a notebook's IDs belong to, or None if there is none here."""
    for start in (path.resolve().parent, Path.cwd(), Path(__file__).parent):
        with contextlib.suppress(CourseError):
            found = _best_fit(notebook, course_root(start))
            if found:
                return found
    return None


def restore_checks(notebook: nbformat.NotebookNode, release: nbformat.NotebookNode) -> list[str]:
    """Put the lesson's own check cells into a notebook, in place; return what was not as it was."""
    notes = []
    above = -1  # where the last cell stands that both notebooks share
    for original in release.cells:
        name = grade_id(original)
        if not name:
            continue
        places = [i for i, cell in enumerate(notebook.cells) if grade_id(cell) == name]
        for extra in places[:-1]:  # nbgrader, too, judges the last of several
            del notebook.cells[extra].metadata["nbgrader"]
        if not _is_check(original):
            above = places[-1] if places else above
        elif not places:
            # Behind its exercise; with nothing to go by, at the end, where all is defined.
            above = above + 1 if above >= 0 else len(notebook.cells)
            notebook.cells.insert(above, copy.deepcopy(original))
            notes.append(f"{name} (was missing)")
        else:
            above = places[-1]
            if notebook.cells[above].source.strip() != original.source.strip():
                notes.append(f"{name} (was changed)")
            notebook.cells[above] = copy.deepcopy(original)
    return notes


def run(notebook: nbformat.NotebookNode, path: Path) -> None:
    """Run all cells of a notebook in its folder, in place; errors stay in the cells' outputs."""
    client = NotebookClient(
        notebook,
        timeout=_CELL_TIMEOUT,
        interrupt_on_timeout=True,
        error_on_timeout=_TIMED_OUT,
        allow_errors=True,
        kernel_name="python3",
        config=KERNEL,
        resources={"metadata": {"path": str(path.resolve().parent)}},
    )
    try:
        with environment(COURSE_SEED=None):  # the inputs of the learner's desk
            client.execute()
    except DeadKernelError as error:
        raise CourseError(
            f"{path}: Python itself was brought to an end while a cell ran. "
            "Look for exit() or for arrays that fill the memory."
        ) from error


def _is_check(cell: nbformat.NotebookNode) -> bool:
    graded = bool(grade_id(cell)) and "points" in cell.metadata.nbgrader
    return graded and is_grade(cell) and not is_solution(cell)


def _best_fit(notebook: nbformat.NotebookNode, root: Path) -> Lesson | None:
    own = set(grade_ids(notebook))
    shared = {
        lesson: len(own.intersection(grade_ids(nbformat.read(lesson.student, as_version=4))))
        for lesson in all_lessons(root)
        if lesson.student.exists()
    }
    best = max(shared, key=shared.get, default=None)
    # A name or two may be the same in lessons that have nothing to do with each other.
    return best if best and 2 * shared[best] > len(own) else None


def _exercises(
    notebook: nbformat.NotebookNode, release: nbformat.NotebookNode
) -> list[ExerciseResult]:
    """Sum the checks' points by the nearest exercise above each, in the order of the lesson."""
    cells = {grade_id(cell): cell for cell in notebook.cells}
    results: dict[str, ExerciseResult] = {}
    exercise = None
    for original in release.cells:
        name = grade_id(original)
        if name and is_solution(original) and not is_grade(original):
            exercise = name
        if not _is_check(original):
            continue
        result = results.setdefault(exercise or name, ExerciseResult(exercise or name))
        points, max_points = determine_grade(cells[name])
        result.points += points
        result.max_points += max_points
        if points < max_points and not result.problem:
            result.problem = _problem(cells[name], cells.get(exercise), exercise)
    return list(results.values())


def _problem(
    check: nbformat.NotebookNode, exercise: nbformat.NotebookNode | None, name: str | None
) -> list[str]:
    """Return a line or two on why a check lost points."""
    error = _error(check)
    # Where the exercise's own cell stopped, its error is the cause, and the check's a mere echo.
    cause = _error(exercise) if exercise else None
    if cause and error and error.ename == "NameError":
        return [f"the cell of {name} stops: {_first_lines(cause)[0]}"]
    if error:
        return _first_lines(error)
    warnings = [x.text for x in check.outputs if x.output_type == "stream" and x.name == "stderr"]
    if warnings:
        return ["a warning was printed:", warnings[0].strip().split("\n")[0]]
    skipped = [x.text for x in check.outputs if x.output_type == "stream"]  # for want of a library
    return [skipped[0].strip().split("\n")[0]] if skipped else ["part of the points"]


def _error(cell: nbformat.NotebookNode) -> nbformat.NotebookNode | None:
    return next((x for x in cell.get("outputs", []) if x.output_type == "error"), None)


def _first_lines(error: nbformat.NotebookNode) -> list[str]:
    text = error.evalue if error.ename == "CheckFailed" else f"{error.ename}: {error.evalue}"
    return [line.strip() for line in text.split("\n") if line.strip()][:2]
