import Events
import Foundation
import Projections
import RegistryTestSupport
import Testing

import Documents

@Suite struct SameBytesTests {
    /// Every form the machine can make.
    static let formats = PostingFormat.allCases.filter { $0 != .pdf || PDFRenderer.versions != nil }

    private func files(_ posting: Posting) throws -> [PostingManifest.File] {
        try Self.formats.map {
            PostingManifest.File(name: "\(posting.fileName).\($0.rawValue)", format: $0, content: try posting.bytes($0))
        }
    }

    @Test func `after 1,000 later facts the same basis gives the same bytes in every form`() throws {
        let store = try Sample.registry()
        let known = try store.registry.log.size()
        let since = Difference.Side(on: CivilDate("2026-08-30")!, known: known)
        let requests: [Posting.Request] = [.list, .detail, .changes(since: since)]
        let before = try requests.map { try files(store.posting($0, known: known)) }

        let lines = (0..<999).map { index in
            """
            {"line":"I.\(index)","act":"issue","procedure":"9.\(100_000 + index)","content":\
            {"name":"Thủ tục \(index)","field":"Hộ tịch","levels":["commune"]}}
            """
        }
        try store.record(
            """
            {"kind":"decision","decision":{"issuer":"31","number":"9000/QĐ-UBND","signedOn":"2026-08-01",\
            "effectiveFrom":"2026-08-01"},"lines":[\(lines.joined(separator: ","))]}
            """)
        try store.reopen()

        #expect(try store.registry.log.size() == known + 1000)
        #expect(try store.posting().list.entries.count == 178 + 999)
        for (request, files) in zip(requests, before) {
            #expect(try self.files(store.posting(request, known: known)) == files)
        }
    }

    @Test func `a manifest is read back as it was written, and nothing else is`() throws {
        let store = try Sample.registry()
        let options = PostedList.Options(
            columns: [.name], fields: ["Hộ tịch"], section: .resolve, orientation: .portrait)
        for request in [Posting.Request.list, .detail] {
            let posting = try store.posting(request, options: options)
            let manifest = PostingManifest(posting, files: try files(posting))
            let read = try PostingManifest(parsing: Array(manifest.text.utf8))
            #expect(read.text == manifest.text)
            #expect(read.options == options && read.profile == Papers.profile)
        }
        let text = PostingManifest(try store.posting(), files: []).text
        for (old, new) in [
            ("tthc.posting/1", "tthc.posting/2"), ("\"list\"", "\"liste\""), ("\"known\": 456", "\"known\": \"456\""),
            ("{\n  \"schema\"", "{ \n  \"schema\""), ("2026-09-08", "2026-09-31"),
        ] {
            #expect(text.contains(old))
            #expect(throws: PostingManifest.Malformed.self) {
                try PostingManifest(parsing: Array(text.replacing(old, with: new).utf8))
            }
        }
    }

    @Test func `a manifest cannot make anyone read a file elsewhere`() throws {
        let store = try Sample.registry()
        let file = PostingManifest.File(name: "../secret.html", format: .html, content: [])
        let text = PostingManifest(try store.posting(), files: [file]).text

        #expect(throws: PostingManifest.Malformed.self) { try PostingManifest(parsing: Array(text.utf8)) }
    }

    @Test func `the check names the file and the entry that differ`() throws {
        let store = try Sample.registry()
        let posting = try store.posting()
        let manifest = PostingManifest(posting, files: try files(posting))
        var disk = try Dictionary(
            uniqueKeysWithValues: Self.formats.map { ("\(posting.fileName).\($0.rawValue)", try posting.bytes($0)) })
        func check() throws -> PostingCheck {
            try PostingCheck(manifest, in: store.registry, template: nil) { disk[$0] }
        }
        #expect(try check().findings == [])
        #expect(try check().equal.count == Self.formats.count)

        let html = "\(posting.fileName).html"
        disk[html]?.append(32)
        disk["\(posting.fileName).csv"] = nil
        #expect(
            Set(try check().findings) == [.fileDiffers(html), .fileMissing("\(posting.fileName).csv")])
    }

    @Test func `a list that the log no longer makes is told entry by entry`() throws {
        let store = try Sample.registry()
        let posting = try store.posting()
        // As if another registry had listed one procedure less, one more, and one of another name.
        let json = String(decoding: try posting.bytes(.json), as: UTF8.self)
            .replacing("\"procedure\": \"3.000722\"", with: "\"procedure\": \"3.000999\"")
            .replacing("\"name\": \"Thủ tục đăng ký khai sinh\"", with: "\"name\": \"Khai sinh\"")
        let bytes = Array(json.utf8)
        let file = PostingManifest.File(name: "posting-11824-2026-09-08.json", format: .json, content: bytes)
        let real = PostingManifest(posting, files: [file])
        let forged = try PostingManifest(
            parsing: Array(real.text.replacing(real.receipt.list, with: PostingManifest.File.digest(of: bytes)).utf8))

        let check = try PostingCheck(forged, in: store.registry, template: nil) { _ in bytes }

        #expect(
            check.findings == [
                .listDiffers, .entryDiffers("1.001193"), .entryNotPosted("3.000722"), .entryOnlyPosted("3.000999"),
            ])
    }

    @Test func `another log, or other rules, are told`() throws {
        let store = try Sample.registry()
        let other = try Sample.registry()
        let manifest = PostingManifest(try store.posting(), files: [])

        let check = try PostingCheck(manifest, in: other.registry, template: nil) { _ in nil }
        #expect(check.findings == [.otherLog(found: other.registry.log.origin)])

        let rules = try PostingManifest(
            parsing: Array(manifest.text.replacing("\"rules\": 1", with: "\"rules\": 9").utf8))
        #expect(
            try PostingCheck(rules, in: store.registry, template: nil) { _ in nil }.findings == [.otherRules(9)])
    }
}
