public import VietnameseText

/// A row of a list: one procedure, or one decision.
public struct ListRow: Sendable {
    /// A cell under a caption that is known.
    public struct Field: Sendable {
        /// As the file has it.
        public let text: String
        public let kind: Cell.Kind
        public let column: Int
        /// The caption as the file has it.
        public let title: String
    }

    /// File, sheet and row.
    public let place: Place
    /// Several where a caption stands more than once.
    public let fields: [Caption: [Field]]
    public let section: Section
    /// Tables within a JSON record.
    public let tables: [Row.Nested]

    /// Whether the row is a decision: its list has columns for neither codes nor names of procedures.
    public let isDecision: Bool

    /// The text under a caption, cells of several columns on lines of their own; nil when all are empty.
    public func text(_ caption: Caption) -> String? {
        guard let fields = fields[caption], !fields.isEmpty else { return nil }
        return fields.map(\.text).joined(separator: "\n")
    }

    /// Where the cell of a caption stands; the row where it has none.
    public func place(of caption: Caption) -> Place {
        var place = place
        place.column = fields[caption]?.first?.column
        return place
    }

    /// The code of the procedure, from its column, else from the brackets behind its name.
    public var code: CodeReading {
        if let field = fields[.code]?.first { return CodeReading(field.text, kind: field.kind) }
        if let name = fields[.name]?.first, !CodeReading.codes(in: name.text).isEmpty { return CodeReading(name.text) }
        return CodeReading("")
    }

    /// The name as it may be stored, and what was mended in it; nil when there is none.
    public var name: CleanText? {
        guard let text = fields[.name]?.first?.text else { return nil }
        var name = CleanText(text)
        if fields[.code] == nil, case .mended(let code, .words) = code.result {
            let pattern = name.text.replacing("(\(code))", with: "").replacing(code, with: "")
            name = CleanText(pattern.trimmed)
        }
        return name.text.isEmpty ? nil : name
    }

    /// Lĩnh vực: of its column, else of the heading above.
    public var field: String? {
        text(.field).map { CleanText($0).line }.flatMap { $0.isEmpty ? nil : $0 } ?? section.field
    }
}
