"""The course's tape against central differences, and its small network against the one by hand."""

import itertools

import numpy as np
import pytest

from course_utils.autograd import (
    BatchGenerator,
    NaiveDense,
    NaiveSequential,
    Tape,
    Tensor,
    fit,
    one_training_step,
    open_tapes,
    recorded_edges,
    softmax_cross_entropy,
    topological_order,
)
from course_utils.gradients import numerical_gradient
from course_utils.layers import SoftmaxWithLoss
from course_utils.network import TwoLayerNet
from course_utils.plotting import computational_graph

# Each of the last two of these broadcasts with each of the others.
SHAPES = [(2, 3), (3,), (1, 3), (2, 1), (4, 2, 3), (4, 1, 1), (1,), ()]
BINARY = {
    "add": lambda x, y: x + y,
    "sub": lambda x, y: x - y,
    "mul": lambda x, y: x * y,
    "div": lambda x, y: x / (y * y + 1),
}
UNARY = {
    "neg": lambda x: -x,
    "square": lambda x: x**2,
    "root": lambda x: (x * x + 1) ** 0.5,
    "inverse": lambda x: (x * x + 1) ** -1,
    "exp": lambda x: (x / 4).tanh().exp(),
    "log": lambda x: (x**2 + 1).log(),
    "tanh": lambda x: x.tanh(),
    "relu": lambda x: x.relu(),
    "rows": lambda x: x / (1 + x.exp().sum(axis=-1, keepdims=True)),
    "centred": lambda x: x - x.mean(axis=0),
    "reshaped": lambda x: (x.reshape(-1) * np.arange(x.value.size)).reshape(x.value.shape),
    "numbers": lambda x: 3 - x + 2 / (4 + x * x) - 0.5 * x,
}


def agrees(formula, *arrays):
    """Assert that the tape and central differences give one gradient for each array."""
    tensors = [Tensor(array.copy()) for array in map(np.asarray, arrays)]
    with Tape() as tape:
        result = formula(*tensors)
    found = tape.gradient(result, tensors)
    for tensor, gradient in zip(tensors, found, strict=True):
        expected = numerical_gradient(
            lambda _: np.sum(formula(*tensors).value), tensor.value, h=1e-5
        )
        assert gradient.shape == tensor.value.shape
        scale = max(1.0, np.abs(expected).max())
        np.testing.assert_allclose(gradient, expected, rtol=1e-6, atol=1e-6 * scale)


def fits(*shapes):
    try:
        np.broadcast_shapes(*shapes)
    except ValueError:
        return False
    return True


@pytest.fixture
def rng():
    return np.random.default_rng(10)


@pytest.mark.parametrize("operation", BINARY)
@pytest.mark.parametrize(
    ("left", "right"), [pair for pair in itertools.product(SHAPES, SHAPES) if fits(*pair)]
)
def test_every_pair_of_shapes_that_broadcasts(operation, left, right, rng):
    weight = rng.normal(size=np.broadcast_shapes(left, right))  # so that entries count differently
    formula = BINARY[operation]
    agrees(lambda x, y: formula(x, y) * weight, rng.normal(size=left), rng.normal(size=right))


@pytest.mark.parametrize("operation", UNARY)
@pytest.mark.parametrize("shape", [(2, 3), (3, 3), (4,), (2, 1, 3)])
def test_each_operation(operation, shape, rng):
    weight = rng.normal(size=shape)
    agrees(lambda x: UNARY[operation](x) * weight, rng.normal(size=shape))


@pytest.mark.parametrize("sizes", [(2, 3, 4), (3, 3, 3), (1, 4, 2), (5, 1, 1)])
def test_matrix_product(sizes, rng):
    n, d, m = sizes
    weight = rng.normal(size=(n, m))
    agrees(lambda x, y: (x @ y) * weight, rng.normal(size=(n, d)), rng.normal(size=(d, m)))


@pytest.mark.parametrize("keepdims", [False, True])
@pytest.mark.parametrize("axis", [None, 0, 1, -1, (0, 2), (1, 2)])
@pytest.mark.parametrize("what", ["sum", "mean"])
def test_sums_over_axes(what, axis, keepdims, rng):
    x = rng.normal(size=(2, 3, 4))
    weight = rng.normal(size=x.sum(axis=axis, keepdims=keepdims).shape)
    agrees(lambda x: getattr(x, what)(axis=axis, keepdims=keepdims) * weight, x)
    expected = getattr(np, what)(x, axis=axis, keepdims=keepdims)
    np.testing.assert_allclose(getattr(Tensor(x), what)(axis, keepdims).value, expected)


