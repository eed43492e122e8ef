"""The lessons in a hosted notebook: Colab's versions, an empty folder, course_utils not there yet.

A virtual environment with Colab's versions stands for Colab, a web server on 127.0.0.1 for the Git
host that `course.toml` names. The setup cell installs from there, truly; pip may fetch the build
backend from its index.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from checkout import ROOT, files
from data_server import Answer, DataServer
from nbclient import NotebookClient
from needs import require

from course_utils.grading.build import student_version
from course_utils.grading.lessons import Lesson, all_lessons
from course_utils.grading.notation import expand
from course_utils.grading.stamp import setup_cell
from course_utils.settings import Settings, read_settings

STAND_IN = Path(__file__).parent / "hosted"  # the package google.colab
COLAB = ["numpy==2.1.3", "matplotlib==3.10.0", "ipython==7.34.0", "ipykernel==6.17.1"]
PRESENT = ["pooch", "requests", "tqdm"]  # in whatever version
PACKAGE = "backpropagation-by-hand"
SLUG = "class/course"
ARCHIVE = f"/{SLUG}/archive/refs/heads/main.zip"

# One worker runs this file: making the environment is the slow part.
pytestmark = pytest.mark.xdist_group("hosted")


@dataclass
class Host:
    """A hosted notebook service: its Python, and the environment variables of its kernels."""

    python: Path
    env: dict[str, str]

    def run(self, notebook, folder, allow_errors=False):
        """Run a notebook in `folder` with a new kernel of this host; return it with its outputs."""
        folder.mkdir(parents=True, exist_ok=True)
        client = NotebookClient(
            notebook,
            timeout=600,
            kernel_name="hosted",
            allow_errors=allow_errors,
            resources={"metadata": {"path": str(folder)}},
        )
        client.create_kernel_manager()
        client.km.kernel_spec_manager.kernel_dirs.insert(0, self.env["COURSE_TEST_KERNELS"])
        return client.execute(env=self.env)

    def run_setup(self, settings, folder):
        """Run the setup cell alone; return what it printed, and its error or None."""
        cell = nbformat.v4.new_code_cell(setup_cell(settings))
        self.run(nbformat.v4.new_notebook(cells=[cell]), folder, allow_errors=True)
        error = next((x for x in cell.outputs if x.output_type == "error"), None)
        return "".join(x.text for x in cell.outputs if x.output_type == "stream"), error

    def packages(self):
        """Return the version of every installed package."""
        listed = self.pip("list", "--format=json").stdout
        return {package["name"]: package["version"] for package in json.loads(listed)}

    def pip(self, *arguments):
        command = [self.python, "-m", "pip", *arguments]
        return subprocess.run(command, env=self.env, capture_output=True, text=True)


@pytest.fixture(scope="session")
def host(tmp_path_factory):
    """Make the environment, with a stand-in for google.colab and without course_utils."""
    folder = tmp_path_factory.mktemp("host")
    subprocess.run([_newest_python(), "-m", "venv", folder / "venv"], check=True)
    python = folder / "venv" / "bin" / "python"
    kernel = {"argv": [str(python), "-m", "ipykernel_launcher", "-f", "{connection_file}"]}
    spec = folder / "kernels" / "hosted" / "kernel.json"
    spec.parent.mkdir(parents=True)
    spec.write_text(json.dumps(kernel | {"display_name": "Hosted", "language": "python"}))
    found = Host(python, _environment(folder))
    done = found.pip("install", "--quiet", *COLAB, *PRESENT)
    require(done.returncode == 0, f"Colab's packages, which pip could not get: {done.stderr}")
    # The font cache, which would be announced on stderr, is there in Colab.
    script = "import matplotlib.pyplot, sysconfig; print(sysconfig.get_path('purelib'))"
    command = [python, "-c", script]
    site = subprocess.run(command, env=found.env, check=True, capture_output=True, text=True)
    shutil.copytree(STAND_IN, site.stdout.strip(), dirs_exist_ok=True)
    return found


def _newest_python():
    """Return a Python 3.13 if there is one that can make environments, else this one."""
    found = shutil.which("python3.13")
    pyenv = sorted(Path.home().glob(".pyenv/versions/3.13*/bin/python"))
    for python in [*([found] if found else []), *pyenv]:
        test = [python, "-c", "import ensurepip, venv"]
        if subprocess.run(test, capture_output=True).returncode == 0:
            return python
    return sys.executable


def _environment(folder):
    """Return this process's variables, without what belongs to its Python or to the course."""
    foreign = ("PYTHON", "COURSE_", "JUPYTER", "IPYTHON", "MPL", "VIRTUAL_ENV", "NBGRADER")
    env = {key: value for key, value in os.environ.items() if not key.startswith(foreign)}
    return env | {
        "COURSE_TEST_KERNELS": str(folder / "kernels"),
        "IPYTHONDIR": str(folder / "ipython"),
        "MPLCONFIGDIR": str(folder / "matplotlib"),
        "XDG_CACHE_HOME": str(folder / "cache"),  # no data from earlier days
        "NO_PROXY": "127.0.0.1",
        "no_proxy": "127.0.0.1",
    }


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """Copy what the repository holds, as it would be published, under GitHub's name for it."""
    copy = tmp_path_factory.mktemp("published") / "course-main"
    for path in files():
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, copy / path)
    return copy


