# %% [markdown]
# # 7. Training
#
# You have a network that can compute its loss, and the gradient of that loss for each of its weights.
# What is missing is small: take a few images, ask for the gradient, move every weight a little
# against it, and do that again. After 4,200 such steps your network, with 79,510 numbers in it, reads
# more than 97 of 100 handwritten digits that it has never seen.
#
# **You will be able to**
#
# - train a network by gradient descent on **mini-batches**, in **epochs**,
# - update parameters *in place*, and say what goes wrong otherwise,
# - read training curves, and recognise **overfitting** and badly scaled inputs,
# - save what a network has learned, and load it into another one.
#
# **You need** lesson 6, the two-layer network. **Time** about 90 minutes, of which the computer
# trains less than one. **Notation** is collected in [docs/notation.md](../../docs/notation.md).

# %%
import os
import sys
import tempfile
from pathlib import Path

# Small matrices gain little from several threads, and lose much when the machine is busy.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # NumPy reads it when it is first imported

import numpy as np
from tqdm import tqdm

from course_utils import plotting
from course_utils.datasets import load_digits16, load_mnist
from course_utils.layers import Affine, Relu, SoftmaxWithLoss

# %% [markdown]
# One setting for the whole lesson: how many times the training goes through all of MNIST.

# %%
EPOCHS = 7  # about a second for each; make it smaller on a slow machine
if "NBGRADER_EXECUTION" in os.environ:  # graded automatically: no check needs the long training
    EPOCHS = 1

# %% [markdown]
# ## The data, and the network
#
# 60,000 images to learn from, and 10,000 others, the **test set**. The network never learns from
# those: they are there to tell us how it does on images that it has not seen.

# %%
(x_train, t_train), (x_test, t_test) = load_mnist()
print("training", x_train.shape, t_train.shape, "  test", x_test.shape, t_test.shape)
print("pixels from", x_train.min(), "to", x_train.max(), "  as", x_train.dtype)

# %% [markdown]
# Each image is a row of 784 pixels between 0 and 1. Here is the network that lesson 6 ended with, and
# what flows along it for a mini-batch of $N = 100$ images and 100 hidden units: values forward,
# gradients backward, always of the same shape.

# %%
edges = [
    ("x", "affine1", "(100, 784)", None),
    ("affine1", "relu1", "(100, 100)", "(100, 100)"),
    ("relu1", "affine2", "(100, 100)", "(100, 100)"),
    ("affine2", "softmax", "(100, 10)", "(100, 10)"),
    ("softmax", "L", "a number", "1"),
]
names = {"affine1": "Affine", "relu1": "Relu", "affine2": "Affine", "softmax": "Softmax, loss"}
plotting.computational_graph(edges, labels=names)

# %% [markdown]
# ### Exercise 1: `TwoLayerNet`
#
# Put the network together once more, now from the course's own layers. The constructor is written:
# it makes the parameters, and hands **the same arrays** to the layers. Write four methods, for $N$
# examples `x` $(N, D)$ with targets `t`, which are labels $(N,)$ or one-hot rows $(N, C)$.
#
# - `predict(x)` sends `x` forward through all `self.layers` and returns the logits $(N, C)$.
# - `loss(x, t)` returns the loss, one number: `self.last_layer` takes the logits and `t`.
# - `accuracy(x, t)` returns the share of examples, from 0 to 1, whose largest logit is the right one.
# - `gradient(x, t)` goes forward once and backward once. It returns a dict with the keys of
#   `self.params`, each gradient of the shape of its parameter.
#
# <details><summary>Hint 1: forward</summary>
#
# `for layer in self.layers.values():` visits the layers in forward order. What one returns is the
# input of the next.
# </details>
# <details><summary>Hint 2: accuracy</summary>
#
# `argmax(axis=1)` of the logits gives the predicted classes, and of one-hot rows the labels. If
# `t.ndim` is 1, it holds labels already. The mean of an array of `True` and `False` is the share of
# `True`.
# </details>
# <details><summary>Hint 3: backward</summary>
#
# First call `self.loss(x, t)`, so that every layer remembers this mini-batch. Then start with
# `dout = self.last_layer.backward()` and visit the layers from last to first:
# `reversed(self.layers.values())`. After that, the two `Affine` layers hold `dW` and `db`.
# </details>


