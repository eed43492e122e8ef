"""Answers to lesson 2, computational graphs: right ones in many styles, and wrong ones."""

from textwrap import dedent

from .editing import edited

_RIGHT = {
    "mul_layer": {
        "plain": """
            class MulLayer:
                def __init__(self):
                    self.x = None
                    self.y = None

                def forward(self, x, y):
                    self.x = x
                    self.y = y
                    return x * y

                def backward(self, dout):
                    dx = dout * self.y
                    dy = dout * self.x
                    return dx, dy
        """,
        "no constructor, one tuple": """
            class MulLayer:
                def forward(self, a, b):
                    self.inputs = a, b
                    return a * b

                def backward(self, dout):
                    a, b = self.inputs
                    return [b * dout, a * dout]
        """,
        "a closure": """
            class MulLayer:
                def forward(self, x, y):
                    self.vjp = lambda g: (g * y, g * x)
                    return x * y

                def backward(self, dout):
                    return self.vjp(dout)
        """,
        "backward made by forward": """
            class MulLayer:
                def forward(self, x, y):
                    def backward(dout):
                        return dout * y, dout * x

                    self.backward = backward
                    return x * y

                def backward(self, dout):
                    raise RuntimeError("call forward first")
        """,
        "a base class": """
            class Node:
                def __init__(self):
                    self.saved = ()

                def remember(self, *values):
                    self.saved = values

                def __call__(self, *values):
                    return self.forward(*values)


            class MulLayer(Node):
                def forward(self, x, y):
                    super().remember(x, y)
                    return np.multiply(x, y)

                def backward(self, dout):
                    return tuple(dout * other for other in reversed(self.saved))
        """,
        "a dataclass": """
            from dataclasses import dataclass
            from typing import Any


            @dataclass
            class MulLayer:
                x: Any = None
                y: Any = None

                def forward(self, x, y):
                    self.x, self.y = x, y
                    return self.x * self.y

                def backward(self, dout):
                    return dout * self.y, dout * self.x
        """,
        "private attributes, getters, copies": """
            class MulLayer:
                __slots__ = ("__left", "__right")

                def __init__(self):
                    self.__left = self.__right = 0.0

                def get_left(self):
                    return self.__left

                @property
                def right(self):
                    return self.__right

                def forward(self, x, y):
                    self.__left = np.array(x)
                    self.__right = np.array(y)
                    return self.__left * self.__right

                def backward(self, dout):
                    return np.array([dout * self.right, dout * self.get_left()])
        """,
        "slopes computed in forward, in place on own arrays": """
            class MulLayer:
                def forward(self, x, y):
                    self.slopes = np.stack([np.array(y, dtype=float), np.array(x, dtype=float)])
                    return x * y

                def backward(self, dout):
                    result = self.slopes.copy()
                    result *= dout
                    return result[0], result[1]
        """,
        "a dict and keyword arguments": """
            class MulLayer:
                def __init__(self, **cache):
                    self.cache = cache

                def forward(self, x, y):
                    self.cache.update(x=x, y=y)
                    z = x * y
                    return z

                def backward(self, dout=1):
                    grads = dict(dx=dout * self.cache["y"], dy=dout * self.cache["x"])
                    return grads["dx"], grads["dy"]
        """,
        "single precision": """
            class MulLayer:
                def forward(self, x, y):
                    self.x, self.y = np.float32(x), np.float32(y)
                    return self.x * self.y

                def backward(self, dout):
                    dout = np.float32(dout)
                    return dout * self.y, dout * self.x
        """,
    },
    "apple_bill": {
        "plain": """
            def apple_bill(apple, apple_num, tax):
                mul_apple_layer = MulLayer()
                mul_tax_layer = MulLayer()

                # forward
                apple_price = mul_apple_layer.forward(apple, apple_num)
                price = mul_tax_layer.forward(apple_price, tax)

                # backward
                dprice = 1
                dapple_price, dtax = mul_tax_layer.backward(dprice)
                dapple, dapple_num = mul_apple_layer.backward(dapple_price)
                return price, (dapple, dapple_num, dtax)
        """,
        "nested": """
            def apple_bill(apple, apple_num, tax):
                fruit, total = MulLayer(), MulLayer()
                price = total.forward(fruit.forward(apple, apple_num), tax)
                upstream, dtax = total.backward(1.0)
                return price, (*fruit.backward(upstream), dtax)
        """,
        "formulas": """
            def apple_bill(apple, apple_num, tax):
                price = apple * apple_num * tax
                return price, (apple_num * tax, apple * tax, apple * apple_num)
        """,
        "lists": """
            def apple_bill(apple, apple_num, tax):
                layers = [MulLayer() for _ in range(2)]
                value = apple
                for layer, factor in zip(layers, (apple_num, tax)):
                    value = layer.forward(value, factor)
                gradients, dout = [], 1
                for layer in reversed(layers):
                    dout, dfactor = layer.backward(dout)
                    gradients.insert(0, dfactor)
                return [value, [dout] + gradients]
        """,
        "an array of gradients": """
            def apple_bill(apple, apple_num, tax):
                numbers = np.array([apple, apple_num, tax], dtype=float)
                price = numbers.prod()
                return price, price / numbers
        """,
        "a helper that walks back": """
            def walk_back(nodes, dout):
                for node in nodes[::-1]:
                    dout, other = node.backward(dout)
                    yield other
                yield dout


            def apple_bill(apple, apple_num, tax):
                first, second = MulLayer(), MulLayer()
                price = second.forward(first.forward(apple, apple_num), tax)
                dtax, dapple_num, dapple = walk_back([first, second], 1)
                return price, (dapple, dapple_num, dtax)
        """,
    },
    "add_layer": {
        "plain": """
            class AddLayer:
                def forward(self, x, y):
                    return x + y

                def backward(self, dout):
                    dx = dout * 1
                    dy = dout * 1
                    return dx, dy
        """,
        "the same twice": """
            class AddLayer:
                def __init__(self):
                    pass

                def forward(self, x, y):
                    return x + y

                def backward(self, dout):
                    return dout, dout
        """,
        "static methods, copies": """
            import copy


            class AddLayer:
                @staticmethod
                def forward(x, y):
                    return np.add(x, y)

                @staticmethod
                def backward(dout):
                    return copy.deepcopy(dout), copy.deepcopy(dout)
        """,
        "a child of MulLayer": """
            class AddLayer(MulLayer):
                def forward(self, x, y):
                    super().forward(x, y)
                    return self.x + self.y

                def backward(self, dout):
                    return (1.0 * dout,) * 2
        """,
        "ones": """
            class AddLayer:
                def forward(self, x, y):
                    self.shape = np.shape(x)
                    return sum((x, y))

                def backward(self, dout):
                    ones = np.ones(self.shape)
                    return ones * dout, dout * np.ones(self.shape)
        """,
        "a list of views": """
            class AddLayer:
                def forward(self, left, right):
                    return left - (-right)

                def backward(self, dout):
                    return list(np.broadcast_to(dout, (2,) + np.shape(dout)))
        """,
        "a named tuple": """
            from typing import NamedTuple


            class Gradients(NamedTuple):
                dx: np.ndarray
                dy: np.ndarray


            class AddLayer:
                forward = lambda self, x, y: x + y

                def backward(self, dout):
                    return Gradients(dx=dout, dy=dout)
        """,
    },
    "apple_orange_bill": {
        "plain": """
            def apple_orange_bill(apple, apple_num, orange, orange_num, tax):
                mul_apple_layer = MulLayer()
                mul_orange_layer = MulLayer()
                add_apple_orange_layer = AddLayer()
                mul_tax_layer = MulLayer()

                apple_price = mul_apple_layer.forward(apple, apple_num)
                orange_price = mul_orange_layer.forward(orange, orange_num)
                all_price = add_apple_orange_layer.forward(apple_price, orange_price)
                price = mul_tax_layer.forward(all_price, tax)

                dprice = 1
                dall_price, dtax = mul_tax_layer.backward(dprice)
                dapple_price, dorange_price = add_apple_orange_layer.backward(dall_price)
                dorange, dorange_num = mul_orange_layer.backward(dorange_price)
                dapple, dapple_num = mul_apple_layer.backward(dapple_price)
                return price, (dapple, dapple_num, dorange, dorange_num, dtax)
        """,
        "formulas": """
            def apple_orange_bill(apple, apple_num, orange, orange_num, tax):
                fruit = apple * apple_num + orange * orange_num
                slopes = apple_num * tax, apple * tax, orange_num * tax, orange * tax, fruit
                return fruit * tax, slopes
        """,
        "operands swapped": """
            def apple_orange_bill(apple, apple_num, orange, orange_num, tax):
                a, o, s, t = MulLayer(), MulLayer(), AddLayer(), MulLayer()
                prices = o.forward(orange_num, orange), a.forward(apple_num, apple)
                price = t.forward(tax, s.forward(*prices))
                dtax, dsum = t.backward(1)
                dorange_price, dapple_price = s.backward(dsum)
                dapple_num, dapple = a.backward(dapple_price)
                dorange_num, dorange = o.backward(dorange_price)
                return price, (dapple, dapple_num, dorange, dorange_num, dtax)
        """,
        "a dict of nodes": """
            def apple_orange_bill(apple, apple_num, orange, orange_num, tax):
                nodes = {name: MulLayer() for name in ("apple", "orange", "tax")}
                nodes["sum"] = AddLayer()

                def forward():
                    prices = (
                        nodes["apple"].forward(apple, apple_num),
                        nodes["orange"].forward(orange, orange_num),
                    )
                    return nodes["tax"].forward(nodes["sum"].forward(*prices), tax)

                def backward(dout=1):
                    dsum, dtax = nodes["tax"].backward(dout)
                    left, right = nodes["sum"].backward(dsum)
                    return [*nodes["apple"].backward(left), *nodes["orange"].backward(right), dtax]

                return forward(), np.array(backward())
        """,
        "a graph of its own class": """
            class Bill:
                def __init__(self):
                    self.fruits = [MulLayer(), MulLayer()]
                    self.plus, self.times = AddLayer(), MulLayer()

                def forward(self, *numbers):
                    pairs = numbers[0:2], numbers[2:4]
                    prices = [n.forward(*pair) for n, pair in zip(self.fruits, pairs)]
                    return self.times.forward(self.plus.forward(*prices), numbers[-1])

                def backward(self, dout):
                    dsum, dtax = self.times.backward(dout)
                    result = ()
                    for node, d in zip(self.fruits, self.plus.backward(dsum)):
                        result += tuple(node.backward(d))
                    return result + (dtax,)


            def apple_orange_bill(apple, apple_num, orange, orange_num, tax):
                bill = Bill()
                price = bill.forward(apple, apple_num, orange, orange_num, tax)
                return price, bill.backward(1)
        """,
    },
    "carpet_bill": {
        "plain": """
            def carpet_bill(side, price, border):
                area_layer = MulLayer()
                carpet_layer = MulLayer()
                border_layer = MulLayer()
                add_layer = AddLayer()

                area = area_layer.forward(side, side)
                carpet_cost = carpet_layer.forward(area, price)
                border_cost = border_layer.forward(side, border)
                cost = add_layer.forward(carpet_cost, border_cost)

                dcarpet_cost, dborder_cost = add_layer.backward(1)
                dside_border, dborder = border_layer.backward(dborder_cost)
                darea, dprice = carpet_layer.backward(dcarpet_cost)
                dside_left, dside_right = area_layer.backward(darea)
                return cost, (dside_left + dside_right + dside_border, dprice, dborder)
        """,
        "formulas": """
            def carpet_bill(side, price, border):
                cost = side**2 * price + side * border
                return cost, (2 * side * price + border, side**2, side)
        """,
        "another graph: side times (side times price plus border)": """
            def carpet_bill(side, price, border):
                inner, plus, outer = MulLayer(), AddLayer(), MulLayer()
                cost = outer.forward(side, plus.forward(inner.forward(side, price), border))
                dside, dsum = outer.backward(1)
                dinner, dborder = plus.backward(dsum)
                more, dprice = inner.backward(dinner)
                dside = dside + more
                return cost, (dside, dprice, dborder)
        """,
        "side times price first": """
            def carpet_bill(side, price, border):
                row, rug, rim, both = MulLayer(), MulLayer(), MulLayer(), AddLayer()
                cloth = rug.forward(row.forward(side, price), side)
                cost = both.forward(rim.forward(border, side), cloth)
                drim, drug = both.backward(1.0)
                gradients = {"side": 0.0}
                gradients["border"], d = rim.backward(drim)
                gradients["side"] += d
                drow, d = rug.backward(drug)
                gradients["side"] += d
                d, gradients["price"] = row.backward(drow)
                gradients["side"] += d
                return cost, [gradients[name] for name in ("side", "price", "border")]
        """,
        "backward as each node is done": """
            def carpet_bill(side, price, border):
                def product(a, b):
                    node = MulLayer()
                    return node.forward(a, b), node.backward

                area, back_area = product(side, side)
                rug, back_rug = product(area, price)
                rim, back_rim = product(side, border)
                darea, dprice = back_rug(1)
                dside, dborder = back_rim(1)
                return rug + rim, (dside + sum(back_area(darea)), dprice, dborder)
        """,
    },
}

