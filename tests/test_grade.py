"""A whole run of `course grade`: every submission ends as one row, and nothing is ever lost."""

import csv
import dataclasses
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import nbformat
import pytest
from conftest import RIGHT, ROOT
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lms import canvas_gradebook, canvas_zip, moodle_zip
from nbgrader.api import Gradebook
from needs import require
from processes import PATIENCE, descendants, until, until_gone

from course_utils.grading import grade as grade_module
from course_utils.grading import gradebook, pool
from course_utils.grading.examination import Task
from course_utils.grading.example_class import make_class
from course_utils.grading.grade import Options, grade_class
from course_utils.grading.lessons import CourseError, Lesson
from course_utils.grading.pool import grade_one
from course_utils.grading.repair import Skeleton
from course_utils.grading.results import STATUSES, Result
from course_utils.grading.rows import Row, read_grades, write_grades
from course_utils.grading.sandbox import try_walls
from course_utils.grading.toolbox import toolbox

WRONG = "def double(x):\n    return 4 if x == 2 else 0"
ODD = ("Zoë, d'Arc 2.b", '"quoted"', "<b>bold<", "-rf", "=1+1", "a;b'c")
DUE = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)
LATE = 3723


@pytest.fixture(scope="module")
def sandbox() -> str:
    """The walls have tests of their own: where this machine has none, the rest goes without."""
    return "auto" if any(try_walls(x)[0].enough for x in (True, False)) else "none"


@pytest.fixture(scope="module")
def options(sandbox) -> Options:
    return Options(jobs=2, sandbox=sandbox, memory=1024)


def save(path: Path, notebook: nbformat.NotebookNode) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)


def saved(folder: Path, **notebooks: nbformat.NotebookNode) -> Path:
    """Write notebooks to sub-folders by their students' ids; return the folder."""
    for student, notebook in notebooks.items():
        save(folder / student / "01_toy.ipynb", notebook)
    return folder


def by_id(rows: list[Row]) -> dict[str, Row]:
    found = {row.student_id: row for row in rows}
    assert len(found) == len(rows)
    return found


def tree(out: Path) -> dict[str, bytes]:
    """What a run gives to people and to the LMS; report.html tells times, which differ."""
    files = [*out.glob("*.csv"), *out.glob("feedback*"), *out.glob("feedback/*")]
    return {x.relative_to(out).as_posix(): x.read_bytes() for x in files if x.is_file()}


