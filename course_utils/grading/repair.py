"""Lay one submission, whatever has happened to its file, on the lesson's own skeleton.

Of the file only the text of its cells is used, and images pasted into Markdown. IDs and metadata
help to find which cell is which; they are never handed on, and what a cell *says* counts for more:

1. a cell with exactly the text of a lesson's cell is that cell; so is one that begins with the
   heading of a check;
2. else it is the one that nbgrader's ``grade_id`` or the cell's id names, but an exercise is known
   by the functions and classes that its stub defines;
3. where the ids are lost, what is left is told by place and likeness.
"""

import copy
import json
import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from course_utils.grading.lessons import CourseError, Lesson, all_lessons

_FILE_CAP = 50 * 2**20  # bytes
_NODE_CAP = 5_000_000  # lists and objects: a small file of these takes gigabytes once it is read
_CELL_CAP = 2_000  # cells
_TEXT_CAP = 10 * 2**20  # characters of all cells
_LIKENESS_CAP = 2_000  # pairs of cells compared in one gap
_ELSEWHERE = 6  # the rank of an answer in a cell that stands for another part
_ALIKE = 0.5  # the part of their words that two versions of a cell share

_DEFINES = re.compile(
    r"^(?:(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)|(\w+)[ \t]*=[ \t]*lambda\b)", re.MULTILINE
)
_HEADING = re.compile(r"# Check ([\w.-]+):")  # which the notation puts above every check
_FORKS_BADGE = re.compile(  # which Colab puts on top when it saves to a student's fork
    r'\s*<a href="https://colab\.research\.google\.com/[^"]*"[^>]*><img [^>]*></a>\s*'
)
_FENCED = re.compile(r"^(```|~~~)[^\n]*\n(.*?)^\1", re.MULTILINE | re.DOTALL)
_IMAGE = re.compile(r"image/(?:png|jpeg|gif|webp)")
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")
_MARKS = ("grade", "locked", "points", "schema_version", "solution", "task")
_NOT_NOTEBOOKS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "a compressed archive",
    b"<<<<<<<": "a file with the marks of a merge conflict",
    b"<": "a web page",
}


class Unreadable(ValueError):
    """A file that is no notebook; its text says in one line why."""


