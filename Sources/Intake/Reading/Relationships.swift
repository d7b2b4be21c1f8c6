/// Which part of an office file refers to which, by id and by type.
struct Relationships {
    private var targets: [String: String] = [:]
    private var byType: [String: String] = [:]

    /// Those of a part; none when it has none. An empty part asks for those of the whole file.
    init(of part: String, in archive: inout Archive, limits: ReadingLimits) throws(ReadingFault) {
        let folder = part.split(separator: "/").dropLast().joined(separator: "/")
        let file = part.split(separator: "/").last.map(String.init) ?? ""
        let name = (folder.isEmpty ? "" : folder + "/") + "_rels/\(file).rels"
        guard archive.has(name) else { return }
        var reader = try XMLReader(try archive.read(name), part: name, limits: limits)
        while true {
            switch try reader.next() {
            case .finished: return
            case .start where reader.name == "Relationship":
                guard try reader.attribute("TargetMode") != "External", let id = try reader.attribute("Id"),
                    let target = try reader.attribute("Target")
                else { continue }
                let path = try Self.resolve(target, against: folder)
                targets[id] = path
                let type = try reader.attribute("Type")?.split(separator: "/").last.map(String.init)
                if let type, byType[type] == nil { byType[type] = path }
            default: break
            }
        }
    }

    /// The part of an id.
    subscript(id: String) -> String? { targets[id] }

    /// The first part of a type, told by the last word of its address: the strict and the transitional one are alike in it.
    func part(ofType type: String) -> String? { byType[type] }

    private static func resolve(_ target: String, against folder: String) throws(ReadingFault) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var path = folder.split(separator: "/").map(String.init)
        for piece in target.split(separator: "/") where piece != "." {
            if piece == ".." {
                guard path.popLast() != nil else { throw ReadingFault(.pathOutside(target)) }
            } else {
                path.append(String(piece))
            }
        }
        return path.joined(separator: "/")
    }
}
