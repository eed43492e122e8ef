# %% [markdown]
# # 8. Decision boundaries
#
# An image of 784 pixels is a point in a space of 784 dimensions, and nobody can look at that. Points in
# a plane have two. In this lesson the network sorts such points into two classes, and you watch the
# line that it draws between them: how it begins nearly straight, bends, and closes around one of the
# classes. On the way you write the network once more, in another style: no classes, only five
# functions.
#
# **You will be able to**
#
# - write a network as **plain functions** that hand dicts to each other,
# - say for each array of it which shape it has, and find the mistakes that broadcasting hides,
# - draw a **decision boundary**, and say what each hidden unit adds to it,
# - put another layer in, and run the same code on MNIST.
#
# **You need** lessons 5 to 7: affine layers, softmax, the training loop; `tanh` from lesson 3. **Time**
# about 90 minutes. **Notation** is collected in [docs/notation.md](../../docs/notation.md).

# %%
import os

# Small matrices gain little from several threads, and lose much when the machine is busy.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # NumPy reads it when it is first imported

import numpy as np

from course_utils import plotting
from course_utils.animation import moving_boundary
from course_utils.datasets import load_mnist, make_circles
from course_utils.gradients import numerical_gradient, relative_error
from course_utils.layers import softmax
from course_utils.training import epoch_batches

# %% [markdown]
# ## A disc and a ring
#
# 200 points to learn from and 200 others to test with. Class 0 is a disc, class 1 a ring around it, and
# a little noise makes them touch. Besides the points we get a **grid**: 40 × 40 points that cover the
# plane. Targets are one-hot rows, here called $Y$.

# %%
(X_train, Y_train), (X_test, Y_test), grid = make_circles(one_hot_label=True)
print("X_train", X_train.shape, "  Y_train", Y_train.shape, "  grid", grid.shape)

# %%
undecided = np.full(len(grid), 0.5)
plotting.decision_boundary(grid, undecided, X_train, Y_train, title="Training set, nothing decided")

# %% [markdown]
# No straight line parts these classes. A network without a hidden layer can only draw a straight line,
# so it must fail here. One hidden layer is enough, as you will see.
#
# ## The network as functions
#
# Two layers, as in lesson 7, but with $\tanh$ in place of Relu:
#
# $$\tilde h = X W_h + b_h, \qquad h = \tanh \tilde h, \qquad
#   \tilde y = h\,W_y + b_y, \qquad \hat y = \operatorname{softmax}(\tilde y).$$
#
# There is no object that remembers. What is learned is in a dict `params`, what a forward pass computes
# is in a dict `outputs`, and both are handed to whoever needs them. A tilde marks what comes before the
# activation. For $N$ examples with $n_x$ inputs, $n_h$ hidden units and $n_y$ classes:
#
# | dict | key | symbol | shape |
# | --- | --- | --- | --- |
# | `params` | `"Wh"` | $W_h$ | $(n_x, n_h)$ |
# | | `"bh"` | $b_h$ | $(n_h,)$ |
# | | `"Wy"` | $W_y$ | $(n_h, n_y)$ |
# | | `"by"` | $b_y$ | $(n_y,)$ |
# | `outputs` | `"X"` | $X$ | $(N, n_x)$ |
# | | `"htilde"`, `"h"` | $\tilde h$, $h$ | $(N, n_h)$ |
# | | `"ytilde"`, `"yhat"` | $\tilde y$, $\hat y$ | $(N, n_y)$ |
#
# > **Note** Other courses store the weights the other way round, $W_h$ as $(n_h, n_x)$, and write
# > $X W_h^\top$; so does PyTorch. It is the same network. We stay with one column for each unit, as in
# > all lessons.

# %%
edges = [
    ("X", "affine_h", "(N, nx)", None),
    ("affine_h", "tanh", "(N, nh)", None),
    ("tanh", "affine_y", "(N, nh)", None),
    ("affine_y", "softmax", "(N, ny)", None),
    ("softmax", "yhat", "(N, ny)", None),
]
plotting.computational_graph(edges, labels={"affine_h": "Wh, bh", "affine_y": "Wy, by"})

# %% [markdown]
# ### Exercise 1: `init_params`
#
# Return the dict `params`. Biases begin at 0. Each weight is a normal random number with mean 0 and
# standard deviation $1/\sqrt{n}$, where $n$ is the number of inputs that meet in the unit it leads to:
# $n_x$ for $W_h$, and $n_h$ for $W_y$. So the sum of $n$ such terms is about as large as one input,
# however many there are. Draw from `rng`, so that the same seed gives the same numbers.
#
# <details><summary>Hint</summary>
#
# `rng.normal(0, s, size=(m, k))` is an array of normal numbers with standard deviation `s`.
# </details>


# %% exercise="init_params"
def init_params(nx, nh, ny, rng=0):
    """Return random weights and zero biases.

    nx, nh, ny: numbers of inputs, hidden units and classes
    Returns a dict: "Wh" (nx, nh), "bh" (nh,), "Wy" (nh, ny), "by" (ny,).
    """
    rng = np.random.default_rng(rng)  # a generator, or the seed of a new one
    ### BEGIN SOLUTION
    return {
        "Wh": rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh)),
        "bh": np.zeros(nh),
        "Wy": rng.normal(0, 1 / np.sqrt(nh), size=(nh, ny)),
        "by": np.zeros(ny),
    }
    ### END SOLUTION


