internal import Events
internal import VietnameseText

/// The channels of a procedure (cách thức thực hiện), as JSON records have them in a table of their own.
struct ChannelTable {
    private(set) var values: [Value] = []
    private(set) var unread: [Doubt] = []
    private var timeLimits: [String] = []
    private var fees: [String] = []

    /// Nil when the record has no such table.
    init?(_ tables: [Row.Nested]) {
        guard let table = tables.first(where: { Self.keys.contains(Caption.words($0.key)) }) else { return nil }
        for record in table.records {
            func text(_ captions: Set<Caption>) -> String? {
                record.first { field in Caption(caption: field.key).map(captions.contains) ?? false }?.text
            }
            let name = text([.channel, .act]) ?? ""
            guard let channel = Self.channel(name) else {
                unread.append(
                    .unread(title: table.key, text: CleanText(record.map(\.text).joined(separator: " | ")).line))
                continue
            }
            let limit = text([.timeLimit]) ?? ""
            let fee = text([.fee]) ?? ""
            timeLimits.append(CleanText(limit).text)
            fees.append(CleanText(fee).text)
            let note = text([.description, .note]).map { CleanText($0).text }
            values.append(
                .object([
                    "channel": .text(channel), "timeLimit": TimeLimitReading.value(limit), "fee": Self.fee(fee),
                    "note": note.flatMap { Statement.isNoInformation($0) ? nil : .text($0) },
                ]))
        }
    }

    private static let keys: Set<String> = ["hinh thuc nop", "cach thuc thuc hien", "channels", "hinh thuc nop ho so"]

    /// One fee as an object, several as their words.
    private static func fee(_ text: String) -> Value? {
        guard let fees = FeeReading.values(text) else { return nil }
        return fees.count == 1 ? fees[0] : .text(CleanText(text).text)
    }

    /// What all channels state, where they state the same.
    var sharedTimeLimit: String? { Set(timeLimits).count == 1 ? timeLimits[0] : nil }
    var sharedFee: String? { Set(fees).count == 1 ? fees[0] : nil }

    /// The channel that words name and nothing else.
    static func channel(_ raw: String) -> String? {
        switch PlainKey(raw).text {
        case "truc tiep", "nop truc tiep", "tai tru so": "inPerson"
        case "truc tuyen", "nop truc tuyen", "qua mang": "online"
        case "dich vu buu chinh", "buu chinh", "buu chinh cong ich", "bcci", "dich vu buu chinh cong ich",
            "qua buu chinh",
            "dich vu bcci", "qua dich vu buu chinh", "qua dich vu buu chinh cong ich":
            "post"
        default: nil
        }
    }
}

/// The papers of a dossier (thành phần hồ sơ).
enum DossierTable {
    /// Nil when the record has no such table.
    static func values(_ tables: [Row.Nested]) -> [Value]? {
        guard
            let table = tables.first(where: {
                ["thanh phan ho so", "dossier", "ho so"].contains(Caption.words($0.key))
            })
        else {
            return nil
        }
        return table.records.compactMap { record in
            func text(_ keys: Set<String>) -> String? {
                record.first { keys.contains(Caption.words($0.key)) }.map { CleanText($0.text).text }.flatMap {
                    $0.isEmpty ? nil : $0
                }
            }
            guard let item = text(["ten giay to", "ten", "item", "giay to", "ten thanh phan ho so"]) else { return nil }
            let counts = record.map(\.text).joined(separator: "\n")
            // What the export calls "so_luong" names the files of forms.
            let form = text(["mau don to khai", "form", "mau don", "bieu mau", "so luong"])
                .flatMap { $0.allSatisfy { $0.isNumber } ? nil : $0 }
            return .object([
                "item": .text(item), "originals": count(counts, /(?i)bản\s+chính\s*:\s*(\d{1,4})/),
                "copies": count(counts, /(?i)bản\s+sao\s*:\s*(\d{1,4})/), "form": form.map(Value.text),
                "case": text(["truong hop", "case", "ten truong hop"]).map(Value.text),
            ])
        }
    }

    private static func count(_ text: String, _ pattern: Regex<(Substring, Substring)>) -> Value? {
        text.firstMatch(of: pattern).flatMap { Int($0.output.1) }.map(Value.integer)
    }
}

/// The legal bases of a procedure (căn cứ pháp lý).
enum BasisTable {
    /// Nil when the record has no such table.
    static func values(_ tables: [Row.Nested]) -> [Value]? {
        guard
            let table = tables.first(where: {
                ["can cu phap li", "co so phap li", "legal bases"].contains(Caption.words($0.key))
            })
        else { return nil }
        var seen: Set<String> = []
        return table.records.compactMap { record in
            func text(_ keys: Set<String>) -> String? {
                record.first { keys.contains(Caption.words($0.key)) }.map { CleanText($0.text).line }.flatMap {
                    $0.isEmpty ? nil : $0
                }
            }
            let title = text(["trich yeu", "title", "ten"])
            guard let number = text(["so ki hieu", "number", "so hieu"]) ?? title, seen.insert(number).inserted else {
                return nil
            }
            let day = text(["ngay ban hanh", "signed on", "ngay ki"]).flatMap(DateReading.day)
            let effective = text(["ngay hieu luc", "ngay co hieu luc", "effective from"]).flatMap(DateReading.day)
            return .object([
                "number": .text(number), "title": title.flatMap { $0 == number ? nil : .text($0) },
                "issuer": text(["co quan ban hanh", "issuer"]).map(Value.text), "signedOn": day.map { .text("\($0)") },
                "effectiveFrom": effective.map { .text("\($0)") },
            ])
        }
    }
}
