"""What an error of Python, or of a framework, usually means in this course."""

ERRORS = (
    (
        RuntimeError,
        "grad can be implicitly created only for scalar outputs",
        "`backward` starts from a single number: is a sum or a mean missing?",
    ),
    (
        RuntimeError,
        "a leaf Variable that requires grad is being used in an in-place operation",
        "An update must not be recorded: put it under `with torch.no_grad():`.",
    ),
    (
        RuntimeError,
        "on Tensor that requires grad",
        "This tensor leaves a trace: take `.item()` of a single number, `.detach()` of more.",
    ),
    (
        RuntimeError,
        "does not require grad",
        "None of the tensors in this result was made with `requires_grad=True`.",
    ),
    (
        RuntimeError,
        "A non-persistent GradientTape",
        "A tape answers once: ask for all sources in one call, in a list.",
    ),
    (
        TypeError,
        "a real number, not 'NoneType'",
        "A number was expected, and None came: did `forward` run before? A gradient is None, too, "
        "for what a tape has not watched.",
    ),
    (
        AttributeError,
        "'NoneType' object has no attribute",
        "Something here is None: does every function return its result, and did `forward` run "
        "before `backward`?",
    ),
    (
        NotImplementedError,  # PyTorch's
        "bitwise_xor",
        "In Python ^ is no power: that is **.",
    ),
    (
        TypeError,
        "bitwise_xor",
        "In Python ^ is no power: that is **.",
    ),
    (
        TypeError,
        "unsupported operand type(s) for ^",
        "In Python ^ is no power: that is **.",
    ),
    (
        TypeError,
        "can be converted to Python scalars",
        "Functions of the module `math` take a single number: NumPy has the same ones for arrays.",
    ),
    (
        TypeError,
        "as a data type",
        "A shape is a single argument, a tuple: the one after it is the kind of the numbers.",
    ),
    (
        TypeError,
        "does not support item assignment",
        "A single number has no entries that could be set: `np.where` takes numbers and arrays "
        "alike.",
    ),
    (
        TypeError,
        "object is not callable",
        "What stands before the parenthesis is no function. Is a * missing, as in 2(x + y), has a "
        "variable taken a function's name, or was f(x) handed over in the place of f?",
    ),
    (
        TypeError,
        "unsupported operand type(s) for *: 'NoneType'",
        "A value that was to be remembered is still None: does `forward` store it on `self`?",
    ),
    (
        TypeError,
        "'NoneType'",
        "Something here is None: does `forward` keep on `self` what is used here, and does every "
        "function that you call return its result?",
    ),
    (
        TypeError,
        "positional argument",
        "A function is called with more or fewer arguments than its `def` line takes. In a class "
        "the first of them is `self`.",
    ),
    (
        AttributeError,
        "'list' object has no attribute 'values'",
        "`.values()` belongs to a dict, and this is a list: which of them was asked for?",
    ),
    (
        AttributeError,
        "'str' object has no attribute 'forward'",
        "A loop over a dict visits its keys: `.values()` gives what they stand for.",
    ),
    (
        AttributeError,
        "'tuple' object has no attribute 'forward'",
        "`.items()` gives pairs of a key and its value: `.values()` gives the values alone.",
    ),
    (
        AttributeError,
        "'list' object has no attribute",
        "A list is no array: make one of it first, with `np.array(..., dtype=float)`.",
    ),
    (
        AttributeError,
        "'int' object has no attribute",
        "A Python number is no array: make one of it first, with `np.array(...)`.",
    ),
    (
        AttributeError,
        "object has no attribute",
        "That name was never stored there: if it is one of `self`, which method is to store it, "
        "does that run before, and is the spelling the same?",
    ),
    (
        ValueError,
        "could not be broadcast together",
        "The shapes do not fit: write each array's shape beside the line, and see which differs.",
    ),
    (
        ValueError,
        "mismatch in its core dimension",
        "In A @ B the columns of A must be as many as the rows of B. Is one of them the wrong "
        "array, or on the wrong side, or has it a .T too few or too many?",
    ),
    (
        ValueError,
        "not aligned",
        "In np.dot(A, B) the columns of A must be as many as the rows of B. Is one of them the "
        "wrong array, or on the wrong side, or has it a .T too few or too many?",
    ),
    (
        ValueError,
        "larger sample than population",
        "More rows are asked for than there are to choose from. The draw takes two numbers: how "
        "many examples there are, and how many to take.",
    ),
    (
        IndexError,
        "arrays used as indices must be of integer",
        "An index is a whole number, or an array of them: labels (N,) can be one, one-hot rows "
        "(N, C) cannot.",
    ),
    (
        IndexError,
        "indexing arrays could not be broadcast",
        "y[a, b] takes one entry for each pair of indices, so a and b must be equally long: labels "
        "(N,) go with N row numbers, one-hot rows (N, C) do not.",
    ),
    (
        KeyError,
        "",
        "The dict has no such key: which keys does it hold by then, and how are they spelled? "
        "Those that differ from call to call are best taken from the dict itself.",
    ),
    (
        IndexError,
        "is out of bounds for array of dimension",
        "The array has fewer axes here than the line counts on: look at its shape. Counted from "
        "the end, axis=-1 is the last one, however many there are.",
    ),
    (
        IndexError,
        "is out of bounds",
        "An index went past the end of its axis: what is the largest index that this line asks "
        "for, over which length is it counted, and does it stand in the right place?",
    ),
    (
        TypeError,
        "Cannot cast ufunc",
        "An array of one kind of number has no room for another: store the result in a new array.",
    ),
    (
        ValueError,
        "truth value of an array",
        "Python's own `max`, `min` and `if` compare single values: for arrays NumPy has functions "
        "that compare entry by entry.",
    ),
    (
        FloatingPointError,
        "overflow",
        "A number grew beyond the largest float, about 1e308: for which inputs is an exponent "
        "large, and which form of the formula keeps it below 0?",
    ),
    (
        ValueError,
        "values to unpack",
        "The left side of the = has not as many names as the right side has values.",
    ),
    (
        ValueError,
        "setting an array element with a sequence",
        "One entry of an array takes one number, and here it is given several.",
    ),
    (
        UnboundLocalError,
        "",
        "A name is used before this function gave it a value: is a line missing above?",
    ),
    (
        NameError,
        "is not defined",
        "Python does not know that name here: is it spelled as above, and was its cell run?",
    ),
    (
        RecursionError,
        "",
        "The function calls itself without end.",
    ),
)

_OF_THE_OBJECT = "What belongs to the object is found through it: `self.x`, not `x`."


def explain_error(error: BaseException, in_method: bool = False) -> str:
    """Return what an error usually means in this course, or nothing.

    Parameters
    ----------
    error : BaseException
        What stopped the learner's code.
    in_method : bool
        Whether it came from a line of a method.
    """
    text = str(error)
    for kind, fragment, explanation in ERRORS:
        if isinstance(error, kind) and fragment in text:
            more = in_method and kind is NameError and fragment == "is not defined"
            return f"{explanation} {_OF_THE_OBJECT}" if more else explanation
    return ""
