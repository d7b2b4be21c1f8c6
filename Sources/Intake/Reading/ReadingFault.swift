/// A foreign file that cannot be read, or may not be (exit code 2): nothing of it is used.
public struct ReadingFault: Error, Hashable, Sendable {
    public let problem: Problem
    /// Where in the file, as far as it is known.
    public var place: Place?

    public init(_ problem: Problem, at place: Place? = nil) {
        self.problem = problem
        self.place = place
    }

    public enum Problem: Hashable, Sendable {
        case tooMuch(ReadingLimits.Kind, found: Int, limit: Int)
        case empty
        /// The bytes are of no format that is read here.
        case unknownFormat
        /// The name promises another format than the bytes hold.
        case otherFormat(named: String, found: Format)
        /// A format that is known and not read: what to save it as is for the wording.
        case unreadableFormat(Format)
        case encrypted
        case notUTF8(line: Int)
        /// A part of a compressed file is not there.
        case partMissing(String)
        /// A path in a compressed file that leads out of it.
        case pathOutside(String)
        case doctype(part: String)
        case damaged(Damage, part: String?)
        /// A cell holds a formula, and values of formulas were not asked for.
        case formula
        /// Nothing that looks like a table.
        case noTable
        /// Tables, but none with captions of a list of procedures or decisions.
        case noList
    }

    /// What a file can be.
    public enum Format: String, Hashable, Sendable {
        case xlsx, docx, csv, json
        // Known, so that they can be named, and not read.
        case xls, doc, ods, odt, pdf, html, xml, rtf, image, zip, gzip, sevenZip, rar, sqlite, program, yaml

        public var isRead: Bool { [.xlsx, .docx, .csv, .json].contains(self) }
    }

    public enum Damage: String, Hashable, Sendable {
        /// Ends before it should.
        case truncated
        /// The directory of a compressed file contradicts itself.
        case directory
        /// Unpacking gives other bytes than the directory promises.
        case checksum
        /// Compressed in a way that is not read.
        case compression
        /// Not well-formed XML.
        case markup
        /// Not JSON.
        case json
        /// A quotation mark in CSV that is not closed, or stands inside a field.
        case quotation
        /// A reference to something that is not there: a shared string, a cell.
        case reference
    }
}
