"""Tests of course_utils.datasets: what is loaded, where it is found, and what goes wrong."""

import gzip
import hashlib
import os
import runpy
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from data_server import Answer, DataServer

from course_utils import datasets
from course_utils.settings import Settings

ROOT = Path(__file__).parent.parent
LABELS = "mnist/t10k-labels-idx1-ubyte"  # the smallest file
PACKED = (ROOT / "data" / f"{LABELS}.gz").read_bytes()
CONTENTS = gzip.decompress(PACKED)


@pytest.fixture(autouse=True)
def alone(monkeypatch, tmp_path):
    """Keep every test away from the network, the user's cache and the arrays of other tests."""
    monkeypatch.delenv("COURSE_DATA", raising=False)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "127.0.0.1")
    monkeypatch.setattr(datasets, "cache_folder", lambda: tmp_path / "cache")
    monkeypatch.setattr(datasets, "MIRRORS", ())
    monkeypatch.setattr(datasets, "WAITS", (0, 0))
    use_repository(monkeypatch, "")
    forget()
    yield
    forget()


@pytest.fixture
def nothing_bundled(monkeypatch, tmp_path):
    """Act as a copy of the course that came without data."""
    monkeypatch.setattr(datasets, "bundled_folder", lambda: tmp_path / "bundled")


@pytest.fixture
def server():
    with DataServer() as running:
        yield running


without_data = pytest.mark.usefixtures("nothing_bundled")


def use_repository(monkeypatch, host):
    repository = "class/course" if host else ""
    found = Settings("A course", repository, "main", host)
    monkeypatch.setattr(datasets, "settings", lambda: found)


def forget():
    datasets._mnist.cache_clear()
    datasets._digits16.cache_clear()


def mirror(monkeypatch, server, **answers):
    """Make `server` serve the label file from one mirror for each name, in that order."""
    monkeypatch.setattr(datasets, "MIRRORS", tuple(f"{server.url}/{name}/" for name in answers))
    for name, answer in answers.items():
        server.answers[path_on(name)] = answer


def path_on(name):
    return f"/{name}/{Path(LABELS).name}.gz"


def closed_address():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}/"


def files_in(folder):
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


# What is loaded ---------------------------------------------------------------------------------


def test_mnist_as_integers_is_the_published_set():
    (x_train, t_train), (x_test, t_test) = datasets.load_mnist(normalize=False)
    assert (x_train.shape, x_test.shape) == ((60000, 784), (10000, 784))
    assert x_train.dtype == x_test.dtype == np.uint8
    assert (t_train.shape, t_test.shape) == ((60000,), (10000,))
    assert t_train.dtype == t_test.dtype == np.int64
    assert t_train[:5].tolist() == [5, 0, 4, 1, 9]
    assert t_test[:5].tolist() == [7, 2, 1, 0, 4]
    assert np.bincount(t_train).tolist() == [
        *(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949)
    ]
    assert np.bincount(t_test).tolist() == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]
    assert round(float(x_train.mean()) / 255, 4) == 0.1307  # as widely reported


def test_mnist_normalized_flat_or_not_and_one_hot():
    (x_flat, t), (x_test, _) = datasets.load_mnist()
    assert x_flat.dtype == x_test.dtype == np.float32
    assert (x_flat.min(), x_flat.max()) == (0.0, 1.0)
    (x, one_hot), (_, one_hot_test) = datasets.load_mnist(flatten=False, one_hot_label=True)
    assert x.shape == (60000, 1, 28, 28)
    assert np.array_equal(x.reshape(60000, 784), x_flat)
    assert (one_hot.shape, one_hot_test.shape) == ((60000, 10), (10000, 10))
    assert one_hot.dtype == np.float64
    assert np.array_equal(one_hot.argmax(axis=1), t)
    assert one_hot.sum() == np.count_nonzero(one_hot) == 60000


