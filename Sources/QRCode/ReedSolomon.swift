/// The correction codewords of a block: the remainder of its division by a generator over GF(256).
package struct ReedSolomon {
    /// The coefficients below the leading one, which is 1; the highest first.
    private let generator: [UInt8]

    /// - Parameter count: how many codewords of correction a block gets.
    package init(count: Int) {
        var product: [UInt8] = [1]
        var root: UInt8 = 1
        for _ in 0..<count {
            // Times (x - root); in this field minus is plus.
            let scaled = product.map { Self.multiply($0, root) }
            product = zip(product + [0], [0] + scaled).map { $0 ^ $1 }
            root = Self.multiply(root, 2)
        }
        self.generator = Array(product.dropFirst())
    }

    package func correction(of block: some Sequence<UInt8>) -> [UInt8] {
        var remainder = [UInt8](repeating: 0, count: generator.count)
        for byte in block {
            let factor = byte ^ remainder[0]
            remainder.removeFirst()
            remainder.append(0)
            for index in generator.indices { remainder[index] ^= Self.multiply(generator[index], factor) }
        }
        return remainder
    }

    package static func multiply(_ first: UInt8, _ second: UInt8) -> UInt8 {
        guard first != 0, second != 0 else { return 0 }
        return powers[(logarithms[Int(first)] + logarithms[Int(second)]) % 255]
    }

    /// The powers of 2 modulo x⁸ + x⁴ + x³ + x² + 1: all elements but 0.
    private static let powers = Array(sequence(first: UInt8(1)) { $0 << 1 ^ ($0 >> 7) * 0x1D }.prefix(255))

    /// The exponent for each element; that of 0 means nothing.
    private static let logarithms = powers.enumerated().reduce(into: Array(repeating: 0, count: 256)) {
        $0[Int($1.element)] = $1.offset
    }
}
