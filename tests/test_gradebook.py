"""The writer of nbgrader's gradebook: stock nbgrader goes on from it; work by hand is kept."""

import csv
import glob
import json
import os
import pwd
import re
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import nbformat
import pytest
import requests
from conftest import RIGHT
from nbgrader.api import Base, Gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from needs import require
from sqlalchemy import create_engine, make_url, text
from traitlets.config import Config, PyFileConfigLoader

from course_utils.grading import database, gradebook
from course_utils.grading.build import build, nbgrader_config
from course_utils.grading.gradebook import GradeWriter, Mark, Standing, nbgrader_id
from course_utils.grading.lessons import CourseError, Lesson
from course_utils.grading.results import Graded, Result

LESSON = "01_toy"
POINTS = {"double_small": 1.0, "double_any": 2.0, "mul": 3.0, "why": 2.0}
PASSWORD = r"to:p \s@cret/%"
ODD_IDS = [
    "Zoë, d'Arc 2.b",
    "-rf",
    ".hidden",
    "a/b",
    "..",
    "",
    "*",
    "a*",
    "a?",
    "a[b]",
    "{0}",
    "a%2Fb#c",
    'say "hi"',
    "<b>bold</b>",
    "tab\tand\nline",
    " spaces ",
    "\udcff.latin1",
    "x" * 129,
    "x" * 128 + "y",
    "ü" * 128,
    "back\\slash",
    "ab",
]


def made(status="graded", notebook="", **points) -> Result:
    """Return a result of the toy lesson: all checks right, the question open, but for `points`."""
    given = {**POINTS, "why": None, **points}
    cells = [Graded(name, name, given[name], most) for name, most in POINTS.items()]
    return Result(LESSON, status, cells, notebook=notebook)


# --- the gradebooks ---------------------------------------------------------------------------


