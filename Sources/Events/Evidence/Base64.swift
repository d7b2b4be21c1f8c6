internal import Foundation

/// Standard Base64 (RFC 4648, section 4) in the one form that is written: padded, without spaces, no bits left over.
package enum Base64 {
    package static func text(_ bytes: some Sequence<UInt8>) -> String { Data(bytes).base64EncodedString() }

    /// Nil for any other form, also for one that a lenient reader would take.
    package static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        guard let data = Data(base64Encoded: String(text)), data.base64EncodedString() == text else { return nil }
        return Array(data)
    }
}
