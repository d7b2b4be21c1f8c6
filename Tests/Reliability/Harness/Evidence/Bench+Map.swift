import Synchronization

extension Bench {
    /// What comes of each item, in their order; several are worked on side by side.
    func map<Item: Sendable, Output: Sendable>(
        _ items: [Item], _ body: @escaping @Sendable (Int, Item) throws -> Output
    ) throws -> [Output] {
        let outputs = Mutex([(index: Int, output: Output)]())
        try forEach(items) { index, item in
            let output = try body(index, item)
            outputs.withLock { $0.append((index, output)) }
        }
        return outputs.withLock { $0 }.sorted { $0.index < $1.index }.map(\.output)
    }
}
