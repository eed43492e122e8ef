"""One writer into nbgrader's gradebook and course folder, so that nbgrader goes on from there.

Results wait until `GradeWriter.commit` enters them in one short transaction, so that people can
grade by hand in formgrader while a class is being graded. Of what a gradebook holds, only the rows
of one lesson are touched.
"""

import hashlib
import html
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import nbformat
from nbgrader import api
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import ClearSolutions, ComputeChecksums, LockCells, SaveCells
from sqlalchemy import Connection, and_, bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from traitlets.config import Config

from course_utils.grading.build import nbgrader_config
from course_utils.grading.database import Address, database_errors, open_gradebook
from course_utils.grading.files import write_whole
from course_utils.grading.lessons import CourseError, Lesson
from course_utils.grading.results import Result

_ASSIGNMENT = api.Assignment.__table__
_NOTEBOOK = api.Notebook.__table__
_CELL = api.BaseCell.__table__
_SOURCE_CELL = api.SourceCell.__table__
_STUDENT = api.Student.__table__
_SUBMISSION = api.SubmittedAssignment.__table__
_SUBMITTED_NOTEBOOK = api.SubmittedNotebook.__table__
_GRADE = api.Grade.__table__
_COMMENT = api.Comment.__table__

_CHUNK = 400  # students in one query

# formgrader shows what is in a notebook as it is, and who looks at it has an instructor's rights.
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_HARMLESS = {
    "text/plain",
    "text/latex",
    "image/png",
    "image/jpeg",
    "image/svg+xml",  # as a picture
    "application/json",  # not shown
}


@dataclass(frozen=True, slots=True)
class Mark:
    """What the gradebook holds of one graded cell.

    Attributes
    ----------
    auto : float or None
        Points given by the grader; None while an open question waits.
    manual : float or None
        Points given by a person, which count in place of `auto`.
    extra : float or None
        Extra credit given by a person.
    needs_manual : bool
        Whether a person has still to look.
    """

    auto: float | None
    manual: float | None
    extra: float | None
    needs_manual: bool

    @property
    def points(self) -> float:
        """The points that count, as nbgrader counts them."""
        given = self.auto if self.manual is None else self.manual
        return 0.0 if given is None else given + (self.extra or 0.0)


@dataclass(frozen=True, slots=True)
class Standing:
    """How one student's submission stands in the gradebook, people's work included.

    Attributes
    ----------
    marks : dict of str to Mark
        By graded cell, in the lesson's order; empty if there is no submission.
    comments : dict of str to str
        What people wrote, by the cell that the learner fills in (exercise or open question).
    """

    marks: dict[str, Mark] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)

    @property
    def score(self) -> float:
        """The points, with those given by hand and extra credit."""
        return sum(mark.points for mark in self.marks.values())

    @property
    def needs_manual(self) -> bool:
        """Whether a person has still to look at some cell."""
        return any(mark.needs_manual for mark in self.marks.values())

    @property
    def by_hand(self) -> bool:
        """Whether a person has given points or written something."""
        return bool(self.comments) or any(
            mark.manual is not None or mark.extra is not None for mark in self.marks.values()
        )


@dataclass
class _Submission:
    """What waits to be entered for one student who handed something in."""

    points: dict[str, float | None]
    untouched: set[str]  # the learner's cells that are as they were handed out
    late_seconds: int
    again: bool  # the same file as last time
    files: dict[Path, Path | None]  # where each belongs, and where it waits; None: removed


@dataclass
class _Waiting:
    student_id: str
    name: tuple[str | None, str | None]  # first, last
    submission: _Submission | None


@dataclass
class _Held:
    """One submission's rows in the gradebook."""

    submission: str
    timestamp: datetime | None
    notebook: str | None
    grades: dict[str, Any] = field(default_factory=dict)  # by the cell's name
    comments: dict[str, Any] = field(default_factory=dict)


