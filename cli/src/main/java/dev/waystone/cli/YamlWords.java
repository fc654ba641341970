package dev.waystone.cli;

import dev.waystone.templates.Noun;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Words that YAML 1.1 or 1.2 reads as no text: no team is called by one, since files name teams without quotes. */
final class YamlWords {
    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "~");

    private YamlWords() {}

    static boolean has(String word) {
        return WORDS.contains(word.toLowerCase(Locale.ROOT));
    }

    /** A noun's first word that is none of them; {@code on-team} if all are. */
    static String team(Noun noun) {
        String[] words = noun.one().toLowerCase(Locale.ROOT).split(" ");
        return Arrays.stream(words).filter(word -> !has(word)).findFirst().orElse(words[0] + "-team");
    }
}
