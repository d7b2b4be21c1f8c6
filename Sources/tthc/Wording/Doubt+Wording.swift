import Events
import Intake
import VietnameseText

extension Doubt {
    /// What is doubtful and what to do, in one sentence.
    var wording: String {
        decisionWording ?? lineWording ?? contentWording ?? evidenceWording
    }

    private var decisionWording: String? {
        switch self {
        case .issuerMissing:
            say(
                "chưa rõ nơi ban hành; ghi mã tỉnh 2 chữ số hoặc ký hiệu bộ, hoặc chạy lại với --issuer",
                "the issuer is not stated; give a province's 2 digits or a ministry's symbol, or run again with --issuer"
            )
        case .issuerFromSymbol(let symbol):
            say(
                "nơi ban hành lấy theo ký hiệu “\(symbol)” trong số quyết định",
                "the issuer is taken from “\(symbol)” in the number")
        case .numberMissing:
            say(
                "chưa có số quyết định; ghi vào, hoặc chạy lại với --number",
                "the number is not stated; give it, or run again with --number")
        case .numberMended(let raw, let mends):
            say(
                "trong tệp ghi “\(raw)” (\(mends.map(\.wording).joined(separator: ", "))); đối chiếu với văn bản",
                "the file has “\(raw)” (\(mends.map(\.wording).joined(separator: ", "))); compare with the paper")
        case .numberWithoutSymbol(let raw):
            say(
                "tệp chỉ ghi “\(raw)”, thiếu ký hiệu; ghi đủ theo văn bản",
                "the file has only “\(raw)”, without its symbol; give it in full")
        case .numberUnreadable(let raw):
            say(
                "“\(raw)” không phải số quyết định; ghi số theo văn bản",
                "“\(raw)” is no decision's number; give it as on the paper")
        case .signedOnMissing:
            say(
                "chưa có ngày ký; ghi vào, hoặc chạy lại với --signed",
                "the day of signature is not stated; give it, or run again with --signed")
        case .signedOnShared:
            say(
                "--signed được nêu cho nhiều quyết định; ghi ngày ký của từng quyết định",
                "--signed was told for several decisions; give the day of each")
        case .dayUnreadable(let raw):
            say(
                "“\(raw)” không phải ngày; ghi theo văn bản, hoặc bỏ khóa nếu không biết",
                "“\(raw)” is no day; give it as on the paper, or leave the key out")
        case .effectiveFromUnknown:
            say(
                "ngày có hiệu lực chưa biết; để trống thì chưa dòng nào có hiệu lực cho đến khi ghi `effect`",
                "the day of effect is not known; left out, no line takes effect until an `effect` says when")
        case .effectiveFromClause(let clause):
            say(
                "ngày có hiệu lực đọc từ điều khoản: “\(clause.shortened)”",
                "the day of effect is read from the clause “\(clause.shortened)”")
        case .effectiveFromDiffers(let days):
            say(
                "các nguồn nêu ngày có hiệu lực khác nhau: \(days.wording); chọn một",
                "different days of effect are stated: \(days.wording); choose one")
        case .conditionFromClause:
            say(
                "hiệu lực phụ thuộc văn bản khác; kiểm tra điều khoản này",
                "the effect depends on something else; look at this clause")
        case .isInternal:
            say(
                "thủ tục, quy trình nội bộ: không vào danh mục nào; bỏ khóa nếu không phải",
                "internal: takes part in no catalogue; leave the key out if it is not")
        case .linesPending:
            say("tệp không có dòng phụ lục nào của quyết định này", "the file holds no line of this decision's annex")
        case .decisionRecorded(let identity):
            say(
                "quyết định \(identity.number) ngày \(identity.signedOn.dayMonthYear) đã có trong sổ; ghi lại sẽ bị từ chối, chỗ sai thì đính chính (correction)",
                "decision \(identity.number) of \(identity.signedOn.dayMonthYear) is recorded already; it would be refused, mend it by a correction"
            )
        case .observerMissing:
            say(
                "chưa rõ người kiểm tra; ghi tên, hoặc chạy lại với --by",
                "who looked is not stated; give the name, or run again with --by")
        default: nil
        }
    }