# %% check="init_params_shapes" points=1
import numpy as np

from course_utils.checks import check_steps, inputs

nx, nh, ny = (int(n) for n in inputs("init_params_shapes").choice(range(2, 9), 3, replace=False))


def steps(init_params):
    params = init_params(nx, nh, ny)
    yield "init_params: it returns a dict", isinstance(params, dict)
    for key in ("Wh", "bh", "Wy", "by"):
        label = f"init_params: the shape of {key} for nx, nh, ny = {nx}, {nh}, {ny}"
        yield label, str(np.shape(params[key]))
        kind = getattr(params[key], "dtype", None)
        yield f"init_params: {key} is an array of floats", kind is not None and kind.kind == "f"
    yield "init_params: bh", params["bh"]
    yield "init_params: by", params["by"]
    zeros = any(np.any(params[key] == 0) for key in ("Wh", "Wy"))
    yield "init_params: there are weights of 0", bool(zeros)


check_steps(init_params, steps, praise="init_params: every shape is right, and biases are 0.")

# %% check="init_params_random" points=1
import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("init_params_random")
seed = int(rng.integers(10_000))
nx, nh, ny = (int(n) for n in rng.integers((80, 150, 60), (100, 180, 75)))


def steps(init_params):
    params = init_params(nx, nh, ny, seed)
    for key, n in {"Wh": nx, "Wy": nh}.items():
        W = np.asarray(params[key])
        yield f"init_params: the shape of {key}", str(W.shape)
        yield f"init_params: the standard deviation of {key}, times √{n}", np.std(W) * n**0.5
        yield f"init_params: {key} has mean 0", bool(abs(np.mean(W)) < 0.1 * np.std(W))
        far = np.mean(np.abs(W) > 2.5 * np.std(W))  # of normal numbers, one in eighty
        yield f"init_params: {key} is normal, with few numbers far from 0", bool(0.005 < far < 0.03)
        columns = np.ptp(W, axis=1).min() > 0 and np.ptp(W, axis=0).min() > 0
        yield f"init_params: the rows and columns of {key} differ", bool(columns)
    for label, again in {"the same seed": seed, "another seed": seed + 1}.items():
        others = init_params(nx, nh, ny, again)
        for key in ("Wh", "Wy"):
            same = np.array_equal(params[key], others[key])
            yield f"init_params: {label} gives the same {key}", bool(same)
    ### BEGIN HIDDEN TESTS
    square = init_params(3, 3, 3, seed)
    alike = np.allclose(square["Wh"], square["Wy"])
    yield "init_params: where nx = nh = ny, Wh and Wy are the same", bool(alike)
    ### END HIDDEN TESTS


check_steps(init_params, steps, tolerance=0.1, praise="init_params: the weights are well spread.")

# %% [markdown]
# ### Exercise 2: `forward`
#
# Write the four formulas. Return two things: $\hat y$, and the dict `outputs` with **all five** arrays,
# because the way back will ask for them. `softmax` of lesson 5 is imported above: it takes logits
# $(N, n_y)$ and works along each row.
#
# <details><summary>Hint</summary>
#
# First line: `htilde = X @ params["Wh"] + params["bh"]`. The bias $(n_h,)$ is added to every row.
# </details>


# %% exercise="forward"
def forward(params, X):
    """Return the network's probabilities, and everything that was computed on the way.

    params: dict of init_params
    X: (N, nx), one example in each row
    Returns yhat (N, ny), and a dict with "X", "htilde", "h", "ytilde", "yhat".
    """
    ### BEGIN SOLUTION
    htilde = X @ params["Wh"] + params["bh"]
    h = np.tanh(htilde)
    ytilde = h @ params["Wy"] + params["by"]
    yhat = softmax(ytilde)
    return yhat, {"X": X, "htilde": htilde, "h": h, "ytilde": ytilde, "yhat": yhat}
    ### END SOLUTION


# %% check="forward_yhat" points=1
from course_utils.checks import check_steps, inputs

rng = inputs("forward_yhat")
shapes = {"Wh": (3, 5), "bh": (5,), "Wy": (5, 4), "by": (4,)}
params = {key: rng.normal(size=shape) for key, shape in shapes.items()}
X = rng.normal(size=(6, 3))


def steps(forward):
    pair = forward({key: value.copy() for key, value in params.items()}, X.copy())
    returned = isinstance(pair, tuple | list) and len(pair) == 2
    yield "forward: it returns two things", returned
    yield "forward: yhat", pair[0]


check_steps(forward, steps, praise="forward: yhat is right.")

# %% check="forward_outputs" points=2
from course_utils.checks import check_steps, inputs

rng = inputs("forward_outputs")
shapes = {"Wh": (3, 5), "bh": (5,), "Wy": (5, 4), "by": (4,)}
params = {key: rng.normal(size=shape) for key, shape in shapes.items()}
X = rng.normal(size=(6, 3))


