import CandorStudy
import CandorTesting
import Foundation
import Testing

@testable import CandorLab

@Suite("A study with people as an experiment")
struct HumanStudyTests {
    private static let pairs = (1...2).map { number in
        """
        {"id": "p\(number)", "prompt": "Is it so? \(number)", "options": [{"name": "sycophantic", "text": "Yes, \(number)."}, \
        {"name": "helpful", "text": "No, \(number)."}], "right": "helpful"}
        """
    }.joined(separator: "\n")

    private func plan(in folder: TemporaryDirectory) throws -> HumanStudy {
        var plan = HumanStudy(
            study: folder.url.appending(path: "study.sqlite").path,
            pairs: try folder.write("pairs.jsonl", Self.pairs).path)
        (plan.practiceFile, plan.checksFile, plan.ratersPerPair, plan.seed) = ("none", "none", 1, .max)
        plan.out = folder.url.appending(path: "human").path
        return plan
    }

    /// One rater answers every pair.
    private func answer(_ study: Study) async throws {
        var state = try study.state()
        let now = Date(timeIntervalSince1970: 1_800_000_000)
        var events = state.join(token: "token", at: now)
        let rater = try #require(state.raters.last?.id)
        events += state.consent(rater, at: now)
        events += state.begin(rater, at: now)
        while let task = state.rater(rater)?.current, task.answered == nil {
            let choice = try #require(state.task(task.task)?.options.firstIndex { $0.name == "helpful" })
            events += state.answer(rater, task: task.task, choice: choice, at: now)
        }
        try await study.append(events)
    }

