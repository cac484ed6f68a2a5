"""From a list that can be read to the directory: kept apart, looked at, mended, confirmed once, undone once."""
