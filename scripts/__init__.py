"""From YAML practices to a Vietnamese site: load, check, turn into pages, publish."""
