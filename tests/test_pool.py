"""Many submissions at once, here and on a Dask cluster: the same results, whoever dies."""

import contextlib
import dataclasses
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from importlib.util import find_spec

import nbformat
import pytest
from conftest import RIGHT, ROOT
from needs import require
from processes import PATIENCE, descendants, grading, stations, until, until_gone

from course_utils.grading import pool
from course_utils.grading.examination import Task
from course_utils.grading.lessons import CourseError
from course_utils.grading.pool import Work, grade_here, grade_one, grade_there, seed_of
from course_utils.grading.repair import Skeleton
from course_utils.grading.results import STATUSES, Result
from course_utils.grading.sandbox import try_walls
from course_utils.grading.toolbox import toolbox

WRONG = "def double(x):\n    return 4 if x == 2 else 0"
SLEEPY = "import time\ntime.sleep({})\n" + RIGHT["double"]
ENDLESS = "while True:\n    pass"


@pytest.fixture(scope="module")
def task(toy_course) -> Task:
    # The walls have tests of their own: where this machine has none, the rest is tried without.
    walled = any(try_walls(bubblewrap)[0].enough for bubblewrap in (True, False))
    made = Task(Skeleton.of(toy_course), toolbox(toy_course), timeout=60.0, memory=2**30)
    return dataclasses.replace(made, sandbox="auto" if walled else "none")


@pytest.fixture(scope="module")
def raw(fill):
    """Return a function that makes the bytes of a notebook from answers."""

    def raw(**answers: str) -> bytes:
        return nbformat.writes(fill(**answers)).encode()

    return raw


@pytest.fixture(scope="module")
def handed_in(raw) -> dict[str, bytes]:
    return {
        "right": raw(**RIGHT, why="My answer."),
        "wrong": raw(**{**RIGHT, "double": WRONG}),
        "untouched": raw(),
        "deadly": raw(double="import os\nos._exit(1)"),
        "noisy": raw(double="print('x' * 10_000)\n" + RIGHT["double"]),
        "torn": raw(**RIGHT)[:500],
        "empty": b"",
        "twice": raw(**RIGHT, why="My answer."),
        "again": raw(mul_layer=RIGHT["mul_layer"]),
    }


def works(handed_in: dict[str, bytes]) -> list[Work]:
    return [Work(key, lambda content=content: content) for key, content in handed_in.items()]


def lasting(results) -> dict[str, str]:
    """What must be the same wherever it was graded; each key once."""
    found = list(results)
    assert len({key for key, _ in found}) == len(found)
    return {key: dataclasses.replace(result, seconds=0.0).to_json() for key, result in found}


@pytest.fixture(scope="module")
def expected(task, handed_in) -> dict[str, str]:
    return lasting(grade_here(works(handed_in), task, jobs=1))


def statuses(found: dict[str, str]) -> dict[str, tuple[str, float]]:
    results = {key: Result.from_json(text) for key, text in found.items()}
    return {key: (result.status, result.score) for key, result in results.items()}


# --- here -------------------------------------------------------------------------------------


def test_each_has_its_result(expected):
    assert statuses(expected) == {
        "right": ("graded", 6.0),
        "wrong": ("graded", 4.0),
        "untouched": ("graded", 0.0),
        "deadly": ("crashed", 0.0),
        "noisy": ("graded", 3.0),
        "torn": ("unreadable", 0.0),
        "empty": ("unreadable", 0.0),
        "twice": ("graded", 6.0),
        "again": ("graded", 3.0),
    }


def test_three_at_a_time_give_the_same(task, handed_in, expected):
    assert lasting(grade_here(works(handed_in), task, jobs=3)) == expected
    assert stations() == []


def test_results_come_as_they_are_done(task, raw):
    handed_in = {"slow": raw(double=SLEEPY.format(4)), **{f"quick{i}": raw() for i in range(5)}}
    order = [key for key, _ in grade_here(works(handed_in), task, jobs=2)]
    assert order[-1] == "slow"
    assert set(order) == set(handed_in)


def test_few_are_in_memory_at_a_time(task):
    read, taken, most = [], [], []

    def generated():
        for number in range(20):

            def content(number=number) -> bytes:
                read.append(number)
                most.append(len(read) - len(taken))
                return b"no notebook %d" % number

            yield Work(str(number), content)

    for key, result in grade_here(generated(), task, jobs=2):
        taken.append(key)
        assert result.status == "unreadable"
    assert sorted(taken, key=int) == [str(number) for number in range(20)]
    assert max(most) <= 4


