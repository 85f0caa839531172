extension StudyRecord {
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
