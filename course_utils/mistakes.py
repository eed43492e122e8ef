"""The known mistakes: what each looks like, why it is wrong, and code that makes it.

A mistake is written down as an edit of the course's own version, or as code of its own. The checks
run that code on the learner's inputs, and name the mistake if it gives the learner's result.
"""

import ast
import inspect
import symtable
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from course_utils import arrays, autograd, gradients, layers, network, training

_MODULES = (arrays, layers, gradients, network, training, autograd)


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
        """Python code that defines the wrong `target` in a notebook that has imported NumPy as np.

        Raises
        ------
        ValueError
            If the piece to replace is not in the course's own version.
        """
        return _source(self)

    def build(self) -> Any:
        """Return the wrong class or function, made anew: one may spoil what it keeps."""
        # The names of the course's versions, as a lesson has them by then.
        namespace = {"np": np, "__name__": "mistake"}
        for module in _MODULES:
            namespace |= {name: x for name, x in vars(module).items() if not name.startswith("__")}
        exec(compile(self.source, f"<{self.name}>", "exec"), namespace)
        return namespace[self.target]


@cache
def _source(mistake: Mistake) -> str:
    version = course_version(mistake.target)
    code = textwrap.dedent(mistake.code).strip() or _edited(mistake, version)
    return _imports(code, version.__module__) + code if version else code


def _edited(mistake: Mistake, version: Any) -> str:
    right = inspect.getsource(version) if version else ""
    if not mistake.old or mistake.old not in right:
        raise ValueError(
            f"{mistake.name}: {mistake.old!r} is not in the course's {mistake.target}."
        )
    return ast.unparse(_Plain().visit(ast.parse(right.replace(mistake.old, mistake.new))))


def _imports(code: str, module: str) -> str:
    """Return the imports that code needs for what its module has, and a lesson does not ask for."""
    asked_for = {mistake.target for mistake in _CATALOGUE} | {"np"}
    used = _globals(symtable.symtable(code, "mistake", "exec"))
    held = vars(sys.modules[module])
    lines = [
        f"import {held[name].__name__} as {name}"
        if inspect.ismodule(held[name])
        else f"from {module} import {name}"
        for name in sorted(used & held.keys() - asked_for)
    ]
    return "\n".join([*lines, "", "", ""]) if lines else ""


def _globals(table: symtable.SymbolTable) -> set[str]:
    """Return the global names that a piece of code reads."""
    own = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_global()}
    return own.union(*map(_globals, table.get_children()))


