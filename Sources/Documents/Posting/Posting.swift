internal import Events
internal import Projections

/// What is posted, or has to be done for it: one value, and a file for each form of it.
public struct Posting: Sendable {
    public enum Content: Sendable {
        case list(PostedList)
        case detail(PostedList)
        case changes(WorkOrder)
    }

    public let content: Content
    /// A form of the province's own: what it makes is written instead of our HTML.
    public let template: PostingTemplate?

    public init(_ content: Content, template: PostingTemplate? = nil) {
        self.content = content
        self.template = template
    }

    public var kind: PostingKind {
        switch content {
        case .list: .list
        case .detail: .detail
        case .changes: .changes
        }
    }

    /// The list that it is about; of a work order the new one.
    public var list: PostedList {
        switch content {
        case .list(let list), .detail(let list): list
        case .changes(let order): order.to
        }
    }

    /// `posting-11824-2026-09-08`: made of codes and days alone.
    public var fileName: String {
        let basis = list.catalogue.basis
        let commune = list.catalogue.commune.code
        return switch content {
        case .list: "posting-\(commune)-\(basis.on)"
        case .detail: "detail-\(commune)-\(basis.on)"
        case .changes(let order): "changes-\(commune)-\(order.from.catalogue.basis.on)-\(basis.on)"
        }
    }

    public var document: Document {
        switch content {
        case .list(let list): list.document
        case .detail(let list): list.detail
        case .changes(let order): order.document
        }
    }

    private var sheet: Sheet {
        switch content {
        case .list(let list): list.sheet
        case .detail(let list): list.wide.sheet
        case .changes(let order): order.sheet
        }
    }

    /// The bytes of a form: the same for the same posting, wherever and whenever it is made.
    ///
    /// - Throws: ``PDFUnavailable``, of `pdf` alone.
    public func bytes(_ format: PostingFormat) throws(PDFUnavailable) -> [UInt8] {
        switch format {
        case .html: Array((template?.render(list) ?? HTMLRenderer.render(document)).utf8)
        case .pdf: try PDFRenderer.render(document)
        case .docx: WordRenderer.render(document)
        case .xlsx: WorkbookRenderer.render(sheet, title: document.title, day: document.day)
        case .csv: Array(SheetCSV.render(sheet).utf8)
        case .md: Array(MarkdownDocument.render(document).utf8)
        case .json: Array((CanonicalJSON.indented(value) + "\n").utf8)
        }
    }

    /// A list is its catalogue, as `tthc catalogue --full --format json` prints it: its SHA-256 is what identifies the list.
    private var value: Value {
        switch content {
        case .list(let list), .detail(let list): list.catalogue.value
        case .changes(let order): order.value
        }
    }
}

extension PostedList {
    /// With every column in which something is stated.
    fileprivate var wide: PostedList {
        var options = options
        options.columns = PostingColumn.allCases.filter { column in
            column != .place && entries.contains { !text(column, of: $0).isEmpty }
        }
        return PostedList(self, options: options)
    }
}

extension WorkOrder {
    /// The order as JSON: the digests of both lists, and the codes.
    var value: Value {
        func rows(_ rows: [ProcedureChanges.Row]) -> Value {
            .list(
                rows.map { row in
                    .object([
                        "procedure": .text("\(row.procedure)"), "name": .text(row.name),
                        "field": row.field.map(Value.text),
                        "components": row.components.isEmpty
                            ? nil : .list(row.components.map { .text($0.component.rawValue) }),
                        "decisions": .list(row.causes.map { $0.line.decision.value }.unique),
                    ])
                })
        }
        func side(_ list: PostedList) -> Value {
            .object([
                "on": .text("\(list.catalogue.basis.on)"), "known": .integer(list.catalogue.basis.known),
                "list": .text(list.receipt.list), "count": .integer(list.entries.count),
            ])
        }
        return .object([
            "schema": .text("tthc.workOrder/1"), "commune": to.catalogue.commune.value, "from": side(from),
            "to": side(to), "takeDown": rows(changes.removed), "putUp": rows(changes.added),
            "replace": rows(changes.changed),
            "sheets": .list(
                sheets.map {
                    .object([
                        "field": $0.field.map(Value.text), "before": .integer($0.before), "after": .integer($0.after),
                    ])
                }),
        ])
    }
}
