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
        let environment = ProcessInfo.processInfo.environment
        if let path = store ?? environment["TTHC_STORE"], !path.isEmpty {
            return URL(filePath: path, directoryHint: .isDirectory)
        }
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
            return URL(filePath: data, directoryHint: .isDirectory).appending(path: "tthc")
        }
        return URL(filePath: NSHomeDirectory(), directoryHint: .isDirectory).appending(path: ".local/share/tthc")
    }

    func open(_ safeguards: Safeguards = Safeguards()) throws -> Registry {
        try Registry(in: directory, safeguards: safeguards)
    }
}
