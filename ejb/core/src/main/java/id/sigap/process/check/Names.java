package id.sigap.process.check;

import id.sigap.process.engine.Finding;
import id.sigap.process.engine.XmlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A file is named like what it holds, and no key is used twice: releases, drafts and calls find things by key. */
final class Names {

    private Names() {}

    static void check(Map<String, XmlNode> trees, Report report) {
        Map<String, String> holders = new HashMap<>();
        trees.forEach((file, tree) -> {
            List<String> keys = tree.children().stream()
                    .filter(child -> child.name().local().equals("process")
                            || child.name().local().equals("decision"))
                    .map(child -> child.attribute("id"))
                    .toList();
            String expected = file.substring(0, file.lastIndexOf('.'));
            boolean clash = false;
            for (String key : keys) {
                String holder = holders.putIfAbsent(key, file);
                if (holder != null) {
                    clash = true;
                    report.add(
                            file,
                            Finding.error(
                                    "key-twice",
                                    key,
                                    "Nama " + key + " sudah dipakai dalam " + holder + "; satu nama hanya untuk satu"
                                            + " diagram atau tabel."));
                }
            }
            if (!clash && !keys.contains(expected)) {
                report.add(
                        file,
                        Finding.error(
                                "file-name",
                                keys.isEmpty() ? "" : keys.get(0),
                                "Berkas " + file + " berisi " + String.join(", ", keys) + "; berkas harus bernama sama"
                                        + " dengan isinya."));
            }
        });
    }
}