@dataclass(frozen=True)
class Part:
    """One cell of the lesson.

    Attributes
    ----------
    name : str
        Its ID; of a graded cell, the ``grade_id``.
    kind : str
        ``given``, ``exercise``, ``check`` or ``question``.
    cell : dict
        The cell as it was released.
    test : str
        Of a check, the source with its hidden tests; else empty.
    points : float
        Of a check or question, what can be earned.
    exercise : str
        Of a check, the ID of the exercise above it (its own, if there is none); of an exercise or
        a question, its own.
    """

    name: str
    kind: str
    cell: dict[str, Any]
    test: str = ""
    points: float = 0.0
    exercise: str = ""

    @property
    def source(self) -> str:
        """The text that was released."""
        return self.cell["source"]

    @cached_property
    def text(self) -> str:
        """The released text without white space, for comparing."""
        return _squeezed(self.source)

    def is_as_released(self, text: str) -> bool:
        """Whether a text without white space is the released one, or that with hidden tests."""
        return text == self.text or (bool(self.test) and text == _squeezed(self.test))

    @cached_property
    def defines(self) -> frozenset[str]:
        """The functions and classes that it defines."""
        return _definitions(self.source)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its text."""
        return _words(self.source)


@dataclass(frozen=True)
class Skeleton:
    """A lesson's cells; what a submission is laid on. Made once, and plain enough to be pickled.

    Attributes
    ----------
    lesson : str
        The lesson's name.
    parts : tuple of Part
        All cells in the lesson's order.
    metadata : dict
        The notebook's metadata.
    elsewhere : frozenset of str
        The IDs that stand in the course's other lessons.
    """

    lesson: str
    parts: tuple[Part, ...]
    metadata: dict[str, Any]
    elsewhere: frozenset[str] = frozenset()

    @classmethod
    def of(cls, lesson: Lesson) -> "Skeleton":
        """Read it from the lesson's solved notebook and the student's.

        Raises
        ------
        CourseError
            If the lesson is not built, or the two do not belong together.
        """
        solved, released = _built(lesson, lesson.solution), _built(lesson, lesson.student)
        if [cell["id"] for cell in solved["cells"]] != [cell["id"] for cell in released["cells"]]:
            raise CourseError(
                f"{lesson.student} has other cells than {lesson.solution}. "
                f"Run `course build {lesson.name}`."
            )
        exercise = ""
        parts = []
        for full, cell in zip(solved["cells"], released["cells"], strict=True):
            part = _part(full, cell, exercise)
            exercise = part.name if part.kind == "exercise" else exercise
            parts.append(part)
        elsewhere = {
            cell["id"]
            for other in all_lessons(lesson.root)
            if other != lesson and other.student.exists()
            for cell in _built(other, other.student)["cells"]
        }
        return cls(lesson.name, tuple(parts), released["metadata"], frozenset(elsewhere))

    @property
    def graded(self) -> list[Part]:
        """The checks and questions, in the lesson's order."""
        return [part for part in self.parts if part.kind in ("check", "question")]

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each ID stands."""
        return {part.name: place for place, part in enumerate(self.parts)}

    @cached_property
    def texts(self) -> dict[str, list[int]]:
        """Where each text stands; a plotting cell may stand at several places."""
        found = defaultdict(list)
        for place, part in enumerate(self.parts):
            found[part.text].append(place)
        return dict(found)

    @cached_property
    def definers(self) -> dict[str, int]:
        """The exercise that each name belongs to, where no other cell of the lesson defines it."""
        count = Counter(name for part in self.parts for name in part.defines)
        return {
            name: place
            for place, part in enumerate(self.parts)
            if part.kind == "exercise"
            for name in part.defines
            if count[name] == 1
        }


@dataclass
class Repaired:
    """A submission in the lesson's own order, to be run cell by cell.

    Attributes
    ----------
    notebook : dict
        Valid nbformat 4.5: every cell of the lesson once, with its ID and nbgrader's metadata, and
        the student's own cells where they stood. Checks hold the text that was released; outputs
        and foreign metadata are gone.
    repairs : list of str
        What was put right; each a sentence for student and instructor.
    untouched : set of str
        The IDs of the exercises and questions that are as they were released.
    """

    notebook: dict[str, Any]
    repairs: list[str] = field(default_factory=list)
    untouched: set[str] = field(default_factory=set)


def repair(raw: bytes, skeleton: Skeleton) -> Repaired:
    """Lay the notebook that a file's bytes hold on the lesson's skeleton.

    The same bytes give the same result.

    Parameters
    ----------
    raw : bytes
        The file as it was handed in: a notebook of any version, from any editor.
    skeleton : Skeleton
        The lesson.

    Raises
    ------
    Unreadable
        If it is no notebook.
    """
    notes: list[str] = []
    layout = _Layout(skeleton, _read(raw, notes))
    stranger = layout.stranger()
    if stranger:
        layout = _Layout(skeleton, [])
    layout.settle()
    repairs = [*notes, stranger] if stranger else [*notes, *layout.said()]
    return Repaired(layout.notebook(), repairs, layout.untouched())


# --- the lesson ---------------------------------------------------------------------------------


def _built(lesson: Lesson, path) -> dict[str, Any]:
    try:
        notebook = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise CourseError(f"{path} is not built. Run `course build {lesson.name}`.") from error
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
    return notebook


def _part(full: dict[str, Any], released: dict[str, Any], exercise: str) -> Part:
    cell = {key: released[key] for key in ("cell_type", "id", "metadata", "source")}
    marks = full["metadata"].get("nbgrader")
    if not marks:
        return Part(cell["id"], "given", cell)
    name, points = marks["grade_id"], float(marks.get("points", 0))
    if not marks["grade"]:
        return Part(name, "exercise", cell, exercise=name)
    if marks["solution"]:
        return Part(name, "question", cell, points=points, exercise=name)
    return Part(name, "check", cell, full["source"], points, exercise or name)


# --- the file -----------------------------------------------------------------------------------


@dataclass(eq=False)
class _Cell:
    """One cell of the student's file."""

    kind: str  # code, markdown or raw
    source: str
    ids: list[str]  # nbgrader's first
    marks: dict[str, Any]  # nbgrader's metadata
    attachments: dict[str, dict[str, str]]
    place: int = 0
    text: str = ""
    defines: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.text = _squeezed(self.source)
        self.defines = _definitions(self.source)


