"""The source pane: the Markdown text and what helps to write it."""
