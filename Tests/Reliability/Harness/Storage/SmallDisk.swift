import Foundation

/// A file system of 4 MiB in memory, which can really be full.
struct SmallDisk: Sendable {
    let path: String

    init(_ bench: Bench) throws {
        self.path = bench.folder.fresh("disk")
        try Folder.make(path)
        try Self.command("mount", ["-t", "tmpfs", "-o", "size=4m", "none", path])
    }

    /// Whether this user may mount here.
    static func isPermitted(_ bench: Bench) -> Bool {
        guard let disk = try? SmallDisk(bench) else { return false }
        disk.remove()
        return true
    }

    func remove() {
        try? Self.command("umount", ["--lazy", path])
        Folder.remove(path)
    }

    func remount(_ mode: String) throws { try Self.command("mount", ["-o", "remount,\(mode)", path]) }

    private var filler: String { "\(path)/filler" }

    /// Takes all the room but so many bytes.
    func fill(leaving free: Int) throws {
        var state = statvfs()
        guard statvfs(path, &state) == 0 else { throw Trouble("cannot ask how full \(path) is") }
        let taken = Int(state.f_bavail) * Int(state.f_bsize) - free
        try Folder.write(Data(count: max(0, taken)), to: filler)
    }

    func empty() throws { Folder.remove(filler) }

    private static func command(_ name: String, _ arguments: [String]) throws {
        let run = try Program(path: name).run(arguments, environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"])
        guard run.exitCode == 0 else { throw Trouble("\(name) \(run.account)") }
    }
}

extension SampleRegistry {
    /// The registry with its store on a disk and a link in its place, and its marks there too where they are wanted.
    func moved(onto disk: SmallDisk, withAnchor: Bool) throws -> SampleRegistry {
        for (path, name) in [(store, "store")] + (withAnchor ? [(anchor, "anchor")] : []) {
            try Folder.copy(path, to: "\(disk.path)/\(name)")
            Folder.remove(path)
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "\(disk.path)/\(name)")
        }
        return self
    }
}
