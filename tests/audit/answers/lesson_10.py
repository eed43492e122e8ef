"""Right and wrong answers to the exercises of lesson 10, autograd."""
# ruff: noqa: E501 - a slip reads best on one line

from textwrap import dedent, indent

RIGHT: dict[str, dict[str, str]] = {}
WRONG: dict[str, dict[str, str]] = {}


def slip(source: str, *changes: tuple[str, str]) -> str:
    """Return a right answer with a slip in it: each (old, new) replaces all of its places."""
    for old, new in changes:
        assert old in source, f"{old!r} is not in the answer"
        source = source.replace(old, new)
    return source


def texts(**sources: str) -> dict[str, str]:
    """Return answers by their names, with spaces for underscores, and without the common indent."""
    return {name.replace("_", " "): dedent(source) for name, source in sources.items()}


# ---- topological_order ----

RIGHT["topological_order"] = texts(
    recursive="""
    def topological_order(end, inputs):
        order = []
        seen = set()
        def visit(node):
            if node not in seen:
                seen.add(node)
                for x in inputs.get(node, []):
                    visit(x)
                order.append(node)
        visit(end)
        return order
    """,
    terse_with_a_dict="""
    def topological_order(end, inputs, done=None):
        done = {} if done is None else done
        for x in inputs.get(end, ()):
            x in done or topological_order(x, inputs, done)
        done[end] = None
        return list(done)
    """,
    stack_with_two_marks="""
    def topological_order(end, inputs):
        result, state, stack = [], {}, [(end, False)]
        while stack:
            current, expanded = stack.pop()
            if expanded:
                result.append(current)
            elif current not in state:
                state[current] = True
                stack.append((current, True))
                stack.extend((parent, False) for parent in inputs.get(current, ()))
        return result
    """,
    counted_users="""
    from collections import Counter, deque

    def reachable(end, inputs):
        found, queue = {end}, deque([end])
        while queue:
            for x in inputs.get(queue.popleft(), ()):
                if x not in found:
                    found.add(x)
                    queue.append(x)
        return found

    def topological_order(end, inputs):
        nodes = reachable(end, inputs)
        users = Counter(x for node in nodes for x in inputs.get(node, ()))
        ready, backwards = deque([end]), []
        while ready:
            node = ready.popleft()
            backwards.append(node)
            for x in inputs.get(node, ()):
                users[x] -= 1
                if users[x] == 0:
                    ready.append(x)
        return backwards[::-1]
    """,
    by_depth="""
    from functools import cache

    def topological_order(end, inputs):
        @cache
        def depth(v):
            return 1 + max(map(depth, inputs.get(v, ())), default=0)

        @cache
        def below(v):
            return frozenset([v]).union(*map(below, inputs.get(v, ())))

        return sorted(below(end), key=depth)
    """,
    repeats_removed="""
    def topological_order(end, inputs):
        def walk(node):
            yield node
            for x in inputs.get(node, ()):
                yield from walk(x)
        return list(dict.fromkeys(reversed(list(walk(end)))))
    """,
    as_a_class="""
    class Sorter:
        def __init__(self, graph):
            self.graph = graph
            self.visited = []

        def visit(self, vertex):
            if vertex in self.visited:
                return
            if vertex in self.graph:
                for i in range(len(self.graph[vertex])):
                    self.visit(self.graph[vertex][i])
            self.visited.append(vertex)

    def topological_order(end, inputs):
        sorter = Sorter(inputs)
        sorter.visit(end)
        return sorter.visited
    """,
    one_more_until_nothing_is_left="""
    def topological_order(end, inputs):
        needed, found = {end}, set()
        while needed != found:
            found = set(needed)
            for node in found:
                needed |= set(inputs.get(node, ()))
        order = []
        while len(order) < len(needed):
            for node in needed:
                if node not in order and all(x in order for x in inputs.get(node, ())):
                    order.append(node)
        return order
    """,
    library="""
    from graphlib import TopologicalSorter

    def topological_order(end, inputs):
        part, waiting = {}, [end]
        while waiting:
            node = waiting.pop()
            if node not in part:
                part[node] = tuple(inputs.get(node, ()))
                waiting += part[node]
        return list(TopologicalSorter(part).static_order())
    """,
)
_order = RIGHT["topological_order"]["recursive"]
WRONG["topological_order"] = texts(
    seen_kept_from_call_to_call="""
    def topological_order(end, inputs, seen=set()):
        order = []
        if end in seen:
            return order
        seen.add(end)
        for x in inputs.get(end, ()):
            order += topological_order(x, inputs, seen)
        return order + [end]
    """,
    order_kept_from_call_to_call="""
    order = []
    def topological_order(end, inputs):
        if end not in order:
            for x in inputs.get(end, ()):
                topological_order(x, inputs)
            order.append(end)
        return order
    """,
    a_set="""
    def topological_order(end, inputs):
        seen = set()
        def visit(node):
            for x in inputs.get(node, ()):
                visit(x)
            seen.add(node)
        visit(end)
        return sorted(seen)
    """,
    direct_inputs_only="""
    def topological_order(end, inputs):
        return [*dict.fromkeys(inputs.get(end, ())), end]
    """,
    marked_when_pushed="""
    def topological_order(end, inputs):
        order, seen, stack = [], {end}, [end]
        while stack:
            node = stack.pop()
            order.append(node)
            for x in inputs.get(node, ()):
                if x not in seen:
                    seen.add(x)
                    stack.append(x)
        return order[::-1]
    """,
    each_computed_node="""
    def topological_order(end, inputs):
        order = []
        def visit(node):
            if node in order:
                return
            for x in inputs.get(node, ()):
                visit(x)
            order.append(node)
        for node in inputs:
            visit(node)
        return order
    """,
    order_of_the_dict="""
    def topological_order(end, inputs):
        given = [x for xs in inputs.values() for x in xs if x not in inputs]
        return [*dict.fromkeys(given), *inputs]
    """,
    repeats_removed_from_the_front="""
    def topological_order(end, inputs):
        def walk(node):
            yield node
            for x in inputs.get(node, ()):
                yield from walk(x)
        return list(dict.fromkeys(walk(end)))[::-1]
    """,
    inputs_filled_up="""
    def topological_order(end, inputs):
        order = []
        def visit(node):
            if node not in order:
                for x in inputs.setdefault(node, ()):
                    visit(x)
                order.append(node)
        visit(end)
        return order
    """,
    inputs_used_up="""
    def topological_order(end, inputs):
        order = []
        def visit(node):
            if node not in order:
                for x in inputs.pop(node, ()):
                    visit(x)
                order.append(node)
        visit(end)
        return order
    """,
    first_input_only="""
    def topological_order(end, inputs):
        order = [end]
        while inputs.get(order[-1]):
            order.append(inputs[order[-1]][0])
        return order[::-1]
    """,
) | {
    "given nodes looked up": slip(_order, ("inputs.get(node, [])", "inputs[node]")),
    "no return": slip(_order, ("    return order\n", "")),
    "append inside the loop": slip(
        _order, ("            order.append(node)", "                order.append(x)")
    ),
    "never marked": slip(_order, ("            seen.add(node)\n", "")),
    "the set returned": slip(_order, ("return order", "return list(seen)")),
}

# ---- Nodes of two inputs ----


def _node(name: str, forward: str, backward: str, more: str = "") -> str:
    arguments = "self, x, y" if "y" in forward.split("return")[-1] else "self, x"
    lines = [f"class {name}:"]
    lines += [indent(dedent(more).strip(), "    "), ""] if more else []
    lines += [f"    def forward({arguments}):", indent(dedent(forward).strip(), " " * 8)]
    lines += ["", "    def backward(self, dout):", indent(dedent(backward).strip(), " " * 8)]
    return "\n".join([*lines, ""])


def _pair(name: str, sign: str, dx: str, dy: str, keep: str = "self.x, self.y = x, y") -> str:
    return _node(name, f"{keep}\nreturn x {sign} y", f"return {dx}, {dy}")


_BACK = """
def back(gradient, shape):
    while gradient.ndim > len(shape):
        gradient = gradient.sum(axis=0)
    for axis, length in enumerate(shape):
        if length == 1:
            gradient = gradient.sum(axis=axis, keepdims=True)
    return gradient

"""
_mul = _pair(
    "Mul",
    "*",
    "unbroadcast(dout * self.y, np.shape(self.x))",
    "unbroadcast(dout * self.x, np.shape(self.y))",
)
RIGHT["mul"] = {
    "plain": _mul,
    "shapes as attributes": slip(
        _mul, ("np.shape(self.x)", "self.x.shape"), ("np.shape(self.y)", "self.y.shape")
    ),
    "own helper": _BACK
    + _pair("Mul", "*", "back(dout * self.y, self.x.shape)", "back(dout * self.x, self.y.shape)"),
    "inherited": dedent("""
    class Mul(Add):
        def forward(self, left, right):
            super().forward(left, right)
            self.left, self.right = left, right
            return np.multiply(left, right)

        def backward(self, dout):
            return (
                unbroadcast(np.multiply(dout, self.right), self.x_shape),
                unbroadcast(np.multiply(dout, self.left), self.y_shape),
            )
    """),
    "closure": dedent("""
    class Mul:
        def forward(self, a, b):
            def back(dout):
                return unbroadcast(dout * b, np.shape(a)), unbroadcast(dout * a, np.shape(b))
            self._back = back
            return a * b

        def backward(self, dout):
            return self._back(dout)
    """),
    "copies and an __init__": dedent("""
    class Mul:
        def __init__(self):
            self.inputs = None

        def forward(self, x, y):
            self.inputs = np.array(x, copy=True), np.array(y, copy=True)
            out = np.empty(np.broadcast_shapes(self.inputs[0].shape, self.inputs[1].shape))
            np.multiply(x, y, out=out)
            return out

        def backward(self, dout):
            a, b = self.inputs
            dx = np.zeros(a.shape)
            dx += unbroadcast(dout * b, a.shape)
            dy = np.zeros(b.shape)
            dy += unbroadcast(dout * a, b.shape)
            return dx, dy
    """),
    "broadcast first": dedent("""
    class Mul:
        def forward(self, x, y):
            self.shapes = np.shape(x), np.shape(y)
            self.X, self.Y = np.broadcast_arrays(x, y)
            return self.X * self.Y

        def backward(self, dout):
            gradients = dout * self.Y, dout * self.X
            return tuple(unbroadcast(g, s) for g, s in zip(gradients, self.shapes))
    """),
    "terse": dedent("""
    class Mul:
        forward = lambda self, x, y: (setattr(self, "xy", (x, y)), x * y)[1]
        backward = lambda self, dout: tuple(
            unbroadcast(dout * b, np.shape(a)) for a, b in (self.xy, self.xy[::-1])
        )
    """),
}
WRONG["mul"] = {
    "only dx summed back": slip(
        _mul, ("unbroadcast(dout * self.x, np.shape(self.y))", "dout * self.x")
    ),
    "only dy summed back": slip(
        _mul, ("unbroadcast(dout * self.y, np.shape(self.x))", "dout * self.y")
    ),
    "shapes of the other": slip(
        _mul, ("np.shape(self.x)", "np.shape(0)"), ("np.shape(self.y)", "np.shape(self.x)")
    ),
    "summed before the product": slip(
        _mul,
        (
            "unbroadcast(dout * self.y, np.shape(self.x))",
            "unbroadcast(dout, np.shape(self.x)) * self.y",
        ),
    ),
    "dout left out": slip(_mul, ("dout * ", "1.0 * ")),
    "dout left out of dx": slip(_mul, ("dout * self.y", "self.y + 0 * dout")),
    "dout added": slip(_mul, ("dout * ", "dout + ")),
    "y not kept": slip(_mul, ("self.x, self.y = x, y", "self.x = x")),
    "x kept twice": slip(_mul, ("self.x, self.y = x, y", "self.x = self.y = x")),
    "nothing kept": slip(_mul, ("        self.x, self.y = x, y\n", "")),
    "kept by the class": slip(_mul, ("self.", "Mul.")),
    "the first inputs kept": slip(
        _mul, ("self.x, self.y = x, y", 'if not hasattr(self, "x"): self.x, self.y = x, y')
    ),
    "dout changed in place": slip(
        _mul,
        ("        return unbroadcast(dout", "        dout *= 1.5\n        return unbroadcast(dout"),
    ),
    "sum over axis 0": slip(
        _mul,
        ("unbroadcast(dout * self.y, np.shape(self.x))", "dout * self.y"),
        ("unbroadcast(dout * self.x, np.shape(self.y))", "(dout * self.x).sum(axis=0)"),
    ),
    "mean for sum": dedent("""
    def mean_back(gradient, shape):
        return unbroadcast(gradient, shape) * np.prod(shape) / np.size(gradient)

    """)
    + slip(_mul, ("unbroadcast", "mean_back")),
    "product's own gradient": slip(
        _mul,
        ("self.x, self.y = x, y", "self.x, self.y = x, y; self.out = x * y"),
        ("dout * self.y", "dout * self.out"),
    ),
    "the addition": slip(_mul, ("return x * y", "return x + y")),
    "matrix product": slip(_mul, ("return x * y", "return np.dot(x, y)")),
    "no return": slip(_mul, ("return x * y", "x * y")),
    "one gradient": slip(_mul, (", unbroadcast(dout * self.x, np.shape(self.y))", "")),
    "one sum of both": slip(_mul, ("np.shape(self.x)), unb", "np.shape(self.x)) + unb")),
    "x changed in place": slip(_mul, ("return x * y", "x *= y\n        return x")),
    "mul takes out's shape": slip(_mul, ("np.shape(self.x)", "np.shape(dout)")),
    "slice in place of sum": dedent("""
    def cut(gradient, shape):
        while np.ndim(gradient) > len(shape):
            gradient = gradient[0]
        return gradient[tuple(slice(n) for n in shape)]

    """)
    + slip(_mul, ("unbroadcast", "cut")),
    "reshaped in place of summed": slip(_mul, ("unbroadcast(", "np.resize(")),
    "the result handed on": slip(_mul, ("dout * self.x", "dout * self.y")),
}

