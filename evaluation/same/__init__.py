"""Output comparison for refactoring: everything the pipeline gives on fixed inputs, held against the last accepted state."""
