/// What is done to a run at one of its system calls.
enum Fault: Sendable {
    case kill
    /// The call is not made and returns this error; from then on every call of that name, or only this one.
    case error(String, forEver: Bool)

    /// The option of `strace`.
    func injection(_ name: String, _ ordinal: Int) -> String {
        switch self {
        case .kill: "inject=\(name):signal=KILL:when=\(ordinal)"
        case .error(let code, let forEver): "inject=\(name):error=\(code):when=\(ordinal)\(forEver ? "+" : "")"
        }
    }
}

/// A system call that something can be done to.
struct Point: Sendable, Hashable {
    let name: String
    let ordinal: Int
    /// Counted among the calls on these paths alone, not among all that the program makes.
    var paths: [String] = []
}
