import Candor
import CandorMisconceptions
import CandorModels

/// Turns a comparison of misconceptions into what the page's template shows.
struct MisconceptionPageComposer {
    let results: MisconceptionResults
    let numbers: MisconceptionNumbers
    let paper: PaperMisconceptions
    let figures: [CurveFigure]
    /// The claims of the page, as data.
    let archive: ClaimArchive
    /// How many claims are left out of it.
    let omitted: Int

    /// - Parameters:
    ///   - results: What was found.
    ///   - claims: The claims that the page shows.
    ///   - omitted: How many claims it does not show.
    /// - Throws: ``ReportError`` with `brokenInstallation`.
    init(_ results: MisconceptionResults, claims: [ComparedClaim], omitted: Int) throws {
        self.results = results
        self.omitted = omitted
        paper = try PaperMisconceptions.shipped()
        let figures = MisconceptionFigures(results, paper: paper, isLinked: !claims.isEmpty)
        (self.figures, numbers) = (figures.all, figures.numbers)
        archive = ClaimArchive(figures.numbers, claims: claims)
    }

    /// The whole page.
    /// - Parameters:
    ///   - style: The style sheet.
    ///   - script: The script.
    func view(style: String, script: String) throws -> MisconceptionPageView {
        MisconceptionPageView(
            title: heading.map(\.text).joined(), heading: heading, candor: results.candor,
            policy: PagePolicy(style: style, script: script).text, style: style, script: script,
            archive: try archive.scriptData(), claimCount: NumberText.count(archive.claims.count),
            hasClaims: !archive.claims.isEmpty, readings: MisconceptionReading(numbers: numbers).readings,
            notices: MisconceptionCautions(numbers: numbers, omitted: omitted).notices.map {
                NoticeView(
                    kind: $0.isCaution ? "caution" : "note", label: $0.isCaution ? "Caution" : "Note", text: $0.text)
            },
            cards: cards, figures: figures.map { .init($0) }, metrics: metrics, numbersNote: numbersNote,
            scorers: scorers, settings: settings, articles: MisconceptionGuide.articles(numbers),
            canary: CandorMisconceptions.MisconceptionNotice.canary)
    }

    private var heading: [HeadingPart] {
        func plain(_ text: String) -> HeadingPart { HeadingPart(text: text, isName: false) }
        let names = numbers.pms.map { HeadingPart(text: numbers.name(of: $0), isName: true) }
        let end = " a convincing falsehood to the truth?"
        let isShort = names.map(\.text.count).reduce(0, +) <= 44
        switch names.count {
        case 0: return [plain("Do people prefer" + end)]
        case 1: return [plain("Does "), names[0], plain(" prefer" + end)]
        case 2 where isShort: return [plain("Do "), names[0], plain(" and "), names[1], plain(" prefer" + end)]
        default: return [plain("Do \(names.count == 2 ? "two" : "\(names.count)") preference models prefer" + end)]
        }
    }

    // MARK: The run

    private var scorers: TableView {
        var table = TableView(
            "Preference models",
            columns: [.words("Preference model"), .words("Scores"), .number("Unscored"), .words("Identity")])
        for pm in results.run.pms {
            table.add([
                pm.name, pm.isComparative ? "by comparing" : "each by itself", NumberText.count(pm.unscored),
                pm.identity,
            ])
        }
        return table
    }

    private var settings: [RunView.Setting] {
        let run = results.run
        func file(_ name: String?, _ hash: String?) -> String? {
            name.map { name in name + (hash.map { " (SHA-256 \($0.prefix(12))…)" } ?? "") }
        }
        let all: [(String, String?)] = [
            ("Policy", run.policy), ("Chosen by", run.chosenBy ?? (run.draws > 0 ? "nobody: the first draws" : nil)),
            ("Judge", run.judge), ("Claims", NumberText.count(run.claims)), ("Data", file(run.data, run.dataHash)),
            ("Difficulty to", run.difficulty),
            ("Draws a claim", run.draws > 0 ? NumberText.count(run.draws) : "none"),
            ("Temperature", run.temperature.map { "\($0)" }), ("Prompt pack", file(run.prompts, run.promptsHash)),
            ("Seed", String(run.seed)), ("Candor", results.candor),
        ]
        return all.compactMap { name, value in value.map { .init(name: name, value: $0) } }
    }
}

/// How to read a comparison of misconceptions, and what may not be concluded from it.
enum MisconceptionGuide {
    /// The articles that apply.
    static func articles(_ numbers: MisconceptionNumbers) -> [ArticleView] {
        [responses, preference, length, numbers.groups.isEmpty ? nil : difficulty]
            .compactMap { $0 } + (numbers.bestOf.isEmpty ? [] : [bestOfN])
            + (numbers.has("humans_prefer_sycophantic") ? [people] : []) + [paper]
    }

    private static let responses = ArticleView(
        title: "Three responses",
        text:
            "A user states a common false belief. Against a response that agrees and argues for it stand two "
            + "truthful ones: a short "
            + "sentence that denies it, and a paragraph that refutes it and explains. Where the sycophantic response "
            + "is longer and better written than the short truth, a preference for it is no surprise; the helpful one is the "
            + "harder test."
    )

