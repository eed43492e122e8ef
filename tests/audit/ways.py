"""The two ways in which an answer meets its checks: at a learner's desk, and before the judge."""

import atexit
import contextlib
import gc
import inspect
import itertools
import multiprocessing
import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from typing import Any

import grading_of_lessons
import known_by_heart
from grading_of_lessons import Bench, Desk, Exercise

from course_utils import mistakes
from course_utils.checks import CheckFailed
from course_utils.grading.lessons import Lesson

SEED = "audit"  # what the checks draw their inputs from, as for a submission
_CPU = 60  # seconds for one answer and its checks with one seed: more than any right one takes
_WALL = 900
_MEMORY = 6 * 2**30


@dataclass(frozen=True)
class Answer:
    """What somebody hands in for one exercise; all others are solved.

    Attributes
    ----------
    exercise : str
        The exercise's ID.
    source : str
        The whole text of its cell.
    seeds : tuple of str or None
        From which its checks draw their inputs, in turn; None: those of the learner's desk.
    rehearsal : str
        A cell to put in its place first, and check at the learner's desk: it may take notes.
    briefly : bool
        Whether it is enough to know the first check that fails, and not the mistake.
    """

    exercise: str
    source: str
    seeds: tuple[str | None, ...] = (SEED,)
    rehearsal: str = ""
    briefly: bool = False


@dataclass
class Told:
    """What the checks of an exercise say to an answer.

    Attributes
    ----------
    failed : dict of str to str
        The messages of the checks that fail, by their IDs.
    mistakes : list of str
        The names of the known mistakes that they give.
    ended : str
        What ended the answer's process before its checks did, if anything.
    """

    failed: dict[str, str] = field(default_factory=dict)
    mistakes: list[str] = field(default_factory=list)
    ended: str = ""

    @property
    def passed(self) -> bool:
        """Whether the answer has full marks."""
        return not self.failed and not self.ended

    @property
    def text(self) -> str:
        """All messages in one line."""
        return " ".join(" ".join(self.failed.values()).split())


class Plain:
    """The plain way: cells run in a namespace, each answer in a process of its own."""

    name = "plain"

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        with _quietly():
            bench.desk()  # imports what there is to import, once

    def told(self, answers: Iterable[Answer], workers: int | None = None) -> Iterator[Told]:
        """Yield what the checks say to each answer, in their order."""
        tasks = (lambda answer=answer: self._told(answer) for answer in answers)
        with tempfile.TemporaryDirectory() as folder:  # an answer may be killed: not its own
            for result in _in_processes(tasks, workers or os.cpu_count() or 1, folder):
                yield result if isinstance(result, Told) else Told(ended=result)

    def _told(self, answer: Answer) -> Told:
        seconds = _CPU * len(answer.seeds)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        exercise = next(x for x in self.bench.exercises if x.name == answer.exercise)
        desk = Desk()
        desk.run(self.bench.preamble)
        for each in self.bench.exercises:
            cell = answer.rehearsal or answer.source if each is exercise else each.solution
            with contextlib.suppress(Exception):  # as in a notebook: the next cell runs
                desk.run(cell)
        if answer.rehearsal:
            with _seed(None):
                self._check(desk, exercise, Told())
            desk.run(answer.source)
        told = Told()
        with _diagnosis(not answer.briefly):
            for seed in answer.seeds:
                with _seed(seed):
                    self._check(desk, exercise, told, answer.briefly)
        return told

    def _check(self, desk: Desk, exercise: Exercise, told: Told, briefly: bool = False) -> None:
        for check, source in exercise.checks.items():
            try:
                desk.run(source)
            except CheckFailed as failure:
                told.failed[check] = str(failure)
                told.mistakes += failure.mistakes
            except Exception as error:
                told.failed[check] = f"{type(error).__name__}: {error}"
            if told.failed and briefly:
                break


class Judged:
    """The judge's way: an answer runs behind the walls, and its checks outside."""

    name = "judge"

    def __init__(self, lesson: Lesson) -> None:
        self.lesson = lesson
        self.bench = Bench.of(lesson)

    def told(self, answers: Iterable[Answer], workers: int | None = None) -> Iterator[Told]:
        """Yield what the checks say to each answer, in their order."""
        spawn = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(workers, spawn, _open_court, (self.lesson,)) as pool:
            yield from pool.map(_judged, answers, chunksize=4)


class Court:
    """A station with its worker, and the exercises of a lesson."""

    def __init__(self, lesson: Lesson) -> None:
        # Here, for the plain way does without all this.
        from test_judge import Place

        from course_utils.grading.examination import Task
        from course_utils.grading.repair import Skeleton
        from course_utils.grading.station import Station
        from course_utils.grading.toolbox import toolbox

        self.bench = Bench.of(lesson)
        by_heart = inspect.getsource(known_by_heart)
        self.bench.preamble = self.bench.preamble.replace(
            "from known_by_heart import champion", by_heart
        )
        self.station = Station(Task(Skeleton.of(lesson), toolbox(lesson), timeout=_WALL))
        self.place = Place(lesson, self.station, self.bench)

    def told(self, answer: Answer) -> Told:
        """Return what the checks say to an answer."""
        from course_utils.grading.wire import Broken

        exercise = next(x for x in self.bench.exercises if x.name == answer.exercise)
        told = Told()
        try:
            with self.place.judge() as judge:
                # A call may take half of it.
                judge.channel.deadline = time.monotonic() + 2 * _CPU * len(answer.seeds)
                if answer.rehearsal:
                    judge.run_cell(answer.rehearsal)
                    with _seed(None):
                        self.place.verdicts(judge, exercise)
                judge.run_cell(answer.source)
                with _diagnosis(not answer.briefly):
                    for seed in answer.seeds:
                        with _seed(seed):
                            self._judge(judge, exercise, told, answer.briefly)
        except Broken as broken:
            told.ended = f"{type(broken).__name__}: {broken}"
        return told

    def _judge(self, judge: Any, exercise: Exercise, told: Told, briefly: bool) -> None:
        for check, source in exercise.checks.items():
            one = replace(exercise, checks={check: source})
            verdict = self.place.verdicts(judge, one)[check]
            if not verdict.points:
                told.failed[check] = verdict.message
                told.mistakes += verdict.mistakes
                if briefly:
                    break