@pytest.mark.parametrize(("kills", "status"), [(1, "graded"), (2, "crashed")])
def test_a_station_that_is_killed_costs_a_retry(task, raw, kills, status):
    """The one that brings its station down time and again has crashed; the others go on."""
    handed_in = {"slow": raw(**{**RIGHT, "double": SLEEPY.format(2)}), "next": raw(**RIGHT)}
    found, killed = [], []

    def kill():
        for _ in range(kills):
            until(lambda: found.extend(grading()) or set(found) - set(killed), "a grading station")
            killed.append(found[-1])
            found[-1].kill()

    killer = threading.Thread(target=kill)
    killer.start()
    results = dict(grade_here(works(handed_in), task, jobs=1))
    killer.join()
    assert len(set(killed)) == kills
    assert results["slow"].status == status
    assert results["slow"].score == (6.0 if status == "graded" else 0.0)
    assert ("has ended" in results["slow"].problem) == (status == "crashed")
    assert (results["next"].status, results["next"].score) == ("graded", 6.0)
    until_gone(killed)


def test_broken_off_nothing_is_left(task, raw):
    """Submissions that would go on for an hour are given up, with all their processes."""
    task = dataclasses.replace(task, timeout=3600.0)
    handed_in = {"quick": raw(), **{f"endless{i}": raw(double=ENDLESS) for i in range(4)}}
    results = grade_here(works(handed_in), task, jobs=2)
    assert next(results)[0] == "quick"
    until(lambda: len(grading()) == 2, "two that are being graded")
    started = descendants()
    closer = threading.Thread(target=results.close, daemon=True)
    closer.start()
    closer.join(PATIENCE)
    assert not closer.is_alive()
    until_gone(started)


def test_what_cannot_be_read_stops_the_run(task, raw):
    """A disk that fails is not the student's fault."""

    def broken() -> bytes:
        raise OSError("the disk is broken")

    results = grade_here([Work("fine", raw), Work("broken", broken)], task, jobs=1)
    with pytest.raises(OSError, match="the disk is broken"):
        list(results)
    assert stations() == []


def test_work_that_is_lost_on_its_way_is_sent_again(task):
    """As a cluster may lose it: what is lost once is graded, what is lost always has crashed."""
    from concurrent.futures import Future

    sent = []

    def submit(raw: bytes, seed: str) -> Future:
        sent.append(raw)
        future: Future = Future()
        if raw == b"always" or sent.count(raw) == 1:
            future.set_exception(ConnectionError("nobody there"))
        else:
            future.set_result(Result(task.skeleton.lesson, "graded", []))
        return future

    handed_in = works({"always": b"always", "once": b"once"})
    results = dict(pool._as_they_come(handed_in, submit, task, ahead=2))
    assert results["once"].status == "graded"
    assert results["always"].status == "crashed"
    assert "lost 3 times (ConnectionError: nobody there)" in results["always"].problem
    assert [cell.points for cell in results["always"].cells] == [0.0, 0.0, 0.0, 0.0]
    assert sent.count(b"always") == 3


def test_grade_one_serves_one_lesson_after_the_other(task, raw):
    content = raw(**RIGHT)
    seed = seed_of(task.skeleton.lesson, content)
    try:
        first = grade_one(content, task, seed)
        (station,) = stations()
        again = grade_one(content, dataclasses.replace(task), seed)
        assert stations() == [station]
        other = grade_one(content, dataclasses.replace(task, timeout=50.0), seed)
        assert stations() not in ([], [station])
        assert lasting({"x": first}.items()) == lasting({"x": again}.items())
        assert lasting({"x": first}.items()) == lasting({"x": other}.items())
    finally:
        pool.end_stations()
    assert stations() == []
    assert grade_one(b"", task, "").status in STATUSES
    pool.end_stations()


def test_the_seed_is_of_the_file_and_the_lesson():
    assert seed_of("01_a", b"x") == seed_of("01_a", b"x")
    assert len({seed_of("01_a", b"x"), seed_of("01_a", b"y"), seed_of("01_b", b"x")}) == 3


# --- on a cluster -----------------------------------------------------------------------------


class Cluster:
    """A Dask scheduler and workers, each a process of its own."""

    def __init__(self, folder) -> None:
        self.folder = folder
        self.workers: list[subprocess.Popen] = []
        file = folder / "scheduler.json"
        self.scheduler = self._start(
            "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", file
        )
        until(file.exists, "the scheduler")
        self.address = json.loads(file.read_text())["address"]

    def start_worker(self, package=ROOT) -> subprocess.Popen:
        log = self.folder / f"worker{len(os.listdir(self.folder))}.log"
        options = ["--nthreads", "1", "--no-nanny", "--local-directory", self.folder]
        place = {"cwd": self.folder, "env": {**os.environ, "PYTHONPATH": str(package)}}
        with log.open("w") as file:
            worker = self._start("worker", self.address, *options, stderr=file, **place)
        self.workers.append(worker)
        until(lambda: "Registered to" in log.read_text(), "a worker")
        return worker

    def end_worker(self, worker: subprocess.Popen, how: signal.Signals) -> None:
        worker.send_signal(how)
        worker.wait(60)
        self.workers.remove(worker)

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()

    def _start(self, what: str, *options: object, **more) -> subprocess.Popen:
        words = [sys.executable, "-m", "dask", what, "--no-dashboard", *map(str, options)]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.Popen(words, **{**quiet, **more})


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    require(find_spec("distributed"), "Dask (the extra `cluster`)")
    cluster = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        for _ in range(2):
            cluster.start_worker()
        yield cluster
    finally:
        cluster.end()


