import CandorModels
import CandorProviders
import CandorTesting
import Testing

@Suite("Making models from names")
struct ProviderModelsTests {
    private func failure(_ name: String, environment: [String: String] = [:]) throws -> ProviderError? {
        let name = try ModelName(name)
        return #expect(throws: ProviderError.self) {
            try ProviderModels(environment: environment).model(named: name)
        }
    }

    @Test(
        "A missing key is told before anything is asked, with the variable to set",
        arguments: [("openai:gpt-4.1", "OPENAI_API_KEY"), ("anthropic:claude-sonnet-4-5", "ANTHROPIC_API_KEY")])
    func missingKey(name: String, variable: String) throws {
        for environment in [[:], [variable: "  \n"]] {
            let error = try #require(try failure(name, environment: environment))
            #expect(error.code == .missingKey)
            #expect(error.description.contains("Set \(variable)"))
        }
    }

    @Test("A key with a line break inside is refused, one at its end is taken off")
    func keyCharacters() async throws {
        let error = try failure("openai:gpt-4.1", environment: ["OPENAI_API_KEY": "sk-one\nsk-two"])
        #expect(error?.code == .unauthorized)
        #expect(error?.description.contains("sk-one") == false)
        try await LoopbackServer.with(serving: ["m": EchoModel()]) { server in
            let model = try server.openAI(ProviderModels(environment: ["OPENAI_API_KEY": "sk-one\n"]), "m")
            _ = try await model.complete(Dialogue([.user("Q")]), sampling: Sampling(), draw: 0)
            #expect(server.requests.first?.headers["authorization"] == "Bearer sk-one")
        }
    }

    @Test("Another kind and an unusable base URL are refused")
    func unusable() throws {
        #expect(try failure("llama:x")?.code == .unknownKind)
        #expect(try failure("openai:x@http://")?.code == .invalidBaseURL)
        #expect(try failure("openai:x@http://a b/v1")?.code == .invalidBaseURL)
    }

    @Test("A model that the server does not have is a clear error, after one request")
    func unknownModel() async throws {
        try await LoopbackServer.with(serving: ["m": EchoModel()]) { server in
            for model in [try server.openAI(makeProviders(), "typo"), try server.anthropic(makeProviders(), "typo")] {
                let error = await #expect(throws: ProviderError.self) {
                    try await model.complete(Dialogue([.user("Q")]), sampling: Sampling(), draw: 0)
                }
                #expect(error?.code == .unknownModel)
                #expect(error?.description.contains("typo") == true)
                #expect(error?.description.contains("Check the model's name") == true)
            }
            #expect(server.requests.count == 2)
        }
    }

    @Test("A wrong key is a clear error that names the variable")
    func wrongKey() async throws {
        try await LoopbackServer.with(serving: [served: EchoModel()], requiredKey: "another") { server in
            let model = try server.openAI(makeProviders())
            let error = await #expect(throws: ProviderError.self) {
                try await model.complete(Dialogue([.user("Q")]), sampling: Sampling(), draw: 0)
            }
            #expect(error?.code == .unauthorized)
            #expect(error?.description.contains("OPENAI_API_KEY") == true)
        }
    }
}
