import Events
internal import GRDB

extension Projector {
    func apply(_ decision: Decision, _ recorded: RecordedEvent) throws {
        try refuseTwin(of: decision.identity, except: recorded.position)
        try insert(
            DecisionRow(
                id: recorded.position, form: decision, effectiveFrom: decision.effectiveFrom,
                recordedAt: recorded.recordedAt.description, recordedBy: recorded.recordedBy),
            known: recorded.position)
    }

    func apply(_ fact: DecisionLine, _ recorded: RecordedEvent) throws {
        let row = LineRow(
            // What stands is kept for long, the submission that stated it is not.
            position: recorded.position, line: Line(checked: fact.line.form.alone),
            decision: try standingDecision(fact.decision),
            recordedAt: recorded.recordedAt.description, recordedBy: recorded.recordedBy)
        try insert(row, known: recorded.position)
        guard row.stands else { return }
        try refresh([LineChange(before: nil, after: row.standing)], known: recorded.position)
    }

    func apply(_ remark: Remark, _ recorded: RecordedEvent) throws {
        let decision = try standingDecision(remark.decision)
        let names = try LineRow.fetch(database, ofDecision: decision.id, known: recorded.position)
            .filter { $0.withdrawnBy == nil }.map(\.standing.line.name)
        if let unknown = remark.lines.first(where: { !names.contains($0) }) {
            throw Refusal.noSuchLine(unknown, remark.decision, known: names)
        }
        try StatementRow.insert(database, .remark, about: decision.id, remark.value, recorded)
        try open(remark: recorded.position, of: decision.id, known: recorded.position)
    }

    /// The decision of this identity that stands.
    ///
    /// - Throws: ``Refusal``.
    func standingDecision(_ identity: DecisionIdentity) throws -> DecisionRow {
        if let decision = decisions[identity] { return decision }
        let found = try DecisionRow.find(database, identity, known: ReadModelSchema.endOfKnowledge)
        if let standing = found.first(where: \.stands) {
            if decisions.count > 100 { decisions = [:] }
            decisions[identity] = standing
            return standing
        }
        guard let last = found.last, let by = last.withdrawnBy ?? last.annulledBy else {
            throw Refusal.decisionNotRecorded(identity)
        }
        throw Refusal.decisionStruck(identity, by: by, isAnnulled: last.withdrawnBy == nil)
    }

    /// Refuses an identity that another standing decision bears.
    private func refuseTwin(of identity: DecisionIdentity, except id: Int) throws {
        let found = try DecisionRow.find(database, identity, known: ReadModelSchema.endOfKnowledge)
        if let twin = found.first(where: { $0.stands && $0.id != id }) {
            throw Refusal.decisionRecorded(identity, position: twin.id)
        }
    }

