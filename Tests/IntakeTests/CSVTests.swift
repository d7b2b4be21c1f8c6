import Intake
import Testing

@Suite struct CSVTests {
    private func rows(_ text: String, name: String = "a.csv") throws -> [[String]] {
        try TableFile(name: name, contents: Array(text.utf8)).sheets[0].rows.map { $0.cells.map(\.text) }
    }

    @Test(arguments: [",", ";", "\t", "|"])
    func delimitersAreFound(_ mark: String) throws {
        let text = "ma_tthc\(mark)ten\n1.004884\(mark)\"a\(mark)b \"\"c\"\"\nd\"\n"
        #expect(try rows(text) == [["ma_tthc", "ten"], ["1.004884", "a\(mark)b \"c\"\nd"]])
    }

    @Test func recordsAreCountedAsSpreadsheetsCountRows() throws {
        let file = try TableFile(name: "a.csv", contents: Array("\u{FEFF}a,b\r\n\r\n\"x\r\ny\",2".utf8))
        #expect(file.sheets[0].rows.map(\.number) == [1, 3])
        #expect(file.sheets[0].rows[1][1]?.text == "x\ny")
    }

    @Test func anOpenQuoteIsTold() {
        #expect(throws: ReadingFault(.damaged(.quotation, part: nil), at: Place(row: 2))) {
            try rows("a,b\n1,\"x")
        }
    }
}
