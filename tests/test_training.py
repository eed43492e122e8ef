"""Tests of course_utils.training: mini-batches, the update, the loop, and parameters on disk."""

import numpy as np
import pytest

from course_utils.network import TwoLayerNet
from course_utils.training import (
    epoch_batches,
    get_mini_batch,
    load_params,
    save_params,
    sgd_update,
    train,
)


@pytest.fixture
def clouds():
    """Three clouds of points that any classifier tells apart."""
    t = np.arange(90) % 3
    return 3 * np.eye(3)[t] + np.random.default_rng(0).normal(scale=0.3, size=(90, 3)), t


class TestGetMiniBatch:
    x, t = 10 * np.arange(40).reshape(20, 2), 20 * np.arange(20)

    def test_rows_stay_together(self):
        x_batch, t_batch = get_mini_batch(self.x, self.t, 6)
        assert x_batch.shape == (6, 2)
        assert np.array_equal(x_batch[:, 0], t_batch)

    def test_no_row_comes_twice(self):
        assert np.array_equal(np.sort(get_mini_batch(self.x, self.t, 20)[1]), self.t)

    def test_a_generator_goes_on_and_a_seed_begins_again(self):
        rng = np.random.default_rng(3)
        first, second = (get_mini_batch(self.x, self.t, 6, rng)[1] for _ in range(2))
        assert not np.array_equal(first, second)
        assert np.array_equal(first, get_mini_batch(self.x, self.t, 6, 3)[1])

    def test_more_than_there_are(self):
        with pytest.raises(ValueError, match="larger"):
            get_mini_batch(self.x, self.t, 21)


class TestEpochBatches:
    @pytest.mark.parametrize(
        ("size", "batch_size", "sizes"),
        [(20, 5, [5, 5, 5, 5]), (23, 5, [5, 5, 5, 5, 3]), (3, 5, [3]), (0, 5, [])],
    )
    def test_the_last_mini_batch_takes_what_is_left(self, size, batch_size, sizes):
        assert [len(rows) for rows in epoch_batches(size, batch_size)] == sizes

    def test_every_row_comes_once_in_random_order(self):
        rows = np.concatenate(epoch_batches(23, 5))
        assert not np.array_equal(rows, np.arange(23))
        assert np.array_equal(np.sort(rows), np.arange(23))

    def test_a_generator_shuffles_anew(self):
        rng = np.random.default_rng(0)
        first, second = (np.concatenate(epoch_batches(23, 5, rng)) for _ in range(2))
        assert not np.array_equal(first, second)


class TestSgdUpdate:
    def test_the_array_itself_changes_and_keeps_its_type(self):
        held = np.array([1, 2], np.float32)
        params, grads = {"any": held}, {"any": np.array([10, 20], np.float32)}
        sgd_update(params, grads, 0.1)
        assert params["any"] is held
        assert held.dtype == np.float32
        np.testing.assert_allclose(held, 0, atol=1e-6)
        assert np.array_equal(grads["any"], [10, 20])


class TestTrain:
    def test_history_has_a_loss_for_each_mini_batch_and_two_accuracies_for_each_epoch(self, clouds):
        history = train(TwoLayerNet(3, 8, 3), clouds, clouds, epochs=3, lr=0.1, batch_size=20)
        assert {key: len(values) for key, values in history.items()} == {
            "loss": 15,
            "train_acc": 3,
            "test_acc": 3,
        }
        assert history["loss"][0] == pytest.approx(np.log(3), abs=1e-3)

    def test_it_learns(self, clouds):
        net = TwoLayerNet(3, 8, 3, weight_init_std=0.3)
        history = train(net, clouds, clouds, epochs=20, lr=0.5, batch_size=20)
        assert history["train_acc"][-1] == net.accuracy(*clouds) == 1
        assert net.loss(*clouds) < 0.1

    def test_one_mini_batch_of_all_rows_is_gradient_descent(self, clouds):
        net, plain = (TwoLayerNet(3, 8, 3, weight_init_std=0.3) for _ in range(2))
        train(net, clouds, clouds, epochs=4, lr=0.5, batch_size=100)
        for _ in range(4):
            sgd_update(plain.params, plain.gradient(*clouds), 0.5)
        for key, value in plain.params.items():
            np.testing.assert_allclose(net.params[key], value)

    def test_accuracies_are_those_of_their_sets(self, clouds):
        x, t = clouds
        history = train(TwoLayerNet(3, 8, 3), clouds, (x, (t + 1) % 3), epochs=30, lr=0.5)
        assert history["train_acc"][-1] == 1
        assert history["test_acc"][-1] == 0

    def test_progress_goes_to_stdout_when_it_is_asked_for(self, clouds, capsys):
        train(TwoLayerNet(3, 8, 3), clouds, clouds, epochs=2, lr=0.1)
        assert capsys.readouterr() == ("", "")
        train(TwoLayerNet(3, 8, 3), clouds, clouds, epochs=2, lr=0.1, progress=True)
        shown = capsys.readouterr()
        assert "2/2" in shown.out
        assert shown.err == ""


class TestParametersOnDisk:
    @pytest.fixture
    def path(self, tmp_path):
        return tmp_path / "net.npz"

    def test_a_loaded_network_is_the_one_that_was_saved(self, path):
        net, twin = (TwoLayerNet(4, 5, 3, rng=seed, dtype=np.float32) for seed in (0, 1))
        save_params(path, net.params)
        load_params(path, twin.params)
        x = np.ones((2, 4), np.float32)
        assert np.array_equal(twin.predict(x), net.predict(x))
        assert twin.params["W1"].dtype == np.float32

    def test_the_file_holds_plain_arrays(self, path):
        save_params(path, {"W1": np.arange(3.0), "any": np.eye(2)})
        with np.load(path, allow_pickle=False) as file:
            assert sorted(file.files) == ["W1", "any"]
            assert np.array_equal(file["any"], np.eye(2))

    def test_an_older_file_is_replaced_and_nothing_else_is_left(self, path):
        for value in (1.0, 2.0):
            save_params(str(path), {"W1": np.array([value])})
        params = {"W1": np.zeros(1)}
        load_params(str(path), params)
        assert params["W1"] == [2.0]
        assert list(path.parent.iterdir()) == [path]

    def test_saving_that_fails_keeps_the_older_file(self, path, monkeypatch):
        save_params(path, {"W1": np.ones(1)})
        before = path.read_bytes()

        def out_of_space(file, **arrays):
            file.write(b"half")
            raise OSError("no space left")

        monkeypatch.setattr(np, "savez", out_of_space)
        with pytest.raises(OSError, match="no space left"):
            save_params(path, {"W1": np.zeros(1)})
        assert path.read_bytes() == before
        assert list(path.parent.iterdir()) == [path]

    @pytest.mark.parametrize(
        "other", [{"W1": np.ones((3, 2))}, {"W1": np.ones(2), "V": np.ones(2)}]
    )
    def test_another_network_is_refused_whole(self, path, other):
        save_params(path, {"W1": np.zeros(2), "b1": np.zeros(2)})
        before = {key: value.copy() for key, value in other.items()}
        with pytest.raises(ValueError, match=r"net\.npz: expected .* found the shapes"):
            load_params(path, other)
        for key, value in before.items():
            assert np.array_equal(other[key], value)

    def test_a_pickle_is_refused(self, path):
        np.savez(path, W1=np.array({"not": "numbers"}, dtype=object))
        with pytest.raises(ValueError, match="allow_pickle"):
            load_params(path, {"W1": np.zeros(1)})
