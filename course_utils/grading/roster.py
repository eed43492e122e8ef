"""Who is in the class: a CSV that maps names and the LMS's ids to student ids."""

import csv
import hashlib
import io
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from course_utils.grading.lessons import CourseError

# The usual names of columns, in the order of their worth as a student's id.
_ID_COLUMNS = (
    "student id",
    "studentid",
    "student number",
    "matriculation number",
    "matrikelnummer",
    "sis user id",
    "sis id",
    "id number",
    "idnumber",
    "sis login id",
    "login id",
    "username",
    "user name",
    "login",
    "email address",
    "email",
    "e mail",
    "mail",
)
_LMS_COLUMNS = ("lms id", "identifier", "participant", "canvas id", "canvas user id", "moodle id")
_NAME_COLUMNS = ("name", "student", "student name", "full name", "fullname", "display name")
_FIRST_COLUMNS = ("first name", "firstname", "given name", "vorname")
_LAST_COLUMNS = ("last name", "lastname", "surname", "family name", "nachname")
_HANDED_IN_COLUMN = "last modified submission"

_EXPECTED = (
    "Expected a first line that names the columns: one for the student's id (student_id, "
    "SIS User ID, ID number, Username, Email address ...), and one for the name (name, Student, "
    "Full name, or First name and Surname)"
)
_UNFIT = ("Cc", "Cs", "Zl", "Zp")  # control characters, halves of characters, line ends
_LONGEST = 100  # bytes: room for what others add within the 255 of a file's name
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MOODLE_TIME = re.compile(
    r"(\d{1,2}) ([a-z]{3})[a-z]* (\d{4}),? (\d{1,2}):(\d\d)(?: ?([ap])m)?", re.I
)


@dataclass(frozen=True)
class Person:
    """One student of the roster.

    Attributes
    ----------
    student_id : str
        The id, fit to name a folder (see `folder_name`).
    name : str
        The full name; empty if the roster has none.
    lms_id : str
        Canvas's user id or Moodle's participant number; empty if the roster has none.
    aliases : tuple of str
        What else the student goes by: login, email address and the like.
    handed_in : float or None
        When, in seconds since the epoch, if the roster (Moodle's worksheet) tells.
    row : dict of str to str
        The line of the file, by its own column names.
    """

    student_id: str
    name: str = ""
    lms_id: str = ""
    aliases: tuple[str, ...] = ()
    handed_in: float | None = None
    row: dict[str, str] = field(default_factory=dict, compare=False)


