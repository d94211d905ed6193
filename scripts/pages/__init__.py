"""The pages of the site: Markdown and HTML from a collection, by templates.

Outsiders import: environment, generated_page, owner, site_pages, sitemap.
May import: content, text.
"""
