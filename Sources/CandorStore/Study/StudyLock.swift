import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// That a study is being served: two servers that decide on one log would contradict each other.
///
/// Locks of the operating system, which end with the process, however that ends: one on a byte of the study's file itself, far
/// behind those that SQLite locks, so that it is met by whatever name the file is reached and whatever becomes of the files beside
/// it; and, as earlier versions look for it, one on a file beside the study.
public final class StudyLock: Sendable {
    private let study: Int32
    private let beside: Int32

    /// Takes the lock.
    /// - Parameter path: The study's file.
    /// - Throws: ``StoreError`` with `busy` if it is taken, or with `unwritable` if it cannot be taken safely.
    public init(path: String) throws {
        // A study that is reached by another name is the same study.
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path(percentEncoded: false)
        study = try Self.lockedStudy(file, path)
        do {
            beside = try Self.lockedFile(beside: file, path)
        } catch {
            Self.release(study)
            throw error
        }
    }

    deinit {
        close(beside)
        Self.release(study)
    }

    private static func lockedStudy(_ file: String, _ path: String) throws -> Int32 {
        var about = stat()
        guard stat(file, &about) == 0 else {
            throw StoreError(.noSuchStudy, path: path, reason: "no such study; make one with candor study create")
        }
        guard about.st_nlink == 1 else {
            // SQLite keeps what is not in the file yet in files named after it: by another name they are missed.
            throw StoreError(
                .unwritable, path: path,
                reason: "has \(about.st_nlink) names (hard links); remove all but one, or serve a copy made with cp")
        }
        let handle = open(file, O_RDWR | O_CLOEXEC)
        guard handle >= 0 else {
            throw StoreError(.unwritable, path: path, reason: "cannot be opened for writing")
        }
        guard setLock(handle, Int16(F_WRLCK)) else {
            // Not closed: see release.
            throw StoreError(.busy, path: path, reason: "is being served already")
        }
        return handle
    }

    private static func lockedFile(beside file: String, _ path: String) throws -> Int32 {
        let handle = open(file + ".lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard handle >= 0 else {
            throw StoreError(.unwritable, path: path, reason: "its folder cannot be written")
        }
        guard flock(handle, LOCK_EX | LOCK_NB) == 0 else {
            close(handle)
            throw StoreError(.busy, path: path, reason: "is being served already")
        }
        return handle
    }

    /// Gives the study's byte free. The handle stays open, once for each time that this process serves a study: to close it would
    /// end the locks that SQLite holds on the same file for others here (sqlite.org/howtocorrupt.html, section 2.2).
    private static func release(_ handle: Int32) { _ = setLock(handle, Int16(F_UNLCK)) }

    /// Locks belong to the handle, not to the process, so that a second server in this process meets the first one's too.
    private static func setLock(_ handle: Int32, _ kind: Int16) -> Bool {
        var region = flock()
        region.l_type = kind
        region.l_whence = Int16(SEEK_SET)
        region.l_start = farBehind
        region.l_len = 1
        // A file system without such locks has the one on the file beside the study.
        return fcntl(handle, setLockOfHandle, &region) == 0 || (errno != EAGAIN && errno != EACCES)
    }

    /// `F_OFD_SETLK` of the system's headers, which Swift does not see.
    #if canImport(Darwin)
        private static let setLockOfHandle: Int32 = 90
    #else
        private static let setLockOfHandle: Int32 = 37
    #endif

    /// Where no page of a study will ever be, nor any byte that SQLite locks (from 2³⁰ on): 2⁶².
    private static let farBehind: off_t = 1 << 62
}
