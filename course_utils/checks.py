"""What the check cells call: run the learner's work, compare, and say in words what is wrong.

Every check follows one plan. *Steps* are taken with the learner's work and yield named results,
which are compared as they come with what the same steps yield with the course's own version, or
with central differences. Where a result differs, the steps are taken once more with each known
mistake (see `mistakes`): one that gives the learner's very numbers is named.
"""

import contextlib
import copy
import functools
import hashlib
import inspect
import io
import linecache
import os
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from course_utils import mistakes
from course_utils.gradients import numerical_gradient, relative_error

Steps = Callable[[Any], Iterable[tuple[str, Any]]]

_PRECISE = 1e-6  # what may differ, relative to the largest expected entry
_SINGLE = 2e-3  # the same for answers computed in float32
_AFTERWARDS = " afterwards"  # ends the label of a value that a call should have left alone
_CENTRAL = "central differences (largest relative error {worst:.0e})."
_HERE = str(Path(__file__).parent)


class CheckFailed(AssertionError):
    """A check that did not pass. Its text is for the learner, who sees it without a traceback."""

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
        The largest difference that counts as equal, relative to the largest entry of `expected`.

    Raises
    ------
    CheckFailed
        If they differ.
    """
    check_steps(
        got,
        lambda result: [(label, result() if callable(result) else result)],
        expected={label: expected},
        name=label,
        tolerance=tolerance,
        praise=f"{label}: {_show(expected)}, as it should be.".replace("{", "{{").replace(
            "}", "}}"
        ),
    )


def check_function(
    function: Callable,
    *,
    expected: Any = None,
    given: Iterable[str] = (),
    name: str | None = None,
    label: str = "the result",
    tolerance: float | None = None,
    **arguments: Any,
) -> None:
    """Call a function on copies of its arguments; compare what it returns and what it leaves.

    Parameters
    ----------
    function : callable
        The learner's function.
    expected : number, array, or tuple or dict of them, optional
        The right result; by default what the course's own function of this name returns.
    given : iterable of str
        As in `check_steps`.
    name : str, optional
        The exercise's name, by default the function's.
    label : str
        What is compared, for the message: "the result for integers", say.
    tolerance : float, optional
        As in `check_value`.
    **arguments
        The arguments, in their order; arrays and lists must come back as they were given.

    Raises
    ------
    CheckFailed
        If the function fails, its result differs, or an argument was changed.
    """
    name = name or _name(function)
    watched = [key for key, value in arguments.items() if isinstance(value, np.ndarray | list)]

    def steps(candidate: Callable) -> Iterator[tuple[str, Any]]:
        copies = copy.deepcopy(arguments)
        yield f"{name}: {label}", candidate(*copies.values())
        for key in watched:
            yield f"{name}: {key}{_AFTERWARDS}", copies[key]

    if expected is None:
        expected = mistakes.course_version(name)(*copy.deepcopy(arguments).values())
    wanted = {f"{name}: {label}": expected}
    wanted |= {f"{name}: {key}{_AFTERWARDS}": arguments[key] for key in watched}
    check_steps(function, steps, expected=wanted, given=given, name=name, tolerance=tolerance)


def check_layer(
    layer_class: type,
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

    The upstream gradient is random. `backward` is asked twice, and must leave `dout`, the inputs
    and the parameters as they were.

    Parameters
    ----------
    layer_class : type
        The learner's class, with `forward` and `backward`. Where the course has no class of that
        name, the central differences are those of the learner's own `forward`.
    parameters : dict of str to ndarray, optional
        What the class is made with, in this order. The gradient of a parameter ``W`` is expected
        in the attribute ``dW`` after `backward`.
    constants : iterable
        Further arguments of `forward` that have no gradient, such as labels.
    forward_only : bool
        Leave `backward` alone, for a check that stands before it is written.
    given, name, tolerance
        As in `check_function`.
    **inputs : number or ndarray
        The inputs of `forward`, in its order, under the names that the messages should use.
        `backward` returns their gradients in the same order.

    Raises
    ------
    CheckFailed
        If the layer fails, a result differs, or something was changed that should not be.
    """
    name = name or _name(layer_class)
    parameters = dict(parameters or {})
    constants = tuple(constants)
    oracle = mistakes.course_version(name) or layer_class
    values = copy.deepcopy({**inputs, **parameters})

    def output(**moved: Any) -> Any:
        moved = copy.deepcopy(moved)
        layer = oracle(*(moved[key] for key in parameters))
        return layer.forward(*(moved[key] for key in inputs), *copy.deepcopy(constants))

    def steps(candidate: type) -> Iterator[tuple[str, Any]]:
        held = copy.deepcopy(values)
        layer = candidate(*(held[key] for key in parameters))
        out = layer.forward(*(held[key] for key in inputs), *copy.deepcopy(constants))
        yield f"{name}.forward: the result", out
        for again in () if forward_only else ("", " at the second call"):
            upstream = copy.deepcopy(dout)
            found = layer.backward(upstream)
            found = (found,) if len(inputs) == 1 else _parts(f"{name}.backward", found, inputs)
            for key, gradient in zip(inputs, found, strict=True):
                yield f"{name}.backward: d{key}{again}", gradient
            for key in parameters:
                yield f"{name}.backward: d{key}{again}", getattr(layer, f"d{key}", None)
            yield f"{name}.backward: dout{_AFTERWARDS}", upstream
        for key, value in held.items():
            yield f"{name}: {key}{_AFTERWARDS}", value

    with _quietly(), _explained(name), _given(layer_class, given):
        right = output(**values)
        dout = _random_like(right, name)
        wanted = {f"{name}.forward: the result": right}
        if not forward_only:
            slopes = _slopes(lambda **moved: np.sum(output(**moved) * dout), values)
            for again in ("", " at the second call"):
                wanted |= {f"{name}.backward: d{key}{again}": slopes[key] for key in values}
            wanted[f"{name}.backward: dout{_AFTERWARDS}"] = dout
    wanted |= {f"{name}: {key}{_AFTERWARDS}": value for key, value in values.items()}
    praise = f"{name}: forward and backward agree with {_CENTRAL}"
    if forward_only:
        praise = f"{name}.forward: right."
    check_steps(layer_class, steps, wanted, given, name, tolerance, praise)


