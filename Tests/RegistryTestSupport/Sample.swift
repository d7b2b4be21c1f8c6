public import Events
import Foundation
public import Projections

/// The sample of the repository: Hải Phòng, 2025 to 2026.
public enum Sample {
    /// Its files, in the order in which they are recorded.
    public static func files() throws -> [String] {
        let folder = Repository.root.appending(path: "samples/hai-phong")
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "yaml" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
            .map { try String(contentsOf: $0, encoding: .utf8) }
    }

    /// A registry that holds it.
    public static func registry() throws -> TemporaryRegistry {
        let store = try TemporaryRegistry()
        for file in try files() { try store.record(file) }
        return store
    }

    /// Every commune alive on a day.
    public static func communes(of registry: Registry, on day: CivilDate) throws -> [UnitCode] {
        let size = try registry.log.size()
        let all = try registry.nationalDifference(from: .init(on: day, known: 0), to: .init(on: day, known: size))
        return all.established.map(\.code)
    }
}
