/// What a list was made of, signed by the registry that made it (phiếu xác nhận danh mục): a signed note that can be posted
/// beside the list and checked without the registry.
///
/// ```
/// tthc.receipt/1
/// origin tthc.local/5c1e…
/// commune 11824
/// on 2026-09-08
/// known 456
/// rules 1
/// root TjZ+O43XLJ9Bb8nY5Uv5/WPXWZ2X1RUG2XSmuHfo4DA=
/// list 9f0c… (SHA-256 of `tthc catalogue --full --format json` for this basis)
/// ```
public struct Receipt: Hashable, Sendable {
    public let origin: String
    public let commune: UnitCode
    public let on: CivilDate
    /// The head over the facts that were known.
    public let head: LogHead
    public let rules: Int
    /// 64 hexadecimal digits.
    public let list: String

    public static let firstLine = "tthc.receipt/1"

    public init(origin: String, commune: UnitCode, on: CivilDate, head: LogHead, rules: Int, list: String) {
        self.origin = origin
        self.commune = commune
        self.on = on
        self.head = head
        self.rules = rules
        self.list = list
    }

    public var text: String {
        """
        \(Self.firstLine)
        origin \(origin)
        commune \(commune)
        on \(on)
        known \(head.size)
        rules \(rules)
        root \(head.base64Root)
        list \(list)

        """
    }

    public init(parsing text: String) throws(MalformedEvidence) {
        var lines = try EvidenceLines(Array(text.utf8))
        guard try lines.line(Self.firstLine) == Self.firstLine else { throw lines.fault(.expected(Self.firstLine)) }
        self.origin = String(try lines.value(of: "origin"))
        let commune = String(try lines.value(of: "commune"))
        guard let code = UnitCode(commune) else { throw lines.fault(.badCommune(commune)) }
        self.commune = code
        let day = String(try lines.value(of: "on"))
        guard let date = CivilDate(day) else { throw lines.fault(.badDay(day)) }
        self.on = date
        let known = try lines.number(of: "known")
        self.rules = try lines.number(of: "rules")
        let root = try lines.value(of: "root")
        guard let bytes = Base64.bytes(root), bytes.count == 32 else { throw lines.fault(.badHash(String(root))) }
        self.head = LogHead(size: known, root: bytes)
        self.list = String(try lines.value(of: "list"))
        guard list.utf8.count == 64, list.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
            throw lines.fault(.badHash(list))
        }
        guard lines.isAtEnd else { throw MalformedEvidence(line: lines.number + 1, .expected("")) }
    }
}
