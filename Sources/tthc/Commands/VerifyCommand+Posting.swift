import Documents
import Events
import Foundation
import Projections
import Verification

extension VerifyCommand {
    /// Makes a posting again from the registry, or from a copy of its log, and compares.
    func verifyPosting(_ file: String, _ bytes: [UInt8]) throws -> PostingVerification {
        let manifest: PostingManifest
        do {
            manifest = try PostingManifest(parsing: bytes)
        } catch {
            throw FileFault(file: file, cause: error)
        }
        let template = try template.map { path in
            let template = try PostingOptions.readTemplate(path)
            guard manifest.template == template.digest else { throw OtherTemplate(path: path) }
            return template
        }
        let folder = URL(filePath: file).deletingLastPathComponent()
        let check = try withRegistry { registry in
            try PostingCheck(manifest, in: registry, template: template) { name in
                let path = folder.appending(path: name)
                return try DurableFile.isThere(path.path) ? Array(InputFile.read(path.path)) : nil
            }
        }
        return PostingVerification(manifest: manifest, check: check)
    }

    /// The registry at hand; with `--log` one restored from a copy for as long as it takes.
    private func withRegistry<Result>(_ body: (Registry) throws -> Result) throws -> Result {
        guard let log else { return try body(store.open()) }
        let folder = FileManager.default.temporaryDirectory.appending(path: "tthc-verify.\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            let copy = try InputFile.logCopy(log) ?? .lines(InputFile.read(log))
            return try body(Restoration.restore(copy, in: folder))
        } catch let error as Restoration.Fault {
            throw FileFault(file: log, cause: error)
        } catch let error as NotVerified {
            throw FileFault(file: log, cause: error)
        }
    }
}

/// A template that is not the one a posting was made with (exit code 4).
struct OtherTemplate: Error {
    let path: String

    var wording: String {
        say(
            "\(path) không phải mẫu đã dùng (mã băm khác); nêu đúng tệp mẫu, hoặc bỏ --template.",
            "\(path) is not the template that was used (another digest); give that one, or leave --template out.")
    }
}
