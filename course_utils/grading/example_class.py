"""A made-up class: right, partly right, wrong and untouched notebooks, to try out grading."""

import ast
import copy
import random
from collections.abc import Sequence
from pathlib import Path

import nbformat
from nbgrader.utils import is_grade, is_solution

from course_utils.grading.files import write_whole
from course_utils.grading.lessons import CourseError, Lesson
from course_utils.grading.notation import grade_id
from course_utils.mistakes import Mistake, catalogue

# Dealt out in turn, so that a class of four or more has one of each.
_KINDS = ("right", "wrong", "partly", "untouched", "wrong", "partly", "right", "wrong")
_MARKERS = ("### BEGIN SOLUTION", "### END SOLUTION")
_ANSWER = "An answer of the example class, which stands here to be graded by hand."


def make_class(
    lesson: Lesson, students: int, out: Path, mistakes: Sequence[Mistake] | None = None
) -> dict[str, str]:
    """Write a folder with a sub-folder for each made-up student, a notebook in each.

    Parameters
    ----------
    lesson : Lesson
        The lesson; its notebooks must be built.
    students : int
        How many. The same lesson and number give the same class.
    out : Path
        The folder: new, empty, or one that this function filled before.
    mistakes : sequence of Mistake, optional
        Where the wrong answers come from; by default the course's catalogue. Where it has nothing
        for this lesson, partly right notebooks stand in for the wrong ones.

    Returns
    -------
    dict of str to str
        For each student's id, what was handed in.

    Raises
    ------
    CourseError
        If the lesson is not built, or the folder holds other things.
    """
    for path in (lesson.solution, lesson.student):
        if not path.exists():
            raise CourseError(f"{path} is not built. Run `course build {lesson.name}`.")
    ids = [f"student{number:03}" for number in range(1, students + 1)]
    other = {path.name for path in out.iterdir()} - set(ids) if out.is_dir() else set()
    if other:
        raise CourseError(
            f"{out} holds other things ({', '.join(sorted(other)[:3])}). Choose an empty folder."
        )
    desk = _Desk(lesson, catalogue() if mistakes is None else mistakes)
    dice = random.Random(f"{lesson.name} {students}")
    kinds = [_KINDS[number % len(_KINDS)] for number in range(students)]
    dice.shuffle(kinds)
    made = {}
    for student, kind in zip(ids, kinds, strict=True):
        notebook, made[student] = desk.hand_in(kind, dice)
        write_whole(out / student / f"{lesson.name}.ipynb", nbformat.writes(notebook) + "\n")
    return made


class _Desk:
    """What the made-up students copy from: the student notebook, right answers and wrong ones."""

    def __init__(self, lesson: Lesson, mistakes: Sequence[Mistake]) -> None:
        self.student = nbformat.read(lesson.student, as_version=4)
        solved = nbformat.read(lesson.solution, as_version=4)
        self.right = {
            grade_id(cell): _without_markers(cell.source)
            for cell in solved.cells
            if is_solution(cell) and not is_grade(cell)
        }
        self.mistakes = [
            (name, mistake)
            for mistake in mistakes
            for name, source in self.right.items()
            if mistake.target in _definitions(source)
        ]

    def hand_in(self, kind: str, dice: random.Random) -> tuple[nbformat.NotebookNode, str]:
        """Return the notebook of one student, and what it is in words."""
        answers = dict(self.right)
        if kind == "wrong" and not self.mistakes:
            kind = "partly"
        if kind == "wrong":
            name, mistake = dice.choice(self.mistakes)
            answers[name] = _replaced(answers[name], mistake)
            said = f"wrong: {name} ({mistake.name})"
        elif kind == "partly":
            # One exercise undone at least, and where there are more, one done.
            undone = dice.sample(sorted(answers), dice.randint(1, max(1, len(answers) - 1)))
            answers = {name: code for name, code in answers.items() if name not in undone}
            said = f"partly right: {', '.join(sorted(undone))} undone"
        elif kind == "untouched":
            answers, said = {}, "untouched"
        else:
            said = "right"
        answered = kind != "untouched" and dice.random() < 0.7
        return self._filled(answers, answered), said + (", questions answered" if answered else "")

    def _filled(self, answers: dict[str, str], answered: bool) -> nbformat.NotebookNode:
        notebook = copy.deepcopy(self.student)
        for cell in notebook.cells:
            if is_solution(cell) and is_grade(cell):
                cell.source = _ANSWER if answered else cell.source
            elif is_solution(cell):
                cell.source = answers.get(grade_id(cell), cell.source)
        return notebook


def _without_markers(source: str) -> str:
    return "\n".join(line for line in source.split("\n") if line.strip() not in _MARKERS)


def _definitions(source: str) -> dict[str, ast.stmt]:
    """Return the classes and functions that a cell defines; none if it is not plain Python."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return {}
    return {node.name: node for node in body if isinstance(node, ast.ClassDef | ast.FunctionDef)}


def _replaced(source: str, mistake: Mistake) -> str:
    """Put a wrong definition in the place of the right one; all else in the cell stays."""
    node = _definitions(source)[mistake.target]
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    lines = source.split("\n")
    wrong = mistake.source.strip().split("\n")
    imports = ["import numpy as np", ""] if "np." in mistake.source else []
    return "\n".join([*imports, *lines[: first - 1], *wrong, *lines[node.end_lineno :]])
