"""Append and replay with PyPI's eventsourcing and its SQLite recorder, as it comes (WAL, synchronous FULL).

    eventsourcing_peer.py record HISTORY DATABASE      a transaction for 1,000 submissions
    eventsourcing_peer.py append DATABASE COUNT        one event each
    eventsourcing_peer.py replay DATABASE              every event read and decoded
"""

import itertools
import json
import sys
import time
from uuid import NAMESPACE_URL, uuid5

from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore

from answers import tell
from history import facts
from sqlite_peer import BATCH


def stream(kind, data):
    if kind in ("decision", "line"):
        decision = data["decision"] if kind == "line" else data
        return "/".join(("decision", decision["issuer"], decision["signedOn"], decision["number"]))
    if kind == "unit":
        return "unit/" + next(change["code"] for change in data.values() if isinstance(change, dict))
    return "registry"


class Log:
    def __init__(self, path):
        self.recorder = SQLiteApplicationRecorder(SQLiteDatastore(path))
        self.recorder.create_table()
        self.versions, self.ids = {}, {}

    def event(self, kind, data):
        name = stream(kind, data)
        version = self.versions[name] = self.versions.get(name, 0) + 1
        if name not in self.ids:
            self.ids[name] = uuid5(NAMESPACE_URL, name)
        return StoredEvent(self.ids[name], version, kind, json.dumps(data, ensure_ascii=False).encode())


def record(history, path):
    begun = time.perf_counter_ns()
    log, count = Log(path), 0
    with open(history) as file:
        while lines := list(itertools.islice(file, BATCH)):
            events = [log.event(kind, data) for kind, data in facts(lines)]
            log.recorder.insert_events(events)
            count += len(events)
    tell(times=[time.perf_counter_ns() - begun], facts=count)


def append(path, count):
    log, times = Log(path), []
    data = {"decision": {"issuer": "BTP", "number": "90001/QĐ-BTP", "signedOn": "2026-11-01"}, "line": {
        "line": "1", "act": "amend", "changes": {"steps": ["Người yêu cầu nộp hồ sơ."] * 30}}}
    for _ in range(int(count)):
        begun = time.perf_counter_ns()
        log.recorder.insert_events([log.event("line", data)])
        times.append(time.perf_counter_ns() - begun)
    tell(times=times)


def replay(path):
    log = Log(path)
    begun = time.perf_counter_ns()
    start, count = 1, 0
    while found := log.recorder.select_notifications(start, 1000):
        for notification in found:
            json.loads(notification.state)
        count += len(found)
        start = found[-1].id + 1
    tell(times=[time.perf_counter_ns() - begun], facts=count)


if __name__ == "__main__":
    {"record": record, "append": append, "replay": replay}[sys.argv[1]](*sys.argv[2:])
