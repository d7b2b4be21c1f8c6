import ArgumentParser
import Documents
import Events
import Foundation
import Projections

/// By which files deadlines are counted.
struct PolicyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(
                "Tệp thời hạn; mặc định xem `tthc policy deadlines`.",
                "File of deadlines; for the default see `tthc policy deadlines`."),
            valueName: "file"), completion: .file())
    var policy: String?
    @Option(
        help: ArgumentHelp(
            say(
                "Tệp lịch ngày làm việc; mặc định xem `tthc policy calendar`.",
                "File of working days; for the default see `tthc policy calendar`."),
            valueName: "file"), completion: .file())
    var calendar: String?

    var rules: DeadlineRules {
        get throws {
            DeadlineRules(
                policy: try policy.map { try Self.read($0) { try DeadlinePolicy(name: $0, contents: $1) } } ?? .builtIn,
                calendar: try calendar.map { try Self.read($0) { try WorkingCalendar(name: $0, contents: $1) } }
                    ?? .builtIn)
        }
    }

    /// Reads one file; a fault in it is told with its name.
    private static func read<Policy>(_ path: String, _ parse: (String, Data) throws -> Policy) throws -> Policy {
        let contents = try InputFile.read(path)
        do {
            return try parse(path, contents)
        } catch let fault as InputFault {
            throw FileFault(file: path, cause: fault)
        }
    }
}

/// Receipts of posted lists, which tell of which catalogue a list known by its digest is the print.
struct ReceiptOptions: ParsableArguments {
    @Option(
        name: .customLong("receipt"),
        help: ArgumentHelp(
            say(
                "Phiếu xác nhận hoặc bản kê của danh mục chỉ được ghi bằng mã băm; có thể nêu nhiều lần.",
                "Receipt or manifest of a list that was recorded by its digest only; may be repeated."),
            valueName: "file"), completion: .file())
    var files: [String] = []

    var receipts: [Receipt] {
        get throws {
            try files.map { file in
                let bytes = Array(try InputFile.read(file))
                guard bytes.first == UInt8(ascii: "{") else {
                    return try InputFile.placed(file) { try Receipt(parsing: SignedNote(parsing: bytes).text) }
                }
                do {
                    return try PostingManifest(parsing: bytes).receipt
                } catch {
                    throw FileFault(file: file, cause: error)
                }
            }
        }
    }
}
