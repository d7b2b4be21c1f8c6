"""What a user would write who needs the catalogues and has no registry: facts from submissions, units, and the fold.

The peers in SQLite and PostgreSQL share it. It knows what is known at the end only (no --known), and none of review,
upcoming and causes; stillborn lines, which a made-up nation does not have, are not known to it either.
"""

import functools
import json
from datetime import date

KINDS = {"dissolve": 0, "establish": 1, "rename": 2, "move": 3}
FOREVER = date.max.toordinal()
EARLIEST = date.min.toordinal()


@functools.lru_cache(maxsize=None)
def day(text):
    return date.fromisoformat(text).toordinal()


def facts(file):
    """(kind, data) of every fact, in order, from JSON Lines of submissions."""
    for line in file:
        submission = json.loads(line)
        kind = submission["kind"]
        if kind == "decision":
            decision = submission["decision"]
            yield "decision", decision
            identity = {key: decision[key] for key in ("issuer", "number", "signedOn")}
            for row in submission["lines"]:
                yield "line", {"decision": identity, "line": row}
        elif kind == "units":
            for change in submission["changes"]:
                yield "unit", {"effectiveFrom": submission["effectiveFrom"], **change}
        else:
            yield kind, submission


class Unit:
    """A life of a code: its states are (day, type, province)."""

    def __init__(self, code, since, states, sources):
        self.code, self.since, self.until, self.states, self.sources = code, since, FOREVER, states, sources

    def province(self, on):
        return [state[2] for state in self.states if state[0] <= on or state is self.states[0]][-1]


class Units:
    def __init__(self, changes):
        self.lives = {}
        for _, _, _, kind, since, change in sorted(changes, key=lambda change: change[:3]):
            lives = self.lives.setdefault(change["code"], [])
            if kind == "establish":
                sources = [self.alive(source["code"], since - 1) for source in change.get("from", [])]
                lives.append(Unit(change["code"], since, [(since, change["type"], change.get("province"))], sources))
            elif kind == "dissolve":
                lives[-1].until = since - 1
            else:
                _, kind_of_unit, province = lives[-1].states[-1]
                lives[-1].states.append((since, change.get("type", kind_of_unit), change.get("province", province)))

    def alive(self, code, on):
        for unit in self.lives.get(code, []):
            if unit.since <= on <= unit.until:
                return unit
        return None

    def ancestors(self, unit, on):
        if on >= unit.since or not unit.sources:
            return [unit]
        return [ancestor for source in unit.sources for ancestor in self.ancestors(source, on)]

    def days(self, unit):
        found = {state[0] for state in unit.states}
        for source in unit.sources:
            found |= self.days(source)
        return found

    def land(self, unit):
        """[(from, {(code, province)})]: on which units' land it stood, from which day on."""
        stretches = []
        for on in sorted({EARLIEST} | self.days(unit)):
            units = frozenset((one.code, one.province(on)) for one in self.ancestors(unit, on))
            if not stretches or stretches[-1][1] != units:
                stretches.append((on, units))
        return tuple(stretches)


def at(stretches, on):
    for since, value in reversed(stretches):
        if since <= on:
            return value
    return stretches[0][1]


class Territory:
    def __init__(self, value, issuer):
        value = {"nation": True} if value == "nation" else value or {}
        self.provinces = set(value.get("provinces", []))
        self.communes = set(value.get("communes", []))
        self.nation = "nation" in value
        if not (self.nation or self.provinces or self.communes):
            if len(issuer) == 2 and issuer.isdigit():
                self.provinces = {issuer}
            else:
                self.nation = True
        self.excepted = set(value.get("except", []))
        self.types = set(value.get("types", []))
        self.as_of = day(value["asOf"]) if "asOf" in value else None
        # Codes of communes that set single communes apart, and those of provinces that set provinces apart.
        self.codes = self.communes | {code for code in self.excepted if len(code) == 5}
        self.apart = self.provinces | {code for code in self.excepted if len(code) == 2}
        self.plain = self.nation and not (self.excepted or self.types)

    def holds(self, code, province):
        if code in self.excepted or province in self.excepted:
            return False
        return self.nation or province in self.provinces or code in self.communes


