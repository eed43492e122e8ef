"""The checks: right answers in every style pass, wrong ones fail, and the words fit."""

import re
import subprocess
import sys
import textwrap

import numpy as np
import pytest
from grading_of_lessons import Desk

from course_utils import mistakes
from course_utils.checks import (
    CheckFailed,
    check_function,
    check_layer,
    check_value,
    inputs,
)
from course_utils.comparing import alike
from course_utils.layers import Affine, Relu, Sigmoid, SoftmaxWithLoss, Tanh, softmax


@pytest.fixture(autouse=True)
def _float_errors():
    """Learners who change how NumPy treats them change it for one test."""
    with np.errstate():
        yield


@pytest.fixture
def nothing_known(monkeypatch):
    """A course without known mistakes: the words are those of the comparison alone."""
    monkeypatch.setattr(mistakes, "known", lambda target: iter(()))


@pytest.fixture
def desk():
    """A notebook whose learner has imported NumPy."""
    desk = Desk()
    desk.run("import numpy as np\nfrom course_utils.checks import *\nrng = inputs('a test')")
    return desk


def cell(source: str) -> str:
    return textwrap.dedent(source).strip() + "\n"


MUL = "check_layer(MulLayer, x=rng.normal(size=(2, 3)), y=rng.normal(size=(2, 3)))"
ADD = "check_layer(AddLayer, x=rng.normal(size=(2, 3)), y=rng.normal(size=(2, 3)))"
RELU = "check_layer(Relu, x=rng.normal(size=(2, 3)))"
AFFINE = """
check_layer(
    Affine,
    parameters={"W": rng.normal(size=(3, 4)), "b": rng.normal(size=4)},
    x=rng.normal(size=(5, 3)),
)
"""
LOSS = """
check_layer(SoftmaxWithLoss, constants=[np.array([2, 0, 1, 1])], x=rng.normal(size=(4, 3)))
"""
SOFTMAX = "check_function(softmax, x=rng.normal(size=(4, 3)))"
BILL = """
check_gradient(
    bill,
    value=lambda price, count, tax: price * count * tax,
    given=["MulLayer"],
    price=100,
    count=2,
    tax=1.1,
)
"""


# ---- Right answers ----