def steps(forward):
    held, given = {key: value.copy() for key, value in params.items()}, X.copy()
    for when in ("", " (at the second call)"):
        _, outputs = forward(held, given)
        for key in ("X", "htilde", "h", "ytilde", "yhat"):
            yield f"forward: outputs[{key!r}]{when}", outputs[key]
    yield "forward: params afterwards", held
    yield "forward: X afterwards", given
    forward(held, given + 1)
    yield "forward: outputs['h'] (after another call)", outputs["h"]


check_steps(forward, steps, praise="forward: all five outputs are right.")
### BEGIN HIDDEN TESTS
X = rng.normal(size=(5, 3))  # as many examples as hidden units: nothing may hide there
check_steps(forward, steps)
X = rng.normal(size=(1, 3))
check_steps(forward, steps)
params["by"] = 1000 + rng.normal(size=4)
check_steps(forward, steps)
X, params["Wy"] = rng.normal(size=(6, 3)), 1000 * params["Wy"]  # rows of unequal size
check_steps(forward, steps)
### END HIDDEN TESTS

# %% [markdown]
# A network with ten hidden units, before it has learned anything. Ask it about each of the 1,600
# points of the grid, and colour the plane by its answers. Where both classes have probability 0.5, its
# answer changes: that line is the **decision boundary**.

# %%
params = init_params(2, 10, 2)
yhat, outputs = forward(params, grid)
plotting.decision_boundary(grid, yhat, X_train, Y_train, title="Before learning")

# %% [markdown]
# It is drawn anywhere, and takes no notice of the points.
#
# ## How wrong is it?
#
# The loss is the cross-entropy of lesson 5, the mean over the examples of minus the logarithm of what
# the right class was given:
#
# $$L = -\frac{1}{N} \sum_{n=1}^{N} \sum_{c=1}^{n_y} Y_{nc}\, \ln \hat y_{nc}.$$
#
# $Y$ is one-hot, so of the inner sum only the right class remains. But beware of this product: a
# probability can become 0 in floating point, and then $0 \cdot \ln 0$ is `0 * -inf`.

# %%
with np.errstate(all="ignore"):
    print("0 * log(0) =", 0 * np.log(0.0))

# %% [markdown]
# `nan`, which is not a number, and the loss is lost. In exact mathematics that term is 0.
#
# ### Exercise 3: `loss_accuracy`
#
# Return the loss, and the **accuracy**: the share, from 0 to 1, of the rows in which $\hat y$ has its
# largest entry where $Y$ has its 1. The loss must be finite, even where a probability is exactly 0;
# otherwise it must follow the formula.
#
# <details><summary>Hint 1: no logarithm of 0</summary>
#
# Add a tiny number, such as `1e-12`, to the probabilities before you take the logarithm.
# </details>
# <details><summary>Hint 2: accuracy</summary>
#
# `argmax(axis=1)` gives the place of the largest entry in each row. Of $Y$ it gives the label. The mean
# of an array of `True` and `False` is the share of `True`.
# </details>


# %% exercise="loss_accuracy"
def loss_accuracy(Yhat, Y):
    """Return the mean cross-entropy and the accuracy, two numbers.

    Yhat: (N, ny), probabilities
    Y: (N, ny), one-hot
    """
    ### BEGIN SOLUTION
    loss = -np.mean(np.sum(Y * np.log(Yhat + 1e-12), axis=1))
    accuracy = np.mean(Yhat.argmax(axis=1) == Y.argmax(axis=1))
    return loss, accuracy
    ### END SOLUTION


# %% check="loss_value" points=1
import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("loss_value")
Yhat, Y = rng.dirichlet(np.full(3, 4.0), size=7), np.eye(3)[rng.permutation(7) % 3]


def steps(loss_accuracy):
    given, targets = Yhat.copy(), Y.copy()
    pair = loss_accuracy(given, targets)
    returned = isinstance(pair, tuple | list) and len(pair) == 2
    yield "loss_accuracy: it returns two numbers", returned
    yield "loss_accuracy: the loss", pair[0]
    yield "loss_accuracy: Yhat afterwards", given
    yield "loss_accuracy: Y afterwards", targets


check_steps(loss_accuracy, steps, tolerance=1e-4, praise="loss_accuracy: the loss is right.")

# %% check="accuracy_value" points=1
import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("accuracy_value")
t = rng.permutation(20) % 4
answers = np.where(np.arange(20) < rng.integers(7, 14), t, (t + 1) % 4)  # the first are right
Yhat = 0.1 * np.eye(4)[answers] + rng.uniform(0.2, 0.25, (20, 4))
Yhat /= Yhat.sum(axis=1, keepdims=True)
close = [[0.48, 0.47, 0.05], [0.4, 0.35, 0.25], [0.1, 0.46, 0.44]]  # the second alone is right


def steps(loss_accuracy):
    for part in (slice(20), slice(15, 20), slice(3, 17)):
        answer = loss_accuracy(Yhat[part].copy(), np.eye(4)[t[part]])
        yield f"loss_accuracy: the accuracy of {len(t[part])} examples", answer[1]
    answer = loss_accuracy(np.array(close), np.eye(3)[[1, 0, 2]])
    yield "loss_accuracy: the accuracy where a wrong class is just ahead", answer[1]