class Count:
    """Counts which submissions are graded."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.graded: list[str] = []
        real = pool.grade_here

        def counting(works, *arguments):
            for student, result in real(works, *arguments):
                self.graded.append(student)
                yield student, result

        monkeypatch.setattr(grade_module, "grade_here", counting)


@pytest.fixture
def count(monkeypatch) -> Count:
    return Count(monkeypatch)


# --- a class of all sorts ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def handed_in(fill, tmp_path_factory) -> Path:
    """A class: a wrapping folder, what macOS leaves behind, and students of all sorts."""
    folder = tmp_path_factory.mktemp("handed_in")
    wrapped = folder / "Lesson 1 - submissions"
    moved = fill(**RIGHT)
    moved.cells = [cell for cell in moved.cells if cell.id != "mul"]
    endless = fill(**RIGHT, why="My answer.")
    endless.cells.insert(-2, nbformat.v4.new_code_cell("while True:\n    pass"))
    saved(
        wrapped,
        right=fill(**RIGHT, why="My answer."),
        untouched=fill(),
        repaired=moved,
        endless=fill(double=RIGHT["double"], mul_layer="while True:\n    pass"),
        greedy=fill(double="x = bytearray(10**11)"),
        deadly=fill(double="import os\nos._exit(1)"),
        **{name: fill(**{**RIGHT, "double": WRONG}) for name in ODD},
    )
    save(wrapped / "right" / "My notes.ipynb", nbformat.v4.new_notebook())
    (wrapped / "unreadable").mkdir()
    (wrapped / "unreadable" / "01_toy.ipynb").write_text("no JSON")
    (wrapped / "letter").mkdir()
    (wrapped / "letter" / "letter.txt").write_text("My dog ate it.")
    (wrapped / ".DS_Store").write_text("")
    (wrapped / "right" / ".ipynb_checkpoints").mkdir()
    (wrapped / "right" / ".ipynb_checkpoints" / "x.ipynb").write_text("")
    for path in wrapped.rglob("*.*"):
        late = timedelta(seconds=LATE if path.parent.name == "untouched" else -LATE)
        os.utime(path, ((DUE + late).timestamp(),) * 2)
    return folder


@pytest.fixture(scope="module")
def roster(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("roster") / "class.csv"
    students = ["right", "absent", "untouched", "repaired", "endless", "greedy", "deadly"]
    lines = ["student_id,name", *(f"{x},{x.title()} Doe" for x in [*students, "letter"])]
    path.write_text("\n".join([*lines, "unreadable,", *map(quoted, ODD)]) + "\n")
    return path


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '",'


@pytest.fixture(scope="module")
def graded(toy_course, handed_in, roster, options, tmp_path_factory):
    require(sys.platform == "linux", "Linux, where memory can be limited")
    out = tmp_path_factory.mktemp("graded")
    told = dataclasses.replace(options, roster=roster, due=DUE, timeout=8.0)
    return out, by_id(grade_class(toy_course, handed_in, out, told))


def test_grades_csv(graded):
    out, rows = graded
    text = (out / "grades.csv").read_text(encoding="utf-8")
    assert text.startswith(
        "student_id,lesson,score,max_score,status,detail,needs_manual,late_seconds\n"
    )
    lines = list(csv.DictReader(text.splitlines()))
    names = [
        "right",
        "absent",
        "untouched",
        "repaired",
        "endless",
        "greedy",
        "deadly",
        "letter",
        "unreadable",
    ]
    assert [line["student_id"] for line in lines] == sorted([*names, *ODD])
    assert {line["lesson"] for line in lines} == {"01_toy"}
    assert {line["max_score"] for line in lines} == {"8"}
    assert read_grades(out / "grades.csv") == list(rows.values())
    late = {name: row.late_seconds for name, row in rows.items() if row.late_seconds}
    assert late == {"untouched": LATE}


@pytest.mark.parametrize(
    ("student", "status", "score", "needs_manual", "detail"),
    [
        ("right", "graded", 6, True, "^2 notebooks were handed in; graded: '01_toy.ipynb'"),
        ("untouched", "graded", 0, False, "^double_small 0/1; double_any 0/2; mul 0/3; why 0/2$"),
        ("repaired", "repaired", 6, False, "^why 0/2; .*mul"),
        ("endless", "timed_out", 3, False, "^mul 0/3; why 0/2; .*mul_layer.*did not end"),
        ("greedy", "out_of_memory", 0, False, "memory"),
        ("deadly", "crashed", 0, False, "Python itself was brought to an end"),
        ("unreadable", "unreadable", 0, False, "."),
        ("letter", "missing", 0, False, r"No notebook.*letter\.txt"),
        ("absent", "missing", 0, False, "^Nothing was handed in"),
        *((name, "graded", 4, False, "^double_any 0/2; why 0/2$") for name in ODD),
    ],
)
def test_each_ends_as_a_row(graded, student, status, score, needs_manual, detail):
    row = graded[1][student]
    assert (row.status, row.score, row.needs_manual) == (status, score, needs_manual)
    assert re.search(detail, row.detail)


def test_each_status_is_there_once_at_least(graded):
    assert {row.status for row in graded[1].values()} == set(STATUSES)


def test_originals_are_kept_as_they_were(graded, handed_in):
    out, rows = graded
    wrapped = handed_in / "Lesson 1 - submissions"
    originals = {
        path.relative_to(wrapped): path.read_bytes()
        for path in wrapped.rglob("*")
        if path.is_file() and not any(part.startswith(".") for part in path.parts[-2:])
    }
    kept = {
        path.relative_to(out / "submissions"): path.read_bytes()
        for path in (out / "submissions").rglob("*")
        if path.is_file()
    }
    assert kept == originals
    assert {path.parts[0] for path in kept} == rows.keys() - {"absent"}


def test_everybody_but_the_missing_has_a_page(graded):
    out, rows = graded
    pages = {path.name.removesuffix(".html") for path in (out / "feedback").iterdir()}
    assert pages == {name for name, row in rows.items() if row.status != "missing"}
    with zipfile.ZipFile(out / "feedback.zip") as archive:
        assert set(archive.namelist()) == {f"{name}.html" for name in pages}
    page = (out / "feedback" / "<b>bold<.html").read_text(encoding="utf-8")
    assert "<b>bold" not in page
    assert "&lt;b&gt;bold&lt;" in page
    assert "double(-5)" not in page  # the hidden test


def test_the_gradebook_has_the_same_points(graded):
    out, rows = graded
    with Gradebook(f"sqlite:///{out}/nbgrader/gradebook.db", "") as book:
        found = {x.student_id: x.score for x in book.assignment_submissions("01_toy")}
        assert {x.id for x in book.students} >= {"right", "absent", "letter"}
    plain = [name for name in found if "~" not in name]
    assert {"right", "endless", "unreadable", "Zoë, d'Arc 2.b"} <= set(plain)
    assert {name: found[name] for name in plain} == {name: rows[name].score for name in plain}
    assert len(found) == len([row for row in rows.values() if row.status != "missing"])


def test_the_course_folder_is_stock_nbgraders_without_the_source(graded):
    folder = graded[0] / "nbgrader"
    assert (folder / "nbgrader_config.py").exists()
    for step in ("solutions", "notebooks"):
        assert [path.name for path in (folder / step / "01_toy").iterdir()] == ["01_toy.ipynb"]


# --- again ------------------------------------------------------------------------------------


def test_one_at_a_time_gives_the_same_files(
    graded, toy_course, handed_in, roster, options, tmp_path
):
    told = dataclasses.replace(options, roster=roster, due=DUE, timeout=8.0, jobs=1)
    grade_class(toy_course, handed_in, tmp_path, told)
    assert tree(tmp_path) == tree(graded[0])


def test_a_second_run_grades_nothing_and_changes_nothing(
    graded, toy_course, handed_in, roster, options, count, tmp_path
):
    """But for what crashed: perhaps it was not the notebook's fault."""
    out = shutil.copytree(graded[0], tmp_path / "out")
    entries = {x.name: x.stat().st_mtime_ns for x in (out / "journal").iterdir()}
    told = dataclasses.replace(options, roster=roster, due=DUE, timeout=8.0, jobs=1)
    rows = grade_class(toy_course, handed_in, out, told)
    assert by_id(rows) == graded[1]
    assert count.graded == ["deadly"]
    assert tree(out) == tree(graded[0])
    del entries["deadly.json"]
    assert {x: (out / "journal" / x).stat().st_mtime_ns for x in entries} == entries