RIGHT = {
    "mul, in the course's way": (
        MUL,
        """
        class MulLayer:
            def forward(self, x, y):
                self.x, self.y = x, y
                return x * y

            def backward(self, dout):
                return dout * self.y, dout * self.x
        """,
    ),
    "mul, a list for the pair": (
        MUL,
        """
        class MulLayer:
            def forward(self, left, right, scale=1):
                self.kept = [left, right]
                return scale * left * right

            def backward(self, upstream):
                return [upstream * self.kept[1], upstream * self.kept[0]]
        """,
    ),
    "mul, an array for the pair": (
        MUL,
        """
        class MulLayer:
            def forward(self, x, y):
                self.swapped = np.stack([y, x])
                return self.swapped.prod(axis=0)

            def backward(self, dout):
                return dout * self.swapped
        """,
    ),
    "mul, float32": (
        MUL,
        """
        class MulLayer:
            def forward(self, x, y):
                self.x, self.y = np.float32(x), np.float32(y)
                return self.x * self.y

            def backward(self, dout):
                dout = np.float32(dout)
                return dout * self.y, dout * self.x
        """,
    ),
    "mul, loops and lists": (
        MUL,
        """
        class MulLayer:
            def forward(self, x, y):
                self.x, self.y = x.tolist(), y.tolist()
                return [[a * b for a, b in zip(*rows)] for rows in zip(self.x, self.y)]

            def backward(self, dout):
                dx, dy = np.empty(dout.shape), np.empty(dout.shape)
                for i in range(len(dout)):
                    for j in range(len(dout[i])):
                        dx[i, j] = dout[i, j] * self.y[i][j]
                        dy[i, j] = dout[i, j] * self.x[i][j]
                return dx, dy
        """,
    ),
    "mul, inherited and under another name": (
        MUL,
        """
        class Node:
            def forward(self, *inputs):
                self.inputs = inputs
                return self.compute(*inputs)

        class Product(Node):
            compute = staticmethod(lambda x, y: np.einsum("ij,ij->ij", x, y))

            def backward(self, dout):
                x, y = self.inputs
                return dout * y, dout * x

        MulLayer = Product
        """,
    ),
    "mul, own buffers written in place": (
        MUL,
        """
        class MulLayer:
            def __init__(self):
                self.dx = self.dy = self.out = None

            def forward(self, x, y):
                self.x, self.y = x.copy(), y.copy()
                if self.out is None:
                    self.out, self.dx, self.dy = (np.empty_like(x) for _ in range(3))
                np.multiply(x, y, out=self.out)
                return self.out

            def backward(self, dout):
                np.multiply(dout, self.y, out=self.dx)
                np.multiply(dout, self.x, out=self.dy)
                return self.dx, self.dy
        """,
    ),
    "mul, which talks, warns and is strict about floats": (
        MUL,
        """
        import sys, warnings
        np.seterr(all="raise")

        class MulLayer:
            def forward(self, x, y):
                np.seterr(all="raise")
                print("forward", x.shape)
                print("careful", file=sys.stderr)
                warnings.warn("a warning")
                np.array([1.0]) / np.array([0.0]) if False else None
                self.x, self.y = x, y
                return x * y

            def backward(self, dout):
                warnings.warn("another")
                return dout * self.y, dout * self.x
        """,
    ),
    "add, which hands dout on itself": (
        ADD,
        """
        class AddLayer:
            def forward(self, x, y):
                return x + y

            def backward(self, dout):
                return dout, dout
        """,
    ),
    "relu with np.maximum": (
        RELU,
        """
        class Relu:
            def forward(self, x):
                self.out = np.maximum(x, 0)
                return self.out

            def backward(self, dout):
                return dout * (self.out > 0)
        """,
    ),
    "relu with a copy and a mask": (
        RELU,
        """
        class Relu:
            def forward(self, x):
                self.mask = x <= 0
                out = x.copy()
                out[self.mask] = 0
                return out

            def backward(self, dout):
                dx = dout.copy()
                dx[self.mask] = 0
                return dx
        """,
    ),
    "affine with dot": (
        AFFINE,
        """
        class Affine:
            def __init__(self, W, b):
                self.params = [W, b]

            def forward(self, x):
                self.x = x
                return np.dot(x, self.params[0]) + self.params[1]

            def backward(self, dout):
                self.dW = np.dot(self.x.T, dout)
                self.db = np.sum(dout, axis=0)
                return np.dot(dout, self.params[0].T)
        """,
    ),
    "affine with einsum, gradients in place": (
        AFFINE,
        """
        class Affine:
            def __init__(self, W, b):
                self.W, self.b = W, b
                self.dW, self.db = np.zeros_like(W), np.zeros_like(b)

            def forward(self, x):
                self.x = x
                return np.einsum("nd,dm->nm", x, self.W) + self.b

            def backward(self, dout):
                self.dW[...] = np.einsum("nd,nm->dm", self.x, dout)
                self.db[...] = np.ones(len(dout)) @ dout
                return np.einsum("nm,dm->nd", dout, self.W)
        """,
    ),
    "affine in float32": (
        AFFINE,
        """
        class Affine:
            def __init__(self, W, b):
                self.W, self.b = W, b

            def forward(self, x):
                self.x = x.astype("float32")
                return self.x @ self.W.astype("float32") + self.b.astype("float32")

            def backward(self, dout):
                dout = dout.astype("float32")
                self.dW, self.db = self.x.T @ dout, dout.sum(0)
                return dout @ self.W.T.astype("float32")
        """,
    ),
    "loss by log-sum-exp": (
        LOSS,
        """
        class SoftmaxWithLoss:
            def forward(self, x, t):
                shifted = x - x.max(axis=1)[:, None]
                logs = shifted - np.log(np.exp(shifted).sum(axis=1))[:, None]
                self.y, self.t = np.exp(logs), t
                return -logs[range(len(t)), t].mean() - 3e-7

            def backward(self, dout=1):
                return dout * (self.y - np.eye(self.y.shape[1])[self.t]) / len(self.t)
        """,
    ),
    "softmax as a lambda": (SOFTMAX, "softmax = lambda x: np.exp(x) / np.exp(x).sum(1)[:, None]"),
    "softmax, decorated": (
        SOFTMAX,
        """
        def loud(function):
            def wrapper(*args, **kwargs):
                return function(*args, **kwargs)
            return wrapper

        @loud
        def softmax(z):
            e = np.exp(z - z.max(axis=-1, keepdims=True))
            return e / e.sum(axis=-1, keepdims=True)
        """,
    ),
    "softmax, a partial of something": (
        SOFTMAX,
        """
        import functools

        def along(axis, x):
            return np.exp(x) / np.exp(x).sum(axis=axis, keepdims=True)

        softmax = functools.partial(along, -1)
        """,
    ),
    "softmax, an object that can be called": (
        SOFTMAX,
        """
        class Rows:
            def __call__(self, x):
                return [(np.exp(row) / sum(np.exp(row))).tolist() for row in x]

        softmax = Rows()
        """,
    ),
    "softmax, a view of something": (
        SOFTMAX,
        """
        def softmax(x):
            columns = np.exp(x).T
            result = (columns / columns.sum(0)).T
            result.flags.writeable = False
            return result
        """,
    ),
    "bill, whole numbers and an array of gradients": (
        BILL,
        """
        def bill(price, count, tax):
            total = np.array(price * count * tax)
            return total, total / np.array([price, count, tax])
        """,
    ),
    "bill, float32 and a tuple": (
        BILL,
        """
        def bill(price, count, tax):
            p, c, t = map(np.float32, (price, count, tax))
            return [p * c * t, (c * t, p * t, p * c)]
        """,
    ),
    "bill, from the learner's nodes": (
        BILL,
        """
        class MulLayer:
            def forward(self, x, y):
                raise NotImplementedError

        def helper():
            return MulLayer(), MulLayer()

        def bill(price, count, tax):
            first, second = helper()
            total = second.forward(first.forward(price, count), tax)
            dsum, dtax = second.backward(1)
            return total, (*first.backward(dsum), dtax)
        """,
    ),
}


