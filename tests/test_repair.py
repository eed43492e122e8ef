"""Repair: what a damaged submission becomes, what is kept of it, and what is said."""

import copy
import json
import pickle
from collections import Counter
from dataclasses import replace

import nbformat
import pytest
from conftest import RIGHT, ROOT
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell

from course_utils.grading import repair as module
from course_utils.grading.lessons import CourseError, Lesson, all_lessons, find_lesson
from course_utils.grading.notation import grade_id
from course_utils.grading.repair import Repaired, Skeleton, Unreadable

ANSWER = "Each input's slope is the other input."
LESSONS = [lesson.name for lesson in all_lessons(ROOT)]


@pytest.fixture(scope="module")
def toy(toy_course) -> Skeleton:
    return Skeleton.of(toy_course)


@pytest.fixture
def filled(fill):
    return fill(**RIGHT, why=ANSWER)


def repair(raw: bytes, skeleton: Skeleton) -> Repaired:
    """Repair, with a notebook whose parts are easily named."""
    done = module.repair(raw, skeleton)
    return replace(done, notebook=nbformat.from_dict(done.notebook))


def raw(notebook) -> bytes:
    """Write a notebook as it stands: it may be no valid one."""
    return json.dumps(notebook).encode()


def sources(notebook) -> dict[str, str]:
    return {cell.id: cell.source for cell in notebook.cells}


def place(notebook, name: str) -> int:
    return [cell.id for cell in notebook.cells].index(name)


def take(notebook, name: str):
    return notebook.cells.pop(place(notebook, name))


def put(notebook, cell, *, below: str) -> None:
    notebook.cells.insert(place(notebook, below) + 1, cell)


def assert_whole(done: Repaired, skeleton: Skeleton) -> None:
    """It is a valid notebook, and what is graded is the lesson's."""
    nbformat.validate(nbformat.reads(nbformat.writes(done.notebook), as_version=4))
    assert done.notebook.nbformat_minor == 5
    ours = [cell for cell in done.notebook.cells if not cell.id.startswith("own-")]
    assert [cell.id for cell in ours] == [part.name for part in skeleton.parts]
    for cell, part in zip(ours, skeleton.parts, strict=True):
        assert cell.metadata == part.cell["metadata"]
        assert cell.cell_type == part.cell["cell_type"]
        if part.kind == "check":
            assert cell.source == part.source
    for cell in done.notebook.cells:
        assert cell.get("outputs", []) == []
        if cell.id.startswith("own-"):
            assert cell.metadata in ({}, {"format": "text/plain"})
    for text in done.repairs:
        assert text.endswith((".", "?"))
        assert "\n" not in text
    assert done.untouched <= {x.name for x in skeleton.parts if x.kind in ("exercise", "question")}


def mend(notebook, skeleton: Skeleton) -> Repaired:
    done = repair(raw(notebook), skeleton)
    assert_whole(done, skeleton)
    return done


def assert_same_work(done: Repaired, notebook) -> None:
    """The cells of `done` are those of a notebook that is whole, text for text."""
    assert [(cell.cell_type, cell.source) for cell in done.notebook.cells] == [
        (cell.cell_type, cell.source) for cell in notebook.cells
    ]


# --- the skeleton -------------------------------------------------------------------------------


def test_the_skeleton_of_the_toy(toy):
    graded = {part.name: part for part in toy.graded}
    assert {name: part.points for name, part in graded.items()} == {
        "double_small": 1.0,
        "double_any": 2.0,
        "mul": 3.0,
        "why": 2.0,
    }
    assert [part.exercise for part in toy.graded] == ["double", "double", "mul_layer", "why"]
    assert "double(0) == 0" in graded["double_small"].test
    assert "double(0)" not in graded["double_small"].source
    assert graded["why"].test == ""
    assert "model answer" not in graded["why"].source
    exercise = toy.parts[toy.places["mul_layer"]]
    assert exercise.defines == {"MulLayer"}
    assert "return x * y" not in exercise.source


def test_a_skeleton_can_be_sent(toy, filled):
    again = pickle.loads(pickle.dumps(toy))
    assert again == toy
    assert repair(raw(filled), again) == repair(raw(filled), toy)


def test_a_lesson_that_is_not_built(copy_course):
    copy_course.student.unlink()
    with pytest.raises(CourseError, match="course build 01_toy"):
        Skeleton.of(copy_course)


def test_two_notebooks_that_do_not_belong_together(copy_course):
    notebook = nbformat.read(copy_course.student, as_version=4)
    take(notebook, "mul")
    nbformat.write(notebook, copy_course.student)
    with pytest.raises(CourseError, match="has other cells than"):
        Skeleton.of(copy_course)


# --- what is as it should be --------------------------------------------------------------------


@pytest.fixture(scope="module", params=LESSONS)
def real(request):
    """A lesson of the course, and a notebook of it with every exercise and question answered."""
    lesson = find_lesson(ROOT, request.param)
    solved = sources(nbformat.read(lesson.solution, as_version=4))
    notebook = nbformat.read(lesson.student, as_version=4)
    skeleton = Skeleton.of(lesson)
    for cell, part in zip(notebook.cells, skeleton.parts, strict=True):
        if part.kind == "exercise":
            cell.source = solved[part.name].replace("### BEGIN SOLUTION", "# mine:")
        elif part.kind == "question":
            cell.source = ANSWER
    return lesson, skeleton, notebook


