"""What the check cells call: run the learner's work, compare, and say in words what is wrong.

Every check follows one plan. *Steps* are taken with the learner's work and yield named results,
which are compared with what the same steps yield with the course's own version, or with central
differences of it. Where a result differs, the steps are taken once more with each known mistake
(see `mistakes`): one that gives the learner's very numbers is named.
"""

import contextlib
import copy
import hashlib
import io
import itertools
import linecache
import os
import re
import sys
import textwrap
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import CodeType, FrameType
from typing import Any

import numpy as np

from course_utils import frameworks, mistakes
from course_utils.comparing import (
    AFTERWARDS,
    Different,
    Finding,
    Slope,
    alike,
    as_parts,
    entries,
    first_finding,
    only_numbers,
    parted,
    show,
)
from course_utils.mistakes.errors import explain_error

Steps = Callable[[Any], Iterable[tuple[str, Any]]]

_STEP = 1e-5  # of central differences
_AGAIN = " (at the second call)"  # what stands in parentheses comes last in a label
_OTHERWISE_USED = " (after another object was used)"
_LEFT = " (kept while another object was used)"
_REUSED = " (when the object is used again)"
_UPDATED = " (after a parameter changed in place)"
_SHARED = "Two objects share what they keep: is it stored on `self`, by each method?"
_HINTS = {  # what each of these tells when all was right before
    _AGAIN: "The first call was right: what does it change, or add to, that the next one uses?",
    _OTHERWISE_USED: _SHARED,
    _LEFT: _SHARED,
    _REUSED: "Something of an earlier forward pass is left: each pass must store its own values.",
    _UPDATED: "Learning changes a parameter in place: keep the array itself, not a copy of it.",
}
_MAYBE = ("It may be", "Or it may be", "Or it may be")
_WIDTH = 96  # of a message, in characters


class CheckFailed(AssertionError):
    """A check that did not pass. Its text is for the learner, who sees it without a traceback.

    Attributes
    ----------
    mistakes : list of str
        The names of the known mistakes that give the learner's very results.
    """

    def __init__(self, text: str, mistakes: Iterable[str] = ()) -> None:
        super().__init__(text)
        self.mistakes = list(mistakes)

    def _render_traceback_(self) -> list[str]:  # IPython asks for it by this name
        return str(self).split("\n")


def inputs(name: str) -> np.random.Generator:
    """Return the random generator that a check draws its inputs from.

    Parameters
    ----------
    name : str
        The check's ID: each check has numbers of its own.

    Returns
    -------
    numpy.random.Generator
        The same numbers each time at the learner's desk. When a submission is graded, the
        environment variable COURSE_SEED is set, and the numbers are ones that nobody knows.
    """
    text = f"{os.environ.get('COURSE_SEED', '')}/{name}"
    return np.random.default_rng(list(hashlib.sha256(text.encode()).digest()))


def check_value(got: Any, expected: Any, label: str, tolerance: float | None = None) -> None:
    """Compare one result with the value that it should have.

    Parameters
    ----------
    got : number, array or callable
        The learner's result; or a function without arguments that returns it, so that an error on
        the way is explained as well.
    expected : number or array
        The right one.
    label : str
        What the value is, as the message should call it.
    tolerance : float, optional
        The largest difference that counts as equal, relative to the largest entry of `expected`;
        by default what rounding explains in the precision of the learner's result.

    Raises
    ------
    CheckFailed
        If they differ.
    """

    def steps(result: Any) -> Iterator[tuple[str, Any]]:
        yield label, result() if callable(result) else result

    praise = f"{label}: {show(expected)}, as it should be."
    check_steps(got, steps, {label: expected}, (), label, tolerance, praise)


