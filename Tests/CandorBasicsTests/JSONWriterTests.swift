import CandorBasics
import Foundation
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
    private struct Row: Encodable {
        var path = "a/b"
        var date = Date(timeIntervalSince1970: 1.5)
        var above: Double? = 0.1
    }

    @Test("Keys are sorted, slashes as they are; a file and a line end with a line's end")
    func forms() throws {
        let row = ["b": "x/y", "a": "1"]
        #expect(try JSONWriter.line.text(row) == #"{"a":"1","b":"x/y"}"#)
        #expect(try JSONWriter.line.lines([row, row]) == String(repeating: #"{"a":"1","b":"x/y"}"# + "\n", count: 2))
        #expect(try JSONWriter.pages.file(row) == "{\n  \"a\" : \"1\",\n  \"b\" : \"x/y\"\n}\n")
        #expect(try JSONWriter(escapesSlashes: true).text(row) == #"{"a":"1","b":"x\/y"}"#)
    }

    @Test("Dates and numbers that are not finite are written as asked for")
    func settings() throws {
        let writer = JSONWriter(
            dates: .secondsSince1970,
            oddNumbers: .convertToString(positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan"))
        #expect(try writer.text(Row(above: .nan)) == #"{"above":"nan","date":1.5,"path":"a/b"}"#)
        #expect(throws: EncodingError.self) { try JSONWriter.line.text(Row(above: .infinity)) }
    }
}
