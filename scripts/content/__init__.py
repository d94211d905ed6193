"""Entries and controlled words: YAML read, accepted by models, joined into a collection that answers questions.

Outsiders import: amendments, collection, dating, derived, document_state, examples, hints, ids, json_schema, labels, language, line, loader, model, options, paper, problem, readings, salvage, task, task_labels, urls, vocabulary, yaml_file, yaml_parser.
May import: system, text.
"""
