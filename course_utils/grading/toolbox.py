"""What a worker has of `course_utils`: all but the answers to its lesson, and to later ones.

The package holds a right version of every exercise, so that a later lesson starts from working
code. Where submissions run, it is cut down to what earlier lessons built, and what the lesson's own
cells import. What a check lends (its `given`) is brought in for that check alone.
"""

import ast
import json
import marshal
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from course_utils.grading.lessons import Lesson, all_lessons

_PACKAGE = Path(__file__).parents[1]
# The modules that hold answers, each behind those that it imports; the others go along as they are.
_ANSWERS = [
    *("arrays", "gradients", "layers", "network", "training"),
    *("functional", "modules", "autograd", "frameworks", "challenge"),
]
# Two exercises with one answer: when one is asked for, the other would do as well.
_ANSWERS_TOO = {"TwoLayerNet": ["FormulaNet"]}
# The order in which course_utils.mistakes looks a name up.
_LOOKED_UP = [
    *("arrays", "layers", "gradients", "network", "training"),
    *("autograd", "functional", "frameworks", "challenge", "modules"),
]
_HELPERS = ("__init__", "settings", "datasets")
_NO_CHECKS = '''\
"""The checks run elsewhere while a submission is graded: here they do nothing."""

import numpy as np


class CheckFailed(AssertionError):
    pass


def _nothing(*arguments, **options):
    print("(checked while grading)")


check_function = check_gradient = check_layer = check_steps = check_value = check_with = _nothing


def inputs(name):
    return np.random.default_rng(len(name))


def set_params(net, **values):
    for key, value in values.items():
        net.params[key][...] = value
'''
_NO_PICTURES = '''\
"""Pictures are for the eye: nothing is drawn while a submission is graded."""


class Picture:
    alt = ""

    def __repr__(self):
        return "(a picture)"


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return lambda *arguments, **options: Picture()
'''
Name = tuple[str, str]  # a module of the package, and a name in it


@dataclass(frozen=True)
class Toolbox:
    """Files of the package for one lesson's workers, and what comes in while the lesson goes on.

    Attributes
    ----------
    files : dict of str to str
        Path inside the package, and text.
    held : frozenset of (module, name)
        The definitions of the answer modules that are in it.
    later : dict of str to list
        By the ID of a check, the last that asks for them: steps (see `Loan`) that bring in answers
        to the lesson itself, where its text goes on with them.
    """

    files: dict[str, str]
    held: frozenset[Name] = field(default_factory=frozenset)
    later: dict[str, list] = field(default_factory=dict)


def toolbox(lesson: Lesson) -> Toolbox:
    """Return what a lesson's workers have: what earlier lessons built, and what its cells use."""
    # An answer may use what the model answer uses.
    cells = [*_code_cells(lesson.student), *_code_cells(lesson.solution)]
    wanted = {name for kind, text, _ in cells if kind != "check" for name in _used(text)}
    asked = {x.name: asked_for(x) for x in all_lessons(lesson.root) if x.solution.exists()}
    own = asked[lesson.name]
    still = own.union(*(names for name, names in asked.items() if name > lesson.name))
    still |= {name for each in own for name in _ANSWERS_TOO.get(each, ())}
    closed = {_place(name) for name in still & _known()}
    earlier = {
        _place(name)[0]
        for x, names in asked.items()
        if x <= lesson.name
        for name in names & _known()
    }
    free = {x for x in _definitions() if x[0] in earlier and not closed & _closure({x})}
    used = _closure(wanted) | free
    answers = {_place(name) for name in own & _known()}
    held = frozenset(name for name in used if not answers & _closure({name}))
    files = {f"{name}.py": (_PACKAGE / f"{name}.py").read_text("utf-8") for name in _HELPERS}
    for module in _ANSWERS:
        files[f"{module}.py"] = _cut_down(module, held)
    for name in ("__init__", "wire", "worker", "sandbox"):
        files[f"grading/{name}.py"] = (_PACKAGE / "grading" / f"{name}.py").read_text("utf-8")
    files |= {"checks.py": _NO_CHECKS, "plotting.py": _NO_PICTURES, "animation.py": _NO_PICTURES}
    files["course.toml"] = (lesson.root / "course.toml").read_text("utf-8")
    modules = {module for module, _ in answers & used}
    returning = (used - held) | {name for name in answers if name[0] in modules}
    return Toolbox(files, held, _later(lesson, returning, held))


