import Foundation

/// The variables of the environment, each asked for by its name: a dictionary of all of them costs as much as opening a log.
enum Environment {
    /// The value of a variable; nil where it is not set, or empty.
    static func value(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }
}
