import Foundation

/// One system call as `strace -f -y -o FILE` writes it down.
struct SystemCall: Sendable {
    let thread: Int
    let name: String
    /// The first, second, … call of this name in this thread: what `when=` counts.
    let ordinal: Int
    /// What stands between the parentheses, both halves of it where another thread came between.
    private(set) var arguments: String
    /// What follows the equals sign; empty when the call did not return.
    private(set) var result = ""

    var isInjected: Bool { result.contains("(INJECTED)") }
    var didSucceed: Bool { result.first?.isNumber ?? false }

    /// Its thread was killed at it.
    var didNotReturn: Bool { result.isEmpty || result.hasPrefix("?") }

    /// The calls of a trace, in the order in which they were entered.
    static func calls(in trace: String) -> [SystemCall] {
        var calls: [SystemCall] = []
        var counts: [String: Int] = [:]
        var unfinished: [Int: Int] = [:]
        for line in trace.split(separator: "\n") {
            guard let space = line.firstIndex(of: " "), let thread = Int(line[..<space]) else { continue }
            let rest = line[space...].drop { $0 == " " }
            if rest.hasPrefix("<... ") {
                guard let index = unfinished.removeValue(forKey: thread), let end = rest.range(of: "resumed>") else {
                    continue
                }
                calls[index].finish(rest[end.upperBound...])
                continue
            }
            guard let parenthesis = rest.firstIndex(of: "("), rest.first?.isLetter ?? false else { continue }
            let name = String(rest[..<parenthesis])
            let ordinal = counts["\(thread) \(name)", default: 0] + 1
            counts["\(thread) \(name)"] = ordinal
            var call = SystemCall(thread: thread, name: name, ordinal: ordinal, arguments: "")
            let body = rest[rest.index(after: parenthesis)...]
            if let end = body.range(of: "<unfinished ...>", options: .backwards) {
                unfinished[thread] = calls.count
                call.arguments = String(body[..<end.lowerBound])
            } else {
                call.finish(body)
            }
            calls.append(call)
        }
        return calls
    }

    private mutating func finish(_ text: Substring) {
        guard let equals = text.range(of: " = ", options: .backwards),
            let end = text[..<equals.lowerBound].lastIndex(of: ")")
        else {
            arguments += text
            return
        }
        arguments += text[..<end]
        result = String(text[equals.upperBound...])
    }
}

extension SystemCall {
    /// Whether it is about a file or folder of a trial, papers and home aside.
    func touches(_ directory: String) -> Bool {
        touched(directory).map { !$0.hasPrefix("papers") && !$0.hasPrefix("home") } ?? false
    }

    /// The name within a trial of the first thing that it is about.
    func touched(_ directory: String) -> String? {
        // Every path that is relative begins with the working directory, which says nothing.
        var text = Substring(arguments)
        if text.hasPrefix("AT_FDCWD<"), let end = text.firstIndex(of: ">") { text = text[end...] }
        guard let range = text.range(of: directory) else { return nil }
        let rest = text[range.upperBound...]
        guard let first = rest.first, first == "/" else { return "" }
        return String(rest.dropFirst().prefix { !"\">(".contains($0) })
    }

    /// Its name and what it is about, for a sentence. Names made up for a draft are shortened.
    func account(_ directory: String) -> String { "\(name) #\(ordinal) on \(touched(directory) ?? "?")" }
}
