import Foundation

/// A session with the program as one reads it on a terminal.
///
/// Under each command line stands all that it printed: what went to standard output, then what went to standard error with
/// `! ` before each line, then `[exit N]` where N is not 0; one blank line ends it. What stands before the first command
/// tells what the session shows. `$ #` is a remark. After the commands come the files of the session, each under a line
/// `-- NAME --`. A carriage return is shown as `␍`.
struct Transcript {
    struct Step {
        let command: String
        var printed: [String]
    }

    var introduction: [String] = []
    var steps: [Step] = []
    var files: [(name: String, lines: [String])] = []

    init(_ text: String) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("-- "), line.hasSuffix(" --") {
                files.append((String(line.dropFirst(3).dropLast(3)), []))
            } else if !files.isEmpty {
                files[files.count - 1].lines.append(line)
            } else if line.hasPrefix("$ ") {
                steps.append(Step(command: String(line.dropFirst(2)), printed: []))
            } else if steps.isEmpty {
                introduction.append(line)
            } else {
                steps[steps.count - 1].printed.append(line)
            }
        }
        for index in steps.indices where steps[index].printed.last == "" { steps[index].printed.removeLast() }
    }

    /// The text again, such that reading it gives the same value.
    var text: String {
        var lines = introduction
        for step in steps {
            lines.append("$ " + step.command)
            lines += step.printed
            if !step.isRemark { lines.append("") }
        }
        for file in files { lines += ["-- \(file.name) --"] + file.lines }
        return lines.joined(separator: "\n")
    }
}

extension Transcript.Step {
    var isRemark: Bool { command.hasPrefix("#") }

    /// The arguments after `tthc`; what stands between double quotes is one.
    var arguments: [String] {
        command.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { index, part in
            index.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [String(part)]
        }.dropFirst().map { $0 }
    }

    init(_ command: String, printed run: Program.Run, store: TemporaryStore) {
        self.command = command
        let output = Self.lines(run.output)
        let errors = Self.lines(run.errors).map { "! " + $0 }
        let exit = run.exitCode == 0 ? [] : ["[exit \(run.exitCode)]"]
        printed = (output + errors + exit).map { Self.steady($0, store) }
    }

    private static func lines(_ text: String) -> [String] {
        var lines = text.replacing("\r\n", with: "␍\n").split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last == "" { lines.removeLast() } else { lines.append("[no end of line]") }
        return lines.map(String.init)
    }

    /// The same line for every run: the store's path is `$TTHC_STORE`; an instant of recording is `yyyy-mm-dd hh:mm:ss`, or
    /// as long in another form; a root, and a digest, is `…`, since the instants are in what it covers.
    private static func steady(_ line: String, _ store: TemporaryStore) -> String {
        line.replacing(store.directory.path, with: "$TTHC_STORE")
            .replacing(#/(\d{4})-\d\d-\d\d \d\d:\d\d:\d\d/#, with: "yyyy-mm-dd hh:mm:ss")
            .replacing(#/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/#, with: "yyyy-mm-ddThh:mm:ss.sssZ")
            .replacing(#/\d\d\/\d\d\/\d{4} \d\d:\d\d/#, with: "dd/mm/yyyy hh:mm")
            .replacing(#/\d{8}T\d{6}Z/#, with: "yyyymmddThhmmssZ")
            .replacing(#/[A-Za-z0-9+\/]{12}…/#, with: "…")
            .replacing(#/\b[0-9a-f]{64}\b/#, with: "…")
            .replacing(#/[A-Za-z0-9+\/]{43}=/#, with: "…")
    }
}
