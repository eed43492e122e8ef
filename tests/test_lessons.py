"""Every lesson: current, graded as it should be, and written by the rules of the house."""

import ast
import builtins
import inspect
import io
import itertools
import json
import os
import re
import shutil
import socket
import subprocess
import symtable
import sys
import time
import tokenize
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from grading_of_lessons import Bench, Exercise, like, recorded, spoiled
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory

from course_utils import mistakes
from course_utils.checks import CheckFailed
from course_utils.grading.build import nbgrader_config, stale
from course_utils.grading.lessons import Lesson, all_lessons
from course_utils.grading.notation import grade_id

ROOT = Path(__file__).resolve().parents[1]
LESSONS = all_lessons(ROOT)
MODEL = next(lesson for lesson in LESSONS if lesson.name.startswith("02_"))

every_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
# A lesson whose libraries are missing is run by test_frameworks.py, where they are, by these tests.
every_lesson_that_runs = pytest.mark.parametrize(
    "lesson", [x for x in LESSONS if not x.missing], ids=lambda lesson: lesson.name
)


@pytest.fixture(autouse=True)
def _a_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a lesson saves, it saves in a folder of its own; and no window opens."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "Agg")


def solved(lesson: Lesson) -> nbformat.NotebookNode:
    return nbformat.read(lesson.solution, as_version=4)


def released(lesson: Lesson) -> nbformat.NotebookNode:
    return nbformat.read(lesson.student, as_version=4)


def is_kind(cell: nbformat.NotebookNode, *, grade: bool, solution: bool) -> bool:
    note = cell.metadata.get("nbgrader", {})
    return bool(note) and (note["grade"], note["solution"]) == (grade, solution)


# ---- What is committed ----


@every_lesson
def test_what_is_committed_is_what_the_source_builds(lesson):
    assert [path.name for path in stale(lesson)] == [], "run `make build`"


def test_the_source_of_a_lesson_is_never_released():
    assert [path for path in ROOT.glob("notebooks/**/*") if path.suffix == ".py"] == []


# ---- What the checks say to right and wrong answers ----


@every_lesson_that_runs
@pytest.mark.parametrize("seed", [None, "1", "2", "3", "4"])
def test_the_solved_lesson_passes_whatever_the_inputs(lesson, seed, monkeypatch, capsys):
    if seed:
        monkeypatch.setenv("COURSE_SEED", seed)
    bench = Bench.of(lesson)
    assert bench.failures(bench.desk()) == {}
    assert capsys.readouterr().err == ""


@every_lesson
def test_a_check_uses_nothing_of_other_cells_but_what_its_exercise_asks_for(lesson):
    for exercise in Bench.of(lesson).exercises:
        for name, source in exercise.checks.items():
            given = re.findall(r"given=\[(.*?)\]", source, re.DOTALL)
            allowed = {*exercise.defines, *re.findall(r"\w+", " ".join(given))}
            assert free_names(source) <= allowed, name


def free_names(source: str) -> set[str]:
    """Return the names that a cell reads and does not define."""

    top = symtable.symtable(source, "cell", "exec")
    defined = {x.get_name() for x in top.get_symbols() if x.is_assigned() or x.is_imported()}
    return mistakes._globals(top) - defined - vars(builtins).keys()


@every_lesson_that_runs
def test_an_exercise_left_undone_loses_its_own_points_and_no_others(lesson, monkeypatch):
    monkeypatch.setenv("COURSE_SEED", "undone")
    bench = Bench.of(lesson)
    for exercise in bench.exercises:
        failed = bench.failures(bench.desk({exercise.name: exercise.stub}))
        assert failed.keys() == exercise.checks.keys(), exercise.name


@every_lesson_that_runs
def test_the_untouched_lesson_scores_nothing_and_says_why(lesson):
    bench = Bench.of(lesson)
    failed = bench.failures(bench.desk({x.name: x.stub for x in bench.exercises}))
    assert failed.keys() == {check for x in bench.exercises for check in x.checks}
    for check, error in failed.items():
        assert isinstance(error, CheckFailed), (check, error)
        assert "is not written yet" in str(error), check


EMPTY = {
    "zeros": lambda result, arguments: like(result, 0),
    "ones": lambda result, arguments: like(result, 1),
    "None": lambda result, arguments: None,
    "its input": lambda result, arguments: arguments[0] if arguments else None,
    "a bare 0": lambda result, arguments: 0,
}


