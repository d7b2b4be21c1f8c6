import Events
import Foundation
import Testing

/// A paper with several faults is told the one that stands first in the file.
@Suite struct FirstFaultTests {
    private func fault(_ text: String, name: String = "paper.json") -> InputFault? {
        do throws(InputFault) {
            var file = try SubmissionFile(name: name, contents: Data(text.utf8))
            while try file.next() != nil {}
            return nil
        } catch {
            return error
        }
    }

    @Test func `of two faults the one that stands first is told, whatever their keys`() {
        let late = #""signedOn": "2026-02-30""#
        let early = #""issuer": """#
        let number = #""number": "1/QĐ-UBND""#
        for (first, second, path) in [(late, early, "$.decision.signedOn"), (early, late, "$.decision.issuer")] {
            let paper = "{\"kind\": \"decision\",\n\"decision\": {\(number),\n\(first),\n\(second)}}"
            let fault = fault(paper)
            #expect(fault?.path == path)
            #expect(fault?.line == 3)
        }
    }

    @Test func `an unknown key is told where it stands, a missing one after all that is there`() {
        let paper = "{\"kind\": \"decision\", \"decision\": {\"number\": 5,\n\"color\": \"red\"}}"
        #expect(fault(paper)?.path == "$.decision.number")
        let unknown = fault("{\"kind\": \"decision\", \"decision\": {\n\"color\": \"red\", \"number\": 5}}")
        #expect(unknown?.path == "$.decision" && unknown?.line == 2)
        let missing = fault("{\"kind\": \"decision\",\n \"decision\": {\"number\": \"5\"}}")
        #expect(missing == InputFault(line: 2, path: "$.decision", problem: .missingKey("issuer")))
    }

    @Test func `bytes that are no UTF-8 are told with their line, in a file of any length`() {
        let line = #"{"kind":"withdrawal","withdraws":1,"reason":"sai số ngày"}"# + "\n"
        for count in [0, 1, 3_000] {
            var bytes = Array(String(repeating: line, count: count).utf8)
            bytes += [0x22, 0xC3, 0x0A]
            bytes += Array(line.utf8)
            #expect(throws: InputFault(line: count + 1, path: "", problem: .notUTF8)) {
                try SubmissionFile(name: "a.jsonl", contents: Data(bytes))
            }
        }
    }

    @Test func `a key is repeated however it is spelled, among few keys or many`() {
        for count in [1, 15, 16, 40] {
            let keys = (0..<count).map { "\"k\($0)\": 1" }.joined(separator: ",\n")
            for again in [#""k0""#, #""\u006b0""#] {
                let fault = fault("{\(keys),\n\(again): 2}")
                #expect(fault == InputFault(line: count + 1, path: "", problem: .duplicateKey("k0")))
            }
        }
    }
}
