"""What grading hands on: one submission's result, as plain data that crosses processes and runs."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

STATUSES = (
    "graded",  # as it came
    "repaired",  # graded, after something in the file was put right
    "timed_out",  # stopped by a limit; `score` is what was earned up to there
    "out_of_memory",
    "crashed",
    "unreadable",  # no notebook
    "missing",  # nothing was handed in
)


@dataclass
class Graded:
    """What became of one graded cell.

    Attributes
    ----------
    name : str
        The cell's ID.
    exercise : str
        The ID of the exercise that a check belongs to; for an open question, its own.
    points : float or None
        What was earned; None while an open question waits for a person.
    max_points : float
        What can be earned.
    message : str
        What the learner is told: why points were lost, or what was right.
    mistakes : list of str
        The names of the known mistakes that were recognised.
    """

    name: str
    exercise: str
    points: float | None
    max_points: float
    message: str = ""
    mistakes: list[str] = field(default_factory=list)


@dataclass
class Result:
    """What `grade_one` found. But for `seconds`, the same bytes and seed give the same result.

    Attributes
    ----------
    lesson : str
        The lesson's name.
    status : str
        One of `STATUSES`.
    cells : list of Graded
        Every graded cell of the lesson, in the lesson's order, whatever the status.
    repairs : list of str
        What was put right in the file; each a sentence for student and instructor.
    problem : str
        What stopped the grading, if anything did; a sentence for student and instructor.
    notebook : str
        The graded notebook as JSON text: the lesson's own cells with the student's work, its
        outputs, and nbgrader's metadata; hidden tests left out. Empty if there is none.
    seconds : float
        How long it took.
    """

    lesson: str
    status: str
    cells: list[Graded]
    repairs: list[str] = field(default_factory=list)
    problem: str = ""
    notebook: str = ""
    seconds: float = 0.0

    @property
    def score(self) -> float:
        """The points earned so far."""
        return sum(cell.points or 0.0 for cell in self.cells)

    @property
    def max_score(self) -> float:
        """The points that can be earned."""
        return sum(cell.max_points for cell in self.cells)

    @property
    def needs_manual(self) -> bool:
        """Whether an open question waits for a person."""
        return any(cell.points is None for cell in self.cells)

    def to_json(self) -> str:
        """Return it as one line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Result":
        """Return the result that `to_json` wrote."""
        held: dict[str, Any] = json.loads(text)
        return cls(**{**held, "cells": [Graded(**cell) for cell in held["cells"]]})
