"""Where a gradebook is, and how one writer gets hold of it: address, password, tables, locks."""

import fcntl
import hashlib
import json
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alembic.config import Config as AlembicConfig
from alembic.script import ScriptDirectory
from nbgrader.api import Base
from nbgrader.dbutil import ALEMBIC_DIR
from sqlalchemy import URL, Connection, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import NullPool

from course_utils.grading.lessons import CourseError

_PATIENCE = 10.0  # seconds to wait for another writer: one that was killed may take a moment to go
_BUSY = 60.0  # seconds to wait while formgrader writes
_EXPECTED = (
    "Expected postgresql://user:password@host/database or sqlite:////path/to/gradebook.db; "
    "characters such as @, : and / in a password are written %40, %3A and %2F."
)
_SETTINGS = "nbgrader_config.py"
_PASSFILE = "pgpass"  # libpq refuses one that others can read
_OWN_DATABASE = "gradebook.db"
_URL = re.compile(r'^url = make_url\((".*")\)$', re.MULTILINE)
_SOUGHT = (
    ("grade", "notebook_id"),
    ("comment", "notebook_id"),
    ("submitted_notebook", "assignment_id"),
    ("submitted_assignment", "student_id"),
)
_TABLES = int.from_bytes(b"nbgrader")  # PostgreSQL names its advisory locks by numbers


@dataclass(frozen=True)
class Address:
    """Where a course folder's gradebook is.

    Attributes
    ----------
    folder : Path
        The course folder.
    bare : URL
        The address without the password.
    """

    folder: Path
    bare: URL

    @classmethod
    def of(cls, folder: Path, db_url: str | None) -> "Address":
        """Return the address that is asked for, by default the one that the folder has so far.

        The password of a PostgreSQL user is put into a file of its own in the folder.

        Raises
        ------
        CourseError
            If `db_url` is no address of a gradebook, or not the one that the folder has.
        """
        own = URL.create("sqlite", database=str(folder / _OWN_DATABASE))
        settings = folder / _SETTINGS
        before = None
        if settings.exists():
            named = _URL.search(settings.read_text(encoding="utf-8"))
            before = cls(folder, make_url(json.loads(named[1])) if named else own)
        if db_url is None:
            return before or cls(folder, own)
        url, password = _parse(db_url)
        address = cls(folder, url)
        if before and before._place != address._place:
            raise CourseError(
                f"{folder} has its gradebook in {before}, not in {address}. Leave --db out, or "
                "choose another folder for the results."
            )
        if password:
            escaped = password.replace("\\", "\\\\").replace(":", "\\:")
            _write_private(folder / _PASSFILE, f"*:*:*:*:{escaped}\n")
        return address

    def __str__(self) -> str:
        """For people: without user and password."""
        if self.is_file:
            return str(self.bare.database)
        _, host, port, database = self._place
        return f"postgresql://{host or 'localhost'}{f':{port}' if port else ''}/{database}"

    @property
    def is_file(self) -> bool:
        """Whether it is SQLite."""
        return self.bare.get_backend_name() == "sqlite"

    @property
    def url(self) -> URL:
        """What a program connects to."""
        passfile = self.folder / _PASSFILE
        if self.is_file or not passfile.exists():
            return self.bare
        return self.bare.update_query_dict({"passfile": str(passfile)})

    def settings(self) -> str:
        """Return the lines of nbgrader_config.py that tell nbgrader where the gradebook is."""
        if self.is_file and self.bare.database == str(self.folder / _OWN_DATABASE):
            return ""  # nbgrader's default, also after the folder has been moved
        address = json.dumps(self.bare.render_as_string(), ensure_ascii=False)
        lines = ["", "# Written by `course grade --db`.", "from sqlalchemy import make_url", ""]
        lines += [f"url = make_url({address})"]
        if self.url != self.bare:
            lines += [
                "# The password is kept apart, where only the owner can read it.",
                "from pathlib import Path",
                "",
                f'passfile = Path(__file__).resolve().with_name("{_PASSFILE}")',
                'url = url.update_query_dict({"passfile": str(passfile)})',
            ]
        return "\n".join([*lines, "c.CourseDirectory.db_url = url.render_as_string(False)", ""])

    @property
    def _place(self) -> tuple:
        url = self.bare
        return url.get_backend_name(), url.host or url.query.get("host"), url.port, url.database


@contextmanager
def open_gradebook(address: Address, name: str) -> Iterator[Connection]:
    """Connect to a gradebook as its one writer; nbgrader's tables are made if there are none.

    A second writer waits some seconds for the first to finish. (In PostgreSQL, others may write
    the grades of other lessons.)

    Parameters
    ----------
    address : Address
        Where it is.
    name : str
        The lesson that will be written.

    Raises
    ------
    CourseError
        If it cannot be reached or used, is of another version of nbgrader, or another writes to it.
    """
    with ExitStack() as stack:
        _lock_file(stack, address.folder / ".lock", address.folder)
        if address.is_file:  # it may be that of another folder too
            _lock_file(stack, Path(f"{address.bare.database}.lock"), address)
        with database_errors(address):
            connection = stack.enter_context(_engine(address).connect())
        with database_errors(address), connection.begin():
            if not address.is_file:
                _lock_lesson(connection, name, address)
            _refuse_strange(connection, address)
            _make_tables(connection, address)
        yield connection


