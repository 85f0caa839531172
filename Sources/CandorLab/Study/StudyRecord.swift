import Candor
import CandorStudy
import Foundation

/// What a study is made with besides its tasks.
public struct StudyRecord: Codable, Hashable, Sendable {
    /// How it is run.
    public var design: StudyDesign
    /// When it was made.
    public var created: Date
    /// The name of the file that its tasks are from.
    public var source: String
    /// SHA-256 of that file, in hexadecimal.
    public var sourceHash: String
    /// The secret part of the link by which anybody may take part.
    public var joinKey: String
    /// The researcher's password.
    public var researcherKey: String
    /// What forms are signed with.
    package var formKey: String
    /// The plan by which it was made, as a line of JSON; `nil` where a program made it without one, or another version.
    /// A version that does not know all of it opens the study all the same.
    var plan: String?

    /// Makes the record of a new study, with secrets of its own.
    /// - Parameters:
    ///   - design: How it is run.
    ///   - source: The name of the file that its tasks are from.
    ///   - sourceHash: SHA-256 of that file, in hexadecimal.
    ///   - created: Now.
    public init(design: StudyDesign, source: String, sourceHash: String, created: Date) {
        self.design = design
        self.created = created
        self.source = source
        self.sourceHash = sourceHash
        joinKey = SecretToken.make()
        researcherKey = SecretToken.make()
        formKey = SecretToken.make()
    }
}

extension StudyRecord {
    /// What tells this study from every other, whatever its file is called: a copy is the same study.
    var fingerprint: String { Fingerprint.sha256(Data(formKey.utf8)) }

    /// The path of the link for everybody; for a recruiting site with the parameters that the site fills in.
    public var joinPath: String {
        let path = "/join/\(joinKey)"
        guard let parameter = design.idParameter else { return path }
        // The placeholders that Prolific documents for study addresses.
        guard parameter == "PROLIFIC_PID" else { return "\(path)?\(parameter)=…" }
        let parameters = ["PROLIFIC_PID", "STUDY_ID", "SESSION_ID"].map { "\($0)={{%\($0)%}}" }
        return "\(path)?\(parameters.joined(separator: "&"))"
    }
}