_sub = _pair(
    "Sub",
    "-",
    "unbroadcast(dout, self.x_shape)",
    "unbroadcast(-dout, self.y_shape)",
    "self.x_shape, self.y_shape = np.shape(x), np.shape(y)",
)
_div = _pair(
    "Div",
    "/",
    "unbroadcast(dout / self.y, np.shape(self.x))",
    "unbroadcast(-dout * self.x / self.y**2, np.shape(self.y))",
)
RIGHT["sub_div"] = {
    "plain": _sub + "\n\n" + _div,
    "shapes as attributes": _BACK
    + _pair("Sub", "-", "back(dout, self.x.shape)", "-back(dout, self.y.shape)")
    + "\n\n"
    + _pair(
        "Div",
        "/",
        "back(dout / self.y, self.x.shape)",
        "back(-dout * self.x / (self.y * self.y), self.y.shape)",
    ),
    "the quotient kept": _sub
    + dedent("""


    class Div:
        def forward(self, x, y):
            self.x_shape, self.y = np.shape(x), y
            self.z = np.divide(x, y)
            return self.z

        def backward(self, dout):
            share = dout / self.y
            return unbroadcast(share, self.x_shape), -unbroadcast(share * self.z, np.shape(self.y))
    """),
    "a base class": dedent("""
    class Binary:
        def forward(self, x, y):
            self.x, self.y = x, y
            return self.value(x, y)

        def backward(self, dout):
            slopes = self.slopes(self.x, self.y)
            shapes = np.shape(self.x), np.shape(self.y)
            return tuple(unbroadcast(dout * s, shape) for s, shape in zip(slopes, shapes))


    class Sub(Binary):
        def value(self, x, y):
            return x - y

        def slopes(self, x, y):
            return 1.0, -1.0


    class Div(Binary):
        def value(self, x, y):
            return x / y

        def slopes(self, x, y):
            return 1 / y, -x * y**-2.0
    """),
    "from other nodes": dedent("""
    class Sub(Add):
        def forward(self, x, y):
            return super().forward(x, -y)

        def backward(self, dout):
            dx, dy = super().backward(dout)
            return dx, -dy


    class Div:
        def forward(self, x, y):
            self.y = y
            self.product = Mul()
            return self.product.forward(x, 1 / y)

        def backward(self, dout):
            dx, d_inverse = self.product.backward(dout)
            return dx, -d_inverse / self.y**2
    """),
    "reciprocals, by steps": dedent("""
    class Sub:
        def forward(self, minuend, subtrahend):
            self.shapes = (np.shape(minuend), np.shape(subtrahend))
            difference = np.subtract(minuend, subtrahend)
            return difference

        def backward(self, dout):
            negative = np.negative(dout)
            return (unbroadcast(dout, self.shapes[0]), unbroadcast(negative, self.shapes[1]))


    class Div:
        def forward(self, dividend, divisor):
            self.dividend = dividend
            self.reciprocal = 1.0 / divisor
            return self.dividend * self.reciprocal

        def backward(self, dout):
            d_dividend = dout * self.reciprocal
            d_divisor = -1.0 * dout * self.dividend * np.square(self.reciprocal)
            d_dividend = unbroadcast(d_dividend, np.shape(self.dividend))
            d_divisor = unbroadcast(d_divisor, np.shape(self.reciprocal))
            return (d_dividend, d_divisor)
    """),
}
WRONG["sub_div"] = {
    "sub: " + name: source + "\n\n" + _div
    for name, source in {
        "signs exchanged": slip(
            _sub,
            ("unbroadcast(dout", "unbroadcast(+dout"),
            ("unbroadcast(-dout", "unbroadcast(dout"),
            ("unbroadcast(+dout", "unbroadcast(-dout"),
        ),
        "both signs minus": slip(_sub, ("unbroadcast(dout", "unbroadcast(-dout")),
        "shapes exchanged": slip(_sub, ("np.shape(x), np.shape(y)", "np.shape(y), np.shape(x)")),
        "only dx summed back": slip(_sub, ("unbroadcast(-dout, self.y_shape)", "-dout")),
        "only dy summed back": slip(_sub, ("unbroadcast(dout, self.x_shape)", "dout")),
        "ones": slip(_sub, ("dout,", "np.ones_like(dout),")),
        "the addition": slip(_sub, ("return x - y", "return x + y")),
        "turned round": slip(_sub, ("return x - y", "return y - x")),
        "as a product": slip(_sub, ("-dout", "-dout * dout")),
        "kept by the class": slip(_sub, ("self.", "Sub.")),
        "dout changed in place": slip(
            _sub,
            (
                "        return unbroadcast(dout, self.x_shape), ",
                "        dx = unbroadcast(dout, self.x_shape)\n        dout *= -1\n        return dx, ",
            ),
            ("unbroadcast(-dout", "unbroadcast(dout"),
        ),
        "absolute value": slip(_sub, ("return x - y", "return abs(x - y)")),
        "a list of dout twice": slip(_sub, ("unbroadcast(-dout", "unbroadcast(-1 + dout")),
    }.items()
} | {
    "div: " + name: _sub + "\n\n" + source
    for name, source in {
        "the gradients exchanged": slip(
            _div,
            ("dout / self.y,", "A,"),
            ("-dout * self.x / self.y**2,", "dout / self.y,"),
            ("A,", "-dout * self.x / self.y**2,"),
        ),
        "turned round": slip(_div, ("return x / y", "return y / x")),
        "floor division": slip(_div, ("return x / y", "return x // y")),
        "2 y for y squared": slip(_div, ("self.y**2", "(2 * self.y)")),
        "y for x in dy": slip(_div, ("-dout * self.x / self.y**2", "-dout / self.y")),
        "dx without dout": slip(_div, ("dout / self.y,", "1 / self.y + 0 * dout,")),
        "dy without dout": slip(_div, ("-dout * self.x", "-self.x + 0 * dout")),
        "brackets": slip(_div, ("/ self.y**2", "/ self.y * self.y")),
        "as a product": slip(
            _div,
            ("dout / self.y,", "dout * self.y,"),
            ("-dout * self.x / self.y**2", "dout * self.x"),
        ),
        "only dx summed back": slip(
            _div,
            (
                "unbroadcast(-dout * self.x / self.y**2, np.shape(self.y))",
                "-dout * self.x / self.y**2",
            ),
        ),
        "only dy summed back": slip(
            _div, ("unbroadcast(dout / self.y, np.shape(self.x))", "dout / self.y")
        ),
        "summed before the quotient": slip(
            _div,
            (
                "unbroadcast(-dout * self.x / self.y**2, np.shape(self.y))",
                "unbroadcast(-dout * self.x, np.shape(self.y)) / self.y**2 * 1.0",
            ),
            (
                "unbroadcast(dout / self.y, np.shape(self.x))",
                "unbroadcast(dout, np.shape(self.x)) / self.y",
            ),
        ),
        "dout squared away": slip(_div, ("-dout * self.x", "-dout**2 * self.x")),
        "x squared": slip(_div, ("self.y**2", "self.x**2")),
        "y cubed": slip(_div, ("self.y**2", "self.y**3")),
        "logarithm": slip(
            _div, ("-dout * self.x / self.y**2", "dout * self.x * np.log(abs(self.y))")
        ),
        "kept by the class": slip(_div, ("self.", "Div.")),
        "root in place of square": slip(_div, ("self.y**2", "abs(self.y) ** 0.5")),
    }.items()
}

# ---- Nodes of one input ----

_pow = dedent("""
class Pow:
    def forward(self, x, exponent):
        self.x, self.exponent = x, exponent
        return x**exponent

    def backward(self, dout):
        return dout * self.exponent * self.x ** (self.exponent - 1)
""")
RIGHT["pow"] = {"plain": _pow} | texts(
    mathematician="""
    class Pow:
        def forward(self, x, n):
            self.slope = n * np.power(x, n - 1.0)
            return np.power(x, float(n))

        def backward(self, dout):
            return self.slope * dout
    """,
    closure="""
    class Pow:
        def forward(self, x, exponent):
            self.backward = lambda dout: exponent * x ** (exponent - 1) * dout
            return x**exponent

        def backward(self, dout):
            return self.backward(dout)
    """,
    own_buffer="""
    class Pow:
        def __init__(self):
            self.x = None
            self.exponent = None

        def forward(self, x, exponent):
            self.x = np.array(x, dtype=float)
            self.exponent = exponent
            return self.x**self.exponent

        def backward(self, dout):
            gradient = self.x ** (self.exponent - 1)
            gradient *= self.exponent
            gradient *= dout
            return gradient
    """,
    entry_by_entry="""
    class Pow:
        def forward(self, x, exponent):
            self.x = x
            self.exponent = exponent
            return np.array([v**exponent for v in x.ravel()]).reshape(x.shape)

        def backward(self, dout):
            dx = np.zeros(self.x.shape)
            for index in np.ndindex(self.x.shape):
                slope = self.exponent * self.x[index] ** (self.exponent - 1)
                dx[index] = np.asarray(dout)[index] * slope
            return dx
    """,
)
WRONG["pow"] = {
    "minus 1 outside": slip(_pow, ("** (self.exponent - 1)", "** self.exponent - 1")),
    "n - 1 as factor": slip(_pow, ("* self.exponent * self.x", "* (self.exponent - 1) * self.x")),
    "dout left out": slip(_pow, ("dout * ", "")),
    "one exponent too low": slip(_pow, ("self.exponent - 1", "self.exponent - 2")),
    "exponent raised": slip(_pow, ("self.exponent - 1", "self.exponent + 1")),
    "always 2": slip(_pow, ("self.exponent * self.x ** (self.exponent - 1)", "2 * self.x")),
    "always 3": slip(_pow, ("self.exponent * self.x ** (self.exponent - 1)", "3 * self.x**2")),
    "always squared": slip(_pow, ("x**exponent", "x**2")),
    "product": slip(_pow, ("x**exponent", "x * exponent")),
    "the integral": slip(
        _pow,
        (
            "self.exponent * self.x ** (self.exponent - 1)",
            "self.x ** (self.exponent + 1) / (self.exponent + 1)",
        ),
    ),
    "exponential slope": slip(
        _pow,
        (
            "self.exponent * self.x ** (self.exponent - 1)",
            "self.x**self.exponent * np.log(abs(self.x))",
        ),
    ),
    "two gradients": slip(_pow, ("return dout * ", "return 0.0, dout * ")),
    "a gradient for the exponent": slip(_pow, ("(self.exponent - 1)", "(self.exponent - 1), None")),
    "a tuple of one": slip(_pow, ("(self.exponent - 1)", "(self.exponent - 1),")),
    "x changed in place": slip(_pow, ("return x**exponent", "x **= exponent\n        return x")),
    "kept by the class": slip(_pow, ("self.", "Pow.")),
    "absolute base": slip(_pow, ("self.x ** (", "abs(self.x) ** (")),
    "absolute base forward": slip(_pow, ("return x**exponent", "return abs(x) ** exponent")),
    "the output kept": slip(
        _pow,
        ("self.x, self.exponent = x, exponent", "self.x, self.exponent = x**exponent, exponent"),
    ),
    "base and exponent exchanged": slip(_pow, ("return x**exponent", "return exponent**x")),
    "exponent made whole": slip(
        _pow, ("self.x, self.exponent = x, exponent", "self.x, self.exponent = x, int(exponent)")
    ),
    "caret": slip(_pow, ("return x**exponent", "return x ^ exponent")),
}

_exp = dedent("""
class Exp:
    def forward(self, x):
        self.out = np.exp(x)
        return self.out

    def backward(self, dout):
        return dout * self.out
""")
_log = dedent("""
class Log:
    def forward(self, x):
        self.x = x
        return np.log(x)

    def backward(self, dout):
        return dout / self.x
""")
RIGHT["exp_log"] = {"plain": _exp + "\n" + _log} | texts(
    recomputed="""
    class Exp:
        def forward(self, x):
            self.x = x
            return np.e**x

        def backward(self, dout):
            return np.exp(self.x) * dout

    class Log:
        def forward(self, x):
            self.inverse = 1 / x
            return -np.log(self.inverse)

        def backward(self, dout):
            return self.inverse * dout
    """,
    base_class="""
    class Unary:
        function = None
        def forward(self, x):
            self.x = x
            self.y = type(self).function(x)
            return self.y
        def backward(self, dout):
            return dout * self.slope()

    class Exp(Unary):
        function = staticmethod(np.exp)
        def slope(self):
            return self.y

    class Log(Unary):
        function = staticmethod(np.log)
        def slope(self):
            return np.reciprocal(self.x)
    """,
    math_module_entry_by_entry="""
    import math

    class Exp:
        def forward(self, x):
            self.result = np.vectorize(math.exp)(x)
            return self.result
        def backward(self, dout):
            return np.multiply(dout, self.result)

    class Log:
        def forward(self, x):
            self.argument = x
            out = np.empty(x.shape)
            for i in np.ndindex(x.shape):
                out[i] = math.log(x[i])
            return out
        def backward(self, dout):
            return np.divide(dout, self.argument)
    """,
    own_copies="""
    class Exp:
        def __init__(self):
            self._cache = None
        def forward(self, x):
            self._cache = np.exp(x).copy()
            return self._cache.copy()
        def backward(self, dout):
            dx = np.array(dout, copy=True)
            dx *= self._cache
            return dx

    class Log:
        def __init__(self):
            self._cache = None
        def forward(self, x):
            self._cache = x.copy()
            return np.log(self._cache)
        def backward(self, dout):
            dx = dout.copy()
            dx = dx / self._cache
            return dx
    """,
)
WRONG["exp_log"] = {
    "exp: " + name: source + "\n" + _log
    for name, source in {
        "dout left out": slip(_exp, ("return dout * self.out", "return self.out")),
        "exp of dout": slip(_exp, ("return dout * self.out", "return np.exp(dout)")),
        "a power's slope": slip(
            _exp,
            ("self.out = np.exp(x)", "self.x, self.out = x, np.exp(x)"),
            ("dout * self.out", "dout * self.x * np.exp(self.x - 1)"),
        ),
        "exp of the output": slip(_exp, ("dout * self.out", "dout * np.exp(self.out)")),
        "10 to the x": slip(_exp, ("np.exp(x)", "10.0**x")),
        "2.718": slip(_exp, ("np.exp(x)", "2.718**x")),
        "2 to the x": slip(_exp, ("np.exp(x)", "np.exp2(x)")),
        "expm1": slip(_exp, ("np.exp(x)", "np.expm1(x)")),
        "minus x": slip(_exp, ("np.exp(x)", "np.exp(-x)")),
        "a sigmoid's slope": slip(_exp, ("dout * self.out", "dout * self.out * (1 - self.out)")),
        "divided": slip(_exp, ("dout * self.out", "dout / self.out")),
        "out changed in place": slip(
            _exp, ("return dout * self.out", "self.out *= dout\n        return self.out")
        ),
        "dout changed in place": slip(
            _exp, ("return dout * self.out", "dout *= self.out\n        return dout")
        ),
        "kept by the class": slip(_exp, ("self.", "Exp.")),
        "x changed in place": slip(_exp, ("np.exp(x)", "np.exp(x, out=x)")),
        "not kept": slip(
            _exp, ("self.out = np.exp(x)\n        return self.out", "return np.exp(x)")
        ),
        "the first kept": slip(
            _exp,
            (
                "self.out = np.exp(x)\n        return self.out",
                'self.out = getattr(self, "out", np.exp(x))\n        return np.exp(x)',
            ),
        ),
    }.items()
} | {
    "log: " + name: _exp + "\n" + source
    for name, source in {
        "dout left out": slip(_log, ("return dout / self.x", "return 1 / self.x")),
        "turned round": slip(_log, ("return dout / self.x", "return self.x / dout")),
        "divided by the output": slip(_log, ("self.x = x", "self.x = np.log(x)")),
        "base 2": slip(_log, ("np.log(x)", "np.log2(x)")),
        "log of 1 + x": slip(_log, ("np.log(x)", "np.log1p(x)")),
        "a small number added": slip(_log, ("np.log(x)", "np.log(x + 1e-3)")),
        "minus": slip(_log, ("dout / self.x", "-dout / self.x**2")),
        "the sign": slip(_log, ("dout / self.x", "-dout / self.x")),
        "squared": slip(_log, ("dout / self.x", "dout / self.x**2")),
        "dout handed on": slip(_log, ("dout / self.x", "dout")),
        "exp of x": slip(_log, ("dout / self.x", "dout * np.exp(self.x)")),
        "log of dout": slip(_log, ("dout / self.x", "np.log(abs(dout))")),
        "kept by the class": slip(_log, ("self.", "Log.")),
        "x changed in place": slip(_log, ("np.log(x)", "np.log(x, out=x)")),
        "floor": slip(_log, ("dout / self.x", "dout // self.x")),
        "nothing kept": slip(_log, ("        self.x = x\n", "")),
        "no return": slip(_log, ("return dout / self.x", "dx = dout / self.x")),
    }.items()
}

