internal import Foundation

/// Comparisons of bytes as the C library makes them: many at a time.
extension UnsafeBufferPointer<UInt8> {
    func isSame(as other: Self) -> Bool {
        count == other.count && (count == 0 || memcmp(baseAddress!, other.baseAddress!, count) == 0)
    }

    /// Whether it comes before another in the order of bytes.
    func precedes(_ other: Self) -> Bool {
        let common = Swift.min(count, other.count)
        let order = common == 0 ? 0 : memcmp(baseAddress!, other.baseAddress!, common)
        return order == 0 ? count < other.count : order < 0
    }
}

extension ArraySlice<UInt8> {
    func isSame(as other: ArraySlice<UInt8>) -> Bool {
        withUnsafeBufferPointer { left in other.withUnsafeBufferPointer { left.isSame(as: $0) } }
    }
}
