"""Every function of `course_utils.plotting`: what it draws, what it says, what it refuses."""

import base64
import itertools
import subprocess
import sys

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.text import Text

from course_utils import plotting

APPLES = [
    ("apple", "mul_apple", 100, 2.2),
    ("apple_num", "mul_apple", 2, 110),
    ("mul_apple", "mul_tax", 200, 1.1),
    ("tax", "mul_tax", 1.1, 200),
    ("mul_tax", "price", 220, 1),
]
FRUIT = [
    ("apple", "mul_apple", 100, 2.2),
    ("apple_num", "mul_apple", 2, 110),
    ("orange", "mul_orange", 150, 3.3),
    ("orange_num", "mul_orange", 3, 165),
    ("mul_apple", "add_fruit", 200, 1.1),
    ("mul_orange", "add_fruit", 450, 1.1),
    ("add_fruit", "mul_tax", 650, 1.1),
    ("tax", "mul_tax", 1.1, 650),
    ("mul_tax", "price", 715, 1),
]
# x²y + xy + 3y at (2, 1): values used several times, two of them by one node.
TAPE = [
    ("x", "mul_1", 2, 2),
    ("x", "mul_1", 2, 2),
    ("mul_1", "mul_2", 4, 1),
    ("y", "mul_2", 1, 4),
    ("x", "mul_3", 2, 1),
    ("y", "mul_3", 1, 2),
    ("mul_2", "add_1", 4, 1),
    ("mul_3", "add_1", 2, 1),
    ("3", "mul_4", 3, 1),
    ("y", "mul_4", 1, 3),
    ("add_1", "add_2", 6, 1),
    ("mul_4", "add_2", 3, 1),
    ("add_2", "z", 9, 1),
]
# A product of eleven numbers, one after the other: 22 nodes.
LONG = [("x0", "mul_1", 1.25, -1234.5)]
for k in range(1, 11):
    LONG += [(f"x{k}", f"mul_{k}", 0.0123, 1e-7), (f"mul_{k}", f"mul_{k + 1}", -0.5678, 12345.6)]
GRAPHS = {"apples": APPLES, "fruit": FRUIT, "tape": TAPE, "long": LONG}

X = np.linspace(-2, 2, 21)
RNG = np.random.default_rng(0)
POINTS, IMAGES = RNG.normal(size=(30, 2)), RNG.random((3, 784))
CLASSES = (np.hypot(*POINTS.T) > 1).astype(int)
GRID = np.stack(np.meshgrid(X, X), axis=-1).reshape(-1, 2)
CHANCES = 1 / (1 + np.exp(2 - 2 * np.hypot(*GRID.T)))
H = np.logspace(-6, -1, 11)


def parabola(x):
    return 0.01 * x**2 + 0.1 * x


def tangent_at_5(x):
    return 0.75 + 0.2 * (x - 5)


def bowl(x):
    return np.sum(x**2)


PATH = np.array([(-3.0, 4.0)]) * 0.8 ** np.arange(6)[:, None]