    private func insert(_ row: DecisionRow, known position: Int) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO decision (id, known_from, known_until, issuer, number, signed_on, effective_from,
                    corrected_by, dated_by, annulled_by, withdrawn_by, recorded_at, recorded_by, data)
                VALUES (?, ?, \(ReadModelSchema.endOfKnowledge), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            row.id, position, row.identity.issuer, row.identity.number, row.identity.signedOn.dayNumber,
            row.effectiveFrom?.dayNumber, row.correctedBy, row.datedBy, row.annulledBy, row.withdrawnBy,
            row.recordedAt, row.recordedBy, row.form.value.stored,
        ])
        try search.add(row, known: position)
    }

    private func insert(_ row: LineRow, known position: Int) throws {
        try row.insert(database, known: position)
        try search.add(row, known: position)
    }

    /// Writes what a decision and its lines now are, after something was recorded about it.
    func restate(decision id: Int, known position: Int) throws {
        decisions = [:]
        let old = try DecisionRow.find(database, id: id, known: position)!
        let new = try decisionNow(id)
        guard !new.saysTheSame(as: old) else { return }
        try close("decision", "id", id, known: position)
        try insert(new, known: position)
        if new.stands { try refuseTwin(of: new.identity, except: id) }
        let lines = try Int.fetchAll(
            database.cachedStatement(sql: "SELECT DISTINCT position FROM line WHERE decision = ? ORDER BY position"),
            arguments: [id])
        try restate(lines: lines, known: position)
    }

    private func decisionNow(_ id: Int) throws -> DecisionRow {
        let known = ReadModelSchema.endOfKnowledge
        let original = try DecisionRow.asRecorded(database, id: id)
        let effects = try StatementRow.fetch(database, .effect, about: id, known: known).map(\.position)
        let annulments = try StatementRow.fetch(database, .annulment, about: id, known: known).map(\.position)
        let mendings = try Mendings(database, of: [id] + effects + annulments)
        let form = mendings.form(of: id)
        let decision =
            form == id ? original.form : Decision(checked: try StatementRow.find(database, at: form)!.data["fact"]!)
        let effect = effects.last { mendings.withdrawal(of: $0) == nil }
        return DecisionRow(
            id: id, form: decision,
            effectiveFrom: try effect.map { try day(ofEffect: mendings.form(of: $0)) } ?? decision.effectiveFrom,
            correctedBy: form == id ? nil : form, datedBy: effect,
            annulledBy: annulments.last { mendings.withdrawal(of: $0) == nil },
            withdrawnBy: mendings.withdrawal(of: id), recordedAt: original.recordedAt,
            recordedBy: original.recordedBy)
    }

    /// The day that an effect, or the correction in its place, gives.
    private func day(ofEffect position: Int) throws -> CivilDate {
        let data = try StatementRow.find(database, at: position)!.data
        return CivilDate((data["fact"] ?? data)["effectiveFrom"]!.text!)!
    }

    /// Writes what lines now are, and folds again what they change.
    func restate(lines positions: [Int], known position: Int) throws {
        var changes: [LineChange] = []
        for line in positions {
            let old = try lineBefore(line, known: position)
            let new = try lineNow(line)
            if !new.saysTheSame(as: old) {
                try close("line", "position", line, known: position)
                try insert(new, known: position)
            }
            let before = old.stands ? old.standing : nil
            let after = new.stands ? new.standing : nil
            if let before, let after, before.hasSameForm(as: after) { continue }
            if before != nil || after != nil { changes.append(LineChange(before: before, after: after)) }
        }
        guard !changes.isEmpty else { return }
        try refresh(changes, known: position)
    }

    /// The line as it was before the fact at a position.
    private func lineBefore(_ line: Int, known position: Int) throws -> LineRow {
        try LineRow.find(database, at: line, known: position - 1)!
    }

    private func lineNow(_ position: Int) throws -> LineRow {
        let original = try LineRow.find(database, at: position, known: position)!
        let mendings = try Mendings(database, of: [position])
        let form = mendings.form(of: position)
        let decision = try DecisionRow.find(
            database, id: original.decision.id, known: ReadModelSchema.endOfKnowledge)!
        return LineRow(
            position: position,
            line: form == position
                ? original.standing.line : Line(checked: try StatementRow.find(database, at: form)!.data["line"]!),
            decision: decision, correctedBy: form == position ? nil : form,
            withdrawnBy: mendings.withdrawal(of: position), recordedAt: original.recordedAt,
            recordedBy: original.recordedBy)
    }

    private func open(remark position: Int, of decision: Int, known: Int) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO remark (position, known_from, known_until, decision)
                VALUES (?, ?, \(ReadModelSchema.endOfKnowledge), ?)
                """
        ).execute(arguments: [position, known, decision])
    }

    /// Writes whether a remark now stands.
    func restate(remark position: Int, of decision: Int, known: Int) throws {
        let stands = try Mendings(database, of: [position]).withdrawal(of: position) == nil
        let stood = try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM remark
                        WHERE position = ? AND known_until = \(ReadModelSchema.endOfKnowledge))
                    """), arguments: [position])!
        if stood, !stands { try close("remark", "position", position, known: known) }
        if stands, !stood { try open(remark: position, of: decision, known: known) }
    }

    /// Closes the row of a table that was true until the fact at a position.
    func close(_ table: String, _ key: String, _ id: Int, known position: Int) throws {
        try database.cachedStatement(
            sql: """
                UPDATE \(table) SET known_until = ?
                WHERE \(key) = ? AND known_until = \(ReadModelSchema.endOfKnowledge)
                """
        ).execute(arguments: [position - 1, id])
    }
}
