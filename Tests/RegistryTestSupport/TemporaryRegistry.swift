public import Events
public import Foundation
public import Projections

/// A registry in a temporary directory of its own, which goes with it.
public final class TemporaryRegistry {
    public let directory: URL
    public let safeguards: Safeguards
    public private(set) var registry: Registry
    private var instant = Instant("2026-11-01T00:00:00.000Z")!

    private let folder: URL

    /// - Parameter anchored: whether a high-water mark is kept.
    public init(anchored: Bool = false) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tthc-test-\(UUID().uuidString)")
        directory = folder.appending(path: "store")
        safeguards = Safeguards(
            keyDirectory: folder.appending(path: "keys"), anchor: anchored ? folder.appending(path: "anchor") : nil)
        registry = try Registry.create(in: directory, origin: "test/\(UUID().uuidString)", safeguards: safeguards)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Opens it again, as another process would.
    public func reopen() throws { registry = try Registry(in: directory, safeguards: safeguards) }

    /// Records the submissions of a text of JSON, JSON Lines or YAML, one second apart.
    ///
    /// - Parameter day: moves the clock to that day in Viet Nam, at eight in the morning; nil lets it go on.
    @discardableResult
    public func record(
        _ text: String, on day: CivilDate? = nil, acceptsConflicts: Bool = false, isDryRun: Bool = false
    ) throws -> [RecordOutcome] {
        if let day { instant = Instant(milliseconds: (day.dayNumber * 24 + 1) * 3_600_000) }
        var recorder = Recorder(
            registry, by: "test", acceptsConflicts: acceptsConflicts, clock: { [self] in tick() })
        var file = try SubmissionFile(name: "test", contents: Data(text.utf8))
        var outcomes: [RecordOutcome] = []
        if isDryRun {
            try recorder.rehearse({ try file.next() }) { outcomes.append($1) }
            return outcomes
        }
        while let submission = try file.next() { outcomes.append(try recorder.record(submission)) }
        return outcomes
    }

    private func tick() -> Instant {
        instant = Instant(milliseconds: instant.milliseconds + 1000)
        return instant
    }
}
