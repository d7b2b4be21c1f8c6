/// A model of what POSIX promises of files and folders when the power goes.
///
/// What was written to a file is kept for certain only after a sync of that file; that a name was made, removed or
/// renamed only after a sync of its folder. What is not certain may be there or not, in any order, and a write may be
/// torn at the sectors of 512 bytes.
struct Disk: Sendable {
    static let sector = 512

    enum FileChange: Sendable {
        case write(offset: Int, bytes: [UInt8])
        case truncate(Int)
    }

    enum EntryChange: Sendable {
        case set(String, Int)
        case remove(String)
        case rename(String, to: String, Int)
    }

    struct File: Sendable {
        var durable: [UInt8] = []
        var pending: [FileChange] = []
    }

    struct Folder: Sendable {
        var durable: [String: Int] = [:]
        var pending: [EntryChange] = []
        var current: [String: Int] = [:]
    }

    enum Node: Sendable {
        case file(File)
        case folder(Folder)
    }

    /// A change that is not certain yet.
    struct Doubt: Sendable {
        let node: Int
        /// What is written, made, removed or renamed.
        let path: String
        /// The operation, for a sentence.
        let account: String
        let isData: Bool
        /// How many sectors it touches.
        let sectors: Int
    }

    private(set) var nodes: [Node] = [.folder(Folder())]
    /// Where each doubt stands among its node's changes is its place among those of the same node here.
    private(set) var doubts: [Doubt] = []

    /// A disk on which these files, and the folders that hold them, are certain.
    init(files: [String: [UInt8]], folders: [String]) throws {
        for folder in folders.sorted() { try apply(.makeFolder(folder)) }
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            try apply(.open(path, creates: true, truncates: false))
            try apply(.write(path, offset: 0, bytes: bytes))
        }
        for index in nodes.indices { settle(index) }
    }

    mutating func apply(_ operation: Operation) throws {
        switch operation {
        case .output: return
        case .open(let path, let creates, let truncates):
            if node(path) == nil, creates {
                try add(.file(File()), at: path)
            } else if truncates {
                try write(path, .truncate(0))
            }
        case .write(let path, let offset, let bytes): try write(path, .write(offset: offset, bytes: bytes))
        case .truncate(let path, let length): try write(path, .truncate(length))
        case .sync(let path):
            guard let index = node(path) else { return }
            settle(index)
        case .remove(let path): try change(path) { .remove($0) }
        case .makeFolder(let path):
            try add(.folder(Folder()), at: path)
        case .link(let path, let name):
            guard let index = node(path) else { throw Trouble("\(path) is linked to but was never made") }
            try change(name) { .set($0, index) }
        case .rename(let path, let name):
            guard let index = node(path) else { throw Trouble("\(path) is renamed but was never made") }
            if Self.split(path).folder == Self.split(name).folder {
                try change(path) { .rename($0, to: Self.split(name).name, index) }
            } else {
                try change(name) { .set($0, index) }
                try change(path) { .remove($0) }
            }
        }
    }

    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return ("", path) }
        return (String(path[..<slash]), String(path[path.index(after: slash)...]))
    }

    private func node(_ path: String) -> Int? {
        var index = 0
        for name in path.split(separator: "/") {
            guard case .folder(let folder) = nodes[index], let next = folder.current[String(name)] else { return nil }
            index = next
        }
        return index
    }

    /// What is written to a file that has no name any more is of no interest.
    private mutating func write(_ path: String, _ change: FileChange) throws {
        guard let index = node(path), case .file(var file) = nodes[index] else { return }
        var sectors = 1
        if case .write(let offset, let bytes) = change {
            guard !bytes.isEmpty else { return }
            sectors = (offset + bytes.count - 1) / Self.sector - offset / Self.sector + 1
        }
        file.pending.append(change)
        nodes[index] = .file(file)
        doubts.append(
            Doubt(node: index, path: path, account: Self.account(path, change), isData: true, sectors: sectors))
    }

    private static func account(_ path: String, _ change: FileChange) -> String {
        switch change {
        case .write(let offset, let bytes): "write \(path) \(offset)+\(bytes.count)"
        case .truncate(let length): "truncate \(path) to \(length)"
        }
    }

    private mutating func add(_ node: Node, at path: String) throws {
        let index = nodes.count
        nodes.append(node)
        try change(path) { .set($0, index) }
    }

    private mutating func change(_ path: String, _ make: (String) -> EntryChange) throws {
        let (parent, name) = Self.split(path)
        guard let index = node(parent), case .folder(var folder) = nodes[index] else {
            throw Trouble("\(path) is made or removed in a folder that was never made")
        }
        let change = make(name)
        folder.pending.append(change)
        Self.apply(change, to: &folder.current)
        nodes[index] = .folder(folder)
        doubts.append(Doubt(node: index, path: path, account: "\(change)", isData: false, sectors: 1))
    }

    private mutating func settle(_ index: Int) {
        switch nodes[index] {
        case .file(var file):
            for change in file.pending { Self.apply(change, .whole, to: &file.durable) }
            file.pending = []
            nodes[index] = .file(file)
        case .folder(var folder):
            folder.durable = folder.current
            folder.pending = []
            nodes[index] = .folder(folder)
        }
        doubts.removeAll { $0.node == index }
    }
}

