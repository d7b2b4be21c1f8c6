/// SplitMix64: the same numbers from the same seed on every machine.
package struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number of the range; not the standard library's, whose choice is no promise.
    package mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    /// True so many times in a hundred.
    package mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

    package mutating func one<Element>(of elements: [Element]) -> Element { elements[number(0...elements.count - 1)] }

    package mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var shuffled = elements
        for index in shuffled.indices.dropLast() { shuffled.swapAt(index, number(index...shuffled.count - 1)) }
        return shuffled
    }

    /// Some of them, at least one, in another order.
    package mutating func some<Element>(of elements: [Element], most: Int) -> [Element] {
        Array(shuffled(elements).prefix(number(1...min(most, elements.count))))
    }

    /// One of the keys, each as often as its weight says.
    package mutating func weighted<Choice>(_ choices: [(Choice, Int)]) -> Choice {
        var left = number(1...choices.reduce(0) { $0 + $1.1 })
        for (choice, weight) in choices {
            left -= weight
            if left <= 0 { return choice }
        }
        return choices[0].0
    }
}
