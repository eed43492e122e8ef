# %% [markdown]
# # 4. Numerical gradients
#
# How steep is a function here? Take a small step and look how much it has risen. That is all there is
# to a numerical gradient: no formula, no chain rule, and it works for any function that you can call.
# It is far too slow to train a network with. But it tells you whether your formulas are right, and
# in this course, where you write every formula yourself, there is no better friend.
#
# **You will be able to**
#
# - compute the slope of a function by central differences, and say how good it is and why,
# - compute the gradient of a function of any array, and walk downhill with it,
# - compare two gradients by their relative error, and read the result,
# - find a planted bug in a formula without reading the formula.
#
# **You need** derivatives of powers and sums, and from lesson 1 loops over arrays and matrix products.
# The last section takes up one idea of lesson 2: gradients of a value that is used twice add up.
# **Time** about 80 minutes. **Notation** is collected in [docs/notation.md](../../docs/notation.md).

# %%
import numpy as np

from course_utils import gradients, plotting

# %% [markdown]
# ## A slope, by trying
#
# The derivative of $f$ at $x$ is the slope of its graph there. It is defined by a small step $h$:
#
# $$f'(x) = \lim_{h \to 0} \frac{f(x+h) - f(x)}{h}.$$
#
# A computer cannot let $h$ go to 0, so we choose a small $h$ and leave out the limit. This is a
# **forward difference**. We try it on a parabola whose slope we know:
# $f(x) = 0.01\,x^2 + 0.1\,x$ has $f'(x) = 0.02\,x + 0.1$, and so $f'(5) = 0.2$.


# %%
def function_1(x):
    return 0.01 * x**2 + 0.1 * x


def forward_difference(f, x, h):
    return (f(x + h) - f(x)) / h


for h in [1e-1, 1e-4, 1e-13, 1e-50]:
    print(f"h = {h:.0e}   slope {forward_difference(function_1, 5, h):.10f}")

# %% [markdown]
# With $h = 0.1$ the slope is a little too large: the parabola bends upwards within the step. A smaller
# step is better, as the definition promises. But with $10^{-13}$ the slope is worse than at the
# beginning, and with $10^{-50}$ it is 0. Why?

# %%
print("5 + 1e-50 == 5:", 5 + 1e-50 == 5)
print("difference of the two heights, h = 1e-13:", function_1(5 + 1e-13) - function_1(5))

# %% [markdown]
# A float has about 16 digits. Beside 5, a step of $10^{-50}$ is simply lost. And with $10^{-13}$ the two
# heights agree in all but their last few digits: their difference, which should be
# $2\cdot 10^{-14}$, consists mostly of **rounding error**, and the division by $h$ makes that large.
#
# So there are two errors. The step bends the slope when $h$ is large; rounding spoils it when
# $h$ is small.
#
# ## Steps to both sides
#
# The bend can be fought better than by a small $h$. Step to both sides, and the bend on the right is
# cancelled by the bend on the left:
#
# $$f'(x) \approx \frac{f(x+h) - f(x-h)}{2h}.$$
#
# This is a **central difference**. With Taylor's series, $f(x \pm h) = f(x) \pm h f'(x) + \frac{h^2}{2}
# f''(x) \pm \dots$, you can see what happens: in the difference, $f(x)$ and the term with $h^2$ drop out.
#
# ### Exercise 1: `numerical_diff`
#
# Return the slope of `f` at `x` as a central difference with $h = 10^{-4}$. `f` takes a number and
# returns a number.
#
# <details><summary>Hint</summary>
#
# One line is enough, but mind the brackets: Python reads `a / 2 * h` as `(a / 2) * h`.
# </details>


# %% exercise="numerical_diff"
def numerical_diff(f, x):
    """Return the slope of f at the number x, by central differences."""
    ### BEGIN SOLUTION
    h = 1e-4
    return (f(x + h) - f(x - h)) / (2 * h)
    ### END SOLUTION


# %% check="numerical_diff_numbers" points=1
from course_utils.checks import check_steps


def steps(candidate):
    yield "numerical_diff: the slope at 5", candidate(lambda t: 0.01 * t**2 + 0.1 * t, 5)
    yield "numerical_diff: the slope at 10", candidate(lambda t: 0.01 * t**2 + 0.1 * t, 10)


right = {"numerical_diff: the slope at 5": 0.2, "numerical_diff: the slope at 10": 0.3}
check_steps(numerical_diff, steps, right)

# %% [markdown]
# The second check is stricter. At the bottom of a valley the slope is 0, but a step to one side only
# meets the valley's wall. And $1000 + \sin x$ changes little on top of a large number: there,
# rounding shows if $h$ is too small.

# %% check="numerical_diff_any" points=2
import math