def colab(notebook):
    """Return a notebook as Colab saves it: no ids of cells, minor 0, and a badge on top."""
    notebook = copy.deepcopy(notebook)
    for cell in notebook.cells:
        cell.metadata["id"] = cell.pop("id")
        if cell.cell_type == "code":
            cell.metadata["outputId"] = "5d34"
            cell.metadata["colab"] = {"base_uri": "https://localhost:8080/", "height": 35}
            cell.metadata["executionInfo"] = {"status": "ok", "user": {"displayName": "Ann"}}
            cell.execution_count = 7
            cell.outputs = [{"output_type": "stream", "name": "stdout", "text": ["x"]}]
    link = '<a href="https://colab.research.google.com/github/ann/fork/blob/main/x.ipynb">'
    badge = {
        "cell_type": "markdown",
        "metadata": {"id": "view-in-github", "colab_type": "text"},
        "source": [f'{link}<img src="https://colab.research.google.com/assets/badge.svg"/></a>'],
    }
    notebook.cells.insert(0, nbformat.from_dict(badge))
    notebook.metadata |= {"colab": {"provenance": []}, "widgets": {"application/x": {"state": {}}}}
    notebook.nbformat_minor = 0
    return notebook


def lines(notebook):
    notebook = copy.deepcopy(notebook)
    for cell in notebook.cells:
        cell.source = cell.source.splitlines(keepends=True)
    return notebook


def crlf(notebook):
    notebook = copy.deepcopy(notebook)
    for cell in notebook.cells:
        cell.source = cell.source.replace("\n", "\r\n")
    return notebook


def other_editors(notebook):
    notebook = copy.deepcopy(notebook)
    for i, cell in enumerate(notebook.cells):
        cell.metadata |= {"tags": [], "vscode": {"languageId": "python"}, "_uuid": str(i)}
        cell.metadata |= {"trusted": True, "cell_id": f"00{i}", "deepnote_cell_type": "code"}
        cell.metadata |= {"scrolled": True, "collapsed": False, "jupyter": {"outputs_hidden": True}}
        if cell.cell_type == "code":
            data = {"text/html": "<script>alert(1)</script>" * 10_000}
            cell.outputs = [{"output_type": "display_data", "data": data, "metadata": {}}]
    notebook.metadata = {"kernelspec": {"name": "xpython"}, "kaggle": {}, "deepnote": {}}
    return notebook


HARMLESS = {
    "as it is": raw,
    "Colab": lambda x: raw(colab(x)),
    "Colab, ids lost": lambda x: raw(without_ids(colab(x), "id")),
    "lists of lines": lambda x: raw(lines(x)),
    "Windows": lambda x: raw(crlf(x)),
    "other editors": lambda x: raw(other_editors(x)),
    "a byte order mark": lambda x: b"\xef\xbb\xbf" + raw(x),
    "UTF-16": lambda x: json.dumps(x, ensure_ascii=False).encode("utf-16"),
    "UTF-16, big end first": lambda x: json.dumps(x).encode("utf-16-be"),
    "version 4.4": lambda x: raw({**without_ids(x), "nbformat_minor": 4}),
    "version 3": lambda x: raw(nbformat.convert(copy.deepcopy(x), 3)),
    "no version": lambda x: raw({**x, "nbformat": "four", "nbformat_minor": None}),
    "white space": lambda x: b"\n\n " + raw(x) + b"\n\n",
    "an empty cell": lambda x: raw({**x, "cells": [*x.cells, new_code_cell(" \n")]}),
}


def without_ids(notebook, *metadata: str):
    """Return a notebook without cell ids, and without these parts of the cells' metadata."""
    notebook = copy.deepcopy(notebook)
    for cell in notebook.cells:
        cell.pop("id", None)
        for key in metadata:
            cell.metadata.pop(key, None)
    return notebook


@pytest.mark.parametrize("form", HARMLESS)
def test_what_is_normal_comes_back_in_silence(real, form):
    _, skeleton, notebook = real
    done = repair(HARMLESS[form](notebook), skeleton)
    assert done.repairs == []
    assert done.untouched == set()
    assert_same_work(done, notebook)
    assert_whole(done, skeleton)


def test_the_released_and_the_solved_notebook(real):
    lesson, skeleton, _ = real
    done = repair(lesson.student.read_bytes(), skeleton)
    assert done.repairs == []
    assert done.untouched == {
        part.name for part in skeleton.parts if part.kind in ("exercise", "question")
    }
    solved = repair(lesson.solution.read_bytes(), skeleton)
    assert solved.repairs == []
    assert solved.untouched == set()
    assert_whole(solved, skeleton)  # so without the hidden tests


def test_all_metadata_and_ids_lost(real):
    """What is graded is still known, by its text, by what it defines and by where it stands."""
    _, skeleton, notebook = real
    done = mend(without_ids(notebook, "nbgrader", "deletable", "editable"), skeleton)
    assert_same_work(done, notebook)
    assert done.untouched == set()
    (said,) = done.repairs
    assert said.startswith("nbgrader's marks of these cells were lost")


def test_the_student_has_translated_the_text(real):
    """The text of the lesson may be changed; without ids, its place tells what it was."""
    _, skeleton, notebook = real
    for cell, part in zip(notebook.cells, skeleton.parts, strict=True):
        if part.kind == "given" and cell.cell_type == "markdown":
            cell.source = f"Übersetzt: {hash(part.name)}"
    assert mend(notebook, skeleton).repairs == []
    for known in (notebook, without_ids(notebook)):
        done = repair(raw(known), skeleton)
        assert done.repairs == []
        assert_same_work(done, notebook)


