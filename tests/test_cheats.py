"""What must not pay: each cheat earns what the same notebook earns without it, and harms nobody."""

import json
import os
import socket
import sqlite3
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from needs import require

from course_utils.grading.examination import Task
from course_utils.grading.lessons import find_lesson
from course_utils.grading.notation import grade_id
from course_utils.grading.repair import Skeleton
from course_utils.grading.results import Result
from course_utils.grading.sandbox import try_walls
from course_utils.grading.station import Station
from course_utils.grading.toolbox import toolbox

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 4.0

# What finds the worker in its own process, as someone would who has read every line of it.
WORKER = """
import gc
worker = next(x for x in gc.get_objects() if type(x).__name__ == "Worker")
Worker = type(worker)
"""


@dataclass
class Classroom:
    """A lesson, a station that grades it, and its answers."""

    lesson: str
    station: Station
    answers: dict[str, str]

    def handed_in(self, solved: set[str], first: str = "", **cells: str) -> bytes:
        """Return a notebook with some exercises solved, others answered by `cells`."""
        lesson = find_lesson(ROOT, self.lesson)
        notebook = nbformat.read(lesson.student, as_version=4)
        texts = {name: self.answers[name] for name in solved} | cells
        for cell in notebook.cells:
            if cell.cell_type == "code" and grade_id(cell) in texts:
                cell.source = textwrap.dedent(texts.pop(grade_id(cell)))
        assert not texts
        if first:
            notebook.cells.insert(1, nbformat.v4.new_code_cell(textwrap.dedent(first)))
        return nbformat.writes(notebook).encode()

    def grade(self, raw: bytes) -> Result:
        return self.station.grade(raw, "seed")

    def points(self, result: Result) -> dict[str, float]:
        """Return what each exercise has earned."""
        found = dict.fromkeys(self.answers, 0.0)
        for cell in result.cells:
            if cell.exercise in found:
                found[cell.exercise] += cell.points
        return {name: points for name, points in found.items() if points}

    def all_right(self) -> dict[str, float]:
        """Return what an honest notebook earns now."""
        return self.points(self.grade(self.handed_in(set(self.answers))))


def classroom(name: str, timeout: float) -> Iterator[Classroom]:
    walls, trouble = try_walls(bubblewrap=True)
    require(walls.enough, f"bubblewrap, which does not work here: {trouble}")
    lesson = find_lesson(ROOT, name)
    solved = nbformat.read(lesson.solution, as_version=4).cells
    answers = {
        grade_id(cell): cell.source
        for cell in solved
        if cell.cell_type == "code" and grade_id(cell) and not cell.metadata.nbgrader["grade"]
    }
    task = Task(Skeleton.of(lesson), toolbox(lesson), timeout=timeout, memory=2**30)
    station = Station(task)
    yield Classroom(name, station, answers)
    station.close()


@pytest.fixture(scope="module")
def bills() -> Iterator[Classroom]:
    yield from classroom("02", SECONDS)


FULL = {"mul_layer": 3, "apple_bill": 2, "add_layer": 2, "apple_orange_bill": 4, "carpet_bill": 4}
SOLVED = {"mul_layer", "apple_bill"}
EARNED = {"mul_layer": 3, "apple_bill": 2}  # by a notebook that stops there


def test_what_honest_notebooks_earn(bills):
    assert bills.all_right() == FULL
    assert bills.points(bills.grade(bills.handed_in(SOLVED))) == EARNED


# ---- Cheats: what is asked for is not done ----

EQUAL_TO_ALL = """
import numpy as np

class Right(float):
    shape, ndim, dtype = (2, 3), 0, np.dtype(float)
    __hash__ = None
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __lt__
    def __sub__(self, other): return 0.0
    def __add__(self, other): return other
    def __call__(self, *arguments, **named): return self
    def __getitem__(self, key): return self
    def __iter__(self): return iter((self, self))
    def __abs__(self): return 0.0
    def __array__(self, *arguments, **named): return np.zeros(())
    __rsub__ = __sub__
    __radd__ = __mul__ = __rmul__ = __add__

class Whatever(Right):
    __class__ = float
    def __getattr__(self, name): return self

class AddLayer:
    def forward(self, x, y): return Whatever()
    def backward(self, dout): return Whatever(), Whatever()
"""

