package dev.lamarck.engine.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is said about models that cannot be read. */
final class ModelErrors {
    private static final String AGAIN = " Download or write it again.";

    private ModelErrors() {}

    static ModelException notUtf8(String file, IOException cause) {
        return new ModelException("Cannot read %s: it is not UTF-8.".formatted(file) + AGAIN, cause);
    }

    static ModelException notJson(String file, IOException cause) {
        return new ModelException(
                "Cannot read %s: its JSON is broken: %s.".formatted(file, firstLine(cause)) + AGAIN, cause);
    }

    static ModelException noObject(String file) {
        return new ModelException("Cannot read %s: it is not a JSON object.".formatted(file) + AGAIN);
    }

    static ModelException missingKey(String file, String key) {
        return new ModelException(
                "Cannot use %s: '%s' is missing. Add it as the model's makers have it.".formatted(file, key));
    }

    static ModelException unlikeKey(String file, String key, String value, String expected) {
        return new ModelException("Cannot use %s: '%s' is %s, and has to be %s. Mend it, or use another model."
                .formatted(file, key, shortened(value), expected));
    }

    static ModelException noHeader(String file, long size) {
        return new ModelException(
                "Cannot read %s: it has %d bytes, too few for a safetensors file.".formatted(file, size) + AGAIN);
    }

    static ModelException hugeHeader(String file, long length, long most) {
        return new ModelException(
                "Cannot read %s: its header would have %s bytes, and at most %,d are allowed. It is no safetensors file, or broken."
                        .formatted(file, Long.toUnsignedString(length), most));
    }

    static ModelException cutHeader(String file, long length, long size) {
        return new ModelException("Cannot read %s: its header has %,d bytes, but the whole file has only %,d."
                        .formatted(file, length, size)
                + AGAIN);
    }

    static ModelException shrank(String file) {
        return new ModelException(
                "Cannot read %s: it became shorter while it was read. Try again once it is written.".formatted(file));
    }

    static ModelException noHeaderObject(String file) {
        return new ModelException("Cannot read %s: its header is not a JSON object.".formatted(file) + AGAIN);
    }

    static ModelException afterHeader(String file) {
        return new ModelException(
                "Cannot read %s: something stands after the JSON of its header.".formatted(file) + AGAIN);
    }

    static ModelException twice(String file, String name) {
        return new ModelException("Cannot read %s: '%s' is there twice.".formatted(file, name) + AGAIN);
    }

    static ModelException unlikeHeader(String file, String name, String expected) {
        return new ModelException(
                "Cannot read %s: the header's entry '%s' lacks %s.".formatted(file, name, expected) + AGAIN);
    }

    static ModelException unknownType(String file, String name, String type) {
        return new ModelException("Cannot read '%s' in %s: its dtype '%s' is none of %s. Convert it to one of them."
                .formatted(name, file, shortened(type), StoredType.names()));
    }

    static ModelException wrongSize(String file, String name, StoredType type, List<Long> shape, long bytes) {
        return new ModelException(
                "Cannot read '%s' in %s: its place has %,d bytes, which is not what %s of shape %s needs."
                                .formatted(name, file, bytes, type, shortened(shape.toString()))
                        + AGAIN);
    }

    static ModelException beyondFile(String file, String name, long end, long room) {
        return new ModelException(
                "Cannot read '%s' in %s: it ends at byte %,d of the numbers, of which the file has %,d."
                                .formatted(name, file, end, room)
                        + AGAIN);
    }

    static ModelException overlap(String file, String name, long begin, long end) {
        return new ModelException(
                "Cannot read '%s' in %s: it begins at byte %,d of the numbers, where another tensor is up to %,d."
                                .formatted(name, file, begin, end)
                        + AGAIN);
    }

    static ModelException hole(String file, String name, long end, long begin) {
        return new ModelException(
                "Cannot read '%s' in %s: nobody owns the bytes %,d to %,d before it.".formatted(name, file, end, begin)
                        + AGAIN);
    }

    static ModelException unclaimed(String file, long end, long room) {
        return new ModelException("Cannot read %s: its tensors end at byte %,d of the numbers, and the file has %,d."
                        .formatted(file, end, room)
                + AGAIN);
    }

    static ModelException noSuchPlace(String name, StoredType type, List<Long> shape, long offset, long bytes) {
        return new ModelException(
                "'%s' cannot be %s of shape %s in %,d bytes at %,d.".formatted(name, type, shape, bytes, offset));
    }

    static ModelException noSuchRows(Stored tensor, long first, long count) {
        return new ModelException("'%s' of shape %s has no %,d rows from row %,d on."
                .formatted(tensor.name(), tensor.shape(), count, first));
    }

    static ModelException notComputed(Stored tensor) {
        return new ModelException(
                "Cannot use '%s' in %s: the engine does not compute with %s. Convert the file to F32, F16 or BF16."
                        .formatted(tensor.name(), tensor.file(), tensor.type()));
    }

    static ModelException notFinite(Stored tensor, long place, float value) {
        List<Long> indices = new ArrayList<>();
        long rest = place;
        for (int side = tensor.shape().size() - 1; side >= 0; side--) {
            indices.add(0, rest % tensor.shape().get(side));
            rest /= tensor.shape().get(side);
        }
        return new ModelException(
                "Cannot use '%s' in %s: it holds %s at %s. The file is damaged, or its training went astray: download it or train it again."
                        .formatted(tensor.name(), tensor.file(), value, indices));
    }

    static ModelException unlikeItsShape(StoredType type, List<Long> shape, long bytes) {
        return new ModelException("Cannot write %,d bytes as %s of shape %s.".formatted(bytes, type, shape));
    }