def test_another_lesson():
    names = ["05_affine_softmax", "06_two_layer_network", "07_training"]
    for name in names:
        skeleton = Skeleton.of(Lesson(ROOT, name))
        for other in names:
            done = repair(Lesson(ROOT, other).solution.read_bytes(), skeleton)
            assert_whole(done, skeleton)
            if other == name:
                continue
            (said,) = done.repairs
            assert "was another notebook handed in?" in said
            assert len(done.untouched) == len(
                [part for part in skeleton.parts if part.kind in ("exercise", "question")]
            )
            assert len(done.notebook.cells) == len(skeleton.parts)


def test_what_all_lessons_share_tells_nothing():
    skeleton = Skeleton.of(Lesson(ROOT, "06_two_layer_network"))
    notebook = nbformat.read(Lesson(ROOT, "05_affine_softmax").student, as_version=4)
    shared = [cell for cell in notebook.cells if cell.id in skeleton.places]
    shared += [
        new_markdown_cell(cell.source)
        for cell in notebook.cells
        if "Your answer here" in cell.source
    ]
    assert len(shared) > 2
    notebook.cells = [*shared, new_code_cell("print(1)")]
    done = mend(notebook, skeleton)
    assert done.repairs == ["No cell of this lesson was found: was another notebook handed in?"]


def test_no_cell_of_the_lesson(toy):
    notebook = nbformat.v4.new_notebook(cells=[new_code_cell("print(1)"), new_markdown_cell("x")])
    done = mend(notebook, toy)
    assert done.repairs == ["No cell of this lesson was found: was another notebook handed in?"]
    assert done.untouched == {"double", "mul_layer", "why"}


# --- exercises ----------------------------------------------------------------------------------

OTHER = "class MulLayer:\n    def forward(self, x, y):\n        return 0"
SEVERAL = (
    "These exercises stood in several cells; the last answer before the checks counts: mul_layer."
)


def copied(notebook, name: str, source: str | None = None, **changes):
    """Return a copy of a cell as an editor pastes it: nbgrader's metadata with a new id."""
    cell = copy.deepcopy(notebook.cells[place(notebook, name)])
    cell.id = f"new-{len(notebook.cells)}"
    cell.source = cell.source if source is None else source
    return nbformat.from_dict({**cell, **changes})


def stub(skeleton: Skeleton, name: str) -> str:
    return skeleton.parts[skeleton.places[name]].source


def run_order(done: Repaired, text: str) -> list[str]:
    return [cell.id for cell in done.notebook.cells if text in cell.source]


def test_a_copy_of_the_stub_does_not_undo_the_answer(toy, filled):
    for below in ("mul_layer", "mul", "double"):
        notebook = copy.deepcopy(filled)
        put(notebook, copied(notebook, "mul_layer", stub(toy, "mul_layer")), below=below)
        done = mend(notebook, toy)
        assert_same_work(done, filled)
        assert done.repairs == [SEVERAL]
        assert done.untouched == set()


def test_a_copy_of_the_stub_without_marks_does_not_either(toy, filled):
    put(filled, new_code_cell(stub(toy, "mul_layer"), id="x"), below="mul_layer")
    done = mend(filled, toy)
    assert done.repairs == [SEVERAL]
    assert run_order(done, "class MulLayer") == ["mul_layer"]
    assert sources(done.notebook)["mul_layer"] == RIGHT["mul_layer"]


def test_of_two_answers_the_last_before_the_checks_counts(toy, filled):
    put(filled, copied(filled, "mul_layer", OTHER), below="mul_layer")
    done = mend(filled, toy)
    assert sources(done.notebook)["mul_layer"] == OTHER
    assert run_order(done, "class MulLayer") == ["own-1", "mul_layer"]  # the older one runs first
    assert done.repairs == [SEVERAL]


def test_an_old_attempt_kept_below_the_checks(toy, filled):
    put(filled, copied(filled, "mul_layer", OTHER), below="why")
    done = mend(filled, toy)
    assert sources(done.notebook)["mul_layer"] == RIGHT["mul_layer"]
    assert run_order(done, "class MulLayer") == ["mul_layer", "own-1"]
    assert done.notebook.cells[-1].source == OTHER


def test_a_new_attempt_with_its_check_copied_too(toy, filled):
    put(filled, copied(filled, "mul_layer", OTHER), below="mul")
    put(filled, copied(filled, "mul"), below=filled.cells[place(filled, "mul") + 1].id)
    done = mend(filled, toy)
    assert sources(done.notebook)["mul_layer"] == OTHER
    assert run_order(done, "class MulLayer") == ["own-1", "mul_layer"]
    assert len(run_order(done, "check_value(")) == 1
    assert done.repairs == [
        SEVERAL,
        "These cells stood in the notebook more than once; one of each was kept: mul.",
    ]


@pytest.mark.parametrize("kind", ["raw", "markdown"])
def test_an_old_attempt_set_aside_as_text(toy, filled, kind):
    put(filled, copied(filled, "mul_layer", OTHER, cell_type=kind), below="mul_layer")
    done = mend(filled, toy)
    assert sources(done.notebook)["mul_layer"] == RIGHT["mul_layer"]
    assert run_order(done, "return 0") == ["own-1"]
    assert done.notebook.cells[place(done.notebook, "own-1")].cell_type == kind


def test_an_exercise_split_in_two(toy, filled):
    """Both parts run, in their order."""
    put(filled, copied(filled, "double", "def helper(x):\n    return 2 * x"), below="mul_layer")
    put(filled, take(filled, "double"), below="mul_layer")
    done = mend(filled, toy)
    assert sources(done.notebook)["double"] == RIGHT["double"]
    assert len(run_order(done, "def helper")) == 1


