"""The course's own layers, against central differences and the definitions."""

import numpy as np
import pytest

from course_utils.gradients import numerical_gradient, relative_error
from course_utils.layers import (
    AddLayer,
    Affine,
    MulLayer,
    Relu,
    Sigmoid,
    SoftmaxWithLoss,
    Tanh,
    as_labels,
    cross_entropy_error,
    softmax,
)


@pytest.fixture
def rng():
    return np.random.default_rng(5)


def right(found, forward, moved, dout):
    """Whether `found` is the gradient of sum(forward() * dout) along the array `moved`."""
    expected = numerical_gradient(lambda _: np.sum(forward() * dout), moved, h=1e-5)
    return found.shape == moved.shape and np.allclose(found, expected, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("shape", [(5,), (2, 3), (1, 4)])
@pytest.mark.parametrize("layer", [MulLayer(), AddLayer()], ids=["mul", "add"])
def test_nodes_of_two_inputs(layer, shape, rng):
    x, y, dout = rng.normal(size=(3, *shape))
    held = [array.copy() for array in (x, y, dout)]
    layer.forward(x, y)
    dx, dy = layer.backward(dout)
    assert right(dx, lambda: layer.forward(x, y), x, dout)
    assert right(dy, lambda: layer.forward(x, y), y, dout)
    assert all(map(np.array_equal, (x, y, dout), held))


def test_nodes_take_plain_numbers():
    node = MulLayer()
    assert node.forward(100, 2) == 200
    assert node.backward(1.1) == (2.2, 110.00000000000001)
    assert AddLayer().forward(200, 450) == 650
    assert AddLayer().backward(1.1) == (1.1, 1.1)


@pytest.mark.parametrize("layer", [Relu(), Sigmoid(), Tanh()], ids=["relu", "sigmoid", "tanh"])
@pytest.mark.parametrize("shape", [(6,), (2, 3), (3, 2, 2)])
def test_activations(layer, shape, rng):
    x, dout = rng.normal(size=(2, *shape))
    held = x.copy(), dout.copy()
    layer.forward(x)
    dx = layer.backward(dout)
    assert np.array_equal(dx, layer.backward(dout)), "a second call must give the same"
    assert np.array_equal(x, held[0])
    assert np.array_equal(dout, held[1])
    assert right(dx, lambda: layer.forward(x), x, dout)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("layer", [Relu(), Sigmoid(), Tanh()], ids=["relu", "sigmoid", "tanh"])
def test_activations_keep_the_dtype(layer, dtype):
    x = np.array([[-1.0, 0.0, 2.0]], dtype=dtype)
    assert layer.forward(x).dtype == dtype
    assert layer.backward(np.ones_like(x)).dtype == dtype


def test_values_of_the_activations():
    x = np.array([-1000.0, -1.0, 0.0, 1.0, 1000.0])
    with np.errstate(all="raise", under="ignore"):
        assert np.array_equal(Relu().forward(x), [0, 0, 0, 1, 1000])
        e = np.e
        found = Sigmoid().forward(np.array([-700.0, -1.0, 0.0, 1.0, 700.0]))
        assert np.allclose(found, [np.exp(-700), 1 / (1 + e), 0.5, e / (1 + e), 1], rtol=1e-14)
        assert np.allclose(Tanh().forward(x), [-1, -np.tanh(1), 0, np.tanh(1), 1])
    with np.errstate(all="raise", under="ignore"):
        assert np.array_equal(Sigmoid().forward(x)[[0, -1]], [0, 1])


def test_the_slope_of_relu_at_zero_is_zero():
    layer = Relu()
    layer.forward(np.array([-1.0, 0.0, 1.0]))
    assert np.array_equal(layer.backward(np.array([5.0, 5.0, -5.0])), [0, 0, -5])


def test_affine(rng):
    x, W, b = rng.normal(size=(5, 3)), rng.normal(size=(3, 4)), rng.normal(size=4)
    dout = rng.normal(size=(5, 4))
    held = [array.copy() for array in (x, W, b, dout)]
    layer = Affine(W, b)
    assert np.allclose(layer.forward(x), [[row @ W[:, j] + b[j] for j in range(4)] for row in x])
    for _ in range(2):  # nothing piles up
        dx = layer.backward(dout)
        assert right(dx, lambda: layer.forward(x), x, dout)
        assert right(layer.dW, lambda: layer.forward(x), W, dout)
        assert right(layer.db, lambda: layer.forward(x), b, dout)
    assert all(map(np.allclose, (x, W, b, dout), held))


def test_affine_sees_an_update_in_place(rng):
    W, b, x = np.zeros((3, 2)), np.zeros(2), rng.normal(size=(4, 3))
    layer = Affine(W, b)
    W += 1
    b -= 1
    assert np.allclose(layer.forward(x), (x.sum(axis=1) - 1)[:, None] * [1, 1])


@pytest.mark.parametrize("shape", [(4,), (1, 4), (3, 4), (2, 1)])
def test_softmax_gives_probabilities(shape, rng):
    x = rng.normal(size=shape) * 3
    y = softmax(x)
    assert y.shape == shape
    assert np.allclose(y.sum(axis=-1), 1)
    assert np.allclose(y, np.exp(x) / np.exp(x).sum(axis=-1, keepdims=True))


def test_softmax_of_large_logits_and_of_rows_far_apart():
    with np.errstate(all="raise", under="ignore"):
        found = softmax(np.array([[1000.0, 1000.0, -1000.0], [-2000.0, -2000.0, -2000.0]]))
    assert np.allclose(found, [[0.5, 0.5, 0], [1 / 3, 1 / 3, 1 / 3]])


def test_cross_entropy_takes_labels_and_one_hot(rng):
    y = softmax(rng.normal(size=(5, 3)))
    labels = np.array([0, 2, 1, 1, 0])
    expected = -np.mean([np.log(row[label]) for row, label in zip(y, labels, strict=True)])
    for t in (labels, np.eye(3)[labels], np.eye(3, dtype=int)[labels], list(labels)):
        assert cross_entropy_error(y, t) == pytest.approx(expected, rel=1e-5)
    assert cross_entropy_error(y[0], 0) == pytest.approx(-np.log(y[0, 0]), rel=1e-5)
    assert cross_entropy_error(y[0], np.array([1, 0, 0])) == cross_entropy_error(y[0], 0)
    assert cross_entropy_error(np.full((4, 10), 0.1), [1, 2, 3, 4]) == pytest.approx(
        np.log(10), rel=1e-5
    )
    assert np.isfinite(cross_entropy_error(np.array([[1.0, 0.0]]), [1]))


@pytest.mark.parametrize("n", [1, 3, 5])
@pytest.mark.parametrize("one_hot", [False, True])
def test_softmax_with_loss(n, one_hot, rng):
    x = rng.normal(size=(n, 3))
    t = rng.integers(3, size=n)
    t = np.eye(3)[t] if one_hot else t
    held = x.copy(), t.copy()
    layer = SoftmaxWithLoss()
    layer.forward(x, t)
    for dout in (1, -2.5):
        expected = dout * numerical_gradient(lambda x: layer.forward(x, t), x.copy(), h=1e-5)
        layer.forward(x, t)
        assert (
            relative_error(layer.backward(dout), expected) < 1e-4
        )  # log(y + 1e-7) has a hand in it
    assert np.array_equal(layer.backward(), layer.backward())
    assert np.array_equal(x, held[0])
    assert np.array_equal(t, held[1])


def test_the_loss_of_one_example_without_a_batch():
    layer = SoftmaxWithLoss()
    layer.forward(np.array([1.0, 2.0, 3.0]), 2)
    dx = layer.backward()
    assert dx.shape == (3,)
    assert np.allclose(dx, softmax(np.array([1.0, 2.0, 3.0])) - [0, 0, 1])


def test_the_gradient_of_the_loss_at_large_logits():
    layer = SoftmaxWithLoss()
    with np.errstate(all="raise", under="ignore"):
        assert layer.forward(np.array([[1000.0, -1000.0]]), [0]) == pytest.approx(0, abs=1e-6)
        assert np.allclose(layer.backward(), [[0, 0]])
        layer.forward(np.array([[-1000.0, 1000.0]]), [0])
        assert np.allclose(layer.backward(), [[-1, 1]])


@pytest.mark.parametrize(
    ("t", "shape", "labels"),
    [
        ([2, 0], (2, 3), [2, 0]),
        ([[0, 0, 1], [1, 0, 0]], (2, 3), [2, 0]),
        (1, (1, 3), [1]),
        ([1], (1, 3), [1]),
        ([0, 1, 0], (1, 3), [1]),
        ([0, 1, 0], (3, 1), [0, 1, 0]),
        ([2.0, 0.0], (2, 3), [2, 0]),
    ],
)
def test_targets_of_either_kind(t, shape, labels):
    found = as_labels(t, shape)
    assert found.tolist() == labels
    assert found.dtype.kind == "i"


def test_targets_that_do_not_fit():
    with pytest.raises(ValueError, match="reshape"):
        as_labels([1, 2, 3], (2, 4))
