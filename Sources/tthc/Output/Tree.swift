/// What grows out of one thing, branch by branch, for a person.
struct Tree {
    struct Branch {
        let text: String
        /// Told under the text, before the branches.
        var notes: [String] = []
        var branches: [Branch] = []
    }

    var branches: [Branch]
}

extension Tree {
    /// Lines of at most `width` columns. What does not fit goes on under itself, beside the lines of the tree, which are
    /// never broken; a deep tree is drawn narrower.
    func lines(width: Int) -> [String] {
        let step = max(1, min(3, (width - 36) / max(1, Self.depth(of: branches))))
        return Drawing(width: width, step: step).lines(of: branches, behind: "")
    }

    private static func depth(of branches: [Branch]) -> Int {
        branches.map { 1 + depth(of: $0.branches) }.max() ?? 0
    }

    private struct Drawing {
        let width: Int
        /// How many columns a generation takes.
        let step: Int

        func lines(of branches: [Branch], behind stems: String) -> [String] {
            branches.enumerated().flatMap { index, branch in
                let isLast = index == branches.count - 1
                let below = stems + (isLast ? space : stem)
                let besides = below + (branch.branches.isEmpty ? space : stem)
                let room = max(8, width - besides.count)
                let texts = branch.text.wrapped(to: room) + branch.notes.flatMap { $0.wrapped(to: room) }
                return texts.enumerated().map { row, text in
                    row == 0 ? stems + fork(isLast) + text : besides + text
                } + lines(of: branch.branches, behind: below)
            }
        }

        private var space: String { String(repeating: " ", count: step) }
        private var stem: String { "│".padded(to: step) }
        private func fork(_ isLast: Bool) -> String {
            String((isLast ? "└─ " : "├─ ").prefix(step == 3 ? 3 : 1)).padded(to: step)
        }
    }
}
