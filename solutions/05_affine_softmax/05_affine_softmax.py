# %% [markdown]
# # 5. Affine and softmax
#
# A network that tells digits apart needs three more things. A layer with weights, so that there is
# something to learn. A way to turn its scores into probabilities. And a number that says how wrong
# these probabilities are. In this lesson you write all three, forward and backward; the way back
# through the last two together turns out to be the simplest of all.
#
# **You will be able to**
#
# - write `Affine`, and find `dW = x.T @ dout` again from the shapes whenever you have forgotten it,
# - write a `softmax` that survives scores of 1000,
# - write `cross_entropy_error` for labels and for one-hot targets, for one example and for many,
# - derive the gradient $(y - t)/N$, and write it as `SoftmaxWithLoss`,
# - say what the loss of a network must be before it has learned anything.
#
# **You need** lesson 2 (forward, backward, `dout`), lesson 4 (`numerical_gradient`), and from lesson 1
# matrix products, broadcasting and sums along an axis. **Time** about 100 minutes. **Notation** is
# collected in [docs/notation.md](../../docs/notation.md).

# %%
import numpy as np

from course_utils import layers, plotting
from course_utils.gradients import numerical_gradient

# %% [markdown]
# ## The affine layer, forward
#
# $N$ examples of $D$ numbers each are the rows of $x$, shape $(N, D)$. The layer has weights $W$, shape
# $(D, M)$, one row for each input and one column for each output; and biases $b$, shape $(M,)$. It
# computes
#
# $$\text{out} = x\,W + b, \qquad\text{entry by entry}\qquad
#   \text{out}_{nm} = \sum_{d} x_{nd}\,W_{dm} + b_m ,$$
#
# of shape $(N, M)$. Each row of `out` belongs to one example; the same $W$ and $b$ serve them all.

# %%
forward = ["→", ("out", (4, 2))]
plotting.shape_diagram([("x", (4, 3)), "@", ("W", (3, 2)), "+", ("b", (2,), (4, 2)), *forward])

# %% [markdown]
# Four examples of three numbers, two outputs. The bias is broadcast: added to every row.
#
# ## The affine layer, backward
#
# From the right comes `dout`, the gradient of the loss $L$ with respect to `out`, so of shape
# $(N, M)$. The layer owes three answers, each of the shape of what it belongs to: `dW` $(D, M)$, `db`
# $(M,)$ and `dx` $(N, D)$. One rule gives all three: *look where an entry is used, and add up what
# comes back along each path* (lesson 2).
#
# **The weights.** $W_{dm}$ joins input $d$ to output $m$, and it does so for *every* example. Move it
# by a little, and each $\text{out}_{nm}$ moves $x_{nd}$ times as much. The paths add up:
#
# $$\frac{\partial L}{\partial W_{dm}} = \sum_{n} x_{nd}\;dout_{nm}
#   = \sum_{n} (x^\top)_{dn}\;dout_{nm} \qquad\Longrightarrow\qquad
#   \underbrace{dW}_{(D, M)} = \underbrace{x^\top}_{(D, N)}\,\underbrace{dout}_{(N, M)} .$$

# %%
plotting.shape_diagram([("x.T", (3, 4)), "@", ("dout", (4, 2)), "→", ("dW", (3, 2))])

# %% [markdown]
# The four examples are the inner length of the product, the one that is summed over: that is how the
# sum over the mini-batch comes about.
#
# **The biases.** $b_m$ is added to output $m$ of every example, each time with slope 1:
#
# $$\frac{\partial L}{\partial b_m} = \sum_{n} dout_{nm} \qquad\Longrightarrow\qquad
#   \underbrace{db}_{(M,)} = \text{the sum of } dout \text{ over its rows.}$$
#
# What was broadcast on the way forward is summed on the way back.
#
# **The input.** $x_{nd}$ goes into all $M$ outputs of its own row, into output $m$ with the slope
# $W_{dm}$:
#
# $$\frac{\partial L}{\partial x_{nd}} = \sum_{m} dout_{nm}\;W_{dm}
#   = \sum_{m} dout_{nm}\;(W^\top)_{md} \qquad\Longrightarrow\qquad
#   \underbrace{dx}_{(N, D)} = \underbrace{dout}_{(N, M)}\,\underbrace{W^\top}_{(M, D)} .$$

# %%
plotting.shape_diagram([("dout", (4, 2)), "@", ("W.T", (2, 3)), "→", ("dx", (4, 3))])

