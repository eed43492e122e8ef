"""The course's versions of lesson 12: starts, steps, dropout, new images, and the scoreboard."""

import numpy as np
import pytest

from course_utils.challenge import (
    RECORDS,
    Adam,
    Dropout,
    Momentum,
    Scoreboard,
    accuracy_when_moved,
    elastic,
    he_init,
    resample,
    rotate,
    shift,
    smooth,
    split,
)


@pytest.fixture
def rng():
    return np.random.default_rng(12)


def test_a_split_uses_every_example_once_with_its_target(rng):
    x = rng.normal(size=(30, 2))
    t = np.arange(30)
    (x_train, t_train), (x_val, t_val) = split(x, t, 7, rng=1)
    assert (len(x_train), len(x_val)) == (23, 7)
    assert sorted([*t_train, *t_val]) == list(t)
    assert np.array_equal(x_train, x[t_train])
    assert np.array_equal(x_val, x[t_val])
    assert not np.array_equal(t_val, split(x, t, 7, rng=2)[1][1])


def test_he_weights_keep_the_mean_square_through_relu_layers(rng):
    z = rng.normal(size=(500, 300))
    before = np.mean(z**2)
    for _ in range(10):
        z = np.maximum(z @ he_init((300, 300), rng), 0)
    assert np.mean(z**2) == pytest.approx(before, rel=0.5)
    assert np.std(he_init((800, 50))) == pytest.approx(0.05, rel=0.03)


def test_momentum_becomes_ten_times_as_fast():
    params = {"W": np.zeros(2)}
    held, optimizer = params["W"], Momentum(lr=0.1, momentum=0.9)
    for _ in range(200):
        before = held.copy()
        optimizer.update(params, {"W": np.array([1.0, -2.0])})
    assert held - before == pytest.approx([-1.0, 2.0])


def test_adam_takes_steps_of_its_learning_rate_whatever_the_gradient():
    params = {"W": np.zeros(3), "b": np.zeros(1, dtype=np.float32)}
    held, optimizer = dict(params), Adam(lr=0.1)
    grads = {"W": np.array([1e-3, -1e3, 0.0]), "b": np.ones(1, dtype=np.float32)}
    for _ in range(5):
        optimizer.update(params, grads)
    assert held["W"] == pytest.approx([-0.5, 0.5, 0], rel=1e-4)
    assert held["b"].dtype == np.float32
    assert all(params[key] is held[key] for key in held)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_dropout_keeps_the_mean_and_its_backward_has_the_same_factors(dtype, rng):
    layer, x = Dropout(0.25, rng=0), np.ones((300, 200), dtype=dtype)
    out = layer.forward(x)
    assert np.unique(out) == pytest.approx([0, 4 / 3])
    assert out.mean() == pytest.approx(1, abs=0.02)
    assert out.dtype == dtype
    dout = rng.normal(size=x.shape)
    assert np.allclose(layer.backward(dout), dout * out)
    assert not np.array_equal(layer.forward(x), out)
    layer.training = False
    assert np.array_equal(layer.forward(x), x)
    assert np.array_equal(layer.backward(dout), dout)


def test_images_are_read_between_their_pixels_and_0_outside():
    image = np.arange(12.0).reshape(1, 3, 4)
    places = [(0, 0), (1.5, 2.25), (2, 3), (-0.5, 0), (2.75, 3), (1, 3.5), (-1, 1), (99, -99)]
    expected = [0, 8.25, 11, 0, 2.75, 3.5, 0, 0]
    y, x = np.array(places).T.reshape(2, 1, 1, -1)
    assert resample(image, y, x)[0, 0] == pytest.approx(expected)


def test_a_shift_by_whole_pixels_moves_down_and_right(rng):
    images = rng.random((2, 5, 6))
    moved = shift(images, [1, 0], [0, -2])
    assert np.allclose(moved[0, 1:], images[0, :-1])
    assert np.allclose(moved[1, :, :-2], images[1, :, 2:])
    assert not moved[0, 0].any()
    assert not moved[1, :, -2:].any()


def test_a_shift_inside_keeps_the_ink(rng):
    images = np.zeros((3, 12, 12), dtype=np.float32)
    images[:, 4:8, 4:8] = rng.random((3, 4, 4))
    moved = shift(images, [0.3, -1.7, 2.5], [2.9, 0.1, -0.5])
    assert moved.sum(axis=(1, 2)) == pytest.approx(images.sum(axis=(1, 2)), rel=1e-5)
    assert moved.dtype == np.float32


