import Foundation

extension Scenario {
    /// Making, recording, catching up, copying, putting back; those in which something lies there half done from before;
    /// and what is done to keys.
    static func all(_ bench: Bench) -> [Scenario] {
        let all = [
            create, firstAppend, decision, powerOfTwo, catchUp, catchUpFromNothing, restore, migration, recovery,
            backup, restoreBackup, restorePast, export, newKey, newKeyOfFirstVersion, rotation, lossDeclaration,
        ]
        return all.filter { bench.wants($0.name) }
    }

    private static let create = Scenario(name: "create", arguments: ["init"], effect: .registry) { _ in }

    private static func recording(
        _ papers: Papers, _ name: String, prepare: @escaping @Sendable (Store) throws -> Void
    ) -> Scenario {
        Scenario(name: name, arguments: ["record", "papers/now.jsonl"], effect: .submissions(papers)) { store in
            try prepare(store)
            try store.write(papers, "now.jsonl")
        }
    }

    private static let firstAppend = recording(.units, "first append") { try $0.create() }

    private static let decision = recording(.decisions(1..<2, lines: 3), "decision of 3 lines") { store in
        try store.create()
        try store.record(.units + .decisions(7..<8, lines: 1))
    }

    private static let powerOfTwo = recording(.communes(14..<15), "size 2^k-1 to 2^k") { store in
        try store.create()
        // A rotated or a first key is no fact: 2 + 13 facts are there.
        try store.record(.units + .communes(1..<14))
    }

    private static let question = ["catalogue", "--commune", "11824", "--on", "2026-02-01", "--format", "json"]

    private static let catchUp = Scenario(name: "catch-up", arguments: question, effect: .answer) { store in
        try store.create()
        try store.record(.units + .decisions(1..<4, lines: 2))
        // With its journal, in which a run leaves what it wrote.
        let files = ["store/view.db", "store/view.db-wal"].map(store.path)
        let earlier = try files.map(Folder.contents)
        try store.record(.decisions(4..<7, lines: 2))
        for (file, contents) in zip(files, earlier) { try Folder.write(contents, to: file) }
    }

    private static let catchUpFromNothing = Scenario(
        name: "catch-up from nothing", arguments: question, effect: .answer
    ) { store in
        try store.create()
        try store.record(.units + .decisions(1..<4, lines: 2))
        Folder.remove(store.path("store/view.db"))
    }

    private static func fill(_ store: Store) throws {
        try store.create()
        try store.record(.units + .decisions(1..<5, lines: 3))
    }

    private static let backup = Scenario(
        name: "backup", arguments: ["backup", "copies/log.db"], effect: .copy("copies/log.db")
    ) { store in
        try fill(store)
        try Folder.make(store.path("copies"))
    }

    private static let export = Scenario(
        name: "export", arguments: ["export", "--bundle", "copies/bundle"], effect: .copy("copies/bundle")
    ) { store in
        try fill(store)
        try Folder.make(store.path("copies"))
    }

    private static let restore = Scenario(
        name: "restore", arguments: ["restore", "papers/exported.jsonl"], effect: .restored, prepare: leaveExport)

    private static let restoreBackup = Scenario(
        name: "restore of a backup", arguments: ["restore", "papers/copy.db"], effect: .restored
    ) { store in
        try fill(store)
        try store.succeed(["backup", "papers/copy.db"])
        try forgetRegistry(store)
    }

    private static let restorePast = Scenario(
        name: "restore of a past state", arguments: ["restore", "papers/exported.jsonl", "--size", "10"],
        effect: .restored, prepare: leaveExport)

    private static let newKey = Scenario(
        name: "keys new", arguments: ["keys", "new"], effect: .key(facts: 0)
    ) { store in
        try store.succeed(["init"])
        try store.record(.units + .decisions(1..<3, lines: 2))
    }

    private static let newKeyOfFirstVersion = Scenario(
        name: "keys new, migration", arguments: ["keys", "new"], effect: .key(facts: 0), prepare: placeFirstVersion)

    private static let rotation = Scenario(
        name: "keys rotate", arguments: ["keys", "rotate", "--new-key", Store.nextKey], effect: .key(facts: 1)
    ) { store in
        try store.create()
        try store.record(.units + .decisions(1..<3, lines: 2))
    }

    private static let lossDeclaration = Scenario(
        name: "init --declare-loss",
        arguments: ["init", "--declare-loss", "papers/last.txt", "--origin", "tthc.local/after"], effect: .lossDeclared
    ) { store in
        try fill(store)
        try store.succeed(["checkpoint", "-o", "papers/last.txt"])
        try forgetRegistry(store)
    }

    private static let migration = recording(
        .decisions(2..<3, lines: 2), "migration", prepare: placeFirstVersion)

    private static let recovery = recording(.decisions(1..<2, lines: 3), "recovery", prepare: leaveJournal)
}

extension Scenario {
    /// No registry is there, but an exported log.
    @Sendable static func leaveExport(_ store: Store) throws {
        try fill(store)
        let log = try store.succeed(["log", "--format", "jsonl"]).output
        try Folder.write(log, to: store.path("papers/exported.jsonl"))
        try forgetRegistry(store)
    }

    private static func forgetRegistry(_ store: Store) throws {
        Folder.remove(store.path("store"))
        Folder.remove(store.path("anchor"))
        try Folder.make(store.path("anchor"))
    }

    /// A log as version 1 of the schema made it.
    @Sendable static func placeFirstVersion(_ store: Store) throws {
        try Folder.make(store.path("store"))
        try Folder.copy(Fixtures.firstVersion, to: store.path(Store.log))
    }

    /// A recorder was killed at its commit: its journal lies there, and the next run rolls back.
    @Sendable static func leaveJournal(_ store: Store) throws {
        try store.create()
        try store.record(.units + .decisions(7..<8, lines: 1))
        try store.write(.decisions(9..<10, lines: 3), "killed.jsonl")
        let trace = store.path("home/trace")
        let wrapper = Strace.wrapper(["-e", "trace=unlink", "-e", Fault.kill.injection("unlink", 1)], to: trace)
        let run = try store.run(["record", "papers/killed.jsonl"], through: wrapper)
        guard run.signal == SIGKILL, Folder.exists(store.path("store/log.db-journal")) else {
            throw Trouble("a recorder killed at its first unlink leaves no journal: it \(run.account)")
        }
    }
}
