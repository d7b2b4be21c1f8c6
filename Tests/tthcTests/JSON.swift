import Foundation
import Testing

/// A JSON object of an answer, read by the names of its keys; a key that is not there fails the test by name.
struct JSON {
    let members: [String: Any]

    init(_ text: String) throws {
        members = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "not an object")
    }

    private init(_ members: [String: Any]) { self.members = members }

    var keys: Set<String> { Set(members.keys) }

    func text(_ key: String) throws -> String { try value(key) }
    func integer(_ key: String) throws -> Int { try value(key) }
    func flag(_ key: String) throws -> Bool { try value(key) }
    func texts(_ key: String) throws -> [String] { try value(key) }
    func integers(_ key: String) throws -> [Int] { try value(key) }
    func object(_ key: String) throws -> JSON { JSON(try value(key) as [String: Any]) }
    func objects(_ key: String) throws -> [JSON] { try (value(key) as [[String: Any]]).map(JSON.init) }

    private func value<Value>(_ key: String) throws -> Value {
        let found = try #require(members[key], "no “\(key)” among \(keys.sorted())")
        return try #require(found as? Value, "“\(key)” is no \(Value.self): \(found)")
    }
}
