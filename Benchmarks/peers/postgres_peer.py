"""The same jobs with PostgreSQL, over a Unix socket, by psycopg.

    postgres_peer.py record HISTORY SOCKET         events by COPY, one transaction
    postgres_peer.py append SOCKET COUNT           one event and its interval, durable
    postgres_peer.py rebuild SOCKET                the interval table from the events: folded in Python, written by COPY
    postgres_peer.py ask SOCKET QUESTIONS          catalogues and differences, from b-trees
    postgres_peer.py range SOCKET QUESTIONS        catalogues from a daterange with GiST
"""

import json
import sys
import time

import psycopg

from answers import day_number, questions, tell, timed
from history import FOREVER, Ledger, facts
from intervals import Intervals
from sqlite_peer import Reader, changes, narrowest, tell_answers

SCHEMA = "DROP TABLE IF EXISTS event; CREATE TABLE event (position integer PRIMARY KEY, kind text, data json)"
INTERVALS = """
    DROP TABLE IF EXISTS interval, place, content;
    CREATE TABLE interval (
        area integer NOT NULL, procedure integer NOT NULL, from_day integer NOT NULL, until_day integer NOT NULL,
        communal integer NOT NULL, standing integer NOT NULL, listed integer NOT NULL, since integer, first integer,
        latest integer, facts text, content integer);
    CREATE TABLE place (
        code text NOT NULL, from_day integer NOT NULL, until_day integer NOT NULL, own integer, path_type integer,
        path integer, type integer);
    CREATE TABLE content (id integer NOT NULL, name text, field text, role text)
"""
INDEXES = """
    ALTER TABLE interval ADD PRIMARY KEY (area, procedure, from_day);
    ALTER TABLE content ADD PRIMARY KEY (id);
    CREATE INDEX ON interval (area, until_day, from_day)
        INCLUDE (procedure, standing, listed, since, latest, facts, content) WHERE communal = 1;
    CREATE INDEX ON interval (area, from_day, procedure) WHERE communal = 1;
    CREATE INDEX ON place (code, until_day);
    VACUUM ANALYZE
"""
#: What the narrowest area says of each procedure.
STANDING = """
    SELECT DISTINCT ON (procedure)
        procedure, standing, listed, since, latest, facts, content
    FROM interval WHERE area = ANY(%s) AND communal = 1 AND until_day >= %s AND from_day <= %s {chosen}
    ORDER BY procedure, array_position(%s, area)
"""
CATALOGUE = f"""
    SELECT procedure, standing, listed, since, latest, facts, content, name, field, role
    FROM ({STANDING.format(chosen="")}) AS standing JOIN content ON content.id = content
    WHERE standing = 1 AND listed = 1
"""
DIFFERENCE = """
    SELECT coalesce(old.procedure, new.procedure),
        CASE WHEN old.procedure IS NULL THEN '+' WHEN new.procedure IS NULL THEN '-' ELSE '~' END
    FROM (SELECT * FROM ({standing}) AS one WHERE standing = 1 AND listed = 1) AS old
    FULL JOIN (SELECT * FROM ({standing}) AS other WHERE standing = 1 AND listed = 1) AS new USING (procedure)
    WHERE old.content IS DISTINCT FROM new.content
"""
TOUCHED = """AND procedure IN (
    SELECT procedure FROM interval WHERE area = ANY(%s) AND communal = 1 AND from_day > %s AND from_day <= %s)
"""
FAR = DIFFERENCE.format(standing=STANDING.format(chosen=""))
NEAR = DIFFERENCE.format(standing=STANDING.format(chosen=TOUCHED))


def connect(socket):
    return psycopg.connect(host=socket, dbname="postgres", user="postgres", autocommit=True)


def record(history, socket):
    begun = time.perf_counter_ns()
    with connect(socket) as database, open(history) as file:
        database.execute(SCHEMA)
        position = 0
        with database.cursor().copy("COPY event FROM STDIN") as copy:
            for position, (kind, data) in enumerate(facts(file), 1):
                copy.write_row((position, kind, json.dumps(data, ensure_ascii=False)))
    tell(times=[time.perf_counter_ns() - begun], facts=position)


