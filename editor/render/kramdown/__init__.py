"""An engine for kramdown, Jekyll's Markdown: blocks, spans and HTML as kramdown 2.4 has them.

kramdown is not of the CommonMark family: a block may be given attributes by a line after it, a
paragraph goes on where CommonMark ends it, emphasis is found by looking ahead. What the text means
is therefore read as kramdown reads it (https://kramdown.gettalong.org/syntax.html and what its
parser does where that is silent): first all blocks (`blocks`), then the spans in them (`spans`),
then HTML (`html`).
"""