@pytest.mark.parametrize("normalize", [True, False])
@pytest.mark.parametrize("one_hot_label", [True, False])
def test_a_caller_may_change_the_arrays(normalize, one_hot_label):
    first = datasets.load_digits16(normalize, one_hot_label=one_hot_label)
    expected = [[array.copy() for array in pair] for pair in first]
    for pair in first:
        for array in pair:
            array[:] = 7
    second = datasets.load_digits16(normalize, one_hot_label=one_hot_label)
    for pair, expected_pair in zip(second, expected, strict=True):
        for array, expected_array in zip(pair, expected_pair, strict=True):
            assert np.array_equal(array, expected_array)


def test_files_are_read_once(monkeypatch):
    read = []
    contents = datasets._contents
    monkeypatch.setattr(datasets, "_contents", lambda name: read.append(name) or contents(name))
    datasets.load_digits16()
    datasets.load_digits16(flatten=False)
    assert read == ["digits16/trainset.csv", "digits16/evalset.csv"]


def test_digits16_is_balanced_and_disjoint():
    (x_train, t_train), (x_eval, t_eval) = datasets.load_digits16(normalize=False)
    assert x_train.shape == x_eval.shape == (300, 256)
    assert x_train.dtype == np.uint8
    assert np.bincount(t_train).tolist() == np.bincount(t_eval).tolist() == [30] * 10
    assert len({row.tobytes() for row in np.concatenate([x_train, x_eval])}) == 600
    # Shuffled: no class is missing from the first hundred rows or the last.
    for labels in (t_train[:100], t_train[-100:], t_eval[:100], t_eval[-100:]):
        assert set(labels.tolist()) == set(range(10))


def test_digits16_has_the_conventions_of_mnist():
    (x, t), (x_eval, t_eval) = datasets.load_digits16(flatten=False, one_hot_label=True)
    assert x.shape == x_eval.shape == (300, 1, 16, 16)
    assert (x.dtype, t.dtype) == (np.float32, np.float64)
    assert (x.min(), x.max()) == (0.0, 1.0)
    assert t.shape == t_eval.shape == (300, 10)
    assert not x[:, :, [0, -1], :].any()  # a margin of one pixel
    assert not x[:, :, :, [0, -1]].any()


def test_the_script_makes_the_committed_digits16(tmp_path):
    script = runpy.run_path(str(ROOT / "data" / "make_digits16.py"))
    script["main"](tmp_path / "made")
    assert files_in(tmp_path / "made") == ["evalset.csv", "trainset.csv"]
    for name in ("trainset.csv", "evalset.csv"):
        assert (tmp_path / "made" / name).read_bytes() == (
            ROOT / "data" / "digits16" / name
        ).read_bytes()


def test_shrinking_averages_over_areas():
    script = runpy.run_path(str(ROOT / "data" / "make_digits16.py"))
    weights = script["overlaps"](20, 14)
    assert weights.shape == (14, 20)
    assert (weights.sum(axis=1) == 20).all()
    assert (weights.sum(axis=0) == 14).all()
    full = np.zeros((28, 28), np.uint8)
    full[6:26, 3:23] = 200  # a full box, away from the middle
    expected = np.pad(np.full((14, 14), 200), 1)
    assert np.array_equal(script["shrink"](full), expected)


