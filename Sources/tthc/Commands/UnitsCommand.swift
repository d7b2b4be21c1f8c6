import ArgumentParser
import Events
import Foundation
import Intake

struct UnitsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "units",
        abstract: say("Sổ đơn vị hành chính từ nguồn ngoài.", "Registers of administrative units from elsewhere."),
        discussion: say(
            "Ví dụ: tthc units import xa.csv tinh.csv sap-xep.csv -o don-vi.jsonl",
            "Example: tthc units import communes.csv provinces.csv merger.csv -o units.jsonl"),
        subcommands: [Import.self])

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "Đọc sổ xã, tỉnh thành bản thảo để ghi sổ, nêu mọi chỗ các nguồn không khớp.",
                "Read registers of units into a draft for recording, with all in which they do not agree."),
            usage: "tthc units import <file> ... [-o <units.jsonl>] [<option> ...]",
            discussion: say(
                """
                Nhận ra theo tên cột: xã theo phiên bản, tỉnh theo phiên bản, thay đổi có
                ngày, xã cũ thành xã mới. Đưa mọi tệp trong một lần gọi, để đối chiếu với
                nhau. Không ghi gì vào sổ: sau đó `tthc record`.
                Ví dụ: tthc units import xa.csv tinh.csv sap-xep.csv -o don-vi.jsonl
                """,
                """
                Tables are known by their captions: communes and provinces by version, dated
                changes, old communes to new ones. Give all files at once, so that they are
                held against each other. Nothing is recorded: `tthc record` does it.
                Example: tthc units import communes.csv provinces.csv -o units.jsonl
                """))

        @Argument(
            help: ArgumentHelp(say("Tệp CSV, XLSX hoặc JSON.", "CSV, XLSX or JSON files."), valueName: "file"),
            completion: .file(extensions: ["csv", "xlsx", "json"]))
        var files: [String]
        @OptionGroup var draft: DraftOptions
        @Option(
            help: ArgumentHelp(
                say("Ngày của sổ không ghi ngày.", "The day of a register that has none."), valueName: "yyyy-mm-dd"))
        var asOf: String?
        @Option(
            parsing: .singleValue,
            help: ArgumentHelp(
                say(
                    "Ngày ký của một văn bản, như 1365/NQ-UBTVQH15=2025-01-14; dùng được nhiều lần.",
                    "The day a paper was signed; may be given several times."), valueName: "number=day"))
        var signed: [String] = []
        @Flag(help: ArgumentHelp(say("In mọi chỗ không khớp, không chỉ vài chỗ đầu.", "Print every discrepancy.")))
        var all = false
        @OptionGroup var output: OutputOptions

        func run() throws {
            let day = try asOf.map { try ArgumentValue.day($0, "--as-of") }
            let days = try signedOn()
            let units = try UnitImport(try files.map { try ForeignFile.read($0) }, asOf: day, signedOn: days)
            try draft.write(units.submissions.map { CanonicalJSON.text(of: $0) + "\n" }.joined())
            try output.print(UnitImportAnswer(report: units.report, draft: draft.target, isWhole: all))
        }

        private func signedOn() throws -> [String: CivilDate] {
            var days: [String: CivilDate] = [:]
            for text in signed {
                guard let equals = text.lastIndex(of: "="), equals > text.startIndex,
                    let day = CivilDate(String(text[text.index(after: equals)...]))
                else { throw BadArgument(option: "--signed", value: text, expected: .signature) }
                days[text[..<equals].precomposedStringWithCanonicalMapping] = day
            }
            return days
        }
    }
}
