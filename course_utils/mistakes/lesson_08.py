"""Known mistakes of lesson 8, decision boundaries."""

from course_utils.mistakes import Mistake

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
        "the weights are not scaled: their standard deviation is 1, whatever the number of inputs "
        "is.",
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
        "the last step is left out: the logits are returned as they are, without the softmax.",
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
        "finite.",
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
        "the wrong answers are counted.",
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
                "the slope of `tanh` is left out on the way back.",
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
                "the gradient of a bias has two axes: broadcasting makes a table of a row and a "
                "column before you notice. Let the sum take the axis away.",
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
                "the gradients of the weights are transposed: each has the shape of its parameter.",
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
        "the gradients of the hidden layer are computed from `dh`: between it and the weights "
        "stands `tanh`.",
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
        "new arrays are put into a dict: whoever holds the old ones does not see them, and their "
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
        "`eta` is left out.",
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
)
