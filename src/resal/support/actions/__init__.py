"""Every write of support work: one verb, one transaction, a journal entry."""
