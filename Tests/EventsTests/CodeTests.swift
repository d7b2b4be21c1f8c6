import Events
import Testing

@Suite struct CodeTests {
    @Test(arguments: ["1.004884", "1.004884.H24", "1.004884.000.00.00.H24", "1.004884.000.00.00.G03"])
    func `a suffix is never part of a procedure's code`(text: String) {
        #expect(ProcedureCode(text)?.description == "1.004884")
    }

    @Test(arguments: [
        "1.00488", "1.0048841", "10.04884", "1.004884.", "1.004884.H2", "1.004884.X24", "1.004884 ", " 1.004884",
        "1.004884\n", "1,004884", "1.004884.000.00.00.H244", "１.００４８８４", "1.00 4884", "",
    ])
    func `another text is no procedure code`(text: String) {
        #expect(ProcedureCode(text) == nil)
    }

    @Test func `codes of units are two or five digits`() {
        #expect(UnitCode("31")?.isProvince == true)
        #expect(UnitCode("11824")?.isCommune == true)
        for text in ["1", "311", "1182", "118240", "1182a", "31\n", "３１", ""] { #expect(UnitCode(text) == nil) }
    }

    @Test(arguments: [
        ("3582/QĐ-UBND", 3582), ("02144/QĐ-UBND", 2144), ("364a/QĐ-UBND", 364), ("66.7/2025/NQ-CP", 66),
        ("QĐ2338-BTP", 0), ("9303", 9303),
    ])
    func `decisions are ordered by the digits their number begins with`(number: String, digits: Int) {
        let identity = DecisionIdentity(issuer: "31", number: number, signedOn: CivilDate("2026-09-08")!)
        #expect(identity.leadingDigits == digits)
    }
}
