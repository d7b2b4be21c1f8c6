import Events
import Intake
import Testing

/// Lists as CSV, read and proposed.
@Suite struct ListTests {
    private func intake(_ text: String, _ change: (inout IntakeOptions) -> Void = { _ in }) throws -> Intake {
        var options = IntakeOptions()
        change(&options)
        return try Intake([TableFile(name: "a.csv", contents: Array(text.utf8))], options: options)
    }

    private func draft(_ intake: Intake) -> String {
        DraftWriter(wording: { $0.name }, place: { $0.place.cell ?? "" }).text(intake.draft, preface: []) { _ in [] }
    }

    @Test func `every row is told`() throws {
        let intake = try intake(
            """
            DANH MỤC THỦ TỤC HÀNH CHÍNH,,
            STT,Mã TTHC,Tên TTHC
            (1),(2),(3)
            A,CẤP XÃ,
            I,LĨNH VỰC HỘ TỊCH (03 TTHC),
            1,1.000001,Một
            2,1.000002,Hai
            STT,Mã TTHC,Tên TTHC
            2,1.000002,Hai
            3,,Không mã
            Tổng số: 3,,
            Người lập biểu,,
            """)
        let report = intake.report
        #expect(report.read == 12)
        #expect(report.doubtfulCount == 2)
        #expect(report.unreadableCount == 1)
        #expect(report.unreadable[0].reason == .noCode)
        #expect(
            report.passed.map(\.reason) == [
                .title, .header, .columnNumbers, .group, .group, .header, .total, .text, .duplicate,
            ])
        #expect(
            report.proposedCount + report.doubtfulCount + report.unreadableCount + report.passedCount == report.read)
        #expect(report.brokenCounts.map { [$0.promised, $0.found] } == [[3, 4]])
    }

    @Test func `nothing is doubtful when all is told`() throws {
        let intake = try intake(
            """
            Mã TTHC;Tên thủ tục;Lĩnh vực;Cấp;Thời hạn;Phí
            1.000001;Một;Hộ tịch;Cấp xã;03 ngày làm việc;Không
            """
        ) {
            ($0.issuer, $0.number, $0.signedOn) = ("31", "1/QĐ-UBND", CivilDate("2026-01-02"))
            ($0.effectiveFrom, $0.act) = (CivilDate("2026-01-03"), .issue)
        }
        #expect(intake.report.proposedCount == 1)
        #expect(
            draft(intake) == """
                ---
                kind: decision
                decision:
                  issuer: "31"
                  number: 1/QĐ-UBND
                  signedOn: 2026-01-02
                  effectiveFrom: 2026-01-03
                lines:
                  # A2
                  - line: I.1
                    act: issue
                    procedure: "1.000001"
                    content:
                      name: Một
                      field: Hộ tịch
                      levels: [commune]
                      timeLimit: {value: 3, unit: workingDay, text: 03 ngày làm việc}
                      fees: [{text: Không}]

                """)
    }

    @Test func `what is not told is left to the officer`() throws {
        let text = draft(try intake("Mã TTHC,Tên thủ tục\n1.000001,Một\n"))
        for line in [
            "  # issuer:", "  # number:", "  # signedOn:", "  # effectiveFrom:", "    # act:", "      # levels:",
        ] {
            #expect(text.contains(line + "\n"), "\(line)")
        }
    }

    @Test func `a row against its heading has no act`() throws {
        let intake = try intake(
            """
            DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH
            Mã TTHC,Tên thủ tục,Hình thức
            1.000001,Một,Bãi bỏ
            1.000002,Hai,Ban hành mới
            """)
        let doubts = intake.report.doubtful.map(\.doubts)
        #expect(doubts[0].contains(.actAgainstHeading(cell: .abolished, heading: .issued)))
        #expect(!doubts[1].contains { $0.name.hasPrefix("act") })
        #expect(draft(intake).contains("    # act: abolish\n"))
    }

    @Test func `one title for everything names no act`() throws {
        let intake = try intake(
            """
            "DANH MỤC TTHC BAN HÀNH MỚI, SỬA ĐỔI, BỔ SUNG VÀ BỊ BÃI BỎ"
            Mã TTHC,Tên thủ tục
            1.000001,Một
            """)
        #expect(intake.report.doubtful[0].doubts.contains(.actAmbiguous([.issued, .amended, .abolished])))
    }

    @Test(arguments: [
        ("BÃI BỎ NỘI DUNG CÔNG BỐ TẠI QUYẾT ĐỊNH 1/QĐ-UBND", UnrecordedPart.publicationWithdrawn),
        ("DANH MỤC TTHC TIẾP TỤC THỰC HIỆN", .continued), ("DANH MỤC TTHC PHI ĐỊA GIỚI", .otherList),
        ("PHƯƠNG ÁN CẮT GIẢM, ĐƠN GIẢN HÓA", .plan),
    ])
    func `what cannot be recorded is told, not guessed`(_ title: String, _ part: UnrecordedPart) throws {
        let intake = try intake("\"\(title)\",\nMã TTHC,Tên thủ tục\n1.000001,Một\n")
        #expect(intake.report.unreadable.map(\.reason) == [.part(part)])
        #expect(intake.draft.submissions.isEmpty)
    }

    @Test func `a part of the land is not made the whole`() throws {
        let text = draft(
            try intake("Mã TTHC,Tên thủ tục,Ghi chú\n1.000001,Một,Chỉ áp dụng trên địa bàn tỉnh Bắc Giang (cũ)\n"))
        #expect(text.contains("    territory: \"?\"\n"))
    }

    @Test func `fees keep their four meanings`() throws {
        let text = draft(
            try intake(
                """
                Mã TTHC,Tên,Phí
                1.000001,A,0 đồng
                1.000002,B,Không
                1.000003,C,
                1.000004,D,Không có thông tin
                1.000005,E,"70,000 VNĐ"
                1.000006,F,Theo quy định của Bộ Tài chính
                """))
        let fees = text.split(separator: "\n").filter { $0.contains("fees:") }.map { $0.trimmingPrefix { $0 == " " } }
        #expect(
            fees.map(String.init) == [
                "fees: [{amount: 0, currency: VND, text: 0 đồng}]", "fees: [{text: Không}]",
                "fees: [{amount: 70000, currency: VND, text: \"70,000 VNĐ\"}]",
                "fees: [{text: Theo quy định của Bộ Tài chính}]",
            ])
    }

    @Test func `days and working days are not exchanged`() throws {
        let text = draft(
            try intake(
                """
                Mã TTHC,Tên,Thời hạn giải quyết
                1.000001,A,"Mười (10) ngày làm việc, kể từ ngày nhận đủ hồ sơ hợp lệ"
                1.000002,B,Không quá 02 (hai) ngày
                1.000003,C,"Trong ngày; sau 15 giờ thì ngày làm việc tiếp theo"
                1.000004,D,03 ngày làm việc hoặc 05 ngày
                1.000005,E,24 giờ
                """))
        let limits = text.split(separator: "\n").filter { $0.contains("timeLimit:") }
        #expect(limits[0].contains("value: 10, unit: workingDay"))
        #expect(limits[1].contains("value: 2, unit: day"))
        #expect(!limits[2].contains("value") && !limits[3].contains("value"))
        #expect(limits[4].contains("value: 24, unit: hour"))
    }

    @Test func `a map tells what columns mean`() throws {
        let map = try IntakeMap(
            "columns: {Việc: name, Mã nội bộ: ignored, Mã QG của việc: code}\nconstants: {level: Cấp xã}\n")
        let intake = try intake("Mã nội bộ,Mã QG của việc,Việc\nX1,1.000001,Một\n") {
            ($0.captions, $0.constants) = (map.captions, map.constants)
        }
        #expect(draft(intake).contains("levels: [commune]"))
        #expect(draft(intake).contains("name: Một"))
    }

    @Test func `rows that name decisions become a submission for each`() throws {
        let intake = try intake(
            """
            decision_no,decision_date,code,name,change_type,level
            1/QĐ-UBND,2026-01-02,1.000001,A,new,commune
            2/QĐ-UBND,2026-01-03,1.000002,B,repealed,commune
            1/QĐ-UBND,2026-01-02,1.000003,C,new,commune
            """)
        #expect(intake.draft.submissions.map(\.items.count) == [2, 1])
    }

    @Test func `a list of decisions tells which are internal and which lack their lines`() throws {
        let text = draft(
            try intake(
                """
                decision_no,decision_date,classification
                1/QĐ-UBND,2026-01-02,internal_process
                2/QĐ-UBND,2026-01-03,public_tthc
                """))
        #expect(text.contains("signedOn: 2026-01-02\n  # effectiveFrom:\n  # [?] isInternal\n  internal: true\n"))
        #expect(text.contains("linesPending: true"))
    }
}
