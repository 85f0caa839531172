import CandorModels
import Foundation

/// What the query of a reward model's base URL says about asking it.
struct RewardOptions: Sendable {
    /// The server's root, without query, the API's own path and `/v1`, which these APIs do not stand under.
    let root: String
    /// The way of asking (`api=`), if given.
    let api: RewardAPI?
    /// How dialogues are laid out (`template=`), if given.
    let template: RewardTemplate?
    /// The class whose log-odds are the score (`label=`), for heads with several.
    let label: String?
    /// Whether texts that are too long are cut by the server instead of refused (`truncate=true`).
    let truncates: Bool
    /// The largest number of texts a request (`batch=`).
    let batchSize: Int

    /// Reads the name.
    /// - Throws: ``ProviderError`` if there is no base URL, or its query says something unknown.
    init(_ name: ModelName) throws(ProviderError) {
        func refusal(_ detail: String) -> ProviderError {
            ProviderError(.invalidBaseURL, model: "\(name.kind):\(name.rest)", detail: detail)
        }
        if name.baseURL == nil, let (model, address) = BaseURL.withoutScheme(in: name.rest) {
            throw ProviderError(
                .invalidBaseURL, model: "\(name.kind):\(model)",
                detail: "\(address) has no http://; write \(name.kind):\(model)@http://\(address)", advice: "")
        }
        guard let base = name.baseURL, var parts = URLComponents(string: base) else {
            throw ProviderError(
                .invalidBaseURL, model: "\(name.kind):\(name.rest)",
                detail: "a reward model is served somewhere: write \(name.kind):\(name.rest)@http://HOST:PORT",
                advice: "")
        }
        let items = parts.queryItems ?? []
        let known = ["api", "template", "label", "truncate", "batch"]
        if let unknown = items.first(where: { !known.contains($0.name) }) {
            let all = known.joined(separator: ", ")
            throw refusal("'\(unknown.name)' is no option of a reward model; there are \(all)")
        }
        let values = Dictionary(items.map { ($0.name, $0.value ?? "") }) { $1 }
        func choice<Choice>(_ option: String) throws(ProviderError) -> Choice?
        where Choice: RawRepresentable<String> & CaseIterable {
            guard let value = values[option] else { return nil }
            guard let choice = Choice(rawValue: value) else {
                let all = Choice.allCases.map(\.rawValue).joined(separator: ", ")
                throw refusal("\(option)=\(value) is not one of \(all)")
            }
            return choice
        }
        api = try choice("api")
        template = try choice("template")
        if let api, let template, !api.takes(template) {
            throw refusal("api=\(api.rawValue) cannot be given template=\(template.rawValue)")
        }
        guard values["label"] != "" else { throw refusal("label= names no class") }
        label = values["label"]
        guard ["true", "false", nil].contains(values["truncate"]) else {
            throw refusal("truncate is true or false")
        }
        truncates = values["truncate"] == "true"
        guard let size = Int(values["batch"] ?? "32"), (1...10_000).contains(size) else {
            throw refusal("batch is a number from 1 to 10000")
        }
        batchSize = size
        parts.query = nil
        parts.fragment = nil
        while parts.path.hasSuffix("/") { parts.path.removeLast() }
        for end in RewardAPI.allCases.map(\.path) + ["/v1"] where parts.path.hasSuffix(end) {
            parts.path.removeLast(end.count)
        }
        root = parts.string ?? base
    }

    /// The root as it may be shown: without user and password.
    var shownRoot: String {
        guard var parts = URLComponents(string: root) else { return "" }
        parts.user = nil
        parts.password = nil
        return parts.string ?? ""
    }

    /// The ways of asking that may fit, in the order in which they are tried.
    var candidates: [RewardAPI] {
        let all = api.map { [$0] } ?? RewardAPI.tried
        return all.filter { api in template.map(api.takes) ?? true }
    }

    /// What of the options changes the scores, as part of the model's identity; empty if nothing was said.
    var identity: String {
        let said = [
            label.map { "label=\($0)" }, (template ?? api?.usualTemplate).map { "template=\($0.rawValue)" },
            truncates ? "truncate=true" : nil,
        ].compactMap { $0 }
        return said.isEmpty ? "" : "?" + said.joined(separator: "&")
    }
}
