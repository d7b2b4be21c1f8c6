/// The national code of an administrative procedure (mã TTHC): one digit, a point, six digits, as `1.004884`.
///
/// Local lists add a suffix (`1.004884.H24`, `1.004884.000.00.00.H24`) that says whose list holds the row. The suffix is
/// kept in the facts as written and is never part of the key, so that one procedure has one code everywhere.
public struct ProcedureCode: Hashable, Comparable, Sendable {
    /// The code's seven digits as one number: `1.004884` is 1004884. Orders as the text does.
    public let number: Int

    public init(number: Int) {
        self.number = number
    }

    /// Reads a bare code or one with a local suffix; nil for any other text, spaces included.
    public init?(_ text: String) {
        var text = text
        guard let code = text.withUTF8({ ProcedureCode(bytes: $0) }) else { return nil }
        self = code
    }

    init?(bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count >= 8, let first = bytes.number(0..<1), bytes[1] == UInt8(ascii: "."),
            let rest = bytes.number(2..<8), Self.isSuffix(bytes[8...])
        else { return nil }
        self.number = first * 1_000_000 + rest
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

    /// Nothing, `.H61`, or `.000.00.00.H61`; G stands for a ministry, H for a province.
    private static func isSuffix(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard !bytes.isEmpty else { return true }
        let pattern = bytes.count == 4 ? ".H00" : ".000.00.00.H00"
        guard bytes.count == pattern.utf8.count else { return false }
        return zip(bytes, pattern.utf8).allSatisfy { byte, expected in
            switch expected {
            case UInt8(ascii: "0"): isDigit(byte)
            case UInt8(ascii: "H"): byte == UInt8(ascii: "H") || byte == UInt8(ascii: "G")
            default: byte == expected
            }
        }
    }

    public static func < (left: ProcedureCode, right: ProcedureCode) -> Bool { left.number < right.number }
}

extension ProcedureCode: CustomStringConvertible {
    /// The bare code: `1.004884`.
    public var description: String {
        let digits = String(number)
        let padded = String(repeating: "0", count: max(0, 7 - digits.count)) + digits
        return padded.prefix(1) + "." + padded.dropFirst()
    }
}