def check_gradient(
    function: Callable,
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
        Returns the right value for the same arguments; by default the learner's own is trusted.
    given, name, tolerance
        As in `check_function`.
    **arguments : number or ndarray of floats
        The arguments, in their order.

    Raises
    ------
    CheckFailed
        If the function fails, or a value or gradient differs.
    """
    name = name or _name(function)

    def both(candidate: Callable, moved: Mapping[str, Any]) -> tuple:
        result = candidate(*copy.deepcopy(tuple(moved.values())))
        return _parts(name, result, ("value", "gradients"))

    def steps(candidate: Callable) -> Iterator[tuple[str, Any]]:
        found, gradients = both(candidate, arguments)
        yield f"{name}: the value", found
        gradients = _parts(f"{name}: the gradients", gradients, arguments)
        for key, gradient in zip(arguments, gradients, strict=True):
            yield f"{name}: d{key}", gradient

    def objective(**moved: Any) -> Any:
        return value(*moved.values()) if value else both(function, moved)[0]

    with _quietly(), _explained(name), _given(function, given):
        wanted = {f"{name}: the value": objective(**arguments)}
        slopes = _slopes(objective, arguments)
    wanted |= {f"{name}: d{key}": slope for key, slope in slopes.items()}
    praise = f"{name}: the gradients agree with {_CENTRAL}"
    check_steps(function, steps, wanted, given, name, tolerance, praise)


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
        The exercise's name, by default that of `target`.
    tolerance : float, optional
        As in `check_value`.
    praise : str, optional
        What is said when all is right; ``{worst}`` in it stands for the largest relative error.

    Raises
    ------
    CheckFailed
        If the work fails or a result differs; the text says where, and what it looks like.
    """
    name = name or _name(target)
    if expected is None:
        with _quietly():
            right = steps(mistakes.course_version(name))
            expected = {label: _kept(result) for label, result in right}
    results, worst, problem = {}, 0.0, None
    try:
        with _quietly(), _explained(name), _given(target, given):
            for label, result in steps(target):
                results[label] = _kept(result)
                if not problem:
                    problem, error = _compare(label, result, expected[label], tolerance)
                    worst = max(worst, error)
    except _Stopped as stopped:
        problem = problem or [str(stopped), *_known_error(name, steps, stopped)]
    except _Different as different:
        problem = problem or [str(different)]
    missing = [label for label in expected if label not in results]
    if missing and not problem:  # a check that compares nothing must not pass
        problem = [f"{name}: not reached: {', '.join(missing)}."]
    if problem:
        problem += _known_mistake(name, steps, results, expected, tolerance)
        raise CheckFailed("\n    ".join(problem))
    print(praise.format(worst=worst) if praise else f"{name}: right.")


class _Different(CheckFailed):
    """A result whose form differs from what was expected."""


class _Stopped(CheckFailed):
    """The learner's code raised an error."""

    def __init__(self, text: str, error: BaseException) -> None:
        super().__init__(text)
        self.error = error


# ---- Running the learner's work ----


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


@contextlib.contextmanager
def _explained(name: str) -> Iterator[None]:
    """Turn an error in the learner's code into words that say where it was."""
    try:
        yield
    except CheckFailed:
        raise
    except (Exception, SystemExit) as error:
        raise _Stopped(_story(name, error), error) from error


def _story(name: str, error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    codes = [frame.f_code for frame, _ in traceback.walk_tb(error.__traceback__)]
    own = [i for i, frame in enumerate(frames) if not frame.filename.startswith(_HERE)]
    own = [i for i in own if "site-packages" not in frames[i].filename]
    own = [i for i in own if codes[i].co_qualname not in ("<module>", "<lambda>")]
    where = codes[own[-1]].co_qualname.replace("<locals>.", "") if own else name
    if isinstance(error, NotImplementedError):
        return (
            f"{where} is not written yet.\n    Replace the line `raise NotImplementedError(...)` by your code, run that cell, and "
            "then run this one again."
        )
    text = f"{where} stopped with {type(error).__name__}: {error}"
    line = (
        linecache.getline(frames[own[-1]].filename, frames[own[-1]].lineno).strip() if own else ""
    )
    return f"{text}\n    in the line   {line}" if line else text


@contextlib.contextmanager
def _given(target: Any, names: Iterable[str]) -> Iterator[None]:
    """Let `names` stand for the course's own versions in the code of `target`."""
    namespace = _namespace(target)
    absent = object()
    before = {name: namespace.get(name, absent) for name in names}
    namespace.update({name: mistakes.course_version(name) for name in before})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is absent:
                del namespace[name]
            else:
                namespace[name] = value


def _namespace(target: Any) -> dict[str, Any]:
    while isinstance(target, functools.partial):
        target = target.func
    members = [*vars(target).values()] if inspect.isclass(target) else [inspect.unwrap(target)]
    found = (getattr(member, "__globals__", None) for member in members)
    return next((space for space in found if space is not None), {})


# ---- Comparing ----


def _kept(result: Any) -> Any:
    """Return a result as it is now, for the calls that follow may change its arrays."""
    if isinstance(result, tuple | list):
        return type(result)(map(_kept, result)) if type(result) in (tuple, list) else result
    if isinstance(result, dict):
        return {key: _kept(value) for key, value in result.items()}
    return result.copy() if isinstance(result, np.ndarray) else result


def _compare(
    label: str, got: Any, expected: Any, tolerance: float | None
) -> tuple[list[str], float]:
    """Return what is wrong in lines, none where all is right, and the largest relative error."""
    worst = 0.0
    try:
        for part, found, wanted in _leaves(label, got, expected):
            problem = _difference(part, found, wanted, tolerance)
            if problem:
                return problem.split("\n"), worst
            if not isinstance(wanted, str | bool | None):
                worst = max(worst, relative_error(found, wanted))
    except _Different as different:
        return [str(different)], worst
    return [], worst


def _leaves(label: str, got: Any, expected: Any) -> Iterator[tuple[str, Any, Any]]:
    """Yield (label, got, expected) for each array of a result that may be a tuple or a dict."""
    if isinstance(expected, tuple):
        found = _parts(label, got, range(len(expected)))
        for i, (part, wanted) in enumerate(zip(found, expected, strict=True)):
            yield from _leaves(f"{label}[{i}]", part, wanted)
    elif isinstance(expected, Mapping):
        missing = [key for key in expected if not isinstance(got, Mapping) or key not in got]
        if missing:
            raise _Different(f"{label}: expected a dict with {list(expected)}, got {_show(got)}.")
        for key, wanted in expected.items():
            yield from _leaves(f"{label}[{key!r}]", got[key], wanted)
    else:
        yield label, got, expected


def _parts(label: str, got: Any, names: Iterable[Any]) -> tuple:
    """Return `got` as a tuple with one part for each name, or say that it is none."""
    names = list(names)
    if isinstance(got, tuple | list) and len(got) == len(names):
        return tuple(got)
    wanted = f"{len(names)} values" + (f", {', '.join(names)}" if isinstance(names[0], str) else "")
    raise _Different(f"{label}: expected {wanted}, got {_show(got)}.{_hint_of_none(got)}")


def _difference(label: str, got: Any, expected: Any, tolerance: float | None) -> str | None:
    """Return what is wrong with `got` in words, or None where it is right."""
    if isinstance(expected, str | bool | None):
        same = got is not None and type(got) in (type(expected), np.bool_) and got == expected
        return None if same else f"{label}: expected {expected!r}, got {_show(got)}."
    expected = np.asarray(expected)
    try:
        found = np.asarray(got)
    except ValueError:  # rows of unequal length
        found = np.asarray(None)
    if found.dtype.kind not in "biuf":
        return f"{label}: expected numbers, got {_show(got)}.{_hint_of_none(got)}"
    if found.shape != expected.shape:
        return f"{label} has the wrong shape.\ngot {found.shape}, expected {expected.shape}"
    wrong = ~_close(found, expected, tolerance)
    if not wrong.any():
        return None
    if label.endswith(_AFTERWARDS):
        return (
            f"{label.removesuffix(_AFTERWARDS)} was changed by the call.\n"
            f"{_worst(label, found, expected, wrong)}\n"
            "Whoever handed it over still needs it as it was: compute a new array."
        )
    facts = [f"{label} is wrong.", _worst(label, found, expected, wrong), _ratio(found, expected)]
    return "\n".join(fact for fact in facts if fact)


def _close(got: np.ndarray, expected: np.ndarray, tolerance: float | None) -> np.ndarray:
    if tolerance is None:
        tolerance = _SINGLE if got.dtype in (np.float16, np.float32) else _PRECISE
    finite = np.abs(expected[np.isfinite(expected)], dtype=float)
    scale = finite.max(initial=0.0) or 1.0
    return np.isclose(
        got.astype(float), expected.astype(float), tolerance, tolerance * scale, equal_nan=True
    )


def _worst(label: str, got: np.ndarray, expected: np.ndarray, wrong: np.ndarray) -> str:
    subject = label.removesuffix(_AFTERWARDS).rsplit(": ")[-1]
    subject = "entry " if " " in subject else subject
    distance = np.where(wrong, np.abs(got.astype(float) - expected.astype(float)), -1.0)
    index = np.unravel_index(np.argmax(np.where(np.isnan(distance), np.inf, distance)), got.shape)
    where = f"{subject}[{', '.join(map(str, index))}]   " if index else ""
    line = f"{where}got {_show(got[index])}   expected {_show(expected[index])}"
    if wrong.size == 1:
        return line
    return f"{line}\n{wrong.sum()} of {wrong.size} entries differ; the shape {got.shape} is right."


def _ratio(got: np.ndarray, expected: np.ndarray) -> str:
    """Say so if every entry is the same multiple of what it should be."""
    nonzero = expected != 0
    if nonzero.sum() < 2 or not np.isfinite(got).all():
        return ""
    ratios = got[nonzero] / expected[nonzero]
    ratio = ratios.flat[0]
    if not np.allclose(got, ratio * expected, rtol=1e-4, atol=0) or ratio == 0:
        return ""
    if np.isclose(ratio, -1, rtol=1e-4):
        return "Every entry has the opposite sign of the expected one."
    return f"Every entry is {ratio:.4g} times the expected one."


def _slopes(function: Callable, values: Mapping[str, Any]) -> dict[str, np.ndarray]:
    """Return the central differences of `function(**values)` along each of the values."""
    slopes = {}
    for key, value in values.items():
        at = np.array(value, dtype=float)
        single = np.ndim(value) == 0

        def along(moved: np.ndarray, key: str = key, single: bool = single) -> float:
            return function(**{**values, key: float(moved) if single else moved})

        slopes[key] = numerical_gradient(along, at, h=1e-5)
    return slopes


def _random_like(array: Any, name: str) -> Any:
    rng = inputs(f"dout of {name}")
    shape = np.shape(array)
    return rng.normal(size=shape) if shape else float(rng.normal() + 3)


# ---- Words ----


def _known_mistake(
    name: str, steps: Steps, results: Mapping, expected: Mapping, tolerance: float | None
) -> list[str]:
    """Return the explanation of the known mistake that gives the learner's results, if one does."""

    def agree(theirs: Any, mine: Mapping, label: str) -> bool:
        return label in theirs and not _compare(label, theirs[label], mine[label], tolerance)[0]

    wrong = [label for label in results if not agree(results, expected, label)]
    partly = None
    for mistake in mistakes.known(name):
        theirs, _ = _taken(steps, mistake.build())
        if wrong and agree(theirs, results, wrong[0]):
            if all(agree(theirs, results, label) for label in results):
                return [f"This is what comes out when {mistake.explanation}"]
            partly = partly or mistake
    return [f"It may be that {partly.explanation}"] if partly else []


def _known_error(name: str, steps: Steps, stopped: _Stopped) -> list[str]:
    """Return the explanation of the known mistake that ends in the learner's error, if one does."""
    if isinstance(stopped.error, NotImplementedError):
        return []
    for mistake in mistakes.known(name):
        _, error = _taken(steps, mistake.build())
        if error and (type(error), str(error)) == (type(stopped.error), str(stopped.error)):
            return [f"This is what happens when {mistake.explanation}"]
    explained = mistakes.explain_error(stopped.error)
    return [explained] if explained else []


def _taken(steps: Steps, candidate: Any) -> tuple[dict[str, Any], Exception | None]:
    """Take the steps with a known mistake: its results, and the error that ended them, if any."""
    results = {}
    try:
        with _quietly():
            for label, result in steps(candidate):
                results[label] = _kept(result)
    except Exception as error:
        return results, error
    return results, None


def _name(target: Any) -> str:
    while isinstance(target, functools.partial):
        target = target.func
    return getattr(target, "__name__", type(target).__name__)


def _show(value: Any) -> str:
    if value is None:
        return "None"
    if isinstance(value, int | float | np.integer | np.floating | np.bool_):
        return f"{value:.6g}" if not isinstance(value, bool | np.bool_) else str(bool(value))
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}" if value.ndim else _show(value[()])
    if isinstance(value, tuple | list):
        return f"a {type(value).__name__} of {len(value)}"
    if isinstance(value, Mapping):
        return f"a dict with {list(value)}"
    return f"something of type {type(value).__name__}"


def _hint_of_none(got: Any) -> str:
    return " Is a `return` missing?" if got is None else ""
