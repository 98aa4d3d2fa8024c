"""GitHub's own ways with Markdown, as cmark-gfm has them; a file a concept.

Knows markdown-it-py, whose rules these replace, but no windows, sites or articles.
"""
