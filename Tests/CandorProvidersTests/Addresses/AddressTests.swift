import CandorModels
import CandorTesting
import Testing

@testable import CandorProviders

@Suite("Base URLs as people write them")
struct AddressTests {
    private func endpoint(_ name: String, _ environment: [String: String] = [:]) throws -> Endpoint {
        let name = try ModelName(name)
        return try Endpoint(name, name.kind == "anthropic" ? .anthropic : .openAI, environment: environment)
    }

    @Test(
        "Every spelling of one address asks at the same place and is remembered as the same",
        arguments: [
            "http://127.0.0.1:8000", "http://127.0.0.1:8000/", "http://127.0.0.1:8000/v1", "http://127.0.0.1:8000/v1/",
            "http://127.0.0.1:8000//v1//", "HTTP://127.0.0.1:8000/v1", "Http://LOCALHOST:8000/v1",
            "http://127.0.0.1:8000/v1/chat/completions", "http://127.0.0.1:8000/v1/chat/completions/",
            "http://me:word@127.0.0.1:8000/v1", "http://127.0.0.1:8000/v1 ",
        ])
    func spellings(base: String) throws {
        let endpoint = try endpoint("openai:m@\(base)")
        let host = base.lowercased().contains("localhost") ? "localhost" : "127.0.0.1"
        #expect(endpoint.url == "http://\(host):8000/v1/chat/completions")
        #expect(endpoint.address == "http://127.0.0.1:8000/v1")
    }

    @Test(
        "A path is used as it is given, and a query goes to the end",
        arguments: [
            ("https://openrouter.ai/api/v1", "https://openrouter.ai/api/v1/chat/completions"),
            (
                "https://h/openai/deployments/d?api-version=2024-10-21",
                "https://h/openai/deployments/d/chat/completions?api-version=2024-10-21"
            ),
            ("https://h/v1/chat/completions?a=1&b=%20", "https://h/v1/chat/completions?a=1&b=%20"),
            ("https://h/chat/completions", "https://h/chat/completions"),
            ("https://h:443", "https://h/v1/chat/completions"),
            ("http://[::1]:8000/v1", "http://[::1]:8000/v1/chat/completions"),
            ("https://h?", "https://h/v1/chat/completions"),
            ("https://h/v1beta/openai/", "https://h/v1beta/openai/chat/completions"),
        ])
    func paths(base: String, url: String) throws {
        let endpoint = try endpoint("openai:m@\(base)")
        #expect(endpoint.url == url)
        #expect(!endpoint.address.contains("?"))
        #expect(!endpoint.address.contains("completions"))
    }

    @Test(
        "Anthropic's addresses have the same freedom",
        arguments: [
            ("http://h", "http://h/v1/messages", "http://h"), ("http://h/v1/", "http://h/v1/messages", "http://h"),
            ("http://h/v1/messages", "http://h/v1/messages", "http://h"),
            ("http://h/anthropic", "http://h/anthropic/v1/messages", "http://h/anthropic"),
            ("http://h/x/messages?beta=1", "http://h/x/messages?beta=1", "http://h/x"),
        ])
    func anthropic(base: String, url: String, address: String) throws {
        let endpoint = try endpoint("anthropic:m@\(base)")
        #expect(endpoint.url == url)
        #expect(endpoint.address == address)
    }

    @Test("A provider's own addresses are one, whoever names them")
    func own() throws {
        let environment = ["OPENAI_API_KEY": key]
        let own = try endpoint("openai:m", environment)
        #expect(own.address == "https://api.openai.com/v1")
        for base in ["https://api.openai.com", "https://API.openai.com:443/v1/", "https://eu.api.openai.com/v1"] {
            #expect(try endpoint("openai:m@\(base)", environment).address == own.address)
            let named = environment.merging(["OPENAI_BASE_URL": base]) { $1 }
            #expect(try endpoint("openai:m", named).address == own.address)
        }
        for base in ["http://api.openai.com/v1", "https://api.openai.com.example/v1", "https://notapi.openai.com/v1"] {
            #expect(try endpoint("openai:m@\(base)", environment).address != own.address)
        }
    }