@pytest.mark.parametrize("seed", range(40))
def test_random_graphs(seed):
    """Twelve operations on what was computed before: values are used often, and some never."""
    rng = np.random.default_rng(seed)
    shape = [(2, 3), (3, 3), (1, 4)][seed % 3]
    arrays = [rng.normal(size=s) for s in (shape, shape[1:], (shape[0], 1), ())]
    steps = [
        (rng.choice([*UNARY, *BINARY, *BINARY]), *rng.integers(0, 4 + i, size=2)) for i in range(12)
    ]

    def formula(*tensors):
        made = list(tensors)
        for name, i, j in steps:
            if name in BINARY:
                made.append(BINARY[name](made[i], made[j]).tanh())
            elif made[i].value.ndim:
                made.append(UNARY[name](made[i]).tanh())
            else:
                made.append(made[i] * 2)
        return sum((one.mean() for one in made), start=0)

    agrees(formula, *arrays)


def test_the_numbers_of_the_lesson():
    x, y = Tensor(2.0), Tensor(1.0)
    with Tape() as tape:
        z = x**2 * y + x * y + 3 * y
    assert z.value == 9
    assert tape.gradient(z, [x, y]) == [5, 9]
    a = Tensor(3.0)
    with Tape() as tape:
        square = a * a
        result = square + square
    assert tape.gradient(result, a) == 12


def test_numbers_and_arrays_on_either_side(rng):
    array = rng.normal(size=(2, 3))
    for operation in BINARY.values():
        agrees(lambda x, f=operation: f(array, x) + f(x, array), rng.normal(size=3))
        agrees(lambda x, f=operation: f(2, x) * f(x, np.float32(3)), rng.normal(size=3))
    agrees(lambda x: array @ x, rng.normal(size=(3, 2)))
    whole = Tensor(np.arange(3, dtype=np.uint8))
    np.testing.assert_array_equal((whole - np.array([1, 2, 3], np.uint8)).value, [-1, -1, -1])


def test_a_second_call_gives_the_same_and_changes_nothing(rng):
    x = Tensor(rng.normal(size=3))
    with Tape() as tape:
        z = x * x + x.sum()
    before = x.value.copy()
    first, second = tape.gradient(z, [x, z]), tape.gradient(z, (x, z))
    np.testing.assert_array_equal(first, second)
    np.testing.assert_array_equal(first[1], np.ones(3))
    np.testing.assert_array_equal(x.value, before)


def test_only_what_happens_while_a_tape_is_open_is_recorded():
    x = Tensor(2.0)
    early = x * x
    with Tape() as outer:
        middle = early * 3
        with Tape() as inner:
            late = middle * x
    after = late * x
    assert outer.gradient(late, [x, early, middle]) == [12, 6, 2]
    assert inner.gradient(late, [x, early, middle]) == [12, None, 2]
    assert outer.gradient(after, x) is None
    assert open_tapes == []


def test_a_tape_closes_when_the_block_ends_in_an_error():
    with pytest.raises(ValueError, match="could not be broadcast"), Tape():
        Tensor([1.0, 2.0]) + Tensor([1.0, 2.0, 3.0])
    assert open_tapes == []


def test_a_long_chain_needs_no_recursion_and_no_exponential_time():
    x = Tensor(1.0)
    with Tape() as tape:
        z = x
        for _ in range(1000):
            z = z + z
        z = z * 2.0**-1000
        for _ in range(3000):
            z = z + 0
    assert tape.gradient(z, x) == 1


def test_topological_order_is_one(rng):
    for _ in range(50):
        names = [f"n{i}" for i in rng.permutation(12)]
        graph = {names[i]: rng.choice(names[:i], 3).tolist() for i in rng.permutation(range(3, 12))}
        order = topological_order(names[9], graph)
        needed, waiting = set(), [names[9]]
        while waiting:
            node = waiting.pop()
            needed.add(node)
            waiting += graph.get(node, ())
        assert sorted(order) == sorted(needed)
        assert order[-1] == names[9]
        for node in order:
            assert all(order.index(x) < order.index(node) for x in graph.get(node, ()))


