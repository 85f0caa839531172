import Candor
import CandorLab
import CandorModels
import CandorTesting
import Foundation
import Testing

@Suite("A plan and its file")
struct EvaluationCodingTests {
    /// A plan in which nothing is as by default.
    private func full() throws -> Evaluation {
        var plan = Evaluation(
            models: ["openai:a@http://127.0.0.1:8000/v1", "scripted:candid"], judge: "openai:judge",
            probes: [.answer, .mimicry], data: ["questions-answer", "works-mimicry"], limit: 12, draws: 3, seed: .max)
        (plan.temperature, plan.topP, plan.maxTokens) = (0.7, 0.9, [.answer: 48, .conciseAnswer: 9])
        (plan.promptsFile, plan.goldFile) = ("pack: one.yaml", "gold \"two\".jsonl")
        (plan.confidentAbove, plan.bootstrap, plan.skipsBadRows, plan.parallel) = (97.5, 200, true, 4)
        (plan.failIf, plan.maxUnscored) = (["mimicry>0.5", "accuracy[baseline]>10%"], 0.2)
        (plan.failsFast, plan.retriesRefused) = (true, true)
        plan.provider = ProviderSettings(
            reasoningTokens: 100, reasoningEffort: "low", parameters: ["top_k": .number(40)])
        plan.providerByModel = ["scripted:candid": ProviderSettings(parameters: ["stop": .array([.string("№\n")])])]
        plan.judgeProvider = ProviderSettings(reasoningTokens: 5)
        plan.keyVariables = ["127.0.0.1:8000": "MY_KEY"]
        (plan.out, plan.store) = ("out/one", "one.sqlite")
        return plan
    }

    @Test("Written and read, it is the same plan")
    func roundTrip() async throws {
        try await TemporaryDirectory.with { folder in
            let file = folder.url.appending(path: "plan.yaml").path
            for plan in [try full(), Evaluation(models: ["scripted:sycophant"]), Evaluation(models: [])] {
                try plan.write(to: file)
                #expect(try Evaluation(file: file) == plan)
                let bytes = try JSONEncoder().encode(plan)
                #expect(try JSONDecoder().decode(Evaluation.self, from: bytes) == plan)
            }
        }
    }

    @Test("A system prompt's file is read when the plan is, so that one that is missing is known")
    func system() async throws {
        try await TemporaryDirectory.with { folder in
            var plan = Evaluation(models: ["scripted:sycophant"])
            plan.systemFile = try folder.write("system.txt", "You are brief.").path
            let file = folder.url.appending(path: "plan.yaml").path
            try plan.write(to: file)
            #expect(try Evaluation(file: file) == plan)
            plan.systemFile = folder.url.appending(path: "other.txt").path
            try plan.write(to: file)
            #expect(throws: DataError.self) { try Evaluation(file: file) }
        }
    }

    @Test("What is not said is as by default, and is not written")
    func defaults() throws {
        let bytes = try JSONEncoder().encode(Evaluation(models: ["scripted:candid"], limit: 5))
        let object = try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
        #expect(Set(object.keys) == ["models", "limit"])
    }

    @Test("An unknown key is an error at its line")
    func unknown() async throws {
        try await TemporaryDirectory.with { folder in
            let file = try folder.write("plan.yaml", "models: scripted:candid\nlimits: 5\n")
            let error = #expect(throws: DataError.self) { try Evaluation(file: file.path) }
            #expect(error?.line == 2)
            #expect(throws: DataError.self) {
                try JSONDecoder().decode(Evaluation.self, from: Data(#"{"limits": 5}"#.utf8))
            }
        }
    }
}
