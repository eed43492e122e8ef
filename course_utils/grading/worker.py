"""Inside the walls: a warm Python that forks for each submission, runs its cells, answers calls.

Nothing here is trusted: the student's code runs in the same process and may change all of it. What
a check is worth is decided by the judge, from numbers that it could not have foreseen.
"""

import builtins
import contextlib
import gc
import importlib
import io
import linecache
import marshal
import operator
import os
import signal
import socket
import sys
import time
import traceback
import types
import warnings
from collections import deque
from collections.abc import Callable, Collection
from typing import Any

import numpy as np

from course_utils.grading.sandbox import WallError, enter
from course_utils.grading.wire import (
    EXCHANGED_BYTES,
    EXCHANGED_FILES,
    Channel,
    Gone,
    Raw,
    Wire,
)

_OUTPUT_CAP = 50_000  # characters of a cell's output that are kept
_OPERATORS = [
    *("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul"),
    *("iadd", "isub", "imul", "itruediv", "imatmul"),
    *("neg", "pos", "abs", "invert", "getitem", "setitem"),
]


_MISSING = object()


class TooLong(TimeoutError):
    """A cell or a call that did not end in its time."""


class Worker(Wire):
    """The worker's end of the wire: holds the student's objects, and does what the judge asks."""

    def __init__(self, channel: Channel, shell: Any) -> None:
        super().__init__(channel, 2)
        self.shell = shell
        self.busy = False

    def forget(self, first: int | None = None) -> None:
        """Let go of every shared object, and of the judge's functions."""
        super().forget(first)
        self._theirs: dict[int, Callable] = {}

    def _do(self, what: str, *arguments: Any) -> Any:
        return getattr(self, f"_do_{what}")(*arguments)

    # ---- What the judge may ask for ----

    def _do_cell(self, source: str, limit: float) -> Raw:
        """Run a cell, and tell its outputs and how it ended."""
        return Raw(self.shell.run(source, limit))

    def _do_lookup(self, names: list[str]) -> tuple:
        """Return those of the names that the notebook has, each with what it stands for."""
        names_here = self.shell.user_ns
        return tuple((name, names_here[name]) for name in names if name in names_here)

    def _do_call(
        self, how: str, arguments: tuple, keywords: tuple, limit: float, errors: tuple
    ) -> Any:
        """Do something with the student's objects: call one, take an attribute, add two."""
        function = _DEEDS[how]
        with contextlib.ExitStack() as stack:
            stack.enter_context(warnings.catch_warnings())
            warnings.simplefilter("ignore")
            stack.enter_context(
                np.errstate(divide=errors[0], over=errors[1], under=errors[2], invalid=errors[3])
            )
            if not self.busy:
                self.busy = True
                stack.callback(setattr, self, "busy", False)
                stack.enter_context(time_limit(limit))
            return function(*arguments, **dict(keywords))

    def _do_subclass(self, base: type, name: str, namespace: tuple) -> type:
        """Derive a class whose methods are the judge's."""
        methods = {key: _as_method(x) if callable(x) else x for key, x in namespace}
        return type(base)(name, (base,), methods)

    def _do_bring(self, steps: list) -> None:
        """Take course versions in, where they stand in the package."""
        _take_in(steps, {})

    def _do_lend(self, steps: list, names: dict) -> None:
        """Let names stand for the course's own versions; the package stays as it is."""
        user_ns = self.shell.user_ns
        self._own = {name: user_ns.get(name, _MISSING) for name in names}
        copies = {step[1]: dict(vars(importlib.import_module(step[1]))) for step in steps}
        _take_in(steps, copies)
        for name, module in names.items():
            where = copies.get(module) or vars(importlib.import_module(module))
            user_ns[name] = where[name]

    def _do_give_back(self) -> None:
        """Let the names stand for what they stood for before."""
        for name, value in self._own.items():
            if value is _MISSING:
                self.shell.user_ns.pop(name, None)
            else:
                self.shell.user_ns[name] = value

    def _do_put(self, folder: str, files: dict[str, bytes]) -> None:
        """Place a check's files."""
        os.makedirs(folder, exist_ok=True)
        for name, content in files.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(content)

    def _do_fetch(self, folder: str) -> Raw:
        """Return the files of a check's folder."""
        found, left = {}, EXCHANGED_BYTES
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name)[:EXCHANGED_FILES]:
            if entry.is_file(follow_symlinks=False) and entry.stat().st_size <= left:
                with open(entry.path, "rb") as file:
                    found[entry.name] = file.read(left)
                left -= len(found[entry.name])
        return Raw(found)

    def _do_forget(self) -> None:
        """Let go of a check's objects."""
        self.forget()

    # ---- Objects that are not plain ----

    def _encode_other(self, value: Any) -> Any:
        if isinstance(value, _Theirs):
            return ["theirs", value.number]
        if isinstance(value, deque | range):
            return self.encode(list(value))
        like_an_array = hasattr(type(value), "__array__") and not callable(value)
        if like_an_array and type(value).__module__ != "__main__":
            with contextlib.suppress(Exception):  # a framework's tensor, a table
                plain = np.asarray(value)
                if self._shared_as(plain):
                    return self.encode(plain)
        number = self._share(value)
        self._seen[number] = None
        return [
            "own",
            number,
            type(value).__name__[:100],
            callable(value),
            hasattr(type(value), "__iter__"),
        ]

    def _content(self, value: Any) -> Any:
        return super()._content(value) if self._shared_as(value) else None

    def _decode_other(self, tag: str, *rest: Any) -> Any:
        if tag == "own":
            return self._objects[rest[0]]
        if tag == "theirs":
            return self._theirs.setdefault(rest[0], _Theirs(self, rest[0]))
        return super()._decode_other(tag, *rest)

    def _described(self, error: BaseException) -> Any:
        return super()._described(error) | {"place": self.shell.place(error)}


