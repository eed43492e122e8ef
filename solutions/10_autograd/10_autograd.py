# %% [markdown]
# # 10. Autograd
#
# You have written every `backward` yourself, and called them in the right order yourself. The second
# part is work for a machine. In this lesson you build that machine: a **tape** that records what is
# computed and then walks back by itself. Any formula you write gets its gradients, and a network
# becomes three lines. This is what TensorFlow and PyTorch do, without the part that makes them fast.
#
# **You will be able to**
#
# - put a graph in an order in which gradients can flow, and say what goes wrong in another order,
# - write a tape: `with Tape() as tape: …`, then `tape.gradient(z, [x, y])`,
# - add any operation to it, with broadcasting,
# - train a network on MNIST for which you never write a backward pass.
#
# **You need** nodes (lesson 2), `Relu` and `Tanh` (lesson 3), the softmax (lesson 5), training (lesson
# 7), and `unbroadcast` from lesson 1. **Time** about 150 minutes. **Notation** is collected in [docs/notation.md](../../docs/notation.md).

# %%
import os

import numpy as np

from course_utils import plotting
from course_utils.arrays import unbroadcast
from course_utils.layers import Relu, Tanh

# %% [markdown]
# ## In which order?
#
# Take a small graph: $\text{square} = a\cdot a$, then $\text{result} = \text{square} + \text{square}$.
# So the result is $2a^2$, and its slope is $4a$: at $a = 3$ the right answer is **12**.

# %%
diamond = [
    ("a", "square", 3, 6),
    ("a", "square", 3, 6),
    ("square", "sum", 9, 1),
    ("square", "sum", 9, 1),
    ("sum", "result", 18, 1),
]
plotting.computational_graph(diamond, labels={"square": "×", "sum": "+"})

# %% [markdown]
# `square` gets a gradient of 1 along each of its two edges, 2 in all, and hands 2 · 3 = 6 to each use
# of `a`. Now let a program walk. We write down each node's inputs, and the slope along each of
# these edges. The plainest way is **depth first**: take a node, give its inputs their share, go on with
# the input that was reached last.

# %%
graph = {"square": ["a", "a"], "result": ["square", "square"]}
slopes = {"square": [3, 3], "result": [1, 1]}

gradient = {"result": 1, "square": 0, "a": 0}
waiting = ["result"]
while waiting:
    node = waiting.pop()
    for x, slope in zip(graph.get(node, []), slopes.get(node, [])):
        gradient[x] += gradient[node] * slope
        waiting.append(x)
print("da =", gradient["a"])

# %% [markdown]
# 24, twice too much. `square` was reached along two edges, so it was visited twice, and handed on its
# *whole* gradient each time.
#
# A node may hand on its gradient only when that is complete: when **every node that uses it** has
# had its turn. Then once is enough. So the walk back needs a list of the nodes in which each stands
# after all of its inputs. This is a **topological order**; read from its end, it has each node after
# all of its users.
#
# ### Exercise 1: `topological_order`
#
# `inputs` is a dict: for each computed node, the nodes that it is computed from. A node that is not
# in the dict was given: it has no inputs. Return a list of `end` and all that it depends on, directly
# or not: each once, each after its own inputs. Often there are several such orders; any is right.
#
# <details><summary>Hint 1</summary>
#
# Write an inner function `visit(node)`: visit the inputs of the node first, then append the node itself.
# </details>
# <details><summary>Hint 2: each once</summary>
#
# Keep a set of the nodes that were visited, and return at once for one that is in it.
# `inputs.get(node, ())` gives the inputs, or none.
# </details>


# %% exercise="topological_order"
def topological_order(end, inputs):
    """Return `end` and all that it is computed from, each after its own inputs.

    end: a node, here a name
    inputs: dict, node -> tuple or list of the nodes that it is computed from
    Returns a list of nodes.
    """
    ### BEGIN SOLUTION
    order = []
    seen = set()

    def visit(node):
        if node in seen:
            return
        seen.add(node)
        for x in inputs.get(node, ()):
            visit(x)
        order.append(node)

    visit(end)
    return order
    ### END SOLUTION


# %% [markdown]
# In these graphs there is only one right order.

# %% check="topological_order_small" points=1
from course_utils.checks import check_function

doubled = {"square": ("a", "a"), "result": ("square", "square")}
check_function(topological_order, end="result", inputs=doubled)
skips = {"d": ("a", "c"), "c": ("a", "b"), "b": ("a",), "unused": ("d",)}
check_function(topological_order, end="d", inputs=skips)
turned = {node: uses[::-1] for node, uses in skips.items()}
check_function(topological_order, end="d", inputs=turned)

# %% check="topological_order_any" points=2
from course_utils.checks import check_steps, inputs

rng = inputs("topological_order_any")
names = [f"n{i}" for i in rng.permutation(14)]
many = {names[i]: tuple(rng.choice(names[:i], 3).tolist()) for i in rng.permutation(range(4, 14))}


def steps(topological_order):
    for end in names[7:]:
        held = dict(many)
        order = list(topological_order(end, held))
        yield f"topological_order: `inputs` is as it was (the end is {end})", held == many
        yield f"topological_order: the nodes that {end} needs, sorted", sorted(order)
        late = [x for node in order for x in many.get(node, []) if x in order[order.index(node) :]]
        yield f"topological_order: an input that comes too late for {end}", (late or ["none"])[0]


check_steps(topological_order, steps)

# %% [markdown]
# > **Note** Python allows about a thousand calls inside one another. A `visit` that calls itself is deep
# > enough for our graphs; the course's own version keeps a list in place of the calls.
#
# The same walk as before, in this order, from its end, gives 12:

# %%
gradient = {"result": 1, "square": 0, "a": 0}
for node in reversed(topological_order("result", graph)):
    for x, slope in zip(graph.get(node, []), slopes.get(node, [])):
        gradient[x] += gradient[node] * slope
print("da =", gradient["a"])

# %% [markdown]
# ## Nodes, with broadcasting
#
# The nodes are the ones that you know: `forward` keeps what `backward` needs. But now the inputs may
# have different shapes, because NumPy **broadcasts**. In `x + b` with shapes (2, 3) and (3,), each
# entry of `b` is used twice, once in each row. A value used twice adds up its gradients: the rows of
# `dout` are summed. Lesson 1's `unbroadcast(gradient, shape)` does this, for all shapes. Here is the
# addition:


# %%
class Add:
    """x + y, of shapes that broadcast."""

    def forward(self, x, y):
        self.x_shape = np.shape(x)
        self.y_shape = np.shape(y)
        return x + y

    def backward(self, dout):
        dx = unbroadcast(dout, self.x_shape)
        dy = unbroadcast(dout, self.y_shape)
        return dx, dy


# %%
add = Add()
print(add.forward(np.ones((2, 3)), np.array([10.0, 20.0, 30.0])))
dx, dy = add.backward(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]))
print("dx", dx.shape, "  dy", dy)

# %% [markdown]
# ### Exercise 2: `Mul`
#
# The product of two arrays whose shapes broadcast. `backward` returns `(dx, dy)`, each of the shape of
# its input.
#
# <details><summary>Hint</summary>
#
# The gradients are those of lesson 2, `dout * y` and `dout * x`. They have the shape of the *result*;
# `unbroadcast(…, np.shape(x))` sums one back to the shape of `x`.
# </details>


# %% exercise="mul"
class Mul:
    """x * y, of shapes that broadcast."""

    def forward(self, x, y):
        """Return x * y, and keep what `backward` needs."""
        ### BEGIN SOLUTION
        self.x = x
        self.y = y
        return x * y
        ### END SOLUTION

    def backward(self, dout):
        """Return (dx, dy), of the shapes of x and y; dout has the shape of x * y."""
        ### BEGIN SOLUTION
        dx = unbroadcast(dout * self.y, np.shape(self.x))
        dy = unbroadcast(dout * self.x, np.shape(self.y))
        return dx, dy
        ### END SOLUTION


