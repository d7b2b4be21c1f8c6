import Events
internal import GRDB

extension Projector {
    /// What a position holds, as far as corrections and withdrawals ask.
    enum Record {
        case decision
        case line(decision: Int)
        case unit
        case board(BoardRow.Kind)
        case statement(StatementRow)
    }

    /// The record at a position.
    ///
    /// - Throws: ``Refusal/positionBeyondHead(_:size:)``; ``Refusal/aboutTheRegistry(_:)`` for a fact that no paper made.
    func record(at position: Int, size: Int) throws -> Record {
        guard position <= size else { throw Refusal.positionBeyondHead(position, size: size) }
        if let statement = try StatementRow.find(database, at: position) { return .statement(statement) }
        if let line = try LineRow.find(database, at: position, known: position) {
            return .line(decision: line.decision.id)
        }
        if try DecisionRow.find(database, id: position, known: position) != nil { return .decision }
        if let board = try BoardRow.asRecorded(database, at: position) { return .board(board.kind) }
        let isUnit = try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM unit_change WHERE position = ?)", arguments: [position])
        guard isUnit == true else { throw Refusal.aboutTheRegistry(position) }
        return .unit
    }

    /// The record that corrections of corrections lead to, with its position.
    func corrected(by correction: Correction, size: Int) throws -> (position: Int, record: Record) {
        var position = correction.corrects
        while true {
            let record = try record(at: position, size: size)
            guard case .statement(let statement) = record, statement.kind == .correction else {
                return (position, record)
            }
            position = statement.subject
        }
    }

    func apply(_ correction: Correction, _ recorded: RecordedEvent) throws {
        let (root, record) = try corrected(by: correction, size: recorded.position - 1)
        try refuseWithdrawn(correction.corrects)
        guard try correction.fits(record, at: root) else {
            throw ReadModelError.correctionDoesNotFit(position: recorded.position)
        }
        try StatementRow.insert(database, .correction, about: correction.corrects, correction.value, recorded)
        try restate(record, at: root, known: recorded.position)
    }

    func apply(_ withdrawal: Withdrawal, _ recorded: RecordedEvent) throws {
        var (root, record) = (withdrawal.withdraws, try record(at: withdrawal.withdraws, size: recorded.position - 1))
        try refuseWithdrawn(withdrawal.withdraws)
        try StatementRow.insert(database, .withdrawal, about: withdrawal.withdraws, withdrawal.value, recorded)
        while case .statement(let statement) = record, !statement.kind.isAboutDecision {
            root = statement.subject
            record = try self.record(at: root, size: recorded.position)
        }
        try restate(record, at: root, known: recorded.position)
    }

    /// The standing withdrawal of a record, of what it corrects, or of its decision; nil when it is not withdrawn.
    func withdrawal(of position: Int) throws -> Int? {
        if let withdrawal = try Mendings(database, of: [position]).withdrawal(of: position) { return withdrawal }
        if let statement = try StatementRow.find(database, at: position) {
            return statement.kind == .correction ? try self.withdrawal(of: statement.subject) : nil
        }
        return try LineRow.find(database, at: position, known: ReadModelSchema.endOfKnowledge)?.decision.withdrawnBy
    }

    /// Whether a record is withdrawn, or its decision withdrawn or annulled, since it was recorded.
    func isStruck(_ position: Int) throws -> Bool {
        if try withdrawal(of: position) != nil { return true }
        let known = ReadModelSchema.endOfKnowledge
        if let statement = try StatementRow.find(database, at: position) {
            switch statement.kind {
            case .correction: return try isStruck(statement.subject)
            case .withdrawal: return false
            case .effect, .remark: return try !DecisionRow.find(database, id: statement.subject, known: known)!.stands
            case .annulment:
                // Its own decision is annulled by it, not since.
                return try DecisionRow.find(database, id: statement.subject, known: known)!.withdrawnBy != nil
            }
        }
        if let line = try LineRow.find(database, at: position, known: known) { return !line.decision.stands }
        return try DecisionRow.find(database, id: position, known: known).map { !$0.stands } ?? false
    }

    private func refuseWithdrawn(_ position: Int) throws {
        guard let withdrawal = try withdrawal(of: position) else { return }
        throw Refusal.withdrawnAlready(position, by: withdrawal)
    }

    private func restate(_ record: Record, at position: Int, known: Int) throws {
        switch record {
        case .decision: try restate(decision: position, known: known)
        case .line: try restate(lines: [position], known: known)
        case .unit: try restate(unit: position, known: known)
        case .board: try restate(board: position, known: known)
        case .statement(let statement):
            switch statement.kind {
            case .effect, .annulment: try restate(decision: statement.subject, known: known)
            case .remark: try restate(remark: position, of: statement.subject, known: known)
            case .correction, .withdrawal: preconditionFailure("leads on to what it is about")
            }
        }
    }
}

extension Correction {
    /// Whether it states a record of this kind.
    ///
    /// - Throws: ``Refusal/notCorrected(_:type:)`` for a record of a kind that is withdrawn and recorded anew instead.
    func fits(_ record: Projector.Record, at position: Int) throws(Refusal) -> Bool {
        switch (record, form) {
        case (.line, .line), (.decision, .decision), (.unit, .unit), (.board(.posting), .posting),
            (.board(.observation), .observation):
            return true
        case (.statement(let statement), _) where statement.kind != .effect:
            throw .notCorrected(position, type: statement.kind.rawValue)
        case (.statement, .effect): return true
        default: return false
        }
    }
}

extension Projector.Record {
    /// The name of its kind, for people.
    var name: String {
        switch self {
        case .decision: "decision"
        case .line: "line"
        case .unit: "units"
        case .board(let kind): kind.rawValue
        case .statement(let statement): statement.kind.rawValue
        }
    }
}
