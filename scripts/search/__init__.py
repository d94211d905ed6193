"""The search index: what is indexed of each page, cut into files that a browser fetches on demand.

Outsiders import: documents, index_builder.
May import: content, text.
"""
