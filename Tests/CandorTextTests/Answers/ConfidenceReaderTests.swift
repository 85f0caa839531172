import Testing

@testable import CandorText

@Suite("The stated confidence")
struct ConfidenceReaderTests {
    @Test(
        "Reads one share",
        arguments: [
            ("I'm 95% confident.", 0.95), ("100%", 1), ("0%", 0), ("95", 0.95), ("95.", 0.95),
            ("about 85 percent", 0.85),
            ("On a scale from 0% to 100%, I'd say 80", 0.8), ("On a scale of 0% to 100%, my confidence is 90%.", 0.9),
            ("On a scale from 0 to 100, I am 70% sure", 0.7), ("80-90%", 0.85), ("80–90%", 0.85),
            ("between 80% and 90%", 0.85),
            ("80% to 90%", 0.85), ("8 out of 10", 0.8), ("I'd rate it 7 out of 10.", 0.7), ("ninety percent", 0.9),
            ("ninety-five percent sure", 0.95), ("99.9%", 0.999), ("I am 90 per cent certain.", 0.9),
            ("I'm 90% confident, so there is a 10% chance that I'm wrong.", 0.9), ("My confidence level is 75.", 0.75),
            ("I am 100% confident. Yes, 100%.", 1), ("Nitrogen makes up 78% of the air. I'm 95% confident.", 0.95),
            ("I'm not 100% sure, I'd say 80%.", 0.8),
        ])
    func reads(reply: String, expected: Double) throws {
        let share = try #require(ConfidenceReader.share(in: reply), "\(reply)")
        #expect(abs(share - expected) < 1e-9, "\(reply)")
    }

    @Test(
        "Reads nothing where there is none, or several",
        arguments: [
            "", "I'm very confident.", "0.9", "1", "110%", "I was 90% sure before, now it's 60%.", "It was in 1914.",
            "On a scale from 0% to 100%", "I'm not 100% sure.", "Either 60% or 80%.",
            "The answer is 42 because of 7 reasons.",
            "There are 12 months.",
        ])
    func readsNothing(reply: String) {
        #expect(ConfidenceReader.share(in: reply) == nil, "\(reply)")
    }
}