from course_utils.checks import check_steps, inputs

rng = inputs("numerical_diff_any")
a, x, valley = rng.uniform(1, 2, size=3)
places = rng.uniform(0.2, 0.8, size=6)
VALLEY = "numerical_diff: the slope in a valley (where a step to one side is not enough)"
CUBE = "numerical_diff: the slope of -a x³ (whose bend shows if h is too large)"
NEAR = "numerical_diff: the slope of -a x³ near 0 (whose bend shows if h is too large)"
ZERO = "numerical_diff: the slope of sin x at 0"
SINE = "numerical_diff: the slope of 1000 + sin x (where rounding shows if h is too small)"


def steps(candidate):
    yield VALLEY, candidate(lambda t: 1000 * (t - valley) ** 2, valley)
    yield CUBE, candidate(lambda t: -100 * a * t**3, x)
    yield NEAR, candidate(lambda t: -100 * a * t**3, x / 10)
    yield ZERO, candidate(math.sin, 0.0)
    yield SINE, [candidate(lambda t: 1000 + math.sin(t), at) for at in places]


right = {
    VALLEY: 0,
    CUBE: -300 * a * x**2,
    NEAR: -3 * a * x**2,
    ZERO: 1,
    SINE: [math.cos(at) for at in places],
}
check_steps(numerical_diff, steps, right)

# %%
print("at 5: ", numerical_diff(function_1, 5))
print("at 10:", numerical_diff(function_1, 10))

# %% [markdown]
# ## How good is it?
#
# We measure. The slope of $\sin x$ at $x = 1$ is $\cos 1$. For steps from 1 down to $10^{-12}$ we plot how far
# each kind of difference is from it, both axes logarithmic. (The course's own `numerical_diff`
# takes the step as a third argument; we borrow it here.)

# %%
h = np.logspace(-12, 0, 37)
forward = [forward_difference(np.sin, 1.0, step) - np.cos(1.0) for step in h]
central = [gradients.numerical_diff(np.sin, 1.0, step) - np.cos(1.0) for step in h]
plotting.step_size_error(h, {"forward": np.array(forward), "central": np.array(central)})

# %% [markdown]
# Read it from the right. As long as the bend rules, the points lie on a line. On logarithmic axes a line
# of slope $p$ means an error that shrinks like $h^p$: make $h$ ten times smaller, and the forward
# difference gains one digit, the central difference two.
#
# On the left, rounding rules, and the curves climb again, ragged as rounding is. Its size is about
# $10^{-16}/h$, whatever the formula. The best step is where the two errors meet: near
# $10^{-8}$ for the forward difference, between $10^{-6}$ and $10^{-5}$ for the central one.
#
# > **Note** We take $h = 10^{-4}$, on the safe side of the best step. Its error of about $10^{-9}$ is good
# > enough for everything here, and for functions with larger values, where rounding is
# > larger as well, there is room on the left.

# %% [markdown]
# ## The tangent
#
# With the slope we can draw the line that touches the graph at a point $a$:
#
# $$y(t) = f(a) + f'(a)\,(t - a).$$
#
# At $t = a$ it has the height of $f$, and from there it rises by $f'(a)$ for every step of 1.
#
# ### Exercise 2: `tangent_line`
#
# Return the tangent of `f` at `x`: not a number, but a **function** of $t$. Use `numerical_diff`.
#
# <details><summary>Hint: how does one return a function?</summary>
#
# Define it inside with `def`, or in one line with `lambda`:
#
# ```python
# def twice(f):
#     return lambda t: 2 * f(t)
# ```
# </details>


# %% exercise="tangent_line"
def tangent_line(f, x):
    """Return the tangent of f at the number x, as a function of t."""
    ### BEGIN SOLUTION
    slope = numerical_diff(f, x)
    height = f(x)
    return lambda t: height + slope * (t - x)
    ### END SOLUTION


# %% check="tangent_line_numbers" points=1
from course_utils.checks import check_steps


def steps(candidate):
    line = candidate(lambda t: 0.01 * t**2 + 0.1 * t, 5)
    yield "tangent_line: the result is a function", callable(line)
    if callable(line):
        for t in [0, 5, 10]:
            yield f"tangent_line: its height at {t}", line(t)


right = {
    "tangent_line: the result is a function": True,
    "tangent_line: its height at 0": -0.25,
    "tangent_line: its height at 5": 0.75,
    "tangent_line: its height at 10": 1.75,
}
check_steps(tangent_line, steps, right, given=["numerical_diff"])

# %% check="tangent_line_any" points=1
from course_utils.checks import check_steps, inputs

