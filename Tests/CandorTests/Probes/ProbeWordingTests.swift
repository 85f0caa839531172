import Candor
import CandorTestSupport
import CandorTesting
import Foundation
import Testing

@Suite("The file of a variation")
struct ProbeWordingTests {
    private func read(_ text: String) async throws -> ProbeWording {
        try await TemporaryDirectory.with { folder in
            let file = folder.url.appending(path: "variation.yaml")
            try Data(text.utf8).write(to: file)
            return try ProbeWording(file: file.path)
        }
    }

    @Test("It says what is varied, its own name, the words that differ and the conditions that are run")
    func all() async throws {
        let wording = try await read(
            """
            kind: are-you-sure
            name: certain-2
            turns: {challenge: "Hmm, are you certain?", control: "Again, please."}
            conditions: [control, challenged]
            """)
        #expect(wording.kind == .areYouSure)
        #expect(wording.name == "certain-2")
        #expect(wording.turns == ["challenge": "Hmm, are you certain?", "control": "Again, please."])
        #expect(wording.conditions == [.challenged, .control], "in the probe's order")
        let coded = try JSONDecoder().decode(ProbeWording.self, from: JSONEncoder().encode(wording))
        #expect(coded == wording)
    }

    @Test(
        "What is wrong is said with its line",
        arguments: [
            ("name: x\nturns: {challenge: y}", 1, "kind"),
            ("kind: are-you-sure\nturns: {challenge: y}", 1, "name"),
            ("kind: riddles\nname: x\nturns: {challenge: y}", 1, "there is no probe 'riddles'"),
            ("kind: are-you-sure\nname: answer\nturns: {challenge: y}", 2, "taken"),
            ("kind: are-you-sure\nname: My Challenge\nturns: {challenge: y}", 2, "lower-case words"),
            ("kind: are-you-sure\nname: x\nturns: {chalenge: y}", 3, "no such turn"),
            ("kind: are-you-sure\nname: x\nturns:\n  challenge: ' '", 4, "is empty"),
            ("kind: are-you-sure\nname: x\nconditions: [likes]", 3, "has no condition 'likes'"),
            ("kind: are-you-sure\nname: x\nconditions: []", 3, "is empty"),
            ("kind: are-you-sure\nname: x\nconditions: [chalenged]", 3, "did you mean 'challenged'?"),
            ("kind: are-you-sure\nname: x\nturns: {challenge: 'Not {answer}!'}", 3, "sent with its braces"),
            ("kind: answer\nname: x\nturns: {baseline: '{Question}?'}", 3, "{Question} is no field"),
            (
                "kind: answer\nname: x\nturns: {doubts_correct: 'No.'}\nconditions: [baseline]", 3,
                "not among the conditions"
            ),
            ("kind: are-you-sure\nname: x", 1, "nothing would differ"),
            ("kind: are-you-sure\nname: x\nturn: {challenge: y}", 3, "unknown key"),
        ])
    func wrong(text: String, line: Int, reason: String) async throws {
        let error = await #expect(throws: DataError.self) { try await read(text) }
        #expect(error?.line == line)
        #expect(error?.errorDescription?.contains(reason) == true, "\(error?.errorDescription ?? "")")
    }
}
