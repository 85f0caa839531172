import CandorModels
import Foundation
import Testing

@testable import CandorProviders

@Suite("What servers say in errors")
struct ErrorBodyTests {
    private func message(_ body: String) -> ServerMessage { ServerMessage(body: Data(body.utf8)) }

    @Test("The shapes of the known servers are read")
    func shapes() {
        #expect(
            message(#"{"error":{"message":"No","type":"c","param":"seed","code":"c"}}"#)
                == ServerMessage(text: "No", parameter: "seed", code: "c"))
        #expect(
            message(#"{"type":"error","error":{"type":"not_found_error","message":"model: x"}}"#)
                == ServerMessage(text: "model: x", code: "not_found_error"))
        #expect(message(#"{"error":"model 'x' not found"}"#).text == "model 'x' not found")
        #expect(
            message(#"{"object":"error","message":"No","type":"BadRequestError","param":null,"code":400}"#).text == "No"
        )
        #expect(message(#"{"detail":[{"loc":["body"],"msg":"field required"}]}"#).text == "field required")
        #expect(message("upstream timed out").text == "upstream timed out")
        #expect(message("").text == "")
    }

    @Test("Only a setting that is refused as such is left out, and each only once")
    func adaptation() {
        var adaptation = ParameterAdaptation()
        func request() -> ChatRequest {
            .openAI(
                model: "m", ChatCall(dialogue: Dialogue([.user("Q")]), sampling: Sampling(seed: 1), draw: 0), adaptation
            )
        }
        func refused(_ body: String) -> ParameterAdaptation.Outcome {
            let request = request()
            return adaptation.adapt(to: message(body), request: request)
        }
        let unsupported =
            #"{"error":{"message":"Unsupported value: 'temperature' does not support 0.2 with this model.","param":"temperature","code":"unsupported_value"}}"#
        #expect(refused(unsupported) == .adapted(.temperature))
        #expect(refused(unsupported) == .unrelated)
        let tooMany =
            #"{"error":{"message":"max_tokens is too large: 9000. This model supports at most 4096.","param":"max_tokens"}}"#
        #expect(refused(tooMany) == .unrelated)
        #expect(refused(#"{"detail":"Unknown field: seed"}"#) == .adapted(.seed))
        #expect(refused(#"{"error":{"message":"Unsupported image"}}"#) == .unrelated)
        #expect(adaptation.facts.takesTemperature == false)
        #expect(adaptation.facts.adaptations.map(\.setting) == ["seed", "temperature"])
    }

    @Test("An exhausted credit is not waited for, although its status is 429")
    func quota() {
        let body = #"{"error":{"message":"You exceeded your quota","code":"insufficient_quota"}}"#
        let failure = AttemptFailure(HTTPReply(status: 429, headers: [:], body: Data(body.utf8)), now: Date())
        #expect(failure.code == .quotaExhausted)
        #expect(!failure.isPassing)
    }

    @Test("The server's own word on trying again counts")
    func shouldRetry() {
        func failure(_ status: Int, _ word: String) -> AttemptFailure {
            AttemptFailure(HTTPReply(status: status, headers: ["x-should-retry": word], body: Data()), now: Date())
        }
        #expect(!failure(500, "false").isPassing)
        #expect(failure(400, "true").isPassing)
    }
}
