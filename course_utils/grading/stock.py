"""Grade a class with stock nbgrader: from what was handed in to grades.csv and feedback pages."""

import codecs
import csv
import hashlib
import io
import logging
import os
import shutil
import sys
import tempfile
import warnings
from collections import Counter
from dataclasses import dataclass, field, fields, replace
from glob import escape
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.converters.base import BaseConverter, NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import is_grade
from tqdm import tqdm
from traitlets.config import Config

from course_utils.grading.build import nbgrader_config, write_whole
from course_utils.grading.check import grade_ids, read_notebook
from course_utils.grading.collect import Submission, collect
from course_utils.grading.kernels import KERNEL, environment
from course_utils.grading.lessons import CourseError, Lesson
from course_utils.grading.notation import grade_id


@dataclass(frozen=True)
class Row:
    """One line of grades.csv; the fields are its columns, in their order.

    Attributes
    ----------
    student_id, lesson : str
        Whose work, and on what.
    score, max_score : float
        Points reached (nbgrader's, and those given by hand), and points to be had.
    status : str
        ``graded``, or why it was not: ``crashed``, ``unreadable``, ``missing``.
    detail : str
        For a person: where points were lost, or what is the matter with the file.
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


def grade_class(lesson: Lesson, source: Path, out: Path) -> list[Row]:
    """Grade submissions; write grades.csv, feedback pages and nbgrader's course folder to `out`.

    Submissions graded into `out` earlier stay in grades.csv; who hands in again is graded again,
    and points given by hand in the gradebook are kept.

    Parameters
    ----------
    lesson : Lesson
        The lesson; its solution notebook must be built.
    source : Path
        A notebook; or a folder, or a zip of one, with a sub-folder for each student.
    out : Path
        Where the results go; made if need be.

    Returns
    -------
    list of Row
        All that stands in grades.csv, sorted by student id.

    Raises
    ------
    CourseError
        If `source` holds no submission, `out` cannot be used, or a library that the lesson needs
        is missing.
    """
    out = out.resolve()
    _check_folders(lesson, source, out)
    rows = {row.student_id: row for row in read_grades(out / "grades.csv")}
    if foreign := {row.lesson for row in rows.values()} - {lesson.name}:
        raise CourseError(f"{out} holds the grades of {foreign.pop()}. Choose another folder.")
    with tempfile.TemporaryDirectory() as scratch, warnings.catch_warnings():
        warnings.filterwarnings("ignore", module=r"nbformat\.|nbgrader\.")  # not for the instructor
        submissions = collect(source, Path(scratch))
        desk = _Desk.prepare(lesson, out)
        rows = {name: desk.refreshed(row) for name, row in rows.items()}
        bar = tqdm(submissions, desc=f"Grading {lesson.name}", unit="notebook", file=sys.stderr)
        try:
            for submission in bar:
                rows[submission.student_id] = desk.grade(submission)
        finally:  # a run that is broken off keeps what it has
            result = [rows[name] for name in sorted(rows)]
            write_grades(out / "grades.csv", result)
            desk.close()
    return result


def read_grades(path: Path) -> list[Row]:
    """Read a grades.csv; one that does not exist has no rows."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    try:
        return [
            Row(
                **{name: row[name] for name in ("student_id", "lesson", "status", "detail")},
                score=float(row["score"]),
                max_score=float(row["max_score"]),
                needs_manual=row["needs_manual"] == "True",
                late_seconds=int(row["late_seconds"]),
            )
            for row in found
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise CourseError(
            f"{path} is not a file that `course grade` wrote: its columns should be "
            f"{', '.join(COLUMNS)}. Move it away, or choose another folder."
        ) from error


def write_grades(path: Path, rows: list[Row]) -> None:
    """Write rows to a grades.csv."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        values = [getattr(row, name) for name in COLUMNS]
        writer.writerow([f"{x:g}" if isinstance(x, float) else x for x in values])
    write_whole(path, text.getvalue())


class _Errors(logging.Handler):
    """Keeps the last thing that nbgrader complained of, in one line."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.last = ""

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage().strip()
        if text.startswith("Traceback"):
            self.last = text.split("\n")[-1]
        elif not self.last:
            self.last = " ".join(text.split())


@dataclass
class _Desk:
    """nbgrader's course folder for one lesson, and what it takes to grade one submission there."""

    lesson: Lesson
    out: Path
    config: Config
    cells: dict[str, float | None]  # the lesson's IDs in their order, with the points of each
    log: logging.Logger = field(default_factory=lambda: logging.Logger("course grade"))
    errors: _Errors = field(default_factory=_Errors)

    @classmethod
    def prepare(cls, lesson: Lesson, out: Path) -> "_Desk":
        """Make `out` / nbgrader a course folder with the lesson as its assignment."""
        folder = out / "nbgrader"
        config = nbgrader_config(lesson.root, folder)
        config.merge(KERNEL)
        copy = folder / config.CourseDirectory.source_directory / lesson.name
        leave = shutil.ignore_patterns(*config.CourseDirectory.ignore)
        shutil.copytree(lesson.source.parent, copy, ignore=leave, dirs_exist_ok=True)
        shutil.copy(lesson.root / "nbgrader_config.py", folder)
        solution = nbformat.read(lesson.solution, as_version=4)
        cells = {
            grade_id(cell): float(cell.metadata.nbgrader["points"]) if is_grade(cell) else None
            for cell in solution.cells
            if grade_id(cell)
        }
        desk = cls(lesson, out, config, cells)
        desk.log.addHandler(desk.errors)
        desk.log.addHandler(logging.FileHandler(folder / "grade.log", mode="w", encoding="utf-8"))
        try:
            desk._run(GenerateAssignment)
        except NbGraderException as error:
            raise CourseError(
                f"nbgrader cannot set up {lesson.name} in {folder}: {desk.errors.last} "
                "If the lesson has changed since this folder was made, choose a new one."
            ) from error
        return desk

    def grade(self, submission: Submission) -> Row:
        """Grade one submission; whatever is the matter with it ends as a row."""
        self.errors.last = ""
        student = submission.student_id
        notes: list[str] = []
        try:
            self._keep(submission)
            if any(character in student for character in "*?["):
                raise CourseError("nbgrader cannot take a student id with *, ? or [: rename it")
            chosen = self._choose(submission)
            if not chosen:
                return self._failed(student, "missing", _listed(submission))
            raw = submission.files[chosen].read_bytes()
            try:
                notes = self._oddities(read_notebook(raw))
            except ValueError as error:
                return self._failed(student, "unreadable", f"{chosen}: {error}")
            if len(_notebooks(submission)) > 1:
                notes.append(f"graded {chosen!r} of several")
            self._autograde(student, raw)
            self._feedback(student)
            return self._row(student, notes)
        except Exception as error:  # one strange file must not stop the batch
            reason = self.errors.last or str(error) or type(error).__name__
            self.log.exception("Grading %s failed", student)
            return self._failed(student, "crashed", "; ".join([*notes, reason]))

    def close(self) -> None:
        """Close the log file."""
        for handler in self.log.handlers:
            handler.close()

    def refreshed(self, row: Row) -> Row:
        """Return a row of an earlier run with what has been given by hand since."""
        if row.status != "graded":
            return row
        try:
            now = self._row(row.student_id, [])
        except MissingEntry:
            return row
        return replace(row, score=now.score, needs_manual=now.needs_manual)

    def _run(self, step: type[BaseConverter], student: str | None = None) -> None:
        course = CourseDirectory(config=self.config)
        course.assignment_id = self.lesson.name
        if student is not None:
            course.student_id = escape(student)  # nbgrader takes it for a pattern
        converter = step(coursedir=course, config=self.config, log=self.log)
        converter.force = True
        converter.start()

    def _place(self, step: str, student: str, suffix: str) -> Path:
        course = CourseDirectory(config=self.config)
        return Path(course.format_path(step, student, self.lesson.name)) / (
            self.lesson.name + suffix
        )

    def _gradebook(self) -> Gradebook:
        return Gradebook(self.config.CourseDirectory.db_url, "")

    def _autograde(self, student: str, raw: bytes) -> None:
        raw = raw.removeprefix(codecs.BOM_UTF8)
        place = self._place("submitted", student, ".ipynb")
        again = place.exists() and place.read_bytes() == raw
        settled = self._settled(student) if again else {}
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(raw)
        # Drawn from the submission, so that grading the same thing twice gives the same grades.
        seed = hashlib.sha256(self.lesson.name.encode() + b"/" + raw).hexdigest()
        with environment(COURSE_SEED=seed):
            self._run(Autograde, student)
        self._settle(student, settled)

    def _settled(self, student: str) -> dict[str, float | None]:
        """Return the cells that a person has given points to, each with nbgrader's own."""
        with self._gradebook() as book:
            try:
                grades = _grades(book.find_submission(self.lesson.name, student))
            except MissingEntry:
                return {}
            return {
                grade.name: grade.auto_score
                for grade in grades
                if grade.manual_score is not None and not grade.needs_manual_grade
            }

    def _settle(self, student: str, settled: dict[str, float | None]) -> None:
        """Undo nbgrader's call for a second look where nothing has changed since the first."""
        with self._gradebook() as book:
            for grade in _grades(book.find_submission(self.lesson.name, student)):
                if grade.name in settled and settled[grade.name] == grade.auto_score:
                    grade.needs_manual_grade = False
            book.db.commit()

    def _row(self, student: str, notes: list[str]) -> Row:
        with self._gradebook() as book:
            submission = book.find_submission(self.lesson.name, student)
            grades = {grade.name: grade for grade in _grades(submission)}
            lost = [
                f"{name} {grades[name].score:g}/{grades[name].max_score:g}"
                for name in self.cells
                if name in grades
                and not grades[name].needs_manual_grade
                and grades[name].score < grades[name].max_score
            ]
            return Row(
                student,
                self.lesson.name,
                float(submission.score),
                float(submission.max_score),
                "graded",
                "; ".join([*lost, *notes]),
                any(grade.needs_manual_grade for grade in grades.values()),
            )

    def _failed(self, student: str, status: str, detail: str) -> Row:
        points = sum(points for points in self.cells.values() if points is not None)
        self._set_aside(student, self.out / "feedback" / f"{student}.html")  # of earlier work
        return Row(student, self.lesson.name, 0.0, points, status, detail)

    def _feedback(self, student: str) -> None:
        self._run(GenerateFeedback, student)
        page = self.out / "feedback" / f"{student}.html"
        page.parent.mkdir(exist_ok=True)
        shutil.copy(self._place("feedback", student, ".html"), page)

    def _choose(self, submission: Submission) -> str | None:
        """Return the notebook that fits the lesson best; of equals, the newest."""

        def fit(name: str) -> tuple[int, float, str]:
            path = submission.files[name]
            try:
                shared = len(set(grade_ids(read_notebook(path.read_bytes()))) & set(self.cells))
            except ValueError:
                shared = -1
            return shared, path.stat().st_mtime, name

        return max(_notebooks(submission), key=fit, default=None)

    def _oddities(self, notebook: nbformat.NotebookNode) -> list[str]:
        """Return notes on cells of the lesson that the student's notebook lacks, or has twice."""
        own = Counter(grade_ids(notebook))
        if not own.keys() & self.cells.keys():
            return ["no cell of this lesson is in the notebook: was another one handed in?"]
        lost = [name for name, points in self.cells.items() if points and name not in own]
        twice = [name for name in self.cells if own[name] > 1]
        return [
            f"{what}: {', '.join(names)}"
            for what, names in (("graded cells missing", lost), ("cells standing twice", twice))
            if names
        ]

    def _keep(self, submission: Submission) -> None:
        """Copy what was handed in, as it was, to submissions/."""
        folder = self.out / "submissions" / submission.student_id
        folder.mkdir(parents=True, exist_ok=True)
        for name, path in submission.files.items():
            target = folder / name
            if target.exists() and target.read_bytes() == path.read_bytes():
                continue
            self._set_aside(submission.student_id, target)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target)

    def _set_aside(self, student: str, path: Path) -> None:
        """Move a file that something newer replaces to replaced/: nothing given or made is lost."""
        if path.exists():
            mark = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
            target = self.out / "replaced" / student / f"{mark}-{path.name}"
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(path, target)


