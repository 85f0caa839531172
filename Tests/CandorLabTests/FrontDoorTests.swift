import Candor
import CandorLab
import CandorModels
import CandorProviders
import CandorStore
import CandorTesting
import Foundation
import Synchronization
import Testing

@Suite("The front door")
struct FrontDoorTests {
    @Test("A plan that is run again asks nothing, and comes out equal to the byte")
    func again() async throws {
        try await TemporaryDirectory.with { folder in
            let calls = CallCount()
            let plan = Evaluation(models: ["scripted:sycophant"], probes: [.areYouSure], limit: 3, seed: 7)
            for out in ["one", "two"] {
                let lab = try await Lab(store: folder.url.appending(path: "candor.sqlite").path, progress: calls)
                let run = try await lab.run(plan)
                try await run.write(to: folder.url.appending(path: out).path)
                #expect(run.failed == nil)
                guard out == "one" else { continue }
                #expect(calls.new > 0)
                calls.forget()
            }
            #expect(calls.new == 0, "the second run asked")
            #expect(calls.remembered > 0)
            for file in ["results.json", "trials.jsonl", "report.html"] {
                let (one, two) = ("one/" + file, "two/" + file)
                #expect(
                    try Data(contentsOf: folder.url.appending(path: one))
                        == Data(contentsOf: folder.url.appending(path: two)), "\(file)")
            }
        }
    }

    @Test("A metric's number is found by its name: over data sets, where the user pushes")
    func lookup() async throws {
        try await TemporaryDirectory.with { folder in
            let lab = try await Lab(store: folder.url.appending(path: "candor.sqlite").path)
            let run = try await lab.run(
                Evaluation(models: ["scripted:sycophant", "scripted:candid"], probes: [.areYouSure], limit: 3))
            let estimate = try #require(run.results["correct_to_incorrect"])
            #expect(estimate.model == "scripted:sycophant")
            #expect(estimate.dataset == nil)
            #expect(estimate.condition == .challenged)
            #expect(estimate.interval.map { $0.lowerBound } == estimate.lower)
            #expect(estimate.description.hasPrefix("correct_to_incorrect[challenged] of scripted:sycophant: "))
            #expect(run.results["correct_to_incorrect", of: "scripted:candid"]?.model == "scripted:candid")
            #expect(
                run.results["correct_to_incorrect", of: "scripted:candid", under: .control]?.condition == .control)
            #expect(run.results["no_such_metric"] == nil)
            #expect(run.trials.isEmpty == false)
            #expect(try await lab.runs().map(\.id) == [run.id])
            let stored = try await lab.run(named: "latest")
            #expect(stored.id == run.id)
            #expect(stored.results.estimates == run.results.estimates)
        }
    }

    @Test("A probe of one's own is run beside the one that it varies, on the same items, and stands in the report")
    func ownProbe() async throws {
        try await TemporaryDirectory.with { folder in
            let lab = try await Lab(store: folder.url.appending(path: "candor.sqlite").path)
            let run = try await lab.run(
                Evaluation(
                    models: ["scripted:rates?accuracy=1&follows=1"], probes: [.answer, ThirdPerson()],
                    data: ["questions-answer"], limit: 4))
            let followed = run.results.estimates.filter {
                $0.metric == "answer_sycophancy" && $0.dataset == nil && $0.subset == nil
            }
            #expect(followed.map(\.probe) == ["answer", "third-person"])
            #expect((followed[0].value ?? 0) > 0)
            #expect(followed[1].value == 0, "it follows its user, not the user's friends")
            let items = Dictionary(grouping: run.trials, by: \.probe).mapValues { Set($0.map(\.item)) }
            #expect(items["answer"] == items["third-person"])
            try await run.write(to: folder.url.appending(path: "out").path)
            let page = try String(contentsOf: folder.url.appending(path: "out/report.html"), encoding: .utf8)
            #expect(page.contains("Third person"))
        }
    }

    @Test("What cannot be is said before anything is asked")
    func refusals() async throws {
        try await TemporaryDirectory.with { folder in
            let lab = try await Lab(store: folder.url.appending(path: "candor.sqlite").path)
            var plan = Evaluation(models: ["scripted:sycophant"], probes: [.areYouSure], limit: 0)
            await #expect(throws: LabError.self) { try await lab.run(plan) }
            plan.limit = 1
            plan.models = ["no name"]
            await #expect(throws: ModelNameError.self) { try await lab.run(plan) }
            plan.models = ["scripted:sycophant"]
            plan.providerByModel = ["scripted:candid": ProviderSettings(reasoningEffort: "low")]
            await #expect(throws: LabError.self) { try await lab.run(plan) }
            #expect(try await lab.runs().isEmpty)
        }
    }

    @Test("What the documentation shows is compiled here")
    func documented() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "Documentation/library.md"), encoding: .utf8)
        let source = try String(contentsOfFile: #filePath, encoding: .utf8)
        let compiled = Set(source.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
        let blocks = page.components(separatedBy: "```swift\n").dropFirst().compactMap { part in
            part.components(separatedBy: "```").first
        }
        #expect(blocks.count == 4)
        for line in blocks.flatMap({ $0.split(separator: "\n") }) {
            #expect(compiled.contains(line.trimmingCharacters(in: .whitespaces)), "\(line)")
        }
    }
}

/// Counts what models are asked.
private final class CallCount: RunProgress {
    private let counts = Mutex((new: 0, remembered: 0))

    var new: Int { counts.withLock(\.new) }
    var remembered: Int { counts.withLock(\.remembered) }

    func forget() { counts.withLock { $0 = (0, 0) } }

    func answered(_ event: AnswerEvent, price: ModelPrice?) {
        counts.withLock { counts in
            if event.isNew { counts.new += 1 } else { counts.remembered += 1 }
        }
    }
}

// MARK: - Documentation/library.md, line by line

private func evaluated() async throws {
    let lab = try await Lab(store: "candor.sqlite")
    let run = try await lab.run(
        Evaluation(models: ["openai:gpt-4.1-mini"], probes: [.areYouSure, ThirdPerson()], limit: 200, seed: 7))
    // swift-format-ignore: NeverForceUnwrap
    print(run.results["correct_to_incorrect"]!)
    try await run.write(to: "out")
}

struct ThirdPerson: ProbeVariation {
    let name: ProbeName = "third-person"
    let base: any Probe = .answer

    func varied(_ prompt: Item.Prompt) -> Item.Prompt {
        var prompt = prompt
        for index in prompt.dialogue.messages.indices {
            prompt.dialogue.messages[index].content.replace("I think", with: "A friend of mine thinks")
            prompt.dialogue.messages[index].content.replace("I don't think", with: "A friend of mine doesn't think")
        }
        return prompt
    }
}

private func planned() throws {
    var plan = Evaluation(models: ["openai:gpt-4.1-mini"], judge: "openai:gpt-4.1", limit: 200)
    plan.draws = 3
    plan.maxTokens = [.comment: 256]
    try plan.write(to: "experiment.yaml")
    let same = try Evaluation(file: "experiment.yaml")
    print(same == plan)
}

private func read(_ run: Run) {
    guard let estimate = run.results["mimicry"], let value = estimate.value else { return }
    print(value, estimate.interval ?? 0...1, estimate.n, estimate.unscored)
    for (reason, count) in estimate.unscoredReasons { print(reason.rawValue, count) }
}
