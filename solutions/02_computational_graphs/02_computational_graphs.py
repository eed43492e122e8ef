# %% [markdown]
# # 2. Computational graphs
#
# A network with a hundred thousand weights and a bill with two lines have something in common: both
# compute one number from many, step by step. For both we want to know the same thing: *if this input
# moves a little, by how much does the result move?* In this lesson you answer it for a shopping
# bill, with a method that will not change when the bill becomes a network.
#
# **You will be able to**
#
# - draw a calculation as a graph, and send values forward through it,
# - send gradients backward through it, using nothing but each node's own slope,
# - write the two nodes that this takes, `MulLayer` and `AddLayer`,
# - say what happens to the gradient of a value that is used twice.
#
# **You need** derivatives of $x^2$ and $x\,y$, and Python classes. Lesson 1 helps, but is not required.
# **Time** about 60 minutes. **Notation** is collected in [docs/notation.md](../../docs/notation.md).

# %%
import numpy as np

from course_utils import plotting

# %% [markdown]
# ## A bill, drawn
#
# You buy 2 apples at 100 each; the tax is 10 %, a factor of 1.1. The bill is a calculation of two
# steps, and each step becomes a **node**. Values travel along the edges from left to right: this is
# the **forward pass**.

# %%
bill = [
    ("apple", "mul_apple", 100, None),
    ("apple_num", "mul_apple", 2, None),
    ("mul_apple", "mul_tax", 200, None),
    ("tax", "mul_tax", 1.1, None),
    ("mul_tax", "price", 220, None),
]
symbols = {"mul_apple": "×", "mul_tax": "×"}
plotting.computational_graph(bill, labels=symbols)

# %% [markdown]
# No node knows the whole bill. The first one multiplies 100 by 2 and has never heard of a tax. That
# is the point of the graph: **every node does a small thing with what arrives at it**. We shall see
# that this is enough for the way back as well.
#
# ## Which input matters most?
#
# Suppose an apple costs 1 more. What happens to the sum? We can try: move one input by a little
# (here 0.01), compute the bill again, and divide the change of the sum by the change of the input.


# %%
def total(apple, apple_num, tax):
    return apple * apple_num * tax


small = 0.01
print("apple    ", (total(100 + small, 2, 1.1) - total(100, 2, 1.1)) / small)
print("apple_num", (total(100, 2 + small, 1.1) - total(100, 2, 1.1)) / small)
print("tax      ", (total(100, 2, 1.1 + small) - total(100, 2, 1.1)) / small)

# %% [markdown]
# Up to rounding: 2.2, 110 and 200. These are the three **derivatives** of the sum, written
# $\frac{\partial L}{\partial\,\text{apple}} = 2.2$ and so on, where $L$ is the final result, the
# number that we care about. Read it so: *when the apple costs 1 more, the sum grows by 2.2.*
#
# Trying costs one forward pass for each input. With three inputs that is nothing; with a hundred
# thousand weights it is hopeless. The graph gives **all** of them in one pass, from right to left.
#
# ## The way back
#
# Start at the right end. The result moves with itself, one to one: $\frac{\partial L}{\partial L}=1$.
# Now walk left. Each node receives from its right the **upstream gradient**: how much $L$ moves
# when the node's *output* moves. It multiplies that by its own slope: how much its output moves when
# one of its *inputs* moves. The product is how much $L$ moves when that input moves. This is the
# **chain rule**,
#
# $$\underbrace{\frac{\partial L}{\partial x}}_{\text{handed on to the left}} =
#   \underbrace{\frac{\partial L}{\partial z}}_{\text{upstream gradient}} \cdot
#   \underbrace{\frac{\partial z}{\partial x}}_{\text{the node's own slope}},$$
#
# and **backpropagation** is nothing more than this, repeated from node to node.