class GradeWriter:
    """Writes results to nbgrader's gradebook and course folder; a context manager.

    One at a time: a second writer waits a few seconds for the first, then gives up. Open it after
    the processes that run students' code have been forked, so that they hold none of its files.

    Parameters
    ----------
    lesson : Lesson
        The lesson, built.
    folder : Path
        nbgrader's course folder; made if need be.
    db_url : str, optional
        The gradebook: ``postgresql://user:password@host/database`` or ``sqlite:////path/to.db``.
        By default the one that the folder already has, else ``gradebook.db`` in it.
    due : datetime, optional
        When the lesson was due, with its time zone; goes to the gradebook. By default what
        stands there.

    Raises
    ------
    CourseError
        If the lesson is not built, the gradebook cannot be used, another run writes to it, or it
        holds submissions of another version of the lesson.
    """

    def __init__(
        self,
        lesson: Lesson,
        folder: Path,
        db_url: str | None = None,
        due: datetime | None = None,
    ) -> None:
        for path in (lesson.solution, lesson.student):
            if not path.exists():
                raise CourseError(f"{path} is not built. Run `course build {lesson.name}`.")
        self.lesson = lesson
        self.folder = folder.resolve()
        self._waiting: dict[str, _Waiting] = {}
        self._staged = self.folder / ".staged"
        self._stage_count = 0
        self._blank = json.loads(lesson.student.read_text(encoding="utf-8"))
        self._own_texts = {"".join(cell["source"]) for cell in self._blank["cells"]}
        self.folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            self._address = Address.of(self.folder, db_url)
            self._db = stack.enter_context(open_gradebook(self._address, lesson.name))
            shutil.rmtree(self._staged, ignore_errors=True)  # of a run that was killed
            self._staged.mkdir()
            stack.callback(shutil.rmtree, self._staged, ignore_errors=True)
            config = nbgrader_config(lesson.root, self.folder)
            config.CourseDirectory.db_url = self._address.url.render_as_string(False)
            self._course = CourseDirectory(config=config)
            self._lay_out()
            self._enter_lesson(config, due)
            self._stack = stack.pop_all()

    def __enter__(self) -> "GradeWriter":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the gradebook; what was not committed is dropped."""
        self._stack.close()

    def write(
        self,
        student_id: str,
        name: str,
        original: bytes | None,
        result: Result,
        late_seconds: int = 0,
    ) -> None:
        """Take in one result, to be entered by `commit`; a later one of the same student wins.

        Who is missing is entered as a student, and an earlier submission stays as it is. What has
        no notebook gets 0 points, and for formgrader the empty lesson, headed by the problem.

        Parameters
        ----------
        student_id : str
            The student; any text.
        name : str
            The student's name, "Jane Doe" or "Doe, Jane"; empty if it is not known.
        original : bytes or None
            The notebook as it was handed in.
        result : Result
            What grading found.
        late_seconds : int
            How late it was handed in. The gradebook gets a time only if it knows the due date.

        Raises
        ------
        ValueError
            If `result` has not exactly the lesson's graded cells.
        """
        alias = nbgrader_id(student_id)
        names = _names(name, student_id, alias)
        if result.status == "missing":
            self._waiting.setdefault(alias, _Waiting(student_id, names, None))
            return
        points = {cell.name: cell.points for cell in result.cells}
        if points.keys() != self._grade_cells.keys():
            raise ValueError(
                f"{self.lesson.name} has the graded cells {', '.join(self._grade_cells)}; "
                f"the result of {student_id!r} has {', '.join(points)}"
            )
        if not result.notebook:  # nothing that a person could read and grade
            points = {cell: given or 0.0 for cell, given in points.items()}
        submitted, autograded = self._place("submitted", alias), self._place("autograded", alias)
        again = original is not None and _holds(submitted, original)
        if result.notebook:
            notebook, untouched = self._for_formgrader(result.notebook)
        else:
            notebook, untouched = self._empty_notebook(result.problem), set()
        files = {autograded: self._stage(notebook.encode("utf-8", "replace"))}
        if not again:
            files[submitted] = None if original is None else self._stage(original)
        submission = _Submission(points, untouched, late_seconds, again, files)
        self._waiting[alias] = _Waiting(student_id, names, submission)

    def commit(self) -> dict[str, Standing]:
        """Enter what waits, in one transaction, and put the files in their places.

        What it returns is durable. Of a run that is killed, what was not committed is lost, and
        can be written again, as can what was committed. Points and comments that people gave are
        kept; they are asked to look again where the submission or the points have changed since.

        Returns
        -------
        dict of str to Standing
            How each student whose result was written stands now.

        Raises
        ------
        CourseError
            If the gradebook is gone, or refuses.
        """
        waiting = self._waiting
        if not waiting:
            return {}
        with self._transaction():
            self._enter(waiting)
            held = self._held(waiting)
        self._waiting = {}
        # The files come last: a file that is in its place is one whose points are entered.
        for one in waiting.values():
            for target, staged in one.submission.files.items() if one.submission else ():
                if staged is None:
                    target.unlink(missing_ok=True)
                else:
                    target.parent.mkdir(parents=True, exist_ok=True)
                    os.replace(staged, target)
        return {one.student_id: self._standing(held.get(alias)) for alias, one in waiting.items()}

    def standings(self, student_ids: Iterable[str]) -> Iterator[tuple[str, Standing]]:
        """Tell how students stand now, with what people gave by hand since.

        Few queries for many students. Who has no submission is left out.

        Parameters
        ----------
        student_ids : iterable of str
            The students, as given to `write`.

        Yields
        ------
        student_id : str
            One of them.
        standing : Standing
            How that student's submission stands.
        """
        students = iter(student_ids)
        while chunk := {nbgrader_id(student): student for student in islice(students, _CHUNK)}:
            with self._transaction():
                held = self._held(chunk)
            for alias, student in chunk.items():
                if alias in held:
                    yield student, self._standing(held[alias])

    # --- the course folder --------------------------------------------------------------------

    def _lay_out(self) -> None:
        """Copy the lesson, its solution and nbgrader's settings to the folder."""
        leave = shutil.ignore_patterns(*self._course.ignore)
        for step, own in (
            (self._course.source_directory, self.lesson.solution),
            (self._course.release_directory, self.lesson.student),
        ):
            copy = Path(self._course.format_path(step, ".", self.lesson.name))
            shutil.copytree(own.parent, copy, ignore=leave, dirs_exist_ok=True)
        name = "nbgrader_config.py"
        settings = (self.lesson.root / name).read_text(encoding="utf-8")
        write_whole(self.folder / name, settings + self._address.settings())

    def _place(self, step: str, alias: str) -> Path:
        directory = getattr(self._course, f"{step}_directory")
        folder = self._course.format_path(directory, alias, self.lesson.name)
        return Path(folder) / f"{self.lesson.name}.ipynb"

    def _stage(self, content: bytes) -> Path:
        self._stage_count += 1
        path = self._staged / str(self._stage_count)
        path.write_bytes(content)
        return path

    def _empty_notebook(self, problem: str) -> str:
        problem = html.escape(" ".join(problem.split()))
        notice = {
            "cell_type": "markdown",
            "id": "not-graded",
            "metadata": {},
            "source": "**What was handed in could not be graded.** The cells below are those of "
            f"the lesson, as they were handed out.\n\n<pre>{problem}</pre>",
        }
        return json.dumps({**self._blank, "cells": [notice, *self._blank["cells"]]})

    def _for_formgrader(self, notebook: str) -> tuple[str, set[str]]:
        """Return a notebook without what could act in a page, and the cells nobody has changed."""
        content = json.loads(notebook)
        untouched, changed = set(), False
        for cell in content["cells"]:
            name, source = _grade_id(cell), "".join(cell["source"])
            if name in self._solution_cells and source == self._handed_out[name]:
                untouched.add(name)
            if cell["cell_type"] != "code" and source not in self._own_texts:
                cell["source"] = _TAG.sub("< ", source)
                changed |= cell["source"] != source
            for output in cell.get("outputs", ()):
                for kind in output.get("data", {}).keys() - _HARMLESS:
                    del output["data"][kind]
                    changed = True
        return json.dumps(content, ensure_ascii=False) if changed else notebook, untouched

    # --- the gradebook ------------------------------------------------------------------------

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with database_errors(self._address), self._db.begin():
            yield

    def _enter_lesson(self, config: Config, due: datetime | None) -> None:
        """Enter the assignment, its notebook and cells, as `nbgrader generate_assignment` does."""
        named = _ASSIGNMENT.c.name == self.lesson.name
        with self._transaction():
            # An assignment is of a course, and nbgrader never enters the one without a name,
            # which PostgreSQL does not let pass.
            self._db.execute(
                self._insert(api.Course.__table__).on_conflict_do_nothing(), {"id": ""}
            )
            new = {"id": api.new_uuid(), "name": self.lesson.name, "course_id": ""}
            self._db.execute(self._insert(_ASSIGNMENT).on_conflict_do_nothing(), new)
            if due is not None:
                when = due.astimezone(UTC).replace(tzinfo=None)
                self._db.execute(update(_ASSIGNMENT).where(named).values(duedate=when))
        self._save_cells(config)
        with self._transaction():
            assignment = self._db.execute(select(_ASSIGNMENT).where(named)).one()
            self._assignment, self._due = assignment.id, assignment.duedate
            own = and_(
                _NOTEBOOK.c.assignment_id == self._assignment,
                _NOTEBOOK.c.name == self.lesson.name,
            )
            self._notebook = self._db.execute(select(_NOTEBOOK.c.id).where(own)).scalar_one()
            own = _CELL.c.notebook_id == self._notebook
            cells = {(x.type, x.name): x.id for x in self._db.execute(select(_CELL).where(own))}
            own = _SOURCE_CELL.c.notebook_id == self._notebook
            source = self._db.execute(select(_SOURCE_CELL).where(own))
            self._handed_out = {cell.name: cell.source for cell in source}
        self._cell_names = {cell: name for (_, name), cell in cells.items()}
        # In the order of the lesson.
        names = [_grade_id(cell) for cell in self._blank["cells"]]
        self._grade_cells = {
            name: cells["GradeCell", name] for name in names if ("GradeCell", name) in cells
        }
        self._solution_cells = {
            name: cells["SolutionCell", name] for name in names if ("SolutionCell", name) in cells
        }

    def _save_cells(self, config: Config) -> None:
        notebook = nbformat.read(self.lesson.solution, as_version=4)
        for step in (LockCells, ClearSolutions, ComputeChecksums):
            notebook, _ = step(config=config).preprocess(notebook, {})
        name = self.lesson.name
        place = {"notebook": name, "assignment": name, "db_url": config.CourseDirectory.db_url}
        try:
            with database_errors(self._address):
                SaveCells(config=config).preprocess(notebook, {"nbgrader": place})
        except RuntimeError as error:
            raise CourseError(
                f"{self._address} holds submissions of {name} as it was before graded cells were "
                "added, removed or renamed. Grade with the lesson as it was, or into a new folder"
                f"{'.' if self._address.is_file else ' and a new database.'}"
            ) from error
        except api.InvalidEntry as error:
            raise CourseError(
                f"nbgrader cannot enter {name} into {self._address}: {error}"
            ) from error

    def _insert(self, table: Any) -> Any:
        return (sqlite if self._address.is_file else postgresql).insert(table)

    def _held(self, aliases: Iterable[str]) -> dict[str, _Held]:
        """Return the rows of some students' submissions, locked against others where it can be."""
        own = and_(
            _SUBMITTED_NOTEBOOK.c.assignment_id == _SUBMISSION.c.id,
            _SUBMITTED_NOTEBOOK.c.notebook_id == self._notebook,
        )
        columns = [*_SUBMISSION.c["student_id", "id", "timestamp"], _SUBMITTED_NOTEBOOK.c.id]
        rows = self._db.execute(
            select(*columns)
            .select_from(_SUBMISSION.outerjoin(_SUBMITTED_NOTEBOOK, own))
            .where(_SUBMISSION.c.assignment_id == self._assignment)
            .where(_SUBMISSION.c.student_id.in_(list(aliases)))
        )
        held = {student: _Held(*rest) for student, *rest in rows}
        by_notebook = {one.notebook: one for one in held.values() if one.notebook}
        for row in self._cell_rows(_GRADE, by_notebook, self._grade_cells):
            by_notebook[row.notebook_id].grades[self._cell_names[row.cell_id]] = row
        for row in self._cell_rows(_COMMENT, by_notebook, self._solution_cells):
            by_notebook[row.notebook_id].comments[self._cell_names[row.cell_id]] = row
        return held

    def _cell_rows(self, table: Any, notebooks: Iterable[str], cells: dict[str, str]) -> Any:
        # With the cells named too, the only index that nbgrader gives the table can be used.
        return self._db.execute(
            select(table)
            .where(table.c.cell_id.in_(list(cells.values())))
            .where(table.c.notebook_id.in_(list(notebooks)))
            .with_for_update()
        )

    def _standing(self, held: _Held | None) -> Standing:
        if held is None:
            return Standing()
        marks = {
            name: Mark(row.auto_score, row.manual_score, row.extra_credit, row.needs_manual_grade)
            for name in self._grade_cells
            if (row := held.grades.get(name))
        }
        comments = {
            name: row.manual_comment
            for name in self._solution_cells
            if (row := held.comments.get(name)) and row.manual_comment
        }
        return Standing(marks, comments)

    def _enter(self, waiting: dict[str, _Waiting]) -> None:
        names = [
            {"id": alias, "first_name": one.name[0], "last_name": one.name[1]}
            for alias, one in waiting.items()
        ]
        enter = self._insert(_STUDENT)
        enter = enter.on_conflict_do_update(
            index_elements=["id"],
            set_={name: enter.excluded[name] for name in ("first_name", "last_name")},
            where=and_(_STUDENT.c.first_name.is_(None), _STUDENT.c.last_name.is_(None)),
        )
        self._db.execute(enter, names)
        held = self._held(waiting)
        changes = _Changes()
        for alias, one in waiting.items():
            if one.submission:
                self._enter_submission(changes, alias, one.submission, held.get(alias))
        changes.apply(self._db)

    def _enter_submission(
        self, changes: "_Changes", alias: str, new: _Submission, held: _Held | None
    ) -> None:
        when = None
        if self._due is not None and new.late_seconds > 0:
            when = self._due + timedelta(seconds=new.late_seconds)
        place = self._place("submitted", alias).with_name("timestamp.txt")
        # formgrader takes a submission for ungraded if this file and the gradebook differ.
        new.files[place] = self._stage(f"{when} UTC\n".encode()) if when else None
        if held is None:
            held = _Held(api.new_uuid(), when, None)
            row = {"id": held.submission, "assignment_id": self._assignment, "student_id": alias}
            changes.add(_SUBMISSION, {**row, "timestamp": when})
        elif held.timestamp != when:
            changes.set(_SUBMISSION, held.submission, timestamp=when)
        if held.notebook is None:
            held.notebook = api.new_uuid()
            row = {"id": held.notebook, "assignment_id": held.submission, "flagged": False}
            changes.add(_SUBMITTED_NOTEBOOK, {**row, "notebook_id": self._notebook})
        for name, cell in self._grade_cells.items():
            row = held.grades.get(name)
            points = new.points[name]
            look = _needs_look(row, points, new.again)
            changes.put(
                _GRADE, row, held.notebook, cell, auto_score=points, needs_manual_grade=look
            )
        for name, cell in self._solution_cells.items():
            said = "No response." if name in new.untouched else None
            changes.put(_COMMENT, held.comments.get(name), held.notebook, cell, auto_comment=said)


