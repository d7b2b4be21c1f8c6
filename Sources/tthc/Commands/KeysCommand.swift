import ArgumentParser
import Events
import Foundation
import Projections

struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "keys",
        abstract: say("Khóa ký điểm chốt của sổ.", "The keys that sign the registry's checkpoints."),
        discussion: say(
            """
            Khóa bí mật nằm ngoài sổ, chỉ chủ đọc được; khóa công khai thì nên công bố rộng rãi.
            Ví dụ: tthc keys new; tthc keys show --format pem > key.pem
            """,
            """
            The secret key lies outside the store, for its owner alone; publish the public key widely.
            Example: tthc keys new; tthc keys show --format pem > key.pem
            """),
        subcommands: [New.self, Show.self, Rotate.self])

    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "Trao khóa ký đầu tiên cho sổ; điểm chốt đầu bao trùm mọi sự kiện đã có.",
                "Give the registry its first key; the first checkpoint covers all facts there are."),
            usage: "tthc keys new [--key <file>] [<option> ...]",
            discussion: say(
                "Tệp chưa có thì được tạo (32 byte, quyền 0400). Ví dụ: tthc keys new --key /media/usb/tthc.key",
                "A file that is not there is made (32 bytes, mode 0400). Example: tthc keys new --key /media/usb/tthc.key"
            ))

        @OptionGroup var store: StoreOptions
        @OptionGroup var safeguards: SafeguardOptions
        @OptionGroup var language: LanguageOptions

        func run() throws {
            let (key, file) = try store.open(safeguards.value).log.giveKey(in: safeguards.keyFile)
            try Screen.print(
                say(
                    """
                    Khóa ký \(key.shortID), lưu ở \(file.path). Cất một bản sao ở nơi khác: mất khóa thì không ghi tiếp được.
                    Khóa công khai, nên công bố: \(key)

                    """,
                    """
                    Signing key \(key.shortID), in \(file.path). Keep a copy elsewhere: without it nothing more is recorded.
                    Public key, to be published: \(key)

                    """))
        }
    }

    struct Show: ParsableCommand {
        enum Format: String, Choice {
            case table, json, vkey, pem
        }

        static let configuration = CommandConfiguration(
            abstract: say("Các khóa công khai của sổ.", "The registry's public keys."),
            usage: "tthc keys show [--format table|json|vkey|pem] [<option> ...]",
            discussion: say(
                "vkey và pem chỉ in khóa đang ký. Ví dụ: tthc keys show --format vkey",
                "vkey and pem print the key that signs now. Example: tthc keys show --format vkey"))

        @OptionGroup var store: StoreOptions
        @OptionGroup var language: LanguageOptions
        @Option(help: ArgumentHelp(say("Dạng trả lời: table, json, vkey, pem.", "Form of the answer.")))
        var format = Format.table

        func run() throws {
            let log = try EventStore(in: store.directory)
            let keys = try log.signingKeys()
            guard let current = keys.last?.key else { throw SigningKeyFault.noKey }
            switch format {
            case .vkey: try Screen.print("\(current)\n")
            case .pem: try Screen.print(current.pem)
            case .json: try OutputOptions.print(KeysReport(origin: log.origin, keys: keys), as: .json)
            case .table: try OutputOptions.print(KeysReport(origin: log.origin, keys: keys), as: .table)
            }
        }
    }

    struct Rotate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "Đổi khóa ký: một sự kiện, cả hai khóa cùng ký.", "Change the key: a fact that both keys sign."),
            usage: "tthc keys rotate [--key <old file>] [--new-key <file>] [<option> ...]",
            discussion: say(
                "Ví dụ: tthc keys rotate --reason \"Thay cán bộ giữ khóa\"",
                "Example: tthc keys rotate --reason \"Another officer keeps the key\""))

        @OptionGroup var store: StoreOptions
        @OptionGroup var safeguards: SafeguardOptions
        @OptionGroup var language: LanguageOptions
        @Option(
            help: ArgumentHelp(say("Tệp khóa mới; chưa có thì được tạo.", "File of the new key."), valueName: "file"),
            completion: .file())
        var newKey: String?
        @Option(help: ArgumentHelp(say("Lý do, ghi vào sổ.", "The reason, recorded."), valueName: "text"))
        var reason: String?
        @OptionGroup var recorder: RecorderOptions

        func run() throws {
            let reason = try reason.map { try ArgumentValue.name($0, "--reason") }
            let name = try recorder.value
            let changed = try store.open(safeguards.value).log.rotateKey(
                to: newKey.map { URL(filePath: $0) }, by: name, at: Instant(Date()), reason: reason)
            try Screen.print(
                say(
                    """
                    Đã đổi khóa \(changed.old.shortID) → \(changed.new.shortID), sự kiện số \(changed.position); khóa mới ở \(changed.file.path).
                    Khóa công khai mới, nên công bố: \(changed.new)

                    """,
                    """
                    Key \(changed.old.shortID) → \(changed.new.shortID), fact \(changed.position); the new key is in \(changed.file.path).
                    New public key, to be published: \(changed.new)

                    """))
        }
    }
}
