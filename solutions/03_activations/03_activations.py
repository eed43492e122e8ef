# %% [markdown]
# # 3. Activations
#
# A network is built from steps that multiply by weights and add. Put any number of them in a row, and
# you have gained nothing: the whole row could be replaced by a single one. What makes a network more
# than that is a small bend between the steps, its **activation function**. In this lesson you write
# the three best-known ones, forward and backward.
#
# **You will be able to**
#
# - show why a network without activations is only one affine step,
# - write `Relu`, `Sigmoid` and `Tanh`, forward and backward, for arrays of any shape,
# - derive their slopes, and say where they vanish and what follows for deep networks,
# - write a formula so that large numbers do not overflow,
# - find a bug that does not show while a layer is tested alone.
#
# **You need** lesson 2 (forward, backward, `dout`), the derivative of $e^x$, and from lesson 1 the
# matrix product and masks such as `x <= 0`. **Time** about 75 minutes. **Notation** is collected in
# [docs/notation.md](../../docs/notation.md).

# %%
import numpy as np

from course_utils import layers, plotting
from course_utils.gradients import numerical_gradient

# %% [markdown]
# ## Two steps that are only one
#
# An *affine step* multiplies its input by a matrix of weights and adds a bias: $x\,W + b$. Here are two
# in a row, for three examples of two numbers each: $x$ is $(3, 2)$, $W_1$ $(2, 3)$, $b_1$ $(3,)$,
# $W_2$ $(3, 2)$, $b_2$ $(2,)$.

# %%
x = np.array([[1, 2], [0, -1], [3, 1]])
W1, b1 = np.array([[1, -2, 0], [2, 1, -1]]), np.array([1, 0, -1])
W2, b2 = np.array([[2, 1], [0, -1], [1, 3]]), np.array([0, 2])

print((x @ W1 + b1) @ W2 + b2)

# %% [markdown]
# Multiply out, and the two steps become one, with the weights $W_1 W_2$, shape $(2, 2)$, and the bias
# $b_1 W_2 + b_2$, shape $(2,)$:
#
# $$(x\,W_1 + b_1)\,W_2 + b_2 = x\,\underbrace{W_1 W_2}_{W} + \underbrace{b_1 W_2 + b_2}_{b}.$$

# %%
W, b = W1 @ W2, b1 @ W2 + b2
print(x @ W + b)

# %% [markdown]
# The same numbers, for every input. The second step has brought weights to learn, and nothing that one
# step could not do. A hundred steps would collapse in the same way.
#
# Now put something between them that is *not* affine. The simplest bend of all is $\max(x, 0)$. The
# first affine step moves the bend to another place, the second one gives it a factor and adds it to
# others. Three of them already make what no affine step can, a hill:

# %%
x = np.linspace(-2, 2, 201)
bends = {
    "max(x+1, 0)": np.maximum(x + 1, 0),
    "−2 max(x, 0)": -2 * np.maximum(x, 0),
    "max(x−1, 0)": np.maximum(x - 1, 0),
}
plotting.function_curves({"sum": sum(bends.values()), **bends}, x)

# %% [markdown]
# The sum is 0 on both sides, and 1 in the middle. With enough hills, side by side and of different
# heights, a network can follow any curve.
#
# ## Three activations
#
# | name | formula | values |
# | --- | --- | --- |
# | Relu, *rectified linear unit* | $\max(x, 0)$ | 0 and above |
# | sigmoid | $\sigma(x) = \dfrac{1}{1 + e^{-x}}$ | between 0 and 1 |
# | tanh, *hyperbolic tangent* | $\tanh x = \dfrac{e^x - e^{-x}}{e^x + e^{-x}}$ | between −1 and 1 |

# %%
curves = {
    "Relu": lambda x: np.maximum(x, 0),
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "tanh": np.tanh,
}
plotting.function_curves(curves, np.linspace(-4, 4, 201))

