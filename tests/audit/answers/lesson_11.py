"""Right and wrong answers to the exercises of lesson 11, frameworks."""
# ruff: noqa: E501 - a slip reads best on one line

from textwrap import dedent, indent

RIGHT: dict[str, dict[str, str]] = {}
WRONG: dict[str, dict[str, str]] = {}


def texts(**sources: str) -> dict[str, str]:
    """Return answers by their names, with spaces for underscores, and without the common indent."""
    return {name.replace("_", " "): dedent(source) for name, source in sources.items()}


def slips(source: str, **changes: tuple[str, ...]) -> dict[str, str]:
    """Return wrong versions of a right answer, by name: (old, new, old, new, …) in each."""
    found = {}
    for name, pieces in changes.items():
        text = source
        for old, new in zip(pieces[::2], pieces[1::2], strict=True):
            assert old in text, f"{name}: {old!r} is not in the answer"
            text = text.replace(old, new)
        found[name.replace("_", " ")] = text
    return found


# ---- PyTorch ----

_gradients = dedent("""
def torch_gradients(x, W, b):
    x = torch.tensor(x, requires_grad=True)
    W = torch.tensor(W, requires_grad=True)
    b = torch.tensor(b, requires_grad=True)
    loss = ((x @ W + b) ** 3).sum()
    loss.backward()
    return loss.item(), (x.grad.numpy(), W.grad.numpy(), b.grad.numpy())
""")
RIGHT["torch_gradients"] = {"plain": _gradients} | texts(
    autograd_grad="""
    def torch_gradients(x, W, b):
        leaves = [torch.tensor(a, requires_grad=True) for a in (x, W, b)]
        L = torch.sum(torch.pow(leaves[0] @ leaves[1] + leaves[2], 3))
        return float(L), tuple(g.numpy() for g in torch.autograd.grad(L, leaves))
    """,
    marked_afterwards_on_copies="""
    def torch_gradients(x, W, b):
        tensors = []
        for array in [x, W, b]:
            tensor = torch.from_numpy(array.copy())
            tensor.requires_grad_(True)
            tensors.append(tensor)
        z = torch.add(torch.matmul(tensors[0], tensors[1]), tensors[2])
        L = (z * z * z).sum()
        L.backward()
        gradients = []
        for tensor in tensors:
            gradients.append(np.array(tensor.grad))
        return L.item(), gradients
    """,
    single_precision="""
    def torch_gradients(x, W, b):
        x, W, b = (torch.tensor(a, dtype=torch.float32, requires_grad=True) for a in (x, W, b))
        loss = torch.einsum("nd,dm->nm", x, W).add(b).pow(3).sum()
        loss.backward()
        return loss.detach().numpy().item(), (x.grad.numpy(), W.grad.numpy(), b.grad.numpy())
    """,
    jacobian="""
    def torch_gradients(x, W, b):
        def L(x, W, b):
            return ((x @ W + b) ** 3).sum()
        inputs = tuple(torch.tensor(a) for a in (x, W, b))
        slopes = torch.autograd.functional.jacobian(L, inputs)
        return L(*inputs).item(), tuple(s.numpy() for s in slopes)
    """,
    ones_for_an_array="""
    def torch_gradients(x, W, b):
        x, W, b = [torch.tensor(a).requires_grad_() for a in (x, W, b)]
        cubes = (x @ W + b) ** 3
        cubes.backward(torch.ones_like(cubes))
        return cubes.sum().item(), (x.grad.numpy(), W.grad.numpy(), b.grad.numpy())
    """,
)
WRONG["torch_gradients"] = slips(
    _gradients,
    squared=("** 3", "** 2"),
    times_three=("** 3", "* 3"),
    no_bias=("x @ W + b", "x @ W + 0 * b"),
    bias_inside=("(x @ W + b) ** 3", "(x @ W) ** 3 + b"),
    power_before_the_bias=("((x @ W + b) ** 3)", "(x @ W + b**3)"),
    gradients_in_another_order=(
        "(x.grad.numpy(), W.grad.numpy()",
        "(W.grad.numpy(), x.grad.numpy()",
    ),
    b_first=(
        "(x.grad.numpy(), W.grad.numpy(), b.grad.numpy())",
        "(b.grad.numpy(), W.grad.numpy(), x.grad.numpy())",
    ),
    tensor_for_the_value=("loss.item()", "loss"),
    values_for_gradients=("x.grad.numpy()", "x.detach().numpy()"),
    no_backward=("    loss.backward()\n", ""),
    b_not_marked=("b = torch.tensor(b, requires_grad=True)", "b = torch.tensor(b)"),
    under_no_grad=(
        "    loss = ((x @ W + b) ** 3).sum()",
        "    with torch.no_grad():\n        loss = ((x @ W + b) ** 3).sum()",
    ),
    detached=("(x @ W + b)", "(x.detach() @ W + b)"),
    in_numpy=(
        "((x @ W + b) ** 3).sum()",
        "torch.tensor(((x.detach().numpy() @ W.detach().numpy() + b.detach().numpy()) ** 3).sum(), requires_grad=True)",
    ),
    data_of_a_new_tensor=("(x @ W + b)", "(torch.tensor(x.detach().numpy()) @ W + b)"),
    gradient_of_the_loss=("x.grad.numpy()", "loss.grad"),
    a_single_array=("(x.grad.numpy(), W.grad.numpy(), b.grad.numpy())", "x.grad.numpy()"),
    four_values=(
        "loss.item(), (x.grad.numpy(), W.grad.numpy(), b.grad.numpy())",
        "loss.item(), x.grad.numpy(), W.grad.numpy(), b.grad.numpy()",
    ),
    no_return=("    return ", "    result = "),
    zeroed_before_the_return=("    return", "    x.grad.zero_()\n    return"),
    sum_over_the_rows=(".sum()", ".sum(dim=0)"),
    entry_by_entry=("x @ W", "x[:, :1] * W[:1]"),
    half_precision=(
        "torch.tensor(x, requires_grad=True)",
        "torch.tensor(x, dtype=torch.float16, requires_grad=True).float()",
    ),
    numpy_of_a_marked_tensor=("loss.item()", "loss.numpy()"),
    caret=("** 3", "^ 3"),
    absolute=("(x @ W + b)", "(x @ W + b).abs()"),
    mean_over_rows=(".sum()", ".sum(dim=1).mean()"),
    transposed=("W.grad.numpy()", "W.grad.numpy().T"),
)

_HEAD = '''
def {name}(params, x, t, lr, {more}steps):
    """Train; return the loss before each step, and the parameters at the end."""
    p = {{key: torch.tensor(value, requires_grad=True) for key, value in params.items()}}
    x, t = torch.tensor(x), torch.tensor(t)
    losses = []
{before}    for _ in range(steps):
        logits = torch.relu(x @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]
        loss = torch.nn.functional.cross_entropy(logits, t)
{inside}        losses.append(loss.item())
    return losses, {{key: tensor.detach().numpy() for key, tensor in p.items()}}
'''


