import Synchronization

/// What a suite tried, what it found, and the figures it reports.
final class Tally: Sendable {
    private struct State {
        var tried = 0
        var violations: [String] = []
        var figures: [(String, String)] = []
    }

    private let state = Mutex(State())

    var tried: Int {
        get { state.withLock { $0.tried } }
        set { state.withLock { $0.tried = newValue } }
    }
    var violations: [String] {
        get { state.withLock { $0.violations } }
        set { state.withLock { $0.violations = newValue } }
    }
    var figures: [(String, String)] {
        get { state.withLock { $0.figures } }
        set { state.withLock { $0.figures = newValue } }
    }

    /// Counts one thing tried and what was wrong with it.
    func count(_ problems: [String]) {
        state.withLock {
            $0.tried += 1
            $0.violations += problems
        }
    }

    /// One check: where the condition does not hold the sentence is a violation.
    func expect(_ condition: Bool, _ sentence: @autoclosure () -> String) {
        count(condition ? [] : [sentence()])
    }

    func report(_ name: String, _ value: some CustomStringConvertible) {
        state.withLock { $0.figures.append((name, value.description)) }
    }
}