class _Plain(ast.NodeTransformer):
    """Takes out the type hints, which learners do not write."""

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        return self.generic_visit(node)


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
        "What stands before the parenthesis is no function. Is a * missing, as in 2(x + y), or has "
        "a variable taken a function's name?",
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
        TypeError,
        "positional argument",
        "A function is called with more or fewer arguments than its `def` line takes. In a class "
        "the first of them is `self`.",
    ),
    (
        AttributeError,
        "'list' object has no attribute",
        "A list is no array: make one of it first, with `np.array(..., dtype=float)`.",
    ),
    (
        AttributeError,
        "object has no attribute",
        "That name was never stored there: if it is one of `self`, does `forward` store it, under "
        "the same spelling?",
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
        IndexError,
        "is out of bounds for array of dimension",
        "The array has fewer axes here than the line counts on: one example alone is a row of "
        "shape (C,). Counted from the end, with axis=-1, the last axis is found in both.",
    ),
    (
        IndexError,
        "is out of bounds",
        "An index went past the end of its axis: over which length does its loop run, and does it "
        "stand in the right place?",
    ),
    (
        TypeError,
        "Cannot cast ufunc",
        "An array of one kind of number has no room for another: store the result in a new array.",
    ),
    (
        ValueError,
        "truth value of an array",
        "Python's own `max`, `min` and `if` compare single values: for arrays NumPy has functions "
        "that compare entry by entry.",
    ),
    (
        FloatingPointError,
        "overflow",
        "A number grew beyond the largest float, about 1e308: for which inputs is an exponent "
        "large, and which form of the formula keeps it below 0?",
    ),
    (
        ValueError,
        "values to unpack",
        "The left side of the = has not as many names as the right side has values.",
    ),
    (
        ValueError,
        "setting an array element with a sequence",
        "One entry of an array takes one number, and here it is given several.",
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
    # ---- Lesson 4 ----
    *(
        Mistake(
            "numerical_diff",
            f"numerical: {name}",
            explanation,
            code=f"""
            def numerical_diff(f, x):
                h = 1e-4
                return {slope}
            """,
        )
        for name, explanation, slope in (
            (
                "h lost beside x",
                "h is so small that x + h is x itself: a float has about 16 digits. The course "
                "takes 1e-4.",
                "(f(x + 1e-50) - f(x - 1e-50)) / 2e-50",
            ),
            (
                "forward difference",
                "only a step upwards is taken: the bend of the curve within the step stays in the "
                "result. Step to both sides.",
                "(f(x + h) - f(x)) / h",
            ),
            (
                "/ 2 * h",
                "the difference is divided by 2 and then multiplied by h: Python reads / and * "
                "from left to right. All of 2h belongs under the line.",
                "(f(x + h) - f(x - h)) / 2 * h",
            ),
            (
                "divided by h in place of 2h",
                "the difference is divided by h: from x - h to x + h it is two steps.",
                "(f(x + h) - f(x - h)) / h",
            ),
            (
                "not divided",
                "the difference is not divided by the distance between the two points: a slope is "
                "height over distance.",
                "f(x + h) - f(x - h)",
            ),
            (
                "brackets missing",
                "only the second value is divided: the division comes before the minus, unless "
                "brackets say otherwise.",
                "f(x + h) - f(x - h) / (2 * h)",
            ),
            (
                "the wrong way round",
                "the upper value is taken from the lower one: the sign turns round.",
                "(f(x - h) - f(x + h)) / (2 * h)",
            ),
            (
                "h too small",
                "h is 1e-10: the two heights agree in almost all digits, and their difference is "
                "mostly rounding error. The course takes 1e-4.",
                "(f(x + 1e-10) - f(x - 1e-10)) / 2e-10",
            ),
            (
                "h too large",
                "h is 0.1: over so long a step the curve bends, and the result shows it. The "
                "course takes 1e-4.",
                "(f(x + 0.1) - f(x - 0.1)) / 0.2",
            ),
        )
    ),
    *(
        Mistake(
            "tangent_line",
            f"tangent: {name}",
            explanation,
            code=f"""
            def tangent_line(f, x):
                slope = numerical_diff(f, x)
                return {line}
            """,
        )
        for name, explanation, line in (
            (
                "a number in place of a function",
                "a number is returned: the tangent is a line, so what is asked for is a function "
                "that gives its height at any t.",
                "slope",
            ),
            (
                "line through the origin",
                "f(x) is left out, and t is not measured from x: the line has the right slope, "
                "but goes through the origin and not through the point of contact.",
                "lambda t: slope * t",
            ),
            (
                "the height at x taken for the height at 0",
                "f(x) is taken for the height of the line at t = 0: it has that height at t = x.",
                "lambda t: f(x) + slope * t",
            ),
            (
                "the height left out",
                "f(x) is left out: the line has the right slope, but at t = x it should be as "
                "high as f.",
                "lambda t: slope * (t - x)",
            ),
            (
                "x - t in place of t - x",
                "the line falls where f rises: the way from the point of contact to t is t - x.",
                "lambda t: f(x) + slope * (x - t)",
            ),
            (
                "slope taken at t",
                "the slope is computed anew at each t: a tangent is straight, it keeps the slope "
                "that f has at x.",
                "lambda t: f(x) + numerical_diff(f, t) * (t - x)",
            ),
        )
    ),
    *(
        Mistake(
            "numerical_gradient",
            f"numerical gradient: {name}",
            explanation,
            code=f"""
            def numerical_gradient(f, x):
                h = 1e-4
                {start}
                for index in np.ndindex(x.shape):
                    before = x[index]
                    x[index] = before + h
                    above = f(x)
                    x[index] = {lower}
                    below = f(x)
                    {after}
                    gradient[index] = (above - below) / (2 * h)
                return {result}
            """,
        )
        for name, explanation, start, lower, after, result in (
            (
                "integers",
                "x holds integers: what is written into such an array loses its decimals, so a "
                "step of h vanishes, or becomes a whole 1. Work on an array of floats.",
                "x = np.array(x); gradient = np.zeros(x.shape)",
                "before - h",
                "x[index] = before",
                "gradient",
            ),
            (
                "integers, and a result of integers",
                "x holds integers, and so does the array for the result: what is written into "
                "either loses its decimals. Both must hold floats.",
                "x = np.array(x); gradient = np.zeros_like(x)",
                "before - h",
                "x[index] = before",
                "gradient",
            ),
            (
                "a result of integers",
                "the array for the result holds integers, as `np.zeros_like(x)` does if x does: "
                "the slopes lose their decimals.",
                "gradient = np.zeros_like(x); x = np.array(x, dtype=float)",
                "before - h",
                "x[index] = before",
                "gradient",
            ),
            (
                "x not put back",
                "an entry that was moved is not put back: the next ones are tried at another "
                "point.",
                "x = np.asarray(x, dtype=float); gradient = np.zeros(x.shape)",
                "before - h",
                "",
                "gradient",
            ),
            (
                "the step down ends where it began",
                "the step down starts from x + h and is as long as h: it ends at x. The lower "
                "point is h below the old value.",
                "x = np.array(x, dtype=float); gradient = np.zeros(x.shape)",
                "before",
                "x[index] = before",
                "gradient",
            ),
            (
                "the result is flat",
                "the slopes are put in one long row: the gradient has the shape of x.",
                "x = np.array(x, dtype=float); gradient = np.zeros(x.shape)",
                "before - h",
                "x[index] = before",
                "gradient.ravel()",
            ),
            (
                "the result is x under another name",
                "the slopes are written into x itself: after `gradient = x` there are two names "
                "for one array. The result needs an array of its own.",
                "x = np.asarray(x, dtype=float); gradient = x",
                "before - h",
                "x[index] = before",
                "gradient",
            ),
        )
    ),
    *(
        Mistake(
            "numerical_gradient",
            f"numerical gradient: {name}",
            explanation,
            code=f"""
            def numerical_gradient(f, x):
                h = 1e-4
                x = np.array(x, dtype=float)
                gradient = np.zeros(x.shape)

                def along(moved):
                    point = x.copy()
                    point[index] = moved
                    return f(point)

                for index in {places}:
                    at = x[index]
                    gradient[index] = {slope}
                return gradient
            """,
        )
        for name, explanation, places, slope in (
            (
                "h lost beside x",
                "h is so small that x + h is x itself: a float has about 16 digits. The course "
                "takes 1e-4.",
                "np.ndindex(x.shape)",
                "(along(at + 1e-50) - along(at - 1e-50)) / 2e-50",
            ),
            (
                "forward difference",
                "each entry is moved upwards only: the bend of f within the step stays in the "
                "result. Step to both sides.",
                "np.ndindex(x.shape)",
                "(along(at + h) - along(at)) / h",
            ),
            (
                "/ 2 * h",
                "the difference is divided by 2 and then multiplied by h: Python reads / and * "
                "from left to right. All of 2h belongs under the line.",
                "np.ndindex(x.shape)",
                "(along(at + h) - along(at - h)) / 2 * h",
            ),
            (
                "divided by h in place of 2h",
                "the difference is divided by h: from x - h to x + h it is two steps.",
                "np.ndindex(x.shape)",
                "(along(at + h) - along(at - h)) / h",
            ),
            (
                "the wrong way round",
                "the upper value is taken from the lower one: the sign turns round.",
                "np.ndindex(x.shape)",
                "(along(at - h) - along(at + h)) / (2 * h)",
            ),
            (
                "h too small",
                "h is 1e-10: the two values agree in almost all digits, and their difference is "
                "mostly rounding error. The course takes 1e-4.",
                "np.ndindex(x.shape)",
                "(along(at + 1e-10) - along(at - 1e-10)) / (2 * 1e-10)",
            ),
            (
                "h too large",
                "h is 0.1: over so long a step f bends, and the result shows it. The course takes "
                "1e-4.",
                "np.ndindex(x.shape)",
                "(along(at + 0.1) - along(at - 0.1)) / (2 * 0.1)",
            ),
            (
                "all entries moved at once, one slope for each",
                "all entries move at once: every place receives the same slope. Move one entry, "
                "and leave the others where they are.",
                "np.ndindex(x.shape)",
                "(f(x + h) - f(x - h)) / (2 * h)",
            ),
            (
                "f sees one entry only",
                "f receives a single entry: it needs the whole array, with that entry moved.",
                "np.ndindex(x.shape)",
                "(f(at + h) - f(at - h)) / (2 * h)",
            ),
            (
                "a row moved at once",
                "a whole row moves at once: in an array of two or more dimensions, x[i] is a row. "
                "Each entry has an index of its own.",
                "range(len(x))",
                "(along(at + h) - along(at - h)) / (2 * h)",
            ),
        )
    ),
    Mistake(
        "numerical_gradient",
        "numerical gradient: all entries moved at once",
        "all entries move at once: that is one slope, in a direction that belongs to no entry. "
        "Move them one after the other.",
        code="""
        def numerical_gradient(f, x):
            h = 1e-4
            x = np.array(x, dtype=float)
            return (f(x + h) - f(x - h)) / (2 * h)
        """,
    ),
    *(
        Mistake(
            "gradient_descent",
            f"descent: {name}",
            explanation,
            code=f"""
            def gradient_descent(f, init_x, lr=0.01, step_num=100):
                x = {start}
                first = numerical_gradient(f, x)
                for _ in range({steps}):
                    x -= {step}
                return x
            """,
        )
        for name, explanation, start, steps, step in (
            (
                "the start changed",
                "the walk moves the very array that was handed over: a second walk would not "
                "start there again. Walk on a copy.",
                "np.asarray(init_x, dtype=float)",
                "step_num",
                "lr * numerical_gradient(f, x)",
            ),
            (
                "integers",
                "x holds integers, and a step of floats cannot be subtracted from them in place. "
                "Start from a copy that holds floats.",
                "init_x.copy()",
                "step_num",
                "lr * numerical_gradient(f, x)",
            ),
            (
                "uphill",
                "the gradient is added: it points uphill, so the walk must go the other way.",
                "np.array(init_x, dtype=float)",
                "step_num",
                "-lr * numerical_gradient(f, x)",
            ),
            (
                "learning rate forgotten",
                "the learning rate is left out: each step is as long as the whole gradient.",
                "np.array(init_x, dtype=float)",
                "step_num",
                "numerical_gradient(f, x)",
            ),
            (
                "one gradient for all steps",
                "the gradient is computed once, at the start: every step needs the gradient of "
                "the place where it begins.",
                "np.array(init_x, dtype=float)",
                "step_num",
                "lr * first",
            ),
            (
                "only one step counts",
                "only one step counts: a `return` inside the loop ends it, or every step begins "
                "at `init_x` again.",
                "np.array(init_x, dtype=float)",
                "1",
                "lr * numerical_gradient(f, x)",
            ),
            (
                "a step too few",
                "one step too few is taken.",
                "np.array(init_x, dtype=float)",
                "step_num - 1",
                "lr * numerical_gradient(f, x)",
            ),
            (
                "the defaults in place of the arguments",
                "`step_num` is set anew inside the function: the caller's value must count.",
                "np.array(init_x, dtype=float)",
                "100",
                "lr * numerical_gradient(f, x)",
            ),
        )
    ),
    *(
        Mistake(
            "relative_error",
            f"relative error: {name}",
            explanation,
            code=f"""
            def relative_error(a, b):
                a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
                with np.errstate(all="ignore"):
                    return {formula}
            """,
        )
        for name, explanation, formula in (
            (
                "nan where both are 0",
                "0 is divided by 0, which is nan: where both entries are 0, the error is 0.",
                "np.max(np.abs(a - b) / (np.abs(a) + np.abs(b)))",
            ),
            (
                "not divided",
                "the difference is not divided by the size of the two: it is absolute, and says "
                "nothing without knowing how large they are.",
                "np.max(np.abs(a - b))",
            ),
            (
                "divided by one of the two",
                "the difference is divided by the size of `a` alone: both sizes belong under the "
                "line, so that a and b may change places.",
                "np.max(np.abs(a - b) / np.where(a == 0, 1, np.abs(a)))",
            ),
            (
                "divided by the larger",
                "the difference is divided by the larger of the two sizes: that is used too, but "
                "here the sum of both stands under the line.",
                "np.max(np.abs(a - b) / np.maximum(np.maximum(np.abs(a), np.abs(b)), 1e-12))",
            ),
            (
                "divided by the mean of the two",
                "the difference is divided by the mean of the two sizes: here their sum stands "
                "under the line.",
                "np.max(2 * np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-12))",
            ),
            (
                "signs kept above",
                "the difference keeps its sign: a negative one would never be the largest. Its "
                "absolute value counts.",
                "np.max((a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-12))",
            ),
            (
                "signs kept below",
                "a and b are added before their absolute value is taken: entries of opposite sign "
                "cancel there.",
                "np.max(np.abs(a - b) / np.maximum(np.abs(a + b), 1e-12))",
            ),
            (
                "mean in place of maximum",
                "the mean over all entries is taken: it hides one wrong entry among many right "
                "ones. The largest counts.",
                "np.mean(np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-12))",
            ),
            (
                "one for each entry",
                "each entry keeps an error of its own: one number is asked for, the largest.",
                "np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-12)",
            ),
            (
                "of the lengths",
                "the lengths of the two arrays are compared, not their entries: a large entry "
                "then hides what is wrong in a small one.",
                "np.sqrt(np.sum((a - b) ** 2)) / np.maximum(np.sqrt(np.sum(a**2)) "
                "+ np.sqrt(np.sum(b**2)), 1e-12)",
            ),
        )
    ),
    *(
        Mistake(
            "loss_gradients",
            f"loss gradients: {name}",
            explanation,
            code=f"""
            def loss_gradients(W, b, x, t):
                error = x @ W + b - t
                dW, db = {formula}
                return dW, db
            """,
        )
        for name, explanation, formula in (
            (
                "weight decay forgotten",
                "only one of the two ways of `W` into the loss is counted: it enters the weight "
                "decay as well.",
                "np.outer(x, error), error",
            ),
            (
                "weight decay, factor 2",
                "the half in front of the weight decay is forgotten: the slope of W²/2 is W.",
                "np.outer(x, error) + 0.02 * W, error",
            ),
            (
                "weight decay subtracted",
                "the weight decay is subtracted: both terms of the loss are added, and so are "
                "their slopes.",
                "np.outer(x, error) - 0.01 * W, error",
            ),
            (
                "weight decay not differentiated",
                "the weight decay itself is added, one number for all weights: each weight needs "
                "its slope.",
                "np.outer(x, error) + 0.5 * 0.01 * np.sum(W**2), error",
            ),
            (
                "weight decay on b",
                "b has a weight decay too: in this loss only W has one.",
                "(np.outer(x, error) + 0.01 * W, error + 0.01 * b)",
            ),
            (
                "dW transposed",
                "rows and columns of dW change places: it has the shape of W, (D, M).",
                "np.outer(error, x) + 0.01 * W.T, error",
            ),
        )
    ),
    # ---- Lesson 3 ----
    Mistake(
        "Relu",
        "relu: dout changed in place",
        "`dout` itself is overwritten and sent on: it belongs to the caller, who may hand the same "
        "array to another branch.",
        old="return np.where(self.mask, 0, dout)",
        new="dout[self.mask] = 0\n        return dout",
    ),
    Mistake(
        "Relu",
        "relu: x changed in place",
        "the input is overwritten: `out = x` is a second name for the caller's array, not a copy.",
        old="return np.where(self.mask, 0, x)",
        new="x[self.mask] = 0\n        return x",
    ),
    Mistake(
        "Relu",
        "relu: x and dout changed in place",
        "both arrays that were handed over are overwritten: results need arrays of their own.",
        code="""
        class Relu:
            def forward(self, x):
                self.mask = x <= 0
                x[self.mask] = 0
                return x

            def backward(self, dout):
                dout[self.mask] = 0
                return dout
        """,
    ),
    Mistake(
        "Relu",
        "relu: sign of dout decides",
        "the sign of `dout` decides what passes: the question is which *inputs* were above 0.",
        old="return np.where(self.mask, 0, dout)",
        new="return np.where(dout <= 0, 0, dout)",
    ),
    Mistake(
        "Relu",
        "relu: no mask in backward",
        "`dout` passes everywhere: where the input was below 0, the output does not move with it.",
        old="return np.where(self.mask, 0, dout)",
        new="return dout * 1",
    ),
    Mistake(
        "Relu",
        "relu: mask of backward inverted",
        "the mask is the wrong way round: the gradient passes where the input was above 0.",
        old="return np.where(self.mask, 0, dout)",
        new="return np.where(self.mask, dout, 0)",
    ),
    Mistake(
        "Relu",
        "relu: mask inverted",
        "the mask is the wrong way round, so that the positive entries are set to 0.",
        old="self.mask = x <= 0",
        new="self.mask = x > 0",
    ),
    Mistake(
        "Relu",
        "relu: gradient 1 at 0",
        "the gradient at exactly 0 is taken as 1: this course says 0 there. Does the mask hold the "
        "entries that are equal to 0?",
        old="self.mask = x <= 0",
        new="self.mask = x < 0",
    ),
    Mistake(
        "Relu",
        "relu: gradient 1/2 at 0",
        "the gradient at exactly 0 is taken as one half: this course says 0 there.",
        code="""
        class Relu:
            def forward(self, x):
                self.slope = (np.sign(x) + 1) / 2
                return np.maximum(x, 0)

            def backward(self, dout):
                return dout * self.slope
        """,
    ),
    Mistake(
        "Relu",
        "relu: dout times the output",
        "`dout` is multiplied by the output: the slope of an open gate is 1, however large x is.",
        code="""
        class Relu:
            def forward(self, x):
                self.out = np.maximum(x, 0)
                return self.out

            def backward(self, dout):
                return dout * self.out
        """,
    ),
    Mistake(
        "Relu",
        "relu: upstream gradient forgotten",
        "`dout` is left out: what comes back is the slope alone, 0 or 1.",
        old="return np.where(self.mask, 0, dout)",
        new="return np.where(self.mask, 0, 1)",
    ),
    Mistake(
        "Relu",
        "relu: backward repeats forward",
        "`backward` takes max(dout, 0) of the entries that pass: a negative `dout` passes too.",
        old="return np.where(self.mask, 0, dout)",
        new="return np.where(self.mask, 0, np.maximum(dout, 0))",
    ),
    Mistake(
        "Relu",
        "relu: np.max in place of np.maximum",
        "`np.max(x, 0)` is used: it takes the largest entry of each column. The function that "
        "compares entry by entry has a longer name.",
        old="return np.where(self.mask, 0, x)",
        new="return np.max(x, 0)",
    ),
    Mistake(
        "Relu",
        "relu: smaller in place of larger",
        "the smaller of x and 0 is taken in place of the larger.",
        old="return np.where(self.mask, 0, x)",
        new="return np.minimum(x, 0)",
    ),
    Mistake(
        "Relu",
        "relu: absolute value",
        "negative entries change their sign: they become 0.",
        old="return np.where(self.mask, 0, x)",
        new="return np.abs(x)",
    ),
    Mistake(
        "Relu",
        "relu: 0 or 1 in forward",
        "every entry becomes 0 or 1: a positive entry keeps its value.",
        old="return np.where(self.mask, 0, x)",
        new="return np.where(self.mask, 0, 1)",
    ),
    Mistake(
        "Relu",
        "relu: no mask in forward",
        "the input is returned as it is: where are its negative entries set to 0?",
        old="return np.where(self.mask, 0, x)",
        new="return x * 1",
    ),
    Mistake(
        "Relu",
        "relu: gradient in an array of integers",
        "the gradient is written into an array of integers, which cuts off its decimals: "
        "`zeros_like` takes over the dtype of its argument.",
        code="""
        class Relu:
            def forward(self, x):
                self.x = x
                return np.maximum(x, 0)

            def backward(self, dout):
                dx = np.zeros_like(self.x)
                dx[self.x > 0] = dout[self.x > 0]
                return dx
        """,
    ),
    Mistake(
        "Relu",
        "relu: mask kept on the class",
        "the mask is kept on the class, where all objects share it: keep it on `self`.",
        code="""
        class Relu:
            def forward(self, x):
                Relu.mask = x <= 0
                return np.where(Relu.mask, 0, x)

            def backward(self, dout):
                return np.where(Relu.mask, 0, dout)
        """,
    ),
    # The naive formula first: others that overflow too would be named in its place.
    Mistake(
        "Sigmoid",
        "sigmoid: overflow",
        "a large exponent overflows: exp(-x) far below 0, exp(x) far above. For each sign of x use "
        "the form whose exponent is not above 0.",
        old="small = np.exp(-np.abs(x))  # never above 1, so it cannot overflow\n"
        "        self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="self.out = 1 / (1 + np.exp(-x))",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: parentheses missing",
        "the parentheses around the denominator are missing: `1 / 1 + ...` divides first, and "
        "adds then.",
        code="""
        class Sigmoid:
            def forward(self, x):
                self.out = 1 / 1 + np.exp(-x)
                return self.out

            def backward(self, dout):
                return dout * self.out * (1 - self.out)
        """,
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: sign of the exponent",
        "the exponent has the wrong sign: the curve falls where it should rise.",
        old="np.where(x >= 0, 1, small)",
        new="np.where(x < 0, 1, small)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: the branches share a formula",
        "1 / (1 + exp(-|x|)) is used on both sides of 0: for negative x the numerator is another.",
        old="np.where(x >= 0, 1, small)",
        new="1",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: values in an array of integers",
        "the values are written into an array of integers, which cuts off their decimals: "
        "`zeros_like` takes over the dtype of its argument.",
        code="""
        class Sigmoid:
            def forward(self, x):
                self.out = np.zeros_like(x)
                self.out[x >= 0] = 1 / (1 + np.exp(-x[x >= 0]))
                self.out[x < 0] = np.exp(x[x < 0]) / (1 + np.exp(x[x < 0]))
                return self.out

            def backward(self, dout):
                return dout * self.out * (1 - self.out)
        """,
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: slope from the input",
        "the slope is computed as x(1 - x) from the *input*: the formula wants the output.",
        code="""
        class Sigmoid:
            def forward(self, x):
                self.x = x
                small = np.exp(-np.abs(x))
                return np.where(x >= 0, 1, small) / (1 + small)

            def backward(self, dout):
                return dout * self.x * (1 - self.x)
        """,
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: applied again in backward",
        "the sigmoid is applied once more to the output before the slope is computed: what "
        "`forward` keeps is already σ(x).",
        old="return dout * self.out * (1 - self.out)",
        new="again = 1 / (1 + np.exp(-self.out))\n        return dout * again * (1 - again)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: upstream gradient forgotten",
        "`dout` is left out: what comes back is the slope alone.",
        old="return dout * self.out * (1 - self.out)",
        new="return self.out * (1 - self.out)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: factor 1 - y only",
        "the slope is taken as 1 - y: it has two factors.",
        old="return dout * self.out * (1 - self.out)",
        new="return dout * (1 - self.out)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: factor y only",
        "the slope is taken as y: it has two factors.",
        old="return dout * self.out * (1 - self.out)",
        new="return dout * self.out",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: slope of tanh",
        "the slope is taken as 1 - y²: that one belongs to tanh.",
        old="return dout * self.out * (1 - self.out)",
        new="return dout * (1 - self.out**2)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: parentheses of the slope missing",
        "the parentheses in y(1 - y) are missing: only `dout * y * 1` is multiplied, and y "
        "subtracted then.",
        old="return dout * self.out * (1 - self.out)",
        new="return dout * self.out * 1 - self.out",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: sign of the slope",
        "the factor 1 - y is the wrong way round: a sigmoid rises everywhere.",
        old="(1 - self.out)",
        new="(self.out - 1)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: dout changed in place",
        "`dout` itself is multiplied, with `*=`: it belongs to the caller, who may hand the same "
        "array to another branch.",
        old="return dout * self.out * (1 - self.out)",
        new="dout *= self.out * (1 - self.out)\n        return dout",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: x changed in place",
        "the input is overwritten: compute a new array in place of it.",
        code="""
        class Sigmoid:
            def forward(self, x):
                sign = np.sign(x)
                x *= sign
                small = np.exp(-x)
                self.out = np.where(sign >= 0, 1, small) / (1 + small)
                return self.out

            def backward(self, dout):
                return dout * self.out * (1 - self.out)
        """,
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: output kept on the class",
        "the output is kept on the class, where all objects share it: keep it on `self`.",
        code="""
        class Sigmoid:
            def forward(self, x):
                small = np.exp(-np.abs(x))
                Sigmoid.out = np.where(x >= 0, 1, small) / (1 + small)
                return Sigmoid.out

            def backward(self, dout):
                return dout * Sigmoid.out * (1 - Sigmoid.out)
        """,
    ),
    Mistake(
        "Tanh",
        "tanh: overflow",
        "exp(x) or exp(-x) overflows, and infinity divided by infinity is nan. NumPy has a tanh "
        "that is safe.",
        old="self.out = np.tanh(x)",
        new="self.out = (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))",
    ),
    Mistake(
        "Tanh",
        "tanh: np.tan",
        "the tangent is taken, np.tan: the *hyperbolic* tangent has an h at its end.",
        old="np.tanh(x)",
        new="np.tan(x)",
    ),
    Mistake(
        "Tanh",
        "tanh: sigmoid",
        "the sigmoid is computed: tanh runs from -1 to 1, and has another slope.",
        code="""
        class Tanh:
            def forward(self, x):
                small = np.exp(-np.abs(x))
                self.out = np.where(x >= 0, 1, small) / (1 + small)
                return self.out

            def backward(self, dout):
                return dout * self.out * (1 - self.out)
        """,
    ),
    Mistake(
        "Tanh",
        "tanh: of half the input",
        "2σ(x) - 1 is computed, which is the tanh of x/2: the sigmoid must be taken of 2x.",
        old="np.tanh(x)",
        new="np.tanh(x / 2)",
    ),
    Mistake(
        "Tanh",
        "tanh: sign",
        "the sign is turned round: tanh rises.",
        old="np.tanh(x)",
        new="np.tanh(-x)",
    ),
    Mistake(
        "Tanh",
        "tanh: slope from the input",
        "the slope is computed as 1 - x² from the *input*: the formula wants the output.",
        old="self.out = np.tanh(x)\n        return self.out",
        new="self.out = x\n        return np.tanh(x)",
    ),
    Mistake(
        "Tanh",
        "tanh: applied again in backward",
        "tanh is applied once more to the output before the slope is computed: what `forward` "
        "keeps is already tanh(x).",
        old="self.out**2",
        new="np.tanh(self.out) ** 2",
    ),
    Mistake(
        "Tanh",
        "tanh: upstream gradient forgotten",
        "`dout` is left out: what comes back is the slope alone.",
        old="return dout * (1 - self.out**2)",
        new="return 1 - self.out**2",
    ),
    Mistake(
        "Tanh",
        "tanh: slope of the sigmoid",
        "the slope is taken as y(1 - y): that one belongs to the sigmoid.",
        old="(1 - self.out**2)",
        new="self.out * (1 - self.out)",
    ),
    Mistake(
        "Tanh",
        "tanh: square forgotten",
        "the slope is taken as 1 - y: the square is missing.",
        old="self.out**2",
        new="self.out",
    ),
    Mistake(
        "Tanh",
        "tanh: plus in the slope",
        "the slope is taken as 1 + y²: then it would be steepest far out, where the curve is flat.",
        old="1 - self.out**2",
        new="1 + self.out**2",
    ),
    Mistake(
        "Tanh",
        "tanh: square of the difference",
        "the difference is squared, (1 - y)², in place of y alone.",
        old="(1 - self.out**2)",
        new="(1 - self.out) ** 2",
    ),
    Mistake(
        "Tanh",
        "tanh: parentheses of the slope missing",
        "the parentheses around 1 - y² are missing: only `dout * 1` is multiplied, and y² "
        "subtracted then.",
        old="dout * (1 - self.out**2)",
        new="dout * 1 - self.out**2",
    ),
    Mistake(
        "Tanh",
        "tanh: dout changed in place",
        "`dout` itself is multiplied, with `*=`: it belongs to the caller, who may hand the same "
        "array to another branch.",
        old="return dout * (1 - self.out**2)",
        new="dout *= 1 - self.out**2\n        return dout",
    ),
    Mistake(
        "Tanh",
        "tanh: x changed in place",
        "the input is overwritten: np.tanh(x) is a new array, and x should stay.",
        code="""
        class Tanh:
            def forward(self, x):
                x[...] = np.tanh(x)
                self.out = x.copy()
                return x

            def backward(self, dout):
                return dout * (1 - self.out**2)
        """,
    ),
    Mistake(
        "Tanh",
        "tanh: output kept on the class",
        "the output is kept on the class, where all objects share it: keep it on `self`.",
        code="""
        class Tanh:
            def forward(self, x):
                Tanh.out = np.tanh(x)
                return Tanh.out

            def backward(self, dout):
                return dout * (1 - Tanh.out**2)
        """,
    ),
    # ---- Lesson 1 ----
    Mistake(
        "naive_relu",
        "relu: x changed in place",
        "the negative entries of `x` itself are overwritten: the caller's array is the same one, "
        "under another name. Make an array of your own before you write.",
        old="    x = x.copy()\n",
        new="",
    ),
    Mistake(
        "naive_relu",
        "relu: absolute value",
        "the sign of the negative entries is turned round: relu sets them to 0.",
        old="max(x[i, j], 0)",
        new="abs(x[i, j])",
    ),
    Mistake(
        "naive_relu",
        "relu: the smaller of both",
        "the negative entries are kept and the positive ones set to 0: it is the other way round.",
        old="max(x[i, j], 0)",
        new="min(x[i, j], 0)",
    ),
    Mistake(
        "naive_relu",
        "relu: 1 for what is positive",
        "each positive entry becomes 1: relu keeps it as it is.",
        old="max(x[i, j], 0)",
        new="x[i, j] > 0",
    ),
    Mistake(
        "naive_relu",
        "relu: return inside the loop",
        "the function returns after the first row: `return` is indented so far that it belongs to "
        "the loop.",
        old="    return x",
        new="        return x",
    ),
    Mistake(
        "naive_relu",
        "relu: both loops over the rows",
        "the inner loop runs over the number of rows, `x.shape[0]`: it belongs to the columns.",
        old="range(x.shape[1])",
        new="range(x.shape[0])",
    ),
    Mistake(
        "naive_add",
        "add: sums stored as integers",
        "the array for the sums holds integers, because it was made from `x`: each sum loses what "
        "comes after its point when it is stored.",
        old="np.zeros(x.shape)",
        new="x.copy()",
    ),
    Mistake(
        "naive_add",
        "add: x changed in place",
        "the sums are written into `x` itself, and whoever handed it over loses it: write them "
        "into an array of your own.",
        old="np.zeros(x.shape)",
        new="x",
    ),
    Mistake(
        "naive_add",
        "add: y changed in place",
        "the sums are written into `y` itself, and whoever handed it over loses it: write them "
        "into an array of your own.",
        old="np.zeros(x.shape)",
        new="y",
    ),
    Mistake(
        "naive_add",
        "add: indices of y swapped",
        "`y` is read at [j, i]: the row comes first in an index, for both arrays.",
        old="y[i, j]",
        new="y[j, i]",
    ),
    Mistake(
        "naive_add",
        "add: return inside the loop",
        "the function returns after the first row: `return` is indented so far that it belongs to "
        "the loop.",
        old="    return z",
        new="        return z",
    ),
    Mistake(
        "naive_add",
        "add: both loops over the rows",
        "the inner loop runs over the number of rows, `x.shape[0]`: it belongs to the columns.",
        old="range(x.shape[1])",
        new="range(x.shape[0])",
    ),
    Mistake(
        "naive_add",
        "add: multiplies",
        "the entries are multiplied: this function adds them.",
        old="x[i, j] + y[i, j]",
        new="x[i, j] * y[i, j]",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: the vector's entry by row",
        "the entry of `y` is chosen by the row, y[i]: `y` has one number for each *column*.",
        old="y[j]",
        new="y[i]",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: x changed in place",
        "the sums are written into `x` itself, and whoever handed it over loses it: write them "
        "into an array of your own.",
        old="np.zeros(x.shape)",
        new="x",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: return inside the loop",
        "the function returns after the first row: `return` is indented so far that it belongs to "
        "the loop.",
        old="    return z",
        new="        return z",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: both loops over the rows",
        "the inner loop runs over the number of rows, `x.shape[0]`: it belongs to the columns.",
        old="range(x.shape[1])",
        new="range(x.shape[0])",
    ),
    Mistake(
        "naive_add_matrix_and_vector",
        "matrix and vector: only the first row",
        "the vector is added to the first row only: every row receives it.",
        code="""
        def naive_add_matrix_and_vector(x, y):
            z = x.copy()
            for j in range(x.shape[1]):
                z[0, j] += y[j]
            return z
        """,
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: lengths not compared",
        "nothing compares the two lengths: `zip` stops at the end of the shorter vector, and a "
        "loop over `range(len(x))` never asks about `y`. Compare them first, and raise.",
        code="""
        def naive_vector_dot(x, y):
            return sum(a * b for a, b in zip(x, y))
        """,
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: one number stretched",
        "a vector of length 1 is used again for every entry of the other one. That is what NumPy's "
        "`*` does with it: compare the lengths first, and raise.",
        code="""
        def naive_vector_dot(x, y):
            return np.sum(x * y)
        """,
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: assert in place of raise",
        "an `assert` compares the lengths. It is meant for what can never happen, and `python -O` "
        "skips it: what a caller may get wrong deserves a ValueError.",
        code="""
        def naive_vector_dot(x, y):
            assert len(x) == len(y)
            return sum(a * b for a, b in zip(x, y))
        """,
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: products not added up",
        "the products are returned as they are, one for each entry: a dot product is their sum.",
        code="""
        def naive_vector_dot(x, y):
            if len(x) != len(y):
                raise ValueError("lengths differ")
            return x * y
        """,
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: only the last product",
        "each round of the loop replaces what was there, so that only the last product is left: "
        "it should be added.",
        old="z += x[i]",
        new="z = x[i]",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: return inside the loop",
        "the function returns after the first product: `return` is indented so far that it belongs "
        "to the loop.",
        old="    return z",
        new="        return z",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: sum begins at 1",
        "the sum begins at 1: a sum of nothing is 0.",
        old="z = 0.0",
        new="z = 1.0",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: sum without a beginning",
        "the sum has no value before the loop adds to it: begin it at 0.",
        old="    z = 0.0\n",
        new="",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: first entry left out",
        "the loop begins at 1: the first entry of an array has the index 0.",
        old="range(len(x))",
        new="range(1, len(x))",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: last entry left out",
        "the last entry is left out: `range(n)` already stops before n.",
        old="range(len(x))",
        new="range(len(x) - 1)",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: added in place of multiplied",
        "the entries are added where they should be multiplied.",
        old="x[i] * y[i]",
        new="x[i] + y[i]",
    ),
    Mistake(
        "naive_vector_dot",
        "vector dot: product of the sums",
        "each vector is added up first, and the two sums are multiplied: multiply entry by entry, "
        "then add up.",
        old="    for i in range(len(x)):\n        z += x[i] * y[i]\n    return z",
        new="    return sum(x) * sum(y)",
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: columns in place of rows",
        "`y` meets the columns of `x`: each entry of the result belongs to a *row*.",
        old="    for i in range(x.shape[0]):\n        z[i] = naive_vector_dot(x[i, :], y)",
        new="    for i in range(x.shape[0]):\n        z[i] = naive_vector_dot(x[:, i], y)",
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: one entry for each column",
        "the array for the result has one entry for each column of `x`: it needs one for each row.",
        old="np.zeros(x.shape[0])",
        new="np.zeros(x.shape[1])",
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: products not added up",
        "the products are returned as they are, in the shape of `x`: add up those of each row.",
        code="""
        def naive_matrix_vector_dot(x, y):
            return x * y
        """,
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: only the last product",
        "each round of the inner loop replaces what was there, so that only the last product of "
        "each row is left: it should be added.",
        code="""
        def naive_matrix_vector_dot(x, y):
            return x[:, -1] * y[-1]
        """,
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: added up over the rows",
        "the sum runs down the columns: `axis=1` is the one across each row.",
        code="""
        def naive_matrix_vector_dot(x, y):
            return (x * y).sum(axis=0)
        """,
    ),
    Mistake(
        "naive_matrix_vector_dot",
        "matrix-vector dot: return inside the loop",
        "the function returns after the first row: `return` is indented so far that it belongs to "
        "the loop.",
        old="    return z",
        new="        return z",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: entry by entry",
        "the entries are multiplied one by one, `x * y`: each row of `x` is to meet each column of "
        "`y` in a dot product.",
        code="""
        def naive_matrix_dot(x, y):
            return x * y
        """,
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: rows of y in place of columns",
        "the rows of `x` meet the *rows* of `y`: column j is `y[:, j]`.",
        old="y[:, j]",
        new="y[j, :]",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: indices of the result swapped",
        "the result is stored at [j, i]: row i of `x` and column j of `y` meet at [i, j].",
        old="z[i, j]",
        new="z[j, i]",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: result transposed",
        "rows and columns of the result change places: it has a row for each row of `x` and a "
        "column for each column of `y`.",
        code="""
        def naive_matrix_dot(x, y):
            return (x @ y).T
        """,
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: result in the shape of x",
        "the array for the result has the shape of `x`: it has a row for each row of `x`, and a "
        "column for each column of `y`.",
        old="np.zeros((x.shape[0], y.shape[1]))",
        new="np.zeros(x.shape)",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: loop over the wrong length",
        "the second loop does not run over the columns of `y`, `y.shape[1]`.",
        old="range(y.shape[1])",
        new="range(x.shape[1])",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: only the last product",
        "each round of the innermost loop replaces what was there, so that only the last product "
        "is left: it should be added.",
        code="""
        def naive_matrix_dot(x, y):
            return np.outer(x[:, -1], y[-1, :])
        """,
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: return inside the loop",
        "the function returns after the first row: `return` is indented so far that it belongs to "
        "the loop.",
        old="    return z",
        new="        return z",
    ),
    Mistake(
        "naive_matrix_dot",
        "matrix dot: x and y swapped",
        "the two matrices change places: the order matters, the rows are those of `x`.",
        code="""
        def naive_matrix_dot(x, y):
            return y @ x
        """,
    ),
    Mistake(
        "numpy_relu",
        "relu: np.max in place of np.maximum",
        "`np.max(x, 0)` is called: it takes 0 for an axis, and looks for the largest entry along "
        "it. The function that compares each entry with 0 has a longer name.",
        old="np.maximum(x, 0)",
        new="np.max(x, 0)",
    ),
    Mistake(
        "numpy_relu",
        "relu: np.minimum",
        "the negative entries are kept and the positive ones set to 0: it is the other way round.",
        old="np.maximum(x, 0)",
        new="np.minimum(x, 0)",
    ),
    Mistake(
        "numpy_relu",
        "relu: np.abs",
        "the sign of the negative entries is turned round: relu sets them to 0.",
        old="np.maximum(x, 0)",
        new="np.abs(x)",
    ),
    Mistake(
        "numpy_relu",
        "relu: only the comparison",
        "only the comparison `x > 0` is returned, True or False for each entry: relu keeps the "
        "positive entries themselves.",
        old="np.maximum(x, 0)",
        new="x > 0",
    ),
    Mistake(
        "numpy_relu",
        "relu: negative entries dropped",
        "only the positive entries come back, in one row: relu keeps the shape, with 0 in the "
        "place of the others.",
        old="np.maximum(x, 0)",
        new="x[x > 0]",
    ),
    Mistake(
        "numpy_relu",
        "relu: written into x",
        "zeros are written into `x` itself, and whoever handed it over loses it: make a new array.",
        code="""
        def numpy_relu(x):
            x[x < 0] = 0
            return x
        """,
    ),
    Mistake(
        "numpy_add",
        "add: +=",
        "`x += y` is used: it writes the sum into the caller's array. `x + y` makes a new one.",
        code="""
        def numpy_add(x, y):
            x += y
            return x
        """,
    ),
    Mistake(
        "numpy_add",
        "add: everything added up",
        "all entries are added up to one number: add entry by entry.",
        old="x + y",
        new="np.sum(x) + np.sum(y)",
    ),
    Mistake(
        "numpy_dot",
        "dot: entry by entry",
        "the entries are multiplied one by one: `*` does not add up. The dot product has a sign "
        "of its own.",
        old="x @ y",
        new="x * y",
    ),
    Mistake(
        "numpy_dot",
        "dot: all products added up",
        "all products are added up to one number: right for two vectors, but a matrix keeps a sum "
        "for each of its rows.",
        old="x @ y",
        new="np.sum(x * y)",
    ),
    Mistake(
        "numpy_dot",
        "dot: x and y swapped",
        "the two change places: the order matters, the rows are those of `x`.",
        old="x @ y",
        new="y @ x",
    ),
    Mistake(
        "numpy_dot",
        "dot: y transposed",
        "`y` is transposed first: the shapes (N, D) and (D, M) fit as they are.",
        old="x @ y",
        new="x @ y.T",
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: keepdims lost",
        "the sum over an axis of length 1 removes that axis: it should stay, with length 1.",
        old=", keepdims=True",
        new="",
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: only the lacking axes",
        "only the axes that the operand lacked are summed: those where it had length 1 were "
        "stretched too.",
        old="length == 1",
        new="False",
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: only the axes of length 1",
        "only the axes of length 1 are summed: those that the operand lacked, on the left, must "
        "be summed first.",
        code="""
        def unbroadcast(gradient, shape):
            stretched = tuple(axis for axis, length in enumerate(shape) if length == 1)
            return gradient.sum(axis=stretched, keepdims=True)
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: lacking axes kept",
        "the lacking axes are summed with `keepdims`, and stay with length 1: the operand does not "
        "have them at all.",
        code="""
        def unbroadcast(gradient, shape):
            shape = (1,) * (gradient.ndim - len(shape)) + tuple(shape)
            stretched = tuple(axis for axis, length in enumerate(shape) if length == 1)
            return gradient.sum(axis=stretched, keepdims=True)
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: mean in place of sum",
        "the mean is taken in place of the sum: each use counts in full.",
        code="""
        def unbroadcast(gradient, shape):
            while gradient.ndim > len(shape):
                gradient = gradient.mean(axis=0)
            for axis, length in enumerate(shape):
                if length == 1:
                    gradient = gradient.mean(axis=axis, keepdims=True)
            return gradient
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: only one use counted",
        "the gradient of one use is taken and the others are dropped: all of them add up.",
        code="""
        def unbroadcast(gradient, shape):
            while gradient.ndim > len(shape):
                gradient = gradient[0]
            for axis, length in enumerate(shape):
                if length == 1:
                    gradient = gradient.take([0], axis=axis)
            return gradient
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: lacking axes on the right",
        "the axes on the right are summed away: shapes are aligned at the right, so the lacking "
        "ones are on the left.",
        code="""
        def unbroadcast(gradient, shape):
            while gradient.ndim > len(shape):
                gradient = gradient.sum(axis=-1)
            for axis, length in enumerate(shape):
                if length == 1:
                    gradient = gradient.sum(axis=axis, keepdims=True)
            return gradient
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: the other axes summed",
        "the sum runs over the axes that the operand had in full: those of length 1 were "
        "stretched.",
        old="length == 1",
        new="length != 1",
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: everything summed",
        "everything is summed to one number: only the stretched axes are summed.",
        code="""
        def unbroadcast(gradient, shape):
            return gradient.sum()
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: total in every entry",
        "every entry holds the sum of the whole gradient: sum only over the stretched axes.",
        code="""
        def unbroadcast(gradient, shape):
            return np.full(shape, gradient.sum())
        """,
    ),
    Mistake(
        "unbroadcast",
        "unbroadcast: always axis 0",
        "the sum always runs over axis 0: `shape` says which axes were stretched.",
        code="""
        def unbroadcast(gradient, shape):
            return gradient.sum(axis=0)
        """,
    ),
    # ---- Lesson 7 ----
    Mistake(
        "TwoLayerNet",
        "net: predict returns probabilities",
        "`predict` goes on to the softmax. It should stop at the logits: the last layer takes "
        "logits, and does the softmax itself.",
        old="            x = layer.forward(x)\n        return x",
        new="            x = layer.forward(x)\n"
        "        return np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)",
    ),
    Mistake(
        "TwoLayerNet",
        "net: softmax applied twice",
        "the loss is taken of probabilities: `self.last_layer` applies the softmax itself, and "
        "wants the logits as `predict` returns them.",
        old="return self.last_layer.forward(self.predict(x), t)",
        new="p = np.exp(self.predict(x))\n"
        "        return self.last_layer.forward(p / p.sum(axis=1, keepdims=True), t)",
    ),
    Mistake(
        "TwoLayerNet",
        "net: accuracy counts",
        "the right ones are counted: a share is that number divided by how many examples there "
        "are.",
        old="np.mean(self.predict",
        new="np.sum(self.predict",
    ),
    Mistake(
        "TwoLayerNet",
        "net: accuracy along the wrong axis",
        "`argmax` runs down the columns: it should look for the largest logit in each row.",
        old="self.predict(x).argmax(axis=1)",
        new="self.predict(x).argmax(axis=0)",
    ),
    Mistake(
        "TwoLayerNet",
        "net: accuracy takes one-hot rows for labels",
        "one-hot rows are compared as if they were labels: where `t` has two axes, take the "
        "place of the 1 in each row first.",
        old="labels = t if np.ndim(t) == 1 else np.argmax(t, axis=1)",
        new="labels = t",
    ),
    Mistake(
        "TwoLayerNet",
        "net: backward in forward order",
        "the layers are visited from the first to the last on the way back as well: the "
        "gradient comes from the loss, so the last layer is asked first.",
        old="reversed(self.layers.values())",
        new="self.layers.values()",
    ),
    Mistake(
        "TwoLayerNet",
        "net: the last layer left out on the way back",
        "the way back does not begin at the last layer: the softmax with its loss has a "
        "`backward` too, and what it returns is the upstream gradient of the last Affine layer.",
        old="dout = self.last_layer.backward()",
        new="dout = 1",
    ),
    Mistake(
        "TwoLayerNet",
        "net: backward without forward",
        "`gradient` does not go forward first: the layers remember nothing, or an older "
        "mini-batch. Each call must begin with a forward pass of its own `x` and `t`.",
        old="        self.loss(x, t)\n        dout",
        new="        dout",
    ),
    Mistake(
        "TwoLayerNet",
        "net: layers swapped",
        "the gradients of the two Affine layers change places: W1 and b1 belong to the first.",
        old='first, second = self.layers["Affine1"], self.layers["Affine2"]',
        new='second, first = self.layers["Affine1"], self.layers["Affine2"]',
    ),
    Mistake(
        "TwoLayerNet",
        "net: divided by N again",
        "the gradients are divided by the size of the mini-batch once more: the last layer has "
        "done that already.",
        old='return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}',
        new='grads = {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}\n'
        "        return {key: grad / len(x) for key, grad in grads.items()}",
    ),
    Mistake(
        "get_mini_batch",
        "mini-batch: images and labels drawn apart",
        "the rows of `x` and the rows of `t` are drawn apart, so no image keeps its own label: "
        "draw row numbers once, and use them for both.",
        old="return x[rows], t[rows]",
        new="return x[rows], t[rng.choice(len(x), size=batch_size, replace=False)]",
    ),
    Mistake(
        "get_mini_batch",
        "mini-batch: drawn with replacement",
        "a row may be drawn twice: a mini-batch is dealt like cards, and a card dealt is gone.",
        old=", replace=False",
        new="",
    ),
    Mistake(
        "get_mini_batch",
        "mini-batch: always the first rows",
        "the rows are not random: the network would see the same few examples for ever.",
        old="rng.choice(len(x), size=batch_size, replace=False)",
        new="np.arange(batch_size)",
    ),
    Mistake(
        "get_mini_batch",
        "mini-batch: neighbours",
        "only the place of the first row is random, and the others are its neighbours: draw "
        "every row.",
        old="rng.choice(len(x), size=batch_size, replace=False)",
        new="rng.integers(len(x) - batch_size + 1) + np.arange(batch_size)",
    ),
    Mistake(
        "epoch_batches",
        "epoch: the last smaller mini-batch dropped",
        "the rows that are left at the end are dropped: they make a last, smaller mini-batch.",
        old="range(0, size, batch_size)",
        new="range(0, size - batch_size + 1, batch_size)",
    ),
    Mistake(
        "epoch_batches",
        "epoch: an empty mini-batch at the end",
        "an empty mini-batch is left at the end: if `size` can be divided, the last piece is "
        "full, and nothing comes after it.",
        old="range(0, size, batch_size)",
        new="range(0, size + 1, batch_size)",
    ),
    Mistake(
        "epoch_batches",
        "epoch: pieces of equal size",
        "the rows are cut into pieces as equal as can be: each but the last should have "
        "`batch_size`.",
        old="return [order[start : start + batch_size] for start in range(0, size, batch_size)]",
        new="return np.array_split(order, -(-size // batch_size))",
    ),
    Mistake(
        "epoch_batches",
        "epoch: not shuffled",
        "the rows stay in their order: each epoch would see the same mini-batches again.",
        old="rng.permutation(size)",
        new="np.arange(size)",
    ),
    Mistake(
        "epoch_batches",
        "epoch: rows drawn with replacement",
        "rows are drawn at random: then some come twice, and others never. Shuffle all of them "
        "once.",
        old="rng.permutation(size)",
        new="rng.integers(size, size=size)",
    ),
    Mistake(
        "sgd_update",
        "update: a local name",
        "the new array only gets a local name: neither `params` nor a layer ever sees it. "
        "Change the array itself.",
        old="params[key] -= lr * grads[key]",
        new="p = params[key]\n        p = p - lr * grads[key]",
    ),
    Mistake(
        "sgd_update",
        "update: a new array in params",
        "a new array is put into `params`, and the layer still holds the old one: its numbers "
        "must change in the array that is there.",
        old="params[key] -= lr * grads[key]",
        new="params[key] = params[key] - lr * grads[key]",
    ),
    Mistake(
        "sgd_update",
        "update: uphill",
        "the gradient is added: it points uphill, and we want to go down.",
        old="-= lr",
        new="+= lr",
    ),
    Mistake(
        "sgd_update",
        "update: learning rate forgotten",
        "the learning rate is left out: the step is the gradient times `lr`.",
        old="lr * grads[key]",
        new="grads[key]",
    ),
    Mistake(
        "sgd_update",
        "update: the gradient changed in place",
        "the gradient itself is multiplied by `lr`: it belongs to the caller, so compute the "
        "product as a new array.",
        old="params[key] -= lr * grads[key]",
        new="grads[key] *= lr\n        params[key] -= grads[key]",
    ),
    Mistake(
        "sgd_update",
        "update: keys written out",
        "the keys W1, b1, W2, b2 are written out: other networks have others. Take them from "
        "`params`.",
        old="for key in params:",
        new='for key in ("W1", "b1", "W2", "b2"):',
    ),
    Mistake(
        "train",
        "train: no update",
        "the gradients are computed, but no parameter is ever moved.",
        old="sgd_update(net.params, grads, lr)",
        new="pass",
    ),
    Mistake(
        "train",
        "train: loss after the update",
        "the loss is taken after the update: taken before it, the first one shows where the "
        "training began.",
        old='            history["loss"].append(net.loss(x_batch, t_batch))\n'
        "            grads = net.gradient(x_batch, t_batch)\n"
        "            sgd_update(net.params, grads, lr)\n",
        new="            grads = net.gradient(x_batch, t_batch)\n"
        "            sgd_update(net.params, grads, lr)\n"
        '            history["loss"].append(net.loss(x_batch, t_batch))\n',
    ),
    Mistake(
        "train",
        "train: accuracy after every mini-batch",
        "the accuracies are measured inside the inner loop, after every mini-batch: once in an "
        "epoch is enough, and costs a pass through all the data each time.",
        old='        history["train_acc"].append(net.accuracy(*train_set))\n'
        '        history["test_acc"]',
        new='            history["train_acc"].append(net.accuracy(*train_set))\n'
        '            history["test_acc"]',
    ),
    Mistake(
        "train",
        "train: accuracy before the epoch",
        "the accuracies are measured before the epoch's updates: the last ones then miss what "
        "the last epoch has learned.",
        code="""
        def train(net, train_set, test_set, epochs, lr, batch_size=100, rng=0, progress=False):
            x_train, t_train = train_set
            rng = np.random.default_rng(rng)
            history = {"loss": [], "train_acc": [], "test_acc": []}
            for _ in range(epochs):
                history["train_acc"].append(net.accuracy(*train_set))
                history["test_acc"].append(net.accuracy(*test_set))
                for rows in epoch_batches(len(x_train), batch_size, rng):
                    history["loss"].append(net.loss(x_train[rows], t_train[rows]))
                    sgd_update(net.params, net.gradient(x_train[rows], t_train[rows]), lr)
            return history
        """,
    ),
    Mistake(
        "train",
        "train: accuracy of the last mini-batch",
        "`train_acc` is that of the last mini-batch: take the whole training set.",
        old='history["train_acc"].append(net.accuracy(*train_set))',
        new='history["train_acc"].append(net.accuracy(x_batch, t_batch))',
    ),
    Mistake(
        "train",
        "train: test accuracy on the training set",
        "`test_acc` is measured on the training set: that one cannot show how the network does "
        "on images that it has not seen.",
        old="net.accuracy(*test_set)",
        new="net.accuracy(*train_set)",
    ),
    Mistake(
        "train",
        "train: one mini-batch in each epoch",
        "an epoch ends after its first mini-batch: is a line indented too far, or too little?",
        old="epoch_batches(len(x_train), batch_size, rng):",
        new="epoch_batches(len(x_train), batch_size, rng)[:1]:",
    ),
    Mistake(
        "train",
        "train: gradient of the whole training set",
        "each step takes the gradient of the whole training set: the mini-batch is there to "
        "spare that.",
        old="net.gradient(x_batch, t_batch)",
        new="net.gradient(*train_set)",
    ),
    Mistake(
        "train",
        "train: the same order in each epoch",
        "`rng` is not handed on: every epoch then begins with the same seed, and deals out the "
        "same mini-batches.",
        old="batch_size, rng):",
        new="batch_size):",
    ),
    Mistake(
        "train",
        "train: an epoch that is not a whole number of steps",
        "the steps are counted, and an epoch is `train_size / batch_size` of them, which need "
        "not be a whole number: the report then comes only where it happens to be one. Let "
        "`epoch_batches` deal out each epoch.",
        code="""
        def train(net, train_set, test_set, epochs, lr, batch_size=100, rng=0, progress=False):
            x_train, t_train = train_set
            rng = np.random.default_rng(rng)
            history = {"loss": [], "train_acc": [], "test_acc": []}
            iter_per_epoch = len(x_train) / batch_size
            for i in range(int(epochs * iter_per_epoch)):
                rows = rng.choice(len(x_train), min(batch_size, len(x_train)), replace=False)
                history["loss"].append(net.loss(x_train[rows], t_train[rows]))
                sgd_update(net.params, net.gradient(x_train[rows], t_train[rows]), lr)
                if i % iter_per_epoch == 0:
                    history["train_acc"].append(net.accuracy(*train_set))
                    history["test_acc"].append(net.accuracy(*test_set))
            return history
        """,
    ),
    Mistake(
        "train",
        "train: mini-batches drawn afresh",
        "each mini-batch is drawn afresh: in an epoch some rows then come twice and others "
        "never. Let `epoch_batches` deal them out.",
        old="for rows in epoch_batches(len(x_train), batch_size, rng):",
        new="for _ in range(-(-len(x_train) // batch_size)):\n"
        "            rows = rng.choice(len(x_train), min(batch_size, len(x_train)), replace=False)",
    ),
    Mistake(
        "save_params",
        "save: the dict as one object",
        "the dict goes into the file as one object, and that takes a pickle: hand over its "
        "arrays, each under its own name, with two stars before the dict.",
        code="""
        def save_params(path, params):
            np.savez(path, params)
        """,
    ),
    Mistake(
        "save_params",
        "save: np.save for np.savez",
        "`np.save` is used: it writes a single array, to a name that ends in .npy. For several "
        "arrays under their names there is `np.savez`.",
        code="""
        def save_params(path, params):
            np.save(path, params)
        """,
    ),
    Mistake(
        "save_params",
        "save: a pickle",
        "the file is a pickle, which can run code when it is opened: write plain arrays with "
        "`np.savez`.",
        code="""
        def save_params(path, params):
            import pickle

            with open(path, "wb") as file:
                pickle.dump(params, file)
        """,
    ),
    Mistake(
        "save_params",
        "save: arrays without their names",
        "the arrays are saved without their names, and are found as arr_0, arr_1 …: they should "
        "have the keys of `params`.",
        code="""
        def save_params(path, params):
            np.savez(path, *params.values())
        """,
    ),
    Mistake(
        "save_params",
        "save: keys written out",
        "the keys W1, b1, W2, b2 are written out: other networks have others. Two stars before "
        "a dict hand over all that it holds.",
        code="""
        def save_params(path, params):
            np.savez(path, W1=params["W1"], b1=params["b1"], W2=params["W2"], b2=params["b2"])
        """,
    ),
    Mistake(
        "load_params",
        "load: new arrays in params",
        "the loaded arrays are put into `params`, and the layers still hold the old ones: write "
        "the numbers into the arrays that are there.",
        code="""
        def load_params(path, params):
            with np.load(path) as file:
                for key in params:
                    params[key] = file[key]
        """,
    ),
    Mistake(
        "load_params",
        "load: a local name",
        "the loaded arrays only get a local name: nothing that the caller holds has changed.",
        code="""
        def load_params(path, params):
            with np.load(path) as file:
                params = {key: file[key] for key in file.files}
            return params
        """,
    ),
    Mistake(
        "load_params",
        "load: keys written out",
        "the keys W1, b1, W2, b2 are written out: other networks have others. Take them from "
        "`params`.",
        code="""
        def load_params(path, params):
            with np.load(path) as file:
                for key in ("W1", "b1", "W2", "b2"):
                    params[key][...] = file[key]
        """,
    ),
    # Lesson 10: autograd.
    Mistake(
        "topological_order",
        "order: a node listed once for each use",
        "a node is listed again each time it is reached: keep track of those that were visited.",
        code="""
        def topological_order(end, inputs):
            order = []
            for x in inputs.get(end, ()):
                order += topological_order(x, inputs)
            return order + [end]
        """,
    ),
    Mistake(
        "topological_order",
        "order: the node before its inputs",
        "a node goes into the list before its inputs do: it may be appended only after they were "
        "visited.",
        code="""
        def topological_order(end, inputs):
            order = []
            def visit(node):
                if node not in order:
                    order.append(node)
                    for x in inputs.get(node, ()):
                        visit(x)
            visit(end)
            return order
        """,
    ),
    Mistake(
        "topological_order",
        "order: depth first, turned round",
        "the nodes are listed as a depth-first walk reaches them, and the list is turned round: a "
        "node that is reached early through one user may still be needed by another.",
        code="""
        def topological_order(end, inputs):
            order = []
            def visit(node):
                if node not in order:
                    order.append(node)
                    for x in inputs.get(node, ()):
                        visit(x)
            visit(end)
            return order[::-1]
        """,
    ),
    Mistake(
        "topological_order",
        "order: breadth first, turned round",
        "the nodes are listed by their distance from the end: the shortest way to a node says "
        "nothing about the longest.",
        code="""
        def topological_order(end, inputs):
            order, waiting = [], [end]
            while waiting:
                node = waiting.pop(0)
                if node not in order:
                    order.append(node)
                    waiting.extend(inputs.get(node, ()))
            return order[::-1]
        """,
    ),
    Mistake(
        "topological_order",
        "order: the given nodes left out",
        "only computed nodes are listed: those without inputs belong to the list as well.",
        code="""
        def topological_order(end, inputs):
            order = []
            def visit(node):
                if node in inputs and node not in order:
                    for x in inputs[node]:
                        visit(x)
                    order.append(node)
            visit(end)
            return order
        """,
    ),
    Mistake(
        "topological_order",
        "order: the end left out",
        "the end itself is not in the list: it comes last.",
        old="    return order",
        new="    return order[:-1]",
    ),
    Mistake(
        "topological_order",
        "order: from the end",
        "the list is the wrong way round: each node must stand after its inputs.",
        old="    return order",
        new="    return order[::-1]",
    ),
    *(
        Mistake(
            node,
            f"{node}: the broadcast not undone",
            "the gradients keep the shape of the result: each must be summed back to the shape of "
            "its own input, which is what `unbroadcast` does.",
            code=f"""
            class {node}:
                def forward(self, x, y):
                    self.x, self.y = x, y
                    return x {sign} y
                def backward(self, dout):
                    return {dx}, {dy}
            """,
        )
        for node, sign, dx, dy in (
            ("Mul", "*", "dout * self.y", "dout * self.x"),
            ("Sub", "-", "dout", "-dout"),
            ("Div", "/", "dout / self.y", "-dout * self.x / self.y**2"),
        )
    ),
    *(
        Mistake(node, f"{node}: {name}", explanation, old=old, new=new)
        for node, name, explanation, old, new in (
            (
                "Mul",
                "gradients swapped",
                "dx and dy change places: the slope of x·y along x is y, the other input.",
                "dx = unbroadcast(dout * self.y, np.shape(self.x))\n"
                "        dy = unbroadcast(dout * self.x, np.shape(self.y))",
                "dx = unbroadcast(dout * self.x, np.shape(self.x))\n"
                "        dy = unbroadcast(dout * self.y, np.shape(self.y))",
            ),
            (
                "Sub",
                "both signs plus",
                "the gradient of y has the sign of an addition: z falls when y grows.",
                "-dout",
                "dout",
            ),
            (
                "Div",
                "sign of dy missing",
                "dy lacks its minus: a larger divisor makes a smaller quotient.",
                "-dout",
                "dout",
            ),
            (
                "Div",
                "y not squared",
                "dy is divided by y, not by its square: the slope of 1/y is -1/y².",
                "self.y**2",
                "self.y",
            ),
            (
                "Div",
                "x left out of dy",
                "dy is the slope of 1/y: it lacks the factor x.",
                "-dout * self.x /",
                "-dout /",
            ),
            (
                "Div",
                "multiplied by y",
                "dx is multiplied by y, as in a product: the slope along x is 1/y.",
                "dout / self.y,",
                "dout * self.y,",
            ),
            (
                "Pow",
                "exponent not lowered",
                "the power keeps its exponent: the slope of x to the n has x to the n - 1.",
                "(self.exponent - 1)",
                "self.exponent",
            ),
            (
                "Pow",
                "factor n missing",
                "the exponent does not come down as a factor.",
                "dout * self.exponent *",
                "dout *",
            ),
            (
                "Exp",
                "dout times x",
                "`dout` meets the input: exp is its own slope, so it wants the output.",
                "self.out = np.exp(x)\n        return self.out",
                "self.out = x\n        return np.exp(x)",
            ),
            (
                "Exp",
                "dout handed on",
                "`dout` is handed on as it is, as if exp had the slope 1.",
                "dout * self.out",
                "dout * 1",
            ),
            (
                "Log",
                "dout times x",
                "`dout` is multiplied by x: the slope of the logarithm is 1/x.",
                "dout / self.x",
                "dout * self.x",
            ),
            (
                "Log",
                "base 10",
                "the logarithm is the one of base 10: mathematics, and this course, take base e.",
                "np.log(x)",
                "np.log10(x)",
            ),
            (
                "MatMul",
                "no transpose",
                "the other matrix is taken as it is, without .T: only for square matrices the "
                "shapes allow it.",
                ".T",
                "",
            ),
            (
                "MatMul",
                "dx without .T",
                "`dout` is multiplied by y itself: `dx` wants y turned, y.T.",
                "self.y.T",
                "self.y",
            ),
            (
                "MatMul",
                "dy without .T",
                "`dy` is made with x itself: it wants x turned, x.T.",
                "self.x.T",
                "self.x",
            ),
            (
                "MatMul",
                "factors in the wrong order",
                "the factors of both products change places: A @ B is not B @ A.",
                "dx = dout @ self.y.T\n        dy = self.x.T @ dout",
                "dx = self.y.T @ dout\n        dy = dout @ self.x.T",
            ),
            (
                "MatMul",
                "gradients swapped",
                "dx and dy change places.",
                "return dx, dy",
                "return dy, dx",
            ),
            (
                "Sum",
                "dout not spread",
                "`dout` comes back in its own shape: each entry of x gets the gradient of the sum "
                "that it went into.",
                "return np.broadcast_to(dout, self.shape).copy()",
                "return dout",
            ),
            (
                "Sum",
                "a mean's gradient",
                "`dout` is shared out among the entries, as a mean does: in a sum each has slope "
                "1.",
                "return np.broadcast_to(dout, self.shape).copy()",
                "x = np.broadcast_to(dout, self.shape)\n"
                "        return x * np.size(dout) / np.size(x)",
            ),
            (
                "Sum",
                "the lost axis not put back",
                "`dout` is spread without its lost axis: NumPy then lines it up with the last one.",
                "if self.axis is not None and not self.keepdims:",
                "if False:",
            ),
            (
                "Sum",
                "dout left out",
                "ones come back: the slope is 1, but it is to be multiplied by `dout`.",
                "return np.broadcast_to(dout, self.shape).copy()",
                "return np.ones(self.shape)",
            ),
            (
                "Sum",
                "keepdims ignored",
                "`keepdims` does not reach np.sum.",
                "keepdims=keepdims)",
                "keepdims=False)",
            ),
            (
                "Sum",
                "axis ignored",
                "`axis` does not reach np.sum.",
                "axis=axis, keepdims=keepdims)",
                "keepdims=keepdims)",
            ),
            (
                "Reshape",
                "dout not shaped back",
                "`dout` comes back in the new shape: x had the old one.",
                "return np.reshape(dout, self.shape)",
                "return dout",
            ),
            (
                "Reshape",
                "column by column",
                "the entries are taken column by column: a reshape back must go row by row, as the "
                "one forward did.",
                "np.reshape(dout, self.shape)",
                'np.reshape(dout, self.shape, order="F")',
            ),
            (
                "Tensor",
                "nothing recorded",
                "`apply` tells no tape: for each open tape it must call `record`.",
                "        for tape in open_tapes:\n            tape.record(node, inputs, output)\n",
                "",
            ),
            (
                "Tensor",
                "only one tape told",
                "only one of the open tapes is told: several can be open, one inside the other.",
                "for tape in open_tapes:",
                "for tape in open_tapes[-1:]:",
            ),
            (
                "Tensor",
                "self not among the inputs",
                "the recorded inputs lack `self`, which is the node's first.",
                "tape.record(node, inputs, output)",
                "tape.record(node, inputs[1:], output)",
            ),
            (
                "Tensor",
                "inputs in the wrong order",
                "the inputs are recorded in another order than they went into the node.",
                "tape.record(node, inputs, output)",
                "tape.record(node, inputs[::-1], output)",
            ),
            (
                "Tensor",
                "others copied",
                "each other input is put into a new `Tensor`, even one that is a `Tensor` already: "
                "the tape then records a stranger.",
                "other if isinstance(other, Tensor) else Tensor(other)",
                "Tensor(other.value if isinstance(other, Tensor) else other)",
            ),
            (
                "Tensor",
                "options not handed on",
                "the options do not reach the node's `forward`.",
                "(x.value for x in inputs), **options",
                "(x.value for x in inputs)",
            ),
            (
                "Tensor",
                "3 - x as x - 3",
                "3 - x is computed as x - 3: in `__rsub__` the other one stands on the left.",
                "return Tensor(other) - self",
                "return self - other",
            ),
            (
                "Tensor",
                "6 / x as x / 6",
                "6 / x is computed as x / 6: in `__rtruediv__` the other one stands on the left.",
                "return Tensor(other) / self",
                "return self / other",
            ),
            (
                "Tensor",
                "reflected operations off the tape",
                "the reflected operations are computed from the values, past `apply`: the tape "
                "never hears of them.",
                "return Tensor(other) - self",
                "return Tensor(other - self.value)",
            ),
            (
                "Tape",
                "= for +=",
                "a value that is used twice keeps only the gradient that arrived last: those of "
                "all "
                "its uses add up.",
                "gradients[x] + dx if x in gradients else dx",
                "dx",
            ),
            (
                "Tape",
                "the first gradient kept",
                "a value that is used twice keeps only the gradient that arrived first: those of "
                "all "
                "its uses add up.",
                "gradients[x] + dx if x in gradients else dx",
                "gradients.get(x, dx)",
            ),
            (
                "Tape",
                "not turned round",
                "the walk goes through the topological order from its front: the way back begins "
                "at "
                "the result.",
                "reversed(topological_order(result, inputs))",
                "topological_order(result, inputs)",
            ),
            (
                "Tape",
                "the mean in place of the sum",
                "the result starts with 1 / its size: that is the gradient of its mean.",
                "np.ones_like(result.value)",
                "np.ones_like(result.value) / result.value.size",
            ),
            (
                "Tape",
                "zeros for None",
                "zeros stand for a source that the result was not computed from: it should be "
                "None.",
                "gradients.get(x) for x in sources]\n        return gradients.get(sources)",
                "gradients.get(x, np.zeros_like(x.value)) for x in sources]\n"
                "        return gradients.get(sources, np.zeros_like(sources.value))",
            ),
            (
                "Tape",
                "a list for a single source",
                "a single source gets a list: asked for one gradient, return it bare.",
                "return gradients.get(sources)",
                "return [gradients.get(sources)]",
            ),
            (
                "Tape",
                "the value handed back, starting from it",
                "the walk starts with the result's value: the result moves with itself one to one, "
                "so it starts with ones.",
                "np.ones_like(result.value)",
                "result.value",
            ),
        )
    ),
    Mistake(
        "Tape",
        "gradients kept from call to call",
        "the gradients of an earlier call are still there, and the new ones are added to them: "
        "each "
        "call must start with an empty dict.",
        code="""
        class Tape:
            def __init__(self):
                self.records = {}
                self.gradients = {}
            def __enter__(self):
                open_tapes.append(self)
                return self
            def __exit__(self, *error):
                open_tapes.remove(self)
            def record(self, node, inputs, output):
                self.records[output] = (node, inputs)
            def gradient(self, result, sources):
                inputs = {output: tensors for output, (_, tensors) in self.records.items()}
                gradients = self.gradients
                gradients[result] = np.ones_like(result.value)
                for output in reversed(topological_order(result, inputs)):
                    if output not in self.records:
                        continue
                    node, tensors = self.records[output]
                    found = node.backward(gradients[output])
                    found = found if isinstance(found, tuple) else (found,)
                    for x, dx in zip(tensors, found):
                        gradients[x] = gradients[x] + dx if x in gradients else dx
                if isinstance(sources, list):
                    return [gradients.get(x) for x in sources]
                return gradients.get(sources)
        """,
    ),
    Mistake(
        "Tape",
        "depth first without a topological order",
        "the walk is depth first, without a topological order: a node that is reached twice "
        "hands on "
        "its whole gradient twice.",
        code="""
        class Tape:
            def __init__(self):
                self.records = {}
            def __enter__(self):
                open_tapes.append(self)
                return self
            def __exit__(self, *error):
                open_tapes.remove(self)
            def record(self, node, inputs, output):
                self.records[output] = (node, inputs)
            def gradient(self, result, sources):
                gradients = {result: np.ones_like(result.value)}
                waiting = [result]
                while waiting:
                    output = waiting.pop()
                    if output not in self.records:
                        continue
                    node, tensors = self.records[output]
                    found = node.backward(gradients[output])
                    found = found if isinstance(found, tuple) else (found,)
                    for x, dx in zip(tensors, found):
                        gradients[x] = gradients[x] + dx if x in gradients else dx
                        waiting.append(x)
                if isinstance(sources, list):
                    return [gradients.get(x) for x in sources]
                return gradients.get(sources)
        """,
    ),
    Mistake(
        "Tape",
        "recursive, with the sum so far",
        "each node walks on as soon as something arrives, with all that arrived so far: what came "
        "first is handed on again. A node may walk on only when its gradient is complete.",
        code="""
        class Tape:
            def __init__(self):
                self.records = {}
            def __enter__(self):
                open_tapes.append(self)
                return self
            def __exit__(self, *error):
                open_tapes.remove(self)
            def record(self, node, inputs, output):
                self.records[output] = (node, inputs)
            def gradient(self, result, sources):
                gradients = {result: np.ones_like(result.value)}
                def walk(output):
                    if output not in self.records:
                        return
                    node, tensors = self.records[output]
                    found = node.backward(gradients[output])
                    found = found if isinstance(found, tuple) else (found,)
                    for x, dx in zip(tensors, found):
                        gradients[x] = gradients[x] + dx if x in gradients else dx
                        walk(x)
                walk(result)
                if isinstance(sources, list):
                    return [gradients.get(x) for x in sources]
                return gradients.get(sources)
        """,
    ),
    *(
        Mistake(function, f"{function}: {name}", explanation, old=old, new=new)
        for function, name, explanation, old, new in (
            (
                "softmax_cross_entropy",
                "no shift",
                "exp meets the logits as they are: e to the 1000 overflows, and e to the -1000 "
                "is 0. "
                "Take each row's largest away first.",
                "logits - logits.value.max(axis=1, keepdims=True)",
                "logits * 1",
            ),
            (
                "softmax_cross_entropy",
                "shift by the largest of all rows",
                "the largest logit of *all* rows is taken away: in a row far below it, every exp "
                "is 0. "
                "Each row has a largest of its own.",
                "max(axis=1, keepdims=True)",
                "max()",
            ),
            (
                "softmax_cross_entropy",
                "only one term shifted",
                "only the first term is shifted: the right logit must be taken from the shifted "
                "ones, too.",
                "(shifted * one_hot)",
                "(logits * one_hot)",
            ),
            (
                "softmax_cross_entropy",
                "sum in place of mean",
                "the rows' losses are added up: the loss of a mini-batch is their mean.",
                ".mean()",
                ".sum()",
            ),
            (
                "softmax_cross_entropy",
                "opposite sign",
                "the sign is turned round: the loss is log of the sum less the right logit.",
                "(shifted.exp().sum(axis=1).log() - right)",
                "(right - shifted.exp().sum(axis=1).log())",
            ),
            (
                "softmax_cross_entropy",
                "the right logit forgotten",
                "the right class plays no part: its logit is to be taken away.",
                ".log() - right)",
                ".log() - right * 0)",
            ),
            (
                "softmax_cross_entropy",
                "summed over everything",
                "exp is summed over all rows at once: each row is a softmax of its own.",
                "shifted.exp().sum(axis=1)",
                "shifted.exp().sum()",
            ),
            (
                "softmax_cross_entropy",
                "off the tape",
                "the loss is computed from the values, in NumPy: the tape hears nothing of it, "
                "and no "
                "gradient comes back.",
                "shifted = logits -",
                "shifted = Tensor(logits.value) -",
            ),
            (
                "NaiveDense",
                "no bias",
                "b is not added.",
                "inputs @ self.W + self.b",
                "inputs @ self.W",
            ),
            (
                "NaiveDense",
                "W turned",
                "W has the shape (output_size, input_size): its rows belong to the inputs.",
                "standard_normal((input_size, output_size))",
                "standard_normal((output_size, input_size))",
            ),
            (
                "NaiveDense",
                "activation left out",
                "the activation is not applied.",
                "return getattr(z, self.activation)() if self.activation else z",
                "return z",
            ),
            (
                "NaiveDense",
                "activation inside",
                "the activation comes before b is added: it stands around the whole of x @ W + b.",
                "z = inputs @ self.W + self.b\n"
                "        return getattr(z, self.activation)() if self.activation else z",
                "z = inputs @ self.W\n"
                "        return (getattr(z, self.activation)() if self.activation else z) + self.b",
            ),
            (
                "NaiveDense",
                "weight_init_std ignored",
                "`weight_init_std` plays no part: it is a factor of the random numbers.",
                "weight_init_std * rng",
                "0.01 * rng",
            ),
            (
                "NaiveDense",
                "b from ones",
                "b starts from ones: this course starts it at 0.",
                "np.zeros(output_size)",
                "np.ones(output_size)",
            ),
            (
                "NaiveSequential",
                "each layer fed the inputs",
                "every layer gets the model's inputs: it should get the output of the one before.",
                "x = layer(x)",
                "x = layer(inputs) if layer.W.value.shape[0] == np.shape(inputs)[1] else x",
            ),
            (
                "NaiveSequential",
                "only the last layer's weights",
                "only the last layer's weights are returned: all layers learn.",
                "for layer in self.layers for",
                "for layer in self.layers[-1:] for",
            ),
            (
                "NaiveSequential",
                "weights in lists of lists",
                "each layer's list stands inside the list: all weights belong side by side.",
                "[weight for layer in self.layers for weight in layer.weights]",
                "[layer.weights for layer in self.layers]",
            ),
            (
                "BatchGenerator",
                "rounded down",
                "the number of mini-batches is rounded down: the last, smaller one counts as well.",
                "-(-len(images) // batch_size)",
                "len(images) // batch_size",
            ),
            (
                "BatchGenerator",
                "one too many",
                "one is added to the number of mini-batches even where the division has no "
                "remainder.",
                "-(-len(images) // batch_size)",
                "len(images) // batch_size + 1",
            ),
            (
                "BatchGenerator",
                "the index stays",
                "`index` does not move on: every mini-batch is the first one.",
                "        self.index += self.batch_size\n",
                "",
            ),
            (
                "BatchGenerator",
                "the index moves by one",
                "`index` moves on by one row: the mini-batches overlap.",
                "self.index += self.batch_size",
                "self.index += 1",
            ),
            (
                "BatchGenerator",
                "moved too early",
                "`index` moves on before the rows are taken: the first mini-batch is left out.",
                "rows = slice(self.index, self.index + self.batch_size)\n"
                "        self.index += self.batch_size",
                "self.index += self.batch_size\n"
                "        rows = slice(self.index, self.index + self.batch_size)",
            ),
            (
                "one_training_step",
                "uphill",
                "the weights move *with* the gradient, uphill: take it away from them.",
                "weight.value -=",
                "weight.value +=",
            ),
            (
                "one_training_step",
                "learning_rate ignored",
                "the whole gradient is taken away: `learning_rate` says how far a step goes.",
                "-= learning_rate * gradient",
                "-= gradient",
            ),
            (
                "one_training_step",
                "weights not moved",
                "a new value is given to a local name, and the weights of the model stay: change "
                "each one's `.value`.",
                "weight.value -= learning_rate * gradient",
                "weight = weight.value - learning_rate * gradient",
            ),
            (
                "one_training_step",
                "the loss afterwards",
                "the loss is computed once more, after the step: return the one from before.",
                "return float(loss.value)",
                "return float(softmax_cross_entropy(model(images_batch), labels_batch).value)",
            ),
            (
                "one_training_step",
                "computed before the tape was open",
                "the model is asked before the tape is open: what happens then is not recorded.",
                "with Tape() as tape:\n        loss = softmax_cross_entropy(model(images_batch), "
                "labels_batch)",
                "loss = softmax_cross_entropy(model(images_batch), labels_batch)\n"
                "    with Tape() as tape:\n        loss = loss * 1",
            ),
            (
                "fit",
                "one epoch only",
                "there is a single epoch, whatever `epochs` says.",
                "range(epochs)",
                "range(1)",
            ),
            (
                "fit",
                "a mini-batch an epoch",
                "each epoch takes one mini-batch only: it should take all of them.",
                "range(batches.num_batches)",
                "range(1)",
            ),
            (
                "fit",
                "learning_rate not handed on",
                "`learning_rate` does not reach the steps: they take their default.",
                ", learning_rate))",
                "))",
            ),
            (
                "fit",
                "batch_size not handed on",
                "`batch_size` does not reach the mini-batches: they take their default.",
                "BatchGenerator(images, labels, batch_size)",
                "BatchGenerator(images, labels)",
            ),
            (
                "fit",
                "only the last losses",
                "the list of losses begins anew in each epoch: it should hold those of all.",
                "    losses = []\n    for _ in range(epochs):\n",
                "    for _ in range(epochs):\n        losses = []\n",
            ),
        )
    ),
    Mistake(
        "NaiveSequential",
        "NaiveSequential: layers from the last to the first",
        "the inputs go through the layers from the last to the first.",
        old="for layer in self.layers:\n            x",
        new="for layer in reversed(self.layers):\n            x",
    ),
    Mistake(
        "fit",
        "fit: one generator for all epochs",
        "all epochs share one `BatchGenerator`: after the first it has nothing left. Each epoch "
        "needs a new one.",
        old="    for _ in range(epochs):\n"
        "        batches = BatchGenerator(images, labels, batch_size)\n",
        new="    batches = BatchGenerator(images, labels, batch_size)\n"
        "    for _ in range(epochs):\n",
    ),
)