def _fit(name: str, inside: str, before: str = "", more: str = "") -> str:
    parts = {"before": indent(dedent(before).lstrip("\n"), " " * 4)}
    parts["inside"] = indent(dedent(inside).lstrip("\n"), " " * 8)
    return _HEAD.format(name=name, more=more, **parts)


_by_hand = _fit(
    "torch_fit",
    """
    loss.backward()
    with torch.no_grad():
        for tensor in p.values():
            tensor -= lr * tensor.grad
            tensor.grad.zero_()
    """,
)
RIGHT["torch_fit"] = {
    "plain": _by_hand,
    "grad set to None first": _fit(
        "torch_fit",
        """
        for tensor in p.values():
            tensor.grad = None
        loss.backward()
        with torch.no_grad():
            for key in p:
                p[key].sub_(lr * p[key].grad)
        """,
    ),
    "autograd.grad": _fit(
        "torch_fit",
        """
        gradients = torch.autograd.grad(loss, list(p.values()))
        with torch.no_grad():
            for tensor, gradient in zip(p.values(), gradients):
                tensor.add_(gradient, alpha=-lr)
        """,
    ),
    "data": _fit(
        "torch_fit",
        """
        loss.backward()
        for key in ("W1", "b1", "W2", "b2"):
            p[key].data -= lr * p[key].grad.data
            p[key].grad.data.zero_()
        """,
    ),
    "new tensors, marked again": _fit(
        "torch_fit",
        """
        loss.backward()
        p = {
            key: (tensor.detach() - lr * tensor.grad).requires_grad_()
            for key, tensor in p.items()
        }
        """,
    ),
    "rebound and marked again": _fit(
        "torch_fit",
        """
        loss.backward()
        with torch.no_grad():
            for key in p:
                p[key] = p[key] - lr * p[key].grad
                p[key].requires_grad_(True)
        """,
    ),
    "copied in": _fit(
        "torch_fit",
        """
        loss.backward()
        with torch.no_grad():
            names = list(p.keys())
            for i in range(len(names)):
                moved = p[names[i]] - torch.mul(p[names[i]].grad, lr)
                p[names[i]].copy_(moved)
            for i in range(len(names)):
                p[names[i]].grad.fill_(0.0)
        """,
    ),
    "an optimizer after all": _fit(
        "torch_fit",
        """
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        """,
        "optimizer = torch.optim.SGD(list(p.values()), lr=lr)\n",
    ),
}
WRONG["torch_fit"] = slips(
    _by_hand,
    only_the_last_zeroed=("            tensor.grad.zero_()", "        tensor.grad.zero_()"),
    rebound=(
        "for tensor in p.values():\n                tensor -= lr * tensor.grad\n                tensor.grad.zero_()",
        "for key in p:\n                p[key] = p[key] - lr * p[key].grad",
    ),
    rebound_without_no_grad=(
        "with torch.no_grad():\n            for tensor in p.values():\n                tensor -= lr * tensor.grad\n                tensor.grad.zero_()",
        "for key in p:\n            p[key] = p[key] - lr * p[key].grad",
    ),
    rebound_and_zeroed=(
        "for tensor in p.values():\n                tensor -= lr * tensor.grad\n                tensor.grad.zero_()",
        "for key in p:\n                p[key] = p[key] - lr * p[key].grad\n                p[key].grad.zero_()",
    ),
    local_name=("tensor -= lr * tensor.grad", "tensor = tensor - lr * tensor.grad"),
    local_name_without_zero=(
        "tensor -= lr * tensor.grad\n                tensor.grad.zero_()",
        "tensor = tensor - lr * tensor.grad",
    ),
    biases_only=("p.values()", "(p['b1'], p['b2'])"),
    the_first_layer_only=("p.values()", "(p['W1'], p['b1'])"),
    the_last_layer_only=("p.values()", "(p['W2'], p['b2'])"),
    keys=("p.values()", "p"),
    items=("p.values()", "p.items()"),
    divided_by_N=("lr * tensor.grad", "lr * tensor.grad / len(x)"),
    rate_squared=("lr * tensor.grad", "lr**2 * tensor.grad"),
    gradient_assigned=("tensor -= lr * tensor.grad", "tensor.copy_(lr * tensor.grad)"),
    times_itself=("tensor -= lr * tensor.grad", "tensor -= lr * tensor"),
    plus=("tensor -= lr * tensor.grad", "tensor -= -lr * tensor.grad"),
    two_backward=(
        "        loss.backward()\n",
        "        loss.backward(retain_graph=True)\n        loss.backward()\n",
    ),
    backward_of_the_logits=("loss.backward()", "logits.sum().backward()"),
    backward_inside_no_grad_late=(
        "        loss.backward()\n        with torch.no_grad():\n            for",
        "        with torch.no_grad():\n            loss.backward()\n            loss = loss + 1\n            for",
    ),
    zero_called_on_the_tensor=("tensor.grad.zero_()", "tensor.zero_()"),
    zero_without_underscore=("tensor.grad.zero_()", "torch.zeros_like(tensor.grad)"),
    zero_not_called=("tensor.grad.zero_()", "tensor.grad.zero_"),
    grad_forgotten=("lr * tensor.grad\n", "lr * tensor\n"),
    sign_only=("lr * tensor.grad\n", "lr * tensor.grad.sign()\n"),
    in_the_first_step_only=(
        "        with torch.no_grad():",
        "        if not losses:\n          with torch.no_grad():",
    ),
    loss_replaced=("            for tensor", "            loss = loss * 0\n            for tensor"),
    nothing=(
        "        loss.backward()\n        with torch.no_grad():\n            for tensor in p.values():\n                tensor -= lr * tensor.grad\n                tensor.grad.zero_()\n",
        "        pass\n",
    ),
    detached_update=(
        "tensor -= lr * tensor.grad",
        "tensor.detach().clone().sub_(lr * tensor.grad)",
    ),
    momentum_by_mistake=("tensor.grad.zero_()", "tensor.grad.mul_(0.5)"),
    no_grad_not_called=("torch.no_grad():", "torch.no_grad:"),
    fixed_rate=("lr * tensor.grad", "0.1 * tensor.grad"),
    weight_decay=("tensor -= lr * tensor.grad", "tensor -= lr * (tensor.grad + 0.01 * tensor)"),
)

