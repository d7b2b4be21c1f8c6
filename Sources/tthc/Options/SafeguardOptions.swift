import ArgumentParser
import Events
import Foundation

/// The signing key and the high-water mark of the registry: what appending rests on beside the store.
///
/// A group within a group would cost each run as much as ten options: ``MarkOptions`` is written out here.
struct SafeguardOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(
                "Tệp khóa ký (mặc định: TTHC_KEY, rồi thư mục cấu hình người dùng).",
                "File of the signing key (default: TTHC_KEY, else the user's configuration)."),
            valueName: "file"), completion: .file())
    var key: String?
    @Option(help: MarkOptions.help, completion: .directory)
    var anchor: String?

    var value: Safeguards {
        Safeguards(key: keyFile, keyDirectory: Self.keyDirectory, anchor: MarkOptions.directory(anchor))
    }

    /// As given; nil means the default place.
    var keyFile: URL? { (key ?? Environment.value("TTHC_KEY")).map { URL(filePath: $0) } }

    /// `tthc/keys/` in the user's configuration directory.
    static var keyDirectory: URL {
        let base =
            if let home = Environment.value("XDG_CONFIG_HOME"), home.hasPrefix("/") { home } else {
                NSHomeDirectory() + "/.config"
            }
        return URL(filePath: base, directoryHint: .isDirectory).appending(path: "tthc/keys")
    }
}

/// Where the high-water mark is kept.
struct MarkOptions: ParsableArguments {
    @Option(help: Self.help, completion: .directory)
    var anchor: String?

    var directory: URL? { Self.directory(anchor) }

    static var help: ArgumentHelp {
        ArgumentHelp(
            say(
                "Thư mục giữ mốc cao nhất của sổ, để ở nơi khác (mặc định: TTHC_ANCHOR).",
                "Directory of the high-water mark, in another place (default: TTHC_ANCHOR)."),
            valueName: "dir")
    }

    static func directory(_ anchor: String?) -> URL? {
        (anchor ?? Environment.value("TTHC_ANCHOR")).map { URL(filePath: $0, directoryHint: .isDirectory) }
    }
}
