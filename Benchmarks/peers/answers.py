"""Questions, digests of answers, and how times are told: the same for every peer and for the program."""

import hashlib
import json
import time
from datetime import date


def day_number(text):
    return date.fromisoformat(text).toordinal()


def questions(path):
    """Communes and days: {"catalogue": [[code, day]], "far": [[code, day, day]], "near": ..., "year": [day, day], ...}."""
    with open(path) as file:
        return json.load(file)


class Digest:
    """SHA-256 over all answers, one line for each item."""

    def __init__(self):
        self.hash = hashlib.sha256()

    def catalogue(self, code, on, entries):
        """Entries are (procedure, since, latest): days as ordinals, positions as integers."""
        lines = [f"{procedure} {date.fromordinal(since)} {latest}\n" for procedure, since, latest in sorted(entries)]
        self.hash.update(f"{code} {on}\n{''.join(lines)}".encode())

    def difference(self, code, changes):
        """Changes are (procedure, sign), the sign one of + - ~."""
        lines = [f"{procedure} {sign}\n" for procedure, sign in sorted(changes)]
        self.hash.update(f"{code}\n{''.join(lines)}".encode())

    def text(self):
        return self.hash.hexdigest()


def timed(questions, answer, note):
    """Asks each question once; the nanoseconds each took. The answer is noted outside of the time."""
    times = []
    for question in questions:
        begun = time.perf_counter_ns()
        found = answer(*question)
        times.append(time.perf_counter_ns() - begun)
        note(question, found)
    return times


def tell(**found):
    print(json.dumps(found))
