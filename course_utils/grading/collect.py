"""From what was handed in (a notebook, a folder, a zip) to one submission for each student."""

import os
import shutil
import stat
import time
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from course_utils.grading.lessons import CourseError

_ZIP_CAP = 4 * 2**30  # bytes, unpacked


@dataclass(frozen=True)
class Submission:
    """What one student handed in.

    Attributes
    ----------
    student_id : str
        The student's id.
    files : dict of str to Path
        Each file's name within the submission, and where it lies.
    """

    student_id: str
    files: dict[str, Path]


def collect(source: Path, scratch: Path) -> list[Submission]:
    """Find the submissions in a notebook, a folder or a zip, in the order of their ids.

    Parameters
    ----------
    source : Path
        One notebook (the student's id is its name); a folder with a sub-folder for each student,
        named by the student's id, the notebook in it under any name (notebooks beside the
        sub-folders count by their names); or a zip of such a folder.
    scratch : Path
        An empty folder, where a zip is opened.

    Raises
    ------
    CourseError
        If there is no submission, or the zip cannot be opened.
    """
    if not source.exists():
        raise CourseError(f"{source} does not exist. {_EXPECTED}")
    if source.is_file() and source.suffix.lower() == ".ipynb":
        entries = [source]
    elif source.is_dir():
        entries = _visible(_unwrapped(source))
    elif zipfile.is_zipfile(source):
        _unzip(source, scratch)
        entries = _visible(_unwrapped(scratch))
    else:
        raise CourseError(f"{source} is no notebook, folder or zip. {_EXPECTED}")
    found: dict[str, dict[str, Path]] = {}
    for entry in entries:
        if entry.is_dir():
            _add(found, entry.name, {p.relative_to(entry).as_posix(): p for p in _files(entry)})
        elif entry.suffix.lower() == ".ipynb":
            _add(found, entry.stem, {entry.name: entry})
    if not found:
        raise CourseError(f"{source} holds no submissions. {_EXPECTED}")
    return [Submission(name, found[name]) for name in sorted(found)]


_EXPECTED = (
    "Expected one notebook (.ipynb); a folder with a sub-folder for each student; "
    "or a zip of such a folder."
)


def _add(found: dict[str, dict[str, Path]], name: str, files: dict[str, Path]) -> None:
    # An accent has two spellings in Unicode, and macOS writes the one that nobody types.
    own = found.setdefault(unicodedata.normalize("NFC", name.strip()), {})
    for key, path in files.items():
        while key in own:
            key = f"again/{key}"
        own[key] = path


def _visible(folder: Path) -> list[Path]:
    """Return what people put into a folder: no links, nor what their systems leave there."""
    return [
        path
        for path in sorted(folder.iterdir())
        if not path.name.strip().startswith((".", "__MACOSX"))
        and path.name.strip()
        and not path.is_symlink()
    ]


def _files(folder: Path) -> Iterator[Path]:
    for path in _visible(folder):
        if path.is_dir():
            yield from _files(path)
        elif path.is_file():
            yield path


def _unwrapped(folder: Path) -> Path:
    """Return the folder that holds the students' folders: a zip often wraps it in another."""
    while True:
        entries = _visible(folder)
        if len(entries) != 1 or not entries[0].is_dir():
            return folder
        inner = _visible(entries[0])
        if not inner or any(path.is_file() for path in inner):
            return folder  # a class of one: the files in there are the student's
        folder = entries[0]


def _unzip(source: Path, folder: Path) -> None:
    """Open a zip in a folder, safely: nothing lands outside, no link is made, the size has a cap.

    A part that cannot be read becomes an empty or cut-off file, which is then reported as such.
    """
    with zipfile.ZipFile(source) as archive:
        entries = archive.infolist()
        size = sum(entry.file_size for entry in entries)
        if size > _ZIP_CAP:
            big = max(entries, key=lambda entry: entry.file_size)
            raise CourseError(
                f"{source} would unpack to {size / 2**30:.1f} GiB, more than the "
                f"{_ZIP_CAP / 2**30:.0f} GiB allowed; the largest part is {big.filename!r}. "
                "Take it out, and try again."
            )
        for entry in entries:
            parts = PurePosixPath(_zip_name(entry).replace("\\", "/")).parts
            safe = [part for part in parts if part not in ("/", "//", ".", "..")]
            target = folder.joinpath(*safe)
            if entry.is_dir():
                target.mkdir(parents=True, exist_ok=True)
            elif safe:
                target.parent.mkdir(parents=True, exist_ok=True)
                _unzip_one(archive, entry, target)


def _zip_name(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name; some programs write UTF-8 and do not say so."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def _unzip_one(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> None:
    with target.open("wb") as whole:
        if not stat.S_ISLNK(entry.external_attr >> 16):
            try:
                with archive.open(entry) as part:
                    shutil.copyfileobj(part, whole)
            except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
                whole.truncate(0)  # damaged or encrypted: reported as an empty file
    try:
        when = time.mktime((*entry.date_time, 0, 0, -1))
    except (ValueError, OverflowError):
        when = 0.0
    os.utime(target, (when, when))
