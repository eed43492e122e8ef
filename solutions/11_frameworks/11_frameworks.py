# %% [markdown] needs="torch tensorflow sympy" seconds=300
# # 11. Frameworks
#
# You have built it all: nodes, layers, a tape. Nobody who trains networks for a living does so every day; they
# use a **framework**. In this lesson you meet three that find derivatives for you, and you meet
# them as somebody who knows what goes on inside. PyTorch keeps the graph in its tensors. TensorFlow has
# a tape, nearly yours. SymPy works on formulas. All three must give the numbers that you already have.
#
# **You will be able to**
#
# - get gradients from PyTorch and train with them, by hand and with an optimizer,
# - write a `torch.nn.Module` whose parameters are found,
# - use TensorFlow's `GradientTape`, and train a Keras model,
# - let SymPy derive a formula, and decide whether a formula of yours is right,
# - name the classic slip of each: gradients that pile up, parameters that are not registered, constants that
#   nobody watched.
#
# **You need** the two-layer network (lesson 6), training (lesson 7) and the tape (lesson 10). The three
# libraries are large, and the course does not install them; Colab and Kaggle have them all. Each part runs
# only where its library is installed; elsewhere it says so in one line, and its checks earn nothing.
# **Time** about 120 minutes. **Notation** is collected in [docs/notation.md](../../docs/notation.md).

# %%
import numpy as np

from course_utils import plotting
from course_utils.network import TwoLayerNet

# %% [markdown]
# ## What we compare with
#
# Two examples go through the whole lesson. The first is the polynomial of lesson 10,
#
# $$z = x^2 y + x y + 3 y, \qquad \frac{\partial z}{\partial x} = 2xy + y, \qquad
#   \frac{\partial z}{\partial y} = x^2 + x + 3,$$
#
# with the gradients 5 and 9 at $x = 2$, $y = 1$. Here is what the course's tape recorded of it:

# %%
from course_utils.autograd import Tape, Tensor, recorded_edges

x, y = Tensor(2.0), Tensor(1.0)
with Tape() as tape:
    z = x**2 * y + x * y + 3 * y
edges, labels = recorded_edges(tape, z, {"x": x, "y": y, "z": z})
plotting.computational_graph(edges, labels=labels)

# %% [markdown]
# $x$ is used twice: 4 comes back along one of its edges and 1 along the other, 5 in all.
#
# The second is the network of lesson 6 on 100 digits of MNIST, with $D = 784$ inputs, $H = 50$ hidden units
# and $C = 10$ classes. We keep its weights, its loss, and its gradients by hand: these are the numbers to meet.

# %%
from course_utils.datasets import load_mnist

(x_train, t_train), (x_test, t_test) = load_mnist()
x_batch, t_batch = x_train[:100], t_train[:100]
net = TwoLayerNet(784, 50, 10, dtype=np.float32)
params = {key: value.copy() for key, value in net.params.items()}
by_hand = net.gradient(x_batch, t_batch)
print(f"loss by hand {net.loss(x_batch, t_batch):.4f}")

# %% [markdown]
# > **Note** The weights are `float32` here, as frameworks have them: half the memory, and about 7 digits
# > in place of 16. "The same number" will mean: the same in the first five or six digits.

# %% [markdown]
# # PyTorch
#
# Elsewhere you would write `import torch`. Here the library comes through `course_utils`, for one reason:
# where it is not installed you read one line, and the notebook goes on. A cell that needs it begins with
# `if torch:`.

# %%
from course_utils.frameworks import torch

if torch:
    print("PyTorch", torch.__version__.split("+")[0])

# %% [markdown]
# ## A tensor that remembers
#
# A PyTorch **tensor** is an array. One that is made with `requires_grad=True` also leaves a trace, as
# your `Tensor` did. There is no `with`: each result holds the node that made it, in `grad_fn`, and that
# node knows its inputs. The tape is spread over the tensors.

# %%
if torch:
    x = torch.tensor(2.0, requires_grad=True)
    y = torch.tensor(1.0, requires_grad=True)
    z = x**2 * y + x * y + 3 * y
    print("z =", z.item(), "  made by", type(z.grad_fn).__name__)

# %% [markdown]
# `z.backward()` walks back from `z`. It returns nothing: each tensor that we marked finds its gradient in
# `.grad`.

# %%
if torch:
    z.backward()
    print("dx =", x.grad.item(), "  dy =", y.grad.item())

# %% [markdown]
# 5 and 9. Now compute `z` once more, and go back once more:

# %%
if torch:
    z = x**2 * y + x * y + 3 * y
    z.backward()
    print("dx =", x.grad.item(), "  dy =", y.grad.item())
    x.grad.zero_()
    print("dx =", x.grad.item(), "  after zero_()")

# %% [markdown]
# 10 and 18. **`backward` adds to what `.grad` holds**, from one call to the next. Within one graph you know why:
# a value that is used twice adds up its gradients. PyTorch does not stop there, so between two steps of
# training *you* must set them back to zero. A name that ends in an underscore, such as `zero_`, changes its
# tensor in place.
#
# From NumPy to PyTorch and back, one converts by hand:
#
# | you have | you want | write |
# | --- | --- | --- |
# | an array `a` | a tensor, a copy of it | `torch.tensor(a)` |
# | a tensor with one number | a Python number | `loss.item()` |
# | a tensor that leaves no trace, such as `W.grad` | an array | `W.grad.numpy()` |
# | one that does | an array | `W.detach().numpy()` |
#
# ### Exercise 1: `torch_gradients`
#
# Lesson 10 had $(xW + b)^3$, entry by entry. Given arrays $x$ $(N, D)$, $W$ $(D, M)$ and $b$ $(M,)$, compute
# the sum of all entries,
#
# $$L = \sum_{n,m} \bigl((xW + b)_{nm}\bigr)^3,$$
#
# and return `L` as a number and the gradients `(dx, dW, db)` as arrays.
#
# <details><summary>Hint</summary>
#
# Make a tensor of each array, with `requires_grad=True`. `@`, `+`, `** 3` and `.sum()` work as in NumPy.
# Then `backward()`, and the table above.
# </details>


