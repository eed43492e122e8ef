"""What was handed in, found again: names of the LMS, several files, and files that mean harm."""

import io
import os
import random
import struct
import unicodedata
import zipfile
from contextlib import suppress
from datetime import datetime, timedelta

import lms
import pytest
from lms import LMS_TIME, notebook

from course_utils.grading import archive
from course_utils.grading import collect as collecting
from course_utils.grading.collect import collect
from course_utils.grading.lessons import CourseError
from course_utils.grading.roster import Roster, distinct, fold, folder_name

IDS = {"double", "mul_layer", "why"}
RIGHT = notebook(*IDS)
LONG = "x" * 1000
EARLIER = LMS_TIME - timedelta(days=1)


def ids(work) -> list[str]:
    return [x.student_id for x in work]


def by_id(work) -> dict:
    return {x.student_id: x for x in work}


def graded(submission) -> bytes:
    return submission.files[submission.notebook].read()


def roster(tmp_path, text, name="roster.csv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Roster.read(path)


# --- as the LMS names it ----------------------------------------------------------------------


def test_canvas(tmp_path):
    path = lms.canvas_zip(
        tmp_path / "submissions.zip",
        [
            ("Doe, Jane", 101, 9001, "02_graphs.ipynb", RIGHT),
            ("O'Neil-Łącki, Mary Ann", 102, 9002, "my work, final (é).ipynb", True, RIGHT),
            ("Roe, R", 103, 9003, "notes 7_8_9.pdf", b"%PDF"),
        ],
    )
    with collect(path, IDS) as work:
        assert work.kind == "canvas"
        assert ids(work) == ["doejane", "oneilłąckimaryann", "roer"]
        jane, mary, roe = work
        assert graded(jane) == graded(mary) == RIGHT
        assert list(jane.files) == ["02_graphs.ipynb"]
        assert list(mary.files) == ["my work, final (é).ipynb"]
        assert [x.lms_id for x in work] == ["101", "102", "103"]
        assert jane.upload_name == "doejane_101_9001_02_graphs.html"
        assert mary.upload_name == "oneilłąckimaryann_LATE_102_9002_my work, final (é).html"
        assert jane.notes == []
        assert mary.notes == ["Canvas marks it as late"]
        assert roe.notebook is None
        assert roe.notes == ["no notebook among the files: notes 7_8_9.pdf"]
        assert roe.upload_name == "roer_103_9003_notes 7_8_9.html"


def test_canvas_resubmitted(tmp_path):
    names = ["02.ipynb", "02-2.ipynb", "02-1.ipynb"]
    path = lms.canvas_zip(
        tmp_path / "submissions.zip",
        [("Doe, Jane", 1, 50 + n, x, notebook(*IDS, text=x)) for n, x in enumerate(names)],
    )
    # Canvas's number of the file says more than the one that it added to the name.
    (jane,) = collect(path, IDS)
    assert jane.notebook == "02-1.ipynb"
    assert jane.notes == ["handed in again: the latest of 3 was taken"]
    assert jane.upload_name == "doejane_1_52_02-1.html"
    assert sorted(jane.files) == sorted(names)


def test_canvas_without_names_and_without_files(tmp_path):
    path = lms.write_zip(
        tmp_path / "submissions.zip",
        {
            "anon_aB3xY_77_02.ipynb": RIGHT,
            "LATE_anon_Zz9_78_02.ipynb": RIGHT,
            "doejane_5_text.html": b"<p>my answer</p>",
            "doejohn_LATE_6_link.html": b"<a>",
        },
    )
    work = by_id(collect(path, IDS))
    assert list(work) == ["anon_Zz9", "anon_aB3xY", "doejane", "doejohn"]
    assert work["anon_aB3xY"].upload_name == "anon_aB3xY_77_02.html"
    assert work["anon_aB3xY"].name == ""
    assert work["anon_Zz9"].notes == ["Canvas marks it as late"]
    assert work["doejane"].notebook is None
    assert list(work["doejane"].files) == ["text.html"]


def test_two_persons_with_one_name(tmp_path):
    path = lms.canvas_zip(
        tmp_path / "submissions.zip",
        [("Doe, Jane", 1, 50, "02.ipynb", RIGHT), ("Doe, Jane", 2, 51, "02.ipynb", RIGHT)],
    )
    assert ids(collect(path, IDS)) == ["doejane_1", "doejane_2"]
    both = lms.canvas_gradebook([("Doe, Jane", 2, "s2", "jd2"), ("Doe, Jane", 1, "s1", "jd1")])
    found = by_id(collect(path, IDS, roster(tmp_path, both)))
    assert [(x, y.lms_id) for x, y in found.items()] == [("s1", "1"), ("s2", "2")]
    one = collect(path, IDS, roster(tmp_path, "student_id,name\ns1,Jane Doe\n"))
    assert ids(one) == ["doejane_1", "doejane_2", "s1"]  # whose s1 is, nobody can tell
    assert by_id(one)["s1"].notes == ["nothing was handed in"]
    assert any("several students called 'doejane'" in x for x in by_id(one)["doejane_1"].notes)


@pytest.mark.parametrize("end", ["_", ""])
def test_moodle(tmp_path, end):
    path = lms.moodle_zip(
        tmp_path / "C1-Graphs-17.zip",
        [
            ("Jane van der Doe", 77, "02_graphs.ipynb", "file", end, RIGHT),
            ("Jane van der Doe", 77, "onlinetext.html", "onlinetext", end, b"<p>hello</p>"),
            ("Zoë, Jr. O'Hara", 78, "week 2/deep/02 graphs.ipynb", "file", end, RIGHT),
        ],
    )
    work = collect(path, IDS)
    jane, zoe = work
    assert work.kind == "moodle"
    assert (jane.student_id, jane.name, jane.lms_id) == ("Jane van der Doe",) * 2 + ("77",)
    assert sorted(jane.files) == ["02_graphs.ipynb", "onlinetext.html"]
    assert jane.upload_name == f"Jane van der Doe_77_assignsubmission_file{end}/feedback.html"
    assert (zoe.student_id, zoe.notebook) == ("Zoë, Jr. O'Hara", "week 2/deep/02 graphs.ipynb")
    assert graded(zoe) == graded(jane) == RIGHT


def test_moodle_in_one_folder_and_with_blind_marking(tmp_path):
    path = lms.write_zip(
        tmp_path / "flat.zip",
        {
            "Participant_77_assignsubmission_file_02_graphs.ipynb": RIGHT,
            "Participant_78_assignsubmission_file_02_graphs.ipynb": RIGHT,
            "Participant_78_assignsubmission_onlinetext_onlinetext.html": b"",
        },
    )
    first, second = collect(path, IDS)
    assert (first.student_id, second.student_id) == ("Participant_77", "Participant_78")
    assert first.name == ""
    assert first.upload_name == "Participant_77_assignsubmission_file_feedback.html"
    assert sorted(second.files) == ["02_graphs.ipynb", "onlinetext.html"]


def test_moodle_unpacked_in_a_folder(tmp_path):
    for name in ("Ann Lee_5_assignsubmission_file_", "Bob Ray_6_assignsubmission_file_"):
        (tmp_path / "class" / "Graphs-17" / name).mkdir(parents=True)
        (tmp_path / "class" / "Graphs-17" / name / "02.ipynb").write_bytes(RIGHT)
    work = collect(tmp_path / "class", IDS)
    assert (work.kind, ids(work)) == ("moodle", ["Ann Lee", "Bob Ray"])


def test_classroom(tmp_path):
    title = "02_computational_graphs"
    path = lms.classroom_zip(
        tmp_path / "drive-download.zip",
        [
            ("Jane Doe", f"{title}.ipynb", RIGHT),
            ("Anna - Maria Schmidt", f"{title}.ipynb", RIGHT),
            ("Copy of Zoë Łąk", f"{title}.ipynb", RIGHT),
            ("Lost Suffix", title, RIGHT),
            ("Json Suffix", f"{title}.ipynb.json", RIGHT),
            ("Text Suffix", f"Copy of {title}.txt", RIGHT),
            ("No Notebook", f"{title}.ipynb - Colab.pdf", b"%PDF"),
            (title, "Turned Round.ipynb", RIGHT),
        ],
    )
    work = collect(path, IDS)
    found = by_id(work)
    assert work.kind == "classroom"
    assert list(found) == [
        "Anna - Maria Schmidt",
        "Jane Doe",
        "Json Suffix",
        "Lost Suffix",
        "No Notebook",
        "Text Suffix",
        "Turned Round",
        "Zoë Łąk",
    ]
    assert found["Jane Doe"].name == "Jane Doe"
    assert found.pop("No Notebook").notebook is None
    assert all(graded(x) == RIGHT for x in found.values())


def test_classroom_one_person_twice_and_persons_without_a_name(tmp_path):
    files = [
        ("Jane Doe - 02.ipynb", notebook(*IDS, text="first")),
        ("jane  doe - 02 (1).ipynb", notebook(*IDS, text="second")),
        ("Bob Ray - 02.ipynb", RIGHT),
        ("Copy of 02.ipynb", RIGHT),
        ("Copy of 02.ipynb", RIGHT),
    ]
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = lms.write_zip(tmp_path / "drive.zip", files)
    found = by_id(collect(path, IDS))
    assert list(found) == ["Bob Ray", "Copy of 02", "Copy of 02 (2)", "Jane Doe"]
    assert b"second" in graded(found["Jane Doe"])
    (wrapped,) = collect(lms.write_zip(tmp_path / "w.zip", {"02/Jane Doe - 02.ipynb": RIGHT}), IDS)
    assert wrapped.student_id == "02"  # one file in one folder: a class of one
    two = {f"02/{name} - 02.ipynb": RIGHT for name in ("Jane Doe", "Bob Ray")}
    assert ids(collect(lms.write_zip(tmp_path / "w.zip", two), IDS)) == ["Bob Ray", "Jane Doe"]


# --- as people name it ------------------------------------------------------------------------


def test_a_folder_a_notebook_beside_it_and_a_class_of_one(tmp_path):
    (tmp_path / "class" / "ann" / "part 2").mkdir(parents=True)
    (tmp_path / "class" / "ann" / "part 2" / "x.ipynb").write_bytes(RIGHT)
    (tmp_path / "class" / "ann" / "y.ipynb").write_bytes(RIGHT)
    (ann,) = collect(tmp_path / "class", IDS)
    assert (ann.student_id, sorted(ann.files)) == ("ann", ["part 2/x.ipynb", "y.ipynb"])
    (tmp_path / "class" / "bob.ipynb").write_bytes(RIGHT)
    (tmp_path / "class" / "bob.pdf").write_bytes(b"%PDF")
    (tmp_path / "class" / "grades.csv").write_bytes(b"a,b")
    (tmp_path / "class" / "cyd").mkdir()
    work = collect(tmp_path / "class", IDS)
    assert (work.kind, ids(work)) == ("folder", ["ann", "bob", "cyd"])
    assert work.notes == ["'grades.csv' belongs to no student: left out."]
    found = by_id(work)
    assert sorted(found["bob"].files) == ["bob.ipynb", "bob.pdf"]
    assert (found["cyd"].files, found["cyd"].notes) == ({}, ["the folder is empty"])
    assert [x.upload_name for x in work] == ["ann.html", "bob.html", "cyd.html"]


def test_one_notebook(tmp_path):
    path = tmp_path / "ann b.ipynb"
    path.write_bytes(RIGHT)
    work = collect(path, IDS)
    (ann,) = work
    assert (work.kind, ann.student_id, ann.notebook) == ("notebook", "ann b", "ann b.ipynb")
    assert graded(ann) == RIGHT
    path.rename(tmp_path / "ann.json")
    assert ids(collect(tmp_path / "ann.json", IDS)) == ["ann"]


def test_a_folder_round_the_class(tmp_path):
    wrapped = lms.write_zip(
        tmp_path / "class.zip", {"all/class/ann/x.ipynb": RIGHT, "all/class/bob/x.ipynb": RIGHT}
    )
    assert ids(collect(wrapped, IDS)) == ["ann", "bob"]
    flat = lms.write_zip(tmp_path / "class.zip", {"class/ann.ipynb": b"", "class/bob.ipynb": b""})
    assert ids(collect(flat, IDS)) == ["ann", "bob"]
    other = lms.write_zip(tmp_path / "other.zip", {"ann/x.ipynb": RIGHT, "ann/y.ipynb": b""})
    assert ids(collect(other, IDS)) == ["ann"]
    known = roster(tmp_path, "student_id,name\ns1,Ann Lee\ns2,Bob Ray\n")
    flat = lms.write_zip(tmp_path / "o.zip", {"x/s1.ipynb": b"", "x/Bob Ray.ipynb": b""})
    assert ids(collect(flat, IDS, known)) == ["s1", "s2"]


@pytest.mark.parametrize("head", [zipfile.ZipInfo, lms.UnsaidName])
def test_the_two_spellings_of_an_accent_are_one_student(tmp_path, head):
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w") as whole:
        for name in ("Zoe\u0308/a.ipynb", "Zo\u00eb/b.ipynb", "bob/x.ipynb"):
            whole.writestr(head(name), RIGHT)
    zoe, bob = collect(path, IDS)
    assert (zoe.student_id, sorted(zoe.files)) == ("Zo\u00eb", ["a.ipynb", "b.ipynb"])
    assert bob.student_id == "bob"


def test_names_as_dos_wrote_them(tmp_path, monkeypatch):
    monkeypatch.setattr(lms.UnsaidName, "encoding", "cp437")
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as whole:
        for name in ("Zoë Müller/ä ö.ipynb", "bob/x.ipynb"):
            whole.writestr(lms.UnsaidName(name), RIGHT)
    zoe, _ = collect(tmp_path / "class.zip", IDS)
    assert (zoe.student_id, zoe.notebook) == ("Zoë Müller", "ä ö.ipynb")
    assert graded(zoe) == RIGHT


def test_what_systems_leave_behind(tmp_path):
    path = lms.write_zip(
        tmp_path / "class.zip",
        {
            "ann/02.ipynb": RIGHT,
            "ann/._02.ipynb": b"mac",
            "ann/.ipynb_checkpoints/02-checkpoint.ipynb": notebook(*IDS, text="old"),
            "ann/.DS_Store": b"",
            "ann/Thumbs.db": b"",
            "__MACOSX/ann/._02.ipynb": b"mac",
            "bob/.ipynb_checkpoints/02-checkpoint.ipynb": RIGHT,
        },
    )
    ann, bob = collect(path, IDS)
    assert list(ann.files) == ["02.ipynb"]
    assert (bob.student_id, bob.files) == ("bob", {})


# --- several notebooks ------------------------------------------------------------------------


def only(tmp_path, files, when=LMS_TIME):
    stamps = {f"ann/{name}": x for name, x in when.items()} if isinstance(when, dict) else when
    entries = {f"ann/{name}": content for name, content in files.items()}
    (ann,) = collect(lms.write_zip(tmp_path / "c.zip", entries, stamps), IDS)
    return ann


def test_the_notebook_that_fits_best(tmp_path):
    ann = only(tmp_path, {"z.ipynb": notebook("other", "why"), "a.ipynb": RIGHT, "b.ipynb": b"{"})
    assert ann.notebook == "a.ipynb"
    assert ann.notes == [
        "3 notebooks were handed in; graded: 'a.ipynb' (the one that fits best)",
        "cells of this lesson are in 'z.ipynb' too",
    ]
    ann = only(tmp_path, {"z.ipynb": notebook("other"), "a.ipynb": notebook("why")})
    assert (ann.notebook, len(ann.notes)) == ("a.ipynb", 1)


def test_of_equals_the_newest(tmp_path):
    files = {"a.ipynb": RIGHT, "Copy of a.ipynb": RIGHT}
    for newest in files:
        ann = only(tmp_path, files, {newest: LMS_TIME + timedelta(hours=1)})
        assert ann.notebook == newest
        assert "the newest of those that fit the lesson" in ann.notes[0]


def test_ids_are_found_in_other_forms_too(tmp_path):
    colab = b'{"cells": [{"metadata": {"id": "why"}}, 7, {"metadata": {"nbgrader": null}}]}'
    old = b'{"worksheets": [{"cells": [{"metadata": {"nbgrader": {"grade_id": "why"}}}]}]}'
    bom = b"\xef\xbb\xbf" + notebook("why")
    for raw in (colab, old, bom, notebook("why").decode().encode("utf-16")):
        assert only(tmp_path, {"a.ipynb": raw, "z.ipynb": notebook("other")}).notebook == "a.ipynb"


def test_of_versions_the_latest_even_if_it_has_less(tmp_path):
    less = notebook("why")
    ann = only(tmp_path, {"a (1).ipynb": RIGHT, "a (2).ipynb": less, "a.ipynb": RIGHT})
    assert ann.notebook == "a (2).ipynb"
    assert ann.notes == ["handed in again: the latest of 3 was taken"]
    ann = only(tmp_path, {"a (1).ipynb": RIGHT, "a.ipynb": RIGHT}, {"a (1).ipynb": EARLIER})
    assert ann.notebook == "a (1).ipynb"  # the number says more than the time stamp
    ann = only(tmp_path, {"a.ipynb": RIGHT, "a (1).ipynb": b"<html>"})
    assert ann.notebook == "a.ipynb"
    assert "the latest of 2 versions, 'a (1).ipynb', is no notebook" in ann.notes[0]


def test_one_notebook_is_not_read_to_choose_it(tmp_path, monkeypatch):
    path = lms.write_zip(tmp_path / "c.zip", {"ann/x.ipynb": RIGHT, "bob/y.ipynb": RIGHT})
    monkeypatch.setattr(archive._InZip, "_load", lambda self: pytest.fail("it was read"))
    assert [x.notebook for x in collect(path, IDS)] == ["x.ipynb", "y.ipynb"]


def test_so_many_notebooks_that_not_all_are_compared(tmp_path, monkeypatch):
    monkeypatch.setattr(collecting, "_CHOICE_CAP", 3)
    ann = only(tmp_path, {f"{n}.ipynb": RIGHT for n in range(9)})
    assert ann.notebook == "8.ipynb"


# --- a zip in it ------------------------------------------------------------------------------


def packed(files, **more) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", more.get("method", zipfile.ZIP_DEFLATED)) as inner:
        for name, content in files.items():
            inner.writestr(name, content)
    return whole.getvalue()


def test_a_zip_in_a_zip(tmp_path):
    inner = packed({"work/02.ipynb": RIGHT, "data.csv": b"1", "__MACOSX/._02.ipynb": b""})
    path = lms.canvas_zip(tmp_path / "s.zip", [("Doe, Jane", 1, 2, "02.ipynb.zip", inner)])
    (jane,) = collect(path, IDS)
    assert sorted(jane.files) == ["02.ipynb.zip", "02.ipynb/work/02.ipynb"]
    assert graded(jane) == RIGHT
    assert jane.files["02.ipynb.zip"].read() == inner
    assert jane.upload_name == "doejane_1_2_02.html"


def test_a_folder_of_zips_and_no_zip_in_a_zip_in_a_zip(tmp_path):
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "ann.zip").write_bytes(packed({"02.ipynb": RIGHT}))
    (tmp_path / "class" / "bob.zip").write_bytes(packed({"x.zip": packed({"02.ipynb": RIGHT})}))
    ann, bob = collect(tmp_path / "class", IDS)
    assert (ann.student_id, graded(ann)) == ("ann", RIGHT)
    assert (bob.student_id, bob.notebook) == ("bob", None)


