"""How well entries are matched with records: on ../shared/data/works, and on 60 references that we invented."""
