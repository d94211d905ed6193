"""The machine: files written whole, locks, git, processes, the clock, paths of the checkout.

Outsiders import: clock, disk, git, lock, paths, processes, progress, user_error, zip_guard.
May import: nothing.
"""
