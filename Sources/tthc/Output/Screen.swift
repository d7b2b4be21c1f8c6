import Foundation

/// Standard output and standard error, and what they are connected to.
enum Screen {
    /// Writes to standard output; a device that takes no more is a storage fault.
    static func print(_ text: String) throws {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw OutputFault(number: errno) }
            rest = rest.dropFirst(count)
        }
    }

    /// Writes to standard error, without ending the line.
    static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

    static func warn(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Colour only on a terminal, and never against `NO_COLOR`.
    static var hasColours: Bool {
        isOutputTerminal && Environment.value("NO_COLOR") == nil && Environment.value("TERM") != "dumb"
    }

    /// The columns of the terminal, between 60 and 120; 80 when there is none.
    static var width: Int {
        if let columns = Environment.value("COLUMNS").flatMap({ Int($0) }), columns > 0 {
            return min(max(columns, 60), 120)
        }
        var size = winsize()
        guard isOutputTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return min(max(Int(size.ws_col), 60), 120)
    }
}

/// Standard output could not be written.
struct OutputFault: Error {
    let number: Int32
}
