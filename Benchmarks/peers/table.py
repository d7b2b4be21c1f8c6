"""The results as a Markdown table, each against what it has to reach."""

import os
import pathlib
import platform
import re
import sqlite3
import subprocess
import time


def table(results, options, bench):
    return "\n".join([*machine(results, options, bench), "", *rows(results, options), "", *(f"- {note}" for note in notes(results)), ""])


def machine(results, options, bench):
    model = re.search(r"model name\s*:\s*(.*)", pathlib.Path("/proc/cpuinfo").read_text())
    memory = int(re.search(r"MemTotal:\s*(\d+)", pathlib.Path("/proc/meminfo").read_text())[1]) // 1024 // 1024
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    commit = subprocess.run(
        ["git", "-C", str(bench.root), "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout
    sqlite = subprocess.run(["pkg-config", "--modversion", "sqlite3"], capture_output=True, text=True).stdout
    return [
        f"{time.strftime('%Y-%m-%d')}, commit {commit.strip() or 'unknown'}; {options.lines:,} lines of annexes, "
        f"{results.sizes.get('facts', 0):,} facts; {options.rounds} rounds; medians of all, p99 where it says so.",
        "",
        f"- {model[1] if model else platform.processor()}, {os.cpu_count()} cores, {memory} GiB; "
        f"{platform.system()} {platform.release()}; load before: {os.getloadavg()[2]:.1f}",
        f"- {re.search(r'Swift version [0-9.]+', swift)[0] if 'Swift version' in swift else 'Swift'}, "
        f"SQLite {sqlite.strip()} (program and floor), {sqlite3.sqlite_version} (Python {platform.python_version()})",
        f"- {bench.postgres.version if bench.postgres else 'no PostgreSQL'}",
    ]


def rows(results, options):
    yield "| job | ours | (a) floor | (b) Python | (c) eventsourcing | (d) PostgreSQL | has to reach | |"
    yield "|---|---|---|---|---|---|---|---|"
    for row in lines(results, options.lines):
        yield "| " + " | ".join(row) + " |"


def time_text(seconds):
    if seconds is None:
        return "–"
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1e3:.{3 if seconds < 0.001 else 2 if seconds < 0.1 else 0}f} ms"


def verdict(*holds):
    return "reached" if all(holds) else "**not reached**"


def lines(results, count):
    median, percentile = results.median, results.percentile
    facts = results.sizes.get("facts", 0)

    def others(job, scale=None):
        """Each baseline, and how many times it ours takes."""
        ours = median(job, "ours")
        for who in "abcd":
            found = median(job, who)
            if found is None:
                yield "not there" if who in results.missing else "–"
            else:
                text = f"{scale / found:,.0f}/s" if scale else time_text(found)
                yield f"{text} ({ours / found:.2f})"

    def whole(name):
        """The whole answer, which the baselines do not give."""
        found = f"{name}, whole"
        slowest = "" if name == "year" else f", p99 {time_text(percentile(found, 'ours', 0.99))}"
        return time_text(median(found, "ours")) + slowest, "–", "–", "–", "–"

    def faster_than_peers(job):
        return all(median(job, "ours") < median(job, who) for who in "bcd" if median(job, who))

    if ours := median("record", "ours"):
        yield ("record, in process", f"{count / ours:,.0f} lines/s", *others("record", count),
               "60,000 lines/s, ahead of (b), (c), (d)", verdict(count / ours >= 60_000, faster_than_peers("record")))
        process = median("record, process", "ours")
        yield ("`tthc record` as a process", f"{count / process:,.0f} lines/s", "–", "–", "–", "–",
               "60,000 lines/s", verdict(count / process >= 60_000))
    if ours := median("append", "ours"):
        yield ("one durable, signed append", time_text(ours), *others("append"), "p50 ≤ 1.3 × (a)",
               verdict(ours <= 1.3 * median("append", "a")))
        yield ("p99 of it", time_text(percentile("append", "ours", 0.99)),
               time_text(percentile("append", "a", 0.99)), "–", "–", "–", "", "")
        yield ("`tthc record` of one decision as a process, signed", time_text(median("append, process", "ours")),
               "–", "–", "–", "–", "", "")
    if ours := median("verify", "ours"):
        yield ("verify, in process", f"{facts / ours:,.0f} facts/s", *others("verify", facts), "300,000 facts/s",
               verdict(facts / ours >= 300_000))
    if ours := median("rebuild", "ours"):
        yield ("rebuild all read models", time_text(ours), *others("rebuild"),
               "≤ 2 × (a), faster than any peer", verdict(ours <= 2 * median("rebuild", "a"), faster_than_peers("rebuild")))
    if ours := median("catalogue", "ours"):
        floor = median("catalogue", "a")
        fast = median("catalogue", "d") is None or ours * 2.5 <= median("catalogue", "d")
        yield (f"list of a commune on a day ({results.sizes['entries']} entries)", time_text(ours),
               *others("catalogue"), "p50 ≤ 1.3 × (a), 2.5 times faster than (d)", verdict(ours <= 1.3 * floor, fast))
        yield ("p99 of it", time_text(percentile("catalogue", "ours", 0.99)),
               time_text(percentile("catalogue", "a", 0.99)), time_text(percentile("catalogue", "b", 0.99)), "–",
               time_text(percentile("catalogue", "d", 0.99)) if median("catalogue", "d") else "–", "< 1 ms",
               verdict(percentile("catalogue", "ours", 0.99) < 0.001))
        yield ("the whole catalogue: with what is coming, what is to be looked at, decisions",
               *whole("catalogue"), "< 3.00 ms", verdict(median("catalogue, whole", "ours") < 0.003))
        for name, title, limit in (
                ("far", "what came, went, changed between two random days", 0.0004),
                ("near", "what came, went, changed between days 30 apart", 0.00005),
                ("year", "what came, went, changed in all communes over a year", 0.05)):
            slowest = "" if name == "year" else f", p99 {time_text(percentile(name, 'ours', 0.99))}"
            yield (title, time_text(median(name, "ours")) + slowest, *others(name), f"< {time_text(limit)}",
                   verdict(median(name, "ours") < limit))
            yield (f"the whole difference{' of all communes' if name == 'year' else ''}: with components and causes",
                   *whole(name), "< 300 ms" if name == "year" else "",
                   verdict(median("year, whole", "ours") < 0.3) if name == "year" else "")
    if median("catalogue, known", "ours") and median("catalogue", "ours"):
        for name, title in (("catalogue", "list"), ("catalogue, whole", "whole catalogue"),
                            ("far", "changes between random days"), ("far, whole", "whole difference of random days"),
                            ("near", "changes between days 30 apart"),
                            ("near, whole", "whole difference of days 30 apart")):
            ours, head = median(f"{name}, known", "ours"), median(name, "ours")
            yield (f"{title} with `--known`", time_text(ours), "–", "–", "–", "–", f"≤ 1.5 × {time_text(head)} at the head",
                   verdict(ours <= 1.5 * head))
    for job, title in (("catalogue", "`tthc catalogue` as a process"), ("diff", "`tthc diff` as a process")):
        if ours := median(f"{job}, process", "ours"):
            peak = results.memory[job, "ours"]
            yield (title, f"{time_text(ours)}, CPU {time_text(median(f'{job}, process', 'cpu'))}, {peak:.0f} MB",
                   "–", "–", "–", "–", "< 25 ms, < 60 MB", verdict(ours < 0.025, peak < 60))
    if ours := median("start", "ours"):
        yield ("`tthc --version` as a process", time_text(ours), "–", "–", "–", "–", "", "")
    for command in ("record", "verify", "rebuild"):
        if peak := results.memory.get((command, "ours")):
            yield (f"peak memory of `tthc {command}`", f"{peak:.0f} MB", "–", "–", "–", "–", "< 400 MB",
                   verdict(peak < 400))
    yield from tenfold(results, count)


def tenfold(results, count):
    median = results.median
    for name, title in (("catalogue", "list"), ("far", "changes between two random days"),
                        ("near", "changes between days 30 apart"), ("year", "changes in all communes over a year"),
                        ("catalogue, whole", "whole catalogue"), ("far, whole", "whole difference of random days"),
                        ("near, whole", "whole difference of days 30 apart"),
                        ("year, whole", "whole difference of all communes")):
        ours, once = median(f"{name}, tenfold", "ours"), median(name, "ours")
        if ours and once:
            yield (f"ten times the history: {title}", f"{time_text(ours)} ({ours / once:.2f} ×)", "–", "–", "–", "–",
                   "≤ 1.2 ×", verdict(ours <= 1.2 * once))
    for name, single in (("record", "record, process"), ("verify", "verify"), ("rebuild", "rebuild")):
        if ours := median(f"{name}, tenfold", "ours"):
            once, peak = median(single, "ours"), results.memory[f"{name}, tenfold", "ours"]
            grown = f", {ours / once:.1f} ×" if once else ""
            yield (f"ten times the history: `tthc {name}`", f"{time_text(ours)}{grown}, {peak:.0f} MB", "–", "–", "–",
                   "–", "linear, < 400 MB", verdict(once is None or ours <= 12 * once, peak < 400))


def notes(results):
    yield "In parentheses: how many times the baseline's time ours takes; under 1 ours is faster."
    if array := results.median("array", "a"):
        replay = results.median("replay", "a")
        yield (f"The list beside two more floors: {time_text(array)} from one sorted array in memory; the program's own "
               f"queries ({results.sizes['queries']} a question, {results.sizes['rows']} rows) run again with nothing "
               f"around them: {time_text(replay)}.")
    if ranges := results.median("range", "d"):
        yield f"The list from PostgreSQL by a range type and GiST instead of the b-tree: {time_text(ranges)}."
    if scan := results.median("scan", "a"):
        yield (f"The floor of verify reads and hashes each leaf on one core; reading alone: "
               f"{results.sizes['facts'] / scan:,.0f} facts/s.")
    agreed = sorted(job for job, given in results.digests.items() if len(given) > 1)
    if agreed:
        given = {who for job in agreed for who in results.digests[job]}
        yield (f"Same answers, by SHA-256: {', '.join(agreed)}; {len(given)} implementations.")
    for who, reason in sorted(results.missing.items()):
        yield f"({who}) was passed over: {reason}."
