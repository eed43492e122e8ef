"""From what was handed in (a notebook, a folder, an LMS's zip) to a submission for each student."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from course_utils.grading.archive import FILE_CAP, Source, list_files, list_inner_zip
from course_utils.grading.lessons import CourseError
from course_utils.grading.roster import Person, Roster, distinct, fold, folder_name

__all__ = ["ClassWork", "Source", "Submission", "collect"]

_FILES_CAP = 1000  # of one student
_SIZE_CAP = 200 * 2**20  # bytes, of one student's files together
_ZIPS_CAP = 10  # zips of one student that are opened
_CHOICE_CAP = 20  # notebooks of one student that are compared,
_CHOICE_SIZE_CAP = 100 * 2**20  # and their bytes together
_PACKING_TIME = 6 * 3600  # seconds that an LMS may take to pack a class's zip

_EXPECTED = (
    "Expected one notebook (.ipynb); a folder with a sub-folder or a notebook for each student; "
    "or a zip: of such a folder, or as Canvas, Moodle or Google Classroom give it."
)


@dataclass(frozen=True)
class Submission:
    """What one student handed in.

    Attributes
    ----------
    student_id : str
        The student's id, fit to name a folder; the roster's where there is one.
    name : str
        The full name, if it is known.
    files : dict of str to Source
        All that was handed in, by a path that is fit to be written within a folder.
    notebook : str or None
        Which of `files` is to be graded; None if none of them is a notebook.
    notes : list of str
        What a person should know of the choice: sentences.
    late_seconds : int
        How late it was handed in; 0 if it was in time, or nobody can tell.
    upload_name : str
        The path that the feedback page must have in the zip that the LMS takes back.
    lms_id : str
        Canvas's user id, Moodle's participant number, or empty.
    """

    student_id: str
    name: str = ""
    files: dict[str, Source] = field(default_factory=dict)
    notebook: str | None = None
    notes: list[str] = field(default_factory=list)
    late_seconds: int = 0
    upload_name: str = ""
    lms_id: str = ""


@dataclass
class ClassWork:
    """The submissions of a class; to be closed when all is read (it is a context manager).

    Attributes
    ----------
    kind : str
        Who wrote the names: ``"canvas"``, ``"moodle"``, ``"classroom"``, or a person
        (``"folder"``, ``"notebook"``).
    submissions : list of Submission
        In the order of their student ids.
    notes : list of str
        What a person should know of the whole: sentences.
    """

    kind: str
    submissions: list[Submission]
    notes: list[str] = field(default_factory=list)
    close: Callable[[], None] = lambda: None

    def __iter__(self) -> Iterator[Submission]:
        return iter(self.submissions)

    def __len__(self) -> int:
        return len(self.submissions)

    def __enter__(self) -> "ClassWork":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def collect(
    source: Path,
    lesson_ids: Collection[str] = (),
    roster: Roster | None = None,
    due: datetime | None = None,
) -> ClassWork:
    """Find the submissions in a notebook, a folder or a zip. Files are read later, one by one.

    Parameters
    ----------
    source : Path
        One notebook (its name is the student's id); a folder, or a zip of one, with a sub-folder
        or a notebook for each student, named by the id; or the zip of an LMS, unpacked or not.
    lesson_ids : collection of str
        The ids (nbgrader's ``grade_id``) of the lesson's cells. Where a student handed in several
        notebooks, the one with most of them is graded.
    roster : Roster, optional
        Who is in the class. Who is in it and handed in nothing is listed without files.
    due : datetime, optional
        When it was due; without a zone, in this machine's time. So are the time stamps in a zip.

    Raises
    ------
    CourseError
        If there is no submission, or `source` cannot be opened.
    """
    if not (source.is_dir() or source.is_file()):
        problem = "is no notebook, folder or zip" if source.exists() else "does not exist"
        raise CourseError(f"{source} {problem}. {_EXPECTED}")
    listing = list_files(source)
    try:
        if source.is_file() and not listing.zipped:
            if not _may_be_notebook(source.name, listing.files[0]):
                raise CourseError(f"{source} is no notebook, folder or zip. {_EXPECTED}")
            kind = "notebook"
            claims = [_claim(_stem(listing.files[0].path[0]), listing.files[0])]
            stray = []
        else:
            files, folders = _unwrapped(listing.files, listing.folders, source, roster)
            kind, claims, stray = _claims(files, folders, roster)
        if not claims:
            raise CourseError(f"{source} holds no submissions. {_EXPECTED}")
        students = _students(claims, roster)
        if roster and kind != "notebook":  # one notebook is not all of a class
            students += _absent(students, roster)
        notes = [f"{'/'.join(x.path)!r} belongs to no student: left out." for x in stray[:10]]
        notes += [f"So do {len(stray) - 10} other files."] if len(stray) > 10 else []
        timeless = kind in ("canvas", "moodle") and _packed_at_once(claims, listing.zipped)
        for student in students:
            student.timeless = timeless
        if due and not timeless and listing.zipped:
            notes.append(
                f"Lateness comes from the time stamps in {source.name}; where they name no zone, "
                "they are read as this machine's time."
            )
        elif due and timeless:
            notes.append(
                f"The time stamps in {source.name} tell when it was packed, not when each student "
                "handed in: lateness is known only where the roster (Moodle's grading worksheet) "
                "or Canvas's mark LATE tells it."
            )
        submissions = [_submission(x, kind, set(lesson_ids), due) for x in students]
        submissions.sort(key=lambda submission: submission.student_id)
        return ClassWork(kind, submissions, notes, listing.close)
    except BaseException:
        listing.close()
        raise


# --- whose is it? -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a file's name says of it."""

    label: str  # whose it is: a name, or an id
    source: Source | None = None  # None for a folder with nothing in it
    inside: tuple[str, ...] = ()  # the path within the submission
    identity: str = ""  # equal for the files of one person
    name: str = ""  # the full name, if the label is one
    lms_id: str = ""
    rank: int = 0  # the greater, the later it was handed in
    late: bool = False
    upload: str = ""  # what the LMS wants the feedback page to be called


def _claim(label: str, source: Source | None, inside: tuple[str, ...] = (), **more: Any) -> _Claim:
    inside = inside or (source.path[-1:] if source else ())
    more.setdefault("identity", f"label {label.strip()}")
    name = " ".join(_printable(more.pop("name", ""), " ").split())[:200]
    return _Claim(label, source, inside, name=name, **more)


def _printable(text: str, instead: str = "_") -> str:
    return "".join(x if x.isprintable() else instead for x in text)


# Canvas itself reads a name so when feedback is uploaded: the first two numbers between underscores
# are the user's id and the file's. https://github.com/instructure/canvas-lms, lib/content_zipper.rb
_CANVAS = re.compile(
    r"(?:(?P<late1>LATE_)?(?P<anon>anon_[^\W_]{1,40})"
    r"|(?P<name>[^/]*?)(?P<late2>_late)?_(?P<user>[1-9]\d{0,19}))"
    r"_(?:(?P<file>[1-9]\d{0,19})_(?P<rest>.+)|(?P<entry>text|link)\.html)",
    re.IGNORECASE | re.DOTALL,
)
# https://github.com/moodle/moodle, mod/assign/classes/downloader.php; a group may have no number.
_MOODLE = re.compile(
    r"(?P<name>.*?)(?:_(?P<id>\d{1,20}))?_assignsubmission_(?P<plugin>[a-z]+)(?:_(?P<rest>.*))?",
    re.DOTALL,
)
_SUFFIX = re.compile(r"\.(?:zip|json|txt|pdf|py|md|html?|docx?|csv)$", re.IGNORECASE)
# A browser may add a number or a suffix; "x.ipynb - Colab.pdf" is no notebook.
_NOTEBOOK = re.compile(r"\.ipynb\W{0,2}\d{0,3}\W?(?:\.(?:json|txt))?$", re.IGNORECASE)
_OTHER_SUFFIX = re.compile(r"\.(?!json$|txt$)[a-z]\w{0,4}$", re.IGNORECASE)
_DASH = re.compile(r"\s+[-–—]\s+")
_COPY = re.compile(
    r"(?:(?:copy of|kopie von|kopie van|copie de|copia de|copia di|cópia de)\s+)+", re.I
)
_AGAIN = re.compile(r"\s?\((\d{1,3})\)$")
_RESUBMITTED = re.compile(r"-(\d{1,2})$")


def _canvas(source: Source) -> _Claim | None:
    found = _CANVAS.fullmatch(source.path[0]) if len(source.path) == 1 else None
    if not found:
        return None
    label = found["anon"] or found["name"] or found["user"]
    head = source.path[0][: found.start("rest" if found["rest"] else "entry")]
    # Moodle's numbers and Canvas's are digits; an anonymous id is not.
    lms_id = found["user"] or found["anon"].partition("_")[2]
    return _claim(
        label,
        source,
        (found["rest"] or f"{found['entry']}.html",),
        identity=f"lms {lms_id}",
        lms_id=lms_id,
        rank=int(found["file"] or 0),
        late=bool(found["late1"] or found["late2"]),
        upload=_printable(head) + folder_name(_stem(source.path[0][len(head) :]) + ".html"),
    )


def _moodle(source: Source) -> _Claim | None:
    found = _MOODLE.fullmatch(source.path[0])
    if not found or (len(source.path) == 1 and not found["rest"]):
        return None
    flat = len(source.path) == 1
    folder = source.path[0][: found.start("rest")] if flat else source.path[0]
    name = found["name"].strip()
    return _claim(
        name or found["id"] or "unnamed",
        source,
        (found["rest"],) if flat else source.path[1:],
        identity=f"lms {found['id'] or name}",
        name="" if name.casefold() == "participant" else name,  # so it is with blind marking
        lms_id=found["id"] or "",
        upload=f"{_printable(folder)}{'' if flat else '/'}feedback.html",
    )


def _classroom(files: list[Source]) -> list[_Claim]:
    """Tell the student's name from the title in "Jane Doe - 02_graphs.ipynb".

    The title is what most files share; in doubt, the name comes first.
    """
    splits = {id(x): _splits(x.path[0]) for x in files}
    shared = Counter(fold(title) for found in splits.values() for _, title in found)
    claims = []
    for file in files:
        best = max(splits[id(file)], key=lambda x: shared[fold(x[1])], default=None)
        if best:
            name = " ".join(best[0].split())
            claims.append(_claim(name, file, identity=f"name {fold(name)}", name=name))
        else:
            label = file.path[0].removesuffix(".ipynb")
            claims.append(_claim(label, file, identity=f"file {id(file)}"))
    return claims


def _splits(file_name: str) -> list[tuple[str, str]]:
    """Return each way to split a file's name into a student's name and a title, the best first."""
    stem = _COPY.sub("", _AGAIN.sub("", _stem(file_name)), count=1).strip()
    cuts = list(_DASH.finditer(stem))[:10]
    halves = [(stem[: x.start()], stem[x.end() :]) for x in cuts]
    both = [*halves, *((right, left) for left, right in halves)]
    return [(name, _COPY.sub("", title, count=1)) for name, title in both if name and title]


def _claims(
    files: list[Source], folders: Iterable[tuple[str, ...]], roster: Roster | None
) -> tuple[str, list[_Claim], list[Source]]:
    """Return who wrote the names, what they say, and the files that they say nothing of."""
    for kind, read in (("moodle", _moodle), ("canvas", _canvas)):
        claims = {id(x): read(x) for x in files}
        if 2 * sum(x is not None for x in claims.values()) > len(files):
            others = [x for x in files if not claims[id(x)]]
            more, stray = _by_folder(others, (), roster)
            return kind, [x for x in claims.values() if x] + more, stray
    flat = [x for x in files if len(x.path) == 1]
    if len(flat) == len(files) and 2 * sum(bool(_splits(x.path[0])) for x in flat) > len(flat):
        return "classroom", _classroom(flat), []
    return ("folder", *_by_folder(files, folders, roster))


def _by_folder(
    files: list[Source], folders: Iterable[tuple[str, ...]], roster: Roster | None
) -> tuple[list[_Claim], list[Source]]:
    claims = [_claim(x.path[0], x, x.path[1:]) for x in files if len(x.path) > 1]
    claims += [_claim(x[0], None) for x in folders if len(x) == 1]
    stray = []
    for file in (x for x in files if len(x.path) == 1):
        label = _stem(file.path[0])
        again = _AGAIN.sub("", label)
        if roster and again != label and roster.by_id(again):
            label = again  # a browser's "ann (1).ipynb"
        if file.path[0].lower().endswith(".zip") or _may_be_notebook(file.path[0], file):
            claims.append(_claim(label, file))
        else:
            stray.append(file)
    known = {claim.identity for claim in claims}
    beside = [_claim(x.path[0].rpartition(".")[0], x) for x in stray]
    beside = [x for x in beside if x.identity in known]  # "ann.pdf" beside "ann.ipynb"
    placed = {id(x.source) for x in beside}
    return claims + beside, [x for x in stray if id(x) not in placed]


def _unwrapped(
    files: list[Source], folders: list[tuple[str, ...]], source: Path, roster: Roster | None
) -> tuple[list[Source], list[tuple[str, ...]]]:
    """Go into the folder that a zip often wraps round the students' folders or files."""
    while True:
        tops = {x.path[:1] for x in files} | {x[:1] for x in folders}
        if len(tops) != 1 or any(len(x.path) == 1 for x in files):
            return files, folders
        (top,) = tops.pop()
        known = roster and (roster.by_id(top) or roster.by_name(top))
        if known or _moodle(Source((top, "x"))):
            return files, folders
        inner = [_below(x) for x in files]
        direct = [x for x in inner if len(x.path) == 1]
        deeper = [x[1:] for x in folders if len(x) > 1]
        if not inner and not deeper:
            return files, folders
        if direct and not _is_wrapper(top, direct, source, roster):
            return files, folders  # a class of one: the files in there are the student's
        files, folders = inner, deeper


def _is_wrapper(top: str, direct: list[Source], source: Path, roster: Roster | None) -> bool:
    """Whether the files in a folder are of several students."""
    most = len(direct) / 2
    if sum(bool(_canvas(x) or _moodle(x)) for x in direct) > most:
        return True
    notebooks = [x for x in direct if _is_named_notebook(x.path[0])]
    if sum(bool(_splits(x.path[0])) for x in notebooks) > max(len(notebooks) / 2, 1):
        return True
    stems = [_stem(x.path[0]) for x in notebooks]
    if roster:
        return sum(bool(roster.by_id(x) or roster.by_name(x)) for x in stems) > len(stems) / 2
    # Who packs the folder "class" gets class.zip with "class" in it.
    return len(stems) > 1 and source.is_file() and fold(source.stem).startswith(fold(top))


def _below(file: Source) -> Source:
    return replace(file, path=file.path[1:])


# --- one student, one submission --------------------------------------------------------------


@dataclass
class _Student:
    """The files of one student, as they are brought together."""

    claims: list[_Claim]
    person: Person | None = None
    student_id: str = ""
    notes: list[str] = field(default_factory=list)
    timeless: bool = False  # the time stamps do not tell when it was handed in


def _students(claims: list[_Claim], roster: Roster | None) -> list[_Student]:
    """Bring each student's files together, find the students in the roster, and give ids."""
    groups: dict[str, list[_Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.identity].append(claim)
    students = [_Student(own) for own in groups.values()]
    if roster:
        students = _matched(students, roster)
    unknown = [x for x in students if not x.person]
    namesakes = Counter(fold(x.claims[0].label) for x in unknown)
    people = roster.people if roster else []
    namesakes.update(fold(x.student_id) for x in people)
    wanted = {}
    for student in unknown:
        claim = student.claims[0]
        apart = namesakes[fold(claim.label)] > 1 and claim.lms_id
        wanted[id(student)] = f"{claim.label}_{claim.lms_id}" if apart else claim.label
    _named(students, wanted, [x.student_id for x in people])
    return students


def _named(students: list[_Student], wanted: dict[int, str], known: list[str]) -> None:
    """Give ids that are fit to name folders, no two the same on any disk; the roster's stay."""
    times: Counter[str] = Counter()
    for key, text in wanted.items():
        times[text] += 1
        if times[text] > 1:
            wanted[key] = f"{text} ({times[text]})"
    ids = distinct(wanted.values(), first=known)
    for student in students:
        if not student.person:
            student.student_id = ids[wanted[id(student)]]


def _absent(students: list[_Student], roster: Roster) -> list[_Student]:
    found = {x.student_id for x in students if x.person}
    absent = [x for x in roster.people if x.student_id not in found]
    return [_Student([], person=x, student_id=x.student_id) for x in absent]


def _matched(students: list[_Student], roster: Roster) -> list[_Student]:
    """Find each student in the roster; several that are one there become one."""
    groups: dict[str, list[_Student]] = defaultdict(list)
    result = []
    for student in students:
        student.person = _sought(student, roster)
        if student.person:
            groups[student.person.student_id].append(student)
        else:
            result.append(student)
    for group in groups.values():
        if len({x.claims[0].lms_id for x in group} - {""}) > 1:
            result += _disputed(group)
            continue
        whole = group[0]
        whole.claims = [claim for x in group for claim in x.claims]
        whole.notes = list(dict.fromkeys(note for x in group for note in x.notes))
        result.append(whole)
    for student in result:
        if student.person:
            student.student_id = student.person.student_id
        else:
            student.notes.append("not in the roster")
    return result


def _sought(student: _Student, roster: Roster) -> Person | None:
    claim = student.claims[0]
    by_number = roster.by_lms_id(claim.lms_id) if claim.lms_id else None
    by_name = roster.by_id(claim.label) or roster.by_name(claim.label)
    if by_number and by_name and by_number is not by_name:
        # Moodle's numbers are others in each assignment: a worksheet may be of another one.
        student.notes.append(
            f"the roster gives the LMS's number {claim.lms_id} to {by_number.student_id!r}, but "
            f"the name {claim.label!r} to {by_name.student_id!r}: the name was trusted"
        )
    if by_name or by_number or claim.lms_id:
        return by_name or by_number
    found = roster.inside(claim.label)
    if found:
        student.notes.append(f"taken for {found.name or found.student_id} by {claim.label!r}")
    return found


def _disputed(group: list[_Student]) -> list[_Student]:
    """Leave apart whom the LMS tells apart, though the roster has one student of the name."""
    person = group[0].person
    for student in group:
        if not person.lms_id or student.claims[0].lms_id != person.lms_id:
            student.person = None
            student.notes.append(
                f"the LMS has several students called {student.claims[0].label!r}, the roster one: "
                f"{person.student_id!r}"
            )
    return group


class _Order(NamedTuple):
    """What tells which of two files is the later: the greater."""

    rank: int  # Canvas's
    when: float
    number: int  # of the version
    place: int


@dataclass(frozen=True)
class _Candidate:
    """A notebook that might be graded."""

    key: str
    source: Source
    claim: _Claim
    version: str  # what it is a version of
    order: _Order


def _submission(
    student: _Student, kind: str, lesson_ids: set[str], due: datetime | None
) -> Submission:
    files, candidates, notes = _files(student, kind)
    chosen, said = _chosen(candidates, lesson_ids)
    notes = [*student.notes, *said, *notes]
    given = [x for x in student.claims if x.source]
    if not given:
        notes.append("the folder is empty" if student.claims else "nothing was handed in")
    elif not chosen:
        notes.append(f"no notebook among the files: {', '.join(list(files)[:10])}")
    if any(x.late for x in given):
        notes.append("Canvas marks it as late")
    claim = chosen.claim if chosen else next(iter(given), _Claim(""))
    person = student.person or Person("")
    lms_id = claim.lms_id or next((x.lms_id for x in given if x.lms_id), person.lms_id)
    moment = person.handed_in
    if moment is None and not student.timeless and claim.source:
        moment = claim.source.modified
    return Submission(
        student_id=student.student_id,
        name=person.name or claim.name,
        files=files,
        notebook=chosen.key if chosen else None,
        notes=notes,
        late_seconds=max(0, int(moment - due.timestamp())) if due and moment is not None else 0,
        upload_name=_upload_name(student, claim, person, kind),
        lms_id=lms_id,
    )


def _upload_name(student: _Student, claim: _Claim, person: Person, kind: str) -> str:
    if claim.upload:
        return claim.upload
    if kind == "moodle" and person.lms_id:
        name = folder_name(person.name.replace("_", " "))
        return f"{name}_{person.lms_id}_assignsubmission_file_/feedback.html"
    return f"{student.student_id}.html"


def _files(student: _Student, kind: str) -> tuple[dict[str, Source], list[_Candidate], list[str]]:
    """Return a student's files by path, the notebooks among them, and notes."""
    given = [x for x in student.claims if x.source]
    given.sort(key=lambda x: not _is_named_notebook(x.inside[-1]))  # the first are kept
    room = _Room()
    candidates: list[_Candidate] = []
    notes: list[str] = []
    zips = 0
    for claim in given:
        key = room.take(claim.inside, claim.source)
        if not key:
            continue
        found = [(key, claim.inside, claim.source)]
        if claim.inside[-1].lower().endswith(".zip") and zips < _ZIPS_CAP:
            zips += 1
            try:
                opened = _opened(claim)
            except ValueError as error:
                notes.append(f"{key!r}: {error}")
                continue
            found = [(room.take(path, source), path, source) for path, source in opened]
        for key, path, source in found:
            if key and _may_be_notebook(path[-1], source):
                when = 0.0 if student.timeless else source.modified or 0.0
                version, number = _version(path, kind)
                order = _Order(claim.rank, when, number, len(candidates))
                candidates.append(_Candidate(key, source, claim, version, order))
    if room.left_out:
        notes.append(
            f"{room.left_out} of the files were left out: more than {_FILES_CAP} files or "
            f"{_SIZE_CAP / 2**20:.0f} MB"
        )
    return room.files, candidates, notes


def _opened(claim: _Claim) -> list[tuple[tuple[str, ...], Source]]:
    """Return the notebooks in a student's zip, one level deep; the rest stays in the zip."""
    folder = (*claim.inside[:-1], claim.inside[-1][: -len(".zip")] or "zip")
    return [
        ((*folder, *x.path), x)
        for x in list_inner_zip(claim.source)
        if _may_be_notebook(x.path[-1], x)
    ]


class _Room:
    """A submission's files, up to the caps, by paths that do not get into each other's way."""

    def __init__(self) -> None:
        self.files: dict[str, Source] = {}
        self.left_out = 0
        self._size = 0
        self._taken: set[str] = set()
        self._folders: set[str] = set()
        self._again: Counter[str] = Counter()

    def take(self, path: tuple[str, ...], source: Source) -> str:
        """Add a file; return a path for it that is fit to be written, empty if there is no room."""
        size = source.size if source.size <= FILE_CAP else 0  # what is larger is never read
        if len(self.files) >= _FILES_CAP or self._size + size > _SIZE_CAP:
            self.left_out += 1
            return ""
        key = self._free(path)
        self._size += size
        self.files[key] = source
        self._taken.add(fold(key))
        self._folders.update(_parents(fold(key)))
        return key

    def _free(self, path: tuple[str, ...]) -> str:
        parts = [folder_name(part) for part in path]
        if len(parts) > 8:
            parts = [*parts[:6], folder_name("/".join(path[6:-1])), parts[-1]]
        key = first = "/".join(parts)
        while not self._is_free(fold(key)):
            self._again[first] += 1
            key = f"again {self._again[first]}/{first}"
        return key

    def _is_free(self, key: str) -> bool:
        return not (
            key in self._taken
            or key in self._folders
            or any(parent in self._taken for parent in _parents(key))
        )


def _parents(key: str) -> list[str]:
    parts = key.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]


# --- which notebook? --------------------------------------------------------------------------


def _stem(name: str) -> str:
    """Return a file's name without its suffix, which a browser may have doubled."""
    place = name.lower().find(".ipynb")
    stem = name[:place] if place >= 0 else _SUFFIX.sub("", name)
    return stem.strip() or name


def _version(path: tuple[str, ...], kind: str) -> tuple[str, int]:
    """Return what a file is a version of, and which: "a-1.ipynb" in Canvas, "a (1).ipynb"."""
    stem = _stem(path[-1])
    found = _AGAIN.search(stem) or (kind == "canvas" and _RESUBMITTED.search(stem)) or None
    base = stem[: found.start()] if found else stem
    return fold("/".join([*path[:-1], base])), int(found[1]) if found else 0


def _is_named_notebook(name: str) -> bool:
    return bool(_NOTEBOOK.search(name)) and not name.startswith(".")


def _may_be_notebook(name: str, source: Source) -> bool:
    """Whether a file is a notebook by its name, or by its content where the suffix is lost."""
    if _is_named_notebook(name):
        return True
    if name.startswith(".") or _OTHER_SUFFIX.search(name):
        return False
    try:
        raw = source.read()
    except ValueError:
        return False
    return b"nbformat" in raw and raw[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def _chosen(
    candidates: list[_Candidate], lesson_ids: set[str]
) -> tuple[_Candidate | None, list[str]]:
    """Return the notebook that fits the lesson best, of equals the newest; and why."""
    if len(candidates) < 2:
        return next(iter(candidates), None), []
    newest_first = sorted(candidates, key=lambda x: x.order, reverse=True)
    fits, size = {}, 0
    for x in newest_first[:_CHOICE_CAP]:
        size += x.source.size if x.source.size <= FILE_CAP else 0
        fits[x.key] = _fit(x.source, lesson_ids) if size <= _CHOICE_SIZE_CAP else -1
    versions: dict[str, list[_Candidate]] = defaultdict(list)
    for x in newest_first:
        versions[x.version].append(x)
    for group in versions.values():  # there, a number says more than a time stamp
        group.sort(key=lambda x: (x.order.rank, x.order.number, x.order.when), reverse=True)
    # Of one file's versions the latest counts, unless it is not even a notebook of this lesson.
    latest = [max(group, key=lambda x: min(fits.get(x.key, -1), 1)) for group in versions.values()]
    chosen = max(latest, key=lambda x: fits.get(x.key, -1))
    return chosen, _reasons(chosen, versions[chosen.version], latest, fits)


def _reasons(
    chosen: _Candidate, versions: list[_Candidate], others: list[_Candidate], fits: dict[str, int]
) -> list[str]:
    reasons = []
    if len(versions) > 1 and chosen is versions[0]:
        reasons.append(f"handed in again: the latest of {len(versions)} was taken")
    elif len(versions) > 1:
        reasons.append(
            f"the latest of {len(versions)} versions, {versions[0].key!r}, is no notebook of this "
            f"lesson; graded: {chosen.key!r}"
        )
    if len(others) > 1:
        best = fits.get(chosen.key, -1)
        equal = [x for x in others if fits.get(x.key, -1) == best and x is not chosen]
        why = "the newest of those that fit the lesson" if equal else "the one that fits best"
        reasons.append(f"{len(others)} notebooks were handed in; graded: {chosen.key!r} ({why})")
        also = [repr(x.key) for x in others if x is not chosen and fits.get(x.key, 0) > 0]
        if also:
            reasons.append(f"cells of this lesson are in {', '.join(also[:5])} too")
    return reasons


def _fit(source: Source, lesson_ids: set[str]) -> int:
    """Return how many of the lesson's ids a notebook has; -1 if it is none."""
    try:
        notebook = json.loads(source.read())
    except (ValueError, RecursionError):
        return -1
    sheets = [notebook, *_listed(notebook, "worksheets")]  # of nbformat 3
    cells = [cell for sheet in sheets for cell in _listed(sheet, "cells")]
    own = {x for cell in cells for x in _cell_ids(cell) if isinstance(x, str)}
    return len(own & lesson_ids) if cells else -1


def _cell_ids(cell: Any) -> list[Any]:
    """Return a cell's grade_id; and its id, here and as Colab saves it, which is the same."""
    metadata = _at(cell, "metadata")
    return [_at(_at(metadata, "nbgrader"), "grade_id"), _at(cell, "id"), _at(metadata, "id")]


def _listed(node: Any, key: str) -> list[Any]:
    found = _at(node, key)
    return found if isinstance(found, list) else []


def _at(node: Any, key: str) -> Any:
    return node.get(key) if isinstance(node, dict) else None


# --- when? ------------------------------------------------------------------------------------


def _packed_at_once(claims: list[_Claim], zipped: bool) -> bool:
    """Whether the time stamps are of the packing, as in Canvas's zips and most of Moodle's.

    Then they follow one another as the files do, and do not span days.
    """
    times = [x.source.modified for x in claims if x.source and x.source.modified is not None]
    if not times or max(times) - min(times) > _PACKING_TIME:
        return not times
    return not zipped or times == sorted(times)
