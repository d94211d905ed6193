"""Excel and CSV: the form that communes fill in, and its import.

Outsiders import: form, give_back, grouping, importer, message, submission, tables.
May import: content, system, text, validation, word.
"""
