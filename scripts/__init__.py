"""From YAML practices to a Vietnamese site: cli → publishing → validation → content; publishing → pages, search."""
