import ArgumentParser
import Candor
import CandorModels
import CandorPreferences

extension PreferencePosterior {
    /// Ends the command with a status of its own when the fit may not be believed.
    func expectConvergence() throws {
        guard diagnostics.hasConverged else { throw ExitCode(ExitStatus.notConverged.rawValue) }
    }
}