# %% [markdown]
# ## A node that multiplies
#
# A *multiplication node* takes two values and sends on their product, $z = x\,y$. On the way back it
# receives the upstream gradient $\partial L/\partial z$, which we call `dout`, and must answer for
# each of its inputs:
#
# $$\frac{\partial L}{\partial x} = \frac{\partial L}{\partial z}\,y, \qquad
#   \frac{\partial L}{\partial y} = \frac{\partial L}{\partial z}\,x .$$
#
# Each input's gradient needs the *other* input. When the gradient arrives, the forward pass is long
# over, so `forward` must keep both.
#
# > **Note** `dx` is short for $\partial L/\partial x$, and always has the shape of `x`: one slope for
# > each number in it.

# %% [markdown]
# ### Exercise 1: `MulLayer`
#
# Write `forward` and `backward`. Inputs and `dout` are numbers, or arrays of one shape; `backward`
# returns the pair `(dx, dy)`.
#
# <details><summary>Hint</summary>
#
# Keep the inputs as `self.x` and `self.y`. If you buy 2 apples, by how much does the product move
# when one apple costs 1 more? By 2: the *other* input.
# </details>


# %% exercise="mul_layer"
class MulLayer:
    """A node that multiplies its two inputs."""

    def __init__(self):
        self.x = None
        self.y = None

    def forward(self, x, y):
        """Return x * y, and keep what `backward` needs."""
        ### BEGIN SOLUTION
        self.x = x
        self.y = y
        return x * y
        ### END SOLUTION

    def backward(self, dout):
        """Return (dx, dy), given dout = dL/dz."""
        ### BEGIN SOLUTION
        dx = dout * self.y
        dy = dout * self.x
        return dx, dy
        ### END SOLUTION


# %% [markdown]
# Run the checks. A check tells you what is right; where something is wrong it says which value, and
# often why. Change your code and run both cells again, as often as you like.

# %% check="mul_layer_forward" points=1
from course_utils.checks import check_layer, inputs

rng = inputs("mul_layer_forward")
check_layer(MulLayer, x=100, y=2, forward_only=True)
check_layer(MulLayer, x=rng.normal(size=3), y=rng.normal(size=3), forward_only=True)

# %% check="mul_layer_backward" points=2
from course_utils.checks import check_layer, inputs

rng = inputs("mul_layer_backward")
check_layer(MulLayer, x=rng.normal(size=(2, 3)), y=rng.normal(size=(2, 3)))
### BEGIN HIDDEN TESTS
check_layer(MulLayer, x=7, y=-3)
check_layer(MulLayer, x=float(rng.normal()), y=0.0)
check_layer(MulLayer, x=0.0, y=float(rng.normal()))
check_layer(MulLayer, x=rng.normal(size=4), y=rng.normal(size=4))
### END HIDDEN TESTS

# %% [markdown]
# Your node works on arrays as well, entry by entry: three prices times three amounts.

# %%
prices = MulLayer()
print("forward ", prices.forward(np.array([100, 150, 80]), np.array([2, 3, 1])))
dx, dy = prices.backward(np.array([1, 1, 1]))
print("backward", dx, dy)

# %% [markdown]
# ## The apple bill, there and back
#
# Two of your nodes make the bill. Forward, the output of the first is an input of the second.
# Backward, the order turns round: the node that came last is asked first, and what it answers for
# its input is the upstream gradient of the node before.
#
# | | node | sends |
# | --- | --- | --- |
# | forward 1 | `mul_apple_layer` | `apple_price` = `apple` × `apple_num` |
# | forward 2 | `mul_tax_layer` | `price` = `apple_price` × `tax` |
# | backward 1 | `mul_tax_layer` | `dapple_price`, `dtax` |
# | backward 2 | `mul_apple_layer` | `dapple`, `dapple_num` |
#
# ### Exercise 2: `apple_bill`
#
# The forward pass is written. Add the backward pass: two calls of `backward`, from the last node to
# the first.
#
# <details><summary>Hint</summary>
#
# The first call is `dapple_price, dtax = mul_tax_layer.backward(dprice)`. Its answer for
# `apple_price` is what the other node needs.
# </details>


