"""Tests of course_utils.network: the two-layer network and its gradients."""

import numpy as np
import pytest

from course_utils.gradients import relative_error
from course_utils.network import TwoLayerNet

ROWS = 7


@pytest.fixture
def net():
    return TwoLayerNet(6, 5, 3, weight_init_std=1.0, rng=1)


@pytest.fixture
def x():
    return np.random.default_rng(0).normal(size=(ROWS, 6))


LABELS = np.arange(ROWS) % 3
ONE_HOT = np.eye(3)[LABELS]
targets = pytest.mark.parametrize("t", [LABELS, ONE_HOT], ids=["labels", "one-hot"])


def test_parameters_have_the_shapes_of_the_layers():
    params = TwoLayerNet(784, 50, 10).params
    shapes = {key: value.shape for key, value in params.items()}
    assert shapes == {"W1": (784, 50), "b1": (50,), "W2": (50, 10), "b2": (10,)}
    assert params["W1"].std() == pytest.approx(0.01, rel=0.02)
    assert not params["b1"].any()
    assert not params["b2"].any()


def test_a_generator_or_its_seed_draws_the_weights():
    weights = [TwoLayerNet(4, 3, 2, rng=rng).params["W1"] for rng in (7, np.random.default_rng(7))]
    assert np.array_equal(*weights)
    assert not np.array_equal(weights[0], TwoLayerNet(4, 3, 2, rng=8).params["W1"])


def test_predict_returns_logits(net, x):
    hidden = np.maximum(x @ net.params["W1"] + net.params["b1"], 0)
    np.testing.assert_allclose(net.predict(x), hidden @ net.params["W2"] + net.params["b2"])


@targets
def test_a_fresh_network_has_the_loss_of_a_guess(t, x):
    assert TwoLayerNet(6, 5, 3).loss(x, t) == pytest.approx(np.log(3), abs=1e-3)


@targets
def test_loss_is_the_mean_cross_entropy(net, x, t):
    powers = np.exp(net.predict(x))
    right = (powers / powers.sum(axis=1, keepdims=True))[np.arange(ROWS), LABELS]
    assert net.loss(x, t) == pytest.approx(-np.log(right).mean(), rel=1e-4)


@targets
def test_accuracy_is_the_share_of_right_answers(net, x, t):
    answers = net.predict(x).argmax(axis=1)
    assert net.accuracy(x, t) == np.sum(answers == LABELS) / ROWS
    assert net.accuracy(x, answers) == 1
    assert net.accuracy(x, (answers + 1) % 3) == 0


@targets
def test_gradient_agrees_with_central_differences(net, x, t):
    by_formula, by_differences = net.gradient(x, t), net.numerical_gradient(x, t)
    assert by_formula.keys() == by_differences.keys() == net.params.keys()
    for key, value in net.params.items():
        assert by_formula[key].shape == value.shape
        np.testing.assert_allclose(by_formula[key], by_differences[key], rtol=1e-4, atol=1e-6)


def test_gradients_leave_the_parameters_as_they_were(net, x):
    before = {key: value.copy() for key, value in net.params.items()}
    net.gradient(x, LABELS)
    net.numerical_gradient(x, LABELS)
    for key, value in before.items():
        assert np.array_equal(net.params[key], value)


def test_gradient_of_one_mini_batch_does_not_depend_on_the_one_before(net, x):
    first = net.gradient(x[:3], LABELS[:3])["W1"].copy()
    net.gradient(x, LABELS)
    assert relative_error(net.gradient(x[:3], LABELS[:3])["W1"], first) == 0


@pytest.mark.parametrize("key", ["W1", "b1", "W2", "b2"])
def test_a_parameter_changed_in_place_is_seen(net, x, key):
    before = net.predict(x)
    net.params[key] += 1
    assert not np.allclose(net.predict(x), before)


def test_float32_stays_float32():
    net = TwoLayerNet(6, 5, 3, dtype=np.float32)
    x = np.ones((2, 6), np.float32)
    arrays = [net.predict(x), *net.params.values(), *net.gradient(x, [0, 1]).values()]
    assert {array.dtype for array in arrays} == {np.dtype(np.float32)}
