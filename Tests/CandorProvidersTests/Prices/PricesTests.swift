import CandorModels
import CandorProviders
import Testing

@Suite("Prices")
struct PricesTests {
    @Test("Cached tokens cost less than fresh ones")
    func cost() throws {
        let price = try #require(Prices.price(of: ModelName("openai:gpt-4.1-mini-2025-04-14")))
        let usage = TokenUsage(input: 3_000_000, cachedInput: 1_000_000, output: 500_000)
        #expect(abs(price.cost(of: usage) - (2 * 0.4 + 0.1 + 0.5 * 1.6)) < 1e-9)
    }

    @Test("What is not listed, or served elsewhere, has no price")
    func unknown() throws {
        #expect(try Prices.price(of: ModelName("openai:gpt-4.1-maxi")) == nil)
        #expect(try Prices.price(of: ModelName("openai:gpt-4.1@http://127.0.0.1:1/v1")) == nil)
        #expect(try Prices.price(of: ModelName("anthropic:claude-haiku-4-5-20251001")) != nil)
    }
}