def test_bad_zips_cost_their_student_only(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "_INNER_ENTRIES_CAP", 20)
    path = lms.write_zip(
        tmp_path / "c.zip",
        {
            "ann/a.zip": b"no zip",
            "bob/b.zip": packed({f"{n}.ipynb": b"" for n in range(21)}),
            "cyd/c.zip": packed({"../../../evil.ipynb": RIGHT, "/etc/x.txt": b""}),
            "dan/d.zip": packed({"02.ipynb": RIGHT}, method=zipfile.ZIP_BZIP2),
        },
    )
    ann, bob, cyd, dan = collect(path, IDS)
    assert "'a.zip': the zip is damaged or cannot be read" in ann.notes[0]
    assert "the zip holds more than 20 files" in bob.notes[0]
    assert (list(cyd.files), graded(cyd)) == (["c.zip", "c/evil.ipynb"], RIGHT)
    with pytest.raises(ValueError, match="packed with bzip2"):
        graded(dan)


# --- the roster -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        'student_id,name\ns1,Jane Doe\ns2,"Ray, Bob"\n',
        'name,student_id\nJane Doe,s1\n\n"Ray, Bob",s2\n',
        "\ufeffStudent ID;Full name\r\ns1;Jane Doe\r\ns2;Ray, Bob\r\n",
        "sep=;\nid;First name;Surname\ns1;Jane;Doe\ns2;Bob;Ray\n",
        "Surname\tFirst name\tID number\nDoe\tJane\ts1\nRay\tBob\ts2\n",
        "id,name,email\ns1,Jane Doe,jane@x.org\ns2,Bob Ray,bob@x.org\n",
        "s1,Jane Doe\ns2,Bob Ray\n",
        "\ufeffStudent ID,Name\ns1,Jane Doe\ns2,Bob Ray\n".encode("utf-16"),
    ],
)
def test_rosters(tmp_path, text):
    found = roster(tmp_path, text)
    assert [x.student_id for x in found.people] == ["s1", "s2"]
    for name in ("Jane Doe", "doe, jane", "JANE  DOE", "doejane", "jane_doe"):
        assert found.by_name(name).student_id == "s1"
    assert found.by_name("bobray").student_id == "s2"
    assert found.by_name("Jane") is None


