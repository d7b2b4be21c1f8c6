extension Int {
    /// The lowest bits, the most significant first.
    package func bits(_ count: Int) -> [Bool] {
        (0..<count).reversed().map { self >> $0 & 1 == 1 }
    }

    /// The value with the remainder of its division by a polynomial over GF(2) behind it: a BCH code.
    package func checked(by generator: Int) -> Int {
        let shifted = self << (generator.width - 1)
        var remainder = shifted
        while remainder.width >= generator.width { remainder ^= generator << (remainder.width - generator.width) }
        return shifted | remainder
    }

    /// The bits up to the highest that is set.
    private var width: Int { bitWidth - leadingZeroBitCount }
}
