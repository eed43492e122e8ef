"""Answers to lesson 8: right ones in several styles, and wrong ones that no catalogue has."""

from textwrap import dedent

from .editing import edited

_PLAIN_INIT = dedent("""
    def init_params(nx, nh, ny, rng=0):
        rng = np.random.default_rng(rng)
        params = {}
        params["Wh"] = rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh))
        params["bh"] = np.zeros(nh)
        params["Wy"] = rng.normal(0, 1 / np.sqrt(nh), size=(nh, ny))
        params["by"] = np.zeros(ny)
        return params
""")

_PLAIN_FORWARD = dedent("""
    def forward(params, X):
        htilde = np.dot(X, params["Wh"]) + params["bh"]
        h = np.tanh(htilde)
        ytilde = np.dot(h, params["Wy"]) + params["by"]
        yhat = softmax(ytilde)
        outputs = {}
        outputs["X"] = X
        outputs["htilde"] = htilde
        outputs["h"] = h
        outputs["ytilde"] = ytilde
        outputs["yhat"] = yhat
        return yhat, outputs
""")

_PLAIN_LOSS = dedent("""
    def loss_accuracy(Yhat, Y):
        N = Y.shape[0]
        logs = np.log(Yhat + 1e-12)
        loss = -np.sum(Y * logs) / N
        predicted = np.argmax(Yhat, axis=1)
        labels = np.argmax(Y, axis=1)
        accuracy = np.mean(predicted == labels)
        return loss, accuracy
""")

_PLAIN_BACKWARD = dedent("""
    def backward(params, outputs, Y):
        X, h, yhat = outputs["X"], outputs["h"], outputs["yhat"]
        N = Y.shape[0]
        dytilde = (yhat - Y) / N
        dWy = np.dot(h.T, dytilde)
        dby = np.sum(dytilde, axis=0)
        dh = np.dot(dytilde, params["Wy"].T)
        dhtilde = dh * (1 - h ** 2)
        dWh = np.dot(X.T, dhtilde)
        dbh = np.sum(dhtilde, axis=0)
        return {"Wh": dWh, "bh": dbh, "Wy": dWy, "by": dby}
""")

_PLAIN_SGD = dedent("""
    def sgd(params, grads, eta):
        for key in params.keys():
            step = eta * grads[key]
            params[key] -= step
        return params
""")

_PLAIN_FORWARD3 = dedent("""
    def forward3(params, X):
        gtilde = np.dot(X, params["Wg"]) + params["bg"]
        g = np.tanh(gtilde)
        htilde = np.dot(g, params["Wh"]) + params["bh"]
        h = np.tanh(htilde)
        ytilde = np.dot(h, params["Wy"]) + params["by"]
        yhat = softmax(ytilde)
        outputs = {"X": X, "gtilde": gtilde, "g": g, "htilde": htilde, "h": h}
        outputs["ytilde"] = ytilde
        outputs["yhat"] = yhat
        return yhat, outputs
""")

_PLAIN_BACKWARD3 = dedent("""
    def backward3(params, outputs, Y):
        X, g, h, yhat = outputs["X"], outputs["g"], outputs["h"], outputs["yhat"]
        N = Y.shape[0]
        dytilde = (yhat - Y) / N
        dWy = np.dot(h.T, dytilde)
        dby = np.sum(dytilde, axis=0)
        dh = np.dot(dytilde, params["Wy"].T)
        dhtilde = dh * (1 - h ** 2)
        dWh = np.dot(g.T, dhtilde)
        dbh = np.sum(dhtilde, axis=0)
        dg = np.dot(dhtilde, params["Wh"].T)
        dgtilde = dg * (1 - g ** 2)
        dWg = np.dot(X.T, dgtilde)
        dbg = np.sum(dgtilde, axis=0)
        return {"Wg": dWg, "bg": dbg, "Wh": dWh, "bh": dbh, "Wy": dWy, "by": dby}
""")

