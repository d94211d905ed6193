"""Coverage-guided fuzzing: what must hold for any bytes, the seeds, and the run (``python -m tests.fuzz``)."""