_matmul = _pair("MatMul", "@", "dout @ self.y.T", "self.x.T @ dout")
RIGHT["matmul"] = {
    "plain": _matmul,
    "einsum": dedent("""
    class MatMul:
        def forward(self, x, y):
            self.x, self.y = x, y
            return np.einsum("nd,dm->nm", x, y)

        def backward(self, dout):
            dx = np.einsum("nm,dm->nd", dout, self.y)
            dy = np.einsum("nd,nm->dm", self.x, dout)
            return dx, dy
    """),
    "dot": dedent("""
    class MatMul:
        def __init__(self):
            self.left, self.right = None, None

        def forward(self, left, right):
            self.left, self.right = left, right
            return np.dot(left, right)

        def backward(self, dout):
            return np.dot(dout, np.transpose(self.right)), np.dot(np.transpose(self.left), dout)
    """),
    "loops": dedent("""
    class MatMul:
        def multiply(self, a, b):
            out = np.zeros((a.shape[0], b.shape[1]))
            for i in range(a.shape[0]):
                for j in range(b.shape[1]):
                    for k in range(a.shape[1]):
                        out[i][j] += a[i][k] * b[k][j]
            return out

        def forward(self, x, y):
            self.x = x
            self.y = y
            return self.multiply(x, y)

        def backward(self, dout):
            return self.multiply(dout, self.y.T), self.multiply(self.x.T, dout)
    """),
    "tensordot, transposes turned": dedent("""
    class MatMul:
        def forward(self, A, B):
            self.saved = (A, B)
            return np.tensordot(A, B, axes=1)

        def backward(self, G):
            A, B = self.saved
            return (B @ G.T).T, (G.T @ A).T
    """),
    "transposes kept": dedent("""
    class MatMul:
        def forward(self, x, y):
            self.xT = x.T.copy()
            self.yT = y.T.copy()
            out = np.empty((len(x), y.shape[1]))
            np.matmul(x, y, out=out)
            return out

        def backward(self, dout):
            dx = dout @ self.yT
            dy = self.xT @ dout
            return (dx, dy)
    """),
}
WRONG["matmul"] = {
    "entry by entry": slip(_matmul, ("return x @ y", "return x * y")),
    "turned round": slip(_matmul, ("return x @ y", "return y @ x")),
    "dout turned": slip(
        _matmul, ("dout @ self.y.T", "(dout.T @ self.y)"), ("self.x.T @ dout", "self.x @ dout.T")
    ),
    "dy transposed": slip(_matmul, ("self.x.T @ dout", "dout.T @ self.x")),
    "dx transposed": slip(_matmul, ("dout @ self.y.T", "self.y @ dout.T")),
    "x and y exchanged": slip(
        _matmul, ("dout @ self.y.T, self.x.T @ dout", "self.x.T @ dout, dout @ self.y.T")
    ),
    "as an entrywise product": slip(
        _matmul, ("dout @ self.y.T, self.x.T @ dout", "dout * self.y, dout * self.x")
    ),
    "divided by N": slip(_matmul, ("self.x.T @ dout", "self.x.T @ dout / len(dout)")),
    "dout left out": slip(_matmul, ("dout @ self.y.T", "np.ones_like(dout) @ self.y.T")),
    "dout left out of dy": slip(_matmul, ("self.x.T @ dout", "self.x.T @ np.ones_like(dout)")),
    "kept by the class": slip(_matmul, ("self.", "MatMul.")),
    "y not kept": slip(_matmul, ("self.x, self.y = x, y", "self.x = x")),
    "only dx": slip(_matmul, (", self.x.T @ dout", "")),
    "summed over the rows": slip(
        _matmul, ("self.x.T @ dout", "self.x.T @ dout.sum(axis=0, keepdims=True)")
    ),
    "inverse for transpose": slip(_matmul, ("self.y.T", "np.linalg.pinv(self.y)")),
    "the sign": slip(_matmul, ("self.x.T @ dout", "-self.x.T @ dout")),
    "piled up": dedent("""
    class MatMul:
        def __init__(self):
            self.dx = self.dy = 0

        def forward(self, x, y):
            self.x, self.y = x, y
            return x @ y

        def backward(self, dout):
            self.dx = self.dx + dout @ self.y.T
            self.dy = self.dy + self.x.T @ dout
            return self.dx, self.dy
    """),
}

# ---- Sum and Reshape ----

_sum = dedent("""
class Sum:
    def forward(self, x, axis=None, keepdims=False):
        self.shape, self.axis, self.keepdims = np.shape(x), axis, keepdims
        return np.sum(x, axis=axis, keepdims=keepdims)

    def backward(self, dout):
        if self.axis is not None and not self.keepdims:
            dout = np.expand_dims(dout, self.axis)
        return np.broadcast_to(dout, self.shape).copy()
""")
_reshape = dedent("""
class Reshape:
    def forward(self, x, shape):
        self.shape = np.shape(x)
        return np.reshape(x, shape)

    def backward(self, dout):
        return np.reshape(dout, self.shape)
""")
RIGHT["sum_reshape"] = {
    "plain": _sum + "\n" + _reshape,
    "times ones": slip(
        _sum, ("np.broadcast_to(dout, self.shape).copy()", "dout * np.ones(self.shape)")
    )
    + "\n"
    + slip(_reshape, ("np.reshape(dout, self.shape)", "dout.reshape(self.shape)")),
    "a view": slip(_sum, (".copy()", "")) + "\n" + _reshape,
} | texts(
    the_kept_shape="""
    class Sum:
        def forward(self, x, axis=None, keepdims=False):
            self.x = x
            self.kept = x.sum(axis=axis, keepdims=True).shape
            return x.sum(axis=axis, keepdims=keepdims)

        def backward(self, dout):
            return np.zeros_like(self.x) + np.reshape(dout, self.kept)

    class Reshape:
        def forward(self, x, shape):
            self.x = x
            return x.reshape(shape)

        def backward(self, dout):
            return dout.reshape(self.x.shape)
    """,
    axes_by_hand="""
    class Sum:
        def forward(self, x, axis=None, keepdims=False):
            self.shape = x.shape
            if axis is None:
                axes = tuple(range(x.ndim))
            elif isinstance(axis, int):
                axes = (axis % x.ndim,)
            else:
                axes = tuple(a % x.ndim for a in axis)
            self.small = tuple(1 if i in axes else n for i, n in enumerate(x.shape))
            total = np.add.reduce(x, axis=axes, keepdims=True)
            return total if keepdims else total.squeeze(axes)

        def backward(self, dout):
            dx = np.empty(self.shape)
            dx[...] = dout.reshape(self.small)
            return dx

    class Reshape:
        def forward(self, x, shape):
            self.old = x.shape
            new = np.empty(x.reshape(shape).shape)
            new.ravel()[:] = x.ravel()
            return new

        def backward(self, dout):
            dx = np.zeros(self.old)
            dx.flat = dout.flat
            return dx
    """,
    closures="""
    class Node:
        def backward(self, dout):
            return self.back(dout)

    class Sum(Node):
        def forward(self, x, axis=None, keepdims=False):
            whole = np.ones_like(x)
            def back(dout):
                if axis is None:
                    return whole * dout
                if keepdims:
                    return whole * dout
                axes = axis if isinstance(axis, tuple) else (axis,)
                for a in sorted(a % x.ndim for a in axes):
                    dout = np.expand_dims(dout, a)
                return whole * dout
            self.back = back
            return np.sum(x, axis, keepdims=keepdims)

    class Reshape(Node):
        def forward(self, x, shape):
            self.back = lambda dout: dout.reshape(x.shape)
            return x.reshape(shape)
    """,
    repeated="""
    class Sum:
        def forward(self, x, axis=None, keepdims=False):
            self.input_shape = np.shape(x)
            self.axis = axis
            self.keepdims = keepdims
            return np.sum(x, axis=axis, keepdims=keepdims)

        def backward(self, dout):
            if self.axis is None:
                return np.full(self.input_shape, np.asarray(dout).reshape(-1)[0])
            axes = (self.axis,) if np.isscalar(self.axis) else self.axis
            axes = sorted(axis % len(self.input_shape) for axis in axes)
            for axis in axes:
                if not self.keepdims:
                    dout = np.expand_dims(dout, axis)
                dout = np.repeat(dout, self.input_shape[axis], axis=axis)
            return dout

    class Reshape:
        def forward(self, x, shape):
            self.before = np.shape(x)
            return np.array(x).reshape(shape).copy()

        def backward(self, dout):
            return np.array(dout).reshape(self.before).copy()
    """,
)
WRONG["sum_reshape"] = {
    "sum: " + name: source + "\n" + _reshape
    for name, source in {
        "dout transposed": slip(
            _sum, ("np.expand_dims(dout, self.axis)", "np.expand_dims(dout, 0)")
        ),
        "the last axis put back": slip(
            _sum, ("np.expand_dims(dout, self.axis)", "np.expand_dims(dout, -1)")
        ),
        "keepdims not asked": slip(_sum, (" and not self.keepdims", "")),
        "divided by the rows": slip(_sum, (".copy()", ".copy() / self.shape[0]")),
        "divided by all": slip(_sum, (".copy()", ".copy() / np.prod(self.shape)")),
        "multiplied by the size": slip(_sum, (".copy()", ".copy() * np.prod(self.shape)")),
        "summed again": slip(_sum, ("np.broadcast_to(dout,", "np.broadcast_to(np.sum(dout),")),
        "dout in the first entry": slip(
            _sum,
            (
                "return np.broadcast_to(dout, self.shape).copy()",
                "dx = np.zeros(self.shape)\n        dx[..., :1] = dout\n        return dx",
            ),
        ),
        "mean": slip(_sum, ("np.sum(x,", "np.mean(x,")),
        "axis 0 always": slip(_sum, ("axis=axis", "axis=0")),
        "keepdims always": slip(_sum, ("keepdims=keepdims)", "keepdims=True)")),
        "times x": slip(
            _sum,
            ("self.shape, ", "self.x, self.shape, "),
            ("= np.shape(x)", "= x, np.shape(x)"),
            (".copy()", " * self.x"),
        ),
        "kept by the class": slip(_sum, ("self.", "Sum.")),
        "one axis only": slip(
            _sum,
            (
                "np.expand_dims(dout, self.axis)",
                "np.expand_dims(dout, self.axis if isinstance(self.axis, int) else self.axis[0])",
            ),
        ),
        "cumulative sum": slip(
            _sum, ("np.sum(x, axis=axis, keepdims=keepdims)", "np.cumsum(x, axis=axis)")
        ),
        "Python's sum": slip(_sum, ("np.sum(x, axis=axis, keepdims=keepdims)", "sum(x)")),
        "the shape reshaped": slip(
            _sum, ("np.broadcast_to(dout, self.shape).copy()", "np.resize(dout, self.shape)")
        ),
        "the sign": slip(_sum, ("np.broadcast_to(dout", "np.broadcast_to(-dout")),
        "shape not kept": slip(
            _sum,
            (
                "self.shape, self.axis, self.keepdims = np.shape(x), axis",
                "self.axis, self.keepdims = axis",
            ),
        ),
        "dout of axis 0 and 1 confused": slip(
            _sum,
            (
                "np.expand_dims(dout, self.axis)",
                "np.expand_dims(dout, self.axis if self.axis == -1 else 1)",
            ),
        ),
    }.items()
} | {
    "reshape: " + name: _sum + "\n" + source
    for name, source in {
        "transposed": slip(_reshape, ("np.reshape(x, shape)", "np.transpose(x)")),
        "both column by column": slip(
            _reshape,
            ("(x, shape)", '(x, shape, order="F")'),
            ("(dout, self.shape)", '(dout, self.shape, order="F")'),
        ),
        "the new shape kept": slip(_reshape, ("np.shape(x)", "shape")),
        "flat": slip(_reshape, ("np.reshape(dout, self.shape)", "np.ravel(dout)")),
        "ones": slip(_reshape, ("np.reshape(dout, self.shape)", "np.ones(self.shape)")),
        "transposed back": slip(_reshape, ("np.reshape(dout, self.shape)", "np.transpose(dout)")),
        "x for dout": slip(
            _reshape,
            ("self.shape = np.shape(x)", "self.x, self.shape = x, np.shape(x)"),
            ("np.reshape(dout,", "np.reshape(self.x,"),
        ),
        "x changed": slip(
            _reshape, ("return np.reshape(x, shape)", "x.shape = shape\n        return x")
        ),
        "dout changed": slip(
            _reshape,
            ("return np.reshape(dout, self.shape)", "dout.shape = self.shape\n        return dout"),
        ),
        "kept by the class": slip(_reshape, ("self.", "Reshape.")),
        "no return": slip(
            _reshape, ("return np.reshape(dout, self.shape)", "dout.reshape(self.shape)")
        ),
        "resized": slip(_reshape, ("np.reshape(x, shape)", "np.resize(x[:1], shape)")),
        "turned round": slip(
            _reshape, ("np.reshape(dout, self.shape)", "np.reshape(dout, self.shape[::-1])")
        ),
    }.items()
}

# ---- Tensor ----

_OPERATORS = dedent("""
    def __add__(self, other):
        return self.apply(Add(), other)

    def __radd__(self, other):
        return Tensor(other) + self

    def __mul__(self, other):
        return self.apply(Mul(), other)

    def __rmul__(self, other):
        return Tensor(other) * self

    def __sub__(self, other):
        return self.apply(Sub(), other)

    def __truediv__(self, other):
        return self.apply(Div(), other)

    def __neg__(self):
        return self * -1

    def __pow__(self, exponent):
        return self.apply(Pow(), exponent=exponent)

    def __matmul__(self, other):
        return self.apply(MatMul(), other)

    def __rmatmul__(self, other):
        return Tensor(other) @ self

    def exp(self):
        return self.apply(Exp())

    def log(self):
        return self.apply(Log())

    def relu(self):
        return self.apply(Relu())

    def tanh(self):
        return self.apply(Tanh())

    def sum(self, axis=None, keepdims=False):
        return self.apply(Sum(), axis=axis, keepdims=keepdims)

    def mean(self, axis=None, keepdims=False):
        total = self.sum(axis, keepdims)
        return total / (self.value.size / total.value.size)

    def reshape(self, shape):
        return self.apply(Reshape(), shape=shape)
""")
_APPLY = """
def apply(self, node, *others, **options):
    inputs = [self]
    for other in others:
        inputs.append(other if isinstance(other, Tensor) else Tensor(other))
    output = Tensor(node.forward(*[x.value for x in inputs], **options))
    for tape in open_tapes:
        tape.record(node, inputs, output)
    return output
"""
_REFLECTED = """
def __rsub__(self, other):
    return Tensor(other) - self

def __rtruediv__(self, other):
    return Tensor(other) / self
"""


def _tensor(apply: str = _APPLY, reflected: str = _REFLECTED, before: str = "") -> str:
    head = dedent('''
    class Tensor:
        """An array of floats; what is computed from it is recorded on every open tape."""

        __array_ufunc__ = None

        def __init__(self, value):
            self.value = np.asarray(value, dtype=float)

        def __repr__(self):
            return f"Tensor({self.value})"
    ''')
    body = "\n".join(dedent(part).strip("\n") + "\n" for part in (apply, reflected, _OPERATORS))
    return dedent(before) + head + "\n" + indent(body, "    ")


