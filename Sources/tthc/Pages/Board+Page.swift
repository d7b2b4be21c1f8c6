import Events
import Projections

extension Board: Answer {
    var page: Page {
        var page = Page()
        page.title(say("BẢNG NIÊM YẾT ĐÃ GHI NHẬN", "THE BOARD AS RECORDED"))
        page.text(commune.wording)
        page.text(basis.wording, .faint)
        page.add(sources: sources, on: basis.on)
        guard !entries.isEmpty else { return page }
        page.title(say("Thủ tục đang niêm yết (\(entries.count))", "Procedures posted (\(entries.count))"))
        var table = Table(columns: [
            .init(title: say("TT", "No."), alignsRight: true), .init(title: say("Mã", "Code")),
            .init(title: say("Tên thủ tục", "Name"), isFlexible: true), .init(title: say("Nội dung", "Content")),
            .init(title: say("Theo số", "By fact")),
        ])
        for (index, entry) in entries.enumerated() {
            table.row([
                "\(index + 1)", "\(entry.procedure)",
                ([entry.name ?? say("(chưa rõ tên)", "(name not known)")] + entry.notes.map { "· \($0)" })
                    .joined(separator: "\n"), entry.digest.map { "\($0.prefix(8))…" } ?? "",
                entry.sources.map(String.init).joined(separator: ", "),
            ])
        }
        page.table(table)
        return page
    }

    var csv: CSV {
        var csv = CSV(columns: ["procedure", "name", "digest", "sources", "notes"])
        for entry in entries {
            csv.rows.append([
                "\(entry.procedure)", entry.name ?? "", entry.digest ?? "",
                entry.sources.map(String.init).joined(separator: " "), entry.notes.joined(separator: "\n"),
            ])
        }
        return csv
    }
}

extension Page {
    /// What tells of a board, with days and findings.
    mutating func add(sources: [BoardSource], on day: CivilDate) {
        guard !sources.isEmpty else {
            return text(
                say(
                    "Đến ngày \(day.dayMonthYear) chưa ghi lần niêm yết hay kiểm tra nào; ghi bằng `tthc record`.",
                    "Up to \(day.dayMonthYear) no posting and no observation was recorded; record them with `tthc record`."
                ))
        }
        var table = Table(columns: [
            .init(title: say("Số", "Fact"), alignsRight: true), .init(title: say("Ngày", "Day")),
            .init(title: say("Nơi niêm yết, người kiểm tra", "Channel, observer"), isFlexible: true),
            .init(title: say("Danh sách", "List"), isFlexible: true),
        ])
        for source in sources {
            let who = [source.channel, source.by.map { say("kiểm tra: \($0)", "observed: \($0)") }].compactMap { $0 }
            table.row(
                [
                    "\(source.fact)", source.day.dayMonthYear, who.joined(separator: "\n"),
                    ([source.wording] + (source.isSuperseded ? [say("(đã có lần sau thay)", "(superseded)")] : []))
                        .joined(separator: "\n"),
                ], source.isSuperseded ? .faint : .plain)
        }
        self.table(table)
        let findings = sources.flatMap { source in source.findings.map { (source, $0) } }
        guard !findings.isEmpty else { return }
        title(say("Điều phát hiện khi kiểm tra (\(findings.count))", "Findings (\(findings.count))"))
        for (source, finding) in findings {
            let check = finding.check.map { "\($0.wording): " } ?? ""
            text("· \(check)\(finding.text) (\(say("số", "fact")) \(source.fact))")
        }
    }
}

extension BoardSource {
    /// What is known of its list.
    fileprivate var wording: String {
        let sample = sample.map { say(", trong \($0) thủ tục được tìm", ", of \($0) looked for") } ?? ""
        return switch list {
        case .named(let count): say("\(count) thủ tục", counted(count, "procedure")) + sample
        case .derived(let count, let basis):
            say(
                "\(count) thủ tục, là danh mục xét tại \(basis.on.dayMonthYear), biết đến số \(basis.known)",
                "\(counted(count, "procedure")): the catalogue for \(basis.on.dayMonthYear), known up to \(basis.known)"
            )
        case .digestOnly:
            say(
                "chỉ biết mã băm \(receipt!.prefix(12))…; đưa phiếu xác nhận bằng --receipt",
                "known by digest only, \(receipt!.prefix(12))…; give its receipt with --receipt")
        case .none: say("không kiểm tra từng thủ tục", "no procedures gone through")
        }
    }
}

extension InspectionCheck {
    var wording: String {
        switch self {
        case .complete: say("niêm yết đủ thủ tục", "every procedure due is posted")
        case .nothingEnded: say("không còn thủ tục đã bãi bỏ, hết hiệu lực", "nothing that has ended is posted")
        case .current: say("nội dung là bản đang có hiệu lực", "the version is the one in force")
        case .exactNames: say("đúng mã, đúng tên", "codes and names are exact")
        case .forms: say("mẫu đơn, tờ khai kèm sau thủ tục", "forms are attached behind")
        case .feedback: say("nội dung, địa chỉ tiếp nhận phản ánh, kiến nghị", "where to send reflections is shown")
        case .sameEverywhere: say("bảng, cổng và CSDLQG như nhau", "wall, portal and database are the same")
        case .inTime: say("niêm yết kịp thời sau quyết định", "posted in time after the decision")
        case .nothingInternal: say("không có thủ tục nội bộ", "no internal procedure is posted")
        case .channels:
            say("phi địa giới; nộp trực tuyến, bưu chính", "other places; filing online and by post")
        case .condition: say("bảng dễ tiếp cận, rõ, không rách nát", "the board is reachable, legible, whole")
        }
    }
}
