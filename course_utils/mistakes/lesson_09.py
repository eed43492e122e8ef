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
                "the squares are added up: divide by how many they are.",
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
                "the gradient of `w` is transposed: it has the shape of `w`.",
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
                "the gradients of `inp` and `w` change places: they come in the order of the "
                "arguments of `lin`.",
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
                "there is no Relu on the way forward.",
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
                "the gradients of the two layers change places under their keys.",
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
                "the gradient of `w` is transposed: it has the shape of `w`.",
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
                "the gradients are stored in `data`, so the parameters are lost: they belong into "
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
                "the squares are added up: divide by how many they are.",
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
                "a column (N, 1) minus a row (N,) is taken on the way back: make both (N,) first.",
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
            ("no mask", "the gradient passes everywhere.", "dout * (inp > 0)", "dout * 1"),
            (
                "dout left out",
                "`dout` is left out: the slope alone is 0 or 1.",
                "dout * (inp > 0)",
                "1.0 * (inp > 0)",
            ),
            (
                "mask inverted",
                "the gradient passes where the input is below 0.",
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
                "the arguments of the first call are kept for ever: each call keeps its own.",
                'self.args = getattr(self, "args", args); self.out = self.forward(*args); '
                "return self.out",
                "return self.bwd(dout, *self.args)",
            ),
        )
    ),
    *(
        Mistake("Model", f"Model: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "each layer given the input",
                "every layer is given the model's own input: each takes what the one before it "
                "returned.",
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
                "the loss is asked without `dout`: it is 1 only by default.",
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
                "the gradient of `inp` is not returned.",
                "            dout = layer.backward(dout)\n        return dout",
                "            dout = layer.backward(dout)",
            ),
        )
    ),
)