def test_ids_that_differ_in_case(tmp_path):
    known = roster(tmp_path, "student_id,name\nAnn,Ann Lee\nann,Ann Ray\n")
    path = lms.write_zip(tmp_path / "c.zip", {"Ann/a.ipynb": RIGHT, "ANN/b.ipynb": RIGHT})
    found = by_id(collect(path, IDS, known))
    first, second = (x.student_id for x in known.people)
    assert (first, second[:4]) == ("Ann", "ann~")
    assert known.by_id("Ann").name == "Ann Lee"
    assert known.by_id("aNN") is None
    assert list(found["Ann"].files) == ["a.ipynb"]
    assert len({fold(x) for x in found}) == len(found) == 3


def test_canvas_gradebook(tmp_path):
    text = lms.canvas_gradebook(
        [
            ("Doe, Jane", 101, "s1", "jdoe@x.org"),
            ("Nomen, Nescio", 102, "", "nn"),
            ("X", 103, "", ""),
        ]
    )
    found = roster(tmp_path, text)
    assert found.kind == "canvas"
    assert [(x.student_id, x.lms_id) for x in found.people] == [
        ("s1", "101"),
        ("nn", "102"),
        ("103", "103"),
    ]
    assert found.by_lms_id("102").student_id == "nn"
    assert found.by_id("JDOE").student_id == "s1"
    assert found.people[0].row["Student"] == "Doe, Jane"
    assert found.columns[:2] == ["Student", "ID"]