@pytest.fixture(scope="session")
def server(published):
    """Serve the published copy's archive, and write the server's address into its course.toml."""
    with DataServer() as running:
        _write_settings(published, Settings("The course", SLUG, "main", running.url))
        archive = shutil.make_archive(
            published.parent / "main", "zip", published.parent, "course-main"
        )
        running.answers[ARCHIVE] = Answer(Path(archive).read_bytes())
        yield running


@pytest.fixture
def without_course_utils(host):
    """Take course_utils away again, if another test has had it installed."""
    done = host.pip("uninstall", "--quiet", "--yes", PACKAGE)
    assert done.returncode == 0, done.stderr
    assert PACKAGE not in host.packages()


@pytest.fixture(params=[lesson.name for lesson in all_lessons(ROOT)])
def lesson(request, published, server):
    return Lesson(published, request.param)


def test_the_setup_cell_installs_course_utils_and_changes_nothing_else(
    host, published, server, without_course_utils, tmp_path
):
    before = host.packages()
    asked = len(server.requests)
    printed, error = host.run_setup(read_settings(published / "course.toml"), tmp_path)
    assert error is None
    after = host.packages()
    version = after.pop(PACKAGE)
    assert printed == f"Ready: course_utils {version} for The course.\n"
    assert after == before
    assert after["numpy"] == "2.1.3"
    assert server.requests[asked:] == [ARCHIVE]
    assert not list(tmp_path.iterdir())


def test_a_second_run_asks_nobody(host, published, server, tmp_path):
    settings = read_settings(published / "course.toml")
    host.run_setup(settings, tmp_path)
    asked = len(server.requests)
    printed, error = host.run_setup(settings, tmp_path)
    assert error is None
    assert printed.startswith("Ready: course_utils ")
    assert len(server.requests) == asked


def test_with_no_repository_the_setup_cell_says_what_to_do(host, without_course_utils, tmp_path):
    settings = Settings("The course", "", "main", "https://git.example")
    printed, error = host.run_setup(settings, tmp_path)
    assert printed == ""
    assert "Open it in a checkout of the course, with `make lab`" in error.evalue
    assert "set `repository` in course.toml, run `make build`" in error.evalue


def test_when_pip_fails_the_setup_cell_says_where_and_why(
    host, server, without_course_utils, tmp_path
):
    settings = Settings("The course", "class/gone", "main", server.url)
    printed, error = host.run_setup(settings, tmp_path)
    assert printed == ""
    pip_said, ours = error.evalue.split("\nThe course's helpers could not be installed from ")
    assert "404" in pip_said
    assert "\x1b" not in pip_said
    assert ours.startswith(f"{settings.archive_url}. Is there a network?")


def test_inside_a_checkout_the_setup_cell_installs_from_it(
    host, published, server, without_course_utils
):
    asked = len(server.requests)
    settings = Settings("The course", "", "main", "https://git.example")
    printed, error = host.run_setup(settings, published / "notebooks" / "00_start_here")
    assert error is None
    assert printed.startswith("Ready: course_utils ")
    assert host.packages()["numpy"] == "2.1.3"
    assert len(server.requests) == asked


def test_the_solved_lesson_runs_where_only_its_notebook_is(host, server, lesson, tmp_path):
    notebook = host.run(expand(lesson), tmp_path)
    assert _printed(notebook.cells[2]).startswith("Ready: course_utils ")
    assert _on_stderr(notebook) == []
    # The data came with the package: none was asked for.
    assert set(server.requests) <= {ARCHIVE, ARCHIVE.replace(SLUG, "class/gone")}


def test_the_students_lesson_runs_as_far_as_the_first_exercise(host, lesson, tmp_path):
    text = student_version(lesson.root, lesson.name, expand(lesson))
    notebook = nbformat.reads(text, as_version=4)
    assert "class/course" in notebook.cells[0].source  # the badge
    exercise = next(i for i, cell in enumerate(notebook.cells) if "nbgrader" in cell.metadata)
    notebook.cells = notebook.cells[:exercise]
    host.run(notebook, tmp_path)
    assert _printed(notebook.cells[2]).startswith("Ready: course_utils ")
    assert _on_stderr(notebook) == []


def _write_settings(root, settings):
    lines = [f"{key} = {json.dumps(value)}\n" for key, value in vars(settings).items()]
    (root / "course.toml").write_text("".join(lines), encoding="utf-8")


def _printed(cell):
    return "".join(x.text for x in cell.outputs if x.output_type == "stream")


def _on_stderr(notebook):
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return [x.text for x in outputs if x.output_type == "stream" and x.name == "stderr"]
