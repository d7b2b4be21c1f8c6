import Testing

import QRCode

@Suite struct VersionTests {
    /// Annex E of the standard.
    @Test(arguments: [
        (1, []), (2, [6, 18]), (7, [6, 22, 38]), (16, [6, 26, 50, 74]), (22, [6, 26, 50, 74, 98]),
        (32, [6, 34, 60, 86, 112, 138]), (36, [6, 24, 50, 76, 102, 128, 154]), (39, [6, 26, 54, 82, 110, 138, 166]),
        (40, [6, 30, 58, 86, 114, 142, 170]),
    ])
    func `alignment patterns stand where the standard says`(number: Int, centres: [Int]) {
        #expect(Version(number: number).alignmentCentres == centres)
    }

    @Test(arguments: 1...40)
    func `the patterns leave as many modules as the codewords need`(number: Int) {
        let version = Version(number: number)
        var canvas = Canvas(version: version)
        canvas.draw(.medium, Mask(number: 0))
        #expect(canvas.modules.count { $0 == nil } / 8 == version.codewordCount)
    }

    @Test func `codewords are divided as the standard divides them`() {
        #expect([1, 2, 7, 40].map { Version(number: $0).codewordCount } == [26, 44, 196, 3706])
        let blocks = Version(number: 5).blocks(.quartile)
        #expect(blocks.correctionCount == 18)
        #expect(blocks.split(Array(repeating: 0, count: 62)).map(\.count) == [15, 15, 16, 16])
    }

    /// Annexes C and D of the standard.
    @Test func `format and version are checked by their codes`() {
        #expect(0b00101.checked(by: 0x537) == 0b00101_0011011100)
        #expect(7.checked(by: 0x1F25) == 0b000111_110010010100)
    }
}
