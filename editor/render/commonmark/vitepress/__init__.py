"""VitePress: markdown-it with its plugins, each of them a file here.

Read from VitePress 1.6 (`createMarkdownRenderer`) and the markdown-it plugins it brings.
"""