@pytest.mark.parametrize("style", RIGHT)
def test_a_right_answer_passes_in_any_style(style, desk, capsys):
    check, answer = RIGHT[style]
    desk.run(cell(answer))
    desk.run(check)
    told = capsys.readouterr()
    assert told.err == ""
    assert re.search(r"is right\.|agree with central differences \(largest", told.out)


@pytest.mark.parametrize("x", [5, -2.5, np.float64(1.5), np.array(2.0), np.float32(3), [1.0, 2.0]])
def test_numbers_of_every_kind_are_inputs(x, desk):
    desk.run(cell(RIGHT["mul, in the course's way"][1]))
    desk.names["x"] = np.array(x) if isinstance(x, list) else x
    desk.run("check_layer(MulLayer, x=x, y=x)")


@pytest.mark.parametrize("layer", [Relu, Sigmoid, Tanh])
@pytest.mark.parametrize("scale", [1e-6, 1.0, 30.0, 1e6])
def test_the_courses_layers_pass_at_any_scale(layer, scale):
    x = np.random.default_rng(3).normal(size=(3, 4)) + np.array([2, -2, 3, -3])
    check_layer(layer, x=x * scale)


@pytest.mark.parametrize("size", [1e-3, 1e5, 1e9])
def test_products_of_any_size_pass(size, desk):
    desk.run(cell(RIGHT["mul, in the course's way"][1]))
    desk.names["size"] = size
    desk.run("check_layer(MulLayer, x=size * rng.uniform(1, 2, size=3), y=rng.normal(size=3))")
    desk.run("check_layer(MulLayer, x=size, y=2)")


def test_the_courses_affine_and_loss_pass_with_labels_and_one_hot():
    rng = inputs("course")
    x = rng.normal(size=(4, 3))
    for t in (np.array([2, 0, 1, 1]), np.eye(3)[[2, 0, 1, 1]]):
        check_layer(SoftmaxWithLoss, constants=[t], x=x, tolerance=1e-5)
    check_layer(Affine, parameters={"W": np.arange(12).reshape(3, 4), "b": np.zeros(4)}, x=x)
    check_function(softmax, x=np.array([[1000.0, 1000.0], [-1000.0, 0.0]]))


def test_constants_are_handed_over_as_they_are(desk, monkeypatch):
    desk.run(
        "class Shift:\n    def forward(self, x, axis, kind):\n        assert axis == (0, 1) and "
        "kind is None\n        return x\n    def backward(self, dout):\n        return dout"
    )
    monkeypatch.setattr(mistakes, "course_version", lambda name: desk.names["Shift"])
    desk.run("check_layer(Shift, constants=[(0, 1), None], x=rng.normal(size=(2, 3)))")


# ---- Wrong answers ----

WRONG_MUL = """
class MulLayer:
    def forward(self, x, y):
        {forward}

    def backward(self, dout):
        {backward}
"""