# %% [markdown]
# > **Note** Forgotten which factor comes first and which is transposed? Write down the shapes. Of the
# > factors $x$ $(N, D)$ and $dout$ $(N, M)$ only one product has the shape $(D, M)$ of $W$. But beware of tests in
# > which $N$, $D$ and $M$ are equal: there everything fits, the wrong products too.
#
# ### Exercise 1: `Affine`
#
# Write `forward` and `backward`, for `x` of floats or integers. `backward` returns `dx`, and leaves the
# other two gradients on the layer, as `self.dW` and `self.db`: computed anew at each call, not added to
# those of the last one. No division by $N$ here: if $L$ is a mean over the examples, that factor is in
# `dout` already.
#
# The layer holds the very arrays `W` and `b` that it was given. Training will change these arrays in
# place, `W -= 0.1 * dW`, and the layer must see it.
#
# <details><summary>Hint: the bias</summary>
#
# `dout.sum(axis=...)` sums along one axis. Which axis counts the examples? The result must have the
# shape of `b`.
# </details>


# %% exercise="affine"
class Affine:
    """x @ W + b for a mini-batch: x (N, D), W (D, M), b (M,)."""

    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.x = None
        self.dW = None
        self.db = None

    def forward(self, x):
        """Return x @ W + b, shape (N, M), and keep what `backward` needs."""
        ### BEGIN SOLUTION
        self.x = x
        return x @ self.W + self.b
        ### END SOLUTION

    def backward(self, dout):
        """Return dx (N, D) for dout (N, M); set self.dW (D, M) and self.db (M,)."""
        ### BEGIN SOLUTION
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        return dout @ self.W.T
        ### END SOLUTION


# %% check="affine_forward" points=1
from course_utils.checks import check_layer, inputs

rng = inputs("affine_forward")
parameters = {"W": rng.normal(size=(3, 2)), "b": rng.normal(size=2)}
check_layer(Affine, parameters=parameters, x=rng.normal(size=(4, 3)), forward_only=True)
### BEGIN HIDDEN TESTS
check_layer(Affine, parameters=parameters, x=rng.integers(-5, 6, (3, 3)), forward_only=True)
check_layer(Affine, parameters=parameters, x=rng.normal(size=(1, 3)), forward_only=True)
### END HIDDEN TESTS

# %% check="affine_backward" points=3
import numpy as np

from course_utils.checks import check_layer, inputs

rng = inputs("affine_backward")
parameters = {"W": rng.normal(size=(3, 2)), "b": rng.normal(size=2)}
check_layer(Affine, parameters=parameters, x=rng.normal(size=(4, 3)))
### BEGIN HIDDEN TESTS
check_layer(Affine, parameters=parameters, x=rng.normal(size=(1, 3)))
check_layer(Affine, parameters=parameters, x=rng.integers(-5, 6, (5, 3)))
square = {"W": rng.normal(size=(3, 3)), "b": rng.normal(size=3)}
check_layer(Affine, parameters=square, x=rng.normal(size=(3, 3)))
single = {key: value.astype(np.float32) for key, value in parameters.items()}
check_layer(Affine, parameters=single, x=rng.normal(size=(4, 3)).astype(np.float32))
### END HIDDEN TESTS

# %% check="affine_update" points=1
from course_utils.checks import check_steps, inputs

rng = inputs("affine_update")
weights, biases, step = rng.normal(size=(3, 2)), rng.normal(size=2), rng.normal(size=(3, 2))
points, upstream = rng.normal(size=(2, 4, 3)), rng.normal(size=(4, 2))


def update_in_place(layer_class):
    held_weights, held_biases = weights.copy(), biases.copy()
    layer = layer_class(held_weights, held_biases)
    layer.forward(points[0].copy())
    layer.backward(upstream.copy())
    held_weights -= step
    held_biases -= step[0]
    out = layer.forward(points[1].copy())
    yield "Affine.forward: the result after W and b were changed in place", out
    yield "Affine.backward: dx after that", layer.backward(upstream.copy())
    dW = getattr(layer, "dW", None)
    yield "Affine.backward: self.dW of the second mini-batch", dW


check_steps(Affine, update_in_place, praise="Affine: it sees W and b change in place.")

# %%
layer = Affine(np.array([[1.0, -1.0], [2.0, 0.0], [0.0, 3.0]]), np.array([10.0, 20.0]))
print("out\n", layer.forward(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])))
print("dx\n", layer.backward(np.array([[1.0, 0.0], [1.0, 1.0]])))
print("dW\n", layer.dW)
print("db", layer.db)

# %% [markdown]
# Two examples of three numbers. Both ask for more of output 0 (the first column of `dout` is 1, 1),
# and only the second one for more of output 1. So `db` is $[2, 1]$, the first column of `dW` is the
# sum of both examples, and its second column is the second example alone.

# %% [markdown]
# ## From scores to probabilities
#
# The last affine layer gives each example one number for each class, any numbers at all: its scores, or
# **logits**. **Softmax** turns a row of $C$ logits $x$ into $C$ probabilities $y$,
#
# $$y_c = \frac{e^{x_c}}{\sum_{k} e^{x_k}} .$$
#
# (The input of the function at hand is called $x$ here, as for every layer. Seen from the whole
# network it is $a$, what the last affine layer gives.) All $y_c$ are positive, they sum to 1, and the
# largest logit gets the largest probability.