def _read(raw: bytes, notes: list[str]) -> list[_Cell]:
    """Return the cells that have a text, and note what had to be left out."""
    found = _listed(_parsed(_decoded(raw, notes), raw, notes))
    cells, lost, length, cleaned = [], 0, 0, False
    for value in found[:_CELL_CAP]:
        source = _source(value)
        if source is None:
            lost += 1
            continue
        clean = _clean(source)
        cleaned |= "\0" in source or not _is_text(source)
        cell = _cell(value, clean)
        length += len(clean) + len(str(cell.attachments))
        if length > _TEXT_CAP:
            break
        if cell.text and not _FORKS_BADGE.fullmatch(clean):
            cell.place = len(cells)
            cells.append(cell)
    if lost == len(found):
        raise Unreadable("not a notebook: none of its cells has a text")
    if cleaned:
        notes.append("Characters that no text may hold were taken out.")
    if lost:
        notes.append(f"Cells that could not be read were left out: {lost}.")
    if len(found) > _CELL_CAP or length > _TEXT_CAP:
        notes.append(
            f"The notebook is too long: what follows its first {_CELL_CAP} cells or "
            f"{_TEXT_CAP // 2**20} MB of text was left out."
        )
    return cells


def _decoded(raw: bytes, notes: list[str]) -> str:
    if len(raw) > _FILE_CAP:
        raise Unreadable(
            f"the file has {len(raw) / 2**20:.0f} MB, more than the {_FILE_CAP // 2**20} MB "
            "allowed: clear the outputs and hand it in again"
        )
    if not raw.strip(b"\0 \t\r\n"):
        raise Unreadable("the file is empty")
    encoding = json.detect_encoding(raw)
    try:
        return raw.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        notes.append("Characters that could not be read were replaced: the file is damaged.")
        return raw.decode(encoding, "replace")


def _parsed(text: str, raw: bytes, notes: list[str]) -> Any:
    text = text.lstrip("\ufeff \t\r\n")
    if text.count("{") + text.count("[") > _NODE_CAP:
        raise Unreadable("not a notebook: its JSON has too many parts")
    # A number is never needed, so a huge one need not become a whole number.
    decoder = json.JSONDecoder(strict=False, parse_int=float)
    try:
        tree, end = decoder.raw_decode(text)
    except RecursionError as error:
        raise Unreadable("not a notebook: its JSON is nested too deep") from error
    except ValueError as error:
        for start, what in _NOT_NOTEBOOKS.items():
            if raw.lstrip().startswith(start):
                raise Unreadable(f"not a notebook but {what}") from error
        if text.startswith("{"):
            raise Unreadable(f"the notebook is damaged or cut off: {error}") from error
        raise Unreadable("not a notebook: it is not JSON text") from error
    if text[end : end + 1000].strip("\0 \t\r\n"):
        notes.append("What stood in the file behind the notebook's end was left out.")
    return tree


def _listed(tree: Any) -> list[Any]:
    """Return the cells of a notebook of any version; before version 4 it had worksheets."""
    if not isinstance(tree, dict):
        raise Unreadable("not a notebook: its JSON is no object")
    cells = tree.get("cells")
    if not isinstance(cells, list):
        sheets = tree.get("worksheets")
        cells = [
            cell
            for sheet in (sheets if isinstance(sheets, list) else [])
            if isinstance(sheet, dict) and isinstance(sheet.get("cells"), list)
            for cell in sheet["cells"]
        ]
    if not cells:
        raise Unreadable("not a notebook: it has no cells")
    return cells


def _source(value: Any) -> str | None:
    """Return a cell's text, a string or a list of lines, if it has any."""
    if not isinstance(value, dict):
        return None
    source = value.get("source", value.get("input"))
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        return "".join(source)
    return source if isinstance(source, str) else None


def _cell(value: dict[str, Any], source: str) -> _Cell:
    kind = value.get("cell_type")
    if kind == "heading":  # before version 4
        level = value.get("level")
        source = "#" * (int(level) if level in (1, 2, 3, 4, 5, 6) else 1) + f" {source}"
    if kind not in ("code", "markdown", "raw"):
        kind = "code" if "outputs" in value or "input" in value else "markdown"
    metadata = value.get("metadata")
    metadata = metadata if isinstance(metadata, dict) else {}
    marks = metadata.get("nbgrader")
    marks = marks if isinstance(marks, dict) else {}
    ids = [marks.get("grade_id"), value.get("id"), metadata.get("id")]  # the last is Colab's
    ids = [x for x in ids if isinstance(x, str)]
    return _Cell(kind, source, ids, marks, _images(value.get("attachments")))


