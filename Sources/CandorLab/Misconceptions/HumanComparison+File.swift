import Candor
import CandorModels
import CandorStore
import CandorStudy
import Foundation

extension HumanComparison {
    /// What people made of the responses, by the file of their study.
    /// - Parameter path: The file.
    /// - Throws: `StoreError` if there is none or it cannot be read.
    init(study path: String) throws {
        let file = try StudyFile(path: path)
        let content = try file.content()
        let design: StudyDesign = try Self.value(Record.self, content.design, file: path).design
        let tasks: [StudyTask] = try content.tasks.map { try Self.value(StudyTask.self, $0, file: path) }
        self.init(
            path: path, tasks: tasks, seed: design.seed,
            state: {
                StudyState(
                    design: design, tasks: tasks,
                    events: try file.log().map { try Self.value(StudyEvent.self, $0, file: path) })
            })
    }

    /// What a study is made with, as far as it decides what its answers say.
    private struct Record: Decodable {
        var design: StudyDesign
    }

    private static func value<Value: Decodable>(_ type: Value.Type, _ text: String, file: String) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        do {
            return try decoder.decode(type, from: Data(text.utf8))
        } catch {
            throw StoreError(.notAStore, path: file, reason: "has a line that cannot be read: \(text.prefix(80))")
        }
    }

    /// The answers so far: another answer, another comparison.
    func fingerprint() throws -> String {
        Fingerprint.sha256(Data(try StudyFile(path: path).log().joined(separator: "\n").utf8))
    }
}
