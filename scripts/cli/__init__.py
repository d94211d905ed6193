"""The command line: one module a verb; alone prints, exits and reads its arguments.

Outsiders import: bootstrap, parser.
May import: authoring, content, pages, publishing, spreadsheet, system, text, upkeep, validation.
"""
