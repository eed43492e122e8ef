"""nbgrader's settings for this course: `nbgrader` commands work at the root of the checkout."""

import os

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = ""
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "notebooks"
# nbgrader copies every other file of a lesson's folder to the students; the source must stay.
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", "*.py"]

c.ClearSolutions.code_stub = {
    "python": '# YOUR CODE HERE\nraise NotImplementedError("Your turn: replace this line.")'
}
c.ClearSolutions.text_stub = "*Your answer here: double-click this cell, and replace this line.*"

# Training on all of MNIST takes longer than the 30 s that nbgrader allows a cell.
c.Execute.timeout = 300
# Inputs of the tests are drawn anew for each grading run; set COURSE_SEED to repeat one.
os.environ.setdefault("COURSE_SEED", os.urandom(16).hex())
