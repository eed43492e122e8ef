"""Known mistakes of lesson 5, affine softmax."""

from course_utils.mistakes import Mistake

MISTAKES = (
    Mistake(
        "Affine",
        "affine: a copy of W and b",
        "the layer computes with a copy of its parameters: the update changes the arrays in "
        "place, and the copy never hears of it.",
        old="self.W = W\n        self.b = b",
        new="self.W = W.copy()\n        self.b = b.copy()",
    ),
    Mistake(
        "Affine",
        "affine: a copy of W",
        "the layer computes with a copy of W: the update changes W in place, and the copy never "
        "hears of it.",
        old="self.W = W\n",
        new="self.W = W * 1\n",
    ),
    Mistake(
        "Affine",
        "affine: bias forgotten",
        "the bias is not added: each output has its own.",
        old="return x @ self.W + self.b",
        new="return x @ self.W",
    ),
    Mistake(
        "Affine",
        "affine: bias subtracted",
        "the bias is subtracted: it should be added.",
        old="return x @ self.W + self.b",
        new="return x @ self.W - self.b",
    ),
    Mistake(
        "Affine",
        "affine: W transposed in forward",
        "W is transposed on the way forward: x is (N, D) and W is (D, M), so they fit as they are.",
        old="return x @ self.W + self.b",
        new="return x @ self.W.T + self.b",
    ),
    Mistake(
        "Affine",
        "affine: db not summed",
        "db has one row for each example: they all use the same b, so their gradients add up.",
        old="dout.sum(axis=0)",
        new="dout * 1",
    ),
    Mistake(
        "Affine",
        "affine: db summed to one number",
        "db is summed over everything: each of the M biases has a gradient of its own. Sum over "
        "the examples only.",
        old="dout.sum(axis=0)",
        new="dout.sum()",
    ),
    Mistake(
        "Affine",
        "affine: db over the wrong axis",
        "db is summed over the outputs, one number for each example: sum over the examples.",
        old="dout.sum(axis=0)",
        new="dout.sum(axis=1)",
    ),
    Mistake(
        "Affine",
        "affine: db is a row",
        "db has the shape (1, M) of a row: it must have the shape (M,) of b. Is keepdims needed?",
        old="dout.sum(axis=0)",
        new="dout.sum(axis=0, keepdims=True)",
    ),
    Mistake(
        "Affine",
        "affine: db averaged",
        "db is a mean over the examples: it is their sum. The division by N, if there is one, is "
        "in `dout` already.",
        old="dout.sum(axis=0)",
        new="dout.mean(axis=0)",
    ),
    Mistake(
        "Affine",
        "affine: dW transposed",
        "the product for dW is taken the other way around, which transposes it: dW must have the "
        "shape of W.",
        old="self.x.T @ dout",
        new="dout.T @ self.x",
    ),
    Mistake(
        "Affine",
        "affine: x not transposed",
        "x is not transposed in dW: the length that is summed over must be that of the examples.",
        old="self.x.T @ dout",
        new="self.x @ dout",
    ),
    Mistake(
        "Affine",
        "affine: dW without the upstream gradient",
        "`dout` is left out of dW: what comes out is the sum of the inputs, the same for every "
        "output.",
        old="self.x.T @ dout",
        new="self.x.T @ np.ones_like(dout)",
    ),
    Mistake(
        "Affine",
        "affine: W not transposed in dx",
        "W is not transposed in dx: `dout` is (N, M), dx must be (N, D), and W is (D, M).",
        old="dout @ self.W.T",
        new="dout @ self.W",
    ),
    Mistake(
        "Affine",
        "affine: dW and db divided by N",
        "dW and db are divided by N once more: where the loss is a mean, that factor is in "
        "`dout` already.",
        old="self.dW = self.x.T @ dout\n        self.db = dout.sum(axis=0)",
        new="self.dW = self.x.T @ dout / len(dout)\n        self.db = dout.sum(axis=0) / len(dout)",
    ),
    Mistake(
        "Affine",
        "affine: dW divided by N",
        "dW is divided by N once more: where the loss is a mean, that factor is in `dout` already.",
        old="self.x.T @ dout",
        new="self.x.T @ dout / len(dout)",
    ),
    Mistake(
        "Affine",
        "affine: dx divided by N",
        "dx is divided by N: each example has a row of its own in it, so nothing is summed or "
        "averaged over the examples.",
        old="dout @ self.W.T",
        new="dout @ self.W.T / len(dout)",
    ),
    Mistake(
        "Affine",
        "affine: dW accumulates",
        "the gradients of the previous call are added: each call of `backward` computes dW and db "
        "anew.",
        code="""
        class Affine:
            def __init__(self, W, b):
                self.W, self.b = W, b
                self.dW, self.db = np.zeros_like(W), np.zeros_like(b)

            def forward(self, x):
                self.x = x
                return x @ self.W + self.b

            def backward(self, dout):
                self.dW = self.dW + self.x.T @ dout
                self.db = self.db + dout.sum(axis=0)
                return dout @ self.W.T
        """,
    ),
    Mistake(
        "Affine",
        "affine: dW not stored",
        "the gradients of W and b are computed and not kept: store them as self.dW and self.db.",
        old="self.dW = self.x.T @ dout\n        self.db = dout.sum(axis=0)",
        new="dW = self.x.T @ dout\n        db = dout.sum(axis=0)",
    ),
    Mistake(
        "Affine",
        "affine: the first mini-batch for ever",
        "dW comes from an earlier mini-batch: `forward` must keep the x of each call.",
        old="self.x = x\n        return",
        new="self.x = x if self.x is None else self.x\n        return",
    ),
    Mistake(
        "Affine",
        "affine: W updated in backward",
        "`backward` changes W: it should only compute gradients, and leave the step to the "
        "training.",
        old="return dout @ self.W.T",
        new="dx = dout @ self.W.T\n        self.W -= 0.1 * self.dW\n        return dx",
    ),
    Mistake(
        "Affine",
        "affine: bias added twice",
        "the bias is added twice: once is enough.",
        old="return x @ self.W + self.b",
        new="return x @ self.W + 2 * self.b",
    ),
    Mistake(
        "Affine",
        "affine: bias added up first",
        "the biases are added up to one number first: each output has its own.",
        old="return x @ self.W + self.b",
        new="return x @ self.W + self.b.sum()",
    ),
    Mistake(
        "Affine",
        "affine: bias multiplied",
        "the product is multiplied by the bias: the bias should be added.",
        old="return x @ self.W + self.b",
        new="return x @ self.W * self.b",
    ),
    Mistake(
        "Affine",
        "affine: output kept as x",
        "`forward` keeps its output as `self.x`: what `dW` needs is the *input*.",
        old="self.x = x\n        return x @ self.W + self.b",
        new="self.x = x @ self.W + self.b\n        return self.x",
    ),
    Mistake(
        "Affine",
        "affine: all gradients returned",
        "three values come back: `backward` returns `dx` alone, and leaves the others on `self`.",
        old="return dout @ self.W.T",
        new="return dout @ self.W.T, self.dW, self.db",
    ),
    Mistake(
        "Affine",
        "affine: dx without dout",
        "`dout` is left out of `dx`: the chain rule multiplies by it.",
        old="return dout @ self.W.T",
        new="return np.ones_like(dout) @ self.W.T",
    ),
    Mistake(
        "Affine",
        "affine: dx from the input",
        "`dx` is computed from the input in place of `dout`.",
        old="return dout @ self.W.T",
        new="return self.x @ self.W @ self.W.T",
    ),
    Mistake(
        "Affine",
        "affine: dx with the bias",
        "the bias is added to `dout`: how much x matters does not depend on the bias.",
        old="return dout @ self.W.T",
        new="return (dout + self.b) @ self.W.T",
    ),
    Mistake(
        "Affine",
        "affine: dW of the first example",
        "only the first example counts for `dW`: the gradients of all examples add up.",
        old="self.dW = self.x.T @ dout",
        new="self.dW = np.outer(self.x[0], dout[0])",
    ),
    Mistake(
        "Affine",
        "affine: dW of the last example",
        "only the last example counts for `dW`: the gradients of all examples add up. Does a loop "
        "overwrite it?",
        old="self.dW = self.x.T @ dout",
        new="self.dW = np.outer(self.x[-1], dout[-1])",
    ),
    Mistake(
        "Affine",
        "affine: dW of the sums",
        "inputs and `dout` are summed over the examples first: each example has a product of its "
        "own, and it is these that add up.",
        old="self.dW = self.x.T @ dout",
        new="self.dW = np.outer(self.x.sum(axis=0), dout.sum(axis=0))",
    ),
    Mistake(
        "Affine",
        "affine: dW of the means",
        "inputs and `dout` are averaged over the examples first: each example has a product of its "
        "own, and it is these that add up.",
        old="self.dW = self.x.T @ dout",
        new="self.dW = np.outer(self.x.mean(axis=0), dout.mean(axis=0))",
    ),
    Mistake(
        "Affine",
        "affine: dW with weight decay",
        "weight decay is added to `dW`: nothing in this layer asks for it.",
        old="self.dW = self.x.T @ dout",
        new="self.dW = self.x.T @ dout + 0.01 * self.W",
    ),
    Mistake(
        "Affine",
        "affine: dW of the sizes",
        "the signs of the inputs are lost in `dW`: it takes x as it is.",
        old="self.dW = self.x.T @ dout",
        new="self.dW = np.abs(self.x).T @ dout",
    ),
    Mistake(
        "Affine",
        "affine: db of the first example",
        "only the first example counts for `db`: the gradients of all examples add up.",
        old="self.db = dout.sum(axis=0)",
        new="self.db = dout[0]",
    ),
    Mistake(
        "Affine",
        "affine: db of the last example",
        "only the last example counts for `db`: the gradients of all examples add up. Does a loop "
        "overwrite it?",
        old="self.db = dout.sum(axis=0)",
        new="self.db = dout[-1]",
    ),
    Mistake(
        "Affine",
        "affine: db the largest",
        "the largest entry of each column of `dout` is taken for `db`: the entries of a column add "
        "up.",
        old="self.db = dout.sum(axis=0)",
        new="self.db = dout.max(axis=0)",
    ),
    Mistake(
        "Affine",
        "affine: db of ones",
        "`db` is 1 everywhere, and `dout` is left out: the slope along a bias is 1, and the chain "
        "rule multiplies it by `dout`.",
        old="self.db = dout.sum(axis=0)",
        new="self.db = np.ones(dout.shape[1])",
    ),
    Mistake(
        "Affine",
        "affine: db the number of examples",
        "`db` is the number of examples: `dout` is left out of the sum.",
        old="self.db = dout.sum(axis=0)",
        new="self.db = np.full(dout.shape[1], float(len(dout)))",
    ),
    Mistake(
        "Affine",
        "affine: db times b",
        "`db` is multiplied by b: the bias is added, so its slope is 1.",
        old="self.db = dout.sum(axis=0)",
        new="self.db = (dout * self.b).sum(axis=0)",
    ),
    Mistake(
        "Affine",
        "affine: db over both axes",
        "every entry of `db` is the sum of all of `dout`: sum over the examples only.",
        old="self.db = dout.sum(axis=0)",
        new="self.db = np.full(self.b.shape, dout.sum())",
    ),
    Mistake(
        "Affine",
        "affine: forward in backward",
        "`forward` is called on `dx`: `backward` returns `dx` itself.",
        old="return dout @ self.W.T",
        new="return self.forward(dout @ self.W.T)",
    ),
    Mistake(
        "Affine",
        "affine: x shifted in place",
        "the mean is subtracted from `x` in place: nothing asks for it, and x belongs to the "
        "caller.",
        old="self.x = x\n",
        new="x -= x.mean(axis=0)\n        self.x = x\n",
    ),
    Mistake(
        "Affine",
        "affine: random weights",
        "new random weights are drawn: the layer should use the W that it was given.",
        old="self.W = W\n",
        new="self.W = np.random.default_rng(0).normal(size=W.shape)\n",
    ),
    Mistake(
        "Affine",
        "affine: a copy of b",
        "the layer computes with a copy of b: the update changes b in place, and the copy never "
        "hears of it.",
        old="self.b = b\n",
        new="self.b = b * 1\n",
    ),
    Mistake(
        "Affine",
        "affine: a copy of W.T",
        "`backward` computes with a copy of W.T that was made when the layer was built: the "
        "update changes W in place, and the copy never hears of it.",
        code="""
        class Affine:
            def __init__(self, W, b):
                self.W, self.b = W, b
                self.transposed = W.T.copy()

            def forward(self, x):
                self.x = x
                return x @ self.W + self.b

            def backward(self, dout):
                self.dW = self.x.T @ dout
                self.db = dout.sum(axis=0)
                return dout @ self.transposed
        """,
    ),
    Mistake(
        "Affine",
        "affine: W and b swapped",
        "W and b change places when they are stored: each name should hold its own array.",
        old="self.W = W\n        self.b = b",
        new="self.W = b\n        self.b = W",
    ),
    Mistake(
        "Affine",
        "affine: bias added to the weights",
        "the bias is added to the weights before the product: it belongs to the outputs.",
        old="return x @ self.W + self.b",
        new="return x @ (self.W + self.b)",
    ),
    Mistake(
        "Affine",
        "affine: entry by entry",
        "x and W are multiplied entry by entry, with *: the matrix product is @.",
        old="return x @ self.W + self.b",
        new="return x * self.W + self.b",
    ),
    Mistake(
        "Affine",
        "affine: x kept as integers",
        "x is kept for `backward` without its decimals: dW needs them.",
        old="self.x = x\n",
        new="self.x = x.astype(int)\n",
    ),
    Mistake(
        "Affine",
        "affine: dx with dW",
        "dx is computed with dW: an output moves with the input by W, not by its gradient.",
        old="return dout @ self.W.T",
        new="return dout @ self.dW.T",
    ),
    Mistake(
        "Affine",
        "affine: dx less the bias",
        "the bias is subtracted from `dout` on the way back: out moves with b by slope 1, so b "
        "itself plays no part.",
        old="return dout @ self.W.T",
        new="return (dout - self.b) @ self.W.T",
    ),
    Mistake(
        "Affine",
        "affine: a step in place",
        "`backward` changes the parameters, as a step of training would: here it only computes "
        "the gradients.",
        old="return dout @ self.W.T",
        new="self.W -= 0.1 * self.dW\n"
        "        self.b -= 0.1 * self.db\n"
        "        return dout @ self.W.T",
    ),
    Mistake(
        "Affine",
        "affine: a step",
        "`backward` changes the parameters, as a step of training would: here it only computes "
        "the gradients.",
        old="return dout @ self.W.T",
        new="self.W = self.W - 0.1 * self.dW\n        return dout @ self.W.T",
    ),
    Mistake(
        "Affine",
        "affine: W added to dW",
        "W is added to dW: nothing asks for it here, dW is the gradient of the loss alone.",
        old="self.x.T @ dout",
        new="self.x.T @ dout + self.W",
    ),
    Mistake(
        "Affine",
        "affine: dW with the output",
        "`dout` is multiplied by the output on the way to dW: the step is affine, and its slope "
        "along W is x alone.",
        old="self.dW = self.x.T @ dout",
        new="self.dW = self.x.T @ (dout * (self.x @ self.W + self.b))",
    ),
    Mistake(
        "Affine",
        "affine: everything divided by N",
        "`dout` is divided by N: if the loss is a mean, that factor is in `dout` already.",
        old="self.dW = self.x.T @ dout",
        new="dout = dout / len(dout)\n        self.dW = self.x.T @ dout",
    ),
    Mistake(
        "softmax",
        "softmax: shift by the mean",
        "the mean of the row is subtracted: a logit far above it still overflows.",
        old="np.max(x",
        new="np.mean(x",
    ),
    Mistake(
        "softmax",
        "softmax: no shift",
        "nothing is subtracted before the exponential: exp(1000) is infinity, and infinity "
        "divided by infinity is nan.",
        old="shifted = x - np.max(x, axis=-1, keepdims=True)",
        new="shifted = x",
    ),
    Mistake(
        "softmax",
        "softmax: shift by the largest of the batch",
        "one number is subtracted from the whole batch: in a row far below it, every power is 0, "
        "and 0/0 is nan. Each row needs its own maximum.",
        old="np.max(x, axis=-1, keepdims=True)",
        new="np.max(x)",
    ),
    Mistake(
        "softmax",
        "softmax: shift by the smallest",
        "the smallest logit is subtracted: then the largest exponent is not 0, and overflows.",
        old="np.max(x",
        new="np.min(x",
    ),
    Mistake(
        "softmax",
        "softmax: columns in place of rows",
        "the columns sum to 1 in place of the rows: the classes are on the last axis.",
        old="axis=-1",
        new="axis=0",
    ),
    Mistake(
        "softmax",
        "softmax: one sum for the whole batch",
        "the powers are divided by the sum of the whole batch: each row has a sum of its own.",
        old="powers.sum(axis=-1, keepdims=True)",
        new="powers.sum()",
    ),
    Mistake(
        "softmax",
        "softmax: the batch as one long row",
        "the whole batch is treated as one long row: maximum and sum belong to each row.",
        code="""
        def softmax(x):
            powers = np.exp(x - np.max(x))
            return powers / np.sum(powers)
        """,
    ),
    Mistake(
        "softmax",
        "softmax: sum without keepdims",
        "a maximum or a sum of each row has the shape (N,), and is matched with the columns: it "
        "needs the shape (N, 1).",
        old="powers.sum(axis=-1, keepdims=True)",
        new="powers.sum(axis=-1)",
    ),
    Mistake(
        "softmax",
        "softmax: maximum without keepdims",
        "a maximum or a sum of each row has the shape (N,), and is matched with the columns: it "
        "needs the shape (N, 1).",
        old="np.max(x, axis=-1, keepdims=True)",
        new="np.max(x, axis=-1)",
    ),
    Mistake(
        "softmax",
        "softmax: neither with keepdims",
        "a maximum or a sum of each row has the shape (N,), and is matched with the columns: it "
        "needs the shape (N, 1).",
        old=", keepdims=True",
        new="",
    ),
    Mistake(
        "softmax",
        "softmax: axis 1 of a row",
        "axis 1 is asked for, and a single row (C,) has none: the last axis is -1 in both cases.",
        old="axis=-1",
        new="axis=1",
    ),
    Mistake(
        "softmax",
        "softmax: only the numerator shifted",
        "the maximum is subtracted in the numerator only: the sum must be over the same powers.",
        old="powers.sum(axis=-1, keepdims=True)",
        new="np.exp(x).sum(axis=-1, keepdims=True)",
    ),
    Mistake(
        "softmax",
        "softmax: not divided",
        "the powers are not divided by their sum: then a row does not add up to 1.",
        old="return powers / powers.sum(axis=-1, keepdims=True)",
        new="return powers",
    ),
    Mistake(
        "softmax",
        "softmax: exponential forgotten",
        "the logits themselves are divided by their sum: where is the exponential?",
        code="""
        def softmax(x):
            return x / x.sum(axis=-1, keepdims=True)
        """,
    ),
    Mistake(
        "softmax",
        "softmax: sign of the exponent",
        "the exponent has the wrong sign: the smallest logit gets the largest probability.",
        old="np.exp(shifted)",
        new="np.exp(-shifted)",
    ),
    Mistake(
        "softmax",
        "softmax: sigmoid",
        "each logit goes through a sigmoid of its own: then a row does not sum to 1.",
        code="""
        def softmax(x):
            return 1 / (1 + np.exp(-x))
        """,
    ),
    Mistake(
        "softmax",
        "softmax: logarithm returned",
        "the logarithm of the probabilities is returned: the probabilities themselves are asked "
        "for.",
        old="return powers / powers.sum(axis=-1, keepdims=True)",
        new="return np.log(powers / powers.sum(axis=-1, keepdims=True))",
    ),
    Mistake(
        "softmax",
        "softmax: x shifted in place",
        "the maximum is subtracted from `x` in place, with `-=`: that changes the caller's logits.",
        old="shifted = x - np.max(x, axis=-1, keepdims=True)",
        new="x -= np.max(x, axis=-1, keepdims=True)\n    shifted = x",
    ),
    Mistake(
        "softmax",
        "softmax: base 2",
        "2 is raised to the power of the logits: `np.exp` has the base e.",
        old="np.exp(shifted)",
        new="2.0**shifted",
    ),
    Mistake(
        "softmax",
        "softmax: base 10",
        "10 is raised to the power of the logits: `np.exp` has the base e.",
        old="np.exp(shifted)",
        new="10.0**shifted",
    ),
    Mistake(
        "softmax",
        "softmax: squares",
        "the logits are squared: it is their exponential that is needed.",
        old="np.exp(shifted)",
        new="x**2",
    ),
    Mistake(
        "softmax",
        "softmax: expm1",
        "exp(x) - 1 is computed: the exponential alone is needed.",
        old="np.exp(shifted)",
        new="np.expm1(shifted)",
    ),
    Mistake(
        "softmax",
        "softmax: exponential twice",
        "the exponential is taken twice: once is enough.",
        old="np.exp(shifted)",
        new="np.exp(np.exp(shifted))",
    ),
    Mistake(
        "softmax",
        "softmax: half the logits",
        "the logits are divided by 2: they go into the exponential without a factor.",
        old="np.exp(shifted)",
        new="np.exp(shifted / 2)",
    ),
    Mistake(
        "softmax",
        "softmax: twice the logits",
        "the logits are multiplied by 2: they go into the exponential without a factor.",
        old="np.exp(shifted)",
        new="np.exp(2 * shifted)",
    ),
    Mistake(
        "softmax",
        "softmax: logits not divided",
        "the shifted logits come back: their exponentials, divided by the sum of the "
        "row, are asked for.",
        old="return powers / powers.sum(axis=-1, keepdims=True)",
        new="return shifted",
    ),
    Mistake(
        "softmax",
        "softmax: logits over the sum of powers",
        "the logits themselves stand above the line: their exponentials should.",
        old="return powers / powers.sum(axis=-1, keepdims=True)",
        new="return shifted / powers.sum(axis=-1, keepdims=True)",
    ),
    Mistake(
        "softmax",
        "softmax: something added below",
        "a number is added to the sum below the line: then the probabilities do not add up to 1. "
        "After the shift the sum is never 0.",
        old="return powers / powers.sum(axis=-1, keepdims=True)",
        new="return powers / (powers.sum(axis=-1, keepdims=True) + 1e-3)",
    ),
    Mistake(
        "softmax",
        "softmax: sum over axis 0",
        "the sum runs down the columns: the classes of an example are in a *row*.",
        old="return powers / powers.sum(axis=-1, keepdims=True)",
        new="return powers / powers.sum(axis=0)",
    ),
    Mistake(
        "softmax",
        "softmax: sum over axis 0 with keepdims",
        "the sum runs down the columns: the classes of an example are in a *row*.",
        old="return powers / powers.sum(axis=-1, keepdims=True)",
        new="return powers / powers.sum(axis=0, keepdims=True)",
    ),
    Mistake(
        "softmax",
        "softmax: class number",
        "the number of the class with the largest probability is returned: the probabilities of "
        "all classes are asked for.",
        old="return powers / powers.sum(axis=-1, keepdims=True)",
        new="return powers.argmax(axis=-1)",
    ),
    Mistake(
        "softmax",
        "softmax: the example's answer",
        "the answer to the example is returned, whatever `x` holds: compute it from `x`.",
        old="return powers / powers.sum(axis=-1, keepdims=True)",
        new="return np.array([0.018211273, 0.245191813, 0.736596914])",
    ),
    Mistake(
        "softmax",
        "softmax: maximum over axis 0",
        "the largest logit of each *column* is subtracted: each row needs its own maximum.",
        old="np.max(x, axis=-1, keepdims=True)",
        new="np.max(x, axis=0)",
    ),
    Mistake(
        "softmax",
        "softmax: shift by the largest size",
        "the largest |x| is subtracted: in a row far below 0, every power is then 0, and 0/0 is "
        "nan. Take the largest logit, with its sign.",
        old="np.max(x, axis=-1, keepdims=True)",
        new="np.max(np.abs(x), axis=-1, keepdims=True)",
    ),
    Mistake(
        "softmax",
        "softmax: largest added",
        "the largest logit is added: it should be subtracted, so that no exponent is above 0.",
        old="x - np.max",
        new="x + np.max",
    ),
    Mistake(
        "softmax",
        "softmax: divided by the largest logit",
        "the logits are divided by the largest one: it should be subtracted.",
        old="x - np.max",
        new="x / np.max",
    ),
    Mistake(
        "softmax",
        "softmax: only the denominator shifted",
        "only the denominator is shifted: the same number must be subtracted above and below the "
        "line.",
        old="return powers / powers.sum(axis=-1, keepdims=True)",
        new="return np.exp(x) / powers.sum(axis=-1, keepdims=True)",
    ),
    Mistake(
        "softmax",
        "softmax: logits cut off",
        "the logits are cut off before the exponential: beyond the limit they are all equal, and "
        "so are their probabilities.",
        old="shifted = x - np.max(x, axis=-1, keepdims=True)",
        new="shifted = np.clip(x, -500, 500)",
    ),
    Mistake(
        "softmax",
        "softmax: nan replaced by 0",
        "nan is replaced by 0, where infinity is divided by infinity: subtract the largest logit "
        "of the row, and no nan comes up.",
        code="""
        def softmax(x):
            with np.errstate(all="ignore"):
                powers = np.exp(x)
                return np.nan_to_num(powers / powers.sum(axis=-1, keepdims=True))
        """,
    ),
    Mistake(
        "softmax",
        "softmax: shifted without exponential",
        "the logits are shifted and divided by their sum: where is the exponential?",
        code="""
        def softmax(x):
            shifted = x - np.min(x, axis=-1, keepdims=True)
            return shifted / shifted.sum(axis=-1, keepdims=True)
        """,
    ),
    Mistake(
        "softmax",
        "softmax: divided by the mean",
        "the powers are divided by their mean: by their sum, a row adds up to 1.",
        old="return powers / powers.sum(axis=-1, keepdims=True)",
        new="return powers / powers.mean(axis=-1, keepdims=True)",
    ),
    Mistake(
        "softmax",
        "softmax: divided by the length",
        "the powers are divided by the root of the sum of their squares: by their plain sum, a "
        "row adds up to 1.",
        old="return powers / powers.sum(axis=-1, keepdims=True)",
        new="return powers / np.sqrt((powers**2).sum(axis=-1, keepdims=True))",
    ),
    Mistake(
        "softmax",
        "softmax: 1 added below",
        "1 is added to the sum below the line, as in the sigmoid: then the probabilities do not "
        "add up to 1.",
        old="return powers / powers.sum(axis=-1, keepdims=True)",
        new="return powers / (1 + powers.sum(axis=-1, keepdims=True))",
    ),
    Mistake(
        "softmax",
        "softmax: divided by the sum of the logits",
        "the powers are divided by the sum of the logits: divide by the sum of the powers.",
        old="return powers / powers.sum(axis=-1, keepdims=True)",
        new="return powers / x.sum(axis=-1, keepdims=True)",
    ),
    Mistake(
        "softmax",
        "softmax: power of the sum",
        "the powers are divided by the exponential of a sum: it is the exponentials that are "
        "added up.",
        old="return powers / powers.sum(axis=-1, keepdims=True)",
        new="return powers / np.exp(shifted.sum(axis=-1, keepdims=True))",
    ),
    Mistake(
        "softmax",
        "softmax: the largest takes all",
        "the largest logit gets 1 and the others 0: softmax gives every class its share.",
        old="return powers / powers.sum(axis=-1, keepdims=True)",
        new="return np.where(shifted == 0, 1.0, 0.0)",
    ),
    Mistake(
        "softmax",
        "softmax: values in an array of integers",
        "the values are written into an array of integers, which cuts off their decimals: "
        "`zeros_like` takes over the dtype of its argument.",
        old="return powers / powers.sum(axis=-1, keepdims=True)",
        new="return (powers / powers.sum(axis=-1, keepdims=True)).astype(x.dtype)",
    ),
    Mistake(
        "softmax",
        "softmax: each logit for itself",
        "each logit of a single row is treated as a row of its own: with shape (C,), the row is "
        "`x` itself.",
        code="""
        def softmax(x):
            return np.array([np.exp(r - np.max(r)) / np.exp(r - np.max(r)).sum() for r in x])
        """,
    ),
    Mistake(
        "softmax",
        "softmax: a hundredth added below",
        "a number is added to the sum below the line: then the probabilities do not add up to 1. "
        "After the shift the sum is never 0.",
        old="return powers / powers.sum(axis=-1, keepdims=True)",
        new="return powers / (powers.sum(axis=-1, keepdims=True) + 1e-2)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: no tiny number",
        "nothing is added before the logarithm: ln 0, of a probability that a float holds as 0, is "
        "minus infinity.",
        old="np.log(right + 1e-7)",
        new="np.log(right)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: y changed in place",
        "the tiny number is added to `y` in place, with `+=`: that changes the caller's "
        "probabilities.",
        old="y = np.atleast_2d(y)",
        new="y += 1e-7\n    y = np.atleast_2d(y)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: not divided by N",
        "the losses of the examples are added up, and not divided by how many they are.",
        old="np.mean(",
        new="np.sum(",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: sign",
        "the minus is missing: the logarithm of a probability is negative, a loss is not.",
        old="return -",
        new="return ",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: logarithm forgotten",
        "the probabilities are averaged, and not their logarithms.",
        old="np.log(right + 1e-7)",
        new="right",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: base 10",
        "the logarithm to the base 10 is taken: the natural one is np.log.",
        old="np.log(",
        new="np.log10(",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: base 2",
        "the logarithm to the base 2 is taken: the natural one is np.log.",
        old="np.log(",
        new="np.log2(",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: logarithm of the mean",
        "the mean is taken first, and then its logarithm: take the logarithm of each example, then "
        "the mean.",
        old="np.mean(np.log(right + 1e-7))",
        new="np.log(np.mean(right) + 1e-7)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: y[:, t]",
        "`y[:, t]` takes N columns of every row: one entry of each row is wanted.",
        old="y[np.arange(len(y)), labels]",
        new="y[:, labels]",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: y[:, t], divided by N",
        "`y[:, t]` takes N columns of every row, N² entries in all: one of each row is wanted.",
        old="right = y[np.arange(len(y)), labels]\n    return -np.mean(np.log(right + 1e-7))",
        new="return -np.sum(np.log(y[:, labels] + 1e-7)) / len(y)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: all classes counted",
        "the logarithms of all classes are averaged: only the right class of each example counts.",
        old="np.log(right + 1e-7)",
        new="np.log(y + 1e-7)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: all classes added up",
        "the logarithms of all classes are added up: only the right class of each example counts.",
        old="np.mean(np.log(right + 1e-7))",
        new="np.sum(np.log(y + 1e-7)) / len(y)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: one example divided by C",
        "one example alone is divided by its number of classes: len(y) of a row (C,) is C, not 1.",
        old="""y = np.atleast_2d(y)
    labels = as_labels(t, y.shape)
    right = y[np.arange(len(y)), labels]
    return -np.mean(np.log(right + 1e-7))""",
        new="""N = len(y)
    y = np.atleast_2d(y)
    right = y[np.arange(len(y)), as_labels(t, y.shape)]
    return -np.sum(np.log(right + 1e-7)) / N""",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: divided by N and C",
        "the sum is divided by the number of all entries, N times C, as np.mean of t * log y "
        "does: the mean is over the N examples.",
        old="np.mean(np.log(right + 1e-7))",
        new="np.sum(np.log(right + 1e-7)) / y.size",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: labels taken for one-hot",
        "labels are multiplied as if they were one-hot rows: a label is the *number* of a column.",
        code="""
        def cross_entropy_error(y, t):
            y, t = np.atleast_2d(y), np.asarray(t)
            return -np.sum(t * np.log(y + 1e-7)) / len(y)
        """,
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: one-hot taken for labels",
        "one-hot rows are used as if they were labels: their zeros and ones pick the columns 0 "
        "and 1. Which column holds the 1?",
        code="""
        def cross_entropy_error(y, t):
            y, t = np.atleast_2d(y), np.asarray(t).astype(int)
            return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))
        """,
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: largest of a column",
        "argmax runs over axis 0, down the columns: the 1 of each *row* is wanted.",
        code="""
        def cross_entropy_error(y, t):
            y, t = np.atleast_2d(y), np.asarray(t)
            if t.size == y.size:
                t = t.reshape(y.shape).argmax(axis=0)
            return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))
        """,
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: a yes-or-no loss for each class",
        "ln(1 - y) of the other classes is counted too: that is the loss for classes that do not "
        "exclude each other.",
        code="""
        def cross_entropy_error(y, t):
            y = np.atleast_2d(y)
            t = np.eye(y.shape[1])[as_labels(t, y.shape)]
            return -np.sum(t * np.log(y + 1e-7) + (1 - t) * np.log(1 - y + 1e-7)) / len(y)
        """,
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: largest in place of right",
        "the largest probability of each row is taken: it should be that of the right class, which "
        "`t` names.",
        old="y[np.arange(len(y)), labels]",
        new="y.max(axis=1)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: 1 added",
        "1 is added before the logarithm: the number should be so tiny that it does not show, such "
        "as 1e-7.",
        old="right + 1e-7",
        new="right + 1",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: 1e-2 added",
        "what is added before the logarithm is so large that it shows: 1e-7 is enough.",
        old="right + 1e-7",
        new="right + 1e-2",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: 1e-3 added",
        "what is added before the logarithm is so large that it shows: 1e-7 is enough.",
        old="right + 1e-7",
        new="right + 1e-3",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: floor of 0.1",
        "small probabilities are raised so far that it shows: 1e-7 is enough.",
        old="right + 1e-7",
        new="np.maximum(right, 0.1)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: floor of 0.01",
        "small probabilities are raised so far that it shows: 1e-7 is enough.",
        old="right + 1e-7",
        new="np.maximum(right, 0.01)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: exponential",
        "the exponential is taken where the logarithm should be.",
        old="np.log(right + 1e-7)",
        new="np.exp(right)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: 1 - p",
        "1 - p is averaged, where p is the probability of the right class: the loss averages -ln "
        "p.",
        old="-np.mean(np.log(right + 1e-7))",
        new="np.mean(1 - right)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: logarithm of 1 - p",
        "the logarithm of 1 - p is taken, where p is the probability of the right class: that of p "
        "is asked for.",
        old="right + 1e-7",
        new="1 - right + 1e-7",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: squared error",
        "(1 - p)² is averaged, where p is the probability of the right class: that is another "
        "loss. This one averages -ln p.",
        old="-np.mean(np.log(right + 1e-7))",
        new="np.mean((1 - right) ** 2)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: p ln p",
        "the logarithm is multiplied by the probability p once more: each example counts with -ln "
        "p alone.",
        old="np.log(right + 1e-7)",
        new="right * np.log(right + 1e-7)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: probability returned",
        "the mean probability p of the right classes is returned: the mean of -ln p is asked for.",
        old="-np.mean(np.log(right + 1e-7))",
        new="np.mean(right)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: largest loss",
        "the largest loss of an example is returned: the mean over all of them is asked for.",
        old="-np.mean(np.log(right + 1e-7))",
        new="np.max(-np.log(right + 1e-7))",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: median",
        "the median of the losses is returned: their mean is asked for.",
        old="-np.mean(np.log(right + 1e-7))",
        new="np.median(-np.log(right + 1e-7))",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: the first example",
        "only the first example is counted: the mean over all of them is asked for. "
        "Does a `return` stand in a loop?",
        old="-np.mean(np.log(right + 1e-7))",
        new="-np.log(right[0] + 1e-7)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: the last example",
        "only the last example is counted: the mean over all of them is asked for. Does "
        "a loop overwrite it?",
        old="-np.mean(np.log(right + 1e-7))",
        new="-np.log(right[-1] + 1e-7)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: labels counted from 1",
        "1 is subtracted from the labels: they count from 0, as columns do.",
        old="y[np.arange(len(y)), labels]",
        new="y[np.arange(len(y)), labels - 1]",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: share of right answers",
        "the share of right answers is returned: that is the accuracy, and not the loss.",
        old="-np.mean(np.log(right + 1e-7))",
        new="np.mean(right == y.max(axis=1))",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: softmax of y",
        "softmax is applied to y, which holds probabilities already.",
        old="right = y[",
        new="right = softmax(y)[",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: the example's answer",
        "the answer to the example is returned, whatever y and t hold: compute it from them.",
        old="-np.mean(np.log(right + 1e-7))",
        new="1.3086",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: y[t]",
        "`y[t]` takes whole rows of y: from each row one entry is wanted, so give the number of "
        "the row and that of the column.",
        old="right = y[np.arange(len(y)), labels]",
        new="right = y[labels]",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: y[t], divided by N",
        "`y[t]` takes whole rows of y: from each row one entry is wanted, so give the number of "
        "the row and that of the column.",
        code="""
        def cross_entropy_error(y, t):
            y = np.atleast_2d(y)
            labels = as_labels(t, y.shape)
            return -np.sum(np.log(y[labels] + 1e-7)) / len(y)
        """,
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: row and column swapped",
        "row and column change places in the index of y: the first index counts the examples, "
        "the second one the classes.",
        old="right = y[np.arange(len(y)), labels]",
        new="right = y[labels, np.arange(len(y))]",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: one-hot divided by N and C",
        "the sum is divided by the number of all entries, N times C, as np.mean of t * log y "
        "does: the mean is over the N examples.",
        code="""
        def cross_entropy_error(y, t):
            y, t = np.atleast_2d(y), np.asarray(t)
            if t.size == y.size:
                return -np.mean(t * np.log(y + 1e-7))
            labels = as_labels(t, y.shape)
            return -np.mean(np.log(y[np.arange(len(y)), labels] + 1e-7))
        """,
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: one-hot not divided by N",
        "the losses of the examples are added up, and not divided by how many they are.",
        code="""
        def cross_entropy_error(y, t):
            y, t = np.atleast_2d(y), np.asarray(t)
            if t.size == y.size:
                return -np.sum(t * np.log(y + 1e-7))
            labels = as_labels(t, y.shape)
            return -np.mean(np.log(y[np.arange(len(y)), labels] + 1e-7))
        """,
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: one-hot multiplied without the logarithm",
        "the probabilities are averaged, and not their logarithms.",
        code="""
        def cross_entropy_error(y, t):
            y, t = np.atleast_2d(y), np.asarray(t)
            if t.size == y.size:
                return -np.sum(t * y) / len(y)
            labels = as_labels(t, y.shape)
            return -np.mean(np.log(y[np.arange(len(y)), labels] + 1e-7))
        """,
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: argmax over the whole array",
        "argmax is taken of the whole array, which gives a single number: with one-hot targets, "
        "the column of the 1 is wanted for each row.",
        code="""
        def cross_entropy_error(y, t):
            y, t = np.atleast_2d(y), np.asarray(t)
            if t.size == y.size:
                return -np.mean(np.log(y[np.arange(len(y)), t.argmax() % y.shape[1]] + 1e-7))
            labels = as_labels(t, y.shape)
            return -np.mean(np.log(y[np.arange(len(y)), labels] + 1e-7))
        """,
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: argmin of the targets",
        "with one-hot targets argmin is taken, the column of the first 0: the right class is "
        "where the 1 stands.",
        code="""
        def cross_entropy_error(y, t):
            y, t = np.atleast_2d(y), np.asarray(t)
            if t.size == y.size:
                t = t.reshape(y.shape).argmin(axis=1)
            labels = as_labels(t, y.shape)
            return -np.mean(np.log(y[np.arange(len(y)), labels] + 1e-7))
        """,
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: argmax of y for one-hot targets",
        "the largest probability of each row is taken: it should be that of the right class, "
        "which `t` names.",
        code="""
        def cross_entropy_error(y, t):
            y, t = np.atleast_2d(y), np.asarray(t)
            if t.size == y.size:
                t = y.argmax(axis=1)
            labels = as_labels(t, y.shape)
            return -np.mean(np.log(y[np.arange(len(y)), labels] + 1e-7))
        """,
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: a single label multiplied",
        "labels are multiplied as if they were one-hot rows: a label is the *number* of a column.",
        code="""
        def cross_entropy_error(y, t):
            t = np.asarray(t)
            if t.ndim == 0:
                return -np.sum(t * np.log(y + 1e-7))
            y = np.atleast_2d(y)
            labels = as_labels(t, y.shape)
            return -np.mean(np.log(y[np.arange(len(y)), labels] + 1e-7))
        """,
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: squared differences",
        "the squared differences of y and the target are added up: that is another loss. This "
        "one averages -ln p, where p is the probability of the right class.",
        old="return -np.mean(np.log(right + 1e-7))  # log(0) has no value",
        new="return np.sum((y - np.eye(y.shape[1])[labels]) ** 2) / len(y)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: mean squared difference",
        "the squared differences of y and the target are added up: that is another loss. This "
        "one averages -ln p, where p is the probability of the right class.",
        old="return -np.mean(np.log(right + 1e-7))  # log(0) has no value",
        new="return np.mean((y - np.eye(y.shape[1])[labels]) ** 2)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: y and t swapped",
        "y and t change places in the sum: it is the probabilities whose logarithm is taken, and "
        "the target that picks one of them.",
        old="return -np.mean(np.log(right + 1e-7))  # log(0) has no value",
        new="return -np.sum(y * np.log(np.eye(y.shape[1])[labels] + 1e-7)) / len(y)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: entropy of y",
        "y ln y is added up over all classes, and the target plays no part: only the right class "
        "of each example counts.",
        old="return -np.mean(np.log(right + 1e-7))  # log(0) has no value",
        new="return -np.sum(y * np.log(y + 1e-7)) / len(y)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: divided by N twice",
        "the mean is divided by N once more: it is a mean already.",
        old="return -np.mean(np.log(right + 1e-7))  # log(0) has no value",
        new="return -np.mean(np.log(right + 1e-7)) / len(y)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: last example over N",
        "the loop keeps the loss of the last example only: the losses of all examples are added "
        "up.",
        old="return -np.mean(np.log(right + 1e-7))  # log(0) has no value",
        new="return -np.log(right[-1] + 1e-7) / len(y)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: last example left out",
        "the last example is left out: where does the loop end?",
        old="return -np.mean(np.log(right + 1e-7))  # log(0) has no value",
        new="return -np.sum(np.log(right[:-1] + 1e-7)) / len(y)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: exponential of the loss",
        "the exponential of the loss is returned: the mean of -ln p is the loss itself.",
        old="return -np.mean(np.log(right + 1e-7))  # log(0) has no value",
        new="return np.exp(-np.mean(np.log(right + 1e-7)))",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: t - y",
        "the difference is the wrong way around: the target is subtracted from the probabilities "
        "y.",
        old="return dout * (dx",
        new="return -dout * (dx",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: backward not divided by N",
        "`backward` does not divide by N: the loss of `forward` is a mean over the examples.",
        old="(dx / len(y))",
        new="dx",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: forward not divided by N",
        "the loss is a sum over the examples, and should be a mean: `cross_entropy_error` divides "
        "by N already.",
        old="self.loss = cross_entropy_error(self.y, self.t)",
        new="self.loss = cross_entropy_error(self.y, self.t) * len(x)",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: forward divided by N twice",
        "the loss is divided by N once more: `cross_entropy_error` is a mean already.",
        old="self.loss = cross_entropy_error(self.y, self.t)",
        new="self.loss = cross_entropy_error(self.y, self.t) / len(x)",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: divided by N twice",
        "the gradient is divided by N twice: once is enough.",
        old="dx / len(y)",
        new="dx / len(y) ** 2",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: divided by C",
        "the gradient is divided by the number of classes: the mean is over the examples.",
        old="(dx / len(y))",
        new="(dx / y.shape[1])",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: divided by N and C",
        "the gradient is divided by the number of all entries: the mean is over the examples.",
        old="(dx / len(y))",
        new="(dx / y.size)",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: upstream gradient forgotten",
        "`dout` is left out: that is right only where nothing follows the loss.",
        old="return dout * ",
        new="return ",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: softmax twice",
        "softmax is applied twice on the way to the loss: it can then never be small, however "
        "right the answer.",
        old="self.y = softmax(x)",
        new="self.y = softmax(softmax(x))",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: softmax twice in the loss",
        "softmax is applied twice on the way to the loss: it can then never be small, however "
        "right the answer.",
        old="cross_entropy_error(self.y, self.t)",
        new="cross_entropy_error(softmax(self.y), self.t)",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: softmax again in backward",
        "softmax is applied to y in `backward`: y is a softmax already.",
        old="y = np.atleast_2d(self.y)",
        new="y = softmax(self.y)",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: softmax forgotten",
        "the loss is computed from the logits: they are no probabilities before softmax.",
        old="self.y = softmax(x)",
        new="self.y = x",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: softmax for the loss only",
        "`backward` subtracts the target from the logits: it should be subtracted from the "
        "probabilities.",
        old="self.y = softmax(x)\n        self.loss = cross_entropy_error(self.y, self.t)",
        new="self.y = x\n        self.loss = cross_entropy_error(softmax(x), self.t)",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: y overwritten",
        "`backward` changes the y that `forward` kept: a second call starts from spoiled numbers. "
        "`dx = self.y` is no copy.",
        old="dx = y.copy()",
        new="dx = y",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: labels subtracted",
        "labels are subtracted from y as if they were one-hot rows: a label is the *number* of a "
        "column.",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                return dout * (self.y - self.t) / len(self.y)
        """,
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: one-hot taken for labels",
        "one-hot rows are used as if they were labels: their zeros and ones pick the columns 0 "
        "and 1. Which column holds the 1?",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                dx = self.y.copy()
                dx[np.arange(len(dx)), self.t.astype(int)] -= 1
                return dout * dx / len(dx)
        """,
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: whole columns changed",
        "`dx[:, t]` takes N columns of every row: 1 should be subtracted at one entry of each row.",
        old="dx[np.arange(len(y)), as_labels(self.t, y.shape)]",
        new="dx[:, as_labels(self.t, y.shape)]",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: target forgotten",
        "y alone comes back: the target is to be subtracted from it.",
        old="-= 1",
        new="-= 0",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: only the right class",
        "only the right class gets a gradient: the other classes have one as well, which pushes "
        "them down.",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                N, C = self.y.shape
                one_hot = np.eye(C)[as_labels(self.t, self.y.shape)]
                return dout * one_hot * (self.y - 1) / N
        """,
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: gradient of y",
        "-t/y comes back, the gradient of the *probabilities*: the way through softmax is missing.",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                N, C = self.y.shape
                one_hot = np.eye(C)[as_labels(self.t, self.y.shape)]
                return -dout * one_hot / self.y / N
        """,
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: slope of a sigmoid as well",
        "y - t is multiplied by y(1 - y) once more: y - t is already the whole way through the "
        "loss and softmax.",
        old="(dx / len(y))",
        new="(dx * y * (1 - y) / len(y))",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: probabilities returned",
        "`forward` returns the probabilities: the loss is asked for.",
        old="return self.loss",
        new="return self.y",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: softmax of the whole batch",
        "softmax is taken of the whole batch as if it were one row: each example has a softmax of "
        "its own.",
        old="self.y = softmax(x)",
        new="self.y = softmax(x.ravel()).reshape(x.shape)",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: softmax of the columns",
        "softmax runs down the columns: each example is a row.",
        old="self.y = softmax(x)",
        new="self.y = softmax(x.T).T",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: softmax of the sizes",
        "the signs of the logits are lost before softmax: it takes the logits as they are.",
        old="self.y = softmax(x)",
        new="self.y = softmax(np.abs(x))",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: softmax of -x",
        "the logits change their sign before softmax: it takes the logits as they are.",
        old="self.y = softmax(x)",
        new="self.y = softmax(-x)",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: sigmoid",
        "the sigmoid of each logit is taken: the probabilities of a row do not add up to 1.",
        old="self.y = softmax(x)",
        new="self.y = 1 / (1 + np.exp(-x))",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: target added",
        "the target is added: it should be subtracted from y.",
        old="-= 1",
        new="+= 1",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: right class set to 1",
        "the entry of the right class is set to 1: 1 should be *subtracted* from it.",
        old="-= 1",
        new="= 1",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: right class set to -1",
        "the entry of the right class is set to -1: 1 should be *subtracted* from it.",
        old="-= 1",
        new="= -1",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: right class set to 0",
        "the entry of the right class is set to 0: 1 should be *subtracted* from it.",
        old="-= 1",
        new="= 0",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: 1/N subtracted, then divided",
        "1/N is subtracted at the right class, and then everything is divided by N: so the 1 is "
        "divided twice.",
        old="-= 1",
        new="-= 1 / len(y)",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: multiplied by the target",
        "y is multiplied by the target: the target should be subtracted.",
        old="dx[np.arange(len(y)), as_labels(self.t, y.shape)] -= 1",
        new="dx = y * np.eye(y.shape[1])[as_labels(self.t, y.shape)]",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: the largest taken for the target",
        "1 is subtracted at the largest probability of each row: it should be at the right class, "
        "which the target names.",
        old="dx[np.arange(len(y)), as_labels(self.t, y.shape)] -= 1",
        new="dx = y - (y == y.max(axis=1, keepdims=True))",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: the label subtracted",
        "the label itself, the number of the class, is subtracted at the right class: what is "
        "subtracted there is 1.",
        old="dx[np.arange(len(y)), as_labels(self.t, y.shape)] -= 1",
        new="dx[np.arange(len(y)), as_labels(self.t, y.shape)] -= as_labels(self.t, y.shape)",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: whole rows changed",
        "`dx[t]` picks whole *rows*: 1 should be subtracted at one entry of each row.",
        old="dx[np.arange(len(y)), as_labels(self.t, y.shape)] -= 1",
        new="dx[as_labels(self.t, y.shape) % len(y)] -= 1",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: dout added",
        "`dout` is added: the chain rule multiplies.",
        old="return dout * (dx / len(y)).reshape(self.y.shape)",
        new="return dout + (dx / len(y)).reshape(self.y.shape)",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: times y",
        "y - t is multiplied by y once more: it is already the whole way through the loss and "
        "softmax.",
        old="return dout * (dx / len(y)).reshape(self.y.shape)",
        new="return dout * (dx * y / len(y)).reshape(self.y.shape)",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: a tuple",
        "two values come back: `backward` returns `dx` alone. The targets have no gradient.",
        old="return dout * (dx / len(y)).reshape(self.y.shape)",
        new="return dout * (dx / len(y)).reshape(self.y.shape), None",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: the loss returned by backward",
        "`backward` returns the loss: its gradient is asked for.",
        old="return dout * (dx / len(y)).reshape(self.y.shape)",
        new="return dout * self.loss",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: y divided in place",
        "`backward` divides the y that `forward` kept, in place and before the target is "
        "subtracted: y is divided by N twice, and a second call starts from spoiled numbers.",
        old="y = np.atleast_2d(self.y)",
        new="self.y /= len(self.y)\n        y = self.y",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: one-hot not divided by N",
        "`backward` does not divide by N: the loss of `forward` is a mean over the examples.",
        old="return dout * (dx / len(y)).reshape(self.y.shape)",
        new="return dout * dx / (1 if np.ndim(self.t) == 2 else len(y))",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: one-hot without dout",
        "`dout` is left out: that is right only where nothing follows the loss.",
        old="return dout * (dx / len(y)).reshape(self.y.shape)",
        new="return (1 if np.ndim(self.t) == 2 else dout) * dx / len(y)",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: the loss in the place of dout",
        "the gradient is multiplied by the loss: the factor is `dout`, what comes back from the "
        "right.",
        old="return dout * (dx / len(y)).reshape(self.y.shape)",
        new="return self.loss * dx / len(y)",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: divided by dout",
        "the gradient is divided by `dout`: the chain rule multiplies.",
        old="return dout * (dx / len(y)).reshape(self.y.shape)",
        new="return dx / len(y) / dout",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: arguments swapped",
        "y and t change places in `cross_entropy_error`: it takes the probabilities first.",
        old="cross_entropy_error(self.y, self.t)",
        new="cross_entropy_error(self.t, self.y)",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: y divided before the subtraction",
        "y is divided by N before 1 is subtracted: it is the difference that is divided.",
        old="        dx = y.copy()\n"
        "        dx[np.arange(len(y)), as_labels(self.t, y.shape)] -= 1\n"
        "        return dout * (dx / len(y)).reshape(self.y.shape)",
        new="        dx = y / len(y)\n"
        "        dx[np.arange(len(y)), as_labels(self.t, y.shape)] -= 1\n"
        "        return dout * dx",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: dout before the subtraction",
        "`dout` multiplies y before 1 is subtracted: it multiplies the whole difference.",
        old="        dx = y.copy()\n"
        "        dx[np.arange(len(y)), as_labels(self.t, y.shape)] -= 1\n"
        "        return dout * (dx / len(y)).reshape(self.y.shape)",
        new="        dx = dout * y\n"
        "        dx[np.arange(len(y)), as_labels(self.t, y.shape)] -= 1\n"
        "        return dx / len(y)",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: labels, backward not divided by N",
        "`backward` does not divide by N: the loss of `forward` is a mean over the examples.",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                n = len(self.y)
                if np.ndim(self.t) == 2:
                    return dout * (self.y - self.t) / n
                dx = self.y.copy()
                dx[np.arange(n), self.t] -= 1
                return dout * dx
        """,
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: labels, upstream gradient forgotten",
        "`dout` is left out: that is right only where nothing follows the loss.",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                n = len(self.y)
                if np.ndim(self.t) == 2:
                    return dout * (self.y - self.t) / n
                dx = self.y.copy()
                dx[np.arange(n), self.t] -= 1
                return dx / n
        """,
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: labels, y overwritten",
        "`backward` changes the y that `forward` kept: a second call starts from spoiled "
        "numbers. `dx = self.y` is no copy.",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                n = len(self.y)
                if np.ndim(self.t) == 2:
                    return dout * (self.y - self.t) / n
                dx = self.y
                dx[np.arange(n), self.t] -= 1
                return dout * dx / n
        """,
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: labels, whole columns changed",
        "`dx[:, t]` takes N columns of every row: 1 should be subtracted at one entry of each row.",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                n = len(self.y)
                if np.ndim(self.t) == 2:
                    return dout * (self.y - self.t) / n
                dx = self.y.copy()
                dx[:, self.t] -= 1
                return dout * dx / n
        """,
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: labels, whole rows changed",
        "`dx[t]` picks whole *rows*: 1 should be subtracted at one entry of each row.",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                n = len(self.y)
                if np.ndim(self.t) == 2:
                    return dout * (self.y - self.t) / n
                dx = self.y.copy()
                dx[self.t] -= 1
                return dout * dx / n
        """,
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: labels, target added",
        "the target is added: it should be subtracted from y.",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                n = len(self.y)
                if np.ndim(self.t) == 2:
                    return dout * (self.y - self.t) / n
                dx = self.y.copy()
                dx[np.arange(n), self.t] += 1
                return dout * dx / n
        """,
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: labels, right class set to 1",
        "the entry of the right class is set to 1: 1 should be *subtracted* from it.",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                n = len(self.y)
                if np.ndim(self.t) == 2:
                    return dout * (self.y - self.t) / n
                dx = self.y.copy()
                dx[np.arange(n), self.t] = 1
                return dout * dx / n
        """,
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: labels, right class set to -1",
        "the entry of the right class is set to -1: 1 should be *subtracted* from it.",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                n = len(self.y)
                if np.ndim(self.t) == 2:
                    return dout * (self.y - self.t) / n
                dx = self.y.copy()
                dx[np.arange(n), self.t] = -1
                return dout * dx / n
        """,
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: labels, right class set to 0",
        "the entry of the right class is set to 0: 1 should be *subtracted* from it.",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                n = len(self.y)
                if np.ndim(self.t) == 2:
                    return dout * (self.y - self.t) / n
                dx = self.y.copy()
                dx[np.arange(n), self.t] = 0
                return dout * dx / n
        """,
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: labels, 1/N subtracted, then divided",
        "1/N is subtracted at the right class, and then everything is divided by N: so the 1 is "
        "divided twice.",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                n = len(self.y)
                if np.ndim(self.t) == 2:
                    return dout * (self.y - self.t) / n
                dx = self.y.copy()
                dx[np.arange(n), self.t] -= 1 / n
                return dout * dx / n
        """,
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: labels, target forgotten",
        "y alone comes back: the target is to be subtracted from it.",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                n = len(self.y)
                if np.ndim(self.t) == 2:
                    return dout * (self.y - self.t) / n
                return dout * self.y / n
        """,
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: labels, t - y",
        "the difference is the wrong way around: the target is subtracted from the probabilities "
        "y.",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                n = len(self.y)
                if np.ndim(self.t) == 2:
                    return dout * (self.y - self.t) / n
                dx = self.y.copy()
                dx[np.arange(n), self.t] -= 1
                return -dout * dx / n
        """,
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: labels, y divided before the subtraction",
        "y is divided by N before 1 is subtracted: it is the difference that is divided.",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                n = len(self.y)
                if np.ndim(self.t) == 2:
                    return dout * (self.y - self.t) / n
                dx = self.y / n
                dx[np.arange(n), self.t] -= 1
                return dout * dx
        """,
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: labels, dout before the subtraction",
        "`dout` multiplies y before 1 is subtracted: it multiplies the whole difference.",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                n = len(self.y)
                if np.ndim(self.t) == 2:
                    return dout * (self.y - self.t) / n
                dx = dout * self.y
                dx[np.arange(n), self.t] -= 1
                return dx / n
        """,
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: labels, row and column swapped",
        "row and column change places in the index of y: the first index counts the examples, "
        "the second one the classes.",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                n = len(self.y)
                if np.ndim(self.t) == 2:
                    return dout * (self.y - self.t) / n
                dx = self.y.copy()
                dx[self.t, np.arange(n)] -= 1
                return dout * dx / n
        """,
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: labels, the largest taken for the target",
        "1 is subtracted at the largest probability of each row: it should be at the right "
        "class, which the target names.",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                n = len(self.y)
                if np.ndim(self.t) == 2:
                    return dout * (self.y - self.t) / n
                dx = self.y.copy()
                dx[np.arange(n), self.y.argmax(axis=1)] -= 1
                return dout * dx / n
        """,
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: N columns",
        "the one-hot rows have the wrong number of columns: there is one for each class, as in y.",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                t = self.t if np.ndim(self.t) == 2 else np.eye(len(self.t))[self.t]
                return dout * (self.y - t) / len(self.y)
        """,
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: ten columns",
        "the one-hot rows have the wrong number of columns: there is one for each class, as in y.",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                t = self.t if np.ndim(self.t) == 2 else np.eye(10)[self.t]
                return dout * (self.y - t) / len(self.y)
        """,
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: columns up to the largest label",
        "the one-hot rows have the wrong number of columns: there is one for each class, as in y.",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                t = self.t if np.ndim(self.t) == 2 else np.eye(self.t.max() + 1)[self.t]
                return dout * (self.y - t) / len(self.y)
        """,
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: slope of a sigmoid",
        "the slope y(1 - y) comes back, and the target plays no part: the gradient is what the "
        "network said minus what it should have said.",
        old="return dout * (dx / len(y)).reshape(self.y.shape)",
        new="return dout * y * (1 - y) / len(y)",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: argmax over axis 0",
        "argmax runs over axis 0, down the columns: the 1 of each *row* is wanted.",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                t = np.asarray(self.t)
                if t.ndim == 2:
                    t = t.argmax(axis=0)
                dx = self.y.copy()
                dx[np.arange(len(t)), t] -= 1
                return dout * dx / len(dx)
        """,
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: through the division by y",
        "the way back divides by y, which is 0 where the logits are far apart: taken together, "
        "logarithm and softmax need no division by y.",
        code="""
        class SoftmaxWithLoss:
            def forward(self, x, t):
                self.y, self.t = softmax(x), t
                return cross_entropy_error(self.y, t)

            def backward(self, dout=1):
                hot = np.eye(self.y.shape[1])[as_labels(self.t, self.y.shape)]
                dy = -dout * hot / self.y / len(self.y)
                return self.y * (dy - (dy * self.y).sum(axis=1, keepdims=True))
        """,
    ),
    Mistake(
        "SimpleNet",
        "simple net: a copy of W",
        "the net computes with a copy of W: the array that was given is changed in place, and the "
        "copy never hears of it.",
        old="self.W = W",
        new="self.W = W.copy()",
    ),
    Mistake(
        "SimpleNet",
        "simple net: softmax in predict",
        "`predict` returns probabilities: it should return the logits. Softmax belongs to `loss`.",
        old="return x @ self.W",
        new="return softmax(x @ self.W)",
    ),
    Mistake(
        "SimpleNet",
        "simple net: softmax in predict only",
        "`predict` returns probabilities: it should return the logits. Softmax belongs to `loss`.",
        code="""
        class SimpleNet:
            def __init__(self, W):
                self.W = W

            def predict(self, x):
                return softmax(x @ self.W)

            def loss(self, x, t):
                return cross_entropy_error(self.predict(x), t)
        """,
    ),
    Mistake(
        "SimpleNet",
        "simple net: no softmax",
        "the loss is computed from the logits: they are no probabilities before softmax.",
        old="softmax(self.predict(x))",
        new="self.predict(x)",
    ),
    Mistake(
        "SimpleNet",
        "simple net: softmax twice",
        "softmax is applied twice before the loss: once is enough.",
        old="softmax(self.predict(x))",
        new="softmax(softmax(self.predict(x)))",
    ),
    Mistake(
        "SimpleNet",
        "simple net: product the other way round",
        "the weights stand before x: then a mini-batch does not fit.",
        old="return x @ self.W",
        new="return self.W.T @ x",
    ),
    Mistake(
        "SimpleNet",
        "simple net: entry by entry",
        "x and W are multiplied entry by entry, with *: the matrix product is @.",
        old="return x @ self.W",
        new="return x * self.W",
    ),
    Mistake(
        "SimpleNet",
        "simple net: largest class returned",
        "`predict` returns the number of the largest logit: it should return the logits.",
        old="return x @ self.W",
        new="return np.argmax(x @ self.W, axis=-1)",
    ),
    Mistake(
        "SimpleNet",
        "simple net: sigmoid in predict",
        "`predict` applies the sigmoid: it should return the logits as they are.",
        old="return x @ self.W",
        new="return 1 / (1 + np.exp(-(x @ self.W)))",
    ),
    Mistake(
        "SimpleNet",
        "simple net: relu in predict",
        "`predict` applies relu: it should return the logits as they are.",
        old="return x @ self.W",
        new="return np.maximum(x @ self.W, 0)",
    ),
    Mistake(
        "SimpleNet",
        "simple net: weights of its own",
        "the net makes weights of its own: it should use the W that it was given.",
        old="self.W = W",
        new="self.W = np.zeros_like(W)",
    ),
    Mistake(
        "SimpleNet",
        "simple net: sigmoid in the loss",
        "the sigmoid stands in the place of softmax: then the probabilities of an example do not "
        "add up to 1.",
        old="return cross_entropy_error(softmax(self.predict(x)), t)",
        new="return cross_entropy_error(1 / (1 + np.exp(-self.predict(x))), t)",
    ),
    Mistake(
        "SimpleNet",
        "simple net: largest class in the loss",
        "only the largest logit counts, as if it had all the probability: softmax gives "
        "every class its share.",
        old="return cross_entropy_error(softmax(self.predict(x)), t)",
        new="return cross_entropy_error(np.eye(3)[self.predict(x).argmax(axis=-1)], t)",
    ),
    Mistake(
        "SimpleNet",
        "simple net: probabilities in the place of the loss",
        "`loss` returns the probabilities: their cross-entropy is asked for.",
        old="return cross_entropy_error(softmax(self.predict(x)), t)",
        new="return softmax(self.predict(x))",
    ),
    Mistake(
        "SimpleNet",
        "simple net: logits in the place of the loss",
        "`loss` returns the logits: the cross-entropy of their softmax is asked for.",
        old="return cross_entropy_error(softmax(self.predict(x)), t)",
        new="return self.predict(x)",
    ),
    Mistake(
        "SimpleNet",
        "simple net: arguments swapped",
        "y and t change places in `cross_entropy_error`: it takes the probabilities first.",
        old="return cross_entropy_error(softmax(self.predict(x)), t)",
        new="return cross_entropy_error(np.asarray(t), softmax(self.predict(x)))",
    ),
    Mistake(
        "SimpleNet",
        "simple net: weight decay",
        "weight decay is added to the loss: nothing asks for it here.",
        old="softmax(self.predict(x)), t)",
        new="softmax(self.predict(x)), t) + 0.5 * 0.01 * np.sum(self.W**2)",
    ),
    Mistake(
        "SimpleNet",
        "simple net: W transposed",
        "W is transposed: x is (N, 2) and W is (2, 3), so they fit as they are.",
        old="return x @ self.W",
        new="return x @ self.W.T",
    ),
    Mistake(
        "SimpleNet",
        "simple net: random weights",
        "the net makes weights of its own: it should use the W that it was given.",
        old="self.W = W",
        new="self.W = np.random.RandomState(0).randn(2, 3)",
    ),
    Mistake(
        "SimpleNet",
        "simple net: W on the class",
        "W is kept on the class, where all nets share it: keep it on `self`.",
        code="""
        class SimpleNet:
            def __init__(self, W):
                SimpleNet.W = W

            def predict(self, x):
                return x @ SimpleNet.W

            def loss(self, x, t):
                return cross_entropy_error(softmax(self.predict(x)), t)
        """,
    ),
    Mistake(
        "SimpleNet",
        "simple net: old logits in predict",
        "the logits of an earlier call are kept and returned again: W may have changed since.",
        code="""
        class SimpleNet:
            def __init__(self, W):
                self.W = W
                self.a = None

            def predict(self, x):
                if self.a is None or self.a.shape[:-1] != x.shape[:-1]:
                    self.a = x @ self.W
                return self.a

            def loss(self, x, t):
                return cross_entropy_error(softmax(self.predict(x)), t)
        """,
    ),
    Mistake(
        "SimpleNet",
        "simple net: old logits in the loss",
        "`loss` uses the logits of an earlier call: it must compute them for the x that it is "
        "given.",
        code="""
        class SimpleNet:
            def __init__(self, W):
                self.W = W
                self.a = None

            def predict(self, x):
                self.a = x @ self.W
                return self.a

            def loss(self, x, t):
                if self.a is None:
                    self.predict(x)
                return cross_entropy_error(softmax(self.a), t)
        """,
    ),
    Mistake(
        "SimpleNet",
        "simple net: softmax of x",
        "softmax is taken of the input: it turns the *logits* into probabilities.",
        old="return cross_entropy_error(softmax(self.predict(x)), t)",
        new="return cross_entropy_error(softmax(x), t)",
    ),
    Mistake(
        "SimpleNet",
        "simple net: largest logit for the target",
        "the class with the largest logit is taken for the target: the right class is in t.",
        old="return cross_entropy_error(softmax(self.predict(x)), t)",
        new="return cross_entropy_error(softmax(self.predict(x)), self.predict(x).argmax(axis=-1))",
    ),
    Mistake(
        "SimpleNet",
        "simple net: softmax of the whole batch",
        "softmax runs over the whole batch: each example is a row for itself, and `softmax` "
        "treats it so.",
        old="return cross_entropy_error(softmax(self.predict(x)), t)",
        new="powers = np.exp(self.predict(x))\n"
        "        return cross_entropy_error(powers / powers.sum(), t)",
    ),
    Mistake(
        "SimpleNet",
        "simple net: powers not divided",
        "the exponentials are not divided by their sum: `softmax` does both.",
        old="return cross_entropy_error(softmax(self.predict(x)), t)",
        new="return cross_entropy_error(np.exp(self.predict(x)), t)",
    ),
    Mistake(
        "SimpleNet",
        "simple net: mean of the batch",
        "the logits are averaged over the batch: each example has its own, and "
        "`cross_entropy_error` takes the mean of the losses.",
        old="return cross_entropy_error(softmax(self.predict(x)), t)",
        new="return cross_entropy_error(softmax(self.predict(x).mean(axis=0)), t)",
    ),
)
