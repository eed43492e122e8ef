"""Results as grading makes them: real answers of lesson 02, judged by its own checks."""

import contextlib
import io
from collections.abc import Mapping
from functools import cache

import nbformat
from conftest import ROOT
from grading_of_lessons import Bench

from course_utils import mistakes
from course_utils.grading.lessons import Lesson
from course_utils.grading.notation import grade_id
from course_utils.grading.results import Graded, Result

LESSON = Lesson(ROOT, "02_computational_graphs")
QUESTION = "why_backward"
SWAPPED = "mul: dx and dy swapped"


@cache
def bench() -> Bench:
    """The graded part of the lesson."""
    return Bench.of(LESSON)


def stubs() -> dict[str, str]:
    """The answers of who has not begun."""
    return {exercise.name: exercise.stub for exercise in bench().exercises}


def wrong() -> dict[str, str]:
    """An answer with a known mistake."""
    known = next(x for x in mistakes.known("MulLayer") if x.name == SWAPPED)
    return {"mul_layer": known.source}


def made(
    answers: Mapping[str, str] | None = None,
    essay: str = "",
    errors: Mapping[str, dict] = {},
    **more,
) -> Result:
    """Judge answers, the lesson's own where none is given; `errors` are outputs, by cell."""
    answers = {x.name: x.solution for x in bench().exercises} | dict(answers or {})
    desk = bench().desk(answers)
    notebook = nbformat.read(LESSON.student, as_version=4)
    points = {grade_id(x): x.metadata.nbgrader.get("points") for x in notebook.cells if grade_id(x)}
    cells = []
    for exercise in bench().exercises:
        failed = {}
        for name, source in exercise.checks.items():
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                try:
                    desk.run(source)
                except Exception as error:
                    failed[name] = str(error)
            message = failed.get(name, said.getvalue())
            earned = 0.0 if name in failed else float(points[name])
            cells.append(
                Graded(name, exercise.name, earned, float(points[name]), message, _named(message))
            )
    given = None if essay else 0.0
    cells.append(Graded(QUESTION, QUESTION, given, float(points[QUESTION])))
    for cell in notebook.cells:
        name = grade_id(cell)
        cell.source = {**answers, QUESTION: essay or cell.source}.get(name, cell.source)
        if name in errors:
            cell.outputs = [nbformat.v4.new_output("error", **errors[name])]
    text = nbformat.writes(notebook)
    return Result(LESSON.name, more.pop("status", "graded"), cells, notebook=text, **more)


def nothing(status: str, problem: str) -> Result:
    """The result of who handed in nothing, or nothing that can be read."""
    cells = [Graded(x.name, x.exercise, 0.0, x.max_points) for x in made().cells]
    return Result(LESSON.name, status, cells, problem=problem)


def _named(message: str) -> list[str]:
    said = " ".join(message.split())
    return [x.name for x in mistakes.catalogue() if " ".join(x.explanation.split()) in said][:1]
