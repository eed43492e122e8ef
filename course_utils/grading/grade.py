"""One run of `course grade`: from what a class handed in to its grades; broken off, it goes on."""

import contextlib
import hashlib
import importlib
import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from course_utils.grading.collect import ClassWork, Submission, collect
from course_utils.grading.examination import Task, all_zero
from course_utils.grading.feedback import page_name, write_feedback
from course_utils.grading.files import write_whole
from course_utils.grading.lessons import CourseError, Lesson
from course_utils.grading.lms import write_feedback_zip, write_imports
from course_utils.grading.pool import Stations, Work, grade_here, grade_there, package_version
from course_utils.grading.repair import Skeleton
from course_utils.grading.report import ClassReport
from course_utils.grading.results import Result
from course_utils.grading.roster import Roster
from course_utils.grading.rows import Row, read_grades, row_of, write_grades
from course_utils.grading.sandbox import find_walls
from course_utils.grading.toolbox import toolbox

if TYPE_CHECKING:
    from course_utils.grading.gradebook import GradeWriter, Standing

_TOGETHER = 50  # results that enter the gradebook in one go,
_WAIT = 1.0  # or what has come in as many seconds,
_HELD = 2**24  # or as many characters of graded notebooks
_CHUNK = 400  # students whose standing is asked for in one go
_ENTRY = ".json"


@dataclass(frozen=True)
class Options:
    """How to grade.

    Attributes
    ----------
    roster : Path or None
        A CSV of the class (see `Roster.read`).
    jobs : int or None
        Submissions at a time; by default one for each processor.
    timeout : float or None
        Seconds for one submission; by default what the lesson says.
    memory : int
        Megabytes for one submission.
    sandbox : str
        ``auto`` or ``none`` (see `find_walls`).
    scheduler : str or None
        The address of a Dask scheduler, to grade on its workers.
    db : str or None
        The gradebook's address, if it is not to be a file in the results' folder.
    due : datetime or None
        When the lesson was due.
    """

    roster: Path | None = None
    jobs: int | None = None
    timeout: float | None = None
    memory: int = 4096
    sandbox: str = "auto"
    scheduler: str | None = None
    db: str | None = None
    due: datetime | None = None


@dataclass
class Entry:
    """What the journal holds of one student.

    Attributes
    ----------
    key : str
        A sum of the file, the lesson and the limits: the same sum, the same result.
    student_id, name, notebook, notes, late_seconds, upload_name, lms_id
        As in `Submission`.
    kind : str
        Who wrote the names (see `ClassWork`): what `lms_id` is an id of.
    columns : dict of str to str
        The student's line of the roster.
    result : Result
        What grading found.
    hand : str
        What people had given by hand when the feedback page was written.
    """

    key: str
    student_id: str
    name: str
    notebook: str | None
    notes: list[str]
    late_seconds: int
    kind: str
    upload_name: str
    lms_id: str
    columns: dict[str, str]
    result: Result
    hand: str = ""


@dataclass(frozen=True)
class Journal:
    """A file for each student whose grading is done and written everywhere else.

    The first line holds all but the graded notebook, which is large and seldom needed again.
    """

    folder: Path

    def read(self, student_id: str, notebook: bool = True) -> Entry | None:
        """Return what there is of a student; a file that is not whole is nothing."""
        try:
            with self._path(student_id).open("rb") as file:
                held = json.loads(file.readline())
                if file.tell() + held.pop("size") != os.fstat(file.fileno()).st_size:
                    return None
                entry = Entry(**{**held, "result": Result.from_json(json.dumps(held["result"]))})
                if notebook:
                    entry.result.notebook = json.loads(file.readline())
                return entry
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def write(self, entry: Entry) -> None:
        """Keep an entry."""
        notebook = json.dumps(entry.result.notebook) + "\n"
        head = asdict(replace(entry, result=replace(entry.result, notebook="")))
        line = json.dumps({**head, "size": len(notebook)})
        write_whole(self._path(entry.student_id), f"{line}\n{notebook}")

    def students(self) -> list[str]:
        """Return the ids of all students in the journal, sorted."""
        return sorted(path.name.removesuffix(_ENTRY) for path in self.folder.glob(f"*{_ENTRY}"))

    def _path(self, student_id: str) -> Path:
        return self.folder / f"{student_id}{_ENTRY}"