RIGHT = {
    "init_params": {
        "plain": _PLAIN_INIT,
        "terse": dedent("""
            def init_params(a, b, c, rng=0):
                r = np.random.default_rng(rng).standard_normal
                z = np.zeros
                return dict(Wh=r((a, b)) / a**.5, bh=z(b), Wy=r((b, c)) / b**.5, by=z(c))
        """),
        "a loop over layers": dedent("""
            def init_params(nx, nh, ny, rng=0):
                rng = np.random.default_rng(rng)
                params = {}
                for letter, n_in, n_out in (("h", nx, nh), ("y", nh, ny)):
                    std = np.power(n_in, -0.5)
                    params["W" + letter] = rng.normal(loc=0.0, scale=std, size=(n_in, n_out))
                    params["b" + letter] = np.zeros((n_out,), dtype=np.float64)
                return params
        """),
        "a helper and hints": dedent("""
            import math


            def weights(rng: np.random.Generator, rows: int, columns: int) -> np.ndarray:
                return rng.standard_normal(size=(rows, columns)) * math.sqrt(1 / rows)


            def init_params(nx: int, nh: int, ny: int, rng=0) -> dict[str, np.ndarray]:
                rng = np.random.default_rng(rng)
                Wy = weights(rng, nh, ny)
                return {
                    "bh": np.full(nh, 0.0), "by": np.full(ny, 0.0), "Wy": Wy,
                    "Wh": weights(rng, nx, nh),
                }
        """),
        "column by column": dedent("""
            def init_params(nx, nh, ny, rng=0):
                rng = np.random.default_rng(rng)
                Wh = np.empty((nx, nh))
                for unit in range(nh):
                    for i in range(nx):
                        Wh[i, unit] = rng.normal(0, nx ** -0.5)
                Wy = np.stack([rng.normal(0, nh ** -0.5, nh) for _ in range(ny)], axis=1)
                return {"Wh": Wh, "bh": 0 * Wh[0], "Wy": Wy, "by": np.array([0.0] * ny)}
        """),
    },
    "forward": {
        "plain": _PLAIN_FORWARD,
        "terse": dedent("""
            def forward(p, X):
                h = np.tanh(a := X @ p["Wh"] + p["bh"])
                y = softmax(b := h @ p["Wy"] + p["by"])
                return y, dict(X=X, htilde=a, h=h, ytilde=b, yhat=y)
        """),
        "einsum and a softmax of its own": dedent("""
            def forward(params, X):
                p = params
                affine = lambda inp, k: np.einsum("ni,io->no", inp, p["W" + k]) + p["b" + k]
                outputs = {"X": X}
                outputs["htilde"] = affine(X, "h")
                e = np.exp(-2 * np.abs(outputs["htilde"]))
                outputs["h"] = np.sign(outputs["htilde"]) * (1 - e) / (1 + e)
                outputs["ytilde"] = affine(outputs["h"], "y")
                powers = np.exp(outputs["ytilde"] - outputs["ytilde"].max(axis=1)[:, None])
                outputs["yhat"] = powers / powers.sum(1)[:, None]
                return outputs["yhat"], outputs
        """),
        "example by example": dedent("""
            def forward(params, X):
                rows = {"htilde": [], "h": [], "ytilde": [], "yhat": []}
                for x in X:
                    a = x @ params["Wh"] + params["bh"]
                    rows["htilde"].append(a)
                    rows["h"].append(np.tanh(a))
                    rows["ytilde"].append(rows["h"][-1] @ params["Wy"] + params["by"])
                    rows["yhat"].append(softmax(rows["ytilde"][-1]))
                outputs = {key: np.array(value) for key, value in rows.items()}
                outputs["X"] = X.copy()
                return outputs["yhat"], outputs
        """),
        "on buffers of its own": dedent("""
            def forward(params, X):
                htilde = np.matmul(X, params["Wh"])
                htilde += params["bh"]
                h = np.empty_like(htilde)
                np.tanh(htilde, out=h)
                ytilde = np.matmul(h, params["Wy"])
                ytilde += params["by"]
                yhat = ytilde.copy()
                yhat -= yhat.max(axis=1, keepdims=True)
                np.exp(yhat, out=yhat)
                yhat /= yhat.sum(axis=1, keepdims=True)
                return yhat, {"X": X, "htilde": htilde, "h": h, "ytilde": ytilde, "yhat": yhat}
        """),
        "locals in a dict, a list returned": dedent("""
            def forward(params: dict, X: np.ndarray) -> list:
                Wh, bh, Wy, by = (params[key] for key in ["Wh", "bh", "Wy", "by"])
                htilde = (Wh.T @ X.T).T + bh
                h = np.tanh(htilde)
                ytilde = (Wy.T @ h.T).T + by.reshape(1, -1)
                yhat = softmax(x=ytilde)
                names = ("X", "htilde", "h", "ytilde", "yhat")
                return [yhat, dict(zip(names, (X, htilde, h, ytilde, yhat)))]
        """),
    },
    "loss_accuracy": {
        "plain": _PLAIN_LOSS,
        "terse": dedent("""
            def loss_accuracy(P, Y):
                p = np.log((P * Y).sum(1) + 1e-12)
                return -p.mean(), (P.argmax(1) == Y.argmax(1)).mean()
        """),
        "loops": dedent("""
            import math


            def loss_accuracy(Yhat, Y):
                total, right = 0.0, 0
                for probabilities, target in zip(Yhat, Y):
                    label = list(target).index(1)
                    total += -math.log(max(probabilities[label], 1e-15))
                    if label == max(range(len(target)), key=lambda c: probabilities[c]):
                        right += 1
                return total / len(Y), right / len(Y)
        """),
        "clipped, labels picked": dedent("""
            def loss_accuracy(Yhat: np.ndarray, Y: np.ndarray) -> tuple[float, float]:
                labels = Y.argmax(axis=1)
                chosen = np.clip(Yhat, 1e-10, 1)[np.arange(len(Y)), labels]
                hits = np.equal(np.argmax(Yhat, axis=1), labels)
                return float(np.mean(-np.log(chosen))), float(np.count_nonzero(hits)) / len(hits)
        """),
        "np.where": dedent("""
            def loss_accuracy(Yhat, Y):
                tiny = np.finfo(float).tiny
                logs = np.where(Yhat > 0, np.log(np.where(Yhat > 0, Yhat, tiny)), np.log(tiny))
                loss = -np.einsum("nc,nc->", Y, logs) / Yhat.shape[0]
                best = Yhat == Yhat.max(axis=1, keepdims=True)
                return [loss, np.sum(best * Y) / len(Y)]
        """),
        "float32 inside": dedent("""
            def loss_accuracy(Yhat, Y):
                Yhat, Y = Yhat.astype(np.float32), Y.astype(np.float32)
                loss = -(Y * np.log(np.maximum(Yhat, 1e-30))).sum(axis=1).mean()
                return loss, np.average(np.argmax(Y, 1) == np.argmax(Yhat, 1))
        """),
        "the small number of lesson 5": dedent("""
            def loss_accuracy(Yhat, Y):
                def cross_entropy():
                    return -np.mean(np.log(Yhat[Y == 1] + 1e-7))

                accuracy = 1 - np.mean(Yhat.argmax(axis=-1) != Y.argmax(axis=-1))
                return cross_entropy(), accuracy
        """),
    },
    "backward": {
        "plain": _PLAIN_BACKWARD,
        "terse": dedent("""
            def backward(p, o, Y):
                d = (o["yhat"] - Y) / len(Y)
                e = d @ p["Wy"].T * (1 - o["h"]**2)
                return dict(Wh=o["X"].T @ e, bh=e.sum(0), Wy=o["h"].T @ d, by=d.sum(0))
        """),
        "einsum": dedent("""
            def backward(params, outputs, Y):
                N = len(Y)
                delta = np.einsum("nc->nc", outputs["yhat"] - Y)
                h = outputs["h"]
                slope = np.cosh(outputs["htilde"]) ** -2
                eps = np.einsum("nc,hc,nh->nh", delta, params["Wy"], slope)
                return {
                    "Wy": np.einsum("nh,nc->hc", h, delta) / N, "by": np.einsum("nc->c", delta) / N,
                    "Wh": np.einsum("ni,nh->ih", outputs["X"], eps) / N, "bh": eps.mean(axis=0),
                }
        """),
        "example by example": dedent("""
            def backward(params, outputs, Y):
                grads = {key: np.zeros_like(value) for key, value in params.items()}
                for n in range(Y.shape[0]):
                    dy = (outputs["yhat"][n] - Y[n]) / Y.shape[0]
                    dh = (params["Wy"] @ dy) * (1 - outputs["h"][n] * outputs["h"][n])
                    grads["Wy"] += np.outer(outputs["h"][n], dy)
                    grads["by"] += dy
                    grads["Wh"] += np.outer(outputs["X"][n], dh)
                    grads["bh"] += dh
                return grads
        """),
        "on buffers of its own": dedent("""
            def backward(params, outputs, Y):
                d = outputs["yhat"].copy()
                d -= Y
                d /= Y.shape[0]
                grads = {"Wy": outputs["h"].T @ d, "by": d.sum(axis=0)}
                d = d @ params["Wy"].T
                slope = np.square(outputs["h"])
                np.subtract(1, slope, out=slope)
                d *= slope
                grads["Wh"], grads["bh"] = outputs["X"].T @ d, d.sum(axis=0)
                return grads
        """),
        "an affine helper": dedent("""
            def affine_back(inp: np.ndarray, dout: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
                return inp.T @ dout, np.ones(len(dout)) @ dout


            def backward(params: dict, outputs: dict, Y: np.ndarray) -> dict:
                grads = {}
                dout = (outputs["yhat"] - Y) * (1 / len(Y))
                for key, inp in (("y", outputs["h"]), ("h", outputs["X"])):
                    grads["W" + key], grads["b" + key] = affine_back(inp=inp, dout=dout)
                    if key == "y":
                        h = outputs["h"]
                        dout = np.matmul(dout, params["Wy"].transpose()) * (1 - h) * (1 + h)
                return grads
        """),
    },
    "sgd": {
        "plain": _PLAIN_SGD,
        "terse": dedent("""
            def sgd(p, g, eta):
                for k in p: p[k] -= eta * g[k]
                return p
        """),
        "np.subtract with out": dedent("""
            def sgd(params, grads, eta):
                for key, array in params.items():
                    np.subtract(array, np.multiply(grads[key], eta), out=array)
                return params
        """),
        "entry by entry": dedent("""
            def sgd(params, grads, eta):
                for key in list(params):
                    for index, slope in np.ndenumerate(grads[key]):
                        params[key][index] -= eta * slope
                return params
        """),
        "written into the array": dedent("""
            def sgd(params: dict, grads: dict, eta: float) -> dict:
                moved = {key: params[key] - eta * grads[key] for key in params}
                for key, value in moved.items():
                    params[key][...] = value
                return params
        """),
        "a copy returned": dedent("""
            def sgd(params, grads, eta):
                def step(key):
                    params[key] += -eta * grads[key]

                for key in grads.keys():
                    step(key)
                return dict(params)
        """),
    },
    "forward3": {
        "plain": _PLAIN_FORWARD3,
        "terse": dedent("""
            def forward3(p, X):
                a = X @ p["Wg"] + p["bg"]; g = np.tanh(a)
                b = g @ p["Wh"] + p["bh"]; h = np.tanh(b)
                c = h @ p["Wy"] + p["by"]; y = softmax(c)
                return y, dict(X=X, gtilde=a, g=g, htilde=b, h=h, ytilde=c, yhat=y)
        """),
        "on top of forward": dedent("""
            def forward3(params, X):
                gtilde = X @ params["Wg"] + params["bg"]
                g = np.tanh(gtilde)
                yhat, outputs = forward(params, g)
                outputs.update({"X": X, "gtilde": gtilde, "g": g})
                return yhat, outputs
        """),
        "a loop over letters": dedent("""
            def forward3(params, X):
                outputs, out = {"X": X}, X
                for letter in "ghy":
                    W, b = params[f"W{letter}"], params[f"b{letter}"]
                    before = np.einsum("ni,io->no", out, W) + b
                    out = softmax(before) if letter == "y" else np.tanh(before)
                    tail = "hat" if letter == "y" else ""
                    outputs[f"{letter}tilde"], outputs[letter + tail] = before, out
                return outputs["yhat"], outputs
        """),
        "a nested function": dedent("""
            def forward3(params: dict[str, np.ndarray], X: np.ndarray) -> tuple:
                def affine(inp, name):
                    return np.add(np.matmul(inp, params["W" + name]), params["b" + name])

                gtilde = affine(X, name="g")
                g = np.tanh(gtilde)
                htilde = affine(g, name="h")
                h = np.tanh(htilde)
                ytilde = affine(h, name="y")
                yhat = softmax(ytilde)
                outputs = dict(X=X, gtilde=gtilde, g=g)
                outputs |= {"htilde": htilde, "h": h, "ytilde": ytilde, "yhat": yhat}
                return yhat, outputs
        """),
    },
    "backward3": {
        "plain": _PLAIN_BACKWARD3,
        "terse": dedent("""
            def backward3(p, o, Y):
                d = (o["yhat"] - Y) / len(Y)
                e = d @ p["Wy"].T * (1 - o["h"]**2)
                f = e @ p["Wh"].T * (1 - o["g"]**2)
                return dict(Wg=o["X"].T @ f, bg=f.sum(0), Wh=o["g"].T @ e, bh=e.sum(0),
                            Wy=o["h"].T @ d, by=d.sum(0))
        """),
        "on top of backward": dedent("""
            def backward3(params, outputs, Y):
                upper = {**outputs, "X": outputs["g"]}
                grads = backward(params, upper, Y)
                dhtilde = (outputs["yhat"] - Y) / len(Y) @ params["Wy"].T * (1 - outputs["h"] ** 2)
                dgtilde = dhtilde @ params["Wh"].T * (1 - outputs["g"] ** 2)
                return {**grads, "Wg": outputs["X"].T @ dgtilde, "bg": dgtilde.sum(axis=0)}
        """),
        "a loop over layers": dedent("""
            def backward3(params, outputs, Y):
                grads = {}
                dout = (outputs["yhat"] - Y) / Y.shape[0]
                for letter, name in (("y", "h"), ("h", "g"), ("g", "X")):
                    inp = outputs[name]
                    grads["W" + letter] = inp.T @ dout
                    grads["b" + letter] = dout.sum(axis=0)
                    if name != "X":
                        dout = (dout @ params["W" + letter].T) * (1 - inp * inp)
                return grads
        """),
        "einsum": dedent("""
            def backward3(params, outputs, Y):
                X, g, h = (outputs[key] for key in ("X", "g", "h"))
                d3 = (outputs["yhat"] - Y) / len(Y)
                d2 = np.einsum("nc,hc,nh->nh", d3, params["Wy"], 1 - np.square(h))
                d1 = np.einsum("nh,gh,ng->ng", d2, params["Wh"], 1 - np.square(g))
                weights = {"Wg": (X, d1), "Wh": (g, d2), "Wy": (h, d3)}
                grads = {key: np.einsum("ni,no->io", *pair) for key, pair in weights.items()}
                return grads | {"bg": d1.sum(0), "bh": d2.sum(0), "by": d3.sum(0)}
        """),
    },
}

