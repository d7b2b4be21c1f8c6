import ArgumentParser
import Documents
import Events
import Foundation

/// In which forms a posting is written, and what shapes it.
struct PostingOptions: ParsableArguments {
    @Option(
        name: .customLong("formats"),
        help: ArgumentHelp(
            say(
                "Các dạng: html,pdf,docx,xlsx,csv,md,json (mặc định: tất cả, hoặc theo đuôi tệp).",
                "Forms: html,pdf,docx,xlsx,csv,md,json (default: all, or by the file's ending)."), valueName: "list"))
    var formatList: String?
    @Option(
        name: .customLong("columns"),
        help: ArgumentHelp(
            say(
                "Các cột, theo thứ tự: \(PostingColumn.names) (mặc định: những cột có nội dung).",
                "Columns, in order: \(PostingColumn.names) (default: those in which something is stated)."),
            valueName: "list"))
    var columnList: String?
    @Option(
        help: ArgumentHelp(
            say("Chỉ lĩnh vực này; nêu được nhiều lần.", "Only this field; may be repeated."), valueName: "name"))
    var field: [String] = []
    @Option(
        name: .customLong("section"),
        help: ArgumentHelp(
            say(
                "Chỉ thủ tục cấp xã giải quyết (resolve) hoặc chỉ tiếp nhận (receive).",
                "Only what the commune resolves, or only receives."), valueName: "resolve|receive"))
    var sectionName: String?
    @Option(
        name: .customLong("orientation"),
        help: ArgumentHelp(
            say("Khổ giấy dọc (portrait) hoặc ngang (landscape).", "How the paper lies."),
            valueName: "portrait|landscape"))
    var orientationName: String?
    @Option(
        help: ArgumentHelp(
            say("Mẫu Mustache riêng cho tệp HTML.", "A Mustache template of your own for the HTML file."),
            valueName: "file"), completion: .file())
    var template: String?
    @Option(
        help: ArgumentHelp(
            say(
                "Hồ sơ của xã (YAML): địa chỉ, đường dây nóng, người ký.",
                "What the commune says of itself (YAML): address, hotline, signer."), valueName: "file"),
        completion: .file(extensions: ["yaml", "yml", "json"]))
    var profile: String?

    /// Nil where none was asked for.
    var formats: [PostingFormat]? {
        get throws { try formatList.map { try Self.choices($0, "--formats") } }
    }

    var listOptions: PostedList.Options {
        get throws {
            PostedList.Options(
                columns: try columnList.map { try Self.choices($0, "--columns") },
                fields: field.map(\.precomposedStringWithCanonicalMapping),
                section: try sectionName.map { try Self.choice($0, "--section") },
                orientation: try orientationName.map { try Self.choice($0, "--orientation") })
        }
    }

    func readProfile() throws -> Profile {
        guard let profile else { return .empty }
        do {
            return try Profile(bytes: Array(InputFile.read(profile)), name: profile)
        } catch let fault as InputFault {
            throw FileFault(file: profile, cause: fault)
        }
    }

    func readTemplate() throws -> PostingTemplate? { try template.map(Self.readTemplate) }

    static func readTemplate(_ path: String) throws -> PostingTemplate {
        do {
            return try PostingTemplate(bytes: Array(InputFile.read(path)))
        } catch let fault as PostingTemplate.Fault {
            throw FileFault(file: path, cause: fault)
        }
    }

    private static func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ text: String, _ option: String
    ) throws -> Choice {
        guard let choice = Choice(rawValue: text) else {
            throw BadArgument(option: option, value: text, expected: .oneOf(Choice.allCases.map(\.rawValue)))
        }
        return choice
    }

    /// A list with commas between, each once.
    private static func choices<Choice: CaseIterable & RawRepresentable<String> & Hashable>(
        _ text: String, _ option: String
    ) throws -> [Choice] {
        var choices: [Choice] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let choice: Choice = try choice(part.trimmingCharacters(in: .whitespaces), option)
            if !choices.contains(choice) { choices.append(choice) }
        }
        return choices
    }
}

extension PostingColumn {
    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
