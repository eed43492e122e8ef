"""Known mistakes of lesson 12, challenge."""

from course_utils.mistakes import Mistake

MISTAKES = (
    *(
        Mistake(target, f"{target}: {name}", explanation, old=old, new=new)
        for target, name, explanation, old, new in (
            (
                "split",
                "not shuffled",
                "the validation set is the beginning or the end of x: draw its rows at random.",
                "np.random.default_rng(rng).permutation(len(x))",
                "np.arange(len(x))",
            ),
            (
                "split",
                "the sets change places",
                "the sets change places: the first pair is the training set, the second holds "
                "`count` examples.",
                "return (x[rest], t[rest]), (x[chosen], t[chosen])",
                "return (x[chosen], t[chosen]), (x[rest], t[rest])",
            ),
            (
                "split",
                "validation rows in both",
                "the validation examples are in the training set as well: take them out of it.",
                "order[:count], order[count:]",
                "order[:count], order",
            ),
            (
                "split",
                "targets not shuffled",
                "the targets do not follow their examples: take the same rows of x and of t.",
                "(x[rest], t[rest]), (x[chosen], t[chosen])",
                "(x[rest], t[count:]), (x[chosen], t[:count])",
            ),
            (
                "split",
                "drawn twice",
                "each set is drawn by itself, so that some examples are in both and others in "
                "neither: draw one, and the other is what is left.",
                "order[:count], order[count:]",
                "order[:count], np.random.default_rng(len(x)).permutation(len(x))[count:]",
            ),
            (
                "split",
                "seed not used",
                "`rng` is not used: every seed draws the same examples.",
                "np.random.default_rng(rng).permutation",
                "np.random.default_rng(0).permutation",
            ),
            (
                "he_init",
                "one over D",
                "the variance is 1/D: Relu takes away half of the mean square, and a factor of 2 "
                "makes up for it.",
                "np.sqrt(2 / shape[0])",
                "np.sqrt(1 / shape[0])",
            ),
            (
                "he_init",
                "number of outputs",
                "the number of outputs is taken for D: D is the number of inputs, for each is a "
                "term of the sum.",
                "shape[0]",
                "shape[1]",
            ),
            (
                "he_init",
                "inputs and outputs",
                "the numbers of inputs and of outputs are added: D is the number of inputs alone.",
                "2 / shape[0]",
                "2 / sum(shape)",
            ),
            (
                "he_init",
                "no root",
                "the numbers are multiplied by the variance, 2/D: take its root.",
                "np.sqrt(2 / shape[0])",
                "(2 / shape[0])",
            ),
            (
                "he_init",
                "root of D only",
                "only D stands under the root: 2/D belongs there as a whole.",
                "np.sqrt(2 / shape[0])",
                "2 / np.sqrt(shape[0])",
            ),
            (
                "he_init",
                "uniform from 0",
                "the numbers come from `rng.random`, evenly from 0 to 1: their mean must be 0.",
                "standard_normal(shape)",
                "random(shape)",
            ),
            (
                "he_init",
                "always the same",
                "`rng` is not used: every seed gives the same numbers.",
                "default_rng(rng)",
                "default_rng(0)",
            ),
            (
                "he_init",
                "a constant",
                "the standard deviation is 0.01, whatever the layer: it depends on D.",
                "* np.sqrt(2 / shape[0])",
                "* 0.01",
            ),
            (
                "he_init",
                "NumPy's common generator",
                "the numbers do not come from `rng`: only with `rng` does a seed give the same "
                "ones again.",
                "np.random.default_rng(rng).standard_normal(shape)",
                "np.random.standard_normal(shape)",
            ),
            (
                "Momentum",
                "nothing remembered",
                "the velocity is not kept in `self.v`: the next step starts from 0 again.",
                "self.v[key] = self.momentum * self.v.get(key, 0) - self.lr * grads[key]\n"
                "            params[key] += self.v[key]",
                "params[key] += self.momentum * self.v.get(key, 0) - self.lr * grads[key]",
            ),
            (
                "Momentum",
                "uphill",
                "the gradient is added to the velocity: downhill is against the gradient, so "
                "subtract.",
                "- self.lr",
                "+ self.lr",
            ),
            (
                "Momentum",
                "the velocity taken away",
                "the velocity is subtracted from the parameter: it should be added, for its "
                "formula has the minus already.",
                "params[key] +=",
                "params[key] -=",
            ),
            (
                "Momentum",
                "no momentum",
                "the old velocity is not multiplied by `momentum`: it never fades.",
                "self.momentum * self.v.get(key, 0)",
                "self.v.get(key, 0)",
            ),
            (
                "Momentum",
                "a running mean",
                "the gradient is multiplied by 1 − momentum, as in a running mean: here the "
                "learning rate is its only factor.",
                "- self.lr *",
                "- (1 - self.momentum) * self.lr *",
            ),
            (
                "Momentum",
                "the rate inside and outside",
                "the learning rate is applied twice: to the gradient, and again to the velocity.",
                "+= self.v[key]",
                "+= self.lr * self.v[key]",
            ),
            (
                "Momentum",
                "params left alone",
                "the arrays in `params` stay as they are: a new array under another name changes "
                "nothing there.",
                "params[key] += self.v[key]",
                "p = params[key] + self.v[key]",
            ),
            (
                "Momentum",
                "the old velocity moves",
                "the parameter moves by the velocity of the step before: change the velocity "
                "first.",
                "self.v[key] = self.momentum * self.v.get(key, 0) - self.lr * grads[key]\n"
                "            params[key] += self.v[key]",
                "v = self.v.get(key, 0)\n"
                "            params[key] += v\n"
                "            self.v[key] = self.momentum * v - self.lr * grads[key]",
            ),
            (
                "Momentum",
                "one velocity for all",
                "all parameters share one velocity: each needs its own, under its own key.",
                "self.v[key] = self.momentum * self.v.get(key, 0) - self.lr * grads[key]\n"
                "            params[key] += self.v[key]",
                "self.v['v'] = self.momentum * self.v.get('v', 0) - self.lr * grads[key]\n"
                "            params[key] += self.v['v']",
            ),
            (
                "Momentum",
                "no first velocity",
                "the old velocity is looked up in the first step, when `self.v` is still empty: "
                "it begins at 0.",
                "self.v.get(key, 0)",
                "self.v[key]",
            ),
            (
                "Momentum",
                "always 0.9",
                "0.9 stands where `self.momentum` belongs: whoever makes the optimizer chooses it.",
                "self.momentum * self.v",
                "0.9 * self.v",
            ),
            (
                "Momentum",
                "new arrays",
                "`params[key] = params[key] + …` makes a new array: the layers still hold the old "
                "one. Change that in place.",
                "params[key] += self.v[key]",
                "params[key] = params[key] + self.v[key]",
            ),
            (
                "Adam",
                "no correction",
                "the bias correction is missing: the running means are too small in the first "
                "steps.",
                "m_hat = self.m[key] / (1 - self.beta1**self.steps)\n"
                "            v_hat = self.v[key] / (1 - self.beta2**self.steps)",
                "m_hat, v_hat = self.m[key], self.v[key]",
            ),
            (
                "Adam",
                "correction of m only",
                "only m is corrected: v begins at 0 as well, and needs its own correction.",
                "self.v[key] / (1 - self.beta2**self.steps)",
                "self.v[key]",
            ),
            (
                "Adam",
                "counted for each key",
                "`self.steps` goes up for each parameter: count once in each call of `update`.",
                "        self.steps += 1\n        for key in params:\n",
                "        for key in params:\n            self.steps += 1\n",
            ),
            (
                "Adam",
                "not counted",
                "`self.steps` stays 0, and the correction divides by 0: count the calls.",
                "        self.steps += 1\n",
                "",
            ),
            (
                "Adam",
                "no power",
                "the correction is that of the first step every time: β must be taken to the "
                "power of the number of steps.",
                "**self.steps",
                "",
            ),
            (
                "Adam",
                "corrected means kept",
                "the corrected means are kept for the next step: what is kept must stay "
                "uncorrected.",
                "            params[key] -=",
                "            self.m[key], self.v[key] = m_hat, v_hat\n            params[key] -=",
            ),
            (
                "Adam",
                "no square",
                "v is a mean of the gradient itself: take the mean of its square.",
                "* g**2",
                "* g",
            ),
            (
                "Adam",
                "no root",
                "the step is divided by v: it should be divided by the root of v.",
                "np.sqrt(v_hat)",
                "v_hat",
            ),
            (
                "Adam",
                "the gradient itself",
                "the step goes along the gradient of this mini-batch alone: it should go along "
                "the corrected running mean.",
                "self.lr * m_hat",
                "self.lr * g",
            ),
            (
                "Adam",
                "betas exchanged",
                "the two β change places: β₁ belongs to the gradient, β₂ to its square.",
                "self.beta1 = beta1\n        self.beta2 = beta2",
                "self.beta1 = beta2\n        self.beta2 = beta1",
            ),
            (
                "Adam",
                "uphill",
                "the step goes with the gradient, uphill: subtract it.",
                "params[key] -=",
                "params[key] +=",
            ),
            (
                "Adam",
                "no epsilon",
                "ε is missing: where all gradients were 0, the step is 0/0 without it.",
                " + 1e-8",
                "",
            ),
            (
                "Adam",
                "params left alone",
                "the arrays in `params` stay as they are: a new array under another name changes "
                "nothing there.",
                "params[key] -= self.lr",
                "p = params[key] - self.lr",
            ),
            (
                "Adam",
                "no first means",
                "the old means are looked up in the first step, when `self.m` and `self.v` are "
                "still empty: they begin at 0.",
                ".get(key, 0)",
                "[key]",
            ),
            (
                "Adam",
                "weights exchanged",
                "β and 1 − β change places: β belongs to the old mean, 1 − β to what is new.",
                "self.beta1 * self.m.get(key, 0) + (1 - self.beta1) * g",
                "(1 - self.beta1) * self.m.get(key, 0) + self.beta1 * g",
            ),
            (
                "Adam",
                "k one too large",
                "the power of β is one too large: k is 1 in the first step, and not 2.",
                "**self.steps",
                "**(self.steps + 1)",
            ),
            (
                "Adam",
                "epsilon under the root",
                "ε stands under the root, where it counts as 10⁻⁴: it should be added to the root.",
                "(np.sqrt(v_hat) + 1e-8)",
                "np.sqrt(v_hat + 1e-8)",
            ),
            (
                "Adam",
                "new arrays",
                "`params[key] = params[key] - …` makes a new array: the layers still hold the old "
                "one. Change that in place.",
                "params[key] -= self.lr * m_hat",
                "params[key] = params[key] - self.lr * m_hat",
            ),
            (
                "Adam",
                "means forgotten",
                "each step's running means begin at 0 again: are those of the step before kept in "
                "`self.m` and `self.v`, and used?",
                ".get(key, 0)",
                ".get((), 0)",
            ),
            (
                "Dropout",
                "not enlarged",
                "what is kept is not divided by 1 − ratio: `forward` does so to keep the mean, "
                "and `backward` has the same factor.",
                " / (1 - self.ratio)",
                "",
            ),
            (
                "Dropout",
                "backward not enlarged",
                "what is kept is not divided by 1 − ratio: `forward` does so to keep the mean, "
                "and `backward` has the same factor.",
                "dout / (1 - self.ratio)",
                "dout",
            ),
            (
                "Dropout",
                "made smaller",
                "what is kept is multiplied by 1 − ratio: divide by it, to keep the mean.",
                "/ (1 - self.ratio)",
                "* (1 - self.ratio)",
            ),
            (
                "Dropout",
                "divided by the ratio",
                "what is kept is divided by the ratio: divide by the share that stays, 1 − ratio.",
                "/ (1 - self.ratio)",
                "/ self.ratio",
            ),
            (
                "Dropout",
                "ratio kept",
                "an entry is kept with the probability `ratio`: it should be dropped with this "
                "probability.",
                ">= self.ratio",
                "< self.ratio",
            ),
            (
                "Dropout",
                "whole columns",
                "whole columns are dropped, for all examples together: each entry needs a choice "
                "of its own.",
                "self.rng.random(x.shape) >= self.ratio",
                "np.ones_like(x) * self.rng.random(x.shape[1]) >= self.ratio",
            ),
            (
                "Dropout",
                "whole rows",
                "whole rows are dropped: each entry needs a choice of its own.",
                "self.rng.random(x.shape) >= self.ratio",
                "np.ones_like(x) * self.rng.random((len(x), 1)) >= self.ratio",
            ),
            (
                "Dropout",
                "drawn again in backward",
                "`backward` chooses anew: it needs the choice that `forward` made.",
                "        return np.where(self.keep, dout",
                "        self.keep = self.rng.random(dout.shape) >= self.ratio\n"
                "        return np.where(self.keep, dout",
            ),
            (
                "Dropout",
                "backward lets all through",
                "`backward` enlarges all of `dout`: where `forward` dropped an entry, dx is 0.",
                "np.where(self.keep, dout / (1 - self.ratio), 0)",
                "dout / (1 - self.ratio)",
            ),
            (
                "Dropout",
                "the same choice always",
                "the same entries are dropped at each call: draw from `self.rng`, which has new "
                "numbers each time.",
                "self.rng.random(x.shape)",
                "np.random.default_rng(0).random(x.shape)",
            ),
            (
                "Dropout",
                "always dropping",
                "entries are dropped although `training` is false: both methods must ask for "
                "`self.training`.",
                "not self.training",
                "self.training is None",
            ),
            (
                "Dropout",
                "scaled in use",
                "the values are scaled while `training` is false: x should come back as it is, "
                "for the scaling was done while training.",
                "            return x\n",
                "            return x * (1 - self.ratio)\n",
            ),
            (
                "Dropout",
                "backward always dropping",
                "`backward` does not ask for `self.training`: while that is false, `dout` should "
                "come back as it is.",
                "        if not self.training:\n            return dout\n",
                "",
            ),
            (
                "Dropout",
                "training asked the wrong way round",
                "`training` is asked the wrong way round: entries are dropped while it is true.",
                "not self.training",
                "self.training",
            ),
            (
                "Dropout",
                "another generator",
                "the choice does not come from `self.rng`: only with `self.rng` does a seed give "
                "the same one again.",
                "self.rng.random(x.shape)",
                "np.random.random(x.shape)",
            ),
            (
                "resample",
                "x and y exchanged",
                "x and y change places: y chooses the row, x the column.",
                "    dtype = np.result_type",
                "    y, x = x, y\n    dtype = np.result_type",
            ),
            (
                "resample",
                "weights exchanged",
                "the weights change places, along both axes: the pixel that is nearest should "
                "count the most.",
                "down, right = y - top, x - left",
                "down, right = 1 - (y - top), 1 - (x - left)",
            ),
            (
                "resample",
                "the next pixel only",
                "only the pixel at row r and column c is read: mix the four around the place, by "
                "their distances.",
                "down, right = y - top, x - left",
                "down, right = 0 * y, 0 * x",
            ),
            (
                "resample",
                "the nearest pixel",
                "the place is rounded to the nearest pixel: mix the four around it.",
                "down, right = y - top, x - left",
                "down, right = np.round(y - top), np.round(x - left)",
            ),
            (
                "resample",
                "rows only",
                "only two pixels are mixed, one above the other: there are four around a place.",
                "down, right = y - top, x - left",
                "down, right = y - top, 0 * x",
            ),
            (
                "resample",
                "columns only",
                "only two pixels are mixed, side by side: there are four around a place.",
                "down, right = y - top, x - left",
                "down, right = 0 * y, x - left",
            ),
            (
                "resample",
                "f_x and f_y exchanged",
                "f_x and f_y change places: f_x mixes two columns, f_y two rows.",
                "down, right = y - top, x - left",
                "right, down = y - top, x - left",
            ),
            (
                "resample",
                "the border goes on",
                "places outside get the pixel at the border: they should get 0.",
                "np.pad(images, ((0, 0), (1, 1), (1, 1)))",
                "np.pad(images, ((0, 0), (1, 1), (1, 1)), mode='edge')",
            ),
            (
                "resample",
                "the other side comes in",
                "places outside read from the other side of the image: they should get 0.",
                "np.pad(images, ((0, 0), (1, 1), (1, 1)))",
                "np.pad(images, ((0, 0), (1, 1), (1, 1)), mode='wrap')",
            ),
            (
                "resample",
                "the first image only",
                "every new image is read from the first old one: each has an old image of its own.",
                "np.arange(n)[:, None, None]",
                "np.zeros((n, 1, 1), int)",
            ),
            (
                "resample",
                "frame forgotten",
                "the places are not moved along with the frame: with zeros around it, the image "
                "begins at row 1 and column 1.",
                "dtype) + 1",
                "dtype)",
            ),
            (
                "shift",
                "the wrong way",
                "the images move up and to the left: to move down, a new pixel reads from further "
                "*up*, and to move right from further *left*.",
                "y - dy, x - dx",
                "y + dy, x + dx",
            ),
            (
                "shift",
                "dx and dy exchanged",
                "dy and dx change places: y counts the rows, downwards.",
                "y - dy, x - dx",
                "y - dx, x - dy",
            ),
            (
                "shift",
                "one direction wrong (y)",
                "the images move up: to move down, a new pixel reads from further *up*.",
                "y - dy",
                "y + dy",
            ),
            (
                "shift",
                "one direction wrong (x)",
                "the images move to the left: to move right, a new pixel reads from further "
                "*left*.",
                "x - dx",
                "x + dx",
            ),
            (
                "shift",
                "whole pixels only",
                "the decimals of the displacements are cut off: `resample` reads between pixels, "
                "too.",
                "y - dy, x - dx",
                "y - np.trunc(dy), x - np.trunc(dx)",
            ),
            (
                "shift",
                "the first displacement for all",
                "all images move by the first displacement: each should move by its own.",
                "y - dy, x - dx",
                "y - dy[:1], x - dx[:1]",
            ),
            (
                "shift",
                "rolled",
                "what leaves the image comes in on the other side: 0 should come in.",
                "y - dy, x - dx",
                "(y - dy) % images.shape[1], (x - dx) % images.shape[2]",
            ),
            (
                "shift",
                "rows and columns exchanged",
                "x and y change places: `np.mgrid` gives the rows first.",
                "y, x = np.mgrid",
                "x, y = np.mgrid",
            ),
            (
                "shift",
                "columns handed over first",
                "`resample` was given the columns first: it takes images, rows, columns.",
                "y - dy, x - dx",
                "x - dx, y - dy",
            ),
            (
                "rotate",
                "clockwise",
                "the images turn clockwise: has each sine the sign that the formula gives it?",
                "np.deg2rad(angle)",
                "np.deg2rad(-np.asarray(angle))",
            ),
            (
                "rotate",
                "degrees for radians",
                "the degrees go into cos and sin as they are: these take radians.",
                "np.deg2rad(angle)",
                "angle",
            ),
            (
                "rotate",
                "about the corner",
                "the images turn about their first pixel: count u and w from the center.",
                "(images.shape[1] - 1) / 2, (images.shape[2] - 1) / 2",
                "0, 0",
            ),
            (
                "rotate",
                "about a point beside the centre",
                "the center is taken at H/2 and W/2: halfway between 0 and H − 1 is half a pixel "
                "less.",
                "(images.shape[1] - 1) / 2, (images.shape[2] - 1) / 2",
                "images.shape[1] / 2, images.shape[2] / 2",
            ),
            (
                "rotate",
                "a whole centre",
                "the center is rounded down to a whole pixel: where H is even, it lies between "
                "two.",
                "(images.shape[1] - 1) / 2, (images.shape[2] - 1) / 2",
                "(images.shape[1] - 1) // 2, (images.shape[2] - 1) // 2",
            ),
            (
                "rotate",
                "one sign wrong",
                "both sines have a plus: one of them needs a minus.",
                "middle_x - np.sin(angle)",
                "middle_x + np.sin(angle)",
            ),
            (
                "rotate",
                "the centre not added",
                "the center is not added again: u and w count from the center, rows and columns "
                "from the corner.",
                "from_y = middle_y + np.cos(angle) * dy + np.sin(angle) * dx\n"
                "    from_x = middle_x - np.sin(angle) * dy + np.cos(angle) * dx",
                "from_y = np.cos(angle) * dy + np.sin(angle) * dx\n"
                "    from_x = -np.sin(angle) * dy + np.cos(angle) * dx",
            ),
            (
                "rotate",
                "rows and columns exchanged",
                "x and y change places: `np.mgrid` gives the rows first.",
                "y, x = np.mgrid",
                "x, y = np.mgrid",
            ),
            (
                "rotate",
                "columns handed over first",
                "`resample` was given the columns first: it takes images, rows, columns.",
                "from_y, from_x)",
                "from_x, from_y)",
            ),
            (
                "rotate",
                "the first angle for all",
                "all images turn by the first angle: each should turn by its own.",
                "np.reshape(np.deg2rad(angle), (-1, 1, 1))",
                "np.deg2rad(angle[0])",
            ),
            (
                "smooth",
                "not a mean",
                "the weights are not divided by their sum: the field grows.",
                "    weights /= weights.sum(axis=1, keepdims=True)\n",
                "",
            ),
            (
                "smooth",
                "divided by the whole sum",
                "the weights are divided by the sum of the whole matrix: each row by itself "
                "should sum to 1.",
                "weights.sum(axis=1, keepdims=True)",
                "weights.sum()",
            ),
            (
                "smooth",
                "columns sum to 1",
                "the columns of K sum to 1: its rows should, one for each entry i.",
                "axis=1",
                "axis=0",
            ),
            (
                "smooth",
                "no 2",
                "the 2 before σ² is missing.",
                "/ (2 * sigma**2)",
                "/ sigma**2",
            ),
            (
                "smooth",
                "sigma not squared",
                "σ is not squared.",
                "sigma**2",
                "sigma",
            ),
            (
                "smooth",
                "the difference not squared",
                "the distance i − j is not squared: that is no Gaussian.",
                "-(d**2)",
                "-abs(d)",
            ),
            (
                "smooth",
                "a slip of brackets",
                "the exponent is multiplied by σ², where it should be divided: put 2σ² in "
                "parentheses.",
                "/ (2 * sigma**2)",
                "/ 2 * sigma**2",
            ),
            (
                "smooth",
                "along columns only",
                "the fields are smoothed along one axis only, downwards: K stands on both sides.",
                " @ weights.T",
                "",
            ),
            (
                "smooth",
                "along rows only",
                "the fields are smoothed along one axis only, sideways: K stands on both sides.",
                "weights @ fields @",
                "fields @",
            ),
            (
                "smooth",
                "K not transposed",
                "the K on the right is not transposed: it should be.",
                "@ weights.T",
                "@ weights",
            ),
            (
                "elastic",
                "not smoothed",
                "the displacements are not smoothed: neighbors go different ways.",
                "smooth(rng.uniform(-1, 1, images.shape), sigma)",
                "rng.uniform(-1, 1, images.shape)",
            ),
            (
                "elastic",
                "no alpha",
                "the displacements are not multiplied by alpha.",
                "alpha * smooth",
                "smooth",
            ),
            (
                "elastic",
                "from 0 to 1",
                "the random numbers go from 0 to 1: all pixels move the same way. From −1 to 1 "
                "they go either way.",
                "rng.uniform(-1, 1, images.shape)",
                "rng.uniform(0, 1, images.shape)",
            ),
            (
                "elastic",
                "one field for both directions",
                "one field serves for both directions: every pixel moves along a diagonal.",
                "move_x = alpha * smooth(rng.uniform(-1, 1, images.shape), sigma)",
                "move_x = move_y",
            ),
            (
                "elastic",
                "one field for all images",
                "all images share one pair of fields: draw fields of the shape of `images`.",
                "rng.uniform(-1, 1, images.shape)",
                "rng.uniform(-1, 1, images.shape[1:])[None]",
            ),
            (
                "elastic",
                "places without their own",
                "the displacements are taken for places: add each pixel's own row and column.",
                "y + move_y, x + move_x",
                "move_y, move_x",
            ),
            (
                "elastic",
                "normal numbers",
                "the random numbers are normal ones: draw them evenly from −1 to 1.",
                "rng.uniform(-1, 1, images.shape)",
                "rng.normal(size=images.shape)",
            ),
            (
                "elastic",
                "one direction only",
                "the pixels move up and down only: they need a second displacement, sideways.",
                "x + move_x",
                "x + 0 * move_x",
            ),
            (
                "elastic",
                "added to the pixels",
                "the displacements are added to the pixels: they say where a pixel is read from.",
                "resample(images, y + move_y, x + move_x)",
                "images + move_y",
            ),
            (
                "elastic",
                "NumPy's common generator",
                "the numbers do not come from `rng`: only with `rng` does a seed give the same "
                "ones again.",
                "rng.uniform(-1, 1, images.shape)",
                "np.random.uniform(-1, 1, images.shape)",
            ),
            (
                "elastic",
                "seed not used",
                "`rng` is not used: every seed gives the same displacements.",
                "default_rng(rng)",
                "default_rng(0)",
            ),
        )
    ),
    Mistake(
        "split",
        "split: with repetition",
        "rows are drawn with repetition: some examples come twice, others not at all. Each must "
        "come once.",
        code="""
            def split(x, t, count, rng=0):
                rng = np.random.default_rng(rng)
                chosen, rest = rng.integers(len(x), size=count), rng.integers(
                    len(x), size=len(x) - count
                )
                return (x[rest], t[rest]), (x[chosen], t[chosen])
        """,
    ),
    Mistake(
        "resample",
        "resample: cut towards 0",
        "places become rows and columns by `astype(int)` alone, which rounds negative numbers up: "
        "floor first.",
        code="""
            def resample(images, y, x):
                n, height, width = images.shape
                i = np.arange(n)[:, None, None]
                row, column = y.astype(int), x.astype(int)
                fy, fx = y - row, x - column
                total = 0
                for r, c, weight in (
                    (row, column, (1 - fy) * (1 - fx)),
                    (row, column + 1, (1 - fy) * fx),
                    (row + 1, column, fy * (1 - fx)),
                    (row + 1, column + 1, fy * fx),
                ):
                    inside = (r >= 0) & (r < height) & (c >= 0) & (c < width)
                    pixel = images[i, np.clip(r, 0, height - 1), np.clip(c, 0, width - 1)]
                    total = total + weight * np.where(inside, pixel, 0)
                return total
        """,
    ),
    Mistake(
        "resample",
        "resample: outside not looked after",
        "a row or column beyond the image is asked for: what lies outside counts as 0, which a "
        "frame of zeros can provide.",
        code="""
            def resample(images, y, x):
                i = np.arange(len(images))[:, None, None]
                row, column = np.floor(y).astype(int), np.floor(x).astype(int)
                fy, fx = y - row, x - column
                upper = (1 - fx) * images[i, row, column] + fx * images[i, row, column + 1]
                lower = (1 - fx) * images[i, row + 1, column] + fx * images[i, row + 1, column + 1]
                return (1 - fy) * upper + fy * lower
        """,
    ),
    Mistake(
        "Momentum",
        "Momentum: one dict for all objects",
        "two optimizers share their velocities: each must have a dict `self.v` of its own.",
        code="""
            class Momentum:
                v = {}

                def __init__(self, lr=0.01, momentum=0.9):
                    self.lr, self.momentum = lr, momentum

                def update(self, params, grads):
                    for key in params:
                        self.v[key] = self.momentum * self.v.get(key, 0) - self.lr * grads[key]
                        params[key] += self.v[key]
        """,
    ),
    *(
        Mistake(target, f"{target}: {name}", explanation, old=old, new=new)
        for target, name, explanation, old, new in (
            (
                "split",
                "NumPy's common generator",
                "the order does not come from `rng`: only with `rng` does a seed give the same "
                "one again.",
                "np.random.default_rng(rng).permutation",
                "np.random.permutation",
            ),
            (
                "split",
                "four arrays",
                "four arrays come back in a row: two pairs are asked for.",
                "return (x[rest], t[rest]), (x[chosen], t[chosen])",
                "return x[rest], t[rest], x[chosen], t[chosen]",
            ),
            (
                "split",
                "paired by kind",
                "the arrays are paired by kind, x with x and t with t: a pair should hold "
                "examples and their own targets.",
                "return (x[rest], t[rest]), (x[chosen], t[chosen])",
                "return (x[rest], x[chosen]), (t[rest], t[chosen])",
            ),
            (
                "split",
                "targets first",
                "in each pair the targets stand first: the examples should.",
                "return (x[rest], t[rest]), (x[chosen], t[chosen])",
                "return (t[rest], x[rest]), (t[chosen], x[chosen])",
            ),
            (
                "split",
                "one too many",
                "one example too many is set aside: the slice [:n] has n entries.",
                "order[:count], order[count:]",
                "order[: count + 1], order[count + 1 :]",
            ),
            (
                "split",
                "one lost",
                "one example is in neither set: the slice [n:] begins right where [:n] ends.",
                "order[count:]",
                "order[count + 1 :]",
            ),
            (
                "split",
                "row numbers",
                "row numbers come back: return these rows of x and of t.",
                "return (x[rest], t[rest]), (x[chosen], t[chosen])",
                "return (rest, rest), (chosen, chosen)",
            ),
            (
                "he_init",
                "not scaled",
                "the numbers are not scaled: their standard deviation is 1, and it should be σ.",
                "* np.sqrt(2 / shape[0])",
                "* 1.0",
            ),
            (
                "he_init",
                "one half",
                "the 2 stands in the denominator, beside D: the variance should be 2/D.",
                "2 / shape[0]",
                "0.5 / shape[0]",
            ),
            (
                "he_init",
                "divided by the root",
                "the numbers are divided by the root of 2/D: multiply them by it.",
                "* np.sqrt(2 / shape[0])",
                "/ np.sqrt(2 / shape[0])",
            ),
            (
                "he_init",
                "all entries",
                "D is taken for the number of all weights: it is the number of inputs.",
                "2 / shape[0]",
                "2 / (shape[0] * shape[1])",
            ),
            (
                "he_init",
                "the scale added",
                "the scale is added to the numbers: multiply them by it.",
                "* np.sqrt(2 / shape[0])",
                "+ np.sqrt(2 / shape[0])",
            ),
            (
                "he_init",
                "shape turned round",
                "the shape is the wrong way round: W is (D, M).",
                "standard_normal(shape)",
                "standard_normal(shape[::-1])",
            ),
            (
                "he_init",
                "even numbers from -1 to 1",
                "the numbers come evenly from −1 to 1: before they are scaled their variance is "
                "1/3, and it should be 1.",
                "standard_normal(shape)",
                "uniform(-1, 1, shape)",
            ),
            (
                "he_init",
                "whole division",
                "// rounds 2/D down to 0: divide with /.",
                "2 / shape[0]",
                "2 // shape[0]",
            ),
            (
                "he_init",
                "zeros",
                "all weights are 0: then all units learn the same.",
                "np.random.default_rng(rng).standard_normal(shape)",
                "np.zeros(shape)",
            ),
            (
                "he_init",
                "the same row",
                "every row is the same: each weight needs a random number of its own.",
                "standard_normal(shape)",
                "standard_normal(shape[1]) * np.ones((shape[0], 1))",
            ),
            (
                "Momentum",
                "the rate on all",
                "the learning rate multiplies the old velocity as well: it belongs "
                "to the gradient alone.",
                "self.momentum * self.v.get(key, 0) - self.lr * grads[key]",
                "self.lr * (self.momentum * self.v.get(key, 0) - grads[key])",
            ),
            (
                "Momentum",
                "lr and momentum exchanged",
                "the learning rate and the momentum change places.",
                "self.lr = lr\n        self.momentum = momentum",
                "self.lr = momentum\n        self.momentum = lr",
            ),
            (
                "Momentum",
                "1 - momentum",
                "the old velocity is multiplied by 1 − momentum: `momentum` itself is the part of "
                "it that is left.",
                "self.momentum * self.v",
                "(1 - self.momentum) * self.v",
            ),
            (
                "Momentum",
                "no learning rate",
                "the learning rate is left out.",
                "self.lr * grads[key]",
                "grads[key]",
            ),
            (
                "Momentum",
                "the gradient taken away as well",
                "the parameter moves by the velocity and by the gradient's step: the velocity "
                "contains that already.",
                "params[key] += self.v[key]",
                "params[key] += self.v[key] - self.lr * grads[key]",
            ),
            (
                "Momentum",
                "looks ahead",
                "the step is Nesterov's, which looks ahead: here the parameter moves "
                "by the velocity.",
                "params[key] += self.v[key]",
                "params[key] += self.momentum * self.v[key] - self.lr * grads[key]",
            ),
            (
                "Momentum",
                "the velocity assigned",
                "the velocity takes the parameter's place: it should be added to the parameter.",
                "params[key] += self.v[key]",
                "params[key][...] = self.v[key]",
            ),
            (
                "Momentum",
                "moved twice",
                "the parameter moves by its velocity twice in each step: once is enough.",
                "params[key] += self.v[key]",
                "params[key] += 2 * self.v[key]",
            ),
            (
                "Momentum",
                "starts from the gradient",
                "the velocity starts from the first gradient: it should start at 0.",
                "self.v.get(key, 0)",
                "self.v.get(key, grads[key])",
            ),
            (
                "Momentum",
                "only the first parameter",
                "only the first parameter is moved: what ends the loop?",
                "            params[key] += self.v[key]",
                "            params[key] += self.v[key]\n            break",
            ),
            (
                "Adam",
                "beta1 fixed",
                "0.9 stands where `self.beta1` belongs: whoever makes the optimizer chooses it.",
                "self.beta1 = beta1",
                "self.beta1 = 0.9",
            ),
            (
                "Adam",
                "beta2 fixed",
                "0.999 stands where `self.beta2` belongs: whoever makes the optimizer chooses it.",
                "self.beta2 = beta2",
                "self.beta2 = 0.999",
            ),
            (
                "Adam",
                "both betas fixed",
                "0.9 and 0.999 stand where `self.beta1` and `self.beta2` belong: whoever makes "
                "the optimizer chooses them.",
                "self.beta1 = beta1\n        self.beta2 = beta2",
                "self.beta1 = 0.9\n        self.beta2 = 0.999",
            ),
            (
                "Adam",
                "correction of v only",
                "the step takes m uncorrected: m begins at 0, as v does, and needs its own "
                "correction.",
                "self.m[key] / (1 - self.beta1**self.steps)",
                "self.m[key]",
            ),
            (
                "Adam",
                "corrected with the other beta",
                "the corrections change places: m belongs to β₁, v to β₂.",
                "m_hat = self.m[key] / (1 - self.beta1**self.steps)\n"
                "            v_hat = self.v[key] / (1 - self.beta2**self.steps)",
                "m_hat = self.m[key] / (1 - self.beta2**self.steps)\n"
                "            v_hat = self.v[key] / (1 - self.beta1**self.steps)",
            ),
            (
                "Adam",
                "both corrected with beta1",
                "both means are corrected with β₁: the correction of v takes β₂.",
                "1 - self.beta2**self.steps",
                "1 - self.beta1**self.steps",
            ),
            (
                "Adam",
                "multiplied by the correction",
                "the means are multiplied by 1 − βᵏ: divide by it.",
                "/ (1 - self.beta",
                "* (1 - self.beta",
            ),
            (
                "Adam",
                "power without 1 minus",
                "the means are divided by βᵏ: divide by 1 − βᵏ.",
                "/ (1 - self.beta1**self.steps)\n"
                "            v_hat = self.v[key] / (1 - self.beta2**self.steps)",
                "/ self.beta1**self.steps\n"
                "            v_hat = self.v[key] / self.beta2**self.steps",
            ),
            (
                "Adam",
                "the new gradient unweighted",
                "the new gradient has the weight 1 in m: its weight should be 1 − β₁.",
                "(1 - self.beta1) * g\n",
                "g\n",
            ),
            (
                "Adam",
                "the new square unweighted",
                "the new square has the weight 1 in v: its weight should be 1 − β₂.",
                "(1 - self.beta2) * g**2",
                "g**2",
            ),
            (
                "Adam",
                "the weight squared as well",
                "1 − β₂ is squared along with the gradient: only g is squared.",
                "(1 - self.beta2) * g**2",
                "((1 - self.beta2) * g) ** 2",
            ),
            (
                "Adam",
                "no learning rate",
                "the learning rate is left out.",
                "self.lr * m_hat",
                "m_hat",
            ),
            (
                "Adam",
                "the default rate",
                "0.001 stands where `self.lr` belongs.",
                "self.lr * m_hat",
                "0.001 * m_hat",
            ),
            (
                "Adam",
                "the step assigned",
                "the step takes the parameter's place: it should be subtracted from the parameter.",
                "params[key] -= self.lr * m_hat",
                "params[key][...] = -self.lr * m_hat",
            ),
            (
                "Adam",
                "m without its correction",
                "the step takes m uncorrected: m begins at 0, as v does, and needs its own "
                "correction.",
                "self.lr * m_hat",
                "self.lr * self.m[key]",
            ),
            (
                "Adam",
                "the squares pile up",
                "v adds all squares up: it should be a running mean of them.",
                "self.beta2 * self.v.get(key, 0) + (1 - self.beta2) * g**2",
                "self.v.get(key, 0) + g**2",
            ),
            (
                "Adam",
                "the sign alone",
                "the step follows only the sign of this gradient: it should be made of the two "
                "corrected means.",
                "m_hat / (np.sqrt(v_hat) + 1e-8)",
                "np.sign(g)",
            ),
            (
                "Adam",
                "plain descent",
                "the step is that of plain gradient descent, lr · g: Adam's is made of the two "
                "corrected means.",
                "m_hat / (np.sqrt(v_hat) + 1e-8)",
                "g",
            ),
            (
                "Adam",
                "m of the square",
                "m is a mean of the squared gradient: that is what v is for, and m is a mean of "
                "the gradient itself.",
                "(1 - self.beta1) * g\n",
                "(1 - self.beta1) * g**2\n",
            ),
            (
                "Adam",
                "starts from the gradient",
                "the means start from the first gradient: they should start at 0, which the "
                "correction then makes up for.",
                "self.beta1 * self.m.get(key, 0) + (1 - self.beta1) * g\n"
                "            self.v[key] = self.beta2 * self.v.get(key, 0)",
                "self.beta1 * self.m.get(key, g) + (1 - self.beta1) * g\n"
                "            self.v[key] = self.beta2 * self.v.get(key, g**2)",
            ),
            (
                "Adam",
                "a mean over all entries",
                "v is a single number for a whole array: it must hold one for each entry.",
                "* g**2",
                "* np.mean(g**2)",
            ),
            (
                "Adam",
                "one dict for m and v",
                "m and v share one dict, and overwrite each other: each needs its own.",
                "self.v = {}",
                "self.v = self.m",
            ),
            (
                "Adam",
                "only the first parameter",
                "only the first parameter is moved: what ends the loop?",
                "            params[key] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)",
                "            params[key] -= self.lr * m_hat / (np.sqrt(v_hat) + "
                "1e-8)\n            break",
            ),
            (
                "Dropout",
                "always one half",
                "0.5 stands where `self.ratio` belongs.",
                ">= self.ratio",
                ">= 0.5",
            ),
            (
                "Dropout",
                "enlarged by 2",
                "what is kept is doubled, whatever `self.ratio` is: divide it by 1 − ratio.",
                "/ (1 - self.ratio)",
                "* 2",
            ),
            (
                "Dropout",
                "multiplied by the ratio",
                "what is kept is multiplied by the ratio: divide by the share that "
                "stays, 1 − ratio.",
                "/ (1 - self.ratio)",
                "* self.ratio",
            ),
            (
                "Dropout",
                "multiplied by 1 + ratio",
                "what is kept is multiplied by 1 + ratio: divide by 1 − ratio.",
                "/ (1 - self.ratio)",
                "* (1 + self.ratio)",
            ),
            (
                "Dropout",
                "backward hands dout on",
                "`backward` hands `dout` on as it is: it needs the factors that `forward` had, 0 "
                "among them.",
                "np.where(self.keep, dout / (1 - self.ratio), 0)",
                "dout",
            ),
            (
                "Dropout",
                "backward turned round",
                "`backward` lets through what was dropped, and stops the rest: it should be the "
                "other way round.",
                "np.where(self.keep, dout",
                "np.where(~self.keep, dout",
            ),
            (
                "Dropout",
                "enlarged in use",
                "the values are enlarged while `training` is false: x should come back as it is.",
                "            return x\n",
                "            return x / (1 - self.ratio)\n",
            ),
            (
                "Dropout",
                "zeros in use",
                "everything is set to 0 while `training` is false: x should come back as it is.",
                "            return x\n",
                "            return np.zeros_like(x)\n",
            ),
            (
                "Dropout",
                "no gradient in use",
                "`backward` returns zeros while `training` is false: `dout` should come back as "
                "it is.",
                "            return dout\n",
                "            return np.zeros_like(dout)\n",
            ),
            (
                "Dropout",
                "dout scaled in use",
                "`backward` scales `dout` while `training` is false: `dout` should come back as "
                "it is.",
                "            return dout\n",
                "            return dout * (1 - self.ratio)\n",
            ),
            (
                "Dropout",
                "forward not enlarged",
                "what is kept is not divided by 1 − ratio: `forward` does so to keep the mean, "
                "and `backward` has the same factor.",
                "x / (1 - self.ratio)",
                "x",
            ),
            (
                "Dropout",
                "normal numbers",
                "the choice is made with normal random numbers: numbers that are drawn evenly "
                "from 0 to 1 are below `ratio` with just that probability.",
                "self.rng.random(x.shape)",
                "self.rng.standard_normal(x.shape)",
            ),
            (
                "Dropout",
                "one choice for all",
                "all entries are dropped or kept together: each needs a choice of its own.",
                "self.rng.random(x.shape) >=",
                "self.rng.random() + 0 * x >=",
            ),
            (
                "Dropout",
                "always the same seed",
                "the generator always has the same seed: it should be made from `rng`.",
                "default_rng(rng)",
                "default_rng(0)",
            ),
            (
                "Dropout",
                "the mask returned",
                "the factors themselves come back: multiply x by them.",
                "np.where(self.keep, x / (1 - self.ratio), 0)",
                "self.keep / (1 - self.ratio)",
            ),
            (
                "resample",
                "f_x for f_y",
                "f_x mixes the columns and the rows as well: the rows are mixed by f_y.",
                "(1 - down) * upper + down * lower",
                "(1 - right) * upper + right * lower",
            ),
            (
                "resample",
                "upper and lower exchanged",
                "the upper pixels get the weight of the lower ones: the nearer should count more.",
                "(1 - down) * upper + down * lower",
                "down * upper + (1 - down) * lower",
            ),
            (
                "resample",
                "left and right exchanged",
                "the left pixels get the weight of the right ones: the nearer should count more.",
                "down, right = y - top, x - left",
                "down, right = y - top, 1 - (x - left)",
            ),
            (
                "resample",
                "a plain mean",
                "the four pixels are mixed in equal parts: the nearer should count more.",
                "down, right = y - top, x - left",
                "down, right = 0.5, 0.5",
            ),
            (
                "resample",
                "upper and lower in equal parts",
                "the upper and the lower pixels are mixed in equal parts: f_y says "
                "how much of each.",
                "(1 - down) * upper + down * lower",
                "(upper + lower) / 2",
            ),
            (
                "resample",
                "rounded in place of floored",
                "the row and column are rounded to the nearest: floor them, so that the place "
                "lies between them and the next ones.",
                "np.minimum(np.floor(y), height)\n    left = np.minimum(np.floor(x), width)",
                "np.minimum(np.round(y), height)\n    left = np.minimum(np.round(x), width)",
            ),
            (
                "resample",
                "rounded up",
                "the row and column are rounded up: floor them, so that the place lies between "
                "them and the next ones.",
                "np.minimum(np.floor(y), height)\n    left = np.minimum(np.floor(x), width)",
                "np.minimum(np.ceil(y), height)\n    left = np.minimum(np.ceil(x), width)",
            ),
            (
                "resample",
                "upper row twice",
                "the lower pair of pixels is read from the upper row: it is one row further down.",
                "    row = row + 1\n",
                "",
            ),
            (
                "resample",
                "far outside not cut",
                "places far outside are not brought back to the frame: beyond it f_x and f_y grow "
                "above 1.",
                "np.clip(np.asarray(y, dtype) + 1, 0, height + 1)\n"
                "    x = np.clip(np.asarray(x, dtype) + 1, 0, width + 1)",
                "np.asarray(y, dtype) + 1\n    x = np.asarray(x, dtype) + 1",
            ),
            (
                "resample",
                "cut one too early",
                "places are clipped at H and W: the frame goes up to H + 1 and W + 1.",
                "np.clip(np.asarray(y, dtype) + 1, 0, height + 1)\n"
                "    x = np.clip(np.asarray(x, dtype) + 1, 0, width + 1)",
                "np.clip(np.asarray(y, dtype) + 1, 0, height)\n"
                "    x = np.clip(np.asarray(x, dtype) + 1, 0, width)",
            ),
            (
                "resample",
                "a frame of ones",
                "the frame holds ones: it should hold zeros.",
                "((0, 0), (1, 1), (1, 1)))",
                "((0, 0), (1, 1), (1, 1)), constant_values=1)",
            ),
            (
                "resample",
                "the border mirrored",
                "places outside read a mirror image: they should get 0.",
                "((0, 0), (1, 1), (1, 1)))",
                "((0, 0), (1, 1), (1, 1)), mode='reflect')",
            ),
            (
                "resample",
                "all that is partly outside is 0",
                "every place beyond the border pixels becomes 0: less than one pixel beyond, it "
                "still has a share of the border.",
                "return (1 - down) * upper + down * lower",
                "out = (1 - down) * upper + down * lower\n"
                "    return np.where((y < 1) | (y > height) | (x < 1) | (x > width), "
                "0, out)",
            ),
            (
                "resample",
                "height and width exchanged",
                "height and width change places: images are (N, H, W).",
                "n, height, width = images.shape",
                "n, width, height = images.shape",
            ),
            (
                "shift",
                "down only",
                "the images move up and down only: dx is not used.",
                "x - dx",
                "x + 0 * dx",
            ),
            (
                "shift",
                "sideways only",
                "the images move sideways only: dy is not used.",
                "y - dy",
                "y + 0 * dy",
            ),
            (
                "shift",
                "rounded",
                "the displacements are rounded: `resample` reads between pixels, too.",
                "y - dy, x - dx",
                "y - np.round(dy), x - np.round(dx)",
            ),
            (
                "shift",
                "floored",
                "the displacements are floored: `resample` reads between pixels, too.",
                "y - dy, x - dx",
                "y - np.floor(dy), x - np.floor(dx)",
            ),
            (
                "shift",
                "absolute values",
                "negative displacements go the same way as positive ones: keep their sign.",
                "y - dy, x - dx",
                "y - abs(dy), x - abs(dx)",
            ),
            (
                "shift",
                "dy for both",
                "dy serves for both directions: sideways it is dx.",
                "x - dx",
                "x - dy",
            ),
            (
                "shift",
                "own places left out",
                "the displacements are taken for places: each pixel's own row and column are "
                "missing.",
                "y - dy, x - dx",
                "0 * y - dy, 0 * x - dx",
            ),
            (
                "shift",
                "border instead of 0",
                "places outside are brought back to the border: 0 should come in there, and "
                "`resample` sees to that by itself.",
                "y - dy, x - dx",
                "np.clip(y - dy, 0, images.shape[1] - 1), np.clip(x - dx, 0, images.shape[2] - 1)",
            ),
            (
                "shift",
                "grid turned",
                "the grid has height and width the wrong way round: images are (N, H, W).",
                "[: images.shape[1], : images.shape[2]]",
                "[: images.shape[2], : images.shape[1]]",
            ),
            (
                "shift",
                "the images themselves",
                "the images come back as they were: return what `resample` gives.",
                "return resample(images, y - dy, x - dx)",
                "return images",
            ),
            (
                "rotate",
                "cos and sin exchanged",
                "cosine and sine change places.",
                "np.cos(angle) * dy + np.sin(angle) * dx\n"
                "    from_x = middle_x - np.sin(angle) * dy + np.cos(angle) * dx",
                "np.sin(angle) * dy + np.cos(angle) * dx\n"
                "    from_x = middle_x - np.cos(angle) * dy + np.sin(angle) * dx",
            ),
            (
                "rotate",
                "both sines minus",
                "both sines have a minus: one of them needs a plus.",
                "np.cos(angle) * dy + np.sin(angle) * dx",
                "np.cos(angle) * dy - np.sin(angle) * dx",
            ),
            (
                "rotate",
                "u and w exchanged",
                "u and w change places: w is measured along y, u along x.",
                "dy, dx = y - middle_y, x - middle_x",
                "dx, dy = y - middle_y, x - middle_x",
            ),
            (
                "rotate",
                "not measured from the centre",
                "u and w are not measured from the center, though the center is added in the end.",
                "dy, dx = y - middle_y, x - middle_x",
                "dy, dx = y, x",
            ),
            (
                "rotate",
                "degrees of radians",
                "the angle is converted the wrong way round: it comes in degrees, and cos and sin "
                "take radians.",
                "np.deg2rad(angle)",
                "np.rad2deg(angle)",
            ),
            (
                "rotate",
                "half the angle",
                "the angle is halved: 180 degrees are π.",
                "np.deg2rad(angle)",
                "np.deg2rad(angle) / 2",
            ),
            (
                "rotate",
                "twice the angle",
                "the angle is doubled: 180 degrees are π.",
                "np.deg2rad(angle)",
                "2 * np.deg2rad(angle)",
            ),
            (
                "rotate",
                "middles exchanged",
                "the two coordinates of the center change places: y₀ comes from H, x₀ from W.",
                "(images.shape[1] - 1) / 2, (images.shape[2] - 1) / 2",
                "(images.shape[2] - 1) / 2, (images.shape[1] - 1) / 2",
            ),
            (
                "rotate",
                "the mean angle",
                "all images turn by the mean angle: each should turn by its own.",
                "np.deg2rad(angle)",
                "np.deg2rad(np.mean(angle))",
            ),
            (
                "rotate",
                "whole places",
                "the places are rounded: `resample` reads between pixels, too.",
                "from_y, from_x)",
                "np.round(from_y), np.round(from_x))",
            ),
            (
                "smooth",
                "one field for all",
                "every field is replaced by the first one, smoothed: each should be smoothed by "
                "itself.",
                "weights @ fields @ weights.T",
                "weights @ fields[:1] @ weights.T + 0 * fields",
            ),
            (
                "smooth",
                "entry by entry",
                "K and the field are multiplied entry by entry: these are matrix products, @.",
                "weights @ fields @ weights.T",
                "weights * fields * weights.T",
            ),
            (
                "smooth",
                "twice on the left",
                "K stands twice on the left: one of them belongs on the right, transposed.",
                "weights @ fields @ weights.T",
                "weights @ (weights @ fields)",
            ),
            (
                "smooth",
                "first K transposed",
                "the transposed K stands on the left: it belongs on the right.",
                "weights @ fields @ weights.T",
                "weights.T @ fields @ weights",
            ),
            (
                "smooth",
                "the density's factor",
                "the weights are divided by √(2π) σ, which makes the integral of the Gaussian 1: "
                "the *sum* of each row has to be 1.",
                "weights /= weights.sum(axis=1, keepdims=True)",
                "weights /= np.sqrt(2 * np.pi * sigma**2)",
            ),
            (
                "smooth",
                "2 squared as well",
                "2σ is squared: only σ is, and the 2 stands before it.",
                "(2 * sigma**2)",
                "(2 * sigma) ** 2",
            ),
            (
                "smooth",
                "row sums along columns",
                "the sums of the rows divide the columns: with `keepdims` each stays beside its "
                "own row.",
                "sum(axis=1, keepdims=True)",
                "sum(axis=1)",
            ),
            (
                "smooth",
                "divided by the largest",
                "the weights are divided by the largest: divide by their sum.",
                "weights.sum(axis=1, keepdims=True)",
                "weights.max(axis=1, keepdims=True)",
            ),
            (
                "smooth",
                "mean for sum",
                "the weights are divided by their mean: divide by their sum.",
                "weights.sum(axis=1, keepdims=True)",
                "weights.mean(axis=1, keepdims=True)",
            ),
        )
    ),
    *(
        Mistake(target, f"{target}: {name}", explanation, old=old, new=new)
        for target, name, explanation, old, new in (
            (
                "split",
                "always 5000",
                "5000 stands where `count` belongs: whoever calls `split` chooses it.",
                "order[:count], order[count:]",
                "order[:5000], order[5000:]",
            ),
            (
                "split",
                "targets in one column",
                "the targets come back in another shape: choose rows of t, and no more.",
                "(x[rest], t[rest]), (x[chosen], t[chosen])",
                "(x[rest], t[rest].reshape(-1, 1)), (x[chosen], t[chosen].reshape(-1, 1))",
            ),
            (
                "split",
                "targets in one row",
                "the targets come back in another shape: choose rows of t, and no more.",
                "(x[rest], t[rest]), (x[chosen], t[chosen])",
                "(x[rest], t[rest].ravel()), (x[chosen], t[chosen].ravel())",
            ),
            (
                "split",
                "images as rows",
                "the examples come back in another shape: choose rows of x, and no more.",
                "(x[rest], t[rest]), (x[chosen], t[chosen])",
                "(x[rest].reshape(len(rest), -1), t[rest]), "
                "(x[chosen].reshape(count, -1), t[chosen])",
            ),
            (
                "split",
                "the last axis counted",
                "`x.shape[-1]` is taken for the number of examples: they lie along the first axis.",
                "permutation(len(x))",
                "permutation(x.shape[-1])",
            ),
            (
                "he_init",
                "root of 2 only",
                "only the 2 stands under the root: 2/D belongs there as a whole.",
                "np.sqrt(2 / shape[0])",
                "(np.sqrt(2) / shape[0])",
            ),
            (
                "he_init",
                "the scale as the mean",
                "the scale is the numbers' mean as well: their mean should be 0.",
                "standard_normal(shape) * np.sqrt(2 / shape[0])",
                "normal(np.sqrt(2 / shape[0]), np.sqrt(2 / shape[0]), shape)",
            ),
            (
                "he_init",
                "always 784",
                "784 stands where D belongs: that is the first number of `shape`.",
                "2 / shape[0]",
                "2 / 784",
            ),
            (
                "he_init",
                "absolute values",
                "the numbers have lost their signs: their mean should be 0.",
                "np.random.default_rng(rng).standard_normal(shape)",
                "np.abs(np.random.default_rng(rng).standard_normal(shape))",
            ),
            (
                "he_init",
                "the same column",
                "every column is the same: each weight needs a random number of its own.",
                "standard_normal(shape)",
                "standard_normal((shape[0], 1)) * np.ones(shape)",
            ),
            (
                "he_init",
                "one number",
                "a single random number serves for all weights: each needs one of its own.",
                "standard_normal(shape)",
                "standard_normal() * np.ones(shape)",
            ),
            (
                "he_init",
                "Glorot's even numbers",
                "the numbers of inputs and of outputs are added: D is the number of inputs alone.",
                "standard_normal(shape) * np.sqrt(2 / shape[0])",
                "uniform(-1, 1, shape) * np.sqrt(6 / sum(shape))",
            ),
            (
                "he_init",
                "columns of length 1",
                "each column is brought to the length 1, which makes the variance 1/D: 2/D is "
                "asked for.",
                "return np.random.default_rng(rng).standard_normal(shape) * np.sqrt(2 / shape[0])",
                "W = np.random.default_rng(rng).standard_normal(shape)\n"
                "    return W / np.linalg.norm(W, axis=0)",
            ),
            (
                "Momentum",
                "always 0.01",
                "0.01 stands where `self.lr` belongs: whoever makes the optimizer chooses it.",
                "self.lr * grads[key]",
                "0.01 * grads[key]",
            ),
            (
                "Momentum",
                "the parameter remembered",
                "the parameter ends up in `self.v`: the velocity is to be kept there.",
                "params[key] += self.v[key]",
                "params[key] += self.v[key]\n            self.v[key] = params[key]",
            ),
            (
                "Momentum",
                "starts from the parameter",
                "the velocity starts from the parameter: it should start at 0.",
                "self.v.get(key, 0)",
                "self.v.get(key, params[key])",
            ),
            (
                "Momentum",
                "starts at 1",
                "the velocity starts at 1: it should start at 0.",
                "self.v.get(key, 0)",
                "self.v.get(key, 1)",
            ),
            (
                "Momentum",
                "momentum on all",
                "`momentum` multiplies the gradient as well: it belongs to the old velocity alone.",
                "self.momentum * self.v.get(key, 0) - self.lr * grads[key]",
                "self.momentum * (self.v.get(key, 0) - self.lr * grads[key])",
            ),
            (
                "Momentum",
                "added to the old velocity",
                "the new velocity is added to the old one: it should take its place, for it "
                "contains what is left of it.",
                "self.v[key] = self.momentum * self.v.get(key, 0)",
                "self.v[key] = self.v.get(key, 0) + self.momentum * self.v.get(key, 0)",
            ),
            (
                "Momentum",
                "the mean of the gradient",
                "the gradient's mean over an axis is taken: each entry moves by its own.",
                "- self.lr * grads[key]",
                "- self.lr * grads[key].mean(axis=0)",
            ),
            (
                "Adam",
                "betas exchanged in the means",
                "the two β change places: β₁ belongs to the gradient, β₂ to its square.",
                "self.m[key] = self.beta1 * self.m.get(key, 0) + (1 - self.beta1) * g\n"
                "            self.v[key] = self.beta2 * self.v.get(key, 0) + (1 - self.beta2)",
                "self.m[key] = self.beta2 * self.m.get(key, 0) + (1 - self.beta2) * g\n"
                "            self.v[key] = self.beta1 * self.v.get(key, 0) + (1 - self.beta1)",
            ),
            (
                "Adam",
                "k times beta",
                "β is multiplied by the number of steps: take it to that power.",
                "**self.steps",
                " * self.steps",
            ),
            (
                "Adam",
                "corrected m kept",
                "the corrected mean of the gradient is kept for the next step: what is kept must "
                "stay uncorrected.",
                "m_hat = self.m[key] /",
                "m_hat = self.m[key] = self.m[key] /",
            ),
            (
                "Adam",
                "corrected v kept",
                "the corrected mean of the square is kept for the next step: what is kept must "
                "stay uncorrected.",
                "v_hat = self.v[key] /",
                "v_hat = self.v[key] = self.v[key] /",
            ),
            (
                "Adam",
                "m forgotten",
                "m begins at 0 again in each step: is that of the step before kept in `self.m`, "
                "and used?",
                "self.m.get(key, 0)",
                "0",
            ),
            (
                "Adam",
                "v forgotten",
                "v begins at 0 again in each step: is that of the step before kept in `self.v`, "
                "and used?",
                "self.v.get(key, 0)",
                "0",
            ),
            (
                "Adam",
                "the old m in v",
                "v goes on from m: it should go on from its own old value.",
                "self.v.get(key, 0)",
                "self.m.get(key, 0)",
            ),
            (
                "Adam",
                "the square of m",
                "v is a mean of the square of m: it should be that of the gradient's square.",
                "(1 - self.beta2) * g**2",
                "(1 - self.beta2) * self.m[key] ** 2",
            ),
            (
                "Adam",
                "absolute values",
                "v is a mean of the gradient's absolute value: take the mean of its square.",
                "(1 - self.beta2) * g**2",
                "(1 - self.beta2) * np.abs(g)",
            ),
            (
                "Adam",
                "both corrected with beta2",
                "both means are corrected with β₂: the correction of m takes β₁.",
                "1 - self.beta1**self.steps",
                "1 - self.beta2**self.steps",
            ),
            (
                "Adam",
                "v starts at 1",
                "v begins at 1: it should begin at 0.",
                "self.v.get(key, 0)",
                "self.v.get(key, 1)",
            ),
            (
                "Adam",
                "corrected in the first step only",
                "the means are corrected in the first step only: they are too small in the next "
                "ones as well.",
                "m_hat = self.m[key] / (1 - self.beta1**self.steps)\n"
                "            v_hat = self.v[key] / (1 - self.beta2**self.steps)",
                "first = self.steps == 1\n"
                "            m_hat = self.m[key] / (1 - self.beta1 * first)\n"
                "            v_hat = self.v[key] / (1 - self.beta2 * first)",
            ),
            *(
                (
                    "Adam",
                    f"epsilon {epsilon}",
                    "ε is larger than 10⁻⁸: it should only keep the step from being 0/0.",
                    "1e-8",
                    epsilon,
                )
                for epsilon in ("1e-3", "1e-4", "1e-5", "1")
            ),
            (
                "Dropout",
                "enlarged twice",
                "what is kept is divided by 1 − ratio twice: once is enough.",
                "x / (1 - self.ratio)",
                "x / (1 - self.ratio) ** 2",
            ),
            (
                "Dropout",
                "enlarged twice in backward",
                "`backward` divides by 1 − ratio twice: its factors are those of `forward`.",
                "dout / (1 - self.ratio)",
                "dout / (1 - self.ratio) ** 2",
            ),
            (
                "resample",
                "cut at the other axis",
                "height and width change places: images are (N, H, W).",
                "y = np.clip(np.asarray(y, dtype) + 1, 0, height + 1)\n"
                "    x = np.clip(np.asarray(x, dtype) + 1, 0, width + 1)",
                "y = np.clip(np.asarray(y, dtype) + 1, 0, width + 1)\n"
                "    x = np.clip(np.asarray(x, dtype) + 1, 0, height + 1)",
            ),
            (
                "resample",
                "cut towards 0 before the frame",
                "places become rows and columns by `astype(int)` alone, which rounds negative "
                "numbers up: floor first.",
                "np.minimum(np.floor(y), height)\n    left = np.minimum(np.floor(x), width)",
                "np.minimum(np.trunc(y - 1) + 1, height)\n"
                "    left = np.minimum(np.trunc(x - 1) + 1, width)",
            ),
            *(
                (
                    "resample",
                    f"{name} pixel left out",
                    "one of the four pixels is left out: each has its weight.",
                    old,
                    new,
                )
                for name, old, new in (
                    (
                        "the lower right",
                        "lower = (1 - right) * padded[image, row, column] + right * "
                        "padded[image, row, column + 1]",
                        "lower = (1 - right) * padded[image, row, column]",
                    ),
                    (
                        "the lower left",
                        "lower = (1 - right) * padded[image, row, column] + right",
                        "lower = right",
                    ),
                    (
                        "the upper right",
                        "upper = (1 - right) * padded[image, row, column] + right * "
                        "padded[image, row, column + 1]",
                        "upper = (1 - right) * padded[image, row, column]",
                    ),
                    (
                        "the upper left",
                        "upper = (1 - right) * padded[image, row, column] + right",
                        "upper = right",
                    ),
                )
            ),
            (
                "resample",
                "weights before the cut",
                "f_y and f_x are taken before the places are clipped: far outside they belong to "
                "other places than r and c.",
                "    y = np.clip(np.asarray(y, dtype) + 1, 0, height + 1)\n"
                "    x = np.clip(np.asarray(x, dtype) + 1, 0, width + 1)\n"
                "    top = np.minimum(np.floor(y), height)\n"
                "    left = np.minimum(np.floor(x), width)\n"
                "    down, right = y - top, x - left",
                "    down, right = y - np.floor(y), x - np.floor(x)\n"
                "    y = np.clip(np.asarray(y, dtype) + 1, 0, height + 1)\n"
                "    x = np.clip(np.asarray(x, dtype) + 1, 0, width + 1)\n"
                "    top = np.minimum(np.floor(y), height)\n"
                "    left = np.minimum(np.floor(x), width)",
            ),
            (
                "resample",
                "written in place of read",
                "each old pixel is written to its place: each new pixel should read from there.",
                "    upper = ",
                "    out = np.zeros_like(padded)\n"
                "    out[image, row, column] = images\n"
                "    return out[:, 1:-1, 1:-1]\n"
                "    upper = ",
            ),
            (
                "resample",
                "the first places for all",
                "all images are read at the first image's places: each has places of its own.",
                "    dtype = np.result_type",
                "    y, x = y[:1], x[:1]\n    dtype = np.result_type",
            ),
            (
                "resample",
                "image numbers in a row",
                "the numbers of the images have the shape (N,): they should go with places of "
                "the shape (N, H, W).",
                "np.arange(n)[:, None, None]",
                "np.arange(n)",
            ),
            (
                "resample",
                "all images at each place",
                "every place is read from all images: each has an image of its own.",
                "np.arange(n)[:, None, None]",
                "slice(None)",
            ),
            (
                "shift",
                "counted from 1",
                "rows and columns are counted from 1: they begin at 0.",
                "y - dy, x - dx",
                "y + 1 - dy, x + 1 - dx",
            ),
            (
                "shift",
                "the mean displacement",
                "all images move by the mean displacement: each should move by its own.",
                "y - dy, x - dx",
                "y - dy.mean(), x - dx.mean()",
            ),
            (
                "shift",
                "not reshaped",
                "dy and dx keep the shape (N,): one number for each image should go with places "
                "(N, H, W).",
                "    dy, dx = np.reshape(dy, (-1, 1, 1)), np.reshape(dx, (-1, 1, 1))\n",
                "",
            ),
            (
                "shift",
                "moved twice",
                "the images are moved twice: one call of `resample` does it.",
                "return resample(images, y - dy, x - dx)",
                "return resample(resample(images, y - dy, x - dx), y - dy, x - dx)",
            ),
            (
                "shift",
                "moved down twice",
                "the images are moved down twice: one call of `resample` moves both ways.",
                "return resample(images, y - dy, x - dx)",
                "return resample(resample(images, y - dy, x[None]), y - dy, x - dx)",
            ),
            (
                "rotate",
                "the centre at H // 2",
                "the center is taken at H // 2 and W // 2: it lies halfway between 0 and H − 1, "
                "which need not be a whole number.",
                "(images.shape[1] - 1) / 2, (images.shape[2] - 1) / 2",
                "images.shape[1] // 2, images.shape[2] // 2",
            ),
            (
                "rotate",
                "3.14",
                "3.14 stands for π: NumPy knows more digits, and converts degrees.",
                "np.deg2rad(angle)",
                "np.asarray(angle) * 3.14 / 180",
            ),
            (
                "rotate",
                "rows only",
                "only the row is turned: the column that a pixel reads from changes as well.",
                "from_y, from_x)",
                "from_y, x + 0 * from_x)",
            ),
            (
                "rotate",
                "columns only",
                "only the column is turned: the row that a pixel reads from changes as well.",
                "from_y, from_x)",
                "y + 0 * from_y, from_x)",
            ),
            (
                "rotate",
                "w upwards",
                "w is measured upwards: it should be measured downwards, as rows are counted.",
                "dy, dx = y - middle_y, x - middle_x",
                "dy, dx = middle_y - y, x - middle_x",
            ),
            (
                "rotate",
                "one after the other",
                "the first coordinate is turned already when the second is computed from it: "
                "both come from the old u and w.",
                "from_y = middle_y + np.cos(angle) * dy + np.sin(angle) * dx",
                "dy = np.cos(angle) * dy + np.sin(angle) * dx\n    from_y = middle_y + dy",
            ),
            *(
                (
                    "rotate",
                    f"no cosine in {name}",
                    "a cosine is missing: each of the two lines has a cosine and a sine.",
                    old,
                    new,
                )
                for name, old, new in (
                    ("y", "np.cos(angle) * dy", "dy"),
                    ("x", "np.cos(angle) * dx", "dx"),
                )
            ),
            *(
                (
                    "rotate",
                    f"no sine in {name}",
                    "a sine is missing: each of the two lines has a cosine and a sine.",
                    old,
                    new,
                )
                for name, old, new in (
                    ("y", "np.sin(angle) * dx", "dx"),
                    ("x", "np.sin(angle) * dy", "dy"),
                )
            ),
            (
                "rotate",
                "absolute values",
                "negative angles turn the same way as positive ones: keep their sign.",
                "np.deg2rad(angle)",
                "np.deg2rad(np.abs(angle))",
            ),
            (
                "rotate",
                "whole quarters",
                "the angles are rounded to quarters of a turn: take them as they are.",
                "np.deg2rad(angle)",
                "np.deg2rad(90 * np.round(np.asarray(angle) / 90))",
            ),
            (
                "rotate",
                "not reshaped",
                "the angles keep the shape (N,): each should go with places (H, W).",
                "np.reshape(np.deg2rad(angle), (-1, 1, 1))",
                "np.deg2rad(angle)",
            ),
            (
                "smooth",
                "no minus",
                "the exponent has no minus: the weights should fall with the distance.",
                "-(d**2)",
                "(d**2)",
            ),
            (
                "smooth",
                "N for H",
                "K is made for N entries, the number of fields: along an axis there are H.",
                "fields.shape[-1]",
                "fields.shape[0]",
            ),
            (
                "smooth",
                "always 4",
                "4 stands where `sigma` belongs: whoever calls `smooth` chooses it.",
                "sigma**2",
                "4**2",
            ),
            (
                "smooth",
                "distances off by one",
                "the distances are off by one: that of an entry from itself is 0.",
                "-(d**2)",
                "-((d + 1) ** 2)",
            ),
            (
                "smooth",
                "cut off at three",
                "entries more than three steps away do not count: the formula has a weight for "
                "every entry.",
                "    weights /= ",
                "    weights[abs(d) > 3] = 0\n    weights /= ",
            ),
            (
                "elastic",
                "alpha twice",
                "alpha multiplies twice: once is enough.",
                "alpha * smooth",
                "alpha**2 * smooth",
            ),
            (
                "elastic",
                "sideways only",
                "the pixels move sideways only: they need a second displacement, up and down.",
                "y + move_y",
                "y + 0 * move_y",
            ),
            (
                "elastic",
                "columns handed over first",
                "`resample` was given the columns first: it takes images, rows, columns.",
                "y + move_y, x + move_x",
                "x + move_x, y + move_y",
            ),
            (
                "elastic",
                "rows and columns exchanged",
                "x and y change places: `np.mgrid` gives the rows first.",
                "y, x = np.mgrid",
                "x, y = np.mgrid",
            ),
            (
                "elastic",
                "sigma fixed",
                "4 stands where `sigma` belongs: whoever calls `elastic` chooses it.",
                ", sigma)",
                ", 4)",
            ),
            (
                "elastic",
                "alpha fixed",
                "34 stands where `alpha` belongs: whoever calls `elastic` chooses it.",
                "alpha * smooth",
                "34 * smooth",
            ),
            (
                "elastic",
                "alpha and sigma exchanged",
                "alpha and sigma change places: `smooth` takes sigma, and alpha multiplies what "
                "it returns.",
                "    rng = ",
                "    alpha, sigma = sigma, alpha\n    rng = ",
            ),
            (
                "elastic",
                "smoothed twice",
                "the fields are smoothed twice: once is enough.",
                "smooth(rng.uniform(-1, 1, images.shape), sigma)",
                "smooth(smooth(rng.uniform(-1, 1, images.shape), sigma), sigma)",
            ),
            (
                "elastic",
                "the images smoothed",
                "the images are smoothed: the displacements should be.",
                "resample(images,",
                "resample(smooth(images, sigma),",
            ),
            (
                "elastic",
                "whole numbers",
                "only −1 and 0 are drawn: any number from −1 to 1 should come.",
                "rng.uniform(-1, 1, images.shape)",
                "rng.integers(-1, 1, images.shape)",
            ),
            (
                "elastic",
                "three whole numbers",
                "only −1, 0 and 1 are drawn: any number from −1 to 1 should come.",
                "rng.uniform(-1, 1, images.shape)",
                "rng.integers(-1, 2, images.shape)",
            ),
            (
                "elastic",
                "signs only",
                "only −1 and 1 are drawn: any number from −1 to 1 should come.",
                "rng.uniform(-1, 1, images.shape)",
                "rng.choice([-1.0, 1.0], images.shape)",
            ),
            (
                "elastic",
                "one number for each image",
                "one number serves for a whole image: every pixel needs a number of its own.",
                "rng.uniform(-1, 1, images.shape)",
                "rng.uniform(-1, 1, (len(images), 1, 1)) * np.ones(images.shape)",
            ),
            (
                "elastic",
                "one number for each row",
                "one number serves for a whole row: every pixel needs a number of its own.",
                "rng.uniform(-1, 1, images.shape)",
                "rng.uniform(-1, 1, (*images.shape[:2], 1)) * np.ones(images.shape)",
            ),
            (
                "elastic",
                "half the range",
                "the random numbers go from −½ to ½: they should go from −1 to 1.",
                "rng.uniform(-1, 1, images.shape)",
                "rng.uniform(-0.5, 0.5, images.shape)",
            ),
            (
                "elastic",
                "rounded",
                "the displacements are rounded: `resample` reads between pixels, too.",
                "y + move_y, x + move_x",
                "y + np.round(move_y), x + np.round(move_x)",
            ),
        )
    ),
    *(
        Mistake(
            "split",
            f"split: {name}",
            explanation,
            code=f"""
            def split(x, t, count, rng=0):
                rng = np.random.default_rng(rng)
                mask = np.zeros(len(x), dtype=bool)
                mask[{chosen}] = True
                return (x[~mask], t[~mask]), (x[mask], t[mask])
        """,
        )
        for name, explanation, chosen in (
            (
                "may draw one twice",
                "an example is drawn twice, so that fewer than `count` are set aside: draw "
                "without repetition.",
                "rng.integers(len(x), size=count)",
            ),
            (
                "a coin for each",
                "chance decides about each example by itself, and so also how many are set aside: "
                "that should be exactly `count`.",
                "rng.random(len(x)) < count / len(x)",
            ),
        )
    ),
    Mistake(
        "split",
        "split: two orders",
        "each set is drawn by itself, so that some examples are in both and others in neither: "
        "draw one, and the other is what is left.",
        code="""
            def split(x, t, count, rng=0):
                rng = np.random.default_rng(rng)
                chosen, rest = rng.permutation(len(x))[:count], rng.permutation(len(x))[count:]
                return (x[rest], t[rest]), (x[chosen], t[chosen])
        """,
    ),
    Mistake(
        "split",
        "split: a block",
        "neighbors are set aside together: draw each row by itself.",
        code="""
            def split(x, t, count, rng=0):
                first = np.random.default_rng(rng).integers(0, len(x) - count)
                mask = np.zeros(len(x), dtype=bool)
                mask[first : first + count] = True
                return (x[~mask], t[~mask]), (x[mask], t[mask])
        """,
    ),
    Mistake(
        "split",
        "split: at equal distances",
        "the examples that are set aside lie at equal distances: draw each row at random.",
        code="""
            def split(x, t, count, rng=0):
                step = len(x) // count
                mask = np.zeros(len(x), dtype=bool)
                mask[step * np.arange(count) + np.random.default_rng(rng).integers(step)] = True
                return (x[~mask], t[~mask]), (x[mask], t[mask])
        """,
    ),
    *(
        Mistake(
            "Dropout",
            f"Dropout: {name}",
            explanation,
            code=f"""
            class Dropout:
                def __init__(self, ratio=0.5, rng=0):
                    self.ratio, self.rng = ratio, np.random.default_rng(rng)
                    self.training = True

                def forward(self, x):
                    if not self.training:
                        return x
                    {keep}.factor = (self.rng.random(x.shape) >= self.ratio) / (1 - self.ratio)
                    self.out = x * {keep}.factor
                    return self.out

                def backward(self, dout):
                    return {back}
        """,
        )
        for name, explanation, keep, back in (
            (
                "the last choice in use",
                "`backward` does not ask for `self.training`: while that is false, `dout` should "
                "come back as it is.",
                "self",
                "dout * self.factor",
            ),
            (
                "one choice for all layers",
                "all objects share one choice: each layer keeps its own, on `self`.",
                "Dropout",
                "dout * Dropout.factor if self.training else dout",
            ),
            (
                "times the output",
                "`backward` multiplies by what `forward` returned: the factors alone belong there.",
                "self",
                "dout * self.out if self.training else dout",
            ),
        )
    ),
    Mistake(
        "resample",
        "resample: rows and columns wrap around",
        "places outside read from the other side of the image: they should get 0.",
        code="""
            def resample(images, y, x):
                i = np.arange(len(images))[:, None, None]
                row, column = np.floor(y).astype(int), np.floor(x).astype(int)
                fy, fx = y - row, x - column
                pixel = lambda r, c: images[i, r % images.shape[1], c % images.shape[2]]
                upper = (1 - fx) * pixel(row, column) + fx * pixel(row, column + 1)
                lower = (1 - fx) * pixel(row + 1, column) + fx * pixel(row + 1, column + 1)
                return (1 - fy) * upper + fy * lower
        """,
    ),
)
