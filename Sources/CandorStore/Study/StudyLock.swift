import Foundation

/// That a study is being served: two servers that decide on one log would contradict each other.
///
/// A lock of the operating system on a file beside the study; it ends with the process, however that ends.
public final class StudyLock: Sendable {
    private let handle: Int32

    /// Takes the lock.
    /// - Parameter path: The study's file.
    /// - Throws: ``StoreError`` with `busy` if it is taken.
    public init(path: String) throws {
        // A study that is reached by another name is the same study.
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path(percentEncoded: false)
        let handle = open(file + ".lock", O_CREAT | O_RDWR, 0o600)
        guard handle >= 0 else {
            throw StoreError(.unwritable, path: path, reason: "its folder cannot be written")
        }
        guard flock(handle, LOCK_EX | LOCK_NB) == 0 else {
            close(handle)
            throw StoreError(.busy, path: path, reason: "is being served already")
        }
        self.handle = handle
    }

    deinit { close(handle) }
}
