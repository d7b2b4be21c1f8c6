import ArgumentParser
import Events
import Foundation

struct ProofCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "proof",
        abstract: say(
            "Chứng minh một sự kiện có trong sổ, hoặc sổ chỉ được ghi thêm.",
            "Prove that a fact is in the log, or that the log only grew."),
        usage: """
            tthc proof --fact <position> [--size <facts>] [-o <file>] [...]
            tthc proof --from <checkpoint> [--size <facts>] [-o <file>] [...]
            """,
        discussion: say(
            """
            Người nhận kiểm tra bằng `tthc verify TỆP --key KHÓA`, hoặc không cần chương trình này (docs/verify-without-us.vi.md).
            Ví dụ: tthc proof --fact 401 -o qd-3582.tlog-proof
            """,
            """
            Whoever gets it checks it with `tthc verify FILE --key KEY`, or without this program (docs/verify-without-us.md).
            Example: tthc proof --fact 401 -o fact-401.tlog-proof
            """))

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(say("Số của sự kiện.", "The position of the fact."), valueName: "position"))
    var fact: String?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            say("Điểm chốt cũ: tệp, hoặc số sự kiện.", "An old checkpoint: its file, or its size."),
            valueName: "checkpoint"), completion: .file())
    var from: String?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            say("Theo điểm chốt của bấy nhiêu sự kiện (mặc định: mới nhất).", "By the checkpoint over so many facts."),
            valueName: "facts"))
    var size: String?
    @OptionGroup var target: TargetOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var language: LanguageOptions

    func validate() throws {
        guard (fact == nil) != (from == nil) else {
            throw ValidationError(say("Nêu --fact hoặc --from, một trong hai.", "Give either --fact or --from."))
        }
    }

    func run() throws {
        let size = try size.map { try ArgumentValue.position($0, "--size") }
        let position = try fact.map { try ArgumentValue.fact($0, "--fact") }
        let old = try from.map { try oldSize($0) }
        let log = try EventStore(in: store.directory)
        try log.checkLeaves()
        if let position { try target.write("\(log.inclusionProof(of: position, size: size))") }
        if let old {
            if let origin = old.origin, origin != log.origin {
                throw OtherLog(path: from!, found: origin, expected: log.origin)
            }
            try target.write("\(log.consistencyProof(from: old.size, size: size))")
        }
    }

    /// A size as it stands, or that of the checkpoint in a file.
    private func oldSize(_ text: String) throws -> (size: Int, origin: String?) {
        if let size = Int(text), size >= 0, String(size) == text { return (size, nil) }
        let checkpoint = try InputFile.evidence(text) { bytes throws(MalformedEvidence) in try Checkpoint(kept: bytes) }
        return (checkpoint.head.size, checkpoint.origin)
    }
}

/// A checkpoint of another log.
struct OtherLog: Error {
    let path: String
    let found: String
    let expected: String

    var wording: String {
        say(
            "\(path) là điểm chốt của sổ “\(found)”, không phải của “\(expected)”; kiểm tra --store.",
            "\(path) is a checkpoint of the log “\(found)”, not of “\(expected)”; check --store.")
    }
}