check_steps(loss_accuracy, steps, praise="loss_accuracy: the accuracy is right.")

# %% check="loss_finite" points=1
import numpy as np

from course_utils.checks import check_steps, inputs

a, b = inputs("loss_finite").uniform(0.2, 0.8, size=2)
Yhat = np.array([[0.0, a, 1 - a], [b, 1 - b, 0.0], [1.0, 0.0, 0.0]])


def steps(loss_accuracy):
    given = Yhat.copy()
    loss = loss_accuracy(given, np.eye(3)[[1, 0, 0]])[0]
    yield "loss_accuracy: the loss, with 0 at wrong classes", loss
    yield "loss_accuracy: Yhat afterwards", given
    loss = loss_accuracy(Yhat.copy(), np.eye(3)[[1, 0, 2]])[0]
    yield "loss_accuracy: finite and large, with 0 at a right class", bool(2 < loss < 1000)


check_steps(loss_accuracy, steps, tolerance=1e-4, praise="loss_accuracy: finite where it must be.")

# %%
params = init_params(2, 10, 2)
loss, accuracy = loss_accuracy(forward(params, X_train)[0], Y_train)
print(f"loss {loss:.4f}   accuracy {accuracy:.1%}   ln 2 = {np.log(2):.4f}")

# %% [markdown]
# Guessing between two classes costs $\ln 2 \approx 0.693$, and is right about every second time. The
# network is a little worse than that: where it is sure of itself, it has no reason to be.
#
# ## The way back
#
# You know each step from lessons 3 and 5. From right to left, each line uses the one above it; $\odot$
# is the product entry by entry:
#
# | gradient | formula | shape | from |
# | --- | --- | --- | --- |
# | $d\tilde y$ | $(\hat y - Y)/N$ | $(N, n_y)$ | softmax with cross-entropy |
# | $dW_y$ | $h^\top d\tilde y$ | $(n_h, n_y)$ | affine |
# | $db_y$ | $\sum_n d\tilde y_n$ | $(n_y,)$ | affine: the sum over the examples |
# | $dh$ | $d\tilde y\,W_y^\top$ | $(N, n_h)$ | affine |
# | $d\tilde h$ | $dh \odot (1 - h^2)$ | $(N, n_h)$ | tanh: its slope, from its **output** |
# | $dW_h$ | $X^\top d\tilde h$ | $(n_x, n_h)$ | affine |
# | $db_h$ | $\sum_n d\tilde h_n$ | $(n_h,)$ | affine: the sum over the examples |
#
# The division by $N$ comes from the mean in the loss. It happens once, in the first line; all that
# follows are sums.
#
# ### Exercise 4: `backward`
#
# Return a dict with the keys of `params`, each gradient of the shape of its parameter.
#
# <details><summary>Hint</summary>
#
# `outputs["h"]` is $h$, and `.T` transposes. A sum over the examples is `.sum(axis=0)`.
# </details>


# %% exercise="backward"
def backward(params, outputs, Y):
    """Return the gradient of the loss for every parameter.

    params: dict of init_params
    outputs: dict of forward
    Y: (N, ny), one-hot
    Returns a dict: "Wh" (nx, nh), "bh" (nh,), "Wy" (nh, ny), "by" (ny,).
    """
    ### BEGIN SOLUTION
    dytilde = (outputs["yhat"] - Y) / len(Y)
    dh = dytilde @ params["Wy"].T
    dhtilde = dh * (1 - outputs["h"] ** 2)
    return {
        "Wh": outputs["X"].T @ dhtilde,
        "bh": dhtilde.sum(axis=0),
        "Wy": outputs["h"].T @ dytilde,
        "by": dytilde.sum(axis=0),
    }
    ### END SOLUTION


# %% check="backward_last_layer" points=1
import numpy as np

from course_utils import functional
from course_utils.checks import check_steps, inputs

rng = inputs("backward_last_layer")
shapes = {"Wh": (3, 5), "bh": (5,), "Wy": (5, 4), "by": (4,)}
params = {key: rng.normal(size=shape) for key, shape in shapes.items()}
outputs = functional.forward(params, rng.normal(size=(7, 3)))[1]
Y = np.eye(4)[rng.permutation(7) % 4]


def steps(backward):
    grads = backward(params, {key: value.copy() for key, value in outputs.items()}, Y)
    yield "backward: it returns a dict", isinstance(grads, dict)
    yield "backward: grads['by']", grads["by"]
    yield "backward: grads['Wy']", grads["Wy"]


check_steps(backward, steps, praise="backward: the gradients of Wy and by are right.")

# %% check="backward_all" points=3
import copy

import numpy as np

from course_utils import functional
from course_utils.checks import check_steps, inputs

rng = inputs("backward_all")
shapes = {"Wh": (3, 5), "bh": (5,), "Wy": (5, 4), "by": (4,)}
params = {key: rng.normal(size=shape) for key, shape in shapes.items()}
X, Y = rng.normal(size=(7, 3)), np.eye(4)[rng.permutation(7) % 4]


