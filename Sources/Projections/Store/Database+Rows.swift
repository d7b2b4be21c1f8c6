import Events
internal import GRDB

/// What a query is asked with.
enum RowArgument: BoundValue, ExpressibleByIntegerLiteral {
    case integer(Int)
    case text(String)

    init(integerLiteral value: Int) { self = .integer(value) }

    func bind(to handle: OpaquePointer, at index: Int32) -> Int32 {
        // GRDB, too, has a way to bind them.
        func bind(_ value: some BoundValue) -> Int32 { value.bind(to: handle, at: index) }
        return switch self {
        case .integer(let number): bind(number)
        case .text(let text): bind(text)
        }
    }
}

extension Database {
    /// Reads the rows of a query one after another, as SQLite has them: a row of GRDB costs more than the row itself.
    ///
    /// - Parameters:
    ///   - arguments: bound as `?1`, `?2` and so on.
    ///   - body: must not ask the same query itself.
    func forEachRow(_ query: String, _ arguments: [RowArgument], _ body: (BoundRow) throws -> Void) throws {
        try cachedStatement(sql: query).forEach(binding: arguments, do: body)
    }
}

extension Sequence<Int> {
    /// `[1,2,3]`, in order: what `json_each` makes a table of.
    var jsonList: String { "[" + sorted().commaSeparated + "]" }
}
