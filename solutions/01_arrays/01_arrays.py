# %% [markdown]
# # 1. Arrays
#
# A network handles thousands of numbers at a time, and keeps them in **arrays**. All that it does to
# them on the way forward is this: multiply and add up, add a vector, set what is negative to zero. In
# this lesson you write each of these twice: first number by number, with loops, so that nothing about
# it is magic; then in one line of NumPy. On the way you meet the three surprises of arrays that cost
# people the most hours: shared memory, integers that cut off, and broadcasting.
#
# **You will be able to**
#
# - say what shape a result will have before you run the line,
# - write sums and dot products of arrays as loops and in NumPy's form, and say what NumPy gains,
# - tell a new array from a second name for an old one,
# - explain broadcasting, and sum a gradient back to the shape that it belongs to.
#
# **You need** Python's loops and functions, and lesson 0. **Time** about 75 minutes. **Notation** is
# collected in [docs/notation.md](../../docs/notation.md).

# %%
import numpy as np

from course_utils import plotting

# %% [markdown]
# ## An array and its shape
#
# An array is a block of numbers, all of one kind. Its **shape** says how long it is along each of its
# **axes**.

# %%
x = np.array([[1.0, -2.0, 3.0], [-4.0, 5.0, -6.0]])
print("shape", x.shape, "  x[1, 0] =", x[1, 0], "  x[1, :] =", x[1, :], "  x[:, 2] =", x[:, 2])
plotting.shape_diagram([("x", x)])

# %% [markdown]
# The shape (2, 3) means: 2 rows, 3 columns. Axis 0 runs down the rows, axis 1 across the columns, and
# an index names them in that order: `x[i, j]` is row `i`, column `j`. A colon stands for "all of
# them", so `x[1, :]` is a row and `x[:, 2]` a column.
#
# In this course an array of data has the shape $(N, D)$: **one row for each example**, one column for
# each of its $D$ numbers. A vector has the shape $(D,)$: a single axis, neither a row nor a column.
#
# ## Two names, one array
#
# What does this print? Decide before you run it.

# %%
a = np.array([1.0, -2.0, 3.0])
b = a
b[1] = 0
print("a =", a)

# %% [markdown]
# `b = a` makes no second array, only a second *name* for the same one. A function's argument is such a
# second name too: what a function does to `x[i, j]`, it does to its caller's array. For an array of
# your own, ask for a **copy**:

# %%
a = np.array([1.0, -2.0, 3.0])
b = a.copy()
b[1] = 0
print("a =", a, "  b =", b)

# %% [markdown]
# ## Number by number: relu
#
# *Relu*, short for rectified linear unit, keeps what is positive and sets the rest to zero,
#
# $$\text{relu}(x) = \max(x, 0),$$
#
# for every entry of an array by itself. It is what makes a network more than a long sum; lesson 3 is
# about it.
#
# ### Exercise 1: `naive_relu`
#
# Write relu for an array `x` of shape $(N, D)$, with two loops: one over the rows, one over the
# columns. Return a **new** array of the same shape, and leave `x` as it was.
#
# > **Note** The checks look at results alone, so they would accept one line of NumPy. Write loops all
# > the same in exercises 1 to 6. The one line comes in exercise 7, and you will know what it does.
#
# <details><summary>Hint</summary>
#
# Begin with `x = x.copy()`: from here on `x` is yours. `x.shape[0]` is the number of rows and
# `x.shape[1]` the number of columns. Python's `max(a, b)` is the larger of two numbers.
# </details>


# %% exercise="naive_relu"
def naive_relu(x):
    """Return max(x, 0), entry by entry, for x of shape (N, D), as a new array."""
    ### BEGIN SOLUTION
    x = x.copy()
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            x[i, j] = max(x[i, j], 0)
    return x
    ### END SOLUTION


# %% check="naive_relu_example" points=1
import numpy as np

from course_utils.checks import check_function

check_function(naive_relu, x=np.array([[1.0, -2.0, 3.0], [-4.0, 5.0, -6.0]]))

# %% check="naive_relu_any" points=1
import numpy as np

from course_utils.checks import check_function, inputs

rng = inputs("naive_relu_any")
check_function(naive_relu, x=rng.normal(size=(3, 5)))
### BEGIN HIDDEN TESTS
check_function(naive_relu, x=rng.normal(size=(6, 3)))
check_function(naive_relu, x=rng.integers(-9, 10, size=(5, 4)))
check_function(naive_relu, x=np.array([[-1.0, 0.0, 2.0]]))
check_function(naive_relu, x=-rng.uniform(1, 2, size=(3, 3)))
### END HIDDEN TESTS

# %%
print(naive_relu(x))
print(x)

# %% [markdown]
# The second array is still what it was. That matters more than it seems: in a network the same array
# goes to several places, and whoever changes it changes it for all of them.
#
# ## What fits into an entry
#
# All entries of an array have one type, its **dtype**. It is settled when the array is made, by what
# is in it. So what happens to half a number here?