@pytest.fixture(scope="session")
def postgresql():
    """A cluster of its own, on a socket in a folder; the way to connect to its first database."""
    found = [Path(path).resolve().parent for path in (shutil.which("pg_ctl"),) if path]
    found += [Path(path) for path in sorted(glob.glob("/usr/lib/postgresql/*/bin"))]
    require(found, "PostgreSQL (Debian, Ubuntu: apt install postgresql)")
    require(find_spec("psycopg"), "psycopg (pip install 'psycopg[binary]')")
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # a socket's path must be short
    user = {}
    if os.geteuid() == 0:  # which PostgreSQL refuses to run as
        names = {entry.pw_name for entry in pwd.getpwall()}
        owner = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        user = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}

    def run(program, *arguments):
        command = [str(found[-1] / program), "-D", str(folder / "data"), *arguments]
        with (folder / "output").open("w") as output:  # a pipe would be held open by the server
            done = subprocess.run(command, cwd=folder, stdout=output, stderr=output, **user)
        assert done.returncode == 0, (folder / "output").read_text()

    try:
        password = folder / "password"
        password.write_text(PASSWORD)
        options = ["-U", "teacher", "-A", "scram-sha-256", f"--pwfile={password}", "--no-sync"]
        run("initdb", *options, "--encoding=UTF8", "--locale=C")
        server = f"-k {folder} -c listen_addresses='' -c fsync=off"
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", server, "start")
        try:
            yield f"postgresql://teacher:{quote(PASSWORD, safe='')}@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def new_database(postgresql):
    """Return a function that makes a database, and returns its address."""
    engine = create_engine(
        make_url(postgresql).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    number = iter(range(100))
    made_here = []

    def new_database(options=""):
        made_here.append(f"gradebook_{os.getpid()}_{next(number)}")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {made_here[-1]} {options}"))
        url = make_url(postgresql).set(database=made_here[-1])
        return url.render_as_string(hide_password=False)

    yield new_database
    with engine.connect() as connection:
        for name in made_here:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture(params=["sqlite", "postgresql"])
def db_url(request):
    """The gradebook's address: None for a folder's own, or a new database in PostgreSQL."""
    if request.param == "sqlite":
        return None
    return request.getfixturevalue("new_database")()


@pytest.fixture
def notebook(fill):
    """Return a function that makes the text of a graded notebook."""

    def notebook(**answers):
        return nbformat.writes(fill(**{**RIGHT, "why": "My answer.", **answers}))

    return notebook


def book(folder) -> Gradebook:
    """Open the gradebook as nbgrader does."""
    return Gradebook(settings(folder).CourseDirectory.db_url, "")


def settings(folder) -> Config:
    """Return what nbgrader reads in the folder."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(folder)).load_config()
    config.CourseDirectory.root = str(folder)
    if "db_url" not in config.CourseDirectory:
        config.CourseDirectory.db_url = f"sqlite:///{folder}/gradebook.db"
    return config


def nbgrader_api(folder) -> NbGraderAPI:
    config = settings(folder)
    return NbGraderAPI(CourseDirectory(config=config), config=config)


def everything(folder) -> dict[str, list]:
    """Return all rows of all tables."""
    with book(folder) as held:
        return {
            table.name: sorted(map(str, held.db.execute(table.select())))
            for table in Base.metadata.sorted_tables
        }


def give(folder, student, manual=None, extra=None, comment=None, cell="why") -> None:
    """Grade a cell by hand as formgrader does."""
    with book(folder) as held:
        grade = held.find_grade(cell, LESSON, LESSON, student)
        grade.manual_score, grade.extra_credit = manual, extra
        grade.needs_manual_grade = manual is None and grade.auto_score is None
        if comment:
            held.find_comment(cell, LESSON, LESSON, student).manual_comment = comment
        held.db.commit()


def write(lesson, folder, *handed_in, **options) -> dict[str, Standing]:
    with GradeWriter(lesson, folder, **options) as writer:
        for each in handed_in:
            writer.write(*each)
        return writer.commit()


# --- what nbgrader finds ----------------------------------------------------------------------


def test_the_cells_are_entered_as_generate_assignment_does(toy_course, tmp_path):
    GradeWriter(toy_course, tmp_path / "ours").close()
    config = nbgrader_config(toy_course.root, tmp_path / "stock")
    (tmp_path / "stock" / "solutions").mkdir(parents=True)
    solutions = tmp_path / "stock" / "solutions" / LESSON
    shutil.copytree(toy_course.solution.parent, solutions)
    course = CourseDirectory(config=config)
    course.assignment_id = LESSON
    GenerateAssignment(coursedir=course, config=config).start()

    def described(folder):
        with Gradebook(f"sqlite:///{folder}/gradebook.db", "") as held:
            (assignment,) = held.assignments
            (own,) = assignment.notebooks
            return (
                assignment.name,
                assignment.course_id,
                own.kernelspec,
                [(x.name, x.max_score, x.cell_type) for x in own.grade_cells],
                [x.name for x in own.solution_cells],
                [(x.name, x.cell_type, x.locked, x.source, x.checksum) for x in own.source_cells],
                held.db.execute(text("SELECT version_num FROM alembic_version")).all(),
            )

    assert described(tmp_path / "ours") == described(tmp_path / "stock")
    for step in ("solutions", "notebooks"):
        ours = tmp_path / "ours" / step / LESSON
        assert [path.name for path in ours.iterdir()] == [f"{LESSON}.ipynb"]
        stock = tmp_path / "stock" / step / LESSON / f"{LESSON}.ipynb"
        assert (ours / f"{LESSON}.ipynb").read_bytes() == stock.read_bytes()


def test_a_result_is_entered(toy_course, notebook, db_url, tmp_path):
    graded = notebook(mul_layer=source_of(toy_course, "mul_layer"))
    handed_in = [
        ("ann", "Ann Lee Doe", b"as it came", made(notebook=graded, mul=0.0)),
        ("bob", "Roe, Bob", b"bob's", made("timed_out", notebook(), double_any=0.5)),
        ("eve", "", b"untouched", made(notebook=notebook(), why=0.0)),
    ]
    standings = write(toy_course, tmp_path, *handed_in, db_url=db_url)

    assert {x: (y.score, y.needs_manual, y.by_hand) for x, y in standings.items()} == {
        "ann": (3.0, True, False),
        "bob": (4.5, True, False),
        "eve": (6.0, False, False),
    }
    assert list(standings["ann"].marks) == list(POINTS)
    assert standings["ann"].marks["why"] == Mark(None, None, None, True)
    assert standings["eve"].marks["why"] == Mark(0.0, None, None, False)
    with book(tmp_path) as held:
        found = {x["student"]: x for x in held.submission_dicts(LESSON)}
        assert {x: (y["score"], y["max_score"]) for x, y in found.items()} == {
            "ann": (3.0, 8.0),
            "bob": (4.5, 8.0),
            "eve": (6.0, 8.0),
        }
        assert {x: y["needs_manual_grade"] for x, y in found.items()} == {
            "ann": True,
            "bob": True,
            "eve": False,
        }
        assert [(x.id, x.last_name, x.first_name) for x in held.students if x.id != "eve"] == [
            ("ann", "Doe", "Ann Lee"),
            ("bob", "Roe", "Bob"),
        ]
        comments = held.find_submission_notebook(LESSON, LESSON, "ann").comments
        assert {x.name: x.comment for x in comments} == {
            "double": None,
            "mul_layer": "No response.",
            "why": None,
        }
    for step, content in (("submitted", b"as it came"), ("autograded", graded.encode())):
        assert (tmp_path / step / "ann" / LESSON / f"{LESSON}.ipynb").read_bytes() == content
    names = {path.name for path in tmp_path.iterdir()}
    assert ".staged" not in names


def source_of(lesson, name) -> str:
    cells = nbformat.read(lesson.student, as_version=4).cells
    return next(cell.source for cell in cells if cell.id == name)


def test_nothing_is_entered_before_the_commit(toy_course, notebook, tmp_path):
    with GradeWriter(toy_course, tmp_path) as writer:
        writer.write("ann", "", b"1", made(notebook=notebook()))
        assert list(writer.standings(["ann"])) == []
    assert not (tmp_path / "submitted" / "ann").exists()
    assert write(toy_course, tmp_path) == {}


def test_a_result_of_other_cells_is_refused(toy_course, tmp_path):
    result = made()
    del result.cells[1]
    with (
        GradeWriter(toy_course, tmp_path) as writer,
        pytest.raises(ValueError, match=r"double_any.*'ann'"),
    ):
        writer.write("ann", "", b"1", result)


# --- grading again ----------------------------------------------------------------------------


def test_the_same_again_changes_nothing(toy_course, notebook, db_url, tmp_path):
    one = ("ann", "Ann Doe", b"1", made(notebook=notebook()), 60)
    due = datetime(2030, 1, 1, tzinfo=UTC)
    first = write(
        toy_course, tmp_path, one, ("bob", "", None, made("missing")), due=due, db_url=db_url
    )
    give(tmp_path, "ann", manual=1.5, extra=0.25, comment="Good.")
    before = everything(tmp_path)
    second = write(toy_course, tmp_path, one, one, ("bob", "", None, made("missing")))
    assert everything(tmp_path) == before
    assert first["ann"].score == 6.0
    assert (second["ann"].score, second["ann"].needs_manual) == (7.75, False)
    assert second["ann"].comments == {"why": "Good."}
    assert second["bob"] == Standing()


@pytest.mark.parametrize(
    ("content", "points", "look"),
    [
        (b"1", {}, {"why": False, "mul": False}),
        (b"2", {}, {"why": True, "mul": True}),
        (b"1", {"mul": 0.0}, {"why": False, "mul": True}),
        (b"1", {"why": 0.0}, {"why": True, "mul": False}),
    ],
)
def test_people_look_again_where_something_changed(
    toy_course, notebook, tmp_path, content, points, look
):
    write(toy_course, tmp_path, ("ann", "", b"1", made(notebook=notebook())))
    give(tmp_path, "ann", manual=1.5, comment="Good.")
    give(tmp_path, "ann", manual=2.5, cell="mul")
    again = ("ann", "", content, made(notebook=notebook(), **points))
    for _ in range(2):  # the look that is called for once is called for until it is taken
        standing = write(toy_course, tmp_path, again)["ann"]
        assert {name: standing.marks[name].needs_manual for name in look} == look
        assert standing.score == 7.0
        assert (standing.marks["why"].manual, standing.comments) == (1.5, {"why": "Good."})


def test_what_cannot_be_read_takes_the_place_of_earlier_work(toy_course, notebook, tmp_path):
    write(
        toy_course,
        tmp_path,
        ("ann", "", b"1", made(notebook=notebook())),
        ("bob", "", b"1", made(notebook=notebook())),
    )
    give(tmp_path, "ann", manual=1.5)
    unreadable = made("unreadable")
    unreadable.problem = "x.ipynb is no notebook:\n\n</pre><script>alert(1)</script>"
    found = write(
        toy_course, tmp_path, ("ann", "", b"\xff", unreadable), ("bob", "", None, unreadable)
    )
    # made() leaves the question open and the checks right: without a notebook only the given
    # points count, and nothing waits for a person but what a person gave.
    assert found["ann"].marks["why"] == Mark(0.0, 1.5, None, True)
    assert found["bob"].marks["why"] == Mark(0.0, None, None, False)
    assert (tmp_path / "submitted" / "ann" / LESSON / f"{LESSON}.ipynb").read_bytes() == b"\xff"
    assert not (tmp_path / "submitted" / "bob" / LESSON / f"{LESSON}.ipynb").exists()
    shown = nbformat.read(
        tmp_path / "autograded" / "ann" / LESSON / f"{LESSON}.ipynb", as_version=4
    )
    nbformat.validate(shown)
    assert "&lt;script&gt;" in shown.cells[0].source
    assert "<script>" not in shown.cells[0].source
    assert "x + x" not in str(shown)


def test_who_is_missing_keeps_earlier_work(toy_course, notebook, tmp_path):
    write(toy_course, tmp_path, ("ann", "", b"1", made(notebook=notebook())))
    missing = made("missing", **dict.fromkeys(POINTS, 0.0))
    found = write(
        toy_course, tmp_path, ("ann", "", None, missing), ("bob", "Bob Roe", None, missing)
    )
    assert (found["ann"].score, found["bob"].score) == (6.0, 0.0)
    with GradeWriter(toy_course, tmp_path) as writer:
        assert [name for name, _ in writer.standings(["ann", "bob", "nobody"])] == ["ann"]
    with book(tmp_path) as held:
        assert [x.id for x in held.students] == ["ann", "bob"]
        assert [x["student"] for x in held.submission_dicts(LESSON)] == ["ann"]


def test_a_name_that_a_person_has_entered_stays(toy_course, tmp_path):
    missing = made("missing")
    write(toy_course, tmp_path, ("ann", "", None, missing))
    write(toy_course, tmp_path, ("ann", "Ann\x00 <i>Doe</i>\udcff", None, missing))
    write(toy_course, tmp_path, ("ann", "Somebody Else", None, missing))
    with book(tmp_path) as held:
        student = held.find_student("ann")
        assert (student.first_name, student.last_name) == ("Ann", "‹i›Doe‹/i›?")


def test_late_work_has_a_time_where_the_due_date_is_known(toy_course, notebook, db_url, tmp_path):
    late = ("ann", "", b"1", made(notebook=notebook()), 90)
    stamp = tmp_path / "submitted" / "ann" / LESSON / "timestamp.txt"
    write(toy_course, tmp_path, late, db_url=db_url)
    assert not stamp.exists()
    due = datetime(2030, 5, 6, 12, tzinfo=UTC)
    write(toy_course, tmp_path, late, due=due.astimezone())
    write(toy_course, tmp_path, late, ("bob", "", b"2", made(notebook=notebook())))
    with book(tmp_path) as held:
        assert held.find_assignment(LESSON).duedate == due.replace(tzinfo=None)
        assert held.find_submission(LESSON, "ann").total_seconds_late == 90
        assert held.find_submission(LESSON, "bob").timestamp is None
    found = {x["student"]: x for x in nbgrader_api(tmp_path).get_submissions(LESSON)}
    assert [found[student]["autograded"] for student in ("ann", "bob")] == [True, True]
    when = (due + timedelta(seconds=90)).replace(tzinfo=None)
    assert found["ann"]["timestamp"] == when.isoformat()
    write(toy_course, tmp_path, ("ann", "", b"1", made(notebook=notebook())))
    assert not stamp.exists()
    assert nbgrader_api(tmp_path).get_submission(LESSON, "ann")["autograded"]


def test_people_grade_while_results_come_in(toy_course, notebook, db_url, tmp_path):
    write(toy_course, tmp_path, ("ann", "", b"1", made(notebook=notebook())), db_url=db_url)
    with GradeWriter(toy_course, tmp_path) as writer:
        writer.write("ann", "", b"1", made(notebook=notebook()))
        writer.write("bob", "", b"2", made(notebook=notebook()))
        give(tmp_path, "ann", manual=2.0)
        found = writer.commit()
        give(tmp_path, "bob", manual=1.0)
        writer.write("eve", "", b"3", made(notebook=notebook()))
        assert {x: y.score for x, y in writer.standings(["ann", "bob"])} == {"ann": 8.0, "bob": 7.0}
    assert (found["ann"].score, found["ann"].needs_manual) == (8.0, False)


def test_a_writer_waits_while_formgrader_writes(toy_course, notebook, tmp_path, monkeypatch):
    with GradeWriter(toy_course, tmp_path) as writer:
        held = sqlite3.connect(tmp_path / "gradebook.db", check_same_thread=False)
        held.execute("BEGIN IMMEDIATE")
        writer.write("ann", "", b"1", made(notebook=notebook()))
        threading.Timer(0.3, held.commit).start()
        assert writer.commit()["ann"].score == 6.0
    monkeypatch.setattr(database, "_BUSY", 0.1)
    held.execute("BEGIN IMMEDIATE")
    with pytest.raises(CourseError, match=r"database is locked.*no other program keeps it locked"):
        GradeWriter(toy_course, tmp_path)
    held.close()


# --- ids of all sorts -------------------------------------------------------------------------


def test_no_two_students_share_an_id():
    ids = [*ODD_IDS, *(nbgrader_id(student) for student in ODD_IDS), "a_", "A", "a"]
    aliases = {student: nbgrader_id(student) for student in ids}
    assert len(set(aliases.values())) == len(aliases)
    for alias in aliases.values():
        assert 0 < len(alias) <= 128
        assert len(alias.encode()) <= 255
        assert not set(alias) & set('/\\*?[]<>"#%\n\0')
        assert not alias.startswith(".")
    for plain in ("ann", "Zoë, d'Arc 2.b", "-rf", "{0}", "ü" * 127, "o'Neill & Söhne (2) ~x"):
        assert nbgrader_id(plain) == plain


def test_stock_export_and_feedback_for_odd_ids(toy_course, notebook, db_url, tmp_path):
    handed_in = [
        (student, "", b"1", made(notebook=notebook(why=f"Answer {number}."), mul=number / 10))
        for number, student in enumerate(ODD_IDS)
    ]
    found = write(toy_course, tmp_path, *handed_in, db_url=db_url)
    assert [round(found[student].score - 3, 5) for student in ODD_IDS] == [
        number / 10 for number in range(len(ODD_IDS))
    ]
    environment = {**os.environ, "JUPYTER_PATH": "", "JUPYTER_CONFIG_DIR": str(tmp_path / "none")}
    for command in (["generate_feedback", LESSON], ["export"]):
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", *command, "--log-level=WARN"],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
    for number, student in enumerate(ODD_IDS):
        page = tmp_path / "feedback" / nbgrader_id(student) / LESSON / f"{LESSON}.html"
        shown = page.read_text(encoding="utf-8")
        assert f"Answer {number}." in shown
        assert f"(Score: {3 + number / 10} / 8.0)" in shown
    with (tmp_path / "grades.csv").open(encoding="utf-8", newline="") as file:
        _, *lines = csv.reader(file)
    assert len(lines) == len(ODD_IDS)  # nbgrader quotes nothing: an id's comma makes a column
    assert sorted(float(line[-2]) for line in lines) == sorted(x.score for x in found.values())


# --- formgrader -------------------------------------------------------------------------------


@pytest.fixture
def formgrader(tmp_path):
    """Return a function that starts formgrader on a folder, and returns how to ask it."""
    servers = []

    def formgrader(folder):
        environment = {
            **os.environ,
            "JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime"),
            "JUPYTER_CONFIG_DIR": str(tmp_path / "config"),
            "HOME": str(tmp_path / "home"),
        }
        options = [
            "--ServerApp.jpserver_extensions={'nbgrader.server_extensions.formgrader': True}",
            "--ServerApp.open_browser=False",
            "--ServerApp.port=0",
            "--ServerApp.allow_root=True",
            f"--ServerApp.root_dir={folder}",
            "--IdentityProvider.token=token",
        ]
        command = [sys.executable, "-m", "jupyter_server", *options]
        log = (tmp_path / "formgrader.log").open("w")
        servers.append(
            subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
        )
        log.close()
        wait = tmp_path / "runtime" / f"jpserver-{servers[0].pid}.json"
        while not wait.exists():
            assert servers[0].poll() is None, (tmp_path / "formgrader.log").read_text()
            time.sleep(0.1)
        address = json.loads(wait.read_text())["url"] + "formgrader"

        def ask(path, method="get", **data):
            headers = {"Authorization": "token token"}
            request = getattr(requests, method)
            answer = request(f"{address}/{path}", headers=headers, timeout=60, **data)
            log = (tmp_path / "formgrader.log").read_text()
            assert answer.status_code == 200, f"{path}: {answer.text}\n{log}"
            return answer.text if "api/" not in path else answer.json()

        return ask

    yield formgrader
    for server in servers:
        server.kill()
        server.wait()


def test_formgrader_goes_on_from_it(toy_course, fill, db_url, formgrader, tmp_path):
    def notebook(answer):
        filled = fill(**RIGHT, why=answer)
        shown = {"text/html": "<script>alert(1)</script>", "text/plain": "<script>alert(2)"}
        output = nbformat.v4.new_output("display_data", shown)
        next(cell for cell in filled.cells if cell.id == "double").outputs = [output]
        return nbformat.writes(filled)

    folder = tmp_path / "graded"
    attack = "<script>fetch('/formgrader/api/grade/1')</script><b>bold</b>"
    students = ["ann", *(student for student in ODD_IDS if student != "ab")]
    handed_in = [
        (student, "", b"1", made(notebook=notebook(f"Answer {number}. {attack}")))
        for number, student in enumerate(students)
    ]
    unreadable = made("unreadable", **dict.fromkeys(POINTS, 0.0))
    unreadable.problem = "This is a letter."
    write(toy_course, folder, *handed_in, ("lost", "", b"?", unreadable), db_url=db_url)
    ask = formgrader(folder)

    listed = {x["student"]: x for x in ask(f"api/submissions/{LESSON}")}
    assert listed.keys() == {nbgrader_id(student) for student in [*students, "lost"]}
    assert all(x["autograded"] and x["submitted"] for x in listed.values())
    assert {x["needs_manual_grade"] for x in listed.values() if x["student"] != "lost"} == {True}
    (assignment,) = ask("api/assignments")
    assert (assignment["num_submissions"], assignment["max_score"]) == (len(listed), 8.0)
    opened = {x["student"]: x["id"] for x in ask(f"api/submitted_notebooks/{LESSON}/{LESSON}")}
    assert opened.keys() == listed.keys()
    for number, student in enumerate(students):
        alias = quote(nbgrader_id(student), safe="")
        assert ask(f"api/student/{alias}")["max_score"] == 8.0
        assert nbgrader_id(student) in ask(f"manage_students/{alias}/{LESSON}")
        page = ask(f"submissions/{opened[nbgrader_id(student)]}/")
        assert f"Answer {number}." in page
        assert "alert(2)" in page
        assert not re.search(r"<b>bold|<script>(fetch|alert)", page)
    assert "This is a letter." in ask(f"submissions/{opened['lost']}/")
    assert "secret" not in ask("manage_assignments")

    for cell in ask("api/grades", params={"submission_id": opened["ann"]}):
        if cell["name"] == "why":
            given = {"manual_score": 1.5, "extra_credit": 0.5}
            ask(f"api/grade/{cell['id']}", "put", json=given)
    for cell in ask("api/comments", params={"submission_id": opened["ann"]}):
        if cell["name"] == "why":
            ask(f"api/comment/{cell['id']}", "put", json={"manual_comment": "Go on."})
    again = write(toy_course, folder, handed_in[0])["ann"]
    assert (again.score, again.needs_manual, again.by_hand) == (8.0, False, True)
    assert again.comments == {"why": "Go on."}
    assert {x["student"]: x for x in ask(f"api/submissions/{LESSON}")}["ann"]["score"] == 8.0


# --- killed, and two at once ------------------------------------------------------------------


def in_child(work) -> int:
    """Do some work in a forked process that goes on or ends as it likes; return its id."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(1)
    return child


def test_a_killed_run_loses_only_what_was_not_committed(toy_course, notebook, db_url, tmp_path):
    many = [(f"s{number}", "", b"1", made(notebook=notebook())) for number in range(9)]

    def run():
        writer = GradeWriter(toy_course, tmp_path, db_url)
        for number, one in enumerate(many):
            writer.write(*one)
            if number in (2, 5):
                writer.commit()
        os.kill(os.getpid(), signal.SIGKILL)

    _, status = os.waitpid(in_child(run), 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    with GradeWriter(toy_course, tmp_path) as writer:
        found = dict(writer.standings(one[0] for one in many))
        assert list(found) == [one[0] for one in many[:6]]
        assert {standing.score for standing in found.values()} == {6.0}
    assert not (tmp_path / "submitted" / "s6").exists()
    assert len(write(toy_course, tmp_path, *many)) == 9
    with book(tmp_path) as held:
        assert len(held.submission_dicts(LESSON)) == 9
    assert not (tmp_path / ".staged").exists()


def test_killed_in_the_middle_of_a_commit(toy_course, notebook, db_url, tmp_path, monkeypatch):
    write(toy_course, tmp_path, ("ann", "", b"1", made(notebook=notebook())), db_url=db_url)
    before = everything(tmp_path)
    apply = gradebook._Changes.apply

    def apply_and_die(*arguments):
        apply(*arguments)
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(gradebook._Changes, "apply", apply_and_die)
    new = [(student, "", b"2", made(notebook=notebook(), mul=0.0)) for student in ("ann", "bob")]
    _, status = os.waitpid(in_child(lambda: write(toy_course, tmp_path, *new)), 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    monkeypatch.undo()
    assert everything(tmp_path) == before
    assert {x: y.score for x, y in write(toy_course, tmp_path, *new).items()} == {
        "ann": 3,
        "bob": 3,
    }


def test_killed_between_the_commit_and_the_files(toy_course, notebook, tmp_path, monkeypatch):
    """Points of new work are entered, its file is not in place: a person must still look."""
    write(toy_course, tmp_path, ("ann", "", b"old", made(notebook=notebook())))
    give(tmp_path, "ann", manual=2.0)
    new = ("ann", "", b"new", made(notebook=notebook()))
    with GradeWriter(toy_course, tmp_path) as writer:
        writer.write(*new)
        monkeypatch.setattr("course_utils.grading.gradebook.os.replace", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            writer.commit()
    monkeypatch.undo()
    found = write(toy_course, tmp_path, new)["ann"]
    assert (found.score, found.needs_manual) == (8.0, True)
    place = tmp_path / "submitted" / "ann" / LESSON / f"{LESSON}.ipynb"
    assert place.read_bytes() == b"new"


def test_a_second_writer_is_turned_away(toy_course, db_url, tmp_path, monkeypatch):
    reading, writing = os.pipe()

    def run():
        writer = GradeWriter(toy_course, tmp_path, db_url)
        os.write(writing, b"1")
        signal.pause()
        writer.close()

    first = in_child(run)
    try:
        assert os.read(reading, 1) == b"1"
        monkeypatch.setattr(database, "_PATIENCE", 0.3)
        with pytest.raises(CourseError, match=r"Another `course grade` is writing to .*Wait until"):
            GradeWriter(toy_course, tmp_path)
        # Nor in another folder into the same gradebook.
        same = db_url or f"sqlite:///{tmp_path}/gradebook.db"
        with pytest.raises(CourseError, match=r"Another `course grade` is writing to .*Wait until"):
            GradeWriter(toy_course, tmp_path / "other", same)
    finally:
        os.kill(first, signal.SIGKILL)
        os.waitpid(first, 0)
    monkeypatch.undo()  # PostgreSQL takes a moment to see that a client is gone
    GradeWriter(toy_course, tmp_path).close()


def test_a_child_that_outlives_a_killed_writer_holds_no_lock(toy_course, tmp_path, monkeypatch):
    reading, writing = os.pipe()

    def run():
        _writer = GradeWriter(toy_course, tmp_path)
        child = in_child(signal.pause)
        os.write(writing, str(child).encode())
        os.kill(os.getpid(), signal.SIGKILL)

    os.waitpid(in_child(run), 0)
    child = int(os.read(reading, 20))
    try:
        monkeypatch.setattr(database, "_PATIENCE", 0.0)
        GradeWriter(toy_course, tmp_path).close()
    finally:
        os.kill(child, signal.SIGKILL)


# --- whose gradebook it is --------------------------------------------------------------------


def test_another_lessons_rows_are_not_touched(copy_course, notebook, db_url, tmp_path):
    other = Lesson(copy_course.root, "02_other")
    other.source.parent.mkdir()
    shutil.copy(copy_course.source, other.source)
    build(other)
    url = db_url or f"sqlite:///{tmp_path}/shared.db"
    ann = made(notebook=notebook())
    write(other, tmp_path / "other", ("ann", "", b"1", ann), ("bob", "", b"1", ann), db_url=url)
    before = everything(tmp_path / "other")
    mine = made(notebook=notebook(), mul=0.0)
    write(copy_course, tmp_path / "mine", ("ann", "", b"2", mine), db_url=url)
    after = everything(tmp_path / "mine")
    for table, rows in before.items():
        assert set(rows) <= set(after[table])
    with book(tmp_path / "mine") as held:
        for name, scores in ((LESSON, {"ann": 3.0}), (other.name, {"ann": 6.0, "bob": 6.0})):
            assert {x["student"]: x["score"] for x in held.submission_dicts(name)} == scores
    with GradeWriter(other, tmp_path / "other") as writer:
        assert {x: y.score for x, y in writer.standings(["ann", "bob"])} == {"ann": 6.0, "bob": 6.0}


def test_a_folder_remembers_its_gradebook(toy_course, notebook, new_database, tmp_path):
    url = new_database()
    ann = ("ann", "", b"1", made(notebook=notebook()))
    write(toy_course, tmp_path, ann, db_url=url)
    give(tmp_path, "ann", manual=2.0)
    assert write(toy_course, tmp_path, ann)["ann"].score == 8.0
    assert write(toy_course, tmp_path, ann, db_url=url)["ann"].score == 8.0
    assert not (tmp_path / "gradebook.db").exists()
    for elsewhere in (new_database(), f"sqlite:///{tmp_path}/gradebook.db"):
        with pytest.raises(CourseError, match="Leave --db out, or choose another folder"):
            GradeWriter(toy_course, tmp_path, elsewhere)
    moved = tmp_path.with_name("moved")
    tmp_path.rename(moved)
    try:
        assert write(toy_course, moved, ann)["ann"].score == 8.0
    finally:
        moved.rename(tmp_path)


def test_the_password_is_the_owners(toy_course, new_database, tmp_path):
    GradeWriter(toy_course, tmp_path, new_database()).close()
    holding = []
    for path in tmp_path.rglob("*"):
        if path.is_file() and re.search(rb"cret", path.read_bytes()):
            holding.append(path)
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [path.name for path in holding] == ["pgpass"]


def test_a_lesson_whose_cells_changed(copy_course, notebook, tmp_path):
    GradeWriter(copy_course, tmp_path).close()
    source = copy_course.source.read_text(encoding="utf-8")
    renamed = source.replace('check="mul"', 'check="times"')
    copy_course.source.write_text(renamed, encoding="utf-8")
    build(copy_course)
    GradeWriter(copy_course, tmp_path).close()
    with book(tmp_path) as held:
        names = {cell.name for cell in held.find_notebook(LESSON, LESSON).grade_cells}
    assert names == {"double_small", "double_any", "times", "why"}
    result = made(notebook=notebook())
    result.cells[2].name = "times"
    write(copy_course, tmp_path, ("ann", "", b"1", result))
    before = everything(tmp_path)
    copy_course.source.write_text(source, encoding="utf-8")
    build(copy_course)
    with pytest.raises(CourseError, match="as it was before graded cells were added"):
        GradeWriter(copy_course, tmp_path)
    assert everything(tmp_path) == before


# --- what is no gradebook ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "gradebook.db",
        "mysql://teacher:secret@host/db",
        "postgresql://teacher:secret@host",
        "postgresql://teacher:sec@ret@host/db",
        "sqlite://",
        "postgresql://teacher:secret@host:port/db",
    ],
)
def test_an_address_of_no_gradebook(toy_course, tmp_path, url):
    with pytest.raises(CourseError, match="Expected postgresql://user:password@host") as caught:
        GradeWriter(toy_course, tmp_path, url)
    assert "ret" not in str(caught.value)


def test_a_server_that_is_not_there(toy_course, postgresql, tmp_path):
    url = "postgresql://teacher:secret@127.0.0.1:9/grades"
    with pytest.raises(
        CourseError, match=r"postgresql://127\.0\.0\.1:9/grades.*that the server"
    ) as x:
        GradeWriter(toy_course, tmp_path, url)
    assert "secret" not in str(x.value)


def test_a_wrong_password_and_a_missing_database(toy_course, postgresql, tmp_path):
    wrong = make_url(postgresql).set(password="hunter2").render_as_string(hide_password=False)
    with pytest.raises(CourseError, match="password authentication failed") as caught:
        GradeWriter(toy_course, tmp_path, wrong)
    assert "hunter2" not in str(caught.value)
    missing = make_url(postgresql).set(database="nowhere").render_as_string(hide_password=False)
    with pytest.raises(CourseError, match=r'"nowhere" does not exist.*createdb'):
        GradeWriter(toy_course, tmp_path, missing)
    GradeWriter(toy_course, tmp_path, postgresql).close()  # nothing of these was kept


def test_a_database_that_cannot_hold_every_name(toy_course, new_database, tmp_path):
    url = new_database("ENCODING 'SQL_ASCII' TEMPLATE template0")
    with pytest.raises(CourseError, match=r"encoding SQL_ASCII.*createdb --encoding UTF8"):
        GradeWriter(toy_course, tmp_path, url)


def test_a_gradebook_that_is_not_to_be_trusted(toy_course, tmp_path):
    GradeWriter(toy_course, tmp_path).close()
    path = tmp_path / "gradebook.db"
    with sqlite3.connect(path) as held:
        held.execute(
            "CREATE TRIGGER full_marks AFTER UPDATE ON grade BEGIN "
            "UPDATE grade SET auto_score = 8; END"
        )
    with pytest.raises(CourseError, match=r"has triggers.*full_marks"):
        GradeWriter(toy_course, tmp_path)
    with sqlite3.connect(path) as held:
        held.execute("DROP TRIGGER full_marks")
        held.execute("UPDATE alembic_version SET version_num = 'old'")
    with pytest.raises(CourseError, match=r"another version of nbgrader.*nbgrader db upgrade"):
        GradeWriter(toy_course, tmp_path)
    path.write_text("Dear instructor, " * 1000)
    with pytest.raises(CourseError, match=r"gradebook\.db cannot be used: file is not a database"):
        GradeWriter(toy_course, tmp_path)


def test_an_unbuilt_lesson(toy_course, tmp_path):
    with pytest.raises(CourseError, match="course build 02_unbuilt"):
        GradeWriter(Lesson(toy_course.root, "02_unbuilt"), tmp_path)
