"""Excel and CSV: the form that communes fill in, and its import.

Outsiders import: csv_file, form, grouping, importer, row_reader, tables, xlsx_file.
May import: content, system, text, validation.
"""
