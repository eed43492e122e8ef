"""Known mistakes of lesson 11, frameworks."""

from course_utils.mistakes import Mistake

MISTAKES = (
    # Lesson 11: frameworks
    Mistake(
        "torch_gradients",
        "torch: the cube of the sum",
        "the sum of all entries is taken to the third power: the power belongs to each entry, "
        "before the sum.",
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
        "`backward` is called for a whole array of results: it starts from a single number.",
        old="((x @ W + b) ** 3).sum()",
        new="(x @ W + b) ** 3",
    ),
    Mistake(
        "torch_gradients",
        "torch: not marked",
        "a tensor was made without `requires_grad=True`: PyTorch keeps no trace of it, and its "
        "`.grad` stays None.",
        old="torch.tensor(array, requires_grad=True)",
        new="torch.tensor(array)",
    ),
    Mistake(
        "torch_gradients",
        "torch: backward twice",
        "`backward` is called twice, and the second time adds to what `.grad` held.",
        old="    loss.backward()",
        new="    loss.backward(retain_graph=True)\n    loss.backward()",
    ),
    *(
        Mistake(target, f"{target}: {name}", explanation, old=old, new=new)
        for target, name, explanation, old, new in (
            (
                "torch_fit",
                "gradients not zeroed",
                "the gradients are not set back to zero: each step goes along the sum of all "
                "gradients so far.",
                "                tensor.grad.zero_()\n",
                "",
            ),
            (
                "torch_fit",
                "zeroed too early",
                "the gradients are set to zero before the update has used them: nothing moves.",
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
                "only a name is moved: `tensor = tensor - …` makes a new tensor, and the dict "
                "still holds the old one.",
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
                "only W1 and W2 are moved: the biases are parameters as well.",
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
                "`loss.backward()` is missing: without it no tensor has a gradient.",
                "        loss.backward()\n",
                "",
            ),
            (
                "optimizer_fit",
                "gradients not zeroed",
                "`zero_grad` is missing: each step goes along the sum of all gradients so far.",
                "        optimizer.zero_grad()\n",
                "",
            ),
            (
                "optimizer_fit",
                "no backward",
                "`backward` is missing: the step finds no gradients.",
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
                "`zero_grad` stands between `backward` and `step`: the step finds no gradients.",
                "optimizer.zero_grad()\n        loss.backward()\n",
                "loss.backward()\n        optimizer.zero_grad()\n",
            ),
            (
                "optimizer_fit",
                "step before backward",
                "`step` stands before `backward`: each step uses the gradients of the one before.",
                "optimizer.zero_grad()\n        loss.backward()\n        optimizer.step()\n",
                "optimizer.step()\n        optimizer.zero_grad()\n        loss.backward()\n",
            ),
            (
                "optimizer_fit",
                "no step",
                "`step` is missing: gradients are computed, and nothing moves.",
                "        optimizer.step()\n",
                "",
            ),
            (
                "optimizer_fit",
                "weights only",
                "the optimizer was given W1 and W2 only: it moves nothing else.",
                "p.values(), lr",
                "[p['W1'], p['W2']], lr",
            ),
            (
                "optimizer_fit",
                "no momentum",
                "the optimizer was made without the momentum.",
                ", momentum=momentum)",
                ")",
            ),
            (
                "optimizer_fit",
                "a new optimizer for each step",
                "the optimizer is made anew in each step: its velocity starts at 0 every time.",
                "        optimizer.zero_grad()\n",
                "        optimizer = torch.optim.SGD(p.values(), lr=lr, momentum=momentum)\n"
                "        optimizer.zero_grad()\n",
            ),
            (
                "tf_polynomial",
                "constants not watched",
                "the tape does not watch the constants: for it they are mere numbers, and the "
                "gradients are None.",
                "        tape.watch([x, y])\n",
                "",
            ),
            (
                "tf_polynomial",
                "None handed on",
                "the tape does not watch the constants: its gradients are None, and are returned.",
                "        tape.watch([x, y])\n        z = x**2 * y + x * y + 3 * y\n"
                "    dx, dy = tape.gradient(z, [x, y])\n"
                "    return float(z), (float(dx), float(dy))",
                "        z = x**2 * y + x * y + 3 * y\n"
                "    return float(z), tuple(tape.gradient(z, [x, y]))",
            ),
            (
                "tf_polynomial",
                "asked twice",
                "the tape is asked twice: it forgets everything after the first answer. Ask for "
                "both sources in one call.",
                "dx, dy = tape.gradient(z, [x, y])",
                "dx, dy = tape.gradient(z, x), tape.gradient(z, y)",
            ),
            (
                "tf_polynomial",
                "swapped",
                "dx and dy change places: the gradients come in the order of the sources.",
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
                "`b` is never moved: it has a gradient as well.",
                "        b.assign_sub(lr * db)\n",
                "",
            ),
            (
                "tape_fit",
                "the gradient assigned",
                "`assign` puts the step in the place of the weights: it should be subtracted from "
                "them.",
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
                "the learning rate is left out.",
                "lr * d",
                "d",
            ),
            (
                "keras_fit",
                "from_logits forgotten",
                "the loss takes the logits for probabilities: it must be told that they are none.",
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
                "`fit` takes 32 examples at a time: that is so unless it is told the batch size.",
                "batch_size=batch_size, ",
                "",
            ),
            (
                "keras_fit",
                "the default learning rate",
                "the optimizer was not given the learning rate: its own is 0.01.",
                "SGD(lr)",
                "SGD()",
            ),
            (
                "partial_derivatives",
                "numbers first",
                "the numbers are put in before the derivative is taken: of a number, it is 0.",
                "sympy.diff(f, name).subs(point)",
                "sympy.diff(f.subs(point), name)",
            ),
            (
                "partial_derivatives",
                "the value",
                "the formula itself is evaluated: its derivative is asked for.",
                "sympy.diff(f, name).subs(point)",
                "f.subs(point)",
            ),
            (
                "is_derivative",
                "compared as written",
                "the two formulas are compared as they are written: simplify their difference, and "
                "compare that with 0.",
                "sympy.simplify(difference) == 0",
                "sympy.diff(sympy.sympify(formula), name) == sympy.sympify(claim)",
            ),
            (
                "is_derivative",
                "at one point",
                "the two are compared at a single point: other formulas agree there by chance.",
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
            """,
        )
        for name, explanation, init, names, forward in (
            (
                "TwoLayer: a plain list",
                "the parameters are not registered: a plain list or dict hides them. Store each "
                "one on `self`.",
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
                "`forward` ends in a softmax: it is in the loss already, and logits are wanted.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return torch.softmax(torch.relu(x @ W1 + b1) @ W2 + b2, dim=1)",
            ),
            (
                "TwoLayer: no biases",
                "the biases are left out.",
                "self.all = torch.nn.ParameterList(torch.tensor(x) for x in params.values())",
                "self.all",
                "return torch.relu(x @ W1) @ W2",
            ),
        )
    ),
)
