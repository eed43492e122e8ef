"""The instructor's side: build the lessons, try them, grade a class. Needs the extra `grading`."""
