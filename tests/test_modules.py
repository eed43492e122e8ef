"""Every form of lesson 9's network has the same gradients, and they are right."""

import numpy as np
import pytest

from course_utils import modules
from course_utils.gradients import numerical_gradient, relative_error

N, D, H = 6, 4, 3


@pytest.fixture
def params():
    rng = np.random.default_rng(0)
    shapes = {"w1": (D, H), "b1": (H,), "w2": (H, 1), "b2": (1,)}
    return {key: rng.normal(size=shape) for key, shape in shapes.items()}


@pytest.fixture
def data():
    rng = np.random.default_rng(1)
    return rng.normal(size=(N, D)), rng.normal(size=N)


def of_layers(first, last, dinp):
    found = {"w1": first.w.g, "b1": first.b.g, "w2": last.w.g, "b2": last.b.g}
    return {"inp": dinp, **found}


def by_functions(inp, targ, params):
    return modules.forward_and_backward(inp, targ, params)


def by_classes(inp, targ, params):
    first = modules.Lin(params["w1"], params["b1"])
    last, loss = modules.Lin(params["w2"], params["b2"]), modules.Mse()
    hidden = first(inp)
    value = loss(last(modules.relu(hidden)), targ)
    dinp = first.backward(last.backward(loss.backward()) * (hidden > 0))
    return value, of_layers(first, last, dinp)


def by_modules(inp, targ, params):
    model = modules.Model(*params.values())
    value = model(inp, targ)
    return value, of_layers(model.layers[0], model.layers[2], model.backward())


@pytest.mark.parametrize("way", [by_functions, by_classes, by_modules])
def test_gradients_agree_with_central_differences(way, data, params):
    inp, targ = data
    value, grads = way(inp, targ, params)
    out = np.maximum(inp @ params["w1"] + params["b1"], 0) @ params["w2"] + params["b2"]
    assert value == pytest.approx(sum((out[n, 0] - targ[n]) ** 2 for n in range(N)) / N)
    moving = params | {"inp": inp}
    assert grads.keys() == moving.keys()
    for key, array in moving.items():
        slopes = numerical_gradient(lambda _: way(inp, targ, params)[0], array)
        assert relative_error(grads[key], slopes) < 1e-6, key


def test_a_module_hands_on_what_it_was_called_with():
    node, other = modules.Times(), modules.Times()
    x, y = np.array([1.0, 2.0]), np.array([3.0, 5.0])
    np.testing.assert_array_equal(node(x, y), [3, 10])
    other(y, y)
    assert node.args == (x, y)
    np.testing.assert_array_equal(node.out, [3, 10])
    for found, expected in zip(node.backward(10), ([30, 50], [10, 20]), strict=True):
        np.testing.assert_array_equal(found, expected)
    np.testing.assert_array_equal(node.backward()[0], y)


def test_layers_keep_the_arrays_that_they_are_given(params):
    for kind in (modules.Lin, modules.LinModule):
        layer = kind(params["w1"], params["b1"])
        assert layer.w.data is params["w1"]
        assert layer.b.data is params["b1"]
