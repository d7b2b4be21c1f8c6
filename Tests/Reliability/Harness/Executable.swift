import Foundation

/// Where this program stands: what is built with it stands beside it.
enum Executable {
    static func neighbour(_ name: String) -> String {
        let path = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return (path as NSString).deletingLastPathComponent + "/" + name
    }
}