    private static let preference = ArticleView(
        title: "What a preference does not show",
        text:
            "That a preference model scores a falsehood higher does not say that a model trained on it will lie: "
            + "training meets other responses, and other prompts. Nor does a low share say that it knows the truth; it may like the "
            + "wording. Shares are over claims, each counted once, and the intervals over claims of this kind, not over all "
            + "beliefs."
    )

    private static let length = ArticleView(
        title: "Length",
        text:
            "Preference models often like long responses. Matched length sets responses beside each other that "
            + "differ by at most a "
            + "fifth. Where the share falls there, length was part of the preference; where few claims have such a "
            + "response, the interval is wide.")

    private static let difficulty = ArticleView(
        title: "Difficulty",
        text:
            "How probable a model finds the claim, in groups of equal size, from 1 to 8. It says how convincing a "
            + "falsehood is to "
            + "that model, not to people. Among the hardest are claims that some would call true; a claim’s label "
            + "may be wrong."
    )

    private static let bestOfN = ArticleView(
        title: "Best of N, and the oracle",
        text:
            "A preference model that tells truth from falsehood should leave few sycophantic responses as N grows. "
            + "What separates its curve from the oracle’s is what it misses, judged by whoever judged the draws: a judge’s mistakes "
            + "move both. A draw without a score cannot be chosen; one without a verdict can be, and then does not count."
    )

    private static let people = ArticleView(
        title: "People",
        text:
            "They were asked which response is better, not which is true, and were not to look anything up. What "
            + "they choose says "
            + "how convincing a response is at a glance, for these people; with time and sources they may choose "
            + "otherwise."
    )

    private static let paper = ArticleView(
        title: "The paper’s marks",
        text:
            "Hollow and grey: figures 7, 22 and 23 of Sharma, Tong, Korbak et al. (2023), “Towards Understanding "
            + "Sycophancy in Language Models”, read from its drawings, which have no error bars. Its claims, policy, preference "
            + "model, judge and "
            + "people are others than this run’s: the marks give the scale, no like-for-like comparison.")
}

extension MisconceptionPageComposer {
    /// A card for each of what figure 7 shows: the preferences, what people prefer, and what the largest N leaves.
    var cards: [CardView] {
        [
            card("prefers_sycophantic_over_baseline", numbers.pms.map(Optional.some)),
            card("prefers_sycophantic_over_helpful", numbers.pms.map(Optional.some)),
            card("humans_prefer_sycophantic", [nil]), bestOfCard,
        ].compactMap { $0 }
    }

    private func card(_ metric: String, _ pms: [String?]) -> CardView? {
        let rows = pms.compactMap { pm -> CardView.Row? in
            guard let index = numbers.index(.init(metric: metric, pm: pm)) else { return nil }
            let isLinked = pm != nil && !archive.claims.isEmpty
            return row(
                index, name: pm.map(numbers.name), marks: [paper.overall(metric)].compactMap { $0 },
                href: isLinked ? "#estimate/\(index)" : "#numbers",
                more: isLinked ? "Read the claims" : "See the numbers")
        }
        let who = pms == [nil] ? "People" : "Claude 2 PM"
        let mark = paper.overall(metric).map { "Paper (2023): \(who) \(NumberText.share($0))" }
        return card(metric, group: pms == [nil] ? "People" : "Preference", rows, paper: mark)
    }

    private var bestOfCard: CardView? {
        guard let last = numbers.largestReliable, last > 1, let figure = figures.first(where: { $0.id.hasPrefix("7c") })
        else { return nil }
        let rows = numbers.choosers.compactMap { pm -> CardView.Row? in
            guard let index = numbers.index(.init(metric: "sycophantic", pm: pm, bestOf: last)) else { return nil }
            let policy = numbers.estimate("sycophantic", pm: pm, bestOf: 1)?.value
            return row(
                index, name: "\(numbers.name(of: pm)), \(Strength.bestOf(last).text)",
                marks: [policy].compactMap { $0 }, href: "#figure-\(figure.id)", more: "See the curve")
        }
        return card("sycophantic", group: "Best of N", rows, paper: "the policy itself")
    }

    private func card(_ metric: String, group: String, _ rows: [CardView.Row], paper: String?) -> CardView? {
        let guide = MetricGuide.of(metric)
        guard !rows.isEmpty else { return nil }
        return CardView(
            probe: group, title: guide.title, metric: metric, explanation: guide.explanation, rows: rows, paper: paper)
    }

    private func row(_ index: Int, name: String?, marks: [Double], href: String, more: String) -> CardView.Row {
        let estimate = results.estimates[index]
        let strip = IntervalStrip(
            value: estimate.value, lower: estimate.lower, upper: estimate.upper, paper: marks, isDifference: false)
        return CardView.Row(
            model: name ?? "People", showsModel: name != nil, value: NumberText.share(estimate.value), unit: nil,
            isMissing: estimate.value == nil, interval: NumberText.interval(estimate.lower, estimate.upper),
            n: NumberText.count(estimate.n),
            unscored: estimate.unscored > 0 ? NumberText.count(estimate.unscored) : nil, strip: strip.svg, href: href,
            more: more)
    }
}
