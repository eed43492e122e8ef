# %% [markdown]
# # 9. Modules
#
# Code that works is not the end of the work. In this lesson one and the same network is written four
# times: as a single function, as classes, as classes with a common base, and as a module made of modules.
# Each time the code says less, and what is left says more. That is **refactoring**, and it is safe only if
# something watches over it. Here that is a set of saved gradients: after every step they must come out
# the same.
#
# **You will be able to**
#
# - compute the gradients of a network with **mean squared error**, and avoid the trap of its shapes,
# - refactor in small steps, each tested against the numbers of the last,
# - separate what a layer *computes* from what it *remembers*: `Module`, with `forward` and `bwd`,
# - build a model that is itself a module, as in PyTorch.
#
# **You need** lesson 5 (affine layers), lesson 7 (training), and Python classes with inheritance. **Time**
# about 90 minutes. **Notation** is collected in [docs/notation.md](../../docs/notation.md).

# %%
import os

# Small matrices gain little from several threads, and lose much when the machine is busy.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # NumPy reads it when it is first imported

import numpy as np

from course_utils import plotting
from course_utils.datasets import load_mnist
from course_utils.gradients import relative_error, sampled_gradient
from course_utils.training import epoch_batches

# %% [markdown]
# ## A network that guesses a number
#
# To keep the loss short, the network has a **single output**: a number that should be near the digit in the
# image, 3.1 for a 3, say. (To read digits, ten outputs and a softmax are the better choice; we come back
# to that at the end.) So there is no class to be found: it is a **regression**, and the targets are numbers.

# %%
(x_all, t_all), (x_test, t_test) = load_mnist()
inp, targ = x_all[:2000].astype(float), t_all[:2000].astype(float)
print("inp", inp.shape, "  targ", targ.shape, "  the first targets", targ[:5])

# %%
rng = np.random.default_rng(0)
params = {
    "w1": rng.normal(0, 784**-0.5, size=(784, 50)),
    "b1": np.zeros(50),
    "w2": rng.normal(0, 50**-0.5, size=(50, 1)),
    "b2": np.zeros(1),
}

# %% [markdown]
# The forward pass needs two functions. They are the affine layer and Relu that you know, under the names
# that they have in many libraries; `inp` is what a step is given.


# %%
def lin(inp, w, b):
    return inp @ w + b


def relu(inp):
    return np.maximum(inp, 0)


# %%
l1 = lin(inp, params["w1"], params["b1"])
l2 = relu(l1)
out = lin(l2, params["w2"], params["b2"])
print("l1", l1.shape, "  l2", l2.shape, "  out", out.shape)

# %%
edges = [
    ("inp", "lin1", "(N, 784)", None),
    ("lin1", "relu", "(N, 50)", None),
    ("relu", "lin2", "(N, 50)", None),
    ("lin2", "mse", "(N, 1)", None),
    ("targ", "mse", "(N,)", None),
    ("mse", "L", "a number", None),
]
plotting.computational_graph(edges, labels={"lin1": "lin", "lin2": "lin"})

# %% [markdown]
# ## Mean squared error, and its trap
#
# The loss is the mean of the squared differences, $L = \frac{1}{N}\sum_n (\text{out}_n - \text{targ}_n)^2$.
# Look at the shapes above before you write it: `out` is $(N, 1)$, `targ` is $(N,)$. What is their
# difference?

# %%
print("out - targ has shape", (out - targ).shape)
print("mean of its squares:", np.mean((out - targ) ** 2).round(3))
print("what it should be:  ", np.mean((out[:, 0] - targ) ** 2).round(3))

# %% [markdown]
# A column minus a row is a table: every output minus **every** target, four million differences. The mean
# of their squares is a number too, and not even an unlikely one. No error, no warning; only the gradients
# are nonsense. First take the column out, `out[:, 0]`, so that both are $(N,)$.

# %%
plotting.shape_diagram(
    [("out", (3, 1), (3, 3)), "−", ("targ", (3,), (3, 3)), "→", ("difference", (3, 3))],
    title="What out - targ does, for N = 3",
)

# %% [markdown]
# ### Exercise 1: `mse`
#
# Return the mean squared error of `out` $(N, 1)$ and `targ` $(N,)$.


# %% exercise="mse"
def mse(out, targ):
    """Return the mean squared difference of out (N, 1) and targ (N,), one number."""
    ### BEGIN SOLUTION
    return np.mean((out[:, 0] - targ) ** 2)
    ### END SOLUTION


# %% check="mse_value" points=1
from course_utils.checks import check_function, inputs

rng = inputs("mse_value")
check_function(mse, out=rng.normal(size=(4, 1)), targ=rng.normal(size=4), label="the loss")
check_function(mse, out=rng.normal(size=(1, 1)), targ=rng.normal(size=1), label="that of one row")

