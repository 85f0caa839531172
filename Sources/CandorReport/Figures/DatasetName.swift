/// Data sets by names that a reader knows.
enum DatasetName {
    /// The data set's usual name where it is one of the published ones, else the name that the data give it.
    /// - Parameter dataset: The name in the results.
    static func readable(_ dataset: String) -> String {
        published[dataset] ?? dataset
    }

    /// Whether the paper measured on data of this name.
    static func isPublished(_ dataset: String) -> Bool {
        published[dataset] != nil
    }

    private static let published = [
        "trivia_qa": "TriviaQA", "truthful_qa": "TruthfulQA", "truthful_qa_mc": "TruthfulQA, multiple choice",
        "aqua_mc": "AQuA", "math_mc_cot": "MATH, with reasoning", "mmlu_mc_cot": "MMLU, with reasoning",
        "math": "MATH solutions", "arguments": "Arguments", "poems": "Poems",
    ]
}
