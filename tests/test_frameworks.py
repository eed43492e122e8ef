"""Lesson 11 with PyTorch, TensorFlow and SymPy, in an environment of its own; and without them.

The environment is kept in the user's cache, for making it is slow; it sees the packages of the one
that runs the tests, and adds what requirements-frameworks.txt asks for.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import nbformat
import numpy as np
import pytest
from checkout import ROOT
from click.testing import CliRunner
from nbgrader.utils import determine_grade, is_grade, is_solution
from needs import require

from course_utils import frameworks
from course_utils.checks import CheckFailed, check_value, check_with
from course_utils.grading import lessons
from course_utils.grading.build import build, execute
from course_utils.grading.check import check_notebook, run
from course_utils.grading.cli import course
from course_utils.grading.lessons import CourseError, Lesson, all_lessons
from course_utils.grading.notation import expand
from course_utils.network import TwoLayerNet
from course_utils.training import sgd_update

LESSON = Lesson(ROOT, "11_frameworks")
ASKED_FOR = ROOT / "requirements-frameworks.txt"
VERSIONS = [ASKED_FOR, ROOT / "constraints.txt"]
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
NOT_HERE = [f"{title} is not installed here" for title in frameworks.TITLES.values()]


@pytest.fixture(scope="session")
def python():
    """Return the Python of an environment that has the libraries; make it if need be."""
    major, minor = sys.version_info[:2]
    home = CACHE / "backpropagation-by-hand" / f"frameworks-{major}.{minor}"
    stamp = "\n".join([sys.base_prefix, *(path.read_text(encoding="utf-8") for path in VERSIONS)])
    if not (home / "stamp").exists() or (home / "stamp").read_text(encoding="utf-8") != stamp:
        part = home.with_name(f"{home.name}.{os.getpid()}")
        try:
            _make_environment(part)
            (part / "stamp").write_text(stamp, encoding="utf-8")
            shutil.rmtree(home, ignore_errors=True)
            os.replace(part, home)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    _see_this_environment(home)
    return home / "bin" / "python"


def _make_environment(folder):
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    _see_this_environment(folder)
    pip = [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "-r", VERSIONS[0]]
    done = subprocess.run([*pip, "-c", VERSIONS[1]], capture_output=True, text=True)
    require(
        done.returncode == 0, f"the libraries of lesson 11, which pip could not get: {done.stderr}"
    )


def _see_this_environment(folder):
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "tests_run_in.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")


@pytest.fixture
def without_libraries(tmp_path, monkeypatch):
    """Hide the libraries, here and in every kernel, should they be installed."""
    folder = tmp_path / "hidden"
    folder.mkdir()
    hide = f"import sys\nsys.modules.update(dict.fromkeys({list(frameworks.TITLES)}))\n"
    (folder / "sitecustomize.py").write_text(hide, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), str(ROOT)]))
    for name in frameworks.TITLES:
        monkeypatch.setitem(sys.modules, name, None)


# ---- With the libraries ----


def test_where_the_libraries_are_the_lesson_passes_the_tests_of_every_lesson(python, tmp_path):
    names = " or ".join(lesson.name for lesson in all_lessons(ROOT) if lesson.needs)
    tests = [ROOT / "tests" / "test_lessons.py", "-k", names, "-p", "no:cacheprovider", "-rA"]
    pytest_ = [python, "-m", "pytest", *tests, f"--basetemp={tmp_path / 'inner'}"]
    done = subprocess.run(pytest_, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-20_000:]
    for test in ("known_mistake", "left_undone", "untouched", "nbgrader_gives_nothing"):
        assert f"{test}" in done.stdout, f"{test} did not run"
    assert "SKIPPED" not in done.stdout


def test_where_the_libraries_are_the_lesson_is_built_and_each_part_runs(python, tmp_path):
    for name in ("course.toml", "nbgrader_config.py"):
        shutil.copy(ROOT / name, tmp_path)
    copy = Lesson(tmp_path, LESSON.name)
    copy.source.parent.mkdir(parents=True)
    shutil.copy(LESSON.source, copy.source)
    command = [python, "-m", "course_utils", "build", "11"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    printed = _printed(nbformat.read(copy.solution, as_version=4))
    assert [line for line in NOT_HERE if line in printed] == []
    for version in ("PyTorch 2.", "TensorFlow 2.", "SymPy 1."):
        assert version in printed


def test_the_committed_outputs_are_those_of_the_libraries():
    printed = _printed(nbformat.read(LESSON.solution, as_version=4))
    assert [line for line in NOT_HERE if line in printed] == []


# ---- Without them ----


def test_the_solved_lesson_runs_on_without_them_says_so_and_earns_nothing(without_libraries):
    notebook = execute(expand(LESSON), LESSON)
    printed = _printed(notebook)
    for line in NOT_HERE:
        assert printed.count(f"{line}: this part is skipped.") == 1
    assert _points(notebook) == 0


def test_the_untouched_lesson_runs_on_without_them_and_earns_nothing(without_libraries):
    notebook = nbformat.read(LESSON.student, as_version=4)
    run(notebook, LESSON.student)
    printed = _printed(notebook)
    for line in NOT_HERE:
        assert printed.count(f"{line}: this part is skipped.") == 1
    assert _points(notebook) == 0


def test_course_check_tells_which_library_a_check_lacks(without_libraries):
    report = check_notebook(LESSON.solution)
    told = {exercise.name: exercise.problem for exercise in report.exercises}
    assert told["two_layer"][0].startswith("PyTorch is not installed here: this check is skipped")
    assert told["keras_fit"][0].startswith("TensorFlow is not installed here")
    assert told["is_derivative"][0].startswith("SymPy is not installed here")
    assert sum(exercise.points for exercise in report.exercises) == 0


def test_course_grade_refuses_to_start_and_names_what_to_install(monkeypatch, tmp_path):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(lessons, "find_spec", lambda name: None if name != "sympy" else object())
    out = tmp_path / "graded"
    done = CliRunner().invoke(course, ["grade", "11", str(LESSON.student), "--out", str(out)])
    assert done.exit_code == 2
    assert "11_frameworks needs what is not installed here: torch, tensorflow. " in done.output
    assert "pip install torch tensorflow" in done.output
    assert not out.exists()


def test_a_build_does_not_write_outputs_without_them(copy_course, monkeypatch):
    text = copy_course.source.read_text(encoding="utf-8")
    text = text.replace("# %% [markdown]\n", '# %% [markdown] needs="torch"\n', 1)
    copy_course.source.write_text(text, encoding="utf-8")
    before = copy_course.solution.read_bytes()
    monkeypatch.setattr(lessons, "find_spec", lambda name: None)
    assert build(copy_course) == []  # nothing is to be executed: what is needed is no part of it
    with pytest.raises(
        CourseError, match=r": torch. Without it its outputs would be lost.*pip install torch"
    ):
        build(copy_course, force=True)
    copy_course.source.write_text(text + "\n# %%\n1 + 1\n", encoding="utf-8")
    with pytest.raises(CourseError, match="not installed here: torch"):
        build(copy_course)
    assert copy_course.solution.read_bytes() == before


# ---- What a lesson needs ----


def test_a_lesson_says_in_its_first_line_what_it_needs():
    assert LESSON.needs == list(frameworks.TITLES)
    assert all(lesson.needs == [] for lesson in all_lessons(ROOT) if lesson != LESSON)


@pytest.mark.parametrize("line", ['needs="torch, sympy"', "needs=['torch']", 'needs="Torch!"'])
def test_a_need_that_cannot_be_read_is_refused(copy_course, line):
    text = copy_course.source.read_text(encoding="utf-8")
    text = text.replace("# %% [markdown]\n", f"# %% [markdown] {line}\n", 1)
    copy_course.source.write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match="The first line of the file should"):
        expand(copy_course)


# ---- course_utils.frameworks, and check_with ----


def test_an_absent_library_is_false_a_plain_base_class_and_an_error_when_called(
    without_libraries, capsys
):
    from course_utils.frameworks import torch

    line = "PyTorch is not installed here: this part is skipped. To install it: pip install torch\n"
    assert capsys.readouterr().out == line
    assert not torch

    class Model(torch.nn.Module):
        def answer(self):
            return 42

    assert Model.__mro__ == (Model, object)
    assert Model().answer() == 42
    with pytest.raises(ModuleNotFoundError, match="pip install torch"):
        torch.tensor([1.0])


def test_what_is_no_library_of_the_lesson_is_an_error():
    with pytest.raises(ImportError, match="jax"):
        from course_utils.frameworks import jax  # noqa: F401


def test_check_with_runs_a_check_only_where_the_library_is(without_libraries, capsys):
    assert check_with("numpy", check_value, 2, 2, "two") is None
    with pytest.raises(CheckFailed):
        check_with("numpy", check_value, 2, 3, "two")
    capsys.readouterr()
    assert repr(check_with("sympy", check_value, 2, 3, "two")) == "0"  # what nbgrader reads
    line = "SymPy is not installed here: this check is skipped, and earns nothing."
    assert capsys.readouterr().out == f"{line} (pip install sympy)\n"


def test_numpy_fit_trains_as_lesson_7_does():
    rng = np.random.default_rng(0)
    x, t = rng.normal(size=(8, 3)), rng.integers(0, 4, 8)
    net = TwoLayerNet(3, 5, 4, 0.8, 1)
    start = {key: value.copy() for key, value in net.params.items()}
    losses, params = frameworks.numpy_fit(start, x, t, 0.3, 4, batch_size=4)
    for loss, rows in zip(losses, [slice(4), slice(4, 8)] * 2, strict=True):
        np.testing.assert_allclose(loss, net.loss(x[rows], t[rows]), rtol=1e-4)
        sgd_update(net.params, net.gradient(x[rows], t[rows]), 0.3)
    for key in net.params:
        np.testing.assert_allclose(params[key], net.params[key])
        assert params[key] is not start[key]


def test_momentum_goes_on_in_the_old_direction():
    x, t = np.ones((2, 2)), np.array([0, 1])
    start = TwoLayerNet(2, 3, 2, 0.5, 1).params
    gradient = TwoLayerNet(2, 3, 2, 0.5, 1).gradient(x, t)
    one = frameworks.numpy_fit(start, x, t, 0.1, 1, momentum=0.9)[1]
    two = frameworks.numpy_fit(start, x, t, 0.1, 2, momentum=0.9)[1]
    plain = frameworks.numpy_fit(one, x, t, 0.1, 1)[1]
    for key in start:
        np.testing.assert_allclose(one[key], start[key] - 0.1 * gradient[key])
        np.testing.assert_allclose(two[key], plain[key] - 0.09 * gradient[key])


def _printed(notebook):
    """Return what a notebook printed; no cell may have failed, or written to stderr."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert [x for x in outputs if x.output_type == "error" or x.get("name") == "stderr"] == []
    return "".join(x.text for x in outputs if x.output_type == "stream")


def _points(notebook):
    checks = [cell for cell in notebook.cells if is_grade(cell) and not is_solution(cell)]
    assert len(checks) > 10
    return sum(determine_grade(cell)[0] for cell in checks)