# %% [markdown]
# ### Exercise 2: `mse_grad`
#
# Return the gradient of that loss for `out`. The square gives a factor 2, the mean a factor $1/N$:
#
# $$\frac{\partial L}{\partial\,\text{out}_n} = \frac{2}{N}\,(\text{out}_n - \text{targ}_n).$$
#
# Like every gradient it has the shape of what it belongs to: $(N, 1)$.
#
# <details><summary>Hint</summary>
#
# `diff[:, None]` makes a column $(N, 1)$ of an array `diff` $(N,)$.
# </details>


# %% exercise="mse_grad"
def mse_grad(out, targ):
    """Return the gradient of mse for out, shape (N, 1), given out (N, 1) and targ (N,)."""
    ### BEGIN SOLUTION
    diff = out[:, 0] - targ
    return 2 * diff[:, None] / len(targ)
    ### END SOLUTION


# %% check="mse_grad_value" points=1
from course_utils.checks import check_function, inputs

rng = inputs("mse_grad_value")
check_function(mse_grad, out=rng.normal(size=(4, 1)), targ=rng.normal(size=4), label="the gradient")
check_function(
    mse_grad, out=rng.normal(size=(1, 1)), targ=rng.normal(size=1), label="the gradient for one row"
)

# %% [markdown]
# ### Exercise 3: `lin_grad`
#
# The way back through `lin`. Given its arguments and the upstream gradient `dout` $(N, M)$, return **three**
# gradients, in the order of `lin`'s arguments: those of `inp` $(N, D)$, `w` $(D, M)$ and `b` $(M,)$. You
# know them from lesson 5: $dout\,w^\top$, $inp^\top dout$, and the sum of the rows of $dout$.


# %% exercise="lin_grad"
def lin_grad(inp, dout, w, b):
    """Return the gradients of inp (N, D), w (D, M) and b (M,), given dout (N, M)."""
    ### BEGIN SOLUTION
    return dout @ w.T, inp.T @ dout, dout.sum(axis=0)
    ### END SOLUTION


# %% check="lin_grad_values" points=2
from course_utils.checks import check_steps, inputs
from course_utils.comparing import as_parts

rng = inputs("lin_grad_values")
inp_, dout = rng.normal(size=(6, 4)), rng.normal(size=(6, 3))
w, b = rng.normal(size=(4, 3)), rng.normal(size=3)


def steps(lin_grad):
    held = {"inp": inp_.copy(), "dout": dout.copy(), "w": w.copy(), "b": b.copy()}
    names = ("inp", "w", "b")
    found = as_parts("lin_grad", lin_grad(*held.values()), names)
    yield from ((f"lin_grad: the gradient of {key}", x) for key, x in zip(names, found))
    for key, array in held.items():
        yield f"lin_grad: {key} afterwards", array


check_steps(lin_grad, steps, praise="lin_grad: all three gradients are right.")

# %% [markdown]
# ## First version: one function
#
# Now all of it in a row, there and back. One thing to beware of in a notebook: names stay alive. `out` was
# computed above, and a function that says `out` where it means its own `pred` will take it, in silence:


# %%
def stale(inp, targ):
    pred = lin(relu(lin(inp, params["w1"], params["b1"])), params["w2"], params["b2"])
    return pred, np.mean((out[:, 0] - targ) ** 2)  # out, not pred


print(
    "the loss", stale(inp, targ)[1].round(4), "  for black images", stale(0 * inp, targ)[1].round(4)
)

# %% [markdown]
# Every image was replaced by a black one, and the loss did not move. It is computed from a **stale
# global**, something that an earlier cell left behind. The test is simple: change the input, and look
# whether the loss changes. The cure is to use nothing but the function's own arguments.
#
# ### Exercise 4: `forward_and_backward`
#
# Compute the loss of lin → relu → lin → mse, and return it with a dict of the gradients of `inp` and of all
# four parameters, under the keys `"inp"`, `"w1"`, `"b1"`, `"w2"`, `"b2"`. Use `lin`, `relu`, `mse`,
# `mse_grad` and `lin_grad`.
#
# <details><summary>Hint 1: forward</summary>
#
# The three lines above, with the function's own arguments, and `loss = mse(out, targ)`.
# </details>
# <details><summary>Hint 2: backward</summary>
#
# From the last step to the first: `mse_grad`, then `lin_grad` with what the second `lin` was given, then
# Relu, which lets the gradient pass where `l1 > 0`, then `lin_grad` again.
# </details>