# %%
def naive_softmax(x):
    return np.exp(x) / np.exp(x).sum()


print(naive_softmax(np.array([0.3, 2.9, 4.0])).round(4))

# %% [markdown]
# So far, so good. Now three logits that differ by no more than before, but are large:

# %%
with np.errstate(over="ignore", invalid="ignore"):
    print(naive_softmax(np.array([1000.3, 1002.9, 1004.0])))

# %% [markdown]
# $e^{1000}$ is more than a float can hold; it becomes infinity, and infinity divided by infinity is
# `nan`. Yet the answer should have been the same as before. Subtract any number $m$ from all logits of
# a row, and nothing changes:
#
# $$\frac{e^{x_c - m}}{\sum_k e^{x_k - m}} = \frac{e^{-m}\,e^{x_c}}{e^{-m}\sum_k e^{x_k}}
#   = \frac{e^{x_c}}{\sum_k e^{x_k}} .$$
#
# Choose $m$ as the largest logit *of the row*. Then the largest exponent is 0, so no power is above 1,
# and the sum is at least 1: nothing can overflow, and nothing is divided by 0.
#
# ### Exercise 2: `softmax`
#
# Write it for one row of logits, shape $(C,)$, and for a mini-batch, shape $(N, C)$, in which each row
# is treated for itself. The logits are floats or integers; the result has the shape of `x`, and `x`
# stays as it was.
#
# <details><summary>Hint 1: one line for both shapes</summary>
#
# Both for $(C,)$ and for $(N, C)$ the classes are on the *last* axis, `axis=-1`.
# </details>
# <details><summary>Hint 2: the shapes do not fit</summary>
#
# `np.max(x, axis=-1)` of an array $(N, C)$ has the shape $(N,)$, and cannot be subtracted from it row
# by row. With `keepdims=True` it has the shape $(N, 1)$, and can.
# </details>
# <details><summary>Hint 3: nan in some rows</summary>
#
# One number $m$ for the whole batch is not enough. In a row whose logits are all 2000 below it every
# power becomes 0, and the row is 0/0.
# </details>


# %% exercise="softmax"
def softmax(x):
    """Return probabilities for logits x, (C,) or (N, C): the shape of x, each row sums to 1."""
    ### BEGIN SOLUTION
    shifted = x - np.max(x, axis=-1, keepdims=True)
    powers = np.exp(shifted)
    return powers / powers.sum(axis=-1, keepdims=True)
    ### END SOLUTION


# %% check="softmax_row" points=1
import numpy as np

from course_utils.checks import check_function, inputs

check_function(softmax, x=np.array([0.3, 2.9, 4.0]))
check_function(softmax, x=inputs("softmax_row").normal(size=5))
### BEGIN HIDDEN TESTS
check_function(softmax, x=np.array([1, -2, 3]))
check_function(softmax, x=inputs("softmax_row").normal(size=4).astype(np.float32))
### END HIDDEN TESTS

# %% check="softmax_batch" points=1
from course_utils.checks import check_function, inputs

rng = inputs("softmax_batch")
check_function(softmax, x=2 * rng.normal(size=(4, 3)))
check_function(softmax, x=2 * rng.normal(size=(3, 3)))
### BEGIN HIDDEN TESTS
check_function(softmax, x=rng.normal(size=(1, 4)))
check_function(softmax, x=rng.integers(-3, 4, size=(2, 4)))
### END HIDDEN TESTS

# %% check="softmax_large" points=1
import numpy as np

from course_utils.checks import check_function, inputs

small = inputs("softmax_large").normal(size=(2, 3))
check_function(softmax, label="the result for logits around 1000", x=1000 + small[0])
far_apart = np.array([[1000.0], [-1000.0]]) + small
check_function(softmax, label="the result for rows far apart", x=far_apart)
### BEGIN HIDDEN TESTS
check_function(softmax, x=np.array([[1000.0, 0.0, -1000.0], [-1000.0, 0.0, 1000.0]]))
check_function(softmax, x=small[0] - 1000)
### END HIDDEN TESTS

# %%
y = softmax(np.array([[0.3, 2.9, 4.0], [1000.3, 1002.9, 1004.0]]))
print(y.round(4), "  sums", y.sum(axis=1))

# %% [markdown]
# Two rows far apart, one answer. The class with the logit 4.0 gets 0.737 and not 1: softmax is a soft
# form of "take the largest".

# %% [markdown]
# ## How wrong is an answer?
#
# The network says: class 0 with 18 %, class 1 with 73 %, class 2 with 9 %. The right class, the
# *target*, is 1. The **cross-entropy** looks only at the probability that was given to the right
# class, and takes minus its logarithm: $-\ln 0.73 = 0.315$. Had the network been sure, it would be
# $-\ln 1 = 0$. Had it said 1 %, it would be 4.605.

# %%
p = np.linspace(0.005, 1, 200)
title = "cross-entropy, where x is the probability of the right class"
plotting.function_curves({"−ln x = ln(1/x)": np.log(1 / p)}, p, title=title)