# Of each function: a call, and what its alternative text must say.
PICTURES = {
    "computational_graph": (
        lambda: plotting.computational_graph(APPLES, title="Two apples"),
        ["apple = 100", "price = 220", "tax 200", "2 operations"],
    ),
    "function_curves": (
        lambda: plotting.function_curves({"tanh": np.tanh}, X, {"tanh": 1 - np.tanh(X) ** 2}),
        ["tanh", "from −2 to 2", "−0.964 to 0.964", "slope of tanh"],
    ),
    "tangent_line": (
        lambda: plotting.tangent_line(parabola, tangent_at_5, 5, (0, 20), "0.01x² + 0.1x"),
        ["Tangent of 0.01x² + 0.1x at x = 5, slope 0.2"],
    ),
    "gradient_field": (
        lambda: plotting.gradient_field(bowl, lambda x: 2 * x, count=5, name="$x_0^2 + x_1^2$"),
        ["minus the gradient of x_0^2 + x_1^2", "5.657"],
    ),
    "descent_path": (
        lambda: plotting.descent_path(bowl, {"rate 0.1": PATH, "rate 0": PATH[:1]}, name="x² + y²"),
        ["rate 0.1 from (−3, 4)", "5 steps", "0 steps"],
    ),
    "step_size_error": (
        lambda: plotting.step_size_error(H, {"forward": H, "central": H**2}),
        ["forward, slope 1.0", "central, slope 2.0", "h = 1e-06"],
    ),
    "training_curves": (
        lambda: plotting.training_curves(
            1 / (1 + X**2), {"train": [0.5, 0.9], "test": [0.4, 0.8]}, smooth=5
        ),
        ["loss from 0.2 to 0.2 in 21 iterations", "test accuracy from 0.4 to 0.8 in 2 epochs"],
    ),
    "timing_bars": (
        lambda: plotting.timing_bars({"loop": 1.5, "NumPy": 0.003}),
        ["loop 1.5 s, 500 times as long", "NumPy 3 ms"],
    ),
    "error_rates": (
        lambda: plotting.error_rates({"validation": {"plain": 3.5, "Adam": 2}, "best": {"A": 0.7}}),
        ["plain 3.5 % (validation)", "Adam 2 % (validation) and A 0.7 % (best)"],
    ),
    "decision_boundary": (
        lambda: plotting.decision_boundary(GRID, CHANCES, POINTS, CLASSES, title="After training"),
        ["30 points", "After training gives"],
    ),
    "decision_boundary_frames": (
        lambda: plotting.decision_boundary_frames(
            GRID, {0: CHANCES * 0, 100: CHANCES}, POINTS, CLASSES
        ),
        ["epoch 0 gives 0 %", "epoch 100 gives"],
    ),
    "digit_grid": (
        lambda: plotting.digit_grid(IMAGES, ["3 → 5", "7 → 1", "4 → 9"]),
        ["3 images of 28 × 28 pixels", "3 → 5, 7 → 1 and 4 → 9"],
    ),
    "weight_images": (
        lambda: plotting.weight_images(np.linspace(-1, 0.5, 160).reshape(16, 10)),
        ["10 hidden units", "4 × 4", "from −1 to 0.5"],
    ),
    "error_heatmap": (
        lambda: plotting.error_heatmap({"W": np.full((2, 3), 3e-9), "b": [0.0, np.nan, 0.25]}),
        ["W (2, 3) at most 3.0e-09", "b (3,) at most 2.5e-01"],
    ),
    "shape_diagram": (
        lambda: plotting.shape_diagram(
            [("x", np.arange(6).reshape(2, 3)), "+", ("b", (3,), (2, 3)), "→", ("y", (2, 3))]
        ),
        ["x (2, 3) + b (3,) → (2, 3) → y (2, 3)"],
    ),
}
WITH_AXES = sorted(
    set(PICTURES) - {"computational_graph", "digit_grid", "weight_images", "shape_diagram"}
)


def shown_texts(picture):
    """Return the texts of a picture that are to be seen, with their boxes in pixels."""
    canvas = FigureCanvasAgg(picture.figure)
    canvas.draw()
    texts = [t for t in picture.figure.findobj(Text) if t.get_text().strip() and t.get_visible()]
    return {t: t.get_window_extent(canvas.get_renderer()) for t in texts}


def words(picture):
    return [text.get_text() for text in picture.figure.findobj(Text)]


def test_every_public_function_is_tested():
    public = {
        name
        for name, value in vars(plotting).items()
        if getattr(value, "__module__", "") == plotting.__name__
        and not name.startswith("_")
        and not isinstance(value, type)
    }
    assert public == set(PICTURES)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_says_and_shows_what_it_is(name):
    draw, said = PICTURES[name]
    picture = draw()
    assert isinstance(picture, plotting.Picture)
    for words_of_alt in said:
        assert words_of_alt in picture.alt
    assert picture.alt.endswith(".")

    data, metadata = picture._repr_mimebundle_(include=None, exclude=None)
    png = base64.b64decode(data["image/png"])
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert data["text/plain"] == metadata["image/png"]["alt"] == picture.alt == repr(picture)
    pixels = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    points = metadata["image/png"]["width"], metadata["image/png"]["height"]
    assert np.allclose(pixels, 2 * np.array(points), atol=2)


@pytest.mark.parametrize("name", PICTURES)
def test_the_same_input_gives_the_same_bytes_whatever_the_reader_s_settings(name):
    draw, _ = PICTURES[name]
    first = draw().png()
    assert draw().png() == first
    assert b"Software" not in first
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "black", "savefig.facecolor": "red"}):
        assert draw().png() == first
        assert mpl.rcParams["font.size"] == 30


