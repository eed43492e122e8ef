"""The known mistakes: what each looks like, why it is wrong, and code that makes it.

A mistake is written down as an edit of the course's own version, or as code of its own. The checks
run that code on the learner's inputs, and name the mistake if it gives the learner's result. Each
lesson's mistakes stand in a module of its own, which is read when a check has failed.
"""

import ast
import importlib
import inspect
import pkgutil
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
    used = _globals(symtable.symtable(code, "mistake", "exec"))
    held = vars(sys.modules[module])
    lines = [
        f"import {held[name].__name__} as {name}"
        if inspect.ismodule(held[name])
        else f"from {module} import {name}"
        for name in sorted(used & held.keys() - _asked_for())
    ]
    return "\n".join([*lines, "", "", ""]) if lines else ""


@cache
def _asked_for() -> frozenset[str]:
    """Return what a notebook has of its own: all that is asked for, or written along with it."""
    bodies = (ast.parse(textwrap.dedent(mistake.code)).body for mistake in catalogue())
    along = {node.name for body in bodies for node in body if hasattr(node, "name")}
    return frozenset({mistake.target for mistake in catalogue()} | along | {"np"})


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


@cache
def catalogue() -> tuple[Mistake, ...]:
    """Return every known mistake, in the order of the lessons."""
    names = sorted(x.name for x in pkgutil.iter_modules(__path__) if x.name.startswith("lesson_"))
    lessons = (importlib.import_module(f"{__name__}.{name}") for name in names)
    return tuple(mistake for lesson in lessons for mistake in lesson.MISTAKES)


def known(target: str) -> Iterator[Mistake]:
    """Yield the known mistakes of one exercise, by the name of what the learner writes."""
    return (mistake for mistake in catalogue() if mistake.target == target)
