import Events
import Foundation
import Projections
import RegistryTestSupport

import Documents

/// Registries and documents that the tests ask for.
enum Papers {
    /// One commune, and procedures with these names in one field.
    static func commune(names: [String], field: String = "Hộ tịch") throws -> TemporaryRegistry {
        let store = try TemporaryRegistry()
        try store.record(
            """
            {"kind":"units","resolution":{"number":"1/NQ","signedOn":"2025-06-01"},"effectiveFrom":"2025-07-01","changes":[\
            {"establish":{"level":"province","code":"31","name":"Thành phố Hải Phòng","type":"thành phố"}},\
            {"establish":{"code":"11824","name":"Xã Vĩnh Bảo","type":"xã","province":"31"}}]}
            """)
        let lines = names.enumerated().map { index, name in
            Value.object([
                "line": .text("I.\(index + 1)"), "act": .text("issue"),
                "procedure": .text("\(ProcedureCode(number: 1_000_000 + index))"),
                "content": .object([
                    "name": .text(name), "field": .text(field), "levels": .list([.text("commune")]),
                    "notes": .text(name),
                ]),
            ])
        }
        let paper = Value.object([
            "kind": .text("decision"),
            "decision": .object([
                "issuer": .text("31"), "number": .text("1/QĐ-UBND"), "signedOn": .text("2026-01-01"),
                "effectiveFrom": .text("2026-01-01"),
            ]), "lines": .list(lines),
        ])
        try store.record(CanonicalJSON.text(of: paper))
        return store
    }

    /// The sample of the repository; empty, so that tests fail, when it cannot be read.
    static let profile: Profile = {
        let file = Repository.root.appending(path: "samples/profile.yaml")
        return (try? Profile(bytes: Array(Data(contentsOf: file)), name: "profile.yaml")) ?? .empty
    }()
}

extension TemporaryRegistry {
    func posting(
        _ request: Posting.Request = .list, on day: String = "2026-09-08", known: Int? = nil,
        options: PostedList.Options = .init(), profile: Profile = Papers.profile
    ) throws -> Posting {
        try Posting(
            request, of: registry, commune: UnitCode("11824")!,
            side: Difference.Side(on: CivilDate(day)!, known: try known ?? registry.log.size()), profile: profile,
            options: options)
    }
}
