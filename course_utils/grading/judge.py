"""Outside the walls: runs a lesson's checks on a student's work, which is reached through proxies.

No student's code runs here. A free name in a check stands for an object in the worker: to call it,
to take an attribute or to add it to something is asked of the worker, and plain values come back.
What is compared is compared here.
"""

import ast
import builtins
import contextlib
import io
import os
import shutil
import symtable
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import numpy as np

from course_utils import checks
from course_utils.grading.toolbox import Name, likely_loans, loan_of
from course_utils.grading.wire import (
    EXCHANGED_BYTES,
    EXCHANGED_FILES,
    Channel,
    Garbled,
    Raw,
    Wire,
)


@dataclass
class Verdict:
    """What running one check gave."""

    points: float
    message: str
    mistakes: list[str] = field(default_factory=list)


class Judge(Wire):
    """The judge's end of the wire.

    Nothing that a worker says is believed. It may well forge what has changed on its side, and so
    change the lists, dicts and arrays that it was handed. This earns nothing: what is expected is
    computed beforehand and kept in copies that no message carries, so that only the check's own
    arguments change, as any function can change its arguments.

    Parameters
    ----------
    channel : Channel
        The way to the worker.
    deadline : float
        When the worker is given up, by `time.monotonic()`.
    held : frozenset of (module, name)
        What of the course's answers the worker has (see `Toolbox`).

    Attributes
    ----------
    asked_for : frozenset of str
        What this check and those that follow ask for.
    scratch : Path
        The worker's temporary folder, as the worker calls it.
    """

    def __init__(self, channel: Channel, deadline: float, held: frozenset[Name]) -> None:
        super().__init__(channel, 1)
        channel.deadline = deadline
        self.held = held
        self.asked_for: frozenset[str] = frozenset()
        self.scratch = Path(tempfile.gettempdir())
        self._folder: Path | None = None  # whose files a check and the worker exchange
        self._theirs = ""  # what the worker calls it
        self._files: dict[str, bytes] = {}

    def forget(self, first: int | None = None) -> None:
        """Let go of every shared object, and of every proxy."""
        super().forget(first)
        self._proxies: dict[int, Proxy] = {}
        self._own: list[Callable] = []

    @property
    def limit(self) -> float:
        """How long a cell or a call may take: half of what is left, for others come after it."""
        return max((self.channel.deadline - time.monotonic()) / 2, 0.1)

    # ---- What the worker is asked for ----

    def run_cell(self, source: str) -> dict:
        """Run a student's cell; return its outputs, and how it ended."""
        told = self._order("cell", source, self.limit)
        if not isinstance(told, dict):
            raise Garbled("a cell's outputs of no known form")
        return told

    def _order(self, *request: Any) -> Any:
        """Ask for what goes well in every worker that nobody has tampered with."""
        try:
            return self.ask(*request)
        except Exception as error:
            raise Garbled(f"an error in place of an answer ({type(error).__name__})") from None

    def lookup(self, names: Iterable[str]) -> dict[str, Any]:
        """Return what the notebook has under some names."""
        found = self.ask("lookup", Raw(sorted(names)))
        return {name: value for name, value in found if name in names}

    def do(self, how: str, *arguments: Any, **keywords: Any) -> Any:
        """Let the worker do something with its objects."""
        errors = np.geterr()
        modes = tuple(errors[key] for key in ("divide", "over", "under", "invalid"))
        self._send_files()
        try:
            return self.ask("call", how, arguments, tuple(keywords.items()), self.limit, modes)
        finally:
            self._fetch_files()

    def _do(self, what: str, *arguments: Any) -> Any:
        """Do what the worker may ask for: call back a function that it was given."""
        if what != "callback":
            raise ValueError(f"a request of an unknown kind: {what!r:.40}")
        number, positional, keywords = arguments
        return self._own[number](*positional, **dict(keywords))

    # ---- Objects that are not plain ----

    def _encode_other(self, value: Any) -> Any:
        if isinstance(value, Proxy):
            return ["own", object.__getattribute__(value, "_number")]
        if isinstance(value, _Bare):
            return self.encode(value._value)
        if callable(value):
            if not any(value is known for known in self._own):
                self._own.append(value)
            return ["theirs", next(i for i, known in enumerate(self._own) if known is value)]
        return super()._encode_other(value)

    def _decode_other(self, tag: str, *rest: Any) -> Any:
        if tag == "own":
            number, name, can_call, can_iterate = rest
            if not isinstance(number, int) or number in self._proxies:
                raise ValueError("a number that is taken")
            proxy = _proxy_class(str(name)[:100], bool(can_call), bool(can_iterate))(self, number)
            self._proxies[number] = proxy
            return proxy
        if tag == "theirs":
            return self._own[rest[0]]
        return super()._decode_other(tag, *rest)

    def _held(self, number: int) -> Any:
        return self._proxies[number] if number in self._proxies else super()._held(number)

    def _is_idle(self, value: Any) -> bool:
        # The table, the caller's variable, this one's and getrefcount's own: nobody else has it.
        return sys.getrefcount(value) <= 4

    def _say(self, kind: str, body: Any) -> None:
        for number in list(self._proxies):
            if sys.getrefcount(self._proxies[number]) <= 2:
                del self._proxies[number]
                self._dropped.append(number)
        super()._say(kind, body)

    # ---- Lending the course's versions ----

    def bring(self, steps: list) -> None:
        """Let the worker have course versions from now on (see `Toolbox.later`)."""
        self._order("bring", Raw(steps))

    @contextlib.contextmanager
    def lending(self, names: Iterable[str]) -> Iterator[dict[str, Any]]:
        """Let names in the notebook stand for the course's versions, for a while.

        Whatever reaches a worker may be kept there, so none gets what a check is yet to ask it for.
        """
        loan = loan_of(tuple(sorted(names)), self.held)
        if early := loan.reach & self.asked_for:
            raise LookupError(f"{sorted(early)} would be lent before the last check of them.")
        self.ask("lend", Raw(loan.steps), Raw(loan.modules))
        try:
            yield self.lookup(loan.modules)
        finally:
            self._order("give_back")

    # ---- A folder that both sides see ----

    @contextlib.contextmanager
    def folder(self) -> Iterator[None]:
        """Let `tempfile.gettempdir()` be a folder whose files the worker has, too.

        Each side has a folder of its own, so that no link can lead the judge elsewhere.
        """
        before, self._files = tempfile.tempdir, {}
        self._folder = Path(tempfile.mkdtemp(prefix=f"check-{os.getpid()}-"))
        self._theirs = str(self.scratch / self._folder.name)
        tempfile.tempdir = str(self._folder)
        try:
            self.ask("put", self._theirs, Raw({}))
            yield
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)
            tempfile.tempdir, self._folder = before, None

    def encode(self, value: Any) -> Any:
        """Return a value in the form in which it crosses; paths are the worker's own."""
        if self._folder and type(value) is str and value.startswith(str(self._folder)):
            value = self._theirs + value.removeprefix(str(self._folder))
        return super().encode(value)

    def _send_files(self) -> None:
        if self._folder:
            held = {path.name: path.read_bytes() for path in self._folder.iterdir()}
            if new := {name: x for name, x in held.items() if self._files.get(name) != x}:
                self.ask("put", self._theirs, Raw(new))
            self._files = held

    def _fetch_files(self) -> None:
        if not self._folder:
            return
        found = self.ask("fetch", self._theirs)
        if not isinstance(found, dict):
            raise Garbled("files of no known form")
        for name, content in found.items():
            plain = isinstance(name, str) and Path(name).name == name and isinstance(content, bytes)
            if not plain or name in (".", "..") or "\0" in name:
                raise Garbled("a file of no known form")
        if len(found) > EXCHANGED_FILES or sum(map(len, found.values())) > EXCHANGED_BYTES:
            raise Garbled("more files than a check exchanges")
        for gone in self._files.keys() - found.keys():
            (self._folder / gone).unlink(missing_ok=True)
        for name, content in found.items():
            (self._folder / name).write_bytes(content)
        self._files = dict(found)

    def _error_of(self, told: Any) -> BaseException:
        error = super()._error_of(told)
        place = told.get("place")
        if isinstance(place, list) and len(place) == 3 and isinstance(place[0], str):
            error.course_place = (place[0][:200], str(place[1])[:300])
        return error


