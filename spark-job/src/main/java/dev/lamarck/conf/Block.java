package dev.lamarck.conf;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A block of settings: an immutable tree in which every value knows its path and where it was written. The keys
 * {@code a-b} and {@code a_b} are one key, but the spelling is kept for those who read the block as a map. A key that
 * holds nothing counts as absent, which is how a higher layer takes a value of a lower one back. Blocks are equal when
 * their canonical forms are.
 */
public final class Block implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Block EMPTY = new Block(Node.Section.empty(Origin.NOWHERE), "");

    private final Node.Section root;
    private final String path;

    Block(Node.Section root, String path) {
        this.root = root;
        this.path = path;
    }

    public static Block empty() {
        return EMPTY;
    }

    public static Block ofYaml(String text, String source) {
        return new Block(YamlReader.document(text, source), "");
    }

    public static Block ofFile(Path file) {
        try {
            return ofBytes(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new ConfException(ConfErrors.unreadable(file, e), e);
        }
    }

    /** Reads the bytes of a YAML file, which have to be UTF-8. */
    public static Block ofBytes(byte[] bytes, String source) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return ofYaml(StandardCharsets.UTF_8.newDecoder().decode(buffer).toString(), source);
        } catch (CharacterCodingException e) {
            throw new ConfException(ConfErrors.notUtf8(source), e);
        }
    }

    public static Block ofMap(Map<String, ?> values) {
        return new Block((Node.Section) Nodes.ofJava(values, Origin.NOWHERE), "");
    }

    /** This block with the values of a higher one: blocks are merged, lists and values replaced whole. */
    public Block overlaidBy(Block higher) {
        return new Block((Node.Section) Nodes.overlay(root, higher.root), path);
    }

    /** This block with one value as the flag {@code --set path=value} gives it. */
    public Block with(String dottedPath, String yaml) {
        return with(dottedPath, yaml, "--set " + dottedPath);
    }

    Block with(String dottedPath, String yaml, String source) {
        Node value = YamlReader.value(yaml, Origin.of(source));
        return new Block((Node.Section) Nodes.put(root, Keys.parse(dottedPath), value), path);
    }

    /**
     * This block with a value that stands for one written elsewhere.
     *
     * @param value plain: a text, number, boolean, list or map
     * @param origin where that one was written, as {@link #origin} tells it
     */
    public Block written(String dottedPath, Object value, String origin) {
        Node node = Nodes.ofJava(value, Origin.of(origin));
        return new Block((Node.Section) Nodes.put(root, Keys.parse(dottedPath), node), path);
    }

    public Block without(String dottedPath) {
        return new Block(Nodes.remove(root, Keys.parse(dottedPath)), path);
    }

    /** This block with these of its keys, in either spelling, and no others. */
    public Block only(Set<String> keys) {
        Set<String> wanted = keys.stream().map(Keys::kebab).collect(Collectors.toSet());
        Node.Section rest = root;
        for (String key : root.entries().keySet()) {
            rest = wanted.contains(key) ? rest : rest.remove(key);
        }
        return new Block(rest, path);
    }

    /** The block at a path, empty if there is none. */
    public Block at(String dottedPath) {
        String below = path.isEmpty() ? dottedPath : path + "." + dottedPath;
        Node node = Nodes.find(root, Keys.parse(dottedPath));
        return new Block(
                node instanceof Node.Section section ? section : Node.Section.empty(root.origin()), Keys.kebab(below));
    }

    /** The block that has this one at a path, and nothing else. */
    public Block under(String dottedPath) {
        Node.Section around = Node.Section.empty(root.origin());
        return new Block((Node.Section) Nodes.put(around, Keys.parse(dottedPath), root), "");
    }

    /** The plain value at a path: a text, number, boolean, list or map. */
    public Optional<Object> value(String dottedPath) {
        return Optional.ofNullable(Nodes.find(root, Keys.parse(dottedPath))).map(Nodes::toJava);
    }

    /** The value at a path as it was written. */
    public Optional<String> text(String dottedPath) {
        return Nodes.find(root, Keys.parse(dottedPath)) instanceof Node.Scalar scalar
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    /** Where the value at a path was written: {@code conf/run.yaml:12}, a variable's name, or the flag. */
    public Optional<String> origin(String dottedPath) {
        return Optional.ofNullable(Nodes.find(root, Keys.parse(dottedPath)))
                .map(node -> node.origin().toString());
    }

    /** The keys that hold something, as they were spelled, in the order of their kebab-case forms. */
    public Set<String> keys() {
        Set<String> keys = new TreeSet<>((a, b) -> Keys.kebab(a).compareTo(Keys.kebab(b)));
        keys.addAll(toMap().keySet());
        return Collections.unmodifiableSet(keys);
    }

    public boolean isEmpty() {
        return toMap().isEmpty();
    }

    /** The path of this block in the settings it was taken from; empty for the whole. */
    public String path() {
        return path;
    }

    /** Plain maps, lists and values; keys sorted, spelled as in the source. */
    public Map<String, Object> toMap() {
        return Nodes.mapOf(root);
    }

    /**
     * This block as it is merged with others: where a record begins with a type and the type alone is written, the block
     * that it stands for.
     *
     * @param settings the record that the block is bound to
     */
    public Block spelledOut(Class<? extends Record> settings) {
        return new Block(Bare.all(root, settings), path);
    }

    /** YAML with sorted keys, that reads back to an equal block. */
    public String toYaml() {
        return YamlWriter.write(root);
    }

    /** JSON in one form for equal settings, to be hashed: keys in kebab case and sorted, numbers normalised. */
    public String canonical() {
        return CanonicalJson.write(root);
    }

    /** This block fit to be shown: a secret is its variable's reference if it came from one, else stars. */
    public Block masked() {
        return new Block(Secrets.mask(root), path);
    }

    /** This block fit to be kept: masked, and expanding it gives every other value back as it is now. */
    public Block stored() {
        return new Block(Secrets.mask(Expansion.escaped(root)), path);
    }

    /** This block without the values that {@link #masked} hides, whatever they are. */
    public Block withoutSecrets() {
        return new Block(Secrets.leaveOut(root), path);
    }

    /** This block with every {@code ${NAME}} and {@code ${NAME:-default}} replaced from the environment. */
    public Block expanded(Map<String, String> environment) {
        return new Block(new Expansion(environment).expand(root, path), path);
    }

    Node.Section root() {
        return root;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Block block && canonical().equals(block.canonical());
    }

    @Override
    public int hashCode() {
        return canonical().hashCode();
    }

    @Override
    public String toString() {
        return masked().canonical();
    }
}
