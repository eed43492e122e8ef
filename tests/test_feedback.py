"""Feedback pages: what they say, what they never show, and that nothing in them can act."""

import json
import re
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from made_results import LESSON, QUESTION, SWAPPED, bench, made, nothing, stubs, wrong
from reading_pages import Page

from course_utils.grading import pages
from course_utils.grading.feedback import feedback_page, page_name, write_feedback
from course_utils.grading.gradebook import Mark, Standing
from course_utils.grading.lessons import all_lessons
from course_utils.grading.results import Graded, Result

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{ 7 * 7 }}"


def read(result, student="doe", name="", **more) -> Page:
    return Page(feedback_page(LESSON, student, name, result, **more)).check()


def part(page: Page, heading: str) -> str:
    """What stands below one heading, up to the next of its kind."""
    headings = [text for level, text in page.headings if level == 2]
    following = headings[headings.index(heading) + 1 :]
    text = page.text.rpartition(f" {heading} ")[2]
    return text.partition(f" {following[0]} ")[0] if following else text


def with_cell(result: Result, source: str, name: str | None = None, **fields) -> Result:
    """The result with the text of a cell replaced, or with a cell more."""
    notebook = json.loads(result.notebook)
    if name:
        cell = next(x for x in notebook["cells"] if x["id"] == name)
        cell |= {"source": source, **fields}
    else:
        cell = nbformat.v4.new_code_cell(source)
        notebook["cells"].append({**cell, **fields})
    return replace(result, notebook=json.dumps(notebook))


def error(*traceback: str, name: str = "NameError") -> dict:
    return {"ename": name, "evalue": "it failed", "traceback": list(traceback)}


def test_a_right_answer_reads_so():
    page = read(made(essay="It costs *less*."), name="Zoë d'Arc")
    assert [text for level, text in page.headings if level < 3] == [
        "2. Computational graphs: feedback",
        "Exercise 1: MulLayer",
        "Exercise 2: apple_bill",
        "Exercise 3: AddLayer",
        "Exercise 4: apple_orange_bill",
        "Exercise 5: carpet_bill",
        "Question",
    ]
    assert "For Zoë d'Arc (doe) 15 of 18 points Everything that was checked is right." in page.text
    assert "Another 3 points wait for a person" in page.text
    assert "Exercise 1: MulLayer 3 of 3 all right" in page.text
    assert "Question 0 of 3 waits for a person" in page.text
    assert "agree with central differences" in part(page, "Exercise 1: MulLayer")
    assert "Waits for a person · up to 3 points" in part(page, "Question")
    assert "<em>less</em>" in page.html
    assert "Not right yet" not in page.text


def test_a_wrong_answer_is_explained():
    page = read(made(wrong(), essay="x"))
    assert "13 of 18 points 2 points are missing, the first at mul_layer_backward." in page.text
    found = part(page, "Exercise 1: MulLayer")
    assert "✓ Right · 1 of 1 point · mul_layer_forward" in found
    assert "✗ Not right yet · 0 of 2 points · mul_layer_backward" in found
    assert found.count("dx and dy change places") == 1
    assert "dx = dout * self.x dy = dout * self.y return (dx, dy)" in found
    assert '<span class="k">class</span>' in page.html


def test_what_a_mistake_says_is_added_where_the_message_does_not_hold_it():
    result = made(wrong())
    result.cells[1].message = "MulLayer.backward: dx is wrong."
    assert result.cells[1].mistakes == [SWAPPED]
    found = part(read(result), "Exercise 1: MulLayer")
    assert found.count("This is what comes out when dx and dy change places") == 1


def test_an_untouched_notebook_is_told_what_each_check_looked_for():
    page = read(made(stubs()))
    assert "0 of 18 points No check has passed yet." in page.text
    assert "MulLayer.forward is not written yet." in part(page, "Exercise 1: MulLayer")
    assert "wait" not in page.text.partition("Exercise 1")[0]


def test_what_a_person_gave_and_wrote():
    marks = {QUESTION: Mark(None, 2.0, None, needs_manual=False)}
    comments = {QUESTION: f"Good.\nThink of 100,000 weights. {EVIL}", "mul_layer": "Neat."}
    page = read(made(essay="It costs less."), standing=Standing(marks, comments))
    assert "17 of 18 points 1 point is missing, the first at why_backward." in page.text
    assert "wait for a person" not in page.text
    found = part(page, "Question")
    assert "Part of the points · 2 of 3 points · given by hand" in found
    assert "Comment Good. Think of 100,000 weights. <script>" in found
    assert part(page, "Exercise 1: MulLayer").endswith("Comment Neat.")


