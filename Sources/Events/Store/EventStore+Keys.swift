public import Foundation
internal import GRDB

extension EventStore {
    /// Gives a log without a key its first: a new one, or that of a file that is there.
    ///
    /// From then on each submission is signed for; the first checkpoint, signed here, covers all facts there are.
    ///
    /// - Parameter file: nil takes the default place, by the id of the key.
    /// - Returns: the key, and where it lies.
    @discardableResult
    public func giveKey(in file: URL?) throws -> (key: VerifierKey, file: URL) {
        try write { database in
            if let last = try Self.signingKeys(database).last { throw SigningKeyFault.keyGiven(last.key.shortID) }
            let (key, file) = try newKey(in: file)
            let size = try Self.size(of: database)
            let head = LogHead(size: size, root: MerkleTree.root(peaks: try Self.peaks(ofSize: size, in: database)))
            try Self.insert(key.verifier, from: size, in: database)
            try Self.insert(
                try SignedCheckpoint(Checkpoint(origin: origin, head: head), signedBy: [key]), in: database)
            return (key.verifier, file)
        }
    }

    /// Lets another key sign from now on: a fact, whose checkpoint both keys sign.
    ///
    /// - Parameter file: where the new key is, or is to be; nil takes the default place.
    public func rotateKey(
        to file: URL?, by name: String, at instant: Instant, reason: String?
    ) throws -> (old: VerifierKey, new: VerifierKey, file: URL, position: Int) {
        try write { database in
            let keys = try Self.signingKeys(database).map(\.key)
            guard let current = keys.last else { throw SigningKeyFault.noKey }
            let old = try safeguards.signingKey(current, store: directory)
            let (new, file) = try newKey(in: file)
            // A key that was given up is not taken up again: it may have been given up because others have it.
            guard !keys.contains(new.verifier) else { throw SigningKeyFault.keyUsed(path: file.path) }
            var appender = try Appender(database: database, origin: origin) { [old, new] }
            let rotation = Event.keyRotated(KeyRotation(from: old.verifier, to: new.verifier, reason: reason))
            try appender.append(rotation, by: name, at: instant)
            try Self.insert(new.verifier, from: appender.size, in: database)
            try appender.seal()
            return (old.verifier, new.verifier, file, appender.size)
        }
    }

    /// Signs a text with the key of the registry.
    ///
    /// - Throws: ``SigningKeyFault``.
    package func sign(_ text: String) throws -> SignedNote {
        guard let key = try signingKeys().last?.key else { throw SigningKeyFault.noKey }
        return try SignedNote(text, signedBy: [try safeguards.signingKey(key, store: directory)])
    }

    /// Reads the key of a file; makes one first where there is none.
    private func newKey(in file: URL?) throws -> (SigningKey, URL) {
        let name = keyName
        guard let file else {
            guard let directory = safeguards.keyDirectory else { throw SigningKeyFault.missing(path: "") }
            // Its name is known only when the key is.
            let draft = directory.appending(path: "\(UUID().uuidString).key")
            try SigningKeyFile.refuse(draft, inside: self.directory)
            try SigningKeyFile.make(draft)
            let key = try SigningKeyFile.read(draft, name: name)
            let file = SigningKeyFile.place(of: key.verifier, in: directory)
            try DurableFile.publish(draft.path, as: file, replacing: false)
            return (key, file)
        }
        try SigningKeyFile.refuse(file, inside: directory)
        if try !DurableFile.isThere(file.path) { try SigningKeyFile.make(file) }
        return (try SigningKeyFile.read(file, name: name), file)
    }

    /// The name of the keys of this log: its own, with what a key's name may not hold written as in an address.
    private var keyName: String {
        guard !VerifierKey.isName(origin) else { return origin }
        return origin.unicodeScalars.map { scalar in
            VerifierKey.isName(String(scalar))
                ? String(scalar) : String(scalar).utf8.map { "%" + [$0].hexadecimal.uppercased() }.joined()
        }.joined()
    }
}

extension EventStore.Appender {
    /// Appends a fact about the registry itself, which no paper carries.
    package mutating func append(_ event: Event, by name: String, at instant: Instant) throws {
        let submission = Submission(about: event)
        for recorded in try proposed([event], of: submission, by: name, at: instant) {
            try append(recorded, leaf: recorded.leaf)
        }
    }
}
