import CandorBasics
import Testing

@Suite("Slips of spelling")
struct SpellingTests {
    private let kinds = ["llama", "openai", "anthropic", "scripted"]

    @Test(
        "The name that was meant is found",
        arguments: [
            ("opnai", "openai"), ("opanei", "openai"), ("oepnai", "openai"), ("OpenAI", "openai"), ("lama", "llama"),
            ("antrhopic", "anthropic"), ("scriptd", "scripted"),
        ])
    func found(word: String, meant: String) {
        #expect(Spelling.nearest(to: word, among: kinds) == meant)
        #expect(Spelling.hint(for: word, among: kinds) == "; did you mean '\(meant)'?")
    }

    @Test(
        "Another word is no slip", arguments: ["", "bard", "wish", "x", "open", String(repeating: "llama", count: 30)])
    func another(word: String) {
        #expect(Spelling.nearest(to: word, among: kinds) == nil)
        #expect(Spelling.hint(for: word, among: kinds).isEmpty)
    }

    @Test("Of names that are equally near the first is meant, and of others the nearest")
    func nearest() {
        #expect(Spelling.nearest(to: "svgg", among: ["png", "svg"]) == "svg")
        #expect(Spelling.nearest(to: "bc", among: ["b", "c"]) == "b")
        #expect(Spelling.nearest(to: "corection", among: ["correctness", "correction"]) == "correction")
        // One character for another is no slip of a word of one character.
        #expect(Spelling.nearest(to: "a", among: ["b"]) == nil)
    }

    @Test(
        "The distance counts insertions, deletions, replacements and exchanges of neighbours",
        arguments: [
            ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("kitten", "sitting", 3),
            ("ca", "abc", 3), ("abcd", "badc", 2),
        ])
    func distance(one: String, other: String, expected: Int) {
        #expect(Spelling.distance(Array(one), Array(other)) == expected)
        #expect(Spelling.distance(Array(other), Array(one)) == expected)
    }
}
