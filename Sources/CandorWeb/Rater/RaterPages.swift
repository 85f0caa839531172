import Candor
import CandorLab
import CandorStudy
import Foundation
import Hummingbird
import Synchronization

/// The pages of those who take part: one address for each, which shows where they are.
struct RaterPages: Sendable {
    let desk: StudyDesk
    let templates: PageTemplates
    let limiter: RateLimiter
    let visitor: Visitor
    let arrivals: Arrivals

    /// Adds the pages to a router.
    func add(to router: Router<PageContext>) {
        router.get("join/:key", use: join)
        router.post("join/:key", use: joinAnonymously)
        router.get("r/:token", use: show)
        router.get("r/:token/:number", use: showEarlier)
        router.post("r/:token", use: act)
    }

    @Sendable private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (rater, state) = try await rater(request, context)
        return try page(for: rater, in: state)
    }

    @Sendable private func showEarlier(_ request: Request, _ context: PageContext) async throws -> Response {
        let (rater, state) = try await rater(request, context)
        let number = context.parameters.get("number", as: Int.self) ?? 0
        guard let view = views(state).earlier(rater, number: number) else {
            return .leading(to: Self.path(rater))
        }
        return .page(try templates.render(view, "task"))
    }

    @Sendable private func act(_ request: Request, _ context: PageContext) async throws -> Response {
        let (rater, state) = try await rater(request, context)
        let form = try await FormReader.read(RaterForm.self, from: request)
        guard SecretToken.equal(form.key, views(state).formKey(rater)) else { throw HTTPError(.forbidden) }
        switch form.act {
        case .consent:
            if let refusal = try await consent(rater) { return refusal }
        case .decline: try await desk.rater(rater.token) { $0.decline($1, at: $2) }
        case .begin: try await desk.rater(rater.token) { $0.begin($1, at: $2) }
        case .continue: try await desk.rater(rater.token) { $0.proceed($1, at: $2) }
        case .answer:
            guard let answer = RaterAnswer(form, by: rater, in: state) else {
                return try page(
                    for: rater, in: state, problem: .noChoice, comment: form.comment, status: .unprocessableContent)
            }
            try await desk.rater(rater.token) {
                $0.answer($1, task: answer.task, choice: answer.choice, comment: answer.comment, at: $2)
            }
        }
        return .leading(to: Self.path(rater))
    }

    /// Lets a rater agree.
    /// - Returns: What is said where that cannot be.
    private func consent(_ rater: Rater) async throws -> Response? {
        let isCrowded = Mutex(false)
        try await desk.rater(rater.token) { [arrivals] state, id, moment in
            let mayAgree = arrivals.mayAgree(rater.token, in: state, at: moment)
            isCrowded.withLock { $0 = !mayAgree && state.hasRoom(at: moment) }
            return mayAgree ? state.consent(id, at: moment) : []
        }
        let after = await desk.state
        guard let rater = after.rater(rater.id), [.consent, .ended(.declined)].contains(rater.stage) else { return nil }
        guard isCrowded.withLock({ $0 }) else {
            let problem = after.isComplete ? RaterProblem.complete : .full
            return try page(for: rater, in: after, problem: problem, status: .serviceUnavailable)
        }
        var response = try page(for: rater, in: after, problem: .crowded, status: .tooManyRequests)
        response.headers[.retryAfter] = "5"
        return response
    }

    private func page(
        for rater: Rater, in state: StudyState, problem: RaterProblem? = nil, comment: String? = nil,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let views = views(state)
        let html =
            switch rater.stage {
            case .consent: try templates.render(views.consent(rater, problem: problem?.text), "consent")
            case .instructions: try templates.render(views.instructions(rater), "instructions")
            case .task: try templates.render(views.task(rater, problem: problem?.text, comment: comment), "task")
            case .feedback: try templates.render(views.feedback(rater), "feedback")
            case .pause: try templates.render(views.pause(rater), "pause")
            case .ended(.declined): try templates.render(views.declined(rater, problem: problem?.text), "declined")
            case .ended(.completed): try templates.render(views.completed(), "ending")
            case .ended(.screenedOut): try templates.render(views.screenedOut(), "ending")
            }
        return .page(html, status: status)
    }

    private func views(_ state: StudyState) -> RaterViews {
        RaterViews(state: state, formKey: desk.study.record.formKey)
    }

    /// The rater of a link. Wrong links are counted against the address that they come from.
    private func rater(_ request: Request, _ context: PageContext) async throws -> (Rater, StudyState) {
        let state = await desk.state
        guard let rater = context.parameters.get("token").flatMap({ state.rater(token: $0) }) else {
            try await limiter.spend(.guessing, for: visitor.address(request, context))
            throw HTTPError(.notFound)
        }
        try await limiter.spend(.rater, for: rater.id)
        return (rater, state)
    }

    static func path(_ rater: Rater) -> String { "/r/\(rater.token)" }
}