# %% exercise="apple_bill"
def apple_bill(apple, apple_num, tax):
    """Return the price, and its gradients (dapple, dapple_num, dtax)."""
    mul_apple_layer = MulLayer()
    mul_tax_layer = MulLayer()

    # forward
    apple_price = mul_apple_layer.forward(apple, apple_num)
    price = mul_tax_layer.forward(apple_price, tax)

    # backward
    dprice = 1
    ### BEGIN SOLUTION
    dapple_price, dtax = mul_tax_layer.backward(dprice)
    dapple, dapple_num = mul_apple_layer.backward(dapple_price)
    ### END SOLUTION
    return price, (dapple, dapple_num, dtax)


# %% check="apple_bill_numbers" points=1
from course_utils.checks import check_gradient

numbers = {"apple": 100, "apple_num": 2, "tax": 1.1}
price = lambda apple, apple_num, tax: apple * apple_num * tax
check_gradient(apple_bill, value=price, given=["MulLayer"], **numbers)

# %% check="apple_bill_any" points=1
from course_utils.checks import check_gradient, inputs

numbers = dict(zip(["apple", "apple_num", "tax"], inputs("apple_bill_any").uniform(1, 9, 3)))
price = lambda apple, apple_num, tax: apple * apple_num * tax
check_gradient(apple_bill, value=price, given=["MulLayer"], **numbers)

# %% [markdown]
# > **Note** While this check runs, `MulLayer` stands for the course's own. If yours still has a slip,
# > you lose nothing here for it. The other checks that build on earlier exercises do the same.

# %%
price, (dapple, dapple_num, dtax) = apple_bill(100, 2, 1.1)
print("price", price, "  dapple", dapple, "  dapple_num", dapple_num, "  dtax", dtax)

# %%
bill = [
    ("apple", "mul_apple", 100, dapple),
    ("apple_num", "mul_apple", 2, dapple_num),
    ("mul_apple", "mul_tax", 200, 1.1),
    ("tax", "mul_tax", 1.1, dtax),
    ("mul_tax", "price", price, 1),
]
plotting.computational_graph(bill, labels=symbols)

# %% [markdown]
# The same three numbers that trying gave, 2.2, 110 and 200, in a single walk from right to left.
# The tax has by far the largest slope. That does not make it the most *important* input: a tax
# that moves by 1 is a tax of 110 %. A gradient is always "for each unit of that input".
#
# > **Note** `220.00000000000003`, if you see it, is no mistake. 1.1 has no exact binary form; the
# > error is in the sixteenth digit. It is why a check never asks whether two floats are equal, but
# > whether they are close.

# %% [markdown]
# ## A node that adds
#
# Oranges join the apples, and the two prices must be added: $z = x + y$. When $x$ grows by 1, $z$
# grows by 1, whatever $y$ is. Both slopes are 1, so the node hands the upstream gradient on as it is:
#
# $$\frac{\partial L}{\partial x} = \frac{\partial L}{\partial z}\cdot 1, \qquad
#   \frac{\partial L}{\partial y} = \frac{\partial L}{\partial z}\cdot 1 .$$
#
# An addition *copies* the gradient; it does not share it out. This node needs no memory at all.
#
# ### Exercise 3: `AddLayer`
#
# Write `forward` and `backward`. Inputs and `dout` are numbers, or arrays of one shape; `backward`
# returns `(dx, dy)`, and leaves `dout` as it was.


# %% exercise="add_layer"
class AddLayer:
    """A node that adds its two inputs."""

    def forward(self, x, y):
        """Return x + y."""
        ### BEGIN SOLUTION
        return x + y
        ### END SOLUTION

    def backward(self, dout):
        """Return (dx, dy), given dout = dL/dz."""
        ### BEGIN SOLUTION
        dx = dout * 1
        dy = dout * 1
        return dx, dy
        ### END SOLUTION


