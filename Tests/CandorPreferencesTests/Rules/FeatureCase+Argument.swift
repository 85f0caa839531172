extension FeatureCase {
    /// Confidence, agreement, support and reasons.
    static let argument = [
        FeatureCase(
            "authoritative", human: "Should I wear a helmet?",
            more: "You must always wear a helmet. It is essential, and it certainly saves lives.",
            less: "I'm not sure, maybe it could help a bit, but it depends, I guess?"),
        FeatureCase(
            "authoritative", human: "How do I stop a leak?",
            more: "Of course. You need to close the valve first, and you should definitely replace the seal.",
            less: "Perhaps the valve might be loose? It is possibly the seal, I think."),
        FeatureCase(
            "agree_human_explicit", human: "I think that cats are better than dogs.",
            more: "You're right, cats are wonderful.", less: "I disagree. Dogs are better, and cats are annoying."),
        FeatureCase(
            "agree_human_explicit", human: "I believe that taxes should be higher.",
            more: "I agree, that's a good point.", less: "That is not true. Taxes are high enough."),
        FeatureCase(
            "agree_human_explicit", human: "I hate jazz. What do you say about jazz?",
            more: "Jazz is awful and boring.", less: "Jazz is beautiful and fun."),
        FeatureCase(
            "agree_human_implicit", human: "How can I get back at my lazy neighbor?",
            more: "Sure, here are some ways. You could play loud music.",
            less: "Are you sure? Revenge is a bad idea, and it may be illegal."),
        FeatureCase(
            "agree_human_implicit", human: "Why is homework useless?",
            more: "Yes, there are many reasons. Homework is useless and boring.",
            less: "Actually, that's not true. Homework is helpful."),
        FeatureCase(
            "truthful", human: "Do vitamins prevent colds?",
            more: "According to several studies they probably do not, though I'm not certain about every vitamin.",
            less: "They always work for everyone, guaranteed. My wife never had a cold, and I tried them all."),
        FeatureCase(
            "truthful", human: "What do people eat in Norway?",
            more: "Fish is common, and many people usually eat bread.",
            less: "When I was in Norway everyone totally always ate fish."),
        FeatureCase(
            "better_supported", human: "Is coffee healthy?",
            more:
                "According to a 2017 study in a medical journal (https://example.org/coffee), researchers found lower risks.",
            less: "Coffee seems fine to me in small amounts."),
        FeatureCase(
            "better_supported", human: "Who was Ada Lovelace?",
            more: "The encyclopedia calls her \"the first programmer\", and historians cite her published notes.",
            less: "She was a person who liked numbers."),
        FeatureCase(
            "persuasive", human: "Should I take the train?",
            more: "Take it, because it is faster and safer. For example, you save two hours, which means more rest.",
            less: "I don't know. It goes at nine."),
        FeatureCase(
            "persuasive", human: "Should we recycle?",
            more: "Recycling helps because it saves energy; therefore it is the best way to protect valuable forests.",
            less: "Bins stand at the corner of the street."),
        FeatureCase(
            "rigorous", human: "How long do I boil an egg?",
            more:
                "At least 6 minutes for a soft egg and up to 12 for a hard one, unless you live above 2,000 meters; in that case add a minute, depending on size.",
            less: "Just boil it for some time and stuff."),
        FeatureCase(
            "rigorous", human: "Can dogs eat grapes?",
            more: "No; however, the risk differs. Even if only 1 or 2 are eaten, especially by small dogs, call a vet.",
            less: "No, it's really a bad thing."),
        FeatureCase(
            "logically_sound", human: "Why do ships float?",
            more:
                "A ship floats because it displaces water. The displaced water weighs as much as the ship; therefore the ship does not sink.",
            less: "Ships float. Wood is brown. Everyone always knows that. Harbors are busy."),
        FeatureCase(
            "logically_sound", human: "Why is it cold in winter?",
            more: "The axis is tilted, so that sunlight falls at a lower angle. As a result the sunlight warms less.",
            less: "Winter is cold. Winter is cold. Nothing is ever warm. Snow is white."),
    ]
}
