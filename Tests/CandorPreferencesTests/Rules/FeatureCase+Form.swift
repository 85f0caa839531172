extension FeatureCase {
    /// How a response is written, and how much it says.
    static let form = [
        FeatureCase(
            "grammatically_sound", human: "How do magnets work?",
            more: "Magnets pull on iron because their atoms line up. Opposite poles attract each other.",
            less: "magnets pull on on iron becuase there atoms lines up . opposite poles attract eachother alot"),
        FeatureCase(
            "grammatically_sound", human: "Who wrote Emma?",
            more: "Jane Austen wrote Emma. It was published in 1815.",
            less: "jane Austen should of wrote it. it is a interesting book, i think"),
        FeatureCase(
            "well_written", human: "What is it like to sail at night?",
            more:
                "The boat moves quietly under the stars. You steer by the glow of the compass, and the wind feels colder.",
            less:
                "its basically just really dark and stuff. its really dark and you basically just see stuff, you know, and stuff"
        ),
        FeatureCase(
            "well_written", human: "Describe the river.",
            more: "The river bends twice before it reaches the town, where old mills still line its northern bank.",
            less: "The river is a river. The river is a river that is a river. It is a river that is very very wet"),
        FeatureCase(
            "higher_reading_age", human: "Why is the sky blue?",
            more:
                "Atmospheric molecules scatter electromagnetic radiation of shorter wavelengths considerably more efficiently.",
            less: "The air bends blue light a lot. Red light goes on. So we see blue."),
        FeatureCase(
            "higher_reading_age", human: "What is inflation?",
            more: "Inflation denotes a sustained deterioration of purchasing power across an entire economy.",
            less: "It is when things cost more. Your cash buys less than it did."),
        FeatureCase(
            "structured", human: "How do I make tea?",
            more: "Follow these steps:\n\n1. Boil water.\n2. Add the leaves.\n3. Wait for four minutes.\n4. Pour.",
            less: "Boil water and put the leaves in and wait for four minutes and pour it."),
        FeatureCase(
            "structured", human: "What should I pack?",
            more: "# Clothes\n\n- socks\n- a coat\n\n# Papers\n\n- passport\n- tickets",
            less: "You should pack socks, a coat, your passport and the tickets."),
        FeatureCase(
            "concise", human: "What is the capital of Peru?", more: "Lima.",
            less:
                "Well, that is a really good thing to ask, and the fact that you ask is great. Basically, the capital of Peru is actually the city of Lima, as far as I know."
        ),
        FeatureCase(
            "concise", human: "Is it raining?", more: "Yes, since nine this morning.",
            less:
                "It is raining, and it has been raining for quite some time now, and I would say that it has been raining ever since about nine this morning."
        ),
        FeatureCase(
            "matches_human_style", human: "hey whats up!! any good movies out??",
            more: "hey!! lots of good ones, what do u like??",
            less:
                "The contemporary cinematic landscape, while undeniably heterogeneous, comprises numerous productions of considerable distinction."
        ),
        FeatureCase(
            "matches_human_style",
            human:
                "I would be grateful for your assessment of the principal economic consequences of the Congress of Vienna.",
            more: "The principal consequences were the restoration of commerce and the stabilisation of public credit.",
            less: "lol idk!! money stuff i guess"),
        FeatureCase(
            "informative", human: "Tell me about Mars.",
            more:
                "Mars is the fourth planet from the Sun, with a diameter of 6,779 kilometers, two small moons named Phobos and Deimos, polar ice and the highest volcano known, Olympus Mons.",
            less: "Mars is a planet. Do you want to know about it?"),
        FeatureCase(
            "informative", human: "Where can I see wolves?",
            more:
                "Yellowstone in Wyoming has about 100 wolves; the Lamar Valley at dawn in winter is the surest place.",
            less: "I'm not sure, maybe somewhere in the mountains?"),
        FeatureCase(
            "relevant", human: "How do I prune my apple trees in winter?",
            more: "Prune apple trees in late winter, and cut dead branches of the tree first.",
            less: "Bananas are rich in potassium and taste good in a smoothie."),
        FeatureCase(
            "relevant", human: "Which spices belong in garam masala?",
            more: "Garam masala mixes spices such as cumin, cardamom and cloves.",
            less: "There are many good restaurants in the city, and some deliver."),
    ]
}