# %% check="mul_one_shape" points=1
from course_utils.checks import check_layer, inputs

rng = inputs("mul_one_shape")
check_layer(Mul, x=rng.normal(size=(2, 3)), y=rng.normal(size=(2, 3)))
check_layer(Mul, x=rng.normal(size=()), y=rng.normal(size=()))

# %% check="mul_broadcast" points=1
from course_utils.checks import check_layer, inputs

rng = inputs("mul_broadcast")
check_layer(Mul, x=rng.normal(size=(2, 3)), y=rng.normal(size=3))
### BEGIN HIDDEN TESTS
check_layer(Mul, x=rng.normal(size=(2, 1)), y=rng.normal(size=(1, 4)))
check_layer(Mul, x=rng.normal(size=()), y=rng.normal(size=(2, 3)))
check_layer(Mul, x=rng.normal(size=(3, 1)), y=rng.normal(size=(2, 3, 4)))
### END HIDDEN TESTS

# %% [markdown]
# ## A tensor: a value that leaves a trace
#
# When you write `x * y + x`, Python calls `x.__mul__(y)`, then `__add__` of the result. With a class of
# our own we can do something in these calls. A `Tensor` holds an array in `.value`. Each operation on it
#
# 1. makes a **new node** (a node remembers one forward pass, so it serves once),
# 2. sends the values through its `forward`,
# 3. puts the result into a new `Tensor`, and
# 4. tells every tape that is open: *this node made this output from these inputs*.
#
# All four are one method, `apply`. The operators do nothing but call it: `x * y` is
# `x.apply(Mul(), y)`. The tapes that are open now stand in a list, `open_tapes`. It is the course's own
# list, so that your tensors can be recorded by the course's tape and the other way round: this is how the
# checks test them one at a time.

# %%
from course_utils.autograd import open_tapes

print(open_tapes)

# %% [markdown]
# ### Exercise 3: `Tensor`
#
# Write `apply(node, *others, **options)`. The inputs of the node are `self`, then all `others`; one
# that is not a `Tensor` (a number, an array) becomes one. Call `node.forward` with their values, and
# with the options by name (such as `axis=0`: they have no gradient). For each tape in `open_tapes` call
# `tape.record(node, inputs, output)`, with the list of input tensors. Return the output, a `Tensor`.
#
# Then write `__rsub__` and `__rtruediv__`. Python calls them where the left side is not a `Tensor`:
# `3 - x` becomes `x.__rsub__(3)`.
#
# > **Note** Many of these methods use nodes that do not exist yet, such as `Exp`. Python looks a name
# > up only when the line runs, so they may come later, and they will, one by one.
#
# <details><summary>Hint 1: apply</summary>
#
# Begin with `inputs = [self]`, and append each of the others, as it is if `isinstance(other, Tensor)`.
# The values go in as `node.forward(*[x.value for x in inputs], **options)`.
# </details>
# <details><summary>Hint 2: __rsub__</summary>
#
# Look at how `__radd__` turns its number into a tensor. In `3 - x`, the 3 is on the left.
# </details>


# %% exercise="tensor"
class Tensor:
    """An array of floats; what is computed from it is recorded on every open tape."""

    __array_ufunc__ = None  # so that NumPy leaves `array * tensor` to us

    def __init__(self, value):
        self.value = np.asarray(value, dtype=float)

    def __repr__(self):
        return f"Tensor({self.value})"

    def apply(self, node, *others, **options):
        """Send self.value and the others' through a node; record it; return a Tensor."""
        ### BEGIN SOLUTION
        inputs = [self]
        for other in others:
            inputs.append(other if isinstance(other, Tensor) else Tensor(other))
        output = Tensor(node.forward(*[x.value for x in inputs], **options))
        for tape in open_tapes:
            tape.record(node, inputs, output)
        return output
        ### END SOLUTION

    def __rsub__(self, other):  # other - self
        ### BEGIN SOLUTION
        return Tensor(other) - self
        ### END SOLUTION

    def __rtruediv__(self, other):  # other / self
        ### BEGIN SOLUTION
        return Tensor(other) / self
        ### END SOLUTION

    def __add__(self, other):
        return self.apply(Add(), other)

    def __radd__(self, other):
        return Tensor(other) + self

    def __mul__(self, other):
        return self.apply(Mul(), other)

    def __rmul__(self, other):
        return Tensor(other) * self

    def __sub__(self, other):
        return self.apply(Sub(), other)

    def __truediv__(self, other):
        return self.apply(Div(), other)

    def __neg__(self):
        return self * -1

    def __pow__(self, exponent):
        return self.apply(Pow(), exponent=exponent)

    def __matmul__(self, other):
        return self.apply(MatMul(), other)

    def __rmatmul__(self, other):
        return Tensor(other) @ self

    def exp(self):
        return self.apply(Exp())

    def log(self):
        return self.apply(Log())

    def relu(self):
        return self.apply(Relu())

    def tanh(self):
        return self.apply(Tanh())

    def sum(self, axis=None, keepdims=False):
        return self.apply(Sum(), axis=axis, keepdims=keepdims)

    def mean(self, axis=None, keepdims=False):
        total = self.sum(axis, keepdims)
        return total / (self.value.size / total.value.size)

    def reshape(self, shape):
        return self.apply(Reshape(), shape=shape)


# %% check="tensor_values" points=1
from course_utils.checks import check_steps, inputs

a, b = inputs("tensor_values").normal(size=(2, 2, 3))


def steps(Tensor):
    x, y = Tensor(a), Tensor(b)
    yield "Tensor: the value of x * y + x", (x * y + x).value
    yield "Tensor: the value of 3 * x + 2", (3 * x + 2).value
    yield "Tensor: the value of x + an array", (x + b).value
    yield "Tensor: the value of x.sum(axis=1)", x.sum(axis=1).value
    options = {"keepdims": True, "axis": 0}
    yield (
        "Tensor: the value of x.apply(Sum(), keepdims=True, axis=0)",
        x.apply(Sum(), **options).value,
    )


check_steps(Tensor, steps, given=["Add", "Mul", "Sum"])

# %% check="tensor_recorded" points=2
import numpy as np

from course_utils.checks import check_steps, inputs

a, b = inputs("tensor_recorded").normal(size=(2, 3))


def steps(Tensor):
    x, y = Tensor(a), Tensor(b)
    with Tape() as tape:
        z = x * y + 5 * x
    after = z * x
    dx, dy = tape.gradient(z, [x, y])
    yield "Tensor: dx of x * y + 5 * x, from a tape", dx
    yield "Tensor: dy of x * y + 5 * x, from a tape", dy
    yield "Tensor: after `with`, nothing is recorded", tape.gradient(after, x) is None
    ### BEGIN HIDDEN TESTS
    with Tape() as outer:
        w = x * y
        with Tape() as inner:
            z = w * x + w * b
    yield "Tensor: dx, from the outer of two tapes", outer.gradient(z, x)
    yield "Tensor: dw, from the inner of two tapes", inner.gradient(z, w)
    with Tape() as tape:
        z = (-x).exp()
    yield "Tensor: dx of exp(-x)", tape.gradient(z, x)
    with Tape() as tape:
        z = x.apply(Choose(), y, b)
    yield "Tensor: the value of x.apply(a node of three inputs, y, an array)", z.value
    yield "Tensor: dy, from a node of three inputs", tape.gradient(z, y)
    ### END HIDDEN TESTS


### BEGIN HIDDEN TESTS
class Choose(Mul):
    def forward(self, x, y, z):
        self.first = x > 0
        return np.where(self.first, y, z)

    def backward(self, dout):
        return 0 * dout, dout * self.first, dout * ~self.first


### END HIDDEN TESTS
check_steps(Tensor, steps, given=["Add", "Mul", "Exp", "Tape"])

# %% check="tensor_reflected" points=1
from course_utils.checks import check_steps, inputs