def grade_class(
    lesson: Lesson, source: Path, out: Path, options: Options | None = None
) -> list[Row]:
    """Grade what a class handed in, and write grades, feedback, gradebook and report to `out`.

    What was graded into `out` before stays; who hands in again is graded again, and points given
    by hand are kept. A run that was broken off goes on where it stopped.

    Parameters
    ----------
    lesson : Lesson
        The lesson, built.
    source : Path
        A notebook, a folder, or a zip (see `collect`).
    out : Path
        The folder of the results; made if need be.
    options : Options, optional
        How to grade.

    Returns
    -------
    list of Row
        All that stands in grades.csv, sorted by student id.

    Raises
    ------
    CourseError
        If `source`, `out` or an option cannot be used, this machine gives no walls, or a library
        that the lesson needs is missing.
    """
    options = options or Options()
    out = out.resolve()
    run = _Run(lesson, source, out, options)
    with contextlib.ExitStack() as stack:
        stations = None
        if not options.scheduler:
            stations = Stations(run.task)
            stack.callback(stations.close)
        _load_the_rest()  # while the first station gets warm
        if stations:
            find_walls(options.sandbox)
        return run.all(source, stations)


def _load_the_rest() -> None:
    """Import what takes seconds to load: nbgrader's gradebook, and the plots of the report."""
    # jsonschema, on nbgrader's way, builds a grammar for a format that no notebook has.
    sys.modules.setdefault("rfc3987_syntax", None)
    for module in ("course_utils.grading.gradebook", "matplotlib.figure"):
        importlib.import_module(module)


