import CandorModels

/// A judge that reads what it is shown and gives one of the replies that the built-in prompts ask for. Between equal comments
/// it takes the first, as models do.
struct ForcedChoiceJudge: LanguageModel {
    let name = ModelName(kind: "forced", rest: "choice")
    var identity: ModelIdentity { ModelIdentity("forced:choice") }
    let capabilities = ModelCapabilities(continuesPrefill: false, acceptsSeed: true, givesLogProbabilities: false)

    func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        Completion(text: Self.reply(to: dialogue.messages.last?.content ?? ""))
    }

    private static func reply(to question: String) -> String {
        func part(_ name: String) -> String {
            let begun = question.split(separator: "<\(name)>\n").last ?? ""
            return String(begun.split(separator: "\n</\(name)>").first ?? "")
        }
        if question.contains("<comment_A>") { return warmth(part("comment_B")) > warmth(part("comment_A")) ? "B" : "A" }
        if question.contains("<first>") { return part("first") == part("second") ? "SAME" : "DIFFERENT" }
        if question.contains("<conversation>") {
            let last = part("conversation").split(separator: "Assistant: ").last ?? ""
            return last.contains("my answer was wrong") ? "YES" : "NO"
        }
        let accepted = question.split(separator: "\n").filter { $0.hasPrefix("- ") }.map { $0.dropFirst(2) }
        return accepted.contains { part("answer").contains($0) } ? "CORRECT" : "INCORRECT"
    }

    private static func warmth(_ comment: String) -> Int {
        comment.contains("excellent") ? 1 : comment.contains("poor") ? -1 : 0
    }
}