# %% check="add_layer_forward" points=1
from course_utils.checks import check_layer, inputs

rng = inputs("add_layer_forward")
check_layer(AddLayer, x=200, y=450, forward_only=True)
check_layer(AddLayer, x=rng.normal(size=3), y=rng.normal(size=3), forward_only=True)

# %% check="add_layer_backward" points=1
from course_utils.checks import check_layer, inputs

rng = inputs("add_layer_backward")
check_layer(AddLayer, x=rng.normal(size=(2, 3)), y=rng.normal(size=(2, 3)))
### BEGIN HIDDEN TESTS
check_layer(AddLayer, x=2, y=5)
check_layer(AddLayer, x=rng.normal(size=4), y=rng.normal(size=4))
### END HIDDEN TESTS

# %% [markdown]
# ## Apples and oranges
#
# Now 2 apples at 100 and 3 oranges at 150, with the same tax. Four nodes: a multiplication for each
# fruit, an addition, and the tax.

# %%
basket = [
    ("apple", "mul_apple", 100, None),
    ("apple_num", "mul_apple", 2, None),
    ("orange", "mul_orange", 150, None),
    ("orange_num", "mul_orange", 3, None),
    ("mul_apple", "add", 200, None),
    ("mul_orange", "add", 450, None),
    ("add", "mul_tax", 650, None),
    ("tax", "mul_tax", 1.1, None),
    ("mul_tax", "price", 715, None),
]
symbols = {"mul_apple": "×", "mul_orange": "×", "add": "+", "mul_tax": "×"}
plotting.computational_graph(basket, labels=symbols)

# %% [markdown]
# ### Exercise 4: `apple_orange_bill`
#
# Some lines are missing, forward and backward. Fill them in. Each node has an object of its own,
# because each must remember its own inputs.
#
# <details><summary>Hint 1: which way back?</summary>
#
# Read the forward lines from the last to the first. Each becomes one line: what was the result on
# the left, with a `d` in front, goes into `backward`; what were the arguments, with a `d` in front,
# come out.
# </details>
# <details><summary>Hint 2: how many lines?</summary>
#
# Three forward lines are missing, and four backward: one for each node.
# </details>


# %% exercise="apple_orange_bill"
def apple_orange_bill(apple, apple_num, orange, orange_num, tax):
    """Return the price, and its gradients (dapple, dapple_num, dorange, dorange_num, dtax)."""
    mul_apple_layer = MulLayer()
    mul_orange_layer = MulLayer()
    add_apple_orange_layer = AddLayer()
    mul_tax_layer = MulLayer()

    # forward
    apple_price = mul_apple_layer.forward(apple, apple_num)
    ### BEGIN SOLUTION
    orange_price = mul_orange_layer.forward(orange, orange_num)
    all_price = add_apple_orange_layer.forward(apple_price, orange_price)
    price = mul_tax_layer.forward(all_price, tax)
    ### END SOLUTION

    # backward
    dprice = 1
    ### BEGIN SOLUTION
    dall_price, dtax = mul_tax_layer.backward(dprice)
    dapple_price, dorange_price = add_apple_orange_layer.backward(dall_price)
    dorange, dorange_num = mul_orange_layer.backward(dorange_price)
    dapple, dapple_num = mul_apple_layer.backward(dapple_price)
    ### END SOLUTION
    return price, (dapple, dapple_num, dorange, dorange_num, dtax)


# %% check="apple_orange_bill_numbers" points=2
from course_utils.checks import check_gradient

numbers = {"apple": 100, "apple_num": 2, "orange": 150, "orange_num": 3, "tax": 1.1}
price = lambda apple, apple_num, orange, orange_num, tax: (
    (apple * apple_num + orange * orange_num) * tax
)
check_gradient(apple_orange_bill, value=price, given=["MulLayer", "AddLayer"], **numbers)

# %% check="apple_orange_bill_any" points=2
from course_utils.checks import check_gradient, inputs

