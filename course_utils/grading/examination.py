"""One submission, from the bytes of its file to the points of each cell: the judge's whole part."""

import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course_utils.grading.judge import Judge, names_asked_for, run_check
from course_utils.grading.repair import Part, Repaired, Skeleton, Unreadable, repair
from course_utils.grading.results import Graded, Result
from course_utils.grading.toolbox import Toolbox, likely_loans, loan_of
from course_utils.grading.wire import Broken, Channel, Garbled, Late

_ANSWER_CAP = 2**27  # bytes in one message from a worker
_OUTPUT_CAP = 100_000  # characters of one output
_OUTPUTS_CAP = 1_000_000  # characters of all of a notebook's outputs


@dataclass(frozen=True)
class Task:
    """What it takes to grade submissions of one lesson, wherever that is done.

    Attributes
    ----------
    skeleton : Skeleton
        The lesson's cells.
    toolbox : Toolbox
        What its workers have of `course_utils`.
    timeout : float
        Seconds for one submission.
    memory : int
        Bytes for one submission.
    sandbox : str
        ``auto`` or ``none`` (see `find_walls`).
    """

    skeleton: Skeleton
    toolbox: Toolbox
    timeout: float = 60.0
    memory: int = 4 * 2**30
    sandbox: str = "auto"


def sessions(task: Task) -> list[frozenset[str]]:
    """Return which checks run in one and the same worker; the last session has most of them.

    A check may lend what a later one asks for. Whatever code a worker is given can be kept there,
    so such checks run in another worker, in which nothing is asked for that was lent.
    """
    checks = [part for part in task.skeleton.parts if part.kind == "check"]
    later: frozenset[str] = frozenset()
    apart: dict[str, set[str]] = {}
    for part in reversed(checks):
        later |= names_asked_for(part.test)
        lists = likely_loans(part.test)
        if any(loan_of(names, task.toolbox.held).reach & later for names in lists):
            apart.setdefault(part.exercise, set()).add(part.name)
    rest = {part.name for part in checks}.difference(*apart.values())
    return [*map(frozenset, reversed(apart.values())), frozenset(rest)]


def all_zero(skeleton: Skeleton) -> list[Graded]:
    """Return the graded cells of a lesson with no point earned."""
    return [Graded(part.name, part.exercise, 0.0, part.points) for part in skeleton.graded]


