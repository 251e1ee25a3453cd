"""Prints the table of all results and their number; the exit code says whether any check failed."""

import sys
from collections import Counter

from support import lines, results

found = lines(results) if results.exists() else []
head = {"reader": "reader", "rows": "rows", "check": "check", "outcome": "result", "notes": "notes"}
widths = {key: min(64, max(len(line[key]) for line in [head, *found])) for key in head}
for line in [head, *found]:
    print("  ".join(line[key][: widths[key]].ljust(widths[key]) for key in head).rstrip())
for line in found:
    if line["outcome"] != "passed":
        print(f"\n{line['outcome']}: {line['reader']}, {line['rows']}: {line['check']}\n  {line['notes']}")
counts = Counter(line["outcome"] for line in found)
print(f"\n{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")
sys.exit(1 if counts["failed"] or not counts["passed"] else 0)
