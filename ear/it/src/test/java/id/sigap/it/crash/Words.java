package id.sigap.it.crash;

import java.util.random.RandomGenerator;

/** Words that nobody else writes: letters only, so that no mask takes them for a number, and no guide for a shout. */
final class Words {
    private static final String CONSONANTS = "bcdfghjklmnprstvwz";
    private static final String VOWELS = "aiueo";

    private Words() {}

    /** Twelve letters that can be spoken. */
    static String unheardOf(RandomGenerator random) {
        StringBuilder word = new StringBuilder("x");
        for (int i = 0; i < 6; i++) {
            word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
            word.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
        }
        return word.toString();
    }
}
