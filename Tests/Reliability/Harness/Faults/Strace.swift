import Foundation

/// `strace`, by which calls are written down and disturbed.
enum Strace {
    /// All calls with a path or a file descriptor.
    static let everything = ["-e", "trace=%file,%desc"]

    /// The command that starts a program under it. `--seccomp-bpf` makes it fast, but then `signal=` is not delivered
    /// (strace 6.1 on Linux 6).
    static func wrapper(_ options: [String], to file: String, isFast: Bool = false) -> [String] {
        ["strace", "-f", "-y", "--quiet=attach,personality,path-resolution", "-o", file]
            + (isFast ? ["--seccomp-bpf"] : []) + options
    }

    static func read(_ file: String) throws -> [SystemCall] {
        SystemCall.calls(in: String(decoding: try Folder.contents(file), as: UTF8.self))
    }

    static func requireInstalled() throws {
        guard let run = try? Program(path: "strace").run(["--version"]), run.exitCode == 0 else {
            throw Trouble("strace is not installed: apt-get install strace, or run scripts/reliability")
        }
    }
}
