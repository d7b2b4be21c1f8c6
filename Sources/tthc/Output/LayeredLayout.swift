/// Where the boxes of a graph without circles stand: generations from left to right, each box near those it is joined to,
/// few lines crossing. Whole numbers, and the same graph always gives the same ones.
struct LayeredLayout {
    struct Link {
        let from: Int
        let to: Int
    }

    /// Of each box its generation, counted from 0.
    let layers: [Int]
    /// Of each box the height of its middle above 0.
    private(set) var middles: [Int]
    /// Of each link the heights at which it passes the generations between its ends.
    private(set) var passages: [[Int]]
    private(set) var height: Int

    /// - Parameters:
    ///   - heights: Of each box.
    ///   - links: Each from a box to a later one.
    ///   - gap: The least room between two boxes of one generation.
    init(heights: [Int], links: [Link], gap: Int) {
        precondition(links.allSatisfy { $0.from < $0.to }, "a link goes to a later box")
        let layers = Self.layers(count: heights.count, links)
        self.layers = layers
        self.middles = heights.map { _ in 0 }
        self.passages = links.map { _ in [] }
        self.height = 0
        for family in Self.families(count: heights.count, links) {
            let members = links.indices.filter { family.contains(links[$0].from) }
            var columns = Columns(
                boxes: family, heights: heights, links: members.map { (index: $0, link: links[$0]) }, layers: layers,
                gap: gap)
            columns.untangle()
            columns.spread()
            if height > 0 { height += 2 * gap }
            for (seat, middle) in columns.middles(from: height) {
                switch seat {
                case .box(let box): middles[box] = middle
                case .passage(let link, _): passages[link].append(middle)
                }
            }
            height += columns.height
        }
    }

    /// Each box one generation before the first that was made of it, and so as near as can be.
    private static func layers(count: Int, _ links: [Link]) -> [Int] {
        var layers = Array(repeating: 0, count: count)
        for link in links.sorted(by: { $0.to < $1.to }) {
            layers[link.to] = max(layers[link.to], layers[link.from] + 1)
        }
        for box in (0..<count).reversed() {
            if let next = links.filter({ $0.from == box }).map({ layers[$0.to] }).min() { layers[box] = next - 1 }
        }
        return layers
    }

    /// The boxes that are joined, at whatever remove; by their first.
    private static func families(count: Int, _ links: [Link]) -> [[Int]] {
        var family = Array(0..<count)
        for link in links {
            let (old, new) = (max(family[link.from], family[link.to]), min(family[link.from], family[link.to]))
            for box in 0..<count where family[box] == old { family[box] = new }
        }
        return Set(family).sorted().map { first in (0..<count).filter { family[$0] == first } }
    }
}
