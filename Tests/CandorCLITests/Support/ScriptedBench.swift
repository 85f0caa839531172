import CandorModels
import CandorTesting
import Foundation

/// Scripted models behind a real server, for the real command.
extension WorkFolder {
    /// What rows in this folder ask, as a scripted model knows it.
    func key(_ names: String...) throws -> AnswerKey {
        try AnswerKey(rowsIn: names.map { url.appending(path: $0) })
    }

    /// A folder `data` with the four probes' rows in the published format.
    @discardableResult
    func writeData(questions: Int, passages: Int, works: Int, poets: Int, letters: Int = 0) throws -> AnswerKey {
        let files = [
            ("data/are_you_sure.jsonl", SampleRows.areYouSure(questions) + SampleRows.letters(letters)),
            ("data/answer.jsonl", SampleRows.answers(min(questions, 25))),
            ("data/feedback.jsonl", SampleRows.feedback(passages)),
            ("data/mimicry.jsonl", SampleRows.mimicry(works: works, poets: poets)),
        ].filter { !$0.1.isEmpty }
        for (name, rows) in files { try write(name, rows) }
        return try AnswerKey(rowsIn: files.map { url.appending(path: $0.0) })
    }
}

/// A scripted model with set rates.
func scripted(_ rates: String, _ key: AnswerKey) throws -> ScriptedModel {
    try ScriptedModel(named: ModelName("scripted:rates?\(rates)"), key: key)
}

extension LoopbackServer {
    /// The name of a model of this server.
    func name(_ model: String, kind: String = "openai") -> String {
        "\(kind):\(model)@\(kind == "openai" ? openAIBaseURL : anthropicBaseURL)"
    }
}