# %% exercise="torch_gradients"
def torch_gradients(x, W, b):
    """Return L = the sum of (x @ W + b)³, a number, and (dx, dW, db), arrays.

    x: array (N, D); W: array (D, M); b: array (M,)
    """
    ### BEGIN SOLUTION
    x = torch.tensor(x, requires_grad=True)
    W = torch.tensor(W, requires_grad=True)
    b = torch.tensor(b, requires_grad=True)
    loss = ((x @ W + b) ** 3).sum()
    loss.backward()
    return loss.item(), (x.grad.numpy(), W.grad.numpy(), b.grad.numpy())
    ### END SOLUTION


# %% check="torch_gradients_one_row" points=1
from course_utils.checks import check_gradient, check_with, inputs

rng = inputs("torch_gradients_one_row")
value = lambda x, W, b: ((x @ W + b) ** 3).sum()
arrays = {"x": rng.normal(size=(1, 3)), "W": rng.normal(size=(3, 2)), "b": rng.normal(size=2)}
check_with("torch", check_gradient, torch_gradients, value=value, tolerance=1e-4, **arrays)

# %% check="torch_gradients_batch" points=1
from course_utils.checks import check_gradient, check_with, inputs

rng = inputs("torch_gradients_batch")
value = lambda x, W, b: ((x @ W + b) ** 3).sum()
arrays = {"x": rng.normal(size=(5, 2)), "W": rng.normal(size=(2, 3)), "b": rng.normal(size=3)}
check_with("torch", check_gradient, torch_gradients, value=value, tolerance=1e-4, **arrays)

# %% [markdown]
# ## Lesson 6, in six lines
#
# The network again, from the same weights. `cross_entropy` of PyTorch takes the **logits**: the softmax is
# inside, as in our `SoftmaxWithLoss`.

# %%
if torch:
    p = {key: torch.tensor(value, requires_grad=True) for key, value in params.items()}
    hidden = torch.relu(torch.tensor(x_batch) @ p["W1"] + p["b1"])
    logits = hidden @ p["W2"] + p["b2"]
    loss = torch.nn.functional.cross_entropy(logits, torch.tensor(t_batch))
    loss.backward()
    print(f"loss in PyTorch {loss.item():.4f}")

# %%
if torch:
    for key, tensor in p.items():
        off = np.abs(tensor.grad.numpy() - by_hand[key]).max() / np.abs(by_hand[key]).max()
        print(f"d{key}: shape {tuple(tensor.grad.shape)}, the same to 5 digits: {off < 1e-5}")

# %% [markdown]
# The loss agrees, and so do all four gradients: 39,760 numbers, and no `backward` of ours. (In the loss's sixth digit
# you would see the 1e-7 that lesson 5 puts into its logarithm, and PyTorch does not.)
#
# ## A step of training, by hand
#
# With the gradients there, a step is $W \leftarrow W - \eta\,\partial L/\partial W$, in place. Two things are
# new:
#
# - **`with torch.no_grad():`** The update is arithmetic with `W`, and PyTorch would record it like
#   any other; it even refuses to change a marked tensor in place. Inside this block it looks away.
# - **`W.grad.zero_()`** Afterwards the gradient is used up, and must not be added to the next one.
#
# ### Exercise 2: `torch_fit`
#
# The forward pass is written. Add the way back and the update, for all the tensors in the dict `p`.
#
# <details><summary>Hint 1: which lines?</summary>
#
# `loss.backward()`; then, under `with torch.no_grad():`, a loop over `p.values()` with two lines in it.
# </details>
# <details><summary>Hint 2: in place</summary>
#
# `tensor -= lr * tensor.grad` changes the tensor itself. `tensor = tensor - …` gives the *name* to
# another one, and the dict still holds the old.
# </details>


# %% exercise="torch_fit"
def torch_fit(params, x, t, lr, steps):
    """Take steps of gradient descent; return the loss before each, and the parameters at the end.

    params: dict of arrays W1 (D, H), b1 (H,), W2 (H, C), b2 (C,); x: array (N, D); t: labels (N,)
    """
    p = {key: torch.tensor(value, requires_grad=True) for key, value in params.items()}
    x, t = torch.tensor(x), torch.tensor(t)
    losses = []
    for _ in range(steps):
        logits = torch.relu(x @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]
        loss = torch.nn.functional.cross_entropy(logits, t)
        ### BEGIN SOLUTION
        loss.backward()
        with torch.no_grad():
            for tensor in p.values():
                tensor -= lr * tensor.grad
                tensor.grad.zero_()
        ### END SOLUTION
        losses.append(loss.item())
    return losses, {key: tensor.detach().numpy() for key, tensor in p.items()}


# %% [markdown]
# The checks compare with `numpy_fit`: the same steps with lesson 6's `TwoLayerNet`, in NumPy.

# %% check="torch_fit_one_step" points=1
from course_utils.checks import check_function, check_with, inputs
from course_utils.frameworks import numpy_fit
from course_utils.network import TwoLayerNet

rng = inputs("torch_fit_one_step")
start = {"params": TwoLayerNet(4, 5, 3, 0.8, rng).params, "x": rng.normal(size=(6, 4))}
start |= {"t": rng.integers(0, 3, 6), "lr": 0.3, "steps": 1}
check_with("torch", check_function, torch_fit, expected=numpy_fit(**start), tolerance=1e-4, **start)

# %% check="torch_fit_many_steps" points=2
from course_utils.checks import check_function, check_with, inputs
from course_utils.frameworks import numpy_fit
from course_utils.network import TwoLayerNet

