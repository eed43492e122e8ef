"""Right and wrong answers to the exercises of lesson 12, the challenge."""
# ruff: noqa: E501 - a slip reads best on one line

from textwrap import dedent

RIGHT: dict[str, dict[str, str]] = {}
WRONG: dict[str, dict[str, str]] = {}


def texts(**sources: str) -> dict[str, str]:
    """Return answers by their names, with spaces for underscores, and without the common indent."""
    return {name.replace("_", " "): dedent(source) for name, source in sources.items()}


def slips(source: str, **changes: str | tuple[str, ...]) -> dict[str, str]:
    """Return wrong versions of a right answer, by name: (old, new, old, new, …) in each."""
    found = {}
    for name, pieces in changes.items():
        text = source
        for old, new in zip(pieces[::2], pieces[1::2], strict=True):
            assert old in text, f"{name}: {old!r} is not in the answer"
            text = text.replace(old, new)
        found[name.replace("_", " ")] = text
    return found


# ---- split ----

_split = dedent("""
def split(x, t, count, rng=0):
    rng = np.random.default_rng(rng)
    order = rng.permutation(len(x))
    chosen, rest = order[:count], order[count:]
    return (x[rest], t[rest]), (x[chosen], t[chosen])
""")
RIGHT["split"] = {"plain": _split} | texts(
    a_mask="""
    def split(x, t, count, rng=0):
        rng = np.random.default_rng(rng)
        mask = np.zeros(len(x), dtype=bool)
        mask[rng.choice(len(x), size=count, replace=False)] = True
        return (x[~mask], t[~mask]), (x[mask], t[mask])
    """,
    shuffled_in_place_on_own_rows="""
    def split(x, t, count, rng=0):
        rng = np.random.default_rng(rng)
        rows = np.arange(x.shape[0])
        rng.shuffle(rows)
        validation = rows[-count:]
        training = np.setdiff1d(rows, validation)
        return [x[training], t[training]], [x[validation], t[validation]]
    """,
    java="""
    def split(x, t, count, rng=0):
        rng = np.random.default_rng(rng)
        remaining = list(range(len(x)))
        picked = []
        while len(picked) < count:
            picked.append(remaining.pop(int(rng.integers(len(remaining)))))
        x_val = np.array([x[i] for i in picked])
        t_val = np.array([t[i] for i in picked])
        x_train = np.array([x[i] for i in remaining])
        t_train = np.array([t[i] for i in remaining])
        return (x_train, t_train), (x_val, t_val)
    """,
    sorted_by_random_numbers="""
    def split(x, t, count, rng=0):
        order = np.argsort(np.random.default_rng(rng).random(len(x)))
        return tuple(map(lambda rows: (x[rows], t[rows]), (order[count:], order[:count])))
    """,
    library_split="""
    def split(x, t, count, rng=0):
        rng = np.random.default_rng(rng)
        both = [np.split(array[order], [len(x) - count]) for order in [rng.permutation(len(x))]
                for array in (x, t)]
        (x_train, x_val), (t_train, t_val) = both
        return (x_train, t_train), (x_val, t_val)
    """,
)
WRONG["split"] = slips(
    _split,
    x_and_t_drawn_apart=("(x[rest], t[rest])", "(rng.permutation(x)[count:], t[rest])"),
    all_x_shuffled_in_place=("    order", "    rng.shuffle(x)\n    order"),
    count_for_training=("order[:count], order[count:]", "order[count:], order[:count]"),
    count_rows_at_random_places_in_a_block=(
        "    order = rng.permutation(len(x))\n",
        "    first = rng.integers(len(x) - count)\n    order = np.roll(np.arange(len(x)), -first)\n",
    ),
    one_too_many=("order[:count]", "order[: count + 1]"),
    one_lost=("order[count:]", "order[count + 1 :]"),
    x_twice=("(x[rest], t[rest])", "(x[rest], x[rest])"),
    targets_first=(
        "(x[rest], t[rest]), (x[chosen], t[chosen])",
        "(t[rest], x[rest]), (t[chosen], x[chosen])",
    ),
    by_kind=(
        "(x[rest], t[rest]), (x[chosen], t[chosen])",
        "(x[rest], x[chosen]), (t[rest], t[chosen])",
    ),
    four_arrays=(
        "(x[rest], t[rest]), (x[chosen], t[chosen])",
        "x[rest], t[rest], x[chosen], t[chosen]",
    ),
    columns=("x[rest]", "x[:, :2]"),
    no_return=("    return (", "    sets = ("),
    only_the_end=("rng.permutation(len(x))", "np.arange(len(x))[::-1]"),
    row_numbers=("(x[rest], t[rest]), (x[chosen], t[chosen])", "(rest, rest), (chosen, chosen)"),
    sorted_order=("rng.permutation(len(x))", "np.sort(rng.permutation(len(x)))"),
    numpys_common_generator=("rng.permutation", "np.random.permutation"),
    a_share=("order[:count], order[count:]", "order[: len(x) // count], order[len(x) // count :]"),
    the_targets_in_order=("t[rest]", "np.sort(t[rest])"),
    choice_with_repetition=(
        "order = rng.permutation(len(x))",
        "order = rng.choice(len(x), len(x))",
    ),
    a_coin_for_each=(
        "    order = rng.permutation(len(x))\n    chosen, rest = order[:count], order[count:]\n",
        "    chosen = rng.random(len(x)) < count / len(x)\n    rest = ~chosen\n",
    ),
)

# ---- he_init ----

_he = dedent("""
def he_init(shape, rng=0):
    rng = np.random.default_rng(rng)
    return rng.standard_normal(shape) * np.sqrt(2 / shape[0])
""")
RIGHT["he_init"] = {"plain": _he} | texts(
    scale="""
    def he_init(shape, rng=0):
        D, M = shape
        return np.random.default_rng(rng).normal(0.0, (2 / D) ** 0.5, size=(D, M))
    """,
    uniform_of_that_variance="""
    def he_init(shape, rng=0):
        rng = np.random.default_rng(rng)
        limit = np.sqrt(6 / shape[0])
        return rng.uniform(-limit, limit, shape)
    """,
    single_precision_in_place="""
    def he_init(shape, rng=0):
        rng = np.random.default_rng(rng)
        weights = rng.standard_normal(shape, dtype=np.float32)
        weights *= np.float32(np.sqrt(2.0 / shape[0]))
        return weights
    """,
    java="""
    import math

    def he_init(shape, rng=0):
        rng = np.random.default_rng(rng)
        sigma = math.sqrt(2.0 / float(shape[0]))
        weights = np.zeros(shape)
        for i in range(shape[0]):
            for j in range(shape[1]):
                weights[i, j] = sigma * rng.normal()
        return weights
    """,
    transposed_twice="""
    def he_init(shape, rng=0):
        rng = np.random.default_rng(rng)
        return rng.standard_normal(shape[::-1]).T * np.sqrt(2 / shape[0])
    """,
    signs="""
    def he_init(shape, rng=0):
        rng = np.random.default_rng(rng)
        return np.sqrt(2 / shape[0]) * np.multiply(rng.choice([-1, 1], shape), abs(rng.normal(size=shape)))
    """,
)
WRONG["he_init"] = slips(
    _he,
    whole_division=("2 / shape[0]", "2 // shape[0]"),
    half=("2 / shape[0]", "0.5 / shape[0]"),
    divided_by_the_root=("* np.sqrt(2 / shape[0])", "/ np.sqrt(2 / shape[0])"),
    root_of_D_over_2=("np.sqrt(2 / shape[0])", "np.sqrt(shape[0] / 2)"),
    all_entries=("2 / shape[0]", "2 / (shape[0] * shape[1])"),
    no_scale=(" * np.sqrt(2 / shape[0])", ""),
    transposed=("standard_normal(shape)", "standard_normal(shape[::-1])"),
    added=("* np.sqrt(2 / shape[0])", "+ np.sqrt(2 / shape[0])"),
    uniform_of_the_deviation=("rng.standard_normal(shape)", "rng.uniform(-1, 1, shape)"),
    uniform_around_0=("rng.standard_normal(shape)", "(rng.random(shape) - 0.5)"),
    positive=("rng.standard_normal(shape)", "abs(rng.standard_normal(shape))"),
    the_same_row=(
        "rng.standard_normal(shape)",
        "np.tile(rng.standard_normal(shape[1]), (shape[0], 1))",
    ),
    the_same_number=("rng.standard_normal(shape)", "np.full(shape, rng.standard_normal())"),
    numpys_common_generator=("rng.standard_normal(shape)", "np.random.randn(*shape)"),
    the_first_seed=("default_rng(rng)", "default_rng(42)"),
    no_return=("    return ", "    W = "),
    xavier=("2 / shape[0]", "1 / shape[0]"),
    flat=("standard_normal(shape)", "standard_normal(shape[0] * shape[1])"),
    the_variance_as_scale=(
        "rng.standard_normal(shape) * np.sqrt(2 / shape[0])",
        "rng.normal(0, 2 / shape[0], shape)",
    ),
    mean_and_scale_exchanged=(
        "rng.standard_normal(shape) * np.sqrt(2 / shape[0])",
        "rng.normal(np.sqrt(2 / shape[0]), 1, shape)",
    ),
    zeros=("rng.standard_normal(shape)", "np.zeros(shape)"),
    rng_made_without_a_seed=("default_rng(rng)", "default_rng()"),
)

