"""Mechanical mutants of the model answers: one small slip each, wherever one can be made."""

import ast
import difflib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatchmethod
from itertools import pairwise

import libcst as cst
from libcst import matchers as m
from libcst.metadata import (
    ByteSpanPositionProvider,
    ExpressionContext,
    ExpressionContextProvider,
    FunctionScope,
    MetadataWrapper,
    ParentNodeProvider,
    PositionProvider,
    Scope,
    ScopeProvider,
)

# What no check runs: the champion of lesson 12 is judged by what it predicts.
_NOT_RUN = {"train_champion"}

_ARITHMETIC = {
    cst.Add: [cst.Subtract],
    cst.Subtract: [cst.Add],
    cst.Multiply: [cst.Divide, cst.Add],
    cst.Divide: [cst.Multiply],
    cst.FloorDivide: [cst.Divide],
    cst.MatrixMultiply: [cst.Multiply],
    cst.Power: [cst.Multiply],
}
_TURNED = (cst.Subtract, cst.Divide, cst.FloorDivide, cst.MatrixMultiply, cst.Power)
_AUGMENTED = {
    cst.AddAssign: (cst.SubtractAssign, cst.Add),
    cst.SubtractAssign: (cst.AddAssign, cst.Subtract),
    cst.MultiplyAssign: (cst.DivideAssign, cst.Multiply),
    cst.DivideAssign: (cst.MultiplyAssign, cst.Divide),
}
_COMPARED = {
    cst.LessThan: [cst.LessThanEqual, cst.GreaterThan],
    cst.LessThanEqual: [cst.LessThan, cst.GreaterThanEqual],
    cst.GreaterThan: [cst.GreaterThanEqual, cst.LessThan],
    cst.GreaterThanEqual: [cst.GreaterThan, cst.LessThanEqual],
    cst.Equal: [cst.NotEqual],
    cst.NotEqual: [cst.Equal],
    cst.In: [cst.NotIn],
    cst.NotIn: [cst.In],
    cst.Is: [cst.IsNot],
    cst.IsNot: [cst.Is],
}
_FUNCTIONS = {
    "max": ["min"],
    "min": ["max"],
    "maximum": ["minimum"],
    "minimum": ["maximum"],
    "argmax": ["argmin"],
    "mean": ["sum"],
    "sum": ["mean"],
    "reduce_mean": ["reduce_sum"],
    "zeros": ["ones"],
    "ones_like": ["zeros_like"],
    "tanh": ["sin"],
    "sin": ["cos"],
    "cos": ["sin"],
    "exp": ["exp2"],
    "log": ["log2"],
    "sqrt": ["square"],
    "floor": ["ceil"],
    "standard_normal": ["random"],
    "permutation": ["arange"],
    "appendleft": ["append"],
}
_AXES = ("0", "1", "-1", "None")
_TRUTH = {"True": "False", "False": "True"}


@dataclass(frozen=True)
class Mutant:
    """A model answer with one slip.

    Attributes
    ----------
    exercise : str
        The exercise's ID.
    kind : str
        What was done: "a sign", "an axis" …
    change : str
        The lines that differ, ``old  →  new``; it tells the mutants of an exercise apart.
    source : str
        The whole cell.
    """

    exercise: str
    kind: str
    change: str
    source: str


def mutants(exercise: str, solution: str) -> list[Mutant]:
    """Return the mutants of a model answer: each compiles, and is code of its own.

    Parameters
    ----------
    exercise : str
        The exercise's ID.
    solution : str
        Its cell in the solved lesson; only what stands between the marks of a solution is changed.
    """
    wrapper = MetadataWrapper(cst.parse_module(solution))
    slips = _Slips(solution)
    wrapper.visit(slips)
    seen, found, changes = {_meaning(solution)}, [], Counter()
    for kind, old, new in slips.found:
        source = _with(wrapper, old, new)
        meaning = _meaning(source)
        if meaning is None or meaning in seen:
            continue
        seen.add(meaning)
        change = _change(solution, source)
        changes[change] += 1
        number = f"  (no. {changes[change]})" if changes[change] > 1 else ""
        found.append(Mutant(exercise, kind, change + number, source))
    return found