# %%
counts = np.array([1, 2, 3])
counts[0] = 0.5
print(counts)

# %% [markdown]
# Whole numbers make an array of integers, and an integer has no room for 0.5: what comes after the
# point is cut off, without a word. A calculation such as `counts + 0.5` is safe, because it makes a
# *new* array, of floats. It is *storing into* an array of integers that loses something.

# %%
print("np.array([1, 2, 3])    ", np.array([1, 2, 3]).dtype.kind, "(i: integers)")
print("np.array([1.0, 2, 3])  ", np.array([1.0, 2, 3]).dtype.kind, "(f: floats)")
print("np.zeros((2, 3))       ", np.zeros((2, 3)).dtype.kind)
print("counts.astype(float)   ", counts.astype(float).dtype.kind)

# %% [markdown]
# ### Exercise 2: `naive_add`
#
# Add two arrays of one shape $(N, D)$ entry by entry, $z_{ij} = x_{ij} + y_{ij}$, with two loops.
# Return a new array, and leave `x` and `y` as they were. One of them may hold integers and the other
# floats: choose an array for the result that has room for the sums.
#
# <details><summary>Hint</summary>
#
# `np.zeros(x.shape)` is a new array of floats in the shape of `x`. Fill it entry by entry.
# </details>


# %% exercise="naive_add"
def naive_add(x, y):
    """Return x + y, entry by entry, for x and y of one shape (N, D)."""
    ### BEGIN SOLUTION
    z = np.zeros(x.shape)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            z[i, j] = x[i, j] + y[i, j]
    return z
    ### END SOLUTION


# %% check="naive_add_any" points=1
from course_utils.checks import check_function, inputs

rng = inputs("naive_add_any")
check_function(naive_add, x=rng.normal(size=(2, 3)), y=rng.normal(size=(2, 3)))
### BEGIN HIDDEN TESTS
check_function(naive_add, x=rng.normal(size=(5, 2)), y=rng.normal(size=(5, 2)))
check_function(naive_add, x=rng.normal(size=(3, 3)), y=rng.normal(size=(3, 3)))
check_function(naive_add, x=rng.integers(0, 9, size=(2, 4)), y=rng.integers(0, 9, size=(2, 4)))
### END HIDDEN TESTS

# %% check="naive_add_mixed" points=1
from course_utils.checks import check_function, inputs

rng = inputs("naive_add_mixed")
whole, broken = rng.integers(0, 9, size=(2, 3)), rng.normal(size=(2, 3))
check_function(naive_add, x=whole, y=broken, label="the sum of integers and floats")
check_function(naive_add, x=broken, y=whole, label="the sum of floats and integers")

# %%
print(naive_add(np.array([[1, 2], [3, 4]]), np.array([[0.5, 0.25], [0.125, 0.0]])))

# %% [markdown]
# ## A vector added to every row
#
# Every layer of a network adds a vector, its **bias**, to each of its examples. The vector has one
# number for each column, and every row receives the same ones:
#
# $$z_{ij} = x_{ij} + y_j .$$

# %%
plotting.shape_diagram([("x", (2, 3)), "+", ("y", (3,), (2, 3)), "→", ("z", (2, 3))])

# %% [markdown]
# The dashed squares are not there. They show how the one row of `y` is used again.
#
# ### Exercise 3: `naive_add_matrix_and_vector`
#
# Add the vector `y` of shape $(D,)$ to each row of the matrix `x` of shape $(N, D)$. Return a new
# array of shape $(N, D)$, and leave both as they were. Here too, one may hold integers and the other
# floats.
#
# <details><summary>Hint</summary>
#
# The same two loops. In $y_j$ there is only one index: which of the two is it, the row's or the
# column's?
# </details>


# %% exercise="naive_add_matrix_and_vector"
def naive_add_matrix_and_vector(x, y):
    """Return x (N, D) with the vector y (D,) added to each of its rows."""
    ### BEGIN SOLUTION
    z = np.zeros(x.shape)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            z[i, j] = x[i, j] + y[j]
    return z
    ### END SOLUTION


# %% check="naive_add_matrix_and_vector_example" points=1
import numpy as np

from course_utils.checks import check_function

x = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
check_function(naive_add_matrix_and_vector, x=x, y=np.array([10.0, 20.0, 30.0]))

# %% check="naive_add_matrix_and_vector_any" points=1
from course_utils.checks import check_function, inputs

rng = inputs("naive_add_matrix_and_vector_any")
check_function(naive_add_matrix_and_vector, x=rng.normal(size=(4, 2)), y=rng.normal(size=2))
### BEGIN HIDDEN TESTS
check_function(naive_add_matrix_and_vector, x=rng.normal(size=(3, 3)), y=rng.normal(size=3))
check_function(naive_add_matrix_and_vector, x=rng.normal(size=(1, 5)), y=rng.normal(size=5))
whole = rng.integers(-9, 10, size=(2, 4))
check_function(naive_add_matrix_and_vector, x=whole, y=rng.normal(size=4))
### END HIDDEN TESTS