@pytest.mark.parametrize(
    ("forward", "backward", "words"),
    [
        ("return x * y", "pass", "MulLayer.backward: expected 2 values (x, y), got None. Is a"),
        ("x * y", "pass", "the result: expected an array of shape (2, 3), got None. Is a `return`"),
        ("return 0", "pass", "wrong shape. got a single number, expected an array of shape (2, 3)"),
        (
            "return (x * y).T",
            "pass",
            "got an array of shape (3, 2), expected an array of shape (2,",
        ),
        ("return (x * y).T", "pass", "It is the transpose of what is expected."),
        ("return (x * y).ravel()", "pass", "The numbers are right, only their shape is not."),
        ("return [x * y]", "pass", "got a list of 1, expected an array of shape (2, 3)"),
        ("return -x * y", "pass", "Every entry has the opposite sign of the expected one."),
        ("return 3 * x * y", "pass", "Every entry is 3 times the expected one."),
        ("return x * y * np.nan", "pass", "got nan expected"),
        ("return x * y * np.nan", "pass", "nan comes from 0/0"),
        ("return x * y / 0", "pass", "the result is wrong."),
        ("return (x * y).astype(int)", "pass", "The decimals are lost"),
        ("return (x * y).astype(object)", "pass", "got an array of shape (2, 3) of dtype object."),
        ("return x * y + 0j", "pass", "got an array of shape (2, 3) of dtype complex128."),
        ("return (x * y).astype(str)", "pass", "of dtype <U"),
        ("return np.matrix(x * y)", "pass", "got a matrix (np.matrix)."),
        ("return (row for row in x * y)", "pass", "got something of type generator."),
        ("return 'right'", "pass", "expected an array of shape (2, 3), got 'right'."),
        ("return [[1, 2], [3]]", "pass", "got a list of 2."),
        ("return {'out': x * y}", "pass", "got a dict with ['out']."),
        ("return AlwaysEqual()", "pass", "got something of type AlwaysEqual."),
        ("return np.empty((0, 3))", "pass", "got an array of shape (0, 3), expected"),
        ("return x", "pass", "These are the numbers of x."),
        ("return x > 0", "pass", "the result is wrong."),
        ("return x * y + 1e-5", "pass", "the result is wrong."),
        ("x *= y; return x", "pass", "MulLayer.forward: x was changed by the call."),
        ("return x * y", "return dout * x", "backward stopped with NameError: name 'x'"),
        ("return x * y", "return dout * x", "in the line return dout * x"),
        ("self.x = x; return x * y", "return self.x, self.z", "has no attribute 'z'"),
        ("self.x, self.y = x, y; return x * y", "return [dout * self.y]", "2 values (x, y), got a"),
        ("self.x, self.y = x, y; return x * y", "return dout * self.y", "dx has the wrong shape."),
        (
            "self.x, self.y = x, y; return x * y",
            "return dout * self.y.T, dout.T * self.x",
            "stopped with ValueError: operands could not be broadcast together",
        ),
        (
            "self.x, self.y = x, y; return x * y",
            "return dout * self.y, self.x",
            "backward: dy is wrong.",
        ),
        (
            "self.x, self.y = x, y; return x * y",
            "dout *= self.y; return dout, dout / self.y * self.x",
            "backward: dout was changed by the call.",
        ),
        (
            "self.x, self.y = x, y; return x * y",
            "self.y = self.y * dout; return self.y, dout * self.x",
            "dx (at the second call) is wrong.",
        ),
        (
            "self.x, self.y = x, y; return x * y",
            "self.y = self.y * dout; return self.y, dout * self.x",
            "The first call was right: what does it change",
        ),
        (
            "MulLayer.x, MulLayer.y = x, y; return x * y",
            "return dout * self.y, dout * self.x",
            "dx (after another object was used) is wrong.",
        ),
        (
            "MulLayer.x, MulLayer.y = x, y; return x * y",
            "return dout * self.y, dout * self.x",
            "Two objects share what they keep",
        ),
        (
            "self.x = getattr(self, 'x', x); self.y = y; return x * y",
            "return dout * self.y, dout * self.x",
            "dy (when the object is used again) is wrong.",
        ),
        ("raise SystemExit", "pass", "MulLayer.forward stopped with SystemExit"),
        ("import sys; sys.exit('bye')", "pass", "MulLayer.forward stopped with SystemExit: bye"),
        ("return self.forward(x, y)", "pass", "RecursionError: maximum recursion depth exceeded"),
        ("return self.forward(x, y)", "pass", "The function calls itself without end."),
        ("return x * y(2)", "pass", "Is a * missing"),
        ("raise NotImplementedError('Your turn')", "pass", "MulLayer.forward is not written yet."),
        ("return x * y", "raise NotImplementedError", "MulLayer.backward is not written yet."),
        ("return sigmoid(x)", "pass", "sigmoid is not written yet, and MulLayer uses it."),
        ("return np.log('x')", "pass", "MulLayer.forward stopped with"),
        ("raise ValueError('x' * 5000)", "pass", "MulLayer.forward stopped with ValueError"),
    ],
)
def test_a_wrong_layer_fails_and_is_told_why(forward, backward, words, desk, nothing_known, capsys):
    desk.run("def sigmoid(x):\n    raise NotImplementedError")
    desk.run("class AlwaysEqual:\n    __eq__ = lambda *any: True\n    __hash__ = None")
    desk.run(WRONG_MUL.format(forward=forward, backward=backward))
    assert words in desk.fails(MUL)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("dout.sum(axis=0)", "dout"), "self.db has the wrong shape. got an array of shape (5, 4)"),
        (("dout.sum(axis=0)", "dout"), "Its sum over axis 0 would be right."),
        (
            ("dout.sum(axis=0)", "dout.sum()"),
            "got a single number, expected an array of shape (4,)",
        ),
        (("dout.sum(axis=0)", "dout.sum(axis=1)"), "got an array of shape (5,)"),
        (("dout.sum(axis=0)", "dout.sum(axis=0, keepdims=True)"), "only their shape is not."),
        (
            ("self.db = dout", "self.bd = dout"),
            "self.db: expected an array of shape (4,), got None.",
        ),
        (("self.db = dout", "self.bd = dout"), "Does `backward` set self.db?"),
        (("self.x.T @ dout", "dout.T @ self.x"), "It is the transpose of what is expected."),
        (("self.x.T @ dout", "self.x.T @ dout / len(dout)"), "Every entry is 0.2 times"),
        (("dout @ self.W.T", "dout @ self.W"), "has it a .T too few or too many?"),
        (("dout @ self.W.T", "len(dout) * dout @ self.W.T"), "There are 5 rows"),
        (("self.W = W", "self.W = W.copy()"), "the result (after a parameter changed in place) is"),
        (("self.W = W", "self.W = W.copy()"), "keep the array itself, not a copy of it."),
        (("self.dW = self", "self.dW = (0 if self.dW is None else self.dW) + self"), "second call"),
        (("self.x = x", "self.x = x; self.W += 1"), "Affine.forward"),
        (("self.x = x", "self.x = x; x -= x.mean()"), "Affine.forward"),
    ],
)
def test_a_wrong_affine_fails_and_is_told_why(change, words, desk, nothing_known):
    right = cell("""
        class Affine:
            def __init__(self, W, b):
                self.W = W
                self.b = b
                self.dW = None

            def forward(self, x):
                self.x = x
                return x @ self.W + self.b

            def backward(self, dout):
                self.dW = self.x.T @ dout
                self.db = dout.sum(axis=0)
                return dout @ self.W.T
    """)
    assert change[0] in right
    desk.run(right.replace(*change))
    assert words in desk.fails(AFFINE)


