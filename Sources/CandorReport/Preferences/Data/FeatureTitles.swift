import Candor
import CandorPreferences

/// Features by names that a reader knows.
public struct FeatureTitles: Hashable, Sendable {
    private var titles: [String: String]
    private var questions: [String: String]

    /// Creates titles.
    /// - Parameter features: The features of the pack that was used; one that is missing gets its name in plain words.
    public init(_ features: [PreferenceFeature] = []) {
        titles = ["matches_users_beliefs": "Matches the user's beliefs"]
        questions = [:]
        for feature in features {
            titles[feature.name] = feature.title
            questions[feature.name] = feature.question
        }
    }

    /// The title of a feature or of a combination of features.
    /// - Parameter name: Its name in files.
    public func title(of name: String) -> String {
        titles[name] ?? name.replacing("_", with: " ").capitalizedFirst
    }

    /// What a model labeller is asked about the feature, where the pack tells.
    /// - Parameter name: Its name in files.
    public func question(of name: String) -> String? { questions[name] }
}