def check_function(
    function: Callable,
    /,
    *,
    expected: Any = None,
    given: Iterable[str] = (),
    name: str | None = None,
    label: str = "the result",
    tolerance: float | None = None,
    **arguments: Any,
) -> None:
    """Call a function twice on copies of its arguments; compare what it returns and what it leaves.

    Parameters
    ----------
    function : callable
        The learner's function.
    expected : number, array, or tuple or dict of them, optional
        The right result; by default what the course's own function of this name returns.
    given : iterable of str
        As in `check_steps`.
    name : str, optional
        As in `check_steps`.
    label : str
        What is compared, for the message: "the result for integers", say.
    tolerance : float, optional
        As in `check_value`.
    **arguments
        The arguments, in their order; those made of numbers must come back as they were given.

    Raises
    ------
    CheckFailed
        If the function fails, its result differs, or an argument was changed.
    """
    name = name or _name(function, _cell())
    results = [f"{name}: {label}{again}" for again in ("", _AGAIN)]

    def steps(candidate: Callable) -> Iterator[tuple[str, Any]]:
        for result in results:
            held = copy.deepcopy(arguments)
            yield result, candidate(*held.values())
        yield from (x for x in _afterwards(name, held) if x[0] in wanted)

    if expected is None:
        with _quietly():
            expected = _course_version(name)(*copy.deepcopy(arguments).values())
    wanted = dict.fromkeys(results, expected) | dict(_afterwards(name, arguments))
    check_steps(function, steps, wanted, given, name, tolerance, f"{name}: {label} is right.")


def check_layer(
    layer_class: type,
    /,
    *,
    parameters: Mapping[str, np.ndarray] | None = None,
    constants: Iterable[Any] = (),
    forward_only: bool = False,
    given: Iterable[str] = (),
    name: str | None = None,
    tolerance: float | None = None,
    **inputs: Any,
) -> None:
    """Compare a layer's `forward` with the course's, and its `backward` with central differences.

    The upstream gradient is random. `backward` is asked twice, then after other objects of the
    class were used, then on an object used before; it must leave `dout`, the inputs and the
    parameters as they were. Parameters that are updated in place must then be seen by `forward`.

    Parameters
    ----------
    layer_class : type
        The learner's class, with `forward` and `backward`.
    parameters : dict of str to ndarray, optional
        What the class is made with, in this order. The gradient of a parameter ``W`` is expected
        in the attribute ``dW`` after `backward`.
    constants : iterable
        Further arguments of `forward` that have no gradient, such as labels.
    forward_only : bool
        Leave `backward` alone, for a check that stands before it is written.
    given, name, tolerance
        As in `check_function`. The course must have a class of this name.
    **inputs : number or ndarray
        The inputs of `forward`, in its order, under the names that the messages should use.
        `backward` returns their gradients in the same order.

    Raises
    ------
    CheckFailed
        If the layer fails, a result differs, or something was changed that should not be.
    """
    name = name or _name(layer_class, _cell())
    own = _course_version(name)
    parameters = dict(parameters or {})
    moving = {**inputs, **parameters}
    fixed = {f"argument {i} of forward": x for i, x in enumerate(constants, len(inputs) + 1)}
    values = {**moving, **fixed}
    result = f"{name}.forward: the result"
    arrays = [key for key, value in parameters.items() if isinstance(value, np.ndarray)]

    def make(layer_class: type, held: Mapping[str, Any]) -> Any:
        return layer_class(*(held[key] for key in parameters))

    def forward(layer: Any, held: Mapping[str, Any]) -> Any:
        return layer.forward(*(held[key] for key in (*inputs, *fixed)))

    def output(moved: Mapping[str, Any]) -> Any:
        held = copy.deepcopy({**values, **moved})
        return forward(make(own, held), held)

    def gradient(key: str, when: str) -> str:
        return f"{name}.backward: {'self.' if key in parameters else ''}d{key}{when}"

    def backward(layer: Any, when: str) -> Iterator[tuple[str, Any]]:
        upstream = copy.deepcopy(dout)
        found = layer.backward(upstream)
        found = (found,) if len(inputs) == 1 else as_parts(f"{name}.backward", found, inputs)
        yield from ((gradient(key, when), x) for key, x in zip(inputs, found, strict=True))
        for key in parameters:
            yield gradient(key, when), getattr(layer, f"d{key}", None)
        yield f"{name}.backward: dout{when}{AFTERWARDS}", upstream

    def steps(candidate: type) -> Iterator[tuple[str, Any]]:
        held = copy.deepcopy(values)
        others = held | {key: held[key] + 1 for key in inputs if not np.ndim(held[key])}
        others |= {key: np.flip(x) for key, x in held.items() if isinstance(x, np.ndarray)}
        layer = make(candidate, held)
        out = forward(layer, held)
        first = _kept(out)
        yield result, out
        yield from _afterwards(f"{name}.forward", held)
        if not forward_only:
            yield from backward(layer, "")
            yield from backward(layer, _AGAIN)
            yield from _afterwards(f"{name}.backward", held)
            same = bool(np.array_equal(np.asarray(out), np.asarray(first)))
            yield f"{name}.backward: the result of forward stays as it was", same
            second, third = make(candidate, held), make(candidate, others)
            forward(second, others)
            forward(third, others)
            third.backward(copy.deepcopy(dout))
            yield from ((gradient(x, _LEFT), getattr(layer, f"d{x}", None)) for x in parameters)
            yield from backward(layer, _OTHERWISE_USED)
            yield f"{result}{_REUSED}", forward(second, held)
            yield from backward(second, _REUSED)
        if arrays and not forward_only:
            for key in arrays:
                held[key] += 1
            yield result + _UPDATED, forward(layer, held)

    with _quietly():
        right = output({})
        dout = _upstream(right, name)
        if not any(isinstance(value, np.ndarray) for value in (right, *moving.values())):
            dout = float(dout)  # numbers all the way
        wanted = _right(steps, name)
        if not forward_only:
            size = float(np.sum(np.abs(right * dout)))
            slopes = _slopes(lambda moved: float(np.sum(output(moved) * dout)), moving, size)
            for key, when in itertools.product(moving, ("", _AGAIN, _OTHERWISE_USED, _REUSED)):
                label = gradient(key, when)
                wanted[label] = slopes[key].unless_bent(wanted[label])
    praise = f"{name}.forward: the result is right."
    if not forward_only:
        praise = f"{name}: forward and backward agree with central differences"
        praise += " (largest relative error {worst})."
    check_steps(layer_class, steps, wanted, given, name, tolerance, praise)


