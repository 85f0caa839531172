import CandorModels
import CandorProviders
import CandorTesting
import Foundation
import Testing

@Suite("OpenAI's dialect")
struct OpenAITests {
    private let question = Dialogue([.system("Be brief."), .user("Why? é 🙂")])

    @Test("A request carries all settings, the key and nothing else")
    func request() async throws {
        try await LoopbackServer.with(serving: [served: EchoModel()]) { server in
            let sampling = Sampling(
                temperature: 0.5, topP: 0.9, maxTokens: 7, stop: ["zzz"], seed: 42, topLogProbabilities: 30)
            _ = try await server.openAI(makeProviders()).complete(question, sampling: sampling, draw: 2)
            let request = try #require(server.requests.first)
            #expect(request.path == "/v1/chat/completions")
            #expect(request.headers["authorization"] == "Bearer \(key)")
            #expect(request.headers["content-type"] == "application/json")
            #expect(
                try fields(of: request) == [
                    "model": "gpt-test", "temperature": 0.5, "top_p": 0.9, "max_tokens": 7, "stop": ["zzz"],
                    "seed": .number(Double(Call.seed(for: 42, draw: 2) & 0x7FFF_FFFF)), "logprobs": true,
                    "top_logprobs": 20,
                    "messages": [
                        ["role": "system", "content": "Be brief."], ["role": "user", "content": "Why? é 🙂"],
                    ],
                ])
        }
    }

    @Test("A form is sent as a strict schema, and left out where the server knows none", arguments: [false, true])
    func form(isRefused: Bool) async throws {
        let refused: Set<String> = isRefused ? ["response_format"] : []
        try await LoopbackServer.with(serving: [served: EchoModel()], refusedParameters: refused) { server in
            let sampling = Sampling(temperature: 0, form: ChoiceForm(fields: ["polite"], choices: ["A", "B"]))
            let answer = try await server.openAI(makeProviders()).complete(question, sampling: sampling, draw: 0)
            #expect(!answer.text.isEmpty)
            #expect(server.requests.count == (isRefused ? 2 : 1))
            #expect(
                try fields(of: server.requests[0])["response_format"] == [
                    "type": "json_schema",
                    "json_schema": [
                        "name": "labels", "strict": true,
                        "schema": [
                            "type": "object", "additionalProperties": false, "required": ["polite"],
                            "properties": ["polite": ["type": "string", "enum": ["A", "B"]]],
                        ],
                    ],
                ])
            if isRefused { #expect(try fields(of: server.requests[1])["response_format"] == nil) }
        }
    }

    @Test("At temperature 0 no seed is sent, and equal requests have equal bytes")
    func greedy() async throws {
        try await LoopbackServer.with(serving: [served: EchoModel()]) { server in
            let model = try server.openAI(makeProviders())
            for draw in 0..<2 {
                _ = try await model.complete(question, sampling: Sampling(temperature: 0, seed: 42), draw: draw)
            }
            #expect(try fields(of: server.requests[0])["seed"] == nil)
            #expect(server.requests[0].body == server.requests[1].body)
            #expect(server.countsByBody.values.map(\.self) == [2])
        }
    }

    @Test("An answer gives text, finish, usage, log-probabilities and who served it")
    func response() async throws {
        try await LoopbackServer.with(serving: [served: EchoModel(finish: .length)]) { server in
            let completion = try await server.openAI(makeProviders()).complete(
                question, sampling: Sampling(topLogProbabilities: 2), draw: 0)
            #expect(completion.text == "system: Be brief. | user: Why? é 🙂")
            #expect(completion.finish == .length)
            #expect(completion.usage == TokenUsage(input: 10, cachedInput: 4, output: 3))
            #expect(completion.servedBy == "echo-2026")
            #expect(completion.tokens?.first?.token == "Yes")
            #expect(completion.tokens?.first?.alternatives.map(\.logProbability) == [-0.25, -2])
        }
    }

    @Test("A refusal is told apart from an answer")
    func refusal() async throws {
        try await LoopbackServer.with(serving: [served: EchoModel(finish: .refused)]) { server in
            let completion = try await server.openAI(makeProviders()).complete(
                question, sampling: Sampling(), draw: 0)
            #expect(completion.finish == .refused)
            #expect(completion.text.hasPrefix("system: Be brief."))
        }
    }

    @Test("A prefill is not sent, because servers answer it instead of continuing it")
    func prefill() async throws {
        try await LoopbackServer.with(serving: [served: EchoModel()]) { server in
            let model = try server.openAI(makeProviders())
            #expect(!model.capabilities.continuesPrefill)
            let completion = try await model.complete(
                Dialogue([.user("Q"), .assistant("The answer is (")]), sampling: Sampling(), draw: 0)
            #expect(completion.text == "user: Q")
        }
    }

    @Test("A stop text that the server ignores cuts the answer all the same")
    func stop() async throws {
        try await LoopbackServer.with(serving: [served: EchoModel()]) { server in
            let completion = try await server.openAI(makeProviders()).complete(
                question, sampling: Sampling(stop: ["a", "b", "c", "d", "Why"]), draw: 0)
            #expect(completion.text == "system: Be ".prefix { $0 != "b" && $0 != "a" })
        }
    }

    @Test("Settings that the model does not take are left out, asked about once and noted")
    func adaptation() async throws {
        let refused: Set = ["max_tokens", "temperature", "top_p", "seed", "logprobs", "top_logprobs"]
        try await LoopbackServer.with(serving: [served: EchoModel()], refusedParameters: refused) { server in
            let providers = makeProviders()
            let model = try server.openAI(providers)
            let sampling = Sampling(temperature: 0.5, maxTokens: 9, seed: 1, topLogProbabilities: 3)
            _ = try await model.complete(question, sampling: sampling, draw: 0)
            let last = try fields(of: #require(server.requests.last))
            #expect(Set(last.keys) == ["model", "messages", "max_completion_tokens"])
            #expect(last["max_completion_tokens"] == 9)
            let asked = server.requests.count
            _ = try await model.complete(question, sampling: sampling, draw: 1)
            #expect(server.requests.count == asked + 1)
            #expect(providers.activity.snapshot.notes.contains("openai:gpt-test does not take temperature"))
            #expect(providers.activity.snapshot.retries == 0)
        }
    }

    @Test("A base URL is used as it is given, with or without a slash at its end; one without a path gets /v1")
    func baseURL() async throws {
        try await LoopbackServer.with(serving: [served: EchoModel()]) { server in
            for base in ["\(server.anthropicBaseURL)/api/v1/", server.anthropicBaseURL] {
                let model = try makeProviders().model(named: ModelName("openai:\(served)@\(base)"))
                _ = try await model.complete(question, sampling: Sampling(), draw: 0)
            }
            #expect(server.requests.map(\.path) == ["/api/v1/chat/completions", "/v1/chat/completions"])
        }
    }

    @Test("A server of one's own needs no key")
    func noKey() async throws {
        try await LoopbackServer.with(serving: [served: EchoModel()]) { server in
            let model = try ProviderModels(environment: [:])
                .model(named: ModelName("openai:\(served)@\(server.openAIBaseURL)"))
            _ = try await model.complete(question, sampling: Sampling(), draw: 0)
            #expect(server.requests.first?.headers["authorization"] == nil)
        }
    }

    @Test("The identity does not depend on where the model is served")
    func identity() throws {
        let here = try makeProviders().model(named: ModelName("openai:m@http://127.0.0.1:1/v1"))
        let there = try makeProviders().model(named: ModelName("openai:m"))
        #expect(here.identity == there.identity)
        #expect(here.identity.description == "openai:m")
    }
}