    @Test("The first run makes it, later ones see how far it has come, and once all have answered it has ended")
    func way() async throws {
        try await TemporaryDirectory.with { folder in
            let lab = try await Lab(store: folder.url.appending(path: "candor.sqlite").path)
            let plan = try plan(in: folder)
            let made = try await lab.run(plan)
            #expect(made.isNew && made.files.isEmpty && !made.state.isComplete)
            let begun = try #require(try await lab.runs().first)
            #expect(begun.id == made.id && begun.experimentKind == .study && begun.finished == nil)
            await #expect {
                _ = try await RunReference(text: made.id, store: lab.path).find()
            } throws: { ($0 as? LabError)?.reason.contains("candor study status") ?? false }

            try await answer(made.study)
            let ended = try await lab.run(plan)
            #expect(ended.id == made.id && !ended.isNew && ended.state.isComplete && !ended.files.isEmpty)
            let run = try #require(try await lab.runs().first)
            #expect(run.finished != nil && run.folder == plan.out && run.started == begun.started)
            let found = try #require(try await RunLedger(lab.open()).results(of: run, as: StudyAnalysis.self))
            #expect(found.overall.accuracy?.average.value == 1 && found.overall.ratings == 2)
            guard case .other(let named) = try await RunReference(text: plan.out ?? "", store: lab.path).find() else {
                Issue.record("a study's folder is none of probes")
                return
            }
            #expect(named.kind == .study && named.plan(as: HumanStudy.self)?.study == plan.study)
            // Nobody has answered since: the same to the byte, and the same end.
            #expect(try await lab.run(plan).id == made.id)
            #expect(try await lab.runs().map(\.finished) == [run.finished])
        }
    }

    @Test("A file that is another plan's study is refused; one made again is another study")
    func others() async throws {
        try await TemporaryDirectory.with { folder in
            let lab = try await Lab(store: folder.url.appending(path: "candor.sqlite").path)
            let plan = try plan(in: folder)
            let made = try await lab.run(plan)
            var other = plan
            other.ratersPerPair = 2
            await #expect {
                _ = try await lab.run(other)
            } throws: { ($0 as? LabError)?.reason.contains("is a study of another plan") ?? false }
            var again = plan
            again.study = folder.url.appending(path: "again.sqlite").path
            #expect(try await lab.run(again).id != made.id)
            #expect(try await lab.runs().count == 2)
            // Where the answers go makes no other study.
            var elsewhere = plan
            elsewhere.out = nil
            #expect(try await lab.run(elsewhere).id == made.id)
            var store = plan
            store.study = lab.path
            await #expect(throws: LabError.self) { try await lab.run(store) }
        }
    }

    @Test("A study made without a plan, as by a program or another version, is listed when its answers are written")
    func withoutPlan() async throws {
        try await TemporaryDirectory.with { folder in
            let plan = try plan(in: folder)
            let tasks = try plan.readTasks().tasks
            let record = StudyRecord(
                design: try plan.design(for: tasks), source: "pairs.jsonl", sourceHash: "00", created: .now)
            let study = try Study.create(path: plan.study, record: record, tasks: tasks)
            try await answer(study)
            let store = folder.url.appending(path: "candor.sqlite").path
            #expect(try await !study.export(to: folder.url.appending(path: "a").path, in: store).isEmpty)
            #expect(!FileManager.default.fileExists(atPath: store))
            let lab = try await Lab(store: store)
            #expect(try await !study.export(to: folder.url.appending(path: "b").path, in: store).isEmpty)
            #expect(try await lab.runs().map(\.experimentKind) == [.study])
            await #expect(throws: LabError.self) { try await lab.run(plan) }
        }
    }

    @Test(
        "What cannot be is said by the name of its value, and nothing is made",
        arguments: [
            ("title", "title: ' '"), ("question", "question: ''"), ("timeout", "timeout: .inf"),
            ("screening", "screening: 1.5"), ("screening", "screening: 0.5"),
            ("completion_url", "completion_url: 'javascript:x'"), ("id_parameter", "id_parameter: a b"),
            ("completion_code", "completion_code: ''"), ("screened_out_url", "screened_out_url: https://"),
        ])
    func wrong(field: String, line: String) async throws {
        try await TemporaryDirectory.with { folder in
            let lab = try await Lab(store: folder.url.appending(path: "candor.sqlite").path)
            let plan = try plan(in: folder)
            let file = try folder.write(
                "plan.yaml",
                "kind: study\nstudy: \(plan.study)\npairs: \(plan.pairs)\npractice: none\nchecks: none\n\(line)\n")
            await #expect {
                _ = try await lab.run(Experiment(file: file.path))
            } throws: { ($0 as? any LocalizedError)?.errorDescription?.contains(field) ?? false }
            #expect(!FileManager.default.fileExists(atPath: plan.study))
            #expect(try await lab.runs().isEmpty)
        }
    }

    @Test("A plan is written as a file of its kind, and read as the same plan")
    func coding() throws {
        var plan = HumanStudy(study: "s.sqlite", pairs: "pairs.jsonl")
        (plan.against, plan.limit, plan.practiceFile, plan.checksFile) = (.baseline, 8, "none", "checks.jsonl")
        (plan.title, plan.question, plan.consentFile) = ("Two answers", "Which is kinder?", "consent.md")
        (plan.instructionsFile, plan.thanksFile) = ("instructions.md", "thanks.md")
        (plan.ratersPerPair, plan.pairsPerRater, plan.checkEvery, plan.breakEvery) = (3, 16, 5, 0)
        (plan.allowsTies, plan.allowsComments, plan.allowsBack, plan.prolific) = (true, true, true, true)
        (plan.screening, plan.timeout, plan.idParameter) = (0.5, 12.5, "PID")
        (plan.completionCode, plan.completionURL) = ("C1", "https://example.org/{code}")
        (plan.screenedOutURL, plan.seed, plan.invitations) = ("https://example.org", .max, 4)
        (plan.out, plan.store) = ("human", "runs.sqlite")
        let read = try JSONDecoder().decode(HumanStudy.self, from: JSONEncoder().encode(plan))
        #expect(read == plan)
        let plain = HumanStudy(study: "s.sqlite", pairs: "pairs.jsonl")
        #expect(try JSONDecoder().decode(HumanStudy.self, from: JSONEncoder().encode(plain)) == plain)
    }
}
