"""From a source to its two notebooks: the notation, the ids, what is stale, the setup cell."""

import subprocess
import sys
from dataclasses import replace
from types import SimpleNamespace

import nbformat
import pytest

from course_utils.grading.build import build, stale
from course_utils.grading.lessons import (
    CourseError,
    Lesson,
    all_lessons,
    course_root,
    find_lesson,
)
from course_utils.grading.notation import expand, grade_id
from course_utils.grading.stamp import badge, setup_cell, with_links
from course_utils.settings import Settings, read_settings

CONFIGURED = Settings("A course", "someone/course", "main", "https://example.org")


def edit(lesson: Lesson, old: str, new: str) -> None:
    text = lesson.source.read_text(encoding="utf-8")
    assert old in text
    lesson.source.write_text(text.replace(old, new), encoding="utf-8")


def test_the_built_lesson_is_current_and_nothing_is_built_again(toy_course):
    before = toy_course.solution.read_bytes(), toy_course.student.read_bytes()
    assert stale(toy_course) == []
    assert build(toy_course) == []
    assert before == (toy_course.solution.read_bytes(), toy_course.student.read_bytes())


def test_the_solution_is_executed_and_the_student_notebook_is_not(toy_course):
    solved = nbformat.read(toy_course.solution, as_version=4)
    outputs = {grade_id(cell): cell.get("outputs") for cell in solved.cells}
    assert outputs["mul"][0].text.startswith("2 times 3: ")
    assert outputs["double_any"][0].text == "seed: None\n"
    student = nbformat.read(toy_course.student, as_version=4)
    assert not any(cell.get("outputs") for cell in student.cells)


def test_the_student_gets_stubs_and_visible_checks_only(toy_course):
    text = toy_course.student.read_text(encoding="utf-8")
    assert "raise NotImplementedError" in text
    assert "Your answer here" in text
    for secret in ("return 2 * x", "HIDDEN", "double(-5)", "model answer", "rubric"):
        assert secret not in text


def test_ids_are_stable(copy_course):
    before = {cell.id: cell.source for cell in expand(copy_course).cells}
    assert {"double", "double_small", "double_any", "mul_layer", "mul", "why"} <= set(before)
    edit(copy_course, "And now a node.", "And now, a node.")
    after = {cell.id: cell.source for cell in expand(copy_course).cells}
    assert len(before.keys() - after.keys()) == 1
    assert all(before[name] == after[name] for name in before.keys() & after.keys())


def test_equal_cells_get_ids_of_their_own(copy_course):
    edit(copy_course, "# In your own words:", "# And now a node.")
    ids = [cell.id for cell in expand(copy_course).cells]
    assert len(ids) == len(set(ids))


def test_an_edited_source_is_stale(copy_course):
    edit(copy_course, "And now a node.", "And now, a node.")
    assert stale(copy_course) == [copy_course.solution, copy_course.student]


def test_a_hidden_test_changes_the_solution_and_the_checksum(copy_course):
    edit(copy_course, "double(-5) == -10", "double(-7) == -14")
    assert copy_course.solution in stale(copy_course)


def test_a_hand_edited_notebook_is_stale(copy_course):
    text = copy_course.student.read_text(encoding="utf-8")
    copy_course.student.write_text(text.replace("A toy lesson", "A toy"), encoding="utf-8")
    assert stale(copy_course) == [copy_course.student]


def test_editing_one_lesson_rebuilds_one(copy_course):
    second = Lesson(copy_course.root, "02_second")
    second.source.parent.mkdir()
    second.source.write_text("# %% [markdown]\n# # 2. Second\n", encoding="utf-8")
    lessons = all_lessons(copy_course.root)
    assert lessons == [copy_course, second]
    before = copy_course.solution.stat().st_mtime_ns, copy_course.student.stat().st_mtime_ns
    assert [build(lesson) for lesson in lessons] == [[], [second.solution, second.student]]
    assert before == (
        copy_course.solution.stat().st_mtime_ns,
        copy_course.student.stat().st_mtime_ns,
    )


