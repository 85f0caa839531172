import Testing

@testable import CandorLlama

@Suite("Putting an answer together")
struct TextAssemblerTests {
    @Test("A stop text spread over tokens ends the text before it")
    func spread() {
        var text = TextAssembler(stops: ["\nHuman:"])
        let isStopped1 = text.append(Array("Yes.\nHu".utf8))
        #expect(!isStopped1)
        let isStopped2 = text.append(Array("man".utf8))
        #expect(!isStopped2)
        let isStopped3 = text.append(Array(": no".utf8))
        #expect(isStopped3)
        #expect(text.text == "Yes.")
    }

    @Test("Of several stop texts the first in the text counts, and an empty one never")
    func several() {
        var text = TextAssembler(stops: ["", "cd", "b"])
        let isStopped4 = text.append(Array("abcd".utf8))
        #expect(isStopped4)
        #expect(text.text == "a")
    }

    @Test("Something that only begins like a stop text stays")
    func beginning() {
        var text = TextAssembler(stops: ["END"])
        let stopped = ["EN", "EN", "E"].map { text.append(Array($0.utf8)) }
        #expect(stopped == [false, false, false])
        let isStopped5 = text.append(Array("ND".utf8))
        #expect(isStopped5)
        #expect(text.text == "ENEN")
    }

    @Test("A character spread over tokens is whole, one cut off at the end is left out")
    func characters() {
        var text = TextAssembler(stops: [])
        let bytes = Array("né 🙂".utf8)
        for byte in bytes.dropLast() { _ = text.append([byte]) }
        #expect(text.text == "né ")
        _ = text.append(bytes.suffix(1))
        #expect(text.text == "né 🙂")
    }
}
