"""How judge and worker talk: messages on a socket, made of plain values, with arrays kept in step.

What crosses is None, bool, int, float, complex, str, bytes, lists, tuples, dicts, sets, slices, and
arrays of numbers. Nothing is unpickled, and nothing that came is evaluated. Lists, dicts and arrays
are *shared*: each side has a copy, every message carries what has changed since the last one, and
so a change in place is seen on the other side. Any other object stays where it is, and crosses as a
number that stands for it.
"""

import builtins
import re
import socket
import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgpack
import numpy as np

_HEADER = struct.Struct("!Q")
_DTYPE = re.compile(r"[<>|=]?(b1|[iu][1248]|f(2|4|8|12|16)|c(8|16|24|32)|[US]\d{1,6})")
_MOST_ENTRIES = 100_000  # objects that may be shared at a time
EXCHANGED_FILES = 20  # of a check's folder
EXCHANGED_BYTES = 16 * 2**20
_UNREADABLE = (
    *(ValueError, TypeError, LookupError, AttributeError, OverflowError, MemoryError),
    RecursionError,
)


class Broken(BaseException):
    """The talk cannot go on: no Exception, so that no code under test catches it."""


class Gone(Broken):
    """The other side has ended."""


class Late(Broken):
    """The other side did not answer in time."""


class Garbled(Broken):
    """What came is not what the other side should send."""


@dataclass
class Raw:
    """Data that crosses as it is, and is not shared: of None, bool, number, text, list, dict."""

    data: Any


class Channel:
    """Whole messages over a stream socket, up to a size, and up to a deadline.

    Parameters
    ----------
    sock : socket.socket
        A connected stream socket.
    cap : int
        The largest message to receive, in bytes.
    """

    def __init__(self, sock: socket.socket, cap: int = 2**31) -> None:
        self.sock = sock
        self.cap = cap
        self.deadline: float | None = None  # by time.monotonic()

    def send(self, message: Any) -> None:
        """Send a message; raise `Gone` or `Late` if it cannot be delivered."""
        data = msgpack.packb(message, unicode_errors="surrogatepass")
        try:
            self._hurry()
            self.sock.sendall(_HEADER.pack(len(data)) + data)
        except TimeoutError:
            raise Late from None
        except OSError:
            raise Gone from None

    def receive(self) -> Any:
        """Return the next message; raise `Gone`, `Late` or `Garbled`."""
        (size,) = _HEADER.unpack(self._exactly(_HEADER.size))
        if size > self.cap:
            raise Garbled(f"a message of {size} bytes, where {self.cap} are allowed")
        try:
            return msgpack.unpackb(self._exactly(size), unicode_errors="surrogatepass")
        except (ValueError, TypeError, RecursionError, MemoryError) as error:
            raise Garbled(f"a message that cannot be read ({type(error).__name__})") from None

    def _exactly(self, size: int) -> bytearray:
        data = bytearray()
        while len(data) < size:
            try:
                self._hurry()
                part = self.sock.recv(min(size - len(data), 2**20))
            except TimeoutError:
                raise Late from None
            except OSError:
                raise Gone from None
            if not part:
                raise Gone
            data += part
        return data

    def _hurry(self) -> None:
        if self.deadline is None:
            self.sock.settimeout(None)
            return
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.sock.settimeout(left)