extension RaterPages {
    /// The link for everybody: a recruiting site's visitors are known by their id, others are asked to begin first, so that a
    /// program that follows links takes no place.
    @Sendable private func join(_ request: Request, _ context: PageContext) async throws -> Response {
        let record = desk.study.record
        // To look at the button takes no place; to press it, or to come with an id, may.
        try await checkJoining(
            request, context, joins: record.design.idParameter != nil && Self.isVisit(request))
        guard let parameter = record.design.idParameter else {
            let content = RaterContent.Text(
                path: "/join/\(record.joinKey)", key: SecretToken.code(for: "join", key: record.formKey), body: "",
                problem: nil)
            let view = StudyPage(title: record.design.title, heading: "Welcome", content: content)
            return .page(try templates.render(view, "join"))
        }
        let id = request.uri.queryParameters[Substring(parameter)]?.trimmingCharacters(in: .whitespacesAndNewlines)
        guard let id, !id.isEmpty, id.utf8.count <= 128, Self.isID(id) else {
            let text = "This study is reached from the site that invited you. Please open it from there."
            let view = StudyPage(
                title: record.design.title, heading: "Please come from your invitation",
                content: ErrorPages.Content(text: text))
            return .page(try templates.render(view, "message"), status: .badRequest)
        }
        guard Self.isVisit(request) else { return Response(status: .noContent) }
        let token = try await desk.rater(externalID: id)
        arrivals.note(token, from: visitor.address(request, context))
        return .leading(to: "/r/\(token)")
    }

    /// Whether somebody comes, and does not only ask what is there (HEAD) or has a browser look ahead.
    private static func isVisit(_ request: Request) -> Bool {
        let purposes = ["Sec-Purpose", "Purpose", "X-Moz"].compactMap { request.headers.value($0)?.lowercased() }
        return request.method == .get && !purposes.contains { $0.contains("prefetch") || $0.contains("preview") }
    }

    /// A placeholder that the site has not filled in, or what no site sends, is nobody's id.
    private static func isID(_ text: String) -> Bool {
        !text.contains("{{")
            && !text.unicodeScalars.contains { $0.properties.generalCategory == .control || $0 == "\u{FFFD}" }
    }

    @Sendable private func joinAnonymously(_ request: Request, _ context: PageContext) async throws -> Response {
        try await checkJoining(request, context, joins: true)
        let record = desk.study.record
        let form = try await FormReader.read(JoinForm.self, from: request)
        guard record.design.idParameter == nil,
            SecretToken.equal(form.key, SecretToken.code(for: "join", key: record.formKey))
        else { throw HTTPError(.forbidden) }
        let token = try await desk.rater(externalID: nil)
        arrivals.note(token, from: visitor.address(request, context))
        return .leading(to: "/r/\(token)")
    }

    private func checkJoining(_ request: Request, _ context: PageContext, joins: Bool) async throws {
        let address = visitor.address(request, context)
        guard SecretToken.equal(context.parameters.get("key") ?? "", desk.study.record.joinKey) else {
            try await limiter.spend(.guessing, for: address)
            throw HTTPError(.notFound)
        }
        if joins { try await limiter.spend(.joining, for: address) }
    }
}

/// What the form before a rater has a link of their own sends.
private struct JoinForm: Decodable {
    var key: String
}

extension RateLimiter {
    /// Takes a token.
    /// - Throws: `HTTPError` with the time to wait, if there is none.
    func spend(_ limit: RateLimit, for key: String) throws {
        guard let wait = take(limit, for: key) else { return }
        throw HTTPError(.tooManyRequests, headers: [.retryAfter: "\(Int(wait.rounded(.up)))"])
    }
}

/// What keeps a rater from going on.
enum RaterProblem {
    /// Nothing was chosen.
    case noChoice
    /// The study has as many raters as it needs at the moment.
    case full
    /// As many people as may have come from the same address and are at the beginning.
    case crowded
    /// The study has all that it needs.
    case complete

    /// What is said about it.
    var text: String {
        switch self {
        case .noChoice: "Please choose one of the answers, then go on."
        case .complete: "The study has all the answers that it needs. Thank you for coming; you may close this page."
        case .crowded:
            "Many people who share your connection are beginning just now. Please wait a minute, then press the button again."
        case .full:
            "The study has as many people as it needs at the moment. Please open your link again later: a place may have become free."
        }
    }
}