def test_the_whole_notebook_twice(toy, filled):
    filled.cells += copy.deepcopy(filled.cells)
    done = mend(filled, toy)
    for name, answer in [*RIGHT.items(), ("why", ANSWER)]:
        assert sources(done.notebook)[name] == answer
    assert len(done.repairs) == 2


def test_a_deleted_exercise(toy, filled):
    take(filled, "mul_layer")
    done = mend(filled, toy)
    assert sources(done.notebook)["mul_layer"] == stub(toy, "mul_layer")
    assert done.untouched == {"mul_layer"}
    assert done.repairs == [
        "These exercises and questions were missing or empty; they count as not answered: "
        "mul_layer."
    ]


@pytest.mark.parametrize("emptied", ["", " \n\t", None, 5, ["x", 5], {}])
def test_an_emptied_exercise(toy, filled, emptied):
    filled.cells[place(filled, "mul_layer")]["source"] = emptied
    done = mend(filled, toy)
    assert sources(done.notebook)["mul_layer"] == stub(toy, "mul_layer")
    assert done.untouched == {"mul_layer"}
    assert "missing or empty" in done.repairs[-1]


FOUND = "The answers to these exercises stood in other cells, and were found there: "


@pytest.mark.parametrize("deleted", [True, False])
@pytest.mark.parametrize("below", ["double", "mul_layer", "why"])
def test_an_answer_in_another_cell(toy, filled, deleted, below):
    put(filled, new_code_cell("import math\n\n" + OTHER), below=below)
    filled.cells[place(filled, "mul_layer")].source = stub(toy, "mul_layer")
    if deleted:
        take(filled, "mul_layer")
    done = mend(filled, toy)
    assert sources(done.notebook)["mul_layer"] == "import math\n\n" + OTHER
    assert run_order(done, "class MulLayer") == ["mul_layer"]
    assert done.repairs == [f"{FOUND}mul_layer."]
    assert done.untouched == set()


@pytest.mark.parametrize("deleted", [True, False])
def test_code_in_a_text_cell_is_the_answer_only_where_there_is_no_other(toy, filled, deleted):
    filled.cells[place(filled, "mul_layer")].source = stub(toy, "mul_layer")
    put(filled, new_markdown_cell(f"```\n{OTHER}\n```"), below="mul_layer")
    if deleted:
        take(filled, "mul_layer")
    done = mend(filled, toy)
    assert done.untouched == (set() if deleted else {"mul_layer"})
    assert (sources(done.notebook)["mul_layer"].strip() == OTHER) == deleted
    assert (f"{FOUND}mul_layer." in done.repairs) == deleted


def test_a_name_that_two_cells_of_a_lesson_define_tells_nothing(toy, filled):
    given = replace(toy.parts[0], cell={**toy.parts[0].cell, "source": "class MulLayer: pass"})
    ambiguous = replace(toy, parts=(given, *toy.parts[1:]))
    assert set(ambiguous.definers) == {"double"}
    take(filled, "mul_layer")
    put(filled, new_code_cell(OTHER), below="double")
    assert repair(raw(filled), ambiguous).untouched == {"mul_layer"}


def test_several_answers_in_one_other_cell(toy, filled):
    """The first exercise takes the cell; no stub comes after it and undoes what it defines."""
    both = "\n\n".join(RIGHT.values())
    for name in RIGHT:
        take(filled, name)
    put(filled, new_code_cell(both), below="mul")
    done = mend(filled, toy)
    assert run_order(done, both) == ["double"]
    assert sources(done.notebook)["mul_layer"] == (
        "# This exercise is answered in the cell double."
    )
    assert done.repairs == [f"{FOUND}double, mul_layer."]
    assert done.untouched == set()


def test_an_exercise_answered_in_the_cell_of_another(toy, filled):
    take(filled, "mul_layer")
    filled.cells[place(filled, "double")].source = "\n\n".join(RIGHT.values())
    done = mend(filled, toy)
    assert run_order(done, "class MulLayer") == ["double"]
    assert "answered in the cell double" in sources(done.notebook)["mul_layer"]
    assert done.repairs == [f"{FOUND}mul_layer."]


def test_an_answer_written_into_a_check(toy, filled):
    filled.cells[place(filled, "mul_layer")].source = stub(toy, "mul_layer")
    filled.cells[place(filled, "mul")].source = OTHER
    done = mend(filled, toy)
    assert sources(done.notebook)["mul_layer"] == OTHER
    assert done.repairs == [
        f"{FOUND}mul_layer.",
        "These checks had been changed; the lesson's own were put back: mul.",
    ]


def test_an_experiment_of_the_students_is_no_answer(toy, filled):
    put(filled, new_code_cell(OTHER, id="mine"), below="mul")
    done = mend(filled, toy)
    assert done.repairs == []
    assert sources(done.notebook)["mul_layer"] == RIGHT["mul_layer"]
    assert_same_work(done, filled)


def test_a_definition_that_is_only_a_comment_is_no_answer(toy, filled):
    put(filled, copied(filled, "mul_layer", "# class MulLayer:\n#     pass"), below="mul_layer")
    assert sources(mend(filled, toy).notebook)["mul_layer"] == RIGHT["mul_layer"]


def test_code_that_python_cannot_read_is_kept(toy, filled):
    broken = "%%time\nclass MulLayer(:\n    !wget x\n%pip install y"
    filled.cells[place(filled, "mul_layer")].source = broken
    done = mend(filled, toy)
    assert sources(done.notebook)["mul_layer"] == broken
    assert done.repairs == []


