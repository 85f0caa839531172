import CandorLab
import CandorTesting
import Foundation
import Testing

@Suite("Plans of audits and their files")
struct PreferenceAuditCodingTests {
    /// A plan in which nothing is as by default.
    private func plan() -> PreferenceAudit {
        var plan = PreferenceAudit(pairs: "pairs.jsonl", seed: .max)
        (plan.labeller, plan.features) = ("scripted:candid", "pack.yaml")
        (plan.oneFeatureACall, plan.bothOrders, plan.sample, plan.skipsBadRows) = (true, true, 15, true)
        (plan.fit.family, plan.fit.scale, plan.fit.ties, plan.fit.sampler) = (.horseshoe, 0.01, .davidson, .nuts)
        (plan.fit.intercept, plan.fit.byRater, plan.fit.sensitivity) = (true, true, false)
        plan.fit.settings.chains = 2
        plan.fit.settings.warmup = 100
        plan.fit.settings.draws = 70_000
        plan.fit.settings.metric = .dense
        plan.fit.settings.targetAcceptance = 0.9
        plan.fit.settings.maximumTreeDepth = 8
        (plan.parallel, plan.failsFast, plan.retriesRefused) = (2, true, true)
        (plan.out, plan.store) = ("out", "runs.sqlite")
        return plan
    }

    @Test("Written and read, they are the same plans")
    func roundTrip() throws {
        for plan in [plan(), PreferenceAudit(pairs: "pairs.jsonl")] {
            #expect(try JSONDecoder().decode(PreferenceAudit.self, from: JSONEncoder().encode(plan)) == plan)
        }
    }

    @Test(
        "What decides what is found decides the id, and the places of files do not",
        arguments: [("pairs", true), ("seed", false), ("prior", false), ("out", true), ("parallel", true)])
    func identity(change: String, isSame: Bool) throws {
        let plan = plan()
        var other = plan
        switch change {
        case "pairs": other.pairs = "moved/pairs.jsonl"
        case "seed": other.seed -= 1
        case "prior": other.fit.scale = 0.02
        case "out": other.out = "elsewhere"
        default: other.parallel = 7
        }
        let inputs = ["pairs": "a hash"]
        let one = try RunIdentity(.audit, plan: plan, inputs: inputs)
        #expect(try (RunIdentity(.audit, plan: other, inputs: inputs).id == one.id) == isSame)
        #expect(try RunIdentity(.audit, plan: plan, inputs: ["pairs": "another"]).id != one.id)
    }
}
