/// Writes values as JSON: canonically for the log, indented for people.
///
/// The canonical form is RFC 8785 (JCS): members ordered by key, no white space, only the escapes JSON requires. Within
/// the value space of ``Value`` (ASCII keys, integers, no floating-point numbers) ordering by byte is the order JCS asks.
public enum CanonicalJSON {
    /// The one canonical form of a value, UTF-8.
    public static func bytes(of value: Value) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(512)
        write(value, to: &output)
        return output
    }

    /// The canonical form as text.
    public static func text(of value: Value) -> String {
        String(decoding: bytes(of: value), as: UTF8.self)
    }

    /// Reads a value; nil when the bytes are no JSON of this value space.
    package static func value(of bytes: [UInt8]) -> Value? { (try? JSONReader.read(bytes[...]))?.value }

    /// The same value indented by two spaces, members in the order they were given, for a person to read.
    public static func indented(_ value: Value) -> String {
        var output: [UInt8] = []
        writeIndented(value, depth: 0, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// Appends the canonical form of a value.
    static func write(_ value: Value, to output: inout [UInt8]) {
        switch value {
        case .text(let text): write(text, to: &output)
        case .integer(let integer): output += String(integer).utf8
        case .flag(let flag): output += (flag ? "true" : "false").utf8
        case .list(let list):
            output.append(UInt8(ascii: "["))
            for (index, element) in list.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                write(element, to: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .object(let members):
            output.append(UInt8(ascii: "{"))
            for (index, entry) in members.sorted.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                write(entry.key, to: &output)
                output.append(UInt8(ascii: ":"))
                write(entry.value, to: &output)
            }
            output.append(UInt8(ascii: "}"))
        }
    }

    private static func writeIndented(_ value: Value, depth: Int, to output: inout [UInt8]) {
        func newLine(_ depth: Int) {
            output.append(UInt8(ascii: "\n"))
            output += Array(repeating: UInt8(ascii: " "), count: depth * 2)
        }
        switch value {
        case .list(let list) where !list.isEmpty:
            output.append(UInt8(ascii: "["))
            for (index, element) in list.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                newLine(depth + 1)
                writeIndented(element, depth: depth + 1, to: &output)
            }
            newLine(depth)
            output.append(UInt8(ascii: "]"))
        case .object(let members) where !members.isEmpty:
            output.append(UInt8(ascii: "{"))
            for (index, entry) in members.entries.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                newLine(depth + 1)
                write(entry.key, to: &output)
                output += ": ".utf8
                writeIndented(entry.value, depth: depth + 1, to: &output)
            }
            newLine(depth)
            output.append(UInt8(ascii: "}"))
        default: write(value, to: &output)
        }
    }

    /// Appends the canonical form of a text.
    static func write(_ text: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            for (index, byte) in bytes.enumerated() where isEscaped(byte) {
                output.append(contentsOf: bytes[start..<index])
                writeEscaped(byte, to: &output)
                start = index + 1
            }
            output.append(contentsOf: bytes[start...])
        }
        output.append(UInt8(ascii: "\""))
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func writeEscaped(_ byte: UInt8, to output: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""): output += "\\\"".utf8
        case UInt8(ascii: "\\"): output += "\\\\".utf8
        case 0x08: output += "\\b".utf8
        case 0x09: output += "\\t".utf8
        case 0x0A: output += "\\n".utf8
        case 0x0C: output += "\\f".utf8
        case 0x0D: output += "\\r".utf8
        default:
            output += "\\u00".utf8
            output += [hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
        }
    }

    private static let hexadecimal = Array("0123456789abcdef".utf8)
}

extension Value.Members {
    /// The members in the order of their keys.
    fileprivate var sorted: [Events.Value.Entry] {
        let isSorted = zip(entries, entries.dropFirst()).allSatisfy { $0.key < $1.key }
        return isSorted ? entries : entries.sorted { $0.key < $1.key }
    }
}
