/// Why nothing can be made of the files of a register (exit code 2).
public enum UnitImportFault: Error, Hashable, Sendable {
    /// No table in it has the captions of a register.
    case unrecognised(file: String)
    /// The rows of a table have no day, and none was given.
    case undated(file: String)
    /// Changes or edges alone: the register they belong to is not among the files.
    case noRegister
    /// Two files give other communes under one version.
    case versionTwice(String)
}
