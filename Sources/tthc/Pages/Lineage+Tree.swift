import Events
import Projections

extension Lineage {
    /// What a unit was made of, and what that was made of, and so on back. A unit that more than one branch reaches is told
    /// where it is read first; the other branches point there.
    func ancestors(of id: ID) -> Tree {
        var told: Set<ID> = []
        return Tree(branches: ancestors(of: id, as: self[id]?.life?.first, &told))
    }

    private func ancestors(of id: ID, as made: State?, _ told: inout Set<ID>) -> [Tree.Branch] {
        links(to: id).map { link in
            branch(link, to: link.from, as: link.source, beside: made, &told) { told in
                ancestors(of: link.from, as: self[link.from]?.life?.first, &told)
            }
        }
    }

    /// What was made of a unit, and what was made of that, and so on.
    func descendants(of id: ID) -> Tree {
        var told: Set<ID> = []
        return Tree(branches: descendants(of: id, &told))
    }

    private func descendants(of id: ID, _ told: inout Set<ID>) -> [Tree.Branch] {
        links(from: id).map { link in
            branch(
                link, to: link.to, as: self[link.to]?.life?.first, beside: link.source, &told,
                note: othersWording(of: link)
            ) { told in
                descendants(of: link.to, &told)
            }
        }
    }

    /// One unit and what is behind it.
    ///
    /// - Parameters:
    ///   - state: The unit as it was when the two were joined.
    ///   - neighbour: The other one of the link, likewise; the province is told where the two differ.
    private func branch(
        _ link: Link, to id: ID, as state: State?, beside neighbour: State?, _ told: inout Set<ID>, note: String? = nil,
        behind: (inout Set<ID>) -> [Tree.Branch]
    ) -> Tree.Branch {
        var text = "\(id.code)"
        if let state { text += " \(state.name)" } else { text += " \(Self.unrecordedMark)" }
        if link.isPart { text += " \(Self.partMark)" }
        if let province = state?.provinceName,
            province != neighbour?.provinceName || state?.province != neighbour?.province
        {
            text += ", \(province)"
        }
        if let life = self[id]?.life { text += ", \(life.span)" }
        let isTold = !told.insert(id).inserted
        if isTold { text += say(" (xem ở trên)", " (see above)") }
        let notes = [note].compactMap(\.self) + (isTold ? [] : self[id]?.life?.changes.compactMap(\.wording) ?? [])
        return Tree.Branch(text: text, notes: notes, branches: isTold ? [] : behind(&told))
    }

    /// With which other units the source of a link became what was made of it.
    private func othersWording(of link: Link) -> String? {
        let others = (self[link.to]?.life?.sources ?? []).filter { $0.code != link.from.code }
            .map { "\($0.code)" + ($0.isPart ? " \(Self.partMark)" : "") }.joined(separator: ", ")
        return others.isEmpty ? nil : say("cùng với \(others)", "together with \(others)")
    }
}
