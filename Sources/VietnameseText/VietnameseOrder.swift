internal import _FoundationICU

/// Vietnamese alphabetical order (ICU `vi`): a ă â b c d đ e ê …, tones after letters.
public enum VietnameseOrder {
    // Never changed after it is opened, and asked from any thread.
    private nonisolated(unsafe) static let collator: OpaquePointer = {
        var status = U_ZERO_ERROR
        return swift_ucol_open("vi", &status)!
    }()

    /// Bytes that stand in the order of the texts they were made of, the same for texts that are alike.
    public static func key(of text: String) -> [UInt8] {
        let units = Array(text.utf16)
        func key(capacity: Int) -> (bytes: [UInt8], length: Int) {
            var length = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { bytes, count in
                length = Int(
                    swift_ucol_getSortKey(
                        collator, units, Int32(units.count), bytes.baseAddress, Int32(bytes.count)))
                count = min(length, capacity)
            }
            return (bytes, length)
        }
        let first = key(capacity: 4 * units.count + 16)
        return first.length <= first.bytes.count ? first.bytes : key(capacity: first.length).bytes
    }

    /// Whether one text comes before another; nil when they are alike.
    public static func compare(_ left: String, _ right: String) -> Bool? {
        let (left, right) = (key(of: left), key(of: right))
        return left == right ? nil : left.lexicographicallyPrecedes(right)
    }

    /// The rank of each text among others, so that many rows with few texts need few comparisons.
    public static func ranks(of texts: Set<String>) -> [String: Int] {
        let ordered = texts.map { (key(of: $0), $0) }.sorted { left, right in
            left.0 == right.0 ? left.1 < right.1 : left.0.lexicographicallyPrecedes(right.0)
        }
        return Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1.1, $0) })
    }
}
