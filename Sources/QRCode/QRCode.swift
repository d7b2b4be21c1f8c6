/// A text as a QR code (model 2 of ISO/IEC 18004): the smallest that holds it.
public struct QRCode: Hashable, Sendable {
    /// The modules of a side, without the quiet zone.
    public let size: Int
    /// Row by row from the top left; true is dark.
    package let modules: [Bool]

    /// Nil when the text is too long: 2331 bytes of ASCII fit at medium correction, or 2330 of UTF-8.
    public init?(_ text: String, correction: Correction = .medium) {
        guard let message = Message(text, correction: correction) else { return nil }
        self = Mask.all.map { QRCode(message, mask: $0) }.min { $0.penalty < $1.penalty }!
    }

    package init(_ message: Message, mask: Mask) {
        var canvas = Canvas(version: message.version)
        canvas.draw(message.correction, mask)
        canvas.fill(with: message.codewords.flatMap { Int($0).bits(8) }, mask: mask)
        self.size = message.version.size
        self.modules = canvas.modules.map { $0! }
    }

    /// Whether a module is dark. Around the code all is light: the quiet zone.
    public subscript(column: Int, row: Int) -> Bool {
        let side = 0..<size
        return side.contains(column) && side.contains(row) && modules[row * size + column]
    }
}
