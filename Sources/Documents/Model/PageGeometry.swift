/// An A4 page with the margins of Nghị định 30/2020/NĐ-CP, Phụ lục I: 20 mm above and below, 30 mm left, 15 mm right.
struct PageGeometry {
    let orientation: Document.Orientation

    static let top = 20
    static let bottom = 20
    static let left = 30
    static let right = 15

    /// In millimetres.
    var width: Int { orientation == .portrait ? 210 : 297 }
    var height: Int { orientation == .portrait ? 297 : 210 }
    /// The width between the margins.
    var measure: Int { width - Self.left - Self.right }
    /// Tables of many columns are set smaller.
    var tableFontSize: Int { orientation == .portrait ? 12 : 11 }
}

extension Table {
    /// The share of each column, in thousandths of a width, that all add up to.
    package func shares(of width: Int) -> [Int] {
        let total = max(columns.reduce(0) { $0 + $1.width }, 1)
        var shares = columns.map { $0.width * width / total }
        if let last = shares.indices.last { shares[last] += width - shares.reduce(0, +) }
        return shares
    }
}