def test_the_committed_sums_are_those_of_the_code():
    lines = (ROOT / "data" / "mnist" / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    committed = {f"mnist/{name}": digest for digest, name in map(str.split, lines)}
    assert committed == {k: v for k, v in datasets.SHA256.items() if k.startswith("mnist/")}
    for name, digest in datasets.SHA256.items():
        path = ROOT / "data" / name
        if path.exists():
            contents = path.read_bytes()
        else:
            contents = gzip.decompress(path.with_name(f"{path.name}.gz").read_bytes())
        assert hashlib.sha256(contents).hexdigest() == digest


# make_circles -----------------------------------------------------------------------------------


def test_circles_without_noise_are_parted_by_the_unit_circle():
    (x, t), (x_test, t_test), _ = datasets.make_circles(500, 301, noise=0)
    assert (x.shape, x_test.shape) == ((500, 2), (301, 2))
    assert (x.dtype, t.dtype) == (np.float64, np.int64)
    assert np.bincount(t).tolist() == [250, 250]
    assert np.bincount(t_test).tolist() == [150, 151]
    for points, labels in ((x, t), (x_test, t_test)):
        radius = np.hypot(*points.T)
        assert radius[labels == 0].max() <= 0.9
        assert radius[labels == 1].min() >= 1.1
        assert radius.max() <= 1.6
        assert (abs(points[labels == 1].mean(axis=0)) < 0.4).all()  # all around the disc
    assert 0 < t[:50].sum() < 50  # shuffled


def test_circles_are_spread_evenly_over_the_disc():
    (x, t), _, _ = datasets.make_circles(n_train=20000, noise=0)
    radius = np.hypot(*x[t == 0].T)
    # Half of the points lie within the circle that has half of the area.
    assert abs((radius < 0.9 / np.sqrt(2)).mean() - 0.5) < 0.03


def test_circles_grid_is_a_regular_square_that_covers_every_point():
    for noise in (0.1, 1.0):
        (x, _), (x_test, _), grid = datasets.make_circles(noise=noise, grid_size=30)
        assert grid.shape == (900, 2)
        x1, x2 = grid.T.reshape(2, 30, 30)
        assert np.array_equal(x1[0], x2[:, 0])
        assert (x1 == x1[0]).all()  # along a row, only x1 moves
        assert (x2 == x2[:, :1]).all()
        assert np.allclose(np.diff(x1[0]), x1[0, 1] - x1[0, 0])
        reach = x1[0, -1]
        assert reach == -x1[0, 0] >= 2
        assert np.abs(np.concatenate([x, x_test])).max() <= reach


def test_circles_follow_the_generator():
    def points(rng):
        (x, _), (x_test, _), _ = datasets.make_circles(rng=rng)
        return np.concatenate([x, x_test])

    assert np.array_equal(points(3), points(np.random.default_rng(3)))
    assert np.array_equal(points(0), points(0))
    assert not np.array_equal(points(0), points(1))
    assert len(np.unique(points(0), axis=0)) == 400  # no test point was seen in training


def test_circles_one_hot():
    (_, t), _, _ = datasets.make_circles()
    (_, one_hot), (_, one_hot_test), _ = datasets.make_circles(one_hot_label=True)
    assert np.array_equal(one_hot, np.stack([t == 0, t == 1], axis=1).astype(float))
    assert one_hot_test.shape == (200, 2)


@pytest.mark.parametrize(
    "bad", [{"n_train": 1}, {"n_test": 0}, {"noise": -0.1}, {"noise": np.nan}, {"grid_size": 1}]
)
def test_circles_refuse_bad_arguments(bad):
    ((name, value),) = bad.items()
    with pytest.raises(
        ValueError, match=rf"make_circles: {name} must be at least .* found {value}"
    ):
        datasets.make_circles(**bad)


# Files of the wrong kind ------------------------------------------------------------------------


def test_read_idx_reads_gzipped_and_plain_files(tmp_path):
    plain = tmp_path / "plain"
    plain.write_bytes(b"\0\0\x08\x02" + b"\0\0\0\x02" + b"\0\0\0\x03" + bytes(range(6)))
    assert datasets.read_idx(plain).tolist() == [[0, 1, 2], [3, 4, 5]]
    assert datasets.read_idx(ROOT / "data" / f"{LABELS}.gz").shape == (10000,)
    plain.write_bytes(b"\0\0\x08\x01" + bytes(4))
    assert datasets.read_idx(plain).shape == (0,)


@pytest.mark.parametrize(
    ("contents", "words"),
    [
        (b"", r"not an IDX file.*found nothing"),
        (b"<!DOCTYPE html>", r"not an IDX file.*found 3c 21 44 4f"),
        (b"\0\0\x0d\x01" + CONTENTS[4:], r"not an IDX file.*found 00 00 0d 01"),
        (CONTENTS[:6], r"not an IDX file.*found 00 00 08 01"),
        (CONTENTS[:-1], r"wrong length.*\(10000,\).*10008 bytes in all; found 10007"),
        (CONTENTS + b"\0", r"wrong length.*10008 bytes in all; found 10009"),
        (PACKED[:-9], r"damaged gzip file"),
        (PACKED[:200] + b"\xff" * 50 + PACKED[250:], r"damaged gzip file"),
    ],
)
def test_read_idx_names_a_bad_file(tmp_path, contents, words):
    path = tmp_path / "bad-idx1-ubyte.gz"
    path.write_bytes(contents)
    with pytest.raises(ValueError, match=rf"(?s)bad-idx1-ubyte\.gz.*{words}"):
        datasets.read_idx(path)


def test_read_digits_reads_windows_line_ends(tmp_path):
    original = ROOT / "data" / "digits16" / "trainset.csv"
    path = tmp_path / "windows.csv"
    path.write_bytes(original.read_bytes().replace(b"\n", b"\r\n"))
    for got, expected in zip(
        datasets.read_digits(path), datasets.read_digits(original), strict=True
    ):
        assert np.array_equal(got, expected)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], r"should begin with the line label,p0"),
        ([datasets.DIGITS16_HEADER], r"found 'label,p0.* and 0 more lines"),
        (["a,b", "1,2"], r"should begin with the line label,p0.*found 'a,b'"),
        ([datasets.DIGITS16_HEADER, "1" + ",0" * 256, "1,2,3"], r"line 3: .*'1,2,3', 3 entries"),
        ([datasets.DIGITS16_HEADER, "10" + ",0" * 256], r"line 2: expected a label from 0 to 9"),
        ([datasets.DIGITS16_HEADER, "1" + ",256" * 256], r"line 2: .*integers from 0 to 255"),
        ([datasets.DIGITS16_HEADER, "1" + ",-1" * 256], r"line 2: .*integers from 0 to 255"),
        ([datasets.DIGITS16_HEADER, "1" + ",0.5" * 256], r"line 2: .*integers from 0 to 255"),
    ],
)
def test_read_digits_names_a_bad_file(tmp_path, lines, words):
    path = tmp_path / "bad.csv"
    path.write_text("\n".join(lines), encoding="ascii")
    with pytest.raises(ValueError, match=rf"bad\.csv.*{words}"):
        datasets.read_digits(path)