def test_points_given_by_hand_stay_and_are_told_everywhere(
    toy_course, fill, options, count, tmp_path
):
    out = tmp_path / "out"
    answered = fill(**RIGHT, why="My answer.")
    source = saved(tmp_path / "class", ann=answered, bob=fill(**RIGHT, why="Mine."))
    assert by_id(grade_class(toy_course, source, out, options))["ann"].needs_manual
    pages = tree(out)
    with Gradebook(f"sqlite:///{out}/nbgrader/gradebook.db", "") as book:
        grade = book.find_grade("why", "01_toy", "01_toy", "ann")
        grade.manual_score, grade.needs_manual_grade = 1.5, False
        comment = book.find_comment("why", "01_toy", "01_toy", "ann")
        comment.manual_comment = "Well said."
        book.db.commit()
    del count.graded[:]

    row = by_id(grade_class(toy_course, source, out, options))["ann"]
    assert (row.score, row.needs_manual, row.detail) == (7.5, False, "why 1.5/2")
    assert count.graded == []
    assert "7.5" in (out / "report.html").read_text(encoding="utf-8")
    page = (out / "feedback" / "ann.html").read_text(encoding="utf-8")
    assert "Well said." in page
    assert "7.5" in page
    changed = {name for name, content in tree(out).items() if content != pages[name]}
    assert changed == {"grades.csv", "feedback.zip", "feedback/ann.html"}

    # Handed in again, with another answer: a person is asked to look again, and the points stay.
    save(source / "ann" / "01_toy.ipynb", fill(double=WRONG, why="Another answer."))
    row = by_id(grade_class(toy_course, source, out, options))["ann"]
    assert (row.score, row.needs_manual) == (2.5, True)
    assert count.graded == ["ann"]


def test_who_comes_late_or_again(graded, toy_course, fill, options, tmp_path):
    """A later folder holds one new student and two that hand in again; the others stay."""
    out = shutil.copytree(graded[0], tmp_path / "out")
    source = saved(tmp_path / "class", late=fill(double=RIGHT["double"]), unreadable=fill(**RIGHT))
    shutil.copytree(out / "submissions" / "right", source / "right")
    rows = by_id(grade_class(toy_course, source, out, dataclasses.replace(options, timeout=8.0)))
    assert rows.keys() == {*graded[1], "late"}
    assert (rows["unreadable"].status, rows["unreadable"].score) == ("graded", 6)
    assert rows["late"].score == 3
    for student in graded[1].keys() - {"unreadable", "right"}:
        assert rows[student] == graded[1][student]
    assert (rows["right"].score, rows["right"].status) == (6, "graded")
    (replaced,) = (out / "replaced" / "unreadable").iterdir()
    assert replaced.read_text() == "no JSON"
    assert [x.name for x in (out / "replaced").iterdir()] == ["unreadable"]