class Wire:
    """One end of a talk: asks the other side, and answers what it asks meanwhile.

    A subclass says how objects that are not plain cross (`_encode_other`, `_decode_other`), and
    what to do when asked (`_do`).

    Parameters
    ----------
    channel : Channel
        The way to the other side.
    first : int
        1 on one side, 2 on the other: each numbers the objects that it brings in by steps of 2.
    """

    def __init__(self, channel: Channel, first: int) -> None:
        self.channel = channel
        self._next = first
        self.forget(first)

    def forget(self, first: int | None = None) -> None:
        """Let go of every shared object."""
        self._objects: dict[int, Any] = {}  # by number
        self._numbers: dict[int, int] = {}  # id() of an object → its number
        self._seen: dict[int, Any] = {}  # by number: the content that both sides have
        self._dropped: list[int] = []
        if first is not None:
            self._next = first

    # ---- Asking and answering ----

    def ask(self, *request: Any) -> Any:
        """Ask the other side and return its answer, or raise the error that it met."""
        self._say("ask", request)
        while True:
            kind, body = self._hear()
            if kind == "ask":
                self._answer(body)
            elif kind == "ok":
                return body
            elif kind == "error":
                raise self._error_of(body)
            else:
                raise Garbled(f"a message of an unknown kind: {kind!r:.40}")

    def answer_one(self) -> None:
        """Wait for one question, and answer it."""
        kind, body = self._hear()
        if kind != "ask":
            raise Garbled(f"a message of the kind {kind!r:.40}, where a question was expected")
        self._answer(body)

    def _answer(self, request: Any) -> None:
        if not (isinstance(request, tuple) and request and isinstance(request[0], str)):
            raise Garbled("a question of no known form")
        try:
            reply, kind = self._do(*request), "ok"
        except Broken:
            raise
        except BaseException as error:
            reply, kind = self._described(error), "error"
        self._say(kind, reply)

    def _do(self, what: str, *arguments: Any) -> Any:
        raise NotImplementedError

    def _say(self, kind: str, body: Any) -> None:
        changes = list(self._changes())
        first = self._next
        try:
            form = self.encode(body)
        except Exception as error:
            for number in range(first, self._next, 2):  # of what will not arrive
                self._drop(number)
            if kind == "ask":
                raise
            kind, form = "error", self.encode(self._described(error))
        dropped, self._dropped = self._dropped, []
        self.channel.send([kind, dropped, changes, form])

    def _hear(self) -> tuple[str, Any]:
        message = self.channel.receive()
        try:
            kind, dropped, changes, body = message
            for number, content in changes:
                self._change(number, content)
            for number in dropped:
                self._drop(number)
            return kind, self.decode(body)
        except _UNREADABLE as error:
            raise Garbled(f"a message of no known form ({error!r:.200})") from None

    # ---- Values ----

    def encode(self, value: Any) -> Any:
        """Return a value in the form in which it crosses."""
        kind = type(value)
        if value is None or kind in (bool, float, str, bytes):
            return value
        if kind is int:
            return value if -(2**63) <= value < 2**63 else ["int", hex(value)]
        if (number := self._numbers.get(id(value))) is not None:
            return ["ref", number]
        if kind is Raw:
            return ["raw", value.data]
        if kind is tuple:
            return ["tuple", [self.encode(part) for part in value]]
        if kind is complex:
            return ["complex", value.real, value.imag]
        if kind in (set, frozenset):
            return ["set", [self.encode(part) for part in value]]
        if kind is slice:
            return ["slice", [self.encode(x) for x in (value.start, value.stop, value.step)]]
        if kind is type(Ellipsis):
            return ["..."]
        if isinstance(value, np.generic) and _DTYPE.fullmatch(value.dtype.str):
            return ["scalar", value.dtype.str, value.tobytes()]
        if tag := self._shared_as(value):
            number = self._share(value)
            content = self._content(value)
            self._seen[number] = content if tag == "array" else self._content(value)
            return [tag, number, content]
        for plain in (tuple, int, float, str):  # a namedtuple, an IntEnum
            if isinstance(value, plain):
                return self.encode(plain(value))
        return self._encode_other(value)

    def decode(self, form: Any) -> Any:
        """Return the value of a form."""
        if not isinstance(form, list):
            if form is None or isinstance(form, bool | int | float | str | bytes):
                return form
            raise ValueError(f"{type(form).__name__} is no form")
        tag, *rest = form
        if tag == "ref":
            return self._held(rest[0])
        if tag == "raw":
            return rest[0]
        if tag == "tuple":
            return tuple(self.decode(part) for part in rest[0])
        if tag in ("array", "list", "dict"):
            return self._new(tag, *rest)
        if tag == "scalar":
            return self._array(rest[0], [], "C", rest[1])[()]
        if tag == "int":
            return int(rest[0][:2000], 16)
        if tag == "complex":
            return complex(*rest)
        if tag == "set":
            return {self.decode(part) for part in rest[0]}
        if tag == "slice":
            return slice(*(self.decode(part) for part in rest[0]))
        if tag == "...":
            return ...
        return self._decode_other(tag, *rest)

    def _encode_other(self, value: Any) -> Any:
        raise TypeError(f"an object of type {type(value).__name__} cannot cross")

    def _decode_other(self, tag: str, *rest: Any) -> Any:
        raise ValueError(f"a form of an unknown kind: {tag!r:.40}")

    # ---- Shared objects ----

    @staticmethod
    def _shared_as(value: Any) -> str | None:
        if isinstance(value, np.ndarray):
            return "array" if _DTYPE.fullmatch(value.dtype.str) else None
        return "list" if isinstance(value, list) else "dict" if isinstance(value, dict) else None

    def _share(self, value: Any, number: int | None = None) -> int:
        if len(self._objects) > _MOST_ENTRIES:
            raise Garbled(f"more than {_MOST_ENTRIES} objects at a time")
        if number is None:
            number = self._next
            self._next += 2
        self._objects[number] = value
        self._numbers[id(value)] = number
        return number

    def _held(self, number: int) -> Any:
        return self._objects[number]

    def _drop(self, number: int) -> None:
        value = self._objects.pop(number, None)
        self._seen.pop(number, None)
        self._numbers.pop(id(value), None)

    def _content(self, value: Any) -> Any:
        if isinstance(value, np.ndarray):
            order = "F" if value.flags.f_contiguous and not value.flags.c_contiguous else "C"
            form = "matrix" if isinstance(value, np.matrix) else ""
            return [value.dtype.str, list(value.shape), order, value.tobytes(order), form]
        if isinstance(value, dict):
            return [[self.encode(key), self.encode(part)] for key, part in value.items()]
        return [self.encode(part) for part in value]

    def _changes(self) -> Iterator[list]:
        for number in list(self._objects):
            seen = self._seen[number]
            if seen is None:  # no plain value: it stays where it is
                continue
            value = self._held(number)
            if isinstance(value, np.ndarray):
                if list(value.shape) != seen[1] or value.tobytes(seen[2]) != seen[3]:
                    self._seen[number] = content = self._content(value)
                    yield [number, content]
            else:
                content = self._content(value)  # with whatever is new in it
                if content != seen:
                    self._seen[number] = self._content(value)
                    yield [number, content]
            if self._is_idle(value):
                self._drop(number)
                self._dropped.append(number)

    def _is_idle(self, value: Any) -> bool:
        """Whether nobody can change a shared object any more."""
        return False

    def _change(self, number: int, content: Any) -> None:
        value = self._held(number)
        if isinstance(value, np.ndarray):
            new = self._array(*content)
            if new.shape != value.shape and new.size == value.size:
                value.shape = new.shape
            value[...] = new
        elif isinstance(value, dict):
            new = {self.decode(key): self.decode(part) for key, part in content}
            value.clear()
            value.update(new)
        else:
            value[:] = [self.decode(part) for part in content]
        self._seen[number] = self._content(value)

    def _new(self, tag: str, number: int, content: Any) -> Any:
        if not isinstance(number, int) or number in self._objects:
            raise ValueError("a number that is taken")
        value: Any = self._array(*content) if tag == "array" else {} if tag == "dict" else []
        self._share(value, number)
        if tag == "dict":
            value.update((self.decode(key), self.decode(part)) for key, part in content)
        elif tag == "list":
            value += [self.decode(part) for part in content]
        self._seen[number] = self._content(value)
        return value

    @staticmethod
    def _array(dtype: str, shape: list, order: str, data: bytes, form: str = "") -> np.ndarray:
        if not _DTYPE.fullmatch(dtype):
            raise ValueError(f"the dtype {dtype!r:.40}")
        array = np.frombuffer(data, np.dtype(dtype)).reshape(shape, order=order).copy(order=order)
        return array.view(np.matrix) if form == "matrix" and array.ndim == 2 else array

    # ---- Errors ----

    def _described(self, error: BaseException) -> Any:
        """Return what the other side is told of an error."""
        kinds = [kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "builtins"]
        plain = all(isinstance(x, str | int | float | None) for x in error.args)
        arguments = list(error.args) if plain and len(error.args) < 6 else []
        return {
            "type": type(error).__name__,
            "kind": kinds[0],
            "arguments": [x[:2000] if isinstance(x, str) else x for x in arguments],
            "text": _text_of(error),
        }

    def _error_of(self, told: Any) -> Exception | SystemExit:
        """Return an error like the one that the other side has told of."""
        if not isinstance(told, dict):
            raise Garbled("an error of no known form")
        kind = getattr(builtins, str(told.get("kind")), None)
        name, text = str(told.get("type"))[:100], str(told.get("text"))[:2000]
        usable = isinstance(kind, type) and issubclass(kind, Exception | SystemExit)
        kind = kind if usable else Exception
        try:
            error = kind(*told.get("arguments", ()))
        except Exception:
            error = None
        if error is None or type(error).__name__ != name or str(error) != text:
            made = type(name, (kind,), {"__str__": lambda self: text})
            try:
                error = made(text)
            except TypeError:  # UnicodeDecodeError wants five arguments
                error = type(name, (Exception,), {})(text)
        return error


def _text_of(error: BaseException) -> str:
    try:
        return str(error)[:2000]
    except Exception:
        return ""