# Where files are found --------------------------------------------------------------------------


def put(folder, contents, suffix=""):
    path = folder / f"{LABELS}{suffix}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(contents)
    return path


def test_bundled_data_need_no_cache_and_no_network(monkeypatch):
    def fail():
        raise AssertionError("the cache was asked for")

    monkeypatch.setattr(datasets, "cache_folder", fail)
    assert datasets._contents(LABELS) == CONTENTS


def test_data_of_an_installed_package_come_before_those_beside_it(monkeypatch, tmp_path):
    monkeypatch.setattr(datasets, "_PACKAGE", tmp_path / "course_utils")
    assert datasets.bundled_folder() == tmp_path / "data"
    (tmp_path / "course_utils" / "data").mkdir(parents=True)
    assert datasets.bundled_folder() == tmp_path / "course_utils" / "data"


@pytest.mark.parametrize(("contents", "suffix"), [(PACKED, ".gz"), (CONTENTS, "")])
@without_data
def test_files_placed_by_hand_gzipped_or_not(monkeypatch, tmp_path, contents, suffix):
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "shared"))
    put(tmp_path / "shared", contents, suffix)
    assert datasets._contents(LABELS) == CONTENTS
    shutil.move(tmp_path / "shared", tmp_path / "cache")
    assert datasets._contents(LABELS) == CONTENTS


def test_course_data_is_searched_first(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "shared"))
    put(tmp_path / "shared", b"damaged")
    assert datasets._contents(LABELS) == CONTENTS
    assert str(tmp_path / "shared") in capsys.readouterr().out


@pytest.mark.parametrize("damaged", [CONTENTS[:-1] + b"\xff", PACKED[:-9], b""])
def test_a_damaged_bundled_file_is_passed_over_in_one_line(
    monkeypatch, tmp_path, capsys, nothing_bundled, damaged
):
    bad = put(tmp_path / "bundled", damaged, ".gz")
    put(tmp_path / "cache", CONTENTS)
    assert datasets._contents(LABELS) == CONTENTS
    out, err = capsys.readouterr()
    assert err == ""
    (line,) = out.splitlines()
    assert line.startswith("Passed over: ")
    assert str(bad) in line
    assert "damaged" in line