# %% [markdown]
# The curve is steep at the left: to be sure *and* wrong is what costs most. Some of its values:

# %%
for p in [1, 0.73, 0.5, 0.1, 0.01, 1e-7]:
    print(f"probability {p:<7g} loss {np.log(1 / p):.3f}")

# %% [markdown]
# For $N$ examples the loss is the mean. Targets come in two forms. As **labels**, $t$ has shape $(N,)$
# and holds the number of the right class:
#
# $$L = -\frac{1}{N}\sum_{n} \ln y_{n, t_n} .$$
#
# As **one-hot** rows, $t$ has shape $(N, C)$, with a single 1 in each row, at the right class. Then
# the same number is a sum over all classes, in which only one term is not 0:
#
# $$L = -\frac{1}{N}\sum_{n}\sum_{c} t_{nc}\,\ln y_{nc} .$$
#
# To get one entry from each row, give NumPy two arrays of indices, the rows and the columns:

# %%
y = np.array([[0.18, 0.73, 0.09], [0.6, 0.3, 0.1]])
t = np.array([1, 2])
print(y[np.arange(2), t])

# %% [markdown]
# Row 0, column 1, and row 1, column 2. Not to be confused with `y[:, t]`, which takes the columns 1
# and 2 of *every* row.
#
# One trap is left. A probability may be so small that a float holds it as 0, and $\ln 0$ is $-\infty$.
# So we add a tiny number before taking the logarithm: $\ln(y + 10^{-7})$. It caps the loss of an
# example at $-\ln 10^{-7} = 16.1$, and changes nothing that matters elsewhere.
#
# ### Exercise 3: `cross_entropy_error`
#
# Write it for all four kinds of input. The result is one number, the mean over the examples; a
# probability of 0 must not make it infinite.
#
# | | `y` | `t` |
# | --- | --- | --- |
# | a mini-batch, labels | $(N, C)$ | $(N,)$, integers |
# | a mini-batch, one-hot | $(N, C)$ | $(N, C)$ |
# | one example, label | $(C,)$ | a single integer |
# | one example, one-hot | $(C,)$ | $(C,)$ |
#
# <details><summary>Hint 1: from four kinds to two</summary>
#
# Make one example a mini-batch of one: if `y.ndim == 1`, then `y.reshape(1, -1)` has the shape
# $(1, C)$. Do likewise with `t`.
# </details>
# <details><summary>Hint 2: from two kinds to one</summary>
#
# If `t` has as many entries as `y`, it is one-hot. `t.argmax(axis=1)` makes labels of it.
# </details>
# <details><summary>Hint 3: a single integer</summary>
#
# A Python integer has no `ndim` and no `reshape`. After `t = np.array(t)` it has both.
# </details>


# %% exercise="cross_entropy"
def cross_entropy_error(y, t):
    """Return the mean of -ln(probability of the right class) over the examples.

    y: probabilities, (N, C) or (C,).   t: labels, (N,) or one integer; or one-hot, the shape of y.
    """
    ### BEGIN SOLUTION
    t = np.array(t)
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = t.reshape(1, -1)
    if t.size == y.size:
        t = t.reshape(y.shape).argmax(axis=1)
    right = y[np.arange(len(y)), t.reshape(-1)]
    return -np.mean(np.log(right + 1e-7))
    ### END SOLUTION


# %% check="cross_entropy_labels" points=1
import numpy as np

from course_utils.checks import check_function, check_steps, inputs

rng = inputs("cross_entropy_labels")
probabilities = rng.uniform(0.2, 1, size=(4, 3))
probabilities /= probabilities.sum(axis=1, keepdims=True)
example = {"y": np.array([[0.18, 0.73, 0.09], [0.6, 0.3, 0.1]]), "t": np.array([1, 2])}
check_function(cross_entropy_error, **example, tolerance=1e-4)
check_function(cross_entropy_error, y=probabilities, t=rng.integers(0, 3, 4), tolerance=1e-4)


def with_zero(candidate):
    loss = candidate(np.array([[0.5, 0.5, 0.0], [0.0, 1.0, 0.0]]), np.array([2, 1]))
    yield (
        "cross_entropy_error: the loss is large, but finite, where y is 0",
        bool(1 < loss < np.inf),
    )


check_steps(cross_entropy_error, with_zero, praise="cross_entropy_error: finite where y is 0.")
### BEGIN HIDDEN TESTS
check_function(cross_entropy_error, y=probabilities[:3], t=np.array([2, 0, 2]), tolerance=1e-4)
check_function(cross_entropy_error, y=probabilities[:1], t=np.array([0]), tolerance=1e-4)
unlikely = np.array([[0.004, 0.9, 0.096], [0.7, 0.006, 0.294]])
check_function(cross_entropy_error, y=unlikely, t=np.array([0, 1]), tolerance=1e-4)
### END HIDDEN TESTS

