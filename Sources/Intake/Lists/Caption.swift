internal import VietnameseText

/// What a column of a list says, told by its caption (tên cột).
public enum Caption: String, CaseIterable, Sendable {
    /// STT, TT.
    case ordinal
    /// Mã TTHC, Mã số, Số hồ sơ TTHC.
    case code
    /// Tên thủ tục hành chính.
    case name
    /// Mã, tên của thủ tục bị thay thế, where a list of replacements has columns for both.
    case replacedCode, replacedName
    /// Lĩnh vực.
    case field
    /// Cấp thực hiện.
    case level
    /// Cơ quan thực hiện, cơ quan giải quyết.
    case agency
    /// Cơ quan ban hành; cơ quan công bố.
    case issuer
    /// Thời hạn giải quyết.
    case timeLimit
    /// Địa điểm thực hiện.
    case location
    /// Cách thức thực hiện.
    case channel
    /// Phí, lệ phí.
    case fee
    /// Căn cứ pháp lý, cơ sở pháp lý.
    case legalBasis
    /// Tên văn bản quy định nội dung sửa đổi, bổ sung, thay thế, bãi bỏ.
    case changingDocument
    /// Nội dung sửa đổi, bổ sung.
    case changed
    /// Mức độ dịch vụ công trực tuyến.
    case onlineLevel
    /// Dịch vụ bưu chính công ích.
    case postalService
    /// Số quyết định công bố.
    case decisionNumber
    /// Ngày ký quyết định; ngày ban hành.
    case decisionDate
    /// Ngày công khai.
    case publishedOn
    /// Ngày có hiệu lực.
    case effectiveFrom
    /// Hình thức: ban hành mới, sửa đổi, bãi bỏ.
    case act
    /// Whether a decision publishes procedures or approves internal processes.
    case classification
    /// Trích yếu.
    case title
    /// Băm SHA-256 của tệp quyết định.
    case digest
    /// Trình tự thực hiện.
    case steps
    /// Thành phần hồ sơ.
    case dossier
    /// Số lượng hồ sơ.
    case sets
    /// Đối tượng thực hiện.
    case applicants
    /// Kết quả thực hiện.
    case result
    /// Yêu cầu, điều kiện thực hiện.
    case conditions
    /// Mẫu đơn, tờ khai.
    case forms
    /// Từ khóa.
    case keywords
    /// Mô tả.
    case description
    /// Ghi chú.
    case note
    /// What the source says of its own rows; it is shown, and decides nothing.
    case status
    /// A column that is passed over, by a map or because it repeats another.
    case ignored

    /// The caption of a column; nil when it is none that is known.
    init?(caption raw: String) {
        guard raw.utf8.count <= 400, raw.contains(where: \.isLetter) else { return nil }
        let words = Self.words(raw)
        guard !words.isEmpty else { return nil }
        if let exact = Self.exact[words] {
            self = exact
        } else if let rule = Self.rules.first(where: { rule in rule.words.allSatisfy { words.containsWords($0) } }),
            words.utf8.count <= 160
        {
            self = rule.caption
        } else {
            return nil
        }
    }

