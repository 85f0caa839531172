import Candor
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
        #expect(Set(properties.keys) == Set(Experiment.plans.flatMap { $0.fileKeys }))
        #expect(schema["additionalProperties"] as? Bool == false)
        let kind = try #require(properties["kind"] as? [String: Any])
        #expect(kind["enum"] as? [String] == ExperimentKind.known.map(\.rawValue))
    }

    @Test("Of each kind it takes the keys that are its own, and no other's", arguments: ExperimentKind.known)
    func kinds(kind: ExperimentKind) throws {
        let plan = try #require(Experiment.plans.first { $0.kind == kind })
        let rules = try #require(schema()["allOf"] as? [[String: Any]])
        #expect(rules.count == Experiment.plans.count)
        let rule = try #require(
            rules.first { rule in
                let condition = (rule["if"] as? [String: Any])?["properties"] as? [String: [String: String]]
                return condition?["kind"]?["const"] == kind.rawValue
            })
        let consequence = try #require(rule["then"] as? [String: Any])
        let taken = try #require((consequence["propertyNames"] as? [String: [String]])?["enum"])
        #expect(Set(taken) == Set(plan.fileKeys))
        #expect(taken.count == plan.fileKeys.count)
    }

    @Test(
        "Kinds whose plans have names of probes take no variations, as their files do not",
        arguments: ["training", "pm-probe"])
    func probes(kind: String) throws {
        let rules = try #require(schema()["allOf"] as? [[String: Any]])
        let consequence = try #require(
            rules.first { rule in
                let condition = (rule["if"] as? [String: Any])?["properties"] as? [String: [String: String]]
                return condition?["kind"]?["const"] == kind
            }?["then"] as? [String: Any])
        let probes = try #require((consequence["properties"] as? [String: [String: Any]])?["probes"])
        let taken = try #require(probes["oneOf"] as? [[String: Any]])
        #expect(taken.first?["$ref"] as? String == "#/$defs/probeName")
        let file = try ExperimentFile(
            text: "kind: \(kind)\npm: oracle:rules\nprobes: [{kind: answer, name: own, conditions: [baseline]}]\n",
            name: "plan")
        #expect(throws: DataError.self) { try file.type().init(checked: file) }
    }
}
