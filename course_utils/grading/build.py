"""Build a lesson: source → executed solution notebook → student notebook."""

import logging
import os
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import SaveCells
from traitlets.config import Config, PyFileConfigLoader

from course_utils.grading.files import write_whole
from course_utils.grading.kernels import KERNEL, environment
from course_utils.grading.lessons import CourseError, Lesson
from course_utils.grading.notation import expand

_CELL_TIMEOUT = 600  # seconds


def build(lesson: Lesson, force: bool = False) -> list[Path]:
    """Build what is not current of one lesson, and return the files that were written.

    Parameters
    ----------
    lesson : Lesson
        The lesson.
    force : bool
        Execute the solution again even if its source did not change: after a change in
        `course_utils` that changes pictures or messages.

    Raises
    ------
    CourseError
        If the source breaks the notation, a cell of the solved lesson fails, or it is to be
        executed and a library that it needs is missing.
    """
    written = []
    notebook = expand(lesson)
    if force or not _same(notebook, lesson.solution):
        lesson.require_needs("its outputs would be lost")
        write_whole(lesson.solution, nbformat.writes(execute(notebook, lesson)) + "\n")
        written.append(lesson.solution)
    student = student_version(lesson.root, lesson.name, notebook)
    if not lesson.student.exists() or lesson.student.read_text(encoding="utf-8") != student:
        write_whole(lesson.student, student)
        written.append(lesson.student)
    return written


def stale(lesson: Lesson) -> list[Path]:
    """Return the files of a lesson that are not what its source builds (outputs aside)."""
    notebook = expand(lesson)
    student = student_version(lesson.root, lesson.name, notebook)
    found = [] if _same(notebook, lesson.solution) else [lesson.solution]
    if not lesson.student.exists() or lesson.student.read_text(encoding="utf-8") != student:
        found.append(lesson.student)
    return found


def execute(notebook: nbformat.NotebookNode, lesson: Lesson) -> nbformat.NotebookNode:
    """Run every cell of a notebook in the lesson's folder; raise `CourseError` where one fails."""
    metadata = notebook.metadata.copy()
    client = NotebookClient(
        notebook,
        timeout=_CELL_TIMEOUT,
        kernel_name="python3",
        record_timing=False,
        coalesce_streams=True,  # of a progress bar, the last state
        config=KERNEL,
        resources={"metadata": {"path": str(lesson.source.parent)}},
    )
    try:
        with environment(COURSE_SEED=None):  # the inputs of the learner's desk
            client.execute()
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        raise CourseError(f"{lesson.source}: the solved lesson does not run.\n{error}") from error
    notebook.metadata = metadata  # the kernel adds its Python's version
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    return notebook


def student_version(root: Path, name: str, notebook: nbformat.NotebookNode) -> str:
    """Return what `nbgrader generate_assignment` makes of a solution notebook, as a file's text."""
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder).resolve()
        config = nbgrader_config(root, course)
        # Nobody's gradebook: to make one takes longer than all the rest.
        config.GenerateAssignment.no_database = True
        steps = GenerateAssignment.preprocessors.default()
        config.GenerateAssignment.preprocessors = [x for x in steps if x is not SaveCells]
        coursedir = CourseDirectory(config=config)
        coursedir.assignment_id = name
        source = course / coursedir.source_directory / name / f"{name}.ipynb"
        source.parent.mkdir(parents=True)
        nbformat.write(notebook, source)
        quiet = logging.getLogger("course.nbgrader")
        quiet.setLevel(logging.ERROR)
        GenerateAssignment(coursedir=coursedir, config=config, log=quiet).start()
        release = course / coursedir.release_directory / name / f"{name}.ipynb"
        return release.read_text(encoding="utf-8")


def nbgrader_config(root: Path, course: Path) -> Config:
    """Return the checkout's `nbgrader_config.py`, its folders and gradebook moved to `course`."""
    with environment(COURSE_SEED=os.environ.get("COURSE_SEED")):  # which the file sets
        config = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    config.CourseDirectory.root = str(course)
    config.CourseDirectory.db_url = f"sqlite:///{course / 'gradebook.db'}"
    return config


def _same(notebook: nbformat.NotebookNode, path: Path) -> bool:
    """Whether the file at `path` is this notebook, what execution adds to it aside."""
    if not path.exists():
        return False
    committed = nbformat.read(path, as_version=4)
    for cell in committed.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return nbformat.writes(committed) == nbformat.writes(notebook)
