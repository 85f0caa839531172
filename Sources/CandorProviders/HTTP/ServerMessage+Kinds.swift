import Foundation

/// What kind of refusal a message is, told by codes where there are some and by the usual words otherwise.
extension ServerMessage {
    /// Whether a content filter or a moderation refused the prompt: Azure's `content_filter` and `ResponsibleAIPolicyViolation`,
    /// OpenAI's `content_policy_violation`, OpenRouter's moderation, Google's `SAFETY`, and the words of others.
    var speaksOfFilter: Bool {
        let known: Set = [
            "content_filter", "contentfilter", "content_filtered", "responsibleaipolicyviolation",
            "content_policy_violation",
            "content_policy", "content_moderation", "moderation", "moderation_blocked", "safety", "prohibited_content",
            "blocklist", "data_inspection_failed", "datainspectionfailed", "sensitive_content", "guardrail_intervened",
        ]
        if !known.isDisjoint(with: codes) { return true }
        let said = text.lowercased()
        let words = [
            "content filter", "content_filter", "content management policy", "content policy", "content moderation",
            "content exists risk", "usage policy", "usage policies", "was flagged", "been flagged",
            "requires moderation",
            "safety system", "safety filter", "safety polic", "prohibited_content", "prohibited content",
            "inappropriate content", "blocked by our moderation", "responsible ai",
        ]
        return words.contains(where: said.contains)
    }

    /// Whether it says that a text is too long: "maximum context length is 512 tokens" (vLLM), "must have less than 512 tokens"
    /// (text-embeddings-inference), "input is longer than the context length" (SGLang), `context_length_exceeded` (OpenAI).
    var speaksOfLength: Bool {
        let known: Set = [
            "context_length_exceeded", "exceed_context_size_error", "string_above_max_length", "request_too_large",
            "context_window_exceeded", "token_limit_exceeded", "prompt_too_long",
        ]
        if !known.isDisjoint(with: codes) { return true }
        let said = text.lowercased()
        if ["prompt is too long", "input is too long", "too many tokens", "too many input tokens"]
            .contains(where: said.contains)
        {
            return true
        }
        let limits = ["too long", "longer than", "exceed", "maximum", "less than"]
        return limits.contains(where: said.contains) && ["token", "length", "context"].contains(where: said.contains)
    }

    /// Whether it is the number of tokens to write, rather than those to read, that is too large.
    var speaksOfOutputLimit: Bool {
        let said = text.lowercased()
        let names = ["max_tokens", "max_completion_tokens", "max_output_tokens", "completion tokens", "output tokens"]
        let isNamed = setting.map { names.contains($0) } ?? names.contains(where: said.contains)
        let limits = ["too large", "at most", "exceed", "less than", "maximum", "too high", "must be"]
        return isNamed && limits.contains(where: said.contains)
    }

    /// Whether tokens to read are spoken of at all.
    var speaksOfInput: Bool {
        let said = text.lowercased()
        return ["input", "prompt", "messages", "context"].contains(where: said.contains)
    }

    /// Whether reasoning used up the limit before anything visible was written, as OpenAI's reasoning models say it with 400.
    var saysReasoningAteTheLimit: Bool {
        text.lowercased().contains("could not finish the message because max_tokens")
    }

    /// Whether the account has no credit left.
    var speaksOfCredit: Bool {
        let known: Set = [
            "insufficient_quota", "insufficient_credits", "insufficient_balance", "billing_hard_limit_reached",
            "billing_not_active", "credit_balance_too_low", "payment_required",
        ]
        if !known.isDisjoint(with: codes) { return true }
        let said = text.lowercased()
        return ["credit balance is too low", "insufficient credit", "insufficient balance"].contains(
            where: said.contains)
    }

    /// Whether a setting as such is refused, rather than its value being out of range.
    var speaksOfSupport: Bool {
        let known: Set = [
            "unsupported_parameter", "unsupported_value", "unknown_parameter", "extra_forbidden",
            "unrecognized_request_argument", "unsupported",
        ]
        if !known.isDisjoint(with: codes) { return true }
        let said = text.lowercased()
        let signs = [
            "unsupported", "not support", "n't support", "deprecated", "unrecognized", "unrecognised", "unknown",
            "not permitted", "not allowed", "cannot both", "unexpected", "cannot find field", "not available",
            "not implemented", "not enabled", "not compatible", "incompatible", "extra field", "extra input",
            "only the default", "may only be set", "cannot be used", "can't be used", "no longer", "not recognized",
            "invalid parameter", "invalid argument name", "must be removed",
        ]
        return signs.contains(where: said.contains)
    }

    /// Whether a system turn is refused: by its role (o1-mini), by its name at Google ("Developer instruction is not enabled"),
    /// or by a chat template that knows none ("System role not supported"; "roles must alternate" where it begins a dialogue).
    var refusesSystemTurn: Bool {
        let said = text.lowercased()
        if said.contains("developer instruction") || said.contains("only user and assistant roles") { return true }
        if let parameter, parameter.hasPrefix("messages"), parameter.hasSuffix("role") { return true }
        let names = [
            "system role", "role system", "role 'system'", "role \"system\"", "role: system", "role `system`",
            "system message",
            "system prompt", "system instruction", "'system'", "\"system\"", "`system`",
        ]
        return names.contains(where: said.contains)
            && (speaksOfSupport || said.contains("invalid") || said.contains("no system"))
    }

    /// Whether a chat template complains of the order of the turns, which a system turn at the start may cause.
    var speaksOfAlternation: Bool { text.lowercased().contains("roles must alternate") }

    /// Whether a trailing assistant turn is refused: newer Claude models, Mistral, servers without a prefill.
    var refusesPrefill: Bool {
        let said = text.lowercased()
        if said.contains("prefill") && speaksOfSupport { return true }
        if ["continue_final_message", "add_generation_prompt"].contains(setting) { return true }
        let signs = [
            "must end with a user message", "expected last role user", "last message must be", "last role must be",
            "final message must be", "continue_final_message", "add_generation_prompt",
        ]
        return signs.contains(where: said.contains)
    }

    /// Whether the words are a chat template's, which servers pass on with status 500.
    var isOfTemplate: Bool {
        let said = text.lowercased()
        return speaksOfAlternation || said.contains("system role not supported") || said.contains("raise_exception")
            || (said.contains("jinja") && refusesSystemTurn)
    }
}
