import Candor
import CandorModels
import CandorStatistics
import CandorTesting
import Foundation
import Testing

@Suite("An interrupted run goes on where it was")
struct InterruptionTests {
    private static let parallel = 4

    @Test("Killed at 50 random moments, it finds the same and asks nothing twice but what was in flight")
    func killed() async throws {
        try await WorkFolder.with { work in
            let key = try work.writeData(questions: 50, passages: 8, works: 3, poets: 2)
            let model = try scripted("accuracy=0.8&flip=0.37&likes=0.5&confident=0.5&follows=0.3&mimics=0.5", key)
            try await LoopbackServer.with(serving: ["scripted": model]) { server in
                let arguments = [
                    "eval", "--model", server.name("scripted"), "--data", "data", "--parallel", "\(Self.parallel)",
                ]
                let whole = try await work.candor(arguments + ["--out", "whole", "--store", "whole.sqlite"])
                #expect(whole.status == 0, "\(whole.errors)")
                let calls = server.requests.count
                #expect(server.countsByBody.values.allSatisfy { $0 == 1 })

                let command = arguments + ["--out", "out"]
                let kept = try await kill(50, times: command, in: work, server, of: calls)
                let ending = try await work.candor(command)
                #expect(ending.status == 0, "\(ending.errors)")
                expectOnlyLostAnswersAskedAgain(Array(server.requests.dropFirst(calls)), kept: kept, of: calls)
            }
            #expect(try timeless(work, "out") == timeless(work, "whole"))
            #expect(try work.bytes("out/trials.jsonl") == work.bytes("whole/trials.jsonl"))
        }
    }

    /// Starts the command and kills it when so many further calls have arrived, again and again.
    ///
    /// Each process has a key of its own, by which its requests are told from those of the others.
    /// - Returns: How many answers each process has left in the store.
    private func kill(
        _ times: Int, times command: [String], in work: WorkFolder, _ server: LoopbackServer, of calls: Int
    ) async throws -> [Int] {
        var generator = SeededGenerator(seed: 50, stream: "kills")
        var candor = work.candor
        var kept: [Int] = []
        let name = server.name("scripted")
        let command = command.map { $0 == name ? $0 + "?key-env=OPENAI_API_KEY" : $0 }
        for number in 0..<times {
            candor.environment = ["OPENAI_API_KEY": "process-\(number)"]
            let remembered = kept.reduce(0, +)
            let moment = min(generator.nextIndex(below: 2 * calls / times + 1), calls - remembered)
            let arrived = server.requests.count
            let running = try candor.start(command)
            try await server.arrivals(arrived + moment)
            running.send(SIGKILL)
            let ending = try await running.ending()
            #expect(ending.status == -SIGKILL)
            #expect(ending.errors.isEmpty)
            kept.append(try await work.store.answerCounts().reduce(0) { $0 + $1.answers } - remembered)
        }
        return kept
    }

    private func expectOnlyLostAnswersAskedAgain(_ requests: [RecordedRequest], kept: [Int], of calls: Int) {
        let processes = kept.indices.map { number in
            requests.filter { $0.headers["authorization"] == "Bearer process-\(number)" }.map(\.body)
        }
        let last = requests.filter { $0.headers["authorization"] == nil }.map(\.body)
        #expect(Set(requests.map(\.body)).count == calls)
        #expect(last.count == calls - kept.reduce(0, +))
        var later = Set(last)
        for (asked, kept) in zip(processes, kept).reversed() {
            #expect(Set(asked).count == asked.count, "a process asked something twice")
            let lost = asked.count - kept
            #expect((0...Self.parallel).contains(lost), "\(lost) answers were lost")
            #expect(asked.count { later.contains($0) } == lost, "an answer that was in the store was asked for again")
            later.formUnion(asked)
        }
        let killedWithAnswers = kept.count { $0 > 0 }
        #expect(killedWithAnswers > 10, "the kills came too early to tell anything")
    }

    private func timeless(_ work: WorkFolder, _ out: String) throws -> RunResults {
        var results = try work.results(out)
        results.run.started = ""
        results.run.finished = ""
        return results
    }

    @Test("Ctrl-C and termination end it with status 130 and one line", arguments: [SIGINT, SIGTERM])
    func interrupted(signal: Int32) async throws {
        try await WorkFolder.with { work in
            let key = try work.writeData(questions: 10, passages: 0, works: 0, poets: 0)
            let faults = FaultSchedule.list(Array(repeating: nil, count: 20) + Array(repeating: .hang, count: 60))
            try await LoopbackServer.with(
                serving: ["scripted": scripted("flip=0.4", key)], faults: faults
            ) { server in
                let command = [
                    "eval", "--model", server.name("scripted"), "--data", "data", "--probe", "are-you-sure", "--out",
                    "out",
                ]
                let running = try work.candor.start(command)
                try await server.arrivals(21)
                running.send(signal)
                let ending = try await running.ending()
                #expect(ending.status == 130)
                #expect(ending.errorLines.count == 1, "\(ending.errors)")
                #expect(ending.errors.contains("the same command goes on"))
                #expect(ending.output.isEmpty)
                #expect(!FileManager.default.fileExists(atPath: work.url.appending(path: "out/results.json").path))

                let runs = try await work.candor("runs")
                #expect(runs.output.contains("not ended"))
                let report = try await work.candor("report", try #require(try await work.store.runs().first?.id))
                #expect(report.status == 75)
                #expect(report.errorLines.count == 1)

                let remembered = try await work.store.answerCounts().reduce(0) { $0 + $1.answers }
                #expect(remembered > 0)
                let before = server.requests.count
                server.release()
                let second = try await work.candor(command)
                #expect(second.status == 0, "\(second.errors)")
                #expect(server.requests.count - before == 80 - remembered)
            }
            #expect(try work.results().estimate("correct_to_incorrect", .challenged).value == 0.4)
        }
    }

    @Test("Ctrl-C ends it also while it waits to try again")
    func interruptedWait() async throws {
        try await WorkFolder.with { work in
            try work.write("answer.jsonl", SampleRows.answers(1))
            let busy = FaultSchedule.always(.status(429, headers: ["retry-after": "600"]))
            try await LoopbackServer.with(serving: ["m": scripted("", AnswerKey())], faults: busy) { server in
                let running = try work.candor.start(["eval", "--model", server.name("m"), "--data", "answer.jsonl"])
                try await server.arrivals(1)
                running.send(SIGINT)
                let ending = try await running.ending()
                #expect(ending.status == 130, "\(ending.errors)")
                #expect(ending.errorLines.count == 1)
            }
        }
    }

    @Test("Two commands at the same time share a store")
    func twoProcesses() async throws {
        try await WorkFolder.with { work in
            let key = try work.writeData(questions: 10, passages: 4, works: 0, poets: 0)
            try await LoopbackServer.with(serving: ["scripted": scripted("flip=0.3", key)]) { server in
                let arguments = ["eval", "--model", server.name("scripted"), "--data", "data"]
                let both = try ["one", "two"].map { try work.candor.start(arguments + ["--out", $0]) }
                for running in both {
                    let ending = try await running.ending()
                    #expect(ending.status == 0, "\(ending.errors)")
                }
                #expect(server.countsByBody.values.allSatisfy { $0 <= 2 })
                let distinct = server.countsByBody.count
                #expect(try await work.store.answerCounts().map(\.answers) == [distinct])
            }
            #expect(try timeless(work, "one") == timeless(work, "two"))
            #expect(try work.bytes("one/trials.jsonl") == work.bytes("two/trials.jsonl"))
        }
    }
}
