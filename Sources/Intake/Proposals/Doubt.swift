public import Events
public import VietnameseText

/// Something in a draft that a person has to look at, beside the line it is about.
public enum Doubt: Hashable, Sendable {
    // The decision.
    case issuerMissing
    case issuerFromSymbol(String)
    case numberMissing
    case numberMended(raw: String, [NumberReading.Mend])
    case numberWithoutSymbol(String)
    case numberUnreadable(String)
    case signedOnMissing
    /// One day was told for several decisions.
    case signedOnShared
    case dayUnreadable(String)
    case effectiveFromUnknown
    case effectiveFromClause(String)
    case effectiveFromDiffers([CivilDate])
    case conditionFromClause(String)
    case isInternal
    case linesPending
    case decisionRecorded(DecisionIdentity)
    case observerMissing
    // A line.
    case codeMended(raw: String, CodeReading.Mend)
    case codeUncertain(raw: String, CodeReading.Mend)
    case codeTwice(Place)
    case actMissing
    case actUnreadable(String)
    case actAmbiguous([Announcement])
    case actAgainstHeading(cell: Announcement, heading: Announcement)
    case actAgainstCaption(heading: Announcement, caption: Announcement)
    case restated(Announcement)
    case replacesMissing
    case replacesUncertain(String)
    case changesMissing
    case changesToCheck
    case changesNotStated([Component])
    case territoryLimited(String)
    // Content.
    case nameMissing
    case nameMended([TextFinding])
    case nameBroken
    case nameHoldsDocument(String)
    case levelsMissing
    case levelsUnread([String])
    case levelsFromAgency(String)
    case levelsAgainstHeading(cell: [String], heading: [String])
    case basisWithoutNumber([String])
    case basisMended
    case unread(title: String, text: String)
    case formulaValue
    // Evidence of the registry.
    case nameDiffers(registry: String)
    case nameSpelling(registry: String)
    case alreadyInForce(CivilDate?)
    case neverInForce
    case notInForce(CivilDate)
    case otherwiseRecorded(Act, DecisionIdentity)
    case stateNotKnown

    /// Whether it has to be settled before the draft can be recorded, or only to be looked at.
    public enum Weight: String, Hashable, Sendable {
        case settle, check
    }

    public var weight: Weight {
        switch self {
        case .issuerMissing, .observerMissing, .numberMissing, .numberWithoutSymbol, .numberUnreadable,
            .signedOnMissing, .signedOnShared, .dayUnreadable, .effectiveFromDiffers, .codeUncertain, .codeTwice,
            .actMissing,
            .actUnreadable,
            .actAmbiguous,
            .actAgainstHeading, .actAgainstCaption, .replacesMissing, .replacesUncertain, .changesMissing,
            .territoryLimited,
            .nameMissing, .levelsMissing, .levelsAgainstHeading, .neverInForce, .notInForce,
            .otherwiseRecorded, .decisionRecorded:
            .settle
        default: .check
        }
    }
}

/// Why a row cannot become part of a draft.
public enum Unreadable: Hashable, Sendable {
    case noCode
    case wrongCode(String)
    case severalCodes([String])
    case part(UnrecordedPart)
    case errorValue(String)
}