def test_exercises_whose_marks_were_exchanged(toy, filled):
    """What a cell defines tells more than what is written in its metadata."""
    one, two = (filled.cells[place(filled, name)] for name in RIGHT)
    one.metadata, two.metadata = two.metadata, one.metadata
    one.id, two.id = two.id, one.id
    done = mend(filled, toy)
    assert {name: sources(done.notebook)[name] for name in RIGHT} == RIGHT
    assert done.repairs == [
        "nbgrader's marks of these cells were lost or changed, and were put right: "
        "double, mul_layer."
    ]


@pytest.mark.parametrize("kind", ["markdown", "raw"])
def test_an_exercise_turned_into_text(toy, filled, kind):
    cell = filled.cells[place(filled, "mul_layer")]
    cell.cell_type = kind
    done = mend(filled, toy)
    assert sources(done.notebook)["mul_layer"] == RIGHT["mul_layer"]
    assert done.repairs == [
        "These cells had been turned into another kind of cell, and were turned back: mul_layer."
    ]
    cell.source = f"My answer:\n```python\n{RIGHT['mul_layer']}\n```\n"
    assert sources(mend(filled, toy).notebook)["mul_layer"].strip() == RIGHT["mul_layer"]


# --- questions ----------------------------------------------------------------------------------


def test_a_question_turned_into_code(toy, filled):
    filled.cells[place(filled, "why")].cell_type = "code"
    done = mend(filled, toy)
    assert sources(done.notebook)["why"] == ANSWER
    assert done.untouched == set()
    assert done.repairs == [
        "These cells had been turned into another kind of cell, and were turned back: why."
    ]


def test_a_question_left_as_it_was(toy, fill):
    done = mend(fill(**RIGHT), toy)
    assert done.untouched == {"why"}
    assert done.repairs == []


@pytest.mark.parametrize("below", ["why", None])
def test_a_question_answered_beside_its_cell(toy, fill, below):
    notebook = fill(**RIGHT)
    below = below or notebook.cells[place(notebook, "why") - 1].id
    put(notebook, new_markdown_cell(ANSWER), below=below)
    done = mend(notebook, toy)
    assert_same_work(done, notebook)
    assert done.untouched == set()
    assert done.repairs == []


def test_a_question_answered_twice(toy, filled):
    put(filled, copied(filled, "why", stub(toy, "why")), below="why")
    put(filled, copied(filled, "why", "Better."), below="why")
    done = mend(filled, toy)
    assert sources(done.notebook)["why"] == "Better."
    assert [cell.source for cell in done.notebook.cells][-2:] == [ANSWER, "Better."]


def test_pictures_in_an_answer_are_kept_and_nothing_else(toy, filled):
    cell = filled.cells[place(filled, "why")]
    cell.attachments = {
        "graph.png": {"image/png": "aGVsbG8=", "text/html": "<script>"},
        "b": {"image/png": '"><script>'},
        "c": {"image/svg+xml": "aGVsbG8="},
        "d": ["x"],
    }
    done = mend(filled, toy)
    assert done.notebook.cells[-1].attachments == {"graph.png": {"image/png": "aGVsbG8="}}


# --- checks -------------------------------------------------------------------------------------


def test_an_edited_check(toy, filled):
    filled.cells[place(filled, "double_any")].source = "pass"
    filled.cells[place(filled, "mul")].source += "  \n\n"  # white space changes nothing
    done = mend(filled, toy)
    assert done.repairs == [
        "These checks had been changed; the lesson's own were put back: double_any."
    ]


def test_an_edited_copy_of_a_check(toy, filled):
    put(filled, copied(filled, "mul", "print('mine')"), below="mul")
    done = mend(filled, toy)
    assert_same_work(done, filled)
    assert done.repairs == [
        "These cells stood in the notebook more than once; one of each was kept: mul."
    ]


def test_a_check_known_by_its_heading(toy, filled):
    notebook = without_ids(filled)
    cell = next(x for x in notebook.cells if grade_id(x) == "mul")
    cell.source, cell.metadata = "# Check mul: 3 points\nprint('all right')", {}
    done = mend(notebook, toy)
    assert_same_work(done, filled)
    assert done.repairs == [
        "nbgrader's marks of these cells were lost or changed, and were put right: mul.",
        "These checks had been changed; the lesson's own were put back: mul.",
    ]


def test_a_deleted_check(toy, filled):
    before = copy.deepcopy(filled)
    take(filled, "double_small")
    take(filled, "mul")
    done = mend(filled, toy)
    assert_same_work(done, before)
    assert done.repairs == ["These checks were missing, and were put back: double_small, mul."]


def test_a_check_turned_into_text(toy, filled):
    filled.cells[place(filled, "mul")].cell_type = "raw"
    done = mend(filled, toy)
    assert done.repairs == [
        "These cells had been turned into another kind of cell, and were turned back: mul."
    ]


@pytest.mark.parametrize("below", ["double", "mul", "why"])
def test_a_doubled_check(toy, filled, below):
    before = copy.deepcopy(filled)
    put(filled, copied(filled, "mul"), below=below)
    done = mend(filled, toy)
    assert_same_work(done, before)
    assert done.repairs == [
        "These cells stood in the notebook more than once; one of each was kept: mul."
    ]