_EDITS = {
    "mul_layer": {
        "divided": ("return x * y", "return x / y"),
        "a power": ("return x * y", "return x**y"),
        "subtracted": ("return x * y", "return x - y"),
        "matrix product": ("return x * y", "return np.dot(x, y)"),
        "summed": ("return x * y", "return np.sum(x * y)"),
        "truncated": ("return x * y", "return np.array(x * y).astype(int)"),
        "printed": ("return x * y", "print(x * y)"),
        "nothing returned by forward": ("        return x * y\n", ""),
        "nothing returned by backward": ("        return dx, dy", ""),
        "backward prints": ("return dx, dy", "print(dx, dy)"),
        "x not kept": ("        self.x = x\n", ""),
        "y not kept": ("        self.y = y\n", ""),
        "kept as locals": ("self.x = x\n        self.y = y", "saved = x, y"),
        "kept crosswise": ("self.x = x\n        self.y = y", "self.x = y\n        self.y = x"),
        "assigned the wrong way round": ("self.x = x", "x = self.x"),
        "only dx": ("return dx, dy", "return dx"),
        "only dy": ("return dx, dy", "return dy"),
        "order of the result": ("return dx, dy", "return dy, dx"),
        "dx twice": ("return dx, dy", "return dx, dx"),
        "dy twice": ("return dx, dy", "return dy, dy"),
        "added up": ("return dx, dy", "return dx + dy"),
        "a dict": ("return dx, dy", "return {'dx': dx, 'dy': dy}"),
        "dout added": ("dout * self.y", "dout + self.y", "dout * self.x", "dout + self.x"),
        "dout divided": ("dout * self.y", "dout / self.y", "dout * self.x", "dout / self.x"),
        "divided by dout": ("dout * self.y", "self.y / dout", "dout * self.x", "self.x / dout"),
        "dout in one only": ("dout * self.x", "self.x"),
        "dout in the other only": ("dout * self.y", "self.y"),
        "sign": ("dout * self.y", "-dout * self.y", "dout * self.x", "-dout * self.x"),
        "sign of dy": ("dout * self.x", "-dout * self.x"),
        "both inputs": ("dout * self.y", "dout * self.x * self.y"),
        "squares": ("dout * self.y", "dout * self.y**2"),
        "as an addition": ("dout * self.y", "dout", "dout * self.x", "dout"),
        "dout from dx": ("dy = dout * self.x", "dy = dx * self.x"),
        "half each": ("dout * self.y", "dout * self.y / 2", "dout * self.x", "dout * self.x / 2"),
        "x on the class": ("self.x", "MulLayer.x"),
        "y on the class": ("self.y", "MulLayer.y"),
        "globals": (
            "self.x = x\n        self.y = y",
            "global saved_x, saved_y\n        saved_x, saved_y = x, y",
            "self.y\n        dy",
            "saved_y\n        dy",
            "dout * self.x",
            "dout * saved_x",
        ),
        "the first inputs for ever": (
            "self.x = x\n        self.y = y",
            "if self.x is None:\n            self.x, self.y = x, y",
        ),
        "dout changed in place": (
            "dx = dout * self.y\n        dy = dout * self.x",
            "dy = dout * self.x\n        dout *= self.y\n        dx = dout",
        ),
        "x changed in place": ("return x * y", "x *= y\n        return x"),
        "kept values changed by backward": (
            "dx = dout * self.y\n        dy = dout * self.x",
            "self.x, self.y = dout * self.x, dout * self.y\n        dx, dy = self.y, self.x",
        ),
        "used up by backward": (
            "        return dx, dy",
            "        self.x = self.y = None\n        return dx, dy",
        ),
        "gradients that grow": (
            "dx = dout * self.y\n",
            "self.dx = getattr(self, 'dx', 0) + dout * self.y\n        dx = self.dx\n",
        ),
        "the product remembered": ("dout * self.y", "dout * self.x * self.y / self.x"),
        "the sum of dout": ("dout * self.y", "np.sum(dout) * self.y"),
        "the gradients summed": ("return dx, dy", "return np.sum(dx), np.sum(dy)"),
        "self forgotten": ("self.x = x", "x = x", "self.y = y", "y = y"),
        "absolute values": ("dout * self.y", "dout * abs(self.y)"),
        "the numbers of the apples": (
            "dout * self.y",
            "dout * 2",
            "dout * self.x",
            "dout * 100",
        ),
    },
    "apple_bill": {
        "the fruit's node first": (
            "dapple_price, dtax = mul_tax_layer.backward(dprice)\n"
            "    dapple, dapple_num = mul_apple_layer.backward(dapple_price)",
            "dapple, dapple_num = mul_apple_layer.backward(dprice)\n"
            "    dapple_price, dtax = mul_tax_layer.backward(dprice)",
        ),
        "backward of the same node twice": (
            "mul_apple_layer.backward(dapple_price)",
            "mul_tax_layer.backward(dapple_price)",
        ),
        "the price goes in": ("backward(dprice)", "backward(price)"),
        "the apples' price goes in": ("backward(dapple_price)", "backward(apple_price)"),
        "dtax goes in": ("backward(dapple_price)", "backward(dtax)"),
        "dprice 0": ("dprice = 1", "dprice = 0"),
        "dprice 2": ("dprice = 1", "dprice = 2"),
        "apple and number swapped": ("dapple, dapple_num =", "dapple_num, dapple ="),
        "order turned round": ("(dapple, dapple_num, dtax)", "(dtax, dapple_num, dapple)"),
        "tax first": ("(dapple, dapple_num, dtax)", "(dtax, dapple, dapple_num)"),
        "number and tax swapped": ("(dapple, dapple_num, dtax)", "(dapple, dtax, dapple_num)"),
        "dtax missing": ("(dapple, dapple_num, dtax)", "(dapple, dapple_num)"),
        "an extra one": ("(dapple, dapple_num, dtax)", "(dapple, dapple_num, dapple_price, dtax)"),
        "the price missing": ("return price, ", "return "),
        "flat": (
            "return price, (dapple, dapple_num, dtax)",
            "return price, dapple, dapple_num, dtax",
        ),
        "printed": ("return price, (", "print(price, "),
        "the visible numbers": (
            "return price, (dapple, dapple_num, dtax)",
            "return price, (2.2, 110, 200)",
        ),
        "all of it by heart": (
            "return price, (dapple, dapple_num, dtax)",
            "return 220, (2.2, 110, 200)",
        ),
        "one node for both": ("mul_tax_layer = MulLayer()", "mul_tax_layer = mul_apple_layer"),
        "new nodes for the way back": (
            "    dprice = 1",
            "    mul_tax_layer = MulLayer()\n    dprice = 1",
        ),
        "the apple's price in place of the price": ("return price,", "return apple_price,"),
        "the inputs returned": ("(dapple, dapple_num, dtax)", "(apple, apple_num, tax)"),
        "dapple_price for dtax": (
            "(dapple, dapple_num, dtax)",
            "(dapple, dapple_num, dapple_price)",
        ),
        "relative to the price": (
            "(dapple, dapple_num, dtax)",
            "(dapple / price, dapple_num / price, dtax / price)",
        ),
        "rounded": ("return price", "dapple = round(dapple)\n    return price"),
        "sign": ("dprice = 1", "dprice = -1"),
        "dtax as a share": ("(dapple, dapple_num, dtax)", "(dapple, dapple_num, dtax / 100)"),
    },
    "add_layer": {
        "subtracted": ("x + y", "x - y"),
        "x twice": ("x + y", "x + x"),
        "joined": ("x + y", "np.append(x, y)"),
        "averaged": ("x + y", "(x + y) / 2"),
        "summed": ("x + y", "np.sum(x + y)"),
        "stored in x": ("return x + y", "x += y\n        return x"),
        "printed": ("return x + y", "print(x + y)"),
        "nothing returned by backward": ("        return dx, dy", ""),
        "one gradient": ("return dx, dy", "return dx"),
        "added up": ("return dx, dy", "return dx + dy"),
        "ones": ("dout * 1", "1"),
        "ones in the shape": ("dout * 1", "np.ones_like(dout)"),
        "zeros": ("dy = dout * 1", "dy = dout * 0"),
        "sign of dy": ("dy = dout * 1", "dy = -dout"),
        "sign of both": ("dout * 1", "-dout"),
        "doubled": ("dout * 1", "dout * 2"),
        "one more": ("dout * 1", "dout + 1"),
        "three": ("return dx, dy", "return dx, dy, dout"),
        "x kept, and multiplied": (
            "return x + y",
            "self.x, self.y = x, y\n        return x + y",
            "dx = dout * 1",
            "dx = dout * self.x",
            "dy = dout * 1",
            "dy = dout * self.y",
        ),
        "summed upstream": ("dout * 1", "np.sum(dout)"),
        "the mean upstream": ("dx = dout * 1", "dx = np.mean(dout)"),
        "dout doubled in place": ("dx = dout * 1", "dout += dout\n        dx = dout / 2"),
        "None for the second": ("return dx, dy", "return dx, None"),
        "printed gradients": ("return dx, dy", "print(dx, dy)"),
        "integers": ("dout * 1", "np.asarray(dout).astype(int)"),
        "the absolute value": ("dx = dout * 1", "dx = abs(dout)"),
        "self forgotten": ("def forward(self, x, y)", "def forward(x, y)"),
        "dout forgotten in the signature": ("def backward(self, dout)", "def backward(self)"),
    },
    "apple_orange_bill": {
        "oranges multiplied by the apples' number": (
            "mul_orange_layer.forward(orange, orange_num)",
            "mul_orange_layer.forward(orange, apple_num)",
        ),
        "oranges left out": ("forward(apple_price, orange_price)", "forward(apple_price, 0)"),
        "apples twice": ("forward(apple_price, orange_price)", "forward(apple_price, apple_price)"),
        "the tax added": (
            "price = mul_tax_layer.forward(all_price, tax)",
            "mul_tax_layer.forward(all_price, tax)\n    price = all_price + tax",
        ),
        "only the apples taxed": ("forward(all_price, tax)", "forward(apple_price, tax)"),
        "the fruits multiplied": (
            "add_apple_orange_layer = AddLayer()",
            "add_apple_orange_layer = MulLayer()",
        ),
        "the sum's node left out on the way back": (
            "dapple_price, dorange_price = add_apple_orange_layer.backward(dall_price)",
            "dapple_price = dorange_price = dprice",
        ),
        "shared out": (
            "add_apple_orange_layer.backward(dall_price)",
            "dall_price / 2, dall_price / 2",
        ),
        "dtax goes on": ("backward(dall_price)", "backward(dtax)"),
        "unpacked the wrong way round": ("dall_price, dtax =", "dtax, dall_price ="),
        "fruits' nodes swapped": (
            "dorange, dorange_num = mul_orange",
            "dapple, dapple_num = mul_orange",
            "dapple, dapple_num = mul_apple",
            "dorange, dorange_num = mul_apple",
        ),
        "orange and number swapped": ("dorange, dorange_num = mul", "dorange_num, dorange = mul"),
        "apple and number swapped": ("dapple, dapple_num = mul", "dapple_num, dapple = mul"),
        "the values go back": (
            "backward(dorange_price)",
            "backward(orange_price)",
            "backward(dapple_price)",
            "backward(apple_price)",
        ),
        "price goes back": ("dprice = 1", "dprice = price"),
        "dprice 0": ("dprice = 1", "dprice = 0"),
        "one result missing": ("dorange_num, dtax)", "dtax)"),
        "price without tax": ("return price", "return all_price"),
        "flat": (
            "return price, (dapple, dapple_num, dorange, dorange_num, dtax)",
            "return price, dapple, dapple_num, dorange, dorange_num, dtax",
        ),
        "by heart": (
            "return price, (dapple, dapple_num, dorange, dorange_num, dtax)",
            "return 715, (2.2, 110, 3.3, 165, 650)",
        ),
        "gradients by heart": (
            "(dapple, dapple_num, dorange, dorange_num, dtax)",
            "(2.2, 110, 3.3, 165, 650)",
        ),
        "fruits first": (
            "(dapple, dapple_num, dorange, dorange_num, dtax)",
            "(dapple, dorange, dapple_num, dorange_num, dtax)",
        ),
        "tax first": (
            "(dapple, dapple_num, dorange, dorange_num, dtax)",
            "(dtax, dapple, dapple_num, dorange, dorange_num)",
        ),
        "one node for tax and apples": (
            "mul_tax_layer = MulLayer()",
            "mul_tax_layer = mul_apple_layer",
        ),
        "gradient to one side only": (
            "dapple_price, dorange_price =",
            "dapple_price, dorange_price = dall_price, 0  #",
        ),
        "dtax from the apples only": (
            "    return price",
            "    dtax = apple_price\n    return price",
        ),
        "printed": ("return price, (", "print(price, "),
        "nothing taken back": ("(dapple, dapple_num, dorange, dorange_num, dtax)", "None"),
        "sign": ("dprice = 1", "dprice = -1"),
    },
    "carpet_bill": {
        "carpet and border share a node": (
            "border_layer = MulLayer()",
            "border_layer = carpet_layer",
        ),
        "without the area's node": (
            "dside_left, dside_right = area_layer.backward(darea)",
            "dside_left = dside_right = darea",
        ),
        "one way of the area doubled wrongly": (
            "dside_left + dside_right",
            "dside_left * dside_right",
        ),
        "the mean of the ways": (
            "dside_left + dside_right + dside_border",
            "(dside_left + dside_right + dside_border) / 3",
        ),
        "the border's way subtracted": ("+ dside_border", "- dside_border"),
        "four sides of border": (
            "border_layer.forward(side, border)",
            "border_layer.forward(4 * side, border)",
        ),
        "four sides of border, in the gradient too": (
            "border_layer.forward(side, border)",
            "border_layer.forward(4 * side, border)",
            "+ dside_border",
            "+ 4 * dside_border",
        ),
        "the border left out": (
            "cost = add_layer.forward(carpet_cost, border_cost)",
            "cost = carpet_cost",
        ),
        "area for the border": (
            "border_layer.forward(side, border)",
            "border_layer.forward(area, border)",
        ),
        "side not squared": ("area_layer.forward(side, side)", "area_layer.forward(side, 1)"),
        "doubled in place of squared": (
            "area_layer.forward(side, side)",
            "area_layer.forward(side, 2)",
        ),
        "dborder and dprice swapped": ("dprice, dborder)", "dborder, dprice)"),
        "dside last": (
            "(dside_left + dside_right + dside_border, dprice, dborder)",
            "(dprice, dborder, dside_left + dside_right + dside_border)",
        ),
        "the ways apart": (
            "(dside_left + dside_right + dside_border, dprice, dborder)",
            "(dside_left, dside_right, dside_border, dprice, dborder)",
        ),
        "the ways as a tuple": (
            "dside_left + dside_right + dside_border",
            "(dside_left, dside_right, dside_border)",
        ),
        "the last way wins": ("dside_left + dside_right + dside_border", "dside_right"),
        "1 in place of darea": ("area_layer.backward(darea)", "area_layer.backward(1)"),
        "dprice goes on": ("area_layer.backward(darea)", "area_layer.backward(dprice)"),
        "area goes on": ("area_layer.backward(darea)", "area_layer.backward(area)"),
        "unpacked the wrong way round": ("darea, dprice =", "dprice, darea ="),
        "border unpacked the wrong way round": (
            "dside_border, dborder =",
            "dborder, dside_border =",
        ),
        "dprice times side": ("dprice, dborder)", "dprice * side, dborder)"),
        "multiplied at the end": ("add_layer = AddLayer()", "add_layer = MulLayer()"),
        "added for the area": ("area_layer = MulLayer()", "area_layer = AddLayer()"),
        "carpet and area share a node": ("carpet_layer = MulLayer()", "carpet_layer = area_layer"),
        "area and border share a node": ("border_layer = MulLayer()", "border_layer = area_layer"),
        "by heart": (
            "return cost, (dside_left + dside_right + dside_border, dprice, dborder)",
            "return 195, (125, 9, 3)",
        ),
        "gradients by heart": (
            "(dside_left + dside_right + dside_border, dprice, dborder)",
            "(125, 9, 3)",
        ),
        "cost before the border": ("return cost", "return carpet_cost"),
        "printed": ("return cost, (", "print(cost, "),
        "the cost alone": (
            "return cost, (dside_left + dside_right + dside_border, dprice, dborder)",
            "return cost",
        ),
        "the derivative of a square forgotten": (
            "dside_left + dside_right + dside_border",
            "side * price + border",
        ),
        "cost goes back": ("add_layer.backward(1)", "add_layer.backward(cost)"),
    },
}

