"""Numerical gradients: how exact they are, and what they leave behind."""

import numpy as np
import pytest

from course_utils.gradients import (
    gradient_descent,
    numerical_diff,
    numerical_gradient,
    relative_error,
    sampled_gradient,
    tangent_line,
)

SHAPES = [(), (1,), (4,), (2, 3), (2, 1, 3)]


@pytest.fixture
def rng():
    return np.random.default_rng(4)


@pytest.mark.parametrize(
    ("f", "slope"),
    [
        (lambda x: 0.01 * x**2 + 0.1 * x, lambda x: 0.02 * x + 0.1),
        (np.sin, np.cos),
        (np.exp, np.exp),
        (lambda x: 3.0, lambda x: 0.0),
        (lambda x: 100 + np.sin(x), np.cos),
    ],
)
def test_the_slope_of_a_function_of_one_number(f, slope):
    for x in (-2.0, 0.0, 0.5, 5, 10):
        assert numerical_diff(f, x) == pytest.approx(slope(x), rel=1e-7, abs=1e-8)


def test_the_error_shrinks_with_the_square_of_the_step():
    errors = [abs(numerical_diff(np.exp, 1.0, h) - np.e) for h in (1e-1, 1e-2)]
    assert errors[0] / errors[1] == pytest.approx(100, rel=0.01)


def test_a_tangent_touches_its_curve():
    line = tangent_line(lambda x: x**3, 2.0)
    assert line(2.0) == 8
    assert np.allclose(line(np.array([0.0, 1.0, 3.0])), [-16, -4, 20])


@pytest.mark.parametrize("shape", SHAPES)
def test_the_gradient_has_the_shape_and_the_values(shape, rng):
    x, c = rng.normal(size=(2, *shape))
    before = np.array(x)
    found = numerical_gradient(lambda x: np.sum(c * x**3), x)
    assert found.shape == shape
    assert np.allclose(found, 3 * c * x**2, rtol=1e-6, atol=1e-7)
    assert np.array_equal(x, before)


@pytest.mark.parametrize("x", [np.array([3, 4]), [3, 4], [3.0, 4.0], (3, 4)])
def test_integers_and_lists_are_moved_as_floats(x):
    before = np.array(x)
    assert np.allclose(numerical_gradient(lambda x: np.sum(x**2), x), [6, 8])
    assert np.array_equal(x, before)


def test_a_function_may_read_the_array_itself(rng):
    weights = rng.normal(size=(2, 2))
    found = numerical_gradient(lambda _: np.sum(weights**2), weights)
    assert np.allclose(found, 2 * weights)


def test_one_entry_moves_at_a_time():
    x = np.zeros((2, 2))
    moved = []
    numerical_gradient(lambda x: moved.append(np.count_nonzero(x)) or 0.0, x)
    assert moved == [1] * 8


@pytest.mark.parametrize("last_call", [0, 1, 5])
def test_the_point_is_put_back_even_when_the_function_fails(last_call, rng):
    x = rng.normal(size=(2, 2))
    before = x.copy()
    calls = iter(range(last_call + 1))

    def f(x):
        if next(calls) == last_call:
            raise ZeroDivisionError
        return np.sum(x)

    with pytest.raises(ZeroDivisionError):
        numerical_gradient(f, x)
    assert np.array_equal(x, before)


def test_sampled_entries_are_those_of_the_gradient(rng):
    x = rng.normal(size=(30, 20))
    before = x.copy()
    where, found = sampled_gradient(lambda x: np.sum(x**3), x, 50, rng)
    assert found.shape == (50,)
    assert len(set(zip(*where, strict=True))) == 50
    assert np.allclose(found, 3 * x[where] ** 2, rtol=1e-5, atol=1e-6)
    assert np.array_equal(x, before)
    other, _ = sampled_gradient(lambda x: 0.0, x, 50, rng)
    assert not np.array_equal(other, where)


def test_all_entries_are_taken_where_there_are_few(rng):
    where, found = sampled_gradient(np.sum, np.zeros((2, 3)), 100, rng)
    assert np.allclose(found, np.ones(6))
    assert np.array_equal(np.ravel_multi_index(where, (2, 3)), np.arange(6))


def test_integers_cannot_be_sampled(rng):
    with pytest.raises(TypeError, match=r"found int64\. Use x\.astype\(float\)"):
        sampled_gradient(np.sum, np.arange(6, dtype=np.int64), 2, rng)


def test_descent_finds_the_bottom_and_leaves_its_start():
    start = np.array([-3.0, 4.0])
    found = gradient_descent(lambda x: np.sum(x**2), start, lr=0.1, step_num=100)
    assert np.abs(found).max() < 1e-8
    assert np.array_equal(start, [-3.0, 4.0])
    assert np.allclose(
        gradient_descent(lambda x: np.sum(x**2), [-3, 4], lr=0.1, step_num=1), [-2.4, 3.2]
    )
    assert np.array_equal(gradient_descent(np.sum, start, step_num=0), start)


def test_the_relative_error():
    assert relative_error([1.0, 0.0], [1.0, 0.0]) == 0
    assert relative_error([1.0, 0.0], [1.0, 1e-9]) == 1
    assert relative_error(1.0, -1.0) == 1
    assert relative_error([3.0, 100.0], [1.0, 100.0]) == 0.5
    assert relative_error(np.zeros((0, 2)), np.zeros((0, 2))) == 0
    assert np.isnan(relative_error([1.0, np.nan], [1.0, 1.0]))
    with pytest.raises(ValueError, match=r"found \(2,\) and \(2, 1\)"):
        relative_error([1, 2], [[1], [2]])