# ---- Proxies ----


class Proxy:
    """Stands for an object in the worker."""

    __array_ufunc__ = None  # so that `array * proxy` asks the proxy

    def __init__(self, judge: Judge, number: int) -> None:
        object.__setattr__(self, "_judge", judge)
        object.__setattr__(self, "_number", number)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name not in ("__name__", "__qualname__"):
            raise AttributeError(name)
        if sys._getframe(1).f_globals.get("__name__", "").startswith("numpy."):
            raise AttributeError(name)  # np.std(x) would ask x itself for what it should measure
        return self._judge.do("getattr", self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        self._judge.do("setattr", self, name, value)

    def __copy__(self) -> "Proxy":
        return self

    def __deepcopy__(self, memo: dict) -> "Proxy":
        return self

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of the notebook>"

    def __enter__(self) -> Any:
        return self._judge.do("enter", self)

    def __exit__(self, kind: type | None, error: BaseException | None, trace: Any) -> Any:
        if isinstance(error, Exception | None):
            return self._judge.do("exit", self, kind and kind.__name__, str(error)[:500])
        return None

    def __mro_entries__(self, bases: tuple) -> tuple[type]:
        return (type.__new__(_Deriving, "Base", (), {"_proxy": self}),)


class _Deriving(type):
    """Lets `class A(proxy): …` derive a class in the worker, whose methods are called back."""

    def __new__(cls, name: str, bases: tuple, namespace: dict) -> Any:
        (base,) = bases
        own = {key: value for key, value in namespace.items() if not key.startswith("__")}
        return base._proxy._judge.ask("subclass", base._proxy, name, tuple(own.items()))

    def __init__(cls, *arguments: Any) -> None:
        pass


def _operation(name: str) -> Callable:
    return lambda self, *others: self._judge.do(name, self, *others)


def _arithmetic(name: str, reflected: bool = False) -> Callable:
    """Return a method that lets the worker compute with its object, such as a tensor.

    What comes out should be such an object again. In `result - right`, a number would be the
    worker's own word on how far its result is off: it is told by its kind alone.
    """

    def method(self: Proxy, *others: Any) -> Any:
        result = self._judge.do(name, *((*others, self) if reflected else (self, *others)))
        if isinstance(result, Proxy):
            return result
        return _bare_class(type(result).__name__)(result)

    return method


class _Bare:
    """A value of the worker's that can be handed back to it, but not read: only its kind shows."""

    def __init__(self, value: Any) -> None:
        self._value = value

    def __getattr__(self, name: str) -> Any:
        kind = type(self._value)
        prefix = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
        raise AttributeError(f"'{prefix}{kind.__name__}' object has no attribute {name!r}")


@cache
def _bare_class(kind: str) -> type[_Bare]:
    return type(kind, (_Bare,), {})


for _name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul"):
    setattr(Proxy, f"__{_name}__", _arithmetic(_name))
    setattr(Proxy, f"__r{_name}__", _arithmetic(_name, reflected=True))
for _name in ("iadd", "isub", "imul", "itruediv", "imatmul", "neg", "pos", "abs", "invert"):
    setattr(Proxy, f"__{_name}__", _arithmetic(_name))
for _name in ("getitem", "setitem"):
    setattr(Proxy, f"__{_name}__", _operation(_name))


def _call(self: Proxy, *arguments: Any, **keywords: Any) -> Any:
    return self._judge.do("call", self, *arguments, **keywords)


@cache
def _proxy_class(name: str, can_call: bool, can_iterate: bool) -> type[Proxy]:
    """Return the class of the proxies for objects of one type; messages call it by its name."""
    deeds: dict[str, Any] = {"__call__": _call} if can_call else {}
    if can_iterate:
        deeds |= {"__iter__": _operation("iter"), "__next__": _operation("next")}
    return type(name, (Proxy,), deeds)


# ---- Running a check ----


class _Desk(checks.Desk):
    """The learner's work runs in the worker."""

    def __init__(self, judge: Judge) -> None:
        self.judge = judge

    @contextlib.contextmanager
    def lent(self, namespace: dict, versions: Mapping) -> Iterator[Any]:
        with super().lent(namespace, versions):
            yield self._lent_there(namespace, versions) if versions else contextlib.nullcontext()

    @contextlib.contextmanager
    def _lent_there(self, namespace: dict, versions: Mapping) -> Iterator[None]:
        with self.judge.lending(versions) as proxies:
            there = {
                name: proxies[name] if isinstance(x, type) else _whose(x, proxies[name])
                for name, x in versions.items()
            }
            namespace.update(there)
            try:
                yield
            finally:
                namespace.update(versions)

    def place(self, error: BaseException, cell: FrameType) -> tuple[str, str] | None:
        return getattr(error, "course_place", None)


def _whose(version: Callable, proxy: Any) -> Callable:
    """Return a course's function that runs here, where nobody can have changed it, if it can."""

    def function(*arguments: Any, **keywords: Any) -> Any:
        given = [*arguments, *keywords.values()]
        return (proxy if any(map(_has_proxy, given)) else version)(*arguments, **keywords)

    return function


def _has_proxy(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_has_proxy, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_has_proxy, value))
    return isinstance(value, Proxy)