# %% exercise="two_layer_net"
class TwoLayerNet:
    """Affine → Relu → Affine gives the logits; softmax with cross-entropy gives the loss."""

    def __init__(
        self, input_size, hidden_size, output_size, weight_init_std=0.01, rng=0, dtype=float
    ):
        rng = np.random.default_rng(rng)  # a generator, or the seed of a new one
        params = {
            "W1": weight_init_std * rng.standard_normal((input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * rng.standard_normal((hidden_size, output_size)),
            "b2": np.zeros(output_size),
        }
        self.params = {key: value.astype(dtype) for key, value in params.items()}
        self.layers = {
            "Affine1": Affine(self.params["W1"], self.params["b1"]),
            "Relu1": Relu(),
            "Affine2": Affine(self.params["W2"], self.params["b2"]),
        }
        self.last_layer = SoftmaxWithLoss()

    def predict(self, x):
        """Return the logits (N, C) of the examples x (N, D)."""
        ### BEGIN SOLUTION
        for layer in self.layers.values():
            x = layer.forward(x)
        return x
        ### END SOLUTION

    def loss(self, x, t):
        """Return the mean cross-entropy of x (N, D) against t, labels (N,) or one-hot (N, C)."""
        ### BEGIN SOLUTION
        return self.last_layer.forward(self.predict(x), t)
        ### END SOLUTION

    def accuracy(self, x, t):
        """Return the share, from 0 to 1, of the examples whose largest logit is the right one."""
        ### BEGIN SOLUTION
        labels = t if np.ndim(t) == 1 else np.argmax(t, axis=1)
        return np.mean(self.predict(x).argmax(axis=1) == labels)
        ### END SOLUTION

    def gradient(self, x, t):
        """Return dL/dW1, dL/db1, dL/dW2, dL/db2 as a dict with the keys of self.params."""
        ### BEGIN SOLUTION
        self.loss(x, t)
        dout = self.last_layer.backward()
        for layer in reversed(self.layers.values()):
            dout = layer.backward(dout)
        first, second = self.layers["Affine1"], self.layers["Affine2"]
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}
        ### END SOLUTION


# %% check="net_predict" points=1
from course_utils.checks import check_steps, inputs, set_params

rng = inputs("net_predict")
x, b1 = rng.normal(size=(4, 6)), rng.normal(size=5)


def steps(network):
    net, given = network(6, 5, 3, weight_init_std=1.0), x.copy()
    yield "TwoLayerNet.predict: the array of logits", net.predict(given)
    yield "TwoLayerNet.predict: x afterwards", given
    network(6, 5, 3, rng=1)  # another one, which is none of its business
    set_params(net, b1=b1)
    yield "TwoLayerNet.predict: the logits (after a parameter changed in place)", net.predict(x)


check_steps(TwoLayerNet, steps, praise="TwoLayerNet.predict: right.")

# %% check="net_loss" points=1
import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("net_loss")
x, t = rng.normal(size=(4, 6)), rng.permutation(4) % 3


def steps(network):
    net = network(6, 5, 3, weight_init_std=0.5)
    yield "TwoLayerNet.loss: the loss for labels", net.loss(x.copy(), t)
    yield "TwoLayerNet.loss: the loss for one-hot rows", net.loss(x.copy(), np.eye(3)[t])
    yield "TwoLayerNet.loss: the loss of two examples", net.loss(x[2:].copy(), t[2:])


praise = "TwoLayerNet.loss: right, for labels and one-hot rows."
check_steps(TwoLayerNet, steps, tolerance=1e-4, praise=praise)

# %% check="net_accuracy" points=1
import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("net_accuracy")
x, t = rng.normal(size=(40, 6)), rng.integers(3, size=40)


def steps(network):
    net = network(6, 5, 3, weight_init_std=1.0)
    yield "TwoLayerNet.accuracy: the share for labels", net.accuracy(x.copy(), t)
    one_hot = np.eye(3)[t]
    yield "TwoLayerNet.accuracy: the share for one-hot rows", net.accuracy(x.copy(), one_hot)
    for i in (0, 1):
        share = net.accuracy(x[i : i + 19].copy(), t[i : i + 19])
        yield f"TwoLayerNet.accuracy: the share of the rows {i} to {i + 18}", share


check_steps(TwoLayerNet, steps, praise="TwoLayerNet.accuracy: right, for labels and one-hot rows.")

# %% check="net_gradient" points=2
import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("net_gradient")
x, t = rng.normal(size=(7, 6)), rng.permutation(7) % 3


def steps(network):
    net = network(6, 5, 3, weight_init_std=1.0)
    before = {key: value.copy() for key, value in net.params.items()}
    net.loss(x[-4:].copy(), t[-4:])  # an older mini-batch, which `gradient` must not go back to
    yield "TwoLayerNet.gradient: grads", net.gradient(x[:4].copy(), t[:4])
    yield "TwoLayerNet.gradient: grads of another mini-batch", net.gradient(x[4:].copy(), t[4:])
    for key in before:
        yield f"TwoLayerNet.gradient: what it adds to {key}", net.params[key] - before[key]


check_steps(TwoLayerNet, steps, praise="TwoLayerNet.gradient: all four gradients are right.")
### BEGIN HIDDEN TESTS
x, t = rng.normal(size=(9, 6)), np.eye(3)[rng.permutation(9) % 3]
check_steps(TwoLayerNet, steps)
### END HIDDEN TESTS

# %% [markdown]
# A fresh network knows nothing. It spreads its bets evenly over the ten digits, each with probability
# $\frac{1}{10}$, and its loss is $-\ln\frac{1}{10} = \ln 10$. Whenever a training begins at another
# value, look for the reason before you go on.

# %%
net = TwoLayerNet(784, 100, 10, dtype=np.float32)
print("loss    ", round(float(net.loss(x_train, t_train)), 4), "  ln 10", round(np.log(10), 4))
print("accuracy", net.accuracy(x_test, t_test))

# %% [markdown]
# > **Note** `dtype=np.float32` makes parameters of half the size, and a training of about half the
# > time. The images are float32 as well. A gradient check needs float64; learning does not.
#
# ## A hundred images at a time
#
# The loss that we want to make small is the mean over all 60,000 images. Its gradient costs a pass
# through all of them, for a single step. But a mean can be *estimated* from a sample: the gradient of
# 100 random images costs a six-hundredth, and points roughly the same way. Such a sample is a
# **mini-batch**.
#
# ### Exercise 2: `get_mini_batch`
#
# Return `batch_size` random rows of `x`, and **the same rows** of `t`. No row comes twice in a
# mini-batch. `x` has shape $(N, \dots)$ and `t` shape $(N,)$ or $(N, C)$; both stay as they are.
# Draw from `rng`, so that the same seed gives the same rows.
#
# <details><summary>Hint 1</summary>
#
# Draw row numbers, once, and use them for both arrays: an array of numbers is an index, as in
# `x[rows]`.
# </details>
# <details><summary>Hint 2</summary>
#
# `rng.choice(n, size=k, replace=False)` draws `k` different numbers from 0 to `n - 1`.
# </details>


# %% exercise="get_mini_batch"
def get_mini_batch(x, t, batch_size, rng=0):
    """Return (x_batch, t_batch): `batch_size` different random rows of x, and the same of t."""
    rng = np.random.default_rng(rng)  # a generator, or the seed of a new one
    ### BEGIN SOLUTION
    rows = rng.choice(len(x), size=batch_size, replace=False)
    return x[rows], t[rows]
    ### END SOLUTION


# %% check="mini_batch_pairs" points=1
import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("mini_batch_pairs")
x, t, seed = rng.normal(size=(50, 3)), np.arange(50), int(rng.integers(1000))


def steps(draw):
    images, targets = x.copy(), t.copy()
    pair = draw(images, targets, 12, seed)
    returned = isinstance(pair, tuple | list) and len(pair) == 2
    yield "get_mini_batch: it returns two arrays", returned
    x_batch, t_batch = pair
    yield "get_mini_batch: the shape of x_batch", str(np.shape(x_batch))
    yield "get_mini_batch: every image has its own label", bool(np.all(x_batch == x[t_batch]))
    yield "get_mini_batch: x afterwards", images
    yield "get_mini_batch: t afterwards", targets


check_steps(get_mini_batch, steps)

# %% check="mini_batch_random" points=1
import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("mini_batch_random")
x, t, seed = rng.normal(size=(50, 3)), np.arange(50), int(rng.integers(1000))


def steps(draw):
    whole = np.sort(draw(x.copy(), t.copy(), 50, seed)[1])
    yield "get_mini_batch: no row comes twice", bool(np.all(whole == t))
    draws = [tuple(draw(x.copy(), t.copy(), 12, seed + i)[1]) for i in range(5)]
    yield "get_mini_batch: other rows at each draw", len(set(draws)) > 1
    same = tuple(draw(x.copy(), t.copy(), 12, seed)[1]) == draws[0]
    yield "get_mini_batch: the same rows for the same seed", same
    neighbours = max(draws[0]) - min(draws[0]) == 11
    yield "get_mini_batch: rows from all over x", not neighbours


check_steps(get_mini_batch, steps)
### BEGIN HIDDEN TESTS
images, one_hot = rng.normal(size=(20, 1, 2, 2)), np.eye(20)


def steps_other_shapes(draw):
    x_batch, t_batch = draw(images.copy(), one_hot.copy(), 6, seed)
    right = np.all(x_batch == images[np.argmax(t_batch, axis=1)])
    yield "get_mini_batch: every image has its own one-hot row", bool(right)


check_steps(get_mini_batch, steps_other_shapes)
### END HIDDEN TESTS

# %% [markdown]
# How good is the estimate? Compare its direction with that of the full gradient, by the cosine of the
# angle between them: 1 is the same direction, 0 tells nothing.

# %%
full = net.gradient(x_train, t_train)["W1"].ravel()
dice = np.random.default_rng(0)
for batch_size in (1, 10, 100, 1000):
    few = net.gradient(*get_mini_batch(x_train, t_train, batch_size, dice))["W1"].ravel()
    cosine = few @ full / np.linalg.norm(few) / np.linalg.norm(full)
    print(f"{batch_size:5} images   cosine {cosine:.2f}")

# %% [markdown]
# A single image is a poor guide, 100 are a fair one. A thousand are better still, but cost ten times
# as much; and the price of one exact step buys 600 steps that are fair.
#
# ## One step
#
# Gradient descent moves every parameter against its gradient, with the **learning rate** $\eta$:
#
# $$W \leftarrow W - \eta\,\frac{\partial L}{\partial W}.$$
#
# The arrow hides a trap. The layers hold the arrays of `params`. If the update makes a *new* array,
# the layers go on using the old one: the training runs without an error, and the loss stays where it
# is. See what each of two lines does to an array that somebody else holds as well:

# %%
held = np.array([1.0, 1.0])  # what the layer holds
p = held
p = p - 0.25  # makes a new array, and calls it p
print("after p = p - 0.25, the layer holds", held)
p = held
p -= 0.25  # changes the array itself
print("after p -= 0.25,    the layer holds", held)

# %% [markdown]
# ### Exercise 3: `sgd_update`
#
# Take one step of gradient descent, **in place**. `params` and `grads` are dicts with the same keys,
# whatever these are; the arrays under one key have one shape. Nothing is returned, and `grads` stays
# as it is.
#
# (SGD is *stochastic gradient descent*: descent by the gradients of random samples.)


# %% exercise="sgd_update"
def sgd_update(params, grads, lr):
    """Subtract lr * gradient from every array of params, in place."""
    ### BEGIN SOLUTION
    for key in params:
        params[key] -= lr * grads[key]
    ### END SOLUTION


# %% check="sgd_step" points=1
from course_utils.checks import check_steps, inputs

rng = inputs("sgd_step")
shapes = {"W1": (4, 3), "b1": (3,), "W2": (3, 2), "b2": (2,)}
start = {key: rng.normal(size=shape) for key, shape in shapes.items()}
slopes = {key: rng.normal(size=shapes[key]) for key in sorted(shapes)}


def steps(update):
    params = {key: value.copy() for key, value in start.items()}
    update(params, {key: value.copy() for key, value in slopes.items()}, 0.1)
    yield "sgd_update: params", params


check_steps(sgd_update, steps)

# %% check="sgd_in_place" points=2
import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("sgd_in_place")
lr = float(rng.uniform(0.1, 0.9))
start = {key: rng.normal(size=(2, 3)).astype(np.float32) for key in ("W1", "V", "bias")}
slopes = {key: rng.normal(size=(2, 3)).astype(np.float32) for key in start}


def steps(update):
    held = {key: value.copy() for key, value in start.items()}
    params = dict(held)
    grads = {key: value.copy() for key, value in slopes.items()}
    for step in ("one step", "two steps"):
        update(params, grads, lr)
        yield f"sgd_update: what the layers hold after {step}", held
        yield f"sgd_update: params after {step}", params
    for key in grads:
        yield f"sgd_update: the gradient of {key} afterwards", grads[key]


check_steps(sgd_update, steps, praise="sgd_update: the layers see the step.")

# %% [markdown]
# Now a few steps with the real thing: draw a mini-batch, ask for the gradient, update.

# %%
net = TwoLayerNet(784, 100, 10, dtype=np.float32)
dice = np.random.default_rng(0)
for step in range(301):
    x_batch, t_batch = get_mini_batch(x_train, t_train, 100, dice)
    if step % 50 == 0:
        print(f"step {step:3}   loss {net.loss(x_batch, t_batch):.3f}")
    sgd_update(net.params, net.gradient(x_batch, t_batch), 0.4)
print("accuracy on the test set", net.accuracy(x_test, t_test))

# %% [markdown]
# From $\ln 10$ down, and most digits are read already. The loss goes up and down on its way, for
# every mini-batch is another sample.
#
# ## Epochs
#
# Drawing each mini-batch afresh, some images come often and others never. Better: shuffle all rows
# like a pack of cards, deal them out in mini-batches, and shuffle again when the pack is empty. One
# such pass is an **epoch**; it uses every image once.
#
# ### Exercise 4: `epoch_batches`
#
# Return a list of arrays: the row numbers from 0 to `size - 1` in random order, drawn from `rng`, cut
# into pieces of `batch_size`. The last piece takes what is left, and may be smaller. So
# `epoch_batches(5, 2)` could be `[array([3, 0]), array([4, 1]), array([2])]`.
#
# Only row numbers are shuffled; no image is copied before its turn.
#
# <details><summary>Hint</summary>
#
# `rng.permutation(size)` shuffles, `range(0, size, batch_size)` gives the places where pieces start.
# A slice that reaches over the end, such as `order[4:6]` of 5 numbers, is simply shorter.
# </details>


# %% exercise="epoch_batches"
def epoch_batches(size, batch_size, rng=0):
    """Return a list of index arrays: the numbers 0 … size - 1, shuffled, in pieces of batch_size."""
    rng = np.random.default_rng(rng)  # a generator, or the seed of a new one
    ### BEGIN SOLUTION
    order = rng.permutation(size)
    return [order[start : start + batch_size] for start in range(0, size, batch_size)]
    ### END SOLUTION


# %% check="epoch_sizes" points=1
import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("epoch_sizes")
seed, any_size = int(rng.integers(1000)), int(rng.integers(31, 35))


def steps(cut):
    for size, batch_size in ((20, 5), (23, 5), (21, 5), (3, 5), (any_size, 4)):
        batches = cut(size, batch_size, seed)
        yield f"epoch_batches: it returns a list, {size} rows", isinstance(batches, list | tuple)
        sizes = [len(rows) for rows in batches]
        yield f"epoch_batches: the number of mini-batches, {size} rows by {batch_size}", len(sizes)
        yield f"epoch_batches: their sizes, {size} rows by {batch_size}", np.array(sizes)
        largest = max(int(np.max(rows)) for rows in batches)
        yield f"epoch_batches: the largest row number, {size} rows by {batch_size}", largest


check_steps(epoch_batches, steps)

# %% check="epoch_rows" points=1
import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("epoch_rows")
seed, any_size = int(rng.integers(1000)), int(rng.integers(31, 70))


def steps(cut):
    for size in (20, 23, any_size):
        rows = np.concatenate(list(cut(size, 5, seed)))
        whole = np.issubdtype(rows.dtype, np.integer)
        yield f"epoch_batches: whole numbers, {size} rows", bool(whole)
        once = np.array_equal(np.sort(rows), np.arange(size))
        yield f"epoch_batches: every one of {size} rows comes once", once
    firsts = [np.sort(next(iter(cut(any_size, 5, seed + i)))) for i in range(5)]
    others = len(set(map(tuple, firsts))) > 1
    yield "epoch_batches: other rows in the first mini-batch each time", others
    gaps = [np.diff(rows, append=rows[0] + any_size).max() for rows in firsts]
    scattered = bool(min(gaps) < any_size - 4)
    yield "epoch_batches: a mini-batch has rows from all over", scattered
    again = np.array_equal(np.sort(next(iter(cut(any_size, 5, seed)))), firsts[0])
    yield "epoch_batches: the same rows for the same seed", again


check_steps(epoch_batches, steps)

# %%
batches = epoch_batches(len(x_train), 100)
print(len(batches), "mini-batches in an epoch; the first begins with rows", batches[0][:5])

# %% [markdown]
# > **Note** You will meet loops that count steps instead: `iter_per_epoch = max(train_size //
# > batch_size, 1)`, and a report whenever `i % iter_per_epoch == 0`. The `//` matters. With
# > mini-batches of 128, `60000 / 128` is 468.75, and `i % 468.75 == 0` is true for every 1,875th step
# > only: the report comes once in four epochs.
#
# ## The loop
#
# Everything is there; only the order is left. For each epoch, deal out the rows; for each mini-batch,
# a step; after each epoch, measure.
#
# ### Exercise 5: `train`
#
# Write the body of the loop over epochs. It fills three lists:
#
# - `history["loss"]`: the loss of each mini-batch, **before** its update,
# - `history["train_acc"]`, `history["test_acc"]`: after each epoch, the accuracy on the whole
#   training set and on the whole test set.
#
# Shuffle anew in each epoch, by handing the same `rng` to `epoch_batches`. The network offers
# `net.loss(x, t)`, `net.gradient(x, t)`, `net.accuracy(x, t)` and `net.params`.
#
# <details><summary>Hint 1: the shape of it</summary>
#
# An inner loop, `for rows in epoch_batches(len(x_train), batch_size, rng):`, and after it, no longer
# inside it, two lines that measure.
# </details>
# <details><summary>Hint 2: inside the inner loop</summary>
#
# Four things: pick the rows of `x_train` and `t_train`, note the loss, ask for the gradient, update.
# </details>


# %% exercise="train"
def train(net, train_set, test_set, epochs, lr, batch_size=100, rng=0, progress=False):
    """Train `net` on mini-batches; return the lists "loss", "train_acc", "test_acc" in a dict.

    train_set, test_set: pairs (x, t); epochs: how often to go through the training set;
    lr: learning rate; rng: a generator, or a seed; progress: whether to show a progress bar.
    """
    x_train, t_train = train_set
    x_test, t_test = test_set
    rng = np.random.default_rng(rng)
    history = {"loss": [], "train_acc": [], "test_acc": []}
    for _ in tqdm(range(epochs), desc="epochs", file=sys.stdout, disable=not progress):
        ### BEGIN SOLUTION
        for rows in epoch_batches(len(x_train), batch_size, rng):
            x_batch, t_batch = x_train[rows], t_train[rows]
            history["loss"].append(net.loss(x_batch, t_batch))
            grads = net.gradient(x_batch, t_batch)
            sgd_update(net.params, grads, lr)
        history["train_acc"].append(net.accuracy(x_train, t_train))
        history["test_acc"].append(net.accuracy(x_test, t_test))
        ### END SOLUTION
    return history


# %% check="train_history" points=1
import numpy as np

from course_utils.checks import check_steps, inputs

x = inputs("train_history").normal(size=(2304, 6))
t = x[:, :3].argmax(axis=1)  # so that there is something to learn
sets = {"train_acc": (x[:1203], t[:1203]), "test_acc": (x[1203:], t[1203:])}


def steps(train):
    for epochs in (3, 1):
        net = TwoLayerNet(6, 5, 3, weight_init_std=1.0)
        history = train(net, *sets.values(), epochs, 0.5, batch_size=300)
        for key in ("loss", "train_acc", "test_acc"):
            when = f"epochs: {epochs}, mini-batches in each: 5"
            yield f"train: the length of {key} ({when})", len(history[key])
    for key in sets:
        same = np.isclose(history[key][-1], net.accuracy(*sets[key]))
        yield f"train: {key} is that of the network after the epoch", bool(same)


check_steps(train, steps, given=["TwoLayerNet", "epoch_batches", "sgd_update"])

# %% check="train_one_batch" points=1
import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("train_one_batch")
x, t = rng.normal(size=(12, 6)), rng.permutation(12) % 3


def steps(train):
    net = TwoLayerNet(6, 5, 3, weight_init_std=1.0)
    history = train(net, (x, t), (x, t), 4, 0.3, batch_size=12)
    yield "train: loss of 4 epochs, all rows in one mini-batch", np.array(history["loss"], float)
    yield "train: net.params after them", net.params


check_steps(train, steps, given=["TwoLayerNet", "epoch_batches", "sgd_update"])

# %% check="train_every_row" points=1
import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("train_every_row")
x, t = rng.normal(size=(20, 6)), rng.permutation(20) % 3


def steps(train):
    net = TwoLayerNet(6, 5, 3, weight_init_std=1.0)
    start = {key: value.copy() for key, value in net.params.items()}
    lr = 1e-6  # so small that the order of the rows does not matter
    history = train(net, (x, t), (x[:3], t[:3]), 1, lr, batch_size=4)
    moved = {key: (start[key] - net.params[key]) / lr for key in start}
    yield "train: how far an epoch of 5 mini-batches moved each parameter, divided by lr", moved
    spread = np.ptp(np.array(history["loss"]))
    yield "train: the losses of different mini-batches differ", bool(spread > 1e-3)


praise = "train: an epoch uses every row once."
check_steps(
    train,
    steps,
    given=["TwoLayerNet", "epoch_batches", "sgd_update"],
    tolerance=1e-3,
    praise=praise,
)

# %% check="train_order" points=1
import numpy as np

from course_utils import network, training
from course_utils.checks import check_steps, inputs

x, t = inputs("train_order").normal(size=(2, 6)), np.array([0, 2])


def end(order):
    net = network.TwoLayerNet(6, 5, 3, weight_init_std=1.0)
    for i in order:
        training.sgd_update(net.params, net.gradient(x[i : i + 1], t[i : i + 1]), 0.1)
    return net.params["b2"]


def steps(train):
    for epochs in (1, 30):
        net = TwoLayerNet(6, 5, 3, weight_init_std=1.0)
        train(net, (x, t), (x, t), epochs, 0.1, batch_size=1)
        ends = [end((0, 1) * epochs), end((1, 0) * epochs)]
        gap = min((net.params["b2"] - b2 for b2 in ends), key=lambda gap: np.abs(gap).max())
        if epochs == 1:
            yield "train: b2 after both rows, minus the right one", np.round(gap, 9)
    yield "train: the order changes from epoch to epoch", bool(np.abs(gap).max() > 1e-9)


check_steps(train, steps, given=["TwoLayerNet", "epoch_batches", "sgd_update"])

# %% [markdown]
# ## All of MNIST
#
# The moment has come. A hundred hidden units, mini-batches of 100, learning rate 0.4.

# %%
net = TwoLayerNet(784, 100, 10, dtype=np.float32)
train_set, test_set = (x_train, t_train), (x_test, t_test)
history = train(net, train_set, test_set, EPOCHS, lr=0.4, progress=True)
print(f"training set {history['train_acc'][-1]:.2%}   test set {history['test_acc'][-1]:.2%}")

# %%
plotting.training_curves(
    history["loss"],
    {"training set": history["train_acc"], "test set": history["test_acc"]},
    smooth=100,
)

# %% [markdown]
# More than 97 % of the test images. Nobody told the network what a digit looks like. It had labels,
# and the gradient of every weight from one walk backward.
#
# On the left, each faint value is the loss of one mini-batch; the strong line is the mean of 100. The
# steepest part is over after a few hundred steps. On the right, the two accuracies part: the network
# does better on the images that it learns from than on others. That is normal while the gap is
# small; below we make it large.
#
# ## What it gets wrong
#
# The first of the test images that it misreads, with *right → predicted* above each:

# %%
predicted = net.predict(x_test).argmax(axis=1)
wrong = np.flatnonzero(predicted != t_test)
print(len(wrong), "of", len(x_test), "are misread")
titles = [f"{t_test[i]} → {predicted[i]}" for i in wrong[:24]]
plotting.digit_grid(x_test[wrong[:24]], titles)

# %% [markdown]
# Some would trouble a person as well. Others are perfectly clear to us: the network has its own,
# cruder idea of a digit.
#
# ## What it looks for
#
# Each hidden unit has 784 weights, one for each pixel. Laid out as an image they show what the unit
# looks for: ink on an orange pixel speaks for it, ink on a blue one against it.

# %%
plotting.weight_images(net.params["W1"][:, :30])

# %% [markdown]
# Strokes, arcs, edges between light and dark, in the middle, where the digits are. Nobody asked for
# them. At the border, where no image has ink, the gradient is 0 and the weights are still the small
# random numbers of the start. A unit that is nearly white all over began with hardly any say in the
# result; so hardly any gradient came back to it, and it has learned next to nothing.
#
# ## Keep what it learned
#
# All that the network knows is in four arrays. An `.npz` file holds arrays under their names, and
# nothing else. (A *pickle* can hold any Python object, and runs code when it is opened. Never open one
# from a stranger; `np.load(path, allow_pickle=False)`, which is the default, refuses.)
#
# ### Exercise 6: `save_params`
#
# Write the arrays of the dict `params` to the file `path`, whose name ends in `.npz`, under their
# keys, whatever these are.
#
# <details><summary>Hint</summary>
#
# `np.savez(path, W1=..., b1=...)` writes arrays under the names of its keyword arguments. In any
# call, `**params` stands for `W1=params["W1"], b1=params["b1"], …`.
# </details>


# %% exercise="save_params"
def save_params(path, params):
    """Write the arrays of params to an .npz file, each under its key."""
    ### BEGIN SOLUTION
    np.savez(path, **params)
    ### END SOLUTION


# %% check="save_params_file" points=1
import tempfile
import uuid
from pathlib import Path

import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("save_params_file")
saved = {"W1": rng.normal(size=(3, 2)), "b1": rng.normal(size=2), "other": np.float32([1, 2, 3])}
path = str(Path(tempfile.gettempdir()) / f"{uuid.uuid4()}.npz")


def steps(save):
    try:
        save(path, {key: value.copy() for key, value in saved.items()})
        with np.load(path) as file:
            found = {key: file[key] for key in file.files}
    finally:
        for left in (path, f"{path}.npy", f"{path}.npz", Path(path).name):
            Path(left).unlink(missing_ok=True)
    yield "save_params: what the file holds", found
    dtypes = ", ".join(f"{key} {value.dtype}" for key, value in sorted(found.items()))
    yield "save_params: the dtypes in the file", dtypes


check_steps(save_params, steps)

# %% [markdown]
# ### Exercise 7: `load_params`
#
# The way back. `params` is the dict of a network that exists; its layers hold its arrays. **Fill these
# arrays** with the numbers of the file.
#
# <details><summary>Hint 1</summary>
#
# `with np.load(path) as file:` opens the file, and `file["W1"]` is the array of that name.
# </details>
# <details><summary>Hint 2</summary>
#
# `params["W1"] = file["W1"]` puts another array into the dict, and the layer keeps its old one: the
# trap of the update again. `a[...] = b` writes the numbers of `b` into the array `a`.
# </details>


# %% exercise="load_params"
def load_params(path, params):
    """Copy the arrays of an .npz file into the arrays of params, in place."""
    ### BEGIN SOLUTION
    with np.load(path) as file:
        for key in params:
            params[key][...] = file[key]
    ### END SOLUTION


# %% check="load_params_numbers" points=1
import tempfile
import uuid
from pathlib import Path

import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("load_params_numbers")
saved = {"W1": rng.normal(size=(3, 2)), "b1": rng.normal(size=2)}
path = str(Path(tempfile.gettempdir()) / f"{uuid.uuid4()}.npz")


def steps(load):
    params = {key: np.full_like(value, 2) for key, value in saved.items()}
    try:
        save_params(path, saved)
        load(path, params)
    finally:
        Path(path).unlink(missing_ok=True)
    yield "load_params: params", params
    exact = all(np.array_equal(params[key], saved[key]) for key in saved)
    yield "load_params: equal to the last digit", exact


check_steps(load_params, steps, given=["save_params"])

# %% check="load_params_in_place" points=1
import tempfile
import uuid
from pathlib import Path

import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("load_params_in_place")
saved = {key: rng.normal(size=(3, 2)).astype(np.float32) for key in ("W1", "V", "bias")}
path = str(Path(tempfile.gettempdir()) / f"{uuid.uuid4()}.npz")


def steps(load):
    held = {key: np.full_like(value, 2) for key, value in saved.items()}
    params = dict(held)
    try:
        save_params(path, dict(reversed(saved.items())))
        load(path, params)
    finally:
        Path(path).unlink(missing_ok=True)
    yield "load_params: what the layers hold", held
    yield "load_params: params", params


check_steps(load_params, steps, given=["save_params"], praise="load_params: the layers see it.")

# %% [markdown]
# A new network with other random weights knows nothing; loading makes it the twin of the one that you
# trained.

# %%
path = Path(tempfile.mkdtemp()) / "two_layer_net.npz"
save_params(path, net.params)
twin = TwoLayerNet(784, 100, 10, rng=1, dtype=np.float32)
print("before loading", twin.accuracy(x_test, t_test))
load_params(path, twin.params)
print("after loading ", twin.accuracy(x_test, t_test), "  file of", path.stat().st_size, "bytes")

# %% [markdown]
# 79,510 numbers of 4 bytes, and a little for their names. In Colab, write to a folder that outlives
# the session if you want to keep it.
#
# ## Two ways to fail
#
# ### Learning by heart
#
# Now the same training with 300 small digits, 16 × 16 pixels, and 300 others to evaluate on.

# %%
digits_train, digits_eval = load_digits16()
small = TwoLayerNet(256, 50, 10, dtype=np.float32)
by_heart = train(small, digits_train, digits_eval, epochs=200, lr=0.1, batch_size=50)
print(f"training {by_heart['train_acc'][-1]:.0%}   evaluation {by_heart['test_acc'][-1]:.0%}")

# %%
plotting.training_curves(
    by_heart["loss"],
    {"training set": by_heart["train_acc"], "evaluation set": by_heart["test_acc"]},
    smooth=10,
)

# %% [markdown]
# Every one of the 300 is right, and the loss goes on to 0: the network has learned them by heart. On
# digits that it has not seen it stays far behind, and no further epoch helps. This gap is
# **overfitting**. The network had room for much more than these 300 images, and used it for what is
# special to each of them.
#
# An accuracy on the training set says how well a network remembers. Only images that it has never
# learned from say how well it reads.
#
# ### Pixels from 0 to 255
#
# `load_mnist` divides the pixels by 255. Is that a matter of taste? Train with the raw ones, on 6,000
# images:

# %%
(x_raw, t_raw), raw_test = load_mnist(normalize=False)
raw = TwoLayerNet(784, 100, 10, dtype=np.float32)
raw_history = train(raw, (x_raw[:6000], t_raw[:6000]), raw_test, epochs=2, lr=0.4)
fine = TwoLayerNet(784, 100, 10, dtype=np.float32)
fine_history = train(fine, (x_train[:6000], t_train[:6000]), test_set, epochs=2, lr=0.4)
print(f"raw {raw_history['test_acc'][-1]:.1%}   scaled {fine_history['test_acc'][-1]:.1%}")

# %%
plotting.training_curves({"0 to 255": raw_history["loss"], "0 to 1": fine_history["loss"]})

# %% [markdown]
# With raw pixels the loss leaps up, then falls to about $\ln 10$, and there it stays: the network
# guesses, and is right about once in ten times. The reason sits in the hidden layer. How many of its
# units give 0 for *every* test image?

# %%
hidden = raw.layers["Relu1"].forward(raw.layers["Affine1"].forward(raw_test[0]))
print("units that are never above 0:", np.sum(np.all(hidden == 0, axis=0)), "of", hidden.shape[1])

# %% [markdown]
# The gradient of the first weights is $x^\top\,\texttt{dout}$: inputs 255 times as large make it 255
# times as large. The first steps throw the weights so far that nearly every unit comes out negative
# for every image. Relu then sends 0 forward *and* 0 backward. Such a unit is **dead**: no later step
# moves its weights. A much smaller learning rate would avoid that; scaling the inputs is the better
# habit, for then similar learning rates suit many data sets.
#
# ## In your own words
#
# ### Question (3 points)
#
# A friend trains a network on 300 digits. It reads all of them, and 86 % of 300 others. "I shall train
# three times as long," your friend says, "and by the way, I can report 100 %." What do you answer?
# Which number should be reported, what will the longer training do, and what would really help? Four
# to six sentences; refer to the curves above.

# %% [markdown] question="by_heart" points=3
# **A model answer.** The 100 % only says that the network remembers the digits it has learned from.
# What counts is how it reads digits that it has not seen, so the number to report is the 86 %.
# Training longer will change next to nothing: in the curves above the training accuracy is at its
# limit, the loss is close to 0, and so are the gradients; the evaluation accuracy has been flat for
# most of the epochs. The gap is overfitting: the network is large for so few images, and learns what
# is special to each of them. More training images would help most, as MNIST shows, where the gap is a
# few per cent at most; so would images made from the given ones by small shifts and rotations, fewer
# hidden units, or stopping earlier. And if many choices are tried and the best one on the
# evaluation set is taken, even that number becomes a little too good.
#
# **Rubric, for the person who grades**
#
# - 1 point: the evaluation accuracy (86 %) is to be reported, because those digits were not learned from.
# - 1 point: longer training will not help, with a reason that refers to the curves (flat evaluation
#   accuracy; loss and gradients near 0; training accuracy at its limit).
# - 1 point: names at least one remedy that fits: more data, augmentation, a smaller network,
#   regularisation such as dropout or weight decay, early stopping.

# %% [markdown]
# ## Summary
#
# - A mini-batch estimates the gradient of the whole set at a fraction of its price; an epoch uses
#   every example once, in a new order.
# - The update works in place: layers see changes of an array, not a new array of the same name.
#   Loading parameters is the same.
# - A classifier of ten classes begins at a loss of $\ln 10 \approx 2.303$. A loss that stays there
#   means that nothing is learned: an update that nobody sees, or dead units.
# - Measure on examples that the network has not learned from. A wide gap to the training accuracy is
#   overfitting.
# - Scale the inputs.
#
# ## Quiz
#
# Answer first, then unfold.
#
# <details><summary>1. How many updates are there in 5 epochs of 60,000 images with mini-batches of 128, the smaller last one included?</summary>
#
# 60,000 / 128 = 468.75, so an epoch has 469 mini-batches, and 5 epochs have 2,345.
# </details>
# <details><summary>2. The loss prints 2.303 at every step, to the third digit. Name two likely causes.</summary>
#
# The update makes new arrays that the layers never see; or the learning rate is so small that nothing
# moves. (Dead units also end near there, but they do not begin so.)
# </details>
# <details><summary>3. Someone shuffles images and labels with two separate calls of <code>rng.permutation</code>. What accuracy will the network reach on MNIST?</summary>
#
# About 10 %: the labels no longer belong to the images, so there is nothing to learn.
# </details>
# <details><summary>4. Why is the accuracy measured after an epoch on the whole set, and not on the last mini-batch?</summary>
#
# A mini-batch of 100 knows only whole per cents, and varies by several of them from one to the next;
# and the network has just learned from it.
# </details>
# <details><summary>5. <code>params["W1"] = file["W1"]</code> runs without an error. Why is the loaded network still no better than chance?</summary>
#
# The dict now holds the loaded array, but the `Affine` layer still holds the old one, and it is the
# layers that compute.
# </details>
#
# **Next** In lesson 8 the inputs are points in a plane, so that you can watch a network draw the
# boundary between two classes.
