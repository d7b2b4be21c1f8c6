/// What became of one procedure on one land.
public struct ProcedureState: Sendable {
    public enum Standing: Int, Hashable, Sendable {
        case nothing, inForce, suspended
    }

    public internal(set) var standing = Standing.nothing
    /// The components in force; empty when nothing is.
    public private(set) var content: [Component: CanonicalValue] = [:]
    /// The lines applied since it came into force, in order, by position; the first one brought it from nothing.
    public private(set) var applied: [Int] = []
    /// The last line applied in any of its lives.
    public private(set) var lastApplied: StandingLine?
    /// Every line applied, earlier lives included, in order, by position.
    public private(set) var everApplied: [Int] = []
    /// The lines not applied because they do not fit, by position.
    public internal(set) var conflicts: [Int] = []
    /// The lines that were abolished before they took effect, by position.
    public internal(set) var stillborn: [Int] = []
    /// The line that last set the legal bases.
    public private(set) var legalBasesSetBy: Int?
    /// National lines that set or removed what a province's line had set, with the components no province set since.
    private var overwrites: [Int: Set<Component>] = [:]
    /// The components that a province's line has set in this life.
    private var setByProvince: Set<Component> = []

    /// The state of a procedure that no line has touched.
    public init() {}

    /// National lines over a province's, by position.
    public var overwritten: [Int] { overwrites.keys.sorted() }

    /// Whether communes handle it: its levels hold `commune`.
    public var isCommuneLevel: Bool { content[.levels]?.isAtCommuneLevel ?? false }

    mutating func begin(with line: StandingLine) {
        standing = .inForce
        content = line.line.components
        note(line)
        noteSet(content.keys, by: line)
    }

    /// A national line states the whole content anew; a province's sets what it names and keeps the rest.
    mutating func restate(by line: StandingLine) {
        let stated = line.line.components
        if line.isNational {
            let gone = Set(content.keys).union(setByProvince).subtracting(stated.keys)
            set(stated, removing: Array(gone), by: line)
        } else {
            set(stated, removing: [], by: line)
        }
        note(line)
    }

    mutating func set(
        _ components: [Component: CanonicalValue], removing removed: [Component], by line: StandingLine
    ) {
        content.merge(components) { _, new in new }
        for component in removed { content[component] = nil }
        noteSet(components.keys, by: line)
        if line.isNational { overwrite(removed, by: line) }
        if removed.contains(.legalBases) { legalBasesSetBy = nil }
    }

    private mutating func noteSet(_ components: some Collection<Component>, by line: StandingLine) {
        if components.contains(.legalBases) { legalBasesSetBy = line.position }
        if line.isNational {
            overwrite(components, by: line)
        } else {
            setByProvince.formUnion(components)
            overwrites = overwrites.mapValues { $0.subtracting(components) }.filter { !$0.value.isEmpty }
        }
    }

    private mutating func overwrite(_ components: some Collection<Component>, by line: StandingLine) {
        let hit = setByProvince.intersection(components)
        if !hit.isEmpty { overwrites[line.position, default: []].formUnion(hit) }
    }

    mutating func note(_ line: StandingLine) {
        applied.append(line.position)
        lastApplied = line
        everApplied.append(line.position)
    }

    mutating func end(by line: StandingLine) {
        standing = .nothing
        content = [:]
        applied = []
        lastApplied = line
        everApplied.append(line.position)
        legalBasesSetBy = nil
        overwrites = [:]
        setByProvince = []
    }

    /// The same without its components, which are kept elsewhere.
    public var withoutContent: ProcedureState { with(content: [:]) }

    /// The same with the components that are kept elsewhere.
    public func with(content: CanonicalValue) -> ProcedureState { with(content: content.components) }

    private func with(content: [Component: CanonicalValue]) -> ProcedureState {
        var state = self
        state.content = content
        return state
    }

    /// Whether two states of one procedure, known at one position, are the same: the lines applied tell all of the rest.
    public func isSame(as other: ProcedureState) -> Bool {
        everApplied == other.everApplied && conflicts == other.conflicts && stillborn == other.stillborn
    }

    /// The state of a procedure after one more line.
    ///
    /// - Precondition: the line comes after all others; nothing it says is stillborn, and it makes nothing so.
    public func followed(by line: StandingLine, for procedure: ProcedureCode) -> ProcedureState {
        ProcedureFold.state(self, of: procedure, after: line)
    }

    /// The day after which some legal basis of the content no longer holds; nil when none ends.
    public var basisEnds: CivilDate? {
        (content[.legalBases]?.list ?? []).compactMap { $0.day("effectiveUntil") }.min()
    }
}