def _later(lesson: Lesson, returning: set[Name], held: frozenset[Name]) -> dict[str, list]:
    """Return what is brought in after which check: none after it may profit."""
    asked: list[tuple[str, set[str]]] = []  # each check, and the names that it asks for
    defined: set[str] = set()
    for kind, text, name in _code_cells(lesson.solution):
        if kind == "exercise":
            defined = _defined(text)
        elif kind == "check":
            asked.append((name, defined | set(re.findall(r'name="(\w+)"', text))))
    last_asked = {
        each: [check for check, names in asked if names & {name for _, name in _closure({each})}][
            -1
        ]
        for each in returning
    }
    found: dict[str, list] = {}
    for check, _ in asked:
        coming = _closure({each for each, last in last_asked.items() if last == check})
        if not coming <= held:
            found[check] = _steps(coming, held)
            held |= coming
    return found


def asked_for(lesson: Lesson) -> set[str]:
    """Return the names of the functions and classes that a lesson asks its learners to write."""
    cells = _code_cells(lesson.solution)
    return set().union(*(_defined(text) for kind, text, _ in cells if kind == "exercise"))


def _defined(source: str) -> set[str]:
    body = ast.parse(_plain(source)).body
    return {node.name for node in body if isinstance(node, ast.FunctionDef | ast.ClassDef)}


def _code_cells(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield a built notebook's code cells: ``check``, ``exercise`` or ``given``; text, and ID."""
    for cell in json.loads(path.read_bytes())["cells"]:
        if cell["cell_type"] == "code":
            marks = cell["metadata"].get("nbgrader", {"grade": False, "solution": False})
            kind = "check" if marks["grade"] else "exercise" if marks["solution"] else "given"
            yield kind, "".join(cell["source"]), marks.get("grade_id", "")


@dataclass(frozen=True)
class Loan:
    """Course versions of some exercises, as a worker takes them in.

    Attributes
    ----------
    steps : list
        To be taken in this order: ``["code", module, marshalled code]`` runs code there,
        ``["link", module, name, from module, from name]`` gives it another module's name.
    modules : dict of str to str
        For each name that is lent, the module that then has it.
    reach : frozenset of str
        All that the worker can get hold of by it.
    """

    steps: list
    modules: dict[str, str]
    reach: frozenset[str]


@cache
def loan_of(names: tuple[str, ...], held: frozenset[Name]) -> Loan:
    """Return the course versions called `names`, for a worker that has `held` already."""
    places = {name: _place(name) for name in names}
    needed = _closure(set(places.values()))
    modules = {name: _full(module) for name, (module, _) in places.items()}
    return Loan(_steps(needed, held), modules, frozenset(name for _, name in needed))


def _steps(needed: set[Name], held: frozenset[Name]) -> list:
    """Return the steps of a `Loan` that bring in `needed`."""
    steps: list = []
    for module in _ANSWERS:
        missing = [name for name in needed if name[0] == module and name not in held]
        if not missing:
            continue
        book = _book(module)
        for alias, (origin, name) in book.links.items():
            if (origin, name) in needed:
                steps.append(["link", f"course_utils.{module}", alias, _full(origin), name])
        body = [*book.imports, *(book.nodes[name] for name in _in_order(book, missing))]
        tree = ast.Module(body=body, type_ignores=[])
        binary = marshal.dumps(compile(tree, f"<course_utils.{module}>", "exec"))
        steps.append(["code", f"course_utils.{module}", binary])
    return steps


@cache
def likely_loans(source: str) -> set[tuple[str, ...]]:
    """Return the lists of course versions that stand in a check: what `loan_of` will be asked."""
    lists = [
        tuple(sorted(x.value for x in node.elts if isinstance(x, ast.Constant)))
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.List)
    ]
    return {names for names in lists if names and _known().issuperset(names)}