# %% [markdown]
# Each works **entry by entry**: an array of any shape goes in, and one of the same shape comes out.
# Entry $i$ of the output depends on entry $i$ of the input alone. So the way back is entry by entry as
# well. With the activation $f$ and the upstream gradient `dout`, of the shape of `x`,
#
# $$dx_i = dout_i \cdot f'(x_i) .$$
#
# Everything that remains is to find $f'$, and to compute it well.

# %% [markdown]
# ## Relu
#
# $$\text{relu}(x) = \begin{cases} x & x > 0 \\ 0 & x \le 0 \end{cases} \qquad
#   \text{relu}'(x) = \begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases}$$
#
# Where $x$ was above 0, the gradient passes as it is; elsewhere it is stopped. Relu is a row of
# gates. `forward` decides which of them are open; `backward` needs to know that decision, and nothing
# else. So `forward` keeps a **mask**, an array of `True` and `False` of the shape of `x`.
#
# > **Note** At exactly 0 the curve has a corner, and a corner has no slope: any number from 0 to 1
# > would do. This course takes 0.

# %%
x = np.array([[1.0, -0.5], [-2.0, 0.0]])
mask = x <= 0
print(mask)

# %% [markdown]
# ### Exercise 1: `Relu`
#
# Write `forward` and `backward`. `x` is an array of any shape, of floats or integers; `dout` is an
# array of floats of the same shape. Return new arrays: `x` and `dout` stay as they were (why that
# matters is the last topic of this lesson).
#
# <details><summary>Hint 1: forward</summary>
#
# `out = x.copy()` is a new array; `out[mask] = 0` sets those entries to 0 where `mask` is `True`.
# `np.where(mask, 0, x)` does both at once: 0 where `mask` is `True`, and `x` elsewhere.
# </details>
# <details><summary>Hint 2: backward</summary>
#
# The question is which *inputs* were above 0, whatever sign `dout` has. The mask of `forward` is the
# answer to it.
# </details>


# %% exercise="relu"
class Relu:
    """max(x, 0), entry by entry; the gradient at 0 is 0."""

    def __init__(self):
        self.mask = None

    def forward(self, x):
        """Return max(x, 0), the shape of x, and keep what `backward` needs."""
        ### BEGIN SOLUTION
        self.mask = x <= 0
        return np.where(self.mask, 0, x)
        ### END SOLUTION

    def backward(self, dout):
        """Return dx, given dout = dL/d(out); both have the shape of x."""
        ### BEGIN SOLUTION
        return np.where(self.mask, 0, dout)
        ### END SOLUTION


# %% check="relu_forward" points=1
import numpy as np

from course_utils.checks import check_layer, inputs

rng = inputs("relu_forward")
check_layer(Relu, x=np.array([[1.0, -0.5], [-2.0, 0.0]]), forward_only=True)
check_layer(Relu, x=rng.normal(size=(3, 4)), forward_only=True)
### BEGIN HIDDEN TESTS
check_layer(Relu, x=rng.normal(size=(2, 3, 4)).astype(np.float32), forward_only=True)
check_layer(Relu, x=np.array([-3, 0, 2, 7]), forward_only=True)
check_layer(Relu, x=0.01 * rng.normal(size=(2, 3)), forward_only=True)
### END HIDDEN TESTS

# %% check="relu_backward" points=2
import numpy as np

from course_utils.checks import check_layer, inputs

rng = inputs("relu_backward")
points = rng.normal(size=(3, 4))
points += 0.1 * np.sign(points)  # away from the corner, where central differences say 1/2
check_layer(Relu, x=points)
check_layer(Relu, x=np.array([[-3, 2], [1, -1]]))
### BEGIN HIDDEN TESTS
check_layer(Relu, x=points[0])
check_layer(Relu, x=points.reshape(2, 3, 2).astype(np.float32))
### END HIDDEN TESTS

