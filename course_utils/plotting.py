"""Every picture of the course, in one style, each with a text for those who cannot see it.

Each function returns a `Picture`, which a cell shows when it ends with it; a `title` is a line
above the picture. An array of the wrong shape raises a ValueError that names it. No pyplot:
nothing stays open, and the reader's own settings are neither used nor changed.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from graphlib import CycleError, TopologicalSorter
from io import BytesIO
from itertools import pairwise
from math import ceil

import matplotlib as mpl
import matplotlib.style
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, LogNorm
from matplotlib.contour import ContourSet
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.patches import FancyArrowPatch, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.textpath import TextPath
from numpy.typing import ArrayLike

# Okabe and Ito (2008), safe for the colour-blind; vermilion and green darker, to serve as text.
BLUE, VERMILION, GREEN, PURPLE, ORANGE = "#0072B2", "#C24F00", "#00805D", "#CC79A7", "#E69F00"
INK, GREY, PALE, LIGHT = "#222222", "#767676", "#D8D8D8", "#E3EFF7"
VALUE, GRADIENT = BLUE, VERMILION
DIVERGING = LinearSegmentedColormap.from_list("course", [BLUE, "white", VERMILION])

WIDTH = 7.0  # inches: the width of a notebook cell at 100 pixels per inch
STYLE = {
    "axes.axisbelow": True,
    "axes.edgecolor": GREY,
    "axes.grid": True,
    "axes.labelcolor": INK,
    "axes.linewidth": 0.8,
    # Line style as well as colour tells curves apart.
    "axes.prop_cycle": mpl.cycler(color=[BLUE, VERMILION, GREEN, PURPLE, ORANGE])
    + mpl.cycler(linestyle=["-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1))]),
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 13,
    "figure.constrained_layout.h_pad": 0.08,
    "figure.constrained_layout.w_pad": 0.08,
    "figure.facecolor": "white",
    "font.family": "DejaVu Sans",
    "font.size": 13,
    "grid.color": PALE,
    "grid.linewidth": 0.6,
    "image.interpolation": "nearest",
    "legend.frameon": False,
    "legend.fontsize": 12,
    "lines.linewidth": 2.2,
    "savefig.facecolor": "white",
    "text.color": INK,
    "xtick.color": GREY,
    "xtick.labelcolor": INK,
    "xtick.labelsize": 12,
    "ytick.color": GREY,
    "ytick.labelcolor": INK,
    "ytick.labelsize": 12,
}
Series = ArrayLike | Mapping[str, ArrayLike]  # one array, or several by name
Curve = Callable[[float], float]
Height = Callable[[np.ndarray], float]  # of a point, an array (2,)

_styled = partial(matplotlib.style.context, ["default", STYLE])


class Picture:
    """A figure with its alternative text.

    Parameters
    ----------
    figure : Figure
        The finished figure.
    alt : str
        What is to be seen, in one or two sentences.
    """

    def __init__(self, figure: Figure, alt: str):
        self.figure = figure
        self.alt = alt.replace("$", "")  # names may be formulas: a reader's voice needs no dollars

    def __repr__(self) -> str:
        return self.alt

    @_styled()
    def png(self, dpi: int = 200) -> bytes:
        """Return the figure as PNG, `dpi` pixels per inch; equal figures give equal bytes."""
        buffer = BytesIO()
        self.figure.savefig(buffer, format="png", dpi=dpi, metadata={"Software": None})
        return buffer.getvalue()

    def _repr_mimebundle_(self, include=None, exclude=None) -> tuple[dict, dict]:
        # Half of its pixels in width and height: sharp on screens with two pixels per point.
        width, height = (round(100 * inches) for inches in self.figure.get_size_inches())
        return (
            {"image/png": b64encode(self.png()).decode(), "text/plain": self.alt},
            {"image/png": {"alt": self.alt, "width": width, "height": height}},
        )


# What several pictures share: checked arrays, words, panels.


def _require(fine: bool, name: str, expected: object, found: object, hint: str) -> None:
    if not fine:
        raise ValueError(f"{name}: expected {expected}, found {found}. {hint}")


def _array(name: str, value: ArrayLike, *shapes: tuple, hint: str) -> np.ndarray:
    """Return `value` as floats if it has one of `shapes`; a letter there stands for any length."""
    expected = " or ".join(str(shape).replace("'", "") for shape in shapes)
    try:
        array = np.asarray(value, dtype=float)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name}: expected numbers of shape {expected}; {error}. {hint}") from None
    fits = (
        len(shape) == array.ndim
        and all(isinstance(n, str) or n == m for n, m in zip(shape, array.shape, strict=True))
        for shape in shapes
    )
    _require(array.size > 0 and any(fits), name, f"shape {expected}", array.shape, hint)
    return array


def _named(name: str, value, what: str) -> dict:
    """Return `value` as a dict, a bare array or function under the name `name`."""
    found = dict(value) if isinstance(value, Mapping) else {name: value}
    _require(bool(found), name, f"at least one {what}", "an empty dict", "Give one.")
    return found


def _text(value) -> str:
    """Return a number in few digits, an array as its shape, a text as it is."""
    if value is None or isinstance(value, str):
        return value or ""
    if np.ndim(value):
        return str(np.shape(value))
    number = float(value)
    return f"{number:.{4 if abs(number) < 1000 else 6}g}".replace("-", "−")


def _list(words: Iterable[str]) -> str:
    """Return "a, b and c"."""
    *rest, last = words
    return f"{', '.join(rest)} and {last}" if rest else last


def _panels(
    count: int, height: float, columns: int = 3, title: str = "", **options
) -> tuple[Figure, list[Axes]]:
    """Return a figure `WIDTH` wide and `count` axes in it, each row `height` inches high."""
    columns = min(columns, count)
    rows = ceil(count / columns)
    figure = Figure(figsize=(WIDTH, height * rows), layout="compressed")
    figure.suptitle(title, x=0.02, ha="left", fontsize=STYLE["font.size"])
    axes = figure.subplots(rows, columns, squeeze=False, **options).ravel()
    for spare in axes[count:]:
        spare.remove()
    return figure, list(axes[:count])


def _canvas(width: float, height: float, title: str) -> tuple[Figure, Axes]:
    """Return a figure whose one axes, without a frame, is measured in inches, y upwards."""
    top, width = 0.45 if title else 0.0, max(width, _text_width(title) + 0.3)
    figure = Figure(figsize=(width, height + top))
    ax = figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(0, height + top))
    ax.set_axis_off()
    if title:
        ax.text(0.12, height + 0.12, title, va="baseline")
    return figure, ax


def _text_width(text: str) -> float:
    if not text.strip():
        return 0.0  # an empty TextPath is an error in matplotlib
    return TextPath((0, 0), text, size=STYLE["font.size"]).get_extents().width / 72


def _evaluate(f: Callable, points: np.ndarray) -> np.ndarray:
    hint = "It takes one point, and returns one number."
    return np.array([_array("f(x)", f(point), (), hint=hint) for point in points])


# Computational graphs. Each edge has a place of its own in a column between two columns of nodes,
# wide enough for its value and its gradient: so no two labels can meet.

SYMBOLS = {"mul": "×", "add": "+", "sub": "−", "neg": "−", "div": "÷", "matmul": "@", "sum": "Σ"}
ROW, GAP, RADIUS = 0.62, 0.25, 0.21  # inches: between rows, between columns, of a node


@_styled()
def computational_graph(
    edges: Sequence[tuple], labels: Mapping[str, str] | None = None, title: str = ""
) -> Picture:
    """Draw a computational graph from left to right, values above its edges, gradients below.

    Parameters
    ----------
    edges : sequence of (source, target, value, gradient)
        Names of two nodes, what flows forward between them, and what flows backward, or None.
        Numbers and texts are written out; of an array, the shape. Two edges may join the same
        nodes.
    labels : mapping of str to str, optional
        What to write on a node in place of its name. Without it, a node ``mul_apple`` is marked
        ``×``, and so on for all of `SYMBOLS`.

    Raises
    ------
    ValueError
        If there is no edge, an edge is not four items, or the edges run in a circle.
    """
    graph = _Graph(edges, labels or {})
    figure, ax = _canvas(max(graph.width, 4.2), graph.height, title)
    for node in graph.depth:
        graph.draw_node(ax, node)
    for edge in range(len(graph.edges)):
        graph.draw_edge(ax, edge)
    ax.text(0.2, 0.14, "value, forward →", color=VALUE, fontsize=12)
    if any(gradient for _, gradient in graph.tags):
        ax.text(2.0, 0.14, "← gradient, backward", color=GRADIENT, fontsize=12)
    return Picture(figure, graph.alt())


class _Graph:
    """A graph laid out: nodes in columns 0, 2, 4 …, edge labels in the columns between.

    A *place* is a pair (column, node name or edge number); an edge's `chain` is the list of places
    from its source to its target.
    """

    def __init__(self, edges: Sequence[tuple], labels: Mapping[str, str]):
        self.edges = [tuple(edge) for edge in edges]
        self.depth = depth = _depths(self.edges)
        self.sources, self.targets = {s for s, *_ in self.edges}, {t for _, t, *_ in self.edges}
        self.label = {node: labels.get(node, _symbol(node)) for node in depth}
        self.tags = [
            (_text(value), "" if back is None else f"← {_text(back)}")
            for *_, value, back in self.edges
        ]
        self.chains = [
            [
                (2 * depth[s], s),
                *((c, i) for c in range(2 * depth[s] + 1, 2 * depth[t])),
                (2 * depth[t], t),
            ]
            for i, (s, t, *_) in enumerate(self.edges)
        ]
        self._place()

    def is_operation(self, node: str) -> bool:
        """Tell a node that computes from a variable or a result."""
        last = node not in self.sources
        return node in self.targets and (not last or self.label[node] in SYMBOLS.values())

    def _place(self) -> None:
        """Choose left and right of each column and the height of each place, in inches."""
        rows = _rows(self.chains)
        top, bottom = min(rows.values()), max(rows.values())
        self.height = ROW * (bottom - top + 1) + 0.55
        self.y = {place: 0.45 + ROW * (bottom - row + 0.5) for place, row in rows.items()}
        self.node_width = {
            node: max(2 * RADIUS, _text_width(text) + RADIUS)
            if self.is_operation(node)
            else _text_width(text)
            for node, text in self.label.items()
        }
        widths = dict.fromkeys(range(2 * max(self.depth.values()) + 1), 0.0)
        for node, depth in self.depth.items():
            widths[2 * depth] = max(widths[2 * depth], self.node_width[node])
        for (_, (column, _), *_), tag in zip(self.chains, self.tags, strict=True):
            widths[column] = max(widths[column], *map(_text_width, tag))
        self.left, self.right, self.width = {}, {}, 0.2
        for column, width in widths.items():
            self.left[column], self.right[column] = self.width, self.width + width
            self.width += width + GAP

    def ends(self, node: str) -> tuple[complex, complex, float]:
        """Return the centres of a node's left and right rounding, and their radius (0: a text)."""
        column = 2 * self.depth[node]
        left, right, height = self.left[column], self.right[column], 1j * self.y[column, node]
        if not self.is_operation(node):
            return left - 0.04 + height, right + 0.06 + height, 0.0
        middle, reach = (left + right) / 2 + height, self.node_width[node] / 2 - RADIUS
        return middle - reach, middle + reach, RADIUS

    def draw_node(self, ax: Axes, node: str) -> None:
        """Draw an operation as a circle (a longer name widens it), anything else as a text."""
        left, right, radius = self.ends(node)
        x, y, side = (left + right).real / 2, left.imag, "center"
        size = 16 if left == right else None
        if radius:
            ax.add_patch(_pill(left, right, radius))
        elif node in self.targets:
            x, side = left.real + 0.04, "left"
        else:
            x, side = right.real - 0.06, "right"
        ax.text(x, y, self.label[node], ha=side, va="center_baseline", zorder=3, fontsize=size)

    def draw_edge(self, ax: Axes, edge: int) -> None:
        """Draw an edge as one smooth arrow through its places, with value and gradient."""
        (_, source), *places, (_, target) = self.chains[edge]
        sides = ((x[column], column) for column, _ in places for x in (self.left, self.right))
        stops = [(x + 1j * self.y[column, edge], 1.0) for x, column in sides]
        _, start, start_radius = self.ends(source)
        end, _, end_radius = self.ends(target)
        away = _unit(stops[0][0] - start) if start_radius else 1.0
        into = _unit(end - stops[-1][0]) if end_radius else 1.0
        knots = [(start + start_radius * away, away), *stops, (end - end_radius * into, into)]
        look = {"arrowstyle": "-|>", "mutation_scale": 11, "shrinkA": 0, "shrinkB": 0}
        ax.add_patch(FancyArrowPatch(path=_curve(knots), color=GREY, lw=1.3, **look))
        middle, (value, gradient) = (stops[0][0] + stops[1][0]) / 2, self.tags[edge]
        ax.text(middle.real, middle.imag + 0.05, value, color=VALUE, ha="center", va="bottom")
        ax.text(middle.real, middle.imag - 0.05, gradient, color=GRADIENT, ha="center", va="top")

    def alt(self) -> str:
        """Say what goes in, what comes out, and the inputs' gradients, one for each use."""
        value, gradient = {}, {}
        for (source, target, *_), (tag, back) in zip(self.edges, self.tags, strict=True):
            value[source] = tag
            if target not in self.sources and not self.is_operation(target):
                value[target] = tag
            gradient.setdefault(source, []).append(back.removeprefix("← "))

        def say(node):
            parts = dict.fromkeys((self.label[node], value.get(node, "")))  # 3, not 3 = 3
            return " = ".join(filter(None, parts))

        inputs = [node for node in self.depth if node not in self.targets]
        outputs = [node for node in self.depth if node not in self.sources]
        steps = sum(map(self.is_operation, self.depth))
        said = f"Computational graph of {steps} operation{'s' * (steps != 1)}: "
        said += f"from {_list(map(say, inputs))} to {_list(map(say, outputs))}."
        back = [f"{self.label[n]} {' + '.join(gradient[n])}" for n in inputs if any(gradient[n])]
        return said + (f" Gradients: {_list(back)}." if back else "")


