"""Every lesson in the judge's way: right answers pass through the proxies, wrong ones lose."""

import contextlib
import inspect
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import known_by_heart
import pytest
from grading_of_lessons import Bench, Exercise, with_mistake

from course_utils import mistakes
from course_utils.grading.examination import Task
from course_utils.grading.judge import Judge, Verdict, run_check
from course_utils.grading.lessons import Lesson, all_lessons
from course_utils.grading.repair import Skeleton
from course_utils.grading.station import Station
from course_utils.grading.toolbox import toolbox
from course_utils.grading.wire import Channel

ROOT = Path(__file__).resolve().parents[1]
SHARE = 8  # `make audit` tries them all
LESSONS = [lesson for lesson in all_lessons(ROOT) if not lesson.missing]


@dataclass
class Place:
    """A lesson, a station for it, and the parts of its notebook that matter."""

    lesson: Lesson
    station: Station
    bench: Bench

    @contextlib.contextmanager
    def judge(self) -> Iterator[Judge]:
        """A judge, with a worker that has run all cells of the solved lesson."""
        box = self.station.task.toolbox
        with self.station.worker() as sock:
            judge = Judge(Channel(sock), time.monotonic() + 300, box.held)
            judge.scratch = self.station.zygote.scratch
            for steps in box.later.values():  # the preamble holds what stands below the checks
                judge.bring(steps)
            self.run(judge, self.bench.preamble)
            for exercise in self.bench.exercises:
                self.run(judge, exercise.solution)
            yield judge

    def run(self, judge: Judge, source: str) -> None:
        told = judge.run_cell(source)
        assert told["error"] is None, told["error"]

    def verdicts(self, judge: Judge, exercise: Exercise) -> dict[str, Verdict]:
        tests = {part.name: part for part in self.station.task.skeleton.parts}
        return {x: run_check(judge, tests[x].test, tests[x].points) for x in exercise.checks}


@pytest.fixture(scope="module", params=LESSONS, ids=lambda lesson: lesson.name)
def place(request) -> Iterator[Place]:
    lesson = request.param
    station = Station(Task(Skeleton.of(lesson), toolbox(lesson), timeout=300))
    bench = Bench.of(lesson)
    by_heart = inspect.getsource(known_by_heart)
    bench.preamble = bench.preamble.replace("from known_by_heart import champion", by_heart)
    yield Place(lesson, station, bench)
    station.close()


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_solved_lesson_passes(place, seed, monkeypatch):
    monkeypatch.setenv("COURSE_SEED", seed)
    with place.judge() as judge:
        for exercise in place.bench.exercises:
            for name, verdict in place.verdicts(judge, exercise).items():
                assert verdict.points > 0, f"{name}: {verdict.message}"


def test_an_exercise_left_undone_loses_its_own_points_and_no_others(place, monkeypatch):
    monkeypatch.setenv("COURSE_SEED", "undone")
    with place.judge() as judge:
        for undone in place.bench.exercises:
            judge.run_cell(undone.stub)
            for name, verdict in place.verdicts(judge, undone).items():
                assert verdict.points == 0, name
                assert "is not written yet" in verdict.message
            place.run(judge, undone.solution)
        for exercise in place.bench.exercises:
            assert all(verdict.points for verdict in place.verdicts(judge, exercise).values())


def test_a_share_of_the_known_mistakes_loses_points_and_is_named(place, monkeypatch):
    monkeypatch.setenv("COURSE_SEED", "mistakes")
    passed, unnamed = [], []
    with place.judge() as judge:
        for exercise in place.bench.exercises:
            known = [x for x in mistakes.catalogue() if x.target in exercise.defines]
            for mistake in known[::SHARE]:
                place.run(judge, with_mistake(exercise.solution, mistake))
                found = place.verdicts(judge, exercise).values()
                if all(verdict.points for verdict in found):
                    passed.append(mistake.name)
                told = " ".join(" ".join(verdict.message.split()) for verdict in found)
                if mistake.explanation not in told:
                    unnamed.append(f"{mistake.target}, {mistake.name}: {told[:300]}")
            judge.run_cell(exercise.solution)
    assert passed == []
    assert unnamed == []
