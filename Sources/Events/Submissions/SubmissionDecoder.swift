/// Decodes one object of a file into a ``Submission``, strictly: everything wrong by itself is found here.
struct SubmissionDecoder {
    let file: String
    var checker: ShapeChecker

    init(file: String, cleans: Bool) {
        self.file = file
        self.checker = ShapeChecker(cleans: cleans)
    }

    mutating func decode(_ node: SourceNode) throws(InputFault) -> Submission {
        let kind = try Self.kind(of: node)
        let form = try checker.check(node, kind.shape(of: node), at: "$")
        let content = try Self.content(form, kind, SourceMarks(node))
        let digest = Submission.digest(of: form)
        return Submission(
            content: content, command: form["command"]?.text ?? digest, note: form["note"]?.text, digest: digest,
            place: .init(file: file, line: node.line), lines: Self.lines(of: content, node))
    }

    private enum Kind: String, CaseIterable {
        case decision, lines, effect, annulment, remark, units, correction, withdrawal, posting, observation

        /// What a submission of this kind looks like.
        func shape(of node: SourceNode) -> Shape { Self.shapes[self] ?? .submission(rawValue, properties(of: node)) }

        /// The shapes that are the same for every submission.
        private static let shapes = Dictionary(
            uniqueKeysWithValues: allCases.filter { $0 != .correction }.map {
                ($0, Shape.submission($0.rawValue, $0.properties(of: nil)))
            })

        private func properties(of node: SourceNode?) -> [Shape.Property] {
            switch self {
            case .decision: Shape.publication
            case .lines: Shape.laterLines
            case .effect: Shape.effect
            case .annulment: Shape.annulment
            case .remark: Shape.remark
            case .units: Shape.units
            case .correction: Shape.correction(of: node)
            case .withdrawal: Shape.withdrawal
            case .posting: Shape.posting
            case .observation: Shape.observation
            }
        }
    }

    private static func kind(of node: SourceNode) throws(InputFault) -> Kind {
        guard node.kind == .object else {
            throw InputFault(line: node.line, path: "$", problem: .wrongType(found: "text or list", expected: "object"))
        }
        guard let (key, value) = node.members.first(where: { $0.key.name == "kind" }) else {
            throw InputFault(line: node.line, path: "$", problem: .missingKey("kind"))
        }
        guard let name = value.text else {
            throw InputFault(line: key.line, path: "$.kind", problem: .wrongType(found: "value", expected: "text"))
        }
        if let known = Kind(rawValue: name) { return known }
        throw InputFault(
            line: key.line, path: "$.kind",
            problem: .notOneOf(name, Kind.allCases.map(\.rawValue)))
    }

    private static func content(
        _ form: CanonicalValue, _ kind: Kind, _ marks: SourceMarks
    ) throws(InputFault) -> Submission.Content {
        switch kind {
        case .decision:
            let decision = Decision(checked: form["decision"]!.value)
            try check(decision, "$.decision", marks)
            return .decision(decision, try lines(form["lines"], of: decision, marks))
        case .lines:
            return .lines(
                DecisionIdentity(checked: form["decision"]!.value), try lines(form["lines"], of: nil, marks))
        default: break
        }
        var carried = form.value.members!
        for key in ["kind", "command", "note"] { carried[key] = nil }
        let fact = Value.object(carried)
        switch kind {
        case .decision, .lines: preconditionFailure("read above")
        case .units: return try units(fact, marks)
        case .effect: return .single(.effectSet(EffectSet(checked: fact)))
        case .annulment: return .single(.annulled(Annulment(checked: fact)))
        case .remark:
            try checkRemark(fact, marks)
            return .single(.remarked(Remark(checked: fact)))
        case .correction:
            try checkCorrection(fact, marks)
            return .single(.corrected(Correction(checked: fact)))
        case .withdrawal: return .single(.withdrawn(Withdrawal(checked: fact)))
        case .posting:
            try checkPosting(fact, "$", marks)
            return .single(.posted(ListPosting(checked: fact)))
        case .observation:
            try checkObservation(fact, "$", marks)
            return .single(.observed(BoardObservation(checked: fact)))
        }
    }

