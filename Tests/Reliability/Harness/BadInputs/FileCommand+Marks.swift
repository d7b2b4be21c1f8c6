import Foundation

extension FileCommand {
    /// The mark that is kept outside, read before each append: a bad one is no reason to go on without.
    static func ofMarks(
        _ registry: SampleRegistry, _ bench: Bench, _ numbers: inout RandomSource
    ) throws -> FileCommand {
        let names = try FileManager.default.contentsOfDirectory(atPath: registry.anchor)
            .filter { $0.hasSuffix(".checkpoint") }
        guard let name = names.first, names.count == 1 else { throw Trouble("there is not one mark, but \(names)") }
        let mark = try Folder.contents("\(registry.anchor)/\(name)")
        let body = mark.prefix(SignedNote.bodyLength(of: mark))
        let (papers, recorded) = (bench.folder.fresh("papers") + ".jsonl", bench.folder.fresh("papers") + ".jsonl")
        try Folder.write(Papers.decision(71, lines: 1).data, to: papers)
        try Folder.write(Papers.decision(2, lines: 2).data, to: recorded)
        // A mark that is not there is the first one; what stands behind the body is not needed.
        let inputs =
            BadInput.garbage(&numbers).filter { $0.name != "no file" } + BadInput.truncated(body.dropLast(), bench)
            + BadInput.changed(body.dropLast(), bench, &numbers)
        return FileCommand(
            name: "record --anchor", good: mark, inputs: inputs,
            arguments: { file, folder in
                try? Folder.make("\(folder)/anchor")
                try? Folder.copy(file, to: "\(folder)/anchor/\(name)")
                let isGood = (try? Folder.contents(file)) == mark
                return ["record", isGood ? recorded : papers, "--anchor", "\(folder)/anchor"]
            }, allowed: Allowed(garbage: [2, 4], altered: [2, 4]))
    }
}
