import CandorModels

/// The `response_format` of a request: a JSON schema that the answer is held to
/// (https://platform.openai.com/docs/guides/structured-outputs).
struct OpenAIResponseFormat: Encodable {
    private struct Schema: Encodable {
        var name = "labels"
        var strict = true
        var schema: Object
    }

    private struct Object: Encodable {
        var type = "object"
        var properties: [String: Choice]
        var required: [String]
        var additionalProperties = false
    }

    private struct Choice: Encodable {
        var type = "string"
        var choices: [String]

        private enum CodingKeys: String, CodingKey {
            case type
            case choices = "enum"
        }
    }

    private let type = "json_schema"
    private let schema: Schema

    private enum CodingKeys: String, CodingKey {
        case type
        case schema = "json_schema"
    }

    init(_ form: ChoiceForm) {
        let properties = form.fields.map { ($0, Choice(choices: form.choices)) }
        schema = Schema(
            schema: Object(properties: Dictionary(properties) { first, _ in first }, required: form.fields))
    }
}
