import Events
import Foundation
import VietnameseText

/// A value on the command line that is wrong by itself (exit code 2).
struct BadArgument: Error {
    enum Expected {
        case day, commune, province, unit, procedure, position, fact, count, name, words, knowledge, sides, period, key,
            origin, newOrigin, levels, act, signature
        case dayBefore(CivilDate)
        case oneOf([String])
        case postingTarget, directoryForFormats
    }

    let option: String
    let value: String
    let expected: Expected
}

/// Reads values of the command line.
enum ArgumentValue {
    /// Today in Viet Nam, whatever zone the machine is set to.
    static var today: CivilDate { CivilDate(instant: Date()) }

    static func day(_ text: String, _ option: String) throws -> CivilDate {
        guard let day = CivilDate(text) else { throw BadArgument(option: option, value: text, expected: .day) }
        return day
    }

    static func day(_ text: String?, _ option: String, default day: CivilDate) throws -> CivilDate {
        try text.map { try self.day($0, option) } ?? day
    }

    static func commune(_ text: String) throws -> UnitCode {
        guard let code = UnitCode(text), code.isCommune else {
            throw BadArgument(option: "--commune", value: text, expected: .commune)
        }
        return code
    }

    static func province(_ text: String) throws -> UnitCode {
        guard let code = UnitCode(text), code.isProvince else {
            throw BadArgument(option: "--province", value: text, expected: .province)
        }
        return code
    }

    /// A name for a log: also the name of its keys, so without spaces and plus signs.
    static func origin(_ text: String) throws -> String {
        let name = text.precomposedStringWithCanonicalMapping
        guard VerifierKey.isName(name), !name.unicodeScalars.contains(where: StorableText.forbids) else {
            throw BadArgument(option: "--origin", value: text, expected: .origin)
        }
        return name
    }

    /// The position of a fact, from 1.
    static func fact(_ text: String, _ option: String) throws -> Int {
        guard let position = try? position(text, option), position > 0 else {
            throw BadArgument(option: option, value: text, expected: .fact)
        }
        return position
    }

    /// How many, from 1 to 10,000.
    static func count(_ text: String, _ option: String) throws -> Int {
        guard let count = try? position(text, option), (1...10_000).contains(count) else {
            throw BadArgument(option: option, value: text, expected: .count)
        }
        return count
    }

    static func position(_ text: String, _ option: String) throws -> Int {
        guard let position = Int(text), position >= 0, String(position) == text else {
            throw BadArgument(option: option, value: text, expected: .position)
        }
        return position
    }

    static func procedure(_ text: String) throws -> ProcedureCode {
        guard let code = ProcedureCode(text.precomposedStringWithCanonicalMapping) else {
            throw BadArgument(option: "CODE", value: text, expected: .procedure)
        }
        return code
    }
}

extension ArgumentValue {
    /// A name that may be stored: filled, and free of characters that cannot be seen.
    static func name(_ text: String, _ option: String) throws -> String {
        // As most are: to ask for more than its bytes would take longer than to open the log.
        if !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) { return text }
        let name = text.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespaces)
        guard !name.isEmpty, !name.unicodeScalars.contains(where: { StorableText.forbids($0) || $0 == "\n" }) else {
            throw BadArgument(option: option, value: text, expected: .name)
        }
        return name
    }
}