def _images(attachments: Any) -> dict[str, dict[str, str]]:
    """Return the pictures among a cell's attachments: nothing that could be markup or code."""
    found = {}
    for name, kinds in attachments.items() if isinstance(attachments, dict) else ():
        if isinstance(kinds, dict):
            images = {
                mime: data
                for mime, data in kinds.items()
                if _IMAGE.fullmatch(mime) and isinstance(data, str) and _BASE64.fullmatch(data)
            }
            if images:
                found[_clean(name)] = images
    return found


def _clean(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if _is_text(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _is_text(text: str) -> bool:
    """Whether a text can be written: the halves of a surrogate pair cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _definitions(source: str) -> frozenset[str]:
    """Return the functions and classes of a cell; also of one that is not valid Python."""
    return frozenset(a or b for a, b in _DEFINES.findall(source))


def _words(source: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", source[:5000])[:300])


# --- which cell is which ------------------------------------------------------------------------


@dataclass
class _Layout:
    """Which cells of the file stand for which of the lesson's, and what else there is."""

    skeleton: Skeleton
    cells: list[_Cell]
    claims: dict[int, list[_Cell]] = field(default_factory=lambda: defaultdict(list))
    claimed: dict[_Cell, int] = field(default_factory=dict)
    home: dict[int, _Cell] = field(default_factory=dict)  # the cell that stands for each part
    adopted: set[int] = field(default_factory=set)  # the exercises found in other cells
    shared: dict[int, int] = field(default_factory=dict)  # the exercises answered in another's cell
    own: dict[int, list[_Cell]] = field(  # the student's own cells, by the part above them
        default_factory=lambda: defaultdict(list)
    )

    def __post_init__(self) -> None:
        used: Counter[str] = Counter()
        for cell in self.cells:
            place = self._place(cell, used)
            if place is not None:
                self._claim(place, cell)

    def stranger(self) -> str:
        """Return a sentence if this is the notebook of something else; else an empty text."""
        elsewhere = self.skeleton.elsewhere
        near = sum(
            self._is_telling(self.skeleton.parts[place], cell)
            for cell, place in self.claimed.items()
        )
        near += sum(bool(self._answers_to(x)) for x in self.cells if x not in self.claimed)
        far = sum(
            "grade_id" in cell.marks or not elsewhere.isdisjoint(cell.ids)
            for cell in self.cells
            if cell not in self.claimed
        )
        if not near:
            return "No cell of this lesson was found: was another notebook handed in?"
        if far > near:
            return "Most cells belong to another lesson: was another notebook handed in?"
        return ""

    def _is_telling(self, part: Part, cell: _Cell) -> bool:
        """Whether a cell tells its lesson: imports and unanswered questions are alike in many."""
        if part.kind == "given":
            return part.name not in self.skeleton.elsewhere
        return part.kind != "question" or part.name in cell.ids

    def settle(self) -> None:
        """Decide which cell stands for each part, and where the student's own cells go."""
        self._know_by_names()
        self._align()
        for place, part in enumerate(self.skeleton.parts):
            if part.kind == "exercise":
                self._choose_answer(place, part)
            elif self.claims[place]:
                self.home[place] = self._chosen(place, part)
        homes = {cell: place for place, cell in self.home.items()}
        above = -1
        for cell in self.cells:
            if cell in homes:
                above = homes[cell]
            elif not self._is_copy(cell):
                self.own[above].append(cell)

    def _claim(self, place: int, cell: _Cell) -> None:
        self.claims[place].append(cell)
        self.claimed[cell] = place

    def _place(self, cell: _Cell, used: Counter[str]) -> int | None:
        """Return the part that a cell is, by its text, its ids or the names that it defines."""
        parts, places = self.skeleton.parts, self.skeleton.places
        named = next((places[x] for x in cell.ids if x in places), None)
        same = self.skeleton.texts.get(cell.text)
        if same:
            used[cell.text] += 1
            return named if named in same else same[min(used[cell.text], len(same)) - 1]
        heading = _HEADING.match(cell.source)
        if heading and heading[1] in places and parts[places[heading[1]]].kind == "check":
            return places[heading[1]]
        if named is None:
            return None
        part = parts[named]
        if part.kind == "given" and cell.kind != part.cell["cell_type"]:
            return None  # a cell of the lesson's that the student has made another thing of
        if part.kind == "exercise" and part.defines.isdisjoint(cell.defines):
            others = self._answers_to(cell)
            return others.pop() if len(others) == 1 else named
        return named

    def _answers_to(self, cell: _Cell) -> set[int]:
        """Return the exercises whose names a cell defines."""
        definers = self.skeleton.definers
        return {definers[name] for name in cell.defines if name in definers}

    @cached_property
    def _nameless(self) -> set[_Cell]:
        """The cells without an id; all, where the file has lost its own, and has others or none.

        A cell with an id that is not the lesson's is a new one, of the student's own.
        """
        parts = self.skeleton.parts
        lost = not any(
            parts[place].kind == "given" and parts[place].name in cell.ids
            for cell, place in self.claimed.items()
        )
        return {cell for cell in self.cells if lost or not cell.ids}

    def _know_by_names(self) -> None:
        """Know the exercises that nothing points to by the names that cells define."""
        missing = {x for x in range(len(self.skeleton.parts)) if not self.claims[x]}
        for cell in self.cells:
            places = self._answers_to(cell)
            free = cell in self._nameless and cell not in self.claimed
            if free and cell.kind == "code" and len(places) == 1 and places <= missing:
                self._claim(places.pop(), cell)

    def _align(self) -> None:
        """Pair the cells and parts that are left by place and likeness."""
        parts = self.skeleton.parts
        single = [(x[0].place, place) for place, x in self.claims.items() if len(x) == 1]
        firm = [single[i] for i in _rising(single)]
        for (start, above), (end, below) in pairwise(
            [(-1, -1), *firm, (len(self.cells), len(parts))]
        ):
            places = [x for x in range(above + 1, below) if not self.claims[x]]
            cells = [
                x
                for x in self.cells[start + 1 : end]
                if x not in self.claimed and x in self._nameless
            ]
            if places and cells:
                self._pair(places, cells)

    def _pair(self, places: list[int], cells: list[_Cell]) -> None:
        parts = self.skeleton.parts
        texts = [place for place in places if parts[place].cell["cell_type"] != "code"]
        cells = [cell for cell in cells if not self._answers_to(cell)]
        free = [cell for cell in cells if cell.kind != "code"]
        if len(texts) == len(free):
            for place, cell in zip(texts, free, strict=True):
                self._claim(place, cell)
        free = [cell for cell in cells if cell not in self.claimed]
        words = {x: _words(x.source) for x in free[: _LIKENESS_CAP // len(places)]}
        for place in (place for place in places if not self.claims[place]):
            like = [
                (_likeness(own, parts[place].words), -cell.place, cell)
                for cell, own in words.items()
                if (cell.kind == "code") == (parts[place].cell["cell_type"] == "code")
            ]
            best = max(like, default=(0, 0, None))
            if best[0] >= _ALIKE:
                self._claim(place, best[2])
                del words[best[2]]
        for place in places:  # an answer has no words of the question's
            cell = next((x for x in words if x.kind != "code" and x not in self.claimed), None)
            if parts[place].kind == "question" and not self.claims[place] and cell:
                self._claim(place, cell)

    def _chosen(self, place: int, part: Part) -> _Cell:
        """Return which of several cells stands for a part that is no exercise."""
        claims = self.claims[place]
        if part.kind == "given":
            return min(claims, key=lambda x: (part.name not in x.ids, x.place))
        if part.kind == "check":
            return max(claims, key=lambda x: (part.is_as_released(x.text), x.place))
        return max(claims, key=lambda x: (x.text != part.text, x.kind != "code", x.place))

    def _choose_answer(self, place: int, part: Part) -> None:
        """Take the answer that the checks would meet, were the file run from top to bottom."""
        claims, end = self.claims[place], self._end(part)
        found = [
            (rank, x.place > end, -x.place, x)
            for x in self.cells
            if (rank := self._rank(x, place, part)) is not None
        ]
        if not found:
            if claims:
                self.home[place] = claims[-1]  # as it was released
            return
        rank, *_, best = min(found)
        taken = self.claimed[best] if rank == _ELSEWHERE else self._adopter(best)
        if taken is not None:
            self.shared[place] = taken
            return
        self.home[place] = best
        if best not in claims:
            self.adopted.add(place)

    def _adopter(self, cell: _Cell) -> int | None:
        """Return the exercise that a cell was found to answer already."""
        return next((place for place in self.adopted if self.home[place] is cell), None)

    def _rank(self, cell: _Cell, place: int, part: Part) -> int | None:
        """Return how well a cell serves as the answer to an exercise; 0 is best, None not at all.

        The exercise's own cell comes first, then any other with its definitions.
        """
        fits = not part.defines or not part.defines.isdisjoint(cell.defines)
        code = cell.kind == "code"
        if self.claimed.get(cell) == place:
            if cell.text == part.text:
                return None
            return (0 if code else 2) if fits else (3 if code else 4)
        if not part.defines or not fits or place not in self._answers_to(cell):
            return None
        other = self.skeleton.parts[self.claimed[cell]] if cell in self.claimed else None
        missing = not self.claims[place]
        if other is None or (other.kind == "check" and not other.is_as_released(cell.text)):
            return 1 if code else (5 if missing else None)
        return _ELSEWHERE if missing and code and other.kind != "check" else None

    def _end(self, part: Part) -> float:
        """Return where in the file the last check of an exercise stands."""
        return max(
            (
                cell.place
                for place, check in enumerate(self.skeleton.parts)
                if check.kind == "check" and check.exercise == part.name
                for cell in self.claims[place]
            ),
            default=math.inf,
        )

    def _is_copy(self, cell: _Cell) -> bool:
        """Whether a cell adds nothing: the released text once more, which would undo an answer."""
        if cell not in self.claimed:
            return False
        place = self.claimed[cell]
        part = self.skeleton.parts[place]
        code = part.kind == "given" and cell.kind == "code"
        return part.is_as_released(cell.text) and not code

    # --- what comes of it -----------------------------------------------------------------------

    def notebook(self) -> dict[str, Any]:
        """Return the lesson's cells with the student's work in them."""
        names = self.skeleton.places
        fresh = (name for n in range(1, 2**31) if (name := f"own-{n}") not in names)
        cells = [_own(cell, next(fresh)) for cell in self.own[-1]]
        for place, part in enumerate(self.skeleton.parts):
            cells.append(self._filled(place, part))
            cells.extend(_own(cell, next(fresh)) for cell in self.own[place])
        return copy.deepcopy(
            {
                "cells": cells,
                "metadata": self.skeleton.metadata,
                "nbformat": 4,
                "nbformat_minor": 5,
            }
        )

    def _filled(self, place: int, part: Part) -> dict[str, Any]:
        cell = dict(part.cell)
        home = self.home.get(place)
        if place in self.shared:
            other = self.skeleton.parts[self.shared[place]]
            cell["source"] = f"# This exercise is answered in the cell {other.name}."
        elif home and part.kind != "check" and home.text != part.text:
            code = part.cell["cell_type"] == "code"
            cell["source"] = _unfenced(home) if code else home.source
            if home.attachments and not code:
                cell["attachments"] = home.attachments
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
        return cell

    def untouched(self) -> set[str]:
        """Return the exercises and questions that are as they were released."""
        return {
            part.name
            for place, part in enumerate(self.skeleton.parts)
            if part.kind in ("exercise", "question")
            and place not in self.shared
            and (place not in self.home or self.home[place].text == part.text)
            and not (part.kind == "question" and self._answered_beside(place))
        }

    def _answered_beside(self, place: int) -> bool:
        """Whether the student wrote a text cell right above or below a question."""
        beside = [*self.own.get(place - 1, ()), *self.own.get(place, ())]
        return any(cell.kind != "code" for cell in beside)

    def said(self) -> Iterator[str]:
        """Say what was put right."""
        graded = [x for x in enumerate(self.skeleton.parts) if x[1].kind != "given"]
        exercises = [x for x in graded if x[1].kind == "exercise"]
        checks = [x for x in graded if x[1].kind == "check"]
        alone = [x for x in graded if x[0] in self.home and x[0] not in self.adopted]
        gone = [x for x in graded if x[0] not in self.home and x[0] not in self.shared]
        yield from _sentence(
            "nbgrader's marks of these cells were lost or changed, and were put right",
            [part for place, part in alone if not _has_marks(self.home[place], part)],
        )
        yield from _sentence(
            "These exercises stood in several cells; the last answer before the checks counts",
            [part for place, part in exercises if len(self.claims[place]) > 1],
        )
        yield from _sentence(
            "These cells stood in the notebook more than once; one of each was kept",
            [x for place, x in graded if x.kind != "exercise" and len(self.claims[place]) > 1],
        )
        yield from _sentence(
            "The answers to these exercises stood in other cells, and were found there",
            [part for place, part in graded if place in self.adopted or place in self.shared],
        )
        yield from _sentence(
            "These exercises and questions were missing or empty; they count as not answered",
            [part for _, part in gone if part.kind != "check"],
        )
        yield from _sentence(
            "These checks were missing, and were put back",
            [part for _, part in gone if part.kind == "check"],
        )
        yield from _sentence(
            "These checks had been changed; the lesson's own were put back",
            [part for place, part in checks if self._is_edited(place, part)],
        )
        yield from _sentence(
            "These cells had been turned into another kind of cell, and were turned back",
            [x for place, x in alone if _is_retyped(self.home[place], x)],
        )
        yield from self._said_of_given()
        yield from _sentence(
            "These cells stood in another order than the lesson's, and were put back",
            [part for part in self._moved() if part.kind != "given"],
        )

    def _is_edited(self, place: int, part: Part) -> bool:
        return place in self.home and not part.is_as_released(self.home[place].text)

    def _said_of_given(self) -> Iterator[str]:
        given = [x for x in enumerate(self.skeleton.parts) if x[1].kind == "given"]
        missing = [part for place, part in given if place not in self.home]
        if missing:
            yield f"Cells of the lesson were missing, and were put back: {len(missing)}."
        retyped = [
            part
            for place, part in given
            if place in self.home
            and part.cell["cell_type"] == "code"
            and _is_retyped(self.home[place], part)
        ]
        if retyped:
            yield f"Code cells of the lesson had been turned into text: {len(retyped)}."
        moved = [
            part
            for part in self._moved()
            if part.kind == "given" and part.cell["cell_type"] == "code"
        ]
        if moved:
            yield f"Code cells of the lesson had been moved, and were put back: {len(moved)}."

    def _moved(self) -> list[Part]:
        single = sorted(
            (cell.place, place)
            for place, cell in self.home.items()
            if len(self.claims[place]) == 1 and place not in self.adopted
        )
        firm = set(_rising(single))
        out = sorted(x[1] for i, x in enumerate(single) if i not in firm)
        return [self.skeleton.parts[place] for place in out]


def _rising(pairs: Sequence[tuple[int, int]]) -> list[int]:
    """Return which pairs, sorted by their first, form a longest run in which the second rises."""
    order = sorted(range(len(pairs)), key=lambda i: pairs[i])
    tails: list[int] = []  # the smallest last value of a run of each length
    ends: list[int] = []  # and where it stands
    before: dict[int, int | None] = {}
    for i in order:
        length = bisect_left(tails, pairs[i][1])
        before[i] = ends[length - 1] if length else None
        tails[length : length + 1] = [pairs[i][1]]
        ends[length : length + 1] = [i]
    run = []
    last = ends[-1] if ends else None
    while last is not None:
        run.append(last)
        last = before[last]
    return run[::-1]


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the part of their words that two texts share, from 0 to 1 (Dice's coefficient)."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _own(cell: _Cell, name: str) -> dict[str, Any]:
    """Return a cell of the student's own, with nothing but its text."""
    made = {"cell_type": cell.kind, "id": name, "metadata": {}, "source": cell.source}
    if cell.kind == "code":
        made |= {"outputs": [], "execution_count": None}
    elif cell.kind == "raw":
        made["metadata"] = {"format": "text/plain"}  # else nbconvert takes it for HTML
    elif cell.attachments:
        made["attachments"] = cell.attachments
    return made


def _unfenced(cell: _Cell) -> str:
    """Return the code of a cell that may have become Markdown."""
    blocks = [block for _, block in _FENCED.findall(cell.source)] if cell.kind != "code" else []
    return "\n\n".join(blocks) or cell.source


def _has_marks(cell: _Cell, part: Part) -> bool:
    own, marks = cell.marks, part.cell["metadata"]["nbgrader"]
    return own.get("grade_id") == part.name and all(own.get(x) == marks.get(x) for x in _MARKS)


def _is_retyped(cell: _Cell, part: Part) -> bool:
    return cell.kind != part.cell["cell_type"]


def _sentence(text: str, parts: Iterable[Part]) -> Iterator[str]:
    names = [part.name for part in parts]
    if names:
        more = f" and {len(names) - 8} more" if len(names) > 8 else ""
        yield f"{text}: {', '.join(names[:8])}{more}."
