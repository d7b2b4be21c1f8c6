/// The codewords of a text in the order in which they are drawn.
package struct Message {
    package let version: Version
    package let correction: QRCode.Correction
    package let codewords: [UInt8]

    /// In the smallest version that holds the text; nil when none does.
    package init?(_ text: String, correction: QRCode.Correction) {
        guard let version = Self.version(for: text, correction: correction) else { return nil }
        self.init(text, version: version, correction: correction)
    }

    /// - Precondition: the version holds the text.
    package init(_ text: String, version: Version, correction: QRCode.Correction) {
        let blocks = version.blocks(correction)
        let length = text.utf8.count.bits(version.lengthWidth)
        let bits = Self.marking(of: text) + Self.mode + length + text.utf8.flatMap { Int($0).bits(8) }
        let data = blocks.split(Self.padded(bits, count: blocks.dataCount))
        let code = ReedSolomon(count: blocks.correctionCount)
        self.version = version
        self.correction = correction
        self.codewords = Self.interleaved(data) + Self.interleaved(data.map(code.correction))
    }

    /// The smallest that holds the text; nil when none does.
    package static func version(for text: String, correction: QRCode.Correction) -> Version? {
        let count = marking(of: text).count + mode.count + 8 * text.utf8.count
        return Version.all.first { count + $0.lengthWidth <= 8 * $0.blocks(correction).dataCount }
    }

    /// That the bytes are UTF-8 (ECI 26), where it matters. Unmarked bytes are Latin-1 by the standard, and of readers
    /// that guess some take Vietnamese for another script.
    private static func marking(of text: String) -> [Bool] {
        text.utf8.allSatisfy { $0 < 0x80 } ? [] : 0b0111.bits(4) + 26.bits(8)
    }

    /// That bytes follow.
    private static let mode = 0b0100.bits(4)

    /// Ends the message with four zeros, or fewer where it is full, and fills up with the two bytes of the standard.
    private static func padded(_ bits: [Bool], count: Int) -> [UInt8] {
        precondition(bits.count <= 8 * count)
        let ended = bits + repeatElement(false, count: min(4, 8 * count - bits.count))
        let bytes = stride(from: 0, to: ended.count, by: 8).map { start in
            (start..<start + 8).reduce(UInt8(0)) { $0 << 1 | ($1 < ended.count && ended[$1] ? 1 : 0) }
        }
        return bytes + (0..<count - bytes.count).map { $0.isMultiple(of: 2) ? 0xEC : 0x11 }
    }

    /// The first codeword of each block, then the second of each: a stain is shared by all.
    private static func interleaved(_ blocks: [[UInt8]]) -> [UInt8] {
        (0..<blocks.map(\.count).max()!).flatMap { index in
            blocks.compactMap { index < $0.count ? $0[index] : nil }
        }
    }
}
