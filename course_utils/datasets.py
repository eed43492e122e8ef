"""The data of the lessons: MNIST, its small relative digits16, and points in two circles.

Files are looked for in this order: the folder that the environment variable ``COURSE_DATA`` names
(laid out like the course's ``data/``), the data that came with this copy of the course, the user's
cache; what is in none of them is downloaded into the cache. A file counts only if what it holds
has the known SHA-256; it may be gzipped or not. All that is said on the way is said on stdout.
"""

import gzip
import hashlib
import io
import math
import os
import sys
import textwrap
import time
import warnings
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import numpy as np

from course_utils.settings import settings

Pair = tuple[np.ndarray, np.ndarray]

# SHA-256 of each file's contents, unpacked: the same however and wherever it was compressed.
SHA256 = {
    "mnist/train-images-idx3-ubyte": (
        "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"
    ),
    "mnist/train-labels-idx1-ubyte": (
        "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"
    ),
    "mnist/t10k-images-idx3-ubyte": (
        "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"
    ),
    "mnist/t10k-labels-idx1-ubyte": (
        "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"
    ),
    "digits16/trainset.csv": "46801bb57553b3e623ec8a788f4c203f9529938cd8e04ce467158a8b83117dd8",
    "digits16/evalset.csv": "5bea778c207e32a37cdeb16c51b0b6c723679b7137aa5f9d7688dc882acfa780",
}
# Asked after the course's own repository; these two have MNIST only.
MIRRORS = (
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
)
TIMEOUT = (5, 30)  # seconds: to connect, and between two pieces of an answer
WAITS = (0.5, 2.0)  # seconds before the second and the third attempt at one address

DIGITS16_HEADER = ",".join(["label", *(f"p{i}" for i in range(256))])

_PACKAGE = Path(__file__).parent


def load_mnist(
    normalize: bool = True, flatten: bool = True, one_hot_label: bool = False
) -> tuple[Pair, Pair]:
    """Load the MNIST database of handwritten digits.

    Parameters
    ----------
    normalize : bool
        Scale pixels to float32 values from 0 to 1; otherwise they are uint8 from 0 to 255.
    flatten : bool
        One row for each image; otherwise images keep their channel, height and width.
    one_hot_label : bool
        Labels as rows with a single 1; otherwise as integers.

    Returns
    -------
    (x_train, t_train), (x_test, t_test)
        60000 and 10000 examples. ``x`` has shape (N, 784) or (N, 1, 28, 28); ``t`` has shape (N,),
        int64, or (N, 10), float64. The arrays are the caller's own and may be changed.

    Raises
    ------
    FileNotFoundError
        If a file is nowhere to be had. The message says what was tried, and what to do.

    Notes
    -----
    float32 halves the memory: the training images take 188 MB, not 376 MB. It costs no precision
    in a gradient check, since NumPy computes in float64 as soon as float32 pixels meet float64
    parameters.
    """
    return _prepared(_mnist(), normalize, flatten, one_hot_label)


def load_digits16(
    normalize: bool = True, flatten: bool = True, one_hot_label: bool = False
) -> tuple[Pair, Pair]:
    """Load digits16: small digits, made from MNIST, that a network can learn by heart.

    Parameters
    ----------
    normalize, flatten, one_hot_label : bool
        As in `load_mnist`.

    Returns
    -------
    (x_train, t_train), (x_eval, t_eval)
        300 examples each, 30 of each digit. ``x`` has shape (300, 256) or (300, 1, 16, 16); ``t``
        has shape (300,) or (300, 10). Types as in `load_mnist`.

    Raises
    ------
    FileNotFoundError
        If a file is nowhere to be had. The message says what was tried, and what to do.
    """
    return _prepared(_digits16(), normalize, flatten, one_hot_label)