def check_gradient(
    function: Callable,
    /,
    *,
    value: Callable | None = None,
    given: Iterable[str] = (),
    name: str | None = None,
    tolerance: float | None = None,
    **arguments: Any,
) -> None:
    """Compare the gradients that a function returns with central differences of its value.

    Parameters
    ----------
    function : callable
        The learner's function; returns the pair ``(value, gradients)`` with one gradient for each
        argument, in their order.
    value : callable, optional
        Returns the right value for the same arguments; by default the first result of the course's
        own function of this name.
    given, name, tolerance
        As in `check_function`.
    **arguments : number or ndarray of floats
        The arguments, in their order; they must come back as they were given.

    Raises
    ------
    CheckFailed
        If the function fails, a value or gradient differs, or an argument was changed.
    """
    name = name or _name(function, _cell())
    own = value or (lambda *moved: _course_version(name)(*moved)[0])

    def steps(candidate: Callable) -> Iterator[tuple[str, Any]]:
        for when in ("", _AGAIN):
            held = copy.deepcopy(arguments)
            result = as_parts(name, candidate(*held.values()), ("the value", "the gradients"))
            yield f"{name}: the value{when}", result[0]
            gradients = as_parts(f"{name}: the gradients", result[1], arguments)
            for key, gradient in zip(arguments, gradients, strict=True):
                yield f"{name}: d{key}{when}", gradient
        yield from _afterwards(name, held)

    def objective(moved: Mapping[str, Any]) -> float:
        return own(*copy.deepcopy({**arguments, **moved}).values())

    with _quietly():
        right = objective({})
        slopes = _slopes(objective, arguments, abs(right))
    wanted = dict(_afterwards(name, arguments))
    for when in ("", _AGAIN):
        wanted[f"{name}: the value{when}"] = right
        wanted |= {f"{name}: d{key}{when}": slopes[key] for key in arguments}
    praise = f"{name}: the gradients agree with central differences"
    praise += " (largest relative error {worst})."
    check_steps(function, steps, wanted, given, name, tolerance, praise)