rng = inputs("torch_fit_many_steps")
start = {"params": TwoLayerNet(3, 6, 4, 0.8, rng).params, "x": rng.normal(size=(8, 3))}
start |= {"t": rng.integers(0, 4, 8), "lr": 0.4, "steps": 4}
check_with("torch", check_function, torch_fit, expected=numpy_fit(**start), tolerance=1e-4, **start)

# %% [markdown]
# ## An optimizer does the update
#
# The update is always the same, so PyTorch has it ready. An **optimizer** is made once, with the tensors
# that it is to move. Then each step is three calls:
#
# ```python
# optimizer = torch.optim.SGD(tensors, lr=0.1)
# optimizer.zero_grad()    # forget the last step's gradients
# loss.backward()          # compute this step's
# optimizer.step()         # move every tensor, under no_grad
# ```
#
# It can do more than we did by hand. With `momentum=0.9` it keeps a **velocity** $v$ for each tensor,
# which starts at 0 and averages over the last steps, so that the walk is smoother:
#
# $$v \leftarrow 0.9\,v + \frac{\partial L}{\partial W}, \qquad W \leftarrow W - \eta\,v .$$
#
# ### Exercise 3: `optimizer_fit`
#
# Make the optimizer before the loop, with all tensors of `p`, the learning rate and the momentum. Then add the
# three calls.
#
# <details><summary>Hint</summary>
#
# `torch.optim.SGD(p.values(), lr=lr, momentum=momentum)`. The order of the three calls is that of the
# example above.
# </details>


# %% exercise="optimizer_fit"
def optimizer_fit(params, x, t, lr, momentum, steps):
    """Train with torch.optim.SGD; return the loss before each step, and the parameters at the end.

    params: dict of arrays W1 (D, H), b1 (H,), W2 (H, C), b2 (C,); x: array (N, D); t: labels (N,)
    """
    p = {key: torch.tensor(value, requires_grad=True) for key, value in params.items()}
    x, t = torch.tensor(x), torch.tensor(t)
    losses = []
    ### BEGIN SOLUTION
    optimizer = torch.optim.SGD(p.values(), lr=lr, momentum=momentum)
    ### END SOLUTION
    for _ in range(steps):
        logits = torch.relu(x @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]
        loss = torch.nn.functional.cross_entropy(logits, t)
        ### BEGIN SOLUTION
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        ### END SOLUTION
        losses.append(loss.item())
    return losses, {key: tensor.detach().numpy() for key, tensor in p.items()}


# %% check="optimizer_fit_plain" points=1
from course_utils.checks import check_function, check_with, inputs
from course_utils.frameworks import numpy_fit
from course_utils.network import TwoLayerNet

rng = inputs("optimizer_fit_plain")
start = {"params": TwoLayerNet(4, 5, 3, 0.8, rng).params, "x": rng.normal(size=(6, 4))}
start |= {"t": rng.integers(0, 3, 6), "lr": 0.3, "momentum": 0.0, "steps": 3}
right = numpy_fit(**start)
check_with("torch", check_function, optimizer_fit, expected=right, tolerance=1e-4, **start)

# %% check="optimizer_fit_momentum" points=1
from course_utils.checks import check_function, check_with, inputs
from course_utils.frameworks import numpy_fit
from course_utils.network import TwoLayerNet

rng = inputs("optimizer_fit_momentum")
start = {"params": TwoLayerNet(3, 6, 4, 0.8, rng).params, "x": rng.normal(size=(8, 3))}
start |= {"t": rng.integers(0, 4, 8), "lr": 0.1, "momentum": 0.9, "steps": 5}
right = numpy_fit(**start)
check_with("torch", check_function, optimizer_fit, expected=right, tolerance=1e-4, **start)

# %% [markdown]
# ## A module finds its parameters
#
# A list of tensors by hand is fine for four. For a large network, a `torch.nn.Module` collects them: **whatever
# is stored on `self` as a `torch.nn.Parameter` is registered**, and `model.parameters()` yields it,
# from this module and from every module inside it. A `Parameter` is a tensor that requires a gradient.
#
# Registering happens when you write `self.name = …`. What hides in a plain list is not seen:


