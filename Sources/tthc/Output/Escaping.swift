extension String {
    /// The text with some characters written otherwise, whatever marks combine with them.
    func escaped(_ escapes: [Unicode.Scalar: String]) -> String {
        var text = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if let escape = escapes[scalar] { text += escape.unicodeScalars } else { text.append(scalar) }
        }
        return String(text)
    }

    /// The text as content or as the value of an attribute of XML.
    var escapedForXML: String {
        escaped(["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;", "\n": " "])
    }
}