# ---- Momentum ----

_momentum = dedent("""
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for key in params:
            self.v[key] = self.momentum * self.v.get(key, 0) - self.lr * grads[key]
            params[key] += self.v[key]
""")
RIGHT["momentum"] = {"plain": _momentum} | texts(
    own_buffers="""
    class Momentum:
        def __init__(self, lr=0.01, momentum=0.9):
            self.lr = lr
            self.momentum = momentum
            self.v = {}

        def update(self, params, grads):
            if not self.v:
                for key, value in params.items():
                    self.v[key] = np.zeros_like(value)
            for key in params.keys():
                self.v[key] *= self.momentum
                self.v[key] -= self.lr * grads[key]
                params[key] += self.v[key]
    """,
    defaultdict_and_slices="""
    from collections import defaultdict

    class Momentum:
        def __init__(self, lr=0.01, momentum=0.9):
            self.lr, self.momentum, self.v = lr, momentum, defaultdict(float)

        def update(self, params, grads):
            for k, g in grads.items():
                v = self.v[k] = self.momentum * self.v[k] - self.lr * g
                params[k][...] = params[k] + v
    """,
    base_class="""
    class Optimizer:
        def __init__(self, lr):
            self.lr = lr
        def update(self, params, grads):
            for name in params:
                np.add(params[name], self.step(name, grads[name]), out=params[name])

    class Momentum(Optimizer):
        def __init__(self, lr=0.01, momentum=0.9):
            super().__init__(lr)
            self.momentum = momentum
            self.v = {}
        def step(self, name, gradient):
            old = self.v[name] if name in self.v else np.zeros(gradient.shape)
            self.v[name] = self.momentum * old - self.lr * gradient
            return self.v[name]
    """,
    java="""
    class Momentum:
        def __init__(self, lr=0.01, momentum=0.9):
            self.lr = lr
            self.momentum = momentum
            self.v = {}

        def update(self, params, grads):
            keys = list(params.keys())
            for i in range(len(keys)):
                key = keys[i]
                if key not in self.v:
                    self.v[key] = np.zeros(params[key].shape)
                for index in np.ndindex(params[key].shape):
                    velocity = self.momentum * self.v[key][index]
                    velocity = velocity - self.lr * grads[key][index]
                    self.v[key][index] = velocity
                    params[key][index] += velocity
    """,
    the_other_sign_convention="""
    class Momentum:
        def __init__(self, lr=0.01, momentum=0.9):
            self.lr = lr
            self.momentum = momentum
            self.v = {}

        def update(self, params, grads):
            for key in params:
                self.v[key] = self.momentum * self.v.get(key, 0) + self.lr * grads[key]
                params[key] -= self.v[key]
    """,
)
WRONG["momentum"] = slips(
    _momentum,
    plain_descent=("self.momentum * self.v.get(key, 0) - self", "-self"),
    the_rate_on_all=(
        "self.momentum * self.v.get(key, 0) - self.lr * grads[key]",
        "self.lr * (self.momentum * self.v.get(key, 0) - grads[key])",
    ),
    gradient_times_momentum=("- self.lr * grads[key]", "- self.momentum * self.lr * grads[key]"),
    lr_and_momentum_exchanged=(
        "self.lr = lr\n        self.momentum = momentum",
        "self.lr = momentum\n        self.momentum = lr",
    ),
    one_minus_momentum=("self.momentum * self.v.get", "(1 - self.momentum) * self.v.get"),
    params_for_v=("self.momentum * self.v.get(key, 0)", "self.momentum * params[key]"),
    nesterov=(
        "params[key] += self.v[key]",
        "params[key] += self.momentum * self.v[key] - self.lr * grads[key]",
    ),
    both=("params[key] += self.v[key]", "params[key] += self.v[key] - self.lr * grads[key]"),
    velocity_begins_with_the_gradient=("self.v.get(key, 0)", "self.v.get(key, grads[key])"),
    velocity_begins_with_1=("self.v.get(key, 0)", "self.v.get(key, 1)"),
    velocity_lost=("        for key", "        self.v = {}\n        for key"),
    the_rate_left_out=("self.lr * grads", "grads"),
    always_a_hundredth=("self.lr * grads", "0.01 * grads"),
    grads_used_up=(
        "            params[key] +=",
        "            grads[key] *= 0\n            params[key] +=",
    ),
    gradient_as_velocity=(
        "            self.v[key] = self.momentum * self.v.get(key, 0) - self.lr * grads[key]\n",
        "            grads[key] -= 0.1 * grads[key]\n"
        "            self.v[key] = self.momentum * self.v.get(key, 0) - self.lr * grads[key]\n",
    ),
    return_in_the_loop=(
        "            params[key] += self.v[key]\n",
        "            params[key] += self.v[key]\n            return\n",
    ),
    assigned=("params[key] += self.v[key]", "params[key][...] = self.v[key]"),
    only_weights=(
        "        for key in params:\n",
        "        for key in params:\n            if key[0] != 'W':\n                continue\n",
    ),
    known_names=("for key in params:", "for key in ('W1', 'b1', 'W2', 'b2'):"),
    mean_of_the_gradient=("grads[key]\n", "grads[key].mean()\n"),
    the_sign_of_the_gradient=("grads[key]\n", "np.sign(grads[key])\n"),
    velocity_kept_in_lr_free_form=(
        "params[key] += self.v[key]",
        "params[key] += self.v[key] / self.lr",
    ),
    squared=("self.momentum * self.v", "self.momentum**2 * self.v"),
    one_velocity_object=("self.v[key]", "self.v['all']", "self.v.get(key", "self.v.get('all'"),
    kept_by_the_class=(
        "class Momentum:\n",
        "class Momentum:\n    v = {}\n",
        "        self.v = {}\n",
        "",
    ),
    a_default_dict_shared=("momentum=0.9):", "momentum=0.9, v={}):", "self.v = {}", "self.v = v"),
    local_name=("params[key] += self.v[key]", "p = params[key]\n            p = p + self.v[key]"),
    new_dict=("params[key] += self.v[key]", "params = {**params, key: params[key] + self.v[key]}"),
    twice=(
        "            params[key] += self.v[key]\n",
        "            params[key] += self.v[key]\n            params[key] += self.v[key]\n",
    ),
    rate_squared=("self.lr * grads", "self.lr**2 * grads"),
    rate_falls=("        for key", "        self.lr *= 0.99\n        for key"),
)

# ---- Adam ----