def make_circles(
    n_train: int = 200,
    n_test: int = 200,
    noise: float = 0.1,
    one_hot_label: bool = False,
    grid_size: int = 40,
    rng: np.random.Generator | int = 0,
) -> tuple[Pair, Pair, np.ndarray]:
    """Make two classes of points in the plane: 0, a disc about the origin, and 1, a ring around it.

    The disc has radius 0.9; the ring reaches from 1.1 to 1.6. Points are spread evenly over each.

    Parameters
    ----------
    n_train, n_test : int
        Numbers of points, at least 2; half of them, rounded down, lie in the disc.
    noise : float
        Standard deviation of the normal noise added to both coordinates; with 0 the circle of
        radius 1 parts the classes, with the default they just touch.
    one_hot_label : bool
        Labels as rows with a single 1; otherwise as integers.
    grid_size : int
        Points along each side of the grid, at least 2.
    rng : numpy.random.Generator or int
        A generator, or the seed of a new one.

    Returns
    -------
    (x_train, t_train), (x_test, t_test), grid
        ``x`` has shape (N, 2), float64; ``t`` has shape (N,), int64, or (N, 2), float64; both are
        shuffled. ``grid`` has shape (grid_size², 2): a square about the origin that covers
        [-2, 2]² and every point, row by row from the lowest. So ``f(grid)`` reshaped to
        (grid_size, grid_size) is an image for ``contourf`` or ``imshow(origin="lower")``.

    Raises
    ------
    ValueError
        If a number of points, the noise or the grid size is too small.
    """
    least = {"n_train": (n_train, 2), "n_test": (n_test, 2), "grid_size": (grid_size, 2)}
    for name, (found, minimum) in {**least, "noise": (noise, 0)}.items():
        if not found >= minimum:
            raise ValueError(f"make_circles: {name} must be at least {minimum}; found {found}.")
    rng = np.random.default_rng(rng)
    x_train, t_train = _circles(n_train, noise, rng)
    x_test, t_test = _circles(n_test, noise, rng)
    reach = max(2.0, np.abs(x_train).max(), np.abs(x_test).max())
    side = np.linspace(-reach, reach, grid_size)
    grid = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
    if one_hot_label:
        t_train, t_test = _one_hot(t_train, 2), _one_hot(t_test, 2)
    return (x_train, t_train), (x_test, t_test), grid


def read_idx(path: Path | str) -> np.ndarray:
    """Read a file of the kind MNIST is published in: IDX with unsigned bytes, gzipped or not.

    Fashion-MNIST and others come in the same format (http://yann.lecun.com/exdb/mnist/).

    Parameters
    ----------
    path : Path or str

    Returns
    -------
    ndarray of uint8
        In the shape that the file states. It is read-only; `.copy()` gives one to change.

    Raises
    ------
    ValueError
        If it is not such a file, or its length is not what its head announces.
    """
    path = Path(path)
    return _parse_idx(_unpacked(path.read_bytes(), path), path)


def read_digits(path: Path | str) -> Pair:
    """Read a CSV file of 16×16 digits: a header, then in each row the label and 256 pixels.

    Parameters
    ----------
    path : Path or str

    Returns
    -------
    images : ndarray of uint8, shape (N, 16, 16)
    labels : ndarray of uint8, shape (N,)

    Raises
    ------
    ValueError
        If the header or a row is not as expected.
    """
    path = Path(path)
    return _parse_digits(_unpacked(path.read_bytes(), path), path)


def bundled_folder() -> Path:
    """Return the data folder that came with this copy of the course: installed, or a checkout."""
    installed = _PACKAGE / "data"
    return installed if installed.is_dir() else _PACKAGE.parent / "data"


def cache_folder() -> Path:
    """Return the folder of the user's cache that downloads are kept in."""
    return Path(_pooch().os_cache("backpropagation-by-hand"))


# Arrays, from bytes -----------------------------------------------------------------------------


# What is cached are read-only views of the files' bytes; `_prepared` makes new arrays from them.
@cache
def _mnist() -> tuple[Pair, Pair]:
    def array(name: str) -> np.ndarray:
        return _parse_idx(_contents(f"mnist/{name}"), name)

    return (
        (array("train-images-idx3-ubyte"), array("train-labels-idx1-ubyte")),
        (array("t10k-images-idx3-ubyte"), array("t10k-labels-idx1-ubyte")),
    )


@cache
def _digits16() -> tuple[Pair, Pair]:
    train, evaluation = (f"digits16/{name}.csv" for name in ("trainset", "evalset"))
    return _parse_digits(_contents(train), train), _parse_digits(_contents(evaluation), evaluation)


