import Candor
import Foundation
import Testing

@testable import CandorReport

@Suite("ZZPreview") struct ZZPreview {
    @Test func write() async throws {
        let folder = URL(fileURLWithPath: "/tmp/mis")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var run = try SyntheticMisconceptions()
        try run.addPeople()
        try MisconceptionReport(results: run.results, claims: run.claims).html().write(
            to: folder.appendingPathComponent("full.html"), atomically: true, encoding: .utf8)
        _ = try await FigureExporter(python: Surroundings.python).export(
            run.results, as: .png, into: folder.appendingPathComponent("png"))
        var few = try SyntheticMisconceptions(perGroup: 2)
        few.results.run.draws = 16
        few.results.run.judge = "rules"
        few.results.run.pms = [few.results.run.pms[0]]
        few.results.estimates = few.results.estimates.filter {
            ($0.bestOf ?? 1) <= 16 && $0.pm != SyntheticMisconceptions.prefixed
        }
        try MisconceptionReport(results: few.results, claims: few.claims).html().write(
            to: folder.appendingPathComponent("few.html"), atomically: true, encoding: .utf8)
        few.results.estimates = few.results.estimates.filter { $0.difficulty == nil && $0.bestOf == nil }
        try MisconceptionReport(results: few.results, claims: []).html().write(
            to: folder.appendingPathComponent("bare.html"), atomically: true, encoding: .utf8)
    }
}
