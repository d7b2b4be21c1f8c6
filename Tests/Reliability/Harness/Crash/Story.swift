/// Runs of the program, one after the other, between any two calls of which the power may go.
struct Story: Sendable {
    struct Step: Sendable {
        let arguments: [String]
        /// The submissions it records, by the file they stand in.
        var papers: Papers?
        /// What it makes under this name.
        var copy: String?
        /// It makes the registry.
        var makesRegistry = false

        static func record(_ papers: Papers, _ name: String) -> Step {
            Step(arguments: ["record", "papers/\(name)"], papers: papers)
        }

        /// How the report of the run names a submission of it.
        func isAcknowledged(_ number: Int, in output: String) -> Bool {
            output.split(separator: "\n").contains { $0.contains("\(arguments[1]):\(number):") }
        }
    }

    let name: String
    let steps: [Step]
    let prepare: @Sendable (Store) throws -> Void
}
