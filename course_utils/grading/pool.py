"""Many submissions at once: `grade_one` over processes of this machine, or over a Dask cluster."""

import contextlib
import hashlib
import os
import pickle
import platform
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from course_utils.grading.examination import Task, all_zero
from course_utils.grading.lessons import CourseError
from course_utils.grading.results import Result
from course_utils.grading.wire import Broken, Channel

if TYPE_CHECKING:
    from distributed import Client

_START = 180.0  # seconds for a station to get ready, on a busy machine
_FAREWELL = 3.0  # seconds for a station to end by itself
_LOOK = 5.0  # seconds after which one who waits looks whether there is still somebody to wait for
_CONNECT = 20.0  # seconds for a scheduler to answer
_NOBODY = 60.0  # seconds that a cluster may be without workers: one that fell may be started anew
_ATTEMPTS = 3
_PACKAGE = Path(__file__).parents[1]


def grade_one(raw: bytes, lesson: Task, seed: str) -> Result:
    """Grade one submission: the one unit of work, the same wherever it runs.

    The first call of a thread starts a process beside it, which serves the calls that follow, and
    ends when this process does.

    Parameters
    ----------
    raw : bytes
        The file that was handed in.
    lesson : Task
        The lesson, and the limits.
    seed : str
        From which the numbers of the checks are drawn.

    Returns
    -------
    Result
        Whatever happens to the processes that grade it.
    """
    return _own_stations.grade(raw, lesson, seed)


# ---- Stations ----


class _StationLost(Exception):
    """The process that grades has ended, or does not answer."""


class _Remote:
    """A station, seen from the process that has started it."""

    def __init__(self, lesson: Task) -> None:
        self.lesson = lesson
        self.lost = False
        ours, theirs = socket.socketpair()
        self._errors: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "course_utils.grading.station", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            start_new_session=True,  # a Ctrl-C is for the one who started all this
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": _python_path()},
            text=True,
            errors="replace",
        )
        theirs.close()
        self._listener = threading.Thread(target=self._overhear, daemon=True)
        self._listener.start()
        self._channel = Channel(ours)
        with contextlib.suppress(Broken):  # which shows when it is asked
            self._channel.send(pickle.dumps(lesson))

    def ask(self, raw: bytes, seed: str) -> Result:
        self._channel.deadline = time.monotonic() + self.lesson.timeout + _START
        try:
            self._channel.send([raw, seed])
            return Result.from_json(self._channel.receive())
        except Broken:
            self.end()
            said = (self._errors or ["it was killed"])[-1].strip()
            raise _StationLost(f"The process that grades has ended: {said[:300]}") from None

    def hang_up(self) -> None:
        """Let it end: it takes this for the end of its caller."""
        self.lost = True
        with contextlib.suppress(OSError):  # it is gone already
            self._channel.sock.shutdown(socket.SHUT_RDWR)

    def end(self, patience: float = _FAREWELL) -> None:
        """See to it that it ends."""
        self.hang_up()
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._channel.sock.close()
        self._listener.join(1.0)  # what it still has to say

    def _overhear(self) -> None:
        with self.process.stderr as lines:
            for line in filter(str.strip, lines):
                self._errors[:] = [*self._errors[-20:], line]


class Stations:
    """The stations of this process: one for each thread, for the lesson that it graded last.

    Parameters
    ----------
    lesson : Task, optional
        Start one for this lesson right away: it takes a second to get warm.
    """

    def __init__(self, lesson: Task | None = None) -> None:
        self._lock = threading.Lock()
        self._all: list[_Remote] = [_Remote(lesson)] if lesson else []
        self._free = list(self._all)
        self._mine = threading.local()
        self._closed = False

    def grade(self, raw: bytes, lesson: Task, seed: str) -> Result:
        """Grade one submission; one that brings its station down twice has crashed."""
        problem = ""
        for _ in range(2):
            try:
                return self._station(lesson).ask(raw, seed)
            except _StationLost as lost:
                problem = str(lost)
        cells = all_zero(lesson.skeleton)
        return Result(lesson.skeleton.lesson, "crashed", cells, problem=problem)

    def close(self) -> None:
        """End all of them, and what they are grading; nobody can grade here afterwards."""
        with self._lock:
            self._closed = True
        for station in self._all:
            station.hang_up()
        end = time.monotonic() + _FAREWELL
        for station in self._all:
            station.end(max(end - time.monotonic(), 0.1))

    def _station(self, lesson: Task) -> _Remote:
        mine = getattr(self._mine, "station", None)
        if mine and not mine.lost and mine.lesson == lesson:
            return mine
        if isinstance(lesson, _Sent):
            lesson.check()
        with self._lock:
            if self._closed:
                raise RuntimeError("Grading was broken off.")
            if mine:
                self._all.remove(mine)
            if self._free and self._free[0].lesson == lesson:
                self._mine.station = self._free.pop()
            else:
                self._mine.station = _Remote(lesson)
                self._all.append(self._mine.station)
        if mine:
            mine.end()
        return self._mine.station


_own_stations = Stations()


def end_stations() -> None:
    """End the processes that `grade_one` has started here; it will start others if need be."""
    global _own_stations
    old, _own_stations = _own_stations, Stations()
    old.close()


def _python_path() -> str:
    """Return PYTHONPATH so that a station has this very package."""
    before = os.environ.get("PYTHONPATH")
    return os.pathsep.join([str(_PACKAGE.parent), *([before] if before else [])])


# ---- Many submissions ----


@dataclass(frozen=True)
class Work:
    """One submission that is to be graded.

    Attributes
    ----------
    key : str
        By which the caller knows it.
    read : callable
        Returns the file's bytes; called when its turn comes.
    """

    key: str
    read: Callable[[], bytes]