    static ModelException tooLargeToWrite(long size) {
        return new ModelException(
                "Cannot write %,d bytes as one file: 2 GiB is the most. Write fewer tensors.".formatted(size));
    }

    static ModelException reservedName(String name) {
        return new ModelException(
                "Cannot write a tensor called '%s': the format keeps that name to itself.".formatted(name));
    }

    static ModelException noConfig(String file) {
        return new ModelException("There is no %s. Give the folder of a model as it is downloaded.".formatted(file));
    }

    static ModelException noTensors(String folder, String file) {
        return new ModelException(
                "There is no %s in %s. Give the folder of a model as it is downloaded.".formatted(file, folder));
    }

    static ModelException noIndex(String folder, String index) {
        return new ModelException(
                "The model in %s is in several files, but %s is missing. Download it too.".formatted(folder, index));
    }

    static ModelException notSafetensors(String folder, String name) {
        return new ModelException(
                "Cannot read %s in %s: only safetensors files are read. Download those, or save the model with save_pretrained(..., safe_serialization=True)."
                        .formatted(name, folder));
    }

    static ModelException extraShards(String index, List<String> extra) {
        return new ModelException(
                "%s does not speak of %s beside it. Remove what is of another model, or download the index again."
                        .formatted(index, shortened(String.join(", ", extra))));
    }

    static ModelException missingShard(String index, String shard) {
        return new ModelException("%s speaks of %s, which is missing. Download it.".formatted(index, shard));
    }

    static ModelException elsewhere(String index, String tensor, String shard, Optional<String> said) {
        return new ModelException("'%s' is in %s, but %s %s. Download the files and their index again."
                .formatted(
                        tensor,
                        shard,
                        index,
                        said.map(other -> "has it in " + other).orElse("does not know it")));
    }

    static ModelException notInShard(String index, String tensor, String shard) {
        return new ModelException(
                "%s has '%s' in %s, where it is not. Download both again.".formatted(index, tensor, shard));
    }

    static ModelException noTensor(String folder, String name, List<Long> shape, Set<String> known) {
        return new ModelException(
                "There is no '%s' of shape %s in %s; the nearest are %s. The configuration and the tensors have to be of the same model."
                        .formatted(
                                name,
                                shape,
                                folder,
                                shortened(Nearest.to(name, known).toString())));
    }

    static ModelException wrongShape(Stored tensor, List<Long> expected) {
        return new ModelException(
                "'%s' in %s has the shape %s, and should have %s. The configuration and the tensors have to be of the same model."
                        .formatted(
                                tensor.name(),
                                tensor.file(),
                                shortened(tensor.shape().toString()),
                                expected));
    }

    static ModelException noList(String file) {
        return new ModelException("Cannot read %s: it is not a JSON list.".formatted(file) + AGAIN);
    }

    static ModelException notEmbedding(String file, String type) {
        return new ModelException(
                "Cannot embed as %s says: it has a module of the type '%s', which the engine does not do. Say which pooling to use, to embed without it."
                        .formatted(file, shortened(type)));
    }

    static ModelException notPooling(String file, List<String> modes, Set<String> known) {
        return new ModelException(
                "Cannot embed as %s says: it pools by %s, and one of %s is done. Say which pooling to use."
                        .formatted(file, shortened(modes.toString()), new TreeSet<>(known)));
    }

    static ModelException noPooling(String label, List<String> known) {
        return new ModelException(
                "There is no pooling '%s'. Use one of %s.".formatted(shortened(label), String.join(", ", known)));
    }

    static ModelException unknownFamily(String file, List<String> said, String type, List<String> known) {
        return new ModelException(
                "Cannot use %s: no family has the architectures %s and the model type '%s'. Those that can be used are %s."
                        .formatted(file, shortened(said.toString()), shortened(type), String.join(", ", known)));
    }

    static ModelException noFamily(String name, List<String> known) {
        return new ModelException("There is no family '%s'. Use one of %s.".formatted(name, String.join(", ", known)));
    }

    static ModelException notDone(String file, String key) {
        return new ModelException("Cannot use %s: it sets '%s', which the engine does not do. Use a model without it."
                .formatted(file, key));
    }

    static ModelException rotaryByLayer(String file) {
        return new ModelException(
                "Cannot use %s: its rotary positions differ by layer, which the engine does not do. Use a model in which they are all alike."
                        .formatted(file));
    }

    static ModelException rotaryBeyondHead(int size, int head) {
        return new ModelException(
                "A head of %d numbers cannot have %d of them turned. Turn at most all of them.".formatted(head, size));
    }

    static ModelException unevenRotary(int size) {
        return new ModelException(
                "%d numbers of a head cannot be turned in pairs. Turn an even number of them, at most %,d."
                        .formatted(size, Attention.MOST_HEAD_SIZE));
    }

    static ModelException unevenHeads(int heads, int keyHeads) {
        return new ModelException(
                "%d heads cannot share %d key heads evenly. Give a divisor.".formatted(heads, keyHeads));
    }

    static ModelException noSuchPart(String family, Role role, int layer) {
        return new ModelException(
                "A %s has no %s in layer %d. Ask whether it has one first.".formatted(family, role, layer));
    }

    static void requireWithin(String what, int size, int most) {
        if (size < 1 || size > most) {
            throw new ModelException("A model cannot have %,d as its %s: it goes from 1 to %,d. Mend its configuration."
                    .formatted(size, what, most));
        }
    }

    private static String firstLine(IOException cause) {
        return shortened(String.valueOf(cause.getMessage()).lines().findFirst().orElse(""));
    }

    /** Values come from files of any size. */
    private static String shortened(String value) {
        return value.length() <= 200 ? value : value.substring(0, 200) + "…";
    }
}