# %%
class Hidden(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.W = torch.nn.Parameter(torch.zeros(2, 3))
        self.others = [torch.nn.Parameter(torch.zeros(5)), torch.nn.Parameter(torch.zeros(7))]


if torch:
    print([tuple(parameter.shape) for parameter in Hidden().parameters()])

# %% [markdown]
# One of three. An optimizer that was made with `Hidden().parameters()` would move `W` and leave the others where
# they started, without a word. (`torch.nn.ParameterList` is a list that does register.)
#
# ### Exercise 4: `TwoLayer`
#
# Write the network as a module. `__init__` registers the four arrays of `params` as parameters; `forward` takes
# a tensor and returns the logits. The last three methods are written: they show from outside what you built.
#
# <details><summary>Hint</summary>
#
# `torch.nn.Parameter(torch.tensor(array))`, stored as `self.W1` and so on. The formula of `forward` stands in
# the exercise before. No softmax: it is in the loss.
# </details>


# %% exercise="two_layer"
class TwoLayer(torch.nn.Module):
    """Affine, Relu, Affine: the network of lesson 6, as a PyTorch module."""

    def __init__(self, params):
        """params: dict of arrays W1 (D, H), b1 (H,), W2 (H, C), b2 (C,)"""
        super().__init__()
        ### BEGIN SOLUTION
        self.W1 = torch.nn.Parameter(torch.tensor(params["W1"]))
        self.b1 = torch.nn.Parameter(torch.tensor(params["b1"]))
        self.W2 = torch.nn.Parameter(torch.tensor(params["W2"]))
        self.b2 = torch.nn.Parameter(torch.tensor(params["b2"]))
        ### END SOLUTION

    def forward(self, x):
        """Return the logits (N, C), a tensor, for the tensor x (N, D)."""
        ### BEGIN SOLUTION
        hidden = torch.relu(x @ self.W1 + self.b1)
        return hidden @ self.W2 + self.b2
        ### END SOLUTION

    def predict(self, x):
        """Return the logits for an array x, as an array."""
        with torch.no_grad():
            return self(torch.tensor(x)).numpy()

    def registered(self):
        """Return how many numbers an optimizer would move."""
        return sum(parameter.numel() for parameter in self.parameters())

    def reached(self, x):
        """Return how many of them get a gradient from the logits for an array x."""
        self(torch.tensor(x)).sum().backward()
        return sum(tensor.numel() for tensor in self.parameters() if tensor.grad is not None)


# %% check="two_layer_forward" points=1
from course_utils.checks import check_steps, check_with, inputs
from course_utils.network import TwoLayerNet

rng = inputs("two_layer_forward")
net4, x = TwoLayerNet(4, 5, 3, 0.8, rng), rng.normal(size=(6, 4))
net4.params["b1"][...], net4.params["b2"][...] = rng.normal(size=5), rng.normal(size=3)


def steps(TwoLayer):
    yield "TwoLayer: the logits", TwoLayer(net4.params).predict(x)


right = {"TwoLayer: the logits": net4.predict(x)}
praise = "TwoLayer: the logits are those of lesson 6."
check_with("torch", check_steps, TwoLayer, steps, right, tolerance=1e-4, praise=praise)

# %% check="two_layer_registered" points=1
from course_utils.checks import check_steps, check_with, inputs
from course_utils.network import TwoLayerNet

rng = inputs("two_layer_registered")
D, H, C = rng.integers(2, 9, size=3)
x, every = rng.normal(size=(6, D)), D * H + H + H * C + C


def steps(TwoLayer):
    model = TwoLayer(TwoLayerNet(D, H, C).params)
    yield "TwoLayer: the registered numbers", model.registered()
    yield "TwoLayer: how many of them get a gradient", model.reached(x)


right = {
    "TwoLayer: the registered numbers": every,
    "TwoLayer: how many of them get a gradient": every,
}
praise = "TwoLayer: all its parameters are registered, and get a gradient."
check_with("torch", check_steps, TwoLayer, steps, right, praise=praise)

# %% [markdown]
# Now the parts come together: a module, an optimizer, mini-batches of 100. One epoch of MNIST:

# %%
if torch:
    model = TwoLayer(params)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.03, momentum=0.9)
    for first in range(0, 60000, 100):
        rows = slice(first, first + 100)
        logits = model(torch.tensor(x_train[rows]))
        loss = torch.nn.functional.cross_entropy(logits, torch.tensor(t_train[rows]))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    accuracy = np.mean(model.predict(x_test).argmax(axis=1) == t_test)
    print(f"{accuracy:.1%} of the test digits are read right")

# %% [markdown]
# In practice even the parameters come ready: `torch.nn.Linear(784, 50)` is an affine layer that registers its
# own. Mind its shape:

# %%
if torch:
    linear = torch.nn.Linear(784, 50)
    print({name: tuple(parameter.shape) for name, parameter in linear.named_parameters()})

# %% [markdown]
# PyTorch keeps the weight as $(M, D)$ and computes $x W^\top + b$. Whoever moves weights from NumPy to `Linear`
# must transpose them; on a square layer nothing would complain.

# %% [markdown]
# # TensorFlow
#
# TensorFlow's tape will look familiar: lesson 10's `Tape` has its names from there.

# %%
from course_utils.frameworks import tf

if tf:
    print("TensorFlow", tf.__version__)

# %% [markdown]
# ## `GradientTape`
#
# A `tf.Variable` is a value that can change, such as a weight. While a tape is open, it records what is done
# with variables; afterwards `tape.gradient(result, sources)` walks back.

# %%
if tf:
    x, y = tf.Variable(2.0), tf.Variable(1.0)
    with tf.GradientTape() as tape:
        z = x**2 * y + x * y + 3 * y
    dx, dy = tape.gradient(z, [x, y])
    print("z =", float(z), "  dx =", float(dx), "  dy =", float(dy))

# %% [markdown]
# 5 and 9 once more. Nothing piles up here: each tape is new, and the gradients are returned. Two other
# things go wrong instead. First, a **constant** is not recorded:

# %%
if tf:
    x = tf.constant(2.0)
    with tf.GradientTape() as tape:
        z = x**2
    print("not watched:", tape.gradient(z, x))
    with tf.GradientTape() as tape:
        tape.watch(x)
        z = x**2
    print("watched:    ", float(tape.gradient(z, x)))

# %% [markdown]
# The first answer is `None`, not an error. A tape saves work by recording only what it was asked to: variables,
# and what it was told to **watch**. Second, a tape answers **once**, and then forgets everything:

# %%
if tf:
    x = tf.Variable(3.0)
    with tf.GradientTape(persistent=True) as tape:
        y = x**2
        z = y**2
    print("dz/dx =", float(tape.gradient(z, x)), "  dy/dx =", float(tape.gradient(y, x)))

# %% [markdown]
# Without `persistent=True` the second question stops with a `RuntimeError`. To ask for several *sources* in one
# call needs no such thing: `tape.gradient(z, [x, y])`.
#
# ### Exercise 5: `tf_polynomial`
#
# Given two Python floats, make **constants** of them with `tf.constant`, and return the value of
# $z = x^2y + xy + 3y$ with its gradients `(dx, dy)`; each as a plain `float(…)`.


# %% exercise="tf_polynomial"
def tf_polynomial(x, y):
    """Return z = x²y + xy + 3y, and (dx, dy), for two floats; all of them floats."""
    ### BEGIN SOLUTION
    x, y = tf.constant(x), tf.constant(y)
    with tf.GradientTape() as tape:
        tape.watch([x, y])
        z = x**2 * y + x * y + 3 * y
    dx, dy = tape.gradient(z, [x, y])
    return float(z), (float(dx), float(dy))
    ### END SOLUTION


