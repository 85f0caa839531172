import Candor
import CandorLab
import CandorModels
import CandorPreferenceModels
import CandorProviders
import CandorReport
import CandorStatistics
import CandorStore
import CandorTesting
import CandorWeb
import Foundation

#if Llama
    import CandorLlama
#endif

/// Exit statuses, after sysexits.h; 1 is a threshold of `--fail-if` exceeded, 3 a posterior that has not converged.
enum ExitStatus: Int32 {
    case exceeded = 1
    case notConverged = 3
    case usage = 64
    case data = 65
    case noInput = 66
    case unavailable = 69
    case software = 70
    case cannotCreate = 73
    case inputOutput = 74
    case temporary = 75
    case noPermission = 77
    case configuration = 78
    case interrupted = 130

    /// The status of an error that Candor knows; `nil` for others, which the argument parser renders.
    init?(of error: any Error) {
        switch error {
        case let error as LabError: self = Self(error.code)
        case let error as HopelessError: self.init(of: error.underlying)
        case is CallFailure: self = .unavailable
        case let error as DataError:
            self = error.code == .unreadable ? .noInput : error.code == .unknownProbe ? .usage : .data
        case is ModelNameError, is ScriptedModelError, is PairFilterError: self = .usage
        case let error as PreferenceModelError: self = Self(error.code)
        case let error as ProviderError: self = Self(error.code)
        case let error as StoreError: self = Self(error.code)
        case is ScoreError: self = .data
        case is ReportError: self = .cannotCreate
        case let error as ServerError: self = Self(error.code)
        case is PanelError: self = .unavailable
        case is StatisticsError: self = .usage
        case is CancellationError: self = .interrupted
        case let error as CocoaError: self = Self(error)
        default:
            #if Llama
                guard let error = error as? LlamaError else { return nil }
                self = Self(error.code)
            #else
                return nil
            #endif
        }
    }

    private init(_ code: LabError.Code) {
        self =
            switch code {
            case .usage: .usage
            case .data: .data
            case .noInput: .noInput
            case .unavailable: .unavailable
            case .cannotCreate: .cannotCreate
            case .inputOutput: .inputOutput
            case .temporary: .temporary
            }
    }

    #if Llama
        private init(_ code: LlamaError.Code) {
            self =
                switch code {
                case .notFound, .unreadable: .noInput
                case .notGGUF, .refused, .noChatTemplate, .promptTooLong, .notTrainable, .noRankingHead,
                    .invalidScore:
                    .data
                case .noMemory: .unavailable
                case .invalidSampling, .invalidTraining, .invalidOption: .usage
                case .unwritable: .cannotCreate
                case .computation: .software
                }
        }
    #endif

    private init(_ code: PreferenceModelError.Code) {
        self =
            switch code {
            case .badName: .usage
            case .unknownDialogue, .noTruth, .otherEmbedder: .data
            case .noUsableReply: .unavailable
            }
    }

    private init(_ code: ProviderError.Code) {
        self =
            switch code {
            case .unknownKind, .invalidBaseURL: .usage
            case .missingKey, .invalidProxy: .configuration
            case .unauthorized: .noPermission
            case .unknownModel: .noInput
            case .rejected, .filtered, .tooLong, .badResponse, .oddResponse, .quotaExhausted: .unavailable
            case .rateLimited, .unavailable, .timedOut: .temporary
            }
    }

    private init(_ code: StoreError.Code) {
        self =
            switch code {
            case .notAStore: .data
            case .unwritable: .cannotCreate
            case .full: .inputOutput
            case .busy: .temporary
            case .noSuchRun, .noSuchStudy: .noInput
            }
    }

    private init(_ code: ServerError.Code) {
        self =
            switch code {
            case .brokenInstallation: .software
            case .certificate: .noInput
            case .address: .unavailable
            case .backups: .cannotCreate
            }
    }

    private init(_ error: CocoaError) {
        self =
            switch error.code {
            case .fileReadNoSuchFile, .fileNoSuchFile: .noInput
            case .fileWriteOutOfSpace: .inputOutput
            default: .cannotCreate
            }
    }
}