    /// The words of a caption without diacritics, signs, and what stands in brackets.
    static func words(_ raw: String) -> String {
        let bare = raw.replacing(/\([^)]*\)/, with: " ").replacing("_", with: " ")
        return PlainKey(bare).text.keyWords.joined(separator: " ")
    }

    /// Captions as they are found, without diacritics: the synonyms of lists in Vietnamese, and keys of programs.
    private static let exact: [String: Caption] = {
        let synonyms: [Caption: [String]] = [
            .ordinal: ["stt", "tt", "so tt", "so thu tu", "no", "index"],
            .code: [
                "ma", "ma so", "ma tthc", "ma so tthc", "ma thu tuc", "ma thu tuc hanh chinh",
                "ma so thu tuc hanh chinh",
                "so ho so", "so ho so tthc", "so ho so thu tuc hanh chinh", "ma ho so tthc", "ma so ho so tthc",
                "ma ho so",
                "so ho so ma tthc", "ma tthc so ho so", "ma so ho so", "ma qg", "ma quoc gia", "ma tthc quoc gia",
                "ma thu tuc tthc", "thu tuc id", "code", "procedure code", "procedure", "matthc", "mathutuc",
                "tthc code",
            ],
            .name: [
                "ten", "ten tthc", "ten thu tuc", "ten thu tuc hanh chinh", "thu tuc hanh chinh", "tthc", "thu tuc",
                "noi dung thu tuc hanh chinh", "ten thu tuc hanh chinh tthc", "ten goi", "name", "procedure name",
                "tentthc",
                "name as extracted", "danh muc thu tuc hanh chinh", "danh muc tthc",
            ],
            .field: ["linh vuc", "ten linh vuc", "field", "nganh linh vuc", "linh vuc thuc hien", "linhvuc"],
            .level: [
                "cap", "cap thuc hien", "cap giai quyet", "level", "level hint", "levels", "cap hanh chinh",
                "cap chinh quyen",
                "cap tham quyen", "tham quyen giai quyet cap",
            ],
            .agency: [
                "co quan thuc hien", "co quan giai quyet", "co quan thuc hien tthc", "co quan giai quyet tthc",
                "don vi thuc hien", "don vi giai quyet", "co quan co tham quyen giai quyet", "agency",
                "tham quyen giai quyet",
                "co quan tham quyen giai quyet", "co quan don vi thuc hien", "co quan truc tiep thuc hien",
                "co quan co tham quyen", "tham quyen",
            ],
            .issuer: ["co quan ban hanh", "co quan cong bo", "don vi ban hanh", "issuer", "noi ban hanh"],
            .timeLimit: [
                "thoi han", "thoi han giai quyet", "thoi gian giai quyet", "thoi gian", "thoi han thuc hien",
                "thoi gian thuc hien",
                "thoi han giai quyet ho so", "thoi han giai quyet tthc", "time limit",
            ],
            .location: [
                "dia diem", "dia diem thuc hien", "noi tiep nhan", "dia diem tiep nhan", "dia chi tiep nhan hs",
            ],
            .channel: [
                "cach thuc", "cach thuc thuc hien", "hinh thuc nop", "hinh thuc tiep nhan",
                "cach thuc dia diem thuc hien",
                "cach thuc va dia diem thuc hien", "dia diem cach thuc thuc hien",
            ],
            .fee: ["phi", "le phi", "phi le phi", "phi va le phi", "muc phi", "fee", "phi le phi dong"],
            .legalBasis: [
                "can cu phap li", "co so phap li", "can cu phap luat", "can cu", "van ban quy dinh", "legal basis",
                "vbqppl",
                "van ban phap li", "can cu vbqppl",
            ],
            .changed: [
                "noi dung sua doi bo sung", "noi dung sua doi", "noi dung sdbs", "noi dung thay doi",
                "bo phan sua doi bo sung",
                "bo phan tao thanh duoc sua doi bo sung",
            ],
            .onlineLevel: [
                "dvctt", "dvc truc tuyen", "muc do dvc", "muc do dvctt", "muc do", "dich vu cong truc tuyen",
                "muc do dich vu cong",
                "muc do dich vu cong truc tuyen", "cung cap dvc truc tuyen", "muc dvc",
            ],
            .postalService: [
                "bcci", "dich vu bcci", "buu chinh cong ich", "dich vu buu chinh cong ich", "dich vu buu chinh",
            ],
            .decisionNumber: [
                "so quyet dinh", "so quyet dinh cong bo", "quyet dinh cong bo", "quyet dinh", "so qd", "qd cong bo",
                "so qd cong bo", "so ki hieu", "decision no", "decision number", "so qd da cong bo",
                "so quyet dinh da cong bo",
            ],
            .decisionDate: [
                "ngay quyet dinh", "ngay qd", "ngay ki", "ngay ban hanh", "ngay ki quyet dinh", "decision date",
                "signed on",
                "ngay ban hanh quyet dinh",
            ],
            .publishedOn: ["ngay cong bo", "ngay cong khai", "published date", "published on", "ngay dang tai"],
            .effectiveFrom: [
                "ngay hieu luc", "ngay co hieu luc", "hieu luc", "hieu luc tu", "hieu luc tu ngay", "effective date",
                "effective from", "ngay co hieu luc thi hanh",
            ],
            .act: [
                "hinh thuc", "loai thay doi", "change type", "act", "tinh chat", "loai cong bo", "hinh thuc cong bo",
                "noi dung cong bo",
            ],
            .classification: ["classification", "phan loai", "loai quyet dinh"],
            .title: ["trich yeu", "title", "trich yeu noi dung"],
            .digest: ["sha256", "pdf sha256"],
            .steps: ["trinh tu thuc hien", "trinh tu", "steps"],
            .dossier: ["thanh phan ho so", "ho so", "thanh phan so luong ho so"],
            .sets: ["so luong ho so", "so bo ho so"],
            .applicants: ["doi tuong thuc hien", "doi tuong", "doi tuong thuc hien tthc"],
            .result: ["ket qua", "ket qua thuc hien", "ket qua giai quyet"],
            .conditions: ["yeu cau dieu kien", "yeu cau dieu kien thuc hien", "dieu kien", "dieu kien thuc hien"],
            .forms: ["mau don to khai", "mau don", "bieu mau", "ten mau don to khai"],
            .keywords: ["tu khoa", "keywords"],
            .description: ["mo ta"],
            .note: ["ghi chu", "note", "notes", "remarks"],
            .status: [
                "canonical status", "ingest status", "trang thai", "tinh trang", "loai thu tuc", "loai tthc", "status",
                "source file", "co quan duoc uy quyen", "co quan phoi hop",
            ],
        ]
        var table: [String: Caption] = [:]
        for (caption, texts) in synonyms { for text in texts { table[words(text)] = caption } }
        return table
    }()

    /// For captions that say more than their first words; the first rule whose words all stand in the caption counts.
    private static let rules: [(words: [String], caption: Caption)] = rulesAsWritten.map { ($0.0.map(words), $0.1) }

    private static let rulesAsWritten: [([String], Caption)] = [
        (["ten", "duoc thay the"], .replacedName), (["ten", "bi thay the"], .replacedName),
        (["ma", "duoc thay the"], .replacedCode), (["ma", "bi thay the"], .replacedCode),
        (["so ho so", "duoc thay the"], .replacedCode), (["so ho so", "bi thay the"], .replacedCode),
        (["ten vbqppl"], .changingDocument), (["ten van ban"], .changingDocument),
        (["vbqppl quy dinh"], .changingDocument), (["van ban quy pham phap luat quy dinh"], .changingDocument),
        (["van ban", "quy dinh", "bai bo"], .changingDocument), (["can cu", "bai bo"], .changingDocument),
        (["noi dung", "sua doi"], .changed), (["bo phan", "sua doi"], .changed),
        (["so quyet dinh"], .decisionNumber), (["quyet dinh", "cong bo"], .decisionNumber),
        (["so qd"], .decisionNumber),
        (["ma tthc"], .code), (["ma thu tuc"], .code), (["ma so"], .code), (["so ho so"], .code),
        (["ten tthc"], .name), (["ten thu tuc"], .name),
        (["dich vu buu chinh"], .postalService), (["bcci"], .postalService),
        (["dich vu cong"], .onlineLevel), (["dvc"], .onlineLevel), (["truc tuyen"], .onlineLevel),
        (["can cu phap li"], .legalBasis), (["co so phap li"], .legalBasis),
        (["thoi han giai quyet"], .timeLimit), (["thoi gian giai quyet"], .timeLimit),
        (["phi", "le phi"], .fee), (["le phi"], .fee), (["cach thuc"], .channel), (["dia diem"], .location),
        (["co quan", "thuc hien"], .agency), (["co quan", "giai quyet"], .agency), (["linh vuc"], .field),
        (["ngay", "hieu luc"], .effectiveFrom), (["cap thuc hien"], .level), (["cap giai quyet"], .level),
        (["trinh tu"], .steps), (["thanh phan ho so"], .dossier), (["doi tuong"], .applicants), (["ghi chu"], .note),
    ]
}

extension String {
    /// Whether some words stand in it as whole words, in their order.
    func containsWords(_ words: String) -> Bool { " \(self) ".contains(" \(words) ") }
}