def check_with(library: str, check: Callable[..., None], /, *arguments: Any, **options: Any) -> Any:
    """Run a check of work that needs a library; where it is not installed, say so in one line.

    Parameters
    ----------
    library : str
        As one imports it: ``"torch"``.
    check : callable
        One of the checks of this module.
    *arguments, **options
        What the check is called with.

    Returns
    -------
    None or 0
        0 where the library is absent: nbgrader reads a cell's last value as its points.

    Raises
    ------
    CheckFailed
        As `check` does.
    """
    if text := frameworks.absence(library):
        print(f"{text}: this check is skipped, and earns nothing. (pip install {library})")
        return 0
    return check(*arguments, **options)


def check_steps(
    target: Any,
    steps: Steps,
    expected: Mapping[str, Any] | None = None,
    given: Iterable[str] = (),
    name: str | None = None,
    tolerance: float | None = None,
    praise: str | None = None,
) -> None:
    """Take steps with the learner's work and compare each result that they yield.

    Parameters
    ----------
    target : function or class
        The learner's work.
    steps : callable
        Takes `target` and yields pairs (label, result); a result is a number, an array, or a tuple
        or dict of them. A label that ends in "afterwards" names a value that should not change.
    expected : dict, optional
        Label to right result; by default what the steps yield with the course's own version.
    given : iterable of str
        Names of earlier exercises that the work may use: while it runs, they stand for the
        course's own versions, so that a slip up there costs nothing here.
    name : str, optional
        The exercise's name; by default the one that `target` has in the notebook.
    tolerance : float, optional
        As in `check_value`.
    praise : str, optional
        What is said when all is right; ``{worst}`` in it stands for the largest relative error.

    Raises
    ------
    CheckFailed
        If the work fails or a result differs; the text says where, and what it looks like.
    """
    cell = _cell()
    name = name or _name(target, cell)
    versions = {name: _course_version(name) for name in given}
    with _desk.lent(cell.f_globals, versions) as at_work:
        if expected is None:
            expected = _right(steps, name)
        if not entries(expected):
            raise ValueError(f"{name}: this check compares nothing. Let its steps yield a result.")
        with at_work:
            results, error = _taken(steps, target)
        finding, worst = first_finding(results, expected, tolerance)
        this = _Compared(target, cell.f_globals, name, steps, expected, tolerance, _held(steps))
        if _passed and not this.goes_on_from(_passed[-1]):
            _passed.clear()
        if error and not finding:
            finding = Finding(_story(name, error, cell))
        missing = [label for label in expected if label not in results]
        if missing and not finding:
            finding = Finding([f"{name}: no result for {missing[0].removeprefix(f'{name}: ')}."])
        if finding:
            facts = finding.facts + [x for when, x in _HINTS.items() if when in finding.lines[0]]
            known, named = _known_mistakes(this, results, error)
            told = _laid_out([*finding.lines, *(() if named else facts), *known])
            raise CheckFailed(told, named)
        _passed.append(this)
    print((praise or f"{name}: right.").replace("{worst}", f"{worst:.0e}" if worst else "0"))


def set_params(net: Any, **values: np.ndarray) -> None:
    """Write numbers into the parameters of a network, in place, as learning does.

    Parameters
    ----------
    net : network
        Whose `params` is a dict of arrays.
    **values : ndarray
        New numbers for some of them, under their names and of their shapes.
    """
    for key, value in values.items():
        net.params[key][...] = value


