"""Answers to lesson 6: right ones in several styles, and wrong ones that no catalogue has."""

from textwrap import dedent

from .editing import edited

_MADE = """
class {name}{base}:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01, rng=0):
        rng = np.random.default_rng(rng)
        self.params = {{
            "W1": weight_init_std * rng.standard_normal((input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * rng.standard_normal((hidden_size, output_size)),
            "b2": np.zeros(output_size),
        }}
"""
_ACCURACY = """
    def accuracy(self, x, t):
        labels = t if np.ndim(t) == 1 else np.argmax(t, axis=1)
        return np.mean(self.predict(x).argmax(axis=1) == labels)
"""
_SLOPES = """
    def numerical_gradient(self, x, t):
        grads = {}
        for key, value in self.params.items():
            grads[key] = numerical_gradient(lambda _: self.loss(x, t), value)
        return grads
"""


def _formulas(methods: str, base: str = "") -> str:
    """Return a FormulaNet with the given constructor and accuracy, and methods of the learner's."""
    return _MADE.format(name="FormulaNet", base=base) + _ACCURACY + methods


def _layered(rest: str, base: str = "", slopes: str = _ACCURACY + _SLOPES) -> str:
    """Return a TwoLayerNet that goes on where the given constructor ends."""
    return _MADE.format(name="TwoLayerNet", base=base) + rest + slopes


_PLAIN_FORMULAS = _formulas(
    """
    def predict(self, x):
        W1, b1, W2, b2 = (self.params[key] for key in ("W1", "b1", "W2", "b2"))
        a1 = x @ W1 + b1
        z1 = np.maximum(a1, 0)
        a2 = z1 @ W2 + b2
        return a2

    def loss(self, x, t):
        logits = self.predict(x)
        y = softmax(logits)
        return cross_entropy_error(y, t)

    def numerical_gradient(self, x, t):
        f = lambda W: self.loss(x, t)
        grads = {}
        for key in self.params:
            grads[key] = numerical_gradient(f, self.params[key])
        return grads

    def gradient(self, x, t):
        W1, b1, W2, b2 = (self.params[key] for key in ("W1", "b1", "W2", "b2"))
        t = t if np.ndim(t) == 2 else np.eye(len(b2))[t]
        a1 = x @ W1 + b1
        z1 = np.maximum(a1, 0)
        a2 = z1 @ W2 + b2
        y = softmax(a2)
        N = x.shape[0]
        da2 = (y - t) / N
        dW2 = np.dot(z1.T, da2)
        db2 = np.sum(da2, axis=0)
        dz1 = np.dot(da2, W2.T)
        da1 = np.where(a1 > 0, dz1, 0)
        dW1 = np.dot(x.T, da1)
        db1 = np.sum(da1, axis=0)
        grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
        return grads
"""
)

_PLAIN_LAYERS = _layered(
    """
        self.layers = {}
        self.layers["Affine1"] = Affine(self.params["W1"], self.params["b1"])
        self.layers["Relu1"] = Relu()
        self.layers["Affine2"] = Affine(self.params["W2"], self.params["b2"])
        self.last_layer = SoftmaxWithLoss()

    def predict(self, x):
        for layer in self.layers.values():
            x = layer.forward(x)
        return x

    def loss(self, x, t):
        y = self.predict(x)
        return self.last_layer.forward(y, t)

    def gradient(self, x, t):
        self.loss(x, t)
        dout = 1
        dout = self.last_layer.backward(dout)
        layers = list(self.layers.values())
        layers.reverse()
        for layer in layers:
            dout = layer.backward(dout)
        grads = {}
        grads["W1"] = self.layers["Affine1"].dW
        grads["b1"] = self.layers["Affine1"].db
        grads["W2"] = self.layers["Affine2"].dW
        grads["b2"] = self.layers["Affine2"].db
        return grads
"""
)

_PLAIN_REPAIRED = """
def {name}(params, x, t):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    a1 = x @ W1 + b1
    z1 = np.maximum(a1, 0)
    y = softmax(z1 @ W2 + b2)
    da2 = y.copy()
    da2[np.arange(len(x)), t] -= 1
    da2 /= len(x)
    dz1 = da2 @ W2.T
    da1 = dz1 * (a1 > 0)
    dW1 = x.T @ da1
    db1 = da1.sum(axis=0)
    dW2 = z1.T @ da2
    db2 = da2.sum(axis=0)
    return {{"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}}
"""

_PLAIN_ERRORS = dedent("""
    def gradient_errors(first, second):
        errors = {}
        for key in first:
            a = first[key]
            b = second[key]
            above = np.abs(a - b)
            below = np.abs(a) + np.abs(b)
            below = np.where(below == 0, 1, below)
            errors[key] = above / below
        return errors
""")


