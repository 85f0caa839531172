import Candor
import CandorModels
import CandorPreferences
import CandorTesting
import Foundation
import Testing

@Suite("candor preferences")
struct PreferencesTests {
    private static let effects: KeyValuePairs = [
        "agree_human_explicit": 0.9, "agree_human_implicit": 0.5, "polite": 0.0, "concise": -0.7,
    ]
    private static let names = effects.map(\.key)

    /// A folder with planted pairs, a pack of their features and a labeller behind a server.
    private func withPairs(
        _ count: Int = 400, labeller: FeatureReader = FeatureReader(),
        _ body: (WorkFolder, LoopbackServer, [String]) async throws -> Void
    ) async throws {
        try await WorkFolder.with { work in
            try work.write("pairs.jsonl", PreferenceRows.planted(count, effects: Self.effects))
            try work.write("pack.yaml", text: PreferenceRows.pack(Self.names))
            try await LoopbackServer.with(serving: ["labeller": labeller]) { server in
                try await body(
                    work, server,
                    ["pairs.jsonl", "--labeller", server.name("labeller"), "--features", "pack.yaml", "--out", "out"])
            }
        }
    }

    private func posterior(_ work: WorkFolder, _ out: String = "out") throws -> PreferencePosterior {
        try JSONDecoder().decode(PreferencePosterior.self, from: work.bytes("\(out)/posterior.json"))
    }

    @Test("An audit by a model finds planted effects and ends with a sentence, a table and a report")
    func audit() async throws {
        try await withPairs { work, server, arguments in
            let ending = try await work.candor(
                ["preferences", "audit"] + arguments
                    + ["--prior-scale", "1", "--warmup", "200", "--draws", "300", "--seed", "1"])
            #expect(ending.status == 0, "\(ending.errors)\(ending.output)")
            #expect(ending.output.contains("Yes, by"))
            let found = try posterior(work)
            for (name, effect) in Self.effects {
                let summary = try #require(found.effects[name]).effect
                #expect(abs(summary.mean - effect) < 4 * summary.standardDeviation, "\(name)")
                #expect(summary.standardDeviation < 0.35, "\(name)")
            }
            #expect(found.splits.count == 6)
            #expect(found.unobserved.map(\.name) == Self.names)
            #expect(found.rows.used == 400)
            #expect(server.requests.count == 400)
            let page = try String(decoding: work.bytes("out/report.html"), as: UTF8.self)
            #expect(page.contains("Question "))

            let again = try await work.candor(["preferences", "label"] + arguments + ["--seed", "1"])
            #expect(again.status == 0)
            #expect(server.requests.count == 400, "a remembered label was asked for again")
        }
    }

    @Test("A labeller that always says A moves no effect")
    func positionBias() async throws {
        try await withPairs(600, labeller: FeatureReader(alwaysSaysA: true)) { work, _, arguments in
            let ending = try await work.candor(
                ["preferences", "audit"] + arguments
                    + ["--prior-scale", "0.05", "--warmup", "200", "--draws", "300", "--no-sensitivity"])
            #expect([0, 3].contains(ending.status), "\(ending.errors)")
            let found = try posterior(work)
            for name in Self.names {
                let summary = try #require(found.effects[name])
                #expect(summary.pairs == 600)
                #expect(summary.effect.lower95 < 0 && summary.effect.upper95 > 0, "\(name)")
            }
        }
    }

    @Test("Interrupted labelling goes on where it was")
    func interrupted() async throws {
        try await withPairs(60) { work, server, arguments in
            let running = try work.candor.start(["preferences", "label"] + arguments + ["--parallel", "2"])
            try await server.arrivals(20)
            running.send(SIGKILL)
            _ = try await running.ending()
            let asked = server.requests.count
            #expect(!FileManager.default.fileExists(atPath: work.url.appending(path: "out/labels.jsonl").path))
            let ending = try await work.candor(["preferences", "label"] + arguments + ["--parallel", "2"])
            #expect(ending.status == 0, "\(ending.errors)")
            #expect(server.requests.count <= 60 + 2, "of \(asked) answers more than those in flight were lost")
            #expect(try work.bytes("out/labels.jsonl").split(separator: UInt8(ascii: "\n")).count == 60)
        }
    }

    @Test("Rules label pairs without a model, and a fit needs only the labels")
    func rules() async throws {
        try await WorkFolder.with { work in
            try work.write("pairs.jsonl", PreferenceRows.planted(40, effects: Self.effects))
            let labelled = try await work.candor("preferences", "label", "pairs.jsonl", "--out", "out")
            #expect(labelled.status == 0, "\(labelled.errors)")
            let fitted = try await work.candor(
                "preferences", "fit", "--labels", "out/labels.jsonl", "--prior-scale", "0.05", "--warmup", "100",
                "--draws", "200", "--no-sensitivity", "--out", "fit")
            #expect([0, 3].contains(fitted.status), "\(fitted.errors)")
            #expect(try posterior(work, "fit").rows.read == 40)
            let draws = try String(decoding: work.bytes("fit/draws-4.csv"), as: UTF8.self)
            #expect(draws.contains("lp__,accept_stat__"))
        }
    }

    @Test("Two data sets that reward different things are told apart")
    func compare() async throws {
        try await WorkFolder.with { work in
            for (name, effect) in [("one", 1.2), ("other", -1.2)] {
                let rows = labelRows(300, effect: effect)
                try work.write("\(name).jsonl", rows)
            }
            let ending = try await work.candor(
                "preferences", "compare", "one.jsonl", "other.jsonl", "--prior-scale", "1", "--warmup", "200",
                "--draws", "300", "--out", "out")
            #expect(ending.status == 0, "\(ending.errors)")
            let line = try #require(ending.output.split(separator: "\n").first { $0.hasPrefix("polite") })
            #expect(line.hasSuffix("1.000"))
            let agree = try await work.candor("preferences", "labels", "agree", "one.jsonl", "one.jsonl")
            #expect(agree.status == 0, "\(agree.errors)")
            #expect(agree.output.contains("100.0%"))
        }
    }

