import ArgumentParser
import Events
import Foundation
import Intake
import Projections
import Verification
import VietnameseText

/// An error as the program tells it: one sentence with the value, the place and what to do next, and an exit code.
struct Failure {
    let message: String
    let exitCode: ExitCode

    /// Tells it on one line; characters within values that a terminal would obey are shown as their code points.
    func report() {
        let shown = message.unicodeScalars.map { scalar in
            scalar == "\n"
                ? "⏎" : StorableText.forbids(scalar) ? "<U+\(String(scalar.value, radix: 16))>" : String(scalar)
        }
        Screen.warn("tthc: " + shown.joined())
    }

    private init(_ message: String, _ exitCode: ExitCode) {
        self.message = message
        self.exitCode = exitCode
    }

    /// Nil for an error that is not this program's own: the parser's.
    init?(_ error: any Error) {
        switch error {
        case let error as RecordingStopped:
            guard let cause = Failure(error.cause) else { return nil }
            self.init(cause.message + " " + error.wording, cause.exitCode)
        case let error as FileFault:
            guard let cause = Failure(error.cause) else { return nil }
            self.init("\(error.place): \(cause.message)", cause.exitCode)
        case let error as FileMissing: self.init(error.wording, .badInput)
        case let error as InputFault: self.init(error.wording, .badInput)
        case let error as ReadingFault: self.init(error.wording, .badInput)
        case let error as IntakeMap.Fault: self.init(error.wording, .badInput)
        case let error as NoList:
            self.init(
                say(
                    "\(error.file): không thấy dòng nào của danh sách thủ tục; cần cột mã hoặc tên (xem docs/intake.vi.md).",
                    "\(error.file): no row of a list was found; columns for codes or names are needed (see docs/intake.md)."
                ),
                .badInput)
        case let error as UnitImportFault: self.init(error.wording, .badInput)
        case let error as DraftThere: self.init(error.wording, .refused)
        case let error as BadArgument: self.init(error.wording, .badInput)
        case let error as Restoration.Fault: self.init(error.wording, .badInput)
        case let error as MalformedEvidence: self.init(error.wording, .badInput)
        case let error as NotVerified: self.init(error.wording, .badInput)
        case let error as LogCopy.Fault: self.init(error.wording, error.exitCode)
        case let error as SigningKeyFault: self.init(error.wording, error.exitCode)
        case let error as NoTrustedKey: self.init(error.wording, .refused)
        case let error as NoOldCheckpoint: self.init(error.wording, .refused)
        case let error as OtherLog: self.init(error.wording, .refused)
        case let error as CopyNotVerified: self.init(error.wording, .storageFault)
        case let error as Refusal: self.init(error.wording, .refused)
        case let error as NoUnit: self.init(error.wording, .refused)
        case let error as SinceAfterKnown:
            self.init(
                say(
                    "--since \(error.since) lớn hơn mức biết đến \(error.known); chọn --since nhỏ hơn, hoặc --known lớn hơn.",
                    "--since \(error.since) lies after what is known, \(error.known); give an earlier --since or a later --known."
                ), .refused)
        case let error as NoDecision: self.init(error.wording, .refused)
        case let error as NotInForce: self.init(error.wording, .refused)
        case let error as EventStoreError: self.init(error.wording, error.exitCode)
        case let error as ReadModelError: self.init(error.wording, .storageFault)
        case let error as OutputFault:
            let reason = String(cString: strerror(error.number))
            self.init(
                say("không ghi được ra đầu ra: \(reason).", "cannot write to the output: \(reason)."), .storageFault)
        case let error as CocoaError:
            self.init(
                say(
                    "không đọc được tệp: \(error.localizedDescription)",
                    "cannot read the file: \(error.localizedDescription)"),
                .badInput)
        default: return nil
        }
    }
}

/// Recording stopped at a submission; those before it stand.
struct RecordingStopped: Error {
    let cause: any Error
    let recorded: Int

