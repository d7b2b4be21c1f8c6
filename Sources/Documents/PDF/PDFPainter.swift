internal import Foundation

/// Draws lines of text and rules on the pages of one PDF. Lengths are points, from the top left corner of the page.
final class PDFPainter {
    typealias Pointer = Typesetter.Pointer

    enum Alignment: Int32 {
        case start = 0, center = 1, end = 2
    }

    /// A text broken into lines.
    final class Lines {
        /// The top, height and baseline of each line, and where it begins, from the top left of the text.
        let lines: [(top: Double, height: Double, baseline: Double, left: Double, width: Double)]
        fileprivate let layout: Pointer?
        private let unref: @convention(c) (Pointer?) -> Void

        fileprivate init(_ layout: Pointer?, _ setter: Typesetter) {
            self.layout = layout
            self.unref = setter.unref
            var found: [(top: Double, height: Double, baseline: Double, left: Double, width: Double)] = []
            let iterator = setter.layoutIterator(layout)
            defer { setter.iteratorFree(iterator) }
            repeat {
                // A PangoRectangle: x, y, width, height.
                var extents: [Int32] = [0, 0, 0, 0]
                extents.withUnsafeMutableBytes { setter.iteratorExtents(iterator, nil, $0.baseAddress) }
                let baseline = setter.iteratorBaseline(iterator)
                func points(_ units: Int32) -> Double { Double(units) / 1024 }
                found.append(
                    (
                        points(extents[1]), points(extents[3]), points(baseline), points(extents[0]), points(extents[2])
                    ))
            } while setter.iteratorNext(iterator) != 0
            self.lines = found
        }

        deinit { unref(layout) }

        var height: Double { lines.last.map { $0.top + $0.height } ?? 0 }
        /// The width of the widest line.
        var width: Double { lines.map(\.width).max() ?? 0 }
    }

    private let setter: Typesetter
    private let surface: Pointer?
    private let canvas: Pointer?
    private let options: Pointer?
    private let output: Output
    private var fonts: [Double: Pointer?] = [:]
    /// The family that everything is set in.
    let family: String

    private final class Output {
        var bytes: [UInt8] = []
    }

    /// The typefaces that will do, the first that is there: Times New Roman and those of its measures. The free one comes
    /// first, because it is the same on every machine.
    static let families = ["Liberation Serif", "Tinos", "Times New Roman"]

    /// - Throws: ``PDFUnavailable``.
    init(width: Double, height: Double) throws(PDFUnavailable) {
        guard let setter = Typesetter.shared else { throw .noTypesetter }
        let output = Output()
        let surface = setter.surfaceCreate(
            { closure, bytes, count in
                guard let closure, let bytes else { return 11 }
                Unmanaged<Output>.fromOpaque(closure).takeUnretainedValue().bytes +=
                    UnsafeBufferPointer(start: bytes, count: Int(count))
                return 0
            }, Unmanaged.passUnretained(output).toOpaque(), width, height)
        let canvas = setter.create(surface)
        let options = setter.fontOptionsCreate()
        // Without hinting a text is as wide as its letters, whatever the machine's settings.
        setter.fontOptionsSetHinting(options, 1)
        setter.fontOptionsSetMetricsHinting(options, 1)
        self.setter = setter
        self.output = output
        self.surface = surface
        self.canvas = canvas
        self.options = options
        guard let family = Self.family(setter, canvas) else {
            setter.destroy(canvas)
            setter.surfaceDestroy(surface)
            setter.fontOptionsDestroy(options)
            throw .noTypeface
        }
        self.family = family
    }

    deinit {
        for font in fonts.values { setter.fontFree(font) }
        setter.destroy(canvas)
        setter.surfaceDestroy(surface)
        setter.fontOptionsDestroy(options)
    }

    /// The first of the families that the machine has itself, not by a stand-in.
    private static func family(_ setter: Typesetter, _ canvas: Pointer?) -> String? {
        let layout = setter.layoutCreate(canvas)
        defer { setter.unref(layout) }
        return families.first { family in
            let wanted = setter.fontNamed("\(family) 12")
            defer { setter.fontFree(wanted) }
            guard let font = setter.contextLoadFont(setter.contextOfLayout(layout), wanted) else { return false }
            defer { setter.unref(font) }
            let found = setter.describeFont(font)
            defer { setter.fontFree(found) }
            return setter.fontFamily(found).map { String(cString: $0) } == family
        }
    }