a = inputs("tensor_reflected").uniform(1, 2, size=3)


def steps(Tensor):
    x = Tensor(a)
    with Tape() as tape:
        difference, ratio = 3 - x, 6 / x
    yield "Tensor: the value of 3 - x", difference.value
    yield "Tensor: dx of 3 - x, from a tape", tape.gradient(difference, x)
    yield "Tensor: the value of 6 / x", ratio.value
    yield "Tensor: dx of 6 / x, from a tape", tape.gradient(ratio, x)


check_steps(Tensor, steps, given=["Add", "Mul", "Sub", "Div", "Pow", "Tape"])

# %% [markdown]
# > **Note** The checks lent your `Tensor` the course's own `Tape`, `Sub`, `Div` and the rest. You write
# > them next.
#
# ## The tape
#
# A tape keeps a dict `records`: for each output, the node that made it and the list of its inputs.
# `with Tape() as tape:` calls `__enter__`, which opens the tape, and at the end of the block
# `__exit__`, which closes it. That is all the recording there is.
#
# ### Exercise 4: `Tape.gradient`
#
# Now all parts meet. `gradient(result, sources)` walks back from the tensor `result`:
#
# - The result moves with itself one to one: its gradient is an array of ones of its shape. For a
#   `result` that is an array you get so the gradient of its **sum**, as in TensorFlow.
# - Take the tensors in topological order, from the end. For each that was recorded, call its node's
#   `backward` with its gradient, which is complete by then. What comes back belongs to the node's inputs.
# - A tensor that is reached more than once **adds up** what arrives.
#
# `sources` is one tensor, or a list of tensors. Return its gradient, or the list of theirs: arrays, and
# `None` for a source that the result was not computed from. A second call must give the same again, so
# let the gradients live in this function, not on the tensors.
#
# > **Note** A node with one input returns its gradient bare, as `Relu.backward` does; one with two
# > inputs returns a tuple.
#
# <details><summary>Hint 1: the start</summary>
#
# `gradients = {result: np.ones_like(result.value)}`, a dict from tensor to array. A tensor can be a key.
# </details>
# <details><summary>Hint 2: the order</summary>
#
# `topological_order` wants a dict from each output to its inputs:
# `{output: tensors for output, (node, tensors) in self.records.items()}`.
# </details>
# <details><summary>Hint 3: adding up</summary>
#
# `gradients[x] = gradients[x] + dx` if `x` has one already, else `dx`. Do not write `+=`: it changes the
# array in place, and a node may have handed that same array to two inputs.
# </details>


# %% exercise="tape"
class Tape:
    """Records what is computed while it is open, and computes gradients from that."""

    def __init__(self):
        self.records = {}  # output tensor -> (node, list of input tensors)

    def __enter__(self):
        open_tapes.append(self)
        return self

    def __exit__(self, *error):
        open_tapes.remove(self)

    def record(self, node, inputs, output):
        """Remember how `output` was made."""
        self.records[output] = (node, inputs)

    def gradient(self, result, sources):
        """Return the gradient of the sum of `result`, a Tensor, for each of the sources.

        sources: a Tensor, or a list of them
        Returns an array of the shape of the source (or None), or a list of these.
        """
        ### BEGIN SOLUTION
        inputs = {output: tensors for output, (node, tensors) in self.records.items()}
        gradients = {result: np.ones_like(result.value)}
        for output in reversed(topological_order(result, inputs)):
            if output not in self.records:
                continue
            node, tensors = self.records[output]
            found = node.backward(gradients[output])
            if not isinstance(found, tuple):
                found = (found,)
            for x, dx in zip(tensors, found):
                gradients[x] = gradients[x] + dx if x in gradients else dx
        if isinstance(sources, list | tuple):
            return [gradients.get(x) for x in sources]
        return gradients.get(sources)
        ### END SOLUTION


# %% check="tape_chain" points=1
from course_utils.checks import check_steps, inputs

a, b, c = inputs("tape_chain").uniform(1, 9, 3)


def steps(Tape):
    x, y, w = Tensor(a), Tensor(b), Tensor(c)
    with Tape() as tape:
        z = (x * y + w) * 7
    dx, dy, dw = tape.gradient(z, [x, y, w])
    yield "Tape: dx of (x * y + w) * 7", dx
    yield "Tape: dy of (x * y + w) * 7", dy
    yield "Tape: dw of (x * y + w) * 7", dw


check_steps(Tape, steps, given=["Tensor", "topological_order"])

# %% check="tape_used_twice" points=2
from course_utils.checks import check_steps, inputs

rng = inputs("tape_used_twice")
p, q = rng.normal(size=(2, 3)), rng.normal(size=3)


def steps(Tape):
    a = Tensor(3.0)
    with Tape() as tape:
        square = a * a
        z = square + square
    yield "Tape: da of a * a + a * a", tape.gradient(z, a)
    x, y = Tensor(p), Tensor(q)
    with Tape() as tape:
        s = x + y
        z = s * y + x * s + s
    dx, dy = tape.gradient(z, [x, y])
    yield "Tape: dx of s * y + x * s + s, where s = x + y", dx
    yield "Tape: dy of s * y + x * s + s, where s = x + y", dy


check_steps(Tape, steps, given=["Tensor", "topological_order"])

# %% check="tape_details" points=2
from course_utils.checks import check_steps, inputs

p, q = inputs("tape_details").normal(size=(2, 3))


def steps(Tape):
    x, y, other = Tensor(p), Tensor(q), Tensor(1.0)
    with Tape() as tape:
        w = x.tanh()
        z = w * y + w
    yield "Tape: the gradient of x, asked for alone", tape.gradient(z, x)
    yield "Tape: the gradient of x (at the second call)", tape.gradient(z, x)
    yield "Tape: the gradient of w, on the way", tape.gradient(z, [w, y])[0]
    yield "Tape: the gradient of z itself", tape.gradient(z, z)
    yield "Tape: None where nothing leads to a source", tape.gradient(z, other) is None
    yield "Tape: how many come back for [x, other, y]", len(tape.gradient(z, [x, other, y]))
    yield "Tape: dx of w, a tensor on the way", tape.gradient(w, x)
    yield "Tape: None for what was computed later", tape.gradient(w, z) is None
    with Tape() as tape:
        first, second = x * 3 + (x + y), (x + y) + x * 3
    yield "Tape: dy of x * 3 + (x + y)", tape.gradient(first, y)
    yield "Tape: dy of (x + y) + x * 3", tape.gradient(second, y)
    with Tape() as tape:
        r, s = x.reshape((3, 1)), x.reshape((1, 3))
        z = r.sum() + (x * 3).sum() + s.sum()
    yield "Tape: dr and ds of r.sum() + (x * 3).sum() + s.sum()", tuple(tape.gradient(z, [r, s]))
    yield "Tape: x afterwards", x.value
    ### BEGIN HIDDEN TESTS
    yield "Tape: the gradients of [x], a list of one", tuple(tape.gradient(z, [x]))
    ### END HIDDEN TESTS


check_steps(Tape, steps, given=["Tensor", "topological_order"])

# %% [markdown]
# ## What it can do
#
# The function $z = x^2y + xy + 3y$ at $x = 2$, $y = 1$. By hand,
# $\frac{\partial z}{\partial x} = 2xy + y = 5$ and $\frac{\partial z}{\partial y} = x^2 + x + 3 = 9$.

# %%
x = Tensor(2.0)
y = Tensor(1.0)
with Tape() as tape:
    z = x * x * y + x * y + 3 * y
dx, dy = tape.gradient(z, [x, y])
print("z", z.value, "  dx", dx, "  dy", dy)

# %% [markdown]
# No formula for the slope was written anywhere. Here is what the tape recorded, with the values on
# their way forward and the gradients on their way back. (`recorded_edges` reads `tape.records`; it
# asks each node for its `backward` once more, to know what flows along each edge.)

# %%
from course_utils.autograd import recorded_edges

