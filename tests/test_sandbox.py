"""Tests of course_utils.grading.sandbox and doctor: what hostile code can do behind the walls."""

import errno
import json
import os
import platform
import select
import signal
import socket
import subprocess
import sys
import sysconfig
import textwrap
from dataclasses import asdict, dataclass, field
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from checkout import ROOT
from needs import require

from course_utils.grading import doctor, sandbox
from course_utils.grading.lessons import CourseError
from course_utils.grading.sandbox import Limits, Walls, find_walls, start_zygote, try_walls

GUARD = 60  # seconds until a test that hangs fails
NUMBERS = {  # of system calls that Python has no function for
    "x86_64": {"ptrace": 101, "tkill": 200, "queue": 129, "unshare": 272, "clone": 56}
    | {"keyctl": 250, "bpf": 321, "personality": 135},
    "aarch64": {"ptrace": 117, "tkill": 130, "queue": 138, "unshare": 97, "clone": 220}
    | {"keyctl": 219, "bpf": 280, "personality": 92},
}.get(platform.machine(), {})
SMALL = Limits(memory=256 << 20, cpu=20, scratch=4 << 20, files=200, processes=64, open_files=64)

# Runs one piece of code after the other, each in a worker of its own. What they `say` goes through
# a pipe; that it closes tells that nothing holds it any more.
ZYGOTE = """
import json, os, select, signal, sys
sys.path.insert(0, ".")
import sandbox

room = sandbox.enter()
for line in sys.stdin:
    order = json.loads(line)
    if order["spoil"]:
        room.trees.append("\\0")
    heard, mouth = os.pipe()
    try:
        pid = room.fork(keep=[mouth, *order["keep"]])
    except sandbox.WallError as error:
        print(json.dumps({"wall": str(error)}), flush=True)
        continue
    if pid == 0:
        def say(*words):
            os.write(mouth, (json.dumps(words) + "\\n").encode())
        def attempt(what, deed):
            try:
                said = deed()
            except OSError as error:
                say(what, type(error).__name__)
            else:
                say(what, "done", repr(said))
        try:
            tools = {"say": say, "attempt": attempt, "room": room.folder}
            exec(order["code"], {**tools, **order["names"]})
        except BaseException as error:
            say("raised", type(error).__name__, str(error))
        os._exit(0)
    os.close(mouth)
    said = b""
    if order["kill"]:
        said = os.read(heard, 1)  # when it is ready
        os.kill(pid, signal.SIGKILL)
    ending = room.reap(pid)
    while select.select([heard], [], [], 2 if room.walls.warm else 0)[0]:
        if not (more := os.read(heard, 1 << 16)):
            break
        said += more
    else:
        more = b"someone still holds the pipe"
    os.close(heard)
    print(json.dumps({"ending": ending.__dict__, "said": said.decode(), "left": bool(more),
                      "pid": os.getpid()}), flush=True)
"""


@dataclass
class Told:
    """What became of a piece of code."""

    kind: str
    code: int
    left: bool
    zygote: int
    said: list = field(default_factory=list)

    @property
    def outcomes(self):
        return {what: outcome for what, outcome, *_ in self.said}


