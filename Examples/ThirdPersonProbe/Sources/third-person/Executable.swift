import CandorCLI
import ThirdPersonProbe

/// The command `candor` with one more probe: `third-person eval --probe third-person --model …`, report and all.
@main enum Executable { static func main() async { await CandorCommand.start(probes: [ThirdPersonProbe()]) } }
