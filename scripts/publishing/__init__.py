"""From pages to a published site: MkDocs, page shells, assets, policy, headers for servers.

Outsiders import: cleanup, csp, engine_project, phases, publisher, server_config, site_writer.
May import: content, pages, search, spreadsheet, system, tasks, text, validation.
"""