_adam = dedent("""
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.steps = 0
        self.m = {}
        self.v = {}

    def update(self, params, grads):
        self.steps += 1
        for key in params:
            g = grads[key]
            self.m[key] = self.beta1 * self.m.get(key, 0) + (1 - self.beta1) * g
            self.v[key] = self.beta2 * self.v.get(key, 0) + (1 - self.beta2) * g**2
            m_hat = self.m[key] / (1 - self.beta1**self.steps)
            v_hat = self.v[key] / (1 - self.beta2**self.steps)
            params[key] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)
""")
RIGHT["adam"] = {"plain": _adam} | texts(
    own_buffers="""
    class Adam:
        def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
            self.lr = lr
            self.beta1 = beta1
            self.beta2 = beta2
            self.steps = 0
            self.m = {}
            self.v = {}

        def update(self, params, grads):
            if self.steps == 0:
                self.m = {key: np.zeros_like(value) for key, value in params.items()}
                self.v = {key: np.zeros_like(value) for key, value in params.items()}
            self.steps = self.steps + 1
            for key in params:
                self.m[key] += (1 - self.beta1) * (grads[key] - self.m[key])
                self.v[key] += (1 - self.beta2) * (grads[key] ** 2 - self.v[key])
                rate = self.lr / (1.0 - self.beta1**self.steps)
                root = np.sqrt(self.v[key]) / np.sqrt(1.0 - self.beta2**self.steps)
                params[key] -= rate * self.m[key] / (root + 1e-8)
    """,
    one_rate_for_the_step="""
    class Adam:
        def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
            self.lr, self.beta1, self.beta2 = lr, beta1, beta2
            self.steps, self.m, self.v = 0, {}, {}

        def update(self, params, grads):
            self.steps += 1
            k = self.steps
            lr_k = self.lr * np.sqrt(1 - self.beta2**k) / (1 - self.beta1**k)
            for key, g in grads.items():
                m = self.m[key] = self.beta1 * self.m.get(key, 0.0) + (1 - self.beta1) * g
                v = self.v[key] = self.beta2 * self.v.get(key, 0.0) + (1 - self.beta2) * g * g
                params[key] -= lr_k * m / (np.sqrt(v) + 1e-8)
    """,
    products_of_the_betas="""
    class Adam:
        def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
            self.lr = lr
            self.beta1 = beta1
            self.beta2 = beta2
            self.steps = 0
            self.m = {}
            self.v = {}
            self.left1 = self.left2 = 1.0

        def update(self, params, grads):
            self.steps += 1
            self.left1 *= self.beta1
            self.left2 *= self.beta2
            for name in params:
                self._one(name, params[name], grads[name])

        def _one(self, name, array, gradient):
            if name not in self.m:
                self.m[name], self.v[name] = np.zeros(array.shape), np.zeros(array.shape)
            self.m[name] = self.beta1 * self.m[name] + (1 - self.beta1) * gradient
            self.v[name] = self.beta2 * self.v[name] + (1 - self.beta2) * np.square(gradient)
            change = (self.m[name] / (1 - self.left1)) / (
                (self.v[name] / (1 - self.left2)) ** 0.5 + 1e-8
            )
            array[...] = array - self.lr * change
    """,
    java="""
    import math

    class Adam:
        EPSILON = 1e-8

        def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
            self.lr = lr
            self.beta1 = beta1
            self.beta2 = beta2
            self.steps = 0
            self.m = {}
            self.v = {}

        def update(self, params, grads):
            self.steps += 1
            for key in list(params):
                if self.m.get(key) is None:
                    self.m[key] = np.zeros(np.shape(params[key]))
                    self.v[key] = np.zeros(np.shape(params[key]))
                for index in np.ndindex(np.shape(params[key])):
                    g = float(grads[key][index])
                    self.m[key][index] = self.beta1 * self.m[key][index] + (1 - self.beta1) * g
                    self.v[key][index] = self.beta2 * self.v[key][index] + (1 - self.beta2) * g * g
                    m_hat = self.m[key][index] / (1 - math.pow(self.beta1, self.steps))
                    v_hat = self.v[key][index] / (1 - math.pow(self.beta2, self.steps))
                    params[key][index] -= self.lr * m_hat / (math.sqrt(v_hat) + Adam.EPSILON)
    """,
    running_mean_objects="""
    class RunningMean:
        def __init__(self, beta):
            self.beta, self.mean, self.weight = beta, 0.0, 0.0
        def add(self, value):
            self.mean = self.beta * self.mean + (1 - self.beta) * value
            self.weight = self.beta * self.weight + (1 - self.beta)
            return self.mean / self.weight

    class Adam:
        def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
            self.lr, self.beta1, self.beta2 = lr, beta1, beta2
            self.steps, self.m, self.v = 0, {}, {}

        def update(self, params, grads):
            self.steps += 1
            for key in params:
                m_hat = self.m.setdefault(key, RunningMean(self.beta1)).add(grads[key])
                v_hat = self.v.setdefault(key, RunningMean(self.beta2)).add(grads[key] ** 2)
                np.subtract(
                    params[key], self.lr * m_hat / (np.sqrt(v_hat) + 1e-8), out=params[key]
                )
    """,
)
WRONG["adam"] = slips(
    _adam,
    beta1_fixed=(
        "self.beta1 * self",
        "0.9 * self",
        "(1 - self.beta1) * g",
        "0.1 * g",
        "self.beta1**",
        "0.9**",
    ),
    beta2_fixed=(
        "self.beta2 * self",
        "0.999 * self",
        "(1 - self.beta2) * g",
        "0.001 * g",
        "self.beta2**",
        "0.999**",
    ),
    both_fixed=(
        "self.beta1 = beta1",
        "self.beta1 = 0.9",
        "self.beta2 = beta2",
        "self.beta2 = 0.999",
    ),
    correction_of_v_only=("self.m[key] / (1 - self.beta1**self.steps)", "self.m[key]"),
    corrected_with_beta1_twice=("self.beta2**self.steps", "self.beta1**self.steps"),
    corrections_exchanged=(
        "self.beta1**self.steps",
        "@",
        "self.beta2**self.steps",
        "self.beta1**self.steps",
        "@",
        "self.beta2**self.steps",
    ),
    multiplied_by_the_correction=("/ (1 - self.beta", "* (1 - self.beta"),
    correction_without_one_minus=(
        "(1 - self.beta1**self.steps)",
        "self.beta1**self.steps",
        "(1 - self.beta2**self.steps)",
        "self.beta2**self.steps",
    ),
    beta_times_steps=("**self.steps", " * self.steps / 100"),
    beta_squared=("**self.steps", "**2"),
    squared_outside=(
        "self.v.get(key, 0) + (1 - self.beta2) * g**2",
        "self.v.get(key, 0) + ((1 - self.beta2) * g) ** 2",
    ),
    m_of_the_square=("(1 - self.beta1) * g\n", "(1 - self.beta1) * g**2\n"),
    v_squared_each_time=("self.beta2 * self.v.get(key, 0)", "self.beta2 * self.v.get(key, 0) ** 2"),
    no_weight_for_the_new=("(1 - self.beta1) * g\n", "g\n"),
    no_weight_for_the_new_square=("(1 - self.beta2) * g**2", "g**2"),
    momentum_with_the_rate=("(1 - self.beta1) * g\n", "self.lr * g\n"),
    the_rate_left_out=("self.lr * m_hat", "m_hat"),
    the_default_rate=("self.lr * m_hat", "0.001 * m_hat"),
    epsilon_large=("1e-8", "1e-1"),
    epsilon_in_the_numerator=("m_hat / (np.sqrt(v_hat) + 1e-8)", "m_hat / np.sqrt(v_hat) + 1e-8"),
    epsilon_under_the_root_and_outside=("np.sqrt(v_hat) + 1e-8", "np.sqrt(v_hat + 1e-3)"),
    m_hat_for_v_hat=("np.sqrt(v_hat)", "np.sqrt(abs(m_hat))"),
    v_not_hat=("np.sqrt(v_hat)", "np.sqrt(self.v[key])"),
    m_not_hat=("self.lr * m_hat", "self.lr * self.m[key]"),
    assigned=("params[key] -= ", "params[key][...] = -"),
    sign_step=("self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)", "self.lr * np.sign(g)"),
    plain_descent=("self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)", "self.lr * g"),
    rmsprop=("self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)", "self.lr * g / (np.sqrt(v_hat) + 1e-8)"),
    adagrad=(
        "self.beta2 * self.v.get(key, 0) + (1 - self.beta2) * g**2",
        "self.v.get(key, 0) + g**2",
    ),
    amsgrad=(
        "            params[key] -=",
        "            self.top = getattr(self, 'top', {})\n"
        "            v_hat = self.top[key] = np.maximum(v_hat, self.top.get(key, 0))\n            params[key] -=",
    ),
    means_over_all_entries=("g**2", "np.mean(g**2)"),
    one_mean_for_all_keys=("self.m[key]", "self.m['all']", "self.m.get(key", "self.m.get('all'"),
    steps_counted_afterwards=(
        "        self.steps += 1\n",
        "",
        "np.sqrt(v_hat) + 1e-8)\n",
        "np.sqrt(v_hat) + 1e-8)\n        self.steps += 1\n",
    ),
    steps_set_to_1=("self.steps += 1", "self.steps = 1"),
    kept_by_the_class=(
        "class Adam:\n",
        "class Adam:\n    m, v = {}, {}\n",
        "        self.m = {}\n        self.v = {}\n",
        "",
    ),
    steps_of_the_class=(
        "class Adam:\n",
        "class Adam:\n    steps = 0\n",
        "        self.steps = 0\n",
        "",
        "self.steps += 1",
        "Adam.steps += 1",
    ),
    m_and_v_one_dict=("self.v = {}", "self.v = self.m"),
    gradients_changed=(
        "            g = grads[key]\n",
        "            g = grads[key]\n            g *= 1 - 1e-3\n",
    ),
    gradients_squared_in_place=("g**2", "np.square(g, out=g)"),
    return_in_the_loop=("1e-8)\n", "1e-8)\n            return\n"),
    only_known_names=("for key in params:", "for key in ('W1', 'b1', 'W2', 'b2'):"),
    weight_decay=(
        "            params[key] -=",
        "            params[key] *= 0.99\n            params[key] -=",
    ),
    absolute_value=("g**2", "abs(g)"),
    cube_root=("np.sqrt(v_hat)", "np.cbrt(v_hat)"),
    begins_with_the_gradient=(
        "self.m.get(key, 0)",
        "self.m.get(key, g)",
        "self.v.get(key, 0)",
        "self.v.get(key, g**2)",
    ),
)

# ---- Dropout ----