@dataclass(frozen=True)
class _Book:
    """A module of answers, taken apart."""

    source: str
    imports: list[ast.stmt]  # of other packages
    links: dict[str, Name]  # names imported from other modules of this package
    nodes: dict[str, ast.stmt]  # each top-level name, and the statement that makes it
    uses: dict[str, set[str]]  # each top-level name, and the global names that it uses


@cache
def _book(module: str) -> _Book:
    source = (_PACKAGE / f"{module}.py").read_text("utf-8")
    imports, links, nodes = [], {}, {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("course_utils"):
            origin = node.module.removeprefix("course_utils").removeprefix(".")
            links |= {x.asname or x.name: (origin, x.name) for x in node.names if origin}
        elif isinstance(node, ast.Import | ast.ImportFrom):
            imports.append(node)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            nodes[node.name] = node
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            nodes |= {x.id: node for x in targets if isinstance(x, ast.Name)}
    uses = {
        name: {x.id for x in ast.walk(node) if isinstance(x, ast.Name)}
        for name, node in nodes.items()
    }
    return _Book(source, imports, links, nodes, uses)


def _closure(wanted: set[Name]) -> set[Name]:
    """Return the definitions that some need, themselves included."""
    found: set[Name] = set()
    waiting = [name for name in wanted if name[0] in _ANSWERS]
    waiting += [(module, "__getattr__") for module in {name[0] for name in waiting}]
    while waiting:
        module, name = waiting.pop()
        book = _book(module)
        if name in book.links:
            waiting.append(book.links[name])
        elif name in book.nodes and (module, name) not in found:
            found.add((module, name))
            waiting += [(module, used) for used in book.uses[name]]
    return found


def _cut_down(module: str, held: frozenset[Name]) -> str:
    """Return a module's text with the definitions in `held`, and no others."""
    book = _book(module)
    kept = [name for name in book.nodes if (module, name) in held]
    if not kept:
        return '"""Nothing of this module is used in this lesson."""\n'
    links = {
        alias: (origin, name)
        for alias, (origin, name) in book.links.items()
        if (origin, name) in held or origin not in _ANSWERS
    }
    lines = [ast.unparse(node) for node in book.imports]
    lines += [f"from course_utils.{o} import {n} as {a}" for a, (o, n) in links.items()]
    lines += [
        ast.get_source_segment(book.source, book.nodes[name]) or ""
        if not getattr(book.nodes[name], "decorator_list", None)
        else ast.unparse(book.nodes[name])
        for name in _in_order(book, kept)
    ]
    return "\n\n\n".join(lines) + "\n"


def _in_order(book: _Book, names: Iterable[str] | Iterable[Name]) -> Iterator[str]:
    wanted = {name if isinstance(name, str) else name[1] for name in names}
    seen: set[int] = set()
    for name, node in book.nodes.items():
        if name in wanted and id(node) not in seen:
            seen.add(id(node))
            yield name


@cache
def _definitions() -> frozenset[Name]:
    return frozenset((module, name) for module in _ANSWERS for name in _book(module).nodes)


@cache
def _known() -> frozenset[str]:
    return frozenset(name for _, name in _definitions())


def _place(name: str) -> Name:
    """Return where the course's own version of a name stands (as `mistakes.course_version`)."""
    for module in _LOOKED_UP:
        if name in _book(module).nodes:
            return module, name
    raise LookupError(f"course_utils has no {name!r}")


def _full(module: str) -> str:
    return f"course_utils.{module}"


def _plain(source: str) -> str:
    """Return a cell's text without IPython's own lines."""
    return re.sub(r"^(\s*)[%!].*$", r"\1pass", source, flags=re.MULTILINE)


def _used(source: str) -> Iterator[Name]:
    """Yield what a cell uses of this package."""
    tree = ast.parse(_plain(source))
    modules = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("course_utils"):
            origin = node.module.removeprefix("course_utils").removeprefix(".")
            if origin:
                yield from ((origin, alias.name) for alias in node.names)
            else:
                modules |= {alias.asname or alias.name: alias.name for alias in node.names}
    yield from _attributes(modules, tree)


def _attributes(modules: dict[str, str], tree: ast.AST) -> Iterator[Name]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield modules.get(node.value.id, node.value.id), node.attr
