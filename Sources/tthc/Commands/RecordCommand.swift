import ArgumentParser
import Events
import Foundation
import Projections

/// It is run once for each decision, and often by other programs. So its options are written out, where other commands
/// have groups of them: four groups would take it a tenth of its time.
struct RecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "record",
        abstract: say("Ghi sổ từ tệp JSON, JSON Lines hoặc YAML.", "Append submissions from files."),
        usage: "tthc record <file> ... [<option> ...]",
        discussion: say(
            """
            Mỗi lần ghi sổ được ghi trọn vẹn hoặc không ghi. Ghi lại tệp đã ghi không thêm gì.
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
        help: ArgumentHelp(
            say("Tệp cần ghi; - là đầu vào chuẩn.", "Files to record; - is standard input."), valueName: "file"),
        completion: .file(extensions: ["json", "jsonl", "yaml", "yml"]))
    var files: [String]

    @Option(help: StoreOptions.help, completion: .directory)
    var store: String?
    @Option(help: OutputOptions.formatHelp)
    var format = OutputOptions.Format.table
    @Option(name: LanguageOptions.name, help: LanguageOptions.help, completion: .list(["vi", "en"]))
    var language: Language?

    @Flag(
        help: ArgumentHelp(
            say("In ra khác biệt sẽ có, không ghi gì.", "Print the difference it would make, write nothing.")))
    var dryRun = false
    @Flag(
        help: ArgumentHelp(say("Ghi cả dòng xung đột, để rà soát sau.", "Record lines that conflict too, for review.")))
    var acceptConflicts = false
    @Option(
        help: ArgumentHelp(
            say(
                "Ghi gộp chừng ấy sự kiện mỗi lần, cho việc nhập dữ liệu cũ.",
                "Write so many facts at a time, for taking over a history."),
            valueName: "facts"))
    var batch = 1
    @Flag(help: ArgumentHelp(say("Bỏ ký tự ẩn và báo từng chỗ.", "Remove invisible characters, reporting each.")))
    var clean = false
    @Option(name: .customLong("by"), help: RecorderOptions.help)
    var name: String?
    @Option(help: SafeguardOptions.keyHelp, completion: .file())
    var key: String?
    @Option(help: MarkOptions.help, completion: .directory)
    var anchor: String?

    func run() throws {
        let name = try RecorderOptions.value(name)
        let registry = try StoreOptions.open(store, SafeguardOptions.value(key: key, anchor: anchor))
        var report = RecordReport(isDryRun: dryRun)
        var recorder = Recorder(registry, by: name, acceptsConflicts: acceptConflicts, clock: { Instant(Date()) })
        var queue = SubmissionQueue(files: files, cleans: clean)
        do {
            if dryRun {
                try recorder.rehearse({ try queue.next() }) { report.add($0, $1) }
            } else {
                try record(&queue, with: &recorder) { report.add($0, $1) }
            }
        } catch {
            queue.finish()
            report.removals = queue.removals
            // What stands before the fault is recorded, and is told before the fault is.
            if !report.outcomes.isEmpty { try report.print(as: format) }
            throw RecordingStopped(cause: queue.placed(error), recorded: report.recorded)
        }
        queue.finish()
        report.removals = queue.removals
        report.head = dryRun ? nil : try registry.log.head()
        try report.print(as: format)
    }

    /// The submissions of a batch are kept in memory until it is written: so many bytes of their files.
    private static let longestBatch = 16 << 20

    /// Records what a queue holds, as many facts at a time as was asked for; what stands before a fault is recorded.
    private func record(
        _ queue: inout SubmissionQueue, with recorder: inout Recorder, report: (Submission, RecordOutcome) -> Void
    ) throws {
        while true {
            var submissions: [Submission] = []
            var facts = 0
            let before = queue.bytesRead
            do {
                while facts < batch, queue.bytesRead - before < Self.longestBatch,
                    let submission = try queue.next()
                {
                    submissions.append(submission)
                    facts += submission.events.count
                }
            } catch {
                try recorder.record(submissions, report: report)
                throw error
            }
            if submissions.isEmpty { return }
            try recorder.record(submissions, report: report)
        }
    }

    func validate() throws {
        guard batch < 1 else { return }
        throw ValidationError(
            say("--batch cần một số từ 1; đây là \(batch).", "--batch takes a number from 1 on; this is \(batch)."))
    }
}
