extension DriftCase {
    /// What the header of the file says.
    static let ofFile = [
        statement("user_version newer", ["newer version", "99"], "PRAGMA user_version = 99"),
        statement("user_version zero", ["user_version"], "PRAGMA user_version = 0"),
        statement("user_version negative", ["user_version"], "PRAGMA user_version = -1"),
        statement("application_id other", ["not a log of tthc"], "PRAGMA application_id = 7"),
        statement("journal_mode WAL", ["journal_mode"], "PRAGMA journal_mode = WAL"),
    ]
}
