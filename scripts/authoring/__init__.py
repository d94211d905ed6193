"""Writing entries: the questions of `new`, the repairs of `fix`, YAML in the house style.

Outsiders import: choice_matching, drafts, fixer, new_entry, prompts, questions, renaming, wizard, yaml_writer.
May import: content, system, text, validation.
"""
