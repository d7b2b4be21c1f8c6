import Documents

extension PostingCheck.Finding {
    var wording: String {
        switch self {
        case .fileMissing(let name): say("thiếu tệp \(name)", "the file \(name) is missing")
        case .fileDiffers(let name):
            say("\(name) không phải tệp ghi trong bản kê", "\(name) is not the file that the manifest tells of")
        case .otherLog(let found):
            say("sổ này là “\(found)”, không phải sổ đã dùng", "this log is “\(found)”, not the one that was used")
        case .otherFacts(let size):
            say(
                "\(size) sự kiện đầu của sổ không phải các sự kiện đã dùng",
                "the first \(size) facts of the log are not those that were used")
        case .otherRules(let version):
            say(
                "danh mục xác định theo bản quy tắc \(version), chương trình này theo bản khác",
                "the list was judged by version \(version) of the rules, this program has another")
        case .listDiffers:
            say(
                "danh mục dựng lại khác danh mục đã niêm yết", "the list made again is not the one that was posted")
        case .entryOnlyPosted(let code):
            say("\(code): có trong bản niêm yết, sổ không có", "\(code): on the posted list, not on that of the log")
        case .entryNotPosted(let code):
            say("\(code): sổ có, bản niêm yết không có", "\(code): on the list of the log, not on the posted one")
        case .entryDiffers(let code): say("\(code): nội dung khác", "\(code): other content")
        case .remadeDiffers(let name): say("\(name): dựng lại ra byte khác", "\(name): made again, other bytes")
        }
    }

    /// The key of JSON and CSV, and the file or code it is about.
    var code: (name: String, subject: String?) {
        switch self {
        case .fileMissing(let name): ("fileMissing", name)
        case .fileDiffers(let name): ("fileDiffers", name)
        case .otherLog(let found): ("otherLog", found)
        case .otherFacts(let size): ("otherFacts", "\(size)")
        case .otherRules(let version): ("otherRules", "\(version)")
        case .listDiffers: ("listDiffers", nil)
        case .entryOnlyPosted(let code): ("entryOnlyPosted", code)
        case .entryNotPosted(let code): ("entryNotPosted", code)
        case .entryDiffers(let code): ("entryDiffers", code)
        case .remadeDiffers(let name): ("remadeDiffers", name)
        }
    }
}

extension PostingCheck.Unmade {
    var wording: String {
        switch self {
        case .otherRenderer(let name, let version):
            say(
                "\(name): do bản trình bày số \(version) ghi, chỉ đối chiếu với bản kê",
                "\(name): drawn by version \(version), compared with the manifest alone")
        case .otherTypesetter(let name, let versions):
            say(
                "\(name): do \(versions) ghi, máy này không có đúng bộ đó nên chỉ đối chiếu với bản kê",
                "\(name): set by \(versions), which are not here; compared with the manifest alone")
        case .noTemplate(let name):
            say(
                "\(name): cần tệp mẫu (--template) để dựng lại, chỉ đối chiếu với bản kê",
                "\(name): takes its template (--template) to be made again, compared with the manifest alone")
        }
    }
}

extension PostingManifest.Malformed {
    var wording: String {
        let what =
            switch problem {
            case .noManifest: say("không phải bản kê niêm yết", "no manifest of a posting")
            case .otherVersion(let schema): say("dạng \(schema) chưa biết", "the form \(schema) is not known")
            case .badValue(let key): say("giá trị của “\(key)” thiếu hoặc hỏng", "“\(key)” is missing or will not do")
            case .notAsWritten: say("không như chương trình ghi", "not as this program writes it")
            }
        return say("\(what); xin lại tệp từ nơi cấp.", "\(what); ask for the file again.")
    }
}
