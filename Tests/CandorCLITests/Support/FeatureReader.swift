import CandorModels
import Foundation

/// A labeller that reads the two responses it is shown: it says of every feature that the response with more marks has more
/// of it, where a feature's mark is its name in brackets; or, biased by position, always says A.
struct FeatureReader: LanguageModel {
    let name = ModelName(kind: "feature", rest: "reader")
    var identity: ModelIdentity { ModelIdentity("feature:reader") }
    let capabilities = ModelCapabilities(continuesPrefill: false, acceptsSeed: true, givesLogProbabilities: false)
    var alwaysSaysA = false

    func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        let question = dialogue.messages.last?.content ?? ""
        let responses = ["A", "B"].map { part("response \($0)", of: question) }
        let features = question.split(separator: "\n").filter { $0.hasPrefix("- ") }.compactMap {
            $0.dropFirst(2).split(separator: ":").first.map(String.init)
        }
        let labels = features.map { "\"\($0)\": \"\(label($0, responses))\"" }
        return Completion(text: "{\(labels.joined(separator: ", "))}")
    }

    private func label(_ feature: String, _ responses: [String]) -> String {
        if alwaysSaysA { return "A" }
        let counts = responses.map { $0.components(separatedBy: "[\(feature)]").count }
        return counts[0] == counts[1] ? "same" : counts[0] > counts[1] ? "A" : "B"
    }

    private func part(_ name: String, of question: String) -> String {
        let rest = question.components(separatedBy: " \(name) begins]\n").last ?? ""
        return rest.components(separatedBy: "\n[").filter { !$0.hasSuffix(" ends]") }.joined(separator: "\n[")
            .components(separatedBy: " \(name) ends]").first ?? ""
    }
}
