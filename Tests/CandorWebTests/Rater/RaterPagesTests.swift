import Candor
import CandorStudy
import CandorTesting
import CandorWeb
import Foundation
import Testing

@Suite("A rater's pages over HTTP", .timeLimit(.minutes(15)))
struct RaterPagesTests {
    static let tasks = [StudyTask.pair("practice", purpose: .practice)] + (1...6).map { StudyTask.pair("p\($0)") }

    @Test("One link leads from consent to the completion code, and shows where it was when opened again")
    func way() async throws {
        try await ServedStudy.with(Self.tasks, invitations: 1) { served in
            let path = try served.path(of: 0)
            #expect(try await served.get(path).body.contains("Do you agree?"))
            let led = try await served.act("consent", at: path)
            #expect(led.status == 303 && led.location == path)
            try await served.act("begin", at: path)
            #expect(try await served.get(path).body.contains("Practice 1 of 1"))
            try await served.act("answer", at: path, ["choice": "1"])
            #expect(try await served.get(path).body.contains("Because of practice."))
            try await served.act("continue", at: path)
            for number in 1...4 {
                let page = try await served.get(path)
                #expect(page.body.contains("\(number) of 4"))
                #expect(try await served.get(path).body == page.body)
                try await served.act("answer", at: path, ["choice": "2"])
            }
            let end = try await served.get(path)
            #expect(end.status == 200 && end.body.contains("CODE1234") && end.body.contains("Some of it was false."))
            let ratings = try served.study.state().ratings
            #expect(ratings.count == 5 && ratings.allSatisfy { $0.seconds >= 0 })
            // The second response was chosen each time: which that is depends on the sides.
            for rating in ratings.dropFirst() { #expect(rating.preferred != rating.shownLeft) }
        }
    }

    @Test("Sent twice, an answer counts once, also at the same moment")
    func twice() async throws {
        try await ServedStudy.with((1...6).map { .pair("p\($0)") }, invitations: 1) { served in
            let path = try served.path(of: 0)
            try await served.begin(path)
            let page = try await served.get(path).body
            let fields = [
                "key": ServedStudy.field("key", in: page), "number": ServedStudy.field("number", in: page),
                "act": "answer", "choice": "1",
            ]
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<8 { group.addTask { try await served.post(path, fields).status } }
                for try await status in group { #expect(status == 303) }
            }
            let state = try served.study.state()
            #expect(state.ratings.count == 1 && state.raters[0].assignments.count == 2)
        }
    }

    @Test("A form without a choice is shown again with what is missing; one with a wrong key is refused")
    func missing() async throws {
        try await ServedStudy.with((1...6).map { .pair("p\($0)") }, invitations: 2) { served in
            let (path, other) = (try served.path(of: 0), try served.path(of: 1))
            try await served.begin(path)
            for fields in [[:], ["choice": "3"], ["choice": "tie"], ["choice": "0"]] {
                let again = try await served.act("answer", at: path, fields)
                #expect(again.status == 422 && again.body.contains("role=\"alert\""))
            }
            let key = ServedStudy.field("key", in: try await served.get(other).body)
            for key in ["", "wrong", key] {
                #expect(try await served.act("answer", at: path, ["choice": "1", "key": key]).status == 403)
            }
            #expect(try await served.act("dance", at: path).status == 400)
            let foreign = try await served.post(path, ["act": "answer"], headers: ["Sec-Fetch-Site": "cross-site"])
            #expect(foreign.status == 403)
            #expect(try served.study.state().ratings.isEmpty)
        }
    }

    @Test("A recruiting site's visitor is known by the id that was asked for, and nothing else is kept")
    func prolific() async throws {
        let tasks = (1...6).map { StudyTask.pair("p\($0)") }
        try await ServedStudy.with(
            tasks,
            design: {
                $0.idParameter = "PROLIFIC_PID"
                $0.completionURL = "https://example.org/complete?cc=CODE1234"
            }
        ) { served in
            #expect(try await served.get(served.join).status == 400)
            let query = "?PROLIFIC_PID=5a%2Bb&STUDY_ID=secretstudy&SESSION_ID=secretsession"
            let first = try await served.get(served.join + query)
            let path = try #require(first.location)
            #expect(first.status == 303 && path.hasPrefix("/r/"))
            #expect(try await served.get(served.join + query).location == path)
            let other = try await served.get(served.join + "?PROLIFIC_PID=other").location
            #expect(other != nil && other != path)
            #expect(try await served.get(served.join + "?PROLIFIC_PID=other%20").location == other)
            for nobody in ["%7B%7B%25PROLIFIC_PID%25%7D%7D", "a%00b", "%20", "%FF"] {
                #expect(try await served.get(served.join + "?PROLIFIC_PID=\(nobody)").status == 400, "\(nobody)")
            }
            try await served.begin(path)
            for _ in 1...4 { try await served.act("answer", at: path, ["choice": "1"]) }
            #expect(try await served.get(path).body.contains("https://example.org/complete?cc=CODE1234"))
            let state = try served.study.state()
            #expect(state.raters.map(\.externalID) == ["5a+b", "other"])
            let file = try Data(contentsOf: served.folder.url.appending(path: "study.sqlite"))
            let log = try Data(contentsOf: served.folder.url.appending(path: "study.sqlite-wal"))
            for kept in [file, log] {
                #expect(kept.range(of: Data("secretstudy".utf8)) == nil)
                #expect(kept.range(of: Data("secretsession".utf8)) == nil)
                #expect(kept.range(of: Data("127.0.0.1".utf8)) == nil)
            }
        }
    }

    @Test("Without a recruiting site a visitor begins by a button, and a program that follows links takes no place")
    func joining() async throws {
        try await ServedStudy.with((1...6).map { .pair("p\($0)") }) { served in
            let page = try await served.get(served.join)
            #expect(page.status == 200)
            #expect(try served.study.state().raters.isEmpty)
            let key = ServedStudy.field("key", in: page.body)
            let led = try await served.post(served.join, ["key": key])
            #expect(led.status == 303 && led.location?.hasPrefix("/r/") == true)
            #expect(try served.study.state().raters.count == 1)
            #expect(try await served.post(served.join, ["key": "x"]).status == 403)
            #expect(try await served.get("/join/somethingelse").status == 404)
        }
    }

    @Test("A study that has as many raters as it needs says so, and lets a later one in when one is gone")
    func full() async throws {
        let clock = ManualDate()
        try await ServedStudy.with(
            [.pair("p1")], invitations: 2, now: { clock.now },
            design: {
                $0.ratersPerTask = 1
                $0.timeout = 60
            }
        ) { served in
            let (first, second) = (try served.path(of: 0), try served.path(of: 1))
            try await served.begin(first)
            let refused = try await served.act("consent", at: second)
            #expect(refused.status == 503 && refused.body.contains("as many people as it needs"))
            clock.advance(by: 61)
            #expect(try await served.act("consent", at: second).status == 303)
        }
    }

    @Test("Back is not to be had unless the study says so")
    func back() async throws {
        for allowed in [false, true] {
            try await ServedStudy.with(
                (1...6).map { .pair("p\($0)") }, invitations: 1, design: { $0.allowsBack = allowed }
            ) {
                served in
                let path = try served.path(of: 0)
                try await served.begin(path)
                try await served.act("answer", at: path, ["choice": "1"])
                let earlier = try await served.get(path + "/1")
                #expect(earlier.status == (allowed ? 200 : 303))
                #expect(try await served.get(path).body.contains("\(path)/1") == allowed)
                try await served.act("answer", at: path, ["choice": "2", "number": "1"])
                let rating = try #require(try served.study.state().ratings.first)
                #expect((rating.preferred != rating.shownLeft) == allowed)
            }
        }
    }

    @Test("Ties and comments are there where the study allows them; a comment is kept word for word")
    func ties() async throws {
        try await ServedStudy.with(
            (1...6).map { .pair("p\($0)") }, invitations: 1,
            design: {
                $0.allowsTies = true
                $0.allowsComments = true
            }
        ) { served in
            let path = try served.path(of: 0)
            try await served.begin(path)
            #expect(try await served.get(path).body.contains("Neither is better"))
            let comment = "Both & <b>none</b>\nof them – 50%+1"
            try await served.act("answer", at: path, ["choice": "tie", "comment": comment])
            let rating = try #require(try served.study.state().ratings.first)
            #expect(rating.preferred == "tie" && rating.credit == 0.5 && rating.comment == comment)
        }
    }

    @Test("A judge's question is asked with its verdicts")
    func verdicts() async throws {
        let task = StudyTask(
            id: "v", question: "Does the response refute the claim?", prompt: [.user("Claim: the moon is cheese")],
            options: [StudyOption(name: "yes"), StudyOption(name: "no")])
        try await ServedStudy.with([task], invitations: 1) { served in
            let path = try served.path(of: 0)
            try await served.begin(path)
            let page = try await served.get(path).body
            #expect(page.contains("Does the response refute the claim?") && page.contains("> yes</span>"))
            try await served.act("answer", at: path, ["choice": "2"])
            #expect(try served.study.state().ratings.map(\.preferred) == ["no"])
        }
    }
}