def test_moodle_worksheet(tmp_path):
    text = lms.moodle_worksheet(
        [
            (7, "Jane Doe", "jane@x.org", "Monday, 6 May 2024, 12:10 PM"),
            (8, "Bob Ray", "", "-"),
            (9, "Bob Ray", "", "Tuesday, 7 May 2024, 12:05 AM"),
        ]
    )
    found = roster(tmp_path, text)
    assert found.kind == "moodle"
    assert [x.student_id for x in found.people] == ["jane@x.org", "Bob Ray_8", "Bob Ray_9"]
    assert [x.lms_id for x in found.people] == ["7", "8", "9"]
    assert [x.handed_in for x in found.people] == [
        lms.local(datetime(2024, 5, 6, 12, 10)),
        None,
        lms.local(datetime(2024, 5, 7, 0, 5)),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        ("student_id,name\n", "names no student"),
        ("Matrikel,Wer\ns1,Jane\n", r"line 1: no column is known.*Found: 'Matrikel', 'Wer'"),
        ("student_id,name\ns1,Jane\n\n,Bob\n", r"line 4: expected a student id.*for Bob"),
        ("student_id,name\ns1,Jane\ns2,Bob\ns1,Eve\n", r"line 4: .*'s1' stands in line 2 too"),
        (b"\x00\x01\x02", "not a text file"),
    ],
)
def test_bad_rosters_are_told_file_and_line(tmp_path, text, message):
    with pytest.raises(CourseError, match=message) as caught:
        roster(tmp_path, text, "who.csv")
    assert "who.csv" in str(caught.value)
    with pytest.raises(CourseError, match=r"nobody\.csv: No such file"):
        Roster.read(tmp_path / "nobody.csv")


