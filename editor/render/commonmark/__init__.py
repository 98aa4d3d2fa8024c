"""The engine of the CommonMark family: markdown-it-py with mdit-py-plugins.

The joined blocks are what markdown-it-py gives for the whole article, but that HTML which is
left open in a paragraph, or which no later tag closes, ends with its block instead of running
on, so that ``<details>`` does not take the rest of the article away while it is being typed.
"""
