"""The places that say what the course depends on agree: pyproject.toml is the one that counts."""

import tomllib

import pytest
import yaml
from checkout import ROOT, files
from packaging.requirements import Requirement

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
CONDA_NAMES = {
    "matplotlib-base": "matplotlib",  # matplotlib without Qt
    "msgpack-python": "msgpack",
}
# In two parts, so that this file does not name them either.
REGISTRIES = [
    "py" + "pi.org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "ana" + "conda.org",
    "deb" + ".debian.org",
    "proxy." + "golang.org",
    "crates" + ".io",
]


def by_name(lines):
    """Return requirements such as ``numpy>=2.0``, by their names."""
    found = [Requirement(line) for line in lines]
    return {requirement.name.lower(): requirement for requirement in found}


def own(extra):
    """Return the requirements of an extra, without the extras of this package it refers to."""
    return [line for line in EXTRAS[extra] if not line.startswith(PROJECT["name"])]


def test_conda_installs_what_pyproject_asks_for():
    dependencies = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    pip = [entry["pip"] for entry in dependencies if isinstance(entry, dict)]
    assert pip == [["-e ."]]
    conda = by_name(entry for entry in dependencies if isinstance(entry, str) and entry != "pip")
    conda = {CONDA_NAMES.get(name, name): need.specifier for name, need in conda.items()}
    lab = [line for line in own("dev") if line.startswith("jupyterlab")]
    wanted = by_name([*PROJECT["dependencies"], *EXTRAS["grading"], *lab])
    wanted = {name: need.specifier for name, need in wanted.items()}
    python = Requirement(f"python{PROJECT['requires-python']}").specifier
    assert conda == wanted | {"python": python}


@pytest.mark.parametrize(
    "line",
    [*PROJECT["dependencies"], *own("grading"), *own("cluster"), *own("postgresql"), *own("dev")],
)
def test_every_dependency_is_locked_within_its_range(line):
    wanted = Requirement(line)
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [Requirement(pin) for pin in lines if pin.strip() and not pin.lstrip().startswith("#")]
    versions = [pin.specifier for pin in pins if pin.name.lower() == wanted.name.lower()]
    assert versions, f"constraints.txt has no line for {wanted.name}"
    for (version,) in versions:
        assert version.operator == "=="
        assert wanted.specifier.contains(version.version), f"{version} is not {wanted}"


def test_every_constraint_is_one_version():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    assert len(pins) > len(PROJECT["dependencies"])
    assert [pin for pin in pins if "==" not in pin.split(";")[0]] == []


def test_no_file_names_a_package_registry():
    naming = []
    for path in files():
        contents = (ROOT / path).read_bytes()
        naming += [(str(path), host) for host in REGISTRIES if host.encode() in contents]
    assert naming == []
