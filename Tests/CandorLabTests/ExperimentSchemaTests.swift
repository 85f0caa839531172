import Foundation
import Testing

@testable import CandorLab

@Suite("The schema of experiment files")
struct ExperimentSchemaTests {
    private func schema() throws -> [String: Any] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let bytes = try Data(contentsOf: root.appending(path: "Schemas/experiment.schema.json"))
        return try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    }

    @Test("It knows exactly the keys that files of all kinds may have, and refuses others")
    func keys() throws {
        let schema = try schema()
        let properties = try #require(schema["properties"] as? [String: Any])
        #expect(Set(properties.keys) == Set(ExperimentKind.allCases.flatMap(\.keys)))
        #expect(schema["additionalProperties"] as? Bool == false)
        let kind = try #require(properties["kind"] as? [String: Any])
        #expect(kind["enum"] as? [String] == ExperimentKind.allCases.map(\.rawValue))
    }

    @Test("Of each kind it refuses the keys that are another kind's", arguments: ExperimentKind.allCases)
    func kinds(kind: ExperimentKind) throws {
        let rules = try #require(schema()["allOf"] as? [[String: Any]])
        let rule = try #require(
            rules.first { rule in
                let condition = (rule["if"] as? [String: Any])?["properties"] as? [String: [String: String]]
                return condition?["kind"]?["const"] == kind.rawValue
            })
        let consequence = try #require(rule["then"] as? [String: Any])
        let refused = try #require(consequence["properties"] as? [String: Bool])
        #expect(refused.values.allSatisfy { !$0 })
        #expect(Set(refused.keys) == Set(ExperimentKind.allCases.flatMap(\.keys)).subtracting(kind.keys))
    }
}
