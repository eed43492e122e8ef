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

from course_utils import (
    arrays,
    autograd,
    challenge,
    frameworks,
    functional,
    gradients,
    layers,
    modules,
    network,
    training,
)

_MODULES = (
    arrays,
    layers,
    gradients,
    network,
    training,
    autograd,
    functional,
    frameworks,
    challenge,
    modules,
)


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
        RuntimeError,
        "grad can be implicitly created only for scalar outputs",
        "`backward` starts from a single number: is a sum or a mean missing?",
    ),
    (
        RuntimeError,
        "a leaf Variable that requires grad is being used in an in-place operation",
        "An update must not be recorded: put it under `with torch.no_grad():`.",
    ),
    (
        RuntimeError,
        "on Tensor that requires grad",
        "This tensor leaves a trace: take `.item()` of a single number, `.detach()` of more.",
    ),
    (
        RuntimeError,
        "does not require grad",
        "None of the tensors in this result was made with `requires_grad=True`.",
    ),
    (
        RuntimeError,
        "A non-persistent GradientTape",
        "A tape answers once: ask for all sources in one call, in a list.",
    ),
    (
        TypeError,
        "a real number, not 'NoneType'",
        "A gradient is None: the tape has seen variables, and what it was told to watch.",
    ),
    (
        AttributeError,
        "'NoneType' object has no attribute",
        "Something here is None. In PyTorch, so is the `.grad` of a tensor that does not require a "
        "gradient, or before `backward`.",
    ),
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
    # ---- Lesson 8 ----
    Mistake(
        "init_params",
        "init: the shapes of another course",
        "the weights are stored the other way round, one row for each unit: here a unit has a "
        "column, so `Wh` is (nx, nh) and `Wy` is (nh, ny).",
        code="""
        def init_params(nx, nh, ny, rng=0):
            rng = np.random.default_rng(rng)
            return {
                "Wh": rng.normal(0, 1 / np.sqrt(nx), size=(nh, nx)),
                "bh": np.zeros(nh),
                "Wy": rng.normal(0, 1 / np.sqrt(nh), size=(ny, nh)),
                "by": np.zeros(ny),
            }
        """,
    ),
    Mistake(
        "init_params",
        "init: biases as columns",
        "the biases are columns: a column and a row make a table as soon as they meet, and the "
        "bias of a layer is one row of numbers, with a single axis.",
        code="""
        def init_params(nx, nh, ny, rng=0):
            rng = np.random.default_rng(rng)
            return {
                "Wh": rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh)),
                "bh": np.zeros((nh, 1)),
                "Wy": rng.normal(0, 1 / np.sqrt(nh), size=(nh, ny)),
                "by": np.zeros((ny, 1)),
            }
        """,
    ),
    Mistake(
        "init_params",
        "init: weights of 0",
        "the weights begin at 0: then all hidden units do the same, and no gradient reaches them.",
        code="""
        def init_params(nx, nh, ny, rng=0):
            return {
                "Wh": np.zeros((nx, nh)),
                "bh": np.zeros(nh),
                "Wy": np.zeros((nh, ny)),
                "by": np.zeros(ny),
            }
        """,
    ),
    Mistake(
        "init_params",
        "init: standard deviation of 1",
        "the weights are not scaled: their standard deviation is 1, whatever the number of inputs "
        "is.",
        code="""
        def init_params(nx, nh, ny, rng=0):
            rng = np.random.default_rng(rng)
            return {
                "Wh": rng.normal(size=(nx, nh)),
                "bh": np.zeros(nh),
                "Wy": rng.normal(size=(nh, ny)),
                "by": np.zeros(ny),
            }
        """,
    ),
    Mistake(
        "init_params",
        "init: variance for standard deviation",
        "the weights are multiplied by 1/n: that is the variance which is wanted, and the standard "
        "deviation is its square root.",
        code="""
        def init_params(nx, nh, ny, rng=0):
            rng = np.random.default_rng(rng)
            return {
                "Wh": rng.normal(0, 1 / nx, size=(nx, nh)),
                "bh": np.zeros(nh),
                "Wy": rng.normal(0, 1 / nh, size=(nh, ny)),
                "by": np.zeros(ny),
            }
        """,
    ),
    Mistake(
        "init_params",
        "init: scaled by the number of outputs",
        "the scale counts the units that a weight leads to: count the inputs that meet in one "
        "unit, the rows of the matrix.",
        code="""
        def init_params(nx, nh, ny, rng=0):
            rng = np.random.default_rng(rng)
            return {
                "Wh": rng.normal(0, 1 / np.sqrt(nh), size=(nx, nh)),
                "bh": np.zeros(nh),
                "Wy": rng.normal(0, 1 / np.sqrt(ny), size=(nh, ny)),
                "by": np.zeros(ny),
            }
        """,
    ),
    Mistake(
        "init_params",
        "init: the generator not used",
        "every seed gives the same numbers: draw from the `rng` that the function was given.",
        old="np.random.default_rng(rng)",
        new="np.random.default_rng(0)",
    ),
    Mistake(
        "forward",
        "forward: no tanh",
        "the hidden layer has no `tanh`: two affine layers in a row are no more than one.",
        old="np.tanh(htilde)",
        new="htilde",
    ),
    Mistake(
        "forward",
        "forward: logits for probabilities",
        "the last step is left out: the logits are returned as they are, without the softmax.",
        old="softmax(ytilde)",
        new="ytilde",
    ),
    Mistake(
        "forward",
        "forward: softmax down the columns",
        "the softmax runs down the columns: the probabilities of one example, a row, should sum "
        "to 1.",
        old="softmax(ytilde)",
        new="softmax(ytilde.T).T",
    ),
    Mistake(
        "forward",
        "forward: softmax overflows",
        "the softmax is written without a shift: exp of a large logit is inf, and inf / inf is "
        "nan. The one of lesson 5 subtracts the largest logit of each row first.",
        old="softmax(ytilde)",
        new="np.exp(ytilde) / np.exp(ytilde).sum(axis=1, keepdims=True)",
    ),
    Mistake(
        "forward",
        "forward: bias of the hidden layer left out",
        "`bh` is never added.",
        old='X @ params["Wh"] + params["bh"]',
        new='X @ params["Wh"]',
    ),
    Mistake(
        "forward",
        "forward: bias of the last layer left out",
        "`by` is never added.",
        old='h @ params["Wy"] + params["by"]',
        new='h @ params["Wy"]',
    ),
    Mistake(
        "forward",
        "forward: tanh before the bias",
        "the bias is added after `tanh`: it belongs to the affine step, before the activation.",
        old='htilde = X @ params["Wh"] + params["bh"]\n    h = np.tanh(htilde)',
        new='htilde = X @ params["Wh"]\n    h = np.tanh(htilde) + params["bh"]',
    ),
    Mistake(
        "forward",
        "forward: tanh of the output as well",
        "`tanh` stands after the last layer, too: the logits go into the softmax as they are.",
        old='ytilde = h @ params["Wy"] + params["by"]',
        new='ytilde = np.tanh(h @ params["Wy"] + params["by"])',
    ),
    Mistake(
        "forward",
        "forward: htilde kept after tanh",
        "`htilde` and `h` are the same: one is what goes into `tanh`, the other what comes out.",
        old='"htilde": htilde, "h": h',
        new='"htilde": h, "h": h',
    ),
    Mistake(
        "forward",
        "forward: h kept before tanh",
        "`h` is what goes into `tanh`, not what comes out.",
        old='"htilde": htilde, "h": h',
        new='"htilde": htilde, "h": htilde',
    ),
    Mistake(
        "loss_accuracy",
        "loss: no mean over the examples",
        "the losses of the examples are added up: the formula takes their mean.",
        old="-np.mean(np.sum(",
        new="-np.sum(np.sum(",
    ),
    Mistake(
        "loss_accuracy",
        "loss: mean over all entries",
        "the mean is taken over examples *and* classes: each example has one term that counts, so "
        "divide by N alone.",
        old="-np.mean(np.sum(Y * np.log(Yhat + 1e-12), axis=1))",
        new="-np.mean(Y * np.log(Yhat + 1e-12))",
    ),
    Mistake(
        "loss_accuracy",
        "loss: sign forgotten",
        "the minus sign is missing: the logarithm of a probability is negative, a loss is not.",
        old="-np.mean(np.sum(",
        new="np.mean(np.sum(",
    ),
    Mistake(
        "loss_accuracy",
        "loss: logarithm to another base",
        "the logarithm has base 2: the course uses the natural one.",
        old="np.log(",
        new="np.log2(",
    ),
    Mistake(
        "loss_accuracy",
        "loss: targets and probabilities swapped",
        "`Y` and `Yhat` change places: the logarithm belongs to the probabilities.",
        old="Y * np.log(Yhat + 1e-12)",
        new="Yhat * np.log(Y + 1e-12)",
    ),
    Mistake(
        "loss_accuracy",
        "loss: logarithm of 0",
        "the logarithm of 0 is taken: it is -inf, and 0 * -inf is nan. Keep what goes into the "
        "logarithm above 0.",
        old="np.log(Yhat + 1e-12)",
        new="np.log(Yhat)",
    ),
    Mistake(
        "loss_accuracy",
        "loss: logarithm of 0 at the right class",
        "the probability of the right class is 0, and its logarithm -inf: the loss must stay "
        "finite.",
        old="np.sum(Y * np.log(Yhat + 1e-12), axis=1)",
        new="np.log(np.sum(Y * Yhat, axis=1))",
    ),
    Mistake(
        "loss_accuracy",
        "accuracy: argmax down the columns",
        "`argmax` runs down the columns: look for the largest entry of each row, which is one "
        "example.",
        old="Yhat.argmax(axis=1) == Y.argmax(axis=1)",
        new="Yhat.argmax(axis=0) == Y.argmax(axis=0)",
    ),
    Mistake(
        "loss_accuracy",
        "accuracy: argmax of the whole table",
        "`argmax` without an axis looks at all entries at once: look for the largest in each row.",
        old="Yhat.argmax(axis=1) == Y.argmax(axis=1)",
        new="Yhat.argmax() == Y.argmax()",
    ),
    Mistake(
        "loss_accuracy",
        "accuracy: counted, not averaged",
        "the right answers are counted: divide by the number of examples.",
        old="np.mean(Yhat.argmax",
        new="np.sum(Yhat.argmax",
    ),
    Mistake(
        "loss_accuracy",
        "accuracy: in per cent",
        "the accuracy is given in per cent: here it is a share, from 0 to 1.",
        old="np.mean(Yhat.argmax(axis=1) == Y.argmax(axis=1))",
        new="100 * np.mean(Yhat.argmax(axis=1) == Y.argmax(axis=1))",
    ),
    Mistake(
        "loss_accuracy",
        "accuracy: share of what is wrong",
        "the wrong answers are counted.",
        old="Yhat.argmax(axis=1) == Y.argmax(axis=1)",
        new="Yhat.argmax(axis=1) != Y.argmax(axis=1)",
    ),
    Mistake(
        "loss_accuracy",
        "accuracy: equal entries",
        "`Yhat` and `Y` are compared entry by entry, or rounded first: an answer is right if the "
        "largest entry stands in the right place, however large it is.",
        old="Yhat.argmax(axis=1) == Y.argmax(axis=1)",
        new="np.round(Yhat) == Y",
    ),
    *(
        Mistake(target, f"{target}: {name}", explanation, old=old, new=new)
        for target in ("backward", "backward3")
        for name, explanation, old, new in (
            (
                "no division by N",
                "the gradients are sums over the examples: the loss is a mean, so its gradient has "
                "the factor 1/N.",
                " / len(Y)",
                "",
            ),
            (
                "divided by the number of entries",
                "the gradient is divided by the number of all entries of `Y`: the mean of the loss "
                "is over the examples, so divide by their number.",
                "len(Y)",
                "Y.size",
            ),
            (
                "sign",
                "`yhat` and `Y` change places: every gradient has the wrong sign, and the loss "
                "would rise.",
                '(outputs["yhat"] - Y)',
                '(Y - outputs["yhat"])',
            ),
            (
                "slope of tanh from its input",
                "the slope of `tanh` is computed from `htilde`, what went in: 1 - h² takes `h`, "
                "what came out.",
                '(1 - outputs["h"] ** 2)',
                '(1 - outputs["htilde"] ** 2)',
            ),
            (
                "no slope of tanh",
                "the slope of `tanh` is left out on the way back.",
                'dh * (1 - outputs["h"] ** 2)',
                "dh",
            ),
            (
                "slope of the sigmoid",
                "h (1 - h) is used: that is the slope of the sigmoid. The one of `tanh` is 1 - h².",
                '(1 - outputs["h"] ** 2)',
                'outputs["h"] * (1 - outputs["h"])',
            ),
            (
                "slope of tanh without the square",
                "the square is missing in the slope of `tanh`, 1 - h².",
                'outputs["h"] ** 2',
                'outputs["h"]',
            ),
            (
                "biases not summed",
                "the gradient of a bias has a row for each example: all of them use the same "
                "bias, so their rows add up.",
                "dytilde.sum(axis=0)",
                "dytilde",
            ),
            (
                "biases averaged",
                "the rows of the bias's gradient are averaged: the division by N was done before, "
                "in the gradient of the logits.",
                "dytilde.sum(axis=0)",
                "dytilde.mean(axis=0)",
            ),
            (
                "biases kept as rows",
                "the gradient of a bias has two axes: broadcasting makes a table of a row and a "
                "column before you notice. Let the sum take the axis away.",
                "dytilde.sum(axis=0)",
                "dytilde.sum(axis=0, keepdims=True)",
            ),
            (
                "biases summed to one number",
                "the gradient of a bias is summed over everything: sum over the examples only, the "
                "rows.",
                "dytilde.sum(axis=0)",
                "dytilde.sum()",
            ),
            (
                "biases summed over the units",
                "the gradient of a bias is summed along the wrong axis: sum over the examples.",
                "dytilde.sum(axis=0)",
                "dytilde.sum(axis=1)",
            ),
            (
                "weights transposed",
                "the gradients of the weights are transposed: each has the shape of its parameter.",
                'outputs["h"].T @ dytilde',
                'dytilde.T @ outputs["h"]',
            ),
            (
                "htilde in the gradient of Wy",
                "the gradient of `Wy` is computed from `htilde`: the last layer was given `h`.",
                'outputs["h"].T @ dytilde',
                'outputs["htilde"].T @ dytilde',
            ),
            (
                "hidden bias averaged",
                "the rows of the hidden bias's gradient are averaged: the division by N was done "
                "before, in the gradient of the logits.",
                "dhtilde.sum(axis=0)",
                "dhtilde.mean(axis=0)",
            ),
            (
                "hidden bias not summed",
                "the gradient of the hidden bias has a row for each example: all of them use the "
                "same bias, so their rows add up.",
                "dhtilde.sum(axis=0)",
                "dhtilde",
            ),
        )
    ),
    Mistake(
        "backward",
        "backward: dh in the gradient of Wh",
        "the gradients of the hidden layer are computed from `dh`: between it and the weights "
        "stands `tanh`.",
        old='"Wh": outputs["X"].T @ dhtilde,\n        "bh": dhtilde.sum(axis=0)',
        new='"Wh": outputs["X"].T @ dh,\n        "bh": dh.sum(axis=0)',
    ),
    Mistake(
        "backward",
        "backward: outputs changed in place",
        "`outputs` is changed on the way: whoever handed it over still needs it. Compute new "
        "arrays.",
        old='    dytilde = (outputs["yhat"] - Y) / len(Y)',
        new='    outputs["yhat"] -= Y\n    dytilde = outputs["yhat"] / len(Y)',
    ),
    Mistake(
        "sgd",
        "sgd: a local name",
        "the new array only gets a local name, and `params` still holds the old one: change the "
        "array itself.",
        old="params[key] -= eta * grads[key]",
        new="p = params[key]\n        p = p - eta * grads[key]",
    ),
    Mistake(
        "sgd",
        "sgd: new arrays in params",
        "new arrays are put into a dict: whoever holds the old ones does not see them, and their "
        "shape may change unnoticed. Subtract in the array that is there.",
        old="params[key] -= eta * grads[key]",
        new="params[key] = params[key] - eta * grads[key]",
    ),
    Mistake(
        "sgd",
        "sgd: nothing returned",
        "nothing is returned: the last line should hand `params` back.",
        old="    return params",
        new="    return None",
    ),
    Mistake(
        "sgd",
        "sgd: returned after the first parameter",
        "the function returns inside its loop, after the first parameter: is a line indented too "
        "far?",
        old="\n    return params",
        new="\n        return params",
    ),
    Mistake(
        "sgd",
        "sgd: uphill",
        "the gradient is added: it points uphill, and we want to go down.",
        old="-= eta",
        new="+= eta",
    ),
    Mistake(
        "sgd",
        "sgd: learning rate forgotten",
        "`eta` is left out.",
        old="eta * grads[key]",
        new="grads[key]",
    ),
    Mistake(
        "sgd",
        "sgd: the gradient changed in place",
        "the gradient itself is multiplied by `eta`: it belongs to the caller, so compute the "
        "product as a new array.",
        old="params[key] -= eta * grads[key]",
        new="grads[key] *= eta\n        params[key] -= grads[key]",
    ),
    Mistake(
        "sgd",
        "sgd: keys written out",
        "the keys Wh, bh, Wy, by are written out: other networks have others. Take them from "
        "`params`.",
        old="for key in params:",
        new='for key in ("Wh", "bh", "Wy", "by"):',
    ),
    Mistake(
        "forward3",
        "forward3: the new layer left out",
        "the layer with `Wh` is still given `X`: its input is now `g`.",
        code="""
        def forward3(params, X):
            gtilde = X @ params["Wg"] + params["bg"]
            g = np.tanh(gtilde)
            htilde = X @ params["Wh"] + params["bh"]
            h = np.tanh(htilde)
            ytilde = h @ params["Wy"] + params["by"]
            yhat = softmax(ytilde)
            outputs = {"X": X, "gtilde": gtilde, "g": g, "htilde": htilde, "h": h}
            return yhat, outputs | {"ytilde": ytilde, "yhat": yhat}
        """,
    ),
    Mistake(
        "forward3",
        "forward3: no tanh in the new layer",
        "the new layer has no `tanh`: two affine layers in a row are no more than one.",
        old="np.tanh(gtilde)",
        new="gtilde",
    ),
    Mistake(
        "forward3",
        "forward3: X overwritten",
        "`outputs['X']` holds what came out of the first layer: keep the examples themselves "
        "under it.",
        old='outputs | {"X": X, "gtilde": gtilde, "g": g}',
        new='outputs | {"X": g, "gtilde": gtilde, "g": g}',
    ),
    Mistake(
        "backward3",
        "backward3: X in the gradient of Wh",
        "the gradient of `Wh` is computed from `X`: the input of that layer is now `g`.",
        old='outputs["g"].T @ dhtilde',
        new='outputs["X"].T @ dhtilde',
    ),
    Mistake(
        "backward3",
        "backward3: no slope of the first tanh",
        "the slope of the first `tanh` is left out: it stands between `dg` and the weights `Wg`.",
        old='dg * (1 - outputs["g"] ** 2)',
        new="dg",
    ),
    Mistake(
        "backward3",
        "backward3: slope of the other tanh",
        "the slope of the second `tanh` is used for the first one: each has an output of its own.",
        old='dg * (1 - outputs["g"] ** 2)',
        new='dg * (1 - outputs["h"] ** 2)',
    ),
    Mistake(
        "backward3",
        "backward3: weights not transposed on the way to dg",
        "`Wh` is not transposed on the way back to `g`: with as many units in both layers the "
        "shapes agree, and the numbers do not.",
        old='dhtilde @ params["Wh"].T',
        new='dhtilde @ params["Wh"]',
    ),
    Mistake(
        "backward3",
        "backward3: gradient of dh handed on",
        "`dh` goes on to the first layer: between it and `g` stands the second `tanh`.",
        old='dhtilde @ params["Wh"].T',
        new='dh @ params["Wh"].T',
    ),
    # ---- Lesson 6 ----
    Mistake(
        "FormulaNet",
        "formulas: softmax in predict",
        "`predict` goes on to the softmax: it should stop at the logits, and `loss` goes on from "
        "there.",
        old='return z1 @ self.params["W2"] + self.params["b2"]',
        new='return softmax(z1 @ self.params["W2"] + self.params["b2"])',
    ),
    Mistake(
        "FormulaNet",
        "formulas: b2 left out",
        "the second bias is left out: like the first layer, the second one adds its own to each "
        "row.",
        old='return z1 @ self.params["W2"] + self.params["b2"]',
        new='return z1 @ self.params["W2"]',
    ),
    Mistake(
        "FormulaNet",
        "formulas: Relu passed by",
        "the second layer takes `a1`: the Relu stands between the layers, and `z1` is what it "
        "gives.",
        old='return z1 @ self.params["W2"]',
        new='return a1 @ self.params["W2"]',
    ),
    Mistake(
        "FormulaNet",
        "formulas: Relu on the logits",
        "the logits go through a Relu of their own: scores may well be negative, so the last layer "
        "has none.",
        old='return z1 @ self.params["W2"] + self.params["b2"]',
        new='return np.maximum(z1 @ self.params["W2"] + self.params["b2"], 0)',
    ),
    Mistake(
        "FormulaNet",
        "formulas: loss of the logits",
        "the logits themselves go into the cross-entropy: it takes probabilities.",
        old="cross_entropy_error(softmax(self.predict(x)), t)",
        new="cross_entropy_error(self.predict(x), t)",
    ),
    Mistake(
        "FormulaNet",
        "formulas: loss divided by N again",
        "the loss is divided by the size of the mini-batch once more: `cross_entropy_error` is a "
        "mean already.",
        old="cross_entropy_error(softmax(self.predict(x)), t)",
        new="cross_entropy_error(softmax(self.predict(x)), t) / len(x)",
    ),
    Mistake(
        "FormulaNet",
        "formulas: a copy moved",
        "a copy of each parameter is moved: the loss reads the parameter itself, which stays where "
        "it is, so every slope is 0.",
        old="self.loss(x, t), value)",
        new="self.loss(x, t), value.copy())",
    ),
    Mistake(
        "FormulaNet",
        "formulas: numerical gradient of the accuracy",
        "the accuracy is taken for the loss: a small step changes no prediction, so every slope is "
        "0.",
        old="lambda _: self.loss(x, t)",
        new="lambda _: self.accuracy(x, t)",
    ),
    Mistake(
        "FormulaNet",
        "formulas: no division by N",
        "nothing is divided by N: the loss is a mean over the mini-batch, and da2 says so.",
        old="(y - t) / len(x)",
        new="y - t",
    ),
    Mistake(
        "FormulaNet",
        "formulas: divided by N twice",
        "a mean is taken over the examples where a sum belongs: the division by N stands in da2, "
        "and all other gradients inherit it.",
        old="dW2, db2 = z1.T @ da2, da2.sum(axis=0)\n        dW1, db1 = x.T @ da1, da1.sum(axis=0)",
        new="dW2, db2 = z1.T @ da2, da2.mean(axis=0)\n"
        "        dW1, db1 = x.T @ da1, da1.mean(axis=0)",
    ),
    Mistake(
        "FormulaNet",
        "formulas: divided by N and C",
        "the division is by all entries of `t`, one-hot as it is here: the mean goes over the "
        "examples only.",
        old="(y - t) / len(x)",
        new="(y - t) / t.size",
    ),
    Mistake(
        "FormulaNet",
        "formulas: t - y",
        "y and t change places in da2: the loss would rise with every step.",
        old="(y - t)",
        new="(t - y)",
    ),
    Mistake(
        "FormulaNet",
        "formulas: no softmax on the way back",
        "da2 is made from the logits: y stands for the probabilities, after the softmax.",
        old="y = softmax(z1 @ W2 + b2)",
        new="y = z1 @ W2 + b2",
    ),
    Mistake(
        "FormulaNet",
        "formulas: dW2 from a1",
        "dW2 is made with `a1`: what came into the second layer from the left is `z1`.",
        old="z1.T @ da2",
        new="a1.T @ da2",
    ),
    Mistake(
        "FormulaNet",
        "formulas: dW2 transposed",
        "dW2 comes out transposed: its shape should be that of W2, (H, C).",
        old="z1.T @ da2",
        new="da2.T @ z1",
    ),
    Mistake(
        "FormulaNet",
        "formulas: db not summed",
        "db keeps a row for each example: all of them add the same b, so their gradients add up.",
        old="dW2, db2 = z1.T @ da2, da2.sum(axis=0)\n        dW1, db1 = x.T @ da1, da1.sum(axis=0)",
        new="dW2, db2 = z1.T @ da2, da2\n        dW1, db1 = x.T @ da1, da1",
    ),
    Mistake(
        "FormulaNet",
        "formulas: db1 not summed",
        "db1 keeps a row for each example, where db2 is summed over them: treat it likewise.",
        old="da1.sum(axis=0)",
        new="da1",
    ),
    Mistake(
        "FormulaNet",
        "formulas: db one number",
        "db is summed over everything: each unit has a bias of its own, so the sum goes over the "
        "examples only.",
        old="dW2, db2 = z1.T @ da2, da2.sum(axis=0)\n        dW1, db1 = x.T @ da1, da1.sum(axis=0)",
        new="dW2, db2 = z1.T @ da2, da2.sum()\n        dW1, db1 = x.T @ da1, da1.sum()",
    ),
    Mistake(
        "FormulaNet",
        "formulas: db summed along the rows",
        "db is summed along the rows: each example then has a number, and no unit has.",
        old="dW2, db2 = z1.T @ da2, da2.sum(axis=0)\n        dW1, db1 = x.T @ da1, da1.sum(axis=0)",
        new="dW2, db2 = z1.T @ da2, da2.sum(axis=1)\n        dW1, db1 = x.T @ da1, da1.sum(axis=1)",
    ),
    Mistake(
        "FormulaNet",
        "formulas: no mask",
        "the Relu is passed by on the way back: where `a1` was not above 0, no gradient comes "
        "through.",
        old="dz1 * (a1 > 0)",
        new="dz1",
    ),
    Mistake(
        "FormulaNet",
        "formulas: mask of the gradient",
        "`dz1` is masked by its own sign: it is the input `a1` of the Relu that opens or shuts it.",
        old="dz1 * (a1 > 0)",
        new="dz1 * (dz1 > 0)",
    ),
    Mistake(
        "FormulaNet",
        "formulas: mask inverted",
        "the mask is turned round: the gradient passes where `a1` was above 0.",
        old="dz1 * (a1 > 0)",
        new="dz1 * (a1 <= 0)",
    ),
    Mistake(
        "FormulaNet",
        "formulas: multiplied by z1",
        "`dz1` is multiplied by `z1`, where its slope belongs: that of a Relu is 1 or 0.",
        old="dz1 * (a1 > 0)",
        new="dz1 * z1",
    ),
    Mistake(
        "FormulaNet",
        "formulas: dW1 before the mask",
        "dW1 is made from `dz1`: the first layer's output is `a1`, so its upstream gradient is "
        "`da1`.",
        old="x.T @ da1",
        new="x.T @ dz1",
    ),
    Mistake(
        "FormulaNet",
        "formulas: W2 not transposed",
        "W2 is not transposed on the way to dz1: (N, C) and (H, C) do not fit.",
        old="da2 @ W2.T",
        new="da2 @ W2",
    ),
    Mistake(
        "FormulaNet",
        "formulas: dW2 in place of W2",
        "dz1 is made with dW2: the way back goes through the weights themselves.",
        old="        dz1 = da2 @ W2.T",
        new="        dz1 = da2 @ (z1.T @ da2).T",
    ),
    Mistake(
        "FormulaNet",
        "formulas: a step taken",
        "the parameters move: `gradient` only says which way, and leaves them where they are.",
        old='        return {"W1": dW1',
        new="        self.params['W1'] -= 0.1 * dW1\n        self.params['W2'] -= 0.1 * dW2\n"
        '        return {"W1": dW1',
    ),
    Mistake(
        "gradient_errors",
        "errors: only the largest",
        "one number is left of each array: the largest. Here every entry keeps its own.",
        old="np.abs(a - b) / np.where(size == 0, 1, size)",
        new="np.max(np.abs(a - b) / np.where(size == 0, 1, size))",
    ),
    Mistake(
        "gradient_errors",
        "errors: with a sign",
        "the difference keeps its sign: an error is a size.",
        old="np.abs(a - b)",
        new="(a - b)",
    ),
    Mistake(
        "gradient_errors",
        "errors: signs cancel below",
        "a and b are added with their signs: opposite ones cancel, and the error has no limit.",
        old="size = np.abs(a) + np.abs(b)",
        new="size = np.abs(a + b)",
    ),
    Mistake(
        "gradient_errors",
        "errors: 0 / 0",
        "0 is divided by 0 where both entries are 0, and that is `nan`: there the error is 0.",
        old="np.where(size == 0, 1, size)",
        new="size",
    ),
    Mistake(
        "gradient_errors",
        "errors: absolute",
        "the differences are not divided by the size of the numbers: 0.001 is nothing beside 1000, "
        "and everything beside 0.001.",
        old="np.abs(a - b) / np.where(size == 0, 1, size)",
        new="np.abs(a - b)",
    ),
    Mistake(
        "gradient_errors",
        "errors: divided by one of the two",
        "the difference is divided by the size of one number only: the formula has both.",
        old="size = np.abs(a) + np.abs(b)",
        new="size = np.abs(b)",
    ),
    Mistake(
        "gradient_errors",
        "errors: divided by the largest of all",
        "every difference is divided by the same number, the largest: each entry has a size of its "
        "own.",
        old="size = np.abs(a) + np.abs(b)",
        new="size = np.max(np.abs(a) + np.abs(b))",
    ),
    Mistake(
        "TwoLayerNet",
        "net: no Relu between the layers",
        "there is no Relu between the two Affine layers: without it they are no more than a single "
        "one.",
        old='            "Relu1": Relu(),\n',
        new="",
    ),
    Mistake(
        "repaired_a",
        "repaired_a: the mean of da1",
        "the mean of `da1` is still taken: the division by N is in `da2` already.",
        code="""
        def repaired_a(params, x, t):
            z1 = np.maximum(x @ params["W1"] + params["b1"], 0)
            y = softmax(z1 @ params["W2"] + params["b2"])
            da2 = (y - np.eye(y.shape[1])[t]) / len(x)
            da1 = (da2 @ params["W2"].T) * (z1 > 0)
            dW1, db1 = x.T @ da1, da1.mean(axis=0)
            dW2, db2 = z1.T @ da2, da2.sum(axis=0)
            return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
        """,
    ),
    Mistake(
        "repaired_a",
        "repaired_a: no division by N",
        "the division by N has gone from `da2`: that one was right, and everything else needs it.",
        code="""
        def repaired_a(params, x, t):
            z1 = np.maximum(x @ params["W1"] + params["b1"], 0)
            y = softmax(z1 @ params["W2"] + params["b2"])
            da2 = y - np.eye(y.shape[1])[t]
            da1 = (da2 @ params["W2"].T) * (z1 > 0)
            dW1, db1 = x.T @ da1, da1.mean(axis=0)
            dW2, db2 = z1.T @ da2, da2.sum(axis=0)
            return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
        """,
    ),
    Mistake(
        "repaired_b",
        "repaired_b: mask of the gradient",
        "`dz1` is still masked by its own sign: it is what went into the Relu that opens or shuts "
        "it.",
        code="""
        def repaired_b(params, x, t):
            z1 = np.maximum(x @ params["W1"] + params["b1"], 0)
            y = softmax(z1 @ params["W2"] + params["b2"])
            da2 = (y - np.eye(y.shape[1])[t]) / len(x)
            da1 = np.maximum(da2 @ params["W2"].T, 0)
            dW1, db1 = x.T @ da1, da1.sum(axis=0)
            dW2, db2 = z1.T @ da2, da2.sum(axis=0)
            return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
        """,
    ),
    Mistake(
        "repaired_b",
        "repaired_b: no mask",
        "the whole of `dz1` goes through: where the Relu was shut, no gradient comes back.",
        code="""
        def repaired_b(params, x, t):
            z1 = np.maximum(x @ params["W1"] + params["b1"], 0)
            y = softmax(z1 @ params["W2"] + params["b2"])
            da2 = (y - np.eye(y.shape[1])[t]) / len(x)
            da1 = da2 @ params["W2"].T
            dW1, db1 = x.T @ da1, da1.sum(axis=0)
            dW2, db2 = z1.T @ da2, da2.sum(axis=0)
            return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
        """,
    ),
    Mistake(
        "repaired_c",
        "repaired_c: the last units left out",
        "the last hidden units are still left out where their number cannot be divided by eight: "
        "their columns of dW1 stay 0.",
        code="""
        def repaired_c(params, x, t):
            z1 = np.maximum(x @ params["W1"] + params["b1"], 0)
            y = softmax(z1 @ params["W2"] + params["b2"])
            da2 = (y - np.eye(y.shape[1])[t]) / len(x)
            da1 = (da2 @ params["W2"].T) * (z1 > 0)
            dW1 = x.T @ da1
            dW1[:, len(params["b1"]) // 8 * 8 :] = 0
            dW2, db2 = z1.T @ da2, da2.sum(axis=0)
            return {"W1": dW1, "b1": da1.sum(axis=0), "W2": dW2, "b2": db2}
        """,
    ),
    # Lesson 11: frameworks
    Mistake(
        "torch_gradients",
        "torch: the cube of the sum",
        "the sum of all entries is taken to the third power: the power belongs to each entry, "
        "before the sum.",
        old="((x @ W + b) ** 3).sum()",
        new="(x @ W + b).sum() ** 3",
    ),
    Mistake(
        "torch_gradients",
        "torch: the mean",
        "the mean of the entries is taken: L is their sum.",
        old="** 3).sum()",
        new="** 3).mean()",
    ),
    Mistake(
        "torch_gradients",
        "torch: backward of each entry",
        "`backward` is called for a whole array of results: it starts from a single number.",
        old="((x @ W + b) ** 3).sum()",
        new="(x @ W + b) ** 3",
    ),
    Mistake(
        "torch_gradients",
        "torch: not marked",
        "a tensor was made without `requires_grad=True`: PyTorch keeps no trace of it, and its "
        "`.grad` stays None.",
        old="torch.tensor(array, requires_grad=True)",
        new="torch.tensor(array)",
    ),
    Mistake(
        "torch_gradients",
        "torch: backward twice",
        "`backward` is called twice, and the second time adds to what `.grad` held.",
        old="    loss.backward()",
        new="    loss.backward(retain_graph=True)\n    loss.backward()",
    ),
    *(
        Mistake(target, f"{target}: {name}", explanation, old=old, new=new)
        for target, name, explanation, old, new in (
            (
                "torch_fit",
                "gradients not zeroed",
                "the gradients are not set back to zero: each step goes along the sum of all "
                "gradients so far.",
                "                tensor.grad.zero_()\n",
                "",
            ),
            (
                "torch_fit",
                "zeroed too early",
                "the gradients are set to zero before the update has used them: nothing moves.",
                "tensor -= lr * tensor.grad\n                tensor.grad.zero_()",
                "tensor.grad.zero_()\n                tensor -= lr * tensor.grad",
            ),
            (
                "torch_fit",
                "uphill",
                "the step goes along the gradient, so the loss rises: to go down, subtract.",
                "tensor -= lr",
                "tensor += lr",
            ),
            (
                "torch_fit",
                "a local name",
                "only a name is moved: `tensor = tensor - …` makes a new tensor, and the dict "
                "still holds the old one.",
                "tensor -= lr * tensor.grad\n                tensor.grad.zero_()",
                "moved = tensor - lr * tensor.grad\n                tensor.grad.zero_()",
            ),
            (
                "torch_fit",
                "no learning rate",
                "the learning rate is left out: the whole gradient is subtracted.",
                "lr * tensor.grad",
                "tensor.grad",
            ),
            (
                "torch_fit",
                "weights only",
                "only W1 and W2 are moved: the biases are parameters as well.",
                "for tensor in p.values():",
                "for tensor in (p['W1'], p['W2']):",
            ),
            (
                "torch_fit",
                "recorded update",
                "the update is recorded like any other arithmetic: it belongs under "
                "`with torch.no_grad():`.",
                "with torch.no_grad():",
                "if True:",
            ),
            (
                "torch_fit",
                "no backward",
                "`loss.backward()` is missing: without it no tensor has a gradient.",
                "        loss.backward()\n",
                "",
            ),
            (
                "optimizer_fit",
                "gradients not zeroed",
                "`zero_grad` is missing: each step goes along the sum of all gradients so far.",
                "        optimizer.zero_grad()\n",
                "",
            ),
            (
                "optimizer_fit",
                "zeroed too early",
                "`zero_grad` stands between `backward` and `step`: the step finds no gradients.",
                "optimizer.zero_grad()\n        loss.backward()\n",
                "loss.backward()\n        optimizer.zero_grad()\n",
            ),
            (
                "optimizer_fit",
                "step before backward",
                "`step` stands before `backward`: each step uses the gradients of the one before.",
                "optimizer.zero_grad()\n        loss.backward()\n        optimizer.step()\n",
                "optimizer.step()\n        optimizer.zero_grad()\n        loss.backward()\n",
            ),
            (
                "optimizer_fit",
                "no step",
                "`step` is missing: gradients are computed, and nothing moves.",
                "        optimizer.step()\n",
                "",
            ),
            (
                "optimizer_fit",
                "weights only",
                "the optimizer was given W1 and W2 only: it moves nothing else.",
                "p.values(), lr",
                "[p['W1'], p['W2']], lr",
            ),
            (
                "optimizer_fit",
                "no momentum",
                "the optimizer was made without the momentum.",
                ", momentum=momentum)",
                ")",
            ),
            (
                "optimizer_fit",
                "a new optimizer for each step",
                "the optimizer is made anew in each step: its velocity starts at 0 every time.",
                "        optimizer.zero_grad()\n",
                "        optimizer = torch.optim.SGD(p.values(), lr=lr, momentum=momentum)\n"
                "        optimizer.zero_grad()\n",
            ),
            (
                "tf_polynomial",
                "constants not watched",
                "the tape does not watch the constants: for it they are mere numbers, and the "
                "gradients are None.",
                "        tape.watch([x, y])\n",
                "",
            ),
            (
                "tf_polynomial",
                "None handed on",
                "the tape does not watch the constants: its gradients are None, and are returned.",
                "        tape.watch([x, y])\n        z = x**2 * y + x * y + 3 * y\n"
                "    dx, dy = tape.gradient(z, [x, y])\n"
                "    return float(z), (float(dx), float(dy))",
                "        z = x**2 * y + x * y + 3 * y\n"
                "    return float(z), tuple(tape.gradient(z, [x, y]))",
            ),
            (
                "tf_polynomial",
                "asked twice",
                "the tape is asked twice: it forgets everything after the first answer. Ask for "
                "both sources in one call.",
                "dx, dy = tape.gradient(z, [x, y])",
                "dx, dy = tape.gradient(z, x), tape.gradient(z, y)",
            ),
            (
                "tf_polynomial",
                "swapped",
                "dx and dy change places: the gradients come in the order of the sources.",
                "float(dx), float(dy)",
                "float(dy), float(dx)",
            ),
            (
                "tape_fit",
                "the sum",
                "the losses of the rows are summed: the loss of a mini-batch is their mean.",
                "tf.reduce_mean(each)",
                "tf.reduce_sum(each)",
            ),
            (
                "tape_fit",
                "uphill",
                "the steps go along the gradient, so the loss rises: to go down, subtract.",
                "assign_sub(",
                "assign_add(",
            ),
            (
                "tape_fit",
                "W alone",
                "`b` is never moved: it has a gradient as well.",
                "        b.assign_sub(lr * db)\n",
                "",
            ),
            (
                "tape_fit",
                "the gradient assigned",
                "`assign` puts the step in the place of the weights: it should be subtracted from "
                "them.",
                "assign_sub(",
                "assign(",
            ),
            (
                "tape_fit",
                "a new tensor for W",
                "`W = W - …` makes a constant of `W`: the next tape does not watch it, and its "
                "gradient is None. A variable is changed in place.",
                "W.assign_sub(lr * dW)\n        b.assign_sub(lr * db)\n",
                "W, b = W - lr * dW, b - lr * db\n",
            ),
            (
                "tape_fit",
                "no learning rate",
                "the learning rate is left out.",
                "lr * d",
                "d",
            ),
            (
                "keras_fit",
                "from_logits forgotten",
                "the loss takes the logits for probabilities: it must be told that they are none.",
                "from_logits=True",
                "",
            ),
            (
                "keras_fit",
                "no activation",
                "the hidden layer has no activation: two affine layers in a row are only one.",
                ', activation="relu"',
                "",
            ),
            (
                "keras_fit",
                "batches of 32",
                "`fit` takes 32 examples at a time: that is so unless it is told the batch size.",
                "batch_size=batch_size, ",
                "",
            ),
            (
                "keras_fit",
                "the default learning rate",
                "the optimizer was not given the learning rate: its own is 0.01.",
                "SGD(lr)",
                "SGD()",
            ),
            (
                "partial_derivatives",
                "numbers first",
                "the numbers are put in before the derivative is taken: of a number, it is 0.",
                "sympy.diff(f, name).subs(point)",
                "sympy.diff(f.subs(point), name)",
            ),
            (
                "partial_derivatives",
                "the value",
                "the formula itself is evaluated: its derivative is asked for.",
                "sympy.diff(f, name).subs(point)",
                "f.subs(point)",
            ),
            (
                "is_derivative",
                "compared as written",
                "the two formulas are compared as they are written: simplify their difference, and "
                "compare that with 0.",
                "sympy.simplify(difference) == 0",
                "sympy.diff(sympy.sympify(formula), name) == sympy.sympify(claim)",
            ),
            (
                "is_derivative",
                "at one point",
                "the two are compared at a single point: other formulas agree there by chance.",
                "sympy.simplify(difference) == 0",
                "abs(float(difference.subs({v: 1 for v in difference.free_symbols}))) < 1e-9",
            ),
            (
                "is_derivative",
                "no derivative",
                "the formula itself is compared with the claim, not its derivative.",
                "sympy.diff(sympy.sympify(formula), name) - ",
                "sympy.sympify(formula) - ",
            ),
            (
                "is_derivative",
                "the opposite answer",
                "True and False change places.",
                "== 0",
                "!= 0",
            ),
        )
    ),
    *(
        Mistake(
            "TwoLayer",
            name,
            explanation,
            code=f"""
            from course_utils.frameworks import torch


            class TwoLayer(torch.nn.Module):
                def __init__(self, params):
                    super().__init__()
                    {init}

                def forward(self, x):
                    W1, b1, W2, b2 = {names}
                    {forward}

                def predict(self, x):
                    with torch.no_grad():
                        return self(torch.tensor(x)).numpy()

                def registered(self):
                    return sum(parameter.numel() for parameter in self.parameters())
            """,
        )
        for name, explanation, init, names, forward in (
            (
                "TwoLayer: a plain list",
                "the parameters are not registered: a plain list or dict hides them. Store each "
                "one on `self`.",
                "self.all = [torch.nn.Parameter(torch.tensor(x)) for x in params.values()]",
                "self.all",
                "return torch.relu(x @ W1 + b1) @ W2 + b2",
            ),
            (
                "TwoLayer: weights only",
                "only the weights are registered: the biases are parameters as well.",
                "self.all = {x: torch.tensor(params[x]) for x in params}; self.W1, self.W2 = "
                "map(torch.nn.Parameter, (self.all['W1'], self.all['W2']))",
                "self.all.values()",
                "return torch.relu(x @ W1 + b1) @ W2 + b2",
            ),
            (
                "TwoLayer: no Relu",
                "the Relu is missing: two affine layers in a row are only one.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return (x @ W1 + b1) @ W2 + b2",
            ),
            (
                "TwoLayer: Relu at the end",
                "the logits go through a Relu as well: they may be negative.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return torch.relu(torch.relu(x @ W1 + b1) @ W2 + b2)",
            ),
            (
                "TwoLayer: softmax at the end",
                "`forward` ends in a softmax: it is in the loss already, and logits are wanted.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return torch.softmax(torch.relu(x @ W1 + b1) @ W2 + b2, dim=1)",
            ),
            (
                "TwoLayer: no biases",
                "the biases are left out.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return torch.relu(x @ W1) @ W2",
            ),
        )
    ),
    # ---- Lesson 12 ----
    *(
        Mistake(target, f"{target}: {name}", explanation, old=old, new=new)
        for target, name, explanation, old, new in (
            (
                "split",
                "not shuffled",
                "the validation set is one end of x: draw its rows at random.",
                "np.random.default_rng(rng).permutation(len(x))",
                "np.arange(len(x))",
            ),
            (
                "split",
                "the sets change places",
                "the sets change places: the first pair is the training set, the second holds "
                "`count` examples.",
                "return (x[rest], t[rest]), (x[chosen], t[chosen])",
                "return (x[chosen], t[chosen]), (x[rest], t[rest])",
            ),
            (
                "split",
                "validation rows in both",
                "the validation examples are in the training set as well: take them out of it.",
                "order[:count], order[count:]",
                "order[:count], order",
            ),
            (
                "split",
                "targets not shuffled",
                "the targets do not follow their examples: one order serves both arrays.",
                "(x[rest], t[rest]), (x[chosen], t[chosen])",
                "(x[rest], t[count:]), (x[chosen], t[:count])",
            ),
            (
                "split",
                "drawn twice",
                "each set is drawn by itself, so that some examples are in both and others in "
                "neither.",
                "order[:count], order[count:]",
                "order[:count], np.random.default_rng(len(x)).permutation(len(x))[count:]",
            ),
            (
                "he_init",
                "one over D",
                "the variance is 1/D: Relu takes away half of the mean square, and the 2 makes up "
                "for it.",
                "np.sqrt(2 / shape[0])",
                "np.sqrt(1 / shape[0])",
            ),
            (
                "he_init",
                "number of outputs",
                "the number of outputs is taken for D: a sum has a term for each input.",
                "shape[0]",
                "shape[1]",
            ),
            (
                "he_init",
                "inputs and outputs",
                "the number of inputs and of outputs are added: here D is the inputs alone.",
                "2 / shape[0]",
                "2 / sum(shape)",
            ),
            (
                "he_init",
                "no root",
                "the numbers are multiplied by the variance, 2/D: take its root.",
                "np.sqrt(2 / shape[0])",
                "(2 / shape[0])",
            ),
            (
                "he_init",
                "root of D only",
                "only D stands under the root: it goes over the whole of 2/D.",
                "np.sqrt(2 / shape[0])",
                "2 / np.sqrt(shape[0])",
            ),
            (
                "he_init",
                "uniform from 0",
                "the numbers come from `rng.random`, from 0 to 1: their mean must be 0.",
                "standard_normal(shape)",
                "random(shape)",
            ),
            (
                "he_init",
                "always the same",
                "`rng` is not used: every seed gives the same numbers.",
                "default_rng(rng)",
                "default_rng(0)",
            ),
            (
                "he_init",
                "a constant",
                "the standard deviation is 0.01, whatever the layer: it depends on D.",
                "* np.sqrt(2 / shape[0])",
                "* 0.01",
            ),
            (
                "Momentum",
                "nothing remembered",
                "the velocity is not kept in `self.v`: the next step starts from 0 again.",
                "self.v[key] = self.momentum * self.v.get(key, 0) - self.lr * grads[key]\n"
                "            params[key] += self.v[key]",
                "params[key] += self.momentum * self.v.get(key, 0) - self.lr * grads[key]",
            ),
            (
                "Momentum",
                "uphill",
                "the gradient is added to the velocity: downhill is against it.",
                "- self.lr",
                "+ self.lr",
            ),
            (
                "Momentum",
                "the velocity taken away",
                "the velocity is taken away from the parameter: with −lr inside it, it is added.",
                "params[key] +=",
                "params[key] -=",
            ),
            (
                "Momentum",
                "no momentum",
                "the old velocity is not multiplied by `momentum`: it never fades.",
                "self.momentum * self.v.get(key, 0)",
                "self.v.get(key, 0)",
            ),
            (
                "Momentum",
                "a running mean",
                "the gradient is multiplied by 1 − momentum: that belongs to Adam's running means.",
                "- self.lr *",
                "- (1 - self.momentum) * self.lr *",
            ),
            (
                "Momentum",
                "the rate inside and outside",
                "the learning rate is applied twice: to the gradient, and again to the velocity.",
                "+= self.v[key]",
                "+= self.lr * self.v[key]",
            ),
            (
                "Momentum",
                "the old velocity moves",
                "the parameter moves by the velocity of the step before: change it first.",
                "self.v[key] = self.momentum * self.v.get(key, 0) - self.lr * grads[key]\n"
                "            params[key] += self.v[key]",
                "v = self.v.get(key, 0)\n"
                "            params[key] += v\n"
                "            self.v[key] = self.momentum * v - self.lr * grads[key]",
            ),
            (
                "Momentum",
                "one velocity for all",
                "all parameters share one velocity: each needs its own, under its key.",
                "self.v[key] = self.momentum * self.v.get(key, 0) - self.lr * grads[key]\n"
                "            params[key] += self.v[key]",
                "v = self.momentum * self.v.get('v', 0) - self.lr * grads[key]\n"
                "            self.v['v'] = np.mean(v)\n"
                "            params[key] += v",
            ),
            (
                "Momentum",
                "new arrays",
                "`params[key] = params[key] + …` makes a new array: the layers still hold the old "
                "one.",
                "params[key] += self.v[key]",
                "params[key] = params[key] + self.v[key]",
            ),
            (
                "Adam",
                "no correction",
                "the bias correction is missing: the running means are too small in the first "
                "steps.",
                "m_hat = self.m[key] / (1 - self.beta1**self.steps)\n"
                "            v_hat = self.v[key] / (1 - self.beta2**self.steps)",
                "m_hat, v_hat = self.m[key], self.v[key]",
            ),
            (
                "Adam",
                "correction of m only",
                "only m is corrected: v begins at 0 as well.",
                "self.v[key] / (1 - self.beta2**self.steps)",
                "self.v[key]",
            ),
            (
                "Adam",
                "counted for each key",
                "`self.steps` goes up for each parameter: count once in each call of `update`.",
                "        self.steps += 1\n        for key in params:\n",
                "        for key in params:\n            self.steps += 1\n",
            ),
            (
                "Adam",
                "not counted",
                "`self.steps` stays 0, and the correction divides by 0: count the calls.",
                "        self.steps += 1\n",
                "",
            ),
            (
                "Adam",
                "no power",
                "the correction always is that of the first step: β is taken to the power of the "
                "number of steps.",
                "**self.steps",
                "",
            ),
            (
                "Adam",
                "corrected means kept",
                "the corrected means are kept for the next step: keep m and v as they are.",
                "            params[key] -=",
                "            self.m[key], self.v[key] = m_hat, v_hat\n            params[key] -=",
            ),
            (
                "Adam",
                "no square",
                "v is a mean of the gradient itself: take the mean of its square.",
                "* g**2",
                "* g",
            ),
            (
                "Adam",
                "no root",
                "the step is divided by v and not by its root.",
                "np.sqrt(v_hat)",
                "v_hat",
            ),
            (
                "Adam",
                "the gradient itself",
                "the step takes the gradient of this mini-batch: take the corrected mean of all.",
                "self.lr * m_hat",
                "self.lr * g",
            ),
            (
                "Adam",
                "betas exchanged",
                "the two β change places: β₁ belongs to the gradient, β₂ to its square.",
                "self.beta1 = beta1\n        self.beta2 = beta2",
                "self.beta1 = beta2\n        self.beta2 = beta1",
            ),
            (
                "Adam",
                "uphill",
                "the step goes with the gradient: downhill is against it.",
                "params[key] -=",
                "params[key] +=",
            ),
            (
                "Adam",
                "no epsilon",
                "ε is missing: where all gradients were 0, that is 0/0.",
                " + 1e-8",
                "",
            ),
            (
                "Adam",
                "new arrays",
                "`params[key] = params[key] - …` makes a new array: the layers still hold the old "
                "one.",
                "params[key] -= self.lr * m_hat",
                "params[key] = params[key] - self.lr * m_hat",
            ),
            (
                "Adam",
                "means forgotten",
                "the running means do not see the ones of the step before: are they kept in "
                "`self.m` and `self.v`?",
                ".get(key, 0)",
                ".get((), 0)",
            ),
            (
                "Dropout",
                "not enlarged",
                "what is kept is not divided by 1 − ratio, forward and backward: the mean falls.",
                " / (1 - self.ratio)",
                "",
            ),
            (
                "Dropout",
                "backward not enlarged",
                "`backward` does not divide by 1 − ratio: dx has the factor that `forward` had.",
                "dout / (1 - self.ratio)",
                "dout",
            ),
            (
                "Dropout",
                "made smaller",
                "what is kept is multiplied by 1 − ratio: divide by it, to keep the mean.",
                "/ (1 - self.ratio)",
                "* (1 - self.ratio)",
            ),
            (
                "Dropout",
                "divided by the ratio",
                "what is kept is divided by the ratio: divide by the share that stays, 1 − ratio.",
                "/ (1 - self.ratio)",
                "/ self.ratio",
            ),
            (
                "Dropout",
                "ratio kept",
                "an entry is kept with the probability `ratio`: that is the one of dropping it.",
                ">= self.ratio",
                "< self.ratio",
            ),
            (
                "Dropout",
                "whole columns",
                "whole columns are dropped, for all examples together: each entry has a choice of "
                "its own.",
                "self.rng.random(x.shape) >= self.ratio",
                "np.ones_like(x) * self.rng.random(x.shape[1]) >= self.ratio",
            ),
            (
                "Dropout",
                "whole rows",
                "whole rows are dropped: each entry has a choice of its own.",
                "self.rng.random(x.shape) >= self.ratio",
                "np.ones_like(x) * self.rng.random((len(x), 1)) >= self.ratio",
            ),
            (
                "Dropout",
                "drawn again in backward",
                "`backward` chooses anew: it needs the choice that `forward` made.",
                "        return np.where(self.keep, dout",
                "        self.keep = self.rng.random(dout.shape) >= self.ratio\n"
                "        return np.where(self.keep, dout",
            ),
            (
                "Dropout",
                "backward lets all through",
                "`backward` enlarges all of `dout`: what was dropped receives nothing.",
                "np.where(self.keep, dout / (1 - self.ratio), 0)",
                "dout / (1 - self.ratio)",
            ),
            (
                "Dropout",
                "the same choice always",
                "the same entries are dropped at each call: use `self.rng`, which goes on.",
                "self.rng.random(x.shape)",
                "np.random.default_rng(0).random(x.shape)",
            ),
            (
                "Dropout",
                "always dropping",
                "entries are dropped although `training` is false: ask for it, in both methods.",
                "not self.training",
                "self.training is None",
            ),
            (
                "Dropout",
                "scaled in use",
                "the values are scaled when `training` is false: with division while training, "
                "nothing is left to do.",
                "            return x\n",
                "            return x * (1 - self.ratio)\n",
            ),
            (
                "Dropout",
                "backward always dropping",
                "`backward` does not ask for `training`: when it is false, it returns dout.",
                "        if not self.training:\n            return dout\n",
                "",
            ),
            (
                "resample",
                "x and y exchanged",
                "x and y change places: y chooses the row, x the column.",
                "    dtype = np.result_type",
                "    y, x = x, y\n    dtype = np.result_type",
            ),
            (
                "resample",
                "weights exchanged",
                "the weights change places: the pixel that is near should count the most.",
                "down, right = y - top, x - left",
                "down, right = 1 - (y - top), 1 - (x - left)",
            ),
            (
                "resample",
                "the next pixel only",
                "one pixel is taken in place of four: mix them by their distances.",
                "down, right = y - top, x - left",
                "down, right = 0 * y, 0 * x",
            ),
            (
                "resample",
                "the nearest pixel",
                "the place is rounded to the nearest pixel: mix the four around it.",
                "down, right = y - top, x - left",
                "down, right = np.round(y - top), np.round(x - left)",
            ),
            (
                "resample",
                "rows only",
                "only two pixels are mixed, one above the other: there are four around a place.",
                "down, right = y - top, x - left",
                "down, right = y - top, 0 * x",
            ),
            (
                "resample",
                "columns only",
                "only two pixels are mixed, side by side: there are four around a place.",
                "down, right = y - top, x - left",
                "down, right = 0 * y, x - left",
            ),
            (
                "resample",
                "f_x and f_y exchanged",
                "the distances change places: that along x mixes columns, that along y rows.",
                "down, right = y - top, x - left",
                "right, down = y - top, x - left",
            ),
            (
                "resample",
                "the border goes on",
                "places outside get the pixel at the border: what lies outside is 0.",
                "np.pad(images, ((0, 0), (1, 1), (1, 1)))",
                "np.pad(images, ((0, 0), (1, 1), (1, 1)), mode='edge')",
            ),
            (
                "resample",
                "the other side comes in",
                "places outside read from the other side of the image: what lies outside is 0.",
                "np.pad(images, ((0, 0), (1, 1), (1, 1)))",
                "np.pad(images, ((0, 0), (1, 1), (1, 1)), mode='wrap')",
            ),
            (
                "resample",
                "the first image only",
                "every new image is read from the first one: each has its own.",
                "np.arange(n)[:, None, None]",
                "np.zeros((n, 1, 1), int)",
            ),
            (
                "shift",
                "the wrong way",
                "the images move up and to the left: a new pixel reads from where it came from.",
                "y - dy, x - dx",
                "y + dy, x + dx",
            ),
            (
                "shift",
                "dx and dy exchanged",
                "dy and dx change places: y counts the rows, downwards.",
                "y - dy, x - dx",
                "y - dx, x - dy",
            ),
            (
                "shift",
                "one direction wrong (y)",
                "the images move up: a new pixel reads from where it came from.",
                "y - dy",
                "y + dy",
            ),
            (
                "shift",
                "one direction wrong (x)",
                "the images move to the left: a new pixel reads from where it came from.",
                "x - dx",
                "x + dx",
            ),
            (
                "shift",
                "whole pixels only",
                "the displacements are cut to whole pixels: `resample` reads between them, too.",
                "y - dy, x - dx",
                "y - np.trunc(dy), x - np.trunc(dx)",
            ),
            (
                "shift",
                "the first displacement for all",
                "all images move by the first displacement: each has its own.",
                "y - dy, x - dx",
                "y - dy[:1], x - dx[:1]",
            ),
            (
                "shift",
                "rolled",
                "what leaves the image comes in on the other side: 0 should come in.",
                "y - dy, x - dx",
                "(y - dy) % images.shape[1], (x - dx) % images.shape[2]",
            ),
            (
                "rotate",
                "clockwise",
                "the images turn clockwise: is the sign of a sine wrong in both lines?",
                "np.deg2rad(angle)",
                "np.deg2rad(-np.asarray(angle))",
            ),
            (
                "rotate",
                "degrees for radians",
                "the degrees go into cos and sin as they are: these take radians.",
                "np.deg2rad(angle)",
                "angle",
            ),
            (
                "rotate",
                "about the corner",
                "the images turn about their first pixel: count u and w from the centre.",
                "(images.shape[1] - 1) / 2, (images.shape[2] - 1) / 2",
                "0, 0",
            ),
            (
                "rotate",
                "about a point beside the centre",
                "the centre is taken at H/2 and W/2: half way between 0 and H − 1 is half a pixel "
                "less.",
                "(images.shape[1] - 1) / 2, (images.shape[2] - 1) / 2",
                "images.shape[1] / 2, images.shape[2] / 2",
            ),
            (
                "rotate",
                "a whole centre",
                "the centre is cut to a whole pixel: it lies between two where H is even.",
                "(images.shape[1] - 1) / 2, (images.shape[2] - 1) / 2",
                "(images.shape[1] - 1) // 2, (images.shape[2] - 1) // 2",
            ),
            (
                "rotate",
                "one sign wrong",
                "both sines have the same sign: one of them is negative.",
                "middle_x - np.sin(angle)",
                "middle_x + np.sin(angle)",
            ),
            (
                "rotate",
                "the centre not added",
                "the centre is not added again: u and w count from there, rows and columns do not.",
                "from_y = middle_y + np.cos(angle) * dy + np.sin(angle) * dx\n"
                "    from_x = middle_x - np.sin(angle) * dy + np.cos(angle) * dx",
                "from_y = np.cos(angle) * dy + np.sin(angle) * dx\n"
                "    from_x = -np.sin(angle) * dy + np.cos(angle) * dx",
            ),
            (
                "smooth",
                "not a mean",
                "the weights are not divided by their sum: the field grows.",
                "    weights /= weights.sum(axis=1, keepdims=True)\n",
                "",
            ),
            (
                "smooth",
                "divided by the whole sum",
                "the weights are divided by the sum of the whole matrix: each row sums to 1.",
                "weights.sum(axis=1, keepdims=True)",
                "weights.sum()",
            ),
            (
                "smooth",
                "columns sum to 1",
                "the columns of K sum to 1: its rows should, one for each entry i.",
                "axis=1",
                "axis=0",
            ),
            (
                "smooth",
                "no 2",
                "the 2 before σ² is missing.",
                "/ (2 * sigma**2)",
                "/ sigma**2",
            ),
            (
                "smooth",
                "sigma not squared",
                "σ is not squared.",
                "sigma**2",
                "sigma",
            ),
            (
                "smooth",
                "the difference not squared",
                "the distance is not squared: that is no Gaussian.",
                "-(d**2)",
                "-abs(d)",
            ),
            (
                "smooth",
                "a slip of brackets",
                "the division by 2 comes before the product with σ²: put 2σ² in brackets.",
                "/ (2 * sigma**2)",
                "/ 2 * sigma**2",
            ),
            (
                "smooth",
                "along columns only",
                "the fields are smoothed along one axis only, downwards: K stands on both sides.",
                " @ weights.T",
                "",
            ),
            (
                "smooth",
                "along rows only",
                "the fields are smoothed along one axis only, sideways: K stands on both sides.",
                "weights @ fields @",
                "fields @",
            ),
            (
                "smooth",
                "K not transposed",
                "the K on the right is not transposed.",
                "@ weights.T",
                "@ weights",
            ),
            (
                "elastic",
                "not smoothed",
                "the displacements are not smoothed: neighbours go different ways.",
                "smooth(rng.uniform(-1, 1, images.shape), sigma)",
                "rng.uniform(-1, 1, images.shape)",
            ),
            (
                "elastic",
                "no alpha",
                "the displacements are not multiplied by alpha.",
                "alpha * smooth",
                "smooth",
            ),
            (
                "elastic",
                "from 0 to 1",
                "the random numbers go from 0 to 1: all pixels move one way.",
                "rng.uniform(-1, 1, images.shape)",
                "rng.uniform(0, 1, images.shape)",
            ),
            (
                "elastic",
                "one field for both directions",
                "one field serves for both directions: every pixel moves along a diagonal.",
                "move_x = alpha * smooth(rng.uniform(-1, 1, images.shape), sigma)",
                "move_x = move_y",
            ),
            (
                "elastic",
                "one field for all images",
                "all images share one field: draw fields of the shape of `images`.",
                "rng.uniform(-1, 1, images.shape)",
                "rng.uniform(-1, 1, images.shape[1:])[None]",
            ),
            (
                "elastic",
                "places without their own",
                "the displacements are taken for places: add each pixel's own row and column.",
                "y + move_y, x + move_x",
                "move_y, move_x",
            ),
            (
                "elastic",
                "normal numbers",
                "the random numbers are normal ones: draw them evenly from −1 to 1.",
                "rng.uniform(-1, 1, images.shape)",
                "rng.normal(size=images.shape)",
            ),
            (
                "elastic",
                "one direction only",
                "the pixels move up and down only: they need a second displacement, sideways.",
                "x + move_x",
                "x + 0 * move_x",
            ),
            (
                "elastic",
                "added to the pixels",
                "the displacements are added to the pixels: they say where a pixel is read from.",
                "resample(images, y + move_y, x + move_x)",
                "images + move_y",
            ),
            (
                "elastic",
                "seed not used",
                "`rng` is not used: every seed gives the same displacements.",
                "default_rng(rng)",
                "default_rng(0)",
            ),
        )
    ),
    Mistake(
        "split",
        "split: with repetition",
        "rows are drawn with repetition: some examples come twice, others not at all.",
        code="""
            def split(x, t, count, rng=0):
                rng = np.random.default_rng(rng)
                chosen, rest = rng.integers(len(x), size=count), rng.integers(
                    len(x), size=len(x) - count
                )
                return (x[rest], t[rest]), (x[chosen], t[chosen])
        """,
    ),
    Mistake(
        "resample",
        "resample: cut towards 0",
        "places are cut with `astype(int)` alone, which goes up for negative ones: floor first.",
        code="""
            def resample(images, y, x):
                n, height, width = images.shape
                i = np.arange(n)[:, None, None]
                row, column = y.astype(int), x.astype(int)
                fy, fx = y - row, x - column
                total = 0
                for r, c, weight in (
                    (row, column, (1 - fy) * (1 - fx)),
                    (row, column + 1, (1 - fy) * fx),
                    (row + 1, column, fy * (1 - fx)),
                    (row + 1, column + 1, fy * fx),
                ):
                    inside = (r >= 0) & (r < height) & (c >= 0) & (c < width)
                    pixel = images[i, np.clip(r, 0, height - 1), np.clip(c, 0, width - 1)]
                    total = total + weight * np.where(inside, pixel, 0)
                return total
        """,
    ),
    Mistake(
        "resample",
        "resample: outside not looked after",
        "a row or column beyond the image is asked for: outside of it all is 0.",
        code="""
            def resample(images, y, x):
                i = np.arange(len(images))[:, None, None]
                row, column = np.floor(y).astype(int), np.floor(x).astype(int)
                fy, fx = y - row, x - column
                upper = (1 - fx) * images[i, row, column] + fx * images[i, row, column + 1]
                lower = (1 - fx) * images[i, row + 1, column] + fx * images[i, row + 1, column + 1]
                return (1 - fy) * upper + fy * lower
        """,
    ),
    Mistake(
        "Momentum",
        "Momentum: one dict for all objects",
        "two optimisers share their velocities: `self.v` must be a dict of its own in each.",
        code="""
            class Momentum:
                v = {}

                def __init__(self, lr=0.01, momentum=0.9):
                    self.lr, self.momentum = lr, momentum

                def update(self, params, grads):
                    for key in params:
                        self.v[key] = self.momentum * self.v.get(key, 0) - self.lr * grads[key]
                        params[key] += self.v[key]
        """,
    ),
    # ---- Lesson 9 ----
    *(
        Mistake(target, f"{target}: {name}", explanation, old=old, new=new)
        for target, column, targets in (
            ("mse", "out[:, 0]", "out"),
            ("MseModule", "inp[:, 0]", "inp"),
        )
        for name, explanation, old, new in (
            (
                "a column minus a row",
                "a column (N, 1) minus a row (N,) is taken: that is a table of N × N differences. "
                "Make both (N,) first.",
                f"return np.mean(({column} - targ)",
                f"return np.mean(({targets} - targ)",
            ),
            (
                "sum in place of mean",
                "the squares are added up: divide by how many they are.",
                "np.mean(",
                "np.sum(",
            ),
            (
                "not squared",
                "the differences are not squared: positive and negative ones cancel.",
                f"return np.mean(({column} - targ) ** 2)",
                f"return np.mean({column} - targ)",
            ),
            (
                "absolute values",
                "absolute values are averaged in place of squares.",
                f"return np.mean(({column} - targ) ** 2)",
                f"return np.mean(np.abs({column} - targ))",
            ),
            (
                "half of it",
                "the loss is halved: some books do that to lose the 2 in the gradient, but this "
                "course does not.",
                "return np.mean(",
                "return 0.5 * np.mean(",
            ),
            (
                "root taken",
                "a square root is taken at the end: the formula has none.",
                f"np.mean(({column} - targ) ** 2)",
                f"np.sqrt(np.mean(({column} - targ) ** 2))",
            ),
        )
    ),
    *(
        Mistake("mse_grad", f"mse gradient: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "a column minus a row",
                "a column (N, 1) minus a row (N,) is taken: that is a table of N × N differences. "
                "Make both (N,) first.",
                "diff = out[:, 0] - targ\n    return 2 * diff[:, None] / len(targ)",
                "return 2 * (out - targ) / len(targ)",
            ),
            (
                "shape",
                "the gradient has the shape of the targets: it belongs to `out`, so it is a "
                "column.",
                "diff[:, None]",
                "diff",
            ),
            ("no 2", "the factor 2 of the square is missing.", "2 * diff", "diff"),
            (
                "no division by N",
                "the gradient is not divided by N: the loss is a mean.",
                " / len(targ)",
                "",
            ),
            (
                "sign",
                "the targets come first in the difference: every gradient has the wrong sign.",
                "out[:, 0] - targ",
                "targ - out[:, 0]",
            ),
        )
    ),
    *(
        Mistake("lin_grad", f"lin_grad: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "bias not summed",
                "the gradient of `b` has a row for each example: all of them use the same `b`, so "
                "their rows add up.",
                "dout.sum(axis=0)",
                "dout",
            ),
            (
                "bias summed to one number",
                "the gradient of `b` is summed over everything: sum over the examples only.",
                "dout.sum(axis=0)",
                "dout.sum()",
            ),
            (
                "bias averaged",
                "the rows of the bias's gradient are averaged: the mean of the loss is in `dout` "
                "already.",
                "dout.sum(axis=0)",
                "dout.mean(axis=0)",
            ),
            (
                "w transposed",
                "the gradient of `w` is transposed: it has the shape of `w`.",
                "inp.T @ dout",
                "dout.T @ inp",
            ),
            (
                "divided by N again",
                "the gradient of `w` is divided by N: the mean of the loss is in `dout` already.",
                "inp.T @ dout",
                "inp.T @ dout / len(inp)",
            ),
            (
                "order",
                "the gradients of `inp` and `w` change places: they come in the order of the "
                "arguments of `lin`.",
                "dout @ w.T, inp.T @ dout,",
                "inp.T @ dout, dout @ w.T,",
            ),
        )
    ),
    *(
        Mistake("forward_and_backward", f"network: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "Relu left out on the way back",
                "the gradient passes the Relu as if it were not there: it passes only where `l1` "
                "is above 0.",
                "dl2 * (l1 > 0)",
                "dl2",
            ),
            (
                "the mask of the gradient",
                "the Relu lets the gradient pass where the *gradient* is above 0: what counts is "
                "what went in.",
                "dl2 * (l1 > 0)",
                "dl2 * (dl2 > 0)",
            ),
            (
                "Relu left out",
                "there is no Relu on the way forward.",
                "l2 = relu(l1)",
                "l2 = l1",
            ),
            (
                "l1 for l2",
                "the last `lin` is asked with `l1`: on the way forward it was given `l2`.",
                "lin_grad(l2, dout, w2, b2)",
                "lin_grad(l1, dout, w2, b2)",
            ),
            (
                "the layers swapped",
                "the gradients of the two layers change places under their keys.",
                '"b1": db1, "w2": dw2, "b2": db2',
                '"b1": db2, "w2": dw2, "b2": db1',
            ),
            (
                "dl2 for inp",
                "the gradient of the hidden layer is returned for `inp`: go one step further.",
                '"inp": dinp',
                '"inp": dl1',
            ),
            (
                "a column minus a row",
                "a column (N, 1) minus a row (N,) is taken in the loss: leave that to `mse`, which "
                "takes the column out first.",
                "loss = mse(out, targ)",
                "loss = np.mean((out - targ) ** 2)",
            ),
        )
    ),
    Mistake(
        "forward_and_backward",
        "network: a stale global in the loss",
        "the loss is computed from something that an earlier run has left behind, and not from "
        "this call's own output: does it use a name that the function never sets?",
        code="""
        left_behind = []

        def forward_and_backward(inp, targ, params):
            w1, b1, w2, b2 = (params[key] for key in ("w1", "b1", "w2", "b2"))
            l1 = lin(inp, w1, b1)
            l2 = relu(l1)
            pred = lin(l2, w2, b2)
            left_behind.append(pred)
            out = left_behind[0]
            dl2, dw2, db2 = lin_grad(l2, mse_grad(out, targ), w2, b2)
            dinp, dw1, db1 = lin_grad(inp, dl2 * (l1 > 0), w1, b1)
            return mse(out, targ), {"inp": dinp, "w1": dw1, "b1": db1, "w2": dw2, "b2": db2}
        """,
    ),
    *(
        Mistake(target, f"{target}: {name}", explanation, old=old, new=new)
        for target, inp in (("Lin", "self.inp"), ("LinModule", "inp"))
        for name, explanation, old, new in (
            ("bias left out", "`b` is not added.", " + self.b.data", ""),
            (
                "bias not summed",
                "the gradient of `b` has a row for each example: all of them use the same `b`, so "
                "their rows add up.",
                "dout.sum(axis=0)",
                "dout",
            ),
            (
                "bias summed to one number",
                "the gradient of `b` is summed over everything: sum over the examples only.",
                "dout.sum(axis=0)",
                "dout.sum()",
            ),
            (
                "w transposed",
                "the gradient of `w` is transposed: it has the shape of `w`.",
                f"{inp}.T @ dout",
                f"dout.T @ {inp}",
            ),
            (
                "divided by N again",
                "the gradient of `w` is divided by N: the mean of the loss is in `dout` already.",
                f"{inp}.T @ dout",
                f"{inp}.T @ dout / len({inp})",
            ),
            (
                "gradient in place of the array",
                "the gradients are stored in `data`, so the parameters are lost: they belong into "
                "`g`.",
                f"self.w.g = {inp}.T @ dout\n        self.b.g = dout.sum(axis=0)\n"
                "        return dout @ self.w.data.T",
                "dinp = dout @ self.w.data.T\n"
                f"        self.w.data = {inp}.T @ dout\n        self.b.data = dout.sum(axis=0)\n"
                "        return dinp",
            ),
            (
                "nothing returned",
                "the gradient of `inp` is not returned: the layer before needs it.",
                "return dout @ self.w.data.T",
                "dout @ self.w.data.T",
            ),
        )
    ),
    Mistake(
        "Lin",
        "Lin: gradients added up",
        "the gradients are added to those of an earlier call: each backward pass sets them anew.",
        old="self.w.g = self.inp.T @ dout",
        new="self.w.g = (0 if self.w.g is None else self.w.g) + self.inp.T @ dout",
    ),
    Mistake(
        "LinModule",
        "LinModule: the gradient of what forward saw",
        "`forward` keeps its input, and `bwd` uses that: it should use the `inp` that it is given, "
        "for remembering is now the business of `Module`.",
        code="""
        class LinModule(Module):
            def __init__(self, w, b):
                self.w, self.b = Param(w), Param(b)

            def forward(self, inp):
                self.inp = inp
                return inp @ self.w.data + self.b.data

            def bwd(self, dout, inp):
                self.w.g = self.inp.T @ dout
                self.b.g = dout.sum(axis=0)
                return dout @ self.w.data.T
        """,
    ),
    *(
        Mistake("Mse", f"Mse: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "a column minus a row",
                "a column (N, 1) minus a row (N,) is taken: that is a table of N × N differences. "
                "Make both (N,) first.",
                "self.diff = inp[:, 0] - targ",
                "self.diff = inp - targ",
            ),
            (
                "sum in place of mean",
                "the squares are added up: divide by how many they are.",
                "np.mean(",
                "np.sum(",
            ),
            ("no 2", "the factor 2 of the square is missing.", "dout * 2 *", "dout *"),
            (
                "no division by N",
                "the gradient is not divided by N: the loss is a mean.",
                " / len(self.diff)",
                "",
            ),
            (
                "dout left out",
                "`dout` is left out: the upstream gradient is 1 only while nothing follows the "
                "loss.",
                "return dout * 2",
                "return 2",
            ),
            (
                "shape",
                "the gradient has the shape of the targets: it belongs to `inp`, so it is a "
                "column.",
                "self.diff[:, None]",
                "self.diff",
            ),
            (
                "sign",
                "the targets come first in the difference: every gradient has the wrong sign.",
                "inp[:, 0] - targ",
                "targ - inp[:, 0]",
            ),
        )
    ),
    *(
        Mistake("MseModule", f"MseModule.bwd: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            ("no 2", "the factor 2 of the square is missing.", "dout * 2 *", "dout *"),
            (
                "no division by N",
                "the gradient is not divided by N: the loss is a mean.",
                " / len(targ)",
                "",
            ),
            (
                "dout left out",
                "`dout` is left out: the upstream gradient is 1 only while nothing follows the "
                "loss.",
                "return dout * 2",
                "return 2",
            ),
            (
                "shape",
                "the gradient has the shape of the targets: it belongs to `inp`, so it is a "
                "column.",
                "(inp[:, 0] - targ)[:, None]",
                "(inp[:, 0] - targ)",
            ),
            (
                "a table",
                "a column (N, 1) minus a row (N,) is taken on the way back: make both (N,) first.",
                "(inp[:, 0] - targ)[:, None]",
                "(inp - targ)",
            ),
        )
    ),
    *(
        Mistake("ReluModule", f"ReluModule: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "gradient 1 at 0",
                "the gradient passes where the input is exactly 0: this course says that it does "
                "not.",
                "inp > 0",
                "inp >= 0",
            ),
            (
                "mask of dout",
                "the gradient passes where `dout` is above 0: what counts is the input.",
                "inp > 0",
                "dout > 0",
            ),
            ("no mask", "the gradient passes everywhere.", "dout * (inp > 0)", "dout * 1"),
            (
                "dout left out",
                "`dout` is left out: the slope alone is 0 or 1.",
                "dout * (inp > 0)",
                "1.0 * (inp > 0)",
            ),
            (
                "mask inverted",
                "the gradient passes where the input is below 0.",
                "inp > 0",
                "inp < 0",
            ),
        )
    ),
    *(
        Mistake(
            "Times",
            f"Module: {name}",
            explanation,
            code=f"""
            class Module:
                def __call__(self, *args):
                    {call}

                def backward(self, dout=1):
                    {back}

            class Times(Module):
                def forward(self, x, y):
                    return x * y

                def bwd(self, dout, x, y):
                    return dout * y, dout * x
            """,
        )
        for name, explanation, call, back in (
            (
                "nothing returned",
                "`__call__` keeps the result, and does not return it.",
                "self.args = args; self.out = self.forward(*args)",
                "return self.bwd(dout, *self.args)",
            ),
            (
                "the result not kept",
                "the result is returned, but not kept as `self.out`.",
                "self.args = args; return self.forward(*args)",
                "return self.bwd(dout, *self.args)",
            ),
            (
                "the arguments not kept",
                "the arguments are not kept as `self.args`.",
                "self.out = self.forward(*args); return self.out",
                "return self.bwd(dout, *self.args)",
            ),
            (
                "the tuple not spread",
                "`forward` is given the tuple of all arguments as one: a star spreads it out "
                "again.",
                "self.args = args; self.out = self.forward(args); return self.out",
                "return self.bwd(dout, self.args)",
            ),
            (
                "the tuple not spread on the way back",
                "`bwd` is given the tuple of all arguments as one: a star spreads it out again.",
                "self.args = args; self.out = self.forward(*args); return self.out",
                "return self.bwd(dout, self.args)",
            ),
            (
                "gradient not returned",
                "`backward` calls `bwd` and returns nothing: the layer before needs that gradient.",
                "self.args = args; self.out = self.forward(*args); return self.out",
                "self.bwd(dout, *self.args)",
            ),
            (
                "dout not handed on",
                "`dout` does not reach `bwd`: it is always given 1.",
                "self.args = args; self.out = self.forward(*args); return self.out",
                "return self.bwd(1, *self.args)",
            ),
            (
                "kept on the class",
                "the arguments are kept on the class, so that all modules share them: keep them on "
                "`self`.",
                "Module.args = args; self.out = self.forward(*args); return self.out",
                "return self.bwd(dout, *self.args)",
            ),
            (
                "the first arguments kept for ever",
                "the arguments of the first call are kept for ever: each call keeps its own.",
                'self.args = getattr(self, "args", args); self.out = self.forward(*args); '
                "return self.out",
                "return self.bwd(dout, *self.args)",
            ),
        )
    ),
    *(
        Mistake("Model", f"Model: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "each layer given the input",
                "every layer is given the model's own input: each takes what the one before it "
                "returned.",
                "inp = layer(inp)\n        return self.loss(inp, targ)",
                "out = layer(inp)\n        return self.loss(out, targ)",
            ),
            (
                "forward in place of a call",
                "`layer.forward` is called, which remembers nothing: call the layer itself.",
                "inp = layer(inp)",
                "inp = layer.forward(inp)",
            ),
            (
                "the loss left out",
                "the last layer's output is returned: the loss is part of the model.",
                "return self.loss(inp, targ)",
                "return inp",
            ),
            (
                "backward in forward order",
                "the layers are asked from the first to the last on the way back as well: the "
                "gradient comes from the loss, so the last layer is asked first.",
                "reversed(self.layers)",
                "self.layers",
            ),
            (
                "dout not handed to the loss",
                "the loss is asked without `dout`: it is 1 only by default.",
                "self.loss.backward(dout)",
                "self.loss.backward()",
            ),
            (
                "the loss left out on the way back",
                "the way back does not begin at the loss: it is a module too, and what it returns "
                "goes to the last layer.",
                "dout = self.loss.backward(dout)",
                "dout = np.full((len(targ), 1), float(dout))",
            ),
            (
                "nothing returned",
                "the gradient of `inp` is not returned.",
                "            dout = layer.backward(dout)\n        return dout",
                "            dout = layer.backward(dout)",
            ),
        )
    ),
)