edges, labels = recorded_edges(tape, z, {"x": x, "y": y, "z": z})
plotting.computational_graph(edges, labels)

# %% [markdown]
# `x` is used three times. Along its three edges come 2, 2 and 1: together 5. The edges of `y` bring
# 4, 2 and 3: together 9.
#
# The order in which you write the formula does not matter, and neither does Python around it. A loop, an
# `if`, a function: the tape sees only the operations that really took place.


# %%
def power(x, n):
    result = Tensor(1.0)
    for _ in range(n):
        result = result * x
    return result


with Tape() as tape:
    z = power(x, 10)
print("2**10 =", z.value, "  its slope, 10 * 2**9 =", tape.gradient(z, x))

# %% [markdown]
# ## More operations
#
# A new operation is a new node, and nothing else: the tape does not change. `Relu` and `Tanh` from
# lesson 3 work as they are. The rest of this section is a toolbox. For each node: what is its
# output's slope along each input, and what must `forward` keep?
#
# ### Exercise 5: `Sub` and `Div`
#
# $z = x - y$ and $z = x / y$, of shapes that broadcast. For the quotient,
#
# $$\frac{\partial z}{\partial x} = \frac{1}{y}, \qquad \frac{\partial z}{\partial y} = -\frac{x}{y^2}.$$


# %% exercise="sub_div"
class Sub:
    """x - y, of shapes that broadcast."""

    def forward(self, x, y):
        """Return x - y."""
        ### BEGIN SOLUTION
        self.x_shape = np.shape(x)
        self.y_shape = np.shape(y)
        return x - y
        ### END SOLUTION

    def backward(self, dout):
        """Return (dx, dy), of the shapes of x and y."""
        ### BEGIN SOLUTION
        return unbroadcast(dout, self.x_shape), unbroadcast(-dout, self.y_shape)
        ### END SOLUTION


class Div:
    """x / y, of shapes that broadcast."""

    def forward(self, x, y):
        """Return x / y."""
        ### BEGIN SOLUTION
        self.x = x
        self.y = y
        return x / y
        ### END SOLUTION

    def backward(self, dout):
        """Return (dx, dy), of the shapes of x and y."""
        ### BEGIN SOLUTION
        dx = unbroadcast(dout / self.y, np.shape(self.x))
        dy = unbroadcast(-dout * self.x / self.y**2, np.shape(self.y))
        return dx, dy
        ### END SOLUTION


# %% check="sub" points=1
from course_utils.checks import check_layer, check_steps, inputs

rng = inputs("sub")
check_layer(Sub, x=rng.normal(size=(2, 3)), y=rng.normal(size=(2, 3)))
check_layer(Sub, x=rng.normal(size=3), y=rng.normal(size=(2, 3)))
### BEGIN HIDDEN TESTS
check_layer(Sub, x=rng.normal(size=(2, 3)), y=rng.normal(size=()))
check_layer(Sub, x=rng.normal(size=(4, 1)), y=rng.normal(size=(1, 3)))
### END HIDDEN TESTS
a, b = rng.normal(size=(2, 3)), rng.normal(size=3)


def steps(Sub):
    node, other = Sub(), Sub()
    node.forward(a.copy(), b.copy())
    other.forward(b.copy(), a.copy())
    dx, dy = node.backward(2 * a)
    yield "Sub.backward: dx (after another object was used)", dx
    yield "Sub.backward: dy (after another object was used)", dy


check_steps(Sub, steps)

# %% check="div" points=1
import numpy as np

from course_utils.checks import check_layer, check_steps, inputs

rng = inputs("div")
check_layer(Div, x=rng.normal(size=(2, 3)), y=rng.uniform(1, 2, size=(2, 3)))
check_layer(Div, x=rng.normal(size=(2, 3)), y=rng.uniform(1, 2, size=(2, 1)))
### BEGIN HIDDEN TESTS
check_layer(Div, x=rng.normal(size=()), y=rng.uniform(-3, -1, size=(2, 3)))
check_layer(Div, x=rng.normal(size=3), y=rng.uniform(1, 2, size=(2, 3)))
x, y = rng.normal(size=3), rng.uniform(0.001, 0.002, size=3)


def steps(Div):
    node = Div()
    yield "Div.forward: the result, where y is small", node.forward(x.copy(), y.copy())
    dx, dy = node.backward(np.ones(3))
    yield "Div.backward: dx, where y is small", dx
    yield "Div.backward: dy, where y is small", dy


check_steps(Div, steps)
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 6: `Pow`
#
# $z = x^n$, entry by entry, where the exponent $n$ is a plain number. Its slope is $n\,x^{n-1}$. The
# exponent is an option of `forward` and gets no gradient, so `backward` returns `dx` alone.


# %% exercise="pow"
class Pow:
    """x to the power of a number."""

    def forward(self, x, exponent):
        """Return x ** exponent."""
        ### BEGIN SOLUTION
        self.x = x
        self.exponent = exponent
        return x**exponent
        ### END SOLUTION

    def backward(self, dout):
        """Return dx, the shape of x."""
        ### BEGIN SOLUTION
        return dout * self.exponent * self.x ** (self.exponent - 1)
        ### END SOLUTION


# %% check="pow_slope" points=1
from course_utils.checks import check_layer, inputs

rng = inputs("pow_slope")
check_layer(Pow, x=rng.normal(size=(2, 3)), constants=[3])
check_layer(Pow, x=rng.uniform(1, 2, size=3), constants=[0.5])
### BEGIN HIDDEN TESTS
check_layer(Pow, x=rng.uniform(1, 2, size=(2, 2)), constants=[-2])
check_layer(Pow, x=rng.uniform(-2, -1, size=()), constants=[2])
check_layer(Pow, x=rng.normal(size=3) * [0, 1, 1], constants=[2])
### END HIDDEN TESTS

# %% [markdown]
# Now the first example can be written as one would write it. The numbers are the same.

# %%
x, y = Tensor(2.0), Tensor(1.0)
with Tape() as tape:
    z = x**2 * y + x * y + 3 * y
print("z", z.value, "  dx, dy", *tape.gradient(z, [x, y]))

# %% [markdown]
# ### Exercise 7: `Exp` and `Log`
#
# $e^x$ is its own slope; the slope of the natural logarithm is $1/x$.


# %% exercise="exp_log"
class Exp:
    """exp(x), entry by entry."""

    def forward(self, x):
        """Return exp(x)."""
        ### BEGIN SOLUTION
        self.out = np.exp(x)
        return self.out
        ### END SOLUTION

    def backward(self, dout):
        """Return dx, the shape of x."""
        ### BEGIN SOLUTION
        return dout * self.out
        ### END SOLUTION


class Log:
    """The natural logarithm, entry by entry."""

    def forward(self, x):
        """Return log(x)."""
        ### BEGIN SOLUTION
        self.x = x
        return np.log(x)
        ### END SOLUTION

    def backward(self, dout):
        """Return dx, the shape of x."""
        ### BEGIN SOLUTION
        return dout / self.x
        ### END SOLUTION


# %% check="exp" points=1
from course_utils.checks import check_layer, inputs

rng = inputs("exp")
check_layer(Exp, x=rng.normal(size=(2, 3)))
check_layer(Exp, x=rng.normal(size=()))

# %% check="log" points=1
from course_utils.checks import check_layer, check_steps, inputs

rng = inputs("log")
check_layer(Log, x=rng.uniform(1, 3, size=(2, 3)))
check_layer(Log, x=rng.uniform(1, 3, size=()))
x, dout = rng.uniform(0.001, 0.002, size=3), rng.normal(size=3)


def steps(Log):
    node = Log()
    yield "Log.forward: the result, where x is small", node.forward(x.copy())
    yield "Log.backward: dx, where x is small", node.backward(dout.copy())


check_steps(Log, steps)

