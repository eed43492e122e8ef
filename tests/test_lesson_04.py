"""Lesson 4: the numbers that its text names come out, and its trap really is one."""

from pathlib import Path

import nbformat
import numpy as np
import pytest
from grading_of_lessons import Bench

from course_utils import mistakes
from course_utils.grading.lessons import Lesson

LESSON = Lesson(Path(__file__).resolve().parents[1], "04_numerical_gradients")


@pytest.fixture(scope="module")
def names():
    """What a learner's notebook defines once the exercises are solved."""
    return Bench.of(LESSON).desk().names


def bowl(x):
    return np.sum(x**2)


def test_slopes_and_tangents_of_the_parabola(names):
    def parabola(x):
        return 0.01 * x**2 + 0.1 * x

    assert names["numerical_diff"](parabola, 5) == pytest.approx(0.2, abs=1e-9)
    assert names["numerical_diff"](parabola, 10) == pytest.approx(0.3, abs=1e-9)
    tangent = names["tangent_line"](parabola, 5)
    assert [tangent(0), tangent(5)] == pytest.approx([-0.25, 0.75])


@pytest.mark.parametrize(
    ("point", "gradient"), [((3, 4), (6, 8)), ((0, 2), (0, 4)), ((3, 0), (6, 0))]
)
def test_gradients_of_the_bowl(names, point, gradient):
    for x in (list(point), np.array(point), np.array(point, dtype=float)):
        assert names["numerical_gradient"](bowl, x) == pytest.approx(gradient, abs=1e-7)


def test_integers_without_a_guard_give_nonsense():
    (unguarded,) = (
        mistake.build()
        for mistake in mistakes.known("numerical_gradient")
        if mistake.name.endswith(": integers")
    )
    assert unguarded(bowl, np.array([3, 4])) == pytest.approx([25000, 35000])


def test_the_walk_down_the_bowl_and_two_bad_learning_rates(names):
    def end(lr):
        return names["gradient_descent"](bowl, np.array([-3.0, 4.0]), lr=lr, step_num=100)

    assert np.abs(end(0.1)).max() < 1e-9
    assert np.abs(end(10.0)).min() > 1e12
    assert end(1e-10) == pytest.approx([-3, 4], abs=1e-6)


def test_the_check_condemns_the_friends_dw_and_no_more():
    notebook = nbformat.read(LESSON.solution, as_version=4)
    told = [
        output.text
        for cell in notebook.cells
        if "compare(*" in cell.source
        for output in cell.outputs
    ]
    errors = [[float(line.split(": ")[1]) for line in text.splitlines()] for text in told]
    (friend_dw, friend_db), (own_dw, own_db) = errors
    assert friend_dw > 1e-2
    assert max(friend_db, own_dw, own_db) < 1e-7
