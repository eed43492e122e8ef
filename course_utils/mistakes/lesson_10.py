"""Known mistakes of lesson 10, autograd."""

from course_utils.mistakes import Mistake

MISTAKES = (
    # Lesson 10: autograd.
    Mistake(
        "topological_order",
        "order: a node listed once for each use",
        "a node is listed again each time it is reached: keep track of those that were visited.",
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
        "a node goes into the list before its inputs do: it may be appended only after they were "
        "visited.",
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
        "the nodes are listed as a depth-first walk reaches them, and the list is turned round: a "
        "node that is reached early through one user may still be needed by another.",
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
        "the nodes are listed by their distance from the end: the shortest way to a node says "
        "nothing about the longest.",
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
                "the gradient of y has the sign of an addition: z falls when y grows.",
                "-dout",
                "dout",
            ),
            (
                "Div",
                "sign of dy missing",
                "dy lacks its minus: a larger divisor makes a smaller quotient.",
                "-dout",
                "dout",
            ),
            (
                "Div",
                "y not squared",
                "dy is divided by y, not by its square: the slope of 1/y is -1/y².",
                "self.y**2",
                "self.y",
            ),
            (
                "Div",
                "x left out of dy",
                "dy is the slope of 1/y: it lacks the factor x.",
                "-dout * self.x /",
                "-dout /",
            ),
            (
                "Div",
                "multiplied by y",
                "dx is multiplied by y, as in a product: the slope along x is 1/y.",
                "dout / self.y,",
                "dout * self.y,",
            ),
            (
                "Pow",
                "exponent not lowered",
                "the power keeps its exponent: the slope of x to the n has x to the n - 1.",
                "(self.exponent - 1)",
                "self.exponent",
            ),
            (
                "Pow",
                "factor n missing",
                "the exponent does not come down as a factor.",
                "dout * self.exponent *",
                "dout *",
            ),
            (
                "Exp",
                "dout times x",
                "`dout` meets the input: exp is its own slope, so it wants the output.",
                "self.out = np.exp(x)\n        return self.out",
                "self.out = x\n        return np.exp(x)",
            ),
            (
                "Exp",
                "dout handed on",
                "`dout` is handed on as it is, as if exp had the slope 1.",
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
                "the logarithm is the one of base 10: mathematics, and this course, take base e.",
                "np.log(x)",
                "np.log10(x)",
            ),
            (
                "MatMul",
                "no transpose",
                "the other matrix is taken as it is, without .T: only for square matrices the "
                "shapes allow it.",
                ".T",
                "",
            ),
            (
                "MatMul",
                "dx without .T",
                "`dout` is multiplied by y itself: `dx` wants y turned, y.T.",
                "self.y.T",
                "self.y",
            ),
            (
                "MatMul",
                "dy without .T",
                "`dy` is made with x itself: it wants x turned, x.T.",
                "self.x.T",
                "self.x",
            ),
            (
                "MatMul",
                "factors in the wrong order",
                "the factors of both products change places: A @ B is not B @ A.",
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
                "`dout` comes back in its own shape: each entry of x gets the gradient of the sum "
                "that it went into.",
                "return np.broadcast_to(dout, self.shape).copy()",
                "return dout",
            ),
            (
                "Sum",
                "a mean's gradient",
                "`dout` is shared out among the entries, as a mean does: in a sum each has slope "
                "1.",
                "return np.broadcast_to(dout, self.shape).copy()",
                "x = np.broadcast_to(dout, self.shape)\n"
                "        return x * np.size(dout) / np.size(x)",
            ),
            (
                "Sum",
                "the lost axis not put back",
                "`dout` is spread without its lost axis: NumPy then lines it up with the last one.",
                "if self.axis is not None and not self.keepdims:",
                "if False:",
            ),
            (
                "Sum",
                "dout left out",
                "ones come back: the slope is 1, but it is to be multiplied by `dout`.",
                "return np.broadcast_to(dout, self.shape).copy()",
                "return np.ones(self.shape)",
            ),
            (
                "Sum",
                "keepdims ignored",
                "`keepdims` does not reach np.sum.",
                "keepdims=keepdims)",
                "keepdims=False)",
            ),
            (
                "Sum",
                "axis ignored",
                "`axis` does not reach np.sum.",
                "axis=axis, keepdims=keepdims)",
                "keepdims=keepdims)",
            ),
            (
                "Reshape",
                "dout not shaped back",
                "`dout` comes back in the new shape: x had the old one.",
                "return np.reshape(dout, self.shape)",
                "return dout",
            ),
            (
                "Reshape",
                "column by column",
                "the entries are taken column by column: a reshape back must go row by row, as the "
                "one forward did.",
                "np.reshape(dout, self.shape)",
                'np.reshape(dout, self.shape, order="F")',
            ),
            (
                "Tensor",
                "nothing recorded",
                "`apply` tells no tape: for each open tape it must call `record`.",
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
                "the recorded inputs lack `self`, which is the node's first.",
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
                "each other input is put into a new `Tensor`, even one that is a `Tensor` already: "
                "the tape then records a stranger.",
                "other if isinstance(other, Tensor) else Tensor(other)",
                "Tensor(other.value if isinstance(other, Tensor) else other)",
            ),
            (
                "Tensor",
                "options not handed on",
                "the options do not reach the node's `forward`.",
                "(x.value for x in inputs), **options",
                "(x.value for x in inputs)",
            ),
            (
                "Tensor",
                "3 - x as x - 3",
                "3 - x is computed as x - 3: in `__rsub__` the other one stands on the left.",
                "return Tensor(other) - self",
                "return self - other",
            ),
            (
                "Tensor",
                "6 / x as x / 6",
                "6 / x is computed as x / 6: in `__rtruediv__` the other one stands on the left.",
                "return Tensor(other) / self",
                "return self / other",
            ),
            (
                "Tensor",
                "reflected operations off the tape",
                "the reflected operations are computed from the values, past `apply`: the tape "
                "never hears of them.",
                "return Tensor(other) - self",
                "return Tensor(other - self.value)",
            ),
            (
                "Tape",
                "= for +=",
                "a value that is used twice keeps only the gradient that arrived last: those of "
                "all "
                "its uses add up.",
                "gradients[x] + dx if x in gradients else dx",
                "dx",
            ),
            (
                "Tape",
                "the first gradient kept",
                "a value that is used twice keeps only the gradient that arrived first: those of "
                "all "
                "its uses add up.",
                "gradients[x] + dx if x in gradients else dx",
                "gradients.get(x, dx)",
            ),
            (
                "Tape",
                "not turned round",
                "the walk goes through the topological order from its front: the way back begins "
                "at "
                "the result.",
                "reversed(topological_order(result, inputs))",
                "topological_order(result, inputs)",
            ),
            (
                "Tape",
                "the mean in place of the sum",
                "the result starts with 1 / its size: that is the gradient of its mean.",
                "np.ones_like(result.value)",
                "np.ones_like(result.value) / result.value.size",
            ),
            (
                "Tape",
                "zeros for None",
                "zeros stand for a source that the result was not computed from: it should be "
                "None.",
                "gradients.get(x) for x in sources]\n        return gradients.get(sources)",
                "gradients.get(x, np.zeros_like(x.value)) for x in sources]\n"
                "        return gradients.get(sources, np.zeros_like(sources.value))",
            ),
            (
                "Tape",
                "a list for a single source",
                "a single source gets a list: asked for one gradient, return it bare.",
                "return gradients.get(sources)",
                "return [gradients.get(sources)]",
            ),
            (
                "Tape",
                "the value handed back, starting from it",
                "the walk starts with the result's value: the result moves with itself one to one, "
                "so it starts with ones.",
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
                "exp meets the logits as they are: e to the 1000 overflows, and e to the -1000 "
                "is 0. "
                "Take each row's largest away first.",
                "logits - logits.value.max(axis=1, keepdims=True)",
                "logits * 1",
            ),
            (
                "softmax_cross_entropy",
                "shift by the largest of all rows",
                "the largest logit of *all* rows is taken away: in a row far below it, every exp "
                "is 0. "
                "Each row has a largest of its own.",
                "max(axis=1, keepdims=True)",
                "max()",
            ),
            (
                "softmax_cross_entropy",
                "only one term shifted",
                "only the first term is shifted: the right logit must be taken from the shifted "
                "ones, too.",
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
                "the sign is turned round: the loss is log of the sum less the right logit.",
                "(shifted.exp().sum(axis=1).log() - right)",
                "(right - shifted.exp().sum(axis=1).log())",
            ),
            (
                "softmax_cross_entropy",
                "the right logit forgotten",
                "the right class plays no part: its logit is to be taken away.",
                ".log() - right)",
                ".log() - right * 0)",
            ),
            (
                "softmax_cross_entropy",
                "summed over everything",
                "exp is summed over all rows at once: each row is a softmax of its own.",
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
                "W has the shape (output_size, input_size): its rows belong to the inputs.",
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
                "`weight_init_std` plays no part: it is a factor of the random numbers.",
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
                "only the last layer's weights are returned: all layers learn.",
                "for layer in self.layers for",
                "for layer in self.layers[-1:] for",
            ),
            (
                "NaiveSequential",
                "weights in lists of lists",
                "each layer's list stands inside the list: all weights belong side by side.",
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
                "`index` moves on by one row: the mini-batches overlap.",
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
                "the weights move *with* the gradient, uphill: take it away from them.",
                "weight.value -=",
                "weight.value +=",
            ),
            (
                "one_training_step",
                "learning_rate ignored",
                "the whole gradient is taken away: `learning_rate` says how far a step goes.",
                "-= learning_rate * gradient",
                "-= gradient",
            ),
            (
                "one_training_step",
                "weights not moved",
                "a new value is given to a local name, and the weights of the model stay: change "
                "each one's `.value`.",
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
                "the model is asked before the tape is open: what happens then is not recorded.",
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
                "`learning_rate` does not reach the steps: they take their default.",
                ", learning_rate))",
                "))",
            ),
            (
                "fit",
                "batch_size not handed on",
                "`batch_size` does not reach the mini-batches: they take their default.",
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
        "the inputs go through the layers from the last to the first.",
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
)
