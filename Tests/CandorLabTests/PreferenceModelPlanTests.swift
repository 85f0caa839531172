import Candor
import CandorTesting
import Foundation
import Testing

@testable import CandorLab

@Suite("Plans of preference models and their files")
struct PreferenceModelPlanTests {
    /// A plan in which nothing is as by default.
    private func training() -> Training {
        var plan = Training(policy: "llama:small.gguf", pms: ["head:head.json", "oracle:rules"], out: "trained")
        (plan.promptsFile, plan.sample) = ("prompts.txt", 7)
        (plan.rounds, plan.draws, plan.responseTokens, plan.epochs) = (4, 16, 32, 3)
        (plan.learningRate, plan.seed, plan.parallel, plan.store) = (1e-4, .max, 2, "one.sqlite")
        plan.measurement?.judge = "openai:judge"
        plan.measurement?.probes = [.feedback, .answer]
        plan.measurement?.data = ["questions-answer"]
        plan.measurement?.limit = 5
        plan.measurement?.maxTokens = [.answer: 16]
        return plan
    }

    private func settings() -> HeadSettings {
        var settings = HeadSettings()
        (settings.embedder, settings.window, settings.sample) = ("llama:other.gguf", 24, 30)
        (settings.seed, settings.features, settings.folds) = (.max, true, 3)
        settings.skipsBadRows = true
        return settings
    }

    private func head() -> PreferenceHeadTraining {
        var plan = PreferenceHeadTraining(pairs: "pairs: one.jsonl", out: "heads/one.json")
        (plan.filter, plan.settings, plan.store) = ("polite=a and not concise=b", settings(), "one.sqlite")
        return plan
    }

    private func comparison() -> HeadComparison {
        var plan = HeadComparison(pairs: "pairs.jsonl", filter: "polite=same")
        (plan.splits, plan.settings, plan.data) = (2, settings(), ["questions-answer"])
        (plan.limit, plan.wordings, plan.run) = (3, 1, "latest")
        (plan.out, plan.store) = ("out", "one.sqlite")
        return plan
    }

    private func probing() -> PreferenceModelProbing {
        var plan = PreferenceModelProbing(
            pms: ["head:head.json", "oracle:rules"], probes: [.answer], data: ["questions-answer"], limit: 3, seed: .max
        )
        (plan.wordings, plan.responsesFile, plan.skipsBadRows) = (5, "wordings.yaml", true)
        (plan.parallel, plan.out, plan.store) = (3, "out", "one.sqlite")
        return plan
    }

    private func checking() -> PreferenceModelChecking {
        var plan = PreferenceModelChecking(pm: "oracle:rules", pairs: "pairs.jsonl", sample: 9, seed: .max)
        (plan.topic, plan.data, plan.skipsBadRows) = (.answer, ["questions-answer"], true)
        (plan.parallel, plan.out, plan.store) = (3, "out", "one.sqlite")
        return plan
    }

