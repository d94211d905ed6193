"""The papers of tasks: from the body of one to a Word document, empty for the pen, and to what a browser fills.

Outsiders import: files.
May import: content, word.
"""
