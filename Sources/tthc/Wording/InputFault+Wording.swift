import Events

extension InputFault {
    /// The line, the path and the fault in one sentence.
    var wording: String {
        let place =
            path.isEmpty ? say("dòng \(line)", "line \(line)") : say("dòng \(line), \(path)", "line \(line), \(path)")
        return "\(place): \(problem.wording)."
    }
}

extension InputFault.Problem {
    var wording: String {
        switch self {
        case .unreadable(let reason):
            say("không đọc tiếp được tệp: \(reason)", "the file cannot be read on: \(reason)")
        case .notUTF8:
            say("không phải UTF-8; lưu lại tệp bằng mã UTF-8", "is not UTF-8; save the file as UTF-8")
        case .unexpectedCharacter(let text):
            say("ký tự “\(text)” không đúng chỗ trong JSON", "character “\(text)” has no place here in JSON")
        case .unexpectedEnd: say("tệp kết thúc giữa chừng", "the file ends in the middle")
        case .yaml(let text): say("YAML không đọc được (\(text))", "unreadable YAML (\(text))")
        case .tooDeep(let limit): say("lồng quá \(limit) bậc", "nested deeper than \(limit) levels")
        case .tooLong(let bytes, let limit):
            say(
                "sự kiện dài \(bytes) byte, quá giới hạn \(limit); rút gọn nội dung",
                "the fact has \(bytes) bytes, over the limit of \(limit); shorten its content")
        case .listTooLong(let procedures, let bytes, let limit):
            say(
                "danh sách \(procedures) thủ tục dài \(bytes) byte, quá giới hạn \(limit) của một sự kiện; bỏ bớt name và note, hoặc tách ra: posting thì mỗi phần một channel, observation thì mỗi phần nêu mã của mình ở sample",
                "the list of \(procedures) procedures has \(bytes) bytes, over the limit of \(limit) for one fact; leave out names and notes, or split it: a posting with a channel for each part, an observation with the codes of each part under sample"
            )
        case .duplicateKey(let key): say("khóa “\(key)” viết hai lần", "key “\(key)” stands twice")
        case .nothingInFile: say("tệp không có gì", "the file holds nothing")
        case .yamlReference(let text):
            say(
                "“\(text)”: không nhận neo, bí danh và thẻ của YAML; viết giá trị ra",
                "“\(text)”: YAML anchors, aliases and tags are refused; write the value out")
        case .notAnInteger(let text):
            say(
                "“\(text)” không phải số nguyên; chỉ nhận số nguyên",
                "“\(text)” is not an integer; only integers are taken")
        case .integerOutOfRange(let text):
            say("số \(text) vượt quá ±(2^53 − 1)", "number \(text) lies beyond ±(2^53 − 1)")
        case .noNull:
            say(
                "không có giá trị; bỏ hẳn khóa này nếu không biết",
                "there is no value; leave the key out when it is unknown")
        case .forbiddenCharacter(let codePoint, let offset):
            say(
                "có ký tự ẩn \(named(codePoint)) ở vị trí \(offset + 1); xóa nó, hoặc thêm --clean để bỏ",
                "holds the invisible character \(named(codePoint)) at place \(offset + 1); delete it, or add --clean")
        case .unknownKey(let key, let known):
            say(
                "khóa “\(key)” không được nhận; các khóa được nhận: \(known.joined(separator: ", "))",
                "key “\(key)” is not known here; known keys: \(known.joined(separator: ", "))")
        case .missingKey(let key): say("thiếu khóa “\(key)”", "key “\(key)” is missing")
        case .wrongType(let found, let expected):
            say("là \(found.vietnamese), cần \(expected.vietnamese)", "is \(found), must be \(expected)")
        case .notOneOf(let text, let choices):
            say(
                "“\(text)” không được nhận; chọn một trong: \(choices.joined(separator: ", "))",
                "“\(text)” is not known; choose one of: \(choices.joined(separator: ", "))")
        case .impossibleDay(let text):
            say("“\(text)” không phải ngày có thật; viết như 2026-09-08", "“\(text)” is no day; write it as 2026-09-08")
        case .malformedCode(let text, let kind):
            say("“\(text)” không phải \(kind.vietnamese)", "“\(text)” is not \(kind.english)")
        case .empty: say("để trống; cần có nội dung", "is empty; it needs text")
        case .tooFew(let minimum): say("cần ít nhất \(minimum) mục", "needs at least \(minimum) item(s)")
        case .outsideRange(let number, let range):
            say(
                "\(number) nằm ngoài khoảng \(range.lowerBound)–\(range.upperBound)",
                "\(number) lies outside \(range.lowerBound)–\(range.upperBound)")
        case .surroundingSpace(let text):
            say("“\(text)” có khoảng trắng ở đầu hoặc cuối; xóa đi", "“\(text)” has a space at an end; remove it")
        case .duplicate(let text): say("“\(text)” có hai lần", "“\(text)” stands twice")
        case .keyNotAllowed(let key, let reason):
            say("khóa “\(key)” không đi với \(reason.vietnamese)", "key “\(key)” does not go with \(reason.english)")
        case .untilBeforeFrom(let until, let from):
            say(
                "đến hết ngày \(until.dayMonthYear) lại trước ngày bắt đầu \(from.dayMonthYear)",
                "ends on \(until.dayMonthYear), before it begins on \(from.dayMonthYear)")
        case .bothChangedAndRemoved(let name):
            say(
                "“\(name)” vừa ở changes vừa ở removes; chọn một",
                "“\(name)” is in both changes and removes; choose one")
        case .componentCannotBeRemoved(let name):
            say(
                "không thể bỏ “\(name)”: thủ tục nào cũng phải có",
                "“\(name)” cannot be removed: every procedure has it")
        case .nothingToChange:
            say("không sửa gì; cần changes hoặc removes", "changes nothing; give changes or removes")
        case .replacesItself(let code):
            say(
                "\(code) không thể thay thế chính nó; công bố lại bằng act: issue",
                "\(code) cannot replace itself; state it anew with act: issue")
        case .numberTooLong(let number):
            say(
                "số “\(number)” bắt đầu bằng quá \(DecisionIdentity.mostLeadingDigits) chữ số",
                "number “\(number)” begins with more than \(DecisionIdentity.mostLeadingDigits) digits")
        case .levelAndCodeDisagree(let text):
            say(
                "“\(text)” không cùng cấp: mã tỉnh 2 chữ số, mã xã 5 chữ số",
                "“\(text)” is of another level: provinces have 2 digits, communes 5")
        case .notTheFormOf(let position, let type):
            say(
                "không đúng dạng của sự kiện số \(position) (\(RecordKind.vietnamese(type))); dòng phụ lục thì ghi `line`, sự kiện khác thì ghi `fact` đúng dạng của nó",
                "is not the form of fact \(position) (\(type)); give `line` for an annex line, else `fact` in that fact's own form"
            )
        }
    }