class _Run:
    """The state of a run: the lesson's task, the journal, and what waits to be written."""

    def __init__(self, lesson: Lesson, source: Path, out: Path, options: Options) -> None:
        self.lesson, self.out, self.options = lesson, out, options
        self.journal = Journal(out / "journal")
        _check_folders(lesson, source, out, self.journal)
        timeout = options.timeout or lesson.seconds
        memory = options.memory * 2**20
        self.task = Task(Skeleton.of(lesson), toolbox(lesson), timeout, memory, options.sandbox)
        self._waiting: list[Entry] = []
        self._since = time.monotonic()
        limits = f"{timeout:g} {memory} {options.sandbox} {package_version()}"
        self._version = hashlib.sha256(
            limits.encode() + lesson.solution.read_bytes() + lesson.student.read_bytes()
        )

    def all(self, source: Path, stations: Stations | None) -> list[Row]:
        """Collect, grade and write everything; return the rows of grades.csv."""
        from course_utils.grading.gradebook import GradeWriter

        options = self.options
        roster = Roster.read(options.roster) if options.roster else None
        graded = {part.name for part in self.task.skeleton.parts if part.kind != "given"}
        due = options.due.astimezone() if options.due else None
        with (
            collect(source, graded, roster, options.due) as work,
            GradeWriter(self.lesson, self.out / "nbgrader", options.db, due) as writer,
        ):
            for note in work.notes:
                print(f"Note: {note}", file=sys.stderr)
            try:
                self.grade(work, roster, writer, stations)
            except KeyboardInterrupt:
                said = "Broken off: what is done is written. The same command goes on from there."
                print(f"\n{said}", file=sys.stderr)
                raise
            finally:
                rows = self.finish(writer)
        return rows

    def grade(
        self,
        work: ClassWork,
        roster: Roster | None,
        writer: "GradeWriter",
        stations: Stations | None,
    ) -> None:
        """Grade what is not in the journal."""
        people = {person.student_id: person.row for person in roster.people} if roster else {}
        begun: dict[str, Entry] = {}
        failed = 0
        bar = tqdm(
            total=len(work),
            desc=f"Grading {self.lesson.name}",
            unit=" submissions",
            postfix={"failed": failed},
            file=sys.stderr,
        )

        def take(entry: Entry) -> None:
            nonlocal failed
            self._take(entry, writer)
            failed += entry.result.status not in ("graded", "repaired", "missing")
            bar.set_postfix(failed=failed, refresh=False)
            bar.update()

        def works() -> Iterator[Work]:
            for submission in work:
                columns = people.get(submission.student_id, {})
                entry = self._begin(submission, work.kind, columns)
                if entry is None:
                    bar.update()
                elif entry.result.status:
                    take(entry)
                else:
                    begun[entry.student_id] = entry
                    path = self._original(entry.student_id, submission.notebook)
                    yield Work(entry.student_id, path.read_bytes)

        # Closed at once when this is broken off, so that no process goes on grading.
        with bar, contextlib.closing(self._map(works(), stations)) as results:
            for student_id, result in results:
                entry = begun.pop(student_id)
                entry.result = result
                take(entry)
            self._flush(writer)

    def finish(self, writer: "GradeWriter") -> list[Row]:
        """Write what tells of the whole class; return the rows of grades.csv."""
        with contextlib.suppress(CourseError):  # of a run that was broken off for that very reason
            self._flush(writer)
        report, rows, people, names = ClassReport(self.lesson), [], [], []
        for entry, standing in self._graded(writer):
            row = row_of(entry.student_id, entry.result, standing, entry.late_seconds, entry.notes)
            report.add(entry.student_id, entry.name, entry.result, row, standing)
            rows.append(row)
            people.append((entry.name, entry.kind, entry.lms_id, entry.columns))
            names.append((entry.student_id, entry.upload_name))
        if rows:  # else it was broken off before anything was done
            write_grades(self.out / "grades.csv", rows)
            report.write(self.out / "report.html")
            write_imports(self.out, *_for_imports(self.lesson, rows, people))
            write_feedback_zip(self.out / "feedback.zip", self.out / "feedback", names)
        return rows

    def _map(
        self, works: Iterator[Work], stations: Stations | None
    ) -> Iterator[tuple[str, Result]]:
        if self.options.scheduler:
            return grade_there(works, self.task, self.options.scheduler)
        jobs = self.options.jobs or _processors()
        return grade_here(works, self.task, jobs, stations)

    def _begin(self, submission: Submission, kind: str, columns: dict[str, str]) -> Entry | None:
        """Keep what was handed in; return an entry to be filled, or None if all is done.

        An entry that has a status already needs no grading, but is to be written.
        """
        student_id = submission.student_id
        before = self.journal.read(student_id, notebook=False)
        if before and before.result.status != "missing" and not submission.files:
            return None  # handed in earlier, in another folder or zip
        unread = self._keep(submission)
        result = Result(self.lesson.name, "", all_zero(self.task.skeleton))
        if submission.notebook is None:
            named = ", ".join(sorted(submission.files)[:10])
            result.status = "missing"
            result.problem = (
                f"No notebook is among the files: {named}." if named else "Nothing was handed in."
            )
        elif submission.notebook in unread:
            result.status, result.problem = "unreadable", unread[submission.notebook]
        key = self._version.copy()
        key.update(f"{result.status} {result.problem}".encode(errors="surrogatepass"))
        if not result.status:
            key.update(self._original(student_id, submission.notebook).read_bytes())
        entry = Entry(
            key.hexdigest(),
            student_id,
            submission.name,
            submission.notebook,
            list(submission.notes),
            submission.late_seconds,
            kind,
            submission.upload_name,
            submission.lms_id,
            columns,
            result,
        )
        return self._compared(entry, before) if before else entry

    def _compared(self, entry: Entry, before: Entry) -> Entry | None:
        """Take over from an earlier entry what still holds; None if that is all."""
        # A late notebook comes by another way, perhaps, and without the roster.
        entry.name = entry.name or before.name
        entry.columns = entry.columns or before.columns
        if before.lms_id and not entry.lms_id:
            entry.kind, entry.lms_id = before.kind, before.lms_id
            entry.upload_name = before.upload_name
        # What crashed is tried again: perhaps it was not the notebook's fault.
        if entry.key == before.key and before.result.status != "crashed":
            blank, entry.result, entry.hand = entry.result, before.result, before.hand
            if entry == before:
                return None
            whole = self.journal.read(entry.student_id)
            entry.result = whole.result if whole else blank
        return entry

    def _take(self, entry: Entry, writer: "GradeWriter") -> None:
        """Take in a result; now and then, write all that waits."""
        path = self._original(entry.student_id, entry.notebook or "")
        original = path.read_bytes() if path.is_file() else None
        writer.write(entry.student_id, entry.name, original, entry.result, entry.late_seconds)
        self._waiting.append(entry)
        held = sum(len(x.result.notebook) for x in self._waiting)
        long_ago = time.monotonic() - self._since > _WAIT
        if len(self._waiting) >= _TOGETHER or held > _HELD or long_ago:
            self._flush(writer)

    def _flush(self, writer: "GradeWriter") -> None:
        """Write what waits: to the gradebook, then the pages, and to the journal last.

        So what is in the journal is everywhere; what a run that was killed left half written is
        not in the journal, is graded again, and written over with the same.
        """
        standings = writer.commit()
        while self._waiting:  # one by one, for a Ctrl-C may come at any point
            entry = self._waiting[0]
            if entry.result.status == "missing":
                self._set_aside(entry.student_id, self._page(entry.student_id))
            else:
                self._write_page(entry, standings.get(entry.student_id))
            self.journal.write(entry)
            del self._waiting[0]
        self._since = time.monotonic()

    def _graded(self, writer: "GradeWriter") -> Iterator[tuple[Entry, "Standing | None"]]:
        """Yield each student's entry, and how it stands; bring pages up to date with work by hand.

        The notebooks are left out of the results.
        """
        students = self.journal.students()
        for start in range(0, len(students), _CHUNK):
            chunk = students[start : start + _CHUNK]
            standings = dict(writer.standings(chunk))
            for student_id in chunk:
                entry = self.journal.read(student_id, notebook=False)
                if entry is None:
                    said = f"submissions/{student_id} is left out: its file in journal/ is damaged."
                    print(f"Note: {said} Grade that folder again.", file=sys.stderr)
                    continue
                standing = standings.get(student_id)
                if entry.result.status != "missing" and (
                    entry.hand != _by_hand(standing) or not self._page(student_id).is_file()
                ):
                    entry = self.journal.read(student_id)
                    self._write_page(entry, standing)
                    self.journal.write(entry)
                yield entry, standing

    def _write_page(self, entry: Entry, standing: "Standing | None") -> None:
        write_feedback(
            self.out,
            self.lesson,
            entry.student_id,
            entry.name,
            entry.result,
            standing,
            entry.late_seconds,
        )
        entry.hand = _by_hand(standing)

    # ---- What was handed in ----

    def _keep(self, submission: Submission) -> dict[str, str]:
        """Copy what was handed in, as it was, to submissions/; return why a file is not there."""
        unread = {}
        for name, source in submission.files.items():
            target = self._original(submission.student_id, name)
            try:
                content = source.read()
            except (ValueError, OSError) as error:
                unread[name] = f"{name}: {error}"
                self._set_aside(submission.student_id, target)
                continue
            if target.is_file() and target.read_bytes() == content:
                continue
            for place in (target, *target.parents):
                if place == target or place.is_file():  # where a folder is to be
                    self._set_aside(submission.student_id, place)
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_name(f".{hashlib.sha256(name.encode()).hexdigest()[:16]}.part")
            part.write_bytes(content)
            os.replace(part, target)
        return unread

    def _original(self, student_id: str, name: str) -> Path:
        return self.out / "submissions" / student_id / name

    def _page(self, student_id: str) -> Path:
        return self.out / "feedback" / page_name(student_id)

    def _set_aside(self, student_id: str, path: Path) -> None:
        """Move what something newer replaces to replaced/: nothing given or made is lost."""
        if path.is_dir():
            for inner in path.iterdir():
                self._set_aside(student_id, inner)
            path.rmdir()
        elif path.is_file():
            mark = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
            target = self.out / "replaced" / student_id / f"{mark}-{path.name}"
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(path, target)


