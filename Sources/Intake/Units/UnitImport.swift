public import Events
internal import VietnameseText

/// Registers of administrative units (sổ đơn vị hành chính) as `units` submissions, and all in which they do not agree.
///
/// The versions of a register say which units there are on their days; the edges say whose land became whose. A unit goes
/// on when its code does, with the whole of its land and no other; else it is dissolved, and the one that bears the code
/// after it is another. Nothing is written to a registry: the submissions are recorded like any others.
public struct UnitImport: Sendable {
    /// Each becomes one submission, in the order in which they are to be recorded.
    public let submissions: [Value]
    public let report: UnitImportReport

    /// - Parameters:
    ///   - asOf: the day of tables whose rows have none.
    ///   - signedOn: the days of signature of papers, by their numbers: the sources rarely tell them.
    /// - Throws: ``UnitImportFault``.
    public init(
        _ files: [TableFile], asOf: CivilDate? = nil, signedOn: [String: CivilDate] = [:]
    ) throws(UnitImportFault) {
        let sources = try UnitSources(files, asOf: asOf)
        let history = try UnitHistory(sources)
        var discrepancies = history.discrepancies
        var submissions: [Value] = []
        let days = Self.knownDays.merging(signedOn) { _, given in given }
        var untold: Set<String> = []
        for (index, step) in history.steps.enumerated() where !step.events.isEmpty {
            let isFirst = index == 0
            let paper = isFirst && (step.paper.isEmpty || step.paper.hasPrefix("(")) ? Self.firstPaper : step.paper
            if days[paper] == nil, untold.insert(paper).inserted {
                discrepancies.append(UnitDiscrepancy(.unsigned, paper, "\(step.day)", in: step.version))
            }
            for events in Self.grouped(step.events) {
                submissions.append(
                    Self.submission(
                        events, of: paper, signedOn: days[paper], on: step.day, version: step.version, isFirst: isFirst)
                )
            }
        }
        self.submissions = submissions
        self.report = UnitImportReport(sources, history, submissions: submissions.count, discrepancies)
    }

    /// The code lists of the government, whose days are known.
    private static let knownDays: [String: CivilDate] = [
        firstPaper: CivilDate("2004-07-08")!, "19/2025/QĐ-TTg": CivilDate("2025-06-30")!,
    ]

    /// The paper on which codes rested before the first version: what the register begins with.
    private static let firstPaper = "124/2004/QĐ-TTg"

    /// Provinces first, then the communes of each province; few changes together. The changes of one code stay together,
    /// since they must apply in their order.
    private static func grouped(_ events: [UnitHistory.Event]) -> [[UnitHistory.Event]] {
        let provinces = events.filter { $0.group == nil }
        let communes = events.filter { $0.group != nil }
        let groups =
            communes.count <= 1000
            ? [communes]
            : Dictionary(grouping: communes) { $0.group! }.sorted { $0.key < $1.key }.map(\.value)
        return ([provinces] + groups).filter { !$0.isEmpty }
    }

    private static func submission(
        _ events: [UnitHistory.Event], of paper: String, signedOn: CivilDate?, on day: CivilDate, version: String,
        isFirst: Bool
    ) -> Value {
        var note = "Nhập từ sổ đơn vị hành chính, phiên bản \(version)."
        if isFirst { note += " \(day) là ngày sổ bắt đầu, không phải ngày các đơn vị này được thành lập." }
        if signedOn == nil { note += " Nguồn không nêu ngày ký của văn bản: ghi theo ngày hiệu lực." }
        return .object([
            "kind": .text("units"), "note": .text(note),
            "resolution": .object([
                "number": .text(paper), "signedOn": .text("\(signedOn ?? day)"),
            ]),
            "effectiveFrom": .text("\(day)"), "changes": .list(events.map(\.value)),
        ])
    }
}

extension UnitHistory.Event {
    /// `{"establish": {..}}`, as it is submitted.
    fileprivate var value: Value {
        var change: Value.Members = ["code": .text(code.text)]
        switch kind {
        case .dissolve: break
        case .move: change["province"] = .text(province!.text)
        case .rename:
            change["name"] = .text(name)
            change["type"] = .text(type!.rawValue)
        case .establish:
            if code.isProvince { change["level"] = .text("province") }
            change["name"] = .text(name)
            change["type"] = .text(type!.rawValue)
            change["province"] = province.map { .text($0.text) }
            if !sources.isEmpty {
                change["from"] = .list(
                    sources.map { source in
                        .object([
                            "code": .text(source.code.text), "part": .text(source.isPart ? "part" : "whole"),
                        ])
                    })
            }
        }
        return .object([kind.rawValue: .object(change)])
    }
}
