"""A decision boundary that moves: pictures of `plotting`, one after the other, in plain HTML.

The player needs no network, no ffmpeg and no widget, and keeps no state. Where a page's scripts
are taken out (an untrusted notebook, GitHub), the last frame is what remains.
"""

from base64 import b64encode
from collections.abc import Mapping
from html import escape
from io import BytesIO

from numpy.typing import ArrayLike
from PIL import Image  # matplotlib needs it, too

from course_utils import plotting

LIMIT = 1_000_000  # bytes of all frames together: a notebook should open at once
SIZE = 120, 600  # pixels per inch of a frame, and the width that it is shown at, in pixels
COLOURS = 64  # in a frame: flat colours need no more, and take a quarter of the bytes

# The handlers stand in the elements themselves: no names to clash when two players share a page.
_PLAYER = """<figure style="margin: 0; max-width: {width}px" data-frames="{frames}">
<img alt="{alt}" src="data:image/png;base64,{last}" style="width: 100%">
<div style="display: flex; gap: 12px">
<button type="button" style="width: 6em" onclick="{play}">▶ Play</button>
<input type="range" aria-label="frame" style="flex: 1" min="0" max="{end}" value="{end}"
 oninput="{show}">
</div></figure>"""
_SHOW = """const figure = this.closest('figure');
figure.querySelector('img').src =
    'data:image/png;base64,' + figure.dataset.frames.split(' ')[this.value];"""
_PLAY = """const bar = this.nextElementSibling;
const stop = () => { clearInterval(this.timer); this.timer = 0; this.textContent = '▶ Play'; };
if (this.timer) { stop(); return; }
if (bar.value == bar.max) { bar.value = 0; bar.oninput(); }
this.textContent = 'Pause';
this.timer = setInterval(() => {
    if (bar.value == bar.max) { stop(); } else { bar.stepUp(); bar.oninput(); }
}, 200);"""


class Animation:
    """Frames with a play button and a slider, and their alternative text.

    Parameters
    ----------
    frames : list of bytes
        PNG files of one size.
    alt : str
        What is to be seen, in one or two sentences.

    Raises
    ------
    ValueError
        If the frames take more than `LIMIT` bytes.
    """

    def __init__(self, frames: list[bytes], alt: str):
        size = sum(map(len, frames))
        if size > LIMIT:
            raise ValueError(
                f"frames: expected at most {LIMIT:,} bytes in all, found {size:,} in {len(frames)} "
                "frames. Show every second one."
            )
        self.frames = frames
        self.alt = alt

    def __repr__(self) -> str:
        return self.alt

    def _repr_html_(self) -> str:
        frames = [b64encode(frame).decode() for frame in self.frames]
        return _PLAYER.format(
            width=SIZE[1],
            frames=" ".join(frames),
            last=frames[-1],
            end=len(frames) - 1,
            alt=escape(self.alt),
            play=escape(_PLAY),
            show=escape(_SHOW),
        )


def moving_boundary(
    grid: ArrayLike, frames: Mapping[str | int, ArrayLike], x: ArrayLike, t: ArrayLike
) -> Animation:
    """Return `plotting.decision_boundary_frames` as an animation, one frame after the other.

    Parameters
    ----------
    grid, frames, x, t
        As there.

    Raises
    ------
    ValueError
        If an array has the wrong shape, there is no frame, or there are too many.
    """
    if not frames:
        raise ValueError("frames: expected at least one, found none. Give one for each epoch.")
    pictures = [
        plotting.decision_boundary(
            grid, values, x, t, title=when if isinstance(when, str) else f"epoch {when}"
        )
        for when, values in frames.items()
    ]
    said = [picture.alt.split(": ", 1)[1] for picture in (pictures[0], pictures[-1])]
    alt = f"Animation of a decision boundary in {len(pictures)} frames. First: {said[0]}"
    return Animation([_png(picture) for picture in pictures], f"{alt} Last: {said[1]}")


def _png(picture: plotting.Picture) -> bytes:
    buffer = BytesIO()
    with Image.open(BytesIO(picture.png(SIZE[0]))) as image:
        image.convert("RGB").quantize(COLOURS).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