def _depths(edges: Sequence[tuple]) -> dict[str, int]:
    """Return for each node the length of the longest path that leads to it."""
    _require(bool(edges), "edges", "at least one edge", "none", "Record the graph first.")
    before = {}
    for edge in edges:
        hint = "Give None where there is no gradient yet."
        _require(len(edge) == 4, "edges", "(source, target, value, gradient)", repr(edge), hint)
        before.setdefault(edge[0], set())
        before.setdefault(edge[1], set()).add(edge[0])
    depth = dict.fromkeys(before, 0)
    try:
        for node in TopologicalSorter(before).static_order():
            depth[node] = max((depth[source] + 1 for source in before[node]), default=0)
    except CycleError as error:
        hint = "Give each result a name of its own."
        _require(False, "edges", "no circle", " → ".join(error.args[1]), hint)
    return depth


def _symbol(node: str) -> str:
    """Return the sign of an operation's name, such as × for ``mul_apple`` or ``mul2``."""
    return SYMBOLS.get(re.match(r"[a-zA-Z]*", node).group().lower(), node)


def _rows(chains: list[list[tuple]]) -> dict[tuple, float]:
    """Choose a row for every place: near its neighbours, at least 1 from others in its column.

    The barycentre method of Sugiyama, Tagawa and Toda (1981): sweep over the columns to and fro,
    each sorted by the mean row of its neighbours.
    """
    columns, before, after = {}, {}, {}
    for chain in chains:
        for place in chain:
            columns.setdefault(place[0], {})[place] = None  # a set, in order
        for left, right in pairwise(chain):
            after.setdefault(left, []).append(right)
            before.setdefault(right, []).append(left)
    row = {place: float(i) for column in columns.values() for i, place in enumerate(column)}
    # The last sweep goes forward: so a long edge runs straight on from its label.
    for backward in [False, True] * 10 + [False]:
        side = after if backward else before
        for column in sorted(columns, reverse=backward):
            places = sorted(columns[column], key=row.get)
            wanted = {p: float(np.mean([row[q] for q in side.get(p, [p])])) for p in places}
            order = sorted(places, key=wanted.get)
            row |= zip(order, _spread([wanted[p] for p in order]), strict=True)
    return row


