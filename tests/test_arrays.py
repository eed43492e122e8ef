"""The loops of lesson 1 against NumPy, and `unbroadcast` against central differences."""

import numpy as np
import pytest

from course_utils import arrays
from course_utils.gradients import numerical_gradient, relative_error

# An operand's shape, and the shape that it is broadcast to.
BROADCASTS = [
    ((3,), (2, 3)),
    ((3,), (3, 3)),
    ((1,), (4,)),
    ((2, 1), (2, 3)),
    ((1, 3), (2, 3)),
    ((1, 1), (2, 3)),
    ((), (2, 3)),
    ((), ()),
    ((2, 3), (2, 3)),
    ((1, 3), (1, 3)),
    ((2, 1), (4, 2, 3)),
    ((4, 1, 3), (4, 2, 3)),
]


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def test_mean_square_divides_by_the_number_of_entries():
    assert arrays.mean_square(np.array([1.0, -2.0, 3.0, 4.0])) == 7.5


@pytest.mark.parametrize(
    ("loop", "whole", "right", "shapes"),
    [
        ("naive_relu", "numpy_relu", lambda x: np.where(x > 0, x, 0), [(2, 3)]),
        ("naive_relu", "numpy_relu", lambda x: np.where(x > 0, x, 0), [(4, 2)]),
        ("naive_add", "numpy_add", np.add, [(2, 3), (2, 3)]),
        ("naive_add_matrix_and_vector", "numpy_add", np.add, [(2, 3), (3,)]),
        ("naive_add_matrix_and_vector", "numpy_add", np.add, [(3, 3), (3,)]),
        ("naive_vector_dot", "numpy_dot", np.dot, [(4,), (4,)]),
        ("naive_matrix_vector_dot", "numpy_dot", np.dot, [(2, 3), (3,)]),
        ("naive_matrix_dot", "numpy_dot", np.dot, [(2, 3), (3, 4)]),
        ("naive_matrix_dot", "numpy_dot", np.dot, [(3, 3), (3, 3)]),
    ],
)
def test_both_forms_compute_what_numpy_does_and_leave_their_inputs(loop, whole, right, shapes, rng):
    inputs = [rng.normal(size=shape) for shape in shapes]
    before = [x.copy() for x in inputs]
    for name in (loop, whole):
        result = getattr(arrays, name)(*inputs)
        np.testing.assert_allclose(result, right(*before), rtol=1e-12, atol=1e-12)
        assert not any(np.shares_memory(result, x) for x in inputs)
    for x, kept in zip(inputs, before, strict=True):
        np.testing.assert_array_equal(x, kept)


def test_sums_of_integers_and_floats_are_not_cut_off():
    whole, broken = np.array([[1, 2]]), np.array([[0.5, 0.25]])
    for x, y in [(whole, broken), (broken, whole)]:
        np.testing.assert_array_equal(arrays.naive_add(x, y), [[1.5, 2.25]])


@pytest.mark.parametrize("lengths", [(2, 3), (3, 2), (3, 1)])
def test_a_dot_product_of_different_lengths_is_refused(lengths):
    m, n = lengths
    with pytest.raises(ValueError, match=f"found {m} and {n}"):
        arrays.naive_vector_dot(np.ones(m), np.ones(n))


@pytest.mark.parametrize(("shape", "full"), BROADCASTS)
def test_unbroadcast_is_the_gradient_of_broadcasting(shape, full, rng):
    gradient, operand = rng.normal(size=full), rng.normal(size=shape)
    before = gradient.copy()
    found = arrays.unbroadcast(gradient, shape)
    # What sum((operand + 0) * gradient) does when an entry of the operand moves.
    slopes = numerical_gradient(lambda x: float(np.sum((x + np.zeros(full)) * gradient)), operand)
    assert isinstance(found, np.ndarray)
    assert found.shape == shape
    assert relative_error(found, slopes) < 1e-7
    assert not np.shares_memory(found, gradient)
    np.testing.assert_array_equal(gradient, before)