# %%
x = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
print(naive_add_matrix_and_vector(x, np.array([10.0, 20.0, 30.0])))

# %% [markdown]
# ## Dot products
#
# The **dot product** of two vectors of one length multiplies them entry by entry and adds up what comes
# out. Two vectors make one number:
#
# $$x \cdot y = \sum_{i=1}^{D} x_i\,y_i .$$
#
# A loop sees only what it is told to look at. If `y` is longer than `x`, a loop over `range(len(x))`
# never notices the rest, and `zip(x, y)` stops at the end of the shorter one. The result of half the
# data looks like any other number. So this function begins by looking.
#
# ### Exercise 4: `naive_vector_dot`
#
# Return the dot product of two vectors of shape $(D,)$, a number. Either of them may hold integers. If
# their lengths differ, raise a `ValueError`. (A text that names both lengths will help whoever meets it.)
#
# <details><summary>Hint 1: raising an error</summary>
#
# ```python
# if len(x) != len(y):
#     raise ValueError(f"x has {len(x)} entries, y has {len(y)}")
# ```
# </details>
# <details><summary>Hint 2: adding up</summary>
#
# A sum begins at 0, before the loop. Each round of the loop adds one product to it, with `+=`.
# </details>


# %% exercise="naive_vector_dot"
def naive_vector_dot(x, y):
    """Return the sum of x[i] * y[i] for vectors (D,); ValueError if their lengths differ."""
    ### BEGIN SOLUTION
    if len(x) != len(y):
        raise ValueError(f"x has {len(x)} entries, y has {len(y)}")
    z = 0.0
    for i in range(len(x)):
        z += x[i] * y[i]
    return z
    ### END SOLUTION


# %% check="naive_vector_dot_example" points=1
import numpy as np

from course_utils.checks import check_function

check_function(naive_vector_dot, x=np.array([1.0, 2.0, 3.0]), y=np.array([10.0, -1.0, 0.5]))

# %% check="naive_vector_dot_any" points=1
from course_utils.checks import check_function, inputs

rng = inputs("naive_vector_dot_any")
check_function(naive_vector_dot, x=rng.normal(size=7), y=rng.normal(size=7))
### BEGIN HIDDEN TESTS
check_function(naive_vector_dot, x=rng.normal(size=1), y=rng.normal(size=1))
check_function(naive_vector_dot, x=rng.integers(-9, 10, size=4), y=rng.normal(size=4))
### END HIDDEN TESTS

# %% check="naive_vector_dot_lengths" points=1
from course_utils.checks import check_steps, inputs

rng = inputs("naive_vector_dot_lengths")
sizes = [(3, 3), (2, 5), (5, 2), (4, 1)]
pairs = [(rng.normal(size=m), rng.normal(size=n)) for m, n in sizes]


def steps(naive_vector_dot):
    for x, y in pairs:
        try:
            answer = naive_vector_dot(x, y)
        except (ValueError, AssertionError) as error:
            answer = "a ValueError" if isinstance(error, ValueError) else "an AssertionError"
        yield f"naive_vector_dot: lengths {len(x)} and {len(y)}", answer


check_steps(naive_vector_dot, steps)

# %%
print(naive_vector_dot(np.array([1.0, 2.0, 3.0]), np.array([10.0, -1.0, 0.5])))

# %% [markdown]
# $1\cdot 10 + 2\cdot(-1) + 3\cdot 0.5 = 9.5$.
#
# > **Note** `zip(x, y, strict=True)` raises a `ValueError` by itself.
#
# ### Exercise 5: `naive_matrix_vector_dot`
#
# A matrix times a vector is one dot product for each row:
#
# $$z_i = \sum_{j=1}^{D} x_{ij}\,y_j .$$
#
# With `x` of shape $(N, D)$ and `y` of shape $(D,)$, return `z` of shape $(N,)$. Use your
# `naive_vector_dot`, or a second loop, as you like. The shapes will fit from here on; you need not
# look. The dtypes still may differ, as in exercises 2 to 4.
#
# <details><summary>Hint</summary>
#
# `x[i, :]` is a row, a vector of shape (D,). The result has one entry for each row: how long is it?
# </details>


# %% exercise="naive_matrix_vector_dot"
def naive_matrix_vector_dot(x, y):
    """Return the dot product of each row of x (N, D) with y (D,), shape (N,)."""
    ### BEGIN SOLUTION
    z = np.zeros(x.shape[0])
    for i in range(x.shape[0]):
        z[i] = naive_vector_dot(x[i, :], y)
    return z
    ### END SOLUTION


# %% check="naive_matrix_vector_dot_example" points=1
import numpy as np