# %% check="relu_at_zero" points=1
import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("relu_at_zero")
points, upstream = rng.permutation([-1.0, 0.0, 0.0, 2.0]), rng.uniform(1, 2, 4)


def at_zero(layer_class):
    layer = layer_class()
    yield "Relu.forward: the result", layer.forward(points.copy())
    yield "Relu.backward: dx where some entries of x are 0", layer.backward(upstream.copy())


check_steps(Relu, at_zero, praise="Relu: value and gradient at 0 are 0.")

# %%
relu = Relu()
print("forward\n", relu.forward(np.array([[1.0, -0.5], [-2.0, 3.0]])))
print("backward\n", relu.backward(np.array([[5.0, 6.0], [7.0, -8.0]])))

# %% [markdown]
# 5 and $-8$ pass, because 1 and 3 were above 0. The sign of `dout` plays no part: $-8$ passes, and 6
# and 7 do not. Mind the two that were stopped. A unit whose inputs are below 0 for every example gets
# no gradient at all, and never learns again: a *dead* Relu.

# %% [markdown]
# ## Sigmoid
#
# The sigmoid squeezes all numbers into the space between 0 and 1, so that a score can be read as a
# probability. Its slope follows from the chain rule. Write $\sigma(x) = (1 + e^{-x})^{-1}$:
#
# $$\begin{aligned}
# \sigma'(x) &= -(1 + e^{-x})^{-2} \cdot (-e^{-x})
#   && \text{outer derivative times inner one} \\
# &= \frac{1}{1 + e^{-x}} \cdot \frac{e^{-x}}{1 + e^{-x}}
#   && \text{two factors, the first is } \sigma(x) \\
# &= \sigma(x)\,\bigl(1 - \sigma(x)\bigr) .
#   && 1 - \frac{1}{1 + e^{-x}} = \frac{e^{-x}}{1 + e^{-x}}
# \end{aligned}$$
#
# So the slope can be had from the *output* alone. If `forward` keeps $y = \sigma(x)$, `backward` needs
# no exponential: $dx = dout \cdot y\,(1 - y)$, all of one shape.
#
# ### When numbers grow large
#
# The formula as it stands has a weakness. Let NumPy stop at the first overflow, and try $x = -1000$:


# %%
def naive_sigmoid(x):
    return 1 / (1 + np.exp(-x))


largest = np.finfo(float).max
print("largest float", largest, "= exp of", np.log(largest))
with np.errstate(over="raise"):
    try:
        print(naive_sigmoid(np.array([-1000.0])))
    except FloatingPointError as error:
        print("FloatingPointError:", error)

# %% [markdown]
# $e^{1000}$ has 435 digits; a float ends near $1.8 \cdot 10^{308}$, which is $e^{709.78}$. Without our
# order to stop, NumPy would warn, go on with infinity, and be lucky: $1/\infty = 0$, which is right.
# The same function in another dress has no such luck. Multiply numerator and denominator by $e^x$:
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}} = \frac{e^{x}}{1 + e^{x}} .$$

# %%
with np.errstate(over="ignore", invalid="ignore"):
    big = np.exp(np.array([1000.0]))
    print(big, big / (1 + big))

# %% [markdown]
# $\infty/\infty$ is `nan`, *not a number*, and one `nan` in a network soon is everywhere. The left form
# overflows far below 0, the right one far above. So use each where it is safe: the left one for
# $x \ge 0$, the right one for $x < 0$. Then no exponent is ever above 0, and no power above 1.
#
# ### Exercise 2: `Sigmoid`
#
# Write `forward` and `backward`, for arrays of any shape, of floats or integers. Nothing may overflow
# on the way, for $x = \pm 1000$ either: the check makes NumPy raise an error in place of its warning.
#
# <details><summary>Hint 1: one exponential for both forms</summary>
#
# For $x \ge 0$ you need $e^{-x}$, for $x < 0$ you need $e^{x}$. Both are $e^{-|x|}$. Compute
# `small = np.exp(-np.abs(x))` and look at what the two forms look like in terms of it.
# </details>
# <details><summary>Hint 2: np.where still overflows</summary>
#
# `np.where(x >= 0, A, B)` computes all of `A` and all of `B`, and chooses afterwards. So neither may
# contain an exponential that can overflow.
# </details>
# <details><summary>Hint 3: integers</summary>
#
# `np.zeros_like(x)` of an array of integers holds integers, and 0.73 becomes 0 in it.
# `np.zeros(x.shape)` holds floats.
# </details>