_optimizer = _fit(
    "optimizer_fit",
    """
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    """,
    "optimizer = torch.optim.SGD(p.values(), lr=lr, momentum=momentum)\n",
    "momentum, ",
)
RIGHT["optimizer_fit"] = {
    "plain": _optimizer,
    "zeroed after the step": _fit(
        "optimizer_fit",
        """
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        """,
        'optimizer = torch.optim.SGD([p["W1"], p["b1"], p["W2"], p["b2"]], lr, momentum)\n',
        "momentum, ",
    ),
    "groups of parameters": _fit(
        "optimizer_fit",
        """
        sgd.zero_grad(set_to_none=False)
        loss.backward()
        sgd.step()
        """,
        """
        groups = [{"params": [tensor], "lr": lr, "momentum": momentum} for tensor in p.values()]
        sgd = torch.optim.SGD(groups, lr=lr)
        """,
        "momentum, ",
    ),
    "a closure": _fit(
        "optimizer_fit",
        """
        def closure():
            opt.zero_grad()
            loss.backward()
            return loss
        opt.step(closure)
        """,
        """
        parameters = [tensor for key, tensor in p.items()]
        opt = torch.optim.SGD(params=parameters, momentum=momentum, lr=lr)
        """,
        "momentum, ",
    ),
    "an optimizer for each tensor": _fit(
        "optimizer_fit",
        """
        for optimizer in optimizers:
            optimizer.zero_grad()
        loss.backward()
        for optimizer in optimizers:
            optimizer.step()
        """,
        "optimizers = [torch.optim.SGD([q], lr=lr, momentum=momentum) for q in p.values()]\n",
        "momentum, ",
    ),
    "by hand": _fit(
        "optimizer_fit",
        """
        loss.backward()
        with torch.no_grad():
            for key, tensor in p.items():
                velocity[key] = momentum * velocity[key] + tensor.grad
                tensor -= lr * velocity[key]
                tensor.grad = None
        """,
        "velocity = {key: torch.zeros_like(tensor) for key, tensor in p.items()}\n",
        "momentum, ",
    ),
}
WRONG["optimizer_fit"] = slips(
    _optimizer,
    nesterov=("momentum=momentum)", "momentum=momentum, nesterov=momentum > 0)"),
    dampening=("momentum=momentum)", "momentum=momentum, dampening=momentum)"),
    adam=(
        "torch.optim.SGD(p.values(), lr=lr, momentum=momentum)",
        "torch.optim.Adam(p.values(), lr=lr)",
    ),
    rmsprop=(
        "torch.optim.SGD(p.values(), lr=lr, momentum=momentum)",
        "torch.optim.RMSprop(p.values(), lr=lr, momentum=momentum)",
    ),
    weight_decay=("momentum=momentum)", "momentum=momentum, weight_decay=0.01)"),
    fixed_momentum=("momentum=momentum)", "momentum=0.9)"),
    fixed_rate=("lr=lr", "lr=0.1"),
    default_rate=("lr=lr, ", ""),
    biases_only=("p.values()", "[p['b1'], p['b2']]"),
    the_last_layer_only=("p.values()", "[p['W2'], p['b2']]"),
    the_dict=("p.values()", "p"),
    keys=("p.values()", "p.keys()"),
    one_minus_momentum=("momentum=momentum)", "momentum=1 - momentum)"),
    step_twice=(
        "        optimizer.step()\n",
        "        optimizer.step()\n        optimizer.step()\n",
    ),
    backward_twice=(
        "        loss.backward()\n",
        "        loss.backward(retain_graph=True)\n        loss.backward()\n",
    ),
    step_not_called=("optimizer.step()", "optimizer.step"),
    zero_grad_not_called=("optimizer.zero_grad()", "optimizer.zero_grad"),
    uphill=("loss.backward()", "(-loss).backward()"),
    maximize=("momentum=momentum)", "momentum=momentum, maximize=True)"),
    copies=("p.values()", "[q.detach().clone().requires_grad_() for q in p.values()]"),
    logits_backward=("loss.backward()", "logits.mean().backward()"),
    loss_times_N=("loss.backward()", "(loss * len(x)).backward()"),
    no_optimizer=("    optimizer = torch.optim.SGD(p.values(), lr=lr, momentum=momentum)\n", ""),
    zeroed_once=(
        "        optimizer.zero_grad()\n",
        "        if not losses:\n            optimizer.zero_grad()\n",
    ),
    step_first=(
        "        optimizer.zero_grad()\n        loss.backward()\n        optimizer.step()\n",
        "        optimizer.zero_grad()\n        optimizer.step()\n        loss.backward()\n",
    ),
    step_of_every_other=(
        "        optimizer.step()\n",
        "        if len(losses) % 2 == 0:\n            optimizer.step()\n",
    ),
    falling_rate=(
        "        optimizer.step()\n",
        "        optimizer.step()\n        optimizer.param_groups[0]['lr'] *= 0.9\n",
    ),
    clipped=(
        "        optimizer.step()\n",
        "        torch.nn.utils.clip_grad_norm_(list(p.values()), 0.1)\n        optimizer.step()\n",
    ),
)


def _two_layer(init: str, forward: str) -> str:
    head = dedent('''
    class TwoLayer(torch.nn.Module):
        """Affine, Relu, Affine: the network of lesson 6, as a PyTorch module."""

        def __init__(self, params):
            super().__init__()
    ''')
    tail = dedent('''
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
    ''')
    parts = [
        head.rstrip(),
        indent(dedent(init).strip("\n"), " " * 8),
        "",
        "    def forward(self, x):",
    ]
    return "\n".join([*parts, indent(dedent(forward).strip("\n"), " " * 8), indent(tail, "    ")])


