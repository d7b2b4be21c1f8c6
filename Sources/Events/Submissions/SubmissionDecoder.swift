/// Decodes one object of a file into a ``Submission``, strictly: everything wrong by itself is found here.
struct SubmissionDecoder {
    let file: String
    var checker: ShapeChecker

    init(file: String, cleans: Bool) {
        self.file = file
        self.checker = ShapeChecker(cleans: cleans)
    }

    mutating func decode(_ node: SourceNode) throws(InputFault) -> Submission {
        let value = try checker.check(node, try Self.shape(of: node), at: "$")
        let marks = SourceMarks(node)
        let content: Submission.Content
        if value["kind"]?.text == "decision" {
            content = try Self.decision(value, marks)
        } else {
            content = try Self.units(value, marks)
        }
        let digest = Submission.digest(of: value)
        return Submission(
            content: content, command: value["command"]?.text ?? digest, note: value["note"]?.text, digest: digest,
            place: .init(file: file, line: node.line), lines: Self.lines(of: content, marks))
    }

    private static func lines(of content: Submission.Content, _ marks: SourceMarks) -> [Int] {
        switch content {
        case .decision(_, let lines):
            [marks.line(of: "$.decision")] + lines.indices.map { marks.line(of: "$.lines[\($0)]") }
        case .units(_, _, let changes): changes.indices.map { marks.line(of: "$.changes[\($0)]") }
        }
    }

    private static func shape(of node: SourceNode) throws(InputFault) -> Shape {
        guard case .object(let members) = node.content else {
            throw InputFault(line: node.line, path: "$", problem: .wrongType(found: "text or list", expected: "object"))
        }
        guard let kind = members.first(where: { $0.key == "kind" }) else {
            throw InputFault(line: node.line, path: "$", problem: .missingKey("kind"))
        }
        guard case .text(let name) = kind.value.content else {
            throw InputFault(line: kind.line, path: "$.kind", problem: .wrongType(found: "value", expected: "text"))
        }
        switch name {
        case "decision": return .decisionSubmission
        case "units": return .unitsSubmission
        case "lines", "effect", "annulment", "remark", "correction", "withdrawal", "posting", "observation":
            throw InputFault(line: kind.line, path: "$.kind", problem: .kindOfLaterVersion(name))
        default:
            throw InputFault(line: kind.line, path: "$.kind", problem: .notOneOf(name, ["decision", "units"]))
        }
    }

    private static func decision(_ value: Value, _ marks: SourceMarks) throws(InputFault) -> Submission.Content {
        let decision = Decision(checked: value["decision"]!)
        try check(decision, marks)
        var lines: [Line] = []
        for (index, value) in (value["lines"]?.list ?? []).enumerated() {
            let path = "$.lines[\(index)]"
            try LineRules(value: value, path: path, marks: marks).check()
            let line = Line(checked: value)
            if let from = line.effectiveFrom ?? decision.effectiveFrom,
                let until = line.effectiveUntil ?? (line.act.mayBeTemporary ? decision.effectiveUntil : nil)
            {
                let key = line.effectiveUntil != nil ? ".effectiveUntil" : ".effectiveFrom"
                try require(until >= from, .untilBeforeFrom(until: until, from: from), at: path + key, marks)
            }
            lines.append(line)
        }
        return .decision(decision, lines)
    }

    private static func units(_ value: Value, _ marks: SourceMarks) throws(InputFault) -> Submission.Content {
        let resolution = Resolution(checked: value["resolution"]!)
        var changes: [UnitChange] = []
        for (index, value) in (value["changes"]?.list ?? []).enumerated() {
            let path = "$.changes[\(index)]"
            let kinds = value.members!.keys
            try require(!kinds.isEmpty, .missingKey("dissolve | establish | rename | move"), at: path, marks)
            try require(kinds.count == 1, .duplicate(kinds.joined(separator: ", ")), at: path, marks)
            changes.append(try unitChange(value, "\(path).\(kinds[0])", marks))
        }
        return .units(resolution, effectiveFrom: CivilDate(value["effectiveFrom"]!.text!)!, changes)
    }

    /// What the values of a decision must be together.
    static func check(_ decision: Decision, _ marks: SourceMarks) throws(InputFault) {
        try require(
            decision.identity.number.utf8.prefix { $0 >= 48 && $0 <= 57 }.count <= DecisionIdentity.mostLeadingDigits,
            .numberTooLong(decision.identity.number), at: "$.decision.number", marks)
        if let from = decision.effectiveFrom, let until = decision.effectiveUntil {
            try require(
                until >= from, .untilBeforeFrom(until: until, from: from), at: "$.decision.effectiveUntil", marks)
        }
    }

    /// What the values of a unit change must be together.
    static func unitChange(
        _ value: Value, _ path: String, _ marks: SourceMarks
    ) throws(InputFault) -> UnitChange {
        let change = UnitChange(checked: value)
        guard let type = change.type else { return change }
        if change.kind == .establish {
            let level = value["establish"]?["level"]?.text ?? "commune"
            try require(
                (level == "province") == change.code.isProvince, .levelAndCodeDisagree(change.code.text),
                at: "\(path).code", marks)
            if change.code.isProvince {
                try require(
                    change.province == nil, .keyNotAllowed("province", reason: .level("province")), at: path, marks)
            } else {
                try require(change.province != nil, .missingKey("province"), at: path, marks)
            }
            for (index, source) in change.sources.enumerated() {
                try require(
                    source.code.isProvince == change.code.isProvince, .levelAndCodeDisagree(source.code.text),
                    at: "\(path).from[\(index)].code", marks)
                try require(
                    change.sources[..<index].allSatisfy { $0.code != source.code }, .duplicate(source.code.text),
                    at: "\(path).from[\(index)].code", marks)
            }
        }
        try require(
            type.isProvince == change.code.isProvince, .levelAndCodeDisagree(type.rawValue), at: "\(path).type", marks)
        return change
    }
}

/// Refuses with a problem at a path unless a condition holds.
func require(
    _ condition: Bool, _ problem: @autoclosure () -> InputFault.Problem, at path: @autoclosure () -> String,
    _ marks: SourceMarks
) throws(InputFault) {
    if condition { return }
    let path = path()
    throw InputFault(line: marks.line(of: path), path: path, problem: problem())
}

/// Finds the line of the file on which a path of a submission stands; only asked when something is wrong.
struct SourceMarks {
    private let root: () -> SourceNode

    init(_ root: @autoclosure @escaping () -> SourceNode) {
        self.root = root
    }

    func line(of path: String) -> Int {
        var node = root()
        for step in path.dropFirst().split(whereSeparator: { ".[]".contains($0) }) {
            switch node.content {
            case .object(let members):
                guard let member = members.first(where: { $0.key == step }) else { return node.line }
                node = member.value
            case .list(let nodes):
                guard let index = Int(step), nodes.indices.contains(index) else { return node.line }
                node = nodes[index]
            default: return node.line
            }
        }
        return node.line
    }
}