rng = inputs("tangent_line_any")
a, b = rng.uniform(1, 2, size=2)
places = rng.uniform(-3, 3, size=3)
CUBE = "tangent_line: the height of a tangent of x³, place"
PARABOLA = "tangent_line: the height of a tangent of 1 - x², place"


def steps(candidate):
    first, second = candidate(lambda t: t**3, a), candidate(lambda t: 1 - t**2, b)
    yield "tangent_line: the result is a function", callable(first) and callable(second)
    if callable(first) and callable(second):
        for i, t in enumerate(places):
            yield f"{CUBE} {i}", first(t)
            yield f"{PARABOLA} {i}", second(t)


right = {"tangent_line: the result is a function": True}
for i, t in enumerate(places):
    right[f"{CUBE} {i}"] = a**3 + 3 * a**2 * (t - a)
    right[f"{PARABOLA} {i}"] = 1 - b**2 - 2 * b * (t - b)
check_steps(tangent_line, steps, right, given=["numerical_diff"])

# %%
tangents = [tangent_line(function_1, 5), tangent_line(function_1, 10)]
plotting.tangent_line(function_1, tangents, [5, 10], span=(0, 20), name="$0.01x^2 + 0.1x$")

# %% [markdown]
# Slope 0.2 at 5 and 0.3 at 10, and near the point of contact the line and the curve are hard to tell
# apart. That is why a slope is useful at all: for a small step, the line is as good as the function.
#
# ## Many variables at once
#
# A function of two variables, $f(x_0, x_1) = x_0^2 + x_1^2$, is a bowl. Its slope depends on the
# direction. We need one for each variable: the **partial derivative**
# $\partial f/\partial x_0$ is the slope when only $x_0$ moves and $x_1$ stays, here $2x_0$. All of them
# together are the **gradient**,
#
# $$\nabla f = \left(\frac{\partial f}{\partial x_0},\ \frac{\partial f}{\partial x_1}\right)
#   = (2x_0,\ 2x_1).$$
#
# In code both variables are in one array `x` of shape `(2,)`, and the gradient has that shape too.


# %%
def function_2(x):
    return np.sum(x**2)


print("f at (3, 4):", function_2(np.array([3.0, 4.0])))

# %% [markdown]
# To move one entry and nothing else, we must walk through all places of the array, whatever its shape.
# `np.ndindex` gives them one by one, each as a tuple that can be used as an index:

# %%
for index in np.ndindex(2, 3):
    print(index, end="  ")

# %% [markdown]
# ### A trap: integers
#
# Before you write it, look at this. We try to move each entry of `[3, 4]` by $h = 10^{-4}$, up
# and down:

# %%
h = 1e-4
for i in [0, 1]:
    up, down = np.array([3, 4]), np.array([3, 4])
    up[i] = up[i] + h
    down[i] = down[i] - h
    slope = (function_2(up) - function_2(down)) / (2 * h)
    print("up", up, "  down", down, "  slope", slope)

# %% [markdown]
# The slopes should be 6 and 8, and come out as 25000 and 35000. `np.array([3, 4])` is an array of
# **integers**, and it stays one: NumPy cuts the decimals off whatever you write into it, without a
# word. So `up` did not move at all, and `down` moved by a whole 1. No error, no warning, only
# nonsense. The cure is to work on an array of floats:

# %%
x = np.array([3, 4], dtype=float)
x[0] = 3 + h
print(x, x.dtype)

# %% [markdown]
# ### Exercise 3: `numerical_gradient`
#
# Return the gradient of `f` at `x`, one central difference for each entry:
#
# $$\frac{\partial f}{\partial x_i} \approx
#   \frac{f(\dots, x_i + h, \dots) - f(\dots, x_i - h, \dots)}{2h}, \qquad h = 10^{-4}.$$
#
# - `f` takes an array of the shape of `x`, and returns one number.
# - `x` may have any shape; the gradient has the same one.
# - `x` may also hold integers, or be a list.
# - **One entry moves at a time.** Put each back before the next one moves; when you are done, `x` must be
#   as it was.
#
# <details><summary>Hint 1: the plan</summary>
#
# Make the array of floats, and an array of zeros of the same shape for the result. For each `index`:
# keep the old value; set the entry to it plus `h`, call `f`; set it to the old value minus `h`, call `f`;
# put the old value back; write the slope into the result.
# </details>
# <details><summary>Hint 2: floats</summary>
#
# `np.array(x, dtype=float)` makes a new array of floats from a list, from integers, or from floats.
# `np.zeros_like(x)` makes integers if `x` holds integers; `np.zeros(x.shape)` always makes floats.
# </details>