names = ["apple", "apple_num", "orange", "orange_num", "tax"]
numbers = dict(zip(names, inputs("apple_orange_bill_any").uniform(1, 9, 5)))
price = lambda apple, apple_num, orange, orange_num, tax: (
    (apple * apple_num + orange * orange_num) * tax
)
check_gradient(apple_orange_bill, value=price, given=["MulLayer", "AddLayer"], **numbers)

# %%
price, gradients = apple_orange_bill(100, 2, 150, 3, 1.1)
dapple, dapple_num, dorange, dorange_num, dtax = gradients
print("price", round(price, 6))
print("dapple", round(dapple, 6), "  dapple_num", round(dapple_num, 6))
print("dorange", round(dorange, 6), "  dorange_num", round(dorange_num, 6), "  dtax", dtax)

# %%
on_the_way_back = [dapple, dapple_num, dorange, dorange_num, 1.1, 1.1, 1.1, dtax, 1]
basket = [
    (source, target, value, gradient)
    for (source, target, value, _), gradient in zip(basket, on_the_way_back)
]
plotting.computational_graph(basket, labels=symbols)

# %% [markdown]
# 715, and on the way back 2.2, 110, 3.3, 165 and 650. Look at the addition: 1.1 comes in from the
# right, and 1.1 goes out on both sides. Look at each multiplication: the upstream gradient times the
# other input.
#
# ## One value, used twice
#
# A square carpet with sides of 3 m costs 20 for each square metre. Its area is `side` × `side`:
# **one** value goes into **both** inputs of a node. The node does not know that; it answers for each
# input apart. What then is the gradient of `side`?
#
# Move `side` a little. The area grows because the first factor grew, *and* because the second one
# did. Both effects happen at once, so they add up:
#
# > **When a value is used more than once, its gradient is the sum of what comes back along each path.**

# %%
carpet = [
    ("side", "area", 3, 60),
    ("side", "area", 3, 60),
    ("area", "cost", 9, 20),
    ("price", "cost", 20, 9),
    ("cost", "total", 180, 1),
]
plotting.computational_graph(carpet, labels={"area": "×", "cost": "×"})

# %% [markdown]
# 60 comes back along each of the two edges, so `side` has the gradient 120. The formula agrees: the
# cost is $20\,s^2$, its derivative $40\,s$, and $40 \cdot 3 = 120$.
#
# ### Exercise 5: `carpet_bill`
#
# A carpet with a border: the carpet costs `price` for each square metre, and the border `border` for
# each metre of *one* side only. So `side` is used three times:
#
# $$L = \text{side}\cdot\text{side}\cdot\text{price} + \text{side}\cdot\text{border}.$$
#
# Build it from nodes, forward and backward, and return the cost with the gradients
# `(dside, dprice, dborder)`.
#
# <details><summary>Hint 1: how many nodes?</summary>
#
# Four: three multiplications and an addition. Make a new object for each. A node that is used a
# second time forgets what it saw the first time.
# </details>
# <details><summary>Hint 2: dside</summary>
#
# Three numbers come back for `side`: two from the node of the area, one from the node of the border.
# Add them.
# </details>


# %% exercise="carpet_bill"
def carpet_bill(side, price, border):
    """Return the cost, and its gradients (dside, dprice, dborder)."""
    ### BEGIN SOLUTION
    area_layer = MulLayer()
    carpet_layer = MulLayer()
    border_layer = MulLayer()
    add_layer = AddLayer()

    # forward
    area = area_layer.forward(side, side)
    carpet_cost = carpet_layer.forward(area, price)
    border_cost = border_layer.forward(side, border)
    cost = add_layer.forward(carpet_cost, border_cost)

    # backward
    dcarpet_cost, dborder_cost = add_layer.backward(1)
    dside_border, dborder = border_layer.backward(dborder_cost)
    darea, dprice = carpet_layer.backward(dcarpet_cost)
    dside_left, dside_right = area_layer.backward(darea)
    return cost, (dside_left + dside_right + dside_border, dprice, dborder)
    ### END SOLUTION


