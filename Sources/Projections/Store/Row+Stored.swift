import Events
internal import Foundation
internal import GRDB

extension Row {
    /// The canonical JSON that a column keeps, read.
    func stored(at index: Int) throws -> Events.Value {
        try withUnsafeData(atIndex: index) { data in try Events.Value(json: data ?? Data()) }
    }

    /// The canonical JSON that a column keeps, to be looked at where it stands.
    func storedForm(at index: Int) throws -> CanonicalValue {
        try withUnsafeData(atIndex: index) { data in try CanonicalValue(json: Array(data ?? Data())) }
    }
}

extension CanonicalValue {
    /// As a column keeps it.
    var stored: Data { Data(bytes) }
}

extension Events.Value {
    /// Canonical JSON, as a column keeps it.
    var stored: Data { Data(CanonicalJSON.bytes(of: self)) }
}
