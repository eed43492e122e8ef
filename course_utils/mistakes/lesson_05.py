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
        "the bias is not added.",
        old="return x @ self.W + self.b",
        new="return x @ self.W",
    ),
    Mistake(
        "Affine",
        "affine: bias subtracted",
        "the bias is subtracted: it is added.",
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
        "the product for dW is taken the other way round, which transposes it: dW must have the "
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
        "`dout` is left out of dW: the sum of the inputs comes out, for every output the same.",
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
        "the gradients of the last call are added to: each call of `backward` computes dW and db "
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
        "`backward` changes W: it only computes gradients, and the training decides on the step.",
        old="return dout @ self.W.T",
        new="dx = dout @ self.W.T\n        self.W -= 0.1 * self.dW\n        return dx",
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
        "one number is subtracted from the whole batch: a row far below it becomes 0/0. Each row "
        "needs its own maximum.",
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
        "softmax: shift by the mean",
        "the mean of the row is subtracted: a logit far above it still overflows.",
        old="np.max(x",
        new="np.mean(x",
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
        "the powers are not divided by their sum.",
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
        "the logarithm of the probabilities is returned.",
        old="return powers / powers.sum(axis=-1, keepdims=True)",
        new="return np.log(powers / powers.sum(axis=-1, keepdims=True))",
    ),
    Mistake(
        "softmax",
        "softmax: x shifted in place",
        "the maximum is subtracted from `x` in place, with `-=`: the caller's logits change.",
        old="shifted = x - np.max(x, axis=-1, keepdims=True)",
        new="x -= np.max(x, axis=-1, keepdims=True)\n    shifted = x",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: y changed in place",
        "the tiny number is added to `y` in place, with `+=`: the caller's probabilities change.",
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
        "cross entropy: no tiny number",
        "nothing is added before the logarithm: ln 0, of a probability that a float holds as 0, is "
        "minus infinity.",
        old="np.log(right + 1e-7)",
        new="np.log(right)",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: base 10",
        "the logarithm has the base 10: the natural one is np.log.",
        old="np.log(",
        new="np.log10(",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: base 2",
        "the logarithm has the base 2: the natural one is np.log.",
        old="np.log(",
        new="np.log2(",
    ),
    Mistake(
        "cross_entropy_error",
        "cross entropy: logarithm of the mean",
        "the mean is taken first, and its logarithm then: take the logarithm of each example.",
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
        "cross entropy: divided by N and C",
        "the sum is divided by the number of all entries, N times C, as np.mean of t * log y "
        "does: the mean is over the N examples.",
        old="np.mean(np.log(right + 1e-7))",
        new="np.sum(np.log(right + 1e-7)) / y.size",
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
        "the largest probability of each row is taken, whatever class is the right one.",
        old="y[np.arange(len(y)), labels]",
        new="y.max(axis=1)",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: t - y",
        "the difference is the wrong way round: the target is subtracted from what was said.",
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
        "the gradient is divided by N twice.",
        old="len(y))",
        new="len(y) ** 2)",
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
        "softmax is applied twice: the loss can then never be small, however right the answer.",
        old="self.y = softmax(x)",
        new="self.y = softmax(softmax(x))",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: softmax twice in the loss",
        "the loss is computed from softmax(y), and y is a softmax already.",
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
        "`backward` subtracts the target from the logits: it should be from the probabilities.",
        old="self.y = softmax(x)\n        self.loss = cross_entropy_error(self.y, self.t)",
        new="self.y = x\n        self.loss = cross_entropy_error(softmax(x), self.t)",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: y overwritten",
        "`backward` changes the y that `forward` kept: a second call starts from spoilt numbers. "
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
        "`dx[:, t]` takes N columns of every row: 1 is subtracted at one entry of each row.",
        old="dx[np.arange(len(y)), as_labels(self.t, y.shape)]",
        new="dx[:, as_labels(self.t, y.shape)]",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: target forgotten",
        "y alone comes back: the target is not subtracted.",
        old="-= 1",
        new="-= 0",
    ),
    Mistake(
        "SoftmaxWithLoss",
        "softmax with loss: only the right class",
        "only the right class gets a gradient: the others are pushed down as well.",
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
        "y - t is multiplied by y(1 - y) once more: y - t is already the whole way through both.",
        old="(dx / len(y))",
        new="(dx * y * (1 - y) / len(y))",
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
        "`predict` returns probabilities: it should return the logits, and `loss` then takes their "
        "softmax.",
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
        "softmax is applied twice before the loss.",
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
)
