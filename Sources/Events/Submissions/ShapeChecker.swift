internal import VietnameseText

/// Checks a node against a ``Shape`` and writes the value it stands for in its canonical form: text in NFC, members in the
/// order of their keys, YAML scalars as what the key wants.
struct ShapeChecker {
    /// Whether characters that may not be stored are removed (and reported) instead of refused.
    let cleans: Bool
    /// What was removed, in the order of the file.
    private(set) var removed: [Removal] = []

    /// A character that was left out because it may not be stored.
    struct Removal {
        let line: Int
        let path: String
        let codePoint: UInt32
    }

    init(cleans: Bool) {
        self.cleans = cleans
    }

    /// The canonical form of what a node stands for.
    ///
    /// - Parameter path: where the node itself stands.
    /// - Throws: the first fault in the order of the file.
    mutating func check(_ node: SourceNode, _ shape: Shape, at path: String) throws(InputFault) -> CanonicalValue {
        var check = ShapeCheck(node.outline, cleans: cleans, writes: true)
        do throws(ShapeCheck.Misfit) {
            try check.run(node.index, shape)
        } catch {
            // Members were looked at in the order of the canonical form, which need not be that of the file.
            _ = try confirm(node, shape, at: path)
            preconditionFailure("\(error) is found in any order")
        }
        report(check.removed, of: node, at: path)
        return check.form
    }

    /// Whether a node is its canonical form already, as far as its texts go.
    mutating func confirm(_ node: SourceNode, _ shape: Shape, at path: String) throws(InputFault) -> Bool {
        var check = ShapeCheck(node.outline, cleans: cleans, writes: false)
        defer { report(check.removed, of: node, at: path) }
        do throws(ShapeCheck.Misfit) {
            try check.run(node.index, shape)
        } catch {
            throw InputFault(
                line: Int(node.outline.parts[error.lineOf].line), path: path + node.path(to: error.part),
                problem: error.problem)
        }
        return check.isNormal
    }

    private mutating func report(
        _ removals: [(part: Int, codePoint: UInt32)], of node: SourceNode, at path: String
    ) {
        for removal in removals.sorted(by: { $0.part < $1.part }) {
            removed.append(
                Removal(
                    line: Int(node.outline.parts[removal.part].line), path: path + node.path(to: removal.part),
                    codePoint: removal.codePoint))
        }
    }
}
