/// How well the fit predicts pairs that it has not seen, beside simple baselines.
public struct HoldoutReport: Hashable, Sendable, Codable {
    /// One predictor on the held-out pairs.
    public struct Score: Hashable, Sendable, Codable {
        /// The predictor: `posterior`, `l1`, `longer`, `chance`.
        public var name: String
        /// The share of pairs whose preferred response it favours; a prediction of exactly ½ counts ½.
        public var accuracy: Double
        /// Accuracy's standard error.
        public var accuracyStandardError: Double
        /// The lower end of accuracy's 95% interval (Wilson).
        public var accuracyLower: Double
        /// The upper end.
        public var accuracyUpper: Double
        /// The mean log-likelihood a pair, in nats; `nil` for a predictor without probabilities.
        public var logLikelihood: Double?

        /// Creates a score.
        public init(
            name: String, accuracy: Double, accuracyStandardError: Double, accuracyLower: Double,
            accuracyUpper: Double, logLikelihood: Double?
        ) {
            self.name = name
            self.accuracy = accuracy
            self.accuracyStandardError = accuracyStandardError
            self.accuracyLower = accuracyLower
            self.accuracyUpper = accuracyUpper
            self.logLikelihood = logLikelihood
        }
    }

    /// Predicted against observed, in groups of like predictions.
    public struct CalibrationBin: Hashable, Sendable, Codable {
        /// The mean predicted probability of the response favoured.
        public var predicted: Double
        /// The share of them that was preferred.
        public var observed: Double
        /// How many pairs.
        public var pairs: Int

        /// Creates a bin.
        public init(predicted: Double, observed: Double, pairs: Int) {
            self.predicted = predicted
            self.observed = observed
            self.pairs = pairs
        }
    }

    /// How many pairs were held out.
    public var pairs: Int
    /// The fit first, then the baselines.
    public var scores: [Score]
    /// Bins of the fit's predictions, from ½ up.
    public var calibration: [CalibrationBin]
    /// The expected calibration error: the mean |predicted − observed| over pairs.
    public var calibrationError: Double

    /// Creates a report.
    public init(pairs: Int, scores: [Score], calibration: [CalibrationBin], calibrationError: Double) {
        self.pairs = pairs
        self.scores = scores
        self.calibration = calibration
        self.calibrationError = calibrationError
    }
}