def test_who_handed_in_nothing_and_who_is_not_in_the_roster(tmp_path):
    text = lms.moodle_worksheet(
        [(77, "Jane Doe", "jane@x.org", "-"), (78, "Bob Ray", "b@x.org", "-")]
    )
    known = roster(tmp_path, text)
    path = lms.moodle_zip(
        tmp_path / "m.zip", [("Jane Doe", 77, "a.ipynb", RIGHT), ("Eve", 79, "a.ipynb", RIGHT)]
    )
    eve, bob, jane = collect(path, IDS, known)
    assert (eve.student_id, eve.notes) == ("Eve", ["not in the roster"])
    assert (jane.student_id, jane.name, jane.notes) == ("jane@x.org", "Jane Doe", [])
    assert (bob.student_id, bob.files, bob.notebook) == ("b@x.org", {}, None)
    assert bob.notes == ["nothing was handed in"]
    assert (bob.lms_id, bob.upload_name) == (
        "78",
        "Bob Ray_78_assignsubmission_file_/feedback.html",
    )


def test_one_notebook_does_not_make_the_class_missing(tmp_path):
    known = roster(tmp_path, "student_id,name\ns1,Jane Doe\ns2,Bob Ray\n")
    (tmp_path / "jane doe.ipynb").write_bytes(RIGHT)
    (jane,) = collect(tmp_path / "jane doe.ipynb", IDS, known)
    assert (jane.student_id, jane.name) == ("s1", "Jane Doe")


def test_long_names_keep_the_numbers_that_the_lms_looks_for(tmp_path):
    name = "Ω" * 60
    path = lms.canvas_zip(tmp_path / "s.zip", [(name, 1, 2, f"{LONG}.ipynb", RIGHT)])
    (omega,) = collect(path, IDS)
    assert omega.upload_name.startswith(f"{name.lower()}_1_2_xxx")
    assert omega.upload_name.endswith(".html")
    assert len(omega.upload_name.encode()) < 255
    path = lms.moodle_zip(tmp_path / "m.zip", [(name, 7, f"{LONG}.ipynb", RIGHT)])
    (omega,) = collect(path, IDS)
    assert omega.upload_name == f"{name}_7_assignsubmission_file_/feedback.html"
    assert len(omega.student_id.encode()) <= 100


def test_two_spellings_of_one_person_in_the_roster(tmp_path):
    known = roster(tmp_path, "student_id,name,username\ns1,José Núñez,jnunez\n")
    names = [
        "José Núñez",
        unicodedata.normalize("NFD", "José Núñez"),
        "Nunez, Jose",
        "jnunez",
        "S1",
    ]
    path = lms.write_zip(tmp_path / "c.zip", {f"{x}/{n}.ipynb": RIGHT for n, x in enumerate(names)})
    (jose,) = collect(path, IDS, known)
    assert (jose.student_id, len(jose.files)) == ("s1", 5)


def test_a_name_or_number_within_a_file_name(tmp_path):
    known = roster(tmp_path, "student_id,name\ns1001,Jane Doe\ns1002,Bob Ray\ns1003,Cy\n")
    for name in ("02_graphs_s1001", "02_graphs Bob Ray", "graphs cy", "s1002 (1)"):
        (tmp_path / "class").mkdir(exist_ok=True)
        (tmp_path / "class" / f"{name}.ipynb").write_bytes(RIGHT)
    found = by_id(collect(tmp_path / "class", IDS, known))
    assert sorted(found) == ["graphs cy", "s1001", "s1002", "s1003"]
    assert found["s1001"].notes == ["taken for Jane Doe by '02_graphs_s1001'"]
    assert len(found["s1002"].files) == 2


def test_a_worksheet_of_another_assignment(tmp_path):
    """Moodle numbers its participants anew in each assignment."""
    text = lms.moodle_worksheet([(77, "Bob Ray", "b@x.org", "-"), (78, "Jane Doe", "j@x.org", "-")])
    path = lms.moodle_zip(
        tmp_path / "m.zip", [("Jane Doe", 77, "a.ipynb", RIGHT), ("Bob Ray", 90, "b.ipynb", RIGHT)]
    )
    found = by_id(collect(path, IDS, roster(tmp_path, text)))
    assert {x: list(y.files) for x, y in found.items()} == {
        "j@x.org": ["a.ipynb"],
        "b@x.org": ["b.ipynb"],
    }
    assert "the name was trusted" in found["j@x.org"].notes[0]


# --- when -------------------------------------------------------------------------------------


