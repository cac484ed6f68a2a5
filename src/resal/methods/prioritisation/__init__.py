"""Ranking issues together: ballots, counts, agreement, uncertainty.

Import the module that is needed (`from resal.methods.prioritisation import rounds`): the plain counts of
`ballots`, `positional`, `ranks`, `rounds`, `runoff` and `agreement` load no numerical library.
"""