def _prepared(
    sets: tuple[Pair, Pair], normalize: bool, flatten: bool, one_hot_label: bool
) -> tuple[Pair, Pair]:
    def prepare(images: np.ndarray, labels: np.ndarray) -> Pair:
        n, height, width = images.shape
        x = images.reshape((n, height * width) if flatten else (n, 1, height, width))
        # int64 labels: a learner's `t - 1` must not wrap around to 255.
        return (
            np.divide(x, 255, dtype=np.float32) if normalize else x.copy(),
            _one_hot(labels, 10) if one_hot_label else labels.astype(np.int64),
        )

    train, test = sets
    return prepare(*train), prepare(*test)


def _one_hot(labels: np.ndarray, classes: int) -> np.ndarray:
    return np.eye(classes)[labels]


def _circles(n: int, noise: float, rng: np.random.Generator) -> Pair:
    t = rng.permutation((np.arange(n) >= n // 2).astype(np.int64))
    inner, outer = np.array([0.0, 1.1])[t], np.array([0.9, 1.6])[t]
    # Even over the area: it is the squared radius that is uniform.
    radius = np.sqrt(rng.uniform(inner**2, outer**2))
    angle = rng.uniform(0, 2 * np.pi, n)
    x = radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return x + rng.normal(scale=noise, size=x.shape), t


def _parse_idx(data: bytes, source: Path | str) -> np.ndarray:
    # https://yann.lecun.com/exdb/mnist/: two zeros, 8 for unsigned bytes, the number of axes, then
    # the length of each axis in four bytes, big end first.
    if len(data) < 4 or data[:3] != b"\0\0\x08" or len(data) < 4 + 4 * data[3]:
        raise ValueError(
            f"{source} is not an IDX file of unsigned bytes: it should begin with 00 00 08, the "
            f"number of axes and their lengths; found {data[:4].hex(' ') or 'nothing'}. "
            "Fetch the file again."
        )
    start = 4 + 4 * data[3]
    shape = tuple(np.frombuffer(data[4:start], ">u4").tolist())
    if len(data) != start + math.prod(shape):
        raise ValueError(
            f"{source} has the wrong length: its head announces the shape {shape}, that is "
            f"{start + math.prod(shape)} bytes in all; found {len(data)}. Fetch the file again."
        )
    return np.ndarray(shape, np.uint8, buffer=data, offset=start)  # read-only, like the bytes


def _parse_digits(data: bytes, source: Path | str) -> Pair:
    header, *rows = data.decode("ascii", errors="replace").splitlines() or [""]
    if header != DIGITS16_HEADER or not rows:
        raise ValueError(
            f"{source} is not a file of 16×16 digits: it should begin with the line "
            f"label,p0,…,p255 and go on with the digits; found {header[:40]!r} and {len(rows)} "
            "more lines. Fetch the file again."
        )
    table = []
    for number, row in enumerate(rows, start=2):
        try:
            values = bytes(map(int, row.split(",")))  # bytes: integers from 0 to 255, or ValueError
        except ValueError:
            values = b""
        if len(values) != 257 or values[0] > 9:
            raise ValueError(
                f"{source}, line {number}: expected a label from 0 to 9 and 256 integers from 0 to "
                f"255, separated by commas; found {row[:40]!r}, {row.count(',') + 1} entries. "
                "Fetch the file again."
            )
        table.append(values)
    array = np.frombuffer(b"".join(table), np.uint8).reshape(-1, 257)
    return array[:, 1:].reshape(-1, 16, 16), array[:, 0]


# Bytes, from wherever they are ------------------------------------------------------------------


def _contents(name: str) -> bytes:
    """Return what the data file `name` (a key of `SHA256`) holds, from the first good place."""
    tried = []
    for folder in _folders():
        for path in (folder / name, folder / f"{name}.gz"):
            try:
                return _verified(path, SHA256[name])
            except FileNotFoundError:
                tried.append(f"{path}: no such file")
            except (OSError, ValueError) as error:
                print(f"Passed over: {error}")
                tried.append(str(error))
    return _downloaded(name, tried)


def _folders() -> Iterator[Path]:
    if chosen := os.environ.get("COURSE_DATA"):
        yield Path(chosen).expanduser()
    yield bundled_folder()
    yield cache_folder()  # last, and only when it is needed: it imports pooch


def _verified(path: Path, sha256: str) -> bytes:
    data = _unpacked(path.read_bytes(), path)
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise ValueError(f"{path} is damaged: its SHA-256 is {found[:8]}…, expected {sha256[:8]}…")
    return data


def _unpacked(data: bytes, source: Path | str) -> bytes:
    if data[:2] != b"\x1f\x8b":
        return data
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(f"{source} is a damaged gzip file: {error}") from error


def _addresses(name: str) -> list[str]:
    folder, file = name.split("/")
    packed = f"{file}.gz" if folder == "mnist" else file
    own = settings().raw_url(f"data/{folder}/{packed}")
    return [own] * bool(own) + [mirror + packed for mirror in MIRRORS if folder == "mnist"]


def _downloaded(name: str, tried: list[str]) -> bytes:
    """Download a file into the cache; on failure say so, and what was `tried` before."""
    pooch = _pooch()
    path = cache_folder() / name
    for url in _addresses(name):
        try:
            # pooch checks the sum under a temporary name, then renames.
            pooch.retrieve(
                url,
                known_hash=f"sha256:{SHA256[name]}",
                fname=path.name,
                path=path.parent,
                downloader=_fetch,
            )
            return path.read_bytes()
        except (OSError, ValueError) as error:  # requests' exceptions are OSErrors
            print(f"{url}: {_reason(error)}")
            tried.append(f"{url}: {_reason(error)}")
    raise FileNotFoundError(_how_to_place(name, tried))


def _fetch(url: str, output_file: str, _pooch_instance: object) -> None:
    """Download `url`, unpacked, into `output_file`, with retries: a downloader for pooch."""
    from pooch import HTTPDownloader
    from tqdm import tqdm

    # pooch asks for the bar's truth, which tqdm has only with a total; then it sets the right one.
    style = {"desc": Path(url).name, "total": 1, "unit": "B", "unit_scale": True}
    for wait in (*WAITS, None):
        answer, bar = io.BytesIO(), tqdm(**style, file=sys.stdout)
        try:
            HTTPDownloader(bar, chunk_size=2**16, timeout=TIMEOUT)(url, answer, None)
            Path(output_file).write_bytes(_unpacked(answer.getvalue(), "what arrived"))
            return
        except (OSError, ValueError) as error:
            bar.leave = False  # wiped, so that the line below stands alone
            bar.close()
            if wait is None or not _may_pass(error):
                raise
            print(f"{url}: {_reason(error)}; trying again in {wait} s.")
            time.sleep(wait)


def _may_pass(error: Exception) -> bool:
    """Tell whether it may help to ask again: 5xx, a timeout, a cut connection."""
    from requests import exceptions

    if isinstance(error, exceptions.HTTPError):
        return error.response.status_code >= 500
    cut = (exceptions.ConnectionError, exceptions.Timeout, exceptions.ChunkedEncodingError)
    # Before urllib3 2, a cut connection shows only in that the gzip file ends too early.
    return isinstance(error, cut) or isinstance(error.__cause__, EOFError)


def _reason(error: Exception) -> str:
    response = getattr(error, "response", None)
    if response is not None:
        return f"{response.status_code} {response.reason}"
    # requests wraps what urllib3 wraps; the reason is at the core.
    core = getattr(error.args[0], "reason", error) if error.args else error
    return textwrap.shorten(f"{type(error).__name__}: {core}", 200)


def _how_to_place(name: str, tried: list[str]) -> str:
    folder = name.split("/")[0]
    files = [key.split("/")[1] for key in SHA256 if key.startswith(f"{folder}/")]
    source = f"They are at {MIRRORS[0]}, and" if folder == "mnist" else "They are"
    return "\n".join(
        [
            f"The data file {name} was not found and could not be downloaded. Tried, in order:",
            *(f"  - {attempt}" for attempt in tried),
            "To place the files by hand, put these, gzipped (.gz) or not:",
            *(f"  - {file}" for file in files),
            f"into the folder {cache_folder() / folder}",
            f"or into any folder X/{folder}, and set the environment variable COURSE_DATA to X.",
            f"{source} in the folder data/{folder} of every copy of the course.",
        ]
    )


def _pooch() -> ModuleType:
    # Loading pooch loads tqdm.auto, which warns on stderr where a kernel has no widgets; pooch's
    # own log goes there too. In a graded cell that could cost points.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pooch
    pooch.get_logger().setLevel("CRITICAL")
    return pooch