# %% [markdown]
# ### Exercise 8: `MatMul`
#
# The product $Z = XY$ of two matrices, with shapes (N, D), (D, M) and (N, M). Both gradients are
# matrix products too; you found them in lesson 5, for `Affine`. The shapes allow only one way to
# multiply `dout` (N, M) with the other input so that `dx` becomes (N, D) and `dy` becomes (D, M).


# %% exercise="matmul"
class MatMul:
    """x @ y for matrices x (N, D) and y (D, M), result (N, M)."""

    def forward(self, x, y):
        """Return x @ y, shape (N, M)."""
        ### BEGIN SOLUTION
        self.x = x
        self.y = y
        return x @ y
        ### END SOLUTION

    def backward(self, dout):
        """Return dx (N, D) and dy (D, M), given dout (N, M)."""
        ### BEGIN SOLUTION
        return dout @ self.y.T, self.x.T @ dout
        ### END SOLUTION


# %% check="matmul_square" points=1
from course_utils.checks import check_layer, inputs

rng = inputs("matmul_square")
check_layer(MatMul, x=rng.normal(size=(3, 3)), y=rng.normal(size=(3, 3)))

# %% check="matmul_shapes" points=1
from course_utils.checks import check_layer, inputs

rng = inputs("matmul_shapes")
check_layer(MatMul, x=rng.normal(size=(2, 3)), y=rng.normal(size=(3, 4)))
check_layer(MatMul, x=rng.normal(size=(1, 4)), y=rng.normal(size=(4, 2)))

# %% [markdown]
# ### An affine layer, without a backward
#
# $Y = XW + b$ with $X$ of shape (2, 3), $W$ (3, 2) and $b$ (2,). The result is an array, so the tape
# returns the gradients of its sum.

# %%
X = Tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
W = Tensor([[0.1, -0.2], [0.3, 0.4], [-0.5, 0.6]])
b = Tensor([0.5, -0.5])
with Tape() as tape:
    Y = X @ W + b
    cube = Y**3
print("Y =\n", Y.value)
for name, gradient in zip(["dW", "db"], tape.gradient(Y, [W, b])):
    print(name, "=\n", gradient)

# %% [markdown]
# Each weight of the sum's gradient is the sum of a column of $X$: 5, 7 and 9. Each entry of $b$ is used
# once in each of the two rows, so its gradient is 2. The tape has also recorded the cube
# $(XW + b)^3$, taken entry by entry. With $S$ the sum of its entries,
# $\partial S/\partial W = X^\top (3\,Y^2)$, a matrix of shape (3, 2). The tape, and then the formula:

# %%
for name, gradient in zip(["dW", "db"], tape.gradient(cube, [W, b])):
    print(name, "=\n", gradient)
print("by the formula, dW =\n", X.value.T @ (3 * Y.value**2))

# %%
edges, labels = recorded_edges(tape, cube, {"X": X, "W": W, "b": b, "cube": cube})
plotting.computational_graph(edges, labels)

# %% [markdown]
# For arrays the picture shows the shapes. On each edge the gradient has the shape of the value: for `b`
# it was summed from (2, 2) back to (2,).

# %% [markdown]
# ### Exercise 9: `Sum` and `Reshape`
#
# `Sum.forward(x, axis=None, keepdims=False)` returns what `np.sum` does. Each entry of `x` goes into one
# of the sums, with slope 1, and so gets *that* sum's gradient: `backward` spreads `dout` over the shape
# of `x`. With `axis=1` and without `keepdims`, `dout` has lost an axis that must be put back before it
# can broadcast.
#
# `Reshape.forward(x, shape)` moves no value, it only changes the form; as for `np.reshape`, one number of
# `shape` may be −1, which stands for what is left. Its `backward` changes it back.
#
# <details><summary>Hint</summary>
#
# `np.expand_dims(dout, axis)` puts one axis (or, for a tuple, several) of length 1 back where it was.
# `np.broadcast_to(dout, shape)` spreads an array over a shape; `dout * np.ones(shape)` does so too.
# </details>


# %% exercise="sum_reshape"
class Sum:
    """The sum of x, over all axes or some."""

    def forward(self, x, axis=None, keepdims=False):
        """Return np.sum(x, axis=axis, keepdims=keepdims)."""
        ### BEGIN SOLUTION
        self.shape = np.shape(x)
        self.axis = axis
        self.keepdims = keepdims
        return np.sum(x, axis=axis, keepdims=keepdims)
        ### END SOLUTION

    def backward(self, dout):
        """Return dx, the shape of x; dout has the shape of the sum."""
        ### BEGIN SOLUTION
        if self.axis is not None and not self.keepdims:
            dout = np.expand_dims(dout, self.axis)
        return np.broadcast_to(dout, self.shape).copy()
        ### END SOLUTION


class Reshape:
    """The entries of x, in their order, in another shape."""

    def forward(self, x, shape):
        """Return x in the new shape."""
        ### BEGIN SOLUTION
        self.shape = np.shape(x)
        return np.reshape(x, shape)
        ### END SOLUTION

    def backward(self, dout):
        """Return dx, the shape of x."""
        ### BEGIN SOLUTION
        return np.reshape(dout, self.shape)
        ### END SOLUTION


# %% check="sum_all" points=1
from course_utils.checks import check_layer, check_steps, inputs

rng = inputs("sum_all")
check_layer(Sum, x=rng.normal(size=(2, 3)))
check_layer(Sum, x=rng.normal(size=4))
a, b = rng.normal(size=(2, 3)), rng.normal(size=4)


def steps(Sum):
    node, other = Sum(), Sum()
    node.forward(a.copy())
    other.forward(b.copy())
    yield "Sum.backward: dx (after another object was used)", node.backward(a[0, 0])


check_steps(Sum, steps)

# %% check="sum_axis" points=1
from course_utils.checks import check_layer, check_steps, inputs

rng = inputs("sum_axis")
check_layer(Sum, x=rng.normal(size=(2, 3)), constants=[0])
check_layer(Sum, x=rng.normal(size=(3, 3)), constants=[-1])
check_layer(Sum, x=rng.normal(size=(2, 3)), constants=[-1, True])
### BEGIN HIDDEN TESTS
check_layer(Sum, x=rng.normal(size=(2, 3, 4)), constants=[(0, 2)])
check_layer(Sum, x=rng.normal(size=(3, 3)), constants=[0, True])
### END HIDDEN TESTS
a, b, dout = rng.normal(size=(3, 3)), rng.normal(size=(3, 3)), rng.normal(size=3)


def steps(Sum):
    node, other = Sum(), Sum()
    node.forward(a.copy(), axis=1)
    other.forward(b.copy(), axis=0)
    yield "Sum.backward: dx (after another object was used)", node.backward(dout.copy())


check_steps(Sum, steps)

# %% check="reshape" points=1
from course_utils.checks import check_layer, check_steps, inputs

rng = inputs("reshape")
check_layer(Reshape, x=rng.normal(size=(2, 3)), constants=[(3, 2)])
check_layer(Reshape, x=rng.normal(size=(2, 6)), constants=[(2, 2, 3)])
check_layer(Reshape, x=rng.normal(size=(2, 3, 2)), constants=[(-1, 3)])
a, b = rng.normal(size=(2, 3)), rng.normal(size=4)


def steps(Reshape):
    node, other = Reshape(), Reshape()
    node.forward(a.copy(), (6,))
    other.forward(b.copy(), (2, 2))
    yield "Reshape.backward: dx (after another object was used)", node.backward(2 * a.ravel())


check_steps(Reshape, steps)

# %% [markdown]
# The tape is complete. Does it agree with central differences, for a formula that uses nearly all of
# it? Lesson 4's `numerical_gradient` knows nothing of nodes and tapes.

# %%
from course_utils.gradients import numerical_gradient, relative_error


def formula(x, W):
    h = (x @ W).tanh() / (1 + (W**2).sum(axis=0))
    return (h.exp() - h.relu()).reshape((-1,)).mean()


