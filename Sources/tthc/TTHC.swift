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
        subcommands: [
            InitCommand.self, IntakeCommand.self, UnitsCommand.self, ReconcileCommand.self, RecordCommand.self,
            CatalogueCommand.self, DiffCommand.self, ShowCommand.self, SearchCommand.self, HistoryCommand.self,
            WhyCommand.self, UpcomingCommand.self, ReplayCommand.self, RecallCommand.self, CommuneCommand.self,
            DecisionsCommand.self, DecisionCommand.self, StatusCommand.self, LogCommand.self,
            VerifyCommand.self, ProofCommand.self, CheckpointCommand.self, KeysCommand.self, BackupCommand.self,
            ExportCommand.self, RestoreCommand.self, RebuildCommand.self,
        ]
    )

    static func main() {
        // A file that may not grow further is an error of writing, not the end of the program.
        signal(SIGXFSZ, SIG_IGN)
        do {
            var command = try parseAsRoot()
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
