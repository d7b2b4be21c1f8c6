/// Why the harness itself cannot go on: no violation, but no result either.
struct Trouble: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
