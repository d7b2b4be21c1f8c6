"""The same jobs in Python with the module sqlite3.

    sqlite_peer.py record HISTORY DATABASE     events from JSON Lines, 1,000 submissions a transaction
    sqlite_peer.py append DATABASE COUNT       one event and its interval, durable
    sqlite_peer.py rebuild DATABASE            the interval table from the events
    sqlite_peer.py ask DATABASE QUESTIONS      catalogues and differences
"""

import itertools
import json
import sqlite3
import sys
import time

from answers import Digest, day_number, questions, tell, timed
from history import FOREVER, Ledger, facts
from intervals import Intervals

BATCH = 1000
SCHEMA = """
    CREATE TABLE event (position INTEGER PRIMARY KEY, kind TEXT NOT NULL, data TEXT NOT NULL);
"""
INTERVALS = """
    DROP TABLE IF EXISTS interval; DROP TABLE IF EXISTS place; DROP TABLE IF EXISTS content;
    CREATE TABLE interval (
        area INTEGER NOT NULL, procedure INTEGER NOT NULL, from_day INTEGER NOT NULL, until_day INTEGER NOT NULL,
        communal INTEGER NOT NULL, standing INTEGER NOT NULL, listed INTEGER NOT NULL, since INTEGER, first INTEGER,
        latest INTEGER, facts TEXT, content INTEGER,
        PRIMARY KEY (area, procedure, from_day)) WITHOUT ROWID;
    CREATE TABLE place (
        code TEXT NOT NULL, from_day INTEGER NOT NULL, until_day INTEGER NOT NULL, own INTEGER, path_type INTEGER,
        path INTEGER, type INTEGER);
    CREATE TABLE content (id INTEGER PRIMARY KEY, name TEXT, field TEXT, role TEXT);
"""
INDEXES = """
    CREATE INDEX interval_until ON interval (
        area, communal, until_day, from_day, procedure, standing, listed, since, first, latest, facts, content);
    CREATE INDEX interval_from ON interval (area, communal, from_day, procedure);
    CREATE INDEX place_code ON place (code, until_day, from_day);
"""
STANDING = """
    SELECT interval.procedure, standing, listed, since, latest, facts, content, name, field, role
    FROM interval LEFT JOIN content ON content.id = content
    WHERE area = ? AND communal = 1 AND until_day >= ? AND from_day <= ?
"""


def connect(path, durable=True):
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = " + ("DELETE" if durable else "WAL"))
    database.execute("PRAGMA synchronous = " + ("EXTRA" if durable else "NORMAL"))
    return database


def record(history, path):
    begun = time.perf_counter_ns()
    database = connect(path)
    database.executescript(SCHEMA)
    position = itertools.count(1)
    with open(history) as file:
        while lines := list(itertools.islice(file, BATCH)):
            database.execute("BEGIN")
            database.executemany(
                "INSERT INTO event VALUES (?, ?, ?)",
                ((next(position), kind, json.dumps(data, ensure_ascii=False)) for kind, data in facts(lines)))
            database.execute("COMMIT")
    size = next(position) - 1
    database.close()
    tell(times=[time.perf_counter_ns() - begun], facts=size)


def append(path, count):
    """One more amendment of some procedure, and its interval in the nation."""
    database = connect(path)
    position = database.execute("SELECT max(position) FROM event").fetchone()[0]
    (data,) = database.execute(
        "SELECT data FROM event WHERE kind = 'line' ORDER BY position DESC LIMIT 1").fetchone()
    procedures = database.execute(
        "SELECT procedure FROM interval WHERE area = 0 AND communal = 1 AND standing = 1 AND until_day = ?"
        " AND from_day < ? LIMIT ?",
        (FOREVER, day_number("2026-11-01"), int(count))).fetchall()
    times = []
    for number in range(int(count)):
        (procedure,) = procedures[number % len(procedures)]
        on = day_number("2026-11-02") + number // len(procedures)
        begun = time.perf_counter_ns()
        position += 1
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO event VALUES (?, ?, ?)", (position, "line", json.dumps(json.loads(data))))
        row = database.execute(
            "SELECT * FROM interval WHERE area = 0 AND procedure = ? ORDER BY from_day DESC LIMIT 1",
            (procedure,)).fetchone()
        database.execute(
            "UPDATE interval SET until_day = ? WHERE area = 0 AND procedure = ? AND from_day = ?",
            (on - 1, procedure, row[2]))
        database.execute(
            "INSERT OR REPLACE INTO interval VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (0, procedure, on, FOREVER, *row[4:9], position, f"{row[10]},{position}", row[11]))
        database.execute("COMMIT")
        times.append(time.perf_counter_ns() - begun)
    tell(times=times)


def rebuild(path):
    begun = time.perf_counter_ns()
    database = connect(path, durable=False)
    events = database.execute("SELECT kind, data FROM event ORDER BY position")
    found = Intervals(Ledger((kind, json.loads(data)) for kind, data in events))
    database.executescript(INTERVALS)
    database.execute("BEGIN")
    database.executemany("INSERT INTO interval VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", found.communal_rows())
    database.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?)", found.place_rows())
    database.executemany("INSERT INTO content VALUES (?, ?, ?, ?)", found.content_rows())
    for index in INDEXES.split(";"):
        database.execute(index)
    database.execute("COMMIT")
    tell(times=[time.perf_counter_ns() - begun], rows=database.execute("SELECT count(*) FROM interval").fetchone()[0])


