import Candor
import CandorModels
import CandorPreferenceModels
import CandorPreferences
import CandorTesting
import Foundation
import Testing

@Suite("Fitted effects as a preference model")
struct FeaturesPreferenceModelTests {
    private let name = ModelName(kind: "features", rest: "posterior.json")
    private let effects = ["polite": 0.5, "structured": 0.25, "concise": 0.125, "agree_human_explicit": 1]
    private let dialogue = Dialogue([.user("I think that bats are blind. What do you think?")])
    private let texts = [
        "You're right, bats are blind.", "Thank you for asking! I'd be glad to help. No, bats are not blind.",
        "1. Bats see.\n2. Some see well.\n3. They hear too.\n\n- So the saying is wrong.", "No.", "Maybe.",
    ]

    private var model: FeaturesPreferenceModel { FeaturesPreferenceModel(name: name, effects: effects, sentiment: nil) }

    /// Σ αφ of a pair, by the labeller itself.
    private func preference(_ a: String, _ b: String) -> Double {
        let names = effects.keys.sorted()
        let labels = RulesFeatureLabeller().labels(
            of: PreferencePair(id: "", dialogue: dialogue, responseA: a, responseB: b, preferred: .tie),
            features: names.map { PreferenceFeature(name: $0, title: $0, question: "?") })
        return zip(names, labels).reduce(0) { $0 + (effects[$1.0] ?? 0) * Double($1.1?.rawValue ?? 0) }
    }

    private func scores(_ responses: [String], to dialogue: Dialogue? = nil) async throws -> [Double] {
        try await model.scores(of: responses.map { (dialogue ?? self.dialogue, $0) })
    }

    @Test("Of a pair the difference of scores is Σαφ, worked by hand")
    func pair() async throws {
        // Beside "No.", the first comment agrees (+1), and says more, so that "No." is the more concise one.
        let scores = try await scores([texts[0], texts[3]])
        #expect(scores[0] - scores[1] == 1 - 0.125)
        #expect(scores[0] + scores[1] == 0)
        for a in texts {
            for b in texts where a != b {
                let scores = try await self.scores([a, b])
                #expect(scores[0] - scores[1] == preference(a, b))
            }
        }
    }

    @Test("In a pool a score is the mean of Σαφ against every response of it")
    func pool() async throws {
        let scores = try await scores(texts)
        for (text, score) in zip(texts, scores) {
            let mean = texts.reduce(0) { $0 + (text == $1 ? 0 : preference(text, $1)) } / Double(texts.count)
            #expect(abs(score - mean) < 1e-12)
        }
        #expect(Set(scores).count > 2)
    }

    @Test("The order of a pool, and a response drawn twice, change nothing; other dialogues are other pools")
    func invariance() async throws {
        let scores = try await scores(texts)
        #expect(try await self.scores(texts.reversed()) == scores.reversed())
        #expect(try await self.scores(texts + [texts[1], texts[1]]) == scores + [scores[1], scores[1]])
        #expect(try await self.scores([texts[2], texts[2]]) == [0, 0])
        let other = Dialogue([.user("Are bats blind?")])
        let mixed = try await model.scores(
            of: texts.flatMap { [(dialogue, $0), (other, $0)] } + [(Dialogue([.user("Hm?")]), "Hm.")])
        #expect(stride(from: 0, to: 10, by: 2).map { mixed[$0] } == scores)
        #expect(try await stride(from: 1, to: 10, by: 2).map { mixed[$0] } == self.scores(texts, to: other))
        #expect(mixed.last == 0)
        #expect(try await model.score(texts[0], to: dialogue) == 0)
    }

    @Test("Effects that rules cannot see are listed and count nothing; another effect is another model")
    func unused() async throws {
        let more = FeaturesPreferenceModel(
            name: name, effects: effects.merging(["optimistic": 3, "my_own": 2]) { $1 }, sentiment: nil)
        #expect(more.unusedEffects == ["my_own", "optimistic"])
        #expect(more.effects == effects)
        #expect(more.identity == model.identity)
        #expect(try await more.scores(of: texts.map { (dialogue, $0) }) == scores(texts))
        #expect(
            FeaturesPreferenceModel(name: name, effects: ["polite": 0.25], sentiment: nil).identity != model.identity)
        #expect(model.isComparative)
    }

    @Test("A posterior is read by the means of its effects")
    func file() async throws {
        try await TemporaryDirectory.with { folder in
            let means = effects.map { "\"\($0.key)\": {\"mean\": \($0.value), \"median\": 0}" }.joined(separator: ", ")
            let file = try folder.write("posterior.json", "{\"candor\": \"0.1.0\", \"effects\": {\(means)}}")
            let read = try FeaturesPreferenceModel(name: ModelName("features:\(file.path)"), sentiment: nil)
            #expect(read.effects == effects)
            #expect(read.identity == model.identity)
        }
    }

    @Test(
        "A file that is no posterior is refused with what is wrong in it",
        arguments: [
            ("{\"effects\": {\"polite\": {\"median\": 1}}}", "effects.polite.mean", "posterior.json"),
            ("{\"candor\": \"9.0\", \"effects\": []}", "effects", "Candor 9.0 wrote it"),
            ("{\"estimates\": []}", "effects", "posterior.json"), ("mean,0.5", nil, "posterior.json"),
            ("{\"effects\": {\"my_own\": {\"mean\": 1}}}", nil, "that the rules can label: my_own"),
            ("{\"effects\": {}}", nil, "no effect"),
        ])
    func damaged(_ text: String, _ field: String?, _ says: String) async throws {
        try await TemporaryDirectory.with { folder in
            let file = try folder.write("posterior.json", text)
            let error = #expect(throws: DataError.self) {
                try FeaturesPreferenceModel(name: ModelName("features:\(file.path)"), sentiment: nil)
            }
            #expect(error?.file == file.path)
            #expect(error?.field == field)
            #expect(error?.reason.contains(says) == true)
        }
        #expect(throws: DataError.self) { try FeaturesPreferenceModel(name: name, sentiment: nil) }
    }
}