_BACKWARD_SLIPS = {
    "no division": ("(yhat - Y) / N", "yhat - Y"),
    "sign": ("(yhat - Y)", "(Y - yhat)"),
    "N is the number of classes": ("Y.shape[0]", "Y.shape[1]"),
    "N is the number of entries": ("Y.shape[0]", "Y.size"),
    "N is written out": ("N = Y.shape[0]", "N = 10"),
    "N is the number of arrays": ("Y.shape[0]", "len(outputs)"),
    "N is the number of hidden units": ("Y.shape[0]", "h.shape[1]"),
    "no brackets": ("(yhat - Y) / N", "yhat - Y / N"),
    "a squared error": ("(yhat - Y) / N", "2 * (yhat - Y) / N"),
    "slope of the softmax, too": ("(yhat - Y) / N", "(yhat - Y) * yhat * (1 - yhat) / N"),
    "gradient of the logarithm": ("(yhat - Y) / N", "-Y / yhat / N"),
    "from the logits": ('outputs["yhat"]\n', 'outputs["ytilde"]\n'),
    "divided again in Wy": ("np.dot(h.T, dytilde)", "np.dot(h.T, dytilde) / N"),
    "divided again in Wh": ("dWh = np.dot(", "dWh = 1 / N * np.dot("),
    "by averaged": ("dby = np.sum(", "dby = np.mean("),
    "bh averaged": ("dbh = np.sum(", "dbh = np.mean("),
    "by not summed": ("dby = np.sum(dytilde, axis=0)", "dby = dytilde"),
    "bh not summed": ("dbh = np.sum(dhtilde, axis=0)", "dbh = dhtilde"),
    "by along the rows": ("dby = np.sum(dytilde, axis=0)", "dby = np.sum(dytilde, axis=1)"),
    "bh along the rows": ("dbh = np.sum(dhtilde, axis=0)", "dbh = np.sum(dhtilde, axis=1)"),
    "by one number": ("dby = np.sum(dytilde, axis=0)", "dby = np.sum(dytilde)"),
    "bh one number": ("dbh = np.sum(dhtilde, axis=0)", "dbh = np.sum(dhtilde)"),
    "rows kept": ("axis=0)", "axis=0, keepdims=True)"),
    "the first row for the sum": ("dbh = np.sum(dhtilde, axis=0)", "dbh = dhtilde[0]"),
    "bh from dh": ("dbh = np.sum(dhtilde", "dbh = np.sum(dh"),
    "Wh from dh": ("dhtilde)\n    dbh", "dh)\n    dbh"),
    "Wy from htilde": ("np.dot(h.T, dytilde)", 'np.dot(outputs["htilde"].T, dytilde)'),
    "Wy transposed": ("np.dot(h.T, dytilde)", "np.dot(dytilde.T, h)"),
    "Wy not transposed": ("np.dot(h.T, dytilde)", "np.dot(h, dytilde)"),
    "Wy with yhat": ("np.dot(h.T, dytilde)", "np.dot(h.T, yhat)"),
    "dh without .T": ('params["Wy"].T', 'params["Wy"]'),
    "dh with dWy": ('np.dot(dytilde, params["Wy"].T)', "np.dot(dytilde, dWy.T)"),
    "dh from yhat - Y": ("np.dot(dytilde, params", "np.dot(yhat - Y, params"),
    "no slope": ("dh * (1 - h ** 2)", "dh"),
    "slope from htilde": ("1 - h ** 2", '1 - outputs["htilde"] ** 2'),
    "tanh of h": ("1 - h ** 2", "1 - np.tanh(h) ** 2"),
    "slope of the sigmoid": ("(1 - h ** 2)", "h * (1 - h)"),
    "slope squared as a whole": ("(1 - h ** 2)", "(1 - h) ** 2"),
    "slope not squared": ("1 - h ** 2", "1 - h"),
    "slope with a plus": ("1 - h ** 2", "1 + h ** 2"),
    "slope turned round": ("1 - h ** 2", "h ** 2 - 1"),
    "slope of a Relu": ("(1 - h ** 2)", "(h > 0)"),
    "slope of a Relu of dh": ("dh * (1 - h ** 2)", "np.maximum(dh, 0)"),
    "slope 1 - 2h": ("1 - h ** 2", "1 - 2 * h"),
    "h for its slope": ("(1 - h ** 2)", "h"),
    "^ for **": ("h ** 2", "h ^ 2"),
    "biases swapped": ('"bh": dbh', '"bh": dby', '"by": dby', '"by": dbh'),
    "weights swapped": ('"Wh": dWh', '"Wh": dWy', '"Wy": dWy', '"Wy": dWh'),
    "keys with a d": ('"Wy": dWy', '"dWy": dWy'),
    "a key forgotten": (', "by": dby', ""),
    "a tuple": ('return {"W', 'return tuple({"W', "dby}", "dby}.values())"),
    "nothing returned": ("    return {", "    {"),
    "yhat changed": ("dytilde = (yhat - Y) / N", "yhat -= Y\n    dytilde = yhat / N"),
    "h changed": ("1 - h ** 2)", "1 - np.square(h, out=h))"),
    "params moved": ("    return {", '    params["Wy"] -= 0.1 * dWy\n    return {'),
    "rounded": ("(yhat - Y) / N", "np.round((yhat - Y) / N, 3)"),
}

