public import Events
public import Foundation

/// Copies of a log that get their name only when they are whole, durable and verified.
public enum Backup {
    /// Copies `log.db`, through SQLite.
    ///
    /// - Parameter verify: throws when the copy is not verified; it is taken away again then.
    public static func copy(_ log: EventStore, to file: URL, verify: (URL) throws -> Void) throws {
        try keep(file, verify: verify) { try log.copy(to: $0) }
    }

    /// Exports the log as a bundle.
    public static func export(_ log: EventStore, to directory: URL, verify: (URL) throws -> Void) throws {
        try keep(directory, verify: verify) { try log.export(to: $0) }
    }

    private static func keep(
        _ place: URL, verify: (URL) throws -> Void, write: (URL) throws -> Void
    ) throws {
        let manager = FileManager.default
        guard try !DurableFile.isThere(place.path) else { throw EventStoreError.fileExists(path: place.path) }
        let draft = URL(filePath: place.standardizedFileURL.path + DurableFile.draftSuffix)
        // What a killed process left.
        try? manager.removeItem(at: draft)
        do {
            try write(draft)
            try verify(draft)
            try DurableFile.publish(draft.path, as: place, replacing: false)
        } catch {
            try? manager.removeItem(at: draft)
            throw error
        }
    }
}