RIGHT["tensor"] = {
    "plain": _tensor(),
    "terse": _tensor("""
    def apply(self, node, *others, **options):
        inputs = [x if isinstance(x, Tensor) else Tensor(x) for x in (self, *others)]
        output = Tensor(node.forward(*(x.value for x in inputs), **options))
        [tape.record(node, inputs, output) for tape in open_tapes]
        return output
    """),
    "mathematician": _tensor(
        reflected="""
        def __rsub__(self, other):
            return -self + other

        def __rtruediv__(self, other):
            return self**-1 * other
        """
    ),
    "apply in the reflected ones": _tensor(
        reflected="""
        def __rsub__(self, other):
            return Tensor(other).apply(Sub(), self)

        def __rtruediv__(self, other):
            left = other if isinstance(other, Tensor) else Tensor(other)
            return left.apply(Div(), self)
        """
    ),
    "helpers": _tensor(
        """
        @staticmethod
        def _wrap(thing):
            if isinstance(thing, Tensor):
                return thing
            return Tensor(thing)

        def _tell(self, node, inputs):
            for i in range(len(open_tapes)):
                open_tapes[i].record(node, inputs, self)

        def apply(self, node, *others, **options):
            tensors = list()
            tensors.append(self)
            for i in range(0, len(others)):
                tensors.append(Tensor._wrap(others[i]))
            values = []
            for t in tensors:
                values.append(t.value)
            result = Tensor(node.forward(*values, **options))
            result._tell(node, tensors)
            return result
        """
    ),
    "a function outside": _tensor(
        """
        def apply(self, node, *others, **options):
            return send_through(node, [self, *map(as_tensor, others)], options)
        """,
        """
        def __rsub__(self, other):
            return as_tensor(other).__sub__(self)

        def __rtruediv__(self, other):
            return as_tensor(other).__truediv__(self)
        """,
        """
        def as_tensor(x):
            return x if isinstance(x, Tensor) else Tensor(x)

        def send_through(node, tensors, options):
            out = as_tensor(node.forward(*[t.value for t in tensors], **options))
            for tape in list(open_tapes):
                tape.record(node, list(tensors), out)
            return out
        """,
    ),
    "duck typing": _tensor("""
    def apply(self, node, *others, **options):
        inputs = [self] + [x if hasattr(x, "value") else Tensor(x) for x in others]
        arrays = map(lambda tensor: tensor.value, inputs)
        value = node.forward(*arrays, **options)
        output = type(self)(value)
        for tape in open_tapes:
            tape.record(node, inputs, output)
        return output
    """),
}
WRONG["tensor"] = {
    "apply: " + name: _tensor(slip(_APPLY, *changes))
    for name, changes in {
        "values recorded": [
            (
                "tape.record(node, inputs, output)",
                "tape.record(node, [x.value for x in inputs], output)",
            )
        ],
        "the output's value recorded": [
            ("tape.record(node, inputs, output)", "tape.record(node, inputs, output.value)")
        ],
        "arguments exchanged": [("(node, inputs, output)", "(node, output, inputs)")],
        "the first tape only": [("for tape in open_tapes:", "for tape in open_tapes[:1]:")],
        "recorded before": [
            ("tape.record(node, inputs, output)", "tape.record(node, inputs, Tensor(output.value))")
        ],
        "an array returned": [("return output", "return output.value")],
        "the node's result returned": [("= Tensor(node", "= (node")],
        "self left out": [("inputs = [self]", "inputs = []")],
        "self not first": [
            ("inputs = [self]", "inputs = []"),
            ("    output =", "    inputs.append(self)\n    output ="),
        ],
        "self copied": [("inputs = [self]", "inputs = [Tensor(self.value)]")],
        "others not made tensors": [
            ("other if isinstance(other, Tensor) else Tensor(other)", "other")
        ],
        "numbers left out": [
            (
                "inputs.append(other if isinstance(other, Tensor) else Tensor(other))",
                "if isinstance(other, Tensor): inputs.append(other)",
            )
        ],
        "tensors to forward": [("x.value for x", "x for x")],
        "a list to forward": [("forward(*[", "forward([")],
        "no return": [("    return output\n", "")],
        "the value changed": [
            ("    return output", "    self.value = output.value\n    return output")
        ],
        "return in the loop": [
            (
                "        tape.record(node, inputs, output)\n    return output",
                "        tape.record(node, inputs, output)\n        return output",
            )
        ],
        "only where a tape is open": [
            ("    for tape", "    if not open_tapes:\n        return self\n    for tape")
        ],
        "the tape's own list emptied": [
            (
                "    for tape in open_tapes:\n        tape.record",
                "    while open_tapes:\n        open_tapes.pop().record",
            )
        ],
        "nodes shared": [
            (
                "    output =",
                "    node = Tensor.__dict__.get('kept') or node\n"
                "    Tensor.kept = node\n    output =",
            )
        ],
        "constants not recorded": [
            (
                "tape.record(node, inputs, output)",
                "tape.record(node, [x for x in inputs if x in (self, *others)], output)",
            )
        ],
    }.items()
} | {
    "reflected: " + name: _tensor(reflected=slip(_REFLECTED, *changes))
    for name, changes in {
        "sub as add": [("Tensor(other) - self", "Tensor(other) + self")],
        "div as mul": [("Tensor(other) / self", "Tensor(other) * self")],
        "div off the tape": [("Tensor(other) / self", "Tensor(other / self.value)")],
        "self from Tensor": [("Tensor(other) - self", "self - Tensor(other)")],
        "div turned": [("Tensor(other) / self", "self / Tensor(other)")],
        "the sign forgotten": [("Tensor(other) - self", "self + -1 * other + 0")],
        "an array": [("Tensor(other) - self", "other - self.value")],
        "never-ending sub": [("Tensor(other) - self", "other - self")],
        "never-ending div": [("Tensor(other) / self", "other / self")],
        "Sub called": [("Tensor(other) - self", "Sub(other, self)")],
        "self wrapped": [("Tensor(other) - self", "Tensor(other) - Tensor(self.value)")],
        "self wrapped in div": [("Tensor(other) / self", "Tensor(other) / Tensor(self.value)")],
        "power 1": [("Tensor(other) / self", "self**1 * other")],
        "no return": [("return Tensor(other) - self", "Tensor(other) - self")],
        "sub applied in the wrong order": [("Tensor(other) - self", "self.apply(Sub(), other)")],
        "div applied in the wrong order": [("Tensor(other) / self", "self.apply(Div(), other)")],
    }.items()
}

# ---- Tape ----

_GRADIENT = """
def gradient(self, result, sources):
    inputs = {output: tensors for output, (node, tensors) in self.records.items()}
    gradients = {result: np.ones_like(result.value)}
    for output in reversed(topological_order(result, inputs)):
        if output not in self.records:
            continue
        node, tensors = self.records[output]
        found = node.backward(gradients[output])
        if not isinstance(found, tuple):
            found = (found,)
        for x, dx in zip(tensors, found):
            gradients[x] = gradients[x] + dx if x in gradients else dx
    if isinstance(sources, list | tuple):
        return [gradients.get(x) for x in sources]
    return gradients.get(sources)
"""


def _tape(gradient: str = _GRADIENT, before: str = "") -> str:
    head = dedent('''
    class Tape:
        """Records what is computed while it is open, and computes gradients from that."""

        def __init__(self):
            self.records = {}

        def __enter__(self):
            open_tapes.append(self)
            return self

        def __exit__(self, *error):
            open_tapes.remove(self)

        def record(self, node, inputs, output):
            self.records[output] = (node, inputs)
    ''')
    return dedent(before) + head + "\n" + indent(dedent(gradient).strip("\n"), "    ") + "\n"


RIGHT["tape"] = {
    "plain": _tape(),
    "the records from the end": _tape("""
    def gradient(self, result, sources):
        grads = {result: np.ones_like(result.value)}
        for output, (node, inputs) in reversed(self.records.items()):
            if output in grads:
                dout = node.backward(grads[output])
                dout = dout if type(dout) is tuple else (dout,)
                for i, x in enumerate(inputs):
                    grads[x] = grads.get(x, 0) + dout[i]
        return [grads.get(s) for s in sources] if type(sources) is list else grads.get(sources)
    """),
    "keyed by id": _tape("""
    def gradient(self, result, sources):
        made = {id(out): (node, inputs) for out, (node, inputs) in self.records.items()}
        order = topological_order(id(result), {k: [id(x) for x in v[1]] for k, v in made.items()})
        sums = {id(result): np.ones(np.shape(result.value))}
        for key in order[::-1]:
            if key in made:
                node, inputs = made[key]
                back = node.backward(sums[key])
                if isinstance(back, np.ndarray) or np.isscalar(back):
                    back = [back]
                for x, g in zip(inputs, back):
                    if id(x) in sums:
                        sums[id(x)] = np.add(sums[id(x)], g)
                    else:
                        sums[id(x)] = g
        if isinstance(sources, Tensor):
            return sums.get(id(sources))
        return [sums.get(id(s)) for s in sources]
    """),
    "defaultdict of lists": _tape(
        """
        def gradient(self, result, sources):
            arrived = defaultdict(list)
            arrived[result].append(np.ones_like(result.value))
            graph = {out: made_from for out, (_, made_from) in self.records.items()}
            for tensor in reversed(topological_order(result, graph)):
                if tensor in self.records:
                    node, made_from = self.records[tensor]
                    parts = node.backward(sum(arrived[tensor]))
                    parts = parts if isinstance(parts, tuple) else (parts,)
                    for t, part in zip(made_from, parts):
                        arrived[t].append(part)

            def total(t):
                return sum(arrived[t]) if arrived[t] else None

            if isinstance(sources, (list, tuple)):
                return list(map(total, sources))
            return total(sources)
        """,
        "from collections import defaultdict\n\n",
    ),
    "own buffers, changed in place": _tape("""
    def gradient(self, result, sources):
        buffers = {}
        buffers[result] = np.ones(result.value.shape)
        parents = dict()
        for out in self.records:
            parents[out] = self.records[out][1]
        order = topological_order(result, parents)
        for k in range(len(order) - 1, -1, -1):
            tensor = order[k]
            if tensor not in self.records:
                continue
            node, inputs = self.records[tensor]
            back = node.backward(buffers[tensor].copy())
            if len(inputs) == 1:
                back = (back,)
            for i in range(len(inputs)):
                if inputs[i] not in buffers:
                    buffers[inputs[i]] = np.zeros(inputs[i].value.shape)
                buffers[inputs[i]] += back[i]
        single = not isinstance(sources, list)
        wanted = [sources] if single else sources
        answer = [buffers[t] if t in buffers else None for t in wanted]
        return answer[0] if single else answer
    """),
    "mathematician, over the users": _tape(
        """
        def gradient(self, result, sources):
            users = {}
            for out, (node, inputs) in self.records.items():
                for i, x in enumerate(inputs):
                    users.setdefault(x, []).append((out, node, i))

            @cache
            def d(x):
                terms = [np.ones_like(x.value)] if x is result else []
                for out, node, i in users.get(x, []):
                    upstream = d(out)
                    if upstream is not None:
                        back = node.backward(upstream)
                        terms.append(back[i] if isinstance(back, tuple) else back)
                return sum(terms) if terms else None

            return [d(s) for s in sources] if isinstance(sources, list) else d(sources)
        """,
        "from functools import cache\n\n",
    ),
    "own order, by recursion": _tape("""
    def gradient(self, result, sources):
        if not isinstance(sources, list):
            return self.gradient(result, [sources])[0]
        order = []

        def visit(tensor):
            if tensor not in order:
                for x in self._inputs(tensor):
                    visit(x)
                order.append(tensor)

        visit(result)
        grad = dict.fromkeys(order)
        grad[result] = np.ones_like(result.value)
        for tensor in order[::-1]:
            for x, g in zip(self._inputs(tensor), self._back(tensor, grad[tensor])):
                grad[x] = g if grad[x] is None else grad[x] + g
        return [grad.get(s) for s in sources]

    def _inputs(self, tensor):
        return self.records[tensor][1] if tensor in self.records else []

    def _back(self, tensor, upstream):
        if tensor not in self.records:
            return ()
        back = self.records[tensor][0].backward(upstream)
        return back if isinstance(back, tuple) else (back,)
    """),
    "waits for all users": _tape("""
    def gradient(self, result, sources):
        needed, stack = {result}, [result]
        uses = {}
        while stack:
            node, inputs = self.records.get(stack.pop(), (None, []))
            for x in inputs:
                uses[x] = uses.get(x, 0) + 1
                if x not in needed:
                    needed.add(x)
                    stack.append(x)
        total, ready = {result: np.ones_like(result.value)}, [result]
        while ready:
            tensor = ready.pop()
            if tensor in self.records:
                node, inputs = self.records[tensor]
                parts = node.backward(total[tensor])
                for x, part in zip(inputs, parts if isinstance(parts, tuple) else [parts]):
                    total[x] = total[x] + part if x in total else part
                    uses[x] -= 1
                    if uses[x] == 0:
                        ready.append(x)
        get = total.get
        return [get(s) for s in sources] if isinstance(sources, list) else get(sources)
    """),
}
WRONG["tape"] = {
    name: _tape(slip(_GRADIENT, *changes))
    for name, changes in {
        "changed in place": [
            (
                "gradients[x] = gradients[x] + dx if x in gradients else dx",
                "if x in gradients:\n                gradients[x] += dx\n"
                "            else:\n                gradients[x] = dx",
            )
        ],
        "the average": [("gradients[x] + dx if", "(gradients[x] + dx) / 2 if")],
        "the product": [("gradients[x] + dx if", "gradients[x] * dx if")],
        "the larger one": [("gradients[x] + dx if", "np.maximum(gradients[x], dx) if")],
        "the difference": [("gradients[x] + dx if", "gradients[x] - dx if")],
        "a scalar 1": [("np.ones_like(result.value)", "1.0")],
        "zeros at the start": [("np.ones_like", "np.zeros_like")],
        "ones for every backward": [
            ("node.backward(gradients[output])", "node.backward(np.ones_like(output.value))")
        ],
        "the output handed to backward": [
            ("node.backward(gradients[output])", "node.backward(output.value)")
        ],
        "inputs turned round": [("zip(tensors, found)", "zip(tensors[::-1], found)")],
        "the first input only": [("zip(tensors, found)", "zip(tensors[:1], found)")],
        "no tuple made": [
            ("        if not isinstance(found, tuple):\n            found = (found,)\n", "")
        ],
        "lists only forgotten": [
            (
                "    if isinstance(sources, list | tuple):\n        return [gradients.get(x) for x in sources]\n",
                "",
            )
        ],
        "a list always": [
            ("    return gradients.get(sources)", "    return [gradients.get(sources)]")
        ],
        "no get": [
            ("gradients.get(x) for", "gradients[x] for"),
            ("gradients.get(sources)", "gradients[sources]"),
        ],
        "a tuple of zeros for None": [("gradients.get(sources)", "gradients.get(sources, 0.0)")],
        "given tensors not skipped": [
            ("        if output not in self.records:\n            continue\n", "")
        ],
        "break at the first given tensor": [("            continue", "            break")],
        "records from the front": [
            ("reversed(topological_order(result, inputs))", "list(self.records)"),
            ("        if output not in self.records:", "        if output not in gradients:"),
        ],
        "the last record for the result": [
            ("    gradients =", "    result = list(self.records)[-1]\n    gradients =")
        ],
        "gradients on the tensors": [
            (
                "gradients[x] = gradients[x] + dx if x in gradients else dx",
                'x.grad = getattr(x, "grad", 0) + dx\n            gradients[x] = x.grad',
            )
        ],
        "records used up": [("self.records[output]\n", "self.records.pop(output)\n")],
        "the result's gradient dropped": [
            (
                "    if isinstance(sources, list",
                "    del gradients[result]\n    if isinstance(sources, list",
            )
        ],
        "values returned": [("gradients.get(x) for x in sources", "x.value for x in sources")],
        "tensors returned": [
            (
                "    return gradients.get(sources)",
                "    g = gradients.get(sources)\n    return None if g is None else Tensor(g)",
            )
        ],
        "the sum returned": [
            (
                "    return gradients.get(sources)",
                "    g = gradients.get(sources)\n    return None if g is None else g.sum()",
            )
        ],
        "a dict returned": [
            ("[gradients.get(x) for x in sources]", "{x: gradients.get(x) for x in sources}")
        ],
        "in the order of the dict": [
            (
                "[gradients.get(x) for x in sources]",
                "[g for x, g in gradients.items() if x in sources]",
            )
        ],
        "the order's end left out": [
            ("topological_order(result, inputs))", "topological_order(result, inputs)[:-1])")
        ],
        "backward twice": [
            (
                "        found = node.backward(gradients[output])",
                "        node.backward(gradients[output])\n"
                "        gradients[output] = gradients[output] * 2\n"
                "        found = node.backward(gradients[output])",
            )
        ],
        "same gradient for both inputs": [
            ("zip(tensors, found)", "zip(tensors, [found[0]] * len(tensors))")
        ],
        "the upstream gradient left out": [
            ("np.ones_like(result.value)}", "np.ones_like(result.value)}\n    ones = np.ones_like"),
            ("gradients[output])", "ones(gradients[output]))"),
        ],
        "starts with the value": [
            ("np.ones_like(result.value)", "np.asarray(result.value, dtype=float) * 1.0")
        ],
        "None for all but a list's": [("    return gradients.get(sources)", "    return None")],
    }.items()
} | {
    "accumulates on the tape": slip(
        _tape(),
        ("self.records = {}", "self.records, self.sums = {}, {}"),
        ("    gradients = {result:", "    gradients = self.sums\n        gradients |= {result:"),
    ),
    "a stack without an order": _tape("""
    def gradient(self, result, sources):
        gradients, stack = {result: np.ones_like(result.value)}, [result]
        seen = set()
        while stack:
            output = stack.pop()
            if output in seen or output not in self.records:
                continue
            seen.add(output)
            node, tensors = self.records[output]
            found = node.backward(gradients[output])
            found = found if isinstance(found, tuple) else (found,)
            for x, dx in zip(tensors, found):
                gradients[x] = gradients[x] + dx if x in gradients else dx
                stack.append(x)
        if isinstance(sources, list):
            return [gradients.get(x) for x in sources]
        return gradients.get(sources)
    """),
    "breadth first": _tape("""
    def gradient(self, result, sources):
        gradients, queue = {result: np.ones_like(result.value)}, [result]
        while queue:
            output = queue.pop(0)
            if output not in self.records:
                continue
            node, tensors = self.records[output]
            found = node.backward(gradients[output])
            found = found if isinstance(found, tuple) else (found,)
            for x, dx in zip(tensors, found):
                gradients[x] = gradients[x] + dx if x in gradients else dx
                if x not in queue:
                    queue.append(x)
        if isinstance(sources, list):
            return [gradients.get(x) for x in sources]
        return gradients.get(sources)
    """),
    "recursive, each path once": _tape("""
    def gradient(self, result, sources):
        gradients = {}
        def walk(output, dout):
            if output in gradients:
                return
            gradients[output] = dout
            if output in self.records:
                node, tensors = self.records[output]
                found = node.backward(dout)
                found = found if isinstance(found, tuple) else (found,)
                for x, dx in zip(tensors, found):
                    walk(x, dx)
        walk(result, np.ones_like(result.value))
        if isinstance(sources, list):
            return [gradients.get(x) for x in sources]
        return gradients.get(sources)
    """),
}