# --- metadata -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        {"schema_version": 1},
        {"schema_version": 2},
        {"schema_version": 4},
        {"schema_version": "nonsense"},
        {"points": 1000},
        {"points": None},
        {"grade": False},
        {"locked": False},
        {"solution": True},
        {"task": True},
        {"grade_id": "renamed"},
        {"grade_id": "double"},
        {"grade_id": 3},
        {"grade_id": ["mul"]},
    ],
    ids=str,
)
def test_changed_marks_do_not_matter(toy, filled, change):
    before = copy.deepcopy(filled)
    filled.cells[place(filled, "mul")].metadata.nbgrader |= change
    done = mend(filled, toy)
    assert_same_work(done, before)
    assert done.repairs == [
        "nbgrader's marks of these cells were lost or changed, and were put right: mul."
    ]


@pytest.mark.parametrize("metadata", [None, {}, [], "x", {"nbgrader": None}, {"nbgrader": []}])
def test_metadata_of_another_kind(toy, filled, metadata):
    before = copy.deepcopy(filled)
    for name in ("mul", "mul_layer", "why"):
        filled.cells[place(filled, name)]["metadata"] = metadata
    filled["metadata"] = metadata
    done = mend(filled, toy)
    assert_same_work(done, before)
    assert done.repairs == [
        "nbgrader's marks of these cells were lost or changed, and were put right: "
        "mul_layer, mul, why."
    ]


@pytest.mark.parametrize("name", [7, None, [], {}, "mul", "\ud800", "x" * 1000, "<b>"])
def test_strange_ids(toy, filled, name):
    before = copy.deepcopy(filled)
    for cell in filled.cells:
        cell["id"] = name
    done = mend(filled, toy)
    assert_same_work(done, before)
    assert done.repairs == []


def test_a_cell_of_the_students_with_an_id_of_ours(toy, filled):
    filled.cells.append(new_code_cell("x = 1", id=filled.cells[0].id))
    filled.cells.append(new_code_cell("y = 1", id="own-1"))
    done = mend(filled, toy)
    assert [cell.id for cell in done.notebook.cells[-2:]] == ["own-1", "own-2"]


# --- the lesson's other cells, and the student's own ----------------------------------------------


def test_the_lessons_own_cells_may_be_changed(toy, filled):
    filled.cells[2].source += "\nimport math"
    filled.cells[1].source = "# Meine Lektion"
    done = mend(filled, toy)
    assert done.repairs == []
    assert_same_work(done, filled)


def test_deleted_cells_of_the_lesson_are_put_back(toy, filled):
    before = copy.deepcopy(filled)
    del filled.cells[1:3]
    done = mend(filled, toy)
    assert_same_work(done, before)
    assert done.repairs == ["Cells of the lesson were missing, and were put back: 2."]


def test_a_code_cell_of_the_lesson_turned_into_text(toy, filled):
    before = copy.deepcopy(filled)
    filled.cells[2].cell_type = "raw"
    done = mend(filled, toy)
    assert_same_work(done, before)
    assert done.repairs == ["Code cells of the lesson had been turned into text: 1."]


def test_a_text_cell_that_became_code_of_the_students(toy, filled):
    filled.cells[1].cell_type = "code"
    filled.cells[1].source = "seen = 1"
    done = mend(filled, toy)
    assert len(run_order(done, "seen = 1")) == 1
    assert done.repairs == ["Cells of the lesson were missing, and were put back: 1."]


def test_the_students_own_cells_stay_where_they_are(toy, filled):
    filled.cells.insert(0, new_code_cell("top = 1"))
    put(filled, new_markdown_cell("a note"), below="double")
    put(filled, new_code_cell("%pip install x\n!wget y"), below="double_any")
    put(filled, new_raw_cell("<b>raw</b>"), below="why")
    done = mend(filled, toy)
    assert_same_work(done, filled)
    assert done.repairs == []
    # Of a raw cell without a format, nbconvert makes HTML as it stands.
    assert done.notebook.cells[-1].metadata == {"format": "text/plain"}


def test_copies_of_the_lessons_own_cells(toy, filled):
    """A copy is the student's; it is the lesson's cell that keeps its place, changed or not."""
    cell = filled.cells[2]
    before = cell.source
    cell.source += "\nprint('changed')"
    filled.cells.insert(1, new_code_cell(before))
    filled.cells.append(new_code_cell(before))
    done = mend(filled, toy)
    assert_same_work(done, filled)
    assert sources(done.notebook)[cell.id] == cell.source
    assert done.repairs == []


def test_exercises_in_another_order(toy, filled):
    """What follows a moved exercise moves with it."""
    before = copy.deepcopy(filled)
    put(before, new_code_cell("print(double(1))"), below="double_any")
    moved = [take(before.copy() and filled, name) for name in ("double", "double_small")]
    moved += [take(filled, "double_any"), new_code_cell("print(double(1))")]
    filled.cells += moved
    done = mend(filled, toy)
    assert_same_work(done, before)
    assert done.repairs == [
        "These cells stood in another order than the lesson's, and were put back: "
        "double, double_small, double_any."
    ]


def test_colab_keeps_the_ids_of_changed_cells(toy, filled):
    filled.cells[2].source = "import numpy as np"
    filled.cells.insert(2, new_code_cell("import math"))
    done = repair(raw(colab(filled)), toy)
    assert_same_work(done, filled)
    assert done.repairs == []


def test_a_changed_cell_without_ids_is_known_by_its_words(toy, filled):
    notebook = copy.deepcopy(filled)
    notebook.cells[2].source += "\nprint('changed')"
    notebook.cells.insert(2, new_code_cell("import math"))
    done = repair(raw(without_ids(notebook)), toy)
    assert_same_work(done, notebook)
    assert done.repairs == []


