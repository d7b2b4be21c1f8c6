import Events
import Foundation
import RegistryTestSupport
import Testing

/// The stored forms are promises: one line for each wire name and version, never edited. A new version adds lines.
@Suite struct GoldenFactTests {
    /// One log.
    private let papers: [[UInt8]]
    /// What is said of boards: another log.
    private let boards: [[UInt8]]
    /// Facts that the program records of the registry itself, of other logs.
    private let registry: [[UInt8]]
    private var leaves: [[UInt8]] { papers + boards + registry }

    init() throws {
        func leaves(_ name: String) throws -> [[UInt8]] {
            let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
            return try Data(contentsOf: url).split(separator: UInt8(ascii: "\n")).map { Array($0) }
        }
        papers = try leaves("golden-facts.jsonl")
        boards = try leaves("golden-board-facts.jsonl")
        registry = try leaves("golden-registry-facts.jsonl")
    }

    @Test func `every golden fact is read and written back byte for byte`() throws {
        for leaf in leaves { #expect(try RecordedEvent(leaf: leaf).leaf == leaf) }
    }

    @Test func `there is a golden fact of every wire name`() throws {
        let names = Set(try leaves.map { try RecordedEvent(leaf: $0).event.wireName })
        #expect(
            names == [
                "decision-published", "procedure-issued", "procedure-amended", "procedure-replaced", "procedure-cut",
                "procedure-abolished", "procedure-suspended", "procedure-resumed", "unit-established", "unit-dissolved",
                "unit-renamed", "unit-moved", "decision-effect-set", "decision-annulled", "decision-remarked",
                "list-posted", "board-observed", "record-corrected", "record-withdrawn", "signing-key-rotated",
                "loss-declared",
            ])
    }

    @Test func `the golden log has the root it always had`() {
        var frontier = MerkleTree.Frontier()
        for leaf in papers { _ = frontier.append(MerkleTree.leafHash(leaf)) }
        #expect(
            LogHead(size: frontier.size, root: frontier.root).base64Root
                == "pWWZwSJs3Sn1Sx74xjk6VUsAGucblj/HUd3uMyB7yZQ=")
    }

    @Test func `no bit of a leaf can change and the leaf still be one, unless another fact is told`() throws {
        for leaf in leaves {
            let original = try RecordedEvent(leaf: leaf)
            for index in leaf.indices {
                for bit in [1, 0x20] as [UInt8] {
                    var altered = leaf
                    altered[index] ^= bit
                    guard let event = try? RecordedEvent(leaf: altered) else { continue }
                    #expect(event != original)
                }
            }
        }
    }

    @Test(arguments: [
        (#""position":1"#, #""position":0"#), (#""part":1"#, #""part":9"#), (#""version":1"#, #""version":2"#),
        (#""type":"decision-published""#, #""type":"decision-announced""#),
        (#""recordedBy":"lan""#, #""recordedBy":"""#),
        (#"{"data""#, #"{ "data""#),
    ])
    func `an envelope that would not have been written is refused`(found: String, changed: String) throws {
        let leaf = try #require(
            leaves.first { String(decoding: $0, as: UTF8.self).contains(#""type":"decision-published""#) })
        let text = String(decoding: leaf, as: UTF8.self)
            .replacing(/"position":\d+/, with: #""position":1"#).replacing(/"of":\d+/, with: #""of":1"#)
        #expect(throws: Never.self) { try RecordedEvent(leaf: Array(text.utf8)) }
        let altered = text.replacing(found, with: changed)
        #expect(altered != text)
        #expect(throws: MalformedFact.self) { try RecordedEvent(leaf: Array(altered.utf8)) }
    }
}
