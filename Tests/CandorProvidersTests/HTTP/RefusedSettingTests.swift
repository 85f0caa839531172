import CandorModels
import CandorTesting
import Foundation
import Testing

@testable import CandorProviders

@Suite("Settings and turns that a server refuses")
struct RefusedSettingTests {
    private let question = Dialogue([.user("Why?")])

    /// Asks a server that refuses every request whose body holds a word.
    private func ask(
        refusing word: String, with body: String, status: Int = 400, dialogue: Dialogue? = nil,
        sampling: Sampling = Sampling(temperature: 0.5, seed: 1, topLogProbabilities: 20)
    ) async throws -> (answer: Completion, requests: [RecordedRequest], model: any LanguageModel, notes: [String]) {
        try await LoopbackServer.with(
            serving: [served: EchoModel()], faults: .whenBodyHolds(word, .json(body, status: status))
        ) { server in
            let providers = makeProviders()
            let model = try server.openAI(providers)
            let answer = try await model.complete(dialogue ?? question, sampling: sampling, draw: 0)
            return (answer, server.requests, model, providers.activity.snapshot.notes)
        }
    }

    @Test(
        "A refused setting is left out, in whichever form it is refused",
        arguments: [
            (
                "seed",
                #"{"error": {"message": "Unsupported parameter: 'seed'.", "param": "seed", "code": "unsupported_parameter"}}"#
            ),
            (
                "seed",
                #"{"error": {"code": 400, "message": "Invalid JSON payload received. Unknown name \"seed\": Cannot find field.", "status": "INVALID_ARGUMENT"}}"#
            ),
            (
                "seed",
                #"[{"error": {"code": 400, "message": "Invalid JSON payload received. Unknown name \"seed\": Cannot find field.", "status": "INVALID_ARGUMENT", "details": [{"@type": "x", "fieldViolations": [{"description": "Unknown name \"seed\""}]}]}}]"#
            ),
            (
                "seed",
                #"{"object": "error", "message": {"detail": [{"type": "extra_forbidden", "loc": ["body", "seed"], "msg": "Extra inputs are not permitted", "input": 7}]}, "type": "invalid_request_error", "param": null, "code": null}"#
            ),
            (
                "seed",
                #"{"detail": [{"type": "extra_forbidden", "loc": ["body", "seed"], "msg": "Extra inputs are not permitted", "input": 7}]}"#
            ),
            (
                "seed",
                #"{"object": "error", "message": "[{'type': 'extra_forbidden', 'loc': ('body', 'seed'), 'msg': 'Extra inputs are not permitted', 'input': 7}]", "type": "BadRequestError", "param": null, "code": 400}"#
            ),
            (
                "seed",
                #"{"error": {"message": "Provider returned error", "code": 400, "metadata": {"provider_name": "P", "raw": "{\"error\":{\"message\":\"unsupported field\",\"param\":\"seed\",\"code\":\"unsupported_parameter\"}}"}}}"#
            ),
            ("top_p", #"{"error": "property 'top_p' is not supported"}"#),
            (
                "temperature",
                #"{"error": {"message": "Unsupported value: 'temperature' does not support 0.5 with this model. Only the default (1) value is supported.", "param": "temperature", "code": "unsupported_value"}}"#
            ),
            ("logprobs", #"{"error": {"message": "logprobs is not supported with this model"}}"#),
            ("logprobs", #"{"error": {"message": "`logprobs` is not supported", "type": "invalid_request_error"}}"#),
            ("top_logprobs", #"{"message": "Unrecognized request argument supplied: top_logprobs"}"#),
        ])
    func dropped(setting: String, body: String) async throws {
        let status = body.contains("extra_forbidden") ? 422 : 400
        let (answer, requests, model, notes) = try await ask(refusing: "\"\(setting)\"", with: body, status: status)
        #expect(answer.text == "user: Why?")
        #expect(requests.count == 2)
        #expect(try fields(of: requests[1])[setting] == nil)
        #expect(notes == ["openai:gpt-test does not take \(setting)"])
        let facts = try #require((model as? any EndpointDescribing)?.facts)
        #expect(facts.adaptations == [.init(setting)])
        #expect(facts.adaptations[0].changesWhatIsMeasured == ["temperature", "top_p"].contains(setting))
    }

    @Test("A limit under its old name is sent under the new one")
    func renamed() async throws {
        let body =
            #"{"error": {"message": "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.", "param": "max_tokens", "code": "unsupported_parameter"}}"#
        let (_, requests, model, notes) = try await ask(refusing: "\"max_tokens\"", with: body)
        #expect(try fields(of: requests[1])["max_completion_tokens"] == 512)
        #expect(notes.isEmpty)
        #expect(
            (model as? any EndpointDescribing)?.facts.adaptations == [
                .init("max_tokens", replacement: "max_completion_tokens")
            ])
    }

    @Test("A server that gives fewer alternatives is asked for as many as it gives")
    func alternatives() async throws {
        let body = #"{"error": {"message": "Invalid value for 'top_logprobs': must be less than or equal to 5."}}"#
        let (_, requests, _, notes) = try await ask(refusing: "\"top_logprobs\":20", with: body)
        #expect(try fields(of: requests[1])["top_logprobs"] == 5)
        #expect(notes == ["openai:gpt-test gives no more than 5 alternatives for a token"])
    }

    @Test(
        "The text of a system turn that is refused goes into the user's turn",
        arguments: [
            (
                400,
                #"{"object": "error", "message": "System role not supported", "type": "BadRequestError", "param": null, "code": 400}"#
            ),
            (
                500,
                #"{"error": {"code": 500, "message": "Jinja exception: System role not supported", "type": "server_error"}}"#
            ),
            (
                400,
                #"[{"error": {"code": 400, "message": "Developer instruction is not enabled for models/gemma-3-12b-it", "status": "INVALID_ARGUMENT"}}]"#
            ),
            (
                400,
                #"{"error": {"message": "Unsupported value: 'messages[0].role' does not support 'system' with this model.", "param": "messages[0].role", "code": "unsupported_value"}}"#
            ),
            (400, #"{"error": {"message": "Conversation roles must alternate user/assistant/user/assistant/..."}}"#),
            (
                422,
                #"{"detail": [{"type": "enum", "loc": ["body", "messages", 0, "role"], "msg": "Input should be 'user' or 'assistant'", "input": "system"}]}"#
            ),
            (400, #"{"message": "Only user and assistant roles are supported!"}"#),
        ])
    func system(status: Int, body: String) async throws {
        let dialogue = Dialogue([.system("Be brief."), .user("Q"), .assistant("A"), .user("Sure?")])
        let (answer, requests, model, _) = try await ask(
            refusing: "\"system\"", with: body, status: status, dialogue: dialogue)
        #expect(answer.text == "user: Be brief.\n\nQ | assistant: A | user: Sure?")
        #expect(requests.count == 2)
        let facts = try #require((model as? any EndpointDescribing)?.facts)
        #expect(facts.takesSystem == false)
        #expect(facts.adaptations == [.init("system", replacement: "user turn")])
    }

    @Test("A parameter that the user asked for is never left out: the error names it, and the call alone fails")
    func userParameters() async throws {
        let body =
            #"{"error": {"message": "Unsupported parameter: 'min_p'.", "param": "min_p", "code": "unsupported_parameter"}}"#
        try await LoopbackServer.with(serving: [served: EchoModel()], faults: .always(.json(body, status: 400))) {
            server in
            let model = try server.openAI(makeProviders())
            let error = await #expect(throws: ProviderError.self) {
                try await model.complete(question, sampling: Sampling(parameters: ["min_p": .number(0.1)]), draw: 0)
            }
            #expect(error?.detail.contains("'min_p'") == true)
            #expect(error?.callFailure?.kind == .failed)
            #expect(server.requests.count == 1)
        }
    }

    @Test("A setting of ours that does not go with one of the user's is the one that is left out")
    func besideUserParameters() async throws {
        let body =
            #"{"type": "error", "error": {"type": "invalid_request_error", "message": "`temperature` may only be set to 1 when thinking is enabled."}}"#
        try await LoopbackServer.with(
            serving: [claude: EchoModel()], faults: .whenBodyHolds("\"temperature\"", .json(body, status: 400))
        ) { server in
            let providers = makeProviders()
            let answer = try await server.anthropic(providers).complete(
                question, sampling: Sampling(temperature: 0, reasoningEffort: "high"), draw: 0)
            #expect(answer.text == "user: Why?")
            #expect(providers.activity.snapshot.notes == ["anthropic:claude-sonnet-4-5 does not take temperature"])
        }
    }

    @Test("Parameters are merged into the request and replace ours, the effort has its own name")
    func parameters() async throws {
        try await LoopbackServer.with(serving: [served: EchoModel()]) { server in
            let sampling = Sampling(
                temperature: 0.5, maxTokens: 7, reasoningEffort: "minimal",
                parameters: [
                    "top_p": .number(0.25), "chat_template_kwargs": .object(["enable_thinking": .bool(false)]),
                ])
            _ = try await server.openAI(makeProviders()).complete(question, sampling: sampling, draw: 0)
            #expect(
                try fields(of: server.requests[0]) == [
                    "model": "gpt-test", "messages": [["role": "user", "content": "Why?"]], "temperature": 0.5,
                    "top_p": 0.25,
                    "max_tokens": 7, "reasoning_effort": "minimal", "chat_template_kwargs": ["enable_thinking": false],
                ])
        }
    }

    @Test("A prefill that Claude refuses is left out")
    func prefill() async throws {
        let body =
            #"{"type": "error", "error": {"type": "invalid_request_error", "message": "This model does not support assistant message prefill. The conversation must end with a user message."}}"#
        try await LoopbackServer.with(
            serving: [claude: EchoModel()], faults: .whenBodyHolds("\"assistant\"", .json(body, status: 400))
        ) { server in
            let model = try server.anthropic(makeProviders())
            let answer = try await model.complete(
                Dialogue([.user("Q"), .assistant("A: ")]), sampling: Sampling(), draw: 0)
            #expect(answer.text == "user: Q")
            #expect(!model.capabilities.continuesPrefill)
        }
    }
}

@Suite("System turns that become the user's")
struct SystemInUserTurnTests {
    @Test("User and assistant take turns in every case")
    func alternation() {
        func folded(_ messages: Message...) -> [Message] { Dialogue(messages).withSystemInUserTurns.messages }
        #expect(folded(.system("S"), .user("Q")) == [.user("S\n\nQ")])
        #expect(folded(.system("S"), .system("T"), .user("Q")) == [.user("S\n\nT\n\nQ")])
        #expect(folded(.system("S"), .assistant("A"), .user("Q")) == [.user("S"), .assistant("A"), .user("Q")])
        #expect(folded(.user("Q"), .system("S"), .assistant("A")) == [.user("Q\n\nS"), .assistant("A")])
        #expect(folded(.user("Q"), .assistant("A"), .system("S")) == [.user("Q"), .assistant("A"), .user("S")])
        #expect(folded(.system("S")) == [.user("S")])
        #expect(folded(.user("Q")) == [.user("Q")])
    }
}
