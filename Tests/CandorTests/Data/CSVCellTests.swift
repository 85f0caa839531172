import Candor
import Testing

@Suite("Cells of tables")
struct CSVCellTests {
    @Test(
        "A text that a spreadsheet could take for a formula gets an apostrophe, whatever nobody sees stands before it",
        arguments: [
            "=1+1", "+cmd", "-cmd", "@SUM(A1)", "\u{FEFF}=1", "\u{200B}=1", "\u{A0}=1", "\u{AD}@x",
            "\u{2060}\u{FEFF} -x",
            "\u{3000}=1", "\u{202E}=1", "＝1", "\u{200B}＋1", "\u{85}x", "\tx", "\u{FEFF}\tx", "\u{0}",
        ])
    func guarded(text: String) {
        for keepsNumbers in [false, true] {
            let cell = CSVCell(text, keepsNumbers: keepsNumbers).text
            #expect(cell.hasPrefix("'") || cell.hasPrefix("\"'"), "\(cell.debugDescription)")
            #expect(cell.contains(text))
        }
    }

    @Test("Other text stays what it is", arguments: ["a=1", "1+1", "\u{FEFF}a", "\u{200B}", "é", "", "x-y@z"])
    func plain(text: String) { #expect(CSVCell(text).text == text) }

    @Test("Numbers stay numbers in a table of numbers; in a rater's comment they are text")
    func numbers() {
        for number in ["-0.5", "+1", "1e-05", "-inf", "nan", "-12"] {
            #expect(CSVCell(number, keepsNumbers: true).text == number)
        }
        #expect(CSVCell("-0.5").text == "'-0.5" && CSVCell(-0.5).text == "-0.5")
    }

    @Test("What separates cells is quoted")
    func quoted() {
        #expect(CSVCell("a,b").text == "\"a,b\"" && CSVCell("a;=b").text == "\"a;=b\"")
        #expect(CSVCell("a\"b").text == "\"a\"\"b\"" && CSVCell("a\rb").text == "\"a\rb\"")
    }
}
