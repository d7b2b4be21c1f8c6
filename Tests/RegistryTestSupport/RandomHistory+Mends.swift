import Events

/// What comes after a decision or a change of units was recorded: its day, its annex, what was wrong in it, its end.
extension HistoryAuthor {
    private enum Mend { case effect, lines, annulment, anew, remark, correction, withdrawal }

    /// Records one of them.
    mutating func mend() {
        for _ in 1...8 {
            let mend: Mend = random.weighted([
                (.effect, 18), (.lines, 11), (.annulment, 8), (.anew, 7), (.remark, 10), (.correction, 27),
                (.withdrawal, 19),
            ])
            let isRecorded =
                switch mend {
                case .effect: setEffect()
                case .lines: addLines()
                case .annulment: annul()
                case .anew: recordAnew()
                case .remark: remark()
                case .correction: correct()
                case .withdrawal: withdraw()
                }
            if isRecorded { return }
        }
    }

    /// Records a submission if what stands after it is sound. Whether it was recorded.
    mutating func propose(_ submission: Value.Members) -> Bool {
        var submission = submission
        // Nothing is the repetition of something else, even where all it says has been said before.
        submission["command"] = .text("mend-\(log.submissions.count + 1)")
        var tried = log
        tried.record(.object(submission))
        guard tried.ledger.isSound, tried.ledger.lastBoardLives else { return false }
        log = tried
        focus = tried.ledger.entries.last!.decision
        return true
    }

    /// One of these positions: often one about the decision that was mended last, or a late one.
    mutating func pick(_ positions: [Int]) -> Int? {
        guard !positions.isEmpty else { return nil }
        let near = positions.filter { focus != nil && log.ledger[$0].decision == focus }
        if !near.isEmpty, random.chance(35) { return random.one(of: near) }
        return random.one(of: random.chance(30) ? positions.suffix(8) : positions)
    }

    /// The records of a kind that are not withdrawn, and not about a decision that is.
    func mendable(_ kind: RecordKind) -> [Int] {
        log.ledger.entries.filter { entry in
            guard RecordKind(entry.event) == kind, !log.ledger.isWithdrawn(entry.position) else { return false }
            // The withdrawal of a decision is about a decision that is withdrawn.
            guard kind != .withdrawal, let decision = entry.decision else { return true }
            return !log.ledger.isWithdrawn(decision)
        }.map(\.position)
    }

    /// A day of the history, sometimes the next.
    mutating func anyDay() -> CivilDate {
        let day = random.one(of: days)
        return random.chance(15) ? day.next : day
    }

    mutating func anyReason() -> Value {
        .text(random.one(of: ["Ghi nhầm khi nhập", "Theo văn bản của bộ", "Rà soát lại phụ lục"]))
    }

    private mutating func withdraw() -> Bool {
        let kind: RecordKind = random.weighted([
            (.line, 16), (.decision, 11), (.effect, 14), (.annulment, 14), (.remark, 10), (.correction, 17),
            (.withdrawal, 14), (.unit, 12),
        ])
        guard let position = pick(mendable(kind)) else { return false }
        return propose(["kind": .text("withdrawal"), "withdraws": .integer(position), "reason": anyReason()])
    }
}

/// The kinds of records, as far as mending tells them apart.
enum RecordKind: Hashable {
    case decision, line, unit, effect, annulment, remark, correction, withdrawal, posting, observation

    /// - Precondition: it comes from a paper.
    init(_ event: Event) {
        self =
            switch event {
            case .decisionPublished: .decision
            case .line: .line
            case .unit: .unit
            case .effectSet: .effect
            case .annulled: .annulment
            case .remarked: .remark
            case .posted: .posting
            case .observed: .observation
            case .corrected: .correction
            case .withdrawn: .withdrawal
            case .keyRotated, .lossDeclared: preconditionFailure("\(event.wireName) is about the registry itself")
            }
    }
}
