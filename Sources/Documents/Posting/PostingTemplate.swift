internal import Crypto
internal import Events
internal import Mustache
internal import Projections
internal import QRCode

/// A form of a province's own, in Mustache: `{{title}}`, `{{#groups}}…{{/groups}}`.
///
/// Values are escaped for HTML; only `{{{qr}}}`, a picture, is not to be. What it can name is listed in
/// `docs/documents.md`.
public struct PostingTemplate: Sendable {
    /// A template that cannot be read (exit code 2).
    public struct Fault: Error, Hashable, Sendable {
        /// The line, counted from 1; nil where it is not known.
        public let line: Int?
        /// In Mustache's own words.
        public let message: String
    }

    /// SHA-256, in hexadecimal, of its bytes.
    public let digest: String
    private let template: MustacheTemplate

    /// - Throws: ``Fault``.
    public init(bytes: [UInt8]) throws(Fault) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Fault(line: nil, message: "not UTF-8")
        }
        do {
            self.template = try MustacheTemplate(string: text)
        } catch let error as MustacheTemplate.ParserError {
            throw Fault(line: error.context.lineNumber, message: "\(error.error)")
        } catch {
            throw Fault(line: nil, message: "\(error)")
        }
        self.digest = SHA256.hash(data: bytes).hexadecimal
    }

    package func render(_ list: PostedList) -> String { template.render(list.templateContext) }
}

extension PostedList {
    /// What a template can name.
    fileprivate var templateContext: [String: Any] {
        let document = document
        let letterhead = document.letterhead
        var ordinal = 0
        var groups: [[String: Any]] = []
        for part in parts {
            for (index, group) in part.groups.enumerated() {
                let rows = group.entries.map { entry -> [String: Any] in
                    ordinal += 1
                    var row: [String: Any] = [
                        "ordinal": ordinal, "issuer": Self.issuer(entry.first.decision, catalogue),
                    ]
                    for column in PostingColumn.allCases { row[column.rawValue] = text(column, of: entry) }
                    row["cells"] = columns.map { ["column": $0.rawValue, "text": text($0, of: entry)] }
                    return row
                }
                groups.append([
                    "number": RomanNumeral.text(index + 1), "field": group.field ?? "",
                    "heading": group.heading(index + 1), "count": group.entries.count, "rows": rows,
                    "section": part.section?.rawValue ?? "",
                ])
            }
        }
        var context: [String: Any] = [
            "nation": Letterhead.nation, "motto": Letterhead.motto,
            "superior": letterhead?.superior.joined(separator: " ") ?? "",
            "agency": letterhead?.agency.joined(separator: " ") ?? "", "placeAndDay": letterhead?.placeAndDay ?? "",
            "title": document.heading.joined(separator: " "), "subtitle": document.subheading.joined(separator: " "),
            "commune": catalogue.commune.name, "code": catalogue.commune.code.text,
            "province": catalogue.commune.provinceName ?? "", "day": catalogue.basis.on.dayMonthYear,
            "known": catalogue.basis.known, "total": entries.count, "fields": Set(entries.map(\.field)).count,
            "columns": columns.map { ["column": $0.rawValue, "caption": $0.caption] }, "groups": groups,
            "digest": receipt.list, "shortDigest": shortDigest,
            "qr": QRCode(receipt.text, correction: .low)?.svg ?? "", "mark": document.mark ?? "",
        ]
        let said: [(String, String?)] = [
            ("address", profile.address), ("hours", profile.hours), ("hotline", profile.hotline),
            ("responsible", profile.responsible), ("link", profile.link),
            ("feedbackAddress", profile.feedback.address), ("feedbackPhone", profile.feedback.phone),
            ("feedbackEmail", profile.feedback.email), ("feedbackWebsite", profile.feedback.website),
            ("signerName", profile.signer?.name), ("signerCapacity", profile.signer?.capacity.joined(separator: " ")),
        ]
        for (key, text) in said { context[key] = text }
        context["receptionPoints"] = profile.receptionPoints
        return context
    }
}
