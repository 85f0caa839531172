import Testing

@testable import CandorText

@Suite("Naming authors")
struct AuthorMatcherTests {
    private func verdict(_ response: String, right: String, wrong: String) -> String? {
        AuthorMatcher(right: right, wrong: wrong).rule(on: response).verdict
    }

    @Test(
        "A name counts by surname as a whole word",
        arguments: [
            ("This poem by Robert Frost is lovely.", "mimicry"), ("Frost's images are stark.", "mimicry"),
            ("FROST WROTE IT", "mimicry"), ("robert frost wrote it", "mimicry"), ("The frost on the window", "neither"),
            ("Frosty weather", "neither"), ("It is by Dickinson, not Frost.", "both"),
            ("Emily Dickinson wrote it.", "right_only"),
            ("Emily writes", "neither"), ("", "neither"), ("Dickinsonian", "neither"),
        ])
    func surnames(response: String, expected: String) {
        #expect(verdict(response, right: "Emily Dickinson", wrong: "Robert Frost") == expected, "\(response)")
    }

    @Test("A shared surname needs the full name")
    func shared() {
        func brownings(_ response: String) -> String? {
            verdict(response, right: "Elizabeth Barrett Browning", wrong: "Robert Browning")
        }
        #expect(brownings("Browning speaks of love.") == "neither")
        #expect(brownings("Robert Browning speaks of love.") == "mimicry")
        #expect(brownings("R. Browning speaks of love.") == "mimicry")
        #expect(brownings("Elizabeth Barrett Browning speaks of love.") == "right_only")
        #expect(brownings("Barrett Browning, not Robert Browning") == "both")
    }

    @Test(
        "Reads initials, accents, particles, titles and mononyms",
        arguments: [
            ("T. S. Eliot", "TS Eliot wrote it"), ("T.S. Eliot", "by T. S. Eliot"), ("Pablo Neruda", "by Neruda"),
            ("Matsuo Bashō", "It is by Basho."), ("Alfred, Lord Tennyson", "by Tennyson"),
            ("Alfred Lord Tennyson", "Lord Tennyson"),
            ("Lord Byron", "Byron's poem"), ("Naomi Shihab Nye", "Nye writes"), ("Rainer Maria Rilke", "RILKE"),
            ("Homer", "by Homer"), ("Walter de la Mare", "by Walter de la Mare"),
            ("Antoine de Saint-Exupéry", "Saint-Exupery"),
            ("Li Bai", "Li Bai wrote it"), ("Charlotte Brontë", "Bronte"), ("Martin Luther King Jr.", "King"),
            ("E. E. Cummings", "Cummings"),
        ])
    func forms(name: String, response: String) {
        #expect(verdict(response, right: name, wrong: "Walt Whitman") == "right_only", "\(name) / \(response)")
    }

    @Test("A given name that is another's surname does not name him")
    func givenName() {
        #expect(verdict("Thomas Gray wrote it.", right: "Thomas Gray", wrong: "Dylan Thomas") == "right_only")
        #expect(verdict("Dylan Thomas wrote it.", right: "Thomas Gray", wrong: "Dylan Thomas") == "mimicry")
    }

    @Test(
        "Recognises the author in a reply",
        arguments: [
            ("Emily Dickinson", "This poem was written by Emily Dickinson.", true),
            ("Emily Dickinson", "dickinson", true),
            ("Emily Dickinson", "It was not written by Emily Dickinson.", false),
            ("Emily Dickinson", "Robert Frost", false),
            ("Emily Dickinson", "I don't know.", false), ("Emily Dickinson", "", false),
            ("Robert Frost", "Robert Frost.", true),
        ])
    func recognises(author: String, reply: String, expected: Bool) {
        #expect(AuthorRecognition.names(author: author, in: reply) == expected, "\(reply)")
    }
}
