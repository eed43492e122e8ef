"""The plain functions of lesson 8, with sizes that all differ and with sizes that agree."""

import numpy as np
import pytest

from course_utils import functional
from course_utils.gradients import numerical_gradient, relative_error

SHAPES = {"Wh": (3, 5), "bh": (5,), "Wy": (5, 4), "by": (4,)}
SHAPES3 = {"Wg": (3, 6), "bg": (6,), "Wh": (6, 5), "bh": (5,), "Wy": (5, 4), "by": (4,)}


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def drawn(shapes, rng):
    return {key: rng.normal(size=shape) for key, shape in shapes.items()}


def test_weights_begin_spread_and_biases_at_0():
    params = functional.init_params(90, 160, 70)
    assert {key: value.shape for key, value in params.items()} == {
        "Wh": (90, 160),
        "bh": (160,),
        "Wy": (160, 70),
        "by": (70,),
    }
    assert np.std(params["Wh"]) == pytest.approx(90**-0.5, rel=0.05)
    assert np.std(params["Wy"]) == pytest.approx(160**-0.5, rel=0.05)
    assert not params["bh"].any()
    assert not params["by"].any()
    np.testing.assert_array_equal(params["Wh"], functional.init_params(90, 160, 70, 0)["Wh"])
    assert not np.array_equal(params["Wh"], functional.init_params(90, 160, 70, 1)["Wh"])


@pytest.mark.parametrize("examples", [1, 5, 6])
@pytest.mark.parametrize(
    ("shapes", "forward", "backward"),
    [
        (SHAPES, functional.forward, functional.backward),
        (SHAPES3, functional.forward3, functional.backward3),
    ],
)
def test_gradients_agree_with_central_differences(shapes, forward, backward, examples, rng):
    params, X = drawn(shapes, rng), rng.normal(size=(examples, 3))
    Y = np.eye(4)[rng.integers(4, size=examples)]
    yhat, outputs = forward(params, X)
    grads = backward(params, outputs, Y)
    assert yhat.sum(axis=1) == pytest.approx(1)
    np.testing.assert_array_equal(outputs["X"], X)
    assert grads.keys() == params.keys()
    for key, value in params.items():
        slopes = numerical_gradient(
            lambda _: functional.loss_accuracy(forward(params, X)[0], Y)[0], value
        )
        assert relative_error(grads[key], slopes) < 1e-5, key


def test_a_probability_of_0_gives_a_finite_loss():
    Yhat = np.array([[1.0, 0.0], [0.0, 1.0]])
    assert functional.loss_accuracy(Yhat, Yhat) == (pytest.approx(0, abs=1e-9), 1)
    loss, accuracy = functional.loss_accuracy(Yhat, Yhat[::-1])
    assert 20 < loss < 30
    assert accuracy == 0


def test_sgd_changes_the_arrays_and_leaves_the_gradients(rng):
    params, grads = drawn(SHAPES, rng), drawn(SHAPES, rng)
    held, before = dict(params), {key: value.copy() for key, value in params.items()}
    assert functional.sgd(params, grads, 0.1) is params
    for key in SHAPES:
        assert params[key] is held[key]
        np.testing.assert_allclose(params[key], before[key] - 0.1 * grads[key])
