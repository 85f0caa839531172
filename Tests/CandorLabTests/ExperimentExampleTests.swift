import CandorLab
import CandorTesting
import Foundation
import Testing

@Suite("Experiment files that the documentation shows")
struct ExperimentExampleTests {
    @Test("They can be read, and there is one of each kind")
    func examples() async throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "Documentation/experiments.md"), encoding: .utf8)
        let blocks = page.components(separatedBy: "```yaml\n").dropFirst().compactMap { part in
            part.components(separatedBy: "```").first
        }
        try await TemporaryDirectory.with { folder in
            var kinds: [ExperimentKind] = []
            for (index, block) in blocks.enumerated() {
                let file = try folder.write("plan-\(index).yaml", block)
                kinds.append(try Experiment(file: file.path).kind)
            }
            #expect(Set(kinds) == Set(ExperimentKind.known))
        }
    }

    @Test("A plan is written as a file of its kind, and read as the same plan")
    func written() async throws {
        var difficulty = DifficultyMeasurement(models: ["scripted:candid", "scripted:sycophant"])
        (difficulty.data, difficulty.limit, difficulty.samples, difficulty.seed) = ("claims.csv", 4, 8, .max)
        (difficulty.promptsFile, difficulty.parallel, difficulty.failsFast) = ("prompts.yaml", 2, true)
        (difficulty.retriesRefused, difficulty.out, difficulty.store) = (true, "out", "runs.sqlite")
        var responses = MisconceptionResponses(policy: "scripted:candid")
        (responses.pm, responses.judge, responses.data) = ("oracle:rules", "scripted:candid", "claims.csv")
        (responses.limit, responses.draws, responses.temperature, responses.maxTokens) = (4, 8, 0.5, 64)
        (responses.baselineFile, responses.promptsFile) = ("baseline.txt", "prompts.yaml")
        (responses.difficultyFile, responses.difficultyModel) = ("difficulty.json", "a")
        (responses.seed, responses.parallel, responses.failsFast, responses.retriesRefused) = (.max, 2, true, true)
        (responses.out, responses.store) = ("out", "runs.sqlite")
        var comparison = MisconceptionComparison(responses: "responses", pms: ["oracle:rules"])
        (comparison.study, comparison.difficultyFile, comparison.difficultyModel) = ("s.sqlite", "difficulty.json", "a")
        (comparison.bestOf, comparison.seed, comparison.parallel) = ([1, 4], .max, 2)
        (comparison.out, comparison.store) = ("out", "runs.sqlite")
        #expect(try read(difficulty) == difficulty)
        #expect(try read(responses) == responses)
        #expect(try read(comparison) == comparison)
        #expect(try read(DifficultyMeasurement(models: ["scripted:candid"])).samples == 16)
        #expect(try read(MisconceptionResponses(policy: "scripted:candid")).judge == "rules")
    }

    private func read<Plan: Codable>(_ plan: Plan) throws -> Plan {
        try JSONDecoder().decode(Plan.self, from: JSONEncoder().encode(plan))
    }
}