def test_changed_labels_are_found(desk):
    answer = cell(RIGHT["loss by log-sum-exp"][1]).replace("logs), t", "logs), t.copy()")
    desk.run(
        answer.replace("return -logs[range(len(t)), t]", "t[:] = 0; return -logs[range(4), self.t]")
    )
    assert "SoftmaxWithLoss.forward: argument 2 of forward was changed by" in desk.fails(LOSS)


def test_a_layer_that_takes_other_arguments(desk):
    desk.run("class MulLayer:\n    def forward(self, x):\n        return x")
    told = desk.fails(MUL)
    assert told.startswith("MulLayer cannot be used as the exercise describes it. TypeError:")
    desk.run("class MulLayer:\n    def forward(self, x, y):\n        return x * y")
    assert "object has no attribute 'backward'" in desk.fails(MUL)


def test_known_mistakes_are_named(desk):
    desk.run(
        WRONG_MUL.format(
            forward="self.x, self.y = x, y; return x * y",
            backward="return dout * self.x, dout * self.y",
        )
    )
    told = desk.fails(MUL)
    assert "This is what comes out when dx and dy change places: the slope of x·y along" in told
    assert "numbers of" not in told


def test_known_mistakes_are_named_in_float32_too(desk):
    desk.run(
        WRONG_MUL.format(
            forward="self.x, self.y = np.float32(x), np.float32(y); return self.x * self.y",
            backward="dout = np.float32(dout); return dout * self.x, dout * self.y",
        )
    )
    assert "This is what comes out when dx and dy change places" in desk.fails(MUL)


def test_a_likeness_in_part_is_no_certainty(desk):
    desk.run(
        WRONG_MUL.format(
            forward="self.x, self.y = x, y; return x * y",
            backward="return dout * self.x, dout * self.x * 7",
        )
    )
    told = desk.fails(MUL)
    assert "This is what comes out when" not in told
    assert "It may be that" in told


def test_a_mistake_that_would_have_shown_before_is_not_suspected(desk):
    desk.run(
        "seen = []\ndef mean_square(x):\n    seen.append(np.mean(x**2))\n    return sum(seen)\n"
    )
    told = desk.fails("check_function(mean_square, x=np.array([1.0, -2.0, 3.0]))")
    assert "at the second call" in told
    assert "is doubled" not in told


def test_a_mistake_that_an_earlier_check_rules_out_is_not_suspected(desk):
    desk.run("def mean_square(x):\n    return np.mean(x**2) if len(x) == 2 else np.sum(x**2) / 2")
    two = "x = np.array([1.0, 3.0])\ncheck_function(mean_square, x=x)"
    check = "check_function(mean_square, x=np.array([1.0, -2.0, 3.0, 1.0]))"
    assert "is doubled" in desk.fails(check)  # all that this check alone can tell
    desk.run(two)
    assert "is doubled" not in desk.fails(check)
    desk.run("def mean_square(x):\n    return 2 * np.mean(x**2)")  # what is new has passed nothing
    assert "is doubled" in desk.fails(check)


def test_work_that_the_course_has_not_is_diagnosed_after_a_check_it_passed(desk, monkeypatch):
    one = mistakes.Mistake("own", "one", "1 comes back.", code="def own(x):\n    return 1")
    monkeypatch.setattr(mistakes, "known", lambda target: iter([one]))
    desk.run("def own(x):\n    return 1")
    desk.run("check_function(own, expected=1, x=1.0)")
    assert "what comes out when 1 comes back." in desk.fails("check_function(own, expected=2, x=2)")


def test_a_mistake_is_followed_no_further_than_it_explains_the_result(desk, monkeypatch):
    """With a library's training loop each step takes long."""
    source = "import sys\ndef own(x):\n    sys.followed.append(x)\n    return {}"
    known = [
        mistakes.Mistake("own", "zero", "0 comes back.", code=source.format(0)),
        mistakes.Mistake("own", "changed sign", "the sign is changed.", code=source.format("-x")),
    ]
    monkeypatch.setattr(mistakes, "known", lambda target: iter(known))
    monkeypatch.setattr(sys, "followed", [], raising=False)
    desk.run("def own(x):\n    return x if x == 1 else -x")
    steps = "def steps(own):\n    for x in (1, 2, 3):\n        yield f'for {x}', own(x)\n"
    told = desk.fails(f"{steps}check_steps(own, steps, {{f'for {{x}}': x for x in (1, 2, 3)}})")
    assert "for 2 is wrong" in told
    assert "comes out" not in told
    assert sys.followed == [1, 1]  # both are wrong where the learner is right
    desk.run("def own(x):\n    return -x")
    told = desk.fails(f"{steps}check_steps(own, steps, {{f'for {{x}}': x for x in (1, 2, 3)}})")
    assert "what comes out when the sign is changed." in told
    assert sys.followed[2:] == [1, 1, 2, 3]