# ---- softmax_cross_entropy ----

_loss = dedent("""
def softmax_cross_entropy(logits, labels):
    shifted = logits - logits.value.max(axis=1, keepdims=True)
    one_hot = np.eye(logits.value.shape[1])[labels]
    right = (shifted * one_hot).sum(axis=1)
    return (shifted.exp().sum(axis=1).log() - right).mean()
""")
RIGHT["softmax_cross_entropy"] = {"plain": _loss} | texts(
    java="""
    def softmax_cross_entropy(logits, labels):
        n = logits.value.shape[0]
        c = logits.value.shape[1]
        mask = np.zeros((n, c))
        largest = np.zeros((n, 1))
        for i in range(n):
            mask[i][labels[i]] = 1.0
            largest[i][0] = np.max(logits.value[i])
        shifted = logits - Tensor(largest)
        exponentials = shifted.exp()
        sums = exponentials.sum(1)
        log_sums = sums.log()
        picked = (shifted * Tensor(mask)).sum(1)
        losses = log_sums - picked
        return losses.sum() / n
    """,
    one_line="""
    def softmax_cross_entropy(a, t):
        a = a - a.value.max(1, keepdims=True)
        return ((a.exp().sum(1)).log() - (a * np.eye(a.value.shape[1])[t]).sum(1)).mean()
    """,
    kept_axes="""
    def softmax_cross_entropy(logits, labels):
        N, C = logits.value.shape
        z = logits - np.max(logits.value, axis=-1, keepdims=True)
        log_p = z - z.exp().sum(axis=-1, keepdims=True).log()
        T = (np.arange(C) == np.asarray(labels)[:, None]).astype(float)
        return -(log_p * T).sum() / N
    """,
    shift_added_back="""
    def log_sum_exp(x):
        m = x.value.max(axis=1)
        return (x - m[:, None]).exp().sum(axis=1).log() + m

    def softmax_cross_entropy(logits, labels):
        rows = np.arange(len(labels))
        chosen = np.zeros_like(logits.value)
        chosen[rows, labels] = 1
        return (log_sum_exp(logits) - (logits * chosen).sum(axis=1)).mean()
    """,
    divided_one_hot="""
    def softmax_cross_entropy(logits, labels):
        number = len(labels)
        weights = np.eye(logits.value.shape[1])[labels] / number
        shifted = logits - logits.value.max(axis=1).reshape(-1, 1)
        normaliser = shifted.exp().sum(axis=1).log()
        return normaliser.sum() * (1 / number) - (shifted * weights).sum()
    """,
    probabilities_then_log="""
    def softmax_cross_entropy(logits, labels):
        shifted = logits - logits.value.max(axis=1, keepdims=True)
        p = shifted.exp() / shifted.exp().sum(axis=1, keepdims=True)
        return -((p * np.eye(logits.value.shape[1])[labels]).sum(axis=1).log()).mean()
    """,
    differences="""
    def softmax_cross_entropy(logits, labels):
        N, C = logits.value.shape
        one_hot = np.eye(C)[labels]
        own = (logits * one_hot).sum(axis=1, keepdims=True)
        gaps = logits - own
        top = gaps.value.max(axis=1, keepdims=True)
        return ((gaps - top).exp().sum(axis=1, keepdims=True).log() + top).mean()
    """,
)
WRONG["softmax_cross_entropy"] = {
    name: slip(_loss, *changes)
    for name, changes in {
        "divided by the classes": [(".mean()", ".sum() / logits.value.shape[1]")],
        "divided by all entries": [(".mean()", ".sum() / logits.value.size")],
        "sums of columns": [
            ("sum(axis=1).log", "sum(axis=0).log"),
            ("one_hot).sum(axis=1)", "one_hot).sum(axis=0)"),
        ],
        "log before the sum": [
            ("shifted.exp().sum(axis=1).log()", "shifted.exp().log().sum(axis=1)")
        ],
        "no log": [(".sum(axis=1).log()", ".sum(axis=1)")],
        "no exp": [("shifted.exp()", "shifted")],
        "the wrong row of the one-hot": [("[labels]", "[labels - 1]")],
        "one-hot from the largest": [("[labels]", "[logits.value.argmax(axis=1)]")],
        "column maximum": [("max(axis=1, keepdims=True)", "max(axis=0, keepdims=True)")],
        "the minimum taken away": [(".max(", ".min(")],
        "the mean taken away": [("value.max(", "value.mean(")],
        "maximum without keepdims": [("max(axis=1, keepdims=True)", "max(axis=1)")],
        "shift added": [("logits - logits.value", "logits + logits.value")],
        "right summed over everything": [("one_hot).sum(axis=1)", "one_hot).sum()")],
        "the first terms right alone": [
            ("shifted.exp().sum(axis=1).log() - right", "right * -1.0")
        ],
        "each loss": [(".mean()", "")],
        "a number returned": [("return (", "return float(("), (".mean()", ".mean().value)")],
        "an array returned": [(".mean()", ".mean().value")],
        "logits changed in place": [
            (
                "    shifted = logits - logits.value.max(axis=1, keepdims=True)",
                "    logits.value -= logits.value.max(axis=1, keepdims=True)\n    shifted = logits * 1",
            )
        ],
        "off the tape": [
            ("right = (shifted * one_hot)", "right = (Tensor(shifted.value) * one_hot)")
        ],
        "the first term off the tape": [("shifted.exp()", "Tensor(shifted.value).exp()")],
        "labels for one-hot": [("np.eye(logits.value.shape[1])[labels]", "labels.reshape(-1, 1)")],
        "identity not indexed": [("[labels]", "")],
        "a small number in the log": [("sum(axis=1).log()", "sum(axis=1).__add__(1e-3).log()")],
        "squared": [(".mean()", ".__pow__(2).mean()")],
        "shifted only in the exp's term, by the maximum of all": [
            ("max(axis=1, keepdims=True)", "max()"),
            ("(shifted * one_hot)", "(logits * one_hot)"),
        ],
        "no return": [("    return (", "    loss = (")],
        "log base 2": [("log() - right", "log() / np.log(2) - right")],
        "the mean squared error": [
            ("(shifted.exp().sum(axis=1).log() - right).mean()", "((logits - one_hot) ** 2).mean()")
        ],
    }.items()
} | texts(
    log_of_one_minus="""
    def softmax_cross_entropy(logits, labels):
        one_hot = np.eye(logits.value.shape[1])[labels]
        p = logits.exp() / logits.exp().sum(axis=1, keepdims=True)
        return -(p * one_hot).sum(axis=1).mean()
    """,
    numpy_alone="""
    def softmax_cross_entropy(logits, labels):
        x = logits.value - logits.value.max(axis=1, keepdims=True)
        right = x[np.arange(len(x)), labels]
        return Tensor((np.log(np.exp(x).sum(axis=1)) - right).mean())
    """,
)

# ---- NaiveDense ----

_dense = dedent("""
class NaiveDense:
    def __init__(self, input_size, output_size, activation=None, weight_init_std=0.01, rng=0):
        rng = np.random.default_rng(rng)
        self.activation = activation
        self.W = Tensor(weight_init_std * rng.standard_normal((input_size, output_size)))
        self.b = Tensor(np.zeros(output_size))

    def __call__(self, inputs):
        z = inputs @ self.W + self.b
        return getattr(z, self.activation)() if self.activation else z

    @property
    def weights(self):
        return [self.W, self.b]
""")
RIGHT["naive_dense"] = {"plain": _dense} | texts(
    java="""
    class NaiveDense:
        def __init__(self, input_size, output_size, activation=None, weight_init_std=0.01, rng=0):
            rng = np.random.default_rng(rng)
            self.activation = activation
            self._weights = []
            w = rng.normal(0.0, weight_init_std, size=(input_size, output_size))
            self._weights.append(Tensor(w))
            self._weights.append(Tensor([0.0] * output_size))

        def __call__(self, inputs):
            if not isinstance(inputs, Tensor):
                inputs = Tensor(inputs)
            out = inputs.__matmul__(self._weights[0]).__add__(self._weights[1])
            if self.activation is None:
                return out
            elif self.activation == "relu":
                return out.relu()
            elif self.activation == "tanh":
                return out.tanh()
            else:
                raise ValueError(self.activation)

        @property
        def weights(self):
            return self._weights
    """,
    base_class="""
    class Affine:
        def __init__(self, shape, std, rng):
            self.W = Tensor(rng.normal(scale=std, size=shape))
            self.b = Tensor(np.zeros(shape[1:]))
        def affine(self, x):
            return x @ self.W + self.b
        weights = property(lambda self: [self.W, self.b])

    class NaiveDense(Affine):
        def __init__(self, input_size, output_size, activation=None, weight_init_std=0.01, rng=0):
            super().__init__((input_size, output_size), weight_init_std, np.random.default_rng(rng))
            self.activation = activation
        def __call__(self, inputs):
            z = self.affine(inputs)
            if self.activation:
                z = getattr(z, self.activation)()
            return z
    """,
    closure="""
    class NaiveDense:
        def __init__(self, input_size, output_size, activation=None, weight_init_std=0.01, rng=0):
            rng = np.random.default_rng(rng)
            W = Tensor(rng.standard_normal((input_size, output_size)) * weight_init_std)
            b = Tensor(np.zeros((output_size,)))
            act = {None: lambda z: z, "relu": Tensor.relu, "tanh": Tensor.tanh}[activation]
            self.forward = lambda x: act(x @ W + b)
            self._all = [W, b]

        def __call__(self, inputs):
            return self.forward(inputs)

        @property
        def weights(self):
            return list(self._all)
    """,
    attribute_in_place_of_a_property="""
    class NaiveDense:
        def __init__(self, input_size, output_size, activation=None, weight_init_std=0.01, rng=0):
            rng = np.random.default_rng(rng)
            self.activation = activation
            numbers = np.empty((input_size, output_size))
            for i in range(input_size):
                for j in range(output_size):
                    numbers[i, j] = weight_init_std * rng.standard_normal()
            self.weights = [Tensor(numbers), Tensor(np.zeros(output_size))]

        def __call__(self, inputs):
            W, b = self.weights
            z = inputs @ W + b
            return z if not self.activation else getattr(z, self.activation)()
    """,
)
WRONG["naive_dense"] = {
    name: slip(_dense, *changes)
    for name, changes in {
        "uniform, from 0": [
            ("standard_normal((input_size, output_size))", "random((input_size, output_size))")
        ],
        "the variance": [("weight_init_std * rng", "np.sqrt(weight_init_std) * rng")],
        "std squared": [("weight_init_std * rng", "weight_init_std**2 * rng")],
        "zeros": [
            (
                "weight_init_std * rng.standard_normal((input_size, output_size))",
                "np.zeros((input_size, output_size))",
            )
        ],
        "ones": [
            (
                "weight_init_std * rng.standard_normal((input_size, output_size))",
                "weight_init_std * np.ones((input_size, output_size))",
            )
        ],
        "the mean shifted": [
            (
                "weight_init_std * rng.standard_normal((input_size, output_size))",
                "rng.normal(weight_init_std, 1, (input_size, output_size))",
            )
        ],
        "added": [("weight_init_std * rng", "weight_init_std + rng")],
        "b of the inputs": [("np.zeros(output_size)", "np.zeros(input_size)")],
        "b a row": [("np.zeros(output_size)", "np.zeros((1, output_size))")],
        "b a number": [("np.zeros(output_size)", "0.0")],
        "b random": [
            ("np.zeros(output_size)", "weight_init_std * rng.standard_normal(output_size)")
        ],
        "b taken away": [("@ self.W + self.b", "@ self.W - self.b")],
        "b twice": [("@ self.W + self.b", "@ self.W + self.b + self.b")],
        "always relu": [("getattr(z, self.activation)() if self.activation else z", "z.relu()")],
        "always tanh": [("getattr(z, self.activation)()", "z.tanh()")],
        "the method not called": [("getattr(z, self.activation)()", "getattr(z, self.activation)")],
        "the name called": [("getattr(z, self.activation)()", "self.activation(z)")],
        "activation of the inputs": [
            ("inputs @ self.W", "getattr(Tensor(inputs), self.activation or 'tanh')() @ self.W")
        ],
        "activation twice": [
            (
                "return getattr(z, self.activation)()",
                "return getattr(getattr(z, self.activation)() + 1, self.activation)() - 0",
            )
        ],
        "weights as values": [("[self.W, self.b]", "[self.W.value, self.b.value]")],
        "b first": [("[self.W, self.b]", "[self.b, self.W]")],
        "W alone": [("[self.W, self.b]", "[self.W]")],
        "copies": [("[self.W, self.b]", "[Tensor(self.W.value), Tensor(self.b.value)]")],
        "arrays for tensors": [
            ("Tensor(weight", "(weight"),
            ("Tensor(np.zeros(output_size))", "np.zeros(output_size)"),
        ],
        "b an array": [("Tensor(np.zeros(output_size))", "np.zeros(output_size)")],
        "off the tape": [
            ("z = inputs @ self.W + self.b", "z = Tensor(inputs @ self.W.value + self.b.value)")
        ],
        "x W transposed": [
            ("inputs @ self.W", "inputs @ Tensor(self.W.value.reshape(self.W.value.shape[::-1]).T)")
        ],
        "entry by entry": [("inputs @ self.W", "inputs * self.W")],
        "no return": [("        return getattr(z", "        getattr(z")],
        "weights no property": [("    @property\n", "")],
        "the fixed std": [("weight_init_std * rng", "0.1 * rng")],
        "rng not used": [("rng.standard_normal(", "np.random.default_rng(0).standard_normal(")],
        "numpy's own generator": [
            (
                "* rng.standard_normal((input_size, output_size))",
                "* np.random.randn(input_size, output_size)",
            )
        ],
        "kept by the class": [("self.W", "NaiveDense.W"), ("self.b", "NaiveDense.b")],
        "a new W at each call": [
            (
                "        z = inputs",
                "        self.W = Tensor(np.random.standard_normal(self.W.value.shape))\n        z = inputs",
            )
        ],
    }.items()
}

