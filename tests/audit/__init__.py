"""The audit of the checks: wrong answers lose points, right ones keep them, failures speak."""

import os

# Answers have processor time, not wall time, and several are tried at once.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
