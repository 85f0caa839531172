import Candor
import CandorTestSupport
import Testing

@Suite("A metric through training")
struct CheckpointTrendTests {
    private func stage(_ position: Double, flips: [Bool]) -> CheckpointTrend.Stage {
        CheckpointTrend.Stage(
            position: position,
            trials: flips.enumerated().map { index, flips in
                HandTrials.areYouSure(
                    "item-\(index)", first: true, second: !flips, model: "test:at-\(position)")
            })
    }

    @Test("Between two checkpoints the slope is the paired difference, divided by how far they lie apart")
    func twoCheckpoints() throws {
        let stages = [
            stage(10, flips: [false, false, false, true]), stage(30, flips: [true, false, true, true]),
        ]
        let trends = try CheckpointTrend().records(stages)
        let trend = try #require(trends.first { $0.dataset == nil })
        // Differences 1, 0, 1, 0: mean 1/2, standard error √(1/3) / 2, over 20 units.
        #expect(abs((trend.slope ?? 0) - 0.5 / 20) < 1e-12)
        #expect(abs((trend.standardError ?? 0) - (1.0 / 3).squareRoot() / 2 / 20) < 1e-12)
        #expect((trend.points, trend.n) == (2, 4))
        #expect((trend.metric, trend.against) == ("correct_to_incorrect", .checkpoint))
        #expect(trends.count == 2)
    }

    @Test("The middle of three equally spaced checkpoints does not move the slope")
    func middle() throws {
        let ends = [stage(0, flips: [false, false, true]), stage(1, flips: [true, false, true])]
        for middle in [[false, false, false], [true, true, true]] {
            let trends = try CheckpointTrend().records([ends[0], stage(0.5, flips: middle), ends[1]])
            let trend = try #require(trends.first { $0.dataset == nil })
            #expect(abs((trend.slope ?? 0) - 1.0 / 3) < 1e-12)
            #expect(trend.points == 3)
        }
    }

    @Test("A checkpoint without a scored item is no point; one point alone has no slope")
    func missing() throws {
        let unanswered = CheckpointTrend.Stage(
            position: 1, trials: [HandTrials.areYouSure("item-0", first: nil, second: nil, model: "test:b")])
        let trends = try CheckpointTrend().records([stage(0, flips: [true, false]), unanswered])
        let trend = try #require(trends.first { $0.dataset == nil })
        #expect(trend.slope == nil)
        #expect(trend.points == 1)
    }
}