@pytest.mark.parametrize("status", ["missing", "unreadable"])
def test_who_could_not_be_graded_reads_why(status):
    page = read(nothing(status, "x.ipynb: not a notebook: its bytes are not UTF-8 text."))
    assert "0 of 18 points" in page.text
    assert "its bytes are not UTF-8 text." in page.text
    assert ("ends in .ipynb" in page.text) == (status == "unreadable")
    assert "Exercise" not in page.text


def test_repairs_problem_and_lateness_stand_at_the_top():
    result = made(status="timed_out", problem="Stopped after 60 s.", repairs=["A cell was lost."])
    top = read(result, late_seconds=93_784).text.partition("Your code")[0]
    assert "Handed in 1 d 2 h after the due date." in top
    assert "Stopped after 60 s." in top
    assert "What was put right in your file" in top
    assert "A cell was lost." in top


def test_errors_of_own_cells_stand_at_the_code_without_colours_and_paths():
    traceback = (
        "\x1b[0;31m" + "-" * 75 + "\x1b[0m",
        "\x1b[0;31mNameError\x1b[0m       Traceback (most recent call last)",
        "File /tmp/scratch-9/lib/python3.11/site-packages/numpy/core/x.py:12, in g()",
        "cannot open '/home/grader/keys.txt' nor ~/secret/file.txt nor /content/drive/a.csv",
        "\x1b[0;31mNameError\x1b[0m: name 'foo' is not defined",
    )
    page = read(made(errors={"carpet_bill": error(*traceback)}))
    found = part(page, "Exercise 5: carpet_bill")
    assert found.partition("Checks")[0].endswith(
        "This cell stopped with an error: NameError Traceback (most recent call last) "
        "File …/x.py:12, in g() cannot open '…/keys.txt' nor …/file.txt nor /content/drive/a.csv "
        "NameError: name 'foo' is not defined "
    )
    assert "[0;31m" not in page.html
    assert "grader" not in page.html
    assert "--" * 30 not in page.html


def test_cells_beside_the_exercises_are_shown_if_they_failed():
    output = nbformat.v4.new_output("error", **error(name="ZeroDivisionError"))
    page = read(with_cell(made(), "1 / 0", outputs=[output]))
    found = part(page, "Other cells that stopped with an error")
    assert "1 / 0 This cell stopped with an error: ZeroDivisionError: it failed" in found
    assert "Other cells" not in read(made()).text


def test_sources_of_checks_are_never_shown():
    result = made(wrong())
    result.cells[1].exercise = ""  # then its own name leads to its own cell
    notebook = json.loads(result.notebook)
    for cell in notebook["cells"]:
        note = cell["metadata"].get("nbgrader", {})
        if note.get("grade") and not note["solution"]:
            cell["source"] = "### BEGIN HIDDEN TESTS\nassert secret_of_the_test\n"
            cell["outputs"] = [nbformat.v4.new_output("error", **error("secret_of_the_test"))]
    page = read(replace(result, notebook=json.dumps(notebook)))
    assert "secret_of_the_test" not in page.html
    assert "HIDDEN" not in page.html


def test_nothing_of_a_student_can_act():
    result = made({"mul_layer": bench().exercises[0].solution + f"\n# {EVIL}"}, EVIL)
    result.repairs, result.problem = [EVIL], EVIL
    result.cells[0].message = result.cells[0].name = EVIL
    result.cells[1].mistakes = [EVIL]
    result = with_cell(result, EVIL, outputs=[nbformat.v4.new_output("error", **error(EVIL))])
    page = read(result, EVIL, EVIL + "!")
    assert page.text.count("alert(1)") >= 8
    assert "49" not in page.text
    assert page.all("img") == []


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("![x](http://evil.example/x.png)", "<em>[a picture, not shown here: x]</em>"),
        ("![x](data:image/svg+xml;base64,PHN2Zz4=)", "a picture, not shown"),
        ("[a](javascript:alert(1))", "<p>a</p>"),
        ("[a](JAVA&#x53;CRIPT:alert(1))", "<p>a</p>"),
        ("[a](data:text/html,x)", "<p>a</p>"),
        ("<javascript:alert(1)>", "<p>javascript:alert(1)</p>"),
        ("[a](file:///etc/passwd)", "<p>a</p>"),
        ('[a](https://numpy.org/?q="x)', 'href="https://numpy.org/?q=%22x"'),
        ("# Big\n\n### Small", "<p><strong>Big</strong></p>"),
        ("$a_1 < b_1$ and **bold**", "<code>a_1 &lt; b_1</code> and <strong>bold</strong>"),
        ("$$\nx < y\n$$", "x &lt; y"),
        ("```html\n<b>\n```", "&lt;b&gt;"),
        ("<b>raw</b>", "&lt;b&gt;raw&lt;/b&gt;"),
        ("| a | b |\n|---|---|\n| 1 | <i> |", "<td>&lt;i&gt;</td>"),
    ],
)
def test_an_answer_is_shown_safely(markdown, expected):
    page = read(made(essay=markdown))
    answer = page.html.partition('<div class="answer">')[2].partition("</div>")[0]
    assert expected in answer
    assert "javascript" not in "".join(re.findall("<[^>]*>", answer))


