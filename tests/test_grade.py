"""Grading a class with stock nbgrader: every submission ends as one row, and nothing is lost."""

import csv
import json
import re
import shutil
import stat
import zipfile
from pathlib import Path

import nbformat
import pytest
from conftest import RIGHT
from nbgrader.api import Gradebook

from course_utils.grading.collect import Submission, collect
from course_utils.grading.lessons import CourseError, Lesson
from course_utils.grading.stock import COLUMNS, Row, grade_class, read_grades, write_grades

WRONG = "def double(x):\n    return 4 if x == 2 else 0"
DEADLY = "import os\nos._exit(1)"
ODD = "Zoë, d'Arc 2.b"


def save(path, notebook) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)


@pytest.fixture(scope="module")
def handed_in(fill, tmp_path_factory):
    """A class as a zip: a wrapping folder, what macOS leaves behind, and students of all sorts."""
    folder = tmp_path_factory.mktemp("handed_in")
    wrapped = folder / "Lesson 1 - submissions"
    save(wrapped / "right" / "My lesson (2).ipynb", fill(**RIGHT, why="My answer."))
    save(wrapped / ODD / "a.ipynb", fill(**{**RIGHT, "double": WRONG}))
    save(wrapped / ODD / "empty.ipynb", nbformat.v4.new_notebook())
    save(wrapped / "untouched" / "01_toy.ipynb", fill())
    save(wrapped / "deadly" / "01_toy.ipynb", fill(double=DEADLY))
    (wrapped / "unreadable").mkdir()
    (wrapped / "unreadable" / "01_toy.ipynb").write_text("no JSON")
    (wrapped / "missing").mkdir()
    (wrapped / "missing" / "letter.txt").write_text("My dog ate it.")
    (wrapped / ".DS_Store").write_text("")
    (wrapped / "right" / ".ipynb_checkpoints").mkdir()
    (wrapped / "right" / ".ipynb_checkpoints" / "x.ipynb").write_text("")
    (folder / "__MACOSX").mkdir()
    (folder / "__MACOSX" / "._right").write_text("")
    return Path(shutil.make_archive(str(tmp_path_factory.mktemp("zip") / "class"), "zip", folder))


@pytest.fixture(scope="module")
def graded(toy_course, handed_in, tmp_path_factory):
    out = tmp_path_factory.mktemp("graded")
    return out, {row.student_id: row for row in grade_class(toy_course, handed_in, out)}


def test_grades_csv(graded):
    out, rows = graded
    text = (out / "grades.csv").read_text(encoding="utf-8")
    assert text.startswith(
        "student_id,lesson,score,max_score,status,detail,needs_manual,late_seconds\n"
    )
    lines = list(csv.DictReader(text.splitlines()))
    names = [line["student_id"] for line in lines]
    assert names == sorted([ODD, "deadly", "missing", "right", "unreadable", "untouched"])
    assert {line["lesson"] for line in lines} == {"01_toy"}
    assert {line["max_score"] for line in lines} == {"8"}
    assert {line["late_seconds"] for line in lines} == {"0"}
    assert read_grades(out / "grades.csv") == list(rows.values())


@pytest.mark.parametrize(
    ("student", "status", "score", "needs_manual", "detail"),
    [
        ("right", "graded", 6, True, "^$"),
        (ODD, "graded", 4, False, "^double_any 0/2; why 0/2; graded 'a.ipynb' of several$"),
        ("untouched", "graded", 0, False, "^double_small 0/1; double_any 0/2; mul 0/3; why 0/2$"),
        ("deadly", "crashed", 0, False, "DeadKernelError"),
        ("unreadable", "unreadable", 0, False, r"01_toy\.ipynb: not a notebook"),
        ("missing", "missing", 0, False, r"no notebook.*letter\.txt"),
    ],
)
def test_each_ends_as_a_row(graded, student, status, score, needs_manual, detail):
    row = graded[1][student]
    assert (row.status, row.score, row.needs_manual) == (status, score, needs_manual)
    assert re.search(detail, row.detail)


