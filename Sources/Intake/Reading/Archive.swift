internal import CZlib

/// A ZIP file in memory: its directory, and the parts one asks for, unpacked one by one.
///
/// Only what office files need: stored and deflated parts, no encryption, no ZIP64. Nothing is believed that the
/// directory says of sizes: what comes out is counted while it comes, and compared afterwards.
struct Archive {
    private struct Entry {
        let method: UInt16
        let checksum: UInt32
        let packed: Int
        let unpacked: Int
        let offset: Int
    }

    private let bytes: [UInt8]
    private let entries: [String: Entry]
    private let limits: ReadingLimits
    /// Bytes unpacked so far.
    private var spent = 0

    /// The names of its parts.
    var names: [String] { entries.keys.sorted() }

    init(_ bytes: [UInt8], limits: ReadingLimits) throws(ReadingFault) {
        self.bytes = bytes
        self.limits = limits
        let end = try Self.endOfDirectory(bytes)
        let count = Int(bytes.uint16(end + 10))
        let size = Int(bytes.uint32(end + 12))
        let start = Int(bytes.uint32(end + 16))
        guard count != 0xFFFF, start <= end, size == end - start else {
            throw ReadingFault(.damaged(.directory, part: nil))
        }
        guard count <= limits.parts else {
            throw ReadingFault(.tooMuch(.parts, found: count, limit: limits.parts))
        }
        self.entries = try Self.directory(bytes[start..<end], count: count, in: bytes)
    }

    private static func endOfDirectory(_ bytes: [UInt8]) throws(ReadingFault) -> Int {
        let earliest = max(0, bytes.count - 22 - 0xFFFF)
        var index = bytes.count - 22
        while index >= earliest {
            if bytes.uint32(index) == 0x0605_4B50, index + 22 + Int(bytes.uint16(index + 20)) == bytes.count {
                return index
            }
            index -= 1
        }
        throw ReadingFault(.damaged(.truncated, part: nil))
    }

    private static func directory(
        _ directory: ArraySlice<UInt8>, count: Int, in bytes: [UInt8]
    ) throws(ReadingFault) -> [String: Entry] {
        var entries: [String: Entry] = [:]
        var index = directory.startIndex
        for _ in 0..<count {
            guard index + 46 <= directory.endIndex, bytes.uint32(index) == 0x0201_4B50 else {
                throw ReadingFault(.damaged(.directory, part: nil))
            }
            let nameEnd = index + 46 + Int(bytes.uint16(index + 28))
            let next = nameEnd + Int(bytes.uint16(index + 30)) + Int(bytes.uint16(index + 32))
            guard next <= directory.endIndex,
                let name = String(validating: bytes[(index + 46)..<nameEnd], as: UTF8.self)
            else { throw ReadingFault(.damaged(.directory, part: nil)) }
            guard isInside(name) else { throw ReadingFault(.pathOutside(name)) }
            guard bytes.uint16(index + 8) & 0x41 == 0 else { throw ReadingFault(.encrypted) }
            let entry = Entry(
                method: bytes.uint16(index + 10), checksum: bytes.uint32(index + 16),
                packed: Int(bytes.uint32(index + 20)), unpacked: Int(bytes.uint32(index + 24)),
                offset: Int(bytes.uint32(index + 42)))
            guard entries.updateValue(entry, forKey: name) == nil else {
                throw ReadingFault(.damaged(.directory, part: name))
            }
            index = next
        }
        guard index == directory.endIndex else { throw ReadingFault(.damaged(.directory, part: nil)) }
        return entries
    }

    /// Whether a path stays below the root of the file.
    static func isInside(_ path: String) -> Bool {
        !path.isEmpty && !path.hasPrefix("/") && !path.contains("\\") && !path.contains(":") && !path.contains("\0")
            && !path.split(separator: "/").contains("..")
    }

    func has(_ name: String) -> Bool { entries[name] != nil }

    /// The bytes of a part.
    mutating func read(_ name: String) throws(ReadingFault) -> [UInt8] {
        guard let entry = entries[name] else { throw ReadingFault(.partMissing(name)) }
        let header = entry.offset
        guard header + 30 <= bytes.count, bytes.uint32(header) == 0x0403_4B50 else {
            throw ReadingFault(.damaged(.directory, part: name))
        }
        let start = header + 30 + Int(bytes.uint16(header + 26)) + Int(bytes.uint16(header + 28))
        guard start + entry.packed <= bytes.count else { throw ReadingFault(.damaged(.truncated, part: name)) }
        let packed = bytes[start..<(start + entry.packed)]
        let unpacked: [UInt8]
        switch entry.method {
        case 0:
            try spend(packed.count)
            unpacked = Array(packed)
        case 8: unpacked = try inflate(packed, part: name)
        default: throw ReadingFault(.damaged(.compression, part: name))
        }
        let checksum = unpacked.withUnsafeBufferPointer { crc32(0, $0.baseAddress, uInt($0.count)) }
        guard unpacked.count == entry.unpacked, UInt32(checksum) == entry.checksum else {
            throw ReadingFault(.damaged(.checksum, part: name))
        }
        return unpacked
    }

    private mutating func spend(_ count: Int) throws(ReadingFault) {
        spent += count
        guard spent <= limits.unpackedBytes else {
            throw ReadingFault(.tooMuch(.unpackedBytes, found: spent, limit: limits.unpackedBytes))
        }
    }

    private mutating func inflate(_ packed: ArraySlice<UInt8>, part: String) throws(ReadingFault) -> [UInt8] {
        var stream = z_stream()
        guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw ReadingFault(.damaged(.compression, part: part))
        }
        defer { inflateEnd(&stream) }
        var input = Array(packed)
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        var output: [UInt8] = []
        var status = Z_OK
        let inputCount = input.count
        var consumed = 0
        while status == Z_OK {
            let written = input.withUnsafeMutableBufferPointer { input in
                chunk.withUnsafeMutableBufferPointer { chunk in
                    stream.next_in = input.baseAddress.map { $0 + consumed }
                    stream.avail_in = uInt(inputCount - consumed)
                    stream.next_out = chunk.baseAddress
                    stream.avail_out = uInt(chunk.count)
                    status = CZlib.inflate(&stream, Z_NO_FLUSH)
                    consumed = inputCount - Int(stream.avail_in)
                    return chunk.count - Int(stream.avail_out)
                }
            }
            try spend(written)
            output += chunk[..<written]
        }
        guard status == Z_STREAM_END else {
            throw ReadingFault(.damaged(status == Z_BUF_ERROR ? .truncated : .compression, part: part))
        }
        return output
    }
}

extension [UInt8] {
    /// Little-endian; the caller has made sure that the bytes are there.
    fileprivate func uint16(_ index: Int) -> UInt16 { UInt16(self[index]) | UInt16(self[index + 1]) << 8 }

    fileprivate func uint32(_ index: Int) -> UInt32 {
        UInt32(uint16(index)) | UInt32(uint16(index + 2)) << 16
    }
}
