"""The preview pane: the article as the site will show it, patched after every key."""
