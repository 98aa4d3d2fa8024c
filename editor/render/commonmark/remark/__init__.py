"""Astro's Markdown: remark with its GFM and SmartyPants plugins, and Astro's ids of headings.

Read from `@astrojs/markdown-remark` 7 and the packages of unified that it brings.
"""
