/// A ZIP archive whose bytes depend on its entries alone: stored without compression, all of one day.
///
/// Compressed by a library, the same document would be other bytes on the next machine: zlib, and what stands in for it,
/// promise what unpacking gives, not what packing gives. A list of 400 procedures takes about a megabyte this way.
struct ZIPArchive {
    private var entries: [(name: String, content: [UInt8])] = []

    mutating func add(_ name: String, _ content: [UInt8]) { entries.append((name, content)) }
    mutating func add(_ name: String, _ content: String) { add(name, Array(content.utf8)) }

    /// The archive (APPNOTE 6.3.10: 4.3.7 local headers, 4.3.12 central directory, 4.3.16 its end).
    var bytes: [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(entries.reduce(1024) { $0 + $1.content.count + 2 * $1.name.utf8.count + 96 })
        var directory: [UInt8] = []
        for (name, content) in entries {
            let offset = output.count
            var header: [UInt8] = []
            // Version 2.0; names in UTF-8; stored; 0:00 on 1 January 1980, the first day that the format knows.
            header.append(little: 20, 2)
            header.append(little: 0x0800, 2)
            header.append(little: 0, 2)
            header.append(little: 0, 2)
            header.append(little: 0x0021, 2)
            header.append(little: Int(CRC32.of(content)), 4)
            header.append(little: content.count, 4)
            header.append(little: content.count, 4)
            header.append(little: name.utf8.count, 2)
            header.append(little: 0, 2)
            output += [0x50, 0x4B, 3, 4]
            output += header
            output += name.utf8
            output += content
            directory += [0x50, 0x4B, 1, 2]
            directory.append(little: 20, 2)
            directory += header
            // No comment, first disk, no attributes.
            directory.append(little: 0, 2)
            directory.append(little: 0, 2)
            directory.append(little: 0, 2)
            directory.append(little: 0, 4)
            directory.append(little: offset, 4)
            directory += name.utf8
        }
        let start = output.count
        output += directory
        output += [0x50, 0x4B, 5, 6]
        output.append(little: 0, 4)
        output.append(little: entries.count, 2)
        output.append(little: entries.count, 2)
        output.append(little: directory.count, 4)
        output.append(little: start, 4)
        output.append(little: 0, 2)
        return output
    }
}

extension [UInt8] {
    /// Appends a number, its lowest byte first.
    fileprivate mutating func append(little number: Int, _ count: Int) {
        for index in 0..<count { append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
    }

    /// Appends a number, its highest byte first.
    fileprivate mutating func append(big number: UInt32) {
        for shift in [24, 16, 8, 0] as [UInt32] { append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
}

/// The check sum of ZIP and PNG.
package enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
    }

    package static func of(_ bytes: [UInt8]) -> UInt32 {
        table.withUnsafeBufferPointer { table in
            bytes.withUnsafeBufferPointer { bytes in
                var sum: UInt32 = 0xFFFF_FFFF
                for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8) }
                return sum ^ 0xFFFF_FFFF
            }
        }
    }
}

/// A black and white picture as PNG, not compressed, for the same reason.
enum PNGPicture {
    /// - Parameter isDark: asked for each pixel of a square, by column and row.
    static func square(side: Int, isDark: (Int, Int) -> Bool) -> [UInt8] {
        var rows: [UInt8] = []
        for row in 0..<side {
            // No filter, then eight pixels a byte; 1 is white.
            rows.append(0)
            for start in stride(from: 0, to: side, by: 8) {
                rows.append((start..<start + 8).reduce(UInt8(0)) { $0 << 1 | ($1 < side && isDark($1, row) ? 0 : 1) })
            }
        }
        var header: [UInt8] = []
        header.append(big: UInt32(side))
        header.append(big: UInt32(side))
        header += [1, 0, 0, 0, 0]
        var output: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        chunk("IHDR", header, to: &output)
        chunk("IDAT", stored(rows), to: &output)
        chunk("IEND", [], to: &output)
        return output
    }

    private static func chunk(_ name: String, _ content: [UInt8], to output: inout [UInt8]) {
        let body = Array(name.utf8) + content
        output.append(big: UInt32(content.count))
        output += body
        output.append(big: CRC32.of(body))
    }

    /// A zlib stream (RFC 1950) of stored blocks.
    private static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = [0x78, 0x01]
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(0xFFFF)
            rest = rest.dropFirst(block.count)
            output.append(rest.isEmpty ? 1 : 0)
            output.append(little: block.count, 2)
            output.append(little: ~block.count, 2)
            output += block
        } while !rest.isEmpty
        let sums = bytes.reduce((UInt32(1), UInt32(0))) { sums, byte in
            let low = (sums.0 + UInt32(byte)) % 65521
            return (low, (sums.1 + low) % 65521)
        }
        output.append(big: sums.1 << 16 | sums.0)
        return output
    }
}
