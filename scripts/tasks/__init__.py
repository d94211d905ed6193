"""What tasks need beside their pages: their papers as Word documents, empty for the pen, and as templates that a browser fills.

Outsiders import: files.
May import: content, word.
"""
