import Candor
import CandorStatistics
import CandorStudy
import Foundation
import Testing

@Suite("Who is shown what")
struct StudyAssignmentTests {
    @Test("Raters who come, leave and time out fill every pair alike, and none sees a claim twice", arguments: 0..<8)
    func balance(seed: UInt64) {
        var state = StudyState(
            design: StudyFixture.design {
                $0.ratersPerTask = 3
                $0.tasksPerRater = 5
                $0.timeout = 1_000
                $0.seed = seed
            }, tasks: (1...20).map { StudyFixture.pair("p\($0)", claim: "claim\(($0 + 1) / 2)") })
        var generator = SeededGenerator(seed: seed)
        var (moment, active, arrivals) = (StudyFixture.start, [String](), 0)
        while state.answers.values.contains(where: { $0 < 3 }), arrivals < 200 {
            moment.addTimeInterval(7)
            if active.count < 6, state.hasRoom(at: moment) {
                arrivals += 1
                active.append(state.arrive(arrivals, at: moment))
            }
            guard !active.isEmpty else { continue }
            let position = generator.nextIndex(below: active.count)
            // One in ten leaves for good, amid a task.
            if generator.nextIndex(below: 10) > 0 { state.answer(active[position], at: moment) }
            if state.rater(active[position])?.stage != .task || generator.nextIndex(below: 10) == 0 {
                active.remove(at: position)
            }
        }
        #expect(state.answers.values.allSatisfy { $0 == 3 }, "\(state.answers)")
        for rater in state.raters {
            let claims = rater.assignments.compactMap { state.task($0.task)?.claim }
            #expect(Set(claims).count == claims.count)
        }
    }

    @Test("At every moment the numbers of places taken differ by one at most while all may see everything")
    func evenness() {
        var state = StudyFixture.state(pairs: 12) {
            $0.ratersPerTask = 10
            $0.tasksPerRater = 5
        }
        var raters: [String] = []
        var generator = SeededGenerator(seed: 3)
        for step in 0..<60 {
            if step % 3 == 0 { raters.append(state.arrive(step)) }
            state.answer(raters[generator.nextIndex(below: raters.count)])
            let places = state.tasks.map { task in
                state.answers[task.id, default: 0]
                    + state.raters.count { rater in
                        rater.plan.contains(task.id)
                            && !rater.assignments.contains { $0.task == task.id && $0.answered != nil }
                    }
            }
            #expect((places.max() ?? 0) - (places.min() ?? 0) <= 1, "\(places)")
        }
    }

    @Test("As many raters as there are places fill every one of them, in whatever order they answer", arguments: 0..<20)
    func exactly(seed: UInt64) {
        var state = StudyFixture.state(pairs: 16) {
            $0.ratersPerTask = 4
            $0.tasksPerRater = 8
            $0.seed = seed
        }
        var generator = SeededGenerator(seed: seed)
        var raters = (1...8).map { state.arrive($0) }
        #expect(!state.hasRoom(at: StudyFixture.start))
        while !raters.isEmpty {
            let position = generator.nextIndex(below: raters.count)
            state.answer(raters[position])
            if state.rater(raters[position])?.stage != .task { raters.remove(at: position) }
        }
        #expect(state.answers.values.allSatisfy { $0 == 4 } && state.raters.allSatisfy { $0.answered == 8 })
    }

    @Test("A place is kept while its rater may come back, and given away afterwards")
    func timeout() {
        var state = StudyFixture.state(pairs: 1) {
            $0.ratersPerTask = 1; $0.timeout = 60
        }
        let first = state.arrive(1)
        let later = StudyFixture.start.addingTimeInterval(59)
        #expect(!state.hasRoom(at: later))
        _ = state.join(token: "second", at: later)
        #expect(state.consent("r0002", at: later).isEmpty)
        let latest = StudyFixture.start.addingTimeInterval(60)
        #expect(!state.consent("r0002", at: latest).isEmpty)
        _ = state.begin("r0002", at: latest)
        #expect(state.rater("r0002")?.current?.task == "p1")
        // Who comes back late may still answer: nothing that was asked is thrown away.
        state.answer(first, at: latest)
        state.answer("r0002", at: latest)
        #expect(state.answers == ["p1": 2])
    }

    @Test("A rater is let go when nothing that they may see needs an answer")
    func nothingLeft() {
        var state = StudyFixture.state(pairs: 3) {
            $0.ratersPerTask = 1; $0.tasksPerRater = 3
        }
        let first = state.arrive(1)
        state.answer(first)
        state.finish(first)
        #expect(state.rater(first)?.stage == .ended(.completed) && !state.hasRoom(at: StudyFixture.start))
    }

    @Test("Sides are drawn by rater: about half the first options stand on the left, and not the same for everybody")
    func sides() {
        var state = StudyFixture.state(pairs: 40) {
            $0.ratersPerTask = 30; $0.tasksPerRater = 40
        }
        for number in 1...30 { state.finish(state.arrive(number)) }
        let left = state.ratings.count { $0.shownLeft == "right" }
        #expect(abs(Double(left) - 600) < 4 * 300.0.squareRoot())
        for task in state.tasks {
            let sides = Set(state.ratings.filter { $0.task == task.id }.map(\.shownLeft))
            #expect(sides.count == 2)
        }
    }

    @Test("The same seed shows the same, another seed something else")
    func seed() {
        func shown(_ seed: UInt64) -> [String] {
            var state = StudyFixture.state(pairs: 20) { $0.seed = seed }
            state.finish(state.arrive(1))
            return state.ratings.map { $0.task + ($0.shownLeft ?? "") }
        }
        #expect(shown(1) == shown(1) && shown(1) != shown(2))
    }
}