def test_late_by_the_time_stamp(tmp_path):
    files = {"ann/a.ipynb": RIGHT, "bob/b.ipynb": RIGHT}
    when = {"ann/a.ipynb": LMS_TIME, "bob/b.ipynb": LMS_TIME + timedelta(minutes=10)}
    path = lms.write_zip(tmp_path / "c.zip", files, when)
    assert [x.late_seconds for x in collect(path, IDS, due=LMS_TIME)] == [0, 600]
    assert [x.late_seconds for x in collect(path, IDS)] == [0, 0]
    aware = LMS_TIME.astimezone() - timedelta(seconds=30)
    assert [x.late_seconds for x in collect(path, IDS, due=aware)] == [30, 630]
    unset = lms.write_zip(tmp_path / "u.zip", files, None)
    assert [x.late_seconds for x in collect(unset, IDS, due=datetime(1970, 6, 1))] == [0, 0]
    (tmp_path / "class" / "ann").mkdir(parents=True)
    (tmp_path / "class" / "ann" / "a.ipynb").write_bytes(RIGHT)
    os.utime(tmp_path / "class" / "ann" / "a.ipynb", (0, lms.local(LMS_TIME) + 5))
    assert [x.late_seconds for x in collect(tmp_path / "class", IDS, due=LMS_TIME)] == [5]


def test_a_time_stamp_in_utc_is_read_as_such(tmp_path):
    info = lms.entry("ann/a.ipynb")
    info.extra = struct.pack("<HHBi", 0x5455, 5, 1, 1_700_000_000)
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive_:
        archive_.writestr(info, RIGHT)
    (ann,) = collect(tmp_path / "c.zip", IDS)
    assert ann.files["a.ipynb"].modified == 1_700_000_000


def test_the_time_of_packing_makes_nobody_late(tmp_path):
    """Canvas and Moodle stamp each file with the time at which the zip was asked for."""
    names = ["Doe, Jane", "Ray, Bob", "Lee, Ann"]
    files = [(x, 10 + n, 90 + n, "02.ipynb", n == 1, RIGHT) for n, x in enumerate(names)]
    stamps = [LMS_TIME + timedelta(seconds=2 * n) for n in range(3)]
    due = LMS_TIME - timedelta(days=3)
    when = {lms.canvas_name(*x[:-1]): y for x, y in zip(files, stamps, strict=True)}
    work = collect(lms.canvas_zip(tmp_path / "s.zip", files, when=when), IDS, due=due)
    assert [x.late_seconds for x in work] == [0, 0, 0]
    assert "tell when it was packed" in work.notes[0]
    assert by_id(work)["raybob"].notes == ["Canvas marks it as late"]
    when = dict(zip(when, [*stamps[:2], LMS_TIME - timedelta(days=4)], strict=True))
    work = collect(lms.canvas_zip(tmp_path / "s.zip", files, when=when), IDS, due=due)
    assert by_id(work)["leeann"].late_seconds == 0
    assert by_id(work)["doejane"].late_seconds == 3 * 24 * 3600


def test_moodle_tells_in_the_worksheet(tmp_path):
    text = lms.moodle_worksheet([(7, "Jane Doe", "j@x.org", "Monday, 6 May 2024, 12:10 PM")])
    path = lms.moodle_zip(tmp_path / "m.zip", [("Jane Doe", 7, "a.ipynb", RIGHT)])
    (jane,) = collect(path, IDS, roster(tmp_path, text), due=LMS_TIME)
    assert jane.late_seconds == 600


# --- what means harm --------------------------------------------------------------------------


def snapshot(folder):
    return sorted(str(path) for path in folder.rglob("*"))


def test_nothing_is_written_and_nothing_lies_outside(tmp_path):
    path = tmp_path / "deep" / "class.zip"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as packed_:
        for name in (
            "../../up/x.ipynb",
            "/root/x.ipynb",
            "win\\x.ipynb",
            "C:\\c\\x.ipynb",
            "../..",
        ):
            packed_.writestr(lms.entry(name), RIGHT)
        packed_.writestr(lms.entry("ann/link.ipynb", link=True), "/etc/passwd")
    before = snapshot(tmp_path)
    work = by_id(collect(path, IDS))
    assert snapshot(tmp_path) == before
    assert sorted(work) == ["ann", "c", "root", "unnamed", "up", "win"]
    assert {x: list(y.files) for x, y in work.items()} == {
        "ann": ["link.ipynb"],
        **{x: ["x.ipynb"] for x in ("c", "root", "up", "win")},
        "unnamed": ["unnamed"],
    }
    with pytest.raises(ValueError, match="links are not followed"):
        graded(work["ann"])


def test_links_and_pipes_in_a_folder_are_not_followed(tmp_path):
    secret = tmp_path / "secret.ipynb"
    secret.write_bytes(RIGHT)
    for name in ("ann", "bob", "cyd"):
        (tmp_path / "class" / name).mkdir(parents=True)
    (tmp_path / "class" / "ann" / "a.ipynb").symlink_to(secret)
    (tmp_path / "class" / "bob" / "folder").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "class" / "cyd" / "c.ipynb")
    (tmp_path / "class" / "dan").symlink_to(tmp_path)
    work = by_id(collect(tmp_path / "class", IDS))
    assert sorted(work) == ["ann", "bob", "cyd"]
    for name, message in (("ann", "links are not followed"), ("cyd", "not a regular file")):
        with pytest.raises(ValueError, match=message):
            graded(work[name])
    assert work["bob"].notebook is None


def test_a_file_that_became_a_link_or_a_pipe_is_not_read(tmp_path):
    for name in ("ann", "bob"):
        (tmp_path / "class" / name).mkdir(parents=True)
        (tmp_path / "class" / name / "a.ipynb").write_bytes(RIGHT)
    ann, bob = collect(tmp_path / "class", IDS)
    for name in ("ann", "bob"):
        (tmp_path / "class" / name / "a.ipynb").unlink()
    (tmp_path / "class" / "ann" / "a.ipynb").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "class" / "bob" / "a.ipynb")
    for submission in (ann, bob):
        with pytest.raises(ValueError, match="damaged or cannot be read"):
            graded(submission)


