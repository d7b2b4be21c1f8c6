internal import Events

/// The content of a procedure in the words of official lists.
struct ContentWording {
    let content: Value

    init(_ content: Value?) { self.content = content ?? .object([:]) }

    subscript(component: Component) -> Value? { content[component.rawValue] }

    private func text(_ component: Component) -> String? { self[component]?.text.flatMap { $0.isEmpty ? nil : $0 } }

    var agency: String? { text(.agency) }
    var result: String? { text(.result) }
    var conditions: String? { text(.conditions) }
    var notes: String? { text(.notes) }
    var sets: Int? { self[.sets]?.integer }
    var timeLimit: String? { self[.timeLimit].flatMap(Self.timeLimit) }

    static func timeLimit(_ value: Value) -> String? {
        if let text = value.text ?? value["text"]?.text, !text.isEmpty { return text }
        guard let number = value["value"]?.integer else { return nil }
        let unit =
            switch value["unit"]?.text {
            case "hour": "giờ"
            case "day": "ngày"
            case "workingDay": "ngày làm việc"
            case "month": "tháng"
            default: ""
            }
        return "\(number < 10 ? "0" : "")\(number) \(unit)"
    }

    /// A line for each; a list with nothing in it says "Không".
    private func lines(_ component: Component, _ line: (Value) -> String?) -> [String]? {
        guard let list = self[component]?.list else { return nil }
        return list.isEmpty ? ["Không"] : list.compactMap(line)
    }

    var fees: [String]? { lines(.fees, Self.fee) }

    static func fee(_ value: Value) -> String? {
        if let text = value.text { return text.isEmpty ? nil : text }
        let text = value["text"]?.text.flatMap { $0.isEmpty ? nil : $0 }
        let amount = value["amount"]?.integer.map { amount in
            guard amount > 0 else { return "Miễn phí" }
            let currency = value["currency"]?.text ?? "VND"
            return "\(grouped(amount)) \(currency == "VND" ? "đồng" : currency)"
        }
        let basis = value["basis"]?.text.flatMap { $0.isEmpty ? nil : "(\($0))" }
        let price = [text ?? amount, basis].compactMap { $0 }.joined(separator: " ")
        guard let condition = value["case"]?.text, !condition.isEmpty else { return price.isEmpty ? nil : price }
        return "\(condition): \(price)"
    }

    /// `70.000`, as amounts are written in Viet Nam.
    private static func grouped(_ number: Int) -> String {
        String(
            String(number).reversed().enumerated().flatMap { index, digit in
                index > 0 && index.isMultiple(of: 3) ? [".", digit] : [digit]
            }.reversed())
    }

    static func channel(_ channel: String?) -> String {
        switch channel {
        case "inPerson": "Trực tiếp"
        case "online": "Trực tuyến"
        case "post": "Bưu chính"
        default: channel ?? ""
        }
    }

    var channelNames: [String]? { lines(.channels) { Self.channel($0["channel"]?.text) } }
    var applicants: [String]? { lines(.applicants, \.text) }
    var forms: [String]? { lines(.forms, \.text) }
    var dossierItems: [String]? { lines(.dossier) { $0["item"]?.text } }
    var legalBasisNumbers: [String]? { lines(.legalBases) { $0["number"]?.text } }

    var steps: [(case: String?, text: String)]? {
        self[.steps]?.list?.compactMap { step in
            (step.text ?? step["text"]?.text).map { (step["case"]?.text, $0) }
        }
    }

    /// `Luật Hộ tịch số 60/2014/QH13 ngày 20/11/2014 của Quốc hội`.
    var legalBases: [String]? {
        lines(.legalBases) { basis in
            guard let number = basis["number"]?.text else { return nil }
            func filled(_ key: String) -> String? { basis[key]?.text.flatMap { $0.isEmpty ? nil : $0 } }
            func day(_ key: String) -> String? {
                basis[key]?.text.flatMap(CivilDate.init).map { DocumentDay($0).inFigures }
            }
            let end = day("effectiveUntil").map { "(hiệu lực đến hết ngày \($0))" }
            return [
                filled("title"), filled("title") == nil ? number : "số \(number)",
                day("signedOn").map { "ngày \($0)" }, filled("issuer").map { "của \($0)" }, end,
            ].compactMap { $0 }.joined(separator: " ")
        }
    }

    var onlineLevel: String? {
        switch text(.onlineLevel) {
        case "full": "Toàn trình"
        case "partial": "Một phần"
        case "information": "Cung cấp thông tin"
        default: nil
        }
    }

    var postalService: String? {
        switch text(.postalService) {
        case "receive": "Tiếp nhận"
        case "return": "Trả kết quả"
        case "both": "Tiếp nhận, trả kết quả"
        case "none": "Không"
        default: nil
        }
    }
}
