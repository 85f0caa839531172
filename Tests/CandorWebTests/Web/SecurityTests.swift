import Candor
import CandorStudy
import CandorTesting
import CandorWeb
import Foundation
import Testing

@Suite("What the server lets nobody do", .timeLimit(.minutes(15)))
struct SecurityTests {
    static let tasks = (1...4).map { StudyTask.pair("p\($0)") }

    @Test("Every answer, errors too, says that nothing foreign may run, be framed or be kept")
    func headers() async throws {
        try await ServedStudy.with(Self.tasks, invitations: 1) { served in
            for path in [
                try served.path(of: 0), served.join, "/researcher", "/nowhere", "/r/none", "/assets/study.css",
            ] {
                let answer = try await served.get(path)
                let policy = answer.headers.first(name: "Content-Security-Policy") ?? ""
                for part in ["default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"] {
                    #expect(policy.contains(part), "\(path)")
                }
                #expect(!policy.contains("unsafe"))
                #expect(policy.contains("script-src") == (path == "/researcher"), "\(path)")
                #expect(answer.headers.first(name: "X-Content-Type-Options") == "nosniff")
                #expect(answer.headers.first(name: "Referrer-Policy") == "same-origin")
                #expect(answer.headers.first(name: "Server") == nil)
                if !path.hasPrefix("/assets") { #expect(answer.headers.first(name: "Cache-Control") == "no-store") }
            }
        }
    }

    @Test("Script in prompts, responses, ids and reasons is text")
    func escaping() async throws {
        let hostile = "<script>alert(1)</script>\" onload=\"x"
        let task = StudyTask(
            id: hostile, stratum: hostile, question: hostile, prompt: [.user(hostile)],
            options: [StudyOption(name: hostile, text: hostile + "1"), StudyOption(name: "b", text: hostile + "2")],
            right: hostile)
        try await ServedStudy.with(
            [task], invitations: 1,
            design: {
                $0.title = hostile; $0.allowsComments = true
            }
        ) {
            served in
            let path = try served.path(of: 0)
            try await served.begin(path)
            let page = try await served.get(path).body
            try await served.act("answer", at: path, ["choice": "1", "comment": hostile])
            let researcher = try await served.get("/researcher", headers: ResearcherPagesTests.bearer(served)).body
            let error = try await served.get("/nowhere").body
            for html in [page, researcher, error] {
                #expect(!html.contains("<script>alert") && !html.contains("onload=\"x"))
                #expect(html.contains("&lt;script&gt;"))
            }
            let table = try await served.get("/researcher/ratings.csv", headers: ResearcherPagesTests.bearer(served))
            #expect(table.body.contains(hostile.replacing("\"", with: "\"\"")))
        }
    }

    @Test("A form that is too long is refused, and what was answered stays")
    func longBodies() async throws {
        try await ServedStudy.with(Self.tasks, invitations: 1) { served in
            let path = try served.path(of: 0)
            try await served.begin(path)
            let answer = try await served.act(
                "answer", at: path, ["choice": "1", "comment": String(repeating: "x", count: 40_000)])
            #expect(answer.status == 413)
            #expect(try await served.act("answer", at: path, ["choice": "1"]).status == 303)
            #expect(try served.study.state().ratings.count == 1)
        }
    }

    @Test("Who guesses links or the key is stopped after a few, and nobody else is")
    func guessing() async throws {
        let clock = ManualDate()
        try await ServedStudy.with(Self.tasks, invitations: 1, now: { clock.now }) { served in
            let path = try served.path(of: 0)
            var statuses: [Int] = []
            for number in 0..<25 { statuses.append(try await served.get("/r/guess\(number)").status) }
            #expect(statuses.prefix(20).allSatisfy { $0 == 404 } && statuses.suffix(5).allSatisfy { $0 == 429 })
            let wrong = try await served.post("/researcher/login", ["password": "guess"])
            #expect(wrong.status == 429 && wrong.headers.first(name: "Retry-After") == "5")
            #expect(try await served.get(path).status == 200)
            // Who has the right key is no guesser, whoever else guesses from the same address.
            let key = served.study.record.researcherKey
            #expect(try await served.post("/researcher/login", ["password": key]).status == 303)
        }
    }

    @Test("Numbers that no page sends are refused and end nothing")
    func numbers() async throws {
        try await ServedStudy.with(Self.tasks, invitations: 1) { served in
            let path = try served.path(of: 0)
            try await served.begin(path)
            for number in ["\(Int.min)", "\(Int.max)", "-1", "0", "5"] {
                #expect(try await served.get("\(path)/\(number)").status == 303)
                #expect(try await served.act("answer", at: path, ["choice": "1", "number": number]).status == 422)
                #expect(try await served.act("answer", at: path, ["choice": number]).status == 422)
            }
            #expect(try await served.get(path).status == 200)
            #expect(try served.study.state().ratings.isEmpty)
        }
    }

    @Test("A rater who sends faster than anybody reads is slowed down")
    func flooding() async throws {
        let clock = ManualDate()
        try await ServedStudy.with(Self.tasks, invitations: 1, now: { clock.now }) { served in
            let path = try served.path(of: 0)
            var statuses: [Int] = []
            for _ in 0..<45 { statuses.append(try await served.get(path).status) }
            #expect(statuses.count { $0 == 200 } == 40 && statuses.suffix(5).allSatisfy { $0 == 429 })
            clock.advance(by: 1)
            #expect(try await served.get(path).status == 200)
        }
    }

    @Test("Links and keys are long, and no two are alike")
    func secrets() async throws {
        try await ServedStudy.with(Self.tasks, invitations: 50) { served in
            let record = served.study.record
            let secrets = try served.study.state().raters.map(\.token) + [record.joinKey, record.researcherKey]
            #expect(Set(secrets).count == 52 && secrets.allSatisfy { $0.count == 32 })
        }
    }

    @Test("Behind a proxy the visitor's address is the one that the proxy adds")
    func proxy() async throws {
        let clock = ManualDate()
        try await ServedStudy.with(Self.tasks, options: ServerOptions(port: 0, isBehindProxy: true), now: { clock.now })
        { proxied in
            for number in 0..<30 {
                let answer = try await proxied.get("/r/none", headers: ["X-Forwarded-For": "1.1.1.1, 10.0.0.\(number)"])
                #expect(answer.status == 404)
            }
            var last = 0
            for number in 0..<21 {
                last = try await proxied.get("/r/none", headers: ["X-Forwarded-For": "10.0.1.\(number), 9.9.9.9"])
                    .status
            }
            #expect(last == 429)
        }
    }
}
