"""Markdown in, sanitised HTML blocks with their source lines out. Knows nothing of Qt."""
