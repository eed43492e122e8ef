"""A sample of the audit, the same each time; its pages; and the audit itself, with weak checks."""

import re
from collections import Counter
from pathlib import Path

import pytest
from audit import __main__ as audit
from audit import messages, mutants, survivors
from audit.ways import Answer, Plain, Told
from grading_of_lessons import Bench, Exercise

from course_utils.grading.lessons import all_lessons

ROOT = Path(__file__).resolve().parents[1]
LESSONS = all_lessons(ROOT)
ENTRY = re.compile(r"^\*\*([^\n]+)\*\* \(`\w*`\)\n\n```text\n(.*?)\n```", re.MULTILINE | re.DOTALL)
every_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)


# ---- The lessons ----


# The last lesson trains for long: `make audit` has it.
every_short_lesson = pytest.mark.parametrize(
    "lesson", [x for x in LESSONS if not x.missing][:-1], ids=lambda lesson: lesson.name
)


@every_short_lesson
def test_a_sample_of_wrong_answers_loses_and_of_right_ones_keeps_full_marks(lesson):
    row = audit.audit(
        Plain(Bench.of(lesson)),
        lesson.name[:2],
        audit.answers_of(lesson, "RIGHT"),
        audit.answers_of(lesson, "WRONG"),
        quick=True,
        workers=2,
    )
    assert row.problems == []
    assert row.counts.keys() == audit.COLUMNS.keys()


@every_lesson
def test_every_exercise_has_right_answers_in_several_styles(lesson):
    assert audit.missing(lesson) == []


# ---- The pages ----


@every_lesson
def test_the_page_of_the_audit_is_about_all_that_there_is(lesson):
    number = lesson.name[:2]
    right, wrong = audit.answers_of(lesson, "RIGHT"), audit.answers_of(lesson, "WRONG")
    cases = Counter()
    for exercise in Bench.of(lesson).exercises:
        known = survivors.equivalent(number, exercise.name)
        answers = right.get(exercise.name, {}), wrong.get(exercise.name, {})
        for case in audit.cases_of(exercise, *answers, known):
            equivalent = case.column == "mutants" and case.name in known
            cases["equivalent" if equivalent else case.column] += 1
    equivalent = cases.pop("equivalent", 0)
    rows = {way: found.get(number) for way, found in audit.written().items()}
    counts = {column: (n, n) for column, n in cases.items()}
    wanted = audit.Row(number, counts, equivalent)
    assert rows == {"plain": wanted, "judge": wanted}, f'make audit ARGS="--lesson {number}"'


def test_a_page_is_read_as_it_was_written(tmp_path):
    counts = dict.fromkeys(audit.COLUMNS, (3, 4))
    rows = [audit.Row("00", counts, 5, []), audit.Row("12", counts, 0, ["this: is\nwrong", "so"])]
    page = tmp_path / "audit.md"
    page.write_text(audit.report({"plain": rows, "judge": rows[:1]}, ["a note"]), encoding="utf-8")
    found = audit.written(page)
    assert found["judge"] == {"00": rows[0]}
    assert found["plain"]["12"].problems == ["this: is wrong", "so"]
    assert found["plain"]["00"] == rows[0]
    assert "| **all** | 6 of 8 |" in page.read_text(encoding="utf-8")
    assert "- a note\n" in page.read_text(encoding="utf-8")
    assert audit.written(tmp_path / "none.md") == {"plain": {}, "judge": {}}


@every_lesson
def test_the_page_of_messages_has_every_known_mistake(lesson):
    found = ENTRY.findall(messages.written()[messages.heading(lesson)])
    exercises = Bench.of(lesson).exercises
    known = [mistake for exercise in exercises for mistake in audit.known_mistakes(exercise)]
    assert [name for name, _ in found] == [x.name for x in known], "run: make messages"
    for mistake, (_, message) in zip(known, found, strict=True):
        assert mistake.explanation in messages.one_line(message), "run: make messages"


@every_short_lesson
def test_the_page_of_messages_is_what_the_checks_say(lesson):
    part = without_decimals(messages.written()[messages.heading(lesson)])
    way = Plain(Bench.of(lesson))
    for entry in messages.entries(way, messages.known(way)[::30]):
        assert without_decimals(entry.text) in part, "run: make messages"


def without_decimals(text: str) -> str:
    """Leave out what another processor may round otherwise, and where the lines break with it."""
    return messages.one_line(re.sub(r"-?\d+\.\d+(e[-+]\d+)?", "…", text))


# ---- The audit itself ----

DOUBLE = """\
def double(x):
    ### BEGIN SOLUTION
    result = 2 * x
    return result
    ### END SOLUTION
"""
STUB = "def double(x):\n    raise NotImplementedError"


