"""A test that needs more than is there is skipped at a desk, and fails in CI."""

import pytest
from needs import require


def test_what_is_there_is_no_reason_to_stop(monkeypatch):
    for everything in ("", "1"):
        monkeypatch.setenv("COURSE_REQUIRE_ALL", everything)
        require(True, "nothing")


def test_at_a_desk_a_test_is_skipped(monkeypatch):
    monkeypatch.delenv("COURSE_REQUIRE_ALL", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"needs a browser\."):
        require(False, "a browser")


def test_in_ci_it_fails(monkeypatch):
    monkeypatch.setenv("COURSE_REQUIRE_ALL", "1")
    with pytest.raises(pytest.fail.Exception, match=r"needs a browser\..*nothing is skipped"):
        require(False, "a browser")