def test_a_solution_that_fails_is_not_written(copy_course):
    before = copy_course.solution.read_bytes()
    edit(copy_course, "return 2 * x", "return 3 * x")
    with pytest.raises(CourseError, match=r"01_toy\.py: the solved lesson does not run"):
        build(copy_course)
    assert copy_course.solution.read_bytes() == before
    assert [
        path.name for path in copy_course.solution.parent.iterdir() if "part" in path.name
    ] == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('check="mul" points=3', 'check="mul"', "needs points, a whole number above 0; found None"),
        ('check="mul" points=3', 'check="mul" points=0', "needs points.*found 0"),
        ('check="mul" points=3', 'check="double" points=3', "two cells have the ID 'double'"),
        ('exercise="double"', 'exercise="double" points=1', "points stand at its checks"),
        ('exercise="double"', 'exercise="double" check="x"', "needs one of"),
        ('exercise="double"', 'exercize="double"', r"needs one of.*exercize"),
        ("### BEGIN SOLUTION\n    return 2 * x", "return 2 * x", "without a ### BEGIN SOLUTION"),
        ('[markdown] question="why"', 'question="why"', "must be a markdown cell"),
        ("# %% [markdown]\n# # 1. A toy lesson", "# %%\nprint()", "first cell must be Markdown"),
    ],
)
def test_a_broken_notation_is_named(copy_course, old, new, message):
    edit(copy_course, old, new)
    with pytest.raises(CourseError, match=message) as caught:
        expand(copy_course)
    assert "01_toy.py" in str(caught.value)


def test_stock_nbgrader_releases_the_same_notebook_and_no_source(copy_course):
    built = copy_course.student.read_text(encoding="utf-8")
    command = [sys.executable, "-m", "nbgrader", "generate_assignment", "01_toy", "--force"]
    done = subprocess.run(command, cwd=copy_course.root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert [path.name for path in copy_course.student.parent.iterdir()] == ["01_toy.ipynb"]
    assert copy_course.student.read_text(encoding="utf-8") == built


def test_lessons_are_found_by_a_beginning_or_a_path(toy_course):
    for name in ("01", "01_toy", "01_t", "notebooks/01_toy/", "solutions/01_toy/01_toy.py"):
        assert find_lesson(toy_course.root, name) == toy_course
    with pytest.raises(CourseError, match=r"'7' is no lesson.*01_toy"):
        find_lesson(toy_course.root, "7")
    assert course_root(toy_course.student.parent) == toy_course.root.resolve()


def test_outside_of_a_checkout(tmp_path):
    with pytest.raises(CourseError, match="not inside a checkout"):
        course_root(tmp_path)


def run_setup_cell(settings: Settings) -> None:
    exec(compile(setup_cell(settings), "setup cell", "exec"), {})


def test_setup_cell_where_the_helpers_are_there(capsys):
    run_setup_cell(CONFIGURED)
    said = capsys.readouterr().out
    assert said.startswith("Ready: course_utils")
    assert "A course" in said
    assert said.count("\n") == 1


def test_setup_cell_without_helpers_and_repository(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(RuntimeError, match=r"make lab(.|\n)*course\.toml"):
        run_setup_cell(Settings("A course", "", "main", "https://example.org"))


def test_setup_cell_installs_from_the_archive_and_leaves_numpy_alone(monkeypatch, tmp_path):
    commands = []

    def failing_pip(command, **_):
        commands.append(command)
        return SimpleNamespace(returncode=1, stdout="", stderr="no route to host")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr("subprocess.run", failing_pip)
    with pytest.raises(RuntimeError, match=r"no route to host(.|\n)*someone/course"):
        run_setup_cell(CONFIGURED)
    assert CONFIGURED.archive_url in commands[0]
    assert any(word.startswith("numpy==") for word in commands[0])


def test_badge_leads_to_the_student_notebook(toy_course):
    assert "/github/someone/course/blob/main/notebooks/01_toy/01_toy.ipynb" in badge(
        toy_course, CONFIGURED
    )
    unconfigured = badge(toy_course, Settings("A course", "", "main", "https://example.org"))
    assert "Upload" in unconfigured


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title = ", "not valid TOML"),
        ('title = "x"', "expected the settings"),
        ('title = 1\nrepository = ""\nbranch = ""\nhost = ""', "a text in quotes"),
    ],
)
def test_bad_settings_are_named(tmp_path, text, message):
    path = tmp_path / "course.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=message) as caught:
        read_settings(path)
    assert str(path) in str(caught.value)


def test_links_into_the_checkout_become_addresses_of_the_repository():
    text = "See [the table](../../docs/notation.md) and [a site](https://example.org/)."
    assert with_links(text, CONFIGURED) == (
        "See [the table](https://example.org/someone/course/blob/main/docs/notation.md) "
        "and [a site](https://example.org/)."
    )
    assert with_links(text, replace(CONFIGURED, repository="")) == text
