internal import Foundation

/// The order in which catalogues are read: by the sort keys of contents, byte by byte, then by code.
enum CatalogueOrder {
    static func sorted<Item>(_ items: [Item], by key: (Item) -> (sortKey: Data, procedure: Int)) -> [Item] {
        let keys = items.map(key)
        // Most keys differ soon.
        let heads = keys.map { key in
            key.sortKey.withUnsafeBytes { bytes in
                (0..<8).reduce(UInt64(0)) { $0 << 8 | ($1 < bytes.count ? UInt64(bytes[$1]) : 0) }
            }
        }
        return items.indices.sorted { left, right in
            if heads[left] != heads[right] { return heads[left] < heads[right] }
            let order = keys[left].sortKey.compared(to: keys[right].sortKey)
            return order == 0 ? keys[left].procedure < keys[right].procedure : order < 0
        }.map { items[$0] }
    }
}

extension Data {
    /// Below 0 where this comes first, byte by byte.
    fileprivate func compared(to other: Data) -> Int {
        withUnsafeBytes { left in
            other.withUnsafeBytes { right in
                let common = Swift.min(left.count, right.count)
                let order = common == 0 ? 0 : Int(memcmp(left.baseAddress!, right.baseAddress!, common))
                return order == 0 ? left.count - right.count : order
            }
        }
    }
}
