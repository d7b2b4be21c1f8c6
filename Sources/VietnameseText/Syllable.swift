/// One written word, taken apart as a Vietnamese syllable: its letters, without tone, and its tone.
///
/// The letters and the tone together say which syllable it is, wherever the tone was put: `hòa` and `hoà` are one, and so
/// is `qúy`, a slip for `quý`. A word that is no syllable, as with two tones, stays as written.
struct Syllable {
    /// Small letters, composed, with the marks that belong to them (ă, ơ, đ) and without tone.
    let letters: [Character]
    /// The combining mark; nil for the level tone (thanh ngang).
    let tone: Unicode.Scalar?

    /// - Parameter word: letters and their marks, in form D, small.
    init?(decomposed word: Substring.UnicodeScalarView) {
        var letters = String.UnicodeScalarView()
        var tone: Unicode.Scalar?
        for scalar in word {
            if Self.isTone(scalar) {
                guard tone == nil else { return nil }
                tone = scalar
            } else {
                letters.append(scalar)
            }
        }
        self.letters = Array(StorableText.composed(String(letters)))
        self.tone = tone
    }

    /// Grave, acute, tilde, hook above, dot below: huyền, sắc, ngã, hỏi, nặng.
    private static func isTone(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x300, 0x301, 0x303, 0x309, 0x323: true
        default: false
        }
    }

    /// The vowels that the tone belongs to; the u of `qu` and the i of `gi` before a vowel are part of the onset.
    private var nucleus: Range<Int>? {
        guard var start = letters.firstIndex(where: Self.isVowel) else { return nil }
        let end = letters[start...].firstIndex { !Self.isVowel($0) } ?? letters.endIndex
        let onset = letters[..<start]
        let isGlide = onset == ["q"] && letters[start] == "u" || onset == ["g"] && letters[start] == "i"
        if isGlide, end - start > 1 { start += 1 }
        return start..<end
    }

    private static func isVowel(_ letter: Character) -> Bool { "aăâeêioôơuưy".contains(letter) }

    /// Where the tone stands by the rule taught in schools: on the letter that has a mark of its own, else on the last
    /// vowel before a final consonant, else on the second of oa, oe, uy and of three vowels, else on the first.
    private var place: Int? {
        guard let nucleus else { return nil }
        let vowels = letters[nucleus]
        if let marked = vowels.lastIndex(where: { "ăâêôơư".contains($0) }) { return marked }
        if nucleus.upperBound < letters.endIndex { return nucleus.upperBound - 1 }
        let isOnSecond = vowels.count == 3 || [["o", "a"], ["o", "e"], ["u", "y"]].contains(Array(vowels))
        return nucleus.lowerBound + (isOnSecond ? 1 : 0)
    }

    /// The word with its tone where the rule puts it; nil when there is no letter to bear it.
    var spelled: String? {
        guard let tone else { return String(letters) }
        guard let place else { return nil }
        var text = String.UnicodeScalarView()
        for (index, letter) in letters.enumerated() {
            text.append(contentsOf: letter.unicodeScalars)
            if index == place { text.append(tone) }
        }
        return StorableText.composed(String(text))
    }

    /// Whether its only vowel is a y, which some write i: `kỹ` or `kĩ`, `quý` or `quí`, but not `tay`, `thuỷ`, `yên`.
    var hasLoneY: Bool { nucleus.map { letters[$0] == ["y"] } ?? false }
}
