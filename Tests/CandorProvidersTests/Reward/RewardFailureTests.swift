import CandorModels
import CandorProviders
import CandorTesting
import Foundation
import Testing

@Suite("Reward models that go wrong, on real servers")
struct RewardFailureTests {
    private let apis: [LoopbackReward.Server: String] = [
        .vLLM: "?api=pooling", .vLLMByToken: "?api=pooling", .sglang: "?api=sglang",
        .textEmbeddingsInference: "?api=predict",
    ]

    private func failure(_ reward: LoopbackReward, _ query: String, texts: Int = 1) async throws -> ProviderError? {
        try await LoopbackServer.with(serving: [:], reward: reward) { server in
            let error = await #expect(throws: ProviderError.self) {
                try await server.reward(query).scores(of: numberedPairs(texts))
            }
            #expect(server.requests.count == 1)
            return error
        }
    }

    @Test("A server that is not ready is asked again", arguments: LoopbackReward.Server.allCases)
    func retry(kind: LoopbackReward.Server) async throws {
        let activity = ProviderActivity()
        try await LoopbackServer.with(
            serving: [:], faults: .list([.status(503), .status(429)]), reward: LoopbackReward(kind, outputs: byNumber)
        ) { server in
            let model = try server.reward(apis[kind] ?? "", activity: activity)
            let score = try await model.score("answer 3", to: question)
            #expect(score == 3)
            #expect(server.requests.count == 3)
            #expect(activity.snapshot.retries == 2)
            #expect(activity.snapshot.usage.input == (kind == .textEmbeddingsInference ? 0 : 10))
        }
    }

    @Test("Fewer scores than texts are an error", arguments: LoopbackReward.Server.allCases)
    func count(kind: LoopbackReward.Server) async throws {
        var reward = LoopbackReward(kind, outputs: byNumber)
        reward.dropsLast = true
        let error = try await failure(reward, (apis[kind] ?? "") + "&template=plain", texts: 3)
        #expect(error?.code == .badResponse)
        #expect(error?.detail.contains("3 texts were sent and 2 scores came back") == true)
    }

    @Test("A score that is no number is an error", arguments: LoopbackReward.Server.allCases)
    func notFinite(kind: LoopbackReward.Server) async throws {
        let error = try await failure(LoopbackReward(kind) { _ in [.nan] }, apis[kind] ?? "")
        #expect(error?.code == .badResponse)
        #expect(error?.detail.contains("not a finite number") == true)
    }

    @Test("A reply of another shape is asked for again, then an error that shows its beginning")
    func shape() async throws {
        try await LoopbackServer.with(
            serving: [:], faults: .always(.truncatedBody), reward: LoopbackReward(.sglang, outputs: byNumber)
        ) { server in
            let error = await #expect(throws: ProviderError.self) {
                try await server.reward("?api=sglang", policy: RetryPolicy(maximumAttempts: 3))
                    .score("answer 1", to: question)
            }
            #expect(error?.code == .badResponse)
            #expect(error?.attempts == 3)
            #expect(error?.detail.contains("[{\"embedding\"") == true)
        }
    }

    @Test("A model that vLLM does not have is told as such, an address that is none too")
    func unknown() async throws {
        try await LoopbackServer.with(serving: [:], reward: LoopbackReward(.vLLM, outputs: byNumber)) { server in
            let model = try server.reward(model: "typo")
            let error = await #expect(throws: ProviderError.self) { try await model.score("a", to: question) }
            #expect(error?.code == .unknownModel)
            #expect(error?.detail.contains("The model `typo` does not exist") == true)
        }
        try await LoopbackServer.with(serving: [:]) { server in
            let model = try server.reward()
            let error = await #expect(throws: ProviderError.self) { try await model.score("a", to: question) }
            #expect(error?.code == .unknownModel)
            #expect(error?.detail.contains("none of /pooling, /predict, /classify") == true)
            #expect(error?.address == server.rewardBaseURL)
        }
    }

    @Test(
        "What is too long for the server has no score, costs no other its own, and is told of",
        arguments: LoopbackReward.Server.allCases)
    func tooLong(kind: LoopbackReward.Server) async throws {
        let activity = ProviderActivity()
        let reward = LoopbackReward(kind, longest: 300, outputs: byNumber)
        try await LoopbackServer.with(serving: [:], reward: reward) { server in
            let model = try server.reward((apis[kind] ?? "") + "&template=plain", activity: activity)
            var pairs = numberedPairs(7)
            for place in [0, 4] { pairs[place].response = String(repeating: "so ", count: 200) + "9" }
            let scores = try await model.scores(of: pairs)
            #expect(scores.map { $0.isFinite ? $0 : -1 } == [-1, 1, 2, 3, -1, 5, 6])
            let note = try #require(activity.snapshot.notes.first)
            #expect(note.contains("longer than it reads") && note.contains("unscored"))
            #expect(activity.snapshot.notes.count == 1)
        }
    }

    @Test(
        "Without api= too, when the first text is the one that is too long", arguments: LoopbackReward.Server.allCases)
    func firstTooLong(kind: LoopbackReward.Server) async throws {
        let reward = LoopbackReward(kind, longest: 300, outputs: byNumber)
        try await LoopbackServer.with(serving: [:], reward: reward) { server in
            let model = try server.reward()
            let long = (dialogue: question, response: String(repeating: "so ", count: 200))
            let scores = try await model.scores(of: [long] + numberedPairs(2))
            #expect(scores[0].isNaN && scores.dropFirst() == [0, 1])
        }
    }

    @Test("What is too long is cut where that is asked for, and the results say so", arguments: ["predict", "pooling"])
    func cut(api: String) async throws {
        let kind: LoopbackReward.Server = api == "predict" ? .textEmbeddingsInference : .vLLM
        let activity = ProviderActivity()
        try await LoopbackServer.with(
            serving: [:], reward: LoopbackReward(kind, longest: 12) { [Double($0.count)] }
        ) { server in
            let model = try server.reward("?api=\(api)&truncate=true", activity: activity)
            let score = try await model.score("answer 3", to: question)
            #expect(score == 12)
            #expect(activity.snapshot.notes == ["reward:reward has texts cut that are longer than it reads"])
            #expect(model.identity.description.hasSuffix("truncate=true"))
        }
    }

    @Test(
        "A head with several classes needs to be told which one is the score",
        arguments: LoopbackReward.Server.allCases)
    func severalClasses(kind: LoopbackReward.Server) async throws {
        let reward = LoopbackReward(kind, labels: ["bad", "good", "mixed"]) { _ in [1, 3, 2] }
        let api = apis[kind] ?? ""
        let untold = try await failure(reward, api)
        #expect(untold?.code == .rejected)
        #expect(untold?.detail.contains("3 numbers") == true)
        #expect(untold?.detail.contains("?label=") == true)
        let wrong = try await failure(reward, api + "&label=worse")
        #expect(wrong?.detail.contains("no class 'worse'") == true)
        try await LoopbackServer.with(serving: [:], reward: reward) { server in
            let label = kind == .textEmbeddingsInference ? "good" : "1"
            let score = try await server.reward(api + "&label=\(label)").score("a", to: question)
            #expect(abs(score - (3 - log(exp(1) + exp(2)))) < 1e-12)
        }
    }
}
