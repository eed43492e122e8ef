"""Known mistakes of lesson 6, two layer network."""

from course_utils.mistakes import Mistake

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
        "nothing is divided by N: the loss is a mean over the mini-batch, and da2 says so.",
        old="(y - t) / len(x)",
        new="y - t",
    ),
    Mistake(
        "FormulaNet",
        "formulas: divided by N twice",
        "a mean is taken over the examples where a sum belongs: the division by N stands in da2, "
        "and all other gradients inherit it.",
        old="dW2, db2 = z1.T @ da2, da2.sum(axis=0)\n        dW1, db1 = x.T @ da1, da1.sum(axis=0)",
        new="dW2, db2 = z1.T @ da2, da2.mean(axis=0)\n"
        "        dW1, db1 = x.T @ da1, da1.mean(axis=0)",
    ),
    Mistake(
        "FormulaNet",
        "formulas: divided by N and C",
        "the division is by all entries of `t`, one-hot as it is here: the mean goes over the "
        "examples only.",
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
        "dW2 comes out transposed: its shape should be that of W2, (H, C).",
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
        "db is summed along the rows: each example then has a number, and no unit has.",
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
        "the mask is turned round: the gradient passes where `a1` was above 0.",
        old="dz1 * (a1 > 0)",
        new="dz1 * (a1 <= 0)",
    ),
    Mistake(
        "FormulaNet",
        "formulas: multiplied by z1",
        "`dz1` is multiplied by `z1`, where its slope belongs: that of a Relu is 1 or 0.",
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
        "the difference keeps its sign: an error is a size.",
        old="np.abs(a - b)",
        new="(a - b)",
    ),
    Mistake(
        "gradient_errors",
        "errors: signs cancel below",
        "a and b are added with their signs: opposite ones cancel, and the error has no limit.",
        old="size = np.abs(a) + np.abs(b)",
        new="size = np.abs(a + b)",
    ),
    Mistake(
        "gradient_errors",
        "errors: 0 / 0",
        "0 is divided by 0 where both entries are 0, and that is `nan`: there the error is 0.",
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
    Mistake(
        "TwoLayerNet",
        "net: no Relu between the layers",
        "there is no Relu between the two Affine layers: without it they are no more than a single "
        "one.",
        old='            "Relu1": Relu(),\n',
        new="",
    ),
    Mistake(
        "repaired_a",
        "repaired_a: the mean of da1",
        "the mean of `da1` is still taken: the division by N is in `da2` already.",
        code="""
        def repaired_a(params, x, t):
            z1 = np.maximum(x @ params["W1"] + params["b1"], 0)
            y = softmax(z1 @ params["W2"] + params["b2"])
            da2 = (y - np.eye(y.shape[1])[t]) / len(x)
            da1 = (da2 @ params["W2"].T) * (z1 > 0)
            dW1, db1 = x.T @ da1, da1.mean(axis=0)
            dW2, db2 = z1.T @ da2, da2.sum(axis=0)
            return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
        """,
    ),
    Mistake(
        "repaired_a",
        "repaired_a: no division by N",
        "the division by N has gone from `da2`: that one was right, and everything else needs it.",
        code="""
        def repaired_a(params, x, t):
            z1 = np.maximum(x @ params["W1"] + params["b1"], 0)
            y = softmax(z1 @ params["W2"] + params["b2"])
            da2 = y - np.eye(y.shape[1])[t]
            da1 = (da2 @ params["W2"].T) * (z1 > 0)
            dW1, db1 = x.T @ da1, da1.mean(axis=0)
            dW2, db2 = z1.T @ da2, da2.sum(axis=0)
            return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
        """,
    ),
    Mistake(
        "repaired_b",
        "repaired_b: mask of the gradient",
        "`dz1` is still masked by its own sign: it is what went into the Relu that opens or shuts "
        "it.",
        code="""
        def repaired_b(params, x, t):
            z1 = np.maximum(x @ params["W1"] + params["b1"], 0)
            y = softmax(z1 @ params["W2"] + params["b2"])
            da2 = (y - np.eye(y.shape[1])[t]) / len(x)
            da1 = np.maximum(da2 @ params["W2"].T, 0)
            dW1, db1 = x.T @ da1, da1.sum(axis=0)
            dW2, db2 = z1.T @ da2, da2.sum(axis=0)
            return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
        """,
    ),
    Mistake(
        "repaired_b",
        "repaired_b: no mask",
        "the whole of `dz1` goes through: where the Relu was shut, no gradient comes back.",
        code="""
        def repaired_b(params, x, t):
            z1 = np.maximum(x @ params["W1"] + params["b1"], 0)
            y = softmax(z1 @ params["W2"] + params["b2"])
            da2 = (y - np.eye(y.shape[1])[t]) / len(x)
            da1 = da2 @ params["W2"].T
            dW1, db1 = x.T @ da1, da1.sum(axis=0)
            dW2, db2 = z1.T @ da2, da2.sum(axis=0)
            return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
        """,
    ),
    Mistake(
        "repaired_c",
        "repaired_c: the last units left out",
        "the last hidden units are still left out where their number cannot be divided by eight: "
        "their columns of dW1 stay 0.",
        code="""
        def repaired_c(params, x, t):
            z1 = np.maximum(x @ params["W1"] + params["b1"], 0)
            y = softmax(z1 @ params["W2"] + params["b2"])
            da2 = (y - np.eye(y.shape[1])[t]) / len(x)
            da1 = (da2 @ params["W2"].T) * (z1 > 0)
            dW1 = x.T @ da1
            dW1[:, len(params["b1"]) // 8 * 8 :] = 0
            dW2, db2 = z1.T @ da2, da2.sum(axis=0)
            return {"W1": dW1, "b1": da1.sum(axis=0), "W2": dW2, "b2": db2}
        """,
    ),
)
