import CandorModels
import CandorTesting
import Foundation
import Testing

@testable import CandorProviders

@Suite("Streams")
struct StreamTests {
    private let question = Dialogue([.user("Why is it so, with all that follows from it?")])
    private let long = Sampling(temperature: 0.5, maxTokens: 5_000, topLogProbabilities: 2)

    private struct Thinker: LanguageModel {
        let name = ModelName(kind: "echo", rest: "thinker")
        var identity: ModelIdentity { ModelIdentity("thinker") }
        var capabilities: ModelCapabilities { EchoModel().capabilities }
        var finish = FinishReason.stop

        func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
            var completion = try await EchoModel(finish: finish).complete(dialogue, sampling: sampling, draw: draw)
            completion.reasoning = "First this, then that: é 🙂."
            completion.usage.reasoning = 2
            return completion
        }
    }

    @Test(
        "The answer put together from a stream equals the one that comes in one piece",
        arguments: [FinishReason.stop, .length, .filtered, .refused, .toolCall])
    func equality(finish: FinishReason) async throws {
        try await LoopbackServer.with(serving: [served: Thinker(finish: finish), claude: Thinker(finish: finish)]) {
            server in
            for isOpenAI in [true, false] {
                let model = try isOpenAI ? server.openAI(makeProviders()) : server.anthropic(makeProviders())
                let streamed = try await model.complete(question, sampling: long, draw: 0)
                let whole = try await model.complete(
                    question,
                    sampling: Sampling(temperature: 0.5, maxTokens: 50, topLogProbabilities: 2, reasoningTokens: 0),
                    draw: 0)
                #expect(streamed == whole)
                #expect(streamed.reasoning == "First this, then that: é 🙂.")
                let sent = try server.requests.suffix(2).map { try fields(of: $0)["stream"] }
                #expect(sent == [true, nil])
            }
        }
    }

    @Test("A stream is asked for with its usage, and only for long answers")
    func request() async throws {
        try await LoopbackServer.with(serving: [served: EchoModel()]) { server in
            let model = try server.openAI(makeProviders())
            _ = try await model.complete(question, sampling: long, draw: 0)
            #expect(try fields(of: server.requests[0])["stream_options"] == ["include_usage": true])
            #expect((model as? any EndpointDescribing)?.facts.streams == true)
        }
    }

    @Test(
        "A stream that breaks off is a failed attempt, in both dialects",
        arguments: [Fault.truncatedBody, .connectionReset])
    func brokenOff(fault: Fault) async throws {
        try await LoopbackServer.with(
            serving: [served: EchoModel(), claude: EchoModel()], faults: .list([fault, nil, fault])
        ) { server in
            for model in [try server.openAI(makeProviders()), try server.anthropic(makeProviders())] {
                let answer = try await model.complete(question, sampling: long, draw: 0)
                #expect(answer.text == "user: \(question.messages[0].content)")
            }
            #expect(server.requests.count == 4)
        }
    }

    @Test("A server that answers in one piece all the same is read as it is, and one that streams unasked, too")
    func otherForm() async throws {
        let whole = #"{"choices": [{"message": {"content": "Paris"}, "finish_reason": "stop"}]}"#
        let stream =
            ": hello\r\ndata: {\"choices\": [{\"delta\": {\"content\": \"Par\"}}]}\r\n\r\ndata: {\"choices\": [{\"delta\": {\"content\": \"is\"}, \"finish_reason\": \"stop\"}]}\r\n\r\ndata: [DONE]\r\n\r\n"
        for (fault, sampling) in [
            (Fault.json(whole), long),
            (.reply(headers: ["content-type": "text/event-stream"], body: Data(whole.utf8)), long),
            (.reply(headers: ["content-type": "text/event-stream"], body: Data(stream.utf8)), Sampling()),
            (.json(String(stream.dropFirst(": hello\r\n".count))), Sampling()),
        ] {
            try await LoopbackServer.with(serving: [:], faults: .always(fault)) { server in
                let answer = try await server.openAI(makeProviders()).complete(question, sampling: sampling, draw: 0)
                #expect(answer.text == "Paris")
                #expect(server.requests.count == 1)
            }
        }
    }

    @Test("A server that refuses to stream is asked without", arguments: ["stream", "stream_options"])
    func refused(setting: String) async throws {
        try await LoopbackServer.with(serving: [served: EchoModel()], refusedParameters: [setting]) { server in
            let model = try server.openAI(makeProviders())
            let answer = try await model.complete(question, sampling: long, draw: 0)
            #expect(answer.text == "user: \(question.messages[0].content)")
            let last = try fields(of: #require(server.requests.last))
            #expect(last[setting] == nil)
            #expect(last["stream"] == (setting == "stream" ? nil : true))
        }
    }

    @Test("An error in the stream is an error by its own status")
    func errorEvent() async throws {
        let openAI =
            "data: {\"choices\": [{\"delta\": {\"content\": \"Par\"}}]}\n\ndata: {\"error\": {\"code\": 402, \"message\": \"Insufficient credits\"}}\n\n"
        let anthropic =
            "event: message_start\ndata: {\"type\": \"message_start\", \"message\": {}}\n\nevent: error\ndata: {\"type\": \"error\", \"error\": {\"type\": \"authentication_error\", \"message\": \"no\"}}\n\n"
        for (body, code) in [(openAI, ProviderError.Code.quotaExhausted), (anthropic, .unauthorized)] {
            let fault = Fault.reply(headers: ["content-type": "text/event-stream"], body: Data(body.utf8))
            try await LoopbackServer.with(serving: [:], faults: .always(fault)) { server in
                let model = try body == openAI ? server.openAI(makeProviders()) : server.anthropic(makeProviders())
                let error = await #expect(throws: ProviderError.self) {
                    try await model.complete(question, sampling: long, draw: 0)
                }
                #expect(error?.code == code)
                #expect(error?.attempts == 1)
            }
        }
    }

    @Test("Parts of a streamed content are parts of the answer: thinking is reasoning, text is text")
    func parts() throws {
        let events = [
            #"{"choices": [{"delta": {"content": [{"type": "thinking", "thinking": [{"type": "text", "text": "Sei"}]}]}}]}"#,
            #"{"choices": [{"delta": {"content": [{"type": "thinking", "thinking": [{"type": "text", "text": "ne."}]}]}}]}"#,
            #"{"choices": [{"delta": {"content": "Par"}}]}"#,
            #"{"choices": [{"delta": {"content": [{"type": "text", "text": "is"}]}, "finish_reason": "stop"}]}"#,
        ].map { ServerEvent(data: $0) }
        let chat = OpenAIChat(model: "m")
        let reply = try chat.reply(chat.body(events))
        #expect(reply.completion.text == "Paris")
        #expect(reply.completion.reasoning == "Seine.")
    }

    @Test("A stream that has begun and is silent is given up after its time, and asked again")
    func silence() async throws {
        try await LoopbackServer.with(serving: [served: EchoModel()], faults: .list([.stall])) { server in
            let providers = makeProviders(
                clock: ContinuousClock(), policy: RetryPolicy(silenceTimeout: .milliseconds(200)))
            let answer = try await server.openAI(providers).complete(question, sampling: long, draw: 0)
            #expect(answer.text == "user: \(question.messages[0].content)")
            #expect(providers.activity.snapshot.retries >= 1)
        }
    }

    @Test("First byte, silence and the whole have time-outs of their own")
    func timeouts() async throws {
        func timeout(received: Bool, _ policy: RetryPolicy) async throws -> (detail: String?, sleeps: [Duration]) {
            let clock = ManualClock(passingSleepsUpTo: .seconds(100_000))
            let start = clock.now
            let progress = ReplyProgress { start.duration(to: clock.now) }
            if received { progress.received() }
            let failure = await #expect(throws: AttemptFailure.self) { try await progress.watch(policy, clock) }
            #expect(failure?.code == .timedOut && failure?.isPassing == true)
            return (failure?.detail, clock.passedSleeps)
        }
        let first = try await timeout(received: false, RetryPolicy())
        #expect(first.detail == "nothing within 15 min")
        #expect(first.sleeps == [.seconds(300), .seconds(300), .seconds(300)])
        #expect(try await timeout(received: true, RetryPolicy()).detail == "nothing more within 5 min")
        #expect(
            try await timeout(received: true, RetryPolicy(streamTimeout: .seconds(60))).detail == "no end within 1 min")
    }
}
