import Candor
import CandorStudy
import CandorTesting
import CandorWeb
import Foundation
import NIOHTTP1
import Testing

@Suite("The researcher's page over HTTP", .timeLimit(.minutes(15)))
struct ResearcherPagesTests {
    static let tasks = (1...4).map { StudyTask.pair("p\($0)", stratum: "\(($0 + 1) / 2)") }

    /// The header by which a script shows the key.
    static func bearer(_ served: ServedStudy) -> HTTPHeaders {
        ["Authorization": "Bearer \(served.study.record.researcherKey)"]
    }

    @Test("Nothing is shown without the key, and the key opens a session that ends by leaving")
    func session() async throws {
        try await ServedStudy.with(Self.tasks, invitations: 1) { served in
            let token = try served.study.state().raters[0].token
            try await served.begin("/r/\(token)")
            try await served.act("answer", at: "/r/\(token)", ["choice": "1"])
            for page in ["", "/progress", "/ratings.jsonl", "/ratings.csv", "/gold.jsonl"] {
                let answer = try await served.get("/researcher" + page)
                #expect(!answer.body.contains("r0001") && !answer.body.contains(token))
                #expect(answer.status == (page.isEmpty ? 200 : page == "/progress" ? 401 : 303), "\(page)")
                let wrong = try await served.get("/researcher" + page, headers: ["Authorization": "Bearer wrong"])
                #expect(wrong.status == (page.isEmpty ? 200 : 401) && !wrong.body.contains("r0001"), "\(page)")
                let known = try await served.get("/researcher" + page, headers: Self.bearer(served))
                #expect(known.status == 200)
                #expect(known.body.contains("r0001") == (page != "/gold.jsonl"), "\(page)")
            }
            #expect(try await served.post("/researcher/login", ["password": "wrong"]).status == 401)
            let entry = try await served.post("/researcher/login", ["password": served.study.record.researcherKey])
            let cookie = try #require(entry.headers.first(name: "Set-Cookie"))
            for word in ["HttpOnly", "SameSite=Strict", "Path=/researcher"] { #expect(cookie.contains(word)) }
            let session: HTTPHeaders = ["Cookie": String(cookie.split(separator: ";")[0])]
            let page = try await served.get("/researcher", headers: session)
            #expect(page.body.contains("r0001") && !page.body.contains(token))
            let key = ServedStudy.field("key", in: page.body)
            #expect(try await served.post("/researcher/logout", ["key": "x"], headers: session).status == 403)
            #expect(try await served.post("/researcher/logout", ["key": key], headers: session).status == 303)
            #expect(try await served.get("/researcher", headers: session).body.contains("r0001") == false)
        }
    }

    @Test("A rater is left out with a reason and counted again; both stay on record")
    func exclusion() async throws {
        try await ServedStudy.with(Self.tasks, invitations: 1) { served in
            let path = try served.path(of: 0)
            try await served.begin(path)
            try await served.act("answer", at: path, ["choice": "1"])
            let page = try await served.get("/researcher", headers: Self.bearer(served)).body
            let key = ServedStudy.field("key", in: page)
            var form = ["key": key, "rater": "r0001", "act": "exclude", "reason": "same side <always>"]
            let wrong = form.merging(["key": "x"]) { $1 }
            #expect(try await served.post("/researcher/exclude", form).status == 303)
            #expect(
                try await served.post("/researcher/exclude", wrong, headers: Self.bearer(served)).status == 403)
            #expect(try served.study.state().raters[0].exclusion == nil)
            _ = try await served.post("/researcher/exclude", form, headers: Self.bearer(served))
            #expect(try served.study.state().raters[0].exclusion == "same side <always>")
            let progress = try await served.get("/researcher/progress", headers: Self.bearer(served)).body
            #expect(progress.contains("same side &lt;always&gt;") && progress.contains("<strong>0</strong>"))
            form["act"] = "include"
            _ = try await served.post("/researcher/exclude", form, headers: Self.bearer(served))
            let state = try served.study.state()
            #expect(state.raters[0].exclusion == nil && state.ratings.map(\.isExcluded) == [false])
        }
    }

    @Test("The files hold every answer")
    func files() async throws {
        try await ServedStudy.with(Self.tasks, invitations: 1) { served in
            let path = try served.path(of: 0)
            try await served.begin(path)
            for _ in 1...3 { try await served.act("answer", at: path, ["choice": "1"]) }
            let lines = try await served.get("/researcher/ratings.jsonl", headers: Self.bearer(served))
            #expect(lines.headers.first(name: "Content-Disposition")?.contains("ratings.jsonl") == true)
            let file = try served.folder.write("ratings.jsonl", lines.body)
            let ratings = try StudyRatingsFile.read(path: file.path)
            #expect(try ratings.map(\.task) == served.study.state().ratings.map(\.task) && ratings.count == 3)
            let table = try await served.get("/researcher/ratings.csv", headers: Self.bearer(served)).body
            #expect(table.components(separatedBy: "\r\n").count == 1 + 3 + 1)
        }
    }

    @Test("The page shows what is so far: answers by group, accuracy, raters and votes")
    func progress() async throws {
        try await ServedStudy.with(Self.tasks, invitations: 2, design: { $0.allowsTies = true }) { served in
            for rater in 0...1 {
                let path = try served.path(of: rater)
                try await served.begin(path)
                for _ in 1...4 {
                    let page = try await served.get(path).body
                    let right = page.range(of: "It is not so")?.lowerBound ?? page.endIndex
                    let wrong = page.range(of: "You are right")?.lowerBound ?? page.endIndex
                    try await served.act(
                        "answer", at: path, ["choice": rater == 0 ? (right < wrong ? "1" : "2") : "tie"])
                }
            }
            let html = try await served.get("/researcher/progress", headers: Self.bearer(served)).body
            for words in [
                "<strong>8</strong> <span>answers of 8", "<strong>75%</strong>", "100% (", "50% (", "1 right, 1 tie",
            ] {
                #expect(html.contains(words), "\(words)")
            }
        }
    }
}
