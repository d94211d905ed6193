"""The verbs of the command line: one verb, one module.

A module has ``VERB``, ``WORDS`` (one line of help), ``arguments`` (adds its flags to a parser) and ``run`` (does it for a
checkout; gives the exit status of :mod:`scripts.cli.exit_codes`). ``parser.COMMANDS`` lists them in the order of the help; only the one that is called is imported.
Commands print, read and write; what they print comes from the packages below.
"""
