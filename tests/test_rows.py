"""grades.csv: what a row says, and that every row survives the way to the file and back."""

import csv
from dataclasses import replace

import pytest
from made_results import QUESTION, made, nothing, stubs, wrong

from course_utils.grading.gradebook import Mark, Standing
from course_utils.grading.lessons import CourseError
from course_utils.grading.results import Graded, Result
from course_utils.grading.rows import COLUMNS, Row, read_grades, row_of, write_grades

ROW = Row("someone", "02_computational_graphs", 7.5, 18.0, "graded", "mul 0/2", True, 60)


def test_columns_are_those_of_before():
    names = "student_id lesson score max_score status detail needs_manual late_seconds"
    assert names.split() == COLUMNS


def test_a_right_and_an_untouched_one():
    right = row_of("right", made(essay="An answer."))
    assert right == Row(
        "right", "02_computational_graphs", 15.0, 18.0, "graded", "", needs_manual=True
    )
    untouched = row_of("untouched", made(stubs()))
    assert (untouched.score, untouched.needs_manual) == (0.0, False)
    assert untouched.detail.startswith("mul_layer_forward 0/1; mul_layer_backward 0/2; ")
    assert untouched.detail.endswith("carpet_bill_any 0/2; why_backward 0/3")


def test_points_given_by_hand_count_and_end_the_waiting():
    result = made(wrong(), essay="An answer.")
    assert row_of("x", result).score == 13.0
    marks = {
        QUESTION: Mark(None, 2.0, None, needs_manual=False),
        "mul_layer_backward": Mark(0.0, None, 0.5, needs_manual=False),
        "mul_layer_forward": Mark(1.0, None, None, needs_manual=False),
    }
    row = row_of("x", result, Standing(marks))
    assert (row.score, row.needs_manual) == (15.5, False)
    assert row.detail == "mul_layer_backward 0.5/2; why_backward 2/3"


def test_points_that_a_person_must_look_at_again_count_and_wait():
    marks = {QUESTION: Mark(None, 2.0, None, needs_manual=True)}
    row = row_of("x", made(essay="Another answer."), Standing(marks))
    assert (row.score, row.needs_manual, row.detail) == (17.0, True, "")


def test_detail_says_losses_then_repairs_then_the_problem_then_notes():
    result = made(wrong(), "x", status="timed_out", problem="Stopped\nafter 60 s.")
    result.repairs = ["One cell was missing.", "Another stood twice."]
    assert row_of("x", result, late_seconds=7, notes=["graded 'a.ipynb' of several"]) == Row(
        "x",
        "02_computational_graphs",
        13.0,
        18.0,
        "timed_out",
        "mul_layer_backward 0/2; One cell was missing; Another stood twice; Stopped after 60 s; "
        "graded 'a.ipynb' of several",
        True,
        7,
    )


@pytest.mark.parametrize("status", ["missing", "unreadable"])
def test_where_nothing_was_judged_only_the_reason_is_said(status):
    assert row_of("x", nothing(status, "No notebook.")).detail == "No notebook"


def test_sums_of_fractions_are_round():
    cells = [Graded(name, name, 0.1, 1 / 3) for name in "abc"]
    row = row_of("x", Result("02_computational_graphs", "graded", cells))
    assert (row.score, row.max_score) == (0.3, 1.0)


def test_a_detail_stays_short_and_in_one_line():
    result = made(status="crashed", problem="\x1b[31mred\x1b[0m\n\x00" + "x" * 10**6)
    detail = row_of("x", result).detail
    assert len(detail) <= 2000
    assert detail.isprintable()
    assert detail.startswith("why_backward 0/3; red")


@pytest.mark.parametrize(
    "student",
    ["Zoë, d'Arc 2.b", '"quoted"', "<b>bold</b>", "-dash", "=1+1", "a\nb", "'x", " x "],
)
@pytest.mark.parametrize("detail", ["", "=cmd|' /C calc'!A0", "'quoted'", "''", "+1", "a; b"])
def test_every_row_survives_the_file(tmp_path, student, detail):
    row = replace(ROW, student_id=student, detail=detail)
    write_grades(tmp_path / "grades.csv", [ROW, row])
    assert read_grades(tmp_path / "grades.csv") == [ROW, row]


def test_no_detail_starts_a_formula_and_ids_stay(tmp_path):
    rows = [replace(ROW, student_id="=id", detail=x + "1") for x in "=+-@"]
    write_grades(tmp_path / "grades.csv", rows)
    with (tmp_path / "grades.csv").open(newline="", encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    assert {line["detail"][0] for line in lines} == {"'"}
    assert {line["student_id"] for line in lines} == {"=id"}
    assert {line["score"] for line in lines} == {"7.5"}


def test_half_a_character_does_not_cost_the_class_its_grades(tmp_path):
    write_grades(tmp_path / "grades.csv", [replace(ROW, student_id="a\udcff"), ROW])
    assert [row.student_id for row in read_grades(tmp_path / "grades.csv")] == ["a?", "someone"]


def test_no_file_has_no_rows_and_none_is_left_half(tmp_path, monkeypatch):
    path = tmp_path / "grades.csv"
    assert read_grades(path) == []
    write_grades(path, [ROW])

    def fail(*arguments):
        raise OSError("the disk is full")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="full"):
        write_grades(path, [])
    assert read_grades(path) == [ROW]
    assert [x.name for x in tmp_path.iterdir()] == ["grades.csv"]


@pytest.mark.parametrize(
    "content", [b"name,grade\nx,1\n", b"\xff\xfe", b"student_id\nx\n", b"x" * 200_000 + b"\ny\n"]
)
def test_a_foreign_file_is_refused(tmp_path, content):
    (tmp_path / "grades.csv").write_bytes(content)
    with pytest.raises(CourseError, match="Move it away"):
        read_grades(tmp_path / "grades.csv")
