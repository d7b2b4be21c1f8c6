import Events
import Projections
import RegistryTestSupport

extension TemporaryRegistry {
    /// Records a random history, as far as its cuts are cuts.
    ///
    /// - Parameters:
    ///   - day: moves the clock before each submission, counted from 0; nil lets it go on.
    ///   - then: called after each submission.
    func record(
        _ history: RandomHistory, on day: (_ number: Int) -> CivilDate? = { _ in nil },
        then: (_ number: Int) throws -> Void = { _ in }
    ) throws {
        for (number, submission) in history.submissions.enumerated() {
            do {
                try record(submission, on: day(number), acceptsConflicts: true)
            } catch Refusal.reducesNothing {
                return
            } catch Refusal.raises {
                return
            }
            try then(number)
        }
    }
}