from course_utils.checks import check_function

x = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
y = np.array([10.0, -1.0, 0.5])
check_function(naive_matrix_vector_dot, x=x, y=y, given=["naive_vector_dot"])

# %% check="naive_matrix_vector_dot_any" points=1
from course_utils.checks import check_function, inputs

rng = inputs("naive_matrix_vector_dot_any")
x, y = rng.normal(size=(5, 3)), rng.normal(size=3)
check_function(naive_matrix_vector_dot, x=x, y=y, given=["naive_vector_dot"])
### BEGIN HIDDEN TESTS
x, y = rng.normal(size=(4, 4)), rng.normal(size=4)
check_function(naive_matrix_vector_dot, x=x, y=y, given=["naive_vector_dot"])
x, y = rng.normal(size=(1, 6)), rng.normal(size=6)
check_function(naive_matrix_vector_dot, x=x, y=y, given=["naive_vector_dot"])
x, y = rng.integers(-9, 10, size=(3, 2)), rng.normal(size=2)
check_function(naive_matrix_vector_dot, x=x, y=y, given=["naive_vector_dot"])
### END HIDDEN TESTS

# %%
x = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
print(naive_matrix_vector_dot(x, np.array([10.0, -1.0, 0.5])))

# %% [markdown]
# ### Exercise 6: `naive_matrix_dot`
#
# A matrix times a matrix is a dot product of **each row** of the first with **each column** of the
# second:
#
# $$z_{ij} = \sum_{k=1}^{D} x_{ik}\,y_{kj} .$$
#
# The two lengths $D$ in the middle must agree, and disappear; the outer two remain.

# %%
plotting.shape_diagram([("x", (2, 3)), "·", ("y", (3, 4)), "→", ("z", (2, 4))])

# %% [markdown]
# This is the heart of a layer: $N$ examples of $D$ numbers each, times weights of shape $(D, M)$, give
# $N$ examples of $M$ numbers each. With `x` of shape $(N, D)$ and `y` of shape $(D, M)$, return a new
# array of shape $(N, M)$. Here too, one may hold integers and the other floats.
#
# <details><summary>Hint 1</summary>
#
# Two loops, over the rows of `x` and over the columns of `y`. Inside stands one dot product.
# </details>
# <details><summary>Hint 2</summary>
#
# Row `i` of `x` is `x[i, :]`, column `j` of `y` is `y[:, j]`.
# </details>


# %% exercise="naive_matrix_dot"
def naive_matrix_dot(x, y):
    """Return each row of x (N, D) dotted with each column of y (D, M), shape (N, M)."""
    ### BEGIN SOLUTION
    z = np.zeros((x.shape[0], y.shape[1]))
    for i in range(x.shape[0]):
        for j in range(y.shape[1]):
            z[i, j] = naive_vector_dot(x[i, :], y[:, j])
    return z
    ### END SOLUTION


# %% check="naive_matrix_dot_example" points=1
import numpy as np

from course_utils.checks import check_function

given = ["naive_vector_dot", "naive_matrix_vector_dot"]
x = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
y = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, -1.0]])
check_function(naive_matrix_dot, x=x, y=y, given=given)

# %% check="naive_matrix_dot_any" points=2
from course_utils.checks import check_function, inputs

rng = inputs("naive_matrix_dot_any")
given = ["naive_vector_dot", "naive_matrix_vector_dot"]
x, y = rng.normal(size=(2, 3)), rng.normal(size=(3, 4))
check_function(naive_matrix_dot, x=x, y=y, given=given)
x, y = rng.normal(size=(3, 3)), rng.normal(size=(3, 3))
check_function(naive_matrix_dot, x=x, y=y, given=given)
### BEGIN HIDDEN TESTS
x, y = rng.normal(size=(5, 2)), rng.normal(size=(2, 3))
check_function(naive_matrix_dot, x=x, y=y, given=given)
x, y = rng.normal(size=(4, 1)), rng.normal(size=(1, 4))
check_function(naive_matrix_dot, x=x, y=y, given=given)
x, y = rng.normal(size=(1, 3)), rng.normal(size=(3, 1))
check_function(naive_matrix_dot, x=x, y=y, given=given)
x, y = rng.integers(-9, 10, size=(2, 3)), rng.normal(size=(3, 2))
check_function(naive_matrix_dot, x=x, y=y, given=given)
### END HIDDEN TESTS

# %%
x = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
print(naive_matrix_dot(x, np.array([[1.0, 0.0], [0.0, 1.0], [1.0, -1.0]])))

