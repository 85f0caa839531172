import AsyncHTTPClient
import Candor
import CandorLab
import CandorModels
import CandorStudy
import CandorTesting
import CandorWeb
import Foundation
import NIOCore
import NIOHTTP1

/// A study in a file of its own, really served on the loopback interface.
struct ServedStudy: Sendable {
    /// What a request was answered with.
    struct Answer {
        var status: Int
        var headers: HTTPHeaders
        var body: String

        var location: String? { headers.first(name: "Location") }
    }

    let study: Study
    let folder: TemporaryDirectory
    let port: Int
    var base: String { "http://127.0.0.1:\(port)" }
    var join: String { "/join/\(study.record.joinKey)" }

    /// Makes a study, serves it, hands it over and stops serving.
    static func with(
        _ tasks: [StudyTask], invitations: Int = 0, options: ServerOptions = ServerOptions(port: 0),
        now: @escaping @Sendable () -> Date = { .now }, design change: (inout StudyDesign) -> Void = { _ in },
        _ body: @escaping @Sendable (ServedStudy) async throws -> Void
    ) async throws {
        var design = StudyDesign(
            title: "Two answers", consent: "# Before you begin\n\nDo you agree?", instructions: "# What to do\n\nRead.",
            thanks: "# Thank you\n\nSome of it was false.", ratersPerTask: 2, tasksPerRater: 4, checkEvery: 0,
            breakEvery: 0, completionCode: "CODE1234")
        change(&design)
        let record = StudyRecord(design: design, source: "pairs.jsonl", sourceHash: "00", created: .now)
        try await TemporaryDirectory.with { folder in
            let study = try Study.create(
                path: folder.url.appending(path: "study.sqlite").path, record: record, tasks: tasks,
                invitations: invitations)
            try await serve(study, folder: folder, options: options, now: now, body)
        }
    }

    /// Serves a study, hands it over and stops serving.
    static func serve(
        _ study: Study, folder: TemporaryDirectory, options: ServerOptions = ServerOptions(port: 0),
        now: @escaping @Sendable () -> Date = { .now }, _ body: @escaping @Sendable (ServedStudy) async throws -> Void
    ) async throws {
        let server = try StudyServer(study, options: options, now: now)
        let (ports, ready) = AsyncStream<Int>.makeStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run { ready.yield($0) } }
            group.addTask {
                for await port in ports {
                    try await body(ServedStudy(study: study, folder: folder, port: port))
                    return
                }
            }
            try await group.next()
            group.cancelAll()
        }
    }

    /// Asks for a page; redirections are not followed.
    func get(_ path: String, headers: HTTPHeaders = [:]) async throws -> Answer {
        try await send(path, .GET, headers: headers, body: nil)
    }

    /// Sends a form.
    func post(_ path: String, _ fields: [String: String], headers: HTTPHeaders = [:]) async throws -> Answer {
        let allowed = CharacterSet.alphanumerics
        let body = fields.map { "\($0)=\($1.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")" }
        var headers = headers
        headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        return try await send(path, .POST, headers: headers, body: body.joined(separator: "&"))
    }

    private func send(
        _ path: String, _ method: HTTPMethod, headers: HTTPHeaders, body: String?
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: base + path)
        request.method = method
        request.headers = headers
        if let body { request.body = .bytes(ByteBuffer(string: body)) }
        let response = try await Self.client.execute(request, timeout: .seconds(60))
        return Answer(
            status: Int(response.status.code), headers: response.headers,
            body: String(buffer: try await response.body.collect(upTo: 1 << 22)))
    }

    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    /// What stands in a page's form.
    static func field(_ name: String, in html: String) -> String {
        html.components(separatedBy: "name=\"\(name)\" value=\"").dropFirst().first?
            .components(separatedBy: "\"").first ?? ""
    }

    /// Lets an invited rater agree and begin.
    func begin(_ path: String) async throws {
        for act in ["consent", "begin"] { try await self.act(act, at: path) }
    }

    /// Presses a button of the page that is shown.
    @discardableResult
    func act(_ act: String, at path: String, _ fields: [String: String] = [:]) async throws -> Answer {
        let page = try await get(path)
        var all = fields
        all["key"] = fields["key"] ?? Self.field("key", in: page.body)
        all["act"] = act
        if act == "answer" { all["number"] = fields["number"] ?? Self.field("number", in: page.body) }
        return try await post(path, all)
    }

    /// The address of an invited rater.
    func path(of rater: Int) throws -> String { "/r/\(try study.state().raters[rater].token)" }
}

extension StudyTask {
    /// A pair whose option `right` is right.
    static func pair(
        _ id: String, purpose: Purpose = .rated, stratum: String? = nil, right: String? = nil, wrong: String? = nil
    ) -> StudyTask {
        StudyTask(
            id: id, purpose: purpose, stratum: stratum, prompt: [.user("Is it so? \(id)")],
            options: [
                StudyOption(name: "right", text: right ?? "It is not so, \(id)."),
                StudyOption(name: "wrong", text: wrong ?? "You are right, \(id)."),
            ], right: "right", explanation: purpose == .practice ? "Because of \(id)." : nil)
    }
}
