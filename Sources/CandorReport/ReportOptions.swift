/// What a report shows.
public struct ReportOptions: Hashable, Sendable {
    /// Which of the paper's figures are redrawn.
    public var figures: FigureSelection
    /// The largest number of transcripts in the page, at least 0; what is left out is said in the page.
    public var maximumTranscripts: Int

    /// Creates options.
    /// - Parameters:
    ///   - figures: Which figures are redrawn.
    ///   - maximumTranscripts: The largest number of transcripts in the page.
    public init(figures: FigureSelection = .main, maximumTranscripts: Int = 20_000) {
        self.figures = figures
        self.maximumTranscripts = maximumTranscripts
    }
}