# %% [markdown]
# ## The same without loops
#
# NumPy runs these loops for you, in compiled code. Arithmetic on whole arrays works **entry by entry**:
# `x + y`, `x * y`, `x > 0`. The dot product has a sign of its own, `@`. A few functions look
# alike and are not: `np.maximum(a, b)` takes the larger of *two* entries at each place;
# `np.max(a, axis)` looks for the largest entries of *one* array.
#
# ### Exercise 7: `numpy_relu`, `numpy_add`, `numpy_dot`
#
# Three functions do the work of your six. Each is one line.
#
# - `numpy_relu(x)` takes an array with any number of axes.
# - `numpy_add(x, y)` adds two arrays of one shape, or a matrix $(N, D)$ and a vector $(D,)$.
# - `numpy_dot(x, y)` is the dot product of two vectors, of a matrix and a vector, or of two matrices.
#
# All return something new, and leave `x` and `y` as they were.
#
# <details><summary>Hint</summary>
#
# `x + y` adds a matrix and a vector as well: NumPy uses the vector again for each row. `x += y` would
# write into the caller's `x`.
# </details>


# %% exercise="numpy_forms"
def numpy_relu(x):
    """Return max(x, 0), entry by entry, for x of any shape, as a new array."""
    ### BEGIN SOLUTION
    return np.maximum(x, 0)
    ### END SOLUTION


def numpy_add(x, y):
    """Return x + y for two arrays (N, D), or for x (N, D) and y (D,)."""
    ### BEGIN SOLUTION
    return x + y
    ### END SOLUTION


def numpy_dot(x, y):
    """Return the dot product of two vectors, a matrix and a vector, or two matrices."""
    ### BEGIN SOLUTION
    return x @ y
    ### END SOLUTION


# %% check="numpy_relu" points=1
from course_utils.checks import check_function, inputs

rng = inputs("numpy_relu")
for shape in [(4, 5), (12,), (2, 3, 4)]:
    x = 9 * rng.normal(size=shape)
    check_function(numpy_relu, label=f"the result for shape {shape}", x=x)

# %% check="numpy_add" points=1
from course_utils.checks import check_function, inputs

rng = inputs("numpy_add")
for shape in [(2, 3), (3,)]:
    x, y = rng.normal(size=(2, 3)), rng.normal(size=shape)
    check_function(numpy_add, label=f"the result for (2, 3) and {shape}", x=x, y=y)

# %% check="numpy_dot" points=1
from course_utils.checks import check_function, inputs

rng = inputs("numpy_dot")
for left, right in [((4,), (4,)), ((2, 3), (3,)), ((2, 3), (3, 4)), ((3, 3), (3, 3))]:
    x, y = rng.normal(size=left), rng.normal(size=right)
    check_function(numpy_dot, label=f"the result for {left} and {right}", x=x, y=y)

# %% [markdown]
# A whole layer of a network, weights, bias and relu, is now a single line:

# %%
rng = np.random.default_rng(0)
x, W, b = rng.normal(size=(10, 784)), rng.normal(size=(784, 50)), rng.normal(size=50)
print("x", x.shape, "  W", W.shape, "  b", b.shape)
print("relu(x W + b)", numpy_relu(numpy_add(numpy_dot(x, W), b)).shape)

# %% [markdown]
# Your loops compute the same, up to rounding in the last digits (NumPy adds up in another order, and
# each sum of floats is rounded):

# %%
naive = naive_relu(naive_add_matrix_and_vector(naive_matrix_dot(x, W), b))
difference = np.abs(naive - numpy_relu(numpy_add(numpy_dot(x, W), b))).max()
print("largest difference below 1e-10:", difference < 1e-10)

# %% [markdown]
# ## What it costs
#
# Ten images of 784 pixels times the weights of 50 units: 392,000 multiplications. How long does each
# form take for them? NumPy is so quick that we let it run a hundred times, and divide.

# %%
from timeit import timeit

loop = timeit(lambda: naive_matrix_dot(x, W), number=1)
whole = timeit(lambda: numpy_dot(x, W), number=100) / 100
plotting.timing_bars({"naive_matrix_dot": loop, "numpy_dot": whole})

# %% [markdown]
# And relu, which has nothing to multiply, on the 7,840 numbers of `x`:

# %%
loop = timeit(lambda: naive_relu(x), number=1)
whole = timeit(lambda: numpy_relu(x), number=100) / 100
plotting.timing_bars({"naive_relu": loop, "numpy_relu": whole})

# %% [markdown]
# The axis is **logarithmic**: equal steps to the right are equal *factors*. With equal seconds, the bar of
# NumPy could hardly be seen. Your times will differ from these, and from one run to the next, for a
# computer has other things to do as well; look at the powers of ten only.
#
# Both forms do the same arithmetic. What the loop pays for is everything around it: for each single
# number Python looks up names, checks types and makes new objects. NumPy does that once for the whole
# array, then runs through memory in compiled code, often several numbers at a time. In lesson 7 your
# network trains in seconds; with loops like these it would take hours. From here on we compute with
# whole arrays.

# %% [markdown]
# ## Another shape for the same numbers
#
# `reshape` lays the same numbers out in another shape, row by row. `.T`, the **transpose**,
# turns rows into columns.