def test_a_file_where_a_folder_was_and_a_folder_where_a_file_was(
    toy_course, fill, options, tmp_path
):
    source, out = tmp_path / "class", tmp_path / "out"
    save(source / "ann" / "part" / "a.ipynb", fill())
    save(source / "bob" / "part", fill(**RIGHT))
    grade_class(toy_course, source, out, options)
    shutil.rmtree(source)
    save(source / "ann" / "part", fill(**RIGHT))
    save(source / "bob" / "part" / "a.ipynb", fill())
    rows = by_id(grade_class(toy_course, source, out, options))
    assert (rows["ann"].score, rows["bob"].score) == (6, 0)
    assert len(list((out / "replaced" / "ann").iterdir())) == 1
    assert len(list((out / "replaced" / "bob").iterdir())) == 1


def test_a_due_date_told_later_changes_rows_and_pages_but_grades_nothing(
    toy_course, fill, options, count, tmp_path
):
    source, out = saved(tmp_path / "class", ann=fill(**RIGHT), bob=fill()), tmp_path / "out"
    os.utime(source / "ann" / "01_toy.ipynb", ((DUE + timedelta(hours=2)).timestamp(),) * 2)
    os.utime(source / "bob" / "01_toy.ipynb", ((DUE - timedelta(hours=2)).timestamp(),) * 2)
    grade_class(toy_course, source, out, options)
    before = tree(out)
    del count.graded[:]
    told = dataclasses.replace(options, due=DUE)
    rows = by_id(grade_class(toy_course, source, out, told))
    assert {name: (row.score, row.late_seconds) for name, row in rows.items()} == {
        "ann": (6, 7200),
        "bob": (0, 0),
    }
    assert count.graded == []
    assert tree(out)["feedback/ann.html"] != before["feedback/ann.html"]
    assert tree(out)["feedback/bob.html"] == before["feedback/bob.html"]


def test_a_late_notebook_keeps_its_place_in_the_lms(toy_course, fill, options, tmp_path):
    """It comes as a file by mail, and neither the roster nor the zip is given again."""
    content = nbformat.writes(fill()).encode()
    people = [("Doe, Ann", 11, "ann", "ann"), ("Roe, Bob", 12, "bob", "bob")]
    files = [(name, number, 900 + number, "x.ipynb", content) for name, number, *_ in people]
    source = canvas_zip(tmp_path / "class.zip", files)
    roster = tmp_path / "roster.csv"
    roster.write_text(canvas_gradebook(people), encoding="utf-8")
    out = tmp_path / "out"
    grade_class(toy_course, source, out, dataclasses.replace(options, roster=roster))
    before = (out / "canvas.csv").read_text(encoding="utf-8")
    with zipfile.ZipFile(out / "feedback.zip") as archive:
        names = archive.namelist()
    assert before.count(",0\n") == 2
    save(tmp_path / "ann.ipynb", fill(**RIGHT))
    rows = grade_class(toy_course, tmp_path / "ann.ipynb", out, options)
    assert [(row.student_id, row.score) for row in rows] == [("ann", 6), ("bob", 0)]
    after = (out / "canvas.csv").read_text(encoding="utf-8")
    assert after.count(",0\n") == 1
    assert after.count(",6\n") == 1
    assert [line[:8] for line in after.splitlines()] == [line[:8] for line in before.splitlines()]
    with zipfile.ZipFile(out / "feedback.zip") as archive:
        assert archive.namelist() == names


# --- folders that are refused -----------------------------------------------------------------


def test_another_lessons_grades_are_not_touched(toy_course, fill, tmp_path):
    rows = [Row("ann", "02_other", 1.0, 2.0, "graded", "")]
    write_grades(tmp_path / "grades.csv", rows)
    save(tmp_path / "ann.ipynb", fill())
    with pytest.raises(CourseError, match="holds the grades of 02_other"):
        grade_class(toy_course, tmp_path / "ann.ipynb", tmp_path)
    assert read_grades(tmp_path / "grades.csv") == rows


