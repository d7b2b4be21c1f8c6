extension QRCode {
    /// How much of the code may be lost: under a stamp, in a fold, by bad ink.
    public enum Correction: CaseIterable, Sendable {
        /// About 7 percent of the codewords.
        case low
        /// About 15 percent.
        case medium
        /// About 25 percent.
        case quartile
        /// About 30 percent.
        case high
    }
}

extension QRCode.Correction {
    /// What the format information says; not in the order of strength.
    package var code: Int {
        switch self {
        case .low: 1
        case .medium: 0
        case .quartile: 3
        case .high: 2
        }
    }
}
