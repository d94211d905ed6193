"""Vietnamese text and dates: pure functions that know nothing of entries.

Outsiders import: dates, digest, escaping, host_markdown, list_marks, office_links, page_scraps, reading, typography, vietnamese, web_address.
May import: nothing.
"""
