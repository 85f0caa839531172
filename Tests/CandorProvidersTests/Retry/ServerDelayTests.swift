import Foundation
import Testing

@testable import CandorProviders

@Suite("How long a server asks to wait")
struct ServerDelayTests {
    private static let now = Date(timeIntervalSince1970: 1_000_000_000)

    private func delay(_ headers: [String: String]) -> Duration? {
        ServerDelay.asked(by: HTTPReply(status: 429, headers: headers, body: Data()), now: Self.now)
    }

    @Test("Seconds, milliseconds and dates are read; a date is relative to the server's own clock")
    func retryAfter() {
        #expect(delay(["retry-after": "12"]) == .seconds(12))
        #expect(delay(["retry-after": "0.5"]) == .milliseconds(500))
        #expect(delay(["retry-after-ms": "250", "retry-after": "1"]) == .milliseconds(250))
        #expect(delay(["retry-after": "Sun, 09 Sep 2001 01:47:10 GMT"]) == .seconds(30))
        #expect(
            delay(["retry-after": "Wed, 21 Oct 2015 07:28:10 GMT", "date": "Wed, 21 Oct 2015 07:28:00 GMT"])
                == .seconds(10))
        #expect(delay(["retry-after": "Sun, 09 Sep 2001 01:00:00 GMT"]) == .zero)
    }

    @Test("Exhausted limits tell when they are full again")
    func limits() {
        #expect(
            delay(["x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "1m2s"]) == .seconds(62))
        #expect(delay(["x-ratelimit-remaining-requests": "5", "x-ratelimit-reset-requests": "1m2s"]) == nil)
        #expect(
            delay([
                "anthropic-ratelimit-tokens-remaining": "0",
                "anthropic-ratelimit-tokens-reset": "2001-09-09T01:46:45Z",
            ]) == .seconds(5))
    }

    @Test("Nonsense is no wait", arguments: ["soon", "", "nan", "inf", "-"])
    func nonsense(text: String) {
        #expect(delay(["retry-after": text]) == nil)
        #expect(ServerDelay.seconds(inDuration: text) == nil)
    }

    @Test("Go's durations", arguments: [("6m0s", 360.0), ("20ms", 0.02), ("1h2m3.5s", 3_723.5)])
    func durations(text: String, seconds: Double) {
        #expect(ServerDelay.seconds(inDuration: text) == seconds)
    }
}
