import Foundation

/// The sample of Hải Phòng, recorded once for all tests that only read.
enum Sample {
    static let files = [
        "01-units-before-2025-07-01", "02-units-merger-2025-07-01", "10-baseline-2025-07-01", "20-decisions-2026",
    ].map { "samples/hai-phong/\($0).yaml" }

    static let store: Result<TemporaryStore, any Error> = Result {
        let store = try TemporaryStore.empty()
        try store.succeed(["record", "--by", "lan"] + files)
        atexit { try? FileManager.default.removeItem(at: Sample.store.get().directory) }
        return store
    }

    /// Every question, each with arguments that have an answer in the sample.
    static let questions: [[String]] = [
        ["catalogue", "--commune", "11824", "--on", "2026-09-08"],
        ["diff", "--commune", "11824", "--from", "2026-09-07", "--to", "2026-09-08"],
        ["diff", "--commune", "11824", "--from", "2026-08-29", "--to", "2027-03-01"],
        ["diff", "--all", "--from", "2026-08-29", "--to", "2026-09-30"],
        ["diff", "--all", "--from", "2025-06-30", "--to", "2025-07-01"],
        ["show", "1.013860", "--on", "2026-09-08"],
        ["show", "1.013860", "--commune", "11824", "--on", "2027-03-01"],
        ["search", "dang ky khai sinh", "--on", "2026-09-08"],
        ["search", "3582/QĐ-UBND", "--commune", "11824", "--on", "2026-09-08", "--all"],
        ["history", "2.002621", "--on", "2026-09-08"],
        ["history", "1.009444", "--on", "2026-09-08"],
        ["replay", "--commune", "11824", "--to", "2027-03-01"],
        ["commune", "11824", "--on", "2026-09-08"],
        ["commune", "31", "--on", "2026-09-08"],
        ["decisions", "--on", "2026-09-08"],
        ["decision", "31", "3582/QĐ-UBND", "--on", "2026-09-08"],
        ["decision", "31", "3904/QĐ-UBND", "--on", "2026-09-08"],
        ["status", "--on", "2026-09-08"],
        ["why", "2.001023", "--commune", "11824", "--on", "2026-09-08"],
        ["why", "3.000722", "--commune", "11824", "--on", "2026-09-07"],
        ["upcoming", "--commune", "11824", "--on", "2026-09-08", "--within", "90d"],
        ["upcoming", "--on", "2026-09-08", "--within", "26w"],
        ["recall", "--since", "380", "--commune", "11824", "--on", "2026-09-08"],
        ["recall", "--since", "380", "--all", "--on", "2026-09-08"],
    ]
}