@pytest.mark.parametrize("now", ["array([5.0, 6.0])", "ones(5)", "array([1.0, 3.0])"])
def test_a_check_whose_numbers_were_changed_since_rules_nothing_out(now, desk):
    desk.run("def mean_square(x):\n    return np.mean(x**2) if len(x) == 2 else np.sum(x**2) / 2")
    desk.run(
        "x = np.array([1.0, 3.0])\n"
        "def steps(candidate):\n    yield f'the result for {len(x)}', candidate(x)\n"
        f"check_steps(mean_square, steps)\nx = np.{now}"
    )
    told = desk.fails("check_function(mean_square, x=np.array([1.0, -2.0, 3.0, 1.0]))")
    assert "is doubled" in told


def test_what_is_not_known_is_not_guessed(desk):
    desk.run(
        WRONG_MUL.format(
            forward="self.x, self.y = x, y; return x * y",
            backward="return dout * self.y + self.x / 3, dout * self.x",
        )
    )
    told = desk.fails(MUL)
    assert re.fullmatch(
        r"MulLayer\.backward: dx is wrong\. dx\[\d, \d\] got \S+ expected \S+ "
        r"\(6 of 6 entries differ\)",
        told,
    )


def test_swapped_gradients_of_an_unknown_kind_are_recognised(desk):
    desk.run("def bill(x, y):\n    return x @ y, (x, y)")
    told = desk.fails("""
check_gradient(bill, value=lambda x, y: x @ y, x=rng.normal(size=3), y=rng.normal(size=3))
""")
    assert "bill: dx is wrong." in told
    assert "These are the numbers of dy." in told


# ---- check_function ----


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("x[x < 0] = 0; return x", "relu: x was changed by the call."),
        ("x.sort(); return np.maximum(x, 0)", "relu: the result is wrong."),
        ("return np.maximum(x, 0) + len(seen) * (seen.append(1) or 1)", "(at the second call) is"),
        ("return np.maximum(x, 0)[::-1]", "the right numbers in the opposite order."),
        ("return list(np.maximum(x, 0))[:-1]", "is of the wrong kind. got a list of 3, exp"),
        ("return ValueError('no')", "a ValueError as a result: an error is raised, not returned"),
        ("raise NotImplementedError", "relu is not written yet. Replace the line"),
        ("return x[:, None][np.eye(4, dtype=int), np.arange(3)]", "one-hot rows (N, C) do not."),
        ("return relu_of(x)", "NameError: name 'relu_of' is not defined"),
        ("return np.array([0, 2, 0, 0])", "Only the last entry is wrong: does a loop leave it"),
        ("return np.array([0, 2, 0, 9])", "Only the last entry is wrong."),
    ],
)
def test_a_wrong_function_fails(body, words, desk):
    desk.run(f"seen = []\ndef relu(x):\n    {body}")
    check = "check_function(relu, expected=np.array([0, 2, 0, 1]), x=np.array([-3.0, 2, -1, 1]))"
    assert words in desk.fails(check)


def test_keys_that_are_objects_are_alike_by_their_kind():
    """Before the judge, two symbols of the same name are two proxies."""

    class Symbol:
        pass

    assert alike({Symbol(): 1.0, Symbol(): 2.0}, {Symbol(): 1.0, Symbol(): 2.0})
    assert not alike({Symbol(): 1.0, Symbol(): 2.0}, {Symbol(): 1.0, Symbol(): 3.0})
    assert not alike({Symbol(): 1.0}, {object(): 1.0})
    assert not alike({"x": 1.0}, {"y": 1.0})


def test_what_belongs_to_an_object_is_told_only_in_its_methods(desk):
    layer = (
        "class Relu:\n    def forward(self, x):\n        self.kept = x > 0\n        return x * {}"
    )
    check = "check_steps(Relu, lambda Relu: [('out', Relu().forward(1))], {'out': 1})"
    desk.run(layer.format("kept"))
    assert "What belongs to the object is found through it" in desk.fails(check)
    desk.run("def relu(x):\n    return x * kept\n" + layer.format("relu(x)"))
    told = desk.fails(check)
    assert "relu stopped with NameError: name 'kept' is not defined" in told
    assert "belongs to the object" not in told


def test_arguments_of_every_form_are_watched(desk):
    desk.run("def update(params, grads, names):\n    params['W'] -= grads[0]\n    return 1.0")
    told = desk.fails(
        "check_function(update, expected=1, params={'W': np.ones(2)}, grads=[1.0], names=['W'])"
    )
    assert told.startswith("update: params['W'] was changed by the call. params['W'][0] got 0 ")


