extension SubmissionDecoder {
    /// What the values of a posting must be together.
    static func checkPosting(_ value: Value, _ path: String, _ marks: SourceMarks) throws(InputFault) {
        let isListed = value["procedures"] != nil
        try require(isListed || value["receipt"] != nil, .missingKey("procedures | receipt"), at: path, marks)
        try require(
            !isListed || value["receipt"] == nil, .keyNotAllowed("receipt", reason: .besides("procedures")),
            at: "\(path).receipt", marks)
        try require(
            !isListed || value["basis"] == nil, .keyNotAllowed("basis", reason: .besides("procedures")),
            at: "\(path).basis", marks)
        try checkEachOnce(value, "\(path).procedures", marks)
    }

    /// What the values of an observation must be together.
    static func checkObservation(_ value: Value, _ path: String, _ marks: SourceMarks) throws(InputFault) {
        try require(
            value["procedures"] != nil || value["findings"] != nil, .missingKey("procedures | findings"), at: path,
            marks)
        try require(
            value["sample"] == nil || value["procedures"] != nil,
            .keyNotAllowed("sample", reason: .withoutValue("procedures")), at: "\(path).sample", marks)
        try checkEachOnce(value, "\(path).procedures", marks)
        for (index, item) in (value["procedures"]?.list ?? []).enumerated() {
            let components = item["differs"]?.list?.compactMap(\.text) ?? []
            for (number, component) in components.enumerated() {
                try require(
                    !components[..<number].contains(component), .duplicate(component),
                    at: "\(path).procedures[\(index)].differs[\(number)]", marks)
            }
        }
        try checkEachOnce(value["sample"]?.list?.compactMap(\.text) ?? [], marks) { "\(path).sample[\($0)]" }
    }

    /// A list names a procedure once, whatever suffix it is written with.
    private static func checkEachOnce(_ value: Value, _ path: String, _ marks: SourceMarks) throws(InputFault) {
        let codes = value["procedures"]?.list?.compactMap { $0["procedure"]?.text } ?? []
        try checkEachOnce(codes, marks) { "\(path)[\($0)].procedure" }
    }

    private static func checkEachOnce(
        _ codes: [String], _ marks: SourceMarks, _ path: (Int) -> String
    ) throws(InputFault) {
        var seen: Set<ProcedureCode> = []
        for (index, code) in codes.enumerated() {
            try require(seen.insert(ProcedureCode(code)!).inserted, .duplicate(code), at: path(index), marks)
        }
    }
}