class _Theirs:
    """A function of the judge's."""

    def __init__(self, worker: Worker, number: int) -> None:
        self.number = number
        self._worker = worker

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        return self._worker.ask("callback", self.number, arguments, tuple(keywords.items()))


def _take_in(steps: list, copies: dict[str, dict]) -> None:
    """Take the steps of a `Loan`, in copies of modules where there are any."""

    def names_of(module: str) -> dict:
        return copies[module] if module in copies else vars(importlib.import_module(module))

    for kind, module, *rest in steps:
        if kind == "code":
            exec(marshal.loads(rest[0]), names_of(module))
        else:
            name, origin, original = rest
            names_of(module)[name] = names_of(origin)[original]


def _as_method(function: Callable) -> Callable:
    return lambda *arguments, **keywords: function(*arguments, **keywords)


def _enter(thing: Any) -> Any:
    return type(thing).__enter__(thing)


def _exit(thing: Any, name: str | None, text: str) -> Any:
    error = RuntimeError(f"{name}: {text}") if name else None
    return type(thing).__exit__(thing, type(error) if error else None, error, None)


_DEEDS: dict[str, Callable] = {
    "call": lambda function, *arguments, **keywords: function(*arguments, **keywords),
    "getattr": getattr,
    "setattr": setattr,
    "iter": iter,
    "next": next,
    "enter": _enter,
    "exit": _exit,
    **{name: getattr(operator, name) for name in _OPERATORS},
}


@contextlib.contextmanager
def time_limit(seconds: float) -> Any:
    """Interrupt what runs too long; code that will not be interrupted is ended from outside."""

    def interrupt(*_: Any) -> None:
        raise TooLong("it did not end in its time. Is there an endless loop?")

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


# ---- The notebook's side: IPython without a kernel ----