_module = _two_layer(
    """
    self.W1 = torch.nn.Parameter(torch.tensor(params["W1"]))
    self.b1 = torch.nn.Parameter(torch.tensor(params["b1"]))
    self.W2 = torch.nn.Parameter(torch.tensor(params["W2"]))
    self.b2 = torch.nn.Parameter(torch.tensor(params["b2"]))
    """,
    """
    hidden = torch.relu(x @ self.W1 + self.b1)
    return hidden @ self.W2 + self.b2
    """,
)
RIGHT["two_layer"] = {
    "plain": _module,
    "ParameterDict": _two_layer(
        """
        tensors = {key: torch.nn.Parameter(torch.tensor(array)) for key, array in params.items()}
        self.p = torch.nn.ParameterDict(tensors)
        """,
        """
        z = x @ self.p["W1"] + self.p["b1"]
        z = torch.clamp(z, min=0)
        return z @ self.p["W2"] + self.p["b2"]
        """,
    ),
    "register_parameter": _two_layer(
        """
        for name in params:
            self.register_parameter(name, torch.nn.Parameter(torch.from_numpy(params[name].copy())))
        """,
        """
        hidden = torch.nn.functional.relu(torch.matmul(x, self.W1).add(self.b1))
        return torch.addmm(self.b2, hidden, self.W2)
        """,
    ),
    "Linear in a Sequential": _two_layer(
        """
        D, H = params["W1"].shape
        C = len(params["b2"])
        kind = torch.tensor(params["W1"]).dtype
        first = torch.nn.Linear(D, H, dtype=kind)
        second = torch.nn.Linear(H, C, dtype=kind)
        with torch.no_grad():
            first.weight.copy_(torch.tensor(params["W1"].T))
            first.bias.copy_(torch.tensor(params["b1"]))
            second.weight.copy_(torch.tensor(params["W2"].T))
            second.bias.copy_(torch.tensor(params["b2"]))
        self.net = torch.nn.Sequential(first, torch.nn.ReLU(), second)
        """,
        "return self.net(x)",
    ),
    "modules inside": "class AffineLayer(torch.nn.Module):\n"
    "    def __init__(self, W, b):\n"
    "        super().__init__()\n"
    "        self.W = torch.nn.Parameter(torch.tensor(W))\n"
    "        self.b = torch.nn.Parameter(torch.tensor(b))\n\n"
    "    def forward(self, x):\n"
    "        return x @ self.W + self.b\n\n"
    + _two_layer(
        """
        self.layers = torch.nn.ModuleList()
        self.layers.append(AffineLayer(params["W1"], params["b1"]))
        self.layers.append(AffineLayer(params["W2"], params["b2"]))
        """,
        """
        for i, layer in enumerate(self.layers):
            x = layer(x)
            if i < len(self.layers) - 1:
                x = x.relu()
        return x
        """,
    ),
    "setattr, and functional linear": _two_layer(
        """
        [setattr(self, k, torch.nn.Parameter(torch.tensor(v))) for k, v in params.items()]
        """,
        """
        linear = torch.nn.functional.linear
        return linear(linear(x, self.W1.T, self.b1).relu(), self.W2.T, self.b2)
        """,
    ),
    "where": _two_layer(
        """
        self.first = torch.nn.ParameterList([torch.tensor(params["W1"]), torch.tensor(params["b1"])])
        self.last = torch.nn.ParameterList([torch.tensor(params["W2"]), torch.tensor(params["b2"])])
        """,
        """
        a = torch.einsum("nd,dh->nh", x, self.first[0]) + self.first[1]
        a = torch.where(a > 0, a, torch.zeros_like(a))
        return torch.einsum("nh,hc->nc", a, self.last[0]) + self.last[1]
        """,
    ),
}
WRONG["two_layer"] = slips(
    _module,
    plain_tensors=(
        'torch.nn.Parameter(torch.tensor(params["W1"]))',
        'torch.tensor(params["W1"], requires_grad=True)',
        'torch.nn.Parameter(torch.tensor(params["b1"]))',
        'torch.tensor(params["b1"], requires_grad=True)',
    ),
    all_plain_tensors=("torch.nn.Parameter(torch.tensor(params", "(torch.tensor(params"),
    the_second_layer_plain=(
        'self.W2 = torch.nn.Parameter(torch.tensor(params["W2"]))',
        'self.W2 = torch.tensor(params["W2"])',
        'self.b2 = torch.nn.Parameter(torch.tensor(params["b2"]))',
        'self.b2 = torch.tensor(params["b2"])',
    ),
    buffers=(
        'self.b2 = torch.nn.Parameter(torch.tensor(params["b2"]))',
        "self.register_buffer('b2', torch.tensor(params[\"b2\"]))",
    ),
    no_super=("        super().__init__()\n", ""),
    fresh_numbers=(
        'torch.tensor(params["W1"])',
        'torch.randn(*params["W1"].shape, dtype=torch.float64)',
    ),
    zeros=('torch.tensor(params["b1"])', 'torch.zeros(len(params["b1"]), dtype=torch.float64)'),
    b1_twice=("hidden @ self.W2 + self.b2", "hidden @ self.W2 + self.b2 + self.b1.sum()"),
    b2_left_out=(" + self.b2", ""),
    b1_left_out=(" + self.b1", ""),
    sigmoid=("torch.relu", "torch.sigmoid"),
    tanh=("torch.relu", "torch.tanh"),
    leaky=("torch.relu", "torch.nn.functional.leaky_relu"),
    relu_before_the_bias=("torch.relu(x @ self.W1 + self.b1)", "torch.relu(x @ self.W1) + self.b1"),
    relu_on_the_input=("torch.relu(x @ self.W1 + self.b1)", "torch.relu(x) @ self.W1 + self.b1"),
    log_softmax=(
        "return hidden @ self.W2 + self.b2",
        "return torch.log_softmax(hidden @ self.W2 + self.b2, dim=1)",
    ),
    sigmoid_at_the_end=(
        "return hidden @ self.W2 + self.b2",
        "return torch.sigmoid(hidden @ self.W2 + self.b2)",
    ),
    labels=(
        "return hidden @ self.W2 + self.b2",
        "return (hidden @ self.W2 + self.b2).argmax(dim=1)",
    ),
    transposed=("self.W1 + self.b1", "self.W1.T + self.b1"),
    no_return=("        return hidden", "        hidden"),
    hidden_returned=("return hidden @ self.W2 + self.b2", "return hidden"),
    entry_by_entry=("x @ self.W1", "x * self.W1"),
    the_first_layer_twice=("hidden @ self.W2 + self.b2", "x @ self.W1 + self.b1"),
    dropout=("hidden @ self.W2", "torch.dropout(hidden, 0.5, True) @ self.W2"),
    parameters_of_an_array=('torch.tensor(params["W1"])', 'params["W1"]'),
    registered_twice=(
        'self.b2 = torch.nn.Parameter(torch.tensor(params["b2"]))',
        'self.b2 = torch.nn.Parameter(torch.tensor(params["b2"]))\n'
        "        self.scale = torch.nn.Parameter(torch.ones(1))",
    ),
    made_in_forward=(
        "        hidden = torch",
        "        self.W1 = torch.nn.Parameter(torch.zeros_like(self.W1))\n        hidden = torch",
    ),
    a_dict=(
        'self.b1 = torch.nn.Parameter(torch.tensor(params["b1"]))',
        "self.more = {'b1': torch.nn.Parameter(torch.tensor(params[\"b1\"]))}",
        "self.b1)",
        "self.more['b1'])",
    ),
    frozen=("hidden @ self.W2 + self.b2", "(hidden @ self.W2 + self.b2).exp()"),
) | {
    "Linear, not transposed back": _two_layer(
        """
        D, H = params["W1"].shape
        C = len(params["b2"])
        self.first = torch.nn.Linear(D, H, dtype=torch.float64)
        self.second = torch.nn.Linear(H, C, dtype=torch.float64)
        """,
        "return self.second(torch.relu(self.first(x)))",
    ),
    "Linear without a bias": _two_layer(
        """
        self.W1 = torch.nn.Parameter(torch.tensor(params["W1"]))
        self.W2 = torch.nn.Parameter(torch.tensor(params["W2"]))
        """,
        "return torch.relu(x @ self.W1) @ self.W2",
    ),
}

# ---- TensorFlow ----