CHEATS = {
    "patch the checks": dict(
        first="""
        import builtins, numpy as np, numpy.testing, course_utils.checks as checks
        for name in dir(checks):
            if name.startswith("check"):
                setattr(checks, name, lambda *arguments, **named: None)
        for name in ("allclose", "isclose", "array_equal", "all", "abs", "isnan"):
            setattr(np, name, lambda *arguments, **named: True)
        numpy.testing.assert_allclose = lambda *arguments, **named: None
        builtins.AssertionError = type("Nothing", (Exception,), {})
        """
    ),
    "patch numpy's arrays and float": dict(
        first="""
        import builtins, numpy as np
        np.ndarray = np.float64 = builtins.float = type("Any", (), {"__eq__": lambda *_: True})
        builtins.isinstance = lambda *arguments: True
        """,
        solved=set(),  # after this nothing works any more
        earned={},
        status="crashed",
    ),
    "equal to all": dict(add_layer=EQUAL_TO_ALL),
    "rewrite cells": dict(
        first="""
        import ast
        shell = get_ipython()
        shell.input_transformers_post.append(lambda lines: ["pass\\n"])
        class Nothing(ast.NodeTransformer):
            def visit_Module(self, node): return ast.Module(body=[], type_ignores=[])
        shell.ast_transformers.append(Nothing())
        """,
        solved=set(),  # the rewriting costs these their answers, too
        earned={},
    ),
    "patch run_cell": dict(
        add_layer="""
        shell = get_ipython()
        type(shell).run_cell = lambda *arguments, **named: None
        shell.events.register("pre_run_cell", lambda info: None)
        """
    ),
    "import the course's layers": dict(
        add_layer="from course_utils.layers import AddLayer\nfrom course_utils import layers"
    ),
    "read the solutions": dict(
        add_layer=f"""
        import glob, importlib, inspect, json, os
        import course_utils
        package = os.path.dirname(course_utils.__file__)
        for path in [*glob.glob(package + "/**/*.py", recursive=True),
                     *glob.glob("{ROOT}/**/*.py", recursive=True),
                     *glob.glob("{ROOT}/**/*.ipynb", recursive=True)]:
            text = open(path).read()
            if "class AddLayer" in text:
                exec(text[text.index("class AddLayer"):])
        """
    ),
    "keep what is lent": dict(
        first="""
        import gc
        lent = {}
        """,
        apple_bill="""
        def apple_bill(apple, apple_num, tax):
            lent.update({x.__name__: x for x in gc.get_objects()
                         if isinstance(x, type) and "backward" in vars(x)})
            raise ValueError
        """,
        add_layer="""
        class AddLayer:
            def __init__(self): self.own = (lent.get("AddLayer") or lent["MulLayer"])()
            def forward(self, x, y): return self.own.forward(x, y)
            def backward(self, dout): return self.own.backward(dout)
        """,
        solved={"mul_layer"},
        earned={"mul_layer": 3},
    ),
    "NaN, infinity, too many, too large": dict(
        add_layer="""
        import numpy as np
        class AddLayer:
            def forward(self, x, y): return np.broadcast_to(np.nan, np.shape(x))
            def backward(self, dout): return np.full(np.shape(dout), np.inf), np.nan
        """,
        apple_orange_bill="""
        def apple_orange_bill(*numbers):
            return [10**400, "220", b"220", 220j, {220}, ..., None, True][len(numbers) % 8], numbers
        """,
        carpet_bill="""
        def carpet_bill(*numbers):
            return np.zeros((0, 10**15)), np.zeros(5_000_000)
        """,
    ),
    "answers without end": dict(
        add_layer="""
        class AddLayer:
            def forward(self, x, y): return [y := [y] for _ in range(5000)][-1]
            def backward(self, dout):
                itself = []
                itself += [itself, itself]
                return itself
        """
    ),
    "answers that change their mind": dict(
        add_layer="""
        class Later:
            def __getattr__(self, name): raise ValueError(name)
            def __sub__(self, other): return 0 * other
            def __rsub__(self, other): return 0 * other
            def __array__(self, *arguments, **named): raise TypeError
        class AddLayer:
            def forward(self, x, y): return Later()
            def backward(self, dout): return Later(), Later()
        """
    ),
    "undo what the checks look at": dict(
        first=WORKER
        + """
        import numpy as np
        honest = Worker._do_call
        def zeros(self, *arguments):
            for x in list(self._objects.values()):
                if isinstance(x, np.ndarray): x[...] = 0
                if isinstance(x, (dict, list)): x.clear()
            return honest(self, *arguments)
        Worker._do_call = zeros
        """,
        add_layer="""
        class AddLayer:
            def forward(self, x, y): return 0 * x
            def backward(self, dout): return 0 * dout, 0 * dout
        """,
        solved=set(),
        earned={},
    ),
    "look names up as the course's, or as True": dict(
        first=WORKER
        + """
        Worker._do_lookup = lambda self, names: tuple((name, True) for name in names)
        """,
        solved=set(),
        earned={},
    ),
    "say what one likes": dict(
        first=WORKER
        + """
        Worker._do_call = lambda self, how, arguments, *rest: next(
            (x for x in arguments if hasattr(x, "dtype")), 0.0)
        """,
        solved=set(),
        earned={},
    ),
    "a cell of the check's own name": dict(
        first="""
        # Check add_layer_forward: 1 point
        print("passed")
        4.0
        """
    ),
}


