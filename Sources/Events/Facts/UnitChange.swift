/// One change of the administrative units (đơn vị hành chính) by a resolution: of a province or of a commune.
public struct UnitChange: Hashable, Sendable {
    /// In the order in which changes of one day apply.
    public enum Kind: String, CaseIterable, Comparable, Sendable {
        /// Giải thể, nhập vào đơn vị khác.
        case dissolve
        /// Thành lập.
        case establish
        /// Đổi tên, đổi loại.
        case rename
        /// Chuyển sang tỉnh khác.
        case move

        private var order: Int { Self.allCases.firstIndex(of: self)! }
        public static func < (left: Kind, right: Kind) -> Bool { left.order < right.order }
    }

    /// A unit out of which another was made, as it was the day before.
    public struct Source: Hashable, Sendable {
        public let code: UnitCode
        /// Only a part of it (một phần).
        public let isPart: Bool
    }

    public let kind: Kind
    public let code: UnitCode
    /// The name with its type, as in "Xã Vĩnh Bảo"; of `establish` and `rename`.
    public let name: String?
    /// Of `establish`, and of a `rename` that changes it.
    public let type: UnitType?
    /// Of a commune that is established or moved.
    public let province: UnitCode?
    /// Of `establish`; empty when it is not recorded.
    public let sources: [Source]
    /// Exactly what was submitted: `{"rename": {..}}`.
    public let value: Value

    /// - Precondition: `value` has the shape of a unit change with exactly one key.
    package init(checked value: Value) {
        let (key, change) = value.members!.entries[0]
        self.kind = Kind(rawValue: key)!
        self.code = UnitCode(change["code"]!.text!)!
        self.name = change["name"]?.text
        self.type = change["type"]?.text.flatMap(UnitType.init)
        self.province = change["province"]?.text.flatMap(UnitCode.init)
        self.sources =
            change["from"]?.list?.map {
                Source(code: UnitCode($0["code"]!.text!)!, isPart: $0["part"]!.text! == "part")
            } ?? []
        self.value = value
    }
}

extension Resolution {
    init(checked value: Value) {
        self.init(number: value["number"]!.text!, signedOn: value.day("signedOn")!)
    }

    /// `{"number": .., "signedOn": ..}`.
    public var value: Value { .object(["number": .text(number), "signedOn": .text(signedOn.description)]) }
}
