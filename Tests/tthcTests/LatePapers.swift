import Foundation

/// A small registry in which something came late: a decision without a day, another one mended, units of 2020.
enum LatePapers {
    /// Facts 1 and 2.
    static let units = """
        kind: units
        resolution: {number: 1/NQ, signedOn: 2019-12-01}
        effectiveFrom: 2020-01-01
        changes:
          - establish: {level: province, code: "31", name: Thành phố Hải Phòng, type: thành phố}
          - establish: {code: "11824", name: Xã Vĩnh Bảo, type: xã, province: "31"}
        """
    /// Facts 3 and 4: in force from March 2020 on.
    static let dated = """
        kind: decision
        decision: {issuer: "31", number: 1/QĐ-UBND, signedOn: 2020-02-03, effectiveFrom: 2020-03-01}
        lines:
          - line: "I.1"
            act: issue
            procedure: "1.000001"
            content: {name: Đăng ký thường trú, levels: [commune], timeLimit: {value: 10, unit: workingDay}}
        """
    /// Facts 5 and 6: on a day that is not known, with a comma in its condition.
    static let undated = """
        kind: decision
        decision: {issuer: "31", number: 2/QĐ-UBND, signedOn: 2020-04-05, condition: "theo Quyết định của Bộ, khi có"}
        lines:
          - line: "I.1"
            act: issue
            procedure: "1.000002"
            content: {name: "Xác nhận cư trú, tạm trú", levels: [commune]}
        """
    /// Fact 7: seven days, not ten.
    static let correction = """
        kind: correction
        corrects: 4
        reason: Gõ nhầm thời hạn
        line:
          line: "I.1"
          act: issue
          procedure: "1.000001"
          content: {name: Đăng ký thường trú, levels: [commune], timeLimit: {value: 7, unit: workingDay}}
        """

    static let all = [units, dated, undated, correction]

    /// All of them.
    static let store: Result<TemporaryStore, any Error> = Result {
        let store = try LatePapers.store(of: all)
        atexit { try? FileManager.default.removeItem(at: LatePapers.store.get().directory) }
        return store
    }

    static func store(of papers: [String]) throws -> TemporaryStore {
        let store = try TemporaryStore.empty()
        try store.succeed(["record", "--by", "lan", "-"], input: papers.joined(separator: "\n---\n"))
        return store
    }

    /// Every question about them, without a day.
    static let questions: [[String]] = [
        ["catalogue", "--commune", "11824"], ["show", "1.000001"], ["history", "1.000001"], ["history", "1.000002"],
        ["why", "1.000001", "--commune", "11824"], ["why", "1.000002", "--commune", "11824"],
        ["upcoming", "--commune", "11824"], ["upcoming"], ["commune", "11824"], ["decisions"],
        ["decision", "31", "1/QĐ-UBND"], ["status"], ["recall", "--since", "3", "--commune", "11824"],
        ["recall", "--since", "3", "--all"],
    ]
}