    @Test("Too few draws: the posterior is written, the command says so first and ends with status 3")
    func notConverged() async throws {
        try await WorkFolder.with { work in
            try work.write("labels.jsonl", labelRows(50, effect: 1))
            let ending = try await work.candor(
                "preferences", "fit", "--labels", "labels.jsonl", "--prior-scale", "0.1", "--warmup", "0", "--draws",
                "4", "--chains", "2", "--out", "out")
            #expect(ending.status == 3, "\(ending.errors)")
            #expect(ending.output.hasPrefix("NOT CONVERGED"))
            #expect(try !posterior(work).diagnostics.hasConverged)
        }
    }

    @Test("Labels of other pairs, or of another sample, are not used for these")
    func staleLabels() async throws {
        try await WorkFolder.with { work in
            try work.write("pairs.jsonl", PreferenceRows.planted(40, effects: Self.effects))
            let fit = [
                "preferences", "fit", "pairs.jsonl", "--prior-scale", "0.1", "--warmup", "50", "--draws", "200",
                "--no-sensitivity", "--out", "out",
            ]
            #expect([0, 3].contains(try await work.candor(fit).status))
            let sampled = try await work.candor(fit + ["--sample", "10"])
            #expect(sampled.status == 64)
            #expect(sampled.errors.contains("labels of all pairs"))
            try work.write("pairs.jsonl", PreferenceRows.planted(30, effects: Self.effects))
            let changed = try await work.candor(fit)
            #expect(changed.status == 64)
            #expect(changed.errors.contains("labels of another file"))
        }
    }

    @Test("What was left out, and sides that were not shuffled, are said")
    func notes() async throws {
        try await WorkFolder.with { work in
            let rows = (0..<60).map { index -> JSONValue in
                let features: JSONValue = ["polite": .number(Double(index % 2)), "rare": index < 50 ? 1 : .null]
                return ["pair": .string("p\(index)"), "preferred": "a", "features": features]
            }
            try work.write("labels.jsonl", rows)
            let ending = try await work.candor(
                "preferences", "fit", "--labels", "labels.jsonl", "--prior-scale", "0.1", "--warmup", "100", "--draws",
                "200", "--no-sensitivity", "--out", "out")
            #expect(ending.output.contains("10 of 60 rows left out because a feature is unscored: rare in 10"))
            #expect(ending.output.contains("A is preferred in 50 of 50 decided rows"))
        }
    }

    @Test("A report goes where it is wanted, from the fit of the pairs")
    func reportElsewhere() async throws {
        try await WorkFolder.with { work in
            try work.write("pairs.jsonl", PreferenceRows.planted(40, effects: Self.effects))
            let fitted = try await work.candor(
                "preferences", "fit", "pairs.jsonl", "--prior-scale", "0.1", "--warmup", "100", "--draws", "200",
                "--no-sensitivity")
            #expect([0, 3].contains(fitted.status), "\(fitted.errors)")
            let exported = try await work.candor(
                "preferences", "report", "pairs.jsonl", "--format", "csv", "--out", "figures")
            #expect(exported.status == 0, "\(exported.errors)")
            #expect(try work.bytes("figures/figure-5.csv").count > 100)
        }
    }

    @Test("Wrong input ends with a line that says what and where", arguments: BadLabels.all)
    func badLabels(_ input: BadLabels) async throws {
        try await WorkFolder.with { work in
            try work.write("labels.jsonl", text: input.text)
            let ending = try await work.candor(
                "preferences", "fit", "--labels", "labels.jsonl", "--prior-scale", "0.1", "--warmup", "50", "--draws",
                "50", "--no-sensitivity", "--out", "out")
            #expect(ending.status == input.status, "\(ending.errors)")
            #expect(ending.errorLines.count == 1, "\(ending.errors)")
            #expect(ending.errors.contains(input.says), "\(ending.errors)")
        }
    }

    /// Labels of two features, of which `polite` has an effect.
    private func labelRows(_ count: Int, effect: Double) -> [JSONValue] {
        (0..<count).map { index in
            let polite = Double([1, -1, 0][index % 3])
            // A deterministic draw, spread evenly over (0, 1).
            let uniform = (Double(index * 7919 % 1000) + 0.5) / 1000
            let prefersA = uniform < 1 / (1 + exp(-effect * polite))
            return .object([
                "pair": .string("p\(index)"), "preferred": .string(prefersA ? "a" : "b"),
                "features": .object(["polite": .number(polite), "concise": .number(Double([0, 1, -1, 1][index % 4]))]),
            ])
        }
    }
}

/// A labels file that cannot be used, the status after sysexits.h, and what the one line must say.
struct BadLabels: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var status: Int32 = 65
    var says: String

    static let all = [
        BadLabels(testDescription: "empty", text: "", says: "no labels"),
        BadLabels(
            testDescription: "NaN", text: #"{"pair":"1","preferred":"a","features":{"polite":NaN}}"#,
            says: "labels.jsonl:1"),
        BadLabels(
            testDescription: "a label of 2", text: #"{"pair":"1","preferred":"a","features":{"polite":2}}"#,
            says: "polite"),
        BadLabels(
            testDescription: "an unknown preference", text: #"{"pair":"1","preferred":"c","features":{"polite":1}}"#,
            says: "preferred"),
        BadLabels(
            testDescription: "only ties", text: #"{"pair":"1","preferred":"tie","features":{"polite":1}}"#, says: "ties"
        ),
    ]
}
