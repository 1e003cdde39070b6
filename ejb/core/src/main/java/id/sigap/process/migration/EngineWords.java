package id.sigap.process.migration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The engine's reasons for refusing a migration, in Indonesian; what it says otherwise is quoted. */
final class EngineWords {
    private static final Map<Pattern, String> KNOWN = new LinkedHashMap<>();

    static {
        put("Source activity '(.+)' does not exist", "elemen \"$1\" tidak ada di rilis asal");
        put("Target activity '(.+)' does not exist", "elemen \"$1\" tidak ada di rilis tujuan");
        put(
                "Activities have incompatible types .*",
                "jenisnya berbeda; petakan ke elemen sejenis (langkah orang ke langkah orang, tunggu ke tunggu)");
        put("Events are not of the same type.*", "jenis peristiwanya berbeda; petakan ke peristiwa sejenis");
        put(
                "The source activity's event scope \\((.+)\\) must be mapped to the target activity's event scope \\((.+)\\)",
                "tempat peristiwa ini menempel, \"$1\", harus dipetakan ke \"$2\"");
        put(
                "The source activity's event scope \\((.+)\\) must be mapped but the target activity has no event scope",
                "tempat peristiwa ini menempel, \"$1\", tidak ada padanannya di elemen tujuan");
        put(
                "The closest mapped ancestor '(.+)' is mapped to scope '(.+)' which is not an ancestor of target scope '(.+)'",
                "bagian yang melingkupinya, \"$1\", dipetakan ke \"$2\", yang tidak melingkupi \"$3\"");
        put(
                "There are multiple mappings for source activity id '(.+)'",
                "elemen \"$1\" dipetakan lebih dari sekali; sisakan satu");
        put("There is no migration instruction for this instance's activity", "langkah ini belum dipetakan");
        put(".*is not supported.*", "jenis elemen ini tidak dapat dipindahkan");
    }

    private EngineWords() {}

    private static void put(String english, String indonesian) {
        KNOWN.put(Pattern.compile(english), indonesian);
    }

    /** @return part of a sentence, without its full stop */
    static String of(String failure) {
        for (Map.Entry<Pattern, String> known : KNOWN.entrySet()) {
            Matcher matcher = known.getKey().matcher(failure);
            if (matcher.matches()) {
                return matcher.replaceAll(known.getValue());
            }
        }
        return "mesin proses menolaknya (\"" + failure + "\")";
    }
}