    private var lineWording: String? {
        switch self {
        case .codeMended(let raw, let mend):
            say(
                "mã trong tệp ghi “\(raw)” (\(mend.wording)); đối chiếu",
                "the file has “\(raw)” (\(mend.wording)); compare")
        case .codeUncertain(let raw, let mend):
            say(
                "mã trong tệp ghi “\(raw)” (\(mend.wording)); tra mã đúng rồi ghi",
                "the file has “\(raw)” (\(mend.wording)); look the code up and give it")
        case .codeTwice(let place):
            say(
                "mã này đã có ở \(place.wording) với nội dung khác; giữ một dòng",
                "the code stands at \(place.wording) already, with other content; keep one")
        case .actMissing:
            say(
                "tệp không nêu hình thức; chọn issue, amend, replace, cut, abolish, suspend hoặc resume, hoặc chạy lại với --act",
                "the act is not stated; choose one of issue, amend, replace, cut, abolish, suspend, resume, or run again with --act"
            )
        case .actUnreadable(let raw):
            say("“\(raw)” không phải hình thức nào đã biết", "“\(raw)” is no act that is known")
        case .actAmbiguous(let named):
            say(
                "tiêu đề nêu nhiều hình thức (\(named.wording)); chọn một",
                "the heading names several acts (\(named.wording)); choose one")
        case .actAgainstHeading(let cell, let heading):
            say(
                "dòng ghi “\(cell.wording)” nhưng đề mục là “\(heading.wording)”; chọn theo văn bản",
                "the row says “\(cell.wording)”, its heading “\(heading.wording)”; choose by the paper")
        case .actAgainstCaption(let heading, let caption):
            say(
                "đề mục là “\(heading.wording)” nhưng cột ghi “\(caption.wording)”; chọn theo văn bản",
                "the heading says “\(heading.wording)”, the column “\(caption.wording)”; choose by the paper")
        case .restated(let announcement):
            say(
                "“\(announcement.wording)”: công bố lại toàn bộ, ghi là issue",
                "“\(announcement.wording)”: stated anew, recorded as issue")
        case .replacesMissing:
            say("chưa rõ thay thế mã nào; ghi các mã bị thay thế", "which codes are replaced is not stated; give them")
        case .replacesUncertain(let raw):
            say(
                "ô thủ tục bị thay thế ghi “\(raw)”; kiểm tra mã",
                "the cell of what is replaced has “\(raw)”; check the codes")
        case .changesMissing:
            say(
                "tệp không nêu sửa bộ phận nào; ghi changes (hoặc removes) theo văn bản",
                "what is changed is not stated; give changes (or removes) by the paper")
        case .changesToCheck:
            say(
                "tệp không nêu bộ phận nào được sửa; giữ lại những bộ phận thực sự thay đổi",
                "which components changed is not stated; keep those that really did")
        case .changesNotStated(let components):
            say(
                "tệp nêu có sửa \(components.map(\.wording).joined(separator: ", ")) nhưng không nêu nội dung mới",
                "changed according to the file, but not stated: \(components.map(\.wording).joined(separator: ", "))")
        case .territoryLimited(let text):
            say(
                "dòng nói về một phần địa bàn: “\(text)”; ghi territory, hoặc bỏ khóa nếu áp dụng mọi nơi",
                "the row speaks of a part of the land: “\(text)”; give a territory, or leave the key out if it holds everywhere"
            )
        default: nil
        }
    }

