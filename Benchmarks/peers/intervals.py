"""The interval table: what stands for a procedure in an area over a stretch of days.

An area is the nation, all communes of a type, all that went through the same provinces, those of one type among them, or
one commune that lines name. A narrower one has rows for a procedure only where lines count otherwise there; then it has
rows for all days, and they hide those of the wider.
"""

from history import EARLIEST, FOREVER, at

NATION = 0


class Intervals:
    def __init__(self, ledger):
        self.ledger = ledger
        self.areas = {("nation",): NATION}
        self.contents = {}
        #: (code, from, until, own, path and type, path, type): which areas a commune lies in, NATION aside.
        self.places = []
        self.paths = {}
        self.by_province, self.by_code = {}, {}
        self.types = set()
        self.find_places()

    def area(self, *key):
        return self.areas.setdefault(key, len(self.areas))

    def find_places(self):
        for lives in self.ledger.units.lives.values():
            for unit in lives:
                if len(unit.code) == 5:
                    self.find_states(unit)

    def find_states(self, unit):
        land = self.ledger.units.land(unit)
        path = tuple((since, frozenset(province for _, province in units)) for since, units in land)
        path = tuple(stretch for index, stretch in enumerate(path) if index == 0 or path[index - 1][1] != stretch[1])
        number = self.paths.setdefault(path, len(self.paths))
        if number == len(self.paths) - 1:
            for province in {province for _, provinces in path for province in provinces}:
                self.by_province.setdefault(province, set()).add((path, number))
        states = []
        for since, kind, _ in unit.states:
            if not states or states[-1][1] != kind:
                states.append((since, kind))
        for index, (since, kind) in enumerate(states):
            until = states[index + 1][0] - 1 if index + 1 < len(states) else unit.until
            place = (unit.code, since, until, number, kind, land)
            self.types.add(kind)
            self.places.append(place)
            for name in {name for _, units in land for name, _ in units}:
                self.by_code.setdefault(name, []).append(place)

    def rows(self):
        """(area, procedure, from, until, standing, listed, since, first, latest, facts, content)."""
        procedures = {}
        for line in self.ledger.lines:
            for name in [line.procedure, *line.replaces]:
                procedures.setdefault(name, []).append(line)
        for procedure, lines in procedures.items():
            lines.sort(key=lambda line: line.order)
            folds = {}
            for area, counting in self.areas_of(lines):
                key = tuple(line.position for line in counting)
                if key not in folds:
                    folds[key] = list(self.fold(procedure, counting))
                for row in folds[key]:
                    yield (area, procedure, *row)

    def communal_rows(self):
        """(area, procedure, from, until, communal, standing, ...): communal are the procedures ever listed anywhere."""
        rows = list(self.rows())
        communal = {row[1] for row in rows if row[5]}
        for row in rows:
            yield (*row[:4], int(row[1] in communal), *row[4:])

    def areas_of(self, lines):
        kinds = sorted(self.types) if any(line.territory.types for line in lines) else [None]

        def of_type(kind):
            return [line for line in lines if not line.territory.types or kind in line.territory.types]

        paths = {found for line in lines for province in line.territory.apart
                 for found in self.by_province.get(province, ())}
        places = {id(place): place for line in lines for name in line.territory.codes
                  for place in self.by_code.get(name, ())}
        for kind in kinds:
            typed = of_type(kind)
            yield self.area("type", kind) if kind else NATION, [line for line in typed if line.territory.nation]
            for path, number in paths:
                counting = [
                    line for line in typed
                    if any(line.territory.holds(None, province) for province in at(path, line.on))]
                yield self.area("path", number, kind), counting
        for code, since, _, _, kind, land in places.values():
            counting = [
                line for line in of_type(kind)
                if any(line.territory.holds(*unit) for unit in at(land, line.on))]
            yield self.area("own", code, since), counting

    def fold(self, procedure, lines):
        """(from, until, standing, listed, since, first, latest, facts, content), without gaps."""
        days = sorted({line.since for line in lines} | {line.until + 1 for line in lines if line.until < FOREVER})
        temporary = any(line.until < FOREVER for line in lines)
        since, row = EARLIEST, (0, 0, None, None, None, None, None)
        state, done = State(), 0
        for on in days:
            if temporary:
                state, done = State(), 0
            while done < len(lines) and lines[done].since <= on:
                if lines[done].until >= on:
                    state.apply(procedure, lines[done])
                done += 1
            new = state.row(self.contents)
            if new != row:
                if since < on:
                    yield (since, on - 1, *row)
                since, row = on, new
        yield (since, FOREVER, *row)

    def place_rows(self):
        """(code, from, until, own, path and type, path, type); null where an area has no rows."""
        for code, since, until, number, kind, _ in self.places:
            yield (
                code, since, until, self.areas.get(("own", code, since)), self.areas.get(("path", number, kind)),
                self.areas.get(("path", number, None)), self.areas.get(("type", kind)))

    def content_rows(self):
        """(id, name, field, role)."""
        for content, number in self.contents.items():
            values = dict(content)
            yield number, values.get("name"), values.get("field"), values.get("role", "resolve")


class State:
    """A procedure on the way: 0 nothing, 1 in force, 2 suspended."""

    def __init__(self):
        self.standing, self.content, self.facts, self.since = 0, {}, [], None

    def apply(self, procedure, line):
        act = line.act
        if line.procedure != procedure:
            act = "abolish"
        elif act == "replace":
            act = "issue"
        if act == "issue":
            if self.standing == 0:
                self.standing, self.content, self.facts, self.since = 1, dict(line.values), [], line.since
            elif line.national:
                self.content = dict(line.values)
            else:
                self.content.update(line.values)
        elif self.standing == 0:
            return
        elif act in ("amend", "cut"):
            self.content.update(line.values)
            for component in line.removes:
                self.content.pop(component, None)
        elif act == "suspend":
            if self.standing == 2:
                return
            self.standing = 2
        elif act == "resume":
            if self.standing == 1:
                return
            self.standing = 1
        else:
            self.standing = 0
            return
        self.facts.append(line.position)

    def row(self, contents):
        if self.standing == 0:
            return (0, 0, None, None, None, None, None)
        # Values that are equal are one object: comparing them costs little.
        key = tuple(sorted(self.content.items()))
        content = contents.setdefault(key, len(contents) + 1)
        listed = int('"commune"' in self.content["levels"])
        return (
            self.standing, listed, self.since, self.facts[0], self.facts[-1], ",".join(map(str, self.facts)), content)
