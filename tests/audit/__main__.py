"""`make audit`: give every check wrong and right answers, and write what it says to docs/audit.md.

python -m audit                  every lesson in both ways
python -m audit --lesson 02      one lesson (or several: --lesson 02 03): the others' rows are kept
python -m audit --way plain      the plain way of a learner's kernel, or the judge's
python -m audit --quick          a sample of everything, which is printed only
"""

import argparse
import importlib
import itertools
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from grading_of_lessons import Bench, Exercise, with_mistake

from audit.mutants import mutants
from audit.survivors import equivalent
from audit.ways import SEED, WAYS, Answer, Judged, Plain, Told, by_heart, without_work
from course_utils import mistakes
from course_utils.grading.files import write_whole
from course_utils.grading.lessons import Lesson, all_lessons, find_lesson

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "audit.md"
STYLES = 4  # right answers to each exercise, at the least
DESK_AND_GRADED = (None, SEED, "audit again")
_SAMPLE = {"wrong": 15, "named": 15, "right": 6, "mutants": 45, "no work": 5, "by heart": 5}

COLUMNS = {
    "wrong": "wrong caught",
    "right": "right accepted",
    "named": "mistakes named",
    "mutants": "mutants killed",
    "no work": "without work, 0 points",
    "by heart": "by heart, not all points",
}


@dataclass(frozen=True)
class Case:
    """One answer, what it is counted as, and what should become of it.

    Attributes
    ----------
    column : str
        A key of `COLUMNS`.
    name : str
        What to call it in a message.
    answer : Answer
        What is handed in.
    problem : callable
        Returns what is wrong with what the checks told it; empty if they did well.
    """

    column: str
    name: str
    answer: Answer
    problem: Callable[[Told], str]


@dataclass
class Row:
    """What the audit of one lesson found.

    Attributes
    ----------
    lesson : str
        Its name.
    counts : dict of str to (int, int)
        By column: how many went well, of how many.
    equivalent : int
        How many mutants are as right as the model answer.
    problems : list of str
        What did not go well.
    """

    lesson: str
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)
    equivalent: int = 0
    problems: list[str] = field(default_factory=list)


# ---- What is handed in ----


def answers_of(lesson: Lesson, which: str) -> dict[str, dict[str, str]]:
    """Return the collected answers to a lesson, "RIGHT" or "WRONG": exercise → name → source."""
    name = f"audit.answers.lesson_{lesson.name[:2]}"
    if importlib.util.find_spec(name) is None:
        return {}
    return getattr(importlib.import_module(name), which, {})


def missing(lesson: Lesson) -> list[str]:
    """Return the exercises of a lesson that have too few right answers, and unknown ones."""
    right, wrong = answers_of(lesson, "RIGHT"), answers_of(lesson, "WRONG")
    names = [exercise.name for exercise in Bench.of(lesson).exercises]
    few = [
        f"{lesson.name}, {name}: {len(right.get(name, {}))} right answers of at least {STYLES}"
        for name in names
        if len(right.get(name, {})) < STYLES
    ]
    unknown = sorted({*right, *wrong}.difference(names))
    return few + [f"{lesson.name} has no exercise {name!r}" for name in unknown]


def cases_of(
    exercise: Exercise,
    right: dict[str, str],
    wrong: dict[str, str],
    known_equivalent: dict[str, str],
) -> Iterator[Case]:
    """Yield all that is handed in for one exercise."""
    for name, source in wrong.items():
        yield Case("wrong", name, Answer(exercise.name, source, briefly=True), _passes)
    for mistake in known_mistakes(exercise):
        answer = Answer(exercise.name, with_mistake(exercise.solution, mistake))
        yield Case("wrong", mistake.name, answer, _passes)
        yield Case("named", mistake.name, answer, _unnamed(mistake))
    for name, source in right.items():
        yield Case("right", name, Answer(exercise.name, source, DESK_AND_GRADED), _loses)
    for mutant in mutants(exercise.name, exercise.solution):
        same = mutant.change in known_equivalent
        answer = Answer(exercise.name, mutant.source, briefly=True)
        yield Case("mutants", mutant.change, answer, _killed if same else _passes)
    for name, answer in without_work(exercise).items():
        yield Case("no work", name, answer, _scores(exercise.checks))
    drawn = [name for name, source in exercise.checks.items() if "inputs(" in source]
    yield Case("by heart", "by heart", by_heart(exercise), _scores(drawn))