def seed_of(lesson: str, raw: bytes) -> str:
    """Return the seed of a submission: drawn from its bytes, so that a grade can be repeated."""
    return hashlib.sha256(lesson.encode() + b"/" + raw).hexdigest()


def grade_here(
    works: Iterable[Work], lesson: Task, jobs: int, stations: Stations | None = None
) -> Iterator[tuple[str, Result]]:
    """Grade on this machine, `jobs` submissions at a time; yield results as they come.

    To break off, close the generator: what is being graded is given up, and its processes end, as
    those of `stations` do.
    """
    stations = stations or Stations()
    pool = ThreadPoolExecutor(jobs, "grade")

    def submit(raw: bytes, seed: str) -> Any:
        return pool.submit(stations.grade, raw, lesson, seed)

    try:
        yield from _as_they_come(works, submit, lesson, ahead=2 * jobs)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        stations.close()
        pool.shutdown()


def grade_there(
    works: Iterable[Work], lesson: Task, scheduler: str
) -> Iterator[tuple[str, Result]]:
    """Grade on a Dask cluster; yield results as they come.

    Parameters
    ----------
    works : iterable of Work
        What is to be graded.
    lesson : Task
        The lesson; it travels to the workers, which need `course_utils` and its extra ``grading``.
    scheduler : str
        The address of Dask's scheduler, such as ``tcp://10.0.0.1:8786``.

    Raises
    ------
    CourseError
        If the cluster cannot be reached, has no worker, or one with another version of the course;
        or if it is lost on the way.
    """
    with _cluster(scheduler) as client:
        version = package_version()
        versions = client.run(package_version, on_error="return")
        if others := sorted(worker for worker, found in versions.items() if found != version):
            raise CourseError(_another_version(", ".join(others)))
        if not versions:
            raise CourseError(f"{scheduler} has no workers. Start some: dask worker {scheduler}")
        # It crosses once. As what a task returns, it is made anew when those who had it are lost.
        sent = pickle.dumps(_Sent(**vars(lesson), version=version))
        there = client.submit(pickle.loads, sent, pure=False)

        def submit(raw: bytes, seed: str) -> Any:
            return client.submit(grade_one, raw, there, seed, pure=False)

        try:
            ahead = 2 * sum(client.nthreads().values()) + 2
            yield from _as_they_come(works, submit, lesson, ahead, lambda: _look_after(client))
        finally:
            if client.status == "running":
                client.run(end_stations, on_error="ignore")


@contextlib.contextmanager
def _cluster(scheduler: str) -> "Iterator[Client]":
    try:
        from distributed import Client
    except ImportError as error:
        raise CourseError(
            "Grading on a cluster needs Dask: pip install 'backpropagation-by-hand[cluster]'."
        ) from error
    try:
        client = Client(scheduler, timeout=_CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise CourseError(
            f"No Dask scheduler answers at {scheduler} ({error}). Start one with `dask scheduler`, "
            "workers with `dask worker ADDRESS`, and give its address: --scheduler tcp://HOST:8786"
        ) from error
    with client:
        yield client


def _look_after(client: "Client") -> None:
    """Raise `CourseError` if a cluster is gone."""
    with contextlib.suppress(OSError):  # such as a timeout
        if client.status == "running":
            client.wait_for_workers(1, timeout=_NOBODY)
            return
    raise CourseError(
        "The Dask cluster is lost: its scheduler does not answer, or has no workers any more. What "
        "is done is kept, and the same command goes on from there."
    )


@dataclass(frozen=True)
class _Sent(Task):
    """A lesson that travels: a worker that comes later may have another version of the course."""

    version: str = ""

    def check(self) -> None:
        if self.version != package_version():
            raise CourseError(_another_version(platform.node()))


def package_version() -> str:
    """Return a sum of this package's files: the same wherever it is the same."""
    found = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*.py")):
        found.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def _another_version(workers: str) -> str:
    return (
        f"These workers have another version of the course, or lack a part of it: {workers}. "
        "Install there what is here, with its extra `grading`, and start them anew."
    )


def _as_they_come(
    works: Iterable[Work],
    submit: Callable[[bytes, str], Any],
    lesson: Task,
    ahead: int,
    look: Callable[[], None] = lambda: None,
) -> Iterator[tuple[str, Result]]:
    """Submit work, never more than `ahead` at a time, and yield what is done.

    `look` raises an error if there is nobody to wait for.
    """
    ready: SimpleQueue[Any] = SimpleQueue()
    waiting: dict[Any, tuple[Work, int]] = {}

    def begin(work: Work, attempt: int) -> None:
        raw = work.read()
        future = submit(raw, seed_of(lesson.skeleton.lesson, raw))
        waiting[future] = work, attempt
        future.add_done_callback(ready.put)

    def finished() -> Iterator[tuple[str, Result]]:
        try:
            future = ready.get(timeout=_LOOK)
        except Empty:
            look()
            return
        work, attempt = waiting.pop(future)
        try:
            result = future.result()
        except CourseError:
            raise
        except Exception as error:  # a cluster has many ways to lose work
            look()
            if attempt < _ATTEMPTS:
                begin(work, attempt + 1)
                return
            problem = f"It was lost {attempt} times ({type(error).__name__}: {error})."
            cells = all_zero(lesson.skeleton)
            result = Result(lesson.skeleton.lesson, "crashed", cells, problem=problem)
        yield work.key, result

    for work in works:
        begin(work, 1)
        while len(waiting) >= ahead or not ready.empty():
            yield from finished()
    while waiting:
        yield from finished()
