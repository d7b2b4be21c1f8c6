internal import Crypto
import Events

/// What hung at communes: posted, observed, and what of it was recorded wrongly.
extension HistoryAuthor {
    /// Records a posting or an observation, or mends one.
    mutating func tellOfBoard() {
        let told = mendable(.posting) + mendable(.observation)
        if mends, !told.isEmpty, random.chance(25) {
            let position = random.one(of: told)
            let isCorrected = random.chance(60)
            _ = propose([
                "kind": .text(isCorrected ? "correction" : "withdrawal"),
                isCorrected ? "corrects" : "withdraws": .integer(position), "reason": anyReason(),
                "fact": isCorrected ? .object(corrected(board: log.ledger.form(of: position).members!)) : nil,
            ])
            return
        }
        let day = anyDay()
        guard let commune = anyCommune(on: day) else { return }
        _ = propose(random.chance(55) ? posting(commune, day) : observation(commune, day))
    }

    private mutating func anyCommune(on day: CivilDate) -> UnitCode? {
        let living = HistoryLand(log.ledger.unitChanges).lives.filter { $0.code.isCommune && $0.isAlive(on: day) }
        // Few of them, so that more is said of each.
        return living.isEmpty ? nil : random.one(of: Array(living.prefix(3))).code
    }

    private mutating func posting(_ commune: UnitCode, _ day: CivilDate) -> Value.Members {
        // Of which list nobody knows.
        let isDigest = random.chance(8)
        return [
            "kind": .text("posting"), "commune": .text(commune.text), "postedOn": .text(day.description),
            "channel": .text(random.one(of: ["Bảng", "Bảng", "Cổng"])),
            "receipt": isDigest ? .text(String(repeating: "1", count: 64)) : nil,
            "procedures": isDigest
                ? nil
                : .list(
                    anyCodes().map { code in
                        .object([
                            "procedure": .text(code),
                            "digest": random.chance(35) ? .text(anyDigest(of: ProcedureCode(code)!)) : nil,
                        ])
                    }),
        ]
    }

    private mutating func observation(_ commune: UnitCode, _ day: CivilDate) -> Value.Members {
        let isSilent = random.chance(10)
        let sample = random.chance(40) ? anyCodes() : []
        return [
            "kind": .text("observation"), "commune": .text(commune.text), "observedOn": .text(day.description),
            "by": .text("Đoàn kiểm tra"),
            "channel": random.chance(40) ? .text(random.one(of: ["Bảng", "Cổng"])) : nil,
            "procedures": isSilent
                ? nil
                : .list(
                    anyCodes().map { code in
                        .object([
                            "procedure": .text(code),
                            "name": random.chance(30) ? .text("Thủ tục \(code)") : nil,
                            "differs": random.chance(15) ? .list([.text("timeLimit")]) : nil,
                        ])
                    }),
            "sample": isSilent || sample.isEmpty ? nil : .list(sample.map(Value.text)),
            "findings": isSilent || random.chance(30) ? .text("Bảng khuất") : nil,
        ]
    }

    /// Codes of the history, sometimes with a suffix, and one that no line names.
    private mutating func anyCodes() -> [String] {
        let known = random.some(of: procedures, most: procedures.count).map(\.description)
        let codes = known + (random.chance(20) ? ["9.999999"] : [])
        return codes.map { random.chance(20) ? "\($0).H24" : $0 }
    }

    /// The digest of what some line states of a procedure, or of nothing.
    private mutating func anyDigest(of procedure: ProcedureCode) -> String {
        let stated = log.facts.compactMap { fact -> Value? in
            guard case .line(let line) = fact.event, line.line.procedure == procedure else { return nil }
            return line.line.value["content"]
        }
        guard let content = stated.isEmpty ? nil : random.one(of: stated), random.chance(85) else {
            return String(repeating: "0", count: 64)
        }
        return SHA256.hash(data: CanonicalJSON.bytes(of: content)).hexadecimal
    }

    /// The same of another day, with another list, or of another channel.
    mutating func corrected(board form: Value.Members) -> Value.Members {
        var board = form
        if random.chance(60) { board[board["postedOn"] != nil ? "postedOn" : "observedOn"] = .text("\(anyDay())") }
        if random.chance(50), board["sample"] == nil, board["receipt"] == nil {
            board["procedures"] = .list(anyCodes().map { .object(["procedure": .text($0)]) })
        }
        return board
    }
}
