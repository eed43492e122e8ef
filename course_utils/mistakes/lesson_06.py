"""Known mistakes of lesson 6, two layer network."""

from course_utils.mistakes import Mistake

_REPAIRED = """
def repaired(params, x, t):
    z1 = np.maximum(x @ params["W1"] + params["b1"], 0)
    y = softmax(z1 @ params["W2"] + params["b2"])
    da2 = (y - np.eye(y.shape[1])[t]) / len(x)
    dz1 = da2 @ params["W2"].T
    da1 = dz1 * (z1 > 0)
    dW1, db1 = x.T @ da1, da1.sum(axis=0)
    dW2, db2 = z1.T @ da2, da2.sum(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
"""

MISTAKES = (
    Mistake(
        "FormulaNet",
        "formulas: softmax in predict",
        "`predict` goes on to the softmax: it should stop at the logits, and `loss` goes on from "
        "there.",
        old='return z1 @ self.params["W2"] + self.params["b2"]',
        new='return softmax(z1 @ self.params["W2"] + self.params["b2"])',
    ),
    Mistake(
        "FormulaNet",
        "formulas: b2 left out",
        "the second bias is left out: like the first layer, the second one adds its own to each "
        "row.",
        old='return z1 @ self.params["W2"] + self.params["b2"]',
        new='return z1 @ self.params["W2"]',
    ),
    Mistake(
        "FormulaNet",
        "formulas: Relu passed by",
        "the second layer takes `a1`: the Relu stands between the layers, and `z1` is what it "
        "gives.",
        old='return z1 @ self.params["W2"]',
        new='return a1 @ self.params["W2"]',
    ),
    Mistake(
        "FormulaNet",
        "formulas: Relu on the logits",
        "the logits go through a Relu of their own: scores may well be negative, so the last layer "
        "has none.",
        old='return z1 @ self.params["W2"] + self.params["b2"]',
        new='return np.maximum(z1 @ self.params["W2"] + self.params["b2"], 0)',
    ),
    Mistake(
        "FormulaNet",
        "formulas: loss of the logits",
        "the logits themselves go into the cross-entropy: it takes probabilities.",
        old="cross_entropy_error(softmax(self.predict(x)), t)",
        new="cross_entropy_error(self.predict(x), t)",
    ),
    Mistake(
        "FormulaNet",
        "formulas: targets before probabilities",
        "the two arguments of `cross_entropy_error` change places: the probabilities come first, "
        "then the targets.",
        old="cross_entropy_error(softmax(self.predict(x)), t)",
        new="cross_entropy_error(t, softmax(self.predict(x)))",
    ),
    Mistake(
        "FormulaNet",
        "formulas: loss divided by N again",
        "the loss is divided by the size of the mini-batch once more: `cross_entropy_error` is a "
        "mean already.",
        old="cross_entropy_error(softmax(self.predict(x)), t)",
        new="cross_entropy_error(softmax(self.predict(x)), t) / len(x)",
    ),
    Mistake(
        "FormulaNet",
        "formulas: a copy moved",
        "a copy of each parameter is moved: the loss reads the parameter itself, which stays where "
        "it is, so every slope is 0.",
        old="self.loss(x, t), value)",
        new="self.loss(x, t), value.copy())",
    ),
    Mistake(
        "FormulaNet",
        "formulas: numerical gradient of the accuracy",
        "the accuracy is taken for the loss: a small step changes no prediction, so every slope is "
        "0.",
        old="lambda _: self.loss(x, t)",
        new="lambda _: self.accuracy(x, t)",
    ),
    Mistake(
        "FormulaNet",
        "formulas: no division by N",
        "nothing is divided by N: the loss is a mean over the mini-batch, so the division belongs "
        "in `da2`.",
        old="(y - t) / len(x)",
        new="y - t",
    ),
    Mistake(
        "FormulaNet",
        "formulas: divided by N twice",
        "the gradient of a bias is a mean over the examples, where a sum belongs: the division by "
        "N is in `da2`, and all other gradients inherit it.",
        old="dW2, db2 = z1.T @ da2, da2.sum(axis=0)\n        dW1, db1 = x.T @ da1, da1.sum(axis=0)",
        new="dW2, db2 = z1.T @ da2, da2.mean(axis=0)\n"
        "        dW1, db1 = x.T @ da1, da1.mean(axis=0)",
    ),
    Mistake(
        "FormulaNet",
        "formulas: divided by N and C",
        "`da2` is divided by the number of all entries of `t`, which is one-hot here: the mean "
        "goes over the examples only.",
        old="(y - t) / len(x)",
        new="(y - t) / t.size",
    ),
    Mistake(
        "FormulaNet",
        "formulas: t - y",
        "y and t change places in da2: the loss would rise with every step.",
        old="(y - t)",
        new="(t - y)",
    ),
    Mistake(
        "FormulaNet",
        "formulas: no softmax on the way back",
        "da2 is made from the logits: y stands for the probabilities, after the softmax.",
        old="y = softmax(z1 @ W2 + b2)",
        new="y = z1 @ W2 + b2",
    ),
    Mistake(
        "FormulaNet",
        "formulas: dW2 from a1",
        "dW2 is made with `a1`: what came into the second layer from the left is `z1`.",
        old="z1.T @ da2",
        new="a1.T @ da2",
    ),
    Mistake(
        "FormulaNet",
        "formulas: dW2 transposed",
        "dW2 is transposed: its shape should be that of W2, (H, C).",
        old="z1.T @ da2",
        new="da2.T @ z1",
    ),
    Mistake(
        "FormulaNet",
        "formulas: db not summed",
        "db keeps a row for each example: all of them add the same b, so their gradients add up.",
        old="dW2, db2 = z1.T @ da2, da2.sum(axis=0)\n        dW1, db1 = x.T @ da1, da1.sum(axis=0)",
        new="dW2, db2 = z1.T @ da2, da2\n        dW1, db1 = x.T @ da1, da1",
    ),
    Mistake(
        "FormulaNet",
        "formulas: db1 not summed",
        "db1 keeps a row for each example, where db2 is summed over them: treat it likewise.",
        old="da1.sum(axis=0)",
        new="da1",
    ),
    Mistake(
        "FormulaNet",
        "formulas: db one number",
        "db is summed over everything: each unit has a bias of its own, so the sum goes over the "
        "examples only.",
        old="dW2, db2 = z1.T @ da2, da2.sum(axis=0)\n        dW1, db1 = x.T @ da1, da1.sum(axis=0)",
        new="dW2, db2 = z1.T @ da2, da2.sum()\n        dW1, db1 = x.T @ da1, da1.sum()",
    ),
    Mistake(
        "FormulaNet",
        "formulas: db summed along the rows",
        "db is summed along the rows, which leaves a number for each example: sum over the "
        "examples, so that each unit has one.",
        old="dW2, db2 = z1.T @ da2, da2.sum(axis=0)\n        dW1, db1 = x.T @ da1, da1.sum(axis=0)",
        new="dW2, db2 = z1.T @ da2, da2.sum(axis=1)\n        dW1, db1 = x.T @ da1, da1.sum(axis=1)",
    ),
    Mistake(
        "FormulaNet",
        "formulas: no mask",
        "the Relu is passed by on the way back: where `a1` was not above 0, no gradient comes "
        "through.",
        old="dz1 * (a1 > 0)",
        new="dz1",
    ),
    Mistake(
        "FormulaNet",
        "formulas: mask of the gradient",
        "`dz1` is masked by its own sign: it is the input `a1` of the Relu that opens or shuts it.",
        old="dz1 * (a1 > 0)",
        new="dz1 * (dz1 > 0)",
    ),
    Mistake(
        "FormulaNet",
        "formulas: mask inverted",
        "the mask is inverted: the gradient should pass where `a1` was above 0.",
        old="dz1 * (a1 > 0)",
        new="dz1 * (a1 <= 0)",
    ),
    Mistake(
        "FormulaNet",
        "formulas: multiplied by z1",
        "`dz1` is multiplied by `z1`, where the slope of the Relu belongs: that is 1 or 0.",
        old="dz1 * (a1 > 0)",
        new="dz1 * z1",
    ),
    Mistake(
        "FormulaNet",
        "formulas: dW1 before the mask",
        "dW1 is made from `dz1`: the first layer's output is `a1`, so its upstream gradient is "
        "`da1`.",
        old="x.T @ da1",
        new="x.T @ dz1",
    ),
    Mistake(
        "FormulaNet",
        "formulas: W2 not transposed",
        "W2 is not transposed on the way to dz1: (N, C) and (H, C) do not fit.",
        old="da2 @ W2.T",
        new="da2 @ W2",
    ),
    Mistake(
        "FormulaNet",
        "formulas: dW2 in place of W2",
        "dz1 is made with dW2: the way back goes through the weights themselves.",
        old="        dz1 = da2 @ W2.T",
        new="        dz1 = da2 @ (z1.T @ da2).T",
    ),
    Mistake(
        "FormulaNet",
        "formulas: a step taken",
        "the parameters move: `gradient` only says which way, and leaves them where they are.",
        old='        return {"W1": dW1',
        new="        self.params['W1'] -= 0.1 * dW1\n        self.params['W2'] -= 0.1 * dW2\n"
        '        return {"W1": dW1',
    ),
    *(
        Mistake("FormulaNet", f"formulas: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "b2 subtracted",
                "the second bias is subtracted: add it to each row.",
                ' + self.params["b2"]',
                ' - self.params["b2"]',
            ),
            (
                "classes for logits",
                "`predict` chooses a class for each example: it should return the scores of all "
                "classes.",
                'return z1 @ self.params["W2"] + self.params["b2"]',
                'return np.argmax(z1 @ self.params["W2"] + self.params["b2"], axis=1)',
            ),
            (
                "sigmoid of the logits",
                "the logits go through a sigmoid: the last layer has no activation in `predict`.",
                'return z1 @ self.params["W2"] + self.params["b2"]',
                'return 1 / (1 + np.exp(-(z1 @ self.params["W2"] + self.params["b2"])))',
            ),
            (
                "the hidden layer for the logits",
                "`predict` ends at the hidden layer: the second layer is still to come.",
                'return z1 @ self.params["W2"] + self.params["b2"]',
                "return z1",
            ),
            (
                "loss summed",
                "the losses of the examples are added up: `cross_entropy_error` gives their mean.",
                "return cross_entropy_error(softmax(self.predict(x)), t)",
                "return cross_entropy_error(softmax(self.predict(x)), t) * len(x)",
            ),
            (
                "loss with a minus",
                "the loss has the wrong sign: the minus stands in `cross_entropy_error` already.",
                "return cross_entropy_error",
                "return -cross_entropy_error",
            ),
            (
                "softmax twice",
                "the softmax is applied twice: once turns logits into probabilities.",
                "softmax(self.predict(x))",
                "softmax(softmax(self.predict(x)))",
            ),
            (
                "softmax down the columns",
                "the softmax runs down the columns: the probabilities of one example, a row, sum "
                "to 1.",
                "softmax(self.predict(x))",
                "softmax(self.predict(x).T).T",
            ),
            (
                "softmax over all entries",
                "all entries of the mini-batch share one sum in the softmax: each row has its own.",
                "softmax(self.predict(x))",
                "softmax(self.predict(x).ravel()).reshape(len(x), -1)",
            ),
            (
                "squared error",
                "the squared error is taken for the loss: here it is the cross-entropy.",
                "return cross_entropy_error(softmax(self.predict(x)), t)",
                "t = t if np.ndim(t) == 2 else np.eye(len(self.params['b2']))[t]\n"
                "        return np.mean((softmax(self.predict(x)) - t) ** 2)",
            ),
            (
                "mean over the classes",
                "the mean is taken over examples *and* classes: each example has one term that "
                "counts, so divide by N alone.",
                "return cross_entropy_error(softmax(self.predict(x)), t)",
                "return cross_entropy_error(softmax(self.predict(x)), t) / len(self.params['b2'])",
            ),
            (
                "loss for labels only",
                "one-hot rows are used as if they were labels: `cross_entropy_error` takes either.",
                "return cross_entropy_error(softmax(self.predict(x)), t)",
                "y = softmax(self.predict(x))\n"
                "        return -np.mean(np.log(y[np.arange(len(x)), t]))",
            ),
            (
                "loss for one-hot rows only",
                "labels are used as if they were one-hot rows: `cross_entropy_error` takes either.",
                "return cross_entropy_error(softmax(self.predict(x)), t)",
                "y = softmax(self.predict(x))\n"
                "        return -np.sum(t * np.log(y + 1e-7)) / len(x)",
            ),
            (
                "the logits differentiated",
                "it is the sum of the logits that is differentiated: take the loss.",
                "lambda _: self.loss(x, t)",
                "lambda _: np.sum(self.predict(x))",
            ),
            (
                "the weights for x",
                "the weights are handed to `loss` in the place of the examples: `loss` finds the "
                "weights in `self.params` by itself.",
                "lambda _: self.loss(x, t)",
                "lambda W: self.loss(W, t)",
            ),
            (
                "a large step",
                "the step is so large that the slope is that of a chord: 1e-4 is small enough.",
                "self.loss(x, t), value)",
                "self.loss(x, t), value, 0.5)",
            ),
            (
                "gradient 1 at 0",
                "the gradient passes where `a1` is exactly 0: this course says that it does not.",
                "a1 > 0",
                "a1 >= 0",
            ),
            (
                "a1 for its gradient",
                "the mask multiplies `a1`: what it stops or lets through should be the gradient, "
                "`dz1`.",
                "dz1 * (a1 > 0)",
                "a1 * (a1 > 0)",
            ),
            (
                "the slope alone",
                "da1 is the slope of the Relu alone: multiply what comes back, `dz1`, by it.",
                "dz1 * (a1 > 0)",
                "1.0 * (a1 > 0)",
            ),
            (
                "slope of a sigmoid",
                "the slope of a sigmoid is used: that of a Relu is 1 or 0.",
                "dz1 * (a1 > 0)",
                "dz1 * z1 * (1 - z1)",
            ),
            (
                "softmax down the columns on the way back",
                "the softmax runs down the columns: the probabilities of one example, a row, sum "
                "to 1.",
                "y = softmax(z1 @ W2 + b2)",
                "y = softmax((z1 @ W2 + b2).T).T",
            ),
            (
                "slope of the softmax again",
                "da2 is multiplied by a slope of its own: y - t is the gradient of softmax and "
                "loss together.",
                "(y - t) / len(x)",
                "(y - t) * y * (1 - y) / len(x)",
            ),
            (
                "twice the gradient",
                "a factor 2 stands in da2: that is the gradient of a squared error.",
                "(y - t) / len(x)",
                "2 * (y - t) / len(x)",
            ),
            (
                "divided by the number of inputs",
                "da2 is divided by the number of inputs: N counts the examples, the rows of x.",
                "(y - t) / len(x)",
                "(y - t) / x.shape[1]",
            ),
            (
                "divided by the number of classes",
                "da2 is divided by the number of classes: N counts the examples, the rows of x.",
                "(y - t) / len(x)",
                "(y - t) / t.shape[1]",
            ),
            (
                "a mini-batch of 4",
                "the size of the mini-batch is written out as 4: another one has another size.",
                "(y - t) / len(x)",
                "(y - t) / 4",
            ),
            (
                "dW divided by N as well",
                "dW is divided by N once more: da2 has the division in it, and all others inherit "
                "it.",
                "z1.T @ da2, da2.sum(axis=0)\n        dW1, db1 = x.T @ da1,",
                "z1.T @ da2 / len(x), da2.sum(axis=0)\n        dW1, db1 = x.T @ da1 / len(x),",
            ),
            (
                "dz1 without da2",
                "dz1 comes from y - t, without the division by N that is in da2.",
                "dz1 = da2 @ W2.T",
                "dz1 = (y - t) @ W2.T",
            ),
            (
                "db1 from dz1",
                "db1 is made from `dz1`: the first layer's output is `a1`, so its upstream "
                "gradient is `da1`.",
                "da1.sum(axis=0)",
                "dz1.sum(axis=0)",
            ),
            (
                "db with two axes",
                "db keeps two axes, as (1, C) or (1, H): a gradient has the shape of its "
                "parameter, and a bias has one axis.",
                "dW2, db2 = z1.T @ da2, da2.sum(axis=0)\n"
                "        dW1, db1 = x.T @ da1, da1.sum(axis=0)",
                "dW2, db2 = z1.T @ da2, da2.sum(axis=0, keepdims=True)\n"
                "        dW1, db1 = x.T @ da1, da1.sum(axis=0, keepdims=True)",
            ),
            (
                "db2 not from da2",
                "db2 is the sum of the logits: what belongs in the sum is their gradient, `da2`.",
                "da2.sum(axis=0)",
                "(z1 @ W2 + b2).sum(axis=0)",
            ),
            (
                "dW2 from x",
                "dW2 is made with `x`: what came into the second layer from the left is `z1`.",
                "z1.T @ da2",
                "x.T @ da2",
            ),
            (
                "dW1 from z1",
                "dW1 is made with `z1`: what came into the first layer from the left is `x`.",
                "x.T @ da1",
                "z1.T @ da1",
            ),
            (
                "dW1 transposed",
                "dW1 is transposed: its shape should be that of W1, (D, H).",
                "x.T @ da1",
                "da1.T @ x",
            ),
            (
                "weights swapped",
                "dW1 and dW2 change places under their keys.",
                '{"W1": dW1, "b1": db1, "W2": dW2',
                '{"W1": dW2, "b1": db1, "W2": dW1',
            ),
            (
                "biases swapped",
                "db1 and db2 change places under their keys.",
                '"b1": db1, "W2": dW2, "b2": db2',
                '"b1": db2, "W2": dW2, "b2": db1',
            ),
            (
                "a tuple for a dict",
                "the four gradients come back as a tuple: `gradient` returns a dict with the keys "
                "of `self.params`.",
                '{"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}',
                "dW1, db1, dW2, db2",
            ),
            (
                "nothing returned",
                "`gradient` returns nothing: its last line hands back the dict.",
                'return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}',
                "return None",
            ),
            (
                "the first gradients kept",
                "the gradients of the first call are kept, and come back at each call after it: "
                "compute them anew.",
                'return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}',
                "self.kept = getattr(self, 'kept', None) or "
                '{"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}\n        return self.kept',
            ),
            (
                "gradients added up",
                "the gradients of a call are added to those of the calls before: each mini-batch "
                "has its own.",
                'return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}',
                'grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}\n'
                "        kept = getattr(self, 'kept', dict.fromkeys(grads, 0))\n"
                "        self.kept = {key: kept[key] + grads[key] for key in grads}\n"
                "        return self.kept",
            ),
            (
                "loss of the classes",
                "the classes that `argmax` chooses go into the cross-entropy: it takes the "
                "probabilities of all classes.",
                "softmax(self.predict(x))",
                "softmax(self.predict(x)).argmax(axis=1)",
            ),
            (
                "b2 changed in place",
                "`+=` writes into the parameter itself, which has a single row: make a new "
                "array of the sum.",
                'return z1 @ self.params["W2"] + self.params["b2"]',
                'b2 = self.params["b2"]\n        b2 += z1 @ self.params["W2"]\n        return b2',
            ),
            (
                "array before function",
                "the two arguments of `numerical_gradient` change places: the function comes "
                "first, then the array.",
                "numerical_gradient(lambda _: self.loss(x, t), value)",
                "numerical_gradient(value, lambda _: self.loss(x, t))",
            ),
            (
                "a step of 1",
                "the step is so large that the slope is that of a chord: 1e-4 is small enough.",
                "self.loss(x, t), value)",
                "self.loss(x, t), value, 1.0)",
            ),
            (
                "slopes by small steps",
                "`gradient` takes small steps: it should know the formulas, so that each of "
                "the two can check the other.",
                "da2 = (y - t) / len(x)",
                "return self.numerical_gradient(x, t)\n        da2 = (y - t) / len(x)",
            ),
            (
                "an open Relu from 1 on",
                "the mask begins at another number than 0: the gradient passes wherever `a1` "
                "is above 0.",
                "a1 > 0",
                "a1 > 1",
            ),
        )
    ),
    *(
        Mistake(
            "FormulaNet",
            f"formulas: {name}",
            explanation,
            old="return {\n"
            "            key: numerical_gradient(lambda _: self.loss(x, t), value)\n"
            "            for key, value in self.params.items()\n"
            "        }",
            new=f"grads = {{}}\n        for key, p in self.params.items():\n            {rest}",
        )
        for name, explanation, rest in (
            (
                "slopes from one side",
                "the slope is taken from one side: a central difference takes a step to either "
                "side, and divides by 2h.",
                "grads[key] = np.zeros(p.shape)\n"
                "            for i in np.ndindex(p.shape):\n"
                "                before = self.loss(x, t)\n"
                "                p[i] += 1e-2\n"
                "                grads[key][i] = (self.loss(x, t) - before) / 1e-2\n"
                "                p[i] -= 1e-2\n"
                "        return grads",
            ),
            (
                "divided by 2 * h without brackets",
                "`/ 2 * h` divides by 2 and multiplies by h, so every slope is nearly 0: put 2h in "
                "brackets.",
                "grads[key] = numerical_gradient(lambda _: self.loss(x, t), p) * 1e-8\n"
                "        return grads",
            ),
            (
                "an entry not put back",
                "an entry is not put back after its two steps: those that follow are measured at "
                "another place.",
                "grads[key] = np.zeros(p.shape)\n"
                "            for i in np.ndindex(p.shape):\n"
                "                p[i] += 1e-4\n"
                "                above = self.loss(x, t)\n"
                "                p[i] -= 2e-4\n"
                "                grads[key][i] = (above - self.loss(x, t)) / 2e-4\n"
                "        return grads",
            ),
            (
                "returned inside the loop",
                "`return` stands inside the loop, and ends it after the first parameter: it "
                "belongs after the loop.",
                "grads[key] = numerical_gradient(lambda _: self.loss(x, t), p)\n"
                "            return grads",
            ),
            (
                "no biases",
                "the weights have gradients, and the biases are left out: `self.params` holds "
                "both.",
                "if key in ('W1', 'W2'):\n"
                "                grads[key] = numerical_gradient(lambda _: self.loss(x, t), p)\n"
                "        return grads",
            ),
            (
                "slopes from one side, 1e-4",
                "the slope is taken from one side: a central difference takes a step to either "
                "side, and divides by 2h.",
                "grads[key] = np.zeros(p.shape)\n"
                "            for i in np.ndindex(p.shape):\n"
                "                before = self.loss(x, t)\n"
                "                p[i] += 1e-4\n"
                "                grads[key][i] = (self.loss(x, t) - before) / 1e-4\n"
                "                p[i] -= 1e-4\n"
                "        return grads",
            ),
            (
                "one step, divided by two",
                "only one step is taken, and the second goes back to where the first began: it "
                "should go as far again to the other side, before the entry is put back.",
                "grads[key] = np.zeros(p.shape)\n"
                "            for i in np.ndindex(p.shape):\n"
                "                p[i] += 1e-4\n"
                "                above = self.loss(x, t)\n"
                "                p[i] -= 1e-4\n"
                "                grads[key][i] = (above - self.loss(x, t)) / 2e-4\n"
                "        return grads",
            ),
            (
                "gradients written over the parameters",
                "the gradients are written over the parameters, so that those that follow are "
                "measured with them: they belong in a dict of their own.",
                "self.params[key] = numerical_gradient(lambda _: self.loss(x, t), p)\n"
                "        return self.params",
            ),
            (
                "the formulas asked",
                "`numerical_gradient` asks `gradient`: it should know no formula, and take "
                "small steps, so that each of the two can check the other.",
                "pass\n        return self.gradient(x, t)",
            ),
            (
                "only the last gradient",
                "each gradient takes the place of the one before: put them into a dict, under "
                "the keys of their parameters.",
                "grads = numerical_gradient(lambda _: self.loss(x, t), p)\n        return grads",
            ),
        )
    ),
    Mistake(
        "gradient_errors",
        "errors: only the largest",
        "one number is left of each array: the largest. Here every entry keeps its own.",
        old="np.abs(a - b) / np.where(size == 0, 1, size)",
        new="np.max(np.abs(a - b) / np.where(size == 0, 1, size))",
    ),
    Mistake(
        "gradient_errors",
        "errors: with a sign",
        "the difference keeps its sign: an error is never negative.",
        old="np.abs(a - b)",
        new="(a - b)",
    ),
    Mistake(
        "gradient_errors",
        "errors: signs cancel below",
        "a and b are added with their signs below the line: opposite ones cancel. With the sum of "
        "their sizes the error is never above 1.",
        old="size = np.abs(a) + np.abs(b)",
        new="size = np.abs(a + b)",
    ),
    Mistake(
        "gradient_errors",
        "errors: 0 / 0",
        "0 is divided by 0 where both entries are 0, and that is `nan`: they agree, so the error "
        "should be 0.",
        old="np.where(size == 0, 1, size)",
        new="size",
    ),
    Mistake(
        "gradient_errors",
        "errors: absolute",
        "the differences are not divided by the size of the numbers: 0.001 is nothing beside 1000, "
        "and everything beside 0.001.",
        old="np.abs(a - b) / np.where(size == 0, 1, size)",
        new="np.abs(a - b)",
    ),
    Mistake(
        "gradient_errors",
        "errors: divided by one of the two",
        "the difference is divided by the size of one number only: the formula has both.",
        old="size = np.abs(a) + np.abs(b)",
        new="size = np.abs(b)",
    ),
    Mistake(
        "gradient_errors",
        "errors: divided by the largest of all",
        "every difference is divided by the same number, the largest: each entry has a size of its "
        "own.",
        old="size = np.abs(a) + np.abs(b)",
        new="size = np.max(np.abs(a) + np.abs(b))",
    ),
    *(
        Mistake("gradient_errors", f"errors: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "returned inside the loop",
                "`return` stands inside the loop, and ends it after the first key: it belongs "
                "after the loop.",
                "\n    return errors",
                "\n        return errors",
            ),
            (
                "their mean",
                "one number is left of each array: its mean. Here every entry keeps its own.",
                "np.abs(a - b) / np.where(size == 0, 1, size)",
                "np.mean(np.abs(a - b) / np.where(size == 0, 1, size))",
            ),
            (
                "of lengths",
                "one number is left of each array, made of the lengths (norms) of whole arrays: "
                "here every entry has an error of its own.",
                "np.abs(a - b) / np.where(size == 0, 1, size)",
                "np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b) or 1)",
            ),
            (
                "a sum above",
                "a and b are added above the line: their difference belongs there.",
                "np.abs(a - b)",
                "np.abs(a + b)",
            ),
            (
                "a difference of sizes",
                "the sizes are subtracted: 1 and -1 then seem to be equal. Take the difference "
                "first, and its size after that.",
                "np.abs(a - b)",
                "np.abs(np.abs(a) - np.abs(b))",
            ),
            (
                "divided by the product",
                "the sizes are multiplied below the line: they should be added.",
                "np.abs(a) + np.abs(b)",
                "np.abs(a) * np.abs(b)",
            ),
            (
                "divided by the larger",
                "the difference is divided by the larger size: here it is by the sum of both.",
                "np.abs(a) + np.abs(b)",
                "np.maximum(np.abs(a), np.abs(b))",
            ),
            (
                "divided by the mean",
                "the difference is divided by the mean of the sizes: here it is by their sum.",
                "np.abs(a) + np.abs(b)",
                "(np.abs(a) + np.abs(b)) / 2",
            ),
            (
                "no brackets",
                "the sum below the line has no brackets: division goes before addition, so the "
                "first size alone divides.",
                "np.abs(a - b) / np.where(size == 0, 1, size)",
                "np.abs(a - b) / np.abs(a) + np.abs(b)",
            ),
            (
                "squared",
                "the difference is squared: its size, the absolute value, belongs there.",
                "np.abs(a - b)",
                "(a - b) ** 2",
            ),
            (
                "1 for two zeros",
                "two entries of 0 get the error 1: they agree, so the error should be 0.",
                "np.abs(a - b) / np.where(size == 0, 1, size)",
                "np.where(size == 0, 1, np.abs(a - b) / size)",
            ),
            (
                "a small number added below",
                "a small number is added below the line: beside tiny gradients it is not small. "
                "Replace the zeros alone.",
                "np.where(size == 0, 1, size)",
                "(size + 1e-8)",
            ),
            (
                "no less than 1e-8",
                "what stands below the line is never less than some small number: beside tiny "
                "gradients that is not small. Replace the zeros alone.",
                "np.where(size == 0, 1, size)",
                "np.maximum(size, 1e-8)",
            ),
            (
                "no less than 1",
                "what stands below the line is never less than 1: replace the zeros alone.",
                "np.where(size == 0, 1, size)",
                "np.maximum(size, 1)",
            ),
            (
                "upside down",
                "the fraction stands on its head: the difference belongs above the line.",
                "np.abs(a - b) / np.where(size == 0, 1, size)",
                "size / np.abs(a - b)",
            ),
            (
                "one with itself",
                "a gradient is compared with itself: the second dict is never read.",
                "second[key]",
                "first[key]",
            ),
            (
                "in per cent",
                "the errors are given in per cent: here they lie between 0 and 1.",
                "np.abs(a - b) /",
                "100 * np.abs(a - b) /",
            ),
            (
                "computed in the caller's array",
                "the difference is written into an array of the caller's: what was there is lost, "
                "even for your own next line. Make a new array.",
                "size = np.abs(a) + np.abs(b)\n        errors[key] = np.abs(a - b)",
                "a -= b\n        size = np.abs(a) + np.abs(b)\n        errors[key] = np.abs(a)",
            ),
            (
                "signs kept below",
                "a and b are added with their signs below the line: opposite ones cancel. With "
                "the sum of their sizes the error is never above 1.",
                "size = np.abs(a) + np.abs(b)",
                "size = a + b",
            ),
            (
                "divided by the first",
                "the difference is divided by the size of one of the two: add up the sizes of "
                "both.",
                "size = np.abs(a) + np.abs(b)",
                "size = np.abs(a)",
            ),
            (
                "divided by the second",
                "the difference is divided by the size of one of the two: add up the sizes of "
                "both.",
                "size = np.abs(a) + np.abs(b)",
                "size = np.abs(b)",
            ),
            (
                "0 where one of them is 0",
                "the error is 0 wherever one of the two entries is 0: they agree only where "
                "both are.",
                "errors[key] = np.abs(a - b) / np.where(size == 0, 1, size)",
                "errors[key] = np.where(a * b == 0, 0, np.abs(a - b) / np.where(size == 0, 1, "
                "size))",
            ),
            (
                "sizes of the whole array",
                "the sizes of a whole array are added up below the line: each entry is divided "
                "by its own two.",
                "size = np.abs(a) + np.abs(b)",
                "size = np.sum(np.abs(a) + np.abs(b))",
            ),
            (
                "paired by their places",
                "the arrays are paired by their places in the two dicts: the same key can "
                "stand at another place in the other, so look them up by it.",
                "a, b = first[key], second[key]",
                "a, b = first[key], list(second.values())[list(first).index(key)]",
            ),
            (
                "1e-3 added below",
                "a small number is added below the line: beside tiny gradients it is not "
                "small. Replace the zeros alone.",
                "np.where(size == 0, 1, size)",
                "(size + 1e-3)",
            ),
            (
                "no less than 1e-3",
                "what stands below the line is never less than some small number: beside tiny "
                "gradients that is not small. Replace the zeros alone.",
                "np.where(size == 0, 1, size)",
                "np.maximum(size, 1e-3)",
            ),
            (
                "1e-6 added below",
                "a small number is added below the line: beside tiny gradients it is not "
                "small. Replace the zeros alone.",
                "np.where(size == 0, 1, size)",
                "(size + 1e-6)",
            ),
            (
                "no less than 1e-6",
                "what stands below the line is never less than some small number: beside tiny "
                "gradients that is not small. Replace the zeros alone.",
                "np.where(size == 0, 1, size)",
                "np.maximum(size, 1e-6)",
            ),
            (
                "1e-7 added below",
                "a small number is added below the line: beside tiny gradients it is not "
                "small. Replace the zeros alone.",
                "np.where(size == 0, 1, size)",
                "(size + 1e-7)",
            ),
            (
                "no less than 1e-7",
                "what stands below the line is never less than some small number: beside tiny "
                "gradients that is not small. Replace the zeros alone.",
                "np.where(size == 0, 1, size)",
                "np.maximum(size, 1e-7)",
            ),
            (
                "1e-10 added below",
                "a small number is added below the line: beside tiny gradients it is not "
                "small. Replace the zeros alone.",
                "np.where(size == 0, 1, size)",
                "(size + 1e-10)",
            ),
            (
                "no less than 1e-10",
                "what stands below the line is never less than some small number: beside tiny "
                "gradients that is not small. Replace the zeros alone.",
                "np.where(size == 0, 1, size)",
                "np.maximum(size, 1e-10)",
            ),
            (
                "1e-12 added below",
                "a small number is added below the line: beside tiny gradients it is not "
                "small. Replace the zeros alone.",
                "np.where(size == 0, 1, size)",
                "(size + 1e-12)",
            ),
            (
                "no less than 1e-12",
                "what stands below the line is never less than some small number: beside tiny "
                "gradients that is not small. Replace the zeros alone.",
                "np.where(size == 0, 1, size)",
                "np.maximum(size, 1e-12)",
            ),
        )
    ),
    Mistake(
        "TwoLayerNet",
        "net: no Relu between the layers",
        "there is no Relu between the two Affine layers: without it they are no more than a single "
        "one.",
        old='            "Relu1": Relu(),\n',
        new="",
    ),
    *(
        Mistake("TwoLayerNet", f"net: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "copies in the layers",
                "the layers hold copies: they do not see it when an array of `params` is changed "
                "in place. Hand them the very arrays of `params`.",
                "        self.last_layer = SoftmaxWithLoss()",
                "        self.params = {key: value.copy() for key, value in self.params.items()}\n"
                "        self.last_layer = SoftmaxWithLoss()",
            ),
            (
                "layers shared by all networks",
                "the layers belong to the class, so that all networks share them, and the last one "
                "made wins: make them on `self`.",
                "        self.last_layer = SoftmaxWithLoss()",
                "        shared = vars(TwoLayerNet).get('shared', {})\n"
                "        shared.update(self.layers)\n"
                "        TwoLayerNet.shared = self.layers = shared\n"
                "        self.last_layer = SoftmaxWithLoss()",
            ),
            (
                "a Relu after the last layer",
                "a Relu stands after the last Affine layer: the logits may be negative, so none "
                "belongs there.",
                '"Affine2": Affine(self.params["W2"], self.params["b2"]),',
                '"Affine2": Affine(self.params["W2"], self.params["b2"]), "Relu2": Relu(),',
            ),
            (
                "the Relu in the wrong place",
                "the Relu comes after both Affine layers: the dict keeps its order, and the Relu "
                "belongs between them.",
                '"Relu1": Relu(),\n            "Affine2": Affine(self.params["W2"], '
                'self.params["b2"]),',
                '"Affine2": Affine(self.params["W2"], self.params["b2"]),\n'
                '            "Relu1": Relu(),',
            ),
            (
                "the same W for both layers",
                "both Affine layers are given W1 and b1: the second one has its own.",
                'Affine(self.params["W2"], self.params["b2"])',
                'Affine(self.params["W1"], self.params["b1"])',
            ),
            (
                "predict ends early",
                "`predict` returns inside its loop, after the first layer: `return` belongs after "
                "the loop.",
                "            x = layer.forward(x)\n        return x",
                "            x = layer.forward(x)\n            return x",
            ),
            (
                "every layer given x",
                "every layer is given `x` itself: each should take what the one before it "
                "returned.",
                "            x = layer.forward(x)\n        return x",
                "            out = layer.forward(x)\n        return out",
            ),
            (
                "loss of the examples themselves",
                "the examples go into the last layer as they are: it takes the logits, which "
                "`predict` returns.",
                "self.last_layer.forward(self.predict(x), t)",
                "self.last_layer.forward(x, t)",
            ),
            (
                "loss times N",
                "the loss is multiplied by the size of the mini-batch: it should stay a mean.",
                "return self.last_layer.forward(self.predict(x), t)",
                "return self.last_layer.forward(self.predict(x), t) * len(x)",
            ),
            (
                "loss divided by N again",
                "the loss is divided by the size of the mini-batch once more: the last layer has "
                "done that already.",
                "return self.last_layer.forward(self.predict(x), t)",
                "return self.last_layer.forward(self.predict(x), t) / len(x)",
            ),
            (
                "the loss computed past the last layer",
                "`loss` does not use `self.last_layer`, which then remembers nothing for the way "
                "back.",
                "return self.last_layer.forward(self.predict(x), t)",
                "return SoftmaxWithLoss().forward(self.predict(x), t)",
            ),
            (
                "cross-entropy of the logits",
                "the logits themselves go into the cross-entropy: leave it to `self.last_layer`, "
                "which does the softmax first.",
                "return self.last_layer.forward(self.predict(x), t)",
                "labels = t if np.ndim(t) == 1 else np.argmax(t, axis=1)\n"
                "        right = self.predict(x)[np.arange(len(x)), labels]\n"
                "        return -np.mean(np.log(right + 1e-7))",
            ),
            (
                "backward after predict alone",
                "`gradient` goes forward as far as the logits only: the last layer remembers an "
                "older mini-batch, or nothing. It must see this one's `t`.",
                "self.loss(x, t)\n",
                "self.predict(x)\n",
            ),
            (
                "dout begins at 0",
                "the way back begins with 0, and 0 is all that comes of it: the gradient of the "
                "loss for itself is 1.",
                "self.last_layer.backward()",
                "self.last_layer.backward(0)",
            ),
            (
                "dout begins at the loss",
                "the way back begins with the value of the loss: the gradient of the loss for "
                "itself is 1.",
                "self.last_layer.backward()",
                "self.last_layer.backward(self.loss(x, t))",
            ),
            (
                "the logits on the way back",
                "the way back begins with the logits: it should begin with what the last layer's "
                "`backward` returns.",
                "self.last_layer.backward()",
                "self.predict(x)",
            ),
            (
                "the Relu skipped on the way back",
                "the Relu is skipped on the way back: visit every layer.",
                "            dout = layer.backward(dout)",
                "            dout = dout if isinstance(layer, Relu) else layer.backward(dout)",
            ),
            (
                "dout not handed on",
                "what a layer's `backward` returns is not kept: it is the `dout` of the layer that "
                "is visited next.",
                "            dout = layer.backward(dout)",
                "            layer.backward(dout)",
            ),
            (
                "multiplied by N",
                "the gradients are multiplied by the size of the mini-batch: the loss is a mean.",
                "self.last_layer.backward()",
                "self.last_layer.backward() * len(x)",
            ),
            (
                "sign",
                "every gradient has the wrong sign: the update subtracts it, `gradient` does not.",
                "self.last_layer.backward()",
                "-self.last_layer.backward()",
            ),
            (
                "parameters for gradients",
                "the parameters themselves are returned: a layer keeps their gradients as `dW` and "
                "`db`.",
                '{"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}',
                '{"W1": first.W, "b1": first.b, "W2": second.W, "b2": second.b}',
            ),
            (
                "db for dW",
                "`db` stands under the key of the weights: theirs is `dW`.",
                '"W1": first.dW',
                '"W1": first.db',
            ),
            (
                "the first layer twice",
                "both pairs of gradients are those of the first layer: W2 and b2 belong to the "
                "second.",
                "second.d",
                "first.d",
            ),
            (
                "biases swapped",
                "the gradients of the two biases change places: b1 belongs to the first layer.",
                '"b1": first.db, "W2": second.dW, "b2": second.db',
                '"b1": second.db, "W2": second.dW, "b2": first.db',
            ),
            (
                "dout returned",
                "`dout` is returned, which is the gradient of `x`: return a dict of those of the "
                "parameters.",
                'return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}',
                "return dout",
            ),
            (
                "a step taken",
                "the parameters move: `gradient` only says which way, and leaves them where they "
                "are.",
                'return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}',
                'grads = {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}\n'
                "        for key in grads:\n"
                "            self.params[key] -= 0.1 * grads[key]\n"
                "        return grads",
            ),
            (
                "a class for a Relu",
                "a class stands among the layers where an object belongs: parentheses after "
                "its name make one.",
                '"Relu1": Relu(),',
                '"Relu1": Relu,',
            ),
            (
                "a class for the last layer",
                "a class stands among the layers where an object belongs: parentheses after "
                "its name make one.",
                "self.last_layer = SoftmaxWithLoss()",
                "self.last_layer = SoftmaxWithLoss",
            ),
            (
                "the last layer among the others",
                "the last layer stands in `self.layers`, so that `predict` visits it, too: it "
                "is kept apart, for it takes `t` as well.",
                '"Affine2": Affine(self.params["W2"], self.params["b2"]),',
                '"Affine2": Affine(self.params["W2"], self.params["b2"]), "Last": '
                "SoftmaxWithLoss(),",
            ),
            (
                "the biases of the layers swapped",
                "the two Affine layers hold each other's bias: b1 belongs to the first.",
                'Affine(self.params["W1"], self.params["b1"]),\n'
                '            "Relu1": Relu(),\n'
                '            "Affine2": Affine(self.params["W2"], self.params["b2"])',
                'Affine(self.params["W1"], self.params["b2"]),\n'
                '            "Relu1": Relu(),\n'
                '            "Affine2": Affine(self.params["W2"], self.params["b1"])',
            ),
            (
                "the probabilities on the way back",
                "the way back begins with the probabilities: it should begin with what the "
                "last layer's `backward` returns.",
                "self.last_layer.backward()",
                "self.last_layer.y",
            ),
            (
                "labels as one-hot rows",
                "labels are subtracted as if they were one-hot rows: the last layer's "
                "`backward` can do with either.",
                "self.last_layer.backward()",
                "(self.last_layer.y - t) / len(x)",
            ),
            (
                "slopes by small steps",
                "`gradient` takes small steps: here the layers know the formulas, and one walk "
                "back is enough.",
                "        self.loss(x, t)\n        dout",
                "        from course_utils.gradients import numerical_gradient\n"
                "        slope = lambda p: numerical_gradient(lambda _: self.loss(x, t), p)\n"
                "        return {key: slope(p) for key, p in self.params.items()}\n"
                "        dout",
            ),
        )
    ),
    *(
        Mistake(
            target,
            f"{target}: {name}",
            explanation,
            code=_REPAIRED.replace(old, new).replace("repaired", target),
        )
        for target in ("repaired_a", "repaired_b", "repaired_c")
        for name, explanation, old, new in (
            (
                "db1 averaged",
                "the mean of `da1` is taken: the division by N is in `da2` already.",
                "da1.sum(axis=0)",
                "da1.mean(axis=0)",
            ),
            (
                "both averaged",
                "the biases get means: the division by N is in `da2` already.",
                ".sum(axis=0)",
                ".mean(axis=0)",
            ),
            (
                "db1 from dz1",
                "db1 is made from `dz1`, before the Relu was passed on the way back: make it from "
                "`da1`.",
                "da1.sum(axis=0)",
                "dz1.sum(axis=0)",
            ),
            (
                "db1 along the rows",
                "db1 is summed along the rows: each unit has one bias, so the sum goes over the "
                "examples.",
                "da1.sum(axis=0)",
                "da1.sum(axis=1)",
            ),
            (
                "db1 one number",
                "db1 is summed over everything: each unit has a bias of its own, so the sum goes "
                "over the examples only.",
                "da1.sum(axis=0)",
                "da1.sum()",
            ),
            (
                "no division by N",
                "`da2` is not divided by N: the loss is a mean, and all other gradients inherit "
                "the division.",
                " / len(x)",
                "",
            ),
            (
                "dW1 divided again",
                "dW1 is divided by N once more: the division is in `da2` already.",
                "x.T @ da1",
                "x.T @ da1 / len(x)",
            ),
            (
                "no mask",
                "the whole of `dz1` goes through: where the Relu was shut, no gradient comes back.",
                "dz1 * (z1 > 0)",
                "dz1",
            ),
            (
                "mask of the gradient",
                "`dz1` is masked by its own sign: it is what went into the Relu that opens or "
                "shuts it.",
                "dz1 * (z1 > 0)",
                "np.maximum(dz1, 0)",
            ),
            (
                "both masks",
                "`dz1` is masked twice, by the Relu's input and by its own sign: only the first is "
                "right, for a gradient may well be negative.",
                "dz1 * (z1 > 0)",
                "np.maximum(dz1, 0) * (z1 > 0)",
            ),
            (
                "mask inverted",
                "the mask is inverted: the gradient should pass where the Relu was open.",
                "z1 > 0",
                "z1 <= 0",
            ),
            (
                "z1 for its slope",
                "`dz1` is multiplied by `z1`, where the slope of the Relu belongs: that is 1 or 0.",
                "(z1 > 0)",
                "z1",
            ),
            (
                "gradient 1 at 0",
                "the gradient passes where the Relu's input is exactly 0: this course says that it "
                "does not.",
                "z1 > 0",
                'x @ params["W1"] + params["b1"] >= 0',
            ),
            (
                "sign",
                "y and t change places in `da2`: every gradient has the wrong sign.",
                "y - np.eye(y.shape[1])[t]",
                "np.eye(y.shape[1])[t] - y",
            ),
            (
                "dW1 from dz1",
                "dW1 is made from `dz1`, before the Relu was passed on the way back: make it from "
                "`da1`.",
                "x.T @ da1",
                "x.T @ dz1",
            ),
            (
                "the last columns left out",
                "the last hidden units are left out where their number cannot be divided by eight: "
                "their columns of dW1 stay 0.",
                "x.T @ da1",
                'x.T @ (da1 * (np.arange(len(params["b1"])) < len(params["b1"]) // 8 * 8))',
            ),
            (
                "the last column left out",
                "the last hidden unit is left out: its column of dW1 stays 0.",
                "x.T @ da1",
                'x.T @ (da1 * (np.arange(len(params["b1"])) < len(params["b1"]) - 1))',
            ),
            (
                "one column in eight",
                "one column of dW1 in eight is filled, and the others stay 0.",
                "x.T @ da1",
                'x.T @ (da1 * (np.arange(len(params["b1"])) % 8 == 0))',
            ),
            (
                "weights swapped",
                "dW1 and dW2 change places under their keys.",
                '"W1": dW1, "b1": db1, "W2": dW2',
                '"W1": dW2, "b1": db1, "W2": dW1',
            ),
            (
                "db1 times 3",
                "the mean is multiplied by 3: that is right for three examples only. Think of "
                "what adds up over the examples.",
                "da1.sum(axis=0)",
                "da1.mean(axis=0) * 3",
            ),
            (
                "db1 times the hidden units",
                "the mean is multiplied by the number of hidden units: what it was divided by "
                "is the number of examples.",
                "da1.sum(axis=0)",
                "da1.mean(axis=0) * da1.shape[1]",
            ),
            (
                "divided by the number of classes",
                "`da2` is divided by the number of classes: the loss is a mean over the examples.",
                "/ len(x)",
                "/ y.shape[1]",
            ),
            (
                "db1 from dW1",
                "db1 is made from dW1: it is `da1` that is summed.",
                "da1.sum(axis=0)",
                "(x.T @ da1).sum(axis=0)",
            ),
            (
                "db1 with two axes",
                "db1 keeps two axes: a gradient has the shape of its parameter, and a bias has "
                "one axis.",
                "da1.sum(axis=0)",
                "da1.sum(axis=0, keepdims=True)",
            ),
            (
                "mask without b1",
                "the mask leaves out b1: what went into the Relu has the bias in it.",
                "z1 > 0",
                'x @ params["W1"] > 0',
            ),
            (
                "sign of the gradient lost",
                "the gradient loses its sign: what passes an open Relu passes as it is.",
                "dz1 * (z1 > 0)",
                "np.abs(dz1) * (z1 > 0)",
            ),
            (
                "mask by units",
                "one mask serves all examples: each has units of its own that are silent.",
                "dz1 * (z1 > 0)",
                "dz1 * (z1.mean(axis=0) > 0)",
            ),
            (
                "negative gradients only",
                "`dz1` is masked by its own sign: it is what went into the Relu that opens or "
                "shuts it.",
                "dz1 * (z1 > 0)",
                "np.minimum(dz1, 0)",
            ),
            (
                "1 from many columns",
                "1 is subtracted in every row from the columns of all labels: each row has one "
                "column of its own, so count the rows as well.",
                "np.eye(y.shape[1])[t]",
                "np.isin(np.arange(y.shape[1]), t)",
            ),
            (
                "the last example only",
                "only the last example is left in dW1: those of all examples add up.",
                "x.T @ da1",
                "np.outer(x[-1], da1[-1])",
            ),
            (
                "dW1 not computed",
                "dW1 is still None: a layer has its gradients only after its own `backward` "
                "was called.",
                "x.T @ da1",
                "None",
            ),
        )
    ),
    *(
        Mistake(
            "repaired_c",
            f"repaired_c: {units} units",
            "the number of hidden units is written out: take it from the shape of an array.",
            code=_REPAIRED.replace(
                "x.T @ da1", f'x.T @ (da1 * (np.arange(len(params["b1"])) < {units}))'
            ).replace("repaired", "repaired_c"),
        )
        for units in (13, 16)
    ),
)
