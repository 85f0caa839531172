import CandorModels
import CandorTesting
import Foundation
import Synchronization
import Testing

@testable import CandorProviders

/// A model that reasons for so many tokens before it answers, and is cut where the limit is smaller.
struct ReasoningModel: LanguageModel {
    let name = ModelName(kind: "echo", rest: "reasoning")
    var identity: ModelIdentity { ModelIdentity("reasoning") }
    var capabilities: ModelCapabilities {
        ModelCapabilities(continuesPrefill: false, acceptsSeed: true, givesLogProbabilities: false)
    }
    var thought = 100
    /// Whether the reasoning is shown apart, in tags, or only counted.
    var shows = Showing.apart

    enum Showing { case apart, tags, count }

    func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        let isCut = sampling.maxTokens < thought
        let text = isCut ? "" : "Paris"
        let count = TokenUsage(
            input: 5, output: min(sampling.maxTokens, thought + 1), reasoning: min(sampling.maxTokens, thought))
        let finish: FinishReason = isCut ? .length : .stop
        switch shows {
        case .apart: return Completion(text: text, reasoning: "Let me think.", finish: finish, usage: count)
        case .tags:
            return Completion(
                text: isCut ? "<think>Let me" : "<think>Let me think.</think>Paris", finish: finish,
                usage: TokenUsage(input: 5, output: count.output))
        case .count: return Completion(text: text, finish: finish, usage: count)
        }
    }
}

/// What is remembered of endpoints, in this process.
final class Remembered: EndpointMemory {
    private let known = Mutex<[String: EndpointFacts]>([:])

    func facts(about identity: ModelIdentity, at address: String) -> EndpointFacts? {
        known.withLock { $0["\(identity) \(address)"] }
    }

    func learned(_ facts: EndpointFacts, about identity: ModelIdentity, at address: String) {
        known.withLock { $0["\(identity) \(address)"] = facts }
    }
}

@Suite("Models that reason")
struct ReasoningModelTests {
    private let question = Dialogue([.user("Capital of France?")])
    private let sampling = Sampling(temperature: 0, maxTokens: 64)

    @Test(
        "A first reply whose limit went into reasoning is no answer: the same is asked again with room for both, once",
        arguments: [ReasoningModel.Showing.apart, .tags, .count])
    func budget(shows: ReasoningModel.Showing) async throws {
        try await LoopbackServer.with(serving: [served: ReasoningModel(shows: shows)]) { server in
            let model = try server.openAI(makeProviders())
            let answer = try await model.complete(question, sampling: sampling, draw: 0)
            #expect(answer.withReasoningApart.text == "Paris")
            let limits = try server.requests.map { try fields(of: $0)["max_tokens"] }
            #expect(limits == [64, .number(Double(64 + Sampling.defaultReasoningTokens))])
            _ = try await model.complete(question, sampling: sampling, draw: 1)
            #expect(server.requests.count == 3)
            #expect((model as? any EndpointDescribing)?.facts.reasons == true)
        }
    }