@pytest.mark.parametrize("name", WITH_AXES)
def test_axes_are_labelled(name):
    for ax in PICTURES[name][0]().figure.axes:
        if ax.get_label() == "<colorbar>":
            assert ax.get_ylabel()
        else:
            assert ax.get_xlabel()
            assert ax.get_ylabel() or name == "timing_bars"  # there the bars' names say it


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_is_cut_off(name):
    figure = PICTURES[name][0]().figure
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    drawn, (width, height) = figure.get_tightbbox(canvas.get_renderer()), figure.get_size_inches()
    assert min(drawn.x0, drawn.y0, width - drawn.x1, height - drawn.y1) > -0.005


@pytest.mark.parametrize("name", GRAPHS)
def test_no_label_of_a_graph_meets_another(name):
    boxes = shown_texts(plotting.computational_graph(GRAPHS[name]))
    for (a, box_a), (b, box_b) in itertools.combinations(boxes.items(), 2):
        assert not box_a.overlaps(box_b), (a.get_text(), b.get_text())


@pytest.mark.parametrize("name", GRAPHS)
def test_a_graph_shows_values_above_and_gradients_below_each_edge(name):
    picture = plotting.computational_graph(GRAPHS[name])
    texts = picture.figure.axes[0].texts
    for colour, column, pattern in (
        (plotting.VALUE, 2, "{}"),
        (plotting.GRADIENT, 3, "← {}"),
    ):
        expected = [pattern.format(plotting._text(edge[column])) for edge in GRAPHS[name]]
        found = [t.get_text() for t in texts if t.get_color() == colour]
        assert sorted(expected) == sorted(t for t in found if "ward" not in t)
        assert sum("ward" in t for t in found) == 1  # the legend
    values = [t.get_position() for t in texts if t.get_color() == plotting.VALUE]
    gradients = [t.get_position() for t in texts if t.get_color() == plotting.GRADIENT]
    for (x, y), (x_below, y_below) in zip(values[:-1], gradients[:-1], strict=True):
        assert x == x_below
        assert y > y_below


def test_a_graph_runs_from_left_to_right():
    texts = plotting.computational_graph(APPLES).figure.axes[0].texts
    x = {t.get_text(): t.get_position()[0] for t in texts}
    assert x["apple"] == x["tax"] < x["100"] < x["200"] < x["220"] < x["price"]


def test_operations_are_marked_by_rule_or_by_label():
    assert words(plotting.computational_graph(APPLES)).count("×") == 2
    marked = words(plotting.computational_graph(APPLES, labels={"mul_tax": "tax it", "price": "p"}))
    assert marked.count("×") == 1
    assert {"tax it", "p"} <= set(marked)


def test_a_graph_without_gradients_shows_none():
    picture = plotting.computational_graph([(*edge[:3], None) for edge in APPLES])
    assert not any("←" in word for word in words(picture))
    assert "radient" not in picture.alt


def test_arrays_on_a_graph_show_their_shape_and_a_gradient_of_0_shows():
    x = np.zeros((2, 3))
    picture = plotting.computational_graph([("x", "relu", x, 0), ("relu", "sum", x, x)])
    assert {"(2, 3)", "← 0", "← (2, 3)", "relu", "Σ"} <= set(words(picture))


def test_colours_come_from_the_palette():
    palette = {
        plotting.BLUE,
        plotting.VERMILION,
        plotting.GREEN,
        plotting.PURPLE,
        plotting.ORANGE,
        plotting.INK,
    }
    for name in ("function_curves", "tangent_line", "descent_path", "step_size_error"):
        lines = [line for ax in PICTURES[name][0]().figure.axes for line in ax.lines]
        assert lines
        assert {to_hex(line.get_color()).upper() for line in lines} <= {c.upper() for c in palette}


def test_curves_are_drawn_where_the_data_are():
    (curve, slope) = PICTURES["function_curves"][0]().figure.axes
    assert np.array_equal(curve.lines[0].get_ydata(), np.tanh(X))
    assert np.array_equal(slope.lines[0].get_ydata(), 1 - np.tanh(X) ** 2)
    _, tangent, touch = PICTURES["tangent_line"][0]().figure.axes[0].lines
    assert np.allclose(tangent.get_ydata(), tangent_at_5(np.asarray(tangent.get_xdata())))
    assert (*touch.get_xdata(), *touch.get_ydata()) == (5, 0.75)


def test_several_tangents():
    picture = plotting.tangent_line(parabola, [tangent_at_5, lambda x: 2 + 0.3 * (x - 10)], [5, 10])
    assert "at x = 5, slope 0.2 and at x = 10, slope 0.3" in picture.alt