def _by_hand(standing: "Standing | None") -> str:
    """Return what people gave by hand, so that a change of it shows."""
    if standing is None or not standing.by_hand:
        return ""
    marks = {
        name: (mark.manual, mark.extra, mark.needs_manual) for name, mark in standing.marks.items()
    }
    return json.dumps([marks, standing.comments], sort_keys=True)


def _for_imports(
    lesson: Lesson, rows: list[Row], people: list[tuple[str, str, str, dict[str, str]]]
) -> tuple[str, Lesson, list[tuple]]:
    """Return what `write_imports` takes, where some of a class came by another way than the LMS."""
    kinds = {kind for _, kind, *_ in people}
    lms = next((kind for kind in ("canvas", "moodle") if kind in kinds), "")
    entries = [
        (row, name, lms_id if kind == lms else "", columns)
        for row, (name, kind, lms_id, columns) in zip(rows, people, strict=True)
    ]
    return lms, lesson, entries


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):  # not on macOS
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _check_folders(lesson: Lesson, source: Path, out: Path, journal: Journal) -> None:
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
    entries = (journal.read(student_id, notebook=False) for student_id in journal.students())
    # Of a run that was killed, there is a journal only.
    held = {row.lesson for row in read_grades(out / "grades.csv")}
    held |= {entry.result.lesson for entry in islice(filter(None, entries), 1)}
    if others := held - {lesson.name}:
        raise CourseError(f"{out} holds the grades of {min(others)}. Choose another folder.")
