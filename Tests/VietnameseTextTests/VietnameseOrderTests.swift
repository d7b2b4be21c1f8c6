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
}
