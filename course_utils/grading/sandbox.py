"""Walls around students' code: one around the warm process, and more around each submission.

Outside, `find_walls` tries which walls this machine gives, and `start_zygote` starts a process
behind the outer one. Inside, that process calls `enter` first; then `Room.fork` gives, like
`os.fork`, a worker for one submission behind the inner walls. Only the standard library is
imported, and nothing of the course: this file is handed in as it is.
"""

import contextlib
import ctypes
import errno
import functools
import json
import os
import platform
import resource
import shutil
import signal
import struct
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path

_LINUX = sys.platform == "linux"
_ROOM = Path("/course")  # where bubblewrap shows what the caller gives to read
_SCRATCH = "tmp"  # in a folder made for the zygote
_HANDOVER = "COURSE_WALLS"  # the variable that tells the zygote what holds
_TRUNCATE_ABI = 3  # before, Landlock cannot keep files outside from being emptied
# Beside Python's own folders: shared libraries, fonts, what a CPU can do.
_SYSTEM = [
    "/usr",
    "/lib",
    "/lib32",
    "/lib64",
    "/libx32",
    "/bin",
    "/sbin",
    "/nix/store",
    "/etc/ld.so.cache",
    "/etc/alternatives",
    "/etc/fonts",
    "/etc/localtime",
    "/sys/devices/system/cpu",
]
_DEVICES = ["/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"]
_PROC = ("cpuinfo", "meminfo", "stat")  # what numerical libraries read; the rest tells of others

_libc = ctypes.CDLL(None, use_errno=True)
_started = count()


class WallError(OSError):
    """A wall that should hold could not be put up; no student's code has run."""


@dataclass(frozen=True)
class Limits:
    """What one submission may use.

    Attributes
    ----------
    memory : int
        Bytes of address space beyond what the zygote has, for each process.
    cpu : int
        Seconds of processor time, for each process; at most one more.
    scratch : int
        Bytes that its temporary folder, with the home in it, may hold. Where there are no
        namespaces, the size of one file.
    files : int
        Files and folders there. Holds with namespaces only.
    processes : int
        Processes and threads, the first included.
    open_files : int
        File descriptors of a process.
    """

    memory: int = 1 << 30
    cpu: int = 60
    scratch: int = 256 << 20
    files: int = 10_000
    processes: int = 64
    open_files: int = 256


_LIMITS = Limits()


@dataclass(frozen=True)
class Walls:
    """Which walls hold here.

    Attributes
    ----------
    bubblewrap : bool
        The zygote sees its own files, processes and network only.
    namespaces : bool
        So does each submission behind it, with a new empty temporary folder; all that it starts
        ends with it.
    landlock : int
        The version of Landlock's interface; 0 where there is none.
    seccomp : bool
        System calls that a lesson does not need are refused.
    processes : bool
        The number of processes of a submission is bounded.
    """

    bubblewrap: bool = False
    namespaces: bool = False
    landlock: int = 0
    seccomp: bool = False
    processes: bool = False

    @property
    def warm(self) -> bool:
        """Whether one zygote may serve several submissions; else each needs a new one."""
        return self.namespaces

    @property
    def enough(self) -> bool:
        """Whether files and network are out of reach, and everything that was started can be ended.

        Landlock rules over files; seccomp over the network, over what Landlock leaves (modes,
        owners), and it keeps all processes of a submission in one group.
        """
        return self.bubblewrap or (self.landlock >= _TRUNCATE_ABI and self.seccomp)


@dataclass(frozen=True)
class Ending:
    """How a worker ended.

    Attributes
    ----------
    kind : str
        ``"ended"`` (it left by itself, with code 0), ``"timed_out"`` (its processor time was
        used up), ``"out_of_memory"`` (the kernel ended it for want of memory, or someone outside
        did) or ``"crashed"``.
    code : int
        The exit code, or minus the signal that ended it.
    cpu : float
        Seconds of processor time, with those of its ended children.
    """

    kind: str
    code: int
    cpu: float


class Zygote(subprocess.Popen):
    """A process behind the outer wall, with all that it has started. Leave it by `end`."""

    folder: Path | None = None
    scratch: Path | None = None

    def end(self) -> None:
        """Kill it and everything in it, and wait. May be called again."""
        if self.folder or self.poll() is None:
            # Behind bubblewrap the group is bubblewrap alone, and the rest dies with it. Without,
            # nobody inside can leave the group; and killing a group leaves no gap to fork in.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)
        self.wait()
        for _ in range(5 if self.folder else 0):  # the last one killed may just be writing
            # Of any depth, and with folders in it that nobody may enter.
            command = ["chmod", "-R", "u+rwX", self.folder / _SCRATCH]
            subprocess.run(command, stderr=subprocess.DEVNULL)
            subprocess.run(["rm", "-rf", self.folder], stderr=subprocess.DEVNULL)
            if not self.folder.exists():
                break
        self.folder = None


