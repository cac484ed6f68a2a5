"""The science: published methods, no Django, no input or output, no clock."""
