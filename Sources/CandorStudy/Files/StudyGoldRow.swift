import Candor
import CandorModels

/// A question to a judge, put to raters.
///
/// Two comments become a pair. Everything else becomes a dialogue with the verdicts below it. The words are the question's own.
struct StudyGoldRow {
    let row: StudyRow

    /// The task; it carries the row in ``StudyTask/gold``. A row of a run's sample is named after trial and question, because a
    /// trial may have several, and tasks of one trial are of one claim. The stratum is the kind of question.
    /// - Throws: ``DataError`` with the field that cannot be used.
    func task() throws -> StudyTask {
        guard let gold = try GoldRowDecoder(row.row).rows().first else { throw row.bad("judge", "asks nothing") }
        let asked = gold.question.forRaters
        let options = asked.options.map { StudyOption(name: $0.verdict, text: $0.text) }
        return StudyTask(
            id: gold.name.map { "\(gold.id)/\($0)" } ?? gold.id, claim: gold.id,
            stratum: gold.question.kind.rawValue, question: asked.text, prompt: asked.dialogue, options: options,
            right: gold.verdict.flatMap { verdict in options.contains { $0.name == verdict } ? verdict : nil },
            gold: row.value)
    }
}
