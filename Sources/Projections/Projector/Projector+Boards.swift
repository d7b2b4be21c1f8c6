import Events
internal import GRDB

// What is said of boards changes no catalogue: only rows of its own.
extension Projector {
    /// - Parameter value: of the shape of a posting or an observation.
    func apply(board value: Value, _ recorded: RecordedEvent) throws {
        try BoardRow(
            database, value, at: recorded.position, recordedAt: recorded.recordedAt.description,
            recordedBy: recorded.recordedBy
        ).insert(database, known: recorded.position)
    }

    /// Writes what a posting or an observation now says, if it stands.
    func restate(board position: Int, known: Int) throws {
        let mendings = try Mendings(database, of: [position])
        try close("board", "position", position, known: known)
        guard mendings.withdrawal(of: position) == nil else { return }
        let original = try BoardRow.asRecorded(database, at: position)!
        let form = mendings.form(of: position)
        let row =
            form == position
            ? original
            : try BoardRow(
                database, StatementRow.find(database, at: form)!.data["fact"]!, at: position,
                recordedAt: original.recordedAt, recordedBy: original.recordedBy)
        try row.insert(database, known: known)
    }
}
