import Events
import Foundation
import Testing

/// What is read without being built must be the same as what is built.
@Suite struct CanonicalValueTests {
    private let leaves: [[UInt8]]

    init() throws {
        leaves = try ["golden-facts", "golden-board-facts", "golden-registry-facts"].flatMap { name in
            let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name).jsonl")
            return try Data(contentsOf: url).split(separator: UInt8(ascii: "\n")).map { Array($0) }
        }
    }

    @Test func `a canonical text is looked at where it stands, and is the value that a reader builds`() throws {
        for leaf in leaves {
            let form = try CanonicalValue(json: leaf)
            #expect(Array(form.bytes) == leaf)
            #expect(form.value == (try Value(json: leaf)))
            #expect(CanonicalValue(form.value) == form)
            try same(form, form.value)
        }
    }

    /// Each part of a form, asked for by its key or its place, is that part of the value.
    private func same(_ form: CanonicalValue, _ value: Value) throws {
        #expect(Array(form.bytes) == CanonicalJSON.bytes(of: value))
        #expect(form.text == value.text && form.integer == value.integer && form.flag == value.flag)
        let list = form.list ?? []
        #expect(list.count == (value.list ?? []).count)
        for (form, value) in zip(list, value.list ?? []) { try same(form, value) }
        let members = form.members ?? []
        #expect(members.map(\.key) == (value.members?.keys ?? []).sorted())
        for (key, form) in members { try same(form, try #require(value[key])) }
    }

    @Test func `a member is found by its whole key, whatever else the object holds`() throws {
        let text = #"{"a":1,"ab":{"a":2},"b":[{"a":3}],"content":"x\n\"đ\"","contents":true}"#
        let form = try CanonicalValue(json: Array(text.utf8))
        #expect(form["a"]?.integer == 1)
        #expect(form["ab"]?["a"]?.integer == 2)
        #expect(form["b"]?.list?.first?["a"]?.integer == 3)
        #expect(form["content"]?.text == "x\n\"đ\"")
        #expect(form["contents"]?.flag == true)
        #expect(form["conten"] == nil && form["c"] == nil && form["a"]?["a"] == nil)
    }

    @Test func `what is written otherwise is put in the canonical form`() throws {
        let text = "{ \"b\" : [1, true],\n\"a\":\"\\u0111\\/\\u000A\" }"
        let form = try CanonicalValue(json: Array(text.utf8))
        #expect(String(decoding: form.bytes, as: UTF8.self) == #"{"a":"đ/\n","b":[1,true]}"#)
    }

    @Test func `no other spelling of a leaf is taken for it`() throws {
        for leaf in leaves {
            let text = String(decoding: leaf, as: UTF8.self)
            var others = [text + " ", text + "\n", " " + text, text + text]
            others += places(of: ["{", "}", "[", "]", ",", ":"], in: text).map { spaced(text, $0) }
            others += escapable(in: text).flatMap { escaped(text, $0) }
            others += reordered(try Value(json: leaf))
            others.append(text.decomposedStringWithCanonicalMapping)
            others.append(text.replacing(#"":1"#, with: #"":1.0"#))
            others.append(text.replacing(#"":1"#, with: #"":01"#))
            others.append(text.replacing(#"":1"#, with: #"":1e0"#))
            others.append(text.replacing(#""position":"#, with: #""position":1,"position":"#))
            for other in others where Array(other.utf8) != leaf {
                #expect(throws: MalformedFact.self, "\(other)") { try RecordedEvent(leaf: Array(other.utf8)) }
            }
        }
    }

    /// The places after the characters that part values, outside of texts.
    private func places(of marks: Set<Character>, in text: String) -> [String.Index] {
        var isInText = false
        var last: Character = " "
        return text.indices.filter { index in
            if text[index] == "\"", last != "\\" { isInText.toggle() }
            last = text[index]
            return !isInText && marks.contains(text[index])
        }
    }

    private func spaced(_ text: String, _ index: String.Index) -> String {
        text[...index] + " " + text[text.index(after: index)...]
    }

    /// Some characters inside of texts: each twentieth letter or digit that stands between two others.
    private func escapable(in text: String) -> [String.Index] {
        var isInText = false
        var last: Character = " "
        let inside = text.indices.filter { index in
            if text[index] == "\"", last != "\\" { isInText.toggle() }
            defer { last = text[index] }
            return isInText && last != "\\" && text[index].isLetter
        }
        return inside.enumerated().filter { $0.offset.isMultiple(of: 20) }.map(\.element)
    }

    /// The same text with one character, and then a following one, written as an escape.
    private func escaped(_ text: String, _ index: String.Index) -> [String] {
        let units = String(text[index]).utf16.map { String(format: "\\u%04x", Int($0)) }.joined()
        return [text[..<index] + units + text[text.index(after: index)...]]
            + [text.replacing("/", with: "\\/"), text.replacing(#"\n"#, with: #"\u000a"#)]
    }

    /// The same value with the members of one object, the outermost or one in it, in another order.
    private func reordered(_ value: Value) -> [String] {
        func text(_ value: Value, turned path: [String], at depth: Int = 0) -> String {
            guard case .object(let members) = value else { return CanonicalJSON.text(of: value) }
            let sorted = members.entries.sorted { $0.key < $1.key }
            let entries = depth == path.count ? sorted.reversed() : sorted
            let texts = entries.map { key, value in
                let isOnPath = depth < path.count && path[depth] == key
                return "\"\(key)\":"
                    + (isOnPath ? text(value, turned: path, at: depth + 1) : CanonicalJSON.text(of: value))
            }
            return "{" + texts.joined(separator: ",") + "}"
        }
        return [[], ["data"], ["data", "decision"], ["data", "line"], ["stream"], ["submission"]].map {
            text(value, turned: $0)
        }
    }
}