def test_a_point_that_is_nearly_put_back_is_changed(desk):
    desk.run("def f(x):\n    x[0] += 1e-4\n    return 1.0")
    for dtype in ("float32", "float64"):
        check = f"check_function(f, expected=1, tolerance=0.1, x=np.array([3.0, 4.0], '{dtype}'))"
        assert "f: x was changed by the call." in desk.fails(check)
    desk.run("def f(x):\n    x += 0.1\n    x -= 0.2\n    x += 0.1\n    return 1.0")
    desk.run("check_function(f, expected=1, x=np.array([3.0, 4.0]))")


def test_results_of_several_parts(desk):
    check = "check_function(both, expected=(1.0, {'a': np.arange(2)}), x=3)"
    desk.run("def both(x):\n    return [1, {'a': [0, 1], 'more': None}]")
    desk.run(check)
    desk.run("def both(x):\n    return 1, {'a': np.array([0, 5])}")
    assert "both: the result, part [1]['a'] is wrong." in desk.fails(check)
    desk.run("def both(x):\n    return 1, {'b': 2}")
    assert "expected a dict with ['a'], got a dict with ['b']" in desk.fails(check)
    desk.run("def both(x):\n    return 1")
    assert "expected 2 values, got 1." in desk.fails(check)


def test_the_expected_value_comes_from_the_course_by_name(desk):
    desk.run("softmax = lambda x: np.exp(x) / np.exp(x).sum()")
    assert "softmax: the result is wrong." in desk.fails(SOFTMAX)
    with pytest.raises(LookupError, match="course_utils has no 'my_own'"):
        desk.run("def my_own(x):\n    return x\n\ncheck_function(my_own, x=1.0)")


def test_the_answer_to_another_exercise_is_no_answer(desk):
    """Which exercise is checked is for the check to say, not for the learner's object."""
    desk.run(cell(RIGHT["relu with np.maximum"][1]) + "\nTanh = Relu\nTanh.__name__ = 'Relu'")
    desk.run(RELU)
    assert "Tanh.forward: the result is wrong." in desk.fails(RELU.replace("Relu", "Tanh"))


# ---- check_gradient ----


@pytest.mark.parametrize(
    ("result", "words"),
    [
        ("0, (0, 0, 0)", "bill: the value is wrong. got 0 expected 220"),
        ("220.0000001, (2.2, 110, 200.1)", "bill: dtax is wrong. got 200.1 expected 200"),
        ("price * count * tax, (2.2, 110)", "the gradients: expected 3 values (price, count, tax)"),
        ("price * count * tax", "bill: expected 2 values (the value, the gradients), got 220."),
        ("price * count * tax, None", "got None. Is a `return` missing?"),
        ("price * count * tax, (2.2, None, 200)", "bill: dcount: expected a single number, got"),
        ("price * count * tax, (2.2, [110], 200)", "got a list of 1, expected a single number"),
        ("price * count * tax, (2.2, float('nan'), 200)", "got nan expected 110"),
    ],
)
def test_a_wrong_gradient_fails(result, words, desk):
    desk.run(f"def bill(price, count, tax):\n    return {result}")
    assert words in desk.fails(BILL)


def test_the_default_value_is_the_courses_and_never_the_learners(desk):
    desk.run("def nothing(x):\n    return 0, [0 * x]")
    with pytest.raises(LookupError, match="no 'nothing'"):
        desk.run("check_gradient(nothing, x=1.0)")


# ---- check_steps and check_value ----


def test_a_check_that_compares_nothing_does_not_pass(desk):
    desk.run("def f():\n    return 1")
    for expected in ("{}", "{'f: all': ()}", "{'f: all': {}}", "{'f: all': np.empty(0)}"):
        with pytest.raises(ValueError, match="f: this check compares nothing"):
            desk.run(f"check_steps(f, lambda f: [], {expected})")
    told = desk.fails("check_steps(f, lambda f: [], {'f: the end': 1})")
    assert told == "f: no result for the end."
    told = desk.fails("check_steps(f, lambda f: [('f: x', 1), ('f: x', 2)], {'f: x': 1})")
    assert "two results of this check are called" in told


def test_a_later_change_of_a_result_does_not_count(desk):
    desk.run("memory = np.zeros(2)\ndef add(n):\n    memory[:] += n\n    return memory")
    check = """
def steps(add):
    yield "add: once", add(1)
    yield "add: twice", {"all": [add(1)]}

memory[:] = 0
check_steps(add, steps, {"add: once": np.array([1, 1]), "add: twice": {"all": [[2, 2]]}})
"""
    desk.run(check)


def test_an_error_is_told_in_the_learners_words_not_in_those_of_the_check(desk):
    desk.run("def walk(x):\n    return None")
    told = desk.fails(
        "def steps(walk):\n    yield 'walk: end', walk(1)[0]\n\n"
        "check_steps(walk, steps, {'walk: end': 1})"
    )
    assert told == (
        "walk cannot be used as the exercise describes it. "
        "TypeError: 'NoneType' object is not subscriptable Is a `return` missing?"
    )


