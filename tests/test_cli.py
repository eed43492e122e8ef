"""The `course` command: what it prints, writes and returns."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner, Result
from conftest import RIGHT

from course_utils.grading.cli import course
from course_utils.grading.rows import read_grades


def run(*arguments: object) -> Result:
    return CliRunner().invoke(course, [str(argument) for argument in arguments])


@pytest.fixture
def at_toy(toy_course, monkeypatch):
    """The toy course's root as the current folder."""
    monkeypatch.chdir(toy_course.root)
    return toy_course


# --- the command itself -----------------------------------------------------------------------


@pytest.mark.parametrize("command", ["", *course.commands])
def test_help_teaches(command):
    result = run(*filter(None, [command]), "--help")
    assert result.exit_code == 0
    if command:
        assert f"course {command}" in result.output.split("Example")[1]
        assert "Writes" in result.output
    else:
        assert all(name in result.output for name in course.commands)


def test_help_loads_nothing_heavy():
    code = "import sys, course_utils.grading.cli as _; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"nbgrader", "nbclient", "nbformat", "jupytext", "numpy"}.isdisjoint(done.stdout.split())


def test_python_m_course_utils():
    command = [sys.executable, "-m", "course_utils", "build", "--help"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0
    assert done.stdout.startswith("Usage: course build")


@pytest.mark.parametrize("package", ["click", "nbgrader"])
def test_without_the_extra(package, toy_course):
    """One line that says what to install, whether `course` itself or one command needs it."""
    code = (
        f"import sys; sys.modules[{package!r}] = None; sys.argv = ['course', 'build']; "
        "from course_utils.__main__ import main; main()"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=toy_course.root, capture_output=True, text=True)
    assert done.returncode == 2
    assert package in done.stderr
    assert "pip install -e '.[grading]'" in done.stderr
    assert done.stderr.count("\n") == 1


def test_outside_of_a_checkout(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("build")
    assert result.exit_code == 2
    assert result.output.startswith(f"Error: {tmp_path} is not inside a checkout")


def test_a_bad_course_toml(copy_course, monkeypatch):
    (copy_course.root / "course.toml").write_text("title = ")
    monkeypatch.chdir(copy_course.root)
    result = run("build")
    assert result.exit_code == 2
    assert "is not valid TOML" in result.output


# --- lab --------------------------------------------------------------------------------------


@pytest.mark.parametrize("lesson", [[], ["01"]])
def test_lab_opens_the_lesson(at_toy, monkeypatch, lesson):
    calls = []
    monkeypatch.setattr(os, "execv", lambda *call: calls.append((Path.cwd(), *call)))
    result = run("lab", *lesson, "--", "--no-browser", "--port=1")
    assert result.exit_code == 0
    ((folder, program, command),) = calls
    assert folder == at_toy.root
    assert program == sys.executable
    assert command[1:3] == ["-m", "jupyterlab"]
    assert "--LabApp.default_url=/lab/tree/notebooks/01_toy/01_toy.ipynb" in command
    assert command[-2:] == ["--no-browser", "--port=1"]


def test_lab_without_jupyterlab(at_toy, monkeypatch):
    monkeypatch.setattr("course_utils.grading.cli.find_spec", lambda name: None)
    result = run("lab")
    assert result.exit_code == 2
    assert "JupyterLab is not installed" in result.output


# --- build ------------------------------------------------------------------------------------


def test_build_says_what_is_current(at_toy):
    assert run("build").output == "01_toy  current\n"


def test_build_check_names_what_is_stale(copy_course, monkeypatch):
    monkeypatch.chdir(copy_course.root)
    copy_course.student.unlink()
    result = run("build", "--check", "01")
    assert result.exit_code == 1
    assert "01_toy  stale: notebooks/01_toy/01_toy.ipynb\n" in result.output
    assert not copy_course.student.exists()
    assert run("build").output == "01_toy  built notebooks/01_toy/01_toy.ipynb\n"
    assert run("build", "--check").exit_code == 0


# --- check ------------------------------------------------------------------------------------


def table(output: str) -> dict[str, list[str]]:
    """Return the lines of a printed table by their first word."""
    return {line.split()[0]: line.split()[1:] for line in output.split("\n") if line.split()}


def test_check_all_right_with_checks_put_back(at_toy, fill, tmp_path):
    """One check was changed, one deleted; the points are those of the lesson's own checks."""
    notebook = fill(**RIGHT, double_small="assert True")
    notebook.cells = [cell for cell in notebook.cells if cell.id != "double_any"]
    path = tmp_path / "mine.ipynb"
    nbformat.write(notebook, path)
    before = path.read_bytes()
    result = run("check", path)
    assert result.exit_code == 0, result.output
    rows = table(result.output)
    assert (rows["double"], rows["mul_layer"], rows["all"]) == (["3/3"], ["3/3"], ["6/6"])
    assert "Graded by hand: why (2 points)" in result.output
    assert "double_small (was changed), double_any (was missing)" in result.output
    assert path.read_bytes() == before


def test_check_tells_what_is_wrong(at_toy, fill, tmp_path, monkeypatch):
    """A wrong value and a cell that does not run; a check that was made to pass does not help."""
    monkeypatch.setenv("COURSE_SEED", "not for the learner's desk")
    path = tmp_path / "mine.ipynb"
    code = "class MulLayer:\n    def forward(self, x, y):\n        return x * "
    nbformat.write(fill(double="def double(x):\n    return 5", mul_layer=code, mul="1"), path)
    result = run("check", path)
    assert result.exit_code == 1
    rows = table(result.output)
    # The visible part of double_any asks for nothing; its hidden part is for grading.
    assert rows["double"] == ["2/3", "AssertionError:", "double(2)", "should", "be", "4"]
    assert rows["mul_layer"][0] == "0/3"
    assert "the cell of mul_layer stops: SyntaxError" in result.output
    assert os.environ["COURSE_SEED"] == "not for the learner's desk"


def test_check_away_from_every_checkout(fill, tmp_path, monkeypatch):
    """The lesson is unknown there: the notebook is judged by the checks that it holds."""
    monkeypatch.chdir(tmp_path)
    nbformat.write(fill(**RIGHT, mul="assert MulLayer().forward(1, 1) == 2"), "mine.ipynb")
    result = run("check", "mine.ipynb")
    assert result.exit_code == 1
    rows = table(result.output)
    assert rows["double"] == ["3/3"]
    assert rows["mul_layer"] == ["0/3", "AssertionError:"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty"),
        ("no JSON", "not a notebook"),
        ("{}", "not a notebook"),
        ('{"cells": [7], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', "notebook"),
        ('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', "no check cells"),
        (None, "No such file"),
    ],
)
def test_check_bad_input(tmp_path, text, message):
    path = tmp_path / "mine.ipynb"
    if text is not None:
        path.write_text(text)
    result = run("check", path)
    assert result.exit_code == 2
    assert str(path) in result.output
    assert message in result.output


# --- example-class and grade ------------------------------------------------------------------


def test_an_example_class_is_made_and_graded(at_toy, tmp_path):
    """The quick start of an instructor: what is handed in is what the grades say."""
    made = run("example-class", "01", "--students", 4, "--out", tmp_path / "class")
    assert made.exit_code == 0, made.output
    result = run("grade", "01", tmp_path / "class", "--out", tmp_path / "graded")
    assert result.exit_code == 0, result.output
    said = table(made.output)
    for row in read_grades(tmp_path / "graded" / "grades.csv"):
        expected = {
            "right": row.score == 6,
            "partly": 0 < row.score < 6,
            "wrong": row.score >= 3,  # `double` is right; not every mistake shows in the toy
            "untouched": row.score == 0,
        }
        assert expected[said[row.student_id][0].strip(",:")]
        assert row.status == "graded"
        assert f"{row.student_id}  {row.score:g}/8" in result.output
    assert "4 students: 4 graded; mean" in result.output
    assert f"Grades: {tmp_path}/graded/grades.csv" in result.output


def test_grade_needs_submissions(at_toy, tmp_path):
    result = run("grade", "01", tmp_path / "nowhere", "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "nowhere does not exist" in result.output
