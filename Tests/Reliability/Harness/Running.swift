import Foundation
import Synchronization

/// A process that may still be going on, the leader of its own group, so that a kill reaches all that it started.
final class Running: @unchecked Sendable {
    let process: pid_t
    private let input: Data?
    private let pipes: [Int32]
    private let patience: Double
    private let began = Date()

    init(command: [String], environment: [String: String], input: Data?, directory: String?, patience: Double) throws {
        // `env` changes the directory, for one thread of many cannot.
        let command = (directory.map { ["env", "-C", $0] } ?? []) + command
        (process, pipes) = try Self.starting.withLock { _ in try Self.start(command, environment) }
        self.input = input
        self.patience = patience
    }

    /// One start at a time, so that no child inherits what was opened for another.
    private static let starting = Mutex(())

    private static func start(_ command: [String], _ environment: [String: String]) throws -> (pid_t, [Int32]) {
        let pipes = try (0..<3).map { _ in try pipe() }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, pipes[0].reading, 0)
        posix_spawn_file_actions_adddup2(&actions, pipes[1].writing, 1)
        posix_spawn_file_actions_adddup2(&actions, pipes[2].writing, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        posix_spawnattr_setpgroup(&attributes, 0)
        let arguments = command.map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var process: pid_t = 0
        let status = posix_spawnp(&process, command[0], &actions, &attributes, arguments, variables)
        for file in [pipes[0].reading, pipes[1].writing, pipes[2].writing] { close(file) }
        guard status == 0 else {
            for file in [pipes[0].writing, pipes[1].reading, pipes[2].reading] { close(file) }
            throw Trouble("cannot start \(command[0]): \(String(cString: strerror(status)))")
        }
        return (process, [pipes[0].writing, pipes[1].reading, pipes[2].reading])
    }

    private static func pipe() throws -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [0, 0]
        guard Glibc.pipe(&ends) == 0 else { throw Trouble("cannot make a pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    /// Ends it and all that it started, without any chance to tidy up.
    func kill() { _ = Glibc.kill(-process, SIGKILL) }

    /// Waits for the end. To be called once.
    func wait() -> Run {
        feed()
        var gathered = [Data(), Data()]
        var open = [true, true]
        var isTimedOut = false
        var room = [UInt8](repeating: 0, count: 1 << 16)
        while open.contains(true) {
            let left = patience - Date().timeIntervalSince(began)
            if left <= 0, !isTimedOut {
                isTimedOut = true
                kill()
            }
            var waiting = (0..<2).map { pollfd(fd: open[$0] ? pipes[$0 + 1] : -1, events: Int16(POLLIN), revents: 0) }
            _ = poll(&waiting, 2, isTimedOut ? 5_000 : Int32(min(left, 3_600) * 1_000) + 1)
            for index in 0..<2 where waiting[index].revents != 0 {
                let count = read(pipes[index + 1], &room, room.count)
                if count > 0 { gathered[index].append(contentsOf: room[0..<count]) }
                if count == 0 { open[index] = false }
            }
        }
        for file in pipes.dropFirst() { close(file) }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
        let signal = status & 0x7f
        return Run(
            exitCode: signal == 0 ? (status >> 8) & 0xff : nil, signal: signal == 0 ? nil : signal,
            output: gathered[0], errors: String(decoding: gathered[1], as: UTF8.self), isTimedOut: isTimedOut,
            seconds: Date().timeIntervalSince(began), peakKilobytes: usage.ru_maxrss)
    }

    /// What goes in is small: it fits into the pipe, so that nobody waits for the other.
    private func feed() {
        if let input {
            precondition(input.count <= 1 << 16, "larger than a pipe")
            _ = input.withUnsafeBytes { write(pipes[0], $0.baseAddress, $0.count) }
        }
        close(pipes[0])
    }
}