def known_mistakes(exercise: Exercise) -> list[mistakes.Mistake]:
    """Return the catalogued mistakes of what an exercise asks for."""
    return [mistake for name in exercise.defines for mistake in mistakes.known(name)]


# ---- What should become of it ----


def _passes(told: Told) -> str:
    return "keeps full marks" if told.passed else ""


def _loses(told: Told) -> str:
    return "" if told.passed else f"loses points: {told.ended or told.text}"


def _killed(told: Told) -> str:
    return "" if told.passed else "is listed in survivors.py, and loses points"


def _unnamed(mistake: mistakes.Mistake) -> Callable[[Told], str]:
    return lambda told: (
        "" if mistake.explanation in told.text else f"is not named: {told.ended or told.text}"
    )


def _scores(checks: Iterable[str]) -> Callable[[Told], str]:
    def problem(told: Told) -> str:
        passed = [] if told.ended else sorted(set(checks) - told.failed.keys())
        return f"earns the points of {', '.join(passed)}" if passed else ""

    return problem


# ---- The audit ----


def audit(
    way: Plain | Judged,
    lesson: str,
    right: dict[str, dict[str, str]],
    wrong: dict[str, dict[str, str]],
    quick: bool = False,
    workers: int | None = None,
) -> Row:
    """Hand everything in for every exercise of a lesson, and count what becomes of it.

    Parameters
    ----------
    way : Plain or Judged
        How answers meet their checks, for this lesson.
    lesson : str
        Its number, as in `survivors.EQUIVALENT`.
    right, wrong : dict
        Exercise → name → source.
    quick : bool
        Take a sample: the same each time.
    workers : int, optional
        How many answers are tried at a time.
    """
    row, cases = Row(lesson), []
    for exercise in way.bench.exercises:
        known = equivalent(lesson, exercise.name)
        some = cases_of(exercise, right.get(exercise.name, {}), wrong.get(exercise.name, {}), known)
        found = [(exercise, case) for case in some]
        changes = {case.name for _, case in found if case.column == "mutants"}
        row.problems += [
            f"{exercise.name}: survivors.py knows a mutant that there is not: {change}"
            for change in known
            if change not in changes
        ]
        cases += found
    if quick:
        cases = list(_sample(cases))
    answers = {case.answer: None for _, case in cases}
    answers = dict(zip(answers, way.told(answers, workers), strict=True))
    for exercise, case in cases:
        known = equivalent(lesson, exercise.name)
        problem = case.problem(answers[case.answer])
        if problem:
            row.problems.append(f"{exercise.name}, {COLUMNS[case.column]}: {case.name} {problem}")
        if case.column == "mutants" and case.name in known:
            row.equivalent += 1
            continue
        good, all_ = row.counts.get(case.column, (0, 0))
        row.counts[case.column] = good + (not problem), all_ + 1
    return row


def _sample(cases: list[tuple[Exercise, Case]]) -> Iterator[tuple[Exercise, Case]]:
    """Yield every n-th case of each column."""
    turns = {column: itertools.count() for column in COLUMNS}
    for exercise, case in cases:
        if next(turns[case.column]) % _SAMPLE[case.column] == 0:
            yield exercise, case


# ---- What is printed ----


def table(rows: list[Row]) -> list[str]:
    """Return the rows as lines of a Markdown table, with their sum."""
    heads = ["lesson", *COLUMNS.values(), "equivalent mutants"]
    lines = [f"| {' | '.join(heads)} |", f"| --- {'| ---: ' * (len(heads) - 1)}|"]
    total = Row("**all**")
    for row in rows:
        for column, (good, all_) in row.counts.items():
            before = total.counts.get(column, (0, 0))
            total.counts[column] = before[0] + good, before[1] + all_
        total.equivalent += row.equivalent
    for row in [*rows, total]:
        cells = ["{} of {}".format(*row.counts.get(column, (0, 0))) for column in COLUMNS]
        lines.append(f"| {' | '.join([row.lesson, *cells, str(row.equivalent)])} |")
    return lines


