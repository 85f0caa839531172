import Candor
import CandorStudy
import Foundation
import Testing

@Suite("A study as it goes on")
struct StudyStateTests {
    @Test("A rater goes from consent by instructions and practice to the tasks and the end")
    func way() {
        var state = StudyFixture.state(further: [StudyFixture.pair("practice", purpose: .practice)])
        _ = state.join(token: "t", at: StudyFixture.start)
        #expect(state.rater("r0001")?.stage == .consent)
        #expect(state.begin("r0001", at: StudyFixture.start).isEmpty, "not before consent")
        _ = state.consent("r0001", at: StudyFixture.start)
        #expect(state.rater("r0001")?.stage == .instructions)
        _ = state.begin("r0001", at: StudyFixture.start)
        #expect(state.rater("r0001")?.current?.task == "practice")
        state.answer("r0001")
        #expect(state.rater("r0001")?.stage == .feedback)
        _ = state.proceed("r0001", at: StudyFixture.start)
        for _ in 1...4 { state.answer("r0001") }
        #expect(state.rater("r0001")?.stage == .ended(.completed))
        #expect(state.rater("r0001")?.answered == 4)
        #expect(Set(state.ratings.map(\.task)).count == 5)
    }

    @Test("Read again from its events, a study is the same")
    func replay() {
        let design = StudyFixture.design {
            $0.checkEvery = 2; $0.breakEvery = 3; $0.allowsTies = true
        }
        let tasks =
            [StudyFixture.pair("c1", purpose: .check), StudyFixture.pair("c2", purpose: .check)]
            + (1...8).map { StudyFixture.pair("p\($0)") }
        var state = StudyState(design: design, tasks: tasks)
        var events: [StudyEvent] = []
        for number in 1...4 {
            let moment = StudyFixture.start.addingTimeInterval(Double(number))
            events += state.join(token: "t\(number)", at: moment)
            let id = "r000\(number)"
            events += state.consent(id, at: moment) + state.begin(id, at: moment)
            for step in 0..<6 {
                events += state.answer(id, step % 3 == 2 ? nil : step % 2, at: moment.addingTimeInterval(Double(step)))
                events += state.proceed(id, at: moment)
            }
        }
        events += state.exclude("r0002", reason: "did not read", at: StudyFixture.start)
        let again = StudyState(design: design, tasks: tasks, events: events)
        #expect(again.raters == state.raters && again.answers == state.answers && again.ratings == state.ratings)
        #expect(state.ratings.contains { $0.purpose == .check } && state.ratings.contains { $0.preferred == "tie" })
    }

    @Test("What comes twice counts once")
    func twice() {
        var state = StudyFixture.state()
        let id = state.arrive(1)
        let task = state.rater(id)?.current?.task ?? ""
        #expect(!state.answer(id, task: task, choice: 0, at: StudyFixture.start).isEmpty)
        #expect(state.answer(id, task: task, choice: 1, at: StudyFixture.start).isEmpty)
        #expect(state.ratings.map(\.preferred) == ["right"])
        #expect(state.answers[task] == 1)
    }

    @Test("A tie, an option that is not there and a task of somebody else are no answers")
    func wrong() {
        var state = StudyFixture.state()
        let id = state.arrive(1)
        let task = state.rater(id)?.current?.task ?? ""
        let other = state.tasks.first { $0.id != task }?.id ?? ""
        for (task, choice) in [(task, nil), (task, 2), (task, -1), (other, 0)] as [(String, Int?)] {
            #expect(state.answer(id, task: task, choice: choice, at: StudyFixture.start).isEmpty)
        }
        #expect(state.ratings.isEmpty)
    }

    @Test("Where the study allows it an answer of before is given again, with its first time")
    func back() {
        var state = StudyFixture.state { $0.allowsBack = true }
        let id = state.arrive(1)
        let task = state.rater(id)?.current?.task ?? ""
        state.answer(id, 0)
        _ = state.answer(id, task: task, choice: 1, at: StudyFixture.start.addingTimeInterval(60))
        #expect(state.ratings.map(\.preferred) == ["wrong"] && state.ratings.map(\.seconds) == [0])
        #expect(state.answers[task] == 1)
        state.finish(id)
        #expect(state.answer(id, task: task, choice: 0, at: StudyFixture.start).isEmpty, "not after the end")
    }

