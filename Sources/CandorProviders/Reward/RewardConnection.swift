import CandorModels
import Foundation
import Synchronization

/// Finds out how a server is asked, and asks it, batch by batch.
final class RewardConnection: Sendable {
    private let model: String
    private let options: RewardOptions
    private let head: RewardHead
    private let requester: Requester
    private let activity: ProviderActivity
    private let routes: [RewardRoute]
    /// The way of asking, once it is known.
    private let found: Mutex<RewardRoute?>

    init(
        name: ModelName, options: RewardOptions, environment: [String: String], requester: Requester,
        activity: ProviderActivity
    ) throws(ProviderError) {
        model = name.servedName
        self.options = options
        head = RewardHead(label: options.label)
        self.requester = requester
        self.activity = activity
        let rooted = ModelName(
            kind: name.kind, rest: name.rest, baseURL: options.root, keyVariable: name.keyVariable)
        var routes: [RewardRoute] = []
        for api in options.candidates {
            let endpoint = try Endpoint(rooted, .reward(at: api.path), environment: environment)
            routes.append(RewardRoute(api: api, endpoint: endpoint))
        }
        self.routes = routes
        found = Mutex(routes.count == 1 ? routes.first : nil)
    }

    /// Where the model is served, in one spelling.
    var address: String? { routes.first?.endpoint.address }

    /// Scores pairs.
    /// - Returns: As many scores, in the same order; no number for what the server finds too long to read.
    /// - Throws: ``ProviderError``, or `CancellationError`.
    func scores(of pairs: [RewardPair]) async throws -> [Double] {
        guard let first = pairs.first else { return [] }
        if let route = found.withLock({ $0 }) { return try await scores(of: pairs[...], by: route) }
        let (route, scores) = try await findRoute(with: first)
        found.withLock { $0 = route }
        return scores + (try await self.scores(of: pairs.dropFirst(), by: route))
    }

    /// Scores pairs batch by batch; how many are under way at once is the pacer's.
    private func scores(of pairs: ArraySlice<RewardPair>, by route: RewardRoute) async throws -> [Double] {
        let sendsMessages = (options.template ?? route.api.usualTemplate) == .server
        let size = sendsMessages ? 1 : options.batchSize
        let batches = stride(from: pairs.startIndex, to: pairs.endIndex, by: size).map {
            Array(pairs[$0...].prefix(size))
        }
        let answers = try await batches.concurrentMap { try await self.scores(ofBatch: $0, by: route) }
        return answers.flatMap(\.self)
    }

    /// Scores the pairs of one request. A server refuses a request as a whole: where something in it is too long, it is asked again
    /// in halves, so that one response costs no other its score.
    private func scores(ofBatch batch: [RewardPair], by route: RewardRoute) async throws -> [Double] {
        do {
            return try await ask(batch, by: route)
        } catch let givenUp as Requester.GivenUp {
            guard givenUp.failure.isTooLong else { throw route.error(givenUp) }
            guard batch.count > 1 else { return [noScore()] }
            let middle = batch.count / 2
            return try await scores(ofBatch: Array(batch[..<middle]), by: route)
                + scores(ofBatch: Array(batch[middle...]), by: route)
        }
    }

    /// What stands for the score of a response that is too long; told to the user once.
    private func noScore() -> Double {
        activity.noted("reward:\(model) gives no score to what is longer than it reads: those responses are unscored")
        return .nan
    }

    /// Asks for one score at one address after the other. A 404 means that the server has no such address, unless it speaks of
    /// a model, as vLLM does of one that it does not have; then that is the error if no other address answers.
    private func findRoute(with pair: RewardPair) async throws -> (RewardRoute, [Double]) {
        var reason: ProviderError?
        for route in routes {
            do {
                return (route, try await ask([pair], by: route))
            } catch let givenUp as Requester.GivenUp {
                if givenUp.failure.isTooLong { return (route, [noScore()]) }
                let error = route.error(givenUp)
                guard givenUp.failure.code == .unknownModel else { throw error }
                let text = givenUp.failure.message?.text.lowercased() ?? ""
                if reason == nil, text.contains("model") { reason = error }
            }
        }
        let paths = routes.map(\.api.path).joined(separator: ", ")
        throw reason
            ?? ProviderError(
                .unknownModel, model: "reward:\(model)", address: options.shownRoot,
                detail: "the server has none of \(paths)", attempts: 1)
    }