@contextmanager
def database_errors(address: Address) -> Iterator[None]:
    """Say in a `CourseError` what a database complains of."""
    try:
        yield
    except DBAPIError as error:
        advice = (
            "Check that the file is a gradebook of nbgrader, that you may write to it and to its "
            "folder, that the disk is not full, and that no other program keeps it locked"
            if address.is_file
            else "Check that the server runs, that the database exists (createdb makes it), and "
            "that its name, the user and the password are right"
        )
        said = " ".join(str(error.orig).split())
        raise CourseError(f"The gradebook {address} cannot be used: {said}. {advice}.") from error


def _parse(db_url: str) -> tuple[URL, str]:
    """Return an address without its password, and the password."""
    try:
        url = make_url(db_url)
    except (ArgumentError, ValueError):
        raise CourseError(f"The address of the gradebook cannot be read. {_EXPECTED}") from None
    backend = url.drivername.split("+")[0]
    if backend == "sqlite" and url.database and url.database != ":memory:":
        return URL.create("sqlite", database=str(Path(url.database).resolve())), ""
    if backend not in ("postgresql", "postgres") or not url.database or "@" in (url.host or ""):
        raise CourseError(f"That is no address of a gradebook. {_EXPECTED}")
    query = {"client_encoding": "utf8", "connect_timeout": "10", **url.query}
    password = url.password or query.get("password", "")
    for name in ("password", "passfile"):
        query.pop(name, None)
    place = {"host": url.host, "port": url.port, "database": url.database}
    url = URL.create("postgresql+psycopg", username=url.username, **place, query=query)
    return url, str(password)


def _write_private(path: Path, content: str) -> None:
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    number = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(number, "w", encoding="utf-8") as file:
        file.write(content)
    os.replace(part, path)


def _engine(address: Address) -> Any:
    if not address.is_file:
        try:
            return create_engine(address.url, poolclass=NullPool)
        except ImportError as error:
            raise CourseError(
                "A gradebook in PostgreSQL needs a driver: pip install 'psycopg[binary]'"
            ) from error
    engine = create_engine(address.url, poolclass=NullPool, connect_args={"timeout": _BUSY})

    # pysqlite itself begins a transaction at its first change only, after it has read.
    @event.listens_for(engine, "connect")
    def _(connection: Any, _: object) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _refuse_strange(db: Connection, address: Address) -> None:
    if not address.is_file:
        encoding = db.exec_driver_sql("SHOW server_encoding").scalar_one()
        if encoding != "UTF8":
            raise CourseError(
                f"{address} has the encoding {encoding}, which cannot hold every name. Make the "
                "database anew: createdb --encoding UTF8 --template template0 NAME"
            )
        return
    found = db.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    if names := found.scalars().all():
        raise CourseError(
            f"{address} has triggers, which can change grades unseen and which nbgrader never "
            f"makes: {', '.join(names)}. Find out whose they are, remove them (DROP TRIGGER NAME), "
            "and look over the grades."
        )


def _make_tables(db: Connection, address: Address) -> None:
    script = AlembicConfig()
    script.set_main_option("script_location", ALEMBIC_DIR.replace("%", "%%"))
    newest = ScriptDirectory.from_config(script).get_current_head()
    tables = inspect(db).get_table_names()
    if "assignment" not in tables:
        Base.metadata.create_all(db)
        db.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        stamp = text("INSERT INTO alembic_version (version_num) VALUES (:newest)")
        db.execute(stamp, {"newest": newest})
        # Without these, `nbgrader export` takes an hour for 30,000 students.
        for table, column in _SOUGHT:
            db.exec_driver_sql(f"CREATE INDEX {table}_by_{column} ON {table} ({column})")
    elif "alembic_version" in tables:
        found = db.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        if found != newest:
            raise CourseError(
                f"{address} is of another version of nbgrader (its tables are of {found}, not of "
                f"{newest}). Keep a copy of it, and run: nbgrader db upgrade"
            )


def _lock_file(stack: ExitStack, path: Path, what: object) -> None:
    """Hold a lock on a file until `stack` closes."""
    try:
        file = stack.enter_context(path.open("a"))
    except OSError as error:
        raise CourseError(f"{what} cannot be written: {error.strerror} ({path}).") from error

    def lock() -> bool:
        try:
            # Unlike flock's, it is not handed on to children, which may outlive a killed parent.
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
        return True

    _wait_for(lock, str(what))


def _lock_lesson(db: Connection, name: str, address: Address) -> None:
    """Hold the lock of the lesson while connected, and that of the tables until the commit."""
    digest = hashlib.sha256(f"course grade {name}".encode()).digest()
    lesson = {"lock": int.from_bytes(digest[:8], signed=True)}
    lock = text("SELECT pg_try_advisory_lock(:lock)")
    _wait_for(lambda: db.execute(lock, lesson).scalar_one(), f"{name} in {address}")
    db.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _TABLES})


def _wait_for(lock: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + _PATIENCE
    while not lock():
        if time.monotonic() > end:
            raise CourseError(
                f"Another `course grade` is writing to {what}. Wait until it has finished, then "
                "start this one again."
            )
        time.sleep(0.1)
