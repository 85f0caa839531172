import CandorTestSupport

/// The embedded model's file.
enum EmbeddedModelFile {
    /// Whether it is where the command looks for it: below the package's folder or one above it.
    static let isThere = Project.installed("models/smollm2-135m-instruct.gguf") != nil
}