# %% exercise="sigmoid"
class Sigmoid:
    """1 / (1 + exp(-x)), entry by entry."""

    def __init__(self):
        self.out = None

    def forward(self, x):
        """Return the sigmoid of x, of the same shape, and keep what `backward` needs."""
        ### BEGIN SOLUTION
        small = np.exp(-np.abs(x))
        self.out = np.where(x >= 0, 1, small) / (1 + small)
        return self.out
        ### END SOLUTION

    def backward(self, dout):
        """Return dx, given dout = dL/d(out); both have the shape of x."""
        ### BEGIN SOLUTION
        return dout * self.out * (1 - self.out)
        ### END SOLUTION


# %% check="sigmoid_forward" points=1
import numpy as np

from course_utils.checks import check_layer, inputs

rng = inputs("sigmoid_forward")
check_layer(Sigmoid, x=np.array([-1.0, 0.0, 2.0]), forward_only=True)
check_layer(Sigmoid, x=3 * rng.normal(size=(3, 4)), forward_only=True)
### BEGIN HIDDEN TESTS
check_layer(Sigmoid, x=rng.normal(size=(2, 3, 4)).astype(np.float32), forward_only=True)
check_layer(Sigmoid, x=np.array([-3, 0, 2, 1]), forward_only=True)
### END HIDDEN TESTS

# %% check="sigmoid_stable" points=1
import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("sigmoid_stable")
points = rng.permutation([-1000.0, -720.0, rng.normal(), 720.0, 1000.0])


def far_out(layer_class):
    with np.errstate(over="raise", invalid="raise"):  # an error in place of a warning
        out = layer_class().forward(points.copy())
    yield "Sigmoid.forward: the result for x up to ±1000", out


check_steps(Sigmoid, far_out, praise="Sigmoid.forward: nothing overflows.")

# %% check="sigmoid_backward" points=2
import numpy as np

from course_utils.checks import check_layer, check_steps, inputs

rng = inputs("sigmoid_backward")
check_layer(Sigmoid, x=2 * rng.normal(size=(3, 4)))
check_layer(Sigmoid, x=np.array([[-3, 2], [0, -1]]))
### BEGIN HIDDEN TESTS
check_layer(Sigmoid, x=rng.normal(size=(2, 3, 2)).astype(np.float32))
far_points, upstream = rng.permutation([-1000.0, 0.0, 1000.0]), rng.normal(size=3)


def far_out(layer_class):
    layer = layer_class()
    layer.forward(far_points.copy())
    yield "Sigmoid.backward: dx where x is up to ±1000", layer.backward(upstream.copy())


check_steps(Sigmoid, far_out)
### END HIDDEN TESTS

# %%
sigmoid = Sigmoid()
print("forward ", sigmoid.forward(np.array([-1000.0, -2.0, 0.0, 2.0, 1000.0])))
print("backward", sigmoid.backward(np.ones(5)))

# %% [markdown]
# In the middle the value is 0.5 and the slope $0.5 \cdot 0.5 = 0.25$. That is the steepest place. At
# $\pm 2$ the slope is 0.105, at $\pm 1000$ it is 0. Remember both numbers, 0.25 and 0, for a moment.