class _Sink(io.TextIOBase):
    """A text stream that keeps what comes up to a size, and drops the rest."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.room = _OUTPUT_CAP

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if self.room > 0:
            kept = text[: self.room]
            self.room -= len(kept)
            self.parts.append(kept)
            if self.room <= 0:
                self.parts.append("\n… (the rest of this output is cut off)\n")
        return len(text)

    def take(self) -> str:
        text = "".join(self.parts)
        self.parts, self.room = [], _OUTPUT_CAP
        return text


def make_shell() -> Any:
    """Return an IPython shell that keeps outputs as text, and takes hosted notebooks' habits."""
    from IPython.core.displayhook import DisplayHook
    from IPython.core.displaypub import DisplayPublisher
    from IPython.core.error import UsageError
    from IPython.core.interactiveshell import InteractiveShell

    results: list[str] = []

    class Hook(DisplayHook):
        def write_output_prompt(self) -> None:
            pass

        def write_format_data(self, format_dict: dict, md_dict: Any = None) -> None:
            results.append(str(format_dict.get("text/plain", ""))[:_OUTPUT_CAP])

        def finish_displayhook(self) -> None:
            pass

    class Publisher(DisplayPublisher):
        def publish(self, data: dict, metadata: Any = None, **options: Any) -> None:
            sys.stdout.write(str(data.get("text/plain", "")) + "\n")

        def clear_output(self, wait: bool = False) -> None:
            pass

    class Shell(InteractiveShell):
        displayhook_class = Hook
        display_pub_class = Publisher

        def enable_gui(self, gui: str | None = None) -> None:
            pass

        def system(self, cmd: str) -> None:
            print(f"(not run while grading: {cmd})")

        system_piped = system_raw = system

        def getoutput(self, cmd: str, *rest: Any, **options: Any) -> Any:
            from IPython.utils.text import SList

            self.system(cmd)
            return SList([])

        def ask_exit(self) -> None:
            print("(exit is not needed in a notebook)")

        def run_line_magic(self, magic_name: str, line: str, _stack_depth: int = 1) -> Any:
            if magic_name in ("matplotlib", "pip", "conda", "uv", "pylab", "mamba"):
                print(f"(not run while grading: %{magic_name} {line})")
                return None
            try:
                return super().run_line_magic(magic_name, line, _stack_depth + 1)
            except UsageError as error:
                print(f"(not run while grading: {error})")
                return None

        def run_cell_magic(self, magic_name: str, line: str, cell: str) -> Any:
            if magic_name in ("bash", "sh", "shell", "script", "html", "javascript", "writefile"):
                print(f"(not run while grading: %%{magic_name} {line})")
                return None
            return super().run_cell_magic(magic_name, line, cell)

        def transform_cell(self, raw_cell: str) -> str:
            with contextlib.suppress(SyntaxError, ValueError):  # plain Python, as most cells are
                compile(raw_cell, "<cell>", "exec", dont_inherit=True)
                return raw_cell if raw_cell.endswith("\n") else f"{raw_cell}\n"
            return super().transform_cell(raw_cell)

        def _format_exception_for_storage(self, *rest: Any, **options: Any) -> list[str]:
            return []  # nobody would read it, and it takes longer than most cells

        def showtraceback(self, *rest: Any, **options: Any) -> None:
            pass

        def showsyntaxerror(self, *rest: Any, **options: Any) -> None:
            pass

        def run(self, source: str, limit: float) -> dict:
            out, error = _Sink(), _Sink()
            sys.stdout, sys.stderr = out, error
            results.clear()
            try:
                with time_limit(limit):
                    done = self.run_cell(source, store_history=True)
                failure = done.error_before_exec or done.error_in_exec
            except BaseException as caught:
                failure = caught
            sys.stdout, sys.stderr = self.silence, self.silence
            return {
                "out": out.take(),
                "err": error.take(),
                "result": results[-1] if results else None,
                "error": self.told(failure) if failure is not None else None,
            }

        def told(self, error: BaseException) -> dict:
            try:
                text = str(error)[:2000]
            except Exception:
                text = ""
            return {
                "type": type(error).__name__,
                "text": text,
                "place": self.place(error),
                "memory": isinstance(error, MemoryError),
                "late": isinstance(error, TooLong),
            }

        def place(self, error: BaseException) -> list | None:
            """Return the function of the notebook that an error came from, and its line's text."""
            own = [
                (frame.f_code, number)
                for frame, number in traceback.walk_tb(error.__traceback__)
                if frame.f_globals is self.user_ns
            ]
            if not own:
                return None
            code, number = own[-1]
            line = linecache.getline(code.co_filename, number).strip()
            return [code.co_qualname[:200], line[:300], number]

    from traitlets.config import Config

    config = Config({"HistoryManager": {"enabled": False}})
    shell = Shell.instance(config=config)
    shell.silence = _Sink()
    shell.silence.room = 0
    shell.display_formatter.active_types = ["text/plain"]
    shell.user_ns["__name__"] = "__main__"
    builtins.input = lambda prompt="": print(f"{prompt}(nobody answers while grading)") or ""
    _stand_in_for_colab()
    return shell