_OTHERS = {
    "mul_layer": {
        "no self": """
            class MulLayer:
                def forward(x, y):
                    return x * y

                def backward(dout):
                    return dout, dout
        """,
        "one dict for all objects": """
            class MulLayer:
                cache = {}

                def forward(self, x, y):
                    self.cache["x"], self.cache["y"] = x, y
                    return x * y

                def backward(self, dout):
                    return dout * self.cache["y"], dout * self.cache["x"]
        """,
        "a list that grows": """
            class MulLayer:
                def __init__(self):
                    self.seen = []

                def forward(self, x, y):
                    self.seen += [x, y]
                    return x * y

                def backward(self, dout):
                    return dout * self.seen[1], dout * self.seen[0]
        """,
        "a stack that empties": """
            class MulLayer:
                def __init__(self):
                    self.stack = []

                def forward(self, x, y):
                    self.stack.append((x, y))
                    return x * y

                def backward(self, dout):
                    x, y = self.stack.pop()
                    return dout * y, dout * x
        """,
        "a default list shared by all": """
            class MulLayer:
                def __init__(self, cache=[]):
                    self.cache = cache

                def forward(self, x, y):
                    self.cache[:] = [x, y]
                    return x * y

                def backward(self, dout):
                    return dout * self.cache[1], dout * self.cache[0]
        """,
        "out over x": """
            class MulLayer:
                def forward(self, x, y):
                    self.x, self.out = x, x * y
                    return self.out

                def backward(self, dout):
                    return dout * self.out / self.x, dout * self.x
        """,
    },
}

RIGHT = {
    name: {style: dedent(source).strip() for style, source in answers.items()}
    for name, answers in _RIGHT.items()
}
WRONG = {
    name: edited(RIGHT[name]["plain"], _EDITS[name])
    | {slip: dedent(source).strip() for slip, source in _OTHERS.get(name, {}).items()}
    for name in RIGHT
}
