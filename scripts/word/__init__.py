"""Word documents: one base document, a few makers, templates filled by markers, and what people filled in read back.

Outsiders import: base_document, package, reader, template, writer.
May import: system, text.
"""
