/// What makes a publication decision (quyết định công bố) one and the same paper: who issued it, its number, and the day
/// it was signed. Numbers restart each year and repeat among issuers, so a number alone names nothing.
public struct DecisionIdentity: Hashable, Sendable {
    /// Two digits: the province whose People's Committee issued it. Anything else: a national issuer's symbol, as `BTP`.
    public let issuer: String
    /// Số, ký hiệu, as written: `3582/QĐ-UBND`.
    public let number: String
    public let signedOn: CivilDate

    public init(issuer: String, number: String, signedOn: CivilDate) {
        self.issuer = issuer
        self.number = number
        self.signedOn = signedOn
    }

    /// The province that issued it; nil when the issuer is national.
    public var province: UnitCode? {
        guard let code = UnitCode(issuer), code.isProvince else { return nil }
        return code
    }

    /// The digits the number begins with, as one integer; 0 when it begins with another character.
    ///
    /// Decisions of one day are applied in this order.
    public var leadingDigits: Int {
        number.utf8.prefix { $0 >= 48 && $0 <= 57 }.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    /// How many digits a number may begin with, so that they fit an integer on every machine.
    public static let mostLeadingDigits = 15

    /// The stream of the facts of this decision.
    public var stream: String { "decision/" + issuer + "/" + signedOn.description + "/" + number }
}

extension DecisionIdentity {
    /// `{"issuer": .., "number": .., "signedOn": ..}`: always written in full.
    public var value: Value {
        .object([
            "issuer": .text(issuer), "number": .text(number), "signedOn": .text(signedOn.description),
        ])
    }

    /// Appends the canonical form of ``value``.
    func write(to output: inout [UInt8]) {
        output += #"{"issuer":"#.utf8
        CanonicalJSON.write(issuer, to: &output)
        output += #","number":"#.utf8
        CanonicalJSON.write(number, to: &output)
        output += #","signedOn":"#.utf8
        CanonicalJSON.write(signedOn.description, to: &output)
        output.append(UInt8(ascii: "}"))
    }

    /// - Precondition: `value` has the shape of an identity, or of a decision.
    package init(checked value: Value) {
        self.init(
            issuer: value["issuer"]!.text!, number: value["number"]!.text!, signedOn: value.day("signedOn")!)
    }

    init(value: Value) throws(MalformedFact) {
        self.init(
            issuer: try value.text("issuer"), number: try value.text("number"), signedOn: try value.day("signedOn"))
    }
}
