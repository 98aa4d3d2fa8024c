"""Galley, a desktop editor for Markdown articles."""
