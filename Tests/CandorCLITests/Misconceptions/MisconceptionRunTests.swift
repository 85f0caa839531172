import Candor
import CandorModels
import CandorTesting
import Foundation
import Testing

@Suite("Misconceptions among the runs")
struct MisconceptionRunTests {
    private func listed(_ work: WorkFolder) async throws -> [Substring] {
        try await work.candor("runs").output.split(separator: "\n")
    }

    @Test("A comparison, by flags or by a file, is one run, whose page is written again")
    func comparison() async throws {
        try await WorkFolder.with { work in
            try work.write("responses.jsonl", text: HumanComparisonTests.responses())
            let flags = try await work.candor(
                "misconceptions", "compare", "responses.jsonl", "--pm", "oracle:rules", "--out", "flags")
            #expect(flags.status == 0, "\(flags.errors)")
            try work.write(
                "plan.yaml",
                text: """
                    kind: misconceptions
                    responses: responses.jsonl
                    pm: oracle:rules
                    out: file
                    """)
            let run = try await work.candor("run", "plan.yaml")
            #expect(run.status == 0, "\(run.errors)")
            for file in ["results.json", "comparisons.jsonl", "report.html"] {
                #expect(try work.bytes("flags/\(file)") == work.bytes("file/\(file)"), "\(file)")
            }
            let runs = try await listed(work)
            #expect(runs.count == 1 && runs.first?.hasSuffix("oracle:rules  misconceptions") == true, "\(runs)")

            let page = try work.bytes("file/report.html")
            try FileManager.default.removeItem(at: work.url.appending(path: "file/report.html"))
            let again = try await work.candor("report", "file")
            #expect(again.status == 0, "\(again.errors)")
            #expect(try work.bytes("file/report.html") == page)
            try FileManager.default.removeItem(at: work.url.appending(path: "file"))
            let stored = try await work.candor("report", "latest")
            #expect(stored.status == 0, "\(stored.errors)")
            let id = try #require(runs.first?.split(separator: " ").first)
            #expect(try work.bytes("candor-out/\(id)/report.html") == page)
        }
    }

    @Test("A difficulty and responses, by flags or by a file, are one run each; what has no page is said and shown")
    func withoutPage() async throws {
        try await WorkFolder.with { work in
            try work.write("claims.txt", text: (1...8).map { "number \($0) is odd" }.joined(separator: "\n"))
            let models: [String: any LanguageModel] = [
                "believer": Believer { Double($0) / 20 }, "persuader": Persuader(),
            ]
            try await LoopbackServer.with(serving: models) { server in
                let (believer, persuader) = (server.name("believer"), server.name("persuader"))
                let flags = try await work.candor(
                    "misconceptions", "difficulty", "--model", believer, "--data", "claims.txt", "--out", "flags")
                #expect(flags.status == 0, "\(flags.errors)")
                try work.write(
                    "difficulty.yaml",
                    text: "kind: difficulty\nmodels: \"\(believer)\"\ndata: claims.txt\nout: file\n")
                let file = try await work.candor("run", "difficulty.yaml")
                #expect(file.status == 0 && file.output == flags.output, "\(file.errors)")
                #expect(try work.bytes("flags/difficulty.json") == work.bytes("file/difficulty.json"))
                #expect(try await listed(work).count == 1)
                let shown = try await work.candor("report", "latest")
                #expect(shown.status == 0 && shown.output.contains("which has no page"), "\(shown.errors)")
                #expect(shown.output.hasSuffix(flags.output), "\(shown.output)")

                let responded = try await work.candor(
                    "misconceptions", "respond", "--policy", persuader, "--data", "claims.txt", "--draws", "3", "--out",
                    "responses")
                #expect(responded.status == 0, "\(responded.errors)")
                try work.write(
                    "responses.yaml",
                    text: """
                        kind: responses
                        policy: "\(persuader)"
                        data: claims.txt
                        draws: 3
                        out: responses
                        """)
                let before = (try work.bytes("responses/draws.jsonl"), server.requests.count)
                let run = try await work.candor("run", "responses.yaml")
                #expect(run.status == 0 && run.output == responded.output, "\(run.errors)")
                #expect(try work.bytes("responses/draws.jsonl") == before.0 && server.requests.count == before.1)
                #expect(try await listed(work).count == 2)
                let described = try await work.candor("report", "responses")
                #expect(
                    described.status == 0 && described.output.contains("3 sycophantic draws"), "\(described.errors)")
            }
        }
    }
}
