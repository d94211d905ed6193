"""The check: rules judge a collection, a runner runs them, a report prints the problems.

Outsiders import: mending, report, rules, runner.
May import: content, system, text.
"""
