extension PreferenceModelCatalogue {
    /// What was seen while models were asked: judges without a usable reply, settings that servers refuse. Remembered scores ask
    /// nobody, so that these are no part of what is written down.
    var passingNotes: [String] { judges.notes + activity.snapshot.notes.sorted() }
}
