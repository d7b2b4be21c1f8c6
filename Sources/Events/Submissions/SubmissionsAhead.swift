internal import Dispatch

/// The submissions of a file, read ahead on another thread while those before are recorded.
///
/// They, their removals and the fault at which they end are those that ``SubmissionFile`` gives. What is ahead is bounded,
/// so that a long file takes no more memory than a short one.
public struct SubmissionsAhead {
    private let reader: Reader
    private var waiting: [Batch] = []
    private var steps: ArraySlice<Step> = []
    private var end: Batch.End?
    /// How many bytes are still to be read, for a progress bar; nil when the file was read at once.
    public private(set) var bytesLeft: Int?
    /// What was removed so far because it may not be stored.
    public private(set) var removals: [Removal] = []

    public typealias Removal = (line: Int, path: String, codePoint: UInt32)

    public init(_ file: SubmissionFile) {
        self.reader = Reader(file)
        self.bytesLeft = file.bytesLeft
        // What is read in one batch needs no other thread.
        let batches = (file.bytesLeft ?? 0) > Batch.bytes ? Self.batchesAhead : 0
        for _ in 0..<batches { waiting.append(reader.startBatch()) }
    }

    /// How many batches are read, or being read, while one is recorded.
    private static let batchesAhead = 2

    /// The next submission; nil at the end of the file.
    ///
    /// - Throws: the fault that ends the file, once all submissions before it were given.
    public mutating func next() throws(InputFault) -> Submission? {
        while steps.isEmpty, end == nil { takeBatch() }
        if let step = steps.popFirst() {
            bytesLeft = step.bytesLeft
            removals += step.removals
            return step.submission
        }
        guard let last = end else { return nil }
        removals += last.removals
        end?.removals = []
        if let fault = last.fault { throw fault }
        return nil
    }

    private mutating func takeBatch() {
        if waiting.isEmpty {
            let batch = Batch()
            batch.read(reader)
            take(batch)
        } else {
            let batch = waiting.removeFirst()
            waiting.append(reader.startBatch())
            batch.wait()
            take(batch)
        }
    }

    private mutating func take(_ batch: Batch) {
        steps = batch.steps[...]
        end = batch.end
    }

    /// One submission, and what is known of the file once it is read.
    fileprivate struct Step: Sendable {
        let submission: Submission
        let bytesLeft: Int?
        let removals: [Removal]
    }

    /// Some submissions that follow one another. Only its work writes it, and only who has waited for that reads it.
    fileprivate final class Batch: @unchecked Sendable {
        struct End {
            let fault: InputFault?
            var removals: [Removal]
        }

        private(set) var steps: [Step] = []
        /// Where the file ends with this batch.
        private(set) var end: End?
        private let isRead = DispatchSemaphore(value: 0)

        /// About how much of the file is read for one batch.
        static let bytes = 1 << 16

        func read(_ reader: Reader) {
            let first = reader.file.bytesLeft
            while end == nil, (first ?? 0) - (reader.file.bytesLeft ?? 0) < Self.bytes {
                do throws(InputFault) {
                    if let submission = try reader.file.next() {
                        steps.append(
                            Step(
                                submission: submission, bytesLeft: reader.file.bytesLeft,
                                removals: reader.newRemovals()))
                    } else {
                        end = End(fault: nil, removals: reader.newRemovals())
                    }
                } catch {
                    end = End(fault: error, removals: reader.newRemovals())
                }
            }
            isRead.signal()
        }

        func wait() { isRead.wait() }
    }

    /// The file, which only one batch at a time reads: those that are started wait for each other.
    fileprivate final class Reader: @unchecked Sendable {
        var file: SubmissionFile
        private let queue = DispatchQueue(label: "submissions")
        private var removed = 0

        init(_ file: SubmissionFile) {
            self.file = file
        }

        func startBatch() -> Batch {
            let batch = Batch()
            queue.async { batch.read(self) }
            return batch
        }

        /// What was removed since it was asked last.
        func newRemovals() -> [Removal] {
            let removals = file.removals(after: removed)
            removed += removals.count
            return removals
        }
    }
}