# %%
x = np.arange(6)
rows = x.reshape(2, 3)
plotting.shape_diagram([("x", x), "→", ("x.reshape(2, 3)", rows), "→", ("its .T", rows.T)])

# %% [markdown]
# The transpose has the shape (3, 2). So has `rows.reshape(3, 2)`, but with its numbers elsewhere: it
# lays them out anew, row by row, and turns nothing. If a shape does not fit, find out which of the two
# is *meant*; either will silence the error.

# %%
plotting.shape_diagram([("rows.T", rows.T), "is not", ("rows.reshape(3, 2)", rows.reshape(3, 2))])

# %% [markdown]
# One length may be given as −1; NumPy computes it. A batch of images of shape (10, 28, 28) becomes rows of
# 784 pixels by `images.reshape(10, -1)`.
#
# Neither of the two moves a single number. What comes back is a **view**: another way to look at the
# *same memory*. So we are back at the second name for one array:

# %%
rows[0, 0] = 100
print("x =", x)
for name, other in [("rows", rows), ("rows.T", rows.T), ("rows[1]", rows[1])]:
    print(name, "shares memory with x:", np.shares_memory(x, other))
print("rows.copy() shares memory with x:", np.shares_memory(x, rows.copy()))

# %% [markdown]
# Views are why NumPy can reshape a gigabyte in no time, and why writing into a row writes into the
# whole. Reading through a view is always fine. **Before you write into an array that you were given,
# copy it.**
#
# ## A perfect network with an error
#
# A network has predicted four numbers, `y`, one row for each example. The right ones are in `t`.
# It has predicted every one of them exactly. What is the mean of the squared differences?

# %%
y = np.array([[1.0], [2.0], [3.0], [4.0]])
t = np.array([1.0, 2.0, 3.0, 4.0])
print(np.mean((y - t) ** 2))

# %% [markdown]
# It should be 0. No error, no warning, and a number that looks like any loss. Think for a moment what
# may have happened; the shapes give it away:

# %%
print("y", y.shape, "  t", t.shape, "  y - t", (y - t).shape)

# %%
plotting.shape_diagram([("y", y, (4, 4)), "−", ("t", t, (4, 4)), "→", ("y − t", y - t)])

# %% [markdown]
# Four predictions minus four targets gave **sixteen** differences: each prediction was compared with
# each target. Only the diagonal is what we wanted.
#
# ## Broadcasting
#
# What happened is **broadcasting**, the same thing that added a vector to every row. When two shapes
# differ, NumPy
#
# 1. writes them one below the other, **aligned at the right**, and fills the shorter one with 1 on its
#    left: (4,) becomes (1, 4);
# 2. goes through the axes. Two lengths fit if they are equal, or if one of them is 1; then that one is
#    **stretched** to the other: used again and again, without a copy;
# 3. raises a `ValueError` where neither holds.
#
# | | | | | | |
# | --- | --- | --- | --- | --- | --- |
# | `x` | (2, 3) | (2, 3) | (2, 1) | (4, 1) | (2, 3) |
# | `y` | (3,) | (2, 1) | (1, 3) | (4,) | (2,) |
# | `x + y` | (2, 3) | (2, 3) | (2, 3) | (4, 4) | error |
#
# Cover the last line with your hand and work it out. The last column fails, because from the right 3
# stands over 2. NumPy can tell you the result without any data:

# %%
for shapes in [((2, 3), (3,)), ((2, 1), (1, 3)), ((4, 1), (4,)), ((2, 3), (2,))]:
    try:
        print(*shapes, "→", np.broadcast_shapes(*shapes))
    except ValueError:
        print(*shapes, "→ ValueError")

# %% [markdown]
# The repair is to give both the same shape before subtracting, one way or the other:

# %%
print(np.mean((y - t.reshape(4, 1)) ** 2), np.mean((y[:, 0] - t) ** 2))

# %% [markdown]
# > **Note** A network's output has one row for each example, targets often come as a plain vector: so
# > $(N, 1)$ meets $(N,)$ very easily, and in silence. Print the shapes of what you subtract, once, when
# > you write the line.

# %% [markdown]
# ## Sums along an axis
#
# `x.sum()` adds up everything. With `axis` it adds up along one axis, and **that axis disappears**: axis
# 0 of (2, 3) leaves (3,), a sum for each column.

# %%
x = np.array([[1.0, 2.0, 2.0], [1.0, 2.0, 1.0]])
print("x.sum()                      ", x.sum())
print("x.sum(axis=0)                ", x.sum(axis=0), x.sum(axis=0).shape)
print("x.sum(axis=1)                ", x.sum(axis=1), x.sum(axis=1).shape)
total = x.sum(axis=1, keepdims=True)
print("x.sum(axis=1, keepdims=True) ", total.tolist(), total.shape)

