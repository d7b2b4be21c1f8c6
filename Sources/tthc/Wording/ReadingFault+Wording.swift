import Events
import Intake

extension ReadingFault {
    /// The place, what is wrong, and what to do, in one sentence.
    var wording: String { (place.map { $0.wording + ": " } ?? "") + problem.wording + "." }
}

extension Place {
    /// File (without its folder), sheet and cell, as far as they are known.
    var wording: String {
        let sheetName: String? =
            switch sheet {
            case .none, .records: nil
            case .sheet(let name): say("trang “\(name)”", "sheet “\(name)”")
            case .table(let number): say("bảng \(number)", "table \(number)")
            }
        let cellName =
            cell.map { say("ô \($0)", "cell \($0)") }
            ?? row.map {
                sheet == .records ? say("bản ghi \($0)", "record \($0)") : say("dòng \($0)", "row \($0)")
            }
        let fileName = file.map { String($0.split(separator: "/").last ?? "") }
        return [fileName, sheetName, cellName].compactMap { $0 }.joined(separator: ", ")
    }
}

extension ReadingLimits.Kind {
    fileprivate var wording: String {
        switch self {
        case .fileBytes: say("byte của tệp", "bytes of the file")
        case .unpackedBytes: say("byte sau khi giải nén", "bytes once unpacked")
        case .parts: say("phần trong tệp nén", "parts in the compressed file")
        case .depth: say("bậc lồng nhau", "levels of nesting")
        case .sheets: say("trang hoặc bảng", "sheets or tables")
        case .rows: say("dòng", "rows")
        case .columns: say("cột", "columns")
        case .cells: say("ô", "cells")
        case .cellBytes: say("byte trong một ô", "bytes in one cell")
        }
    }
}

extension ReadingFault.Format {
    fileprivate var wording: String {
        switch self {
        case .xlsx: "XLSX"
        case .docx: "DOCX"
        case .csv: say("CSV (văn bản thường)", "CSV (plain text)")
        case .json: "JSON"
        case .xls: say("Excel cũ (.xls)", "old Excel (.xls)")
        case .doc: say("Word cũ (.doc)", "old Word (.doc)")
        case .ods: "OpenDocument (.ods)"
        case .odt: "OpenDocument (.odt)"
        case .pdf: "PDF"
        case .html: say("trang web (HTML)", "a web page (HTML)")
        case .xml: "XML"
        case .rtf: "RTF"
        case .image: say("ảnh", "a picture")
        case .zip: say("tệp nén ZIP", "a ZIP archive")
        case .gzip: say("tệp nén GZIP", "a GZIP archive")
        case .sevenZip: say("tệp nén 7z", "a 7z archive")
        case .rar: say("tệp nén RAR", "a RAR archive")
        case .sqlite: say("cơ sở dữ liệu SQLite", "an SQLite database")
        case .program: say("chương trình máy tính", "a program")
        case .yaml: "YAML"
        }
    }

    /// What to do with a file of a format that is not read.
    fileprivate var advice: String {
        switch self {
        case .xls, .ods, .html:
            say("mở bằng bảng tính rồi lưu thành .xlsx", "open it in a spreadsheet and save it as .xlsx")
        case .doc, .odt, .rtf:
            say("mở bằng Word rồi lưu thành .docx", "open it in a word processor and save it as .docx")
        case .pdf, .image:
            say(
                "dùng bản Word hoặc bảng tính của văn bản",
                "use the word processor's or spreadsheet's file of the paper")
        case .zip, .gzip, .sevenZip, .rar: say("giải nén rồi nêu từng tệp", "unpack it and name the files")
        case .yaml: say("đã là bản để ghi sổ; dùng `tthc record`", "it is for recording already; use `tthc record`")
        default: say("nêu tệp XLSX, CSV, DOCX hoặc JSON", "name an XLSX, CSV, DOCX or JSON file")
        }
    }
}

