"""The numbers that lesson 5 promises for `SimpleNet`, by trying and by the layers."""

import numpy as np
import pytest

from course_utils.gradients import numerical_gradient
from course_utils.layers import Affine, SimpleNet, SoftmaxWithLoss

DW = np.array([[0.4445, 0.1401, -0.5847], [0.6668, 0.2102, -0.8770]])
X = np.array([0.6, 0.9])


@pytest.fixture
def net():
    # Lesson 5's own words: the old generator, because its numbers are in books.
    return SimpleNet(np.random.RandomState(0).randn(2, 3))


@pytest.mark.parametrize("t", [np.array([0, 0, 1]), 2])
def test_gradient_by_trying(net, t):
    found = numerical_gradient(lambda _: net.loss(X, t), net.W)
    np.testing.assert_allclose(found, DW, atol=5e-5)


@pytest.mark.parametrize("t", [np.array([[0, 0, 1]]), np.array([2])])
def test_gradient_by_the_layers(net, t):
    affine, last = Affine(net.W, np.zeros(3)), SoftmaxWithLoss()
    loss = last.forward(affine.forward(X.reshape(1, 2)), t)
    affine.backward(last.backward())
    np.testing.assert_allclose(affine.dW, DW, atol=5e-5)
    assert loss == pytest.approx(net.loss(X, t.reshape(-1)))


def test_one_example_or_a_batch(net):
    batch = np.stack([X, -X])
    assert net.predict(X).shape == (3,)
    np.testing.assert_allclose(net.predict(batch)[0], net.predict(X))
    mean = (net.loss(X, 2) + net.loss(-X, 0)) / 2
    assert net.loss(batch, np.array([2, 0])) == pytest.approx(mean)