rng = np.random.default_rng(0)
x, W = Tensor(rng.normal(size=(4, 3))), Tensor(rng.normal(size=(3, 5)))
with Tape() as tape:
    z = formula(x, W)
for name, tensor in {"x": x, "W": W}.items():
    numerical = numerical_gradient(lambda _: formula(x, W).value, tensor.value)
    error = relative_error(tape.gradient(z, tensor), numerical)
    print(f"{name}: shape {numerical.shape}, relative error below 1e-6: {error < 1e-6}")

# %% [markdown]
# ## A loss from small pieces
#
# Softmax and cross-entropy were one node in lesson 5, whose gradient we worked out on paper. Now the
# operations we have are enough. With logits $x$ of shape (N, C), and $c_i$ the right class of row $i$,
#
# $$L = \frac1N \sum_{i=1}^N \Bigl(\log \sum_{j=1}^C e^{x_{ij}} \;-\; x_{i c_i}\Bigr),$$
#
# because $-\log\frac{e^{x_c}}{\sum_j e^{x_j}} = \log\sum_j e^{x_j} - x_c$. As always, $e^{1000}$ overflows.
# The cure is that of lesson 5: take the row's largest logit $m_i$ away from the row first. But our tape
# has no node for a maximum. It needs none: whatever number is taken away from a whole row, $L$ stays the
# same, so its slope along $m_i$ is 0. It may be an array without a gradient, `logits.value.max(…)`.
#
# ### Exercise 10: `softmax_cross_entropy`
#
# `logits` is a `Tensor` (N, C), `labels` an array of N integers. Return the loss, a `Tensor` of shape
# `()`.
#
# <details><summary>Hint 1: the right class</summary>
#
# The tape has no indexing either. Multiply by one-hot rows, `np.eye(C)[labels]`, and sum over axis 1: of
# each row only the right logit is left.
# </details>
# <details><summary>Hint 2: the shift</summary>
#
# `logits - logits.value.max(axis=1, keepdims=True)`. Use the shifted logits in both terms.
# </details>


# %% exercise="softmax_cross_entropy"
def softmax_cross_entropy(logits, labels):
    """Return the mean cross-entropy of softmax(logits) against the labels.

    logits: Tensor (N, C); labels: integers (N,), each from 0 to C - 1
    Returns a Tensor of shape ().
    """
    ### BEGIN SOLUTION
    shifted = logits - logits.value.max(axis=1, keepdims=True)
    one_hot = np.eye(logits.value.shape[1])[labels]
    right = (shifted * one_hot).sum(axis=1)
    return (shifted.exp().sum(axis=1).log() - right).mean()
    ### END SOLUTION


# %% check="softmax_cross_entropy_value" points=1
from course_utils.checks import check_steps, inputs

rng = inputs("softmax_cross_entropy_value")
x, t = rng.normal(size=(3, 4)), rng.integers(0, 4, 3)


def steps(softmax_cross_entropy):
    yield "softmax_cross_entropy: the loss", softmax_cross_entropy(Tensor(x.copy()), t).value


check_steps(softmax_cross_entropy, steps, given=["Tensor"])

# %% check="softmax_cross_entropy_gradient" points=2
from course_utils.checks import check_steps, inputs

rng = inputs("softmax_cross_entropy_gradient")
x, t = rng.normal(size=(5, 4)), rng.integers(0, 4, 5)


def steps(softmax_cross_entropy):
    logits = Tensor(x.copy())
    with Tape() as tape:
        loss = softmax_cross_entropy(logits, t)
    yield "softmax_cross_entropy: the gradient of the logits", tape.gradient(loss, logits)
    yield "softmax_cross_entropy: the logits afterwards", logits.value


check_steps(softmax_cross_entropy, steps, given=["Tensor", "Tape"])

# %% check="softmax_cross_entropy_stable" points=1
import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("softmax_cross_entropy_stable")
x = rng.normal(size=(3, 4)) + np.array([[1000.0], [0.0], [-1000.0]])
t = x.argmin(axis=1)
far = np.append(x, [[0.0, -1000.0, 500.0, 1000.0]], axis=0)


def steps(softmax_cross_entropy):
    loss = softmax_cross_entropy(Tensor(x.copy()), t)
    yield "softmax_cross_entropy: the loss of large logits", loss.value
    loss = softmax_cross_entropy(Tensor(far.copy()), np.append(t, 3))
    yield "softmax_cross_entropy: the loss of large logits, far apart in a row", loss.value


check_steps(softmax_cross_entropy, steps, given=["Tensor"])

# %% [markdown]
# ## A small framework
#
# What is left is comfort: layers that own their weights, a model that is a list of layers, mini-batches,
# and a loop. With the names that many books use.
#
# ### Exercise 11: `NaiveDense`
#
# `NaiveDense` is the affine layer with its activation. `W` (D, M) is a `Tensor` of normal random numbers
# with standard deviation `weight_init_std`, from `rng`; `b` (M,) is a `Tensor` of zeros. Called with
# inputs (N, D), the layer returns `inputs @ W + b`, with the activation on top if there is one. The
# activation is the name of a method: `getattr(z, "relu")()` is `z.relu()`. `weights` is the list
# `[W, b]`.
#
# <details><summary>Hint</summary>
#
# `@property` lets you write `layer.weights` without a parenthesis. For the random numbers:
# `rng.standard_normal((D, M))`.
# </details>


# %% exercise="naive_dense"
class NaiveDense:
    """activation(inputs @ W + b), with W (D, M) and b (M,)."""

    def __init__(self, input_size, output_size, activation=None, weight_init_std=0.01, rng=0):
        rng = np.random.default_rng(rng)
        self.activation = activation
        ### BEGIN SOLUTION
        self.W = Tensor(weight_init_std * rng.standard_normal((input_size, output_size)))
        self.b = Tensor(np.zeros(output_size))
        ### END SOLUTION

    def __call__(self, inputs):
        """Return a Tensor (N, M) for inputs (N, D), an array or a Tensor."""
        ### BEGIN SOLUTION
        z = inputs @ self.W + self.b
        return getattr(z, self.activation)() if self.activation else z
        ### END SOLUTION

    @property
    def weights(self):
        """The list [W, b]."""
        ### BEGIN SOLUTION
        return [self.W, self.b]
        ### END SOLUTION


# %% check="naive_dense_layer" points=2
import numpy as np

from course_utils.checks import check_steps, inputs

x = inputs("naive_dense_layer").normal(size=(5, 4))
cases = [(None, lambda z: z, np.ones_like), ("relu", lambda z: np.maximum(z, 0), np.sign)]
### BEGIN HIDDEN TESTS
cases.append(("tanh", np.tanh, lambda y: 1 - y**2))  # the last is the slope, from the output
### END HIDDEN TESTS


def steps(NaiveDense):
    for activation, f, slope in cases:
        layer, when = NaiveDense(4, 3, activation, 1.0, 1), f"(activation {activation})"
        W, b = (weight.value for weight in layer.weights)
        yield f"NaiveDense: the shape of W {when}", W.shape
        yield f"NaiveDense: b, at the start {when}", b
        yield f"NaiveDense: there are weights of 0 {when}", bool(np.any(W == 0))
        with Tape() as tape:
            out = layer(x.copy())
        right, dW, db = f(x @ W + b), *tape.gradient(out, layer.weights)
        yield f"NaiveDense: its output less the right one {when}", out.value - right
        yield f"NaiveDense: W is recorded {when}", dW is not None
        yield f"NaiveDense: b is recorded {when}", db is not None
        off = 0 if db is None else db - slope(right).sum(axis=0)
        yield f"NaiveDense: db less the right one {when}", off
        ### BEGIN HIDDEN TESTS
        below = Tensor(x.copy())
        with Tape() as tape:
            out = layer(below)
        yield f"NaiveDense: its output for a Tensor, less the right one {when}", out.value - right
        dx = tape.gradient(out, below)
        yield f"NaiveDense: a Tensor that comes in is recorded {when}", dx is not None
        ### END HIDDEN TESTS
    first, again, other = (NaiveDense(100, 200, None, 0.5, i) for i in (2, 2, 3))
    W, same, others = (layer.weights[0].value for layer in (first, again, other))
    yield "NaiveDense: W spreads by weight_init_std", bool(abs(np.std(W) / 0.5 - 1) < 0.05)
    yield "NaiveDense: the same W from the same rng", bool(np.all(W == same))
    yield "NaiveDense: another W from another rng", bool(np.mean(W != others) > 0.9)


