import Foundation
import Testing

@testable import CandorCLI
@testable import CandorLab

@Suite("The schema of experiment files")
struct ExperimentSchemaTests {
    @Test("It knows exactly the keys that the command knows, and refuses others")
    func keys() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let bytes = try Data(contentsOf: root.appending(path: "Schemas/experiment.schema.json"))
        let schema = try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
        let properties = try #require(schema["properties"] as? [String: Any])
        #expect(Set(properties.keys) == Set(EvaluationFile.keys))
        #expect(schema["additionalProperties"] as? Bool == false)
    }
}