@pytest.mark.parametrize("size", [5, 6])
def test_a_rotation_goes_counter_clockwise_about_the_centre(size, rng):
    images = rng.random((1, size, size))
    for turns in (-1, 0, 1, 2):
        assert np.allclose(rotate(images, 90 * turns)[0], np.rot90(images[0], turns))
    assert np.allclose(rotate(rotate(images, 360), [0]), images)


def test_smoothing_keeps_constants_and_spreads_a_point():
    point = np.zeros((2, 11, 11))
    point[1, 5, 5] = 1
    point[0] = 3
    constant, spread = smooth(point, 1.0)
    assert constant == pytest.approx(3)
    assert spread[5, 6] / spread[5, 5] == pytest.approx(np.exp(-0.5), rel=1e-4)
    assert spread[4, 6] / spread[5, 5] == pytest.approx(np.exp(-1), rel=1e-4)
    assert np.allclose(spread, spread.T)


def test_an_elastic_distortion_moves_neighbours_nearly_alike():
    rows = np.tile(np.arange(28.0)[:, None], (200, 1, 28))
    move = (elastic(rows, 34, 4, rng=0) - rows)[:, 10:18, 10:18]
    assert np.std(move) == pytest.approx(34 / np.sqrt(3) / (2 * 4 * np.sqrt(np.pi)), rel=0.15)
    assert np.std(np.diff(move, axis=2)) < 0.25 * np.std(move)
    assert np.allclose(elastic(rows, 0, 4, rng=0), rows)
    assert np.array_equal(elastic(rows[:2], 9, 2, rng=5), elastic(rows[:2], 9, 2, rng=5))
    assert not np.array_equal(elastic(rows[:2], 9, 2, rng=5), elastic(rows[:2], 9, 2, rng=6))


def test_images_that_were_moved_are_not_the_ones_remembered(rng):
    x = rng.random((1500, 784), dtype=np.float32)
    t = rng.integers(10, size=1500)
    remembered = {image.tobytes(): label for image, label in zip(x, t, strict=True)}
    seen = []

    def by_list(images):
        seen.append(images)
        return np.array([remembered.get(image.tobytes(), -1) for image in images])

    before = x.copy()
    assert accuracy_when_moved(by_list, x, t, np.random.default_rng(0)) == 0
    assert np.array_equal(x, before)
    assert sum(map(len, seen)) == 1500
    assert {images.dtype for images in seen} == {np.dtype(np.float32)}


def test_the_accuracy_counts_right_labels_and_nothing_of_another_shape():
    x, t = np.zeros((2500, 784), dtype=np.float32), np.full(2500, 3)

    def accuracy(predict):
        return accuracy_when_moved(predict, x, t, np.random.default_rng(0))

    assert accuracy(lambda images: [3] * len(images)) == 1
    assert accuracy(lambda images: np.arange(len(images)) % 4) == pytest.approx(0.25, abs=0.01)
    assert accuracy(lambda images: np.full((len(images), 1), 3)) == 0
    assert accuracy(lambda images: 3) == 0


def test_the_scoreboard_keeps_the_runs_and_counts_looks_at_the_test_set():
    board = Scoreboard()
    board.add("plain", 0.93, 2.0)
    board.add("better", 0.9, 3.4)
    board.add("better", 0.98, 3.4)
    assert "used 0 times" in str(board)
    test_set = np.arange(4), np.array([0, 1, 2, 0])
    assert board.test("better", lambda x: x, test_set) == 0.75
    lines = str(board).splitlines()
    assert [line.split()[0] for line in lines[1:3]] == ["better", "plain"]
    assert "98.00%" in lines[1]
    assert "75.00%" in lines[1]
    assert "used 1 time." in lines[-1]
    said = board.plot().alt
    assert "better 2 % (validation)" in said
    assert "better 25 % (test)" in said
    assert all(f"{name} {error} % (published)" in said for name, error in RECORDS.items())


def test_the_scoreboard_knows_only_its_runs():
    board = Scoreboard()
    board.add("plain", 0.93, 2.0)
    with pytest.raises(ValueError, match=r"expected one of \['plain'\], found 'plane'"):
        board.test("plane", lambda x: x, (np.arange(2), np.arange(2)))
    assert board.tests == 0


def test_a_perfect_run_is_drawn_as_well():
    board = Scoreboard()
    board.add("perfect", 1.0, 2.0)
    assert "perfect 0.01 % (validation)" in board.plot().alt
