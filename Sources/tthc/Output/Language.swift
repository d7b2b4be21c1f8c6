import Foundation

/// The language in which the program speaks to a person; Vietnamese unless something says otherwise.
enum Language: String, CaseIterable {
    case vi, en

    /// By `--lang`, else `TTHC_LANG`, else the locale, else Vietnamese. Known before the command line is parsed, so that
    /// help and usage errors speak it too.
    static let current = choose(arguments: CommandLine.arguments, environment: Environment.value)

    static func choose(arguments: [String], environment: (String) -> String?) -> Language {
        if let index = arguments.firstIndex(of: "--lang"), index + 1 < arguments.count,
            let language = Language(rawValue: arguments[index + 1])
        {
            return language
        }
        if let argument = arguments.first(where: { $0.hasPrefix("--lang=") }),
            let language = Language(rawValue: String(argument.dropFirst("--lang=".count)))
        {
            return language
        }
        for name in ["TTHC_LANG", "LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let locale = environment(name) else { continue }
            return Language(rawValue: String(locale.prefix(2)).lowercased()) ?? .vi
        }
        return .vi
    }
}

/// A number of things in English: `1 row`, `2 rows`.
func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)" + (number == 1 ? "" : "s") }

/// The wording for the person at hand: Vietnamese first, English second.
func say(_ vietnamese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    Language.current == .vi ? vietnamese() : english()
}
