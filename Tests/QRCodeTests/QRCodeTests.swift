import Testing

import QRCode

@Suite struct QRCodeTests {
    @Test func `a text is drawn as another encoder draws it`() throws {
        let checkpoint = "tthc.vn/dong-tam\n20704\nqk3tbjzS8mZbH0o1y5Qm4cVx7uEwL9fR2aNsD6gTi"
        let hello = try #require(Message("hello, world", correction: .low))
        #expect(QRCode(hello, mask: Mask(number: 2)).rows == GoldenCodes.hello)
        let high = try #require(Message(String(checkpoint.prefix(60)), correction: .high))
        #expect(QRCode(high, mask: Mask(number: 5)).rows == GoldenCodes.checkpoint)
    }

    @Test func `Vietnamese is marked as UTF-8, and the mask chosen is the one another encoder chooses`() {
        #expect(QRCode("Xã Đồng Tâm", correction: .quartile)?.rows == GoldenCodes.commune)
    }

    @Test(arguments: 1...40)
    func `every version holds what it must at every level, drawn as another encoder draws it`(number: Int) {
        let version = Version(number: number)
        for (level, correction) in QRCode.Correction.allCases.enumerated() {
            let text = letters(version.capacity(correction))
            let message = Message(text, version: version, correction: correction)
            let code = QRCode(message, mask: Mask(number: (number + level) % 8))
            #expect(code.digest == GoldenCodes.digests[number - 1][level], "\(correction)")
            #expect(Message.version(for: text, correction: correction) == version)
            #expect(Message.version(for: text + "z", correction: correction) != version)
        }
    }

    /// The numbers are those of qrcodegen 1.8.0, for masks 0 to 7.
    @Test(arguments: [
        ("Xã Đồng Tâm", QRCode.Correction.medium, [1263, 1264, 1303, 1181, 1277, 1456, 1232, 1261]),
        ("a", .high, [1100, 1140, 1102, 1146, 1316, 1195, 1069, 1138]),
        ("Ủy ban nhân dân", .medium, [1297, 1277, 1098, 1317, 1274, 1312, 1270, 1503]),
        (String(repeating: "\0", count: 20), .quartile, [969, 1281, 1511, 1108, 1303, 1287, 1158, 1147]),
    ])
    func `each mask is judged as another encoder judges it, and the best is taken`(
        text: String, correction: QRCode.Correction, penalties: [Int]
    ) throws {
        let message = try #require(Message(text, correction: correction))
        let codes = Mask.all.map { QRCode(message, mask: $0) }
        #expect(codes.map(\.penalty) == penalties)
        let best = try #require(penalties.firstIndex(of: penalties.min()!))
        #expect(QRCode(text, correction: correction) == codes[best])
    }

    @Test func `the smallest version that holds a text is taken`() {
        #expect(QRCode("")?.size == 21)
        #expect(QRCode(letters(14))?.size == 21)
        #expect(QRCode(letters(15))?.size == 25)
        #expect(QRCode(letters(14), correction: .quartile)?.size == 25)
        // Marked as UTF-8 a text has a byte less.
        #expect(QRCode(letters(10) + "Đ")?.size == 21)
        #expect(QRCode(letters(12) + "Đ")?.size == 25)
    }

    @Test func `a text that no version holds is refused`() {
        for (correction, most) in zip(QRCode.Correction.allCases, [2953, 2331, 1663, 1273]) {
            #expect(Message.version(for: letters(most), correction: correction)?.number == 40)
            #expect(QRCode(letters(most + 1), correction: correction) == nil)
        }
        #expect(Message.version(for: letters(2328) + "Đ", correction: .medium)?.number == 40)
        #expect(QRCode(letters(2329) + "Đ") == nil)
    }

    @Test func `around the code all is light`() throws {
        let code = try #require(QRCode("tthc"))
        #expect(code[0, 0] && code[code.size - 1, 0] && code[0, code.size - 1])
        for (column, row) in [(-1, 0), (0, -1), (code.size, 0), (0, code.size), (-4, -4)] {
            #expect(!code[column, row])
        }
    }
}

private func letters(_ count: Int) -> String {
    String(decoding: (0..<count).map { UInt8(ascii: "a") + UInt8($0 % 26) }, as: UTF8.self)
}

extension Version {
    /// The bytes of ASCII that fit.
    fileprivate func capacity(_ correction: QRCode.Correction) -> Int {
        (8 * blocks(correction).dataCount - 4 - lengthWidth) / 8
    }
}

extension QRCode {
    fileprivate var rows: [String] {
        (0..<size).map { row in String((0..<size).map { self[$0, row] ? "#" : "." }) }
    }

    fileprivate var digest: UInt32 {
        modules.reduce(0x811C_9DC5) { ($0 ^ ($1 ? 1 : 0)) &* 0x0100_0193 }
    }
}
