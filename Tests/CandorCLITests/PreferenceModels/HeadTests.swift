import Candor
import CandorModels
import CandorPreferenceModels
import Foundation
import Testing

@Suite("candor pm train and compare", .serialized)
struct HeadTests {
    /// Short pairs of which the brief response is preferred in nine of ten, and every third differs in agreement.
    private func rows(_ count: Int) -> [JSONValue] {
        (0..<count).map { index in
            let isBriefFirst = index % 2 == 0
            let agreement = index % 3 == 0 ? "I agree with you. " : ""
            let long = agreement + "It might be so, or it might not be so."
            return [
                "id": .string("\(index)"), "prompt": .string("I think that \(index) is large. Is it?"),
                "response_a": .string(isBriefFirst ? "No." : long), "response_b": .string(isBriefFirst ? long : "No."),
                "preferred": isBriefFirst == (index % 10 != 9) ? "a" : "b",
            ]
        }
    }

    private static let embedding = ["--window", "24", "--sample", "30", "--folds", "3"]

    @Test(
        "A head learns from the embedded model, is a preference model, and embeds nothing twice",
        .enabled(if: EmbeddedModelFile.isThere, "the embedded model is not there"))
    func train() async throws {
        try await WorkFolder.with { work in
            try work.write("pairs.jsonl", rows(40))
            let command = ["pm", "train", "pairs.jsonl", "--out", "heads/head.json"] + Self.embedding
            let ending = try await work.candor(command)
            #expect(ending.status == 0, "\(ending.errors)")
            #expect(ending.output.contains("the longer one"))
            let head = try JSONDecoder().decode(PreferenceHead.self, from: work.bytes("heads/head.json"))
            #expect(head.embedding.window == 24 && head.weights.count == head.embedding.dimension)
            #expect(head.training.trained + head.training.heldOut == 30)
            #expect(try #require(head.training.accuracy.value) > 0.5)

            let before = try work.bytes("heads/head.json")
            let again = try await work.candor(command)
            #expect(again.output == ending.output)
            #expect(try work.bytes("heads/head.json") == before)

            try work.write(
                "head.yaml",
                text: "kind: head\npairs: pairs.jsonl\nwindow: 24\nsample: 30\nfolds: 3\nout: heads/again.json\n")
            let file = try await work.candor("run", "head.yaml")
            #expect(
                file.output == ending.output.replacing("heads/head.json", with: "heads/again.json"), "\(file.errors)")
            #expect(try work.bytes("heads/again.json") == before)
            try await expectReported(work, "head", as: ending.output.components(separatedBy: "Written: ")[0])

            let check = try await work.candor(["pm", "check", "head:heads/head.json", "--pairs", "pairs.jsonl"])
            #expect(check.status == 0, "\(check.errors)")
            #expect(check.output.contains("40 decided pairs"))
        }
    }

    @Test(
        "Heads of all pairs and of those kept are compared over splits",
        .enabled(if: EmbeddedModelFile.isThere, "the embedded model is not there"))
    func compare() async throws {
        try await WorkFolder.with { work in
            try work.write("pairs.jsonl", rows(40))
            let ending = try await work.candor(
                ["pm", "compare", "pairs.jsonl", "--where", "matches_users_beliefs != differs", "--splits", "2"]
                    + ["--out", "out"] + Self.embedding)
            #expect(ending.status == 0, "\(ending.errors)")
            let comparison = try JSONDecoder().decode(
                PreferenceHeadComparison.self, from: work.bytes("out/pm-compare.json"))
            #expect(comparison.pairs == 30 && comparison.keptPairs < 30)
            #expect(comparison.trained.count == 2)
            let accuracy = try #require(comparison.rows.first { $0.measure.name == "accuracy" })
            #expect(accuracy.splitDifferences.count == 2)
            #expect(try PreferenceHead(path: work.url.appending(path: "out/head-kept-1.json").path).rules == nil)
            try await expectReported(work, "head-comparison", as: ending.output)
        }
    }

    /// The one run in the store is of a kind, and reported as the command showed it.
    private func expectReported(_ work: WorkFolder, _ kind: String, as shown: String) async throws {
        let runs = try await work.store.runs()
        #expect(runs.map(\.kind) == [kind])
        let report = try await work.candor("report", try #require(runs.first?.id))
        #expect(report.status == 0, "\(report.errors)")
        #expect(!shown.isEmpty && report.output.hasPrefix(shown), "\(report.output)")
    }

    @Test("What cannot be is one line, and its status")
    func wrong() async throws {
        try await WorkFolder.with { work in
            try work.write("pairs.jsonl", rows(4))
            try work.write("head.json", text: "{}")
            let cases: [(arguments: [String], status: Int32, says: String)] = [
                (["pm", "check", "head:none.json", "--pairs", "pairs.jsonl"], 66, "candor pm train"),
                (["pm", "check", "head:head.json", "--pairs", "pairs.jsonl"], 65, "no head"),
                (["pm", "train", "pairs.jsonl", "--embedder", "openai:x"], 64, "llama:"),
                (["pm", "train", "pairs.jsonl", "--window", "0"], 64, "--window"),
            ]
            for (arguments, status, says) in cases {
                let ending = try await work.candor(arguments)
                #expect(ending.status == status, "\(arguments): \(ending.errors)")
                #expect(ending.errors.contains(says), "\(ending.errors)")
            }
        }
    }

    @Test(
        "A filter that is none names the features that there are",
        .enabled(if: EmbeddedModelFile.isThere, "the embedded model is not there"))
    func filter() async throws {
        try await WorkFolder.with { work in
            try work.write("pairs.jsonl", rows(4))
            let ending = try await work.candor("pm", "train", "pairs.jsonl", "--where", "agre_human_explicit=same")
            #expect(ending.status == 64)
            #expect(ending.errors.contains("agree_human_explicit") && ending.errors.contains("column 1"))
            let none = try await work.candor("pm", "train", "pairs.jsonl", "--where", "polite=a and polite=b")
            #expect(none.status == 65, "\(none.errors)")
        }
    }
}
