import CandorTesting
import Foundation
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite("A loopback server")
struct LoopbackServerTests {
    @Test("Stopped while clients connect, it leaves none of them waiting")
    func stopsWhileClientsConnect() async throws {
        for _ in 0..<20 {
            let server = try await LoopbackServer.start(serving: [:])
            let url = try #require(URL(string: server.openAIBaseURL))
            await withTaskGroup { group in
                for _ in 0..<10 {
                    let session = URLSession(configuration: .ephemeral)
                    group.addTask {
                        _ = try? await session.data(from: url)
                        session.invalidateAndCancel()
                    }
                }
                try? await server.arrivals(1)
                await server.stop()
            }
        }
    }
}