    private var contentWording: String? {
        switch self {
        case .nameMissing: say("thiếu tên thủ tục", "the name is missing")
        case .nameMended(let findings):
            say(
                "đã sửa trong tên: \(findings.map(\.wording).joined(separator: ", "))",
                "mended in the name: \(findings.map(\.wording).joined(separator: ", "))")
        case .nameBroken:
            say(
                "tên có chữ bị tách (do nhận dạng); viết lại theo văn bản",
                "letters are torn from their words; write the name as on the paper")
        case .nameHoldsDocument(let text):
            say(
                "tên lẫn căn cứ pháp lý (“\(text)…”); cắt bỏ phần thừa",
                "a document runs into the name (“\(text)…”); cut it off")
        case .levelsMissing:
            say(
                "chưa rõ cấp thực hiện; chọn trong ministry, province, commune, hoặc chạy lại với --levels",
                "the levels are not stated; choose of ministry, province, commune, or run again with --levels")
        case .levelsUnread(let words):
            say(
                "không rõ cấp của: \(words.joined(separator: ", "))",
                "no level known here: \(words.joined(separator: ", "))")
        case .levelsFromAgency(let agency):
            say(
                "cấp suy từ cơ quan “\(agency)”; kiểm tra",
                "the level is concluded from the agency “\(agency)”; check it")
        case .levelsAgainstHeading(let cell, let heading):
            say(
                "dòng ghi cấp \(cell.joined(separator: ", ")) nhưng đề mục là \(heading.joined(separator: ", "))",
                "the row says \(cell.joined(separator: ", ")), its heading \(heading.joined(separator: ", "))")
        case .basisWithoutNumber(let texts):
            say(
                "căn cứ không có số hiệu: \(texts.joined(separator: "; ").shortened)",
                "legal bases without a number: \(texts.joined(separator: "; ").shortened)")
        case .basisMended:
            say("đã bỏ khoảng trắng trong số hiệu văn bản", "spaces inside numbers of documents were left out")
        case .unread(let title, let text):
            say(
                "cột “\(title)” ghi “\(text.shortened)”, chưa chuyển được",
                "column “\(title)” has “\(text.shortened)”, which is not carried over")
        case .formulaValue:
            say("giá trị lưu kèm công thức, có thể đã cũ", "the value was kept beside a formula and may be stale")
        default: nil
        }
    }

    private var evidenceWording: String {
        switch self {
        case .nameDiffers(let name): say("tên trong sổ: “\(name)”", "the registry's name: “\(name)”")
        case .nameSpelling(let name):
            say(
                "tên trong sổ chỉ khác cách viết (dấu thanh, chữ hoa, khoảng trắng): “\(name)”",
                "the registry spells it otherwise (tones, capitals, spaces): “\(name)”")
        case .alreadyInForce(let day):
            say(
                "trong sổ mã này đang có hiệu lực\(day.map { " từ \($0.dayMonthYear)" } ?? ""); ghi issue là công bố lại",
                "in force already in the registry\(day.map { " since \($0.dayMonthYear)" } ?? ""); issue will state it anew"
            )
        case .neverInForce:
            say(
                "theo sổ, mã này chưa từng có hiệu lực; nhãn của dòng có thể sai",
                "by the registry this code never was in force; the row's label may be wrong")
        case .notInForce(let day):
            say(
                "theo sổ, ngày \(day.dayMonthYear) mã này không có hiệu lực; nhãn của dòng có thể sai",
                "by the registry this code is not in force on \(day.dayMonthYear); the row's label may be wrong")
        case .otherwiseRecorded(let act, let decision):
            say(
                "trong sổ, chính quyết định \(decision.number) đối với mã này là “\(act.wording)”",
                "in the registry decision \(decision.number) itself does “\(act.wording)” to this code")
        case .stateNotKnown:
            say(
                "sổ chưa có xã nào của nơi ban hành ngày này nên không đối chiếu được hiệu lực",
                "the registry holds no commune of the issuer on that day; what is in force was not compared")
        default: ""
        }
    }
}

extension [CivilDate] {
    fileprivate var wording: String { map(\.dayMonthYear).joined(separator: ", ") }
}

extension [Announcement] {
    fileprivate var wording: String { map(\.wording).joined(separator: ", ") }
}

extension String {
    fileprivate var shortened: String { count > 90 ? prefix(90) + "…" : self }
}

extension Announcement {
    var wording: String {
        switch self {
        case .issued: say("mới ban hành", "newly issued")
        case .amended: say("sửa đổi, bổ sung", "amended")
        case .replaced: say("thay thế", "replaced")
        case .cut: say("cắt giảm, đơn giản hóa", "cut")
        case .abolished: say("bãi bỏ", "abolished")
        case .suspended: say("tạm ngưng", "suspended")
        case .resumed: say("hết tạm ngưng", "resumed")
        case .standardised: say("chuẩn hóa", "standardised")
        case .published: say("công bố", "published")
        }
    }
}