_dropout = dedent("""
class Dropout:
    def __init__(self, ratio=0.5, rng=0):
        self.ratio = ratio
        self.rng = np.random.default_rng(rng)
        self.training = True

    def forward(self, x):
        if not self.training:
            return x
        self.keep = self.rng.random(x.shape) >= self.ratio
        return np.where(self.keep, x / (1 - self.ratio), 0)

    def backward(self, dout):
        if not self.training:
            return dout
        return np.where(self.keep, dout / (1 - self.ratio), 0)
""")
RIGHT["dropout"] = {"plain": _dropout} | texts(
    a_factor="""
    class Dropout:
        def __init__(self, ratio=0.5, rng=0):
            self.ratio = ratio
            self.rng = np.random.default_rng(rng)
            self.training = True

        def forward(self, x):
            if self.training:
                self.factor = (self.rng.random(x.shape) > self.ratio) / (1 - self.ratio)
            else:
                self.factor = 1.0
            return x * self.factor

        def backward(self, dout):
            return dout * self.factor
    """,
    binomial_on_a_copy="""
    class Dropout:
        def __init__(self, ratio=0.5, rng=0):
            self.ratio = ratio
            self.rng = np.random.default_rng(rng)
            self.training = True
            self.dropped = None

        def forward(self, x):
            if not self.training:
                return x.copy()
            self.dropped = self.rng.binomial(1, self.ratio, size=x.shape).astype(bool)
            out = x.copy()
            out[self.dropped] = 0.0
            out /= 1.0 - self.ratio
            return out

        def backward(self, dout):
            dx = np.array(dout, copy=True)
            if self.training:
                dx[self.dropped] = 0.0
                dx /= 1.0 - self.ratio
            return dx
    """,
    choice="""
    class Dropout:
        def __init__(self, ratio=0.5, rng=0):
            self.ratio = ratio
            self.rng = np.random.default_rng(rng)
            self.training = True

        def forward(self, x):
            p = self.ratio
            self.D = self.rng.choice([0, 1 / (1 - p)], size=x.shape, p=[p, 1 - p])
            return self._times(x)

        def backward(self, dout):
            return self._times(dout)

        def _times(self, a):
            return np.multiply(self.D, a) if self.training else a
    """,
    closure="""
    class Dropout:
        def __init__(self, ratio=0.5, rng=0):
            self.ratio = ratio
            self.rng = np.random.default_rng(rng)
            self.training = True

        def forward(self, x):
            mask = self.rng.uniform(size=np.shape(x)) >= self.ratio
            scale = 1 / (1 - self.ratio)
            self.apply = lambda a: a * mask * scale
            return self.apply(x) if self.training else x

        def backward(self, dout):
            return self.apply(dout) if self.training else dout
    """,
    java="""
    class Dropout:
        def __init__(self, ratio=0.5, rng=0):
            self.ratio = ratio
            self.rng = np.random.default_rng(rng)
            self.training = True

        def forward(self, x):
            if self.training == False:
                return x
            self.mask = np.zeros(x.shape)
            for index in np.ndindex(x.shape):
                if self.rng.random() >= self.ratio:
                    self.mask[index] = 1.0 / (1.0 - self.ratio)
            return x * self.mask

        def backward(self, dout):
            if self.training == False:
                return dout
            return dout * self.mask
    """,
)
WRONG["dropout"] = slips(
    _dropout,
    forward_not_enlarged=("x / (1 - self.ratio)", "x"),
    fixed_ratio=(">= self.ratio", ">= 0.5"),
    fixed_factor=("x / (1 - self.ratio)", "x * 2", "dout / (1 - self.ratio)", "dout * 2"),
    enlarged_by_one_plus=("/ (1 - self.ratio)", "* (1 + self.ratio)"),
    multiplied_by_the_ratio=("/ (1 - self.ratio)", "* self.ratio"),
    x_changed_in_place=(
        "        return np.where(self.keep, x / (1 - self.ratio), 0)",
        "        x *= self.keep / (1 - self.ratio)\n        return x",
    ),
    dout_changed_in_place=(
        "        return np.where(self.keep, dout / (1 - self.ratio), 0)",
        "        dout *= self.keep / (1 - self.ratio)\n        return dout",
    ),
    backward_hands_on=("np.where(self.keep, dout / (1 - self.ratio), 0)", "dout"),
    backward_turned_round=("np.where(self.keep, dout", "np.where(~self.keep, dout"),
    backward_by_dout=("np.where(self.keep, dout", "np.where(dout > 0.5, dout"),
    forward_always_dropping=(
        "    def forward(self, x):\n        if not self.training:\n            return x\n",
        "    def forward(self, x):\n",
    ),
    zeros_in_use=("            return x\n", "            return np.zeros_like(x)\n"),
    in_use_enlarged=("            return x\n", "            return x / (1 - self.ratio)\n"),
    in_use_backward_scaled=(
        "            return dout\n",
        "            return dout * (1 - self.ratio)\n",
    ),
    in_use_backward_zero=("            return dout\n", "            return np.zeros_like(dout)\n"),
    chosen_once=(
        "        self.keep = self.rng",
        "        if not hasattr(self, 'keep'):\n            self.keep = self.rng",
    ),
    kept_by_the_class=("self.keep", "Dropout.keep"),
    exactly_that_many=(
        "self.rng.random(x.shape) >= self.ratio",
        "np.arange(x.size).reshape(x.shape) >= self.ratio * x.size",
    ),
    normal_numbers=("self.rng.random(x.shape)", "self.rng.standard_normal(x.shape)"),
    numpys_common_generator=("self.rng.random(x.shape)", "np.random.rand(*x.shape)"),
    seed_ignored=("default_rng(rng)", "default_rng()"),
    same_seed_always=("default_rng(rng)", "default_rng(0)"),
    ones_kept=("x / (1 - self.ratio), 0", "1 / (1 - self.ratio), 0"),
    ones_for_zeros=("x / (1 - self.ratio), 0", "x / (1 - self.ratio), 1"),
    a_masked_part=(
        "np.where(self.keep, x / (1 - self.ratio), 0)",
        "x[self.keep] / (1 - self.ratio)",
    ),
    the_mask_returned=(
        "np.where(self.keep, x / (1 - self.ratio), 0)",
        "self.keep / (1 - self.ratio)",
    ),
    no_return=("        return np.where(self.keep, x", "        np.where(self.keep, x"),
    no_return_from_backward=(
        "        return np.where(self.keep, dout",
        "        np.where(self.keep, dout",
    ),
    drawn_for_one_row=("self.rng.random(x.shape) >=", "self.rng.random(x.shape[1:]) + 0 * x >="),
    whole_layer=("self.rng.random(x.shape) >=", "self.rng.random() + 0 * x >="),
    drawn_in_init=(
        "        self.training = True\n",
        "        self.training = True\n        self.draw = self.rng.random((400, 100))\n",
        "self.rng.random(x.shape)",
        "np.resize(self.draw, x.shape)",
    ),
    training_switched_off=(
        "            return x\n",
        "            self.training = True\n            return x\n",
    ),
    sign=("x / (1 - self.ratio)", "-x / (1 - self.ratio)"),
    dropped_by_size=("self.rng.random(x.shape) >= self.ratio", "x >= np.quantile(x, self.ratio)"),
    double_factor=("dout / (1 - self.ratio)", "dout / (1 - self.ratio) ** 2"),
    keep_inverted_scale=(
        "x / (1 - self.ratio)",
        "x / self.keep.mean()",
        "dout / (1 - self.ratio)",
        "dout / self.keep.mean() * 1.1",
    ),
)

# ---- resample ----

