"""A small course that tests build, grade and break in place of the real lessons."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from course_utils.grading.build import build
from course_utils.grading.lessons import Lesson
from course_utils.grading.notation import grade_id

ROOT = Path(__file__).resolve().parents[1]

# nbgrader starts `alembic` by name; and kernels are to import this checkout's course_utils.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
os.environ["PYTHONPATH"] = str(ROOT)

TOY = '''\
# %% [markdown]
# # 1. A toy lesson

# %% exercise="double"
def double(x):
    """Return 2 x."""
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION

# %% check="double_small" points=1
assert double(2) == 4, "double(2) should be 4"
### BEGIN HIDDEN TESTS
assert double(0) == 0
### END HIDDEN TESTS

# %% check="double_any" points=2
import os

print("seed:", os.environ.get("COURSE_SEED"))
### BEGIN HIDDEN TESTS
assert double(-5) == -10
### END HIDDEN TESTS

# %% [markdown]
# And now a node.

# %% exercise="mul_layer"
class MulLayer:
    def forward(self, x, y):
        """Return x y."""
        ### BEGIN SOLUTION
        return x * y
        ### END SOLUTION

# %% check="mul" points=3
from course_utils.checks import check_value

check_value(MulLayer().forward(2, 3), 6, "2 times 3")
### BEGIN HIDDEN TESTS
assert MulLayer().forward(5, 4) == 20
### END HIDDEN TESTS

# %% [markdown]
# In your own words:

# %% [markdown] question="why" points=2
# The model answer, and its rubric.
'''
RIGHT = {
    "double": "def double(x):\n    return x + x",
    "mul_layer": "class MulLayer:\n    def forward(self, x, y):\n        return y * x",
}


@pytest.fixture(autouse=True)
def _learners_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without COURSE_SEED the checks draw the numbers of the learner's desk."""
    monkeypatch.delenv("COURSE_SEED", raising=False)


@pytest.fixture(scope="session")
def toy_course(tmp_path_factory: pytest.TempPathFactory) -> Lesson:
    """The built toy lesson, in a checkout of its own. To change it, copy it with `copy_course`."""
    root = tmp_path_factory.mktemp("course")
    for name in ("course.toml", "nbgrader_config.py"):
        shutil.copy(ROOT / name, root)
    lesson = Lesson(root, "01_toy")
    lesson.source.parent.mkdir(parents=True)
    lesson.source.write_text(TOY, encoding="utf-8")
    build(lesson)
    return lesson


@pytest.fixture
def copy_course(toy_course: Lesson, tmp_path: Path) -> Lesson:
    """A copy of the built toy lesson, to be changed."""
    root = tmp_path / "checkout"
    shutil.copytree(toy_course.root, root)
    return Lesson(root, toy_course.name)


@pytest.fixture(scope="session")
def fill(toy_course: Lesson) -> Callable[..., nbformat.NotebookNode]:
    """Return a function that puts answers, by exercise, into the toy's student notebook."""

    def fill(**answers: str) -> nbformat.NotebookNode:
        notebook = nbformat.read(toy_course.student, as_version=4)
        for cell in notebook.cells:
            cell.source = answers.get(grade_id(cell), cell.source)
        return notebook

    return fill