_polynomial = dedent("""
def tf_polynomial(x, y):
    x, y = tf.constant(x), tf.constant(y)
    with tf.GradientTape() as tape:
        tape.watch([x, y])
        z = x**2 * y + x * y + 3 * y
    dx, dy = tape.gradient(z, [x, y])
    return float(z), (float(dx), float(dy))
""")
RIGHT["tf_polynomial"] = {"plain": _polynomial} | texts(
    watched_one_by_one="""
    def tf_polynomial(x, y):
        a = tf.constant(x)
        b = tf.constant(y)
        with tf.GradientTape(persistent=True) as tape:
            tape.watch(a)
            tape.watch(b)
            z = tf.add(tf.add(tf.multiply(tf.square(a), b), tf.multiply(a, b)), 3.0 * b)
        da = tape.gradient(z, a)
        db = tape.gradient(z, b)
        del tape
        return z.numpy().item(), (da.numpy().item(), db.numpy().item())
    """,
    double_precision="""
    def tf_polynomial(x, y):
        v = tf.constant([x, y], dtype=tf.float64)
        with tf.GradientTape() as tape:
            tape.watch(v)
            z = v[0] ** 2 * v[1] + v[0] * v[1] + 3 * v[1]
        dx, dy = tape.gradient(z, v).numpy()
        return float(z), (float(dx), float(dy))
    """,
    two_tapes="""
    def tf_polynomial(x, y):
        def f(x, y):
            return y * (x * (x + 1) + 3)
        def slope(source):
            with tf.GradientTape() as tape:
                tape.watch(source)
                z = f(x, y)
            return float(tape.gradient(z, source))
        x, y = map(tf.constant, (x, y))
        return float(f(x, y)), (slope(x), slope(y))
    """,
    a_dict_of_sources="""
    def tf_polynomial(x, y):
        sources = {"x": tf.constant(x), "y": tf.constant(y)}
        with tf.GradientTape() as g:
            g.watch(sources)
            z = sources["x"] * sources["x"] * sources["y"] + sources["x"] * sources["y"] + sources["y"] * 3.0
        d = g.gradient(z, sources)
        return float(z), [float(d[k]) for k in ("x", "y")]
    """,
    variables="""
    def tf_polynomial(x, y):
        x, y = tf.Variable(x), tf.Variable(y)
        with tf.GradientTape() as tape:
            z = x**2 * y + x * y + 3 * y
        return float(z), tuple(float(d) for d in tape.gradient(z, (x, y)))
    """,
)
WRONG["tf_polynomial"] = slips(
    _polynomial,
    x_only_watched=("[x, y])\n        z", "[x])\n        z"),
    watched_too_late=(
        "        tape.watch([x, y])\n        z = x**2 * y + x * y + 3 * y\n",
        "        z = x**2 * y + x * y + 3 * y\n        tape.watch([x, y])\n",
    ),
    computed_before=(
        "    with tf.GradientTape() as tape:\n        tape.watch([x, y])\n        z = x**2 * y + x * y + 3 * y\n",
        "    z = x**2 * y + x * y + 3 * y\n    with tf.GradientTape() as tape:\n        tape.watch([x, y])\n",
    ),
    computed_after=("        z = x**2", "    z = x**2"),
    last_term_of_x=("3 * y", "3 * x"),
    a_term_missing=(" + x * y", ""),
    y_squared=("x**2 * y", "x * y**2"),
    twice_x=("x**2", "2 * x"),
    three_added=("+ 3 * y", "+ 3 + y"),
    x_twice=("[x, y])\n    return", "[x, x])\n    return"),
    sources_turned=("tape.gradient(z, [x, y])", "tape.gradient(z, [y, x])"),
    flat=("(float(dx), float(dy))", "float(dx), float(dy)"),
    whole_numbers=("float(dx)", "int(dx)"),
    no_return=("    return ", "    result = "),
    gradient_inside_watch=("tape.gradient(z, [x, y])", "tape.gradient([x, y], z)"),
    value_for_the_gradient=("float(dx), float(dy)", "float(x), float(y)"),
    numbers_by_hand_for_this_point=("(float(dx), float(dy))", "(5.0, 9.0)"),
    sum_of_the_gradients=("(float(dx), float(dy))", "(float(dx + dy), float(dx + dy))"),
    whole_constants=("tf.constant(x), tf.constant(y)", "tf.constant(int(x)), tf.constant(int(y))"),
    source_in_numpy=("    with", "    x, y = x.numpy(), y.numpy()\n    with"),
    caret=("x**2", "x ^ 2"),
    not_persistent_loop=(
        "    dx, dy = tape.gradient(z, [x, y])\n",
        "    dx, dy = (tape.gradient(z, s) for s in (x, y))\n",
    ),
    squared_result=("tape.gradient(z,", "tape.gradient(z * 1,"),
)

