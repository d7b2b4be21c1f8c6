import Foundation
import Testing

/// Foreign files before the program: from the file to the recorded fact.
@Suite struct IntakeTests {
    /// 3904/QĐ-UBND as a posting board extracted it: ten new codes labelled repealed, two abolished ones labelled modified.
    private static let extract: String = {
        let repealed = (1_116_546...1_116_555).map { "1.\($0 - 1_000_000),repealed" }
        let modified = ["2.000890,modified", "2.000823,modified", "2.000894,modified"]
        let rows = (repealed + modified).map { "3904/QĐ-UBND,2026-09-21,\($0),GIÁM ĐỊNH TƯ PHÁP,province," }
        return (["decision_no,decision_date,code,change_type,field,level_hint,effective_date"] + rows).joined(
            separator: "\n")
    }()

    private func file(_ name: String, _ text: String, in store: TemporaryStore) throws -> String {
        let file = store.directory.appending(path: name)
        try FileManager.default.createDirectory(at: store.directory, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    /// The kinds of doubts of each code, as the report has them.
    private func doubts(_ store: TemporaryStore, _ path: String) throws -> [String: Set<String>] {
        let report = try JSON(
            store.succeed(["intake", path, "--issuer", "31", "--report-only", "--format", "json"]))
        return try Dictionary(
            uniqueKeysWithValues: report.objects("doubts").map { row in
                (try row.text("procedure"), Set(try row.objects("doubts").map { try $0.text("kind") }))
            })
    }

    @Test func `the registry's evidence speaks against wrong labels`() throws {
        let store = try TemporaryStore.empty()
        try store.succeed(["record", "--by", "lan"] + Sample.files.dropLast())
        let path = try file("rows.csv", Self.extract, in: store)
        let found = try doubts(store, path)
        for code in 1_116_546...1_116_555 { #expect(found["1.\(code - 1_000_000)"]?.contains("neverInForce") == true) }
        for code in ["2.000890", "2.000823"] { #expect(found[code]?.contains("neverInForce") == true) }
    }

    @Test func `what the decision is recorded to do speaks against another label`() throws {
        let store = try Sample.store.get().copy()
        let path = try file("rows.csv", Self.extract, in: store)
        let found = try doubts(store, path)
        for code in 1_116_546...1_116_555 {
            #expect(found["1.\(code - 1_000_000)"]?.contains("otherwiseRecorded") == true)
        }
        for code in ["2.000890", "2.000823"] { #expect(found[code]?.contains("otherwiseRecorded") == true) }
        #expect(found["2.000894"]?.contains("otherwiseRecorded") == false)
    }

    @Test func `a draft is refused until it is settled, and then recorded`() throws {
        let store = try TemporaryStore.empty()
        try store.succeed(["record", "--by", "lan"] + Sample.files.dropLast())
        let path = try file(
            "phu-luc.csv",
            """
            Mã TTHC;Tên thủ tục;Hình thức;Cấp thực hiện;Thời hạn giải quyết;Phí, lệ phí;Ngày hiệu lực
            1.999001;Cấp giấy phép mới;Ban hành mới;Cấp xã;05 ngày làm việc;8.000 đồng;01/10/2026
            1.001193;Thủ tục đăng ký khai sinh;Sửa đổi, bổ sung;Cấp xã;02 ngày làm việc;;01/10/2026
            2.000477;Dừng trợ giúp xã hội tại cơ sở trợ giúp xã hội;Bãi bỏ;Cấp xã;;;01/10/2026
            1.999002;Chưa từng có;Bãi bỏ;Cấp xã;;;01/10/2026
            """, in: store)
        let draft = store.directory.appending(path: "draft.yaml").path
        let head = try store.head()
        try store.succeed(["intake", path, "-o", draft, "--issuer", "31"])
        let untouched = try Program.run(["record", draft], in: store)
        #expect(untouched.exitCode == 2)
        #expect(untouched.errors.contains("“number”"))
        #expect(try store.head() == head)

        var text = try String(contentsOfFile: draft, encoding: .utf8)
        text = text.replacing("  # number:", with: "  number: 4444/QĐ-UBND").replacing(
            "  # signedOn:", with: "  signedOn: 2026-09-25")
        try Data(text.utf8).write(to: URL(filePath: draft))
        let label = try Program.run(["record", draft], in: store)
        #expect(label.exitCode == 2)
        #expect(label.errors.contains("“act”"))

        // The officer sees that the last row is none, and takes it out.
        let last = try #require(text.range(of: "  # phu-luc.csv, ô A5"))
        text = String(text[..<last.lowerBound])
        try Data(text.utf8).write(to: URL(filePath: draft))
        try store.succeed(["record", "--by", "lan", draft])
        let difference = try JSON(
            store.succeed([
                "diff", "--commune", "11824", "--from", "2026-09-30", "--to", "2026-10-01", "--format", "json",
            ]))
        #expect(try difference.objects("added").map { try $0.text("procedure") } == ["1.999001"])
        #expect(try difference.objects("removed").map { try $0.text("procedure") } == ["2.000477"])
        #expect(try difference.objects("changed").map { try $0.text("procedure") } == ["1.001193"])
    }

    @Test func `a draft is written whole, and over nothing unasked`() throws {
        let store = TemporaryStore()
        let path = try file("a.csv", "Mã TTHC,Tên\n1.000001,A\n", in: store)
        let draft = try file("draft.yaml", "mine", in: store)
        let refused = try Program.run(["intake", path, "-o", draft], in: store)
        #expect(refused.exitCode == 4)
        #expect(try String(contentsOfFile: draft, encoding: .utf8) == "mine")
        try store.succeed(["intake", path, "-o", draft, "--overwrite"])
        #expect(try String(contentsOfFile: draft, encoding: .utf8).contains("1.000001"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: store.directory.path).sorted() == [
                "a.csv", "draft.yaml",
            ])
    }

    @Test(arguments: [
        ("a.xlsx", "Mã TTHC,Tên\n1.000001,A\n", "CSV"), ("a.csv", "%PDF-1.7", "PDF"), ("a.csv", "", "không có gì"),
        ("a.csv", "a,b\n1,2\n", "--map"), ("a.json", "{\"a\":", "giữa chừng"),
        ("a.csv", "ma_tthc,ten\n1.000001,\(String(repeating: "a", count: 100_001))\n", "100000"),
        ("a.csv", String(repeating: ",", count: 2000) + "x\n", "1000"),
    ])
    func `what cannot be read is told, and nothing is written`(_ name: String, _ text: String, _ told: String) throws {
        let store = TemporaryStore()
        let path = try file(name, text, in: store)
        let draft = store.directory.appending(path: "draft.yaml").path
        let run = try Program.run(["intake", path, "-o", draft], in: store)
        #expect(run.exitCode == 2)
        #expect(run.errors.contains(told))
        #expect(!FileManager.default.fileExists(atPath: draft))
    }

    @Test func `a posted list becomes an observation`() throws {
        let store = TemporaryStore()
        let path = try file(
            "board.csv", "\u{FEFF}linh_vuc,ma_tthc\nHộ tịch,1.001193\nHộ tịch,1.001193\nHộ tịch,\n", in: store)
        let run = try Program.run(
            [
                "intake", path, "--as", "observation", "--commune", "11824", "--observed-on", "2026-08-06", "--by",
                "Lan",
            ],
            in: store)
        #expect(run.exitCode == 0)
        #expect(
            run.output.contains(
                """
                kind: observation
                commune: "11824"
                observedOn: 2026-08-06
                by: Lan
                procedures:
                  # board.csv, ô B2
                  - procedure: "1.001193"

                """))
        #expect(run.errors.contains("không đọc được 1, bỏ qua có lý do 2"))
    }
}
