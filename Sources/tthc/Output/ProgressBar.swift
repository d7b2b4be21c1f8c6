/// A bar on standard error while many submissions are recorded, and only on a terminal.
struct ProgressBar {
    private let total: Int
    private var shown = -1
    private let isShown: Bool

    init(total: Int) {
        self.total = total
        self.isShown = Screen.isErrorTerminal && total > 262_144
    }

    mutating func show(_ done: Int) {
        let percent = total == 0 ? 100 : done * 100 / total
        guard isShown, percent != shown else { return }
        shown = percent
        let filled = percent * 30 / 100
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
        Screen.write("\r\(bar) \(percent)%")
    }

    func clear() {
        if isShown, shown >= 0 { Screen.write("\r\u{1B}[K") }
    }
}
