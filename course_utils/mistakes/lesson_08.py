"""Known mistakes of lesson 8, decision boundaries."""

from course_utils.mistakes import Mistake

_FORWARD3 = """
def forward3(params, X):
    gtilde = X @ params["Wg"] + params["bg"]
    g = np.tanh(gtilde)
    htilde = g @ params["Wh"] + params["bh"]
    h = np.tanh(htilde)
    ytilde = h @ params["Wy"] + params["by"]
    yhat = softmax(ytilde)
    outputs = {"X": X, "gtilde": gtilde, "g": g, "htilde": htilde, "h": h}
    return yhat, outputs | {"ytilde": ytilde, "yhat": yhat}
"""

MISTAKES = (
    Mistake(
        "init_params",
        "init: the shapes of another course",
        "the weights are stored the other way round, one row for each unit: here a unit has a "
        "column, so `Wh` is (nx, nh) and `Wy` is (nh, ny).",
        code="""
        def init_params(nx, nh, ny, rng=0):
            rng = np.random.default_rng(rng)
            return {
                "Wh": rng.normal(0, 1 / np.sqrt(nx), size=(nh, nx)),
                "bh": np.zeros(nh),
                "Wy": rng.normal(0, 1 / np.sqrt(nh), size=(ny, nh)),
                "by": np.zeros(ny),
            }
        """,
    ),
    Mistake(
        "init_params",
        "init: biases as columns",
        "the biases are columns: a column and a row make a table as soon as they meet, and the "
        "bias of a layer is one row of numbers, with a single axis.",
        code="""
        def init_params(nx, nh, ny, rng=0):
            rng = np.random.default_rng(rng)
            return {
                "Wh": rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh)),
                "bh": np.zeros((nh, 1)),
                "Wy": rng.normal(0, 1 / np.sqrt(nh), size=(nh, ny)),
                "by": np.zeros((ny, 1)),
            }
        """,
    ),
    Mistake(
        "init_params",
        "init: weights of 0",
        "the weights begin at 0: then all hidden units do the same, and no gradient reaches them.",
        code="""
        def init_params(nx, nh, ny, rng=0):
            return {
                "Wh": np.zeros((nx, nh)),
                "bh": np.zeros(nh),
                "Wy": np.zeros((nh, ny)),
                "by": np.zeros(ny),
            }
        """,
    ),
    Mistake(
        "init_params",
        "init: standard deviation of 1",
        "the weights are not scaled: their standard deviation is 1, whatever the number n of "
        "inputs is. It should be 1/√n.",
        code="""
        def init_params(nx, nh, ny, rng=0):
            rng = np.random.default_rng(rng)
            return {
                "Wh": rng.normal(size=(nx, nh)),
                "bh": np.zeros(nh),
                "Wy": rng.normal(size=(nh, ny)),
                "by": np.zeros(ny),
            }
        """,
    ),
    Mistake(
        "init_params",
        "init: variance for standard deviation",
        "the weights are multiplied by 1/n: that is the variance which is wanted, and the standard "
        "deviation is its square root.",
        code="""
        def init_params(nx, nh, ny, rng=0):
            rng = np.random.default_rng(rng)
            return {
                "Wh": rng.normal(0, 1 / nx, size=(nx, nh)),
                "bh": np.zeros(nh),
                "Wy": rng.normal(0, 1 / nh, size=(nh, ny)),
                "by": np.zeros(ny),
            }
        """,
    ),
    Mistake(
        "init_params",
        "init: scaled by the number of outputs",
        "the scale counts the units that a weight leads to: count the inputs that meet in one "
        "unit, the rows of the matrix.",
        code="""
        def init_params(nx, nh, ny, rng=0):
            rng = np.random.default_rng(rng)
            return {
                "Wh": rng.normal(0, 1 / np.sqrt(nh), size=(nx, nh)),
                "bh": np.zeros(nh),
                "Wy": rng.normal(0, 1 / np.sqrt(ny), size=(nh, ny)),
                "by": np.zeros(ny),
            }
        """,
    ),
    Mistake(
        "init_params",
        "init: the generator not used",
        "every seed gives the same numbers: draw from the `rng` that the function was given.",
        old="np.random.default_rng(rng)",
        new="np.random.default_rng(0)",
    ),
    Mistake(
        "init_params",
        "init: another generator",
        "the numbers come from `np.random`, which knows nothing of the seed: draw from the `rng` "
        "that the function was given.",
        old="rng.normal(",
        new="np.random.normal(",
    ),
    Mistake(
        "forward",
        "forward: no tanh",
        "the hidden layer has no `tanh`: two affine layers in a row are no more than one.",
        old="np.tanh(htilde)",
        new="htilde",
    ),
    Mistake(
        "forward",
        "forward: logits for probabilities",
        "the logits are returned in the place of the probabilities, which the softmax makes of "
        "them.",
        old="softmax(ytilde)",
        new="ytilde",
    ),
    Mistake(
        "forward",
        "forward: softmax down the columns",
        "the softmax runs down the columns: the probabilities of one example, a row, should sum "
        "to 1.",
        old="softmax(ytilde)",
        new="softmax(ytilde.T).T",
    ),
    Mistake(
        "forward",
        "forward: softmax overflows",
        "the softmax is written without a shift: exp of a large logit is inf, and inf / inf is "
        "nan. The one of lesson 5 subtracts the largest logit of each row first.",
        old="softmax(ytilde)",
        new="np.exp(ytilde) / np.exp(ytilde).sum(axis=1, keepdims=True)",
    ),
    Mistake(
        "forward",
        "forward: bias of the hidden layer left out",
        "`bh` is never added.",
        old='X @ params["Wh"] + params["bh"]',
        new='X @ params["Wh"]',
    ),
    Mistake(
        "forward",
        "forward: bias of the last layer left out",
        "`by` is never added.",
        old='h @ params["Wy"] + params["by"]',
        new='h @ params["Wy"]',
    ),
    Mistake(
        "forward",
        "forward: tanh before the bias",
        "the bias is added after `tanh`: it belongs to the affine step, before the activation.",
        old='htilde = X @ params["Wh"] + params["bh"]\n    h = np.tanh(htilde)',
        new='htilde = X @ params["Wh"]\n    h = np.tanh(htilde) + params["bh"]',
    ),
    Mistake(
        "forward",
        "forward: tanh of the output as well",
        "`tanh` stands after the last layer, too: the logits go into the softmax as they are.",
        old='ytilde = h @ params["Wy"] + params["by"]',
        new='ytilde = np.tanh(h @ params["Wy"] + params["by"])',
    ),
    Mistake(
        "forward",
        "forward: htilde kept after tanh",
        "`htilde` and `h` are the same: one is what goes into `tanh`, the other what comes out.",
        old='"htilde": htilde, "h": h',
        new='"htilde": h, "h": h',
    ),
    Mistake(
        "forward",
        "forward: h kept before tanh",
        "`h` is what goes into `tanh`, not what comes out.",
        old='"htilde": htilde, "h": h',
        new='"htilde": htilde, "h": htilde',
    ),
    Mistake(
        "loss_accuracy",
        "loss: no mean over the examples",
        "the losses of the examples are added up: the formula takes their mean.",
        old="-np.mean(np.sum(",
        new="-np.sum(np.sum(",
    ),
    Mistake(
        "loss_accuracy",
        "loss: mean over all entries",
        "the mean is taken over examples *and* classes: each example has one term that counts, so "
        "divide by N alone.",
        old="-np.mean(np.sum(Y * np.log(Yhat + 1e-12), axis=1))",
        new="-np.mean(Y * np.log(Yhat + 1e-12))",
    ),
    Mistake(
        "loss_accuracy",
        "loss: sign forgotten",
        "the minus sign is missing: the logarithm of a probability is negative, a loss is not.",
        old="-np.mean(np.sum(",
        new="np.mean(np.sum(",
    ),
    Mistake(
        "loss_accuracy",
        "loss: logarithm to another base",
        "the logarithm has base 2: the course uses the natural one.",
        old="np.log(",
        new="np.log2(",
    ),
    Mistake(
        "loss_accuracy",
        "loss: targets and probabilities swapped",
        "`Y` and `Yhat` change places: the logarithm belongs to the probabilities.",
        old="Y * np.log(Yhat + 1e-12)",
        new="Yhat * np.log(Y + 1e-12)",
    ),
    Mistake(
        "loss_accuracy",
        "loss: logarithm of 0",
        "the logarithm of 0 is taken: it is -inf, and 0 * -inf is nan. Keep what goes into the "
        "logarithm above 0.",
        old="np.log(Yhat + 1e-12)",
        new="np.log(Yhat)",
    ),
    Mistake(
        "loss_accuracy",
        "loss: logarithm of 0 at the right class",
        "the probability of the right class is 0, and its logarithm -inf: the loss must stay "
        "finite. Keep what goes into the logarithm above 0.",
        old="np.sum(Y * np.log(Yhat + 1e-12), axis=1)",
        new="np.log(np.sum(Y * Yhat, axis=1))",
    ),
    Mistake(
        "loss_accuracy",
        "loss: zeros replaced in place",
        "the zeros of `Yhat` are replaced in the caller's own array: keep the logarithm finite in "
        "a new one.",
        old="    loss = -np.mean",
        new="    Yhat[Yhat == 0] = 1e-12\n    loss = -np.mean",
    ),
    Mistake(
        "loss_accuracy",
        "accuracy: argmax down the columns",
        "`argmax` runs down the columns: look for the largest entry of each row, which is one "
        "example.",
        old="Yhat.argmax(axis=1) == Y.argmax(axis=1)",
        new="Yhat.argmax(axis=0) == Y.argmax(axis=0)",
    ),
    Mistake(
        "loss_accuracy",
        "accuracy: argmax of the whole table",
        "`argmax` without an axis looks at all entries at once: look for the largest in each row.",
        old="Yhat.argmax(axis=1) == Y.argmax(axis=1)",
        new="Yhat.argmax() == Y.argmax()",
    ),
    Mistake(
        "loss_accuracy",
        "accuracy: counted, not averaged",
        "the right answers are counted: divide by the number of examples.",
        old="np.mean(Yhat.argmax",
        new="np.sum(Yhat.argmax",
    ),
    Mistake(
        "loss_accuracy",
        "accuracy: in per cent",
        "the accuracy is given in per cent: here it is a share, from 0 to 1.",
        old="np.mean(Yhat.argmax(axis=1) == Y.argmax(axis=1))",
        new="100 * np.mean(Yhat.argmax(axis=1) == Y.argmax(axis=1))",
    ),
    Mistake(
        "loss_accuracy",
        "accuracy: share of what is wrong",
        "the wrong answers are counted: the accuracy is the share of the right ones.",
        old="Yhat.argmax(axis=1) == Y.argmax(axis=1)",
        new="Yhat.argmax(axis=1) != Y.argmax(axis=1)",
    ),
    Mistake(
        "loss_accuracy",
        "accuracy: equal entries",
        "`Yhat` and `Y` are compared entry by entry, or rounded first: an answer is right if the "
        "largest entry stands in the right place, however large it is.",
        old="Yhat.argmax(axis=1) == Y.argmax(axis=1)",
        new="np.round(Yhat) == Y",
    ),
    *(
        Mistake(target, f"{target}: {name}", explanation, old=old, new=new)
        for target in ("backward", "backward3")
        for name, explanation, old, new in (
            (
                "no division by N",
                "the gradients are sums over the examples: the loss is a mean, so its gradient has "
                "the factor 1/N.",
                " / len(Y)",
                "",
            ),
            (
                "divided by the number of entries",
                "the gradient is divided by the number of all entries of `Y`: the mean of the loss "
                "is over the examples, so divide by their number.",
                "len(Y)",
                "Y.size",
            ),
            (
                "sign",
                "`yhat` and `Y` change places: every gradient has the wrong sign, and the loss "
                "would rise.",
                '(outputs["yhat"] - Y)',
                '(Y - outputs["yhat"])',
            ),
            (
                "slope of tanh from its input",
                "the slope of `tanh` is computed from `htilde`, what went in: 1 - h² takes `h`, "
                "what came out.",
                '(1 - outputs["h"] ** 2)',
                '(1 - outputs["htilde"] ** 2)',
            ),
            (
                "no slope of tanh",
                "the slope of `tanh` is left out on the way back: it stands between `dh` and the "
                "gradients of `Wh` and `bh`.",
                'dh * (1 - outputs["h"] ** 2)',
                "dh",
            ),
            (
                "slope of the sigmoid",
                "h (1 - h) is used: that is the slope of the sigmoid. The one of `tanh` is 1 - h².",
                '(1 - outputs["h"] ** 2)',
                'outputs["h"] * (1 - outputs["h"])',
            ),
            (
                "slope of tanh without the square",
                "the square is missing in the slope of `tanh`, 1 - h².",
                'outputs["h"] ** 2',
                'outputs["h"]',
            ),
            (
                "biases not summed",
                "the gradient of a bias has a row for each example: all of them use the same "
                "bias, so their rows add up.",
                "dytilde.sum(axis=0)",
                "dytilde",
            ),
            (
                "biases averaged",
                "the rows of the bias's gradient are averaged: the division by N was done before, "
                "in the gradient of the logits.",
                "dytilde.sum(axis=0)",
                "dytilde.mean(axis=0)",
            ),
            (
                "biases kept as rows",
                "the gradient of a bias has two axes: it should have the shape of the bias. Let "
                "the sum take the axis of the examples away.",
                "dytilde.sum(axis=0)",
                "dytilde.sum(axis=0, keepdims=True)",
            ),
            (
                "biases summed to one number",
                "the gradient of a bias is summed over everything: sum over the examples only, the "
                "rows.",
                "dytilde.sum(axis=0)",
                "dytilde.sum()",
            ),
            (
                "biases summed over the units",
                "the gradient of a bias is summed along the wrong axis: sum over the examples.",
                "dytilde.sum(axis=0)",
                "dytilde.sum(axis=1)",
            ),
            (
                "weights transposed",
                "the gradients of the weights are transposed: each should have the shape of its "
                "parameter.",
                'outputs["h"].T @ dytilde',
                'dytilde.T @ outputs["h"]',
            ),
            (
                "htilde in the gradient of Wy",
                "the gradient of `Wy` is computed from `htilde`: the last layer was given `h`.",
                'outputs["h"].T @ dytilde',
                'outputs["htilde"].T @ dytilde',
            ),
            (
                "hidden bias averaged",
                "the rows of the hidden bias's gradient are averaged: the division by N was done "
                "before, in the gradient of the logits.",
                "dhtilde.sum(axis=0)",
                "dhtilde.mean(axis=0)",
            ),
            (
                "hidden bias not summed",
                "the gradient of the hidden bias has a row for each example: all of them use the "
                "same bias, so their rows add up.",
                "dhtilde.sum(axis=0)",
                "dhtilde",
            ),
        )
    ),
    Mistake(
        "backward",
        "backward: dh in the gradient of Wh",
        "the slope of `tanh` is left out on the way back: it stands between `dh` and the gradients "
        "of `Wh` and `bh`.",
        old='"Wh": outputs["X"].T @ dhtilde,\n        "bh": dhtilde.sum(axis=0)',
        new='"Wh": outputs["X"].T @ dh,\n        "bh": dh.sum(axis=0)',
    ),
    Mistake(
        "backward",
        "backward: outputs changed in place",
        "`outputs` is changed on the way: whoever handed it over still needs it. Compute new "
        "arrays.",
        old='    dytilde = (outputs["yhat"] - Y) / len(Y)',
        new='    outputs["yhat"] -= Y\n    dytilde = outputs["yhat"] / len(Y)',
    ),
    Mistake(
        "sgd",
        "sgd: a local name",
        "the new array only gets a local name, and `params` still holds the old one: change the "
        "array itself.",
        old="params[key] -= eta * grads[key]",
        new="p = params[key]\n        p = p - eta * grads[key]",
    ),
    Mistake(
        "sgd",
        "sgd: new arrays in params",
        "new arrays are put into the dict: whoever holds the old ones does not see them, and their "
        "shape may change unnoticed. Subtract in the array that is there.",
        old="params[key] -= eta * grads[key]",
        new="params[key] = params[key] - eta * grads[key]",
    ),
    Mistake(
        "sgd",
        "sgd: nothing returned",
        "nothing is returned: the last line should hand `params` back.",
        old="    return params",
        new="    return None",
    ),
    Mistake(
        "sgd",
        "sgd: returned after the first parameter",
        "the function returns inside its loop, after the first parameter: is a line indented too "
        "far?",
        old="\n    return params",
        new="\n        return params",
    ),
    Mistake(
        "sgd",
        "sgd: uphill",
        "the gradient is added: it points uphill, and we want to go down.",
        old="-= eta",
        new="+= eta",
    ),
    Mistake(
        "sgd",
        "sgd: learning rate forgotten",
        "`eta` is left out: the step is the gradient times `eta`.",
        old="eta * grads[key]",
        new="grads[key]",
    ),
    Mistake(
        "sgd",
        "sgd: the gradient changed in place",
        "the gradient itself is multiplied by `eta`: it belongs to the caller, so compute the "
        "product as a new array.",
        old="params[key] -= eta * grads[key]",
        new="grads[key] *= eta\n        params[key] -= grads[key]",
    ),
    Mistake(
        "sgd",
        "sgd: keys written out",
        "the keys Wh, bh, Wy, by are written out: other networks have others. Take them from "
        "`params`.",
        old="for key in params:",
        new='for key in ("Wh", "bh", "Wy", "by"):',
    ),
    Mistake(
        "forward3",
        "forward3: the new layer left out",
        "the layer with `Wh` is still given `X`: its input is now `g`.",
        code="""
        def forward3(params, X):
            gtilde = X @ params["Wg"] + params["bg"]
            g = np.tanh(gtilde)
            htilde = X @ params["Wh"] + params["bh"]
            h = np.tanh(htilde)
            ytilde = h @ params["Wy"] + params["by"]
            yhat = softmax(ytilde)
            outputs = {"X": X, "gtilde": gtilde, "g": g, "htilde": htilde, "h": h}
            return yhat, outputs | {"ytilde": ytilde, "yhat": yhat}
        """,
    ),
    Mistake(
        "forward3",
        "forward3: no tanh in the new layer",
        "the new layer has no `tanh`: two affine layers in a row are no more than one.",
        old="np.tanh(gtilde)",
        new="gtilde",
    ),
    Mistake(
        "forward3",
        "forward3: X overwritten",
        "`outputs['X']` holds what came out of the first layer: keep the examples themselves "
        "under it.",
        old='outputs | {"X": X, "gtilde": gtilde, "g": g}',
        new='outputs | {"X": g, "gtilde": gtilde, "g": g}',
    ),
    Mistake(
        "backward3",
        "backward3: X in the gradient of Wh",
        "the gradient of `Wh` is computed from `X`: the input of that layer is now `g`.",
        old='outputs["g"].T @ dhtilde',
        new='outputs["X"].T @ dhtilde',
    ),
    Mistake(
        "backward3",
        "backward3: no slope of the first tanh",
        "the slope of the first `tanh` is left out: it stands between `dg` and the weights `Wg`.",
        old='dg * (1 - outputs["g"] ** 2)',
        new="dg",
    ),
    Mistake(
        "backward3",
        "backward3: slope of the other tanh",
        "the slope of the second `tanh` is used for the first one: each has an output of its own.",
        old='dg * (1 - outputs["g"] ** 2)',
        new='dg * (1 - outputs["h"] ** 2)',
    ),
    Mistake(
        "backward3",
        "backward3: weights not transposed on the way to dg",
        "`Wh` is not transposed on the way back to `g`: with as many units in both layers the "
        "shapes agree, and the numbers do not.",
        old='dhtilde @ params["Wh"].T',
        new='dhtilde @ params["Wh"]',
    ),
    Mistake(
        "backward3",
        "backward3: gradient of dh handed on",
        "`dh` goes on to the first layer: between it and `g` stands the second `tanh`.",
        old='dhtilde @ params["Wh"].T',
        new='dh @ params["Wh"].T',
    ),
    *(
        Mistake("init_params", f"init: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "biases random",
                "the biases are random numbers: here they begin at 0.",
                '"bh": np.zeros(nh)',
                '"bh": rng.normal(size=nh)',
            ),
            (
                "biases of 1",
                "the biases begin at 1: here they begin at 0.",
                '"bh": np.zeros(nh)',
                '"bh": np.ones(nh)',
            ),
            (
                "biases with two axes",
                "the biases have two axes: the bias of a layer is one row of numbers, with "
                "a single axis.",
                '"bh": np.zeros(nh)',
                '"bh": np.zeros((1, nh))',
            ),
            (
                "biases swapped",
                "the two biases change places: a bias has as many numbers as its layer has units.",
                '"bh": np.zeros(nh)',
                '"bh": np.zeros(ny)',
            ),
            (
                "a bias for each input",
                "there is a bias for each input: a bias has as many numbers as its layer "
                "has units.",
                '"bh": np.zeros(nh)',
                '"bh": np.zeros(nx)',
            ),
            (
                "one number for a bias",
                "a bias is a single number: each unit has one of its own.",
                '"bh": np.zeros(nh)',
                '"bh": 0.0',
            ),
            (
                "Wy transposed",
                "`Wy` is stored the other way round: a unit has a column, so its shape is "
                "(nh, ny).",
                "size=(nh, ny)",
                "size=(ny, nh)",
            ),
            (
                "Wy from the inputs",
                "`Wy` begins at the inputs: it leads from the hidden units to the classes.",
                "size=(nh, ny)",
                "size=(nx, ny)",
            ),
            (
                "one number for all weights",
                "all weights are the same number: then all hidden units do the same, forever.",
                "rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh))",
                "np.full((nx, nh), 1 / np.sqrt(nx))",
            ),
            (
                "small weights",
                "the standard deviation is 0.01, whatever the number n of inputs is: it should be "
                "1/√n.",
                "1 / np.sqrt(nx)",
                "0.01",
            ),
            (
                "multiplied by the root",
                "the weights are multiplied by the root of n: the standard deviation is 1 "
                "*over* it.",
                "1 / np.sqrt(nx)",
                "np.sqrt(nx)",
            ),
            (
                "2 / n",
                "the variance is 2/n, which suits a Relu: here it is 1/n.",
                "1 / np.sqrt(nx)",
                "np.sqrt(2 / nx)",
            ),
            (
                "inputs and outputs counted",
                "inputs and outputs are counted together: here n is the number of inputs alone.",
                "1 / np.sqrt(nx)",
                "np.sqrt(2 / (nx + nh))",
            ),
            (
                "one scale for both",
                "both layers have the scale of the first: what meets in a unit of the last "
                "layer comes from the hidden ones.",
                "1 / np.sqrt(nh)",
                "1 / np.sqrt(nx)",
            ),
            (
                "scale of the classes",
                "the scale of `Wy` counts the classes: count the units that it comes from.",
                "1 / np.sqrt(nh)",
                "1 / np.sqrt(ny)",
            ),
            (
                "mean 1",
                "the numbers have mean 1: they should be spread around 0.",
                "rng.normal(0, 1 / np.sqrt(nx)",
                "rng.normal(1, 1 / np.sqrt(nx)",
            ),
            (
                "the deviation as the mean",
                "the standard deviation stands where the mean belongs: `rng.normal` takes "
                "the mean first.",
                "rng.normal(0, 1 / np.sqrt(nx),",
                "rng.normal(1 / np.sqrt(nx), 1,",
            ),
            (
                "numbers between 0 and 1",
                "the numbers are uniform between 0 and 1: normal ones are spread around 0.",
                "rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh))",
                "rng.random((nx, nh)) / np.sqrt(nx)",
            ),
            (
                "uniform numbers",
                "the numbers are uniform, all within a limit: normal ones have a few that "
                "are far from 0.",
                "rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh))",
                "rng.uniform(-np.sqrt(3 / nx), np.sqrt(3 / nx), (nx, nh))",
            ),
            (
                "uniform numbers, too small",
                "the numbers are uniform between plus and minus the standard deviation: "
                "draw normal ones.",
                "rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh))",
                "rng.uniform(-1 / np.sqrt(nx), 1 / np.sqrt(nx), (nx, nh))",
            ),
            (
                "random signs",
                "only the signs are random: draw normal numbers.",
                "rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh))",
                "rng.choice([-1, 1], (nx, nh)) / np.sqrt(nx)",
            ),
            (
                "absolute values",
                "all weights are positive: normal numbers have both signs.",
                "rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh))",
                "np.abs(rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh)))",
            ),
            (
                "units that start equal",
                "all hidden units begin with the same weights: draw a column for each.",
                "rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh))",
                "rng.normal(0, 1 / np.sqrt(nx), size=(nx, 1)) * np.ones(nh)",
            ),
            (
                "inputs that weigh the same",
                "all inputs of a unit have the same weight: draw a row for each.",
                "rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh))",
                "rng.normal(0, 1 / np.sqrt(nx), size=(1, nh)) * np.ones((nx, 1))",
            ),
            (
                "sizes of an example",
                "the sizes are written out: take those that the function is given.",
                "size=(nx, nh)",
                "size=(2, 10)",
            ),
        )
    ),
    *(
        Mistake("forward", f"forward: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "sigmoid",
                "the hidden layer has a sigmoid: in this lesson its activation is `tanh`.",
                "np.tanh(htilde)",
                "1 / (1 + np.exp(-htilde))",
            ),
            (
                "Relu",
                "the hidden layer has a Relu: in this lesson its activation is `tanh`.",
                "np.tanh(htilde)",
                "np.maximum(htilde, 0)",
            ),
            (
                "tan",
                "`tan` stands where `tanh` belongs: the h is for hyperbolic.",
                "np.tanh(htilde)",
                "np.tan(htilde)",
            ),
            (
                "arctan",
                "`arctan` stands where `tanh` belongs: its curve has a similar shape, but other "
                "numbers.",
                "np.tanh(htilde)",
                "np.arctan(htilde)",
            ),
            (
                "sinh",
                "`sinh` stands where `tanh` belongs: it grows without limit, and `tanh` stays "
                "between -1 and 1.",
                "np.tanh(htilde)",
                "np.sinh(htilde)",
            ),
            (
                "half of htilde",
                "`tanh` is given half of `htilde`: it should be given all of it.",
                "np.tanh(htilde)",
                "np.tanh(htilde / 2)",
            ),
            (
                "tanh of the inputs",
                "`tanh` is taken of the inputs: they go into the affine step as they are.",
                'X @ params["Wh"]',
                'np.tanh(X) @ params["Wh"]',
            ),
            (
                "sigmoid at the end",
                "a sigmoid stands at the end: the softmax makes the probabilities of a row "
                "sum to 1.",
                "softmax(ytilde)",
                "1 / (1 + np.exp(-ytilde))",
            ),
            (
                "softmax over all entries",
                "all entries share one sum in the softmax: each row has its own.",
                "softmax(ytilde)",
                "softmax(ytilde.ravel()).reshape(ytilde.shape)",
            ),
            (
                "no exponential",
                "the logits are divided by their sum, without the exponential: logits may be "
                "negative, probabilities may not.",
                "softmax(ytilde)",
                "ytilde / ytilde.sum(axis=1, keepdims=True)",
            ),
            (
                "softmax twice",
                "the softmax is applied twice: once turns logits into probabilities.",
                "softmax(ytilde)",
                "softmax(softmax(ytilde))",
            ),
            (
                "softmax of h",
                "the softmax is taken of `h`: the last layer stands between.",
                "softmax(ytilde)",
                "softmax(h)",
            ),
            (
                "softmax shifted by one number",
                "the softmax shifts all rows by the same number: in a row far from it "
                "every exponential is 0, or inf. Each row has a maximum of its own.",
                "softmax(ytilde)",
                "np.exp(ytilde - ytilde.max()) / np.exp(ytilde - ytilde.max()).sum(axis=1, "
                "keepdims=True)",
            ),
            (
                "softmax shifted by the mean",
                "the softmax shifts all rows by the mean: what is far above it still "
                "overflows. Each row has a maximum of its own.",
                "softmax(ytilde)",
                "np.exp(ytilde - ytilde.mean()) / np.exp(ytilde - "
                "ytilde.mean()).sum(axis=1, keepdims=True)",
            ),
            (
                "ytilde shifted in place",
                "`ytilde` is changed by the shift in the softmax: keep the logits as they are.",
                "yhat = softmax(ytilde)",
                "ytilde -= ytilde.max(axis=1, keepdims=True)\n    yhat = softmax(ytilde)",
            ),
            (
                "logarithms",
                "logarithms of probabilities are returned: the loss takes them later.",
                "softmax(ytilde)",
                "np.log(softmax(ytilde))",
            ),
            (
                "one class each",
                "each example is given one class: return the probabilities of all classes.",
                "softmax(ytilde)",
                "np.eye(ytilde.shape[1])[ytilde.argmax(axis=1)]",
            ),
            ("bh twice", "`bh` is added twice.", '+ params["bh"]', '+ 2 * params["bh"]'),
            (
                "bh subtracted",
                "`bh` is subtracted: a bias should be added.",
                '+ params["bh"]',
                '- params["bh"]',
            ),
            (
                "X in the last layer",
                "the last layer is given `X`: it takes `h`.",
                'h @ params["Wy"]',
                'X @ params["Wy"]',
            ),
            (
                "ytilde kept after the softmax",
                "`ytilde` and `yhat` are the same: one is what goes into the softmax, the "
                "other what comes out.",
                '"ytilde": ytilde',
                '"ytilde": yhat',
            ),
            (
                "X not kept as it is",
                "something else is kept under `X`: the way back needs the examples themselves.",
                '{"X": X',
                '{"X": h',
            ),
            (
                "X centred",
                "the examples are shifted by their mean: they go into the network as they are.",
                'X @ params["Wh"]',
                '(X - X.mean(axis=0)) @ params["Wh"]',
            ),
            (
                "X centred in place",
                "the examples are shifted by their mean: they go into the network as they are.",
                "    htilde = X @",
                "    X -= X.mean(axis=0)\n    htilde = X @",
            ),
            (
                "params changed",
                "`params` is changed on the way: a forward pass only looks at it.",
                "    h = np.tanh",
                '    params["bh"] *= 0.9\n    h = np.tanh',
            ),
            (
                "the first example",
                "only the first example's probabilities are returned: there should be a row for "
                "each example.",
                "return yhat,",
                "return yhat[0],",
            ),
            (
                "outputs first",
                "the dict comes first: return `yhat`, and then `outputs`.",
                "return yhat, {",
                "return {}, {",
            ),
            (
                "the logits returned",
                "the logits are returned in the place of the probabilities, which the softmax "
                "makes of them.",
                "return yhat, {",
                "return ytilde, {",
            ),
        )
    ),
    *(
        Mistake("loss_accuracy", f"loss: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "order",
                "accuracy and loss change places: the loss comes first.",
                "return float(loss), float(accuracy)",
                "return float(accuracy), float(loss)",
            ),
            (
                "only the loss",
                "the accuracy is not returned: hand back both numbers.",
                "return float(loss), float(accuracy)",
                "return float(loss)",
            ),
            (
                "loss divided by the classes",
                "the sum is divided by the number of classes: divide by the number of examples.",
                "-np.mean(np.sum(Y * np.log(Yhat + 1e-12), axis=1))",
                "-np.sum(Y * np.log(Yhat + 1e-12)) / Y.shape[1]",
            ),
            (
                "a loss for each example",
                "there is a loss for each example: their mean is one number.",
                "return float(loss), float(accuracy)",
                "return -np.sum(Y * np.log(Yhat + 1e-12), axis=1), float(accuracy)",
            ),
            (
                "a loss for each class",
                "there is a loss for each class: sum over the classes, then take the mean "
                "over the examples.",
                "return float(loss), float(accuracy)",
                "return -np.mean(Y * np.log(Yhat + 1e-12), axis=0), float(accuracy)",
            ),
            (
                "logarithm to base 10",
                "the logarithm has base 10: the course uses the natural one.",
                "np.log(",
                "np.log10(",
            ),
            (
                "log1p",
                "`log1p` adds 1 before it takes the logarithm: only a tiny number may be added.",
                "np.log(Yhat + 1e-12)",
                "np.log1p(Yhat)",
            ),
            (
                "too much added",
                "what is added to the probabilities is so large that it changes the loss: a far "
                "smaller number keeps the logarithm finite, too.",
                "1e-12",
                "1e-2",
            ),
            (
                "squared error",
                "the squared error is taken for the loss: here it is the cross-entropy.",
                "-np.mean(np.sum(Y * np.log(Yhat + 1e-12), axis=1))",
                "np.mean(np.sum((Y - Yhat) ** 2, axis=1))",
            ),
            (
                "every class a yes or no",
                "ln(1 - yhat) of the wrong classes is added: the formula has only the term "
                "of the right class.",
                "-np.mean(np.sum(Y * np.log(Yhat + 1e-12), axis=1))",
                "-np.mean(np.sum(Y * np.log(Yhat + 1e-12) + (1 - Y) * np.log(1 - Yhat + "
                "1e-12), axis=1))",
            ),
            (
                "all classes",
                "the logarithms of all classes are added up: multiplied by `Y`, only the "
                "right class remains.",
                "Y * np.log",
                "np.log",
            ),
            (
                "softmax again",
                "the softmax is applied once more: `Yhat` holds probabilities already.",
                "np.log(Yhat + 1e-12)",
                "np.log(np.exp(Yhat) / np.exp(Yhat).sum(axis=1, keepdims=True))",
            ),
            ("no logarithm", "the logarithm is missing.", "np.log(Yhat + 1e-12)", "Yhat"),
            (
                "no logarithm, no sign",
                "the probability of the right class is taken as it is: the loss is minus "
                "its logarithm.",
                "-np.mean(np.sum(Y * np.log(Yhat + 1e-12), axis=1))",
                "np.mean(np.sum(Y * Yhat, axis=1))",
            ),
            (
                "halved",
                "the loss is halved: nothing in the formula does that.",
                "-np.mean(np.sum(Y * np.log(Yhat + 1e-12), axis=1))",
                "0.5 * -np.mean(np.sum(Y * np.log(Yhat + 1e-12), axis=1))",
            ),
            (
                "the largest",
                "the largest loss of any example is taken: take the mean of all.",
                "-np.mean(np.sum(Y * np.log(Yhat + 1e-12), axis=1))",
                "-np.min(np.sum(Y * np.log(Yhat + 1e-12), axis=1))",
            ),
        )
    ),
    *(
        Mistake("loss_accuracy", f"accuracy: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "argmin",
                "the smallest entry of each row is taken: the largest one is the answer.",
                "Yhat.argmax",
                "Yhat.argmin",
            ),
            (
                "divided by the classes",
                "the right answers are divided by the number of classes: divide by the "
                "number of examples.",
                "np.mean(Yhat.argmax(axis=1) == Y.argmax(axis=1))",
                "np.sum(Yhat.argmax(axis=1) == Y.argmax(axis=1)) / Y.shape[1]",
            ),
            (
                "mean probability",
                "the mean probability of the right class is taken: an answer is right or wrong.",
                "np.mean(Yhat.argmax(axis=1) == Y.argmax(axis=1))",
                "np.mean(np.sum(Yhat * Y, axis=1))",
            ),
            (
                "order lost",
                "the predictions and the labels are sorted before they are compared: each "
                "belongs to its example.",
                "np.mean(Yhat.argmax(axis=1) == Y.argmax(axis=1))",
                "np.mean(np.sort(Yhat.argmax(axis=1)) == np.sort(Y.argmax(axis=1)))",
            ),
            (
                "the first column for labels",
                "the first column of `Y` is taken for the labels: in one-hot rows the "
                "label is the *place* of the 1.",
                "== Y.argmax(axis=1)",
                "== Y[:, 0]",
            ),
            (
                "above one half",
                "an answer counts as right where its probability is above one half: it has "
                "to be the largest, no more.",
                "np.mean(Yhat.argmax(axis=1) == Y.argmax(axis=1))",
                "np.mean(np.sum(Yhat * Y, axis=1) > 0.5)",
            ),
            (
                "whole numbers",
                "the division gives a whole number: `//` throws the decimals away.",
                "np.mean(Yhat.argmax(axis=1) == Y.argmax(axis=1))",
                "np.sum(Yhat.argmax(axis=1) == Y.argmax(axis=1)) // len(Y)",
            ),
        )
    ),
    *(
        Mistake(target, f"{target}: {name}", explanation, old=old, new=new)
        for target in ("backward", "backward3")
        for name, explanation, old, new in (
            (
                "divided by the classes",
                "the gradient is divided by the number of classes: the mean of the loss is "
                "over the examples.",
                "len(Y)",
                "Y.shape[1]",
            ),
            (
                "divided by the number of outputs",
                "the gradient is divided by 5, which counts something else, such as hidden units: "
                "the mean of the loss is over the examples.",
                "len(Y)",
                "5",
            ),
            (
                "the size of a mini-batch written out",
                "the number of examples is written out as 10: another mini-batch has another size.",
                "len(Y)",
                "10",
            ),
            (
                "no brackets",
                "only `Y` is divided by N: the difference needs brackets.",
                '(outputs["yhat"] - Y) / len(Y)',
                'outputs["yhat"] - Y / len(Y)',
            ),
            (
                "twice the gradient",
                "a factor 2 stands in the first line: that is the gradient of a squared error.",
                '(outputs["yhat"] - Y) /',
                '2 * (outputs["yhat"] - Y) /',
            ),
            (
                "slope of the softmax again",
                "the difference is multiplied by a slope of its own: yhat - Y is the "
                "gradient of softmax and loss together.",
                '(outputs["yhat"] - Y) /',
                '(outputs["yhat"] - Y) * outputs["yhat"] * (1 - outputs["yhat"]) /',
            ),
            (
                "the softmax left out",
                "the gradient begins with that of the logarithm, -Y/yhat: with the softmax "
                "behind it, yhat - Y is what remains.",
                '(outputs["yhat"] - Y) /',
                '-Y / outputs["yhat"] /',
            ),
            (
                "logits for probabilities",
                "the gradient begins with the logits `ytilde`: it takes the probabilities `yhat`.",
                '(outputs["yhat"] - Y)',
                '(outputs["ytilde"] - Y)',
            ),
            (
                "Wy divided again",
                "the gradient of `Wy` is divided by N once more: the first line has done that.",
                'outputs["h"].T @ dytilde',
                'outputs["h"].T @ dytilde / len(Y)',
            ),
            (
                "hidden bias over the units",
                "the gradient of the hidden bias is summed along the wrong axis: sum over "
                "the examples.",
                "dhtilde.sum(axis=0)",
                "dhtilde.sum(axis=1)",
            ),
            (
                "hidden bias one number",
                "the gradient of the hidden bias is summed over everything: sum over the "
                "examples only.",
                "dhtilde.sum(axis=0)",
                "dhtilde.sum()",
            ),
            (
                "hidden bias of the first example",
                "the gradient of the hidden bias is that of the first example: those of all "
                "examples add up.",
                "dhtilde.sum(axis=0)",
                "dhtilde[0]",
            ),
            (
                "hidden bias from dh",
                "the gradient of the hidden bias is summed from `dh`: between it and the bias "
                "stands `tanh`.",
                "dhtilde.sum(axis=0)",
                "dh.sum(axis=0)",
            ),
            (
                "yhat in the gradient of Wy",
                "the gradient of `Wy` is computed from `yhat` itself: the gradient of the logits, "
                "`dytilde`, belongs in its place.",
                'outputs["h"].T @ dytilde',
                'outputs["h"].T @ outputs["yhat"]',
            ),
            (
                "dWy in place of Wy",
                "`dh` is made with the gradient of `Wy`: the way back goes through the "
                "weights themselves.",
                'dytilde @ params["Wy"].T',
                'dytilde @ (outputs["h"].T @ dytilde).T',
            ),
            (
                "dh not divided",
                "`dh` comes from yhat - Y, without the division by N: `dytilde` has it.",
                'dytilde @ params["Wy"].T',
                '(outputs["yhat"] - Y) @ params["Wy"].T',
            ),
            (
                "tanh twice in the slope",
                "`tanh` is taken of `h` in the slope: h is what came out of it already.",
                '(1 - outputs["h"] ** 2)',
                '(1 - np.tanh(outputs["h"]) ** 2)',
            ),
            (
                "slope squared as a whole",
                "the whole bracket is squared: the slope is 1 - h², so only h is squared.",
                '(1 - outputs["h"] ** 2)',
                '(1 - outputs["h"]) ** 2',
            ),
            (
                "slope with a plus",
                "the slope of `tanh` has a plus: it is 1 - h².",
                '1 - outputs["h"]',
                '1 + outputs["h"]',
            ),
            (
                "slope turned round",
                "the slope of `tanh` has the wrong sign: it is 1 - h², never negative.",
                '(1 - outputs["h"] ** 2)',
                '(outputs["h"] ** 2 - 1)',
            ),
            (
                "slope of a Relu",
                "the slope of a Relu is used, 1 or 0: that of `tanh` is 1 - h².",
                '(1 - outputs["h"] ** 2)',
                '(outputs["h"] > 0)',
            ),
            (
                "a Relu of the gradient",
                "negative gradients are set to 0: the slope of `tanh` is 1 - h², and lets "
                "both signs pass.",
                'dh * (1 - outputs["h"] ** 2)',
                "np.maximum(dh, 0)",
            ),
            (
                "2h for h squared",
                "2h stands for h²: the slope of `tanh` is 1 - h².",
                'outputs["h"] ** 2',
                '2 * outputs["h"]',
            ),
            (
                "h for its slope",
                "`dh` is multiplied by `h`, where the slope of `tanh` belongs, 1 - h².",
                '(1 - outputs["h"] ** 2)',
                'outputs["h"]',
            ),
            (
                "biases swapped",
                "the gradient of `by` stands under the key of `bh`: each bias has a gradient of "
                "its own.",
                '"bh": dhtilde.sum(axis=0)',
                '"bh": dytilde.sum(axis=0)',
            ),
            (
                "Wh with dh",
                "the gradient of `Wh` is computed from `dh`: between it and the weights "
                "stands `tanh`.",
                ".T @ dhtilde",
                ".T @ dh",
            ),
        )
    ),
    *(
        Mistake("backward", f"backward: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "Wh divided again",
                "the gradient of `Wh` is divided by N once more: the first line has done that.",
                'outputs["X"].T @ dhtilde',
                'outputs["X"].T @ dhtilde / len(Y)',
            ),
            (
                "Wh transposed",
                "the gradient of `Wh` is transposed: it should have the shape of `Wh`.",
                'outputs["X"].T @ dhtilde',
                'dhtilde.T @ outputs["X"]',
            ),
            (
                "h in the gradient of Wh",
                "the gradient of `Wh` is computed from `h`: that layer was given `X`.",
                'outputs["X"].T @ dhtilde',
                'outputs["h"].T @ dhtilde',
            ),
            (
                "weights swapped",
                "the gradient of `Wy` stands under the key of `Wh`: each matrix has a gradient of "
                "its own.",
                '"Wh": outputs["X"].T @ dhtilde',
                '"Wh": outputs["h"].T @ dytilde',
            ),
            (
                "params changed",
                "the parameters move: `backward` only says which way.",
                "    return {",
                '    params["Wy"] -= 0.1 * (outputs["h"].T @ dytilde)\n    return {',
            ),
            (
                "h changed in place",
                "`outputs['h']` is changed on the way: whoever handed it over still needs it. "
                "Compute a new array.",
                'dhtilde = dh * (1 - outputs["h"] ** 2)',
                'dhtilde = dh * (1 - np.square(outputs["h"], out=outputs["h"]))',
            ),
        )
    ),
    *(
        Mistake("backward3", f"backward3: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "yhat changed in place",
                "`outputs` is changed on the way: whoever handed it over still needs it. "
                "Compute new arrays.",
                '    dytilde = (outputs["yhat"] - Y) / len(Y)',
                '    outputs["yhat"] -= Y\n    dytilde = outputs["yhat"] / len(Y)',
            ),
            (
                "h changed in place",
                "`outputs['h']` is changed on the way: whoever handed it over still needs it. "
                "Compute a new array.",
                'dhtilde = dh * (1 - outputs["h"] ** 2)',
                'dhtilde = dh * (1 - np.square(outputs["h"], out=outputs["h"]))',
            ),
            (
                "params changed",
                "the parameters move: `backward3` only says which way.",
                "    return {",
                '    params["Wy"] -= 0.1 * (outputs["h"].T @ dytilde)\n    return {',
            ),
            (
                "Wy not transposed on the way to dh",
                "`Wy` is not transposed on the way back to `h`.",
                'params["Wy"].T',
                'params["Wy"]',
            ),
            (
                "Wh divided again",
                "the gradient of `Wh` is divided by N once more: the first line has done that.",
                'outputs["g"].T @ dhtilde',
                'outputs["g"].T @ dhtilde / len(Y)',
            ),
            (
                "gtilde in the gradient of Wh",
                "the gradient of `Wh` is computed from `gtilde`: that layer was given `g`.",
                'outputs["g"].T @ dhtilde',
                'outputs["gtilde"].T @ dhtilde',
            ),
            (
                "h in the gradient of Wh",
                "the gradient of `Wh` is computed from `h`, which comes out of that layer: "
                "what goes in is `g`.",
                'outputs["g"].T @ dhtilde',
                'outputs["h"].T @ dhtilde',
            ),
            (
                "Wh transposed",
                "the gradient of `Wh` is transposed: it should have the shape of `Wh`.",
                'outputs["g"].T @ dhtilde',
                'dhtilde.T @ outputs["g"]',
            ),
            (
                "g in the gradient of Wg",
                "the gradient of `Wg` is computed from `g`, which comes out of that layer: "
                "what goes in is `X`.",
                'outputs["X"].T @ dgtilde',
                'outputs["g"].T @ dgtilde',
            ),
            (
                "Wg transposed",
                "the gradient of `Wg` is transposed: it should have the shape of `Wg`.",
                'outputs["X"].T @ dgtilde',
                'dgtilde.T @ outputs["X"]',
            ),
            (
                "Wg from dg",
                "the gradient of `Wg` is computed from `dg`: between it and the weights "
                "stands `tanh`.",
                'outputs["X"].T @ dgtilde',
                'outputs["X"].T @ dg',
            ),
            (
                "Wg divided again",
                "the gradient of `Wg` is divided by N once more: the first line has done that.",
                'outputs["X"].T @ dgtilde',
                'outputs["X"].T @ dgtilde / len(Y)',
            ),
            (
                "bg from dg",
                "the gradient of `bg` is summed from `dg`: between it and the bias stands `tanh`.",
                "dgtilde.sum(axis=0)",
                "dg.sum(axis=0)",
            ),
            (
                "bg averaged",
                "the rows of the gradient of `bg` are averaged: the division by N was done "
                "in the first line.",
                "dgtilde.sum(axis=0)",
                "dgtilde.mean(axis=0)",
            ),
            (
                "bg not summed",
                "the gradient of `bg` has a row for each example: their rows add up.",
                "dgtilde.sum(axis=0)",
                "dgtilde",
            ),
            (
                "bg over the units",
                "the gradient of `bg` is summed along the wrong axis: sum over the examples.",
                "dgtilde.sum(axis=0)",
                "dgtilde.sum(axis=1)",
            ),
            (
                "bg one number",
                "the gradient of `bg` is summed over everything: sum over the examples only.",
                "dgtilde.sum(axis=0)",
                "dgtilde.sum()",
            ),
            (
                "first slope from its input",
                "the slope of the first `tanh` is computed from `gtilde`, what went in: 1 "
                "- g² takes `g`, what came out.",
                '1 - outputs["g"] ** 2',
                '1 - outputs["gtilde"] ** 2',
            ),
            (
                "first slope of a sigmoid",
                "g (1 - g) is used: that is the slope of the sigmoid. The one of `tanh` is 1 - g².",
                '(1 - outputs["g"] ** 2)',
                'outputs["g"] * (1 - outputs["g"])',
            ),
            (
                "first slope without the square",
                "the square is missing in the slope of the first `tanh`, 1 - g².",
                '1 - outputs["g"] ** 2',
                '1 - outputs["g"]',
            ),
            (
                "the second layer's for the first",
                "the gradients of the second layer stand under the keys of the first as well: `Wg` "
                "and `bg` have their own.",
                '"Wg": outputs["X"].T @ dgtilde,\n        "bg": dgtilde.sum(axis=0)',
                '"Wg": outputs["g"].T @ dhtilde,\n        "bg": dhtilde.sum(axis=0)',
            ),
        )
    ),
    *(
        Mistake("sgd", f"sgd: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "eta written out",
                "the learning rate is written out as 0.1: it is given as `eta`.",
                "eta * grads[key]",
                "0.1 * grads[key]",
            ),
            (
                "divided by eta",
                "the gradient is divided by `eta`: the step is the gradient times `eta`.",
                "eta * grads[key]",
                "grads[key] / eta",
            ),
            (
                "eta twice",
                "the gradient is multiplied by `eta` twice: once is enough.",
                "eta * grads",
                "eta * eta * grads",
            ),
            (
                "the wrong way round",
                "the parameter is subtracted from the step: the step should be subtracted from the "
                "parameter.",
                "params[key] -= eta * grads[key]",
                "params[key][...] = eta * grads[key] - params[key]",
            ),
            (
                "the gradients returned",
                "the gradients are returned: hand `params` back.",
                "return params",
                "return grads",
            ),
            (
                "the gradients set to 0",
                "the gradients are set to 0 after the step: they belong to the caller, and stay as "
                "they are.",
                "params[key] -= eta * grads[key]",
                "params[key] -= eta * grads[key]\n        grads[key][...] = 0",
            ),
            (
                "the mean gradient",
                "all entries of an array move by the mean of its gradient: each entry has a "
                "gradient of its own.",
                "grads[key]",
                "grads[key].mean()",
            ),
            (
                "only the sign",
                "only the sign of the gradient is used: a large slope asks for a large step.",
                "eta * grads[key]",
                "eta * np.sign(grads[key])",
            ),
            (
                "of length eta",
                "the gradient is divided by its length: the step is the gradient as it is, "
                "times `eta`.",
                "eta * grads[key]",
                "eta * grads[key] / np.linalg.norm(grads[key])",
            ),
            (
                "twice",
                "the step is twice as large as it should be: is it taken twice, or multiplied by "
                "2?",
                "eta * grads[key]",
                "2 * eta * grads[key]",
            ),
            (
                "multiplied",
                "the parameter is multiplied by the step: the step should be subtracted from it.",
                "params[key] -= eta * grads[key]",
                "params[key] *= eta * grads[key]",
            ),
            (
                "replaced",
                "the step replaces the parameter: it should be subtracted from it.",
                "params[key] -= eta * grads[key]",
                "params[key][...] = eta * grads[key]",
            ),
            (
                "the parameter in place of its gradient",
                "the step is made of the parameter itself: it should be made of the gradient.",
                "eta * grads[key]",
                "eta * params[key]",
            ),
            (
                "one gradient for all",
                "one and the same gradient is used for all parameters: each has its own, "
                "under its key.",
                "grads[key]",
                "list(grads.values())[-1]",
            ),
            (
                "weights only",
                "the biases stay where they are: they are parameters as well.",
                "params[key] -= eta * grads[key]",
                "if key.startswith('W'):\n            params[key] -= eta * grads[key]",
            ),
            (
                "biases only",
                "the weights stay where they are: every parameter takes a step.",
                "params[key] -= eta * grads[key]",
                "if key.startswith('b'):\n            params[key] -= eta * grads[key]",
            ),
        )
    ),
    *(
        Mistake(
            "forward3",
            f"forward3: {name}",
            explanation,
            code=_FORWARD3.replace(old, new),
        )
        for name, explanation, old, new in (
            (
                "no second tanh",
                "the second hidden layer has no `tanh`.",
                "np.tanh(htilde)",
                "htilde",
            ),
            (
                "a Relu first",
                "the new layer has a Relu: in this lesson the activation is `tanh`.",
                "np.tanh(gtilde)",
                "np.maximum(gtilde, 0)",
            ),
            (
                "a sigmoid first",
                "the new layer has a sigmoid: in this lesson the activation is `tanh`.",
                "np.tanh(gtilde)",
                "1 / (1 + np.exp(-gtilde))",
            ),
            ("bg left out", "`bg` is never added.", ' + params["bg"]', ""),
            ("bh left out", "`bh` is never added.", ' + params["bh"]', ""),
            ("by left out", "`by` is never added.", ' + params["by"]', ""),
            (
                "tanh before the bias",
                "the bias is added after `tanh`: it belongs to the affine step, before the "
                "activation.",
                ' + params["bg"]\n    g = np.tanh(gtilde)',
                '\n    g = np.tanh(gtilde) + params["bg"]',
            ),
            ("bg twice", "`bg` is added twice.", '+ params["bg"]', '+ 2 * params["bg"]'),
            (
                "logits for probabilities",
                "the logits are returned in the place of the probabilities, which the softmax "
                "makes of them.",
                "softmax(ytilde)",
                "ytilde",
            ),
            (
                "softmax down the columns",
                "the softmax runs down the columns: the probabilities of one example, a "
                "row, should sum to 1.",
                "softmax(ytilde)",
                "softmax(ytilde.T).T",
            ),
            (
                "tanh of the output as well",
                "`tanh` stands after the last layer, too: the logits go into the softmax "
                "as they are.",
                "softmax(ytilde)",
                "softmax(np.tanh(ytilde))",
            ),
            (
                "gtilde in the second layer",
                "the second layer is given `gtilde`: it takes `g`, after the `tanh`.",
                'g @ params["Wh"]',
                'gtilde @ params["Wh"]',
            ),
            (
                "htilde in the last layer",
                "the last layer is given `htilde`: it takes `h`, after the `tanh`.",
                'h @ params["Wy"]',
                'htilde @ params["Wy"]',
            ),
            (
                "g kept before tanh",
                "`g` is what goes into `tanh`, not what comes out.",
                '"g": g',
                '"g": gtilde',
            ),
            (
                "gtilde kept after tanh",
                "`gtilde` and `g` are the same: one is what goes into `tanh`, the other "
                "what comes out.",
                '"gtilde": gtilde',
                '"gtilde": g',
            ),
            (
                "h kept before tanh",
                "`h` is what goes into `tanh`, not what comes out.",
                '"h": h}',
                '"h": htilde}',
            ),
            (
                "the logits returned",
                "the logits are returned in the place of the probabilities, which the softmax "
                "makes of them.",
                "return yhat,",
                "return ytilde,",
            ),
        )
    ),
    # What else is often seen.
    Mistake(
        "init_params",
        "init: one seed for both weights",
        "`Wh` and `Wy` are drawn from the same numbers: draw one after the other from one"
        " generator.",
        code="""
        def init_params(nx, nh, ny, rng=0):
            seed = np.random.default_rng(rng).integers(1000)
            first, second = np.random.default_rng(seed), np.random.default_rng(seed)
            return {
                "Wh": first.normal(0, 1 / np.sqrt(nx), size=(nx, nh)),
                "bh": np.zeros(nh),
                "Wy": second.normal(0, 1 / np.sqrt(nh), size=(nh, ny)),
                "by": np.zeros(ny),
            }
        """,
    ),
    *(
        Mistake(target, name, explanation, old=old, new=new)
        for target, name, explanation, old, new in (
            (
                "init_params",
                "init: biases are lists",
                "a bias is no array of floats: start from an array of zeros, which `sgd` can "
                "change in place by a fraction.",
                '"bh": np.zeros(nh),',
                '"bh": [0.0] * nh,',
            ),
            (
                "init_params",
                "init: by is a list",
                "a bias is no array of floats: start from an array of zeros, which `sgd` can "
                "change in place by a fraction.",
                '"by": np.zeros(ny),',
                '"by": [0.0] * ny,',
            ),
            (
                "init_params",
                "init: bh of integers",
                "a bias is no array of floats: start from an array of zeros, which `sgd` can "
                "change in place by a fraction.",
                "np.zeros(nh)",
                "np.zeros(nh, dtype=int)",
            ),
            (
                "init_params",
                "init: by of integers",
                "a bias is no array of floats: start from an array of zeros, which `sgd` can "
                "change in place by a fraction.",
                "np.zeros(ny)",
                "np.zeros(ny, dtype=int)",
            ),
            (
                "init_params",
                "init: by a number",
                "`by` is a single number: each class has a bias of its own.",
                "np.zeros(ny)",
                "0.0",
            ),
            (
                "init_params",
                "init: by of 1",
                "the biases begin at 1: they should begin at 0.",
                '"by": np.zeros(ny)',
                '"by": np.ones(ny)',
            ),
            (
                "init_params",
                "init: bh of 1",
                "the biases begin at 1: they should begin at 0.",
                '"bh": np.zeros(nh)',
                '"bh": np.ones(nh)',
            ),
            (
                "init_params",
                "init: a generator of its own for Wy",
                "`Wy` comes from another generator than `rng`: every seed then gives the same "
                "`Wy`. Draw both from `rng`.",
                '"Wy": rng',
                '"Wy": np.random.default_rng(0)',
            ),
            (
                "forward",
                "forward: one dict for all calls",
                "all calls fill one dict: the outputs of an earlier call are overwritten. Make a "
                "new dict in each call.",
                'return yhat, {"X": X, "htilde": htilde, "h": h, "ytilde": ytilde, "yhat": yhat}',
                'outputs = forward.__dict__.setdefault("outputs", {})\n    outputs'
                ' |= {"X": X, "htilde": htilde, "h": h, "ytilde": ytilde, "yhat":'
                " yhat}\n    return yhat, outputs",
            ),
            (
                "forward",
                "forward: outputs put into params",
                "the outputs are put into `params`: they belong in a dict of their own.",
                'return yhat, {"X": X, "htilde": htilde, "h": h, "ytilde": ytilde, "yhat": yhat}',
                'params.update({"X": X, "htilde": htilde, "h": h, "ytilde": ytild'
                'e, "yhat": yhat})\n    return yhat, params',
            ),
            (
                "forward",
                "forward: Wh transposed",
                "`Wh` is transposed: it is stored with one column for each unit, so that `X` can "
                "be multiplied by it as it is.",
                'X @ params["Wh"]',
                'X @ params["Wh"].T',
            ),
            (
                "forward",
                "forward: Wy transposed",
                "`Wy` is transposed: it is stored with one column for each class, so that `h` can"
                " be multiplied by it as it is.",
                'h @ params["Wy"]',
                'h @ params["Wy"].T',
            ),
            (
                "forward",
                "forward: biases exchanged",
                "`bh` and `by` change places.",
                'params["Wh"] + params["bh"]',
                'params["Wh"] + params["by"]',
            ),
            (
                "forward",
                "forward: labels for yhat",
                "the class with the largest probability comes back: return the probabilities.",
                "return yhat,",
                "return yhat.argmax(axis=1),",
            ),
            (
                "loss_accuracy",
                "accuracy: two classes only",
                "only the column of class 1 is looked at: there may be any number of classes.",
                "Yhat.argmax(axis=1) == Y.argmax(axis=1)",
                "(Yhat[:, 1] > 0.5) == (Y[:, 1] == 1)",
            ),
            (
                "loss_accuracy",
                "accuracy: more than the mean",
                "an answer counts as right where the right class has more than an equal share: it"
                " is right only if no other class has more.",
                "Yhat.argmax(axis=1) == Y.argmax(axis=1)",
                "Yhat[Y == 1] >= Yhat.mean(axis=1)",
            ),
            (
                "loss_accuracy",
                "loss: the logarithm of the mean",
                "the mean is taken before the logarithm: take the logarithm of each example's "
                "probability, then the mean.",
                "-np.mean(np.sum(Y * np.log(Yhat + 1e-12), axis=1))",
                "-np.log(np.mean(np.sum(Y * Yhat, axis=1)) + 1e-12)",
            ),
            (
                "loss_accuracy",
                "loss: probabilities cut off",
                "the probabilities are cut off far from 0 and 1: that changes the loss. Only 0 "
                "itself needs care.",
                "Yhat + 1e-12",
                "np.clip(Yhat, 0.01, 0.99)",
            ),
            (
                "loss_accuracy",
                "loss: divided by 10",
                "the sum is divided by a number that is written out: the mean goes over the "
                "examples, however many come.",
                "-np.mean(np.sum(Y * np.log(Yhat + 1e-12), axis=1))",
                "-np.sum(Y * np.log(Yhat + 1e-12)) / 10",
            ),
            (
                "loss_accuracy",
                "loss: divided by 100",
                "the sum is divided by a number that is written out: the mean goes over the "
                "examples, however many come.",
                "-np.mean(np.sum(Y * np.log(Yhat + 1e-12), axis=1))",
                "-np.sum(Y * np.log(Yhat + 1e-12)) / 100",
            ),
            (
                "loss_accuracy",
                "loss: divided by 200",
                "the sum is divided by a number that is written out: the mean goes over the "
                "examples, however many come.",
                "-np.mean(np.sum(Y * np.log(Yhat + 1e-12), axis=1))",
                "-np.sum(Y * np.log(Yhat + 1e-12)) / 200",
            ),
            (
                "backward",
                "backward: divided by 6",
                "the difference is divided by a number that is written out: N is the number of "
                "examples, however many come.",
                "/ len(Y)",
                "/ 6",
            ),
            (
                "backward",
                "backward: divided by 10",
                "the difference is divided by a number that is written out: N is the number of "
                "examples, however many come.",
                "/ len(Y)",
                "/ 10",
            ),
            (
                "backward",
                "backward: divided by 200",
                "the difference is divided by a number that is written out: N is the number of "
                "examples, however many come.",
                "/ len(Y)",
                "/ 200",
            ),
            (
                "backward",
                "backward: divided by the inputs",
                "the difference is divided by the number of inputs, the columns of `X`: N is the "
                "number of examples, its rows.",
                "/ len(Y)",
                '/ outputs["X"].shape[1]',
            ),
            (
                "backward3",
                "backward3: divided by the inputs",
                "the difference is divided by the number of inputs, the columns of `X`: N is the "
                "number of examples, its rows.",
                "/ len(Y)",
                '/ outputs["X"].shape[1]',
            ),
            (
                "backward",
                "backward: slope added",
                "the slope of `tanh` is added: `dh` is multiplied by it.",
                'dh * (1 - outputs["h"] ** 2)',
                'dh + (1 - outputs["h"] ** 2)',
            ),
            (
                "backward",
                "backward: yhat changed",
                "the first line works in the array of `yhat` itself, so `outputs` is spoiled for "
                "the next call: compute a new array.",
                'dytilde = (outputs["yhat"] - Y) / len(Y)',
                'dytilde = outputs["yhat"]\n    dytilde -= Y\n    dytilde /= len(Y)',
            ),
            (
                "backward",
                "backward: Wy not transposed",
                "`Wy` is not transposed on the way back to `h`.",
                'params["Wy"].T',
                'params["Wy"]',
            ),
            (
                "sgd",
                "sgd: values side by side",
                "the arrays are taken side by side in the order of each dict: the two dicts may "
                "hold their keys in another order. Take both arrays by the same key.",
                "    for key in params:\n        params[key] -= eta * grads[key]",
                "    for value, gradient in zip(params.values(), grads.values()):"
                "\n        value -= eta * gradient",
            ),
            (
                "sgd",
                "sgd: a factor",
                "each parameter is multiplied by 1 less the step: the step is subtracted.",
                "params[key] -= eta * grads[key]",
                "params[key] *= 1 - eta * grads[key]",
            ),
            (
                "sgd",
                "sgd: weight decay",
                "a weight decay is added to the gradient: nobody asked for one.",
                "eta * grads[key]",
                "eta * (grads[key] + 0.001 * params[key])",
            ),
            (
                "sgd",
                "sgd: divided by the rows",
                "the gradient is divided by its number of rows: the mean over the examples is in "
                "it already.",
                "eta * grads[key]",
                "eta * grads[key] / len(grads[key])",
            ),
            (
                "sgd",
                "sgd: gradients taken out",
                "the gradients are taken out of the caller's dict: leave it as it is.",
                "grads[key]",
                "grads.pop(key)",
            ),
            (
                "forward3",
                "forward3: tanh of g twice",
                "`tanh` is applied twice in the new layer.",
                "g = np.tanh(gtilde)",
                "g = np.tanh(np.tanh(gtilde))",
            ),
            (
                "forward3",
                "forward3: softmax in the new layer",
                "a softmax stands in the new layer: it belongs at the end alone. A hidden layer "
                "has `tanh`.",
                "g = np.tanh(gtilde)",
                "g = softmax(gtilde)",
            ),
            (
                "backward3",
                "backward3: slope of g squared as a whole",
                "the whole bracket is squared in the slope of the first `tanh`: only `g` is "
                "squared.",
                '(1 - outputs["g"] ** 2)',
                '(1 - outputs["g"]) ** 2',
            ),
            (
                "backward3",
                "backward3: dg through dWh",
                "`dg` is made with the gradient of `Wh`: the way back leads through the weights "
                "themselves.",
                'dhtilde @ params["Wh"].T',
                'dhtilde @ (outputs["g"].T @ dhtilde).T',
            ),
            (
                "backward3",
                "backward3: bg from h",
                "the gradient of `bg` is that of `bh`: it is the sum of `dgtilde`.",
                '"bg": dgtilde',
                '"bg": dhtilde',
            ),
            (
                "backward3",
                "backward3: Wy from g",
                "the gradient of `Wy` is computed from `g`: the input of that layer is `h`.",
                'outputs["h"].T @ dytilde',
                'outputs["g"].T @ dytilde',
            ),
            (
                "backward3",
                "backward3: h's slope from g",
                "the slope of the first `tanh` is used for the second one: `dhtilde` needs that "
                "of `h`.",
                '(1 - outputs["h"] ** 2)',
                '(1 - outputs["g"] ** 2)',
            ),
            (
                "backward3",
                "backward3: X replaced by g",
                "`outputs['X']` is replaced by `g` in the caller's dict: leave `outputs` as it is.",
                "    return {",
                '    kept = outputs["X"]\n    outputs["X"] = outputs["g"]\n    outp'
                'uts = {**outputs, "X": kept}\n    return {',
            ),
        )
    ),
)
