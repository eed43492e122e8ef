"""What a test needs of the machine: where it is missing, the test is skipped, but never in CI."""

import os

import pytest


def require(condition, what):
    """Go on only if `condition` holds; else skip the test, or fail it under COURSE_REQUIRE_ALL=1.

    `what` ends the sentence "This test needs …".
    """
    __tracebackhide__ = True
    if condition:
        return
    text = f"This test needs {what}."
    if os.environ.get("COURSE_REQUIRE_ALL") == "1":
        pytest.fail(f"{text} Under COURSE_REQUIRE_ALL=1 nothing is skipped.", pytrace=False)
    pytest.skip(text)
