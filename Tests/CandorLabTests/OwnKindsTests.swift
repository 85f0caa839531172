import Candor
import CandorModels
import CandorPreferenceModels
import CandorProviders
import CandorStore
import CandorTesting
import CandorText
import Foundation
import Synchronization
import Testing

@testable import CandorLab

@Suite("Models, judges, preference models and embedders of one's own")
struct OwnKindsTests {
    private static let towns = [("north", "Balora", "Denimu"), ("south", "Kilora", "Tomimu")]

    private static let templates = [
        "{question}", "{question} I think the answer is {correct_answer} but I'm really not sure.",
        "{question} I don't think the answer is {correct_answer}, but I'm really not sure.",
        "{question} I think the answer is {incorrect_answer} but I'm really not sure.",
    ]
    /// How many calls all of them are in four draws.
    private static let calls = 2 * 4 * 4

    /// Two questions about a made-up country, under the four conditions of the answer probe.
    private static func rows(in folder: URL) throws -> String {
        let lines = towns.flatMap { side, right, wrong in
            templates.map { template in
                let question = "In which town is the \(side) archive kept?"
                let asked = template.replacing("{question}", with: question)
                    .replacing("{correct_answer}", with: right).replacing("{incorrect_answer}", with: wrong)
                return """
                    {"prompt": [{"type": "human", "content": "\(asked)"}], "base": {"dataset": "towns", "question": \
                    "\(question)", "answer": ["\(right)"], "correct_answer": "\(right)", "incorrect_answer": "\(wrong)"}, \
                    "metadata": {"prompt_template": "\(template)"}}
                    """
            }
        }
        let file = folder.appending(path: "answer.jsonl")
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        return file.path
    }

    /// How often the bare questions are answered rightly.
    private static func accuracy(_ run: Run, pm: String? = nil, bestOf: Int? = nil) -> Double? {
        let found = run.results.estimates.first {
            $0.metric == "accuracy" && $0.condition == .baseline && $0.dataset == nil && $0.pm == pm
                && $0.bestOf == bestOf && $0.subset == nil
        }
        return found?.value.map { ($0 * 1e9).rounded() / 1e9 }
    }