@every_lesson_that_runs
@pytest.mark.parametrize("kind", EMPTY)
def test_an_answer_without_work_scores_nothing(lesson, kind, monkeypatch):
    monkeypatch.setenv("COURSE_SEED", "empty")
    bench = Bench.of(lesson)
    passed = {}
    for exercise in bench.exercises:
        desk = bench.desk()
        for name in exercise.defines:
            desk.names[name] = spoiled(desk.names[name], EMPTY[kind])
        failed = bench.failures(desk, of=exercise)
        assert all(isinstance(error, CheckFailed) for error in failed.values()), failed
        passed |= {check: kind for check in exercise.checks.keys() - failed.keys()}
    assert passed == {}


@every_lesson_that_runs
def test_the_numbers_of_the_learners_desk_do_not_pass_when_graded(lesson, monkeypatch):
    bench = Bench.of(lesson)
    for exercise in bench.exercises:
        desk, tape = bench.desk(), {}
        for name in exercise.defines:
            desk.names[name] = recorded(desk.names[name], tape)
        assert bench.failures(desk, of=exercise) == {}
        with monkeypatch.context() as graded:
            graded.setenv("COURSE_SEED", "nobody knows")
            desk = bench.desk()
            for name in exercise.defines:
                desk.names[name] = recorded(desk.names[name], tape, replay=True)
            assert bench.failures(desk, of=exercise), f"{exercise.name} can be hard-coded"


@every_lesson
def test_every_exercise_has_known_mistakes(lesson):
    for exercise in Bench.of(lesson).exercises:
        checked_as = re.findall(r'name="(\w+)"', " ".join(exercise.checks.values()))
        known = [list(mistakes.known(name)) for name in {*exercise.defines, *checked_as}]
        # What lesson 12 asks for at its end is a network of the learner's own.
        assert any(known) or exercise.name == "predict", exercise.name


@every_lesson_that_runs
@pytest.mark.parametrize("seed", [None, "graded"])
def test_every_known_mistake_loses_points_and_is_named(lesson, seed, monkeypatch):
    if seed:
        monkeypatch.setenv("COURSE_SEED", seed)
    bench = Bench.of(lesson)
    problems = []
    # With other numbers a share of them will do; `make audit` tries them all.
    for exercise, mistake in itertools.islice(known_mistakes(bench), 0, None, 6 if seed else 1):
        desk = bench.desk()
        desk.run("import numpy as np\n" + mistake.source)
        failed = bench.failures(desk, of=exercise)
        told = " ".join(" ".join(str(error) for error in failed.values()).split())
        if not failed:
            problems.append(f"{mistake.name}: passes")
        elif mistake.explanation not in told:
            problems.append(f"{mistake.name}: not named in: {told}")
        for check, error in failed.items():
            if not isinstance(error, CheckFailed):
                problems.append(f"{mistake.name}: {check} ends in {error!r}")
            elif max(map(len, str(error).split("\n"))) > 96:
                problems.append(f"{mistake.name}: {check} is too wide for a narrow screen")
    assert problems == []


def known_mistakes(bench: Bench) -> Iterator[tuple[Exercise, mistakes.Mistake]]:
    for exercise in bench.exercises:
        for name in exercise.defines:
            for mistake in mistakes.known(name):
                yield exercise, mistake


# ---- With nbgrader itself ----


def hand_in(lesson: Lesson) -> nbformat.NotebookNode:
    """Return the student's notebook with every exercise solved and every question answered."""
    notebook = released(lesson)
    answers = {grade_id(cell): cell.source for cell in solved(lesson).cells if grade_id(cell)}
    for cell in notebook.cells:
        if is_kind(cell, grade=False, solution=True):
            cell.source = answers[grade_id(cell)]
        elif is_kind(cell, grade=True, solution=True):
            cell.source = "An answer in my own words."
    return notebook


@every_lesson_that_runs
def test_nbgrader_gives_nothing_to_the_untouched_and_all_to_the_solved(lesson, tmp_path):
    config = nbgrader_config(lesson.root, tmp_path)
    api = NbGraderAPI(CourseDirectory(config=config), config=config)
    source = tmp_path / "solutions" / lesson.name / lesson.solution.name
    source.parent.mkdir(parents=True)
    shutil.copy(lesson.solution, source)
    assert api.generate_assignment(lesson.name)["success"]
    scores = {}
    for student, notebook in {"untouched": released(lesson), "solved": hand_in(lesson)}.items():
        place = tmp_path / "submitted" / student / lesson.name / lesson.student.name
        place.parent.mkdir(parents=True)
        nbformat.write(notebook, place)
        done = api.autograde(lesson.name, student)
        assert done["success"], done["log"]
        scores[student] = api.get_submission(lesson.name, student)
    by_hand = [x for x in solved(lesson).cells if is_kind(x, grade=True, solution=True)]
    points = sum(x.metadata.nbgrader.points for x in solved(lesson).cells if "points" in note(x))
    for_answers = sum(x.metadata.nbgrader.points for x in by_hand)
    assert points > for_answers > 0
    assert scores["untouched"]["score"] == 0
    assert scores["untouched"]["max_score"] == scores["solved"]["max_score"] == points
    assert scores["solved"]["score"] == points - for_answers
    assert scores["solved"]["needs_manual_grade"]


