"""The review page, `citetrail review OUT`: a person judges claim after claim with single keys, in the browser of this machine.

    tables and texts of OUT ─ folder ─► Folder ─ claims ─► what the page shows of each claim; it changes only with a run
    verdicts.jsonl ──────────────────► reviews ─────────► state of each claim as this reviewer may see it
    a key ─► POST ─ app ─ desk.answer ─► one line of verdicts.jsonl, on the disk before the page says "saved"

The page shows and never votes. All reading, merging and hiding is done here; page.js only draws. The one door to starlette and
uvicorn.
"""