# %% check="tf_polynomial_numbers" points=1
from course_utils.checks import check_gradient, check_with

z = lambda x, y: x**2 * y + x * y + 3 * y
check_with("tensorflow", check_gradient, tf_polynomial, value=z, tolerance=1e-4, x=2.0, y=1.0)

# %% check="tf_polynomial_any" points=1
from course_utils.checks import check_gradient, check_with, inputs

x, y = map(float, inputs("tf_polynomial_any").uniform(1, 3, 2))
z = lambda x, y: x**2 * y + x * y + 3 * y
check_with("tensorflow", check_gradient, tf_polynomial, value=z, tolerance=1e-4, x=x, y=y)

# %% [markdown]
# ## Matrices, and `[W, b]`
#
# The cube of lesson 10, $(xW + b)^3$, with matrices. The result is not a single number; like your tape,
# this one takes the gradient of the **sum** of its entries.

# %%
if tf:
    x = np.array([[1.0, 2.0], [3.0, 4.0]])
    W = tf.Variable([[0.5, -1.0], [0.0, 1.0]], dtype=tf.float64)
    b = tf.Variable([0.5, -0.5], dtype=tf.float64)
    with tf.GradientTape() as tape:
        cube = (x @ W + b) ** 3
    dW, db = tape.gradient(cube, [W, b])
    print("dW", dW.numpy().tolist(), "  db", db.numpy().tolist())

# %%
W10, b10 = Tensor([[0.5, -1.0], [0.0, 1.0]]), Tensor([0.5, -0.5])
with Tape() as tape:
    cube = (np.array([[1.0, 2.0], [3.0, 4.0]]) @ W10 + b10) ** 3
dW, db = tape.gradient(cube, [W10, b10])
print("dW", dW.tolist(), "  db", db.tolist())

# %% [markdown]
# The second cell is lesson 10's tape: the same lines, and the same numbers.
#
# To learn, a variable is changed in place: `W.assign_sub(change)` is TensorFlow's `W -= change`. (`W = W - change`
# would make a new tensor, a constant, which the next tape does not watch.)
#
# ### Exercise 6: `tape_fit`
#
# One affine layer as a classifier: logits $xW + b$ with $W$ $(D, C)$ and $b$ $(C,)$, softmax with cross-entropy.
# Each step: open a tape; under it compute the logits and the loss; ask for the gradients of `[W, b]`; move both;
# append the loss as a `float`.
#
# <details><summary>Hint 1: the loss</summary>
#
# `tf.nn.sparse_softmax_cross_entropy_with_logits(labels=t, logits=logits)` gives one loss for each row.
# `tf.reduce_mean` takes their mean. Both stand inside the `with`.
# </details>
# <details><summary>Hint 2: the update</summary>
#
# `dW, db = tape.gradient(loss, [W, b])`, then `W.assign_sub(lr * dW)` and the same for `b`.
# </details>


# %% exercise="tape_fit"
def tape_fit(W, b, x, t, lr, steps):
    """Train an affine layer; return the loss before each step, and W and b at the end.

    W: array (D, C); b: array (C,); x: array (N, D); t: labels (N,)
    """
    W, b = tf.Variable(W), tf.Variable(b)
    losses = []
    for _ in range(steps):
        ### BEGIN SOLUTION
        with tf.GradientTape() as tape:
            logits = x @ W + b
            each = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=t, logits=logits)
            loss = tf.reduce_mean(each)
        dW, db = tape.gradient(loss, [W, b])
        W.assign_sub(lr * dW)
        b.assign_sub(lr * db)
        losses.append(float(loss))
        ### END SOLUTION
    return losses, W.numpy(), b.numpy()


# %% check="tape_fit_one_step" points=1
from course_utils.checks import check_function, check_with, inputs
from course_utils.layers import Affine, SoftmaxWithLoss

rng = inputs("tape_fit_one_step")
start = {"W": rng.normal(size=(4, 3)) / 3, "b": rng.normal(size=3) / 3}
start |= {"x": rng.normal(size=(6, 4)), "t": rng.integers(0, 3, 6), "lr": 0.5, "steps": 1}
affine, last = Affine(start["W"], start["b"]), SoftmaxWithLoss()
loss = last.forward(affine.forward(start["x"]), start["t"])
affine.backward(last.backward())
right = [loss], start["W"] - 0.5 * affine.dW, start["b"] - 0.5 * affine.db
check_with("tensorflow", check_function, tape_fit, expected=right, tolerance=1e-4, **start)

# %% check="tape_fit_many_steps" points=1
from course_utils.checks import check_function, check_with, inputs
from course_utils.layers import Affine, SoftmaxWithLoss

rng = inputs("tape_fit_many_steps")
start = {"W": rng.normal(size=(3, 4)) / 3, "b": rng.normal(size=4) / 3}
start |= {"x": rng.normal(size=(7, 3)), "t": rng.integers(0, 4, 7), "lr": 0.3, "steps": 4}
affine, last, losses = Affine(start["W"], start["b"]), SoftmaxWithLoss(), []
for _ in range(4):
    losses.append(last.forward(affine.forward(start["x"]), start["t"]))
    affine.backward(last.backward())
    affine.W, affine.b = affine.W - 0.3 * affine.dW, affine.b - 0.3 * affine.db
right = losses, affine.W, affine.b
check_with("tensorflow", check_function, tape_fit, expected=right, tolerance=1e-4, **start)

# %% [markdown]
# ## Keras
#
# **Keras** is the layer above: a model is a list of layers, as your `NaiveSequential` was. `Dense` is an
# affine layer with an activation; its weights have our shapes, $(D, M)$ and $(M,)$. `compile` says how to
# learn, `fit` runs the loop that you wrote in lesson 7.

