import ArgumentParser
import Events
import Foundation
import Intake
import Projections

struct IntakeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "intake",
        abstract: say(
            "Đọc tệp XLSX, CSV, DOCX, JSON thành bản thảo để ghi sổ.", "Read foreign files into a draft for recording."),
        usage: "tthc intake <file> ... [-o <draft.yaml>] [<option> ...]",
        discussion: say(
            """
            Không ghi gì vào sổ. Chỗ [!] phải giải quyết, chỗ [?] cần kiểm tra; sửa xong thì `tthc record`.
            Ví dụ:
              tthc intake phu-luc.docx -o ban-thao.yaml --issuer 31
              tthc intake danh-sach.xlsx -o ban-thao.yaml --issuer BTP --number 1170/QĐ-BTP --signed 2026-06-09 --act issue
              tthc intake niem-yet.csv -o kiem-tra.yaml --as observation --commune 11824 --observed-on 2026-08-06 --by "Lan"
            """,
            """
            Nothing is recorded. [!] marks what is to be settled, [?] what is to be looked at; then `tthc record` it.
            Examples:
              tthc intake annex.docx -o draft.yaml --issuer 31
              tthc intake list.xlsx -o draft.yaml --issuer BTP --number 1170/QĐ-BTP --signed 2026-06-09 --act issue
              tthc intake board.csv -o seen.yaml --as observation --commune 11824 --observed-on 2026-08-06 --by "Lan"
            """))

    enum Target: String, Choice {
        case decision, observation
    }

    @Argument(
        help: ArgumentHelp(
            say("Tệp XLSX, CSV, DOCX hoặc JSON; - là đầu vào chuẩn.", "XLSX, CSV, DOCX or JSON; - is standard input."),
            valueName: "file"), completion: .file(extensions: ["xlsx", "csv", "docx", "json", "jsonl"]))
    var files: [String]

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp(
            say("Ghi bản thảo vào tệp này (mặc định: đầu ra).", "Write the draft here (default: the output)."),
            valueName: "file"), completion: .file(extensions: ["yaml"]))
    var target: String?
    @Flag(help: ArgumentHelp(say("Cho ghi đè tệp bản thảo đã có.", "Replace a draft that is there.")))
    var overwrite = false
    @Flag(help: ArgumentHelp(say("Chỉ in báo cáo, không in bản thảo.", "Print the report only, no draft.")))
    var reportOnly = false
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            say("Thành decision (quyết định) hoặc observation (kiểm tra niêm yết).", "A decision or an observation."),
            valueName: "decision|observation"))
    var kind = Target.decision
    @OptionGroup var told: ToldOptions
    @Option(
        help: ArgumentHelp(
            say(
                "Tệp YAML nói cột nào là gì (xem docs/intake.vi.md).",
                "YAML file that says what columns mean (docs/intake.md)."),
            valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
    var map: String?
    @Flag(help: ArgumentHelp(say("Lấy giá trị lưu kèm công thức.", "Take the values kept beside formulas.")))
    var keptValues = false
    @Option(help: ArgumentHelp(say("Mã xã, 5 chữ số.", "Code of the commune, 5 digits."), valueName: "code"))
    var commune: String?
    @Option(
        help: ArgumentHelp(say("Ngày xem bảng niêm yết.", "The day the board was looked at."), valueName: "yyyy-mm-dd"))
    var observedOn: String?
    @Option(help: ArgumentHelp(say("Người xem bảng niêm yết.", "Who looked at the board."), valueName: "name"))
    var by: String?
    @OptionGroup var question: QuestionOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if kind == .observation, commune == nil || observedOn == nil {
            throw ValidationError(
                say(
                    "--as observation cần --commune và --observed-on.",
                    "--as observation needs --commune and --observed-on."))
        }
        if kind == .decision, observedOn != nil || by != nil {
            throw ValidationError(
                say(
                    "--observed-on và --by chỉ đi với --as observation.",
                    "--observed-on and --by go with --as observation only."))
        }
    }

    func run() throws {
        let options = try options()
        let tables = try files.map { try ForeignFile.read($0, keptValues: keptValues) }
        let evidence = try evidence()
        let intake = try Intake(tables, options: options, registry: evidence)
        guard !reportOnly else { return try output.print(intake.report) }
        let text = intake.text(files: tables.map(\.name))
        guard let target, target != "-" else {
            try Screen.print(text)
            if output.format == .table {
                Screen.write(TerminalRenderer(width: 80, hasColours: false).render(intake.report.page))
            }
            return
        }
        try DraftFile.write(text, to: target, overwrites: overwrite)
        try output.print(intake.report)
    }

    private func options() throws -> IntakeOptions {
        var options = try told.value()
        options.on = try question.on == nil ? nil : question.day
        if kind == .observation {
            options.target = .observation(
                commune: try ArgumentValue.commune(commune!),
                observedOn: try ArgumentValue.day(observedOn!, "--observed-on"),
                by: try by.map { try ArgumentValue.name($0, "--by") })
        }
        if let map {
            let contents = try InputFile.read(map)
            do {
                let read = try IntakeMap(String(decoding: contents, as: UTF8.self))
                options.captions = read.captions
                options.constants = read.constants
            } catch {
                throw FileFault(file: map, cause: error)
            }
        }
        return options
    }

    /// The registry, where there is one; one that is named has to be there.
    private func evidence() throws -> RegistryEvidence? {
        let isThere = FileManager.default.fileExists(atPath: store.directory.appending(path: EventStore.fileName).path)
        guard isThere || store.store != nil else { return nil }
        let commune = try commune.map(ArgumentValue.commune)
        let known = try question.knowledge
        let registry = try store.open()
        return RegistryEvidence(
            registry, commune: commune, known: try known?.position(in: registry), today: ArgumentValue.today)
    }
}

