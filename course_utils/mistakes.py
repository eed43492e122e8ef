"""The known mistakes: what each looks like, why it is wrong, and code that makes it.

A mistake is written down as an edit of the course's own version, or as code of its own. The checks
run that code on the learner's inputs, and name the mistake if it gives the learner's result.
"""

import inspect
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from course_utils import gradients, layers, training

_MODULES = (layers, gradients, training)


@dataclass(frozen=True)
class Mistake:
    """One way in which an exercise goes wrong.

    Attributes
    ----------
    target : str
        The class or function that the learner writes.
    name : str
        What to call the mistake.
    explanation : str
        Goes on from "This is what comes out when …", and leads to the repair without writing it.
    old, new : str
        The right piece of the course's own version, and the wrong one that stands for it.
    code : str
        In place of an edit: code that defines a wrong `target`.
    """

    target: str
    name: str
    explanation: str
    old: str = ""
    new: str = ""
    code: str = ""

    @property
    def source(self) -> str:
        """Python code that defines the wrong `target`; needs no more than `import numpy as np`.

        Raises
        ------
        ValueError
            If the piece to replace is not in the course's own version.
        """
        if self.code:
            return textwrap.dedent(self.code).strip()
        right = inspect.getsource(course_version(self.target))
        if self.old not in right:
            raise ValueError(f"{self.name}: {self.old!r} is not in the course's {self.target}.")
        return right.replace(self.old, self.new).strip()

    def build(self) -> Any:
        """Return the wrong class or function."""
        return _built(self)


@cache
def _built(mistake: Mistake) -> Any:
    # The names of the course's versions, as a lesson has them by then.
    namespace = {"np": np, "__name__": "mistake"}
    for module in _MODULES:
        namespace |= {key: value for key, value in vars(module).items() if not key.startswith("__")}
    exec(mistake.source, namespace)
    return namespace[mistake.target]


def course_version(name: str) -> Any:
    """Return the course's own class or function called `name`, or None where it has none."""
    found = (getattr(module, name, None) for module in _MODULES)
    return next((thing for thing in found if thing is not None), None)


def catalogue() -> tuple[Mistake, ...]:
    """Return every known mistake."""
    return _CATALOGUE


def known(target: str) -> Iterator[Mistake]:
    """Yield the known mistakes of one exercise, by the name of what the learner writes."""
    return (mistake for mistake in _CATALOGUE if mistake.target == target)


def explain_error(error: BaseException) -> str:
    """Return what an error of Python usually means in this course, or nothing."""
    text = str(error)
    for kind, fragment, explanation in _ERRORS:
        if isinstance(error, kind) and fragment in text:
            return explanation
    return ""


_ERRORS = (
    (
        TypeError,
        "object is not callable",
        "A number stands before a parenthesis, as in 2(x + y): a * is missing between them.",
    ),
    (
        TypeError,
        "unsupported operand type(s) for *: 'NoneType'",
        "A value that was to be remembered is still None: does `forward` store it on `self`?",
    ),
    (
        TypeError,
        "'NoneType'",
        "Something here is None: does `forward` keep on `self` what is used here, and does every "
        "function that you call return its result?",
    ),
    (
        AttributeError,
        "object has no attribute",
        "`self` does not have that name: does `forward` store it, under the same spelling?",
    ),
    (
        ValueError,
        "could not be broadcast together",
        "The shapes do not fit: write the shape of each array beside the line, and see which differs.",
    ),
    (
        ValueError,
        "mismatch in its core dimension",
        "In A @ B the columns of A must be as many as the rows of B. Which of them wants a .T?",
    ),
    (
        UnboundLocalError,
        "",
        "A name is used before this function gave it a value: is a line missing above?",
    ),
    (
        NameError,
        "is not defined",
        "Python does not know that name here: is it spelled as above, and was its cell run?",
    ),
    (
        RecursionError,
        "",
        "The function calls itself without end.",
    ),
)

_CATALOGUE = (
    Mistake(
        "MulLayer",
        "mul: dx and dy swapped",
        "dx and dy change places: the slope of x·y along x is y, the other input.",
        old="dx = dout * self.y\n        dy = dout * self.x",
        new="dx = dout * self.x\n        dy = dout * self.y",
    ),
    Mistake(
        "MulLayer",
        "mul: upstream gradient forgotten",
        "`dout` is left out: that is right only where nothing follows the node. The slope of this "
        "node alone must be multiplied by what comes from downstream.",
        old="dx = dout * self.y\n        dy = dout * self.x",
        new="dx = self.y\n        dy = self.x",
    ),
    Mistake(
        "MulLayer",
        "mul: adds instead of multiplying",
        "the two inputs are added: this node multiplies them.",
        old="return x * y",
        new="return x + y",
    ),
    Mistake(
        "MulLayer",
        "mul: one input remembered twice",
        "both gradients use the same input: each needs the other one.",
        old="self.y = y",
        new="self.y = x",
    ),
    Mistake(
        "AddLayer",
        "add: upstream gradient forgotten",
        "`dout` is left out: a sum hands on what it receives, not 1.",
        old="dx = dout * 1\n        dy = dout * 1",
        new="dx = np.ones_like(dout)\n        dy = np.ones_like(dout)",
    ),
    Mistake(
        "AddLayer",
        "add: gradient shared out",
        "the gradient is shared between the inputs: each of them moves the sum by as much as "
        "itself, so each receives all of `dout`.",
        old="dx = dout * 1\n        dy = dout * 1",
        new="dx = dout / 2\n        dy = dout / 2",
    ),
    Mistake(
        "AddLayer",
        "add: treated as a multiplication",
        "the sum is treated as a product: along x the slope of x + y is 1, whatever y is.",
        code="""
        class AddLayer:
            def forward(self, x, y):
                self.x = x
                self.y = y
                return x + y

            def backward(self, dout):
                return dout * self.y, dout * self.x
        """,
    ),
)
