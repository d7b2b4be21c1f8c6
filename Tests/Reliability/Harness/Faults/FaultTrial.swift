import Foundation

/// One scenario, made ready once and then run again and again, each time disturbed at another system call.
struct FaultTrial: Sendable {
    let bench: Bench
    let scenario: Scenario
    let template: Store
    /// The facts that are there before, and those that an undisturbed run leaves.
    let before: Facts?
    let after: Facts?
    /// The key that signs before; nil where there is none.
    let keyBefore: String?
    /// What an undisturbed run prints.
    let answer: Data
    /// What an undisturbed run does to the registry, call by call.
    private let calls: [SystemCall]
    private let tracedIn: String
    /// The files and folders that every run touches: those with names made up anew for each run are not among them.
    private let names: [String]

    init(_ bench: Bench, _ scenario: Scenario) throws {
        self.bench = bench
        self.scenario = scenario
        template = try bench.store("template")
        try scenario.prepare(template)
        // A copy is asked: asking may tidy up what the scenario left there.
        let asked = try bench.copy(of: template)
        before = asked.hasLog ? try asked.facts() : nil
        keyBefore = asked.hasLog ? try asked.signingKey() : nil
        Folder.remove(asked.directory)
        let (run, calls, copy) = try Self.trace(scenario, template, bench)
        answer = run.output
        after = copy.hasLog ? try copy.facts() : nil
        self.calls = calls
        tracedIn = copy.directory
        let second = try Self.trace(scenario, template, bench)
        let touched = Self.touched(calls, copy)
        names = touched.intersection(Self.touched(second.calls, second.store)).sorted()
        for store in [copy, second.store] { Folder.remove(store.directory) }
    }

    /// Runs the scenario undisturbed and writes its calls down.
    private static func trace(
        _ scenario: Scenario, _ template: Store, _ bench: Bench
    ) throws -> (run: Run, calls: [SystemCall], store: Store) {
        let store = try bench.copy(of: template)
        let file = store.path("home/trace")
        let run = try store.run(scenario.arguments, through: Strace.wrapper(Strace.everything, to: file))
        guard run.exitCode == 0 else { throw Trouble("\(scenario.name): undisturbed, the run \(run.account)") }
        return (run, try Strace.read(file), store)
    }

    private static func touched(_ calls: [SystemCall], _ store: Store) -> Set<String> {
        Set(calls.filter { $0.touches(store.directory) }.compactMap { $0.touched(store.directory) })
    }

    /// Every call that touches the registry. Those on paths that are known are counted among the calls on such paths, so
    /// that what else the program does at the same time, in another thread, is not hit instead.
    var points: [Point] {
        let others = calls.filter { call in
            call.touches(tracedIn) && !(call.touched(tracedIn).map(names.contains) ?? false)
        }
        return unique(pointsForEver + others.map { Point(name: $0.name, ordinal: $0.ordinal) })
    }

    /// Every call from which on the registry can be out of reach for ever: those on known paths, so that the program's
    /// libraries and papers stay in reach.
    var pointsForEver: [Point] {
        var counts: [String: Int] = [:]
        var points: [Point] = []
        for call in calls {
            guard call.touches(tracedIn), let touched = call.touched(tracedIn), names.contains(touched) else {
                continue
            }
            counts["\(call.thread) \(call.name)", default: 0] += 1
            points.append(Point(name: call.name, ordinal: counts["\(call.thread) \(call.name)"]!, paths: names))
        }
        return unique(points)
    }

    private func unique(_ points: [Point]) -> [Point] {
        var seen: Set<Point> = []
        return points.filter { $0.name != "execve" && $0.name != "getcwd" && seen.insert($0).inserted }
    }

    /// What came of one trial.
    enum Outcome: Sendable {
        /// The call was not made this time, so nothing was disturbed.
        case missed
        case tried(run: Run, problems: [String])
    }

    /// Runs the scenario on a copy, disturbed at a point, and holds what is left against the oracle.
    func attempt(_ fault: Fault, at point: Point) throws -> Outcome {
        let store = try bench.copy(of: template)
        let trace = store.path("home/trace")
        let paths = point.paths.flatMap { ["-P", $0.isEmpty ? store.directory : store.path($0)] }
        let options = Strace.everything + ["-s", "8", "-e", fault.injection(point.name, point.ordinal)] + paths
        var isFast = true
        if case .kill = fault { isFast = false }
        let run = try store.run(scenario.arguments, through: Strace.wrapper(options, to: trace, isFast: isFast))
        let calls = try Strace.read(trace)
        Folder.remove(trace)
        let hit = calls.first { call in
            guard call.touches(store.directory) else { return false }
            guard case .kill = fault else { return call.isInjected }
            return call.didNotReturn && call.name == point.name && call.ordinal == point.ordinal
        }
        guard let hit, !run.isTimedOut else {
            Folder.remove(store.directory)
            guard run.isTimedOut else { return .missed }
            return .tried(run: run, problems: [place(fault, point) + "the run \(run.account)"])
        }
        var problems = ending(of: run, fault)
        problems += try FaultOracle(trial: self, store: store).examine(after: run)
        bench.finish(store, problems)
        return .tried(
            run: run, problems: problems.map { "\(place(fault, point)), \(hit.account(store.directory)): \($0)" })
    }

    private func place(_ fault: Fault, _ point: Point) -> String {
        let paths = point.paths.isEmpty ? "" : " -P …"
        return "\(scenario.name), tthc \(scenario.arguments.joined(separator: " ")) under strace -e "
            + fault.injection(point.name, point.ordinal) + paths
    }

    /// A fault is told by exit code 3, or it did not matter; it never ends the program otherwise.
    private func ending(of run: Run, _ fault: Fault) -> [String] {
        guard case .error = fault else { return [] }
        return run.exitCode == 0 || run.exitCode == 3 ? [] : ["the run \(run.account)"]
    }
}
