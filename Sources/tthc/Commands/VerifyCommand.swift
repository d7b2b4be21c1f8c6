import ArgumentParser
import Events
import Foundation
import Projections
import Verification

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "verify",
        abstract: say(
            "Kiểm tra sổ, bản sao, chứng minh, điểm chốt, phiếu xác nhận hay bản kê niêm yết.",
            "Check the log, a copy, a proof, a checkpoint, a receipt or the manifest of a posting."),
        usage: "tthc verify [<file>] [--since <file> ...] [--key <key>] [<option> ...]",
        discussion: say(
            """
            Không nêu tệp: kiểm tra cả sổ. Mã thoát 0 đã xác minh, 1 không.
            Chỉ điểm chốt giữ ở nơi khác (--since) mới cho thấy sổ bị cắt đuôi hoặc bị viết lại bằng chính khóa của nó.
            Ví dụ:
              tthc verify --since chot-2026-10.txt
              tthc verify qd-3582.tlog-proof --key key.pem
              tthc verify niem-yet/posting-11824-2026-09-08.manifest.json
            """,
            """
            Without a file: the whole log. Exit code 0 verified, 1 not.
            Only a checkpoint held elsewhere (--since) shows a log cut off, or rewritten with its own key.
            Examples:
              tthc verify --since 2026-10.txt
              tthc verify fact-401.tlog-proof --key key.pem
              tthc verify board/posting-11824-2026-09-08.manifest.json
            """))

    @Argument(
        help: ArgumentHelp(
            say(
                "Chứng minh, điểm chốt, phiếu xác nhận, gói lưu trữ, bản sao log.db, bản kê niêm yết.",
                "A proof, a checkpoint, a receipt, a bundle, a copy of log.db, a manifest."), valueName: "file"),
        completion: .file())
    var file: String?
    @Option(
        help: ArgumentHelp(
            say("Điểm chốt giữ ở nơi khác; nêu được nhiều lần.", "A checkpoint held elsewhere; may be repeated."),
            valueName: "checkpoint"), completion: .file())
    var since: [String] = []
    @Option(
        help: ArgumentHelp(
            say(
                "Khóa công khai đáng tin: chuỗi, hoặc tệp chứa nó, hoặc PEM.", "The public key to trust: text or file."),
            valueName: "key"), completion: .file())
    var key: String?
    @Option(
        help: ArgumentHelp(
            say("Danh mục (JSON đầy đủ) mà phiếu xác nhận.", "The list (full JSON) that a receipt is for."),
            valueName: "file"), completion: .file(extensions: ["json"]))
    var list: String?
    @Option(
        help: ArgumentHelp(
            say(
                "Bản sao hay gói lưu trữ để dựng lại danh mục niêm yết (mặc định: sổ).",
                "A copy or bundle to make a posted list again from (default: the store)."), valueName: "file"),
        completion: .file())
    var log: String?
    @Option(
        help: ArgumentHelp(
            say("Mẫu Mustache mà bản kê nêu.", "The Mustache template that a manifest names."), valueName: "file"),
        completion: .file())
    var template: String?
    @OptionGroup var mark: MarkOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let outside = try since.map { path in
            try InputFile.evidence(path) { bytes throws(MalformedEvidence) in try OutsideCheckpoint(bytes) }
        }
        let trusted = try key.map(TrustedKey.init(given:))
        if let file, let bytes = try InputFile.manifest(file) {
            let report = try verifyPosting(file, bytes)
            try output.print(report)
            guard report.isVerified else { throw ExitCode.found }
            return
        }
        let report = try file.map { try verify(file: $0, outside, trusted) } ?? verifyStore(outside, trusted)
        try output.print(report)
        guard report.isVerified else { throw ExitCode.found }
    }

    private func verifyStore(_ outside: [OutsideCheckpoint], _ trusted: TrustedKey?) throws -> VerificationReport {
        let path = store.directory.appending(path: EventStore.fileName)
        guard try DurableFile.isThere(path.path) else {
            throw EventStoreError.noRegistry(path: store.directory.path)
        }
        var outside = outside
        var isLog = true
        do {
            let log = try EventStore(in: store.directory, safeguards: Safeguards(anchor: mark.directory))
            if let highest = try log.highWaterMarkBytes() { outside.append(try OutsideCheckpoint(highest)) }
        } catch EventStoreError.notALog {
            isLog = false
        } catch EventStoreError.storage(_, let code, _) where code & 0xFF == 11 {
            // Damaged (SQLITE_CORRUPT): the check below says where.
        }
        let report = try verify(.file(path), outside, trusted)
        // All is well inside, and yet it is not marked as a log of this program.
        guard isLog || !report.isVerified else { throw EventStoreError.notALog(path: path.path) }
        return report
    }

    private func verify(
        _ copy: LogCopy, _ outside: [OutsideCheckpoint], _ trusted: TrustedKey?
    ) throws -> VerificationReport {
        do {
            return VerificationReport(try LogVerifier.verify(copy, trusting: trusted, outside: outside), trusted)
        } catch LogCopy.Fault.damaged(let path, let message) {
            return VerificationReport(.damaged(path), findings: [.unreadable(message)])
        }
    }

    private func verify(
        file: String, _ outside: [OutsideCheckpoint], _ trusted: TrustedKey?
    ) throws -> VerificationReport {
        if let copy = try InputFile.logCopy(file) {
            if case .file(let url) = copy {
                do {
                    try EventStore.checkForm(of: url)
                } catch EventStoreError.storage(_, let code, _) where code & 0xFF == 11 {}
            }
            return try verify(copy, outside, trusted)
        }
        let bytes = Array(try InputFile.read(file))
        return try InputFile.placed(file) {
            switch try Evidence(parsing: bytes) {
            case .inclusion(let proof):
                let key = try trusted ?? known(proof.checkpoint.note)
                return VerificationReport(
                    .inclusion(proof),
                    findings: ProofVerifier.findings(in: proof, trusting: key)
                        + outside.flatMap {
                            ProofVerifier.findings(in: proof.checkpoint, against: $0.checkpoint)
                        }, key: key.key(ofLog: proof.checkpoint.checkpoint.origin))
            case .consistency(let proof):
                guard let old = outside.first?.checkpoint else {
                    throw NoOldCheckpoint()
                }
                let key = try trusted ?? known(proof.checkpoint.note)
                return VerificationReport(
                    .consistency(proof), findings: ProofVerifier.findings(in: proof, since: old, trusting: key),
                    key: key.key(ofLog: proof.checkpoint.checkpoint.origin))
            case .checkpoint(let checkpoint):
                let key = try trusted ?? known(checkpoint.note)
                return VerificationReport(
                    .checkpoint(checkpoint),
                    findings: ProofVerifier.findings(in: checkpoint, trusting: key)
                        + outside.flatMap { ProofVerifier.findings(in: checkpoint, against: $0.checkpoint) },
                    key: key.key(ofLog: checkpoint.checkpoint.origin))
            case .receipt(let note, let receipt): return try verify(receipt, note, trusted)
            }
        }
    }

    private func verify(
        _ receipt: Receipt, _ note: SignedNote, _ trusted: TrustedKey?
    ) throws -> VerificationReport {
        let key = try trusted ?? known(note)
        var findings = ProofVerifier.findings(in: receipt, note, trusting: key)
        if let list {
            findings += ProofVerifier.findings(in: receipt, list: Array(try InputFile.read(list)))
        }
        // The registry itself is asked again where it is at hand.
        if trusted == nil, try !store.open().confirms(receipt) { findings.append(.otherList) }
        return VerificationReport(.receipt(receipt), findings: findings, key: key.key(ofLog: receipt.origin))
    }

    /// The key of the registry at hand that signed a note.
    private func known(_ note: SignedNote) throws -> TrustedKey {
        guard let keys = try? EventStore(in: store.directory).signingKeys().map(\.key), let last = keys.last else {
            throw NoTrustedKey()
        }
        return .named(keys.last { note.standing(of: $0) != .unsigned } ?? last)
    }
}

/// A proof that a log only grew is checked against the older checkpoint (exit code 4).
struct NoOldCheckpoint: Error {
    var wording: String {
        say(
            "đây là chứng minh sổ chỉ được ghi thêm; nêu điểm chốt cũ để đối chiếu bằng --since.",
            "this proves that the log only grew; give the older checkpoint it starts from with --since.")
    }
}

/// A signature can only be checked by a key from elsewhere (exit code 4).
struct NoTrustedKey: Error {
    var wording: String {
        say(
            "chưa biết tin khóa nào: nêu khóa công khai của sổ bằng --key, hoặc sổ bằng --store.",
            "there is no key to trust: give the registry's public key with --key, or the registry with --store.")
    }
}

extension TrustedKey {
    /// A key as text, or the file that holds one.
    init(given text: String) throws {
        guard FileManager.default.fileExists(atPath: text) else {
            do {
                self = try TrustedKey(text)
            } catch {
                throw BadArgument(option: "--key", value: text, expected: .key)
            }
            return
        }
        self = try InputFile.evidence(text) { bytes throws(MalformedEvidence) in
            try TrustedKey(String(decoding: bytes, as: UTF8.self))
        }
    }
}
