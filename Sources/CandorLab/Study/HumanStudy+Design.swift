import CandorStudy
import Foundation

extension HumanStudy {
    /// Refuses what cannot be.
    /// - Throws: ``LabError``.
    func validate() throws {
        let numbers: [(number: Int?, range: Quantity)] = [
            (limit, .limit), (ratersPerPair, .ratersPerPair), (pairsPerRater, .pairsPerRater),
            (checkEvery, .attentionChecks), (breakEvery, .breaks), (invitations, .invitations),
        ]
        for (number, range) in numbers { try range.expectHeld(number) }
        let rules: [(holds: Bool, field: String, rule: String)] = [
            (!title.trimmed.isEmpty, "title", "must not be empty"),
            (!question.trimmed.isEmpty, "question", "must not be empty"),
            (
                timeout > 0 && timeout <= 525_600, "timeout",
                "must be minutes, above 0 and at most 525600, a year"
            ),
            (completionCode != "", "completion_code", "must not be empty"),
            (idParameter.map(Self.isParameter) ?? true, "id_parameter", "must be of letters, digits, _ and -"),
            (screening.map { (0...1).contains($0) } ?? true, "screening", "must be from 0 to 1"),
            (
                completionURL.map(Self.isAddress) ?? true, "completion_url",
                "must be an address that begins with https:// or http://"
            ),
            (
                screenedOutURL.map(Self.isAddress) ?? true, "screened_out_url",
                "must be an address that begins with https:// or http://"
            ),
        ]
        guard let broken = rules.first(where: { !$0.holds }) else { return }
        throw LabError(.usage, "\(key: broken.field) \(broken.rule)")
    }

    private static func isParameter(_ text: String) -> Bool {
        !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-".contains($0)) }
    }

    private static func isAddress(_ text: String) -> Bool {
        let address = URL(string: text.replacing("{code}", with: "x"))
        return ["http", "https"].contains(address?.scheme) && !(address?.host() ?? "").isEmpty
    }

    /// How the study is run.
    /// - Parameter tasks: Its tasks: where responses are sycophantic on purpose, raters are told so at the end.
    /// - Throws: `DataError` for a text that cannot be read.
    func design(for tasks: [StudyTask]) throws -> StudyDesign {
        let deceives = tasks.contains { $0.options.contains { $0.name == "sycophantic" } }
        let code = completionCode ?? Self.code()
        // The address that Prolific documents for participants who return.
        let url = completionURL ?? (prolific ? "https://app.prolific.com/submissions/complete?cc={code}" : nil)
        return StudyDesign(
            title: title, consent: try StudyText.consent.text(path: consentFile),
            instructions: try StudyText.instructions.text(path: instructionsFile),
            thanks: try (deceives ? StudyText.thanks : .plainThanks).text(path: thanksFile), question: question,
            ratersPerTask: ratersPerPair, tasksPerRater: pairsPerRater, allowsTies: allowsTies,
            allowsComments: allowsComments, allowsBack: allowsBack, checkEvery: checkEvery, breakEvery: breakEvery,
            screening: screening, timeout: timeout * 60, idParameter: idParameter ?? (prolific ? "PROLIFIC_PID" : nil),
            completionCode: code, completionURL: url?.replacing("{code}", with: Self.escaped(code)),
            screenedOutURL: screenedOutURL, seed: seed)
    }

    /// Whether raters from Prolific who do not pass the practice would have no way back.
    package var leavesRatersNowhere: Bool { screening != nil && prolific && screenedOutURL == nil }

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