@pytest.mark.parametrize("name", CHEATS)
def test_a_cheat_earns_nothing(bills, name):
    cells = dict(CHEATS[name])
    solved, earned = cells.pop("solved", SOLVED), cells.pop("earned", EARNED)
    status = cells.pop("status", "graded")
    result = bills.grade(bills.handed_in(solved, **cells))
    assert bills.points(result) == earned
    assert result.status == status
    assert bills.all_right() == FULL


# ---- Talking nonsense to the judge ----

NONSENSE = {
    "answers ahead of the questions": 'for _ in range(50): worker.channel.send(["ok", [], [], 1])',
    "bytes of no form": 'worker.channel.sock.send(b"\\xff" * 1000)',
    "a message of any size": 'worker.channel.sock.send(b"\\x00\\x00\\x00\\xff" + b"\\xff" * 4)',
    "a message that never ends": 'worker.channel.sock.send(bytes(6) + b"\\xff\\xff\\x90")',
    "errors of no kind": """
        Worker._do_cell = lambda *arguments: 1 / 0
        Worker._described = lambda *_: {"kind": "SystemExit", "type": "a\\0b", "text": "\\ud800"}
        """,
    "numbers that are taken": """
        Worker._do_call = lambda self, *rest: self.channel.send(
            ["ok", [1, 3, 5], [[1, ["<f8", [], "C", b"", ""]], [3, 4]], ["own", 1, "float", 1, 1]])
        """,
    "code in place of values": """
        import pickle
        Worker._do_call = lambda self, *rest: self.channel.send(
            ["ok", [], [], ["theirs", 10**9, pickle.dumps(print), "__import__('os')._exit(0)"]])
        """,
    "memory": """
        def many(self, *rest):
            self.channel.sock.sendall((10**9).to_bytes(8))
            for _ in range(1000): self.channel.sock.sendall(b"\\x90" * 10**6)
        Worker._do_call = many
        """,
}


@pytest.mark.parametrize("name", NONSENSE)
def test_nonsense_ends_the_grading_with_what_was_earned(bills, name):
    add_layer = WORKER + textwrap.dedent(NONSENSE[name])
    result = bills.grade(bills.handed_in(set(FULL) - {"add_layer"}, add_layer=add_layer))
    assert bills.points(result) == EARNED
    assert result.status in ("crashed", "timed_out", "out_of_memory")
    assert result.problem
    assert bills.all_right() == FULL


# ---- Faults: an answer that is right, and what follows it in its cell ----

