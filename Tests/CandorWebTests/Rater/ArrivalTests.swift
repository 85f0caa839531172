import Candor
import CandorStudy
import CandorTesting
import CandorWeb
import Foundation
import NIOHTTP1
import Testing

@Suite("Who comes by the link for everybody")
struct ArrivalTests {
    private static let tasks = (1...8).map { StudyTask.pair("p\($0)") }

    @Test("Nobody joins by asking what is there, nor by a browser that looks ahead")
    func looking() async throws {
        try await ServedStudy.with(Self.tasks, design: { $0.idParameter = "ID" }) { served in
            for headers in [["Sec-Purpose": "prefetch;prerender"], ["Purpose": "prefetch"]] as [HTTPHeaders] {
                _ = try await served.get(served.join + "?ID=a", headers: headers)
            }
            let head = try RawConnection(port: served.port)
            head.send("HEAD \(served.join)?ID=a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            let answer = try #require(await head.textUntilClosed())
            #expect(answer.contains(" 204 ") && !answer.lowercased().contains("location"), "\(answer)")
            #expect(try served.study.state().raters.isEmpty)
            #expect(try await served.get(served.join + "?ID=a").status == 303)
            #expect(try served.study.state().raters.count == 1)
        }
    }

    @Test("Of one address only so many may be at the beginning; who waits gets in when one of them answers, or goes")
    func beginners() async throws {
        let clock = ManualDate()
        let options = ServerOptions(port: 0, isBehindProxy: true, limits: ServerLimits(beginnersPerAddress: 2))
        try await ServedStudy.with(
            Self.tasks, invitations: 1, options: options, now: { clock.now }, design: { $0.ratersPerTask = 20 }
        ) { served in
            func join(_ address: String) async throws -> String {
                let headers: HTTPHeaders = ["X-Forwarded-For": address]
                let key = ServedStudy.field("key", in: try await served.get(served.join, headers: headers).body)
                let joined = try await served.post(served.join, ["key": key], headers: headers)
                return try #require(joined.location)
            }
            var paths: [String] = []
            for _ in 0..<4 { paths.append(try await join("7.7.7.7")) }
            for path in paths.prefix(2) { try await served.begin(path) }
            let waiting = try await served.act("consent", at: paths[2])
            #expect(waiting.status == 429 && waiting.headers.first(name: "Retry-After") != nil)
            #expect(waiting.body.contains("wait a minute") && waiting.body.contains("value=\"consent\""))
            // Neither who comes from elsewhere nor who was invited has to wait.
            #expect(try await served.act("consent", at: try await join("8.8.8.8")).status == 303)
            #expect(try await served.act("consent", at: try served.path(of: 0)).status == 303)

            try await served.act("answer", at: paths[0], ["choice": "1"])
            #expect(try await served.act("consent", at: paths[2]).status == 303)
            #expect(try await served.act("consent", at: paths[3]).status == 429)
            clock.advance(by: 601)
            #expect(try await served.act("consent", at: paths[3]).status == 303)
        }
    }

    @Test("Many who agree in the same moment are counted one by one")
    func atOnce() async throws {
        let options = ServerOptions(port: 0, limits: ServerLimits(beginnersPerAddress: 5))
        try await ServedStudy.with(Self.tasks, options: options, design: { $0.ratersPerTask = 100 }) { served in
            let key = ServedStudy.field("key", in: try await served.get(served.join).body)
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<12 {
                    group.addTask {
                        let path = try #require(try await served.post(served.join, ["key": key]).location)
                        return try await served.act("consent", at: path).status
                    }
                }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }
            #expect(statuses.count { $0 == 303 } == 5 && statuses.count { $0 == 429 } == 7, "\(statuses)")
        }
    }
}
