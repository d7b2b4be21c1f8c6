import Events

extension BruteForce.Ledger {
    /// Every line, in the order of the log, as it is to be judged: the struck ones too.
    var papers: [BruteForce.Paper] { lines.map { paper($0, of: form(of: decision(of: $0))) } }

    /// The positions of the lines that a correction, their own or one of their decision, makes other than they would be
    /// without.
    var correctedLines: Set<Int> {
        let corrected = lines.filter { line in
            let decision = decision(of: line)
            if correctedForm(of: line.position) != nil { return true }
            return !paper(line, of: form(of: decision)).hasForm(of: paper(line, of: decision.fact))
        }
        return Set(corrected.map(\.position))
    }

    private func decision(of line: Bound<Line>) -> Entry<Decision> {
        decisions.first { $0.position == line.decision }!
    }

    private func paper(_ line: Bound<Line>, of decision: Decision) -> BruteForce.Paper {
        BruteForce.Paper(
            position: line.position, line: form(of: line), decisionPosition: line.decision, decision: decision,
            dayByEffect: dayByEffect(of: line.decision),
            isWithdrawn: isWithdrawn(line.position) || isWithdrawn(line.decision),
            isAnnulled: isAnnulled(line.decision))
    }
}