# ---- Running the learner's work ----


class Desk:
    """Where the learner's work runs: here, in the interpreter that runs the check."""

    @contextlib.contextmanager
    def lent(
        self, namespace: dict, versions: Mapping
    ) -> Iterator[contextlib.AbstractContextManager]:
        """Let names stand for the course's own versions in the notebook, for a while.

        It yields another context manager, for as long as the learner's own work runs.
        """
        before = {name: namespace[name] for name in versions if name in namespace}
        namespace.update(versions)
        try:
            yield contextlib.nullcontext()
        finally:
            for name in versions:
                namespace.pop(name, None)
            namespace.update(before)

    def place(self, error: BaseException, cell: FrameType) -> tuple[str, str] | None:
        """Return the learner's function that an error came from, and the text of its line."""
        own = [
            (frame.f_code, number)
            for frame, number in traceback.walk_tb(error.__traceback__)
            if frame.f_globals is cell.f_globals
            and frame.f_code.co_filename != cell.f_code.co_filename
        ]
        if not own:
            return None
        code, number = own[-1]
        return code.co_qualname, linecache.getline(code.co_filename, number).strip()


_desk = Desk()


def sit_at(desk: Desk) -> None:
    """Let the learner's work run elsewhere from now on: where submissions are graded."""
    global _desk
    _desk = desk


def _cell() -> FrameType:
    """Return the frame that called this module: the check cell, whose names are the notebook's."""
    frame = sys._getframe(1)
    while frame.f_globals is globals():
        frame = frame.f_back
    return frame


def _name(target: Any, cell: FrameType) -> str:
    """Return the name that the check cell itself has for an exercise.

    What the learner's object says of its name counts last: it may be a lambda, or the answer to
    another exercise.
    """
    code, held = cell.f_code, {**cell.f_globals, **cell.f_locals}
    said = [name for name in (*code.co_names, *code.co_varnames) if held.get(name) is target]
    names = [*said, getattr(target, "__name__", type(target).__name__)]
    return next((x for x in names if mistakes.course_version(x) is not None), names[0])


def _course_version(name: str) -> Any:
    found = mistakes.course_version(name)
    if found is None:
        raise LookupError(f"course_utils has no {name!r}. Write it there, or give what is right.")
    return found


