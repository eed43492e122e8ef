"""Write wrong answers down by what makes them wrong."""


def edited(source: str, edits: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Return versions of an answer, by name: in each, some pieces are replaced.

    Parameters
    ----------
    source : str
        An answer, right as it stands.
    edits : dict of str to (old, new, old, new, ...)
        Pieces of the answer and what takes their places, wherever they occur.

    Raises
    ------
    ValueError
        If a piece is not in the answer.
    """
    versions = {}
    for name, pieces in edits.items():
        versions[name] = source
        for old, new in zip(pieces[::2], pieces[1::2], strict=True):
            if old not in versions[name]:
                raise ValueError(f"{name}: {old!r} is not in the answer.")
            versions[name] = versions[name].replace(old, new)
    return versions
