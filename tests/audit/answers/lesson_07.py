"""Answers to lesson 7: right ones in several styles, and wrong ones that no catalogue has."""

from textwrap import dedent, indent

from .editing import edited

_MADE = """
class TwoLayerNet{base}:
    def __init__(
        self, input_size, hidden_size, output_size, weight_init_std=0.01, rng=0, dtype=float
    ):
        rng = np.random.default_rng(rng)
        params = {{
            "W1": weight_init_std * rng.standard_normal((input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * rng.standard_normal((hidden_size, output_size)),
            "b2": np.zeros(output_size),
        }}
        self.params = {{key: value.astype(dtype) for key, value in params.items()}}
        self.layers = {{
            "Affine1": Affine(self.params["W1"], self.params["b1"]),
            "Relu1": Relu(),
            "Affine2": Affine(self.params["W2"], self.params["b2"]),
        }}
        self.last_layer = SoftmaxWithLoss()
"""


def _net(methods: str, base: str = "") -> str:
    """Return a TwoLayerNet with the given constructor and methods of the learner's."""
    return _MADE.format(base=base) + indent(dedent(methods), "    ")


_PLAIN_NET = _net("""
    def predict(self, x):
        out = x
        for layer in self.layers.values():
            out = layer.forward(out)
        return out

    def loss(self, x, t):
        y = self.predict(x)
        return self.last_layer.forward(y, t)

    def accuracy(self, x, t):
        y = self.predict(x)
        y = np.argmax(y, axis=1)
        if t.ndim != 1:
            t = np.argmax(t, axis=1)
        accuracy = np.sum(y == t) / float(x.shape[0])
        return accuracy

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
""")

_PLAIN_BATCH = dedent("""
    def get_mini_batch(x, t, batch_size, rng=0):
        rng = np.random.default_rng(rng)
        N = len(x)
        rows = rng.choice(N, size=batch_size, replace=False)
        x_batch = x[rows]
        t_batch = t[rows]
        return x_batch, t_batch
""")

_PLAIN_UPDATE = dedent("""
    def sgd_update(params, grads, lr):
        for key in params.keys():
            step = lr * grads[key]
            params[key] -= step
""")

_PLAIN_BATCHES = dedent("""
    def epoch_batches(size, batch_size, rng=0):
        rng = np.random.default_rng(rng)
        order = rng.permutation(size)
        batches = []
        for start in range(0, size, batch_size):
            batches.append(order[start:start + batch_size])
        return batches
""")

_TRAIN = """
def train(net, train_set, test_set, epochs, lr, batch_size=100, rng=0, progress=False):
    x_train, t_train = train_set
    x_test, t_test = test_set
    rng = np.random.default_rng(rng)
    history = {{"loss": [], "train_acc": [], "test_acc": []}}
    for _ in tqdm(range(epochs), desc="epochs", file=sys.stdout, disable=not progress):
{body}
    return history
"""


def _train(body: str) -> str:
    """Return a `train` whose loop over epochs has a body of the learner's."""
    return _TRAIN.format(body=indent(dedent(body).strip("\n"), " " * 8))


_PLAIN_TRAIN = _train("""
    batches = epoch_batches(len(x_train), batch_size, rng)
    for rows in batches:
        x_batch = x_train[rows]
        t_batch = t_train[rows]
        loss = net.loss(x_batch, t_batch)
        history["loss"].append(loss)
        grads = net.gradient(x_batch, t_batch)
        sgd_update(net.params, grads, lr)
    train_acc = net.accuracy(x_train, t_train)
    test_acc = net.accuracy(x_test, t_test)
    history["train_acc"].append(train_acc)
    history["test_acc"].append(test_acc)
""")

_PLAIN_SAVE = dedent("""
    def save_params(path, params):
        arrays = {key: value for key, value in params.items()}
        np.savez(path, **arrays)
""")

_PLAIN_LOAD = dedent("""
    def load_params(path, params):
        file = np.load(path)
        for key in params:
            params[key][...] = file[key]
""")

