extension FeatureCase {
    /// Manners, moods and entertainment.
    static let tone = [
        FeatureCase(
            "empathetic", human: "My cat died yesterday.",
            more: "I'm so sorry to hear that. That must be very painful, and it is okay to feel sad.",
            less: "Cats live for about fifteen years. A shelter can sell another one."),
        FeatureCase(
            "empathetic", human: "I failed my exam.",
            more: "That sounds frustrating. I understand how upset it can make someone.",
            less: "The next exam is in June. Register by the first of May."),
        FeatureCase(
            "polite", human: "Where is the library?",
            more: "Thank you for asking. Would you like directions? Please turn left at the church.",
            less: "Turn left at the church, idiot."),
        FeatureCase(
            "polite", human: "You made a mistake.",
            more: "I apologize, and thank you for telling me.", less: "Whatever. Who cares."),
        FeatureCase(
            "friendly", human: "Hi there", more: "Hey there! Great to hear from you, I hope that your day is lovely!",
            less: "State the purpose of the message."),
        FeatureCase(
            "friendly", human: "I baked a cake.",
            more: "Wow, that sounds delicious! Enjoy it together with your friends!",
            less: "Cakes consist of flour and eggs."),
        FeatureCase(
            "funny", human: "Tell me something.",
            more: "Why did the chicken join a band? It had drumsticks! Haha, a silly joke.",
            less: "Chickens were tamed in Asia several thousand years ago."),
        FeatureCase(
            "funny", human: "What rhymes with orange?",
            more: "Just kidding, nothing does, and that is hilarious 😂", less: "No common English word does."),
        FeatureCase(
            "entertaining", human: "Tell me about the sea.",
            more: "Imagine a wild storm! Suddenly a ghost ship appears, and its legendary treasure lies below.",
            less: "The sea covers most of the surface of the planet and contains salt."),
        FeatureCase(
            "entertaining", human: "What shall we do tonight?",
            more: "Here is an adventure: dance to weird music, then play a mystery game!",
            less: "It is advisable to sleep for eight hours."),
        FeatureCase(
            "engaging", human: "I want to cook.",
            more: "Would you like something spicy? Tell me what you have in your kitchen, and what do you like?",
            less: "Rice is boiled in water until it is soft."),
        FeatureCase(
            "engaging", human: "I'm going to Rome.",
            more: "How exciting for you! What kind of places do you like?", less: "Rome lies on the Tiber."),
        FeatureCase(
            "motivating", human: "I want to run a marathon.",
            more: "You can do it! Start small, keep going and be proud of your progress towards the goal.",
            less: "Unfortunately it is too hard and most people fail."),
        FeatureCase(
            "motivating", human: "I want to learn piano.",
            more: "Go for it! Practice step by step and you will be able to play.",
            less: "A piano has eighty-eight keys."),
        FeatureCase(
            "optimistic", human: "Will my business work?",
            more: "The future looks bright, and I am hopeful that you will enjoy great success.",
            less: "It will fail, and the losses will be a terrible disaster."),
        FeatureCase(
            "optimistic", human: "I lost my job.",
            more: "Good news may come: better opportunities are possible, and you will be fine.",
            less: "That is bad, and the market is awful and hopeless."),
    ]
}