# %%
if tf:
    model = tf.keras.Sequential(
        [
            tf.keras.Input((784,)),
            tf.keras.layers.Dense(50, activation="relu"),
            tf.keras.layers.Dense(10),
        ]
    )
    model.set_weights([params[key] for key in ("W1", "b1", "W2", "b2")])
    off = np.abs(model(x_batch).numpy() - net.predict(x_batch)).max()
    print("the same logits as by hand, to 5 digits:", bool(off < 1e-6))

# %% [markdown]
# The last layer has no activation, so the model gives logits, and the loss must be told so:
# `from_logits=True`. Forget it, and Keras takes the logits for probabilities. There is no error: only a loss
# that means nothing.
#
# ### Exercise 7: `keras_fit`
#
# Build the model for parameters of any size, compile it with plain SGD and the right loss, and fit. The
# examples go in **in their order**, in mini-batches of `batch_size`. Return the loss of each epoch (a list) and the
# model's weights.
#
# <details><summary>Hint 1: compile</summary>
#
# `model.compile(optimizer=tf.keras.optimizers.SGD(lr), loss=…)` with
# `tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)`.
# </details>
# <details><summary>Hint 2: fit</summary>
#
# `fit` shuffles unless you say `shuffle=False`, takes 32 examples at a time unless you say `batch_size=…`, and prints
# unless you say `verbose=0`. It returns a record; the losses are in `record.history["loss"]`, the weights in
# `model.get_weights()`.
# </details>


# %% exercise="keras_fit"
def keras_fit(params, x, t, lr, epochs, batch_size):
    """Train a Keras model; return the loss of each epoch, and the list of weights W1, b1, W2, b2.

    params: dict of arrays W1 (D, H), b1 (H,), W2 (H, C), b2 (C,); x: array (N, D); t: labels (N,)
    """
    ### BEGIN SOLUTION
    D, H = params["W1"].shape
    model = tf.keras.Sequential(
        [
            tf.keras.Input((D,)),
            tf.keras.layers.Dense(H, activation="relu"),
            tf.keras.layers.Dense(len(params["b2"])),
        ]
    )
    model.set_weights([params["W1"], params["b1"], params["W2"], params["b2"]])
    loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer=tf.keras.optimizers.SGD(lr), loss=loss)
    record = model.fit(x, t, batch_size=batch_size, epochs=epochs, shuffle=False, verbose=0)
    return record.history["loss"], model.get_weights()
    ### END SOLUTION


# %% check="keras_fit_one_batch" points=1
from course_utils.checks import check_function, check_with, inputs
from course_utils.frameworks import numpy_fit
from course_utils.network import TwoLayerNet

rng = inputs("keras_fit_one_batch")
start = {"params": TwoLayerNet(4, 5, 3, 0.8, rng).params, "x": rng.normal(size=(6, 4))}
start["params"] |= {"b1": rng.normal(size=5), "b2": rng.normal(size=3)}
start |= {"t": rng.integers(0, 3, 6), "lr": 0.3}
losses, weights = numpy_fit(**start, steps=2)
fit = {"epochs": 2, "batch_size": 6}
right = losses, list(weights.values())
check_with("tensorflow", check_function, keras_fit, expected=right, tolerance=1e-3, **start, **fit)

# %% check="keras_fit_batches" points=2
from course_utils.checks import check_function, check_with, inputs
from course_utils.frameworks import numpy_fit
from course_utils.network import TwoLayerNet

rng = inputs("keras_fit_batches")
start = {"params": TwoLayerNet(3, 6, 4, 0.8, rng).params, "x": rng.normal(size=(12, 3))}
start["params"] |= {"b1": rng.normal(size=6), "b2": rng.normal(size=4)}
start |= {"t": rng.integers(0, 4, 12), "lr": 0.3}
losses, weights = numpy_fit(**start, steps=9, batch_size=4)
fit = {"epochs": 3, "batch_size": 4}
right = [sum(losses[i : i + 3]) / 3 for i in (0, 3, 6)], list(weights.values())
check_with("tensorflow", check_function, keras_fit, expected=right, tolerance=1e-3, **start, **fit)

# %% [markdown]
# ## Four curves, or one
#
# The same weights, the same 100 digits, 60 steps with $\eta = 0.2$: by hand, and with your three
# functions. (Where a library is absent, its curve is missing.)

# %%
from course_utils.frameworks import numpy_fit

losses = {"by hand": numpy_fit(params, x_batch, t_batch, 0.2, 60)[0]}
if torch:
    losses["PyTorch, by hand"] = torch_fit(params, x_batch, t_batch, 0.2, 60)[0]
    losses["PyTorch, optimizer"] = optimizer_fit(params, x_batch, t_batch, 0.2, 0.0, 60)[0]
if tf:
    losses["Keras"] = keras_fit(params, x_batch, t_batch, 0.2, 60, 100)[0]
plotting.training_curves(losses)

# %%
for name, curve in losses.items():
    print(f"{name:20} loss after 59 steps {curve[-1]:.3f}")

# %% [markdown]
# One curve covers the others. Which framework you use does not change what is computed, only who
# writes which part of it.

# %% [markdown]
# # SymPy
#
# PyTorch and TensorFlow never see a formula: they record what was done with numbers. **SymPy** is the other way: it
# computes with symbols, as you did at school, and a derivative is again a formula.

# %%
from course_utils.frameworks import sympy

if sympy:
    print("SymPy", sympy.__version__)

# %%
if sympy:
    x, y = sympy.symbols("x y")
    z = x**2 * y + x * y + 3 * y
    print("dz/dx =", sympy.diff(z, x), "  dz/dy =", sympy.diff(z, y))
    print("at (2, 1):", sympy.diff(z, x).subs({x: 2, y: 1}), sympy.diff(z, y).subs({x: 2, y: 1}))

# %% [markdown]
# The formulas that stand at the top of this lesson, and 5 and 9. `subs` puts numbers in for symbols. The sigmoid
# works as well:

