public import Events
public import Foundation
internal import GRDB
public import Verification

/// Restores a log from its exported leaves: the same bytes, the same root.
public struct Restoration {
    /// Why an exported log cannot be restored (exit code 2): nothing of it is kept.
    public struct Fault: Error, Hashable, Sendable {
        /// The line of the file, counted from 1.
        public let line: Int
        public let problem: Problem

        public enum Problem: Hashable, Sendable {
            case malformed(MalformedFact)
            case wrongPosition(found: Int, expected: Int)
            case wrongRevision(found: Int, expected: Int)
            case otherOrigin(found: String, expected: String)
            case goesBackInTime
            /// Parts of a submission do not follow one another, or are missing.
            case brokenSubmission(command: String)
            /// The facts of a submission are not those it was made of.
            case otherDigest(command: String)
            case doesNotApply(ReadModelError)
            case empty
        }
    }

    /// Restores into a directory where no registry is, or an empty one: whole, or not at all.
    ///
    /// - Parameters:
    ///   - size: only the first so many facts: a past state, which takes no more.
    ///   - progress: called with the number of facts restored so far.
    /// - Throws: ``Fault``, ``LogCopy/Fault``, ``EventStoreError``; ``NotVerified`` when keys or checkpoints of the copy do
    ///   not fit its facts.
    @discardableResult
    public static func restore(
        _ copy: LogCopy, size: Int? = nil, in directory: URL, progress: (Int) -> Void = { _ in }
    ) throws -> Registry {
        let contents = try copy.contents()
        guard !contents.leaves.isEmpty else { throw Fault(line: 1, problem: .empty) }
        let facts = try checked(contents.leaves)
        let kept = try size.map { try ending($0, facts) } ?? facts
        try project(kept)
        try checkDigests(facts)
        let verification = try LogVerifier.verify(copy)
        guard verification.isVerified else { throw NotVerified(verification: verification) }
        let log = RestoredLog(
            origin: facts[0].origin, facts: Array(zip(kept, contents.leaves)),
            keys: try contents.keys.filter { $0.size <= kept.count }.map { ($0.size, try VerifierKey($0.text)) },
            checkpoints: try contents.checkpoints.filter { $0.size <= kept.count }.map {
                try SignedCheckpoint(parsing: Array($0.note.utf8))
            }, whole: kept.count < facts.count ? facts.count : nil)
        try EventStore.restore(log, in: directory, progress: progress)
        return try Registry(in: directory)
    }

    /// The first facts, which must end with a submission.
    private static func ending(_ size: Int, _ facts: [RecordedEvent]) throws -> [RecordedEvent] {
        guard (1...facts.count).contains(size) else {
            throw EventStoreError.beyondHead(position: size, size: facts.count)
        }
        let last = facts[size - 1].submission
        guard last.part == last.of else {
            let before = size - last.part
            throw EventStoreError.insideSubmission(
                size: size, nearest: [before, before + last.of].filter { $0 > 0 })
        }
        return Array(facts[..<size])
    }

    /// Checks that each fact applies to those before it, by projecting them all in memory.
    private static func project(_ facts: [RecordedEvent]) throws {
        let queue = try DatabaseQueue(named: nil, configuration: ReadModels.configuration(isFile: false))
        try queue.inTransaction { database in
            try ReadModels.clear(database, origin: facts[0].origin)
            let projector = try Projector(database: database)
            for fact in facts {
                do {
                    try ReadModels.project(fact, with: projector)
                } catch let error as ReadModelError {
                    throw Fault(line: fact.position, problem: .doesNotApply(error))
                }
            }
            return .rollback
        }
    }

    private static func checked(_ leaves: [[UInt8]]) throws -> [RecordedEvent] {
        var revisions: [String: Int] = [:]
        var facts: [RecordedEvent] = []
        facts.reserveCapacity(leaves.count)
        for (index, leaf) in leaves.enumerated() {
            func fault(_ problem: Fault.Problem) -> Fault { Fault(line: index + 1, problem: problem) }
            let fact: RecordedEvent
            do throws(MalformedFact) {
                fact = try RecordedEvent(leaf: leaf)
            } catch {
                throw fault(.malformed(error))
            }
            guard fact.position == index + 1 else {
                throw fault(.wrongPosition(found: fact.position, expected: index + 1))
            }
            let revision = revisions[fact.event.stream, default: 0] + 1
            guard fact.revision == revision else {
                throw fault(.wrongRevision(found: fact.revision, expected: revision))
            }
            revisions[fact.event.stream] = revision
            if let last = facts.last {
                guard fact.origin == last.origin else {
                    throw fault(.otherOrigin(found: fact.origin, expected: last.origin))
                }
                guard fact.recordedAt >= last.recordedAt else { throw fault(.goesBackInTime) }
            }
            guard follows(fact.submission, facts.last?.submission) else {
                throw fault(.brokenSubmission(command: fact.submission.command))
            }
            facts.append(fact)
        }
        if let last = facts.last?.submission, last.part != last.of {
            throw Fault(line: facts.count, problem: .brokenSubmission(command: last.command))
        }
        return facts
    }

    /// Checks that the facts of each submission are those it was made of.
    private static func checkDigests(_ facts: [RecordedEvent]) throws {
        for last in facts where last.submission.part == last.submission.of {
            let parts = facts[(last.position - last.submission.of)..<last.position]
            guard Submission.fits(last.submission.digest, parts.map(\.event), note: parts.first!.submission.note) else {
                throw Fault(line: last.position, problem: .otherDigest(command: last.submission.command))
            }
        }
    }

    private static func follows(_ part: RecordedEvent.Part, _ last: RecordedEvent.Part?) -> Bool {
        guard let last, last.part < last.of else { return part.part == 1 }
        return part.part == last.part + 1 && part.of == last.of && part.command == last.command
            && part.digest == last.digest
    }
}

/// A copy whose keys or checkpoints do not fit its facts (exit code 2): nothing of it is restored.
public struct NotVerified: Error, Sendable {
    public let verification: LogVerification
}
