#!/usr/bin/env python3
"""How long others waited while a migration ran: a table of what `plumb prove --format json` measured, and the goal, in milliseconds, where one is given."""
import json
import sys

proof = json.load(open(sys.argv[1]))
print("| table | who | longest wait, ms | at rest, ms | while |")
print("|---|---|---|---|---|")
for stall in sorted(proof["stalls"], key=lambda s: -s["milliseconds"]):
    print(f"| {stall['table']} | {stall['by']} | {stall['milliseconds']:.0f} | {stall['atRest']:.0f} | {':'.join(str(stall[k]) for k in ('file', 'line') if k in stall)} |")
kept = {p["name"]: p["outcome"] for p in proof["promises"]}
print(f"{proof['rows']:,} rows; {', '.join(n for n, o in kept.items() if o == 'held')} held" + "".join(f"; {p['name']} {p['outcome']}: {p['evidence']}" for p in proof["promises"] if p["outcome"] == "failed"))
longest = max((s["milliseconds"] for s in proof["stalls"] if s["by"] == "reader"), default=0)
if len(sys.argv) > 2:
    print(f"goal {'reached' if longest < float(sys.argv[2]) else 'NOT REACHED'}: the longest reader waits {longest:.0f} ms, wanted less than {sys.argv[2]}")
