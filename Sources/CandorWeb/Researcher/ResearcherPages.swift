import Candor
import CandorLab
import CandorStudy
import Foundation
import Hummingbird

/// What the researcher sees and does: behind the study's key, in a session of the browser or with each request.
struct ResearcherPages: Sendable {
    /// The cookie of a session. Browsers take one with this beginning by TLS only, for this host alone, so that no other site of the
    /// same domain can set it.
    private var cookie: (name: String, path: String) {
        isSecure ? ("__Host-candor-researcher", "/") : ("candor-researcher", "/researcher")
    }

    let desk: StudyDesk
    let templates: PageTemplates
    let limiter: RateLimiter
    let visitor: Visitor
    let sessions: ResearcherSessions
    /// Whether browsers reach the server by TLS.
    let isSecure: Bool
    let progress: ProgressReader

    init(
        desk: StudyDesk, templates: PageTemplates, limiter: RateLimiter, visitor: Visitor,
        sessions: ResearcherSessions, isSecure: Bool
    ) {
        self.desk = desk
        self.templates = templates
        self.limiter = limiter
        self.visitor = visitor
        self.sessions = sessions
        self.isSecure = isSecure
        progress = ProgressReader(desk)
    }

    /// Adds the pages to a router.
    func add(to router: Router<PageContext>) {
        router.get("researcher", use: show)
        router.post("researcher/login", use: logIn)
        router.post("researcher/logout", use: logOut)
        router.post("researcher/exclude", use: exclude)
        router.get("researcher/progress", use: showProgress)
        let (lines, table) = ("application/jsonl; charset=utf-8", "text/csv; charset=utf-8")
        addExport("ratings.jsonl", lines, to: router) { try StudyRatingsFile.jsonLines($0) }
        addExport("ratings.csv", table, to: router) { StudyRatingsFile.csv($0) }
        addExport("gold.jsonl", lines, to: router) { [tasks = desk.study.tasks] in
            try StudyGold(tasks: tasks, ratings: $0).jsonLines()
        }
    }

    private func addExport(
        _ name: String, _ type: String, to router: Router<PageContext>,
        _ text: @escaping @Sendable ([StudyRating]) throws -> String
    ) {
        router.get("researcher/\(name)") { request, context in
            guard try await formKey(request, context) != nil else {
                // A script is told; a person is asked for the key.
                guard request.headers[.authorization] == nil else { throw HTTPError(.unauthorized) }
                return Response.leading(to: "/researcher")
            }
            return .file(try text(await desk.state.ratings), type: type, name: name)
        }
    }

    @Sendable private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        guard let key = try await formKey(request, context) else { return try login(problem: nil, status: .ok) }
        let record = desk.study.record
        let content = ResearcherContent.Page(
            progress: try await progress.read(key: key), joinLink: origin(request) + record.joinPath,
            hasGold: desk.study.tasks.contains { $0.gold != nil }, key: key)
        let view = StudyPage(title: record.design.title, heading: "The study so far", content: content)
        return .page(try templates.render(view, "researcher"))
    }

    @Sendable private func showProgress(_ request: Request, _ context: PageContext) async throws -> Response {
        guard let key = try await formKey(request, context) else { throw HTTPError(.unauthorized) }
        return .page(try templates.render(try await progress.read(key: key), "progress"))
    }

    @Sendable private func exclude(_ request: Request, _ context: PageContext) async throws -> Response {
        guard let key = try await formKey(request, context) else { return .leading(to: "/researcher") }
        let form = try await FormReader.read(ExclusionForm.self, from: request)
        guard SecretToken.equal(form.key, key) else { throw HTTPError(.forbidden) }
        let reason = form.reason?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        try await desk.perform { state, moment in
            switch form.act {
            case .exclude: state.exclude(form.rater, reason: reason.isEmpty ? "no reason given" : reason, at: moment)
            case .include: state.exclude(form.rater, reason: nil, at: moment)
            }
        }
        return .leading(to: "/researcher")
    }

    /// Where the server is reached, as the browser sees it.
    private func origin(_ request: Request) -> String {
        "\(isSecure ? "https" : "http")://\(request.head.authority ?? "localhost")"
    }
}