def run_check(judge: Judge, source: str, max_points: float) -> Verdict:
    """Run a check's cell, hidden tests included, on the student's work.

    Raises
    ------
    Broken
        If the worker has ended, is late, or talks nonsense.
    """
    body, last, names = prepared(source)
    praise = io.StringIO()
    checks.sit_at(_Desk(judge))
    shared = judge.folder() if "tempfile" in source else contextlib.nullcontext()
    try:
        found = judge.lookup(names)
        namespace = {"__name__": "__main__", "__builtins__": builtins, **found}
        with shared, contextlib.redirect_stdout(praise):
            exec(body, namespace)
            value = eval(last, namespace) if last else None
        points = max_points
        if isinstance(value, int | float) and not isinstance(value, bool):
            points = min(max(float(value), 0.0), max_points) if value == value else 0.0
        return Verdict(points, _clean(praise.getvalue()))
    except checks.CheckFailed as failure:
        return Verdict(0.0, _clean(str(failure)), failure.mistakes)
    except (Exception, SystemExit) as error:
        return Verdict(0.0, _clean(_said(error)))
    finally:
        checks.sit_at(checks.Desk())
        judge._order("forget")
        judge.forget()


def names_asked_for(source: str) -> frozenset[str]:
    """Return the names that a check takes from the notebook, but those that it lends."""
    return prepared(source)[2] - {name for names in likely_loans(source) for name in names}


