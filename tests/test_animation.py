"""The moving decision boundary: small, self-contained, described, and the same each time."""

import base64
import re
from html.parser import HTMLParser
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from course_utils import animation
from course_utils.datasets import make_circles

(POINTS, CLASSES), _, GRID = make_circles(n_train=20, n_test=2, grid_size=10)
DISTANCE = np.hypot(*GRID.T)
FRAMES = {0: np.full(len(GRID), 0.25), 1: 1 / (1 + np.exp(1 - DISTANCE)), "end": DISTANCE > 1.0}


@pytest.fixture(scope="module")
def moving():
    return animation.moving_boundary(GRID, FRAMES, POINTS, CLASSES)


def elements(page):
    """Return (tag, attributes) of each element of a page."""
    found = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.append((tag, dict(attributes)))
    parser.feed(page)
    return found


def test_it_says_what_is_to_be_seen(moving):
    assert moving.alt == repr(moving)
    assert "3 frames" in moving.alt
    assert "First: of the plane, epoch 0 gives 0 % to class 1." in moving.alt
    assert re.search(r"Last: of the plane, end gives \d\d[.\d]* % to class 1\.$", moving.alt)


def test_the_player_holds_every_frame_and_shows_the_last(moving):
    player = dict(elements(moving._repr_html_()))
    frames = player["figure"]["data-frames"].split(" ")
    images = [Image.open(BytesIO(base64.b64decode(frame))) for frame in frames]
    assert len(images) == len({image.tobytes() for image in images}) == len(FRAMES)
    assert {image.size for image in images} == {(840, 600)}
    assert player["img"]["src"] == f"data:image/png;base64,{frames[-1]}"
    assert player["img"]["alt"] == moving.alt
    assert player["input"]["max"] == player["input"]["value"] == "2"
    assert "setInterval" in player["button"]["onclick"]


def test_it_needs_nothing_from_elsewhere(moving):
    page = moving._repr_html_()
    assert not re.search(r"https?:|<script|<link", page)
    assert [tag for tag, attributes in elements(page) if "id" in attributes] == []


def test_the_same_frames_give_the_same_page(moving):
    again = animation.moving_boundary(GRID, FRAMES, POINTS, CLASSES)
    assert again._repr_html_() == moving._repr_html_()


def test_what_is_too_large_or_empty_is_refused(monkeypatch, moving):
    with pytest.raises(ValueError, match="at least one, found none"):
        animation.moving_boundary(GRID, {}, POINTS, CLASSES)
    monkeypatch.setattr(animation, "LIMIT", 1000)
    with pytest.raises(ValueError, match=r"at most 1,000 bytes in all, found .* in 3 frames"):
        animation.Animation(moving.frames, moving.alt)
