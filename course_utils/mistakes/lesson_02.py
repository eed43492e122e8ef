"""Known mistakes of lesson 2, computational graphs."""

from course_utils.mistakes import Mistake

MISTAKES = (
    Mistake(
        "MulLayer",
        "mul: dx and dy swapped",
        "dx and dy change places: the slope of x·y along x is y, the other input.",
        old="dx = dout * self.y\n        dy = dout * self.x",
        new="dx = dout * self.x\n        dy = dout * self.y",
    ),
    Mistake(
        "MulLayer",
        "mul: upstream gradient forgotten",
        "`dout` is left out: that is right only where nothing follows the node. The slope of this "
        "node alone must be multiplied by the upstream gradient.",
        old="dx = dout * self.y\n        dy = dout * self.x",
        new="dx = self.y\n        dy = self.x",
    ),
    Mistake(
        "MulLayer",
        "mul: adds instead of multiplying",
        "the two inputs are added: this node multiplies them.",
        old="return x * y",
        new="return x + y",
    ),
    Mistake(
        "MulLayer",
        "mul: one input remembered twice",
        "both gradients use the same input: each needs the other one.",
        old="self.y = y",
        new="self.y = x",
    ),
    Mistake(
        "AddLayer",
        "add: upstream gradient forgotten",
        "`dout` is left out: a sum hands on what it receives, not 1.",
        old="dx = dout * 1\n        dy = dout * 1",
        new="dx = np.ones_like(dout)\n        dy = np.ones_like(dout)",
    ),
    Mistake(
        "AddLayer",
        "add: gradient shared out",
        "the gradient is shared between the inputs: each of them moves the sum by as much as "
        "itself, so each receives all of `dout`.",
        old="dx = dout * 1\n        dy = dout * 1",
        new="dx = dout / 2\n        dy = dout / 2",
    ),
    Mistake(
        "AddLayer",
        "add: treated as a multiplication",
        "the sum is treated as a product: along x the slope of x + y is 1, whatever y is.",
        code="""
        class AddLayer:
            def forward(self, x, y):
                self.x = x
                self.y = y
                return x + y

            def backward(self, dout):
                return dout * self.y, dout * self.x
        """,
    ),
    Mistake(
        "apple_bill",
        "apple bill: the tax does not reach the apples",
        "the first node is asked with dprice: between it and the price stands the tax, so its "
        "upstream gradient is what the tax node hands on for `apple_price`.",
        code="""
        def apple_bill(apple, apple_num, tax):
            mul_apple_layer = MulLayer()
            mul_tax_layer = MulLayer()
            apple_price = mul_apple_layer.forward(apple, apple_num)
            price = mul_tax_layer.forward(apple_price, tax)
            dapple, dapple_num = mul_apple_layer.backward(1)
            dapple_price, dtax = mul_tax_layer.backward(1)
            return price, (dapple, dapple_num, dtax)
        """,
    ),
    Mistake(
        "apple_bill",
        "apple bill: dtax and dapple_price swapped",
        "the two answers of the tax node change places: `backward` answers in the order in which "
        "`forward` took its inputs.",
        code="""
        def apple_bill(apple, apple_num, tax):
            mul_apple_layer = MulLayer()
            mul_tax_layer = MulLayer()
            apple_price = mul_apple_layer.forward(apple, apple_num)
            price = mul_tax_layer.forward(apple_price, tax)
            dtax, dapple_price = mul_tax_layer.backward(1)
            dapple, dapple_num = mul_apple_layer.backward(dapple_price)
            return price, (dapple, dapple_num, dtax)
        """,
    ),
    Mistake(
        "apple_orange_bill",
        "basket: one node for both fruits",
        "one multiplication node serves both fruits: it remembers only the last inputs that it "
        "saw. Each node needs an object of its own.",
        code="""
        def apple_orange_bill(apple, apple_num, orange, orange_num, tax):
            mul_layer, add_layer, mul_tax_layer = MulLayer(), AddLayer(), MulLayer()
            apple_price = mul_layer.forward(apple, apple_num)
            orange_price = mul_layer.forward(orange, orange_num)
            all_price = add_layer.forward(apple_price, orange_price)
            price = mul_tax_layer.forward(all_price, tax)
            dall_price, dtax = mul_tax_layer.backward(1)
            dapple_price, dorange_price = add_layer.backward(dall_price)
            dorange, dorange_num = mul_layer.backward(dorange_price)
            dapple, dapple_num = mul_layer.backward(dapple_price)
            return price, (dapple, dapple_num, dorange, dorange_num, dtax)
        """,
    ),
    Mistake(
        "apple_orange_bill",
        "basket: the tax does not reach the fruits",
        "the addition is asked with dprice: between it and the price stands the tax, so its "
        "upstream gradient is what the tax node hands on for `all_price`.",
        code="""
        def apple_orange_bill(apple, apple_num, orange, orange_num, tax):
            mul_apple_layer, mul_orange_layer = MulLayer(), MulLayer()
            add_layer, mul_tax_layer = AddLayer(), MulLayer()
            apple_price = mul_apple_layer.forward(apple, apple_num)
            orange_price = mul_orange_layer.forward(orange, orange_num)
            all_price = add_layer.forward(apple_price, orange_price)
            price = mul_tax_layer.forward(all_price, tax)
            dall_price, dtax = mul_tax_layer.backward(1)
            dapple_price, dorange_price = add_layer.backward(1)
            dorange, dorange_num = mul_orange_layer.backward(dorange_price)
            dapple, dapple_num = mul_apple_layer.backward(dapple_price)
            return price, (dapple, dapple_num, dorange, dorange_num, dtax)
        """,
    ),
    Mistake(
        "apple_orange_bill",
        "basket: gradients in another order",
        "the gradients of apples and oranges change places: return them in the order of the "
        "arguments.",
        code="""
        def apple_orange_bill(apple, apple_num, orange, orange_num, tax):
            price = (apple * apple_num + orange * orange_num) * tax
            dapple, dapple_num = apple_num * tax, apple * tax
            dorange, dorange_num = orange_num * tax, orange * tax
            return price, (dorange, dorange_num, dapple, dapple_num, price / tax)
        """,
    ),
    Mistake(
        "carpet_bill",
        "carpet: side counted once in the area",
        "only one of the two ways of `side` into the area is counted: both come back with a "
        "gradient of their own.",
        code="""
        def carpet_bill(side, price, border):
            cost = side * side * price + side * border
            return cost, (side * price + border, side * side, side)
        """,
    ),
    Mistake(
        "carpet_bill",
        "carpet: the border's way forgotten",
        "the gradient that comes back through the border is left out: `side` is used there too.",
        code="""
        def carpet_bill(side, price, border):
            cost = side * side * price + side * border
            return cost, (2 * side * price, side * side, side)
        """,
    ),
    Mistake(
        "carpet_bill",
        "carpet: the area's way forgotten",
        "only the gradient through the border is counted: `side` goes into the area, twice.",
        code="""
        def carpet_bill(side, price, border):
            cost = side * side * price + side * border
            return cost, (border, side * side, side)
        """,
    ),
    Mistake(
        "carpet_bill",
        "carpet: one node for all products",
        "one multiplication node serves all three products: it remembers only the last inputs "
        "that it saw. Each node needs an object of its own.",
        code="""
        def carpet_bill(side, price, border):
            mul, add = MulLayer(), AddLayer()
            area = mul.forward(side, side)
            carpet_cost = mul.forward(area, price)
            border_cost = mul.forward(side, border)
            cost = add.forward(carpet_cost, border_cost)
            dcarpet_cost, dborder_cost = add.backward(1)
            dside_border, dborder = mul.backward(dborder_cost)
            darea, dprice = mul.backward(dcarpet_cost)
            dside_left, dside_right = mul.backward(darea)
            return cost, (dside_left + dside_right + dside_border, dprice, dborder)
        """,
    ),
)