# %% [markdown]
# ## Tanh
#
# The hyperbolic tangent has the same shape, but runs from $-1$ to 1, and through 0 at 0. For its slope
# use the quotient rule. With $p = e^x - e^{-x}$ and $q = e^x + e^{-x}$ we have $p' = q$ and $q' = p$,
# so
#
# $$\tanh'(x) = \left(\frac{p}{q}\right)' = \frac{p'\,q - p\,q'}{q^2} = \frac{q^2 - p^2}{q^2}
#   = 1 - \left(\frac{p}{q}\right)^2 = 1 - \tanh^2 x .$$
#
# Again the output $y = \tanh x$ is all that `backward` needs: $dx = dout \cdot (1 - y^2)$.
#
# > **Note** It is the sigmoid, stretched: $\tanh x = 2\,\sigma(2x) - 1$. (Multiply numerator and
# > denominator by $e^{-x}$ to see it.)
#
# ### Exercise 3: `Tanh`
#
# Write `forward` and `backward`, for arrays of any shape, of floats or integers. Large numbers must not
# overflow here either.
#
# <details><summary>Hint</summary>
#
# NumPy has the function, and its version is safe: `np.tanh`. The formula with four exponentials is not.
# </details>


# %% exercise="tanh"
class Tanh:
    """tanh(x), entry by entry."""

    def __init__(self):
        self.out = None

    def forward(self, x):
        """Return the hyperbolic tangent of x, of the same shape, and keep what `backward` needs."""
        ### BEGIN SOLUTION
        self.out = np.tanh(x)
        return self.out
        ### END SOLUTION

    def backward(self, dout):
        """Return dx, given dout = dL/d(out); both have the shape of x."""
        ### BEGIN SOLUTION
        return dout * (1 - self.out**2)
        ### END SOLUTION


# %% check="tanh_forward" points=1
import numpy as np

from course_utils.checks import check_layer, check_steps, inputs

rng = inputs("tanh_forward")
check_layer(Tanh, x=2 * rng.normal(size=(3, 4)), forward_only=True)
points = rng.permutation([-1000.0, rng.normal(), 0.0, 1000.0])


def far_out(layer_class):
    with np.errstate(over="raise", invalid="raise"):  # an error in place of a warning
        out = layer_class().forward(points.copy())
    yield "Tanh.forward: the result for x up to ±1000", out


check_steps(Tanh, far_out, praise="Tanh.forward: nothing overflows.")
### BEGIN HIDDEN TESTS
check_layer(Tanh, x=rng.normal(size=5).astype(np.float32), forward_only=True)
check_layer(Tanh, x=np.array([[-3, 0], [1, 2]]), forward_only=True)
### END HIDDEN TESTS

# %% check="tanh_backward" points=2
import numpy as np

from course_utils.checks import check_layer, inputs

rng = inputs("tanh_backward")
check_layer(Tanh, x=rng.normal(size=(3, 4)))
check_layer(Tanh, x=np.array([[-2, 1], [0, -1]]))
### BEGIN HIDDEN TESTS
check_layer(Tanh, x=rng.normal(size=(2, 3, 2)).astype(np.float32))
### END HIDDEN TESTS

# %% [markdown]
# ## Slopes, and where they vanish
#
# Here are your three layers with their slopes. A `backward` whose upstream gradient is 1 everywhere
# gives the slopes themselves.


# %%
def slope(layer, x):
    layer.forward(x)
    return layer.backward(np.ones_like(x))


x = np.linspace(-6, 6, 241)
mine = {"Relu": Relu(), "sigmoid": Sigmoid(), "tanh": Tanh()}
values = {name: np.minimum(layer.forward(x), 1.5) for name, layer in mine.items()}
slopes = {name: slope(layer, x) for name, layer in mine.items()}
plotting.function_curves(values, x, slopes=slopes)