# ---- NaiveSequential ----

_sequential = dedent("""
class NaiveSequential:
    def __init__(self, layers):
        self.layers = layers

    def __call__(self, inputs):
        x = inputs
        for layer in self.layers:
            x = layer(x)
        return x

    @property
    def weights(self):
        weights = []
        for layer in self.layers:
            weights += layer.weights
        return weights
""")
RIGHT["naive_sequential"] = {"plain": _sequential} | texts(
    functional="""
    from functools import reduce

    class NaiveSequential:
        def __init__(self, layers):
            self.layers = layers

        def __call__(self, inputs):
            return reduce(lambda x, layer: layer(x), self.layers, inputs)

        @property
        def weights(self):
            return sum((layer.weights for layer in self.layers), [])
    """,
    java="""
    class NaiveSequential:
        def __init__(self, layers):
            self.layers = layers

        def __call__(self, inputs):
            current = inputs
            i = 0
            while i < len(self.layers):
                current = self.layers[i].__call__(current)
                i = i + 1
            return current

        @property
        def weights(self):
            result = []
            for i in range(len(self.layers)):
                for j in range(len(self.layers[i].weights)):
                    result.append(self.layers[i].weights[j])
            return result
    """,
    recursive="""
    class NaiveSequential:
        def __init__(self, layers):
            self.layers = layers

        def __call__(self, inputs):
            def through(x, rest):
                return through(rest[0](x), rest[1:]) if rest else x
            return through(inputs, self.layers)

        @property
        def weights(self):
            from itertools import chain
            return list(chain.from_iterable(layer.weights for layer in self.layers))
    """,
    collected_once="""
    class Model:
        pass

    class NaiveSequential(Model):
        def __init__(self, layers):
            self.layers = list(layers)
            self._weights = [w for layer in self.layers for w in layer.weights]

        def __call__(self, inputs):
            for layer in self.layers:
                inputs = layer(inputs)
            return inputs

        @property
        def weights(self):
            return self._weights
    """,
)
WRONG["naive_sequential"] = {
    name: slip(_sequential, *changes)
    for name, changes in {
        "return in the loop": [("        return x\n\n", "            return x\n\n")],
        "only the last layer": [
            ("x = layer(x)", "x = layer(x) if layer is self.layers[-1] else x")
        ],
        "the first layer left out": [
            ("in self.layers:\n            x", "in self.layers[1:]:\n            x")
        ],
        "the last layer left out": [
            ("in self.layers:\n            x", "in self.layers[:-1]:\n            x")
        ],
        "the first layer twice": [("x = layer(x)", "x = self.layers[0](x)")],
        "outputs added": [("x = layer(x)", "x = x + layer(inputs)")],
        "values handed on": [("return x\n", "return x.value\n")],
        "off the tape": [("x = layer(x)", "x = layer(x).value")],
        "weights of the first": [
            (
                "            weights += layer.weights\n        return weights",
                "            weights += layer.weights\n            return weights",
            )
        ],
        "weights from the end": [("return weights", "return weights[::-1]")],
        "layers turned round in weights": [
            ("in self.layers:\n            weights", "in self.layers[::-1]:\n            weights")
        ],
        "appended": [("weights += layer.weights", "weights.append(layer.weights)")],
        "W alone": [("weights += layer.weights", "weights += layer.weights[:1]")],
        "all W, then all b": [
            ("        return weights", "        return weights[::2] + weights[1::2]")
        ],
        "values": [("weights += layer.weights", "weights += [w.value for w in layer.weights]")],
        "copies": [
            (
                "weights += layer.weights",
                "weights += [Tensor(w.value.copy()) for w in layer.weights]",
            )
        ],
        "the first layer's list grows": [
            (
                "        weights = []\n        for layer in self.layers:\n            weights += layer.weights",
                "        weights = self.layers[0].weights\n        for layer in self.layers[1:]:\n"
                "            weights.append(layer.weights[0])",
            )
        ],
        "no return": [("        return weights\n", "")],
        "no return from call": [("        return x\n\n", "\n")],
        "weights no property": [("    @property\n", "")],
        "a tuple of lists": [
            (
                "        return weights",
                "        return tuple(layer.weights for layer in self.layers)",
            )
        ],
        "tanh between": [("x = layer(x)", "x = layer(x).tanh()")],
    }.items()
}

# ---- BatchGenerator ----

_batches = dedent("""
class BatchGenerator:
    def __init__(self, images, labels, batch_size=128):
        self.index = 0
        self.images = images
        self.labels = labels
        self.batch_size = batch_size
        self.num_batches = -(-len(images) // batch_size)

    def next(self):
        images = self.images[self.index : self.index + self.batch_size]
        labels = self.labels[self.index : self.index + self.batch_size]
        self.index += self.batch_size
        return images, labels
""")
RIGHT["batch_generator"] = {"plain": _batches} | texts(
    ceil="""
    import math

    class BatchGenerator:
        def __init__(self, images, labels, batch_size=128):
            assert len(images) == len(labels)
            self.index = 0
            self.images = images
            self.labels = labels
            self.batch_size = batch_size
            self.num_batches = math.ceil(len(images) / batch_size)

        def next(self):
            start, self.index = self.index, min(self.index + self.batch_size, len(self.images))
            return self.images[start:self.index], self.labels[start:self.index]
    """,
    java="""
    class BatchGenerator:
        def __init__(self, images, labels, batch_size=128):
            self.index = 0
            self.images = images
            self.labels = labels
            self.batch_size = batch_size
            self.num_batches = len(images) // batch_size
            if len(images) % batch_size != 0:
                self.num_batches = self.num_batches + 1

        def next(self):
            batch_images = []
            batch_labels = []
            end = self.index + self.batch_size
            if end > len(self.images):
                end = len(self.images)
            while self.index < end:
                batch_images.append(self.images[self.index])
                batch_labels.append(self.labels[self.index])
                self.index += 1
            return np.array(batch_images), np.array(batch_labels)
    """,
    python_generator="""
    class BatchGenerator:
        def __init__(self, images, labels, batch_size=128):
            self.index = 0
            self.images = images
            self.labels = labels
            self.batch_size = batch_size
            starts = range(0, len(images), batch_size)
            self.num_batches = len(starts)
            self.parts = ((images[i : i + batch_size], labels[i : i + batch_size]) for i in starts)

        def next(self):
            return next(self.parts)
    """,
    batch_numbers="""
    class BatchGenerator:
        def __init__(self, images, labels, batch_size=128):
            self.index = 0
            self.images = images
            self.labels = labels
            self.batch_size = batch_size
            self.num_batches = int(np.ceil(len(images) / batch_size))

        def next(self):
            rows = np.arange(self.index * self.batch_size, (self.index + 1) * self.batch_size)
            rows = rows[rows < len(self.images)]
            self.index += 1
            return np.take(self.images, rows, axis=0), np.take(self.labels, rows, axis=0)
    """,
    a_float_of_a_whole_number="""
    class BatchGenerator:
        def __init__(self, images, labels, batch_size=128):
            self.index = 0
            self.images = images
            self.labels = labels
            self.batch_size = batch_size
            self.num_batches = (images.shape[0] + batch_size - 1) // batch_size

        def next(self):
            batch = slice(self.index, self.index + self.batch_size)
            self.index = batch.stop
            return [array[batch].copy() for array in (self.images, self.labels)]
    """,
)
WRONG["batch_generator"] = {
    name: slip(_batches, *changes)
    for name, changes in {
        "images from the whole": [
            (
                "images = self.images[self.index : self.index + self.batch_size]\n",
                "images = self.images\n",
            )
        ],
        "labels not moved": [
            (
                "self.labels[self.index : self.index + self.batch_size]",
                "self.labels[: self.batch_size]",
            )
        ],
        "end without the index": [
            ("self.index : self.index + self.batch_size]", "self.index : self.batch_size]")
        ],
        "one row too many": [
            ("self.index + self.batch_size]", "self.index + self.batch_size + 1]")
        ],
        "one row too few": [("self.index + self.batch_size]", "self.index + self.batch_size - 1]")],
        "the last one left out": [
            (
                "        images = self.images[",
                "        if self.index + self.batch_size > len(self.images):\n"
                "            self.index = 0\n        images = self.images[",
            )
        ],
        "starts again": [
            ("self.index += self.batch_size", "self.index = (self.index + self.batch_size) % 8")
        ],
        "the last one full": [
            (
                "        images = self.images[",
                "        self.index = min(self.index, len(self.images) - self.batch_size)\n"
                "        images = self.images[",
            )
        ],
        "shuffled": [
            (
                "self.images = images",
                "order = np.random.permutation(len(images))\n        self.images = images[order]",
            ),
            ("self.labels = labels", "self.labels = labels[order]"),
        ],
        "only labels shuffled": [
            ("self.labels = labels", "self.labels = np.random.permutation(labels)")
        ],
        "exchanged": [("return images, labels", "return labels, images")],
        "images alone": [("return images, labels", "return images")],
        "a float": [("-(-len(images) // batch_size)", "len(images) / batch_size")],
        "rounded": [("-(-len(images) // batch_size)", "round(len(images) / batch_size)")],
        "number of images": [("-(-len(images) // batch_size)", "len(images)")],
        "the batch size": [("-(-len(images) // batch_size)", "batch_size")],
        "always 128": [("self.batch_size = batch_size", "self.batch_size = 128")],
        "columns": [("self.images[self.index : self", "self.images[:, self.index : self")],
        "every other": [("self.index + self.batch_size]", "self.index + 2 * self.batch_size : 2]")],
        "kept by the class": [
            ("self.index", "BatchGenerator.index"),
            ("        BatchGenerator.index = 0\n", ""),
            ("class BatchGenerator:\n", "class BatchGenerator:\n    index = 0\n\n"),
        ],
        "moved twice": [("self.index += self.batch_size", "self.index += 2 * self.batch_size")],
        "moved between": [
            ("        labels =", "        self.index += self.batch_size\n        labels ="),
            ("        self.index += self.batch_size\n        return", "        return"),
        ],
        "no return": [("        return images, labels\n", "")],
        "images zipped": [("return images, labels", "return list(zip(images, labels))")],
        "images used up": [
            (
                "        self.index += self.batch_size\n",
                "        self.images = self.images[self.batch_size :]\n        self.index += self.batch_size\n",
            )
        ],
        "num_batches forgotten": [
            ("        self.num_batches = -(-len(images) // batch_size)\n", "")
        ],
    }.items()
}

# ---- Training ----

_step = dedent("""
def one_training_step(model, images_batch, labels_batch, learning_rate=0.1):
    with Tape() as tape:
        logits = model(images_batch)
        loss = softmax_cross_entropy(logits, labels_batch)
    gradients = tape.gradient(loss, model.weights)
    for weight, gradient in zip(model.weights, gradients):
        weight.value -= learning_rate * gradient
    return float(loss.value)
""")
_fit = dedent("""
def fit(model, images, labels, epochs, batch_size=128, learning_rate=0.1):
    losses = []
    for _ in range(epochs):
        batches = BatchGenerator(images, labels, batch_size)
        for _ in range(batches.num_batches):
            images_batch, labels_batch = batches.next()
            losses.append(one_training_step(model, images_batch, labels_batch, learning_rate))
    return losses
""")
RIGHT["training"] = {"plain": _step + "\n" + _fit} | texts(
    new_values="""
    def one_training_step(model, images_batch, labels_batch, learning_rate=0.1):
        with Tape() as tape:
            loss = softmax_cross_entropy(model(images_batch), labels_batch)
        for weight, gradient in zip(model.weights, tape.gradient(loss, model.weights)):
            weight.value = weight.value - learning_rate * gradient
        return loss.value.item()

    def fit(model, images, labels, epochs, batch_size=128, learning_rate=0.1):
        def epoch():
            batches = BatchGenerator(images, labels, batch_size)
            return [
                one_training_step(model, *batches.next(), learning_rate)
                for _ in range(batches.num_batches)
            ]
        return [loss for _ in range(epochs) for loss in epoch()]
    """,
    java="""
    def update_weights(weights, gradients, learning_rate):
        for i in range(len(weights)):
            for index in np.ndindex(weights[i].value.shape):
                weights[i].value[index] -= learning_rate * gradients[i][index]

    def one_training_step(model, images_batch, labels_batch, learning_rate=0.1):
        tape = Tape()
        with tape:
            predictions = model(images_batch)
            average_loss = softmax_cross_entropy(predictions, labels_batch)
        gradients = tape.gradient(average_loss, model.weights)
        update_weights(model.weights, gradients, learning_rate)
        return float(average_loss.value)

    def fit(model, images, labels, epochs, batch_size=128, learning_rate=0.1):
        history = []
        for epoch_counter in range(epochs):
            batch_generator = BatchGenerator(images, labels, batch_size)
            for batch_counter in range(batch_generator.num_batches):
                batch = batch_generator.next()
                loss = one_training_step(
                    model, batch[0], batch[1], learning_rate=learning_rate
                )
                history.append(loss)
        return history
    """,
    one_source_at_a_time="""
    def one_training_step(model, images_batch, labels_batch, learning_rate=0.1):
        with Tape() as t:
            loss = softmax_cross_entropy(model(Tensor(images_batch)), labels_batch)
        gradients = {w: t.gradient(loss, w) for w in model.weights}
        for w, g in gradients.items():
            w.value[...] = w.value - learning_rate * g
        return np.float64(loss.value)

    def fit(model, images, labels, epochs, batch_size=128, learning_rate=0.1):
        losses, epoch = [], 0
        while epoch < epochs:
            gen = BatchGenerator(images, labels, batch_size=batch_size)
            i = 0
            while i < gen.num_batches:
                x, t = gen.next()
                losses += [one_training_step(model, x, t, learning_rate)]
                i += 1
            epoch += 1
        return losses
    """,
    everything_under_the_tape="""
    def one_training_step(model, images_batch, labels_batch, learning_rate=0.1):
        with Tape() as tape:
            loss = softmax_cross_entropy(model(images_batch), labels_batch)
            gradients = tape.gradient(loss, model.weights)
            before = float(loss.value)
            for k, weight in enumerate(model.weights):
                np.subtract(weight.value, learning_rate * gradients[k], out=weight.value)
        return before

    def fit(model, images, labels, epochs, batch_size=128, learning_rate=0.1):
        if epochs == 0:
            return []
        losses = fit(model, images, labels, epochs - 1, batch_size, learning_rate)
        batches = BatchGenerator(images, labels, batch_size)
        for _ in range(batches.num_batches):
            losses.append(one_training_step(model, *batches.next(), learning_rate))
        return losses
    """,
    an_array_of_losses="""
    def one_training_step(model, images_batch, labels_batch, learning_rate=0.1):
        parameters = model.weights
        with Tape() as tape:
            loss = softmax_cross_entropy(model(images_batch), labels_batch)
        steps = [learning_rate * g for g in tape.gradient(loss, parameters)]
        for parameter, step in zip(parameters, steps):
            parameter.value -= step
        return float(loss.value)

    def fit(model, images, labels, epochs, batch_size=128, learning_rate=0.1):
        per_epoch = -(-len(images) // batch_size)
        losses = np.zeros((epochs, per_epoch))
        for e in range(epochs):
            batches = BatchGenerator(images, labels, batch_size)
            for i in range(per_epoch):
                losses[e, i] = one_training_step(model, *batches.next(), learning_rate)
        return losses.ravel().tolist()
    """,
)
WRONG["training"] = {
    "step: " + name: slip(_step, *changes) + "\n" + _fit
    for name, changes in {
        "a tensor returned": [("float(loss.value)", "loss")],
        "no return": [("    return float(loss.value)\n", "")],
        "the gradients returned": [("float(loss.value)", "gradients")],
        "divided by the batch": [
            ("learning_rate * gradient", "learning_rate * gradient / len(images_batch)")
        ],
        "multiplied by the batch": [
            ("learning_rate * gradient", "learning_rate * gradient * len(images_batch)")
        ],
        "divided by the rate": [("learning_rate * gradient", "gradient / learning_rate")],
        "W alone": [("zip(model.weights, gradients)", "list(zip(model.weights, gradients))[::2]")],
        "the first layer alone": [
            ("zip(model.weights, gradients)", "list(zip(model.weights, gradients))[:2]")
        ],
        "the last weight alone": [
            (
                "    for weight, gradient in zip(model.weights, gradients):\n        weight.value -=",
                "    weight, gradient = model.weights[-1], gradients[-1]\n    if True:\n        weight.value -=",
            )
        ],
        "one by one": [
            (
                "    gradients = tape.gradient(loss, model.weights)\n    for weight, gradient in zip(model.weights, gradients):\n"
                "        weight.value -= learning_rate * gradient\n",
                "    for weight in model.weights[::-1]:\n"
                "        weight.value -= learning_rate * tape.gradient(loss, weight)\n",
            )
        ],
        "the gradient assigned": [
            ("weight.value -= learning_rate * gradient", "weight.value = learning_rate * gradient")
        ],
        "a tensor in value": [
            (
                "weight.value -= learning_rate * gradient",
                "weight.value = Tensor(weight.value - learning_rate * gradient)",
            )
        ],
        "the weight itself": [
            ("weight.value -= learning_rate * gradient", "weight -= learning_rate * gradient")
        ],
        "two steps": [
            (
                "        weight.value -= learning_rate * gradient\n",
                "        weight.value -= learning_rate * gradient\n"
                "        weight.value -= learning_rate * gradient\n",
            )
        ],
        "the gradient of the logits": [("tape.gradient(loss,", "tape.gradient(logits,")],
        "the rate 0.1": [("learning_rate * gradient", "0.1 * gradient")],
        "loss outside": [
            (
                "        loss = softmax_cross_entropy(logits",
                "    loss = softmax_cross_entropy(logits",
            )
        ],
        "logits outside": [
            (
                "    with Tape() as tape:\n        logits = model(images_batch)\n",
                "    logits = model(images_batch)\n    with Tape() as tape:\n",
            )
        ],
        "value computed": [("logits, labels_batch)", "Tensor(logits.value), labels_batch)")],
        "rounded": [("float(loss.value)", "int(loss.value)")],
        "sign of the gradient": [("* gradient", "* np.sign(gradient)")],
        "the mean of the gradient": [("* gradient", "* gradient.mean()")],
        "the sum of the losses": [("float(loss.value)", "float(loss.value) * len(images_batch)")],
        "weights asked before": [
            ("model.weights, gradients)", "list(model.weights), gradients[::-1])")
        ],
    }.items()
} | {
    "fit: " + name: _step + "\n" + slip(_fit, *changes)
    for name, changes in {
        "the mean of each epoch": [("    return losses", "    return [np.mean(losses)] * epochs")],
        "no return": [("    return losses\n", "")],
        "return in the loop": [("    return losses", "        return losses")],
        "the last loss": [("return losses", "return losses[-1]")],
        "an epoch too few": [("range(epochs)", "range(1, epochs)")],
        "an epoch too many": [("range(epochs)", "range(epochs + 1)")],
        "the last mini-batch left out": [
            ("range(batches.num_batches)", "range(batches.num_batches - 1)")
        ],
        "the same mini-batch": [
            (
                "        for _ in range(batches.num_batches):\n            images_batch, labels_batch = batches.next()",
                "        images_batch, labels_batch = batches.next()\n        for _ in range(batches.num_batches):",
            )
        ],
        "all examples each time": [
            ("images_batch, labels_batch, learning_rate", "images, labels, learning_rate")
        ],
        "a generator in each step": [
            (
                "            images_batch, labels_batch = batches.next()",
                "            images_batch, labels_batch = BatchGenerator(images, labels, batch_size).next()",
            )
        ],
        "next twice": [
            (
                "            images_batch, labels_batch = batches.next()",
                "            images_batch, labels_batch = batches.next()[0], batches.next()[1]",
            )
        ],
        "the rate falls": [
            (
                "            losses.append",
                "            learning_rate *= 0.9\n            losses.append",
            )
        ],
        "lost losses": [
            (
                "losses.append(one_training_step(model, images_batch, labels_batch, learning_rate))",
                "loss = one_training_step(model, images_batch, labels_batch, learning_rate)\n"
                "        losses.append(loss)",
            )
        ],
        "epochs and batch_size exchanged": [
            ("range(epochs)", "range(batch_size)"),
            ("labels, batch_size)", "labels, epochs)"),
        ],
        "two steps each": [
            (
                "            losses.append",
                "            one_training_step(model, images_batch, labels_batch, learning_rate)\n"
                "            losses.append",
            )
        ],
        "shuffled": [
            (
                "    losses = []\n",
                "    losses = []\n    order = np.random.permutation(len(images))\n"
                "    images, labels = images[order], labels[order]\n",
            )
        ],
        "batch_size the number of batches": [
            ("labels, batch_size)", "labels, len(images) // batch_size)")
        ],
        "losses of lists": [
            (
                "losses.append(one_training_step(model, images_batch, labels_batch, learning_rate))",
                "losses.append([one_training_step(model, images_batch, labels_batch, learning_rate)])",
            )
        ],
    }.items()
}