_tape = dedent("""
def tape_fit(W, b, x, t, lr, steps):
    W, b = tf.Variable(W), tf.Variable(b)
    losses = []
    for _ in range(steps):
        with tf.GradientTape() as tape:
            logits = x @ W + b
            each = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=t, logits=logits)
            loss = tf.reduce_mean(each)
        dW, db = tape.gradient(loss, [W, b])
        W.assign_sub(lr * dW)
        b.assign_sub(lr * db)
        losses.append(float(loss))
    return losses, W.numpy(), b.numpy()
""")
RIGHT["tape_fit"] = {"plain": _tape} | texts(
    keras_loss="""
    def tape_fit(W, b, x, t, lr, steps):
        W, b = tf.Variable(W), tf.Variable(b)
        losses = []
        loss_function = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        for _ in range(steps):
            with tf.GradientTape() as tape:
                loss = loss_function(t, tf.matmul(x, W) + b)
            for variable, gradient in zip([W, b], tape.gradient(loss, [W, b])):
                variable.assign(variable - lr * gradient)
            losses.append(loss.numpy().item())
        return losses, W.numpy(), b.numpy()
    """,
    optimizer="""
    def tape_fit(W, b, x, t, lr, steps):
        W, b = tf.Variable(W), tf.Variable(b)
        losses = []
        optimizer = tf.keras.optimizers.SGD(learning_rate=lr)
        for _ in range(steps):
            with tf.GradientTape() as tape:
                each = tf.nn.softmax_cross_entropy_with_logits(
                    labels=tf.one_hot(t, W.shape[1], dtype=W.dtype), logits=x @ W + b
                )
                loss = tf.reduce_mean(each)
            optimizer.apply_gradients(zip(tape.gradient(loss, [W, b]), [W, b]))
            losses.append(float(loss))
        return losses, W.numpy(), b.numpy()
    """,
    by_formula="""
    def tape_fit(W, b, x, t, lr, steps):
        W, b = tf.Variable(W), tf.Variable(b)
        losses = []
        x = tf.constant(x)
        T = tf.one_hot(t, b.shape[0], dtype=x.dtype)

        def mean_loss():
            a = tf.linalg.matmul(x, W) + b
            return tf.reduce_mean(tf.reduce_logsumexp(a, axis=1) - tf.reduce_sum(a * T, axis=1))

        for _ in range(steps):
            with tf.GradientTape(persistent=True) as tape:
                loss = mean_loss()
            dW, db = tape.gradient(loss, W), tape.gradient(loss, b)
            W.assign_add(-lr * dW)
            b.assign_add(-lr * db)
            losses += [float(loss)]
        return losses, W.numpy(), b.numpy()
    """,
    new_variables="""
    def tape_fit(W, b, x, t, lr, steps):
        W, b = tf.Variable(W), tf.Variable(b)
        losses = []
        for step in range(steps):
            tape = tf.GradientTape()
            with tape:
                log_p = tf.nn.log_softmax(x @ W + b)
                rows = tf.stack([tf.range(len(t)), tf.cast(t, tf.int32)], axis=1)
                loss = -tf.reduce_mean(tf.gather_nd(log_p, rows))
            gradients = tape.gradient(loss, {"W": W, "b": b})
            losses.append(float(loss))
            W = tf.Variable(W - lr * gradients["W"])
            b = tf.Variable(b - lr * gradients["b"])
        return losses, W.numpy(), b.numpy()
    """,
    watched_constants="""
    def tape_fit(W, b, x, t, lr, steps):
        W, b = tf.constant(W), tf.constant(b)
        losses = []
        for _ in range(steps):
            with tf.GradientTape() as tape:
                tape.watch((W, b))
                scores = tf.tensordot(x, W, 1) + b
                loss = tf.math.reduce_mean(
                    tf.nn.sparse_softmax_cross_entropy_with_logits(t, scores)
                )
            dW, db = tape.gradient(loss, (W, b))
            W, b = W - lr * dW, b - lr * db
            losses.append(float(loss))
        return losses, W.numpy(), b.numpy()
    """,
)
WRONG["tape_fit"] = slips(
    _tape,
    loss_outside_the_tape=(
        "            loss = tf.reduce_mean(each)",
        "        loss = tf.reduce_mean(each)",
    ),
    logits_before_the_tape=(
        "        with tf.GradientTape() as tape:\n            logits = x @ W + b\n",
        "        logits = x @ W + b\n        with tf.GradientTape() as tape:\n",
    ),
    all_outside=(
        "            logits",
        "            pass\n        logits",
        "            each",
        "        each",
        "            loss",
        "        loss",
    ),
    no_bias=("x @ W + b", "x @ W + 0 * b"),
    softmax_first=("logits = x @ W + b", "logits = tf.nn.softmax(x @ W + b)"),
    relu=("logits = x @ W + b", "logits = tf.nn.relu(x @ W + b)"),
    b_for_W=("b.assign_sub(lr * db)", "W.assign_sub(lr * db)"),
    exchanged=("dW, db = tape", "db, dW = tape"),
    plus_for_b=("b.assign_sub", "b.assign_add"),
    rate_halved=("lr * dW", "0.5 * lr * dW"),
    fixed_rate=("lr * d", "0.1 * d"),
    assigned_without_the_old=("W.assign_sub(lr * dW)", "W.assign(-lr * dW)"),
    asked_twice=(
        "dW, db = tape.gradient(loss, [W, b])",
        "dW = tape.gradient(loss, W)\n        db = tape.gradient(loss, b)",
    ),
    loss_afterwards=(
        "losses.append(float(loss))",
        "losses.append(float(tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=t, logits=x @ W + b))))",
    ),
    losses_not_noted=("        losses.append(float(loss))\n", ""),
    sum_noted=("float(loss)", "float(tf.reduce_sum(each))"),
    max=("tf.reduce_mean(each)", "tf.reduce_max(each)"),
    mean_squared_error=(
        "tf.nn.sparse_softmax_cross_entropy_with_logits(labels=t, logits=logits)",
        "tf.reduce_sum((logits - tf.one_hot(t, b.shape[0], dtype=logits.dtype)) ** 2, axis=1)",
    ),
    gradient_of_each=("tape.gradient(loss,", "tape.gradient(each,"),
    gradient_of_logits=("tape.gradient(loss,", "tape.gradient(logits,"),
    only_one_step=(
        "        losses.append(float(loss))\n",
        "        losses.append(float(loss))\n        break\n",
    ),
    constants=("tf.Variable(W), tf.Variable(b)", "tf.constant(W), tf.constant(b)"),
    minus_equals=("W.assign_sub(lr * dW)\n", "W = W - lr * dW\n"),
    not_assigned=("W.assign_sub(lr * dW)", "W - lr * dW"),
    in_numpy=("logits = x @ W + b", "logits = tf.constant(x @ W.numpy() + b.numpy())"),
    labels_and_logits_exchanged=("labels=t, logits=logits", "labels=logits, logits=t"),
    sigmoid_loss=(
        "tf.nn.sparse_softmax_cross_entropy_with_logits(labels=t, logits=logits)",
        "tf.reduce_sum(tf.nn.sigmoid_cross_entropy_with_logits(labels=tf.one_hot(t, b.shape[0], dtype=logits.dtype), logits=logits), axis=1)",
    ),
    fresh_weights=("        with tf", "        W.assign(tf.zeros_like(W))\n        with tf"),
    dimension=("tf.reduce_mean(each)", "tf.reduce_mean(each) / b.shape[0]"),
    appended_twice=(
        "        losses.append(float(loss))\n",
        "        losses.append(float(loss))\n        losses.append(float(loss))\n",
    ),
)