# %% exercise="forward_and_backward"
def forward_and_backward(inp, targ, params):
    """Return the loss, and the gradients in a dict with the keys "inp", "w1", "b1", "w2", "b2".

    inp: (N, D), examples
    targ: (N,), targets
    params: dict of "w1" (D, H), "b1" (H,), "w2" (H, 1), "b2" (1,)
    """
    ### BEGIN SOLUTION
    w1, b1, w2, b2 = (params[key] for key in ("w1", "b1", "w2", "b2"))
    # forward
    l1 = lin(inp, w1, b1)
    l2 = relu(l1)
    out = lin(l2, w2, b2)
    loss = mse(out, targ)
    # backward
    dout = mse_grad(out, targ)
    dl2, dw2, db2 = lin_grad(l2, dout, w2, b2)
    dl1 = dl2 * (l1 > 0)
    dinp, dw1, db1 = lin_grad(inp, dl1, w1, b1)
    return loss, {"inp": dinp, "w1": dw1, "b1": db1, "w2": dw2, "b2": db2}
    ### END SOLUTION


# %% check="forward_and_backward_loss" points=1
from course_utils.checks import check_steps, inputs

rng = inputs("forward_and_backward_loss")
shapes = {"w1": (4, 3), "b1": (3,), "w2": (3, 1), "b2": (1,)}
arrays = {key: rng.normal(size=shape) for key, shape in shapes.items()}
x, other, t = rng.normal(size=(6, 4)), rng.normal(size=(6, 4)), rng.normal(size=6)


def steps(forward_and_backward):
    held = {key: array.copy() for key, array in arrays.items()}
    losses = [forward_and_backward(each.copy(), t, held)[0] for each in (x, other)]
    moves = abs(losses[0] - losses[1]) > 1e-9
    yield "forward_and_backward: the loss moves with its input", bool(moves)
    yield "forward_and_backward: the loss", losses[0]
    yield "forward_and_backward: the loss for other images", losses[1]
    held |= {"w2": -held["w2"], "b2": -held["b2"]}  # the results change their signs
    yield "forward_and_backward: the loss for other params", forward_and_backward(x, t, held)[0]


given = ["mse", "mse_grad", "lin_grad"]
check_steps(
    forward_and_backward, steps, given=given, praise="forward_and_backward: the loss is right."
)

# %% check="forward_and_backward_grads" points=2
from course_utils.checks import check_steps, inputs

rng = inputs("forward_and_backward_grads")
shapes = {"w1": (4, 3), "b1": (3,), "w2": (3, 1), "b2": (1,)}
arrays = {key: rng.normal(size=shape) for key, shape in shapes.items()}
x, t = rng.normal(size=(6, 4)), rng.normal(size=6)
x[0], arrays["b1"][0] = 0, 0  # so that l1[0, 0] is exactly 0


def steps(forward_and_backward):
    held, given = {key: array.copy() for key, array in arrays.items()}, x.copy()
    _, grads = forward_and_backward(given, t, held)
    yield "forward_and_backward: the gradients are in a dict", isinstance(grads, dict)
    for key in ("w2", "b2", "w1", "b1", "inp"):
        yield f"forward_and_backward: grads[{key!r}]", grads[key]
    yield "forward_and_backward: params afterwards", held
    yield "forward_and_backward: inp afterwards", given


given = ["mse", "mse_grad", "lin_grad"]
praise = "forward_and_backward: all five gradients are right."
check_steps(forward_and_backward, steps, given=given, praise=praise)

# %% [markdown]
# ## Save the gradients
#
# On 2,000 images, once. Before we trust these numbers for the rest of the lesson, five entries of each are
# compared with central differences, as in lesson 4. (The step is smaller than there: of the 100,000 hidden
# values some lie close to the kink of Relu, and a larger step would push them across.)

# %%
loss, saved = forward_and_backward(inp, targ, params)
dice = np.random.default_rng(0)
for key, array in params.items():
    loss_of = lambda _: forward_and_backward(inp, targ, params)[0]
    where, by_trying = sampled_gradient(loss_of, array, 5, dice, h=1e-6)
    error = np.max(np.abs(saved[key][where] - by_trying)) / np.max(np.abs(by_trying))
    print(f"{key}  {array.shape!s:9}  relative error {error:.0e}")

# %% [markdown]
# They agree. From here on no derivative has to be derived again: **every version must give these numbers.**
# This line compares one with them:


# %%
def compare(name, grads):
    errors = (f"{key} {relative_error(saved[key], grads[key]):.0e}" for key in saved)
    print(f"{name:11}", "  ".join(errors))


compare("functions", forward_and_backward(inp, targ, params)[1])

# %% [markdown]
# An error of exactly 0: the same operations in the same order give the same bits. A version that computes
# in another order may differ by about $10^{-16}$. Anything above $10^{-10}$ is a mistake.
#
# ## Second version: objects that remember
#
# The function is long, and its middle cannot be used again. What belongs together is spread out: `lin`
# stands at the top, `lin_grad` at the bottom, and `l1`, `l2` and `out` are carried from one to the other. An
# object can carry them. You know this from lessons 2 to 7; new is only that the object is *called* like a
# function. `__call__` is the method behind `obj(x)`:


# %%
class Relu:
    """max(inp, 0), as an object that remembers its input."""

    def __call__(self, inp):
        self.inp = inp
        return np.maximum(inp, 0)

    def backward(self, dout):
        return dout * (self.inp > 0)


# %%
act = Relu()
print("act(x)           ", act(np.array([-1.0, 2.0, 3.0])))
print("act.backward(1s) ", act.backward(np.ones(3)))

# %% [markdown]
# For the parameters we want one thing more. The gradient of a weight matrix is of no use to the next layer;
# it is for whoever updates the matrix. So it should lie beside the matrix. A NumPy array takes no further
# attributes, but a small box does: `data` holds the array, and `g` its gradient.


# %%
class Param:
    """An array that is learned, and beside it its gradient."""

    def __init__(self, data):
        self.data = data
        self.g = None


# %% [markdown]
# ### Exercise 5: `Lin`
#
# Called with `inp` $(N, D)$, it returns `inp @ w + b`. `backward` takes `dout` $(N, M)$, sets `self.w.g` and
# `self.b.g`, and returns the gradient of `inp`. The arrays are `self.w.data` and `self.b.data`.


# %% exercise="lin_class"
class Lin:
    """inp @ w + b, as an object that remembers."""

    def __init__(self, w, b):
        self.w = Param(w)
        self.b = Param(b)

    def __call__(self, inp):
        """Return inp @ w + b, shape (N, M), and keep what `backward` needs."""
        ### BEGIN SOLUTION
        self.inp = inp
        return inp @ self.w.data + self.b.data
        ### END SOLUTION

    def backward(self, dout):
        """Return the gradient of inp (N, D); set w.g (D, M) and b.g (M,)."""
        ### BEGIN SOLUTION
        self.w.g = self.inp.T @ dout
        self.b.g = dout.sum(axis=0)
        return dout @ self.w.data.T
        ### END SOLUTION


# %% check="lin_called" points=1
from course_utils.checks import check_steps, inputs

rng = inputs("lin_called")
x, w, b = rng.normal(size=(6, 4)), rng.normal(size=(4, 3)), rng.normal(size=3)


def steps(Lin):
    held, layer = x.copy(), Lin(w.copy(), b.copy())
    yield "Lin, called: the result", layer(held)
    yield "Lin, called: the result for one row", layer(held[:1])
    yield "Lin, called: inp afterwards", held
    yield "Lin, called: self.w.data afterwards", layer.w.data


check_steps(Lin, steps, praise="Lin, called: right.")

# %% check="lin_backward" points=2
from course_utils.checks import check_steps, inputs

rng = inputs("lin_backward")
x, w, b = rng.normal(size=(6, 4)), rng.normal(size=(4, 3)), rng.normal(size=3)
dout = rng.normal(size=(6, 3))


def steps(Lin):
    upstream, layer, other = dout.copy(), Lin(w.copy(), b.copy()), Lin(2 * w, b.copy())
    layer(2 * x)
    layer(x.copy())
    other(-x)
    for when in ("", " (at the second call)"):
        yield f"Lin.backward: the gradient of inp{when}", layer.backward(upstream)
        yield f"Lin.backward: self.w.g{when}", layer.w.g
        yield f"Lin.backward: self.b.g{when}", layer.b.g
    yield "Lin.backward: dout afterwards", upstream
    yield "Lin.backward: self.w.data afterwards", layer.w.data


praise = "Lin.backward: all three gradients are right."
check_steps(Lin, steps, given=["lin_grad"], praise=praise)

# %% [markdown]
# ### Exercise 6: `Mse`
#
# The loss as an object. Called with `inp` $(N, 1)$ and `targ` $(N,)$, it returns the loss. `backward` returns
# the gradient of `inp`, $(N, 1)$. Nothing follows the loss, so its upstream gradient is 1 unless somebody
# says otherwise: multiply by `dout`.


# %% exercise="mse_class"
class Mse:
    """The mean squared difference, as an object that remembers."""

    def __call__(self, inp, targ):
        """Return the loss of inp (N, 1) and targ (N,), and keep what `backward` needs."""
        ### BEGIN SOLUTION
        self.diff = inp[:, 0] - targ
        return np.mean(self.diff**2)
        ### END SOLUTION

    def backward(self, dout=1):
        """Return the gradient of inp, shape (N, 1)."""
        ### BEGIN SOLUTION
        return dout * 2 * self.diff[:, None] / len(self.diff)
        ### END SOLUTION


# %% check="mse_called" points=1
from course_utils.checks import check_steps, inputs