@without_data
def test_a_damaged_cached_file_is_fetched_again(monkeypatch, tmp_path, server, capfd):
    cached = put(tmp_path / "cache", CONTENTS[:-1] + b"\xff")
    mirror(monkeypatch, server, good=Answer(PACKED))
    assert datasets._contents(LABELS) == CONTENTS
    assert cached.read_bytes() == CONTENTS
    out, err = capfd.readouterr()
    assert f"{cached} is damaged" in out
    assert err == ""
    assert datasets._contents(LABELS) == CONTENTS
    assert server.requests == [path_on("good")]


# Downloads --------------------------------------------------------------------------------------


@without_data
def test_a_whole_data_set_is_downloaded_once(monkeypatch, tmp_path, server):
    monkeypatch.setattr(datasets, "MIRRORS", (f"{server.url}/",))
    for path in (ROOT / "data" / "mnist").glob("*.gz"):
        server.answers[f"/{path.name}"] = Answer(path.read_bytes())
    (x_train, t_train), _ = datasets.load_mnist(normalize=False)
    assert (x_train.shape, t_train[0]) == ((60000, 784), 5)
    assert len(server.requests) == 4
    forget()
    datasets.load_mnist(normalize=False)
    assert len(server.requests) == 4
    assert files_in(tmp_path / "cache") == sorted(k for k in datasets.SHA256 if "mnist" in k)


@without_data
def test_digits16_comes_from_the_courses_repository(monkeypatch, server):
    use_repository(monkeypatch, server.url)
    prefix = "/class/course/raw/main/data/digits16"
    for name in ("trainset.csv", "evalset.csv"):
        body = (ROOT / "data" / "digits16" / name).read_bytes()
        server.answers[f"{prefix}/{name}"] = Answer(body)
    (x, _), _ = datasets.load_digits16()
    assert x.shape == (300, 256)
    assert server.requests == [f"{prefix}/trainset.csv", f"{prefix}/evalset.csv"]


@without_data
def test_mirrors_are_asked_in_order_the_courses_repository_first(monkeypatch, server, capfd):
    use_repository(monkeypatch, server.url)
    own = f"/class/course/raw/main/data/{LABELS}.gz"
    server.answers[own] = Answer(b"forbidden", status=403)
    mirror(
        monkeypatch,
        server,
        wrong=Answer(gzip.compress(b"else")),
        good=Answer(PACKED),
        spare=Answer(PACKED),
    )
    assert datasets._contents(LABELS) == CONTENTS
    # 403 and wrong bytes are not asked for again, and the mirror after the good one not at all.
    assert server.requests == [own, path_on("wrong"), path_on("good")]
    out, err = capfd.readouterr()
    assert f"{server.url}{own}: 403 Forbidden" in out
    assert f"{server.url}{path_on('wrong')}: ValueError: SHA256 hash" in out
    assert "100%" in out  # the progress bar
    assert err == ""


@without_data
def test_another_wrapping_of_the_same_contents_will_do(monkeypatch, server):
    mirror(monkeypatch, server, other=Answer(gzip.compress(CONTENTS, 1)), spare=Answer(PACKED))
    assert datasets._contents(LABELS) == CONTENTS
    assert server.requests == [path_on("other")]


@without_data
@pytest.mark.parametrize("trouble", [{"unavailable": 2}, {"cut": 2}, {"unavailable": 1, "cut": 1}])
def test_a_passing_failure_is_tried_again(monkeypatch, server, capfd, trouble):
    mirror(monkeypatch, server, shaky=Answer(PACKED, **trouble), spare=Answer(PACKED))
    assert datasets._contents(LABELS) == CONTENTS
    assert server.requests == [path_on("shaky")] * 3
    out, err = capfd.readouterr()
    assert out.count("trying again") == 2
    assert err == ""


@without_data
def test_waits_grow_between_attempts(monkeypatch, server):
    slept = []
    monkeypatch.setattr(datasets, "WAITS", (0.5, 2.0))
    monkeypatch.setattr(datasets.time, "sleep", slept.append)
    mirror(monkeypatch, server, down=Answer(PACKED, unavailable=3), good=Answer(PACKED))
    assert datasets._contents(LABELS) == CONTENTS
    assert server.requests == [path_on("down")] * 3 + [path_on("good")]
    assert slept == [0.5, 2.0]


