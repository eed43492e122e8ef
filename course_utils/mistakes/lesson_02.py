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
        "`dout` is left out: the slope of this node alone must be multiplied by the upstream "
        "gradient.",
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
        "both gradients are computed from `x`: does `forward` keep `x` twice? The gradient of each "
        "input needs the *other* one.",
        old="self.y = y",
        new="self.y = x",
    ),
    Mistake(
        "MulLayer",
        "mul: subtracts",
        "the inputs are subtracted: a multiplication node returns their product.",
        old="return x * y",
        new="return x - y",
    ),
    Mistake(
        "MulLayer",
        "mul: divides",
        "the inputs are divided: a multiplication node returns their product.",
        old="return x * y",
        new="return x / y",
    ),
    Mistake(
        "MulLayer",
        "mul: matrix product",
        "the products are added up to one number, as `np.dot` and `@` do: multiply entry by entry.",
        old="return x * y",
        new="return np.dot(x, y)",
    ),
    Mistake(
        "MulLayer",
        "mul: product added up",
        "the products are added up to one number, as `np.dot` and `@` do: multiply entry by entry.",
        old="return x * y",
        new="return np.sum(x * y)",
    ),
    Mistake(
        "MulLayer",
        "mul: dout added",
        "`dout` is added: the chain rule multiplies.",
        old="dx = dout * self.y\n        dy = dout * self.x",
        new="dx = dout + self.y\n        dy = dout + self.x",
    ),
    Mistake(
        "MulLayer",
        "mul: dout divided by",
        "`dout` is divided by the other input: the chain rule multiplies.",
        old="dx = dout * self.y\n        dy = dout * self.x",
        new="dx = dout / self.y\n        dy = dout / self.x",
    ),
    Mistake(
        "MulLayer",
        "mul: divided by dout",
        "the other input is divided by `dout`: the chain rule multiplies.",
        old="dx = dout * self.y\n        dy = dout * self.x",
        new="dx = self.y / dout\n        dy = self.x / dout",
    ),
    Mistake(
        "MulLayer",
        "mul: both inputs",
        "the gradient is multiplied by both inputs: that of x needs y alone.",
        old="dx = dout * self.y",
        new="dx = dout * self.x * self.y",
    ),
    Mistake(
        "MulLayer",
        "mul: square of the other input",
        "the other input is squared: the slope of x·y along x is y itself.",
        old="dx = dout * self.y",
        new="dx = dout * self.y**2",
    ),
    Mistake(
        "MulLayer",
        "mul: dx used for dy",
        "`dy` is computed from `dx`: both start from `dout`.",
        old="dy = dout * self.x",
        new="dy = dx * self.x",
    ),
    Mistake(
        "MulLayer",
        "mul: dout forgotten in dy",
        "`dout` is left out of `dy`: what comes back is the slope of this node alone.",
        old="dy = dout * self.x",
        new="dy = self.x",
    ),
    Mistake(
        "MulLayer",
        "mul: dout forgotten in dx",
        "`dout` is left out of `dx`: what comes back is the slope of this node alone.",
        old="dx = dout * self.y",
        new="dx = self.y",
    ),
    Mistake(
        "MulLayer",
        "mul: dout added up",
        "`dout` is added up to one number first: each entry has a gradient of its own.",
        old="dx = dout *",
        new="dx = np.sum(dout) *",
    ),
    Mistake(
        "MulLayer",
        "mul: treated as an addition",
        "`dout` is handed on as it is: that is what an addition node does. Here the slope is the "
        "other input.",
        old="dx = dout * self.y\n        dy = dout * self.x",
        new="dx = dout\n        dy = dout",
    ),
    Mistake(
        "MulLayer",
        "mul: sizes without sign",
        "the absolute value of the other input is used: its sign counts.",
        old="dx = dout * self.y",
        new="dx = dout * abs(self.y)",
    ),
    Mistake(
        "MulLayer",
        "mul: only dy",
        "`dy` alone comes back: the pair `(dx, dy)` is asked for.",
        old="return dx, dy",
        new="return dy",
    ),
    Mistake(
        "MulLayer",
        "mul: gradients added up",
        "the two gradients are added: the pair `(dx, dy)` is asked for.",
        old="return dx, dy",
        new="return dx + dy",
    ),
    Mistake(
        "MulLayer",
        "mul: a dict",
        "a dict comes back: the pair `(dx, dy)` is asked for, a tuple.",
        old="return dx, dy",
        new='return {"dx": dx, "dy": dy}',
    ),
    Mistake(
        "MulLayer",
        "mul: the apples' numbers",
        "the numbers of the apples, 2 and 100, stand in the code: `forward` keeps what "
        "`backward` needs.",
        old="dx = dout * self.y\n        dy = dout * self.x",
        new="dx = dout * 2\n        dy = dout * 100",
    ),
    Mistake(
        "MulLayer",
        "mul: the product kept for x",
        "`forward` keeps the product where `x` should be: `dy` needs the input itself.",
        old="self.x = x",
        new="self.x = x * y",
    ),
    Mistake(
        "MulLayer",
        "mul: the product kept for y",
        "`forward` keeps the product where `y` should be: `dx` needs the input itself.",
        old="self.y = y",
        new="self.y = x * y",
    ),
    Mistake(
        "MulLayer",
        "mul: dout overwritten",
        "`dx` is a second name for `dout`, and `*=` writes into it, before `dy` has used it: "
        "compute a new array.",
        old="dx = dout * self.y",
        new="dx = dout\n        dx *= self.y",
    ),
    Mistake(
        "MulLayer",
        "mul: both gradients from the product",
        "both gradients are computed from the product: that of each input needs the *other* input "
        "alone.",
        old="dx = dout * self.y\n        dy = dout * self.x",
        new="dx = dout * self.x * self.y\n        dy = dout * self.x * self.y",
    ),
    Mistake(
        "MulLayer",
        "mul: x with itself",
        "`x` is multiplied by itself, and `y` never used.",
        old="return x * y",
        new="return x * x",
    ),
    Mistake(
        "MulLayer",
        "mul: y with itself",
        "`y` is multiplied by itself, and `x` never used.",
        old="return x * y",
        new="return y * y",
    ),
    Mistake(
        "MulLayer",
        "mul: dout twice in dx",
        "`dout` is multiplied twice into `dx`: the chain rule has it once.",
        old="dx = dout * self.y",
        new="dx = dout * dout * self.y",
    ),
    Mistake(
        "MulLayer",
        "mul: dout twice in dy",
        "`dout` is multiplied twice into `dy`: the chain rule has it once.",
        old="dy = dout * self.x",
        new="dy = dout * dout * self.x",
    ),
    Mistake(
        "MulLayer",
        "mul: raised to a power",
        "`x` is raised to the power `y`: a multiplication takes a single `*`.",
        old="return x * y",
        new="return x**y",
    ),
    Mistake(
        "AddLayer",
        "add: upstream gradient forgotten",
        "`dout` is left out, and ones come back: the slope of a sum is 1, and the chain rule "
        "multiplies it by `dout`.",
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
        "AddLayer",
        "add: subtracts",
        "the inputs are subtracted: an addition node returns their sum.",
        old="return x + y",
        new="return x - y",
    ),
    Mistake(
        "AddLayer",
        "add: x twice",
        "`x` is added to itself, and `y` never used.",
        old="return x + y",
        new="return x + x",
    ),
    Mistake(
        "AddLayer",
        "add: sum of all",
        "all entries are added up to one number: add entry by entry.",
        old="return x + y",
        new="return np.sum(x + y)",
    ),
    Mistake(
        "AddLayer",
        "add: one gradient only",
        "only one gradient comes back: the pair `(dx, dy)` is asked for.",
        old="return dx, dy",
        new="return dx",
    ),
    Mistake(
        "AddLayer",
        "add: gradients added up",
        "the two gradients are added: the pair `(dx, dy)` is asked for.",
        old="return dx, dy",
        new="return dx + dy",
    ),
    Mistake(
        "AddLayer",
        "add: ones",
        "`dout` is left out, and ones come back: the slope of a sum is 1, and the chain rule "
        "multiplies it by `dout`.",
        old="dx = dout * 1\n        dy = dout * 1",
        new="dx = np.ones_like(dout)\n        dy = np.ones_like(dout)",
    ),
    Mistake(
        "AddLayer",
        "add: three gradients",
        "three values come back: the pair `(dx, dy)` is asked for.",
        old="return dx, dy",
        new="return dx, dy, dout",
    ),
    Mistake(
        "AddLayer",
        "add: multiplied by its own input",
        "`dout` is multiplied by the inputs: a sum moves as much as its input does, whatever the "
        "inputs are.",
        code="""
        class AddLayer:
            def forward(self, x, y):
                self.x, self.y = x, y
                return x + y

            def backward(self, dout):
                return dout * self.x, dout * self.y
        """,
    ),
    Mistake(
        "AddLayer",
        "add: multiplies",
        "the inputs are multiplied: an addition node returns their sum.",
        old="return x + y",
        new="return x * y",
    ),
    Mistake(
        "AddLayer",
        "add: mean",
        "the mean of the inputs is returned: an addition node returns their sum.",
        old="return x + y",
        new="return (x + y) / 2",
    ),
    Mistake(
        "AddLayer",
        "add: the larger one",
        "the larger input is returned: an addition node returns their sum.",
        old="return x + y",
        new="return np.maximum(x, y)",
    ),
    Mistake(
        "AddLayer",
        "add: dout doubled",
        "`dout` is doubled: each input receives it once, for the slope of a sum is 1.",
        old="dx = dout * 1\n        dy = dout * 1",
        new="dx = dout * 2\n        dy = dout * 2",
    ),
    Mistake(
        "AddLayer",
        "add: dout squared",
        "`dout` is multiplied by itself: the slope of a sum is 1.",
        old="dx = dout * 1\n        dy = dout * 1",
        new="dx = dout * dout\n        dy = dout * dout",
    ),
    Mistake(
        "AddLayer",
        "add: nothing for y",
        "`y` receives nothing: the sum moves with each of its inputs, so that both receive `dout`.",
        old="dy = dout * 1",
        new="dy = 0",
    ),
    Mistake(
        "AddLayer",
        "add: the number 1",
        "`dout` is left out, and ones come back: the slope of a sum is 1, and the chain rule "
        "multiplies it by `dout`.",
        old="dx = dout * 1\n        dy = dout * 1",
        new="dx = 1\n        dy = 1",
    ),
    Mistake(
        "AddLayer",
        "add: in proportion",
        "the gradient is shared out in proportion to the inputs: each of them moves the sum by as "
        "much as itself, so each receives all of `dout`.",
        code="""
        class AddLayer:
            def forward(self, x, y):
                self.x, self.y = x, y
                return x + y

            def backward(self, dout):
                total = self.x + self.y
                return dout * self.x / total, dout * self.y / total
        """,
    ),
    Mistake(
        "AddLayer",
        "add: inputs added to dout",
        "the inputs are added to `dout`: an addition node hands `dout` on as it is.",
        code="""
        class AddLayer:
            def forward(self, x, y):
                self.x, self.y = x, y
                return x + y

            def backward(self, dout):
                return dout + self.x, dout + self.y
        """,
    ),
    Mistake(
        "AddLayer",
        "add: the inputs returned",
        "the inputs come back in place of their gradients: an addition node hands `dout` on as it "
        "is.",
        code="""
        class AddLayer:
            def forward(self, x, y):
                self.x, self.y = x, y
                return x + y

            def backward(self, dout):
                return self.x, self.y
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
    *(
        Mistake(
            "apple_bill",
            f"apples: {name}",
            explanation,
            code=f"""
            def apple_bill(apple, apple_num, tax):
                apple_price = apple * apple_num
                price = apple_price * tax
                dapple, dapple_num, dtax = apple_num * tax, apple * tax, apple_price
                return {result}
            """,
        )
        for name, explanation, result in (
            (
                "tax first",
                "the gradients come in another order: apple, number, tax is asked for.",
                "price, (dtax, dapple, dapple_num)",
            ),
            (
                "order turned round",
                "the gradients come in another order: apple, number, tax is asked for.",
                "price, (dtax, dapple_num, dapple)",
            ),
            (
                "number and tax swapped",
                "the gradients come in another order: apple, number, tax is asked for.",
                "price, (dapple, dtax, dapple_num)",
            ),
            (
                "apple and number swapped",
                "the gradients of the apple and of its number change places: return them in the "
                "order of the arguments.",
                "price, (dapple_num, dapple, dtax)",
            ),
            (
                "dtax missing",
                "the result has another form: the exercise asks for the price, then a tuple with "
                "one gradient for each argument.",
                "price, (dapple, dapple_num)",
            ),
            (
                "one too many",
                "the result has another form: the exercise asks for the price, then a tuple with "
                "one gradient for each argument.",
                "price, (dapple, dapple_num, tax, dtax)",
            ),
            (
                "the price missing",
                "the result has another form: the exercise asks for the price, then a tuple with "
                "one gradient for each argument.",
                "dapple, dapple_num, dtax",
            ),
            (
                "no tuple inside",
                "the result has another form: the exercise asks for the price, then a tuple with "
                "one gradient for each argument.",
                "price, dapple, dapple_num, dtax",
            ),
            (
                "the price before tax",
                "the price of the apples is returned, before tax: the last node's output is "
                "asked for.",
                "apple_price, (dapple, dapple_num, dtax)",
            ),
            (
                "inputs returned",
                "the inputs themselves come back in place of their gradients: return what the "
                "calls of `backward` give.",
                "price, (apple, apple_num, tax)",
            ),
            (
                "dapple_price for dtax",
                "the gradient of the price before tax stands in the place of `dtax`: the tax node "
                "answers in the order in which it took its inputs.",
                "price, (dapple, dapple_num, tax)",
            ),
            (
                "the gradients of the example",
                "the gradients of the example are returned, whatever the arguments are: let "
                "`backward` compute them.",
                "price, (2.2, 110, 200)",
            ),
            (
                "the answer to the example",
                "the answer to the example is returned, whatever the arguments are: compute it "
                "from them.",
                "220, (2.2, 110, 200)",
            ),
            (
                "the price goes back",
                "the price goes into the first `backward`: the way back starts from 1, the slope "
                "of the price along itself.",
                "price, (price * dapple, price * dapple_num, price * dtax)",
            ),
            (
                "0 goes back",
                "the way back starts from 0, so that every gradient is 0: it starts from 1.",
                "price, (0, 0, 0)",
            ),
            (
                "one node for both",
                "one node object is used twice: the second forward pass overwrites what it "
                "remembered of the first.",
                "price, (tax * tax, tax * apple_price, apple_price)",
            ),
            (
                "the same node asked twice",
                "the tax's node is asked twice: its answer for `apple_price` should go into the "
                "apples' node.",
                "price, (tax * tax, tax * apple_price, apple_price)",
            ),
        )
    ),
    *(
        Mistake(
            "apple_bill",
            f"apples: {name}",
            explanation,
            code=f"""
            def apple_bill(apple, apple_num, tax):
                apple_price = apple * apple_num
                price = apple_price * tax
                dapple, dapple_num, dtax = apple_num * tax, apple * tax, apple_price
                return {result}
            """,
        )
        for name, explanation, result in (
            (
                "dtax goes on",
                "`dtax`, or the price of the apples itself, goes into the first node: what goes in "
                "is the *gradient* of that price, the tax node's other answer.",
                "price, (apple_num * apple_price, apple * apple_price, dtax)",
            ),
            (
                "the apples' node asked twice",
                "both calls ask the node of the apples: the node of the tax came last, and is "
                "asked first.",
                "price, (apple_num * apple_num, apple_num * apple, apple)",
            ),
            (
                "the tax goes back",
                "the tax goes into the first `backward`: the way back starts from 1, the slope of "
                "the price along itself.",
                "price, (tax * dapple, tax * dapple_num, tax * dtax)",
            ),
            (
                "the tax counted twice",
                "the tax is counted twice for the apples: what the tax node hands on contains it "
                "already.",
                "price, (tax * dapple, tax * dapple_num, dtax)",
            ),
            (
                "1 added to the tax",
                "1 is added to the tax: it is a factor already, such as 1.1 for 10 %.",
                "apple_price * (1 + tax), (apple_num * (1 + tax), apple * (1 + tax), apple_price)",
            ),
            (
                "the example's tax",
                "the tax of the example, 1.1, stands in the code: the tax is an argument.",
                "price, (apple_num * 1.1, apple * 1.1, dtax)",
            ),
            (
                "the price last",
                "the result has another form: the exercise asks for the price, then a tuple with "
                "one gradient for each argument.",
                "(dapple, dapple_num, dtax), price",
            ),
        )
    ),
    Mistake(
        "apple_bill",
        "apple bill: one name for both answers",
        "one name takes both answers of `backward`, as a tuple: it returns a pair, for two names.",
        code="""
        def apple_bill(apple, apple_num, tax):
            mul_apple_layer = MulLayer()
            mul_tax_layer = MulLayer()
            apple_price = mul_apple_layer.forward(apple, apple_num)
            price = mul_tax_layer.forward(apple_price, tax)
            dapple_price = mul_tax_layer.backward(1)
            dapple, dapple_num = mul_apple_layer.backward(dapple_price)
            return price, (dapple, dapple_num, apple_price)
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
    *(
        Mistake(
            "apple_orange_bill",
            f"fruits: {name}",
            explanation,
            code=f"""
            def apple_orange_bill(apple, apple_num, orange, orange_num, tax):
                apple_price, orange_price = apple * apple_num, orange * orange_num
                all_price = apple_price + orange_price
                price = all_price * tax
                dapple, dapple_num = apple_num * tax, apple * tax
                dorange, dorange_num = orange_num * tax, orange * tax
                dtax = all_price
                slopes = dapple, dapple_num, dorange, dorange_num, dtax
                return {result}
            """,
        )
        for name, explanation, result in (
            (
                "oranges left out",
                "the oranges are left out of the price: it is the sum of both fruits, times the "
                "tax.",
                "apple_price * tax, slopes",
            ),
            (
                "apples twice",
                "the apples are counted twice, and the oranges not at all.",
                "2 * apple_price * tax, slopes",
            ),
            (
                "the apples' number for both",
                "the oranges are multiplied by the number of the apples.",
                "(apple_price + orange * apple_num) * tax, slopes",
            ),
            (
                "the tax added",
                "the tax is added: it multiplies.",
                "all_price + tax, slopes",
            ),
            (
                "price without tax",
                "the price before tax is returned: the last node's output is asked for.",
                "all_price, slopes",
            ),
            (
                "the fruits multiplied",
                "the prices of the two fruits are multiplied: they are added.",
                "apple_price * orange_price * tax, slopes",
            ),
            (
                "orange and number swapped",
                "the gradients of the orange and of its number change places: return them in the "
                "order of the arguments.",
                "price, (dapple, dapple_num, dorange_num, dorange, dtax)",
            ),
            (
                "apple and number swapped",
                "the gradients of the apple and of its number change places: return them in the "
                "order of the arguments.",
                "price, (dapple_num, dapple, dorange, dorange_num, dtax)",
            ),
            (
                "fruits first",
                "the gradients come in another order than the arguments: return them in the order "
                "of the arguments.",
                "price, (dapple, dorange, dapple_num, dorange_num, dtax)",
            ),
            (
                "tax first",
                "the gradients come in another order than the arguments: return them in the order "
                "of the arguments.",
                "price, (dtax, dapple, dapple_num, dorange, dorange_num)",
            ),
            (
                "one gradient missing",
                "the result has another form: the exercise asks for the price, then a tuple with "
                "one gradient for each argument.",
                "price, (dapple, dapple_num, dorange, dtax)",
            ),
            (
                "no tuple inside",
                "the result has another form: the exercise asks for the price, then a tuple with "
                "one gradient for each argument.",
                "price, dapple, dapple_num, dorange, dorange_num, dtax",
            ),
            (
                "0 goes back",
                "the way back starts from 0, so that every gradient is 0: it starts from 1.",
                "price, (0, 0, 0, 0, 0)",
            ),
            (
                "the price goes back",
                "the price goes into the first `backward`: the way back starts from 1, the slope "
                "of the price along itself.",
                "price, tuple(price * x for x in slopes)",
            ),
            (
                "dtax goes on",
                "`dtax`, or the price before tax itself, goes on to the addition: what goes on is "
                "the *gradient* of the price before tax, the tax node's other answer.",
                "price, (apple_num * dtax, apple * dtax, orange_num * dtax, orange * dtax, dtax)",
            ),
            (
                "unpacked the wrong way round",
                "the two gradients of the tax node change places: they come in the order of its "
                "inputs.",
                "price, (apple_num * dtax, apple * dtax, orange_num * dtax, orange * dtax, tax)",
            ),
            (
                "values go back",
                "the prices of the fruits go into `backward`: what goes back are the *gradients* "
                "of these prices.",
                "price, (apple_num * apple_price, apple * apple_price, "
                "orange_num * orange_price, orange * orange_price, dtax)",
            ),
            (
                "dtax from the apples only",
                "`dtax` is the price of the apples alone: the tax multiplies the price of both "
                "fruits.",
                "price, (dapple, dapple_num, dorange, dorange_num, apple_price)",
            ),
            (
                "oranges get nothing",
                "no gradient reaches the oranges: the sum hands its own to *both* inputs.",
                "price, (dapple, dapple_num, 0, 0, dtax)",
            ),
            (
                "the answer to the example",
                "the answer to the example is returned, whatever the arguments are: compute it "
                "from them.",
                "715, (2.2, 110, 3.3, 165, 650)",
            ),
            (
                "the gradients of the example",
                "the gradients of the example are returned, whatever the arguments are: let "
                "`backward` compute them.",
                "price, (2.2, 110, 3.3, 165, 650)",
            ),
        )
    ),
    *(
        Mistake(
            "apple_orange_bill",
            f"fruits: {name}",
            explanation,
            code=f"""
            def apple_orange_bill(apple, apple_num, orange, orange_num, tax):
                apple_price, orange_price = apple * apple_num, orange * orange_num
                dtax = apple_price + orange_price
                price = dtax * tax
                dapple, dapple_num = apple_num * tax, apple * tax
                dorange, dorange_num = orange_num * tax, orange * tax
                return {result}
            """,
        )
        for name, explanation, result in (
            (
                "the apples' gradients for both",
                "the gradients of the apples stand for the oranges as well: is the node of the "
                "oranges asked?",
                "price, (dapple, dapple_num, dapple, dapple_num, dtax)",
            ),
            (
                "the oranges' gradients for both",
                "the gradients of the oranges stand for the apples as well: is the node of the "
                "apples asked?",
                "price, (dorange, dorange_num, dorange, dorange_num, dtax)",
            ),
            (
                "the tax does not reach the oranges",
                "the node of the oranges is asked with dprice: between it and the price stand the "
                "addition and the tax.",
                "price, (dapple, dapple_num, orange_num, orange, dtax)",
            ),
            (
                "the tax does not reach the apples",
                "the node of the apples is asked with dprice: between it and the price stand the "
                "addition and the tax.",
                "price, (apple_num, apple, dorange, dorange_num, dtax)",
            ),
            (
                "dtax goes to the oranges",
                "`dtax` goes into the node of the oranges: what goes in is the gradient of the "
                "oranges' price, one of the two answers of the addition.",
                "price, (dapple, dapple_num, orange_num * dtax, orange * dtax, dtax)",
            ),
            (
                "dtax goes to the apples",
                "`dtax` goes into the node of the apples: what goes in is the gradient of the "
                "apples' price, one of the two answers of the addition.",
                "price, (apple_num * dtax, apple * dtax, dorange, dorange_num, dtax)",
            ),
            (
                "tax on the apples alone",
                "the tax is put on one of the fruits alone: it multiplies the price of both.",
                "apple_price * tax + orange_price, (dapple, dapple_num, orange_num, orange, "
                "apple_price)",
            ),
            (
                "tax on the oranges alone",
                "the tax is put on one of the fruits alone: it multiplies the price of both.",
                "apple_price + orange_price * tax, (apple_num, apple, dorange, dorange_num, "
                "orange_price)",
            ),
            (
                "the apples left out",
                "the apples are left out of the price: it is the sum of both fruits, times the "
                "tax.",
                "orange_price * tax, (dapple, dapple_num, dorange, dorange_num, orange_price)",
            ),
            (
                "tax twice",
                "the tax is counted twice in the price: it multiplies once.",
                "price * tax, (dapple, dapple_num, dorange, dorange_num, price)",
            ),
            (
                "shared by the addition",
                "the gradient is shared between the two fruits: the addition hands all of it to "
                "each.",
                "price, (dapple / 2, dapple_num / 2, dorange / 2, dorange_num / 2, dtax)",
            ),
            (
                "the gradients of the fruits' prices",
                "the gradients of the two prices, as the addition answers them, stand for those of "
                "one apple and one orange: these are what the fruits' own nodes answer.",
                "price, (tax, dapple_num, tax, dorange_num, dtax)",
            ),
            (
                "the price missing",
                "the result has another form: the exercise asks for the price, then a tuple with "
                "one gradient for each argument.",
                "dapple, dapple_num, dorange, dorange_num, dtax",
            ),
            (
                "the price last",
                "the result has another form: the exercise asks for the price, then a tuple with "
                "one gradient for each argument.",
                "(dapple, dapple_num, dorange, dorange_num, dtax), price",
            ),
        )
    ),
    Mistake(
        "apple_orange_bill",
        "basket: one name for both answers",
        "one name takes both answers of `backward`, as a tuple: it returns a pair, for two names.",
        code="""
        def apple_orange_bill(apple, apple_num, orange, orange_num, tax):
            apple_layer, orange_layer, tax_layer = MulLayer(), MulLayer(), MulLayer()
            add_layer = AddLayer()
            apple_price = apple_layer.forward(apple, apple_num)
            orange_price = orange_layer.forward(orange, orange_num)
            price = tax_layer.forward(add_layer.forward(apple_price, orange_price), tax)
            dall_price, dtax = tax_layer.backward(1)
            dprice = add_layer.backward(dall_price)
            dapple, dapple_num = apple_layer.backward(dprice)
            dorange, dorange_num = orange_layer.backward(dprice)
            return price, (dapple, dapple_num, dorange, dorange_num, dtax)
        """,
    ),
    Mistake(
        "carpet_bill",
        "carpet: side counted once in the area",
        "only one of the two ways of `side` into the area is counted: each comes back with a "
        "gradient of its own, and they add up.",
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
    *(
        Mistake(
            "carpet_bill",
            f"carpet: {name}",
            explanation,
            code=f"""
            def carpet_bill(side, price, border):
                area = side * side
                cost = area * price + side * border
                dside, dprice, dborder = 2 * side * price + border, area, side
                return {result}
            """,
        )
        for name, explanation, result in (
            (
                "the border's way subtracted",
                "the way through the border is subtracted: the gradients of several uses add up.",
                "cost, (2 * side * price - border, dprice, dborder)",
            ),
            (
                "ways multiplied",
                "the two ways through the area are multiplied: the gradients of several uses "
                "add up.",
                "cost, ((side * price) ** 2 + border, dprice, dborder)",
            ),
            (
                "only the last way",
                "only one way through the area is left, and neither the other nor the border: "
                "all three add up.",
                "cost, (side * price, dprice, dborder)",
            ),
            (
                "mean of the ways",
                "the mean of the three ways is taken: the gradients of several uses add up.",
                "cost, (dside / 3, dprice, dborder)",
            ),
            (
                "four sides of border",
                "the border runs along four sides: in this exercise it runs along one.",
                "cost + 3 * side * border, (2 * side * price + border, dprice, 4 * dborder)",
            ),
            (
                "the border left out",
                "the border is left out of the cost: it adds side × border.",
                "area * price, (dside, dprice, dborder)",
            ),
            (
                "the border around the area",
                "the border is multiplied by the area: it runs along one side.",
                "area * price + area * border, (dside, dprice, area)",
            ),
            (
                "side not squared",
                "the carpet costs side × price: its area is side × side.",
                "side * price + side * border, (dside, dprice, dborder)",
            ),
            (
                "side doubled",
                "twice the side is taken for the area: it is side × side.",
                "2 * side * price + side * border, (dside, dprice, dborder)",
            ),
            (
                "side added for the area",
                "side + side is taken for the area: it is side × side.",
                "2 * side * price + side * border, (2 * price + border, 2 * side, dborder)",
            ),
            (
                "product at the end",
                "the two costs are multiplied: they are added.",
                "area * price * side * border, (dside, dprice, dborder)",
            ),
            (
                "order of the gradients",
                "the gradients come in another order: side, price, border is asked for.",
                "cost, (dprice, dborder, dside)",
            ),
            (
                "price and border swapped",
                "the gradients of price and border change places: return them in the order of the "
                "arguments.",
                "cost, (dside, dborder, dprice)",
            ),
            (
                "the ways of side apart",
                "the three gradients of `side` come back one by one: it is one number, and has "
                "one gradient.",
                "cost, (side * price, side * price, border, dprice, dborder)",
            ),
            (
                "the cost alone",
                "only the cost comes back: the gradients are asked for as well, in a tuple.",
                "cost",
            ),
            (
                "1 into the area",
                "1 goes into `backward` of the area: what goes in is the gradient of the area, "
                "which the node after it returns.",
                "cost, (2 * side + border, dprice, dborder)",
            ),
            (
                "dprice into the area",
                "`dprice`, or the area itself, goes into `backward` of the area: what goes in is "
                "the *gradient* of the area, the other answer of the same node.",
                "cost, (2 * side * area + border, dprice, dborder)",
            ),
            (
                "the cost goes back",
                "the cost goes into the first `backward`: the way back starts from 1, the slope of "
                "the cost along itself.",
                "cost, (cost * dside, cost * dprice, cost * dborder)",
            ),
            (
                "the answer to the example",
                "the answer to the example is returned, whatever the arguments are: compute it "
                "from them.",
                "195, (125, 9, 3)",
            ),
            (
                "the gradients of the example",
                "the gradients of the example are returned, whatever the arguments are: let "
                "`backward` compute them.",
                "cost, (125, 9, 3)",
            ),
            (
                "border unpacked the wrong way round",
                "the two gradients of the border's node change places: they come in the order "
                "of its inputs.",
                "cost, (2 * side * price + side, dprice, border)",
            ),
        )
    ),
    *(
        Mistake(
            "carpet_bill",
            f"carpet: {name}",
            explanation,
            code=f"""
            def carpet_bill(side, price, border):
                area = side * side
                cost = area * price + side * border
                dside, dprice, dborder = 2 * side * price + border, area, side
                return {result}
            """,
        )
        for name, explanation, result in (
            (
                "one node for area and border",
                "one multiplication node serves two products: it remembers only the last inputs "
                "that it saw. Each product needs an object of its own.",
                "cost, (price * border + price * side + border, dprice, dborder)",
            ),
            (
                "one node for cost and border",
                "one multiplication node serves two products: it remembers only the last inputs "
                "that it saw. Each product needs an object of its own.",
                "cost, (2 * side * border + border, side, dborder)",
            ),
            (
                "one node for area and cost",
                "one multiplication node serves two products: it remembers only the last inputs "
                "that it saw. Each product needs an object of its own.",
                "cost, (price * price + price * area + border, dprice, dborder)",
            ),
            (
                "all ways multiplied",
                "the ways are multiplied: the gradients of several uses add up.",
                "cost, ((side * price) ** 2 * border, dprice, dborder)",
            ),
            (
                "the border's way twice",
                "the way through the border is counted twice: `side` is used there once.",
                "cost, (dside + border, dprice, dborder)",
            ),
            (
                "darea and dprice swapped",
                "the gradients of the area and of the price change places: `backward` answers in "
                "the order in which `forward` took its inputs.",
                "cost, (2 * side * area + border, price, dborder)",
            ),
            (
                "the area's gradient for the side's",
                "the gradient of the area is taken for that of `side`: between them stands the "
                "node of the area, and its `backward`.",
                "cost, (2 * price + border, dprice, dborder)",
            ),
            (
                "border for dborder",
                "`border` itself stands in the place of its gradient: along the border, the cost "
                "grows with the side.",
                "cost, (dside, dprice, border)",
            ),
            (
                "the slope of the area for dprice",
                "the slope of the area along `side` stands in the place of `dprice`: along the "
                "price, the cost grows with the area.",
                "cost, (dside, 2 * side, dborder)",
            ),
            (
                "the border at the carpet's price",
                "the border is counted with `price`: each metre of it costs `border`.",
                "area * price + side * price, (2 * side * price + price, dprice, dborder)",
            ),
            (
                "a step of 1",
                "`side` is moved by a whole 1, and the cost computed again: the gradient is the "
                "slope for a *small* move, and `backward` gives it.",
                "cost, (dside + price, dprice, dborder)",
            ),
            (
                "the cost missing",
                "the result has another form: the exercise asks for the cost, then a tuple with "
                "one gradient for each argument.",
                "dside, dprice, dborder",
            ),
            (
                "the cost last",
                "the result has another form: the exercise asks for the cost, then a tuple with "
                "one gradient for each argument.",
                "(dside, dprice, dborder), cost",
            ),
        )
    ),
)
