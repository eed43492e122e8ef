"""Mounting a Drive asks the learner for rights that no lesson needs."""


def mount(*args, **kwargs):
    raise RuntimeError("A lesson tried to mount the learner's Drive.")
