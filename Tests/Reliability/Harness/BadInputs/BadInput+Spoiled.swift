import Foundation

extension BadInput {
    /// A good file cut off at many lengths, or at all.
    static func truncated(_ good: Data, _ bench: Bench) -> [BadInput] {
        bench.sample(Array(0..<good.count), short: 12).map { length in
            let isNewlineGone = length == good.count - 1 && good.last == UInt8(ascii: "\n")
            return BadInput("cut off after \(length) bytes", good.prefix(length), isNewlineGone ? .padded : .altered)
        }
    }

    /// A good file with one byte changed, at many places or at all.
    static func changed(_ good: Data, _ bench: Bench, _ numbers: inout RandomSource) -> [BadInput] {
        bench.sample(Array(0..<good.count), short: 14).map { place in
            let odd: [UInt8] = [0x00, 0x0A, 0x20, 0x22, 0x2B, 0x39, 0x3D, 0x7F, 0xC0, 0xFF, good[place] ^ 1]
            var bytes = good
            bytes[place] = odd.filter { $0 != good[place] }.randomElement(using: &numbers)!
            let changed = bytes
            return BadInput("byte \(place) is \(bytes[place]), not \(good[place])", changed)
        }
    }

    /// A good text with what texts go wrong with.
    static func spoiled(_ good: String) -> [BadInput] {
        let lines = good.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        func text(
            _ name: String, _ text: @autoclosure @escaping @Sendable () -> String, _ kind: Kind = .altered
        ) -> BadInput {
            BadInput(name, Data(text().utf8), kind)
        }
        @Sendable func replacing(_ line: Int, _ with: [String]) -> String {
            (lines[..<line] + with + lines[(line + 1)...]).joined(separator: "\n")
        }
        let middle = good.utf8.count / 2
        @Sendable func inserting(_ byte: UInt8, _ count: Int = 1) -> Data {
            Data(good.utf8.prefix(middle)) + Data(repeating: byte, count: count) + Data(good.utf8.dropFirst(middle))
        }
        return [
            text("CRLF", good.replacing("\n", with: "\r\n")), text("CR", good.replacing("\n", with: "\r")),
            text("byte order mark", "\u{FEFF}" + good), text("space first", " " + good),
            text("empty line first", "\n" + good), text("no newline at the end", String(good.dropLast()), .padded),
            text("empty line at the end", good + "\n", .padded), text("twice", good + good, .padded),
            text("a long line at the end", good + String(repeating: "x", count: 5_000_000) + "\n"),
            BadInput("NUL inside", inserting(0)), BadInput("not UTF-8 inside", inserting(0xC3)),
            BadInput("5 MB inside", inserting(0x41, 5_000_000)),
            BadInput("10,000 lines inside", inserting(0x0A, 10_000)),
        ]
            + lines.indices.dropLast().prefix(40).map { text("line \($0 + 1) removed", replacing($0, [])) }
            + lines.indices.dropLast().prefix(12).map { line in
                text("line \(line + 1) twice", replacing(line, [lines[line], lines[line]]), .padded)
            } + numbers(lines, replacing) + encodings(lines, replacing)
    }

    /// The numbers of a text are huge or odd.
    private static func numbers(_ lines: [String], _ replacing: @escaping @Sendable (Int, [String]) -> String)
        -> [BadInput]
    {
        let odd = [
            "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616", "-1", "007",
            "1e3", "0x10", "1.0", " 1", "１２", String(repeating: "9", count: 5_000), "",
        ]
        return lines.indices.flatMap { line -> [BadInput] in
            let words = lines[line].split(separator: " ", omittingEmptySubsequences: false)
            guard words.count <= 2, let last = words.last, !last.isEmpty, last.allSatisfy(\.isNumber) else { return [] }
            return odd.map { number in
                let changed = (words.dropLast().map(String.init) + [number]).joined(separator: " ")
                return BadInput(
                    "line \(line + 1) says \(number.prefix(24))", Data(replacing(line, [changed]).utf8))
            }
        }
    }

    /// The base64 of a text is not as it is written.
    private static func encodings(_ lines: [String], _ replacing: @escaping @Sendable (Int, [String]) -> String)
        -> [BadInput]
    {
        lines.indices.filter { lines[$0].hasSuffix("=") }.prefix(3).flatMap { line -> [BadInput] in
            let text = lines[line]
            // The last character before "=" carries two bits that must be zero.
            let loose = String(text.dropLast(2)) + String(next(text.dropLast().last!)) + "="
            let variants: [(String, String)] = [
                ("no padding", String(text.dropLast())), ("more padding", text + "="), ("bits left over", loose),
                ("a space", "\(text.prefix(12)) \(text.dropFirst(12))"), ("URL alphabet", "\(text.dropLast(5))-_-_="),
                ("no base64", "!\(text.dropFirst())"), ("short", "AA=="),
                ("long", String(repeating: "AAAA", count: 50_000)),
            ]
            return variants.map {
                BadInput("line \(line + 1), base64: \($0.0)", Data(replacing(line, [$0.1]).utf8))
            }
        }
    }

    /// The next letter of the base64 alphabet: the same bytes for a reader that is not strict.
    private static func next(_ letter: Character) -> Character {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        let index = alphabet.firstIndex(of: letter) ?? 0
        return alphabet[(index + 1) % alphabet.count]
    }

    /// A signed note with very many signatures that nobody here knows.
    static func crowded(_ good: String) -> [BadInput] {
        let stranger = "— example.org/stranger AAAAAPqhrgFJpMFNS3IjnZS4SHJdhQKUEAKaLGxkBGGHkBpJ\n"
        return [
            BadInput(
                "10,000 strange signatures", Data((good + String(repeating: stranger, count: 10_000)).utf8), .padded)
        ]
    }
}