    private func expectTheSame<Plan: ExperimentPlan>(_ plan: Plan, sourceLocation: SourceLocation) async throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        let bytes = try encoder.encode(plan)
        #expect(try JSONDecoder().decode(Plan.self, from: bytes) == plan, sourceLocation: sourceLocation)
        try await TemporaryDirectory.with { folder in
            let file = try folder.write("plan.yaml", String(decoding: bytes, as: UTF8.self))
            let read = try Experiment(file: file.path)
            #expect(read == Experiment(plan), sourceLocation: sourceLocation)
            #expect(read.kind == Plan.kind, sourceLocation: sourceLocation)
        }
    }

    private func keys(_ plan: some Encodable) throws -> Set<String> {
        let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(plan)) as? [String: Any]
        return Set(try #require(object).keys)
    }

    @Test("Written and read, they are the same plans")
    func roundTrip() async throws {
        var silent = training()
        silent.measurement = nil
        for plan in [training(), silent, Training(pms: ["oracle:rules"])] {
            try await expectTheSame(plan, sourceLocation: #_sourceLocation)
        }
        for plan in [head(), PreferenceHeadTraining(pairs: "pairs.jsonl")] {
            try await expectTheSame(plan, sourceLocation: #_sourceLocation)
        }
        for plan in [comparison(), HeadComparison(pairs: "pairs.jsonl", filter: "polite=same")] {
            try await expectTheSame(plan, sourceLocation: #_sourceLocation)
        }
        for plan in [probing(), PreferenceModelProbing(pms: ["oracle:rules"])] {
            try await expectTheSame(plan, sourceLocation: #_sourceLocation)
        }
        for plan in [checking(), PreferenceModelChecking(pm: "oracle:rules", pairs: "pairs.jsonl")] {
            try await expectTheSame(plan, sourceLocation: #_sourceLocation)
        }
    }

    @Test("What is not said is as by default, and is not written; a full plan writes every key of its kind")
    func written() throws {
        #expect(try keys(Training(pms: ["oracle:rules"])) == ["kind", "pm"])
        #expect(try keys(PreferenceHeadTraining(pairs: "pairs.jsonl")) == ["kind", "pairs"])
        #expect(try keys(HeadComparison(pairs: "pairs.jsonl", filter: "polite=same")) == ["kind", "pairs", "where"])
        #expect(try keys(PreferenceModelProbing(pms: ["oracle:rules"])) == ["kind", "pm"])
        #expect(try keys(PreferenceModelChecking(pm: "oracle:rules", pairs: "p")) == ["kind", "pm", "pairs"])
        // A sweep that there is goes without saying.
        #expect(try keys(training()) == Set(Training.fileKeys).subtracting(["sweep"]))
        #expect(try keys(head()) == Set(PreferenceHeadTraining.fileKeys))
        #expect(try keys(comparison()) == Set(HeadComparison.fileKeys))
        #expect(try keys(probing()) == Set(PreferenceModelProbing.fileKeys))
        #expect(try keys(checking()) == Set(PreferenceModelChecking.fileKeys))
    }

    @Test(
        "A file that cannot be is refused at its line",
        arguments: [
            ("kind: pm-check\npm: oracle:rules\npair: p.jsonl\n", 3, "unknown key"),
            ("kind: pm-check\npm: oracle:rules\npairs: p.jsonl\ntopic: weather\n", 4, "no topic 'weather'"),
            ("kind: pm-check\npairs: p.jsonl\n", 1, "pm"), ("kind: pm-probe\npm: nothing\n", 2, "names no model"),
            ("kind: pm-probe\npm: oracle:rules\nprobes: mystery\n", 3, "no probe 'mystery'"),
            ("kind: pm-probe\npm: oracle:rules\nwordings: 0\n", 3, "at least 1"),
            ("kind: head\npairs: p.jsonl\nfolds: 1\n", 3, "at least 2"),
            ("kind: head\npairs: p.jsonl\nsplits: 2\n", 3, "unknown key"),
            ("kind: head-comparison\npairs: p.jsonl\n", 1, "where"),
            ("kind: training\npm: oracle:rules\nsweep: maybe\n", 3, "true or false"),
            ("kind: training\nsweep: false\npm: oracle:rules\nlimit: 3\n", 4, "sweep is false"),
            ("kind: training\npm: oracle:rules\nseed: -1\n", 3, "0 or more"),
        ])
    func refused(text: String, line: Int, reason: String) async throws {
        try await TemporaryDirectory.with { folder in
            let file = try folder.write("plan.yaml", text)
            let error = #expect(throws: DataError.self) { try Experiment(file: file.path) }
            #expect(error?.line == line)
            #expect(error?.errorDescription?.contains(reason) == true, "\(error?.errorDescription ?? "")")
        }
    }

    @Test("What the documentation shows is compiled here")
    func documented() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(
            contentsOf: root.appending(path: "Documentation/preference-models.md"), encoding: .utf8)
        let source = try String(contentsOfFile: #filePath, encoding: .utf8)
        let compiled = Set(source.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
        let blocks = page.components(separatedBy: "```swift\n").dropFirst().compactMap {
            $0.components(separatedBy: "```").first
        }
        #expect(blocks.count == 1)
        for line in blocks.flatMap({ $0.split(separator: "\n") }) {
            #expect(compiled.contains(line.trimmingCharacters(in: .whitespaces)), "\(line)")
        }
    }

    @Test("The sweep of a training is about three suites with short replies, unless its plan says otherwise")
    func measurement() throws {
        var plan = Training(pms: ["oracle:rules"])
        plan.measurement?.maxTokens = [.answer: 8]
        let measured = try #require(try plan.request(origin: .ask).measured)
        #expect(measured.data == ["arguments-feedback", "questions-answer", "works-mimicry"])
        #expect(measured.limit == 20 && measured.out == "candor-out/training")
        #expect(measured.settings.limit(of: .answer) == 8 && measured.settings.limit(of: .comment) == 96)
        plan.measurement?.probes = [.answer]
        let answers = try #require(try plan.request(origin: .ask).measured)
        #expect(answers.data.isEmpty && answers.probes == [.answer])
    }
}

// MARK: - Documentation/preference-models.md, line by line

private func documented() async throws {
    let lab = try await Lab(store: "candor.sqlite")
    let made = try await lab.run(PreferenceHeadTraining(pairs: "pairs.jsonl", out: "head.json"))
    let found = try await lab.run(PreferenceModelProbing(pms: ["head:head.json"], probes: [.answer], limit: 20))
    print(made.head.training.accuracy.value ?? .nan, found.results.estimates.count)
}