def test_nor_those_of_a_run_that_was_killed(toy_course, fill, options, tmp_path):
    source, out = saved(tmp_path / "class", ann=fill()), tmp_path / "out"
    grade_class(toy_course, source, out, options)
    (out / "grades.csv").unlink()
    (out / "journal" / "aaa.json").write_text("torn")
    entry = out / "journal" / "ann.json"
    entry.write_text(entry.read_text().replace('"01_toy", "status"', '"02_toy", "status"'))
    with pytest.raises(CourseError, match="holds the grades of 02_toy"):
        grade_class(toy_course, source, out, options)


def test_a_strange_grades_csv_is_refused(toy_course, fill, tmp_path):
    (tmp_path / "grades.csv").write_text("name;points\nann;3\n")
    save(tmp_path / "ann.ipynb", fill())
    with pytest.raises(CourseError, match="not a file that `course grade` wrote"):
        grade_class(toy_course, tmp_path / "ann.ipynb", tmp_path)


@pytest.mark.parametrize(
    ("source", "out", "message"),
    [
        ("nowhere", "out", "does not exist"),
        ("letter.txt", "out", "no notebook, folder or zip"),
        ("empty", "out", "holds no submissions"),
        ("class", "class/out", "among the submissions"),
        ("class", "class", "among the submissions"),
        ("class", "letter.txt", "is a file"),
        ("class", "a[b]", r"without \*, \? and \["),
    ],
)
def test_bad_folders_are_named(toy_course, tmp_path, options, source, out, message):
    (tmp_path / "letter.txt").write_text("Dear instructor")
    (tmp_path / "empty").mkdir()
    (tmp_path / "class" / "ann").mkdir(parents=True)
    with pytest.raises(CourseError, match=message):
        grade_class(toy_course, tmp_path / source, tmp_path / out, options)


def test_an_unbuilt_lesson(toy_course, tmp_path):
    with pytest.raises(CourseError, match="course build 02_unbuilt"):
        grade_class(Lesson(toy_course.root, "02_unbuilt"), tmp_path, tmp_path / "out")


def test_a_run_that_cannot_begin_writes_no_grades(toy_course, fill, monkeypatch, tmp_path):
    monkeypatch.setattr(pool, "_CONNECT", 0.5)
    source, out = saved(tmp_path / "class", ann=fill()), tmp_path / "out"
    with pytest.raises(CourseError, match="Dask"):
        grade_class(toy_course, source, out, Options(scheduler="tcp://127.0.0.1:1"))
    assert tree(out) == {}
    assert not (out / "report.html").exists()


# --- broken off -------------------------------------------------------------------------------


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.mark.parametrize("step", ["_write_page", "journal", "write_grades"])
def test_broken_off_at_any_step_of_writing(toy_course, fill, options, monkeypatch, tmp_path, step):
    """What is in the journal is written everywhere; all else is done again, and comes out right."""
    notebooks = {f"s{number}": fill(**RIGHT, why="Mine.") for number in range(4)}
    source = saved(tmp_path / "class", **notebooks)
    grade_class(toy_course, source, tmp_path / "whole", options)
    out = tmp_path / "out"
    count = 0
    owner, name = {
        "_write_page": (grade_module._Run, "_write_page"),
        "journal": (grade_module.Journal, "write"),
        "write_grades": (grade_module, "write_grades"),
    }[step]
    real = getattr(owner, name)

    def breaking(*arguments):
        nonlocal count
        count += 1
        if count >= 2 or step == "write_grades":
            raise Killed
        return real(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, breaking)
        if step != "write_grades":  # a process that has been killed does not tidy up
            patch.setattr(grade_module._Run, "finish", breaking)
        with pytest.raises(Killed):
            grade_class(toy_course, source, out, options)
    for entry in (out / "journal").glob("*.json"):
        assert (out / "feedback" / f"{entry.stem}.html").exists()
    with Gradebook(f"sqlite:///{out}/nbgrader/gradebook.db", "") as book:
        entered = {x.student_id for x in book.assignment_submissions("01_toy")}
    assert {entry.stem for entry in (out / "journal").glob("*.json")} <= entered
    grade_class(toy_course, source, out, options)
    assert tree(out) == tree(tmp_path / "whole")


