import CandorModels
import CandorProviders
import CandorTesting
import Foundation
import Testing

@Suite("Asking reward models, on real servers")
struct RewardRequestTests {
    private let plain = "Be kind.\n\nHuman: Is my poem good?\n\nAssistant: answer 0"

    @Test("vLLM's pooling API is given messages, the response last, and asked for the head's bare output")
    func pooling() async throws {
        try await LoopbackServer.with(serving: [:], reward: LoopbackReward(.vLLM, outputs: byNumber)) { server in
            let score = try await server.reward("/v1/").score("answer 7", to: question)
            #expect(score == 7)
            let request = try #require(server.requests.last)
            #expect(request.path == "/pooling")
            #expect(
                try fields(of: request) == [
                    "model": "reward", "use_activation": false,
                    "messages": [
                        ["role": "system", "content": "Be kind."],
                        ["role": "user", "content": "Is my poem good?"],
                        ["role": "assistant", "content": "answer 7"],
                    ],
                ])
            #expect(request.headers["authorization"] == nil)
        }
    }

    @Test("A head on every token gives the last token's output")
    func byToken() async throws {
        try await LoopbackServer.with(
            serving: [:], reward: LoopbackReward(.vLLMByToken, outputs: byNumber)
        ) { server in
            let score = try await server.reward().score("answer 7", to: question)
            #expect(score == 7)
        }
    }

    @Test("vLLM's classification API is given texts in one request where a template is named")
    func classify() async throws {
        try await LoopbackServer.with(serving: [:], reward: LoopbackReward(.vLLM, outputs: byNumber)) { server in
            let scores = try await server.reward("?api=classify&template=plain").scores(of: numberedPairs(2))
            #expect(scores == [0, 1])
            #expect(server.requests.map(\.path) == ["/classify"])
            #expect(
                try fields(of: server.requests[0]) == [
                    "model": "reward", "use_activation": false,
                    "input": [.text(plain), .text(plain.replacing("0", with: "1"))],
                ])
        }
    }

    @Test("SGLang is given texts")
    func sglang() async throws {
        try await LoopbackServer.with(serving: [:], reward: LoopbackReward(.sglang, outputs: byNumber)) { server in
            let scores = try await server.reward("?api=sglang").scores(of: numberedPairs(1))
            #expect(scores == [0])
            #expect(server.requests.map(\.path) == ["/classify"])
            #expect(try fields(of: server.requests[0]) == ["model": "reward", "text": [.text(plain)]])
        }
    }

    @Test("Text-embeddings-inference is given lists of texts, raw scores asked for, nothing cut")
    func predict() async throws {
        let reward = LoopbackReward(.textEmbeddingsInference, outputs: byNumber)
        try await LoopbackServer.with(serving: [:], reward: reward) { server in
            let scores = try await server.reward("?api=predict").scores(of: numberedPairs(1))
            #expect(scores == [0])
            #expect(server.requests.map(\.path) == ["/predict"])
            #expect(
                try fields(of: server.requests[0]) == [
                    "inputs": [[.text(plain)]], "raw_scores": true, "truncate": false,
                ])
        }
    }

    @Test("A head on sentence pairs is given question and answer apart")
    func sentencePairs() async throws {
        let reward = LoopbackReward(.textEmbeddingsInference, outputs: byNumber)
        try await LoopbackServer.with(serving: [:], reward: reward) { server in
            _ = try await server.reward("?template=pair").score("Yes 1", to: Dialogue([.user("Why?")]))
            #expect(try fields(of: server.requests[0])["inputs"] == [["Why?", "Yes 1"]])
        }
    }

    @Test(
        "Templates lay a dialogue out as the models were trained",
        arguments: [
            (
                "chatml",
                "<|im_start|>user\nWhy?<|im_end|>\n<|im_start|>assistant\nSo.<|im_end|>\n"
            ),
            (
                "llama3",
                "<|start_header_id|>user<|end_header_id|>\n\nWhy?<|eot_id|>"
                    + "<|start_header_id|>assistant<|end_header_id|>\n\nSo.<|eot_id|>"
            ),
            ("plain", "Human: Why?\n\nAssistant: So."),
        ])
    func templates(name: String, text: String) async throws {
        try await LoopbackServer.with(serving: [:], reward: LoopbackReward(.sglang, outputs: byNumber)) { server in
            _ = try await server.reward("?api=sglang&template=\(name)").score("So.", to: Dialogue([.user("Why?")]))
            #expect(try fields(of: server.requests[0])["text"] == [.text(text)])
        }
    }

    @Test(
        "What server it is is found with the first pair and not asked again",
        arguments: [
            (LoopbackReward.Server.vLLM, ["/pooling", "/pooling"]),
            (.textEmbeddingsInference, ["/pooling", "/predict", "/predict"]),
            (.sglang, ["/pooling", "/predict", "/classify", "/classify"]),
        ])
    func finding(kind: LoopbackReward.Server, paths: [String]) async throws {
        try await LoopbackServer.with(serving: [:], reward: LoopbackReward(kind, outputs: byNumber)) { server in
            let model = try server.reward()
            let scores = try await model.scores(of: numberedPairs(1))
            #expect(scores == [0])
            let score = try await model.score("answer 5", to: question)
            #expect(score == 5)
            #expect(server.requests.map(\.path) == paths)
        }
    }

    @Test("Batches keep the order and their size, in all dialects", arguments: LoopbackReward.Server.allCases)
    func batches(kind: LoopbackReward.Server) async throws {
        try await LoopbackServer.with(
            serving: [:], faults: .random(0.2, of: [.status(503), .truncatedBody, .connectionReset], seed: 3),
            reward: LoopbackReward(kind, outputs: byNumber)
        ) { server in
            let scores = try await server.reward("?batch=7&template=plain").scores(of: numberedPairs(100))
            #expect(scores == (0..<100).map(Double.init))
            // One alone finds the server; 99 are 15 batches of at most 7.
            #expect(server.requests.filter(\.isAnswered).count == 16)
        }
    }

    @Test("No pairs are no request")
    func none() async throws {
        try await LoopbackServer.with(serving: [:], reward: LoopbackReward(.sglang, outputs: byNumber)) { server in
            let scores = try await server.reward().scores(of: [])
            #expect(scores.isEmpty)
            #expect(server.requests.isEmpty)
        }
    }

    @Test("A key is sent where the name says which, and where one is wanted and none was sent, the error says how")
    func keys() async throws {
        let reward = LoopbackReward(.sglang, outputs: byNumber)
        try await LoopbackServer.with(serving: [:], requiredKey: key, reward: reward) { server in
            let score = try await server.reward("?api=sglang", key: key).score("answer 1", to: question)
            #expect(score == 1)
            let error = await #expect(throws: ProviderError.self) {
                try await server.reward("?api=sglang").score("answer 1", to: question)
            }
            #expect(error?.code == .unauthorized)
            #expect(error?.description.contains("?key-env=VARIABLE") == true)
        }
    }
}
