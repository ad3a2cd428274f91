"""The rule parser: each rule takes its field out of the string and leaves a placeholder; rule_parser.py has their order."""