def _with(wrapper: MetadataWrapper, old: cst.CSTNode, new: cst.CSTNode) -> str:
    """Return the code with one node replaced."""
    module = wrapper.module
    if isinstance(old, cst.BaseCompoundStatement):  # whose lines are indented
        return module.deep_replace(old, new).code
    span = wrapper.resolve(ByteSpanPositionProvider)[old]
    code = module.bytes
    middle = module.code_for_node(new).strip().encode()
    return (code[: span.start] + middle + code[span.start + span.length :]).decode()


def _meaning(source: str) -> str | None:
    """Return what the compiler sees, or None if it refuses."""
    try:
        compile(source, "<mutant>", "exec")
    except SyntaxError:
        return None
    return ast.dump(ast.parse(source))


def _change(old: str, new: str) -> str:
    lines = [line for line in difflib.ndiff(old.splitlines(), new.splitlines()) if line[0] in "-+"]
    sides = ("; ".join(x[2:].strip() for x in lines if x[0] == sign) for sign in "-+")
    return "  →  ".join(sides)


def _code(text: str) -> cst.BaseExpression:
    return cst.parse_expression(text)


def _in_parentheses(node: cst.BaseExpression) -> cst.BaseExpression:
    plain = isinstance(node, cst.Name | cst.Attribute | cst.Call | cst.Subscript | cst.BaseNumber)
    if plain or node.lpar:
        return node
    return node.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])


def _negative(node: cst.BaseExpression) -> cst.BaseExpression:
    return cst.UnaryOperation(cst.Minus(), _in_parentheses(node))


