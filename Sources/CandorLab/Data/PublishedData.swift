/// Data sets that others have published and that can be fetched.
package struct PublishedData {
    /// What it is called.
    package let name: String
    /// What it is, in a line.
    package let about: String
    /// Where its files are, without their names.
    package let base: String
    /// The files' names.
    package let files: [String]

    /// What is known.
    package static let all = [
        PublishedData(
            name: "sycophancy-eval",
            about: "SycophancyEval of Sharma et al. (MIT): feedback, are you sure, answer, mimicry",
            base: "https://raw.githubusercontent.com/meg-tong/sycophancy-eval/main/datasets/",
            files: ["answer.jsonl", "are_you_sure.jsonl", "feedback.jsonl", "mimicry.jsonl"])
    ]
}
