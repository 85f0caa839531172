import CandorModels
import CandorProviders
import CandorTesting
import Foundation

/// A model that repeats what it was asked, with every field of a completion set.
struct EchoModel: LanguageModel {
    let name = ModelName(kind: "echo", rest: "echo")
    var identity: ModelIdentity { ModelIdentity("echo") }
    var capabilities: ModelCapabilities {
        ModelCapabilities(continuesPrefill: true, acceptsSeed: true, givesLogProbabilities: true)
    }
    var finish = FinishReason.stop

    func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        let heard = dialogue.messages.map { "\($0.role.rawValue): \($0.content)" }.joined(separator: " | ")
        return Completion(
            text: heard, finish: finish, usage: TokenUsage(input: 10, cachedInput: 4, output: 3),
            tokens: sampling.topLogProbabilities == 0
                ? nil
                : [
                    TokenLogProbability(
                        token: "Yes", logProbability: -0.25,
                        alternatives: [
                            .init(token: "Yes", logProbability: -0.25), .init(token: "No", logProbability: -2),
                        ])
                ],
            servedBy: "echo-2026")
    }
}

/// The names under which the tests' server serves a model.
let served = "gpt-test"
/// One of the Claude models that continue a prefill.
let claude = "claude-sonnet-4-5"
/// A key of realistic length.
let key = "sk-test-0123456789abcdefghijklmnop/qrstuvwxyz"

extension LoopbackServer {
    /// A model of this server in OpenAI's dialect, which gets the key.
    func openAI(_ providers: ProviderModels, _ model: String = served) throws -> any LanguageModel {
        try providers.model(named: ModelName("openai:\(model)@\(openAIBaseURL)?key-env=OPENAI_API_KEY"))
    }

    /// A model of this server in Anthropic's dialect, which gets the key.
    func anthropic(_ providers: ProviderModels, _ model: String = claude) throws -> any LanguageModel {
        try providers.model(named: ModelName("anthropic:\(model)@\(anthropicBaseURL)?key-env=ANTHROPIC_API_KEY"))
    }
}

/// A factory with keys, and a clock that lets all waits between attempts pass.
func makeProviders(
    clock: any Clock<Duration> = ManualClock(passingSleepsUpTo: .seconds(200)), policy: RetryPolicy = RetryPolicy(),
    maximumConcurrency: Int = 32, memory: (any EndpointMemory)? = nil
) -> ProviderModels {
    ProviderModels(
        environment: ["OPENAI_API_KEY": key, "ANTHROPIC_API_KEY": key], policy: policy,
        maximumConcurrency: maximumConcurrency, clock: clock, memory: memory)
}

/// The fields of a request's body.
func fields(of request: RecordedRequest) throws -> [String: JSON] {
    try JSONDecoder().decode([String: JSON].self, from: Data(request.body.utf8))
}

/// A JSON value to compare with.
enum JSON: Decodable, Equatable, ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    case text(String)
    case number(Double)
    case flag(Bool)
    case list([JSON])
    case object([String: JSON])

    init(stringLiteral value: String) { self = .text(value) }
    init(floatLiteral value: Double) { self = .number(value) }
    init(integerLiteral value: Int) { self = .number(Double(value)) }
    init(booleanLiteral value: Bool) { self = .flag(value) }
    init(arrayLiteral elements: JSON...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, JSON)...) { self = .object(Dictionary(elements) { $1 }) }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([JSON].self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }
}