def steps(backward):
    held, outputs = copy.deepcopy(params), functional.forward(params, X)[1]
    for when in ("", " (at the second call)"):
        grads = backward(held, outputs, Y)
        for key in params:
            yield f"backward: grads[{key!r}]{when}", grads[key]
    yield "backward: outputs afterwards", outputs
    yield "backward: params afterwards", held


check_steps(backward, steps, praise="backward: all four gradients are right.")
### BEGIN HIDDEN TESTS
X, Y = rng.normal(size=(5, 3)), np.eye(4)[rng.permutation(5) % 4]  # as many as hidden units
check_steps(backward, steps)
X, Y = rng.normal(size=(1, 3)), np.eye(4)[rng.permutation(1)]
check_steps(backward, steps)
### END HIDDEN TESTS

# %% [markdown]
# Try it as in lesson 4: move each parameter a little, and see what the loss does. The relative error
# should be tiny for all four.


# %%
def loss_of_six(_):
    return loss_accuracy(forward(params, X_train[:6])[0], Y_train[:6])[0]


params = init_params(2, 10, 2)
grads = backward(params, forward(params, X_train[:6])[1], Y_train[:6])
for key in params:
    by_trying = numerical_gradient(loss_of_six, params[key])
    print(key, grads[key].shape, f"  relative error {relative_error(grads[key], by_trying):.0e}")

# %% [markdown]
# ## A step, and a trap
#
# One step of gradient descent, with the learning rate $\eta$, `eta`: subtract $\eta$ times the gradient
# from each parameter. Before you write it, watch a mistake that gives no error. Somebody keeps the ten
# biases of the hidden layer as a column, $(10, 1)$, and has summed their gradient to $(10,)$. What is
# the difference of the two?

# %%
bias = np.linspace(-1, 1, 10).reshape(10, 1)
gradient = np.ones(10)
bias = bias - 0.1 * gradient
print("the bias is now", bias.shape)

# %% [markdown]
# NumPy sees a column and a row, and makes a table of both: $(10, 1) - (10,)$ is **broadcast** to
# $(10, 10)$. The picture shows it with 3 in place of 10. What happens at the next forward pass?

# %%
plotting.shape_diagram(
    [("bias", (3, 1), (3, 3)), "−", ("gradient", (3,), (3, 3)), "→", ("result", (3, 3))]
)

# %%
for N in (10, 16):
    try:
        print(N, "examples:", (np.zeros((N, 10)) + bias).shape, "no complaint")
    except ValueError as error:
        print(N, "examples:", error)

# %% [markdown]
# With 10 hidden units **and** mini-batches of 10, the table fits. The number that was meant for the
# n-th *unit* is now added to the n-th *example* of each mini-batch, in all its units, and nothing stops.
# (Where the biases began at 0, the rows of the table are all alike, and the numbers are even right: so
# nobody notices for a while.) With any other size of the mini-batch the next line fails, and that is
# luck. Two habits protect you:
#
# - test with sizes that all differ, as the checks above do: 6 examples, 3 inputs, 5 units, 4 classes;
# - update **in place**. An array cannot change its shape, so `-=` refuses:

# %%
bias = np.zeros((10, 1))
try:
    bias -= 0.1 * gradient
except ValueError as error:
    print(error)

# %% [markdown]
# ### Exercise 5: `sgd`
#
# Subtract `eta` times its gradient from each array of `params`, in place, and return `params`. `grads`
# stays as it is. Take the keys from the dict: another network has others.


# %% exercise="sgd"
def sgd(params, grads, eta):
    """Take one step of gradient descent in place, and return params.

    params, grads: dicts with the same keys, an array of one shape in each
    eta: the learning rate
    """
    ### BEGIN SOLUTION
    for key in params:
        params[key] -= eta * grads[key]
    return params
    ### END SOLUTION


# %% check="sgd_returned" points=1
from course_utils.checks import check_steps, inputs

rng = inputs("sgd_returned")
start = {"Wh": rng.normal(size=(3, 5)), "bh": rng.normal(size=5)}
slopes = {"Wh": rng.normal(size=(3, 5)), "bh": rng.normal(size=5)}


def steps(sgd):
    params = {key: value.copy() for key, value in start.items()}
    grads = {key: value.copy() for key, value in slopes.items()}
    yield "sgd: what it returns", sgd(params, grads, 0.1)
    yield "sgd: grads afterwards", grads


check_steps(sgd, steps, praise="sgd: what it returns is right.")

# %% check="sgd_in_place" points=1
from course_utils.checks import check_steps, inputs

rng = inputs("sgd_in_place")
shapes = {"Wg": (2, 3), "bg": (3,), "V": (3, 3)}
start = {key: rng.normal(size=shape) for key, shape in shapes.items()}
slopes = {key: rng.normal(size=shapes[key]) for key in reversed(shapes)}  # in another order
eta = float(rng.uniform(0.1, 0.9))


def steps(sgd):
    held = {key: value.copy() for key, value in start.items()}
    grads = {key: value.copy() for key, value in slopes.items()}
    sgd(dict(held), grads, eta)  # another dict, with the very same arrays
    yield "sgd: the arrays that params held", held


check_steps(sgd, steps, praise="sgd: the arrays themselves have changed.")