extension Disk {
    /// How much of a change the crash left.
    enum Kept: Sendable {
        case none
        case whole
        /// These sectors of it.
        case torn([Bool])
        /// The length of the file, but not what was written there: it reads as this byte.
        case length(UInt8)
    }

    /// What is found on the disk when of the doubts so much is kept.
    func found(_ kept: [Kept]) -> (files: [String: [UInt8]], folders: [String]) {
        var counts: [Int: Int] = [:]
        var ofNode: [Int: [Int: Kept]] = [:]
        for (doubt, kept) in zip(doubts, kept) {
            ofNode[doubt.node, default: [:]][counts[doubt.node, default: 0]] = kept
            counts[doubt.node, default: 0] += 1
        }
        var files: [String: [UInt8]] = [:]
        var folders: [String] = []
        func walk(_ index: Int, _ path: String) {
            switch nodes[index] {
            case .file(let file):
                var content = file.durable
                for (place, change) in file.pending.enumerated() {
                    Self.apply(change, ofNode[index]?[place] ?? .none, to: &content)
                }
                files[path] = content
            case .folder(let folder):
                var entries = folder.durable
                for (place, change) in folder.pending.enumerated() {
                    if case .whole? = ofNode[index]?[place] { Self.apply(change, to: &entries) }
                }
                if !path.isEmpty { folders.append(path) }
                for (name, next) in entries { walk(next, path.isEmpty ? name : "\(path)/\(name)") }
            }
        }
        walk(0, "")
        return (files, folders)
    }

    private static func apply(_ change: EntryChange, to entries: inout [String: Int]) {
        switch change {
        case .set(let name, let node): entries[name] = node
        case .remove(let name): entries[name] = nil
        case .rename(let name, let new, let node):
            entries[name] = nil
            entries[new] = node
        }
    }

    private static func apply(_ change: FileChange, _ kept: Kept, to content: inout [UInt8]) {
        func grow(_ length: Int, _ byte: UInt8 = 0) {
            if content.count < length { content += [UInt8](repeating: byte, count: length - content.count) }
        }
        switch (change, kept) {
        case (_, .none): return
        case (.truncate(let length), _):
            if content.count > length { content.removeLast(content.count - length) }
            grow(length)
        case (.write(let offset, let bytes), .whole):
            grow(offset + bytes.count)
            content.replaceSubrange(offset..<offset + bytes.count, with: bytes)
        case (.write(let offset, let bytes), .length(let byte)): grow(offset + bytes.count, byte)
        case (.write(let offset, let bytes), .torn(let sectors)):
            var start = offset
            for isKept in sectors {
                let end = min(offset + bytes.count, (start / sector + 1) * sector)
                if isKept {
                    grow(end)
                    content.replaceSubrange(start..<end, with: bytes[(start - offset)..<(end - offset)])
                }
                start = end
            }
        }
    }
}
