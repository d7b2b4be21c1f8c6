import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The lineage of a unit as a person sees it: as a tree, for Graphviz, and drawn.
@Suite struct LineagePictureTests {
    /// Sixty communes: 32, made into 14, into 6, into one, which was then divided into five; beside them parts given away.
    /// Names hold what pictures must escape.
    private static let store: Result<TemporaryStore, any Error> = Result {
        let store = try TemporaryStore.empty()
        let first = (0..<32).map { "\(10000 + $0)" }
        let second = (0..<14).map { "\(11000 + $0)" }
        let third = (0..<6).map { "\(12000 + $0)" }
        let last = third + second[12...] + first[28..<30]
        let papers = [
            units(
                1,
                ["establish: {level: province, code: \"24\", name: Tỉnh Bắc Giang, type: tỉnh}"]
                    + first.map { establish($0, from: []) }),
            units(
                2,
                first[..<28].map(dissolve)
                    + second.enumerated().map { index, code in
                        let part = index.isMultiple(of: 4) ? ["\(first[(2 * index + 7) % 28]) part"] : []
                        return establish(code, from: [first[2 * index], first[2 * index + 1]] + part)
                    }),
            units(
                3,
                second[..<12].map(dissolve)
                    + third.enumerated().map { establish($1, from: [second[2 * $0], second[2 * $0 + 1]]) }),
            units(4, last.map(dissolve) + [establish("13000", from: last)]),
            units(5, [dissolve("13000")] + (0..<5).map { establish("\(14000 + $0)", from: ["13000 part"]) }),
        ]
        try store.succeed(["record", "--by", "lan", "-"], input: papers.joined(separator: "\n---\n"))
        atexit { try? FileManager.default.removeItem(at: LineagePictureTests.store.get().directory) }
        return store
    }

    private static func units(_ number: Int, _ changes: [String]) -> String {
        """
        kind: units
        resolution: {number: \(number)/NQ, signedOn: 199\(number)-01-01}
        effectiveFrom: 199\(number)-01-01
        changes:
        \(changes.map { "  - \($0)" }.joined(separator: "\n"))
        """
    }

    private static func dissolve(_ code: String) -> String { "dissolve: {code: \"\(code)\"}" }

    private static func establish(_ code: String, from sources: [String]) -> String {
        let from = sources.map { "{code: \"\($0.prefix(5))\", part: \($0.hasSuffix(" part") ? "part" : "whole")}" }
        return """
            establish: {code: "\(code)", name: "Xã <số> & \\"\(code)\\" \\\\N 'Tên Dài Không Vừa Một Dòng'", type: xã, \
            province: "24"\(from.isEmpty ? "" : ", from: [\(from.joined(separator: ", "))]")}
            """
    }

    private func ask(_ code: String, _ format: String, language: String = "vi") throws -> String {
        try Self.store.get().succeed(
            ["commune", code, "--on", "1999-01-01", "--format", format], language: language)
    }

    @Test(arguments: ["13000", "14000", "10007", "10031", "24"], ["vi", "en"])
    func `a drawing is XML, with a title, and needs nothing else`(code: String, language: String) throws {
        let drawing = try Drawing(ask(code, "svg", language: language))
        #expect(drawing.size.width > 0 && drawing.size.height > 0)
        #expect(drawing.title?.contains("(\(code))") == true)
        let allowed: Set = [
            "svg", "title", "desc", "defs", "marker", "path", "rect", "g", "text",
        ]
        #expect(drawing.elements.subtracting(allowed) == [])
        #expect(drawing.attributes.isDisjoint(with: ["href", "xlink:href", "style", "class", "onload"]))
    }

    @Test func `every unit is drawn once, and none covers another or leaves the drawing`() throws {
        let drawing = try Drawing(ask("13000", "svg"))
        #expect(drawing.boxes.count == 30 + 14 + 6 + 1 + 5)
        for (index, box) in drawing.boxes.enumerated() {
            #expect(drawing.boxes[..<index].allSatisfy { !$0.intersects(box) }, "\(box)")
            #expect(CGRect(origin: .zero, size: drawing.size).contains(box), "\(box)")
        }
    }

