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
        "the caller's array is overwritten: inside a function, `x` and `dout` are second names for "
        "arrays that belong to the caller, not copies.",
        old="return np.where(self.mask, 0, x)",
        new="x[self.mask] = 0\n        return x",
    ),
    Mistake(
        "Relu",
        "relu: x and dout changed in place",
        "the caller's array is overwritten: inside a function, `x` and `dout` are second names for "
        "arrays that belong to the caller, not copies.",
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
        "the mask is the wrong way around: the gradient passes where the input was above 0.",
        old="return np.where(self.mask, 0, dout)",
        new="return np.where(self.mask, dout, 0)",
    ),
    Mistake(
        "Relu",
        "relu: mask inverted",
        "the mask is the wrong way around, so that the positive entries are set to 0 and the "
        "negative ones kept.",
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
        "the smaller of x and 0 is taken in place of the larger, so that the positive entries are "
        "set to 0 and the negative ones kept.",
        old="return np.where(self.mask, 0, x)",
        new="return np.minimum(x, 0)",
    ),
    Mistake(
        "Relu",
        "relu: absolute value",
        "negative entries change their sign: relu sets them to 0.",
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
    Mistake(
        "Relu",
        "relu: leaky",
        "negative entries keep a hundredth of their size: relu sets them to 0.",
        old="return np.where(self.mask, 0, x)",
        new="return np.where(self.mask, 0.01 * x, x)",
    ),
    Mistake(
        "Relu",
        "relu: leaky backward",
        "a hundredth of `dout` passes where x was below 0: nothing should pass there.",
        old="return np.where(self.mask, 0, dout)",
        new="return np.where(self.mask, 0.01 * dout, dout)",
    ),
    Mistake(
        "Relu",
        "relu: capped at 6",
        "large entries are cut off at 6: relu leaves them as they are.",
        old="return np.where(self.mask, 0, x)",
        new="return np.clip(x, 0, 6)",
    ),
    Mistake(
        "Relu",
        "relu: capped at 1",
        "large entries are cut off at 1: relu leaves them as they are.",
        old="return np.where(self.mask, 0, x)",
        new="return np.clip(x, 0, 1)",
    ),
    Mistake(
        "Relu",
        "relu: sigmoid",
        "the sigmoid is computed, which comes in the next exercise.",
        old="return np.where(self.mask, 0, x)",
        new="return 1 / (1 + np.exp(-x))",
    ),
    Mistake(
        "Relu",
        "relu: softplus",
        "log(1 + exp(x)) is computed, a smooth relative of relu: relu itself is max(x, 0).",
        old="return np.where(self.mask, 0, x)",
        new="return np.log1p(np.exp(x))",
    ),
    Mistake(
        "Relu",
        "relu: the mask returned",
        "`forward` returns the mask, True or False for each entry: keep it for `backward`, and "
        "return the numbers.",
        old="return np.where(self.mask, 0, x)",
        new="return self.mask",
    ),
    Mistake(
        "Relu",
        "relu: positive entries only",
        "only the positive entries come back, in one row: relu keeps the shape, with 0 in the "
        "place of the others.",
        old="return np.where(self.mask, 0, x)",
        new="return x[x > 0]",
    ),
    Mistake(
        "Relu",
        "relu: the mask as gradient",
        "the mask itself comes back, 1 where the gradient should be *stopped*: it is neither "
        "inverted nor multiplied by `dout`.",
        old="return np.where(self.mask, 0, dout)",
        new="return self.mask * 1.0",
    ),
    Mistake(
        "Relu",
        "relu: gradient -1 below 0",
        "`dout` changes its sign where x was below 0, as for an absolute value: nothing should "
        "pass there.",
        old="return np.where(self.mask, 0, dout)",
        new="return np.where(self.mask, -dout, dout)",
    ),
    Mistake(
        "Relu",
        "relu: threshold 1",
        "entries up to 1 are set to 0: the corner lies at 0.",
        old="self.mask = x <= 0",
        new="self.mask = x <= 1",
    ),
    # The naive formula first: others that overflow too would be named in its place.
    Mistake(
        "Relu",
        "relu: mask not on self",
        "nothing passes at all: does the mask of `forward` reach `backward`, by `self`? An array "
        "with None as its index is set to 0 as a whole.",
        code="""
        class Relu:
            def forward(self, x):
                mask = x <= 0
                self.mask = None
                return np.where(mask, 0, x)

            def backward(self, dout):
                dx = dout.copy()
                dx[self.mask] = 0
                return dx
        """,
    ),
    Mistake(
        "Relu",
        "relu: whole rows",
        "a whole row is set to 0 where one of its entries is not above 0: each entry has a gate "
        "of its own.",
        code="""
        class Relu:
            def forward(self, x):
                self.mask = np.where(x <= 0)[0]
                out = x.copy()
                out[self.mask] = 0
                return out

            def backward(self, dout):
                dx = dout.copy()
                dx[self.mask] = 0
                return dx
        """,
    ),
    Mistake(
        "Relu",
        "relu: zeros outside the copy",
        "a copy of `dout` comes back, while the zeros are written into `dout` itself: it should "
        "be the other way around.",
        code="""
        class Relu:
            def forward(self, x):
                self.mask = x <= 0
                return np.where(self.mask, 0, x)

            def backward(self, dout):
                dx = dout.copy()
                dout[self.mask] = 0
                return dx
        """,
    ),
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
        "the parentheses around the denominator are missing: `1 / 1 + ...` divides first and adds "
        "afterwards.",
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
        "the slope is taken as 1 - y: it has two factors, and the other one is missing.",
        old="return dout * self.out * (1 - self.out)",
        new="return dout * (1 - self.out)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: factor y only",
        "the slope is taken as y: it has two factors, and the other one is missing.",
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
        "the parentheses in y(1 - y) are missing: only `dout * y * 1` is multiplied, and y is "
        "subtracted afterwards.",
        old="return dout * self.out * (1 - self.out)",
        new="return dout * self.out * 1 - self.out",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: sign of the slope",
        "the factor 1 - y is the wrong way around: a sigmoid rises everywhere.",
        old="(1 - self.out)",
        new="(self.out - 1)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: dout changed in place",
        "`dout` itself is changed, with `*=`: it belongs to the caller, who may hand the same "
        "array to another branch.",
        old="return dout * self.out * (1 - self.out)",
        new="dout *= self.out * (1 - self.out)\n        return dout",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: x changed in place",
        "the input is overwritten: it belongs to the caller, so compute a new array.",
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
        "Sigmoid",
        "sigmoid: clipped too soon",
        "x is cut off so near to 0 that it shows: `np.clip` is harmless only far out, say at ±500.",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="self.out = 1 / (1 + np.exp(-np.clip(x, -1, 1)))",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: clipped at 2",
        "x is cut off so near to 0 that it shows: `np.clip` is harmless only far out, say at ±500.",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="self.out = 1 / (1 + np.exp(-np.clip(x, -2, 2)))",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: clipped at 5",
        "x is cut off so near to 0 that it shows: `np.clip` is harmless only far out, say at ±500.",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="self.out = 1 / (1 + np.exp(-np.clip(x, -5, 5)))",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: tanh",
        "tanh is computed: the sigmoid runs from 0 to 1, not from -1 to 1.",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="self.out = np.tanh(x)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: straight line",
        "a straight line is taken, cut off at 0 and 1: the sigmoid is a curve with an exponential.",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="self.out = np.clip(0.25 * x + 0.5, 0, 1)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: step",
        "0 or 1 comes back, a step: the sigmoid rises smoothly.",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="self.out = (x > 0) * 1.0",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: softmax",
        "the exponentials are divided by the sum of all of them: each entry should depend on its "
        "own x alone.",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="self.out = np.exp(x) / np.exp(x).sum()",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: another base",
        "the base is 2: `np.exp` has the base e.",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="self.out = 1 / (1 + 2.0**-x)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: of half x",
        "the sigmoid of x/2 is computed: does a factor stand in the exponent?",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="self.out = 0.5 * (1 + np.tanh(x / 4))",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: of twice x",
        "the sigmoid of 2x is computed: does a factor stand in the exponent?",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="self.out = 0.5 * (1 + np.tanh(x))",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: of x squared",
        "x is squared in the exponent: then its sign is lost.",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="self.out = 1 / (1 + np.exp(-(x**2)))",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: minus in the denominator",
        "the denominator is 1 - exp(-x): it should be a sum, not a difference.",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="self.out = 1 / (1 - np.exp(-x))",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: 2 in the denominator",
        "2 is added to the exponential in the denominator: in the formula it is 1.",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="self.out = 1 / (2 + np.exp(-x))",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: logarithm",
        "the logarithm of the sigmoid comes back: return the sigmoid itself.",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)\n        return self.out",
        new="self.out = np.where(x >= 0, 1, small) / (1 + small)\n        return np.log(self.out)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: slope y²(1 - y)",
        "the slope is taken as y²(1 - y): y is a factor once, not twice.",
        old="return dout * self.out * (1 - self.out)",
        new="return dout * self.out**2 * (1 - self.out)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: slope y(1 + y)",
        "the slope is taken as y(1 + y): a plus stands where a minus should.",
        old="return dout * self.out * (1 - self.out)",
        new="return dout * self.out * (1 + self.out)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: slope (1 - y)²",
        "the slope is taken as (1 - y)²: the factors are y and 1 - y.",
        old="return dout * self.out * (1 - self.out)",
        new="return dout * (1 - self.out) ** 2",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: slope in the denominator",
        "`dout` is divided by the slope: the chain rule multiplies.",
        old="return dout * self.out * (1 - self.out)",
        new="return dout / (self.out * (1 - self.out))",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: slope quarter",
        "the slope is taken as 1/4 everywhere: that is its value at 0 alone.",
        old="return dout * self.out * (1 - self.out)",
        new="return dout * 0.25",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: dout in the place of y",
        "1 - `dout` stands where 1 - y should: `dout` is a factor of its own.",
        old="return dout * self.out * (1 - self.out)",
        new="return self.out * (1 - dout)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: dout added",
        "`dout` is added to the slope: the chain rule multiplies.",
        old="return dout * self.out * (1 - self.out)",
        new="return dout + self.out * (1 - self.out)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: the factors added",
        "the two factors of the slope are added: they should be multiplied.",
        old="return dout * self.out * (1 - self.out)",
        new="return dout * (self.out + (1 - self.out))",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: minus in both denominators",
        "the denominator is 1 - exp(-x): it should be a sum, not a difference.",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="self.out = np.where(x >= 0, 1, small) / (1 - small)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: parentheses missing twice",
        "the parentheses around the denominator are missing: `1 / 1 + ...` divides first and "
        "adds afterwards.",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="self.out = np.where(x >= 0, 1 / 1 + small, small / 1 + small)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: clipped at 10",
        "x is cut off so near to 0 that it shows: `np.clip` is harmless only far out, say at ±500.",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="self.out = 1 / (1 + np.exp(-np.clip(x, -10, 10)))",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: nothing at 0",
        "x = 0 falls between the two branches, and keeps the 0 of the empty array: the sigmoid "
        "of 0 is 1/2.",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="self.out = np.where(x == 0, 0, np.where(x > 0, 1, small) / (1 + small))",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: negative half left out",
        "the entries below 0 are never computed, and keep the 0 of the empty array: they need "
        "the other form.",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="self.out = np.where(x >= 0, 1 / (1 + small), 0)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: positive half left out",
        "the entries above 0 are never computed, and keep the 0 of the empty array: they need "
        "the other form.",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="self.out = np.where(x <= 0, small / (1 + small), 0)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: infinity over infinity",
        "exp(x) overflows far above 0, and infinity is divided by infinity: to silence the "
        "warning changes no number. For each sign of x use the form whose exponent is not above "
        "0.",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new='with np.errstate(over="ignore"):\n            self.out = np.exp(x) / (1 + np.exp(x))',
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: nan replaced by 0",
        "nan is replaced by 0 far above 0, where the sigmoid is 1: for each sign of x use the "
        "form whose exponent is not above 0, and no nan comes up.",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new='with np.errstate(all="ignore"):\n'
        "            self.out = np.nan_to_num(np.exp(x) / (1 + np.exp(x)))",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: tanh of half x",
        "the tanh of x/2 is returned as it is: it runs from -1 to 1, and the sigmoid from 0 to 1.",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="self.out = np.tanh(x / 2)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: e with three decimals",
        "2.718 is typed in for e: `np.exp` has all the decimals that a float can hold.",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="self.out = np.where(x >= 0, 1, 2.718 ** -np.abs(x)) / (1 + 2.718 ** -np.abs(x))",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: shifted by the largest",
        "the largest x is subtracted from all entries: then it is the sigmoid of other numbers "
        "that is computed.",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="powers = np.exp(x - np.max(x))\n        self.out = powers / (1 + powers)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: slope returned by forward",
        "`forward` returns the slope, y(1 - y): the slope is the business of `backward`, and "
        "`forward` returns y.",
        old="self.out = np.where(x >= 0, 1, small) / (1 + small)",
        new="self.out = np.where(x >= 0, 1, small) / (1 + small)\n"
        "        self.out = self.out * (1 - self.out)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: slope of the slope",
        "`forward` keeps the slope y(1 - y) in the place of y, and `backward` forms s(1 - s) of "
        "it once more.",
        code="""
        class Sigmoid:
            def forward(self, x):
                out = 1 / (1 + np.exp(-np.clip(x, -500, 500)))
                self.out = out * (1 - out)
                return out

            def backward(self, dout):
                return dout * self.out * (1 - self.out)
        """,
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: slope from dout",
        "the slope is computed from `dout`, as dout(1 - dout): the formula wants the output that "
        "`forward` has kept.",
        old="return dout * self.out * (1 - self.out)",
        new="return dout * (1 - dout)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: sigmoid of dout",
        "`backward` takes the sigmoid of `dout` for y: the formula wants the output that "
        "`forward` has kept.",
        old="return dout * self.out * (1 - self.out)",
        new="y = 1 / (1 + np.exp(-dout))\n        return dout * y * (1 - y)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: slope of the sigmoid of dout",
        "`backward` takes the sigmoid of `dout` for y: the formula wants the output that "
        "`forward` has kept.",
        old="return dout * self.out * (1 - self.out)",
        new="y = 1 / (1 + np.exp(-dout))\n        return y * (1 - y)",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: dout for one term only",
        "`dout` multiplies y, but not y²: it multiplies the whole slope.",
        old="return dout * self.out * (1 - self.out)",
        new="return dout * self.out - self.out**2",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: slope squared",
        "the slope y(1 - y) is squared: it counts once.",
        old="return dout * self.out * (1 - self.out)",
        new="return dout * (self.out * (1 - self.out)) ** 2",
    ),
    Mistake(
        "Sigmoid",
        "sigmoid: matrix product",
        "a matrix product, with @, takes the place of the product entry by entry: that one is `*`.",
        old="return dout * self.out * (1 - self.out)",
        new="return dout @ (self.out * (1 - self.out)).T",
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
        "the sigmoid is computed: tanh runs from -1 to 1, not from 0 to 1.",
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
        "the tanh of x/2 is computed, which is also what 2σ(x) - 1 gives: in terms of the sigmoid, "
        "σ must be taken of 2x.",
        old="np.tanh(x)",
        new="np.tanh(x / 2)",
    ),
    Mistake(
        "Tanh",
        "tanh: sign",
        "the sign of x is reversed, or that of the result: tanh rises.",
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
        "the difference is squared, (1 - y)²: it is y alone that is squared.",
        old="(1 - self.out**2)",
        new="(1 - self.out) ** 2",
    ),
    Mistake(
        "Tanh",
        "tanh: parentheses of the slope missing",
        "the parentheses around 1 - y² are missing: only `dout * 1` is multiplied, and y² is "
        "subtracted afterwards.",
        old="dout * (1 - self.out**2)",
        new="dout * 1 - self.out**2",
    ),
    Mistake(
        "Tanh",
        "tanh: dout changed in place",
        "`dout` itself is changed, with `*=`: it belongs to the caller, who may hand the same "
        "array to another branch.",
        old="return dout * (1 - self.out**2)",
        new="dout *= 1 - self.out**2\n        return dout",
    ),
    Mistake(
        "Tanh",
        "tanh: x changed in place",
        "the input is overwritten: it belongs to the caller. `np.tanh(x)` makes a new array.",
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
    Mistake(
        "Tanh",
        "tanh: sinh",
        "`np.sinh` is taken, the hyperbolic sine: it grows beyond 1, and tanh stays between -1 and "
        "1.",
        old="self.out = np.tanh(x)",
        new="self.out = np.sinh(x)",
    ),
    Mistake(
        "Tanh",
        "tanh: arctan",
        "`np.arctan` is taken, a curve that looks alike: its values go beyond 1, and tanh stays "
        "between -1 and 1.",
        old="self.out = np.tanh(x)",
        new="self.out = np.arctan(x)",
    ),
    Mistake(
        "Tanh",
        "tanh: of 2x",
        "x is multiplied by 2: that belongs to the form with the sigmoid, not to tanh itself.",
        old="self.out = np.tanh(x)",
        new="self.out = np.tanh(2 * x)",
    ),
    Mistake(
        "Tanh",
        "tanh: straight line",
        "a straight line is taken, cut off at -1 and 1: tanh is a smooth curve.",
        old="self.out = np.tanh(x)",
        new="self.out = np.clip(x, -1, 1)",
    ),
    Mistake(
        "Tanh",
        "tanh: slope 1 - 2y",
        "the slope is taken as 1 - 2y: y is squared, not doubled.",
        old="return dout * (1 - self.out**2)",
        new="return dout * (1 - 2 * self.out)",
    ),
    Mistake(
        "Tanh",
        "tanh: slope 1 - y³",
        "the slope is taken as 1 - y³: the power is 2.",
        old="return dout * (1 - self.out**2)",
        new="return dout * (1 - self.out**3)",
    ),
    Mistake(
        "Tanh",
        "tanh: slope 1 - |y|",
        "the slope is taken as 1 - |y|: y is squared.",
        old="return dout * (1 - self.out**2)",
        new="return dout * (1 - np.abs(self.out))",
    ),
    Mistake(
        "Tanh",
        "tanh: slope in the denominator",
        "`dout` is divided by the slope: the chain rule multiplies.",
        old="return dout * (1 - self.out**2)",
        new="return dout / (1 - self.out**2)",
    ),
    Mistake(
        "Tanh",
        "tanh: root of the slope",
        "the root of the slope is taken: it is 1 - y² itself.",
        old="return dout * (1 - self.out**2)",
        new="return dout * np.sqrt(1 - self.out**2)",
    ),
    Mistake(
        "Tanh",
        "tanh: dout squared",
        "`dout` is squared: the chain rule multiplies by it once.",
        old="return dout * (1 - self.out**2)",
        new="return dout**2 * (1 - self.out**2)",
    ),
    Mistake(
        "Tanh",
        "tanh: dout squared with y",
        "`dout` stands inside the square: it multiplies the whole slope.",
        old="return dout * (1 - self.out**2)",
        new="return 1 - (dout * self.out) ** 2",
    ),
    Mistake(
        "Tanh",
        "tanh: dout in the place of y",
        "`dout` and y change places: it is y that is squared.",
        old="return dout * (1 - self.out**2)",
        new="return self.out * (1 - dout**2)",
    ),
    Mistake(
        "Tanh",
        "tanh: dout added",
        "`dout` is added to the slope: the chain rule multiplies.",
        old="return dout * (1 - self.out**2)",
        new="return dout + (1 - self.out**2)",
    ),
    Mistake(
        "Tanh",
        "tanh: values in an array of integers",
        "the values are written into an array of integers, which cuts off their decimals: "
        "`zeros_like` takes over the dtype of its argument.",
        old="self.out = np.tanh(x)",
        new="self.out = np.tanh(x).astype(x.dtype)",
    ),
    Mistake(
        "Tanh",
        "tanh: clipped at 1",
        "x is cut off so near to 0 that it shows: there tanh is not yet 1.",
        old="self.out = np.tanh(x)",
        new="self.out = np.tanh(np.clip(x, -1, 1))",
    ),
    Mistake(
        "Tanh",
        "tanh: clipped at 2",
        "x is cut off so near to 0 that it shows: there tanh is not yet 1.",
        old="self.out = np.tanh(x)",
        new="self.out = np.tanh(np.clip(x, -2, 2))",
    ),
    Mistake(
        "Tanh",
        "tanh: clipped at 3",
        "x is cut off so near to 0 that it shows: there tanh is not yet 1.",
        old="self.out = np.tanh(x)",
        new="self.out = np.tanh(np.clip(x, -3, 3))",
    ),
    Mistake(
        "Tanh",
        "tanh: clipped at 5",
        "x is cut off so near to 0 that it shows: there tanh is not yet 1.",
        old="self.out = np.tanh(x)",
        new="self.out = np.tanh(np.clip(x, -5, 5))",
    ),
    Mistake(
        "Tanh",
        "tanh: numerator and denominator swapped",
        "numerator and denominator change places: 1/tanh comes out, which is never between -1 "
        "and 1.",
        old="self.out = np.tanh(x)",
        new='with np.errstate(divide="ignore"):\n            self.out = 1 / np.tanh(x)',
    ),
    Mistake(
        "Tanh",
        "tanh: parentheses of the fraction missing",
        "the parentheses around numerator and denominator are missing: division comes before sum "
        "and difference.",
        old="self.out = np.tanh(x)",
        new="p, q = np.exp(np.clip(x, -300, 300)), np.exp(-np.clip(x, -300, 300))\n"
        "        self.out = p - q / p + q",
    ),
    Mistake(
        "Tanh",
        "tanh: inverse function",
        "the inverse function, `np.arctanh`, is taken: it is undefined beyond -1 and 1.",
        old="self.out = np.tanh(x)",
        new='with np.errstate(all="ignore"):\n            self.out = np.arctanh(x)',
    ),
    Mistake(
        "Tanh",
        "tanh: tanh of dout",
        "the slope is computed from tanh(dout): the formula wants the output that `forward` has "
        "kept.",
        old="return dout * (1 - self.out**2)",
        new="return dout * (1 - np.tanh(dout) ** 2)",
    ),
    Mistake(
        "Tanh",
        "tanh: slope of tanh of dout",
        "the slope is computed from tanh(dout): the formula wants the output that `forward` has "
        "kept.",
        old="return dout * (1 - self.out**2)",
        new="return 1 - np.tanh(dout) ** 2",
    ),
    Mistake(
        "Tanh",
        "tanh: slope from dout",
        "the slope is computed as 1 - dout²: the formula wants the output that `forward` has kept.",
        old="return dout * (1 - self.out**2)",
        new="return dout * (1 - dout**2)",
    ),
    Mistake(
        "Tanh",
        "tanh: slope -2y",
        "the slope is taken as -2y: that is how 1 - y² changes with y. The slope is 1 - y² itself.",
        old="return dout * (1 - self.out**2)",
        new="return dout * -2 * self.out",
    ),
    Mistake(
        "Tanh",
        "tanh: dout squared in one term",
        "`dout` stands inside the square: it multiplies the whole slope.",
        old="return dout * (1 - self.out**2)",
        new="return dout - (dout * self.out) ** 2",
    ),
    Mistake(
        "Tanh",
        "tanh: matrix product",
        "a matrix product, with @, takes the place of the product entry by entry: that one is `*`.",
        old="return dout * (1 - self.out**2)",
        new="return dout @ (1 - self.out**2).T",
    ),
)
