"""Pages of support work: read, decide, render or redirect."""