def test_recorded_edges_can_be_drawn():
    x, W = Tensor([[1.0, 2.0]]), Tensor([[3.0], [4.0]])
    with Tape() as tape:
        z = ((x @ W) * 2 + x.sum()) ** 2
    edges, labels = recorded_edges(tape, z, {"x": x, "W": W, "z": z})
    back = {}
    for source, _, value, gradient in edges:
        assert np.shape(value) == np.shape(gradient)
        back[labels[source]] = back.get(labels[source], 0) + gradient
    for name, gradient in zip("xW", tape.gradient(z, [x, W]), strict=True):
        np.testing.assert_allclose(back[name], gradient)
    assert {"x", "W", "z", "2", "@", "×", "+", "Σ", "**"} == set(labels.values())
    assert "from" in computational_graph(edges, labels).alt


# ---- The small network ----


def test_the_loss_is_that_of_the_layer_by_hand(rng):
    x, t = 3 * rng.normal(size=(6, 4)), rng.integers(0, 4, 6)
    agrees(lambda logits: softmax_cross_entropy(logits, t), x)
    layer, logits = SoftmaxWithLoss(), Tensor(x)
    with Tape() as tape:
        loss = softmax_cross_entropy(logits, t)
    assert layer.forward(x, t) == pytest.approx(float(loss.value), abs=1e-5)  # log(p + 1e-7) there
    np.testing.assert_allclose(tape.gradient(loss, logits), layer.backward(), rtol=0, atol=1e-12)


def test_the_loss_does_not_overflow():
    x = np.array([[1000.0, 0.0], [-1000.0, -1001.0]])
    with Tape() as tape:
        logits = Tensor(x)
        loss = softmax_cross_entropy(logits, np.array([1, 0]))
    assert float(loss.value) == pytest.approx((1000 + np.log1p(np.exp(-1))) / 2)
    assert np.isfinite(tape.gradient(loss, logits)).all()


def test_the_same_numbers_as_the_network_by_hand(rng):
    net = TwoLayerNet(8, 5, 3, weight_init_std=1.0)
    model = NaiveSequential([NaiveDense(8, 5, "relu"), NaiveDense(5, 3)])
    for weight, value in zip(model.weights, net.params.values(), strict=True):
        weight.value = value.copy()
    x, t = rng.normal(size=(20, 8)), rng.integers(0, 3, 20)
    with Tape() as tape:
        loss = softmax_cross_entropy(model(x), t)
    found, by_hand = tape.gradient(loss, model.weights), net.gradient(x, t)
    for key, gradient in zip(("W1", "b1", "W2", "b2"), found, strict=True):
        np.testing.assert_allclose(gradient, by_hand[key], rtol=0, atol=1e-10)
    right = net.last_layer.y[np.arange(20), t]
    assert float(loss.value) == pytest.approx(-np.log(right).mean(), abs=1e-10)


def test_batches_hold_every_example_once(rng):
    images, labels = rng.normal(size=(10, 2)), np.arange(10)
    for batch_size, sizes in (4, [4, 4, 2]), (5, [5, 5]), (128, [10]):
        batches = BatchGenerator(images, labels, batch_size)
        found = [batches.next() for _ in range(batches.num_batches)]
        assert [len(x) for x, _ in found] == sizes
        np.testing.assert_array_equal(np.concatenate([x for x, _ in found]), images)
        np.testing.assert_array_equal(np.concatenate([t for _, t in found]), labels)


def test_a_step_goes_down_the_gradient(rng):
    model = NaiveSequential([NaiveDense(4, 3, weight_init_std=1.0, rng=rng)])
    x, t = rng.normal(size=(6, 4)), rng.integers(0, 3, 6)
    before = [weight.value.copy() for weight in model.weights]
    with Tape() as tape:
        loss = softmax_cross_entropy(model(x), t)
    gradients = tape.gradient(loss, model.weights)
    assert one_training_step(model, x, t, 0.5) == loss.value
    for weight, old, gradient in zip(model.weights, before, gradients, strict=True):
        np.testing.assert_allclose(weight.value, old - 0.5 * gradient)


def test_fit_learns(rng):
    x = rng.normal(size=(200, 2))
    t = (x[:, 0] * x[:, 1] > 0).astype(int)
    layers = [NaiveDense(2, 16, "tanh", 1.0, rng), NaiveDense(16, 2, None, 1.0, rng)]
    model = NaiveSequential(layers)
    losses = fit(model, x, t, epochs=60, batch_size=32, learning_rate=0.5)
    assert len(losses) == 60 * 7
    assert np.mean(losses[-7:]) < np.mean(losses[:7]) / 3
    assert np.mean(model(x).value.argmax(axis=1) == t) > 0.9
