"""The whole program, driven as its author would."""
