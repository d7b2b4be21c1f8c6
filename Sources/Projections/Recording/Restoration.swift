public import Events
public import Foundation

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

    /// Restores into a directory where no registry is, or an empty one.
    ///
    /// - Parameter progress: called with the number of facts restored so far.
    @discardableResult
    public static func restore(
        _ lines: Data, in directory: URL, progress: (Int) -> Void = { _ in }
    ) throws -> Registry {
        let leaves = lines.split(separator: UInt8(ascii: "\n")).map { Array($0) }
        guard !leaves.isEmpty else { throw Fault(line: 1, problem: .empty) }
        let facts = try checked(leaves)
        var store = try EventStore.create(in: directory, origin: facts[0].origin)
        if store.origin != facts[0].origin { store = try store.adopt(origin: facts[0].origin) }
        try store.append { appender in
            for (fact, leaf) in zip(facts, leaves) {
                try appender.append(fact, leaf: leaf)
                progress(fact.position)
            }
        }
        return try Registry(in: directory)
    }

    private static func checked(_ leaves: [[UInt8]]) throws -> [RecordedEvent] {
        var revisions: [String: Int] = [:]
        var register = UnitRegister()
        var decisions: Set<DecisionIdentity> = []
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
            try apply(fact, to: &register, &decisions) { fault(.doesNotApply($0)) }
            guard fact.submission.part == fact.submission.of else { continue }
            let parts = facts.suffix(fact.submission.of)
            for case .unit(let unit) in parts.map(\.event) {
                guard let refusal = register.refusal(of: unit.change.code) else { continue }
                throw fault(.doesNotApply(.factDoesNotApply(refusal, position: fact.position)))
            }
            guard Submission.fits(fact.submission.digest, parts.map(\.event), note: parts.first?.submission.note) else {
                throw fault(.otherDigest(command: fact.submission.command))
            }
        }
        if let last = facts.last?.submission, last.part != last.of {
            throw Fault(line: facts.count, problem: .brokenSubmission(command: last.command))
        }
        return facts
    }

    /// Checks that the fact applies to those before it, as the read models will.
    private static func apply(
        _ fact: RecordedEvent, to register: inout UnitRegister, _ decisions: inout Set<DecisionIdentity>,
        fault: (ReadModelError) -> Fault
    ) throws {
        switch fact.event {
        case .decisionPublished(let decision):
            guard decisions.insert(decision.identity).inserted else {
                let refusal = Refusal.decisionRecorded(decision.identity, position: fact.position)
                throw fault(.factDoesNotApply(refusal, position: fact.position))
            }
        case .line(let line):
            guard decisions.contains(line.decision) else {
                throw fault(.decisionMissing(line.decision, position: fact.position))
            }
        case .unit(let unit): register.apply(unit, position: fact.position)
        }
    }

    private static func follows(_ part: RecordedEvent.Part, _ last: RecordedEvent.Part?) -> Bool {
        guard let last, last.part < last.of else { return part.part == 1 }
        return part.part == last.part + 1 && part.of == last.of && part.command == last.command
            && part.digest == last.digest
    }
}
