internal import QRCode

/// What stands around the blocks: letterhead, name of the document, close.
extension PDFFlow {
    func drawLetterhead() {
        guard let letterhead = document.letterhead else { return }
        let isWide = document.orientation == .landscape
        let agencyWidth = measure * (isWide ? 0.42 : 0.44)
        let nationWidth = measure * (isWide ? 0.48 : 0.55)
        let nationX = left + measure - nationWidth
        let top = y

        var agencyY = top
        func agency(_ text: String, isBold: Bool) {
            let lines = painter.lines(
                Text(text, isBold: isBold), size: 12.5, width: agencyWidth, alignment: .center)
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
        _ = nation(.bold(Letterhead.nation), 12.5)
        let motto = nation(.bold(Letterhead.motto), 13.5)
        painter.rule(
            nationX + (nationWidth - motto.width) / 2, nationY + 2.5, nationX + (nationWidth + motto.width) / 2,
            nationY + 2.5)
        nationY += 9
        _ = nation(.italic(letterhead.placeAndDay), 13.5)
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

    func drawClosing() {
        guard let closing = document.closing else { return }
        let side = points(34)
        let codes = closing.codes.compactMap { code in
            QRCode(code.content, correction: .low).map { drawn in
                (
                    drawn: drawn,
                    caption: painter.lines(
                        Text(code.caption.joined(separator: "\n")), size: 9.5, width: side + 16, alignment: .center)
                )
            }
        }
        let signatureWidth = measure * (codes.count > 1 ? 0.42 : 0.5)
        let capacity = closing.signature.map {
            painter.lines(
                .bold($0.capacity.joined(separator: "\n")), size: 13, width: signatureWidth, alignment: .center)
        }
        let name = closing.signature?.name.map {
            painter.lines(.bold($0), size: 13, width: signatureWidth, alignment: .center)
        }
        let codesHeight = codes.map { side + $0.caption.height }.max() ?? 0
        let signatureHeight = (capacity?.height ?? 0) + (capacity == nil ? 0 : 62) + (name?.height ?? 0)
        need(12 + max(codesHeight, signatureHeight))
        y += 12
        for (index, code) in codes.enumerated() {
            let x = left + Double(index) * (side + 28)
            painter.tagged("Figure") { draw(code.drawn, x: x, y: y, side: side) }
            painter.tagged("Caption") { painter.draw(code.caption, x: x - 8, y: y + side) }
        }
        let signatureX = left + measure - signatureWidth
        if let capacity { painter.tagged("P") { painter.draw(capacity, x: signatureX, y: y) } }
        if let name, let capacity {
            painter.tagged("P") { painter.draw(name, x: signatureX, y: y + capacity.height + 62) }
        }
        y += max(codesHeight, signatureHeight)
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
