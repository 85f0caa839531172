import Candor
import CandorPreferenceModels

extension TopicPreferenceModel {
    /// What a reader should know of the model itself.
    package var notes: [String] {
        guard let features = model(for: nil) as? FeaturesPreferenceModel, !features.unusedEffects.isEmpty else {
            return []
        }
        return [
            "\(name) leaves out \(features.unusedEffects.joined(separator: ", ")): rules do not see them, or the sentiment "
                + "lexicon is not there (Scripts/dependencies)"
        ]
    }
}

extension PreferenceModelCatalogue {
    /// What was seen while models were asked: judges without a usable reply, settings that servers refuse, whose the remembered
    /// answers are. Remembered scores ask nobody, so that these are no part of what is written down.
    package var passingNotes: [String] { judges.notes + models.origins.notes + activity.snapshot.notes.sorted() }
}