# %% check="cross_entropy_one_hot" points=1
import numpy as np

from course_utils.checks import check_function, inputs

rng = inputs("cross_entropy_one_hot")
probabilities = rng.uniform(0.2, 1, size=(4, 3))
probabilities /= probabilities.sum(axis=1, keepdims=True)
one_hot = np.eye(3, dtype=int)[rng.integers(0, 3, 4)]
check_function(cross_entropy_error, y=probabilities, t=one_hot, tolerance=1e-4)
### BEGIN HIDDEN TESTS
square = probabilities[:3]
check_function(cross_entropy_error, y=square, t=np.eye(3)[[1, 1, 0]], tolerance=1e-4)
check_function(cross_entropy_error, y=square[:1], t=one_hot[:1], tolerance=1e-4)
### END HIDDEN TESTS

# %% check="cross_entropy_one_example" points=1
import numpy as np

from course_utils.checks import check_function, inputs

row = inputs("cross_entropy_one_example").uniform(0.2, 1, size=4)
row /= row.sum()
check_function(cross_entropy_error, y=row, t=2, tolerance=1e-4)
check_function(cross_entropy_error, y=row, t=np.array([0, 1, 0, 0]), tolerance=1e-4)
### BEGIN HIDDEN TESTS
check_function(cross_entropy_error, y=row, t=np.array(0), tolerance=1e-4)
check_function(cross_entropy_error, y=row, t=np.array([0.0, 0.0, 0.0, 1.0]), tolerance=1e-4)
### END HIDDEN TESTS

# %%
print("labels ", cross_entropy_error(y, np.array([1, 2])))
print("one-hot", cross_entropy_error(y, np.array([[0, 1, 0], [0, 0, 1]])))
print("by hand", -(np.log(0.73) + np.log(0.1)) / 2)

# %% [markdown]
# The same loss for both kinds of targets, and by hand up to the tiny number.

# %% [markdown]
# ## Softmax and loss in one node
#
# On the way back through the logarithm stands a division by $y$, on the way back through softmax a
# product with $y$. Together they cancel, so it pays to take both as one node. Its input is the logits
# $x$, shape $(N, C)$; its output is the loss $L$, a single number. We want `dx`, shape $(N, C)$.
#
# Take example $n$ with the right class $t_n$. Write its part of the loss in terms of the logits. The
# logarithm of a quotient is a difference, and the logarithm of $e^{x}$ is $x$:
#
# $$\ell_n = -\ln y_{n, t_n} = -\ln\frac{e^{x_{n, t_n}}}{\sum_k e^{x_{nk}}}
#   = -x_{n, t_n} + \ln\sum_k e^{x_{nk}} .$$
#
# Now the derivative along one logit $x_{nc}$. The first term contains it only if $c$ is the right
# class: its derivative is $-1$ there, else 0. That is minus the one-hot target, $-t_{nc}$. For the
# second term use the chain rule, the derivative of $\ln S$ being $1/S$:
#
# $$\frac{\partial}{\partial x_{nc}} \ln\sum_k e^{x_{nk}}
#   = \frac{1}{\sum_k e^{x_{nk}}}\cdot e^{x_{nc}} = y_{nc} .$$
#
# It is softmax itself that comes out. Together $\partial \ell_n/\partial x_{nc} = y_{nc} - t_{nc}$.
# The loss is the mean, $L = \frac1N\sum_n \ell_n$, and the logits of one example have no influence on
# another. So for all entries at once, with $y$ and one-hot $t$ of shape $(N, C)$,
#
# $$\frac{\partial L}{\partial x} = \frac{y - t}{N} .$$
#
# *What the network said, minus what it should have said.* Mostly $L$ is the end of the graph, and the
# upstream gradient is 1. Where something follows, such as $3 L$, `backward` receives `dout` $= 3$ and
# multiplies by it, as every node does.
#
# ### Exercise 4: `SoftmaxWithLoss`
#
# Write `forward`, which returns the loss, and `backward`, which returns `dx` $= dout \cdot (y - t)/N$.
# The targets `t` are labels $(N,)$ or one-hot $(N, C)$; `dout` is a number. Use `softmax` and
# `cross_entropy_error`. (While the checks run, these two stand for the course's own.)
#
# <details><summary>Hint 1: labels</summary>
#
# With labels you cannot subtract `t` from `y`. Either make them one-hot, `np.eye(C)[t]`, or take a
# copy of `y` and subtract 1 at the right class of each row.
# </details>
# <details><summary>Hint 2: the second call of backward gives something else</summary>
#
# `dx = self.y` is no copy, and `dx[...] -= 1` changes `self.y` for good. `self.y.copy()` is one.
# </details>