class Roster:
    """The students of a class, to be found by id, by name, or by the LMS's id.

    Attributes
    ----------
    people : list of Person
        In the order of the file.
    kind : str
        ``"canvas"`` for an export of Canvas's gradebook, ``"moodle"`` for a grading worksheet of
        Moodle, else ``"plain"``.
    columns : list of str
        The file's own column names, in their order.
    """

    def __init__(self, people: Iterable[Person], kind: str = "plain", columns: Iterable[str] = ()):
        self.people, self.kind, self.columns = list(people), kind, list(columns)
        self._by_id: dict[str, list[Person]] = defaultdict(list)
        self._by_name: dict[str, list[Person]] = defaultdict(list)
        self._by_lms_id: dict[str, list[Person]] = defaultdict(list)
        for person in self.people:
            for alias in {fold(x) for x in (person.student_id, *person.aliases) if x}:
                self._by_id[alias].append(person)
            for key in _name_keys(person.name):
                self._by_name[key].append(person)
            if person.lms_id:
                self._by_lms_id[person.lms_id].append(person)

    @classmethod
    def read(cls, path: Path) -> "Roster":
        """Read a plain CSV, an export of Canvas's gradebook, or Moodle's grading worksheet.

        Commas, semicolons and tabs are understood, and so is a byte order mark.

        Raises
        ------
        CourseError
            If it cannot be read; the text names the line, what was expected and what was found.
        """
        lines = _lines(path)
        columns = _Columns.find(path, lines)
        found = [
            (number, person)
            for number, cells in lines[columns.header :]
            if (person := columns.person(path, number, cells))
        ]
        if not found:
            raise CourseError(f"{path} names no student. {_EXPECTED}; then a line for each.")
        people: dict[str, tuple[int, Person]] = {}
        for number, person in _told_apart(found):
            earlier = people.setdefault(person.student_id, (number, person))
            if (earlier[1].name, earlier[1].lms_id) != (person.name, person.lms_id):
                raise CourseError(
                    f"{path}, line {number}: the student id {person.student_id!r} stands in line "
                    f"{earlier[0]} too, for {earlier[1].name or 'another student'!r}. Expected a "
                    "student id once. Correct one of the two."
                )
        ids = distinct(people)
        kept = [_renamed(person, ids[key]) for key, (_, person) in people.items()]
        return cls(kept, columns.kind, columns.titles)

    def by_lms_id(self, lms_id: str) -> Person | None:
        """Return the student with this id in the LMS, if there is just one."""
        return _only(self._by_lms_id.get(lms_id, []))

    def by_id(self, text: str) -> Person | None:
        """Return the student with this student id, login or address, if there is just one."""
        exact = [x for x in self._by_id.get(fold(text), []) if x.student_id == text]
        return _only(exact or self._by_id.get(fold(text), []))

    def by_name(self, text: str) -> Person | None:
        """Return the student of this name, however it is spelt, if there is just one."""
        found = {id(x): x for key in _said(text) for x in self._by_name.get(key, [])}
        return _only(list(found.values()))

    def inside(self, text: str) -> Person | None:
        """Return the student whose name or login is a part of this text, if there is just one."""
        words = _words(text)
        found = {}
        for start in range(len(words)):
            if any(map(str.isdigit, words[start])) and len(words[start]) > 2:
                found |= {id(x): x for x in self._by_id.get(words[start], [])}
            for end in range(start + 2, min(start + 5, len(words)) + 1):
                found |= {id(x): x for x in self._by_name.get("".join(words[start:end]), [])}
        return _only(list(found.values()))


def fold(text: str) -> str:
    """Return a text as a disk that ignores case and spelling compares it."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).strip()


def folder_name(text: str) -> str:
    """Return a text as the name of one folder or file.

    What is fit already stays as it is, with accents in one piece and no spaces at the ends. In the
    rest, slashes and characters that cannot be printed become ``_``, what is too long is cut, and
    ``~`` and eight digits made from the whole text are added, so that different texts stay
    different.
    """
    text = unicodedata.normalize("NFC", text).strip()
    fit = "".join("_" if unicodedata.category(x) in _UNFIT or x in "/\\" else x for x in text)
    if not fit.strip("."):
        fit = "_"
    if fit == text and len(fit.encode()) <= _LONGEST:
        return fit
    stem, dot, suffix = fit.rpartition(".")  # a file keeps its suffix
    if not stem or len(suffix.encode()) > _LONGEST // 4:
        stem, dot, suffix = fit, "", ""
    room = _LONGEST - len(f"{_mark(text)}{dot}{suffix}".encode())
    return stem.encode()[:room].decode(errors="ignore") + _mark(text) + dot + suffix


def distinct(texts: Iterable[str], first: Iterable[str] = ()) -> dict[str, str]:
    """Return for each text its `folder_name`, no two the same on a disk that ignores case.

    Those in `first` are fit already, and stay as they are.
    """
    names = {text: text for text in first}
    taken = {fold(text) for text in names}
    for text in sorted(set(texts) - names.keys()):
        name = folder_name(text)
        while fold(name) in taken:
            name = folder_name(name[:60] + _mark(f"{name}/{text}"))
        names[text] = name
        taken.add(fold(name))
    return names


def _mark(text: str) -> str:
    return "~" + hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:8]


def _only(found: list[Person]) -> Person | None:
    return found[0] if len(found) == 1 else None


def _told_apart(found: list[tuple[int, Person]]) -> list[tuple[int, Person]]:
    """Add the LMS's number to names that have to serve as ids and are the names of several."""
    lms_ids = defaultdict(set)
    for _, person in found:
        lms_ids[person.student_id].add(person.lms_id)
    return [
        (number, _renamed(x, f"{x.name}_{x.lms_id}"))
        if x.student_id == x.name and x.lms_id and len(lms_ids[x.student_id]) > 1
        else (number, x)
        for number, x in found
    ]


