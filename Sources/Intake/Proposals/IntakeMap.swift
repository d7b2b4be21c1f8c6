internal import Yams

/// A file that says what the columns of other layouts mean: `columns`, caption to key; `constants`, key to the text that
/// stands for a column the file lacks.
///
/// ```yaml
/// columns:
///   Mã hồ sơ nội tỉnh: ignored
///   Tên việc: name
/// constants:
///   level: Cấp xã
///   decisionNumber: 3582/QĐ-UBND
/// ```
public struct IntakeMap: Sendable {
    public private(set) var captions: [String: Caption] = [:]
    public private(set) var constants: [Caption: String] = [:]

    public struct Fault: Error, Hashable, Sendable {
        public enum Problem: Hashable, Sendable {
            case yaml(String)
            case notAMap
            case unknownPart(String)
            case unknownKey(String)
            case notText(String)
        }

        public let line: Int?
        public let problem: Problem
    }

    /// Most bytes of such a file.
    static let mostBytes = 1 << 16

    public init(_ text: String) throws(Fault) {
        let node: Node?
        do {
            guard text.utf8.count <= Self.mostBytes else {
                throw Fault(line: nil, problem: .yaml("> \(Self.mostBytes) byte"))
            }
            node = try Yams.compose(yaml: text)
        } catch let fault as Fault {
            throw fault
        } catch {
            throw Fault(line: nil, problem: .yaml("\(error)".split(separator: "\n").first.map(String.init) ?? ""))
        }
        guard let map = node?.mapping else { throw Fault(line: node?.mark?.line, problem: .notAMap) }
        for (key, value) in map {
            guard let part = key.string, ["columns", "constants"].contains(part) else {
                throw Fault(line: key.mark?.line, problem: .unknownPart(key.string ?? ""))
            }
            guard let entries = value.mapping else { throw Fault(line: value.mark?.line, problem: .notAMap) }
            for (name, meaning) in entries {
                guard let name = name.scalar?.string, let text = meaning.scalar?.string else {
                    throw Fault(line: meaning.mark?.line, problem: .notText(name.scalar?.string ?? ""))
                }
                let word = part == "columns" ? text : name
                guard let caption = Caption(rawValue: word) else {
                    throw Fault(line: meaning.mark?.line, problem: .unknownKey(word))
                }
                if part == "columns" { captions[name] = caption } else { constants[caption] = text }
            }
        }
    }
}
