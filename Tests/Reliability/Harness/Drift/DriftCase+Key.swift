import Foundation

extension DriftCase {
    /// What becomes of the key.
    static let ofKey =
        [0o440, 0o404, 0o644, 0o600 | 0o020, 0o600 | 0o001].map { mode in
            DriftCase(
                name: "key of mode \(String(mode, radix: 8))", words: ["registry.key", String(mode, radix: 8)],
                concerns: .appending
            ) { registry in
                chmod(registry.key, mode_t(mode))
                return [:]
            }
        } + [
            DriftCase(name: "key missing", words: ["registry.key"], concerns: .appending) { registry in
                Folder.remove(registry.key)
                return [:]
            },
            DriftCase(name: "key named nowhere", words: ["key"], concerns: .appending) { _ in ["TTHC_KEY": ""] },
            DriftCase(name: "key is another's", words: ["key"], concerns: .appending) { registry in
                Folder.remove(registry.key)
                try Folder.write(Data(repeating: 8, count: 32), to: registry.key)
                chmod(registry.key, 0o400)
                return [:]
            },
            DriftCase(name: "key in the store", words: ["inner.key"], concerns: .appending) { registry in
                let inner = registry.path("store/inner.key")
                try Folder.copy(registry.key, to: inner)
                return ["TTHC_KEY": inner]
            },
            DriftCase(name: "key linked into the store", words: ["registry.key"], concerns: .appending) { registry in
                let inner = registry.path("store/inner.key")
                try FileManager.default.moveItem(atPath: registry.key, toPath: inner)
                try FileManager.default.createSymbolicLink(atPath: registry.key, withDestinationPath: inner)
                return [:]
            },
        ]
}
