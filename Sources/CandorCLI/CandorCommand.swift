import ArgumentParser
import CandorLab
import CandorModels
import Foundation

#if Llama
    import CandorLlama
#endif

/// The command `candor`, for an executable of one's own too:
///
/// ```swift
/// import CandorCLI
///
/// @main enum Executable { static func main() async { await CandorCommand.start() } }
/// ```
public struct CandorCommand: AsyncParsableCommand {
    /// What `candor --help` says.
    public static let configuration = CommandConfiguration(
        commandName: "candor",
        abstract:
            "Measures sycophancy in language models: telling people what they want to hear instead of what is true.",
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
    public static func start() async -> Never {
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
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            end(with: 0)
        } catch let failure where ExitStatus(of: failure) != nil {
            let status = ExitStatus(of: failure) ?? .software
            Terminal.error.line("candor: " + Failure.text(of: failure))
            end(with: status.rawValue)
        } catch {
            // Help, the version, what is wrong with the command line, or a status that a command has said the reason for.
            let status = exitCode(for: error)
            let text = fullMessage(for: error)
            if !text.isEmpty { (status.isSuccess ? Terminal.output : Terminal.error).line(text) }
            end(with: status.rawValue)
        }
    }

    /// The same as ``start()``, for a type that is marked `@main`.
    public static func main() async { await start() }

    /// Ends the process: successfully only if everything that was printed has been written.
    private static func end(with status: Int32) -> Never {
        guard status == 0, let failure = Terminal.output.failure else { Foundation.exit(status) }
        Terminal.error.line("candor: " + Failure.text(of: failure))
        Foundation.exit(ExitStatus.inputOutput.rawValue)
    }
}
