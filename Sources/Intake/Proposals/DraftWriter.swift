internal import Events

/// A draft as YAML: each doubt as a comment above its line, what has to be settled first as a comment in the place of its
/// value.
///
/// `[!]` marks what has to be settled, `[?]` what is to be looked at. Where a required key is only suggested, recording
/// the draft as it is names that key and records nothing.
public struct DraftWriter {
    private let wording: (Doubt) -> String
    private let place: (DraftItem) -> String
    private var lines: [String] = []

    /// - Parameters:
    ///   - wording: the words of a doubt.
    ///   - place: the words of where an item comes from.
    public init(wording: @escaping (Doubt) -> String, place: @escaping (DraftItem) -> String) {
        self.wording = wording
        self.place = place
    }

    /// - Parameters:
    ///   - preface: what stands at the top of the file, a paragraph each.
    ///   - introduction: what stands at the top of a submission.
    public func text(
        _ draft: Draft, preface: [String], introduction: (Proposal) -> [String]
    ) -> String {
        var writer = self
        for paragraph in preface { writer.comment(paragraph, indent: 0) }
        for proposal in draft.submissions {
            writer.lines.append("---")
            for paragraph in introduction(proposal) { writer.comment(paragraph, indent: 0) }
            writer.write(proposal)
        }
        return writer.lines.joined(separator: "\n") + "\n"
    }

    private mutating func write(_ proposal: Proposal) {
        lines.append("kind: \(proposal.kind)")
        for member in proposal.head { write(member, indent: 0) }
        guard !proposal.items.isEmpty else {
            if proposal.writesEmptyList { lines.append("\(proposal.listKey): []") }
            return
        }
        lines.append("\(proposal.listKey):")
        for item in proposal.items {
            comment(place(item), indent: 2, mark: "#")
            write(item)
        }
    }

    /// An item of a list: its first written key behind the dash. Comments about that key stand above the dash.
    private mutating func write(_ item: DraftItem) {
        let first = item.members.firstIndex { $0.isWritten } ?? 0
        var members = item.members
        members.swapAt(0, first)
        let start = lines.count
        for member in members.prefix(1) { write(member, indent: 4) }
        if let index = lines[start...].firstIndex(where: { !$0.hasPrefix("    #") }) {
            lines[index] = "  - " + lines[index].dropFirst(4)
        }
        for member in members.dropFirst() { write(member, indent: 4) }
        // So that the item is not lost when nothing else of it is written.
        if !item.members.contains(where: \.isWritten) { lines.append("  - \(item.members[0].key): \"?\"") }
    }
}

extension DraftWriter {
    private mutating func write(_ member: DraftMember, indent: Int) {
        for doubt in member.doubts {
            comment(wording(doubt), indent: indent, mark: doubt.weight == .settle ? "# [!]" : "# [?]")
        }
        let space = String(repeating: " ", count: indent)
        switch member.content {
        case .value(let value): write(value, "\(space)\(member.key):", indent: indent)
        case .placeholder: lines.append("\(space)\(member.key): \"?\"")
        case .blank(let value):
            // A member that was only there for its comments has no place to be filled in.
            guard member.toSettle > 0 || value != nil || member.key == "effectiveFrom" else { return }
            lines.append("\(space)# \(member.key):" + (value.map { " " + Self.flow($0) } ?? ""))
        case .members(let members):
            // Also where nothing in it is known yet: then it has no value, and the draft is refused.
            lines.append("\(space)\(member.key):")
            for member in members { write(member, indent: indent + 2) }
        }
    }

    /// A value behind its key, on one line where it fits, else as a block.
    private mutating func write(_ value: Value, _ lead: String, indent: Int) {
        let space = String(repeating: " ", count: indent)
        if case .text(let text) = value {
            guard text.contains("\n") else { return lines.append("\(lead) \(Self.scalar(text))") }
            lines.append("\(lead) |-")
            for line in text.split(separator: "\n") { lines.append("\(space)  \(line)") }
            return
        }
        let flow = "\(lead) \(Self.flow(value))"
        if flow.count <= 118 || value.list?.isEmpty == true || value.members?.isEmpty == true {
            return lines.append(flow)
        }
        switch value {
        case .list(let values):
            lines.append(lead)
            for value in values { write(value, "\(space)  -", indent: indent + 2) }
        case .object(let members):
            // Behind a dash the first key follows on the same line.
            if lead.hasSuffix("-") {
                for (index, entry) in members.entries.enumerated() {
                    write(
                        entry.value, index == 0 ? "\(lead) \(entry.key):" : "\(space)  \(entry.key):",
                        indent: indent + 2)
                }
            } else {
                lines.append(lead)
                for entry in members.entries { write(entry.value, "\(space)  \(entry.key):", indent: indent + 2) }
            }
        default: lines.append(flow)
        }
    }

    private mutating func comment(_ text: String, indent: Int, mark: String = "#") {
        let space = String(repeating: " ", count: indent)
        let lead = "\(space)\(mark) "
        let rest = "\(space)#" + String(repeating: " ", count: mark.count)
        var line = lead
        for word in text.split(whereSeparator: \.isWhitespace) {
            if line.count + word.count > 116, line != lead, line != rest {
                lines.append(String(line.dropLast()))
                line = rest
            }
            line += word + " "
        }
        lines.append(String(line.dropLast()))
    }
}

extension DraftMember {
    /// Whether anything of it is more than a comment.
    fileprivate var isWritten: Bool {
        switch content {
        case .value, .placeholder, .members: true
        case .blank: false
        }
    }
}

extension DraftWriter {
    /// A value on one line.
    private static func flow(_ value: Value) -> String {
        switch value {
        case .text(let text): isPlain(text, inFlow: true) ? text : quoted(text)
        case .integer(let integer): String(integer)
        case .flag(let flag): flag ? "true" : "false"
        case .list(let values): "[" + values.map(flow).joined(separator: ", ") + "]"
        case .object(let members):
            "{" + members.entries.map { "\($0.key): \(flow($0.value))" }.joined(separator: ", ") + "}"
        }
    }

    private static func scalar(_ text: String) -> String { isPlain(text, inFlow: false) ? text : quoted(text) }

    /// Whether YAML reads the text as it stands, without quotes. Codes are quoted, as people know them.
    private static func isPlain(_ text: String, inFlow: Bool) -> Bool {
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic || ("0"..."9").contains(first),
            text.last != " ", text.last != ":", ProcedureCode(text) == nil, UnitCode(text) == nil,
            !["null", "true", "false", "yes", "no", "on", "off"].contains(text.lowercased())
        else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || " -–/().+%;“”’".unicodeScalars.contains(scalar)
                || scalar == "," && !inFlow
        } && !text.contains(" #") && !text.contains(": ")
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
