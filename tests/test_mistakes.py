"""The catalogue of known mistakes: each is built, is wrong, and reads well."""

import builtins
import re
import symtable
from collections import Counter

import numpy as np
import pytest

from course_utils import mistakes
from course_utils.mistakes import Mistake, catalogue, course_version, errors, known

EVERY = catalogue()


def test_no_two_mistakes_of_a_target_have_one_name():
    counted = Counter((mistake.target, mistake.name) for mistake in EVERY)
    assert [key for key, n in counted.items() if n > 1] == []


@pytest.mark.parametrize("mistake", EVERY, ids=lambda mistake: f"{mistake.target}, {mistake.name}")
def test_every_mistake_is_built_and_reads_well(mistake):
    built = mistake.build()
    assert built.__name__ == mistake.target
    assert mistake.build() is not built, "one that keeps something must not hand it to the next"
    assert bool(mistake.code) != bool(mistake.old)
    # "This is what comes out when …"
    words = mistake.explanation
    assert words.endswith((".", "?"))
    assert "  " not in words
    assert "\n" not in words
    assert not re.match("[A-Z][a-z]", words) or words.startswith(("Py", "True", "False", "None"))
    assert not words.startswith(("when ", "because ", "if "))
    assert len(words) < 330


def test_a_mistake_runs_in_a_notebook_that_knows_numpy_and_the_other_exercises():
    others = {name: course_version(name) for name in mistakes._asked_for()}
    missing = {}
    for mistake in EVERY:
        names = {"np": np} | others
        exec(mistake.source, names)
        read = mistakes._globals(symtable.symtable(mistake.source, "mistake", "exec"))
        lost = read - names.keys() - vars(builtins).keys()
        # A target that the course has not itself may build on what its lesson shows.
        own = course_version(mistake.target) is None
        missing[mistake.name] = {x for x in lost if not (own and course_version(x) is not None)}
    assert {name: lost for name, lost in missing.items() if lost} == {}


def test_a_source_holds_the_wrong_piece_and_no_type_hints():
    mistake = Mistake("numerical_diff", "one", "it is one-sided.", old="f(x - h)", new="f(x)")
    assert "f(x + h) - f(x)" in mistake.source
    assert mistake.source.startswith("def numerical_diff(f, x, h=0.0001):\n")


def test_a_source_brings_the_helpers_that_it_uses():
    mistake = Mistake(
        "SoftmaxWithLoss", "halved", "half is lost.", old="dout * (dx", new="dout / 2 * (dx"
    )
    assert "from course_utils.layers import as_labels\n" in mistake.source
    assert "MulLayer" not in mistake.source
    assert "import np" not in mistake.source


def test_an_edit_of_what_is_not_there_is_refused():
    for old in ("no such piece", ""):
        mistake = Mistake("MulLayer", "strange", "it is strange.", old=old, new="x")
        with pytest.raises(ValueError, match="is not in the course's MulLayer"):
            mistake.build()


def test_known_yields_the_mistakes_of_one_target_only():
    assert {mistake.target for mistake in known("AddLayer")} == {"AddLayer"}
    assert list(known("no such exercise")) == []
    assert course_version("no such exercise") is None


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("(lambda f: f(3))(2)", "Is a * missing"),
        ("None * 3.0", "still None"),
        ("(lambda x: x[0])(None)", "Something here is None"),
        ("[1].shape", "A list is no array"),
        ("(lambda: 1)(2)", "more or fewer arguments"),
        ("object().x", "never stored"),
        ("np.ones(2) + np.ones(3)", "shapes do not fit"),
        ("np.ones((2, 3)) @ np.ones((2, 3))", "columns of A"),
        ("np.ones(2)[2]", "past the end"),
        ("np.ones(2).sum(axis=1)", "fewer axes"),
        ("np.add(np.arange(2), 0.5, out=np.arange(2))", "no room"),
        ("bool(np.ones(2) > 0)", "compare single values"),
        ("max(np.ones(2), np.zeros(2))", "compare single values"),
        ("no_such_name", "does not know that name"),
        ("int('x')", ""),
    ],
)
def test_errors_of_python_are_explained(code, words):
    with pytest.raises(Exception) as raised:  # noqa: PT011
        eval(code, {"np": np})
    found = errors.explain_error(raised.value)
    assert words in found
    assert bool(words) == bool(found)


def test_each_explanation_of_an_error_can_be_reached():
    for i, (kind, fragment, _) in enumerate(errors.ERRORS):
        earlier = [
            (other, part)
            for other, part, _ in errors.ERRORS[:i]
            if issubclass(kind, other) and part in fragment
        ]
        assert earlier == [], f"{fragment!r} is hidden by {earlier}"