    @Test func `text is escaped in every form`() throws {
        #expect(try ask("10031", "svg").contains("Xã &lt;số&gt; &amp; &quot;10031&quot; \\N"))
        let dot = try ask("10031", "dot")
        #expect(dot.contains(#"Xã <số> &amp; \"10031\" \\N"#), "\(dot)")
        #expect(try ask("10031", "md").contains(#"Xã \<số> & "10031" \\N"#))
    }

    @Test(arguments: [60, 80, 120])
    func `a tree fits the terminal, and its lines are never broken`(columns: Int) throws {
        for code in ["13000", "10007"] {
            let run = try Program.run(
                ["commune", code, "--on", "1999-01-01"], in: Self.store.get(), environment: ["COLUMNS": "\(columns)"])
            let lines = run.output.split(separator: "\n").map(Array.init)
            for line in lines { #expect(line.count <= columns, "\(String(line))") }
            for (above, line) in zip(lines, lines.dropFirst()) {
                for column in line.indices where "│├└".contains(line[column]) {
                    #expect(holds(above, column), "\(String(above))\n\(String(line))")
                }
            }
        }
    }

    /// Whether a line of a tree that goes through a column goes on above it, or begins there: under the unit it belongs to,
    /// or under the heading of the tree.
    private func holds(_ above: [Character], _ column: Int) -> Bool {
        let isJoined = column < above.count && "│├".contains(above[column])
        let isUnderUnit = column >= 3 && column - 3 < above.count && "├└".contains(above[column - 3])
        return isJoined || isUnderUnit || (column == 0 && above.last == ":")
    }

    @Test func `a unit that two branches reach is told once in full`() throws {
        let tree = try ask("13000", "table").split(separator: "\n")
        #expect(tree.count { $0.contains(" 10007 ") && !$0.contains("cùng với") } == 2)
        let text = try ask("13000", "md")
        #expect(text.ranges(of: "(xem ở trên)").count == 4)
    }

    @Test(arguments: ["table", "md", "dot", "svg"])
    func `an end that is not recorded is not said to be today`(format: String) throws {
        #expect(try !ask("14000", format).contains("nay"))
        #expect(try !ask("14000", format, language: "en").contains("to this day"))
    }

    @Test func `the same question gives the same drawing`() throws {
        for format in ["dot", "svg"] { #expect(try ask("13000", format) == ask("13000", format)) }
    }

    @Test func `only this command draws`() throws {
        let store = try Self.store.get()
        #expect(try Program.run(["status", "--format", "svg"], in: store).exitCode == 64)
        #expect(try Program.run(["commune", "24", "--format", "pdf"], in: store).exitCode == 64)
        #expect(try Program.run(["commune", "99999", "--format", "svg"], in: store).exitCode == 4)
    }
}

/// What a test wants to know of an SVG.
private final class Drawing: NSObject, XMLParserDelegate {
    private(set) var size = CGSize.zero
    private(set) var title: String?
    private(set) var elements: Set<String> = []
    private(set) var attributes: Set<String> = []
    private(set) var boxes: [CGRect] = []
    private var path: [String] = []

    init(_ text: String) throws {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        try #require(parser.parse(), "\(String(describing: parser.parserError))")
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        path.append(name)
        elements.insert(name)
        self.attributes.formUnion(attributes.keys)
        let number = { (key: String) in attributes[key].flatMap(Double.init) ?? 0 }
        if name == "svg" { size = CGSize(width: number("width"), height: number("height")) }
        if path == ["svg", "g", "rect"] {
            boxes.append(CGRect(x: number("x"), y: number("y"), width: number("width"), height: number("height")))
        }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        if path == ["svg", "title"] { title = (title ?? "") + text }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        path.removeLast()
    }
}