extension NumberReading.Mend {
    fileprivate var wording: String {
        switch self {
        case .words: say("bỏ chữ quanh số", "words around it left out")
        case .signs: say("bỏ dấu, khoảng trắng thừa", "signs and spaces left out")
        case .type: say("QD thành QĐ", "QD made QĐ")
        case .order: say("đổi chỗ số và loại", "number and type put in order")
        }
    }
}

extension CodeReading.Mend {
    fileprivate var wording: String {
        switch self {
        case .spaces: say("bỏ khoảng trắng", "spaces left out")
        case .signs: say("sửa dấu", "signs mended")
        case .words: say("bỏ chữ xung quanh", "words around it left out")
        case .number: say("lưu dạng số", "kept as a number")
        case .lostZero:
            say(
                "chỉ 5 chữ số sau dấu chấm, có thể mất số 0 cuối",
                "5 digits after the point: a zero at the end may be lost")
        case .lostPoint: say("không có dấu chấm", "without a point")
        }
    }
}

extension TextFinding {
    var wording: String {
        func code(_ scalar: Unicode.Scalar) -> String { "U+" + String(scalar.value, radix: 16, uppercase: true) }
        return switch self {
        case .notComposed: say("dạng NFC", "put in form C")
        case .lookAlike(let scalar, let letter): "\(scalar) (\(code(scalar))) → \(letter)"
        case .invisible(let scalar): say("bỏ ký tự ẩn \(code(scalar))", "\(code(scalar)) left out")
        case .privateUse(let scalar, let shown):
            say("ký hiệu riêng \(code(scalar))", "private-use \(code(scalar))") + (shown.map { " → \($0)" } ?? "")
        case .space(let scalar): say("khoảng trắng lạ \(code(scalar))", "space \(code(scalar))")
        case .reference(let text): say("mã HTML \(text)", "HTML reference \(text)")
        case .spaces: say("khoảng trắng thừa", "superfluous spaces")
        case .legacyFont:
            say("có vẻ dùng phông TCVN3 hoặc VNI, giữ nguyên", "seems written for a TCVN3 or VNI font, left as it is")
        }
    }
}

extension Unreadable {
    var wording: String {
        switch self {
        case .noCode: say("không có mã thủ tục; chưa ghi được vào sổ", "has no code; it cannot be recorded")
        case .wrongCode(let raw): say("“\(raw)” không phải mã thủ tục", "“\(raw)” is no code of a procedure")
        case .severalCodes(let codes):
            say(
                "một ô có nhiều mã: \(codes.joined(separator: ", ")); tách dòng",
                "several codes in one cell: \(codes.joined(separator: ", ")); split the row")
        case .part(.publicationWithdrawn):
            say(
                "bãi bỏ nội dung công bố: không bãi bỏ thủ tục; ghi bằng `remark`",
                "withdraws a publication, ends no procedure; record it as a `remark`")
        case .part(.continued):
            say(
                "tiếp tục thực hiện cho hồ sơ cũ: sổ chưa ghi được",
                "goes on for old dossiers only; it cannot be recorded yet")
        case .part(.otherList):
            say(
                "dòng của danh mục khác (phi địa giới): sổ chưa ghi được",
                "a row of another list; it cannot be recorded yet")
        case .part(.plan): say("phương án chưa phải thay đổi; không ghi", "a plan changes nothing; it is not recorded")
        case .errorValue(let text): say("ô mang giá trị lỗi \(text)", "the cell holds the error \(text)")
        }
    }
}

extension ListReader.Passed.Reason {
    var wording: String {
        switch self {
        case .title: say("tiêu đề trang", "title")
        case .header: say("dòng tên cột", "header")
        case .columnNumbers: say("số thứ tự cột", "numbers of columns")
        case .group: say("dòng nhóm", "group heading")
        case .total: say("dòng tổng số", "total")
        case .continuation: say("phần tiếp của dòng trên", "goes on with the row above")
        case .text: say("lời văn ngoài danh sách", "text outside the list")
        case .duplicate: say("trùng hệt dòng khác", "the same as another row")
        case .noHeader: say("bảng không có dòng tên cột nhận ra được", "a table without a known header")
        }
    }
}