rng = inputs("mse_called")
x, t = rng.normal(size=(6, 1)), rng.normal(size=6)


def steps(Mse):
    loss, held = Mse(), x.copy()
    yield "Mse, called: the loss", loss(held, t.copy())
    yield "Mse, called: the loss of two rows", loss(held[:2], t[:2].copy())
    yield "Mse, called: inp afterwards", held


check_steps(Mse, steps, given=["mse", "mse_grad"], praise="Mse, called: right.")

# %% check="mse_backward" points=1
from course_utils.checks import check_steps, inputs

rng = inputs("mse_backward")
x, t = rng.normal(size=(6, 1)), rng.normal(size=6)


def steps(Mse):
    loss, other = Mse(), Mse()
    loss(-x, t.copy())
    loss(x.copy(), t.copy())
    other(2 * x[:4], t[:4].copy())
    yield "Mse.backward: the gradient of inp", loss.backward()
    for again in ("", " (at the second call)"):
        yield f"Mse.backward: the gradient of inp for dout = 3{again}", loss.backward(3.0)
    yield "Mse.backward: the gradient of four rows", other.backward()
    yield "Mse.backward: the gradient of inp for dout = 0", loss.backward(0)


check_steps(Mse, steps, given=["mse", "mse_grad"], praise="Mse.backward: right.")

# %% [markdown]
# Now the network is a list, and both passes are loops. Do the gradients still come out?

# %%
layers = [Lin(params["w1"], params["b1"]), Relu(), Lin(params["w2"], params["b2"])]
loss_layer = Mse()

x = inp
for layer in layers:
    x = layer(x)
print("loss", loss_layer(x, targ).round(4))

dinp = loss_layer.backward()
for layer in reversed(layers):
    dinp = layer.backward(dinp)


# %%
def gradients_of(layers, dinp):
    first, last = layers[0], layers[2]
    return {"inp": dinp, "w1": first.w.g, "b1": first.b.g, "w2": last.w.g, "b2": last.b.g}


by_classes = gradients_of(layers, dinp)
compare("classes", by_classes)

# %% [markdown]
# The same numbers. The saved gradients allow us to be bold: whatever we rewrite next, one line tells
# whether it is still right.
#
# ## Third version: what they have in common
#
# Lay the three classes side by side. Each one *computes* something, and each one *remembers* what it
# was given. The computing differs; the remembering is the same three times. So write the remembering
# **once**, in a base class:
#
# | method | who writes it | what it does |
# | --- | --- | --- |
# | `__call__(*args)` | `Module` | keeps `args`, computes `forward(*args)`, keeps it as `out`, returns it |
# | `backward(dout)` | `Module` | returns `bwd(dout, *args)` with the arguments that it kept |
# | `forward(*args)` | each subclass | returns the result, and remembers nothing |
# | `bwd(dout, *args)` | each subclass | returns the gradient of each argument that has one |
#
# `forward` and `bwd` are plain formulas again, like `lin` and `lin_grad`. A star collects all arguments in a
# tuple, `def f(*args)`, and spreads a tuple out again, `g(*args)`.
#
# ### Exercise 7: `Module`
#
# Write `__call__` and `backward`. The class `Times` below them is a module of two inputs to try it with, and
# is written already.
#
# <details><summary>Hint</summary>
#
# `self.forward` is the subclass's method: a base class may call what only its subclasses have.
# </details>


# %% exercise="module"
class Module:
    """Remembers what it was called with. Subclasses write `forward` and `bwd`."""

    def __call__(self, *args):
        """Return self.forward(*args); keep the arguments as self.args, the result as self.out."""
        ### BEGIN SOLUTION
        self.args = args
        self.out = self.forward(*args)
        return self.out
        ### END SOLUTION

    def backward(self, dout=1):
        """Return self.bwd(dout, *args) for the arguments of the last call."""
        ### BEGIN SOLUTION
        return self.bwd(dout, *self.args)
        ### END SOLUTION


class Times(Module):
    """x * y, for trying `Module`."""

    def forward(self, x, y):
        return x * y

    def bwd(self, dout, x, y):
        return dout * y, dout * x


# %% check="module_called" points=1
from course_utils.checks import check_steps, inputs

rng = inputs("module_called")
x, y = rng.normal(size=3), rng.normal(size=3)


def steps(Times):
    node = Times()
    node(y, y)
    yield "Module, called: the result of Times", node(x, y)
    yield "Module, called: self.out", node.out
    yield "Module, called: self.args", tuple(node.args)


check_steps(Times, steps, praise="Module, called: right.")

# %% check="module_backward" points=2
from course_utils.checks import check_steps, inputs

rng = inputs("module_backward")
x, y, dout = rng.normal(size=(3, 4))


