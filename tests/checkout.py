"""The checkout that is tested: its root, and the files that belong to it."""

import subprocess
from pathlib import Path

from needs import require

ROOT = Path(__file__).parent.parent


def files():
    """Return the paths, below the root, of all files that are committed or could be."""
    listing = ["git", "-C", ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(listing, check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        listed = ""
    require(listed, "git, and a checkout made with it")
    return [Path(name) for name in listed.split("\0") if name and (ROOT / name).is_file()]
