"""Grade one class with stock nbgrader and with `course grade`, and compare time, memory, scores.

`make bench-grade`, or `python benchmarks/grade.py --help`.
"""

import contextlib
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

import click
import psutil
from nbgrader.api import Gradebook, MissingEntry

from course_utils.grading.example_class import make_class
from course_utils.grading.files import write_whole
from course_utils.grading.lessons import CourseError, Lesson, course_root, find_lesson
from course_utils.grading.pages import plural
from course_utils.grading.rows import read_grades

_EVERY = 0.25  # seconds between two looks at the memory
_LISTED = 40  # scores of a larger class are listed only where they differ
_NOTES = """\
Each way grades the whole class, and one submission alone, in turn; {times}. *Each* is what one more
submission takes: the time of the class less that of one, shared among the others. *Start* is what
is left of one submission alone: what is paid once. *Share* is the whole time over the number of
submissions. *CPU* is the processor time of one more submission, in all processes: of these numbers
the one that a busy machine changes least. *Times less* compares with stock nbgrader. Memory is the
peak of the proportional set sizes, of all processes and of the one that was started.
`nbgrader autograde` writes no feedback page; `course grade` does, and a class report.
"""


@dataclass(frozen=True)
class Cost:
    """What a run took.

    Attributes
    ----------
    wall, cpu : float
        Seconds: elapsed, and of processor time.
    memory, parent : float
        Peak bytes of all processes, and of the one that was started.
    """

    wall: float
    cpu: float
    memory: float
    parent: float


@dataclass(frozen=True)
class Way:
    """One way to grade a class.

    Attributes
    ----------
    name : str
        For the tables.
    grade : callable
        Grades the class in one folder with another, empty one for its results: returns the
        scores as text, by student, and what it took.
    """

    name: str
    grade: Callable[[Path, Path], tuple[dict[str, str], Cost]]


@dataclass(frozen=True)
class Run:
    """One round of one way: the whole class, and one submission alone."""

    scores: dict[str, str]
    whole: Cost
    alone: Cost


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--lesson", default="02", show_default=True)
@click.option("--students", type=click.IntRange(2, 9999), default=30, show_default=True)
@click.option("--repeat", type=click.IntRange(1), default=2, show_default=True, help="Rounds.")
@click.option(
    "--dask/--no-dask", default=bool(find_spec("distributed")), help="A Dask cluster, too."
)
@click.option("--write", type=click.Path(path_type=Path), help="A Markdown file for the result.")
def main(lesson: str, students: int, repeat: int, dask: bool, write: Path | None) -> None:
    """Grade one made-up class with stock nbgrader and with `course grade`.

    Where `distributed` is installed, a Dask cluster of one and of two workers takes part.
    Exit code 1 if the scores are not the same everywhere, 2 if a command fails.
    """
    try:
        text, same = compare(find_lesson(course_root(), lesson), students, repeat, dask)
    except CourseError as error:
        failure = click.ClickException(str(error))
        failure.exit_code = 2
        raise failure from error
    click.echo(text)
    if write:
        write_whole(write, text)
    sys.exit(0 if same else 1)


def compare(lesson: Lesson, students: int, repeat: int, dask: bool) -> tuple[str, bool]:
    """Grade a made-up class in all ways; return a page of Markdown, and whether all scores agree.

    The ways take turns, each second round in reverse, so that a machine that gets slower or faster
    meanwhile favours none.
    """
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        scratch = Path(name)
        made = make_class(lesson, students, scratch / "class")
        first = min(made)
        shutil.copytree(scratch / "class" / first, scratch / "alone" / first)
        ways = [_stock(lesson, scratch / "stock"), _course(lesson, 1), _course(lesson, 2)]
        if dask:
            ways += [_cluster(lesson, 1), _cluster(lesson, 2)]
        runs: dict[str, list[Run]] = {way.name: [] for way in ways}
        for number in range(repeat):
            for way in ways[:: -1 if number % 2 else 1]:
                _, alone = way.grade(scratch / "alone", scratch / f"{number} {way.name} alone")
                scores, whole = way.grade(scratch / "class", scratch / f"{number} {way.name}")
                runs[way.name].append(Run(scores, whole, alone))
                click.echo(f"round {number + 1}  {way.name:22} {whole.wall:8.1f} s", err=True)
    scores, same = _scores(made, runs)
    machine = (
        f"{lesson.name}, a made-up class of {students}; {len(os.sched_getaffinity(0))} processors, "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, nbgrader "
        f"{version('nbgrader')}, NumPy {version('numpy')}; load before the start {load:.1f}."
    )
    times = "once" if repeat == 1 else f"{repeat} rounds, the median of each number"
    parts = [
        "# Grading: stock nbgrader and `course grade`",
        machine,
        _costs(runs, students),
        _NOTES.format(times=times).strip(),
        "## Scores",
        scores,
    ]
    return "\n\n".join(parts) + "\n", same


