"""Mutants that keep full marks, each with the reason why it is as right as the model answer."""

_ONE_SHAPE = "both operands have this shape"
_OVERWRITTEN = "every entry is written before it is read"
_FROM_ZERO = "the array is new, and all zeros"
_COMMUTES = "the order of these two makes no difference"
_SQUARED = "the sign of a difference is lost in its square or absolute value"
_OWN = "nobody else holds this object: in place or not comes to the same"
_SUM_NODE = "a sum hands the same gradient to both of its inputs"
_AS_MANY = "there are as many of these: one for each example"
_SAME_KEYS = "both dicts have the same keys"
_LAST_AXIS = "the array has two axes, so that 1 and -1 are the same one"
_ANY_NEGATIVE = "NumPy takes any negative length for the one that it has to find out"
_ONE_COLUMN = "there is one column: the first is the last"
_SMALL = "the number only keeps the log from 0; how small it is, is free"
_UNUSED = "lin_grad does not use the values of b"
_SQUARE_IMAGES = "these fields and images are as high as they are wide"
_READ_AS_ARRAYS = "a tensor is read as the array or number that it holds"
_SYMMETRIC = "random numbers of mean 0 are as good with the other sign"
_FIT = "record = model.fit(x, t, batch_size=batch_size, epochs=epochs, shuffle=False"