WRONG = {
    "init_params": edited(
        _PLAIN_INIT,
        {
            "ones": ("rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh))", "np.ones((nx, nh))"),
            "the same number": (
                "rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh))",
                "np.full((nx, nh), 1 / np.sqrt(nx))",
            ),
            "weights of 0": ("rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh))", "np.zeros((nx, nh))"),
            "the last weights 0": (
                "rng.normal(0, 1 / np.sqrt(nh), size=(nh, ny))",
                "np.zeros((nh, ny))",
            ),
            "random biases": (
                "np.zeros(nh)",
                "rng.normal(size=nh)",
                "np.zeros(ny)",
                "rng.normal(size=ny)",
            ),
            "biases of 1": ("np.zeros(nh)", "np.ones(nh)"),
            "biases as rows": (
                "np.zeros(nh)",
                "np.zeros((1, nh))",
                "np.zeros(ny)",
                "np.zeros((1, ny))",
            ),
            "biases as columns": ("np.zeros(nh)", "np.zeros((nh, 1))"),
            "one number for a bias": ("np.zeros(nh)", "0.0"),
            "biases swapped": (
                "np.zeros(nh)",
                "np.zeros(ny)",
                "= np.zeros(ny)\n    return",
                "= np.zeros(nh)\n    return",
            ),
            "a bias for each input": ("np.zeros(nh)", "np.zeros(nx)"),
            "transposed": ("size=(nx, nh)", "size=(nh, nx)", "size=(nh, ny)", "size=(ny, nh)"),
            "Wy transposed": ("size=(nh, ny)", "size=(ny, nh)"),
            "Wy from the inputs": ("size=(nh, ny)", "size=(nx, ny)"),
            "standard deviation of 1": ("1 / np.sqrt(nx)", "1", "1 / np.sqrt(nh)", "1"),
            "0.01": ("1 / np.sqrt(nx)", "0.01", "1 / np.sqrt(nh)", "0.01"),
            "variance": ("1 / np.sqrt(nx)", "1 / nx", "1 / np.sqrt(nh)", "1 / nh"),
            "multiplied by the root": (
                "1 / np.sqrt(nx)",
                "np.sqrt(nx)",
                "1 / np.sqrt(nh)",
                "np.sqrt(nh)",
            ),
            "He": ("1 / np.sqrt(nx)", "np.sqrt(2 / nx)", "1 / np.sqrt(nh)", "np.sqrt(2 / nh)"),
            "Glorot": (
                "1 / np.sqrt(nx)",
                "np.sqrt(2 / (nx + nh))",
                "1 / np.sqrt(nh)",
                "np.sqrt(2 / (nh + ny))",
            ),
            "the outputs counted": (
                "1 / np.sqrt(nx)",
                "1 / np.sqrt(nh)",
                "1 / np.sqrt(nh), size=(nh",
                "1 / np.sqrt(ny), size=(nh",
            ),
            "the inputs counted for both": ("1 / np.sqrt(nh)", "1 / np.sqrt(nx)"),
            "the hidden units counted for both": ("1 / np.sqrt(nx)", "1 / np.sqrt(nh)"),
            "the classes counted": ("1 / np.sqrt(nh)", "1 / np.sqrt(ny)"),
            "the mean in the place of the deviation": (
                "rng.normal(0, 1 / np.sqrt(nx),",
                "rng.normal(1 / np.sqrt(nx),",
            ),
            "mean 1": ("normal(0, ", "normal(1, "),
            "uniform from 0": (
                "rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh))",
                "rng.random((nx, nh)) / np.sqrt(nx)",
            ),
            "uniform between": (
                "rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh))",
                "rng.uniform(-1 / np.sqrt(nx), 1 / np.sqrt(nx), (nx, nh))",
            ),
            "uniform with that deviation": (
                "rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh))",
                "rng.uniform(-np.sqrt(3 / nx), np.sqrt(3 / nx), (nx, nh))",
            ),
            "only the sign is random": (
                "rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh))",
                "rng.choice([-1, 1], (nx, nh)) / np.sqrt(nx)",
            ),
            "equal units": ("size=(nx, nh))", "size=(nx, 1)) * np.ones(nh)"),
            "equal inputs": ("size=(nx, nh))", "size=(1, nh)) * np.ones((nx, 1))"),
            "np.random": ("rng.normal(", "np.random.normal("),
            "seed 0": ("default_rng(rng)", "default_rng(0)"),
            "no seed": ("default_rng(rng)", "default_rng()"),
            "absolute values": (
                "rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh))",
                "abs(rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh)))",
            ),
            "other keys": ('"Wh"', '"W1"'),
            "a tuple": ("return params", "return tuple(params.values())"),
            "nothing returned": ("    return params\n", ""),
            "sizes of the lesson": (
                "size=(nx, nh)",
                "size=(2, 10)",
                "size=(nh, ny)",
                "size=(10, 2)",
            ),
        },
    ),
    "forward": edited(
        _PLAIN_FORWARD,
        {
            "outputs first": ("return yhat, outputs", "return outputs, yhat"),
            "only yhat": ("return yhat, outputs", "return yhat"),
            "only outputs": ("return yhat, outputs", "return outputs"),
            "the logits returned": ("return yhat, outputs", "return ytilde, outputs"),
            "nothing returned": ("    return yhat, outputs\n", ""),
            "sigmoid": ("np.tanh(htilde)", "1 / (1 + np.exp(-htilde))"),
            "Relu": ("np.tanh(htilde)", "np.maximum(htilde, 0)"),
            "no activation": ("np.tanh(htilde)", "htilde"),
            "tan": ("np.tanh(", "np.tan("),
            "arctan": ("np.tanh(", "np.arctan("),
            "sinh": ("np.tanh(", "np.sinh("),
            "half of x in tanh": ("np.tanh(htilde)", "np.tanh(htilde / 2)"),
            "tanh of X": ("np.dot(X,", "np.dot(np.tanh(X),"),
            "tanh in place": ("np.tanh(htilde)", "np.tanh(htilde, out=htilde)"),
            "sigmoid at the end": ("softmax(ytilde)", "1 / (1 + np.exp(-ytilde))"),
            "softmax over all": (
                "softmax(ytilde)",
                "softmax(ytilde.ravel()).reshape(ytilde.shape)",
            ),
            "softmax down the columns": ("softmax(ytilde)", "softmax(ytilde.T).T"),
            "softmax without the exponential": (
                "softmax(ytilde)",
                "ytilde / ytilde.sum(axis=1, keepdims=True)",
            ),
            "softmax twice": ("softmax(ytilde)", "softmax(softmax(ytilde))"),
            "softmax of h": ("softmax(ytilde)", "softmax(h)"),
            "softmax not shifted": (
                "softmax(ytilde)",
                "np.exp(ytilde) / np.sum(np.exp(ytilde), axis=1, keepdims=True)",
            ),
            "softmax shifted by the mean": (
                "softmax(ytilde)",
                "np.exp(ytilde - ytilde.mean()) / np.exp(ytilde - "
                "ytilde.mean()).sum(axis=1, keepdims=True)",
            ),
            "softmax shifted in place": (
                "yhat = softmax(ytilde)",
                "ytilde -= ytilde.max(axis=1, keepdims=True)\n    yhat = softmax(ytilde)",
            ),
            "log-probabilities": ("softmax(ytilde)", "np.log(softmax(ytilde))"),
            "one class each": ("softmax(ytilde)", "np.eye(ytilde.shape[1])[ytilde.argmax(axis=1)]"),
            "bh left out": (' + params["bh"]', ""),
            "by left out": (' + params["by"]', ""),
            "bh twice": (' + params["bh"]', ' + 2 * params["bh"]'),
            "bh subtracted": (' + params["bh"]', ' - params["bh"]'),
            "bh as a column": ('params["bh"]', 'params["bh"][:, None]'),
            "bias after tanh": (
                ' + params["bh"]\n    h = np.tanh(htilde)',
                '\n    h = np.tanh(htilde) + params["bh"]',
            ),
            "the weights changed": ('params["Wh"]) +', 'params["Wh"].T) +'),
            "X from the right": ('np.dot(X, params["Wh"])', 'np.dot(params["Wh"], X)'),
            "entry by entry": ('np.dot(X, params["Wh"])', 'X * params["Wh"]'),
            "h passed by": ("np.dot(h,", "np.dot(htilde,"),
            "X in the last layer": ("np.dot(h,", "np.dot(X,"),
            "the last output tanh": (
                '+ params["by"]',
                '+ params["by"]\n    ytilde = np.tanh(ytilde)',
            ),
            "X not kept": ('    outputs["X"] = X\n', ""),
            "h not kept": ('    outputs["h"] = h\n', ""),
            "yhat not kept": ('    outputs["yhat"] = yhat\n', ""),
            "other keys": ('"htilde"]', '"h_tilde"]'),
            "h kept twice": ('outputs["htilde"] = htilde', 'outputs["htilde"] = h'),
            "htilde kept twice": ('outputs["h"] = h\n', 'outputs["h"] = htilde\n'),
            "yhat kept twice": ('outputs["ytilde"] = ytilde', 'outputs["ytilde"] = yhat'),
            "X kept as h": ('outputs["X"] = X', 'outputs["X"] = h'),
            "htilde without the bias": (
                'outputs["htilde"] = htilde',
                'outputs["htilde"] = htilde - params["bh"]',
            ),
            "X scaled in place": ("    htilde =", "    X -= X.mean(axis=0)\n    htilde ="),
            "X centred": ("np.dot(X,", "np.dot(X - X.mean(axis=0),"),
            "params changed": ("    h = ", '    params["bh"] *= 0.9\n    h = '),
            "the first example only": ("return yhat,", "return yhat[0],"),
            "a list for the dict": ("return yhat, outputs", "return yhat, list(outputs.values())"),
        },
    ),
    "loss_accuracy": edited(
        _PLAIN_LOSS,
        {
            "order": ("return loss, accuracy", "return accuracy, loss"),
            "only the loss": ("return loss, accuracy", "return loss"),
            "nothing returned": ("    return loss, accuracy\n", ""),
            "no division": (" / N", ""),
            "divided by the classes, too": (" / N", " / Y.size"),
            "divided by the classes": ("N = Y.shape[0]", "N = Y.shape[1]"),
            "mean of all": ("-np.sum(Y * logs) / N", "-np.mean(Y * logs)"),
            "no minus": ("-np.sum", "np.sum"),
            "a loss for each example": ("-np.sum(Y * logs) / N", "-np.sum(Y * logs, axis=1)"),
            "a mean for each class": ("-np.sum(Y * logs) / N", "-np.mean(Y * logs, axis=0)"),
            "log10": ("np.log(", "np.log10("),
            "log2": ("np.log(", "np.log2("),
            "log1p": ("np.log(Yhat + 1e-12)", "np.log1p(Yhat)"),
            "no small number": (" + 1e-12", ""),
            "too large a number": ("1e-12", "1e-2"),
            "the number outside": ("np.log(Yhat + 1e-12)", "np.log(Yhat) + 1e-12"),
            "in place": ("logs = np.log(Yhat + 1e-12)", "Yhat += 1e-12\n    logs = np.log(Yhat)"),
            "nan for 0": ("np.log(Yhat + 1e-12)", "np.nan_to_num(np.log(Yhat), neginf=0)"),
            "nansum": (
                "np.log(Yhat + 1e-12)",
                "np.log(Yhat)",
                "np.sum(Y * logs)",
                "np.nansum(Y * logs)",
            ),
            "only the right class": ("Y * logs", "np.log((Y * Yhat).sum(axis=1))"),
            "swapped": ("np.log(Yhat + 1e-12)", "np.log(Y + 1e-12)", "Y * logs", "Yhat * logs"),
            "squared error": ("-np.sum(Y * logs) / N", "np.sum((Y - Yhat) ** 2) / N"),
            "both classes": (
                "-np.sum(Y * logs) / N",
                "-np.sum(Y * logs + (1 - Y) * np.log(1 - Yhat + 1e-12)) / N",
            ),
            "all logarithms": ("Y * logs", "logs"),
            "the softmax again": ("np.log(Yhat + 1e-12)", "np.log(softmax(Yhat))"),
            "absolute": ("-np.sum(Y * logs)", "abs(np.sum(Y * Yhat))"),
            "halved": ("-np.sum(Y * logs) / N", "-np.sum(Y * logs) / (2 * N)"),
            "the largest loss": ("-np.sum(Y * logs) / N", "-np.min(np.sum(Y * logs, axis=1))"),
            "argmax down the columns": (
                "axis=1)\n    labels",
                "axis=0)\n    labels",
                "np.argmax(Y, axis=1)",
                "np.argmax(Y, axis=0)",
            ),
            "argmax of all": (
                "np.argmax(Yhat, axis=1)",
                "np.argmax(Yhat)",
                "np.argmax(Y, axis=1)",
                "np.argmax(Y)",
            ),
            "argmin": ("np.argmax(Yhat", "np.argmin(Yhat"),
            "maxima": ("np.argmax(Yhat, axis=1)", "np.max(Yhat, axis=1)"),
            "above one half": (
                "np.mean(predicted == labels)",
                "np.mean(Yhat[np.arange(N), labels] > 0.5)",
            ),
            "rounded": ("np.mean(predicted == labels)", "np.mean(np.round(Yhat) == Y)"),
            "counted": ("np.mean(predicted", "np.sum(predicted"),
            "divided by the classes, the accuracy": (
                "np.mean(predicted == labels)",
                "np.sum(predicted == labels) / Y.shape[1]",
            ),
            "per cent": ("np.mean(predicted == labels)", "100 * np.mean(predicted == labels)"),
            "errors": ("predicted == labels", "predicted != labels"),
            "whole numbers": ("np.mean(predicted == labels)", "np.sum(predicted == labels) // N"),
            "all or nothing": (
                "np.mean(predicted == labels)",
                "float(np.all(predicted == labels))",
            ),
            "labels for one-hot": ("np.argmax(Y, axis=1)", "Y[:, 0]"),
            "the mean probability": (
                "np.mean(predicted == labels)",
                "np.mean(np.sum(Yhat * Y, axis=1))",
            ),
            "sorted": ("predicted == labels", "np.sort(predicted) == np.sort(labels)"),
            "Yhat sorted in place": ("    predicted", "    Yhat.sort(axis=1)\n    predicted"),
        },
    ),
    "backward": edited(
        _PLAIN_BACKWARD,
        {
            **_BACKWARD_SLIPS,
            "Wh transposed": ("np.dot(X.T, dhtilde)", "np.dot(dhtilde.T, X)"),
            "Wh not transposed": ("np.dot(X.T, dhtilde)", "np.dot(X, dhtilde)"),
            "Wh from h": ("np.dot(X.T, dhtilde)", "np.dot(h.T, dhtilde)"),
            "dh through Wh": ('params["Wy"].T', 'params["Wh"].T'),
        },
    ),
    "sgd": edited(
        _PLAIN_SGD,
        {
            "new arrays": ("params[key] -= step", "params[key] = params[key] - step"),
            "a local name": ("params[key] -= step", "p = params[key]\n        p = p - step"),
            "a new dict": (
                "        params[key] -= step\n    return params",
                "        pass\n    return {k: params[k] - eta * grads[k] for k in params}",
            ),
            "copies": (
                "    for key",
                "    params = {k: v.copy() for k, v in params.items()}\n    for key",
            ),
            "uphill": ("params[key] -= step", "params[key] += step"),
            "no eta": ("eta * grads[key]", "grads[key]"),
            "eta written out": ("eta * grads[key]", "0.1 * grads[key]"),
            "divided by eta": ("eta * grads[key]", "grads[key] / eta"),
            "eta twice": ("eta * grads[key]", "eta * eta * grads[key]"),
            "the wrong way round": ("params[key] -= step", "params[key][...] = step - params[key]"),
            "weights only": (
                "        params[key] -= step",
                "        if key[0] == 'W': params[key] -= step",
            ),
            "biases only": (
                "        params[key] -= step",
                "        if key[0] == 'b': params[key] -= step",
            ),
            "returned in the loop": ("    return params", "        return params"),
            "nothing returned": ("    return params\n", ""),
            "the gradients returned": ("return params", "return grads"),
            "keys written out": ("params.keys()", '("Wh", "bh", "Wy", "by")'),
            "grads scaled": (
                "step = eta * grads[key]",
                "grads[key] *= eta\n        step = grads[key]",
            ),
            "grads set to 0": (
                "params[key] -= step",
                "params[key] -= step\n        grads[key][...] = 0",
            ),
            "the mean": ("eta * grads[key]", "eta * np.mean(grads[key])"),
            "the sign": ("eta * grads[key]", "eta * np.sign(grads[key])"),
            "normalised": ("eta * grads[key]", "eta * grads[key] / np.linalg.norm(grads[key])"),
            "twice": ("params[key] -= step", "params[key] -= step\n        params[key] -= step"),
            "multiplied": ("params[key] -= step", "params[key] *= step"),
            "replaced": ("params[key] -= step", "params[key][...] = step"),
            "the parameter in the step": ("eta * grads[key]", "eta * params[key]"),
            "weight decay": ("eta * grads[key]", "eta * (grads[key] + 0.01 * params[key])"),
            "the last gradient for all": ("eta * grads[key]", "eta * list(grads.values())[-1]"),
            "np.subtract without out": ("params[key] -= step", "np.subtract(params[key], step)"),
        },
    ),
    "forward3": edited(
        _PLAIN_FORWARD3,
        {
            "X in the second layer": ("np.dot(g,", "np.dot(X,"),
            "gtilde in the second layer": ("np.dot(g,", "np.dot(gtilde,"),
            "g in the last layer": ("np.dot(h,", "np.dot(g,"),
            "htilde in the last layer": ("np.dot(h,", "np.dot(htilde,"),
            "no first tanh": ("np.tanh(gtilde)", "gtilde"),
            "no second tanh": ("np.tanh(htilde)", "htilde"),
            "Relu first": ("np.tanh(gtilde)", "np.maximum(gtilde, 0)"),
            "sigmoid first": ("np.tanh(gtilde)", "1 / (1 + np.exp(-gtilde))"),
            "bg left out": (' + params["bg"]', ""),
            "bh left out": (' + params["bh"]', ""),
            "by left out": (' + params["by"]', ""),
            "bg after tanh": (
                ' + params["bg"]\n    g = np.tanh(gtilde)',
                '\n    g = np.tanh(gtilde) + params["bg"]',
            ),
            "the biases the same": ('params["bg"]', 'params["bg"] * 2'),
            "no softmax": ("softmax(ytilde)", "ytilde"),
            "softmax down the columns": ("softmax(ytilde)", "softmax(ytilde.T).T"),
            "tanh at the end": ("softmax(ytilde)", "softmax(np.tanh(ytilde))"),
            "g not kept": (', "g": g', ""),
            "gtilde not kept": ('"gtilde": gtilde, ', ""),
            "X not kept": ('{"X": X, ', "{"),
            "X kept as g": ('"X": X', '"X": g'),
            "gtilde kept twice": ('"g": g', '"g": gtilde'),
            "g kept twice": ('"gtilde": gtilde', '"gtilde": g'),
            "htilde kept twice": ('"h": h}', '"h": htilde}'),
            "outputs of forward alone": ("return yhat, outputs", "return forward(params, g)"),
            "outputs first": ("return yhat, outputs", "return outputs, yhat"),
            "only yhat": ("return yhat, outputs", "return yhat"),
            "nothing returned": ("    return yhat, outputs\n", ""),
            "Wg and Wh swapped": ('"Wg"', '"W"', '"Wh"', '"Wg"', '"W"', '"Wh"'),
            "the logits returned": ("return yhat,", "return ytilde,"),
        },
    ),
    "backward3": edited(
        _PLAIN_BACKWARD3,
        {
            **_BACKWARD_SLIPS,
            "X in Wh": ("np.dot(g.T, dhtilde)", "np.dot(X.T, dhtilde)"),
            "gtilde in Wh": ("np.dot(g.T, dhtilde)", 'np.dot(outputs["gtilde"].T, dhtilde)'),
            "h in Wh": ("np.dot(g.T, dhtilde)", "np.dot(h.T, dhtilde)"),
            "Wh transposed": ("np.dot(g.T, dhtilde)", "np.dot(dhtilde.T, g)"),
            "g in Wg": ("np.dot(X.T, dgtilde)", "np.dot(g.T, dgtilde)"),
            "Wg transposed": ("np.dot(X.T, dgtilde)", "np.dot(dgtilde.T, X)"),
            "Wg from dg": ("np.dot(X.T, dgtilde)", "np.dot(X.T, dg)"),
            "bg from dg": ("np.sum(dgtilde, axis=0)", "np.sum(dg, axis=0)"),
            "bg averaged": ("np.sum(dgtilde, axis=0)", "np.mean(dgtilde, axis=0)"),
            "bg not summed": ("np.sum(dgtilde, axis=0)", "dgtilde"),
            "bg along the rows": ("np.sum(dgtilde, axis=0)", "np.sum(dgtilde, axis=1)"),
            "bg one number": ("np.sum(dgtilde, axis=0)", "np.sum(dgtilde)"),
            "dg without .T": ('params["Wh"].T', 'params["Wh"]'),
            "dg from dh": ("np.dot(dhtilde, params", "np.dot(dh, params"),
            "dg from dytilde": (
                'np.dot(dhtilde, params["Wh"].T)',
                'np.dot(np.dot(dytilde, params["Wy"].T), params["Wh"].T)',
            ),
            "no first slope": ("dg * (1 - g ** 2)", "dg"),
            "slope of the other layer": ("dg * (1 - g ** 2)", "dg * (1 - h ** 2)"),
            "first slope from gtilde": ("1 - g ** 2", '1 - outputs["gtilde"] ** 2'),
            "first slope of the sigmoid": ("(1 - g ** 2)", "g * (1 - g)"),
            "first slope not squared": ("1 - g ** 2", "1 - g"),
            "divided again in Wg": ("np.dot(X.T, dgtilde)", "np.dot(X.T, dgtilde) / N"),
            "the first layer left out": ('"Wg": dWg, "bg": dbg, ', ""),
            "the first layer's as the second's": ('"Wg": dWg, "bg": dbg', '"Wg": dWh, "bg": dbh'),
        },
    ),
}