def test_a_damaged_journal(toy_course, fill, options, count, capsys, tmp_path):
    notebooks = {f"s{number}": fill(**RIGHT) for number in range(7)}
    source, out = saved(tmp_path / "class", **notebooks), tmp_path / "out"
    grade_class(toy_course, source, out, options)
    before = tree(out)
    journal = out / "journal"
    (journal / "s0.json").unlink()
    (journal / "s1.json").write_bytes((journal / "s1.json").read_bytes()[:300])
    (journal / "s2.json").write_bytes((journal / "s2.json").read_bytes()[:-20])
    (journal / "s3.json").write_bytes(b"")
    (journal / "s4.json").write_text('["something", "else"]')
    (journal / "s5.json").write_bytes(b"\xff\x00" * 50)
    (journal / ".s6.json.part").write_text("half")
    (out / "feedback" / "s6.html").unlink()
    del count.graded[:]
    grade_class(toy_course, source, out, options)
    assert sorted(count.graded) == ["s0", "s1", "s2", "s3", "s4", "s5"]
    assert tree(out) == before

    # Of one who is not handed in now, it is said.
    (journal / "s1.json").write_text("torn")
    shutil.rmtree(source / "s1")
    assert "s1" not in by_id(grade_class(toy_course, source, out, options))
    assert re.search(r"submissions/s1 is left out.*Grade that folder again", capsys.readouterr()[1])
    # Which is done by grading, say, a copy of all that was ever handed in.
    source = shutil.copytree(out / "submissions", tmp_path / "copy")
    assert by_id(grade_class(toy_course, source, out, options))["s1"].score == 6
    assert tree(out) == before


COURSE = [sys.executable, "-m", "course_utils", "grade"]