extension ResearcherPages {
    @Sendable private func logIn(_ request: Request, _ context: PageContext) async throws -> Response {
        let address = visitor.address(request, context)
        let form = try await FormReader.read(LoginForm.self, from: request)
        guard SecretToken.equal(form.password, desk.study.record.researcherKey) else {
            try await limiter.spend(.guessing, for: address)
            return try login(problem: "That is not the key of this study.", status: .unauthorized)
        }
        var response = Response.leading(to: "/researcher")
        let session = await sessions.begin()
        response.setCookie(
            Cookie(
                name: cookie.name, value: session, path: cookie.path, secure: isSecure, httpOnly: true,
                sameSite: .strict))
        return response
    }

    @Sendable private func logOut(_ request: Request, _ context: PageContext) async throws -> Response {
        if let session = request.cookies[cookie.name]?.value, let key = try await formKey(request, context) {
            let form = try await FormReader.read(LogoutForm.self, from: request)
            guard SecretToken.equal(form.key, key) else { throw HTTPError(.forbidden) }
            await sessions.end(session)
        }
        return .leading(to: "/researcher")
    }

    private func login(problem: String?, status: HTTPResponse.Status) throws -> Response {
        let view = StudyPage(
            title: desk.study.record.design.title, heading: "For the researcher",
            content: ResearcherContent.Login(problem: problem))
        return .page(try templates.render(view, "login"), status: status)
    }

    /// What signs the forms of a researcher who is known, by a session or by the key in `Authorization: Bearer`.
    /// - Returns: `nil` for anybody else.
    private func formKey(_ request: Request, _ context: PageContext) async throws -> String? {
        let record = desk.study.record
        if let session = request.cookies[cookie.name]?.value, await sessions.isValid(session) {
            try await limiter.spend(.researcher, for: session)
            return SecretToken.code(for: session, key: record.formKey)
        }
        guard let bearer = request.headers[.authorization]?.split(separator: " ").last else { return nil }
        let address = visitor.address(request, context)
        guard SecretToken.equal(String(bearer), record.researcherKey) else {
            try await limiter.spend(.guessing, for: address)
            return nil
        }
        try await limiter.spend(.researcher, for: address)
        return SecretToken.code(for: record.researcherKey, key: record.formKey)
    }
}

private struct LoginForm: Decodable, Sendable {
    var password: String
}

private struct LogoutForm: Decodable, Sendable {
    var key: String
}

private struct ExclusionForm: Decodable, Sendable {
    enum Act: String, Decodable, Sendable { case exclude, include }

    var key: String
    var rater: String
    var act: Act
    var reason: String?
}

/// The researcher's view of a study under way. What the analysis finds is kept until something happens.
actor ProgressReader {
    /// Enough for intervals that are looked at, quick enough for a page that renews itself.
    private static let resamples = 400
    private let desk: StudyDesk
    private var latest: (revision: Int, analysis: StudyAnalysis)?

    init(_ desk: StudyDesk) {
        self.desk = desk
    }

    /// The study as it stands.
    /// - Parameter key: What signs the forms.
    func read(key: String) async throws -> ResearcherContent.Progress {
        let (state, revision) = await desk.snapshot
        let analysis: StudyAnalysis
        if let latest, latest.revision == revision {
            analysis = latest.analysis
        } else {
            analysis = try StudyAnalysis(
                tasks: state.tasks, ratings: state.ratings, resamples: Self.resamples, seed: state.design.seed)
            latest = (revision, analysis)
        }
        return ProgressView(state: state, analysis: analysis, key: key).content
    }
}