    @Test("Who gets too little of the practice right is not asked further, and takes no place")
    func screening() {
        let practice = ["a", "b"].map { StudyFixture.pair($0, purpose: .practice) }
        var state = StudyFixture.state(further: practice) { $0.screening = 0.6 }
        for (number, choices) in [[0, 1], [0, 0]].enumerated() {
            let id = state.arrive(number)
            for choice in choices {
                state.answer(id, choice)
                _ = state.proceed(id, at: StudyFixture.start)
            }
        }
        #expect(state.raters.map(\.stage) == [.ended(.screenedOut), .task])
    }

    @Test("One check stands in each stretch, and does not count as a task")
    func checks() {
        let checks = ["a", "b", "c"].map { StudyFixture.pair($0, purpose: .check) }
        var state = StudyFixture.state(pairs: 12, further: checks) {
            $0.tasksPerRater = 9; $0.checkEvery = 3
        }
        let id = state.arrive(1)
        state.finish(id)
        let purposes = state.rater(id)?.assignments.map(\.purpose) ?? []
        #expect(purposes.count { $0 == .rated } == 9 && purposes.count { $0 == .check } == 3)
        var (rated, seen) = (0, 0)
        for purpose in purposes {
            if purpose == .rated {
                rated += 1
            } else {
                #expect((3 * seen + 1...3 * seen + 3).contains(rated), "check \(seen) after \(rated) tasks")
                seen += 1
            }
        }
        #expect(state.rater(id)?.stage == .ended(.completed))
    }

    @Test("A break is offered after so many tasks, and not at the end")
    func pause() {
        var state = StudyFixture.state { $0.breakEvery = 2 }
        let id = state.arrive(1)
        state.answer(id)
        state.answer(id)
        #expect(state.rater(id)?.stage == .pause)
        _ = state.proceed(id, at: StudyFixture.start)
        state.answer(id)
        state.answer(id)
        #expect(state.rater(id)?.stage == .ended(.completed))
    }

    @Test("Nor where a rater may be asked more than there is")
    func pauseBeforeNothing() {
        var state = StudyFixture.state(pairs: 4) {
            $0.breakEvery = 2
            $0.tasksPerRater = 50
        }
        let id = state.arrive(1)
        for _ in 1...4 {
            state.answer(id)
            _ = state.proceed(id, at: StudyFixture.start)
        }
        #expect(state.rater(id)?.pauses == 1 && state.rater(id)?.stage == .ended(.completed))
    }

    @Test("Who comes when few places are left is told of those, and of more once there are more")
    func expected() throws {
        var state = StudyFixture.state(pairs: 6) {
            $0.ratersPerTask = 1
            $0.tasksPerRater = 4
        }
        let (first, second) = (state.arrive(1), state.arrive(2))
        func expected(_ id: String) throws -> Int { state.expectedTasks(of: try #require(state.rater(id))) }
        #expect(try expected(first) == 4 && expected(second) == 2)
        // The first leaves: what was kept for them is there for the second.
        let later = StudyFixture.start.addingTimeInterval(state.design.timeout + 1)
        for number in 1...3 {
            let task = state.rater(second)?.current?.task ?? ""
            _ = state.answer(second, task: task, choice: 0, at: later)
            #expect(try expected(second) == max(2, number + 1))
        }
    }

    @Test("Strata are put in order by number, then by name; what only looks like a number is a name")
    func strata() {
        let names: [String?] = [nil, "b", "10", "nan", "9.5", "inf", "a", "-1"]
        let ordered: [String?] = ["-1", "9.5", "10", "a", "b", "inf", "nan", nil]
        for turn in names.indices {
            let turned = Array(names[turn...] + names[..<turn])
            #expect(turned.sorted { StratumOrder.precedes($0, $1) } == ordered)
        }
    }

    @Test("An exclusion frees the places of a rater's answers, and can be taken back")
    func exclusion() {
        var state = StudyFixture.state(pairs: 4) { $0.ratersPerTask = 1 }
        let id = state.arrive(1)
        state.finish(id)
        #expect(!state.hasRoom(at: StudyFixture.start))
        _ = state.exclude(id, reason: "too fast", at: StudyFixture.start)
        #expect(state.hasRoom(at: StudyFixture.start) && state.ratings.allSatisfy(\.isExcluded))
        _ = state.exclude(id, reason: nil, at: StudyFixture.start)
        #expect(!state.hasRoom(at: StudyFixture.start) && state.answers.values.allSatisfy { $0 == 1 })
    }
}