def steps(Times):
    node, other = Times(), Times()
    node(y, dout)
    node(x, y)
    other(dout, dout)
    yield "Module.backward: what Times.bwd returns", tuple(node.backward(dout))
    yield "Module.backward: the same without dout", tuple(node.backward())
    yield "Module.backward: the result for numbers", (node(2.0, 7.0), *node.backward(10.0))

    class Minus(Times):
        forward = lambda self, x: -x
        bwd = lambda self, dout, x: -dout

    minus = Minus()
    yield "Module, called: the result of a module of one input", minus(x)
    yield "Module.backward: what bwd of a module of one input returns", minus.backward(dout)


check_steps(Times, steps, praise="Module.backward: right.")

# %% [markdown]
# ### Exercise 8: three modules
#
# Write the three layers on top of `Module`. They get new names, so that the old ones stay for comparison.
# None of them stores an input any more. `LinModule.bwd` still sets `self.w.g` and `self.b.g`.


# %% exercise="three_modules"
class ReluModule(Module):
    def forward(self, inp):
        """Return max(inp, 0), entry by entry."""
        ### BEGIN SOLUTION
        return np.maximum(inp, 0)
        ### END SOLUTION

    def bwd(self, dout, inp):
        """Return the gradient of inp; it is 0 where inp is 0."""
        ### BEGIN SOLUTION
        return dout * (inp > 0)
        ### END SOLUTION


class LinModule(Module):
    def __init__(self, w, b):
        self.w = Param(w)
        self.b = Param(b)

    def forward(self, inp):
        """Return inp @ w + b, shape (N, M)."""
        ### BEGIN SOLUTION
        return inp @ self.w.data + self.b.data
        ### END SOLUTION

    def bwd(self, dout, inp):
        """Return the gradient of inp (N, D); set w.g (D, M) and b.g (M,)."""
        ### BEGIN SOLUTION
        self.w.g = inp.T @ dout
        self.b.g = dout.sum(axis=0)
        return dout @ self.w.data.T
        ### END SOLUTION


class MseModule(Module):
    def forward(self, inp, targ):
        """Return the mean squared difference of inp (N, 1) and targ (N,)."""
        ### BEGIN SOLUTION
        return np.mean((inp[:, 0] - targ) ** 2)
        ### END SOLUTION

    def bwd(self, dout, inp, targ):
        """Return the gradient of inp, shape (N, 1)."""
        ### BEGIN SOLUTION
        return dout * 2 * (inp[:, 0] - targ)[:, None] / len(targ)
        ### END SOLUTION


# %% check="relu_module" points=1
import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("relu_module")
x, dout = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))
x[1] = 0, -2, 2


def steps(ReluModule):
    module, held, upstream = ReluModule(), x.copy(), dout.copy()
    yield "ReluModule.forward: the result", module.forward(held)
    module.forward(-held)  # `bwd` takes its `inp` as it comes
    yield "ReluModule.bwd: the gradient of inp", module.bwd(upstream, held)
    bases = [base.__name__ for base in ReluModule.mro()]
    yield "ReluModule: whether it inherits from Module", "Module" in bases
    yield "ReluModule: inp afterwards", held
    yield "ReluModule: dout afterwards", upstream


check_steps(ReluModule, steps, praise="ReluModule: forward and bwd are right.")

# %% check="lin_module" points=1
from course_utils.checks import check_steps, inputs

rng = inputs("lin_module")
x, w, b = rng.normal(size=(6, 4)), rng.normal(size=(4, 3)), rng.normal(size=3)
dout = rng.normal(size=(6, 3))


def steps(LinModule):
    module, held, upstream = LinModule(w.copy(), b.copy()), x.copy(), dout.copy()
    yield "LinModule.forward: the result", module.forward(-x)
    LinModule(2 * w, b)  # another one, which is none of its business
    for when in ("", " (at the second call)"):
        yield f"LinModule.bwd: the gradient of inp{when}", module.bwd(upstream, held)
        yield f"LinModule.bwd: self.w.g{when}", module.w.g
        yield f"LinModule.bwd: self.b.g{when}", module.b.g
    bases = [base.__name__ for base in LinModule.mro()]
    yield "LinModule: whether it inherits from Module", "Module" in bases
    yield "LinModule.bwd: inp afterwards", held
    yield "LinModule.bwd: dout afterwards", upstream


praise = "LinModule: forward and bwd are right."
check_steps(LinModule, steps, given=["lin_grad"], praise=praise)

# %% check="mse_module" points=1
from course_utils.checks import check_steps, inputs

rng = inputs("mse_module")
x, t = rng.normal(size=(6, 1)), rng.normal(size=6)


