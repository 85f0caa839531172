import Candor
import CandorTesting
import Foundation
import Testing

@testable import CandorStudy
@testable import CandorWeb

@Suite("What connections may take of the server", .timeLimit(.minutes(15)))
struct ConnectionTests {
    static let tasks = (1...4).map { StudyTask.pair("p\($0)") }

    private static func options(_ limits: ServerLimits = ServerLimits()) -> ServerOptions {
        ServerOptions(port: 0, limits: limits)
    }

    @Test("A request that does not come to its end in time is closed: no header's end, no body, a body without end")
    func deadline() async throws {
        let limits = ServerLimits(requestSeconds: 0.3, idleSeconds: 3_600)
        try await ServedStudy.with(Self.tasks, options: Self.options(limits)) { served in
            for beginning in [
                "GET / HT", "POST /r/x HTTP/1.1\r\nHost: x\r\nContent-Length: 30000\r\n\r\n",
                "POST \(served.join) HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nkey=a\r\n",
            ] {
                let connection = try RawConnection(port: served.port)
                connection.send(beginning)
                #expect(await connection.textUntilClosed() != nil, "\(beginning)")
            }
            #expect(try await served.get(served.join).status == 200)
        }
    }

    @Test("Who holds many connections loses the oldest of them, and keeps nobody out")
    func manyConnections() async throws {
        let limits = ServerLimits(requestSeconds: 3_600, idleSeconds: 3_600, connections: 8)
        try await ServedStudy.with(Self.tasks, invitations: 1, options: Self.options(limits)) { served in
            let held = try (0..<40).map { _ in
                let connection = try RawConnection(port: served.port)
                connection.send("POST /r/x HTTP/1.1\r\nHost: x\r\nContent-Length: 30000\r\n\r\nx")
                return connection
            }
            // One that is closed while the others are still arriving is opened again, as browsers do.
            var status = 0
            for _ in 0..<20 where status != 200 {
                status = (try? await served.get(served.path(of: 0)).status) ?? 0
            }
            #expect(status == 200)
            // Which of them came first is for the server's threads to say: all but eight are closed.
            #expect(await RawConnection.closed(of: held, waitingFor: 32) >= 32)
        }
    }

    @Test("Behind a proxy all connections are one address's, and none is too many but for their sum")
    func registry() {
        #expect(ServerLimits.connections(openFiles: 1_024) == 960)
        #expect(ServerLimits.connections(openFiles: 256) == 192)
        #expect(ServerLimits.connections(openFiles: 100) == 36)
        #expect(ServerLimits.connections(openFiles: .max) == 4_096)
        #expect(ServerLimits(connections: 7).mostConnections == 7)
    }

    @Test("After a form that is too long the connection is closed, however much is still to come")
    func tooLong() async throws {
        try await ServedStudy.with(Self.tasks, invitations: 1) { served in
            let path = try served.path(of: 0)
            let chunk = String(repeating: "x", count: 50_000)
            for rest in [
                "Content-Length: 1000000000000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\nc350\r\n\(chunk)\r\n",
            ] {
                let connection = try RawConnection(port: served.port)
                connection.send("POST \(path) HTTP/1.1\r\nHost: x\r\n\(rest)")
                let answer = try #require(await connection.textUntilClosed())
                #expect(answer.hasPrefix("HTTP/1.1 413"), "\(answer.prefix(200))")
                #expect(answer.lowercased().contains("connection: close"))
            }
        }
    }

    @Test("A body that no page asks for is not read to its end either")
    func unwantedBody() async throws {
        try await ServedStudy.with(Self.tasks) { served in
            let connection = try RawConnection(port: served.port)
            connection.send("POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000000\r\n\r\n")
            let sending = Thread {
                for _ in 0..<200 { connection.send(String(repeating: "x", count: 65_536)) }
            }
            sending.start()
            #expect(await connection.textUntilClosed() != nil)
        }
    }

    @Test(
        "What is no HTTP is answered with 400 and the headers of every answer, and closed",
        arguments: [
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "nonsense\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
            "POST JOIN HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        ])
    func broken(request: String) async throws {
        try await ServedStudy.with(Self.tasks) { served in
            let connection = try RawConnection(port: served.port)
            connection.send(request.replacing("JOIN", with: served.join))
            let answer = try #require(await connection.textUntilClosed())
            #expect(answer.hasPrefix("HTTP/1.1 400"), "\(answer.prefix(300))")
            for header in ["Content-Security-Policy", "X-Content-Type-Options: nosniff", "Cache-Control: no-store"] {
                #expect(answer.lowercased().contains(header.lowercased()), "\(answer)")
            }
            #expect(answer.lowercased().components(separatedBy: "content-security-policy").count == 2)
        }
    }

    @Test("HTTP/1.0 is answered and closed; so is whoever asks for it")
    func closing() async throws {
        let limits = ServerLimits(idleSeconds: 3_600)
        try await ServedStudy.with(Self.tasks, options: Self.options(limits)) { served in
            for request in [
                "GET \(served.join) HTTP/1.0\r\n\r\n", "GET \(served.join) HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
                "GET \(served.join) HTTP/1.1\r\nHost: x\r\nConnection: Close\r\n\r\n",
            ] {
                let connection = try RawConnection(port: served.port)
                connection.send(request)
                let answer = try #require(await connection.textUntilClosed())
                #expect(answer.hasPrefix("HTTP/1.") && answer.contains(" 200 "), "\(answer.prefix(200))")
                #expect(answer.contains("</html>"))
            }
            let several = try RawConnection(port: served.port)
            let page = "GET /nowhere HTTP/1.1\r\nHost: x\r\n"
            several.send("\(page)\r\n\(page)\r\n\(page)Connection: close\r\n\r\n")
            let answers = try #require(await several.textUntilClosed())
            #expect(answers.components(separatedBy: "HTTP/1.1 404").count == 4)
        }
    }

    @Test("Behind TLS browsers are told to insist on it, and the session's cookie is this host's alone")
    func behindProxy() async throws {
        try await ServedStudy.with(Self.tasks, options: ServerOptions(port: 0, isBehindProxy: true)) { served in
            #expect(
                try await served.get(served.join).headers.first(name: "Strict-Transport-Security") == "max-age=31536000"
            )
            let entry = try await served.post("/researcher/login", ["password": served.study.record.researcherKey])
            let cookie = try #require(entry.headers.first(name: "Set-Cookie"))
            #expect(cookie.hasPrefix("__Host-candor-researcher="))
            for word in ["Secure", "HttpOnly", "SameSite=Strict", "Path=/;"] {
                #expect((cookie + ";").contains(word), "\(cookie)")
            }
            #expect(!cookie.contains("Domain"))
            let session = String(cookie.split(separator: ";")[0])
            #expect(try await served.get("/researcher", headers: ["Cookie": session]).body.contains("The study so far"))
        }
    }
}
