import Documents
import Events
import Projections

/// What was written for a posting.
struct PostingReport: Answer {
    let posting: Posting
    let manifest: PostingManifest
    let paths: [String]
    /// Why a form is left out.
    let missing: PDFUnavailable?

    var page: Page {
        var page = Page()
        page.title(title)
        page.text(posting.list.catalogue.commune.wording)
        page.text(posting.list.catalogue.basis.wording, .faint)
        page.text(summary)
        page.text("")
        var table = Table(columns: [
            .init(title: say("Tệp", "File"), isFlexible: true), .init(title: "Byte", alignsRight: true),
        ])
        for (index, path) in paths.enumerated() {
            let size = index < manifest.files.count ? manifest.files[index].bytes : manifest.text.utf8.count
            table.row([path, "\(size)"])
        }
        page.table(table)
        page.text(say("Mã danh mục (SHA-256)", "Digest of the list (SHA-256)") + ": \(manifest.receipt.list)")
        return page
    }

    private var title: String {
        switch posting.kind {
        case .list: say("ĐÃ GHI DANH MỤC NIÊM YẾT", "LIST WRITTEN")
        case .detail: say("ĐÃ GHI NỘI DUNG NIÊM YẾT", "CONTENT WRITTEN")
        case .changes: say("ĐÃ GHI PHIẾU CÔNG VIỆC", "WORK ORDER WRITTEN")
        }
    }

    private var summary: String {
        guard case .changes(let order) = posting.content else {
            return say("\(posting.list.entries.count) thủ tục.", "\(counted(posting.list.entries.count, "procedure")).")
        }
        let changes = order.changes
        return say(
            "Gỡ xuống \(changes.removed.count), niêm yết mới \(changes.added.count), thay bản \(changes.changed.count); \(order.sheets.count) lĩnh vực phải in lại.",
            "\(changes.removed.count) to take down, \(changes.added.count) to put up, \(changes.changed.count) to replace; \(counted(order.sheets.count, "field")) to print again."
        )
    }

    var value: Value { manifest.value }

    var csv: CSV {
        CSV(
            columns: ["name", "format", "bytes", "sha256"],
            rows: manifest.files.map { [$0.name, $0.format.rawValue, "\($0.bytes)", $0.digest] })
    }
}

extension PDFUnavailable {
    var wording: String {
        switch self {
        case .noTypesetter:
            say(
                "không ghi được PDF vì thiếu thư viện cairo, Pango: cài gói Debian libpangocairo-1.0-0 (`apt-get install libpangocairo-1.0-0`); các dạng khác không cần gói này.",
                "no PDF was written: the libraries cairo and Pango are missing; install the Debian package libpangocairo-1.0-0 (`apt-get install libpangocairo-1.0-0`); the other forms do without it."
            )
        case .noTypeface:
            say(
                "không ghi được PDF vì máy không có phông Liberation Serif, Tinos hay Times New Roman: cài gói Debian fonts-liberation2 (`apt-get install fonts-liberation2`); các dạng khác không cần gói này.",
                "no PDF was written: there is no typeface Liberation Serif, Tinos or Times New Roman; install the Debian package fonts-liberation2 (`apt-get install fonts-liberation2`); the other forms do without it."
            )
        case .failed(let status):
            say(
                "không ghi được PDF: cairo báo lỗi \(status); dùng dạng khác, như docx.",
                "no PDF was written: cairo failed with \(status); use another form, such as docx.")
        }
    }
}

extension NoSuchField {
    var wording: String {
        // One that differs in capitals alone is surely meant.
        let meant = known.filter { $0.lowercased() == field.lowercased() }
        let fields = (meant.isEmpty ? known : meant).map { "“\($0)”" }.joined(separator: ", ")
        return say(
            "danh mục không có lĩnh vực “\(field)”; hãy nêu một trong: \(fields).",
            "the list has no field “\(field)”; name one of: \(fields).")
    }
}

extension PostingTemplate.Fault {
    var wording: String {
        let place = line.map { say("dòng \($0): ", "line \($0): ") } ?? ""
        return say(
            "\(place)mẫu Mustache không đọc được (\(message)); sửa mẫu rồi chạy lại.",
            "\(place)the Mustache template cannot be read (\(message)); mend it and run again.")
    }
}