def _repaired(name: str) -> dict[str, str]:
    """Return right answers to one of the three repairs: each may be written in any way."""
    return {
        "plain": _PLAIN_REPAIRED.format(name=name),
        "with the class of exercise 1": dedent(f"""
            def {name}(params, x, t):
                net = FormulaNet(*params["W1"].shape, len(params["b2"]))
                net.params = params
                return net.gradient(x, t)
        """),
        "with the layers": dedent(f"""
            def {name}(params, x, t):
                layers = [
                    Affine(params["W1"], params["b1"]), Relu(), Affine(params["W2"], params["b2"])
                ]
                out = x
                for layer in layers:
                    out = layer.forward(out)
                last = SoftmaxWithLoss()
                last.forward(out, t)
                dout = last.backward(1)
                for layer in layers[::-1]:
                    dout = layer.backward(dout)
                return dict(W1=layers[0].dW, b1=layers[0].db, W2=layers[2].dW, b2=layers[2].db)
        """),
        "example by example": dedent(f"""
            def {name}(params, x, t):
                grads = {{key: np.zeros(value.shape) for key, value in params.items()}}
                for image, label in zip(x, t):
                    a1 = image @ params["W1"] + params["b1"]
                    z1 = a1 * (a1 > 0)
                    da2 = softmax(z1 @ params["W2"] + params["b2"])
                    da2[label] -= 1
                    da2 /= len(x)
                    da1 = params["W2"] @ da2
                    da1[a1 <= 0] = 0
                    grads["W2"] += np.outer(z1, da2)
                    grads["b2"] += da2
                    grads["W1"] += np.outer(image, da1)
                    grads["b1"] += da1
                return grads
        """),
        "einsum": dedent(f"""
            def {name}(params, x, t):
                W1, b1, W2, b2 = (params[k] for k in ["W1", "b1", "W2", "b2"])
                pre = np.einsum("nd,dh->nh", x, W1) + b1
                post = np.clip(pre, 0, None)
                target = np.equal.outer(t, np.arange(len(b2)))
                delta2 = (softmax(np.einsum("nh,hc->nc", post, W2) + b2) - target) / t.size
                delta1 = np.heaviside(pre, 0) * np.einsum("nc,hc->nh", delta2, W2)
                return {{
                    "b2": np.einsum("nc->c", delta2), "W2": np.einsum("nh,nc->hc", post, delta2),
                    "b1": np.einsum("nh->h", delta1), "W1": np.einsum("nd,nh->dh", x, delta1),
                }}
        """),
    }


