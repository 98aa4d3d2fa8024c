"""The engine of Hexo: Markdown as marked reads it, with what Hexo does before and after.

marked is no CommonMark parser with options: it takes blocks off the text one pattern after the
other and lists apart line by line, and its emphasis and links go by rules of their own. So this is
a lexer of its own, in two layers as there: ``block`` and ``lists`` give tokens, ``inline`` gives
the HTML of a text, ``html`` that of tokens. ``fences`` is what Hexo takes out of the text before
marked sees it. Source of all rules: marked 15, hexo-renderer-marked 7, hexo 8, hexo-util.
"""
