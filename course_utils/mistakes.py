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

from course_utils import arrays, gradients, layers, training

_MODULES = (arrays, layers, gradients, training)


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
        "The shapes do not fit: write each array's shape beside the line, and see which differs.",
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
    # ---- Lesson 0 ----
    Mistake(
        "mean_square",
        "mean square: sum in place of mean",
        "the squares are added up, and the sum is not divided by how many they are.",
        old="np.mean(x**2)",
        new="np.sum(x**2)",
    ),
    Mistake(
        "mean_square",
        "mean square: not squared",
        "the mean is taken of the numbers themselves: they are not squared.",
        old="np.mean(x**2)",
        new="np.mean(x)",
    ),
    Mistake(
        "mean_square",
        "mean square: square of the mean",
        "the mean is taken first and squared then: positive and negative numbers have cancelled "
        "by that time. First square, then take the mean.",
        old="np.mean(x**2)",
        new="np.mean(x) ** 2",
    ),
    Mistake(
        "mean_square",
        "mean square: root taken",
        "a square root is taken at the end: the formula has none.",
        old="np.mean(x**2)",
        new="np.sqrt(np.mean(x**2))",
    ),
    Mistake(
        "mean_square",
        "mean square: absolute values",
        "absolute values are averaged in place of squares.",
        old="np.mean(x**2)",
        new="np.mean(np.abs(x))",
    ),
    Mistake(
        "mean_square",
        "mean square: doubled",
        "the result is taken twice.",
        old="np.mean(x**2)",
        new="2 * np.mean(x**2)",
    ),
    Mistake(
        "mean_square",
        "mean square: squares not averaged",
        "the squares are returned as they are, one for each number: average them.",
        old="np.mean(x**2)",
        new="x**2",
    ),
    Mistake(
        "mean_square",
        "mean square: x squared in place",
        "`x` is squared in place, so that whoever handed it over loses it: make a new array.",
        code="""
        def mean_square(x):
            x *= x
            return np.mean(x)
        """,
    ),
    # ---- Lesson 2 ----
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
    # ---- Lesson 2: the bills ----
    Mistake(
        "apple_bill",
        "apple bill: the tax does not reach the apples",
        "the first node is asked with dprice: between it and the price stands the tax, so its "
        "upstream gradient is what the tax node hands on for `apple_price`.",
        code="""
        def apple_bill(apple, apple_num, tax):
            mul_apple_layer = MulLayer()
            mul_tax_layer = MulLayer()
            apple_price = mul_apple_layer.forward(apple, apple_num)
            price = mul_tax_layer.forward(apple_price, tax)
            dapple, dapple_num = mul_apple_layer.backward(1)
            dapple_price, dtax = mul_tax_layer.backward(1)
            return price, (dapple, dapple_num, dtax)
        """,
    ),
    Mistake(
        "apple_bill",
        "apple bill: dtax and dapple_price swapped",
        "the two answers of the tax node change places: `backward` answers in the order in which "
        "`forward` took its inputs.",
        code="""
        def apple_bill(apple, apple_num, tax):
            mul_apple_layer = MulLayer()
            mul_tax_layer = MulLayer()
            apple_price = mul_apple_layer.forward(apple, apple_num)
            price = mul_tax_layer.forward(apple_price, tax)
            dtax, dapple_price = mul_tax_layer.backward(1)
            dapple, dapple_num = mul_apple_layer.backward(dapple_price)
            return price, (dapple, dapple_num, dtax)
        """,
    ),
    Mistake(
        "apple_orange_bill",
        "basket: one node for both fruits",
        "one multiplication node serves both fruits: it remembers only the last inputs that it "
        "saw. Each node needs an object of its own.",
        code="""
        def apple_orange_bill(apple, apple_num, orange, orange_num, tax):
            mul_layer, add_layer, mul_tax_layer = MulLayer(), AddLayer(), MulLayer()
            apple_price = mul_layer.forward(apple, apple_num)
            orange_price = mul_layer.forward(orange, orange_num)
            all_price = add_layer.forward(apple_price, orange_price)
            price = mul_tax_layer.forward(all_price, tax)
            dall_price, dtax = mul_tax_layer.backward(1)
            dapple_price, dorange_price = add_layer.backward(dall_price)
            dorange, dorange_num = mul_layer.backward(dorange_price)
            dapple, dapple_num = mul_layer.backward(dapple_price)
            return price, (dapple, dapple_num, dorange, dorange_num, dtax)
        """,
    ),
    Mistake(
        "apple_orange_bill",
        "basket: the tax does not reach the fruits",
        "the addition is asked with dprice: between it and the price stands the tax, so its "
        "upstream gradient is what the tax node hands on for `all_price`.",
        code="""
        def apple_orange_bill(apple, apple_num, orange, orange_num, tax):
            mul_apple_layer, mul_orange_layer = MulLayer(), MulLayer()
            add_layer, mul_tax_layer = AddLayer(), MulLayer()
            apple_price = mul_apple_layer.forward(apple, apple_num)
            orange_price = mul_orange_layer.forward(orange, orange_num)
            all_price = add_layer.forward(apple_price, orange_price)
            price = mul_tax_layer.forward(all_price, tax)
            dall_price, dtax = mul_tax_layer.backward(1)
            dapple_price, dorange_price = add_layer.backward(1)
            dorange, dorange_num = mul_orange_layer.backward(dorange_price)
            dapple, dapple_num = mul_apple_layer.backward(dapple_price)
            return price, (dapple, dapple_num, dorange, dorange_num, dtax)
        """,
    ),
    Mistake(
        "apple_orange_bill",
        "basket: gradients in another order",
        "the gradients of apples and oranges change places: return them in the order of the "
        "arguments.",
        code="""
        def apple_orange_bill(apple, apple_num, orange, orange_num, tax):
            price = (apple * apple_num + orange * orange_num) * tax
            dapple, dapple_num = apple_num * tax, apple * tax
            dorange, dorange_num = orange_num * tax, orange * tax
            return price, (dorange, dorange_num, dapple, dapple_num, price / tax)
        """,
    ),
    Mistake(
        "carpet_bill",
        "carpet: side counted once in the area",
        "only one of the two ways of `side` into the area is counted: both come back with a "
        "gradient of their own.",
        code="""
        def carpet_bill(side, price, border):
            cost = side * side * price + side * border
            return cost, (side * price + border, side * side, side)
        """,
    ),
    Mistake(
        "carpet_bill",
        "carpet: the border's way forgotten",
        "the gradient that comes back through the border is left out: `side` is used there too.",
        code="""
        def carpet_bill(side, price, border):
            cost = side * side * price + side * border
            return cost, (2 * side * price, side * side, side)
        """,
    ),
    Mistake(
        "carpet_bill",
        "carpet: the area's way forgotten",
        "only the gradient through the border is counted: `side` goes into the area, twice.",
        code="""
        def carpet_bill(side, price, border):
            cost = side * side * price + side * border
            return cost, (border, side * side, side)
        """,
    ),
    Mistake(
        "carpet_bill",
        "carpet: one node for all products",
        "one multiplication node serves all three products: it remembers only the last inputs "
        "that it saw. Each node needs an object of its own.",
        code="""
        def carpet_bill(side, price, border):
            mul, add = MulLayer(), AddLayer()
            area = mul.forward(side, side)
            carpet_cost = mul.forward(area, price)
            border_cost = mul.forward(side, border)
            cost = add.forward(carpet_cost, border_cost)
            dcarpet_cost, dborder_cost = add.backward(1)
            dside_border, dborder = mul.backward(dborder_cost)
            darea, dprice = mul.backward(dcarpet_cost)
            dside_left, dside_right = mul.backward(darea)
            return cost, (dside_left + dside_right + dside_border, dprice, dborder)
        """,
    ),
)
