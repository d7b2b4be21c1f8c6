import Documents
import Events

/// What became of the check of a posting: the same again, or where not.
struct PostingVerification: Answer {
    let manifest: PostingManifest
    let check: PostingCheck

    var isVerified: Bool { check.findings.isEmpty }

    var page: Page {
        var page = Page()
        page.title(isVerified ? say("ĐÃ XÁC MINH", "VERIFIED") : say("KHÔNG XÁC MINH ĐƯỢC", "NOT VERIFIED"))
        var table = Table(columns: [.init(title: ""), .init(title: "", isFlexible: true)])
        table.row([say("Xã", "Commune"), manifest.receipt.commune.text])
        table.row([say("Xét tại ngày", "Asked for"), manifest.receipt.on.dayMonthYear])
        table.row([say("Biết đến sự kiện", "Known up to fact"), "\(manifest.receipt.head.size)"])
        table.row([say("Gốc", "Root"), manifest.receipt.head.base64Root])
        page.table(table)
        page.text(say("Mã danh mục (SHA-256)", "Digest of the list (SHA-256)") + ": \(manifest.receipt.list)")
        for finding in check.findings.prefix(Self.shown) { page.text("✗ " + finding.wording, .removed) }
        if check.findings.count > Self.shown {
            let rest = check.findings.count - Self.shown
            page.text(say("… và \(rest) chỗ khác (--format json)", "… and \(rest) more (--format json)"))
        }
        for name in check.equal {
            page.text("= " + say("\(name): dựng lại giống từng byte", "\(name): made again, the same bytes"))
        }
        for file in check.unmade { page.text("· " + file.wording, .faint) }
        return page
    }

    private static let shown = 20

    var value: Value {
        .object([
            "schema": .text("tthc.verification/1"), "verified": .flag(isVerified), "subject": .text("posting"),
            "origin": .text(manifest.receipt.origin), "head": manifest.receipt.head.value,
            "commune": .text(manifest.receipt.commune.text),
            "on": .text(manifest.receipt.on.description), "list": .text(manifest.receipt.list),
            "equal": .list(check.equal.map(Value.text)), "unmade": .list(check.unmade.map { .text($0.wording) }),
            "findingCount": .integer(check.findings.count),
            "findings": .list(
                check.findings.map {
                    .object([
                        "finding": .text($0.code.name), "subject": $0.code.subject.map(Value.text),
                        "message": .text($0.wording),
                    ])
                }),
        ])
    }

    var csv: CSV {
        CSV(
            columns: ["finding", "subject", "message"],
            rows: check.findings.map { [$0.code.name, $0.code.subject ?? "", $0.wording] })
    }
}
