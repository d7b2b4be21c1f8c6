public import Events

/// The public key that somebody who checks has from elsewhere.
public enum TrustedKey: Hashable, Sendable {
    case named(VerifierKey)
    /// A PEM file, which holds no name: the log's own is taken.
    case pem(String)

    /// - Parameter text: a verifier key, or a PEM file.
    public init(_ text: String) throws(MalformedEvidence) {
        let text = text.trimmingSuffix { $0.isNewline || $0 == " " }
        if text.hasPrefix("-----BEGIN"), VerifierKey(pem: text, name: "-") != nil {
            self = .pem(text)
        } else {
            self = .named(try VerifierKey(text))
        }
    }

    /// The key as that of a log.
    public func key(ofLog origin: String) -> VerifierKey {
        switch self {
        case .named(let key): key
        case .pem(let text): VerifierKey(pem: text, name: origin)!
        }
    }
}

extension String {
    fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> String {
        var text = self
        while let last = text.last, isDropped(last) { text.removeLast() }
        return text
    }
}

/// Whether somebody trusted signed a note.
enum SignatureCheck {
    static func findings(in checkpoint: SignedCheckpoint, trusting key: TrustedKey?) -> [Finding] {
        findings(in: checkpoint.note, ofLog: checkpoint.checkpoint.origin, size: checkpoint.head.size, trusting: key)
    }

    static func findings(
        in note: SignedNote, ofLog origin: String, size: Int, trusting key: TrustedKey?
    ) -> [Finding] {
        guard let key = key?.key(ofLog: origin) else { return [] }
        return switch note.standing(of: key) {
        case .signed: []
        case .unsigned: [.notSigned(size: size, key: key.shortID)]
        case .forged: [.forged(size: size, key: key.shortID)]
        }
    }
}