def _spread(wanted: list[float]) -> list[float]:
    """Move ascending numbers, as little as possible in least squares, until they are 1 apart."""
    blocks = []  # of numbers that touch: their mean shift, and how many they are
    for i, number in enumerate(wanted):
        blocks.append((number - i, 1))
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            (a, m), (b, n) = blocks[-2:]
            blocks[-2:] = [((a * m + b * n) / (m + n), m + n)]
    shifts = (shift for shift, size in blocks for _ in range(size))
    return [i + shift for i, shift in enumerate(shifts)]


def _pill(left: complex, right: complex, radius: float) -> PathPatch:
    """Return the outline around two centres: a circle where they are one."""
    caps = [(left, Path.arc(90, 270)), (right, Path.arc(-90, 90))]
    points = [cap.vertices * radius + (at.real, at.imag) for at, cap in caps]
    codes = [*caps[0][1].codes, Path.LINETO, *caps[1][1].codes[1:], Path.CLOSEPOLY]
    outline = Path(np.concatenate([*points, points[0][:1]]), codes)
    return PathPatch(outline, facecolor="white", edgecolor=INK, linewidth=1.4)


def _unit(vector: complex) -> complex:
    return vector / abs(vector)


def _curve(knots: list[tuple[complex, complex]]) -> Path:
    """Return the smooth path through points of the plane, each given with its direction."""
    vertices = [knots[0][0]]
    for (a, leaving), (b, arriving) in pairwise(knots):
        reach = 0.45 * abs((b - a).real)
        vertices += [a + reach * leaving, b - reach * arriving, b]
    codes = [Path.MOVETO] + [Path.CURVE4] * (len(vertices) - 1)
    return Path([(vertex.real, vertex.imag) for vertex in vertices], codes)