@pytest.mark.parametrize(
    "text", ["\x00\x07\x1b]0;title\x07\x9b", "\u202egpj.exe\u202c", "\ud800", "\r\rx\x7f", "\ufffe"]
)
def test_no_unshowable_character_gets_into_a_page(text):
    result = with_cell(with_cell(made(), f"x = 1  # {text}", "mul_layer"), f"{text}.", QUESTION)
    result.cells[0].message = result.problem = text
    read(result, f"id {text}", f"name {text}").html.encode()


def test_huge_outputs_are_cut_and_it_is_said():
    assert "are not shown here …]" not in read(made(essay="word")).text
    result = made(
        {"mul_layer": bench().exercises[0].solution + "\n" + "# endless\n" * 100_000},
        essay="word " * 100_000,
        errors={"carpet_bill": error("x" * 2_000_000, "the last line")},
    )
    for cell in result.cells:
        cell.message = "m" * 3_000_000
    page = read(result, "i" * 250, "n" * 100_000)
    assert len(page.html) < 300_000
    assert page.text.count("characters are not shown here …]") >= 4
    assert "the last line" in page.text
    assert "2,996,000 characters" in page.text


def test_a_notebook_too_large_to_show_still_has_a_page():
    result = replace(made(), notebook='{"cells": []}' + " " * 30_000_000)
    page = read(result)
    assert "15 of 18 points" in page.text
    assert "Your code" not in page.text


def test_cells_that_are_no_exercise_of_the_lesson_are_called_by_their_id():
    result = Result(LESSON.name, "graded", [Graded("a check", "unheard_of", 1.0, 1.0)])
    page = read(result)
    assert page.headings[1] == (2, "unheard_of")
    assert "1 of 1 point Everything is right." in page.text


def test_an_ordinary_page_is_small_and_the_same_each_time(tmp_path):
    result = made(wrong(), essay="x")
    path = write_feedback(tmp_path, LESSON, "doe", "", result)
    assert path == tmp_path / "feedback" / "doe.html"
    assert path.stat().st_size < 60_000
    assert path.read_text(encoding="utf-8") == feedback_page(LESSON, "doe", "", result)
    assert [x.name for x in path.parent.iterdir()] == [page_name("doe")]


def test_every_lesson_has_headings_for_its_exercises():
    for lesson in all_lessons(LESSON.root):
        found = pages.outline(lesson)
        assert re.match(r"\d+\. ", found.title)
        assert len(found.headings) > 1
        assert len(set(found.headings.values())) == len(found.headings)
        assert all(re.match("Exercise|Question", x) for x in found.headings.values())


def test_a_mistake_is_explained_as_its_own_lesson_does():
    name = "relu: absolute value"
    relu = replace(LESSON, name="03_activations")
    arrays = replace(LESSON, name="01_arrays")
    assert pages.explanations(relu)[name] != pages.explanations(arrays)[name]
    assert pages.explanations(LESSON)[SWAPPED].startswith("dx and dy change places")


def test_colours_have_contrast():
    """WCAG 2, level AA: 4.5 for text on either background, in the light and in the dark."""
    style = (Path(pages.__file__).parent / "templates" / "style.css").read_text()
    light, dark = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    for theme in (light, dark):
        colours = dict(re.findall(r"--(\w+): (#\w{6})", theme))
        for background in (colours.pop("paper"), colours.pop("card")):
            for name, colour in colours.items():
                high, low = sorted((luminance(colour), luminance(background)), reverse=True)
                assert name == "line" or (high + 0.05) / (low + 0.05) >= 4.5, (name, background)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (59, "59 s"), (3600, "1 h"), (3725, "1 h 2 min"), (10**6, "11 d 13 h")],
)
def test_durations(seconds, words):
    assert pages.duration(seconds) == words


@pytest.mark.parametrize(
    ("value", "words"), [(1, "1 point"), (2.0, "2 points"), (1 / 3, "0.33 points"), (0, "0 points")]
)
def test_points(value, words):
    assert pages.plural(value, "point") == words