# %% [markdown]
# ## Learning, watched
#
# The loop is that of lesson 7. `epoch_batches` deals the rows out in mini-batches, here of **10**. After
# each epoch we note loss and accuracy on both sets, and what the network says about the grid. It takes
# `forward` and `backward` as arguments, so that it will train other networks as well.


# %%
def train(params, forward, backward, train_set, test_set, eta, epochs, batch_size=10, grid=None):
    """Train params; return four curves by name, and the grid's probabilities by epoch."""
    X, Y = train_set
    dice = np.random.default_rng(0)
    frames = {0: forward(params, grid)[0]} if grid is not None else {}
    curves = {"loss": {"train": [], "test": []}, "accuracy": {"train": [], "test": []}}
    for epoch in range(1, epochs + 1):
        for rows in epoch_batches(len(X), batch_size, dice):
            _, outputs = forward(params, X[rows])
            sgd(params, backward(params, outputs, Y[rows]), eta)
        for name, (examples, targets) in {"train": train_set, "test": test_set}.items():
            loss, accuracy = loss_accuracy(forward(params, examples)[0], targets)
            curves["loss"][name].append(loss)
            curves["accuracy"][name].append(accuracy)
        if grid is not None:
            frames[epoch] = forward(params, grid)[0]
    return curves, frames


# %%
train_set, test_set = (X_train, Y_train), (X_test, Y_test)
params = init_params(2, 10, 2)
curves, frames = train(params, forward, backward, train_set, test_set, 0.1, 50, grid=grid)
for name in ("train", "test"):
    loss, accuracy = curves["loss"][name][-1], curves["accuracy"][name][-1]
    print(f"{name:5}  loss {loss:.3f}   accuracy {accuracy:.1%}")

# %%
some = {epoch: frames[epoch] for epoch in (0, 5, 10, 20, 30, 50)}
plotting.decision_boundary_frames(grid, some, X_train, Y_train)

# %% [markdown]
# The line bends, a bay forms, and the bay closes to an island. And every second epoch, as an
# animation: press *Play*, or drag the slider. (It plays where a page may run scripts: in Colab,
# JupyterLab and on the course's pages. In a notebook that you only view, run the cell first.)

# %%
moving_boundary(grid, {epoch: frames[epoch] for epoch in range(0, 51, 2)}, X_train, Y_train)

# %%
plotting.training_curves(curves["loss"], curves["accuracy"], steps=("epoch", "epoch"))

# %% [markdown]
# Four curves. Both losses fall together. The test loss stays a little above: the network fits itself to
# the training points, noise included. The accuracy climbs while the boundary closes; from about epoch
# 30 it hardly moves, although the loss goes on falling: the network becomes more sure of what it
# already gets right.
#
# > **Note** A loss that falls says that the probabilities get better. An accuracy that rises says that
# > points change sides. They are different things, so draw both.
#
# ## How many hidden units does a circle need?
#
# The boundary belongs to a sum of $n_h$ hyperbolic tangents, each of which is a step along one direction.
# Give the network fewer:

# %%
ends = {}
for nh in (1, 2, 3):
    few = init_params(2, nh, 2)
    few_curves, few_frames = train(few, forward, backward, train_set, test_set, 0.1, 100, grid=grid)
    ends[f"{nh} hidden unit{'s' * (nh > 1)}"] = few_frames[100]
    print(f"hidden units: {nh}   test accuracy {few_curves['accuracy']['test'][-1]:.1%}")

# %%
plotting.decision_boundary_frames(grid, ends, X_train, Y_train)

# %% [markdown]
# One unit draws a line. Two draw two lines, and can fence off a strip. Three close a triangle: that is
# the least that can surround anything in a plane. With ten, above, the island comes closer to a disc.
#
# ## Three layers
#
# Now put a second hidden layer in front: $g = \tanh(X W_g + b_g)$ with $n_g$ units, and $h$ is computed
# from $g$ in place of $X$. The keys of `params` are now `"Wg"` $(n_x, n_g)$, `"bg"` $(n_g,)$, `"Wh"`
# $(n_g, n_h)$, and `"bh"`, `"Wy"`, `"by"` as before. Most of it is there already:


# %%
def init_params3(nx, ng, nh, ny, rng=0):
    """Return the parameters of a network with two hidden layers, of ng and nh units."""
    rng = np.random.default_rng(rng)
    first = init_params(nx, ng, nh, rng)
    return {"Wg": first["Wh"], "bg": first["bh"], **init_params(ng, nh, ny, rng)}


# %% [markdown]
# ### Exercise 6: `forward3`
#
# Return $\hat y$ and `outputs`, which gains the keys `"gtilde"` and `"g"`, both $(N, n_g)$.
#
# <details><summary>Hint</summary>
#
# Copy `forward`, and add two lines at its head. In the line of `htilde`, what was `X` is now `g`.
# </details>