def start(*arguments: object, cwd: Path) -> subprocess.Popen:
    """Start `course grade`, in a group of its own."""
    return subprocess.Popen(
        [*COURSE, *map(str, arguments)],
        cwd=cwd,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def finished(process: subprocess.Popen) -> str:
    said, _ = process.communicate(timeout=300)
    assert process.returncode == 0, said
    return said


def entries(out: Path) -> dict[str, int]:
    """When each entry of the journal was written."""
    return {x.name: x.stat().st_mtime_ns for x in (out / "journal").glob("*.json")}


def killed(process: subprocess.Popen, when: Callable[[], object], group: bool) -> None:
    """Kill a run when a condition holds; all that it has started ends by itself."""
    until(lambda: when() or process.poll() is not None, "the moment to kill")
    assert process.poll() is None, process.communicate()[0]
    started = descendants(process.pid)
    (os.killpg if group else os.kill)(process.pid, signal.SIGKILL)
    process.communicate()
    until_gone(started)


STUDENTS = 25


@pytest.fixture(scope="module")
def big_class(tmp_path_factory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("class")
    lesson = Lesson(ROOT, "02_computational_graphs")
    made = make_class(lesson, STUDENTS, folder)
    return {name: next((folder / name).iterdir()).read_bytes() for name in made}


@pytest.mark.parametrize(
    ("lms", "jobs", "group"), [("canvas", 1, False), ("moodle", 2, True)], ids=["canvas", "moodle"]
)
def test_killed_again_and_again(big_class, sandbox, tmp_path, lms, jobs, group):
    """The same files as of an undisturbed run, and nothing in the journal is graded again."""
    if lms == "canvas":
        files = [
            (x, 100 + i, 900 + i, "a.ipynb", raw) for i, (x, raw) in enumerate(big_class.items())
        ]
        source = canvas_zip(tmp_path / "class.zip", files)
    else:
        files = [(x, 100 + i, "a.ipynb", raw) for i, (x, raw) in enumerate(big_class.items())]
        source = moodle_zip(tmp_path / "class.zip", files)
    whole, out = tmp_path / "whole", tmp_path / "out"

    def run(into: Path, jobs: int) -> subprocess.Popen:
        limits = ("--jobs", jobs, "--sandbox", sandbox)
        return start("02", source, "--out", into, *limits, cwd=ROOT)

    finished(run(whole, 3 - jobs))
    place = random.randrange(1, STUDENTS - 1)
    moments = [
        (out / "nbgrader" / "nbgrader_config.py").exists,  # before the first result
        lambda: len(entries(out)) >= place,  # somewhere in the middle
        lambda: len(entries(out)) == STUDENTS,  # at the end, while the class's files are written
    ]
    for moment in moments:
        before = entries(out)
        killed(run(out, jobs), moment, group)
        assert before.items() <= entries(out).items()
    before = entries(out)
    finished(run(out, jobs))
    assert before.items() <= entries(out).items()
    assert len(entries(out)) == STUDENTS
    assert tree(out) == tree(whole)
    assert {"grades.csv", f"{lms}.csv", "feedback.zip"} < tree(out).keys()
    assert len(list((out / "feedback").iterdir())) == STUDENTS


def test_ctrl_c(toy_course, fill, sandbox, tmp_path):
    """It ends although what is being graded would go on for an hour, and keeps what is done."""
    quick = {f"a{number}": fill(**RIGHT) for number in range(3)}
    endless = {f"b{number}": fill(double="while True:\n    pass") for number in range(6)}
    source, out = saved(tmp_path / "class", **quick, **endless), tmp_path / "out"
    limits = ("--jobs", 2, "--timeout", 3600, "--sandbox", sandbox)
    process = start("01", source, "--out", out, *limits, cwd=toy_course.root)
    try:
        # No more than four are under way: when the seventh begins, three are done.
        begun = out / "submissions" / "b3"
        until(lambda: begun.exists() or process.poll() is not None, "three results")
        started = descendants(process.pid)
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
    assert process.returncode == 1
    assert "The same command goes on from there" in said
    assert "Traceback" not in said
    until_gone(started)
    done = by_id(read_grades(out / "grades.csv"))
    assert done.keys() == quick.keys()
    assert {row.score for row in done.values()} == {6}
    before = entries(out)
    saved(source, **{name: fill(mul_layer=RIGHT["mul_layer"]) for name in endless})
    said = finished(start("01", source, "--out", out, *limits, cwd=toy_course.root))
    scores = {row.student_id: row.score for row in read_grades(out / "grades.csv")}
    assert scores == {**dict.fromkeys(quick, 6), **dict.fromkeys(endless, 3)}
    assert before.items() <= entries(out).items()


def test_ctrl_c_while_results_are_written(toy_course, fill, options, monkeypatch, tmp_path):
    """What is in the gradebook then still gets its page, its entry and its row."""
    notebooks = {f"s{number}": fill(**RIGHT) for number in range(4)}
    source, out = saved(tmp_path / "class", **notebooks), tmp_path / "out"
    real, pages = grade_module.write_feedback, []

    def interrupted(*arguments):
        pages.append(arguments)
        if len(pages) == 2:
            raise KeyboardInterrupt
        return real(*arguments)

    monkeypatch.setattr(grade_module, "write_feedback", interrupted)
    with pytest.raises(KeyboardInterrupt):
        grade_class(toy_course, source, out, options)
    with Gradebook(f"sqlite:///{out}/nbgrader/gradebook.db", "") as book:
        entered = {x.student_id for x in book.assignment_submissions("01_toy")}
    assert len(entered) >= 2
    assert by_id(read_grades(out / "grades.csv")).keys() == entered
    assert {name.removesuffix(".json") for name in entries(out)} == entered
    assert {x.stem for x in (out / "feedback").iterdir()} == entered


def test_large_notebooks_do_not_wait_together(toy_course, fill, options, monkeypatch, tmp_path):
    monkeypatch.setattr(grade_module, "_HELD", 10)
    commits = []
    real = gradebook.GradeWriter.commit
    monkeypatch.setattr(
        gradebook.GradeWriter, "commit", lambda self: commits.append(real(self)) or commits[-1]
    )
    source = saved(tmp_path / "class", **{f"s{number}": fill() for number in range(4)})
    grade_class(toy_course, source, tmp_path / "out", options)
    assert [len(x) for x in commits if x] == [1, 1, 1, 1]


def test_two_runs_at_once(toy_course, fill, options, monkeypatch, tmp_path):
    """The second waits a little, says so, and has touched nothing."""
    from course_utils.grading import database

    monkeypatch.setattr(database, "_PATIENCE", 0.5)
    source, out = (
        saved(tmp_path / "class", ann=fill(double="while True:\n    pass")),
        tmp_path / "out",
    )
    other = saved(tmp_path / "other", bob=fill())
    limits = ("--timeout", 20, "--sandbox", options.sandbox)
    first = start("01", source, "--out", out, *limits, cwd=toy_course.root)
    try:
        until((out / "submissions" / "ann" / "01_toy.ipynb").exists, "the first run")
        with pytest.raises(CourseError, match=r"Another `course grade` is writing"):
            grade_class(toy_course, other, out, options)
        assert [x.name for x in (out / "submissions").iterdir()] == ["ann"]
        assert not (out / "grades.csv").exists()
    finally:
        killed(first, lambda: True, group=False)
    assert [row.student_id for row in grade_class(toy_course, other, out, options)] == ["bob"]


# --- what one sees ----------------------------------------------------------------------------


def test_the_progress_bar(toy_course, fill, options, capsys, tmp_path):
    """Done of all, time left, rate, failed."""
    source = saved(tmp_path / "class", ann=fill(), bob=fill(double="import os\nos._exit(1)"))
    (source / "carl").mkdir()
    (source / "carl" / "x.ipynb").write_text("no JSON")
    grade_class(toy_course, source, tmp_path / "out", options)
    printed, shown = capsys.readouterr()
    assert printed == ""
    assert re.search(r"0/3 \[00:00<\?", shown)
    last = shown.strip().split("\r")[-1]
    assert re.search(
        r"Grading 01_toy: 100%.* 3/3 \[.*<00:00,.*(s/ | )submissions.*failed=2\]", last
    )


def test_without_affinity_as_on_macos(monkeypatch):
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert grade_module._processors() == os.cpu_count()


# --- anything at all --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def task(toy_course, sandbox):
    skeleton, box = Skeleton.of(toy_course), toolbox(toy_course)
    yield Task(skeleton, box, timeout=30.0, memory=2**30, sandbox=sandbox)
    pool.end_stations()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
KEYS = st.sampled_from(
    [
        "cells",
        "cell_type",
        "source",
        "metadata",
        "id",
        "nbgrader",
        "grade_id",
        "nbformat",
        "outputs",
        "points",
        "grade",
    ]
)


@st.composite
def damages(draw) -> list[tuple]:
    kinds = st.sampled_from(["drop", "double", "move", "retype", "set", "delete", "text"])
    one = st.tuples(kinds, st.integers(0, 99), st.integers(0, 99), KEYS, JSON, st.text())
    return draw(st.lists(one, min_size=1, max_size=6))


def damaged(notebook: dict, steps: list[tuple]) -> bytes:
    """Damage a notebook as people, programs and disks may."""
    for kind, first, second, key, value, text in steps:
        cells = notebook.get("cells")
        if not isinstance(cells, list) or not cells:
            break
        place, other = first % len(cells), second % len(cells)
        cell = cells[place] if isinstance(cells[place], dict) else {}
        if kind == "drop":
            del cells[place]
        elif kind == "double":
            cells.insert(other, json.loads(json.dumps(cells[place])))
        elif kind == "move":
            cells.insert(other, cells.pop(place))
        elif kind == "retype":
            cell["cell_type"] = ["code", "markdown", "raw", "heading"][second % 4]
        elif kind == "text":
            cell["source"] = text
        else:
            owners = [notebook, cell, cell.get("metadata"), cell.get("metadata")]
            owner = owners[second % 4]
            owner = owner.get("nbgrader") if second % 4 == 3 and isinstance(owner, dict) else owner
            if isinstance(owner, dict):
                owner.pop(key, None)
                owner |= {key: value} if kind == "set" else {}
    return json.dumps(notebook).encode("utf-8", "surrogatepass")


def check_result(result: Result, task: Task) -> None:
    assert result.status in STATUSES
    assert result.status != "missing"
    wanted = [(part.name, part.points) for part in task.skeleton.graded]
    assert [(cell.name, cell.max_points) for cell in result.cells] == wanted
    assert all(x.points is None or 0 <= x.points <= x.max_points for x in result.cells)
    assert Result.from_json(result.to_json()) == result
    assert bool(result.problem) == (result.status not in ("graded", "repaired"))
    if result.notebook:
        nbformat.validate(nbformat.reads(result.notebook, as_version=4))


quietly = settings(
    max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


@quietly
@given(steps=damages(), cut=st.none() | st.integers(0, 5000), flip=st.none() | st.integers(0, 5000))
@example(steps=[("drop", 0, 0, "id", None, "")], cut=None, flip=None)
def test_a_damaged_notebook_is_one_result(task, fill, steps, cut, flip):
    raw = bytearray(damaged(json.loads(nbformat.writes(fill(**RIGHT))), steps))
    if flip is not None:
        raw[flip % len(raw)] ^= 0x15
    check_result(grade_one(bytes(raw[:cut]), task, "seed"), task)


@quietly
@given(raw=st.binary(max_size=300) | JSON.map(lambda x: json.dumps(x).encode()))
def test_anything_else_is_one_result(task, raw):
    result = grade_one(raw, task, "seed")
    check_result(result, task)
    assert result.score == 0
