"""The flavours of Markdown, one module each; the `table` names them all and imports none.

A module's ``renderer(settings)`` gives a new Renderer: an engine with the options that this
flavour has, as far as the site's own settings do not say otherwise.
"""