# %% [markdown]
# (Relu is cut off at 1.5 in the left panel; it goes on rising.) Far from 0 the sigmoid and the tanh lie
# flat: they are **saturated**. A flat curve has no slope, and no slope means that no gradient comes
# through:

# %%
for x in [0.0, 2.0, 5.0, 10.0]:
    at = np.array([x])
    sigmoid, tanh = slope(Sigmoid(), at)[0], slope(Tanh(), at)[0]
    print(f"x = {x:4}   slope of sigmoid {sigmoid:.6f}   slope of tanh {tanh:.6f}")

# %% [markdown]
# And that is a single layer. On its way back through several of them the gradient is multiplied by one
# slope after the other. For the sigmoid none of these slopes is above $\frac14$, so through $n$ of them
# the gradient keeps at most the part $0.25^n$. We send 1 back through chains of different lengths:


# %%
def slope_of_chain(layer_class, n, x=0.5):
    chain = [layer_class() for _ in range(n)]
    out, dout = np.array([x]), np.array([1.0])
    for layer in chain:
        out = layer.forward(out)
    for layer in reversed(chain):
        dout = layer.backward(dout)
    return dout[0]


print(" n      sigmoid     0.25**n         tanh   Relu")
for n in [1, 2, 5, 10, 20]:
    sigmoid, tanh, relu = (slope_of_chain(kind, n) for kind in (Sigmoid, Tanh, Relu))
    print(f"{n:2d} {sigmoid:12.1e} {0.25**n:11.1e} {tanh:12.4f} {relu:6.1f}")

# %% [markdown]
# Through ten sigmoids less than a millionth of the gradient arrives, through twenty about $10^{-13}$
# of it. The first layers of such a network hardly learn: the **vanishing gradient**. The tanh has
# slopes up to 1 and loses far less; the Relu, where it is open, loses nothing. That is the main reason
# why networks today are built with Relu and its relatives.
#
# > **Note** Between the activations of a real network stand weights, which can make the gradient larger
# > again. Lesson 12 comes back to how large they should be at the start.

# %% [markdown]
# ## A bug that hides
#
# Somebody has written this Relu. Read it, but do not look for the fault yet.


# %%
class HastyRelu:
    """max(x, 0), entry by entry. There is a bug in it."""

    def __init__(self):
        self.mask = None

    def forward(self, x):
        self.mask = x <= 0
        out = x.copy()
        out[self.mask] = 0
        return out

    def backward(self, dout):
        dout[self.mask] = 0
        return dout


# %% [markdown]
# We test it as the checks do: with a **gradient check**. Take $L = \sum_i dout_i \cdot out_i$, so that
# the upstream gradient of the layer is `dout`. Then move each entry of `x` a little to both sides,
# look how much $L$ moves, and compare with what `backward` says. `numerical_gradient` does the moving
# (in lesson 4 you write it yourself).


# %%
def gradient_check(layer, x, dout):
    slopes = numerical_gradient(lambda x: np.sum(dout * layer.forward(x)), x)
    layer.forward(x)
    found = layer.backward(dout.copy())  # a copy, so that `dout` is safe from it
    print("x                   ", x)
    print("backward            ", found.round(4))
    print("central differences ", slopes.round(4))


x, dout = np.array([-1.0, 2.0, -0.5, 3.0]), np.array([3.0, -1.0, 2.0, 4.0])
gradient_check(HastyRelu(), x, dout)

# %% [markdown]
# All four agree. So the layer is right? Now use it in a graph where it is not alone: the input goes
# into *two* branches, a Relu and a sigmoid, and their outputs are added,
# $z = \text{relu}(x) + \sigma(x)$. The gradients of the two branches add up, because $x$ is used twice
# (lesson 2). The sigmoid here is the course's own, so only the Relu is in doubt.