DEAF = """
import signal
for number in (signal.SIGALRM, signal.SIGINT, signal.SIGTERM, signal.SIGXCPU):
    signal.signal(number, signal.SIG_IGN)
while True:
    try:
        while True: pass
    except BaseException: pass
"""
FAULTS = {  # what follows, and how it ends; those that are in time go on with all points
    "exit": ("exit()\nquit()\nraise SystemExit", "graded"),
    "200 MB on one line": ("print('x' * 200_000_000)", "graded"),
    "many lines": ("for i in range(100_000): print(i)", "graded"),
    "many files": (
        """
        import os
        for folder in (os.environ["TMPDIR"], os.environ["HOME"], "."):
            try:
                for i in range(1_000_000): open(f"{folder}/{i}", "w").close()
            except OSError: pass
        """,
        "graded",
    ),
    "a full disk": (
        """
        import os
        try:
            with open(os.environ["TMPDIR"] + "/all", "wb") as file:
                while True: file.write(bytes(2**24))
        except OSError: pass
        """,
        "graded",
    ),
    "killing all": (
        """
        import os
        for number in [os.getppid(), *range(2, 300), -1]:
            if number != os.getpid():
                try: os.kill(number, 9)
                except OSError: pass
        """,
        "graded",
    ),
    "deep recursion": (
        """
        def deeper(n): return deeper(n + 1)
        deeper(0)
        """,
        "graded",
    ),
    "10 GB": ("held = bytearray(10 * 2**30)", "out_of_memory"),
    "an endless loop": ("while True: pass", "timed_out"),
    "endless print": ("while True: print('hello')", "timed_out"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_takes_no_point_that_was_earned(bills, name):
    follows, status = FAULTS[name]
    cell = f"{bills.answers['add_layer']}\n{textwrap.dedent(follows)}"
    result = bills.grade(bills.handed_in(set(FULL) - {"add_layer"}, add_layer=cell))
    assert bills.points(result) == FULL
    assert result.status == status
    assert len(result.notebook) < 2_000_000
    assert bills.all_right() == FULL


ENDS = {  # what ends the worker, or keeps it until the time is up
    "os._exit": ("import os; os._exit(0)", "crashed"),
    "a broken pointer": ("import ctypes; ctypes.string_at(0)", "crashed"),
    "no signal is heard": (DEAF, "timed_out"),
    "a fork bomb": (
        """
        import os
        while True:
            try: os.fork()
            except OSError: pass
        """,
        "timed_out",
    ),
}


@pytest.mark.parametrize("name", ENDS)
def test_what_ends_a_worker_leaves_what_was_earned(bills, name):
    follows, status = ENDS[name]
    cell = f"{bills.answers['add_layer']}\n{textwrap.dedent(follows)}"
    result = bills.grade(bills.handed_in(set(FULL) - {"add_layer"}, add_layer=cell))
    # A fork bomb may leave the worker time to hear that its cell is to end, and to go on.
    assert bills.points(result) in [EARNED, FULL] if name == "a fork bomb" else [EARNED]
    assert result.status == status
    assert result.problem
    assert bills.all_right() == FULL


def test_a_call_that_fails_loses_its_own_check_alone(bills):
    result = bills.grade(
        bills.handed_in(
            {"mul_layer", "apple_orange_bill", "carpet_bill"},
            apple_bill="""
            def apple_bill(apple, *rest): return apple_bill(apple + 1, *rest)
            """,
            add_layer="""
            import sys
            class AddLayer:
                def forward(self, x, y): sys.exit(0)
                def backward(self, dout): return (dout for _ in iter(int, 1))
            """,
        )
    )
    assert bills.points(result) == {
        name: points for name, points in FULL.items() if name not in ("apple_bill", "add_layer")
    }
    assert result.status == "graded"


def test_threads_that_never_end_take_no_longer_than_the_limit(bills):
    cell = f"""{bills.answers["add_layer"]}
import threading
def forever():
    while True: pass
for _ in range(10): threading.Thread(target=forever).start()
"""
    result = bills.grade(bills.handed_in(set(FULL) - {"add_layer"}, add_layer=cell))
    assert result.status in ("graded", "timed_out")  # they share one processor with the checks
    assert EARNED.items() <= bills.points(result).items()
    assert bills.all_right() == FULL


# ---- Beyond the own notebook ----


def test_nothing_reaches_the_next_submission(bills):
    """The first leaves the answer wherever it can, and a process; the second looks for them."""
    answer = bills.answers["add_layer"]
    places = (
        'os.environ["TMPDIR"], os.environ["HOME"], ".", "/tmp", "/dev/shm", "/var/tmp", "/course"'
    )
    result = bills.grade(
        bills.handed_in(
            SOLVED,
            add_layer=f"""
            import os, subprocess, sys
            for folder in ({places}):
                try: open(os.path.join(folder, "left.py"), "w").write({answer!r})
                except OSError: pass
            import course_utils.layers, numpy
            course_utils.layers.AddLayer = numpy.AddLayer = int
            if os.fork() == 0:
                while True: pass
            subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)"],
                             start_new_session=False)
            """,
        )
    )
    assert bills.points(result) == EARNED
    result = bills.grade(
        bills.handed_in(
            SOLVED,
            add_layer=f"""
            import os, course_utils.layers, numpy
            assert not hasattr(numpy, "AddLayer") and not hasattr(course_utils.layers, "AddLayer")
            found = [os.path.join(x, "left.py") for x in ({places})]
            found = [x for x in found if os.path.exists(x)]
            try: os.kill(-1, 0); found.append("a process")
            except OSError: pass
            print("found", found)
            exec(open(found[0]).read())
            """,
        )
    )
    assert bills.points(result) == EARNED
    assert "found []" in result.notebook
    assert bills.all_right() == FULL


def test_files_outside_and_the_network_are_out_of_reach(bills, tmp_path):
    tmp_path.chmod(0o777)
    book = tmp_path / "gradebook.db"
    with sqlite3.connect(book) as database:
        database.execute("create table grade (score)")
        database.execute("insert into grade values (1)")
    database.close()
    book.chmod(0o666)
    before = book.read_bytes()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        result = bills.grade(
            bills.handed_in(
                SOLVED,
                add_layer=f"""
                import os, socket, sqlite3
                for deed in (
                    lambda: sqlite3.connect({str(book)!r}).executescript(
                        "create trigger t after update on grade begin delete from grade; end"),
                    lambda: open({str(tmp_path / "new")!r}, "w"),
                    lambda: open(os.path.expanduser("~root/new"), "w"),
                    lambda: os.remove({str(book)!r}),
                    lambda: socket.create_connection(("127.0.0.1", {server.getsockname()[1]}), 1),
                    lambda: print("THE SEED", os.environ["COURSE_SEED"]),
                    lambda: print("THE SEED", open(f"/proc/{{os.getppid()}}/environ").read()),
                ):
                    try: deed()
                    except Exception as error: print(type(error).__name__)
                """,
            )
        )
        with pytest.raises(BlockingIOError):
            server.accept()
    assert bills.points(result) == EARNED
    assert "THE SEED" not in json.dumps([c["outputs"] for c in code_cells(result)])
    assert book.read_bytes() == before
    assert os.listdir(tmp_path) == ["gradebook.db"]


def code_cells(result: Result) -> list[dict]:
    cells = json.loads(result.notebook)["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def test_a_notebook_of_outputs_does_not_grow_without_bound(bills):
    notebook = nbformat.reads(bills.handed_in(set(FULL)).decode(), as_version=4)
    loud = nbformat.v4.new_code_cell("print('x' * 100_000)\n'y' * 100_000")
    for _ in range(60):
        notebook.cells.append(nbformat.v4.new_code_cell(loud.source))
    result = bills.grade(nbformat.writes(notebook).encode())
    assert bills.points(result) == FULL
    assert len(result.notebook) < 2_000_000


def test_what_a_learner_writes_stays_text(bills):
    """Names, errors and outputs with HTML, colours, control characters and lone surrogates."""
    result = bills.grade(
        bills.handed_in(
            SOLVED,
            add_layer="""
            class Odd(Exception): pass
            Odd.__name__ = "<script>alert(1)</script>"
            class AddLayer:
                def forward(self, x, y): raise Odd("\\x1b[31m\\x00\\ud800<b>" + "A" * 10_000)
                def backward(self, dout): return dout, dout
            print("\\ud800\\x00\\x1b[2J")
            """,
        )
    )
    assert bills.points(result) == EARNED
    assert result.to_json().encode()
    assert result.notebook.encode()
    assert all(len(cell.message) < 11_000 for cell in result.cells)


# ---- What a worker is lent, and may keep ----

KEEPER = (
    WORKER
    + """
import glob, marshal, os, sys
honest = Worker._do_lend, Worker._do_bring
def keep(steps):
    for i, step in enumerate(steps):
        if step[0] == "code":
            name = f"{os.environ['TMPDIR']}/kept{len(glob.glob(os.environ['TMPDIR'] + '/kept*'))}"
            open(name, "wb").write(step[2])
def lend(self, steps, *rest):
    keep(steps)
    return honest[0](self, steps, *rest)
Worker._do_lend = lend
def kept(name):
    from course_utils import arrays, autograd
    for path in glob.glob(os.environ["TMPDIR"] + "/kept*"):
        room = {**vars(arrays), **vars(autograd)}
        exec(marshal.loads(open(path, "rb").read()), room)
        if name in room: return room[name]
"""
)


def test_what_one_check_lends_no_later_one_asks_for():
    """Lesson 10: `Tensor` stands on operations that come later, and `Tape` on `Tensor`."""
    for autograd in classroom("10", 60.0):
        solved = {"topological_order", "mul", "tensor"}
        names = {
            "tape": ["Tape"],
            "sub_div": ["Sub", "Div"],
            "pow": ["Pow"],
            "exp_log": ["Exp", "Log"],
            "matmul": ["MatMul"],
            "sum_reshape": ["Sum", "Reshape"],
        }
        stolen = {
            cell: "\n".join(
                f"def {name}(*arguments, **named): return kept({name!r})(*arguments, **named)"
                for name in found
            )
            for cell, found in names.items()
        }
        honest = autograd.points(autograd.grade(autograd.handed_in(solved)))
        assert honest.keys() == solved
        cheat = autograd.grade(autograd.handed_in(solved, first=KEEPER, **stolen))
        assert autograd.points(cheat) == honest


def test_what_the_text_goes_on_with_comes_after_its_checks():
    """Lesson 3 uses the course's Sigmoid, once the learner's own was checked."""
    for activations in classroom("03", SECONDS):
        cheat = activations.grade(
            activations.handed_in(
                {"relu"},
                first="from course_utils import layers",
                sigmoid="""
                import inspect
                try: from course_utils.layers import Sigmoid
                except ImportError: pass
                exec(open(layers.__file__).read())
                class Sigmoid(layers.Sigmoid): pass
                """,
                tanh="""
                Tanh = layers.Tanh
                """,
                mended_relu="""
                MendedRelu = layers.Relu
                """,
            )
        )
        assert activations.points(cheat) == {"relu": 4}
        honest = activations.grade(activations.handed_in(set(activations.answers)))
        texts = [cell for cell in code_cells(honest) if "layers.Sigmoid()" in cell["source"]]
        assert texts
        assert not any(out["output_type"] == "error" for x in texts for out in x["outputs"])


def test_an_object_cannot_say_itself_how_far_it_is_off():
    """Where a check computes with a result, the result must be numbers."""
    for autograd in classroom("10", 60.0):
        everything = set(autograd.answers)
        cheat = autograd.handed_in(
            everything - {"naive_dense"},
            naive_dense="""
            class Value:
                def __init__(self, *shape): self.shape = shape
                def __sub__(self, other): return np.zeros(np.shape(other))
                __rsub__ = __add__ = __truediv__ = __sub__
                def __rmatmul__(self, other): return Value(5, 3)
                def __array_ufunc__(self, *arguments, **named): return Value(5, 3)
                def std(self, *arguments, **named): return 0.5
                def __eq__(self, other): return np.zeros(1)
            class Weight:
                def __init__(self, *shape): self.value = Value(*shape)
            class NaiveDense:
                def __init__(self, n, m, *rest):
                    self.weights = [Weight(n, m), Tensor(np.zeros(m))]
                def __call__(self, x):
                    out = Tensor(np.zeros((5, 3))) + self.weights[1]
                    out.value = Value(5, 3)
                    return out
            """,
        )
        assert autograd.points(autograd.grade(cheat)).keys() == everything - {"naive_dense"}
