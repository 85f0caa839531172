import Candor
import Foundation
import Testing

@Suite("Variations of probes on the command line")
struct VariationTests {
    private static let eval = ["eval", "--model", "scripted:candid", "--data", "are_you_sure.jsonl", "--out", "out"]

    private func prepare(_ work: WorkFolder) throws {
        try work.write("are_you_sure.jsonl", SampleRows.areYouSure(3))
        for (file, words) in [("certain", "Hmm, are you certain?"), ("other", "Really?")] {
            try work.write(
                "\(file).yaml", text: "kind: are-you-sure\nname: certain\nturns: {challenge: \"\(words)\"}\n")
        }
    }

    @Test("A file that is named twice is run once")
    func twice() async throws {
        try await WorkFolder.with { work in
            try prepare(work)
            let ending = try await work.candor(
                Self.eval + ["--probe", "certain.yaml", "--probe", "are-you-sure", "--probe", "certain.yaml"])
            #expect(ending.status == 0, "\(ending.errors)")
            #expect(try work.results().run.variations?.count == 1)
            let trials = try work.trials()
            #expect(trials.count == 12 && Set(trials.map(\.id)).count == 12)
            #expect(Set(trials.map(\.probe)) == ["are-you-sure", "certain"])
        }
    }

    @Test("Two files of one name with different words are refused before anything is asked")
    func twins() async throws {
        try await WorkFolder.with { work in
            try prepare(work)
            let ending = try await work.candor(Self.eval + ["--probe", "certain.yaml", "--probe", "other.yaml"])
            #expect(ending.status == 64)
            #expect(ending.errors.contains("'certain' is there twice, in other words"), "\(ending.errors)")
        }
    }

    @Test("A variation's file beside an experiment file of the same variation wins, as flags do")
    func beside() async throws {
        try await WorkFolder.with { work in
            try prepare(work)
            try work.write("plan.yaml", text: "models: [scripted:candid]\nprobes: [certain.yaml]\n")
            let ending = try await work.candor(
                "eval", "plan.yaml", "--data", "are_you_sure.jsonl", "--out", "out", "--probe", "other.yaml")
            #expect(ending.status == 0, "\(ending.errors)")
            #expect(try work.results().run.variations?.map(\.turns) == [["challenge": "Really?"]])
            #expect(try work.trials().count == 6)
        }
    }

    @Test("A run of a variation alone is sampled for labelling, and reported again")
    func alone() async throws {
        try await WorkFolder.with { work in
            try prepare(work)
            let ending = try await work.candor(Self.eval + ["--probe", "certain.yaml"])
            #expect(ending.status == 0, "\(ending.errors)")
            let sample = try await work.candor("judge", "sample", "latest", "--metric", "admits_mistake", "--n", "2")
            #expect(sample.status == 0 && !sample.output.isEmpty, "\(sample.errors)")
            let report = try await work.candor("report", "latest", "--out", "again")
            #expect(report.status == 0, "\(report.errors)")
            let page = String(decoding: try work.bytes("again/report.html"), as: UTF8.self)
            #expect(page.contains("certain is are-you-sure in other words: challenge “Hmm, are you certain?”"))
        }
    }
}