def _check_folders(lesson: Lesson, source: Path, out: Path) -> None:
    if not lesson.solution.exists():
        raise CourseError(f"{lesson.solution} is not built. Run `course build {lesson.name}`.")
    lesson.require_needs("the checks of these parts would give everybody 0 points")
    if out.exists() and not out.is_dir():
        raise CourseError(f"{out} is a file. Name a folder for the results.")
    if source.is_dir() and out.is_relative_to(source.resolve()):
        raise CourseError(
            f"{out} lies inside {source}, among the submissions. Choose a folder outside."
        )
    if any(character in str(out) for character in "*?["):
        raise CourseError(f"nbgrader cannot work in {out}. Choose a path without *, ? and [.")


def _grades(submission) -> list:
    return [grade for notebook in submission.notebooks for grade in notebook.grades]


def _notebooks(submission: Submission) -> list[str]:
    """Return the names of the notebooks, which a browser may have saved as .ipynb.txt or .json."""
    names = list(submission.files)
    return [x for x in names if x.lower().endswith(".ipynb")] or [
        x for x in names if ".ipynb" in x.lower() or x.lower().endswith(".json")
    ]


def _listed(submission: Submission) -> str:
    names = ", ".join(sorted(submission.files))
    return f"no notebook among the files: {names}" if names else "nothing was handed in"
