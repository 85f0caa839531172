/// Data sets that others have published and that can be fetched.
struct PublishedData {
    /// What it is called.
    let name: String
    /// What it is, in a line.
    let about: String
    /// Where its files are, without their names.
    let base: String
    /// The files' names.
    let files: [String]

    /// What is known.
    static let all = [
        PublishedData(
            name: "sycophancy-eval",
            about: "SycophancyEval of Sharma et al. (MIT): feedback, are you sure, answer, mimicry",
            base: "https://raw.githubusercontent.com/meg-tong/sycophancy-eval/main/datasets/",
            files: ["answer.jsonl", "are_you_sure.jsonl", "feedback.jsonl", "mimicry.jsonl"])
    ]
}
