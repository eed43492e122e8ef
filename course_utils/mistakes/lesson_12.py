"""Known mistakes of lesson 12, challenge."""

from course_utils.mistakes import Mistake

MISTAKES = (
    *(
        Mistake(target, f"{target}: {name}", explanation, old=old, new=new)
        for target, name, explanation, old, new in (
            (
                "split",
                "not shuffled",
                "the validation set is one end of x: draw its rows at random.",
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
                "the targets do not follow their examples: one order serves both arrays.",
                "(x[rest], t[rest]), (x[chosen], t[chosen])",
                "(x[rest], t[count:]), (x[chosen], t[:count])",
            ),
            (
                "split",
                "drawn twice",
                "each set is drawn by itself, so that some examples are in both and others in "
                "neither.",
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
                "the variance is 1/D: Relu takes away half of the mean square, and the 2 makes up "
                "for it.",
                "np.sqrt(2 / shape[0])",
                "np.sqrt(1 / shape[0])",
            ),
            (
                "he_init",
                "number of outputs",
                "the number of outputs is taken for D: a sum has a term for each input.",
                "shape[0]",
                "shape[1]",
            ),
            (
                "he_init",
                "inputs and outputs",
                "the number of inputs and of outputs are added: here D is the inputs alone.",
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
                "only D stands under the root: it goes over the whole of 2/D.",
                "np.sqrt(2 / shape[0])",
                "2 / np.sqrt(shape[0])",
            ),
            (
                "he_init",
                "uniform from 0",
                "the numbers come from `rng.random`, from 0 to 1: their mean must be 0.",
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
                "the numbers do not come from `rng`: only then a seed gives the same ones again.",
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
                "the gradient is added to the velocity: downhill is against it.",
                "- self.lr",
                "+ self.lr",
            ),
            (
                "Momentum",
                "the velocity taken away",
                "the velocity is taken away from the parameter: with −lr inside it, it is added.",
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
                "the gradient is multiplied by 1 − momentum: that belongs to Adam's running means.",
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
                "the arrays in `params` stay as they are: a new array under another name is not "
                "seen there.",
                "params[key] += self.v[key]",
                "p = params[key] + self.v[key]",
            ),
            (
                "Momentum",
                "the old velocity moves",
                "the parameter moves by the velocity of the step before: change it first.",
                "self.v[key] = self.momentum * self.v.get(key, 0) - self.lr * grads[key]\n"
                "            params[key] += self.v[key]",
                "v = self.v.get(key, 0)\n"
                "            params[key] += v\n"
                "            self.v[key] = self.momentum * v - self.lr * grads[key]",
            ),
            (
                "Momentum",
                "one velocity for all",
                "all parameters share one velocity: each needs its own, under its key.",
                "self.v[key] = self.momentum * self.v.get(key, 0) - self.lr * grads[key]\n"
                "            params[key] += self.v[key]",
                "v = self.momentum * self.v.get('v', 0) - self.lr * grads[key]\n"
                "            self.v['v'] = np.mean(v)\n"
                "            params[key] += v",
            ),
            (
                "Momentum",
                "no first velocity",
                "the old velocity is looked up in the first step, too, when `self.v` is still "
                "empty: it is 0 then.",
                "self.v.get(key, 0)",
                "self.v[key]",
            ),
            (
                "Momentum",
                "always 0.9",
                "0.9 stands where `self.momentum` belongs: whoever makes the optimiser chooses it.",
                "self.momentum * self.v",
                "0.9 * self.v",
            ),
            (
                "Momentum",
                "new arrays",
                "`params[key] = params[key] + …` makes a new array: the layers still hold the old "
                "one.",
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
                "only m is corrected: v begins at 0 as well.",
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
                "the correction always is that of the first step: β is taken to the power of the "
                "number of steps.",
                "**self.steps",
                "",
            ),
            (
                "Adam",
                "corrected means kept",
                "the corrected means are kept for the next step: keep m and v as they are.",
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
                "the step is divided by v and not by its root.",
                "np.sqrt(v_hat)",
                "v_hat",
            ),
            (
                "Adam",
                "the gradient itself",
                "the step takes the gradient of this mini-batch: take the corrected mean of all.",
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
                "the step goes with the gradient: downhill is against it.",
                "params[key] -=",
                "params[key] +=",
            ),
            (
                "Adam",
                "no epsilon",
                "ε is missing: where all gradients were 0, that is 0/0.",
                " + 1e-8",
                "",
            ),
            (
                "Adam",
                "params left alone",
                "the arrays in `params` stay as they are: a new array under another name is not "
                "seen there.",
                "params[key] -= self.lr",
                "p = params[key] - self.lr",
            ),
            (
                "Adam",
                "no first means",
                "the old means are looked up in the first step, too, when `self.m` and `self.v` "
                "are still empty: they are 0 then.",
                ".get(key, 0)",
                "[key]",
            ),
            (
                "Adam",
                "weights exchanged",
                "the weights change places: β belongs to the old mean, 1 − β to what is new.",
                "self.beta1 * self.m.get(key, 0) + (1 - self.beta1) * g",
                "(1 - self.beta1) * self.m.get(key, 0) + self.beta1 * g",
            ),
            (
                "Adam",
                "k one too large",
                "the power of β is one too large: k is 1 in the first step.",
                "**self.steps",
                "**(self.steps + 1)",
            ),
            (
                "Adam",
                "epsilon under the root",
                "ε stands under the root, where it counts as 10⁻⁴: it is added to the root.",
                "(np.sqrt(v_hat) + 1e-8)",
                "np.sqrt(v_hat + 1e-8)",
            ),
            (
                "Adam",
                "new arrays",
                "`params[key] = params[key] - …` makes a new array: the layers still hold the old "
                "one.",
                "params[key] -= self.lr * m_hat",
                "params[key] = params[key] - self.lr * m_hat",
            ),
            (
                "Adam",
                "means forgotten",
                "the running means do not see the ones of the step before: are they kept in "
                "`self.m` and `self.v`?",
                ".get(key, 0)",
                ".get((), 0)",
            ),
            (
                "Dropout",
                "not enlarged",
                "what is kept is not divided by 1 − ratio, forward and backward: the mean falls.",
                " / (1 - self.ratio)",
                "",
            ),
            (
                "Dropout",
                "backward not enlarged",
                "`backward` does not divide by 1 − ratio: dx has the factor that `forward` had.",
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
                "an entry is kept with the probability `ratio`: that is the one of dropping it.",
                ">= self.ratio",
                "< self.ratio",
            ),
            (
                "Dropout",
                "whole columns",
                "whole columns are dropped, for all examples together: each entry has a choice of "
                "its own.",
                "self.rng.random(x.shape) >= self.ratio",
                "np.ones_like(x) * self.rng.random(x.shape[1]) >= self.ratio",
            ),
            (
                "Dropout",
                "whole rows",
                "whole rows are dropped: each entry has a choice of its own.",
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
                "`backward` enlarges all of `dout`: what was dropped receives nothing.",
                "np.where(self.keep, dout / (1 - self.ratio), 0)",
                "dout / (1 - self.ratio)",
            ),
            (
                "Dropout",
                "the same choice always",
                "the same entries are dropped at each call: use `self.rng`, which goes on.",
                "self.rng.random(x.shape)",
                "np.random.default_rng(0).random(x.shape)",
            ),
            (
                "Dropout",
                "always dropping",
                "entries are dropped although `training` is false: ask for it, in both methods.",
                "not self.training",
                "self.training is None",
            ),
            (
                "Dropout",
                "scaled in use",
                "the values are scaled when `training` is false: with division while training, "
                "nothing is left to do.",
                "            return x\n",
                "            return x * (1 - self.ratio)\n",
            ),
            (
                "Dropout",
                "backward always dropping",
                "`backward` does not ask for `training`: when it is false, it returns dout.",
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
                "the choice does not come from `self.rng`: only then a seed gives the same ones "
                "again.",
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
                "the weights change places: the pixel that is near should count the most.",
                "down, right = y - top, x - left",
                "down, right = 1 - (y - top), 1 - (x - left)",
            ),
            (
                "resample",
                "the next pixel only",
                "one pixel is taken in place of four: mix them by their distances.",
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
                "the distances change places: that along x mixes columns, that along y rows.",
                "down, right = y - top, x - left",
                "right, down = y - top, x - left",
            ),
            (
                "resample",
                "the border goes on",
                "places outside get the pixel at the border: what lies outside is 0.",
                "np.pad(images, ((0, 0), (1, 1), (1, 1)))",
                "np.pad(images, ((0, 0), (1, 1), (1, 1)), mode='edge')",
            ),
            (
                "resample",
                "the other side comes in",
                "places outside read from the other side of the image: what lies outside is 0.",
                "np.pad(images, ((0, 0), (1, 1), (1, 1)))",
                "np.pad(images, ((0, 0), (1, 1), (1, 1)), mode='wrap')",
            ),
            (
                "resample",
                "the first image only",
                "every new image is read from the first one: each has its own.",
                "np.arange(n)[:, None, None]",
                "np.zeros((n, 1, 1), int)",
            ),
            (
                "resample",
                "frame forgotten",
                "the places do not move with the frame: with zeros around it, an image begins at "
                "row 1 and column 1.",
                "dtype) + 1",
                "dtype)",
            ),
            (
                "shift",
                "the wrong way",
                "the images move up and to the left: a new pixel reads from where it came from.",
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
                "the images move up: a new pixel reads from where it came from.",
                "y - dy",
                "y + dy",
            ),
            (
                "shift",
                "one direction wrong (x)",
                "the images move to the left: a new pixel reads from where it came from.",
                "x - dx",
                "x + dx",
            ),
            (
                "shift",
                "whole pixels only",
                "the displacements are cut to whole pixels: `resample` reads between them, too.",
                "y - dy, x - dx",
                "y - np.trunc(dy), x - np.trunc(dx)",
            ),
            (
                "shift",
                "the first displacement for all",
                "all images move by the first displacement: each has its own.",
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
                "the images turn clockwise: is the sign of a sine wrong in both lines?",
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
                "the images turn about their first pixel: count u and w from the centre.",
                "(images.shape[1] - 1) / 2, (images.shape[2] - 1) / 2",
                "0, 0",
            ),
            (
                "rotate",
                "about a point beside the centre",
                "the centre is taken at H/2 and W/2: half way between 0 and H − 1 is half a pixel "
                "less.",
                "(images.shape[1] - 1) / 2, (images.shape[2] - 1) / 2",
                "images.shape[1] / 2, images.shape[2] / 2",
            ),
            (
                "rotate",
                "a whole centre",
                "the centre is cut to a whole pixel: it lies between two where H is even.",
                "(images.shape[1] - 1) / 2, (images.shape[2] - 1) / 2",
                "(images.shape[1] - 1) // 2, (images.shape[2] - 1) // 2",
            ),
            (
                "rotate",
                "one sign wrong",
                "both sines have the same sign: one of them is negative.",
                "middle_x - np.sin(angle)",
                "middle_x + np.sin(angle)",
            ),
            (
                "rotate",
                "the centre not added",
                "the centre is not added again: u and w count from there, rows and columns do not.",
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
                "all images turn by the first angle: each has its own.",
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
                "the weights are divided by the sum of the whole matrix: each row sums to 1.",
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
                "the distance is not squared: that is no Gaussian.",
                "-(d**2)",
                "-abs(d)",
            ),
            (
                "smooth",
                "a slip of brackets",
                "the division by 2 comes before the product with σ²: put 2σ² in brackets.",
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
                "the K on the right is not transposed.",
                "@ weights.T",
                "@ weights",
            ),
            (
                "elastic",
                "not smoothed",
                "the displacements are not smoothed: neighbours go different ways.",
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
                "the random numbers go from 0 to 1: all pixels move one way.",
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
                "all images share one field: draw fields of the shape of `images`.",
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
                "the numbers do not come from `rng`: only then a seed gives the same ones again.",
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
        "rows are drawn with repetition: some examples come twice, others not at all.",
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
        "places are cut with `astype(int)` alone, which goes up for negative ones: floor first.",
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
        "a row or column beyond the image is asked for: outside of it all is 0.",
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
        "two optimisers share their velocities: `self.v` must be a dict of its own in each.",
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
)
