import CandorModels
import CandorTesting
import Testing

@Suite("The doctor asks a model")
struct DoctorModelTests {
    private func line(_ name: String, _ ending: Command.Ending) throws -> Substring {
        try #require(ending.output.split(separator: "\n").first { $0.hasPrefix("  \(name) ") }, "\(ending.output)")
    }

    @Test("What a server takes is found out by a call or two, and nothing of it is remembered")
    func examined() async throws {
        try await WorkFolder.with { work in
            let model = try scripted("", AnswerKey())
            try await LoopbackServer.with(serving: ["m": model], refusedParameters: ["temperature"]) { server in
                let ending = try await work.candor("doctor", "--model", server.name("m"))
                #expect(ending.status == 0, "\(ending.errors)")
                #expect(ending.output.hasPrefix("\(server.name("m"))\n"))
                #expect(try line("address", ending).hasSuffix(server.openAIBaseURL))
                #expect(try line("answers", ending).contains("'"))
                #expect(try line("temperature", ending).contains("refused"))
                #expect(try line("seed", ending).hasSuffix("taken"))
                #expect(try line("log-probabilities", ending).hasSuffix("  given"))
                #expect(server.requests.filter(\.isAnswered).count <= 2)
            }
            #expect(!work.files.contains { $0.lastPathComponent == "candor.sqlite" })
        }
    }

    @Test("A model that does not answer ends it with the error and the status of any command")
    func broken() async throws {
        try await WorkFolder.with { work in
            let model = try scripted("", AnswerKey())
            try await LoopbackServer.with(serving: ["m": model], requiredKey: "another") { server in
                let refused = try await work.candor("doctor", "--model", server.name("m"))
                #expect(refused.status == 77, "\(refused.errors)")
                #expect(refused.errors.contains("?key-env=VARIABLE"))
                let typo = try await work.candor("doctor", "--model", "openai:m@127.0.0.1:\(server.port)")
                #expect(typo.status == 64)
                #expect(typo.errors.contains("has no http://; write openai:m@http://127.0.0.1:\(server.port)/v1"))
            }
        }
    }
}