# %% [markdown]
# With `keepdims=True` the axis stays, with length 1. That is just what broadcasting can stretch again,
# as when each row is to be divided by its own sum:

# %%
plotting.shape_diagram([("x", x), "/", ("total", total, (2, 3)), "→", ("x / total", x / total)])

# %% [markdown]
# Without `keepdims` the sums would have the shape (2,), and (2, 3) with (2,) is an error. Be glad of
# that error: with a *square* `x` there would be none, and column $j$ would be divided by the sum of
# *row* $j$.
#
# ## The way back of broadcasting
#
# From the next lesson on, a question is asked of every number in a network: if it moves a little, how
# much does the final result move? The answer is called its **gradient**. An array of numbers has an
# array of gradients, always **in its own shape**.
#
# Take $z = x + b$ with $x$ of shape (2, 3) and $b$ of shape (3,). Suppose we already know the gradient
# of each entry of $z$: when $z_{ij}$ grows by 1, the final result grows by $g_{ij}$. How much does the
# result grow when $b_0$ grows by 1?

# %%
gradient = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])


def result(x, b):
    return ((x + b) * gradient).sum()  # grows by gradient[i, j] when (x + b)[i, j] grows by 1


b = np.array([0.0, 0.0, 0.0])
print(result(x, b + np.array([1.0, 0.0, 0.0])) - result(x, b))

# %% [markdown]
# 5 = 1 + 4: $b_0$ was used in both rows. When it moves, both rows move, and both effects come together
# in the result. **The gradient of a number that is used several times is the sum over all its uses.**
# (Lesson 2 draws this.)
#
# So what broadcasting stretched on the way forward is *summed* on the way back:

# %%
plotting.shape_diagram([("gradient of z", gradient), "→", ("gradient of b", gradient.sum(axis=0))])

# %% [markdown]
# ### Exercise 8: `unbroadcast`
#
# Write the way back for any shapes. `gradient` has the shape after broadcasting; `shape` is the tuple
# that the operand had before. Return an array of just that shape. Broadcasting did two things, and each
# is undone by a sum:
#
# | the operand | example: `shape` | `gradient` | undone by a sum over |
# | --- | --- | --- | --- |
# | lacked axes on the left | (3,) | (2, 3) | axis 0, which disappears |
# | had an axis of length 1 | (2, 1) | (2, 3) | axis 1, which stays with length 1 |
# | both | (2, 1) | (4, 2, 3) | axis 0, which disappears, and the last, which stays |
# | was a single number | () | (2, 3) | all axes |
# | was not stretched | (2, 3) | (2, 3) | nothing |
#
# <details><summary>Hint 1: axes that were lacking</summary>
#
# As long as `gradient.ndim`, its number of axes, is larger than `len(shape)`, sum over axis 0.
# </details>
# <details><summary>Hint 2: axes of length 1</summary>
#
# Now both have equally many axes. Go through `enumerate(shape)`. Where a length is 1, sum over that
# axis, with `keepdims=True`. If the gradient has length 1 there as well, the sum changes nothing.
# </details>


# %% exercise="unbroadcast"
def unbroadcast(gradient, shape):
    """Sum a gradient over the axes along which an operand was broadcast.

    Inputs:
    - gradient: the gradient of the result, an array in the shape after broadcasting
    - shape: the operand's own shape, a tuple

    Returns an array of shape `shape`; `gradient` is left as it was.
    """
    ### BEGIN SOLUTION
    while gradient.ndim > len(shape):
        gradient = gradient.sum(axis=0)
    for axis, length in enumerate(shape):
        if length == 1:
            gradient = gradient.sum(axis=axis, keepdims=True)
    return gradient
    ### END SOLUTION


# %% check="unbroadcast_vector" points=1
from course_utils.checks import check_function, inputs

rng = inputs("unbroadcast_vector")
check_function(unbroadcast, gradient=rng.normal(size=(2, 3)), shape=(3,))
check_function(unbroadcast, gradient=rng.normal(size=(3, 3)), shape=(3,))
### BEGIN HIDDEN TESTS
check_function(unbroadcast, gradient=rng.normal(size=(2, 4, 3)), shape=(3,))
check_function(unbroadcast, gradient=rng.normal(size=(2, 4, 3)), shape=(4, 3))
### END HIDDEN TESTS

# %% check="unbroadcast_column" points=1
from course_utils.checks import check_function, inputs

rng = inputs("unbroadcast_column")
check_function(unbroadcast, gradient=rng.normal(size=(2, 3)), shape=(2, 1))
check_function(unbroadcast, gradient=rng.normal(size=(2, 3)), shape=(1, 3))
### BEGIN HIDDEN TESTS
check_function(unbroadcast, gradient=rng.normal(size=(4, 4)), shape=(4, 1))
check_function(unbroadcast, gradient=rng.normal(size=(4, 1)), shape=(4, 1))
check_function(unbroadcast, gradient=rng.normal(size=(2, 3, 4)), shape=(2, 1, 4))
### END HIDDEN TESTS

