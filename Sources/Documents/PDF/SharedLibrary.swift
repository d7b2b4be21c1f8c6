internal import Foundation

/// A shared library that the program uses where it is there, and does without where it is not.
struct SharedLibrary {
    private let handle: UnsafeMutableRawPointer

    /// Nil when the machine has no such library.
    init?(_ name: String) {
        guard let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) else { return nil }
        self.handle = handle
    }

    /// A function of the library.
    ///
    /// - Parameter type: its C type; nothing checks that it is the right one.
    func function<Function>(_ name: String, as type: Function.Type) -> Function? {
        guard let symbol = dlsym(handle, name) else { return nil }
        return unsafeBitCast(symbol, to: type)
    }
}
