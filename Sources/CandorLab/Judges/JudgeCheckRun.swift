import Candor
import CandorModels
import CandorProviders
import CandorStore
import CandorTesting
import CandorText
import Foundation

/// Sets a judge against given verdicts, gold file by gold file.
package struct JudgeCheckRun: Sendable {
    /// What came out of a gold file.
    package struct Checked: Sendable {
        /// The gold file's name.
        package var file: String
        /// The judge's name.
        package var judge: String
        /// Rows without a verdict that counts.
        package var leftOut: Int
        /// A check per kind of question.
        package var checks: [JudgeCheck]
    }

    /// How many rows the judge was asked about, over all files.
    package struct Tally: Sendable {
        /// The judge's name.
        package var judge: String
        /// Rows that it was asked about.
        package var asked = 0
        /// Rows on which it gave a verdict.
        package var answered = 0
        fileprivate var isByRules = false

        /// Whether there is no agreement because a model gave no verdict at all; rules that cannot tell have been asked all the same.
        package var lacksVerdicts: Bool { !isByRules && asked > 0 && answered == 0 }
    }

    /// The judge: one that is known by its name, or a model's name.
    package var judge: String
    /// Gold files, or the kinds of built-in ones; none for all built-in ones.
    package var gold: [String]
    /// A prompt pack's file; `nil` for the built-in one.
    package var prompts: String?
    /// Questions at once.
    package var parallel: Int
    /// The store of answers, which rules have no need of.
    package var store: String
    /// What becomes of calls that fail.
    package var calls: CallPolicy
    /// What the provider of a judging model is told.
    package var settings: ProviderSettings
    /// Whose the remembered answers are.
    package var origin: OriginChoice
    private let progress: any RunProgress

    package init(
        judge: String, gold: [String] = [], prompts: String? = nil, parallel: Int = 32, store: String = "candor.sqlite",
        calls: CallPolicy = CallPolicy(), settings: ProviderSettings = ProviderSettings(), origin: OriginChoice = .ask,
        progress: any RunProgress = NoProgress()
    ) {
        self.judge = judge
        self.gold = gold
        self.prompts = prompts
        self.parallel = parallel
        self.store = store
        self.calls = calls
        self.settings = settings
        self.origin = origin
        self.progress = progress
    }

    /// The kinds of questions for which a gold file ships with Candor.
    package static var builtIn: [String] { JudgeKind.all.filter { GoldFile.builtIn($0) != nil }.map(\.rawValue) }

    /// Asks the judge about every row.
    /// - Parameter checked: Told of every file when all its rows have been judged.
    /// - Returns: How many rows it was asked about.
    /// - Throws: `DataError` for a file that cannot be used, and what the judge throws.
    package func run(_ checked: @Sendable (Checked) -> Void) async throws -> Tally {
        let files = try paths().map { try GoldFile(path: $0) }
        let judge = try await self.judge(PromptPack.load(prompts))
        var tally = Tally(judge: judge.name, isByRules: judge is RulesJudge)
        for file in files {
            let checks = try await JudgeCheck.checks(of: judge, on: file.rows, parallel: parallel)
            checked(
                Checked(
                    file: URL(fileURLWithPath: file.path).lastPathComponent, judge: judge.name, leftOut: file.leftOut,
                    checks: checks))
            tally.asked += checks.reduce(0) { $0 + $1.asked }
            tally.answered += checks.reduce(0) { $0 + $1.answered }
        }
        return tally
    }

    private func paths() throws -> [String] {
        if gold.isEmpty { return JudgeKind.all.compactMap(GoldFile.builtIn) }
        return try gold.map { name in
            if let file = GoldFile.builtIn(JudgeKind(rawValue: name)) { return file }
            guard FileManager.default.fileExists(atPath: name) else {
                throw DataError(
                    .unreadable, file: name, reason: "no such file" + Spelling.hint(for: name, among: Self.builtIn))
            }
            return name
        }
    }

    private func judge(_ pack: PromptPack) async throws -> any Judge {
        if judge == "rules" {
            return RulesJudge(lexicon: try Installation.found().lexicon.map(SentimentLexicon.init(contentsOf:)))
        }
        let store = try Store(path: store)
        let providers = ProviderModels(
            environment: ProcessInfo.processInfo.environment, maximumConcurrency: parallel, memory: store)
        let catalogue = ModelCatalogue(
            providers: providers, parallel: parallel, key: AnswerKey(), calls: calls, origins: OriginCheck(origin))
        let factory = JudgeFactory(
            catalogue: catalogue, store: store, parallel: parallel, observe: { _ in }, settings: settings)
        let made = try await factory.judge(judge, prompts: pack)
        for note in catalogue.origins.notes { progress.note(note) }
        return made.judge
    }
}
