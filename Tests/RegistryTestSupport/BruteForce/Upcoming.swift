import Events

extension BruteForce.Sight {
    /// What the catalogue calls `upcoming`.
    func upcoming() -> Set<BruteForceCatalogue.Upcoming> {
        let coming = papers.filter { paper in
            isToCome(paper) && covers(paper) && !paper.isStillborn(among: papers, for: unit, in: land, on: day)
        }
        // A line qualifies as a whole: whatever it names is then coming too, and may make another line qualify.
        var listed = Set(entries { $0 != .nothing }.map(\.procedure))
        var qualified: Set<Int> = []
        var before: Int
        repeat {
            before = qualified.count
            for paper in coming {
                let begins = paper.statesContent && paper.line.values.isAtCommuneLevel
                guard begins || paper.names.contains(where: { listed.contains($0) }) else { continue }
                qualified.insert(paper.position)
                listed.formUnion(paper.names)
            }
        } while qualified.count > before

        var items: Set<BruteForceCatalogue.Upcoming> = []
        for paper in coming where qualified.contains(paper.position) {
            for procedure in paper.names {
                items.insert(.init(procedure: procedure, act: paper.line.act, fact: paper.position))
            }
        }
        return items
    }

    private func isToCome(_ paper: BruteForce.Paper) -> Bool {
        guard paper.stands, !paper.neverCounts else { return false }
        guard let from = paper.effectiveFrom else { return true }
        return from > day
    }
}