@without_data
def test_a_mirror_that_falls_silent_is_left(monkeypatch, server):
    monkeypatch.setattr(datasets, "TIMEOUT", 0.5)
    monkeypatch.setattr(datasets, "WAITS", ())
    mirror(monkeypatch, server, silent=Answer(PACKED, stall=True), good=Answer(PACKED))
    assert datasets._contents(LABELS) == CONTENTS
    assert server.requests == [path_on("silent"), path_on("good")]


@without_data
@pytest.mark.parametrize(
    "answer", [Answer(PACKED, cut=9), Answer(gzip.compress(b"else")), Answer(PACKED[:-9])]
)
def test_a_failed_download_leaves_no_file(monkeypatch, tmp_path, server, answer):
    mirror(monkeypatch, server, bad=answer)
    with pytest.raises(FileNotFoundError):
        datasets._contents(LABELS)
    assert files_in(tmp_path) == []


@without_data
def test_a_cache_that_cannot_be_written_is_named(monkeypatch, tmp_path, server):
    (tmp_path / "cache").write_text("a file where the folder should be")
    mirror(monkeypatch, server, good=Answer(PACKED))
    with pytest.raises(FileNotFoundError, match=r"good/.*: \w+Error: .*cache"):
        datasets._contents(LABELS)


@without_data
def test_with_nothing_to_be_had_the_error_says_all(monkeypatch, tmp_path, server):
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "shared"))
    damaged = put(tmp_path / "bundled", b"damaged", ".gz")
    mirror(monkeypatch, server, refused=Answer(status=403), down=Answer(unavailable=9))
    closed = closed_address()
    monkeypatch.setattr(datasets, "MIRRORS", (*datasets.MIRRORS, closed))
    with pytest.raises(FileNotFoundError) as caught:
        datasets._contents(LABELS)
    message = str(caught.value)
    cached = tmp_path / "cache" / "mnist"
    tried = [
        f"{tmp_path / 'shared' / LABELS}: no such file",
        f"{damaged} is damaged",
        f"{tmp_path / 'cache' / LABELS}: no such file",
        f"{server.url}{path_on('refused')}: 403 Forbidden",
        f"{server.url}{path_on('down')}: 503 Service Unavailable",
        f"{closed}{Path(LABELS).name}.gz: ConnectionError: ",
        "Failed to establish a new connection",
    ]
    places = [message.index(words) for words in tried]  # each is there
    assert places == sorted(places)
    for name in datasets.SHA256:
        assert (Path(name).name in message) == name.startswith("mnist/")
    assert f"into the folder {cached}\n" in message
    assert "COURSE_DATA" in message
    assert caught.value.__cause__ is None


@without_data
def test_digits16_without_a_repository_says_where_it_is():
    with pytest.raises(FileNotFoundError, match=r"They are in the folder data/digits16 of every"):
        datasets.load_digits16()


# Imports ----------------------------------------------------------------------------------------


def python(code):
    environment = {k: v for k, v in os.environ.items() if k != "COURSE_DATA"}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True
    )


def test_importing_and_loading_bundled_data_stays_light():
    done = python(
        "import sys, course_utils.datasets as d; d.load_digits16();"
        "print([m for m in ('pooch', 'requests', 'tqdm', 'matplotlib') if m in sys.modules])"
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_a_kernel_without_widgets_sees_no_warning():
    pytest.importorskip("IPython")
    kernel = "\n".join(
        [
            "import sys, types, IPython",
            "sys.modules['ipywidgets'] = None",
            "sys.modules['ipykernel.zmqshell'] = types.ModuleType('zmqshell')",
            "shell = types.SimpleNamespace(config={'IPKernelApp': {}})",
            "IPython.get_ipython = lambda: shell\n",
        ]
    )
    plain = python(kernel + "import tqdm.auto")  # as pooch does
    assert "IProgress" in plain.stderr  # the warning is real
    ours = python(kernel + "import course_utils.datasets as d; d.cache_folder()")
    assert (ours.returncode, ours.stderr) == (0, "")
