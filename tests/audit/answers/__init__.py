"""Answers to every exercise, right and wrong, by lesson."""