# %% exercise="softmax_with_loss"
class SoftmaxWithLoss:
    """Softmax and cross-entropy in one node; its output is the loss."""

    def __init__(self):
        self.y = None
        self.t = None

    def forward(self, x, t):
        """Return the loss of logits x (N, C) against t, labels (N,) or one-hot (N, C)."""
        ### BEGIN SOLUTION
        self.y = softmax(x)
        self.t = t
        return cross_entropy_error(self.y, t)
        ### END SOLUTION

    def backward(self, dout=1):
        """Return dx (N, C), given the number dout = dL/d(loss)."""
        ### BEGIN SOLUTION
        N, C = self.y.shape
        one_hot = self.t if self.t.size == N * C else np.eye(C)[self.t]
        return dout * (self.y - one_hot.reshape(N, C)) / N
        ### END SOLUTION


# %% check="softmax_with_loss_forward" points=1
import numpy as np

from course_utils.checks import check_layer, inputs

rng = inputs("softmax_with_loss_forward")
logits, labels = rng.normal(size=(4, 3)), rng.integers(0, 3, 4)
options = {"given": ["softmax", "cross_entropy_error"], "tolerance": 1e-4, "forward_only": True}
check_layer(SoftmaxWithLoss, x=logits, constants=[labels], **options)
check_layer(SoftmaxWithLoss, x=logits, constants=[np.eye(3, dtype=int)[labels]], **options)
### BEGIN HIDDEN TESTS
check_layer(SoftmaxWithLoss, x=logits[:1], constants=[labels[:1]], **options)
### END HIDDEN TESTS

# %% check="softmax_with_loss_labels" points=2
import numpy as np

from course_utils.checks import check_layer, check_steps, inputs

rng = inputs("softmax_with_loss_labels")
logits, labels = rng.normal(size=(4, 3)), rng.integers(0, 3, 4)
options = {"given": ["softmax", "cross_entropy_error"], "tolerance": 1e-4}
check_layer(SoftmaxWithLoss, x=logits, constants=[labels], **options)
### BEGIN HIDDEN TESTS
check_layer(SoftmaxWithLoss, x=logits[:3], constants=[labels[:3]], **options)
check_layer(SoftmaxWithLoss, x=logits[:1], constants=[labels[:1]], **options)


def large_logits(layer_class):
    layer, targets = layer_class(), np.array([0, 1, 2, 1])
    layer.forward(np.array([[1000.0, 0, -1000], [-1000, -999, -2000], *logits[:2]]), targets)
    yield "SoftmaxWithLoss.backward: dx for logits up to ±1000", layer.backward()
    yield "SoftmaxWithLoss: t afterwards", targets
    layer.forward(logits[:2], np.array([1, 0]))  # none is of the last class
    yield "SoftmaxWithLoss.backward: dx of the second mini-batch", layer.backward()


check_steps(SoftmaxWithLoss, large_logits, **options)
### END HIDDEN TESTS

# %% check="softmax_with_loss_one_hot" points=1
import numpy as np

from course_utils.checks import check_layer, inputs

rng = inputs("softmax_with_loss_one_hot")
logits, one_hot = rng.normal(size=(4, 3)), np.eye(3, dtype=int)[rng.integers(0, 3, 4)]
options = {"given": ["softmax", "cross_entropy_error"], "tolerance": 1e-4}
check_layer(SoftmaxWithLoss, x=logits, constants=[one_hot], **options)
### BEGIN HIDDEN TESTS
check_layer(SoftmaxWithLoss, x=logits[:3], constants=[np.eye(3)[[2, 0, 0]]], **options)
check_layer(SoftmaxWithLoss, x=logits[:1], constants=[one_hot[:1]], **options)
### END HIDDEN TESTS

# %%
last_layer = SoftmaxWithLoss()
print("loss", last_layer.forward(np.array([[0.3, 2.9, 4.0], [2.0, 2.0, 2.0]]), np.array([2, 0])))
print("y\n", softmax(np.array([[0.3, 2.9, 4.0], [2.0, 2.0, 2.0]])).round(4))
print("dx\n", last_layer.backward().round(4))

# %% [markdown]
# The right class has a negative gradient: more of that logit makes the loss smaller. The others have
# positive ones, the larger the more probability they took. Each row sums to 0: what one class should
# get, the others should give. And each entry is $(y - t)/2$, because there are two examples.

# %% [markdown]
# ## A whole network, small enough to print
#
# `SimpleNet` is the smallest network there is: two inputs, three classes, weights $W$ of shape
# $(2, 3)$ and no bias. Its logits are $x\,W$, its loss is the cross-entropy of their softmax.
#
# ### Exercise 5: `SimpleNet`
#
# Write `predict`, which returns the logits, and `loss`. `x` is one example, shape $(2,)$, or a
# mini-batch, shape $(N, 2)$; `t` is what `cross_entropy_error` takes. Use the two functions from
# above. Keep the very array `W` that was given, and read `self.W` at each call: the weights will be
# moved while you are not looking.


