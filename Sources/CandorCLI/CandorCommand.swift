import ArgumentParser
import Candor
import CandorLab
import CandorModels
import Foundation

#if Llama
    import CandorLlama
#endif

/// The command `candor`, for an executable of your own too, with your own probes in it:
///
/// ```swift
/// import CandorCLI
///
/// @main enum Executable { static func main() async { await CandorCommand.start(probes: [ThirdPerson()]) } }
/// ```
///
/// Every subcommand then knows them: `eval --probe third-person` runs one, its numbers are in the report, and so on.
public struct CandorCommand: AsyncParsableCommand {
    /// What `candor --help` says.
    public static let configuration = CommandConfiguration(
        commandName: "candor",
        abstract:
            "Measure sycophancy in language models: telling people what they want to hear instead of what is true.",
        discussion: """
            EXAMPLES
              candor eval --model llama:smollm2-135m-instruct
              candor eval --model openai:gpt-4.1-mini --judge openai:gpt-4.1 --limit 200 --draws 3
              candor report latest --format svg
              candor preferences audit pairs.jsonl.gz
              candor doctor
              candor --generate-completion-script zsh > _candor
            """,
        version: Version.current,
        subcommands: [
            EvalCommand.self, RunCommand.self, ReportCommand.self, RunsCommand.self, CompareCommand.self,
            PlanCommand.self,
            JudgeCommand.self, PreferencesCommand.self, PMCommand.self, OptimiseCommand.self,
            MisconceptionsCommand.self, StudyCommand.self, DataCommand.self, ModelsCommand.self, DoctorCommand.self,
        ])

    /// Creates the command, as the parser of the command line does.
    public init() {}

    /// Runs the command that the process's arguments name, and ends the process with its exit status.
    ///
    /// What is your own is known beside Candor's; one of the same name takes the place of another.
    /// - Parameters:
    ///   - probes: Probes, after `--probe`.
    ///   - models: Kinds of models, before the colon of a name.
    ///   - judges: Judges, after `--judge`.
    ///   - preferenceModels: Kinds of preference models, before the colon of a name.
    public static func start(
        probes: [any Probe] = [], models: [any ModelProvider] = [], judges: [any JudgeProvider] = [],
        preferenceModels: [any PreferenceModelProvider] = []
    ) async -> Never {
        Terminal.openMissingStreams()
        // A reader that goes away before a run's end, as head does, must not end the run.
        signal(SIGPIPE, SIG_IGN)
        #if Llama
            LlamaAbort.handle { error in
                Terminal.error.line("candor: " + Failure.text(of: error))
                // At once: what ends a process in order may wait for the thread that has failed.
                _exit((ExitStatus(of: error) ?? .software).rawValue)
            }
        #endif
        let code = await Probes.with(probes) { () async -> Int32 in
            await Models.with(models) { () async -> Int32 in
                await Judges.with(judges) { () async -> Int32 in
                    await PreferenceModels.with(preferenceModels) { await status() }
                }
            }
        }
        end(with: code)
    }

    /// Runs the command, and says what went wrong.
    /// - Returns: The exit status.
    private static func status() async -> Int32 {
        var naming = FlagName.of
        do {
            var command = try parseAsRoot()
            if let command = command as? any ValueNaming { naming = type(of: command).name(ofValue:) }
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            return 0
        } catch let failure where ExitStatus(of: failure) != nil {
            Terminal.error.line("candor: " + Failure.text(of: failure, naming: naming))
            return (ExitStatus(of: failure) ?? .software).rawValue
        } catch {
            // Help, the version, what is wrong with the command line, or a status that a command has said the reason for.
            let status = exitCode(for: error)
            let text = fullMessage(for: error)
            if !text.isEmpty { (status.isSuccess ? Terminal.output : Terminal.error).line(text) }
            return status.rawValue
        }
    }

    /// The same as ``start(probes:models:judges:preferenceModels:)``, for a type that is marked `@main`.
    public static func main() async { await start() }

    /// Ends the process: successfully only if everything that was printed has been written.
    private static func end(with status: Int32) -> Never {
        guard status == 0, let failure = Terminal.output.failure else { Foundation.exit(status) }
        Terminal.error.line("candor: " + Failure.text(of: failure))
        Foundation.exit(ExitStatus.inputOutput.rawValue)
    }
}