RIGHT = {
    "two_layer_net": {
        "plain": _PLAIN_NET,
        "terse": _net("""
            def predict(self, x):
                for f in self.layers.values(): x = f.forward(x)
                return x

            def loss(self, x, t): return self.last_layer.forward(self.predict(x), t)

            def accuracy(self, x, t):
                return (self.predict(x).argmax(1) == (t if t.ndim == 1 else t.argmax(1))).mean()

            def gradient(self, x, t):
                self.loss(x, t)
                d = self.last_layer.backward()
                for f in [*self.layers.values()][::-1]: d = f.backward(d)
                a, _, b = self.layers.values()
                return dict(W1=a.dW, b1=a.db, W2=b.dW, b2=b.db)
        """),
        "a Java programmer's": _net("""
            def predict(self, x):
                hidden = self.layers["Affine1"].forward(x)
                activated = self.layers["Relu1"].forward(hidden)
                logits = self.layers["Affine2"].forward(activated)
                return logits

            def loss(self, x, t):
                logits = self.predict(x)
                self.lastLoss = self.last_layer.forward(logits, t)
                return self.lastLoss

            def labelOf(self, target):
                if np.ndim(target) == 0:
                    return int(target)
                best = 0
                for i in range(len(target)):
                    if target[i] > target[best]:
                        best = i
                return best

            def accuracy(self, x, t):
                logits = self.predict(x)
                correct = 0
                for i in range(len(x)):
                    if self.labelOf(logits[i]) == self.labelOf(t[i]):
                        correct += 1
                return correct / len(x)

            def gradient(self, x, t):
                self.loss(x, t)
                gradient = self.last_layer.backward(1.0)
                for name in ["Affine2", "Relu1", "Affine1"]:
                    gradient = self.layers[name].backward(gradient)
                result = dict()
                for number in range(1, 3):
                    layer = self.layers["Affine" + str(number)]
                    result["W" + str(number)] = layer.dW.copy()
                    result["b" + str(number)] = layer.db.copy()
                return result
        """),
        "from formulas": _net("""
            def predict(self, x):
                W1, b1, W2, b2 = self.params.values()
                return np.where((a1 := x @ W1 + b1) > 0, a1, 0) @ W2 + b2

            def loss(self, x, t):
                return float(SoftmaxWithLoss().forward(self.predict(x), np.asarray(t)))

            def accuracy(self, x, t):
                labels = np.reshape(t, (len(x), -1))
                labels = labels.argmax(axis=1) if labels.shape[1] > 1 else labels[:, 0]
                hits = np.equal(np.argmax(self.predict(x), axis=-1), labels)
                return np.count_nonzero(hits) / len(x)

            def gradient(self, x, t):
                W1, b1, W2, b2 = self.params.values()
                a1 = np.einsum("nd,dh->nh", x, W1) + b1
                z1 = a1.clip(min=0)
                last = SoftmaxWithLoss()
                last.forward(z1 @ W2 + b2, t)
                da2 = last.backward()
                da1 = da2 @ W2.T
                da1[a1 <= 0] = 0
                grads = {"W2": np.einsum("nh,nc->hc", z1, da2), "b2": np.einsum("nc->c", da2)}
                grads["W1"], grads["b1"] = np.einsum("nd,nh->dh", x, da1), np.einsum("nh->h", da1)
                return grads
        """),
        "a base class, hints and keywords": dedent("""
            from functools import reduce


            class Sequential:
                @property
                def chain(self) -> list:
                    return list(self.layers.values())

                def predict(self, x: np.ndarray) -> np.ndarray:
                    return reduce(lambda out, layer: layer.forward(x=out), self.chain, x)

                def loss(self, x: np.ndarray, t: np.ndarray) -> float:
                    return self.last_layer.forward(x=self.predict(x=x), t=t)


        """)
        + _net(
            """
            def accuracy(self, x: np.ndarray, t: np.ndarray) -> float:
                as_labels = lambda a: a if np.ndim(a) == 1 else np.argmax(a, axis=1)
                return float(np.average(as_labels(self.predict(x)) == as_labels(t)))

            def gradient(self, x: np.ndarray, t: np.ndarray) -> dict[str, np.ndarray]:
                self.loss(x, t)
                dout = self.last_layer.backward()
                grads = {}
                for name, layer in reversed(self.layers.items()):
                    dout = layer.backward(dout=dout)
                    if name.startswith("Affine"):
                        grads |= {f"W{name[-1]}": layer.dW, f"b{name[-1]}": layer.db}
                return grads
            """,
            base="(Sequential)",
        ),
    },
    "get_mini_batch": {
        "plain": _PLAIN_BATCH,
        "terse": dedent("""
            def get_mini_batch(x, t, batch_size, rng=0):
                i = np.random.default_rng(rng).permutation(len(x))[:batch_size]
                return x[i], t[i]
        """),
        "loops": dedent("""
            def get_mini_batch(x, t, batch_size, rng=0):
                rng = np.random.default_rng(rng)
                chosen = []
                while len(chosen) < batch_size:
                    row = int(rng.integers(0, x.shape[0]))
                    if row not in chosen:
                        chosen.append(row)
                images, targets = [], []
                for row in chosen:
                    images.append(x[row])
                    targets.append(t[row])
                return np.array(images), np.array(targets)
        """),
        "shuffled cards": dedent("""
            def get_mini_batch(x: np.ndarray, t: np.ndarray, batch_size: int, rng=0) -> tuple:
                rng = np.random.default_rng(rng)
                cards = np.arange(x.shape[0])
                rng.shuffle(cards)
                hand = cards[-batch_size:]
                return tuple(np.take(array, hand, axis=0) for array in (x, t))
        """),
        "a mask": dedent("""
            def get_mini_batch(x, t, batch_size, rng=0):
                rng = np.random.default_rng(rng)
                mask = np.zeros(len(x), dtype=bool)
                mask[rng.choice(len(x), batch_size, False)] = True
                return [x[mask], t[mask]]
        """),
        "by sorting random keys": dedent("""
            def get_mini_batch(x, t, batch_size, rng=0):
                rng = np.random.default_rng(rng)
                rows = np.argsort(rng.random(len(t)))[:batch_size]
                return x[rows, ...], t[rows, ...]
        """),
    },
    "sgd_update": {
        "plain": _PLAIN_UPDATE,
        "terse": dedent("""
            def sgd_update(params, grads, lr):
                for k, p in params.items(): p -= lr * grads[k]
        """),
        "np.subtract with out": dedent("""
            def sgd_update(params, grads, lr):
                for name in grads:
                    np.subtract(params[name], np.multiply(lr, grads[name]), out=params[name])
        """),
        "entry by entry": dedent("""
            def sgd_update(params, grads, lr):
                for key in params:
                    for index in np.ndindex(params[key].shape):
                        params[key][index] = params[key][index] - lr * grads[key][index]
        """),
        "written into the array": dedent("""
            def step(array: np.ndarray, slope: np.ndarray, lr: float) -> np.ndarray:
                return array + (-lr) * slope


            def sgd_update(params: dict, grads: dict, lr: float) -> None:
                for key, value in params.items():
                    value[:] = step(value, slope=grads[key], lr=lr)
        """),
        "a buffer of its own": dedent("""
            def sgd_update(params, grads, lr):
                for key in sorted(params):
                    buffer = grads[key].copy()
                    buffer *= lr
                    params[key] -= buffer
                return params
        """),
    },
    "epoch_batches": {
        "plain": _PLAIN_BATCHES,
        "terse": dedent("""
            def epoch_batches(n, k, rng=0):
                p = np.random.default_rng(rng).permutation(n)
                return [p[i:i + k] for i in range(0, n, k)]
        """),
        "np.split": dedent("""
            def epoch_batches(size, batch_size, rng=0):
                rng = np.random.default_rng(rng)
                rows = np.arange(size)
                rng.shuffle(rows)
                return np.split(rows, np.arange(batch_size, size, batch_size))
        """),
        "while there are cards": dedent("""
            def epoch_batches(size, batch_size, rng=0):
                rng = np.random.default_rng(rng)
                pack = list(rng.permutation(size))
                result = []
                while pack:
                    hand, pack = pack[:batch_size], pack[batch_size:]
                    result.append(np.array(hand))
                return result
        """),
        "counted": dedent("""
            import math


            def epoch_batches(size: int, batch_size: int, rng=0) -> list[np.ndarray]:
                rng = np.random.default_rng(rng)
                order = rng.choice(size, size=size, replace=False)
                count = math.ceil(size / batch_size)
                batches = [None] * count
                for i in range(count):
                    end = min((i + 1) * batch_size, size)
                    batches[i] = order[i * batch_size : end]
                return batches
        """),
        "a generator inside": dedent("""
            def epoch_batches(size, batch_size, rng=0):
                rng = np.random.default_rng(rng)

                def pieces():
                    order = np.argsort(rng.random(size))
                    for start in range(0, size, batch_size):
                        yield order[start : start + batch_size]

                return list(pieces())
        """),
    },
    "train": {
        "plain": _PLAIN_TRAIN,
        "terse": _train("""
            for i in epoch_batches(len(x_train), batch_size, rng):
                b = x_train[i], t_train[i]
                history["loss"] += [net.loss(*b)]
                sgd_update(net.params, net.gradient(*b), lr)
            history["train_acc"] += [net.accuracy(*train_set)]
            history["test_acc"] += [net.accuracy(*test_set)]
        """),
        "the loss of the gradient's own pass": _train("""
            for rows in epoch_batches(x_train.shape[0], batch_size, rng):
                grads = net.gradient(x_train[rows], t_train[rows])
                history["loss"].append(float(net.last_layer.loss))
                sgd_update(net.params, grads, lr)
            for name, images, targets in (
                ("test_acc", x_test, t_test), ("train_acc", x_train, t_train)
            ):
                history[name].append(float(net.accuracy(images, targets)))
        """),
        "everything by hand": _train("""
            order = rng.permutation(len(t_train))
            start = 0
            while start < len(order):
                rows = order[start:start + batch_size]
                history["loss"].append(net.loss(np.take(x_train, rows, axis=0), t_train[rows]))
                gradients = net.gradient(x_train[rows], t_train[rows])
                for name in gradients:
                    net.params[name] -= gradients[name] * lr
                start += batch_size
            history["train_acc"].append(net.accuracy(x_train, t_train))
            history["test_acc"].append(net.accuracy(x_test, t_test))
        """),
        "with helpers": dedent("""
            def one_step(net, images, targets, lr):
                before = net.loss(images, targets)
                sgd_update(params=net.params, grads=net.gradient(images, targets), lr=lr)
                return before


            def train(net, train_set, test_set, epochs, lr, batch_size=100, rng=0, progress=False):
                rng = np.random.default_rng(rng)
                losses, marks = [], {"train_acc": [], "test_acc": []}

                def measure():
                    for key, (x, t) in zip(marks, (train_set, test_set)):
                        marks[key].append(net.accuracy(x, t))

                x_train, t_train = train_set
                for epoch in range(1, epochs + 1):
                    losses.extend(
                        one_step(net, x_train[rows], t_train[rows], lr)
                        for rows in epoch_batches(len(x_train), batch_size, rng)
                    )
                    measure()
                return {"loss": losses, **marks}
        """),
        "shuffled copies": _train("""
            shuffled = rng.permutation(len(x_train))
            x_epoch, t_epoch = x_train[shuffled], t_train[shuffled]
            for start in range(0, len(x_epoch), batch_size):
                piece = slice(start, start + batch_size)
                history["loss"].append(net.loss(x_epoch[piece], t_epoch[piece]))
                sgd_update(net.params, net.gradient(x_epoch[piece], t_epoch[piece]), lr)
            history["train_acc"].append(net.accuracy(*train_set))
            history["test_acc"].append(net.accuracy(*test_set))
        """),
    },
    "save_params": {
        "plain": _PLAIN_SAVE,
        "terse": "def save_params(path, params): np.savez(path, **params)\n",
        "compressed": dedent("""
            def save_params(path, params):
                np.savez_compressed(str(path), **params)
        """),
        "through an open file": dedent("""
            def save_params(path, params):
                with open(path, "wb") as file:
                    np.savez(file, **{str(key): np.asarray(value) for key, value in params.items()})
        """),
        "member by member": dedent("""
            import zipfile


            def save_params(path, params):
                with zipfile.ZipFile(path, mode="w") as archive:
                    for name in params:
                        with archive.open(name + ".npy", mode="w") as member:
                            np.lib.format.write_array(member, params[name])
        """),
        "a new file, then renamed": dedent("""
            def save_params(path: str | Path, params: dict[str, np.ndarray]) -> None:
                path = Path(path)
                new = path.with_name("new_" + path.name)
                np.savez(new, **dict(params))
                os.replace(new, path)
        """),
    },
    "load_params": {
        "plain": _PLAIN_LOAD,
        "terse": dedent("""
            def load_params(path, params):
                for k, v in np.load(path).items(): params[k][:] = v
        """),
        "np.copyto": dedent("""
            def load_params(path, params):
                with np.load(path, allow_pickle=False) as file:
                    for name in file.files:
                        np.copyto(params[name], file[name])
        """),
        "entry by entry": dedent("""
            def load_params(path, params):
                with np.load(str(path)) as saved:
                    for key, array in params.items():
                        source = saved[key]
                        for index in np.ndindex(*array.shape):
                            array[index] = source[index]
        """),
        "all read first": dedent("""
            def read(path: str) -> dict[str, np.ndarray]:
                with np.load(path) as file:
                    return {key: file[key] for key in file}


            def load_params(path: str, params: dict[str, np.ndarray]) -> None:
                for key, numbers in read(path).items():
                    params[key].flat = numbers.ravel()
        """),
        "added to nothing": dedent("""
            def load_params(path, params):
                arrays = np.load(path)
                for key in params.keys():
                    params[key].fill(0)
                    params[key] += arrays[key]
                return params
        """),
    },
}