# %% exercise="forward3"
def forward3(params, X):
    """Return yhat (N, ny), and the dict of all outputs.

    params: dict of init_params3
    X: (N, nx)
    The outputs are "X", "gtilde", "g", "htilde", "h", "ytilde", "yhat".
    """
    ### BEGIN SOLUTION
    gtilde = X @ params["Wg"] + params["bg"]
    g = np.tanh(gtilde)
    htilde = g @ params["Wh"] + params["bh"]
    h = np.tanh(htilde)
    ytilde = h @ params["Wy"] + params["by"]
    yhat = softmax(ytilde)
    outputs = {"X": X, "gtilde": gtilde, "g": g, "htilde": htilde, "h": h}
    return yhat, outputs | {"ytilde": ytilde, "yhat": yhat}
    ### END SOLUTION


# %% check="forward3_outputs" points=1
from course_utils.checks import check_steps, inputs

rng = inputs("forward3_outputs")
shapes = {"Wg": (3, 5), "bg": (5,), "Wh": (5, 7), "bh": (7,), "Wy": (7, 4), "by": (4,)}
params = {key: rng.normal(size=shape) for key, shape in shapes.items()}
X = rng.normal(size=(6, 3))


def steps(forward3):
    held, given = {key: value.copy() for key, value in params.items()}, X.copy()
    yhat, outputs = forward3(held, given)
    yield "forward3: yhat", yhat
    for key in ("X", "gtilde", "g", "htilde", "h", "ytilde", "yhat"):
        yield f"forward3: outputs[{key!r}]", outputs[key]
    yield "forward3: params afterwards", held
    yield "forward3: X afterwards", given


praise = "forward3: yhat and all seven outputs are right."
check_steps(forward3, steps, given=["forward"], praise=praise)

# %% [markdown]
# ### Exercise 7: `backward3`
#
# One layer more on the way back. Where `backward` has reached $d\tilde h$, it goes on: what $W_h$ handed
# on to $X$ before, it now hands on to $g$, and from there the same two steps lead to `"Wg"` and `"bg"`.
#
# <details><summary>Hint 1: three new lines</summary>
#
# $dg = d\tilde h\,W_h^\top$, then $d\tilde g = dg \odot (1 - g^2)$, then the gradients of $W_g$ and $b_g$.
# </details>
# <details><summary>Hint 2: and one that changes</summary>
#
# The input of the layer with $W_h$ is no longer $X$.
# </details>


# %% exercise="backward3"
def backward3(params, outputs, Y):
    """Return the gradient of the loss for every parameter, a dict with the keys of params.

    params: dict of init_params3
    outputs: dict of forward3
    Y: (N, ny), one-hot
    """
    ### BEGIN SOLUTION
    dytilde = (outputs["yhat"] - Y) / len(Y)
    dh = dytilde @ params["Wy"].T
    dhtilde = dh * (1 - outputs["h"] ** 2)
    dg = dhtilde @ params["Wh"].T
    dgtilde = dg * (1 - outputs["g"] ** 2)
    return {
        "Wg": outputs["X"].T @ dgtilde,
        "bg": dgtilde.sum(axis=0),
        "Wh": outputs["g"].T @ dhtilde,
        "bh": dhtilde.sum(axis=0),
        "Wy": outputs["h"].T @ dytilde,
        "by": dytilde.sum(axis=0),
    }
    ### END SOLUTION


# %% check="backward3_upper" points=1
import numpy as np

from course_utils import functional
from course_utils.checks import check_steps, inputs

rng = inputs("backward3_upper")
shapes = {"Wg": (3, 5), "bg": (5,), "Wh": (5, 7), "bh": (7,), "Wy": (7, 4), "by": (4,)}
params = {key: rng.normal(size=shape) for key, shape in shapes.items()}
outputs = functional.forward3(params, rng.normal(size=(6, 3)))[1]
Y = np.eye(4)[rng.permutation(6) % 4]


def steps(backward3):
    grads = backward3(params, {key: value.copy() for key, value in outputs.items()}, Y)
    yield "backward3: it returns a dict", isinstance(grads, dict)
    for key in ("by", "Wy", "bh", "Wh"):
        yield f"backward3: grads[{key!r}]", grads[key]


praise = "backward3: the last two layers are right."
check_steps(backward3, steps, given=["backward"], praise=praise)

# %% check="backward3_all" points=2
import copy

import numpy as np

from course_utils import functional
from course_utils.checks import check_steps, inputs

rng = inputs("backward3_all")
shapes = {"Wg": (3, 5), "bg": (5,), "Wh": (5, 5), "bh": (5,), "Wy": (5, 4), "by": (4,)}
params = {key: rng.normal(size=shape) for key, shape in shapes.items()}
X, Y = rng.normal(size=(9, 3)), np.eye(4)[rng.permutation(9) % 4]


def steps(backward3):
    held, outputs = copy.deepcopy(params), functional.forward3(params, X)[1]
    grads = backward3(held, outputs, Y)
    for key in params:
        yield f"backward3: grads[{key!r}]", grads[key]
    yield "backward3: outputs afterwards", outputs
    yield "backward3: params afterwards", held


praise = "backward3: all six gradients are right."
check_steps(backward3, steps, given=["backward"], praise=praise)

# %% [markdown]
# `loss_accuracy`, `sgd` and `train` need no change: they never asked how many layers there are.

# %%
deep = init_params3(2, 10, 10, 2)
curves3, frames3 = train(deep, forward3, backward3, train_set, test_set, 0.1, 50, grid=grid)
some = {epoch: frames3[epoch] for epoch in (5, 10, 20)}
plotting.decision_boundary_frames(grid, some, X_train, Y_train)

