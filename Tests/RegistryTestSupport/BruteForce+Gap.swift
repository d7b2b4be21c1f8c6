internal import Events
public import Projections

extension Gap {
    /// The program's answer in the words of the brute-force judge, to be compared.
    public var toldPlainly: [String] {
        let lines = items.map { item -> String in
            let since = item.since.map(\.description) ?? ""
            let fact = item.line.map { "\($0.fact)" } ?? ""
            let sources = "\(item.sources)"
            switch item.kind {
            case .missing, .uneven: return "\(item.procedure) \(item.kind.rawValue) \(since) \(fact) \(sources)"
            case .outdated:
                let words =
                    switch item.reason! {
                    case .elsewhere, .unrecorded: "other"
                    case .later: "later"
                    default: "\(item.reason!.rawValue) \(since) \(fact)"
                    }
                return "\(item.procedure) outdated \(words) \(sources)"
            case .expired: return "\(item.procedure) expired \(since) \(sources)"
            case .notOurs: return "\(item.procedure) notOurs \(item.reason!.rawValue) \(sources)"
            case .early, .internal, .unknown: return "\(item.procedure) \(item.kind.rawValue) \(sources)"
            }
        }
        var numbers = [
            ("due", counts.due), ("posted", counts.posted), ("current", counts.current), ("unseen", counts.unseen),
        ]
        numbers += Kind.allCases.map { ($0.rawValue, counts[$0]) }
        return lines.sorted() + [
            numbers.filter { $0.1 > 0 }.sorted { $0.0 < $1.0 }.map { "\($0.0)=\($0.1)" }.joined(separator: " ")
        ]
    }
}