def steps(MseModule):
    module = MseModule()
    yield "MseModule.forward: the loss", module.forward(-x, t)
    yield "MseModule.bwd: the gradient of inp", module.bwd(1, x, t)
    yield "MseModule.bwd: the gradient of inp for dout = 3", module.bwd(3.0, x, t)
    bases = [base.__name__ for base in MseModule.mro()]
    yield "MseModule: whether it inherits from Module", "Module" in bases
    held = x.copy(), t.copy()
    module.forward(*held)
    yield "MseModule: inp afterwards", held[0]
    yield "MseModule: targ afterwards", held[1]


praise = "MseModule: forward and bwd are right."
check_steps(MseModule, steps, given=["mse", "mse_grad"], praise=praise)

# %% [markdown]
# ## Fourth version: a model is a module
#
# A network takes an input, returns a result, and has gradients. So it is a module as well, whose `forward`
# and `bwd` are the two loops. With the loss inside, one call goes there, and one goes back.
#
# ### Exercise 9: `Model`
#
# Write `forward` and `bwd`. *Call* the layers, `layer(inp)`, so that they remember; on the way back ask for
# `layer.backward(dout)`. `bwd` returns the gradient of `inp`; its arguments `inp` and `targ` are not needed,
# because the layers have kept their own.


# %% exercise="model"
class Model(Module):
    """lin → relu → lin → mse, from modules."""

    def __init__(self, w1, b1, w2, b2):
        self.layers = [LinModule(w1, b1), ReluModule(), LinModule(w2, b2)]
        self.loss = MseModule()

    def forward(self, inp, targ):
        """Return the loss of inp (N, D) and targ (N,)."""
        ### BEGIN SOLUTION
        for layer in self.layers:
            inp = layer(inp)
        return self.loss(inp, targ)
        ### END SOLUTION

    def bwd(self, dout, inp, targ):
        """Return the gradient of inp (N, D); every layer sets those of its parameters."""
        ### BEGIN SOLUTION
        dout = self.loss.backward(dout)
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        return dout
        ### END SOLUTION


# %% check="model_forward" points=1
from course_utils.checks import check_steps, inputs

rng = inputs("model_forward")
arrays = [rng.normal(size=shape) for shape in ((4, 3), (3,), (3, 1), (1,))]
x, t = rng.normal(size=(6, 4)), rng.normal(size=6)


def steps(Model):
    model = Model(*(array.copy() for array in arrays))
    yield "Model.forward: the loss", model.forward(x.copy(), t)
    yield "Model.forward: the loss of two rows", model.forward(-x[:2], t[:2])


given = ["LinModule", "ReluModule", "MseModule"]
check_steps(Model, steps, given=given, praise="Model.forward: right.")

# %% check="model_bwd" points=2
from course_utils.checks import check_steps, inputs

rng = inputs("model_bwd")
arrays = [rng.normal(size=shape) for shape in ((4, 3), (3,), (3, 1), (1,))]
x, t = rng.normal(size=(6, 4)), rng.normal(size=6)


def steps(Model):
    model = Model(*(array.copy() for array in arrays))
    model.forward(x.copy(), t)
    for dout in (1, 3.0):
        yield f"Model.bwd: the gradient of inp for dout = {dout}", model.bwd(dout, x, t)
        for i, name in ((0, "the first"), (2, "the last")):
            yield f"Model.bwd: w.g of {name} layer for dout = {dout}", model.layers[i].w.g
            yield f"Model.bwd: b.g of {name} layer for dout = {dout}", model.layers[i].b.g


given = ["LinModule", "ReluModule", "MseModule"]
check_steps(Model, steps, given=given, praise="Model.bwd: all five gradients are right.")

# %% [markdown]
# All four versions, beside the gradients that we saved. The third one is the list of modules, without a
# class around it.

# %%
modules = [
    LinModule(params["w1"], params["b1"]),
    ReluModule(),
    LinModule(params["w2"], params["b2"]),
]
last = MseModule()
last(modules[2](modules[1](modules[0](inp))), targ)

dinp = last.backward()
for module in reversed(modules):
    dinp = module.backward(dinp)
by_modules = gradients_of(modules, dinp)

# %%
model = Model(*params.values())
print("loss", model(inp, targ).round(4))
by_model = gradients_of(model.layers, model.backward())

# %%
compare("functions", forward_and_backward(inp, targ, params)[1])
compare("classes", by_classes)
compare("modules", by_modules)
compare("a model", by_model)

# %% [markdown]
# Every refactoring kept every gradient, and look at what is left of a layer: two formulas. A new one, `Tanh`
# say, is four lines, and nothing else in the program has to know about it.
#
# > **Note** This is how PyTorch is used, too: there the base class is `nn.Module`, a model is a module made
# > of modules, a parameter carries its gradient as `.grad`, and you write `forward`. What is missing there is
# > `bwd`: PyTorch finds it by itself. How, you will build in lesson 10.
#
# ## What the boxes are good for
#
# An update needs the parameters and their gradients, and nothing else. Since each gradient lies beside its
# parameter, one line updates any model, whatever its parameters are called.