def test_a_question_without_ids_among_other_texts(toy, filled):
    notebook = copy.deepcopy(filled)
    notebook.cells += [new_markdown_cell("Thanks"), new_markdown_cell("Ann")]
    done = mend(without_ids(notebook, "nbgrader"), toy)
    assert_same_work(done, notebook)
    assert sources(done.notebook)["why"] == ANSWER


def test_a_notebook_written_from_scratch(toy):
    cells = [new_markdown_cell("Homework"), *(new_code_cell(x) for x in RIGHT.values())]
    done = mend(nbformat.v4.new_notebook(cells=cells), toy)
    assert {name: sources(done.notebook)[name] for name in RIGHT} == RIGHT
    assert done.untouched == {"why"}
    assert "Homework" in sources(done.notebook).values()
    assert any(said.startswith("These checks were missing") for said in done.repairs)


# --- the file -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\0\0\0", "empty"),
        (b"no JSON", "not JSON"),
        (b"%PDF-1.7\n\xe2\xe3", "a PDF"),
        (b"PK\x03\x04rest", "zip archive"),
        (b"\n<!DOCTYPE html><html>", "a web page"),
        (b"<<<<<<< HEAD\n{}", "merge conflict"),
        (bytes(range(256)) * 9, "not JSON"),
        (b"[]", "no object"),
        (b"12", "no object"),
        (b"null", "no object"),
        (b'"cells"', "no object"),
        (b"{}", "no cells"),
        (b'{"cells": []}', "no cells"),
        (b'{"cells": {"a": 1}}', "no cells"),
        (b'{"worksheets": [{"cells": 3}, 4]}', "no cells"),
        (b'{"cells": [1, "x", null, []]}', "none of its cells has a text"),
        (b'{"cells": [{"source": "x"}, ', "damaged or cut off"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"cells": ' * 100_000, "nested too deep"),
    ],
    ids=lambda x: repr(x[:20]),
)
def test_no_notebook(toy, content, reason):
    with pytest.raises(Unreadable, match=reason) as caught:
        repair(content, toy)
    assert "\n" not in str(caught.value)


def test_a_cut_off_notebook(toy, filled):
    with pytest.raises(Unreadable, match="damaged or cut off"):
        repair(raw(filled)[:-20], toy)


def test_caps(toy, filled, monkeypatch):
    monkeypatch.setattr(module, "_NODE_CAP", 10)
    with pytest.raises(Unreadable, match="too many parts"):
        repair(raw(filled), toy)
    monkeypatch.setattr(module, "_FILE_CAP", 1000)
    with pytest.raises(Unreadable, match=r"0 MB allowed: clear the outputs"):
        repair(raw(filled), toy)


@pytest.mark.parametrize(("cap", "value"), [("_CELL_CAP", len(RIGHT) + 12), ("_TEXT_CAP", 2**20)])
def test_a_notebook_that_is_too_long(toy, filled, monkeypatch, cap, value):
    before = copy.deepcopy(filled)
    monkeypatch.setattr(module, cap, value)
    filled.cells += [new_code_cell(f"x = {i}" + "#" * 200_000) for i in range(10)]
    done = mend(filled, toy)
    assert done.notebook.cells[: len(before.cells)] == mend(before, toy).notebook.cells
    assert len(before.cells) < len(done.notebook.cells) < len(filled.cells)
    (said,) = done.repairs
    assert said.startswith("The notebook is too long")


def test_what_stands_behind_the_end(toy, filled):
    done = repair(raw(filled) + b'\n], "metadata": {}}', toy)
    assert_same_work(done, filled)
    assert done.repairs == ["What stood in the file behind the notebook's end was left out."]


def test_bytes_that_are_no_text(toy, filled):
    filled.cells[place(filled, "why")].source = "Größe"
    content = json.dumps(filled, ensure_ascii=False).encode("latin-1")
    done = repair(content, toy)
    assert sources(done.notebook)["why"] == "Gr\ufffd\ufffde"
    assert sources(done.notebook)["mul_layer"] == RIGHT["mul_layer"]
    assert done.repairs == ["Characters that could not be read were replaced: the file is damaged."]


def test_characters_that_no_text_may_hold(toy, filled):
    filled.cells[place(filled, "why")].source = "a\ud800b\0c 😀"
    done = mend(filled, toy)
    assert sources(done.notebook)["why"] == "a\ufffdbc 😀"
    assert done.repairs == ["Characters that no text may hold were taken out."]


def test_half_a_character_in_bytes(toy, filled):
    filled.cells[place(filled, "why")].source = "one @ two"
    done = repair(raw(filled).replace(b"@", b"\xed\xa0\x80"), toy)
    assert sources(done.notebook)["why"] == "one \ufffd two"
    assert done.repairs == ["Characters that no text may hold were taken out."]


def test_cells_that_are_none(toy, filled):
    before = copy.deepcopy(filled)
    filled.cells[1:1] = [None, 5, "x", [], {}]
    done = mend(filled, toy)
    assert_same_work(done, before)
    assert done.repairs == ["Cells that could not be read were left out: 5."]


def test_numbers_that_are_none_and_keys_that_stand_twice(toy, filled):
    content = json.dumps({**filled, "nbformat": float("nan"), "x": [float("inf"), int("9" * 4000)]})
    twice = '"metadata": {}, "metadata": null, "x": ' + "9" * 5000
    content = content.replace('"metadata": {}', twice, 1)
    content = content.replace('"nbformat": NaN', '"nbformat": NaN, "nbformat": -Infinity')
    done = repair(content.encode(), toy)
    assert_whole(done, toy)
    assert sources(done.notebook)["mul_layer"] == RIGHT["mul_layer"]


