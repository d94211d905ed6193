"""Keeping a collection: link checking, reviews that are due, changes of the site, statistics.

Outsiders import: documents_due, http_client, link_cache, link_check, link_report, review_due, site_changes, stats, tasks_due.
May import: content, text.
"""