# %%
if sympy:
    sigmoid = 1 / (1 + sympy.exp(-x))
    print("slope:       ", sympy.diff(sigmoid, x))
    print("y (1 - y):   ", sigmoid * (1 - sigmoid))
    print("the same?    ", sympy.simplify(sympy.diff(sigmoid, x) - sigmoid * (1 - sigmoid)) == 0)

# %% [markdown]
# SymPy's own answer does not look like lesson 3's $y\,(1 - y)$. Two formulas can say the same in different words,
# so they are not compared as text: their **difference** is simplified, and must become 0.
#
# ### Exercise 8: `partial_derivatives`
#
# `formula` is a text such as `"x**2*y"`, and `point` a dict with a number for each variable. Return a dict: for
# each variable, the value of the formula's derivative by it at that point, as a `float`.
#
# > **Note** SymPy runs such a text as code. Never give it one that a stranger wrote.
#
# <details><summary>Hint</summary>
#
# `sympy.sympify(formula)` makes a formula of the text. `sympy.diff` takes a variable's name for the variable, and
# `subs` takes the dict `point` as it is.
# </details>


# %% exercise="partial_derivatives"
def partial_derivatives(formula, point):
    """Return {variable: value of the derivative by it at the point}.

    formula: text; point: dict, variable's name -> number
    """
    ### BEGIN SOLUTION
    f = sympy.sympify(formula)
    return {name: float(sympy.diff(f, name).subs(point)) for name in point}
    ### END SOLUTION


# %% check="partial_derivatives_polynomial" points=1
from course_utils.checks import check_function, check_with, inputs

x, y = map(float, inputs("partial_derivatives_polynomial").uniform(1, 3, 2))
arguments = {"formula": "x**2*y + x*y + 3*y", "point": {"x": x, "y": y}}
right = {"x": 2 * x * y + y, "y": x**2 + x + 3}
check_with(
    "sympy", check_function, partial_derivatives, expected=right, tolerance=1e-9, **arguments
)

# %% check="partial_derivatives_any" points=1
import math

from course_utils.checks import check_function, check_with, inputs

u, v, w = map(float, inputs("partial_derivatives_any").uniform(1, 2, 3))
arguments = {"formula": "sin(u*v) + exp(-w)/v", "point": {"u": u, "v": v, "w": w}}
dv = u * math.cos(u * v) - math.exp(-w) / v**2
right = {"u": v * math.cos(u * v), "v": dv, "w": -math.exp(-w) / v}
check_with(
    "sympy", check_function, partial_derivatives, expected=right, tolerance=1e-9, **arguments
)

# %% [markdown]
# ## Softmax with the loss, once and for all
#
# The formula that you used most in this course is $\partial L/\partial a_k = y_k - t_k$, for one example with the
# logits $a$, the probabilities $y = \text{softmax}(a)$ and the one-hot target $t$. Here are three classes, and the
# right one is class 1:

# %%
if sympy:
    a = sympy.symbols("a0 a1 a2")
    total = sum(sympy.exp(logit) for logit in a)
    L = -sympy.log(sympy.exp(a[1]) / total)
    for logit in a:
        print(f"dL/d{logit} =", sympy.simplify(sympy.diff(L, logit)))

# %% [markdown]
# The first and the last are $y_0$ and $y_2$. The middle one is $y_1 - 1$, though it does not look so at once:
# $-(e^{a_0} + e^{a_2})$ is $e^{a_1}$ minus the whole sum. Here is the proof for all three, then the
# numbers, beside our own layer's.

# %%
if sympy:
    y, t = [sympy.exp(logit) / total for logit in a], [0, 1, 0]
    print([sympy.simplify(sympy.diff(L, a[k]) - (y[k] - t[k])) for k in range(3)])

# %%
from course_utils.layers import SoftmaxWithLoss

logits = np.array([0.3, 2.9, 4.0])
if sympy:
    point = dict(zip(a, logits))
    print("SymPy  ", [round(float(sympy.diff(L, logit).subs(point)), 6) for logit in a])
last = SoftmaxWithLoss()
last.forward(logits, np.array([0, 1, 0]))
print("by hand", last.backward().round(6).tolist())

# %% [markdown]
# ### Exercise 9: `is_derivative`
#
# A judge for formulas: return `True` if the derivative of `formula` by the variable `name` is `claim`, however it is
# written, and `False` if not. With it you can test a formula *before* you write a `backward`.
#
# <details><summary>Hint</summary>
#
# `==` between two formulas asks whether they are *written* alike. Compare `sympy.simplify(difference)` with 0.
# </details>


# %% exercise="is_derivative"
def is_derivative(formula, claim, name):
    """Return whether d formula / d name is claim: True or False; all three are text."""
    ### BEGIN SOLUTION
    slope = sympy.diff(sympy.sympify(formula), name)
    return sympy.simplify(slope - sympy.sympify(claim)) == 0
    ### END SOLUTION


# %% check="is_derivative_simple" points=1
from course_utils.checks import check_steps, check_with, inputs

rng = inputs("is_derivative_simple")
n = int(rng.integers(3, 9))
right = [("x**2*y", "2*x*y"), (f"x**{n}", f"{n}*x**{n - 1}"), (f"(x + {n})**2", f"2*x + {2 * n}")]
right += [(f"(x + {n})**3", f"3*x**2 + {6 * n}*x + {3 * n**2}")]
wrong = [("x**2*y", "x**2"), (f"x**{n}", f"{n}*x**{n}"), ("x**2", "x"), ("x**2", "2")]
wrong += [(f"{n}*x**{n - 1}", f"x**{n}"), ("x**2", "-2*x"), ("x**2", "2*x + x*(x - 1)*(x - 2)")]
claims = rng.permutation(right + wrong).tolist()


def steps(is_derivative):
    for formula, claim in claims:
        yield f"is_derivative({formula!r}, {claim!r}, 'x')", is_derivative(formula, claim, "x")


