# %% [markdown]
# # 6. A two-layer network
#
# You have all the parts: affine layers, Relu, softmax and the loss. Now they become a network that could
# read digits, with some forty thousand weights, and you write the gradient of every one of them.
# Twice: first as formulas, so that nothing is hidden, then as a list of layers, so that nothing is
# repeated. How do you know that forty thousand numbers are right? You let them be checked, entry by
# entry. And in the end that check finds three bugs that are easily overlooked.
#
# **You will be able to**
#
# - write the forward and the backward pass of a network with one hidden layer as formulas,
# - write the same network as an ordered list of layers, and show that the two agree,
# - say why weights start random and small, and what the first loss must be,
# - check a gradient, read the table and the heat map, and tell a bug from a kink,
# - find a bug in a gradient with nothing but the check.
#
# **You need** lesson 3 (Relu), lesson 4 (`numerical_gradient`, relative error) and lesson 5 (affine
# layer, softmax, loss). **Time** about 100 minutes. **Notation** is collected in [docs/notation.md](../../docs/notation.md).

# %%
import numpy as np

from course_utils import plotting
from course_utils.datasets import load_digits16, load_mnist
from course_utils.gradients import numerical_gradient, relative_error, sampled_gradient
from course_utils.layers import Affine, Relu, SoftmaxWithLoss, cross_entropy_error, softmax

# %% [markdown]
# ## The network
#
# A mini-batch has $N$ examples of $D$ numbers each: $x$ of shape $(N, D)$. The hidden layer has $H$
# units, and there are $C$ classes. Four arrays are to be learned: $W_1$ $(D, H)$, $b_1$ $(H,)$, $W_2$
# $(H, C)$ and $b_2$ $(C,)$. Values flow from left to right, and their gradients, each of the same shape,
# flow back:

# %%
edges = [
    ("x", "affine1", "x (N, D)", None),
    ("affine1", "relu", "a1 (N, H)", "da1"),
    ("relu", "affine2", "z1 (N, H)", "dz1"),
    ("affine2", "softmax", "a2 (N, C)", "da2"),
    ("softmax", "L", "a number", "1"),
]
names = {"affine1": "W1, b1", "relu": "Relu", "affine2": "W2, b2", "softmax": "Softmax, loss"}
plotting.computational_graph(edges, labels=names)

# %% [markdown]
# Forward, in formulas:
#
# $$a_1 = x\,W_1 + b_1, \qquad z_1 = \max(a_1, 0), \qquad a_2 = z_1 W_2 + b_2, \qquad
#   y = \mathrm{softmax}(a_2), \qquad L = -\frac1N \sum_{n} \ln y_{n t_n} .$$
#
# $a_2$ holds the **logits**, one score for each class, and $t_n$ is the right class of example $n$.
#
# ## The way back
#
# Nothing in it is new. Lesson 5 gave the first line, for softmax and loss together, with $t$ as one-hot
# rows $(N, C)$. The affine layer turns an upstream gradient into three answers, and Relu lets it pass
# where its input was above 0. So, from the loss to the left:
#
# | gradient | formula | shapes |
# | --- | --- | --- |
# | $da_2$ | $(y - t)/N$ | $(N, C)$ |
# | $dW_2$ | $z_1^\top\, da_2$ | $(H, N)\,(N, C) \to (H, C)$ |
# | $db_2$ | sum of $da_2$ over the examples | $(N, C) \to (C,)$ |
# | $dz_1$ | $da_2\, W_2^\top$ | $(N, C)\,(C, H) \to (N, H)$ |
# | $da_1$ | $dz_1$ where $a_1 > 0$, else 0 | $(N, H)$ |
# | $dW_1$ | $x^\top\, da_1$ | $(D, N)\,(N, H) \to (D, H)$ |
# | $db_1$ | sum of $da_1$ over the examples | $(N, H) \to (H,)$ |
#
# Look at the pattern. The gradient of a weight matrix is *what came in from the left*, transposed, times
# *what comes back from the right*. The division by $N$ stands in the first line only: all others inherit
# it.

# %% [markdown]
# ### Exercise 1: the network as formulas
#
# The class below has the first layer. Write the rest, for examples `x` $(N, D)$ and targets `t`, which
# are labels $(N,)$ or one-hot rows $(N, C)$.
#
# - `predict(x)` returns the logits $a_2$ $(N, C)$: add the second layer.
# - `loss(x, t)` returns $L$, one number. `softmax` and `cross_entropy_error` of lesson 5 are imported.
# - `numerical_gradient(x, t)` returns a dict with the keys of `self.params`: the gradient of the loss by
#   central differences, each of the shape of its parameter.
# - `gradient(x, t)` returns the same dict by the formulas of the table. `t` is made one-hot for you.
#
# The parameters stay as they are: these methods only look at them.
#
# <details><summary>Hint 1: numerical_gradient</summary>
#
# The course's `numerical_gradient(f, W)` moves each entry of the array `W` itself, calls `f`, and puts
# the entry back. `self.loss(x, t)` reads its weights from that same array. So `f` may ignore its
# argument: `lambda _: self.loss(x, t)`. Go through `self.params.items()`.
# </details>
# <details><summary>Hint 2: gradient</summary>
#
# First finish the forward pass, down to `y`. Then write one line of Python for each line of the table,
# from top to bottom. `.T` transposes, `.sum(axis=0)` sums over the examples, and `a1 > 0` is an array of
# `True` and `False` that you can multiply by.
# </details>