def test_a_notebook_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "FILE_CAP", 1000)
    monkeypatch.setattr(collecting, "FILE_CAP", 1000)
    path = lms.write_zip(tmp_path / "c.zip", {"ann/x.ipynb": b"\0" * 1001, "bob/x.ipynb": b"{}"})
    ann, bob = collect(path, IDS)
    with pytest.raises(ValueError, match=r"more than .* MB are not read"):
        graded(ann)
    assert graded(bob) == b"{}"
    (tmp_path / "ann.ipynb").write_bytes(b"{}")
    (grown,) = collect(tmp_path / "ann.ipynb", IDS)
    (tmp_path / "ann.ipynb").write_bytes(b"\0" * 1001)
    with pytest.raises(ValueError, match="more than"):
        graded(grown)


def forged(path, name, old, new):
    """Change the unpacked size that a zip's heads state for a file."""
    raw = bytearray(path.read_bytes())
    for head, size_at, name_at in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        start = raw.index(head)
        while raw[start + name_at : start + name_at + len(name)] != name.encode():
            start = raw.index(head, start + 1)
        assert struct.unpack_from("<I", raw, start + size_at)[0] == old
        struct.pack_into("<I", raw, start + size_at, new)
    path.write_bytes(raw)


@pytest.mark.parametrize("said", [10, 999])
def test_a_lying_head_does_not_defeat_the_cap(tmp_path, monkeypatch, said):
    monkeypatch.setattr(archive, "FILE_CAP", 1000)
    path = lms.write_zip(
        tmp_path / "c.zip", {"ann/x.ipynb": b"\0" * 5_000_000, "bob/x.ipynb": b"{}"}
    )
    forged(path, "ann/x.ipynb", 5_000_000, said)
    ann, bob = collect(path, IDS)
    with pytest.raises(ValueError, match="damaged"):
        graded(ann)
    assert graded(bob) == b"{}"


def test_a_zip_bomb_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "_TOTAL_CAP", 10_000)
    path = lms.write_zip(
        tmp_path / "c.zip", {"ann/x.ipynb": b"\0" * 2_000_000, "bob/x.ipynb": b"{}"}
    )
    with pytest.raises(CourseError, match=r"would unpack to.*ann/x\.ipynb"):
        collect(path, IDS)
    honest = {f"{n}/x.ipynb": random.Random(n).randbytes(9000) for n in range(3)}
    assert len(collect(lms.write_zip(tmp_path / "h.zip", honest), IDS)) == 3


def test_one_student_cannot_stop_the_class(tmp_path, monkeypatch):
    """What one student sends too much of is left out; the others are graded."""
    monkeypatch.setattr(archive, "_TOTAL_CAP", 100_000)
    monkeypatch.setattr(archive, "FILE_CAP", 50_000)
    monkeypatch.setattr(collecting, "FILE_CAP", 50_000)
    monkeypatch.setattr(collecting, "_SIZE_CAP", 60_000)
    monkeypatch.setattr(collecting, "_FILES_CAP", 5)
    noise = random.Random(1).randbytes(40_000)
    path = lms.write_zip(
        tmp_path / "c.zip",
        {
            "ann/bomb.bin": b"\0" * 40_000_000,
            "ann/x.ipynb": RIGHT,
            **{f"bob/{n}.txt": b"x" for n in range(9)},
            "bob/x.ipynb": RIGHT,
            "cyd/1.bin": noise,
            "cyd/2.bin": noise,
        },
    )
    ann, bob, cyd = collect(path, IDS)
    assert graded(ann) == graded(bob) == RIGHT
    assert (len(bob.files), bob.notes[0][:29]) == (5, "5 of the files were left out:")
    assert list(cyd.files) == ["1.bin"]


def test_too_many_entries(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "_ENTRIES_CAP", 10)
    path = lms.write_zip(tmp_path / "c.zip", {f"ann/{n}": b"" for n in range(11)})
    with pytest.raises(CourseError, match="more than 10 files"):
        collect(path, IDS)
    (tmp_path / "class" / "ann").mkdir(parents=True)
    for n in range(11):
        (tmp_path / "class" / "ann" / f"{n}").touch()
    with pytest.raises(CourseError, match="more than 10 files"):
        collect(tmp_path / "class", IDS)


def test_damaged_and_locked_parts_cost_their_student_only(tmp_path):
    path = lms.write_zip(
        tmp_path / "c.zip",
        {
            "ann/x.ipynb": random.Random(0).randbytes(999),
            "bob/x.ipynb": RIGHT,
            "cyd/x.ipynb": RIGHT,
        },
    )
    raw = bytearray(path.read_bytes())
    raw[100] ^= 0xFF  # in ann's data
    central = raw.index(b"PK\x01\x02", raw.index(b"PK\x01\x02") + 1)
    raw[central + 8] |= 1  # bob's is said to be encrypted
    path.write_bytes(raw)
    ann, bob, cyd = collect(path, IDS)
    with pytest.raises(ValueError, match="damaged"):
        graded(ann)
    with pytest.raises(ValueError, match="locked with a password"):
        graded(bob)
    assert graded(cyd) == RIGHT


def test_one_name_twice_in_a_zip(tmp_path):
    twice = [("ann/x.ipynb", notebook(*IDS, text=x)) for x in ("first", "second")]
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = lms.write_zip(tmp_path / "c.zip", [*twice, ("ann/x.ipynb/y.txt", b"below a file")])
    (ann,) = collect(path, IDS)
    assert list(ann.files) == ["x.ipynb", "again 1/x.ipynb", "again 2/x.ipynb/y.txt"]
    assert b"second" in graded(ann)
    for name in ann.files:  # they can be written, all of them
        target = tmp_path / "out" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(ann.files[name].read())


NASTY = [
    "a\nb",
    "a\tb",
    "a\x01b",
    "a\u2028b",
    "<b>bold</b>",
    "<b>bold",
    "-rf",
    "=1+1",
    'quote"d, [a] *?',
    LONG,
    LONG + "y",
    "ä" * 400,
    "…",
    "Ann",
    "ann",
    "ANN",
    "ſs",
    "a/b",
    "",
    ".",
    "..",
    " ",
    "a\x00b",
    "\ud800",
]


