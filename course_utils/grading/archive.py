"""The files in a folder or a zip, listed and read with care: people hand in anything."""

import io
import os
import re
import stat
import struct
import time
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from course_utils.grading.lessons import CourseError

FILE_CAP = 50 * 2**20  # bytes of one file; a larger one is never read
_ENTRIES_CAP = 1_000_000  # files and folders in one source
_INNER_ENTRIES_CAP = 10_000  # the same for a zip that a student handed in
_DEPTH_CAP = 32  # folders in folders
_TOTAL_CAP = 16 * 2**30  # bytes, unpacked: allowed beyond it is only what packs as work does,
_RATIO_CAP = 100  # that is, at most so many bytes for each byte of the zip

_READ_ERRORS = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class Source:
    """One file that was handed in. Its bytes are read when asked for, and not kept.

    Attributes
    ----------
    path : tuple of str
        Where it lies within what was given, folder by folder; never empty, without ``..``.
    size : int
        Its size in bytes, unpacked. No more than this is ever read.
    modified : float or None
        Its time stamp in seconds since the epoch, where it has one.
    """

    path: tuple[str, ...]
    size: int = 0
    modified: float | None = None

    def read(self) -> bytes:
        """Return the whole file.

        Raises
        ------
        ValueError
            If it is too large, damaged, locked with a password, or no file; the text says which.
        """
        if self.size > FILE_CAP:
            raise ValueError(
                f"the file has {self.size / 2**20:.0f} MB; "
                f"more than {FILE_CAP / 2**20:.0f} MB are not read"
            )
        try:
            raw = self._load()
        except _READ_ERRORS as error:
            raise ValueError(f"the file is damaged or cannot be read: {error}") from error
        if len(raw) > FILE_CAP:  # it has grown since it was listed
            raise ValueError(f"the file has more than {FILE_CAP / 2**20:.0f} MB")
        return raw

    def _load(self) -> bytes:
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class _Refused(Source):
    """Something that stands where a file should, and is not read."""

    reason: str = ""

    def read(self) -> bytes:
        raise ValueError(self.reason)


