"""Entries and controlled words: YAML read, accepted by models, joined into a collection that answers questions.

Outsiders import: collection, dating, derived, document_state, ids, json_schema, labels, language, line, loader, model, problem, urls, vocabulary, yaml_file, yaml_parser.
May import: system, text.
"""