/// What the officer tells of papers that do not tell it themselves.
struct ToldOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say("Nơi ban hành: mã tỉnh hoặc ký hiệu bộ.", "The issuer: a province's code or a ministry's symbol."),
            valueName: "issuer"))
    var issuer: String?
    @Option(
        help: ArgumentHelp(
            say("Số quyết định, khi tệp không nêu.", "The number, where the file has none."), valueName: "number"))
    var number: String?
    @Option(help: ArgumentHelp(say("Ngày ký, khi tệp không nêu.", "The day of signature."), valueName: "yyyy-mm-dd"))
    var signed: String?
    @Option(help: ArgumentHelp(say("Ngày có hiệu lực.", "The day of effect."), valueName: "yyyy-mm-dd"))
    var effective: String?
    @Option(help: ArgumentHelp(say("Trích yếu.", "The title."), valueName: "text"))
    var title: String?
    @Option(
        help: ArgumentHelp(
            say(
                "Hình thức của những dòng không nêu: issue, amend, …",
                "The act of rows that state none: issue, amend, …"),
            valueName: "act"))
    var act: String?
    @Option(
        help: ArgumentHelp(
            say(
                "Cấp của những dòng không nêu, như province,commune.",
                "The levels of rows that state none, as province,commune."),
            valueName: "levels"))
    var levels: String?
    @Option(
        help: ArgumentHelp(
            say("Lĩnh vực của những dòng không nêu.", "The field of rows that state none."), valueName: "text"))
    var field: String?
    @Flag(name: .customLong("internal"), help: ArgumentHelp(say("Thủ tục nội bộ.", "Internal procedures.")))
    var isInternal = false

    func value() throws -> IntakeOptions {
        var options = IntakeOptions()
        options.issuer = try issuer.map { try ArgumentValue.name($0, "--issuer") }
        options.number = try number.map { try ArgumentValue.name($0, "--number") }
        options.signedOn = try signed.map { try ArgumentValue.day($0, "--signed") }
        options.effectiveFrom = try effective.map { try ArgumentValue.day($0, "--effective") }
        options.title = try title.map { try ArgumentValue.name($0, "--title") }
        options.act = try act.map { text in
            guard let act = Act(rawValue: text) else { throw BadArgument(option: "--act", value: text, expected: .act) }
            return act
        }
        options.levels = try levels.map(ArgumentValue.levels) ?? []
        options.field = try field.map { try ArgumentValue.name($0, "--field") }
        options.isInternal = isInternal
        return options
    }
}

extension ArgumentValue {
    /// `province,commune`, in that order whatever was written.
    static func levels(_ text: String) throws -> [String] {
        let known = ["ministry", "province", "commune"]
        let given = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        guard !given.isEmpty, given.allSatisfy(known.contains) else {
            throw BadArgument(option: "--levels", value: text, expected: .levels)
        }
        return known.filter(given.contains)
    }
}

/// Where a draft is written.
enum DraftFile {
    /// Whole or not at all, over another one only when asked.
    static func write(_ text: String, to path: String, overwrites: Bool) throws {
        guard overwrites || !FileManager.default.fileExists(atPath: path) else { throw DraftThere(path: path) }
        try DurableFile.write(text.utf8, to: URL(filePath: path), replacing: overwrites)
    }
}

/// A draft would have been written over another file (exit code 4).
struct DraftThere: Error {
    let path: String

    var wording: String {
        say(
            "đã có tệp \(path); chọn tên khác, hoặc thêm --overwrite để ghi đè.",
            "\(path) is there already; choose another name, or add --overwrite.")
    }
}
