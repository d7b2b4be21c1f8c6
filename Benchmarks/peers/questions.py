"""Makes up questions about a history.

    questions.py HISTORY COUNT SEED
"""

import json
import random
import sys
from datetime import date, timedelta

from history import KINDS, Units, day

FIRST, LAST = date(2012, 2, 1), date(2026, 10, 30)


def units(path):
    changes, position, positions = [], 0, []
    with open(path) as file:
        for line in file:
            if line.startswith('{"kind":"units"'):
                submission = json.loads(line)
                since = day(submission["effectiveFrom"])
                for change in submission["changes"]:
                    position += 1
                    ((kind, content),) = change.items()
                    changes.append((since, KINDS[kind], position, kind, since, content))
                positions.append((since, position))
            else:
                position += 1 + (line.count('{"line":"') if line.startswith('{"kind":"decision"') else 0)
    return Units(changes), positions, position


def main():
    (known, resolutions, size), chance = units(sys.argv[1]), random.Random(int(sys.argv[3]))
    codes = sorted(code for code in known.lives if len(code) == 5)

    def any_day():
        return FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))

    def commune(*days):
        while True:
            code = chance.choice(codes)
            if all(known.alive(code, on.toordinal()) for on in days):
                return code

    asked = {"catalogue": [], "far": [], "near": [], "year": ["2025-10-01", "2026-10-01"]}
    for _ in range(int(sys.argv[2])):
        one, other = any_day(), any_day()
        later = one + timedelta(days=30)
        asked["catalogue"].append([commune(one), str(one)])
        asked["far"].append([commune(one, other), str(one), str(other)])
        asked["near"].append([commune(one, later), str(one), str(later)])
    # Each as known at some position since which the units of its days are known.
    asked["known"] = {
        name: [chance.randint(max(position for since, position in resolutions if since <= max(map(day, days))), size)
               for _, *days in asked[name]]
        for name in ("catalogue", "far", "near")}
    json.dump(asked, sys.stdout)


if __name__ == "__main__":
    main()
