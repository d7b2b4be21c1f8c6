extension String {
    /// The text as content or attribute of XML or HTML. Characters that XML 1.0 has no form for are left out.
    var asXML: String {
        var output = ""
        output.reserveCapacity(utf8.count)
        for scalar in unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"": output += "&quot;"
            case "'": output += "&#39;"
            case "\t", "\n": output.unicodeScalars.append(scalar)
            default:
                guard scalar.value >= 0x20, scalar.value != 0x7F, scalar.value & 0xFFFE != 0xFFFE else { continue }
                output.unicodeScalars.append(scalar)
            }
        }
        return output
    }
}
