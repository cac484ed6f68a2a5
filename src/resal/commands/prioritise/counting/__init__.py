"""One module for each kind of material: what is counted and shown for each method."""
