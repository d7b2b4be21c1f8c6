import Events
import Testing

@Suite struct SignedNoteTests {
    /// The example of Go's `sumdb/note`.
    private static let key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    private static let note = """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

        """

    @Test func `a note of another implementation is read, checked and written back`() throws {
        let key = try VerifierKey(Self.key)
        let note = try SignedNote(parsing: Array(Self.note.utf8))
        #expect(key.description == Self.key)
        #expect(key.shortID == "c74f20a3")
        #expect(note.standing(of: key) == .signed)
        #expect(note.description == Self.note)
    }

    @Test func `another text under the signature is a forgery; another key's signature is none`() throws {
        let key = try VerifierKey(Self.key)
        let changed = try SignedNote(parsing: Array(Self.note.replacing("answer", with: "remedy").utf8))
        #expect(changed.standing(of: key) == .forged)
        let other = VerifierKey(name: "PeterNeumann", publicKey: Array(repeating: 7, count: 32))
        #expect(try SignedNote(parsing: Array(Self.note.utf8)).standing(of: other) == .unsigned)
    }

    @Test func `a public key is the same as text and as PEM`() throws {
        let key = try VerifierKey(Self.key)
        #expect(VerifierKey(pem: key.pem, name: "PeterNeumann") == key)
        for text in ["", "a+b", "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", Self.key + "A"] {
            #expect(throws: MalformedEvidence.self, "\(text)") { try VerifierKey(text) }
        }
    }

    @Test func `a note that was cut off anywhere is none`() {
        let bytes = Array(Self.note.utf8)
        for count in bytes.indices {
            #expect(throws: MalformedEvidence.self) { try SignedNote(parsing: Array(bytes[..<count])) }
        }
    }

    @Test(arguments: [
        "tthc.local/x\n007\nTjZ+O43XLJ9Bb8nY5Uv5/WPXWZ2X1RUG2XSmuHfo4DA=\n",
        "tthc.local/x\n-1\nTjZ+O43XLJ9Bb8nY5Uv5/WPXWZ2X1RUG2XSmuHfo4DA=\n",
        "tthc.local/x\n9223372036854775808\nTjZ+O43XLJ9Bb8nY5Uv5/WPXWZ2X1RUG2XSmuHfo4DA=\n",
        "tthc.local/x\n1\nTjZ+O43XLJ9Bb8nY5Uv5/WPXWZ2X1RUG2XSmuHfo4DB=\n",
        "tthc.local/x\n1\nTjZ+O43X\n", "\n1\nTjZ+O43XLJ9Bb8nY5Uv5/WPXWZ2X1RUG2XSmuHfo4DA=\n", "tthc.local/x\n1\n",
        "tthc.local/x",
        "tthc.local/x\r\n1\r\nTjZ+O43XLJ9Bb8nY5Uv5/WPXWZ2X1RUG2XSmuHfo4DA=\r\n", "",
    ])
    func `a checkpoint is written in one way only`(text: String) {
        #expect(throws: MalformedEvidence.self) { try Checkpoint(parsing: text) }
    }
}
