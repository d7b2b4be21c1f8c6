import Events

/// The public keys of a log, oldest first.
struct KeysReport: Answer {
    let origin: String
    let keys: [SigningKeyRow]

    var page: Page {
        var page = Page()
        page.title(say("KHÓA CÔNG KHAI CỦA SỔ", "PUBLIC KEYS OF THE REGISTRY"))
        page.text(origin)
        var table = Table(columns: [
            .init(title: say("Ký từ", "Signs from"), alignsRight: true), .init(title: say("Số hiệu", "Id")),
            .init(title: say("Khóa công khai", "Public key"), isFlexible: true),
        ])
        for row in keys { table.row(["\(row.size)", row.key.shortID, "\(row.key)"]) }
        page.table(table)
        return page
    }

    var value: Value {
        .object([
            "schema": .text("tthc.keys/1"), "origin": .text(origin),
            "keys": .list(
                keys.map {
                    .object([
                        "key": .text($0.key.shortID), "from": .integer($0.size), "vkey": .text("\($0.key)"),
                        "pem": .text($0.key.pem),
                    ])
                }),
        ])
    }

    var csv: CSV {
        CSV(columns: ["from", "key", "vkey"], rows: keys.map { ["\($0.size)", $0.key.shortID, "\($0.key)"] })
    }
}
