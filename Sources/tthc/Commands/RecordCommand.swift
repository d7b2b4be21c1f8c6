import ArgumentParser
import Events
import Foundation
import Projections

struct RecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: say("Ghi các lần đăng ký từ tệp JSON, JSON Lines hoặc YAML.", "Append submissions from files."),
        discussion: say(
            """
            Mỗi lần đăng ký được ghi trọn vẹn hoặc không ghi. Ghi lại tệp đã ghi không thêm gì.
            Ví dụ:
              tthc record samples/hai-phong/*.yaml
              tthc record quyet-dinh.yaml --dry-run
            """,
            """
            Each submission is appended whole or not at all. Recording a file again adds nothing.
            Examples:
              tthc record samples/hai-phong/*.yaml
              tthc record decision.yaml --dry-run
            """))

    @Argument(
        help: ArgumentHelp(say("Tệp cần ghi; - là đầu vào chuẩn.", "Files to record; - is standard input."), valueName: "file"),
        completion: .file(extensions: ["json", "jsonl", "yaml", "yml"]))
    var files: [String]

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: ArgumentHelp(say("In ra khác biệt sẽ có, không ghi gì.", "Print the difference it would make, write nothing.")))
    var dryRun = false
    @Flag(help: ArgumentHelp(say("Ghi cả dòng xung đột, để rà soát sau.", "Record lines that conflict too, for review.")))
    var acceptConflicts = false
    @Flag(help: ArgumentHelp(say("Bỏ ký tự ẩn và báo từng chỗ.", "Remove invisible characters, reporting each.")))
    var clean = false
    @Option(name: .customLong("by"), help: ArgumentHelp(say("Người ghi.", "Who records."), valueName: "name"))
    var name: String?

    func run() throws {
        let registry = try store.open()
        let environment = ProcessInfo.processInfo.environment
        let name = try ArgumentValue.name(self.name ?? environment["LOGNAME"] ?? environment["USER"] ?? "tthc")
        var report = RecordReport(isDryRun: dryRun)
        var recorder = Recorder(
            registry, by: name, acceptsConflicts: acceptConflicts, isDryRun: dryRun, clock: { Instant(Date()) })
        do {
            for file in files { try record(file, &recorder, &report) }
        } catch {
            // What stands before the fault is recorded, and is told before the fault is.
            if !report.outcomes.isEmpty { try output.print(report) }
            throw RecordingStopped(cause: error, recorded: report.recorded)
        }
        try output.print(report)
    }

    private func record(_ path: String, _ recorder: inout Recorder, _ report: inout RecordReport) throws {
        let name = path == "-" ? say("đầu vào", "standard input") : path
        do {
            let contents = try path == "-" ? FileHandle.standardInput.readToEnd() ?? Data() : Data(contentsOf: URL(filePath: path))
            var file = try SubmissionFile(name: path, contents: contents, cleans: clean)
            var progress = ProgressBar(total: contents.count)
            defer {
                progress.clear()
                for removal in file.removals { report.removals.append((name, removal)) }
            }
            while let submission = try file.next() {
                let outcome = try recorder.record(submission)
                report.outcomes.append(.init(place: submission.place, outcome: outcome))
                progress.show(contents.count - (file.bytesLeft ?? contents.count))
            }
        } catch let error as InputFault {
            throw FileFault(file: name, cause: error)
        } catch let error as Refusal {
            throw FileFault(file: name, cause: error)
        } catch let error as CocoaError {
            throw FileFault(file: name, cause: error)
        }
    }
}
