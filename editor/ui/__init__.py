"""The window and its parts: all of Galley that knows Qt."""