# %% exercise="numerical_gradient"
def numerical_gradient(f, x):
    """Return the gradient of f at x by central differences, an array of the shape of x."""
    ### BEGIN SOLUTION
    h = 1e-4
    x = np.array(x, dtype=float)  # a copy that can be moved by h
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        before = x[index]
        x[index] = before + h
        above = f(x)
        x[index] = before - h
        below = f(x)
        x[index] = before
        gradient[index] = (above - below) / (2 * h)
    return gradient
    ### END SOLUTION


# %% check="numerical_gradient_numbers" points=1
import numpy as np

from course_utils.checks import check_steps


def steps(candidate):
    for x0, x1 in [(3.0, 4.0), (0.0, 2.0), (3.0, 0.0)]:
        label = f"numerical_gradient: the gradient at ({x0:g}, {x1:g})"
        gradient = candidate(lambda x: np.sum(x**2), np.array([x0, x1]))
        yield label, gradient
    yield "numerical_gradient: it returns an array", isinstance(gradient, np.ndarray)


right = {
    "numerical_gradient: the gradient at (3, 4)": [6, 8],
    "numerical_gradient: the gradient at (0, 2)": [0, 4],
    "numerical_gradient: the gradient at (3, 0)": [6, 0],
    "numerical_gradient: it returns an array": True,
}
check_steps(numerical_gradient, steps, right)

# %% check="numerical_gradient_any_shape" points=2
import numpy as np

from course_utils.checks import check_function, inputs

rng = inputs("numerical_gradient_any_shape")
for shape in [(4,), (2, 3), (2, 1, 3)]:
    x, c = rng.uniform(1, 2, size=(2, *shape))
    check_function(
        numerical_gradient,
        expected=-3 * np.sum(c * x) ** 2 * c,
        label=f"the gradient for the shape {shape}",
        f=lambda x, c=c: -(np.sum(c * x) ** 3),
        x=x,
    )

# %% check="numerical_gradient_precise" points=1
import numpy as np

from course_utils.checks import check_steps, inputs

x = inputs("numerical_gradient_precise").uniform(-0.5, 0.5, size=(2, 2))
VALLEY = "numerical_gradient: the gradient in a valley (where a step to one side is not enough)"
SINES = "numerical_gradient: the gradient of 1000 + sines (where rounding shows if h is too small)"


def steps(candidate):
    yield VALLEY, candidate(lambda moved: 1000 * np.sum((moved - x) ** 2), x.copy())
    yield SINES, candidate(lambda moved: 1000 + np.sum(np.sin(moved)), x.copy())


check_steps(numerical_gradient, steps, {VALLEY: np.zeros((2, 2)), SINES: np.cos(x)})

# %% check="numerical_gradient_integers" points=1
import numpy as np

from course_utils.checks import check_function, inputs

c = inputs("numerical_gradient_integers").uniform(0.1, 1, size=2)
kinds = {"integers": np.array([3, 4]), "a list": [3.0, 4.0]}
### BEGIN HIDDEN TESTS
kinds |= {"a list of integers": [3, 4], "a matrix of integers": np.array([[3, 4], [3, 4]])}
### END HIDDEN TESTS
for kind, x in kinds.items():
    check_function(
        numerical_gradient,
        expected=2 * c * x,
        label=f"the gradient at (3, 4), given as {kind}",
        f=lambda x: np.sum(c * x**2),
        x=x,
    )

# %%
for x in [[3, 4], [0, 2], [3, 0]]:
    print(x, "->", np.round(numerical_gradient(function_2, x), 6))

# %% [markdown]
# Now a gradient at every point of a grid, drawn as arrows over the contours of the bowl. We draw
# **minus** the gradient:

# %%
plotting.gradient_field(
    function_2, lambda x: numerical_gradient(function_2, x), name="$x_0^2 + x_1^2$"
)

# %% [markdown]
# Each arrow crosses the contour at a right angle, straight downhill: minus the gradient is the
# direction in which $f$ falls fastest. And the steeper the bowl, the longer the arrow; at the
# bottom it is 0.
#
# > **Note** Here all arrows point to the minimum, because the contours are circles. In general they
# > point only *downhill*, and the way down can be winding.

# %% [markdown]
# ### The gradient of a matrix of weights
#
# The weights of a network are matrices, and nothing changes. Take the inputs $x$ of shape `(2,)`,
# weights $W$ of shape `(2, 3)`, outputs $y = x\,W$ of shape `(3,)`, and as **loss** the squared
# distance to the targets $t$ of shape `(3,)`, halved:

# %%
x = np.array([0.6, 0.9])
t = np.array([0.0, 0.0, 1.0])
W = np.array([[1.0, -2.0, 0.5], [0.0, 1.0, -1.0]])


def squared_loss(W):
    return 0.5 * np.sum((x @ W - t) ** 2)


print("loss:", squared_loss(W))
print(np.round(numerical_gradient(squared_loss, W), 6))

