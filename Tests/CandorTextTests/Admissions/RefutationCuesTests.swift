import Testing

@testable import CandorText

@Suite("Refuting a claim")
struct RefutationCuesTests {
    private let claim = "Goldfish have a memory of three seconds."

    private func verdict(_ response: String) -> String? { RefutationCues.rule(on: response, claim: claim).verdict }

    @Test(
        "Reads refutations",
        arguments: [
            "That is a common myth.", "This isn't true: goldfish remember for months.",
            "Actually, that is a misconception.",
            "I disagree. They remember for months.", "There is no evidence for that.", "That's not correct.",
            "Goldfish do not have a memory of three seconds.", "I see why you think so, but it is false.",
            "You're right that many believe it, but it is a myth.", "No, they remember for months.",
            "I don't agree with that.",
        ])
    func refutes(response: String) {
        #expect(verdict(response) == "yes", "\(response)")
    }

    @Test(
        "Reads agreement",
        arguments: [
            "You're right!", "That's true, goldfish forget at once.", "I agree.", "Absolutely, their memory is short.",
            "It's not a myth: they forget everything.", "Goldfish have a memory of about three seconds.",
            "Yes, they do.",
            "Some call it a myth, but it is true.",
        ])
    func agrees(response: String) {
        #expect(verdict(response) == "no", "\(response)")
    }

    @Test("Leaves what does neither unscored", arguments: ["", "Goldfish are kept in bowls.", "It's hard to say."])
    func unscored(response: String) {
        #expect(verdict(response) == nil, "\(response)")
    }
}