# %%
class TwoBranches:
    """z = relu(x) + sigmoid(x), entry by entry."""

    def __init__(self, relu):
        self.relu = relu
        self.sigmoid = layers.Sigmoid()

    def forward(self, x):
        return self.relu.forward(x) + self.sigmoid.forward(x)

    def backward(self, dout):
        from_relu = self.relu.backward(dout)  # an addition hands dout on to both
        from_sigmoid = self.sigmoid.backward(dout)
        return from_relu + from_sigmoid


# %%
gradient_check(TwoBranches(HastyRelu()), x, dout)

# %% [markdown]
# Two of four entries are wrong, those where `x` is below 0. No line of `TwoBranches` is wrong, nor is
# the sigmoid. This is what should flow at the first entry, where $x = -1$ and `dout` is 3:

# %%
at_first = layers.Sigmoid()
value = at_first.forward(np.array([-1.0]))[0]
back = at_first.backward(np.array([3.0]))[0]
graph = [
    ("x", "relu", -1, 0),
    ("x", "sigmoid", -1, back),
    ("relu", "add", 0, 3),
    ("sigmoid", "add", value, 3),
    ("add", "z", value, 3),
]
plotting.computational_graph(graph)

# %% [markdown]
# ### Exercise 4: `MendedRelu`
#
# Find the fault in `HastyRelu`, and write the class without it.
#
# The graph tells what to look at: at $x = -1$ the Relu should send back 0, and does. The sigmoid
# should receive 3. What does it receive? Print `dout` in `TwoBranches.backward` before and after the
# call of `self.relu.backward`, in a cell of your own.
#
# <details><summary>Hint 1: what to look for</summary>
#
# After the call, `dout` holds other numbers than before. Which line of `HastyRelu` writes into it?
# </details>
# <details><summary>Hint 2: why it is the same array</summary>
#
# A function does not receive a copy of an array: it receives the array. Inside, `dout` is one more name
# for the array that belongs to the caller, and the caller is not done with it.
# </details>


# %% exercise="mended_relu"
class MendedRelu:
    """max(x, 0), entry by entry: HastyRelu without its bug."""

    def __init__(self):
        self.mask = None

    def forward(self, x):
        """Return max(x, 0), the shape of x, and keep what `backward` needs."""
        ### BEGIN SOLUTION
        self.mask = x <= 0
        out = x.copy()
        out[self.mask] = 0
        return out
        ### END SOLUTION

    def backward(self, dout):
        """Return dx, given dout = dL/d(out); both have the shape of x."""
        ### BEGIN SOLUTION
        dx = dout.copy()
        dx[self.mask] = 0
        return dx
        ### END SOLUTION


# %% check="mended_relu_alone" points=1
import numpy as np

from course_utils.checks import check_layer, inputs

points = inputs("mended_relu_alone").normal(size=(3, 4))
points += 0.1 * np.sign(points)  # away from the corner at 0
check_layer(MendedRelu, name="Relu", x=points)
### BEGIN HIDDEN TESTS
check_layer(MendedRelu, name="Relu", x=np.array([[-3, 2], [1, -1]]))
### END HIDDEN TESTS

# %% check="mended_relu_branches" points=2
from course_utils import layers
from course_utils.checks import check_steps, inputs

rng = inputs("mended_relu_branches")
points, upstream = rng.normal(size=(3, 4)), rng.normal(size=(3, 4))
points[1, 2] = 0


def two_branches(relu_class):
    relu, sigmoid, at = relu_class(), layers.Sigmoid(), points.copy()
    out = relu.forward(at)
    yield "MendedRelu.forward: the result", out
    yield "z = relu(x) + sigmoid(x)", out + sigmoid.forward(at)
    shared = upstream.copy()
    dx = relu.backward(shared)
    yield "MendedRelu.backward: dx", dx
    yield "dx, both branches added", dx + sigmoid.backward(shared)


praise = "MendedRelu: both branches get the gradient that is theirs."
check_steps(MendedRelu, two_branches, name="Relu", praise=praise)

