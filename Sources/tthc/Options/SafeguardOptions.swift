import ArgumentParser
import Events
import Foundation

/// The signing key and the high-water mark of the registry: what appending rests on beside the store.
struct SafeguardOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(
                "Tệp khóa ký (mặc định: TTHC_KEY, rồi thư mục cấu hình người dùng).",
                "File of the signing key (default: TTHC_KEY, else the user's configuration)."),
            valueName: "file"), completion: .file())
    var key: String?
    @OptionGroup var mark: MarkOptions

    var value: Safeguards {
        Safeguards(key: keyFile, keyDirectory: Self.keyDirectory, anchor: mark.directory)
    }

    /// As given; nil means the default place.
    var keyFile: URL? { (key ?? Self.environment("TTHC_KEY")).map { URL(filePath: $0) } }

    /// `tthc/keys/` in the user's configuration directory.
    static var keyDirectory: URL {
        let base =
            if let configuration = environment("XDG_CONFIG_HOME"), configuration.hasPrefix("/") { configuration } else {
                NSHomeDirectory() + "/.config"
            }
        return URL(filePath: base, directoryHint: .isDirectory).appending(path: "tthc/keys")
    }

    static func environment(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// Where the high-water mark is kept.
struct MarkOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(
                "Thư mục giữ mốc cao nhất của sổ, để ở nơi khác (mặc định: TTHC_ANCHOR).",
                "Directory of the high-water mark, in another place (default: TTHC_ANCHOR)."),
            valueName: "dir"), completion: .directory)
    var anchor: String?

    var directory: URL? {
        (anchor ?? SafeguardOptions.environment("TTHC_ANCHOR")).map { URL(filePath: $0, directoryHint: .isDirectory) }
    }
}