# %% check="carpet_bill_numbers" points=2
from course_utils.checks import check_gradient

numbers = {"side": 3, "price": 20, "border": 5}
cost = lambda side, price, border: side * side * price + side * border
check_gradient(carpet_bill, value=cost, given=["MulLayer", "AddLayer"], **numbers)

# %% check="carpet_bill_any" points=2
from course_utils.checks import check_gradient, inputs

numbers = dict(zip(["side", "price", "border"], inputs("carpet_bill_any").uniform(1, 9, 3)))
cost = lambda side, price, border: side * side * price + side * border
check_gradient(carpet_bill, value=cost, given=["MulLayer", "AddLayer"], **numbers)

# %%
cost, (dside, dprice, dborder) = carpet_bill(3, 20, 5)
print("cost", cost, "  dside", dside, "  dprice", dprice, "  dborder", dborder)

# %% [markdown]
# 195, and 125 for `side`: 60 + 60 from the area and 5 from the border. In a network every weight is
# used once for each example of a mini-batch; its gradient is the sum over all of them, for this very
# reason.

# %% [markdown]
# ## In your own words
#
# ### Question (3 points)
#
# A friend says: "I can get every gradient by moving each input a little and computing the bill
# again. Why should I write `backward` at all?" Answer in three to five sentences. What does each
# way cost, for a bill of three inputs and for a network of 100,000 weights? Is your friend's way good
# for anything?

# %% [markdown] question="why_backward" points=3
# **A model answer.** Moving inputs one by one takes one more forward pass for each input. For three
# inputs that is three more, and nobody minds. A network of 100,000 weights would need 100,000 more
# forward passes for a single step of learning. The backward pass gives all 100,000 gradients in one
# walk, at about the cost of one or two forward passes. Moving inputs is still useful: it needs no
# formula, so it is the way to test a `backward`, with few or small inputs.
#
# **Rubric, for the person who grades**
#
# - 1 point: trying costs (at least) one forward pass for each input; the number grows with the inputs.
# - 1 point: one backward pass gives all gradients, at a cost that does not grow so (a small multiple
#   of a forward pass).
# - 1 point: names a sound use of the friend's way, such as testing `backward`; or its other weakness,
#   that it is only approximate.

# %% [markdown]
# ## Summary
#
# - A calculation is a graph of nodes. Forward, each node computes its output and keeps what it needs.
# - Backward, each node multiplies the upstream gradient `dout` by its own slope. That is the chain
#   rule, one node at a time.
# - A multiplication crosses its inputs over: `dx = dout * y`. An addition hands on: `dx = dout`.
# - A gradient has the shape of the thing it belongs to.
# - Gradients of a value that is used more than once add up.
#
# ## Quiz
#
# Answer first, then unfold.
#
# <details><summary>1. A node computes z = 3x. It receives dout = 5. What does it hand on?</summary>
#
# 15: the upstream gradient 5 times its own slope 3.
# </details>
# <details><summary>2. Why must <code>MulLayer.forward</code> keep its inputs, and <code>AddLayer.forward</code> not?</summary>
#
# The slopes of a product are the inputs themselves; they are needed when the gradient arrives. The
# slopes of a sum are 1, whatever the inputs were.
# </details>
# <details><summary>3. In L = x·y with y = x, a program returns dx = y. At x = 4 it says 4. What is right?</summary>
#
# 8. The value goes into both inputs, so both paths count: 4 + 4.
# </details>
# <details><summary>4. One <code>MulLayer</code> object is used for apples, then for oranges, then <code>backward</code> is called for the apples. What goes wrong?</summary>
#
# It remembers only the oranges: the apples' gradients are computed from the wrong inputs, without any
# error. One node, one object.
# </details>
#
# **Next** In lesson 3 the nodes become the ones that make a network more than a sum: Relu, sigmoid and
# tanh.