# %% exercise="formula_net"
class FormulaNet:
    """x → a1 → z1 → a2 → softmax and loss, with a formula for each step."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01, rng=0):
        rng = np.random.default_rng(rng)  # a generator, or the seed of a new one
        self.params = {
            "W1": weight_init_std * rng.standard_normal((input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * rng.standard_normal((hidden_size, output_size)),
            "b2": np.zeros(output_size),
        }

    def predict(self, x):
        """Return the logits a2 (N, C) of the examples x (N, D)."""
        W1, b1, W2, b2 = (self.params[key] for key in ("W1", "b1", "W2", "b2"))
        a1 = x @ W1 + b1
        z1 = np.maximum(a1, 0)
        ### BEGIN SOLUTION
        return z1 @ W2 + b2
        ### END SOLUTION

    def loss(self, x, t):
        """Return the mean cross-entropy of x (N, D) against t, labels (N,) or one-hot (N, C)."""
        ### BEGIN SOLUTION
        y = softmax(self.predict(x))
        return cross_entropy_error(y, t)
        ### END SOLUTION

    def accuracy(self, x, t):
        """Return the share, from 0 to 1, of the examples whose largest logit is the right one."""
        labels = t if np.ndim(t) == 1 else np.argmax(t, axis=1)
        return np.mean(self.predict(x).argmax(axis=1) == labels)

    def numerical_gradient(self, x, t):
        """Return dL/dW1, dL/db1, dL/dW2, dL/db2 as a dict, by central differences."""
        ### BEGIN SOLUTION
        grads = {}
        for key, value in self.params.items():
            grads[key] = numerical_gradient(lambda _: self.loss(x, t), value)
        return grads
        ### END SOLUTION

    def gradient(self, x, t):
        """Return dL/dW1, dL/db1, dL/dW2, dL/db2 as a dict, by formulas."""
        W1, b1, W2, b2 = (self.params[key] for key in ("W1", "b1", "W2", "b2"))
        t = t if np.ndim(t) == 2 else np.eye(len(b2))[t]  # one-hot rows (N, C)

        # forward
        a1 = x @ W1 + b1
        z1 = np.maximum(a1, 0)
        ### BEGIN SOLUTION
        y = softmax(z1 @ W2 + b2)

        # backward
        da2 = (y - t) / len(x)
        dW2 = z1.T @ da2
        db2 = da2.sum(axis=0)
        dz1 = da2 @ W2.T
        da1 = dz1 * (a1 > 0)
        dW1 = x.T @ da1
        db1 = da1.sum(axis=0)
        return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
        ### END SOLUTION


# %% check="formula_predict" points=1
from course_utils.checks import check_steps, inputs, set_params

rng = inputs("formula_predict")
x, b1, b2 = rng.normal(size=(4, 6)), rng.normal(size=5), rng.normal(size=3)


def steps(network):
    net, given = network(6, 5, 3, weight_init_std=1.0), x.copy()
    set_params(net, b1=b1, b2=b2)
    yield "FormulaNet.predict: the array of logits", net.predict(given)
    yield "FormulaNet.predict: x afterwards", given


check_steps(FormulaNet, steps, praise="FormulaNet.predict: the logits are right.")

# %% check="formula_loss" points=1
import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("formula_loss")
x, t = rng.normal(size=(4, 6)), rng.permutation(4) % 3


def steps(network):
    net = network(6, 5, 3, weight_init_std=0.5)
    yield "FormulaNet.loss: the loss for labels", net.loss(x.copy(), t)
    yield "FormulaNet.loss: the loss for one-hot rows", net.loss(x.copy(), np.eye(3)[t])


praise = "FormulaNet.loss: right, for labels and for one-hot rows."
check_steps(FormulaNet, steps, tolerance=1e-5, praise=praise)

# %% check="formula_numerical" points=2
import numpy as np

from course_utils.checks import check_steps, inputs, set_params

rng = inputs("formula_numerical")
x, t = rng.integers(-3, 4, size=(4, 6)), rng.permutation(4) % 3
params = {"W1": rng.integers(-2, 3, size=(6, 5)), "b1": rng.integers(-2, 3, size=5) + 0.5}
params |= {"W2": 0.02 * rng.normal(size=(5, 3)), "b2": 0.3 * rng.normal(size=3)}


def steps(network):
    net = network(6, 5, 3)
    set_params(net, **params)
    yield "FormulaNet.numerical_gradient: grads", net.numerical_gradient(x, t)
    one_hot = np.eye(3)[t]
    yield "FormulaNet.numerical_gradient: grads, one-hot", net.numerical_gradient(x, one_hot)
    for key in params:
        yield f"FormulaNet.numerical_gradient: {key} afterwards", net.params[key]


praise = "FormulaNet.numerical_gradient: all four gradients are right."
check_steps(FormulaNet, steps, tolerance=1e-5, praise=praise)
### BEGIN HIDDEN TESTS


def steps_at_a_kink(network):
    net = network(6, 5, 3, weight_init_std=1.0)
    # There every a1 is 0, and the slopes to either side of it differ.
    yield "FormulaNet.numerical_gradient: grads, x = 0", net.numerical_gradient(np.zeros((4, 6)), t)


check_steps(FormulaNet, steps_at_a_kink, tolerance=1e-2, praise=praise)
### END HIDDEN TESTS

# %% check="formula_gradient_second" points=2
from course_utils.checks import check_steps, inputs

rng = inputs("formula_gradient_second")
x, t = rng.normal(size=(4, 6)), rng.permutation(4) % 3


def steps(network):
    grads = network(6, 5, 3, weight_init_std=1.0).gradient(x.copy(), t)
    yield "FormulaNet.gradient: it returns a dict", isinstance(grads, dict)
    yield "FormulaNet.gradient: dW2", grads["W2"]
    yield "FormulaNet.gradient: db2", grads["b2"]


praise = "FormulaNet.gradient: dW2 and db2 are right."
check_steps(FormulaNet, steps, praise=praise)

# %% check="formula_gradient" points=3
import numpy as np

from course_utils.checks import check_steps, inputs, set_params

rng = inputs("formula_gradient")
x, t = rng.normal(size=(11, 6)), rng.permutation(11) % 3
b1, b2 = rng.normal(size=5), rng.normal(size=3)


def steps(network):
    net = network(6, 5, 3, weight_init_std=1.0)
    set_params(net, b1=b1, b2=b2)
    given = x[:4].copy()
    yield "FormulaNet.gradient: grads", net.gradient(given, t[:4])
    yield "FormulaNet.gradient: x afterwards", given
    yield "FormulaNet.gradient: grads of another mini-batch", net.gradient(x[4:].copy(), t[4:])
    yield "FormulaNet.gradient: grads for one-hot rows", net.gradient(x.copy(), np.eye(3)[t])
    for key in ("W1", "b1", "W2", "b2"):
        yield f"FormulaNet.gradient: {key} afterwards", net.params[key]


check_steps(FormulaNet, steps, praise="FormulaNet.gradient: all four gradients are right.")
### BEGIN HIDDEN TESTS


def steps_other_sizes(network):
    for D, H, C, N in [(7, 4, 2, 5), (2, 3, 6, 1), (4, 4, 4, 4)]:
        x, t = inputs(f"formula {D}").normal(size=(N, D)), inputs(f"t {D}").integers(C, size=N)
        x[: N // 2] = 0  # so that some a1 are exactly 0
        grads = network(D, H, C, weight_init_std=1.0, rng=D).gradient(x.astype(np.float32), t)
        yield f"FormulaNet.gradient: grads for D, H, C, N = {D}, {H}, {C}, {N}", grads


check_steps(FormulaNet, steps_other_sizes, praise="FormulaNet.gradient: other sizes, too.")
### END HIDDEN TESTS

# %% [markdown]
# In other books and courses such a class is called `TwoLayerNet`, and so we shall call it, too. Further
# down you write a second `TwoLayerNet`, which takes this name over; `FormulaNet` remains, so that you
# can hold one against the other. Every cell from here to there works with either.

# %%
TwoLayerNet = FormulaNet

# %% [markdown]
# ## Before it has learned anything
#
# Here is a network for MNIST, with 50 hidden units. Its weights are random. What loss do you expect?

# %%
(x_train, t_train), _ = load_mnist()
net = TwoLayerNet(input_size=784, hidden_size=50, output_size=10)
print("numbers to learn:", sum(value.size for value in net.params.values()))
print("loss", round(net.loss(x_train[:1000], t_train[:1000]), 4), "  ln 10", round(np.log(10), 4))

# %% [markdown]
# The logits of small random weights are close to 0, so every class gets about $\frac{1}{10}$, and the
# loss is about $\ln 10$. It is the first thing to look at in any new network: it takes a second, and
# finds weights that are too large, inputs that were not scaled, and a loss that is a sum where it should
# be a mean.
#
# ### Why random, and why small?
#
# Why not begin with zeros? The logits would be 0 too, and the loss $\ln 10$. Look at the gradients:

# %%
x, t = x_train[:100], t_train[:100]
zeros = TwoLayerNet(784, 50, 10, weight_init_std=0)
for key, grad in zeros.gradient(x, t).items():
    print(key, " largest entry of its gradient:", round(np.abs(grad).max(), 4))

# %% [markdown]
# Only $b_2$ would ever move. $dW_2$ contains $z_1$, which is 0, and $dz_1$ contains $W_2$, which is 0:
# each waits for the other. The network can learn how frequent each digit is, and nothing else.
#
# Then let us start all hidden units *equal*, with weights that are not 0. Each column of $dW_1$ belongs
# to one hidden unit. We draw the columns of ten units as images of 28 × 28 pixels, first for equal
# units, then for random ones:

# %%
equal = TwoLayerNet(784, 10, 10)
equal.params["W1"][...] = 0.01
equal.params["W2"][...] = 0.01 * np.arange(10)  # one value a class, the same for all units
dW1 = equal.gradient(x, t)["W1"]
print("largest difference between two units:", np.ptp(dW1, axis=1).max())
plotting.weight_images(dW1, columns=5, title="dW1 of ten units that start equal")

# %%
different = TwoLayerNet(784, 10, 10).gradient(x, t)["W1"]
plotting.weight_images(different, columns=5, title="dW1 of ten units that start random")

# %% [markdown]
# Units that start equal get equal gradients, so they stay equal for ever: ten of them do the work of
# one. This is the **symmetry** that random weights break. The biases may well start at 0, for by then
# the units differ.
#
# And why small? A network with large random weights is *sure* of itself, without having seen a thing:

# %%
for std in (0.01, 0.1, 1.0):
    net = TwoLayerNet(784, 50, 10, weight_init_std=std)
    print(f"weight_init_std {std:4}   loss {net.loss(x_train[:1000], t_train[:1000]):.2f}")

# %% [markdown]
# It then has to unlearn what it never knew. `weight_init_std=0.01` is the value that we use; lesson 12
# looks for better ones.

# %% [markdown]
# ## Is the gradient right?
#
# Your `gradient` takes one walk forward and one back. Your `numerical_gradient` takes two forward passes
# for *each* number to learn, 79,520 of them for the network above, and knows no formula at all. When
# both agree, your formulas are right, for nothing else would make them agree. Lesson 4 measured
# agreement by the **relative error** of two numbers $a$ and $b$:
#
# $$\frac{|a - b|}{|a| + |b|} .$$
#
# There we took the largest of all entries. Now we want to see *where* it is large, so we keep them all.
#
# ### Exercise 2: `gradient_errors`
#
# `first` and `second` are two dicts of gradients, with the same keys (whatever these are), and arrays of
# the same shapes. Return a dict of arrays of these shapes: the relative error of each entry. Where both
# entries are 0, the error is 0.
#
# <details><summary>Hint</summary>
#
# `np.where(size == 0, 1, size)` replaces a sum of 0, so that `0 / 0` becomes `0 / 1`.
# </details>


# %% exercise="gradient_errors"
def gradient_errors(first, second):
    """Return |a - b| / (|a| + |b|) for each entry of two dicts of gradients, as a dict."""
    ### BEGIN SOLUTION
    errors = {}
    for key in first:
        a, b = first[key], second[key]
        size = np.abs(a) + np.abs(b)
        errors[key] = np.abs(a - b) / np.where(size == 0, 1, size)
    return errors
    ### END SOLUTION


# %% check="errors_of_entries" points=1
from course_utils.checks import check_function, inputs

rng = inputs("errors_of_entries")
shapes = {"W": (2, 3), "b": (3,)}
first = {key: rng.uniform(1, 9, size=shape) for key, shape in shapes.items()}
second = {key: rng.uniform(1, 9, size=shapes[key]) for key in ("b", "W")}
check_function(gradient_errors, label="the result for positive numbers", first=first, second=second)

# %% check="errors_of_signs_and_zeros" points=2
import numpy as np

from course_utils.checks import check_function, inputs

rng = inputs("errors_of_signs_and_zeros")
first, second = ({"V": rng.normal(size=(3, 4)), "c": rng.normal(size=2)} for _ in range(2))
check_function(gradient_errors, label="the result with signs", first=first, second=second)
first["V"][1, 2] = second["V"][1, 2] = first["c"][0] = 0  # two zeros, and one
check_function(gradient_errors, label="the result with zeros", first=first, second=second)
### BEGIN HIDDEN TESTS
small = {key: 1e-15 * value for key, value in first.items()}
tiny = {key: 1e-15 * value for key, value in second.items()}
check_function(gradient_errors, label="the result for tiny numbers", first=small, second=tiny)
none = {"W": np.zeros((2, 2))}
check_function(gradient_errors, label="the result for zeros", first=none, second=none)
### END HIDDEN TESTS

# %% [markdown]
# Here is the table that we shall read from now on: for each parameter the largest error, and the entry
# where it is.


# %%
def print_errors(errors):
    print("parameter  shape       largest error  at entry")
    for key, error in errors.items():
        at = tuple(int(i) for i in np.unravel_index(np.argmax(error), error.shape))
        print(f"{key:<9}  {error.shape!s:<10}  {np.max(error):<13.1e}  {at}")


# %% [markdown]
# ### Every entry, on digits16
#
# The numerical gradient is slow, so the check takes what is small: the digits of 16 × 16 pixels, three
# examples, thirteen hidden units. That is enough: a formula does not know how large its arrays are.

# %%
(digits, labels), _ = load_digits16()
x, t = digits[:3], labels[:3]
net = TwoLayerNet(input_size=256, hidden_size=13, output_size=10)
grads, slopes = net.gradient(x, t), net.numerical_gradient(x, t)
errors = gradient_errors(grads, slopes)
print_errors(errors)

# %%
plotting.error_heatmap(errors)

# %% [markdown]
# All 3,481 entries agree. The dark rows of $W_1$ are pixels where no digit has ink, and the dark columns
# belong to units that are *silent*: their $a_1$ is below 0 for all three digits, so that nothing passes the
# Relu. Both gradients are exactly 0 there.
#
# ### Where does the 5e-07 come from?
#
# By the rule of lesson 4 that is fine for a network with Relu. But nearly *every* entry has the same
# error, $5\cdot10^{-7}$, and rounding is never so even. Something small and systematic must be wrong,
# and we know that `cross_entropy_error` does something small: it adds $10^{-7}$ inside the logarithm.
# Once more without it:


# %%
def exact_loss(_):
    y = softmax(net.predict(x))
    return -np.mean(np.log(y[np.arange(len(t)), t]))


exact = {key: numerical_gradient(exact_loss, value) for key, value in net.params.items()}
print_errors(gradient_errors(grads, exact))

# %% [markdown]
# That was it. With every $y \approx 0.1$, the $10^{-7}$ changes the slope of the logarithm by one part
# in a million, and the check has noticed. Keep this in mind as a measure of how sharp it is.
#
# What is left in $W_1$ is rounding. Look at that entry, and at a typical one:

# %%
at = np.unravel_index(np.argmax(gradient_errors(grads, exact)["W1"]), grads["W1"].shape)
print("its gradient ", grads["W1"][at])
print("a typical one", np.median(np.abs(grads["W1"][grads["W1"] != 0])))

# %% [markdown]
# A loss near 2.3 is known to about 16 digits; a difference of two such losses, divided by $2h$, is known
# to about $10^{-12}$, whatever its size. Beside a very small gradient this is much. *Relative* errors of
# entries near 0 deserve some patience.

# %% [markdown]
# ### Samples, on MNIST
#
# The network for MNIST has 39,760 entries. We check some of each parameter, chosen at random, on five
# images.


# %%
def sampled_gradients(net, x, t, count):
    grads, exact, tried = net.gradient(x, t), {}, {}
    rng = np.random.default_rng(0)
    for key, value in net.params.items():
        where, tried[key] = sampled_gradient(lambda _: net.loss(x, t), value, count, rng)
        exact[key] = grads[key][where]
    return exact, tried


# %%
net = TwoLayerNet(784, 50, 10)
sampled, tried = sampled_gradients(net, x_train[:5], t_train[:5], count=200)
errors = gradient_errors(sampled, tried)
print_errors(errors)
print("of the entries of W1, not 0:", np.count_nonzero(sampled["W1"]), "of", len(sampled["W1"]))

# %%
plotting.error_heatmap(errors)

# %% [markdown]
# Each strip shows the sampled entries of one parameter. A look at how many gradients are not 0 is worth
# the line: a check of zeros against zeros would pass whatever you had written.

# %% [markdown]
# ### What the check needs
#
# **64 bits.** Images come as float32 and parameters as float64; NumPy then computes in float64, and all
# is well. With float32 *parameters* the check fails, though the formulas are the same. We try many steps
# $h$ in both precisions:

# %%
h = 10.0 ** np.arange(-9, 0)
grad = FormulaNet(256, 13, 10).gradient(digits[:3], labels[:3])["W2"]


def errors_of(dtype):
    net = FormulaNet(256, 13, 10)
    net.params = {key: value.astype(dtype) for key, value in net.params.items()}
    f, W2 = lambda _: net.loss(digits[:3], labels[:3]), net.params["W2"]
    return [relative_error(numerical_gradient(f, W2, step), grad) for step in h]


plotting.step_size_error(h, {dtype: errors_of(dtype) for dtype in ("float64", "float32")})

# %% [markdown]
# In float64 any $h$ from $10^{-6}$ to $10^{-2}$ serves, and the floor is the $10^{-7}$ that you have
# met. In float32 no step is good: a loss of 2.3 is known to seven digits only, so the difference of two
# of them is mostly noise.
#
# **No kink nearby.** The same network, the same formulas, three other digits:

# %%
x, t = digits[39:42], labels[39:42]
net = TwoLayerNet(256, 13, 10)
grads = net.gradient(x, t)
errors = gradient_errors(grads, net.numerical_gradient(x, t))
print_errors(errors)

# %%
plotting.error_heatmap({"W1": errors["W1"], "b1": errors["b1"]})

# %% [markdown]
# An error of 1, in a formula that was right a moment ago. The heat map tells more than the table: a
# single column is bright, that of hidden unit 6. What is special about it?

# %%
a1 = x @ net.params["W1"] + net.params["b1"]
print("a1 of unit 6, for the three digits:", a1[:, 6])

# %% [markdown]
# For the first digit $a_1$ is 0.00001, nearly on the **kink** of Relu at 0. The step $h = 0.0001$ to the
# left leads across it: there the unit is silent, and the slope is 0. The numerical gradient is a mean of
# both sides, and it is the *numerical* one that is wrong. A smaller step stays on one side:

# %%
for h in (1e-4, 1e-5, 1e-6):
    slopes = numerical_gradient(lambda _: net.loss(x, t), net.params["W1"], h)
    print(f"h = {h:.0e}   relative error of dW1 {relative_error(grads['W1'], slopes):.1e}")

# %% [markdown]
# (Only rounding is left, and it grows as the step shrinks further.) So before you suspect your formula: a
# kink sits in few entries, all of one unit, and goes away with a smaller step or with other examples. A bug
# stays.

# %% [markdown]
# ## The same network, as layers
#
# `gradient` repeats what `Affine`, `Relu` and `SoftmaxWithLoss` know already. Each of them keeps what
# its way back needs and knows its own formula. A network of layers has only to call them in order:
# forward from first to last, backward from last to first. A third layer would then be one more line, and
# not a new derivation.
#
# ### Exercise 3: `TwoLayerNet`, a list of layers
#
# Same class, same methods, same answers. The parameters are made as before. Write
#
# - the end of the constructor: `self.layers`, a dict (Python's dicts keep their order) with the keys `"Affine1"`,
#   `"Relu1"`, `"Affine2"`, and `self.last_layer`, which takes the logits and `t`. The layers must hold **the very arrays**
#   of `self.params`, so that a parameter that moves in place moves in its layer, too;
# - `predict(x)`, `loss(x, t)` and `gradient(x, t)`, with the layers. `gradient` goes forward first, so that every
#   layer remembers *this* mini-batch.
#
# `accuracy` and `numerical_gradient` do not change: they never look inside.
#
# <details><summary>Hint 1: the layers</summary>
#
# `Affine(self.params["W1"], self.params["b1"])` is the first; `SoftmaxWithLoss()` is `self.last_layer`,
# and is not in the dict.
# </details>
# <details><summary>Hint 2: forward and backward</summary>
#
# `for layer in self.layers.values():` visits them in order, `reversed(self.layers.values())` from the
# last to the first. What one returns is what the next one takes. The way back begins with
# `self.last_layer.backward()`.
# </details>
# <details><summary>Hint 3: the gradients</summary>
#
# After the way back each `Affine` layer has them as `dW` and `db`.
# </details>


# %% exercise="two_layer_net"
class TwoLayerNet:
    """Affine → Relu → Affine gives the logits; softmax with cross-entropy gives the loss."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01, rng=0):
        rng = np.random.default_rng(rng)  # a generator, or the seed of a new one
        self.params = {
            "W1": weight_init_std * rng.standard_normal((input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * rng.standard_normal((hidden_size, output_size)),
            "b2": np.zeros(output_size),
        }
        ### BEGIN SOLUTION
        self.layers = {
            "Affine1": Affine(self.params["W1"], self.params["b1"]),
            "Relu1": Relu(),
            "Affine2": Affine(self.params["W2"], self.params["b2"]),
        }
        self.last_layer = SoftmaxWithLoss()
        ### END SOLUTION

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
        labels = t if np.ndim(t) == 1 else np.argmax(t, axis=1)
        return np.mean(self.predict(x).argmax(axis=1) == labels)

    def numerical_gradient(self, x, t):
        """Return dL/dW1, dL/db1, dL/dW2, dL/db2 as a dict, by central differences."""
        grads = {}
        for key, value in self.params.items():
            grads[key] = numerical_gradient(lambda _: self.loss(x, t), value)
        return grads

    def gradient(self, x, t):
        """Return dL/dW1, dL/db1, dL/dW2, dL/db2 as a dict, by one walk backward."""
        ### BEGIN SOLUTION
        self.loss(x, t)
        dout = self.last_layer.backward()
        for layer in reversed(self.layers.values()):
            dout = layer.backward(dout)
        first, second = self.layers["Affine1"], self.layers["Affine2"]
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}
        ### END SOLUTION


# %% check="layers_forward" points=2
import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("layers_forward")
x, t = rng.normal(size=(40, 6)), rng.integers(3, size=40)


def steps(network):
    net = network(6, 5, 3, weight_init_std=0.5)
    yield "TwoLayerNet.predict: the array of logits", net.predict(x.copy())
    yield "TwoLayerNet.loss: the loss for labels", net.loss(x.copy(), t)
    yield "TwoLayerNet.loss: the loss for one-hot rows", net.loss(x.copy(), np.eye(3)[t])
    best = np.argmax(net.predict(x.copy()), axis=1)
    yield "TwoLayerNet.accuracy: the share (all answers are right)", net.accuracy(x, best)
    yield "TwoLayerNet.accuracy: the share for labels", net.accuracy(x, t)
    yield "TwoLayerNet.accuracy: the share of 17 examples", net.accuracy(x[-17:], t[-17:])
    yield "TwoLayerNet.accuracy: the share for one-hot rows", net.accuracy(x, np.eye(3)[t])


check_steps(TwoLayerNet, steps, praise="TwoLayerNet: predict, loss and accuracy are right.")

# %% check="layers_share_parameters" points=1
from course_utils.checks import check_steps, inputs, set_params

rng = inputs("layers_share_parameters")
x, W1, b1 = rng.normal(size=(4, 6)), rng.normal(size=(6, 5)), rng.normal(size=5)
W2, b2 = rng.normal(size=(5, 3)), rng.normal(size=3)


def steps(network):
    net, after = network(6, 5, 3), " (after a parameter changed in place)"
    network(6, 5, 3, rng=1)  # another one, which is none of its business
    set_params(net, W1=W1, b1=b1, W2=W2, b2=b2)
    yield f"TwoLayerNet.predict: the array of logits{after}", net.predict(x)
    yield f"TwoLayerNet: W of the layer Affine1{after}", net.layers["Affine1"].W
    yield "TwoLayerNet: the keys of self.layers", ", ".join(sorted(net.layers))


check_steps(TwoLayerNet, steps, praise="TwoLayerNet: the layers hold the arrays of params.")

# %% check="layers_gradient" points=3
import numpy as np

from course_utils.checks import check_steps, inputs, set_params

rng = inputs("layers_gradient")
x, t = rng.normal(size=(11, 6)), rng.permutation(11) % 3
b1, b2 = rng.normal(size=5), rng.normal(size=3)


def steps(network):
    net = network(6, 5, 3, weight_init_std=1.0)
    net.loss(x[-4:].copy(), t[-4:])  # an older mini-batch, which `gradient` must not go back to
    yield "TwoLayerNet.gradient: grads", net.gradient(x[:4].copy(), t[:4])
    yield "TwoLayerNet.gradient: grads of another mini-batch", net.gradient(x[4:].copy(), t[4:])
    yield "TwoLayerNet.gradient: grads for one-hot rows", net.gradient(x.copy(), np.eye(3)[t])
    for key in ("W1", "b1", "W2", "b2"):
        yield f"TwoLayerNet.gradient: {key} afterwards", net.params[key]
    set_params(net, b1=b1, b2=b2)
    yield "TwoLayerNet.gradient: W of the layer Affine2", net.layers["Affine2"].W
    yield "TwoLayerNet.gradient: grads (after a parameter changed in place)", net.gradient(x, t)


check_steps(TwoLayerNet, steps, praise="TwoLayerNet.gradient: all four gradients are right.")

# %% [markdown]
# ## Two networks, one answer
#
# Both classes draw the same weights from the same seed. So we can compare them with each other, and
# without small arrays and few examples: no numerical gradient is in this. First MNIST, 100 images, every
# entry:

# %%
x, t = x_train[:100], t_train[:100]
formulas, layers = FormulaNet(784, 50, 10), TwoLayerNet(784, 50, 10)
print("losses", formulas.loss(x, t), layers.loss(x, t))
print_errors(gradient_errors(formulas.gradient(x, t), layers.gradient(x, t)))

# %% [markdown]
# Then all 300 of digits16, with one-hot targets:

# %%
one_hot = np.eye(10)[labels]
formulas, layers = FormulaNet(256, 13, 10), TwoLayerNet(256, 13, 10)
print("losses", formulas.loss(digits, one_hot), layers.loss(digits, one_hot))
print_errors(gradient_errors(formulas.gradient(digits, one_hot), layers.gradient(digits, one_hot)))

# %% [markdown]
# Equal, or apart by no more than the last digits of a float: the two do the same arithmetic. And each of
# them agrees with the numerical gradient; here is that table for the layers, with the three digits from
# above:

# %%
x, t = digits[:3], labels[:3]
print_errors(gradient_errors(layers.gradient(x, t), layers.numerical_gradient(x, t)))

# %% [markdown]
# ## A bug hunt
#
# Three friends have written `gradient` for the same network, each in a style of their own. The shapes
# are right, nothing stops with an error, and a network trained with any of them would learn something.
# **Each has one bug.** You could stare at the code. Better to ask the check first, and read only the
# lines that it points to.
#
# The functions take `params`, the dict with `W1`, `b1`, `W2`, `b2`; `x` $(N, D)$; and labels `t` $(N,)$.


# %%
def gradient_a(params, x, t):
    z1 = np.maximum(x @ params["W1"] + params["b1"], 0)
    y = softmax(z1 @ params["W2"] + params["b2"])
    da2 = (y - np.eye(y.shape[1])[t]) / len(x)
    da1 = (da2 @ params["W2"].T) * (z1 > 0)
    dW1, db1 = x.T @ da1, da1.mean(axis=0)
    dW2, db2 = z1.T @ da2, da2.sum(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %%
def gradient_b(params, x, t):
    W1, b1, W2, b2 = (params[key] for key in ("W1", "b1", "W2", "b2"))
    z1 = np.maximum(x @ W1 + b1, 0)
    da2 = softmax(z1 @ W2 + b2)
    da2[np.arange(len(x)), t] -= 1
    da2 /= len(x)
    dz1 = np.einsum("nc,hc->nh", da2, W2)
    da1 = np.maximum(dz1, 0)
    dW2, db2 = np.einsum("nh,nc->hc", z1, da2), np.einsum("nc->c", da2)
    dW1, db1 = np.einsum("nd,nh->dh", x, da1), np.einsum("nh->h", da1)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %%
def gradient_c(params, x, t):
    W1, b1, W2, b2 = (params[key] for key in ("W1", "b1", "W2", "b2"))
    first, relu, second, last = Affine(W1, b1), Relu(), Affine(W2, b2), SoftmaxWithLoss()
    last.forward(second.forward(relu.forward(first.forward(x))), t)
    da1 = relu.backward(second.backward(last.backward()))
    dW1 = np.zeros(W1.shape)
    for j in range(0, W1.shape[1] - 7, 8):  # eight hidden units at a time, to save memory
        dW1[:, j : j + 8] = x.T @ da1[:, j : j + 8]
    return {"W1": dW1, "b1": da1.sum(axis=0), "W2": second.dW, "b2": second.db}


# %%
x, t = digits[:3], labels[:3]
net = FormulaNet(256, 13, 10)
slopes = net.numerical_gradient(x, t)
errors = {}
for suspect in (gradient_a, gradient_b, gradient_c):
    print(suspect.__name__)
    errors[suspect.__name__] = gradient_errors(suspect(net.params, x, t), slopes)
    print_errors(errors[suspect.__name__])

# %% [markdown]
# In each table, which parameters are fine, and which are not? Everything that a fine one was computed
# from must be right, too: if `W2` and `b2` agree, then so does `da2`, and the whole forward pass with
# it. What is left is short.
#
# ### Exercise 4: repair `gradient_a`
#
# One parameter is wrong. Look at its errors, all of them; and at the ratio of the two gradients:

# %%
print("errors", errors["gradient_a"]["b1"].round(4))
good = slopes["b1"] != 0  # where a unit is not silent
print("ratios", (gradient_a(net.params, x, t)["b1"][good] / slopes["b1"][good]).round(4))

# %% [markdown]
# A constant ratio is a lost factor. Which number of this problem is it? Write the whole function again,
# without the bug, under the name `repaired_a`.
#
# <details><summary>Hint</summary>
#
# There are three examples. The loss is a mean over them; where has this mean been taken already?
# </details>


# %% exercise="repaired_a"
def repaired_a(params, x, t):
    """Return dL/dW1, dL/db1, dL/dW2, dL/db2 as a dict."""
    ### BEGIN SOLUTION
    z1 = np.maximum(x @ params["W1"] + params["b1"], 0)
    y = softmax(z1 @ params["W2"] + params["b2"])
    da2 = (y - np.eye(y.shape[1])[t]) / len(x)
    da1 = (da2 @ params["W2"].T) * (z1 > 0)
    dW1, db1 = x.T @ da1, da1.sum(axis=0)
    dW2, db2 = z1.T @ da2, da2.sum(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
    ### END SOLUTION


# %% check="repaired_a_gradients" points=2
from course_utils import network
from course_utils.checks import check_function, inputs

rng = inputs("repaired_a_gradients")
x, t = rng.normal(size=(12, 6)), rng.permutation(12) % 3
x[0] = 0  # so that a1[0, 0] is exactly 0
right = network.FormulaNet(6, 5, 3, weight_init_std=1.0, rng=rng)
right.params["b1"][1:], right.params["b2"][:] = rng.normal(size=4), rng.normal(size=3)
check_function(repaired_a, expected=right.gradient(x, t), params=right.params, x=x, t=t)

# %% [markdown]
# ### Exercise 5: repair `gradient_b`
#
# Two parameters are wrong, and they have something in common. The heat map shows how the errors of `W1`
# are spread:

# %%
plotting.error_heatmap({key: errors["gradient_b"][key] for key in ("W1", "b1")})

# %% [markdown]
# Neither a single column, nor every entry. Whatever the bug is, it strikes between `da2`, which is
# right, and `da1`, on which both wrong ones depend. These are two lines of the function. Write it again
# as `repaired_b`.
#
# <details><summary>Hint</summary>
#
# Relu lets a gradient pass where *which array* was above 0?
# </details>


# %% exercise="repaired_b"
def repaired_b(params, x, t):
    """Return dL/dW1, dL/db1, dL/dW2, dL/db2 as a dict."""
    ### BEGIN SOLUTION
    W1, b1, W2, b2 = (params[key] for key in ("W1", "b1", "W2", "b2"))
    z1 = np.maximum(x @ W1 + b1, 0)
    da2 = softmax(z1 @ W2 + b2)
    da2[np.arange(len(x)), t] -= 1
    da2 /= len(x)
    dz1 = np.einsum("nc,hc->nh", da2, W2)
    da1 = np.where(z1 > 0, dz1, 0)
    dW2, db2 = np.einsum("nh,nc->hc", z1, da2), np.einsum("nc->c", da2)
    dW1, db1 = np.einsum("nd,nh->dh", x, da1), np.einsum("nh->h", da1)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
    ### END SOLUTION


# %% check="repaired_b_gradients" points=2
from course_utils import network
from course_utils.checks import check_function, inputs

rng = inputs("repaired_b_gradients")
x, t = rng.normal(size=(12, 6)), rng.permutation(12) % 3
x[0] = 0  # so that a1[0, 0] is exactly 0
right = network.FormulaNet(6, 5, 3, weight_init_std=1.0, rng=rng)
right.params["b1"][1:], right.params["b2"][:] = rng.normal(size=4), rng.normal(size=3)
check_function(repaired_b, expected=right.gradient(x, t), params=right.params, x=x, t=t)

# %% [markdown]
# ### Exercise 6: repair `gradient_c`
#
# `W1` is wrong and `b1` is right, though both come from `da1`. Where is `W1` wrong?

# %%
plotting.error_heatmap(errors["gradient_c"])

# %% [markdown]
# The picture says it all: which units are wrong, and that no other is. (Dark columns are silent units.)
# Write the function again as `repaired_c`; it has to work for any number of hidden units.
#
# <details><summary>Hint</summary>
#
# Which values does `j` take for thirteen hidden units? And is there any need to go by eights?
# </details>


# %% exercise="repaired_c"
def repaired_c(params, x, t):
    """Return dL/dW1, dL/db1, dL/dW2, dL/db2 as a dict."""
    ### BEGIN SOLUTION
    W1, b1, W2, b2 = (params[key] for key in ("W1", "b1", "W2", "b2"))
    first, relu, second, last = Affine(W1, b1), Relu(), Affine(W2, b2), SoftmaxWithLoss()
    last.forward(second.forward(relu.forward(first.forward(x))), t)
    first.backward(relu.backward(second.backward(last.backward())))
    return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}
    ### END SOLUTION


# %% check="repaired_c_gradients" points=2
from course_utils import network
from course_utils.checks import check_function, inputs

rng = inputs("repaired_c_gradients")
for H in (17, 9, 8, 5):
    x, t = rng.normal(size=(12, 6)), rng.permutation(12) % 3
    x[0] = 0  # so that a1[0, 0] is exactly 0
    right = network.FormulaNet(6, H, 3, weight_init_std=1.0, rng=rng)
    right.params["b1"][1:], right.params["b2"][:] = rng.normal(size=H - 1), rng.normal(size=3)
    arguments = {"params": right.params, "x": x, "t": t}
    label = f"the result for {H} hidden units"
    check_function(repaired_c, expected=right.gradient(x, t), label=label, **arguments)

# %% [markdown]
# With 16 hidden units in place of 13, the check would have found nothing. It says that the gradient is
# right *for these sizes and these inputs*. So choose sizes that are all different, and odd ones rather
# than powers of two.

# %% [markdown]
# ## In your own words
#
# ### Question (3 points)
#
# You check a new network with Relu. `W2` and `b2` have errors near $10^{-8}$, but `W1` and `b1` reach
# 0.2. Is there a bug in the first layer, or is it a kink? Describe two different experiments that would
# tell, and say for each what you would see in either case. Why can a kink not be the cause of an error
# in `b2`? Four to six sentences.

# %% [markdown] question="bug_or_kink" points=3
# **A model answer.** First I would make the step smaller, from $10^{-4}$ to $10^{-6}$: if some $a_1$ is
# so close to 0 that the step crosses the kink, the error disappears, whereas that of a bug stays as it
# is. Second, I would draw the heat map of the errors: a kink concerns the column of one hidden unit (or
# a few), a bug in the formula in general far more. I could also check with other examples or another
# seed, for then the kink will be elsewhere or nowhere, and the bug is still there; or look whether some
# entry of $a_1$ lies within $h$ of 0. Moving $b_2$ only moves the logits, which come after the Relu:
# $a_1$ stays where it is, so no step can cross its kink, and softmax and the logarithm have none.
#
# **Rubric, for the person who grades**
#
# - 1 point: one sound experiment, with what is seen in both cases: a smaller step, other examples or another seed,
#   the places of the errors (a column or all), the entries of $a_1$ close to 0.
# - 1 point: a second, different one, again with both cases.
# - 1 point: $b_2$ comes after the Relu, so moving it does not move $a_1$ (or: nothing behind the Relu has a kink).

# %% [markdown]
# ## Summary
#
# - The backward pass of a network is a chain of a few formulas: $da_2 = (y - t)/N$, then for each affine layer
#   $dW = (\text{its input})^\top dout$, $db$ a sum over the examples, and $dout\,W^\top$ to the left; at a Relu, the mask $a_1 > 0$.
# - As a list of layers, the same network is two loops: forward in order, backward in reverse.
# - Weights start random, to break the symmetry, and small, so that the first loss is near $\ln C$.
# - A gradient check compares with central differences, in float64, with small arrays whose sizes all differ. It sees an
#   error of one part in a million, and a table and a heat map tell where.
# - Kinks and entries near 0 can look wrong without being so: a smaller step, other examples, and the place of the error
#   tell them from a bug.
#
# ## Quiz
#
# Answer first, then unfold.
#
# <details><summary>1. How many numbers does <code>TwoLayerNet(256, 20, 10)</code> learn?</summary>
#
# 256 · 20 + 20 + 20 · 10 + 10 = 5,350.
# </details>
# <details><summary>2. A new network for 4 classes prints a first loss of 1.386. Good or bad?</summary>
#
# Good: $\ln 4 = 1.386$. It knows nothing yet, and is not sure of anything.
# </details>
# <details><summary>3. All weights start as 0.01, and the biases as random numbers. Is the symmetry broken?</summary>
#
# Yes, but slowly. Units with different biases have different $z_1$, so the rows of $dW_2$ differ. After
# one step the rows of $W_2$ differ, and with them $dz_1$ and the columns of $dW_1$. Random weights need
# no such detour.
# </details>
# <details><summary>4. All errors of <code>W1</code> and <code>b1</code> are exactly 0.5, those of <code>W2</code> and <code>b2</code> are tiny. What kind of bug is it?</summary>
#
# A lost or a doubled factor between $da_2$ and $da_1$: $|a - b| / (|a| + |b|) = 0.5$ means that one is
# three times the other.
# </details>
# <details><summary>5. Why does <code>gradient</code> of the layered network call <code>self.loss(x, t)</code>, and throw the result away?</summary>
#
# For what the layers remember on the way: without it they would answer for the mini-batch before.
# </details>
#
# **Next** In lesson 7 this network learns: small steps against the gradient, 100 images at a time, until
# it reads more than 97 of 100 digits that it has never seen.
