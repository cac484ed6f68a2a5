"""Documents that leave the house: one structure, several forms."""
