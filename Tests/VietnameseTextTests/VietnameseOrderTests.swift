import Foundation
import Testing
import VietnameseText

@Suite struct VietnameseOrderTests {
    @Test(arguments: [
        ["An toàn đập", "An toàn thực phẩm"], ["Dân tộc", "Đất đai", "Điện lực", "Gia đình"],
        ["ma", "mà", "mả", "mã", "má", "mạ"],
    ])
    func `texts are in alphabetical order`(texts: [String]) {
        for (left, right) in zip(texts, texts.dropFirst()) { #expect(VietnameseOrder.compare(left, right) == true) }
        #expect(VietnameseOrder.ranks(of: Set(texts)) == Dictionary(uniqueKeysWithValues: zip(texts, 0...)))
    }

    /// The keys are stored: whatever orders by them must order as one who compares the texts.
    @Test func `keys stand in the order in which Foundation puts texts`() {
        let letters = Array("aàáảãạăằắâấbcdđeèêếghiìklmnoòôốơớpqrstuùưứvxyỳ AĂÂBCDĐEÊƠƯ 019.,-/()\"“–")
        var state: UInt64 = 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let texts = (0..<400).map { _ in String((0..<next(12)).map { _ in letters[next(letters.count)] }) }
        let locale = Locale(identifier: "vi")
        for _ in 0..<20_000 {
            let (left, right) = (texts[next(texts.count)], texts[next(texts.count)])
            let order = left.compare(right, options: [], range: nil, locale: locale)
            let expected: Bool? = order == .orderedSame ? nil : order == .orderedAscending
            #expect(VietnameseOrder.compare(left, right) == expected, "\(left) | \(right)")
        }
    }
}
