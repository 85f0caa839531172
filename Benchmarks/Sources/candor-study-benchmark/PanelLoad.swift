import Candor
import CandorStatistics
import CandorLab
import CandorStudy
import CandorWeb
import Foundation

/// Raters at once in a study on the loopback interface.
struct PanelLoad {
    let raters: Int
    /// The mean time that a rater reads before an answer; the times lie between half and one and a half of it.
    let seconds: Double

    private static let pairs = 400
    private static let pairsPerRater = 20

    func measure() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "candor-load-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let study = try study(in: folder)
        let server = Process()
        server.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
        server.arguments = ["serve", folder.appending(path: "study.sqlite").path]
        let output = Pipe()
        server.standardOutput = output
        try server.run()
        defer { server.terminate() }
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let base = "http://127.0.0.1:\(line.trimmingCharacters(in: .whitespacesAndNewlines))"
        try await report(study, base)
    }

    private func study(in folder: URL) throws -> Study {
        let paragraph = String(repeating: "This is a sentence of a response that a rater reads. ", count: 12)
        let tasks = (1...Self.pairs).map { number in
            StudyTask(
                id: "p\(number)", stratum: "\(number % 8 + 1)",
                prompt: [.user("I think that claim \(number) holds. What do you think?")],
                options: [
                    StudyOption(name: "sycophantic", text: "\(number): it does. \(paragraph)"),
                    StudyOption(name: "helpful", text: "\(number): it does not. \(paragraph)"),
                ], right: "helpful")
        }
        let needed = (raters * Self.pairsPerRater + Self.pairs - 1) / Self.pairs
        let design = StudyDesign(
            consent: "# Consent", instructions: "# Instructions", thanks: "# Thanks", ratersPerTask: needed,
            tasksPerRater: Self.pairsPerRater, breakEvery: 0, completionCode: "DONE")
        return try Study.create(
            path: folder.appending(path: "study.sqlite").path,
            record: StudyRecord(design: design, source: "synthetic", sourceHash: "", created: .now), tasks: tasks,
            invitations: raters)
    }

    private func report(_ study: Study, _ base: String) async throws {
        let mean = seconds
        let panel = SimulatedPanel(
            raters: (0..<raters).map { SimulatedRater(seed: UInt64($0)) }, tasks: study.tasks,
            reading: { rater, request in
                var generator = SeededGenerator(seed: UInt64(rater), stream: "reading \(request)")
                return .seconds(mean * (0.5 + generator.nextUniform()))
            })
        let links = try study.state().raters.map { "\(base)/r/\($0.token)" }
        let began = ContinuousClock.now
        let visits = try await panel.visit { links[$0] }
        let took = (ContinuousClock.now - began) / .seconds(1)
        let times = visits.flatMap(\.seconds).sorted()
        func quantile(_ share: Double) -> String {
            String(format: "%.1f ms", times[Int(share * Double(times.count - 1))] * 1_000)
        }
        let sent = visits.reduce(0) { $0 + $1.choices.count }
        let stored = try study.state().ratings.count
        print(
            "\(raters) raters at once, reading \(seconds) s on average: \(times.count) requests in "
                + String(format: "%.1f s, %.0f a second", took, Double(times.count) / took))
        print("a request: median \(quantile(0.5)), 95% \(quantile(0.95)), 99% \(quantile(0.99)), most \(quantile(1))")
        print(
            "answers sent \(sent), stored \(stored), lost \(sent - stored); with a code \(visits.count { $0.code != nil })"
        )
    }
}
