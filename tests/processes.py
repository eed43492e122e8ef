"""Processes that tests start and end: who descends from whom, and whether they are gone."""

import time
from collections.abc import Callable, Iterable

import psutil

PATIENCE = 120.0  # seconds, for a busy machine: what is waited for comes sooner, or never


def descendants(pid: int | None = None) -> list[psutil.Process]:
    """Return all that a process has started, and what these have; by default this process's."""
    return psutil.Process(pid).children(recursive=True)


def stations(pid: int | None = None) -> list[psutil.Process]:
    """Return the stations among a process's children."""
    found = []
    for child in psutil.Process(pid).children():
        try:
            if "course_utils.grading.station" in child.cmdline():
                found.append(child)
        except psutil.Error:  # it has just ended
            continue
    return found


def grading(pid: int | None = None) -> list[psutil.Process]:
    """Return the stations among a process's children that have been grading for a moment."""
    before = _judges(pid)
    time.sleep(0.3)  # for a moment, what a station is about to start looks like the judge it forks
    return list({station for station, judge in before & _judges(pid)})


def _judges(pid: int | None) -> set[tuple[psutil.Process, psutil.Process]]:
    found = set()
    for station in stations(pid):
        try:
            found |= {
                (station, child)
                for child in station.children()
                if child.cmdline() == station.cmdline() and not gone(child)
            }
        except psutil.Error:
            continue
    return found


def gone(process: psutil.Process) -> bool:
    """Whether a process has ended."""
    try:
        return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def until(condition: Callable[[], object], what: str) -> None:
    """Wait until a condition holds."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.02)


def until_gone(processes: Iterable[psutil.Process]) -> None:
    """Wait until processes have ended."""
    processes = list(processes)
    until(lambda: all(map(gone, processes)), f"the end of {processes}")