    var wording: String {
        let rest = say(
            "; sửa rồi chạy lại cả tệp, phần đã ghi sẽ được bỏ qua",
            "; mend it and run again, what is recorded is passed over")
        return say("Trước đó đã ghi \(recorded) lần", "Recorded before it: \(recorded)") + (recorded > 0 ? rest : "")
            + "."
    }
}

/// A fault in a file.
struct FileFault: Error {
    let file: String
    let cause: any Error
    /// Where, when the cause does not tell itself.
    var mark: (line: Int, path: String)?

    /// The file, and the line and path where they are known.
    var place: String {
        guard let mark else { return file }
        return "\(file): " + say("dòng \(mark.line), \(mark.path)", "line \(mark.line), \(mark.path)")
    }
}

/// The procedure asked for is in force nowhere that day.
struct NotInForce: Error {
    let procedure: ProcedureCode
    let day: CivilDate
    let commune: UnitCode?

    var wording: String {
        let place = commune.map { say("tại \($0)", "in \($0)") } ?? say("tại xã nào", "in any commune")
        return say(
            "\(procedure) không có hiệu lực \(place) vào ngày \(day.dayMonthYear); xem `tthc history \(procedure)`.",
            "\(procedure) is not in force \(place) on \(day.dayMonthYear); see `tthc history \(procedure)`.")
    }
}

extension BadArgument {
    var wording: String {
        let wanted =
            switch expected {
            case .day: say("một ngày có thật, viết 2026-09-08", "a day that exists, written 2026-09-08")
            case .commune: say("mã xã gồm 5 chữ số", "a commune's code of 5 digits")
            case .unit: say("mã xã 5 chữ số hoặc mã tỉnh 2 chữ số", "a code of 5 digits (commune) or 2 (province)")
            case .procedure: say("mã thủ tục như 1.004884 hoặc 1.004884.H24", "a code such as 1.004884 or 1.004884.H24")
            case .fact: say("số thứ tự của sự kiện, từ 1 trở lên", "the position of a fact, from 1 on")
            case .position: say("số thứ tự từ 0 trở lên", "a position from 0 on")
            case .dayBefore(let day): say("ngày không sau \(day.dayMonthYear)", "a day not after \(day.dayMonthYear)")
            case .knowledge:
                say(
                    "số thứ tự từ 0 trở lên, hoặc thời điểm như 2026-09-01T17:00:00+07:00",
                    "a position from 0 on, or an instant such as 2026-09-01T17:00:00+07:00")
            case .sides:
                say("ngày, hoặc ngày@biết đến, như 2026-09-08@412", "a day, or day@known, such as 2026-09-08@412")
            case .words: say("chữ, số, mã thủ tục hoặc số văn bản", "letters, digits, a code or the number of a paper")
            case .province: say("mã tỉnh gồm 2 chữ số", "a province's code of 2 digits")
            case .signature: say("số văn bản=ngày, như 1365/NQ-UBTVQH15=2025-01-14", "number=day")
            case .count: say("số từ 1 đến 10000", "a number from 1 to 10000")
            case .period: say("số ngày như 90d, hoặc số tuần như 12w", "days such as 90d, or weeks such as 12w")
            case .key:
                say(
                    "khóa công khai như `tthc keys show --format vkey` in ra, hoặc tệp chứa nó",
                    "a public key as `tthc keys show --format vkey` prints it, or a file that holds one")
            case .origin:
                say(
                    "tên sổ không có khoảng trắng, dấu cộng hay ký tự ẩn",
                    "a name without spaces, plus signs and invisible characters")
            case .newOrigin: say("tên khác tên sổ đã mất", "another name than that of the lost log")
            case .act:
                say(
                    "một trong: \(Act.allCases.map(\.rawValue).joined(separator: ", "))",
                    "one of: \(Act.allCases.map(\.rawValue).joined(separator: ", "))")
            case .levels:
                say("các cấp như province,commune", "levels such as province,commune")
            case .name: say("tên có chữ, không có ký tự ẩn", "a name with text and no invisible character")
            }
        return say(
            "\(option): “\(value)” không dùng được; cần \(wanted).",
            "\(option): “\(value)” will not do; give \(wanted).")
    }
}
