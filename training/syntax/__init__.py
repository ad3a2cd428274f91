"""How the parser of pipeline/assets/syntax/ is made."""
