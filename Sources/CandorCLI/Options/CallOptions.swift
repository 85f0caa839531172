import ArgumentParser
import CandorLab

/// What every command that asks models can be told about calls that fail.
struct CallOptions: ParsableArguments {
    @Flag(help: "Stop at the first call that fails for good, instead of leaving its trial unscored.")
    var failFast = false
    @Flag(help: "Repeat calls remembered as filtered, or as too long for the model.")
    var retryRefused = false

    var policy: CallPolicy { CallPolicy(failsFast: failFast, retriesRefused: retryRefused) }
}
