import CandorModels
import CandorTesting
import Foundation
import Testing

@testable import CandorProviders

@Suite("What a failed call failed of")
struct FailedCallTests {
    private func failure(_ status: Int, _ body: String) -> ProviderError {
        let failure = AttemptFailure(HTTPReply(status: status, headers: [:], body: Data(body.utf8)), now: Date())
        return ProviderError(
            failure.code, model: "openai:m", detail: failure.detail, isOfCallAlone: failure.isOfCallAlone)
    }

    @Test(
        "A content filter's refusal is told from others",
        arguments: [
            (
                400,
                #"{"error": {"message": "The response was filtered due to the prompt triggering the content management policy.", "type": null, "param": "prompt", "code": "content_filter", "status": 400}}"#
            ),
            (
                400,
                #"{"error": {"message": "x", "code": "bad", "innererror": {"code": "ResponsibleAIPolicyViolation"}}}"#
            ),
            (400, #"{"error": {"message": "x", "code": "content_policy_violation"}}"#),
            (
                403,
                #"{"error": {"code": 403, "message": "Your chosen model requires moderation and your input was flagged", "metadata": {"reasons": ["harassment"], "flagged_input": "…"}}}"#
            ),
            (
                400,
                #"{"error": {"message": "Invalid prompt: your prompt was flagged as potentially violating our usage policy.", "code": "invalid_prompt"}}"#
            ),
            (400, #"{"error": {"message": "Content Exists Risk", "type": "invalid_request_error"}}"#),
            (
                400,
                #"{"error": {"code": "data_inspection_failed", "message": "Input data may contain inappropriate content."}}"#
            ),
            (
                400,
                #"{"type": "error", "error": {"type": "invalid_request_error", "message": "Output blocked by content filtering policy"}}"#
            ),
            (422, #"{"error": {"status": "PROHIBITED_CONTENT", "message": "blocked"}}"#),
        ])
    func filtered(status: Int, body: String) {
        let error = failure(status, body)
        #expect(error.code == .filtered)
        #expect(error.callFailure?.kind == .filtered)
        #expect(error.callFailure?.isPermanent == true)
    }

    @Test(
        "A dialogue that is longer than the model reads is told from other refusals",
        arguments: [
            (
                400,
                #"{"object": "error", "message": "This model's maximum context length is 256 tokens. However, you requested 300 tokens.", "type": "BadRequestError", "param": null, "code": 400}"#
            ),
            (
                400,
                #"{"error": {"message": "…", "type": "invalid_request_error", "param": "messages", "code": "context_length_exceeded"}}"#
            ),
            (
                400,
                #"{"error": {"code": 400, "message": "the request exceeds the available context size", "type": "exceed_context_size_error"}}"#
            ),
            (
                400,
                #"{"type": "error", "error": {"type": "invalid_request_error", "message": "prompt is too long: 210000 tokens > 200000 maximum"}}"#
            ),
            (413, #"{"error": {"message": "Request too large"}}"#),
            (
                400,
                #"{"error": {"code": 400, "message": "The input token count (9) exceeds the maximum number of tokens allowed (8).", "status": "INVALID_ARGUMENT"}}"#
            ),
            (422, #"{"message": "Too many tokens"}"#),
        ])
    func tooLong(status: Int, body: String) {
        let error = failure(status, body)
        #expect(error.code == .tooLong)
        #expect(error.callFailure?.kind == .tooLong)
    }

    @Test(
        "Another refusal is this call's; a key, a credit, a model that is not there are everybody's",
        arguments: [
            (
                400, #"{"error": {"message": "messages must not be empty"}}"#,
                CallFailure.Kind.failed as CallFailure.Kind?
            ),
            (422, #"{"detail": [{"loc": ["body", "messages"], "msg": "field required"}]}"#, .failed),
            (400, #"{"error": {"message": "max_tokens must be at most 4096", "param": "max_tokens"}}"#, .failed),
            (401, #"{"error": {"message": "Incorrect API key"}}"#, nil), (403, "{}", nil), (404, "{}", nil),
            (402, #"{"error": {"message": "Insufficient credits"}}"#, nil),
            (400, #"{"error": {"message": "Your credit balance is too low to access the API."}}"#, nil),
            (429, "{}", nil),
            (503, "{}", nil),
        ])
    func others(status: Int, body: String, kind: CallFailure.Kind?) {
        #expect(failure(status, body).callFailure?.kind == kind)
    }

    @Test(
        "One prompt that is filtered or too long does not keep the others from their answers",
        arguments: [
            (
                #"{"error": {"message": "The response was filtered.", "param": "prompt", "code": "content_filter", "status": 400}}"#,
                UnscoredReason.filtered
            ),
            (
                #"{"object": "error", "message": "This model's maximum context length is 256 tokens. However, you requested 300 tokens.", "type": "BadRequestError", "param": null, "code": 400}"#,
                .tooLong
            ),
        ])
    func oneOfFive(body: String, reason: UnscoredReason) async throws {
        try await LoopbackServer.with(
            serving: [served: EchoModel()], faults: .whenBodyHolds("country 3", .json(body, status: 400))
        ) { server in
            let model = try server.openAI(makeProviders())
            var reasons: [UnscoredReason?] = []
            for country in 0..<5 {
                let question = Dialogue([.user("What is the capital of country \(country)?")])
                reasons.append(try await model.reply(to: question, sampling: Sampling(), draw: 0).reason)
            }
            #expect(reasons == [nil, nil, nil, reason, nil])
            #expect(server.requests.count == 5)
        }
    }

    @Test("A reply that stays odd fails its call alone, after a few attempts, and says what is odd")
    func odd() async throws {
        let body = #"{"id": "x", "choices": []}"#
        try await LoopbackServer.with(
            serving: [served: EchoModel()], faults: .whenBodyHolds("odd", .json(body))
        ) { server in
            let model = try server.openAI(makeProviders())
            _ = try await model.complete(Dialogue([.user("fine")]), sampling: Sampling(), draw: 0)
            let error = await #expect(throws: ProviderError.self) {
                try await model.complete(Dialogue([.user("odd")]), sampling: Sampling(), draw: 0)
            }
            #expect(error?.code == .oddResponse)
            #expect(error?.attempts == 6)
            #expect(error?.callFailure?.kind == .failed)
            #expect(error?.description.contains("its list of choices is empty") == true)
            #expect(error?.description.contains("base URL") == false)
            _ = try await model.complete(Dialogue([.user("fine")]), sampling: Sampling(), draw: 1)
        }
    }

    @Test("Text that is no UTF-8 is asked for again, and read as it is where it stays so")
    func brokenText() async throws {
        let body = Data(#"{"choices": [{"message": {"content": "Par"#.utf8) + [0xC3] + Data(#""}}]}"#.utf8)
        try await LoopbackServer.with(serving: [:], faults: .always(.reply(body: body))) { server in
            let answer = try await server.openAI(makeProviders()).complete(
                Dialogue([.user("Q")]), sampling: Sampling(), draw: 0)
            #expect(answer.text == "Par\u{FFFD}")
            #expect(server.requests.count == 4)
        }
    }

    @Test("A reply that is compressed unasked is read")
    func compressed() async throws {
        // {"choices":[{"message":{"content":"Paris"},"finish_reason":"stop"}]}
        let packed = try #require(Data(base64Encoded: Self.gzipped))
        try await LoopbackServer.with(
            serving: [:], faults: .always(.reply(headers: ["content-encoding": "gzip"], body: packed))
        ) { server in
            let answer = try await server.openAI(makeProviders()).complete(
                Dialogue([.user("Q")]), sampling: Sampling(), draw: 0)
            #expect(answer.text == "Paris")
        }
    }

    private static let gzipped =
        "H4sIAAAAAAACAw3JsQ2AMAwEwF2+ZoJMQY8QiiJDXGBHeXdWdodrL9G6ax"
        + "OiHIlXyPoISqK5hVigYK9TibXhVlP2a0ql2x8MH1jn+gACsRVtRAAAAA=="

    @Test("Comments before a reply and half a surrogate in it do no harm")
    func comments() async throws {
        let body = ": OPENROUTER PROCESSING\n\n\n" + #"{"choices": [{"message": {"content": "Par\ud800is"}}]}"#
        try await LoopbackServer.with(serving: [:], faults: .always(.json(body))) { server in
            let answer = try await server.openAI(makeProviders()).complete(
                Dialogue([.user("Q")]), sampling: Sampling(), draw: 0)
            #expect(answer.text == "Par\u{FFFD}is")
        }
    }

    @Test("An error inside a choice is a failed attempt: asked again, and never an answer")
    func errorInsideTheChoice() async throws {
        let body =
            #"{"choices": [{"message": {"role": "assistant", "content": ""}, "finish_reason": "error", "error": {"code": 502, "message": "Upstream provider disconnected"}}]}"#
        try await LoopbackServer.with(serving: [served: EchoModel()], faults: .list([.json(body), .json(body)])) {
            server in
            let answer = try await server.openAI(makeProviders()).complete(
                Dialogue([.user("Q")]), sampling: Sampling(), draw: 0)
            #expect(answer.text == "user: Q")
            #expect(server.requests.count == 3)
        }
    }

    @Test("A missing credit in a good reply is asked about once")
    func credit() async throws {
        let body = #"{"error": {"code": 402, "message": "Insufficient credits"}}"#
        try await LoopbackServer.with(serving: [:], faults: .always(.json(body))) { server in
            let model = try server.openAI(makeProviders())
            let error = await #expect(throws: ProviderError.self) {
                try await model.complete(Dialogue([.user("Q")]), sampling: Sampling(), draw: 0)
            }
            #expect(error?.code == .quotaExhausted)
            #expect(error?.callFailure == nil)
            #expect(server.requests.count == 1)
        }
    }
}