# %% check="unbroadcast_any" points=2
from course_utils.checks import check_function, inputs

rng = inputs("unbroadcast_any")
check_function(unbroadcast, gradient=rng.normal(size=(4, 2, 3)), shape=(2, 1))
check_function(unbroadcast, gradient=rng.normal(size=(2, 3)), shape=())
check_function(unbroadcast, gradient=rng.normal(size=(2, 3)), shape=(2, 3))
### BEGIN HIDDEN TESTS
check_function(unbroadcast, gradient=rng.normal(size=(4, 2, 3)), shape=(1, 1))
check_function(unbroadcast, gradient=rng.normal(size=(3, 2)), shape=(1,))
check_function(unbroadcast, gradient=rng.normal(size=(1, 3)), shape=(3,))
check_function(unbroadcast, gradient=rng.normal(size=(3, 3, 3)), shape=(3, 1, 1))
check_function(unbroadcast, gradient=rng.integers(1, 9, size=(2, 3)), shape=(3,))
### END HIDDEN TESTS

# %%
for shape in [(3,), (2, 1), (1, 3), (), (2, 3)]:
    print(shape, np.array(unbroadcast(gradient, shape)).tolist())

# %% [markdown]
# Every line adds up to the same total, 21: a sum brings gradients together, and loses none. The
# first line is all that the bias of a layer needs, in lesson 5. In lesson 10 your own automatic
# differentiation calls this function after every `+` and `*`.

# %% [markdown]
# ## In your own words
#
# ### Question (3 points)
#
# A friend trains a network on the loss `np.mean((y - t)**2)`, with predictions `y` of shape $(N, 1)$ and
# targets `t` of shape $(N,)$. There is no error, and the loss even falls at first. But in the end the
# network predicts about the same number for every example. Explain in three to five sentences: what
# does the line compute, why does it lead to that, and how would you repair it and notice it next time?

# %% [markdown] question="column_minus_vector" points=3
# **A model answer.** (N, 1) minus (N,) broadcasts to (N, N), because (N,) counts as (1, N). So the loss
# compares every prediction with every target, not only with its own. Each prediction is pulled towards
# all targets alike, and the number with the smallest mean squared distance from all targets is their
# mean: that is what the network ends up predicting. Giving both one shape repairs it, such as
# `y[:, 0] - t` or `y - t.reshape(-1, 1)`. A line that compares `y.shape` with `t.shape` and raises an
# error would have shown it at once; so would trying the loss on perfect predictions, where it must be 0.
#
# **Rubric, for the person who grades**
#
# - 1 point: the difference has shape (N, N), by broadcasting: every prediction meets every target.
# - 1 point: hence all predictions are drawn towards the same value, the mean of the targets.
# - 1 point: a repair that gives both one shape, and a way to notice (printing or comparing shapes, a
#   case with a known result).

# %% [markdown]
# ## Summary
#
# - Data have the shape $(N, D)$, one row for each example. Write the shapes beside a line before you
#   run it.
# - `b = a`, a function's argument, a row, `reshape` and `.T` all share memory. Copy before you write.
# - An array of integers cuts off what is stored into it.
# - Arithmetic is entry by entry; `@` is the dot product, $(N, D)$ with $(D, M)$ gives $(N, M)$.
# - NumPy's form beats a Python loop by powers of ten.
# - Broadcasting aligns shapes at the right, and stretches lengths of 1. On the way back, what was
#   stretched is summed.
#
# ## Quiz
#
# Answer first, then unfold.
#
# <details><summary>1. What shape has <code>x @ W + b</code> for x (100, 784), W (784, 50) and b (50,)?</summary>
#
# (100, 50). The two 784 meet and disappear; the vector is added to each of the 100 rows.
# </details>
# <details><summary>2. What shape has (5, 1) + (1, 7)? And (5, 7) + (5,)?</summary>
#
# (5, 7): both are stretched. The second is an error: aligned at the right, 7 meets 5.
# </details>
# <details><summary>3. After <code>row = x[0]</code> and <code>row *= 2</code>, has x changed?</summary>
#
# Yes: `row` is a view of the first row, and `*=` writes into it. `row = x[0] * 2` makes a new array.
# </details>
# <details><summary>4. <code>x</code> is the array [1, 2, 3] of integers. What is it after <code>x[1] = 2.9</code>?</summary>
#
# [1, 2, 3]: the 2.9 is cut off to 2.
# </details>
# <details><summary>5. A vector (3,) was added to an array (8, 5, 3). Over which axes is the gradient summed on the way back?</summary>
#
# Over axes 0 and 1, the ones that the vector does not have. Each of its three numbers was used 40 times.
# </details>
#
# **Next** Lesson 2 turns a calculation into a graph, and finds all of its gradients in one walk backward.