    @Test("A budget of the user's own is added instead, and none where it is 0")
    func ownBudget() async throws {
        for (tokens, limits) in [(1_000, [64, 1_064]), (0, [64])] {
            try await LoopbackServer.with(serving: [served: ReasoningModel()]) { server in
                var sampling = sampling
                sampling.reasoningTokens = tokens
                let answer = try await server.openAI(makeProviders()).complete(question, sampling: sampling, draw: 0)
                #expect(
                    try server.requests.map { try fields(of: $0)["max_tokens"] } == limits.map { .number(Double($0)) })
                #expect(answer.unscoredReason == (tokens == 0 ? .cut : nil))
            }
        }
    }

    @Test("A model that needs more than limit and budget is cut, and asked no third time")
    func stillCut() async throws {
        try await LoopbackServer.with(serving: [served: ReasoningModel(thought: 1 << 20)]) { server in
            let answer = try await server.openAI(makeProviders()).complete(question, sampling: sampling, draw: 0)
            #expect(answer.unscoredReason == .cut)
            #expect(answer.reasoning == "Let me think.")
            #expect(server.requests.count == 2)
        }
    }

    @Test("A model that does not reason is asked once, with the limit as it is")
    func plain() async throws {
        try await LoopbackServer.with(serving: [served: EchoModel(finish: .length)]) { server in
            let model = try server.openAI(makeProviders())
            _ = try await model.complete(question, sampling: sampling, draw: 0)
            #expect(server.requests.count == 1)
            #expect((model as? any EndpointDescribing)?.facts.reasons == false)
        }
    }

    @Test("Who sets an effort is not asked twice: the budget is there from the start")
    func effort() async throws {
        try await LoopbackServer.with(serving: [served: ReasoningModel()]) { server in
            let effort = Sampling(temperature: 0, maxTokens: 64, reasoningTokens: 900, reasoningEffort: "high")
            _ = try await server.openAI(makeProviders()).complete(question, sampling: effort, draw: 0)
            #expect(server.requests.count == 1)
            #expect(try fields(of: server.requests[0])["max_tokens"] == 964)
            #expect(try fields(of: server.requests[0])["reasoning_effort"] == "high")
        }
    }

    @Test(
        "A budget that is more than the model writes or reads is halved until it fits",
        arguments: [
            #"{"error": {"message": "max_tokens is too large: 16448. This model supports at most 8192 completion tokens.", "param": "max_tokens"}}"#,
            #"{"object": "error", "message": "This model's maximum context length is 8192 tokens. However, your request has 30 input tokens plus 16448 'max_tokens'.", "code": 400}"#,
        ])
    func shrinking(body: String) async throws {
        let faults = FaultSchedule { _, sent in
            sent.contains(":16448") || sent.contains(":8256") ? .json(body, status: 400) : nil
        }
        try await LoopbackServer.with(serving: [served: ReasoningModel()], faults: faults) { server in
            let model = try server.openAI(makeProviders())
            let answer = try await model.complete(question, sampling: sampling, draw: 0)
            #expect(answer.text == "Paris")
            #expect(
                try server.requests.map { try fields(of: $0)["max_tokens"] } == [64, 16_448, 8_256, 4_160])
            #expect(
                (model as? any EndpointDescribing)?.facts.adaptations == [
                    .init("reasoning_tokens", replacement: "4096")
                ])
        }
    }

    @Test("OpenAI's refusal to finish is a sign of reasoning, and with room for it a cut answer")
    func couldNotFinish() async throws {
        let body =
            #"{"error": {"message": "Could not finish the message because max_tokens or model output limit was reached. Please try again with higher max_tokens.", "code": null}}"#
        try await LoopbackServer.with(serving: [served: EchoModel()], faults: .always(.json(body, status: 400))) {
            server in
            let answer = try await server.openAI(makeProviders()).complete(question, sampling: sampling, draw: 0)
            #expect(answer.unscoredReason == .cut)
            #expect(server.requests.count == 2)
        }
    }

    @Test("A stop text that a model's reasoning met is not sent again, and cuts what is said")
    func stopInReasoning() async throws {
        let cut = #"{"choices": [{"message": {"content": "", "reasoning": "First,"}, "finish_reason": "stop"}]}"#
        let whole =
            #"{"choices": [{"message": {"content": "Paris\nof course", "reasoning": "First,\nsecond"}, "finish_reason": "stop"}]}"#
        let faults = FaultSchedule { _, sent in .json(sent.contains("\"stop\"") ? cut : whole) }
        try await LoopbackServer.with(serving: [:], faults: faults) { server in
            let answer = try await server.openAI(makeProviders()).complete(
                question, sampling: Sampling(temperature: 0, maxTokens: 64, stop: ["\n"]), draw: 0)
            #expect(answer.text == "Paris")
            #expect(server.requests.count == 2)
        }
    }

    @Test("Claude thinks as its version wants to be told")
    func claudes() async throws {
        let sampling = Sampling(temperature: 1, maxTokens: 64, reasoningTokens: 2_000, reasoningEffort: "low")
        for (name, expected) in [
            (
                "claude-opus-5",
                ["output_config": ["effort": "low"], "thinking": ["type": "adaptive"]] as [String: JSON]
            ),
            ("claude-sonnet-4-5", ["thinking": ["type": "enabled", "budget_tokens": 2_000]]),
            (
                "claude-opus-4-5",
                ["output_config": ["effort": "low"], "thinking": ["type": "enabled", "budget_tokens": 2_000]]
            ),
        ] {
            try await LoopbackServer.with(serving: [name: EchoModel()]) { server in
                _ = try await server.anthropic(makeProviders(), name).complete(question, sampling: sampling, draw: 0)
                let sent = try fields(of: server.requests[0])
                #expect(sent["max_tokens"] == 2_064)
                #expect(sent["thinking"] == expected["thinking"])
                #expect(sent["output_config"] == expected["output_config"])
            }
        }
    }
}

@Suite("What is found out about an endpoint is remembered")
struct EndpointMemoryTests {
    private let question = Dialogue([.system("Be brief."), .user("Why?")])

    @Test("A second run sends nothing that was refused in the first, and no limit that reasoning eats")
    func secondRun() async throws {
        let memory = Remembered()
        let refusal = #"{"error": {"message": "System role not supported"}}"#
        try await LoopbackServer.with(
            serving: [served: ReasoningModel()], faults: .whenBodyHolds("\"system\"", .json(refusal, status: 400)),
            refusedParameters: ["seed", "temperature"]
        ) { server in
            let sampling = Sampling(maxTokens: 64, seed: 3)
            let first = try await server.openAI(makeProviders(memory: memory)).complete(
                question, sampling: sampling, draw: 0)
            let count = server.requests.count
            #expect(count == 5)
            let model = try server.openAI(makeProviders(memory: memory))
            let second = try await model.complete(question, sampling: sampling, draw: 0)
            #expect(server.requests.count == count + 1)
            #expect(server.requests[count].body == server.requests[count - 1].body)
            #expect(first == second)
            let facts = try #require((model as? any EndpointDescribing)?.facts)
            #expect(facts.reasons == true && facts.takesSeed == false && facts.takesTemperature == false)
            #expect(facts.takesSystem == false && facts.streams == true)
            #expect(facts.adaptations.map(\.setting) == ["seed", "system", "temperature"])
            #expect(memory.facts(about: model.identity, at: server.openAIBaseURL) == facts)
        }
    }

    @Test("An answer names the address that gave it, without credentials, and what is served there")
    func address() async throws {
        try await LoopbackServer.with(serving: [served: EchoModel()]) { server in
            let base = server.openAIBaseURL.replacing("http://", with: "http://me:secret@")
            let model = try makeProviders().model(named: ModelName("openai:\(served)@\(base)"))
            let answer = try await model.complete(question, sampling: Sampling(), draw: 0)
            #expect(answer.address == server.openAIBaseURL)
            #expect(answer.servedBy == "echo-2026")
            #expect((model as? any EndpointDescribing)?.address == answer.address)
        }
    }
}
