public import Events

/// What a file of evidence is, told by how it begins.
public enum Evidence: Sendable {
    case inclusion(InclusionProof)
    case consistency(ConsistencyProof)
    case checkpoint(SignedCheckpoint)
    case receipt(SignedNote, Receipt)

    public init(parsing bytes: [UInt8]) throws(MalformedEvidence) {
        if bytes.starts(with: InclusionProof.firstLine.utf8) {
            self = .inclusion(try InclusionProof(parsing: bytes))
        } else if bytes.starts(with: "old ".utf8) {
            self = .consistency(try ConsistencyProof(parsing: bytes))
        } else if bytes.starts(with: Receipt.firstLine.utf8) {
            let note = try SignedNote(parsing: bytes)
            self = .receipt(note, try Receipt(parsing: note.text))
        } else {
            self = .checkpoint(try SignedCheckpoint(parsing: bytes))
        }
    }
}