# ---- More of each ----

WRONG["init_params"] |= {
    "bias lists": dedent("""
        def init_params(nx, nh, ny, rng=0):
            rng = np.random.default_rng(rng)
            return {
                "Wh": rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh)),
                "bh": [0.0] * nh,
                "Wy": rng.normal(0, 1 / np.sqrt(nh), size=(nh, ny)),
                "by": [0.0] * ny,
            }
    """),
    "integer bias": dedent("""
        def init_params(nx, nh, ny, rng=0):
            rng = np.random.default_rng(rng)
            return {
                "Wh": rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh)),
                "bh": np.zeros(nh, dtype=int),
                "Wy": rng.normal(0, 1 / np.sqrt(nh), size=(nh, ny)),
                "by": np.zeros(ny, dtype=int),
            }
    """),
    "second generator": dedent("""
        def init_params(nx, nh, ny, rng=0):
            rng = np.random.default_rng(rng)
            return {
                "Wh": rng.normal(0, 1 / np.sqrt(nx), size=(nx, nh)),
                "bh": np.zeros(nh),
                "Wy": np.random.default_rng(0).normal(0, 1 / np.sqrt(nh), size=(nh, ny)),
                "by": np.zeros(ny),
            }
    """),
    "reseeds same for Wy": dedent("""
        def init_params(nx, nh, ny, rng=0):
            rng = np.random.default_rng(rng)
            seed = rng.integers(1000)
            return {
                "Wh": np.random.default_rng(seed).normal(0, 1 / np.sqrt(nx), size=(nx, nh)),
                "bh": np.zeros(nh),
                "Wy": np.random.default_rng(seed).normal(0, 1 / np.sqrt(nh), size=(nh, ny)),
                "by": np.zeros(ny),
            }
    """),
}
WRONG["forward"] |= {
    "global outputs": dedent("""
        outputs = {}
        def forward(params, X):
            htilde = X @ params["Wh"] + params["bh"]
            h = np.tanh(htilde)
            ytilde = h @ params["Wy"] + params["by"]
            yhat = softmax(ytilde)
            outputs.update({"X": X, "htilde": htilde, "h": h, "ytilde": ytilde, "yhat": yhat})
            return yhat, outputs
    """),
    "outputs in params": dedent("""
        def forward(params, X):
            htilde = X @ params["Wh"] + params["bh"]
            h = np.tanh(htilde)
            ytilde = h @ params["Wy"] + params["by"]
            yhat = softmax(ytilde)
            params.update({"X": X, "htilde": htilde, "h": h, "ytilde": ytilde, "yhat": yhat})
            return yhat, params
    """),
}
WRONG["loss_accuracy"] |= {
    "tie counts": dedent("""
        def loss_accuracy(Yhat, Y):
            loss = -np.sum(Y * np.log(Yhat + 1e-12)) / len(Y)
            accuracy = np.mean(Yhat[Y == 1] >= Yhat.mean(axis=1))
            return loss, accuracy
    """),
    "class 1": dedent("""
        def loss_accuracy(Yhat, Y):
            loss = -np.sum(Y * np.log(Yhat + 1e-12)) / len(Y)
            accuracy = np.mean((Yhat[:, 1] > 0.5) == (Y[:, 1] == 1))
            return loss, accuracy
    """),
}
WRONG["backward"] |= {
    "N from X columns": dedent("""
        def backward(params, outputs, Y):
            dytilde = (outputs["yhat"] - Y) / outputs['X'].shape[1]
            dWy = outputs["h"].T @ dytilde
            dby = dytilde.sum(axis=0)
            dh = dytilde @ params["Wy"].T
            dhtilde = dh * (1 - outputs["h"] ** 2)
            dWh = outputs["X"].T @ dhtilde
            dbh = dhtilde.sum(axis=0)
            return {"Wh": dWh, "bh": dbh, "Wy": dWy, "by": dby}
    """),
    "N hard-coded": dedent("""
        def backward(params, outputs, Y):
            dytilde = (outputs["yhat"] - Y) / 6
            dWy = outputs["h"].T @ dytilde
            dby = dytilde.sum(axis=0)
            dh = dytilde @ params["Wy"].T
            dhtilde = dh * (1 - outputs["h"] ** 2)
            dWh = outputs["X"].T @ dhtilde
            dbh = dhtilde.sum(axis=0)
            return {"Wh": dWh, "bh": dbh, "Wy": dWy, "by": dby}
    """),
}
WRONG["sgd"] |= {
    "zip values": dedent("""
        def sgd(params, grads, eta):
            for p, g in zip(params.values(), grads.values()):
                p -= eta * g
            return params
    """),
}
WRONG["backward3"] |= {
    "outputs changed": dedent("""
        def backward3(params, outputs, Y):
            X = outputs["X"]
            outputs["X"] = outputs["g"]
            grads = backward(params, outputs, Y)
            dhtilde = ((outputs["yhat"] - Y) / len(Y)) @ params["Wy"].T * (1 - outputs["h"] ** 2)
            dgtilde = (dhtilde @ params["Wh"].T) * (1 - outputs["g"] ** 2)
            return {**grads, "Wg": X.T @ dgtilde, "bg": dgtilde.sum(axis=0)}
    """),
}
RIGHT["init_params"] |= {
    "Wy first": dedent("""
        def init_params(nx, nh, ny, rng=0):
            rng = np.random.default_rng(rng)
            def weights(m, k):
                return np.sqrt(1 / m) * rng.standard_normal(size=(m, k))
            Wy = weights(nh, ny)
            Wh = weights(nx, nh)
            return dict(Wh=Wh, Wy=Wy, bh=np.array([0.0] * nh), by=0 * Wy[0])
    """),
}
