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