class Line:
    """A line that counts, in the form it has in the end."""

    __slots__ = (
        "position", "act", "procedure", "replaces", "values", "removes", "national", "territory", "since", "until",
        "order", "on")


class Ledger:
    """Facts to lines that count and units: corrections, withdrawals, annulments and effects are applied."""

    def __init__(self, facts):
        self.values = {}
        decisions, lines, changes, identities = {}, [], [], {}
        corrections, withdrawals, effects, annulments = {}, {}, {}, {}
        for position, (kind, data) in enumerate(facts, 1):
            if kind == "decision":
                decisions[position] = data
                identities[identity(data)] = position
            elif kind == "line":
                lines.append((position, identities[identity(data["decision"])], data["line"]))
            elif kind == "unit":
                (name,) = [key for key in data if key in KINDS]
                since = day(data["effectiveFrom"])
                changes.append((since, KINDS[name], position, name, since, data[name]))
            elif kind == "correction":
                corrections.setdefault(data["corrects"], []).append((position, data.get("line") or data.get("fact")))
            elif kind == "withdrawal":
                withdrawals.setdefault(data["withdraws"], []).append(position)
            elif kind == "effect":
                effects.setdefault(identities[identity(data["decision"])], []).append((position, data["effectiveFrom"]))
            elif kind == "annulment":
                annulments.setdefault(identities[identity(data["decision"])], []).append(position)
        self.count = position

        def struck(position):
            return any(not struck(withdrawal) for withdrawal in withdrawals.get(position, ()))

        def form(position, data):
            for correction, corrected in reversed(corrections.get(position, ())):
                if not struck(correction):
                    return form(correction, corrected)
            return data

        self.units = Units(changes)
        self.lines = []
        heads = {}
        for position, data in decisions.items():
            stands = not struck(position) and all(struck(one) for one in annulments.get(position, ()))
            data = form(position, data)
            since = data.get("effectiveFrom")
            for effect, on in effects.get(position, ()):
                if not struck(effect):
                    since = on
            heads[position] = (stands and not data.get("internal"), data, since)
        for position, decision, row in lines:
            stands, head, since = heads[decision]
            if not stands or struck(position):
                continue
            row = form(position, row)
            since = row.get("effectiveFrom", since)
            if since is not None:
                self.add(position, row, head, day(since), row.get("effectiveUntil", head.get("effectiveUntil")))

    def add(self, position, row, head, since, until):
        line = Line()
        line.position, line.act, line.since = position, row["act"], since
        line.until = FOREVER if until is None or line.act not in ("issue", "amend", "cut", "suspend") else day(until)
        if line.until < since:
            return
        line.procedure = code(row["procedure"])
        line.replaces = [code(one) for one in row.get("replaces", [])]
        issuer = head["issuer"]
        line.national = not (len(issuer) == 2 and issuer.isdigit())
        line.territory = Territory(row.get("territory"), issuer)
        line.on = line.territory.as_of or since
        content = row.get("content") or row.get("changes") or {}
        line.values = {component: self.value(value) for component, value in content.items()}
        line.removes = row.get("removes", ())
        number = head["number"]
        digits = len(number) - len(number.lstrip("0123456789"))
        line.order = (since, day(head["signedOn"]), int(number[:digits] or 0), position)
        self.lines.append(line)

    def value(self, value):
        """One object for all that are equal."""
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        return self.values.setdefault(text, text)


def identity(data):
    return data["issuer"], data["number"], data["signedOn"]


@functools.lru_cache(maxsize=None)
def code(text):
    """d.dddddd as an integer; a suffix is no part of it."""
    return int(text[0]) * 1_000_000 + int(text[2:8])
