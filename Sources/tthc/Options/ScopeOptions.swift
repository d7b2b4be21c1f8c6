import ArgumentParser
import Events

/// One commune, or every one.
struct ScopeOptions: ParsableArguments {
    @Option(help: ArgumentHelp(say("Mã xã, 5 chữ số.", "Code of the commune, 5 digits."), valueName: "code"))
    var commune: String?
    @Flag(help: ArgumentHelp(say("Mọi xã.", "Every commune.")))
    var all = false

    func validate() throws {
        guard all != (commune != nil) else {
            throw ValidationError(
                say("Cần --commune hoặc --all, chỉ một trong hai.", "Give either --commune or --all."))
        }
    }

    /// Nil: every commune.
    var code: UnitCode? {
        get throws { try commune.map(ArgumentValue.commune) }
    }
}