_courts: list[Court] = []  # one in each process that judges


def _open_court(lesson: Lesson) -> None:
    _courts.append(Court(lesson))
    atexit.register(_courts[0].station.close)
    gc.freeze()


def _judged(answer: Answer) -> Told:
    told = _courts[0].told(answer)
    gc.collect()  # the images that a check has loaded may hang in a cycle
    return told


WAYS = {"plain": lambda lesson: Plain(Bench.of(lesson)), "judge": Judged}


# ---- Answers without work ----

EMPTY = {
    "zeros": "like(result, 0)",
    "None": "None",
    "ones": "like(result, 1)",
    "its input": "arguments[0] if arguments else None",
}


def without_work(exercise: Exercise) -> dict[str, Answer]:
    """Return the answers to an exercise that do nothing, by what they return."""
    found = {"untouched": Answer(exercise.name, exercise.stub)}
    for kind, result in EMPTY.items():
        spoil = [
            f"{x} = spoiled({x}, lambda result, arguments: {result})" for x in exercise.defines
        ]
        source = "\n".join([exercise.solution, _helpers(), *spoil])
        found[kind] = Answer(exercise.name, source)
    return found


def by_heart(exercise: Exercise) -> Answer:
    """Return an answer that gives the results of the learner's desk, whatever it is asked."""
    names = exercise.defines
    noted = [f"{x} = recorded({x}, tape)" for x in names]
    played = [f"{x} = recorded({x}, tape, replay=True)" for x in names]
    tape = "globals().setdefault('tape', {})"
    first = "\n".join([exercise.solution, _helpers(), f"tape = {tape}", *noted])
    again = "\n".join([exercise.solution, _helpers(), f"tape = {tape}", *played])
    return Answer(exercise.name, again, rehearsal=first)


def _helpers() -> str:
    """Return the source of what an answer without work is made with."""
    helpers = ("spoiled", "_files", "_method", "like", "recorded")
    parts = [inspect.getsource(getattr(grading_of_lessons, name)) for name in helpers]
    imports = "import copy, itertools\nfrom collections.abc import Callable\n"
    imports += "from pathlib import Path\nfrom typing import Any\nimport numpy as np\n"
    return imports + "\n\n".join(parts)


# ---- Processes ----


def _in_processes(tasks: Iterable[Callable[[], Any]], workers: int, folder: str) -> Iterator[Any]:
    """Run each task in a forked process; yield the results in their order, or what ended it.

    Each has a folder of its own below `folder`, for what it writes.
    """
    running: dict[Connection, tuple[int, multiprocessing.Process, float]] = {}
    results: dict[int, Any] = {}
    waiting = iter(enumerate(tasks))
    for turn in itertools.count():
        while turn not in results:
            for i, task in itertools.islice(waiting, workers - len(running)):
                ours, process = _forked(task, folder)
                running[ours] = i, process, time.monotonic() + _WALL
            if not running:
                return
            for ready in wait(running, timeout=1.0) or [
                x for x, (_, _, end) in running.items() if end < time.monotonic()
            ]:
                i, process, end = running.pop(ready)
                results[i] = _result(ready, process, end)
        yield results.pop(turn)


def _forked(task: Callable[[], Any], folder: str) -> tuple[Connection, multiprocessing.Process]:
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe(duplex=False)
    process = fork.Process(target=_child, args=(task, theirs, folder), daemon=True)
    process.start()
    theirs.close()
    return ours, process


def _result(ours: Connection, process: multiprocessing.Process, end: float) -> Any:
    try:
        if ours.poll():
            return ours.recv()
        return f"it did not end within {_WALL} seconds"
    except EOFError:
        process.join()
        return f"its process ended with {process.exitcode}"
    finally:
        process.kill()
        process.join()
        ours.close()


def _child(task: Callable[[], Any], theirs: Connection, folder: str) -> None:
    with open("/proc/self/statm", encoding="ascii") as file:
        held = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + _MEMORY, held + _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.chdir(tempfile.mkdtemp(dir=folder))
    tempfile.tempdir = tempfile.mkdtemp(dir=folder)  # elsewhere: a path's folder counts
    with _quietly():
        theirs.send(task())


@contextlib.contextmanager
def _quietly() -> Iterator[None]:
    with (
        open(os.devnull, "w", encoding="utf-8") as nowhere,
        contextlib.redirect_stdout(nowhere),
        contextlib.redirect_stderr(nowhere),
    ):
        yield


@contextlib.contextmanager
def _diagnosis(wanted: bool) -> Iterator[None]:
    """Let checks know the catalogue, or spare them the search for what went wrong."""
    known = mistakes.known
    if not wanted:
        mistakes.known = lambda target: ()
    try:
        yield
    finally:
        mistakes.known = known


@contextlib.contextmanager
def _seed(seed: str | None) -> Iterator[None]:
    """Let checks draw their inputs from a seed; None: the numbers of the learner's desk."""
    before = os.environ.pop("COURSE_SEED", None)
    if seed is not None:
        os.environ["COURSE_SEED"] = seed
    try:
        yield
    finally:
        os.environ.pop("COURSE_SEED", None)
        if before is not None:
            os.environ["COURSE_SEED"] = before
