/// Character references of HTML (`&agrave;`, `&#7873;`, `&#x1EC1;`), as web pages leave them in what is copied from them.
enum HTMLEntities {
    /// The text with its references decoded, once, and the references as written; what is none is left as it stands.
    static func decoded(_ text: String) -> (text: String, found: [String]) {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return (text, []) }
        var result = String.UnicodeScalarView()
        var found: [String] = []
        var rest = text.unicodeScalars[...]
        while let ampersand = rest.firstIndex(of: "&") {
            result.append(contentsOf: rest[..<ampersand])
            rest = rest[ampersand...]
            let reach = rest.index(rest.startIndex, offsetBy: longest, limitedBy: rest.endIndex) ?? rest.endIndex
            if let end = rest[..<reach].firstIndex(of: ";"),
                let scalar = scalar(String(rest[rest.index(after: ampersand)..<end]))
            {
                result.append(scalar)
                found.append(String(rest[...end]))
                rest = rest[rest.index(after: end)...]
            } else {
                result.append("&")
                rest = rest.dropFirst()
            }
        }
        result.append(contentsOf: rest)
        return (String(result), found)
    }

    /// No reference is longer, its two signs included.
    private static let longest = 12

    private static func scalar(_ name: String) -> Unicode.Scalar? {
        guard name.hasPrefix("#") else { return named[name].flatMap(Unicode.Scalar.init) }
        let isHexadecimal = name.hasPrefix("#x") || name.hasPrefix("#X")
        let digits = name.dropFirst(isHexadecimal ? 2 : 1)
        guard let first = digits.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-"),
            let code = UInt32(digits, radix: isHexadecimal ? 16 : 10), code > 0
        else { return nil }
        return Unicode.Scalar((0x80...0x9F).contains(code) ? windows1252[Int(code) - 0x80] : code)
    }

    /// What browsers show for references to the C1 controls: the characters of Windows-1252.
    private static let windows1252: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D,
        0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A,
        0x153, 0x9D, 0x17E, 0x178,
    ]

    private static let named: [String: UInt32] = {
        var table: [String: UInt32] = [
            "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27,
        ]
        table.merge(others) { first, _ in first }
        for (index, name) in latin1.split(whereSeparator: \.isWhitespace).enumerated() {
            table[String(name)] = 0xA0 + UInt32(index)
        }
        return table
    }()

    /// The names of U+00A0 to U+00FF, in order.
    private static let latin1 = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute
        micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring
        AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml
        times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil
        egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash
        ugrave uacute ucirc uuml yacute thorn yuml
        """

    private static let others: [String: UInt32] = [
        "Abreve": 0x102, "abreve": 0x103, "Dstrok": 0x110, "dstrok": 0x111, "Itilde": 0x128, "itilde": 0x129,
        "Utilde": 0x168, "utilde": 0x169, "ensp": 0x2002, "emsp": 0x2003, "thinsp": 0x2009, "zwnj": 0x200C,
        "zwj": 0x200D, "lrm": 0x200E, "rlm": 0x200F, "ndash": 0x2013, "mdash": 0x2014, "lsquo": 0x2018,
        "rsquo": 0x2019, "sbquo": 0x201A, "ldquo": 0x201C, "rdquo": 0x201D, "bdquo": 0x201E, "bull": 0x2022,
        "hellip": 0x2026, "permil": 0x2030, "lsaquo": 0x2039, "rsaquo": 0x203A, "euro": 0x20AC, "trade": 0x2122,
        "rarr": 0x2192, "minus": 0x2212, "ne": 0x2260, "le": 0x2264, "ge": 0x2265,
    ]
}