# %%
x, dout = np.array([-1.0, 2.0, -0.5, 3.0]), np.array([3.0, -1.0, 2.0, 4.0])
gradient_check(TwoBranches(MendedRelu()), x, dout)

# %% [markdown]
# All entries agree. Changing an array that was handed over is called a change **in place**. The same
# trap waits in `forward`, where the input belongs to the caller too, and often feeds another branch.
# `out = x` does not help, for it makes no copy, only a second name:

# %%
x = np.array([-1.0, 2.0])
out = x
out[out <= 0] = 0
print("x is now", x)

# %% [markdown]
# From here on, this rule holds for every layer of the course, and every check looks at it:
#
# > **`forward` leaves its inputs as they were, and `backward` leaves `dout` as it was. Results are new arrays.**

# %% [markdown]
# ## In your own words
#
# ### Question (3 points)
#
# `HastyRelu` passed its gradient check alone. And if, in `TwoBranches.backward`, the sigmoid is asked
# *before* the Relu, the fault does not show there either. Why does it hide in both cases? And why is it
# still the class that must be repaired, and not the order of the two lines? Answer in three to five
# sentences.

# %% [markdown] question="hidden_bug" points=3
# **A model answer.** The numbers that `HastyRelu.backward` returns are right; what is wrong is what it
# does to the caller's array. A check of the layer alone looks at the returned numbers, and nobody reads
# `dout` afterwards, so there is nothing to be spoilt. In the other order the sigmoid has read `dout`
# before it is overwritten. The class must be repaired, because whoever uses it cannot know that the
# order matters: the next graph, with a third branch or a second call of `backward`, would be wrong
# again, silently. A layer that leaves its inputs alone is right in every graph.
#
# **Rubric, for the person who grades**
#
# - 1 point: alone, the returned gradient is right and the changed `dout` is not used by anybody afterwards.
# - 1 point: in the other order the sibling has already read `dout` when it is changed.
# - 1 point: a reason why the class is at fault: it breaks its contract with any caller, the order is
#   fragile, other graphs would fail, or the like.

# %% [markdown]
# ## Summary
#
# - Affine steps in a row collapse to one. Activations between them make a network more than that.
# - An activation works entry by entry: `dx = dout * slope`, all of one shape.
# - Relu passes `dout` where `x` was above 0. Sigmoid: slope $y(1 - y)$. Tanh: slope $1 - y^2$. The last
#   two need only the output.
# - Let no exponent grow above 0, and nothing overflows.
# - Saturated curves are flat; through $n$ sigmoids at most $0.25^n$ of a gradient arrives.
# - A layer changes nothing that was handed to it: neither `x` nor `dout`.
#
# ## Quiz
#
# Answer first, then unfold.
#
# <details><summary>1. Relu receives x = [-2, 3] and later dout = [5, -4]. What is dx?</summary>
#
# $[0, -4]$. The first gate is closed because $-2$ is below 0; through the second one $-4$ passes,
# whatever its sign.
# </details>
# <details><summary>2. A sigmoid gave y = 0.8. What is its slope there, and which x was it?</summary>
#
# $0.8 \cdot 0.2 = 0.16$. The $x$ is not needed. (It was $\ln 4 \approx 1.386$.)
# </details>
# <details><summary>3. Someone computes the slope of the sigmoid as x(1 − x), with the input x. At which inputs would even the sign be wrong?</summary>
#
# For $x < 0$ and for $x > 1$: there $x(1 - x)$ is negative. A sigmoid rises everywhere, so its slope is
# never negative.
# </details>
# <details><summary>4. All inputs of a network's sigmoids are around 50. What happens in training?</summary>
#
# Nothing: the slopes there are about $e^{-50}$, so no gradient comes through. It is one of the reasons
# why inputs are scaled before training.
# </details>
#
# **Next** In lesson 4 you write the tool with which every check here compared you: slopes by trying,
# for any function of any array.
