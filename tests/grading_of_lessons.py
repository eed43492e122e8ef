"""A learner's desk without a kernel: cells run one by one, in a namespace of their own."""

import ast
import copy
import itertools
import linecache
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import nbformat
import numpy as np

from course_utils import mistakes
from course_utils.checks import CheckFailed
from course_utils.grading.lessons import Lesson
from course_utils.grading.notation import grade_id

_COUNT = itertools.count(1)
# What a long training leaves for the checks of its lesson: there is no time for it here.
_STAND_INS = {"12_challenge": "from known_by_heart import champion"}


class Desk:
    """A notebook's namespace. What it runs is filed as cells are: each under a name of its own."""

    def __init__(self, **names: Any) -> None:
        self.names = {"__name__": "__main__", "display": lambda *things: None, **names}

    def run(self, source: str) -> None:
        name = f"<cell {next(_COUNT)}>"
        linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
        exec(compile(source, name, "exec"), self.names)

    def fails(self, source: str) -> str:
        """Run a check that must fail; return its message, its lines joined."""
        try:
            self.run(source)
        except CheckFailed as failure:
            return " ".join(str(failure).split())
        raise AssertionError(f"This check passed:\n{source}")


@dataclass
class Exercise:
    """An exercise of a lesson, with the checks between it and the next one."""

    name: str
    solution: str
    stub: str
    checks: dict[str, str] = field(default_factory=dict)

    @cached_property
    def defines(self) -> list[str]:
        """The names that the learner defines here."""
        body = ast.parse(self.solution).body
        return [x.name for x in body if isinstance(x, ast.FunctionDef | ast.ClassDef)]


@dataclass
class Bench:
    """The graded part of a lesson, for trying answers quickly.

    Checks are self-contained by rule, so of the other cells only imports and definitions are run:
    what they train, draw or load is not needed here.
    """

    preamble: str
    exercises: list[Exercise]

    @classmethod
    def of(cls, lesson: Lesson) -> "Bench":
        solved = nbformat.read(lesson.solution, as_version=4)
        released = {
            grade_id(cell): cell.source
            for cell in nbformat.read(lesson.student, as_version=4).cells
            if grade_id(cell)
        }
        preamble, exercises = [_STAND_INS.get(lesson.name, "")], []
        for cell in solved.cells:
            note = cell.metadata.get("nbgrader", {})
            if cell.cell_type != "code":
                continue
            if not note:
                preamble += _definitions(cell.source)
            elif note["solution"]:
                name = note["grade_id"]
                exercises.append(Exercise(name, cell.source, released[name]))
            else:
                exercises[-1].checks[note["grade_id"]] = cell.source
        return cls("\n".join(preamble), exercises)

    def desk(self, answers: dict[str, str] | None = None) -> Desk:
        """Return a desk with every exercise solved, but for those answered otherwise."""
        desk = Desk()
        desk.run(self.preamble)
        for exercise in self.exercises:
            desk.run((answers or {}).get(exercise.name, exercise.solution))
        return desk

    def failures(self, desk: Desk, *, of: Exercise | None = None) -> dict[str, Exception]:
        """Run the checks (of one exercise, or all): the errors of those that fail, by their IDs."""
        failed = {}
        for exercise in [of] if of else self.exercises:
            for name, source in exercise.checks.items():
                try:
                    desk.run(source)
                except Exception as error:
                    failed[name] = error
        return failed


def with_mistake(source: str, mistake: mistakes.Mistake) -> str:
    """Return an exercise's cell with a wrong definition in the place of the right one."""
    body = [
        mistake.source if getattr(node, "name", "") == mistake.target else ast.unparse(node)
        for node in ast.parse(source).body
    ]
    return "\n\n".join(["import numpy as np", *body])


def _definitions(source: str) -> Iterator[str]:
    kinds = ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef
    return (ast.unparse(x) for x in ast.parse(source).body if isinstance(x, kinds))


def spoiled(thing: Any, change: Callable[[Any, tuple], Any]) -> Any:
    """Return a function or class that does nothing but return `change(right result, arguments)`.

    The right work is done on copies, and the files that it writes are removed.
    """
    if not isinstance(thing, type):

        def spoil(*arguments: Any, **named: Any) -> Any:
            before = _files(arguments)
            try:
                result = thing(*copy.deepcopy(arguments), **copy.deepcopy(named))
            except Exception:  # a spoiled object does not hold what the next method needs
                result = 0.0
            for path in _files(arguments) - before:
                path.unlink()
            return change(result, arguments)

        spoil.__name__ = thing.__name__
        return spoil
    methods = {
        key: _method(spoiled(value, change))
        for key, value in vars(thing).items()
        if callable(value) and (key == "__call__" or not key.startswith("__"))
    }
    return type(thing.__name__, (thing,), methods)


def _files(arguments: tuple) -> set[Path]:
    """Return the files beside those that the arguments name."""
    paths = [Path(x) for x in arguments if isinstance(x, str | Path)]
    return {file for path in paths for file in path.parent.glob("*") if file.is_file()}


def _method(function: Callable) -> Callable:
    return lambda self, *arguments, **named: function(self, *arguments, **named)


def like(result: Any, number: float) -> Any:
    """Return `number` in the form of a result."""
    if isinstance(result, tuple | list):
        return type(result)(like(part, number) for part in result)
    if isinstance(result, dict):
        return {key: like(part, number) for key, part in result.items()}
    if callable(result):
        return lambda *arguments: number
    return np.full_like(result, number) if isinstance(result, np.ndarray) else number


def recorded(thing: Any, tape: dict[str, list], replay: bool = False) -> Any:
    """Return a function or class that keeps its results on `tape`; or plays them back, in turn."""
    if isinstance(thing, type):
        methods = {
            key: _method(recorded(value, tape, replay))
            for key, value in vars(thing).items()
            if callable(value) and (key == "__call__" or not key.startswith("__"))
        }
        return type(thing.__name__, (thing,), methods)
    results = tape.setdefault(thing.__qualname__, [])
    turns = itertools.cycle(list(results))

    def record(*arguments: Any, **named: Any) -> Any:
        if replay:
            return copy.deepcopy(next(turns, None))
        result = thing(*arguments, **named)
        try:
            results.append(copy.deepcopy(result))
        except RuntimeError:  # PyTorch copies no tensor that was computed
            results.append(result)
        return result

    record.__name__ = thing.__name__
    return record
