import Foundation

/// The high-water marks of a registry, kept outside it.
struct Marks: Sendable {
    let store: Store

    /// What is wrong with them: each is whole, the registry has grown from it, and what was acknowledged is under it.
    func problems(acknowledged size: Int) throws -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: store.path("anchor"))) ?? []
        let marks = names.filter { $0.hasSuffix(".checkpoint") }
        var problems: [String] = []
        for mark in marks {
            let check = try store.run(["verify", "--since", "anchor/\(mark)"])
            if check.exitCode != 0 { problems.append("the check against the mark \(check.account)") }
        }
        let highest = try marks.map(covered).max() ?? 0
        if highest < size { problems.append("the mark covers \(highest) facts, \(size) were acknowledged") }
        return problems
    }

    /// The number in the second line of a checkpoint.
    private func covered(_ name: String) throws -> Int {
        let lines = String(decoding: try Folder.contents(store.path("anchor/\(name)")), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
        return lines.count > 1 ? Int(lines[1]) ?? 0 : 0
    }
}