def test_what_a_function_does_to_its_argument_stays_with_it():
    x = X.copy()

    def careless(v):
        v[v < 0] = 0
        return v

    plotting.function_curves({"relu": careless}, x)
    assert np.array_equal(x, X)
    arrows = (
        plotting.gradient_field(bowl, careless, limit=1, count=3).figure.axes[0].collections[-1]
    )
    assert arrows.get_offsets()[0].tolist() == [-1, -1]


def test_a_mean_is_drawn_over_its_losses():
    losses = np.arange(9.0)
    strong, faint = plotting.training_curves(losses, smooth=3).figure.axes[0].lines
    assert np.allclose(strong.get_xdata(), np.arange(2, 9))
    assert np.allclose(strong.get_ydata(), np.arange(1, 8))
    assert np.array_equal(faint.get_ydata(), losses)
    assert faint.get_alpha() < 1


def test_accuracies_may_start_before_training():
    _, accuracy = plotting.training_curves([1, 2], [0.1, 0.5, 0.9], first=0).figure.axes
    assert list(accuracy.lines[0].get_xdata()) == [0, 1, 2]


def test_a_path_that_grows_without_bound_leaves_the_picture():
    picture = plotting.descent_path(
        bowl, np.array([(-3.0, 4.0)]) * (-19.0) ** np.arange(99)[:, None]
    )
    assert "out of the picture" in picture.alt
    assert picture.figure.axes[0].get_xlim() == (-5, 5)
    assert picture.png()


def test_gradient_arrows_point_downhill_unless_told():
    down = PICTURES["gradient_field"][0]().figure.axes[0].collections[-1]
    assert down.U[0] > 0  # at the lower left corner, to the right
    up = plotting.gradient_field(bowl, lambda x: 2 * x, count=3, downhill=False)
    assert up.figure.axes[0].collections[-1].U[0] < 0
    assert "minus" not in up.alt


def test_images_of_every_usual_shape_look_the_same():
    images = np.linspace(0, 1, 2 * 784).reshape(2, 784)
    pictures = [
        plotting.digit_grid(images.reshape(shape)).png()
        for shape in ((2, 784), (2, 28, 28), (2, 1, 28, 28))
    ]
    assert len(set(pictures)) == 1
    assert "16 × 16" in plotting.digit_grid(np.ones((1, 256))).alt


def test_weights_share_one_scale_around_0():
    images = PICTURES["weight_images"][0]().figure.axes[0].images
    assert len(images) == 10
    assert {image.get_clim() for image in images} == {(-1, 1)}
    assert np.array_equal(images[3].get_array().ravel(), np.linspace(-1, 0.5, 160)[3::10])


def test_a_boundary_does_not_depend_on_the_order_or_form_of_the_grid():
    order = np.random.default_rng(2).permutation(len(GRID))
    both = np.stack([1 - CHANCES, CHANCES], axis=1)
    one_hot = np.eye(2)[CLASSES]
    expected = plotting.decision_boundary(GRID, CHANCES, POINTS, CLASSES).png()
    assert plotting.decision_boundary(GRID[order], both[order], POINTS, one_hot).png() == expected
    column = CLASSES[:, None]
    assert plotting.decision_boundary(GRID, CHANCES[:, None], POINTS, column).png() == expected


def test_squares_that_broadcasting_repeats_are_dashed():
    patches = PICTURES["shape_diagram"][0]().figure.axes[0].patches
    assert len(patches) == 18
    assert sum(patch.get_linestyle() == "--" for patch in patches) == 3


