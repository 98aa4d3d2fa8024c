"""Markdown as Hugo's goldmark reads it, one construct a file; `parser` puts them together.

Blocks are markdown-it-py's where the two agree. Paragraphs, which become headings, tables,
definition lists or references only at their end, and everything within a line are read here in
goldmark's own order, since what it shows follows from that order: a typographic quote or an
emphasis begins a new run of text, and links are found only at the start of one.
"""
