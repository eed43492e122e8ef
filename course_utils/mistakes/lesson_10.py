"""Known mistakes of lesson 10, autograd."""

from course_utils.mistakes import Mistake

MISTAKES = (
    # Lesson 10: autograd.
    Mistake(
        "topological_order",
        "order: a node listed once for each use",
        "a node is listed again each time it is reached: keep track of the nodes that were "
        "visited, and list each only once.",
        code="""
        def topological_order(end, inputs):
            order = []
            for x in inputs.get(end, ()):
                order += topological_order(x, inputs)
            return order + [end]
        """,
    ),
    Mistake(
        "topological_order",
        "order: the node before its inputs",
        "a node goes into the list before its inputs do: it may be appended only after all of "
        "them were visited.",
        code="""
        def topological_order(end, inputs):
            order = []
            def visit(node):
                if node not in order:
                    order.append(node)
                    for x in inputs.get(node, ()):
                        visit(x)
            visit(end)
            return order
        """,
    ),
    Mistake(
        "topological_order",
        "order: depth first, turned round",
        "the nodes are listed as a depth-first walk reaches them, and the list is reversed: a "
        "node that is reached early through one user then stands too late for another user. "
        "Append a node only after its inputs.",
        code="""
        def topological_order(end, inputs):
            order = []
            def visit(node):
                if node not in order:
                    order.append(node)
                    for x in inputs.get(node, ()):
                        visit(x)
            visit(end)
            return order[::-1]
        """,
    ),
    Mistake(
        "topological_order",
        "order: breadth first, turned round",
        "the nodes are listed by their shortest distance from the end, and the list is reversed: "
        "by a longer way the same node may be needed by others, which then stand before it.",
        code="""
        def topological_order(end, inputs):
            order, waiting = [], [end]
            while waiting:
                node = waiting.pop(0)
                if node not in order:
                    order.append(node)
                    waiting.extend(inputs.get(node, ()))
            return order[::-1]
        """,
    ),
    Mistake(
        "topological_order",
        "order: the given nodes left out",
        "only computed nodes are listed: those without inputs belong to the list as well.",
        code="""
        def topological_order(end, inputs):
            order = []
            def visit(node):
                if node in inputs and node not in order:
                    for x in inputs[node]:
                        visit(x)
                    order.append(node)
            visit(end)
            return order
        """,
    ),
    Mistake(
        "topological_order",
        "order: the end left out",
        "the end itself is not in the list: it comes last.",
        old="    return order",
        new="    return order[:-1]",
    ),
    Mistake(
        "topological_order",
        "order: from the end",
        "the list is the wrong way round: each node must stand after its inputs.",
        old="    return order",
        new="    return order[::-1]",
    ),
    *(
        Mistake(
            node,
            f"{node}: the broadcast not undone",
            "the gradients keep the shape of the result: each must be summed back to the shape of "
            "its own input, which is what `unbroadcast` does.",
            code=f"""
            class {node}:
                def forward(self, x, y):
                    self.x, self.y = x, y
                    return x {sign} y
                def backward(self, dout):
                    return {dx}, {dy}
            """,
        )
        for node, sign, dx, dy in (
            ("Mul", "*", "dout * self.y", "dout * self.x"),
            ("Sub", "-", "dout", "-dout"),
            ("Div", "/", "dout / self.y", "-dout * self.x / self.y**2"),
        )
    ),
    *(
        Mistake(node, f"{node}: {name}", explanation, old=old, new=new)
        for node, name, explanation, old, new in (
            (
                "Mul",
                "gradients swapped",
                "dx and dy change places: the slope of x·y along x is y, the other input.",
                "dx = unbroadcast(dout * self.y, np.shape(self.x))\n"
                "        dy = unbroadcast(dout * self.x, np.shape(self.y))",
                "dx = unbroadcast(dout * self.x, np.shape(self.x))\n"
                "        dy = unbroadcast(dout * self.y, np.shape(self.y))",
            ),
            (
                "Sub",
                "both signs plus",
                "dy has the sign that it has in an addition: x - y falls when y grows.",
                "-dout",
                "dout",
            ),
            (
                "Div",
                "sign of dy missing",
                "dy lacks its minus: the slope of 1/y is -1/y².",
                "-dout",
                "dout",
            ),
            (
                "Div",
                "y not squared",
                "dy is divided by y and not by its square: the slope of 1/y is -1/y².",
                "self.y**2",
                "self.y",
            ),
            (
                "Div",
                "x left out of dy",
                "dy is made with the slope of 1/y, as if x were 1: it lacks the factor x.",
                "-dout * self.x /",
                "-dout /",
            ),
            (
                "Div",
                "multiplied by y",
                "`dout` is multiplied by y to give dx, as in a product: the slope of x / y along "
                "x is 1/y.",
                "dout / self.y,",
                "dout * self.y,",
            ),
            (
                "Pow",
                "exponent not lowered",
                "the power keeps its exponent n: in the slope, the exponent is n - 1.",
                "(self.exponent - 1)",
                "self.exponent",
            ),
            (
                "Pow",
                "factor n missing",
                "the factor n is missing: the exponent comes down in front of the power.",
                "dout * self.exponent *",
                "dout *",
            ),
            (
                "Exp",
                "dout times x",
                "`dout` is multiplied by the input: exp is its own slope, so the factor is the "
                "output.",
                "self.out = np.exp(x)\n        return self.out",
                "self.out = x\n        return np.exp(x)",
            ),
            (
                "Exp",
                "dout handed on",
                "`dout` is handed on as it is, as if exp had the slope 1: multiply it by the "
                "slope.",
                "dout * self.out",
                "dout * 1",
            ),
            (
                "Log",
                "dout times x",
                "`dout` is multiplied by x: the slope of the logarithm is 1/x.",
                "dout / self.x",
                "dout * self.x",
            ),
            (
                "Log",
                "base 10",
                "the logarithm is the one of base 10: the natural logarithm, of base e, is asked "
                "for.",
                "np.log(x)",
                "np.log10(x)",
            ),
            (
                "MatMul",
                "no transpose",
                "the other matrix is taken as it is in both gradients, without .T: the shapes "
                "allow that only for square matrices.",
                ".T",
                "",
            ),
            (
                "MatMul",
                "dx without .T",
                "dx is made with y itself: it needs y transposed.",
                "self.y.T",
                "self.y",
            ),
            (
                "MatMul",
                "dy without .T",
                "dy is made with x itself: it needs x transposed.",
                "self.x.T",
                "self.x",
            ),
            (
                "MatMul",
                "factors in the wrong order",
                "in both gradients the two factors change places: A @ B is not B @ A.",
                "dx = dout @ self.y.T\n        dy = self.x.T @ dout",
                "dx = self.y.T @ dout\n        dy = dout @ self.x.T",
            ),
            (
                "MatMul",
                "gradients swapped",
                "dx and dy change places.",
                "return dx, dy",
                "return dy, dx",
            ),
            (
                "Sum",
                "dout not spread",
                "`dout` comes back in its own shape: dx has the shape of x, and each of its "
                "entries is the gradient of the sum that the entry of x went into.",
                "return np.broadcast_to(dout, self.shape).copy()",
                "return dout",
            ),
            (
                "Sum",
                "a mean's gradient",
                "`dout` is divided among the entries, as in the gradient of a mean: in a sum each "
                "entry has slope 1.",
                "return np.broadcast_to(dout, self.shape).copy()",
                "x = np.broadcast_to(dout, self.shape)\n"
                "        return x * np.size(dout) / np.size(x)",
            ),
            (
                "Sum",
                "the lost axis not put back",
                "`dout` is spread without its lost axis: NumPy then lines it up with the last "
                "axis, whichever was lost.",
                "if self.axis is not None and not self.keepdims:",
                "if False:",
            ),
            (
                "Sum",
                "dout left out",
                "ones come back: the slope is 1, but it must be multiplied by `dout`.",
                "return np.broadcast_to(dout, self.shape).copy()",
                "return np.ones(self.shape)",
            ),
            (
                "Sum",
                "keepdims ignored",
                "`keepdims` is not handed on to np.sum.",
                "keepdims=keepdims)",
                "keepdims=False)",
            ),
            (
                "Sum",
                "axis ignored",
                "`axis` is not handed on to np.sum.",
                "axis=axis, keepdims=keepdims)",
                "keepdims=keepdims)",
            ),
            (
                "Reshape",
                "dout not shaped back",
                "`dout` comes back in the new shape: dx should have the shape that x had.",
                "return np.reshape(dout, self.shape)",
                "return dout",
            ),
            (
                "Reshape",
                "column by column",
                "`backward` takes the entries column by column: it must go row by row, as "
                "`forward` did.",
                "np.reshape(dout, self.shape)",
                'np.reshape(dout, self.shape, order="F")',
            ),
            (
                "Tensor",
                "nothing recorded",
                "`apply` tells no tape what it did: it must call `record` of each open tape.",
                "        for tape in open_tapes:\n            tape.record(node, inputs, output)\n",
                "",
            ),
            (
                "Tensor",
                "only one tape told",
                "only one of the open tapes is told: several can be open, one inside the other.",
                "for tape in open_tapes:",
                "for tape in open_tapes[-1:]:",
            ),
            (
                "Tensor",
                "self not among the inputs",
                "`self` is missing from the recorded inputs: it is the node's first input.",
                "tape.record(node, inputs, output)",
                "tape.record(node, inputs[1:], output)",
            ),
            (
                "Tensor",
                "inputs in the wrong order",
                "the inputs are recorded in another order than they went into the node.",
                "tape.record(node, inputs, output)",
                "tape.record(node, inputs[::-1], output)",
            ),
            (
                "Tensor",
                "others copied",
                "each other input is put into a new `Tensor`, even one that is a `Tensor` "
                "already: the tape then records the copy, and does not know the original.",
                "other if isinstance(other, Tensor) else Tensor(other)",
                "Tensor(other.value if isinstance(other, Tensor) else other)",
            ),
            (
                "Tensor",
                "options not handed on",
                "the options, such as `axis`, are not handed on to the node's `forward`.",
                "(x.value for x in inputs), **options",
                "(x.value for x in inputs)",
            ),
            (
                "Tensor",
                "3 - x as x - 3",
                "3 - x is computed as x - 3: in `__rsub__`, `other` stands on the left.",
                "return Tensor(other) - self",
                "return self - other",
            ),
            (
                "Tensor",
                "6 / x as x / 6",
                "6 / x is computed as x / 6: in `__rtruediv__`, `other` stands on the left.",
                "return Tensor(other) / self",
                "return self / other",
            ),
            (
                "Tensor",
                "reflected operations off the tape",
                "3 - x is computed from the values, past `apply`: the tape never hears of it. "
                "Compute with tensors.",
                "return Tensor(other) - self",
                "return Tensor(other - self.value)",
            ),
            (
                "Tape",
                "= for +=",
                "a value that is used twice keeps only the gradient that arrived last: the "
                "gradients of all its uses must add up.",
                "gradients[x] + dx if x in gradients else dx",
                "dx",
            ),
            (
                "Tape",
                "the first gradient kept",
                "a value that is used twice keeps only the gradient that arrived first: the "
                "gradients of all its uses must add up.",
                "gradients[x] + dx if x in gradients else dx",
                "gradients.get(x, dx)",
            ),
            (
                "Tape",
                "not turned round",
                "the walk goes through the topological order from its front: the way back begins "
                "at its end, with the result.",
                "reversed(topological_order(result, inputs))",
                "topological_order(result, inputs)",
            ),
            (
                "Tape",
                "the mean in place of the sum",
                "the gradient of the result starts with 1 / its size, which is the gradient of "
                "its mean: the gradient of its sum is asked for.",
                "np.ones_like(result.value)",
                "np.ones_like(result.value) / result.value.size",
            ),
            (
                "Tape",
                "zeros for None",
                "a source that the result was not computed from gets zeros: it should get None.",
                "gradients.get(x) for x in sources]\n        return gradients.get(sources)",
                "gradients.get(x, np.zeros_like(x.value)) for x in sources]\n"
                "        return gradients.get(sources, np.zeros_like(sources.value))",
            ),
            (
                "Tape",
                "a list for a single source",
                "a single source gets a list: asked for one tensor, return its gradient without a "
                "list.",
                "return gradients.get(sources)",
                "return [gradients.get(sources)]",
            ),
            (
                "Tape",
                "the value handed back, starting from it",
                "the walk starts with the value of the result: the result moves with itself one "
                "to one, so its gradient starts with ones.",
                "np.ones_like(result.value)",
                "result.value",
            ),
        )
    ),
    Mistake(
        "Tape",
        "gradients kept from call to call",
        "the gradients of an earlier call are still there, and the new ones are added to them: "
        "each "
        "call must start with an empty dict.",
        code="""
        class Tape:
            def __init__(self):
                self.records = {}
                self.gradients = {}
            def __enter__(self):
                open_tapes.append(self)
                return self
            def __exit__(self, *error):
                open_tapes.remove(self)
            def record(self, node, inputs, output):
                self.records[output] = (node, inputs)
            def gradient(self, result, sources):
                inputs = {output: tensors for output, (_, tensors) in self.records.items()}
                gradients = self.gradients
                gradients[result] = np.ones_like(result.value)
                for output in reversed(topological_order(result, inputs)):
                    if output not in self.records:
                        continue
                    node, tensors = self.records[output]
                    found = node.backward(gradients[output])
                    found = found if isinstance(found, tuple) else (found,)
                    for x, dx in zip(tensors, found):
                        gradients[x] = gradients[x] + dx if x in gradients else dx
                if isinstance(sources, list):
                    return [gradients.get(x) for x in sources]
                return gradients.get(sources)
        """,
    ),
    Mistake(
        "Tape",
        "depth first without a topological order",
        "the walk is depth first, without a topological order: a node that is reached twice "
        "hands on "
        "its whole gradient twice.",
        code="""
        class Tape:
            def __init__(self):
                self.records = {}
            def __enter__(self):
                open_tapes.append(self)
                return self
            def __exit__(self, *error):
                open_tapes.remove(self)
            def record(self, node, inputs, output):
                self.records[output] = (node, inputs)
            def gradient(self, result, sources):
                gradients = {result: np.ones_like(result.value)}
                waiting = [result]
                while waiting:
                    output = waiting.pop()
                    if output not in self.records:
                        continue
                    node, tensors = self.records[output]
                    found = node.backward(gradients[output])
                    found = found if isinstance(found, tuple) else (found,)
                    for x, dx in zip(tensors, found):
                        gradients[x] = gradients[x] + dx if x in gradients else dx
                        waiting.append(x)
                if isinstance(sources, list):
                    return [gradients.get(x) for x in sources]
                return gradients.get(sources)
        """,
    ),
    Mistake(
        "Tape",
        "recursive, with the sum so far",
        "each node walks on as soon as something arrives, with all that arrived so far: what came "
        "first is handed on again. A node may walk on only when its gradient is complete.",
        code="""
        class Tape:
            def __init__(self):
                self.records = {}
            def __enter__(self):
                open_tapes.append(self)
                return self
            def __exit__(self, *error):
                open_tapes.remove(self)
            def record(self, node, inputs, output):
                self.records[output] = (node, inputs)
            def gradient(self, result, sources):
                gradients = {result: np.ones_like(result.value)}
                def walk(output):
                    if output not in self.records:
                        return
                    node, tensors = self.records[output]
                    found = node.backward(gradients[output])
                    found = found if isinstance(found, tuple) else (found,)
                    for x, dx in zip(tensors, found):
                        gradients[x] = gradients[x] + dx if x in gradients else dx
                        walk(x)
                walk(result)
                if isinstance(sources, list):
                    return [gradients.get(x) for x in sources]
                return gradients.get(sources)
        """,
    ),
    *(
        Mistake(function, f"{function}: {name}", explanation, old=old, new=new)
        for function, name, explanation, old, new in (
            (
                "softmax_cross_entropy",
                "no shift",
                "exp is taken of the logits as they are: e to the 1000 overflows, and e to the "
                "-1000 is 0. Subtract each row's largest first.",
                "logits - logits.value.max(axis=1, keepdims=True)",
                "logits * 1",
            ),
            (
                "softmax_cross_entropy",
                "shift by the largest of all rows",
                "the largest logit of *all* rows is subtracted: in a row far below it, every exp "
                "is 0. Each row has a largest of its own.",
                "max(axis=1, keepdims=True)",
                "max()",
            ),
            (
                "softmax_cross_entropy",
                "only one term shifted",
                "only the logarithm's term is computed from shifted logits: the right logit must "
                "be a shifted one, too.",
                "(shifted * one_hot)",
                "(logits * one_hot)",
            ),
            (
                "softmax_cross_entropy",
                "sum in place of mean",
                "the rows' losses are added up: the loss of a mini-batch is their mean.",
                ".mean()",
                ".sum()",
            ),
            (
                "softmax_cross_entropy",
                "opposite sign",
                "the sign is the wrong way round: the loss is the logarithm *minus* the right "
                "logit.",
                "(shifted.exp().sum(axis=1).log() - right)",
                "(right - shifted.exp().sum(axis=1).log())",
            ),
            (
                "softmax_cross_entropy",
                "the right logit forgotten",
                "the right class plays no part: its logit must be subtracted.",
                ".log() - right)",
                ".log() - right * 0)",
            ),
            (
                "softmax_cross_entropy",
                "summed over everything",
                "exp is summed over all rows at once: each row needs a sum of its own.",
                "shifted.exp().sum(axis=1)",
                "shifted.exp().sum()",
            ),
            (
                "softmax_cross_entropy",
                "off the tape",
                "the loss is computed from the values, in NumPy: the tape hears nothing of it, "
                "and no "
                "gradient comes back.",
                "shifted = logits -",
                "shifted = Tensor(logits.value) -",
            ),
            (
                "NaiveDense",
                "no bias",
                "b is not added.",
                "inputs @ self.W + self.b",
                "inputs @ self.W",
            ),
            (
                "NaiveDense",
                "W turned",
                "W has the shape (output_size, input_size): it should have a row for each input, "
                "and a column for each output.",
                "standard_normal((input_size, output_size))",
                "standard_normal((output_size, input_size))",
            ),
            (
                "NaiveDense",
                "activation left out",
                "the activation is not applied.",
                "return getattr(z, self.activation)() if self.activation else z",
                "return z",
            ),
            (
                "NaiveDense",
                "activation inside",
                "the activation comes before b is added: it stands around the whole of x @ W + b.",
                "z = inputs @ self.W + self.b\n"
                "        return getattr(z, self.activation)() if self.activation else z",
                "z = inputs @ self.W\n"
                "        return (getattr(z, self.activation)() if self.activation else z) + self.b",
            ),
            (
                "NaiveDense",
                "weight_init_std ignored",
                "`weight_init_std` plays no part: the random numbers should be multiplied by it.",
                "weight_init_std * rng",
                "0.01 * rng",
            ),
            (
                "NaiveDense",
                "b from ones",
                "b starts from ones: this course starts it at 0.",
                "np.zeros(output_size)",
                "np.ones(output_size)",
            ),
            (
                "NaiveSequential",
                "each layer fed the inputs",
                "every layer gets the model's inputs: it should get the output of the one before.",
                "x = layer(x)",
                "x = layer(inputs) if layer.W.value.shape[0] == np.shape(inputs)[1] else x",
            ),
            (
                "NaiveSequential",
                "only the last layer's weights",
                "`weights` holds only those of the last layer: all layers learn.",
                "for layer in self.layers for",
                "for layer in self.layers[-1:] for",
            ),
            (
                "NaiveSequential",
                "weights in lists of lists",
                "`weights` is a list of the layers' lists: all weights belong side by side, in "
                "one list.",
                "[weight for layer in self.layers for weight in layer.weights]",
                "[layer.weights for layer in self.layers]",
            ),
            (
                "BatchGenerator",
                "rounded down",
                "the number of mini-batches is rounded down: the last, smaller one counts as well.",
                "-(-len(images) // batch_size)",
                "len(images) // batch_size",
            ),
            (
                "BatchGenerator",
                "one too many",
                "one is added to the number of mini-batches even where the division has no "
                "remainder.",
                "-(-len(images) // batch_size)",
                "len(images) // batch_size + 1",
            ),
            (
                "BatchGenerator",
                "the index stays",
                "`index` does not move on: every mini-batch is the first one.",
                "        self.index += self.batch_size\n",
                "",
            ),
            (
                "BatchGenerator",
                "the index moves by one",
                "`index` moves on by one row only: the mini-batches overlap.",
                "self.index += self.batch_size",
                "self.index += 1",
            ),
            (
                "BatchGenerator",
                "moved too early",
                "`index` moves on before the rows are taken: the first mini-batch is left out.",
                "rows = slice(self.index, self.index + self.batch_size)\n"
                "        self.index += self.batch_size",
                "self.index += self.batch_size\n"
                "        rows = slice(self.index, self.index + self.batch_size)",
            ),
            (
                "one_training_step",
                "uphill",
                "the weights move *with* the gradient, uphill: subtract the step from them.",
                "weight.value -=",
                "weight.value +=",
            ),
            (
                "one_training_step",
                "learning_rate ignored",
                "the whole gradient is subtracted: `learning_rate` says how far a step goes.",
                "-= learning_rate * gradient",
                "-= gradient",
            ),
            (
                "one_training_step",
                "weights not moved",
                "the weights of the model stay as they are (a new value that only a local name "
                "gets is lost): change each one's `.value`.",
                "weight.value -= learning_rate * gradient",
                "weight = weight.value - learning_rate * gradient",
            ),
            (
                "one_training_step",
                "the loss afterwards",
                "the loss is computed once more, after the step: return the one from before.",
                "return float(loss.value)",
                "return float(softmax_cross_entropy(model(images_batch), labels_batch).value)",
            ),
            (
                "one_training_step",
                "computed before the tape was open",
                "the logits or the loss are computed while the tape is not open: what happens "
                "outside of the `with` is not recorded, and then a gradient is None.",
                "with Tape() as tape:\n        loss = softmax_cross_entropy(model(images_batch), "
                "labels_batch)",
                "loss = softmax_cross_entropy(model(images_batch), labels_batch)\n"
                "    with Tape() as tape:\n        loss = loss * 1",
            ),
            (
                "fit",
                "one epoch only",
                "there is a single epoch, whatever `epochs` says.",
                "range(epochs)",
                "range(1)",
            ),
            (
                "fit",
                "a mini-batch an epoch",
                "each epoch takes one mini-batch only: it should take all of them.",
                "range(batches.num_batches)",
                "range(1)",
            ),
            (
                "fit",
                "learning_rate not handed on",
                "`learning_rate` is not handed on to the steps: they take the default.",
                ", learning_rate))",
                "))",
            ),
            (
                "fit",
                "batch_size not handed on",
                "`batch_size` is not handed on to the `BatchGenerator`: it takes its default.",
                "BatchGenerator(images, labels, batch_size)",
                "BatchGenerator(images, labels)",
            ),
            (
                "fit",
                "only the last losses",
                "the list of losses begins anew in each epoch: it should hold those of all.",
                "    losses = []\n    for _ in range(epochs):\n",
                "    for _ in range(epochs):\n        losses = []\n",
            ),
        )
    ),
    Mistake(
        "NaiveSequential",
        "NaiveSequential: layers from the last to the first",
        "the inputs go through the layers from the last to the first: the first layer takes them.",
        old="for layer in self.layers:\n            x",
        new="for layer in reversed(self.layers):\n            x",
    ),
    Mistake(
        "fit",
        "fit: one generator for all epochs",
        "all epochs share one `BatchGenerator`: after the first it has nothing left. Each epoch "
        "needs a new one.",
        old="    for _ in range(epochs):\n"
        "        batches = BatchGenerator(images, labels, batch_size)\n",
        new="    batches = BatchGenerator(images, labels, batch_size)\n"
        "    for _ in range(epochs):\n",
    ),
    *(
        Mistake(target, f"{target}: {name}", explanation, old=old, new=new)
        for target, name, explanation, old, new in (
            (
                "topological_order",
                "every computed node listed",
                "the walk starts from every node of `inputs`: only what `end` needs "
                "belongs to the list.",
                "[], set(), [end]",
                "[], set(), [*inputs, end]",
            ),
            (
                "Mul",
                "dout left out",
                "`dout` is left out: each slope is to be multiplied by it.",
                "dout * ",
                "1.0 * ",
            ),
            (
                "Mul",
                "only dx summed back",
                "only dx is summed back to the shape of its input: dy needs it, too.",
                "unbroadcast(dout * self.x, np.shape(self.y))",
                "dout * self.x",
            ),
            (
                "Mul",
                "only dy summed back",
                "only dy is summed back to the shape of its input: dx needs it, too.",
                "unbroadcast(dout * self.y, np.shape(self.x))",
                "dout * self.y",
            ),
            (
                "Mul",
                "an addition",
                "x and y are added, as in `Add`.",
                "return x * y",
                "return x + y",
            ),
            (
                "Mul",
                "dout added",
                "`dout` is added to the slope: the chain rule multiplies.",
                "dout * ",
                "dout + ",
            ),
            (
                "Mul",
                "summed before the product",
                "`dout` is summed back before it is multiplied by the other input: multiply "
                "first, and sum the product back.",
                "unbroadcast(dout * self.y, np.shape(self.x))",
                "unbroadcast(dout, np.shape(self.x)) * self.y",
            ),
            (
                "Sub",
                "both signs minus",
                "both gradients have a minus: dx has none, for x - y grows with x.",
                "unbroadcast(dout, self.x_shape)",
                "unbroadcast(-dout, self.x_shape)",
            ),
            (
                "Sub",
                "signs exchanged",
                "the minus stands at dx: it belongs to dy.",
                "dx = unbroadcast(dout, self.x_shape)\n"
                "        dy = unbroadcast(-dout, self.y_shape)",
                "dx = unbroadcast(-dout, self.x_shape)\n"
                "        dy = unbroadcast(dout, self.y_shape)",
            ),
            (
                "Sub",
                "turned round",
                "y - x is computed: x - y is asked for.",
                "return x - y",
                "return y - x",
            ),
            (
                "Sub",
                "an addition",
                "x and y are added, as in `Add`.",
                "return x - y",
                "return x + y",
            ),
            (
                "Sub",
                "only dx summed back",
                "only dx is summed back to the shape of its input: dy needs it, too.",
                "unbroadcast(-dout, self.y_shape)",
                "-dout",
            ),
            (
                "Sub",
                "only dy summed back",
                "only dy is summed back to the shape of its input: dx needs it, too.",
                "unbroadcast(dout, self.x_shape)",
                "dout",
            ),
            (
                "Div",
                "gradients swapped",
                "dx and dy change places.",
                "return dx, dy",
                "return dy, dx",
            ),
            (
                "Div",
                "turned round",
                "y / x is computed: x / y is asked for.",
                "return x / y",
                "return y / x",
            ),
            (
                "Div",
                "floor division",
                "// rounds the quotient down: divide with /.",
                "return x / y",
                "return x // y",
            ),
            (
                "Div",
                "brackets",
                "one of the two factors y multiplies, where both should divide: a / b * c is (a / "
                "b) * c.",
                "self.y**2",
                "self.y * self.y",
            ),
            (
                "Div",
                "2 y for y squared",
                "dy is divided by 2 y: it should be divided by the square of y.",
                "self.y**2",
                "(2 * self.y)",
            ),
            (
                "Div",
                "as a product",
                "both gradients are those of a product: the formulas for a quotient are asked for.",
                "dx = unbroadcast(dout / self.y, np.shape(self.x))\n"
                "        dy = unbroadcast(-dout * self.x / self.y**2, np.shape(self.y))",
                "dx = unbroadcast(dout * self.y, np.shape(self.x))\n"
                "        dy = unbroadcast(dout * self.x, np.shape(self.y))",
            ),
            (
                "Div",
                "only dx summed back",
                "only dx is summed back to the shape of its input: dy needs it, too.",
                "unbroadcast(-dout * self.x / self.y**2, np.shape(self.y))",
                "-dout * self.x / self.y**2",
            ),
            (
                "Div",
                "only dy summed back",
                "only dy is summed back to the shape of its input: dx needs it, too.",
                "unbroadcast(dout / self.y, np.shape(self.x))",
                "dout / self.y",
            ),
            (
                "Pow",
                "dout left out",
                "`dout` is left out: the slope is to be multiplied by it.",
                "return dout * ",
                "return 1.0 * ",
            ),
            (
                "Pow",
                "minus 1 outside",
                "1 is subtracted from the whole power: parentheses keep it in the exponent.",
                "** (self.exponent - 1)",
                "** self.exponent - 1",
            ),
            (
                "Pow",
                "n - 1 as factor",
                "the factor is n - 1: it should be n, and n - 1 is the exponent that stays.",
                "dout * self.exponent *",
                "dout * (self.exponent - 1) *",
            ),
            (
                "Pow",
                "always a square",
                "the slope is that of a square, 2 x, whatever the exponent.",
                "self.exponent * self.x ** (self.exponent - 1)",
                "2 * self.x",
            ),
            (
                "Pow",
                "squared always",
                "x is squared, whatever the exponent.",
                "return x**exponent",
                "return x**2",
            ),
            (
                "Pow",
                "a product",
                "x is multiplied by the exponent.",
                "return x**exponent",
                "return x * exponent",
            ),
            (
                "Pow",
                "base and exponent exchanged",
                "base and exponent change places.",
                "return x**exponent",
                "return exponent**x",
            ),
            (
                "Pow",
                "the slope along the exponent",
                "the slope is the one along the exponent, with a logarithm: the one along x is "
                "asked for.",
                "self.exponent * self.x ** (self.exponent - 1)",
                "self.x**self.exponent * np.log(abs(self.x))",
            ),
            (
                "Exp",
                "dout left out",
                "`dout` is left out: the slope is to be multiplied by it.",
                "dout * self.out",
                "1.0 * self.out",
            ),
            (
                "Exp",
                "exp of dout",
                "dx is exp of `dout`: it should be `dout` times the slope.",
                "dout * self.out",
                "np.exp(dout)",
            ),
            (
                "Exp",
                "exp of the output",
                "`backward` takes exp of the output: the output itself is the slope already.",
                "dout * self.out",
                "dout * np.exp(self.out)",
            ),
            (
                "Exp",
                "a power's slope",
                "the slope is that of a power: in exp(x), x is the exponent.",
                "self.out = np.exp(x)\n        return self.out",
                "self.out = x * np.exp(x - 1)\n        return np.exp(x)",
            ),
            (
                "Exp",
                "a sigmoid's slope",
                "the slope is that of the sigmoid, y (1 - y): exp has the slope y.",
                "dout * self.out",
                "dout * self.out * (1 - self.out)",
            ),
            (
                "Exp",
                "divided",
                "`dout` is divided by the output: multiply it instead.",
                "dout * self.out",
                "dout / self.out",
            ),
            (
                "Exp",
                "the sign",
                "exp is taken of -x.",
                "np.exp(x)",
                "np.exp(-x)",
            ),
            (
                "Log",
                "dout left out",
                "`dout` is left out: the slope is to be multiplied by it.",
                "return dout / self.x",
                "return 1 / self.x",
            ),
            (
                "Log",
                "dout handed on",
                "`dout` is handed on as it is, as if the logarithm had the slope 1: multiply it "
                "by the slope.",
                "return dout / self.x",
                "return dout * 1",
            ),
            (
                "Log",
                "divided by the output",
                "`dout` is divided by the output: the slope is 1 over the *input*.",
                "self.x = x",
                "self.x = np.log(x)",
            ),
            (
                "Log",
                "turned round",
                "x is divided by `dout`: it should be the other way round.",
                "dout / self.x",
                "self.x / dout",
            ),
            (
                "Log",
                "squared",
                "`dout` is divided by the square of x: the slope of log(x) is 1/x.",
                "dout / self.x",
                "dout / self.x**2",
            ),
            (
                "Log",
                "base 2",
                "the logarithm is the one of base 2: the natural logarithm, of base e, is asked "
                "for.",
                "np.log(x)",
                "np.log2(x)",
            ),
            (
                "MatMul",
                "entry by entry",
                "the gradients are those of a product entry by entry: here both are matrix "
                "products.",
                "dx = dout @ self.y.T\n        dy = self.x.T @ dout",
                "dx = dout * self.y\n        dy = dout * self.x",
            ),
            (
                "MatMul",
                "dout left out",
                "`dout` is left out of dx: ones stand in its place.",
                "dx = dout @",
                "dx = np.ones_like(dout) @",
            ),
            (
                "MatMul",
                "dout left out of dy",
                "`dout` is left out of dy: ones stand in its place.",
                "self.x.T @ dout",
                "self.x.T @ np.ones_like(dout)",
            ),
            (
                "MatMul",
                "dy transposed",
                "dy comes out transposed: which factor stands first in it, and which one has the "
                ".T?",
                "self.x.T @ dout",
                "dout.T @ self.x",
            ),
            (
                "MatMul",
                "dx transposed",
                "dx comes out transposed: which factor stands first in it, and which one has the "
                ".T?",
                "dout @ self.y.T",
                "self.y @ dout.T",
            ),
            (
                "MatMul",
                "divided by N",
                "dy is divided by the number of rows: if there is a mean, another node takes it.",
                "self.x.T @ dout",
                "self.x.T @ dout / len(dout)",
            ),
            (
                "MatMul",
                "turned round",
                "y @ x is computed: A @ B is not B @ A.",
                "return x @ y",
                "return y @ x",
            ),
            (
                "Sum",
                "put back at the end",
                "the lost axis is put back at the end: it belongs where `axis` says.",
                "np.expand_dims(dout, self.axis)",
                "np.expand_dims(dout, -1)",
            ),
            (
                "Sum",
                "put back at the front",
                "the lost axis is put back at the front: it belongs where `axis` says.",
                "np.expand_dims(dout, self.axis)",
                "np.expand_dims(dout, 0)",
            ),
            (
                "Sum",
                "keepdims not asked",
                "an axis is put back although `keepdims` has kept it: only a lost axis needs that.",
                "if self.axis is not None and not self.keepdims:",
                "if self.axis is not None:",
            ),
            (
                "Sum",
                "summed once more",
                "`dout` is summed before it is spread: each entry of x gets the gradient of the "
                "one sum that it went into.",
                "np.broadcast_to(dout,",
                "np.broadcast_to(np.sum(dout),",
            ),
            (
                "Sum",
                "the mean",
                "the mean is computed, not the sum.",
                "np.sum(x,",
                "np.mean(x,",
            ),
            (
                "Reshape",
                "transposed back",
                "`dout` is transposed: that changes the order of its entries.",
                "np.reshape(dout, self.shape)",
                "np.transpose(dout)",
            ),
            (
                "Reshape",
                "flat",
                "`dout` comes back flat: dx should have the shape of x.",
                "np.reshape(dout, self.shape)",
                "np.ravel(dout)",
            ),
            (
                "Reshape",
                "dout left out",
                "ones come back: the entries of `dout` should, in the shape of x.",
                "np.reshape(dout, self.shape)",
                "np.ones(self.shape)",
            ),
            (
                "Reshape",
                "transposed",
                "x is transposed: that changes the order of its entries, and is no reshape.",
                "return np.reshape(x, shape)",
                "return np.transpose(x)",
            ),
            (
                "Reshape",
                "column by column both ways",
                "the entries are taken column by column: NumPy's own order is row by row.",
                "return np.reshape(x, shape)",
                'return np.reshape(x, shape, order="F")',
            ),
            (
                "Tensor",
                "self copied",
                "`self` is put into a new `Tensor`: the tape then records the copy, and does not "
                "know the original.",
                "inputs = [self]",
                "inputs = [Tensor(self.value)]",
            ),
            (
                "Tensor",
                "the outermost tape alone",
                "only the tape that was opened first is told: several can be open, "
                "one inside the other.",
                "for tape in open_tapes:",
                "for tape in open_tapes[:1]:",
            ),
            (
                "Tensor",
                "3 - x as 3 + x",
                "3 - x is computed as 3 + x.",
                "return Tensor(other) - self",
                "return Tensor(other) + self",
            ),
            (
                "Tensor",
                "6 / x as 6 * x",
                "6 / x is computed as 6 * x.",
                "return Tensor(other) / self",
                "return Tensor(other) * self",
            ),
            (
                "Tensor",
                "6 / x off the tape",
                "6 / x is computed from the values, past `apply`: the tape never hears of it. "
                "Compute with tensors.",
                "return Tensor(other) / self",
                "return Tensor(other / self.value)",
            ),
            (
                "Tensor",
                "self wrapped again",
                "in 6 / x the x is put into a new `Tensor`: the tape then records the copy, and "
                "does not know the original.",
                "return Tensor(other) / self",
                "return Tensor(other) / Tensor(self.value)",
            ),
            (
                "Tensor",
                "an array in place of a Tensor",
                "`apply` returns the node's result as it is, an array: put it into a new `Tensor`.",
                "output = Tensor(node.forward(*(x.value for x in inputs), **options))",
                "output = node.forward(*(x.value for x in inputs), **options)",
            ),
            (
                "Tensor",
                "the array returned",
                "`apply` returns the value of its output, an array: return the `Tensor` itself.",
                "        return output",
                "        return output.value",
            ),
            (
                "Tensor",
                "nothing returned",
                "`apply` returns nothing: it should return the output, a `Tensor`.",
                "            tape.record(node, inputs, output)\n        return output",
                "            tape.record(node, inputs, output)\n        return None",
            ),
            (
                "Tensor",
                "return inside the loop",
                "`return` stands inside the loop over the tapes: with no tape open "
                "it is never reached.",
                "            tape.record(node, inputs, output)\n        return output",
                "            tape.record(node, inputs, output)\n            return output",
            ),
            (
                "Tape",
                "changed in place",
                "`+=` changes an array in place, and that array may be the gradient of another "
                "tensor, too: add into a new array.",
                "gradients[x] = gradients[x] + dx if x in gradients else dx",
                "if x in gradients:\n                    gradients[x] += dx\n"
                "                else:\n                    gradients[x] = dx",
            ),
            (
                "Tape",
                "the average",
                "a value that is used twice gets the mean of what arrives: it should be the sum.",
                "gradients[x] + dx if",
                "(gradients[x] + dx) / 2 if",
            ),
            (
                "Tape",
                "the difference",
                "the gradient that arrives second is subtracted: it should be added.",
                "gradients[x] + dx if",
                "gradients[x] - dx if",
            ),
            (
                "Tape",
                "begins with zeros",
                "the walk starts with zeros: the result moves with itself one to one, so its "
                "gradient starts with ones.",
                "np.ones_like(result.value)",
                "np.zeros_like(result.value)",
            ),
            (
                "Tape",
                "begins with the number 1",
                "the walk starts with the single number 1: the result may be an array, and then "
                "its gradient is an array of ones, of its shape.",
                "np.ones_like(result.value)",
                "1.0",
            ),
            (
                "Tape",
                "ones for each node",
                "each node's `backward` gets ones: it needs the gradient that the node's output "
                "has collected.",
                "node.backward(gradients[output])",
                "node.backward(np.ones_like(output.value))",
            ),
            (
                "Tape",
                "values for gradients",
                "each node's `backward` gets the value of the node's output: it needs the "
                "gradient of that output.",
                "node.backward(gradients[output])",
                "node.backward(output.value)",
            ),
            (
                "Tape",
                "inputs turned round",
                "the gradients go to a node's inputs in the opposite order: the first one belongs "
                "to the first input.",
                "zip(tensors, found, strict=True)",
                "zip(tensors[::-1], found)",
            ),
            (
                "Tape",
                "first gradient for all inputs",
                "all inputs of a node get the gradient of its first one: each has its own.",
                "zip(tensors, found, strict=True)",
                "zip(tensors, [found[0]] * len(tensors))",
            ),
            (
                "Tape",
                "only the first input",
                "only the first input of a node gets its gradient: the others need theirs.",
                "zip(tensors, found, strict=True)",
                "zip(tensors[:1], found)",
            ),
            (
                "Tape",
                "a bare gradient taken apart",
                "the gradient that comes bare, from a node with one input, is taken apart as if "
                "it were a tuple: put it into one first.",
                "found = found if isinstance(found, tuple) else (found,)",
                "found = np.asarray(found) if not isinstance(found, tuple) else found",
            ),
            (
                "Tape",
                "stops at the first given tensor",
                "the walk ends at the first tensor that was not recorded: go on with the next one.",
                "continue",
                "break",
            ),
            (
                "Tape",
                "the records from the front",
                "the walk goes through the records from the first to the last: the way back "
                "begins at the result.",
                "reversed(topological_order(result, inputs))",
                "[x for x in self.records if x in gradients]",
            ),
            (
                "Tape",
                "records used up",
                "the records are taken out as they are used: a second call finds none.",
                "self.records[output]\n            found",
                "self.records.pop(output)\n            found",
            ),
            (
                "Tape",
                "the last record for the result",
                "the walk starts at what was recorded last: it should start at `result`.",
                "gradients = {result:",
                "result = list(self.records)[-1]\n        gradients = {result:",
            ),
            (
                "Tape",
                "the sum of the gradient",
                "the gradient is summed up to a single number: it should have the shape of its "
                "source.",
                "        return gradients.get(sources)",
                "        found = gradients.get(sources)\n"
                "        return None if found is None else np.sum(found)",
            ),
            (
                "softmax_cross_entropy",
                "divided by the classes",
                "the sum is divided by the number of classes: the mean goes over the rows.",
                ".mean()",
                ".sum() / logits.value.shape[1]",
            ),
            (
                "softmax_cross_entropy",
                "divided by all entries",
                "the sum is divided by the number of all logits: the mean goes over the rows.",
                ".mean()",
                ".sum() / logits.value.size",
            ),
            (
                "softmax_cross_entropy",
                "columns",
                "the sums go down the columns: each *row* is an example, and needs its own.",
                "right = (shifted * one_hot).sum(axis=1)\n    return (shifted.exp().sum(axis=1)",
                "right = (shifted * one_hot).sum(axis=0)\n    return (shifted.exp().sum(axis=0)",
            ),
            (
                "softmax_cross_entropy",
                "no log",
                "the logarithm is left out.",
                ".sum(axis=1).log() - right",
                ".sum(axis=1) - right",
            ),
            (
                "softmax_cross_entropy",
                "no exp",
                "exp is left out.",
                "shifted.exp()",
                "shifted",
            ),
            (
                "softmax_cross_entropy",
                "log before the sum",
                "the logarithm comes before the sum: there it only undoes exp.",
                "shifted.exp().sum(axis=1).log()",
                "shifted.exp().log().sum(axis=1)",
            ),
            (
                "softmax_cross_entropy",
                "each row's loss",
                "the losses of the rows come back: take their mean.",
                "- right).mean()",
                "- right)",
            ),
            (
                "softmax_cross_entropy",
                "right logits of all rows",
                "the right logits of all rows are summed up: each row has a right logit of its "
                "own.",
                "(shifted * one_hot).sum(axis=1)",
                "(shifted * one_hot).sum()",
            ),
            (
                "softmax_cross_entropy",
                "only the right logit",
                "the loss is made of the right logit alone: the logarithm of the sum is missing.",
                "shifted.exp().sum(axis=1).log() - right",
                "right * -1.0",
            ),
            (
                "softmax_cross_entropy",
                "shift by the smallest",
                "each row's smallest logit is subtracted: subtract its largest, so that no "
                "exponent is above 0.",
                ".max(axis=1",
                ".min(axis=1",
            ),
            (
                "softmax_cross_entropy",
                "shift by the mean",
                "each row's mean is subtracted: subtract its largest, so that no exponent is "
                "above 0.",
                "value.max(axis=1",
                "value.mean(axis=1",
            ),
            (
                "softmax_cross_entropy",
                "a column's largest",
                "the largest of each *column* is subtracted: each row has a largest of its own.",
                "max(axis=1, keepdims=True)",
                "max(axis=0, keepdims=True)",
            ),
            (
                "softmax_cross_entropy",
                "half of it off the tape",
                "one of the terms is computed from values alone: the tape then knows "
                "only the other.",
                "shifted.exp()",
                "Tensor(shifted.value).exp()",
            ),
            (
                "softmax_cross_entropy",
                "the right logits off the tape",
                "the right logits are taken from values alone: the tape then knows "
                "only the other term.",
                "right = (shifted * one_hot)",
                "right = (Tensor(shifted.value) * one_hot)",
            ),
            (
                "NaiveDense",
                "b taken away",
                "b is subtracted: it should be added.",
                "@ self.W + self.b",
                "@ self.W - self.b",
            ),
            (
                "NaiveDense",
                "always relu",
                "relu is applied whatever `activation` says.",
                "return getattr(z, self.activation)() if self.activation else z",
                "return z.relu()",
            ),
            (
                "NaiveDense",
                "zeros for W",
                "W starts from zeros: all units would learn the same.",
                "Tensor(weight_init_std * rng.standard_normal((input_size, output_size)))",
                "Tensor(np.zeros((input_size, output_size)))",
            ),
            (
                "NaiveDense",
                "b of the inputs' length",
                "b has an entry for each input: it needs one for each output, to which it is "
                "added.",
                "np.zeros(output_size)",
                "np.zeros(input_size)",
            ),
            (
                "NaiveDense",
                "b a row",
                "b has two axes: its shape should be (M,).",
                "np.zeros(output_size)",
                "np.zeros((1, output_size))",
            ),
            (
                "NaiveDense",
                "b random",
                "b is drawn like W: this course starts it at 0.",
                "Tensor(np.zeros(output_size))",
                "Tensor(weight_init_std * rng.standard_normal(output_size))",
            ),
            (
                "NaiveDense",
                "even numbers from 0",
                "the numbers come from `rng.random`, evenly from 0 to 1: normal ones are asked "
                "for.",
                "rng.standard_normal((",
                "rng.random((",
            ),
            (
                "NaiveDense",
                "rng not used",
                "`rng` is not used: whatever it is, every layer starts from the same W.",
                "rng = np.random.default_rng(rng)",
                "rng = np.random.default_rng(0)",
            ),
            (
                "NaiveDense",
                "NumPy's common generator",
                "W is not drawn from `rng`: only with `rng` does a seed give the same W again.",
                "weight_init_std * rng.standard_normal((input_size, output_size))",
                "weight_init_std * np.random.standard_normal((input_size, output_size))",
            ),
            (
                "NaiveDense",
                "b in front",
                "`weights` has b in front: its order should be [W, b].",
                "return [self.W, self.b]",
                "return [self.b, self.W]",
            ),
            (
                "NaiveDense",
                "copies",
                "`weights` holds copies: the tape and the training need the layer's own tensors.",
                "return [self.W, self.b]",
                "return [Tensor(self.W.value), Tensor(self.b.value)]",
            ),
            (
                "NaiveDense",
                "off the tape",
                "the output is computed from the values: the tape hears nothing of it.",
                "z = inputs @ self.W + self.b",
                "z = Tensor(inputs @ self.W.value + self.b.value)",
            ),
            (
                "NaiveSequential",
                "return inside the loop",
                "`return` stands inside the loop: only the first layer is used.",
                "            x = layer(x)\n        return x",
                "            return layer(x)\n        return x",
            ),
            (
                "NaiveSequential",
                "the last layer left out",
                "the last layer is left out: its output is the result.",
                "for layer in self.layers:\n            x",
                "for layer in self.layers[:-1]:\n            x",
            ),
            (
                "NaiveSequential",
                "only the first layer's weights",
                "`weights` holds only those of the first layer: all layers learn.",
                "for layer in self.layers for",
                "for layer in self.layers[:1] for",
            ),
            (
                "NaiveSequential",
                "weights turned round",
                "`weights` begins with the last layer: it should begin with the first.",
                "for layer in self.layers for",
                "for layer in self.layers[::-1] for",
            ),
            (
                "NaiveSequential",
                "the array handed out",
                "the output is the last layer's array: return its `Tensor`, which the tape knows.",
                "        return x",
                "        return x.value",
            ),
            (
                "NaiveSequential",
                "arrays in weights",
                "`weights` holds arrays: it should hold the tensors themselves, which the tape "
                "knows.",
                "[weight for layer",
                "[weight.value for layer",
            ),
            (
                "NaiveSequential",
                "copies in weights",
                "`weights` holds copies: when they are moved, the layers stay as they are.",
                "[weight for layer",
                "[Tensor(weight.value.copy()) for layer",
            ),
            (
                "NaiveSequential",
                "W without b",
                "`weights` holds each layer's W only: b learns as well.",
                "for weight in layer.weights]",
                "for weight in layer.weights[:1]]",
            ),
            (
                "BatchGenerator",
                "a fraction of a mini-batch",
                "the number of mini-batches is not rounded: it must be a whole number, so round "
                "it up.",
                "-(-len(images) // batch_size)",
                "len(images) / batch_size",
            ),
            (
                "BatchGenerator",
                "a row too many",
                "each slice ends a row too late: its end is not part of it.",
                "self.index + self.batch_size)",
                "self.index + self.batch_size + 1)",
            ),
            (
                "BatchGenerator",
                "a row too few",
                "each slice ends a row too early: its end is not part of it anyway.",
                "self.index + self.batch_size)",
                "self.index + self.batch_size - 1)",
            ),
            (
                "BatchGenerator",
                "the slice ends at batch_size",
                "every slice ends at `batch_size`: its end must move on along with `index`.",
                "slice(self.index, self.index + self.batch_size)",
                "slice(self.index, self.batch_size)",
            ),
            (
                "BatchGenerator",
                "labels from the front",
                "the labels come from the front each time: they must come from the same rows as "
                "the images.",
                "self.labels[rows]",
                "self.labels[: self.batch_size]",
            ),
            (
                "BatchGenerator",
                "all images",
                "all images come back: take the rows of the mini-batch.",
                "self.images[rows]",
                "self.images",
            ),
            (
                "BatchGenerator",
                "labels first",
                "labels and images change places.",
                "return self.images[rows], self.labels[rows]",
                "return self.labels[rows], self.images[rows]",
            ),
            (
                "BatchGenerator",
                "moved twice",
                "`index` moves on twice: every other mini-batch is left out.",
                "self.index += self.batch_size",
                "self.index += 2 * self.batch_size",
            ),
            (
                "BatchGenerator",
                "the number of images",
                "`num_batches` is the number of images: divide it by the size of a mini-batch.",
                "-(-len(images) // batch_size)",
                "len(images)",
            ),
            (
                "one_training_step",
                "divided by the batch",
                "the gradient is divided by the number of examples: the loss is a mean already.",
                "learning_rate * gradient",
                "learning_rate * gradient / len(images_batch)",
            ),
            (
                "one_training_step",
                "divided by the rate",
                "the gradient is divided by `learning_rate`: multiply it instead.",
                "learning_rate * gradient",
                "gradient / learning_rate",
            ),
            (
                "one_training_step",
                "the step assigned",
                "each weight is replaced by its step: the step should be subtracted from it.",
                "weight.value -= learning_rate * gradient",
                "weight.value = learning_rate * gradient",
            ),
            (
                "one_training_step",
                "always 0.1",
                "0.1 stands where `learning_rate` belongs.",
                "-= learning_rate * gradient",
                "-= 0.1 * gradient",
            ),
            (
                "one_training_step",
                "W without b",
                "only each layer's W is moved: b learns as well.",
                "zip(model.weights, gradients, strict=True)",
                "list(zip(model.weights, gradients))[::2]",
            ),
            (
                "one_training_step",
                "only the first layer",
                "only the first layer's weights are moved: all layers learn.",
                "zip(model.weights, gradients, strict=True)",
                "list(zip(model.weights, gradients))[:2]",
            ),
            (
                "one_training_step",
                "only the last weight",
                "only the last of the weights is moved: does the update stand inside the loop "
                "over the weights?",
                "zip(model.weights, gradients, strict=True)",
                "list(zip(model.weights, gradients))[-1:]",
            ),
            (
                "fit",
                "return inside the loop",
                "`return` stands inside the loop over the epochs: `fit` then ends after the first.",
                "            losses.append(one_training_step(model, *batches.next(), "
                "learning_rate))\n    return losses",
                "            losses.append(one_training_step(model, *batches.next(), "
                "learning_rate))\n        return losses",
            ),
            (
                "fit",
                "the last mini-batch left out",
                "each epoch leaves its last mini-batch out: it should take all of them.",
                "range(batches.num_batches)",
                "range(batches.num_batches - 1)",
            ),
            (
                "fit",
                "the same mini-batch",
                "each epoch takes its first mini-batch again and again: every step needs the next "
                "one.",
                "        for _ in range(batches.num_batches):\n"
                "            losses.append(one_training_step(model, *batches.next(), "
                "learning_rate))",
                "        batch = batches.next()\n"
                "        for _ in range(batches.num_batches):\n"
                "            losses.append(one_training_step(model, *batch, "
                "learning_rate))",
            ),
            (
                "fit",
                "all examples",
                "every step takes all examples: it should take a mini-batch.",
                "*batches.next()",
                "images, labels",
            ),
            (
                "fit",
                "two steps for each",
                "each mini-batch is trained twice, and only one of the losses is noted.",
                "            losses.append(one_training_step(model, *batches.next(), "
                "learning_rate))",
                "            batch = batches.next()\n"
                "            one_training_step(model, *batch, learning_rate)\n"
                "            losses.append(one_training_step(model, *batch, "
                "learning_rate))",
            ),
            (
                "fit",
                "the last loss of each epoch",
                "only one loss of each epoch is noted: append inside the inner loop.",
                "            losses.append(one_training_step(model, *batches.next(), "
                "learning_rate))",
                "            loss = one_training_step(model, *batches.next(), "
                "learning_rate)\n        losses.append(loss)",
            ),
            (
                "fit",
                "the last loss",
                "only the last loss comes back: return the list of all.",
                "    return losses",
                "    return losses[-1]",
            ),
            (
                "fit",
                "an epoch too many",
                "there is one epoch too many.",
                "range(epochs)",
                "range(epochs + 1)",
            ),
        )
    ),
    # What else is often seen.
    Mistake(
        "topological_order",
        "order: inputs on a stack, turned round",
        "the nodes are listed as a depth-first walk reaches them, and the list is "
        "reversed: a node that is reached early through one user then stands too late for"
        " another user. Append a node only after its inputs.",
        code="""
        def topological_order(end, inputs):
            order, waiting = [], [end]
            while waiting:
                node = waiting.pop()
                if node not in order:
                    order.append(node)
                    waiting.extend(inputs.get(node, ()))
            return order[::-1]
        """,
    ),
    Mistake(
        "topological_order",
        "order: moved to the end",
        "a node moves to the end of the list each time it is reached: those that use it "
        "may then stand before it. It keeps the place that it got first.",
        code="""
        def topological_order(end, inputs):
            order = []
            def visit(node):
                for x in inputs.get(node, ()):
                    visit(x)
                if node in order:
                    order.remove(node)
                order.append(node)
            visit(end)
            return order
        """,
    ),
    Mistake(
        "topological_order",
        "order: appended inside the loop",
        "a node is appended inside the loop over its inputs: once for each of them, and "
        "not at all where it has none.",
        code="""
        def topological_order(end, inputs):
            order, seen = [], set()
            def visit(node):
                if node in seen:
                    return
                seen.add(node)
                for x in inputs.get(node, ()):
                    visit(x)
                    order.append(node)
            visit(end)
            return order
        """,
    ),
    Mistake(
        "topological_order",
        "order: the direct inputs alone",
        "only the direct inputs of `end` are listed: what these need belongs to the list "
        "as well, and so on.",
        code="""
        def topological_order(end, inputs):
            return [*inputs.get(end, ()), end]
        """,
    ),
    Mistake(
        "softmax_cross_entropy",
        "loss: a small number added to p",
        "a small number is added to the probability before the logarithm: it changes the "
        "loss. The formula above takes no logarithm of a probability, and needs none.",
        code="""
        def softmax_cross_entropy(logits, labels):
            N, C = logits.value.shape
            e = (logits - logits.value.max(axis=1, keepdims=True)).exp()
            p = e / e.sum(axis=1, keepdims=True)
            return -((p + 1e-7).log() * np.eye(C)[labels]).sum() / N
        """,
    ),
    Mistake(
        "NaiveDense",
        "NaiveDense: the inputs activated",
        "the activation is applied to the inputs of the layer: it comes on top of `inputs"
        " @ W + b`.",
        code="""
        class NaiveDense:
            def __init__(
                self, input_size, output_size, activation=None, weight_init_std=0.01, rng=0
            ):
                rng = np.random.default_rng(rng)
                self.activation = activation
                self.W = Tensor(weight_init_std * rng.standard_normal((input_size, output_size)))
                self.b = Tensor(np.zeros(output_size))

            def __call__(self, inputs):
                x = inputs if isinstance(inputs, Tensor) else Tensor(inputs)
                x = getattr(x, self.activation)() if self.activation else x
                return x @ self.W + self.b

            @property
            def weights(self):
                return [self.W, self.b]
        """,
    ),
    *(
        Mistake(target, name, explanation, old=old, new=new)
        for target, name, explanation, old, new in (
            (
                "Mul",
                "Mul: shapes exchanged",
                "each gradient is summed back to the shape of the other input: dx has the shape "
                "of x, and dy that of y.",
                "dx = unbroadcast(dout * self.y, np.shape(self.x))\n        dy = u"
                "nbroadcast(dout * self.x, np.shape(self.y))",
                "dx = unbroadcast(dout * self.y, np.shape(self.y))\n        dy = u"
                "nbroadcast(dout * self.x, np.shape(self.x))",
            ),
            (
                "Mul",
                "Mul: summed before it is multiplied",
                "`dout` is summed back before it is multiplied by the other input: each entry of "
                "`dout` has a factor of its own, so multiply first.",
                "dx = unbroadcast(dout * self.y, np.shape(self.x))\n        dy = u"
                "nbroadcast(dout * self.x, np.shape(self.y))",
                "dx = unbroadcast(dout, np.shape(self.x)) * self.y\n        dy = u"
                "nbroadcast(dout, np.shape(self.y)) * self.x",
            ),
            (
                "Mul",
                "Mul: dy summed over axis 0",
                "dy is summed over axis 0 whatever the shapes are: which axes are to be summed "
                "depends on the shape of y.",
                "unbroadcast(dout * self.x, np.shape(self.y))",
                "(dout * self.x).sum(axis=0)",
            ),
            (
                "Mul",
                "Mul: the gradients averaged",
                "the gradients of a value that is used more than once are averaged: they add up.",
                "        return dx, dy",
                "        return dx * np.size(dx) / np.size(dout), dy * np.size(dy) / np.size(dout)",
            ),
            (
                "Mul",
                "Mul: the product kept",
                "the product is kept in the place of x: `backward` needs the input itself.",
                "self.x = x\n        self.y = y\n",
                "self.y = y\n        self.x = x * y\n",
            ),
            (
                "Mul",
                "Mul: dx alone",
                "only dx comes back: y needs a gradient, too.",
                "return dx, dy",
                "return dx",
            ),
            (
                "Sub",
                "Sub: dx alone",
                "only dx comes back: y needs a gradient, too.",
                "return dx, dy",
                "return dx",
            ),
            (
                "Div",
                "Div: dx alone",
                "only dx comes back: y needs a gradient, too.",
                "return dx, dy",
                "return dx",
            ),
            (
                "MatMul",
                "MatMul: dx alone",
                "only dx comes back: y needs a gradient, too.",
                "return dx, dy",
                "return dx",
            ),
            (
                "Sub",
                "Sub: times x and y",
                "`dout` is multiplied by x and by y: here the slopes are 1 and -1, whatever the "
                "inputs are.",
                "        return x - y\n\n    def backward(self, dout):",
                "        self.x, self.y = x, y\n        return x - y\n\n    def back"
                "ward(self, dout):\n        return unbroadcast(dout * self.x, self"
                ".x_shape), unbroadcast(-dout * self.y, self.y_shape)",
            ),
            (
                "Div",
                "Div: all squared",
                "the whole quotient is squared in dy: only y is squared.",
                "-dout * self.x / self.y**2",
                "-dout * (self.x / self.y) ** 2",
            ),
            (
                "Div",
                "Div: x and y exchanged in dy",
                "x and y change places in dy: x stands above, and the square of y below.",
                "-dout * self.x / self.y**2",
                "-dout * self.y / self.x**2",
            ),
            (
                "Div",
                "Div: divided by x",
                "`dout` is divided by x to give dx: the slope along x is 1/y.",
                "unbroadcast(dout / self.y",
                "unbroadcast(dout / self.x",
            ),
            (
                "Div",
                "Div: dout missing in dy",
                "`dout` is left out of dy: the slope is to be multiplied by it.",
                "-dout * self.x / self.y**2",
                "-self.x / self.y**2 * np.ones_like(dout)",
            ),
            (
                "Div",
                "Div: dout missing in dx",
                "`dout` is left out of dx: the slope is to be multiplied by it.",
                "unbroadcast(dout / self.y",
                "unbroadcast(np.ones_like(dout) / self.y",
            ),
            (
                "Div",
                "Div: dy made from dx",
                "dy is made with dx, which `dout` and the sum over x's copies are in already: "
                "begin with `dout` itself, before anything is summed.",
                "unbroadcast(-dout * self.x / self.y**2",
                "unbroadcast(-dx * self.x / self.y",
            ),
            (
                "Div",
                "Div: dy by the sum of dout",
                "`dout` is summed back before it is multiplied by the slope: each entry of `dout`"
                " has a slope of its own, so multiply first.",
                "unbroadcast(-dout * self.x / self.y**2, np.shape(self.y))",
                "-unbroadcast(dout, np.shape(self.y)) * unbroadcast(self.x + 0 * "
                "dout, np.shape(self.y)) / self.y**2",
            ),
            (
                "Div",
                "Div: a small number under the line",
                "a small number is added to what is divided by: where that is small itself, it "
                "counts, and nobody asked for it.",
                "return x / y",
                "return x / (y + 1e-7)",
            ),
            (
                "Div",
                "Div: a small number in the slopes",
                "a small number is added to what is divided by: where that is small itself, it "
                "counts, and nobody asked for it.",
                "dx = unbroadcast(dout / self.y,",
                "self.y = self.y + 1e-7\n        dx = unbroadcast(dout / self.y,",
            ),
            (
                "Pow",
                "Pow: out / x",
                "the slope is computed as n times the result, divided by x: at x = 0 that is 0/0."
                " Lower the exponent instead.",
                "self.x ** (self.exponent - 1)",
                "(self.x**self.exponent / self.x)",
            ),
            (
                "Pow",
                "Pow: all to the power",
                "the product of `dout`, n and x is raised to the power: only x is.",
                "dout * self.exponent * self.x ** (self.exponent - 1)",
                "(dout * self.exponent * self.x) ** (self.exponent - 1)",
            ),
            (
                "Pow",
                "Pow: a loop",
                "x is multiplied n times in a loop: that works for whole n from 0 on. The "
                "exponent may also be 0.5 or -2.",
                "return x**exponent",
                "out = np.ones_like(x)\n        for _ in range(int(exponent)):\n   "
                "         out = out * x\n        return out",
            ),
            (
                "Pow",
                "Pow: the exponent raised",
                "the exponent becomes n + 1, as in an integral: a derivative lowers it by 1.",
                "(self.exponent - 1)",
                "(self.exponent + 1)",
            ),
            (
                "Exp",
                "Exp: base 2",
                "the base is 2: `exp` has the base e.",
                "np.exp(x)",
                "np.exp2(x)",
            ),
            (
                "Exp",
                "Exp: e rounded",
                "e is written out with a few digits: NumPy has the function in full.",
                "np.exp(x)",
                "2.718**x",
            ),
            (
                "Exp",
                "Exp: less one",
                "`expm1` subtracts 1 from the exponential.",
                "np.exp(x)",
                "np.expm1(x)",
            ),
            (
                "Log",
                "Log: log1p",
                "`log1p` adds 1 before it takes the logarithm.",
                "np.log(x)",
                "np.log1p(x)",
            ),
            (
                "Log",
                "Log: a small number added",
                "a small number is added before the logarithm: where x is small itself, it "
                "counts, and nobody asked for it.",
                "np.log(x)",
                "np.log(x + 1e-7)",
            ),
            (
                "Log",
                "Log: a small number under the line",
                "a small number is added to what is divided by: where that is small itself, it "
                "counts, and nobody asked for it.",
                "dout / self.x",
                "dout / (self.x + 1e-7)",
            ),
            (
                "Log",
                "Log: the slope of 1/x",
                "the slope is that of 1/x: the slope of the logarithm is 1/x itself.",
                "return dout / self.x",
                "return -dout / self.x**2",
            ),
            (
                "MatMul",
                "MatMul: forward entry by entry",
                "x and y are multiplied entry by entry: a matrix product is `@`.",
                "return x @ y",
                "return x * y",
            ),
            (
                "Sum",
                "Sum: the axis put back twice",
                "the lost axis is put back even where `keepdims` has kept it.",
                "if self.axis is not None and not self.keepdims:",
                "if self.axis is not None:",
            ),
            (
                "Sum",
                "Sum: axis 1 put back",
                "the lost axis is always put back at the end: it belongs where it was.",
                "np.expand_dims(dout, self.axis)",
                "np.expand_dims(dout, -1)",
            ),
            (
                "Sum",
                "Sum: axis 1 put back in the middle",
                "the lost axis is always put back as axis 1: it belongs where it was.",
                "np.expand_dims(dout, self.axis)",
                "np.expand_dims(dout, 1)",
            ),
            (
                "Sum",
                "Sum: options of the class",
                "the options are kept on the class, where the next node overwrites them: keep "
                "them on `self`.",
                "self.axis = axis\n        self.keepdims = keepdims\n        return",
                "del self.axis, self.keepdims\n        Sum.axis, Sum.keepdims = ax"
                "is, keepdims\n        return",
            ),
            (
                "Reshape",
                "Reshape: only two axes",
                "`forward` makes a matrix with as many rows as `shape` has: the shape may have "
                "any number of axes.",
                "np.reshape(x, shape)",
                "np.reshape(x, (shape[0], -1))",
            ),
            (
                "softmax_cross_entropy",
                "loss: the largest without its axis",
                "the largest logits have lost their axis: as a column, one for each row, they can"
                " be subtracted from the rows.",
                "max(axis=1, keepdims=True)",
                "max(axis=1)",
            ),
            (
                "softmax_cross_entropy",
                "loss: exps added up by columns",
                "the exponentials are added up down the columns: each row has a sum of its own.",
                "shifted.exp().sum(axis=1)",
                "shifted.exp().sum(axis=0)",
            ),
            (
                "softmax_cross_entropy",
                "loss: its value",
                "the value of the loss comes back, an array or a number: return the `Tensor`, "
                "which the tape knows.",
                ".mean()",
                ".mean().value",
            ),
            (
                "softmax_cross_entropy",
                "loss: a float",
                "the value of the loss comes back, an array or a number: return the `Tensor`, "
                "which the tape knows.",
                "return (shifted.exp().sum(axis=1).log() - right).mean()",
                "return float((shifted.exp().sum(axis=1).log() - right).mean().value)",
            ),
            (
                "softmax_cross_entropy",
                "loss: all logits for the right one",
                "the logits of all classes are subtracted: only that of the right class is.",
                "right = (shifted * one_hot).sum(axis=1)",
                "right = shifted.sum(axis=1)",
            ),
            (
                "softmax_cross_entropy",
                "loss: one-hot rows without the labels",
                "the one-hot rows do not depend on the labels: the 1 stands in the column of the "
                "right class.",
                "np.eye(logits.value.shape[1])[labels]",
                "np.eye(*logits.value.shape)",
            ),
            (
                "softmax_cross_entropy",
                "loss: labels as factors",
                "the logits are multiplied by the labels themselves: a label is the place of the "
                "right logit, not a factor.",
                "np.eye(logits.value.shape[1])[labels]",
                "np.asarray(labels)[:, None]",
            ),
            (
                "softmax_cross_entropy",
                "loss: ten classes",
                "the number of classes is written out as 10: it is the number of columns of the "
                "logits.",
                "np.eye(logits.value.shape[1])",
                "np.eye(10)",
            ),
            (
                "softmax_cross_entropy",
                "loss: one-hot columns",
                "the labels choose columns of the unit matrix: they should choose its rows, one "
                "for each example.",
                "[labels]",
                "[:, labels]",
            ),
            (
                "softmax_cross_entropy",
                "loss: divided by 3",
                "the sum is divided by a number that is written out: the mean goes over the rows,"
                " however many come.",
                ".mean()",
                ".sum() / 3",
            ),
            (
                "softmax_cross_entropy",
                "loss: divided by 4",
                "the sum is divided by a number that is written out: the mean goes over the rows,"
                " however many come.",
                ".mean()",
                ".sum() / 4",
            ),
            (
                "softmax_cross_entropy",
                "loss: divided by 5",
                "the sum is divided by a number that is written out: the mean goes over the rows,"
                " however many come.",
                ".mean()",
                ".sum() / 5",
            ),
            (
                "NaiveDense",
                "NaiveDense: b an array",
                "b is a plain array: put it into a `Tensor`, or the tape does not know it.",
                "Tensor(np.zeros(output_size))",
                "np.zeros(output_size)",
            ),
            (
                "NaiveDense",
                "NaiveDense: W an array",
                "W is a plain array: put it into a `Tensor`, or the tape does not know it.",
                "Tensor(weight_init_std * rng.standard_normal((input_size, output_size)))",
                "weight_init_std * rng.standard_normal((input_size, output_size))",
            ),
            (
                "NaiveDense",
                "NaiveDense: arrays in weights",
                "`weights` holds arrays: it should hold the tensors themselves, which the tape "
                "knows.",
                "return [self.W, self.b]",
                "return [self.W.value, self.b.value]",
            ),
            (
                "NaiveDense",
                "NaiveDense: W alone",
                "`weights` holds W alone: b learns as well.",
                "return [self.W, self.b]",
                "return [self.W]",
            ),
            (
                "NaiveDense",
                "NaiveDense: the activation not called",
                "the method of the activation is looked up but not called: parentheses call it.",
                "getattr(z, self.activation)()",
                "getattr(z, self.activation)",
            ),
            (
                "NaiveDense",
                "NaiveDense: no case for None",
                "a method is looked up even where `activation` is None: then the layer has none "
                "to apply.",
                "getattr(z, self.activation)() if self.activation else z",
                "getattr(z, self.activation)()",
            ),
            (
                "NaiveDense",
                "NaiveDense: relu for every name",
                "relu is applied whatever the name in `activation` is: the name says which method"
                " to call.",
                "getattr(z, self.activation)() if",
                "z.relu() if",
            ),
            (
                "NaiveDense",
                "NaiveDense: relu or nothing",
                'only the name "relu" is known: any activation is to be applied, by its name.',
                "if self.activation else z",
                'if self.activation == "relu" else z',
            ),
            (
                "NaiveDense",
                "NaiveDense: inputs cut off",
                "the inputs are put into a new `Tensor`, even where they are one: the tape then "
                "does not know where they came from, and the layers before get no gradient.",
                "z = inputs @ self.W + self.b",
                'z = Tensor(getattr(inputs, "value", inputs)) @ self.W + self.b',
            ),
            (
                "NaiveSequential",
                "NaiveSequential: the inputs for every layer",
                "every layer gets the model's inputs: it should get the output of the one before.",
                "x = layer(x)",
                "x = layer(inputs)",
            ),
            (
                "NaiveSequential",
                "NaiveSequential: two layers",
                "the model uses two layers however many it has: go through all.",
                "for layer in self.layers:\n            x",
                "for layer in self.layers[:2]:\n            x",
            ),
            (
                "NaiveSequential",
                "NaiveSequential: cut off between the layers",
                "each layer gets the *value* of the one before: the tape then cannot follow, and "
                "the layers before get no gradient.",
                "            x = layer(x)\n        return x",
                '            x = layer(getattr(x, "value", x))\n        return x',
            ),
            (
                "NaiveSequential",
                "NaiveSequential: relu after each layer",
                "another activation is put after each layer: the layers have theirs.",
                "x = layer(x)",
                "x = layer(x).relu()",
            ),
            (
                "NaiveSequential",
                "NaiveSequential: the list turned round",
                "the list of the weights is in the wrong order: it should be W1, b1, W2, b2 and "
                "so on.",
                "[weight for layer in self.layers for weight in layer.weights]",
                "[weight for layer in self.layers for weight in layer.weights][::-1]",
            ),
            (
                "NaiveSequential",
                "NaiveSequential: b before W",
                "the list of the weights is in the wrong order: it should be W1, b1, W2, b2 and "
                "so on.",
                "for weight in layer.weights]",
                "for weight in layer.weights[::-1]]",
            ),
            (
                "NaiveSequential",
                "NaiveSequential: all W, then all b",
                "the list of the weights is in the wrong order: it should be W1, b1, W2, b2 and "
                "so on.",
                "return [weight for layer in self.layers for weight in layer.weights]",
                "every = [weight for layer in self.layers for weight in layer.wei"
                "ghts]\n        return every[::2] + every[1::2]",
            ),
            (
                "NaiveSequential",
                "NaiveSequential: a list that grows",
                "the weights are appended to one list at each call: it grows. Begin a new list "
                "each time.",
                "return [weight for layer in self.layers for weight in layer.weights]",
                'self.__dict__.setdefault("kept", []).extend([weight for layer in'
                " self.layers for weight in layer.weights])\n        return self.k"
                "ept",
            ),
            (
                "NaiveSequential",
                "NaiveSequential: the layers used up",
                "the layers are taken out of the list as they are used: the model needs them "
                "again.",
                "for layer in self.layers:\n            x",
                "while self.layers:\n            layer = self.layers.pop(0)\n            x",
            ),
            (
                "NaiveSequential",
                "NaiveSequential: an iterator",
                "the layers are kept as an iterator: after one walk through it nothing is left.",
                "self.layers = layers",
                "self.layers = iter(layers)",
            ),
            (
                "BatchGenerator",
                "BatchGenerator: labels a mini-batch ahead",
                "`index` moves on between the images and the labels: the labels are those of the "
                "next mini-batch.",
                "        rows = slice(self.index, self.index + self.batch_size)\n "
                "       self.index += self.batch_size\n        return self.images["
                "rows], self.labels[rows]",
                "        images = self.images[self.index : self.index + self.batc"
                "h_size]\n        self.index += self.batch_size\n        return ima"
                "ges, self.labels[self.index : self.index + self.batch_size]",
            ),
            (
                "BatchGenerator",
                "BatchGenerator: all labels",
                "all labels come back: take the rows of the mini-batch, as for the images.",
                "        rows = slice(self.index, self.index + self.batch_size)\n "
                "       self.index += self.batch_size\n        return self.images["
                "rows], self.labels[rows]",
                "        rows = slice(self.index, self.index + self.batch_size)\n "
                "       self.index += self.batch_size\n        return self.images["
                "rows], self.labels",
            ),
            (
                "BatchGenerator",
                "BatchGenerator: the rest dropped",
                "the last mini-batch is dropped because it is not full: it takes what is left.",
                "        rows = slice(self.index, self.index + self.batch_size)\n "
                "       self.index += self.batch_size\n        return self.images["
                "rows], self.labels[rows]",
                "        rows = slice(self.index, self.index + self.batch_size)\n "
                "       self.index += self.batch_size\n        rows = rows if self"
                ".index <= len(self.images) else slice(0)\n        return self.ima"
                "ges[rows], self.labels[rows]",
            ),
            (
                "BatchGenerator",
                "BatchGenerator: the last one filled from before",
                "the last mini-batch is filled up with rows that were handed out before: it takes"
                " what is left.",
                "        rows = slice(self.index, self.index + self.batch_size)\n "
                "       self.index += self.batch_size\n        return self.images["
                "rows], self.labels[rows]",
                "        rows = slice(self.index, self.index + self.batch_size)\n "
                "       rows = slice(min(self.index, len(self.images) - self.batc"
                "h_size), None) if rows.stop > len(self.images) else rows\n       "
                " self.index += self.batch_size\n        return self.images[rows],"
                " self.labels[rows]",
            ),
            (
                "BatchGenerator",
                "BatchGenerator: the last one filled from the start",
                "the last mini-batch is filled up with the first rows: it takes what is left.",
                "        rows = slice(self.index, self.index + self.batch_size)\n "
                "       self.index += self.batch_size\n        return self.images["
                "rows], self.labels[rows]",
                "        rows = slice(self.index, self.index + self.batch_size)\n "
                "       rows = np.arange(rows.start, rows.stop) % len(self.images"
                ")\n        self.index += self.batch_size\n        return self.imag"
                "es[rows], self.labels[rows]",
            ),
            (
                "BatchGenerator",
                "BatchGenerator: the last row lost",
                "the last row of all is never handed out: a slice leaves its end out.",
                "        rows = slice(self.index, self.index + self.batch_size)\n "
                "       self.index += self.batch_size\n        return self.images["
                "rows], self.labels[rows]",
                "        rows = slice(self.index, self.index + self.batch_size)\n "
                "       rows = slice(rows.start, min(rows.stop, len(self.images) "
                "- 1))\n        self.index += self.batch_size\n        return self."
                "images[rows], self.labels[rows]",
            ),
            (
                "BatchGenerator",
                "BatchGenerator: columns",
                "columns of the images are taken: a row is an image.",
                "        rows = slice(self.index, self.index + self.batch_size)\n "
                "       self.index += self.batch_size\n        return self.images["
                "rows], self.labels[rows]",
                "        rows = slice(self.index, self.index + self.batch_size)\n "
                "       self.index += self.batch_size\n        return self.images["
                ":, rows], self.labels[rows]",
            ),
            (
                "BatchGenerator",
                "BatchGenerator: 128 rows",
                "the size is written out as 128: take `batch_size`.",
                "        rows = slice(self.index, self.index + self.batch_size)\n "
                "       self.index += self.batch_size\n        return self.images["
                "rows], self.labels[rows]",
                "        rows = slice(self.index, self.index + 128)\n        self."
                "index += self.batch_size\n        return self.images[rows], self."
                "labels[rows]",
            ),
            (
                "BatchGenerator",
                "BatchGenerator: one index for all",
                "`index` is kept on the class: a second generator goes on where the first one "
                "stopped. Keep it on `self`.",
                "        rows = slice(self.index, self.index + self.batch_size)\n "
                "       self.index += self.batch_size\n        return self.images["
                "rows], self.labels[rows]",
                '        start = getattr(BatchGenerator, "at", 0)\n        BatchGe'
                "nerator.at = start + self.batch_size\n        return self.images["
                "start : BatchGenerator.at], self.labels[start : BatchGenerator.a"
                "t]",
            ),
            (
                "BatchGenerator",
                "BatchGenerator: all numbers counted",
                "the numbers in all images are counted: a mini-batch is made of rows.",
                "len(images)",
                "np.size(images)",
            ),
            (
                "BatchGenerator",
                "BatchGenerator: rounded to the nearest",
                "the number of mini-batches is rounded to the nearest: every rest, however small,"
                " is a mini-batch of its own.",
                "-(-len(images) // batch_size)",
                "round(len(images) / batch_size)",
            ),
            (
                "BatchGenerator",
                "BatchGenerator: shuffled",
                "the rows are shuffled: they come in the order in which they were given.",
                "        self.images = images\n        self.labels = labels\n",
                "        order = np.random.permutation(len(images))\n        self."
                "images = images[order]\n        self.labels = labels[order]\n",
            ),
            (
                "one_training_step",
                "one_training_step: moved too early",
                "a weight moves before the tape is asked for the next gradient: the nodes have "
                "kept the very arrays that move. Ask for all gradients first.",
                "    gradients = tape.gradient(loss, model.weights)\n    for weigh"
                "t, gradient in zip(model.weights, gradients, strict=True):\n     "
                "   weight.value -= learning_rate * gradient",
                "    for weight in model.weights[::-1]:\n        weight.value -= l"
                "earning_rate * tape.gradient(loss, weight)",
            ),
            (
                "one_training_step",
                "one_training_step: the old value forgotten",
                "the old value of a weight is forgotten: the step starts from it.",
                "        weight.value -= learning_rate * gradient",
                "        weight.value = -learning_rate * gradient",
            ),
            (
                "one_training_step",
                "one_training_step: signs",
                "only the sign of the gradient is used: its size counts.",
                "        weight.value -= learning_rate * gradient",
                "        weight.value -= learning_rate * np.sign(gradient)",
            ),
            (
                "one_training_step",
                "one_training_step: weight decay",
                "a weight decay is added to the gradient: nobody asked for one.",
                "        weight.value -= learning_rate * gradient",
                "        weight.value -= learning_rate * (gradient + 0.01 * weight.value)",
            ),
            (
                "one_training_step",
                "one_training_step: two steps",
                "the weights take two steps in one.",
                "        weight.value -= learning_rate * gradient",
                "        weight.value -= 2 * learning_rate * gradient",
            ),
            (
                "one_training_step",
                "one_training_step: the loss divided again",
                "the loss is divided by the number of examples once more: it is a mean already.",
                "return float(loss.value)",
                "return float(loss.value) / len(labels_batch)",
            ),
            (
                "fit",
                "fit: next called twice",
                "`next` is called once for the images and once for the labels: each call hands "
                "out another mini-batch.",
                "*batches.next(), learning_rate",
                "batches.next()[0], batches.next()[1], learning_rate",
            ),
            (
                "fit",
                "fit: one list for all calls",
                "the list stands in the `def` line, or outside of the function: the losses of all"
                " calls gather there. Begin a new one at each call.",
                "    losses = []\n",
                '    losses = fit.__dict__.setdefault("losses", [])\n',
            ),
            (
                "Tensor",
                "Tensor: another one returned",
                "`apply` returns another `Tensor` than the one that it has recorded: the tape "
                "does not know it.",
                "        return output\n\n    def __add__",
                "        return Tensor(output.value)\n\n    def __add__",
            ),
            (
                "Tensor",
                "Tensor: self last",
                "`self` comes last among the inputs: it is the left side of the operation, so it "
                "comes first.",
                "        output = Tensor(node",
                "        inputs = inputs[1:] + inputs[:1]\n        output = Tensor(node",
            ),
            (
                "Tensor",
                "Tensor: numbers as they are",
                "a number or an array is taken as it is among the inputs: make a `Tensor` of it "
                "first.",
                "inputs.append(other if isinstance(other, Tensor) else Tensor(other))",
                "inputs.append(other)",
            ),
            (
                "Tensor",
                "Tensor: numbers left out",
                "a number or an array is left out of the inputs: make a `Tensor` of it.",
                "inputs.append(other if isinstance(other, Tensor) else Tensor(other))",
                "inputs += [other] if isinstance(other, Tensor) else []",
            ),
            (
                "Tensor",
                "Tensor: one other",
                "only the first of `others` is used: a node may have any number of inputs.",
                "for other in others:",
                "for other in others[:1]:",
            ),
            (
                "Tensor",
                "Tensor: options in their order",
                "the options are handed on in their order: hand them on by their names.",
                "inputs), **options)",
                "inputs), *options.values())",
            ),
            (
                "Tensor",
                "Tensor: record's arguments in another order",
                "the arguments of `record` stand in another order than it takes them: node, "
                "inputs, output.",
                "tape.record(node, inputs, output)",
                "tape.record(output, node, inputs)",
            ),
            (
                "Tensor",
                "Tensor: values recorded",
                "the *values* of the inputs are recorded: the tape needs the tensors.",
                "tape.record(node, inputs, output)",
                "tape.record(node, [x.value for x in inputs], output)",
            ),
            (
                "Tensor",
                "Tensor: values in one list",
                "`forward` gets one list of all values: hand them over one by one, which a star "
                "in front of the list does.",
                "node.forward(*(x.value for x in inputs), **options)",
                "node.forward([x.value for x in inputs], **options)",
            ),
            (
                "Tensor",
                "Tensor: tensors into forward",
                "`forward` gets the tensors themselves, and computing with these leads back to "
                "`apply`: hand over their values.",
                "*(x.value for x in inputs)",
                "*inputs",
            ),
            (
                "Tensor",
                "Tensor: 6 // x",
                "6 / x is rounded down, and computed from the values: divide tensors, with one "
                "slash.",
                "return Tensor(other) / self",
                "return Tensor(other // self.value)",
            ),
            (
                "Tape",
                "Tape: KeyError for what is unknown",
                "the gradient of a source is looked up as if every source had one: for one that "
                "the result was not computed from, None is to come back.",
                "            return [gradients.get(x) for x in sources]\n        r"
                "eturn gradients.get(sources)",
                "            return [gradients[x] for x in sources]\n        retur"
                "n gradients[sources]",
            ),
            (
                "Tape",
                "Tape: the rows of a bare gradient",
                "a gradient that came back bare is taken apart, entry by entry: a node with one "
                "input returns no tuple, so make one.",
                "            found = found if isinstance(found, tuple) else (foun"
                "d,)\n            for x, dx in zip(tensors, found, strict=True):",
                "            for x, dx in zip(tensors, found):",
            ),
            (
                "Tape",
                "Tape: walk from the last record",
                "the walk starts at what was recorded last: it should start at the result.",
                "topological_order(result, inputs)",
                "topological_order(list(self.records)[-1], inputs)",
            ),
            (
                "Tape",
                "Tape: gradients taken out",
                "a gradient is taken out of the dict when it is handed on: a source on the way, "
                "or the result itself, then has none.",
                "node.backward(gradients[output])",
                "node.backward(gradients.pop(output))",
            ),
            (
                "Tape",
                "Tape: the result has none",
                "the result itself gets no gradient: it may be a source, too, and its gradient is"
                " ones.",
                "        if isinstance(sources",
                "        del gradients[result]\n        if isinstance(sources",
            ),
            (
                "Tape",
                "Tape: all gradients",
                "the gradients of all tensors come back, in the order of the walk: return those "
                "of the sources.",
                "[gradients.get(x) for x in sources]",
                "list(gradients.values())",
            ),
            (
                "Tape",
                "Tape: a list of one taken out",
                "for a list of one source its gradient comes back bare: a list is to come back "
                "for a list.",
                "            return [gradients.get(x) for x in sources]",
                "            found = [gradients.get(x) for x in sources]\n        "
                "    return found[0] if len(found) == 1 else found",
            ),
            (
                "Tape",
                "Tape: None left out",
                "sources without a gradient are left out of the list: each has its place there, "
                "with None.",
                "for x in sources]",
                "for x in sources if x in gradients]",
            ),
        )
    ),
    Mistake(
        "Sum",
        "Sum: times x",
        "`dout` is multiplied by x: the slope of a sum is 1, whatever x is.",
        code="""
        class Sum:
            def forward(self, x, axis=None, keepdims=False):
                self.x, self.axis, self.keepdims = x, axis, keepdims
                return np.sum(x, axis=axis, keepdims=keepdims)

            def backward(self, dout):
                if self.axis is not None and not self.keepdims:
                    dout = np.expand_dims(dout, self.axis)
                return dout * self.x
        """,
    ),
    *(
        Mistake(target, name, explanation, old=old, new=new)
        for target, name, explanation, old, new in (
            (
                "Sum",
                "Sum: the axis put back twice, times ones",
                "the lost axis is put back even where `keepdims` has kept it.",
                "        if self.axis is not None and not self.keepdims:\n        "
                "    dout = np.expand_dims(dout, self.axis)\n        return np.bro"
                "adcast_to(dout, self.shape).copy()",
                "        if self.axis is not None:\n            dout = np.expand_d"
                "ims(dout, self.axis)\n        return dout * np.ones(self.shape)",
            ),
            (
                "Sum",
                "Sum: axis -1 put back, times ones",
                "the lost axis is always put back at the end: it belongs where it was.",
                "        if self.axis is not None and not self.keepdims:\n        "
                "    dout = np.expand_dims(dout, self.axis)\n        return np.bro"
                "adcast_to(dout, self.shape).copy()",
                "        if self.axis is not None and not self.keepdims:\n        "
                "    dout = np.expand_dims(dout, -1)\n        return dout * np.one"
                "s(self.shape)",
            ),
            (
                "Sum",
                "Sum: axis 1 put back, times ones",
                "the lost axis is always put back as axis 1: it belongs where it was.",
                "        if self.axis is not None and not self.keepdims:\n        "
                "    dout = np.expand_dims(dout, self.axis)\n        return np.bro"
                "adcast_to(dout, self.shape).copy()",
                "        if self.axis is not None and not self.keepdims:\n        "
                "    dout = np.expand_dims(dout, 1)\n        return dout * np.ones"
                "(self.shape)",
            ),
            (
                "Tensor",
                "Tensor: __rsub__ calls itself",
                "`other - self` stands in `__rsub__`: Python answers it by calling `__rsub__` "
                "again. Make a `Tensor` of `other` first.",
                "return Tensor(other) - self",
                "return other - self",
            ),
            (
                "Tensor",
                "Tensor: __rtruediv__ calls itself",
                "`other / self` stands in `__rtruediv__`: Python answers it by calling "
                "`__rtruediv__` again. Make a `Tensor` of `other` first.",
                "return Tensor(other) / self",
                "return other / self",
            ),
        )
    ),
)