# Lesson → exercise → reason → the changes, as `mutants.Mutant` has them.
_WHY: dict[str, dict[str, dict[str, list[str]]]] = {
    "01": {
        "naive_relu": {_COMMUTES: ["x[i, j] = max(x[i, j], 0)  →  x[i, j] = max(0, x[i, j])"]},
        "naive_add": {
            _OVERWRITTEN: ["z = np.zeros(x.shape)  →  z = np.ones(x.shape)"],
            _ONE_SHAPE: [
                "z = np.zeros(x.shape)  →  z = np.zeros(y.shape)",
                "for i in range(x.shape[0]):  →  for i in range(y.shape[0]):",
                "for j in range(x.shape[1]):  →  for j in range(y.shape[1]):",
            ],
            _FROM_ZERO: ["z[i, j] = x[i, j] + y[i, j]  →  z[i, j] += x[i, j] + y[i, j]"],
        },
        "naive_add_matrix_and_vector": {
            _OVERWRITTEN: ["z = np.zeros(x.shape)  →  z = np.ones(x.shape)"],
            _FROM_ZERO: ["z[i, j] = x[i, j] + y[j]  →  z[i, j] += x[i, j] + y[j]"],
        },
        "naive_vector_dot": {
            "by then the lengths are known to be the same": [
                "for i in range(len(x)):  →  for i in range(len(y)):"
            ],
            _OWN: ["z += x[i] * y[i]  →  z = z + (x[i] * y[i])"],
        },
        "naive_matrix_vector_dot": {
            _OVERWRITTEN: ["z = np.zeros(x.shape[0])  →  z = np.ones(x.shape[0])"],
            _FROM_ZERO: [
                "z[i] = naive_vector_dot(x[i, :], y)  →  z[i] += naive_vector_dot(x[i, :], y)"
            ],
            _COMMUTES: [
                "z[i] = naive_vector_dot(x[i, :], y)  →  z[i] = naive_vector_dot(y, x[i, :])"
            ],
        },
        "naive_matrix_dot": {
            _OVERWRITTEN: [
                "z = np.zeros((x.shape[0], y.shape[1]))  →  z = np.ones((x.shape[0], y.shape[1]))"
            ],
            "z was made with that many columns": [
                "for j in range(y.shape[1]):  →  for j in range(z.shape[1]):"
            ],
            _FROM_ZERO: [
                "z[i, j] = naive_vector_dot(x[i, :], y[:, j])  →  "
                "z[i, j] += naive_vector_dot(x[i, :], y[:, j])"
            ],
            _COMMUTES: [
                "z[i, j] = naive_vector_dot(x[i, :], y[:, j])  →  "
                "z[i, j] = naive_vector_dot(y[:, j], x[i, :])"
            ],
        },
        "numpy_forms": {_COMMUTES: ["return np.maximum(x, 0)  →  return np.maximum(0, x)"]},
    },
    "02": {
        "add_layer": {
            "a factor of 1 changes nothing": [
                "dx = dout * 1  →  dx = (dout / 1)",
                "dx = dout * 1  →  dx = dout",
                "dy = dout * 1  →  dy = (dout / 1)",
                "dy = dout * 1  →  dy = dout",
                "dy = dout * 1  →  dy = dx * 1",
            ],
            _SUM_NODE: [
                "return dx, dy  →  return dy, dx",
                "return dx, dy  →  return dout, dy",
                "return dx, dy  →  return dy, dy",
                "return dx, dy  →  return dx, dx",
                "return dx, dy  →  return dx, dout",
            ],
        },
        "apple_orange_bill": {
            _COMMUTES: [
                "all_price = add_apple_orange_layer.forward(apple_price, orange_price)  →  "
                "all_price = add_apple_orange_layer.forward(orange_price, apple_price)"
            ],
            _SUM_NODE: [
                "dapple_price, dorange_price = add_apple_orange_layer.backward(dall_price)  →  "
                "dorange_price, dapple_price = add_apple_orange_layer.backward(dall_price)"
            ],
        },
        "carpet_bill": {
            _COMMUTES: [
                "cost = add_layer.forward(carpet_cost, border_cost)  →  "
                "cost = add_layer.forward(border_cost, carpet_cost)"
            ],
            _SUM_NODE: [
                "dcarpet_cost, dborder_cost = add_layer.backward(1)  →  "
                "dborder_cost, dcarpet_cost = add_layer.backward(1)",
                "dside_border, dborder = border_layer.backward(dborder_cost)  →  "
                "dside_border, dborder = border_layer.backward(dcarpet_cost)",
                "darea, dprice = carpet_layer.backward(dcarpet_cost)  →  "
                "darea, dprice = carpet_layer.backward(dborder_cost)",
            ],
            "both inputs of this node are the side: their gradients are the same": [
                "dside_left, dside_right = area_layer.backward(darea)  →  "
                "dside_right, dside_left = area_layer.backward(darea)",
                "return cost, (dside_left + dside_right + dside_border, dprice, dborder)  →  "
                "return cost, (dside_right + dside_right + dside_border, dprice, dborder)",
                "return cost, (dside_left + dside_right + dside_border, dprice, dborder)  →  "
                "return cost, (dside_left + dside_left + dside_border, dprice, dborder)",
            ],
        },
    },
    "03": {
        "sigmoid": {
            "at 0, exp(-|x|) is 1": [
                "self.out = np.where(x >= 0, 1, small) / (1 + small)  →  "
                "self.out = np.where(x > 0, 1, small) / (1 + small)"
            ]
        },
    },
    "04": {
        "numerical_diff": {"this step is as good": ["h = 1e-4  →  h = 0.0002"]},
        "numerical_gradient": {
            "this step is as good": ["h = 1e-4  →  h = 0.0002"],
            _OVERWRITTEN: ["gradient = np.zeros(x.shape)  →  gradient = np.ones(x.shape)"],
            _FROM_ZERO: [
                "gradient[index] = (above - below) / (2 * h)  →  "
                "gradient[index] += (above - below) / (2 * h)"
            ],
        },
        "gradient_descent": {
            _OWN: ["x -= lr * numerical_gradient(f, x)  →  x = x - (lr * numerical_gradient(f, x))"]
        },
        "relative_error": {
            _SQUARED: [
                "return np.max(np.abs(a - b) / np.where(size == 0, 1, size))  →  "
                "return np.max(np.abs(b - a) / np.where(size == 0, 1, size))"
            ],
            "where both are 0 the numerator is 0, too": [
                "return np.max(np.abs(a - b) / np.where(size == 0, 1, size))  →  "
                "return np.max(np.abs(a - b) / np.where(size == 0, 2, size))"
            ],
        },
    },
    "05": {
        "cross_entropy": {
            _ANY_NEGATIVE: [
                "y = y.reshape(1, -1)  →  y = y.reshape(1, -2)",
                "t = t.reshape(1, -1)  →  t = t.reshape(1, -2)",
                "right = y[np.arange(len(y)), t.reshape(-1)]  →  "
                "right = y[np.arange(len(y)), t.reshape(-2)]",
            ],
            "t is given its shape below, whether one-hot or not": [
                "t = t.reshape(1, -1)  →  pass",
                "t = t.reshape(1, -1)  →  t = t.reshape(-1, 1)",
                "t = t.reshape(1, -1)  →  t = t.reshape(-1)",
                "t = t.reshape(1, -1)  →  t = t",
            ],
            _LAST_AXIS: [
                "t = t.reshape(y.shape).argmax(axis=1)  →  t = t.reshape(y.shape).argmax(axis=-1)"
            ],
            "a one-hot t of that size has that shape": [
                "t = t.reshape(y.shape).argmax(axis=1)  →  t = t.argmax(axis=1)",
                "t = t.reshape(y.shape).argmax(axis=1)  →  t = t.reshape(t.shape).argmax(axis=1)",
            ],
            _AS_MANY: [
                "right = y[np.arange(len(y)), t.reshape(-1)]  →  "
                "right = y[np.arange(len(t)), t.reshape(-1)]"
            ],
            "labels (N,) index as they are, and so does one label of shape (1, 1)": [
                "right = y[np.arange(len(y)), t.reshape(-1)]  →  right = y[np.arange(len(y)), t]"
            ],
            _SMALL: [
                "return -np.mean(np.log(right + 1e-7))  →  return -np.mean(np.log(right + 2e-07))"
            ],
        },
        "softmax_with_loss": {
            "one_hot has the shape (N, C) already": [
                "return dout * (self.y - one_hot.reshape(N, C)) / N  →  "
                "return dout * (self.y - one_hot) / N"
            ]
        },
    },
    "06": {
        "formula_net": {
            _AS_MANY: [
                "da2 = (y - t) / len(x)  →  da2 = (y - t) / len(t)",
                "da2 = (y - t) / len(x)  →  da2 = (y - t) / len(y)",
            ]
        },
        "gradient_errors": {
            _COMMUTES: [
                "a, b = first[key], second[key]  →  b, a = first[key], second[key]",
                "a, b = first[key], second[key]  →  a, b = second[key], first[key]",
            ],
            _SQUARED: [
                "errors[key] = np.abs(a - b) / np.where(size == 0, 1, size)  →  "
                "errors[key] = np.abs(b - a) / np.where(size == 0, 1, size)"
            ],
            "where both are 0 the numerator is 0, too": [
                "errors[key] = np.abs(a - b) / np.where(size == 0, 1, size)  →  "
                "errors[key] = np.abs(a - b) / np.where(size == 0, 2, size)"
            ],
        },
        "two_layer_net": {
            "the walk backward ends with the first layer": [
                'return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}  →  '
                'return {"W1": layer.dW, "b1": first.db, "W2": second.dW, "b2": second.db}',
                'return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}  →  '
                'return {"W1": first.dW, "b1": layer.db, "W2": second.dW, "b2": second.db}',
            ]
        },
        "repaired_a": {
            _COMMUTES: [
                'z1 = np.maximum(x @ params["W1"] + params["b1"], 0)  →  '
                'z1 = np.maximum(0, x @ params["W1"] + params["b1"])'
            ],
            _AS_MANY: [
                "da2 = (y - np.eye(y.shape[1])[t]) / len(x)  →  "
                "da2 = (y - np.eye(y.shape[1])[t]) / len(t)",
                "da2 = (y - np.eye(y.shape[1])[t]) / len(x)  →  "
                "da2 = (y - np.eye(y.shape[1])[t]) / len(y)",
            ],
        },
        "repaired_b": {
            _COMMUTES: ["z1 = np.maximum(x @ W1 + b1, 0)  →  z1 = np.maximum(0, x @ W1 + b1)"],
            _OWN: [
                "da2[np.arange(len(x)), t] -= 1  →  "
                "da2[np.arange(len(x)), t] = da2[np.arange(len(x)), t] - 1",
                "da2 /= len(x)  →  da2 = da2 / len(x)",
            ],
            _AS_MANY: [
                "da2[np.arange(len(x)), t] -= 1  →  da2[np.arange(len(t)), t] -= 1",
                "da2[np.arange(len(x)), t] -= 1  →  da2[np.arange(len(z1)), t] -= 1",
                "da2 /= len(x)  →  da2 /= len(t)",
                "da2 /= len(x)  →  da2 /= len(z1)",
            ],
        },
    },
    "07": {
        "two_layer_net": {
            _LAST_AXIS: [
                "labels = t if np.ndim(t) == 1 else np.argmax(t, axis=1)  →  "
                "labels = t if np.ndim(t) == 1 else np.argmax(t, axis=-1)",
                "return np.mean(self.predict(x).argmax(axis=1) == labels)  →  "
                "return np.mean(self.predict(x).argmax(axis=-1) == labels)",
            ],
            "the walk backward ends with the first layer": [
                'return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}  →  '
                'return {"W1": layer.dW, "b1": first.db, "W2": second.dW, "b2": second.db}',
                'return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}  →  '
                'return {"W1": first.dW, "b1": layer.db, "W2": second.dW, "b2": second.db}',
            ],
        },
        "get_mini_batch": {
            _AS_MANY: [
                "rows = rng.choice(len(x), size=batch_size, replace=False)  →  "
                "rows = rng.choice(len(t), size=batch_size, replace=False)"
            ]
        },
        "sgd_update": {_SAME_KEYS: ["for key in params:  →  for key in grads:"]},
    },
    "08": {
        "loss_accuracy": {
            _LAST_AXIS: [
                "loss = -np.mean(np.sum(Y * np.log(Yhat + 1e-12), axis=1))  →  "
                "loss = -np.mean(np.sum(Y * np.log(Yhat + 1e-12), axis=-1))",
                "accuracy = np.mean(Yhat.argmax(axis=1) == Y.argmax(axis=1))  →  "
                "accuracy = np.mean(Yhat.argmax(axis=-1) == Y.argmax(axis=1))",
                "accuracy = np.mean(Yhat.argmax(axis=1) == Y.argmax(axis=1))  →  "
                "accuracy = np.mean(Yhat.argmax(axis=1) == Y.argmax(axis=-1))",
            ],
            _SMALL: [
                "loss = -np.mean(np.sum(Y * np.log(Yhat + 1e-12), axis=1))  →  "
                "loss = -np.mean(np.sum(Y * np.log(Yhat + 2e-12), axis=1))"
            ],
        },
    },
    "09": {
        "mse": {
            _SQUARED: [
                "return np.mean((out[:, 0] - targ) ** 2)  →  "
                "return np.mean(((targ - out[:, 0])) ** 2)"
            ],
            _ONE_COLUMN: [
                "return np.mean((out[:, 0] - targ) ** 2)  →  "
                "return np.mean((out[:, -1] - targ) ** 2)"
            ],
        },
        "mse_grad": {
            _ONE_COLUMN: ["diff = out[:, 0] - targ  →  diff = out[:, -1] - targ"],
            _AS_MANY: [
                "return 2 * diff[:, None] / len(targ)  →  return 2 * diff[:, None] / len(out)",
                "return 2 * diff[:, None] / len(targ)  →  return 2 * diff[:, None] / len(diff)",
            ],
        },
        "forward_and_backward": {
            _UNUSED: [
                "dl2, dw2, db2 = lin_grad(l2, dout, w2, b2)  →  "
                "dl2, dw2, db2 = lin_grad(l2, dout, w2, b1)",
                "dinp, dw1, db1 = lin_grad(inp, dl1, w1, b1)  →  "
                "dinp, dw1, db1 = lin_grad(inp, dl1, w1, w2)",
                "dinp, dw1, db1 = lin_grad(inp, dl1, w1, b1)  →  "
                "dinp, dw1, db1 = lin_grad(inp, dl1, w1, b2)",
            ],
            "max(l1, 0) is positive just where l1 is": [
                "dl1 = dl2 * (l1 > 0)  →  dl1 = dl2 * (l2 > 0)"
            ],
        },
        "mse_class": {
            _ONE_COLUMN: ["self.diff = inp[:, 0] - targ  →  self.diff = inp[:, -1] - targ"]
        },
        "three_modules": {
            _COMMUTES: ["return np.maximum(inp, 0)  →  return np.maximum(0, inp)"],
            _SQUARED: [
                "return np.mean((inp[:, 0] - targ) ** 2)  →  "
                "return np.mean(((targ - inp[:, 0])) ** 2)"
            ],
            _ONE_COLUMN: [
                "return np.mean((inp[:, 0] - targ) ** 2)  →  "
                "return np.mean((inp[:, -1] - targ) ** 2)",
                "return dout * 2 * (inp[:, 0] - targ)[:, None] / len(targ)  →  "
                "return dout * 2 * (inp[:, -1] - targ)[:, None] / len(targ)",
            ],
            _AS_MANY: [
                "return dout * 2 * (inp[:, 0] - targ)[:, None] / len(targ)  →  "
                "return dout * 2 * (inp[:, 0] - targ)[:, None] / len(inp)"
            ],
        },
    },
    "10": {
        "topological_order": {
            "in a graph without circles, a node on the way up is never met again": [
                "if node in seen:  →  if node in order:"
            ]
        },
        "tape": {
            "the sources are a Tensor or a list of them": [
                "if isinstance(sources, list | tuple):  →  if isinstance(sources, list):"
            ]
        },
        "sum_reshape": {
            "the right numbers, in an array that cannot be written to: nobody writes to it": [
                "return np.broadcast_to(dout, self.shape).copy()  →  "
                "return np.broadcast_to(dout, self.shape)"
            ]
        },
        "softmax_cross_entropy": {
            _LAST_AXIS: [
                "shifted = logits - logits.value.max(axis=1, keepdims=True)  →  "
                "shifted = logits - logits.value.max(axis=-1, keepdims=True)",
                "right = (shifted * one_hot).sum(axis=1)  →  "
                "right = (shifted * one_hot).sum(axis=-1)",
                "return (shifted.exp().sum(axis=1).log() - right).mean()  →  "
                "return (shifted.exp().sum(axis=-1).log() - right).mean()",
            ]
        },
        "naive_sequential": {
            _OWN: ["weights += layer.weights  →  weights = weights + layer.weights"]
        },
        "batch_generator": {
            _AS_MANY: [
                "self.num_batches = -(-len(images) // batch_size)  # minus twice: rounds up  →  "
                "self.num_batches = -(-len(labels) // batch_size)  # minus twice: rounds up"
            ],
            _OWN: ["self.index += self.batch_size  →  self.index = self.index + self.batch_size"],
        },
        "training": {
            "the model asks the Tensor for its value, whichever array that is": [
                "weight.value -= learning_rate * gradient  →  "
                "weight.value = weight.value - (learning_rate * gradient)"
            ],
            "an array of shape () is as good as a number": [
                "return float(loss.value)  →  return loss.value"
            ],
        },
    },
    "11": {
        "torch_gradients": {
            _READ_AS_ARRAYS: [
                "return loss.item(), (x.grad.numpy(), W.grad.numpy(), b.grad.numpy())  →  "
                "return loss.item(), (x.grad, W.grad.numpy(), b.grad.numpy())",
                "return loss.item(), (x.grad.numpy(), W.grad.numpy(), b.grad.numpy())  →  "
                "return loss.item(), (x.grad.numpy(), W.grad, b.grad.numpy())",
                "return loss.item(), (x.grad.numpy(), W.grad.numpy(), b.grad.numpy())  →  "
                "return loss.item(), (x.grad.numpy(), W.grad.numpy(), b.grad)",
            ]
        },
        "tf_polynomial": {
            _COMMUTES: ["tape.watch([x, y])  →  tape.watch([y, x])"],
            _READ_AS_ARRAYS: [
                "return float(z), (float(dx), float(dy))  →  return z, (float(dx), float(dy))",
                "return float(z), (float(dx), float(dy))  →  return float(z), (dx, float(dy))",
                "return float(z), (float(dx), float(dy))  →  return float(z), (float(dx), dy)",
            ],
        },
        "tape_fit": {
            _READ_AS_ARRAYS: ["losses.append(float(loss))  →  losses.append(loss)"],
        },
        "keras_fit": {
            "it only prints more": [
                f"{_FIT}, verbose=0)  →  {_FIT})",
                f"{_FIT}, verbose=0)  →  {_FIT}, verbose=1)",
                f"{_FIT}, verbose=0)  →  {_FIT}, verbose=-1)",
            ]
        },
        "partial_derivatives": {
            "sympy.diff reads a text by itself": [
                "f = sympy.sympify(formula)  →  f = formula",
                "return {name: float(sympy.diff(f, name).subs(point)) for name in point}  →  "
                "return {name: float(sympy.diff(formula, name).subs(point)) for name in point}",
            ]
        },
        "is_derivative": {
            "sympy.diff reads a text by itself": [
                "slope = sympy.diff(sympy.sympify(formula), name)  →  "
                "slope = sympy.diff(formula, name)"
            ],
            "the difference is 0 either way round": [
                "return sympy.simplify(slope - sympy.sympify(claim)) == 0  →  "
                "return sympy.simplify(sympy.sympify(claim) - slope) == 0"
            ],
        },
    },
    "12": {
        "split": {
            _AS_MANY: ["order = rng.permutation(len(x))  →  order = rng.permutation(len(t))"]
        },
        "he_init": {
            _SYMMETRIC: [
                "return rng.standard_normal(shape) * np.sqrt(2 / shape[0])  →  "
                "return -(rng.standard_normal(shape) * np.sqrt(2 / shape[0]))"
            ]
        },
        "momentum": {_SAME_KEYS: ["for key in params:  →  for key in grads:"]},
        "adam": {
            _OWN: ["self.steps += 1  →  self.steps = self.steps + 1"],
            "the number only keeps from dividing by 0; how small it is, is free": [
                "params[key] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)  →  "
                "params[key] -= self.lr * m_hat / ((np.sqrt(v_hat) - 1e-8))",
                "params[key] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)  →  "
                "params[key] -= self.lr * m_hat / (np.sqrt(v_hat) + 2e-08)",
            ],
        },
        "dropout": {
            "a random number is never the ratio itself": [
                "self.keep = self.rng.random(x.shape) >= self.ratio  →  "
                "self.keep = self.rng.random(x.shape) > self.ratio"
            ]
        },
        "resample": {
            "the zeros added here are never read": [
                "padded = np.pad(images, ((0, 0), (1, 1), (1, 1)))  →  "
                "padded = np.pad(images, ((0, 1), (1, 1), (1, 1)))",
                "padded = np.pad(images, ((0, 0), (1, 1), (1, 1)))  →  "
                "padded = np.pad(images, ((0, 0), (1, 2), (1, 1)))",
                "padded = np.pad(images, ((0, 0), (1, 1), (1, 1)))  →  "
                "padded = np.pad(images, ((0, 0), (1, 1), (1, 2)))",
            ],
            "np.clip takes the larger of the first two, whichever is which": [
                "y, x = np.clip(y + 1, 0, height + 1), np.clip(x + 1, 0, width + 1)  →  "
                "y, x = np.clip(0, y + 1, height + 1), np.clip(x + 1, 0, width + 1)",
                "y, x = np.clip(y + 1, 0, height + 1), np.clip(x + 1, 0, width + 1)  →  "
                "y, x = np.clip(y + 1, 0, height + 1), np.clip(0, x + 1, width + 1)",
            ],
            "row -1 is the last one, which is all zeros as row 0 is": [
                "y, x = np.clip(y + 1, 0, height + 1), np.clip(x + 1, 0, width + 1)  →  "
                "y, x = np.clip(y + 1, -1, height + 1), np.clip(x + 1, 0, width + 1)",
                "y, x = np.clip(y + 1, 0, height + 1), np.clip(x + 1, 0, width + 1)  →  "
                "y, x = np.clip(y + 1, 0, height + 1), np.clip(x + 1, -1, width + 1)",
            ],
            _COMMUTES: [
                "row = np.minimum(np.floor(y).astype(int), height)  →  "
                "row = np.minimum(height, np.floor(y).astype(int))",
                "column = np.minimum(np.floor(x).astype(int), width)  →  "
                "column = np.minimum(width, np.floor(x).astype(int))",
            ],
            "y and x are not negative here, and astype(int) drops the decimals as floor does": [
                "row = np.minimum(np.floor(y).astype(int), height)  →  "
                "row = np.minimum(y.astype(int), height)",
                "column = np.minimum(np.floor(x).astype(int), width)  →  "
                "column = np.minimum(x.astype(int), width)",
            ],
        },
        "shift": {
            _ANY_NEGATIVE: [
                "return resample(images, y - np.reshape(dy, (-1, 1, 1)), "
                "x - np.reshape(dx, (-1, 1, 1)))  →  "
                "return resample(images, y - np.reshape(dy, (-2, 1, 1)), "
                "x - np.reshape(dx, (-1, 1, 1)))",
                "return resample(images, y - np.reshape(dy, (-1, 1, 1)), "
                "x - np.reshape(dx, (-1, 1, 1)))  →  "
                "return resample(images, y - np.reshape(dy, (-1, 1, 1)), "
                "x - np.reshape(dx, (-2, 1, 1)))",
            ]
        },
        "rotate": {
            _ANY_NEGATIVE: [
                "angle = np.reshape(np.deg2rad(angle), (-1, 1, 1))  →  "
                "angle = np.reshape(np.deg2rad(angle), (-2, 1, 1))"
            ]
        },
        "smooth": {
            _SQUARE_IMAGES: [
                "i = np.arange(fields.shape[-1])  →  i = np.arange(fields.shape[1])",
                "i = np.arange(fields.shape[-1])  →  i = np.arange(fields.shape[-2])",
            ],
            _SQUARED: [
                "K = np.exp(-((i[:, None] - i) ** 2) / (2 * sigma**2))  →  "
                "K = np.exp(-(((i - i[:, None])) ** 2) / (2 * sigma**2))"
            ],
            _LAST_AXIS: [
                "K = K / K.sum(axis=1, keepdims=True)  →  K = K / K.sum(axis=-1, keepdims=True)"
            ],
        },
        "elastic": {
            _SQUARE_IMAGES: [
                "y, x = np.mgrid[: images.shape[1], : images.shape[2]]  →  "
                "y, x = np.mgrid[: images.shape[2], : images.shape[1]]",
                "y, x = np.mgrid[: images.shape[1], : images.shape[2]]  →  "
                "y, x = np.mgrid[: images.shape[2], : images.shape[2]]",
                "y, x = np.mgrid[: images.shape[1], : images.shape[2]]  →  "
                "y, x = np.mgrid[: images.shape[1], : images.shape[1]]",
            ],
            _SYMMETRIC: [
                "return resample(images, y + move_y, x + move_x)  →  "
                "return resample(images, (y - move_y), x + move_x)",
                "return resample(images, y + move_y, x + move_x)  →  "
                "return resample(images, y + move_y, (x - move_x))",
            ],
        },
        "predict": {
            _LAST_AXIS: [
                "return champion.predict(images).argmax(axis=1)  →  "
                "return champion.predict(images).argmax(axis=-1)"
            ]
        },
    },
}


def equivalent(lesson: str, exercise: str) -> dict[str, str]:
    """Return the changes of an exercise's mutants that are known to be equivalent, and why."""
    found = _WHY.get(lesson, {}).get(exercise, {})
    return {change: why for why, changes in found.items() for change in changes}