    /// Where in the file each fact of a submission stands.
    private static func lines(of content: Submission.Content, _ node: SourceNode) -> [Int] {
        func lines(_ key: String) -> [Int] { node[key]?.elements.map(\.line) ?? [] }
        return switch content {
        case .decision: [node["decision"]!.line] + lines("lines")
        case .lines: lines("lines")
        case .units: lines("changes")
        case .single: [node.line]
        }
    }

    private static func lines(
        _ forms: CanonicalValue?, of decision: Decision?, _ marks: SourceMarks
    ) throws(InputFault) -> [Line] {
        var lines: [Line] = []
        for (index, form) in (forms?.list ?? []).enumerated() {
            try LineRules(form, at: index, marks).check()
            let line = Line(checked: form)
            if let decision, let problem = line.endsBeforeItBegins(in: decision) {
                let path = "$.lines[\(index)]" + (line.effectiveUntil != nil ? ".effectiveUntil" : ".effectiveFrom")
                throw InputFault(line: marks.line(of: path), path: path, problem: problem)
            }
            lines.append(line)
        }
        return lines
    }

    /// What the values of a correction must be together.
    static func checkCorrection(_ value: Value, _ marks: SourceMarks) throws(InputFault) {
        try require(value["line"] != nil || value["fact"] != nil, .missingKey("line | fact"), at: "$", marks)
        try require(
            value["line"] == nil || value["fact"] == nil, .keyNotAllowed("line", reason: .besides("fact")),
            at: "$.line",
            marks)
        if let line = value["line"] { try LineRules(CanonicalValue(line), marks).check() }
        guard let fact = value["fact"] else { return }
        switch CorrectedFact(of: fact) {
        case .decision: try check(Decision(checked: fact), "$.fact", marks)
        case .effect: break
        case .posting: try checkPosting(fact, "$.fact", marks)
        case .observation: try checkObservation(fact, "$.fact", marks)
        case .unit:
            var change = fact.members!
            change["effectiveFrom"] = nil
            _ = try onlyUnitChange(.object(change), "$.fact", marks)
        }
    }

    /// What the values of a remark must be together.
    static func checkRemark(_ value: Value, _ marks: SourceMarks) throws(InputFault) {
        let lines = value["lines"]?.list ?? []
        for (index, line) in lines.enumerated() {
            try require(!lines[..<index].contains(line), .duplicate(line.text!), at: "$.lines[\(index)]", marks)
        }
    }

    private static func units(_ value: Value, _ marks: SourceMarks) throws(InputFault) -> Submission.Content {
        let resolution = Resolution(checked: value["resolution"]!)
        var changes: [UnitChange] = []
        for (index, value) in (value["changes"]?.list ?? []).enumerated() {
            changes.append(try onlyUnitChange(value, "$.changes[\(index)]", marks))
        }
        return .units(resolution, effectiveFrom: CivilDate(value["effectiveFrom"]!.text!)!, changes)
    }

    /// The one unit change that an object holds.
    private static func onlyUnitChange(
        _ value: Value, _ path: String, _ marks: SourceMarks
    ) throws(InputFault) -> UnitChange {
        let kinds = value.members!.keys
        try require(!kinds.isEmpty, .missingKey("dissolve | establish | rename | move"), at: path, marks)
        try require(kinds.count == 1, .duplicate(kinds.joined(separator: ", ")), at: path, marks)
        return try unitChange(value, "\(path).\(kinds[0])", marks)
    }

    /// What the values of a decision must be together.
    static func check(_ decision: Decision, _ path: String, _ marks: SourceMarks) throws(InputFault) {
        if let from = decision.effectiveFrom, let until = decision.effectiveUntil {
            try require(
                until >= from, .untilBeforeFrom(until: until, from: from), at: "\(path).effectiveUntil", marks)
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
    private let root: SourceNode

    init(_ root: SourceNode) {
        self.root = root
    }

    func line(of path: String) -> Int {
        var node = root
        for step in path.dropFirst().split(whereSeparator: { ".[]".contains($0) }) {
            let next =
                node.kind == .list
                ? Int(step).flatMap { index in node.elements.dropFirst(index).first { _ in true } } : node[String(step)]
            guard let next else { return node.line }
            node = next
        }
        return node.line
    }
}
