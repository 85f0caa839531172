import CandorModels
import CandorTesting
import Foundation
import Testing

@testable import CandorProviders

@Suite("Proxies that the environment names")
struct ProxyTests {
    private func proxy(_ environment: [String: String], _ url: String) throws -> String? {
        try ProxySettings(environment).proxy(for: BaseURL(url)).map { "\($0.host):\($0.port)" }
    }

    @Test(
        "Which variable counts for which address",
        arguments: [
            (["HTTPS_PROXY": "http://p:3128"], "https://h/v1", "p:3128"),
            (["https_proxy": "http://q:1", "HTTPS_PROXY": "http://p:2"], "https://h/v1", "q:1"),
            (["HTTPS_PROXY": "http://p:3128"], "http://h/v1", nil), (["HTTP_PROXY": "p:3128"], "http://h/v1", "p:3128"),
            (["http_proxy": "p"], "http://h/v1", "p:80"),
            (["HTTP_PROXY": "p:1", "REQUEST_METHOD": "GET"], "http://h", nil),
            (["http_proxy": "p:1", "REQUEST_METHOD": "GET"], "http://h", "p:1"),
            (["ALL_PROXY": "socks5://s"], "https://h/v1", "s:1080"), (["HTTPS_PROXY": " "], "https://h/v1", nil),
            (["HTTPS_PROXY": "http://[::1]:3128"], "https://h/v1", "::1:3128"), ([:], "https://h/v1", nil),
        ] as [([String: String], String, String?)])
    func variables(environment: [String: String], url: String, expected: String?) throws {
        #expect(try proxy(environment, url) == expected)
    }

    @Test(
        "Which addresses are asked directly",
        arguments: [
            ("*", "https://h/v1", true), ("h", "https://h/v1", true), ("example.com", "https://api.example.com", true),
            (".example.com", "https://api.example.com", true), ("*.example.com", "https://api.example.com", true),
            ("example.com", "https://badexample.com", false), ("example.com:8443", "https://example.com:8443", true),
            ("example.com:8443", "https://example.com", false), ("example.com:443", "https://example.com", true),
            ("a, b c,,", "https://c", true), ("localhost", "https://127.0.0.1:8000", true),
            ("127.0.0.1", "https://localhost:8000", true), ("10.0.0.0/8", "https://10.2.3.4", true),
            ("10.0.0.0/8", "https://11.2.3.4", false), ("10.0.0.0/8", "https://ten.example", false),
            ("fd00::/8", "https://[fd12::1]", true), ("::1", "https://[::1]:9", true),
            ("[::1]:9", "https://[::1]:9", true),
            ("10.0.0.0/99", "https://10.2.3.4", false), ("", "https://h", false), (".", "https://h", false),
        ])
    func exceptions(list: String, url: String, isDirect: Bool) throws {
        let found = try proxy(["HTTPS_PROXY": "http://p:1", "NO_PROXY": list], url)
        #expect((found == nil) == isDirect)
    }

    @Test(
        "What names no proxy is refused, and what is in the variable is not repeated",
        arguments: ["https://me:hunter2@p:1", "ftp://hunter2", "http://", "http://hunter2:99999"])
    func unusable(value: String) throws {
        let providers = ProviderModels(environment: ["HTTPS_PROXY": value, "OPENAI_API_KEY": key])
        let error = #expect(throws: ProviderError.self) { try providers.model(named: ModelName("openai:m")) }
        #expect(error?.code == .invalidProxy)
        #expect(error?.description.contains("HTTPS_PROXY") == true)
        #expect(error?.description.contains("hunter2") == false)
    }

    @Test("A proxy with user and password carries the request to a host that only it knows")
    func carried() async throws {
        try await LoopbackServer.with(serving: [served: EchoModel()]) { server in
            try await LoopbackProxy.with(to: server.port) { proxy in
                let address = "http://me:p%40ss@127.0.0.1:\(proxy.port)"
                let providers = ProviderModels(environment: ["http_proxy": address, "no_proxy": "elsewhere"])
                let model = try providers.model(named: ModelName("openai:\(served)@http://models.invalid:8000/v1"))
                let said = try await model.complete(Dialogue([.user("Q")]), sampling: Sampling(), draw: 0)
                #expect(said.text == "user: Q")
                #expect(proxy.requests.map(\.target) == ["models.invalid:8000"])
                let credentials = Data("me:p@ss".utf8).base64EncodedString()
                #expect(proxy.requests.first?.authorization == "Basic \(credentials)")
                #expect(server.requests.first?.headers["proxy-authorization"] == nil)
            }
        }
    }

    @Test("HTTPS goes through the proxy's tunnel; one that refuses is a clear error")
    func refused() async throws {
        try await LoopbackProxy.with(to: nil) { proxy in
            let environment = ["HTTPS_PROXY": "http://127.0.0.1:\(proxy.port)", "OPENAI_API_KEY": key]
            let providers = ProviderModels(environment: environment, policy: RetryPolicy(maximumAttempts: 1))
            let model = try providers.model(named: ModelName("openai:m"))
            let error = await #expect(throws: ProviderError.self) {
                try await model.complete(Dialogue([.user("Q")]), sampling: Sampling(), draw: 0)
            }
            #expect(proxy.requests.map(\.target) == ["api.openai.com:443"])
            #expect(error?.code == .unavailable)
            #expect(error?.description.contains("proxy") == true, "\(error as Any)")
        }
    }
}