@cache
def prepared(source: str) -> tuple[CodeType, CodeType | None, frozenset[str]]:
    """Return a cell's code; that of the expression that ends it; and its free names."""
    tree = ast.parse(source)
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        last = compile(ast.Expression(tree.body.pop().value), "<check>", "eval")
    table = symtable.symtable(source, "<check>", "exec")
    bound = {x.get_name() for x in table.get_symbols() if x.is_assigned() or x.is_imported()}
    free = _globals(table) - bound - set(vars(builtins))
    return compile(tree, "<check>", "exec"), last, frozenset(free)


def _globals(table: symtable.SymbolTable) -> set[str]:
    here = table.get_type() == "module"
    own = {
        x.get_name() for x in table.get_symbols() if x.is_referenced() and (here or x.is_global())
    }
    return own.union(*map(_globals, table.get_children()))


def _said(error: Exception) -> str:
    """Return what a learner is told of an error that stopped a check."""
    if isinstance(error, NameError) and getattr(error, "name", None):
        return f"{error.name} is not defined: did its cell run, and does it define that name?"
    text = f"{type(error).__name__}: {error}".removesuffix(": ")
    place = getattr(error, "course_place", None)
    if isinstance(error, AssertionError) and str(error):
        return str(error)
    return f"{place[0]} stopped with {text}\nin the line   {place[1]}" if place else text


def _clean(text: str) -> str:
    """Return a text that can be written to any file."""
    return text.strip().encode("utf-8", "replace").decode("utf-8")[:10_000]
