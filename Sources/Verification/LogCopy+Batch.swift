internal import Events

extension LogCopy {
    /// Some facts in a row, as they stand: the bytes of all of them side by side, so that reading a fact costs no memory of
    /// its own.
    struct Batch: Sendable {
        private(set) var bytes: [UInt8] = []
        private(set) var rows: [Row] = []
        /// Rows with a value of another type than its column's.
        private(set) var badRows = 0

        /// A batch that is to be handed on.
        var isFull: Bool { bytes.count >= Self.size }

        private static let size = 512 << 10

        init() {
            bytes.reserveCapacity(Self.size + RecordedEvent.longestLeaf)
            rows.reserveCapacity(512)
        }
    }

    /// One fact: where its leaf is among the bytes of its batch, and what a store keeps beside it.
    struct Row: Sendable {
        let leaf: Range<Int>
        /// Nil where the leaf stands alone.
        let columns: Columns?
    }

    /// Texts are bytes, as they stand: what a reader of strings drops behind a NUL is among them.
    struct Columns: Sendable {
        let position: Int
        let stream: Range<Int>
        let revision: Int
        let type: Range<Int>
        let command: Range<Int>
        let part: Int
        let parts: Int
        let recordedAt: Range<Int>
    }
}

extension LogCopy.Batch {
    /// The columns that ``append(_:)-(TypedRow)`` takes, in their order.
    static let columns = "leaf, position, stream, revision, type, command, part, parts, recorded_at"

    mutating func append(_ leaf: UnsafeRawBufferPointer) {
        let start = bytes.count
        bytes.append(contentsOf: leaf)
        rows.append(LogCopy.Row(leaf: start..<bytes.count, columns: nil))
    }

    mutating func append(_ row: TypedRow) throws {
        var isGood = true
        let leaf = row.bytes(0, of: .blob, into: &bytes, &isGood)
        let columns = LogCopy.Columns(
            position: try row.integer(1, &isGood), stream: row.bytes(2, of: .text, into: &bytes, &isGood),
            revision: try row.integer(3, &isGood), type: row.bytes(4, of: .text, into: &bytes, &isGood),
            command: row.bytes(5, of: .text, into: &bytes, &isGood), part: try row.integer(6, &isGood),
            parts: try row.integer(7, &isGood), recordedAt: row.bytes(8, of: .text, into: &bytes, &isGood))
        rows.append(LogCopy.Row(leaf: leaf, columns: columns))
        if !isGood { badRows += 1 }
    }
}
