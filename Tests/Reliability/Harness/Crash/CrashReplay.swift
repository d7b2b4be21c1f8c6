import Foundation

/// A story that was told once, its calls written down, to be cut short by a power cut anywhere.
struct CrashReplay: Sendable {
    let bench: Bench
    let story: Story
    /// What was there before, papers included.
    let template: Store
    /// The facts at the beginning and at the end.
    let before: Facts?
    let after: Facts
    private let operations: [(step: Int, operation: Operation)]

    /// What those runs need that check what a crash left.
    private let checking: [String: String]

    /// - Parameters:
    ///   - environment: set for the runs of the story.
    ///   - checking: set for those that check what a crash left.
    init(
        _ bench: Bench, _ story: Story, environment: [String: String] = [:], checking: [String: String] = [:]
    ) throws {
        self.checking = checking
        self.bench = bench
        self.story = story
        template = try bench.store("story")
        try story.prepare(template)
        var told = try bench.copy(of: template)
        told.extra = checking
        defer { Folder.remove(told.directory) }
        let asked = try bench.copy(of: template)
        before = asked.hasLog ? try asked.facts() : nil
        Folder.remove(asked.directory)
        var operations: [(Int, Operation)] = []
        for (index, step) in story.steps.enumerated() {
            let trace = told.path("home/trace")
            let variables = environment.sorted { $0.key < $1.key }.flatMap { ["-E", "\($0.key)=\($0.value)"] }
            let wrapper = Strace.wrapper(OperationReader.options + variables, to: trace, isFast: true)
            let run = try told.run(step.arguments, through: wrapper)
            guard run.exitCode == 0 else { throw Trouble("\(story.name), step \(index + 1): it \(run.account)") }
            var reader = OperationReader(directory: told.directory)
            operations += try reader.operations(of: try Strace.read(trace)).map { (index, $0) }
        }
        self.operations = operations
        after = try told.facts()
    }

    /// What the disk holds of a trial, papers and home aside.
    private func disk() throws -> Disk {
        var files: [String: [UInt8]] = [:]
        var folders: [String] = []
        let root = template.directory
        for case let path as String in FileManager.default.enumerator(atPath: root) ?? .init() {
            guard !path.hasPrefix("papers"), !path.hasPrefix("home") else { continue }
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder)
            if isFolder.boolValue {
                folders.append(path)
            } else {
                files[path] = Array(try Folder.contents("\(root)/\(path)"))
            }
        }
        return try Disk(files: files, folders: folders)
    }

    /// States that a power cut may leave, all different in what is not cache, from the first call to the last.
    ///
    /// - Parameter byChance: how many are left to chance, of each kind, between any two calls.
    func states(byChance: Int) throws -> [CrashState] {
        var disk = try disk()
        var states: [CrashState] = []
        var seen: Set<Int> = []
        var outputs = [String](repeating: "", count: story.steps.count)
        for index in 0...operations.count {
            let last = index == 0 ? nil : operations[index - 1]
            if let last {
                try disk.apply(last.operation)
                if case .output(let bytes) = last.operation {
                    outputs[last.step] += String(decoding: bytes, as: UTF8.self)
                }
                if last.operation.isAboutCache { continue }
            }
            var random = RandomSource(seed: bench.seed, index)
            for choice in Choices(disk.doubts, byChance: byChance).all(&random) {
                let found = disk.found(choice.kept)
                let state = CrashState(
                    place: "after call \(index) of \(operations.count) (\(last?.operation.account ?? "none")), "
                        + choice.name,
                    files: found.files, folders: found.folders, outputs: outputs,
                    fates: Choices.fates(disk.doubts, choice.kept))
                if seen.insert(state.fingerprint).inserted { states.append(state) }
            }
        }
        return states
    }

    /// So many of the states, evenly from each stretch between two acknowledgements: the last of them are few, and weigh
    /// most.
    func sample(_ states: [CrashState], _ count: Int) -> [CrashState] {
        let stretches = Dictionary(grouping: states.indices) { states[$0].outputs }.values
        var left = count
        var chosen: [Int] = []
        for (place, stretch) in stretches.sorted(by: { ($0.count, $0[0]) < ($1.count, $1[0]) }).enumerated() {
            let share = stretch.evenly(left / (stretches.count - place))
            chosen += share
            left -= share.count
        }
        return chosen.sorted().map { states[$0] }
    }

    /// Makes a state real and holds it against what was acknowledged. One in four is then made to go on.
    func check(_ state: CrashState, number: Int) throws -> [String] {
        let store = Store(program: bench.program, directory: bench.folder.fresh("state"), extra: checking)
        try Folder.copy(template.path("papers"), to: store.path("papers"))
        try Folder.make(store.path("home"))
        try state.write(to: store, withCache: number % 2 == 0)
        var problems = try CrashOracle(replay: self, state: state, store: store).examine()
        if problems.isEmpty, number % 4 == 0 {
            problems += try CrashOracle(replay: self, state: state, store: store).goOn()
        }
        if !problems.isEmpty { try Folder.write(Data(state.fates.utf8), to: store.path("fates.txt")) }
        bench.finish(store, problems)
        return problems.map { "\(story.name), \(state.place): \($0)" }
    }
}