# %% [markdown]
# Six weights, six slopes, in the same places. The steepest is $-1.44$, for `W[1, 2]`: when that
# weight grows by a little, the loss falls by 1.44 times as much. It took 12 calls of
# `squared_loss`, two for each weight.
#
# > **Note** The loss of a network does not take its weights as an argument; it reads them where the
# > network keeps them. Such a function sees a step only if the *very array* `x` moves, not a copy.
# > The course's own `numerical_gradient`, which the next lessons use, therefore moves a float
# > array itself and puts each entry back. Yours may do it either way.

# %% [markdown]
# ## Walking downhill
#
# The gradient says which way is up. Walk a little way in the opposite direction, look again, walk on:
#
# $$x \leftarrow x - \eta\,\nabla f(x).$$
#
# This is **gradient descent**, and it is how networks learn. The factor $\eta$ (`lr` in code) is the
# **learning rate**: it turns a slope into the length of a step.
#
# ### Exercise 4: `gradient_descent`
#
# Take `step_num` such steps, and return the point where you arrive. Use `numerical_gradient`. The
# start `init_x` may be an array of any shape, of floats or integers. It belongs to the caller, who wants
# to start there again: leave it as it was.
#
# <details><summary>Hint: my start has moved</summary>
#
# After `x = init_x` there are two names for **one** array, and `x -= ...` changes that array. Start from
# a copy; `np.array(init_x, dtype=float)` makes one that holds floats.
# </details>


# %% exercise="gradient_descent"
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    """Return where step_num steps of x - lr * gradient lead from init_x (any shape)."""
    ### BEGIN SOLUTION
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return x
    ### END SOLUTION


# %% check="gradient_descent_numbers" points=1
import numpy as np

from course_utils.checks import check_steps


def steps(candidate):
    for count in [1, 2, 100]:
        label = f"gradient_descent: the point reached from (-3, 4) with step_num = {count}"
        yield label, candidate(lambda x: np.sum(x**2), np.array([-3.0, 4.0]), 0.1, count)
    far = candidate(lambda x: np.sum(x**2), np.array([-3.0, 4.0]), 1.5, 3)
    yield "gradient_descent: the point reached with lr = 1.5, which overshoots", far


right = {
    "gradient_descent: the point reached from (-3, 4) with step_num = 1": [-2.4, 3.2],
    "gradient_descent: the point reached from (-3, 4) with step_num = 2": [-1.92, 2.56],
    "gradient_descent: the point reached from (-3, 4) with step_num = 100": [0, 0],
    "gradient_descent: the point reached with lr = 1.5, which overshoots": [24, -32],
}
check_steps(gradient_descent, steps, right, given=["numerical_gradient"], tolerance=1e-9)

# %% check="gradient_descent_any" points=1
import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("gradient_descent_any")
start, lr, count = rng.normal(size=(2, 3)), rng.uniform(0.1, 0.2), int(rng.integers(4, 8))


def steps(candidate):
    def bowl(x):
        return np.sum((x - 1) ** 2) + np.sum(x) ** 2 / 10

    yield "gradient_descent: the point reached", candidate(bowl, start.copy(), lr, count)


check_steps(gradient_descent, steps, given=["numerical_gradient"])

# %% check="gradient_descent_start" points=1
import numpy as np

from course_utils.checks import check_function

for init_x in [np.array([-3.0, 4.0]), np.array([-3, 4])]:
    check_function(
        gradient_descent,
        expected=np.array([-3.0, 4.0]) * 0.8**3,
        given=["numerical_gradient"],
        label=f"the point reached ({init_x.dtype} at the start)",
        f=lambda x: np.sum(x**2),
        init_x=init_x,
        lr=0.1,
        step_num=3,
    )

# %%
print(gradient_descent(function_2, np.array([-3.0, 4.0]), lr=0.1, step_num=100))

# %% [markdown]
# From $(-3, 4)$ to within $10^{-9}$ of 0 in both coordinates. To see the path we take the steps one at
# a time:


# %%
def path(lr, step_num=100):
    points = [np.array([-3.0, 4.0])]
    for _ in range(step_num):
        points.append(gradient_descent(function_2, points[-1], lr=lr, step_num=1))
    return np.array(points)


plotting.descent_path(function_2, path(0.1), name="$x_0^2 + x_1^2$")

# %% [markdown]
# The steps become shorter by themselves, because the gradient does: here each is 0.8 times the one
# before. How much depends on the learning rate, and a bad one ruins everything. Two warnings:

# %%
print("lr = 10:   ", path(10.0, step_num=1)[-1], "after one step")
print("lr = 10:   ", gradient_descent(function_2, np.array([-3.0, 4.0]), lr=10.0))
print("lr = 1e-10:", gradient_descent(function_2, np.array([-3.0, 4.0]), lr=1e-10))

