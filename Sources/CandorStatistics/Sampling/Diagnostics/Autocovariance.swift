/// Autocovariances of chains, by way of their power spectrum (Wiener and Khinchin).
enum Autocovariance {
    /// The mean over chains of the autocovariance at each lag, with n below at every lag (Geyer, "Practical Markov chain
    /// Monte Carlo", Statistical Science 7, 1992, section 3.1).
    /// - Parameter chains: At least one, all equally long.
    static func mean(of chains: [[Double]]) -> [Double] {
        let length = chains[0].count
        // Twice as long, so that the ends do not meet.
        let fourier = FourierTransform(atLeast: 2 * length)
        var spectrum = [Double](repeating: 0, count: fourier.count)
        // Two chains at once, as real and imaginary part: the real part of what comes back is the sum of theirs.
        for first in stride(from: 0, to: chains.count, by: 2) {
            var real = centred(chains[first], count: fourier.count)
            var imaginary =
                first + 1 < chains.count
                ? centred(chains[first + 1], count: fourier.count) : [Double](repeating: 0, count: fourier.count)
            fourier.transform(&real, &imaginary)
            for index in spectrum.indices {
                spectrum[index] += real[index] * real[index] + imaginary[index] * imaginary[index]
            }
        }
        // The spectrum's inverse transform; backwards in time is the same, as autocovariances are symmetric.
        var imaginary = [Double](repeating: 0, count: fourier.count)
        fourier.transform(&spectrum, &imaginary)
        let scale = 1 / Double(fourier.count * length * chains.count)
        return spectrum.prefix(length).map { $0 * scale }
    }

    private static func centred(_ chain: [Double], count: Int) -> [Double] {
        let mean = chain.reduce(0, +) / Double(chain.count)
        var result = [Double](repeating: 0, count: count)
        for index in chain.indices { result[index] = chain[index] - mean }
        return result
    }
}
