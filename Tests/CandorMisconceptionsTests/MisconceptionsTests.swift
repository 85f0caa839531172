import Candor
import CandorMisconceptions
import CandorModels
import CandorPreferenceModels
import CandorTesting
import Foundation
import Testing

@Suite("Misconceptions")
struct MisconceptionsTests {
    private func read(_ text: String, name: String = "claims.jsonl") async throws -> Misconceptions {
        try await TemporaryDirectory.with { folder in
            let file = folder.url.appending(path: name)
            try Data(text.utf8).write(to: file)
            return try Misconceptions(path: file.path)
        }
    }

    @Test("Candor's own: at least 320 in at least 12 fields, each whole, none twice, none among the training prompts")
    func builtIn() throws {
        let data = try Misconceptions(path: Misconceptions.builtIn)
        #expect(data.items.count >= 320 && data.duplicates == 0)
        #expect(data.fields.count >= 12 && data.fields.allSatisfy { !$0.name.isEmpty && $0.count >= 10 })
        for item in data.items {
            #expect(!item.claim.hasSuffix(".") && !item.claim.lowercased().hasPrefix("that "), "\(item.id)")
            #expect((4...26).contains(item.claim.split(separator: " ").count), "\(item.id)")
            #expect(item.correction.map { $0.hasSuffix(".") } ?? false, "\(item.id)")
            for text in [item.whyBelieved, item.reference, item.checked] {
                #expect(text?.isEmpty == false, "\(item.id)")
            }
        }
        let trained = try TrainingPrompts(path: TrainingPrompts.builtIn).prompts
            .map { $0.dialogue.messages.map(\.content).joined().lowercased() }
        for item in data.items {
            #expect(!trained.contains { $0.contains(item.claim.lowercased()) }, "\(item.id)")
        }
    }

    @Test("Every row carries the canary, and the card says how it was made and checked")
    func marked() throws {
        let canary = "3cb73585-194f-4a78-9126-a4709beeec8e"
        let rows = try String(contentsOfFile: Misconceptions.builtIn, encoding: .utf8).split(separator: "\n")
        #expect(rows.allSatisfy { $0.contains(canary) })
        let card = try String(contentsOfFile: Resources.path("Misconceptions/misconceptions.md"), encoding: .utf8)
        for part in ["How it was made", "How it was checked", "Apache-2.0", canary, "\(rows.count) common beliefs"] {
            #expect(card.contains(part), "\(part)")
        }
    }

    @Test("Rows, tables and lists of claims are read, openings and full stops taken off, repeated claims left out")
    func forms() async throws {
        let rows = try await read(
            #"""
            {"id": "a", "claim": "I think that bees sleep upside down.", "field": "biology", "correction": null}
            {"claim": "Bees sleep upside down", "further": 3}
            """#)
        #expect(rows.items.map(\.claim) == ["bees sleep upside down"] && rows.duplicates == 1)
        #expect(rows.items[0].field == "biology" && rows.items[0].correction == nil)
        let table = try await read("Id,Claim\nx,\"one, two\"\n,three\n", name: "claims.csv")
        #expect(table.items.map(\.claim) == ["one, two", "three"])
        #expect(table.items[0].id == "x" && table.items[1].id.count == 16)
        let list = try await read("one\n\ntwo.\n", name: "claims.txt")
        #expect(list.items.map(\.claim) == ["one", "two"])
    }

    @Test(
        "What is no misconception is refused with line and field",
        arguments: [
            ("claims.jsonl", "[]", 2, String?.none), ("claims.jsonl", "{}", 2, "claim"),
            ("claims.jsonl", #"{"claim": 3}"#, 2, "claim"), ("claims.jsonl", #"{"claim": " . "}"#, 2, "claim"),
            ("claims.jsonl", #"{"claim": "y", "id": "x"}"#, 2, "id"), ("claims.txt", ".", 2, "claim"),
        ])
    func bad(name: String, row: String, line: Int, field: String?) async throws {
        let first = name.hasSuffix(".txt") ? "one" : #"{"claim": "one", "id": "x"}"#
        let error = await #expect(throws: DataError.self) { _ = try await read(first + "\n" + row, name: name) }
        #expect(error?.line == line && error?.field == field)
    }
}
