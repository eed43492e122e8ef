"""Known mistakes of lesson 11, frameworks."""

from course_utils.mistakes import Mistake

MISTAKES = (
    # Lesson 11: frameworks
    Mistake(
        "torch_gradients",
        "torch: the cube of the sum",
        "the sum of all entries is taken to the third power: the power belongs to each entry, and "
        "the sum comes after it.",
        old="((x @ W + b) ** 3).sum()",
        new="(x @ W + b).sum() ** 3",
    ),
    Mistake(
        "torch_gradients",
        "torch: the mean",
        "the mean of the entries is taken: L is their sum.",
        old="** 3).sum()",
        new="** 3).mean()",
    ),
    Mistake(
        "torch_gradients",
        "torch: backward of each entry",
        "`backward` is called for a whole array of results: it can start only from a single "
        "number, and L is one.",
        old="((x @ W + b) ** 3).sum()",
        new="(x @ W + b) ** 3",
    ),
    Mistake(
        "torch_gradients",
        "torch: not marked",
        "PyTorch keeps no trace of a tensor, so that its `.grad` stays None: the tensor was made "
        "without `requires_grad=True`, detached, or used under `no_grad`.",
        old="torch.tensor(array, requires_grad=True)",
        new="torch.tensor(array)",
    ),
    Mistake(
        "torch_gradients",
        "torch: backward twice",
        "`backward` is called twice: the second time adds to what `.grad` holds from the first.",
        old="    loss.backward()",
        new="    loss.backward(retain_graph=True)\n    loss.backward()",
    ),
    *(
        Mistake(target, f"{target}: {name}", explanation, old=old, new=new)
        for target, name, explanation, old, new in (
            (
                "torch_fit",
                "gradients not zeroed",
                "the gradients are not set back to zero after a step: each step then goes along "
                "the sum of all gradients so far.",
                "                tensor.grad.zero_()\n",
                "",
            ),
            (
                "torch_fit",
                "zeroed too early",
                "the gradients are set to zero before the update has used them, and nothing "
                "moves: zero them after it.",
                "tensor -= lr * tensor.grad\n                tensor.grad.zero_()",
                "tensor.grad.zero_()\n                tensor -= lr * tensor.grad",
            ),
            (
                "torch_fit",
                "uphill",
                "the step goes along the gradient, so the loss rises: to go down, subtract.",
                "tensor -= lr",
                "tensor += lr",
            ),
            (
                "torch_fit",
                "a local name",
                "the update only gives a name to a new tensor, as `tensor = tensor - …` does: the "
                "dict still holds the old one. Change that in place.",
                "tensor -= lr * tensor.grad\n                tensor.grad.zero_()",
                "moved = tensor - lr * tensor.grad\n                tensor.grad.zero_()",
            ),
            (
                "torch_fit",
                "no learning rate",
                "the learning rate is left out: the whole gradient is subtracted.",
                "lr * tensor.grad",
                "tensor.grad",
            ),
            (
                "torch_fit",
                "weights only",
                "only W1 and W2 are moved: b1 and b2 are parameters as well.",
                "for tensor in p.values():",
                "for tensor in (p['W1'], p['W2']):",
            ),
            (
                "torch_fit",
                "recorded update",
                "the update is recorded like any other arithmetic: it belongs under "
                "`with torch.no_grad():`.",
                "with torch.no_grad():",
                "if True:",
            ),
            (
                "torch_fit",
                "no backward",
                "a tensor has no gradient: `loss.backward()` is missing, or `p[key] = p[key] - …` "
                "has put a new tensor in its place.",
                "        loss.backward()\n",
                "",
            ),
            (
                "optimizer_fit",
                "gradients not zeroed",
                "the gradients are not set back to zero in every step, so each step goes along "
                "the sum of all gradients so far: does `zero_grad()` stand inside the loop, with "
                "its parentheses?",
                "        optimizer.zero_grad()\n",
                "",
            ),
            (
                "optimizer_fit",
                "no backward",
                "`backward` is missing, or stands without its parentheses: the step finds no "
                "gradients.",
                "        loss.backward()\n",
                "",
            ),
            (
                "optimizer_fit",
                "learning rate and momentum swapped",
                "the learning rate and the momentum change places.",
                "lr=lr, momentum=momentum",
                "lr=momentum, momentum=lr",
            ),
            (
                "optimizer_fit",
                "zeroed too early",
                "`zero_grad` stands between `backward` and `step`, and throws this step's "
                "gradients away.",
                "optimizer.zero_grad()\n        loss.backward()\n",
                "loss.backward()\n        optimizer.zero_grad()\n",
            ),
            (
                "optimizer_fit",
                "step before backward",
                "`step` stands before `backward`: it uses the gradients of the step before.",
                "optimizer.zero_grad()\n        loss.backward()\n        optimizer.step()\n",
                "optimizer.step()\n        optimizer.zero_grad()\n        loss.backward()\n",
            ),
            (
                "optimizer_fit",
                "no step",
                "`step` is missing, or stands without its parentheses: gradients are computed, "
                "and nothing moves.",
                "        optimizer.step()\n",
                "",
            ),
            (
                "optimizer_fit",
                "weights only",
                "the optimizer was given W1 and W2 only: it moves nothing else, and b1 and b2 are "
                "to move as well.",
                "p.values(), lr",
                "[p['W1'], p['W2']], lr",
            ),
            (
                "optimizer_fit",
                "no momentum",
                "the optimizer was made without `momentum`: its velocity then forgets the steps "
                "before.",
                ", momentum=momentum)",
                ")",
            ),
            (
                "optimizer_fit",
                "a new optimizer for each step",
                "the optimizer is made anew in each step, and its velocity starts at 0 every "
                "time: make it once, before the loop.",
                "        optimizer.zero_grad()\n",
                "        optimizer = torch.optim.SGD(p.values(), lr=lr, momentum=momentum)\n"
                "        optimizer.zero_grad()\n",
            ),
            (
                "tf_polynomial",
                "constants not watched",
                "a gradient is None: the tape must be told to watch both constants before z is "
                "computed, and z must be computed inside the `with`.",
                "        tape.watch([x, y])\n",
                "",
            ),
            (
                "tf_polynomial",
                "None handed on",
                "None is returned in place of a gradient: the tape was not told to watch the "
                "constants.",
                "        tape.watch([x, y])\n        z = x**2 * y + x * y + 3 * y\n"
                "    dx, dy = tape.gradient(z, [x, y])\n"
                "    return float(z), (float(dx), float(dy))",
                "        z = x**2 * y + x * y + 3 * y\n"
                "    return float(z), tuple(tape.gradient(z, [x, y]))",
            ),
            (
                "tf_polynomial",
                "asked twice",
                "the tape is asked twice, and it forgets everything after its first answer: ask "
                "for both gradients in one call.",
                "dx, dy = tape.gradient(z, [x, y])",
                "dx, dy = tape.gradient(z, x), tape.gradient(z, y)",
            ),
            (
                "tf_polynomial",
                "swapped",
                "dx and dy change places: the gradients come in the order in which the sources "
                "are given.",
                "float(dx), float(dy)",
                "float(dy), float(dx)",
            ),
            (
                "tape_fit",
                "the sum",
                "the losses of the rows are summed: the loss of a mini-batch is their mean.",
                "tf.reduce_mean(each)",
                "tf.reduce_sum(each)",
            ),
            (
                "tape_fit",
                "uphill",
                "the steps go along the gradient, so the loss rises: to go down, subtract.",
                "assign_sub(",
                "assign_add(",
            ),
            (
                "tape_fit",
                "W alone",
                "`b` is never moved: it has a gradient, too, and moves against it.",
                "        b.assign_sub(lr * db)\n",
                "",
            ),
            (
                "tape_fit",
                "the gradient assigned",
                "`assign` puts the step in the place of the weights: the step should be "
                "subtracted from them.",
                "assign_sub(",
                "assign(",
            ),
            (
                "tape_fit",
                "a new tensor for W",
                "`W = W - …` makes a constant of `W`: the next tape does not watch it, and its "
                "gradient is None. A variable is changed in place.",
                "W.assign_sub(lr * dW)\n        b.assign_sub(lr * db)\n",
                "W, b = W - lr * dW, b - lr * db\n",
            ),
            (
                "tape_fit",
                "no learning rate",
                "the learning rate is left out: the gradients should be multiplied by `lr`.",
                "lr * d",
                "d",
            ),
            (
                "keras_fit",
                "from_logits forgotten",
                "the loss takes the logits for probabilities: it must be told that they are "
                "logits.",
                "from_logits=True",
                "",
            ),
            (
                "keras_fit",
                "no activation",
                "the hidden layer has no activation: two affine layers in a row are only one.",
                ', activation="relu"',
                "",
            ),
            (
                "keras_fit",
                "batches of 32",
                "`fit` takes 32 examples at a time, as it does unless it is told another "
                "`batch_size`.",
                "batch_size=batch_size, ",
                "",
            ),
            (
                "keras_fit",
                "the default learning rate",
                "the optimizer was not given the learning rate: its default is 0.01.",
                "SGD(lr)",
                "SGD()",
            ),
            (
                "partial_derivatives",
                "numbers first",
                "the numbers are put in before the derivative is taken: the derivative of a "
                "number is 0.",
                "sympy.diff(f, name).subs(point)",
                "sympy.diff(f.subs(point), name)",
            ),
            (
                "partial_derivatives",
                "the value",
                "the value of the formula itself comes back: the value of its derivative is asked "
                "for.",
                "sympy.diff(f, name).subs(point)",
                "f.subs(point)",
            ),
            (
                "is_derivative",
                "always by x",
                "the derivative is taken by x, whatever `name` is.",
                "(formula), name)",
                '(formula), "x")',
            ),
            (
                "is_derivative",
                "compared as written",
                "the two formulas are compared as they are written: simplify their difference, "
                "and compare that with 0.",
                "sympy.simplify(difference) == 0",
                "sympy.diff(sympy.sympify(formula), name) == sympy.sympify(claim)",
            ),
            (
                "is_derivative",
                "at one point",
                "the two formulas are compared at a single point, where different ones may agree "
                "by chance.",
                "sympy.simplify(difference) == 0",
                "abs(float(difference.subs({v: 1 for v in difference.free_symbols}))) < 1e-9",
            ),
            (
                "is_derivative",
                "no derivative",
                "the formula itself is compared with the claim, not its derivative.",
                "sympy.diff(sympy.sympify(formula), name) - ",
                "sympy.sympify(formula) - ",
            ),
            (
                "is_derivative",
                "the opposite answer",
                "True and False change places.",
                "== 0",
                "!= 0",
            ),
        )
    ),
    *(
        Mistake(
            "TwoLayer",
            name,
            explanation,
            code=f"""
            from course_utils.frameworks import torch


            class TwoLayer(torch.nn.Module):
                def __init__(self, params):
                    super().__init__()
                    {init}

                def forward(self, x):
                    W1, b1, W2, b2 = {names}
                    {forward}

                def predict(self, x):
                    with torch.no_grad():
                        return self(torch.tensor(x)).numpy()

                def registered(self):
                    return sum(parameter.numel() for parameter in self.parameters())

                def reached(self, x):
                    self(torch.tensor(x)).sum().backward()
                    return sum(x.numel() for x in self.parameters() if x.grad is not None)
            """,
        )
        for name, explanation, init, names, forward in (
            (
                "TwoLayer: a plain list",
                "the parameters are not registered: a plain list or dict hides them. Store each "
                "one under a name of its own on `self`.",
                "self.all = [torch.nn.Parameter(torch.tensor(x)) for x in params.values()]",
                "self.all",
                "return torch.relu(x @ W1 + b1) @ W2 + b2",
            ),
            (
                "TwoLayer: weights only",
                "only the weights are registered: the biases are parameters as well.",
                "self.all = {x: torch.tensor(params[x]) for x in params}; self.W1, self.W2 = "
                "map(torch.nn.Parameter, (self.all['W1'], self.all['W2']))",
                "self.all.values()",
                "return torch.relu(x @ W1 + b1) @ W2 + b2",
            ),
            (
                "TwoLayer: no Relu",
                "the Relu is missing: two affine layers in a row are only one.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return (x @ W1 + b1) @ W2 + b2",
            ),
            (
                "TwoLayer: Relu at the end",
                "the logits go through a Relu as well: they may be negative.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return torch.relu(torch.relu(x @ W1 + b1) @ W2 + b2)",
            ),
            (
                "TwoLayer: softmax at the end",
                "`forward` ends in a softmax: it should return the logits, for the loss has the "
                "softmax inside.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return torch.softmax(torch.relu(x @ W1 + b1) @ W2 + b2, dim=1)",
            ),
            (
                "TwoLayer: no biases",
                "the biases are left out: each layer adds its own.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return torch.relu(x @ W1) @ W2",
            ),
            (
                "TwoLayer: the first layer hidden",
                "W1 and b1 are not registered: make a `Parameter` of each, and store it on `self`.",
                "self.all = {x: torch.tensor(params[x]) for x in params}; "
                "self.W2, self.b2 = "
                "map(torch.nn.Parameter, (self.all['W2'], self.all['b2']))",
                "self.all.values()",
                "return torch.relu(x @ W1 + b1) @ W2 + b2",
            ),
            (
                "TwoLayer: the second layer hidden",
                "W2 and b2 are not registered: make a `Parameter` of each, and store it on `self`.",
                "self.all = {x: torch.tensor(params[x]) for x in params}; "
                "self.W1, self.b1 = "
                "map(torch.nn.Parameter, (self.all['W1'], self.all['b1']))",
                "self.all.values()",
                "return torch.relu(x @ W1 + b1) @ W2 + b2",
            ),
            (
                "TwoLayer: b1 left out",
                "b1 is not added: the first layer ends with it.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return torch.relu(x @ W1) @ W2 + b2",
            ),
            (
                "TwoLayer: b2 left out",
                "b2 is not added: the second layer ends with it.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return torch.relu(x @ W1 + b1) @ W2",
            ),
            (
                "TwoLayer: tanh",
                "a tanh stands where the Relu belongs.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return torch.tanh(x @ W1 + b1) @ W2 + b2",
            ),
            (
                "TwoLayer: sigmoid",
                "a sigmoid stands where the Relu belongs.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return torch.sigmoid(x @ W1 + b1) @ W2 + b2",
            ),
            (
                "TwoLayer: Relu before b1",
                "the Relu is taken before b1 is added: it should be taken of the whole of x @ W1 "
                "+ b1.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return (torch.relu(x @ W1) + b1) @ W2 + b2",
            ),
            (
                "TwoLayer: Relu of the inputs",
                "the Relu is taken of the inputs: it belongs between the two layers.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return (torch.relu(x) @ W1 + b1) @ W2 + b2",
            ),
            (
                "TwoLayer: log-softmax at the end",
                "`forward` ends in a log-softmax: it should return the logits, for the loss has "
                "that inside.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return torch.log_softmax(torch.relu(x @ W1 + b1) @ W2 + b2, dim=1)",
            ),
            (
                "TwoLayer: sigmoid at the end",
                "`forward` ends in a sigmoid: it should return the logits as they are.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return torch.sigmoid(torch.relu(x @ W1 + b1) @ W2 + b2)",
            ),
            (
                "TwoLayer: labels",
                "`forward` returns labels: it should return the logits.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return (torch.relu(x @ W1 + b1) @ W2 + b2).argmax(dim=1)",
            ),
            (
                "TwoLayer: Relu of the logits only",
                "the Relu is taken of the logits: it belongs between the two layers.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return torch.relu((x @ W1 + b1) @ W2 + b2)",
            ),
            (
                "TwoLayer: an array",
                "`forward` returns an array: a tensor is asked for, which remembers its way.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return (torch.relu(x @ W1 + b1) @ W2 + b2).detach().numpy()",
            ),
            (
                "TwoLayer: leaky Relu",
                "a leaky Relu stands where the Relu belongs.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return torch.nn.functional.leaky_relu(x @ W1 + b1) @ W2 + b2",
            ),
            (
                "TwoLayer: weights exchanged",
                "W1 and W2 change places.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return torch.relu(x @ W2 + b1) @ W1 + b2",
            ),
            (
                "TwoLayer: biases exchanged",
                "b1 and b2 change places.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return torch.relu(x @ W1 + b2) @ W2 + b1",
            ),
            (
                "TwoLayer: not marked",
                "the parameters get no gradient: they were made with `requires_grad=False`, "
                "detached, copied by `torch.tensor`, or used under `no_grad`.",
                "self.all = torch.nn.ParameterList(torch.nn.Parameter(torch.tensor(x), False) "
                "for x in params.values())",
                "self.all",
                "return torch.relu(x @ W1 + b1) @ W2 + b2",
            ),
            (
                "TwoLayer: detached",
                "the parameters get no gradient: they were made with `requires_grad=False`, "
                "detached, copied by `torch.tensor`, or used under `no_grad`.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "(x.detach() for x in self.all)",
                "return torch.relu(x @ W1 + b1) @ W2 + b2",
            ),
            (
                "TwoLayer: the hidden layer detached",
                "W1 and b1 get no gradient: the output of the hidden layer was detached, copied, "
                "or computed under `no_grad`.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return torch.relu(x @ W1 + b1).detach() @ W2 + b2",
            ),
            (
                "TwoLayer: the hidden layer returned",
                "`forward` returns the hidden layer's output: the second layer is missing.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return torch.relu(x @ W1 + b1)",
            ),
        )
    ),
    *(
        Mistake(target, f"{target}: {name}", explanation, old=old, new=new)
        for target, name, explanation, old, new in (
            (
                "torch_gradients",
                "squared",
                "the entries are squared: the exponent should be 3.",
                "** 3",
                "** 2",
            ),
            (
                "torch_gradients",
                "times 3",
                "the entries are multiplied by 3: 3 should be their exponent.",
                "** 3",
                "* 3",
            ),
            (
                "torch_gradients",
                "b left out",
                "b is not added.",
                "x @ W + b",
                "x @ W + 0 * b",
            ),
            (
                "torch_gradients",
                "b outside the power",
                "b is added after the power is taken: the whole of x @ W + b should be taken to "
                "the power.",
                "((x @ W + b) ** 3)",
                "((x @ W) ** 3 + b)",
            ),
            (
                "torch_gradients",
                "only b to the power",
                "only b is taken to the third power: parentheses keep x @ W + b together.",
                "((x @ W + b) ** 3)",
                "(x @ W + b**3)",
            ),
            (
                "torch_gradients",
                "another order",
                "the gradients come in another order: (dx, dW, db) is asked for.",
                "(x.grad.numpy(), W.grad.numpy(), b.grad.numpy())",
                "(W.grad.numpy(), x.grad.numpy(), b.grad.numpy())",
            ),
            (
                "torch_gradients",
                "db first",
                "the gradients come in the opposite order: (dx, dW, db) is asked for.",
                "(x.grad.numpy(), W.grad.numpy(), b.grad.numpy())",
                "(b.grad.numpy(), W.grad.numpy(), x.grad.numpy())",
            ),
            (
                "torch_gradients",
                "values for gradients",
                "a tensor itself comes back in place of its gradient, which is in `.grad`.",
                "x.grad.numpy()",
                "x.detach().numpy()",
            ),
            (
                "torch_gradients",
                "no backward",
                "`loss.backward()` is missing: without it every `.grad` is None.",
                "    loss.backward()\n",
                "",
            ),
            (
                "torch_gradients",
                "zeroed before they are returned",
                "a gradient is set to zero before it is returned: here nothing needs to be zeroed.",
                "    return",
                "    x.grad.zero_()\n    return",
            ),
            (
                "torch_gradients",
                "four values in a row",
                "four values come back in a row: the three gradients belong in a tuple of their "
                "own.",
                "(x.grad.numpy(), W.grad.numpy(), b.grad.numpy())",
                "x.grad.numpy(), W.grad.numpy(), b.grad.numpy()",
            ),
            (
                "torch_gradients",
                "mean over the rows",
                "the mean is taken over the rows: L is the sum of all entries.",
                "** 3).sum()",
                "** 3).sum() / len(x)",
            ),
            (
                "torch_fit",
                "p rebound",
                "`p[key] = p[key] - …` puts a new tensor into the dict, one that "
                "requires no gradient: the next step stops. Change the tensor in place.",
                "            for tensor in p.values():\n"
                "                tensor -= lr * tensor.grad\n"
                "                tensor.grad.zero_()\n",
                "            for key in p:\n                p[key] = p[key] - lr * p[key].grad\n",
            ),
            (
                "torch_fit",
                "p rebound and zeroed",
                "`p[key] = p[key] - …`, or `tensor = tensor - …`, makes a new "
                "tensor, and that has no `.grad` to set to zero. Change the tensor "
                "in place.",
                "            for tensor in p.values():\n"
                "                tensor -= lr * tensor.grad\n"
                "                tensor.grad.zero_()\n",
                "            for key in p:\n"
                "                p[key] = p[key] - lr * p[key].grad\n"
                "                p[key].grad.zero_()\n",
            ),
            (
                "torch_fit",
                "only the last one zeroed",
                "only the last gradient is set to zero: that line belongs inside the loop.",
                "                tensor.grad.zero_()",
                "            tensor.grad.zero_()",
            ),
            (
                "torch_fit",
                "biases only",
                "only b1 and b2 are moved: W1 and W2 are parameters as well.",
                "for tensor in p.values():",
                "for tensor in (p['b1'], p['b2']):",
            ),
            (
                "torch_fit",
                "the first layer only",
                "only W1 and b1 are moved: W2 and b2 are parameters as well.",
                "for tensor in p.values():",
                "for tensor in (p['W1'], p['b1']):",
            ),
            (
                "torch_fit",
                "the last layer only",
                "only W2 and b2 are moved: W1 and b1 are parameters as well.",
                "for tensor in p.values():",
                "for tensor in (p['W2'], p['b2']):",
            ),
            (
                "torch_fit",
                "keys for tensors",
                "the loop goes over the keys of the dict: `.values()` gives the tensors.",
                "p.values()",
                "p",
            ),
            (
                "torch_fit",
                "pairs for tensors",
                "the loop goes over pairs of key and tensor: `.values()` gives the tensors alone.",
                "p.values():",
                "p.items():",
            ),
            (
                "torch_fit",
                "divided by N",
                "the gradient is divided by the number of examples: `cross_entropy` "
                "takes the mean already.",
                "lr * tensor.grad",
                "lr * tensor.grad / len(x)",
            ),
            (
                "torch_fit",
                "the step assigned",
                "the step takes the tensor's place: it should be subtracted from the tensor.",
                "tensor -= lr * tensor.grad",
                "tensor.copy_(lr * tensor.grad)",
            ),
            (
                "torch_fit",
                "the tensor zeroed",
                "the tensor itself is set to zero: set its gradient to zero.",
                "tensor.grad.zero_()",
                "tensor.zero_()",
            ),
            (
                "torch_fit",
                "zeros made and dropped",
                "an array of zeros is made, and not used: `zero_`, with its underscore, changes "
                "the gradient itself.",
                "tensor.grad.zero_()",
                "torch.zeros_like(tensor.grad)",
            ),
            (
                "torch_fit",
                "the tensor for its gradient",
                "the tensor itself is multiplied by `lr` and subtracted: take its gradient.",
                "lr * tensor.grad\n",
                "lr * tensor\n",
            ),
            (
                "torch_fit",
                "backward twice",
                "`backward` is called twice in a step: the second time adds the same gradients "
                "again.",
                "        loss.backward()\n",
                "        loss.backward(retain_graph=True)\n        loss.backward()\n",
            ),
            (
                "torch_fit",
                "always 0.1",
                "0.1 stands where `lr` belongs.",
                "lr * tensor.grad",
                "0.1 * tensor.grad",
            ),
            (
                "torch_fit",
                "sign alone",
                "only the sign of the gradient is used: its size counts as well.",
                "lr * tensor.grad\n",
                "lr * tensor.grad.sign()\n",
            ),
            (
                "torch_fit",
                "the logits derived",
                "`backward` starts from the logits: it should start from the loss.",
                "loss.backward()",
                "logits.sum().backward()",
            ),
            (
                "optimizer_fit",
                "Nesterov's momentum",
                "the optimizer was made with `nesterov`: plain momentum is asked for.",
                "momentum=momentum)",
                "momentum=momentum, nesterov=momentum > 0)",
            ),
            (
                "optimizer_fit",
                "always 0.9",
                "0.9 stands where `momentum` belongs.",
                "momentum=momentum)",
                "momentum=0.9)",
            ),
            (
                "optimizer_fit",
                "always 0.1",
                "0.1 stands where `lr` belongs.",
                "lr=lr",
                "lr=0.1",
            ),
            (
                "optimizer_fit",
                "default learning rate",
                "the optimizer was not given the learning rate: its default is 0.001.",
                "lr=lr, ",
                "",
            ),
            (
                "optimizer_fit",
                "Adam",
                "the optimizer is Adam: SGD is asked for.",
                "torch.optim.SGD(p.values(), lr=lr, momentum=momentum)",
                "torch.optim.Adam(p.values(), lr=lr)",
            ),
            (
                "optimizer_fit",
                "biases only",
                "the optimizer was given b1 and b2 only: it moves nothing else, and W1 and W2 are "
                "to move as well.",
                "p.values(), lr",
                "[p['b1'], p['b2']], lr",
            ),
            (
                "optimizer_fit",
                "the last layer only",
                "the optimizer was given W2 and b2 only: it moves nothing else, and W1 and b1 are "
                "to move as well.",
                "p.values(), lr",
                "[p['W2'], p['b2']], lr",
            ),
            (
                "optimizer_fit",
                "the first layer only",
                "the optimizer was given W1 and b1 only: it moves nothing else, and W2 and b2 are "
                "to move as well.",
                "p.values(), lr",
                "[p['W1'], p['b1']], lr",
            ),
            (
                "optimizer_fit",
                "the dict for its tensors",
                "the optimizer was given the dict, over which a loop gets the keys: `.values()` "
                "gives the tensors.",
                "p.values()",
                "p",
            ),
            (
                "optimizer_fit",
                "two steps",
                "`step` is called twice for each `backward`: once is enough.",
                "        optimizer.step()\n",
                "        optimizer.step()\n        optimizer.step()\n",
            ),
            (
                "optimizer_fit",
                "backward twice",
                "`backward` is called twice in a step: the second time adds the same gradients "
                "again.",
                "        loss.backward()\n",
                "        loss.backward(retain_graph=True)\n        loss.backward()\n",
            ),
            (
                "optimizer_fit",
                "uphill",
                "`backward` starts from the negative loss, or the optimizer was made with "
                "`maximize`: the loss rises.",
                "loss.backward()",
                "(-loss).backward()",
            ),
            (
                "optimizer_fit",
                "weight decay",
                "the optimizer was made with `weight_decay`, which also pulls the parameters "
                "toward 0: plain SGD with momentum is asked for.",
                "momentum=momentum)",
                "momentum=momentum, weight_decay=0.01)",
            ),
            (
                "optimizer_fit",
                "not called",
                "the gradients are not set back to zero in every step, so each step goes along "
                "the sum of all gradients so far: does `zero_grad()` stand inside the loop, with "
                "its parentheses?",
                "optimizer.zero_grad()\n        loss.backward()\n        optimizer.step()",
                "optimizer.zero_grad\n        loss.backward()\n        optimizer.step()",
            ),
            (
                "optimizer_fit",
                "zeroed once",
                "the gradients are not set back to zero in every step, so each step goes along "
                "the sum of all gradients so far: does `zero_grad()` stand inside the loop, with "
                "its parentheses?",
                "        optimizer.zero_grad()\n",
                "        if not losses:\n            optimizer.zero_grad()\n",
            ),
            (
                "tf_polynomial",
                "3 x for 3 y",
                "the last term is 3 x: it should be 3 y.",
                "3 * y",
                "3 * x",
            ),
            (
                "tf_polynomial",
                "the middle term forgotten",
                "the term x y is missing.",
                " + x * y",
                "",
            ),
            (
                "tf_polynomial",
                "2 x for x squared",
                "2 x stands where x squared belongs.",
                "x**2",
                "2 * x",
            ),
            (
                "tf_polynomial",
                "x y squared",
                "the first term is x y²: it should be x² y.",
                "x**2 * y",
                "x * y**2",
            ),
            (
                "tf_polynomial",
                "three in a row",
                "three values come back in a row: the two gradients belong in a tuple of their "
                "own.",
                "(float(dx), float(dy))",
                "float(dx), float(dy)",
            ),
            (
                "tf_polynomial",
                "by heart",
                "the gradients are those at x = 2 and y = 1, whatever the numbers are: ask the "
                "tape for them.",
                "(float(dx), float(dy))",
                "(5.0, 9.0)",
            ),
            (
                "tape_fit",
                "loss outside the tape",
                "a part of the way to the loss is computed while the tape is not "
                "open: logits and loss belong inside the `with`, else a gradient is None.",
                "            loss = tf.reduce_mean(each)",
                "        loss = tf.reduce_mean(each)",
            ),
            (
                "tape_fit",
                "softmax first",
                "the logits go through a softmax before the loss, which has one inside already.",
                "logits = x @ W + b",
                "logits = tf.nn.softmax(x @ W + b)",
            ),
            (
                "tape_fit",
                "a Relu",
                "the logits go through a Relu: this is a single affine layer, and its logits may "
                "be negative.",
                "logits = x @ W + b",
                "logits = tf.nn.relu(x @ W + b)",
            ),
            (
                "tape_fit",
                "no b",
                "b is not added.",
                "x @ W + b",
                "x @ W + 0 * b",
            ),
            (
                "tape_fit",
                "W a new tensor, b a variable",
                "`W = W - …` makes a constant of `W`: the next tape does not watch "
                "it, and its gradient is None. A variable is changed in place.",
                "W.assign_sub(lr * dW)\n",
                "W = W - lr * dW\n",
            ),
            (
                "tape_fit",
                "W left alone",
                "`W` is never moved: `W - …` alone changes nothing.",
                "W.assign_sub(lr * dW)",
                "W - lr * dW",
            ),
            (
                "tape_fit",
                "constants",
                "W and b are constants, which no tape watches by itself: keep them as variables, "
                "which it does watch.",
                "tf.Variable(W), tf.Variable(b)",
                "tf.constant(W), tf.constant(b)",
            ),
            (
                "tape_fit",
                "always 0.1",
                "0.1 stands where `lr` belongs.",
                "lr * d",
                "0.1 * d",
            ),
            (
                "tape_fit",
                "asked twice",
                "the tape is asked twice, and it forgets everything after its first answer: ask "
                "for both gradients in one call.",
                "dW, db = tape.gradient(loss, [W, b])",
                "dW, db = tape.gradient(loss, W), tape.gradient(loss, b)",
            ),
            (
                "tape_fit",
                "the gradient of each row's loss",
                "the tape is asked for the gradient of the rows' losses, which it adds up: ask "
                "for the gradient of their mean.",
                "tape.gradient(loss,",
                "tape.gradient(each,",
            ),
            (
                "tape_fit",
                "exchanged",
                "dW and db change places: the gradients come in the order in which the sources "
                "are given.",
                "dW, db = tape",
                "db, dW = tape",
            ),
            (
                "tape_fit",
                "the loss afterwards",
                "the loss is computed once more, after the step: append the one from before the "
                "step.",
                "losses.append(float(loss))",
                "after = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=t, "
                "logits=x @ W + b)\n        losses.append(float(tf.reduce_mean(after)))",
            ),
            (
                "tape_fit",
                "losses not noted",
                "no loss is noted: append the loss in each step.",
                "        losses.append(float(loss))\n",
                "",
            ),
            (
                "tape_fit",
                "b uphill",
                "b moves along its gradient: to go down, subtract.",
                "b.assign_sub",
                "b.assign_add",
            ),
            (
                "keras_fit",
                "Relu at the end",
                "the last layer has a Relu as well: its logits may be negative.",
                "keras.layers.Dense(outputs)",
                "keras.layers.Dense(outputs, activation='relu')",
            ),
            (
                "keras_fit",
                "tanh",
                "the hidden layer has a tanh: a Relu is asked for.",
                '"relu"',
                '"tanh"',
            ),
            (
                "keras_fit",
                "one epoch",
                "`fit` goes through the examples once, as it does unless it is told how many "
                "`epochs`.",
                "epochs=epochs, ",
                "",
            ),
            (
                "keras_fit",
                "the sum",
                "the losses of a mini-batch are summed: take their mean.",
                "from_logits=True",
                "from_logits=True, reduction='sum'",
            ),
            (
                "partial_derivatives",
                "own variable only",
                "only the variable of the derivative gets its number: the other variables may "
                "stand in the derivative as well.",
                ".subs(point)",
                ".subs(name, point[name])",
            ),
            (
                "partial_derivatives",
                "second derivative",
                "the derivative is taken twice.",
                "sympy.diff(f, name)",
                "sympy.diff(f, name, 2)",
            ),
            (
                "partial_derivatives",
                "the integral",
                "the formula is integrated: its derivative is asked for.",
                "sympy.diff(f, name)",
                "sympy.integrate(f, sympy.Symbol(name))",
            ),
            (
                "partial_derivatives",
                "one variable for all",
                "the derivative is taken by the same variable every time: each entry has its own.",
                "sympy.diff(f, name)",
                "sympy.diff(f, next(iter(point)))",
            ),
            (
                "partial_derivatives",
                "a list",
                "a list comes back: a dict is asked for, with the names of the variables as its "
                "keys.",
                "{name: float(sympy.diff(f, name).subs(point)) for name in point}",
                "[float(sympy.diff(f, name).subs(point)) for name in point]",
            ),
            (
                "partial_derivatives",
                "symbols as keys",
                "the keys of the dict are symbols: they should be the names, as text.",
                "{name: float",
                "{sympy.Symbol(name): float",
            ),
            (
                "partial_derivatives",
                "one entry only",
                "only one variable is in the dict: does something end the loop early, or make the "
                "dict anew in it?",
                "for name in point}",
                "for name in list(point)[:1]}",
            ),
            (
                "is_derivative",
                "only expanded",
                "the difference is expanded, but not simplified: that does not bring fractions or "
                "exponentials together.",
                "sympy.simplify(difference)",
                "sympy.expand(difference)",
            ),
            (
                "is_derivative",
                "not simplified",
                "the difference is compared with 0 as it is written: it can be 0 without looking "
                "so until it is simplified.",
                "sympy.simplify(difference)",
                "difference",
            ),
            (
                "is_derivative",
                "always True",
                "True comes back whatever the claim is.",
                "sympy.simplify(difference) == 0",
                "True",
            ),
            (
                "is_derivative",
                "always False",
                "False comes back whatever the claim is.",
                "sympy.simplify(difference) == 0",
                "False",
            ),
            (
                "is_derivative",
                "added",
                "the claim is added to the derivative: subtract it.",
                "- sympy.sympify(claim)",
                "+ sympy.sympify(claim)",
            ),
            (
                "is_derivative",
                "roles exchanged",
                "the derivative of the claim is compared with the formula: it should be the other "
                "way round.",
                "sympy.diff(sympy.sympify(formula), name) - sympy.sympify(claim)",
                "sympy.diff(sympy.sympify(claim), name) - sympy.sympify(formula)",
            ),
            (
                "is_derivative",
                "second derivative",
                "the derivative is taken twice.",
                "(formula), name)",
                "(formula), name, 2)",
            ),
            (
                "is_derivative",
                "up to a constant",
                "a difference that is any constant counts as no difference: it must be 0.",
                "sympy.simplify(difference) == 0",
                "sympy.simplify(difference).is_number",
            ),
        )
    ),
    *(
        Mistake(target, f"{target}: {name}", explanation, old=old, new=new)
        for target, name, explanation, old, new in (
            (
                "torch_gradients",
                "no power",
                "the third power is missing.",
                "((x @ W + b) ** 3)",
                "(x @ W + b)",
            ),
            (
                "torch_gradients",
                "entry by entry",
                "x and W are multiplied entry by entry: x @ W is their matrix product.",
                "x @ W",
                "x * W",
            ),
            (
                "torch_gradients",
                "b not used",
                "b is not added.",
                "x @ W + b",
                "x @ W",
            ),
            *(
                (
                    "torch_gradients",
                    f"{names} not marked",
                    "PyTorch keeps no trace of a tensor, so that its `.grad` stays None: the "
                    "tensor was made without `requires_grad=True`, detached, or used under "
                    "`no_grad`.",
                    "    loss = ",
                    f"    {names} = {names}.detach()\n    loss = ",
                )
                for names in ("x", "W", "b")
            ),
            (
                "torch_fit",
                "a dict of results",
                "the dict gets results of arithmetic, and PyTorch keeps no gradient of those: "
                "change the tensors in place.",
                "        with torch.no_grad():\n"
                "            for tensor in p.values():\n"
                "                tensor -= lr * tensor.grad\n"
                "                tensor.grad.zero_()\n",
                "        p = {key: tensor - lr * tensor.grad for key, tensor in p.items()}\n",
            ),
            (
                "torch_fit",
                "moved twice",
                "each tensor is moved twice in a step: once is enough.",
                "tensor -= lr * tensor.grad",
                "tensor -= 2 * lr * tensor.grad",
            ),
            (
                "torch_fit",
                "the loss afterwards",
                "the loss is computed once more, after the step: the one from before it is noted.",
                "        losses.append(loss.item())",
                '        logits = torch.relu(x @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]\n'
                "        loss = torch.nn.functional.cross_entropy(logits, t)\n"
                "        losses.append(loss.item())",
            ),
            *(
                mistake
                for target in ("torch_fit", "optimizer_fit")
                for mistake in (
                    (
                        target,
                        "noted twice",
                        "the loss is noted twice in each step: the line that does so is there "
                        "already.",
                        "losses.append(loss.item())",
                        "losses.append(loss.item()); losses.append(loss.item())",
                    ),
                    (
                        target,
                        "softmax first",
                        "the logits go through a softmax before the loss, which has one inside "
                        "already.",
                        "cross_entropy(logits, t)",
                        "cross_entropy(torch.softmax(logits, dim=1), t)",
                    ),
                    (
                        target,
                        "the sum of the losses",
                        "the losses of the examples are summed: the loss of a mini-batch is their "
                        "mean.",
                        "cross_entropy(logits, t)",
                        "cross_entropy(logits, t, reduction='sum')",
                    ),
                    (
                        target,
                        "the gradient of the sum",
                        "the gradients are those of the summed losses: the loss of a mini-batch is "
                        "their mean.",
                        "loss.backward()",
                        "(loss * len(x)).backward()",
                    ),
                    (
                        target,
                        "returned in the loop",
                        "`return` stands inside the loop, and ends it after the first step.",
                        "\n    return losses,",
                        "\n        return losses,",
                    ),
                )
            ),
            (
                "optimizer_fit",
                "dampening",
                "the optimizer was made with `dampening`, which makes each new gradient count "
                "less: plain momentum is asked for.",
                "momentum=momentum)",
                "momentum=momentum, dampening=momentum)",
            ),
            (
                "optimizer_fit",
                "W1 only",
                "the optimizer was given W1 only: it moves nothing else.",
                "p.values()",
                "[p['W1']]",
            ),
            (
                "optimizer_fit",
                "a falling rate",
                "the learning rate becomes smaller from step to step: it should stay as it is.",
                "        optimizer.step()\n",
                "        optimizer.step()\n        optimizer.param_groups[0]['lr'] *= 0.9\n",
            ),
            (
                "tf_polynomial",
                "3 y forgotten",
                "the term 3 y is missing.",
                " + 3 * y",
                "",
            ),
            (
                "tf_polynomial",
                "x cubed",
                "x³ stands where x² belongs.",
                "x**2",
                "x**3",
            ),
            (
                "tf_polynomial",
                "the example's numbers",
                "2 and 1 stand where `x` and `y` belong.",
                "tf.constant(x), tf.constant(y)",
                "tf.constant(2.0), tf.constant(1.0)",
            ),
            (
                "tf_polynomial",
                "all by heart",
                "the results are those at x = 2 and y = 1, whatever the numbers are: compute them.",
                "return float(z), (float(dx), float(dy))",
                "return 9.0, (5.0, 9.0)",
            ),
            (
                "tf_polynomial",
                "no z",
                "the value of z is not returned: it comes first, before the two gradients.",
                "return float(z), (float(dx), float(dy))",
                "return float(dx), float(dy)",
            ),
            (
                "tf_polynomial",
                "dx twice",
                "dx comes back for both: ask the tape for the gradients by x and by y.",
                "[x, y])\n    return",
                "[x, x])\n    return",
            ),
            (
                "tf_polynomial",
                "the terms multiplied",
                "the terms of z are multiplied: add them.",
                "x**2 * y + x * y + 3 * y",
                "x**2 * y * x * y * 3 * y",
            ),
            (
                "tf_polynomial",
                "rounded",
                "the gradients are rounded to whole numbers: keep their decimals.",
                "(float(dx), float(dy))",
                "(round(float(dx)), round(float(dy)))",
            ),
            (
                "tf_polynomial",
                "no constants",
                "the tape is to watch plain floats: make constants of them first.",
                "    x, y = tf.constant(x), tf.constant(y)\n",
                "",
            ),
            (
                "tape_fit",
                "b not used",
                "b is not added.",
                "x @ W + b",
                "x @ W",
            ),
            (
                "tape_fit",
                "no mean",
                "the losses of the rows are not averaged: the loss is a single number.",
                "tf.reduce_mean(each)",
                "each",
            ),
            (
                "tape_fit",
                "db divided",
                "db is divided by the number of examples: the loss is a mean already, and so are "
                "its gradients.",
                "lr * db",
                "lr * db / len(x)",
            ),
            (
                "tape_fit",
                "both divided",
                "the gradients are divided by the number of examples: the loss is a mean already, "
                "and so are its gradients.",
                "[W, b])\n",
                "[W, b])\n        dW, db = dW / len(x), db / len(x)\n",
            ),
            (
                "tape_fit",
                "mean squares",
                "the loss is the mean square of the errors: cross-entropy is asked for.",
                "loss = tf.reduce_mean(each)",
                "loss = tf.reduce_mean((tf.one_hot(t, b.shape[0], dtype=W.dtype) - "
                "tf.nn.softmax(logits)) ** 2)",
            ),
            (
                "tape_fit",
                "sigmoids",
                "each class has a cross-entropy of its own, with a sigmoid: the softmax of all "
                "is asked for.",
                "loss = tf.reduce_mean(each)",
                "loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits("
                "labels=tf.one_hot(t, b.shape[0], dtype=W.dtype), logits=logits))",
            ),
            (
                "tape_fit",
                "the gradient of the logits",
                "the tape is asked for the gradients of the logits: ask for those of the loss.",
                "tape.gradient(loss,",
                "tape.gradient(logits,",
            ),
            (
                "tape_fit",
                "returned in the loop",
                "`return` stands inside the loop, and ends it after the first step.",
                "\n    return losses",
                "\n        return losses",
            ),
            (
                "tape_fit",
                "moved twice",
                "W is moved twice in a step: once is enough.",
                "W.assign_sub(lr * dW)",
                "W.assign_sub(2 * lr * dW)",
            ),
            (
                "tape_fit",
                "b after W",
                "the gradient of b is computed when W has moved already: ask for both at once.",
                "b.assign_sub(lr * db)",
                "change = tf.nn.softmax(x @ W + b) - tf.nn.softmax(logits)\n"
                "        b.assign_sub(lr * (db + tf.reduce_mean(change, axis=0)))",
            ),
            (
                "keras_fit",
                "sigmoid",
                "the hidden layer has a sigmoid: a Relu is asked for.",
                '"relu"',
                '"sigmoid"',
            ),
            (
                "keras_fit",
                "biases left at 0",
                "the biases start at 0: the model should start from all four arrays.",
                'model.set_weights([params[key] for key in ("W1", "b1", "W2", "b2")])',
                "model.set_weights([params['W1'], 0 * params['b1'], params['W2'], "
                "0 * params['b2']])",
            ),
            (
                "keras_fit",
                "mean squares",
                "the loss is the mean square of the errors: cross-entropy is asked for.",
                "keras.losses.SparseCategoricalCrossentropy(from_logits=True)",
                "'mse'",
            ),
            (
                "keras_fit",
                "one-hot targets expected",
                "the loss takes one-hot targets: for labels there is its sparse form.",
                "SparseCategoricalCrossentropy",
                "CategoricalCrossentropy",
            ),
            (
                "keras_fit",
                "sizes of the digits",
                "784, 50 and 10 stand where the sizes of the arrays in `params` belong.",
                'len(params["W1"]), len(params["b1"]), len(params["b2"])',
                "784, 50, 10",
            ),
            (
                "partial_derivatives",
                "by the next derivative",
                "each derivative is taken of the one before: take it of the formula.",
                "    return {name: float(sympy.diff(f, name).subs(point)) for name in point}",
                "    found = {}\n"
                "    for name in point:\n"
                "        f = sympy.diff(f, name)\n"
                "        found[name] = float(f.subs(point))\n"
                "    return found",
            ),
            (
                "partial_derivatives",
                "added up",
                "the derivatives are added up: each variable has its own.",
                "float(sympy.diff(f, name).subs(point))",
                "sum(float(sympy.diff(f, each).subs(point)) for each in point)",
            ),
            (
                "partial_derivatives",
                "times the number",
                "the derivative is multiplied by the variable's number: it comes back by itself.",
                "float(sympy.diff(f, name).subs(point))",
                "float(sympy.diff(f, name).subs(point)) * point[name]",
            ),
            (
                "partial_derivatives",
                "an integral",
                "the formula is integrated: its derivative is asked for.",
                "sympy.diff(f, name)",
                "sympy.integrate(f, name)",
            ),
            (
                "partial_derivatives",
                "at 1",
                "1 is put in for every variable: `point` has their numbers.",
                ".subs(point)",
                ".subs(dict.fromkeys(point, 1))",
            ),
            (
                "partial_derivatives",
                "by another variable",
                "the derivatives change places: under each name belongs the derivative by it.",
                "sympy.diff(f, name)",
                "sympy.diff(f, (list(point)[1:] + list(point)[:1])[list(point).index(name)])",
            ),
            (
                "partial_derivatives",
                "text not made a formula",
                "the text is asked for its derivative: make a formula of it first.",
                "float(sympy.diff(f, name)",
                "float(formula.diff(name)",
            ),
            (
                "is_derivative",
                "up to the sign",
                "a claim of the opposite sign counts as right: the difference alone must be 0.",
                "sympy.simplify(difference) == 0",
                "0 in (sympy.simplify(difference), "
                "sympy.simplify(difference + 2 * sympy.sympify(claim)))",
            ),
            (
                "is_derivative",
                "each simplified",
                "the two formulas are simplified, and then compared as they are written: even "
                "then, equal ones may look different. Their difference cannot.",
                "sympy.simplify(difference) == 0",
                "sympy.simplify(sympy.diff(sympy.sympify(formula), name)) == "
                "sympy.simplify(sympy.sympify(claim))",
            ),
            *(
                (
                    "is_derivative",
                    f"compared at {place}",
                    "the two formulas are compared at a single point, where different ones may "
                    "agree.",
                    "sympy.simplify(difference) == 0",
                    "difference.subs(dict.fromkeys(difference.free_symbols, "
                    f"{place})).evalf() == 0",
                )
                for place in (0, 2)
            ),
            (
                "is_derivative",
                "an integral",
                "the formula is integrated: its derivative is asked for.",
                "sympy.diff(",
                "sympy.integrate(",
            ),
            (
                "is_derivative",
                "the claim a text",
                "the claim is still a text: make a formula of it, too.",
                "sympy.sympify(claim)",
                "claim",
            ),
        )
    ),
)
