"""resal: the platform of a local violence-prevention exchange and support network."""

__version__ = "0.1.0"
