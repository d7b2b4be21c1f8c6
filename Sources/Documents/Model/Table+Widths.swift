extension Table {
    /// Gives each column the width that its texts need, so that the rows take little height.
    ///
    /// No column becomes narrower than its longest word; what is left over goes, a millimetre at a time, to the column
    /// whose rows gain most by it. The measures are estimates from the number of letters: every renderer gets the same widths.
    ///
    /// - Parameters:
    ///   - width: of the whole table, in millimetres.
    ///   - fontSize: in points.
    public mutating func fitWidths(to width: Int, fontSize: Int) {
        let texts = columns.indices.map { index in
            groups.flatMap { group in group.rows.map { $0.indices.contains(index) ? $0[index].plain : "" } }
        }
        var fits = zip(columns, texts).map { ColumnFit(caption: $0.caption, texts: $1, fontSize: fontSize) }
        var left = width - fits.reduce(0) { $0 + $1.width }
        while left > 0, let widest = fits.indices.max(by: { fits[$0].gain < fits[$1].gain }), fits[widest].gain > 0 {
            fits[widest].grow()
            left -= 1
        }
        // Where nobody gains any more, the columns share the rest by what they have.
        let total = max(fits.reduce(0) { $0 + $1.width }, 1)
        for index in columns.indices {
            columns[index].width = fits[index].width + max(left, 0) * fits[index].width / total
        }
    }
}

/// One column while its width is sought. Lengths are hundredths of a millimetre inside, millimetres outside.
private struct ColumnFit {
    private(set) var width: Int
    /// How much less the rows weigh, for each millimetre, when the column grows by the step that helps next.
    private(set) var gain = 0
    private let lengths: [[Int]]

    /// A word that is not longer is never broken.
    private static let unbroken = 2450

    /// Padding and rule on both sides.
    private static let padding = 260

    init(caption: String, texts: [String], fontSize: Int) {
        func length(_ text: some StringProtocol) -> Int {
            text.unicodeScalars.reduce(0) { $0 + Self.width(of: $1) } * fontSize * 3528 / 10_000
        }
        /// The words are bold in the head.
        let words = caption.split(separator: " ").map { length($0) * 23 / 20 }
        // A long word may be broken behind a stroke: `226/2016/` `TT-BTC`.
        let longest =
            texts.lazy.flatMap { $0.split { " \n".contains($0) } }.map { word in
                let whole = length(word)
                return whole <= Self.unbroken
                    ? whole : word.split { "/-".contains($0) }.map { length($0) + 31 }.max() ?? 0
            }.max() ?? 0
        let narrowest = max(words.max() ?? 0, min(longest * 21 / 20, Self.unbroken))
        self.width = (narrowest + Self.padding + 99) / 100
        self.lengths = texts.map { $0.split(separator: "\n", omittingEmptySubsequences: false).map { length($0) } }
        measure()
    }

    mutating func grow() {
        width += 1
        measure()
    }

    /// A row weighs the cube of its lines: one tall cell makes the whole row tall.
    private func weight(at width: Int) -> Int {
        // A line is on average not filled to its end.
        let room = max((width * 100 - Self.padding) * 93 / 100, 1)
        return lengths.reduce(0) { sum, paragraphs in
            let lines = paragraphs.reduce(0) { $0 + max(($1 + room - 1) / room, 1) }
            return sum + lines * lines * lines
        }
    }

    private mutating func measure() {
        let now = weight(at: width)
        // A millimetre may change nothing where some more do.
        gain = [1, 3, 6, 12, 24].map { (now - weight(at: width + $0)) / $0 }.max() ?? 0
    }

    /// In hundredths of the letters' height, in Times New Roman; marks that stand over a letter take no room.
    private static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar {
        case " ", ".", ",", ";", ":", "i", "l", "j", "t", "'", "(", ")", "/", "-", "I": 31
        case "m", "w", "M", "W": 82
        case "A"..."Z", "À"..."Ý", "Ă", "Đ", "Ơ", "Ư": 68
        case "Ạ"..."ỹ": scalar.value.isMultiple(of: 2) ? 66 : 46
        default: 48
        }
    }
}