INTRODUCTION = """\
# The audit of the checks

Written by `make audit`. Every exercise is handed in many times, by turns wrong and right, and its
checks say what they think of each answer: in the plain way of a learner's kernel, and in the
judge's way, where the answer runs behind walls.

- **wrong caught**: catalogued mistakes (`course_utils/mistakes/`) and other wrong answers
  (`tests/audit/answers/`) that lose points.
- **right accepted**: right answers in different styles that keep full marks, at the learner's desk
  and with two sets of numbers that nobody knows.
- **mistakes named**: catalogued mistakes whose explanation the learner is given.
- **mutants killed**: model answers with one mechanical slip (an operator, a sign, an axis, a
  transpose, a constant, a statement left out, a wrong variable …) that lose points. Those that are
  as right as the model answer are counted apart: `tests/audit/survivors.py` says why.
- **without work**: the untouched stub, and answers that return zeros, ones, `None` or their input.
- **by heart**: the right results of the learner's desk, played back when the numbers are others.
  Only checks whose numbers everybody sees may be passed so.
"""


TITLES = {"plain": "In the plain way", "judge": "In the judge's way"}


def report(rows: dict[str, list[Row]], notes: list[str]) -> str:
    """Return the page: a table for each way, and what is left to do."""
    parts, left = [INTRODUCTION], []
    for way, found in rows.items():
        parts += [f"## {TITLES[way]}\n", *table(found), ""]
        problems = [(row.lesson, " ".join(x.split())) for row in found for x in row.problems]
        left += [f"- {TITLES[way]}, {lesson}: {problem}" for lesson, problem in problems]
    left += [f"- {note}" for note in notes]
    return "\n".join(parts + (["## What is left\n", *left, ""] if left else []))


def written(page: Path = PAGE) -> dict[str, dict[str, Row]]:
    """Return the rows of the page as it is, by way and lesson."""
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    rows: dict[str, dict[str, Row]] = {way: {} for way in WAYS}
    for way, title in TITLES.items():
        part = text.partition(f"## {title}\n")[2].partition("## ")[0]
        for lesson, cells, same in re.findall(r"^\| (\d\d) \|(.*)\| (\d+) \|$", part, re.MULTILINE):
            counts = [(int(x), int(y)) for x, y in re.findall(r"(\d+) of (\d+)", cells)]
            rows[way][lesson] = Row(lesson, dict(zip(COLUMNS, counts, strict=True)), int(same))
        for lesson, problem in re.findall(rf"^- {title}, (\d\d): (.*)$", text, re.MULTILINE):
            rows[way][lesson].problems.append(problem)
    return rows


def main() -> int:
    """Run the audit that the command line asks for; return 1 if anything is left to do."""
    parser = argparse.ArgumentParser(prog="python -m audit", description=__doc__.split("\n")[0])
    parser.add_argument("--lesson", nargs="+", default=[], metavar="NN")
    parser.add_argument("--way", choices=WAYS)
    parser.add_argument("--quick", action="store_true")
    chosen = parser.parse_args()
    lessons = [find_lesson(ROOT, x) for x in chosen.lesson] or all_lessons(ROOT)
    ways = [chosen.way] if chosen.way else list(WAYS)
    rows: dict[str, dict[str, Row]] = {x: {} for x in ways} if chosen.quick else written()
    notes = [note for lesson in lessons for note in missing(lesson)]
    for lesson, way in itertools.product(lessons, ways):
        if lesson.missing:
            notes.append(f"{lesson.name} was not tried: {', '.join(lesson.missing)} not installed")
            continue
        number, started, at_work = lesson.name[:2], time.monotonic(), WAYS[way](lesson)
        right, wrong = answers_of(lesson, "RIGHT"), answers_of(lesson, "WRONG")
        rows[way][number] = audit(at_work, number, right, wrong, chosen.quick)
        print(f"{lesson.name}, {way}: {time.monotonic() - started:.0f} s", file=sys.stderr)
        if not chosen.quick:
            write_whole(PAGE, _page(rows, notes))
    print(_page(rows, notes))
    return int(bool(notes) or any(row.problems for x in rows.values() for row in x.values()))


def _page(rows: dict[str, dict[str, Row]], notes: list[str]) -> str:
    return report({way: [x[key] for key in sorted(x)] for way, x in rows.items()}, notes)


if __name__ == "__main__":
    sys.exit(main())
