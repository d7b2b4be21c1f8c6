import CYaml

/// Reads the documents of a YAML stream into ``SourceNode``: block and flow style, no aliases, anchors or tags.
///
/// It asks libyaml (which Yams carries) for its events, because a tree builder resolves aliases before anyone can refuse
/// them, which is how a few hundred bytes grow to gigabytes, and because depth must be bounded while reading.
struct YAMLReader {
    /// The documents that stand before the first fault, and the fault where there is one.
    static func read(_ bytes: ArraySlice<UInt8>) -> (documents: [SourceNode], fault: InputFault?) {
        Array(bytes).withUnsafeBufferPointer { buffer in
            var parser = yaml_parser_t()
            guard yaml_parser_initialize(&parser) == 1 else { return ([], nil) }
            defer { yaml_parser_delete(&parser) }
            yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
            yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
            var documents: [SourceNode] = []
            do throws(InputFault) {
                while let document = try nextDocument(&parser) { documents.append(document) }
                return (documents, nil)
            } catch {
                return (documents, error)
            }
        }
    }

    private static func nextDocument(_ parser: inout yaml_parser_t) throws(InputFault) -> SourceNode? {
        while true {
            let event = try Event(next: &parser)
            switch event.type {
            case YAML_STREAM_END_EVENT: return nil
            case YAML_DOCUMENT_START_EVENT:
                var document = YAMLReader()
                try document.read(from: Event(next: &parser), depth: 1, in: &parser)
                return SourceNode(Outline(bytes: document.bytes[...], parts: document.parts))
            default: break
            }
        }
    }

    /// The texts of a document, one after another, and its outline in them.
    private var bytes: [UInt8] = []
    private var parts: [Outline.Part] = []

    private mutating func read(
        from event: Event, depth: Int, in parser: inout yaml_parser_t
    ) throws(InputFault) {
        func fault(_ problem: InputFault.Problem) -> InputFault {
            InputFault(line: event.line, path: "", problem: problem)
        }
        guard depth <= SourceNode.deepestNesting else { throw fault(.tooDeep(limit: SourceNode.deepestNesting)) }
        if let reference = event.reference { throw fault(.yamlReference(reference)) }
        switch event.type {
        case YAML_SCALAR_EVENT:
            let text = event.text
            if event.isPlain, ["", "~", "null", "Null", "NULL"].contains(text) { throw fault(.noNull) }
            append(.text, text, event.isPlain ? .plain : [], line: event.line)
        case YAML_SEQUENCE_START_EVENT:
            let list = parts.open(.list, line: event.line, at: bytes.count)
            while true {
                let next = try Event(next: &parser)
                if next.type == YAML_SEQUENCE_END_EVENT { break }
                try read(from: next, depth: depth + 1, in: &parser)
            }
            parts.close(list, at: bytes.count)
        case YAML_MAPPING_START_EVENT:
            let object = parts.open(.object, line: event.line, at: bytes.count)
            try readMembers(depth: depth, in: &parser)
            parts.close(object, at: bytes.count)
        default: throw fault(.unexpectedEnd)
        }
    }

    private mutating func append(_ kind: Outline.Part.Kind, _ text: String, _ form: Outline.Part.Form, line: Int) {
        let start = bytes.count
        bytes += text.utf8
        parts.append(kind, form, line: line, start..<bytes.count)
    }

    private mutating func readMembers(depth: Int, in parser: inout yaml_parser_t) throws(InputFault) {
        var seen: Set<String> = []
        while true {
            let next = try Event(next: &parser)
            if next.type == YAML_MAPPING_END_EVENT { return }
            var key = YAMLReader()
            try key.read(from: next, depth: depth + 1, in: &parser)
            guard let name = SourceNode(Outline(bytes: key.bytes[...], parts: key.parts)).text else {
                throw InputFault(line: next.line, path: "", problem: .wrongType(found: "object", expected: "text"))
            }
            guard seen.insert(name).inserted else {
                throw InputFault(line: next.line, path: "", problem: .duplicateKey(name))
            }
            append(.key, name, [], line: next.line)
            try read(from: try Event(next: &parser), depth: depth + 1, in: &parser)
        }
    }

    /// One event of libyaml, freed with its holder.
    private final class Event {
        private var event = yaml_event_t()

        init(next parser: inout yaml_parser_t) throws(InputFault) {
            guard yaml_parser_parse(&parser, &event) == 1 else {
                let problem = parser.problem.map { String(cString: $0) } ?? "unreadable"
                throw InputFault(line: Int(parser.problem_mark.line) + 1, path: "", problem: .yaml(problem))
            }
        }

        deinit { yaml_event_delete(&event) }

        var type: yaml_event_type_t { event.type }
        var line: Int { Int(event.start_mark.line) + 1 }
        var isPlain: Bool { event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE }

        var text: String {
            let bytes = UnsafeBufferPointer(start: event.data.scalar.value, count: event.data.scalar.length)
            return String(decoding: bytes, as: UTF8.self)
        }

        /// The anchor, alias or tag on this event, as written.
        var reference: String? {
            func name(_ mark: String, _ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String? {
                bytes.map { mark + String(cString: $0) }
            }
            switch type {
            case YAML_ALIAS_EVENT: return name("*", event.data.alias.anchor)
            case YAML_SCALAR_EVENT: return name("&", event.data.scalar.anchor) ?? name("", event.data.scalar.tag)
            case YAML_SEQUENCE_START_EVENT:
                return name("&", event.data.sequence_start.anchor) ?? name("", event.data.sequence_start.tag)
            case YAML_MAPPING_START_EVENT:
                return name("&", event.data.mapping_start.anchor) ?? name("", event.data.mapping_start.tag)
            default: return nil
            }
        }
    }
}
