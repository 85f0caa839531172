import AsyncHTTPClient
import Candor
import CandorStudy
import Foundation
import NIOCore

/// Raters of known behaviour who go through a study's real pages, over HTTP, all at once.
public struct SimulatedPanel: Sendable {
    /// What became of one rater.
    public struct Visit: Sendable {
        /// The rater's number in the panel, from 0.
        public var rater: Int
        /// What was chosen, by the task's id: an option's index.
        public var choices: [String: Int] = [:]
        /// The completion code; `nil` if the study ended otherwise, for example because it needed nobody more.
        public var code: String?
        /// How long each request took, in seconds.
        public var seconds: [Double] = []
    }

    /// The raters.
    public var raters: [SimulatedRater]
    /// The study's tasks by what a rater reads on their pages.
    private let tasks: [PageText: StudyTask]
    /// How long a rater reads before each answer.
    public var reading: @Sendable (_ rater: Int, _ request: Int) -> Duration
    /// Told of every answer that the server has taken: the rater's number and the task's id.
    public var acknowledged: @Sendable (_ rater: Int, _ task: String) -> Void

    /// Creates a panel.
    /// - Parameters:
    ///   - raters: The raters.
    ///   - tasks: The study's tasks.
    ///   - reading: How long a rater reads before each answer.
    ///   - acknowledged: Told of every answer that the server has taken.
    public init(
        raters: [SimulatedRater], tasks: [StudyTask],
        reading: @escaping @Sendable (_ rater: Int, _ request: Int) -> Duration = { _, _ in .zero },
        acknowledged: @escaping @Sendable (_ rater: Int, _ task: String) -> Void = { _, _ in }
    ) {
        self.raters = raters
        self.tasks = Dictionary(
            tasks.map { task in
                (PageText(turns: task.prompt.map(\.content), options: task.options.map { $0.text ?? $0.name }), task)
            }
        ) { first, _ in first }
        self.reading = reading
        self.acknowledged = acknowledged
    }

    /// Goes through the study.
    /// - Parameters:
    ///   - link: A rater's first address, by the rater's number.
    ///   - atOnce: How many raters are under way at the same time.
    /// - Returns: What became of them, in their order.
    /// - Throws: ``PanelError`` for a page that cannot be understood, and what the network throws.
    public func visit(atOnce: Int = .max, _ link: @escaping @Sendable (Int) -> String) async throws -> [Visit] {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 256
        let client = HTTPClient(configuration: configuration)
        do {
            let visits = try await visits(client, atOnce: atOnce, link)
            try await client.shutdown()
            return visits
        } catch {
            try? await client.shutdown()
            throw error
        }
    }

    private func visits(
        _ client: HTTPClient, atOnce: Int, _ link: @escaping @Sendable (Int) -> String
    ) async throws -> [Visit] {
        try await Array(raters.indices).boundedMap(atOnce: atOnce) { number in
            var visit = PanelVisit(panel: self, number: number, client: client)
            return try await visit.run(from: link(number))
        }
    }

    /// The task that a page shows.
    func task(on page: RaterPage) -> StudyTask? {
        tasks[PageText(turns: page.turns, options: page.options)]
    }

    /// What tells a task's page from the others: its texts, on whichever side they stand.
    private struct PageText: Hashable, Sendable {
        var turns: [String]
        var options: Set<String>

        init(turns: [String], options: [String]) {
            self.turns = turns
            self.options = Set(options)
        }
    }
}
