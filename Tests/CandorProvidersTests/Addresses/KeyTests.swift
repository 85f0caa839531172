import CandorModels
import CandorTesting
import Testing

@testable import CandorProviders

@Suite("A key goes only to the address it belongs to")
struct KeyTests {
    private let environment = [
        "OPENAI_API_KEY": "sk-openai-0123456789", "ANTHROPIC_API_KEY": "sk-ant-0123456789",
        "MINE": "mine-0123456789abcdef",
        "OTHERS": "others-0123456789abcdef",
    ]

    private func ask(_ name: String, _ environment: [String: String]) async throws {
        let model = try ProviderModels(environment: environment).model(named: ModelName(name))
        _ = try await model.complete(Dialogue([.user("Q")]), sampling: Sampling(), draw: 0)
    }

    private func header(_ name: String, _ variables: [String: String]? = nil) throws -> [String: String] {
        let name = try ModelName(name)
        let endpoint = try Endpoint(
            name, name.kind == "anthropic" ? .anthropic : .openAI, environment: variables ?? environment)
        return Dictionary(uniqueKeysWithValues: endpoint.headers.map { ($0.name, $0.value) })
    }

    @Test("A server of one's own gets none of the providers' keys")
    func elsewhere() async throws {
        try await LoopbackServer.with(serving: [served: EchoModel(), claude: EchoModel()]) { server in
            try await ask("openai:\(served)@\(server.openAIBaseURL)", environment)
            try await ask("anthropic:\(claude)@\(server.anthropicBaseURL)", environment)
            #expect(server.requests.count == 2)
            for request in server.requests {
                #expect(request.headers["authorization"] == nil)
                #expect(request.headers["x-api-key"] == nil)
                #expect(!request.headers.values.contains { $0.contains("0123456789") })
            }
        }
    }

    @Test("Two servers in one run each get the key that their names say, and the option itself is not sent")
    func named() async throws {
        try await LoopbackServer.with(serving: [served: EchoModel(), claude: EchoModel()]) { server in
            try await ask("openai:\(served)@\(server.openAIBaseURL)?key-env=MINE", environment)
            try await ask("openai:\(served)@\(server.openAIBaseURL)?a=1&key-env=OTHERS", environment)
            try await ask("anthropic:\(claude)@\(server.anthropicBaseURL)?key-env=OTHERS", environment)
            #expect(
                server.requests.map { $0.headers["authorization"] } == [
                    "Bearer mine-0123456789abcdef", "Bearer others-0123456789abcdef", nil,
                ])
            #expect(server.requests.last?.headers["x-api-key"] == "others-0123456789abcdef")
            let said = server.requests.flatMap { [$0.path, $0.body] + Array($0.headers.values) }
            #expect(!said.contains { $0.contains("key-env") || $0.contains("MINE") })
        }
    }

    @Test("OPENAI_BASE_URL is honoured where the name has no address, with the key that belongs to it")
    func baseURL() async throws {
        try await LoopbackServer.with(serving: [served: EchoModel()]) { server in
            let named = environment.merging(["OPENAI_BASE_URL": server.openAIBaseURL]) { $1 }
            try await ask("openai:\(served)", named)
            try await ask("openai:\(served)", ["OPENAI_BASE_URL": server.openAIBaseURL])
            try await ask("openai:\(served)@\(server.openAIBaseURL)", named)
            #expect(server.requests.map { $0.headers["authorization"] } == ["Bearer sk-openai-0123456789", nil, nil])
        }
    }

    @Test("A provider's own address gets its key however it is named, and another where the name says so")
    func own() throws {
        for name in ["openai:m", "openai:m@https://api.openai.com/v1", "openai:m@https://api.openai.com"] {
            #expect(try header(name)["authorization"] == "Bearer sk-openai-0123456789")
        }
        #expect(try header("openai:m?key-env=MINE")["authorization"] == "Bearer mine-0123456789abcdef")
        #expect(try header("anthropic:m")["x-api-key"] == "sk-ant-0123456789")
        #expect(try header("openai:m@http://api.openai.com/v1")["authorization"] == nil)
        #expect(try header("anthropic:m@https://api.openai.com/v1")["x-api-key"] == nil)
    }

    @Test("Azure gets its key in its own header, and a token as a token")
    func azure() throws {
        let base = "https://mine.openai.azure.com/openai/deployments/d?api-version=1&key-env=MINE"
        #expect(try header("openai:d@\(base)")["api-key"] == "mine-0123456789abcdef")
        #expect(try header("openai:d@\(base)")["authorization"] == nil)
        #expect(try header("openai:d@\(base)", ["MINE": "eyJtoken"])["authorization"] == "Bearer eyJtoken")
    }

    @Test("A variable that a name says and that is not set is named before anything is asked", arguments: ["", " \n"])
    func missing(value: String) throws {
        let error = #expect(throws: ProviderError.self) {
            try header("openai:m@http://h/v1?key-env=ROUTER_KEY", ["ROUTER_KEY": value, "OPENAI_API_KEY": "sk"])
        }
        #expect(error?.code == .missingKey)
        #expect(error?.description.contains("ROUTER_KEY is not set") == true)
    }

    @Test(
        "A key that was written in the place of its variable is not repeated",
        arguments: ["sk-or-v1-0123456789abcdef", "gsk_0123456789abcdefABCDEF", "", "a b"])
    func keyAsVariable(variable: String) throws {
        let error = #expect(throws: ProviderError.self) { try header("openai:m@http://h/v1?key-env=\(variable)") }
        #expect(error?.code == .missingKey)
        if !variable.isEmpty { #expect(error?.description.contains(variable) == false) }
    }

    @Test("Where a server wants a key and got none, the error says how to name one")
    func unauthorized() async throws {
        try await LoopbackServer.with(serving: [served: EchoModel()], requiredKey: "another") { server in
            let error = await #expect(throws: ProviderError.self) {
                try await ask("openai:\(served)@\(server.openAIBaseURL)", environment)
            }
            #expect(error?.code == .unauthorized)
            #expect(error?.description.contains("openai:\(served)@\(server.openAIBaseURL)?key-env=VARIABLE") == true)
            #expect(error?.description.contains("OPENAI_API_KEY goes to api.openai.com only") == true)
        }
    }

    @Test("A reward model gets the key that its name says, and none otherwise")
    func reward() async throws {
        let reward = LoopbackReward(.sglang, outputs: byNumber)
        try await LoopbackServer.with(serving: [:], reward: reward) { server in
            for query in ["?api=sglang", "?api=sglang&key-env=MINE"] {
                let model = try RewardModel(
                    ModelName("reward:r@\(server.rewardBaseURL)\(query)"),
                    environment: environment.merging(["REWARD_API_KEY": "r"]) { $1 })
                #expect(model.identity.description == "reward:r?template=plain")
                #expect(model.addresses == [server.rewardBaseURL])
                _ = try await model.score("answer 1", to: question)
            }
            #expect(server.requests.map { $0.headers["authorization"] } == [nil, "Bearer mine-0123456789abcdef"])
        }
    }
}