# ---- The ways ----


def _stock(lesson: Lesson, folder: Path) -> Way:
    """Prepare `nbgrader autograde`: a course folder in which the lesson is released."""
    folder.mkdir()
    shutil.copy(lesson.root / "nbgrader_config.py", folder)
    shutil.copytree(lesson.source.parent, folder / "solutions" / lesson.name)
    _measured(_nbgrader("generate_assignment", lesson.name), folder)

    def grade(handed_in: Path, out: Path) -> tuple[dict[str, str], Cost]:
        shutil.copytree(folder, out)
        for student in handed_in.iterdir():
            shutil.copytree(student, out / "submitted" / student.name / lesson.name)
        cost = _measured(_nbgrader("autograde", lesson.name), out)
        with Gradebook(f"sqlite:///{out / 'gradebook.db'}") as gradebook:
            return {x.name: _in_gradebook(gradebook, lesson, x) for x in handed_in.iterdir()}, cost

    return Way("nbgrader autograde", grade)


def _course(lesson: Lesson, jobs: int) -> Way:
    def grade(handed_in: Path, out: Path) -> tuple[dict[str, str], Cost]:
        cost = _measured(_grade(lesson, handed_in, out, "--jobs", str(jobs)), lesson.root)
        return _in_grades(out), cost

    return Way(f"course grade --jobs {jobs}", grade)


def _cluster(lesson: Lesson, workers: int) -> Way:
    """Prepare `course grade --scheduler`: the cluster is there before the clock starts."""
    from distributed import LocalCluster

    def grade(handed_in: Path, out: Path) -> tuple[dict[str, str], Cost]:
        with (
            _environment(),
            LocalCluster(
                workers, threads_per_worker=1, dashboard_address=None, silence_logs="ERROR"
            ) as cluster,
        ):
            address = cluster.scheduler_address
            command = _grade(lesson, handed_in, out, "--scheduler", address)
            cost = _measured(command, lesson.root)
        return _in_grades(out), cost

    return Way(f"Dask, {plural(workers, 'worker')}", grade)


def _nbgrader(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "nbgrader", *arguments]


def _grade(lesson: Lesson, handed_in: Path, out: Path, *options: str) -> list[str]:
    source = [lesson.name, str(handed_in), "--out", str(out)]
    return [sys.executable, "-m", "course_utils", "grade", *source, *options]


def _in_gradebook(gradebook: Gradebook, lesson: Lesson, folder: Path) -> str:
    try:
        found = gradebook.find_submission(lesson.name, folder.name)
    except MissingEntry:
        return "none"
    return _score(found.score, found.max_score, found.needs_manual_grade)


def _in_grades(out: Path) -> dict[str, str]:
    rows = read_grades(out / "grades.csv")
    return {row.student_id: _score(row.score, row.max_score, row.needs_manual) for row in rows}


def _score(score: float, max_score: float, needs_manual: bool) -> str:
    return f"{score:g}/{max_score:g}{' + by hand' * needs_manual}"


# ---- Measuring ----


def _measured(command: Sequence[str], folder: Path) -> Cost:
    """Run a command to its end.

    Raises
    ------
    CourseError
        If it fails; with the end of what it said.
    """
    with tempfile.TemporaryFile("w+", errors="replace") as said:
        before, waited, started = _seen()[1], _waited_for(), time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **_settings()},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        with _watched(process.pid) as peaks:
            process.wait()
            wall = time.perf_counter() - started
        if process.returncode:
            said.seek(0)
            tail = said.read()[-3000:]
            raise CourseError(f"`{' '.join(command)}` failed ({process.returncode}):\n{tail}")
    # Neither has all: the one lacks what is behind walls or in a cluster, for nobody waits for it;
    # the other what ran after the last look.
    cpu = max(_waited_for() - waited, peaks["cpu"] - before)
    return Cost(wall, cpu, peaks["memory"], peaks["parent"])


def _settings() -> dict[str, str]:
    """Return what the commands find in their environment: this Python, this copy of the course."""
    here = {"PATH": Path(sys.executable).parent, "PYTHONPATH": Path(__file__).parents[1]}
    return {
        name: os.pathsep.join([str(place), *filter(None, [os.environ.get(name)])])
        for name, place in here.items()
    }


