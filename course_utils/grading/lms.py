"""What goes back to the LMS: grades to import into Canvas or Moodle, and the zip of feedback pages.

The formats are those that the two read, not those that they write: Canvas's `gradebook_importer.rb`
and `infer_comment_context_from_filename`, Moodle's `assignfeedback_offline` and
`assignfeedback_file`.
"""

import os
import re
import shutil
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from course_utils.grading.feedback import page_name
from course_utils.grading.lessons import Lesson
from course_utils.grading.rows import Row, inert, write_csv

# Canvas takes the columns before the assignments by their order.
_CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
_CANVAS_IDS = _CANVAS[1:4]
_MOODLE = ("Identifier", "Full name", "Email address", "Grade", "Last modified (grade)")
_PARTICIPANT = "Participant "  # Moodle cuts off as many characters

Entry = tuple[Row, str, str, Mapping[str, str]]


def write_imports(out: Path, kind: str, lesson: Lesson, entries: Iterable[Entry]) -> list[Path]:
    """Write the grades as the LMS imports them; return the files written, none or more.

    ``canvas.csv`` is written if the submissions came from Canvas (`kind`), or if the roster is
    an export of its gradebook; it holds who has one of Canvas's ids. In Canvas: Grades, Import.
    Where the roster has a column for this lesson ("Computational graphs (12345)"), its name is
    kept, and the scores go there; else Canvas offers to make an assignment of the lesson's name.

    ``moodle.csv`` is written if the submissions came from Moodle, or if the roster is its grading
    worksheet; it holds who has a participant's number. In Moodle: the assignment, Upload grading
    worksheet, with English as the language of the site or of the person, for the headings are
    translated. A grade that Moodle has already is only replaced if the roster tells when it was
    given, or if the box for records that were modified more recently is ticked there.

    Who handed in nothing is left out of both: what an excused student has stays as it is. Points
    that wait for a person are not in yet; import again when they are given.

    Parameters
    ----------
    out : Path
        The folder of the results.
    kind : str
        Where the submissions came from: ``"canvas"``, ``"moodle"`` or something else.
    lesson : Lesson
        The lesson.
    entries : iterable of (row, name, lms_id, columns)
        For each student the row of grades.csv; the name; the id in the LMS that `kind` names; and
        the student's line of the roster. Each may be empty but the row.
    """
    entries = sorted((x for x in entries if x[0].status != "missing"), key=_student)
    written = []
    for file, lines in (
        ("canvas.csv", _canvas_lines(kind == "canvas", lesson, entries)),
        ("moodle.csv", _moodle_lines(kind == "moodle", entries)),
    ):
        if lines:
            write_csv(out / file, lines)
            written.append(out / file)
    return written


def write_feedback_zip(path: Path, pages: Path, names: Iterable[tuple[str, str]]) -> int:
    """Pack the feedback pages for the LMS that the submissions came from; return how many.

    Canvas finds the student by the numbers in the name of the downloaded file, whatever its ending
    (Grades, the assignment, Re-upload submissions); Moodle by the name of the folder (Upload
    multiple feedback files in a zip).

    Parameters
    ----------
    path : Path
        The zip to write; the same pages give the same zip, to the byte.
    pages : Path
        The folder of the feedback pages. Students without a page are left out.
    names : iterable of (student_id, upload_name)
        For each student the path that the LMS wants the page to have; if empty, the page's own.
    """
    found = sorted(
        (upload_name or page_name(student_id), pages / page_name(student_id))
        for student_id, upload_name in names
    )
    part = path.with_name(f".{path.name}.part")
    path.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            for place, page in found:
                if page.exists():
                    entry = zipfile.ZipInfo(place)  # of 1980: no time of its own
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    entry.create_system, entry.external_attr = 3, 0o644 << 16
                    with page.open("rb") as source, archive.open(entry, "w") as target:
                        shutil.copyfileobj(source, target)
                    count += 1
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return count


def _student(entry: Entry) -> str:
    return entry[0].student_id


def _canvas_lines(from_canvas: bool, lesson: Lesson, entries: list[Entry]) -> list[list[object]]:
    """Return the lines of canvas.csv; none where nobody has an id of Canvas's."""
    roster = list(dict.fromkeys(key for entry in entries for key in entry[3]))
    exported = {"Student", "ID", "Section"} <= set(roster)
    lines = []
    for row, name, lms_id, columns in entries:
        own = {key: columns.get(key, "") for key in _CANVAS} if exported else {}
        # An anonymous submission has letters there, which the import does not know.
        own["ID"] = own.get("ID") or (lms_id if from_canvas and lms_id.isdecimal() else "")
        if any(own.get(key) for key in _CANVAS_IDS):
            known = [own.get(key, "") for key in _CANVAS[1:]]
            lines.append([inert(own.get("Student") or name), *known, row.score])
    if not lines:
        return []
    head = [*_CANVAS, _assignment(roster, lesson) or lesson.name]
    # The importer reads this line too; it tells a new assignment its points.
    possible = ["    Points Possible", "", "", "", "", entries[0][0].max_score]
    return [head, possible, *lines]


def _assignment(roster: list[str], lesson: Lesson) -> str:
    """Return the roster's column for a lesson, "Title (id)"; "" if there is none, or several."""
    number, _, title = lesson.name.partition("_")
    wanted = title.split("_")
    found = []
    for column in roster:
        if match := re.fullmatch(r"(.+) \(\d+\)", column):
            words = re.findall(r"[a-z]+|\d+", match[1].lower())
            numbers = {int(word) for word in words if word.isdigit()}
            places = range(len(words) - len(wanted) + 1)
            named = any(words[i : i + len(wanted)] == wanted for i in places)
            if named and numbers <= {int(number)}:
                found.append(column)
    return found[0] if len(found) == 1 else ""


def _moodle_lines(from_moodle: bool, entries: list[Entry]) -> list[list[object]]:
    """Return the lines of moodle.csv; none where nobody has a participant's number."""
    lines = []
    for row, name, lms_id, columns in entries:
        given = columns.get("Identifier", "") or (lms_id if from_moodle else "")
        if given:
            lines.append(
                [
                    _PARTICIPANT + given if given.isdecimal() else given,
                    inert(columns.get("Full name") or name),
                    inert(columns.get("Email address", "")),
                    row.score,
                    columns.get("Last modified (grade)") or "-",
                ]
            )
    return [list(_MOODLE), *lines] if lines else []
