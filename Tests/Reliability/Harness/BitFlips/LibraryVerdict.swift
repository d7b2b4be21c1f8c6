import Events
import Foundation
import Verification

/// What `tthc verify FILE` would say of a log, asked of what it is made of in this process: a process for each of half a
/// million bits would take hours.
enum LibraryVerdict {
    /// Whether a file is refused or found wrong.
    static func refuses(_ path: String) -> Bool {
        let file = URL(filePath: path)
        do {
            try EventStore.checkForm(of: file)
        } catch EventStoreError.storage(_, let code, _) where code & 0xFF == 11 {
            // Damaged (SQLITE_CORRUPT): what follows says where.
        } catch {
            return true
        }
        guard let found = try? LogVerifier.verify(.file(file)) else { return true }
        return !found.isVerified
    }
}