# %%
two_or_three = {
    "two layers": curves["loss"]["test"],
    "three layers": curves3["loss"]["test"],
}
plotting.training_curves(two_or_three, steps=("epoch",))

# %% [markdown]
# The curves show the loss on the **test** set. With three layers the boundary closes in about half as
# many epochs, for bends can now be made of bends. In the end the three-layer network is not much
# better: a circle is too easy. It also has 162 parameters in place of 52; a fair race would count them.
#
# ## The same code reads digits
#
# Nothing in the five functions knows that $n_x$ was 2. Give them MNIST:

# %%
mnist_train, mnist_test = load_mnist(one_hot_label=True)
params = {key: value.astype(np.float32) for key, value in init_params(784, 100, 10).items()}
mnist_curves, _ = train(params, forward, backward, mnist_train, mnist_test, 0.5, 3, batch_size=100)
print(f"test accuracy {mnist_curves['accuracy']['test'][-1]:.2%}")

# %% [markdown]
# About 97 of 100 digits after three epochs, as with the layers of lesson 7. float32 only makes it
# faster. What we cannot do any more is look at the boundary: it is a surface in 784 dimensions, and all
# that you have seen it do in the plane, it does there.
#
# ## In your own words
#
# ### Question (3 points)
#
# A friend keeps the biases as columns, $(n_h, 1)$, lets them begin at random numbers, and writes
# `params["bh"] = params["bh"] - eta * grads["bh"]` with a gradient of shape $(n_h,)$. With $n_h = 10$ and
# mini-batches of 10 the program runs, and the loss falls. With mini-batches of 16 it stops with an error.
# "So 16 is a bad choice," your friend says. Explain in three to five sentences what really happens in
# both cases, and name two ways to find or prevent it.

# %% [markdown] question="hidden_broadcast" points=3
# **A model answer.** A column $(10, 1)$ minus a row $(10,)$ is broadcast to a table $(10, 10)$, so
# after the first update `bh` is no bias any more: it has 100 numbers. In the next forward pass it is
# added to $X W_h$, whose shape is (mini-batch, 10). With 10 examples both shapes agree, so NumPy adds
# them without complaint, and the n-th example gets, in all its units, the number that was meant for the
# n-th unit; the program is wrong, and only the size 10 hides it. With 16 examples the shapes (16, 10)
# and (10, 10) do not fit, and the mistake shows. To prevent it: keep biases and their gradients in the
# one shape $(n_h,)$; update in place, since `-=` cannot change a shape; compare the shapes of each
# parameter and its gradient; test with sizes that all differ.
#
# **Rubric, for the person who grades**
#
# - 1 point: the difference of $(10, 1)$ and $(10,)$ is broadcast to $(10, 10)$, so the bias has a wrong
#   shape from the first update on.
# - 1 point: with 10 examples the wrong table happens to fit and is added row by row; with 16 it does
#   not. The fault is there in both cases.
# - 1 point: two sound measures, such as one shape for bias and gradient, an update in place, comparing
#   shapes, sizes that all differ in a test.

# %% [markdown]
# ## Summary
#
# - A network needs no classes: `params`, `outputs` and `grads` are dicts, and five functions hand them
#   on. What `backward` needs, `forward` must have put into `outputs`.
# - The decision boundary is where the probabilities of two classes are equal. Each hidden unit adds a
#   step along one direction; three can surround an area of the plane.
# - Loss and accuracy measure different things. Draw both, on both sets.
# - Broadcasting hides mistakes where two sizes happen to agree. Test with sizes that all differ, and
#   update in place.
# - A new layer is three lines on the way back, and the rest stays as it is.
#
# ## Quiz
#
# Answer first, then unfold.
#
# <details><summary>1. Someone writes the slope of tanh as <code>1 - htilde**2</code>. For which values does nobody notice?</summary>
#
# Where $\tilde h$ is near 0, because there $\tanh \tilde h \approx \tilde h$. With larger values it is
# plainly wrong; it even becomes negative.
# </details>
# <details><summary>2. Ten hidden units, two inputs, two classes. How many parameters?</summary>
#
# 2 · 10 + 10 + 10 · 2 + 2 = 52.
# </details>
# <details><summary>3. All weights begin at 0. What does the boundary do while the network learns?</summary>
#
# It never appears. With $W_y = 0$ no gradient reaches the hidden layer, and with $h = 0$ none reaches
# $W_y$; only $b_y$ moves, so every point of the plane gets the same answer.
# </details>
# <details><summary>4. The loss falls for thirty epochs while the accuracy does not change. Is something wrong?</summary>
#
# No. The points were on the right side already, and the network becomes more sure of them.
# </details>
# <details><summary>5. <code>frames[epoch] = params</code> is stored at each epoch, and all frames look like the last one. Why?</summary>
#
# It is the same dict each time, with the same arrays, and `sgd` changes them in place. Store what was
# computed, as `train` does, or a copy.
# </details>
#
# **Next** In lesson 9 the functions become classes again, step by step, and every step must keep the
# same gradients.
