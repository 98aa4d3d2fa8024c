"""The engine of Pelican, MkDocs and plain folders: Python-Markdown with pymdown-extensions.

The joined blocks are what Python-Markdown gives for the whole article, but for this:

- HTML that is left open inside a paragraph ends with its block instead of running on;
- ``///Footnotes Go Here///`` is not supported;
- after ``<?`` or ``<![CDATA[`` that is never closed Python-Markdown loses characters, elsewhere
  than the blocks do;
- a footnote defined inside a footnote makes Python-Markdown fail; here it does not;
- a first line such as ``Name: value`` that `meta` takes for metadata stays: what surely is
  metadata is not in the body; what Pelican leaves of a YAML list in the text is not shown.
"""