    /// Sends one request.
    /// - Returns: As many scores as pairs.
    /// - Throws: ``Requester/GivenUp``, or `CancellationError`.
    private func ask(_ pairs: [RewardPair], by route: RewardRoute) async throws -> [Double] {
        let body = try JSONWriter.line.bytes(RewardRequest(pairs, model: model, api: route.api, options: options))
        return try await requester.perform(body, at: route.endpoint) { [head] answer throws(AttemptFailure) in
            let reply = try Self.reply(answer.body, api: route.api, count: pairs.count)
            var values: [Double] = []
            for outputs in reply.outputs { values.append(try head.score(outputs)) }
            return (values, reply.usage)
        }
    }

    private static func reply(_ data: Data, api: RewardAPI, count: Int) throws(AttemptFailure) -> RewardReply {
        do {
            return try RewardReply(data, api: api, count: count)
        } catch let failure as AttemptFailure {
            throw failure
        } catch {
            let beginning = String(decoding: data.prefix(120), as: UTF8.self)
            throw AttemptFailure(unreadable: "these are no scores of \(api.path): it begins with '\(beginning)'")
        }
    }
}

/// Which of a head's outputs is the score.
///
/// One class: its output. Several: the log-odds of the class that the user names against all others,
/// z_k − log Σ exp z_j over j ≠ k, which for two classes is the difference of their outputs. It does not change when a server
/// subtracts a constant from all outputs of a text, as a single output would.
struct RewardHead: Sendable {
    /// The class that counts: its name, or its number from 0.
    var label: String?

    /// The score of one text.
    /// - Throws: ``AttemptFailure`` if an output is not a finite number, or the class to use is not known.
    func score(_ outputs: [RewardOutput]) throws(AttemptFailure) -> Double {
        let values = outputs.compactMap(\.value)
        guard values.count == outputs.count, values.allSatisfy(\.isFinite) else {
            throw AttemptFailure(unreadable: "a score is not a finite number", isPassing: false)
        }
        guard values.count > 1 else {
            guard let only = values.first else {
                throw AttemptFailure(unreadable: "a score is missing", isPassing: false)
            }
            return only
        }
        guard let label else {
            throw AttemptFailure(
                refused: "the model gives \(values.count) numbers for a text\(Self.names(outputs)); say which class "
                    + "is the score with ?label= after the base URL, unless it is an embedding model")
        }
        guard let chosen = index(of: label, in: outputs) else {
            throw AttemptFailure(
                refused: "the model has no class '\(label)' among its \(values.count)\(Self.names(outputs))")
        }
        return Self.logOdds(of: chosen, in: values)
    }

    /// Names go before numbers: a server that names its classes gives them in any order.
    private func index(of label: String, in outputs: [RewardOutput]) -> Int? {
        guard outputs.contains(where: { $0.label != nil }) else {
            return Int(label).flatMap { outputs.indices.contains($0) ? $0 : nil }
        }
        return outputs.firstIndex { $0.label == label } ?? outputs.firstIndex { $0.label == "LABEL_\(label)" }
    }

    private static func logOdds(of chosen: Int, in values: [Double]) -> Double {
        let others = values.indices.filter { $0 != chosen }.map { values[$0] }
        let largest = others.max() ?? 0
        let sum = others.reduce(0) { $0 + exp($1 - largest) }
        return values[chosen] - largest - log(sum)
    }

    private static func names(_ outputs: [RewardOutput]) -> String {
        let names = outputs.compactMap(\.label).sorted().prefix(8)
        return names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"
    }
}

/// One way of asking one server.
struct RewardRoute: Sendable {
    /// How it is asked.
    var api: RewardAPI
    /// Where.
    var endpoint: Endpoint

    /// The error that giving up becomes.
    func error(_ givenUp: Requester.GivenUp) -> ProviderError {
        endpoint.error(givenUp.failure, attempts: givenUp.attempts)
    }
}
