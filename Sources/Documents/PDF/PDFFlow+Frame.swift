internal import QRCode

/// What stands around the blocks: letterhead, name of the document, close.
extension PDFFlow {
    func drawLetterhead() {
        guard let letterhead = document.letterhead else { return }
        let isWide = document.orientation == .landscape
        // Upright, the name of the nation just fits beside the agency.
        let small = isWide ? 12.5 : 12
        let agencyWidth = measure * (isWide ? 0.42 : 0.41)
        let nationWidth = measure * (isWide ? 0.48 : 0.59)
        let nationX = left + measure - nationWidth
        let top = y

        var agencyY = top
        func agency(_ text: String, isBold: Bool) {
            let lines = painter.lines(
                Text(text, isBold: isBold), size: small, width: agencyWidth, alignment: .center)
            painter.tagged("P") { painter.draw(lines, x: left, y: agencyY) }
            agencyY += lines.height
        }
        for line in letterhead.superior { agency(line, isBold: false) }
        for line in letterhead.agency { agency(line, isBold: true) }
        let rule = agencyWidth * 0.28
        painter.rule(left + (agencyWidth - rule) / 2, agencyY + 2.5, left + (agencyWidth + rule) / 2, agencyY + 2.5)

        var nationY = top
        func nation(_ text: Text, _ size: Double) -> PDFPainter.Lines {
            let lines = painter.lines(text, size: size, width: nationWidth, alignment: .center)
            painter.tagged("P") { painter.draw(lines, x: nationX, y: nationY) }
            nationY += lines.height
            return lines
        }
        _ = nation(.bold(Letterhead.nation), small)
        let motto = nation(.bold(Letterhead.motto), small + 1)
        painter.rule(
            nationX + (nationWidth - motto.width) / 2, nationY + 2.5, nationX + (nationWidth + motto.width) / 2,
            nationY + 2.5)
        nationY += 9
        _ = nation(.italic(letterhead.placeAndDay), small + 1)
        y = max(agencyY + 3, nationY) + 14
    }

    func drawTitle() {
        guard !document.heading.isEmpty else { return }
        let heading = painter.lines(
            .bold(document.heading.joined(separator: "\n")), size: 14, width: measure, alignment: .center)
        flow(heading, as: "H1", x: left)
        for line in document.subheading {
            y += 2
            flow(painter.lines(.italic(line), size: 13, width: measure, alignment: .center), as: "P", x: left)
        }
        y += 10
    }

    /// The height of what closes the document; nil where nothing does.
    var closingHeight: Double? { document.closing.map { SetClosing($0, in: self).height } }

    func drawClosing() {
        guard let closing = document.closing.map({ SetClosing($0, in: self) }) else { return }
        need(closing.height)
        y += SetClosing.above
        for (index, code) in closing.codes.enumerated() {
            let x = left + Double(index) * (SetClosing.side + 28)
            painter.tagged("Figure") { draw(code.drawn, x: x, y: y, side: SetClosing.side) }
            painter.tagged("Caption") { painter.draw(code.caption, x: x - 8, y: y + SetClosing.side) }
        }
        let signatureX = left + measure - closing.signatureWidth
        if let capacity = closing.capacity {
            painter.tagged("P") { painter.draw(capacity, x: signatureX, y: y) }
            if let name = closing.name {
                let nameY = y + capacity.height + SetClosing.signing
                painter.tagged("P") { painter.draw(name, x: signatureX, y: nameY) }
            }
        }
        y += closing.height - SetClosing.above
    }

    /// Draws a code with its quiet zone.
    private func draw(_ code: QRCode, x: Double, y: Double, side: Double) {
        let module = side / Double(code.size + 8)
        painter.fill(
            (0..<code.size).flatMap { row in
                (0..<code.size).filter { code[$0, row] }.map { column in
                    (
                        x: x + Double(column + 4) * module, y: y + Double(row + 4) * module,
                        width: module * 1.02, height: module * 1.02
                    )
                }
            })
    }
}

/// What closes a document, set in lines.
private struct SetClosing {
    let codes: [(drawn: QRCode, caption: PDFPainter.Lines)]
    let signatureWidth: Double
    let capacity: PDFPainter.Lines?
    let name: PDFPainter.Lines?

    /// The side of a code.
    static let side = points(34)
    /// The room above.
    static let above = 12.0
    /// The room for a signature.
    static let signing = 62.0

    init(_ closing: Closing, in flow: PDFFlow) {
        let painter = flow.painter
        self.codes = closing.drawnCodes.map { code, square in
            let caption = Text(code.caption.joined(separator: "\n"))
            return (square, painter.lines(caption, size: 9.5, width: Self.side + 16, alignment: .center))
        }
        let width = flow.measure * (codes.count > 1 ? 0.42 : 0.5)
        func line(_ text: String) -> PDFPainter.Lines {
            painter.lines(.bold(text), size: 13, width: width, alignment: .center)
        }
        self.signatureWidth = width
        self.capacity = closing.signature.map { line($0.capacity.joined(separator: "\n")) }
        self.name = closing.signature?.name.map(line)
    }

    var height: Double {
        let left = codes.map { Self.side + $0.caption.height }.max() ?? 0
        let right = capacity.map { $0.height + Self.signing + (name?.height ?? 0) } ?? 0
        return Self.above + max(left, right)
    }
}
