"""The class report: what it counts, what it lists, and that every class gets a sensible page."""

import base64
import re
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from made_results import LESSON, QUESTION, made, nothing, stubs, wrong
from reading_pages import Page

from course_utils.grading.gradebook import Mark, Standing
from course_utils.grading.report import ClassReport
from course_utils.grading.rows import row_of

RIGHT = made(essay="x")
WRONG = made(wrong(), essay="x")
STUBS = made(stubs())
MISSING = nothing("missing", "Nothing was handed in.")
UNREADABLE = nothing("unreadable", "x.ipynb: not a notebook.")


def report_on(*results, standing=None) -> ClassReport:
    report = ClassReport(LESSON)
    for i, result in enumerate(results):
        student = f"student{i:03}"
        row = row_of(student, result, standing, late_seconds=60 * i if result is WRONG else 0)
        report.add(student, f"Name {i}", result, row, standing)
    return report


def table(page: Page, caption: str) -> list[list[str]]:
    """The cells of a table's rows, found by its caption."""
    html = page.html.partition(f"<caption>{caption}")[2].partition("</table>")[0]
    rows = re.findall(r"<tr>(.*?)</tr>", html.partition("</thead>")[2], re.DOTALL)
    cells = (re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", x, re.DOTALL) for x in rows)
    return [[re.sub(r"<[^>]+>", "", x).strip() for x in row] for row in cells]


def titles(page: Page) -> list[str]:
    return [text for level, text in page.headings if level == 2]


def test_a_class():
    report = report_on(RIGHT, RIGHT, WRONG, STUBS, UNREADABLE, MISSING)
    page = Page(report.html()).check()
    assert "2. Computational graphs: class report" in page.text
    assert "5 submissions Mean 8.6 of 18 points, median 13." in page.text
    assert "3 submissions still wait for points given by hand" in page.text
    assert table(page, "What became of each") == [
        ["graded", "graded as it came", "4"],
        ["unreadable", "could not be read", "1"],
        ["missing", "nothing handed in", "1"],
    ]
    exercises = table(page, "By exercise")
    # Points, mean share, all, none, waiting: of the four that could be read.
    assert exercises[0] == ["Exercise 1: MulLayer", "3", "58 %", "2", "1", "0"]
    assert exercises[1] == ["Exercise 2: apple_bill", "2", "75 %", "3", "1", "0"]
    assert exercises[-1] == ["Question", "3", "–", "0", "1", "3"]
    checks = table(page, "By check")
    assert checks[0] == ["mul_layer_forward", "1", "75 %", "3", "1", "0"]
    assert checks[1] == ["mul_layer_backward", "2", "50 %", "2", "2", "0"]
    assert titles(page) == [
        "Scores",
        "Exercises",
        "Known mistakes",
        "Stopped or unreadable",
        "Waiting for a person",
        "Late",
        "Nothing handed in",
        "Slowest",
    ]
    assert table(page, "1 submission,") == [["student002 Name 2", "2 min"]]
    assert table(page, "1 submission<") == [
        ["student004 Name 4", "could not be read: x.ipynb: not a notebook."]
    ]
    assert table(page, "1 student<") == [["student005 Name 5"]]


def test_points_given_by_hand_are_counted():
    marks = {QUESTION: Mark(None, 1.5, None, needs_manual=False)}
    page = Page(report_on(RIGHT, standing=Standing(marks)).html()).check()
    assert table(page, "By exercise")[-1] == ["Question", "3", "50 %", "0", "0", "0"]
    assert "Mean 16.5 of 18 points" in page.text
    assert "Waiting for a person" not in titles(page)


def test_known_mistakes_are_counted_once_a_student_the_most_frequent_first():
    twice = replace(WRONG, cells=[replace(x) for x in WRONG.cells])
    twice.cells[0].mistakes = [*twice.cells[1].mistakes, "not in the catalogue"]
    page = Page(report_on(WRONG, twice, RIGHT).html()).check()
    found = table(page, "The most frequent first")
    assert [row[0] for row in found] == ["2", "1"]
    assert found[0][1].startswith("mul: dx and dy swapped · Exercise 1: MulLayer")
    assert "This is what comes out when dx and dy change places" in found[0][1]
    assert found[1][1] == "not in the catalogue · Exercise 1: MulLayer"


def test_long_lists_are_cut_and_it_is_said():
    results = [replace(MISSING) for _ in range(337)] + [
        replace(RIGHT, status="repaired", repairs=["A cell was lost."], seconds=i)
        for i in range(40)
    ]
    page = Page(report_on(*results).html()).check()
    missing = table(page, "337 students")
    assert [row[0] for row in missing] == [f"student{i:03} Name {i}" for i in range(25)]
    assert "and 312 more: see grades.csv" in page.text
    assert len(table(page, "40 submissions")) == 25
    slowest = table(page, "The slowest first")
    assert slowest[0] == ["student376 Name 376", "39.00 s"]
    assert len(slowest) == 10
    assert page.text.endswith(slowest[-1][1])


def test_order_of_arrival_does_not_matter():
    results = [RIGHT, WRONG, STUBS, UNREADABLE, MISSING] * 12
    rows = [(f"s{i:02}", "", x, row_of(f"s{i:02}", x)) for i, x in enumerate(results)]
    pages = []
    for order in (rows, rows[::-1]):
        report = ClassReport(LESSON)
        for one in order:
            report.add(*one)
        pages.append(report.html())
    assert pages[0] == pages[1]


@pytest.mark.parametrize(
    ("results", "said"),
    [
        ([], "No submissions Nothing has been handed in."),
        ([MISSING] * 3, "Nothing has been handed in by the 3 students of the roster."),
        ([UNREADABLE], "1 submission Mean 0 of 18 points, median 0."),
        ([RIGHT], "1 submission Mean 15 of 18 points, median 15."),
        ([replace(RIGHT, cells=[])], "1 submission Mean 0 of 0 points, median 0."),
    ],
)
def test_every_class_gets_a_page(tmp_path, results, said):
    report_on(*results).write(tmp_path / "report.html")
    page = Page((tmp_path / "report.html").read_text(encoding="utf-8")).check()
    assert said in page.text
    assert [x.name for x in tmp_path.iterdir()] == ["report.html"]


def test_nothing_of_a_student_can_act_and_links_lead_to_the_pages():
    evil = '<script>alert(1)</script>" onclick="x'
    result = made(wrong(), essay="x", status="crashed", problem=evil, repairs=[evil])
    result.cells[0].mistakes = [evil]
    report = ClassReport(LESSON)
    student = 'a/b? #%" é'.replace("/", "<")
    report.add(student, evil, result, row_of(student, result))
    page = Page(report.html()).check()
    assert page.text.count("alert(1)") >= 4
    links = {x["href"] for x in page.all("a")}
    assert links == {"feedback/a%3Cb%3F%20%23%25%22%20%C3%A9.html"}


def test_plots_are_images_with_words():
    page = Page(report_on(RIGHT, WRONG, STUBS).html())
    scores, exercises = page.all("img")
    assert scores["alt"] == (
        "Bar chart of the scores of 3 students, from 0 to 18 points. Lowest 0, highest 15; "
        "most often 0 points, 1 student."
    )
    assert "Exercise 1: MulLayer: 44 %;" in exercises["alt"]
    assert "Question" not in exercises["alt"]
    for image in (scores, exercises):
        svg = base64.b64decode(image["src"].removeprefix("data:image/svg+xml;base64,"))
        assert ET.fromstring(svg).tag.endswith("svg")
        assert b"<dc:date>" not in svg


@pytest.mark.parametrize(
    ("score", "max_score"), [(120.0, 100.0), (0.5, 1.5), (-1.0, 3.0), (250.0, 250.0)]
)
def test_any_points_can_be_drawn(score, max_score):
    report = ClassReport(LESSON)
    row = replace(row_of("x", RIGHT), score=score, max_score=max_score)
    report.add("x", "$", RIGHT, row)
    assert f"highest {score:g}" in Page(report.html()).check().all("img")[0]["alt"]


def test_memory_does_not_grow_with_what_students_hand_in():
    report = ClassReport(LESSON)
    big = replace(RIGHT, problem="p" * 10_000, repairs=["r" * 10_000], status="crashed")

    def size() -> int:
        return len(repr(vars(report))) + sum(
            sys.getsizeof(x) + len(repr(x)) for x in vars(report).values()
        )

    for i in range(100):
        report.add(f"{i:05}", "n", big, row_of(f"{i:05}", big))
    before = size()
    for i in range(100, 1000):
        report.add(f"{i:05}", "n", big, row_of(f"{i:05}", big))
    assert report.statuses["crashed"] == 1000
    assert size() < 1.01 * before
