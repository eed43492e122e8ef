"""Grade a class with stock nbgrader: from what was handed in to grades.csv and feedback pages."""

import codecs
import csv
import hashlib
import io
import logging
import os
import shutil
import stat
import sys
import tempfile
import time
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from glob import escape
from pathlib import Path, PurePosixPath

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.converters.base import BaseConverter, NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import is_grade
from tqdm import tqdm
from traitlets.config import Config

from course_utils.grading.build import nbgrader_config, write_whole
from course_utils.grading.check import KERNEL, environment, grade_ids, read_notebook
from course_utils.grading.lessons import CourseError, Lesson
from course_utils.grading.notation import grade_id

_ZIP_CAP = 4 * 2**30  # bytes, unpacked


@dataclass(frozen=True)
class Submission:
    """What one student handed in.

    Attributes
    ----------
    student_id : str
        The student's id.
    files : dict of str to Path
        Each file's name within the submission, and where it lies.
    """

    student_id: str
    files: dict[str, Path]


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
        If `source` holds no submission, or `out` cannot be used.
    """
    out = out.resolve()
    _check_folders(lesson, source, out)
    rows = {row.student_id: row for row in read_grades(out / "grades.csv")}
    if foreign := {row.lesson for row in rows.values()} - {lesson.name}:
        raise CourseError(f"{out} holds the grades of {foreign.pop()}. Choose another folder.")
    with tempfile.TemporaryDirectory() as scratch:
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


# --- what was handed in -----------------------------------------------------------------------


def collect(source: Path, scratch: Path) -> list[Submission]:
    """Find the submissions in a notebook, a folder or a zip, in the order of their ids.

    Parameters
    ----------
    source : Path
        One notebook (the student's id is its name); a folder with a sub-folder for each student,
        named by the student's id, the notebook in it under any name (notebooks beside the
        sub-folders count by their names); or a zip of such a folder.
    scratch : Path
        An empty folder, where a zip is opened.

    Raises
    ------
    CourseError
        If there is no submission, or the zip cannot be opened.
    """
    if not source.exists():
        raise CourseError(f"{source} does not exist. {_EXPECTED}")
    if source.is_file() and source.suffix.lower() == ".ipynb":
        entries = [source]
    elif source.is_dir():
        entries = _visible(_unwrapped(source))
    elif zipfile.is_zipfile(source):
        _unzip(source, scratch)
        entries = _visible(_unwrapped(scratch))
    else:
        raise CourseError(f"{source} is no notebook, folder or zip. {_EXPECTED}")
    found: dict[str, dict[str, Path]] = {}
    for entry in entries:
        if entry.is_dir():
            _add(found, entry.name, {p.relative_to(entry).as_posix(): p for p in _files(entry)})
        elif entry.suffix.lower() == ".ipynb":
            _add(found, entry.stem, {entry.name: entry})
    if not found:
        raise CourseError(f"{source} holds no submissions. {_EXPECTED}")
    return [Submission(name, found[name]) for name in sorted(found)]


_EXPECTED = (
    "Expected one notebook (.ipynb); a folder with a sub-folder for each student; "
    "or a zip of such a folder."
)


def _add(found: dict[str, dict[str, Path]], name: str, files: dict[str, Path]) -> None:
    # An accent has two spellings in Unicode, and macOS writes the one that nobody types.
    own = found.setdefault(unicodedata.normalize("NFC", name.strip()), {})
    for key, path in files.items():
        while key in own:
            key = f"again/{key}"
        own[key] = path


def _visible(folder: Path) -> list[Path]:
    """Return what people put into a folder: no links, nor what their systems leave there."""
    return [
        path
        for path in sorted(folder.iterdir())
        if not path.name.strip().startswith((".", "__MACOSX"))
        and path.name.strip()
        and not path.is_symlink()
    ]


def _files(folder: Path) -> Iterator[Path]:
    for path in _visible(folder):
        if path.is_dir():
            yield from _files(path)
        elif path.is_file():
            yield path


def _unwrapped(folder: Path) -> Path:
    """Return the folder that holds the students' folders: a zip often wraps it in another."""
    while True:
        entries = _visible(folder)
        if len(entries) != 1 or not entries[0].is_dir():
            return folder
        inner = _visible(entries[0])
        if not inner or any(path.is_file() for path in inner):
            return folder  # a class of one: the files in there are the student's
        folder = entries[0]


def _unzip(source: Path, folder: Path) -> None:
    """Open a zip in a folder, safely: nothing lands outside, no link is made, the size has a cap.

    A part that cannot be read becomes an empty or cut-off file, which is then reported as such.
    """
    with zipfile.ZipFile(source) as archive:
        entries = archive.infolist()
        size = sum(entry.file_size for entry in entries)
        if size > _ZIP_CAP:
            big = max(entries, key=lambda entry: entry.file_size)
            raise CourseError(
                f"{source} would unpack to {size / 2**30:.1f} GiB, more than the "
                f"{_ZIP_CAP / 2**30:.0f} GiB allowed; the largest part is {big.filename!r}. "
                "Take it out, and try again."
            )
        for entry in entries:
            parts = PurePosixPath(_zip_name(entry).replace("\\", "/")).parts
            safe = [part for part in parts if part not in ("/", "//", ".", "..")]
            target = folder.joinpath(*safe)
            if entry.is_dir():
                target.mkdir(parents=True, exist_ok=True)
            elif safe:
                target.parent.mkdir(parents=True, exist_ok=True)
                _unzip_one(archive, entry, target)


def _zip_name(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name; some programs write UTF-8 and do not say so."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def _unzip_one(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> None:
    with target.open("wb") as whole:
        if not stat.S_ISLNK(entry.external_attr >> 16):
            try:
                with archive.open(entry) as part:
                    shutil.copyfileobj(part, whole)
            except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
                whole.truncate(0)  # damaged or encrypted: reported as an empty file
    try:
        when = time.mktime((*entry.date_time, 0, 0, -1))
    except (ValueError, OverflowError):
        when = 0.0
    os.utime(target, (when, when))


# --- stock nbgrader ---------------------------------------------------------------------------


class _Errors(logging.Handler):
    """Keeps the last thing that nbgrader complained of, in one line."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.last = ""

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage().strip()
        if "Traceback" in text or not self.last:
            self.last = text.split("\n")[-1]


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
        try:
            self._keep(submission)
            chosen = self._choose(submission)
            if not chosen:
                return self._failed(student, "missing", _listed(submission))
            raw = submission.files[chosen].read_bytes()
            notes = [f"graded {chosen!r} of several"] if len(_notebooks(submission)) > 1 else []
            try:
                notebook = read_notebook(raw)
            except ValueError as error:
                return self._failed(student, "unreadable", f"{chosen}: {error}")
            self._autograde(student, raw)
        except Exception as error:  # one strange file must not stop the batch
            self.log.exception("Grading %s failed", student)
            return self._failed(student, "crashed", self.errors.last or str(error))
        self._feedback(student)
        return self._row(student, [*self._missing(notebook), *notes])

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

    def _missing(self, notebook: nbformat.NotebookNode) -> list[str]:
        """Return a note on graded cells that the student's notebook has lost, if any."""
        own = set(grade_ids(notebook))
        if not own & set(self.cells):
            return ["no cell of this lesson is in the notebook: was another one handed in?"]
        lost = [name for name, points in self.cells.items() if points and name not in own]
        return [f"graded cells missing from the notebook: {', '.join(lost)}"] if lost else []

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
