import Dispatch
import Foundation

/// What a job tells: times by the name of the question, digests, counts.
struct Findings: Encodable {
    var times: [String: [UInt64]] = [:]
    var digests: [String: String] = [:]
    var counts: [String: Int] = [:]

    func tell() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        print(String(decoding: try encoder.encode(self), as: UTF8.self))
    }

    /// Runs a body and notes how long it took.
    @discardableResult
    mutating func time<Result>(_ name: String, _ body: () throws -> Result) rethrows -> Result {
        let begun = DispatchTime.now().uptimeNanoseconds
        let result = try body()
        times[name, default: []].append(DispatchTime.now().uptimeNanoseconds - begun)
        return result
    }
}