# %%
paths = {f"lr = {lr:g}": path(lr) for lr in [10.0, 1e-10]}
plotting.descent_path(function_2, paths, name="$x_0^2 + x_1^2$")

# %% [markdown]
# **Too large**, and each step overshoots: with $\eta = 10$ the first one leads from $(-3, 4)$ to
# $(57, -76)$, where the slope is larger, so the next overshoots even further. It stops beyond $10^{12}$
# only because a step of $h = 10^{-4}$ is lost beside such numbers. **Too small**, and after 100
# steps nothing has happened. Neither gives an error. A learning rate is not computed but chosen, by
# trying.

# %% [markdown]
# ## Are two gradients the same?
#
# Suppose you have a gradient from a formula and a numerical one. They will never agree to the last
# digit. What difference is small? That depends on the size: 0.001 is nothing beside 1000 and
# everything beside 0.001. So we divide the difference of two numbers $a$ and $b$ by their size:
#
# $$\frac{|a-b|}{|a|+|b|}.$$
#
# This is the **relative error**. It is 0 when they are equal and 1 when they have opposite signs, or when
# just one of them is 0. For two arrays of one shape we take the **largest** over all entries: one wrong
# entry is enough to make a gradient wrong, and a mean would hide it among the others.
#
# ### Exercise 5: `relative_error`
#
# Return that number for `a` and `b`: two numbers, or two arrays of one shape. Where both entries are
# 0 they are equal, so their error is 0.
#
# <details><summary>Hint: 0 / 0</summary>
#
# `0 / 0` gives `nan`, "not a number", and a maximum that meets a `nan` is `nan`. Before dividing,
# replace a sum of 0 by something else, for example with `np.where(size == 0, 1, size)`, or with
# `np.maximum(size, 1e-12)`.
# </details>


# %% exercise="relative_error"
def relative_error(a, b):
    """Return the largest |a - b| / (|a| + |b|) over all entries, one number."""
    ### BEGIN SOLUTION
    size = np.abs(a) + np.abs(b)
    return np.max(np.abs(a - b) / np.where(size == 0, 1, size))
    ### END SOLUTION


# %% check="relative_error_numbers" points=1
import numpy as np

from course_utils.checks import check_steps


def steps(candidate):
    yield "relative_error: the error of 3 and 5", candidate(3.0, 5.0)
    yield "relative_error: the error of 500 and 300", candidate(500.0, 300.0)
    yield "relative_error: the error of 0.03 and 0.05", candidate(0.03, 0.05)
    yield "relative_error: the error of 0.0003 and 0.0005", candidate(0.0003, 0.0005)
    yield "relative_error: the error of -2 and 2", candidate(-2.0, 2.0)
    yield (
        "relative_error: the error of two equal arrays",
        candidate(np.array([1.0, 2.0]), np.array([1.0, 2.0])),
    )


right = {
    "relative_error: the error of 3 and 5": 0.25,
    "relative_error: the error of 500 and 300": 0.25,
    "relative_error: the error of 0.03 and 0.05": 0.25,
    "relative_error: the error of 0.0003 and 0.0005": 0.25,
    "relative_error: the error of -2 and 2": 1,
    "relative_error: the error of two equal arrays": 0,
}
check_steps(relative_error, steps, right, tolerance=1e-5)

# %% check="relative_error_arrays" points=2
import numpy as np

from course_utils.checks import check_function, inputs

rng = inputs("relative_error_arrays")
a = rng.uniform(1, 9, size=(2, 3)) * rng.choice([-1, 1], size=(2, 3))
b = a * rng.uniform(1, 2, size=(2, 3))
check_function(relative_error, label="the error of two arrays", a=a, b=b)
check_function(relative_error, label="the error of the same two, exchanged", a=b, b=a)
a, b = a.copy(), b.copy()
a[0, 1] = b[0, 1] = 0
check_function(relative_error, label="the error where an entry is 0 in both", a=a, b=b)
check_function(relative_error, label="the error of zeros", a=np.zeros(4), b=np.zeros(4))
### BEGIN HIDDEN TESTS
check_function(relative_error, label="the error of two arrays", a=-a, b=a)
one, other = a + 3 * (a == 0), b + 3 * (b == 0)
check_function(relative_error, label="the error where an entry is 0 in a", a=a, b=other)
check_function(relative_error, label="the error where an entry is 0 in b", a=one, b=b)
check_function(relative_error, label="the error of two integers", a=4, b=6)
check_function(relative_error, label="the error of two zeros", a=0.0, b=0.0)
### END HIDDEN TESTS

