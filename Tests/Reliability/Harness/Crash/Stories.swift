extension Story {
    static func all(_ bench: Bench) -> [Story] {
        let all = [life(bench), several, large, restoration, migration, recovery, copies]
        return all.filter { bench.wants($0.name) }
    }

    /// A registry is made, gets its key, and grows.
    private static func life(_ bench: Bench) -> Story {
        var steps = [
            Step(arguments: ["init"], makesRegistry: true),
            Step(arguments: ["keys", "new", "--key", "key/registry.key"]),
        ]
        let papers: [Papers] = [
            .units, .decisions(1..<2, lines: 3), .communes(1..<2), .communes(2..<3), .decisions(2..<3, lines: 1),
        ]
        steps += papers.enumerated().map { .record($1, "\($0).jsonl") }
        return Story(name: "life", steps: steps) { store in
            for (index, papers) in papers.enumerated() { try store.write(papers, "\(index).jsonl") }
        }
    }

    private static func recording(
        _ name: String, _ papers: Papers, prepare: @escaping @Sendable (Store) throws -> Void
    ) -> Story {
        Story(name: name, steps: [.record(papers, "now.jsonl")]) { store in
            try prepare(store)
            try store.write(papers, "now.jsonl")
        }
    }

    /// One run records several submissions.
    static let several = recording("several in one run", .decisions(1..<5, lines: 2)) { store in
        try store.create()
        try store.record(.units)
    }

    /// A decision of many pages.
    private static let large = recording("a large decision", .decisions(1..<2, lines: 60)) { store in
        try store.create()
        try store.record(.units)
    }

    private static let migration = recording("migration", .decisions(2..<4, lines: 2)) { store in
        try Scenario.placeFirstVersion(store)
    }

    /// The journal of a killed recorder is rolled back, then the log grows.
    private static let recovery = recording("recovery", .decisions(1..<2, lines: 3)) { store in
        try Scenario.leaveJournal(store)
    }

    private static let restoration = Story(
        name: "restoration",
        steps: [Step(arguments: ["restore", "papers/exported.jsonl"], makesRegistry: true)]
    ) { store in
        try Scenario.leaveExport(store)
    }

    private static let copies = Story(
        name: "copies",
        steps: [
            Step(arguments: ["backup", "copies/log.db"], copy: "copies/log.db"),
            Step(arguments: ["export", "--bundle", "copies/bundle"], copy: "copies/bundle"),
        ]
    ) { store in
        try store.create()
        try store.record(.units + .decisions(1..<5, lines: 3))
        try Folder.make(store.path("copies"))
    }
}
