package id.sigap.process.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The elements of a language that are let in, each with its attributes, children and text. All else is refused. */
final class Vocabulary {

    private static final int LONGEST_DECORATION = 200;

    /** One element of the language. */
    static final class Entry {

        private final Map<XmlNode.Name, ValueRule> attributes = new LinkedHashMap<>();
        private final Set<XmlNode.Name> required = new LinkedHashSet<>();
        private final Set<XmlNode.Name> children = new LinkedHashSet<>();
        private final Map<XmlNode.Name, Entry> ownChildren = new HashMap<>();
        private ValueRule text;

        Entry attribute(XmlNode.Name name, ValueRule rule) {
            attributes.put(name, rule);
            return this;
        }

        Entry attribute(String local, ValueRule rule) {
            return attribute(XmlNode.Name.of(local), rule);
        }

        Entry require(XmlNode.Name name, ValueRule rule) {
            required.add(name);
            return attribute(name, rule);
        }

        Entry require(String local, ValueRule rule) {
            return require(XmlNode.Name.of(local), rule);
        }

        Entry children(Iterable<XmlNode.Name> names) {
            names.forEach(children::add);
            return this;
        }

        /** Lets a child in that differs here from what it is elsewhere. */
        Entry child(XmlNode.Name name, Entry own) {
            ownChildren.put(name, own);
            return this;
        }

        Entry text(ValueRule rule) {
            text = rule;
            return this;
        }
    }

    private final Map<XmlNode.Name, Entry> entries = new HashMap<>();
    private final XmlNode.Name root;
    private final Set<String> decorations;
    private final Map<String, String> refusedNamespaces;

    /**
     * Starts a language.
     *
     * @param root the only element a file may start with
     * @param decorations namespaces whose attributes (never elements) are let in anywhere
     * @param refusedNamespaces namespaces that may not even be declared, with the reason
     */
    Vocabulary(XmlNode.Name root, Set<String> decorations, Map<String, String> refusedNamespaces) {
        this.root = root;
        this.decorations = Set.copyOf(decorations);
        this.refusedNamespaces = Map.copyOf(refusedNamespaces);
    }

    Entry element(XmlNode.Name name) {
        return entries.computeIfAbsent(name, key -> new Entry());
    }

    /** Compares a whole tree with the language. */
    List<Finding> check(XmlNode tree) {
        List<Finding> findings = new ArrayList<>();
        if (!tree.name().equals(root)) {
            findings.add(Finding.error(
                    "element-refused",
                    "",
                    "Berkas ini dimulai dengan " + describe(tree.name()) + "; yang diharapkan " + describe(root)
                            + "."));
            return findings;
        }
        check(tree, element(root), "", findings);
        return findings;
    }

    private static String missing(XmlNode.Name name, XmlNode node) {
        return name.local().equals("candidateGroups")
                ? "Tentukan siapa yang mengerjakan langkah ini."
                : "Isian " + name + " pada " + node.name() + " belum ada; lengkapi.";
    }

    private void check(XmlNode node, Entry entry, String around, List<Finding> findings) {
        String id = node.attribute("id").isEmpty() ? around : node.attribute("id");
        node.attributes().forEach((name, value) -> attribute(entry, node, name, value, id, findings));
        entry.required.stream()
                .filter(name -> !node.attributes().containsKey(name))
                .forEach(name -> findings.add(Finding.error("attribute-missing", id, missing(name, node))));
        if (entry.text != null) {
            entry.text
                    .expectation(node.text())
                    .ifPresent(expected -> findings.add(Finding.error(
                            "value-refused",
                            id,
                            quoted(node.name(), node.text()) + " tidak dapat dipakai; yang diharapkan " + expected
                                    + ".")));
        } else if (!node.text().isEmpty()) {
            findings.add(Finding.error(
                    "value-refused",
                    id,
                    quoted(node.name(), node.text()) + " tidak dapat dipakai; di sini tidak boleh ada teks."));
        }
        for (XmlNode child : node.children()) {
            Entry shared = entry.children.contains(child.name()) ? entries.get(child.name()) : null;
            Entry expected = entry.ownChildren.getOrDefault(child.name(), shared);
            if (expected != null) {
                check(child, expected, id, findings);
            } else {
                findings.add(Finding.error(
                        "element-refused",
                        child.attribute("id").isEmpty() ? id : child.attribute("id"),
                        describe(child.name()) + " dalam " + node.name()
                                + " tidak diizinkan dalam diagram Sigap; hapus atau pakai pola yang disediakan."));
            }
        }
    }

    private void attribute(
            Entry entry, XmlNode node, XmlNode.Name name, String value, String id, List<Finding> findings) {
        if (name.isNamespaceDeclaration()) {
            Optional.ofNullable(refusedNamespaces.get(value))
                    .ifPresent(reason -> findings.add(Finding.error(
                            "namespace-refused", id, "Ruang nama " + value + " tidak diizinkan; " + reason)));
            return;
        }
        ValueRule rule = entry.attributes.get(name);
        if (rule == null && decorations.contains(name.namespace())) {
            rule = ValueRule.literal(LONGEST_DECORATION);
        }
        if (rule == null) {
            findings.add(Finding.error(
                    "attribute-refused",
                    id,
                    "Isian " + describe(name) + "=\"" + shortened(value) + "\" pada " + node.name()
                            + " tidak diizinkan; hapus."));
            return;
        }
        rule.expectation(value)
                .ifPresent(expected -> findings.add(Finding.error(
                        "value-refused",
                        id,
                        quoted(name, value) + " tidak dapat dipakai; yang diharapkan " + expected + ".")));
    }

    private static String describe(XmlNode.Name name) {
        return name.namespace().isEmpty() ? name.local() : name.local() + " (dari " + name.namespace() + ")";
    }

    private static String quoted(XmlNode.Name name, String value) {
        return name.local() + " \"" + shortened(value) + "\"";
    }

    private static String shortened(String value) {
        String oneLine = value.replaceAll("\\s+", " ");
        return oneLine.length() <= 80 ? oneLine : oneLine.substring(0, 80) + "...";
    }
}
