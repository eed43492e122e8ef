"""Reads a page as a browser does, and says what a page of this course must not have."""

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

_VOID = {"meta", "img", "br", "hr", "link", "input"}


class Page(HTMLParser):
    """A parsed page: its text, tags, headings; reading it fails if its tags do not match."""

    def __init__(self, html: str):
        super().__init__()
        self.html = html
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[tuple[int, str]] = []
        self.pieces: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == [], f"left open: {self.open}"

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.pieces.append(" " if tag in ("td", "th") else "")
        if tag not in _VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))

    def handle_endtag(self, tag):
        if tag not in _VOID:
            assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data):
        if "style" not in self.open:
            self.pieces.append(data)
        if self.headings and self.open and re.fullmatch("h[1-6]", self.open[-1]):
            level, text = self.headings.pop()
            self.headings.append((level, text + data))

    @property
    def text(self) -> str:
        """What one reads, its white space joined."""
        return " ".join("".join(self.pieces).split())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each element of a kind."""
        return [attributes for name, attributes in self.tags if name == tag]

    def check(self) -> "Page":
        """Assert what holds for every page: safe, self-contained, readable by everybody."""
        assert self.html.startswith("<!DOCTYPE html>")
        assert self.all("html") == [{"lang": "en"}]
        metas = self.all("meta")
        assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in metas
        policy = next(x["content"] for x in metas if x.get("http-equiv"))
        assert "default-src 'none'" in policy
        assert "script" not in policy
        known = {name for name, _ in self.tags}
        assert not known & {"script", "iframe", "object", "embed", "link", "form", "base", "svg"}
        for tag, attributes in self.tags:
            assert not [x for x in attributes if x.startswith("on") or x in ("style", "srcset")]
            assert (attributes.get("src") or "data:").startswith("data:"), tag
            assert re.match(r"#|https?://|feedback/", attributes.get("href") or "#")
        assert "url(" not in self.html.replace("data:", "")
        assert "@import" not in self.html
        assert all(image["alt"] for image in self.all("img"))
        levels = [level for level, _ in self.headings]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(b - a <= 1 for a, b in pairwise(levels)), levels
        assert all(text.strip() for _, text in self.headings)
        assert all(x.get("scope") in ("col", "row") for x in self.all("th"))
        ids = Counter(x["id"] for _, x in self.tags if "id" in x)
        assert all(count == 1 for count in ids.values()), ids
        targets = [x["href"][1:] for _, x in self.tags if (x.get("href") or "").startswith("#")]
        assert set(targets) <= set(ids)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", self.html)
        return self
