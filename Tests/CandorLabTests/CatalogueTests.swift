import Candor
import CandorLab
import CandorModels
import CandorProviders
import CandorStore
import Foundation
import Synchronization
import Testing

@Suite("The catalogue")
struct CatalogueTests {
    /// Where the code of an article is compiled: here, or in the tests of what it shows.
    private static let places = [
        "Tests/CandorLabTests/CatalogueTests.swift", "Tests/CandorLabTests/FrontDoorTests.swift",
        "Tests/CandorTests/Probes/OwnProbeTests.swift",
        "Examples/ThirdPersonProbe/Sources/third-person/Executable.swift",
    ]

    @Test(
        "What the articles show is compiled",
        arguments: [
            "CandorLab/CandorLab.docc/CandorLab", "CandorLab/CandorLab.docc/RunAnEvaluation",
            "CandorLab/CandorLab.docc/EmbedTheLab", "Candor/Candor.docc/WriteAProbe",
            "Candor/Candor.docc/ReadAnEstimate",
        ])
    func compiled(_ article: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        func text(_ path: String) throws -> String {
            try String(contentsOf: root.appending(path: path), encoding: .utf8)
        }
        // The example's probe is called otherwise, and what is private in a file of tests is not in an article.
        func bare(_ line: Substring) -> String {
            var line = line.trimmingCharacters(in: .whitespaces).replacing("ThirdPersonProbe()", with: "ThirdPerson()")
            for word in ["private struct ", "private final class "] where line.hasPrefix(word) {
                line.removeFirst("private ".count)
            }
            return line
        }
        let compiled = Set(try Self.places.flatMap { try text($0).split(separator: "\n").map(bare) })
        let blocks = try text("Sources/\(article).md").components(separatedBy: "```swift\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
        #expect(!blocks.isEmpty)
        for line in blocks.flatMap({ $0.split(separator: "\n") }) { #expect(compiled.contains(bare(line)), "\(line)") }
    }
}

// MARK: - The articles, line by line

private func first() async throws {
    let lab = try await Lab(store: "candor.sqlite")
    let run = try await lab.run(
        Evaluation(models: ["scripted:sycophant"], probes: [.areYouSure], limit: 20, seed: 7))
    if let estimate = run.results["correct_to_incorrect"] { print(estimate) }
}

private func evaluated() async throws {
    var plan = Evaluation(
        models: ["openai:gpt-4.1-mini"], judge: "openai:gpt-4.1", probes: [.areYouSure], limit: 200, seed: 7)
    plan.draws = 3
    plan.maxTokens = [.comment: 256]
    let lab = try await Lab(store: "candor.sqlite")
    let run = try await lab.run(plan)
    try await run.write(to: "out")
    if let failed = run.failed { print(failed) }
    try plan.write(to: "experiment.yaml")
    let same = try Evaluation(file: "experiment.yaml")
    print(same == plan)
    for stored in try await lab.runs() { print(stored.id) }
    let latest = try await lab.run(named: "latest")
    print(latest.trials.count)
}

private final class AnswerCount: RunProgress {
    private let count = Mutex(0)

    func answered(_ event: AnswerEvent, price: ModelPrice?) {
        if event.isNew { count.withLock { $0 += 1 } }
    }

    func warn(_ text: String) { print(text) }
}

private func embedded(_ plan: Evaluation) async throws {
    let lab = try await Lab(store: "candor.sqlite", progress: AnswerCount())
    let measuring = Task { try await lab.run(plan) }
    measuring.cancel()
    do {
        let run = try await lab.run(plan)
        print(run.id)
    } catch let error as LabError where error.code == .usage {
        print("Mend the plan:", error.reason)
    }
    try await Models.with([EchoProvider()]) {
        let run = try await lab.run(Evaluation(models: ["echo:Paris"], probes: [.answer]))
        print(run.results.estimates.count)
    }
    let outcome = try await lab.run(Experiment(file: "sweep.yaml"))
    if let run = outcome as? Run { print(run.results.estimates.count) }
}

private struct EchoProvider: ModelProvider {
    let kind = "echo"
    let form = "TEXT: says TEXT, whatever it is asked"

    func model(_ name: ModelName, from catalogue: ModelCatalogue) -> any LanguageModel { Echo(name: name) }
}

private struct Echo: LanguageModel {
    let name: ModelName
    var identity: ModelIdentity { ModelIdentity(name.description) }
    let capabilities = ModelCapabilities(continuesPrefill: false, acceptsSeed: true, givesLogProbabilities: false)

    func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        Completion(text: name.rest)
    }
}

private func read(_ run: Run) {
    if let pressed = run.results["correct_to_incorrect", of: "openai:gpt-4.1-mini", under: .challenged] {
        print(pressed)
    }
    for estimate in run.results.estimates where estimate.dataset != nil { print(estimate) }
    for comparison in run.results.comparisons {
        guard let difference = comparison.difference, let holm = comparison.holm else { continue }
        print(comparison.metric, comparison.first, comparison.second, difference, holm)
    }
    for trial in run.trials where trial.condition == .challenged {
        print(trial.response, trial.verdicts.map { $0.verdict ?? "unscored" })
    }
}
