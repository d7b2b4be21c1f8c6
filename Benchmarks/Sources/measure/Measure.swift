import ArgumentParser

@main
struct Measure: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs one job and tells its times, in nanoseconds, and the digests of its answers, as JSON.",
        subcommands: [
            Record.self, Append.self, Verify.self, Rebuild.self, Ask.self, AskKnown.self, FloorRecord.self,
            FloorRebuild.self, FloorAppend.self, FloorScan.self, FloorAsk.self, FloorReplay.self,
        ])
}