@contextlib.contextmanager
def _quietly() -> Iterator[None]:
    """Silence what the steps provoke: one line on stderr can cost a graded cell all its points."""
    with (
        warnings.catch_warnings(),
        np.errstate(all="ignore"),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        warnings.simplefilter("ignore")
        yield


def _taken(
    steps: Steps, candidate: Any, enough: Callable[[str, Any], bool] = lambda label, result: False
) -> tuple[dict[str, Any], BaseException | None]:
    """Take the steps: what they yield, and the error that ended them, if any.

    They end early after a result of which `enough` says so.
    """
    results = {}
    try:
        with _quietly():
            for label, result in steps(candidate):
                if label in results:
                    raise ValueError(f"two results of this check are called {label!r}")
                results[label] = _kept(result)
                if enough(label, result):
                    break
    except (Exception, SystemExit) as error:
        return results, error
    return results, None


def _right(steps: Steps, name: str) -> dict[str, Any]:
    """Take the steps with the course's own version."""
    results, error = _taken(steps, _course_version(name))
    if error:
        raise error
    return results


def _kept(result: Any) -> Any:
    """Return a result as it is now, for the calls that follow may change its arrays."""
    if isinstance(result, tuple | list):
        kept = [_kept(part) for part in result]
        return tuple(kept) if isinstance(result, tuple) else kept
    if isinstance(result, Mapping):
        return {key: _kept(value) for key, value in result.items()}
    return result.copy() if isinstance(result, np.ndarray) else result


def _afterwards(name: str, held: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the arguments that a call could have changed."""
    for key, value in held.items():
        if isinstance(value, np.ndarray | list | Mapping) and only_numbers(value):
            yield f"{name}: {key}{AFTERWARDS}", value


def _upstream(result: Any, name: str) -> Any:
    """Return a random upstream gradient for the result of a forward pass."""
    drawn = inputs(f"dout of {name}").normal(size=np.shape(result))
    return drawn if np.ndim(result) else drawn + 3  # 1 would hide a `dout` left out


def _slopes(function: Callable, values: Mapping[str, Any], size: float) -> dict[str, Slope]:
    """Return the central differences of a function of `values`, a dict, along each of them.

    `size` is that of the terms that the function adds up: it tells how coarse its rounding is.
    """
    slopes = {}
    for key, value in values.items():
        at = np.array(value, dtype=float)
        slope = np.zeros(at.shape)
        for index in np.ndindex(at.shape):
            step = max(_STEP, 1e-9 * abs(at[index]))  # seen by large numbers, too
            above, below = at.copy(), at.copy()
            above[index] += step
            below[index] -= step
            change = function({key: above[()]}) - function({key: below[()]})
            slope[index] = change / (above[index] - below[index])
        slopes[key] = Slope(slope, 50 * np.finfo(float).eps * size / _STEP)
    return slopes


# ---- Known mistakes ----


@dataclass(frozen=True)
class _Compared:
    """The steps that were taken with a learner's work, and what they were compared with."""

    target: Any
    notebook: dict[str, Any]
    name: str
    steps: Steps
    expected: Mapping
    tolerance: float | None
    held: dict[str, Any]

    def goes_on_from(self, other: "_Compared") -> bool:
        """Whether both are about the same work in the same place."""
        return self.target is other.target and self.notebook is other.notebook

    def still_holds(self) -> bool:
        """Whether the steps are what they were, and work with the same."""
        now = _held(self.steps)
        if any(now[key] is not value for key, value in self.held.items()):
            return False
        right, error = _taken(self.steps, mistakes.course_version(self.name))
        return not error and not self._differs(right)

    def rules_out(self, mistake: mistakes.Mistake) -> bool:
        """Whether a mistake would not have passed."""
        theirs, error = _taken(self.steps, mistake.build(), self._wrong)
        return error is not None or self._differs(theirs)

    def _differs(self, results: Mapping) -> bool:
        return results.keys() != self.expected.keys() or any(
            itertools.starmap(self._wrong, results.items())
        )

    def _wrong(self, label: str, result: Any) -> bool:
        if label not in self.expected:
            return True
        return first_finding({label: result}, self.expected, self.tolerance)[0] is not None


def _held(steps: Steps) -> dict[str, Any]:
    """Return what the names that steps use outside stand for now."""

    def names(code: CodeType) -> set[str]:
        inner = (names(x) for x in code.co_consts if isinstance(x, CodeType))
        return set(code.co_names).union(*inner)

    return {key: steps.__globals__.get(key) for key in names(steps.__code__)}


# What the learner's latest work has passed: a mistake that would have failed there is ruled out.
_passed: list[_Compared] = []


def _known_mistakes(
    this: _Compared, results: Mapping, error: BaseException | None
) -> tuple[list[str], list[str]]:
    """Return what known mistakes explain the learner's results, and the names of certain ones."""
    if isinstance(error, NotImplementedError):
        return [], []

    def wrong_of(found: Mapping) -> list[str]:
        return [x for x in results if first_finding({x: found.get(x)}, expected, this.tolerance)[0]]

    def goes_elsewhere(label: str, result: Any) -> bool:
        parts = parted({label: result}, expected)
        if not wrong:
            return not all(x in results and alike(parts[x], results[x]) for x in parts)
        right = {x: parts[x] for x in parts if x in before}
        if first_finding(right, expected, this.tolerance)[0]:
            return True
        return wrong[0] in parts and not alike(parts[wrong[0]], results[wrong[0]])

    expected = {**this.expected, **parted(this.expected, this.expected)}
    results = parted(results, expected)
    wrong = wrong_of(results)
    before = set(itertools.takewhile(lambda x: x not in wrong, results))
    same, partly = [], {}
    with contextlib.redirect_stdout(io.StringIO()):
        for mistake in mistakes.known(this.name):
            theirs, their_error = _taken(this.steps, mistake.build(), goes_elsewhere)
            theirs = parted(theirs, expected)
            agreed = [x for x in results if x in theirs and alike(theirs[x], results[x])]
            so_far = len(agreed) == len(results) == len(theirs) and (wrong or error)
            if so_far and _told(error) == _told(their_error) and wrong_of(theirs) == wrong:
                same.append(mistake)
            elif wrong and wrong[0] in agreed and wrong_of(theirs)[:1] == wrong[:1]:
                partly[mistake.explanation] = len(agreed)
        passed = [x for x in _passed if same and x.still_holds()]
        same = [x for x in same if not any(check.rules_out(x) for check in passed)]
    if same and not error:
        first, *others = list(dict.fromkeys(mistake.explanation for mistake in same))[:3]
        told = [f"This is what comes out when {first}", *(f"Or when {x}" for x in others)]
        return told, [mistake.name for mistake in same]
    if same or partly:  # many a slip ends in the same error
        likely = list(dict.fromkeys(mistake.explanation for mistake in same))
        likely = likely or [max(partly, key=partly.get)]
        return [f"{start} that {x}" for start, x in zip(_MAYBE, likely, strict=False)], []
    return [], []


def _told(error: BaseException | None) -> tuple[str, str]:
    """Return what an error says, without what differs from run to run."""
    if isinstance(error, RecursionError):  # it ends wherever the stack is full
        return "RecursionError", ""
    return type(error).__name__, re.sub(r"_\d+\b", "", str(error))  # Keras counts its models


# ---- Words ----


def _laid_out(lines: list[str]) -> str:
    """Return a message that a narrow screen shows whole."""
    return "\n".join(
        textwrap.fill(
            line if len(line) < 600 else f"{line[:600]} …",
            _WIDTH,
            initial_indent="    " if i else "",
            subsequent_indent="    ",
            break_on_hyphens=False,
        )
        for i, line in enumerate(lines)
    )


def _story(name: str, error: BaseException, cell: FrameType) -> list[str]:
    """Tell what stopped the learner's code, and in which line."""
    if isinstance(error, CheckFailed | Different):
        return str(error).split("\n")
    place = _desk.place(error, cell)
    where = place[0].replace("<locals>.", "") if place else name
    where = name if where.startswith("<") else where
    if isinstance(error, NotImplementedError) and (not place or "raise" in place[1]):
        return [
            f"{where} is not written yet"
            + ("." if where.startswith(name) else f", and {name} uses it."),
            "Replace the line `raise NotImplementedError(...)` by your code, run that cell, and "
            "then run this one again.",
        ]
    text = f"{type(error).__name__}: {error}".removesuffix(": ")
    if isinstance(error, RecursionError):  # Python may add where the stack was full
        text = "RecursionError: maximum recursion depth exceeded"
    if not place:
        if isinstance(error, KeyError):  # the check looked for it in what came back
            if error.args and isinstance(error.args[0], int):
                return [f"{name}: a dict came back where a tuple or a list was to come."]
            return [f"{name}: nothing was found under the key {error}. Is it spelled that way?"]
        missing = ["Is a `return` missing?"] if "NoneType" in text else []
        return [f"{name} cannot be used as the exercise describes it.", text, *missing]
    line = place[1]
    explained = explain_error(error, in_method=bool(re.fullmatch(r"\w+\.\w+", place[0])))
    return [
        f"{where} stopped with {text}",
        *([f"in the line   {line}"] if line else []),
        *([explained] if explained else []),
    ]
