"""The services that are asked: one file each, with the questions that citetrail puts to it and the form of its answers.

Forms are those of the services' public documentation (and of answers that others recorded); `make live` compares them with what
the services answer today.
"""
