import CandorModels
import Foundation
import Testing

@testable import CandorProviders

@Suite("Names and replies of reward models")
struct RewardNameTests {
    private func model(_ name: String) throws -> RewardModel {
        try RewardModel(ModelName(name), environment: [:])
    }

    @Test(
        "What cannot be asked is refused before anything is sent, and the error says why",
        arguments: [
            ("reward:m", "@http://HOST:PORT"), ("reward:m@http://", "host"),
            ("reward:m@http://h?api=magic", "pooling, classify, sglang, predict"),
            ("reward:m@http://h?lable=1", "'lable' is no option"), ("reward:m@http://h?batch=0", "batch"),
            ("reward:m@http://h?truncate=yes", "truncate"), ("reward:m@http://h?label=", "label"),
            ("reward:m@http://h?api=sglang&template=server", "cannot be given"),
        ])
    func refused(name: String, words: String) throws {
        let error = #expect(throws: ProviderError.self) { try model(name) }
        #expect(error?.code == .invalidBaseURL)
        #expect(error?.description.contains(words) == true)
    }

    @Test("Another kind is none of these")
    func kind() throws {
        let error = #expect(throws: ProviderError.self) { try model("openai:m@http://h") }
        #expect(error?.code == .unknownKind)
    }

    @Test(
        "The identity depends on what changes scores and not on the address",
        arguments: [
            ("reward:org/m@http://a:1/v1", "reward:org/m"), ("reward:org/m@http://b?batch=4", "reward:org/m"),
            ("reward:m@http://a?api=sglang&label=good", "reward:m?label=good&template=plain"),
            ("reward:m@http://a?template=chatml&truncate=true", "reward:m?template=chatml&truncate=true"),
        ])
    func identity(name: String, identity: String) throws {
        #expect(try model(name).identity.description == identity)
    }

    @Test(
        "Bare words for what is no number are read and then refused",
        arguments: [#"[{"embedding": [NaN]}]"#, #"[{"embedding": [Infinity]}]"#, #"[{"embedding": [-Infinity]}]"#])
    func bareWords(body: String) throws {
        let reply = try RewardReply(Data(body.utf8), api: .sglang, count: 1)
        let failure = #expect(throws: AttemptFailure.self) { try RewardHead(label: nil).score(reply.outputs[0]) }
        #expect(failure?.isPassing == false)
    }

    @Test("Log-odds do not change when a constant is added to all outputs, nor overflow")
    func logOdds() throws {
        let head = RewardHead(label: "1")
        #expect(try head.score([.init(value: 0.5), .init(value: 2)]) == 1.5)
        #expect(try abs(head.score([.init(value: 1000.5), .init(value: 1002)]) - 1.5) < 1e-9)
        #expect(try head.score([.init(label: "LABEL_1", value: 4), .init(label: "LABEL_0", value: 1)]) == 3)
    }

    @Test("Models that score one by one score many in order")
    func oneByOne() async throws {
        struct Lengths: PreferenceModel {
            let name = ModelName(kind: "test", rest: "lengths")
            var identity: ModelIdentity { ModelIdentity("lengths") }
            func score(_ response: String, to dialogue: Dialogue) async throws -> Double { Double(response.count) }
        }
        let pairs = ["a", "", "abc"].map { (dialogue: Dialogue([.user("Q")]), response: $0) }
        #expect(try await Lengths().scores(of: pairs) == [1, 0, 3])
    }
}