_GRADS = """    grads["W1"] = self.layers["Affine1"].dW
        grads["b1"] = self.layers["Affine1"].db
        grads["W2"] = self.layers["Affine2"].dW
        grads["b2"] = self.layers["Affine2"].db
"""

WRONG = {
    "two_layer_net": edited(
        _PLAIN_NET,
        {
            "loss: that of the first call": (
                "return self.last_layer.forward(y, t)",
                "self.kept = getattr(self, 'kept', self.last_layer.forward(y, t))\n"
                "        return self.kept",
            ),
            "predict: each layer gets x": ("layer.forward(out)", "layer.forward(x)"),
            "predict: ends early": ("    return out\n", "        return out\n"),
            "predict: nothing returned": ("        return out\n", ""),
            "predict: the loops's layers backward": (
                "out = layer.forward(out)",
                "out = layer.backward(out)",
            ),
            "predict: classes": ("        return out\n", "        return out.argmax(axis=1)\n"),
            "predict: x overwritten": ("out = x\n", "x *= 2\n        out = x / 2\n"),
            "loss: of x": ("forward(y, t)", "forward(x, t)"),
            "loss: not returned": ("return self.last_layer", "self.last_layer"),
            "loss: summed": ("forward(y, t)", "forward(y, t) * x.shape[0]"),
            "loss: t left out": ("forward(y, t)", "forward(y)"),
            "loss: of the labels predicted": ("forward(y, t)", "forward(y, y.argmax(axis=1))"),
            "loss: one minus": ("return self.last_layer", "return 1 - self.last_layer"),
            "accuracy: per cent": ("float(x.shape[0])", "float(x.shape[0]) * 100"),
            "accuracy: not divided": (" / float(x.shape[0])", ""),
            "accuracy: divided by the number of inputs": ("float(x.shape[0])", "float(x.shape[1])"),
            "accuracy: whole numbers": ("/ float(x.shape[0])", "// x.shape[0]"),
            "accuracy: wrong ones": ("y == t", "y != t"),
            "accuracy: t along the columns": (
                "t = np.argmax(t, axis=1)",
                "t = np.argmax(t, axis=0)",
            ),
            "accuracy: argmax of all": ("y = np.argmax(y, axis=1)", "y = np.argmax(y)"),
            "accuracy: argmin": ("y = np.argmax(y, axis=1)", "y = np.argmin(y, axis=1)"),
            "accuracy: always one-hot": (
                "if t.ndim != 1:\n            t",
                "if True:\n            t",
            ),
            "accuracy: maxima compared": ("y = np.argmax(y, axis=1)", "y = np.max(y, axis=1)"),
            "accuracy: of the first ten": ("np.sum(y == t)", "np.sum(y[:10] == t[:10])"),
            "accuracy: nothing returned": ("        return accuracy\n", ""),
            "accuracy: a mini-batch of 100": ("float(x.shape[0])", "100"),
            "gradient: no forward": ("        self.loss(x, t)\n        dout", "        dout"),
            "gradient: predict alone": (
                "self.loss(x, t)\n        dout",
                "self.predict(x)\n        dout",
            ),
            "gradient: not reversed": ("        layers.reverse()\n", ""),
            "gradient: reverse() assigned": ("layers.reverse()", "layers = layers.reverse()"),
            "gradient: without the last layer": (
                "        dout = self.last_layer.backward(dout)\n",
                "",
            ),
            "gradient: dout not handed on": ("dout = layer.backward(dout)", "layer.backward(dout)"),
            "gradient: always from the last layer": (
                "dout = layer.backward(dout)",
                "layer.backward(self.last_layer.backward())",
            ),
            "gradient: weights only": (
                '        grads["b1"] = self.layers["Affine1"].db\n',
                "",
                '        grads["b2"] = self.layers["Affine2"].db\n',
                "",
            ),
            "gradient: biases swapped": (
                'grads["b1"] = self.layers["Affine1"]',
                'grads["b1"] = self.layers["Affine2"]',
                'grads["b2"] = self.layers["Affine2"]',
                'grads["b2"] = self.layers["Affine1"]',
            ),
            "gradient: the second layer twice": ('["Affine1"].d', '["Affine2"].d'),
            "gradient: parameters": (".dW", ".W", ".db", ".b"),
            "gradient: the transpose": ('["Affine1"].dW', '["Affine1"].dW.T'),
            "gradient: dW for db": ('["Affine1"].db', '["Affine1"].dW'),
            "gradient: keys of the layers": ('grads["W1"]', 'grads["Affine1"]'),
            "gradient: nothing returned": ("        return grads\n", ""),
            "gradient: times N": (
                "backward(dout)\n        layers",
                "backward(dout) * len(x)\n        layers",
            ),
            "gradient: dout is the loss": (
                "self.loss(x, t)\n        dout = 1",
                "dout = self.loss(x, t)",
            ),
            "gradient: sign": ("dout = 1\n", "dout = -1\n"),
            "gradient: the step taken": (
                "        return grads\n",
                "        for key in grads: self.params[key] -= 0.1 * grads[key]\n"
                "        return grads\n",
            ),
            "gradient: rounded": ('["Affine1"].dW', '["Affine1"].dW.round(2)'),
            "gradient: clipped": ('["Affine2"].db', '["Affine2"].db.clip(-0.05, 0.05)'),
        },
    ),
    "get_mini_batch": edited(
        _PLAIN_BATCH,
        {
            "only the images": ("return x_batch, t_batch", "return x_batch"),
            "targets first": ("return x_batch, t_batch", "return t_batch, x_batch"),
            "the rows for the targets": ("t_batch = t[rows]", "t_batch = rows[::-1]"),
            "targets not picked": ("t_batch = t[rows]", "t_batch = t[:batch_size]"),
            "targets sorted": ("t_batch = t[rows]", "t_batch = np.sort(t[rows], axis=0)"),
            "nothing returned": ("    return x_batch, t_batch\n", ""),
            "the last row never": ("rng.choice(N,", "rng.choice(N - 1,"),
            "the first row never": ("rng.choice(N,", "1 + rng.choice(N - 1,"),
            "integers": (
                "rng.choice(N, size=batch_size, replace=False)",
                "rng.integers(0, N, batch_size)",
            ),
            "a hundred": ("size=batch_size", "size=100"),
            "ten": ("size=batch_size", "size=10"),
            "the first rows, shuffled": (
                "rng.choice(N, size=batch_size, replace=False)",
                "rng.permutation(batch_size)",
            ),
            "the last rows": (
                "rng.choice(N, size=batch_size, replace=False)",
                "np.arange(N - batch_size, N)",
            ),
            "evenly spread": (
                "rng.choice(N, size=batch_size, replace=False)",
                "np.arange(batch_size) * (N // batch_size)",
            ),
            "every row with a chance": (
                "rng.choice(N, size=batch_size, replace=False)",
                "np.flatnonzero(rng.random(N) < batch_size / N)",
            ),
            "the images shuffled in place": (
                "    N = len(x)",
                "    N = len(x)\n    rng.shuffle(x)",
            ),
            "both shuffled in place": (
                "rows = rng.choice(N, size=batch_size, replace=False)",
                "order = rng.permutation(N)\n    x[:], t[:] = x[order], t[order]\n"
                "    rows = np.arange(batch_size)",
            ),
            "np.random": (
                "rng.choice(N, size=batch_size, replace=False)",
                "np.random.choice(N, batch_size, replace=False)",
            ),
            "always seed 0": ("default_rng(rng)", "default_rng(0)"),
            "columns": ("x[rows]", "x[:, rows]"),
            "N of the columns": ("N = len(x)", "N = x.shape[1]"),
            "one mini-batch too many": ("size=batch_size", "size=batch_size + 1"),
            "drawn apart": ("t_batch = t[rows]", "t_batch = t[rng.permutation(N)[:batch_size]]"),
        },
    ),
    "sgd_update": edited(
        _PLAIN_UPDATE,
        {
            "paired by their places": (
                "    for key in params.keys():\n        step = lr * grads[key]\n"
                "        params[key] -= step",
                "    for p, slope in zip(params.values(), grads.values()):\n"
                "        p -= lr * slope",
            ),
            "new arrays": ("params[key] -= step", "params[key] = params[key] - step"),
            "a local name": ("params[key] -= step", "p = params[key]\n        p = p - step"),
            "added": ("params[key] -= step", "params[key] += step"),
            "a new dict returned": (
                "        params[key] -= step\n",
                "        pass\n    return {k: params[k] - lr * grads[k] for k in params}\n",
            ),
            "a copy updated": (
                "    for key",
                "    params = {k: v.copy() for k, v in params.items()}\n    for key",
            ),
            "divided by lr": ("lr * grads[key]", "grads[key] / lr"),
            "learning rate written out": ("lr * grads[key]", "0.1 * grads[key]"),
            "gradient normalised": (
                "lr * grads[key]",
                "lr * grads[key] / np.linalg.norm(grads[key])",
            ),
            "only the sign": ("lr * grads[key]", "lr * np.sign(grads[key])"),
            "weights only": ("    step", '    if key[0] != "W": continue\n        step'),
            "the first parameter only": (
                "        params[key] -= step\n",
                "        params[key] -= step\n        return\n",
            ),
            "the gradient of W1 for all": ("grads[key]", "list(grads.values())[0]"),
            "the mean gradient": ("lr * grads[key]", "lr * grads[key].mean()"),
            "the parameter in the step": ("lr * grads[key]", "lr * params[key]"),
            "multiplied": ("params[key] -= step", "params[key] *= 1 - step"),
            "twice": ("params[key] -= step", "params[key] -= 2 * step"),
            "grads changed": ("params[key] -= step", "grads[key] -= params[key]"),
            "grads set to 0": (
                "params[key] -= step",
                "params[key] -= step\n        grads[key][...] = 0",
            ),
            "grads scaled": ("step = lr * grads[key]", "step = grads[key]\n        step *= lr"),
            "assigned": ("params[key] -= step", "params[key] = -step"),
            "divided by the number of parameters": (
                "lr * grads[key]",
                "lr * grads[key] / len(params)",
            ),
            "np.subtract without out": ("params[key] -= step", "np.subtract(params[key], step)"),
            "weight decay": ("params[key] -= step", "params[key] -= step + 0.01 * params[key]"),
            "nothing done": ("params[key] -= step", "pass"),
        },
    ),
    "epoch_batches": edited(
        _PLAIN_BATCHES,
        {
            "a generator": (
                "    batches = []\n",
                "",
                "batches.append(order[start:start + batch_size])\n    return batches",
                "yield order[start:start + batch_size]",
            ),
            "decimals": ("rng.permutation(size)", "rng.permutation(size) / 1"),
            "from 1": ("rng.permutation(size)", "rng.permutation(size) + 1"),
            "the last row never": ("rng.permutation(size)", "rng.permutation(size - 1)"),
            "the last mini-batch dropped": (
                "range(0, size, batch_size)",
                "range(0, size // batch_size * batch_size, batch_size)",
            ),
            "only full ones, counted": (
                "range(0, size, batch_size)",
                "[i * batch_size for i in range(size // batch_size)]",
            ),
            "one more than needed": (
                "range(0, size, batch_size)",
                "[i * batch_size for i in range(size // batch_size + 1)]",
            ),
            "the last one filled up": (
                "order[start:start + batch_size]",
                'np.take(order, range(start, start + batch_size), mode="wrap")',
            ),
            "slice up to batch_size": (
                "order[start:start + batch_size]",
                "order[start:batch_size]",
            ),
            "one too many in each": ("start + batch_size]", "start + batch_size + 1]"),
            "one too few in each": ("start + batch_size]", "start + batch_size - 1]"),
            "overlapping": ("range(0, size, batch_size)", "range(size)"),
            "begins at the second": (
                "range(0, size, batch_size)",
                "range(batch_size, size, batch_size)",
            ),
            "size and batch_size swapped": (
                "range(0, size, batch_size)",
                "range(0, batch_size, size)",
            ),
            "as many as batch_size": (
                "    return batches",
                "    return np.array_split(order, batch_size)",
            ),
            "returned inside the loop": ("    return batches", "        return batches"),
            "nothing returned": ("    return batches\n", ""),
            "the order returned": ("return batches", "return order"),
            "the starts": ("order[start:start + batch_size]", "order[start]"),
            "the last only": (
                "batches.append(order[start:start + batch_size])",
                "batches = [order[start:start + batch_size]]",
            ),
            "reshaped": ("    return batches", "    return list(order.reshape(-1, batch_size))"),
            "mini-batches shuffled, not rows": (
                "rng.permutation(size)",
                "np.arange(size)",
                "    return batches",
                "    rng.shuffle(batches)\n    return batches",
            ),
            "the full mini-batches shuffled, not rows": (
                "rng.permutation(size)",
                "np.arange(size)",
                "    return batches",
                "    head = batches[: size // batch_size]\n    rng.shuffle(head)\n"
                "    return head + batches[size // batch_size :]",
            ),
            "shuffled inside only": (
                "rng.permutation(size)",
                "np.arange(size)",
                "batches.append(order[start:start + batch_size])",
                "batches.append(rng.permutation(order[start:start + batch_size]))",
            ),
            "in order": ("rng.permutation(size)", "np.arange(size)"),
            "turned round": ("rng.permutation(size)", "np.arange(size)[::-1]"),
            "a random start": (
                "rng.permutation(size)",
                "np.roll(np.arange(size), rng.integers(size))",
            ),
            "with replacement": ("rng.permutation(size)", "rng.choice(size, size)"),
            "mini-batches drawn apart": (
                "order[start:start + batch_size]",
                "rng.choice(size, min(batch_size, size - start), replace=False)",
            ),
            "np.random": ("rng.permutation(size)", "np.random.permutation(size)"),
            "always seed 0": ("default_rng(rng)", "default_rng(0)"),
            "shuffle() assigned": ("rng.permutation(size)", "rng.shuffle(np.arange(size))"),
            "five in each": (
                "range(0, size, batch_size)",
                "range(0, size, 5)",
                "start + batch_size",
                "start + 5",
            ),
            "sorted in each": (
                "order = rng.permutation(size)",
                "order = np.sort(rng.permutation(size))",
            ),
            "the rest in the one before": (
                "    return batches",
                "    if len(batches) > 1 and len(batches[-1]) < batch_size:\n"
                "        batches[-2:] = [np.concatenate(batches[-2:])]\n    return batches",
            ),
        },
    ),
    "train": edited(
        _PLAIN_TRAIN,
        {
            "accuracy of a thousand": (
                "net.accuracy(x_train, t_train)",
                "net.accuracy(x_train[:1000], t_train[:1000])",
            ),
            "no update": ("            sgd_update(net.params, grads, lr)\n", ""),
            "uphill": ("sgd_update(net.params, grads, lr)", "sgd_update(net.params, grads, -lr)"),
            "learning rate written out": ("grads, lr)", "grads, 0.4)"),
            "two updates": (
                "sgd_update(net.params, grads, lr)",
                "sgd_update(net.params, grads, lr)\n            sgd_update(net.params, grads, lr)",
            ),
            "one update in each epoch": (
                "            sgd_update(net.params",
                "        sgd_update(net.params",
            ),
            "copies updated": (
                "sgd_update(net.params,",
                "sgd_update({k: v.copy() for k, v in net.params.items()},",
            ),
            "new arrays in params": (
                "sgd_update(net.params, grads, lr)",
                "net.params = {k: net.params[k] - lr * grads[k] for k in grads}",
            ),
            "new arrays in the dict": (
                "sgd_update(net.params, grads, lr)",
                "for k in grads: net.params[k] = net.params[k] - lr * grads[k]",
            ),
            "gradient of the first mini-batch": (
                "net.gradient(x_batch, t_batch)",
                "net.gradient(x_train[batches[0]], t_train[batches[0]])",
            ),
            "gradient of everything": (
                "net.gradient(x_batch, t_batch)",
                "net.gradient(x_train, t_train)",
            ),
            "gradient of the test set": (
                "net.gradient(x_batch, t_batch)",
                "net.gradient(x_test, t_test)",
            ),
            "loss after the update": (
                '            history["loss"].append(loss)\n',
                "",
                "sgd_update(net.params, grads, lr)",
                "sgd_update(net.params, grads, lr)\n"
                '            history["loss"].append(net.loss(x_batch, t_batch))',
            ),
            "loss once in an epoch": (
                '            history["loss"].append(loss)\n',
                "",
                "    train_acc =",
                '    history["loss"].append(loss)\n        train_acc =',
            ),
            "mean loss of each epoch": (
                'history["loss"].append(loss)',
                "sums = locals().get('sums', 0) + loss",
                "    train_acc =",
                '    history["loss"].append(sums / len(batches))\n        train_acc =',
            ),
            "loss of everything": ("net.loss(x_batch, t_batch)", "net.loss(x_train, t_train)"),
            "loss of the test set": ("net.loss(x_batch, t_batch)", "net.loss(x_test, t_test)"),
            "loss times N": ("append(loss)", "append(loss * len(x_batch))"),
            "loss not noted": ('            history["loss"].append(loss)\n', ""),
            "loss replaced": ('history["loss"].append(loss)', 'history["loss"] = [loss]'),
            "targets not picked": ("t_batch = t_train[rows]", "t_batch = t_train[:len(rows)]"),
            "images not picked": ("x_batch = x_train[rows]", "x_batch = x_train[:len(rows)]"),
            "in order": (
                "batches = epoch_batches(len(x_train), batch_size, rng)",
                "batches = [slice(i, i + batch_size) for i in range(0, len(x_train), batch_size)]",
            ),
            "the last mini-batch dropped": (
                "in batches:",
                "in batches[:len(x_train) // batch_size]:",
            ),
            "the first mini-batch dropped": ("in batches:", "in batches[1:]:"),
            "the last one dropped always": ("in batches:", "in batches[:-1]:"),
            "one mini-batch only": ("in batches:", "in batches[-1:]:"),
            "drawn, not dealt": (
                "batches = epoch_batches(len(x_train), batch_size, rng)",
                "batches = [rng.choice(len(x_train), min(batch_size, len(x_train)))"
                " for i in range(-(-len(x_train) // batch_size))]",
            ),
            "seed 0 in each epoch": ("batch_size, rng)", "batch_size, 0)"),
            "no rng": ("batch_size, rng)", "batch_size)"),
            "mini-batches of 100": ("batch_size, rng)", "100, rng)"),
            "as many rows as the test set": ("len(x_train), batch_size", "len(x_test), batch_size"),
            "rows of the columns": ("len(x_train), batch_size", "x_train.shape[1], batch_size"),
            "accuracy after each mini-batch": (
                "        train_acc = ",
                "            train_acc = ",
                "        test_acc = ",
                "            test_acc = ",
                '        history["train_acc"]',
                '            history["train_acc"]',
                '        history["test_acc"]',
                '            history["test_acc"]',
            ),
            "accuracy of the last mini-batch": (
                "net.accuracy(x_train, t_train)",
                "net.accuracy(x_batch, t_batch)",
            ),
            "test accuracy of the training set": (
                "net.accuracy(x_test, t_test)",
                "net.accuracy(x_train, t_train)",
            ),
            "training accuracy of the test set": (
                "net.accuracy(x_train, t_train)",
                "net.accuracy(x_test, t_test)",
            ),
            "sets confused": (
                "net.accuracy(x_test, t_test)",
                "net.accuracy(x_test, t_train[:len(x_test)])",
            ),
            "losses for accuracies": ("net.accuracy(", "net.loss("),
            "accuracy in per cent": (
                "net.accuracy(x_test, t_test)",
                "100 * net.accuracy(x_test, t_test)",
            ),
            "errors for accuracies": (
                "net.accuracy(x_train, t_train)",
                "1 - net.accuracy(x_train, t_train)",
            ),
            "accuracies to the other list": (
                '["train_acc"].append(train_acc)',
                '["test_acc"].append(train_acc)',
                '["test_acc"].append(test_acc)',
                '["train_acc"].append(test_acc)',
            ),
            "accuracy of ten": (
                "net.accuracy(x_test, t_test)",
                "net.accuracy(x_test[:10], t_test[:10])",
            ),
            "accuracies not noted": ('        history["test_acc"].append(test_acc)\n', ""),
            "accuracy before the epoch": (
                "        train_acc = net.accuracy(x_train, t_train)\n"
                "        test_acc = net.accuracy(x_test, t_test)\n",
                "",
                "        batches =",
                "        train_acc = net.accuracy(x_train, t_train)\n"
                "        test_acc = net.accuracy(x_test, t_test)\n"
                "        batches =",
            ),
            "returned after an epoch": (
                "append(test_acc)\n",
                "append(test_acc)\n        return history\n",
            ),
            "the last accuracy only": (
                'history["test_acc"].append(test_acc)',
                'history["test_acc"] = [test_acc]',
            ),
            "a smaller step in each epoch": (
                "grads, lr)",
                "grads, lr * 0.9 ** len(history['test_acc']))",
            ),
            "learns from the test set, too": (
                "        train_acc =",
                "        sgd_update(net.params, net.gradient(x_test, t_test), lr)\n"
                "        train_acc =",
            ),
            "nothing returned": ("    return history\n", ""),
        },
    ),
    "save_params": edited(
        _PLAIN_SAVE,
        {
            "float32": ("key: value for", "key: value.astype(np.float32) for"),
            "lists": ("key: value for", "key: value.tolist() for"),
            "the folder left out": ("np.savez(path,", "np.savez(Path(path).name,"),
            "without stars": ("**arrays", "arrays"),
            "one star": ("**arrays", "*arrays.values()"),
            "only the names": ("**arrays", "*arrays"),
            "np.save": ("np.savez(path, **arrays)", "np.save(path, arrays)"),
            "another file": ("np.savez(path,", 'np.savez("params.npz",'),
            "the name twice": ("np.savez(path,", 'np.savez(path[:-4] + "_.npz",'),
            "weights only": ("in params.items()}", 'in params.items() if key.startswith("W")}'),
            "vectors left out": ("in params.items()}", "in params.items() if value.ndim == 2}"),
            "transposed": ("key: value for", "key: value.T for"),
            "flattened": ("key: value for", "key: value.ravel() for"),
            "whole numbers": ("key: value for", "key: value.astype(int) for"),
            "float16": ("key: value for", "key: value.astype(np.float16) for"),
            "rounded": ("key: value for", "key: np.round(value, 2) for"),
            "upper case": ("key: value for", "key.upper(): value for"),
            "lower case": ("key: value for", "key.lower(): value for"),
            "the first only": (
                "np.savez(path, **arrays)",
                "for key in arrays:\n        np.savez(path, **{key: arrays[key]})\n        break",
            ),
            "each over the other": (
                "np.savez(path, **arrays)",
                "for key in arrays:\n        np.savez(path, **{key: arrays[key]})",
            ),
            "an array called key": (
                "np.savez(path, **arrays)",
                "for key in arrays:\n        np.savez(path, key=arrays[key])",
            ),
            "the dict under a name": ("**arrays", "params=arrays"),
            "keys of the network": (
                "**arrays",
                'W1=params["W1"], b1=params["b1"], W2=params["W2"], b2=params["b2"]',
            ),
            "a pickle": (
                "np.savez(path, **arrays)",
                "import pickle\n"
                '    with open(path, "wb") as file:\n'
                "        pickle.dump(arrays, file)",
            ),
            "text": (
                "np.savez(path, **arrays)",
                'import json\n    with open(path, "w") as file:\n'
                "        json.dump({k: v.tolist() for k, v in arrays.items()}, file)",
            ),
            "savetxt": (
                "np.savez(path, **arrays)",
                "for key in arrays:\n        np.savetxt(path, arrays[key])",
            ),
            "loaded": ("np.savez(path, **arrays)", "np.load(path)"),
            "returned only": ("np.savez(path, **arrays)", "return arrays"),
            "bytes of each": (
                "np.savez(path, **arrays)",
                'with open(path, "wb") as file:\n        for value in arrays.values():\n'
                "            np.save(file, value)",
            ),
            "numbered keys": (
                "key: value for key, value in params.items()",
                'f"p{i}": v for i, v in enumerate(params.values())',
            ),
        },
    ),
    "load_params": edited(
        _PLAIN_LOAD,
        {
            "float32": ("file[key]", "file[key].astype(np.float32)"),
            "paired by their places": (
                "    for key in params:\n        params[key][...] = file[key]",
                "    for p, key in zip(params.values(), file.files):\n        p[...] = file[key]",
            ),
            "new arrays": ("params[key][...] = file", "params[key] = file"),
            "update": (
                "    for key in params:\n        params[key][...] = file[key]",
                "    params.update(file)",
            ),
            "a local name": (
                "params[key][...] = file[key]",
                "p = params[key]\n        p = file[key]",
            ),
            "a new dict": (
                "    for key in params:\n        params[key][...] = file[key]",
                "    params = dict(file)",
            ),
            "returned only": (
                "    for key in params:\n        params[key][...] = file[key]",
                "    return {key: file[key] for key in file}",
            ),
            "added": ("params[key][...] = file[key]", "params[key] += file[key]"),
            "subtracted": ("params[key][...] = file[key]", "params[key] -= file[key]"),
            "multiplied": ("params[key][...] = file[key]", "params[key] *= file[key]"),
            "the wrong way round": ("params[key][...] = file[key]", "file[key][...] = params[key]"),
            "a copy filled": (
                "params[key][...] = file[key]",
                "params[key].copy()[...] = file[key]",
            ),
            "the first row only": ("params[key][...] = file[key]", "params[key][0] = file[key][0]"),
            "all but the last row": (
                "params[key][...] = file[key]",
                "params[key][:-1] = file[key][:-1]",
            ),
            "the first parameter only": ("= file[key]\n", "= file[key]\n        return\n"),
            "W1 for all": ("= file[key]", "= file[list(params)[0]]"),
            "weights only": (
                "    params[key][...]",
                '    if params[key].ndim == 2 and key[0] == "W": params[key][...]',
            ),
            "rounded": ("= file[key]", "= np.round(file[key])"),
            "transposed": ("= file[key]", "= file[key].T"),
            "the mean": ("= file[key]", "= file[key].mean()"),
            "arr_0": ("file[key]", 'file["arr_0"]'),
            "written out": ("for key in params:", 'for key in ("W1", "b1", "W2", "b2"):'),
            "nothing": ("params[key][...] = file[key]", "pass"),
            "another path": ("np.load(path)", 'np.load("params.npz")'),
            "new arrays for copies": (
                "params[key][...] = file[key]",
                "params[key] = file[key].copy()",
            ),
            "np.copyto the wrong way": (
                "params[key][...] = file[key]",
                "np.copyto(file[key], params[key])",
            ),
        },
    ),
}