class Counted(Skeleton):
    """Counts how often it leaves this process."""

    sent = 0

    def __reduce__(self):
        Counted.sent += 1
        return Skeleton, tuple(getattr(self, x.name) for x in dataclasses.fields(Skeleton))


def test_a_cluster_gives_the_same_to_the_byte(task, handed_in, expected, cluster):
    """And the lesson, the large part, is sent once; and no station outlives the run."""
    held = {x.name: getattr(task.skeleton, x.name) for x in dataclasses.fields(Skeleton)}
    counted = dataclasses.replace(task, skeleton=Counted(**held))
    Counted.sent = 0
    assert lasting(grade_there(works(handed_in), counted, cluster.address)) == expected
    assert Counted.sent == 1
    assert [stations(worker.pid) for worker in cluster.workers] == [[], []]


def test_a_lost_worker_costs_a_retry_and_leaves_nothing(task, raw, handed_in, expected, cluster):
    handed_in = {"slow": raw(**{**RIGHT, "double": SLEEPY.format(3)}), **handed_in}
    started = []

    def kill():
        busy = []
        until(lambda: busy.extend(w for w in cluster.workers if grading(w.pid)) or busy, "work")
        started.extend(descendants(busy[0].pid))
        cluster.end_worker(busy[0], signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    found = lasting(grade_there(works(handed_in), task, cluster.address))
    killer.join()
    assert statuses(found)["slow"] == ("graded", 6.0)
    del found["slow"]
    assert found == expected
    assert started
    until_gone(started)
    cluster.start_worker()


def test_the_lesson_is_sent_again_if_all_who_had_it_are_lost(task, raw, cluster):
    """As when the only worker falls, and another is started in its place."""
    cluster.end_worker(cluster.workers[0], signal.SIGTERM)
    results = grade_there(works({str(i): raw(**RIGHT) for i in range(8)}), task, cluster.address)
    found = [next(results)]
    cluster.end_worker(cluster.workers[0], signal.SIGKILL)
    cluster.start_worker()
    found += results
    assert statuses(lasting(found)) == {str(i): ("graded", 6.0) for i in range(8)}
    cluster.start_worker()


def test_the_end_of_a_worker_is_the_end_of_its_stations(task, raw, cluster):
    results = grade_there(works({str(i): raw() for i in range(4)}), task, cluster.address)
    next(results)
    worker = next(worker for worker in cluster.workers if stations(worker.pid))
    started = descendants(worker.pid)
    cluster.end_worker(worker, signal.SIGTERM)
    until_gone(started)
    assert len(list(results)) == 3
    cluster.start_worker()


def test_another_version_of_the_course_is_refused(task, handed_in, cluster, tmp_path):
    shutil.copytree(ROOT / "course_utils", tmp_path / "course_utils")
    with (tmp_path / "course_utils" / "checks.py").open("a") as file:
        file.write("\n# Another version.\n")
    worker = cluster.start_worker(tmp_path)
    try:
        with pytest.raises(CourseError, match=r"another version of the course.*tcp://127\.0\.0\.1"):
            list(grade_there(works(handed_in), task, cluster.address))
    finally:
        cluster.end_worker(worker, signal.SIGKILL)


def test_so_is_one_that_comes_later(task):
    sent = pool._Sent(**vars(task), version="another")
    with pytest.raises(CourseError, match="another version of the course"):
        grade_one(b"", sent, "")
    assert stations() == []


def test_a_cluster_that_is_lost_stops_the_run(task, raw, tmp_path, monkeypatch):
    """No row says that a student's notebook crashed because somebody stopped the cluster."""
    require(find_spec("distributed"), "Dask (the extra `cluster`)")
    monkeypatch.setattr(pool, "_LOOK", 0.5)
    with _ended(Cluster(tmp_path)) as cluster:
        with pytest.raises(CourseError, match="has no workers"):
            list(grade_there([], task, cluster.address))
        cluster.start_worker()
        results = grade_there(works({str(i): raw() for i in range(9)}), task, cluster.address)
        assert next(results)[1].status == "graded"
        cluster.scheduler.kill()
        with pytest.raises(CourseError, match="cluster is lost"):
            list(results)


@contextlib.contextmanager
def _ended(cluster):
    try:
        yield cluster
    finally:
        cluster.end()


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "http://127.0.0.1:1", "nowhere at all"])
def test_a_scheduler_that_does_not_answer(task, monkeypatch, address):
    require(find_spec("distributed"), "Dask (the extra `cluster`)")
    monkeypatch.setattr(pool, "_CONNECT", 1.0)
    with pytest.raises(CourseError, match="No Dask scheduler answers"):
        list(grade_there([], task, address))


def test_without_dask_the_extra_is_named(task, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(CourseError, match=r"pip install 'backpropagation-by-hand\[cluster\]'"):
        list(grade_there([], task, "tcp://127.0.0.1:1"))