    @Test(
        "An address whose scheme was forgotten is named, with what to write",
        arguments: [
            ("openai:qwen@127.0.0.1:18000", "127.0.0.1:18000", "openai:qwen@http://127.0.0.1:18000/v1"),
            ("openai:qwen@localhost", "localhost", "openai:qwen@http://localhost/v1"),
            ("openai:qwen@api.example.com/v1", "api.example.com/v1", "openai:qwen@http://api.example.com/v1"),
            ("openai:qwen@gpu-box:8000", "gpu-box:8000", "openai:qwen@http://gpu-box:8000/v1"),
            ("openai:qwen@[::1]:8000/v1", "[::1]:8000/v1", "openai:qwen@http://[::1]:8000/v1"),
            ("anthropic:m@10.0.0.7:80", "10.0.0.7:80", "anthropic:m@http://10.0.0.7:80"),
        ])
    func schemeless(name: String, address: String, better: String) throws {
        let error = try #require(#expect(throws: ProviderError.self) { try endpoint(name, ["OPENAI_API_KEY": key]) })
        #expect(error.code == .invalidBaseURL)
        #expect(error.description.contains("\(address) has no http://; write \(better)"), "\(error)")
    }

    @Test("A password before a forgotten scheme is not shown")
    func schemelessPassword() throws {
        let error = #expect(throws: ProviderError.self) { try endpoint("openai:m@me:hunter2@127.0.0.1:8000") }
        #expect(error?.description.contains("hunter2") == false)
        #expect(error?.description.contains("127.0.0.1:8000 has no http://") == true)
    }

    @Test(
        "An @ of the model's own is none",
        arguments: ["openai:@cf/meta/llama-3.1-8b", "openai:m@20250101", "openai:m@v1.2"])
    func ownAt(name: String) throws {
        #expect(try endpoint(name, ["OPENAI_API_KEY": key]).address == "https://api.openai.com/v1")
    }

    @Test(
        "What is no address is refused before anything is sent",
        arguments: [
            "http://", "http://h:0/v1", "http://h:70000/v1", "http:///v1", "https://h/v1#m",
            "https://evil.example%2F.api.openai.com",
        ])
    func unusable(base: String) throws {
        let error = #expect(throws: ProviderError.self) { try endpoint("openai:m@\(base)") }
        #expect(error?.code == .invalidBaseURL)
    }

    @Test("A base URL in the environment that is none is named by its variable")
    func unusableVariable() throws {
        let environment = ["OPENAI_BASE_URL": "gateway:8000", "OPENAI_API_KEY": key]
        let error = #expect(throws: ProviderError.self) { try endpoint("openai:m", environment) }
        #expect(error?.code == .invalidBaseURL)
        #expect(error?.description.contains("OPENAI_BASE_URL") == true)
    }

    @Test(
        "Neither the spelling of an address nor the key's variable changes what a model is; a label does, and is not sent"
    )
    func identity() async throws {
        try await LoopbackServer.with(serving: [served: EchoModel()]) { server in
            let providers = makeProviders()
            let names = ["", "?key-env=OPENAI_API_KEY", "/", "/chat/completions"].map {
                "openai:\(served)@\(server.openAIBaseURL)\($0)"
            }
            let models = try names.map { try providers.model(named: ModelName($0)) }
            #expect(Set(models.map(\.identity)).count == 1)
            #expect(Set(models.map(\.addresses)) == [[server.openAIBaseURL]])
            let other = try providers.model(named: ModelName("openai:\(served)#mine@\(server.openAIBaseURL)"))
            #expect(other.identity.description == "openai:\(served)#mine")
            for model in models + [other] {
                _ = try await model.complete(Dialogue([.user("Q")]), sampling: Sampling(), draw: 0)
            }
            #expect(Set(server.requests.map(\.path)) == ["/v1/chat/completions"])
            #expect(try server.requests.allSatisfy { try fields(of: $0)["model"] == .text(served) })
        }
    }
}