BAD = {
    "no edges": (lambda: plotting.computational_graph([]), "edges: .* found none"),
    "short edge": (
        lambda: plotting.computational_graph([("x", "y", 1)]),
        r"edges: expected \(source, target, value, gradient\), found \('x', 'y', 1\)",
    ),
    "circle": (
        lambda: plotting.computational_graph([("x", "y", 1, None), ("y", "x", 1, None)]),
        "edges: expected no circle, found .*x → y|y → x",
    ),
    "curve": (
        lambda: plotting.function_curves({"relu": lambda x: 0.0}, X),
        r"value of relu: expected shape \(21,\), found \(\)",
    ),
    "words": (
        lambda: plotting.function_curves({"relu": np.tanh}, "x"),
        r"x: expected numbers of shape \(N,\)",
    ),
    "tangents": (
        lambda: plotting.tangent_line(parabola, [tangent_at_5], [5, 10]),
        "tangent: expected 2 lines, found 1",
    ),
    "field": (
        lambda: plotting.gradient_field(bowl, bowl),
        r"gradient\(x\): expected shape \(2,\), found \(\)",
    ),
    "height": (
        lambda: plotting.gradient_field(lambda x: x, lambda x: x),
        r"f\(x\): expected shape \(\), found \(2,\)",
    ),
    "path": (
        lambda: plotting.descent_path(bowl, [1.0, 2.0]),
        r"path: expected shape \(N, 2\), found \(2,\).*row",
    ),
    "negative step": (lambda: plotting.step_size_error([-1.0, 1.0], {}), "h: expected positive"),
    "no curve": (lambda: plotting.step_size_error([1.0], {}), "errors: expected at least one"),
    "no error": (lambda: plotting.step_size_error([1.0], {"a": [0]}), "a: expected an error above"),
    "errors": (
        lambda: plotting.step_size_error([1.0], {"a": [1, 2]}),
        r"a: expected shape \(1,\), found \(2,\)",
    ),
    "losses": (
        lambda: plotting.training_curves(np.ones((2, 3))),
        r"loss: expected shape \(N,\), found \(2, 3\)",
    ),
    "no losses": (
        lambda: plotting.training_curves([]),
        r"loss: expected shape \(N,\), found \(0,\)",
    ),
    "smooth": (
        lambda: plotting.training_curves([1, 2], smooth=3),
        "smooth: expected 1 to 2, found 3",
    ),
    "no time": (lambda: plotting.timing_bars({"loop": 0}), "seconds: expected durations above 0"),
    "grid": (
        lambda: plotting.decision_boundary(GRID[:-1], CHANCES[:-1], POINTS, CLASSES),
        "grid: expected 21 × 21 points.*found 440",
    ),
    "chances": (
        lambda: plotting.decision_boundary(GRID, CHANCES[:-1], POINTS, CLASSES),
        r"probabilities: expected shape \(441,\) or \(441, 1\) or \(441, 2\), found \(440,\)",
    ),
    "logits": (
        lambda: plotting.decision_boundary(GRID, CHANCES * 9, POINTS, CLASSES),
        "probabilities: expected numbers from 0 to 1",
    ),
    "classes": (
        lambda: plotting.decision_boundary(GRID, CHANCES, POINTS, CLASSES / 2),
        "t: expected classes 0 and 1",
    ),
    "one image": (
        lambda: plotting.digit_grid(np.ones(784)),
        r"images: expected shape \(N, D\) or .* found \(784,\).*x\[:1\]",
    ),
    "pixels": (lambda: plotting.digit_grid(np.ones((1, 783))), "images: expected a square number"),
    "titles": (
        lambda: plotting.digit_grid(np.ones((2, 784)), ["3"]),
        "titles: expected 2 titles, found 1",
    ),
    "weights": (
        lambda: plotting.weight_images(np.ones(784)),
        r"W: expected shape \(D, H\), found \(784,\)",
    ),
    "heat": (
        lambda: plotting.error_heatmap({"W": np.ones((2, 2, 2))}),
        r"W: expected shape \(R, C\) or \(C,\), found \(2, 2, 2\)",
    ),
    "unchecked": (lambda: plotting.error_heatmap({"W": [np.nan]}), "W: expected some error"),
    "broadcast": (
        lambda: plotting.shape_diagram([("b", (2,), (2, 3))]),
        r"b: expected a shape that broadcasts to \(2, 3\), found \(2,\)",
    ),
    "large": (lambda: plotting.shape_diagram([("W", (784, 50))]), "W: .* found .784, 50.*smaller"),
    "no array": (lambda: plotting.shape_diagram(["+"]), "items: expected an array"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_named(case):
    call, message = BAD[case]
    with pytest.raises(ValueError, match=message):
        call()


def test_a_web_page_has_the_alternative_text():
    nbconvert, nbformat = pytest.importorskip("nbconvert"), pytest.importorskip("nbformat")
    picture = plotting.timing_bars({"<loop>": 1.5})
    data, metadata = picture._repr_mimebundle_()
    cell = nbformat.v4.new_code_cell("plotting.timing_bars(times)")
    cell.outputs = [nbformat.v4.new_output("execute_result", data=data, metadata=metadata)]
    notebook = nbformat.v4.new_notebook(cells=[cell])
    page, _ = nbconvert.HTMLExporter(template_name="basic").from_notebook_node(notebook)
    assert 'alt="Durations: &lt;loop&gt; 1.5 s."' in page


def test_pyplot_is_neither_imported_nor_used():
    code = (
        "import sys; from course_utils import plotting; "
        "plotting.timing_bars({'loop': 1.0}).png(); "
        "sys.exit('matplotlib.pyplot' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