# Curves: functions, tangents, errors, training, timings.


@_styled()
def function_curves(
    curves: Mapping[str, Callable | ArrayLike],
    x: ArrayLike,
    slopes: Mapping[str, Callable | ArrayLike] | None = None,
    title: str = "",
) -> Picture:
    """Draw functions over x and, in a second panel, their slopes.

    Parameters
    ----------
    curves, slopes : mapping of str to function or array (N,)
        The functions and, if wanted, their derivatives under the same names: each takes the array x
        and returns one value for each entry, or is these values.
    x : array (N,)
        Where to draw.
    """
    x = _array("x", x, ("N",), hint="Give np.linspace(-5, 5, 201), say.")
    panels = {"value": curves} | ({"slope": slopes} if slopes else {})
    figure, axes = _panels(len(panels), 3.6, title=title)
    said = []
    for ax, (what, group) in zip(axes, panels.items(), strict=True):
        for name, curve in _named(what, group, "curve").items():
            values = curve(x.copy()) if callable(curve) else curve
            y = _array(f"{what} of {name}", values, (len(x),), hint="Give one value for each x.")
            ax.plot(x, y, label=name)
            said.append(f"{what} of {name} from {_text(y.min())} to {_text(y.max())}")
        ax.set(xlabel="x", ylabel=what)
    figure.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=4)
    return Picture(figure, f"Over x from {_text(x.min())} to {_text(x.max())}: {_list(said)}.")


@_styled()
def tangent_line(
    f: Curve,
    tangent: Curve | Sequence[Curve],
    x0: float | Sequence[float],
    span: tuple[float, float] | None = None,
    name: str = "f(x)",
) -> Picture:
    """Draw a function and its tangents.

    Parameters
    ----------
    f : function
        Takes and returns one number.
    tangent : function, or a sequence of K functions
        The tangent at each point: takes x, returns the height of the line there.
    x0 : float, or a sequence of K floats
        Where the tangents touch.
    span : (low, high), optional
        The x axis; by default 10 to each side of the points.
    name : str
        The formula of `f`.
    """
    points = _array("x0", np.atleast_1d(x0), ("K",), hint="Give one number, or a flat list.")
    lines = [tangent] if callable(tangent) else list(tangent)
    hint = "Give as many functions as points."
    _require(len(lines) == len(points), "tangent", f"{len(points)} lines", len(lines), hint)
    low, high = span or (points.min() - 10, points.max() + 10)
    x = np.linspace(low, high, 201)
    figure, (ax,) = _panels(1, 4.2)
    ax.plot(x, _evaluate(f, x), color=INK, linestyle="-", label=name)
    said = []
    for point, line in zip(points, lines, strict=True):
        slope = float(line(point + 1.0)) - float(line(point))
        said.append(f"at x = {_text(point)}, slope {_text(slope)}")
        (drawn,) = ax.plot(x, _evaluate(line, x), label=f"tangent {said[-1]}")
        ax.plot(point, f(float(point)), "o", color=drawn.get_color(), markersize=10, zorder=3)
    ax.set(xlabel="x", ylabel=name, xlim=(low, high))
    ax.legend()
    return Picture(figure, f"Tangent of {name} {_list(said)}.")


@_styled()
def step_size_error(h: ArrayLike, errors: Mapping[str, ArrayLike]) -> Picture:
    """Draw the error of numerical differentiation against the step size, both logarithmic.

    Beside each name stands the slope of its curve where the formula's own error rules, well above
    the best step: about 1 for a forward difference, 2 for a central one.

    Parameters
    ----------
    h : array (N,)
        Step sizes, positive.
    errors : mapping of str to array (N,)
        The error at each step. An error of 0 is left out: it has no logarithm.
    """
    h = _array("h", h, ("N",), hint="Give np.logspace(-12, 0, 25), say.")
    _require(h.min() > 0, "h", "positive steps", h.min(), "Leave it out.")
    figure, (ax,) = _panels(1, 4.2)
    said = []
    for name, values in _named("errors", errors, "curve").items():
        values = _array(name, values, (len(h),), hint="Give one error for each h.")
        error = np.where(values == 0, np.nan, np.abs(values))
        _require(np.isfinite(error).any(), name, "an error above 0", "none", "Try other steps.")
        best = h[np.nanargmin(error)]
        rules = (h > 10 * best) & np.isfinite(error)
        order = ""
        if rules.sum() > 2:
            order = f", slope {np.polyfit(np.log(h[rules]), np.log(error[rules]), 1)[0]:.1f}"
        ax.loglog(h, error, marker="o", markersize=5, label=name + order)
        said.append(f"{name}{order}, smallest at h = {best:.0e}")
    ax.set(xlabel="step size h", ylabel="error")
    ax.legend()
    return Picture(figure, f"Error against step size: {'; '.join(said)}.")


