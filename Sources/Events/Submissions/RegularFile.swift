internal import Foundation

/// A regular file that is open for reading, at any place.
public final class RegularFile: Sendable {
    let descriptor: Int32
    /// Where its bytes begin: standard input may have been read by another before.
    let start: Int
    let end: Int

    /// Nil when the descriptor is of a pipe, or of anything else that is read only once. Otherwise it is closed when nobody
    /// needs the file any more.
    public init?(descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        let start = lseek(descriptor, 0, SEEK_CUR)
        guard start >= 0 else { return nil }
        self.descriptor = descriptor
        self.start = start
        self.end = max(start, Int(status.st_size))
    }

    deinit { close(descriptor) }

    /// Bytes from a place on: fewer than were asked for only at the end of the file.
    func read(_ count: Int, at place: Int) throws(ReadingFailed) -> [UInt8] {
        var failure: ReadingFailed?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let read = pread(descriptor, buffer.baseAddress! + filled, count - filled, place + filled)
                if read < 0, errno == EINTR { continue }
                if read < 0 { failure = ReadingFailed(reason: String(cString: strerror(errno))) }
                if read <= 0 { return }
                filled += read
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// A disk that does not give what it holds.
    struct ReadingFailed: Error {
        let reason: String
    }
}