class Cell:
    """A zygote, and code to run in it; where it serves one worker only, a new one each time."""

    def __init__(self, walls, limits=SMALL, read_only=(), pass_fds=()):
        self.walls, self.limits, self.pass_fds = walls, limits, pass_fds
        self.read_only = {Path(sandbox.__file__): "sandbox.py", **dict(read_only)}
        self.zygote = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def end(self):
        if self.zygote:
            self.zygote.end()
            self.zygote.stdin.close()
            self.zygote.stdout.close()
        self.zygote = None

    def order(self, code, names=(), kill=False, spoil=False):
        if self.zygote and not self.walls.warm:
            self.end()
        if self.zygote is None:
            self.zygote = start_zygote(
                [sys.executable, "-I", "-c", ZYGOTE],
                read_only=self.read_only,
                walls=self.walls,
                limits=self.limits,
                pass_fds=self.pass_fds,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        order = {"code": textwrap.dedent(code), "names": dict(names), "kill": kill, "spoil": spoil}
        self.zygote.stdin.write(json.dumps({**order, "keep": list(self.pass_fds)}) + "\n")
        self.zygote.stdin.flush()

    def answer(self):
        assert select.select([self.zygote.stdout], [], [], GUARD)[0], "no answer"
        line = self.zygote.stdout.readline()
        assert line, f"the zygote is gone: {self.zygote.wait()}"
        return json.loads(line)

    def run(self, code, kill=False, **names):
        self.order(code, names, kill)
        told = self.answer()
        said = [json.loads(line) for line in told["said"].splitlines()]
        ending = told["ending"]
        return Told(ending["kind"], ending["code"], told["left"], told["pid"], said)


def walls_by_name(name):
    if name == "none":
        return Walls()
    if name == "bubblewrap":
        walls, trouble = try_walls(bubblewrap=True)
        require(walls.enough, f"bubblewrap, which does not work here: {trouble}")
        return walls
    if name == "bubblewrap, cold":
        walls = walls_by_name("bubblewrap")
        return Walls(**{**asdict(walls), "namespaces": False})
    walls, trouble = try_walls(bubblewrap=False)
    require(walls.enough, f"Landlock and seccomp, which do not hold here: {trouble}")
    return Walls(**{**asdict(walls), "namespaces": False})


@pytest.fixture(params=["bubblewrap", "bubblewrap, cold", "landlock"])
def walls(request):
    return walls_by_name(request.param)


@pytest.fixture
def cell(walls):
    with Cell(walls) as cell:
        yield cell


@pytest.fixture
def treasure(tmp_path):
    """A file outside that everyone may read and write, as far as its folder goes."""
    tmp_path.chmod(0o777)
    file = tmp_path / "gradebook.db"
    file.write_text("grades")
    file.chmod(0o666)
    return file


def exhaust(descriptor):
    """Read until nobody holds the other end."""
    said = b""
    while True:
        assert select.select([descriptor], [], [], GUARD)[0], "somebody still holds the pipe"
        if not (more := os.read(descriptor, 1 << 16)):
            return said
        said += more


# ------------------------------------------------------------------------------------ what is seen


def test_only_python_and_what_is_given_can_be_read(cell, treasure, monkeypatch, tmp_path):
    monkeypatch.setenv("COURSE_TEST_SECRET", "secret")
    given = tmp_path / "given"
    given.mkdir()
    (given / "data.txt").write_text("numbers")
    cell.read_only[given] = "lesson/data"
    files = [treasure, ROOT / "course.toml", ROOT / "course_utils/layers.py", *ROOT.glob("*.md")]
    files += ROOT.glob("solutions/*/*.py")
    files += [
        "/etc/passwd",
        "/etc/shadow",
        "/etc/hostname",
        "/proc/1/environ",
    ]
    files = [str(path) for path in files]
    folders = [str(path) for path in (treasure.parent, ROOT / "solutions", "/var", "/home", "/opt")]
    told = cell.run(
        """
        import os
        for path in files: attempt(path, lambda: open(path).read())
        for path in folders: attempt(path, lambda: os.listdir(path))
        say('environment', sorted(os.environ))
        say('given', open(room + '/lesson/data/data.txt').read())
        import decimal, numpy
        say('sum', float(numpy.ones(3).sum()))
        """,
        files=files,
        folders=folders,
    )
    outcomes = told.outcomes
    assert (told.kind, outcomes.pop("given"), outcomes.pop("sum")) == ("ended", "numbers", 3.0)
    known = {"HOME", "LANG", "PATH", "PWD", "TMPDIR", "USER"}
    assert set(outcomes.pop("environment")) <= known
    assert outcomes.keys() == {*files, *folders}
    # Where Python lies below such a folder, its name is there, and no other.
    seen = {what: told for what, told in outcomes.items() if told == "done"}
    assert all(sysconfig.get_path("stdlib").startswith(f"{what}/") for what in seen), seen


def test_nothing_can_be_changed_but_the_own_temporary_folder(cell, treasure, tmp_path):
    given = tmp_path / "given.txt"
    given.write_text("numbers")
    given.chmod(0o666)
    cell.read_only[given] = "given.txt"
    before = [(path.read_bytes(), path.stat()) for path in (treasure, given)]
    folders = [
        str(tmp_path),
        str(ROOT),
        "/",
        "/dev",
        "/dev/shm",
        "/etc",
        "/usr",
    ]
    folders += ["/var/tmp", "/home", "/proc", "/sys", sys.prefix, sysconfig.get_path("purelib")]
    told = cell.run(
        """
        import os
        folders += [room, room + '/..']
        paths += [room + '/given.txt']
        for folder in folders:
            attempt(folder, lambda: open(folder + '/intruder', 'w'))
            attempt(folder + ' mkdir', lambda: os.mkdir(folder + '/intruder'))
        for path in paths:
            deeds = dict(
                append=lambda: open(path, 'a'), truncate=lambda: os.truncate(path, 0),
                empty=lambda: os.open(path, os.O_RDONLY | os.O_TRUNC),
                chmod=lambda: os.chmod(path, 0), utime=lambda: os.utime(path, (0, 0)),
                chown=lambda: os.chown(path, os.getuid(), os.getgid()),
                attribute=lambda: os.setxattr(path, 'user.x', b'x'),
                remove=lambda: os.remove(path), rename=lambda: os.rename(path, path + 'x'),
                link=lambda: os.link(path, os.environ['TMPDIR'] + '/link'),
                move=lambda: os.replace(os.environ['HOME'], path))
            for name, deed in deeds.items(): attempt(path + ' ' + name, deed)
        attempt('home', lambda: open('file', 'w').write('x'))
        attempt('tmp', lambda: os.replace('file', os.environ['TMPDIR'] + '/moved'))
        attempt('null', lambda: open('/dev/null', 'w').write('x'))
        """,
        folders=folders,
        paths=[str(treasure)],
    )
    outcomes = told.outcomes
    assert [outcomes.pop(name) for name in ("home", "tmp", "null")] == ["done"] * 3
    assert len(outcomes) == 2 * (len(folders) + 2) + 2 * 11
    assert "done" not in outcomes.values(), outcomes
    for path, (contents, stat) in zip((treasure, given), before, strict=True):
        assert path.read_bytes() == contents
        assert (path.stat().st_mode, path.stat().st_mtime) == (stat.st_mode, stat.st_mtime)


def test_the_next_one_finds_nothing(cell):
    first = cell.run(
        """
        import os
        os.makedirs('.ipython/profile_default/startup')
        open(os.environ['TMPDIR'] + '/left', 'w').write('x')
        os.mkdir(os.environ['TMPDIR'] + '/closed', 0)
        say('here', os.listdir('.'))
        """
    )
    assert first.said == [["here", [".ipython"]]]
    code = "import os; say(os.getcwd() == os.environ['HOME'], os.listdir('.'), os.listdir('..'))"
    assert cell.run(code).said == [[True, [], ["home"]]]
    folder = cell.zygote.folder
    cell.end()
    assert folder is None or not folder.exists()


def test_what_is_private_is_not_seen_even_among_pythons_own_files(walls, monkeypatch):
    libraries = Path(sysconfig.get_path("purelib"))
    monkeypatch.setattr(sandbox, "_private", lambda: [libraries.resolve() / "nbgrader"])
    with Cell(walls) as cell:
        told = cell.run(
            """
            import importlib, sys
            attempt('private', lambda: open(libraries + '/nbgrader/__init__.py').read())
            sys.path.append(libraries)
            importlib.invalidate_caches()
            import click
            say('others', click.__name__)
            """,
            libraries=str(libraries),
        )
    assert told.outcomes["private"] in ("FileNotFoundError", "PermissionError")
    assert told.outcomes["others"] == "click"


def test_only_the_descriptors_to_keep_are_open(walls):
    ours, theirs = os.pipe()
    with Cell(walls, pass_fds=[theirs]) as cell:
        told = cell.run(
            "import os\n"
            "for number in range(64): attempt(number, lambda: os.fstat(number).st_ino)\n"
            "os.write(theirs, b'hello')\n",
            theirs=theirs,
        )
        assert os.read(ours, 9) == b"hello"
    os.close(ours)
    os.close(theirs)
    inside = [number for number, outcome in told.outcomes.items() if outcome == "done"]
    assert inside[:3] == [0, 1, 2]
    assert theirs in inside
    assert len(inside) == 5  # and the one through which it says this


# -------------------------------------------------------------------------------------- the network


def test_there_is_no_network(cell, tmp_path):
    tmp_path.chmod(0o777)
    path, hidden = str(tmp_path / "socket"), f"\0course-{os.getpid()}"
    listeners = {}
    for name, family, address in (
        ("tcp", socket.AF_INET, ("127.0.0.1", 0)),
        ("tcp6", socket.AF_INET6, ("::1", 0)),
        ("abstract", socket.AF_UNIX, hidden),
        ("path", socket.AF_UNIX, path),
    ):
        if family == socket.AF_INET6 and not Path("/proc/net/if_inet6").exists():
            continue
        listener = listeners[name] = socket.socket(family, socket.SOCK_STREAM)
        listener.bind(address)
        listener.listen()
        listener.setblocking(False)
    os.chmod(path, 0o777)
    post = listeners["post"] = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    post.bind(path + "2")
    post.setblocking(False)
    os.chmod(path + "2", 0o777)
    told = cell.run(
        """
        import socket
        def reach(family, address):
            with socket.socket(family, socket.SOCK_STREAM) as one: one.connect(address)
        def serve():
            with socket.socket() as one: one.bind(('127.0.0.1', 0)); one.listen()
        def send():
            one, other = socket.socketpair(type=socket.SOCK_DGRAM)
            one.sendto(b'x', path + '2')
        attempt('tcp', lambda: reach(socket.AF_INET, ('127.0.0.1', port)))
        attempt('tcp6', lambda: reach(socket.AF_INET6, ('::1', port)))
        attempt('abstract', lambda: reach(socket.AF_UNIX, hidden))
        attempt('path', lambda: reach(socket.AF_UNIX, path))
        attempt('post', send)
        attempt('serve', serve)
        attempt('udp', lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9)))
        one, other = socket.socketpair(); one.send(b'x'); say('pair', other.recv(9).decode())
        """,
        port=listeners["tcp"].getsockname()[1],
        hidden=hidden,
        path=path,
    )
    outcomes = told.outcomes
    assert outcomes.pop("pair") == "x"  # asyncio needs it
    assert len(outcomes) == 7
    assert set(outcomes.values()) == {"PermissionError"}
    for name, listener in listeners.items():
        with listener, pytest.raises(BlockingIOError):
            listener.recv(9) if name == "post" else listener.accept()


# --------------------------------------------------------------------------------- other processes


def test_other_processes_cannot_be_touched(cell):
    with subprocess.Popen(["sleep", "600"], start_new_session=True) as victim:
        try:
            zygote = cell.run("pass").zygote
            told = cell.run(
                """
                import ctypes, os, resource, signal
                libc = ctypes.CDLL(None, use_errno=True)
                def call(*values):
                    if libc.syscall(*map(ctypes.c_long, values)) < 0:
                        raise OSError(ctypes.get_errno(), 'no')
                for pid in pids:
                    deeds = dict(
                        kill=lambda: os.kill(pid, signal.SIGKILL),
                        stop=lambda: os.killpg(pid, signal.SIGSTOP),
                        tkill=lambda: call(numbers['tkill'], pid, 9),
                    queue=lambda: call(numbers['queue'], pid, 9, 0),
                        ptrace=lambda: call(numbers['ptrace'], 16, pid, 0, 0),
                        limit=lambda: resource.prlimit(pid, resource.RLIMIT_CPU, (1, 1)),
                        affinity=lambda: os.sched_setaffinity(pid, {0}),
                        policy=lambda: os.sched_setscheduler(pid, os.SCHED_IDLE, os.sched_param(0)),
                        memory=lambda: open(f'/proc/{pid}/mem', 'rb'),
                        environment=lambda: open(f'/proc/{pid}/environ').read(),
                        files=lambda: os.listdir(f'/proc/{pid}/fd'))
                    for name, deed in deeds.items(): attempt(f'{name} {pid}', deed)
                attempt('priority', lambda: os.setpriority(os.PRIO_USER, 0, 19))
                attempt('all', lambda: os.kill(2 if warm else -1, signal.SIGSTOP))
                attempt('see', lambda: [x for x in os.listdir('/proc') if x.isdigit()])
                """,
                pids=[zygote, victim.pid],
                warm=cell.walls.warm,
                numbers=NUMBERS,
            )
            outcomes = told.outcomes
            seen = [rest for what, *rest in told.said if what == "see"]
            assert seen in ([["done", "[]"]], [["PermissionError"]])
            del outcomes["see"]
            assert len(outcomes) == 2 * 11 + 2
            assert "done" not in outcomes.values(), outcomes
            assert victim.poll() is None
            assert Path(f"/proc/{victim.pid}/stat").read_text().split()[2] == "S"
            assert told.kind == "ended"
            if cell.walls.warm:
                assert cell.run("say('hello')").zygote == zygote
        finally:
            victim.kill()


def test_a_fork_bomb_stays_small_and_ends(walls):
    require(walls.processes, "a bound on processes, which this machine does not give")
    ours, theirs = os.pipe()
    with Cell(walls, pass_fds=[theirs]) as cell:
        told = cell.run(
            """
            import os, signal
            main = os.getpid()
            while True:
                try:
                    if os.fork() == 0: os.write(theirs, b'x')
                except OSError: break
            if os.getpid() != main: signal.pause()
            """,
            theirs=theirs,
        )
        os.close(theirs)
        if walls.warm:
            assert not told.left
            assert cell.run("say('hello')").said == [["hello"]]
        cell.end()
        born = len(exhaust(ours))
    os.close(ours)
    assert SMALL.processes // 2 <= born <= SMALL.processes


DAEMON = """
import os, signal
for number in signal.SIGTERM, signal.SIGINT, signal.SIGHUP:
    signal.signal(number, signal.SIG_IGN)
ours, theirs = os.pipe()
if os.fork() == 0:
    attempt("session", os.setsid)
    attempt("group", lambda: os.setpgid(0, 0))
    if os.fork() == 0:
        os.write(theirs, b"!")
        while True:
            signal.pause()
    os._exit(0)
os.read(ours, 1)
"""


def test_what_runs_in_the_background_ends_too(walls):
    ours, theirs = os.pipe()
    with Cell(walls, pass_fds=[theirs]) as cell:
        told = cell.run(DAEMON)
        os.close(theirs)
        assert told.outcomes == {"session": "PermissionError", "group": "PermissionError"}
        assert told.left != walls.warm  # with namespaces it is gone as soon as the worker is
        cell.end()
        assert exhaust(ours) == b""
    os.close(ours)


STUBBORN = """
import os, signal
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
say("ready")
while True:
    try:
        while True: pass
    except BaseException: pass
"""


def test_one_that_ignores_all_signals_is_killed(cell):
    told = cell.run(STUBBORN, kill=True)
    assert (told.kind, told.code) == ("out_of_memory", -signal.SIGKILL)


@pytest.mark.parametrize("name", ["bubblewrap", "bubblewrap, cold", "landlock", "none"])
def test_the_end_of_the_zygote_is_the_end_of_all(name):
    ours, theirs = os.pipe()
    with Cell(walls_by_name(name), pass_fds=[theirs]) as cell:
        cell.order(f"import os; os.fork(); os.write({theirs}, b'x')\n{STUBBORN}")
        os.close(theirs)
        assert os.read(ours, 1) == b"x"
        cell.end()
        exhaust(ours)
    os.close(ours)


def test_a_grader_that_is_killed_leaves_nothing_behind_bubblewrap(monkeypatch, tmp_path):
    walls_by_name("bubblewrap")
    monkeypatch.setenv("TMPDIR", str(tmp_path))  # nobody is left to remove what is in it
    ours, theirs = os.pipe()
    script = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from course_utils.grading.sandbox import *\n"
        f"start_zygote([sys.executable, '-c', 'import os, time; os.write({theirs}, b\"x\"); "
        f"time.sleep(600)'], read_only={{}}, walls=Walls(bubblewrap=True), pass_fds=[{theirs}])\n"
        "time.sleep(600)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], pass_fds=[theirs], cwd=ROOT) as grader:
        os.close(theirs)
        try:
            assert select.select([ours], [], [], GUARD)[0], "it does not start"
            assert os.read(ours, 1) == b"x"
        finally:
            grader.kill()
    exhaust(ours)
    os.close(ours)


# ------------------------------------------------------------------------------ one wall at a time


def test_bubblewrap_alone_keeps_from_files_and_network(treasure):
    walls_by_name("bubblewrap")
    hidden = f"\0course-{os.getpid()}"
    with socket.create_server(("127.0.0.1", 0)) as tcp, socket.socket(socket.AF_UNIX) as abstract:
        abstract.bind(hidden)
        abstract.listen()
        with Cell(Walls(bubblewrap=True)) as cell:
            told = cell.run(
                """
                import os, socket
                for folder in '/', '/dev', room, '/usr', os.path.dirname(treasure):
                    attempt(folder, lambda: open(folder + '/intruder', 'w'))
                attempt('read', lambda: open(treasure).read())
                attempt('tcp', lambda: socket.create_connection(('127.0.0.1', port)))
                attempt('abstract', lambda: socket.socket(socket.AF_UNIX).connect(hidden))
                attempt('memory', lambda: open(f'/proc/{os.getppid()}/mem', 'rb'))
                attempt('environment', lambda: open(f'/proc/{os.getppid()}/environ').read())
                attempt('mount', lambda: os.chroot('.'))
                """,
                treasure=str(treasure),
                port=tcp.getsockname()[1],
                hidden=hidden,
            )
    assert len(told.outcomes) == 11
    assert "done" not in told.outcomes.values(), told.outcomes


def test_namespaces_alone_hide_other_processes():
    require(walls_by_name("bubblewrap").namespaces, "namespaces for each submission")
    with Cell(Walls(bubblewrap=True, namespaces=True)) as cell:
        told = cell.run(
            """
            import os
            say('pid', os.getpid())
            say('proc', sorted(os.listdir('/proc')))
            """
        )
    assert told.outcomes == {"pid": 1, "proc": ["cpuinfo", "meminfo", "self", "stat"]}


def test_seccomp_alone_keeps_signals_to_oneself():
    require(walls_by_name("bubblewrap").seccomp, "seccomp")
    with Cell(Walls(bubblewrap=True, seccomp=True)) as cell:
        told = cell.run(
            """
            import ctypes, fcntl, os, signal
            libc = ctypes.CDLL(None, use_errno=True)
            def call(*values):
                if libc.syscall(*map(ctypes.c_long, values)) < 0:
                    raise OSError(ctypes.get_errno(), 'no')
            pid = os.getppid()
            attempt('kill', lambda: os.kill(pid, 0))
            attempt('group', lambda: os.kill(0, signal.SIGCONT))
            attempt('tkill', lambda: call(numbers['tkill'], pid, signal.SIGCONT))
            attempt('descriptor', lambda: signal.pidfd_send_signal(os.pidfd_open(pid), 0))
            attempt('owner', lambda: fcntl.fcntl(1, fcntl.F_SETOWN, pid))
            attempt('network', lambda: __import__('socket').socket())
            signal.signal(signal.SIGUSR1, lambda *_: say('self', 'heard'))
            os.kill(os.getpid(), signal.SIGUSR1)
            """,
            numbers=NUMBERS,
        )
    outcomes = told.outcomes
    assert outcomes.pop("self") == "heard"
    assert set(outcomes.values()) == {"PermissionError"}
    assert len(outcomes) == 6


# ------------------------------------------------------------------------------------------ limits


def test_memory_is_bounded(cell):
    told = cell.run(
        """
        import ctypes, mmap, os
        try: bytearray(10 << 30)
        except MemoryError: say('bytes', 'MemoryError')
        attempt('map', lambda: mmap.mmap(-1, 10 << 30))
        attempt('file', lambda: os.memfd_create('x'))
        libc = ctypes.CDLL(None)
        say('shared', 'done' if libc.shmget(0, 10 << 30, 0o1600) >= 0 else 'refused')
        held = []
        while True: held.append(bytearray(1 << 20))
        """
    )
    assert told.outcomes == {
        "bytes": "MemoryError",
        "map": "OSError",
        "file": "PermissionError",
        "shared": "refused",
        "raised": "MemoryError",
    }


MANY_FILES = """
import os
made = 0
try:
    while True:
        os.close(os.open(f"{made}", os.O_CREAT))
        made += 1
except OSError as error:
    say("full", made, error.strerror)
"""


def test_files_are_bounded():
    walls = walls_by_name("bubblewrap")
    require(walls.namespaces, "namespaces of its own for each submission")
    with Cell(walls) as cell:
        told = cell.run(MANY_FILES)
    (_, made, why), *_ = told.said
    assert (SMALL.files - 10 < made < SMALL.files, why) == (True, "No space left on device")


def test_bytes_in_files_are_bounded(cell):
    told = cell.run(
        """
        import os
        def fill(name):
            with open(name, 'wb') as file:
                while True: file.write(bytes(1 << 16)); file.flush()
        attempt('one', lambda: fill('one'))
        say('size', os.path.getsize('one'))
        for number in range(20): attempt('more', lambda: fill(str(number)))
        say('all', sum(os.path.getsize(name) for name in os.listdir('.')))
        """
    )
    assert told.outcomes["one"] == "OSError"
    assert told.outcomes["size"] <= SMALL.scratch
    if cell.walls.bubblewrap:
        assert told.outcomes["all"] <= SMALL.scratch


@pytest.mark.parametrize("name", ["bubblewrap", "landlock", "none"])
def test_processor_time_is_bounded(name):
    with Cell(walls_by_name(name), limits=Limits(cpu=1)) as cell:
        told = cell.run("while True: pass")
    assert told.kind == "timed_out"


def test_how_a_worker_ended(cell):
    assert cell.run("pass").kind == "ended"
    assert cell.run("import os; os._exit(7)").code == 7
    crash = cell.run("import ctypes; ctypes.string_at(0)")
    assert (crash.kind, crash.code) == ("crashed", -signal.SIGSEGV)


# -------------------------------------------------------------------------------------- privileges


def test_no_privilege_can_be_had(cell):
    told = cell.run(
        """
        import ctypes, os
        libc = ctypes.CDLL(None, use_errno=True)
        def call(*values):
            result = libc.syscall(*map(ctypes.c_long, values))
            if result < 0: raise OSError(ctypes.get_errno(), 'no')
            return result
        def mount():
            if libc.mount(b'x', os.environ['TMPDIR'].encode(), b'tmpfs', 0, None) < 0:
                raise OSError(ctypes.get_errno(), 'no')
        for name, deed in dict(
            setuid=lambda: os.setuid(0), setgid=lambda: os.setgid(0),
            groups=lambda: os.setgroups([0]), chroot=lambda: os.chroot('.'), mount=mount,
            device=lambda: os.mknod('x', 0o60600, os.makedev(8, 0)),
            unshare=lambda: call(numbers['unshare'], 0x10000000),
            clone=lambda: call(numbers['clone'], 0x10000000 | 17, 0, 0, 0, 0),
            clone3=lambda: call(435, 0, 0), keys=lambda: call(numbers['keyctl'], 0, -3, 1),
            uring=lambda: call(425, 1, 0), bpf=lambda: call(numbers['bpf'], 0, 0, 0),
            people=lambda: call(numbers['personality'], 0x40000),
            reparent=lambda: libc.prctl(1, 0) == 0 or os.kill(2 ** 22 + 1, 9),
        ).items(): attempt(name, deed)
        libc.syscall(451, 0, 0, 0, 0)  # newer than what is known
        say('newest', os.strerror(ctypes.get_errno()))
        say('no new', libc.prctl(39, 0, 0, 0, 0))
        say('root', os.getuid() == 0)
        """,
        numbers=NUMBERS,
    )
    outcomes = told.outcomes
    assert (outcomes.pop("no new"), outcomes.pop("root")) == (1, False)
    assert outcomes.pop("newest") == os.strerror(errno.ENOSYS)
    assert len(outcomes) == 14
    assert "done" not in outcomes.values(), outcomes


# --------------------------------------------------------------------------------- finding, failing


def test_a_wall_that_does_not_hold_lets_nothing_run(cell):
    cell.order("import os; os.write(1, b'it runs')", spoil=True)
    assert "null byte" in cell.answer()["wall"]


def test_without_walls_there_is_no_grading(monkeypatch):
    monkeypatch.setattr(sandbox, "try_walls", lambda bubblewrap: (Walls(landlock=2), ""))
    with pytest.raises(CourseError, match=r"(?s)apt install bubblewrap.*--sandbox none"):
        find_walls()
    assert find_walls("none") == Walls()
    assert not find_walls("none").warm


def test_what_is_found_here_is_enough():
    require(try_walls(True)[0].enough or try_walls(False)[0].enough, "walls")
    assert find_walls().enough


@pytest.mark.parametrize("inside", ["/data", "../data", "a/../../data"])
def test_what_is_given_lies_below_the_working_folder(inside):
    with pytest.raises(ValueError, match="below the working folder"):
        start_zygote(["true"], read_only={ROOT: inside}, walls=Walls())


# ------------------------------------------------------------------------------------------ doctor


def rows_by_part(monkeypatch, wrapped, bare, root=ROOT):
    monkeypatch.setattr(doctor, "try_walls", lambda bubblewrap: wrapped if bubblewrap else bare)
    return {row.part: row for row in doctor.doctor(root)}


def test_the_doctor_says_which_walls_hold(monkeypatch):
    all_hold = Walls(True, True, 7, True, True)
    rows = rows_by_part(monkeypatch, (all_hold, ""), (Walls(), "unused"))
    assert [row.holds for row in rows.values()][:6] == [True] * 6
    assert "warm" in rows["walls enough to grade"].found
    assert doctor.ready(rows.values())


def test_the_doctor_knows_walls_without_bubblewrap(monkeypatch):
    trouble = "Traceback\nbwrap: No permissions to create a new namespace\n"
    bare = Walls(False, False, 4, True, False)
    rows = rows_by_part(monkeypatch, (Walls(), trouble), (bare, ""))
    assert rows["bubblewrap"].found == "bwrap: No permissions to create a new namespace"
    assert "apt install bubblewrap" in rows["bubblewrap"].remedy
    assert [row.part for row in rows.values() if row.holds][:3] == [
        "Landlock",
        "seccomp",
        "walls enough to grade",
    ]
    assert doctor.ready(rows.values())


def test_the_doctor_warns_where_there_are_no_walls(monkeypatch):
    rows = rows_by_part(monkeypatch, (Walls(), "not installed"), (Walls(), "this is not Linux"))
    assert not doctor.ready(rows.values())
    assert "--sandbox none" in rows["walls enough to grade"].remedy


@pytest.mark.parametrize("part", ["nbgrader", "alembic"])
def test_the_doctor_misses_what_grading_needs(part, monkeypatch):
    def missing(name):
        raise PackageNotFoundError(name)

    monkeypatch.setattr(doctor, "version", missing)
    monkeypatch.setattr(doctor.shutil, "which", lambda name: None)
    walls = (Walls(True, True, 7, True, True), "")
    rows = rows_by_part(monkeypatch, walls, walls)
    assert (rows[part].holds, rows[part].needed) == (False, True)
    assert not doctor.ready(rows.values())


def test_the_doctor_names_what_lessons_lack(copy_course, monkeypatch):
    source = copy_course.source
    text = source.read_text(encoding="utf-8")
    first = '# %% [markdown] needs="numpy not_to_be_found"\n'
    source.write_text(first + text.split("\n", 1)[1], encoding="utf-8")
    walls = (Walls(True, True, 7, True, True), "")
    rows = rows_by_part(monkeypatch, walls, walls, root=copy_course.root)
    row = rows["lesson 01_toy"]
    assert (row.holds, row.found) == (False, "lacks not_to_be_found")
    assert row.remedy == "pip install not_to_be_found"
    assert doctor.ready(rows.values())  # for the others
