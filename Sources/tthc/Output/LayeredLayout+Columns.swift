extension LayeredLayout {
    /// What takes room in a column: a box, or a link on its way past a generation.
    enum Seat {
        case box(Int)
        /// Of a link, by the generation it passes.
        case passage(link: Int, layer: Int)
    }

    /// One family of boxes, in columns, while it is put in order.
    struct Columns {
        private let seats: [Seat]
        private let heights: [Int]
        /// Of each seat those it is joined to, in the column before and in the one after.
        private var before: [[Int]]
        private var after: [[Int]]
        /// Of each column its seats, from the top.
        private var columns: [[Int]]
        private var places: [Double]
        private let gap: Int

        init(boxes: [Int], heights: [Int], links: [(index: Int, link: Link)], layers: [Int], gap: Int) {
            var seats = boxes.map { Seat.box($0) }
            var steps: [(Int, Int)] = []
            let seat = Dictionary(uniqueKeysWithValues: boxes.enumerated().map { ($1, $0) })
            for (index, link) in links {
                var last = seat[link.from]!
                for layer in (layers[link.from] + 1)..<max(layers[link.from] + 1, layers[link.to]) {
                    seats.append(.passage(link: index, layer: layer))
                    steps.append((last, seats.count - 1))
                    last = seats.count - 1
                }
                steps.append((last, seat[link.to]!))
            }
            let layerOf = seats.map { seat in
                switch seat {
                case .box(let box): layers[box]
                case .passage(_, let layer): layer
                }
            }
            self.seats = seats
            self.heights = seats.map { if case .box(let box) = $0 { heights[box] } else { 0 } }
            self.before = seats.map { _ in [] }
            self.after = seats.map { _ in [] }
            for (from, to) in steps {
                after[from].append(to)
                before[to].append(from)
            }
            self.columns = (0...(layerOf.max() ?? 0)).map { layer in seats.indices.filter { layerOf[$0] == layer } }
            self.places = seats.map { _ in 0 }
            self.gap = gap
        }
    }
}

extension LayeredLayout.Columns {
    /// Puts each column in the order of what its seats are joined to, back and forth, and keeps the best order met.
    mutating func untangle() {
        var best = (columns: columns, crossings: crossings)
        for round in 0..<24 where best.crossings > 0 {
            let forth = round.isMultiple(of: 2)
            for column in forth ? Array(columns.indices) : columns.indices.reversed() {
                sort(column, by: forth ? before : after)
            }
            if crossings < best.crossings { best = (columns, crossings) }
        }
        columns = best.columns
    }

    private mutating func sort(_ column: Int, by neighbours: [[Int]]) {
        let rank = rank
        let wanted = columns[column].map { seat in
            let near = neighbours[seat].map { Double(rank[$0]) }
            return near.isEmpty ? Double(rank[seat]) : near.reduce(0, +) / Double(near.count)
        }
        columns[column] = zip(wanted, columns[column]).sorted { ($0.0, rank[$0.1]) < ($1.0, rank[$1.1]) }.map(\.1)
    }

    /// Of each seat how many stand above it in its column.
    private var rank: [Int] {
        var rank = seats.map { _ in 0 }
        for column in columns { for (index, seat) in column.enumerated() { rank[seat] = index } }
        return rank
    }

    private var crossings: Int {
        let rank = rank
        return columns.reduce(0) { count, column in
            let steps = column.flatMap { from in after[from].map { (rank[from], rank[$0]) } }
            return count
                + steps.indices.reduce(0) { count, index in
                    count
                        + steps[..<index].count { ($0.0 - steps[index].0) * ($0.1 - steps[index].1) < 0 }
                }
        }
    }

    /// Moves each seat towards the middle of those it is joined to, as far as its neighbours in the column let it: from left
    /// to right and back, and at last so that each stands before the middle of what it was made of.
    mutating func spread() {
        for column in columns { settle(column, wanted: column.map { _ in 0 }) }
        for round in 0..<33 {
            let forth = round.isMultiple(of: 2)
            for column in forth ? columns : columns.reversed() {
                settle(
                    column,
                    wanted: column.map { seat in
                        let near = (forth ? before : after)[seat].map { places[$0] }
                        return near.isEmpty ? places[seat] : near.reduce(0, +) / Double(near.count)
                    })
            }
        }
    }

    /// Gives the seats of a column the places nearest to the wanted ones (least squares) that keep order and distance:
    /// seats that want to overlap are pooled and take their mean.
    private mutating func settle(_ column: [Int], wanted: [Double]) {
        var offsets: [Double] = []
        for (index, seat) in column.enumerated() {
            let distance = index == 0 ? 0 : Double(heights[column[index - 1]] + heights[seat]) / 2 + Double(gap)
            offsets.append((offsets.last ?? 0) + distance)
        }
        var pools: [(sum: Double, count: Int)] = []
        for (place, offset) in zip(wanted, offsets) {
            pools.append((place - offset, 1))
            while pools.count > 1, let last = pools.last,
                pools[pools.count - 2].sum / Double(pools[pools.count - 2].count) > last.sum / Double(last.count)
            {
                pools.removeLast()
                pools[pools.count - 1].sum += last.sum
                pools[pools.count - 1].count += last.count
            }
        }
        let settled = pools.flatMap { Array(repeating: $0.sum / Double($0.count), count: $0.count) }
        for (index, seat) in column.enumerated() { places[seat] = settled[index] + offsets[index] }
    }

    private var top: Double { seats.indices.map { places[$0] - Double(heights[$0]) / 2 }.min() ?? 0 }

    /// How much room all columns take.
    var height: Int {
        Int(((seats.indices.map { places[$0] + Double(heights[$0]) / 2 }.max() ?? 0) - top).rounded(.up))
    }

    /// The middle of each seat when the highest one touches `start`; the passages of a link from left to right.
    func middles(from start: Int) -> [(LayeredLayout.Seat, Int)] {
        seats.indices.map { (seats[$0], start + Int((places[$0] - top).rounded())) }
    }
}
