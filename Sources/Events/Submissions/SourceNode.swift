/// A value as it was read from a file, before anyone asks whether it is a submission: with the line where it stands.
struct SourceNode {
    enum Content {
        /// JSON string, or a YAML scalar, whatever its style: YAML scalars are read as text.
        case text(String)
        /// JSON only.
        case integer(Int)
        /// JSON only.
        case flag(Bool)
        case list([SourceNode])
        case object([Member])
    }

    struct Member {
        let key: String
        let line: Int
        let value: SourceNode
    }

    let content: Content
    /// Counted from 1.
    let line: Int
    /// Whether the scalar may be read as an integer or a truth value where the key wants one: plain YAML scalars.
    var isPlain = false
}

/// How deep a submission may be nested: the object itself is level 1.
let deepestNesting = 16