@contextlib.contextmanager
def _environment() -> Iterator[None]:
    """Let Dask's workers, which this process starts itself, find the same."""
    before = dict(os.environ)
    os.environ.update(_settings())
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _waited_for() -> float:
    """Return the processor seconds of all processes that have ended, and were waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@contextlib.contextmanager
def _watched(pid: int) -> Iterator[Mapping[str, float]]:
    """Keep the peaks of what `_seen` tells: processor seconds, memory, and that of one process."""
    peaks = dict.fromkeys(("cpu", "memory", "parent"), 0.0)
    over = threading.Event()

    def watch() -> None:
        while not over.wait(_EVERY):
            sizes, cpu = _seen()
            for name, value in (
                ("cpu", cpu),
                ("memory", sum(sizes.values())),
                ("parent", sizes.get(pid, 0)),
            ):
                peaks[name] = max(peaks[name], value)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield peaks
    finally:
        over.set()
        watcher.join()


def _seen() -> tuple[dict[int, int], float]:
    """Return the memory of each process below this one; and the processor seconds of them all."""
    sizes, cpu = {}, 0.0
    for process in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            cpu += sum(process.cpu_times()[:4])  # its own, and its children's
            sizes[process.pid] = _size(process)
    return sizes, cpu


def _size(process: psutil.Process) -> int:
    """Return a process's memory in bytes; what it shares with others is shared out among them."""
    try:
        return process.memory_full_info().pss
    except psutil.AccessDenied:  # behind some walls
        return process.memory_info().rss


# ---- Tables ----


def _costs(runs: Mapping[str, Sequence[Run]], students: int) -> str:
    def each(run: Run, what: str) -> float:
        return (getattr(run.whole, what) - getattr(run.alone, what)) / (students - 1)

    numbers = {
        name: (
            median(run.whole.wall for run in found),
            median(run.alone.wall - each(run, "wall") for run in found),
            median(each(run, "wall") for run in found),
            median(run.whole.wall / students for run in found),
            median(each(run, "cpu") for run in found),
            max(run.whole.memory for run in found) / 2**20,
            max(run.whole.parent for run in found) / 2**20,
        )
        for name, found in runs.items()
    }
    _, _, stock_each, stock_share, stock_cpu, *_ = next(iter(numbers.values()))
    head = ["", "all, s", "start, s", "each, s", "times less", "share, s", "times less"]
    head += ["CPU, s", "times less", "memory, MB", "of the parent"]
    lines = [
        [
            *(name, f"{whole:.1f}", f"{start:.2f}"),
            *(f"{each_:.3f}", f"{stock_each / each_:.1f}" if each_ > 0 else "?"),
            *(f"{share:.3f}", f"{stock_share / share:.1f}"),
            *(f"{cpu:.3f}", f"{stock_cpu / cpu:.1f}" if cpu > 0 else "?"),
            *(f"{memory:.0f}", f"{parent:.0f}"),
        ]
        for name, (whole, start, each_, share, cpu, memory, parent) in numbers.items()
    ]
    return _table(head, lines)


def _scores(made: Mapping[str, str], runs: Mapping[str, Sequence[Run]]) -> tuple[str, bool]:
    """Return the scores side by side, and whether they agree in all rounds of all ways."""
    lines, differing = [], 0
    for student, what in made.items():
        given = [sorted({x.scores.get(student, "none") for x in found}) for found in runs.values()]
        differs = len({score for scores in given for score in scores}) > 1
        differing += differs
        if differs or len(made) <= _LISTED:
            cells = [" or ".join(scores) for scores in given]
            lines.append([student, *cells, "yes" if differs else "", what])
    rounds = len(next(iter(runs.values())))
    said = f"{len(made)} submissions, {len(runs)} ways, {plural(rounds, 'round')}: "
    said += f"{differing} with scores that differ." if differing else "the same scores everywhere."
    table = _table(["student", *runs, "differs", "handed in"], lines) if lines else ""
    return f"{said}\n\n{table}".strip(), not differing


def _table(head: Sequence[str], lines: Sequence[Sequence[Any]]) -> str:
    """Return a Markdown table whose columns also stand straight in a terminal."""
    widths = [max(len(line[i]) for line in [head, *lines]) for i in range(len(head))]
    rows = [head, ["-" * width for width in widths], *lines]
    return "\n".join(
        f"| {' | '.join(x.ljust(width) for x, width in zip(row, widths, strict=True))} |"
        for row in rows
    )


if __name__ == "__main__":
    main()
