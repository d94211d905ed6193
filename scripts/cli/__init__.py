"""The command line: one module a verb; it alone reads arguments and gives exit statuses.

Outsiders import: bootstrap, parser.
May import: authoring, content, pages, publishing, spreadsheet, system, text, upkeep, validation.
"""