def note(cell: nbformat.NotebookNode) -> dict[str, Any]:
    return cell.metadata.get("nbgrader", {})


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen]]:
    """Return a function that starts a module's command line in a copy of the checkout."""
    for name in ("course.toml", "nbgrader_config.py"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(MODEL.source.parent, tmp_path / "solutions" / MODEL.name)
    started = []

    def start(module: str, *arguments: str) -> subprocess.Popen:
        process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            cwd=tmp_path,
            env=os.environ | {"JUPYTER_CONFIG_DIR": str(tmp_path / "jupyter")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_the_commands_of_nbgrader_work_at_the_root(start, tmp_path):
    def nbgrader(*arguments: str) -> str:
        process = start("nbgrader", *arguments)
        output, _ = process.communicate(timeout=300)
        assert process.returncode == 0, output
        return output

    nbgrader("generate_assignment", MODEL.name)
    release = tmp_path / "notebooks" / MODEL.name
    assert [path.name for path in release.iterdir()] == [MODEL.student.name]
    untouched = release / MODEL.student.name
    assert untouched.read_text(encoding="utf-8") == MODEL.student.read_text(encoding="utf-8")

    work = tmp_path / "submitted" / "someone" / MODEL.name / MODEL.student.name
    work.parent.mkdir(parents=True)
    nbformat.write(hand_in(MODEL), work)
    assert "Success" in nbgrader("validate", str(work))
    assert "is not written yet" in nbgrader("validate", str(untouched))

    nbgrader("autograde", MODEL.name)
    nbgrader("generate_feedback", MODEL.name)
    page = tmp_path / "feedback" / "someone" / MODEL.name / f"{MODEL.name}.html"
    assert "agree with central differences" in page.read_text(encoding="utf-8")


def test_the_formgrader_shows_the_course(start):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    extension = "--ServerApp.jpserver_extensions={'nbgrader.server_extensions.formgrader': True}"
    server = start(
        "jupyter_server",
        *(f"--port={port}", "--ServerApp.open_browser=False", "--allow-root", extension),
        "--IdentityProvider.token=key",
    )
    answer = first_answer(f"http://127.0.0.1:{port}/formgrader/api/assignments?token=key", server)
    assert [assignment["name"] for assignment in json.loads(answer)] == [MODEL.name]


def first_answer(address: str, server: subprocess.Popen) -> bytes:
    """Ask a server that is starting until it answers."""
    for _ in range(600):
        if server.poll() is not None:
            pytest.fail(server.communicate()[0])
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                return answer.read()
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionRefusedError):
                raise
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")


# ---- How a lesson is written ----


@every_lesson
def test_a_lesson_begins_and_ends_as_all_do(lesson):
    cells = released(lesson).cells
    assert "colab-badge.svg" in cells[0].source
    number = lesson.name.split("_")[0]
    assert cells[1].source.startswith(f"# {int(number)}. ")
    for part in ("**You will be able to**", "**You need**", "**Time**", "**Notation**"):
        assert part in cells[1].source, part
    assert cells[2].source == next(x for x in released(MODEL).cells if x.cell_type == "code").source
    assert "import course_utils" in cells[2].source
    prose = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    assert re.search(r"^## Summary$", prose, re.MULTILINE)
    assert re.search(r"^## Quiz$", prose, re.MULTILINE)
    assert cells[-1].source.split("\n\n")[-1].startswith("**Next** ")


@every_lesson
def test_every_exercise_has_its_checks_and_hand_graded_questions_a_rubric(lesson):
    bench = Bench.of(lesson)
    assert bench.exercises
    for exercise in bench.exercises:
        assert exercise.checks, f"{exercise.name} is not checked"
        assert exercise.defines, f"{exercise.name} defines no function or class"
        assert "raise NotImplementedError" in exercise.stub
    questions = [x for x in solved(lesson).cells if is_kind(x, grade=True, solution=True)]
    assert questions
    for question in questions:
        assert "**Rubric" in question.source, grade_id(question)
        told = sum(int(x) for x in re.findall(r"^- (\d+) points?:", question.source, re.MULTILINE))
        assert told == question.metadata.nbgrader.points, grade_id(question)


@every_lesson
def test_a_check_is_plain_and_returns_nothing(lesson):
    for exercise in Bench.of(lesson).exercises:
        for name, source in exercise.checks.items():
            tree = ast.parse(source)
            assert not any(isinstance(x, ast.Assert) for x in ast.walk(tree)), name
            last = tree.body[-1]
            if isinstance(
                last, ast.Expr
            ):  # its value must be None: nbgrader reads a number as points
                assert isinstance(last.value, ast.Call), name
                assert ast.unparse(last.value.func).startswith("check_"), name


@every_lesson
def test_nothing_of_the_solution_is_in_the_students_notebook(lesson):
    text = lesson.student.read_text(encoding="utf-8")
    secrets = ["BEGIN SOLUTION", "END SOLUTION", "HIDDEN TESTS", "Rubric", "model answer"]
    assert [word for word in secrets if word in text] == []
    notebook = released(lesson)
    assert not any(cell.get("outputs") for cell in notebook.cells)
    own = {grade_id(cell): cell.source for cell in notebook.cells if grade_id(cell)}
    for cell in solved(lesson).cells:
        if is_kind(cell, grade=True, solution=True):
            assert own[grade_id(cell)].startswith("*Your answer here")


@every_lesson
def test_the_solved_notebook_is_executed_without_error_or_warning(lesson):
    cells = [cell for cell in solved(lesson).cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in cells), "run `make build`"
    outputs = [output for cell in cells for output in cell.outputs]
    assert [x for x in outputs if x.output_type == "error" or x.get("name") == "stderr"] == []


@every_lesson
def test_every_picture_has_a_description(lesson):
    for cell in solved(lesson).cells:
        for output in cell.get("outputs", []):
            for kind in output.get("data", {}):
                if kind.startswith("image/"):
                    alt = output.metadata.get(kind, {}).get("alt", "")
                    assert len(alt) > 20, f"cell {cell.id}: {alt!r}"
        if cell.cell_type == "markdown":
            assert "![](" not in cell.source


@every_lesson
def test_code_cells_are_short(lesson):
    lengths = {}
    seen = {cell.id: cell.source for cell in released(lesson).cells}  # no hidden tests in there
    for cell in solved(lesson).cells[3:]:
        if cell.cell_type == "code":
            if is_kind(cell, grade=True, solution=False):
                cell.source = seen[cell.id]
            one_class = [type(x) for x in ast.parse(cell.source).body] == [ast.ClassDef]
            lengths[cell.id] = lines_of_code(cell.source)
            assert lengths[cell.id] <= 25 or one_class, f"{cell.id}: {lengths[cell.id]} lines"
    shown = [lengths[x.id] for x in solved(lesson).cells[3:] if x.id in lengths and not note(x)]
    assert sum(n < 8 for n in shown) > len(shown) / 2


def lines_of_code(source: str) -> int:
    """Count the lines that hold code: no blank ones, no comments, no docstrings."""
    tree = ast.parse(source)
    text = set()
    for part in ast.walk(tree):
        if isinstance(part, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(part):
            text |= set(range(part.body[0].lineno, part.body[0].end_lineno + 1))
    silent = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT)
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    busy = {
        line
        for token in tokens
        if token.type not in (*silent, tokenize.ENDMARKER)
        for line in range(token.start[0], token.end[0] + 1)
    }
    return len(busy - text)


@every_lesson
def test_the_text_reads_well_everywhere(lesson):
    for cell in solved(lesson).cells:
        if cell.cell_type == "markdown":
            text = cell.source
            where = f"cell {cell.id}"
            assert text.count("<details>") == text.count("</details>"), where
            assert text.count("<summary>") == text.count("<details>"), where
            assert "</summary>\n\n" in text or "<summary>" not in text, where
            assert "```mermaid" not in text, where
            assert not re.search(r"^:::", text, re.MULTILINE), where
            assert text.count("$$") % 2 == 0, where


def test_the_helpers_of_this_module_spoil_what_they_are_given():
    """The tests above are only as good as the wrong answers that they try."""

    class Node:
        def forward(self, x):
            self.x = x
            return x * x

    spoil = {kind: spoiled(Node, change) for kind, change in EMPTY.items()}
    assert spoil["zeros"]().forward(3) == 0
    assert spoil["ones"]().forward(3) == 1
    assert spoil["None"]().forward(3) is None
    assert inspect.isclass(spoil["its input"])
    tape = {}
    assert [recorded(Node, tape)().forward(x) for x in (2, 3)] == [4, 9]
    replay = recorded(Node, tape, replay=True)
    assert [replay().forward(7), replay().forward(7), replay().forward(7)] == [4, 9, 4]
