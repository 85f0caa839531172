import CandorModels
import CandorProviders
import CandorTesting
import Foundation
import Testing

@Suite("Anthropic's dialect")
struct AnthropicTests {
    private let question = Dialogue([.system("Be brief."), .user("Why?")])

    @Test("A request carries the system prompt apart, the version and the key")
    func request() async throws {
        try await LoopbackServer.with(serving: [claude: EchoModel()]) { server in
            _ = try await server.anthropic(makeProviders()).complete(
                question, sampling: Sampling(temperature: 0.5, maxTokens: 7, stop: ["zzz", "\n"], seed: 3), draw: 0)
            let request = try #require(server.requests.first)
            #expect(request.path == "/v1/messages")
            #expect(request.headers["x-api-key"] == key)
            #expect(request.headers["anthropic-version"] == "2023-06-01")
            #expect(request.headers["authorization"] == nil)
            #expect(
                try fields(of: request) == [
                    "model": "claude-sonnet-4-5", "system": "Be brief.", "max_tokens": 7, "temperature": 0.5,
                    "stop_sequences": ["zzz"], "messages": [["role": "user", "content": "Why?"]],
                ])
        }
    }

    @Test("An answer counts the cached tokens into the input")
    func response() async throws {
        try await LoopbackServer.with(serving: [claude: EchoModel(finish: .refused)]) { server in
            let completion = try await server.anthropic(makeProviders()).complete(
                question, sampling: Sampling(), draw: 0)
            #expect(completion.text == "system: Be brief. | user: Why?")
            #expect(completion.finish == .refused)
            #expect(completion.usage == TokenUsage(input: 10, cachedInput: 4, output: 3))
            #expect(completion.servedBy == "echo-2026")
        }
    }

    @Test("A prefill is continued, without the white space at its end")
    func prefill() async throws {
        try await LoopbackServer.with(serving: [claude: EchoModel()]) { server in
            let model = try server.anthropic(makeProviders())
            #expect(model.capabilities.continuesPrefill)
            let completion = try await model.complete(
                Dialogue([.user("Q"), .assistant("The answer is: \n")]), sampling: Sampling(), draw: 0)
            #expect(completion.text == "user: Q | assistant: The answer is:")
        }
    }

    @Test("Newer models are not given a prefill, which they refuse", arguments: ["claude-sonnet-4-6", "claude-opus-5"])
    func noPrefill(name: String) async throws {
        try await LoopbackServer.with(serving: [name: EchoModel()]) { server in
            let model = try server.anthropic(makeProviders(), name)
            #expect(!model.capabilities.continuesPrefill)
            let completion = try await model.complete(
                Dialogue([.user("Q"), .assistant("A")]), sampling: Sampling(), draw: 0)
            #expect(completion.text == "user: Q")
        }
    }

    @Test("A temperature above 1 is refused before anything is sent")
    func temperature() async throws {
        try await LoopbackServer.with(serving: [claude: EchoModel()]) { server in
            let model = try server.anthropic(makeProviders())
            let error = await #expect(throws: ProviderError.self) {
                try await model.complete(question, sampling: Sampling(temperature: 1.5), draw: 0)
            }
            #expect(error?.code == .rejected)
            #expect(server.requests.isEmpty)
        }
    }

    @Test("A nucleus that is refused beside a temperature is left out")
    func nucleus() async throws {
        try await LoopbackServer.with(serving: [claude: EchoModel()]) { server in
            let providers = makeProviders()
            _ = try await server.anthropic(providers).complete(
                question, sampling: Sampling(temperature: 0.5, topP: 0.9), draw: 0)
            #expect(server.requests.count == 2)
            #expect(try fields(of: server.requests[1])["top_p"] == nil)
            #expect(try fields(of: server.requests[1])["temperature"] == 0.5)
            #expect(providers.activity.snapshot.notes == ["anthropic:claude-sonnet-4-5 does not take top_p"])
        }
    }

    @Test("A model that takes no temperature is asked without")
    func deprecatedTemperature() async throws {
        try await LoopbackServer.with(serving: [claude: EchoModel()], refusedParameters: ["temperature"]) { server in
            _ = try await server.anthropic(makeProviders()).complete(question, sampling: Sampling(), draw: 0)
            #expect(try fields(of: server.requests[1])["temperature"] == nil)
        }
    }
}