class Examination:
    """The grading of one submission; what is known so far can be asked for at any time.

    Parameters
    ----------
    task : Task
        The lesson.
    seed : str
        From which the numbers of the checks are drawn.
    tell : callable
        Called with each `Graded` as it becomes known, for when this process does not live on.
    session : frozenset of str
        The checks to run.
    known : list of Graded
        What earlier sessions found.
    """

    def __init__(
        self,
        task: Task,
        seed: str,
        tell: Callable[[Graded], None],
        session: frozenset[str],
        known: list[Graded],
    ) -> None:
        self.task = task
        self.session, self.known = session, known
        self.tell = tell
        self.parts = {part.name: part for part in task.skeleton.parts}
        self.cells = {cell.name: cell for cell in [*all_zero(task.skeleton), *known]}
        for graded in known:
            tell(graded)
        self.asked_for: dict[str, frozenset[str]] = {}
        later: frozenset[str] = frozenset()
        for part in reversed(task.skeleton.parts):
            if part.name in session:
                later |= names_asked_for(part.test)
                self.asked_for[part.name] = later
        self.room = _OUTPUTS_CAP
        self.trouble = ("", "")  # a status, and what stopped the grading
        self.causes: dict[str, str] = {}  # what stopped an exercise's own cell
        os.environ["COURSE_SEED"] = seed  # the judge's alone: a worker never learns it

    def run(self, raw: bytes, channel: Channel, deadline: float, scratch: Path) -> Result:
        """Grade a file's bytes, with a worker at the other end of the channel.

        For `deadline` and `scratch`, see `Judge`.
        """
        skeleton, started = self.task.skeleton, time.monotonic()
        try:
            repaired = repair(raw, skeleton)
        except Unreadable as error:
            return Result(skeleton.lesson, "unreadable", list(self.cells.values()), [], str(error))
        box = self.task.toolbox
        channel.cap = _ANSWER_CAP
        judge = Judge(channel, deadline, box.held)
        judge.scratch = scratch
        try:
            for cell in self._up_to_the_last_check(repaired.notebook["cells"]):
                self._cell(cell, judge, repaired)
        except Broken as broken:
            self.trouble = _trouble(broken, self.task.timeout)
        for cell in repaired.notebook[
            "cells"
        ]:  # questions are graded whatever happened to the code
            self._question(cell, repaired)
        status, problem = self.trouble
        return Result(
            skeleton.lesson,
            status or ("repaired" if repaired.repairs else "graded"),
            list(self.cells.values()),
            repaired.repairs,
            problem,
            _written(repaired.notebook),
            time.monotonic() - started,
        )

    def _up_to_the_last_check(self, cells: list[dict]) -> list[dict]:
        """Return the cells that this session needs: all, if no other comes after it."""
        checks = {part.name for part in self.parts.values() if part.kind == "check"}
        if checks == self.session.union(cell.name for cell in self.known):
            return cells
        return cells[: 1 + max(i for i, cell in enumerate(cells) if cell["id"] in self.session)]

    def _cell(self, cell: dict, judge: Judge, repaired: Repaired) -> None:
        part = self.parts.get(cell["id"])
        if cell["cell_type"] != "code":
            return
        if part is None or part.kind != "check":
            self._student_cell(cell, judge, part)
            return
        graded = self.cells[part.name]
        if part.name in self.session:
            judge.asked_for = self.asked_for[part.name]
            verdict = run_check(judge, part.test, part.points)
            graded.points, graded.mistakes = verdict.points, verdict.mistakes
            graded.message = self._explained(verdict.message, part)
            self.tell(graded)
        cell["outputs"] = _shown(graded)
        if part.name in self.task.toolbox.later:
            judge.bring(self.task.toolbox.later[part.name])

    def _student_cell(self, cell: dict, judge: Judge, part: Part | None) -> None:
        told = judge.run_cell(cell["source"])
        cell["outputs"] = [
            _output("stream", name=name, text=self._fitting(told[key]))
            for name, key in (("stdout", "out"), ("stderr", "err"))
            if told.get(key)
        ]
        if isinstance(told.get("result"), str):
            data = {"text/plain": self._fitting(told["result"])}
            cell["outputs"].append(
                _output("execute_result", data=data, metadata={}, execution_count=None)
            )
        error = told.get("error")
        if not isinstance(error, dict):
            return
        kind, text = str(error.get("type"))[:100], str(error.get("text"))[:2000]
        place = error.get("place")
        where = (
            f"line {place[2]}: {place[1]}" if isinstance(place, list) and len(place) == 3 else ""
        )
        cell["outputs"].append(_error_output(kind, text, f"{where}\n{kind}: {text}".strip()))
        named = f"the cell of {part.name}" if part and part.kind == "exercise" else "a cell"
        if part and kind != "NotImplementedError":
            self.causes[part.name] = f"{kind}: {text}"
        if error.get("late") is True:
            self.trouble = (
                "timed_out",
                f"{named} was stopped: {text}".replace(": it did", ": It did"),
            )
        elif error.get("memory") is True and not self.trouble[0]:
            self.trouble = ("out_of_memory", f"{named} asked for more memory than there is.")

    def _fitting(self, output: Any) -> str:
        """Return what there is room for in the notebook, whatever the worker has sent."""
        kept = str(output)[: min(_OUTPUT_CAP, self.room)]
        self.room -= len(kept)
        return kept

    def _explained(self, message: str, part: Part) -> str:
        """Say why a name is missing, where the exercise's own cell tells."""
        cause = self.causes.get(part.exercise)
        if cause and "is not defined" in message:
            return f"{message}\nThe cell of {part.exercise} stopped with {cause}"
        return message

    def _question(self, cell: dict, repaired: Repaired) -> None:
        part = self.parts.get(cell["id"])
        if part is None or part.kind != "question":
            return
        graded = self.cells[part.name]
        graded.points = 0.0 if part.name in repaired.untouched else None
        self.tell(graded)


def _trouble(broken: Broken, timeout: float) -> tuple[str, str]:
    if isinstance(broken, Late):
        return "timed_out", f"It did not end within {timeout:g} seconds. Is there an endless loop?"
    if isinstance(broken, Garbled):
        return "crashed", f"Its answers to the checks cannot be read: {broken}."
    return "crashed", "Python itself was brought to an end by the notebook's code."


def _shown(graded: Graded) -> list[dict]:
    """Return the outputs of a check's cell."""
    if (graded.points or 0.0) >= graded.max_points:
        return [_output("stream", name="stdout", text=graded.message + "\n")]
    return [_error_output("CheckFailed", graded.message, graded.message)]


def _output(kind: str, **content: Any) -> dict:
    return {"output_type": kind, **content}


def _error_output(name: str, value: str, traceback: str) -> dict:
    return _output("error", ename=name, evalue=value, traceback=traceback.split("\n"))


def _written(notebook: dict) -> str:
    """Return a notebook as text that any file can hold."""
    text = json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True)
    return text.encode("utf-8", "replace").decode("utf-8") + "\n"