class _Changes:
    """Rows to be inserted or updated, gathered so that each table is written in few statements."""

    def __init__(self) -> None:
        self._new: dict[Any, list[dict]] = {}
        self._changed: dict[tuple[Any, tuple[str, ...]], list[dict]] = {}

    def add(self, table: Any, row: dict) -> None:
        self._new.setdefault(table, []).append(row)

    def set(self, table: Any, own: str, **values: Any) -> None:
        new = {f"new_{name}": value for name, value in values.items()}
        self._changed.setdefault((table, tuple(values)), []).append({"own": own, **new})

    def put(self, table: Any, row: Any, notebook: str, cell: str, **values: Any) -> None:
        """Insert what belongs to a cell, or update the `row` that is there where it differs."""
        if row is None:
            own = {"id": api.new_uuid(), "notebook_id": notebook, "cell_id": cell}
            self.add(table, {**own, **values})
        elif any(getattr(row, name) != value for name, value in values.items()):
            self.set(table, row.id, **values)

    def apply(self, db: Connection) -> None:
        for table in (_SUBMISSION, _SUBMITTED_NOTEBOOK, _GRADE, _COMMENT):
            if rows := self._new.get(table):
                db.execute(insert(table), rows)
        for (table, names), rows in self._changed.items():
            new = {name: bindparam(f"new_{name}") for name in names}
            db.execute(update(table).where(table.c.id == bindparam("own")).values(new), rows)