extension ReadingFault.Damage {
    fileprivate var wording: String {
        switch self {
        case .truncated: say("kết thúc giữa chừng", "ends in the middle")
        case .directory: say("mục lục của tệp nén mâu thuẫn", "the directory of the archive contradicts itself")
        case .checksum: say("nội dung giải nén không khớp mã kiểm tra", "what is unpacked does not match its checksum")
        case .compression: say("cách nén không đọc được", "compressed in a way that is not read")
        case .markup: say("XML sai quy cách", "its XML is malformed")
        case .json: say("JSON sai quy cách", "its JSON is malformed")
        case .quotation:
            say("dấu ngoặc kép không khép hoặc đứng sai chỗ", "a quotation mark is not closed or misplaced")
        case .reference: say("trỏ tới chỗ không có", "it refers to something that is not there")
        }
    }
}

extension ReadingFault.Problem {
    fileprivate var wording: String {
        switch self {
        case .tooMuch(let kind, let found, let limit):
            say(
                "có \(found) \(kind.wording), quá giới hạn \(limit); tách tệp thành nhiều tệp nhỏ",
                "has \(found) \(kind.wording), over the limit of \(limit); split the file into smaller ones")
        case .empty: say("tệp không có gì", "the file holds nothing")
        case .unknownFormat:
            say(
                "không nhận ra định dạng; cần XLSX, CSV, DOCX hoặc JSON",
                "its format is not known; give XLSX, CSV, DOCX or JSON")
        case .otherFormat(let name, let found):
            say(
                "tên có đuôi .\(name) nhưng nội dung là \(found.wording); đặt lại đuôi cho đúng, hoặc \(found.advice)",
                "is named .\(name) but holds \(found.wording); give it the right name, or \(found.advice)")
        case .unreadableFormat(let format):
            say("không đọc được \(format.wording); \(format.advice)", "\(format.wording) is not read; \(format.advice)")
        case .encrypted:
            say(
                "tệp có mật khẩu; mở bằng mật khẩu rồi lưu lại không mật khẩu",
                "is under a password; open it with the password and save it without one")
        case .notUTF8(let line):
            say(
                "dòng \(line) không phải UTF-8; lưu lại bằng mã UTF-8",
                "line \(line) is not UTF-8; save it as UTF-8")
        case .partMissing(let part):
            say("thiếu phần “\(part)”; tệp hỏng", "part “\(part)” is missing; the file is damaged")
        case .pathOutside(let path):
            say("phần “\(path)” trỏ ra ngoài tệp; không nhận", "part “\(path)” leads out of the file; it is refused")
        case .doctype(let part):
            say(
                "phần “\(part)” khai báo DOCTYPE; không nhận khai báo và thực thể ngoài",
                "part “\(part)” declares a DOCTYPE; declarations and external entities are refused")
        case .damaged(let damage, let part):
            (part.map { say("phần “\($0)”: ", "part “\($0)”: ") } ?? "")
                + say(
                    "tệp hỏng, \(damage.wording); lấy lại tệp gốc",
                    "the file is damaged: \(damage.wording); get the original again")
        case .formula:
            say(
                "ô chứa công thức; lưu lại giá trị, hoặc thêm --kept-values để lấy giá trị đã lưu kèm",
                "holds a formula; save its value, or add --kept-values to take the value kept beside it")
        case .noList:
            say(
                "không có dòng tên cột nào nhận ra được (như Mã TTHC, Tên TTHC); nêu tên cột bằng --map",
                "no row of captions that is known (such as Mã TTHC, Tên TTHC); tell the captions by --map")
        case .noTable: say("không có bảng nào có dữ liệu", "holds no table with anything in it")
        }
    }
}

extension IntakeMap.Fault {
    /// The line and the fault in one sentence.
    var wording: String {
        let place = line.map { say("dòng \($0): ", "line \($0): ") } ?? ""
        let keys = Caption.allCases.map(\.rawValue).joined(separator: ", ")
        let text =
            switch problem {
            case .yaml(let text): say("YAML không đọc được (\(text))", "unreadable YAML (\(text))")
            case .notAMap: say("cần các cặp khóa và giá trị", "needs keys with values")
            case .unknownPart(let part):
                say(
                    "phần “\(part)” không được nhận; chỉ có columns và constants",
                    "part “\(part)” is not known; give columns and constants")
            case .unknownKey(let key):
                say(
                    "“\(key)” không được nhận; chọn một trong: \(keys)", "“\(key)” is not known; choose one of: \(keys)"
                )
            case .notText(let name): say("“\(name)” cần một giá trị chữ", "“\(name)” needs a text")
            }
        return place + text + "."
    }
}
