"""Known mistakes of lesson 9, modules."""

from course_utils.mistakes import Mistake

MISTAKES = (
    *(
        Mistake(target, f"{target}: {name}", explanation, old=old, new=new)
        for target, column, targets in (
            ("mse", "out[:, 0]", "out"),
            ("MseModule", "inp[:, 0]", "inp"),
        )
        for name, explanation, old, new in (
            (
                "a column minus a row",
                "a column (N, 1) minus a row (N,) is taken: that is a table of N × N differences. "
                "Make both (N,) first.",
                f"return np.mean(({column} - targ)",
                f"return np.mean(({targets} - targ)",
            ),
            (
                "sum in place of mean",
                "the squares are added up: divide by how many there are.",
                "np.mean(",
                "np.sum(",
            ),
            (
                "not squared",
                "the differences are not squared: positive and negative ones cancel.",
                f"return np.mean(({column} - targ) ** 2)",
                f"return np.mean({column} - targ)",
            ),
            (
                "absolute values",
                "absolute values are averaged in place of squares.",
                f"return np.mean(({column} - targ) ** 2)",
                f"return np.mean(np.abs({column} - targ))",
            ),
            (
                "half of it",
                "the loss is halved: some books do that to lose the 2 in the gradient, but this "
                "course does not.",
                "return np.mean(",
                "return 0.5 * np.mean(",
            ),
            (
                "root taken",
                "a square root is taken at the end: the formula has none.",
                f"np.mean(({column} - targ) ** 2)",
                f"np.sqrt(np.mean(({column} - targ) ** 2))",
            ),
        )
    ),
    *(
        Mistake("mse_grad", f"mse gradient: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "a column minus a row",
                "a column (N, 1) minus a row (N,) is taken: that is a table of N × N differences. "
                "Make both (N,) first.",
                "diff = out[:, 0] - targ\n    return 2 * diff[:, None] / len(targ)",
                "return 2 * (out - targ) / len(targ)",
            ),
            (
                "shape",
                "the gradient has the shape of the targets: it belongs to `out`, so it is a "
                "column.",
                "diff[:, None]",
                "diff",
            ),
            ("no 2", "the factor 2 of the square is missing.", "2 * diff", "diff"),
            (
                "no division by N",
                "the gradient is not divided by N: the loss is a mean.",
                " / len(targ)",
                "",
            ),
            (
                "sign",
                "the targets come first in the difference: every gradient has the wrong sign.",
                "out[:, 0] - targ",
                "targ - out[:, 0]",
            ),
        )
    ),
    *(
        Mistake("lin_grad", f"lin_grad: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "bias not summed",
                "the gradient of `b` has a row for each example: all of them use the same `b`, so "
                "their rows add up.",
                "dout.sum(axis=0)",
                "dout",
            ),
            (
                "bias summed to one number",
                "the gradient of `b` is summed over everything: sum over the examples only.",
                "dout.sum(axis=0)",
                "dout.sum()",
            ),
            (
                "bias averaged",
                "the rows of the bias's gradient are averaged: the mean of the loss is in `dout` "
                "already.",
                "dout.sum(axis=0)",
                "dout.mean(axis=0)",
            ),
            (
                "w transposed",
                "the gradient of `w` is transposed: it should have the shape of `w`.",
                "inp.T @ dout",
                "dout.T @ inp",
            ),
            (
                "divided by N again",
                "the gradient of `w` is divided by N: the mean of the loss is in `dout` already.",
                "inp.T @ dout",
                "inp.T @ dout / len(inp)",
            ),
            (
                "order",
                "the gradients of `inp` and `w` change places: they should come in the order of "
                "the arguments of `lin`.",
                "dout @ w.T, inp.T @ dout,",
                "inp.T @ dout, dout @ w.T,",
            ),
        )
    ),
    *(
        Mistake("forward_and_backward", f"network: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "Relu left out on the way back",
                "the gradient passes the Relu as if it were not there: it passes only where `l1` "
                "is above 0.",
                "dl2 * (l1 > 0)",
                "dl2",
            ),
            (
                "the mask of the gradient",
                "the Relu lets the gradient pass where the *gradient* is above 0: what counts is "
                "what went in.",
                "dl2 * (l1 > 0)",
                "dl2 * (dl2 > 0)",
            ),
            (
                "Relu left out",
                "there is no Relu on the way forward: it stands between the two `lin`.",
                "l2 = relu(l1)",
                "l2 = l1",
            ),
            (
                "l1 for l2",
                "the last `lin` is asked with `l1`: on the way forward it was given `l2`.",
                "lin_grad(l2, dout, w2, b2)",
                "lin_grad(l1, dout, w2, b2)",
            ),
            (
                "the layers swapped",
                "the gradients of the two biases change places under their keys.",
                '"b1": db1, "w2": dw2, "b2": db2',
                '"b1": db2, "w2": dw2, "b2": db1',
            ),
            (
                "dl2 for inp",
                "the gradient of the hidden layer is returned for `inp`: go one step further.",
                '"inp": dinp',
                '"inp": dl1',
            ),
            (
                "a column minus a row",
                "a column (N, 1) minus a row (N,) is taken in the loss: leave that to `mse`, which "
                "takes the column out first.",
                "loss = mse(out, targ)",
                "loss = np.mean((out - targ) ** 2)",
            ),
        )
    ),
    Mistake(
        "forward_and_backward",
        "network: a stale global in the loss",
        "the loss is computed from something that an earlier run has left behind, and not from "
        "this call's own output: does it use a name that the function never sets?",
        code="""
        left_behind = []

        def forward_and_backward(inp, targ, params):
            w1, b1, w2, b2 = (params[key] for key in ("w1", "b1", "w2", "b2"))
            l1 = lin(inp, w1, b1)
            l2 = relu(l1)
            pred = lin(l2, w2, b2)
            left_behind.append(pred)
            out = left_behind[0]
            dl2, dw2, db2 = lin_grad(l2, mse_grad(out, targ), w2, b2)
            dinp, dw1, db1 = lin_grad(inp, dl2 * (l1 > 0), w1, b1)
            return mse(out, targ), {"inp": dinp, "w1": dw1, "b1": db1, "w2": dw2, "b2": db2}
        """,
    ),
    *(
        Mistake(target, f"{target}: {name}", explanation, old=old, new=new)
        for target, inp in (("Lin", "self.inp"), ("LinModule", "inp"))
        for name, explanation, old, new in (
            ("bias left out", "`b` is not added.", " + self.b.data", ""),
            (
                "bias not summed",
                "the gradient of `b` has a row for each example: all of them use the same `b`, so "
                "their rows add up.",
                "dout.sum(axis=0)",
                "dout",
            ),
            (
                "bias summed to one number",
                "the gradient of `b` is summed over everything: sum over the examples only.",
                "dout.sum(axis=0)",
                "dout.sum()",
            ),
            (
                "w transposed",
                "the gradient of `w` is transposed: it should have the shape of `w`.",
                f"{inp}.T @ dout",
                f"dout.T @ {inp}",
            ),
            (
                "divided by N again",
                "the gradient of `w` is divided by N: the mean of the loss is in `dout` already.",
                f"{inp}.T @ dout",
                f"{inp}.T @ dout / len({inp})",
            ),
            (
                "gradient in place of the array",
                "the gradients are stored in `data`, so the parameters are lost: they belong in "
                "`g`.",
                f"self.w.g = {inp}.T @ dout\n        self.b.g = dout.sum(axis=0)\n"
                "        return dout @ self.w.data.T",
                "dinp = dout @ self.w.data.T\n"
                f"        self.w.data = {inp}.T @ dout\n        self.b.data = dout.sum(axis=0)\n"
                "        return dinp",
            ),
            (
                "nothing returned",
                "the gradient of `inp` is not returned: the layer before needs it.",
                "return dout @ self.w.data.T",
                "dout @ self.w.data.T",
            ),
        )
    ),
    Mistake(
        "Lin",
        "Lin: gradients added up",
        "the gradients are added to those of an earlier call: each backward pass sets them anew.",
        old="self.w.g = self.inp.T @ dout",
        new="self.w.g = (0 if self.w.g is None else self.w.g) + self.inp.T @ dout",
    ),
    Mistake(
        "LinModule",
        "LinModule: the gradient of what forward saw",
        "`forward` keeps its input, and `bwd` uses that: it should use the `inp` that it is given, "
        "for remembering is now the business of `Module`.",
        code="""
        class LinModule(Module):
            def __init__(self, w, b):
                self.w, self.b = Param(w), Param(b)

            def forward(self, inp):
                self.inp = inp
                return inp @ self.w.data + self.b.data

            def bwd(self, dout, inp):
                self.w.g = self.inp.T @ dout
                self.b.g = dout.sum(axis=0)
                return dout @ self.w.data.T
        """,
    ),
    *(
        Mistake(
            name,
            f"{name}: no Module",
            f"`{name}` no longer inherits from `Module`: with `class {name}(Module)`, it can be "
            "called, and remembers what it was called with.",
            old=f"class {name}(Module):",
            new=f"class {name}:",
        )
        for name in ("ReluModule", "LinModule", "MseModule")
    ),
    *(
        Mistake("Mse", f"Mse: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "a column minus a row",
                "a column (N, 1) minus a row (N,) is taken: that is a table of N × N differences. "
                "Make both (N,) first.",
                "self.diff = inp[:, 0] - targ",
                "self.diff = inp - targ",
            ),
            (
                "sum in place of mean",
                "the squares are added up: divide by how many there are.",
                "np.mean(",
                "np.sum(",
            ),
            ("no 2", "the factor 2 of the square is missing.", "dout * 2 *", "dout *"),
            (
                "no division by N",
                "the gradient is not divided by N: the loss is a mean.",
                " / len(self.diff)",
                "",
            ),
            (
                "dout left out",
                "`dout` is left out: the upstream gradient is 1 only while nothing follows the "
                "loss.",
                "return dout * 2",
                "return 2",
            ),
            (
                "shape",
                "the gradient has the shape of the targets: it belongs to `inp`, so it is a "
                "column.",
                "self.diff[:, None]",
                "self.diff",
            ),
            (
                "sign",
                "the targets come first in the difference: every gradient has the wrong sign.",
                "inp[:, 0] - targ",
                "targ - inp[:, 0]",
            ),
        )
    ),
    *(
        Mistake("MseModule", f"MseModule.bwd: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            ("no 2", "the factor 2 of the square is missing.", "dout * 2 *", "dout *"),
            (
                "no division by N",
                "the gradient is not divided by N: the loss is a mean.",
                " / len(targ)",
                "",
            ),
            (
                "dout left out",
                "`dout` is left out: the upstream gradient is 1 only while nothing follows the "
                "loss.",
                "return dout * 2",
                "return 2",
            ),
            (
                "shape",
                "the gradient has the shape of the targets: it belongs to `inp`, so it is a "
                "column.",
                "(inp[:, 0] - targ)[:, None]",
                "(inp[:, 0] - targ)",
            ),
            (
                "a table",
                "a column (N, 1) minus a row (N,) is taken: that is a table of N × N differences. "
                "Make both (N,) first.",
                "(inp[:, 0] - targ)[:, None]",
                "(inp - targ)",
            ),
        )
    ),
    *(
        Mistake("ReluModule", f"ReluModule: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "gradient 1 at 0",
                "the gradient passes where the input is exactly 0: this course says that it does "
                "not.",
                "inp > 0",
                "inp >= 0",
            ),
            (
                "mask of dout",
                "the gradient passes where `dout` is above 0: what counts is the input.",
                "inp > 0",
                "dout > 0",
            ),
            (
                "no mask",
                "the gradient passes everywhere: it should pass only where the input is above 0.",
                "dout * (inp > 0)",
                "dout * 1",
            ),
            (
                "dout left out",
                "`dout` is left out: multiply what comes back by the slope, which is 0 or 1.",
                "dout * (inp > 0)",
                "1.0 * (inp > 0)",
            ),
            (
                "mask inverted",
                "the gradient passes where the input is below 0: it should pass where the input is "
                "above 0.",
                "inp > 0",
                "inp < 0",
            ),
        )
    ),
    *(
        Mistake(
            "Times",
            f"Module: {name}",
            explanation,
            code=f"""
            class Module:
                def __call__(self, *args):
                    {call}

                def backward(self, dout=1):
                    {back}

            class Times(Module):
                def forward(self, x, y):
                    return x * y

                def bwd(self, dout, x, y):
                    return dout * y, dout * x
            """,
        )
        for name, explanation, call, back in (
            (
                "nothing returned",
                "`__call__` keeps the result, and does not return it.",
                "self.args = args; self.out = self.forward(*args)",
                "return self.bwd(dout, *self.args)",
            ),
            (
                "the result not kept",
                "the result is returned, but not kept as `self.out`.",
                "self.args = args; return self.forward(*args)",
                "return self.bwd(dout, *self.args)",
            ),
            (
                "the arguments not kept",
                "the arguments are not kept as `self.args`.",
                "self.out = self.forward(*args); return self.out",
                "return self.bwd(dout, *self.args)",
            ),
            (
                "the tuple not spread",
                "`forward` is given the tuple of all arguments as one: a star spreads it out "
                "again.",
                "self.args = args; self.out = self.forward(args); return self.out",
                "return self.bwd(dout, self.args)",
            ),
            (
                "the tuple not spread on the way back",
                "`bwd` is given the tuple of all arguments as one: a star spreads it out again.",
                "self.args = args; self.out = self.forward(*args); return self.out",
                "return self.bwd(dout, self.args)",
            ),
            (
                "gradient not returned",
                "`backward` calls `bwd` and returns nothing: the layer before needs that gradient.",
                "self.args = args; self.out = self.forward(*args); return self.out",
                "self.bwd(dout, *self.args)",
            ),
            (
                "dout not handed on",
                "`dout` does not reach `bwd`: it is always given 1.",
                "self.args = args; self.out = self.forward(*args); return self.out",
                "return self.bwd(1, *self.args)",
            ),
            (
                "kept on the class",
                "the arguments are kept on the class, so that all modules share them: keep them on "
                "`self`.",
                "Module.args = args; self.out = self.forward(*args); return self.out",
                "return self.bwd(dout, *self.args)",
            ),
            (
                "the first arguments kept for ever",
                "the arguments of the first call are kept forever: each call should keep its own.",
                'self.args = getattr(self, "args", args); self.out = self.forward(*args); '
                "return self.out",
                "return self.bwd(dout, *self.args)",
            ),
            (
                "the first gradient only",
                "only the first gradient comes back: return all that `bwd` returns.",
                "self.args = args; self.out = self.forward(*args); return self.out",
                "return self.bwd(dout, *self.args)[0]",
            ),
            (
                "kept in reverse",
                "the arguments are kept in reverse order: `bwd` takes them in the order of the "
                "call.",
                "self.args = args[::-1]; self.out = self.forward(*args); return self.out",
                "return self.bwd(dout, *self.args)",
            ),
            (
                "arguments of all calls",
                "the arguments of all calls are put into one long tuple: each call should keep its "
                "own alone.",
                'self.args = getattr(self, "args", ()) + args; self.out = '
                "self.forward(*args); return self.out",
                "return self.bwd(dout, *self.args[:2])",
            ),
            (
                "dout last",
                "`bwd` is given `dout` last: it should come first, before the arguments.",
                "self.args = args; self.out = self.forward(*args); return self.out",
                "return self.bwd(*self.args, dout)",
            ),
            (
                "the result for its gradient",
                "`bwd` is given the result of the call, where `dout` belongs.",
                "self.args = args; self.out = self.forward(*args); return self.out",
                "return self.bwd(self.out, *self.args)",
            ),
            (
                "forward on the way back",
                "`backward` computes `forward` again: it should call `bwd`.",
                "self.args = args; self.out = self.forward(*args); return self.out",
                "return self.forward(*self.args)",
            ),
            (
                "bwd on the way there",
                "`__call__` computes `bwd`: it should call `forward`.",
                "self.args = args; self.out = self.bwd(1, *args); return self.out",
                "return self.bwd(dout, *self.args)",
            ),
            (
                "the arguments returned",
                "the arguments are returned: `__call__` should hand back the result.",
                "self.args = args; self.out = self.forward(*args); return self.args",
                "return self.bwd(dout, *self.args)",
            ),
            (
                "the arguments kept as the result",
                "`self.out` holds the arguments: the result belongs there.",
                "self.args = args; self.out = args; return self.forward(*args)",
                "return self.bwd(dout, *self.args)",
            ),
            (
                "the arguments forgotten after backward",
                "the arguments are forgotten after one `backward`: keep them until the next call.",
                "self.args = args; self.out = self.forward(*args); return self.out",
                "kept, self.args = self.args, None; return self.bwd(dout, *kept)",
            ),
            (
                "the first argument kept",
                "only the first argument is kept: the star collects all of them.",
                "self.args = args[:1]; self.out = self.forward(*args); return self.out",
                "return self.bwd(dout, *self.args)",
            ),
            (
                "dout multiplied outside",
                "`dout` multiplies what `bwd` returns, which can be a tuple: `bwd` takes "
                "`dout` itself, as its first argument.",
                "self.args = args; self.out = self.forward(*args); return self.out",
                "return dout * self.bwd(1, *self.args)",
            ),
            (
                "a module of two inputs",
                "`Module` itself multiplies two inputs: that is the work of one subclass, and "
                "others have another `forward`.",
                "self.args = args; self.out = args[0] * args[1]; return self.out",
                "return self.bwd(dout, *self.args)",
            ),
            (
                "bwd of two inputs",
                "`backward` holds the formula of one subclass: `bwd` of the module at hand has it.",
                "self.args = args; self.out = self.forward(*args); return self.out",
                "x, y = self.args; return dout * y, dout * x",
            ),
            (
                "the first result kept",
                "the result of the first call is kept forever: compute it at each call.",
                "self.args = args; self.out = vars(self).get('out', self.forward(*args)); "
                "return self.out",
                "return self.bwd(dout, *self.args)",
            ),
            (
                "gradients kept as arguments",
                "`backward` puts its gradients in the place of the arguments: those are needed "
                "again at its next call.",
                "self.args = args; self.out = self.forward(*args); return self.out",
                "self.args = self.bwd(dout, *self.args); return self.args",
            ),
        )
    ),
    *(
        Mistake("Model", f"Model: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "each layer given the input",
                "every layer is given the model's own input: each should take what the one before "
                "it returned.",
                "inp = layer(inp)\n        return self.loss(inp, targ)",
                "out = layer(inp)\n        return self.loss(out, targ)",
            ),
            (
                "forward in place of a call",
                "`layer.forward` is called, which remembers nothing: call the layer itself.",
                "inp = layer(inp)",
                "inp = layer.forward(inp)",
            ),
            (
                "the loss left out",
                "the last layer's output is returned: the loss is part of the model.",
                "return self.loss(inp, targ)",
                "return inp",
            ),
            (
                "backward in forward order",
                "the layers are asked from the first to the last on the way back as well: the "
                "gradient comes from the loss, so the last layer is asked first.",
                "reversed(self.layers)",
                "self.layers",
            ),
            (
                "dout not handed to the loss",
                "the loss is asked without `dout`: hand it on, for it is 1 only by default.",
                "self.loss.backward(dout)",
                "self.loss.backward()",
            ),
            (
                "the loss left out on the way back",
                "the way back does not begin at the loss: it is a module too, and what it returns "
                "goes to the last layer.",
                "dout = self.loss.backward(dout)",
                "dout = np.full((len(targ), 1), float(dout))",
            ),
            (
                "nothing returned",
                "the gradient of `inp` is not returned: it is what the first layer's `backward` "
                "gives.",
                "            dout = layer.backward(dout)\n        return dout",
                "            dout = layer.backward(dout)",
            ),
        )
    ),
    *(
        Mistake("mse", f"mse: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "doubled for squared",
                "the differences are doubled, not squared: a square is `** 2`.",
                "np.mean((out[:, 0] - targ) ** 2)",
                "np.mean((out[:, 0] - targ) * 2)",
            ),
            (
                "cubed",
                "the differences are cubed: a square is `** 2`.",
                "np.mean((out[:, 0] - targ) ** 2)",
                "np.mean((out[:, 0] - targ) ** 3)",
            ),
            (
                "square of the mean",
                "the mean is taken before the square: positive and negative differences cancel.",
                "np.mean((out[:, 0] - targ) ** 2)",
                "np.mean(out[:, 0] - targ) ** 2",
            ),
            (
                "a sum for the difference",
                "outputs and targets are added: the loss looks at their difference.",
                "(out[:, 0] - targ)",
                "(out[:, 0] + targ)",
            ),
            (
                "no targets",
                "the targets are left out: the loss looks at the difference.",
                "(out[:, 0] - targ)",
                "(out[:, 0])",
            ),
            (
                "one output for all",
                "one output is compared with all targets: `[:, 0]` takes the whole column.",
                "(out[:, 0] - targ)",
                "(out[0, 0] - targ)",
            ),
            (
                "not averaged",
                "the squares are returned as they are: the loss is their mean, one number.",
                "np.mean((out[:, 0] - targ) ** 2)",
                "(out[:, 0] - targ) ** 2",
            ),
            (
                "divided by N - 1",
                "the squares are divided by N - 1: a mean divides by N.",
                "np.mean((out[:, 0] - targ) ** 2)",
                "np.sum((out[:, 0] - targ) ** 2) / (len(targ) - 1)",
            ),
            (
                "divided by N + 1",
                "the squares are divided by N + 1: a mean divides by N.",
                "np.mean((out[:, 0] - targ) ** 2)",
                "np.sum((out[:, 0] - targ) ** 2) / (len(targ) + 1)",
            ),
            (
                "the median",
                "the median of the squares is taken: take their mean.",
                "np.mean((out[:, 0] - targ) ** 2)",
                "np.median((out[:, 0] - targ) ** 2)",
            ),
            (
                "the largest",
                "the largest square is taken: take their mean.",
                "np.mean((out[:, 0] - targ) ** 2)",
                "np.max((out[:, 0] - targ) ** 2)",
            ),
            (
                "the variance",
                "the mean difference is subtracted first, which gives the variance: here the "
                "differences count as they are.",
                "np.mean((out[:, 0] - targ) ** 2)",
                "np.var(out[:, 0] - targ)",
            ),
            (
                "relative to the targets",
                "the differences are divided by the targets: here they count as they are.",
                "np.mean((out[:, 0] - targ) ** 2)",
                "np.mean(((out[:, 0] - targ) / targ) ** 2)",
            ),
            (
                "an array of one",
                "the mean is kept as an array with one entry: the loss is a number.",
                "np.mean((out[:, 0] - targ) ** 2)",
                "np.mean((out[:, 0] - targ) ** 2, keepdims=True)",
            ),
            (
                "computed in the caller's array",
                "the targets are subtracted in the caller's own array: compute a new one.",
                "return np.mean((out[:, 0] - targ)",
                "diff = out[:, 0]\n    diff -= targ\n    return np.mean((diff)",
            ),
            (
                "divided by 4",
                "the number of examples is written out as 4: take it from the targets.",
                "np.mean((out[:, 0] - targ) ** 2)",
                "np.sum((out[:, 0] - targ) ** 2) / 4",
            ),
            (
                "difference of squares",
                "outputs and targets are squared one by one: it is their difference that is "
                "squared.",
                "return np.mean((out[:, 0] - targ) ** 2)",
                "return np.mean(out[:, 0] ** 2 - targ**2)",
            ),
            (
                "divided by N again",
                "the mean is divided by N once more: a mean has been divided already.",
                "return np.mean((out[:, 0] - targ) ** 2)",
                "return np.mean((out[:, 0] - targ) ** 2) / len(targ)",
            ),
            (
                "2000 examples",
                "the number of examples is written out as 2000: it is the length of `targ`.",
                "return np.mean((out[:, 0] - targ) ** 2)",
                "return np.sum((out[:, 0] - targ) ** 2) / 2000",
            ),
            (
                "square of the sum",
                "the differences are added up before the square: positive and negative ones "
                "cancel. Square each.",
                "return np.mean((out[:, 0] - targ) ** 2)",
                "return np.sum(out[:, 0] - targ) ** 2 / len(targ)",
            ),
        )
    ),
    *(
        Mistake("MseModule", f"MseModule: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "doubled for squared",
                "the differences are doubled, not squared: a square is `** 2`.",
                "np.mean((inp[:, 0] - targ) ** 2)",
                "np.mean((inp[:, 0] - targ) * 2)",
            ),
            (
                "cubed",
                "the differences are cubed: a square is `** 2`.",
                "np.mean((inp[:, 0] - targ) ** 2)",
                "np.mean((inp[:, 0] - targ) ** 3)",
            ),
            (
                "square of the mean",
                "the mean is taken before the square: positive and negative differences cancel.",
                "np.mean((inp[:, 0] - targ) ** 2)",
                "np.mean(inp[:, 0] - targ) ** 2",
            ),
            (
                "a sum for the difference",
                "outputs and targets are added: the loss looks at their difference.",
                "(inp[:, 0] - targ)",
                "(inp[:, 0] + targ)",
            ),
            (
                "no targets",
                "the targets are left out: the loss looks at the difference.",
                "(inp[:, 0] - targ)",
                "(inp[:, 0])",
            ),
            (
                "one output for all",
                "one output is compared with all targets: `[:, 0]` takes the whole column.",
                "(inp[:, 0] - targ)",
                "(inp[0, 0] - targ)",
            ),
            (
                "not averaged",
                "the squares are returned as they are: the loss is their mean, one number.",
                "np.mean((inp[:, 0] - targ) ** 2)",
                "(inp[:, 0] - targ) ** 2",
            ),
            (
                "divided by N - 1",
                "the squares are divided by N - 1: a mean divides by N.",
                "np.mean((inp[:, 0] - targ) ** 2)",
                "np.sum((inp[:, 0] - targ) ** 2) / (len(targ) - 1)",
            ),
            (
                "divided by N + 1",
                "the squares are divided by N + 1: a mean divides by N.",
                "np.mean((inp[:, 0] - targ) ** 2)",
                "np.sum((inp[:, 0] - targ) ** 2) / (len(targ) + 1)",
            ),
            (
                "the median",
                "the median of the squares is taken: take their mean.",
                "np.mean((inp[:, 0] - targ) ** 2)",
                "np.median((inp[:, 0] - targ) ** 2)",
            ),
            (
                "the largest",
                "the largest square is taken: take their mean.",
                "np.mean((inp[:, 0] - targ) ** 2)",
                "np.max((inp[:, 0] - targ) ** 2)",
            ),
            (
                "the variance",
                "the mean difference is subtracted first, which gives the variance: here the "
                "differences count as they are.",
                "np.mean((inp[:, 0] - targ) ** 2)",
                "np.var(inp[:, 0] - targ)",
            ),
            (
                "relative to the targets",
                "the differences are divided by the targets: here they count as they are.",
                "np.mean((inp[:, 0] - targ) ** 2)",
                "np.mean(((inp[:, 0] - targ) / targ) ** 2)",
            ),
            (
                "an array of one",
                "the mean is kept as an array with one entry: the loss is a number.",
                "np.mean((inp[:, 0] - targ) ** 2)",
                "np.mean((inp[:, 0] - targ) ** 2, keepdims=True)",
            ),
            (
                "computed in the caller's array",
                "the targets are subtracted in the caller's own array: compute a new one.",
                "return np.mean((inp[:, 0] - targ)",
                "diff = inp[:, 0]\n        diff -= targ\n        return np.mean((diff)",
            ),
        )
    ),
    *(
        Mistake("mse_grad", f"mse gradient: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "the rows of a table added up",
                "a column minus a row is taken, and the table is summed along its rows: "
                "make both (N,) first.",
                "diff = out[:, 0] - targ\n    return 2 * diff[:, None] / len(targ)",
                "return 2 * (out - targ).sum(axis=1, keepdims=True) / len(targ)",
            ),
            (
                "one row",
                "the gradient is a row, (1, N): `out` is a column, (N, 1).",
                "diff[:, None]",
                "diff[None]",
            ),
            (
                "half",
                "the factor is 1/2: the slope of a square has a 2.",
                "2 * diff[:, None] / len(targ)",
                "diff[:, None] / 2 / len(targ)",
            ),
            (
                "neither 2 nor 1/N",
                "both factors are missing, the 2 of the square and the 1/N of the mean.",
                "2 * diff[:, None] / len(targ)",
                "diff[:, None]",
            ),
            (
                "divided by N twice",
                "the gradient is divided by N twice: the mean does it once.",
                "2 * diff[:, None] / len(targ)",
                "2 * diff[:, None] / len(targ) / len(targ)",
            ),
            (
                "multiplied by N",
                "the gradient is multiplied by N: a mean divides by it.",
                "/ len(targ)",
                "* len(targ)",
            ),
            (
                "divided by 4",
                "the number of examples is written out as 4: take it from the targets.",
                "/ len(targ)",
                "/ 4",
            ),
            (
                "a sum for the difference",
                "outputs and targets are added: the gradient has their difference.",
                "- targ",
                "+ targ",
            ),
            (
                "the squares",
                "the squares of the differences are returned: the slope of a square is "
                "twice what is squared.",
                "2 * diff[:, None]",
                "diff[:, None] ** 2",
            ),
            (
                "twice the squares",
                "the differences stay squared: the slope of a square is twice what is squared.",
                "2 * diff[:, None]",
                "2 * diff[:, None] ** 2",
            ),
            (
                "only the sign",
                "only the signs of the differences are used: that is the slope of absolute values.",
                "diff[:, None]",
                "np.sign(diff[:, None])",
            ),
            (
                "one number for all",
                "every entry is the mean of all: each output has a slope of its own.",
                "2 * diff[:, None] / len(targ)",
                "2 * diff.mean() * np.ones((len(targ), 1)) / len(targ)",
            ),
            (
                "no outputs",
                "the outputs are left out: the gradient has their difference to the targets.",
                "out[:, 0] - targ",
                "-targ",
            ),
            (
                "one output for all",
                "one output is compared with all targets: `[:, 0]` takes the whole column.",
                "out[:, 0]",
                "out[0, 0]",
            ),
            (
                "turned round",
                "the entries come in reverse order: each belongs in the row of its own output.",
                "diff[:, None]",
                "diff[::-1, None]",
            ),
            (
                "the loss",
                "the loss is returned: its gradient has an entry for each output.",
                "return 2 * diff[:, None] / len(targ)",
                "return np.mean(diff**2)",
            ),
            (
                "computed in the caller's array",
                "the targets are subtracted in the caller's own array: compute a new one.",
                "diff = out[:, 0] - targ",
                "diff = out[:, 0]\n    diff -= targ",
            ),
            (
                "times the loss",
                "the gradient is multiplied by the loss: it has no part in it.",
                "return 2 * diff[:, None] / len(targ)",
                "return np.mean(diff**2) * 2 * diff[:, None] / len(targ)",
            ),
            (
                "of absolute values",
                "only the signs of the differences are left: that is the gradient of absolute "
                "values.",
                "return 2 * diff[:, None] / len(targ)",
                "return np.sign(diff)[:, None] / len(targ)",
            ),
            (
                "2000 examples",
                "the number of examples is written out as 2000: it is the length of `targ`.",
                "return 2 * diff[:, None] / len(targ)",
                "return 2 * diff[:, None] / 2000",
            ),
            (
                "N - 1",
                "the gradient is divided by N - 1: the mean divides by N.",
                "return 2 * diff[:, None] / len(targ)",
                "return 2 * diff[:, None] / (len(targ) - 1)",
            ),
            (
                "floor",
                "a division of whole numbers, `//`, throws the decimals away.",
                "return 2 * diff[:, None] / len(targ)",
                "return 2 * diff[:, None] // len(targ)",
            ),
            (
                "floor of 2/N",
                "a division of whole numbers, `//`, throws the decimals away.",
                "return 2 * diff[:, None] / len(targ)",
                "return (2 // len(targ)) * diff[:, None]",
            ),
            (
                "times out",
                "the gradient is multiplied by `out`: that belongs to the layer before, which "
                "the chain rule asks next.",
                "return 2 * diff[:, None] / len(targ)",
                "return 2 * diff[:, None] * out / len(targ)",
            ),
            (
                "one mean for all",
                "one mean is taken over all examples: each output has a gradient of its own.",
                "return 2 * diff[:, None] / len(targ)",
                "return 2 * np.mean(diff, keepdims=True)[:, None]",
            ),
        )
    ),
    *(
        Mistake("lin_grad", f"lin_grad: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "b first",
                "the gradients come in reverse order: they should come in the order of the "
                "arguments of `lin`.",
                "return dout @ w.T, inp.T @ dout, dout.sum(axis=0)",
                "return dout.sum(axis=0), inp.T @ dout, dout @ w.T",
            ),
            (
                "inp transposed",
                "the gradient of `inp` is transposed: it should have the shape of `inp`.",
                "dout @ w.T",
                "w @ dout.T",
            ),
            (
                "inp from inp",
                "the gradient of `inp` is computed from `inp`: it is the upstream gradient "
                "that goes back through `w`.",
                "dout @ w.T",
                "inp @ w",
            ),
            (
                "the bias on the way back",
                "`b` is used for the gradient of `inp`: it is only added, and has no part "
                "in a slope.",
                "dout @ w.T",
                "(dout - b) @ w.T",
            ),
            (
                "w times its gradient",
                "the gradient of `w` is multiplied by `w`, which has no part in it.",
                "inp.T @ dout",
                "inp.T @ dout * w",
            ),
            (
                "w without dout",
                "`dout` is left out of the gradient of `w`: it multiplies `inp`.",
                "inp.T @ dout",
                "inp.T @ np.ones_like(dout)",
            ),
            (
                "w from one example",
                "the gradient of `w` is that of the first example: those of all examples add up.",
                "inp.T @ dout",
                "np.outer(inp[0], dout[0])",
            ),
            (
                "bias along the rows",
                "the gradient of `b` is summed along the rows: sum over the examples.",
                "dout.sum(axis=0)",
                "dout.sum(axis=1)",
            ),
            (
                "bias with two axes",
                "the gradient of `b` keeps two axes, (1, M): it should have the shape of `b`.",
                "dout.sum(axis=0)",
                "dout.sum(axis=0, keepdims=True)",
            ),
            (
                "bias times its gradient",
                "the gradient of `b` is multiplied by `b`, which has no part in it.",
                "dout.sum(axis=0)",
                "dout.sum(axis=0) * b",
            ),
            (
                "bias without dout",
                "`dout` is left out of the gradient of `b`: its rows are what is added up there.",
                "dout.sum(axis=0)",
                "np.ones_like(b)",
            ),
            (
                "bias from one example",
                "the gradient of `b` is that of the first example: those of all examples add up.",
                "dout.sum(axis=0)",
                "dout[0]",
            ),
            (
                "signs",
                "all gradients have the wrong sign: the update subtracts, `lin_grad` does not.",
                "return dout @ w.T, inp.T @ dout, dout.sum(axis=0)",
                "return -dout @ w.T, -inp.T @ dout, -dout.sum(axis=0)",
            ),
            (
                "w changed",
                "`w` is moved: `lin_grad` only returns gradients.",
                "return dout @ w.T, inp.T @ dout, dout.sum(axis=0)",
                "dinp = dout @ w.T\n"
                "    w -= 0.1 * (inp.T @ dout)\n"
                "    return dinp, inp.T @ dout, dout.sum(axis=0)",
            ),
            (
                "dout changed",
                "`dout` is divided by N, in place: it belongs to the caller, and the mean of the "
                "loss is in it already.",
                "return dout @ w.T, inp.T @ dout, dout.sum(axis=0)",
                "dout /= len(inp)\n    return dout @ w.T, inp.T @ dout, dout.sum(axis=0)",
            ),
            (
                "w as it is",
                "`w` is not transposed on the way back: `dout` (N, M) and `w` (D, M) do not fit.",
                "return dout @ w.T, inp.T @ dout, dout.sum(axis=0)",
                "return dout @ w, inp.T @ dout, dout.sum(axis=0)",
            ),
            (
                "inp as it is",
                "`inp` is not transposed: `inp` (N, D) and `dout` (N, M) do not fit.",
                "return dout @ w.T, inp.T @ dout, dout.sum(axis=0)",
                "return dout @ w.T, inp @ dout, dout.sum(axis=0)",
            ),
            (
                "products entry by entry",
                "`*` multiplies entry by entry: these are matrix products, `@`.",
                "return dout @ w.T, inp.T @ dout, dout.sum(axis=0)",
                "return dout * w.T, inp.T * dout, dout.sum(axis=0)",
            ),
            (
                "b added on the way back",
                "`b` is added on the way back: a constant that is added has no part in the "
                "gradient of `inp`.",
                "return dout @ w.T, inp.T @ dout, dout.sum(axis=0)",
                "return dout @ w.T + b, inp.T @ dout, dout.sum(axis=0)",
            ),
            (
                "w reshaped",
                "`reshape` does not transpose: it lays the same numbers out in other rows.",
                "return dout @ w.T, inp.T @ dout, dout.sum(axis=0)",
                "return dout @ w.reshape(w.shape[1], -1), inp.T @ dout, dout.sum(axis=0)",
            ),
            (
                "inp reshaped",
                "`reshape` does not transpose: it lays the same numbers out in other rows.",
                "return dout @ w.T, inp.T @ dout, dout.sum(axis=0)",
                "return dout @ w.T, inp.reshape(inp.shape[1], -1) @ dout, dout.sum(axis=0)",
            ),
            (
                "a Relu on the way back",
                "`inp` is looked at as a Relu would: `lin` lets every gradient pass.",
                "return dout @ w.T, inp.T @ dout, dout.sum(axis=0)",
                "return dout @ w.T * (inp > 0), inp.T @ dout, dout.sum(axis=0)",
            ),
            (
                "N for the gradient of b",
                "the gradient of `b` counts the examples: each adds its own row of `dout`.",
                "return dout @ w.T, inp.T @ dout, dout.sum(axis=0)",
                "return dout @ w.T, inp.T @ dout, np.full(b.shape, float(len(inp)))",
            ),
            (
                "the last row for b",
                "the gradient of `b` is the last row of `dout` alone: those of all examples "
                "add up.",
                "return dout @ w.T, inp.T @ dout, dout.sum(axis=0)",
                "return dout @ w.T, inp.T @ dout, dout[-1]",
            ),
            (
                "added to b",
                "the gradient of `b` has `b` itself in it: it is the sum of the rows of `dout` "
                "and no more.",
                "return dout @ w.T, inp.T @ dout, dout.sum(axis=0)",
                "return dout @ w.T, inp.T @ dout, b + dout.sum(axis=0)",
            ),
            (
                "one sum in an array",
                "the gradient of `b` is summed over everything: each of the M outputs has its "
                "own, so sum over the examples only.",
                "return dout @ w.T, inp.T @ dout, dout.sum(axis=0)",
                "return dout @ w.T, inp.T @ dout, np.array([dout.sum()])",
            ),
            (
                "w and b swapped",
                "the gradients of `w` and `b` change places.",
                "return dout @ w.T, inp.T @ dout, dout.sum(axis=0)",
                "return dout @ w.T, dout.sum(axis=0), inp.T @ dout",
            ),
        )
    ),
    *(
        Mistake("forward_and_backward", f"network: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "mask inverted",
                "the mask of the Relu is inverted: the gradient should pass where `l1` is above 0.",
                "l1 > 0",
                "l1 < 0",
            ),
            (
                "the slope alone",
                "the slope of the Relu stands alone: multiply what comes back, `dl2`, by it.",
                "dl2 * (l1 > 0)",
                "1.0 * (l1 > 0)",
            ),
            (
                "l1 for its slope",
                "`dl2` is multiplied by `l1`, where the slope of the Relu belongs, 1 or 0.",
                "dl2 * (l1 > 0)",
                "dl2 * l1",
            ),
            (
                "a Relu at the end",
                "a Relu stands at the end as well: the output may be negative.",
                "out = lin(l2, w2, b2)",
                "out = relu(lin(l2, w2, b2))",
            ),
            (
                "inp for l2",
                "the last `lin` is asked with `inp`: on the way forward it was given `l2`.",
                "lin_grad(l2, dout, w2, b2)",
                "lin_grad(inp, dout, w2, b2)",
            ),
            (
                "the gradient of the loss left out",
                "the way back begins with ones: it should begin with `mse_grad`.",
                "dout = mse_grad(out, targ)",
                "dout = np.ones_like(out)",
            ),
            (
                "the loss for its gradient",
                "the way back begins with the loss itself: it should begin with `mse_grad`.",
                "dout = mse_grad(out, targ)",
                "dout = loss * np.ones_like(out)",
            ),
            (
                "the output for its gradient",
                "the way back begins with the output: it should begin with `mse_grad`.",
                "dout = mse_grad(out, targ)",
                "dout = out",
            ),
            (
                "sign",
                "the way back begins with the wrong sign: what `mse_grad` returns has the right "
                "one already.",
                "dout = mse_grad(out, targ)",
                "dout = -mse_grad(out, targ)",
            ),
            (
                "divided by N again",
                "the gradient is divided by N once more: `mse_grad` has done that.",
                "dout = mse_grad(out, targ)",
                "dout = mse_grad(out, targ) / len(inp)",
            ),
            (
                "times the loss",
                "the gradient is multiplied by the loss: the gradient of the loss for itself is 1.",
                "dout = mse_grad(out, targ)",
                "dout = loss * mse_grad(out, targ)",
            ),
            (
                "divided at the Relu",
                "the gradient is divided by N again at the Relu: `mse_grad` has done that.",
                "dl2 * (l1 > 0)",
                "dl2 * (l1 > 0) / len(inp)",
            ),
            (
                "loss times N",
                "the loss is multiplied by N: it should stay a mean.",
                "loss = mse(out, targ)",
                "loss = mse(out, targ) * len(targ)",
            ),
            (
                "loss of the hidden layer",
                "the loss is that of the hidden layer: compare the output with the targets.",
                "loss = mse(out, targ)",
                "loss = mse(l2, targ)",
            ),
            (
                "fixed parameters",
                "the parameters are not those that were handed over: use nothing but the "
                "function's own arguments.",
                '(params[key] for key in ("w1", "b1", "w2", "b2"))',
                "np.ones((4, 3)), np.zeros(3), np.ones((3, 1)), np.zeros(1)",
            ),
            (
                "b1 in both layers",
                "the second layer is given the bias of the first: its own is `b2`.",
                "out = lin(l2, w2, b2)",
                "out = lin(l2, w2, b1)",
            ),
            (
                "weights swapped",
                "the gradients of the two weights change places under their keys.",
                '"w1": dw1, "b1": db1, "w2": dw2',
                '"w1": dw2, "b1": db1, "w2": dw1',
            ),
            (
                "inp for its gradient",
                "`inp` itself is returned under its key: its gradient belongs there.",
                '"inp": dinp',
                '"inp": inp',
            ),
            (
                "parameters for gradients",
                "a parameter itself is returned under its key: its gradient belongs there.",
                '"w1": dw1',
                '"w1": w1',
            ),
            (
                "gradients first",
                "the gradients come first: return the loss, and then the dict.",
                'return loss, {"inp": dinp, "w1": dw1, "b1": db1, "w2": dw2, "b2": db2}',
                'return {"inp": dinp, "w1": dw1, "b1": db1, "w2": dw2, "b2": db2}, loss',
            ),
            (
                "only the gradients",
                "the loss is not returned: hand back both.",
                'return loss, {"inp": dinp, "w1": dw1, "b1": db1, "w2": dw2, "b2": db2}',
                'return {"inp": dinp, "w1": dw1, "b1": db1, "w2": dw2, "b2": db2}',
            ),
            (
                "only the loss",
                "the gradients are not returned: hand back both.",
                'return loss, {"inp": dinp, "w1": dw1, "b1": db1, "w2": dw2, "b2": db2}',
                "return loss",
            ),
            (
                "a tuple of gradients",
                "the gradients come in a tuple: put them into a dict, under their names.",
                'return loss, {"inp": dinp, "w1": dw1, "b1": db1, "w2": dw2, "b2": db2}',
                "return loss, (dinp, dw1, db1, dw2, db2)",
            ),
            (
                "a step taken",
                "a parameter moves: the function only returns gradients.",
                'return loss, {"inp": dinp, "w1": dw1, "b1": db1, "w2": dw2, "b2": db2}',
                "w2 -= 0.1 * dw2\n"
                '    return loss, {"inp": dinp, "w1": dw1, "b1": db1, "w2": dw2, "b2": db2}',
            ),
            (
                "inp changed",
                "`inp` is shifted by its mean, in the caller's own array: it goes into the "
                "network as it is.",
                "    l1 = lin(",
                "    inp -= inp.mean()\n    l1 = lin(",
            ),
            (
                "gradient 1 at 0",
                "the gradient passes where `l1` is exactly 0: this course says that it does not.",
                "l1 > 0",
                "l1 >= 0",
            ),
            (
                "multiplied by l2",
                "the gradient is multiplied by `l2`, where the slope of the Relu belongs: that "
                "is 1 or 0.",
                "(l1 > 0)",
                "l2",
            ),
            (
                "first lin asked with l1",
                "the first `lin` is asked with its own result, `l1`: what it was given is `inp`.",
                "lin_grad(inp, dl1",
                "lin_grad(l1, dl1",
            ),
            (
                "w2 and b2 swapped",
                "the last `lin_grad` is unpacked in another order: it returns the gradients of "
                "its input, `w` and `b`.",
                "dl2, dw2, db2 =",
                "dl2, db2, dw2 =",
            ),
            (
                "w1 and inp swapped",
                "the first `lin_grad` is unpacked in another order: it returns the gradients "
                "of its input, `w` and `b`.",
                "dinp, dw1, db1 =",
                "dw1, db1, dinp =",
            ),
            (
                "the gradient for the loss",
                "a gradient is returned in the place of the loss, which is one number.",
                "return loss, {",
                "return dout, {",
            ),
            (
                "2000 examples",
                "the number of examples is written out as 2000: it is the length of `targ`.",
                "mse_grad(out, targ)",
                "2 * (out - targ[:, None]) / 2000",
            ),
            (
                "b1 left out",
                "the first bias is left out on the way forward: both layers add theirs.",
                "lin(inp, w1, b1)",
                "lin(inp, w1, 0)",
            ),
            (
                "b2 left out",
                "the second bias is left out on the way forward: both layers add theirs.",
                "lin(l2, w2, b2)",
                "lin(l2, w2, 0)",
            ),
        )
    ),
    *(
        Mistake("Lin", f"Lin: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "bias subtracted",
                "`b` is subtracted: a bias should be added.",
                "+ self.b.data",
                "- self.b.data",
            ),
            ("bias twice", "`b` is added twice.", "+ self.b.data", "+ 2 * self.b.data"),
            (
                "bias averaged",
                "the rows of the bias's gradient are averaged: the mean of the loss is in "
                "`dout` already.",
                "dout.sum(axis=0)",
                "dout.mean(axis=0)",
            ),
            (
                "bias along the rows",
                "the gradient of `b` is summed along the rows: sum over the examples.",
                "dout.sum(axis=0)",
                "dout.sum(axis=1)",
            ),
            (
                "bias with two axes",
                "the gradient of `b` keeps two axes, (1, M): it should have the shape of `b`.",
                "dout.sum(axis=0)",
                "dout.sum(axis=0, keepdims=True)",
            ),
            (
                "bias times its gradient",
                "the gradient of `b` is multiplied by `b`, which has no part in it.",
                "dout.sum(axis=0)",
                "(dout * self.b.data).sum(axis=0)",
            ),
            (
                "gradients swapped",
                "the gradients of `w` and `b` change places.",
                "self.w.g = self.inp.T @ dout\n        self.b.g = dout.sum(axis=0)",
                "self.b.g = self.inp.T @ dout\n        self.w.g = dout.sum(axis=0)",
            ),
            (
                "gradients stored first in data",
                "the gradients are stored in `data`, so the parameters are lost: they belong in "
                "`g`.",
                "self.w.g = self.inp.T @ dout\n        self.b.g = dout.sum(axis=0)",
                "self.w.data = self.inp.T @ dout\n        self.b.data = dout.sum(axis=0)",
            ),
            (
                "inp with w.g",
                "the gradient of `inp` is computed with `w.g`: the way back goes through "
                "the weights themselves.",
                "return dout @ self.w.data.T",
                "return dout @ self.w.g.T",
            ),
            (
                "inp transposed",
                "the gradient of `inp` is transposed: it should have the shape of `inp`.",
                "return dout @ self.w.data.T",
                "return self.w.data @ dout.T",
            ),
            (
                "the gradient of w returned",
                "the gradient of `w` is returned: the layer before needs that of `inp`.",
                "return dout @ self.w.data.T",
                "return self.w.g",
            ),
            (
                "three returned",
                "all three gradients are returned: those of `w` and `b` lie beside their "
                "arrays, and that of `inp` alone is handed back.",
                "return dout @ self.w.data.T",
                "return dout @ self.w.data.T, self.w.g, self.b.g",
            ),
            (
                "a step taken",
                "the parameters move: the way back only sets their gradients.",
                "return dout @ self.w.data.T",
                "dinp = dout @ self.w.data.T\n"
                "        self.w.data -= 0.1 * self.w.g\n"
                "        return dinp",
            ),
            (
                "dout changed",
                "`dout` is changed in place: it belongs to the caller. Compute a new array.",
                "return dout @ self.w.data.T",
                "dinp = dout @ self.w.data.T\n        dout *= 2\n        return dinp",
            ),
            (
                "a Relu of the inputs",
                "a Relu is applied to `inp`: that is a layer of its own.",
                "return inp @",
                "return np.maximum(inp, 0) @",
            ),
            (
                "w not transposed",
                "`w` is not transposed on the way back: (N, M) and (D, M) do not fit.",
                "return dout @ self.w.data.T",
                "return dout @ self.w.data",
            ),
            (
                "b.g not set",
                "`self.b.g` is not set: the gradient of `b` belongs there.",
                "self.b.g = dout.sum(axis=0)",
                "dout.sum(axis=0)",
            ),
            (
                "w.g not set",
                "`self.w.g` is not set: the gradient of `w` belongs there.",
                "self.w.g = self.inp.T @ dout",
                "self.inp.T @ dout",
            ),
            (
                "dw and db",
                "the gradients are stored under other names: they belong in `self.w.g` and "
                "`self.b.g`.",
                "self.w.g = self.inp.T @ dout\n        self.b.g = dout.sum(axis=0)",
                "self.dw = self.inp.T @ dout\n        self.db = dout.sum(axis=0)",
            ),
            (
                "the output kept",
                "`__call__` keeps its result: `backward` needs what came in.",
                "self.inp = inp\n        return inp @ self.w.data + self.b.data",
                "self.inp = inp @ self.w.data + self.b.data\n        return self.inp",
            ),
            (
                "the first input kept",
                "the input of the first call is kept forever: each call should keep its own.",
                "self.inp = inp",
                'self.inp = getattr(self, "inp", inp)',
            ),
            (
                "kept on the class",
                "the input is kept on the class, or in a global name, so that all layers "
                "share it: keep it on `self`.",
                "self.inp = inp",
                "Lin.inp = inp",
            ),
            (
                "inputs changed in place",
                "`inp` is shifted by its mean, in the caller's own array: it goes into the layer "
                "as it is.",
                "self.inp = inp",
                "inp -= inp.mean(axis=0)\n        self.inp = inp",
            ),
            (
                "w changed at each call",
                "`w` is changed at each call: only an update moves a parameter.",
                "self.inp = inp",
                "self.w.data *= 0.9\n        self.inp = inp",
            ),
            (
                "bias added up",
                "the gradient of `b` is added to that of an earlier call: each backward "
                "pass sets it anew.",
                "self.b.g = dout.sum(axis=0)",
                "self.b.g = (0 if self.b.g is None else self.b.g) + dout.sum(axis=0)",
            ),
            (
                "boxes for arrays",
                "a box is taken for the array in it: that is its `data`.",
                "inp @ self.w.data + self.b.data",
                "inp @ self.w + self.b",
            ),
            (
                "a Relu as well",
                "the result goes through a Relu: that is a layer of its own.",
                "return inp @ self.w.data + self.b.data",
                "return np.maximum(inp @ self.w.data + self.b.data, 0)",
            ),
        )
    ),
    *(
        Mistake("LinModule", f"LinModule: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "bias subtracted",
                "`b` is subtracted: a bias should be added.",
                "+ self.b.data",
                "- self.b.data",
            ),
            ("bias twice", "`b` is added twice.", "+ self.b.data", "+ 2 * self.b.data"),
            (
                "bias averaged",
                "the rows of the bias's gradient are averaged: the mean of the loss is in "
                "`dout` already.",
                "dout.sum(axis=0)",
                "dout.mean(axis=0)",
            ),
            (
                "bias along the rows",
                "the gradient of `b` is summed along the rows: sum over the examples.",
                "dout.sum(axis=0)",
                "dout.sum(axis=1)",
            ),
            (
                "bias with two axes",
                "the gradient of `b` keeps two axes, (1, M): it should have the shape of `b`.",
                "dout.sum(axis=0)",
                "dout.sum(axis=0, keepdims=True)",
            ),
            (
                "bias times its gradient",
                "the gradient of `b` is multiplied by `b`, which has no part in it.",
                "dout.sum(axis=0)",
                "(dout * self.b.data).sum(axis=0)",
            ),
            (
                "gradients swapped",
                "the gradients of `w` and `b` change places.",
                "self.w.g = inp.T @ dout\n        self.b.g = dout.sum(axis=0)",
                "self.b.g = inp.T @ dout\n        self.w.g = dout.sum(axis=0)",
            ),
            (
                "gradients stored first in data",
                "the gradients are stored in `data`, so the parameters are lost: they belong in "
                "`g`.",
                "self.w.g = inp.T @ dout\n        self.b.g = dout.sum(axis=0)",
                "self.w.data = inp.T @ dout\n        self.b.data = dout.sum(axis=0)",
            ),
            (
                "inp with w.g",
                "the gradient of `inp` is computed with `w.g`: the way back goes through "
                "the weights themselves.",
                "return dout @ self.w.data.T",
                "return dout @ self.w.g.T",
            ),
            (
                "inp transposed",
                "the gradient of `inp` is transposed: it should have the shape of `inp`.",
                "return dout @ self.w.data.T",
                "return self.w.data @ dout.T",
            ),
            (
                "the gradient of w returned",
                "the gradient of `w` is returned: the layer before needs that of `inp`.",
                "return dout @ self.w.data.T",
                "return self.w.g",
            ),
            (
                "three returned",
                "all three gradients are returned: those of `w` and `b` lie beside their "
                "arrays, and that of `inp` alone is handed back.",
                "return dout @ self.w.data.T",
                "return dout @ self.w.data.T, self.w.g, self.b.g",
            ),
            (
                "a step taken",
                "the parameters move: the way back only sets their gradients.",
                "return dout @ self.w.data.T",
                "dinp = dout @ self.w.data.T\n"
                "        self.w.data -= 0.1 * self.w.g\n"
                "        return dinp",
            ),
            (
                "dout changed",
                "`dout` is changed in place: it belongs to the caller. Compute a new array.",
                "return dout @ self.w.data.T",
                "dinp = dout @ self.w.data.T\n        dout *= 2\n        return dinp",
            ),
            (
                "a Relu of the inputs",
                "a Relu is applied to `inp`: that is a layer of its own.",
                "return inp @",
                "return np.maximum(inp, 0) @",
            ),
            (
                "w not transposed",
                "`w` is not transposed on the way back: (N, M) and (D, M) do not fit.",
                "return dout @ self.w.data.T",
                "return dout @ self.w.data",
            ),
            (
                "b.g not set",
                "`self.b.g` is not set: the gradient of `b` belongs there.",
                "self.b.g = dout.sum(axis=0)",
                "dout.sum(axis=0)",
            ),
            (
                "w.g not set",
                "`self.w.g` is not set: the gradient of `w` belongs there.",
                "self.w.g = inp.T @ dout",
                "inp.T @ dout",
            ),
            (
                "dw and db",
                "the gradients are stored under other names: they belong in `self.w.g` and "
                "`self.b.g`.",
                "self.w.g = inp.T @ dout\n        self.b.g = dout.sum(axis=0)",
                "self.dw = inp.T @ dout\n        self.db = dout.sum(axis=0)",
            ),
            (
                "shared by all",
                "the parameters are kept on the class, so that all layers share them: keep "
                "them on `self`.",
                "self.w = Param(w)",
                "LinModule.w = Param(w)",
            ),
            (
                "gradients added up",
                "the gradients are added to those of an earlier call: each backward pass "
                "sets them anew.",
                "self.w.g = inp.T @ dout",
                "self.w.g = (0 if self.w.g is None else self.w.g) + inp.T @ dout",
            ),
            (
                "boxes for arrays",
                "a box is taken for the array in it: that is its `data`.",
                "inp @ self.w.data + self.b.data",
                "inp @ self.w + self.b",
            ),
            (
                "inp before dout",
                "`bwd` takes `inp` before `dout`: `Module` hands it `dout` first, then the "
                "arguments.",
                "def bwd(self, dout, inp)",
                "def bwd(self, inp, dout)",
            ),
        )
    ),
    *(
        Mistake("Mse", f"Mse: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "halved",
                "the loss is halved: some books do that to lose the 2 in the gradient, but this "
                "course does not.",
                "np.mean(self.diff**2)",
                "0.5 * np.mean(self.diff**2)",
            ),
            (
                "root taken",
                "a square root is taken at the end: the formula has none.",
                "np.mean(self.diff**2)",
                "np.sqrt(np.mean(self.diff**2))",
            ),
            (
                "absolute values",
                "absolute values are averaged in place of squares.",
                "np.mean(self.diff**2)",
                "np.mean(np.abs(self.diff))",
            ),
            (
                "not squared",
                "the differences are not squared: positive and negative ones cancel.",
                "np.mean(self.diff**2)",
                "np.mean(self.diff)",
            ),
            (
                "kept on the class",
                "what `backward` needs is kept on the class, so that all losses share it: "
                "keep it on `self`.",
                "self.diff = inp",
                "Mse.diff = inp",
            ),
            (
                "the first call kept",
                "what the first call was given is kept forever: each call should keep its own.",
                "        self.diff = inp[:, 0] - targ\n        return np.mean(self.diff**2)",
                "        if not hasattr(self, 'diff'):\n"
                "            self.diff = inp[:, 0] - targ\n"
                "        return np.mean((inp[:, 0] - targ) ** 2)",
            ),
            (
                "a table on the way back",
                "a column (N, 1) minus a row (N,) is taken: that is a table of N × N differences. "
                "Make both (N,) first.",
                "        self.diff = inp[:, 0] - targ\n        return np.mean(self.diff**2)",
                "        self.diff = inp - targ\n        return np.mean((inp[:, 0] - targ) ** 2)",
            ),
            (
                "divided by N twice",
                "the gradient is divided by N twice: the mean does it once.",
                "/ len(self.diff)",
                "/ len(self.diff) ** 2",
            ),
            (
                "divided by 6",
                "the number of examples is written out as 6: take it from the targets.",
                "/ len(self.diff)",
                "/ 6",
            ),
            (
                "dout added",
                "`dout` is added: it should multiply the gradient.",
                "dout * 2 *",
                "dout + 2 *",
            ),
            (
                "divided by dout",
                "the gradient is divided by `dout`: it should be multiplied by it.",
                "dout * 2 *",
                "1 / dout * 2 *",
            ),
            (
                "dout twice",
                "the gradient is multiplied by `dout` twice: once is enough.",
                "dout * 2 *",
                "dout * dout * 2 *",
            ),
            (
                "0 by default",
                "`dout` is 0 unless somebody says otherwise: nothing follows the loss, so it is 1.",
                "dout=1",
                "dout=0",
            ),
            (
                "one row",
                "the gradient is a row, (1, N): `inp` is a column, (N, 1).",
                "self.diff[:, None]",
                "self.diff[None]",
            ),
            (
                "the squares",
                "the squares of the differences are returned: the slope of a square is "
                "twice what is squared.",
                "2 * self.diff[:, None]",
                "self.diff[:, None] ** 2",
            ),
            (
                "inp changed",
                "the targets are subtracted in the caller's own array: compute a new one.",
                "self.diff = inp[:, 0] - targ",
                "self.diff = inp[:, 0]\n        self.diff -= targ",
            ),
            (
                "the gradient of targ as well",
                "two gradients are returned: only that of `inp` is asked for.",
                "return dout * 2 * self.diff[:, None] / len(self.diff)",
                "return dout * 2 * self.diff[:, None] / len(self.diff), -dout * 2 * "
                "self.diff / len(self.diff)",
            ),
            (
                "kept the wrong way round",
                "`inp` and `targ` change places when they are kept, so that `backward` takes "
                "one for the other.",
                "return dout * 2 * self.diff[:, None] / len(self.diff)",
                "return dout * 2 * self.diff[:, 0] / len(self.diff)",
            ),
            (
                "a column minus a row on the way back",
                "a column (N, 1) minus a row (N,) is taken: that is a table of N × N "
                "differences. Make both (N,) first.",
                "        self.diff = inp[:, 0] - targ\n        return np.mean(self.diff**2)",
                "        self.diff = inp - targ\n        return np.mean((inp[:, 0] - targ) ** 2)",
            ),
            (
                "the loss on the way back",
                "`backward` returns the loss: it should return the gradient of `inp`.",
                "return dout * 2 * self.diff[:, None] / len(self.diff)",
                "return dout * np.mean(self.diff**2)",
            ),
            (
                "times the loss",
                "the gradient is multiplied by the loss: it has no part in it, only `dout` has.",
                "return dout * 2 * self.diff[:, None] / len(self.diff)",
                "return dout * 2 * self.diff[:, None] / len(self.diff) * np.mean(self.diff**2)",
            ),
            (
                "dout of 0 taken for 1",
                "a `dout` of 0 is taken for a missing one: then the gradient is 0, not that for 1.",
                "return dout * 2 * self.diff[:, None] / len(self.diff)",
                "return (dout or 1) * 2 * self.diff[:, None] / len(self.diff)",
            ),
        )
    ),
    *(
        Mistake("MseModule", f"MseModule.bwd: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "divided by N twice",
                "the gradient is divided by N twice: the mean does it once.",
                "/ len(targ)",
                "/ len(targ) ** 2",
            ),
            (
                "dout added",
                "`dout` is added: it should multiply the gradient.",
                "dout * 2 *",
                "dout + 2 *",
            ),
            (
                "sign",
                "the targets come first in the difference: every gradient has the wrong sign.",
                "dout * 2 * (inp[:, 0] - targ)",
                "dout * 2 * (targ - inp[:, 0])",
            ),
            (
                "one row",
                "the gradient is a row, (1, N): `inp` is a column, (N, 1).",
                "(inp[:, 0] - targ)[:, None]",
                "(inp[:, 0] - targ)[None]",
            ),
            (
                "the squares",
                "the differences stay squared: the slope of a square is twice what is squared.",
                "(inp[:, 0] - targ)[:, None]",
                "(inp[:, 0] - targ)[:, None] ** 2",
            ),
            (
                "dout last",
                "`bwd` takes `dout` last: `Module` hands it `dout` first, then the arguments.",
                "def bwd(self, dout, inp, targ)",
                "def bwd(self, inp, targ, dout=1)",
            ),
        )
    ),
    *(
        Mistake("ReluModule", f"ReluModule: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "absolute value",
                "negative entries change their sign: they should become 0.",
                "np.maximum(inp, 0)",
                "np.abs(inp)",
            ),
            (
                "the smaller of both",
                "the negative entries are kept, and the others are 0: it should be the other way "
                "around.",
                "np.maximum(inp, 0)",
                "np.minimum(inp, 0)",
            ),
            (
                "leaky",
                "a hundredth of the negative entries passes: a Relu lets none of it through.",
                "np.maximum(inp, 0)",
                "np.where(inp > 0, inp, 0.01 * inp)",
            ),
            (
                "one number",
                "one number is left of the whole array: compare each entry with 0.",
                "np.maximum(inp, 0)",
                "np.maximum(np.max(inp), 0)",
            ),
            (
                "the mask",
                "the slope is returned in the place of the value: where `inp` is above 0, "
                "it is `inp` that passes.",
                "np.maximum(inp, 0)",
                "1.0 * (inp > 0)",
            ),
            (
                "inp for dout",
                "`inp` passes on the way back: it is `dout` that goes back.",
                "dout * (inp > 0)",
                "inp * (inp > 0)",
            ),
            (
                "mask turned round, with 0",
                "the gradient passes where the input is 0 or below: it should pass where the input "
                "is above 0.",
                "inp > 0",
                "inp <= 0",
            ),
            (
                "inp changed",
                "`inp` is changed in place: it belongs to the caller. Compute a new array.",
                "return np.maximum(inp, 0)",
                "inp[inp < 0] = 0\n        return inp",
            ),
            (
                "dout changed",
                "`dout` is changed in place: it belongs to the caller. Compute a new array.",
                "return dout * (inp > 0)",
                "dout[inp <= 0] = 0\n        return dout",
            ),
            (
                "nothing above 1",
                "what is above 1 is cut off: the Relu has no upper bound.",
                "np.maximum(inp, 0)",
                "np.clip(inp, 0, 1)",
            ),
            (
                "multiplied by the value",
                "`dout` is multiplied by the value of the Relu, where its slope belongs: that "
                "is 1 or 0.",
                "dout * (inp > 0)",
                "dout * np.maximum(inp, 0)",
            ),
            (
                "inp before dout",
                "`bwd` takes `inp` before `dout`: `Module` hands it `dout` first, then the "
                "arguments.",
                "def bwd(self, dout, inp)",
                "def bwd(self, inp, dout)",
            ),
            (
                "the largest of each column",
                "`np.max` looks for the largest entry of each column: `np.maximum` compares "
                "each entry with 0.",
                "np.maximum(inp, 0)",
                "np.max(inp, 0)",
            ),
            (
                "the mask kept",
                "`forward` keeps a mask, and `bwd` takes that one: it is handed `inp`, and a "
                "module stores nothing by itself.",
                "return np.maximum(inp, 0)\n"
                "\n"
                "    def bwd(self, dout, inp):\n"
                '        """Return dL/dinp, the shape of inp."""\n'
                "        return dout * (inp > 0)",
                "self.mask = inp > 0\n"
                "        return np.maximum(inp, 0)\n"
                "\n"
                "    def bwd(self, dout, inp):\n"
                '        """Return dL/dinp, the shape of inp."""\n'
                "        return dout * self.mask",
            ),
        )
    ),
    *(
        Mistake("Model", f"Model: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "the loss of inp",
                "the loss is taken of the model's input: take what the last layer returned.",
                "return self.loss(inp, targ)",
                "return self.loss(inp * 0 + self.layers[0].args[0][:, :1], targ)",
            ),
            (
                "the Relu left out",
                "only every second layer is called: go through all of them.",
                "for layer in self.layers:",
                "for layer in self.layers[::2]:",
            ),
            (
                "the Relu left out on the way back",
                "only every second layer is asked on the way back: go through all of them.",
                "reversed(self.layers)",
                "self.layers[::-2]",
            ),
            (
                "the first layer left out on the way back",
                "the first layer is not asked on the way back: go through all of them.",
                "reversed(self.layers)",
                "self.layers[:0:-1]",
            ),
            (
                "the last layer left out",
                "the last layer is not called: go through all of them.",
                "for layer in self.layers:",
                "for layer in self.layers[:-1]:",
            ),
            (
                "the first layer left out",
                "the first layer is not called: go through all of them.",
                "for layer in self.layers:",
                "for layer in self.layers[1:]:",
            ),
            (
                "only the last layer asked",
                "`bwd` returns inside its loop, when only the last layer has been asked: `return` "
                "belongs after the loop.",
                "            dout = layer.backward(dout)\n        return dout",
                "            dout = layer.backward(dout)\n            return dout",
            ),
            (
                "dout not handed on",
                "what a layer's `backward` returns is not kept: it is the `dout` of the layer that "
                "is asked next.",
                "            dout = layer.backward(dout)",
                "            layer.backward(dout)",
            ),
            (
                "dout returned",
                "`dout` is returned as it came: hand back the gradient of `inp`.",
                "        dout = self.loss.backward(dout)\n"
                "        for layer in reversed(self.layers):\n"
                "            dout = layer.backward(dout)",
                "        back = self.loss.backward(dout)\n"
                "        for layer in reversed(self.layers):\n"
                "            back = layer.backward(back)",
            ),
            (
                "divided by N again",
                "the gradient is divided by N once more: the loss has done that.",
                "self.loss.backward(dout)",
                "self.loss.backward(dout) / len(targ)",
            ),
            (
                "sign",
                "every gradient has the wrong sign: hand on what the loss's `backward` returns "
                "as it is.",
                "self.loss.backward(dout)",
                "-self.loss.backward(dout)",
            ),
            (
                "dout twice",
                "the gradient is multiplied by `dout` twice: once is enough.",
                "self.loss.backward(dout)",
                "dout * self.loss.backward(dout)",
            ),
            (
                "the layers turned round for good",
                "`reverse()` turns the model's own list around, and it stays so afterwards: go "
                "through it in reverse without changing it.",
                "        for layer in reversed(self.layers):",
                "        self.layers.reverse()\n        for layer in self.layers:",
            ),
            (
                "a step taken",
                "the parameters move: `bwd` only sets their gradients.",
                "        return dout\n",
                "        self.layers[0].w.data -= 0.1 * self.layers[0].w.g\n        return dout\n",
            ),
            (
                "the loss's forward called",
                "`self.loss.forward` is called, which remembers nothing: call the loss itself.",
                "return self.loss(inp, targ)",
                "return self.loss.forward(inp, targ)",
            ),
            (
                "dout to the layers",
                "the way back does not begin at the loss: `dout` goes to the last layer as "
                "it came.",
                "        dout = self.loss.backward(dout)\n",
                "",
            ),
            (
                "bwd called by hand",
                "a layer's `bwd` is called with the model's own input: `layer.backward(dout)` "
                "hands it the input that the layer was given.",
                "layer.backward(dout)",
                "layer.bwd(dout, inp)",
            ),
            (
                "layers taken out",
                "the layers are taken out of the model's list: they are gone at the next call.",
                "        for layer in reversed(self.layers):\n"
                "            dout = layer.backward(dout)",
                "        while self.layers:\n            dout = self.layers.pop().backward(dout)",
            ),
            (
                "bwd asks backward",
                "`bwd` asks the model's own `backward`, which asks `bwd` again: it is the "
                "loss's that the way back begins with.",
                "self.loss.backward(dout)",
                "self.backward(dout)",
            ),
            (
                "the loss for dout",
                "the way back begins with the value of the loss: hand on `dout`.",
                "self.loss.backward(dout)",
                "self.loss.backward(self.loss.out)",
            ),
            (
                "the loss asked twice",
                "the loss is asked twice on the way back: once, with `dout`.",
                "self.loss.backward(dout)",
                "self.loss.backward(self.loss.backward(dout))",
            ),
            (
                "targets first",
                "the loss is given the targets first: it takes the outputs, then the targets.",
                "self.loss(inp, targ)",
                "self.loss(targ, inp)",
            ),
            (
                "targ to every layer",
                "every layer is given the targets as well: only the loss takes them.",
                "inp = layer(inp)",
                "inp = layer(inp, targ)",
            ),
        )
    ),
)