RIGHT = {
    "formula_net": {
        "plain": _PLAIN_FORMULAS,
        "terse": _formulas(
            """
    def predict(self, x):
        p = self.params
        return np.maximum(x @ p["W1"] + p["b1"], 0) @ p["W2"] + p["b2"]

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def numerical_gradient(self, x, t):
        f = lambda _: self.loss(x, t)
        return {k: numerical_gradient(f, v) for k, v in self.params.items()}

    def gradient(self, x, t):
        p = self.params
        z = np.maximum(x @ p["W1"] + p["b1"], 0)
        y = softmax(z @ p["W2"] + p["b2"])
        d = y - (t if np.ndim(t) == 2 else np.eye(y.shape[1])[t])
        d /= len(d)
        e = d @ p["W2"].T * (z > 0)
        return dict(W1=x.T @ e, b1=e.sum(0), W2=z.T @ d, b2=d.sum(0))
"""
        ),
        "a Java programmer's": _formulas(
            """
    def getParameter(self, name):
        return self.params[name]

    def forward(self, x):
        self.x = np.asarray(x, dtype=np.float64)
        self.a1 = np.add(np.matmul(self.x, self.getParameter("W1")), self.getParameter("b1"))
        self.z1 = self.a1.copy()
        self.z1[self.z1 < 0] = 0.0
        self.a2 = np.add(np.matmul(self.z1, self.getParameter("W2")), self.getParameter("b2"))
        self.y = softmax(self.a2)

    def predict(self, x):
        self.forward(x)
        return self.a2

    def loss(self, x, t):
        self.forward(x)
        result = 0.0
        for i in range(x.shape[0]):
            label = t[i] if np.ndim(t) == 1 else int(np.argmax(t[i]))
            result = result - np.log(self.y[i][label] + 1e-7)
        return result / x.shape[0]

    def numerical_gradient(self, x, t):
        h = 1e-5
        result = {}
        for name in list(self.params.keys()):
            array = self.params[name]
            slopes = np.zeros_like(array)
            for index in np.ndindex(*array.shape):
                old = array[index]
                array[index] = old + h
                above = self.loss(x, t)
                array[index] = old - h
                below = self.loss(x, t)
                array[index] = old
                slopes[index] = (above - below) / (2 * h)
            result[name] = slopes
        return result

    def gradient(self, x, t):
        self.forward(x)
        batchSize, numberOfClasses = self.y.shape
        delta = self.y.copy()
        for i in range(batchSize):
            for c in range(numberOfClasses):
                if np.ndim(t) == 1:
                    target = 1.0 if t[i] == c else 0.0
                else:
                    target = t[i, c]
                delta[i, c] = (delta[i, c] - target) / batchSize
        back = np.zeros(self.z1.shape)
        for i in range(batchSize):
            for j in range(self.z1.shape[1]):
                if self.a1[i, j] > 0:
                    for c in range(numberOfClasses):
                        back[i, j] += delta[i, c] * self.params["W2"][j, c]
        result = dict()
        result["W1"] = np.matmul(self.x.transpose(), back)
        result["b1"] = np.sum(back, 0)
        result["W2"] = np.matmul(self.z1.transpose(), delta)
        result["b2"] = np.sum(delta, 0)
        return result
"""
        ),
        "a mathematician's": _formulas(
            """
    def _first(self, X):
        return np.einsum("nd,dh->nh", X, self.params["W1"]) + self.params["b1"]

    def _second(self, Z):
        return np.einsum("nh,hc->nc", Z, self.params["W2"]) + self.params["b2"]

    def predict(self, X):
        A = self._first(X)
        return self._second((A + np.abs(A)) / 2)

    def loss(self, X, T):
        log_y = np.log(softmax(self.predict(X)) + 1e-7)
        if np.ndim(T) == 1:
            T = np.eye(log_y.shape[1])[T]
        return -np.einsum("nc,nc->", T, log_y) / len(X)

    def numerical_gradient(self, X, T):
        L = lambda theta: self.loss(X, T)
        return dict(zip(self.params, [numerical_gradient(L, p) for p in self.params.values()]))

    def gradient(self, X, T):
        A = self._first(X)
        Z = np.fmax(A, 0)
        Y = softmax(self._second(Z))
        I = np.eye(Y.shape[1])
        delta_2 = Y / len(X) - (I[T] if np.ndim(T) == 1 else T) / len(X)
        delta_1 = np.einsum("nc,hc,nh->nh", delta_2, self.params["W2"], A > 0)
        one = np.ones(len(X))
        return {
            "W1": X.T @ delta_1, "b1": one @ delta_1, "W2": Z.T @ delta_2, "b2": one @ delta_2
        }
"""
        ),
        "on buffers of its own": _formulas(
            """
    def predict(self, x):
        a = np.dot(x, self.params["W1"])
        a += self.params["b1"]
        np.maximum(a, 0, out=a)
        a = np.dot(a, self.params["W2"])
        a += self.params["b2"]
        return a

    def loss(self, x, t):
        a = self.predict(x)
        a -= a.max(axis=1, keepdims=True)
        np.exp(a, out=a)
        a /= a.sum(axis=1, keepdims=True)
        return cross_entropy_error(a, t)

    def numerical_gradient(self, x, t):
        result = {key: None for key in self.params}
        for key in result:
            result[key] = numerical_gradient(lambda unused: self.loss(x, t), self.params[key])
        return result

    def gradient(self, x, t):
        labels = t if np.ndim(t) == 1 else t.argmax(axis=1)
        z1 = x @ self.params["W1"]
        z1 += self.params["b1"]
        mask = z1 <= 0
        z1[mask] = 0
        d = softmax(z1 @ self.params["W2"] + self.params["b2"])
        d[range(len(x)), labels] -= 1
        d /= len(x)
        grads = {"W2": z1.T @ d, "b2": d.sum(axis=0)}
        d = d @ self.params["W2"].T
        d[mask] = 0
        grads["W1"], grads["b1"] = x.T @ d, d.sum(axis=0)
        return grads
"""
        ),
        "a base class and type hints": """
from collections import OrderedDict


class Network:
    def loss(self, x: np.ndarray, t: np.ndarray) -> float:
        return float(cross_entropy_error(softmax(self.predict(x)), t))

    def numerical_gradient(self, x: np.ndarray, t: np.ndarray) -> dict[str, np.ndarray]:
        def objective(_) -> float:
            return self.loss(x, t)

        return OrderedDict(
            (key, numerical_gradient(objective, value)) for key, value in self.params.items()
        )

"""
        + _formulas(
            """
    @property
    def weights(self):
        return self.params["W1"], self.params["b1"], self.params["W2"], self.params["b2"]

    def hidden(self, x: np.ndarray) -> np.ndarray:
        W, b, _, _ = self.weights
        return np.where((a := x @ W + b) > 0, a, 0.0)

    def predict(self, x: np.ndarray) -> np.ndarray:
        return self.hidden(x) @ self.params["W2"] + self.params["b2"]

    def gradient(self, x: np.ndarray, t: np.ndarray) -> dict[str, np.ndarray]:
        W1, b1, W2, b2 = self.weights
        t = t if np.ndim(t) == 2 else np.eye(len(b2))[t]

        def affine_backward(inp, dout):
            return inp.T @ dout, dout.sum(axis=0)

        z1 = self.hidden(x)
        da2 = (softmax(z1 @ W2 + b2) - t) / len(x)
        grads = OrderedDict()
        grads["W2"], grads["b2"] = affine_backward(z1, da2)
        grads["W1"], grads["b1"] = affine_backward(x, (da2 @ W2.T) * np.sign(z1))
        return grads
""",
            base="(Network)",
        ),
    },
    "gradient_errors": {
        "plain": _PLAIN_ERRORS,
        "terse": dedent("""
            def gradient_errors(f, s):
                e = lambda a, b, n: abs(a - b) / (n + (n == 0))
                return {k: e(f[k], s[k], abs(f[k]) + abs(s[k])) for k in f}
        """),
        "np.divide where it may": dedent("""
            def gradient_errors(first, second):
                errors = {}
                for key, a in first.items():
                    b = second[key]
                    size = np.abs(a) + np.abs(b)
                    zeros = np.zeros(size.shape)
                    errors[key] = np.divide(np.abs(a - b), size, out=zeros, where=size > 0)
                return errors
        """),
        "loops": dedent("""
            def gradient_errors(first, second):
                result = {}
                for key in first.keys():
                    result[key] = np.zeros(first[key].shape)
                    for index in np.ndindex(first[key].shape):
                        a, b = float(first[key][index]), float(second[key][index])
                        if a != 0 or b != 0:
                            result[key][index] = abs(a - b) / (abs(a) + abs(b))
                return result
        """),
        "nan put right": dedent("""
            def relative(a, b):
                with np.errstate(invalid="ignore"):
                    return np.nan_to_num(np.abs(np.subtract(a, b)) / (np.abs(a) + np.abs(b)))


            def gradient_errors(first: dict, second: dict) -> dict:
                return dict((name, relative(first[name], second[name])) for name in first)
        """),
        "masks": dedent("""
            def gradient_errors(first, second):
                errors = {}
                for key in sorted(first):
                    a, b = first[key], second[key]
                    error = np.zeros_like(a, dtype=float)
                    busy = (a != 0) | (b != 0)
                    error[busy] = np.abs(a[busy] - b[busy]) / (np.abs(a[busy]) + np.abs(b[busy]))
                    errors[key] = error
                return errors
        """),
    },
    "two_layer_net": {
        "plain": _PLAIN_LAYERS,
        "terse": _layered(
            """
        p = self.params
        self.layers = {
            "Affine1": Affine(p["W1"], p["b1"]), "Relu1": Relu(),
            "Affine2": Affine(p["W2"], p["b2"]),
        }
        self.last_layer = SoftmaxWithLoss()

    def predict(self, x):
        for f in self.layers.values(): x = f.forward(x)
        return x

    def loss(self, x, t): return self.last_layer.forward(self.predict(x), t)

    def gradient(self, x, t):
        self.loss(x, t)
        d = self.last_layer.backward()
        for f in [*self.layers.values()][::-1]: d = f.backward(d)
        return {v + n: getattr(self.layers["Affine" + n], "d" + v) for n in "12" for v in "Wb"}
"""
        ),
        "no loops": _layered(
            """
        self.affine1 = Affine(self.params["W1"], self.params["b1"])
        self.relu = Relu()
        self.affine2 = Affine(self.params["W2"], self.params["b2"])
        self.last_layer = SoftmaxWithLoss()
        self.layers = dict(Affine1=self.affine1, Relu1=self.relu, Affine2=self.affine2)

    def predict(self, x):
        return self.affine2.forward(self.relu.forward(self.affine1.forward(x)))

    def loss(self, x, t):
        return self.last_layer.forward(self.predict(x), t)

    def gradient(self, x, t):
        logits = self.predict(x)
        self.last_layer.forward(logits, t)
        self.affine1.backward(self.relu.backward(self.affine2.backward(self.last_layer.backward())))
        return {
            "W1": self.affine1.dW,
            "b1": self.affine1.db,
            "W2": self.affine2.dW,
            "b2": self.affine2.db,
        }
"""
        ),
        "inherits from FormulaNet": dedent("""
            class TwoLayerNet(FormulaNet):
                def __init__(self, *args, **kwargs):
                    super().__init__(*args, **kwargs)
                    W1, b1, W2, b2 = self.params.values()
                    self.layers = {
                        "Affine1": Affine(W1, b1), "Relu1": Relu(), "Affine2": Affine(W2, b2)
                    }
                    self.last_layer = SoftmaxWithLoss()

                def predict(self, x):
                    out = x
                    for name in ("Affine1", "Relu1", "Affine2"):
                        out = self.layers[name].forward(out)
                    return out

                def loss(self, x, t):
                    return self.last_layer.forward(self.predict(x), t)

                def gradient(self, x, t):
                    self.loss(x=x, t=t)
                    dout = self.last_layer.backward(dout=1)
                    for name in ("Affine2", "Relu1", "Affine1"):
                        dout = self.layers[name].backward(dout)
                    grads = {}
                    for number in (1, 2):
                        layer = self.layers[f"Affine{number}"]
                        grads[f"W{number}"] = layer.dW
                        grads[f"b{number}"] = layer.db
                    return grads
        """),
        "OrderedDict and reduce": "from collections import OrderedDict\n"
        "from functools import reduce\n"
        + _layered(
            """
        self.layers = OrderedDict()
        for i in (1, 2):
            self.layers[f"Affine{i}"] = Affine(self.params[f"W{i}"], self.params[f"b{i}"])
            if i < 2:
                self.layers[f"Relu{i}"] = Relu()
        self.last_layer = SoftmaxWithLoss()

    def predict(self, x):
        return reduce(lambda out, layer: layer.forward(out), self.layers.values(), x)

    def loss(self, x, t):
        return float(self.last_layer.forward(self.predict(x), t))

    def gradient(self, x, t):
        self.loss(x, t)
        back = reversed(list(self.layers.values()))
        reduce(lambda dout, layer: layer.backward(dout), back, self.last_layer.backward())
        affine = {key[-1]: layer for key, layer in self.layers.items() if "Affine" in key}
        grads = {f"W{i}": layer.dW for i, layer in affine.items()}
        return grads | {f"b{i}": layer.db for i, layer in affine.items()}
"""
        ),
    },
    "repaired_a": _repaired("repaired_a"),
    "repaired_b": _repaired("repaired_b"),
    "repaired_c": {
        **_repaired("repaired_c"),
        "by eights, all of them": dedent("""
            def repaired_c(params, x, t):
                W1, b1, W2, b2 = (params[key] for key in ("W1", "b1", "W2", "b2"))
                first, relu, second = Affine(W1, b1), Relu(), Affine(W2, b2)
                last = SoftmaxWithLoss()
                last.forward(second.forward(relu.forward(first.forward(x))), t)
                da1 = relu.backward(second.backward(last.backward()))
                dW1 = np.zeros(W1.shape)
                for j in range(0, W1.shape[1], 8):
                    dW1[:, j : j + 8] = x.T @ da1[:, j : j + 8]
                return {"W1": dW1, "b1": da1.sum(axis=0), "W2": second.dW, "b2": second.db}
        """),
    },
}

