# %% [markdown]
# # 0. Start here
#
# In this course you write, line by line, a program that learns to read handwritten digits. No
# framework does the work for you: every forward pass and every backward pass is yours, in Python and
# NumPy. And every piece is checked the moment you have written it.
#
# This short lesson shows how that goes: running cells, writing an answer, reading what a check says,
# and handing in your work.
#
# **You will be able to**
#
# - run a notebook from top to bottom,
# - solve an exercise, and use what its checks tell you,
# - hand in a notebook that can be graded.
#
# **You need** to have written a Python function before. **Time** about 20 minutes. **Notation**
# is collected in [docs/notation.md](../../docs/notation.md).

# %% [markdown]
# ## Where we are going
#
# The cell above is the **setup cell**. Every lesson begins with it, and it is the first one to run:
# click into it, then press **Shift + Enter**. It says `Ready` when the course's helpers are there.
#
# Run the next two cells in the same way. They load MNIST, 70,000 handwritten digits, and show some of
# them. In lesson 7 a network that you wrote yourself will read more than 97 of 100 correctly.

# %%
import numpy as np

from course_utils import plotting
from course_utils.datasets import load_mnist

# %%
(x_train, t_train), (x_test, t_test) = load_mnist()
plotting.digit_grid(x_train[:20], titles=[str(label) for label in t_train[:20]], columns=10)

# %% [markdown]
# Each picture is an array of 28 × 28 brightness values, laid out as one row of 784 numbers:

# %%
print("images", x_train.shape, "  labels", t_train.shape)

# %% [markdown]
# 60,000 rows to learn from, each with 784 numbers; and 60,000 labels, the digits they show.
#
# ## How an exercise looks
#
# An exercise has three parts: **a text** that says what to write and why, **a cell** with a gap for
# your code, and below it **check cells**. The first line of a check says how many points it is worth.
#
# The gap is the line that says `raise NotImplementedError`. Python stops there on purpose, so that
# nothing unfinished looks finished. Replace the line by your code.
#
# ### Exercise 1: `mean_square`
#
# A network learns by making one number small: how wrong it is. A common choice is the **mean of the
# squares** of its errors. For errors $x_1, \dots, x_N$,
#
# $$\text{mean\_square}(x) = \frac{1}{N}\sum_{i=1}^{N} x_i^2 .$$
#
# Squares, so that an error of $-2$ is as bad as one of $+2$; the mean, so that the number does not
# grow just because there are more of them.
#
# Write it for a NumPy array `x` of shape $(N,)$. It returns one number and leaves `x` as it was. A
# loop is as welcome as NumPy's own functions.
#
# Before you write anything, run the cell and the check below it as they are, and read what the check
# says.
#
# <details><summary>Hint 1</summary>
#
# `x**2` squares every number of an array, and gives a new array.
# </details>
# <details><summary>Hint 2</summary>
#
# `np.mean` takes the mean of an array. With a loop: add up the squares, then divide by `len(x)`.
# </details>


# %% exercise="mean_square"
def mean_square(x):
    """Return the mean of the squares of the numbers in x, shape (N,)."""
    ### BEGIN SOLUTION
    return np.mean(x**2)
    ### END SOLUTION


# %% check="mean_square_example" points=1
import numpy as np

from course_utils.checks import check_function

check_function(mean_square, x=np.array([1.0, -2.0, 3.0, 4.0]))

# %% check="mean_square_any" points=1
import numpy as np

from course_utils.checks import check_function, inputs

rng = inputs("mean_square_any")
check_function(mean_square, x=rng.normal(size=6))
### BEGIN HIDDEN TESTS
check_function(mean_square, x=rng.normal(size=11) + 5)
check_function(mean_square, x=rng.integers(-9, 10, size=5))
check_function(mean_square, x=np.array([-0.5]))
### END HIDDEN TESTS

# %%
print(mean_square(np.array([1.0, -2.0, 3.0, 4.0])))

# %% [markdown]
# $(1 + 4 + 9 + 16)/4 = 7.5$.
#
# ## What a check tells you
#
# A check runs your code on inputs of its own, the same ones each time at your desk and others when
# your work is graded. So an answer that only fits the numbers you see here will not do; one that is
# right for every input will always do, however you write it.
#
# If something is wrong, the check says *what*, *where*, and if it knows the mistake, *why*. This is
# what it says to someone who returned the sum in place of the mean:

# %%
from course_utils.checks import CheckFailed, check_function


def sum_of_squares(x):
    return np.sum(x**2)


try:
    check_function(sum_of_squares, name="mean_square", x=np.array([1.0, -2.0, 3.0, 4.0]))
except CheckFailed as message:
    print(message)

# %% [markdown]
# Read such a message from the top. The first line names the result that is wrong. The next ones show
# numbers to compare. The last, where there is one, names the mistake. Nothing is lost by a failed
# check: change your code, run its cell again, then the check again, as often as you like.
#
# > **Note** After a change, run the cell with your code *before* its check. Python keeps the old
# > version until you do. When in doubt, restart: *Runtime → Restart and run all* in Colab, *Kernel →
# > Restart Kernel and Run All Cells* in JupyterLab.
#
# ## Questions in words
#
# Some questions ask for a sentence instead of code. A person reads your answer. Double-click the
# cell below the question, write, and press Shift + Enter.
#
# ### Question (1 point)
#
# Break your function on purpose: leave out the square, or return twice the result. Run the check,
# then repair it. What did the check say, and which of its lines would have helped you most to find
# the mistake if you had not made it on purpose? Two or three sentences.

# %% [markdown] question="break_it" points=1
# **A model answer.** I left out the square. The check said that the result is wrong, showed 1.5 where
# 7.5 was expected, and added that this comes out when the numbers are not squared. The last line
# would have helped most, because it names the cause; where the mistake is not a known one, the two
# numbers side by side are the best clue.
#
# **Rubric, for the person who grades**
#
# - 1 point: quotes or paraphrases a message that belongs to the change made, and names a line of it.
#   Which line is a matter of taste.

# %% [markdown]
# ## Handing in
#
# 1. Restart and run all, so that you see what a grader will see.
# 2. Save. In Colab: *File → Download → Download .ipynb*. In JupyterLab the file is where you opened it.
# 3. Hand in the `.ipynb` file, in the way your instructor asks for. You may rename it.
#
# Add cells of your own wherever you like. Leave the check cells as they are: they are replaced by
# fresh ones before grading, so a change there changes nothing.
#
# Working alone? `course check your_notebook.ipynb`, run in a checkout of the course, lists your points.
#
# ## Summary
#
# - Run the setup cell first, and cells from top to bottom.
# - An exercise is a text, a gap, and checks. Points belong to the checks.
# - A check says what is wrong, where, and often why.
# - Restart and run all before you hand in.
#
# ## Quiz
#
# Answer first, then unfold.
#
# <details><summary>1. You corrected your function, but the check repeats its complaint. What was forgotten?</summary>
#
# To run the cell with the function again. Python still holds the old one.
# </details>
# <details><summary>2. A friend's function returns 7.5 for every input. How many of the two checks does it pass?</summary>
#
# One: the first uses the numbers of the text. The second draws numbers of its own.
# </details>
# <details><summary>3. Is a solution with a loop worth less than one with np.mean?</summary>
#
# No. A check looks at results only. Lesson 1 shows where NumPy's form is better: it is faster.
# </details>
#
# **Next** Lesson 1 builds NumPy's operations from loops, and shows what makes arrays fast.
