"""Known mistakes of lesson 7, training."""

from course_utils.mistakes import Mistake

MISTAKES = (
    Mistake(
        "TwoLayerNet",
        "net: predict returns probabilities",
        "`predict` goes on to the softmax. It should stop at the logits: the last layer takes "
        "logits, and does the softmax itself.",
        old="            x = layer.forward(x)\n        return x",
        new="            x = layer.forward(x)\n"
        "        return np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)",
    ),
    Mistake(
        "TwoLayerNet",
        "net: softmax applied twice",
        "the loss is taken of probabilities: `self.last_layer` applies the softmax itself, and "
        "wants the logits as `predict` returns them.",
        old="return self.last_layer.forward(self.predict(x), t)",
        new="p = np.exp(self.predict(x))\n"
        "        return self.last_layer.forward(p / p.sum(axis=1, keepdims=True), t)",
    ),
    Mistake(
        "TwoLayerNet",
        "net: targets before logits",
        "the two arguments of `self.last_layer.forward` change places: the logits come first, "
        "then the targets.",
        old="self.last_layer.forward(self.predict(x), t)",
        new="self.last_layer.forward(t, self.predict(x))",
    ),
    Mistake(
        "TwoLayerNet",
        "net: accuracy counts",
        "the right ones are counted: a share is that number divided by how many examples there "
        "are.",
        old="np.mean(self.predict",
        new="np.sum(self.predict",
    ),
    Mistake(
        "TwoLayerNet",
        "net: accuracy along the wrong axis",
        "`argmax` runs down the columns: it should look for the largest logit in each row.",
        old="self.predict(x).argmax(axis=1)",
        new="self.predict(x).argmax(axis=0)",
    ),
    Mistake(
        "TwoLayerNet",
        "net: accuracy takes one-hot rows for labels",
        "one-hot rows are compared as if they were labels: where `t` has two axes, take the "
        "place of the 1 in each row first.",
        old="labels = t if np.ndim(t) == 1 else np.argmax(t, axis=1)",
        new="labels = t",
    ),
    Mistake(
        "TwoLayerNet",
        "net: backward in forward order",
        "the layers are visited from the first to the last on the way back as well: the "
        "gradient comes from the loss, so the last layer is asked first.",
        old="reversed(self.layers.values())",
        new="self.layers.values()",
    ),
    Mistake(
        "TwoLayerNet",
        "net: the last layer left out on the way back",
        "the way back does not begin at the last layer: the softmax with its loss has a "
        "`backward` too, and what it returns is the upstream gradient of the last Affine layer.",
        old="dout = self.last_layer.backward()",
        new="dout = 1",
    ),
    Mistake(
        "TwoLayerNet",
        "net: backward without forward",
        "`gradient` does not go forward first: the layers remember nothing, or an older "
        "mini-batch. Each call must begin with a forward pass of its own `x` and `t`, through the "
        "last layer, too.",
        old="        self.loss(x, t)\n        dout",
        new="        dout",
    ),
    Mistake(
        "TwoLayerNet",
        "net: layers swapped",
        "the gradients of the two Affine layers change places: W1 and b1 belong to the first.",
        old='first, second = self.layers["Affine1"], self.layers["Affine2"]',
        new='second, first = self.layers["Affine1"], self.layers["Affine2"]',
    ),
    Mistake(
        "TwoLayerNet",
        "net: divided by N again",
        "the gradients are divided by the size of the mini-batch once more: the last layer has "
        "done that already.",
        old='return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}',
        new='grads = {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}\n'
        "        return {key: grad / len(x) for key, grad in grads.items()}",
    ),
    Mistake(
        "get_mini_batch",
        "mini-batch: images and labels drawn apart",
        "the rows of `x` and the rows of `t` are drawn apart, so an image no longer comes with its "
        "own label: draw row numbers once, and use them for both.",
        old="return x[rows], t[rows]",
        new="return x[rows], t[rng.choice(len(x), size=batch_size, replace=False)]",
    ),
    Mistake(
        "get_mini_batch",
        "mini-batch: drawn with replacement",
        "a row may be drawn twice: a mini-batch is dealt like cards, and a card dealt is gone.",
        old=", replace=False",
        new="",
    ),
    Mistake(
        "get_mini_batch",
        "mini-batch: always the first rows",
        "the rows are not random: the network would see the same few examples forever.",
        old="rng.choice(len(x), size=batch_size, replace=False)",
        new="np.arange(batch_size)",
    ),
    Mistake(
        "get_mini_batch",
        "mini-batch: neighbours",
        "only the place of the first row is random, and the others are its neighbours: draw "
        "every row.",
        old="rng.choice(len(x), size=batch_size, replace=False)",
        new="rng.integers(len(x) - batch_size + 1) + np.arange(batch_size)",
    ),
    Mistake(
        "epoch_batches",
        "epoch: the last smaller mini-batch dropped",
        "the rows that are left at the end are dropped: they make a last, smaller mini-batch.",
        old="range(0, size, batch_size)",
        new="range(0, size - batch_size + 1, batch_size)",
    ),
    Mistake(
        "epoch_batches",
        "epoch: an empty mini-batch at the end",
        "an empty mini-batch is left at the end: if `size` can be divided, the last piece is "
        "full, and nothing comes after it.",
        old="range(0, size, batch_size)",
        new="range(0, size + 1, batch_size)",
    ),
    Mistake(
        "epoch_batches",
        "epoch: pieces of equal size",
        "the rows are cut into pieces as equal as can be: each but the last should have "
        "`batch_size`.",
        old="return [order[start : start + batch_size] for start in range(0, size, batch_size)]",
        new="return np.array_split(order, -(-size // batch_size))",
    ),
    Mistake(
        "epoch_batches",
        "epoch: not shuffled",
        "the rows stay in their order: each epoch would see the same mini-batches again.",
        old="rng.permutation(size)",
        new="np.arange(size)",
    ),
    Mistake(
        "epoch_batches",
        "epoch: shuffled within each mini-batch",
        "only the rows within a mini-batch are shuffled: each mini-batch would still hold the same "
        "rows in every epoch. Shuffle first, then cut.",
        old="rng.permutation(size)\n    return [order[start : start + batch_size]",
        new="np.arange(size)\n    return [rng.permutation(order[start : start + batch_size])",
    ),
    Mistake(
        "epoch_batches",
        "epoch: the generator not used",
        "every call begins with the same seed: draw from the `rng` that the function was given.",
        old="np.random.default_rng(rng)",
        new="np.random.default_rng(0)",
    ),
    Mistake(
        "epoch_batches",
        "epoch: rows drawn with replacement",
        "rows are drawn at random: then some come twice, and others never. Shuffle all of them "
        "once.",
        old="rng.permutation(size)",
        new="rng.integers(size, size=size)",
    ),
    Mistake(
        "sgd_update",
        "update: a local name",
        "the new array only gets a local name: neither `params` nor a layer ever sees it. "
        "Change the array itself.",
        old="params[key] -= lr * grads[key]",
        new="p = params[key]\n        p = p - lr * grads[key]",
    ),
    Mistake(
        "sgd_update",
        "update: a new array in params",
        "a new array is put into `params`, and the layer still holds the old one: its numbers "
        "must change in the array that is there.",
        old="params[key] -= lr * grads[key]",
        new="params[key] = params[key] - lr * grads[key]",
    ),
    Mistake(
        "sgd_update",
        "update: uphill",
        "the gradient is added: it points uphill, and we want to go down.",
        old="-= lr",
        new="+= lr",
    ),
    Mistake(
        "sgd_update",
        "update: learning rate forgotten",
        "the learning rate is left out: the step is the gradient times `lr`.",
        old="lr * grads[key]",
        new="grads[key]",
    ),
    Mistake(
        "sgd_update",
        "update: the gradient changed in place",
        "the gradient itself is multiplied by `lr`: it belongs to the caller, so compute the "
        "product as a new array.",
        old="params[key] -= lr * grads[key]",
        new="grads[key] *= lr\n        params[key] -= grads[key]",
    ),
    Mistake(
        "sgd_update",
        "update: keys written out",
        "the keys W1, b1, W2, b2 are written out: other networks have others. Take them from "
        "`params`.",
        old="for key in params:",
        new='for key in ("W1", "b1", "W2", "b2"):',
    ),
    Mistake(
        "train",
        "train: no update",
        "the gradients are computed, but no parameter is ever moved: each mini-batch should end "
        "with an update.",
        old="sgd_update(net.params, grads, lr)",
        new="pass",
    ),
    Mistake(
        "train",
        "train: loss after the update",
        "the loss is taken after the update: taken before it, the first one shows where the "
        "training began.",
        old='            history["loss"].append(net.loss(x_batch, t_batch))\n'
        "            grads = net.gradient(x_batch, t_batch)\n"
        "            sgd_update(net.params, grads, lr)\n",
        new="            grads = net.gradient(x_batch, t_batch)\n"
        "            sgd_update(net.params, grads, lr)\n"
        '            history["loss"].append(net.loss(x_batch, t_batch))\n',
    ),
    Mistake(
        "train",
        "train: accuracy after every mini-batch",
        "the accuracies are measured inside the inner loop, after every mini-batch: once in an "
        "epoch is enough, for each time costs a pass through all the data.",
        old='        history["train_acc"].append(net.accuracy(*train_set))\n'
        '        history["test_acc"]',
        new='            history["train_acc"].append(net.accuracy(*train_set))\n'
        '            history["test_acc"]',
    ),
    Mistake(
        "train",
        "train: accuracy before the epoch",
        "the accuracies are measured before the epoch's updates: the last ones then miss what "
        "the last epoch has learned.",
        code="""
        def train(net, train_set, test_set, epochs, lr, batch_size=100, rng=0, progress=False):
            x_train, t_train = train_set
            rng = np.random.default_rng(rng)
            history = {"loss": [], "train_acc": [], "test_acc": []}
            for _ in range(epochs):
                history["train_acc"].append(net.accuracy(*train_set))
                history["test_acc"].append(net.accuracy(*test_set))
                for rows in epoch_batches(len(x_train), batch_size, rng):
                    history["loss"].append(net.loss(x_train[rows], t_train[rows]))
                    sgd_update(net.params, net.gradient(x_train[rows], t_train[rows]), lr)
            return history
        """,
    ),
    Mistake(
        "train",
        "train: accuracy of the last mini-batch",
        "`train_acc` is that of the last mini-batch: take the whole training set.",
        old='history["train_acc"].append(net.accuracy(*train_set))',
        new='history["train_acc"].append(net.accuracy(x_batch, t_batch))',
    ),
    Mistake(
        "train",
        "train: test accuracy on the training set",
        "`test_acc` is measured on the training set: that one cannot show how the network does "
        "on images that it has not seen.",
        old="net.accuracy(*test_set)",
        new="net.accuracy(*train_set)",
    ),
    Mistake(
        "train",
        "train: the accuracies swapped",
        "`train_acc` and `test_acc` change places.",
        old='        history["train_acc"].append(net.accuracy(*train_set))\n'
        '        history["test_acc"].append(net.accuracy(*test_set))',
        new='        history["train_acc"].append(net.accuracy(*test_set))\n'
        '        history["test_acc"].append(net.accuracy(*train_set))',
    ),
    Mistake(
        "train",
        "train: loss of the whole training set",
        "the loss is that of the whole training set: note the loss of the mini-batch.",
        old="net.loss(x_batch, t_batch)",
        new="net.loss(*train_set)",
    ),
    Mistake(
        "train",
        "train: dealt out once",
        "the rows are dealt out once, before the first epoch, and every epoch goes through the "
        "same mini-batches again: call `epoch_batches` inside the loop over epochs.",
        code="""
        def train(net, train_set, test_set, epochs, lr, batch_size=100, rng=0, progress=False):
            x_train, t_train = train_set
            history = {"loss": [], "train_acc": [], "test_acc": []}
            batches = epoch_batches(len(x_train), batch_size, rng)
            for _ in range(epochs):
                for rows in batches:
                    history["loss"].append(net.loss(x_train[rows], t_train[rows]))
                    sgd_update(net.params, net.gradient(x_train[rows], t_train[rows]), lr)
                history["train_acc"].append(net.accuracy(*train_set))
                history["test_acc"].append(net.accuracy(*test_set))
            return history
        """,
    ),
    Mistake(
        "train",
        "train: one mini-batch in each epoch",
        "an epoch ends after its first mini-batch: is a line indented too far, or too little?",
        old="epoch_batches(len(x_train), batch_size, rng):",
        new="epoch_batches(len(x_train), batch_size, rng)[:1]:",
    ),
    Mistake(
        "train",
        "train: gradient of the whole training set",
        "each step takes the gradient of the whole training set: the mini-batch is there to "
        "spare that.",
        old="net.gradient(x_batch, t_batch)",
        new="net.gradient(*train_set)",
    ),
    Mistake(
        "train",
        "train: the same order in each epoch",
        "`rng` is not handed on: every epoch then begins with the same seed, and deals out the "
        "same mini-batches.",
        old="batch_size, rng):",
        new="batch_size):",
    ),
    Mistake(
        "train",
        "train: an epoch that is not a whole number of steps",
        "the steps are counted, and each draws its rows afresh: rows / `batch_size` need not be a "
        "whole number of steps, and in an epoch some rows come twice and others never. Let "
        "`epoch_batches` deal them out.",
        code="""
        def train(net, train_set, test_set, epochs, lr, batch_size=100, rng=0, progress=False):
            x_train, t_train = train_set
            rng = np.random.default_rng(rng)
            history = {"loss": [], "train_acc": [], "test_acc": []}
            iter_per_epoch = len(x_train) / batch_size
            for i in range(int(epochs * iter_per_epoch)):
                rows = rng.choice(len(x_train), min(batch_size, len(x_train)), replace=False)
                history["loss"].append(net.loss(x_train[rows], t_train[rows]))
                sgd_update(net.params, net.gradient(x_train[rows], t_train[rows]), lr)
                if i % iter_per_epoch == 0:
                    history["train_acc"].append(net.accuracy(*train_set))
                    history["test_acc"].append(net.accuracy(*test_set))
            return history
        """,
    ),
    Mistake(
        "train",
        "train: mini-batches drawn afresh",
        "each mini-batch is drawn afresh: in an epoch some rows then come twice and others "
        "never. Let `epoch_batches` deal them out.",
        old="for rows in epoch_batches(len(x_train), batch_size, rng):",
        new="for _ in range(-(-len(x_train) // batch_size)):\n"
        "            rows = rng.choice(len(x_train), min(batch_size, len(x_train)), replace=False)",
    ),
    Mistake(
        "save_params",
        "save: the dict as one object",
        "the dict goes into the file as one object, and that takes a pickle: hand over its "
        "arrays, each under its own name, with two stars before the dict.",
        code="""
        def save_params(path, params):
            np.savez(path, params)
        """,
    ),
    Mistake(
        "save_params",
        "save: np.save for np.savez",
        "nothing was written to `path`: `np.save` writes a single array, to a name that ends in "
        ".npy; `np.savez` writes several under their names, to `path` as it was given.",
        code="""
        def save_params(path, params):
            np.save(path, params)
        """,
    ),
    Mistake(
        "save_params",
        "save: a pickle",
        "the file is a pickle, which can run code when it is opened: write plain arrays with "
        "`np.savez`.",
        code="""
        def save_params(path, params):
            import pickle

            with open(path, "wb") as file:
                pickle.dump(params, file)
        """,
    ),
    Mistake(
        "save_params",
        "save: arrays without their names",
        "the arrays are saved without their names, and are found as arr_0, arr_1 …: they should "
        "have the keys of `params`.",
        code="""
        def save_params(path, params):
            np.savez(path, *params.values())
        """,
    ),
    Mistake(
        "save_params",
        "save: one call for each array",
        "each call of `np.savez` writes the whole file anew, so that only the last array is left: "
        "one call must be given all of them.",
        code="""
        def save_params(path, params):
            for key in params:
                np.savez(path, **{key: params[key]})
        """,
    ),
    Mistake(
        "save_params",
        "save: an array called key",
        "each array is saved under the name `key` itself, and replaces the one before: two stars "
        "before a dict hand over all that it holds, under its own keys.",
        code="""
        def save_params(path, params):
            for key in params:
                np.savez(path, key=params[key])
        """,
    ),
    Mistake(
        "save_params",
        "save: keys written out",
        "the keys W1, b1, W2, b2 are written out: other networks have others. Two stars before "
        "a dict hand over all that it holds.",
        code="""
        def save_params(path, params):
            np.savez(path, W1=params["W1"], b1=params["b1"], W2=params["W2"], b2=params["b2"])
        """,
    ),
    Mistake(
        "load_params",
        "load: new arrays in params",
        "the loaded arrays are put into `params`, and the layers still hold the old ones: write "
        "the numbers into the arrays that are there.",
        code="""
        def load_params(path, params):
            with np.load(path) as file:
                for key in params:
                    params[key] = file[key]
        """,
    ),
    Mistake(
        "load_params",
        "load: a local name",
        "the loaded arrays only get a local name: nothing that the caller holds has changed. Write "
        "the numbers into the arrays of `params`.",
        code="""
        def load_params(path, params):
            with np.load(path) as file:
                params = {key: file[key] for key in file.files}
            return params
        """,
    ),
    Mistake(
        "load_params",
        "load: keys written out",
        "the keys W1, b1, W2, b2 are written out: other networks have others. Take them from "
        "`params`.",
        code="""
        def load_params(path, params):
            with np.load(path) as file:
                for key in ("W1", "b1", "W2", "b2"):
                    params[key][...] = file[key]
        """,
    ),
    *(
        Mistake("TwoLayerNet", f"net: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "transposed",
                "dW1 is transposed: the layer's own `dW` has the shape of W1.",
                '"W1": first.dW',
                '"W1": first.dW.T',
            ),
            (
                "accuracy in per cent",
                "the accuracy is given in per cent: here it is a share, from 0 to 1.",
                "return np.mean(self.predict",
                "return 100 * np.mean(self.predict",
            ),
            (
                "accuracy divided by the number of inputs",
                "the right ones are divided by the number of inputs in an example: divide "
                "by the number of examples.",
                "np.mean(self.predict(x).argmax(axis=1) == labels)",
                "np.sum(self.predict(x).argmax(axis=1) == labels) / x.shape[1]",
            ),
            (
                "accuracy of whole numbers",
                "the division gives a whole number: `//` throws the decimals away.",
                "np.mean(self.predict(x).argmax(axis=1) == labels)",
                "np.sum(self.predict(x).argmax(axis=1) == labels) // len(x)",
            ),
            (
                "share of what is wrong",
                "the wrong answers are counted: the accuracy is the share of the right ones.",
                "argmax(axis=1) == labels",
                "argmax(axis=1) != labels",
            ),
            (
                "accuracy of the largest logits",
                "the largest logits themselves are compared with the labels: it is their "
                "places that count.",
                "self.predict(x).argmax(axis=1)",
                "self.predict(x).max(axis=1)",
            ),
            (
                "argmax of the whole table",
                "`argmax` without an axis looks at all logits at once: look for the "
                "largest in each row.",
                "self.predict(x).argmax(axis=1)",
                "self.predict(x).argmax()",
            ),
            (
                "argmin",
                "the smallest logit of each row is taken: the largest one tells the class.",
                "self.predict(x).argmax(axis=1)",
                "self.predict(x).argmin(axis=1)",
            ),
            (
                "accuracy of some",
                "the right ones among the first ten examples are divided by the number of all: "
                "compare all of them.",
                "np.mean(self.predict(x).argmax(axis=1) == labels)",
                "np.sum(self.predict(x)[:10].argmax(axis=1) == labels[:10]) / len(x)",
            ),
            (
                "accuracy for a hundred",
                "the number of examples is written out as 100: take it from `x`.",
                "np.mean(self.predict(x).argmax(axis=1) == labels)",
                "np.sum(self.predict(x).argmax(axis=1) == labels) / 100",
            ),
            (
                "the predictions as targets",
                "the loss is taken against what the network predicts: it should be against the "
                "targets, `t`.",
                "return self.last_layer.forward(self.predict(x), t)",
                "return self.last_layer.forward(self.predict(x), self.predict(x).argmax(axis=1))",
            ),
            (
                "classes for logits",
                "`predict` chooses a class for each example: it should return the scores of "
                "all classes.",
                "            x = layer.forward(x)\n        return x",
                "            x = layer.forward(x)\n        return x.argmax(axis=1)",
            ),
            (
                "the first loss kept",
                "the loss of the first call is kept, and comes back at each call after it: "
                "compute it anew from `x` and `t`.",
                "return self.last_layer.forward(self.predict(x), t)",
                "if self.last_layer.loss is None:\n"
                "            self.last_layer.forward(self.predict(x), t)\n"
                "        return self.last_layer.loss",
            ),
            (
                "loss for one-hot rows only",
                "labels are used as if they were one-hot rows: the last layer takes either, as "
                "they are.",
                "return self.last_layer.forward(self.predict(x), t)",
                "return self.last_layer.forward(self.predict(x), t.argmax(axis=1))",
            ),
            (
                "accuracy divided by the classes",
                "the right answers are divided by the number of classes: the share is one of "
                "all examples.",
                "return np.mean(self.predict(x).argmax(axis=1) == labels)",
                "logits = self.predict(x)\n"
                "        return np.sum(logits.argmax(axis=1) == labels) / logits.shape[1]",
            ),
            (
                "accuracy rounded",
                "the share is rounded: return it as it is.",
                "return np.mean(self.predict(x).argmax(axis=1) == labels)",
                "return round(float(np.mean(self.predict(x).argmax(axis=1) == labels)), 1)",
            ),
            (
                "accuracy with two decimals",
                "the share is rounded: return it as it is.",
                "return np.mean(self.predict(x).argmax(axis=1) == labels)",
                "return round(float(np.mean(self.predict(x).argmax(axis=1) == labels)), 2)",
            ),
            (
                "accuracy of entries",
                "one-hot rows are compared entry by entry: even a wrong row agrees in most of "
                "its entries. Compare one class for each example.",
                "return np.mean(self.predict(x).argmax(axis=1) == labels)",
                "y = self.predict(x)\n"
                "        highest = y == y.max(axis=1, keepdims=True)\n"
                "        return np.mean(highest == np.eye(y.shape[1])[labels])",
            ),
            (
                "all or nothing",
                "it is asked whether *all* answers are right: the share is the mean of right "
                "and wrong.",
                "return np.mean(self.predict(x).argmax(axis=1) == labels)",
                "return np.all(self.predict(x).argmax(axis=1) == labels)",
            ),
            (
                "argmax of labels",
                "labels go through `argmax` as if they were a one-hot row: with one axis, `t` "
                "holds labels already.",
                "labels = t if np.ndim(t) == 1 else np.argmax(t, axis=1)",
                "labels = t.argmax(axis=-1)",
            ),
            (
                "gradients added up",
                "the gradients of a call are added to those of the calls before: each "
                "mini-batch has its own.",
                'return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}',
                'grads = {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}\n'
                '        kept = getattr(self, "kept", dict.fromkeys(grads, 0))\n'
                "        self.kept = {key: kept[key] + grads[key] for key in grads}\n"
                "        return self.kept",
            ),
            (
                "one gradient added up",
                "the gradients of a call are added to those of the calls before: each "
                "mini-batch has its own.",
                'return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}',
                'self.kept = first.dW + getattr(self, "kept", 0)\n'
                '        grads = {"W1": self.kept, "b1": first.db}\n'
                '        return grads | {"W2": second.dW, "b2": second.db}',
            ),
            (
                "the first example only",
                "the way back knows the first example only: `gradient` should go forward with "
                "all of `x` and `t`.",
                "        self.loss(x, t)\n        dout",
                "        self.loss(x[:1], t[:1])\n        dout",
            ),
        )
    ),
    *(
        Mistake("get_mini_batch", f"mini-batch: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "targets first",
                "the targets come first: return the rows of `x`, then those of `t`.",
                "return x[rows], t[rows]",
                "return t[rows], x[rows]",
            ),
            (
                "only the images",
                "the rows of `t` are not returned: hand back both arrays.",
                "return x[rows], t[rows]",
                "return x[rows]",
            ),
            (
                "the targets not picked",
                "the targets are the first ones, whatever the rows are: use the same row "
                "numbers for both.",
                "t[rows]",
                "t[:batch_size]",
            ),
            (
                "one row too many",
                "there is one row too many in the mini-batch: it should have `batch_size`.",
                "size=batch_size",
                "size=batch_size + 1",
            ),
            (
                "each row with a chance",
                "chance decides for each row whether it comes in, so the mini-batch has another "
                "size each time: draw exactly `batch_size` rows.",
                "rng.choice(len(x), size=batch_size, replace=False)",
                "np.flatnonzero(rng.random(len(x)) < batch_size / len(x))",
            ),
            (
                "shuffled in place",
                "`x` and `t` themselves are shuffled: they belong to the caller, and "
                "others count on their order. Shuffle row numbers.",
                "rows = rng.choice(len(x), size=batch_size, replace=False)",
                "rows = np.arange(batch_size)\n"
                "    order = rng.permutation(len(x))\n"
                "    x[:], t[:] = x[order], t[order]",
            ),
            (
                "another generator",
                "the rows come from `np.random`, which knows nothing of the seed: draw "
                "from the `rng` that the function was given.",
                "rng.choice(len(x), size=batch_size, replace=False)",
                "np.random.choice(len(x), batch_size, replace=False)",
            ),
            (
                "always the same draw",
                "every seed gives the same rows: draw from the `rng` that the function was given.",
                "np.random.default_rng(rng)",
                "np.random.default_rng(0)",
            ),
            (
                "all targets",
                "all targets are returned: pick the same rows of both arrays.",
                "t[rows]",
                "t",
            ),
            (
                "a hundred rows",
                "one of the two numbers of the draw is wrong: it chooses from all `len(x)` "
                "rows, and takes `batch_size` of them.",
                "size=batch_size",
                "size=100",
            ),
            (
                "drawn as columns",
                "one of the two numbers of the draw is wrong: it chooses from all `len(x)` "
                "rows, and takes `batch_size` of them.",
                "rng.choice(len(x)",
                "rng.choice(x.shape[1]",
            ),
            (
                "never the last row",
                "one of the two numbers of the draw is wrong: it chooses from all `len(x)` "
                "rows, and takes `batch_size` of them.",
                "rng.choice(len(x)",
                "rng.choice(len(x) - 1",
            ),
            (
                "never the first row",
                "one of the two numbers of the draw is wrong: it chooses from all `len(x)` "
                "rows, and takes `batch_size` of them.",
                "rng.choice(len(x)",
                "rng.choice(np.arange(1, len(x))",
            ),
            (
                "the first rows shuffled",
                "only the first `batch_size` rows are shuffled: choose from all of them.",
                "rng.choice(len(x), size=batch_size, replace=False)",
                "rng.permutation(batch_size)",
            ),
            (
                "all rows",
                "all rows are returned: take `batch_size` of them.",
                "rng.choice(len(x), size=batch_size, replace=False)",
                "rng.permutation(len(x))",
            ),
            (
                "labels for one-hot rows",
                "one-hot rows come back as labels: return the rows of `t` as they are.",
                "return x[rows], t[rows]",
                "return x[rows], t[rows] if t.ndim == 1 else t[rows].argmax(axis=1)",
            ),
            (
                "images laid out flat",
                "the images are laid out flat: return the rows of `x` in their own shape.",
                "return x[rows], t[rows]",
                "return x[rows].reshape(batch_size, -1), t[rows]",
            ),
        )
    ),
    *(
        Mistake("sgd_update", f"update: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "divided by the learning rate",
                "the gradient is divided by `lr`: the step is the gradient times `lr`.",
                "lr * grads[key]",
                "grads[key] / lr",
            ),
            (
                "learning rate written out",
                "the learning rate is written out as 0.1: it is given as `lr`.",
                "lr * grads[key]",
                "0.1 * grads[key]",
            ),
            (
                "of length lr",
                "the gradient is divided by its length: the step is the gradient as it is, "
                "times `lr`.",
                "lr * grads[key]",
                "lr * grads[key] / np.linalg.norm(grads[key])",
            ),
            (
                "only the sign",
                "only the sign of the gradient is used: a large slope asks for a large step.",
                "lr * grads[key]",
                "lr * np.sign(grads[key])",
            ),
            (
                "no biases",
                "the biases stay where they are: they are parameters as well.",
                "params[key] -= lr * grads[key]",
                "if not key.startswith('b'):\n            params[key] -= lr * grads[key]",
            ),
            (
                "the first parameter only",
                "the function ends after the first parameter: is a `return` inside the loop?",
                "params[key] -= lr * grads[key]",
                "params[key] -= lr * grads[key]\n        return",
            ),
            (
                "the mean gradient",
                "all entries of an array move by the mean of its gradient: each entry has a "
                "gradient of its own.",
                "lr * grads[key]",
                "lr * grads[key].mean()",
            ),
            (
                "the parameter in place of its gradient",
                "the step is made of the parameter itself: it should be made of the gradient.",
                "lr * grads[key]",
                "lr * params[key]",
            ),
            (
                "multiplied",
                "the parameter is multiplied by 1 minus the step: the step itself should be "
                "subtracted.",
                "params[key] -= lr * grads[key]",
                "params[key] *= 1 - lr * grads[key]",
            ),
            (
                "twice",
                "the step is twice as large as it should be: is it taken twice, or multiplied by "
                "2?",
                "lr * grads[key]",
                "2 * lr * grads[key]",
            ),
            (
                "the gradients set to 0",
                "the gradients are set to 0 after the step: they belong to the caller, and stay as "
                "they are.",
                "params[key] -= lr * grads[key]",
                "params[key] -= lr * grads[key]\n        grads[key][...] = 0",
            ),
            (
                "divided by the number of parameters",
                "the step is divided by the number of parameters: nothing but `lr` scales it.",
                "lr * grads[key]",
                "lr * grads[key] / len(params)",
            ),
            (
                "the step assigned",
                "the step replaces the parameter: it should be subtracted from it.",
                "params[key] -= lr * grads[key]",
                "params[key][...] = -lr * grads[key]",
            ),
            (
                "learning rate of 0.4",
                "the learning rate is written out: it is given as `lr`.",
                "lr * grads",
                "0.4 * grads",
            ),
            (
                "learning rate of 0.01",
                "the learning rate is written out: it is given as `lr`.",
                "lr * grads",
                "0.01 * grads",
            ),
            (
                "the gradient for the parameter",
                "the step is taken by the gradient, and the parameter stays where it is: they "
                "have changed places.",
                "params[key] -= lr * grads[key]",
                "grads[key] -= lr * params[key]",
            ),
            (
                "paired by their places",
                "the arrays are paired by their places in the two dicts: the same key can "
                "stand at another place in the other, so look them up by it.",
                "grads[key]",
                "list(grads.values())[list(params).index(key)]",
            ),
            (
                "the gradient cut off",
                "large gradients are cut off: the step is the gradient as it is, times `lr`.",
                "lr * grads[key]",
                "lr * np.clip(grads[key], -1, 1)",
            ),
            (
                "the parameter shrunk first",
                "the parameter is made smaller before its step: only the step is subtracted "
                "from it.",
                "params[key] -= lr * grads[key]",
                "params[key] *= 1 - lr\n        params[key] -= lr * grads[key]",
            ),
        )
    ),
    *(
        Mistake("epoch_batches", f"epoch: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "mini-batches shuffled, not rows",
                "the rows are cut in their order, and only the mini-batches are shuffled: "
                "each still holds the same neighbours in every epoch. Shuffle the rows first.",
                "order = rng.permutation(size)\n"
                "    return [order[start : start + batch_size] for start in range(0, size, "
                "batch_size)]",
                "rows, full = np.arange(size), size // batch_size\n"
                "    batches = [rows[i : i + batch_size] for i in range(0, size, batch_size)]\n"
                "    return [batches[i] for i in rng.permutation(full)] + batches[full:]",
            ),
            (
                "a random start",
                "only the place of the first row is random, and the others follow in their "
                "order: shuffle all rows.",
                "rng.permutation(size)",
                "np.roll(np.arange(size), rng.integers(size))",
            ),
            (
                "another generator",
                "the order comes from `np.random`, which knows nothing of the seed: draw "
                "from the `rng` that the function was given.",
                "rng.permutation(size)",
                "np.random.permutation(size)",
            ),
            (
                "five rows in each",
                "the size of the mini-batch is written out as 5: it is given as `batch_size`.",
                "return [order[start : start + batch_size] for start in range(0, size, "
                "batch_size)]",
                "return [order[start : start + 5] for start in range(0, size, 5)]",
            ),
            (
                "a reshape",
                "the row numbers are reshaped into a table: their number need not be a multiple of "
                "`batch_size`, and the last mini-batch may be smaller.",
                "[order[start : start + batch_size] for start in range(0, size, batch_size)]",
                "list(order.reshape(-1, batch_size))",
            ),
            (
                "the order returned",
                "the shuffled row numbers are returned in one piece: cut them into a list "
                "of mini-batches.",
                "[order[start : start + batch_size] for start in range(0, size, batch_size)]",
                "order",
            ),
            (
                "returned inside the loop",
                "`return` stands inside the loop, and ends it after the first mini-batch: it "
                "belongs after the loop.",
                "[order[start : start + batch_size] for start in range(0, size, batch_size)]",
                "[order[:batch_size]]",
            ),
            (
                "overlapping",
                "the mini-batches overlap: each should begin where the one before it ends.",
                "range(0, size, batch_size)",
                "range(size)",
            ),
            (
                "the last rows put to the mini-batch before",
                "what is left at the end is added to the mini-batch before it: it should be a "
                "smaller one of its own.",
                "return [order[start : start + batch_size] for start in range(0, size, "
                "batch_size)]",
                "ends = range(batch_size, max(size - batch_size, 0) + 1, batch_size)\n"
                "    return np.split(order, ends)",
            ),
            (
                "one row too many",
                "each mini-batch has one row too many: a slice ends *before* its second number.",
                "start + batch_size]",
                "start + batch_size + 1]",
            ),
            (
                "one row too few",
                "each mini-batch has one row too few: a slice ends *before* its second number.",
                "start + batch_size]",
                "start + batch_size - 1]",
            ),
            (
                "from 1",
                "the row numbers begin at 1: the first row of an array has the number 0.",
                "rng.permutation(size)",
                "rng.permutation(size) + 1",
            ),
            (
                "the last row never dealt",
                "the last row is never dealt out: `rng.permutation(n)` shuffles the numbers "
                "from 0 to n - 1 already.",
                "return [order[start : start + batch_size] for start in range(0, size, "
                "batch_size)]",
                "order = order[order < size - 1]\n"
                "    return [order[i : i + batch_size] for i in range(0, size - 1, batch_size)]",
            ),
            (
                "size - 1 shuffled",
                "the last row is never dealt out: `rng.permutation(n)` shuffles the numbers "
                "from 0 to n - 1 already.",
                "rng.permutation(size)",
                "rng.permutation(size - 1)",
            ),
            (
                "a hundred rows",
                "the size of the mini-batch is written out: it is given as `batch_size`.",
                "return [order[start : start + batch_size] for start in range(0, size, "
                "batch_size)]",
                "return [order[start : start + 100] for start in range(0, size, 100)]",
            ),
            (
                "range with its arguments swapped",
                "the arguments of `range` change places: it ends before the second, and goes "
                "by the third.",
                "range(0, size, batch_size)",
                "range(0, batch_size, size)",
            ),
            (
                "filled up",
                "the last mini-batch is filled up with rows that were dealt out before: it "
                "takes what is left, and is smaller.",
                "return [order[start : start + batch_size] for start in range(0, size, "
                "batch_size)]",
                "rows = np.resize(order, -(-size // batch_size) * batch_size)\n"
                "    return [rows[i : i + batch_size] for i in range(0, size, batch_size)]",
            ),
            (
                "filled up from before",
                "the last mini-batch is filled up with rows that were dealt out before: it "
                "takes what is left, and is smaller.",
                "order[start : start + batch_size]",
                "order[min(start, size - batch_size) :][:batch_size]",
            ),
            (
                "a smaller one at the beginning",
                "what does not fill a mini-batch stands at the beginning: it belongs at the end.",
                "return [order[start : start + batch_size] for start in range(0, size, "
                "batch_size)]",
                "rest = size % batch_size\n"
                "    first = [order[:rest]] if rest else []\n"
                "    starts = range(rest, size, batch_size)\n"
                "    return first + [order[i : i + batch_size] for i in starts]",
            ),
            (
                "a draw for each mini-batch",
                "each mini-batch is drawn afresh from all rows: some then come twice and "
                "others never. Shuffle all of them once.",
                "return [order[start : start + batch_size] for start in range(0, size, "
                "batch_size)]",
                "return [rng.choice(size, min(batch_size, size - i), replace=False) for i in "
                "range(0, size, batch_size)]",
            ),
            (
                "a generator",
                "a generator is returned, which has no length and can be gone through only "
                "once: make a list of the mini-batches.",
                "return [order[start : start + batch_size] for start in range(0, size, "
                "batch_size)]",
                "return (order[start : start + batch_size] for start in range(0, size, "
                "batch_size))",
            ),
            (
                "decimals",
                "the row numbers are floats: only whole numbers can be an index.",
                "rng.permutation(size)",
                "rng.permutation(size) * 1.0",
            ),
            (
                "in-place shuffle returned",
                "`rng.shuffle` shuffles an array in place and returns None: `rng.permutation` "
                "returns a new one.",
                "rng.permutation(size)",
                "rng.shuffle(np.arange(size))",
            ),
        )
    ),
    *(
        Mistake("train", f"train: {name}", explanation, old=old, new=new)
        for name, explanation, old, new in (
            (
                "uphill",
                "the step goes uphill: `sgd_update` subtracts already.",
                "sgd_update(net.params, grads, lr)",
                "sgd_update(net.params, grads, -lr)",
            ),
            (
                "learning rate written out",
                "the learning rate is written out: it is given as `lr`.",
                "sgd_update(net.params, grads, lr)",
                "sgd_update(net.params, grads, 0.4)",
            ),
            (
                "two steps",
                "two steps are taken for each mini-batch: one gradient is good for one step.",
                "sgd_update(net.params, grads, lr)",
                "sgd_update(net.params, grads, lr)\n            sgd_update(net.params, grads, lr)",
            ),
            (
                "one step in each epoch",
                "only one step is taken in an epoch: the update belongs inside the inner "
                "loop, after each gradient.",
                "            sgd_update(net.params, grads, lr)",
                "        sgd_update(net.params, grads, lr)",
            ),
            (
                "gradient of another mini-batch",
                "every step of an epoch takes the gradient of one and the same mini-batch: take "
                "that of the mini-batch at hand.",
                "net.gradient(x_batch, t_batch)",
                "net.gradient(x_train[(first := rows if len(history['loss']) == 1 else "
                "first)], t_train[first])",
            ),
            (
                "gradient of the test set",
                "the gradient is that of the test set: the network must not learn from those.",
                "net.gradient(x_batch, t_batch)",
                "net.gradient(*test_set)",
            ),
            (
                "loss times N",
                "the loss is multiplied by the size of the mini-batch: note it as it is.",
                "append(net.loss(x_batch, t_batch))",
                "append(net.loss(x_batch, t_batch) * len(x_batch))",
            ),
            (
                "loss not noted",
                "no loss is ever noted: that of each mini-batch belongs in the list.",
                '            history["loss"].append(net.loss(x_batch, t_batch))\n',
                "",
            ),
            (
                "targets not picked",
                "the targets are the first ones, whatever the rows are: pick the same rows "
                "of both arrays.",
                "t_train[rows]",
                "t_train[: len(rows)]",
            ),
            (
                "images not picked",
                "the images are the first ones, whatever the rows are: pick the same rows "
                "of both arrays.",
                "x_train[rows]",
                "x_train[: len(rows)]",
            ),
            (
                "mini-batches of 100",
                "the size of the mini-batch is not handed on to `epoch_batches`: it is given as "
                "`batch_size`.",
                "batch_size, rng)",
                "100, rng)",
            ),
            (
                "the rows of the test set",
                "as many rows are dealt out as the test set has: it is those of the training set "
                "that the network learns from.",
                "epoch_batches(len(x_train),",
                "epoch_batches(len(test_set[0]),",
            ),
            (
                "learns from the test set as well",
                "the network learns from the test set as well: keep that for measuring.",
                '        history["train_acc"]',
                "        sgd_update(net.params, net.gradient(*test_set), lr)\n"
                '        history["train_acc"]',
            ),
            (
                "returned after one epoch",
                "`return` stands inside the loop, and ends it after the first epoch: it belongs "
                "after the loop.",
                "\n    return history",
                "\n        return history",
            ),
            (
                "the last accuracy only",
                "the list of accuracies is replaced in each epoch: append to it.",
                'history["test_acc"].append(net.accuracy(*test_set))',
                'history["test_acc"] = [net.accuracy(*test_set)]',
            ),
            (
                "test accuracy not noted",
                "`test_acc` stays empty: measure on both sets.",
                '        history["test_acc"].append(net.accuracy(*test_set))\n',
                "",
            ),
            (
                "train accuracy not noted",
                "`train_acc` stays empty: measure on both sets.",
                '        history["train_acc"].append(net.accuracy(*train_set))\n',
                "",
            ),
            (
                "a smaller step in each epoch",
                "the learning rate shrinks from epoch to epoch: here it is the same for all.",
                "sgd_update(net.params, grads, lr)",
                "sgd_update(net.params, grads, lr * 0.9 ** len(history['test_acc']))",
            ),
            (
                "the last mini-batch dropped",
                "the last mini-batch of an epoch is left out: it may be smaller, but its rows "
                "count like the others.",
                "batch_size, rng):",
                "batch_size, rng)[: len(x_train) // batch_size]:",
            ),
            (
                "the last loss only",
                "the list of losses is replaced at each mini-batch: append to it.",
                'history["loss"].append(net.loss(x_batch, t_batch))',
                'history["loss"] = [net.loss(x_batch, t_batch)]',
            ),
            (
                "a mean loss for each epoch",
                "one loss is noted for each epoch: that of every mini-batch belongs in the list.",
                '        history["train_acc"].append(net.accuracy(*train_set))\n',
                '        done = len(history["train_acc"])\n'
                '        history["loss"][done:] = [np.mean(history["loss"][done:])]\n'
                '        history["train_acc"].append(net.accuracy(*train_set))\n',
            ),
            (
                "the last loss of each epoch",
                "one loss is noted for each epoch: that of every mini-batch belongs in the list.",
                '        history["train_acc"].append(net.accuracy(*train_set))\n',
                '        done = len(history["train_acc"])\n'
                '        history["loss"][done:] = [net.loss(x_batch, t_batch)]\n'
                '        history["train_acc"].append(net.accuracy(*train_set))\n',
            ),
            (
                "two steps with two gradients",
                "two steps are taken for each mini-batch: one gradient is good for one step.",
                "            sgd_update(net.params, grads, lr)",
                "            sgd_update(net.params, grads, lr)\n"
                "            sgd_update(net.params, net.gradient(x_batch, t_batch), lr)",
            ),
            (
                "learning rate of 0.1",
                "the learning rate is written out: it is given as `lr`.",
                "sgd_update(net.params, grads, lr)",
                "sgd_update(net.params, grads, 0.1)",
            ),
            (
                "learning rate divided by N",
                "the learning rate is divided by the size of the mini-batch: the gradient "
                "belongs to a mean already.",
                "sgd_update(net.params, grads, lr)",
                "sgd_update(net.params, grads, lr / batch_size)",
            ),
            (
                "new arrays in net.params",
                "new arrays are put into `net.params`, and the layers still hold the old ones: "
                "`sgd_update` changes the arrays themselves.",
                "sgd_update(net.params, grads, lr)",
                "net.params.update({key: net.params[key] - lr * grads[key] for key in grads})",
            ),
            (
                "accuracies at the end only",
                "the accuracies are measured once, after the last epoch: measure after each of "
                "them.",
                '        history["train_acc"].append(net.accuracy(*train_set))\n'
                '        history["test_acc"].append(net.accuracy(*test_set))\n'
                "    return history",
                '    history["train_acc"].append(net.accuracy(*train_set))\n'
                '    history["test_acc"].append(net.accuracy(*test_set))\n'
                "    return history",
            ),
            (
                "a new network in each epoch",
                "each epoch makes a network of its own: it is `net` that should learn, and go "
                "on learning.",
                "        for rows in",
                "        net = type(net)(x_train.shape[1], 50, 10)\n        for rows in",
            ),
            (
                "train accuracy of a part",
                "an accuracy is measured on a part of the set: take the whole of it.",
                "net.accuracy(*train_set)",
                "net.accuracy(x_train[:1000], train_set[1][:1000])",
            ),
            (
                "test accuracy of a part",
                "an accuracy is measured on a part of the set: take the whole of it.",
                "net.accuracy(*test_set)",
                "net.accuracy(*(part[:1000] for part in test_set))",
            ),
            (
                "train accuracy of a few",
                "an accuracy is measured on a part of the set: take the whole of it.",
                "net.accuracy(*train_set)",
                "net.accuracy(x_train[:10], train_set[1][:10])",
            ),
        )
    ),
    *(
        Mistake(
            "save_params",
            f"save: {name}",
            explanation,
            code=f"""
            def save_params(path, params):
                np.savez(path, **{{{arrays}}})
            """,
        )
        for name, explanation, arrays in (
            (
                "vectors left out",
                "the arrays with a single axis are left out: all of `params` is to be saved.",
                "key: value for key, value in params.items() if value.ndim > 1",
            ),
            (
                "only keys with a W",
                "only arrays whose key begins with W are saved: the biases were learned as well.",
                "key: value for key, value in params.items() if key[0] == 'W'",
            ),
            (
                "transposed",
                "the arrays are transposed: save them as they are.",
                "key: value.T for key, value in params.items()",
            ),
            (
                "whole numbers",
                "the decimals are lost: save the arrays in their own dtype.",
                "key: value.astype(int) for key, value in params.items()",
            ),
            (
                "rounded",
                "the numbers are rounded: save them as they are.",
                "key: np.round(value, 2) for key, value in params.items()",
            ),
            (
                "float16",
                "the numbers are saved as float16, with three digits: save them in their own "
                "dtype.",
                "key: value.astype(np.float16) for key, value in params.items()",
            ),
            (
                "float32",
                "the numbers are saved as float32: save them in their own dtype.",
                "key: value.astype(np.float32) for key, value in params.items()",
            ),
            (
                "lists",
                "the arrays are made into lists, and lose their dtype: save them as they are.",
                "key: value.tolist() for key, value in params.items()",
            ),
            (
                "laid out flat",
                "the arrays are laid out flat: save them in their own shape.",
                "key: value.ravel() for key, value in params.items()",
            ),
        )
    ),
    *(
        Mistake(
            "load_params",
            f"load: {name}",
            explanation,
            code=f"""
            def load_params(path, params):
                with np.load(path) as file:
                    for key in params:
                        {line}
            """,
        )
        for name, explanation, line in (
            (
                "added",
                "the loaded numbers are added to those that were there: they should take their "
                "place.",
                "params[key] += file[key]",
            ),
            (
                "subtracted",
                "the loaded numbers are subtracted from those that were there: they should take "
                "their place.",
                "params[key] -= file[key]",
            ),
            (
                "multiplied",
                "the loaded numbers are multiplied by those that were there: they should take "
                "their place.",
                "params[key] *= file[key]",
            ),
            (
                "the first row",
                "only the first row of each array is filled: `[...]` means all of it.",
                "params[key][0] = file[key][0]",
            ),
            (
                "the last row left out",
                "the last row of each array is left out: `[...]` means all of it.",
                "params[key][:-1] = file[key][:-1]",
            ),
            (
                "the first parameter only",
                "the function ends after the first parameter: is a `return` inside the loop?",
                "params[key][...] = file[key]; return",
            ),
            (
                "the wrong way round",
                "the numbers of `params` are written into what was read: what was read should go "
                "into the arrays of `params`.",
                "file[key][...] = params[key]",
            ),
            (
                "rounded",
                "the numbers are rounded: take them as they are.",
                "params[key][...] = np.round(file[key])",
            ),
            (
                "float32",
                "the numbers are rounded to float32 on the way: copy them as they are, and "
                "each array keeps its own dtype.",
                "params[key][...] = file[key].astype(np.float32)",
            ),
            (
                "whole numbers",
                "the decimals are lost: take the numbers as they are.",
                "params[key][...] = file[key].astype(int)",
            ),
            (
                "the mean",
                "every entry is the mean of its array: copy the whole array.",
                "params[key][...] = file[key].mean()",
            ),
            (
                "halfway",
                "the mean of the old and the loaded numbers is taken: those that were loaded "
                "should replace the old ones.",
                "params[key][...] = (params[key] + file[key]) / 2",
            ),
            (
                "paired by their places",
                "the arrays are paired by their places in the file: there the keys can stand "
                "in another order, so look them up.",
                "params[key][...] = file[file.files[list(params).index(key)]]",
            ),
            (
                "vectors left out",
                "the arrays with a single axis are left out: all of `params` is to be filled.",
                "params[key][...] = file[key] if params[key].ndim > 1 else params[key]",
            ),
        )
    ),
    Mistake(
        "save_params",
        "save: the folder left out",
        "only the name of the file is used, and not its folder: `path` is the whole of it.",
        code="""
        def save_params(path, params):
            import os

            np.savez(os.path.basename(path), **params)
        """,
    ),
    Mistake(
        "save_params",
        "save: text",
        "the numbers are written as text, all in one: write the arrays under their keys, with "
        "`np.savez`.",
        code="""
        def save_params(path, params):
            np.savetxt(path, np.concatenate([value.ravel() for value in params.values()]))
        """,
    ),
)