_LOSS = "y = softmax(logits)\n        return cross_entropy_error(y, t)"

_ONLY_IN_BLOCKS = {
    "blocks up to thirteen": (
        "dW1 = x.T @ da1",
        "dW1 = np.zeros(W1.shape)\n    for j in range(0, 13, 8):\n"
        "        dW1[:, j : j + 8] = x.T @ da1[:, j : j + 8]",
    ),
}
WRONG = {
    "formula_net": edited(
        _PLAIN_FORMULAS,
        {
            "numerical_gradient: the formulas asked": (
                "            grads[key] = numerical_gradient(f, self.params[key])\n"
                "        return grads",
                "            pass\n        return self.gradient(x, t)",
            ),
            "numerical_gradient: fine steps to one side": (
                "            grads[key] = numerical_gradient(f, self.params[key])\n",
                "            p = self.params[key]\n            grads[key] = np.zeros(p.shape)\n"
                "            for i in np.ndindex(p.shape):\n"
                "                before = self.loss(x, t)\n"
                "                p[i] += 1e-7\n"
                "                grads[key][i] = (self.loss(x, t) - before) / 1e-7\n"
                "                p[i] -= 1e-7\n",
            ),
            "numerical_gradient: over the parameters": (
                "            grads[key] =",
                "            grads[key] = self.params[key] =",
            ),
            "predict returns nothing": ("return a2\n", "a2\n"),
            "predict returns classes": ("return a2\n", "return a2.argmax(axis=1)\n"),
            "the first bias for the second": (
                "a2 = z1 @ W2 + b2\n        return",
                "a2 = z1 @ W2 + b1[: W2.shape[1]]\n        return",
            ),
            "sigmoid of the logits": ("return a2\n", "return 1 / (1 + np.exp(-a2))\n"),
            "the softmax in predict and loss": ("return a2\n", "return softmax(a2)\n"),
            "product entry by entry": (
                "a2 = z1 @ W2 + b2\n        return",
                "a2 = z1 * W2 + b2\n        return",
            ),
            "factors in the wrong order": (
                "a2 = z1 @ W2 + b2\n        return",
                "a2 = W2 @ z1 + b2\n        return",
            ),
            "bias subtracted": ("z1 @ W2 + b2\n        return", "z1 @ W2 - b2\n        return"),
            "bias added twice": (
                "z1 @ W2 + b2\n        return",
                "z1 @ W2 + b2 + b2\n        return",
            ),
            "the first layer only": ("return a2\n", "return z1\n"),
            "loss summed": (_LOSS, _LOSS + " * len(x)"),
            "loss with a minus": (_LOSS, _LOSS.replace("cross", "-cross")),
            "loss returns nothing": ("return cross", "cross"),
            "softmax twice": ("y = softmax(logits)", "y = softmax(softmax(logits))"),
            "softmax down the columns": ("y = softmax(logits)", "y = softmax(logits.T).T"),
            "softmax over all": (
                "y = softmax(logits)",
                "y = np.exp(logits) / np.exp(logits).sum()",
            ),
            "loss for labels only": (
                _LOSS,
                "y = softmax(logits)\n        return -np.mean(np.log(y[np.arange(len(x)), t]))",
            ),
            "loss for one-hot only": (
                _LOSS,
                "y = softmax(logits)\n        return -np.sum(t * np.log(y + 1e-7)) / len(x)",
            ),
            "mean squared error": (
                _LOSS,
                "y = softmax(logits)\n        t = t if np.ndim(t) == 2 else np.eye(y.shape[1])[t]\n"
                "        return np.mean((y - t) ** 2)",
            ),
            "mean over the classes, too": (
                _LOSS,
                "y = softmax(logits)\n        t = t if np.ndim(t) == 2 else np.eye(y.shape[1])[t]\n"
                "        return -np.mean(t * np.log(y + 1e-7))",
            ),
            "loss of the first example": ("(y, t)", "(y[:1], t[:1])"),
            "f called, not handed over": (
                "numerical_gradient(f,",
                "numerical_gradient(self.loss(x, t),",
            ),
            "the loss with the weights for x": (
                "lambda W: self.loss(x, t)",
                "lambda W: self.loss(W, t)",
            ),
            "the method for the function": (
                "grads[key] = numerical_gradient(",
                "grads[key] = self.numerical_gradient(",
            ),
            "the logits differentiated": (
                "lambda W: self.loss(x, t)",
                "lambda W: self.predict(x).sum()",
            ),
            "numerical: weights only": ("for key in self.params:\n", 'for key in ("W1", "W2"):\n'),
            "numerical: returned in the loop": (
                "self.params[key])\n        return grads",
                "self.params[key])\n            return grads",
            ),
            "numerical: a list": (
                "grads[key] = numerical_gradient(f, self.params[key])\n        return grads",
                "grads[key] = numerical_gradient(f, self.params[key])\n"
                "        return list(grads.values())",
            ),
            "numerical: nothing returned": (
                "self.params[key])\n        return grads",
                "self.params[key])",
            ),
            "numerical: a large step": ("self.params[key])\n", "self.params[key], h=0.5)\n"),
            "numerical: from one side": (
                "grads[key] = numerical_gradient(f, self.params[key])",
                "value = self.params[key]\n            grads[key] = np.zeros(value.shape)\n"
                "            for i in np.ndindex(value.shape):\n"
                "                before = self.loss(x, t)\n                value[i] += 1e-2\n"
                "                grads[key][i] = (self.loss(x, t) - before) / 1e-2\n"
                "                value[i] -= 1e-2",
            ),
            "numerical: not put back": (
                "grads[key] = numerical_gradient(f, self.params[key])",
                "value = self.params[key]\n            grads[key] = np.zeros(value.shape)\n"
                "            for i in np.ndindex(value.shape):\n"
                "                value[i] += 1e-4\n                above = self.loss(x, t)\n"
                "                value[i] -= 2e-4\n"
                "                grads[key][i] = (above - self.loss(x, t)) / 2e-4",
            ),
            "numerical: h without brackets": (
                "grads[key] = numerical_gradient(f, self.params[key])",
                "value, h = self.params[key], 1e-4\n"
                "            grads[key] = np.zeros(value.shape)\n"
                "            for i in np.ndindex(value.shape):\n"
                "                old = value[i]\n                value[i] = old + h\n"
                "                above = self.loss(x, t)\n                value[i] = old - h\n"
                "                grads[key][i] = (above - self.loss(x, t)) / 2 * h\n"
                "                value[i] = old",
            ),
            "mask where a1 is 0, too": ("a1 > 0", "a1 >= 0"),
            "mask of z1, which is never negative": ("a1 > 0", "z1 >= 0"),
            "da1 from a1": ("np.where(a1 > 0, dz1, 0)", "np.where(a1 > 0, a1, 0)"),
            "da1 is the slope alone": ("np.where(a1 > 0, dz1, 0)", "np.where(a1 > 0, 1.0, 0)"),
            "mask of the logits": ("np.where(a1 > 0, dz1, 0)", "dz1 * (a2 > 0)"),
            "slope of the sigmoid": ("np.where(a1 > 0, dz1, 0)", "dz1 * z1 * (1 - z1)"),
            "softmax in front of the loss gone": (
                "a2 = z1 @ W2 + b2\n        y = softmax(a2)",
                "a2 = z1 @ W2 + b2\n        y = a2",
            ),
            "softmax down the columns on the way back": ("y = softmax(a2)", "y = softmax(a2.T).T"),
            "slope of the softmax, too": ("(y - t) / N", "(y - t) * y * (1 - y) / N"),
            "gradient of a squared error": ("(y - t) / N", "2 * (y - t) / N"),
            "N is the number of inputs": ("x.shape[0]", "x.shape[1]"),
            "N is hard-coded": ("N = x.shape[0]", "N = 4"),
            "N is the number of classes": ("N = x.shape[0]", "N = t.shape[1]"),
            "divided by N in dW as well": (
                "np.dot(z1.T, da2)",
                "np.dot(z1.T, da2) / N",
                "np.dot(x.T, da1)",
                "np.dot(x.T, da1) / N",
            ),
            "divided by N in db2 as well": (
                "db2 = np.sum(da2, axis=0)",
                "db2 = np.mean(da2, axis=0)",
            ),
            "divided by N in db1 as well": (
                "db1 = np.sum(da1, axis=0)",
                "db1 = np.mean(da1, axis=0)",
            ),
            "db1 from dz1": ("db1 = np.sum(da1, axis=0)", "db1 = np.sum(dz1, axis=0)"),
            "db1 along the rows": ("db1 = np.sum(da1, axis=0)", "db1 = np.sum(da1, axis=1)"),
            "db1 one number": ("db1 = np.sum(da1, axis=0)", "db1 = np.sum(da1)"),
            "db2 one number": ("db2 = np.sum(da2, axis=0)", "db2 = np.sum(da2)"),
            "db2 along the rows": ("db2 = np.sum(da2, axis=0)", "db2 = np.sum(da2, axis=1)"),
            "db2 not summed": ("db2 = np.sum(da2, axis=0)", "db2 = da2"),
            "db kept as rows": ("axis=0)", "axis=0, keepdims=True)"),
            "db2 from the logits": ("db2 = np.sum(da2, axis=0)", "db2 = np.sum(a2, axis=0)"),
            "db2 from dW2": ("db2 = np.sum(da2, axis=0)", "db2 = np.sum(dW2, axis=0)"),
            "dW2 from x": ("np.dot(z1.T, da2)", "np.dot(x.T, da2)"),
            "dW2 not transposed": ("np.dot(z1.T, da2)", "np.dot(z1, da2)"),
            "dW1 from z1": ("np.dot(x.T, da1)", "np.dot(z1.T, da1)"),
            "dW1 not transposed": ("np.dot(x.T, da1)", "np.dot(x, da1)"),
            "dW1 transposed": ("dW1 = np.dot(x.T, da1)", "dW1 = np.dot(da1.T, x)"),
            "dz1 from W1": ("np.dot(da2, W2.T)", "np.dot(da2, W1.T)"),
            "dz1 from the loss directly": ("np.dot(da2, W2.T)", "np.dot(y - t, W2.T)"),
            "W1 and W2 swapped in the dict": (
                '{"W1": dW1, "b1": db1, "W2": dW2',
                '{"W1": dW2, "b1": db1, "W2": dW1',
            ),
            "b1 and b2 swapped in the dict": ('"b1": db1', '"b1": db2', '"b2": db2}', '"b2": db1}'),
            "keys with a d": (
                '{"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}',
                '{"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}',
            ),
            "a tuple for a dict": (
                '{"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}',
                "dW1, db1, dW2, db2",
            ),
            "biases left out": ('"b1": db1, ', "", ', "b2": db2}', "}"),
            "gradient returns nothing": (
                "        return grads\n\n",
                "X",
                "        return grads\n",
                "",
                "X",
                "        return grads\n\n",
            ),
            "the gradients added to the parameters": (
                'grads = {"W1"',
                'W2 -= dW2\n        grads = {"W1"',
            ),
            "x centred in place": ("N = x.shape[0]", "N = x.shape[0]\n        x -= x.mean(axis=0)"),
            "the parameters rounded to float16": (
                "dW1 = np.dot(x.T, da1)",
                "dW1 = np.dot(x.T, da1).astype(np.float16)",
            ),
            "the gradients kept from the first call": (
                'grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}\n        return grads',
                "if not hasattr(self, 'grads'):\n"
                '            self.grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}\n'
                "        return self.grads",
            ),
            "the gradients added up over the calls": (
                'grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}\n        return grads',
                'grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}\n'
                "        before = getattr(self, 'grads', dict.fromkeys(grads, 0))\n"
                "        self.grads = {key: before[key] + grads[key] for key in grads}\n"
                "        return self.grads",
            ),
        },
    ),
    "gradient_errors": edited(
        _PLAIN_ERRORS,
        {
            "paired by their places": (
                "    for key in first:\n        a = first[key]\n        b = second[key]\n",
                "    for (key, a), b in zip(first.items(), second.values()):\n",
            ),
            "never less than 1e-12": ("np.where(below == 0, 1, below)", "np.maximum(below, 1e-12)"),
            "1e-12 added": ("np.where(below == 0, 1, below)", "below + 1e-12"),
            "only the first key": ("    return errors", "        return errors"),
            "nothing returned": ("    return errors", "    errors"),
            "a list": ("return errors", "return list(errors.values())"),
            "keys written out": ("for key in first:", 'for key in ("W1", "b1", "W2", "b2"):'),
            "mean of each array": ("above / below\n", "np.mean(above / below)\n"),
            "the sum for the difference": ("np.abs(a - b)", "np.abs(a + b)"),
            "difference of sizes": ("np.abs(a - b)", "np.abs(np.abs(a) - np.abs(b))"),
            "divided by the product": ("np.abs(a) + np.abs(b)", "np.abs(a) * np.abs(b)"),
            "divided by the larger": ("np.abs(a) + np.abs(b)", "np.maximum(np.abs(a), np.abs(b))"),
            "divided by the mean": ("np.abs(a) + np.abs(b)", "(np.abs(a) + np.abs(b)) / 2"),
            "no brackets": ("above / below\n", "np.abs(a - b) / np.abs(a) + np.abs(b)\n"),
            "squared": ("np.abs(a - b)", "(a - b) ** 2"),
            "1 where both are 0": (
                "above / below\n",
                "np.where((a == 0) & (b == 0), 1, above / below)\n",
            ),
            "a small number added": (
                "below = np.where(below == 0, 1, below)",
                "below = below + 1e-8",
            ),
            "at least one below": (
                "below = np.where(below == 0, 1, below)",
                "below = np.maximum(below, 1)",
            ),
            "at least 1e-8 below": (
                "below = np.where(below == 0, 1, below)",
                "below = np.maximum(below, 1e-8)",
            ),
            "upside down": ("above / below\n", "below / np.where(above == 0, 1, above)\n"),
            "0 put into the caller's array": (
                "below = np.abs(a)",
                "a[a == 0] = 1e-12\n        below = np.abs(a)",
            ),
            "difference in place": (
                "above = np.abs(a - b)",
                "above = a\n        above -= b\n        above = abs(above)",
            ),
            "first with itself": ("b = second[key]", "b = first[key]"),
            "norms": (
                "above / below\n",
                "np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b) or 1)\n",
            ),
            "in per cent": ("above / below\n", "100 * above / below\n"),
        },
    ),
    "two_layer_net": edited(
        _PLAIN_LAYERS,
        {
            "another name for the Relu": ('self.layers["Relu1"]', 'self.layers["ReLU1"]'),
            "copies of the weights": (
                'Affine(self.params["W1"],',
                'Affine(self.params["W1"].copy(),',
                'Affine(self.params["W2"],',
                'Affine(self.params["W2"].copy(),',
            ),
            "copies of the biases": (
                'self.params["b1"])',
                'self.params["b1"].copy())',
                'self.params["b2"])',
                'self.params["b2"].copy())',
            ),
            "a copy of the second layer's": (
                'Affine(self.params["W2"], self.params["b2"])',
                'Affine(self.params["W2"] + 0, self.params["b2"] + 0)',
            ),
            "weights drawn anew for the layers": (
                'Affine(self.params["W1"],',
                "Affine(weight_init_std * rng.standard_normal((input_size, hidden_size)),",
            ),
            "Relu after both": (
                "self.last_layer = Soft",
                'self.layers["Relu2"] = Relu()\n        self.last_layer = Soft',
            ),
            "Relu at the end": (
                '        self.layers["Relu1"] = Relu()\n',
                "",
                "self.last_layer = Soft",
                'self.layers["Relu1"] = Relu()\n        self.last_layer = Soft',
            ),
            "both layers with W1": (
                'self.params["W2"], self.params["b2"]',
                'self.params["W1"], self.params["b1"]',
            ),
            "other keys": ('layers["Affine', 'layers["affine'),
            "the last layer in the dict": (
                "self.last_layer = SoftmaxWithLoss()",
                'self.last_layer = self.layers["Last"] = SoftmaxWithLoss()',
            ),
            "the class for an object": (
                'self.layers["Relu1"] = Relu()',
                'self.layers["Relu1"] = Relu',
            ),
            "layers in a list": (
                "self.last_layer = Soft",
                "self.layers = list(self.layers.values())\n        self.last_layer = Soft",
            ),
            "no last layer": ("        self.last_layer = SoftmaxWithLoss()\n", ""),
            "W and b swapped": (
                'Affine(self.params["W1"], self.params["b1"])',
                'Affine(self.params["b1"], self.params["W1"])',
            ),
            "each layer gets x": (
                "x = layer.forward(x)\n        return x",
                "out = layer.forward(x)\n        return out",
            ),
            "predict ends after the first layer": (
                "x = layer.forward(x)\n        return x",
                "x = layer.forward(x)\n            return x",
            ),
            "predict returns nothing": ("        return x\n", ""),
            "predict visits the keys": (
                "in self.layers.values():\n            x",
                "in self.layers:\n            x",
            ),
            "predict goes on to the softmax": ("        return x\n", "        return softmax(x)\n"),
            "predict goes through the last layer": (
                "        return x\n",
                "        return self.last_layer.forward(x)\n",
            ),
            "loss without predict": ("y = self.predict(x)", "y = x"),
            "loss by hand": (
                "return self.last_layer.forward(y, t)",
                "return cross_entropy_error(softmax(y), t)",
            ),
            "loss of the logits": (
                "return self.last_layer.forward(y, t)",
                "return cross_entropy_error(y, t)",
            ),
            "loss not returned": ("return self.last_layer", "self.last_layer"),
            "loss times N": (
                "return self.last_layer.forward(y, t)",
                "return self.last_layer.forward(y, t) * len(x)",
            ),
            "gradient: forward without the loss": (
                "self.loss(x, t)\n        dout",
                "self.predict(x)\n        dout",
            ),
            "gradient: no forward": ("        self.loss(x, t)\n        dout", "        dout"),
            "gradient: not reversed": ("        layers.reverse()\n", ""),
            "gradient: reverse() assigned": (
                "        layers.reverse()\n",
                "        layers = layers.reverse()\n",
            ),
            "gradient: dout not handed on": (
                "            dout = layer.backward(dout)",
                "            layer.backward(dout)",
            ),
            "gradient: dout begins at 0": ("dout = 1\n", "dout = 0\n"),
            "gradient: dout begins at the loss": ("dout = 1\n", "dout = self.loss(x, t)\n"),
            "gradient: the last layer left out": (
                "dout = self.last_layer.backward(dout)",
                "dout = self.predict(x)",
            ),
            "gradient: the Relu skipped": (
                "            dout = layer.backward(dout)",
                "            dout = dout if isinstance(layer, Relu) else layer.backward(dout)",
            ),
            "gradient: parameters for gradients": (".dW", ".W", ".db", ".b"),
            "gradient: W only": (
                '        grads["b1"] = self.layers["Affine1"].db\n',
                "",
                '        grads["b2"] = self.layers["Affine2"].db\n',
                "",
            ),
            "gradient: db for dW": (
                'grads["W1"] = self.layers["Affine1"].dW',
                'grads["W1"] = self.layers["Affine1"].db',
            ),
            "gradient: the first layer twice": (
                'self.layers["Affine2"].d',
                'self.layers["Affine1"].d',
            ),
            "gradient: biases swapped": (
                'grads["b1"] = self.layers["Affine1"].db',
                'grads["b1"] = self.layers["Affine2"].db',
                'grads["b2"] = self.layers["Affine2"].db',
                'grads["b2"] = self.layers["Affine1"].db',
            ),
            "gradient: other keys": ('grads["W1"]', 'grads["dW1"]', 'grads["W2"]', 'grads["dW2"]'),
            "gradient: nothing returned": (
                '["Affine2"].db\n        return grads',
                '["Affine2"].db',
            ),
            "gradient: returns dout": (
                '["Affine2"].db\n        return grads',
                '["Affine2"].db\n        return dout',
            ),
            "gradient: the step taken": (
                '["Affine2"].db\n        return grads',
                '["Affine2"].db\n        for key in grads:\n'
                "            self.params[key] -= 0.1 * grads[key]\n        return grads",
            ),
            "gradient: multiplied by N": (
                "self.last_layer.backward(dout)",
                "self.last_layer.backward(dout) * len(x)",
            ),
            "gradient: sign": ("self.last_layer.backward(dout)", "-self.last_layer.backward(dout)"),
            "the layers are the class's": (
                "        self.layers = {}\n",
                "        self.layers = TwoLayerNet.layers\n",
                "class TwoLayerNet:\n",
                "class TwoLayerNet:\n    layers = {}\n",
            ),
        },
    ),
    **{
        name: edited(
            _PLAIN_REPAIRED.format(name=name),
            {
                "db1 averaged": ("da1.sum(axis=0)", "da1.mean(axis=0)"),
                "both averaged": (".sum(axis=0)", ".mean(axis=0)"),
                "db1 from dz1": ("da1.sum(axis=0)", "dz1.sum(axis=0)"),
                "db1 over the wrong axis": ("da1.sum(axis=0)", "da1.sum(axis=1)"),
                "db1 one number": ("da1.sum(axis=0)", "da1.sum()"),
                "no division": ("    da2 /= len(x)\n", ""),
                "divided in dW1 as well": ("x.T @ da1", "x.T @ da1 / len(x)"),
                "no mask": ("dz1 * (a1 > 0)", "dz1"),
                "mask of the gradient": ("dz1 * (a1 > 0)", "np.maximum(dz1, 0)"),
                "mask inverted": ("(a1 > 0)", "(a1 <= 0)"),
                "masked by both": ("dz1 * (a1 > 0)", "np.maximum(dz1, 0) * (a1 > 0)"),
                "mask of z1 >= 0": ("(a1 > 0)", "(z1 >= 0)"),
                "z1 for its slope": ("(a1 > 0)", "z1"),
                "sign": ("da2 /= len(x)", "da2 /= -len(x)"),
                "dW1 from dz1": ("x.T @ da1", "x.T @ dz1"),
                "the last columns of dW1 left out": (
                    "dW1 = x.T @ da1",
                    "dW1 = x.T @ da1\n    dW1[:, len(b1) // 8 * 8 :] = 0",
                ),
                "the last column of dW1 left out": (
                    "dW1 = x.T @ da1",
                    "dW1 = np.zeros(W1.shape)\n"
                    "    for j in range(W1.shape[1] - 1):\n        dW1[:, j] = x.T @ da1[:, j]",
                ),
                "thirteen hidden units": (
                    "dW1 = x.T @ da1",
                    "dW1 = np.zeros((len(x.T), 13))\n"
                    "    for j in range(13):\n        dW1[:, j] = x.T @ da1[:, j]",
                ),
                "the step by eights, in ones": (
                    "dW1 = x.T @ da1",
                    "dW1 = np.zeros(W1.shape)\n"
                    "    for j in range(0, W1.shape[1], 8):\n        dW1[:, j] = x.T @ da1[:, j]",
                ),
                "a function of nothing": ("    return {", "    {"),
                "W1 and W2 swapped": ('"W1": dW1', '"W1": dW2', '"W2": dW2', '"W2": dW1'),
                "params changed": (
                    "    a1 = x @ W1 + b1",
                    "    W1 -= W1.mean()\n    a1 = x @ W1 + b1",
                ),
            }
            | (_ONLY_IN_BLOCKS if name == "repaired_c" else {}),
        )
        for name in ("repaired_a", "repaired_b", "repaired_c")
    },
}
