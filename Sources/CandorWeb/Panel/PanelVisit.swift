import AsyncHTTPClient
import Candor
import CandorModels
import Foundation
import NIOCore
import NIOHTTP1

/// One simulated rater on the way through a study.
struct PanelVisit {
    let panel: SimulatedPanel
    let number: Int
    let client: HTTPClient
    private var visit: SimulatedPanel.Visit
    /// The task that is being answered.
    private var answering: String?

    init(panel: SimulatedPanel, number: Int, client: HTTPClient) {
        self.panel = panel
        self.number = number
        self.client = client
        visit = SimulatedPanel.Visit(rater: number)
    }

    /// Goes from page to page until there is no form any more.
    mutating func run(from address: String) async throws -> SimulatedPanel.Visit {
        var address = address
        var html = ""
        (address, html) = try await open(address)
        while true {
            let page = RaterPage(html)
            guard let key = page.key, let act = act(on: page) else {
                visit.code = page.code
                return visit
            }
            var fields = [("key", key), ("act", act)]
            answering = nil
            if act == "answer" { fields += try answer(page, at: address) }
            try await Task.sleep(for: panel.reading(number, visit.seconds.count))
            do {
                (address, html) = try await send(fields, to: address)
            } catch is StudyIsFull {
                return visit
            }
        }
    }

    /// The study needs nobody more.
    private struct StudyIsFull: Error {}

    private func act(on page: RaterPage) -> String? {
        // The page before a rater has a link of their own asks for nothing but to begin.
        page.acts.first { ["consent", "begin", "answer", "continue"].contains($0) } ?? (page.key == nil ? nil : "")
    }

    private mutating func answer(_ page: RaterPage, at address: String) throws -> [(String, String)] {
        guard let task = panel.task(on: page), let number = page.number else {
            throw PanelError(address: address, reason: "shows no task of this study")
        }
        let choice = panel.raters[self.number].choice(in: task)
        let option = task.options[choice]
        guard let place = page.options.firstIndex(of: option.text ?? option.name) else {
            throw PanelError(address: address, reason: "does not show the option \(option.name)")
        }
        visit.choices[task.id] = choice
        answering = task.id
        return [("number", number), ("choice", "\(place + 1)")]
    }

    private mutating func open(_ address: String) async throws -> (address: String, html: String) {
        try await follow(HTTPClientRequest(url: address))
    }

    private mutating func send(
        _ fields: [(String, String)], to address: String
    ) async throws -> (address: String, html: String) {
        var request = HTTPClientRequest(url: address)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~"))
        let body = fields.map { "\($0)=\($1.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")" }
        request.body = .bytes(ByteBuffer(string: body.joined(separator: "&")))
        return try await follow(request)
    }

    /// Sends a request, and follows where it leads.
    private mutating func follow(_ request: HTTPClientRequest) async throws -> (address: String, html: String) {
        var request = request
        while true {
            let began = ContinuousClock.now
            let (response, body) = try await execute(request)
            let took = (ContinuousClock.now - began).components
            visit.seconds.append(Double(took.seconds) + Double(took.attoseconds) * 1e-18)
            if response.status == .seeOther, let place = response.headers.first(name: "Location"),
                let next = URL(string: place, relativeTo: URL(string: request.url))
            {
                if let task = answering { panel.acknowledged(number, task) }
                answering = nil
                request = HTTPClientRequest(url: next.absoluteString)
                continue
            }
            if response.status == .serviceUnavailable, body.contains("name=\"act\" value=\"consent\"") {
                throw StudyIsFull()
            }
            if response.status == .tooManyRequests {
                // The server lets nobody send faster than people read.
                let wait = response.headers.first(name: "Retry-After").flatMap(Double.init) ?? 1
                try await Task.sleep(for: .seconds(wait))
                continue
            }
            guard response.status == .ok else {
                throw PanelError(address: request.url, reason: "answers \(response.status.code)")
            }
            return (request.url, body)
        }
    }

    private func execute(_ request: HTTPClientRequest) async throws -> (HTTPClientResponse, String) {
        do {
            let response = try await client.execute(request, timeout: .seconds(60))
            return (response, String(buffer: try await response.body.collect(upTo: 4 << 20)))
        } catch let error as CancellationError {
            throw error
        } catch {
            throw PanelError(address: request.url, reason: "does not answer; is the study being served? (\(error))")
        }
    }
}

/// Why a simulated rater could not go on.
public struct PanelError: CandorError, Hashable, Sendable {
    /// The address.
    public var address: String
    /// What is wrong.
    public var reason: String

    /// Address and reason in one line.
    public var errorDescription: String? { "\(address): \(reason)" }

    /// What a command that it ends exits with.
    public var exitStatus: ExitStatus? { .unavailable }
}