def append(socket, count):
    times = []
    with connect(socket) as database:
        (position,) = database.execute("SELECT max(position) FROM event").fetchone()
        (data,) = database.execute(
            "SELECT data FROM event WHERE kind = 'line' ORDER BY position DESC LIMIT 1").fetchone()
        procedures = database.execute(
            "SELECT procedure FROM interval WHERE area = 0 AND communal = 1 AND standing = 1 AND until_day = %s"
            " AND from_day < %s LIMIT %s", (FOREVER, day_number("2026-11-01"), int(count))).fetchall()
        for number in range(int(count)):
            (procedure,) = procedures[number % len(procedures)]
            on = day_number("2026-11-02") + number // len(procedures)
            begun = time.perf_counter_ns()
            position += 1
            with database.transaction():
                database.execute(
                    "INSERT INTO event VALUES (%s, 'line', %s)", (position, json.dumps(data)), prepare=True)
                database.execute(
                    "WITH old AS (UPDATE interval SET until_day = %s"
                    " WHERE area = 0 AND procedure = %s AND until_day = %s RETURNING *)"
                    " INSERT INTO interval SELECT area, procedure, %s, %s, communal, standing, listed, since, first,"
                    " %s, facts, content FROM old", (on - 1, procedure, FOREVER, on, FOREVER, position), prepare=True)
            times.append(time.perf_counter_ns() - begun)
    tell(times=times)


def rebuild(socket):
    begun = time.perf_counter_ns()
    with connect(socket) as database:
        with database.transaction():
            events = database.cursor("events")
            events.itersize = 5000
            events.execute("SELECT kind, data FROM event ORDER BY position")
            found = Intervals(Ledger(events))
        database.execute(INTERVALS)
        for table, rows in (
                ("interval", found.communal_rows()), ("place", found.place_rows()), ("content", found.content_rows())):
            with database.cursor().copy(f"COPY {table} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        for statement in INDEXES.split(";"):
            database.execute(statement)
        (rows,) = database.execute("SELECT count(*) FROM interval").fetchone()
    tell(times=[time.perf_counter_ns() - begun], rows=rows)


class PostgresReader(Reader):
    def __init__(self, socket):
        self.database = connect(socket)

    def rows(self, query, values):
        return self.database.execute(query, values, prepare=True).fetchall()

    def areas(self, code, on):
        ((own, *others),) = self.rows(
            "SELECT own, path_type, path, type FROM place WHERE code = %s AND until_day >= %s AND from_day <= %s",
            (code, on, on))
        return [area for area in (own, *others) if area is not None] + [0]

    def catalogue(self, code, on):
        on = day_number(on)
        areas = self.areas(code, on)
        return {row[0]: row for row in self.rows(CATALOGUE, (areas, on, on, areas))}

    def difference(self, code, one, other):
        one, other = day_number(one), day_number(other)
        old, new = self.areas(code, one), self.areas(code, other)
        if old == new and abs(one - other) < 180:
            touched = (old, min(one, other), max(one, other))
            return self.rows(NEAR, (old, one, one, *touched, old, new, other, other, *touched, new))
        return self.rows(FAR, (old, one, one, old, new, other, other, new))

    def national(self, one, other):
        sides = []
        for on in (day_number(one), day_number(other)):
            rows = {}
            for area, procedure, standing, listed, content in self.rows(
                    "SELECT area, procedure, standing, listed, content FROM interval"
                    " WHERE communal = 1 AND until_day >= %s AND from_day <= %s", (on, on)):
                rows.setdefault(area, {})[procedure] = (procedure, standing, listed, None, None, None, content)
            places = {row[0]: (*row[1:], 0) for row in self.rows(
                "SELECT code, own, path_type, path, type FROM place WHERE until_day >= %s AND from_day <= %s", (on, on))}
            sides.append((rows, places))
        (old_rows, old), (new_rows, new) = sides
        known, found = {}, []
        for code in sorted(set(old) & set(new)):
            key = (old[code], new[code])
            if key not in known:
                known[key] = changes(narrowest(old_rows, old[code]), narrowest(new_rows, new[code]))
            found.append((code, known[key]))
        return found


def ask(socket, asked):
    tell_answers(PostgresReader(socket), questions(asked))


def ask_ranges(socket, asked):
    reader = PostgresReader(socket)
    reader.database.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
    reader.database.execute("ALTER TABLE interval ADD COLUMN IF NOT EXISTS days int4range"
                            " GENERATED ALWAYS AS (int4range(from_day, until_day, '[]')) STORED")
    reader.database.execute("CREATE INDEX IF NOT EXISTS interval_days ON interval USING gist (area, days)"
                            " WHERE communal = 1")
    reader.database.execute("ANALYZE interval")
    query = CATALOGUE.replace("until_day >= %s AND from_day <= %s", "days @> %s")

    def catalogue(code, on):
        on = day_number(on)
        areas = reader.areas(code, on)
        return reader.rows(query, (areas, on, areas))

    tell(times={"range": timed(questions(asked)["catalogue"], catalogue, lambda question, rows: None)})


if __name__ == "__main__":
    {"record": record, "append": append, "rebuild": rebuild, "ask": ask, "range": ask_ranges}[sys.argv[1]](*sys.argv[2:])
