import Candor
import CandorMisconceptions
import CandorModels
import CandorPreferenceModels
import CandorStore
import Foundation

/// Does what `candor misconceptions compare` is asked to.
package struct MisconceptionComparisonRun {
    let request: MisconceptionComparisonRequest
    let progress: any RunProgress

    package init(request: MisconceptionComparisonRequest, progress: any RunProgress) {
        self.request = request
        self.progress = progress
    }

    /// What comes out.
    package struct Outcome: Sendable {
        package var results: MisconceptionResults
        /// The claims behind every number.
        package var claims: [ComparedClaim]
        /// The draws behind best of n.
        package var pools: [ClaimPool]
        /// What was seen on the way; a run from remembered scores sees less.
        package var passingNotes: [String]
        /// The run in the ledger.
        var begun: BegunRun
    }

    /// Makes and checks everything, then scores claim by claim.
    /// - Parameter note: Notes the run once the models are made.
    func run(_ note: RunNote) async throws -> Outcome {
        let file = try responses()
        let claims = Dictionary(file.responses.map { ($0.prompt, $0.claim) }) { first, _ in first }
        let store = try note.open()
        let catalogue = PreferenceModelCatalogue(
            store: store, parallel: request.parallel, claims: claims, seed: request.seed,
            origins: OriginCheck(request.origin))
        let pms = try await catalogue.models(request.pms)
        if let unfit = pms.first(where: { $0.model(for: .misconceptions) == nil }) {
            throw LabError(.usage, "'\(unfit.name)' does not score responses to misconceptions")
        }
        let begun = try await note.begin(in: store, models: pms.map(\.name.description), identities(pms, file))
        let compared = try await compared(file, by: ClaimComparing(pms, parallel: request.parallel), catalogue)
        let pools = compared.compactMap(\.pool)
        let findings = try MisconceptionAnalysis(
            policy: Self.policy(of: file), pms: pms.map(\.name.description), bestOf: request.bestOf
        ).findings(compared.map(\.claim), pools)
        let description = ComparisonDescription(file: file, request: request, pms: pms, compared: compared)
            .described(bestOf: findings.bestOf, policy: Self.policy(of: file))
        return Outcome(
            results: MisconceptionResults(
                candor: Version.current, run: description, estimates: findings.estimates),
            claims: compared.map(\.claim), pools: pools, passingNotes: pms.flatMap(\.notes) + catalogue.passingNotes,
            begun: begun)
    }

    /// What the plan names, as it was found: the responses by their texts, wherever the file lies.
    private func identities(_ pms: [TopicPreferenceModel], _ file: ResponsesFile) throws -> [String: String] {
        let models = pms.map { pm in
            "\(pm.name.kind):\(pm.name.rest) \(pm.model(for: .misconceptions)?.identity.description ?? "")"
        }
        var hashes = [Fingerprint.sha256(Data(try JSONWriter.line.lines(file.responses).utf8))]
        if let draws = file.draws { hashes.append(try Labelling.sha256(ofFile: draws)) }
        return ["pm": models.joined(separator: ", "), "responses": hashes.joined(separator: " ")]
    }

    /// The responses, with the difficulty that the user names.
    private func responses() throws -> ResponsesFile {
        var file = try ResponsesFile(path: request.responses)
        if let draws = file.promisedDraws, let most = request.bestOf?.max(), most > draws {
            throw LabError(
                .usage, "\(key: "best_of") \(most) needs as many draws, and the responses have \(draws) each")
        }
        guard request.bestOf == nil || file.draws != nil else {
            throw LabError(
                .usage, "\(key: "best_of") needs the draws.jsonl of candor misconceptions respond beside the responses")
        }
        guard let difficulty = request.difficulty else { return file }
        guard file.responses.contains(where: { difficulty.groups[$0.id] != nil }) else {
            throw LabError(.data, "\(key: "difficulty") has none of the claims of \(request.responses)")
        }
        for place in file.responses.indices {
            file.responses[place].difficulty = difficulty.groups[file.responses[place].id]
        }
        return file
    }

    /// The policies, of which there is one unless responses were brought together.
    private static func policy(of file: ResponsesFile) -> String {
        Set(file.responses.map(\.policy)).sorted().joined(separator: ", ")
    }

    private func compared(
        _ file: ResponsesFile, by comparing: ClaimComparing, _ catalogue: PreferenceModelCatalogue
    ) async throws -> [ClaimComparing.Compared] {
        let activity = catalogue.activity
        let places = Dictionary(uniqueKeysWithValues: file.responses.enumerated().map { ($1.id, $0) })
        var batches = try ClaimBatches(file)
        progress.begin("scores", total: file.responses.count, activity: activity)
        defer { progress.end() }
        var compared: [ClaimComparing.Compared] = []
        while let batch = try batches.next(claims: request.parallel) {
            let progress = progress
            compared += try await comparing.compared(batch) { progress.completed() }
        }
        return compared.sorted { (places[$0.claim.id] ?? 0) < (places[$1.claim.id] ?? 0) }
    }
}

/// Claims with their draws, in the order of the files, in batches small enough that only a few thousand draws are held at once.
struct ClaimBatches: ~Copyable {
    private static let mostDraws = 16_384

    private let responses: [String: ClaimResponses]
    /// The claims that have had no draws so far, in the file's order.
    private var remaining: [String]
    private var reader: DrawsReader?

    init(_ file: ResponsesFile) throws {
        responses = Dictionary(uniqueKeysWithValues: file.responses.map { ($0.id, $0) })
        remaining = file.responses.map(\.id)
        reader = try file.draws.map { try DrawsReader(path: $0, claims: Set(file.responses.map(\.id))) }
    }

    /// The next claims; at the end those without draws.
    /// - Parameter claims: How many at most.
    /// - Returns: `nil` when there are no more.
    mutating func next(claims: Int) throws -> [ClaimComparing.Material]? {
        var batch: [ClaimComparing.Material] = []
        var draws = 0
        while batch.count < claims, draws < Self.mostDraws, let own = try reader?.next(), let id = own.first?.id,
            let responses = responses[id]
        {
            try check(own, against: responses)
            batch.append(ClaimComparing.Material(responses: responses, draws: own))
            draws += own.count
        }
        if batch.isEmpty {
            batch = remaining.prefix(claims).compactMap { responses[$0] }.map { ClaimComparing.Material(responses: $0) }
        }
        let taken = Set(batch.map(\.responses.id))
        remaining.removeAll { taken.contains($0) }
        return batch.isEmpty ? nil : batch
    }

    /// Draws of another run beside the responses would be taken for theirs.
    private func check(_ draws: [SycophanticDraw], against responses: ClaimResponses) throws {
        guard let number = responses.sycophantic.draw,
            !draws.contains(where: {
                $0.draw == number && $0.text == responses.sycophantic.text
            })
        else { return }
        throw LabError(
            .data,
            "draws.jsonl and responses.jsonl do not belong together: draw \(number) of '\(responses.id)' is not its sycophantic "
                + "response; run candor misconceptions respond again")
    }
}
