internal import VietnameseText

/// Finds names that are nearly one, among many.
///
/// Two names are alike when they have at least four words in five in common, diacritics and the words "thủ tục" aside.
struct LookAlikes {
    private let names: [Set<Substring>]
    /// Which names have a word.
    private let places: [Substring: [Int]]

    init(_ names: [String]) {
        self.names = names.map(Self.words)
        var places: [Substring: [Int]] = [:]
        for (index, words) in self.names.enumerated() { for word in words { places[word, default: []].append(index) } }
        self.places = places
    }

    /// - Parameter found: called with the mark of a text and the index of each name like it.
    func find(_ texts: [(mark: Int, text: String)], found: (Int, Int) -> Void) {
        for (mark, text) in texts {
            let words = Self.words(text)
            var common: [Int: Int] = [:]
            for word in words { for index in places[word] ?? [] { common[index, default: 0] += 1 } }
            for (index, count) in common.sorted(by: { $0.key < $1.key })
            where count * 5 >= (words.count + names[index].count - count) * 4 {
                found(mark, index)
            }
        }
    }

    private static func words(_ text: String) -> Set<Substring> {
        var words = PlainKey(text).text.keyWords
        if words.starts(with: ["thu", "tuc"]), words.count > 2 { words.removeFirst(2) }
        return Set(words)
    }
}
