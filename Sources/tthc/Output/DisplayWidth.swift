extension String {
    /// How many columns of a terminal the text takes: one a grapheme, two for East Asian wide ones.
    var displayWidth: Int {
        var width = 0
        for scalar in unicodeScalars {
            switch scalar.value {
            // Letters of Vietnamese and its neighbours stand alone, in one column each.
            case 0x20..<0x7F, 0xA0..<0x300, 0x1E00..<0x1F00: width += 1
            default: return reduce(0) { $0 + $1.displayWidth }
            }
        }
        return width
    }

    /// The text broken into lines of at most `width` columns, between words where there are any; each keeps the indentation
    /// of its paragraph.
    func wrapped(to width: Int) -> [String] {
        var lines: [String] = []
        for paragraph in split(separator: "\n", omittingEmptySubsequences: false) {
            let indent = String(paragraph.prefix { $0 == " " })
            var line = ""
            for word in paragraph.split(separator: " ") {
                for piece in String(word).pieces(of: max(1, width - indent.count)) {
                    if line.isEmpty {
                        line = indent + piece
                    } else if line.displayWidth + 1 + piece.displayWidth <= width {
                        line += " " + piece
                    } else {
                        lines.append(line)
                        line = indent + piece
                    }
                }
            }
            lines.append(line)
        }
        return lines
    }

    private func pieces(of width: Int) -> [String] {
        guard displayWidth > width else { return [self] }
        var pieces = [""]
        for character in self {
            if pieces.last!.displayWidth + character.displayWidth > width { pieces.append("") }
            pieces[pieces.count - 1].append(character)
        }
        return pieces
    }

    /// The text filled with spaces to a width.
    func padded(to width: Int, right: Bool = false) -> String {
        let space = String(repeating: " ", count: max(0, width - displayWidth))
        return right ? space + self : self + space
    }
}

extension Character {
    fileprivate var displayWidth: Int {
        guard let scalar = unicodeScalars.first else { return 0 }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: return scalar.properties.generalCategory == .nonspacingMark ? 0 : 1
        }
    }
}
