"""The check: rules judge a collection, a runner asks them, a report tells what they found.

Outsiders import: report, rules, runner.
May import: content, system, text.
"""
