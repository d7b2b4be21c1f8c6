import ArgumentParser
import Events
import Foundation
import Projections

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "init",
        abstract: say("Tạo sổ đăng ký mới, chưa có sự kiện nào.", "Make a new registry, with no fact in it."),
        usage: "tthc init [--origin <name>] [--declare-loss <file>] [<option> ...]",
        discussion: say(
            """
            Ví dụ: tthc init --store so-tthc
            Khi sổ cũ mất thật, không được ghi tiếp dưới tên cũ: tthc init --store so-moi --declare-loss chot-cuoi.txt
            """,
            """
            Example: tthc init --store registry
            After a real loss the old name is never continued: tthc init --store new --declare-loss last-checkpoint.txt
            """))

    @OptionGroup var store: StoreOptions
    @OptionGroup var language: LanguageOptions
    @Option(help: ArgumentHelp(say("Tên của sổ, ghi trong mọi sự kiện.", "Name of the log, written in every fact.")))
    var origin: String?
    @Option(
        help: ArgumentHelp(
            say(
                "Khai báo mất sổ có điểm chốt này; sổ mới mở đầu bằng lời khai đó.",
                "Declare the log of this checkpoint lost; the new one begins by saying so."), valueName: "checkpoint"),
        completion: .file())
    var declareLoss: String?
    @Option(help: ArgumentHelp(say("Lý do mất, ghi vào sổ.", "Why it was lost, recorded."), valueName: "text"))
    var reason: String?
    @OptionGroup var recorder: RecorderOptions

    func run() throws {
        let origin = try self.origin.map(ArgumentValue.origin) ?? "tthc.local/\(UUID().uuidString.lowercased())"
        guard declareLoss == nil else { return try begin(origin, afterLossOf: declareLoss!) }
        let registry = try Registry.create(in: store.directory, origin: origin)
        try Screen.print(
            say(
                "Đã tạo sổ đăng ký trống tại \(store.directory.path); tên sổ: \(registry.log.origin).\n",
                "An empty registry in \(store.directory.path), origin \(registry.log.origin).\n"))
    }

    private func begin(_ origin: String, afterLossOf file: String) throws {
        let kept = try InputFile.evidence(file) { bytes throws(MalformedEvidence) in
            _ = try Checkpoint(kept: bytes)
            return String(decoding: bytes, as: UTF8.self)
        }
        let loss = try LossDeclaration(text: kept, reason: reason.map { try ArgumentValue.name($0, "--reason") })
        guard loss.checkpoint.origin != origin else {
            throw BadArgument(option: "--origin", value: origin, expected: .newOrigin)
        }
        let log = try EventStore.create(
            in: store.directory, origin: origin, declaring: loss, by: recorder.value, at: Instant(Date()))
        try Screen.print(
            say(
                "Sổ mới tại \(store.directory.path), tên \(log.origin); sự kiện số 1 khai báo mất sổ \(loss.checkpoint.origin) "
                    + "(\(loss.checkpoint.head.size) sự kiện).\n",
                "A new registry in \(store.directory.path), origin \(log.origin); fact 1 declares the log "
                    + "\(loss.checkpoint.origin) (\(loss.checkpoint.head.size) facts) lost.\n"))
    }
}
