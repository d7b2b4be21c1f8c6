/// What becomes of rows when others take their place; rows that stay as they were are left alone. Areas that have the same
/// rows take the same step.
final class RowStep {
    let old: [SpanRow]
    let new: [SpanRow]
    /// Which old rows are no longer true.
    private(set) var closed: [Int] = []
    /// Which new rows come.
    private(set) var inserted: [Int] = []
    /// For each new row the old one that it is, where it is one.
    private(set) var origin: [Int?] = []
    /// For each new row that comes its row in the table `state`, once it is known.
    var states: [Int: Int] = [:]

    /// - Parameters:
    ///   - old: what stands, by first day.
    ///   - new: what should stand, by first day.
    init(from old: [SpanRow], to new: [SpanRow]) {
        (self.old, self.new) = (old, new)
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            if left < old.count, right < new.count, old[left] == new[right] {
                origin.append(left)
                left += 1
                right += 1
            } else if left < old.count, right == new.count || old[left].from <= new[right].from {
                closed.append(left)
                left += 1
            } else {
                inserted.append(right)
                origin.append(nil)
                right += 1
            }
        }
    }
}
