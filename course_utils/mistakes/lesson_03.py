"""Known mistakes of lesson 3, activations."""

from course_utils.mistakes import Mistake

MISTAKES = (
    Mistake(
        "Relu",
        "relu: dout changed in place",
        "`dout` itself is overwritten and sent on: it belongs to the caller, who may hand the same "
        "array to another branch.",
        old="return np.where(self.mask, 0, dout)",
        new="dout[self.mask] = 0\n        return dout",
    ),
    Mistake(
        "Relu",
        "relu: x changed in place",
        "the input is overwritten: `out = x` is a second name for the caller's array, not a copy.",
        old="return np.where(self.mask, 0, x)",
        new="x[self.mask] = 0\n        return x",
    ),
    Mistake(
        "Relu",
        "relu: x and dout changed in place",
        "both arrays that were handed over are overwritten: results need arrays of their own.",
        code="""
        class Relu:
            def forward(self, x):
                self.mask = x <= 0
                x[self.mask] = 0
                return x

            def backward(self, dout):
                dout[self.mask] = 0
                return dout
        """,
    ),
    Mistake(
        "Relu",
        "relu: sign of dout decides",
        "the sign of `dout` decides what passes: the question is which *inputs* were above 0.",
        old="return np.where(self.mask, 0, dout)",
        new="return np.where(dout <= 0, 0, dout)",
    ),
    Mistake(
        "Relu",
        "relu: no mask in backward",
        "`dout` passes everywhere: where the input was below 0, the output does not move with it.",
        old="return np.where(self.mask, 0, dout)",
        new="return dout * 1",
    ),
    Mistake(
        "Relu",
        "relu: mask of backward inverted",
        "the mask is the wrong way round: the gradient passes where the input was above 0.",
        old="return np.where(self.mask, 0, dout)",
        new="return np.where(self.mask, dout, 0)",
    ),
    Mistake(
        "Relu",
        "relu: mask inverted",
        "the mask is the wrong way round, so that the positive entries are set to 0.",
        old="self.mask = x <= 0",
        new="self.mask = x > 0",
    ),
    Mistake(
        "Relu",
        "relu: gradient 1 at 0",
        "the gradient at exactly 0 is taken as 1: this course says 0 there. Does the mask hold the "
        "entries that are equal to 0?",
        old="self.mask = x <= 0",
        new="self.mask = x < 0",
    ),
    Mistake(
        "Relu",
        "relu: gradient 1/2 at 0",
        "the gradient at exactly 0 is taken as one half: this course says 0 there.",
        code="""
        class Relu:
            def forward(self, x):
                self.slope = (np.sign(x) + 1) / 2
                return np.maximum(x, 0)

            def backward(self, dout):
                return dout * self.slope
        """,
    ),
    Mistake(
        "Relu",
        "relu: dout times the output",
        "`dout` is multiplied by the output: the slope of an open gate is 1, however large x is.",
        code="""
        class Relu:
            def forward(self, x):
                self.out = np.maximum(x, 0)
                return self.out

            def backward(self, dout):
                return dout * self.out
        """,
    ),
    Mistake(
        "Relu",
        "relu: upstream gradient forgotten",
        "`dout` is left out: what comes back is the slope alone, 0 or 1.",
        old="return np.where(self.mask, 0, dout)",
        new="return np.where(self.mask, 0, 1)",
    ),
    Mistake(
        "Relu",
        "relu: backward repeats forward",
        "`backward` takes max(dout, 0) of the entries that pass: a negative `dout` passes too.",
        old="return np.where(self.mask, 0, dout)",
        new="return np.where(self.mask, 0, np.maximum(dout, 0))",
    ),
    Mistake(
        "Relu",
        "relu: np.max in place of np.maximum",
        "`np.max(x, 0)` is used: it takes the largest entry of each column. The function that "
        "compares entry by entry has a longer name.",
        old="return np.where(self.mask, 0, x)",
        new="return np.max(x, 0)",
    ),
    Mistake(
        "Relu",
        "relu: smaller in place of larger",
        "the smaller of x and 0 is taken in place of the larger.",
        old="return np.where(self.mask, 0, x)",
        new="return np.minimum(x, 0)",
    ),
    Mistake(
        "Relu",
        "relu: absolute value",
        "negative entries change their sign: they become 0.",
        old="return np.where(self.mask, 0, x)",
        new="return np.abs(x)",
    ),
    Mistake(
        "Relu",
        "relu: 0 or 1 in forward",
        "every entry becomes 0 or 1: a positive entry keeps its value.",
        old="return np.where(self.mask, 0, x)",
        new="return np.where(self.mask, 0, 1)",
    ),
    Mistake(
        "Relu",
        "relu: no mask in forward",
        "the input is returned as it is: where are its negative entries set to 0?",
        old="return np.where(self.mask, 0, x)",
        new="return x * 1",
    ),
    Mistake(
        "Relu",
        "relu: gradient in an array of integers",
        "the gradient is written into an array of integers, which cuts off its decimals: "
        "`zeros_like` takes over the dtype of its argument.",
        code="""
        class Relu:
            def forward(self, x):
                self.x = x
                return np.maximum(x, 0)

            def backward(self, dout):
                dx = np.zeros_like(self.x)
                dx[self.x > 0] = dout[self.x > 0]
                return dx
        """,
    ),
    Mistake(
        "Relu",
        "relu: mask kept on the class",
        "the mask is kept on the class, where all objects share it: keep it on `self`.",
        code="""
        class Relu:
            def forward(self, x):
                Relu.mask = x <= 0
                return np.where(Relu.mask, 0, x)

            def backward(self, dout):
                return np.where(Relu.mask, 0, dout)
        """,
    ),
    # The naive formula first: others that overflow too would be named in its place.
    Mistake(
        "Sigmoid",
        "sigmoid: overflow",
        "a large exponent overflows: exp(-x) far below 0, exp(x) far above. For each sign of x use "
        "the form whose exponent is not above 0.",
        old="small = np.exp(-np.abs(x))  # never above 1, so it cannot overflow\n"
        "        self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="self.out = 1 / (1 + np.exp(-x))",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: parentheses missing",
        "the parentheses around the denominator are missing: `1 / 1 + ...` divides first, and "
        "adds then.",
        code="""
        class Sigmoid:
            def forward(self, x):
                self.out = 1 / 1 + np.exp(-x)
                return self.out

            def backward(self, dout):
                return dout * self.out * (1 - self.out)
        """,
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: sign of the exponent",
        "the exponent has the wrong sign: the curve falls where it should rise.",
        old="np.where(x >= 0, 1, small)",
        new="np.where(x < 0, 1, small)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: the branches share a formula",
        "1 / (1 + exp(-|x|)) is used on both sides of 0: for negative x the numerator is another.",
        old="np.where(x >= 0, 1, small)",
        new="1",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: values in an array of integers",
        "the values are written into an array of integers, which cuts off their decimals: "
        "`zeros_like` takes over the dtype of its argument.",
        code="""
        class Sigmoid:
            def forward(self, x):
                self.out = np.zeros_like(x)
                self.out[x >= 0] = 1 / (1 + np.exp(-x[x >= 0]))
                self.out[x < 0] = np.exp(x[x < 0]) / (1 + np.exp(x[x < 0]))
                return self.out

            def backward(self, dout):
                return dout * self.out * (1 - self.out)
        """,
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: slope from the input",
        "the slope is computed as x(1 - x) from the *input*: the formula wants the output.",
        code="""
        class Sigmoid:
            def forward(self, x):
                self.x = x
                small = np.exp(-np.abs(x))
                return np.where(x >= 0, 1, small) / (1 + small)

            def backward(self, dout):
                return dout * self.x * (1 - self.x)
        """,
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: applied again in backward",
        "the sigmoid is applied once more to the output before the slope is computed: what "
        "`forward` keeps is already σ(x).",
        old="return dout * self.out * (1 - self.out)",
        new="again = 1 / (1 + np.exp(-self.out))\n        return dout * again * (1 - again)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: upstream gradient forgotten",
        "`dout` is left out: what comes back is the slope alone.",
        old="return dout * self.out * (1 - self.out)",
        new="return self.out * (1 - self.out)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: factor 1 - y only",
        "the slope is taken as 1 - y: it has two factors.",
        old="return dout * self.out * (1 - self.out)",
        new="return dout * (1 - self.out)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: factor y only",
        "the slope is taken as y: it has two factors.",
        old="return dout * self.out * (1 - self.out)",
        new="return dout * self.out",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: slope of tanh",
        "the slope is taken as 1 - y²: that one belongs to tanh.",
        old="return dout * self.out * (1 - self.out)",
        new="return dout * (1 - self.out**2)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: parentheses of the slope missing",
        "the parentheses in y(1 - y) are missing: only `dout * y * 1` is multiplied, and y "
        "subtracted then.",
        old="return dout * self.out * (1 - self.out)",
        new="return dout * self.out * 1 - self.out",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: sign of the slope",
        "the factor 1 - y is the wrong way round: a sigmoid rises everywhere.",
        old="(1 - self.out)",
        new="(self.out - 1)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: dout changed in place",
        "`dout` itself is multiplied, with `*=`: it belongs to the caller, who may hand the same "
        "array to another branch.",
        old="return dout * self.out * (1 - self.out)",
        new="dout *= self.out * (1 - self.out)\n        return dout",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: x changed in place",
        "the input is overwritten: compute a new array in place of it.",
        code="""
        class Sigmoid:
            def forward(self, x):
                sign = np.sign(x)
                x *= sign
                small = np.exp(-x)
                self.out = np.where(sign >= 0, 1, small) / (1 + small)
                return self.out

            def backward(self, dout):
                return dout * self.out * (1 - self.out)
        """,
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: output kept on the class",
        "the output is kept on the class, where all objects share it: keep it on `self`.",
        code="""
        class Sigmoid:
            def forward(self, x):
                small = np.exp(-np.abs(x))
                Sigmoid.out = np.where(x >= 0, 1, small) / (1 + small)
                return Sigmoid.out

            def backward(self, dout):
                return dout * Sigmoid.out * (1 - Sigmoid.out)
        """,
    ),
    Mistake(
        "Tanh",
        "tanh: overflow",
        "exp(x) or exp(-x) overflows, and infinity divided by infinity is nan. NumPy has a tanh "
        "that is safe.",
        old="self.out = np.tanh(x)",
        new="self.out = (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))",
    ),
    Mistake(
        "Tanh",
        "tanh: np.tan",
        "the tangent is taken, np.tan: the *hyperbolic* tangent has an h at its end.",
        old="np.tanh(x)",
        new="np.tan(x)",
    ),
    Mistake(
        "Tanh",
        "tanh: sigmoid",
        "the sigmoid is computed: tanh runs from -1 to 1, and has another slope.",
        code="""
        class Tanh:
            def forward(self, x):
                small = np.exp(-np.abs(x))
                self.out = np.where(x >= 0, 1, small) / (1 + small)
                return self.out

            def backward(self, dout):
                return dout * self.out * (1 - self.out)
        """,
    ),
    Mistake(
        "Tanh",
        "tanh: of half the input",
        "2σ(x) - 1 is computed, which is the tanh of x/2: the sigmoid must be taken of 2x.",
        old="np.tanh(x)",
        new="np.tanh(x / 2)",
    ),
    Mistake(
        "Tanh",
        "tanh: sign",
        "the sign is turned round: tanh rises.",
        old="np.tanh(x)",
        new="np.tanh(-x)",
    ),
    Mistake(
        "Tanh",
        "tanh: slope from the input",
        "the slope is computed as 1 - x² from the *input*: the formula wants the output.",
        old="self.out = np.tanh(x)\n        return self.out",
        new="self.out = x\n        return np.tanh(x)",
    ),
    Mistake(
        "Tanh",
        "tanh: applied again in backward",
        "tanh is applied once more to the output before the slope is computed: what `forward` "
        "keeps is already tanh(x).",
        old="self.out**2",
        new="np.tanh(self.out) ** 2",
    ),
    Mistake(
        "Tanh",
        "tanh: upstream gradient forgotten",
        "`dout` is left out: what comes back is the slope alone.",
        old="return dout * (1 - self.out**2)",
        new="return 1 - self.out**2",
    ),
    Mistake(
        "Tanh",
        "tanh: slope of the sigmoid",
        "the slope is taken as y(1 - y): that one belongs to the sigmoid.",
        old="(1 - self.out**2)",
        new="self.out * (1 - self.out)",
    ),
    Mistake(
        "Tanh",
        "tanh: square forgotten",
        "the slope is taken as 1 - y: the square is missing.",
        old="self.out**2",
        new="self.out",
    ),
    Mistake(
        "Tanh",
        "tanh: plus in the slope",
        "the slope is taken as 1 + y²: then it would be steepest far out, where the curve is flat.",
        old="1 - self.out**2",
        new="1 + self.out**2",
    ),
    Mistake(
        "Tanh",
        "tanh: square of the difference",
        "the difference is squared, (1 - y)², in place of y alone.",
        old="(1 - self.out**2)",
        new="(1 - self.out) ** 2",
    ),
    Mistake(
        "Tanh",
        "tanh: parentheses of the slope missing",
        "the parentheses around 1 - y² are missing: only `dout * 1` is multiplied, and y² "
        "subtracted then.",
        old="dout * (1 - self.out**2)",
        new="dout * 1 - self.out**2",
    ),
    Mistake(
        "Tanh",
        "tanh: dout changed in place",
        "`dout` itself is multiplied, with `*=`: it belongs to the caller, who may hand the same "
        "array to another branch.",
        old="return dout * (1 - self.out**2)",
        new="dout *= 1 - self.out**2\n        return dout",
    ),
    Mistake(
        "Tanh",
        "tanh: x changed in place",
        "the input is overwritten: np.tanh(x) is a new array, and x should stay.",
        code="""
        class Tanh:
            def forward(self, x):
                x[...] = np.tanh(x)
                self.out = x.copy()
                return x

            def backward(self, dout):
                return dout * (1 - self.out**2)
        """,
    ),
    Mistake(
        "Tanh",
        "tanh: output kept on the class",
        "the output is kept on the class, where all objects share it: keep it on `self`.",
        code="""
        class Tanh:
            def forward(self, x):
                Tanh.out = np.tanh(x)
                return Tanh.out

            def backward(self, dout):
                return dout * (1 - Tanh.out**2)
        """,
    ),
)
