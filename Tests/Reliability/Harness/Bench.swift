import Foundation
import Synchronization

/// What every suite works with.
struct Bench: Sendable {
    let program: Program
    let isLong: Bool
    let seed: UInt64
    let folder: Folder
    /// How many trials go on side by side.
    let lanes: Int
    /// Only these scenarios and stories; all when there are none.
    let cases: [String]
    /// Where the folder of a trial that went wrong is kept, to look at.
    let kept: String?

    /// A registry in a folder of its own, which is made.
    func store(_ name: String = "trial") throws -> Store {
        let store = Store(program: program, directory: folder.fresh(name))
        try store.makeFolders()
        return store
    }

    /// A copy of a registry and all that belongs to it.
    func copy(of store: Store) throws -> Store {
        let copy = Store(program: program, directory: folder.fresh())
        try Folder.copy(store.directory, to: copy.directory)
        return copy
    }

    /// Removes a trial, or keeps it when something was wrong and somebody wants to see it.
    func finish(_ store: Store, _ problems: [String]) {
        if let kept, !problems.isEmpty {
            try? Folder.make(kept)
            try? Folder.copy(store.directory, to: kept + "/" + (store.directory as NSString).lastPathComponent)
        }
        Folder.remove(store.directory)
    }

    /// Does something with each item, so many side by side as said. The first error stops it.
    func forEach<Item: Sendable>(
        _ items: [Item], lanes: Int? = nil, _ body: @escaping @Sendable (Int, Item) throws -> Void
    ) throws {
        let course = Course()
        let group = DispatchGroup()
        for _ in 0..<min(lanes ?? self.lanes, items.count) {
            group.enter()
            // Threads of their own: a lane waits most of the time, and a pool would start too few.
            Thread.detachNewThread {
                while let index = course.next(), index < items.count {
                    do {
                        try body(index, items[index])
                    } catch {
                        course.stop(error)
                    }
                }
                group.leave()
            }
        }
        group.wait()
        if let error = course.error { throw error }
    }

    /// How far the lanes are.
    private final class Course: Sendable {
        private let state = Mutex<(next: Int, error: (any Error)?)>((0, nil))

        var error: (any Error)? { state.withLock { $0.error } }

        func next() -> Int? {
            state.withLock { state in
                guard state.error == nil else { return nil }
                state.next += 1
                return state.next - 1
            }
        }

        func stop(_ error: any Error) { state.withLock { $0.error = $0.error ?? error } }
    }

    func wants(_ name: String) -> Bool { cases.isEmpty || cases.contains(name) }

    /// All of them in the long form; so many, evenly, in the short one.
    func sample<Item>(_ items: [Item], short count: Int) -> [Item] { isLong ? items : items.evenly(count) }
}

extension Array {
    /// So many of them, from the first to the last at even distances.
    func evenly(_ wanted: Int) -> [Element] {
        guard wanted < count else { return self }
        guard wanted > 1 else { return Array(prefix(wanted)) }
        return (0..<wanted).map { self[$0 * (count - 1) / (wanted - 1)] }
    }
}