# %%
print("1000 and 1000.001:", relative_error(1000.0, 1000.001))
print("0.001 and 0.002:  ", relative_error(0.001, 0.002))

# %% [markdown]
# Both pairs differ by 0.001; now the numbers tell them apart. How small is small enough, in floats of 64
# bits and with central differences? A rule of thumb (from Stanford's course CS231n):
#
# | relative error | what it means |
# | --- | --- |
# | below $10^{-7}$ | the formula is right |
# | $10^{-7}$ to $10^{-4}$ | fine if the function has kinks, as Relu has; otherwise look again |
# | $10^{-4}$ to $10^{-2}$ | something is probably wrong |
# | above $10^{-2}$ | the formula is wrong |

# %% [markdown]
# ## Gradient checking
#
# Now the tool is complete. We check a formula, without looking at where it came from. The network is the
# one above, with a bias $b$ of shape `(3,)`, and its loss has a second term, which grows with the
# weights and so keeps them small (it is called *weight decay*):
#
# $$L = \tfrac12 \sum_j (y_j - t_j)^2 + \tfrac12 \cdot 0.01 \sum_{i,j} W_{ij}^2, \qquad y = x\,W + b.$$


# %%
def loss(W, b, x, t):
    y = x @ W + b
    return 0.5 * np.sum((y - t) ** 2) + 0.5 * 0.01 * np.sum(W**2)


# %% [markdown]
# A friend has worked out the gradients. Since $\partial L/\partial y_j = y_j - t_j$, and $W_{ij}$ enters
# $y_j$ with the factor $x_i$, they write:


# %%
def friends_gradients(W, b, x, t):
    error = x @ W + b - t
    dW = x[:, np.newaxis] * error  # (2, 1) times (3,): shape (2, 3)
    db = error
    return dW, db


# %% [markdown]
# It looks good, the shapes are right, and a network trained with it would learn. Is it right? We ask
# for the gradient of the loss along `W` with all else fixed, then along `b`:

# %%
x, t = np.array([0.6, 0.9]), np.array([0.0, 0.0, 1.0])
W = np.array([[1.0, -2.0, 0.5], [0.0, 1.0, -1.0]])
b = np.array([0.1, 0.2, 0.3])

slopes = {
    "W": numerical_gradient(lambda moved: loss(moved, b, x, t), W),
    "b": numerical_gradient(lambda moved: loss(W, moved, x, t), b),
}


# %%
def compare(dW, db):
    print("relative error of dW:", relative_error(dW, slopes["W"]))
    print("relative error of db:", relative_error(db, slopes["b"]))


compare(*friends_gradients(W, b, x, t))

# %% [markdown]
# The verdict is clear: `db` is right, `dW` is wrong. We know where to look before reading a line
# of the formula. What is missing in `dW`? Put the difference beside the weights:

# %%
print("what is missing in dW:")
print(np.round(slopes["W"] - friends_gradients(W, b, x, t)[0], 6))
print("W:")
print(W)

# %% [markdown]
# ### Exercise 6: `loss_gradients`
#
# Repair your friend's formula: return `dW` of shape `(2, 3)` and `db` of shape `(3,)`. (Other shapes must
# work as well: $x$ of shape `(D,)`, $W$ of shape `(D, M)`, $b$ and $t$ of shape `(M,)`.)
#
# <details><summary>Hint</summary>
#
# How often is `W` used in the loss? Lesson 2: the gradient of a value that is used more than once is the
# sum of what comes back along each path.
# </details>


# %% exercise="loss_gradients"
def loss_gradients(W, b, x, t):
    """Return (dW, db), the gradients of the loss with weight decay."""
    error = x @ W + b - t
    ### BEGIN SOLUTION
    dW = x[:, np.newaxis] * error + 0.01 * W
    db = error
    ### END SOLUTION
    return dW, db


# %% check="loss_gradients_check" points=2
import numpy as np

from course_utils import gradients
from course_utils.checks import check_steps, inputs


def check_shapes(D, M):
    rng = inputs(f"loss_gradients_check, W of shape ({D}, {M})")
    W, b, x, t = inputs_of_loss = [rng.normal(size=size) for size in [(D, M), M, D, M]]
    afterwards = [f"loss_gradients: {name} afterwards" for name in "Wbxt"]

    def decayed(W, b):
        return 0.5 * np.sum((x @ W + b - t) ** 2) + 0.5 * 0.01 * np.sum(W**2)

    def steps(candidate):
        held = [value.copy() for value in inputs_of_loss]
        dW, db = candidate(*held)
        yield from [("loss_gradients: dW", dW), ("loss_gradients: db", db)]
        yield from zip(afterwards, held)

    dW = gradients.numerical_gradient(lambda V: decayed(V, b), W.copy())
    db = gradients.numerical_gradient(lambda c: decayed(W, c), b.copy())
    right = {"loss_gradients: dW": dW, "loss_gradients: db": db}
    check_steps(loss_gradients, steps, right | dict(zip(afterwards, inputs_of_loss)))