# ---- More of each ----

WRONG["tensor"] |= {
    "options positional": dedent("""
        class Tensor:
            __array_ufunc__ = None

            def __init__(self, value):
                self.value = np.asarray(value, dtype=float)

            def __repr__(self):
                return f"Tensor({self.value})"

            def apply(self, node, *others, **options):
                inputs = [self]
                for other in others:
                    inputs.append(other if isinstance(other, Tensor) else Tensor(other))
                output = Tensor(node.forward(*[x.value for x in inputs], *options.values()))
                for tape in open_tapes:
                    tape.record(node, inputs, output)
                return output

            def __rsub__(self, other):
                return Tensor(other) - self

            def __rtruediv__(self, other):
                return Tensor(other) / self

            def __add__(self, other):
                return self.apply(Add(), other)

            def __radd__(self, other):
                return Tensor(other) + self

            def __mul__(self, other):
                return self.apply(Mul(), other)

            def __rmul__(self, other):
                return Tensor(other) * self

            def __sub__(self, other):
                return self.apply(Sub(), other)

            def __truediv__(self, other):
                return self.apply(Div(), other)

            def __neg__(self):
                return self * -1

            def __pow__(self, exponent):
                return self.apply(Pow(), exponent=exponent)

            def __matmul__(self, other):
                return self.apply(MatMul(), other)

            def __rmatmul__(self, other):
                return Tensor(other) @ self

            def exp(self):
                return self.apply(Exp())

            def log(self):
                return self.apply(Log())

            def relu(self):
                return self.apply(Relu())

            def tanh(self):
                return self.apply(Tanh())

            def sum(self, axis=None, keepdims=False):
                return self.apply(Sum(), axis=axis, keepdims=keepdims)

            def mean(self, axis=None, keepdims=False):
                total = self.sum(axis, keepdims)
                return total / (self.value.size / total.value.size)

            def reshape(self, shape):
                return self.apply(Reshape(), shape=shape)
    """),
    "only first other": dedent("""
        class Tensor:
            __array_ufunc__ = None

            def __init__(self, value):
                self.value = np.asarray(value, dtype=float)

            def __repr__(self):
                return f"Tensor({self.value})"

            def apply(self, node, *others, **options):
                inputs = [self]
                for other in others[:1]:
                    inputs.append(other if isinstance(other, Tensor) else Tensor(other))
                output = Tensor(node.forward(*[x.value for x in inputs], **options))
                for tape in open_tapes:
                    tape.record(node, inputs, output)
                return output

            def __rsub__(self, other):
                return Tensor(other) - self

            def __rtruediv__(self, other):
                return Tensor(other) / self

            def __add__(self, other):
                return self.apply(Add(), other)

            def __radd__(self, other):
                return Tensor(other) + self

            def __mul__(self, other):
                return self.apply(Mul(), other)

            def __rmul__(self, other):
                return Tensor(other) * self

            def __sub__(self, other):
                return self.apply(Sub(), other)

            def __truediv__(self, other):
                return self.apply(Div(), other)

            def __neg__(self):
                return self * -1

            def __pow__(self, exponent):
                return self.apply(Pow(), exponent=exponent)

            def __matmul__(self, other):
                return self.apply(MatMul(), other)

            def __rmatmul__(self, other):
                return Tensor(other) @ self

            def exp(self):
                return self.apply(Exp())

            def log(self):
                return self.apply(Log())

            def relu(self):
                return self.apply(Relu())

            def tanh(self):
                return self.apply(Tanh())

            def sum(self, axis=None, keepdims=False):
                return self.apply(Sum(), axis=axis, keepdims=keepdims)

            def mean(self, axis=None, keepdims=False):
                total = self.sum(axis, keepdims)
                return total / (self.value.size / total.value.size)

            def reshape(self, shape):
                return self.apply(Reshape(), shape=shape)
    """),
    "two outputs": dedent("""
        class Tensor:
            __array_ufunc__ = None

            def __init__(self, value):
                self.value = np.asarray(value, dtype=float)

            def __repr__(self):
                return f"Tensor({self.value})"

            def apply(self, node, *others, **options):
                inputs = [self]
                for other in others:
                    inputs.append(other if isinstance(other, Tensor) else Tensor(other))
                output = Tensor(node.forward(*[x.value for x in inputs], **options))
                for tape in open_tapes:
                    tape.record(node, inputs, output)
                return Tensor(output.value)

            def __rsub__(self, other):
                return Tensor(other) - self

            def __rtruediv__(self, other):
                return Tensor(other) / self

            def __add__(self, other):
                return self.apply(Add(), other)

            def __radd__(self, other):
                return Tensor(other) + self

            def __mul__(self, other):
                return self.apply(Mul(), other)

            def __rmul__(self, other):
                return Tensor(other) * self

            def __sub__(self, other):
                return self.apply(Sub(), other)

            def __truediv__(self, other):
                return self.apply(Div(), other)

            def __neg__(self):
                return self * -1

            def __pow__(self, exponent):
                return self.apply(Pow(), exponent=exponent)

            def __matmul__(self, other):
                return self.apply(MatMul(), other)

            def __rmatmul__(self, other):
                return Tensor(other) @ self

            def exp(self):
                return self.apply(Exp())

            def log(self):
                return self.apply(Log())

            def relu(self):
                return self.apply(Relu())

            def tanh(self):
                return self.apply(Tanh())

            def sum(self, axis=None, keepdims=False):
                return self.apply(Sum(), axis=axis, keepdims=keepdims)

            def mean(self, axis=None, keepdims=False):
                total = self.sum(axis, keepdims)
                return total / (self.value.size / total.value.size)

            def reshape(self, shape):
                return self.apply(Reshape(), shape=shape)
    """),
    "self last": dedent("""
        class Tensor:
            __array_ufunc__ = None

            def __init__(self, value):
                self.value = np.asarray(value, dtype=float)

            def __repr__(self):
                return f"Tensor({self.value})"

            def apply(self, node, *others, **options):
                inputs = [self]
                for other in others:
                    inputs.append(other if isinstance(other, Tensor) else Tensor(other))
                inputs = inputs[1:] + inputs[:1]
                output = Tensor(node.forward(*[x.value for x in inputs], **options))
                for tape in open_tapes:
                    tape.record(node, inputs, output)
                return output

            def __rsub__(self, other):
                return Tensor(other) - self

            def __rtruediv__(self, other):
                return Tensor(other) / self

            def __add__(self, other):
                return self.apply(Add(), other)

            def __radd__(self, other):
                return Tensor(other) + self

            def __mul__(self, other):
                return self.apply(Mul(), other)

            def __rmul__(self, other):
                return Tensor(other) * self

            def __sub__(self, other):
                return self.apply(Sub(), other)

            def __truediv__(self, other):
                return self.apply(Div(), other)

            def __neg__(self):
                return self * -1

            def __pow__(self, exponent):
                return self.apply(Pow(), exponent=exponent)

            def __matmul__(self, other):
                return self.apply(MatMul(), other)

            def __rmatmul__(self, other):
                return Tensor(other) @ self

            def exp(self):
                return self.apply(Exp())

            def log(self):
                return self.apply(Log())

            def relu(self):
                return self.apply(Relu())

            def tanh(self):
                return self.apply(Tanh())

            def sum(self, axis=None, keepdims=False):
                return self.apply(Sum(), axis=axis, keepdims=keepdims)

            def mean(self, axis=None, keepdims=False):
                total = self.sum(axis, keepdims)
                return total / (self.value.size / total.value.size)

            def reshape(self, shape):
                return self.apply(Reshape(), shape=shape)
    """),
}
WRONG["tape"] |= {
    "list of one unwrapped": dedent("""
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
                graph = {output: tensors for output, (node, tensors) in self.records.items()}
                for tensor in reversed(topological_order(result, graph)):
                    if tensor not in self.records:
                        continue
                    node, inputs = self.records[tensor]
                    back = node.backward(gradients[tensor])
                    if not isinstance(back, tuple):
                        back = (back,)
                    for x, dx in zip(inputs, back):
                        if x in gradients:
                            gradients[x] = gradients[x] + dx
                        else:
                            gradients[x] = dx
                if isinstance(sources, Tensor):
                    return gradients.get(sources)
                answers = [gradients.get(s) for s in sources]
                return answers[0] if len(answers) == 1 else answers
    """),
    "drops none": dedent("""
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
                graph = {output: tensors for output, (node, tensors) in self.records.items()}
                for tensor in reversed(topological_order(result, graph)):
                    if tensor not in self.records:
                        continue
                    node, inputs = self.records[tensor]
                    back = node.backward(gradients[tensor])
                    if not isinstance(back, tuple):
                        back = (back,)
                    for x, dx in zip(inputs, back):
                        if x in gradients:
                            gradients[x] = gradients[x] + dx
                        else:
                            gradients[x] = dx
                if isinstance(sources, Tensor):
                    return gradients.get(sources)
                return [gradients[s] for s in sources if s in gradients]
    """),
    "pops intermediates": dedent("""
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
                graph = {output: tensors for output, (node, tensors) in self.records.items()}
                for tensor in reversed(topological_order(result, graph)):
                    if tensor not in self.records:
                        continue
                    node, inputs = self.records[tensor]
                    back = node.backward(gradients.pop(tensor))
                    if not isinstance(back, tuple):
                        back = (back,)
                    for x, dx in zip(inputs, back):
                        if x in gradients:
                            gradients[x] = gradients[x] + dx
                        else:
                            gradients[x] = dx
                if isinstance(sources, Tensor):
                    return gradients.get(sources)
                return [gradients.get(s) for s in sources]
    """),
    "result as source lost": dedent("""
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
                graph = {output: tensors for output, (node, tensors) in self.records.items()}
                for tensor in reversed(topological_order(result, graph)):
                    if tensor not in self.records:
                        continue
                    node, inputs = self.records[tensor]
                    back = node.backward(gradients[tensor])
                    if not isinstance(back, tuple):
                        back = (back,)
                    for x, dx in zip(inputs, back):
                        if x in gradients:
                            gradients[x] = gradients[x] + dx
                        else:
                            gradients[x] = dx
                del gradients[result]
                if isinstance(sources, Tensor):
                    return gradients.get(sources)
                return [gradients.get(s) for s in sources]
    """),
}
WRONG["sub_div"] |= {
    "div eps": dedent("""
        class Sub:
            def forward(self, x, y):
                self.x_shape, self.y_shape = np.shape(x), np.shape(y)
                return x - y

            def backward(self, dout):
                return unbroadcast(dout, self.x_shape), unbroadcast(-dout, self.y_shape)


        class Div:
            def forward(self, x, y):
                self.x, self.y = x, y
                return x / (y + 1e-7)

            def backward(self, dout):
                dx = unbroadcast(dout / self.y, np.shape(self.x))
                dy = unbroadcast(-dout * self.x / self.y**2, np.shape(self.y))
                return dx, dy
    """),
    "div unbroadcast before": dedent("""
        class Sub:
            def forward(self, x, y):
                self.x_shape, self.y_shape = np.shape(x), np.shape(y)
                return x - y

            def backward(self, dout):
                return unbroadcast(dout, self.x_shape), unbroadcast(-dout, self.y_shape)


        class Div:
            def forward(self, x, y):
                self.x, self.y = x, y
                return x / y

            def backward(self, dout):
                dx = unbroadcast(dout / self.y, np.shape(self.x))
                dy = -unbroadcast(dout, np.shape(self.y)) * unbroadcast(self.x + 0 * dout, np.shape(self.y)) / self.y**2
                return dx, dy
    """),
}
WRONG["mul"] |= {
    "shapes swapped": dedent("""
        class Mul:
            def forward(self, x, y):
                self.x, self.y = x, y
                return x * y

            def backward(self, dout):
                dx = unbroadcast(dout * self.y, np.shape(self.y))
                dy = unbroadcast(dout * self.x, np.shape(self.x))
                return dx, dy
    """),
    "unbroadcast first": dedent("""
        class Mul:
            def forward(self, x, y):
                self.x, self.y = x, y
                return x * y

            def backward(self, dout):
                dx = unbroadcast(dout, np.shape(self.x)) * self.y
                dy = unbroadcast(dout, np.shape(self.y)) * self.x
                return dx, dy
    """),
    "only dx": dedent("""
        class Mul:
            def forward(self, x, y):
                self.x, self.y = x, y
                return x * y

            def backward(self, dout):
                dx = unbroadcast(dout * self.y, np.shape(self.x))
                dy = unbroadcast(dout * self.x, np.shape(self.y))
                return dx
    """),
}
WRONG["pow"] |= {
    "by division": dedent("""
        class Pow:
            def forward(self, x, exponent):
                self.x, self.exponent = x, exponent
                self.out = x**exponent
                return self.out

            def backward(self, dout):
                return dout * self.exponent * self.out / self.x
    """),
    "loop integer only": dedent("""
        class Pow:
            def forward(self, x, exponent):
                self.x, self.exponent = x, exponent
                out = np.ones_like(x)
                for _ in range(int(exponent)):
                    out = out * x
                return out

            def backward(self, dout):
                return dout * self.exponent * self.x ** (self.exponent - 1)
    """),
}
WRONG["exp_log"] |= {
    "log eps back": dedent("""
        class Exp:
            def forward(self, x):
                self.out = np.exp(x)
                return self.out

            def backward(self, dout):
                return dout * self.out


        class Log:
            def forward(self, x):
                self.x = x
                return np.log(x)

            def backward(self, dout):
                return dout / (self.x + 1e-7)
    """),
    "log1p": dedent("""
        class Exp:
            def forward(self, x):
                self.out = np.exp(x)
                return self.out

            def backward(self, dout):
                return dout * self.out


        class Log:
            def forward(self, x):
                self.x = x
                return np.log1p(x)

            def backward(self, dout):
                return dout / self.x
    """),
}
WRONG["sum_reshape"] |= {
    "options not kept per node": dedent("""
        class Sum:
            def forward(self, x, axis=None, keepdims=False):
                self.shape = x.shape
                Sum.axis, Sum.keepdims = axis, keepdims
                return np.sum(x, axis=axis, keepdims=keepdims)

            def backward(self, dout):
                if self.axis is not None and not self.keepdims:
                    dout = np.expand_dims(dout, self.axis)
                return dout * np.ones(self.shape)


        class Reshape:
            def forward(self, x, shape):
                self.shape = x.shape
                return x.reshape(shape)

            def backward(self, dout):
                return dout.reshape(self.shape)
    """),
    "reshape resize": dedent("""
        class Sum:
            def forward(self, x, axis=None, keepdims=False):
                self.shape, self.axis, self.keepdims = x.shape, axis, keepdims
                return np.sum(x, axis=axis, keepdims=keepdims)

            def backward(self, dout):
                if self.axis is not None and not self.keepdims:
                    dout = np.expand_dims(dout, self.axis)
                return dout * np.ones(self.shape)


        class Reshape:
            def forward(self, x, shape):
                self.shape = x.shape
                return np.resize(x, shape)

            def backward(self, dout):
                return dout.reshape(self.shape)
    """),
    "reshape 2d": dedent("""
        class Sum:
            def forward(self, x, axis=None, keepdims=False):
                self.shape, self.axis, self.keepdims = x.shape, axis, keepdims
                return np.sum(x, axis=axis, keepdims=keepdims)

            def backward(self, dout):
                if self.axis is not None and not self.keepdims:
                    dout = np.expand_dims(dout, self.axis)
                return dout * np.ones(self.shape)


        class Reshape:
            def forward(self, x, shape):
                self.shape = x.shape
                return x.reshape(shape[0], -1)

            def backward(self, dout):
                return dout.reshape(self.shape)
    """),
}
WRONG["softmax_cross_entropy"] |= {
    "in place shift": dedent("""
        def softmax_cross_entropy(logits, labels):
            N, C = logits.value.shape
            logits.value -= logits.value.max(axis=1, keepdims=True)
            shifted = logits
            log_sum = shifted.exp().sum(axis=1).log()
            right = (shifted * np.eye(C)[labels]).sum(axis=1)
            return (log_sum - right).mean()
    """),
    "labels row": dedent("""
        def softmax_cross_entropy(logits, labels):
            N, C = logits.value.shape
            shifted = logits - logits.value.max(axis=1, keepdims=True)
            log_sum = shifted.exp().sum(axis=1).log()
            right = (shifted * np.eye(N, C)).sum(axis=1)
            return (log_sum - right).mean()
    """),
    "all logits": dedent("""
        def softmax_cross_entropy(logits, labels):
            N, C = logits.value.shape
            shifted = logits - logits.value.max(axis=1, keepdims=True)
            log_sum = shifted.exp().sum(axis=1).log()
            right = shifted.sum(axis=1)
            return (log_sum - right).mean()
    """),
}
WRONG["naive_dense"] |= {
    "relu if any": dedent("""
        class NaiveDense:
            def __init__(self, input_size, output_size, activation=None, weight_init_std=0.01, rng=0):
                rng = np.random.default_rng(rng)
                self.activation = activation
                self.W = Tensor(weight_init_std * rng.standard_normal((input_size, output_size)))
                self.b = Tensor(np.zeros(output_size))

            def __call__(self, inputs):
                z = inputs @ self.W + self.b
                return z.relu() if self.activation else z

            @property
            def weights(self):
                return [self.W, self.b]
    """),
    "relu only": dedent("""
        class NaiveDense:
            def __init__(self, input_size, output_size, activation=None, weight_init_std=0.01, rng=0):
                rng = np.random.default_rng(rng)
                self.activation = activation
                self.W = Tensor(weight_init_std * rng.standard_normal((input_size, output_size)))
                self.b = Tensor(np.zeros(output_size))

            def __call__(self, inputs):
                z = inputs @ self.W + self.b
                return getattr(z, self.activation)() if self.activation == 'relu' else z

            @property
            def weights(self):
                return [self.W, self.b]
    """),
    "activation of inputs": dedent("""
        class NaiveDense:
            def __init__(self, input_size, output_size, activation=None, weight_init_std=0.01, rng=0):
                rng = np.random.default_rng(rng)
                self.activation = activation
                self.W = Tensor(weight_init_std * rng.standard_normal((input_size, output_size)))
                self.b = Tensor(np.zeros(output_size))

            def __call__(self, inputs):
                z = getattr(inputs, self.activation)() @ self.W + self.b if self.activation and isinstance(inputs, Tensor) else inputs @ self.W + self.b
                return getattr(z, self.activation)() if self.activation else z

            @property
            def weights(self):
                return [self.W, self.b]
    """),
    "inputs detached": dedent("""
        class NaiveDense:
            def __init__(self, input_size, output_size, activation=None, weight_init_std=0.01, rng=0):
                rng = np.random.default_rng(rng)
                self.activation = activation
                self.W = Tensor(weight_init_std * rng.standard_normal((input_size, output_size)))
                self.b = Tensor(np.zeros(output_size))

            def __call__(self, inputs):
                z = Tensor(getattr(inputs, 'value', inputs)) @ self.W + self.b
                return getattr(z, self.activation)() if self.activation else z

            @property
            def weights(self):
                return [self.W, self.b]
    """),
    "b array": dedent("""
        class NaiveDense:
            def __init__(self, input_size, output_size, activation=None, weight_init_std=0.01, rng=0):
                rng = np.random.default_rng(rng)
                self.activation = activation
                self.W = Tensor(weight_init_std * rng.standard_normal((input_size, output_size)))
                self.b = np.zeros(output_size)

            def __call__(self, inputs):
                z = inputs @ self.W + self.b
                return getattr(z, self.activation)() if self.activation else z

            @property
            def weights(self):
                return [self.W, self.b]
    """),
}
WRONG["naive_sequential"] |= {
    "two layers only": dedent("""
        class NaiveSequential:
            def __init__(self, layers):
                self.layers = layers

            def __call__(self, inputs):
                return self.layers[1](self.layers[0](inputs))

            @property
            def weights(self):
                weights = []
                for layer in self.layers:
                    weights += layer.weights
                return weights
    """),
    "detached": dedent("""
        class NaiveSequential:
            def __init__(self, layers):
                self.layers = layers

            def __call__(self, inputs):
                x = inputs
                for layer in self.layers:
                    x = layer(x).value
                return Tensor(x)

            @property
            def weights(self):
                weights = []
                for layer in self.layers:
                    weights += layer.weights
                return weights
    """),
    "grows": dedent("""
        class NaiveSequential:
            def __init__(self, layers):
                self.layers = layers
                self._weights = []

            def __call__(self, inputs):
                x = inputs
                for layer in self.layers:
                    x = layer(x)
                return x

            @property
            def weights(self):
                for layer in self.layers:
                    self._weights += layer.weights
                return self._weights
    """),
    "not assigned": dedent("""
        class NaiveSequential:
            def __init__(self, layers):
                self.layers = layers

            def __call__(self, inputs):
                x = inputs
                for layer in self.layers:
                    layer(x)
                return x

            @property
            def weights(self):
                weights = []
                for layer in self.layers:
                    weights += layer.weights
                return weights
    """),
}
WRONG["batch_generator"] |= {
    "round": dedent("""
        import math

        class BatchGenerator:
            def __init__(self, images, labels, batch_size=128):
                self.index = 0
                self.images = images
                self.labels = labels
                self.batch_size = batch_size
                self.num_batches = round(len(images) / batch_size)

            def next(self):
                start, stop = self.index, self.index + self.batch_size
                self.index = stop
                return self.images[start:stop], self.labels[start:stop]
    """),
    "shuffles": dedent("""
        import math

        class BatchGenerator:
            def __init__(self, images, labels, batch_size=128):
                self.index = 0
                order = np.random.permutation(len(images))
                self.images = images[order]
                self.labels = labels[order]
                self.batch_size = batch_size
                self.num_batches = math.ceil(len(images) / batch_size)

            def next(self):
                start, stop = self.index, self.index + self.batch_size
                self.index = stop
                return self.images[start:stop], self.labels[start:stop]
    """),
    "last full": dedent("""
        import math

        class BatchGenerator:
            def __init__(self, images, labels, batch_size=128):
                self.index = 0
                self.images = images
                self.labels = labels
                self.batch_size = batch_size
                self.num_batches = math.ceil(len(images) / batch_size)

            def next(self):
                start, stop = self.index, self.index + self.batch_size
                if stop > len(self.images):
                    start, stop = len(self.images) - self.batch_size, len(self.images)
                self.index = stop
                return self.images[start:stop], self.labels[start:stop]
    """),
    "starts over": dedent("""
        import math

        class BatchGenerator:
            def __init__(self, images, labels, batch_size=128):
                self.index = 0
                self.images = images
                self.labels = labels
                self.batch_size = batch_size
                self.num_batches = math.ceil(len(images) / batch_size)

            def next(self):
                start, stop = self.index, self.index + self.batch_size
                self.index = stop
                rows = np.arange(start, stop) % len(self.images)
                return self.images[rows], self.labels[rows]
    """),
    "index shared": dedent("""
        import math

        class BatchGenerator:
            index = 0

            def __init__(self, images, labels, batch_size=128):
                self.images = images
                self.labels = labels
                self.batch_size = batch_size
                self.num_batches = math.ceil(len(images) / batch_size)

            def next(self):
                start, stop = self.index, self.index + self.batch_size
                BatchGenerator.index = stop
                return self.images[start:stop], self.labels[start:stop]
    """),
}
WRONG["training"] |= {
    "fit default losses": dedent("""
        def one_training_step(model, images_batch, labels_batch, learning_rate=0.1):
            with Tape() as tape:
                loss = softmax_cross_entropy(model(images_batch), labels_batch)
            for weight, gradient in zip(model.weights, tape.gradient(loss, model.weights)):
                weight.value = weight.value - learning_rate * gradient
            return float(loss.value)


        def fit(model, images, labels, epochs, batch_size=128, learning_rate=0.1, losses=[]):
            for _ in range(epochs):
                batches = BatchGenerator(images, labels, batch_size)
                for _ in range(batches.num_batches):
                    losses.append(one_training_step(model, *batches.next(), learning_rate))
            return losses
    """),
    "fit none": dedent("""
        def one_training_step(model, images_batch, labels_batch, learning_rate=0.1):
            with Tape() as tape:
                loss = softmax_cross_entropy(model(images_batch), labels_batch)
            for weight, gradient in zip(model.weights, tape.gradient(loss, model.weights)):
                weight.value = weight.value - learning_rate * gradient
            return float(loss.value)


        def fit(model, images, labels, epochs, batch_size=128, learning_rate=0.1):
            losses = []
            for _ in range(epochs):
                batches = BatchGenerator(images, labels, batch_size)
                for _ in range(batches.num_batches):
                    losses.append(one_training_step(model, *batches.next(), learning_rate))
    """),
    "fit next twice": dedent("""
        def one_training_step(model, images_batch, labels_batch, learning_rate=0.1):
            with Tape() as tape:
                loss = softmax_cross_entropy(model(images_batch), labels_batch)
            for weight, gradient in zip(model.weights, tape.gradient(loss, model.weights)):
                weight.value = weight.value - learning_rate * gradient
            return float(loss.value)


        def fit(model, images, labels, epochs, batch_size=128, learning_rate=0.1):
            losses = []
            for _ in range(epochs):
                batches = BatchGenerator(images, labels, batch_size)
                for _ in range(batches.num_batches):
                    losses.append(one_training_step(model, batches.next()[0], batches.next()[1], learning_rate))
            return losses
    """),
}
RIGHT["sum_reshape"] |= {
    "axis 0 falsy": dedent("""
        class Sum:
            def forward(self, x, axis=None, keepdims=False):
                self.shape, self.axis, self.keepdims = x.shape, axis, keepdims
                return np.sum(x, axis=axis, keepdims=keepdims)

            def backward(self, dout):
                if self.axis and not self.keepdims:
                    dout = np.expand_dims(dout, self.axis)
                return dout * np.ones(self.shape)


        class Reshape:
            def forward(self, x, shape):
                self.shape = x.shape
                return x.reshape(shape)

            def backward(self, dout):
                return dout.reshape(self.shape)
    """),
}
RIGHT["batch_generator"] |= {}
RIGHT["tape"] |= {
    "defaultdict and records order": dedent("""
        from collections import defaultdict
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
                acc = defaultdict(lambda: 0.0)
                acc[result] = np.ones_like(result.value)
                for out in reversed(list(self.records)):   # the records are in topological order already
                    if out not in acc:
                        continue
                    node, ins = self.records[out]
                    back = node.backward(acc[out])
                    if len(ins) == 1:
                        back = [back]
                    for x, d in zip(ins, back):
                        acc[x] = acc[x] + d
                single = not isinstance(sources, list)
                answers = [acc[s] if s in acc else None for s in ([sources] if single else sources)]
                return answers[0] if single else answers
    """),
}
