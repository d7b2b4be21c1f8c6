import ArgumentParser
import Events
import Foundation
import Projections

/// Where the registry is.
struct StoreOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say("Thư mục của sổ đăng ký (mặc định: TTHC_STORE).", "Directory of the registry (default: TTHC_STORE)."),
            valueName: "dir"), completion: .directory)
    var store: String?

    /// `--store`, else `TTHC_STORE`, else `tthc/` in the user's data directory.
    var directory: URL {
        if let path = store ?? Environment.value("TTHC_STORE"), !path.isEmpty {
            return URL(filePath: path, directoryHint: .isDirectory)
        }
        if let data = Environment.value("XDG_DATA_HOME"), data.hasPrefix("/") {
            return URL(filePath: data, directoryHint: .isDirectory).appending(path: "tthc")
        }
        return URL(filePath: NSHomeDirectory(), directoryHint: .isDirectory).appending(path: ".local/share/tthc")
    }

    /// Opens the registry, which stays open until the program ends.
    func open(_ safeguards: Safeguards = Safeguards()) throws -> Registry {
        let registry = try Registry(in: directory, safeguards: safeguards)
        Self.opened.append(registry)
        return registry
    }

    /// Of the one thread that runs the command.
    private nonisolated(unsafe) static var opened: [Registry] = []

    /// Leaves the registries to the next run as they are. To close them would write back the read models and remove two
    /// files, only for the next run to make them again: a fifth of what recording one decision takes.
    static func leave() {
        // Where the journal cannot be written back it is read once more.
        for registry in opened { try? registry.settle() }
    }
}
