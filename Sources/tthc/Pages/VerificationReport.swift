import Events
import Verification

/// What became of a check: verified, or what is wrong.
struct VerificationReport: Answer {
    enum Subject {
        case log(LogVerification)
        /// A log that cannot be read at all; its path.
        case damaged(String)
        case inclusion(InclusionProof)
        case consistency(ConsistencyProof)
        case checkpoint(SignedCheckpoint)
        case receipt(Receipt)
    }

    let subject: Subject
    let findings: [Finding]
    /// How many there are in all, where only the first are told.
    let count: Int
    /// The key that the judgement rests on; nil where it rests on the log's own word.
    let key: VerifierKey?

    init(_ subject: Subject, findings: [Finding], key: VerifierKey? = nil) {
        self.subject = subject
        self.findings = findings
        self.count = findings.count
        self.key = key
    }

    init(_ verification: LogVerification, _ trusted: TrustedKey?) {
        self.subject = .log(verification)
        self.findings = verification.findings
        self.count = verification.findingCount
        self.key = trusted?.key(ofLog: verification.origin)
    }

    var isVerified: Bool { count == 0 }

    var page: Page {
        var page = Page()
        page.title(isVerified ? say("ĐÃ XÁC MINH", "VERIFIED") : say("KHÔNG XÁC MINH ĐƯỢC", "NOT VERIFIED"))
        var table = Table(columns: [.init(title: ""), .init(title: "", isFlexible: true)])
        for row in rows { table.row(row) }
        page.table(table)
        for finding in findings.prefix(20) { page.text("✗ " + finding.wording, .removed) }
        if count > 20 {
            page.text(say("… và \(count - 20) chỗ khác (--format json)", "… and \(count - 20) more (--format json)"))
        }
        for line in remarks where isVerified { page.text(line) }
        return page
    }

    private var rows: [[String]] {
        let origin = say("Tên sổ", "Origin")
        let facts = say("Sự kiện", "Facts")
        let root = say("Gốc", "Root")
        let signed = key.map { [[say("Khóa đáng tin", "Trusted key"), $0.shortID]] } ?? []
        func rows(_ checkpoint: Checkpoint) -> [[String]] {
            [
                [origin, checkpoint.origin], [say("Điểm chốt", "Checkpoint"), "\(checkpoint.head.size)"],
                [root, checkpoint.head.base64Root],
            ] + signed
        }
        switch subject {
        case .log(let log):
            return [
                [origin, log.origin], [facts, "\(log.head.size)"],
                [say("Lần ghi", "Submissions"), "\(log.submissions)"],
                [root, log.head.base64Root], [say("Điểm chốt", "Checkpoints"), "\(log.checkpoints)"],
                [say("Khóa", "Keys"), log.keys.map(\.shortID).joined(separator: ", ")],
            ] + signed
        case .damaged(let path): return [[say("Tệp", "File"), path]]
        case .inclusion(let proof):
            let fact = proof.leaf.flatMap { try? RecordedEvent(leaf: $0) }
            let told =
                fact.map { fact in
                    [
                        [say("Loại", "Type"), fact.event.wireName], [say("Dòng sự kiện", "Stream"), fact.event.stream],
                        [say("Ghi lúc", "Recorded"), "\(fact.recordedAt.dayMonthYearAndTime), \(fact.recordedBy)"],
                    ]
                } ?? []
            return [[say("Sự kiện số", "Fact"), "\(proof.index + 1)"]] + told + rows(proof.checkpoint.checkpoint)
        case .consistency(let proof):
            return [[say("Nối tiếp điểm chốt", "Continues checkpoint"), "\(proof.old)"]]
                + rows(proof.checkpoint.checkpoint)
        case .checkpoint(let checkpoint): return rows(checkpoint.checkpoint)
        case .receipt(let receipt):
            return [
                [say("Xã", "Commune"), receipt.commune.text],
                [say("Xét tại ngày", "Asked for"), receipt.on.dayMonthYear],
                [say("Mã băm danh mục", "Digest of the list"), receipt.list],
            ] + rows(Checkpoint(origin: receipt.origin, head: receipt.head))
        }
    }

    /// What the verdict does not say.
    private var remarks: [String] {
        guard case .log(let log) = subject else { return [] }
        var lines: [String] = []
        for size in log.agreesWith {
            lines.append(
                say("Nối tiếp điểm chốt \(size) giữ ở nơi khác.", "Continues the checkpoint \(size) held elsewhere."))
        }
        if log.keys.isEmpty {
            lines.append(
                say(
                    "Sổ chưa có khóa ký: chỉ cho thấy các sự kiện khớp với nhau.",
                    "The log has no key: this shows only that its facts fit together."))
        }
        if log.agreesWith.isEmpty {
            lines.append(
                say(
                    "Chưa đối chiếu điểm chốt nào giữ ở nơi khác (--since): không thấy được sổ bị cắt đuôi hay bị viết lại.",
                    "Not held against a checkpoint from elsewhere (--since): a log cut off or rewritten would not show."
                ))
        }
        return lines
    }

    var value: Value {
        var members: Value.Members = [
            "schema": .text("tthc.verification/1"), "verified": .flag(isVerified), "subject": .text(name),
        ]
        func add(_ checkpoint: Checkpoint) {
            members["origin"] = .text(checkpoint.origin)
            members["head"] = checkpoint.head.value
        }
        switch subject {
        case .log(let log):
            members["origin"] = .text(log.origin)
            members["head"] = log.head.value
            members["submissions"] = .integer(log.submissions)
            members["checkpoints"] = .integer(log.checkpoints)
            members["keys"] = .list(log.keys.map { .text("\($0)") })
            members["agreesWith"] = .list(log.agreesWith.map(Value.integer))
        case .damaged: break
        case .inclusion(let proof):
            members["fact"] = .integer(proof.index + 1)
            add(proof.checkpoint.checkpoint)
        case .consistency(let proof):
            members["old"] = .integer(proof.old)
            add(proof.checkpoint.checkpoint)
        case .checkpoint(let checkpoint): add(checkpoint.checkpoint)
        case .receipt(let receipt):
            add(Checkpoint(origin: receipt.origin, head: receipt.head))
            members["commune"] = .text(receipt.commune.text)
            members["on"] = .text(receipt.on.description)
            members["list"] = .text(receipt.list)
        }
        members["trusted"] = key.map { .text("\($0)") }
        members["findingCount"] = .integer(count)
        members["findings"] = .list(
            findings.map {
                .object([
                    "finding": .text($0.code.name), "place": $0.code.place.map(Value.integer),
                    "message": .text($0.wording),
                ])
            })
        return .object(members)
    }

    private var name: String {
        switch subject {
        case .log, .damaged: "log"
        case .inclusion: "inclusion"
        case .consistency: "consistency"
        case .checkpoint: "checkpoint"
        case .receipt: "receipt"
        }
    }

    var csv: CSV {
        CSV(
            columns: ["finding", "place", "message"],
            rows: findings.map { [$0.code.name, $0.code.place.map(String.init) ?? "", $0.wording] })
    }
}
