"""`python -m audit.messages`: write docs/messages.md, what a learner is told of each mistake."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from grading_of_lessons import Bench, Exercise, with_mistake

from audit.__main__ import ROOT, known_mistakes
from audit.ways import Answer, Plain
from course_utils.grading.build import write_whole
from course_utils.grading.lessons import Lesson, all_lessons
from course_utils.mistakes import Mistake

PAGE = ROOT / "docs" / "messages.md"
_OWN_FILE = re.compile(r"'/\S+/[-0-9a-f]{36}\.")  # what a check has written, elsewhere each time
INTRODUCTION = """\
# What a learner is told

Written by `python -m audit.messages` (in `tests/`). For every known mistake of every exercise: what
the first check that recognises it says, at the learner's desk.

"""


@dataclass(frozen=True)
class Entry:
    """One known mistake of an exercise, and the message of a check."""

    exercise: str
    mistake: Mistake
    check: str
    message: str

    @property
    def text(self) -> str:
        """The entry as Markdown."""
        return f"**{self.mistake.name}** (`{self.check}`)\n\n```text\n{self.message}\n```\n"


def known(way: Plain) -> list[tuple[Exercise, Mistake]]:
    """Return every known mistake of a lesson's exercises."""
    return [(x, mistake) for x in way.bench.exercises for mistake in known_mistakes(x)]


def entries(way: Plain, mistakes: list[tuple[Exercise, Mistake]]) -> Iterator[Entry]:
    """Yield what a learner is told of some mistakes."""
    answers = [
        Answer(exercise.name, with_mistake(exercise.solution, mistake), seeds=(None,))
        for exercise, mistake in mistakes
    ]
    for (exercise, mistake), told in zip(mistakes, way.told(answers), strict=True):
        named = [x for x, text in told.failed.items() if mistake.explanation in one_line(text)]
        check = next(iter([*named, *told.failed]), "")
        message = _OWN_FILE.sub("'…/file.", told.failed.get(check, told.ended or "passed"))
        yield Entry(exercise.name, mistake, check, message)


def one_line(text: str) -> str:
    """Return a text without its line breaks."""
    return " ".join(text.split())


def section(lesson: Lesson) -> str:
    """Return the part of the page that is about one lesson."""
    way = Plain(Bench.of(lesson))
    lines, exercise = [heading(lesson), ""], ""
    for entry in entries(way, known(way)):
        if entry.exercise != exercise:
            exercise = entry.exercise
            lines += [f"### `{exercise}`", ""]
        lines.append(entry.text)
    return "\n".join(lines)


def heading(lesson: Lesson) -> str:
    """Return the heading of a lesson's part: "## 2. Computational graphs"."""
    title = next(
        line
        for cell in nbformat.read(lesson.student, as_version=4).cells
        for line in cell.source.splitlines()
        if re.match(r"# \d+\. ", line)
    )
    return f"#{title}"


def written(page: Path = PAGE) -> dict[str, str]:
    """Return the parts of the page as it is, by their headings."""
    if not page.exists():
        return {}
    parts = re.split(r"^(?=## )", page.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {part.split("\n")[0]: part for part in parts}


def main(chosen: list[str]) -> None:
    """Write the page; lessons that were not chosen, or cannot run here, are left as they are."""
    parts = written()
    for lesson in all_lessons(ROOT):
        if lesson.missing:
            print(f"{lesson.name} is left as it is: {', '.join(lesson.missing)} not installed")
        elif not chosen or lesson.name[:2] in chosen:
            parts[heading(lesson)] = section(lesson)
    order = [heading(lesson) for lesson in all_lessons(ROOT)]
    whole = [parts[title].rstrip() + "\n" for title in order if title in parts]
    write_whole(PAGE, INTRODUCTION + "\n".join(whole))


if __name__ == "__main__":
    main(sys.argv[1:])