def test_originals_are_kept_as_they_were(graded, handed_in):
    out, _ = graded
    with zipfile.ZipFile(handed_in) as archive:
        for student, name in [("right", "My lesson (2).ipynb"), ("unreadable", "01_toy.ipynb")]:
            original = archive.read(f"Lesson 1 - submissions/{student}/{name}")
            assert (out / "submissions" / student / name).read_bytes() == original
    assert {path.name for path in (out / "submissions" / ODD).iterdir()} == {
        "a.ipynb",
        "empty.ipynb",
    }


def test_feedback_pages(graded):
    out, rows = graded
    pages = {path.stem for path in (out / "feedback").iterdir()}
    assert pages == {name for name, row in rows.items() if row.status == "graded"}
    assert "(Score: 4.0 / 8.0)" in (out / "feedback" / f"{ODD}.html").read_text(encoding="utf-8")


def test_every_submission_has_a_seed_of_its_own(graded):
    out, _ = graded

    def seed(student):
        path = out / "nbgrader" / "autograded" / student / "01_toy" / "01_toy.ipynb"
        return re.search(r"seed: ([0-9a-f]{64})", path.read_text(encoding="utf-8"))[1]

    assert seed("right") != seed(ODD)


def test_the_course_folder_is_stock_nbgraders_without_the_source(graded):
    folder = graded[0] / "nbgrader"
    assert (folder / "nbgrader_config.py").exists()
    assert (folder / "gradebook.db").exists()
    for step in ("solutions", "notebooks"):
        assert [path.name for path in (folder / step / "01_toy").iterdir()] == ["01_toy.ipynb"]


def test_grading_again_keeps_points_given_by_hand(graded, toy_course, fill, tmp_path):
    """A second run: one hands in the same, one new work, one comes late; the others stay."""
    out = tmp_path / "graded"
    shutil.copytree(graded[0], out)
    with Gradebook(f"sqlite:///{out}/nbgrader/gradebook.db", "") as book:
        grade = book.find_grade("why", "01_toy", "01_toy", "right")
        grade.manual_score, grade.needs_manual_grade = 1.5, False
        book.db.commit()
    again = tmp_path / "again"
    shutil.copytree(out / "submissions" / "right", again / "right")
    save(again / "unreadable" / "01_toy.ipynb", fill(**RIGHT))
    save(again / "late" / "x.ipynb", fill(double=RIGHT["double"]))
    rows = {row.student_id: row for row in grade_class(toy_course, again, out)}

    assert set(rows) == {*graded[1], "late"}
    assert (rows["right"].score, rows["right"].needs_manual) == (7.5, False)
    assert rows["right"].detail == "why 1.5/2"
    assert (rows["unreadable"].status, rows["unreadable"].score) == ("graded", 6)
    assert rows["late"].score == 3
    for student in ("missing", "deadly", "untouched", ODD):
        assert rows[student] == graded[1][student]
    replaced = list((out / "replaced" / "unreadable").iterdir())
    assert [path.read_text() for path in replaced] == ["no JSON"]


def test_lost_and_doubled_cells_are_told(toy_course, fill, tmp_path):
    notebook = fill(**RIGHT)
    cells = [cell for cell in notebook.cells if cell.metadata.get("nbgrader")]
    notebook.cells = [cell for cell in notebook.cells if cell.id != "mul"]
    notebook.cells.append(nbformat.from_dict({**cells[0], "id": "copy"}))
    save(tmp_path / "class" / "lossy.ipynb", notebook)
    (row,) = grade_class(toy_course, tmp_path / "class", tmp_path / "out")
    assert row.student_id == "lossy"
    assert "graded cells missing: mul; cells standing twice: double" in row.detail


def test_another_lessons_grades_are_not_touched(toy_course, fill, tmp_path):
    rows = [Row("ann", "02_other", 1.0, 2.0, "graded", "")]
    write_grades(tmp_path / "grades.csv", rows)
    save(tmp_path / "ann.ipynb", fill())
    with pytest.raises(CourseError, match="holds the grades of 02_other"):
        grade_class(toy_course, tmp_path / "ann.ipynb", tmp_path)
    assert read_grades(tmp_path / "grades.csv") == rows


