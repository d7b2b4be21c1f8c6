/// A run of the program that is disturbed: what was there before, what is run, what it promises.
struct Scenario: Sendable {
    enum Effect: Sendable {
        /// An empty registry is there.
        case registry
        /// These submissions are there.
        case submissions(Papers)
        /// The answer is that of an undisturbed run, and the log is as it was.
        case answer
        /// A copy of the whole log is there under this name.
        case copy(String)
        /// The log is, byte for byte, that of the file that was exported, or its beginning where that was asked for.
        case restored
        /// Another key signs, which so many facts tell; one of the keys at hand goes on to sign.
        case key(facts: Int)
        /// A new log whose one fact declares another lost.
        case lossDeclared
    }

    let name: String
    let arguments: [String]
    let effect: Effect
    /// Makes what is there before.
    let prepare: @Sendable (Store) throws -> Void
}