# %% exercise="simple_net"
class SimpleNet:
    """Logits x @ W, with softmax and cross-entropy for the loss; W has shape (2, 3)."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        """Return the logits: (3,) for one example x (2,), or (N, 3) for x (N, 2)."""
        ### BEGIN SOLUTION
        return x @ self.W
        ### END SOLUTION

    def loss(self, x, t):
        """Return the loss of the examples x against the targets t, labels or one-hot."""
        ### BEGIN SOLUTION
        return cross_entropy_error(softmax(self.predict(x)), t)
        ### END SOLUTION


# %% check="simple_net_predict" points=1
from course_utils.checks import check_steps, inputs

rng = inputs("simple_net_predict")
weights, points = rng.normal(size=(2, 3)), rng.normal(size=(4, 2))


def predictions(net_class):
    held, x = weights.copy(), points.copy()
    net, other = net_class(held), net_class(-2 * weights)
    yield "SimpleNet.predict: the result for one example", net.predict(points[0].copy())
    yield "SimpleNet.predict: the result for a mini-batch", net.predict(x)
    yield "SimpleNet.predict: x afterwards", x
    yield "SimpleNet.predict: W afterwards", held
    yield "SimpleNet.predict: the result of another net", other.predict(points.copy())
    held += 1
    yield "SimpleNet.predict: the result after W was changed in place", net.predict(points.copy())


check_steps(SimpleNet, predictions, praise="SimpleNet.predict: right.")

# %% check="simple_net_loss" points=2
import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("simple_net_loss")
weights, points, labels = rng.normal(size=(2, 3)), rng.normal(size=(4, 2)), rng.integers(0, 3, 4)


def losses(net_class):
    held = {"W": weights.copy(), "x": points.copy(), "t": labels.copy()}
    net = net_class(held["W"])
    yield "SimpleNet.loss: the loss of one example", net.loss(points[0].copy(), np.eye(3)[1])
    yield "SimpleNet.loss: the loss of a mini-batch", net.loss(held["x"], held["t"])
    yield from ((f"SimpleNet.loss: {name} afterwards", held[name]) for name in held)
    ### BEGIN HIDDEN TESTS
    yield "SimpleNet.loss: with a label", net.loss(points[1].copy(), 0)
    yield "SimpleNet.loss: with one-hot targets", net.loss(points.copy(), np.eye(3)[labels])
    other = net_class(weights[:, ::-1].copy())
    yield "SimpleNet.loss: the loss of another net", other.loss(points.copy(), labels.copy())
    ### END HIDDEN TESTS


given = ["softmax", "cross_entropy_error"]
check_steps(SimpleNet, losses, given=given, tolerance=1e-4, praise="SimpleNet.loss: right.")

# %% [markdown]
# Now a net with random weights, one example $x = (0.6, 0.9)$, and the third class as its target. The
# weights come from NumPy's old generator with seed 0, the same that `np.random.seed(0)` and
# `np.random.randn(2, 3)` give, so that you can compare the numbers with other courses.

# %%
net = SimpleNet(np.random.RandomState(0).randn(2, 3))
x, t = np.array([0.6, 0.9]), np.array([0, 0, 1])
print("W\n", net.W.round(4))
print("logits", net.predict(x).round(4), "  loss", round(net.loss(x, t), 4))

# %% [markdown]
# The third logit is the smallest, so the loss is large: to be sure and wrong is expensive. In which
# direction should the weights go? First the slow way, by trying. `numerical_gradient` moves each entry
# of `net.W` itself and asks for the loss; the function ignores its argument, because the net reads
# `self.W`.

# %%
print(numerical_gradient(lambda W: net.loss(x, t), net.W).round(4))

# %% [markdown]
# And now by the layers: forward through `Affine` and `SoftmaxWithLoss`, and the same way back. They
# expect a mini-batch, so the example becomes one row.

# %%
affine, last_layer = Affine(net.W, np.zeros(3)), SoftmaxWithLoss()
row, target = x.reshape(1, 2), t.reshape(1, 3)
logits = affine.forward(row)
loss = last_layer.forward(logits, target)
dlogits = last_layer.backward()
dx = affine.backward(dlogits)
print(affine.dW.round(4))

# %% [markdown]
# Both say
#
# $$dW = \begin{pmatrix} 0.4445 & 0.1401 & -0.5847 \\ 0.6668 & 0.2102 & -0.8770 \end{pmatrix}.$$
#
# Six numbers that took twelve forward passes the first time, and one forward and one backward pass the
# second time. The third column is negative: more weight towards the third class makes the loss
# smaller. Here is the graph with the shape of everything that flows; each gradient has the shape of
# its value.

# %%
graph = [
    ("x", "Affine", row, dx),
    ("W", "Affine", affine.W, affine.dW),
    ("b", "Affine", affine.b, affine.db),
    ("Affine", "SoftmaxWithLoss", logits, dlogits),
    ("t", "SoftmaxWithLoss", target, None),
    ("SoftmaxWithLoss", "L", loss, 1),
]
plotting.computational_graph(graph)

# %% [markdown]
# Follow minus the gradient for some steps. `net.W` and the layer's `W` are **one** array, and `-=`
# changes it in place; so both see every step.

# %%
for step in range(5):
    loss = last_layer.forward(affine.forward(row), target)
    print(f"step {step}: loss {loss:.4f}   y {softmax(net.predict(x)).round(3)}")
    affine.backward(last_layer.backward())
    net.W -= 1.0 * affine.dW

# %% [markdown]
# The probability of the third class climbs from 0.026 towards 1. This is learning; lesson 7 does
# nothing else, with more weights and more examples.

# %% [markdown]
# ## What should a new network say?
#
# A network with small random weights knows nothing: all logits are close to 0, so each of $C$ classes
# gets about the probability $1/C$. Its loss is then $-\ln\frac1C = \ln C$. For ten classes that is
# $\ln 10 \approx 2.303$. We build one from your layers, with 784 inputs and 50 hidden units, and give
# it 100 random examples:

# %%
rng = np.random.default_rng(0)
x, t = rng.random((100, 784)), rng.integers(0, 10, 100)
chain = [
    Affine(0.01 * rng.standard_normal((784, 50)), np.zeros(50)),
    layers.Relu(),
    Affine(0.01 * rng.standard_normal((50, 10)), np.zeros(10)),
]
out = x
for layer in chain:
    out = layer.forward(out)
print("loss ", SoftmaxWithLoss().forward(out, t))
print("ln 10", np.log(10))

# %% [markdown]
# Remember this test. It takes a second, and it is the first one to make with a new network. A loss of
# 230 in place of 2.3 means that the sum over the 100 examples was not divided; a loss of 4, that the
# logits are far from 0 before anything was learned.

# %% [markdown]
# ## In your own words
#
# ### Question (3 points)
#
# A friend writes `self.W = W.copy()` in `Affine.__init__`, "so that nobody changes my weights". The
# gradient check passes. The training loop computes each `dW` and updates its own arrays in place,
# `W -= 0.1 * dW`. After an hour the loss on ten classes is still 2.303. Explain why it is this number,
# why it does not move, and name a test that would have found the fault in a second. Three to five
# sentences.

# %% [markdown] question="copied_weights" points=3
# **A model answer.** 2.303 is $\ln 10$: with the small random weights of the start every class gets
# about one tenth. The loop changes its own array `W`, but the layer computes with a copy that was made
# at the start; so `forward` gives the same logits for ever, however right the gradients are. The
# gradient check does not see it because it moves, and reads, the layer's own array, or makes a new
# layer for each check. A test that finds it: run `forward`, change `W` in place, run `forward` again,
# and look whether the result has changed (or simply whether `layer.W is W`).
#
# **Rubric, for the person who grades**
#
# - 1 point: $2.303 = \ln 10$, the loss of equal probabilities for ten classes (a network that has not learned).
# - 1 point: two arrays: the update reaches one of them, `forward` reads the other.
# - 1 point: a test that compares the layer before and after a change in place, or the identity of the arrays.

# %% [markdown]
# ## Summary
#
# - Affine: `out = x @ W + b`; back `dW = x.T @ dout`, `db = dout.sum(axis=0)`, `dx = dout @ W.T`. The sum over the
#   examples is inside the product.
# - What is broadcast forward is summed backward.
# - Softmax: subtract the largest logit of each row first; that changes nothing but the overflow.
# - Cross-entropy: the mean of $-\ln$ of the probability of the right class; labels and one-hot give the same.
# - Both in one node: $dx = dout \cdot (y - t)/N$.
# - A new network for $C$ classes has the loss $\ln C$.
#
# ## Quiz
#
# Answer first, then unfold.
#
# <details><summary>1. x is (100, 784), dout is (100, 50). What are the shapes of W, dW, db and dx?</summary>
#
# $(784, 50)$, $(784, 50)$, $(50,)$ and $(100, 784)$.
# </details>
# <details><summary>2. A network says [0.25, 0.25, 0.5] for one example whose class is 2. What is dx of the logits, for dout = 1?</summary>
#
# $y - t = [0.25, 0.25, -0.5]$, with $N = 1$.
# </details>
# <details><summary>3. What is the loss of a new network with two classes?</summary>
#
# $\ln 2 \approx 0.693$.
# </details>
# <details><summary>4. SoftmaxWithLoss divides by N, and a friend divides dW in Affine by N once more. Does the network still learn?</summary>
#
# Yes, and that is what makes the mistake hard to see: every step is $N$ times too short, as if the
# learning rate were. The gradient check shows it at once: a constant ratio of $1/N$.
# </details>
# <details><summary>5. Why must the layer sum db over the examples, and not take the mean?</summary>
#
# Each example adds to the same $b$, so its gradient is a sum over paths. The mean of the loss is
# already in `dout`, in the division by $N$ of the last node.
# </details>
#
# **Next** In lesson 6 these layers become a network with two of them, and every one of its gradients
# is compared with trying.