expected = {f"is_derivative({f!r}, {c!r}, 'x')": (f, c) in right for f, c in claims}
praise = "is_derivative: all eleven claims are judged as they should be."
check_with("sympy", check_steps, is_derivative, steps, expected, praise=praise)

# %% check="is_derivative_network" points=2
from course_utils.checks import check_steps, check_with, inputs

y, loss = "1/(1 + exp(-a))", "log(exp(a) + exp(b)) - b"
right = [(y, f"{y}*(1 - {y})"), ("tanh(a)", "1 - tanh(a)**2"), (loss, "exp(a)/(exp(a) + exp(b))")]
wrong = [(y, "a*(1 - a)"), (y, "1/4"), ("tanh(a)", "1 - a**2"), (loss, "-exp(b)/(exp(a) + exp(b))")]
claims = inputs("is_derivative_network").permutation(right + wrong).tolist()


def steps(is_derivative):
    for formula, claim in claims:
        yield f"is_derivative({formula!r}, {claim!r}, 'a')", is_derivative(formula, claim, "a")


expected = {f"is_derivative({f!r}, {c!r}, 'a')": (f, c) in right for f, c in claims}
praise = "is_derivative: all seven claims are judged as they should be."
check_with("sympy", check_steps, is_derivative, steps, expected, praise=praise)

# %% [markdown]
# It knows the two classic slips of lesson 3 as well: $x\,(1 - x)$ for the sigmoid's slope and $1 - x^2$ for that of
# tanh, with the *input* where the output belongs.
#
# Why then does nobody derive networks by formula? Because formulas grow. Each use of a value copies
# its whole expression; a tape keeps the *value* and uses it twice.

# %%
if sympy:
    f = sympy.Symbol("x")
    for depth in range(1, 6):
        f = f * sympy.tanh(f)
        print("depth", depth, "has", sympy.count_ops(f), "operations,", end=" ")
        print(sympy.count_ops(sympy.diff(f, "x")), "in the derivative")

# %% [markdown]
# Five multiplications and five tanh, ten nodes on a tape: the formula of the slope has hundreds of operations.
# SymPy is the tool to find or to test *one* node's formula; the chain rule between nodes is better left to a tape.

# %% [markdown]
# ## In your own words
#
# ### Question (3 points)
#
# PyTorch adds each new gradient to what `.grad` holds; TensorFlow's tape returns gradients and keeps none. Answer
# in four to six sentences. What happens to a training loop in PyTorch that forgets to set gradients to
# zero? When is adding up just what one wants? And which slip of its own does the tape invite?

# %% [markdown] question="adding_up_gradients" points=3
# **A model answer.** Without zeroing, the gradient of step $k$ is the sum of the gradients of all steps so far, taken
# at weights that have changed since. The steps grow longer and point into an old direction: the loss falls at first,
# then swings, or grows without bound. There is no error message. Adding up is right when one gradient comes
# in several parts: a mini-batch too large for the memory is cut into pieces, `backward` is called for
# each, and one step is taken at the end; or two losses use the same weights, each with a `backward` of its own. (Within
# one graph it is the rule for every value that is used twice.) A tape that returns its gradients cannot pile them up, but
# it records only variables and what it was told to watch: a gradient by a constant, or by a tensor that was
# computed outside, is `None`; and it answers only once, unless it is persistent.
#
# **Rubric, for the person who grades**
#
# - 1 point: gradients of earlier steps stay in the sum, so the steps go wrong (too long, old directions), with no
#   error message.
# - 1 point: a sound use of adding up: one gradient in several parts, such as a large batch in pieces, or several losses.
# - 1 point: a slip of the tape: constants that are not watched (or computations outside of it) give `None`; or
#   it can be asked only once.

# %% [markdown]
# ## Summary
#
# | | the graph is kept in | gradients | the classic slip |
# | --- | --- | --- | --- |
# | lesson 10 | a tape | are returned | `=` for adding up |
# | PyTorch | the tensors themselves | pile up in `.grad` | no `zero_grad()`; parameters in a plain list |
# | TensorFlow | a tape | are returned, once | a constant that is not watched; `W = W - …` |
# | Keras | (TensorFlow's) | stay inside `fit` | `from_logits` forgotten |
# | SymPy | formulas | are formulas | compared as text |
#
# - They compute what you computed: to the precision of `float32`, every number was the same.
# - The update of the weights must not be recorded: `torch.no_grad()`, `assign_sub`.
# - The losses take logits; the softmax is inside.
#
# ## Quiz
#
# Answer first, then unfold.
#
# <details><summary>1. <code>x = torch.tensor(3.0, requires_grad=True)</code>, then twice <code>(x * x).backward()</code>. What is <code>x.grad</code>?</summary>
#
# 12: two times 6. Nothing set it back to zero in between.
# </details>
# <details><summary>2. A module keeps its layers in a Python list. The loss hardly falls. Why?</summary>
#
# The list hides them: `model.parameters()` does not yield their parameters, and the optimizer moves only
# the others. `torch.nn.ModuleList` is a list that registers.
# </details>
# <details><summary>3. <code>tape.gradient(z, x)</code> is <code>None</code>. Name two possible reasons.</summary>
#
# `x` is a constant that the tape does not watch; or `z` was not computed from `x` under this tape (it was computed
# before the `with`, or from another tensor, such as a `W` that was replaced by `W - …`).
# </details>
# <details><summary>4. A Keras model ends in <code>Dense(10)</code>, and its loss was made without <code>from_logits=True</code>. What do you see?</summary>
#
# No error. The logits are taken for probabilities and cut to lie between 0 and 1, so the loss means nothing, and the
# model learns badly or not at all. Either say `from_logits=True`, or give the last layer
# `activation="softmax"`.
# </details>
#
# **Next** In lesson 12 you are on your own: the best two-layer network that you can train.
