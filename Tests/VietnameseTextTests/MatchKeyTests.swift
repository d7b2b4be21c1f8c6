import Foundation
import Testing
import VietnameseText

@Suite struct MatchKeyTests {
    @Test(arguments: [
        ("hòa", "hoà"), ("hóa", "hoá"), ("thủy", "thuỷ"), ("ủy", "uỷ"), ("tùy", "tuỳ"), ("khỏe", "khoẻ"),
        ("Hòa giải", "HOÀ GIẢI"), ("Đăng ký", "Ðăng ký"), ("Đăng ký", "\u{189}ăng ký"), ("đất", "ðất"),
        ("Xã Hoà Bình", "Xa\u{303} Ho\u{300}a Bi\u{300}nh"), ("cấp lại", "cấp\u{A0}\u{200E}lại"),
        ("cấp lại", "\u{F0B7} cấp\n  lại."), ("cấp lại", "c&#7845;p&nbsp;l&#x1EA1;i"), ("Thủ tục &", "Thủ tục &amp;"),
        ("NĐ-CP", "NĐ -CP"), ("NĐ-CP", "NĐ\u{2011}CP"), ("Lao động - Xã hội", "Lao động – Xã hội"),
        ("“một cửa”", "\"một cửa\""), ("quý", "qúy"), ("toàn", "tòan"), ("cấp\u{AD} lại", "cấp lại"),
    ])
    func `spellings of one text have one key`(left: String, right: String) {
        #expect(MatchKey(left) == MatchKey(right))
        #expect(Likeness(left, right) == .spelling)
        #expect(PlainKey(left) == PlainKey(right))
    }

    @Test(arguments: [
        ("hòa", "hóa"), ("hoa", "hoà"), ("quý", "quy"), ("đa", "da"), ("tay", "tai"),
        ("01/2026", "1/2026"), ("a b", "ab"),
    ])
    func `other words have another key`(left: String, right: String) {
        #expect(MatchKey(left) != MatchKey(right))
        #expect(Likeness(left, right) == .different)
    }

    @Test(arguments: [("kỹ", "kĩ"), ("lý lịch", "lí lịch"), ("đăng kí", "Đăng ký"), ("quý", "quí")])
    func `i for y is another spelling, and another key`(left: String, right: String) {
        #expect(MatchKey(left) != MatchKey(right))
        #expect(Likeness(left, right) == .spelling)
        #expect(PlainKey(left) == PlainKey(right))
    }

    @Test(arguments: [
        ("quý", "quý"), ("QUÝ HỢP", "quý hợp"), ("quỳnh", "quỳnh"), ("giá", "giá"), ("gì", "gì"), ("giếng", "giếng"),
        ("của", "của"), ("múa", "múa"), ("hoàn", "hoàn"), ("khuỷu", "khuỷu"), ("ngoài", "ngoài"), ("thuở", "thuở"),
        ("rượu", "rượu"), ("quyển", "quyển"), ("tuổi", "tuổi"), ("hòa", "hoà"), ("ủy", "uỷ"), ("Đắk Lắk", "đắk lắk"),
    ])
    func `a tone stands where schools put it`(text: String, key: String) {
        #expect(Array(MatchKey(text).text.unicodeScalars) == Array(key.unicodeScalars))
    }

    @Test(arguments: [
        ("đăng kí", "dang ki"), ("Đăng ký", "dang ki"), ("dang ky", "dang ki"), ("kỹ sư", "ki su"), ("kĩ sư", "ki su"),
        ("lý lịch", "li lich"), ("quý", "qui"), ("y tế", "i te"), ("tay", "tay"), ("thủy", "thuy"), ("yên", "yen"),
        ("nguyện", "nguyen"), ("Ðất", "dat"), ("18/2026/NĐ-CP", "18/2026/nd-cp"),
    ])
    func `a plain key has no marks and takes a lone y for i`(text: String, key: String) {
        #expect(PlainKey(text).text == key)
    }

    @Test func `the words of a key leave out its signs`() {
        #expect(
            PlainKey("Nghị định số 18/2026/NĐ-CP (mới)").text.keyWords == [
                "nghi", "dinh", "so", "18", "2026", "nd", "cp", "moi",
            ])
    }

    /// Every syllable that onsets, nuclei, codas and tones make, right or not.
    static let syllables: [String] = {
        let onsets = ["", "b", "đ", "gi", "g", "qu", "ngh", "th", "kh"]
        let nuclei = ["a", "ă", "oa", "oe", "uy", "ua", "uô", "ươ", "iê", "y", "oai", "uyê", "uâ", "eo"]
        let codas = ["", "n", "ch", "t"]
        let tones = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]
        return onsets.flatMap { onset in
            nuclei.flatMap { nucleus in
                codas.flatMap { coda in
                    tones.flatMap { tone in
                        nucleus.indices.map { place in
                            let end = nucleus.index(after: place)
                            return onset + nucleus[..<end] + tone + nucleus[end...] + coda
                        }
                    }
                }
            }
        }
    }()

    @Test func `keys do not depend on case, form or doubles, and are their own keys`() {
        for syllable in Self.syllables {
            let key = MatchKey(syllable)
            #expect(MatchKey(key.text) == key)
            #expect(MatchKey(syllable.uppercased()) == key)
            #expect(MatchKey(syllable.precomposedStringWithCanonicalMapping).text == key.text)
            #expect(MatchKey(syllable.replacingOccurrences(of: "đ", with: "ð")) == key)
            let scalars = key.text.unicodeScalars
            #expect(scalars.elementsEqual(key.text.precomposedStringWithCanonicalMapping.unicodeScalars))
            #expect(PlainKey(PlainKey(syllable).text) == PlainKey(syllable))
            #expect(PlainKey(syllable).text.utf8.allSatisfy { $0 < 0x80 })
        }
    }

    @Test func `letters and tone, and nothing else, tell keys apart`() {
        func lettersAndTone(_ text: String) -> [[Unicode.Scalar]] {
            let scalars = Array(text.decomposedStringWithCanonicalMapping.unicodeScalars)
            let tones = Set<Unicode.Scalar>(["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"])
            let letters = String(String.UnicodeScalarView(scalars.filter { !tones.contains($0) }))
            return [
                Array(letters.precomposedStringWithCanonicalMapping.unicodeScalars), scalars.filter(tones.contains),
            ]
        }
        let byLetters = Dictionary(grouping: Self.syllables, by: lettersAndTone)
        let byKey = Dictionary(grouping: Self.syllables) { MatchKey($0).text }
        #expect(byLetters.count == byKey.count)
        for spellings in byLetters.values { #expect(Set(spellings.map { MatchKey($0).text }).count == 1) }
    }

    @Test func `the numbers of papers have the keys of any other text`() {
        let pieces = ["3582", "0", "QĐ", "qđ", "Đ", "TT", "BYT", "ty", "a", "Z", "-", "/", ".", "--", "66.7"]
        for first in pieces {
            for second in pieces {
                for third in pieces {
                    let number = first + second + third
                    let key = MatchKey(number)
                    // A space at the end is not seen, and makes it a text like others.
                    #expect(Array(MatchKey(number + "\u{A0}").text.utf8) == Array(key.text.utf8), "\(number)")
                    guard !key.isEmpty else { continue }
                    #expect(PlainKey(key.text + "'ấ").text == PlainKey(number).text + "'a", "\(number)")
                }
            }
        }
    }
}
