"""Every write of this app: one verb, one transaction, a journal entry, a live notice on commit.

What participants do from their phones (seats, ideas, ballots) leaves no journal entry: an exact time would
undo the rounding of theirs.
"""
