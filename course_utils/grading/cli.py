"""The commands of `course`. What is heavy is imported where it is used, so that --help is quick."""
# ruff: noqa: D301  (click takes \b literally: the paragraph keeps its lines)

import os
import shlex
import shutil
import sys
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

import click

from course_utils.grading.lessons import CourseError, all_lessons, course_root, find_lesson
from course_utils.grading.results import STATUSES
from course_utils.settings import read_settings

_SHOWN = 40  # rows on the screen; of a larger class, those that want a look
_FINE = ("graded", "repaired")
_TIMES = [f"%Y-%m-%dT{time}{zone}" for time in ("%H:%M:%S", "%H:%M") for zone in ("", "%z")]


class _Course(click.Group):
    """Turns what a person can mend into one message and exit code 2."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (CourseError, OSError) as error:
            failure = click.ClickException(str(error))
            failure.exit_code = 2
            raise failure from error


@click.group(cls=_Course, context_settings={"help_option_names": ["-h", "--help"]})
def course() -> None:
    """Backpropagation by Hand: open, build, try and grade its lessons.

    A LESSON may be shortened: 02, 02_comp, or a path to it. For a command's own
    help: course COMMAND --help

    \b
    Students:     course lab            open the first lesson
                  course check FILE     how many points so far, and what is wrong
    Instructors:  course build          build the notebooks from their sources
                  course example-class  make up a class, to try out grading
                  course grade          grade a class
                  course doctor         which walls this machine has
    """
    # nbgrader starts `alembic` by name; and kernels are to import this very copy of the course.
    _prepend("PATH", str(Path(sys.executable).parent))
    _prepend("PYTHONPATH", str(Path(__file__).resolve().parents[2]))


@course.command()
@click.argument("lesson", required=False)
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def lab(lesson: str | None, options: tuple[str, ...]) -> None:
    """Open JupyterLab on a lesson (by default the first).

    It runs until you stop it with Ctrl-C. What follows -- goes to JupyterLab.

    \b
    Examples:  course lab
               course lab 02
               course lab 02 -- --no-browser --port 9999

    Writes nothing by itself; what you change in a notebook is saved in notebooks/.
    """
    # click puts what follows `--` into the first free argument.
    if lesson and lesson.startswith("-"):
        lesson, options = None, (lesson, *options)
    root = _root()
    lessons = all_lessons(root)
    chosen = find_lesson(root, lesson) if lesson else next(iter(lessons), None)
    if chosen and not chosen.student.exists():
        raise CourseError(f"{chosen.student} is not built. Run `course build {chosen.name}`.")
    if find_spec("jupyterlab") is None:
        raise CourseError("JupyterLab is not installed: pip install jupyterlab")
    page = f"/lab/tree/{quote(chosen.student.relative_to(root).as_posix())}" if chosen else "/lab"
    places = [f"--ServerApp.root_dir={root}", f"--LabApp.default_url={page}"]
    os.chdir(root)
    os.execv(sys.executable, [*_jupyterlab(), *places, *options])


@course.command()
@click.argument("lessons", nargs=-1)
@click.option("--force", is_flag=True, help="Execute the solutions again even if they are current.")
@click.option("--check", is_flag=True, help="Build nothing; exit with 1 if something is stale.")
def build(lessons: tuple[str, ...], force: bool, check: bool) -> None:
    """Build the notebooks of LESSONS (by default of all) from their sources.

    Only what is not current is built. Use --force after a change in course_utils
    that changes pictures or messages.

    \b
    Examples:  course build
               course build 02 04 --force
               course build --check

    Writes solutions/LESSON/LESSON.ipynb (solved and executed) and
    notebooks/LESSON/LESSON.ipynb (the student's).
    """
    from course_utils.grading import build as builder

    root = _root()
    chosen = [find_lesson(root, name) for name in lessons] or all_lessons(root)
    width = max((len(lesson.name) for lesson in chosen), default=0)
    any_stale = False
    for lesson in chosen:
        files = builder.stale(lesson) if check else builder.build(lesson, force)
        any_stale |= check and bool(files)
        names = ", ".join(str(path.relative_to(root)) for path in files)
        state = f"{'stale:' if check else 'built'} {names}" if files else "current"
        click.echo(f"{lesson.name:{width}}  {state}")
    if any_stale:
        click.echo("Run `course build`, and commit what it writes.", err=True)
        sys.exit(1)


@course.command()
@click.argument("notebook", type=click.Path(path_type=Path))
def check(notebook: Path) -> None:
    """Run a filled-in NOTEBOOK, and show the points of each exercise.

    The notebook may have any name and lie anywhere. It is run from top to bottom in
    a fresh kernel and judged by the checks that you see in it; when it is graded,
    the checks use numbers that nobody knows, and open questions are read by a person.
    Check cells that were changed or deleted are first put back, where the lesson is
    at hand.

    \b
    Example:  course check notebooks/02_computational_graphs/02_computational_graphs.ipynb

    Writes nothing. Exit code: 0 all points reached, 1 not all, 2 no such notebook.
    """
    from course_utils.grading.check import check_notebook

    report = check_notebook(notebook)
    click.echo(f"{notebook.name}: {report.lesson or 'a lesson that is not at hand here'}\n")
    lines = [("exercise", "points", "")]
    for exercise in report.exercises:
        first, *rest = exercise.problem or [""]
        lines.append((exercise.name, f"{exercise.points:g}/{exercise.max_points:g}", first))
        lines += [("", "", f"  {line}") for line in rest]
    points = sum(exercise.points for exercise in report.exercises)
    max_points = sum(exercise.max_points for exercise in report.exercises)
    _table([*lines, ("all", f"{points:g}/{max_points:g}", "")])
    if report.by_hand:
        click.echo(f"\nGraded by hand: {', '.join(report.by_hand)}.")
    if report.restored:
        click.echo(f"\nCheck cells put back as the lesson has them: {', '.join(report.restored)}.")
    sys.exit(0 if points == max_points else 1)


@course.command()
@click.argument("lesson")
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="The folder for the results."
)
@click.option(
    "--roster",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A CSV of the class: ids and names, Canvas's gradebook export, or Moodle's worksheet.",
)
@click.option(
    "--jobs", type=click.IntRange(1, 1024), help="Submissions at a time.  [default: processors]"
)
@click.option(
    "--timeout",
    type=click.FloatRange(1, 86_400),
    help="Seconds for one submission.  [default: 60, or what the lesson says]",
)
@click.option(
    "--memory",
    type=click.IntRange(256),
    default=4096,
    show_default=True,
    help="Megabytes for one submission.",
)
@click.option(
    "--sandbox",
    type=click.Choice(["auto", "none"]),
    default="auto",
    show_default=True,
    help="The walls around students' code; none: it runs with your rights.",
)
@click.option("--scheduler", help="Grade on a Dask cluster: the scheduler's address.")
@click.option("--db", help="The gradebook: postgresql://user:password@host/database.")
@click.option(
    "--due",
    type=click.DateTime([*_TIMES, "%Y-%m-%d %H:%M", "%Y-%m-%d"]),
    help="When it was due, for late_seconds: 2026-03-01T23:59",
)
def grade(lesson: str, source: Path, out: Path, **options: Any) -> None:
    """Grade what was handed in for LESSON.

    SOURCE is the zip that Canvas, Moodle or Google Classroom gave; a folder with a
    sub-folder for each student, named by the student's id; or one notebook.

    \b
    Examples:  course grade 02 submissions.zip --out graded/02
               course grade 02 submissions.zip --out graded/02 --roster class.csv

    \b
    Writes to the folder --out:
      grades.csv     a row for every submission: score, status, where points were lost
      report.html    how the class did, and what it did not understand
      feedback/      a page for each student; feedback.zip for the LMS
      canvas.csv, moodle.csv   to import, where the LMS's ids are known
      submissions/   what was handed in, as it was
      nbgrader/      nbgrader's course folder, with the gradebook
      journal/       from which a run that was broken off goes on

    Run it again at any time, with the same submissions or with late ones: what is
    done is not done again, and points given by hand in nbgrader's formgrader are
    kept, and enter grades.csv.

    Students' code runs behind walls; `course doctor` tells which this machine has.
    """
    from course_utils.grading.grade import Options, grade_class

    rows = grade_class(find_lesson(_root(), lesson), source, out, Options(**options))
    click.echo()
    shown = rows if len(rows) <= _SHOWN else [x for x in rows if x.status not in _FINE][:_SHOWN]
    if shown:
        head = [("student", "score", "status", "detail")]
        lines = [
            (row.student_id, f"{row.score:g}/{row.max_score:g}", row.status, row.detail)
            for row in shown
        ]
        _table(head + lines)
    _summary(rows, out)


@course.command()
def doctor() -> None:
    """Tell which walls this machine gives around students' code, and what is missing.

    \b
    Example:  course doctor

    Writes no file. Exit code 0 if `course grade` can work here.
    """
    from course_utils.grading.doctor import doctor, ready

    rows = doctor(_root())
    head = ("", "holds", "found", "what it is for")
    _table([head, *((x.part, "yes" if x.holds else "NO", x.found, x.purpose) for x in rows)])
    for row in rows:
        if not row.holds:
            click.echo(f"\n{row.part}: {row.remedy}")
    click.echo("\nReady to grade." if ready(rows) else "\n`course grade` cannot work here yet.")
    sys.exit(0 if ready(rows) else 1)


@course.command("example-class")
@click.argument("lesson")
@click.option("--students", type=click.IntRange(1, 9999), default=10, show_default=True)
@click.option("--out", required=True, type=click.Path(path_type=Path), help="An empty folder.")
def example_class(lesson: str, students: int, out: Path) -> None:
    """Make up a class for LESSON: right, partly right, wrong and untouched notebooks.

    The wrong answers are the known mistakes of course_utils.mistakes. The same
    number of students gives the same class. Try out grading with it, before the
    first real submissions come.

    \b
    Example:  course example-class 02 --students 30 --out class
              course grade 02 class --out graded/try

    Writes a sub-folder for each student, with a notebook in it.
    """
    from course_utils.grading.example_class import make_class

    made = make_class(find_lesson(_root(), lesson), students, out)
    _table([("student", "what was handed in"), *made.items()])


def _root() -> Path:
    root = course_root()
    try:
        read_settings(root / "course.toml")
    except ValueError as error:
        raise CourseError(str(error)) from error
    return root


def _jupyterlab() -> list[str]:
    command = [sys.executable, "-m", "jupyterlab"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # as in many containers
        command.append("--allow-root")
    return command


def _prepend(variable: str, folder: str) -> None:
    old = os.environ.get(variable, "").split(os.pathsep)
    if folder not in old:
        os.environ[variable] = os.pathsep.join([folder, *filter(None, old)])


def _table(lines: list[tuple[str, ...]]) -> None:
    """Print lines in columns, the first as the head; the last column ends at the screen's edge."""
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]) - 1)]
    room = max(shutil.get_terminal_size((120, 24)).columns - sum(widths) - 2 * len(widths), 30)
    for number, (*columns, last) in enumerate(lines):
        cut = last if len(last) <= room else last[: room - 1] + "…"
        cells = [f"{text:{width}}" for text, width in zip(columns, widths, strict=True)]
        click.echo("  ".join([*cells, cut]).rstrip())
        if number == 0:
            click.echo("  ".join("-" * width for width in [*widths, min(room, 20)]))


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _summary(rows: list, out: Path) -> None:
    counts = Counter(row.status for row in rows)
    said = ", ".join(f"{counts[status]} {status}" for status in STATUSES if counts[status])
    click.echo(f"\n{_count(len(rows), 'student')}: {said}", nl=False)
    scored = [row.score for row in rows if row.status not in ("missing", "unreadable")]
    if scored:
        mean = sum(scored) / len(scored)
        click.echo(f"; mean {mean:.1f} of {rows[0].max_score:g} points", nl=False)
    click.echo(".")
    click.echo(f"Grades: {out}/grades.csv   Feedback: {out}/feedback/   Report: {out}/report.html")
    by_hand = sum(row.needs_manual for row in rows)
    if by_hand:
        click.echo(
            f"Open questions still to be graded by hand: {_count(by_hand, 'submission')}. "
            "In nbgrader's formgrader:\n"
            f"    cd {shlex.quote(f'{out}/nbgrader')} && {shlex.join(_jupyterlab())}\n"
            "then Nbgrader > Formgrader > Manual Grading. Afterwards run `course grade` again."
        )
