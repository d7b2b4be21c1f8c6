/// Values that several threads fill, each its own.
final class Slots<Value: Sendable>: @unchecked Sendable {
    let count: Int
    private let storage: UnsafeMutableBufferPointer<Value?>

    init(count: Int) {
        self.count = count
        storage = .allocate(capacity: count)
        storage.initialize(repeating: nil)
    }

    deinit {
        storage.deinitialize()
        storage.deallocate()
    }

    subscript(index: Int) -> Value? {
        get { storage[index] }
        set { storage[index] = newValue }
    }

    var values: [Value] { storage.compactMap { $0 } }
}