@_styled()
def training_curves(
    loss: Series,
    accuracy: Series | None = None,
    smooth: int = 1,
    steps: tuple[str, str] = ("iteration", "epoch"),
    first: int = 1,
) -> Picture:
    """Draw the loss and, in a second panel, the accuracy over a training.

    Parameters
    ----------
    loss, accuracy : array (N,) or mapping of str to array (N,)
        One curve or several, of any lengths.
    smooth : int
        The losses are drawn faint, and strong on top of them the mean of so many neighbours.
    steps : (str, str)
        What is counted below the losses and below the accuracies.
    first : int
        Number of the first accuracy: 0 if it was measured before training.
    """
    panels = {"loss": (loss, 1, smooth), "accuracy": (accuracy, first, 1)}
    panels = {what: panel for what, panel in panels.items() if panel[0] is not None}
    figure, axes = _panels(len(panels), 3.4)
    said = []
    for ax, step, (what, panel) in zip(axes, steps, panels.items(), strict=False):
        curves, start, window = panel
        curves = _named(what, curves, "curve")
        for name, values in curves.items():
            y = _array(name, values, ("N",), hint=f"Give one number for each {step}.")
            _draw_smoothed(ax, np.arange(start, start + len(y)), y, window, name)
            whose = what if name == what else f"{name} {what}"
            said.append(f"{whose} from {_text(y[0])} to {_text(y[-1])} in {len(y)} {step}s")
        ax.set(xlabel=step, ylabel=what)
        if len(curves) > 1 or window > 1:
            ax.legend()
    return Picture(figure, f"Training curves: {_list(said)}.")


def _draw_smoothed(ax: Axes, x: np.ndarray, y: np.ndarray, window: int, name: str) -> None:
    hint = "Average over fewer values."
    _require(1 <= window <= len(y), "smooth", f"1 to {len(y)}", window, hint)
    weights = np.full(window, 1 / window)
    label = f"{name}, mean of {window}" if window > 1 else name
    marker = "" if len(y) > 20 else "o"
    mean, middle = (np.convolve(values, weights, "valid") for values in (y, x))
    (strong,) = ax.plot(middle, mean, label=label, marker=marker, markersize=5, zorder=3)
    if window > 1:
        ax.plot(x, y, color=strong.get_color(), linestyle="-", linewidth=0.8, alpha=0.35)


@_styled()
def timing_bars(seconds: Mapping[str, float], title: str = "") -> Picture:
    """Draw how long things took as bars on a logarithmic scale, each compared with the fastest.

    Parameters
    ----------
    seconds : mapping of str to float
        Name and duration, in seconds.
    """
    names = list(_named("seconds", seconds, "duration"))
    times = _array("seconds", list(seconds.values()), ("N",), hint="Give one number for each name.")
    _require(times.min() > 0, "seconds", "durations above 0", times.min(), "Time it again.")
    figure, (ax,) = _panels(1, 1.1 + 0.5 * len(names), title=title)
    bars = ax.barh(names, times, color=np.where(times == times.min(), GREEN, GREY), height=0.6)
    ratios = [float(f"{ratio:.2g}") for ratio in times / times.min()]  # two digits: no more is true
    said = [
        _duration(t) + ("" if t == times.min() else f", {ratio:,g} times as long")
        for t, ratio in zip(times, ratios, strict=True)
    ]
    ax.bar_label(bars, said, padding=6)
    ax.set(xscale="log", xlim=(times.min() / 10, times.max()), xlabel="seconds (logarithmic)")
    ax.invert_yaxis()
    ax.grid(False, axis="y")
    said = (f"{name} {text}" for name, text in zip(names, said, strict=True))
    return Picture(figure, f"Durations: {'; '.join(said)}.")


def _duration(seconds: float) -> str:
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


@_styled()
def error_rates(errors: Mapping[str, Mapping[str, float]]) -> Picture:
    """Draw error rates as points on a logarithmic scale, a row for each name.

    Parameters
    ----------
    errors : mapping of str to mapping of str to float
        Of each kind, such as ``"validation"``, the names and their error rates, in per cent.
    """
    errors = _named("errors", errors, "kind")
    names = list(dict.fromkeys(name for rates in errors.values() for name in rates))
    figure, (ax,) = _panels(1, 1.3 + 0.36 * len(names))
    said, values = [], []
    for (kind, rates), marker in zip(errors.items(), "osD^v", strict=False):
        rate = _array(kind, list(rates.values()), ("N",), hint="Give one number for each name.")
        _require(rate.min() > 0, kind, "error rates above 0", rate.min(), "Count on more images.")
        ax.plot(rate, [names.index(name) for name in rates], marker, label=kind, markersize=9)
        values += [*rate]
        said += [f"{name} {_text(value)} % ({kind})" for name, value in rates.items()]
    ticks = (0.01, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)
    low, high = 0.8 * min(values), 1.25 * max(values)
    ax.set(xscale="log", xlim=(low, high), xlabel="error in per cent (logarithmic)", ylabel="run")
    shown = [x for x in ticks if low <= x <= high]
    ax.set_xticks(shown, [f"{x:g}" for x in shown])
    ax.set_xticks([], minor=True)
    ax.set_yticks(range(len(names)), names)
    ax.invert_yaxis()
    figure.legend(loc="outside lower center", ncols=len(errors))
    return Picture(figure, f"Error rates: {_list(said)}.")


# The plane: fields, paths, boundaries.


