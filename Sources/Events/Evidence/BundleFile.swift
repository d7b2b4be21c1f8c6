/// What the directory of a bundle holds (gói lưu trữ): a log as text, to be archived.
public enum BundleFile {
    /// One leaf a line.
    public static let facts = "facts.jsonl"
    /// One checkpoint a line, `{"note":"…","size":3}`, oldest first.
    public static let checkpoints = "checkpoints.jsonl"
    /// One verifier key a line, oldest first; before it the number of facts since which it signs, and a space.
    public static let keys = "keys.txt"
    /// The newest checkpoint by itself; only where the log has a key.
    public static let checkpoint = "checkpoint.txt"
    /// The public key that signs now, as openssl reads it; only where the log has a key.
    public static let pem = "key.pem"
}