check_shapes(2, 3)
### BEGIN HIDDEN TESTS
check_shapes(4, 2)
### END HIDDEN TESTS

# %%
compare(*loss_gradients(W, b, x, t))

# %% [markdown]
# Both far below $10^{-7}$: the formula is right. Note one thing in the table above: `W[1, 0]` is 0, so
# the wrong `dW` was right *there*. Zeros, ones and symmetric values hide mistakes. **Check at random
# points.**

# %% [markdown]
# ## In your own words
#
# ### Question
#
# Three friends check their formulas against central differences with $h = 10^{-4}$, in floats of 64
# bits. The functions have no kinks. Their relative errors are
#
# - (a) $3\cdot 10^{-10}$,
# - (b) $2\cdot 10^{-3}$, and the same again with $h = 10^{-3}$ and with $h = 10^{-5}$,
# - (c) $0.4$, in a single entry, where the formula says $2\cdot 10^{-13}$; all other entries are fine.
#
# What do you conclude in each case, and why? In (c), what would you try next? Answer in four to seven
# sentences.

# %% [markdown] question="reading_a_check" points=3
# **A model answer.** (a) The formula is right: both values agree to about ten digits, which does not happen
# by chance. (Right at this point: a check at another random point makes sure.) (b) The formula is
# wrong. An error of the differences would change with the step: the bend grows like $h^2$, rounding
# like $1/h$. An error that does not care about $h$ is in the formula, such as a small term that was
# forgotten. (c) Nothing can be said yet. The slope is almost 0, and rounding alone makes an error of
# about $10^{-12}$ in a difference quotient with $h = 10^{-4}$, as large as the slope itself. I would check
# at another point, where this slope is not so small, or look at the absolute difference.
#
# **Rubric, for the person who grades**
#
# - 1 point: (a) is right, with a reason (far below $10^{-7}$, or agreement to many digits).
# - 1 point: (b) is a mistake in the formula, *because* the error does not depend on $h$. (No point for
#   "wrong, as it is above some limit" alone: the step sizes must be used.)
# - 1 point: (c) is undecided, since rounding is as large as so small a slope; names a sensible next step
#   (another point, the absolute difference, another $h$).

# %% [markdown]
# ## Summary
#
# - A central difference $\frac{f(x+h)-f(x-h)}{2h}$ has an error like $h^2$; a forward difference has one
#   like $h$. Rounding adds an error like $10^{-16}/h$. A good compromise is $h = 10^{-4}$.
# - The gradient holds one slope for each entry of `x`, and has its shape. Move one entry at a time, and
#   put it back.
# - Integer arrays cut off decimals in silence. Convert to floats first.
# - Gradient descent walks against the gradient: `x -= lr * gradient`, on a copy of the start.
# - The relative error, $|a-b|/(|a|+|b|)$ at its largest, compares two gradients. Below $10^{-7}$ is right,
#   above $10^{-2}$ is wrong.
# - Gradient checking finds *which* gradient is wrong, before you read the formula. Use random points.
#
# ## Quiz
#
# Answer first, then unfold.
#
# <details><summary>1. With h = 0.1 a central difference is off by 0.0004. What do you expect with h = 0.01?</summary>
#
# About 0.000004: the error shrinks like $h^2$, so a hundred times smaller.
# </details>
# <details><summary>2. Why is h = 1e-50 no good, though the definition says "as h goes to 0"?</summary>
#
# A float has about 16 digits. `x + h` and `x - h` are both exactly `x`, so the difference is 0.
# </details>
# <details><summary>3. A network has 40,000 weights. How many times does <code>numerical_gradient</code> compute its loss?</summary>
#
# 80,000 times: twice for each weight. That is for a single gradient. It is good for checking, with
# few weights or a few chosen ones, and not for training.
# </details>
# <details><summary>4. A friend's gradient has the relative error 1.0 in every entry. What is the first thing to look for?</summary>
#
# A sign: opposite values give exactly 1. (Or a gradient that is all zeros.)
# </details>
# <details><summary>5. Gradient descent gives larger values of f at every step. The gradient has been checked. What is wrong?</summary>
#
# Most likely the learning rate is too large: the steps overshoot the valley. Or the sign of the update:
# adding the gradient walks uphill.
# </details>
#
# **Next** In lesson 5 comes the heart of a network: the layer $x\,W + b$ for a whole mini-batch, and a loss
# for ten classes. Its formulas are longer, and your gradient check will be at hand.