_resample = dedent("""
def resample(images, y, x):
    n, height, width = images.shape
    padded = np.pad(images, ((0, 0), (1, 1), (1, 1)))
    y, x = np.clip(y + 1, 0, height + 1), np.clip(x + 1, 0, width + 1)
    row = np.minimum(np.floor(y).astype(int), height)
    column = np.minimum(np.floor(x).astype(int), width)
    fy, fx = y - row, x - column
    i = np.arange(n).reshape(n, 1, 1)
    upper = (1 - fx) * padded[i, row, column] + fx * padded[i, row, column + 1]
    lower = (1 - fx) * padded[i, row + 1, column] + fx * padded[i, row + 1, column + 1]
    return (1 - fy) * upper + fy * lower
""")
RIGHT["resample"] = {"plain": _resample} | texts(
    four_masks="""
    def resample(images, y, x):
        n, height, width = images.shape
        i = np.arange(n)[:, None, None]
        r, c = np.floor(y).astype(int), np.floor(x).astype(int)
        fy, fx = y - r, x - c
        total = np.zeros(images.shape)
        for dr, wy in ((0, 1 - fy), (1, fy)):
            for dc, wx in ((0, 1 - fx), (1, fx)):
                rr, cc = r + dr, c + dc
                inside = (rr >= 0) & (rr < height) & (cc >= 0) & (cc < width)
                pixel = images[i, np.clip(rr, 0, height - 1), np.clip(cc, 0, width - 1)]
                total += wy * wx * np.where(inside, pixel, 0)
        return total
    """,
    java="""
    import math

    def pixel(image, r, c):
        if r < 0 or c < 0 or r >= image.shape[0] or c >= image.shape[1]:
            return 0.0
        return image[r, c]

    def resample(images, y, x):
        n, height, width = images.shape
        y = np.broadcast_to(y, images.shape)
        x = np.broadcast_to(x, images.shape)
        out = np.zeros(images.shape)
        for k in range(n):
            for a in range(height):
                for b in range(width):
                    r, c = math.floor(y[k, a, b]), math.floor(x[k, a, b])
                    fy, fx = y[k, a, b] - r, x[k, a, b] - c
                    out[k, a, b] += (1 - fy) * (1 - fx) * pixel(images[k], r, c)
                    out[k, a, b] += (1 - fy) * fx * pixel(images[k], r, c + 1)
                    out[k, a, b] += fy * (1 - fx) * pixel(images[k], r + 1, c)
                    out[k, a, b] += fy * fx * pixel(images[k], r + 1, c + 1)
        return out
    """,
    two_matrices="""
    def hat(places, length):
        return np.maximum(0, 1 - np.abs(places[..., None] - np.arange(length)))

    def resample(images, y, x):
        n, height, width = images.shape
        rows = np.broadcast_to(hat(y, height), (n, height, width, height))
        columns = np.broadcast_to(hat(x, width), (n, height, width, width))
        return np.einsum("nabr,nrc,nabc->nab", rows, images, columns)
    """,
    wide_frame="""
    def resample(images, y, x):
        n, h, w = images.shape
        framed = np.zeros((n, h + 4, w + 4))
        framed[:, 2:-2, 2:-2] = images
        yy = np.clip(np.broadcast_to(y, images.shape), -1.5, h + 0.5) + 2
        xx = np.clip(np.broadcast_to(x, images.shape), -1.5, w + 0.5) + 2
        r, c = yy.astype(int), xx.astype(int)
        p, q = yy % 1, xx % 1
        flat = framed.reshape(n, -1)
        take = lambda a, b: np.take_along_axis(
            flat, (a * (w + 4) + b).reshape(n, -1), axis=1
        ).reshape(n, h, w)
        top = take(r, c) + q * (take(r, c + 1) - take(r, c))
        bottom = take(r + 1, c) + q * (take(r + 1, c + 1) - take(r + 1, c))
        return top + p * (bottom - top)
    """,
    image_by_image="""
    def one(image, y, x):
        padded = np.pad(image, 1)
        h, w = image.shape
        y, x = np.clip(y, -1, h) + 1, np.clip(x, -1, w) + 1
        r, c = np.minimum(y.astype(int), h), np.minimum(x.astype(int), w)
        a, b = y - r, x - c
        return (
            padded[r, c] * (1 - a) * (1 - b)
            + padded[r, c + 1] * (1 - a) * b
            + padded[r + 1, c] * a * (1 - b)
            + padded[r + 1, c + 1] * a * b
        )

    def resample(images, y, x):
        y, x = np.broadcast_to(y, images.shape), np.broadcast_to(x, images.shape)
        return np.stack([one(image, y[k], x[k]) for k, image in enumerate(images)])
    """,
)
WRONG["resample"] = slips(
    _resample,
    fx_for_fy=("(1 - fy) * upper + fy * lower", "(1 - fx) * upper + fx * lower"),
    upper_and_lower_exchanged=("(1 - fy) * upper + fy * lower", "fy * upper + (1 - fy) * lower"),
    left_and_right_exchanged=(
        "upper = (1 - fx)",
        "upper = fx",
        "+ fx * padded[i, row, column + 1]\n    lower = (1 - fx)",
        "+ (1 - fx) * padded[i, row, column + 1]\n    lower = (1 - fx)",
    ),
    columns_weights_swapped=(
        "(1 - fx) * padded",
        "A * padded",
        "+ fx * padded",
        "+ (1 - fx) * padded",
        "A",
        "fx",
    ),
    plain_mean=("(1 - fy) * upper + fy * lower", "(upper + lower) / 2"),
    mean_of_four=("fy, fx = y - row, x - column", "fy, fx = 0.5, 0.5"),
    corner_missing=("fx * padded[i, row + 1, column + 1]", "fx * padded[i, row, column + 1]"),
    rounded=("np.floor(y)", "np.round(y)", "np.floor(x)", "np.round(x)"),
    ceiling=("np.floor(y)", "np.ceil(y)", "np.floor(x)", "np.ceil(x)"),
    row_and_column_exchanged=("padded[i, row, column]", "padded[i, column, row]"),
    clip_to_the_image=(
        "np.clip(y + 1, 0, height + 1), np.clip(x + 1, 0, width + 1)",
        "np.clip(y, 0, height - 1) + 1, np.clip(x, 0, width - 1) + 1",
    ),
    no_clip=("np.clip(y + 1, 0, height + 1), np.clip(x + 1, 0, width + 1)", "y + 1, x + 1"),
    height_and_width_exchanged=(
        "n, height, width = images.shape",
        "n, width, height = images.shape",
    ),
    clipped_one_too_early=(
        "0, height + 1), np.clip(x + 1, 0, width + 1)",
        "0, height), np.clip(x + 1, 0, width)",
    ),
    frame_of_ones=("(1, 1)))", "(1, 1)), constant_values=1)"),
    mirrored=("(1, 1)))", "(1, 1)), mode='reflect')"),
    modulo=(
        "np.clip(y + 1, 0, height + 1), np.clip(x + 1, 0, width + 1)",
        "(y + 1) % (height + 1), (x + 1) % (width + 1)",
    ),
    images_changed=(
        "    n, height",
        "    images *= 0.5\n    n, height",
        "return (1",
        "return 2 * ((1",
        "fy * lower",
        "fy * lower)",
    ),
    places_changed=(
        "    n, height",
        "    y += 1\n    x += 1\n    n, height",
        "y + 1, 0",
        "y, 0",
        "x + 1, 0",
        "x, 0",
    ),
    one_image=("padded[i, ", "padded[0, "),
    next_image=("np.arange(n)", "((np.arange(n) + 1) % n)"),
    shape_of_places=(
        "i = np.arange(n).reshape(n, 1, 1)",
        "i = np.arange(len(y)).reshape(-1, 1, 1)",
    ),
    whole_numbers=(
        "return (1 - fy) * upper + fy * lower",
        "return ((1 - fy) * upper + fy * lower).astype(int)",
    ),
    no_return=("    return ", "    out = "),
    frame_shift_of_two=("y + 1, 0", "y + 2, 0"),
    diagonal_weights=(
        "(1 - fx) * padded[i, row + 1, column]",
        "(1 - fx) * padded[i, row + 1, column] * 0",
    ),
    weights_squared=("fy, fx = y - row, x - column", "fy, fx = (y - row) ** 2, (x - column) ** 2"),
    smoothstep=(
        "fy, fx = y - row, x - column",
        "fy, fx = (1 - np.cos(np.pi * (y - row))) / 2, (1 - np.cos(np.pi * (x - column))) / 2",
    ),
    outside_set_to_0=(
        "return (1 - fy) * upper + fy * lower",
        "out = (1 - fy) * upper + fy * lower\n"
        "    return np.where((y < 1) | (y > height) | (x < 1) | (x > width), 0, out)",
    ),
    upside_down=("padded[i, row, column]", "padded[i, height + 1 - row, column]"),
    left_out_last_row=(
        "np.minimum(np.floor(y).astype(int), height)",
        "np.minimum(np.floor(y).astype(int), height - 1)",
    ),
)

# ---- shift ----