@dataclass(frozen=True, slots=True)
class _OnDisk(Source):
    file: Path = Path()

    def _load(self) -> bytes:
        # No link is followed, and a pipe that took the file's place does not make us wait.
        handle = os.open(self.file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with open(handle, "rb") as opened:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise OSError("it is not a regular file")
            return opened.read(FILE_CAP + 1)


@dataclass(frozen=True, slots=True)
class _InZip(Source):
    archive: zipfile.ZipFile | None = None
    info: zipfile.ZipInfo | None = None

    def _load(self) -> bytes:
        with self.archive.open(self.info) as packed:
            return packed.read(FILE_CAP + 1)


@dataclass(frozen=True, slots=True)
class _InInnerZip(Source):
    """A file in a zip that lies in a zip or a folder: the outer one is read anew each time."""

    outer: Source | None = None
    index: int = 0

    def _load(self) -> bytes:
        with zipfile.ZipFile(io.BytesIO(self.outer.read())) as archive:
            return _in_zip(archive, archive.infolist()[self.index]).read()


@dataclass
class Listing:
    """What a folder or a zip holds.

    Attributes
    ----------
    files : list of Source
        In the order of the zip; a folder's in the order of their names.
    folders : list of tuple of str
        The folders that are named in it, empty ones too.
    zipped : bool
        Whether it is a zip.
    """

    files: list[Source] = field(default_factory=list)
    folders: list[tuple[str, ...]] = field(default_factory=list)
    zipped: bool = False
    _open: ExitStack = field(default_factory=ExitStack)

    def close(self) -> None:
        """Close the zip; its files cannot be read any more."""
        self._open.close()


def list_files(source: Path) -> Listing:
    """List a file, a folder or a zip. Nothing is unpacked, and no link is followed.

    What people's systems leave behind (``__MACOSX``, ``.ipynb_checkpoints`` and other hidden
    files, ``Thumbs.db``) is left out.

    Raises
    ------
    CourseError
        If it does not exist, cannot be opened, or holds more than is allowed.
    """
    try:
        if source.is_dir():
            return _tidy(_list_folder(source))
        if not zipfile.is_zipfile(source):
            found = source.stat()
            only = _OnDisk((_nfc(source.name),), found.st_size, found.st_mtime, source.resolve())
            return Listing([only])
    except OSError as error:
        raise CourseError(f"{source} cannot be opened: {error.strerror}.") from error
    try:
        archive = zipfile.ZipFile(source)
    except (*_READ_ERRORS, ValueError) as error:
        raise CourseError(
            f"{source} cannot be opened as a zip: {error}. Download it again, or unpack it and "
            "give the folder."
        ) from error
    listing = Listing(zipped=True)
    listing._open.enter_context(archive)
    try:
        for info in archive.infolist():
            if info.is_dir() or stat.S_ISDIR(info.external_attr >> 16):
                listing.folders.append(_zip_parts(info))
            else:
                listing.files.append(_in_zip(archive, info))
        _check_size(listing, source)
        return _tidy(listing)
    except BaseException:
        listing.close()
        raise


def list_inner_zip(outer: Source) -> list[Source]:
    """List the files in a zip that a student handed in.

    Raises
    ------
    ValueError
        If it is no zip that can be opened, too large, or holds too many files.
    """
    raw = outer.read()
    # Each entry of the directory begins so: counted before zipfile makes an object of each.
    if raw.count(b"PK\x01\x02") > _INNER_ENTRIES_CAP:
        raise ValueError(f"the zip holds more than {_INNER_ENTRIES_CAP} files")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = [_in_zip(archive, info) for info in archive.infolist()]
            return [
                x
                if isinstance(x, _Refused)
                else _InInnerZip(x.path, x.size, x.modified, outer, index)
                for index, x in enumerate(entries)
                if not archive.infolist()[index].is_dir() and _junk(x.path) is None
            ]
    except _READ_ERRORS as error:
        raise ValueError(f"the zip is damaged or cannot be read: {error}") from error


def _in_zip(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Source:
    path, when, kind = _zip_parts(info), _zip_time(info), stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return _Refused(path, reason="it is a link, and links are not followed")
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return _Refused(path, reason="it is not a regular file")
    if info.flag_bits & 0x1:
        return _Refused(path, info.file_size, when, "it is locked with a password")
    # The other methods have no bound on what they unpack from one small read.
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        method = zipfile.compressor_names.get(info.compress_type, info.compress_type)
        return _Refused(path, info.file_size, when, f"it is packed with {method}, not deflate")
    return _InZip(path, info.file_size, when, archive, info)


def _zip_parts(info: zipfile.ZipInfo) -> tuple[str, ...]:
    """Return an entry's path; some programs write UTF-8 and do not say so, or backslashes."""
    name = info.filename
    if not info.flag_bits & 0x800:
        with suppress(UnicodeError):  # else it was cp437
            name = name.encode("cp437").decode("utf-8")
    return _parts(name.replace("\\", "/"))


def _parts(name: str) -> tuple[str, ...]:
    parts = tuple(
        _nfc(part)
        for part in name.split("/")
        if part.strip() not in ("", ".", "..") and not re.fullmatch("[A-Za-z]:", part)
    )
    if len(parts) > _DEPTH_CAP:
        parts = (*parts[: _DEPTH_CAP - 1], parts[-1])
    return parts or ("unnamed",)


def _nfc(text: str) -> str:
    # An accent has two spellings in Unicode, and macOS writes the one that nobody types.
    return unicodedata.normalize("NFC", text)


def _zip_time(info: zipfile.ZipInfo) -> float | None:
    """Return an entry's time stamp: in UTC where it has one; else local time, here."""
    extra = info.extra
    while len(extra) >= 4:
        tag, size = struct.unpack_from("<HH", extra)
        if tag == 0x5455 and 5 <= size <= len(extra) - 4 and extra[4] & 1:
            return float(struct.unpack_from("<i", extra, 5)[0])
        extra = extra[4 + size :]
    try:
        # 1980 is the zero of the format: no time was set.
        moment = datetime(*info.date_time)
        return time.mktime(moment.timetuple()) if moment.year > 1980 else None
    except (ValueError, OverflowError):
        return None


def _list_folder(folder: Path) -> Listing:
    listing, waiting = Listing(), [(folder, ())]
    while waiting:
        here, path = waiting.pop()
        if path:
            listing.folders.append(path)
        if len(path) > _DEPTH_CAP:
            listing.files.append(
                _Refused((*path, "folder"), reason="its folders are nested too deep")
            )
            continue
        try:
            inside = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            if here == folder:
                raise
            reason = f"the folder cannot be opened: {error.strerror}"
            listing.files.append(_Refused((*path, "folder"), reason=reason))
            continue
        below = []
        for entry in inside:
            parts = (*path, _nfc(entry.name))
            if entry.is_dir(follow_symlinks=False):
                below.append((Path(entry.path), parts))
            else:
                listing.files.append(_on_disk(entry, parts))
        waiting += reversed(below)
        _check_count(len(listing.files) + len(listing.folders), folder)
    return listing


def _on_disk(entry: os.DirEntry, parts: tuple[str, ...]) -> Source:
    if entry.is_symlink():
        return _Refused(parts, reason="it is a link, and links are not followed")
    if not entry.is_file(follow_symlinks=False):
        return _Refused(parts, reason="it is not a regular file")
    found = entry.stat(follow_symlinks=False)
    return _OnDisk(parts, found.st_size, found.st_mtime, Path(entry.path))


def _check_count(count: int, source: Path) -> None:
    if count > _ENTRIES_CAP:
        raise CourseError(
            f"{source} holds more than {_ENTRIES_CAP} files and folders, more than any class "
            "hands in. Is it the right one?"
        )


def _check_size(listing: Listing, source: Path) -> None:
    _check_count(len(listing.files) + len(listing.folders), source)
    size = sum(file.size for file in listing.files if file.size <= FILE_CAP)
    if size > max(_TOTAL_CAP, _RATIO_CAP * source.stat().st_size):
        big = max(listing.files, key=lambda file: min(file.size, FILE_CAP))
        raise CourseError(
            f"{source} would unpack to {size / 2**30:.1f} GiB, more than {_RATIO_CAP} times its "
            f"own size; one of the largest parts is {'/'.join(big.path)!r}. "
            "Take such parts out, and try again."
        )


def _tidy(listing: Listing) -> Listing:
    """Drop what systems leave behind, but not the folders that nothing else is in."""
    files = []
    for file in listing.files:
        junk = _junk(file.path)
        if junk is None:
            files.append(file)
        elif junk:
            listing.folders.append(file.path[:junk])
    listing.files = files
    listing.folders = sorted(set(_with_parents(listing.folders)))
    return listing


def _with_parents(folders: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    for path in folders:
        junk = _junk(path)
        for length in range(1, (len(path) if junk is None else junk) + 1):
            yield path[:length]


def _junk(path: tuple[str, ...]) -> int | None:
    """Return the place in a path where a system's leavings begin; None if nowhere."""
    for place, part in enumerate(path):
        name = part.strip().casefold()
        if name.startswith(".") or name in ("__macosx", "thumbs.db", "desktop.ini"):
            return place
    return None
