import Testing

import QRCode

@Suite struct DrawingTests {
    private let code = QRCode("Ủy ban nhân dân xã Đồng Tâm")!

    @Test func `on paper the blocks are the dark modules, with four light ones around`() {
        let lines = code.terminalLines()
        #expect(read(lines, block: true) == quiet())
        #expect(lines.prefix(2).allSatisfy { $0.allSatisfy { $0 == " " } })
        #expect(lines[2].hasPrefix("    █▀▀▀▀▀█ "))
    }

    @Test func `on a dark ground the blocks are the light modules`() {
        let lines = code.terminalLines(inverted: true)
        #expect(read(lines, block: false) == quiet())
        #expect(lines.prefix(2).allSatisfy { $0.allSatisfy { $0 == "█" } })
        #expect(lines[2].hasPrefix("████ ▄▄▄▄▄ █"))
    }

    @Test func `the SVG draws each dark stretch, in a box with the quiet zone`() {
        let svg = code.svg
        #expect(svg.contains(#"viewBox="-4 -4 37 37""#))
        #expect(svg.contains(#"d="M-4 -4h37v37h-37z""#))
        #expect(svg.contains("M0 0.5m0 0h7m"))
        #expect(svg.contains("M0 1.5m0 0h1m5 0h1m"))
        let lines = svg.split(separator: "M0 ").dropFirst()
        let dark = lines.map { $0.split(separator: "h").dropFirst().map { Int($0.prefix(while: \.isNumber))! } }
        #expect(dark.map { $0.reduce(0, +) } == (0..<code.size).map { row in (0..<code.size).count { code[$0, row] } })
    }

    /// The modules with the quiet zone; a row more of it, as lines are two rows.
    private func quiet() -> [[Bool]] {
        (-4..<code.size + 5).map { row in (-4..<code.size + 4).map { code[$0, row] } }
    }

    /// The rows of a drawing.
    private func read(_ lines: [String], block: Bool) -> [[Bool]] {
        lines.flatMap { line in
            [line.map { "█▀".contains($0) == block }, line.map { "█▄".contains($0) == block }]
        }
    }
}
