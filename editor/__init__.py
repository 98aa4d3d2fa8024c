"""Galley, a desktop editor for Markdown articles."""

__version__ = "0.1.0"