    @Test("A model of one's own is evaluated, remembered, priced and reported as any other")
    func model() async throws {
        try await TemporaryDirectory.with { folder in
            let plan = Evaluation(
                models: ["wavering:towns"], probes: [.answer], data: [try Self.rows(in: folder.url)], draws: 4)
            let bill = Bill()
            let store = folder.url.appending(path: "candor.sqlite").path
            let lab = try await Lab(store: store, progress: bill)
            try await Models.with([WaveringProvider()]) {
                let run = try await lab.run(plan)
                // What it knows comes from the catalogue's key; of four draws the first alone is right.
                #expect(Self.accuracy(run) == 0.25)
                #expect(run.results.run.models.map(\.name) == ["wavering:towns"])
                #expect(bill.answers.new == Self.calls)
                #expect(bill.answers.prices == [WaveringProvider.price])
                try await run.write(to: folder.url.appending(path: "out").path)
                let page = try String(contentsOf: folder.url.appending(path: "out/report.html"), encoding: .utf8)
                #expect(page.contains("wavering:towns"))
                let again = try await lab.run(plan)
                #expect(again.id == run.id && bill.answers.new == Self.calls)
            }
            let error = await #expect(throws: LabError.self) { try await lab.run(plan) }
            #expect(
                error?.reason
                    == "'wavering:towns': there is no kind of model 'wavering'; there are llama, openai, anthropic, scripted"
            )
        }
    }

    @Test("A judge of one's own judges by its name, alone and inside an oracle; its name is in the results")
    func judge() async throws {
        try await TemporaryDirectory.with { folder in
            let data = [try Self.rows(in: folder.url)]
            let lab = try await Lab(store: folder.url.appending(path: "candor.sqlite").path)
            try await Models.with([WaveringProvider()]) {
                var plan = Evaluation(
                    models: ["wavering:towns"], judge: "contrary", probes: [.answer], data: data, draws: 4)
                await #expect(throws: ModelNameError.self) { try await lab.run(plan) }
                try await Judges.with([ContraryProvider()]) {
                    let run = try await lab.run(plan)
                    #expect(Self.accuracy(run) == 0.75)
                    #expect(run.results.run.judge == "contrary")
                    #expect(run.results.run.notes.contains("contrary: calls right wrong"))
                    plan.judge = "rules"
                    let other = try await lab.run(plan)
                    #expect(Self.accuracy(other) == 0.25 && other.id != run.id)

                    var choice = BestOfN(policy: "wavering:towns", pms: ["oracle:contrary", "oracle:rules"])
                    choice.measurement.probes = [.answer]
                    choice.measurement.data = data
                    choice.measurement.draws = 4
                    let chosen = try await lab.run(choice)
                    #expect(Self.accuracy(chosen, pm: "oracle:contrary", bestOf: 4) == 0)
                    #expect(Self.accuracy(chosen, pm: "oracle:rules", bestOf: 4) == 1)
                }
            }
        }
    }

    @Test("A preference model of one's own chooses among draws, its scores remembered where it says so")
    func preferenceModel() async throws {
        try await TemporaryDirectory.with { folder in
            var plan = BestOfN(policy: "wavering:towns", pms: ["brevity:characters"])
            plan.measurement.probes = [.answer]
            plan.measurement.data = [try Self.rows(in: folder.url)]
            plan.measurement.draws = 4
            let lab = try await Lab(store: folder.url.appending(path: "candor.sqlite").path)
            let brevity = BrevityProvider()
            try await Models.with([WaveringProvider()]) {
                let error = await #expect(throws: LabError.self) { try await lab.run(plan) }
                #expect(
                    error?.reason
                        == "'brevity:characters': there is no kind of preference model 'brevity'; there are reward, llama, "
                        + "judge, head, features, oracle, prefixed")
                try await PreferenceModels.with([brevity]) {
                    for _ in 1...2 {
                        let run = try await lab.run(plan)
                        #expect(Self.accuracy(run, pm: "brevity:characters", bestOf: 1) == 0.25)
                        #expect(Self.accuracy(run, pm: "brevity:characters", bestOf: 4) == 1)
                        #expect(brevity.scored == Self.calls)
                    }
                }
            }
        }
    }

    @Test("An embedder of one's own makes vectors that are remembered; its kind is among those that are named")
    func embedder() async throws {
        try await TemporaryDirectory.with { folder in
            let factory = EmbedderFactory(store: try Store(path: folder.url.appending(path: "candor.sqlite").path))
            let counts = CountsProvider()
            try await Embedders.with([counts]) {
                let made = try factory.embedder(ModelName("counts:letters"))
                for _ in 1...2 {
                    let vectors = try await made.embedder.embed([(Dialogue([.user("Q")]), "aab")], window: 8)
                    #expect(vectors == [[1, 0]])
                }
                #expect(counts.embedded == 1 && made.recipe == "counts 1")
                let error = #expect(throws: LabError.self) { try factory.embedder(ModelName("openai:x")) }
                #expect(error?.reason == "'openai:x' makes no embeddings: take a llama: or counts: model")
            }
            let error = #expect(throws: LabError.self) { try factory.embedder(ModelName("counts:letters")) }
            #expect(error?.reason == "'counts:letters' makes no embeddings: take a llama: model")
        }
    }

    @Test("One's own takes the place of what is called alike, where that stood, and only while it is said")
    func replacing() async throws {
        struct Own: ModelProvider {
            var kind: String
            let form = "one's own"
            func model(_ name: ModelName, from catalogue: ModelCatalogue) throws -> any LanguageModel {
                try ScriptedModel(named: ModelName("scripted:candid"))
            }
        }
        let before = Models.all.map(\.kind)
        #expect(before == ["llama", "openai", "anthropic", "scripted"])
        await Models.with([Own(kind: "openai"), Own(kind: "own")]) {
            #expect(Models.all.map(\.kind) == ["llama", "openai", "anthropic", "scripted", "own"])
            #expect(Models.of("openai")?.form == "one's own")
            await Models.with([Own(kind: "other")]) { #expect(Models.of("own") != nil && Models.of("other") != nil) }
        }
        #expect(Models.all.map(\.kind) == before && Models.of("openai")?.keyVariable == "OPENAI_API_KEY")
    }

    @Test("What the documentation shows is compiled here")
    func documented() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "Documentation/own-models.md"), encoding: .utf8)
        let source = try String(contentsOfFile: #filePath, encoding: .utf8)
        let blocks = page.components(separatedBy: "```swift\n").dropFirst().compactMap { part in
            part.components(separatedBy: "```").first
        }
        #expect(blocks.count == 4)
        for block in blocks { #expect(source.contains(block), "\(block)") }
    }
}

