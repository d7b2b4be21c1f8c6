import ArgumentParser
import Events
import Foundation
import Projections

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

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

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
    @OptionGroup var recorder: RecorderOptions
    @OptionGroup var safeguards: SafeguardOptions

    func run() throws {
        let name = try recorder.value
        let registry = try store.open(safeguards.value)
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
            if !report.outcomes.isEmpty { try output.print(report) }
            throw RecordingStopped(cause: queue.placed(error), recorded: report.recorded)
        }
        queue.finish()
        report.removals = queue.removals
        report.head = dryRun ? nil : try registry.log.head()
        try output.print(report)
    }

    /// Records what a queue holds, as many facts at a time as was asked for; what stands before a fault is recorded.
    private func record(
        _ queue: inout SubmissionQueue, with recorder: inout Recorder, report: (Submission, RecordOutcome) -> Void
    ) throws {
        while true {
            var submissions: [Submission] = []
            var facts = 0
            do {
                while facts < batch, let submission = try queue.next() {
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
