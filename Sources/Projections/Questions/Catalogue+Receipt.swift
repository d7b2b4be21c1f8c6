internal import Crypto
public import Events

extension Catalogue {
    /// SHA-256, in hexadecimal, of its JSON as the program prints it.
    public var digest: String {
        SHA256.hash(data: Array((CanonicalJSON.indented(value) + "\n").utf8)).hexadecimal
    }
}

extension Registry {
    /// A receipt for a list, signed by the registry.
    ///
    /// - Parameter catalogue: with full content: it is all that is signed for.
    public func receipt(for catalogue: Catalogue) throws -> SignedNote {
        let receipt = Receipt(
            origin: log.origin, commune: catalogue.commune.code, on: catalogue.basis.on, head: catalogue.basis.head,
            rules: Basis.rules, list: catalogue.digest)
        return try log.sign(receipt.text)
    }

    /// Whether the registry still gives the list that a receipt was given for.
    public func confirms(_ receipt: Receipt) throws -> Bool {
        guard receipt.origin == log.origin, receipt.rules == Basis.rules,
            try log.head(ofSize: receipt.head.size) == receipt.head
        else { return false }
        let catalogue = try catalogue(
            commune: receipt.commune, on: receipt.on, known: receipt.head.size, isFull: true)
        return catalogue.digest == receipt.list
    }
}
