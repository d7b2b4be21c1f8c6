/// A fact of the log: something that happened in law, as a paper says. Start reading here.
///
/// Wire names, one for each kind of fact, are a promise: they are listed in ``wireName`` and in `schemas/facts/`.
public enum Event: Hashable, Sendable {
    /// A publication decision was published (công bố); `decision-published`.
    case decisionPublished(Decision)
    /// A line of a decision's annex; `procedure-issued`, `-amended`, `-replaced`, `-cut`, `-abolished`, `-suspended`,
    /// `-resumed`, by its act.
    case line(DecisionLine)
    /// An administrative unit changed; `unit-established`, `-dissolved`, `-renamed`, `-moved`.
    case unit(UnitFact)
    /// A decision got its day, or another; `decision-effect-set`.
    case effectSet(EffectSet)
    /// A decision was annulled; `decision-annulled`.
    case annulled(Annulment)
    /// A paper says something of a decision that is to be reviewed; `decision-remarked`.
    case remarked(Remark)
    /// A list was put up in public; `list-posted`.
    case posted(ListPosting)
    /// Somebody looked at what hangs at a commune; `board-observed`.
    case observed(BoardObservation)
    /// A record of ours was wrong and is mended; `record-corrected`.
    case corrected(Correction)
    /// A record of ours is struck; `record-withdrawn`.
    case withdrawn(Withdrawal)
    /// Another key signs the log; `signing-key-rotated`.
    case keyRotated(KeyRotation)
    /// A log before this one was lost; `loss-declared`.
    case lossDeclared(LossDeclaration)

    /// The name under which the fact is stored.
    public var wireName: String {
        switch self {
        case .decisionPublished: "decision-published"
        case .line(let fact): fact.line.act.wireName
        case .unit(let fact): fact.change.kind.wireName
        case .effectSet: "decision-effect-set"
        case .annulled: "decision-annulled"
        case .remarked: "decision-remarked"
        case .posted: "list-posted"
        case .observed: "board-observed"
        case .corrected: "record-corrected"
        case .withdrawn: "record-withdrawn"
        case .keyRotated: "signing-key-rotated"
        case .lossDeclared: "loss-declared"
        }
    }

    /// The stream it belongs to: all facts of one decision, of one unit code, of the board of one commune, about one
    /// record, or about the registry itself.
    public var stream: String {
        switch self {
        case .decisionPublished(let decision): decision.identity.stream
        case .line(let fact): fact.decision.stream
        case .unit(let fact): "unit/\(fact.change.code)"
        case .effectSet(let fact): fact.decision.stream
        case .annulled(let fact): fact.decision.stream
        case .remarked(let fact): fact.decision.stream
        case .posted(let fact): "board/\(fact.commune)"
        case .observed(let fact): "board/\(fact.commune)"
        case .corrected(let fact): "record/\(fact.corrects)"
        case .withdrawn(let fact): "record/\(fact.withdraws)"
        case .keyRotated, .lossDeclared: "registry"
        }
    }

    /// The version of the wire form that is written today.
    public static let formatVersion = 1
}

/// A line together with the decision it belongs to.
public struct DecisionLine: Hashable, Sendable {
    public let decision: DecisionIdentity
    public let line: Line
    /// Of a cut: what it lightened, once for each different state it met.
    public let reductions: [Reduction]

    public init(decision: DecisionIdentity, line: Line, reductions: [Reduction] = []) {
        self.decision = decision
        self.line = line
        self.reductions = reductions
    }
}

/// A change of one unit, with the resolution that made it and the day it took effect.
public struct UnitFact: Hashable, Sendable {
    public let resolution: Resolution
    public let effectiveFrom: CivilDate
    public let change: UnitChange
}

extension Act {
    var wireName: String {
        switch self {
        case .issue: "procedure-issued"
        case .amend: "procedure-amended"
        case .replace: "procedure-replaced"
        case .cut: "procedure-cut"
        case .abolish: "procedure-abolished"
        case .suspend: "procedure-suspended"
        case .resume: "procedure-resumed"
        }
    }
}

extension UnitChange.Kind {
    var wireName: String {
        switch self {
        case .dissolve: "unit-dissolved"
        case .establish: "unit-established"
        case .rename: "unit-renamed"
        case .move: "unit-moved"
        }
    }
}
