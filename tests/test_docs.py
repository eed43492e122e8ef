"""What README.md and docs/ point to exists, and the README's lessons are those of the course."""

import re

import pytest
from checkout import ROOT

PAGES = sorted([ROOT / "README.md", ROOT / "data" / "README.md", *ROOT.glob("docs/*.md")])
LINK = re.compile(r"\]\(([^)\s]+)\)")


def anchors(page):
    """Return the anchors that GitHub makes of a page's headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_into_the_course_leads_somewhere(page):
    dead = []
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(link)
    assert dead == []


def test_the_table_of_lessons_and_the_folders_agree():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d\d) \| .*$", text, re.MULTILINE)
    assert rows == [f"{number:02}" for number in range(13)]
    linked = set()
    for row in re.findall(r"^\| \d\d \| .*$", text, re.MULTILINE):
        links = LINK.findall(row)
        assert bool(links) != ("in preparation" in row), row
        if links:
            (name,) = {link.split("/")[1] for link in links}
            assert name.startswith(row[2:4])
            assert links == [f"{side}/{name}/{name}.ipynb" for side in ("notebooks", "solutions")]
            linked.add(name)
    assert linked == {source.parent.name for source in ROOT.glob("solutions/*/*.py")}