_keras = dedent("""
def keras_fit(params, x, t, lr, epochs, batch_size):
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
""")
RIGHT["keras_fit"] = {"plain": _keras} | texts(
    functional="""
    def keras_fit(params, x, t, lr, epochs, batch_size):
        inputs = tf.keras.Input(shape=(x.shape[1],))
        hidden = tf.keras.layers.Dense(params["b1"].size)(inputs)
        hidden = tf.keras.layers.ReLU()(hidden)
        logits = tf.keras.layers.Dense(params["b2"].size, activation=None)(hidden)
        model = tf.keras.Model(inputs, logits)
        model.set_weights(list(params.values()))
        model.compile(
            tf.keras.optimizers.SGD(learning_rate=lr, momentum=0.0),
            tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        )
        history = model.fit(x, t, batch_size, epochs, verbose=0, shuffle=False)
        return [float(v) for v in history.history["loss"]], model.get_weights()
    """,
    softmax_at_the_end="""
    def keras_fit(params, x, t, lr, epochs, batch_size):
        keras = tf.keras
        model = keras.models.Sequential()
        model.add(keras.Input((params["W1"].shape[0],)))
        model.add(keras.layers.Dense(params["W1"].shape[1], activation=keras.activations.relu))
        model.add(keras.layers.Dense(params["W2"].shape[1], activation="softmax"))
        model.layers[0].set_weights([params["W1"], params["b1"]])
        model.layers[1].set_weights([params["W2"], params["b2"]])
        model.compile(loss="sparse_categorical_crossentropy", optimizer=keras.optimizers.SGD(lr))
        record = model.fit(x, t, epochs=epochs, batch_size=batch_size, shuffle=False, verbose=0)
        return record.history["loss"], [w for layer in model.layers for w in layer.get_weights()]
    """,
    one_hot_targets="""
    def keras_fit(params, x, t, lr, epochs, batch_size):
        classes = params["W2"].shape[-1]
        targets = np.eye(classes)[t]
        start = tf.keras.initializers.Constant
        layers = [
            tf.keras.layers.Dense(
                len(params[b]), kernel_initializer=start(params[W]), bias_initializer=start(params[b]),
                activation=act,
            )
            for W, b, act in (("W1", "b1", "relu"), ("W2", "b2", "linear"))
        ]
        model = tf.keras.Sequential(layers)
        model.compile(
            optimizer=tf.keras.optimizers.SGD(lr),
            loss=tf.keras.losses.CategoricalCrossentropy(from_logits=True),
        )
        record = model.fit(
            x, targets, epochs=epochs, batch_size=batch_size, shuffle=False, verbose=0
        )
        return record.history["loss"], model.get_weights()
    """,
    a_data_set="""
    def keras_fit(params, x, t, lr, epochs, batch_size):
        class Net(tf.keras.Model):
            def __init__(self, H, C):
                super().__init__()
                self.first = tf.keras.layers.Dense(H, activation="relu")
                self.second = tf.keras.layers.Dense(C)
            def call(self, inputs):
                return self.second(self.first(inputs))

        model = Net(len(params["b1"]), len(params["b2"]))
        model(x[:1])
        model.set_weights([params[key] for key in ["W1", "b1", "W2", "b2"]])
        loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        model.compile(optimizer=tf.keras.optimizers.SGD(lr), loss=loss)
        data = tf.data.Dataset.from_tensor_slices((x, t)).batch(batch_size)
        record = model.fit(data, epochs=epochs, verbose=0)
        return record.history["loss"], model.get_weights()
    """,
)
WRONG["keras_fit"] = slips(
    _keras,
    tanh=('"relu"', '"tanh"'),
    relu_at_the_end=('len(params["b2"]))', 'len(params["b2"]), activation="relu")'),
    weights_not_set=(
        '    model.set_weights([params["W1"], params["b1"], params["W2"], params["b2"]])\n',
        "",
    ),
    zero_biases=('params["b1"], params["W2"]', '0 * params["b1"] - 1, params["W2"]'),
    adam=("optimizers.SGD(lr)", "optimizers.Adam(lr)"),
    momentum=("SGD(lr)", "SGD(lr, momentum=0.9)"),
    sgd_as_text=("tf.keras.optimizers.SGD(lr)", '"sgd"'),
    one_epoch=("epochs=epochs, ", ""),
    epochs_and_batches_exchanged=(
        "batch_size=batch_size, epochs=epochs",
        "batch_size=epochs, epochs=batch_size",
    ),
    whole_batch=("batch_size=batch_size", "batch_size=len(x)"),
    one_by_one=("batch_size=batch_size", "batch_size=1"),
    the_record=('record.history["loss"]', "record"),
    the_history=('record.history["loss"]', "record.history"),
    the_last_loss=('record.history["loss"]', 'record.history["loss"][-1]'),
    the_variables=("model.get_weights()", "model.weights[:2]"),
    weights_first=(
        'record.history["loss"], model.get_weights()',
        'model.get_weights(), record.history["loss"]',
    ),
    no_return=("    return ", "    result = "),
    mean_squared_error=("tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)", '"mse"'),
    sums=("from_logits=True", 'from_logits=True, reduction="sum"'),
    biases_left_out=(
        "Dense(H, activation",
        "Dense(H, use_bias=False, activation",
        'params["b1"], params["W2"]',
        'params["W2"]',
    ),
    sizes_exchanged=("D, H = params", "H, D = params"),
    fixed_sizes=("Dense(H,", "Dense(50,"),
    transposed=('[params["W1"], p', '[params["W1"].T, p'),
    not_compiled=("    model.compile(optimizer=tf.keras.optimizers.SGD(lr), loss=loss)\n", ""),
    validation_split=("verbose=0", "verbose=0, validation_split=0.2"),
    dropout=(
        "            tf.keras.layers.Dense(len",
        "            tf.keras.layers.Dropout(0.5),\n            tf.keras.layers.Dense(len",
    ),
    labels_as_floats=("model.fit(x, t,", "model.fit(x, np.eye(10)[t],"),
    turned_examples=("model.fit(x, t,", "model.fit(x[::-1], t[::-1],"),
    targets_for_inputs=("model.fit(x, t,", "model.fit(t, x,"),
    fitted_twice=(
        "    return",
        "    model.fit(x, t, batch_size=batch_size, epochs=1, shuffle=False, verbose=0)\n    return",
    ),
)

# ---- SymPy ----

_partial = dedent("""
def partial_derivatives(formula, point):
    f = sympy.sympify(formula)
    return {name: float(sympy.diff(f, name).subs(point)) for name in point}
""")
RIGHT["partial_derivatives"] = {"plain": _partial} | texts(
    lambdify="""
    def partial_derivatives(formula, point):
        f = sympy.sympify(formula)
        names = list(point)
        slopes = {}
        for name in names:
            slope = sympy.lambdify(names, sympy.diff(f, sympy.Symbol(name)), "math")
            slopes[name] = float(slope(*[point[n] for n in names]))
        return slopes
    """,
    evalf="""
    def partial_derivatives(formula, point):
        expression = sympy.parse_expr(formula)
        values = {sympy.Symbol(k): v for k, v in point.items()}
        return {str(s): float(expression.diff(s).evalf(subs=values)) for s in values}
    """,
    jacobian="""
    def partial_derivatives(formula, point):
        symbols = sympy.symbols(list(point))
        J = sympy.Matrix([sympy.sympify(formula)]).jacobian(symbols)
        numbers = J.subs(list(zip(symbols, point.values())))
        return dict(zip(point, map(float, numbers)))
    """,
    java="""
    def partial_derivatives(formula, point):
        function = sympy.S(formula)
        result = dict()
        for key in point.keys():
            variable = sympy.symbols(key)
            derivative = sympy.Derivative(function, variable).doit()
            for other in point.keys():
                derivative = derivative.subs(sympy.symbols(other), point[other])
            result[key] = float(derivative)
        return result
    """,
)
WRONG["partial_derivatives"] = slips(
    _partial,
    own_variable_only=(".subs(point)", ".subs(name, point[name])"),
    formulas=("float(sympy.diff(f, name).subs(point))", "sympy.diff(f, name)"),
    no_subs=(".subs(point)", ""),
    second_derivative=("sympy.diff(f, name)", "sympy.diff(f, name, 2)"),
    integral=("sympy.diff(f, name)", "sympy.integrate(f, sympy.Symbol(name))"),
    first_variable_for_all=("sympy.diff(f, name)", "sympy.diff(f, list(point)[0])"),
    mixed=("sympy.diff(f, name)", "sympy.diff(f, *point)"),
    the_point_itself=("float(sympy.diff(f, name).subs(point))", "float(point[name])"),
    a_list=(
        "{name: float(sympy.diff(f, name).subs(point)) for name in point}",
        "[float(sympy.diff(f, name).subs(point)) for name in point]",
    ),
    rounded=(
        "float(sympy.diff(f, name).subs(point))",
        "round(float(sympy.diff(f, name).subs(point)), 2)",
    ),
    whole=("float(sympy", "int(sympy"),
    no_return=("    return ", "    result = "),
    sympy_numbers_as_text=(
        "float(sympy.diff(f, name).subs(point))",
        "str(sympy.diff(f, name).subs(point))",
    ),
    the_opposite=("float(sympy", "-float(sympy"),
    ones=(".subs(point)", ".subs(dict.fromkeys(point, 1))"),
    numerical=(
        "float(sympy.diff(f, name).subs(point))",
        "float((f.subs({**point, name: point[name] + 1e-2}) - f.subs(point)) / 1e-2)",
    ),
    symbols_as_keys=("{name: float", "{sympy.Symbol(name): float"),
    known_names=("for name in point}", "for name in ('x', 'y')}"),
    last_only=(
        "    return {name: float(sympy.diff(f, name).subs(point)) for name in point}\n",
        "    for name in point:\n        result = {name: float(sympy.diff(f, name).subs(point))}\n    return result\n",
    ),
    return_in_the_loop=(
        "    return {name: float(sympy.diff(f, name).subs(point)) for name in point}\n",
        "    result = {}\n    for name in point:\n        result[name] = float(sympy.diff(f, name).subs(point))\n        return result\n",
    ),
    values_exchanged=(
        "{name: float(sympy.diff(f, name).subs(point)) for name in point}",
        "dict(zip(point, [float(sympy.diff(f, name).subs(point)) for name in reversed(list(point))]))",
    ),
    point_changed=("    return", "    point.pop(list(point)[-1])\n    return"),
)

