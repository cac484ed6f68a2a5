"""One module for each kind of file: text in, one of the kinds of `material` out."""
