import ArgumentParser
import Candor
import CandorLab
import CandorStudy
import Foundation

/// How a study is run.
struct StudyDesignOptions: ParsableArguments {
    @Option(help: "The title on every page.")
    var title: String = "Comparing responses"
    @Option(help: "What raters are asked about each pair.")
    var question: String = "Which response is better?"
    @Option(help: "What raters agree to (Markdown). Default: a general text.", completion: .file())
    var consent: String?
    @Option(help: "What raters are to do (Markdown). Default: a general text.", completion: .file())
    var instructions: String?
    @Option(
        help:
            "What is said at the end (Markdown). Default: a general text; where responses are sycophantic on purpose, it says so.",
        completion: .file())
    var thanks: String?
    @Option(help: "Raters for each pair.")
    var ratersPerPair: Int = 5
    @Option(help: "Pairs for each rater.")
    var pairsPerRater: Int = 20
    @Flag(help: "Raters may say that neither is better.")
    var ties = false
    @Flag(help: "Raters may add comments.")
    var comments = false
    @Flag(help: "Raters may go back and answer again.")
    var back = false
    @Option(help: "Insert one attention check every N pairs; 0 disables.")
    var checkEvery: Int = 10
    @Option(help: "Offer a break after every N pairs; 0 for none.")
    var breakEvery: Int = 25
    @Option(help: "The share of practice pairs, from 0 to 1, that must be right to go on. Default: everybody goes on.")
    var screening: Double?
    @Option(help: "Minutes that a place is kept for a rater who does nothing.")
    var timeout: Double = 30
    @Flag(help: "Raters come from Prolific: PROLIFIC_PID is asked for, and they are led back with the completion code.")
    var prolific = false
    @Option(help: "The parameter of the link that holds a rater's id; the study then asks for one.")
    var idParameter: String?
    @Option(help: "The completion code. Default: one drawn by chance.")
    var completionCode: String?
    @Option(help: "Where raters are led at the end; {code} stands for the completion code.")
    var completionUrl: String?
    @Option(help: "Where raters are led who do not pass the practice.")
    var screenedOutUrl: String?
    @OptionGroup var seed: SeedOptions

    func validate() throws {
        try Quantity.ratersPerPair.expect(ratersPerPair)
        try Quantity.pairsPerRater.expect(pairsPerRater)
        try Quantity.attentionChecks.expect(checkEvery)
        try Quantity.breaks.expect(breakEvery)
        guard timeout > 0, timeout <= 525_600 else {
            throw ValidationError("--timeout must be minutes, above 0 and at most 525600, a year")
        }
        for (name, text) in [("--title", title), ("--question", question)] {
            guard !text.trimmingCharacters(in: .whitespaces).isEmpty else {
                throw ValidationError("\(name) must not be empty")
            }
        }
        guard completionCode.map({ !$0.isEmpty }) ?? true else {
            throw ValidationError("--completion-code must not be empty")
        }
        guard
            idParameter.map({
                !$0.isEmpty && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-".contains($0)) }
            }) ?? true
        else { throw ValidationError("--id-parameter must be of letters, digits, _ and -") }
        guard screening.map({ (0...1).contains($0) }) ?? true else {
            throw ValidationError("--screening must be from 0 to 1")
        }
        for (name, url) in [("--completion-url", completionUrl), ("--screened-out-url", screenedOutUrl)] {
            guard let url else { continue }
            let address = URL(string: url.replacing("{code}", with: "x"))
            guard ["http", "https"].contains(address?.scheme), !(address?.host() ?? "").isEmpty else {
                throw ValidationError("\(name) must be an address that begins with https:// or http://")
            }
        }
    }

    /// The design.
    /// - Parameter deceives: Whether raters read responses that are false on purpose, and have to be told at the end.
    func design(deceives: Bool) throws -> StudyDesign {
        let code = completionCode ?? Self.code()
        // The address that Prolific documents for participants who return.
        let url = completionUrl ?? (prolific ? "https://app.prolific.com/submissions/complete?cc={code}" : nil)
        return StudyDesign(
            title: title, consent: try StudyText.consent.text(path: consent),
            instructions: try StudyText.instructions.text(path: instructions),
            thanks: try (deceives ? StudyText.thanks : .plainThanks).text(path: thanks), question: question,
            ratersPerTask: ratersPerPair,
            tasksPerRater: pairsPerRater, allowsTies: ties, allowsComments: comments, allowsBack: back,
            checkEvery: checkEvery, breakEvery: breakEvery, screening: screening, timeout: timeout * 60,
            idParameter: idParameter ?? (prolific ? "PROLIFIC_PID" : nil), completionCode: code,
            completionURL: url?.replacing("{code}", with: Self.escaped(code)), screenedOutURL: screenedOutUrl,
            seed: seed.value)
    }

    /// A completion code as it may stand in an address.
    private static func escaped(_ code: String) -> String {
        let plain = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
        return code.addingPercentEncoding(withAllowedCharacters: plain) ?? code
    }

    private static func code() -> String {
        var generator = SystemRandomNumberGenerator()
        let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZ23456789")
        return String((0..<8).map { _ in letters[Int.random(in: letters.indices, using: &generator)] })
    }
}
