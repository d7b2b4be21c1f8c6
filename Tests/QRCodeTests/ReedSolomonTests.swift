import Testing

import QRCode

@Suite struct ReedSolomonTests {
    /// Annex I of the standard: 01234567 in version 1-M.
    @Test func `the example of the standard is corrected as there`() {
        let data: [UInt8] = [
            0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11,
        ]
        let correction: [UInt8] = [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55]
        #expect(ReedSolomon(count: 10).correction(of: data) == correction)
    }

    /// After a single 1 the remainder is the generator itself. Annex A tells it by powers of 2: 87, 229, 146, 149, 238,
    /// 102, 21.
    @Test func `the generator is that of the standard`() {
        #expect(ReedSolomon(count: 7).correction(of: [1]) == [127, 122, 154, 164, 11, 68, 117])
    }

    @Test func `in the field every element but 0 has an inverse, and 2 makes them all`() {
        let all = (0...255).map { UInt8($0) }
        for element in all.dropFirst() {
            #expect(all.count { ReedSolomon.multiply(element, $0) == 1 } == 1)
        }
        let powers = sequence(first: UInt8(1)) { ReedSolomon.multiply($0, 2) }.prefix(255)
        #expect(Set(powers).count == 255)
    }
}
