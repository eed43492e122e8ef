"""The `course` command; also ``python -m course_utils``."""

import sys


def main() -> None:
    """Run the command line, or say how to install what it needs."""
    try:
        from course_utils.grading.cli import course

        course(prog_name="course")
    except ModuleNotFoundError as error:
        print(
            f"The `course` command needs the package {error.name}, which is not installed: install "
            "`backpropagation-by-hand[grading]` (from the checkout: pip install -e '.[grading]').",
            file=sys.stderr,
        )
        sys.exit(2)


if __name__ == "__main__":
    main()