def _grid(limit: float, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return `count` ticks from -limit to limit, and the points (count², 2) where they cross."""
    ticks = np.linspace(-limit, limit, count)
    return ticks, np.stack(np.meshgrid(ticks, ticks), axis=-1).reshape(-1, 2)


def _draw_contours(ax: Axes, f: Callable, limit: float) -> None:
    ticks, points = _grid(limit, 61)
    heights = _evaluate(f, points).reshape(61, 61)
    ax.contour(ticks, ticks, heights, levels=12, colors=PALE, linewidths=1, zorder=1)
    ax.set(xlabel="$x_0$", ylabel="$x_1$", aspect="equal")
    ax.set(xlim=(-limit, limit), ylim=(-limit, limit))
    ax.grid(False)


@_styled()
def gradient_field(
    f: Height,
    gradient: Callable[[np.ndarray], np.ndarray],
    limit: float = 2.0,
    count: int = 11,
    downhill: bool = True,
    name: str = "f",
) -> Picture:
    """Draw the gradient of a function of two variables as arrows over its contours.

    Parameters
    ----------
    f, gradient : function
        Each takes a point, an array (2,); the first returns a number, the second an array (2,).
    limit : float
        The arrows start between ``-limit`` and ``limit`` in both directions.
    count : int
        Arrows in a row and in a column.
    downhill : bool
        Draw minus the gradient, the way that gradient descent goes.
    name : str
        The formula of `f`.
    """
    _, points = _grid(limit, count)
    hint = "Return one slope for each of the two variables."
    slopes = [_array("gradient(x)", gradient(point.copy()), (2,), hint=hint) for point in points]
    arrows = np.array(slopes) * (-1 if downhill else 1)
    what = "minus the gradient" if downhill else "the gradient"
    figure, (ax,) = _panels(1, 5.4, title=f"{what} of {name}".capitalize())
    _draw_contours(ax, f, 1.15 * limit)
    ax.quiver(*points.T, *arrows.T, color=GRADIENT, angles="xy", width=0.006, zorder=2)
    longest = np.linalg.norm(arrows, axis=1).max()
    return Picture(
        figure,
        f"Arrows of {what} of {name} from {_text(-limit)} to {_text(limit)} over its contours; "
        f"the longest stands for {_text(longest)}.",
    )


@_styled()
def descent_path(f: Height, paths: Series, limit: float | None = None, name: str = "f") -> Picture:
    """Draw the way of gradient descent over the contours of a function of two variables.

    Parameters
    ----------
    f : function
        Takes a point, an array (2,), and returns a number.
    paths : array (N, 2) or mapping of str to array (N, 2)
        The points passed, the start first; several paths have a panel each.
    limit : float, optional
        Both axes run from ``-limit`` to ``limit``: by default a little beyond the starts, so that a
        path which grows without bound leaves the picture.
    name : str
        The formula of `f`.
    """
    hint = "Give one row (x0, x1) for each point passed."
    paths = {
        key: _array(key or "path", path, ("N", 2), hint=hint)
        for key, path in _named("", paths, "path").items()
    }
    limit = limit or 1.25 * max(np.abs(path[0]).max() for path in paths.values()) or 1.0
    columns = 2 if len(paths) in (2, 4) else 3
    height = 5.4 if len(paths) == 1 else 4.2 if columns == 2 else 3.1
    figure, axes = _panels(len(paths), height, columns, sharey=True)
    said = []
    for ax, (key, path) in zip(axes, paths.items(), strict=True):
        _draw_contours(ax, f, limit)
        ax.plot(*path.T, ".-", color=BLUE, linewidth=1.6, markersize=8)
        ax.plot(*path[0], "o", color=ORANGE, markersize=11, label="start", linestyle="")
        ax.plot(*path[-1], "X", color=VERMILION, markersize=11, label="end", linestyle="", zorder=4)
        ax.set_title(key)
        inside = np.abs(path[-1]).max() <= limit
        start, end = (f"({_text(x)}, {_text(y)})" for x, y in path[[0, -1]])
        said.append(f"{key} from {start} to {end}".strip() + f", {len(path) - 1} steps")
        said[-1] += "" if inside else ", out of the picture"
    figure.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=2)
    return Picture(figure, f"Gradient descent on {name}: {'; '.join(said)}.")


@_styled()
def decision_boundary(
    grid: ArrayLike, probabilities: ArrayLike, x: ArrayLike, t: ArrayLike, title: str = ""
) -> Picture:
    """Draw what a classifier of two classes says of the plane, and the points it is about.

    Parameters
    ----------
    grid : array (M, 2)
        The points of a regular grid, in any order.
    probabilities : array (M,), (M, 1) or (M, 2)
        Of class 1 at each of them; of two columns, the second.
    x : array (N, 2)
        The data.
    t : array (N,), (N, 1) or (N, 2)
        Their classes, 0 or 1, or one-hot.
    """
    return decision_boundary_frames(grid, {title: probabilities}, x, t)


@_styled()
def decision_boundary_frames(
    grid: ArrayLike, frames: Mapping[str | int, ArrayLike], x: ArrayLike, t: ArrayLike
) -> Picture:
    """Draw `decision_boundary` at several times of a training, a panel each.

    Parameters
    ----------
    grid, x, t : array
        As for `decision_boundary`.
    frames : mapping of str or int to array (M,), (M, 1) or (M, 2)
        The probabilities at each time; an integer is the number of an epoch.
    """
    x = _array("x", x, ("N", 2), hint="Give one row for each point.")
    hint = "Give the class, 0 or 1, of each point of x."
    t = _of_class_1("t", t, len(x), hint=hint)
    _require(np.isin(t, (0, 1)).all(), "t", "classes 0 and 1", np.unique(t), hint)
    grid = _array("grid", grid, ("M", 2), hint="Give one row for each point of the grid.")
    order, ticks = np.lexsort(grid.T), [np.unique(column) for column in grid.T]
    rows, columns = len(ticks[1]), len(ticks[0])
    expected, hint = f"{rows} × {columns} points, each x1 with each x0", "Use np.meshgrid."
    _require(rows * columns == len(grid), "grid", expected, len(grid), hint)
    frames = _named("frames", frames, "frame")
    height, size = (5.0, 6.5) if len(frames) == 1 else (2.4, 3.5)
    figure, axes = _panels(len(frames), height, sharey=True)
    said = []
    for ax, (when, values) in zip(axes, frames.items(), strict=True):
        p = _of_class_1("probabilities", values, len(grid), hint="Give one for each point of grid.")
        shades = _draw_boundary(ax, ticks, p[order].reshape(rows, columns), x, t, size)
        when = when if isinstance(when, str) else f"epoch {when}"
        ax.set_title(when)
        said.append(f"{when or 'the model'} gives {_text(100 * np.mean(p > 0.5))} % to class 1")
    figure.colorbar(shades, ax=axes, label="probability of class 1", ticks=[0, 0.5, 1])
    return Picture(figure, f"Decision boundary among {len(x)} points: of the plane, {_list(said)}.")


def _of_class_1(name: str, value: ArrayLike, count: int, hint: str) -> np.ndarray:
    array = _array(name, value, (count,), (count, 1), (count, 2), hint=hint)
    inside = np.all((array >= 0) & (array <= 1))
    _require(inside, name, "numbers from 0 to 1", f"{array.min()} to {array.max()}", hint)
    return array.reshape(count, -1)[:, -1]


def _draw_boundary(
    ax: Axes, ticks: list, field: np.ndarray, x: np.ndarray, t: np.ndarray, size: float
) -> ContourSet:
    shades = ax.contourf(*ticks, field, np.linspace(0, 1, 11), cmap=DIVERGING, alpha=0.5)
    if field.min() < 0.5 < field.max():
        ax.contour(*ticks, field, [0.5], colors=INK, linewidths=1.8)
    for label, colour, marker in ((0, BLUE, "o"), (1, VERMILION, "^")):
        ax.plot(*x[t == label].T, marker, color=colour, mec="white", mew=size / 12, markersize=size)
    ax.set(xlabel="$x_0$", ylabel="$x_1$", aspect="equal")
    ax.grid(False)
    return shades


# Arrays as pictures.


@_styled()
def digit_grid(
    images: ArrayLike, titles: Sequence[str] | None = None, columns: int = 8, title: str = ""
) -> Picture:
    """Draw grey-scale images side by side, dark ink on white.

    Parameters
    ----------
    images : array (N, D), (N, H, W) or (N, 1, H, W)
        Square images, or rows of their pixels; 784 of MNIST, 256 of digits16.
    titles : sequence of N str, optional
        What stands above each, such as ``"3 → 5"``.
    columns : int
        Images in a row.
    """
    images = _images("images", images)
    words = [""] * len(images) if titles is None else [str(word) for word in titles]
    hint = "Give one title for each image."
    _require(len(words) == len(images), "titles", f"{len(images)} titles", len(words), hint)
    look = {"cmap": "gray_r", "vmin": images.min(), "vmax": images.max()}
    figure, _ = _sheet(images, words, columns, title, **look)
    said = f"{len(images)} images of {images.shape[1]} × {images.shape[2]} pixels"
    shown = [word for word in words if word]
    return Picture(figure, said + (f", titled {_list(shown[:10])}." if shown else "."))


@_styled()
def weight_images(W: ArrayLike, columns: int = 10, title: str = "") -> Picture:
    """Draw the weights that lead to each hidden unit as an image of the input, on one colour scale.

    Parameters
    ----------
    W : array (D, H)
        Weights of the first layer, D the pixels of a square image.
    columns : int
        Images in a row.
    """
    W = _array("W", W, ("D", "H"), hint="Give the weights of the first layer, one column a unit.")
    images = _images("W.T", W.T)
    reach = np.abs(W).max()
    look = {"cmap": DIVERGING, "vmin": -reach, "vmax": reach}
    figure, mapped = _sheet(images, [""] * len(images), columns, title, margin=1.0, **look)
    width, height = figure.get_size_inches()
    bar = figure.add_axes(((width - 0.9) / width, 0.2 / height, 0.2 / width, 1 - 0.7 / height))
    figure.colorbar(mapped, cax=bar)
    bar.set_title("weight", loc="center", fontsize=12)
    return Picture(
        figure,
        f"Weights of {len(images)} hidden units as images of {images.shape[1]} × {images.shape[2]} "
        f"pixels, from {_text(W.min())} to {_text(W.max())}; 0 is white.",
    )


def _images(name: str, value: ArrayLike) -> np.ndarray:
    """Return images of one of the usual shapes as (N, H, W)."""
    shapes = ("N", "D"), ("N", "H", "W"), ("N", 1, "H", "W")
    images = _array(name, value, *shapes, hint="Of one image x[0], give x[:1].")
    if images.ndim > 2:
        return images.reshape(-1, *images.shape[-2:])
    side = round(images.shape[1] ** 0.5)
    hint = "Give a whole image in each row."
    square = "a square number of pixels, such as 784 or 256"
    _require(side * side == images.shape[1], name, square, images.shape[1], hint)
    return images.reshape(-1, side, side)


def _sheet(
    images: np.ndarray, words: list[str], columns: int, title: str, margin: float = 0.0, **look
) -> tuple[Figure, AxesImage]:
    """Lay out images in rows, a word above each, `margin` inches free at the right."""
    columns = min(columns, len(images))
    cell, head = min((WIDTH - 0.2 - margin) / columns, 1.4), 0.3 * any(words)
    rows = ceil(len(images) / columns)
    width = max(columns * cell, 3) + 0.2 + margin
    figure, ax = _canvas(width, rows * (cell + head) + 0.15, title)
    for i, (image, word) in enumerate(zip(images, words, strict=True)):
        left, bottom = 0.1 + i % columns * cell, 0.1 + (rows - 1 - i // columns) * (cell + head)
        edges = (left + 0.03, left + cell - 0.03, bottom + 0.03, bottom + cell - 0.03)
        mapped = ax.imshow(image, extent=edges, aspect="auto", **look)
        frame = Rectangle(edges[::2], cell - 0.06, cell - 0.06, fill=False, ec=PALE, lw=0.8)
        ax.add_patch(frame)
        ax.text(left + cell / 2, bottom + cell + 0.03, word, ha="center", va="bottom")
    return figure, mapped


@_styled()
def error_heatmap(errors: Series, title: str = "") -> Picture:
    """Draw the relative error of every entry of one or more gradients, on a logarithmic scale.

    Parameters
    ----------
    errors : array (R, C) or (C,), or mapping of str to such arrays
        Relative errors; a panel each. NaN, an entry that was not checked, is left grey.
    """
    errors = _named("relative error", errors, "array")
    figure, axes = _panels(len(errors), 3.4, columns=2, title=title)
    scale = LogNorm(1e-12, 1)
    cmap = mpl.colormaps["viridis"].with_extremes(bad=PALE)
    said = []
    for ax, (name, values) in zip(axes, errors.items(), strict=True):
        hint = "Give the error of each entry of one parameter."
        error = np.abs(_array(name, values, ("R", "C"), ("C",), hint=hint))
        _require(np.isfinite(error).any(), name, "some error", "none", "Check an entry or more.")
        # An error of 0 has no logarithm: it takes the colour of the lowest.
        shown = np.atleast_2d(np.maximum(error, 1e-12))
        mapped = ax.imshow(shown, cmap, norm=scale, aspect="auto")
        ax.set_title(f"{name} {error.shape}")
        ax.set(xlabel="column", ylabel="row")
        ax.locator_params(integer=True, nbins=6, min_n_ticks=1)
        ax.grid(False)
        said.append(f"{name} {error.shape} at most {np.nanmax(error):.1e}")
    figure.colorbar(mapped, ax=axes, label="relative error", extend="both")
    return Picture(figure, f"Relative error of each entry: {_list(said)}.")


@_styled()
def shape_diagram(items: Sequence[str | tuple], title: str = "") -> Picture:
    """Draw arrays as squares, their shapes below, and the operations between them.

    Parameters
    ----------
    items : sequence of str and tuple
        In order from left to right. A text is an operation, such as ``"+"`` or ``"→"``. A tuple is
        an array: ``(label, array)`` has its numbers written into the squares, ``(label, shape)``
        has empty squares; a third item, a shape, adds in dashes the squares that broadcasting to it
        would repeat.

    Examples
    --------
    >>> shape_diagram([("x", (2, 3)), "+", ("b", (3,), (2, 3)), "→", ("x + b", (2, 3))])
    Arrays as squares: x (2, 3) + b (3,) → (2, 3) → x + b (2, 3).
    """
    blocks = [_Operator(item) if isinstance(item, str) else _Block(*item) for item in items]
    bodies = [block.rows for block in blocks if isinstance(block, _Block)]
    _require(bool(bodies), "items", "an array", "none", 'Give one, such as ("x", (2, 3)).')
    height, gap = CELL * max(bodies), 0.22
    width = sum(block.width for block in blocks) + gap * (len(blocks) + 1)
    figure, ax = _canvas(width, height + 0.95, title)
    x = gap
    for block in blocks:
        block.draw(ax, x + block.width / 2, 0.75 + height / 2)
        x += block.width + gap
    return Picture(figure, f"Arrays as squares: {' '.join(block.alt for block in blocks)}.")


CELL = 0.46  # inches: the side of a square in a shape diagram


class _Operator:
    def __init__(self, sign: str):
        self.alt, self.width = sign, _text_width(sign)

    def draw(self, ax: Axes, x: float, y: float) -> None:
        size = 18 if len(self.alt) == 1 else None
        ax.text(x, y, self.alt, ha="center", va="center_baseline", fontsize=size)


class _Block:
    def __init__(self, label: str, value: tuple | ArrayLike, stretched: tuple | None = None):
        shape = value if isinstance(value, tuple) else np.shape(value)
        full = stretched or shape
        small = len(full) <= 2 and all(1 <= n <= 12 for n in full)
        hint = "Draw a smaller example."
        _require(small, label, "one or two lengths from 1 to 12", full, hint)
        pairs = zip(shape[::-1], full[::-1], strict=False)
        fits = len(shape) <= len(full) and all(n in (1, m) for n, m in pairs)
        _require(
            fits, label, f"a shape that broadcasts to {full}", shape, "Compare from the right."
        )
        self.label, self.caption = label, f"{shape} → {full}" if stretched else f"{shape}"
        self.alt = f"{label} {self.caption}".strip()
        self.real, (self.rows, self.columns) = ((1, 1, *each)[-2:] for each in (shape, full))
        self.numbers = None if isinstance(value, tuple) else np.reshape(value, self.real)
        self.width = max(CELL * self.columns, _text_width(label), _text_width(self.caption))

    def draw(self, ax: Axes, x: float, y: float) -> None:
        solid = {"fc": LIGHT, "ec": BLUE, "lw": 1.4, "zorder": 2}
        dashed = {"fc": "none", "ec": GREY, "lw": 1.0, "linestyle": "--"}
        for r, c in np.ndindex(self.rows, self.columns):
            left, low = x + CELL * (c - self.columns / 2), y + CELL * (self.rows / 2 - r - 1)
            real = r < self.real[0] and c < self.real[1]
            ax.add_patch(Rectangle((left, low), CELL, CELL, **(solid if real else dashed)))
            if real and self.numbers is not None:
                at = left + CELL / 2, low + CELL / 2
                number = _text(self.numbers[r, c])
                ax.text(*at, number, ha="center", va="center_baseline", fontsize=12)
        ax.text(x, 0.42, self.label, ha="center", color=BLUE)
        ax.text(x, 0.14, self.caption, ha="center", fontsize=12)