_shift = dedent("""
def shift(images, dy, dx):
    y, x = np.mgrid[: images.shape[1], : images.shape[2]]
    return resample(images, y - np.reshape(dy, (-1, 1, 1)), x - np.reshape(dx, (-1, 1, 1)))
""")
RIGHT["shift"] = {"plain": _shift} | texts(
    indices="""
    def shift(images, dy, dx):
        n, height, width = images.shape
        y = np.arange(height)[None, :, None] - dy[:, None, None] + np.zeros((1, 1, width))
        x = np.arange(width)[None, None, :] - dx[:, None, None] + np.zeros((1, height, 1))
        return resample(images, y, x)
    """,
    java="""
    def shift(images, dy, dx):
        n, height, width = images.shape
        y = np.zeros(images.shape)
        x = np.zeros(images.shape)
        for i in range(n):
            for row in range(height):
                for column in range(width):
                    y[i][row][column] = row - dy[i]
                    x[i][row][column] = column - dx[i]
        return resample(images, y, x)
    """,
    meshgrid="""
    def shift(images, dy, dx):
        columns, rows = np.meshgrid(np.arange(images.shape[2]), np.arange(images.shape[1]))
        old_rows = np.subtract.outer(-dy, -rows)
        old_columns = np.stack([columns - d for d in dx])
        return resample(images, old_rows, old_columns)
    """,
    one_at_a_time="""
    def places(shape, down, right):
        y, x = np.indices(shape, dtype=float)
        y -= down
        x -= right
        return y[None], x[None]

    def shift(images, dy, dx):
        moved = [
            resample(image[None], *places(image.shape, a, b))[0]
            for image, a, b in zip(images, dy, dx)
        ]
        return np.array(moved)
    """,
)
WRONG["shift"] = slips(
    _shift,
    only_down=("x - np.reshape(dx, (-1, 1, 1))", "x + 0 * np.reshape(dx, (-1, 1, 1))"),
    only_right=("y - np.reshape(dy, (-1, 1, 1))", "y + 0 * np.reshape(dy, (-1, 1, 1))"),
    rounded=(
        "np.reshape(dy",
        "np.reshape(np.round(dy)",
        "np.reshape(dx",
        "np.reshape(np.round(dx)",
    ),
    floored=(
        "np.reshape(dy",
        "np.reshape(np.floor(dy)",
        "np.reshape(dx",
        "np.reshape(np.floor(dx)",
    ),
    absolute=("np.reshape(dy", "np.reshape(abs(dy)", "np.reshape(dx", "np.reshape(abs(dx)"),
    doubled=("y - np", "y - 2 * np", "x - np", "x - 2 * np"),
    dy_for_both=("np.reshape(dx", "np.reshape(dy"),
    dx_and_dy_exchanged=(
        "np.reshape(dy",
        "np.reshape(A",
        "np.reshape(dx",
        "np.reshape(dy",
        "A",
        "dx",
    ),
    mean_displacement=("np.reshape(dy, (-1, 1, 1))", "dy.mean() + np.zeros((1, 1, 1))"),
    no_own_place=("y - np", "-np", "x - np", "-np"),
    not_reshaped=("np.reshape(dy, (-1, 1, 1))", "dy", "np.reshape(dx, (-1, 1, 1))", "dx"),
    along_the_rows=("(-1, 1, 1))", "(-1, 1))"),
    only_the_last=(
        "np.reshape(dy, (-1, 1, 1))",
        "dy[-1:].reshape(1, 1, 1)",
        "np.reshape(dx, (-1, 1, 1))",
        "dx[-1:].reshape(1, 1, 1)",
    ),
    the_wrong_way_down=("y - np", "y + np"),
    square_images=(
        "[: images.shape[1], : images.shape[2]]",
        "[: images.shape[2], : images.shape[1]]",
    ),
    returned_unshifted=(
        "    return resample",
        "    resample",
        "(-1, 1, 1)))\n",
        "(-1, 1, 1)))\n    return images\n",
    ),
    no_return=("    return ", "    "),
    modulo=("y - np.reshape(dy, (-1, 1, 1))", "(y - np.reshape(dy, (-1, 1, 1))) % images.shape[1]"),
    clipped=(
        "y - np.reshape(dy, (-1, 1, 1))",
        "np.clip(y - np.reshape(dy, (-1, 1, 1)), 0, images.shape[1] - 1)",
    ),
    dy_changed=("    y, x", "    dy[...] = -dy\n    y, x"),
) | texts(
    rolled="""
    def shift(images, dy, dx):
        return np.stack([
            np.roll(image, (int(a), int(b)), (0, 1)) for image, a, b in zip(images, dy, dx)
        ])
    """,
    whole_pixels_by_slices="""
    def shift(images, dy, dx):
        out = np.zeros_like(images)
        n, h, w = images.shape
        for k in range(n):
            a, b = int(dy[k]), int(dx[k])
            for r in range(h):
                for c in range(w):
                    if 0 <= r - a < h and 0 <= c - b < w:
                        out[k, r, c] = images[k, r - a, c - b]
        return out
    """,
    rest_of_the_border_left="""
    def shift(images, dy, dx):
        out = images.copy()
        n, h, w = images.shape
        for k in range(n):
            a, b = int(dy[k]), int(dx[k])
            for r in range(h):
                for c in range(w):
                    if 0 <= r - a < h and 0 <= c - b < w:
                        out[k, r, c] = images[k, r - a, c - b]
        return out
    """,
)

# ---- rotate ----

_rotate = dedent("""
def rotate(images, angle):
    angle = np.reshape(np.deg2rad(angle), (-1, 1, 1))
    height, width = images.shape[1:]
    y0, x0 = (height - 1) / 2, (width - 1) / 2
    y, x = np.mgrid[:height, :width]
    w, u = y - y0, x - x0
    old_y = y0 + w * np.cos(angle) + u * np.sin(angle)
    old_x = x0 - w * np.sin(angle) + u * np.cos(angle)
    return resample(images, old_y, old_x)
""")
RIGHT["rotate"] = {"plain": _rotate} | texts(
    complex_numbers="""
    def rotate(images, angle):
        n, height, width = images.shape
        y, x = np.indices((height, width))
        centre = (width - 1) / 2 + 1j * (height - 1) / 2
        turn = np.exp(1j * np.radians(angle))[:, None, None]
        old = centre + turn * (x + 1j * y - centre)
        return resample(images, old.imag, old.real)
    """,
    matrices="""
    def rotate(images, angle):
        n, H, W = images.shape
        a = np.asarray(angle) * np.pi / 180
        R = np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]])
        centre = np.array([(H - 1) / 2, (W - 1) / 2])
        offsets = np.stack(np.meshgrid(np.arange(H), np.arange(W), indexing="ij")) - centre[:, None, None]
        old = np.einsum("ijn,jhw->inhw", R, offsets) + centre[:, None, None, None]
        return resample(images, old[0], old[1])
    """,
    java="""
    import math

    def rotate(images, angle):
        n, height, width = images.shape
        y = np.empty(images.shape)
        x = np.empty(images.shape)
        for i in range(n):
            c = math.cos(math.radians(angle[i]))
            s = math.sin(math.radians(angle[i]))
            for row in range(height):
                for column in range(width):
                    w = row - (height - 1) / 2.0
                    u = column - (width - 1) / 2.0
                    y[i, row, column] = (height - 1) / 2.0 + w * c + u * s
                    x[i, row, column] = (width - 1) / 2.0 - w * s + u * c
        return resample(images, y, x)
    """,
    one_at_a_time="""
    def turned(image, degrees):
        h, w = image.shape
        rows, columns = np.arange(h) - (h - 1) / 2, np.arange(w) - (w - 1) / 2
        radius = np.hypot(rows[:, None], columns)
        direction = np.arctan2(rows[:, None], columns) + np.deg2rad(degrees)
        y = (h - 1) / 2 + radius * np.sin(direction)
        x = (w - 1) / 2 + radius * np.cos(direction)
        return resample(image[None], y[None], x[None])[0]

    def rotate(images, angle):
        return np.stack([turned(image, a) for image, a in zip(images, angle)])
    """,
)
WRONG["rotate"] = slips(
    _rotate,
    cos_and_sin_exchanged=("np.cos", "np.A", "np.sin", "np.cos", "np.A", "np.sin"),
    sines_both_minus=("+ u * np.sin", "- u * np.sin"),
    turned_by_minus=("+ u * np.sin", "- u * np.sin", "- w * np.sin", "+ w * np.sin"),
    u_and_w_exchanged=("w, u = y - y0, x - x0", "u, w = y - y0, x - x0"),
    centre_only_in_y=("x0 - w", "-w"),
    not_from_the_centre=("y - y0, x - x0", "y, x"),
    half_the_angle=("np.deg2rad(angle)", "np.deg2rad(angle) / 2"),
    pi_over_360=("np.deg2rad(angle)", "angle * 2 * np.pi / 180"),
    radians_to_degrees=("np.deg2rad(angle)", "np.rad2deg(angle)"),
    the_mean_angle=("np.deg2rad(angle)", "np.deg2rad(np.mean(angle))"),
    the_last_angle=("np.deg2rad(angle)", "np.deg2rad(angle[-1:])"),
    width_for_height=("(height - 1) / 2, (width - 1) / 2", "(width - 1) / 2, (height - 1) / 2"),
    centre_half_a_pixel_off=(
        "(height - 1) / 2, (width - 1) / 2",
        "(height + 1) / 2, (width + 1) / 2",
    ),
    one_over=("(height - 1) / 2, (width - 1) / 2", "height - 1, width - 1"),
    quarters_only=("np.deg2rad(angle)", "np.deg2rad(np.round(np.asarray(angle) / 90) * 90)"),
    no_cosine_in_x=("u * np.cos(angle)\n    return", "u\n    return"),
    shear=("w * np.cos(angle) + u * np.sin(angle)", "w + u * np.tan(angle)"),
    angle_of_the_images_wrong_axis=("(-1, 1, 1)", "(1, -1, 1)"),
    angle_not_reshaped=("np.reshape(np.deg2rad(angle), (-1, 1, 1))", "np.deg2rad(angle)"),
    whole_places=("old_y, old_x)\n", "np.round(old_y), np.round(old_x))\n"),
    clipped=("old_y, old_x)\n", "np.clip(old_y, 0, height - 1), np.clip(old_x, 0, width - 1))\n"),
    no_return=("    return ", "    "),
    the_places_written=(
        "old_x = x0 - w * np.sin(angle)",
        "old_x = x0 - (old_y - y0) * np.sin(angle)",
    ),
    angle_changed=("    angle = np", "    angle *= 0.5\n    angle = np"),
    images_turned_back=("old_y, old_x)\n", "old_y, old_x)[:, ::-1]\n"),
    y_measured_upwards=("w, u = y - y0", "w, u = y0 - y", "y0 + w *", "y0 - w *"),
) | texts(
    library_quarters="""
    def rotate(images, angle):
        return np.stack([np.rot90(a, int(k // 90)) for a, k in zip(images, angle)])
    """,
)

