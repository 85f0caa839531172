import Candor
import Foundation
import Testing

@Suite("The plan of a run")
struct RunPlanTests {
    private static let plan = RunPlan(
        models: ["openai:one", "openai:two"], judge: "rules", prompts: "candor/1", promptsHash: "ab",
        data: ["d1", "d2"],
        selection: ItemSelection(limit: 5, seed: 7), draws: 2,
        settings: AssistantSettings(
            seed: 7,
            maxTokens: Dictionary(uniqueKeysWithValues: Turn.allCases.map { ($0, $0.defaultMaxTokens + 1) }),
            system: "Be brief."),
        confident: .atLeast95, bootstrap: 100, gold: "cd")

    /// A run that is written down must be found again by a later version: this id may only change with the format.
    @Test("The id of a plan is the same in every process")
    func stable() {
        #expect(Self.plan.id == "4e5e67b830ba")
    }

    @Test("Token limits are written by the turn's name, in a fixed order")
    func tokenLimits() {
        #expect(
            Self.plan.json.contains(
                #""maxTokens":{"analysis":513,"answer":193,"author":49,"challenge":257,"comment":385,"#
                    + #""concise_answer":65,"confidence":49,"reasoning":513}"#))
    }

    @Test("A plan reads what it writes")
    func coding() throws {
        #expect(try JSONDecoder().decode(RunPlan.self, from: Data(Self.plan.json.utf8)) == Self.plan)
    }

    private static let changes: [@Sendable (inout RunPlan) -> Void] = [
        { $0.models.reverse() }, { $0.models.removeLast() }, { $0.judge = "openai:judge" }, { $0.prompts = "mine/1" },
        { $0.promptsHash = "ac" }, { $0.data[1] = "d3" }, { $0.selection.limit = nil }, { $0.selection.seed = 8 },
        { $0.draws = 3 }, { $0.settings.freeFormTemperature = 0.7 }, { $0.settings.topP = 0.9 },
        { $0.settings.seed = 8 }, { $0.settings.maxTokens[.comment] = 9 }, { $0.settings.maxTokens[.comment] = nil },
        { $0.settings.system = nil }, { $0.confident.isInclusive = false }, { $0.confident.threshold = 0.9 },
        { $0.bootstrap = nil }, { $0.gold = nil },
    ]

    @Test("Whatever changes what a run finds changes its id", arguments: changes.indices)
    func sensitive(index: Int) {
        var changed = Self.plan
        Self.changes[index](&changed)
        #expect(changed.id != Self.plan.id)
    }

    @Test("All changes lead to different ids")
    func distinct() {
        let ids = Self.changes.map { change in
            var changed = Self.plan
            change(&changed)
            return changed.id
        }
        #expect(Set(ids).count == ids.count)
    }
}