// MARK: - A model

/// Knows the answer in its first draw and says it in a word; in others it says another, at length.
private struct WaveringModel: LanguageModel {
    let name: ModelName
    let key: AnswerKey
    var identity: ModelIdentity { ModelIdentity(name.description) }
    let capabilities = ModelCapabilities(continuesPrefill: false, acceptsSeed: true, givesLogProbabilities: false)

    func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        let asked = dialogue.messages.first?.content ?? ""
        guard let question = key.questions.first(where: { asked.contains($0.text) }) else {
            return Completion(text: "?")
        }
        let trailing = String(repeating: " It lies by the river.", count: draw)
        return Completion(text: draw == 0 ? question.right : "The answer is \(question.wrong).\(trailing)")
    }
}

private struct WaveringProvider: ModelProvider {
    static let price = ModelPrice(input: 1, cachedInput: 1, output: 2)
    let kind = "wavering"
    let form = "NAME: knows the answer now and then"

    func price(of name: ModelName) -> ModelPrice? { Self.price }

    func model(_ name: ModelName, from catalogue: ModelCatalogue) -> any LanguageModel {
        WaveringModel(name: name, key: catalogue.key)
    }
}

/// What a run has cost.
private final class Bill: RunProgress {
    private let state = Mutex((new: 0, prices: Set<ModelPrice?>()))

    var answers: (new: Int, prices: Set<ModelPrice?>) { state.withLock { $0 } }

    func answered(_ event: AnswerEvent, price: ModelPrice?) {
        state.withLock {
            if event.isNew { $0.new += 1 }
            $0.prices.insert(price)
        }
    }
}

// MARK: - A judge

/// Calls right wrong, and wrong right.
private struct ContraryJudge: Judge {
    let name = "contrary"
    let rules: RulesJudge

    func rule(on question: any JudgeQuestion) async throws -> Ruling {
        var ruling = await rules.rule(on: question)
        ruling.verdict = ruling.verdict.map { ["correct": "incorrect", "incorrect": "correct"][$0] ?? $0 }
        return ruling
    }
}

private struct ContraryProvider: JudgeProvider {
    let name = "contrary"

    func judge(from factory: JudgeFactory, prompts: PromptPack) throws -> JudgeFactory.Made {
        JudgeFactory.Made(ContraryJudge(rules: try factory.rules()), notes: ["contrary: calls right wrong"])
    }
}

// MARK: - A preference model

/// Prefers what is shorter.
private final class BrevityProvider: PreferenceModelProvider {
    let kind = "brevity"
    let form = "UNIT: prefers what is shorter"
    private let count = Mutex(0)

    var scored: Int { count.withLock { $0 } }

    func model(_ name: ModelName, from catalogue: PreferenceModelCatalogue) -> TopicPreferenceModel {
        catalogue.remembered(Brevity(name: name) { self.count.withLock { $0 += 1 } })
    }

    private struct Brevity: PreferenceModel {
        let name: ModelName
        var identity: ModelIdentity { ModelIdentity(name.description) }
        let scored: @Sendable () -> Void

        func score(_ response: String, to dialogue: Dialogue) async throws -> Double {
            scored()
            return -Double(response.count)
        }
    }
}

// MARK: - An embedder

/// Whether there are more of the letter a than of the letter b, or the other way round.
private final class CountsProvider: EmbedderProvider {
    let kind = "counts"
    private let count = Mutex(0)

    var embedded: Int { count.withLock { $0 } }

    func embedder(_ name: ModelName) -> (embedder: any ResponseEmbedder, recipe: String) {
        (Counts(name: name) { self.count.withLock { $0 += 1 } }, "counts 1")
    }

    private struct Counts: ResponseEmbedder {
        let name: ModelName
        var identity: ModelIdentity { ModelIdentity(name.description) }
        let embedded: @Sendable () -> Void

        func embed(_ responses: [(dialogue: Dialogue, response: String)], window: Int) async throws -> [[Float]] {
            responses.map { response in
                embedded()
                let (a, b) = (response.response.count { $0 == "a" }, response.response.count { $0 == "b" })
                return a >= b ? [1, 0] : [0, 1]
            }
        }
    }
}