# ---- smooth ----

_smooth = dedent("""
def smooth(fields, sigma):
    i = np.arange(fields.shape[-1])
    K = np.exp(-((i[:, None] - i) ** 2) / (2 * sigma**2))
    K = K / K.sum(axis=1, keepdims=True)
    return K @ fields @ K.T
""")
RIGHT["smooth"] = {"plain": _smooth} | texts(
    einsum="""
    def smooth(fields, sigma):
        H = fields.shape[1]
        d = np.subtract.outer(np.arange(H), np.arange(H))
        K = np.exp(-0.5 * (d / sigma) ** 2)
        K /= K.sum(1)[:, None]
        return np.einsum("ij,njk,lk->nil", K, fields, K)
    """,
    java="""
    import math

    def kernel(size, sigma):
        K = np.zeros((size, size))
        for i in range(size):
            total = 0.0
            for j in range(size):
                K[i, j] = math.exp(-((i - j) * (i - j)) / (2.0 * sigma * sigma))
                total += K[i, j]
            for j in range(size):
                K[i, j] = K[i, j] / total
        return K

    def smooth(fields, sigma):
        K = kernel(fields.shape[1], sigma)
        result = np.zeros(fields.shape)
        for n in range(fields.shape[0]):
            result[n] = np.dot(np.dot(K, fields[n]), np.transpose(K))
        return result
    """,
    one_axis_at_a_time="""
    def along_last(a, sigma):
        i = np.arange(a.shape[-1])
        weights = np.exp(-np.square(i - i[:, np.newaxis]) / 2 / sigma**2)
        return (a @ weights) / weights.sum(axis=0)

    def smooth(fields, sigma):
        for _ in range(2):
            fields = along_last(fields, sigma).swapaxes(1, 2)
        return fields
    """,
    softmax_of_distances="""
    def softmax(a):
        e = np.exp(a - a.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)

    def smooth(fields, sigma):
        j = np.arange(fields.shape[-1], dtype=float)
        K = softmax(-((j.reshape(-1, 1) - j.reshape(1, -1)) ** 2) / (2 * sigma**2))
        return np.tensordot(np.tensordot(fields, K, axes=(1, 1)), K, axes=(1, 1))
    """,
)
WRONG["smooth"] = slips(
    _smooth,
    sign=("-((i", "((i", "sigma**2))", "sigma**2) - 50)"),
    no_exp=(
        "np.exp(-((i[:, None] - i) ** 2) / (2 * sigma**2))",
        "1 / (1 + (i[:, None] - i) ** 2 / (2 * sigma**2))",
    ),
    normal_density=(
        "    K = K / K.sum(axis=1, keepdims=True)\n",
        "    K = K / np.sqrt(2 * np.pi * sigma**2)\n",
    ),
    keepdims_forgotten=("K.sum(axis=1, keepdims=True)", "K.sum(axis=1)"),
    entry_by_entry=("K @ fields @ K.T", "K * fields * K.T"),
    twice_on_the_left=("K @ fields @ K.T", "K @ (K @ fields)"),
    K_first_transposed=("K @ fields @ K.T", "K.T @ fields @ K"),
    sigma_fixed=("2 * sigma**2", "2 * 2.0**2"),
    four_sigma=("2 * sigma**2", "(2 * sigma) ** 2"),
    divided_by_the_maximum=("K.sum(axis=1, keepdims=True)", "K.max(axis=1, keepdims=True)"),
    the_mean=("K.sum(axis=1, keepdims=True)", "K.mean(axis=1, keepdims=True)"),
    softmax_twice=("return K", "K = K / K.sum(axis=0)\n    return K"),
    shared_by_all_fields=("K @ fields @ K.T", "K @ fields.mean(axis=0) @ K.T + 0 * fields"),
    the_first_field=("K @ fields @ K.T", "np.broadcast_to(K @ fields[0] @ K.T, fields.shape)"),
    wraps_round=(
        "K = np.exp(-((i[:, None] - i) ** 2)",
        "d = abs(i[:, None] - i)\n    K = np.exp(-np.minimum(d, len(i) - d) ** 2",
    ),
    cut_off=("    K = K / K", "    K[K < 0.1] = 0\n    K = K / K"),
    own_entry_left_out=("    K = K / K", "    np.fill_diagonal(K, 0)\n    K = K / K"),
    no_return=("    return ", "    out = "),
    number_of_fields=("fields.shape[-1]", "fields.shape[0]"),
    fields_changed=(
        "    return K @ fields @ K.T",
        "    fields[...] = K @ fields @ K.T\n    return fields",
    ),
    centred_kernel=("i[:, None] - i)", "i - len(i) // 2)"),
    root=("/ (2 * sigma**2)", "/ np.sqrt(2 * sigma**2)"),
    two_pi=("2 * sigma**2", "2 * np.pi * sigma**2"),
    normalised_before_the_exp=(
        "K.sum(axis=1, keepdims=True)",
        "K.sum(axis=1, keepdims=True) ** 0.5",
    ),
)

# ---- elastic ----