class _Slips(cst.CSTVisitor):
    """Collects (kind, node, what could stand in its place)."""

    METADATA_DEPENDENCIES = (
        ExpressionContextProvider,
        ParentNodeProvider,
        PositionProvider,
        ScopeProvider,
    )

    def __init__(self, solution: str) -> None:
        super().__init__()
        self.found: list[tuple[str, cst.CSTNode, cst.CSTNode]] = []
        self.written = _lines_of_solution(solution)
        self.kept = sorted(set(re.findall(r"self\.(\w+)\b(?!\()", solution)))

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.Raise):  # its words are free
            return False
        if isinstance(node, cst.FunctionDef) and node.name.value in _NOT_RUN:
            return False
        place = self.get_metadata(PositionProvider, node, None)
        if place and place.start.line in self.written:
            self.found += [(kind, node, new) for kind, new in self.slips(node)]
        return True

    @singledispatchmethod
    def slips(self, node: cst.CSTNode) -> Iterator[tuple[str, cst.CSTNode]]:
        """Yield what could stand in a node's place, and what kind of slip that is."""
        return iter(())

    # ---- Expressions ----

    @slips.register
    def _(self, node: cst.BinaryOperation) -> Iterator:
        for other in _ARITHMETIC.get(type(node.operator), []):
            yield "an operator", _in_parentheses(node.with_changes(operator=other()))
        yield "an operand dropped", node.left
        yield "an operand dropped", node.right
        if isinstance(node.operator, _TURNED):
            left, right = _in_parentheses(node.left), _in_parentheses(node.right)
            yield "operands swapped", node.with_changes(left=right, right=left)
        if isinstance(node.operator, cst.MatrixMultiply):
            for side in ("left", "right"):
                turned = cst.Attribute(_in_parentheses(getattr(node, side)), cst.Name("T"))
                yield "a transpose added", node.with_changes(**{side: turned})

    @slips.register
    def _(self, node: cst.UnaryOperation) -> Iterator:
        yield "a sign or `not` dropped", node.expression

    @slips.register
    def _(self, node: cst.BooleanOperation) -> Iterator:
        other = cst.Or if isinstance(node.operator, cst.And) else cst.And
        yield "and, or", node.with_changes(operator=other())
        yield "a condition dropped", node.left
        yield "a condition dropped", node.right

    @slips.register
    def _(self, node: cst.Comparison) -> Iterator:
        (target,) = node.comparisons[:1]
        for other in _COMPARED.get(type(target.operator), []):
            changed = target.with_changes(operator=other())
            yield "a comparison", node.with_changes(comparisons=[changed])

    @slips.register
    def _(self, node: cst.Integer) -> Iterator:
        for value in (node.evaluated_value + 1, node.evaluated_value - 1, 0):
            yield "a constant", _code(str(value))
        yield "a constant", _code(str(2 * node.evaluated_value))

    @slips.register
    def _(self, node: cst.Float) -> Iterator:
        value = node.evaluated_value
        for other in (value + 1, value - 1, 2 * value, 0.0):
            yield "a constant", _code(repr(other))

    @slips.register
    def _(self, node: cst.Name) -> Iterator:
        if node.value in _TRUTH:
            yield "a constant", cst.Name(_TRUTH[node.value])
        if self.get_metadata(ExpressionContextProvider, node, None) is ExpressionContext.LOAD:
            for other in _neighbours(node.value, self._names_in_scope(node)):
                yield "a wrong variable", cst.Name(other)

    @slips.register
    def _(self, node: cst.Attribute) -> Iterator:
        name = node.attr.value
        if name == "T":
            yield "a transpose dropped", node.value
        for other in _FUNCTIONS.get(name, []):
            yield "a function", node.with_changes(attr=cst.Name(other))
        stored = self.get_metadata(ExpressionContextProvider, node, None)
        if m.matches(node.value, m.Name("self")) and stored is ExpressionContext.LOAD:
            for other in _neighbours(name, self.kept):
                yield "a wrong variable", node.with_changes(attr=cst.Name(other))

    @slips.register
    def _(self, node: cst.Call) -> Iterator:
        places = [i for i, arg in enumerate(node.args) if arg.keyword is None and not arg.star]
        for i, j in pairwise(places):
            args = list(node.args)
            args[i], args[j] = (
                args[i].with_changes(value=args[j].value),
                args[j].with_changes(value=args[i].value),
            )
            yield "arguments swapped", node.with_changes(args=args)
        for i, arg in enumerate(node.args):
            if len(node.args) > 1:
                rest = [*node.args[:i], *node.args[i + 1 :]]
                last = rest[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)
                yield "an argument dropped", node.with_changes(args=[*rest[:-1], last])
            if arg.keyword is not None and arg.keyword.value == "axis":
                for axis in _AXES:
                    args = [*node.args]
                    args[i] = arg.with_changes(value=_code(axis))
                    yield "an axis", node.with_changes(args=args)
        if isinstance(node.func, cst.Attribute) and not m.matches(node.func.value, m.Name("np")):
            yield "a call dropped", node.func.value
        if places:
            yield "a call dropped", _in_parentheses(node.args[places[0]].value)
        if m.matches(node.func, m.Name("range")):
            stop = node.args[-1] if len(node.args) == 1 else node.args[1]
            fewer = stop.with_changes(value=_code(f"{_text(stop.value)} - 1"))
            args = [fewer if arg is stop else arg for arg in node.args]
            yield "a range", node.with_changes(args=args)
            if len(node.args) == 1:
                yield "a range", _code(f"range(1, {_text(stop.value)})")

    @slips.register
    def _(self, node: cst.Subscript) -> Iterator:
        if self.get_metadata(ExpressionContextProvider, node, None) is ExpressionContext.LOAD:
            yield "an index dropped", node.value
        if len(node.slice) == 2:
            first, second = node.slice
            turned = [
                first.with_changes(slice=second.slice),
                second.with_changes(slice=first.slice),
            ]
            yield "indices swapped", node.with_changes(slice=turned)

    @slips.register
    def _(self, node: cst.Slice) -> Iterator:
        for end in ("lower", "upper"):
            if getattr(node, end) is not None:
                yield "an end of a slice dropped", node.with_changes(**{end: None})

    @slips.register
    def _(self, node: cst.IfExp) -> Iterator:
        yield "a case dropped", _in_parentheses(node.body)
        yield "a case dropped", _in_parentheses(node.orelse)

    @slips.register
    def _(self, node: cst.Tuple) -> Iterator:
        yield from self._of_elements(node)

    @slips.register
    def _(self, node: cst.List) -> Iterator:
        yield from self._of_elements(node)

    def _of_elements(self, node: cst.Tuple | cst.List) -> Iterator:
        elements = node.elements
        for i in range(len(elements) - 1):
            turned = list(elements)
            turned[i] = elements[i].with_changes(value=elements[i + 1].value)
            turned[i + 1] = elements[i + 1].with_changes(value=elements[i].value)
            yield "parts swapped", node.with_changes(elements=turned)
        if isinstance(self.get_metadata(ParentNodeProvider, node), cst.Return):
            for i, element in enumerate(elements):
                signed = list(elements)
                signed[i] = element.with_changes(value=_negative(element.value))
                yield "a sign", node.with_changes(elements=signed)

    @slips.register
    def _(self, node: cst.Dict) -> Iterator:
        elements = list(node.elements)
        for i, element in enumerate(elements):
            yield "an entry dropped", node.with_changes(elements=elements[:i] + elements[i + 1 :])
            if i:
                turned = list(elements)
                turned[i - 1] = elements[i - 1].with_changes(value=element.value)
                turned[i] = element.with_changes(value=elements[i - 1].value)
                yield "parts swapped", node.with_changes(elements=turned)

    # ---- Statements ----

    @slips.register
    def _(self, node: cst.SimpleStatementLine) -> Iterator:
        yield "a statement dropped", cst.SimpleStatementLine([cst.Pass()])

    @slips.register
    def _(self, node: cst.Return) -> Iterator:
        value = node.value
        if value is not None and not isinstance(
            value, cst.Tuple | cst.Dict | cst.List | cst.Lambda
        ):
            yield "a sign", node.with_changes(value=_negative(value))

    @slips.register
    def _(self, node: cst.AugAssign) -> Iterator:
        other, operator = _AUGMENTED[type(node.operator)]
        yield "an operator", node.with_changes(operator=other())
        target = cst.AssignTarget(node.target)
        yield "in place or not", cst.Assign([target], node.value)
        sum_ = cst.BinaryOperation(node.target, operator(), _in_parentheses(node.value))
        yield "in place or not", cst.Assign([target], sum_)

    @slips.register
    def _(self, node: cst.Assign) -> Iterator:
        target = node.targets[0].target
        if isinstance(target, cst.Subscript):
            yield "in place or not", node.with_changes(targets=[cst.AssignTarget(target.value)])
            yield "added or set", cst.AugAssign(target, cst.AddAssign(), node.value)

    @slips.register
    def _(self, node: cst.If) -> Iterator:
        for always in _TRUTH:
            yield "a condition", node.with_changes(test=cst.Name(always))

    @slips.register
    def _(self, node: cst.For) -> Iterator:
        stop = cst.SimpleStatementLine([cst.Break()])
        body = node.body.with_changes(body=[*node.body.body, stop])
        yield "a loop that ends at once", node.with_changes(body=body)

    @slips.register
    def _(self, node: cst.With) -> Iterator:
        yield "a `with` dropped", cst.If(cst.Name("True"), node.body)

    def _names_in_scope(self, node: cst.Name) -> list[str]:
        """Return the names that the functions around a node bind."""
        scope: Scope | None = self.get_metadata(ScopeProvider, node, None)
        names: dict[str, None] = {}
        while scope is not None and scope is not scope.globals:
            if isinstance(scope, FunctionScope):
                names |= dict.fromkeys(x.name for x in scope.assignments)
            scope = scope.parent if scope.parent is not scope else None
        return sorted(names.keys() - {"self"})


def _neighbours(name: str, names: list[str]) -> list[str]:
    """Return the names before and after one in a round."""
    if name not in names or len(names) < 2:
        return []
    i = names.index(name)
    return list(dict.fromkeys([names[i - 1], names[(i + 1) % len(names)]]))


def _lines_of_solution(source: str) -> set[int]:
    """Return the numbers of the lines that a learner writes."""
    written, inside = set(), False
    for number, line in enumerate(source.splitlines(), 1):
        if "### BEGIN SOLUTION" in line:
            inside = True
        elif "### END SOLUTION" in line:
            inside = False
        elif inside:
            written.add(number)
    return written


def _text(node: cst.CSTNode) -> str:
    return cst.Module([]).code_for_node(node)
