"""Zips as Canvas, Moodle and Google Classroom write them, for the tests of grading."""

import json
import re
import stat
import time
import zipfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

Content = str | bytes
LMS_TIME = datetime(2024, 5, 6, 12, 0)


def notebook(*ids: str, text: str = "pass") -> bytes:
    """Return a small notebook with a cell for each grade_id."""
    cells = [
        {
            "cell_type": "code",
            "execution_count": None,
            "id": name,
            "metadata": {"nbgrader": {"grade_id": name}},
            "outputs": [],
            "source": text,
        }
        for name in ids
    ]
    whole = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole).encode()


def write_zip(
    path: Path,
    entries: Iterable[tuple[str, Content]] | dict[str, Content],
    when: datetime | dict[str, datetime] | None = LMS_TIME,
) -> Path:
    """Write a zip; a name that ends in a slash is a folder, and one may stand in it twice.

    `when` is the time stamp of all entries, or of each by its name.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items() if isinstance(entries, dict) else entries:
            stamp = when.get(name, LMS_TIME) if isinstance(when, dict) else when
            archive.writestr(entry(name, stamp), content)
    return path


def entry(name: str, when: datetime | None = LMS_TIME, link: bool = False) -> zipfile.ZipInfo:
    """Return the head of an entry, to be written with `ZipFile.writestr`."""
    info = zipfile.ZipInfo(name, (when or datetime(1980, 1, 1)).timetuple()[:6])
    kind = stat.S_IFLNK if link else stat.S_IFDIR if name.endswith("/") else stat.S_IFREG
    info.external_attr = (kind | 0o644) << 16
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


class UnsaidName(zipfile.ZipInfo):
    """The head of an entry whose name is not said to be UTF-8, as many programs write it."""

    encoding = "utf-8"

    def _encodeFilenameFlags(self):  # noqa: N802
        return self.filename.encode(self.encoding), self.flag_bits & ~0x800


def canvas_name(sortable: str, user: int, file: int, name: str, late: bool = False) -> str:
    """Return what Canvas calls a file of "Doe, Jane" in "Download Submissions"."""
    who = re.sub(r"\W", "", "_".join([sortable.lower(), *["LATE"] * late, str(user)]))
    return f"{who}_{file}_{name}"


def canvas_zip(path: Path, files: Iterable[tuple], **more) -> Path:
    """Write Canvas's zip: of each file, the arguments of `canvas_name`, and the content last."""
    return write_zip(path, [(canvas_name(*x[:-1]), x[-1]) for x in files], **more)


def moodle_name(full: str, number: int, name: str, plugin: str = "file", end: str = "_") -> str:
    """Return the path that Moodle gives a file; `end` is "_" up to Moodle 4.0, "" since 4.1."""
    return f"{full.replace('_', ' ')}_{number}_assignsubmission_{plugin}{end}/{name}"


def moodle_zip(path: Path, files: Iterable[tuple], **more) -> Path:
    """Write Moodle's zip: of each file, the arguments of `moodle_name`, and the content last."""
    return write_zip(path, [(moodle_name(*x[:-1]), x[-1]) for x in files], **more)


def classroom_zip(path: Path, files: Iterable[tuple[str, str, Content]], **more) -> Path:
    """Write the zip of Classroom's folder in Drive: full name, title, content of each file."""
    return write_zip(
        path, [(f"{name} - {title}", content) for name, title, content in files], **more
    )


def canvas_gradebook(people: Iterable[tuple[str, int, str, str]]) -> str:
    """Return an export of Canvas's gradebook: sortable name, user id, SIS id, login of each."""
    lines = [
        "Student,ID,SIS User ID,SIS Login ID,Section,02 Graphs (881)",
        ",,,,,Manual Posting",
        "    Points Possible,,,,,10.00",
        *(f'"{name}",{user},{sis},{login},A,' for name, user, sis, login in people),
        '"Student, Test",99999,,,A,',
    ]
    return "\ufeff" + "\r\n".join(lines) + "\r\n"


def moodle_worksheet(people: Iterable[tuple[int, str, str, str]]) -> str:
    """Return Moodle's grading worksheet: number, full name, address, time of handing in."""
    lines = [
        "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,"
        "Last modified (submission),Last modified (grade),Feedback comments",
        *(
            f'Participant {number},{name},{mail},Submitted,,10.00,Yes,"{when}",-,'
            for number, name, mail, when in people
        ),
    ]
    return "\ufeff" + "\n".join(lines) + "\n"


def local(moment: datetime) -> float:
    """Return the time stamp of a local time, as a zip's are read."""
    return time.mktime(moment.timetuple())
