/// Characters that other programs leave in Vietnamese text in the place of those that were meant.
enum LookAlike {
    /// The letter meant by one that only looks like it: `đ` has three doubles of other alphabets.
    static func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x00D0, 0x0189: "Đ"
        case 0x00F0, 0x0256: "đ"
        default: nil
        }
    }

    /// Whether it is a space of another width, or one that does not break.
    static func isUnusualSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00A0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Whether it is written for a hyphen: the hyphens, dashes and the minus sign.
    static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2D, 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: true
        default: false
        }
    }

    /// Whether nothing is seen of it, forbidden or not: the soft hyphen, joiners, variation selectors.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A, 0x09, 0x0D: false
        case 0xAD, 0x034F, 0x2061...0x2064, 0xFE00...0xFE0F: true
        default: StorableText.forbids(scalar)
        }
    }

    /// Whether Unicode gives it no meaning: fonts of symbols put their bullets here.
    static func isPrivateUse(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .privateUse }

    /// The sign that a symbol font shows for a private-use character, where it is a known one.
    static func symbol(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0xF02D: "-"
        case 0xF0B7, 0xF09F, 0xF06C: "•"
        case 0xF0A7, 0xF06E: "▪"
        case 0xF0D8: "➢"
        case 0xF076: "❖"
        case 0xF0FC: "✓"
        case 0xF0E0, 0xF0DE: "→"
        default: nil
        }
    }

    /// The straight form of a quotation mark or apostrophe.
    static func quote(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x2018...0x201B, 0x2032, 0x02BC, 0x60, 0xB4: "'"
        case 0x201C...0x201F, 0x2033, 0xAB, 0xBB: "\""
        default: nil
        }
    }
}