def test_grades_csv_is_quoted_and_read_back(tmp_path):
    rows = [Row('a, "b"', "01_toy", 0.5, 3.0, "graded", "one\ntwo, three", True, 7)]
    write_grades(tmp_path / "grades.csv", rows)
    assert read_grades(tmp_path / "grades.csv") == rows
    assert (tmp_path / "grades.csv").read_text().split("\n")[0] == ",".join(COLUMNS)


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
        ("class", "letter.txt", "is a file"),
        ("class", "a[b]", r"without \*, \? and \["),
    ],
)
def test_bad_folders_are_named(toy_course, tmp_path, source, out, message):
    (tmp_path / "letter.txt").write_text("Dear instructor")
    (tmp_path / "empty").mkdir()
    (tmp_path / "class" / "ann").mkdir(parents=True)
    with pytest.raises(CourseError, match=message):
        grade_class(toy_course, tmp_path / source, tmp_path / out)


def test_an_unbuilt_lesson(toy_course, tmp_path):
    with pytest.raises(CourseError, match="course build 02_unbuilt"):
        grade_class(Lesson(toy_course.root, "02_unbuilt"), tmp_path, tmp_path / "out")


# --- what was handed in -----------------------------------------------------------------------


def test_a_folder_a_notebook_beside_it_and_a_class_of_one(tmp_path):
    (tmp_path / "class" / "ann" / "part 2").mkdir(parents=True)
    (tmp_path / "class" / "ann" / "part 2" / "x.ipynb").write_text("{}")
    (tmp_path / "class" / "ann" / "y.ipynb").write_text("{}")
    assert [(x.student_id, sorted(x.files)) for x in collect(tmp_path / "class", tmp_path)] == [
        ("ann", ["part 2/x.ipynb", "y.ipynb"])
    ]
    (tmp_path / "class" / "bob.ipynb").write_text("{}")
    assert [x.student_id for x in collect(tmp_path / "class", tmp_path)] == ["ann", "bob"]


def test_one_notebook(tmp_path):
    path = tmp_path / "ann b.ipynb"
    path.write_text("{}")
    assert collect(path, tmp_path) == [Submission("ann b", {path.name: path})]


def test_the_two_spellings_of_an_accent_are_one_student(tmp_path):
    (tmp_path / "class" / "Zoe\u0308").mkdir(parents=True)
    (tmp_path / "class" / "bob").mkdir()
    assert [x.student_id for x in collect(tmp_path / "class", tmp_path)] == ["Zo\u00eb", "bob"]


def test_nothing_in_a_zip_lands_outside(tmp_path):
    link = zipfile.ZipInfo("ann/link.ipynb")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        archive.writestr("../../up/x.ipynb", "{}")
        archive.writestr("/root/x.ipynb", "{}")
        archive.writestr("win\\x.ipynb", "{}")
        archive.writestr(link, "/etc/passwd")
    scratch = tmp_path / "deep" / "scratch"
    scratch.mkdir(parents=True)
    found = {x.student_id: x.files for x in collect(tmp_path / "class.zip", scratch)}
    assert sorted(found) == ["ann", "root", "up", "win"]
    assert all(
        path.resolve().is_relative_to(scratch)
        for files in found.values()
        for path in files.values()
    )
    assert found["ann"]["link.ipynb"].read_bytes() == b""
    assert {path.name for path in tmp_path.rglob("*.ipynb")} == {"x.ipynb", "link.ipynb"}
    assert not (tmp_path / "up").exists()


def test_a_zip_bomb_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.setattr("course_utils.grading.collect._ZIP_CAP", 10_000)
    with zipfile.ZipFile(tmp_path / "class.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ann/x.ipynb", b"\0" * 20_000)
        archive.writestr("bob/x.ipynb", "{}")
    (tmp_path / "scratch").mkdir()
    with pytest.raises(CourseError, match=r"would unpack to.*ann/x\.ipynb"):
        collect(tmp_path / "class.zip", tmp_path / "scratch")
    assert list((tmp_path / "scratch").iterdir()) == []


def test_a_damaged_part_of_a_zip_is_the_only_one_lost(tmp_path):
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ann/x.ipynb", json.dumps({"ann": 1}))
        archive.writestr("bob/x.ipynb", json.dumps({"bob": 1}))
    path.write_bytes(path.read_bytes().replace(b'{"ann": 1}', b'{"ANN": 1}'))
    (tmp_path / "scratch").mkdir()
    ann, bob = collect(path, tmp_path / "scratch")
    assert ann.files["x.ipynb"].read_bytes() == b""
    assert json.loads(bob.files["x.ipynb"].read_bytes()) == {"bob": 1}
