"""Files for the LMS: read here by the rules by which Canvas and Moodle read them."""

import csv
import re
import zipfile

import pytest
from made_results import LESSON

from course_utils.grading.lms import write_feedback_zip, write_imports
from course_utils.grading.rows import Row

CANVAS = {
    "Student": "Doe, Zoë",
    "ID": "4711",
    "SIS User ID": "s1",
    "SIS Login ID": "zoe",
    "Section": "Monday, early",
    "Arrays (11)": "3",
    "Lesson 2: Computational Graphs (12)": "",
    "Final Score": "17",
}
MOODLE = {
    "Identifier": "Participant 99",
    "Full name": "Zoë Doe",
    "Email address": "zoe@example.org",
    "Status": "Submitted for grading",
    "Grade": "",
    "Maximum Grade": "18.00",
    "Last modified (grade)": "Monday, 2 January 2023, 4:05 PM",
    "Feedback comments": "Written by hand.",
}


def row(student_id="doe", score=12.5, status="graded") -> Row:
    return Row(student_id, LESSON.name, score, 18.0, status, "")


def read(path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def as_canvas_reads(path) -> tuple[list[str], dict[str, dict[str, str]]]:
    """The titles of the assignments, and the scores by Canvas's user id (gradebook_importer.rb)."""
    head, *lines = read(path)
    assert len(head) > 3
    assert "Student" in head[0]
    assert "ID" in head[1]
    info = 3
    if re.search(r"SIS\s+Login\s+ID", head[2]):
        info = 4
    elif re.search(r"SIS\s+User\s+ID", head[2]) and re.search(r"SIS\s+Login\s+ID", head[3]):
        info = 5
    assert "Section" in head[info - 1]
    titles = head[info:]
    assert not [x for x in titles if re.search("Current|Final|Override", x)]
    students = [x for x in lines if "Points Possible" not in x[0]]
    return titles, {x[1]: dict(zip(titles, x[info:], strict=True)) for x in students}


def as_moodle_reads(path) -> dict[int, tuple[str, str]]:
    """Grade and time by participant (assignfeedback_offline_grade_importer)."""
    head, *lines = read(path)
    own, grade, modified = (head.index(x) for x in ("Identifier", "Grade", "Last modified (grade)"))
    assert {len(line) for line in lines} == {len(head)}
    return {int(x[own][len("Participant ") :]): (x[grade], x[modified]) for x in lines}


def test_canvas_from_its_own_export(tmp_path):
    entries = [
        (row("zoe"), "Zoë", "", CANVAS),
        (row("ann", 3.0), "Ann", "", {**CANVAS, "ID": "4712", "Student": "=1+1"}),
        (row("out", 0.0, "missing"), "Out", "", {**CANVAS, "ID": "4713"}),
    ]
    assert write_imports(tmp_path, "folder", LESSON, entries) == [tmp_path / "canvas.csv"]
    title = "Lesson 2: Computational Graphs (12)"
    assert as_canvas_reads(tmp_path / "canvas.csv") == (
        [title],
        {"4711": {title: "12.5"}, "4712": {title: "3"}},
    )
    lines = read(tmp_path / "canvas.csv")
    assert lines[1] == ["    Points Possible", "", "", "", "", "18"]
    assert lines[2][0] == "'=1+1"
    assert lines[3] == ["Doe, Zoë", "4711", "s1", "zoe", "Monday, early", "12.5"]


def test_canvas_from_the_names_in_its_zip(tmp_path):
    entries = [
        (row("zoe"), "Zoë", "4711", {}),
        (row("anonymous"), "", "Xy3", {}),  # no user id, so Canvas could not place it
        (row("by mail"), "Someone", "", {}),
        (row("broken", 0.0, "unreadable"), "", "4714", {}),
    ]
    write_imports(tmp_path, "canvas", LESSON, entries)
    titles, scores = as_canvas_reads(tmp_path / "canvas.csv")
    assert titles == [LESSON.name]
    assert scores == {"4711": {LESSON.name: "12.5"}, "4714": {LESSON.name: "0"}}


@pytest.mark.parametrize(
    ("columns", "chosen"),
    [
        (["02_computational_graphs (7)"], 0),
        (["Computational-graphs (9)", "Arrays (3)"], 0),
        (["2. Computational graphs (1)"], 0),
        (["Computational graphs 3 (1)"], None),
        (["Computational graphs (1)", "Computational graphs, again (2)"], None),
        (["Computational graphs"], None),
        (["Graphs (1)"], None),
    ],
)
def test_only_a_column_that_is_surely_the_lessons_is_taken(tmp_path, columns, chosen):
    own = {key: CANVAS[key] for key in ("Student", "ID", "Section")} | dict.fromkeys(columns, "")
    write_imports(tmp_path, "folder", LESSON, [(row(), "", "", own)])
    expected = LESSON.name if chosen is None else columns[chosen]
    assert as_canvas_reads(tmp_path / "canvas.csv")[0] == [expected]


def test_moodle_from_its_own_worksheet(tmp_path):
    entries = [
        (row("zoe"), "Zoë", "", MOODLE),
        (row("out", 0.0, "missing"), "Out", "", {**MOODLE, "Identifier": "Participant 100"}),
    ]
    assert write_imports(tmp_path, "folder", LESSON, entries) == [tmp_path / "moodle.csv"]
    assert as_moodle_reads(tmp_path / "moodle.csv") == {
        99: ("12.5", "Monday, 2 January 2023, 4:05 PM")
    }
    head, line = read(tmp_path / "moodle.csv")
    assert "Feedback comments" not in head  # or the import would replace what a person wrote
    assert line[1:3] == ["Zoë Doe", "zoe@example.org"]


def test_moodle_from_the_names_in_its_zip(tmp_path):
    entries = [(row("zoe"), "-Zoë", "99", {}), (row("x"), "", "", {})]
    write_imports(tmp_path, "moodle", LESSON, entries)
    assert as_moodle_reads(tmp_path / "moodle.csv") == {99: ("12.5", "-")}
    assert read(tmp_path / "moodle.csv")[1][1] == "'-Zoë"


@pytest.mark.parametrize(
    ("kind", "lms_id", "columns"),
    [
        ("folder", "", {}),
        ("folder", "4711", {"student_id": "doe", "name": "Zoë"}),
        ("canvas", "", {}),
        ("moodle", "", {"ID": "4711"}),
        ("classroom", "1", {}),
    ],
)
def test_without_ids_nothing_is_written(tmp_path, kind, lms_id, columns):
    assert write_imports(tmp_path, kind, LESSON, [(row(), "Zoë", lms_id, columns)]) == []
    assert write_imports(tmp_path, kind, LESSON, []) == []
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def feedback(tmp_path):
    folder = tmp_path / "feedback"
    folder.mkdir()
    for name in ("zoe", "ann", '<b>, "x" é'):
        (folder / f"{name}.html").write_text(f"<p>{name}</p>", encoding="utf-8")
    return folder


NAMES = [
    ("zoe", "Zoë Doe_99_assignsubmission_file_/feedback.html"),
    ("ann", "doeann_4711_815_lesson.html"),
    ('<b>, "x" é', ""),
    ("nobody", "nobody_1_2_lesson.html"),
]


def test_feedback_zip_holds_each_page_where_the_lms_wants_it(tmp_path, feedback):
    path = tmp_path / "feedback.zip"
    assert write_feedback_zip(path, feedback, NAMES) == 3
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        held = {name: archive.read(name).decode() for name in archive.namelist()}
    assert held == {
        '<b>, "x" é.html': '<p><b>, "x" é</p>',
        "Zoë Doe_99_assignsubmission_file_/feedback.html": "<p>zoe</p>",
        "doeann_4711_815_lesson.html": "<p>ann</p>",
    }
    assert list(held) == sorted(held)


def test_feedback_zip_is_the_same_for_the_same_pages(tmp_path, feedback):
    first, second = tmp_path / "1.zip", tmp_path / "2.zip"
    write_feedback_zip(first, feedback, NAMES)
    for page in feedback.iterdir():
        page.write_bytes(page.read_bytes())
        page.chmod(0o600)
    write_feedback_zip(second, feedback, reversed(NAMES))
    assert first.read_bytes() == second.read_bytes()


def test_a_feedback_zip_that_fails_leaves_the_old_one(tmp_path, feedback):
    path = tmp_path / "feedback.zip"
    write_feedback_zip(path, feedback, NAMES)
    before = path.read_bytes()
    (feedback / "zoe.html").unlink()
    (feedback / "zoe.html").mkdir()  # cannot be read as a file
    with pytest.raises(OSError, match=r"zoe\.html"):
        write_feedback_zip(path, feedback, NAMES)
    assert path.read_bytes() == before
    assert sorted(x.name for x in tmp_path.iterdir()) == ["feedback", "feedback.zip"]
