"""The audit of the checks: wrong answers lose points, right ones keep them, failures speak."""
