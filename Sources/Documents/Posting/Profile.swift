public import Events

/// What a commune says of itself on what it posts (hồ sơ đơn vị): a file that the commune keeps.
///
/// ```yaml
/// place: Vĩnh Bảo
/// address: Số 1 đường 20 tháng 8, xã Vĩnh Bảo, thành phố Hải Phòng
/// hotline: 0225 0000 000
/// signer: {capacity: [TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH], name: Nguyễn Văn A}
/// ```
public struct Profile: Hashable, Sendable {
    /// Tên cơ quan chủ quản; nil: the People's Committee of the commune.
    public let superior: [String]?
    /// Tên cơ quan ban hành; nil: its public administrative service centre.
    public let agency: [String]?
    /// Địa danh; nil: the name of the commune without its type.
    public let place: String?
    /// Where dossiers are taken, first of all.
    public let address: String?
    /// Điểm tiếp nhận khác.
    public let receptionPoints: [String]
    /// Giờ làm việc.
    public let hours: String?
    /// Đường dây nóng.
    public let hotline: String?
    /// Where feedback is taken (nơi tiếp nhận phản ánh, kiến nghị).
    public let feedback: Feedback
    /// Người chịu trách nhiệm cập nhật.
    public let responsible: String?
    /// Where citizens look procedures up: a QR code leads there.
    public let link: String?
    public let signer: Closing.Signature?
    /// As it was read: what manifests keep of it.
    public let value: Value

    public struct Feedback: Hashable, Sendable {
        public let address: String?
        public let phone: String?
        public let email: String?
        public let website: String?
    }

    /// A commune that says nothing of itself.
    public static let empty = Profile(checked: .object([:]))

    /// Reads a file, YAML or JSON.
    ///
    /// - Throws: `InputFault` with line and path.
    public init(bytes: [UInt8], name: String) throws(InputFault) {
        self.init(checked: try SettingsFile.value(of: bytes, name: name, shape: Self.shape))
    }

    /// Reads what ``value`` gave; nil for anything else.
    init?(_ value: Value) {
        let text = CanonicalJSON.bytes(of: value)
        guard let profile = try? Profile(bytes: text, name: "profile.json") else { return nil }
        self = profile
    }

    private init(checked value: Value) {
        func lines(_ key: String) -> [String]? {
            value[key].map { $0.list?.compactMap(\.text) ?? [$0.text!] }
        }
        self.value = value
        self.superior = lines("superior")
        self.agency = lines("agency")
        self.place = value["place"]?.text
        self.address = value["address"]?.text
        self.receptionPoints = lines("receptionPoints") ?? []
        self.hours = value["hours"]?.text
        self.hotline = value["hotline"]?.text
        self.responsible = value["responsible"]?.text
        self.link = value["link"]?.text
        self.feedback = Feedback(
            address: value["feedback"]?["address"]?.text, phone: value["feedback"]?["phone"]?.text,
            email: value["feedback"]?["email"]?.text, website: value["feedback"]?["website"]?.text)
        self.signer = value["signer"].map { signer in
            Closing.Signature(
                capacity: signer["capacity"]!.list?.compactMap(\.text) ?? [signer["capacity"]!.text!],
                name: signer["name"]?.text)
        }
    }

    private static let lines = Shape.textOrList(.name, .text(.name))

    private static let shape = Shape.object([
        .optional("superior", lines), .optional("agency", lines), .optional("place", .text(.name)),
        .optional("address", .text(.name)), .optional("receptionPoints", lines), .optional("hours", .text(.name)),
        .optional("hotline", .text(.name)),
        .optional(
            "feedback",
            .object([
                .optional("address", .text(.name)), .optional("phone", .text(.name)), .optional("email", .text(.name)),
                .optional("website", .text(.name)),
            ])),
        .optional("responsible", .text(.name)), .optional("link", .text(.name)),
        .optional("signer", .object([.required("capacity", lines), .optional("name", .text(.name))])),
    ])
}