    private func named(_ codePoint: UInt32) -> String {
        let digits = String(codePoint, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

extension String {
    /// The type names of faults in Vietnamese.
    fileprivate var vietnamese: String {
        switch self {
        case "text": "chữ"
        case "integer": "số nguyên"
        case "list": "danh sách"
        case "object": "đối tượng"
        case "true or false": "true hoặc false"
        case "text or object": "chữ hoặc đối tượng"
        case "text or list": "chữ hoặc danh sách"
        case "value": "giá trị khác"
        default: replacing("text “", with: "chữ “").replacing("integer ", with: "số ")
        }
    }
}

extension InputFault.CodeKind {
    fileprivate var vietnamese: String {
        switch self {
        case .procedure: "mã thủ tục (như 1.004884, có thể kèm .H24 hoặc .000.00.00.H24)"
        case .unit: "mã đơn vị hành chính (2 hoặc 5 chữ số)"
        case .province: "mã tỉnh (2 chữ số)"
        case .commune: "mã xã (5 chữ số)"
        case .digest: "mã băm SHA-256 (64 chữ số thập lục phân thường)"
        }
    }

    fileprivate var english: String {
        switch self {
        case .procedure: "a procedure code (such as 1.004884, with .H24 or .000.00.00.H24 or without)"
        case .unit: "a code of a unit (2 or 5 digits)"
        case .province: "a province's code (2 digits)"
        case .commune: "a commune's code (5 digits)"
        case .digest: "a SHA-256 digest (64 lower-case hexadecimal digits)"
        }
    }
}

extension InputFault.Reason {
    fileprivate var vietnamese: String {
        switch self {
        case .act(let act): "act: \(act)"
        case .level(let level): "level: \(level)"
        case .duty(let duty): "duty: \(duty)"
        case .territoryBase: "nation: true"
        case .withoutValue(let key): "một mục không có “\(key)”"
        case .besides(let key): "“\(key)”; chỉ ghi một trong hai"
        }
    }

    fileprivate var english: String {
        switch self {
        case .act(let act): "act: \(act)"
        case .level(let level): "level: \(level)"
        case .duty(let duty): "duty: \(duty)"
        case .territoryBase: "nation: true"
        case .withoutValue(let key): "an item that has no “\(key)”"
        case .besides(let key): "“\(key)”; give one of the two"
        }
    }
}