# %%
model = Model(*(array.astype(np.float32) for array in params.values()))
learned = [p for layer in model.layers if isinstance(layer, LinModule) for p in (layer.w, layer.b)]
x_train, t_train = x_all[:10_000], t_all[:10_000].astype(np.float32)

# %%
dice = np.random.default_rng(0)
losses = []
for _ in range(5):
    for rows in epoch_batches(len(x_train), 100, dice):
        losses.append(model(x_train[rows], t_train[rows]))
        model.backward()
        for p in learned:
            p.data -= 0.02 * p.g

# %%
plotting.training_curves(losses, smooth=20)

# %%
test_loss = model(x_test, t_test)
guesses = model.layers[2].out[:, 0]
print(f"test loss {test_loss:.2f}   typical error {test_loss**0.5:.2f}")
print(f"right when rounded {np.mean(np.round(guesses) == t_test):.0%}")

# %%
plotting.digit_grid(x_test[:16], [f"{guess:.1f}" for guess in guesses[:16]])

# %% [markdown]
# The loss has fallen a long way, and most guesses point to the right region. Rounded, about a third of
# them are the right digit, far fewer than in lesson 7: squared error says that a 4 is nearly a 5, and very
# far from a 9, which is true of numbers and not of shapes. **The loss decides what is learned.** For
# classes, softmax and cross-entropy are the right choice; mean squared error is for quantities, such as a
# price or a temperature.
#
# ## In your own words
#
# ### Question (3 points)
#
# A friend changes a working network from functions to classes in one long evening, runs the training, sees
# the loss fall, and says: "It learns, so it is right." What do you answer? Explain in three to five
# sentences why a falling loss is a weak test, what saved gradients add, and how you would have split the
# evening into steps.

# %% [markdown] question="saved_gradients" points=3
# **A model answer.** A loss falls for many wrong gradients as well: a bias that is not updated, a factor of
# 2, an average too many, a Relu that lets everything pass; the network merely learns more slowly or a
# little worse, and nobody sees the cause. The gradients of the working version, saved once for fixed
# inputs and parameters, must come out the same to rounding after each change, so any such slip shows at
# once, with the name of the parameter. I would change one thing at a time, first one class, then the
# next, then the base class, and compare after each: if a comparison fails, the mistake is in the few
# lines of the last step. The saved gradients themselves are checked once, against central differences.
#
# **Rubric, for the person who grades**
#
# - 1 point: a falling loss is possible with wrong gradients, with an example or a reason.
# - 1 point: saved gradients of fixed inputs must stay the same after each change, so that a mistake is
#   found at once (or: where it is).
# - 1 point: small steps, one change at a time, each compared before the next.

# %% [markdown]
# ## Summary
#
# - Refactoring changes the code and keeps the numbers. Save the numbers first, and compare after each step.
# - $(N, 1) - (N,)$ is $(N, N)$. A mean hides it.
# - In a notebook names stay alive. If the loss does not move with the input, look for a stale global.
# - A layer computes and remembers. `Module` remembers once for all; a subclass is two formulas, `forward`
#   and `bwd`.
# - A model is a module made of modules. A gradient that lies beside its parameter makes the update one line.
#
# ## Quiz
#
# Answer first, then unfold.
#
# <details><summary>1. <code>out</code> is (64, 1), <code>targ</code> is (64,). How many numbers does <code>out - targ</code> hold?</summary>
#
# 64 · 64 = 4,096. A column minus a row is a table.
# </details>
# <details><summary>2. Which two methods does <code>Module</code> write, and which two does a subclass write?</summary>
#
# `Module` writes `__call__` and `backward`, which remember; a subclass writes `forward` and `bwd`, which
# compute.
# </details>
# <details><summary>3. Somebody calls <code>layer.forward(x)</code> in place of <code>layer(x)</code>, and then <code>layer.backward(dout)</code>. What happens?</summary>
#
# `forward` remembers nothing. `backward` finds no arguments, or worse: those of an earlier call.
# </details>
# <details><summary>4. The same <code>ReluModule</code> object stands at two places of a model. What goes wrong?</summary>
#
# It keeps only the arguments of its second call, so on the way back both places use them. One place, one
# object.
# </details>
# <details><summary>5. After a refactoring the relative error of one gradient is 0.5, and of the others 0. Is that bad?</summary>
#
# Yes: that gradient is about three times too large or too small (3 − 1 over 3 + 1 is 0.5). The 0 of the
# others tells where not to look.
# </details>
#
# **Next** In lesson 10 the way back writes itself: a tape records what is computed, and finds the order.