def _renamed(person: Person, student_id: str) -> Person:
    aliases = person.aliases
    if student_id != person.student_id:
        aliases = (*aliases, person.student_id)
    return replace(person, student_id=student_id, aliases=aliases)


# --- names ------------------------------------------------------------------------------------


def _words(text: str) -> list[str]:
    """Return the words of a name without the accents of the Latin script, in small letters."""
    plain = "".join(x for x in unicodedata.normalize("NFKD", text) if not "\u0300" <= x <= "\u036f")
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", plain).casefold())


def _said(text: str) -> set[str]:
    words = _words(text)
    return {"".join(words), "".join(sorted(words))} - {""}


def _name_keys(name: str) -> set[str]:
    """Return how a name may be written as one word: "Jane van Doe", "van Doe, Jane", "Doe, ..."."""
    words = _words(name)
    turns = {"".join(words[i:] + words[:i]) for i in range(len(words))}
    return turns | _said(name)


# --- the file ---------------------------------------------------------------------------------


def _lines(path: Path) -> list[tuple[int, list[str]]]:
    """Return the cells of each line that has any, with its number in the file."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise CourseError(f"{path}: {error.strerror}. Give the roster as a CSV file.") from error
    text = _decoded(path, raw)
    head, _, rest = text.partition("\n")
    told = re.fullmatch(r"sep=(.)\s*", head)  # Excel's own way to say so
    tries = [told[1]] if told else [",", ";", "\t"]
    rows = [_split(path, rest if told else text, delimiter, bool(told)) for delimiter in tries]
    best = max(rows, key=lambda lines: (_known(lines), len(lines[0][1]) if lines else 0))
    if not best:
        raise CourseError(f"{path} is empty. {_EXPECTED}.")
    return best


def _decoded(path: Path, raw: bytes) -> str:
    utf16 = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "cp1252"):  # the last is Excel's
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise CourseError(f"{path} is not a text file. Expected a CSV, saved as UTF-8.")


def _split(path: Path, text: str, delimiter: str, headed: bool) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    lines = []
    try:
        start = 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append((start + headed, [_clean(cell) for cell in cells]))
            start = reader.line_num + 1
    except csv.Error as error:
        raise CourseError(f"{path}, line {reader.line_num}: this is not CSV: {error}.") from error
    return lines


def _clean(cell: str) -> str:
    return unicodedata.normalize("NFC", cell).strip()


def _known(lines: list[tuple[int, list[str]]]) -> int:
    """Return how many of the usual names stand in the first line."""
    usual = {*_ID_COLUMNS, *_LMS_COLUMNS, *_NAME_COLUMNS, *_FIRST_COLUMNS, *_LAST_COLUMNS, "id"}
    return sum(_title(cell) in usual for cell in lines[0][1]) if lines else 0


def _title(cell: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", cell.casefold()))


@dataclass
class _Columns:
    """Which column holds what."""

    titles: list[str]
    header: int  # lines before the first student
    kind: str
    ids: list[int]
    lms: int | None
    names: list[int]
    handed_in: int | None

    @classmethod
    def find(cls, path: Path, lines: list[tuple[int, list[str]]]) -> "_Columns":
        number, titles = lines[0]
        if not _known(lines):
            if all(len(cells) == 2 and any(map(str.isdigit, cells[0])) for _, cells in lines):
                return cls(["student_id", "name"], 0, "plain", [0], None, [1], None)
            raise CourseError(
                f"{path}, line {number}: no column is known by its name. {_EXPECTED}. Found: "
                f"{', '.join(map(repr, titles[:12]))}."
            )
        place = {_title(title): index for index, title in reversed(list(enumerate(titles)))}
        ids = [place[name] for name in _ID_COLUMNS if name in place]
        lms = next((place[name] for name in _LMS_COLUMNS if name in place), None)
        canvas = "student" in place and not place.keys().isdisjoint(
            {"sis user id", "sis login id", "section"}
        )
        school = not place.keys().isdisjoint(_ID_COLUMNS[: _ID_COLUMNS.index("login id")])
        if "id" in place and lms is None and (canvas or school):
            lms = place["id"]
        elif "id" in place:
            ids.insert(0, place["id"])
        names = [place[name] for name in _NAME_COLUMNS if name in place][:1] or [
            next(place[name] for name in group if name in place)
            for group in (_FIRST_COLUMNS, _LAST_COLUMNS)
            if not place.keys().isdisjoint(group)
        ]
        if not ids and not names and lms is None:
            raise CourseError(
                f"{path}, line {number}: no column holds the student's id or name. {_EXPECTED}. "
                f"Found: {', '.join(map(repr, titles[:12]))}."
            )
        kind = "canvas" if canvas else "moodle" if "identifier" in place else "plain"
        return cls(titles, 1, kind, ids, lms, names, place.get(_HANDED_IN_COLUMN))

    def person(self, path: Path, number: int, cells: list[str]) -> Person | None:
        """Return the student of a line; None for Canvas's lines that are about no student."""

        def cell(index: int | None) -> str:
            return cells[index] if index is not None and index < len(cells) else ""

        ids = [cell(index) for index in self.ids if cell(index)]
        lms = _lms_id(cell(self.lms))
        name = " ".join(cell(index) for index in self.names if cell(index))
        if self.kind == "canvas" and (
            not (ids or lms) or name.casefold() in ("points possible", "student, test")
        ):
            return None
        # Where the LMS knows no id of the school's, its own serves; in a worksheet, the name:
        # Moodle's participant numbers are others in each assignment.
        own = [lms, name] if self.kind == "canvas" else [name, lms]
        spare = own if self.kind != "plain" or not self.ids else []
        student_id = next((x for x in [*ids, *spare] if x), "")
        if not student_id:
            raise CourseError(
                f"{path}, line {number}: expected a student id in the column "
                f"{self.titles[self.ids[0]]!r}, found nothing{f' for {name}' if name else ''}."
            )
        aliases = [*ids, *(x.partition("@")[0] for x in ids if "@" in x)]
        return Person(
            student_id,
            name,
            lms,
            tuple(dict.fromkeys(x for x in aliases if x and x != student_id)),
            _moment(cell(self.handed_in)),
            dict(zip(self.titles, cells, strict=False)),
        )


def _lms_id(cell: str) -> str:
    """Return the number in Moodle's "Participant 123"; an id of another kind stays as it is."""
    found = re.fullmatch(r"\D+[ /]?(\d+)", cell)
    return found[1] if found else cell


def _moment(cell: str) -> float | None:
    """Return a time in seconds since the epoch: ISO 8601, or "Monday, 2 January 2023, 4:05 PM"."""
    try:
        return datetime.fromisoformat(cell).timestamp()
    except (ValueError, OverflowError, OSError):
        pass  # then perhaps as Moodle writes it
    found = _MOODLE_TIME.search(cell)
    if not found or found[2].casefold() not in _MONTHS:
        return None
    day, month, year, hour, minute, half = found.groups()
    hours = int(hour) if not half else int(hour) % 12 + 12 * (half.casefold() == "p")
    try:
        month_number = _MONTHS.index(month.casefold()) + 1
        return datetime(int(year), month_number, int(day), hours, int(minute)).timestamp()
    except (ValueError, OverflowError, OSError):
        return None