def test_control_characters_inside_a_string(toy, filled):
    filled.cells[place(filled, "why")].source = "one @ two"
    done = repair(raw(filled).replace(b"one @ two", b"one\ttwo\nthree"), toy)
    assert sources(done.notebook)["why"] == "one\ttwo\nthree"


def test_version_2(toy):
    cells = [
        {"cell_type": "code", "input": list(RIGHT["double"].splitlines(True)), "outputs": []},
        {"cell_type": "heading", "level": 2, "source": "My work"},
        {"cell_type": "html", "source": "<b>x</b>"},
        {"cell_type": "code", "input": RIGHT["mul_layer"], "language": "python"},
    ]
    tree = {"nbformat": 2, "worksheets": [{"cells": cells[:2]}, {"cells": cells[2:]}]}
    done = mend(tree, toy)
    assert {name: sources(done.notebook)[name] for name in RIGHT} == RIGHT
    assert "## My work" in sources(done.notebook).values()


def test_a_hostile_notebook_takes_bounded_work(toy, filled, monkeypatch):
    """Ten thousand cells, with names that all exercises define: no pair is compared twice."""
    monkeypatch.setattr(module, "_LIKENESS_CAP", 50)
    pairs = Counter()
    likeness = module._likeness
    monkeypatch.setattr(module, "_likeness", lambda a, b: pairs.update("x") or likeness(a, b))
    words = " ".join(f"w{i}" for i in range(200))
    both = "\n\n".join(RIGHT.values())
    junk = [new_code_cell(f"{x}  # {i}") for i in range(200) for x in (words, both)]
    kept = [cell for cell in filled.cells if not grade_id(cell)]
    filled.cells = [x for cell in kept for x in (cell, *junk)] + junk * 20
    done = mend(without_ids(filled), toy)
    assert len(done.notebook.cells) <= module._CELL_CAP + len(toy.parts)
    assert 0 < pairs["x"] <= module._LIKENESS_CAP * len(toy.parts)


# --- whatever happens -----------------------------------------------------------------------------

SECOND = Lesson(ROOT, "02_computational_graphs")
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 2**70),
    st.floats(),
    st.text(max_size=8),
    st.lists(st.integers(0, 3), max_size=3),
    st.dictionaries(st.sampled_from(["cells", "source", "id", "x"]), st.integers(), max_size=2),
    st.sampled_from(["code", "markdown", "raw", "mul_layer", "# Check mul_layer_backward: 9"]),
    st.sampled_from(["class MulLayer:\n    pass", "def apple_bill(): pass\nclass AddLayer: 1"]),
)


def second() -> tuple[Skeleton, dict]:
    skeleton = Skeleton.of(SECOND)
    tree = json.loads(SECOND.solution.read_bytes())
    for cell in tree["cells"]:
        cell.pop("outputs", None)
        cell["source"] = "".join(cell["source"])
    return skeleton, tree


SKELETON, FILLED = second()


def nodes(tree, path=()):
    """Return the paths of all values in a tree of JSON."""
    yield path
    steps = tree.items() if isinstance(tree, dict) else ()
    for key, value in enumerate(tree) if isinstance(tree, list) else steps:
        yield from nodes(value, (*path, key))


def replaced(tree, path, value):
    for key in path[:-1]:
        tree = tree[key]
    tree[path[-1]] = value


@st.composite
def damaged(draw) -> bytes:
    """Return the bytes of lesson 02's notebook after a few accidents."""
    tree = copy.deepcopy(FILLED)
    cells = tree["cells"]
    for _ in range(draw(st.integers(0, 4))):
        what = draw(st.sampled_from(["drop", "double", "shuffle", "retype", "strip", "mangle"]))
        at = draw(st.integers(0, max(0, len(cells) - 1)))
        if what == "shuffle":
            cells[:] = draw(st.permutations(cells))
        elif what == "mangle":
            paths = [path for path in nodes(tree) if path]
            replaced(tree, draw(st.sampled_from(paths)), draw(JUNK))
            if not isinstance(cells := tree.get("cells"), list):
                cells = []
        elif not cells:
            continue
        elif what == "drop":
            del cells[at : at + draw(st.integers(1, 30))]
        elif what == "double":
            to = draw(st.integers(0, len(cells)))
            cells[to:to] = copy.deepcopy(cells[at : at + draw(st.integers(1, 5))])
        elif isinstance(cells[at], dict):
            if what == "retype":
                cells[at]["cell_type"] = draw(st.sampled_from(["code", "markdown", "raw", "x"]))
            else:
                for key in draw(st.sets(st.sampled_from(["id", "metadata", "source"]), min_size=1)):
                    cells[at].pop(key, None)
    content = bytearray(json.dumps(tree).encode())
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 3]))):
        content[draw(st.integers(0, len(content) - 1))] = draw(st.integers(0, 255))
    if draw(st.integers(0, 9)) == 0:
        del content[draw(st.integers(0, len(content))) :]
    return bytes(content)


@settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    database=None,
)
@given(damaged())
@example(b"")
@example(json.dumps(FILLED).encode())
def test_whatever_happens_to_a_file(content):
    try:
        done = repair(content, SKELETON)
    except Unreadable as error:
        reason = str(error)
    else:
        reason = ""
    if reason:
        assert "\n" not in reason
        return
    assert_whole(done, SKELETON)
    assert repair(content, SKELETON) == done
    again = repair(nbformat.writes(done.notebook).encode(), SKELETON)
    assert again.untouched <= done.untouched
