internal import CLlama

extension Weights {
    /// Loads a file into memory that can be written, on the processor, which has gradients for everything.
    convenience init(trainable path: String, name: String) throws(LlamaError) {
        // A list of devices without any, for the time of loading: nothing is computed, nor kept, on a graphics card.
        let devices = UnsafeMutablePointer<ggml_backend_dev_t?>.allocate(capacity: 1)
        devices.initialize(to: nil)
        defer { devices.deallocate() }
        var parameters = llama_model_default_params()
        parameters.devices = devices
        parameters.load_mode = LLAMA_LOAD_MODE_NONE
        parameters.use_extra_bufts = false
        parameters.n_gpu_layers = 0
        try self.init(path: path, name: name, parameters: parameters)
    }
}