def toy(check: str) -> Plain:
    """Return the plain way of a lesson with one exercise, and this check."""
    return Plain(Bench("", [Exercise("double", DOUBLE, STUB, {"check": check})]))


RIGHT = {"double": {"sum": "def double(x):\n    return x + x"}}
WRONG = {"double": {"square": "def double(x):\n    return x * x"}}


def problems(check: str) -> list[str]:
    return audit.audit(toy(check), "of a toy", RIGHT, WRONG, workers=2).problems


def test_a_check_that_catches_everything_leaves_no_problem():
    strong = "import os\n\n# inputs(\nx = 7 if 'COURSE_SEED' in os.environ else 5\n"
    assert problems(f"{strong}assert double(x) == 2 * x\nassert double(-3) == -6") == []


@pytest.mark.parametrize(
    ("check", "passes"),
    [
        ("assert double(2) == 4", "square"),
        ("assert double(2) == 4", "result = 2 * x  →  result = (2 + x)"),
        ("double(2)", "zeros"),
        ("double(2)", "None"),
        ("assert double(1) == 1 or double(1) == 2", "ones"),
        ("assert double(0) == 0", "its input"),
        ("print(1)", "untouched"),
        ("x = 3  # inputs(\nassert double(x) == 6", "by heart"),
    ],
)
def test_what_a_check_lets_pass_is_told(check, passes):
    assert [x for x in problems(check) if f": {passes} " in x]


def test_a_right_answer_that_loses_points_is_told():
    found = problems("assert double(2) is not None and double.__code__.co_nlocals == 2")
    assert [x for x in found if "sum loses points" in x]


def test_a_listed_survivor_that_is_caught_or_gone_is_told(monkeypatch):
    listed = {"result = 2 * x  →  result = 3 * x": "no.", "result = 9  →  result = 8": "no."}
    monkeypatch.setattr(audit, "equivalent", lambda lesson, exercise: listed)
    found = " ".join(problems("assert double(2) == 4"))
    assert "result = 3 * x is listed in survivors.py, and loses points" in found
    assert "a mutant that there is not: result = 9  →  result = 8" in found


def test_an_answer_without_an_end_does_not_stop_the_audit(monkeypatch):
    monkeypatch.setattr("audit.ways._CPU", 1)
    endless = Answer("double", "def double(x):\n    while True:\n        pass")
    right = Answer("double", "def double(x):\n    return 2 * x")
    first, second = toy("assert double(2) == 4").told([endless, right], workers=1)
    assert first.ended
    assert not first.passed
    assert second == Told()


def test_survivors_have_a_reason_each():
    for lesson in LESSONS:
        for exercise in Bench.of(lesson).exercises:
            for change, why in survivors.equivalent(lesson.name[:2], exercise.name).items():
                assert "  →  " in change
                assert len(why) > 10


# ---- Mutants ----


@pytest.mark.parametrize(
    ("line", "slips"),
    [
        ("return a - b", ["return (a + b)", "return b - a", "return a", "return -(a - b)", "pass"]),
        ("return a @ b.T", ["return a @ b", "return a.T @ b.T", "return b.T @ a"]),
        ("return a.sum(axis=0)", ["return a.sum(axis=1)", "return a.sum(axis=None)"]),
        ("return f(a, b)", ["return f(b, a)", "return f(a)", "return f(a, a)"]),
        ("return 3 if a < b else 4", ["return 3 if a <= b else 4", "return 2 if a < b else 4"]),
        ("return a and not b", ["return a or not b", "return a and b"]),
        ("a -= 2 * b", ["a = a - (2 * b)", "a += 2 * b", "a = 2 * b"]),
        ("a[...] = b", ["a = b"]),
        ("self.a = a.copy()", ["pass", "self.a = a"]),
        (
            "return np.max(a, keepdims=True)",
            ["return np.min(a, keepdims=True)", "return np.max(a)"],
        ),
        ("return a, b", ["return b, a", "return -a, b"]),
        ('return {"a": a, "b": b}', ['return {"a": b, "b": a}', 'return {"b": b}']),
    ],
)
def test_mutants_of_a_line(line, slips):
    found = {mutant.change.split("  →  ")[1] for mutant in mutants.mutants("f", cell(line))}
    assert set(slips) <= found


def test_mutants_are_made_of_the_solution_only_and_differ_from_it_and_each_other():
    found = mutants.mutants("f", cell("return a + b * 1"))
    assert len({mutant.source for mutant in found}) == len(found) > 10
    assert len({mutant.change for mutant in found}) == len(found)
    assert all("given = 1 - 2\n" in mutant.source for mutant in found)


def cell(line: str) -> str:
    return (
        "def f(self, a, b):\n    given = 1 - 2\n"
        f"    ### BEGIN SOLUTION\n    {line}\n    ### END SOLUTION\n"
    )