check_steps(NaiveDense, steps, given=["Tensor", "Tape"])


# %% [markdown]
# ### Exercise 12: `NaiveSequential`
#
# A model: it sends its inputs through all its layers, and its `weights` are those of all layers in one
# list.


# %% exercise="naive_sequential"
class NaiveSequential:
    """Layers in a row: each one's output is the next one's input."""

    def __init__(self, layers):
        self.layers = layers

    def __call__(self, inputs):
        """Return the last layer's output."""
        ### BEGIN SOLUTION
        x = inputs
        for layer in self.layers:
            x = layer(x)
        return x
        ### END SOLUTION

    @property
    def weights(self):
        """The weights of all layers, in one list: [W1, b1, W2, b2, …]."""
        ### BEGIN SOLUTION
        weights = []
        for layer in self.layers:
            weights += layer.weights
        return weights
        ### END SOLUTION


# %% check="naive_sequential_model" points=2
from course_utils.checks import check_steps, inputs

x = inputs("naive_sequential_model").normal(size=(5, 4))


def steps(NaiveSequential):
    sizes = {(4, 6): "tanh", (6, 5): None, (5, 3): None}
    layers = [NaiveDense(*size, sizes[size], 1.0, i) for i, size in enumerate(sizes)]
    model = NaiveSequential(layers)
    with Tape() as tape:
        out = model(x.copy())
    yield "NaiveSequential: the output", out.value
    yield "NaiveSequential: the weights", tuple(weight.value for weight in model.weights)
    again = f"{tuple(weight.value.shape for weight in model.weights)}"
    yield "NaiveSequential: the shapes of the weights (at the second call)", again
    dW = tape.gradient(out, layers[0].weights[0])
    yield "NaiveSequential: the first layer's W is recorded", dW is not None
    for weight in model.weights:
        weight.value = weight.value + 1
    label = "NaiveSequential: the output, with 1 added to each of its weights"
    yield label, model(x.copy()).value


check_steps(NaiveSequential, steps, given=["NaiveDense", "Tensor", "Tape"])

# %% [markdown]
# ### Exercise 13: `BatchGenerator`
#
# Hands out the examples in mini-batches, in their order: the first call of `next()` returns the first
# `batch_size` images and their labels, and so on. The last mini-batch takes what is left, so
# `num_batches` is `len(images) / batch_size`, **rounded up**. (MNIST comes shuffled; other data you would
# shuffle first.)
#
# <details><summary>Hint</summary>
#
# `self.index` is the first row of the next mini-batch. A slice may reach over the end of an array: it
# just ends there. `math.ceil` rounds up.
# </details>