_judge = dedent("""
def is_derivative(formula, claim, name):
    slope = sympy.diff(sympy.sympify(formula), name)
    return sympy.simplify(slope - sympy.sympify(claim)) == 0
""")
RIGHT["is_derivative"] = {"plain": _judge} | texts(
    equals="""
    def is_derivative(formula, claim, name):
        f, g = sympy.sympify(formula), sympy.sympify(claim)
        return bool(f.diff(name).equals(g))
    """,
    if_else="""
    def is_derivative(formula, claim, name):
        variable = sympy.Symbol(name)
        expected = sympy.Derivative(sympy.sympify(formula), variable).doit()
        difference = expected - sympy.sympify(claim)
        if sympy.simplify(difference) == 0:
            return True
        else:
            return False
    """,
    rewritten_and_is_zero="""
    def is_derivative(formula, claim, name):
        difference = sympy.sympify(f"({claim})") - sympy.diff(formula, name)
        return sympy.simplify(difference.rewrite(sympy.exp)).is_zero is True
    """,
    at_many_points="""
    def is_derivative(formula, claim, name):
        difference = sympy.diff(sympy.sympify(formula), name) - sympy.sympify(claim)
        symbols = sorted(difference.free_symbols, key=str)
        f = sympy.lambdify(symbols, difference, "math")
        rng = np.random.default_rng(0)
        return all(abs(f(*rng.uniform(-2, 2, len(symbols)))) < 1e-9 for _ in range(20))
    """,
    zero_test_in_a_helper="""
    def vanishes(expression):
        return sympy.simplify(sympy.expand(expression)) == sympy.Integer(0)

    def is_derivative(formula, claim, name):
        return vanishes(sympy.sympify(formula).diff(sympy.symbols(name)) - sympy.sympify(claim))
    """,
)
WRONG["is_derivative"] = slips(
    _judge,
    sides_exchanged=(
        "slope = sympy.diff(sympy.sympify(formula), name)",
        "slope = sympy.diff(sympy.sympify(claim), name)",
        "sympy.sympify(claim)) ==",
        "sympy.sympify(formula)) ==",
    ),
    sum_for_difference=("slope - sympy", "slope + sympy"),
    no_simplify=(
        "sympy.simplify(slope - sympy.sympify(claim)) == 0",
        "(slope - sympy.sympify(claim)) == 0",
    ),
    simplified_apart_as_text=(
        "sympy.simplify(slope - sympy.sympify(claim)) == 0",
        "str(slope) == claim",
    ),
    expanded_only=("sympy.simplify(", "sympy.expand("),
    identity=("sympy.simplify(slope - sympy.sympify(claim)) == 0", "slope is sympy.sympify(claim)"),
    always_true=("return sympy", "return True or sympy"),
    always_false=("return sympy", "return False and sympy"),
    the_difference=(" == 0", ""),
    text=(
        "return sympy.simplify(slope - sympy.sympify(claim)) == 0",
        "return str(sympy.simplify(slope - sympy.sympify(claim)) == 0)",
    ),
    the_quotient=("slope - sympy.sympify(claim)) == 0", "slope / sympy.sympify(claim)).is_number"),
    fixed_variable=("(formula), name)", "(formula), 'x')"),
    second_derivative=("(formula), name)", "(formula), name, 2)"),
    at_zero=(
        "sympy.simplify(slope - sympy.sympify(claim)) == 0",
        "(slope - sympy.sympify(claim)).subs(name, 0) == 0",
    ),
    at_one=(
        "sympy.simplify(slope - sympy.sympify(claim)) == 0",
        "abs(float((slope - sympy.sympify(claim)).subs({s: 1 for s in slope.free_symbols | {sympy.Symbol(name)}}).subs({s: 1 for s in sympy.sympify(claim).free_symbols}))) < 1e-9",
    ),
    sizes_only=("slope - sympy.sympify(claim)", "abs(slope) - abs(sympy.sympify(claim))"),
    no_return=("    return ", "    result = "),
    integral=(
        "sympy.diff(sympy.sympify(formula), name)",
        "sympy.integrate(sympy.sympify(formula), sympy.Symbol(name))",
    ),
    same_variables=(
        "sympy.simplify(slope - sympy.sympify(claim)) == 0",
        "slope.free_symbols == sympy.sympify(claim).free_symbols",
    ),
    text_claim=("sympy.sympify(claim)", "claim.strip()"),
    text_formula_eval=("sympy.sympify(formula)", "eval(formula)"),
    nearly=(
        "sympy.simplify(slope - sympy.sympify(claim)) == 0",
        "sympy.simplify(slope - sympy.sympify(claim)).is_number",
    ),
)

# ---- More slips ----

WRONG["two_layer"] |= slips(
    _module,
    not_marked=("]))\n", "]), requires_grad=False)\n"),
    copied_in_forward=("x @ self.W1", "x @ torch.tensor(self.W1)"),
    hidden_layer_detached=("return hidden @", "return hidden.detach() @"),
    under_no_grad=(
        "    hidden = torch.relu(x @ self.W1 + self.b1)",
        "    with torch.no_grad():\n            hidden = torch.relu(x @ self.W1 + self.b1)",
    ),
)
WRONG["keras_fit"] |= slips(
    _keras,
    biases_left_at_0=('params["b1"], params["W2"]', '0 * params["b1"], params["W2"]'),
)
WRONG["is_derivative"] |= slips(
    _judge,
    each_simplified=(
        "sympy.simplify(slope - sympy.sympify(claim)) == 0",
        "sympy.simplify(slope) == sympy.simplify(sympy.sympify(claim))",
    ),
    compared_at_2=(
        "sympy.simplify(slope - sympy.sympify(claim)) == 0",
        "abs(float((slope - sympy.sympify(claim)).subs(dict.fromkeys('xyab', 2)))) < 1e-9",
    ),
)
