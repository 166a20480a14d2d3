"""Read what pip-audit found, as JSON; fail for a dependency with a known vulnerability, say so if it cannot tell."""

import json
import sys

try:
    dependencies = json.load(sys.stdin)["dependencies"]
except (ValueError, KeyError):
    dependencies = []
told = [one for one in dependencies if "skip_reason" not in one]
found = [f"{one['name']} {one['version']}: {known['id']}" for one in told for known in one["vulns"]]
if not told:
    print("known vulnerabilities left out: the list of them cannot be reached from here")
elif not found:
    print(f"{len(told)} of {len(dependencies)} distributions looked up, none with a known vulnerability")
sys.exit("\n".join(found) if found else 0)
