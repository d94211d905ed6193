"""Word documents: one base document, a few makers, templates filled by markers, and what people filled in read back.

Outsiders import: package, reader, template, writer.
May import: system, text.
"""