def test_ids_are_fit_to_name_a_folder_and_stay_distinct(tmp_path):
    names = distinct(NASTY)
    assert len({fold(x) for x in names.values()}) == len(set(NASTY))
    for name in names.values():
        assert name not in ("", ".", "..")
        assert "/" not in name
        assert name.isprintable()
        assert len(name.encode()) <= 120
        (tmp_path / name).mkdir()
        (tmp_path / f"{name}.html").touch()
    kept = ("<b>bold", "-rf", "=1+1", 'quote"d, [a] *?', "…")
    assert [names[text] for text in kept] == list(kept)
    assert sum(names[text] == text for text in ("Ann", "ann", "ANN")) == 1
    assert distinct(reversed(NASTY)) == names
    assert folder_name("Zoe\u0308 ") == "Zo\u00eb"


def test_nasty_names_in_a_zip(tmp_path):
    fit = [x for x in NASTY if x.strip(" .") and not set(x) & {"/", "\x00", "\ud800"}]
    path = lms.write_zip(
        tmp_path / "c.zip", {f"{x}/{y}.ipynb": RIGHT for x in fit for y in (LONG, "a\nb")}
    )
    work = collect(path, IDS)
    assert len(work) == len({fold(x.student_id) for x in work}) == len(fit)
    for submission in work:
        assert len(submission.files) == 2
        assert all("\n" not in x and len(x) < 130 for x in submission.files)
        assert graded(submission) == RIGHT
    assert ids(collect(path, IDS)) == ids(work) == sorted(ids(work))


def test_a_name_that_is_no_text(tmp_path):
    folder = os.fsencode(tmp_path / "class") + b"/ann\xff"
    os.makedirs(folder)
    with open(folder + b"/x\xfe.ipynb", "wb") as file:
        file.write(RIGHT)
    (ann,) = collect(tmp_path / "class", IDS)
    assert ann.student_id.startswith("ann_~")
    ann.student_id.encode()
    assert graded(ann) == RIGHT


def test_folders_nested_without_end(tmp_path):
    deep = "/".join(["d"] * 3000)
    path = lms.write_zip(tmp_path / "c.zip", {f"ann/{deep}/x.ipynb": RIGHT, "bob/x.ipynb": RIGHT})
    ann, bob = collect(path, IDS)
    assert graded(ann) == graded(bob) == RIGHT
    assert len(ann.notebook) < 1000
    assert len(ann.files[ann.notebook].path) < 40
    here = tmp_path / "class" / "ann"
    for _ in range(60):
        here = here / "d"
    here.mkdir(parents=True)
    (here / "x.ipynb").write_bytes(RIGHT)
    (ann,) = collect(tmp_path / "class", IDS)
    assert ann.notebook is None


@pytest.mark.parametrize("seed", range(60))
def test_a_zip_with_bytes_changed_ends_in_an_error_that_is_meant_or_in_rows(tmp_path, seed):
    rng = random.Random(seed)
    path = lms.canvas_zip(
        tmp_path / "s.zip",
        [
            (f"Doe{n}, Jane", 1 + n, 50 + n, "02.ipynb.zip", packed({"02.ipynb": RIGHT}))
            for n in range(4)
        ]
        + [(f"Roe{n}, R", 10 + n, 70 + n, "02.ipynb", RIGHT) for n in range(4)],
    )
    raw = bytearray(path.read_bytes())
    directory = raw.index(b"PK\x01\x02", raw.rindex(b"PK\x03\x04"))
    for _ in range(8):
        start = directory if rng.random() < 0.5 else 0
        raw[rng.randrange(start, len(raw))] = rng.randrange(256)
    path.write_bytes(raw)
    try:
        work = collect(path, IDS, due=LMS_TIME)
    except CourseError:
        return
    with work:
        assert len(ids(work)) == len(set(ids(work))) > 0
        for submission in work:
            for file in submission.files.values():
                with suppress(ValueError):
                    assert len(file.read()) <= archive.FILE_CAP


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("nowhere", "does not exist"),
        ("letter.txt", "no notebook, folder or zip"),
        ("empty", "holds no submissions"),
        ("empty.zip", "holds no submissions"),
        ("cut.zip", "no notebook, folder or zip"),
        ("broken.zip", "cannot be opened as a zip|no notebook, folder or zip"),
        ("pipe", "no notebook, folder or zip"),
    ],
)
def test_sources_that_are_none(tmp_path, source, message):
    (tmp_path / "letter.txt").write_text("Dear instructor")
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe")
    lms.write_zip(tmp_path / "empty.zip", {})
    whole = lms.write_zip(tmp_path / "w.zip", {"ann/x.ipynb": RIGHT}).read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[:-30])
    (tmp_path / "broken.zip").write_bytes(whole.replace(b"PK\x01\x02", b"PK\x01\x03"))
    with pytest.raises(CourseError, match=message):
        collect(tmp_path / source, IDS)


def test_the_zip_is_closed(tmp_path):
    path = lms.write_zip(tmp_path / "c.zip", {"ann/x.ipynb": RIGHT})
    with collect(path, IDS) as work:
        (ann,) = work
    with pytest.raises(ValueError, match="closed"):
        graded(ann)


def test_a_large_class_is_listed_in_little_memory(tmp_path):
    """The contents are not kept: 3000 notebooks of 100 kB would be 300 MB."""
    import tracemalloc

    text = notebook(*IDS, text="x" * 100_000)
    path = lms.canvas_zip(
        tmp_path / "s.zip", [(f"Doe{n}, J", n, 9000 + n, "02.ipynb", text) for n in range(1, 3001)]
    )
    tracemalloc.start()
    try:
        with collect(path, IDS) as work:
            for submission in work:
                assert len(graded(submission)) > 100_000
            peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(work) == 3000
    assert peak < 30 * 2**20