class Reader:
    def __init__(self, path):
        self.database = sqlite3.connect(path, isolation_level=None, cached_statements=256)

    def areas(self, code, on):
        row = self.database.execute(
            "SELECT own, path_type, path, type FROM place WHERE code = ? AND until_day >= ? AND from_day <= ?",
            (code, on, on)).fetchone()
        return [area for area in row if area is not None] + [0]

    def standing(self, areas, on, procedures=None):
        """What the narrowest area says of each procedure."""
        rows = {}
        chosen = f" AND interval.procedure IN ({','.join(map(str, procedures))})" if procedures is not None else ""
        for area in areas:
            for row in self.database.execute(STANDING + chosen, (area, on, on)):
                rows.setdefault(row[0], row)
        return {procedure: row for procedure, row in rows.items() if row[1] == 1 and row[2]}

    def catalogue(self, code, on):
        on = day_number(on)
        return self.standing(self.areas(code, on), on)

    def difference(self, code, one, other):
        one, other = day_number(one), day_number(other)
        old, new = self.areas(code, one), self.areas(code, other)
        procedures = None
        if old == new and abs(one - other) < 180:
            low, high = sorted((one, other))
            procedures = {
                row[0] for area in old for row in self.database.execute(
                    "SELECT procedure FROM interval WHERE area = ? AND communal = 1 AND from_day > ? AND from_day <= ?",
                    (area, low, high))}
        return changes(self.standing(old, one, procedures), self.standing(new, other, procedures))

    def national(self, one, other):
        """The changes of every commune that lives on both days; those that lie in the same areas are compared once."""
        one, other = day_number(one), day_number(other)
        sides = []
        for on in (one, other):
            rows = {}
            for area, procedure, standing, listed, content in self.database.execute(
                    "SELECT area, procedure, standing, listed, content FROM interval"
                    " WHERE communal = 1 AND until_day >= ? AND from_day <= ?", (on, on)):
                rows.setdefault(area, {})[procedure] = (procedure, standing, listed, None, None, None, content)
            places = {row[0]: row[1:] + (0,) for row in self.database.execute(
                "SELECT code, own, path_type, path, type FROM place WHERE until_day >= ? AND from_day <= ?", (on, on))}
            sides.append((rows, places))
        (old_rows, old), (new_rows, new) = sides
        known, found = {}, []
        for code in sorted(set(old) & set(new)):
            key = (old[code], new[code])
            if key not in known:
                known[key] = changes(narrowest(old_rows, old[code]), narrowest(new_rows, new[code]))
            found.append((code, known[key]))
        return found


def narrowest(rows, areas):
    found = {}
    for area in reversed(areas):
        found.update(rows.get(area, {}))
    return {procedure: row for procedure, row in found.items() if row[1] == 1 and row[2]}


def changes(old, new):
    found = [(procedure, "-") for procedure in old if procedure not in new]
    for procedure, row in new.items():
        before = old.get(procedure)
        if before is None:
            found.append((procedure, "+"))
        elif before[6] != row[6]:
            found.append((procedure, "~"))
    return found


def ask(path, asked):
    tell_answers(Reader(path), questions(asked))


def tell_answers(reader, asked):
    digests = {}

    def digest(name):
        return digests.setdefault(name, Digest())

    times = {}
    times["catalogue"] = timed(
        asked["catalogue"], reader.catalogue,
        lambda question, rows: digest("catalogue").catalogue(
            *question, [(row[0], row[3], row[4]) for row in rows.values()]))
    for name in ("far", "near"):
        times[name] = timed(
            asked[name], reader.difference,
            lambda question, found: digest(name).difference(question[0], found))
    times["year"] = []
    for _ in range(3):
        digests["year"] = Digest()
        times["year"] += timed(
            [asked["year"]], reader.national,
            lambda question, found: [digest("year").difference(code, changes) for code, changes in found if changes])
    tell(times=times, digests={name: found.text() for name, found in digests.items()})


if __name__ == "__main__":
    {"record": record, "append": append, "rebuild": rebuild, "ask": ask}[sys.argv[1]](*sys.argv[2:])
