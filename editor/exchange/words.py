"""The English words for what is found, by name; the window translates them."""

from __future__ import annotations

_REPAIRS = {
    "chat-opening": "A chat program's opening sentence is left out",
    "chat-closing": "A chat program's closing sentence is left out",
    "code-fence": "The code fence around the whole text is taken off",
    "title-repeated": "The title is not repeated as the first heading",
    "byline": "The line with author, date or source goes into the front matter",
    "label-line": "A line with a label goes into the front matter",
    "instruction": "An instruction to whoever formatted the text is left out",
    "promotion": "A promotion line is left out",
    "read-more": "A pointer to further reading is left out",
    "copyright": "A copyright or editorial note is left out",
    "furniture": "A button or counter of the page is left out",
    "edge-rule": "A rule at the edge of the text is left out",
    "blank-lines": "Runs of blank lines become one",
    "line-ends": "Line ends become those of all systems",
    "no-break-spaces": "No-break spaces become spaces",
    "invisible": "Invisible characters are taken out",
    "wide-indents": "Indents of paragraphs are taken off",
    "trailing-blanks": "Blanks at the ends of lines are taken off",
    "paragraphs": "Blank lines are put between the paragraphs",
    "tracking": "Tracking parameters are taken out of links",
    "link-wrapper": "Links go to their target, not through a counter",
    "numbered-heading": "A numbered line becomes a heading",
    "caption": "A caption is set apart",
    "missing-image": "A place without its image is marked",
    "truncated": "The text seems to be cut off at its end",
}
_REASONS = {
    "front-matter": "stands in the front matter",
    "label": "stands behind a label",
    "first-heading": "is the first heading",
    "first-line": "is the first line",
    "byline": "stands in the line below the title",
    "beside-date": "stands beside the date",
    "page-heading": "is the page's heading",
    "page-data": "is in the data that the page gives to search engines",
    "page-head": "is in the page's head",
    "page-title": "is the page's name in the browser",
    "page-text": "stands where the page has it",
    "address": "is in the address",
    "document": "is in the document's properties",
    "document-title": "has the document's style for titles",
    "signature": "stands at the end of the text",
    "file-name": "is the file's name",
}
_ROLES = {
    "title": "Title",
    "date": "Date",
    "author": "Author",
    "tags": "Tags",
    "categories": "Categories",
    "source": "Source",
    "summary": "Summary",
    "front": "Front matter",
    "body": "Text",
    "noise": "Around the article",
}


def repair_kinds() -> tuple[str, ...]:
    """The names of all kinds of repairs."""
    return tuple(_REPAIRS)


def repair_words(kind: str) -> str:
    """What a repair does, as a sentence without its full stop."""
    return _REPAIRS.get(kind, kind)


def reason_words(reason: str) -> str:
    """Why a candidate is one, as the end of a sentence."""
    return _REASONS.get(reason, reason)


def role_words(role: str) -> str:
    """The name of a part of the original."""
    return _ROLES.get(role, role)
