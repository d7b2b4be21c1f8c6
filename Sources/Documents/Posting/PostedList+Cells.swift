internal import Events
package import Projections

extension PostedList {
    /// What a column says of a procedure; empty where nothing is stated.
    package func text(_ column: PostingColumn, of entry: Catalogue.Entry) -> String {
        Self.text(column, of: entry, catalogue, profile)
    }

    static func text(
        _ column: PostingColumn, of entry: Catalogue.Entry, _ catalogue: Catalogue, _ profile: Profile
    ) -> String {
        let content = ContentWording(entry.content)
        func joined(_ lines: [String]?) -> String { (lines ?? []).joined(separator: "\n") }
        return switch column {
        case .code: "\(entry.procedure)"
        case .name: entry.name
        case .field: entry.field ?? ""
        case .timeLimit: content.timeLimit ?? ""
        case .place: joined([profile.address].compactMap { $0 } + profile.receptionPoints)
        case .channels: joined(content.channelNames)
        case .fees: joined(content.fees)
        case .onlineLevel: content.onlineLevel ?? ""
        case .postalService: content.postalService ?? ""
        case .agency: content.agency ?? ""
        case .applicants: joined(content.applicants)
        case .dossier: joined(content.dossierItems.map { $0.map { "- \($0)" } })
        case .result: content.result ?? ""
        case .legalBases: joined(content.legalBasisNumbers)
        case .decision: joined(decisions(of: entry, catalogue))
        case .since: entry.first.effectiveFrom.map(\.dayMonthYear) ?? ""
        case .notes: joined(notes(of: entry, content, catalogue))
        }
    }

    /// The decision that brought the procedure, and the last that changed it.
    private static func decisions(of entry: Catalogue.Entry, _ catalogue: Catalogue) -> [String] {
        func told(_ decision: DecisionIdentity) -> String {
            let isOfProvince = decision.province == catalogue.commune.province
            return reference(decision) + (isOfProvince ? "" : " (\(issuer(decision, catalogue)))")
        }
        let first = told(entry.first.decision)
        guard entry.latest.decision != entry.first.decision else { return [first] }
        let act = entry.latest.act.vietnamese
        return [first, "\(act.prefix(1).uppercased() + act.dropFirst()): \(told(entry.latest.decision))"]
    }

    /// `3582/QĐ-UBND ngày 08/9/2026`.
    static func reference(_ decision: DecisionIdentity) -> String {
        "\(decision.number) ngày \(DocumentDay(decision.signedOn).inFigures)"
    }

    /// `UBND Thành phố Hải Phòng`; a ministry's symbol as it is.
    static func issuer(_ decision: DecisionIdentity, _ catalogue: Catalogue) -> String {
        guard let province = decision.province else { return decision.issuer }
        guard province == catalogue.commune.province else { return "UBND tỉnh, thành phố mã \(province)" }
        return "UBND \(catalogue.commune.provinceInText)"
    }

    private static func notes(
        of entry: Catalogue.Entry, _ content: ContentWording, _ catalogue: Catalogue
    ) -> [String] {
        let coming = catalogue.upcoming.compactMap { item -> String? in
            guard item.procedure == entry.procedure, let day = item.line.effectiveFrom else { return nil }
            return "Từ \(DocumentDay(day).inFigures): \(item.line.act.vietnamese) theo QĐ \(item.line.decision.number)"
        }
        return [content.notes].compactMap { $0 }
            + (entry.isPartOfTerritory ? ["Chỉ áp dụng trên một phần địa bàn"] : []) + coming
    }
}

extension Place {
    /// The province within a sentence: `thành phố Hải Phòng`.
    var provinceInText: String {
        guard let provinceName else { return province.map { "tỉnh, thành phố mã \($0)" } ?? "tỉnh, thành phố" }
        return provinceName.prefix(1).lowercased() + provinceName.dropFirst()
    }
}
