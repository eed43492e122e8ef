"""The made-up class: who hands in what, and that it comes out the same each time."""

import nbformat
import pytest

from course_utils.grading.example_class import make_class
from course_utils.grading.lessons import CourseError
from course_utils.grading.notation import grade_id
from course_utils.mistakes import known


def answers(path) -> dict[str, str]:
    cells = nbformat.read(path, as_version=4).cells
    return {grade_id(cell): cell.source for cell in cells if grade_id(cell)}


@pytest.fixture(scope="module")
def made(toy_course, tmp_path_factory):
    folder = tmp_path_factory.mktemp("class")
    return folder, make_class(toy_course, 9, folder)


def test_every_kind_is_there(made):
    folder, said = made
    assert sorted(path.name for path in folder.iterdir()) == list(said)
    assert list(said) == [f"student00{number}" for number in range(1, 10)]
    for kind in ("right", "partly right", "wrong", "untouched"):
        assert any(text.startswith(kind) for text in said.values())


def test_notebooks_are_what_is_said_of_them(made, toy_course):
    folder, said = made
    blank = answers(toy_course.student)
    mistakes = {mistake.name: mistake for mistake in known("MulLayer")}
    for student, text in said.items():
        given = answers(folder / student / "01_toy.ipynb")
        assert given["double_small"] == blank["double_small"]
        assert (given["why"] != blank["why"]) == text.endswith("questions answered")
        done = {name for name in ("double", "mul_layer") if given[name] != blank[name]}
        if text.startswith("untouched"):
            assert given == blank
        elif text.startswith("partly"):
            assert len(done) == 1
        else:
            assert done == {"double", "mul_layer"}
            assert "SOLUTION" not in "".join(given.values())
        if text.startswith("wrong"):
            name = text.split("(")[1].split(")")[0]
            assert mistakes[name].source in given["mul_layer"]
        elif "mul_layer" in done:
            assert "return x * y" in given["mul_layer"]


def test_the_same_class_each_time(made, toy_course, tmp_path):
    folder, said = made
    assert make_class(toy_course, 9, tmp_path) == said
    for student in said:
        name = f"{student}/01_toy.ipynb"
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()


def test_without_known_mistakes_nobody_is_wrong(toy_course, tmp_path):
    said = make_class(toy_course, 8, tmp_path, mistakes=[])
    assert {text.split(",")[0].split(":")[0] for text in said.values()} == {
        "right",
        "partly right",
        "untouched",
    }


def test_other_things_are_left_alone(toy_course, tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(CourseError, match=r"thesis\.txt"):
        make_class(toy_course, 2, tmp_path)


def test_an_unbuilt_lesson(copy_course, tmp_path):
    copy_course.student.unlink()
    with pytest.raises(CourseError, match="course build 01_toy"):
        make_class(copy_course, 2, tmp_path / "class")
