import ArgumentParser
import Foundation

/// The program. Each command parses, asks the registry one question, and prints one value.
@main
struct TTHC: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tthc",
        abstract: say(
            "Sổ đăng ký thủ tục hành chính: ghi, tra cứu, so sánh và dựng lại danh mục niêm yết.",
            "Registry of Vietnamese administrative procedures: record, query, compare, replay."),
        discussion: say(
            """
            Kho dữ liệu: --store DIR, hoặc biến TTHC_STORE, hoặc thư mục dữ liệu người dùng.
            Mã thoát: 0 xong; 1 có khác biệt, kiểm tra thấy sai; 2 dữ liệu vào sai; 3 lỗi lưu trữ; 4 bị từ chối; 64 sai cách gọi.

            Bắt đầu:
              tthc init
              tthc record samples/hai-phong/*.yaml
              tthc catalogue --commune 11824 --on 2026-09-08
            """,
            """
            Store: --store DIR, else TTHC_STORE, else the user's data directory.
            Exit codes: 0 done; 1 found something; 2 bad input; 3 storage fault; 4 refused; 64 usage.

            To begin:
              tthc init
              tthc record samples/hai-phong/*.yaml
              tthc catalogue --commune 11824 --on 2026-09-08
            """),
        version: "0.1.0",
        subcommands: asked.map { [$0] } ?? commands
    )

    private static let commands: [any ParsableCommand.Type] = [
        InitCommand.self, IntakeCommand.self, UnitsCommand.self, ReconcileCommand.self, RecordCommand.self,
        CatalogueCommand.self, DiffCommand.self, ShowCommand.self, SearchCommand.self, HistoryCommand.self,
        WhyCommand.self, UpcomingCommand.self, ReplayCommand.self, RecallCommand.self, PostingCommand.self,
        BoardCommand.self, GapCommand.self, InspectionCommand.self, CountsCommand.self, PolicyCommand.self,
        CommuneCommand.self, DecisionsCommand.self, DecisionCommand.self, StatusCommand.self, LogCommand.self,
        VerifyCommand.self, ProofCommand.self, CheckpointCommand.self, KeysCommand.self, BackupCommand.self,
        ExportCommand.self, RestoreCommand.self, RebuildCommand.self,
    ]

    /// The command that was typed: the parser then need not look into all the others, which takes a fifth of a short run.
    private static let asked: (any ParsableCommand.Type)? = {
        let name = CommandLine.arguments.dropFirst().first
        return commands.first { $0.configuration.commandName == name }
    }()

    /// The command as it was typed.
    ///
    /// It is first parsed by itself, without the program around it. Where that gives no command, because something is
    /// wrong with it or help is asked for, the whole program is parsed, and tells.
    private static func typed() throws -> any ParsableCommand {
        if let asked, let command = try? asked.parseAsRoot(Array(CommandLine.arguments.dropFirst(2))),
            ([asked] + asked.configuration.subcommands).contains(where: { $0 == type(of: command) })
        {
            return command
        }
        return try parseAsRoot()
    }

    static func main() {
        // A file that may not grow further is an error of writing, not the end of the program.
        signal(SIGXFSZ, SIG_IGN)
        do {
            var command = try typed()
            defer { StoreOptions.leave() }
            try command.run()
        } catch let code as ExitCode {
            exit(withError: code)
        } catch {
            guard let failure = Failure(error) else { exit(withError: error) }
            failure.report()
            exit(withError: failure.exitCode)
        }
    }
}

extension CommandConfiguration {
    /// Of a command of this program.
    ///
    /// It names the program that it belongs to, so that, parsed by itself, it is not looked through for what only the
    /// program has: completions for shells.
    init(
        command name: String, abstract: String, usage: String? = nil, discussion: String = "",
        subcommands: [any ParsableCommand.Type] = []
    ) {
        self.init(
            commandName: name, _superCommandName: "tthc", abstract: abstract, usage: usage, discussion: discussion,
            subcommands: subcommands)
    }
}
