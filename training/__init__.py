"""How each trained file of pipeline/assets/ is made. Nothing here is needed at run time; see training/README.md."""