def _needs_look(row: Any, points: float | None, again: bool) -> bool:
    """Whether a person must look at a cell, given its row so far and its new points."""
    if row is None or row.manual_score is None:
        return points is None
    settled = again and not row.needs_manual_grade and row.auto_score == points
    return not settled


# --- names ------------------------------------------------------------------------------------

# What nbgrader would take for a pattern, a path or a part of a link, or show unescaped.
_ODD = re.compile(r"""[\x00-\x1f\x7f/\\*?\[\]<>"`#%\ud800-\udfff]""")
_ALIAS = re.compile(r"~[0-9a-f]{16}$")


def nbgrader_id(student_id: str) -> str:
    """Return the id under which nbgrader knows a student: the same, unless nbgrader cannot have it.

    nbgrader takes an id for a file pattern and puts it into links and pages as it is; a database
    may have no room for a very long one. Such ids become what is safe of them, and a sum of the
    whole, so that no two students share one.
    """
    plain = (
        not _ODD.search(student_id)
        and not _ALIAS.search(student_id)
        and not student_id.startswith(".")
        and student_id == student_id.strip()
        and 0 < len(student_id) <= 128
        and len(student_id.encode()) <= 255
    )
    if plain:
        return student_id
    whole = hashlib.sha256(student_id.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{_ODD.sub('_', student_id).strip(' .')[:50].strip()}~{whole[:16]}"


def _names(name: str, student_id: str, alias: str) -> tuple[str | None, str | None]:
    """Return first and last name; without any, formgrader shows the id."""
    name = name or ("" if alias == student_id else student_id)
    # formgrader puts names into its pages as they are.
    name = name.replace("<", "‹").replace(">", "›").encode("utf-8", "replace").decode()
    name = " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", name).split())
    if not name:
        return None, None
    last, comma, first = name.partition(",")
    if not comma:
        first, _, last = name.rpartition(" ")
    return first.strip()[:128], last.strip()[:128]


def _grade_id(cell: dict) -> str | None:
    return cell["metadata"].get("nbgrader", {}).get("grade_id")


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except FileNotFoundError:
        return False