    /// What the file says of itself.
    func describe(title: String, day: DocumentDay) {
        for (key, text) in [
            (0, title), (4, "tthc"), (5, "\(day.day)T00:00:00+07:00"), (6, "\(day.day)T00:00:00+07:00"),
        ] {
            setter.surfaceSetMetadata(surface, Int32(key), text)
        }
    }

    /// Breaks a text into lines of a width; nil: one line for each of the text's own.
    func lines(
        _ text: Text, size: Double, width: Double?, alignment: Alignment = .start, isJustified: Bool = false,
        indent: Double = 0
    ) -> Lines {
        let layout = setter.layoutCreate(canvas)
        let context = setter.contextOfLayout(layout)
        setter.contextSetFontOptions(context, options)
        setter.contextSetRounding(context, 0)
        setter.contextSetLanguage(context, setter.language("vi"))
        setter.layoutSetFont(layout, font(size))
        if let width { setter.layoutSetWidth(layout, Int32(width * 1024)) }
        // By words, and within a word that is longer than the line.
        setter.layoutSetWrap(layout, 2)
        setter.layoutSetAlignment(layout, alignment.rawValue)
        if isJustified { setter.layoutSetJustify(layout, 1) }
        if indent > 0 { setter.layoutSetIndent(layout, Int32(indent * 1024)) }
        setter.layoutSetMarkup(layout, text.markup, -1)
        return Lines(layout, setter)
    }

    private func font(_ size: Double) -> Pointer? {
        if let font = fonts[size] { return font }
        // Pango takes sizes in points of 1/72 inch at 96 dpi; `px` are the units of the page.
        let font = setter.fontNamed("\(family) \(size)px")
        fonts[size] = font
        return font
    }

    /// Draws some lines of a text, the first at a height.
    func draw(_ text: Lines, _ range: Range<Int>, x: Double, y: Double) {
        guard let first = text.lines[range].first else { return }
        for index in range {
            let line = text.lines[index]
            setter.moveTo(canvas, x + line.left, y + line.baseline - first.top)
            setter.showLine(canvas, setter.layoutLine(text.layout, Int32(index)))
        }
    }

    func draw(_ text: Lines, x: Double, y: Double) { draw(text, text.lines.indices, x: x, y: y) }

    func rule(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, width: Double = 0.5) {
        setter.setLineWidth(canvas, width)
        setter.moveTo(canvas, x1, y1)
        setter.lineTo(canvas, x2, y2)
        setter.stroke(canvas)
    }

    /// An empty box.
    func frame(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
        setter.setLineWidth(canvas, 0.8)
        setter.rectangle(canvas, x, y, width, height)
        setter.stroke(canvas)
    }

    /// Boxes filled black.
    func fill(_ boxes: [(x: Double, y: Double, width: Double, height: Double)]) {
        for box in boxes { setter.rectangle(canvas, box.x, box.y, box.width, box.height) }
        setter.fill(canvas)
    }

    func endPage() { setter.showPage(canvas) }

    /// Marks what is drawn meanwhile as an element of the document's structure, which is read aloud.
    func tagged(_ element: String, _ body: () -> Void) {
        begin(element)
        body()
        end(element)
    }

    func begin(_ element: String) { setter.tagBegin(canvas, element, "") }
    func end(_ element: String) { setter.tagEnd(canvas, element) }

    /// An entry of the outline that leads to a place.
    ///
    /// - Returns: its number, to put others below it.
    @discardableResult
    func outline(_ title: String, page: Int, y: Double, below parent: Int32 = 0) -> Int32 {
        setter.surfaceAddOutline(surface, parent, title, "page=\(page) pos=[0 \(Int(y))]", 0)
    }

    /// The whole file; nothing can be drawn any more.
    func finish() throws(PDFUnavailable) -> [UInt8] {
        let drawing = setter.status(canvas)
        setter.surfaceFinish(surface)
        let writing = setter.surfaceStatus(surface)
        guard drawing == 0, writing == 0 else { throw .failed(Int(drawing == 0 ? writing : drawing)) }
        return output.bytes
    }

    /// What sets the text: another version may give other bytes.
    static var versions: String? {
        guard let setter = Typesetter.shared else { return nil }
        return [("cairo", setter.cairoVersion()), ("pango", setter.pangoVersion())]
            .map { "\($0) \($1.map { String(cString: $0) } ?? "")" }.joined(separator: ", ")
    }
}

extension Text {
    /// The text in Pango's markup.
    fileprivate var markup: String {
        runs.map { run in
            var text = run.text.asXML
            if run.isItalic { text = "<i>\(text)</i>" }
            if run.isBold { text = "<b>\(text)</b>" }
            return text
        }.joined()
    }
}