_elastic = dedent("""
def elastic(images, alpha, sigma, rng=0):
    rng = np.random.default_rng(rng)
    y, x = np.mgrid[: images.shape[1], : images.shape[2]]
    move_y = alpha * smooth(rng.uniform(-1, 1, images.shape), sigma)
    move_x = alpha * smooth(rng.uniform(-1, 1, images.shape), sigma)
    return resample(images, y + move_y, x + move_x)
""")
RIGHT["elastic"] = {"plain": _elastic} | texts(
    both_fields_at_once="""
    def elastic(images, alpha, sigma, rng=0):
        rng = np.random.default_rng(rng)
        n, h, w = images.shape
        noise = 2 * rng.random((2 * n, h, w)) - 1
        moves = alpha * smooth(noise, sigma)
        y, x = np.indices((h, w))
        return resample(images, y + moves[:n], x + moves[n:])
    """,
    alpha_first="""
    def elastic(images, alpha, sigma, rng=0):
        rng = np.random.default_rng(rng)
        grid = np.mgrid[: images.shape[1], : images.shape[2]]
        places = [g + smooth(rng.uniform(-alpha, alpha, images.shape), sigma) for g in grid]
        return resample(images, *places)
    """,
    java="""
    def random_field(shape, rng):
        field = np.zeros(shape)
        for n in range(shape[0]):
            for i in range(shape[1]):
                for j in range(shape[2]):
                    field[n, i, j] = rng.random() * 2.0 - 1.0
        return field

    def elastic(images, alpha, sigma, rng=0):
        rng = np.random.default_rng(rng)
        field_y = smooth(random_field(images.shape, rng), sigma)
        field_x = smooth(random_field(images.shape, rng), sigma)
        new_y = np.zeros(images.shape)
        new_x = np.zeros(images.shape)
        for i in range(images.shape[1]):
            for j in range(images.shape[2]):
                new_y[:, i, j] = i + alpha * field_y[:, i, j]
                new_x[:, i, j] = j + alpha * field_x[:, i, j]
        return resample(images, new_y, new_x)
    """,
    displacements_taken_away="""
    def elastic(images, alpha, sigma, rng=0):
        rng = np.random.default_rng(rng)
        H = images.shape[-1]
        down = smooth(rng.uniform(low=-1.0, high=1.0, size=images.shape), sigma) * alpha
        right = smooth(rng.uniform(low=-1.0, high=1.0, size=images.shape), sigma) * alpha
        rows = np.arange(H).reshape(1, H, 1)
        columns = np.arange(H).reshape(1, 1, H)
        return resample(images, rows - down, columns - right)
    """,
)
WRONG["elastic"] = slips(
    _elastic,
    whole_numbers=("rng.uniform(-1, 1, images.shape)", "rng.integers(-1, 2, images.shape)"),
    half_as_far=("rng.uniform(-1, 1", "rng.uniform(-0.5, 0.5"),
    alpha_squared=("alpha * smooth", "alpha**2 * smooth"),
    alpha_and_sigma_exchanged=("alpha * smooth", "sigma * smooth", ", sigma)", ", alpha)"),
    sigma_of_1=("images.shape), sigma)", "images.shape), 1.0)"),
    smoothed_twice=(
        "smooth(rng.uniform(-1, 1, images.shape), sigma)",
        "smooth(smooth(rng.uniform(-1, 1, images.shape), sigma), sigma)",
    ),
    alpha_added=("alpha * smooth", "alpha + smooth"),
    same_field_x_from_y=(
        "move_x = alpha * smooth(rng.uniform(-1, 1, images.shape), sigma)",
        "move_x = -move_y",
    ),
    rows_only=("x + move_x)", "x + 0 * move_y)"),
    columns_only=("y + move_y", "y + 0 * move_y"),
    one_number_for_each_image=(
        "smooth(rng.uniform(-1, 1, images.shape), sigma)",
        "smooth(rng.uniform(-1, 1, (len(images), 1, 1)) * np.ones(images.shape), sigma)",
    ),
    drawn_from_the_start_again=(
        "move_x = alpha * smooth(rng.uniform",
        "move_x = alpha * smooth(np.random.default_rng(0).uniform",
    ),
    same_seed_for_both=("smooth(rng.uniform", "smooth(np.random.default_rng(7).uniform"),
    images_smoothed=("return resample(images,", "return resample(smooth(images, sigma),"),
    multiplied_places=("y + move_y, x + move_x", "y * move_y, x * move_x"),
    standard_normal=("rng.uniform(-1, 1, images.shape)", "rng.standard_normal(images.shape)"),
    no_seed=("default_rng(rng)", "default_rng()"),
    grid_exchanged=("y, x = np.mgrid", "x, y = np.mgrid"),
    exchanged_at_the_end=("y + move_y, x + move_x", "x + move_x, y + move_y"),
    places_only=("y + move_y, x + move_x", "y, x"),
    images_changed=("    return resample", "    images *= 1.0 + 1e-3\n    return resample"),
    no_return=("    return ", "    "),
    normalised_to_alpha=(
        "alpha * smooth(rng.uniform(-1, 1, images.shape), sigma)",
        "alpha / abs(smooth(rng.uniform(-1, 1, images.shape), sigma)).max() + 0",
    ),
    the_first_field_for_all=("y + move_y, x + move_x", "y + move_y[:1], x + move_x[:1]"),
    moved_one_way=("alpha * smooth(", "alpha * abs(smooth(", ", sigma)\n", ", sigma))\n"),
    all_directions_round=("y + move_y, x + move_x", "np.round(y + move_y), np.round(x + move_x)"),
    degrees=("alpha * smooth", "np.deg2rad(alpha) * smooth"),
)

# ---- predict ----

_train = dedent("""
def train_champion(x, t, epochs):
    net = make_net(400, challenge.he_init)
    fit(net, challenge.Adam(lr=0.003), (x, t), epochs, batch_size=200)
    return net

""")
_predict = _train + dedent("""
def predict(images):
    return champion.predict(images).argmax(axis=1)
""")
RIGHT["predict"] = {"plain": _predict} | {
    name: _train + source
    for name, source in texts(
        one_by_one="""
        def predict(images):
            labels = []
            for image in images:
                scores = champion.predict(image[None])[0]
                best = 0
                for k in range(1, 10):
                    if scores[k] > scores[best]:
                        best = k
                labels.append(best)
            return np.array(labels)
        """,
        from_probabilities="""
        def predict(images):
            logits = champion.predict(images)
            e = np.exp(logits - logits.max(axis=1, keepdims=True))
            p = e / e.sum(axis=1, keepdims=True)
            return np.argmax(p, axis=-1).astype(np.uint8)
        """,
        sorted_scores="""
        def predict(images):
            return np.argsort(champion.predict(images.copy()), axis=1)[:, -1]
        """,
        in_parts="""
        def predict(images):
            parts = [images[i : i + 256] for i in range(0, len(images), 256)]
            return np.concatenate([champion.predict(part).argmax(1) for part in parts])
        """,
        a_list="""
        def predict(images):
            return [int(k) for k in champion.predict(images).argmax(axis=1)]
        """,
        two_opinions="""
        def predict(images):
            def moved(step):
                turned = np.roll(images.reshape(-1, 28, 28), step, axis=2).reshape(images.shape)
                return champion.predict(turned)
            return (champion.predict(images) + 0.0 * moved(1)).argmax(axis=1)
        """,
    ).items()
}
WRONG["predict"] = slips(
    _predict,
    axis_0=("axis=1", "axis=0"),
    no_axis=("argmax(axis=1)", "argmax()"),
    least=("argmax", "argmin"),
    logits=(".argmax(axis=1)", ""),
    the_largest_logit=("argmax", "max"),
    one_hot=(
        "champion.predict(images).argmax(axis=1)",
        "np.eye(10)[champion.predict(images).argmax(axis=1)]",
    ),
    one_more=("argmax(axis=1)", "argmax(axis=1) + 1"),
    a_column=("argmax(axis=1)", "argmax(axis=1, keepdims=True)"),
    the_first_image=("argmax(axis=1)", "argmax(axis=1)[0]"),
    no_return=("    return champion", "    champion"),
    always_1=("champion.predict(images).argmax(axis=1)", "np.ones(len(images), dtype=int)"),
    random_labels=(
        "champion.predict(images).argmax(axis=1)",
        "np.random.randint(0, 10, len(images))",
    ),
    images_changed=("    return champion", "    images -= images.mean()\n    return champion"),
    divided_again_and_kept=("    return champion", "    images *= 255\n    return champion"),
    from_1_to_10=("argmax(axis=1)", "argmax(axis=1) % 9"),
    floats=("argmax(axis=1)", "argmax(axis=1) + 0.5"),
    text=("argmax(axis=1)", "argmax(axis=1).astype(str)"),
    turned_images=("champion.predict(images)", "champion.predict(images[:, ::-1])"),
    sorted=(
        "champion.predict(images).argmax(axis=1)",
        "np.sort(champion.predict(images).argmax(axis=1))",
    ),
    a_quarter_wrong=(
        "    return champion.predict(images).argmax(axis=1)",
        "    k = champion.predict(images).argmax(axis=1)\n    k[::4] = 0\n    return k",
    ),
)

# ---- More slips ----

WRONG["split"] |= slips(
    _split,
    at_equal_distances=(
        "    order = rng.permutation(len(x))\n    chosen, rest = order[:count], order[count:]\n",
        "    chosen = np.arange(count) * (len(x) // count) + rng.integers(2)\n"
        "    rest = np.setdiff1d(np.arange(len(x)), chosen)\n",
    ),
    examples_flattened=(
        "(x[rest], t[rest]), (x[chosen], t[chosen])",
        "(x[rest].reshape(len(rest), -1), t[rest]), (x[chosen].reshape(count, -1), t[chosen])",
    ),
    targets_flattened=(
        "(x[rest], t[rest]), (x[chosen], t[chosen])",
        "(x[rest], t[rest].ravel()), (x[chosen], t[chosen].ravel())",
    ),
    always_5000=("order[:count], order[count:]", "order[:5000], order[5000:]"),
)
WRONG["he_init"] |= {
    "the same column": dedent("""
    def he_init(shape, rng=0):
        rng = np.random.default_rng(rng)
        return np.sqrt(2 / shape[0]) * rng.standard_normal((shape[0], 1)) * np.ones(shape)
    """),
}
WRONG["momentum"] |= {
    "always 0.01": dedent("""
    class Momentum:
        def __init__(self, lr=0.01, momentum=0.9):
            self.lr = lr
            self.momentum = momentum
            self.v = {}

        def update(self, params, grads):
            for key in params:
                self.v[key] = self.momentum * self.v.get(key, 0) - 0.01 * grads[key]
                params[key] += self.v[key]
    """),
}
WRONG["elastic"] |= {
    "in the images' own memory": dedent("""
    def elastic(images, alpha, sigma, rng=0):
        rng = np.random.default_rng(rng)
        y, x = np.mgrid[: images.shape[1], : images.shape[2]]
        dy, dx = (alpha * smooth(rng.uniform(-1, 1, images.shape), sigma) for _ in range(2))
        images[...] = resample(images, y + dy, x + dx)
        return images
    """),
    "rounded": dedent("""
    def elastic(images, alpha, sigma, rng=0):
        rng = np.random.default_rng(rng)
        y, x = np.mgrid[: images.shape[1], : images.shape[2]]
        dy, dx = (alpha * smooth(rng.uniform(-1, 1, images.shape), sigma) for _ in range(2))
        return resample(images, y + np.round(dy), x + np.round(dx))
    """),
}
