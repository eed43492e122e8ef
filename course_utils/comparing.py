"""Compare a learner's result with the right one, and say in words how they differ.

Everything said here is computed from the two results; the checks add what it may mean.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

AFTERWARDS = " afterwards"  # ends the label of a value that a call should have left alone

_PRECISE = 1e-6  # what may differ, relative to the largest expected entry
_SINGLE = 1e-4  # the same for answers computed in float32


class Different(Exception):
    """A result whose form is not the expected one, so that the steps cannot go on."""


@dataclass(frozen=True)
class Slope:
    """A gradient by central differences, and how far rounding may have moved its entries."""

    value: np.ndarray
    noise: float

    def unless_bent(self, exact: Any) -> "Slope":
        """Return it with the exact gradient where the function bends within the step."""
        apart = np.abs(self.value - exact) > max(self.noise, _PRECISE * _scale(np.asarray(exact)))
        return Slope(np.where(apart, exact, self.value), self.noise)


@dataclass
class Finding:
    """What is wrong, in lines; and further facts, for when no known mistake explains it."""

    lines: list[str]
    facts: list[str] = field(default_factory=list)


@np.errstate(all="ignore")
def first_finding(
    results: Mapping, expected: Mapping, tolerance: float | None
) -> tuple[Finding | None, float]:
    """Compare named results with the expected ones.

    Parameters
    ----------
    results, expected : dict
        By label: a number, an array, or a tuple or dict of them; `expected` may hold a `Slope`.
    tolerance : float or None
        The largest difference that counts as equal, relative to the largest expected entry.

    Returns
    -------
    Finding or None
        The first thing that is wrong.
    float
        The largest relative error before it.
    """
    worst = 0.0
    for label, result in results.items():
        try:
            for part, got, wanted in _leaves(label, result, expected[label]):
                finding, error = _compare(part, got, wanted, tolerance)
                if finding:
                    finding.facts += _owner(part, got, expected)
                    return finding, worst
                worst = max(worst, error)
        except Different as different:
            return Finding(str(different).split("\n")), worst
    return None, worst


def parted(results: Mapping, expected: Mapping) -> dict[str, Any]:
    """Return results with each part of a tuple or dict under its own label, as in `expected`."""
    parts = {}
    for label, result in results.items():
        try:
            parts |= {part: got for part, got, _ in _leaves(label, result, expected.get(label))}
        except Different:
            parts[label] = result
    return parts


def entries(expected: Mapping) -> int:
    """Return how many numbers a comparison with `expected` looks at."""
    return sum(np.size(_plain(wanted)) for _, _, wanted in _leaves("", expected, expected))


def _plain(expected: Any) -> Any:
    return expected.value if isinstance(expected, Slope) else expected


def _leaves(label: str, got: Any, expected: Any) -> Iterator[tuple[str, Any, Any]]:
    """Yield (label, got, expected) for each array of a result that may be a tuple or a dict."""
    if isinstance(expected, tuple) or (isinstance(expected, list) and not only_numbers(expected)):
        got = as_parts(label, got, range(len(expected)))
        for i, (part, wanted) in enumerate(zip(got, expected, strict=True)):
            yield from _leaves(_part(label, i), part, wanted)
    elif isinstance(expected, Mapping):
        if not isinstance(got, Mapping) or not expected.keys() <= got.keys():
            text = f"{label}: expected {show(expected)}, got {show(got)}."
            raise Different("\n".join([text, *_hint_of_none(label, got)]))
        for key, wanted in expected.items():
            yield from _leaves(_part(label, key), got[key], wanted)
    else:
        yield label, got, expected


def _part(label: str, key: Any) -> str:
    """Return the label of a part: the key stands before what ends the label."""
    head = label.removesuffix(AFTERWARDS).split(" (")[0]
    between = ", part " if " " in _subject(head) and not head.endswith("]") else ""
    return f"{head}{between}[{key!r}]{label.removeprefix(head)}"


def as_parts(label: str, got: Any, names: Iterable[Any]) -> tuple:
    """Return `got` as a tuple with one part for each name, or say that it is none."""
    names = list(names)
    several = isinstance(got, tuple | list) or (isinstance(got, np.ndarray) and got.ndim)
    if several and len(got) == len(names):
        return tuple(got)
    called = f" ({', '.join(names)})" if names and isinstance(names[0], str) else ""
    text = f"{label}: expected {len(names)} values{called}, got {show(got)}."
    raise Different("\n".join([text, *_hint_of_none(label, got)]))


def _compare(
    label: str, got: Any, expected: Any, tolerance: float | None
) -> tuple[Finding | None, float]:
    """Return what is wrong with one array or number, if anything, and its relative error."""
    if isinstance(expected, np.bool_):
        expected = bool(expected)
    if isinstance(expected, str | bool | None):
        if type(got) in (type(expected), np.bool_, np.str_) and bool(got == expected):
            return None, 0.0
        lines = [f"{label}: expected {show(expected)}, got {show(got)}."]
        return Finding(lines, _hint_of_none(label, got)), 0.0
    wanted, found = np.asarray(_plain(expected)), _numbers(got)
    changed = label.endswith(AFTERWARDS)
    if found is None:
        lines = [f"{label}: expected {_form(wanted)}, got {show(got)}."]
        return Finding(lines, _hint_of_none(label, got)), 0.0
    if found.shape != wanted.shape:
        several = isinstance(got, tuple | list)
        lines = [
            f"{label} {'is of the wrong kind' if several else 'has the wrong shape'}.",
            f"got {show(got) if several else _form(found)}, expected {_form(wanted)}",
        ]
        facts = _facts_of_shape(found, wanted)
    else:
        if changed:  # put back by + and -, an entry may differ in its last digits
            tolerance = 100 * np.finfo(wanted.dtype if wanted.dtype.kind == "f" else float).eps
        off, allowed = _distance(found, wanted, tolerance, equal_nan=changed)
        if isinstance(expected, Slope):
            allowed = max(allowed, expected.noise)
        wrong = off > allowed
        if not wrong.any():
            return None, float(np.max(off, initial=0.0) / _scale(wanted))
        lines = [f"{label} is wrong.", _worst(label, found, wanted, off, wrong)]
        facts = _facts(found, wanted, wrong)
    if changed:
        lines[0] = f"{label.removesuffix(AFTERWARDS)} was changed by the call."
        facts = ["Whoever handed it over still needs it as it was: compute a new array."]
    return Finding(lines, facts), 0.0


def _numbers(got: Any) -> np.ndarray | None:
    """Return `got` as an array of real numbers, or None if it is nothing of the kind."""
    if isinstance(got, np.matrix):  # its * is not the one of arrays
        return None
    try:
        found = np.asarray(got)
    except (ValueError, TypeError, RuntimeError):  # rows of unequal length; a recorded tensor
        return None
    if found.dtype.kind == "b":
        return found.astype(int)
    return found if found.dtype.kind in "iuf" else None


def only_numbers(value: Any) -> bool:
    """Whether a value is made of real numbers: an array, a list, or a dict of them."""
    if isinstance(value, Mapping):
        return all(map(only_numbers, value.values()))
    return _numbers(value) is not None


def _distance(
    got: np.ndarray, expected: np.ndarray, tolerance: float | None, equal_nan: bool = False
) -> tuple[np.ndarray, float]:
    """Return how far each entry is off, and how far it may be."""
    if tolerance is None:
        single = np.float32 in (got.dtype, expected.dtype)
        tolerance = _SINGLE if single else _PRECISE
    got, expected = got.astype(float), expected.astype(float)
    same = got == expected  # so are two infinities
    if equal_nan:
        same |= np.isnan(got) & np.isnan(expected)
    off = np.where(same, 0.0, np.abs(got - expected))
    return np.where(np.isnan(off), np.inf, off), tolerance * _scale(expected)


def _scale(expected: np.ndarray) -> float:
    """Return the size of the largest entry; 1 where there is none but zeros."""
    finite = np.abs(expected[np.isfinite(expected)].astype(float))
    return float(finite.max(initial=0.0)) or 1.0


def _close(got: np.ndarray, expected: np.ndarray) -> bool:
    if got.shape != expected.shape:
        return False
    off, allowed = _distance(got, expected, None, equal_nan=True)
    return bool((off <= allowed).all())


@np.errstate(all="ignore")
def alike(theirs: Any, mine: Any) -> bool:
    """Whether two results are the same, right or wrong, numbers or not."""
    if isinstance(mine, tuple | list) and isinstance(theirs, tuple | list):
        return len(mine) == len(theirs) and all(map(alike, theirs, mine))
    if isinstance(mine, Mapping) and isinstance(theirs, Mapping):
        if mine.keys() == theirs.keys():
            return all(alike(theirs[x], mine[x]) for x in mine)
        # Of keys that are objects, the judge sees only the kind.
        kinds, others = ([type(x).__name__ for x in result] for result in (mine, theirs))
        return (
            kinds == others
            and "str" not in kinds
            and all(map(alike, theirs.values(), mine.values()))
        )
    found, wanted = _numbers(theirs), _numbers(mine)
    if found is None or wanted is None:
        return type(theirs) is type(mine) and isinstance(mine, str | None) and theirs == mine
    return _close(found, wanted)


# ---- Words ----


def _worst(
    label: str, got: np.ndarray, expected: np.ndarray, off: np.ndarray, wrong: np.ndarray
) -> str:
    index = np.unravel_index(np.argmax(off), got.shape)
    subject = _subject(label)
    subject = "entry " if " " in subject else subject
    where = f"{subject}[{', '.join(map(str, index))}]   " if index else ""
    mine, right = _told_apart(got[index], expected[index])
    count = f" ({wrong.sum()} of {wrong.size} entries differ)" if wrong.size > 1 else ""
    return f"{where}got {mine}   expected {right}{count}"


def _subject(label: str) -> str:
    """Return what a label is about: the `dx` of "MulLayer.backward: dx (at the second call)"."""
    return label.removesuffix(AFTERWARDS).split(": ")[-1].split(" (")[0]


def _facts(got: np.ndarray, expected: np.ndarray, wrong: np.ndarray) -> list[str]:
    """Return what all entries have in common; every word of it is computed, none guessed."""
    facts = [*_ratio(got, expected), *_rounded(got, expected)] or _place(got, wrong)
    if got.size > 2 and np.ptp(expected) > 0:
        off = got - expected
        if np.ptp(got) == 0:
            facts = [f"All entries are {got.flat[0]:.6g}."]
        elif not facts and np.ptp(off) < _PRECISE * _scale(expected):
            facts = [f"Every entry is {abs(off.flat[0]):.4g} too {_side(off)}."]
        elif not facts and _close(np.abs(got), np.abs(expected)):
            facts = ["Only signs are wrong: the numbers without them are right."]
        elif _close(got[::-1], expected):
            facts = ["These are the right numbers in the opposite order."]
    if got.ndim == 2 and _close(got.T, expected):
        facts.append("It is the transpose of what is expected.")
    if np.isnan(got).any() and np.isfinite(expected).all():
        facts.append("nan comes from 0/0, from inf - inf, or from the log of a negative number.")
    return facts


def _side(off: np.ndarray) -> str:
    return "large" if off.flat[0] > 0 else "small"


def _rounded(got: np.ndarray, expected: np.ndarray) -> list[str]:
    """Say so if decimals were cut off."""
    if got.dtype.kind in "iu" and _close(got, np.trunc(expected)):
        return ["The decimals are lost: integers cannot hold them."]
    # 0 and 1 alone are rather answers of yes and no.
    whole = got.size > 2 and np.max(np.abs(got)) > 1
    for digits in range(0 if whole else 1, 5):
        if np.array_equal(got, np.round(expected, digits)):
            return [f"It is rounded to {digits} decimals: return it in full."]
    return []


def _place(got: np.ndarray, wrong: np.ndarray) -> list[str]:
    """Say so if all that is wrong lies at one end of an axis."""
    names = ("row", "column") if wrong.ndim == 2 else ("entry",)
    for axis, name in enumerate(names if 0 < wrong.ndim < 3 else ()):
        where = wrong.any(axis=tuple({*range(wrong.ndim)} - {axis}))
        for end, at in (("first", 0), ("last", -1)):
            if (
                where.sum() == 1
                and where[at]
                and where.size > 2 - axis
                and wrong.sum() >= wrong.ndim
            ):
                left_out = not got[wrong].any()
                asked = ": does a loop leave it out?" if left_out else "."
                return [f"Only the {end} {name} is wrong{asked}"]
    return []


def _facts_of_shape(got: np.ndarray, expected: np.ndarray) -> list[str]:
    if got.size == expected.size and _close(got.reshape(expected.shape), expected):
        return ["The numbers are right, only their shape is not."]
    if got.ndim == 2 and _close(got.T, expected):
        return ["It is the transpose of what is expected."]
    for word, reduced in (("sum", np.sum), ("mean", np.mean)) if got.size else ():
        for axis in range(got.ndim):
            if _close(reduced(got, axis=axis), expected):
                return [f"Its {word} over axis {axis} would be right."]
        for axis in (None, *range(expected.ndim)):
            if got.size < expected.size and _close(got, reduced(expected, axis=axis)):
                over = "all entries" if axis is None else f"axis {axis}"
                return [f"It is the {word} over {over} of what is expected."]
    for end, at in (("first", 0), ("last", -1)) if expected.ndim and len(expected) > 1 else ():
        if _close(got, expected[at]):
            part = "row" if expected.ndim > 1 else "entry"
            return [
                f"It is the {end} {part} alone: does a loop end, or a `return` stand, too early?"
            ]
    return []


def _ratio(got: np.ndarray, expected: np.ndarray) -> list[str]:
    """Say so if every entry is the same multiple of what it should be."""
    nonzero = expected != 0
    if not (nonzero.any() and np.isfinite(got).all() and np.isfinite(expected).all()):
        return []
    ratio = got[nonzero][0] / expected[nonzero][0]
    if ratio == 0 or abs(ratio - 1) < 1e-3 or not np.allclose(got, ratio * expected, rtol=1e-4):
        return []
    subject = "Every entry" if got.size > 1 else "It"
    if np.isclose(ratio, -1, rtol=1e-4):
        return [f"{subject} has the opposite sign of the expected one."]
    if nonzero.sum() == 1 and not _telling(ratio):
        return []
    fact = f"{subject} is {ratio:.4g} times the expected one."
    rows = len(expected) if expected.ndim == 2 else 1
    if rows > 2 and np.isclose(max(ratio, 1 / ratio), rows, rtol=1e-3):
        fact += f" There are {rows} rows: is the mean over them taken just once?"
    return [fact]


def _telling(ratio: float) -> bool:
    """Whether a ratio of two numbers is hardly a coincidence: a small integer, or one over it."""
    larger = max(abs(ratio), 1 / abs(ratio))
    return round(larger) in range(2, 101) and bool(np.isclose(larger, round(larger), rtol=1e-9))


def _owner(label: str, got: Any, expected: Mapping) -> list[str]:
    """Say so if the numbers are those that another result should have."""
    found = _numbers(got)
    if found is None or np.unique(found).size < 2:  # a coincidence would be too easy
        return []
    for other in sorted(expected, key=lambda label: label.endswith(AFTERWARDS)):  # inputs last
        for part, _, wanted in _leaves(other, expected[other], expected[other]):
            wanted = _numbers(_plain(wanted))
            if wanted is not None and _subject(part) != _subject(label) and _close(found, wanted):
                return [f"These are the numbers of {_subject(part)}."]
    return []


def _told_apart(got: Any, expected: Any) -> tuple[str, str]:
    """Return two numbers as texts, with as many digits as it takes to see them differ."""
    got, expected = got + 0, expected + 0  # -0 is 0
    pairs = ([f"{x:.{digits}g}" for x in (got, expected)] for digits in (6, 9, 17))
    return next((tuple(pair) for pair in pairs if pair[0] != pair[1]), (str(got), str(expected)))


def _form(array: np.ndarray) -> str:
    return f"an array of shape {array.shape}" if array.ndim else "a single number"


def show(value: Any) -> str:
    """Return a value in a few words: a number as it is, anything larger by its form."""
    if isinstance(value, bool | np.bool_ | str | None):
        return repr(value.item() if isinstance(value, np.bool_) else value)[:60]
    if isinstance(value, int | float | np.integer | np.floating):
        return f"{value:.6g}"
    if isinstance(value, complex | np.complexfloating):
        return f"the complex number {value}"
    if isinstance(value, np.ndarray):
        if value.ndim == 0 and value.dtype.kind in "biuf":
            return show(value[()])
        kind = "a matrix (np.matrix)" if isinstance(value, np.matrix) else _form(value)
        return kind if value.dtype.kind in "biuf" else f"{kind} of dtype {value.dtype}"
    if isinstance(value, Mapping):
        more = ["…"] if len(value) > 12 else []
        return f"a dict with {[*itertools.islice(value, 12), *more]}"
    if isinstance(value, tuple | list):
        return f"a {type(value).__name__} of {len(value)}"
    if isinstance(value, BaseException):
        return f"a {type(value).__name__} as a result: an error is raised, not returned"
    return f"something of type {type(value).__name__}"


def _hint_of_none(label: str, got: Any) -> list[str]:
    if got is not None:
        return []
    if _subject(label).startswith("self."):
        return [f"Does `backward` set {_subject(label)}?"]
    return ["Is a `return` missing?"]