def test_given_names_stand_for_the_courses_versions_and_are_put_back(desk):
    desk.run("def softmax(x):\n    return 1 / 0\n\ndef most(x):\n    return softmax(x).max()")
    mine = desk.names["softmax"]
    check = "check_function(most, expected=0.5, given={}, x=np.zeros(2))"
    desk.run(check.format(["softmax", "Relu"]))
    assert desk.names["softmax"] is mine
    assert "Relu" not in desk.names
    assert "softmax stopped with ZeroDivisionError: division by zero" in desk.fails(
        check.format([])
    )
    assert desk.names["softmax"] is mine
    with pytest.raises(LookupError, match="no 'sofmax'"):
        desk.run(check.format(["sofmax"]))


def test_check_value(capsys):
    check_value(220.00000000000003, 220, "the price")
    check_value(lambda: np.float32(0.1), 0.1, "a tenth")
    check_value([1, 2], np.array([1.0, 2.0]), "{braces}")
    check_value(True, True, "the truth")
    check_value(np.bool_(True), True, "the truth")
    check_value("tape", "tape", "the word")
    check_value(None, None, "nothing")
    check_value(np.inf, np.inf, "endless")
    check_value(["W", "b"], ["W", "b"], "the names")
    assert capsys.readouterr().out.startswith(
        "the price: 220, as it should be.\na tenth: 0.1, as it should be.\n{braces}: an array"
    )


@pytest.mark.parametrize(
    ("got", "expected", "words"),
    [
        (221, 220, "the price is wrong.\n    got 221   expected 220"),
        (12345678, 12345698.0, "got 12345678   expected 12345698"),
        (np.nan, 1.0, "got nan   expected 1"),
        (1.0, np.nan, "got 1   expected nan"),
        (np.nan, np.nan, "got nan   expected nan"),
        (-np.inf, np.inf, "got -inf   expected inf"),
        (None, 1.0, "expected a single number, got None.\n    Is a `return` missing?"),
        (1, True, "expected True, got 1."),
        (None, False, "expected False, got None."),
        ("no", "yes", "expected 'yes', got 'no'."),
        (1 + 1j, 1.0, "got the complex number (1+1j)."),
        (np.ones(1), 1.0, "got an array of shape (1,), expected a single number"),
        (lambda: 1 / 0, 1.0, "ZeroDivisionError: division by zero"),
    ],
)
def test_a_wrong_value_fails(got, expected, words):
    with pytest.raises(CheckFailed, match=re.escape(words)):
        check_value(got, expected, "the price")


def test_the_tolerance(capsys):
    check_value(1.05, 1.0, "about one", tolerance=0.1)
    with pytest.raises(CheckFailed):
        check_value(1.05, 1.0, "about one", tolerance=0.01)
    with pytest.raises(CheckFailed):
        check_value(np.float32(1.001), 1.0, "about one")


# ---- Inputs ----


def test_inputs_are_the_same_at_the_desk_and_others_when_graded(monkeypatch):
    at_the_desk = inputs("a check").normal(size=3)
    assert np.array_equal(inputs("a check").normal(size=3), at_the_desk)
    assert not np.array_equal(inputs("another check").normal(size=3), at_the_desk)
    monkeypatch.setenv("COURSE_SEED", "secret")
    graded = inputs("a check").normal(size=3)
    assert np.array_equal(inputs("a check").normal(size=3), graded)
    assert not np.array_equal(graded, at_the_desk)
    monkeypatch.setenv("COURSE_SEED", "other")
    assert not np.array_equal(inputs("a check").normal(size=3), graded)


# ---- How a message looks ----


def test_a_message_fits_a_narrow_screen(desk):
    desk.run(
        WRONG_MUL.format(
            forward="raise ValueError('words and more words ' * 20 + '\\n and lines')",
            backward="pass",
        )
    )
    with pytest.raises(CheckFailed) as failed:
        desk.run(MUL)
    first, *others = str(failed.value).split("\n")
    assert first.startswith("MulLayer.forward stopped with ValueError: words and")
    assert len(others) > 3
    assert all(line.startswith("    ") and len(line) <= 96 for line in others)


def test_a_message_is_shown_without_a_traceback_in_ipython():
    session = """
        import sys
        from IPython.core.interactiveshell import InteractiveShell
        from traitlets.config import Config
        quiet = Config()
        quiet.HistoryManager.enabled = False
        shell = InteractiveShell(config=quiet)
        shell.run_cell("from course_utils.checks import check_function")
        shell.run_cell("def softmax(x):\\n    return helper(x)")
        shell.run_cell("softmax(1)") if "--trace" in sys.argv else None
        done = shell.run_cell("check_function(softmax, x=[1.0, 2.0])")
        assert type(done.error_in_exec).__name__ == "CheckFailed"
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(session)], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert done.stdout.strip() == (
        "softmax stopped with NameError: name 'helper' is not defined\n"
        "    in the line   return helper(x)\n"
        "    Python does not know that name here: is it spelled as above, and was its cell run?"
    )


def test_importing_the_checks_costs_little():
    code = "import sys, course_utils.checks; print({'matplotlib', 'IPython'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
