import ArgumentParser
import Events
import Foundation
import Projections
import Verification

/// Every byte of a log read, hashed, and held against its tree and checkpoints.
struct Verify: ParsableCommand {
    @Argument var store: String

    func run() throws {
        var findings = Findings()
        let result = try findings.time("verify") {
            try LogVerifier.verify(.file(URL(filePath: store).appending(path: "log.db")))
        }
        guard result.isVerified else { throw ValidationError("\(store): \(result.findingCount) findings") }
        findings.counts["facts"] = result.head.size
        try findings.tell()
    }
}

/// The read models dropped and made again.
struct Rebuild: ParsableCommand {
    @Argument var store: String

    func run() throws {
        var findings = Findings()
        let registry = try Registry(in: URL(filePath: store))
        try findings.time("rebuild") { try registry.rebuild() }
        findings.counts["facts"] = try registry.log.size()
        try findings.tell()
    }
}