def _stand_in_for_colab() -> None:
    """Let `from google.colab import drive` and its like do nothing, in words."""

    class Absent(types.ModuleType):
        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            made = Absent(f"{self.__name__}.{name}")
            sys.modules[made.__name__] = made
            setattr(self, name, made)
            return made

        def __call__(self, *arguments: Any, **keywords: Any) -> Any:
            print(f"(not run while grading: {self.__name__})")

    colab = Absent("google.colab")
    colab.__path__ = []
    for name in ("drive", "files", "output", "userdata", "patches", "data_table"):
        setattr(colab, name, Absent(f"google.colab.{name}"))
        sys.modules[f"google.colab.{name}"] = getattr(colab, name)
    sys.modules["google.colab"] = colab
    try:
        import google
    except ImportError:
        google = sys.modules["google"] = types.ModuleType("google")
        google.__path__ = []
    google.colab = colab


# ---- The warm process ----


def warm_up(wanted: Collection[str] = ()) -> Any:
    """Import what notebooks import, load what they load; return the shell that forks go on with.

    `wanted` may hold ``"mnist"``, and libraries for `course_utils.frameworks.load`.
    """
    import matplotlib

    matplotlib.use("Agg")
    from course_utils import datasets, frameworks

    for name in wanted:
        if name != "mnist":
            frameworks.load(name)
            continue
        with contextlib.suppress(OSError, ValueError):  # then the notebook says what is the matter
            datasets.load_mnist()
    shell = make_shell()
    shell.run("import numpy as np\nimport matplotlib.pyplot as plt\n1 + 1", 60.0)
    shell.reset(new_session=True)
    shell.user_ns["__name__"] = "__main__"
    return shell


def serve(sock: socket.socket, shell: Any) -> None:
    """Answer the judge until it goes."""
    worker = Worker(Channel(sock), shell)
    with contextlib.suppress(Gone):
        while True:
            worker.answer_one()


def _ends(pid: int, patience: float) -> bool:
    """Whether a process ends by itself, within some seconds."""
    until = time.monotonic() + patience
    while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
        if time.monotonic() >= until:
            return False
        time.sleep(0.01)
    return True


def main() -> None:
    """Fork a worker for each socket that the station sends; then say how it ended."""
    room = enter()
    sock = socket.socket(fileno=int(sys.argv[1]))
    shell = warm_up(sys.argv[2:])
    control = Channel(sock)
    control.send("warm")
    gc.freeze()
    with contextlib.suppress(Gone):
        while True:
            said, descriptors, *_ = socket.recv_fds(sock, 1, 1)
            if not said:
                break
            (descriptor,) = descriptors
            try:
                pid = room.fork(keep=[descriptor])
            except WallError as error:
                os.close(descriptor)
                control.send({"error": str(error)})
                continue
            if pid == 0:
                serve(socket.socket(fileno=descriptor), shell)
                os._exit(0)
            os.close(descriptor)
            control.send({"pid": pid})
            patience = control.receive()  # until the judge is done
            alone = _ends(pid, patience)
            if not alone:
                os.kill(pid, signal.SIGKILL)
            ending = room.reap(pid)
            kind = ending.kind if alone or ending.kind == "timed_out" else "killed"
            control.send({"kind": kind, "code": ending.code, "cpu": ending.cpu})
    if not room.walls.bubblewrap:  # whatever still runs is in our group
        os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main()