# %% exercise="batch_generator"
class BatchGenerator:
    """Hands out images (N, D) and labels (N,) in mini-batches, in their order."""

    def __init__(self, images, labels, batch_size=128):
        self.index = 0
        self.images = images
        self.labels = labels
        self.batch_size = batch_size
        ### BEGIN SOLUTION
        self.num_batches = -(-len(images) // batch_size)  # minus twice: rounds up
        ### END SOLUTION

    def next(self):
        """Return the next images (n, D) and labels (n,)."""
        ### BEGIN SOLUTION
        images = self.images[self.index : self.index + self.batch_size]
        labels = self.labels[self.index : self.index + self.batch_size]
        self.index += self.batch_size
        return images, labels
        ### END SOLUTION


# %% check="batch_generator_first" points=1
import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("batch_generator_first")
images, labels = rng.normal(size=(12, 8)), np.sort(rng.permutation(50)[:12])


def steps(BatchGenerator):
    batches = BatchGenerator(images.copy(), labels.copy(), 6)
    yield "BatchGenerator: num_batches for 12 images", batches.num_batches
    first = tuple(batches.next())
    rising = np.ndim(first[1]) > 1 or np.all(np.diff(first[1]) > 0)
    yield "BatchGenerator: labels that rise come back rising", bool(rising)
    yield "BatchGenerator: the first mini-batch", first
    again = tuple(BatchGenerator(images.copy(), labels.copy(), 6).next())
    yield "BatchGenerator: the first mini-batch (after another object was used)", again


check_steps(BatchGenerator, steps)


# %% check="batch_generator_all" points=1
from course_utils.checks import check_steps, inputs

rng = inputs("batch_generator_all")
images, labels = rng.normal(size=(10, 2)), rng.permutation(10)


def steps(BatchGenerator):
    batches = BatchGenerator(images.copy(), labels.copy(), 4)
    yield "BatchGenerator: num_batches for 10 images, 4 at a time", batches.num_batches
    for i in range(3):
        yield f"BatchGenerator: mini-batch {i}", tuple(batches.next())


check_steps(BatchGenerator, steps)

# %% [markdown]
# ### Exercise 14: `one_training_step` and `fit`
#
# One step: open a tape, compute the loss of the mini-batch, ask the tape for the gradients of
# `model.weights`, and move each weight's `.value` against its gradient, `learning_rate` times as far.
# Return the loss **before** the step, as a plain number.
#
# `fit` takes such steps for `epochs` epochs. Each epoch goes through all examples once, with a new
# `BatchGenerator`. It returns the list of all losses.
#
# <details><summary>Hint</summary>
#
# Only the loss belongs inside `with`. To move a weight: `weight.value -= …`, or
# `weight.value = weight.value - …`. The plain number is `float(loss.value)`.
# </details>


# %% exercise="training"
def one_training_step(model, images_batch, labels_batch, learning_rate=0.1):
    """Move the model's weights once; return the loss before, a number.

    images_batch: array (N, D); labels_batch: integers (N,)
    """
    ### BEGIN SOLUTION
    with Tape() as tape:
        logits = model(images_batch)
        loss = softmax_cross_entropy(logits, labels_batch)
    gradients = tape.gradient(loss, model.weights)
    for weight, gradient in zip(model.weights, gradients):
        weight.value -= learning_rate * gradient
    return float(loss.value)
    ### END SOLUTION


def fit(model, images, labels, epochs, batch_size=128, learning_rate=0.1):
    """Train the model; return the list of the losses of all mini-batches.

    images: array (N, D); labels: integers (N,)
    """
    ### BEGIN SOLUTION
    losses = []
    for _ in range(epochs):
        batches = BatchGenerator(images, labels, batch_size)
        for _ in range(batches.num_batches):
            images_batch, labels_batch = batches.next()
            losses.append(one_training_step(model, images_batch, labels_batch, learning_rate))
    return losses
    ### END SOLUTION


# %% check="one_training_step" points=2
from course_utils.checks import check_steps, inputs

rng = inputs("one_training_step")
x, t = rng.normal(size=(6, 4)), rng.integers(0, 3, 6)


def steps(one_training_step):
    model = NaiveSequential([NaiveDense(4, 5, "tanh", 1.0, 1), NaiveDense(5, 3, None, 1.0, 2)])
    yield "one_training_step: the loss", one_training_step(model, x.copy(), t, 0.3)
    yield "one_training_step: the weights", tuple(weight.value for weight in model.weights)
    yield (
        "one_training_step: the loss (at the second call)",
        one_training_step(model, x.copy(), t, 0.3),
    )


check_steps(
    one_training_step,
    steps,
    given=["Tensor", "Tape", "softmax_cross_entropy", "NaiveDense", "NaiveSequential"],
)

# %% check="fit" points=2
import numpy as np

from course_utils.checks import check_steps, inputs

rng = inputs("fit")
x, t = rng.normal(size=(10, 4)), rng.integers(0, 3, 10)


def steps(fit):
    model = NaiveSequential([NaiveDense(4, 3, None, 1.0, 1)])
    losses = fit(model, x.copy(), t, 2, 4, 0.5)
    yield "fit: the list of losses", losses if losses is None else np.array(losses)
    yield "fit: the weights", tuple(weight.value for weight in model.weights)
    yield (
        "fit: how many losses come back for one more epoch",
        len(fit(model, x.copy(), t, 1, 4, 0.5)),
    )


check_steps(
    fit, steps, given=["BatchGenerator", "NaiveDense", "NaiveSequential", "one_training_step"]
)

# %% [markdown]
# ## Beside the network by hand
#
# The network of lessons 6 and 7 has a `backward` for each layer. Give both the same weights, and the same
# mini-batch of 100 digits.

# %%
from course_utils.datasets import load_mnist
from course_utils.network import TwoLayerNet

(x_train, t_train), (x_test, t_test) = load_mnist()
net = TwoLayerNet(784, 50, 10)
model = NaiveSequential([NaiveDense(784, 50, "relu"), NaiveDense(50, 10)])
for weight, key in zip(model.weights, ["W1", "b1", "W2", "b2"]):
    weight.value = net.params[key].copy()

# %%
x_batch, t_batch = x_train[:100], t_train[:100]
with Tape() as tape:
    loss = softmax_cross_entropy(model(x_batch), t_batch)
print(len(tape.records), "operations were recorded")
by_tape = tape.gradient(loss, model.weights)
by_hand = net.gradient(x_batch, t_batch)
for key, gradient in zip(by_hand, by_tape):
    off = np.abs(gradient - by_hand[key]).max()
    print(f"{key}: shape {gradient.shape}, largest difference below 1e-10: {off < 1e-10}")

# %% [markdown]
# The same gradients, from 14 operations that know nothing of each other. And the loss?

# %%
probabilities = net.last_layer.y[np.arange(100), t_batch]
print(f"on the tape                  {loss.value:.12f}")
print(f"by hand, log(p)              {-np.log(probabilities).mean():.12f}")
print(f"by hand, log(p + 1e-7)       {net.loss(x_batch, t_batch):.12f}")

# %% [markdown]
# The first two agree in all twelve decimals. The third is what lesson 5's `cross_entropy_error` computes: the
# small number that keeps it from log(0) moves the loss in its sixth decimal. Our formula never takes the
# logarithm of a probability, and needs no such number.
#
# Now let both learn from the same 300 mini-batches.

# %%
from course_utils.training import sgd_update

losses = {"by hand": [], "on the tape": []}
batches = BatchGenerator(x_train, t_train, 100)
for _ in range(300):
    x_batch, t_batch = batches.next()
    losses["by hand"].append(net.loss(x_batch, t_batch))
    sgd_update(net.params, net.gradient(x_batch, t_batch), lr=0.1)
    losses["on the tape"].append(one_training_step(model, x_batch, t_batch, 0.1))
for weight, (key, by_hand) in zip(model.weights, net.params.items()):
    off = np.abs(weight.value - by_hand).max()
    print(f"{key}: largest difference below 1e-10: {off < 1e-10}")

# %%
plotting.training_curves(losses)

# %% [markdown]
# One curve covers the other, and after 300 steps the weights are still the same.
#
# ## MNIST
#
# A fresh network of 100 hidden units, and a few epochs of 469 mini-batches. `EPOCHS` is the setting
# that decides how long this takes: about a second for each.

# %%
EPOCHS = 1 if "NBGRADER_EXECUTION" in os.environ else 4

rng = np.random.default_rng(0)
model = NaiveSequential([NaiveDense(784, 100, "relu", rng=rng), NaiveDense(100, 10, rng=rng)])
losses, accuracies = [], []
for epoch in range(EPOCHS):
    losses += fit(model, x_train, t_train, epochs=1, learning_rate=0.5)
    accuracies.append(np.mean(model(x_test).value.argmax(axis=1) == t_test))
    print(f"epoch {epoch + 1}: {accuracies[-1]:.1%} of the test digits are read right")

# %%
plotting.training_curves(losses, accuracies, smooth=50)

# %% [markdown]
# Over 90 % after the first epoch, and nowhere a backward pass was written for the network. The accuracy is
# measured outside of any tape: `model(x_test)` records nothing and keeps nothing. In PyTorch you write
# `with torch.no_grad():` for that.

# %%
logits = model(x_test[:10]).value
plotting.digit_grid(
    x_test[:10].reshape(-1, 28, 28),
    [f"{k}" for k in logits.argmax(axis=1)],
    columns=5,
    title="read as",
)

# %% [markdown]
# ## In your own words
#
# ### Question (3 points)
#
# A friend says: "Automatic differentiation must either work out the formula of the derivative, as we did
# at school, or try small steps." Answer in four to six sentences. What does your tape do instead? What
# does it have to keep until `gradient` is called, and what does that mean for the memory of a deep
# network?

# %% [markdown] question="what_a_tape_does" points=3
# **A model answer.** Neither. The tape never sees a formula: it remembers which operations took place, in
# this run, with these values. Each operation knows its own slope exactly. `gradient` starts with 1 at the
# result, walks back through the recorded operations in topological order, multiplies the upstream gradient
# by each one's slope, and adds up where a value was used more than once. The result is a number (or an
# array) that is exact up to rounding, not a formula, and no step size is involved. Until then the tape has
# to keep every node with what its forward pass stored, mostly the inputs or outputs as arrays. So the
# memory grows with the number of operations, that is with the depth and the size of the mini-batch,
# while a forward pass alone could forget each value once it is used.
#
# **Rubric, for the person who grades**
#
# - 1 point: it is neither symbolic nor numerical: it records operations on actual values and applies the
#   chain rule to these, exactly (up to rounding).
# - 1 point: what happens on the way back: from the end, in (reversed) topological order, each node's
#   slope times the upstream gradient; several uses add up.
# - 1 point: the intermediate values (what nodes kept) stay in memory until the way back, so that memory
#   grows with depth and mini-batch size.

# %% [markdown]
# ## Summary
#
# - A node may hand on its gradient once all who use it have had their turn: a topological order, from the
#   end.
# - A tape records, for each output, the node and its inputs. `gradient` starts with ones, calls each
#   `backward` once, and adds up.
# - A new operation is a node with `forward` and `backward`. `unbroadcast` undoes broadcasting.
# - What is not recorded is a constant, such as the maximum in the loss.
# - Layers, models and `fit` are a thin coat over it, and the gradients are those that you wrote by hand.
#
# ## Quiz
#
# Answer first, then unfold.
#
# <details><summary>1. z is an array of shape (4, 3). What does <code>tape.gradient(z, x)</code> mean?</summary>
#
# The gradient of the sum of all twelve entries of z. It has the shape of x.
# </details>
# <details><summary>2. In <code>gradient</code>, someone writes <code>gradients[x] = dx</code> in place of adding. For which formulas is the result still right?</summary>
#
# For those in which every value is used only once. In x * y + x, one of the two ways into x is lost.
# </details>
# <details><summary>3. You compute y = x * x before the <code>with</code>, and z = y * 3 inside. What is <code>tape.gradient(z, x)</code>?</summary>
#
# None: the tape has not seen how y came about. The gradient of y is there, 3.
# </details>
# <details><summary>4. Instead of a topological order, one could follow each path from the result to x, multiply the slopes along it, and add up the paths. Why does nobody do that?</summary>
#
# It is right, but slow: each value that is used twice doubles the number of paths. For y = y + y, thirty times
# in a row, there are 2 to the power of 30 of them, a thousand million; the topological order makes thirty
# steps.
# </details>
#
# **Next** In lesson 11 the same numbers come from PyTorch, TensorFlow and SymPy. You will know what goes on
# inside.
