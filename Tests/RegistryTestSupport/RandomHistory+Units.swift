import Events

/// The changes of units.
extension HistoryAuthor {
    mutating func establishOldUnits() {
        var changes: [Value] = []
        let provinces = ["24", "27", "30", "31"].prefix(random.number(2...4))
        for code in provinces {
            changes.append(establish(code, "Tỉnh \(code)", random.one(of: ["tỉnh", "thành phố"]), nil, from: []))
        }
        for _ in 1...random.number(6...15) {
            let type = random.one(of: ["xã", "xã", "phường", "thị trấn"])
            changes.append(establish(newCode(), "\(type)", type, random.one(of: Array(provinces)), from: []))
        }
        record(changes, on: Self.origin)
    }

    /// Communes are merged, split, and their codes used again.
    mutating func mergeCommunes(on day: CivilDate) {
        record(communeMerger(on: day, most: 3, movingFrom: nil), on: day)
    }

    /// The great merger: mostly a province ends as well, and its communes belong to another.
    mutating func mergeProvincesAndCommunes(on day: CivilDate) {
        let provinces = alive(on: day).filter(\.code.isProvince)
        guard provinces.count > 1, random.chance(80) else {
            record(communeMerger(on: day, most: 8, movingFrom: nil), on: day)
            return
        }
        let pair = random.shuffled(provinces.map(\.code.text))
        let ended = pair[0]
        let heir = pair[1]
        var changes = [dissolve(ended)]
        if random.chance(50) {
            changes.append(dissolve(heir))
            let from = random.shuffled([(ended, "whole"), (heir, "whole")])
            changes.append(establish(heir, "Thành phố \(heir)", "thành phố", nil, from: from))
        }
        changes += communeMerger(on: day, most: 8, movingFrom: (ended, heir))
        record(changes, on: day)
    }

    /// Dissolves some communes and establishes others from them; those left in a province that ends mostly move.
    private mutating func communeMerger(
        on day: CivilDate, most: Int, movingFrom moving: (old: String, new: String)?
    ) -> [Value] {
        var changes: [Value] = []
        var left = random.shuffled(alive(on: day).filter(\.code.isCommune))
        var budget = random.number(1...most)
        while budget > 0, left.count > 1 {
            let group = Array(left.prefix(random.number(1...3)))
            left.removeFirst(group.count)
            budget -= group.count
            changes += group.map { dissolve($0.code.text) }
            let province = group[0].province(on: day)!.text
            let heirs = random.chance(25) ? 2 : 1
            var reusable = random.shuffled(group.map(\.code.text))
            for heir in 0..<heirs {
                let code = !reusable.isEmpty && random.chance(60) ? reusable.removeFirst() : newCode()
                let isPart = heirs == 2 || random.chance(20)
                var from = random.shuffled(group).map { ($0.code.text, isPart ? "part" : "whole") }
                if heir == 1, from.count > 1 { from.removeLast() }
                if random.chance(8) { from = [] }
                let type = random.one(of: ["xã", "phường", "đặc khu"])
                changes.append(
                    establish(code, "\(type)", type, province == moving?.old ? moving!.new : province, from: from))
            }
        }
        for unit in left where unit.province(on: day)!.text == moving?.old && random.chance(85) {
            changes.append(move(unit.code.text, moving!.new))
        }
        return changes
    }

    mutating func renameAndMove(on day: CivilDate) {
        let units = alive(on: day)
        let communes = random.shuffled(units.filter(\.code.isCommune))
        let provinces = units.filter(\.code.isProvince)
        guard !communes.isEmpty, !provinces.isEmpty else { return }
        var changes = [rename(communes[0].code.text, type: random.one(of: ["xã", "phường"]))]
        if communes.count > 1, random.chance(50) { changes.append(rename(communes[1].code.text, type: nil)) }
        let moved = random.one(of: communes).code.text
        changes.append(move(moved, random.one(of: provinces).code.text))
        record(random.shuffled(changes), on: day)
    }

    /// A change that the registry learns long after, where it still fits what is known.
    mutating func recordLate() {
        for _ in 1...20 {
            let day = random.one(of: days + [Self.oldMerger, CivilDate("2024-12-01")!])
            let units = alive(on: day)
            let communes = units.filter(\.code.isCommune)
            let provinces = units.filter(\.code.isProvince)
            guard !communes.isEmpty, !provinces.isEmpty else { continue }
            let commune = random.one(of: communes).code.text
            let province = random.one(of: provinces).code.text
            let changes: [Value]
            switch random.number(1...5) {
            case 1: changes = [move(commune, province)]
            case 2: changes = [rename(commune, type: random.one(of: ["xã", "phường"]))]
            case 3: changes = [establish(newCode(), "xã", "xã", province, from: [(commune, "part")])]
            case 4:
                changes = [dissolve(commune), establish(newCode(), "xã", "xã", province, from: [(commune, "whole")])]
            default:
                changes = [
                    dissolve(commune), establish(commune, "phường", "phường", province, from: [(commune, "whole")]),
                ]
            }
            if record(changes, on: day) { return }
        }
    }

    private func alive(on day: CivilDate) -> [HistoryLand.Life] {
        HistoryLand(log.ledger.unitChanges).lives.filter { $0.isAlive(on: day.previous) && $0.isAlive(on: day) }
    }

    mutating func newCode() -> String {
        nextCommune += 7
        return "\(nextCommune)"
    }

    /// Records changes if they apply, at every position unless those inside may break. Whether they were recorded.
    @discardableResult
    private mutating func record(_ changes: [Value], on day: CivilDate) -> Bool {
        guard !changes.isEmpty else { return false }
        let orders = breaksInside ? [random.shuffled(changes), changes] : [changes]
        for order in orders {
            var tried = log
            tried.record(
                .object([
                    "kind": .text("units"), "effectiveFrom": .text(day.description), "changes": .list(order),
                    "resolution": .object([
                        "number": .text("\(resolutions + 1)/NQ-UBTVQH15"), "signedOn": .text(day.previous.description),
                    ]),
                ]))
            let firstChecked = breaksInside ? tried.facts.count : log.facts.count + 1
            let applies = (firstChecked...tried.facts.count).allSatisfy { size in
                HistoryLand(tried.ledger.unitChanges.filter { $0.position <= size }).applies
            }
            guard applies else { continue }
            log = tried
            resolutions += 1
            return true
        }
        return false
    }

    private func dissolve(_ code: String) -> Value {
        .object(["dissolve": .object(["code": .text(code)])])
    }

    private func establish(
        _ code: String, _ name: String, _ type: String, _ province: String?, from: [(code: String, part: String)]
    ) -> Value {
        let sources = from.map { Value.object(["code": .text($0.code), "part": .text($0.part)]) }
        return .object([
            "establish": .object([
                "level": province == nil ? .text("province") : nil, "code": .text(code),
                "name": .text("\(name) \(code)"), "type": .text(type), "province": province.map(Value.text),
                "from": sources.isEmpty ? nil : .list(sources),
            ])
        ])
    }

    private func rename(_ code: String, type: String?) -> Value {
        .object([
            "rename": .object([
                "code": .text(code), "name": .text("Tên mới \(code)"), "type": type.map(Value.text),
            ])
        ])
    }

    private func move(_ code: String, _ province: String) -> Value {
        .object(["move": .object(["code": .text(code), "province": .text(province)])])
    }
}