# ------------------------------------------------------------------------------------- outside


def find_walls(mode: str = "auto") -> Walls:
    """Try which walls hold on this machine.

    Parameters
    ----------
    mode : {"auto", "none"}
        With ``"none"`` there are only limits, and ending all processes of a group.

    Raises
    ------
    CourseError
        If ``"auto"`` finds too few walls to keep a student's code from files and network.
    """
    if mode == "none":
        return Walls()
    if mode != "auto":
        raise ValueError(f'mode should be "auto" or "none", not {mode!r}.')
    walls = try_walls(bubblewrap=True)[0]
    if not walls.enough:
        walls = try_walls(bubblewrap=False)[0]
    if not walls.enough:
        from course_utils.grading.lessons import CourseError

        raise CourseError(
            "This machine gives no walls to run students' code behind. On Linux, install "
            "bubblewrap (Debian, Ubuntu: apt install bubblewrap; Fedora: dnf install bubblewrap) "
            "and ask `course doctor` what is missing; elsewhere, grade in a Linux machine. "
            "If you trust every submission with your files: --sandbox none"
        )
    return walls


@functools.cache
def try_walls(bubblewrap: bool) -> tuple[Walls, str]:
    """Return what holds with or without bubblewrap, and what was in the way of a zygote."""
    if not _LINUX:
        return Walls(), "this is not Linux"
    if bubblewrap and not shutil.which("bwrap"):
        return Walls(), "bubblewrap is not installed"
    zygote = start_zygote(
        [sys.executable, "-I", "-S", "sandbox.py"],
        read_only={Path(__file__): "sandbox.py"},
        walls=Walls(bubblewrap, namespaces=True),  # so that `enter` leaves all possible
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        said, trouble = zygote.communicate(timeout=60)  # of a machine that hangs
    except subprocess.TimeoutExpired:
        return Walls(), "it did not answer within a minute"
    finally:
        zygote.end()
    try:
        return Walls(**json.loads(said)), ""
    except ValueError:
        return Walls(), trouble.decode(errors="replace").strip() or f"exit code {zygote.returncode}"


def start_zygote(
    argv: Sequence[str | Path],
    *,
    read_only: Mapping[Path, str | Path],
    walls: Walls,
    limits: Limits = _LIMITS,
    env: Mapping[str, str] | None = None,
    pass_fds: Sequence[int] = (),
    **popen: object,
) -> Zygote:
    """Start a process behind the outer wall, in a folder that shows `read_only` and nothing else.

    It sees Python's and the system's libraries, an empty temporary folder (``TMPDIR``) with an
    empty ``HOME`` in it, and the environment given here. With bubblewrap it ends when the thread
    that started it does.

    Parameters
    ----------
    argv : sequence of str or Path
        The command. Its first steps have to be `enter`.
    read_only : mapping
        Path outside → path below the working folder inside.
    walls : Walls
        What `find_walls` found.
    limits : Limits
        What each worker may use.
    env : mapping, optional
        Variables beside PATH, LANG, HOME, USER and TMPDIR.
    pass_fds : sequence of int
        File descriptors to inherit.
    **popen
        More arguments of `subprocess.Popen`, such as ``stderr``.
    """
    shown = {Path(outside).resolve(): _below(inside) for outside, inside in read_only.items()}
    uid = _another_user() if walls != Walls() else None
    trees = [*_python_trees(), *(Path(x) for x in _SYSTEM if os.path.exists(x))]
    folder = Path(tempfile.mkdtemp(prefix="course-grade-")).resolve()
    if walls.bubblewrap:
        # Outside, an empty folder of the same path: a check can tell a worker where to put a file.
        scratch, room = folder / _SCRATCH, _ROOM
        scratch.mkdir()
        argv = [*_bubblewrap(trees, shown, scratch, limits.scratch, uid), *argv]
        granted, listed = [*trees, room], []
    else:
        scratch, room = _lay_out(folder, shown, uid)
        granted, listed = _without(trees, _private())
        granted += [room, *shown]
    handover = {
        "walls": asdict(walls),
        "limits": asdict(limits),
        "scratch": str(scratch),
        "trees": [str(path) for path in granted],
        "listed": [str(path) for path in listed],
        "uid": uid,
    }
    environment = {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "USER": "student",
        **(env or {}),
        "HOME": str(scratch / "home"),
        "TMPDIR": str(scratch),
        _HANDOVER: json.dumps(handover),
    }
    zygote = Zygote(
        [str(word) for word in argv],
        env=environment,
        cwd=None if walls.bubblewrap else room,
        pass_fds=pass_fds,
        start_new_session=True,
        **{"stdin": subprocess.DEVNULL, **popen},
    )
    zygote.folder, zygote.scratch = folder, scratch
    return zygote


def _bubblewrap(
    trees: list[Path], shown: dict[Path, Path], scratch: Path, size: int, uid: int | None
) -> list[str | Path]:
    """Return bubblewrap's command line, up to the command that it is to run."""
    words: list[str | Path] = ["bwrap", "--die-with-parent", "--new-session"]
    words += [f"--unshare-{what}" for what in ("ipc", "pid", "net", "uts", "cgroup-try")]
    if os.geteuid() == 0:
        # As root, and no more than it takes to become someone else (`enter`).
        words += ["--cap-drop", "ALL"]
        words += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"] if uid else []
    else:
        words += ["--unshare-user"]
    words += ["--dev", "/dev", "--proc", "/proc"]
    words += ["--perms", "1777", "--size", str(size), "--tmpfs", scratch]
    links = {tree for tree in trees if tree.is_symlink() and str(tree) in _SYSTEM}  # /lib
    mounted = {
        tree: tree.resolve()
        for tree in trees
        if tree not in links
        and not any(tree.is_relative_to(other) for other in trees if other != tree)
    }
    mounted |= {_ROOM / inside: outside for outside, inside in shown.items()}
    folders = {folder for place in (*mounted, *links, scratch) for folder in place.parents} | {
        _ROOM
    }
    for folder in sorted(folders - {Path("/")}):  # which bubblewrap would close to others
        words += ["--dir", folder]
    for link in links:
        words += ["--symlink", os.readlink(link), link]
    for place, outside in mounted.items():
        words += ["--ro-bind", outside, place]
    masks = [x for x in _private() if any(x.is_relative_to(tree) for tree in trees)]
    for mask in masks:
        words += ["--tmpfs", mask]
    for place in (*masks, "/dev", "/"):
        words += ["--remount-ro", place]
    return [*words, "--chdir", _ROOM, "--"]


def _lay_out(folder: Path, shown: dict[Path, Path], uid: int | None) -> tuple[Path, Path]:
    """Make the temporary folder and the working folder of a zygote without bubblewrap."""
    scratch, room = folder / _SCRATCH, folder / "room"
    for place in (folder, scratch, room):
        place.mkdir(exist_ok=True)
        place.chmod(0o755)
    if uid is not None:
        os.chown(scratch, uid, uid)
    for outside, inside in shown.items():
        (room / inside).parent.mkdir(parents=True, exist_ok=True)
        (room / inside).symlink_to(outside)
    return scratch, room


def _below(inside: str | Path) -> Path:
    path = Path(inside)
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(f"{path} should be a path below the working folder inside the walls.")
    return path


def _python_trees() -> list[Path]:
    """Return the folders that this Python is made of, as they are spelled and as they are."""
    schemes = ("stdlib", "platstdlib", "purelib", "platlib")
    spelled = [sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix]
    spelled += [sysconfig.get_path(scheme) for scheme in schemes]
    spelled += [x for x in sys.path if Path(x).name in ("site-packages", "dist-packages")]
    link = sys.executable  # each link on the way from a venv's Python to the one that it is made of
    while os.path.islink(link):
        spelled.append(link)
        link = os.path.join(os.path.dirname(link), os.readlink(link))
    found = {Path(os.path.abspath(path)) for path in [*spelled, link] if os.path.exists(path)}
    found |= {path.resolve() for path in found}
    around = [*found, Path("/usr")]
    return sorted(
        path
        for path in found
        if not any(path != other and path.is_relative_to(other) for other in around)
        and path != Path("/usr")
    )


def _private() -> list[Path]:
    """Return what must not be seen even if Python's folders hold it: this course, its checkout."""
    package = Path(__file__).resolve().parents[1]
    return [package.parent if (package.parent / "course.toml").exists() else package]


def _without(trees: list[Path], private: list[Path]) -> tuple[list[Path], list[Path]]:
    """Return `trees` with those that hold something private taken apart, and what to list for it.

    Landlock grants whole trees, so such a tree is granted entry by entry; and Python imports
    nothing from a folder that it cannot list.
    """
    kept, listed = [], []
    for tree in trees:
        inner = [x for x in private if x.is_relative_to(tree.resolve())]
        if not inner:
            kept.append(tree)
        elif tree.resolve() not in inner:
            more = _without(sorted(tree.iterdir()), inner)
            kept += more[0]
            listed += [tree, *more[1]]
    return kept, listed


def _another_user() -> int | None:
    """Return a user's number that nobody else has, if we are root and there is one.

    The kernel does not count root's processes; and what counts those of a user must count those
    of one zygote only.
    """
    if not _LINUX or os.geteuid() != 0:
        return None
    ranges = [line.split() for line in Path("/proc/self/uid_map").read_text().splitlines()]
    first, _, size = max((tuple(map(int, x)) for x in ranges), key=lambda x: x[2])
    half = size // 2
    if half < 2:
        return None
    return first + half + (os.getpid() * 256 + next(_started) % 256) % (half - 1)


# -------------------------------------------------------------------------------------- inside


def enter() -> "Room":
    """Finish the outer wall from the inside. The zygote's first step.

    Raises
    ------
    WallError
        If that is not possible.
    """
    room = Room(**json.loads(os.environ.pop(_HANDOVER)))
    if room.uid is not None:
        _become(room.uid, read_all=not room.walls.bubblewrap)
    if _LINUX:
        _prctl("PR_SET_CHILD_SUBREAPER", 1)
        # With namespaces, another user namespace is between a worker and us; and it has to
        # write our kind of files in /proc. Without, nobody may look into this process.
        _prctl("PR_SET_DUMPABLE", int(room.walls.namespaces))
    os.makedirs(room.home, exist_ok=True)
    return room


class Room:
    """What is behind the outer wall, as the zygote knows it.

    Attributes
    ----------
    walls : Walls
        What holds.
    limits : Limits
        What each worker may use.
    folder : str
        The working folder, which shows what was given to read.
    scratch, home : str
        The only folders that a worker may write to; `home` is in `scratch`.
    """

    def __init__(
        self,
        walls: dict,
        limits: dict,
        scratch: str,
        trees: list[str],
        listed: list[str],
        uid: int | None,
    ) -> None:
        self.walls = Walls(**walls)
        self.limits = Limits(**limits)
        self.folder = os.getcwd()
        self.scratch = scratch
        self.home = os.path.join(scratch, "home")
        self.trees = trees
        self.listed = listed
        self.uid = uid

    def fork(self, keep: Sequence[int] = ()) -> int:
        """Fork a worker, and return when it is shut in: 0 in the worker, its pid in the zygote.

        The worker is in an empty home, has no file descriptors but `keep` (0, 1 and 2 are the
        null device), and has to leave by `os._exit`. Where there are namespaces it is the first
        process of its own: all that it starts ends with it. To end it, kill the pid.

        Raises
        ------
        WallError
            In the zygote, if a wall did not hold; the worker is gone then.
        """
        said, say = os.pipe()
        gate, opener = os.pipe()
        if self.walls.seccomp:
            _seccomp_template(self.walls)  # kept for all
        child = os.fork()
        if child == 0:
            if self._begin(keep, say, gate, opener):
                return 0
            os._exit(0)
        os.close(say)
        os.close(gate)
        if self.walls.namespaces:  # that was a helper; the worker is its child, and now ours
            line = os.read(said, 4096)
            os.waitpid(child, 0)
            child = int(line) if line.isdigit() else 0
        else:
            line = b""
        if child:
            with contextlib.suppress(BrokenPipeError):  # it has been killed already
                os.write(opener, b"!")
            os.close(opener)
            line = b"".join(iter(lambda: os.read(said, 4096), b""))
        else:
            os.close(opener)
        os.close(said)
        if line or not child:
            if child:
                os.waitpid(child, 0)
            raise WallError(f"A wall did not hold: {line.decode(errors='replace')}")
        return child

    def reap(self, pid: int) -> Ending:
        """Wait for a worker, and tell how it ended."""
        _, status, used = os.wait4(pid, 0)
        code, cpu = os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime
        if code == -signal.SIGXCPU or (code == -signal.SIGKILL and cpu >= self.limits.cpu):
            kind = "timed_out"
        elif code == -signal.SIGKILL:
            kind = "out_of_memory"
        else:
            kind = "crashed" if code else "ended"
        return Ending(kind, code, cpu)

    def _begin(self, keep: Sequence[int], say: int, gate: int, opener: int) -> bool:
        """Become the worker: in it, return True; in a helper on the way, False."""
        os.close(opener)
        helper = self.walls.namespaces
        try:
            if helper:
                if pid := self._fork_into_namespaces():
                    os.write(say, str(pid).encode())
                    return False
                helper = False
            self._shut_in([*keep, say, gate], gate)
            os.close(gate)
            os.close(say)
        except BaseException as error:  # whatever it is: nothing may go on from here
            if not helper:
                os.read(gate, 1)  # until then, the zygote waits for something else
            os.write(say, f"{type(error).__name__}: {error}".encode())
            os._exit(1)
        return True

    def _fork_into_namespaces(self) -> int:
        """Fork, so that the child is the first process in new namespaces."""
        uid, gid = os.geteuid(), os.getegid()
        kinds = _CLONE["USER"] | _CLONE["PID"] | _CLONE["NS"] | _CLONE["IPC"]
        _check(_libc.unshare(kinds), "unshare")
        _write("/proc/self/setgroups", "deny")
        _write("/proc/self/uid_map", f"{uid} {uid} 1")
        _write("/proc/self/gid_map", f"{gid} {gid} 1")
        return os.fork()

    def _shut_in(self, keep: Sequence[int], gate: int) -> None:
        os.umask(0o077)
        null = os.open(os.devnull, os.O_RDWR)
        for descriptor in range(3):
            if descriptor not in keep:
                os.dup2(null, descriptor)
        _close_all_but(keep)
        if _LINUX:
            # Where memory runs out for the whole machine, this is the one to go.
            _prctl("PR_SET_DUMPABLE", 1)  # which makes the file ours
            _write("/proc/self/oom_score_adj", "1000")
        bounds = _bounds(self.limits, 0 if self.walls.namespaces else _other_tasks())
        if self.walls.namespaces:
            _mount_scratch(self.scratch, self.limits)
            os.makedirs(self.home, exist_ok=True)
        os.chdir(self.home)
        if os.read(gate, 1) != b"!":
            os._exit(1)  # the zygote is gone
        if self.walls != Walls():
            _drop_rights(read_all=self.uid is not None and not self.walls.bubblewrap)
        if _LINUX:
            _prctl("PR_SET_PDEATHSIG", signal.SIGKILL)
        for what, values in bounds.items():
            resource.setrlimit(what, values)
        if self.walls.landlock:
            _landlock(self.walls.landlock, self.trees, self.listed, self.scratch)
        if self.walls.seccomp:
            _seccomp(_seccomp_program(self.walls))


def _close_all_but(keep: Sequence[int]) -> None:
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    first = 3
    for descriptor in sorted({x for x in keep if x >= 3}):
        os.closerange(first, descriptor)
        first = descriptor + 1
    os.closerange(first, min(most, 1 << 20) if most != resource.RLIM_INFINITY else 1 << 20)


def _bounds(limits: Limits, others: int) -> dict[int, tuple[int, int]]:
    """Return soft and hard rlimits, where this user runs `others` tasks already."""
    wanted = {
        "CORE": 0,
        "CPU": limits.cpu,
        "FSIZE": limits.scratch,
        "NOFILE": limits.open_files,
        "MEMLOCK": 0,
        "MSGQUEUE": 0,
        "SIGPENDING": limits.processes,
    }
    if _LINUX:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        wanted["AS"] = pages * resource.getpagesize() + limits.memory
        wanted["NPROC"] = others + limits.processes
    found = {}
    for name, soft in wanted.items():
        if (what := getattr(resource, f"RLIMIT_{name}", None)) is not None:
            most = resource.getrlimit(what)[1]
            hard = soft + 1 if name == "CPU" else soft  # after SIGXCPU, one second to SIGKILL
            if most != resource.RLIM_INFINITY:
                soft, hard = min(soft, most), min(hard, most)
            found[what] = (soft, hard)
    return found


def _other_tasks() -> int:
    """Return how many processes and threads, seen from here, our user runs beside this one."""
    found = 0
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            if process.stat().st_uid == os.geteuid() and process.name != str(os.getpid()):
                found += len(os.listdir(process / "task"))
    return found


# ------------------------------------------------------------------- system calls: rights, mounts

_CLONE = {
    "NS": 0x20000,
    "CGROUP": 0x2000000,
    "UTS": 0x4000000,
    "IPC": 0x8000000,
    "USER": 0x10000000,
    "PID": 0x20000000,
    "NET": 0x40000000,
}
_PR = {
    "PR_SET_PDEATHSIG": 1,
    "PR_SET_DUMPABLE": 4,
    "PR_SET_KEEPCAPS": 8,
    "PR_SET_SECCOMP": 22,
    "PR_SET_CHILD_SUBREAPER": 36,
    "PR_SET_NO_NEW_PRIVS": 38,
}
_CAP_DAC_READ_SEARCH = 2
_MS_NOSUID, _MS_NODEV, _MS_BIND, _MS_REC, _MS_PRIVATE = 2, 4, 4096, 16384, 1 << 18
_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446


def _check(result: int, what: object) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def _prctl(option: str, *values: int) -> int:
    words = [ctypes.c_ulong(x) for x in (*values, 0, 0, 0, 0)[:4]]
    return _check(_libc.prctl(ctypes.c_int(_PR[option]), *words), option)


def _syscall(number: int, what: str, *values: object) -> int:
    words = [ctypes.c_long(x) if isinstance(x, int) else x for x in values]
    return _check(_libc.syscall(ctypes.c_long(number), *words), what)


def _write(path: str, text: str) -> None:
    with open(path, "w") as file:
        file.write(text)


def _become(uid: int, read_all: bool) -> None:
    """Change from root to another user, who may still read everything if told so."""
    _prctl("PR_SET_KEEPCAPS", int(read_all))
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
    _set_capabilities(1 << _CAP_DAC_READ_SEARCH if read_all else 0)


def _set_capabilities(mask: int) -> None:
    header = struct.pack("=Ii", 0x20080522, 0)  # version 3, this thread
    _check(_libc.capset(header, struct.pack("=6I", mask, mask, 0, 0, 0, 0)), "capset")


def _drop_rights(read_all: bool) -> None:
    """Give up capabilities for good. `read_all` is for a Python that only root can read."""
    _set_capabilities(1 << _CAP_DAC_READ_SEARCH if read_all else 0)
    _prctl("PR_SET_NO_NEW_PRIVS", 1)


def _mount(source: str, target: str, kind: str, flags: int, options: str = "") -> None:
    words = [ctypes.c_char_p(os.fsencode(x)) for x in (source, target, kind)]
    options_word = ctypes.c_char_p(options.encode())
    _check(_libc.mount(*words, ctypes.c_ulong(flags), options_word), f"mount {target}")


def _mount_scratch(scratch: str, limits: Limits) -> None:
    """Mount a new temporary folder, and hide /proc."""
    _mount("none", "/", "", _MS_REC | _MS_PRIVATE)
    flags = _MS_NOSUID | _MS_NODEV
    # The new /proc is put together where the folder will cover it: to unmount takes 10 ms.
    _mount("tmpfs", scratch, "tmpfs", flags, "size=64k,mode=0755")
    for name in _PROC:
        place = os.path.join(scratch, name)
        os.close(os.open(place, os.O_CREAT, 0o444))
        _mount(f"/proc/{name}", place, "", _MS_BIND)
    own = os.path.join(scratch, "self")  # without which TensorFlow crashes
    os.mkdir(own)
    _mount(f"/proc/{os.readlink('/proc/self')}", own, "", _MS_BIND)
    _mount(scratch, "/proc", "", _MS_BIND | _MS_REC)
    size = f"size={limits.scratch},nr_inodes={limits.files},mode=0700"
    _mount("tmpfs", scratch, "tmpfs", flags, size)


# ------------------------------------------------------------------------------------- Landlock
# https://docs.kernel.org/userspace-api/landlock.html. Bits of the rights to files:
# 0 execute, 1 write, 2 read, 3 list, 4-5 remove, 6 character device, 7 folder, 8 file, 9 socket,
# 10 fifo, 11 block device, 12 link, 13 move (from version 2), 14 truncate (3), 15 ioctl (5).

_USE = 1 << 0 | 1 << 2 | 1 << 3
_READ_AND_WRITE = 1 << 1 | 1 << 2
_LIST = 1 << 3
_CHANGE = 0b111_0101_1011_1110  # all but execute, devices and sockets
_ON_FILES = 1 << 0 | 1 << 1 | 1 << 2 | 1 << 14 | 1 << 15  # the rights that a single file can have


def landlock_version() -> int:
    """Return the version of the kernel's Landlock interface; 0 where there is none."""
    if not _LINUX:
        return 0
    null, size, ask_version = ctypes.c_void_p(None), ctypes.c_size_t(0), ctypes.c_uint32(1)
    return max(_libc.syscall(ctypes.c_long(_LANDLOCK_CREATE), null, size, ask_version), 0)


def _landlock(version: int, trees: list[str], listed: list[str], scratch: str) -> None:
    """Leave nothing of the file system but `trees` to use and `scratch` to change; no network."""
    granted = [(scratch, _CHANGE), *((path, _USE) for path in trees)]
    granted += [(path, _LIST) for path in listed]
    granted += [(path, _READ_AND_WRITE) for path in _DEVICES]
    granted += [(f"/proc/{name}", _USE) for name in (*_PROC, "self")]
    handled = (1 << 13 + (version >= 2) + (version >= 3) + (version >= 5)) - 1
    attributes = struct.pack("=Q", handled)
    attributes += struct.pack("=Q", 0b11) if version >= 4 else b""  # TCP: bind, connect
    attributes += struct.pack("=Q", 0b11) if version >= 6 else b""  # abstract sockets, signals
    rules = _syscall(_LANDLOCK_CREATE, "landlock", ctypes.c_char_p(attributes), len(attributes), 0)
    for path, rights in granted:
        try:
            place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except FileNotFoundError:
            continue
        on = rights & handled if os.path.isdir(path) else rights & handled & _ON_FILES
        rule = ctypes.c_char_p(struct.pack("=Qi", on, place))
        _syscall(_LANDLOCK_ADD, f"landlock {path}", rules, 1, rule, 0)
        os.close(place)
    _syscall(_LANDLOCK_RESTRICT, "landlock", rules, 0)
    os.close(rules)


# -------------------------------------------------------------------------------------- seccomp
# https://docs.kernel.org/userspace-api/seccomp_filter.html. Numbers: x86-64, AArch64 (the kernel's
# asm/unistd_64.h, asm-generic/unistd.h).

_Numbers = tuple[int | None, int | None]


def _numbers(table: str) -> list[_Numbers]:
    """Read lines of names, each with its numbers; "-" where there is no such call."""
    words = [word for line in table.splitlines() if line[:1] != "#" for word in line.split()]
    pairs = zip(words[1::3], words[2::3], strict=True)
    return [tuple(None if x == "-" else int(x) for x in pair) for pair in pairs]


_REFUSED = _numbers("""
# other processes
ptrace 101 117  process_vm_readv 310 270  process_vm_writev 311 271
process_madvise 440 440  pidfd_getfd 438 438  kcmp 312 272  setpriority 141 140
ioprio_set 251 30  sched_setaffinity 203 122  sched_setscheduler 144 119
sched_setparam 142 118  sched_setattr 314 274  migrate_pages 256 238  move_pages 279 239
# leaving the process group
setsid 112 157  setpgid 109 154
# mounts and namespaces
mount 165 40  umount2 166 39  pivot_root 155 41  chroot 161 51  open_tree 428 428
move_mount 429 429  fsopen 430 430  fsconfig 431 431  fsmount 432 432  fspick 433 433
mount_setattr 442 442  unshare 272 97  setns 308 268  open_by_handle_at 304 265
name_to_handle_at 303 264  fanotify_init 300 262
# network; a pair of connected sockets is allowed
socket 41 198  connect 42 203  bind 49 200  listen 50 201
# memory that no limit counts, or that stays
memfd_create 319 279  memfd_secret 447 447  shmget 29 194  msgget 68 186  semget 64 190
mq_open 240 180
# the depths of the kernel
keyctl 250 219  add_key 248 217  request_key 249 218  bpf 321 280  perf_event_open 298 241
userfaultfd 323 282  io_uring_setup 425 425  io_uring_enter 426 426
io_uring_register 427 427  kexec_load 246 104  kexec_file_load 320 294
init_module 175 105  finit_module 313 273  delete_module 176 106  personality 135 92
modify_ldt 154 -  iopl 172 -  ioperm 173 -
# the machine
reboot 169 142  swapon 167 224  swapoff 168 225  acct 163 89  quotactl 179 60
quotactl_fd 443 443  syslog 103 116  settimeofday 164 170  clock_settime 227 112
clock_adjtime 305 266  adjtimex 159 171  sethostname 170 161  setdomainname 171 162
vhangup 153 58
""")
# What Landlock leaves open where there is no bubblewrap: a file's modes, owners and times.
_REFUSED_UNWRAPPED = _numbers("""
truncate 76 45  chmod 90 -  fchmod 91 52  fchmodat 268 53  chown 92 -  lchown 94 -
fchown 93 55  fchownat 260 54  utime 132 -  utimes 235 -  futimesat 261 -
utimensat 280 88  setxattr 188 5  lsetxattr 189 6  fsetxattr 190 7  removexattr 197 14
lremovexattr 198 15  fremovexattr 199 16  inotify_add_watch 254 27
""")
# Where others can be named by their number: signals, but to oneself.
_REFUSED_AMONG_OTHERS = _numbers("""
tkill 200 130  rt_sigqueueinfo 129 138  rt_tgsigqueueinfo 297 240
pidfd_send_signal 424 424
""")
_CLONE3 = (435, 435)
_OWN_PID = 0xFFFFFFF1  # stands for the number of the worker itself
_NEWEST = 450  # calls with higher numbers are not known to be harmless: the kernel is "too old"
_ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
_LOAD, _AND, _IF_EQUAL, _IF_GREATER, _RETURN = 0x20, 0x54, 0x15, 0x25, 0x06  # of classic BPF
_KILL, _ALLOW, _ERRNO = 0x80000000, 0x7FFF0000, 0x00050000


def _seccomp_rules(walls: Walls) -> tuple[list, list]:
    """Return the calls refused always, and (call, argument, mask, values, refused) for some.

    A call of the second kind is refused if its masked argument is among the values, or is not.
    """
    always = list(_REFUSED)
    if not walls.bubblewrap:
        always += _REFUSED_UNWRAPPED
    sometimes = [
        ((56, 220), 0, sum(_CLONE.values()), [0], False),  # clone: new namespaces
        ((53, 199), 1, 0xF, [1], False),  # socketpair: stream sockets, which are connected for good
        ((302, 261), 0, 0xFFFFFFFF, [0], False),  # prlimit64: oneself
        ((157, 167), 0, 0xFFFFFFFF, [_PR["PR_SET_PDEATHSIG"]], True),  # prctl
        # Signals by way of files (F_SETOWN, F_SETSIG, F_SETOWN_EX; FIOSETOWN, SIOCSPGRP), and
        # typing into a terminal (TIOCSTI, TIOCLINUX).
        ((72, 25), 1, 0xFFFFFFFF, [8, 10, 15], True),
        ((16, 29), 1, 0xFFFFFFFF, [0x8901, 0x8902, 0x5412, 0x541C], True),
    ]
    if not walls.namespaces:
        always += _REFUSED_AMONG_OTHERS
        sometimes += [(kill, 0, 0xFFFFFFFF, [_OWN_PID], False) for kill in ((62, 129), (234, 131))]
    return always, sometimes


@functools.cache
def _seccomp_template(walls: Walls) -> list[tuple[int, int, int, int]]:
    """Return the filter as (code, jump if true, jump if false, value); `_OWN_PID` stands in it."""
    column, architecture = _ARCHITECTURES[platform.machine()]
    refuse = (_RETURN, 0, 0, _ERRNO | errno.EPERM)
    unknown = (_RETURN, 0, 0, _ERRNO | errno.ENOSYS)
    program = [
        (_LOAD, 0, 0, 4),  # seccomp_data.arch
        (_IF_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),  # seccomp_data.nr
        (_IF_GREATER, 0, 1, _NEWEST),
        unknown,
        (_IF_EQUAL, 0, 1, _CLONE3[column]),
        unknown,  # so that libraries take clone, whose flags can be seen
    ]
    always, sometimes = _seccomp_rules(walls)
    for numbers in always:
        if numbers[column] is not None:
            program += [(_IF_EQUAL, 0, 1, numbers[column]), refuse]
    for numbers, argument, mask, values, refused in sometimes:
        verdict = [refuse, (_RETURN, 0, 0, _ALLOW)]
        tests = [(_IF_EQUAL, len(values) - place, 0, value) for place, value in enumerate(values)]
        body = [
            (_LOAD, 0, 0, 16 + 8 * argument),  # the lower half of seccomp_data.args[argument]
            (_AND, 0, 0, mask),
            *tests,
            *(reversed(verdict) if refused else verdict),
        ]
        program += [(_IF_EQUAL, 0, len(body), numbers[column]), *body]
    program.append((_RETURN, 0, 0, _ALLOW))
    return program


def _seccomp_program(walls: Walls) -> bytes:
    steps = _seccomp_template(walls)
    return b"".join(
        struct.pack("=HBBI", *jumps, os.getpid() if value == _OWN_PID else value)
        for *jumps, value in steps
    )


def _seccomp(program: bytes) -> None:
    class Filter(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))

    held = Filter(len(program) // 8, program)
    _prctl("PR_SET_NO_NEW_PRIVS", 1)
    pointer = ctypes.cast(ctypes.pointer(held), ctypes.c_void_p).value
    _prctl("PR_SET_SECCOMP", 2, pointer)  # SECCOMP_MODE_FILTER


# ---------------------------------------------------------------------------- trying, from inside


def _try_inside() -> Walls:
    """Try each inner wall in a worker of its own, then all that hold in one."""
    room = enter()
    bubblewrap = room.walls.bubblewrap

    def holds(**inner: object) -> bool:
        room.walls = Walls(bubblewrap, **inner)
        return _succeeds(room, _use_python)

    version = landlock_version()
    inner: dict[str, object] = {
        "namespaces": bubblewrap and holds(namespaces=True),
        "landlock": version if version and holds(landlock=version) else 0,
        "seccomp": platform.machine() in _ARCHITECTURES and holds(seccomp=True),
    }
    if not holds(**inner):
        raise WallError("the walls hold one by one, but not together")
    room.limits = Limits(processes=3)
    return Walls(bubblewrap, **inner, processes=_succeeds(room, _fork_in_vain))


def _succeeds(room: Room, work: Callable[[Room], None]) -> bool:
    try:
        pid = room.fork()
    except WallError as error:
        print(error, file=sys.stderr)
        return False
    if pid == 0:
        try:
            work(room)
        except OSError:
            os._exit(1)
        os._exit(0)
    return room.reap(pid).kind == "ended"


def _use_python(room: Room) -> None:
    """Read where Python is, write where one may."""
    os.listdir(sysconfig.get_path("purelib"))
    Path(os.__file__).read_bytes()
    Path(room.home, "file").write_bytes(b"")


def _fork_in_vain(room: Room) -> None:
    """Return if the kernel does not allow more processes than the limit."""
    for _ in range(room.limits.processes):
        try:
            if os.fork() == 0:
                signal.pause()  # until all are ended
        except BlockingIOError:
            return
    raise OSError("there are more processes than allowed")


if __name__ == "__main__":
    print(json.dumps(asdict(_try_inside())))
